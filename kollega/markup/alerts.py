"""Alerts (`> [!TIP]`): their titles, which the parser writes in English."""

from __future__ import annotations

import re

from kollega.words import Say

_TITLE = re.compile(rb'(?<=<p class="markdown-alert-title">)(?:Note|Tip|Important|Warning|Caution)(?=</p>)')


def in_words(html: bytes, say: Say) -> bytes:
    """HTML as the parser made it, with the titles of alerts in the language of `say`; own titles stay."""
    # `Note` alone is a kind of story, which has other words than an alert in most languages.
    note = say("Please note")
    words = {
        "Note": note if note != "Please note" else "Note",
        "Tip": say("Tip"),
        "Important": say("Important"),
        "Warning": say("Warning"),
        "Caution": say("Caution"),
    }
    return _TITLE.sub(lambda found: words[found[0].decode()].encode(), html)
