"""What Streamlit runs whenever a page is to be drawn."""

from registry.server.memory import settle
from registry.ui import app

app.main()
settle()
