"""What `studyatlas serve` hands to Streamlit; its settings lie beside it in `.streamlit`."""

from studyatlas.ui.app import main

main()
