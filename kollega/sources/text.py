"""Text files: decoding, and the front matter at their head."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kollega.diagnostics import Report
from kollega.letters import nfc
from kollega.limits import MOST, Limits
from kollega.sources.files import Files


@dataclass
class Source:
    """A text file: what diagnostics about it need."""

    path: str
    text: str
    report: Report = field(repr=False)
    limits: Limits = MOST
    #: The file that is laid over this one, where there is one, and the line of `text` on which its text begins.
    over: str = ""
    over_line: int = 0
    _lines: list[str] = field(default_factory=list, repr=False)

    def problem(
        self, problem: str, line: int = 0, column: int = 0, *, code: str = "", **values: object
    ) -> None:
        """Report a problem at a position (from 1; 0 is the file as a whole), with that line as excerpt."""
        excerpt = self.line(line)
        path, number = self.place(line)
        self.report.add(problem, path, number, column, code=code, excerpt=excerpt, **values)

    def place(self, line: int) -> tuple[str, int]:
        """The file that a line of the text stands in, and its number there."""
        if self.over and line >= self.over_line:
            return self.over, line - self.over_line + 1
        return self.path, line

    @property
    def errors(self) -> int:
        """How many errors were found so far in the file, and in the one that is laid over it."""
        return sum(self.report.errors_in(path) for path in (self.path, self.over) if path)

    def line(self, number: int) -> str:
        """A line of the text, from 1; the empty text where there is none."""
        if not self._lines:
            self._lines = self.text.split("\n")
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


class Later(Source):
    """A text file that was read in an earlier run: its text is read where somebody asks for it.

    `lines` are those by number that somebody is likely to ask for.
    """

    def __init__(
        self, files: Files, path: str, report: Report, limits: Limits, lines: Mapping[int, str]
    ) -> None:
        self.path, self.report, self.limits = path, report, limits
        self._files, self._lines, self._known = files, [], lines

    def line(self, number: int) -> str:
        """A line of the text, from 1; the empty text where there is none."""
        return self._known[number] if number in self._known else super().line(number)

    def __getattr__(self, name: str) -> str:
        if name != "text":
            raise AttributeError(name)
        read = read_text(self._files, self.path, Report(), self.limits)
        self.text = read.text if read else ""
        return self.text


def lay_over(source: Source, over: Source) -> Source:
    """Both texts as one, in which each line knows its file: what is found in it is told where it stands."""
    return Source(
        source.path, f"{source.text}\n{over.text}", source.report, source.limits,
        over=over.path, over_line=source.text.count("\n") + 2,
    )  # fmt: skip


def read_text(files: Files, path: str, report: Report, limits: Limits = MOST) -> Source | None:
    """The text of a file with `\\n` line ends and without byte order mark, or nothing and a diagnostic."""
    try:
        data = files.read(path, limits.text + 1)  # one more, to know whether there is more
        size = max(len(data), files.size(path) if len(data) > limits.text else 0)
    except OSError as error:
        report.add("file-unreadable", path, reason=error.strerror or str(error))
        return None
    if size > limits.text:
        line = data.count(b"\n", 0, limits.text) + 1
        report.add("file-too-large", path, line, 1, size=f"{size:,}", most=f"{limits.text:,}")
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or 0 in data[:2]:  # UTF-16, with or without its mark
        report.add("not-utf8", path, 1, 1)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        excerpt = data.split(b"\n")[before.count(b"\n")].decode("cp1252", "replace").rstrip("\r")
        report.add("not-utf8", path, before.count(b"\n") + 1, column, excerpt=excerpt)
        return None
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n"))
    source = Source(path, text, report, limits)
    if not text.strip():
        source.problem("file-empty")
        return None
    return source


#: A line of dashes with a field below it, which is not quite a line that begins the fields.
_ALMOST = re.compile(r"\s*([-–—]{2,}|—)[ \t]*\n\s*[^\W\d][\w-]*(?: [\w-]+)?[ ]?:(?:\s|$)")


def split_front_matter(source: Source, *, needed: bool = True) -> tuple[str, str, int] | None:
    """Front matter, body and the line on which the body begins; nothing and a diagnostic where it is not there.

    With `needed=False` a file without front matter is all body.
    """
    head, newline, rest = source.text.partition("\n")
    if head.rstrip() != "---":
        if almost := _ALMOST.match(source.text):
            problem = "front-matter-space" if almost[1] == "---" else "front-matter-dashes"
            source.problem(problem, source.text.count("\n", 0, almost.start(1)) + 1, 1, value=almost[1])
        elif head.rstrip() == "+++":
            source.problem("front-matter-toml", 1, 1)
        elif needed:
            source.problem("front-matter-missing", 1, 1)
        else:
            return "", source.text, 1
        return None
    end = re.search(r"^(?:---|\.\.\.)[ \t]*$", rest, re.MULTILINE)
    if not newline or end is None:
        source.problem("front-matter-open", 1, 1)
        return None
    body = rest[end.end() + 1 :]
    return rest[: end.start()], body, rest.count("\n", 0, end.end()) + 3
