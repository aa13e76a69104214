"""Finding people who withdrew, in whichever way a text or file writes their names.

The library holds back what names them, and the gate looks for them in the finished output: they must mean the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape, unescape
from itertools import groupby, islice, pairwise
from typing import NamedTuple
from urllib.parse import quote, unquote

#: What nobody sees (Unicode's Default_Ignorable_Code_Point and fillers), and marks over and under letters.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    # The vowels of Arabic and Hebrew, which are mostly left out, the hamza on a letter, and the stroke that draws words out.
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
_LETTERS = dict(zip("øæœłđðþıßẞ", "o ae oe l d d th i ss SS".split(), strict=True))
#: How letters are also written where they cannot be typed.
_SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_APOSTROPHES = "'’ʼ`"
_LETTER = rf"[^\W_{_APOSTROPHES}]"
#: For so few names the text is searched sooner than it is known what begins where.
_FEW = 3
_RUN = re.compile(f"{_LETTER}+")
#: What `_SPELT` adds to letters.
_SPELT_OUT = re.compile("(?<=[aou])e+")
_DOUBLED = re.compile("a+")
#: What may stand for the apostrophes inside a word.
_INNER = rf"[{_APOSTROPHES}\s_-]{{0,9}}"
#: What may stand between words, but for what lies between paragraphs, and what the program's own pages and lists put
#: between two texts.
_SPACES = rf"(?:(?![ \xa0]· |\n\s{{0,9}}\n)[{_APOSTROPHES}\s_+\-‐-―·|/:\u2800]){{1,9}}"
#: Between two words of a name. After an initial there may be a dot, after others only as in `anna.berg@`.
_GAP = rf"(?:{_SPACES}|\.(?=\S))"
_GAP_AFTER_INITIAL = rf"(?:[{_APOSTROPHES}\s_+\-‐-―.]{{1,4}})"
#: What follows `Berg, Anna` where that is no name: in a list of names, as in `Bo Berg, Anna Holm`, or in a longer one.
_ANOTHER = "[ -][A-ZΑ-ΩА-Я](?![A-ZΑ-ΩА-Я])"
#: Where the name itself has other signs, as `Dr. Ida Berg` and `Ida (Ibi) Berg` have.
_GAP_WITH_SIGNS = r"[\W_]{1,9}"
#: Apostrophes at the ends of a word, as in `Anna 'Annie' Berg`, belong to the gap; and no word has many inside.
_WORD = re.compile(rf"{_LETTER}+(?:[{_APOSTROPHES}]+{_LETTER}+){{0,3}}")
#: Words of a name that are looked for: so many are enough to know it by, and looking for more of them at each word of a
#: text would take the square of its length.
_MOST_WORDS = 12
#: What people write before and behind a name, and leave out where they speak of somebody.
_TITLES = frozenset(
    "dr prof professor doktor doctor docteur docent dipl ing mag mr mrs ms mx herr frau hr fru sir dame phd md msc mba".split()
)
_VARIED = frozenset(_SPELT) | frozenset(_APOSTROPHES)
_INLINE = re.compile(
    r"(</?(?:a|abbr|b|bdi|bdo|br|cite|code|del|dfn|em|i|img|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u"
    r"|var|wbr)(?:\s[^<>]*)?/?>)",
    re.IGNORECASE,
)
#: Of these, the ones between which there is room.
_ROOM = re.compile(r"<(?:br|img)\b", re.IGNORECASE)
#: The number of a footnote.
_RAISED = re.compile(r"<sup\b[^<>]*>(?:[^<>]|<a\b[^<>]*>|</a>){0,200}</sup>", re.IGNORECASE)
#: Between texts that have nothing to do with each other: more than may stand between two words of a name.
APART = "\n" * 10
_ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\[nrt]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_FOLDED_LINE = re.compile(r"\r\n[ \t]")
#: Scripts that put no space between words: there, whole words cannot be asked for.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)


class _Wanted(NamedTuple):
    name: str
    #: A part of every way in which the name is written: looking for it first is fast.
    part: str
    folded: re.Pattern[str]
    #: The same for the last name first, in a text with its capitals.
    turned: re.Pattern[str] | None
    #: For a name of one word: what must be in the text as it is written.
    exact: re.Pattern[str] | None
    #: The first two runs of letters of every way in which the name is written, as `_key` has them; of some names they are
    #: not known.
    begins: frozenset[tuple[str, str]] = frozenset()


def search(text: str, names: Iterable[str]) -> list[str]:
    """Those of `names` that are in `text` in full, as whole words, in order.

    Case, accents, spelt-out letters (`oe` for `ö`), invisible characters, markup inside the name, a genitive `s`, the last
    name first, and the escapes of HTML, JSON, addresses and calendars make no difference; a hyphen, dot, plus or
    underscore may stand for a space. Titles (`Dr.`, `PhD`) may be left out where two words remain. `Bo Berg, Anna Holm`
    names no Anna Berg. A name of one word counts only as it is written, since it may be an everyday word.
    """
    wanted = [_wanted(name) for name in names]
    if not wanted:
        return []
    plain = _decoded(text)
    bare = _bare(plain)
    folded = bare.casefold()
    near = [one for one in wanted if one.part in folded]
    begins = _begins(folded) if len(near) > _FEW else {}
    return [one.name for one in near if _is_in(one, folded, bare, plain, begins)]


def _is_in(
    wanted: _Wanted, folded: str, bare: str, plain: str, begins: Mapping[tuple[str, str], Sequence[int]]
) -> bool:
    """Whether a name is in a text. Where it is known what begins where, it is looked for at those places alone: to search
    the text for each of hundreds of names would take the product of both."""
    ways = [(wanted.folded, folded), *([(wanted.turned, bare)] if wanted.turned else [])]
    if wanted.begins and begins:
        places = [place for begin in wanted.begins for place in begins.get(begin, ())]
        return any(pattern.match(text, place) for pattern, text in ways for place in places)
    if not any(pattern.search(text) for pattern, text in ways):
        return False
    return wanted.exact is None or wanted.exact.search(_INVISIBLE.sub("", plain)) is not None


def _begins(folded: str) -> dict[tuple[str, str], list[int]]:
    """The places of each two runs of letters that follow each other."""
    runs = [(_key(found[0]), found.start()) for found in _RUN.finditer(folded)]
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for (one, place), (other, _) in pairwise(runs):
        places[one, other].append(place)
    return places


@lru_cache(maxsize=50_000)
def _key(run: str) -> str:
    """A run of letters without those that `_pattern` may take or leave, and without a genitive."""
    return _DOUBLED.sub("a", _SPELT_OUT.sub("", run)).rstrip("s")


def is_full(name: str) -> bool:
    """Whether a name can be no everyday word: it has several words, or is of a script that puts no space between them."""
    return len(name.split()) > 1 or bool(_UNSPACED.search(name))


def search_path(path: str, names: Iterable[str]) -> list[str]:
    """Those of `names` that are in a path: in full, or, for one word, as a whole folder or file name."""
    stems = {_fold(part.partition(".")[0]) for part in _decoded(path).split("/")}
    wanted = tuple(names)
    found = search(path, wanted)
    return [name for name in wanted if name in found or _fold(name) in stems]


def _decoded(text: str) -> str:
    """`text` without the escapes of any format, its inline markup moved to the end."""
    text = _FOLDED_LINE.sub("", text)
    if "\\" in text:
        text = _ESCAPE.sub(_unescape, text)
    if "%" in text:
        text = unquote(text)
    for _ in range(2):
        text = unescape(text) if "&" in text else text
    if "<" in text:
        # Attributes hold names as well, so no tag is thrown away.
        parts = _INLINE.split(_RAISED.sub("", text) + APART + text if "<sup" in text else text)
        tags = parts[1::2]
        room = [" " if _ROOM.match(tag) else "" for tag in tags]
        words = "".join(part for pair in zip(parts[::2], [*room, ""], strict=True) for part in pair)
        text = APART.join([words, *tags])
    return unicodedata.normalize("NFC", text)


def _unescape(found: re.Match[str]) -> str:
    units = found[0].split("\\u")[1:]
    return bytes.fromhex("".join(units)).decode("utf-16-be", "replace") if units else " "


def _fold(text: str) -> str:
    """`text` in small letters without accents."""
    return _bare(text).casefold()


def _bare(text: str) -> str:
    """`text` without accents: letter by letter what it is in small letters."""
    return text if text.isascii() else _BEYOND_ASCII.sub(lambda found: _plain(found[0]), text)


@lru_cache(maxsize=10_000)
def _plain(letters: str) -> str:
    # The iota below a Greek vowel is a letter of its own in capitals.
    letters = unicodedata.normalize("NFKD", letters).replace("\u0345", "ι")
    letters = _INVISIBLE.sub("", letters)
    for letter, plain in _LETTERS.items():
        letters = letters.replace(letter, plain).replace(letter.upper(), plain.upper())
    # Hangul comes apart as well, and half a syllable is not a name.
    return unicodedata.normalize("NFC", letters)


@lru_cache(maxsize=1000)
def _wanted(name: str) -> _Wanted:
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", name))
    spans = [found.span() for found in islice(_WORD.finditer(plain), _MOST_WORDS)]
    words = [plain[begin:end] for begin, end in spans]
    if not words:
        return _Wanted(name, "", re.compile(r"(?!)"), None, None)
    unspaced = bool(_UNSPACED.search(name))
    before, after = ("", "") if unspaced else (f"(?<!{_LETTER})", f"(?!{_LETTER})")
    letters = [_pattern(word) for word in words]
    gaps = [
        _gap(word, plain[end:begin]) + "?" * unspaced
        for word, (_, end), (begin, _) in zip(words, spans, spans[1:], strict=False)
    ]
    begin, end = _without_titles(words)
    words, letters, gaps = words[begin:end], letters[begin:end], gaps[begin : end - 1]
    pattern = _joined(letters, gaps)
    exact = turned = None
    if len(words) == 1 and not unspaced:
        exact = re.compile(before + re.escape(words[0]) + after)
    elif not unspaced:
        # With the genitive of German and the Nordic languages.
        pattern += "s?"
        ways = "|".join(_last_first(letters, gaps))
        turned = re.compile(f"(?i:{before}(?:{ways})s?{after})(?!{_ANOTHER})")
    # The longest run of letters that are written in one way only.
    runs = "".join(_fold(letter) if letter not in _VARIED else " " for letter in "/".join(words).lower())
    part = max(re.split(r"[ /]", runs), key=len)
    begins = frozenset() if unspaced else _beginnings(words)
    return _Wanted(name, part, re.compile(before + pattern + after), turned, exact, begins)


def _beginnings(words: list[str]) -> frozenset[tuple[str, str]]:
    """What `_Wanted.begins` says, for a name of these words: as it is, and last name first, wherever that begins.

    An apostrophe parts a word, or is left out.
    """
    if len(words) == 1:
        return frozenset()
    pieces = [[_folded(piece) for piece in re.split(f"[{_APOSTROPHES}]+", word)] for word in words]
    if not all(_RUN.fullmatch(piece) for word in pieces for piece in word):
        return frozenset()  # a letter that is folded to more than letters, such as `½`
    return frozenset(
        (_key("".join(first[:cut])), _key("".join(rest[:end])))
        for first, then in zip(pieces, (*pieces[1:], pieces[0]), strict=True)
        for cut in range(1, len(first) + 1)
        for rest in [first[cut:] or then]
        for end in range(1, len(rest) + 1)
    )


def _folded(piece: str) -> str:
    return "".join(map(_fold, piece.lower()))


def _without_titles(words: list[str]) -> tuple[int, int]:
    """Where the name itself begins and ends. It has two words at least, or all of them: `Dr. Berg` is found as that."""
    begin, end = 0, len(words)
    while end - begin > 2 and _fold(words[begin]) in _TITLES:
        begin += 1
    while end - begin > 2 and _fold(words[end - 1]) in _TITLES:
        end -= 1
    return begin, end


def _gap(word: str, between: str) -> str:
    """What may stand behind a word of a name, where the name has `between`."""
    if len(word) == 1 and not between.strip(" ."):
        return _GAP_AFTER_INITIAL
    return _GAP if re.fullmatch(_SPACES, between) else _GAP_WITH_SIGNS


def _last_first(words: list[str], gaps: list[str]) -> Iterator[str]:
    """A name as in a list, last name first. Nobody can tell which words that has: `van Berg, Anna`, `Berg-Holm, Anna`."""
    for cut in range(1, len(words)):
        yield rf"{_joined(words[cut:], gaps[cut:])},\s{{1,4}}{_joined(words[:cut], gaps)}"


def _joined(words: list[str], gaps: list[str]) -> str:
    return words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=False))


def _pattern(word: str) -> str:
    """A pattern for one word of a name, which no text can match in many ways: trying them all would never end."""
    pieces = re.split(f"[{_APOSTROPHES}]+", word.lower())
    runs = ("".join(_run(folded, list(run)) for folded, run in groupby(piece, _fold)) for piece in pieces)
    return f"(?>{_INNER.join(runs)})"


def _run(folded: str, letters: list[str]) -> str:
    """A pattern for letters in a row that are folded to the same: `aå` may be `aa` and `aaa`, and `ö` be `o` and `oe`."""
    spelt = [_SPELT.get(letter) for letter in letters]
    one = re.escape(folded) + "e?" * (f"{folded}e" in spelt)
    least, most = len(letters), len(letters) + spelt.count(folded * 2)
    return f"(?:{one}){{{least},{most}}}" if any(spelt) else one * least


def forms(text: str) -> set[str]:
    """The ways in which a file may write a text that is an address: as it is, or as part of another one."""
    return {text, escape(text), quote(text), quote(text, safe=""), text.replace("/", "\\/")}


def initials(name: str) -> str:
    """A name as it may be shown in a log."""
    return " ".join(word[0].upper() + "." for word in _WORD.findall(name))
