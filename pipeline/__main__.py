"""``python -m pipeline`` is ``iua``."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
