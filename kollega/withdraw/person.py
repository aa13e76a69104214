"""Who is meant, and by what the person is known again."""

from __future__ import annotations

from kollega.diagnostics import near
from kollega.library.consent import Consents
from kollega.library.read import Documents
from kollega.records import Job, Story, Struct
from kollega.schema import slugify


class Nobody(Exception):
    """There is no such person; the text says who there is."""


class Who(Struct, frozen=True, kw_only=True):
    """A person. `key` is the id, or the name of somebody without a file; `path` is that file, or where it is to be."""

    key: str
    name: str
    path: str
    has_file: bool

    @property
    def wanted(self) -> tuple[str, ...]:
        """What a text must not say: the full name, and an id that cannot be an everyday word."""
        slug = slugify(self.name)
        ids = dict.fromkeys(one for one in (self.key, slug) if "-" in one and one != self.name)
        return (self.name, *ids)


def whom(documents: Documents, consents: Consents, text: str) -> Who:
    """Whom `text` means: an id or a full name of the people, or of somebody who is only named. Raises `Nobody`."""
    folder = f"{documents.site.docs_dir}/people"
    if person := consents.person(text):
        return Who(key=person.slug, name=person.name, path=person.path, has_file=True)
    named = {
        name: None
        for document in documents.originals
        if isinstance(document.record, Story | Job)
        for name in _named(document.record)
        if consents.person(name) is None
    }
    found = next((name for name in named if name.casefold() == text.casefold()), None)
    if found or " " in text.strip():
        name = found or " ".join(text.split())
        return Who(key=name, name=name, path=f"{folder}/{slugify(name)}.yml", has_file=False)
    known = [*documents.of("person"), *(one.record.name for one in documents.of("person").values()), *named]
    hint = near(text, known)
    raise Nobody(
        f"nobody here is called `{text}`."
        + (f" Did you mean `{hint}`?" if hint else " Write the id or the full name.")
    )


def _named(record: Story | Job) -> tuple[str, ...]:
    if isinstance(record, Story):
        return (*record.authors, *record.pictured, *filter(None, [record.written_by]))
    return (record.contact.name,) if record.contact and record.contact.name else ()
