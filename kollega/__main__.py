"""`python -m kollega` is the same program as `kollega`."""

from kollega.cli import process

if __name__ == "__main__":
    process()
