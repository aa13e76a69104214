"""Diagnostics: what is wrong in the content, where, and the likely cure.

Reading functions return a record or nothing and add to a `Report`; exceptions are for bugs and for
the disk. The words live in `kollega.problems`, one table for the terminal and for the documentation.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import Any

import msgspec

from kollega.problems import PROBLEMS, Language, language, spoken

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)
#: What a CI takes for a command wherever it stands in a line (Azure Pipelines, TeamCity, GitHub's older form).
_COMMAND = re.compile(r"##(?=\[|\w+\[)")
_LONGEST_VALUE = 80
#: What people wrote, as far as it is shown; the rest are our own words.
_WRITTEN = {"value", "key", "text", "name"}
_LONGEST_EXCERPT = 160
#: Findings of one severity in one file; whoever has mended so many looks again.
_MOST = 100
#: Known words that are compared letter by letter with one that is unknown.
_MOST_COMPARED = 20


class Diagnostic(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """One finding. `line` and `column` count from 1; 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0
    code: str
    severity: str
    message: str
    hint: str = ""
    #: The line in question, or a part of it, and the place in `excerpt` that is meant (from 1).
    excerpt: str = ""
    caret: int = 0
    #: The entry of the table, and what fills its words; `message` and `hint` are made of them, in English.
    problem: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def breaks_site(self) -> bool:
        """Whether it is an error of the configuration, without which nothing of a site is known."""
        return self.path == "mkdocs.yml" and self.severity == "error"

    def told(self, by: Language) -> tuple[str, str]:
        """Message and hint in a language."""
        return by.problem(self.problem, dict(self.values)) if self.problem else (self.message, self.hint)


class Report:
    """Collects diagnostics of one run. The same finding is kept once, and of each file the first hundred."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        #: How many of each severity a file has, also of those that are not kept.
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(
        self,
        problem: str,
        path: str,
        line: int = 0,
        column: int = 0,
        *,
        code: str = "",
        excerpt: str = "",
        **values: Any,
    ) -> None:
        """Add the catalogued `problem`; `values` fill the words of its entry.

        `code` names the field for problems of a field (`story-date`); by default it is the problem.
        """
        entry, path = PROBLEMS[problem], visible(path, 500)
        if self._is_full(path, entry.severity):
            return
        words = {
            key: visible(str(value), _LONGEST_VALUE if key in _WRITTEN else 4 * _LONGEST_VALUE)
            for key, value in values.items()
        }
        start = max(0, column - 1 - _LONGEST_EXCERPT // 2) if column > _LONGEST_EXCERPT * 3 // 4 else 0
        shown = ("…" if start else "") + excerpt[start : start + 2 * _LONGEST_EXCERPT]
        message, hint = language("en").problem(problem, words)
        self.extend([
            Diagnostic(
                path=path, line=line, column=column, code=code or problem, severity=entry.severity,
                message=message, hint=hint, excerpt=visible(shown, _LONGEST_EXCERPT),
                caret=column - start + (1 if start else 0) if column else 0,
                problem=problem, values=tuple(words.items()),
            )
        ])  # fmt: skip

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take over diagnostics that were made elsewhere."""
        for found in diagnostics:
            if found not in self._found and not self._is_full(found.path, found.severity):
                self._found[found] = None
                self._counts[found.path, found.severity] += 1

    def _is_full(self, path: str, severity: str) -> bool:
        """Whether no more findings of that severity are kept of a file; this one is counted, and once it is told."""
        if self._counts[path, severity] < _MOST:
            return False
        self._counts[path, severity] += 1
        name, words = "too-many-problems", {"most": str(_MOST), "severity": severity}
        message, hint = language("en").problem(name, words)
        rest = Diagnostic(
            path=path, code=name, severity=PROBLEMS[name].severity, message=message, hint=hint,
            problem=name, values=tuple(words.items()),
        )  # fmt: skip
        self._found.setdefault(rest)
        return True

    def errors_in(self, path: str) -> int:
        """How many errors of a file were found so far."""
        return self._counts[visible(path, 500), "error"]

    @property
    def size(self) -> int:
        """How many findings there are."""
        return len(self._found)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """All findings, by file and position."""
        return sorted(self._found)

    def fails(self, *, strict: bool = False) -> bool:
        """Whether the run must not publish: any error; with `strict` also any warning."""
        bad = {"error", "warning"} if strict else {"error"}
        return any(found.severity in bad for found in self._found)


