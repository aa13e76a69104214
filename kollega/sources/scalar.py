"""Texts as values of YAML: what somebody typed, to be written to a file and read from it again."""

from __future__ import annotations

import json

from kollega.letters import clean, nfc


def one_line(text: str) -> str:
    """`text` as it will be read from a file: on one line, without what is invisible and can mislead."""
    return nfc(" ".join(clean(text)[0].split()))


def quoted(value: object) -> str:
    """A line of text, or a list of such, as a YAML value. What JSON writes is one; without quotes `no` or `a: b` would be
    something else."""
    return json.dumps(value, ensure_ascii=False)
