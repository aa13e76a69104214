"""How a summary is written: as Markdown that no title can break out of, or as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from kollega.diagnostics import visible
from kollega.problems import spoken

_LONGEST = 200
#: Rows of a list that are shown; of the others their number is told.
_MOST = 30
#: What means something in Markdown of any git host (CommonMark, and GitHub's and GitLab's tables and marks).
_MARKS = re.compile(r"[\\`*_{}\[\]()<>#+!|~&$^=-]")
#: What a git host makes a link or a message of, wherever it stands in a text: `@name`, `#12`, `!12`, `%1`, addresses.
_CALLS = re.compile(r"(?<=[@#!%&$~])(?=\w)|(?<=:)(?=//)|(?<=\bwww)(?=\.)", re.IGNORECASE)
_APART = "\N{WORD JOINER}"


class Page(Protocol):
    """The parts of a summary."""

    def title(self, words: str) -> str: ...
    def note(self, words: str) -> str: ...
    def name(self, text: str) -> str: ...
    def text(self, text: str) -> str: ...
    def code(self, text: str) -> str: ...
    def box(self, words: str) -> str: ...
    def section(self, heading: str, rows: Sequence[str], *, boxes: bool = False) -> Iterator[str]: ...


class Markdown:
    """For pull requests. What people wrote cannot be a link, a mention, a picture or a heading there."""

    def title(self, words: str) -> str:
        """The heading of the whole."""
        return f"# {words}"

    def note(self, words: str) -> str:
        """A paragraph of ours."""
        return f"\n{words}"

    def name(self, text: str) -> str:
        """A title or name, set apart."""
        return f"**{self._plain(text)}**"

    def text(self, text: str) -> str:
        """A sentence of ours in which there may be words of others; what stands in code marks stays so."""
        parts = visible(text, 4 * _LONGEST).split("`")
        whole = len(parts) % 2 == 1
        return "".join(
            self.code(part) if whole and at % 2 else self._escaped(part) for at, part in enumerate(parts)
        )

    def code(self, text: str) -> str:
        """A path or address."""
        text = visible(text, _LONGEST)
        longest = max((len(run) for run in re.findall("`+", text)), default=0)
        fence, room = (
            "`" * (longest + 1),
            " " if text.startswith("`") or text.endswith("`") or not text else "",
        )
        return f"{fence}{room}{text}{room}{fence}"

    def box(self, words: str) -> str:
        """Something to tick."""
        return f"[ ] {words}"

    def section(self, heading: str, rows: Sequence[str], *, boxes: bool = False) -> Iterator[str]:
        """A list below its heading; nothing for none."""
        yield from _section(f"\n## {heading}\n", "- ", rows)

    def _plain(self, text: str) -> str:
        return self._escaped(visible(" ".join(text.split()), _LONGEST)) or "?"

    def _escaped(self, text: str) -> str:
        # First the marks: a sign that is parted from its word afterwards stays a sign.
        return _CALLS.sub(_APART, _MARKS.sub(r"\\\g<0>", text))


class Plain:
    """For a terminal."""

    def title(self, words: str) -> str:
        """The heading of the whole."""
        return f"{words}\n{'=' * len(words)}"

    def note(self, words: str) -> str:
        """A paragraph of ours."""
        return f"\n{words}"

    def name(self, text: str) -> str:
        """A title or name."""
        return visible(" ".join(text.split()), _LONGEST)

    def text(self, text: str) -> str:
        """A sentence."""
        return visible(text, 4 * _LONGEST)

    def code(self, text: str) -> str:
        """A path or address."""
        return visible(text, _LONGEST)

    def box(self, words: str) -> str:
        """Something to tick."""
        return f"[ ] {words}"

    def section(self, heading: str, rows: Sequence[str], *, boxes: bool = False) -> Iterator[str]:
        """A list below its heading; nothing for none."""
        yield from _section(f"\n{heading}", "  " if boxes else "  - ", rows)


def _section(heading: str, mark: str, rows: Sequence[str]) -> Iterator[str]:
    if not rows:
        return
    yield heading
    yield from (f"{mark}{row}" for row in rows[:_MOST])
    if len(rows) > _MOST:
        yield f"{mark}{spoken().phrase('… and {count} more', count=len(rows) - _MOST)}"
