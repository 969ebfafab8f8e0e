"""What Streamlit runs, in a folder of its own.

A folder `pages` beside the script would be taken for pages by themselves (Streamlit's older
convention), and a deep link would open one of these bare, before `ui.app` has a say.
"""
