"""Texts that somebody typed, as values of YAML."""

from __future__ import annotations

import json

from kollega.letters import clean, nfc


def one_line(text: str) -> str:
    """`text` as it will be read from a file: on one line, without what is invisible and can mislead."""
    return nfc(" ".join(clean(text)[0].split()))


def quoted(text: str) -> str:
    """A line of text as a YAML value. Every text of JSON is one; without quotes `no` or `a: b` would be something else."""
    return json.dumps(text, ensure_ascii=False)
