"""Pages written by hand, whose Markdown has more than GitHub's: what our own reading of them must know of it.

MkDocs makes their HTML. We read the same text for its links, its summary, and what will be left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from html import unescape

from kollega.markup import allowed

#: The first line of an admonition, of something to unfold, or of a tab.
_BLOCK = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?) ")
#: Lines that are no words: the table of contents, and what an abbreviation stands for.
_NO_WORDS = re.compile(r"\[TOC\]\s*|\*\[[^\]]+\]:.*")
#: The name of a footnote, which with GitHub has no blanks.
_NOTE = re.compile(r"\[\^[^\[\]]*\]")
_FENCE = re.compile(r"(`{3,}|~{3,})")
#: Attributes in braces, as in `{: .md-button #apply target="_blank" }`: after a link, picture, icon or stressed word,
#: or at the end of a heading, a cell or a paragraph. Anywhere else, and in code, braces are words.
_ATTRIBUTE = r"""(?:[.#][\w:-]+|[\w:-]+=(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}=]+))"""
#: From the middle of a long word all that follows would be gone through again.
_EACH_ATTRIBUTE = re.compile(rf"(?<![\w:-]){_ATTRIBUTE}")
_BRACES = rf"\{{:? *({_ATTRIBUTE}(?: +{_ATTRIBUTE})*) *\}}"
_AFTER_WORDS = re.compile(rf"`+[^`]*`+|(?<=[)\]*_`>:~^=]){_BRACES}")
_AT_THE_END = re.compile(rf"`+[^`]*`+| ?{_BRACES}")
_HEADING_OR_ROW = re.compile(r"#{1,6} |.*\|")
_STAYING = {"id", "href", "src"}.union(*allowed.PAGE_ATTRIBUTES.values())


#: A tag that is not in code, and those that have no end; and what says that the inside of an element is Markdown.
_TAG = re.compile(r"`+[^`]*`+|<(/?)([a-zA-Z][\w-]*+)([^<>]*+)>")
#: What stands in the round brackets of a link, with no title; MkDocs takes blanks in it, and GitHub's Markdown does not.
_ADDRESS = re.compile(r"""`+[^`]*`+|\]\(([^()<>"'\n]+)\)""")
#: Elements in each other among which the one is looked for that ends.
_DEEPEST = 50
_VOID = frozenset("area br col embed hr img input link meta source track wbr".split())
_IS_MARKDOWN = re.compile(
    r"""(?:^|\s)markdown(?:\s*=\s*(?:(["']?)(?:1|block|span)\1))?(?=[\s/]|$)""", re.IGNORECASE
)


def flat(body: str, classes: Collection[str] = ()) -> tuple[str, tuple[str, ...]]:
    """A page as GitHub's Markdown, each line where it is: without Material's blocks, whose inside is indented, without
    elements whose inside is Markdown, and without attributes; and those of the attributes that will be left out.
    `classes` are the site's own.
    """
    lines, outer, fence = [], list[int](), ""
    lost: set[str] = set()
    elements = _Elements(lost, classes)

    def note(found: re.Match[str]) -> str:
        lost.update(_lost(found[1] or "", classes))
        return "" if found[1] else found[0]

    for line in body.split("\n"):
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        while bare and outer and indent < outer[-1] + 4:
            outer.pop()
        mark = _FENCE.match(bare)
        if fence:
            fence = "" if bare.startswith(fence) and not bare.strip(fence[0] + " ") else fence
            lines.append(line[4 * len(outer) :])
            continue
        fence = mark[1] if mark else ""
        begins = bool(_BLOCK.match(bare))
        line = "" if begins or _NO_WORDS.fullmatch(bare) else line[4 * len(outer) :]
        if "<" in line:
            line = _TAG.sub(elements.see, line)
        if "[^" in line:
            line = _NOTE.sub(lambda found: found[0].replace(" ", "-"), line)
        if "](" in line:
            line = _ADDRESS.sub(_in_angles, line)
        alone = _AT_THE_END.fullmatch(bare) or _HEADING_OR_ROW.match(bare)
        lines.append((_AT_THE_END if alone else _AFTER_WORDS).sub(note, line) if "{" in line else line)
        outer += [indent] if begins else []
    return "\n".join(lines), tuple(sorted(lost))


def _in_angles(found: re.Match[str]) -> str:
    """An address with blanks as GitHub's Markdown has it."""
    address = (found[1] or "").strip()
    return f"](<{address}>)" if " " in address else found[0]


class _Elements:
    """The elements that are open, as name and whether their inside is Markdown: GitHub's reads none there."""

    def __init__(self, lost: set[str], classes: Collection[str]) -> None:
        self._open: list[tuple[str, bool]] = []
        self._lost, self._classes = lost, classes

    def see(self, found: re.Match[str]) -> str:
        """What stays of a tag."""
        if not found[2]:
            return found[0]
        ends, name, attributes = found[1], found[2].lower(), found[3]
        if ends:
            return "" if self._end(name) else found[0]
        is_markdown = name in allowed.PAGE_TAGS and bool(_IS_MARKDOWN.search(attributes))
        if (is_markdown or self._open) and name not in _VOID and not attributes.endswith("/"):
            self._open.append((name, is_markdown))
        if not is_markdown:
            return found[0]
        self._lost.update(_lost(_IS_MARKDOWN.sub("", attributes), self._classes))
        return ""

    def _end(self, name: str) -> bool:
        """End the innermost open element of that name; whether its inside was Markdown."""
        while any(name == one for one, _ in self._open[-_DEEPEST:]):
            one, is_markdown = self._open.pop()
            if one == name:
                return is_markdown
        return False


def _lost(attributes: str, classes: Collection[str]) -> set[str]:
    """What of attributes in braces the sanitiser will take out, as in `onclick=` and `.k-header`."""
    found: set[str] = set()
    for one in _EACH_ATTRIBUTE.findall(attributes):
        name, mark, value = one.partition("=")
        if one.startswith(".") or name == "class":
            written = value.strip("\"'") if mark else one[1:]
            found.update(f".{lost}" for lost in allowed.lost_classes(written, wide=True, own=classes))
        elif not one.startswith("#") and name.lower() not in _STAYING:
            found.add(f"{name.lower()}=")
    return found


#: No heading is longer: where one never ends, all that follows would be gone through for each.
_HEADING = re.compile(r"<(h[1-6])(?: [^<>]*)?>(.{0,2000}?)</\1>", re.DOTALL)
#: Names that somebody gave: `## Pay {#pay}`, `<a id="pay">`.
_GIVEN = re.compile(r"""\{:?[^{}\n]*?#([\w:.-]+)|\bid=["']?([\w:.-]+)""")


def places(text: str, html: str) -> tuple[str, ...]:
    """The ids that MkDocs makes on a page with this text, of whose headings `html` has the words.

    Its settings and what it reads elsewhere are not known here: whoever asks must be able to do without one.
    """
    found: set[str] = {one or other for one, other in _GIVEN.findall(text)}
    numbers: dict[str, int] = {}
    for _, words in _HEADING.findall(html):
        name = base = _slug(unescape(re.sub("<[^<>]*>", "", words)))
        while not name or name in found:
            numbers[base] = numbers.get(base, 0) + 1
            name = f"{base}_{numbers[base]}"
        found.add(name)
    return tuple(sorted(found))


def _slug(words: str) -> str:
    """What Python-Markdown makes of a heading: it knows the letters of English alone."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
