"""The explorer in a browser, on Streamlit."""
