"""Small parts of a page that Streamlit has no widget for; each is one Python file and its frontend.

Every text is handed over as JSON and set as text; nothing is ever parsed as HTML.
"""
