"""The pages by themselves, for whoever works on them: `streamlit run ui.py`. Readers are given `muniment serve`."""

from registry.ui import app

app.main()