@lru_cache(maxsize=4096)
def visible(text: str, longest: int) -> str:
    """`text` with nothing in it that could steer a terminal or hide words, and at most `longest` characters."""
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text).replace("\n", " ").replace("\t", " ")
    text = _COMMAND.sub("# #", text)
    return text if len(text) <= longest else text[: longest - 1] + "…"


def near(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be, or an empty text."""
    lowered = {name.casefold(): name for name in sorted(known)}
    found = difflib.get_close_matches(word[:200].casefold(), lowered, n=1, cutoff=0.6)
    return lowered[found[0]] if found else ""


class Alike:
    """Known words, for asking often which of them a word was probably meant to be.

    Comparing takes time: only those are compared that have the most pairs of letters in common with the word.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known

    @cached_property
    def _with(self) -> dict[str, list[str]]:
        """Those that have a pair of letters; most sites never ask."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._known):
            for pair in _pairs(name):
                found[pair].append(name)
        return found

    def near(self, word: str) -> str:
        """The known word that `word` was probably meant to be, or an empty text."""
        shared = Counter(chain.from_iterable(self._with.get(pair, ()) for pair in _pairs(word)))
        return near(word, (name for name, _ in shared.most_common(_MOST_COMPARED)))


def _pairs(word: str) -> dict[str, None]:
    """Pairs of letters in their order: of equals, those are compared that are found first."""
    folded = f" {word[:200].casefold()} "  # the first and the last letter are pairs with the edges
    return dict.fromkeys(first + second for first, second in pairwise(folded))


#: What people write between the words of a list; spaces of a word may have become `_`.
_BETWEEN = re.compile(r"[\s_]*[,;&][\s_]*|[\s_]+(?:and|og|und|et|en)[\s_]+", re.IGNORECASE)


def listed(text: str, known: Iterable[str], *, some: bool = False) -> str:
    """`text` as we write a list, where it is several known words in one; with `some`, one of them may be enough."""
    lowered = {name.casefold(): name for name in known}
    parts = [part for part in _BETWEEN.split(text[:200]) if part]
    ours = [part for part in parts if part.casefold() in lowered]
    is_list = len(parts) > 1 and (ours if some else ours == parts)
    return f"[{', '.join(lowered.get(part.casefold(), part) for part in parts)}]" if is_list else ""


def asked(hint: str) -> str:
    """A question after what was probably meant; where nobody knows, an empty text."""
    return f"did you mean `{hint}`?" if hint else ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """As text: a question after the known word that `word` was probably meant to be, or else `otherwise`.

    With `several`, it may be a list of them. `names` are known words by what else they are called. Looking for it takes
    time, so it is done only for what is shown.
    """

    word: str
    known: Iterable[str]
    otherwise: str = ""
    several: bool = False
    names: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        hint = self.names.get(self.word) or (self.several and listed(self.word, self.known))
        return asked(hint or near(self.word, self.known)) or self.otherwise


def as_text(found: Diagnostic) -> str:
    """The form for people, with the line in question."""
    words = spoken()
    message, hint = found.told(words)
    place = found.path + (f":{found.line}:{found.column}" if found.line else "")
    lines = [f"{place}: {words.phrase(found.severity)}[{found.code}]: {message}"]
    if found.excerpt:
        lines += [f"  {found.line} | {found.excerpt}"]
        if 0 < found.caret <= len(found.excerpt) + 1:
            lines += [f"  {' ' * len(str(found.line))} | {' ' * (found.caret - 1)}^"]
    if hint:
        lines += [f"  {words.phrase('hint')}: {hint}"]
    return "\n".join(lines)


def as_github(found: Diagnostic) -> str:
    """A workflow command that a git host shows beside the line."""
    severity = {"error": "error", "warning": "warning"}.get(found.severity, "notice")
    message, hint = found.told(spoken())
    words = message + (f" {spoken().phrase('hint').capitalize()}: {hint}" if hint else "")
    place = f"file={_property(found.path)}"
    if found.line:
        place += f",line={found.line},col={found.column}"
    return f"::{severity} {place},title={_property(found.code)}::{_escape(words)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Diagnostic], str]] = {"text": as_text, "github": as_github}
