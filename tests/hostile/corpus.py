"""The corpus: hostile content by class, harmless look-alikes, and the sites that are made of them.

`cases/<class>.yml` holds attacks, `lookalikes/*.yml` what only looks like one; both are data, one a line:

    name      unique in its file
    story, job, event, value, page
              the text of such a file; or
    in        the kind of file (also person, team, location, links), whose `fields` are given; `yaml` are lines as
              they are written, and with `bare` they are all of the file
    verdict   `harmless`: published, and nothing said
              `warned:<problem>`: published without harm, with one warning of that problem for the file
              `refused:<problem>`: an error that names file and line; nothing is published
    also      another problem that may be told of the file
    reads     what people read on the page
    never     what must be nowhere in the output
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).parent
KINDS = ("story", "job", "event", "value", "page", "person", "team", "location", "links")
FOLDERS = {
    "story": "stories", "job": "jobs", "event": "content/events", "value": "content/values", "page": "content",
    "person": "content/people", "team": "content/teams", "location": "content/locations",
}  # fmt: skip
_NEEDED: dict[str, dict[str, Any]] = {
    "story": {"title": "A story", "date": "2026-01-01", "authors": "Ada Anker"},
    "job": {"title": "A job", "date_posted": "2026-01-01", "location": "Odense", "apply_email": "jobs@example.org"},
    "event": {"title": "An event", "starts": "2026-12-01T10:00"},
    "value": {"title": "A value"},
    "page": {},
    "person": {"name": "A person"},
    "team": {"name": "A team"},
    "location": {"name": "A place", "city": "Odense", "country": "DK"},
}  # fmt: skip


class Case(NamedTuple):
    """One file, and what is to become of it."""

    group: str
    name: str
    kind: str
    #: The text; nothing where the fields are the point.
    body: str | None
    fields: dict[str, Any]
    yaml: str = ""
    bare: bool = False
    at: str = ""
    verdict: str = "harmless"
    problem: str = ""
    also: str = ""
    reads: tuple[str, ...] = ()
    never: str = ""
    #: Words that must be the same wherever the record is shown or named.
    words: str = ""

    @property
    def slug(self) -> str:
        return self.at or f"{self.group}-{self.name}"

    @property
    def path(self) -> str:
        """The file, relative to the site folder."""
        if self.kind == "links":
            return "content/program/links.yml"
        ending = "md" if self.kind in ("story", "job", "event", "value", "page") else "yml"
        return f"{FOLDERS[self.kind]}/{self.slug}.{ending}"

    @property
    def address(self) -> str:
        """The folder of the page on the site."""
        folder = FOLDERS[self.kind].removeprefix("content").strip("/")
        return f"{folder}/{self.slug}/".lstrip("/") if self.slug != "index" else ""

    @property
    def is_published(self) -> bool:
        return self.verdict != "refused"

    def text(self) -> str:
        """The content of the file."""
        if self.bare:
            return self.yaml + "\n"
        if self.kind == "links":
            return f"- {{{', '.join(f'{name}: {quoted(value)}' for name, value in self.fields.items())}}}\n"
        fields = {**_NEEDED[self.kind], **self.fields}
        rows = [f"{_key(name)}: {quoted(value)}\n" for name, value in fields.items() if value is not None]
        front = "".join(rows) + (self.yaml + "\n" if self.yaml else "")
        if self.path.endswith(".yml"):
            return front
        body = "Words of the text.\n" if self.body is None else self.body + "\n"
        return f"---\n{front}---\n\n{body}" if front else body


def quoted(value: Any) -> str:
    """A value as YAML on one line; every text in double quotes, so that no character means anything."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name)}: {quoted(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(quoted, value)) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    return '"' + "".join(map(_letter, value)) + '"'


def _letter(letter: str) -> str:
    """A letter in double quotes of YAML; what is not printed but belongs to a script is written as it is."""
    plain = letter not in '"\\' and (letter.isprintable() or letter in "\u200c\u200d")
    return letter if plain else f"\\U{ord(letter):08x}"


