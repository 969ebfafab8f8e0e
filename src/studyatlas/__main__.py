"""`python -m studyatlas` is the same as `studyatlas`."""

from studyatlas.cli import main

if __name__ == "__main__":
    main()
