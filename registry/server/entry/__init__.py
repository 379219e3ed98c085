"""What Streamlit runs. It puts this folder on Python's path, so nothing else may stand in it."""
