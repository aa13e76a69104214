"""Who is meant, and by what the person is known again."""

from __future__ import annotations

from collections.abc import Iterator

from kollega.diagnostics import near
from kollega.library.consent import Consents
from kollega.library.pointers import people_in
from kollega.library.read import Documents
from kollega.records import Struct
from kollega.schema import slugify


class Nobody(Exception):
    """There is no such person; the text says who there is, and how somebody is put on file who is named nowhere yet."""

    def __init__(self, documents: Documents, text: str) -> None:
        people = (one.record.name for one in documents.of("person").values())
        hint = near(text, (*documents.of("person"), *people, *_strangers(documents)))
        said = f"nobody here is called `{text}`."
        said += f" Did you mean `{hint}`?" if hint else " Write the id or the full name."
        if name := _full(text):
            path = _path(documents, name)
            said += (
                f" If this is somebody who is named nowhere yet and never shall be, write the file `{path}`"
                f" with two lines, `name: {name}` and `withdrawn:` with today's date."
            )
        super().__init__(said)


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
    """Whom `text` means: an id or a full name of the people, or of somebody who is only named. Raises `Nobody`.

    A full name may stand in a text alone: whether it does is for the caller to see.
    """
    if person := consents.person(text):
        return Who(key=person.slug, name=person.name, path=person.path, has_file=True)
    found = next((name for name in _strangers(documents) if name.casefold() == text.casefold()), None)
    if name := found or _full(text):
        return Who(key=name, name=name, path=_path(documents, name), has_file=False)
    raise Nobody(documents, text)


def _full(text: str) -> str:
    """`text` where it can be a full name, or nothing."""
    words = text.split()
    return " ".join(words) if len(words) > 1 else ""


def _path(documents: Documents, name: str) -> str:
    return f"{documents.site.docs_dir}/people/{slugify(name)}.yml"


def _strangers(documents: Documents) -> Iterator[str]:
    """What is said in fields that name people: names, and ids of those who have a file."""
    for document in documents.originals:
        yield from (text for _, text in people_in(document.record))
