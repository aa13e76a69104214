"""What a change does to the site: things that come, change and go, and files of pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from kollega.git import git
from kollega.live import Translation
from kollega.schema.values import PICTURES
from kollega.summary.things import SEEN, Content, Stage, Thing

What = Literal["published", "scheduled", "inside", "changed", "removed", "waiting"]
#: What happens to a thing that is to be seen from now on.
_BEGINS: dict[Stage, What] = {"live": "published", "inside": "inside"}
#: Parts of a record that nobody wrote.
_OURS = {"path", "slug", "body_line"}
#: Parts that a translation says in its own words.
_WORDS = {"title", "summary", "quote", "body"}


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What happens to one thing; `parts` are the fields that changed (`body`: its text, `pictures`, `film`)."""

    what: What
    thing: Thing
    parts: tuple[str, ...] = ()


def changes(then: Content | None, now: Content) -> list[Change]:
    """Everything that differs, in the order of the kinds of change, then by file."""
    old = then.things if then else {}
    found = [change for path, thing in now.things.items() if (change := _change(old.get(path), thing))]
    found += [
        Change(what="removed", thing=thing)
        for path, thing in old.items()
        if path not in now.things and thing.stage in SEEN
    ]
    order = ("published", "scheduled", "inside", "changed", "removed", "waiting")
    return sorted(found, key=lambda change: (order.index(change.what), change.thing.path))


def _change(old: Thing | None, new: Thing) -> Change | None:
    parts = tuple(_parts(old, new)) if old else ()
    if old and not parts and old.stage == new.stage:
        return None
    was = old.stage if old else ""
    if new.stage in _BEGINS:
        what = "changed" if was == new.stage else "removed" if was == "live" else _BEGINS[new.stage]
        return Change(what=what, thing=new, parts=parts)
    if was in _BEGINS:
        return Change(what="removed", thing=new)
    return Change(what="scheduled" if new.stage == "scheduled" else "waiting", thing=new, parts=parts)


def _parts(old: Thing, new: Thing) -> Iterator[str]:
    for name in new.record.__struct_fields__:
        if name not in _OURS and getattr(old.record, name, None) != getattr(new.record, name):
            yield name.removesuffix("_utf8")
    if old.pictures != new.pictures:
        yield "pictures"
    if old.film != new.film:
        yield "film"


def changed_files(root: Path, commit: str) -> set[str]:
    """Files that differ from a commit; none without one."""
    if not commit:
        return set()
    listed = git(root, "diff", "--name-only", "--relative", "-z", commit) + git(
        root, "ls-files", "--others", "--exclude-standard", "-z"
    )
    return {path for path in listed.decode("utf-8", "replace").split("\0") if path}


def other_files(changed: set[str], now: Content, then: Content | None) -> list[str]:
    """Changed files that are not what has a page, nor its pictures and video: settings, templates, data."""
    things = [thing for one in (now, then) if one for thing in one.things.values()]
    shown = {path for thing in things for path in (*thing.pictures, *thing.film)}
    known = shown | now.things.keys() | (then.things.keys() if then else set())
    return sorted(changed - known)


def new_pictures(changed: set[str], now: Content, then: Content | None) -> list[str]:
    """Files of pictures that are new or changed, and those that were there and are shown from now on."""
    shown = _anew("pictures", now, then)
    there = {now.documents.files.find(path) for path in changed if path.casefold().endswith(PICTURES)}
    return sorted(shown | {path for path in there if path})


def new_films(now: Content, then: Content | None) -> list[str]:
    """Files of videos and captions that are new or changed, or shown from now on."""
    return sorted(_anew("film", now, then))


def _anew(part: Literal["pictures", "film"], now: Content, then: Content | None) -> set[str]:
    """Files of a part of things that somebody sees, or will on their day, and were not before, or not so."""
    shown, before = (
        {
            row
            for thing in (content.things.values() if content else ())
            if thing.stage in SEEN
            for row in getattr(thing, part).items()
        }
        for content in (now, then)
    )
    return {path for path, _ in shown - before}


def untranslated(found: Sequence[Change], changed: set[str], now: Content) -> list[Translation]:
    """What things that come or change lack in other languages: a translation, or in one what they say now."""
    touched = {change.thing.path for change in found if change.what != "removed"}
    lacking = [row for row in now.library.translations if row.changed or not row.is_there]
    rows = [*(row for row in lacking if row.source in touched), *_left_behind(found, changed, now)]
    return list({(row.source, row.lang): row for row in rows}.values())


def _left_behind(found: Sequence[Change], changed: set[str], now: Content) -> Iterator[Translation]:
    """Translations in files that nobody touched, of originals that say something else than before."""
    for change in found:
        kind, record = change.thing.kind, change.thing.record
        original = now.documents.of(kind).get(record.slug)
        if not original or original.record.path != record.path or not _WORDS & set(change.parts):
            continue
        for lang, document in now.documents.translations.get((kind, record.slug), {}).items():
            path = document.record.path
            if path not in changed:
                yield Translation(lang=lang, source=record.path, path=path, is_there=True)
