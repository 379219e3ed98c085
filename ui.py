"""The pages: `streamlit run ui.py`."""

from registry.ui import app

app.main()
