"""The search index: which records have which words, in files so small that a visitor's browser fetches only a few.

Words are compared folded (small letters, no accents) and by their stem in the language of the record. A record has a
number that depends on little but its address, so that an edit changes only the files that its own words are in.

- A **batch** is all records whose numbers fall into one range. `read` finds their words and writes them down, sorted by
  their first letters: that is all the work, and an edit does it again for one batch alone.
- A **shard** is one file of words that begin alike; `merge` only puts together what all batches have written:
  `[[batch, {stem: places}], …]`. `places` are records of the batch: `05!17` is record 5 with weight 2 and record 17 with
  weight 1, as in `WEIGHTS`. `[forms, places]` stands there where texts spell the word otherwise than its stem, with the
  spellings joined by commas; a third value says how many records have it, where it is so common that its places in mere
  text are left out. `{">form": [stem]}` leads to words whose stem begins with other letters.
- The **spelling** is the words that matter most, in two classes, for finding what a mistyped word was meant to be.

Digits and commas keep the words apart: no run of them can be taken for the name of a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec
import Stemmer

from kollega.digest import of_bytes
from kollega.languages import base
from kollega.records import Struct

#: What a word counts for by the place where it stands; in a text, each of the first times. In a title of fewer than five
#: words it counts more.
TITLE, NAMES, SUMMARY, HEADING, TEXT = 12, 5, 4, 4, 1
_MOST_IN_TEXT = 3
#: How a weight is written, by its number from 1: nothing for a word that a text says once.
WEIGHTS = ("", *"!#$()*+,-./=?@[]^{|}~")
#: The folder on the site of the files that are named by their content.
FOLDER = "search/data"
#: Numbers of a batch; at most about how many of them are in use; and about how many bytes a shard has before compression.
SIZE, _IN_USE, _SHARD = 100, 50, 48_000
#: How many first letters tell words apart; one more where there are more batches than so many.
_LETTERS_APART, _FEW_BATCHES = 3, 32
#: Bytes of the spelling, and letters of a word that are looked at.
_SPELLING, _LONGEST = 60_000, 40
#: A word says little in a mere text where so many records of a batch have it, and more than every second.
_COMMON = 20
#: In how many records of a batch a word must be that is in no title, to be worth spelling.
_OFTEN = 3

#: Stemmers of Snowball by language; words of others are compared whole.
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# What follows is written once more in `theme/scripts/search-index.js`, for the words that visitors type.
#: Accents of alphabets that are read without them; and what shows nothing.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
)
_UNSEEN = re.compile(
    "[\u00ad\u034f\u180b-\u180f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ",
})  # fmt: skip
#: Scripts that put no space between words: their words are looked for by two letters at a time.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]+"
)


class Document(Struct, frozen=True, kw_only=True):
    """What is known of one record: its number, its language, and its texts, each with what a word in it counts for."""

    number: int
    lang: str
    parts: tuple[tuple[int, str], ...]


class Batch(msgspec.Struct, frozen=True):
    """What a batch has of each shard: by the first letters, the inside of a JSON object. And words for the spelling."""

    number: int
    words: dict[str, bytes]
    strong: tuple[str, ...]
    often: tuple[str, ...]


def numbers(addresses: Iterable[str]) -> tuple[dict[str, int], int]:
    """A number for each address, and how many batches there are. A new address seldom changes the number of another."""
    every = sorted(addresses)
    batches = 1
    while batches * _IN_USE < len(every):
        batches *= 2
    taken: dict[int, str] = {}
    for address in every:
        number = int(of_bytes(address.encode())[:8], 16) % (batches * SIZE)
        while number in taken:
            number = (number + 1) % (batches * SIZE)
        taken[number] = address
    return {address: number for number, address in sorted(taken.items())}, batches


def fold(text: str) -> str:
    """A text as it is compared: small letters, without accents."""
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.lower()))
    return unicodedata.normalize("NFC", bare.lower()).translate(_LETTERS)


def split(text: str) -> list[str]:
    """The words of a text without spaces, in small letters: runs of letters and digits."""
    if text.isalnum() and not _UNSPACED.search(text):
        return [text[:_LONGEST]]
    if text.isascii():
        return [word[:_LONGEST] for word in re.findall("[a-z0-9]+", text)]
    text = _UNSEEN.sub("", text)
    spaced = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in text)
    return [part for word in spaced.split() for part in _parts(word) if any(map(str.isalnum, part))]


def _parts(word: str) -> Iterable[str]:
    """A word; what is of a script without spaces, by pairs of letters."""
    at = 0
    for run in _UNSPACED.finditer(word):
        yield from filter(None, [word[at : run.start()][:_LONGEST]])
        letters, at = run[0], run.end()
        yield from (letters[n : n + 2] for n in range(max(1, len(letters) - 1)))
    yield from filter(None, [word[at:][:_LONGEST]])


class _Stems(dict[str, tuple[str, ...]]):
    """The stems of the words in a piece of text, found once for each piece; and the words, each with its stem."""

    def __init__(self, lang: str) -> None:
        name = _STEMMERS.get(lang)
        self._stem = Stemmer.Stemmer(name, 0).stemWord if name else str
        self.pairs: dict[str, list[tuple[str, str]]] = {}

    def __missing__(self, piece: str) -> tuple[str, ...]:
        self.pairs[piece] = pairs = [
            (word, stem) for word in split(piece) if (stem := fold(self._stem(word)))
        ]
        self[piece] = found = tuple(stem for _, stem in pairs)
        return found


#: Pieces that are remembered from batch to batch, in one language.
_MOST_PIECES = 40_000
_stems_of = cache(_Stems)


def read(documents: Sequence[Document], batches: int) -> Batch:
    """The words of the records of one batch. `batches` is how many there are."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    pieces: dict[str, set[str]] = {}
    strong: set[str] = set()
    for document in documents:
        lang = base(document.lang)
        weights = _weigh(document, _stems_of(lang), pieces.setdefault(lang, set()))
        written = [f"{document.number % SIZE:02}{weight}" for weight in WEIGHTS]
        for stem, weight in weights.items():
            places[stem].append(written[weight - 1] if weight < len(written) else written[-1])
            if weight >= NAMES:
                strong.add(stem)
    forms = _forms(pieces)
    often = {stem for stem, found in places.items() if len(found) >= _OFTEN} - strong
    apart = _LETTERS_APART + (batches > _FEW_BATCHES)
    return Batch(
        documents[0].number // SIZE if documents else 0, _written(places, forms, len(documents), apart),
        *(tuple(sorted({form for stem in stems for form in forms[stem]})) for stems in (strong, often)),
    )  # fmt: skip


