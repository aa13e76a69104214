"""YAML as the contract has it: no tags, aliases, merge keys or duplicate keys, and every scalar is text.

What a scalar means is decided by the field that it stands in (`kollega.schema`), never by YAML's own
guesses, so `NO`, `12:30` and `0123` stay what people wrote. The nodes are built from the parser's
events: there is no recursion that a deeply nested file could exhaust.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from kollega.amounts import plain
from kollega.sources.mistakes import explain, with_spaces
from kollega.sources.text import Source

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml reads the same, only slower
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_DEEPEST = 20
#: Keys and values of a file, with those that a reference stands for; the configuration may have more.
_MOST_NODES, _MOST_TRUSTED = 10_000, 100_000
#: A number that ends with a comma, and what can be the rest of it. `2:15` is the time of a chapter.
_CUT_BEFORE = re.compile(r"[0-9][0-9.,]*,\s*$")
_CUT_AFTER = re.compile(r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?![\w:])")
_LONGEST_NUMBER = 40
_NULLS = {"", "~", "null", "Null", "NULL"}
#: Ends of lines to the parser alone: to people, their editors and our numbers of lines these are blanks.
_BLANKS = {0x0D: " ", 0x85: " ", 0x2028: " ", 0x2029: " "}


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """The form in which keys are compared: case does not matter, and `-`, `_` and space are the same."""
    return re.sub(r"[-\s]+", "_", text.strip().casefold())


@dataclass(slots=True)
class Scalar:
    """A single value, as text. `plain`: it was written without quotes; `broken`: what is wrong was reported."""

    line: int
    column: int
    value: str
    plain: bool = True
    broken: bool = False
    #: Whether a comment follows on its line.
    comment: bool = False

    @property
    def absent(self) -> bool:
        """An empty text or `null` counts as not there."""
        return self.broken or self.value in _NULLS if self.plain else not self.value.strip()


@dataclass(slots=True)
class Seq:
    """A list."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)

    @property
    def absent(self) -> bool:
        """A list of nothing counts as not there."""
        return _is_nothing(self.items)

    @property
    def broken(self) -> bool:
        """Whether something in it was reported and is left out."""
        return any(item.broken for item in self.items)


@dataclass(slots=True)
class Map:
    """A map, in the order in which it was written."""

    line: int
    column: int
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)

    @property
    def absent(self) -> bool:
        """A map of nothing counts as not there, as forms leave it."""
        return _is_nothing(value for _, value in self.entries)

    @property
    def broken(self) -> bool:
        """Whether something in it was reported and is left out."""
        return any(value.broken for _, value in self.entries)

    def get(self, *names: str) -> Node | None:
        """The node at a path of keys, however they are spelt, or nothing."""
        node: Node | None = self
        for name in names:
            if not isinstance(node, Map):
                return None
            node = next((value for key, value in node.entries if key_of(key.value) == key_of(name)), None)
        return node


Node = Scalar | Seq | Map


def _is_nothing(nodes: Iterable[Node]) -> bool:
    """Whether no node is there; one of which only a comment is left is kept, so that it is told."""
    return all(node.absent and not (isinstance(node, Scalar) and node.comment) for node in nodes)


def parse_yaml(source: Source, text: str, first_line: int, *, trusted: bool = False) -> Map | None:
    """The map that `text` holds, or nothing and diagnostics. `first_line` is the line of `text` in the file.

    `trusted` is for the configuration file alone, whose tags and anchors belong to MkDocs and are read as text.
    """
    root = _parse(source, text, first_line, trusted)
    if isinstance(root, Map):
        return root
    if root is _BROKEN:
        return None
    if root is None or root.absent:
        return Map(first_line, 1)
    source.problem("yaml-not-a-map", root.line, root.column)
    return None


def parse_list(source: Source) -> Seq | None:
    """The list that a file holds, or nothing and diagnostics."""
    root = _parse(source, source.text, 1, False)
    if isinstance(root, Seq):
        return root
    if root is not None and root is not _BROKEN and not root.absent:
        source.problem("yaml-not-a-list", root.line, root.column)
    return None


