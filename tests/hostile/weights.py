"""Inputs that were made to take time or memory, all of them as large as a file may be: files to put into an ordinary site.

A row of this catalogue is a name and a function that gives the files. `test_weights.py` measures what a build of each
costs; a row that is refused at once, with its file and line, costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from kollega.limits import MOST
from tests.hostile.weights_of_pages import BLOCKS
from tests.hostile.weights_of_pictures import PICTURES
from tests.markup.test_limits import HTML, OPENERS, WHOLE
from tests.reading import job, story

Files = dict[str, str | bytes]
#: Bytes that the fields of a record take beside a text.
_HEAD = 500
_ROOM = MOST.front_matter - _HEAD
#: Characters of the longest title.
_LINE = 1_990


def much(piece: str, most: int = MOST.text - _HEAD) -> str:
    """A text as long as a file may be."""
    return _cut(piece * (most // len(piece.encode()) + 1), most)


def _cut(text: str, most: int = MOST.text - _HEAD) -> str:
    return text.encode()[:most].decode(errors="ignore")


#: Pieces that make a text by being repeated, beside those of `tests/markup/test_limits.py`.
_PIECES = (
    "a", "The tide came in and the boat went out. ", "The tide came in.\n\n", "a\n\n", "a  \n", "👩‍👩‍👧‍👦", "a\u0301\u0302\u0303\u0304", "\u202ea",
    "\0a", "\u2028a", "\ufeff", "ﷺ", "한글 ", "<sup>a</sup>", "^a^", "~a~", "![a](lens.jpg) ", "[a](https://example.org/) ", "`a` ", "**a** ",
    "*a* ", "***a** b* ", "- a\n", "- [x] a\n", "1. a\n", "> a\n\n", "```python\nx = 1\n```\n\n", "|a|b|\n|-|-|\n|c|d|\n\n", "&amp;", "&lt;script&gt; ",
    "&#x41;", '<span lang="da">b</span> ', "<p>a</p>\n\n", "<details><summary>a</summary>b</details>\n\n",
)  # fmt: skip
_NUMBERED = {
    "different links": ("[a](x{n}.md) ", 1_990),
    "lines of different links": ("[a](x{n}.md)\n\n", 1_990),
    "different pictures": ("![a](x{n}.jpg)\n\n", 1_990),
    "different mail addresses": ("a{n}@example.org ", 1_900),
    "different hosts": ("https://e{n}.example/a ", 4_900),
    "different notes": ("a[^{n}]\n\n[^{n}]: b\n\n", 4_900),
    "different words": ("wort{n} ", 90_000),
    "different titles": ('<span title="a{n}">b</span> ', 28_000),
    "ids": ("<h2 id='a{n}'>a</h2>\n", 990),
}
TEXTS: dict[str, Callable[[], str]] = {
    **{f"{name!a}": (lambda text=text: _cut(text)) for name, text in {**OPENERS, **HTML, **WHOLE}.items()},
    **{f"{piece!a} again": (lambda piece=piece: much(piece)) for piece in _PIECES},
    **{
        name: (lambda row=row, count=count: "".join(row.format(n=n) for n in range(count)))
        for name, (row, count) in _NUMBERED.items()
    },
}

#: Words that are long, or odd, or many.
_WORDS = {
    "one word": "a", "words": "word ", "single letters": "a ", "hyphens": "a-", "dots": "a.", "soft hyphens": "a\u00ad", "hard spaces": "a\u00a0",
    "marks": "a\u0301", "Chinese": "漢", "Thai": "ก", "Hindi": "क्", "ligatures": "ﷺ", "capitals that grow": "İ", "emoji": "👩‍👩‍👧", "signs": "<&>",
    "slashes": "a/", "escapes": "%41", "addresses": "http://", "plus": "+",
}  # fmt: skip


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "") + "'"


def _numbered(row: str, count: int) -> str:
    return "\n" + "".join(f"  {row.format(n=n)}\n" for n in range(count)).rstrip()


def _tags(count: int, words: str = "t") -> str:
    return "[" + ", ".join(_quoted(f"{n}{words}") for n in range(count)) + "]"


#: Fields of a story, of a job, and whole files of data.
STORIES: dict[str, Callable[[], str]] = {
    "a title that fills the fields": lambda: story(title=much("word ", _ROOM)),
    "a summary that fills the fields": lambda: story(summary=much("word ", _ROOM)),
    "a transcript": lambda: story(video="\n  url: https://e.example/v\n  transcript: " + much("word ", _ROOM)),
    "posts to share": lambda: story(share="\n  linkedin: [" + ", ".join(much("word ", 700) for _ in range(240)) + "]"),
    "authors": lambda: story(authors=_tags(250, "x" * 700)),
    "people pictured": lambda: story(pictured=_tags(250, "x" * 700)),
    "jobs that are not there": lambda: story(jobs=_tags(250, "x" * 700)),
    "tags, with a long text": lambda: story(tags=_tags(50), body=much("The tide came in. ", 900_000)),
    "tags, with a long title": lambda: story(title=much("word ", _LINE), tags=_tags(50, "x" * 200)),
    "aliases": lambda: story(aliases=_tags(250, "x" * 700)),
    "fields that nobody knows": lambda: story(**{f"title{n}": "a" for n in range(4_900)}),
    "long fields that nobody knows": lambda: story(**{f"title{'x' * 150}{n}": "a" for n in range(1_100)}),
    "the same field": lambda: "---\n" + "title: a\n" * 4_900 + "---\n",
    "too many fields": lambda: story(**{f"a{n}": "b" for n in range(90_000)}),
    "types": lambda: story(x="[" + much("!a b,", 900_000) + "]"),
    "references": lambda: story(x="[" + much("&a b,", 900_000) + "]"),
    "references to references": lambda: story(
        a="&a [x,x,x,x,x,x,x,x,x]", **{f"b{n}": f"&b{n} [{','.join(['*a'] * 9)}]" for n in range(900)}
    ),
    "brackets": lambda: story(x=much("[", 900_000)),
    "closed brackets": lambda: story(x="[" * 400_000 + "]" * 400_000),
    "maps in maps": lambda: story(x=much("{a: ", 900_000)),
    "dashes": lambda: story(x="\n  " + much("- ", 900_000)),
    "question marks": lambda: "---\n" + much("? ", 900_000) + "\n---\n",
    "steps to the right": lambda: "---\n" + "".join(" " * n + "a:\n" for n in range(1_300)) + "---\n",
    "colons": lambda: story(x=much("b: ", 900_000)),
    "quotation marks": lambda: story(x=much("'", 900_001)),
    "codes in quotes": lambda: story(x='"' + much("\\x41", 190_000) + '"'),
    "an open quote": lambda: story(x='"' + much("a\n", 900_000)),
    "a long block": lambda: story(x="|\n" + much("  x\n", 180_000)),
    "comments": lambda: "---\n" + much("# a\n", 900_000) + story()[4:],
    "blanks": lambda: story(x=much(" ", 900_000) + "b"),
    "no end": lambda: "---\n" + much("a: b\n"),
    "a date of digits": lambda: story(date=much("1", _ROOM)),
    "a date of dashes": lambda: story(date=much("1-", _ROOM)),
    "a date and blanks": lambda: story(date="'2026-01-13T12:00" + much(" ", _ROOM) + "x'"),
    "a language of parts": lambda: story(lang="en" + much("-abcdefgh", _ROOM) + "!"),
    "a focus of digits": lambda: story(photo="lens.jpg", photo_alt="x", photo_focus=f"[{much('1', 90_000)}, 1e{much('9', 90_000)}]"),
    "a photo up and up": lambda: story(photo=much("../", _ROOM) + "a.jpg", photo_alt="x"),
    "numbers": lambda: story(x="1e999999", y=".inf", z="0x" + "f" * 9_000, u="1:" * 3_000 + "1", v="9" * 90_000),
    "nothing but nothing": lambda: "\0" * 990_000,
    "nothing but lines": lambda: "\n" * 990_000,
    "nothing but dashes": lambda: much("---\n"),
}  # fmt: skip
JOBS: dict[str, Callable[[], str]] = {
    "pay of digits": lambda: job(pay="{amount: " + much("9", _ROOM) + ", currency: EUR, per: year}"),
    "pay of commas": lambda: job(pay="{amount: '" + much("1,000,", _ROOM) + "', currency: EUR, per: year}"),
    "a mailbox of dots": lambda: job(apply_email=_quoted("a@" + much("b.", _ROOM) + ">")),
    "a mailbox of mailboxes": lambda: job(apply_email=_quoted(much("a@", _ROOM))),
    "a port": lambda: job(apply_url=f"https://e.example:{much('9', _ROOM)}/"),
    "brackets in a host": lambda: job(apply_url=f"'https://[{much('::', _ROOM)}]/'"),
    "parts of a host": lambda: job(apply_url=f"https://{much('é.', _ROOM)}e.example/"),
    "places": lambda: job(location=_tags(50, ", x" * 60)),
    "steps": lambda: job(hiring_steps=_numbered("- step {n}", 4_900)),
    "long steps": lambda: job(hiring_steps=_numbered("- {{name: " + "x" * 700 + ", days: {n}}}", 240)),
    "benefits": lambda: job(benefits=_tags(250, "x" * 700)),
    "a long text": lambda: job(body=much("The tide came in. ")),
    "emphasis": lambda: job(body=much("**a** ", 80_000)),
}
DATA: dict[str, Callable[[], Files]] = {
    "a long life": lambda: {"content/people/heavy.yml": "name: Ada\nbio: " + much("word ", _ROOM) + "\n"},
    "consent": lambda: {"content/people/heavy.yml": "name: Ada\nconsent:" + _numbered("- purpose: sitte{n}", 3_000) + "\n"},
    "a list in place of fields": lambda: {"content/people/heavy.yml": much("- a\n")},
    "many fields": lambda: {"content/people/heavy.yml": "".join(f"a{n}: b\n" for n in range(90_000))},
    "entries that are none": lambda: {"content/program/links.yml": "".join(f"- a{n}\n" for n in range(9_900))},
    "a team of words": lambda: {"content/teams/heavy.yml": "name: A\nsummary: " + much("word ", _ROOM) + "\n"},
    "a name in a long text": lambda: {**_gone("Ann Berg"), "stories/heavy.md": story(body=much("Ann\n", 900_000) + "\nAnn Berg\n")},
    "a name of many words": lambda: {**_gone("a " * 900), "stories/heavy.md": story(body=much("a "))},
    "a name of a long word": lambda: {**_gone("a" * _LINE), "stories/heavy.md": story(body=much("a"))},
    "a name of apostrophes": lambda: {**_gone("A" + "'" * 60 + "b Cc"), "stories/heavy.md": story(body="Cc said a" + "'" * 30 + "z.")},
    "a name of letters to double": lambda: {**_gone("å" * 40 + " Cc"), "stories/heavy.md": story(body="Cc said " + "a" * 100)},
    "a file that nobody reads, of lines": lambda: {"content/people/heavy.txt": "a" + "\n" * 99_990 + "x"},
    "a title of a page": lambda: {"content/heavy.md": f"---\ntitle: {much('word ', _LINE)}\n---\n\nx\n"},
    "a heading of a page": lambda: {"content/heavy.md": f"# {much('word ')}\n"},
    "bytes": lambda: {"stories/heavy.md": bytes(range(256)) * 3_900},
    "another encoding": lambda: {"stories/heavy.md": much("a\n", 990_000).encode() + b"\xe5"},
}  # fmt: skip


def _gone(name: str) -> Files:
    return {"content/people/heavy.yml": f"name: {name}\nwithdrawn: 2020-01-01\n"}


def _with_words(words: str) -> dict[str, Callable[[], Files]]:
    line = _quoted(much(words, _LINE))
    return {
        "a title": lambda: {"stories/heavy.md": story(title=line, summary=line, quote=line)},
        "a job": lambda: {
            "jobs/heavy.md": job(title=line, team=line, reference=line, contact=line, location=line)
        },
        "a person": lambda: {"content/people/heavy.yml": f"name: {line}\nrole: {line}\nteam: {line}\n"},
        "tags": lambda: {"stories/heavy.md": story(tags=_tags(50, much(words, 300)))},
    }


WEIGHTS: dict[str, Callable[[], Files]] = {
    **{f"story: {name}": (lambda text=text: {"stories/heavy.md": story(body=text())}) for name, text in TEXTS.items()},
    **{f"page: {name}": (lambda text=text: {"content/heavy.md": "# Heavy\n\n" + text()}) for name, text in {**TEXTS, **BLOCKS}.items() if name not in map(ascii, HTML)},
    **{f"fields: {name}": (lambda text=text: {"stories/heavy.md": text()}) for name, text in STORIES.items()},
    **{f"job: {name}": (lambda text=text: {"jobs/heavy.md": text()}) for name, text in JOBS.items()},
    **{f"data: {name}": files for name, files in DATA.items()},
    **{f"{where} of {name}": files for name, words in _WORDS.items() for where, files in _with_words(words).items()},
    **{
        f"picture: {name}": (lambda data=data: {"stories/heavy.jpg": data(), "stories/heavy.md": story(photo="heavy.jpg", photo_alt="x")})
        for name, data in PICTURES.items()
    },
}  # fmt: skip