def _forms(pieces: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The words in pieces of text by their stem; `pieces` are by language."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for lang, seen in pieces.items():
        pairs = _stems_of(lang).pairs
        for piece in seen:
            for word, stem in pairs[piece]:
                forms[stem].add(word)
    # Only when all are read: it is forgotten for every language at once.
    if any(len(_stems_of(lang)) > _MOST_PIECES for lang in pieces):
        _stems_of.cache_clear()
    return forms


def _weigh(document: Document, stems: _Stems, seen: set[str]) -> dict[str, int]:
    """What each stem of a record counts for there. Single letters of a text are no words."""
    weights: dict[str, int] = {}
    for weight, text in document.parts:
        counted = Counter(text.lower().split())
        seen.update(counted)
        counts: dict[str, int] = {}
        for piece, count in counted.items():
            for stem in stems[piece]:
                counts[stem] = counts.get(stem, 0) + count
        most = _MOST_IN_TEXT if weight == TEXT else 1
        weight += 2 * max(0, 5 - len(counts)) if weight == TITLE else 0
        for stem, count in counts.items():
            if len(stem) > 1 or weight > TEXT or _UNSPACED.match(stem):
                weights[stem] = weights.get(stem, 0) + weight * (count if count < most else most)
    return weights


def _written(
    places: Mapping[str, list[str]], forms: Mapping[str, set[str]], records: int, apart: int
) -> dict[str, bytes]:
    """The words of a batch as its shards will have them, by their first letters."""
    common = max(_COMMON, records // 2)
    groups: defaultdict[str, dict[str, object]] = defaultdict(dict)
    see: defaultdict[str, list[str]] = defaultdict(list)
    for stem in sorted(places):
        found, spelt = places[stem], forms[stem]
        row: object = "".join(found)
        begin = stem[:apart]
        if len(found) > common:
            kept = "".join(place for place in found if WEIGHTS.index(place[2:]) >= _MOST_IN_TEXT)
            row = [",".join(sorted(spelt)), kept, len(found)]
        elif len(spelt) > 1 or stem not in spelt:
            row = [",".join(sorted(spelt)), row]
        groups[begin][stem] = row
        for word in spelt:
            # A stem may be shorter than what names its shard: `hafen` is looked for under `hafe`, and has the stem `haf`.
            if word[:apart] != begin and (form := fold(word))[:apart] != begin and stem not in see[form]:
                see[form].append(stem)
    for form in sorted(see):
        groups[form[:apart]][f">{form}"] = see[form]
    return {begin: msgspec.json.encode(group)[1:-1] for begin, group in sorted(groups.items())}


def merge(batches: Iterable[Batch]) -> tuple[dict[str, bytes], tuple[str, str]]:
    """The shards as JSON, by the letters with which their words begin; and the spelling."""
    parts: defaultdict[str, list[bytes]] = defaultdict(list)
    strong: Counter[str] = Counter()
    often: Counter[str] = Counter()
    for batch in batches:
        head = b"[%d,{" % batch.number
        for begin, words in batch.words.items():
            parts[begin].append(head + words + b"}]")
        strong.update(batch.strong)
        often.update(batch.often)
    shards = _begins({begin: sum(map(len, rows)) for begin, rows in parts.items()})
    files = {
        name: b"[" + b",".join([row for begin in begins for row in parts[begin]]) + b"]"
        for name, begins in shards.items()
    }
    return files, _spelling(strong, often)


def _begins(sizes: Mapping[str, int]) -> dict[str, list[str]]:
    """First letters of words, sorted, by the letters that name their shard. What changes in one leaves the others alone."""
    found: dict[str, list[str]] = {"": []}

    def put(name: str, begins: list[str]) -> None:
        longer: defaultdict[str, list[str]] = defaultdict(list)
        for begin in begins:
            longer[begin[: len(name) + 1]].append(begin)
        alone = longer.pop(name, [])
        weights = {next_: sum(sizes[begin] for begin in longer[next_]) for next_ in longer}
        size = sum(weights.values())
        # By the magnitude first, so that a few letters more do not change the order.
        order = sorted(weights, key=lambda next_: (weights[next_].bit_length(), next_))
        while size > _SHARD and order:
            largest = order.pop()
            size -= weights[largest]
            put(largest, longer.pop(largest))
        if rest := sorted([*alone, *(begin for next_ in order for begin in longer[next_])]):
            found[name] = rest

    put("", sorted(sizes))
    return found


def _spelling(strong: Counter[str], often: Counter[str]) -> tuple[str, str]:
    """Words of titles and names, and those that several records have; the most frequent where there are too many."""
    classes: list[list[str]] = []
    left = _SPELLING
    for counted in (strong, Counter({word: count for word, count in often.items() if word not in strong})):
        classes.append([])
        for word, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
            left -= len(word) + 1
            if left < 0:
                break
            classes[-1].append(word)
    return ",".join(sorted(classes[0])), ",".join(sorted(classes[1]))
