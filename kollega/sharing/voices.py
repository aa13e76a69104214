"""Suggested words: those of the people who wrote a story or job, and those made of templates, in several voices.

The templates are data, one file a language (`theme/backstage/voices/`), that a site's `theme/` may overlay.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from string import Formatter

import msgspec

from kollega.languages import file_of
from kollega.networks import Network
from kollega.records import Struct
from kollega.sharing.lengths import fits, fitted
from kollega.templates import THEME

FOLDER = "backstage/voices/"
#: What stands in the place of a language of which there is no file.
_FALLBACK = "en"


class BrokenVoices(Exception):
    """A file of voices that cannot be read; `reason` says why."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file, self.reason = file, reason


class Voice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way to say it. It is left out where something that its text names is not known."""

    name: str
    text: str


class Voices(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The voices of a language. `insiders` are words by which a post shows that its writer works there."""

    disclosure: str
    insiders: tuple[str, ...]
    story: tuple[Voice, ...]
    job: tuple[Voice, ...]


class Suggestion(Struct, frozen=True, kw_only=True):
    """Words to start from. `voice` is empty where they are the author's own."""

    voice: str
    words: str


#: What templates may name.
NAMES = ("employer", "title", "summary", "author", "quote", "team", "place")


def suggestions(
    network: Network, url: str, *, own: tuple[str, ...], voices: Voices, kind: str, values: dict[str, str]
) -> tuple[Suggestion, ...]:
    """What to say in a network, the authors' own words first; none says more than the network takes.

    `own` are the words of the `share` field for this network, `values` those of `NAMES`. All of them make known
    that who shares works there, as the law of several countries asks for praise of an employer.
    """
    found = [Suggestion(voice="", words=_known(text.strip(), voices, values["employer"])) for text in own]
    rows: tuple[Voice, ...] = getattr(voices, kind)
    for voice in rows:
        if all(values[name] for name in _needed(voice.text)):
            found.append(Suggestion(voice=voice.name, words=_filled(voice.text, values, url, network)))
    cut = (Suggestion(voice=one.voice, words=fitted(one.words, url, network)) for one in found if one.words)
    return tuple({one.words: one for one in cut if one.words}.values())


@lru_cache(maxsize=1024)
def _needed(text: str) -> frozenset[str]:
    """What a template names."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def _filled(text: str, values: dict[str, str], url: str, network: Network) -> str:
    """A template with its values; where that is too long, with as much of the summary or quote as there is room for."""
    whole = _said(text, values)
    for name in ("summary", "quote"):
        if f"{{{name}}}" in text and not fits(whole, url, network):
            words = values[name].split()
            while words and not fits(whole, url, network):
                words.pop()
                whole = _said(text, values | {name: " ".join(words).rstrip(".,;:–-") + "…"})
    return whole


def _known(words: str, voices: Voices, employer: str) -> str:
    """Words that begin by saying where their writer works, unless their first lines show it."""
    beginning = " ".join(words.split())[:160].casefold()
    if any(re.search(rf"(?<!\w){re.escape(one.casefold())}(?!\w)", beginning) for one in voices.insiders):
        return words
    return f"{_said(voices.disclosure, {'employer': employer})} {words}"


def _said(text: str, values: dict[str, str]) -> str:
    """A template with its values. A name that ends in a full stop, such as `A/B Inc.`, needs no other after it."""
    employer = values["employer"]
    whole = text.format_map(values)
    return (whole.replace(f"{employer}.", employer) if employer.endswith(".") else whole).strip()


def voices_of(langs: tuple[str, ...], overlay: Path | None = None) -> Voices:
    """The voices of the first of `langs` that has any, else English ones. Raises `BrokenVoices` for a file of a site.

    `overlay` is a site's `theme/`.
    """
    path = file_of([folder / FOLDER for folder in (overlay, THEME) if folder], *langs, _FALLBACK)
    assert path, "the package has voices"
    return _read(path.read_bytes(), FOLDER + path.name)


@lru_cache(maxsize=64)
def _read(data: bytes, file: str) -> Voices:
    try:
        voices = msgspec.json.decode(data, type=Voices)
        for text in (voices.disclosure, *(voice.text for voice in (*voices.story, *voices.job))):
            if any(name not in NAMES for _, name, _, _ in Formatter().parse(text) if name is not None):
                raise ValueError("in braces may stand only " + ", ".join(NAMES))
            text.format_map(dict.fromkeys(NAMES, ""))
    except (msgspec.MsgspecError, ValueError, KeyError, IndexError, AttributeError) as error:
        raise BrokenVoices(file, str(error)) from error
    return voices
