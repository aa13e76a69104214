"""Library: joins the records and decides what is live on a day.

Publication and expiry, drafts, withdrawal, references and addresses that collide are decided here, once;
after this floor nothing asks these questions again. Holding back, expiring, closing and withdrawing never
fail a build: what points at a thing that is not live loses the link, with a warning.
"""

from kollega.library.anew import Anew
from kollega.library.load import library_of, load, load_to_know

__all__ = ["Anew", "library_of", "load", "load_to_know"]
