"""`python -m kollega` is the same program as `kollega`."""

from kollega.cli import main

if __name__ == "__main__":
    main()
