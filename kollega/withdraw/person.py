"""Who is meant, and by what the person is known again."""

from __future__ import annotations

from collections.abc import Iterator

from kollega.diagnostics import near
from kollega.library.consent import Consents
from kollega.library.pointers import people_in
from kollega.library.read import Documents
from kollega.names import is_full
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
    """A person. `key` is the id, or the name of somebody without a file; `path` is that file, or where it is to be.

    `names` are those that the languages of the site write, that of the file first; `links` lead to the person elsewhere.
    """

    key: str
    names: tuple[str, ...]
    path: str
    has_file: bool
    links: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The full name."""
        return self.names[0]

    @property
    def wanted(self) -> tuple[str, ...]:
        """What a text must not say: the names, and ids that cannot be an everyday word."""
        ids = (one for one in (self.key, *map(slugify, self.names)) if "-" in one)
        return tuple(dict.fromkeys((*self.names, *ids)))

    @property
    def sure(self) -> tuple[str, ...]:
        """What of that means nobody and nothing else; the rest may be an everyday word, or a name of something."""
        return tuple(one for one in self.wanted if is_full(one) or one not in self.names)


def whom(documents: Documents, consents: Consents, text: str) -> Who:
    """Whom `text` means: an id or a full name of the people, or of somebody who is only named. Raises `Nobody`.

    A full name may stand in a text alone: whether it does is for the caller to see.
    """
    if person := consents.person(text):
        return Who(
            key=person.slug, names=consents.names(person.slug), path=person.path, has_file=True, links=tuple(person.links.values())
        )  # fmt: skip
    found = next((name for name in _strangers(documents) if name.casefold() == text.casefold()), None)
    if name := found or _full(text):
        return Who(key=name, names=(name,), path=_path(documents, name), has_file=False)
    raise Nobody(documents, text)


def _full(text: str) -> str:
    """`text` where it can be a full name, or nothing."""
    return " ".join(text.split()) if is_full(text) else ""


def _path(documents: Documents, name: str) -> str:
    return f"{documents.site.docs_dir}/people/{slugify(name)}.yml"


def _strangers(documents: Documents) -> Iterator[str]:
    """What is said in fields that name people: names, and ids of those who have a file."""
    for document in documents.originals:
        yield from (text for _, text in people_in(document.record))
