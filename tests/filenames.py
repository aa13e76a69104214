"""Names of files for tests: what a disk may hold, whoever wrote it."""

from __future__ import annotations

import os

from hypothesis import strategies as st

#: Any name, as Python has it; some that mean something are among them.
NAMES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=60),
    st.binary(min_size=1, max_size=60).map(os.fsdecode),
    st.sampled_from(
        "index.md _HEADERS con.md .env a.md~ .pages x.exe ~$a.docx CNAME Thumbs.db night.md".split()
    ),
).filter(lambda name: name not in (".", "..") and "/" not in name and "\0" not in name)
