"""`streamlit run streamlit_app.py`: the same app that `studyatlas serve` opens."""

from studyatlas.ui.app import main

main()
