"""What a field is: a row of a table. The tables are in `kollega.schema.kinds`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from kollega.diagnostics import Suggestion
from kollega.schema.foreign import NAMES
from kollega.sources import Files, Map, Node, Scalar, Source, key_of, quoted


@dataclass
class Context:
    """What a reader of a value may ask: which file this is, which files exist, which timezone holds."""

    source: Source
    kind: str
    files: Files
    timezone: ZoneInfo
    lang: str
    #: The folder with files for colleagues alone, which no text outside of it may show; empty where there is none.
    internal: str = ""
    #: The field that is being read.
    field: str = ""
    #: Position of each value that was read, by field (and `field.0` … for the items of a list, `field.name` for those of
    #: a map).
    marks: dict[str, tuple[int, int]] = dataclasses.field(default_factory=dict)
    #: Fields whose value is wrong, which was reported.
    wrong: set[str] = dataclasses.field(default_factory=set)
    #: Files that fields name, by the path that they are looked for at, and their sizes.
    named: dict[str, tuple[str, int]] = dataclasses.field(default_factory=dict)
    #: Where the fields begin, and the name of the field that they are the inside of.
    start: tuple[int, int] = (1, 1)
    outer: str = ""

    @property
    def folder(self) -> str:
        """The folder of the file, relative to the site folder."""
        return self.source.path.rpartition("/")[0]

    @property
    def noun(self) -> str:
        """What has these fields, in words."""
        return f"`{self.outer}`" if self.outer else f"{'an' if self.kind[0] in 'aeiou' else 'a'} {self.kind}"

    def inside(self, node: Node) -> Context:
        """The context of the fields of `node`, which is the value of the current field."""
        return Context(
            self.source, f"{self.kind}-{self.field}", self.files, self.timezone, self.lang, self.internal,
            named=self.named, start=(node.line, node.column), outer=self.field,
        )  # fmt: skip

    def read(self, row: Field, node: Node) -> Any:
        """The value of a field, or nothing; whether it was wrong is in `wrong`."""
        self.marks[row.name] = (node.line, node.column)
        errors = self.source.errors
        if node.absent and (problem := _why_empty(row, node)):
            self.problem(problem, node)
        value = None if node.absent else row.read(node, self)
        if node.broken or self.source.errors > errors:
            self.wrong.add(row.name)
        return value

    def problem(self, problem: str, node: Node | None = None, **values: object) -> None:
        """Report a problem of the current field at `node`, or where the field stands."""
        line, column = (node.line, node.column) if node else self.marks.get(self.field, self.start)
        code = f"{self.kind}-{self.field}".replace("_", "-")
        self.source.problem(problem, line, column, code=code, field=self.field, **values)

    def need(self, values: Mapping[str, Any], problem: str, *fields: str) -> None:
        """Report a problem of the first of some fields where none of them was written."""
        if not set(fields) & (values.keys() | self.wrong):
            self.field = fields[0]
            self.problem(problem)


#: Turns a node into a value, or reports a problem and gives `None`.
Reader = Callable[[Node, Context], Any]


@dataclass(frozen=True)
class Field:
    """One field: its name, how it is read, and what the documentation says of it."""

    name: str
    read: Reader
    form: str
    meaning: str
    needed: bool = False
    also: tuple[str, ...] = ()
    #: The problem of one whose name was written and nothing behind it, where that is hardly what was meant.
    empty: str = ""


def _why_empty(row: Field, node: Node) -> str:
    """What to tell of a field that says nothing; forms and programs write quotes or `null` for what nobody filled in."""
    if not isinstance(node, Scalar):
        return ""
    is_bare = node.plain and not node.value and not node.broken
    return "value-commented" if node.comment else row.empty if is_bare else ""


def entries_of(
    node: Map, name_of: Callable[[str], str], context: Context
) -> Iterator[tuple[str, Scalar, Node]]:
    """The entries of a map, each with the name that its key means; the second of a name is an error and left out."""
    seen: set[str] = set()
    for key, value in node.entries:
        if key.broken:
            continue
        name = name_of(key.value)
        if name in seen:
            context.source.problem("yaml-duplicate", key.line, key.column, key=key.value)
        else:
            seen.add(name)
            yield name, key, value


def _meant(written: str, by_key: Mapping[str, Field], kind: str) -> str:
    """A question after the field that other systems call so, where we have one."""
    ours = NAMES.get(kind, {}).get(key_of(written), "")
    return f"here it is called `{ours}`." if ours in by_key else ""


def read_fields(front: Map, fields: tuple[Field, ...], context: Context) -> dict[str, Any]:
    """The values of all fields that are there and right; problems of the others go to the report."""
    by_key: Mapping[str, Field] = {key_of(key): row for row in fields for key in (row.name, *row.also)}
    values: dict[str, Any] = {}

    def name_of(key: str) -> str:
        row = by_key.get(key_of(key))
        return key_of(row.name) if row else key

    for name, key, node in entries_of(front, name_of, context):
        row = by_key.get(name)
        context.field = row.name if row else key_of(name)
        if row is None:
            cure = "remove it, or see the list of fields in the documentation."
            context.source.problem(
                "key-unknown", key.line, key.column, key=key.value, noun=context.noun,
                near=_meant(key.value, by_key, context.kind) or Suggestion(key_of(key.value), by_key, cure),
            )  # fmt: skip
        elif (value := context.read(row, node)) is not None:
            values[row.name] = value
    for row in fields:
        if row.needed and row.name not in values and row.name not in context.wrong:
            context.field = row.name
            context.wrong.add(row.name)
            context.problem("field-missing", None, noun=context.noun, form=row.form)
    return values


def group(fields: tuple[Field, ...], make: Callable[..., Any]) -> Reader:
    """A map of fields: what `make` makes of the values that are there."""

    def read(node: Node, context: Context) -> Any:
        if not isinstance(node, Map):
            context.problem("not-a-map", node)
            return None
        return make(**read_fields(node, fields, context.inside(node)))

    return read


def with_colon(node: Node) -> str:
    """The text, in quotes, of which YAML made a map because of its colon: `- Lunch: free`; nothing for other values."""
    match node:
        case Map(entries=[(Scalar(value=name), Scalar(value=value))]) if value:
            return quoted(f"{name}: {value}")
    return ""
