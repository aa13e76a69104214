"""The search index: which records have which words, in files so small that a visitor's browser fetches only a few.

Words are compared folded (small letters, no accents) and by their stem in the language of the record. A record has a
number that depends on little but its address, so that an edit changes only the files that its own words are in.

- A **batch** is all records whose numbers fall into one range; `read` finds their words. It is what an edit does again.
- A **shard** is one file of words that begin alike; `merge` makes them of all batches:
  `{"words": {stem: [forms, places]}, "see": {form: [stem]}}`. `forms` are the word as texts spell it, joined by commas, if
  not only like its stem. `places` are where it is: `;12:05!17` is batch 12, in it record 5 with weight 2 and record 17 with
  weight 1, as in `WEIGHTS`. A third value says how many records have a word that is so common that its places in mere
  text are left out. `see` leads to words whose stem begins with other letters, in another shard.
- The **spelling** is the words that matter most, in two classes, for finding what a mistyped word was meant to be.

Numbers and commas keep the words apart: no run of them can be taken for the name of a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

import msgspec
import Stemmer

from kollega.digest import of_bytes
from kollega.records import Struct

#: What a word counts for by the place where it stands; in a text, each of the first times. In a title of fewer than five
#: words it counts more.
TITLE, NAMES, SUMMARY, HEADING, TEXT = 12, 5, 4, 4, 1
_MOST_IN_TEXT = 3
#: How a weight is written, by its number from 1: nothing for a word that a text says once.
WEIGHTS = ("", *"!#$()*+,-./=?@[]^{|}~")
#: The folder on the site of the files that are named by their content.
FOLDER = "search/data"
#: Numbers of a batch; about how many of them are in use; and bytes of a shard before compression.
SIZE, _IN_USE, _SHARD = 64, 24, 32_000
#: Bytes of the spelling, and letters of a word that are looked at.
_SPELLING, _LONGEST = 60_000, 40
#: A word in so many records, and in more than every third, says little when a mere text has it.
_COMMON = 200

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
    """The words of some records: places by stem, and each word with its stem (`harbours harbour`)."""

    places: dict[str, str]
    forms: tuple[str, ...]


class Shard(msgspec.Struct, frozen=True):
    """A file of the index."""

    words: dict[str, tuple[str, str] | tuple[str, str, int]]
    see: dict[str, list[str]]


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
        self.forms: dict[str, tuple[str, ...]] = {}

    def __missing__(self, piece: str) -> tuple[str, ...]:
        pairs = [(word, stem) for word in split(piece) if (stem := fold(self._stem(word)))]
        self.forms[piece] = tuple(f"{word} {stem}" for word, stem in pairs)
        self[piece] = found = tuple(stem for _, stem in pairs)
        return found


#: Pieces that are remembered from batch to batch, in one language.
_MOST_PIECES = 40_000
_stems_of = cache(_Stems)


def read(documents: Sequence[Document]) -> Batch:
    """The words of the records of one batch."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    pieces: dict[str, set[str]] = {}
    for document in documents:
        lang = document.lang.partition("-")[0]
        weights = _weigh(document, _stems_of(lang), pieces.setdefault(lang, set()))
        written = [f"{document.number % SIZE:02}{weight}" for weight in WEIGHTS]
        for stem, weight in weights.items():
            places[stem].append(written[min(weight, len(written)) - 1])
    forms: set[str] = set()
    for lang, seen in pieces.items():
        stems = _stems_of(lang)
        forms.update(*map(stems.forms.__getitem__, seen))
        if len(stems) > _MOST_PIECES:
            _stems_of.cache_clear()
    head = f";{documents[0].number // SIZE}:" if documents else ""
    return Batch({stem: head + "".join(found) for stem, found in places.items()}, tuple(sorted(forms)))


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
                weights[stem] = weights.get(stem, 0) + weight * min(count, most)
    return weights