def _key(name: str) -> str:
    return name if re.fullmatch(r"\w+", name) else quoted(name)


@cache
def attacks() -> tuple[Case, ...]:
    """All attacks, by class and in the order of their files."""
    return tuple(case for path in sorted((HERE / "cases").glob("*.yml")) for case in _cases(path, path.stem))


def _load(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def classes() -> list[str]:
    """Names of all classes of attacks."""
    return list(dict.fromkeys(case.group for case in attacks()))


def _cases(path: Path, group: str) -> Iterator[Case]:
    for row in _load(path.read_text("utf-8")):
        yield _case(row, group)


def _case(row: dict[str, Any], group: str) -> Case:
    kind = row.pop("in", "") or next(name for name in KINDS if name in row)
    verdict, _, problem = row.pop("verdict", "harmless").partition(":")
    reads = row.pop("reads", [])
    return Case(
        group=group, kind=kind, body=row.pop(kind, None), fields=row.pop("fields", {}), verdict=verdict, problem=problem,
        reads=(reads,) if isinstance(reads, str) else tuple(reads), **row,
    )  # fmt: skip


@cache
def lookalikes() -> tuple[Case, ...]:
    """Everything that only looks like an attack."""
    found = [case for name in ("markdown", "pages") for case in _cases(HERE / f"lookalikes/{name}.yml", name)]
    for number, row in enumerate(_load((HERE / "lookalikes/words.yml").read_text("utf-8"))):
        found += _everywhere(row["name"], row["words"], number)
    return tuple(found)


#: Feeds have the newest fifty stories.
_IN_FEEDS = 48


def _everywhere(name: str, words: str, number: int) -> Iterator[Case]:
    """A text as title and name of all kinds of records, and as the first words of their texts."""
    body = f"{literal(words)}\n\nMore."
    fields: dict[str, dict[str, Any]] = {
        "story": {
            "title": words,
            "summary": words,
            "quote": words,
            "authors": words,
            "tags": [words],
        },
        "job": {"title": words, "benefits": [words], "reference": words},
        "event": {"title": words},
        "value": {"title": words, "summary": words},
        "person": {"name": words, "role": words, "bio": words},
        "team": {"name": words, "summary": words},
        "location": {"name": words, "city": words},
        "page": {"title": words},
    }
    # A story of each; of the others two, in turn. A topic has a page and three feeds, so few are enough.
    if number % 4:
        del fields["story"]["tags"]
    if number < _IN_FEEDS:
        fields["story"]["date"] = "2026-06-01"
    others = [kind for kind in fields if kind != "story"]
    for kind in ("story", others[number % 7], others[(number + 3) % 7]):
        yield Case("words", name, kind, body, fields[kind], reads=(words,), words=words)


def literal(words: str) -> str:
    """Words as Markdown that means just these words."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words)


def write(root: Path, cases: Iterable[Case], config: str, *, many: int = 0) -> Path:
    """A site folder of these cases and of the innocent records; with `many` more, for lists show more then."""
    innocent = HERE / "innocent"
    paths = [path for path in sorted(innocent.rglob("*")) if path.is_file()]
    files = {path.relative_to(innocent).as_posix(): path.read_text("utf-8") for path in paths}
    for kind in ("story", "job", "event"):
        for number in range(many):
            fields: dict[str, Any] = {"title": f"One of many {number}"}
            if kind != "event":
                fields |= {
                    "tags": [f"Topic {number % 8}"],
                    "team": "innocent",
                    "lang": "da" if number % 3 else "en",
                }
            case = Case("innocent", f"more-{number}", kind, None, fields)
            files[case.path] = case.text()
    for case in cases:
        files[case.path] = (files.get(case.path, "") if case.kind == "links" else "") + case.text()
    for name, text in {"mkdocs.yml": config, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return root
