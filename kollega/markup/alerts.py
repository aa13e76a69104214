"""Alerts (`> [!TIP]`): their titles, which the parser writes in English."""

from __future__ import annotations

import re

from kollega.words import Say

_MARK = b'<p class="markdown-alert-title">'
_TITLE = re.compile(_MARK + b"(Note|Tip|Important|Warning|Caution)(?=</p>)")


def in_words(html: bytes, say: Say) -> bytes:
    """HTML as the parser made it, with the titles of alerts in the language of `say`; own titles stay."""
    if _MARK not in html:
        return html
    # `Note` alone is a kind of story, which has other words than an alert in most languages.
    note = say("Please note")
    words = {
        "Note": note if note != "Please note" else "Note",
        "Tip": say("Tip"),
        "Important": say("Important"),
        "Warning": say("Warning"),
        "Caution": say("Caution"),
    }
    return _TITLE.sub(lambda found: _MARK + words[found[1].decode()].encode(), html)
