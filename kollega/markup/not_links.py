"""What is written as a link or picture and is none: GitHub's Markdown takes no address with a blank in it."""

from __future__ import annotations

import html
import re

_CODE = re.compile(r"<(/?)(?:code|pre)\b")
_BRACKETS = re.compile(r"\]\(([^()<>\n]+)\)")
#: So many are looked at; a text that has more is no slip.
_MOST = 20


def not_links(unsafe_html: str) -> tuple[str, ...]:
    """What stands in the round brackets of such links, each once. Not all of it is meant as an address."""
    if "](" not in unsafe_html:
        return ()
    found = (html.unescape(one).strip() for one in _BRACKETS.findall(_without_code(unsafe_html)))
    return tuple(dict.fromkeys(one for one in found if " " in one))[:_MOST]


def _without_code(unsafe_html: str) -> str:
    """Also without the rest behind code that never ends."""
    first, *parts = _CODE.split(unsafe_html)
    kept, depth = [first], 0
    for end, words in zip(parts[::2], parts[1::2], strict=True):
        depth = max(0, depth + (-1 if end else 1))
        kept += [words] if depth == 0 else []
    return "".join(kept)
