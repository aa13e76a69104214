"""Words for no place at all, which people write where a job's place should be."""

from __future__ import annotations

import re

#: In the languages of messages, without capitals and signs. What begins with `remote` needs no row.
_WORDS = frozenset(
    word.strip()
    for word in (
        "remotely, fully remote, 100 remote, anywhere, worldwide, virtual, home, home office, homeoffice, home based, "
        "work from home, working from home, work from anywhere, wfh, telework, teleworking, telecommuting, "
        "fjernarbejde, hjemmearbejde, hjemmekontor, hjemmefra, overalt, hele verden, "
        "mobiles arbeiten, mobile arbeit, fernarbeit, telearbeit, ortsunabhängig, von zu hause, überall, weltweit, "
        "télétravail, teletravail, en télétravail, à distance, a distance, distanciel, en distanciel, partout, monde entier, "
        "thuis, thuiswerk, thuiswerken, vanuit huis, op afstand, telewerk, telewerken, overal, wereldwijd"
    ).split(",")
)
#: What parts such a word from where one may live: `Remote (EU)`, `Homeoffice - Deutschland`.
_END = re.compile(r"[,:;/|(]|\s[-–—]")


def says_remote(text: str) -> bool:
    """Whether the text for a place says that the work is done from anywhere: `Remote`, `Remote - US`, `Home office`."""
    words = re.findall(r"[^\W_]+", _END.split(text.casefold())[0])
    return words[:1] == ["remote"] or " ".join(words) in _WORDS
