"""Fonts: a chain of files for each family, so that each sign is drawn by the first that has all of it.

`theme/cards/fonts.json` names the files of families and the order in which families are tried; beside each file lies a
list of its characters, made by `tools/card_fonts.py`. A font of the employer goes before them. Pillow itself would draw
an empty box for a character that a file does not have.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import msgspec

from kollega.pictures import bidi, script, shaping
from kollega.pictures.faces import FOLDER, face, is_own, name_own

#: The size in pixels at which words are measured; widths grow in proportion.
MEASURE = 100
#: The most marks on a letter: two where letters stand close, more where vowels are marks.
_MOST_MARKS, _MOST_VOWELS = 2, 4
#: A character that no font has.
_NOBODYS = "\U0010fff0"
#: What joins letters, or keeps them apart, in the writings of India and Arabia.
_JOINERS = "\u200c\u200d"
#: Vowels that are written like letters, and stand with the one before them.
_VOWELS_BEHIND = "\u0e33\u0eb3"
#: An emoji of several characters that is wider, in ems, is not known to the font as one.
_ONE_EMOJI = 1.6
#: Names of files to be tried for a sign, in order.
Chain = tuple[str, ...]
_BLANKS = re.compile(r"[^\S\xa0]+")


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`families` gives the files of each; `chains`, for what layouts may ask for, the families that are tried in order.

    After them come those of `east_asia`, that of the text's language first. `emoji` is the file that has these.
    """

    families: dict[str, tuple[str, ...]]
    chains: dict[str, tuple[str, ...]]
    east_asia: tuple[str, ...]
    emoji: str


class Run(msgspec.Struct, frozen=True):
    """A part of a line in one file, and its advance in pixels at the size of the line.

    At an odd `level` it is read from right to left. Only a line with letters of both directions, or that is read so, has
    `direction`s.
    """

    text: str
    file: str
    width: float
    level: int = 0
    direction: str | None = None


@cache
def _table() -> Table:
    return msgspec.json.decode(FOLDER.with_suffix(".json").read_bytes(), type=Table)


@cache
def _inside(file: str) -> frozenset[str]:
    """The characters of a file."""
    parts = (FOLDER / file).with_suffix(".txt").read_text("ascii").replace("\n", "").split(",")
    ends = [part.partition("-") for part in parts]
    return frozenset(
        chr(point) for first, _, last in ends for point in range(int(first, 16), int(last or first, 16) + 1)
    )


@lru_cache(maxsize=64)
def chain(family: str, own: bytes = b"", lang: str = "") -> Chain:
    """The files of a family for a text in `lang`, after the font `own` where there is one.

    Chinese, Japanese and Korean share characters that each writes in a way of its own; the language decides.
    """
    files = _chain(family, script.east_asian(lang))
    if not own:
        return files
    return (name_own(own), *files)


@cache
def _chain(family: str, first: str) -> Chain:
    table = _table()
    asia = sorted(table.east_asia, key=lambda writing: writing != first)
    return tuple(file for member in (*table.chains[family], *asia) for file in table.families[member])


def language(text: str, lang: str) -> str:
    """The language in whose way a text is drawn: `lang`, or, where that has no ideographs, the one that the text shows."""
    if script.east_asian(lang) or not script.has_ideographs(text):
        return lang
    if shown := script.seems_east_asian(text):
        return shown
    table = _table()
    signs = [sign for sign in text if script.has_ideographs(sign)]

    def missing(writing: str) -> int:
        files = table.families[writing]
        return sum(not any(_has(sign, file) for file in files) for sign in signs)

    # In Korean ideographs are rare, and stand among letters that tell it.
    return min((writing for writing in table.east_asia if writing != "ko"), key=missing)


@cache
def _has(character: str, file: str) -> bool:
    """Whether a file can draw a character. Of an employer's it is known by the box that stands for what is missing."""
    if not is_own(file):
        return character in _inside(file)
    font = face(file, 400, MEASURE)
    return bytes(font.getmask(character)) != bytes(font.getmask(_NOBODYS))


@cache
def _file_of(character: str, chain: Chain) -> str:
    """The first file of a chain that has `character`; an empty text where none has."""
    return next((file for file in chain if _has(character, file)), "")


def drawable(text: str, chain: Chain) -> tuple[str, tuple[str, ...]]:
    """`text` without what a chain cannot draw, blanks tidied; and what was left out, each once.

    What only steers (direction, joining, variation) goes without a word, and so does what is piled
    high on a letter. Soft hyphens stay, for whoever breaks lines, and marks of direction, for whoever orders them.
    """
    tidy = unicodedata.normalize("NFC", _BLANKS.sub(" ", text.replace("\u202f", "\xa0")))
    if _first(chain).issuperset(tidy):
        return tidy.strip(), ()
    drawn = [_drawn(cluster, chain) for cluster in script.clusters(tidy)]
    words = _BLANKS.sub(" ", "".join(words for words, _ in drawn)).strip()
    words = words if words.strip(bidi.MARKS + " ") else ""
    missing = tuple(dict.fromkeys(sign for _, signs in drawn for sign in signs))
    # Without what stood between them, a letter and its mark may be one character.
    return (words if unicodedata.is_normalized("NFC", words) else drawable(words, chain)[0]), missing


@cache
def _first(chain: Chain) -> frozenset[str]:
    """What the first file of a chain draws without further thought; most titles have nothing else."""
    if is_own(chain[0]):
        return frozenset()
    return frozenset(sign for sign in _inside(chain[0]) if unicodedata.category(sign) not in ("Mn", "Cf"))


