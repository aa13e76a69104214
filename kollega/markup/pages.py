"""Pages written by hand, whose Markdown has more than GitHub's: what our own reading of them must know of it.

MkDocs makes their HTML. We read the same text for its links, its summary, and what will be left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection

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
_BRACES = rf"\{{:? *({_ATTRIBUTE}(?: +{_ATTRIBUTE})*) *\}}"
_AFTER_WORDS = re.compile(rf"`+[^`]*`+|(?<=[)\]*_`>:~^=]){_BRACES}")
_AT_THE_END = re.compile(rf"`+[^`]*`+| ?{_BRACES}")
_HEADING_OR_ROW = re.compile(r"#{1,6} |.*\|")
_STAYING = {"id", "href", "src"}.union(*allowed.PAGE_ATTRIBUTES.values())


def flat(body: str, classes: Collection[str] = ()) -> tuple[str, tuple[str, ...]]:
    """A page as GitHub's Markdown, each line where it is: without Material's blocks, whose inside is indented, and
    without attributes; and those of the attributes that will be left out. `classes` are the site's own.
    """
    lines, outer, fence = [], list[int](), ""
    lost: set[str] = set()

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
        if "[^" in line:
            line = _NOTE.sub(lambda found: found[0].replace(" ", "-"), line)
        alone = _AT_THE_END.fullmatch(bare) or _HEADING_OR_ROW.match(bare)
        lines.append((_AT_THE_END if alone else _AFTER_WORDS).sub(note, line) if "{" in line else line)
        outer += [indent] if begins else []
    return "\n".join(lines), tuple(sorted(lost))


def _lost(attributes: str, classes: Collection[str]) -> set[str]:
    """What of attributes in braces the sanitiser will take out, as in `onclick=` and `.k-header`."""
    found: set[str] = set()
    for one in re.findall(_ATTRIBUTE, attributes):
        name, mark, value = one.partition("=")
        if one.startswith(".") or name == "class":
            written = value.strip("\"'") if mark else one[1:]
            found.update(f".{lost}" for lost in allowed.lost_classes(written, wide=True, own=classes))
        elif not one.startswith("#") and name.lower() not in _STAYING:
            found.add(f"{name.lower()}=")
    return found