def merge(batches: Iterable[Batch], records: int) -> tuple[dict[str, Shard], tuple[str, str]]:
    """The shards of all batches, by the letters with which their words begin; and the spelling."""
    places: dict[str, str] = {}
    pairs: set[str] = set()
    for batch in batches:
        pairs.update(batch.forms)
        for stem, found in batch.places.items():
            places[stem] = places[stem] + found if stem in places else found
    forms: dict[str, list[str]] = {}
    for pair in sorted(pairs):
        form, _, stem = pair.partition(" ")
        forms.setdefault(stem, []).append(form)
    forms = {stem: spelt for stem, spelt in forms.items() if spelt != [stem]}
    words = {stem: _word(",".join(forms.get(stem, ())), places[stem], records) for stem in sorted(places)}
    sizes = {stem: len(stem) + sum(len(part) for part in word[:2]) + 10 for stem, word in words.items()}
    begins = _begins(sizes)
    shards = {begin: Shard({stem: words[stem] for stem in stems}, {}) for begin, stems in begins.items()}
    for stem, spelt in forms.items():
        home = shard_of(stem, begins)
        for form in dict.fromkeys(map(fold, spelt)):
            if (other := shard_of(form, begins)) != home:
                shards[other].see.setdefault(form, []).append(stem)
    return shards, _spelling(words, forms)


def shard_of(word: str, begins: Collection[str]) -> str:
    """The longest beginning of a folded word that a shard has."""
    return next(word[:end] for end in range(len(word), -1, -1) if word[:end] in begins)


_PLACE = re.compile(r"(\d\d)([^\d;]?)")


def _word(forms: str, places: str, records: int) -> tuple[str, str] | tuple[str, str, int]:
    """A word as its shard has it."""
    most = max(_COMMON, records // 3)
    if len(places) <= 2 * most:  # too short for more
        return forms, places
    found = [
        (head, _PLACE.findall(rest))
        for head, _, rest in (part.partition(":") for part in places[1:].split(";"))
    ]
    number = sum(len(rest) for _, rest in found)
    if number <= most:
        return forms, places
    kept = [
        (head, [slot + weight for slot, weight in rest if WEIGHTS.index(weight) >= _MOST_IN_TEXT])
        for head, rest in found
    ]
    return forms, "".join(f";{head}:{''.join(rest)}" for head, rest in kept if rest), number


def _begins(sizes: Mapping[str, int]) -> dict[str, list[str]]:
    """Words, sorted, by the letters that name their shard. What changes in one beginning leaves the others alone."""
    found: dict[str, list[str]] = {"": []}

    def put(begin: str, words: list[str]) -> None:
        longer: dict[str, list[str]] = {}
        for word in words:
            longer.setdefault(word[: len(begin) + 1], []).append(word)
        alone = longer.pop(begin, [])
        weights = {name: sum(sizes[word] for word in longer[name]) for name in longer}
        size = sum(weights.values())
        # By the magnitude first, so that a few letters more do not change the order.
        order = sorted(weights, key=lambda name: (weights[name].bit_length(), name))
        while size > _SHARD and order:
            largest = order.pop()
            size -= weights[largest]
            put(largest, longer.pop(largest))
        if rest := sorted([*alone, *(word for name in order for word in longer[name])]):
            found[begin] = rest

    put("", sorted(sizes))
    return found


def _spelling(words: Mapping[str, Sequence[str | int]], forms: Mapping[str, list[str]]) -> tuple[str, str]:
    """Words of titles and names, and those that several records have; the most frequent where there are too many."""
    classes: list[list[str]] = [[], []]
    left = _SPELLING
    strong = re.compile("[" + re.escape("".join(WEIGHTS[NAMES - 1 :])) + "]")

    def rank(stem: str) -> tuple[bool, int, str]:
        places = str(words[stem][1])
        return not strong.search(places), -len(places), stem

    for is_weak, size, stem in sorted(map(rank, words)):
        spelt = forms.get(stem) or [stem]
        left -= sum(map(len, spelt)) + len(spelt)
        if left < 0:
            break
        if not is_weak or size < -12:
            classes[is_weak] += spelt
    return ",".join(sorted(classes[0])), ",".join(sorted(classes[1]))