@lru_cache(maxsize=8192)
def _drawn(cluster: str, chain: Chain) -> tuple[str, tuple[str, ...]]:
    """What is drawn for a sign, and which of its characters no font has."""
    if cluster in (" ", "\xa0", "\xad") or cluster in bidi.MARKS:
        return cluster, ()
    if script.is_emoji(cluster) and (emoji := _emoji(cluster, chain)):
        return emoji, ()
    kept: list[str] = []
    missing: list[str] = []
    file, base, marks = "", "", 0
    for character in cluster:
        kind = unicodedata.category(character)
        # Fonts know where a mark stands on a letter, not where on a digit or an emoji.
        borne = bool(file) and base.isalpha() and _has(character, file)
        if character in _JOINERS and borne:
            kept.append(character)
        elif kind in ("Cc", "Cf", "Cs", "Me") or script.is_tone(character):
            continue
        elif kind in ("Mn", "Mc") or character in _VOWELS_BEHIND:
            marks += kind == "Mn"
            if borne and marks <= _most_marks(character):
                kept.append(character)
        elif file and _has(character, file):
            kept.append(character)
            base, marks = character, 0
        else:
            # What belongs together is drawn by one file, or not together.
            file = "" if file else _whole(cluster, chain) or _file_of(character, chain)
            base, marks = character, 0
            plainer = "" if file else _plainer(character, chain)
            kept.append(character if file else plainer or " ")
            if not (file or plainer):
                missing.append(character)
    return "".join(kept), tuple(missing)


def _most_marks(mark: str) -> int:
    return _MOST_MARKS if mark < "\u0590" else _MOST_VOWELS


def _plainer(character: str, chain: Chain) -> str:
    """What a character that no font has is another form of (`𝓗`, `ﬃ`, `㏂`), as far as it can be drawn."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain != character and all(_file_of(part, chain) for part in plain) else ""


def _emoji(cluster: str, chain: Chain) -> str:
    """The emoji as the font has it: whole, without a tone of skin, or nothing. What is a letter stays one."""
    file = _table().emoji
    is_letter = cluster[0] < "\x80" and "\u20e3" not in cluster
    is_part = script.is_tone(cluster[0]) or unicodedata.category(cluster[0])[0] == "M"
    if file not in chain or is_letter or is_part:
        return ""
    bare = "".join(part for part in cluster if _is_of_emoji(part))
    for sign in dict.fromkeys((bare, "".join(part for part in bare if not script.is_tone(part)))):
        shown = [character for character in sign if unicodedata.category(character) not in ("Cf", "Mn")]
        whole = face(file, 400, MEASURE).getlength(sign) <= _ONE_EMOJI * MEASURE
        if whole and shown and all(_has(character, file) for character in shown):
            return sign
    return ""


def _is_of_emoji(part: str) -> bool:
    """Whether a character may be part of an emoji: what is seen, joins, or names a region's flag."""
    steers = part in "\u200d\ufe0f" or "\U000e0020" <= part <= "\U000e007f"
    return steers or unicodedata.category(part) not in ("Mn", "Cf")


@lru_cache(maxsize=8192)
def _file_for(cluster: str, chain: Chain) -> str:
    """The file that draws a sign, which must be drawable."""
    if script.is_emoji(cluster) and _emoji(cluster, chain) == cluster:
        return _table().emoji
    return _whole(cluster, chain) or _file_of(cluster[0], chain)


def _whole(cluster: str, chain: Chain) -> str:
    """The first file of a chain that has all of a sign but what joins it; an empty text where none has."""
    kept = [character for character in cluster if character not in _JOINERS]
    return next((file for file in chain if all(_has(character, file) for character in kept)), "")


@lru_cache(maxsize=4096)
def runs(text: str, chain: Chain, weight: int, size: int, from_right: bool = False) -> tuple[Run, ...]:
    """`text`, which must be drawable, cut where the file or the direction changes, as it stands from left to right.

    Blanks stay with the letter before them. `from_right` says that the line is read so.
    """
    if not from_right and _first(chain).issuperset(text):
        return (_run(chain[0], 0, [text], weight, size, False),)
    directed = from_right or script.is_directed(text)
    levels = bidi.levels(text, from_right) if directed else []
    parts: list[tuple[str, int, list[str]]] = []
    place = 0
    for cluster in script.clusters(text):
        level = levels[place] if levels else 0
        place += len(cluster)
        if cluster in bidi.MARKS:
            continue
        file, before, _ = parts[-1] if parts else ("", -1, [])
        if level != before or file == _table().emoji or not (cluster in " \xa0" and _has(cluster, file)):
            file = _file_for(cluster, chain)
        if parts and (file, level) == parts[-1][:2]:
            parts[-1][2].append(cluster)
        else:
            parts.append((file, level, [cluster]))
    return tuple(bidi.in_order([_run(*part, weight, size, bool(levels)) for part in parts]))


def _run(file: str, level: int, signs: list[str], weight: int, size: int, directed: bool) -> Run:
    is_shaped = shaping.is_there()
    text = bidi.seen(signs) if level % 2 and not is_shaped else "".join(signs)
    direction = ("rtl" if level % 2 else "ltr") if directed and is_shaped else None
    return Run(text, file, face(file, weight, size).getlength(text, direction=direction), level, direction)


def width(text: str, chain: Chain, weight: int, size: int) -> float:
    """The advance of `text` in pixels."""
    return sum(run.width for run in runs(text, chain, weight, size))
