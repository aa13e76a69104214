"""A report on job posts of another system: what of them is a field here, what is not, and which values need a hand.

Nothing is written. Each post is read as ours would be, with its keys under our names (`kollega.schema.foreign`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kollega.diagnostics import Diagnostic, Report, visible
from kollega.schema import read_record, slugify
from kollega.schema.foreign import NAMES, NOT_CONTENT
from kollega.schema.kinds import KINDS
from kollega.site import Organisation, Site
from kollega.sources import Files, Map, Source, key_of, parse_yaml, read_text, split_front_matter

_KEY = re.compile(r"\"[^\"]*\"|'[^']*'|[^:\n]+?(?=\s*:)")
_ENDINGS = (".md", ".markdown", ".mdx")
#: Files that are named for a finding.
_NAMED = 3


@dataclass
class Survey:
    """What was found in a folder of posts. Counts are of files."""

    files: int = 0
    #: Posts without an error, and files that are no posts.
    whole: int = 0
    unread: list[str] = field(default_factory=list)
    #: Their name and ours.
    renamed: Counter[tuple[str, str]] = field(default_factory=Counter)
    #: Names of theirs that mean nothing here.
    lost: Counter[str] = field(default_factory=Counter)
    found: list[Diagnostic] = field(default_factory=list)


def survey(folder: Path) -> Survey:
    """Read every post below a folder, whatever system wrote it."""
    paths = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and path.suffix.casefold() in _ENDINGS
    )
    result, report = Survey(files=len(paths)), Report()
    files = Files(folder, paths)
    site = Site(name="", url="https://example.org/", organisation=Organisation(name=""))
    for path in paths:
        source = _in_our_words(files, path, result)
        if source is None:
            result.unread.append(path)
            continue
        read = read_record("job", slugify(Path(path).stem), source, files, site)
        result.whole += read is not None
        report.extend(one for one in source.report.diagnostics if one.code != "key-unknown")
    result.found = report.diagnostics
    return result


def _in_our_words(files: Files, path: str, result: Survey) -> Source | None:
    """A post with our names of fields; nothing, where it has no fields that can be read."""
    report = Report()
    source = read_text(files, path, report)
    parts = split_front_matter(source, needed=True) if source else None
    node = parse_yaml(source, parts[0], 2) if source and parts else None
    if source is None or not isinstance(node, Map):
        return None
    known = {key_of(row.name) for row in KINDS["job"]} | {
        key_of(name) for row in KINDS["job"] for name in row.also
    }
    names = {key_of(key.value) for key, _ in node.entries}
    lines = source.text.split("\n")
    for key, _ in node.entries:
        theirs = key_of(key.value)
        ours = NAMES["job"].get(theirs, "")
        if theirs in known:
            continue
        if ours and ours not in names:
            names.add(ours)
            result.renamed[theirs, ours] += 1
            line = lines[key.line - 1]
            lines[key.line - 1] = line[: key.column - 1] + _KEY.sub(ours, line[key.column - 1 :], count=1)
        elif theirs not in NOT_CONTENT:
            result.lost[theirs] += 1
    return Source(path, "\n".join(lines), Report(), source.limits)


def told(result: Survey, folder: str) -> Iterator[str]:
    """The report, line by line."""
    posts = result.files - len(result.unread)
    yield f"Posts in {folder}: {posts}."
    yield f"  To be taken as they are, with our names of fields: {result.whole}."
    yield f"  In need of a hand: {posts - result.whole}."
    if result.unread:
        yield f"Files without fields at their top, or with none that can be read: {_some(result.unread)}."
    if result.renamed:
        yield "\nFields that have another name here:"
        for (theirs, ours), count in sorted(result.renamed.items(), key=lambda row: (-row[1], row[0])):
            yield f"  {visible(theirs, 80)} → {ours} ({count})"
    if result.lost:
        yield "\nFields that mean nothing here, or say the same as another; put what matters into the text:"
        for theirs, count in sorted(result.lost.items(), key=lambda row: (-row[1], row[0])):
            yield f"  {visible(theirs, 80)} ({count})"
    by_message: dict[tuple[str, str, str], list[Diagnostic]] = defaultdict(list)
    for one in result.found:
        by_message[one.severity, one.code, re.sub(r'".*?"', '"…"', one.message)].append(one)
    if by_message:
        yield "\nValues that need a hand:"
    for (severity, _, _), those in sorted(
        by_message.items(), key=lambda row: (row[0][0], -len(row[1]), row[0])
    ):
        first = those[0]
        yield f"  {len(those)} × {severity}: {first.message}"
        yield f"      in {_some([f'{one.path}:{one.line}' for one in those])}"
        if first.hint:
            yield f"      hint: {first.hint}"


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(visible(name, 200) for name in names[:_NAMED]) + more