#: Stands for a text that could not be parsed and was reported.
_BROKEN = Scalar(0, 0, "")
#: Stands for a key that is the rest of a value, which was reported.
_REST = Scalar(0, 0, "")


def _parse(source: Source, text: str, first_line: int, trusted: bool) -> Node | None:
    builder = _Builder(source, first_line - 1, trusted)
    try:
        spaced = text if trusted else with_spaces(text)  # MkDocs reads the configuration as it is
        for event in yaml.parse(spaced.translate(_BLANKS), Loader=_Loader):
            if not builder.take(event):
                return _BROKEN
    except yaml.MarkedYAMLError as error:
        explain(source, text, first_line - 1, error, [(one.line, one.column) for one in builder.stack])
        return _BROKEN
    except yaml.YAMLError as error:
        position = getattr(error, "position", None)
        line = text.count("\n", 0, position) + first_line if isinstance(position, int) else first_line
        source.problem("yaml-character", line, 1)
        return _BROKEN
    return builder.root


class _Builder:
    """Takes events one by one and keeps the open collections on a stack."""

    def __init__(self, source: Source, offset: int, trusted: bool) -> None:
        self.source, self.offset, self.trusted = source, offset, trusted
        self.root: Node | None = None
        self.stack: list[Seq | Map] = []
        #: For each open map: the key whose value is awaited, and the keys seen.
        self.keys: list[Scalar | None] = []
        self.seen: list[set[str]] = []
        #: Anchored nodes; only a trusted text may refer to them.
        self.anchors: dict[str, Node] = {}
        #: Nodes so far; for each open collection how many there were before it, for each closed one how many are in it.
        self.count = 0
        #: Bytes that the values so far have.
        self.bytes = 0
        self.before: list[int] = []
        self.sizes: dict[int, int] = {}

    def take(self, event: Any) -> bool:
        """Whether to go on: what is wrong with one value does not hide what is wrong with the next."""
        line = event.start_mark.line + self.offset + 1
        column = event.start_mark.column + 1
        if isinstance(event, yaml.events.CollectionEndEvent):
            self._close()
            return True
        if isinstance(event, yaml.events.AliasEvent):
            return self._put(self._alias(event.anchor, line, column)) and self._is_little(line, column)
        if not isinstance(event, yaml.events.NodeEvent):
            return True
        self.count += 1
        node = self._node(event, line, column)
        if not self.trusted and event.anchor is not None:
            self._blame("yaml-alias", node)
        elif not self.trusted and getattr(event, "tag", None) is not None:
            self._blame("yaml-tag", node)
        elif event.anchor is not None:
            self.anchors[event.anchor] = node
        elif not self.trusted and isinstance(node, Scalar) and node.plain and self._is_in_list():
            self._look_for_entries(node, event)
        done = self._put(node) and (isinstance(node, Scalar) or self._open(node))
        return done and self._is_little(line, column)

    def _is_short(self, value: Scalar) -> bool:
        """Whether all values so far are together no longer than they may be."""
        self.bytes += len(value.value) if value.value.isascii() else len(value.value.encode())
        limits = self.source.limits
        if self.trusted or self.bytes <= limits.front_matter:
            return True
        return self._refuse("yaml-too-much", value.line, value.column, most=limits.front_matter_kb)

    def _is_little(self, line: int, column: int) -> bool:
        most = _MOST_TRUSTED if self.trusted else _MOST_NODES
        return self.count <= most or self._refuse("yaml-too-many", line, column, most=most)

    def _alias(self, anchor: str | None, line: int, column: int) -> Node:
        found = self.anchors.get(anchor or "")
        if found is None or any(found is one for one in self.stack):
            found = Scalar(line, column, "")
            self._blame("yaml-alias", found)
        self.count += self.sizes.get(id(found), 1)
        return found

    def _blame(self, problem: str, node: Node, **values: Any) -> None:
        """Report a problem of a value, and go on without it."""
        self.source.problem(problem, node.line, node.column, **values)
        if isinstance(node, Scalar):
            node.broken = True

    def _node(self, event: Any, line: int, column: int) -> Node:
        if isinstance(event, yaml.events.ScalarEvent):
            plain = not event.style
            return Scalar(line, column, event.value, plain, comment=plain and self._is_commented(event))
        return Seq(line, column) if isinstance(event, yaml.events.SequenceStartEvent) else Map(line, column)

    def _is_commented(self, event: Any) -> bool:
        """Whether a text seems to go on after ` #`; a comment that is meant as one has a space after the sign."""
        end = event.end_mark
        rest = self.source.line(end.line + self.offset + 1)[end.column :].lstrip()
        return rest.startswith("#") and len(rest) > 1 and rest[1].isalnum()

    def _is_in_list(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1], Seq)

    def _look_for_entries(self, value: Scalar, event: Any) -> None:
        """Report a line that is meant as the next entry of a list, and that begins so deep that YAML takes it for words of
        the entry above."""
        for number in range(value.line + 1, event.end_mark.line + self.offset + 2):
            before, hyphen, _ = self.source.line(number).partition("- ")
            if hyphen and not before.strip(" "):
                self.source.problem("yaml-indent", number, len(before) + 1)
                value.broken = True
                return

    def _open(self, node: Seq | Map) -> bool:
        if len(self.stack) >= _DEEPEST:
            return self._refuse("yaml-too-deep", node.line, node.column)
        self.stack.append(node)
        self.before.append(self.count)
        self.keys.append(None)
        self.seen.append(set())
        return True

    def _close(self) -> None:
        self.sizes[id(self.stack[-1])] = self.count - self.before.pop()
        for stack in (self.stack, self.keys, self.seen):
            stack.pop()

    def _put(self, node: Node) -> bool:
        parent = self.stack[-1] if self.stack else None
        if isinstance(parent, Map) and self.keys[-1] is None:
            return self._key(node)
        if isinstance(node, Scalar) and not self._is_short(node):
            return False
        if parent is None:
            if self.root is not None and not self.root.absent:
                rest = isinstance(node, Scalar) and node.absent
                return rest or self._refuse("yaml-two-documents", node.line, node.column)
            self.root = node
        elif isinstance(parent, Seq):
            parent.items.append(node)
        elif key := self.keys[-1]:
            if key is not _REST:
                parent.entries.append((key, node))
            self.keys[-1] = None
        return True

    def _key(self, node: Node) -> bool:
        if not isinstance(node, Scalar):
            return self._refuse("yaml-key", node.line, node.column)
        if self._is_rest(node):
            self.keys[-1] = _REST
            return True
        if node.value == "<<" and not self.trusted:
            self._blame("yaml-alias", node)
        if node.value in self.seen[-1]:
            self.source.problem("yaml-duplicate", node.line, node.column, key=node.value)
        self.seen[-1].add(node.value)
        self.keys[-1] = node
        return True

    def _is_rest(self, key: Scalar) -> bool:
        """Whether a comma cut a number before `key`, as in `{amount: 132,552}`; its value is reported."""
        entries = self.stack[-1].entries if isinstance(self.stack[-1], Map) else []
        if not (entries and key.plain and key.value[:1].isdigit()):
            return False
        line, start = self.source.line(key.line), key.column - 1
        before, rest = line[max(0, start - _LONGEST_NUMBER) : start], line[start : start + _LONGEST_NUMBER]
        number, more = _CUT_BEFORE.search(before), _CUT_AFTER.match(rest)
        is_alone = rest[len(key.value) :].lstrip()[:1] in ("", ",", "}")
        if not (number and more) or (self.trusted and not is_alone):  # MkDocs may have numbers for names
            return False
        written = re.sub(r"\s", "", number[0] + more[0])
        if not (value := entries[-1][1]).broken:  # of a number with two commas it is told once
            self._blame("yaml-comma", value, value=written, example=plain(written))
        return True

    def _refuse(self, problem: str, line: int, column: int, **values: Any) -> bool:
        self.source.problem(problem, line, column, **values)
        return False
