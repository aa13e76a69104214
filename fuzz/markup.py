"""Target: a text of a contributor, from Markdown to the HTML that stands on a page."""

from __future__ import annotations

import re
import time

from fuzz import dom
from fuzz.findings import require
from kollega.letters import clean, nfc
from kollega.live import LivePage, Text
from kollega.markup import Picture, TooComplex, convert, finish, finish_page
from tests.markup.texts import PIECES

WORDS = tuple(piece.encode("utf-8", "replace") for piece in PIECES)
#: Processor time that one text may take, in seconds.
LONGEST = 1.0

_LINKS: dict[str, str | None] = {"../jobs/nurse.md": "jobs/nurse/", "#x": "#t-x", "": None}
_SHOWN: dict[str, str | None] = {"a.jpg": "stories/a.jpg"}
_PICTURES = {"stories/a.jpg": Picture(src="pictures/a.jpg", width=4, height=3)}

#: What may be on a page, written down a second time and not taken from the sanitiser.
_TAGS = frozenset(
    "a abbr b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h2 h3 h4 "
    "h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table "
    "tbody td tfoot th thead time tr u ul var wbr".split()
)
_ATTRIBUTES = frozenset(
    "a.href a.id img.src img.alt img.width img.height img.loading li.id ol.start ol.reversed td.align td.colspan td.rowspan "
    "th.align th.colspan th.rowspan th.scope time.datetime h2.id h3.id h4.id h5.id h6.id".split()
)
_CLASSES = frozenset(
    "footnotes footnote-ref task-list-item markdown-alert markdown-alert-title markdown-alert-note markdown-alert-tip "
    "markdown-alert-important markdown-alert-warning markdown-alert-caution".split()
)
#: Pages written by hand, which developers and editors answer for, may have Material's blocks too.
_WIDE_TAGS = frozenset("input label svg:svg svg:path svg:a h1".split())
_WIDE_ATTRIBUTES = frozenset(
    "input.type input.name input.checked input.disabled label.for svg:svg.viewBox svg:svg.xmlns svg:svg.aria-hidden "
    "svg:path.d svg:a.href details.open".split()
)


def seeds() -> list[bytes]:
    """Texts as people write them, and what has opened holes in sanitisers."""
    story = "# One\n\nWords *and* [more](../jobs/nurse.md).\n\n![p](a.jpg)\n\n| a | b |\n|---|---|\n| c | d |\n\n- [x] e[^1]\n\n[^1]: f\n"
    return [story.encode(), *WORDS]


def check(data: bytes) -> None:
    """Show `data` as the text of a story and as a page written by hand; anything that is not allowed is a finding."""
    text = nfc(clean(data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n"))[0])
    begun = time.process_time()
    try:
        found = convert(text)
    except TooComplex:
        return
    shown = Text(html_utf8=found.html_utf8, links=_LINKS, pictures=_SHOWN, plain_utf8=found.plain_utf8)
    safe = finish(shown, prefix="../../", pictures=_PICTURES)
    page = LivePage(
        path="content/a.md", address="a/", title="A", summary="", lang="en", links=_LINKS, pictures=_SHOWN
    )
    wide = finish_page(text, page, prefix="../../", pictures=_PICTURES)
    taken = time.process_time() - begun
    require(taken < LONGEST, f"{taken:.1f} s for {len(text)} characters")
    look_at_text(safe, found.plain)
    look_at_html(wide, _TAGS | _WIDE_TAGS, _ATTRIBUTES | _WIDE_ATTRIBUTES, wide=True)


def look_at_text(safe: str, plain: str) -> None:
    """What became of a contributor's text: harmless, the same whoever parses it, with the words that it began with."""
    look_at_html(safe, _TAGS, _ATTRIBUTES)
    if "://" not in safe:  # pictures of other sites become links, with words of their own
        shown = re.sub(
            r'<sup class="footnote-ref">.*?</sup>|<div class="footnotes".*', "", safe, flags=re.DOTALL
        )
        seen = dom.words(dom.inside(shown))
        require("".join(seen.split()) == "".join(plain.split()), f"{seen!r} is not {plain!r}")


def look_at_html(safe: str, tags: frozenset[str], attributes: frozenset[str], *, wide: bool = False) -> None:
    """Only what is allowed, only addresses that lead where they say, and nothing that a second parsing turns into more."""
    require(not clean(safe)[1], "invisible letters")
    root = dom.inside(safe)
    _, *ours = dom.parts(root)
    for part in ours:
        require(part.tag in tags, f"<{part.tag}>")
        for name, value in part.attributes.items():
            _look_at_attribute(part.tag, name, value, attributes, wide=wide)
    once = dom.serialised(root)
    require(dom.serialised(dom.inside(once)) == f"<div>{once}</div>", "it changes when it is parsed again")
    page = [part.tag for part in dom.parts(dom.tree(f"<!doctype html><main>{safe}</main><i>"))]
    require(
        page == ["html", "head", "body", "main", *(part.tag for part in ours), "i"],
        "it is not the same in a page",
    )


def _look_at_attribute(tag: str, name: str, value: str, allowed: frozenset[str], *, wide: bool) -> None:
    if name == "class":
        names = set(value.split())
        ours = {name for name in names if name.startswith(("k-", "md-")) and not name.startswith("md-button")}
        require(not ours if wide else names <= _CLASSES, f"<{tag} class={value!r}>")
    elif name not in ("lang", "dir", "title"):
        require(f"{tag}.{name}" in allowed or (wide and name == "id"), f"<{tag} {name}>")
    if name == "href":
        require(dom.scheme(value) in ("", "http", "https", "mailto", "tel"), value)
        require(not value.startswith(("//", "\\\\", "/\\")), f"another host: {value!r}")
    elif name == "src":
        require(value == "../../pictures/a.jpg", value)
    elif name == "id":
        require(wide or value.startswith("t-"), f"id={value!r}")
