"""Schema: turns what people wrote into typed records, or into diagnostics. All problems of a file are found in one run."""

from kollega.schema.moments import end_of
from kollega.schema.read import RECORDS, Document, read_list, read_record, slugify
from kollega.schema.site import UNREAD, read_site
from kollega.schema.translation import read_translation

__all__ = [
    "RECORDS",
    "UNREAD",
    "Document",
    "end_of",
    "read_list",
    "read_record",
    "read_site",
    "read_translation",
    "slugify",
]
