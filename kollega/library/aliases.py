"""Aliases: the addresses that pages had before, and those of jobs that are gone. They lead on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from kollega import names
from kollega.filenames import alike, fault_of
from kollega.letters import nfc
from kollega.library.collisions import parts_of
from kollega.library.read import RESERVED, Documents, address_of
from kollega.library.selection import Live
from kollega.live import Redirect
from kollega.schema import Document, slugify
from kollega.sections import FOLDER_OF, FOLDERS
from kollega.site import Site

#: Where somebody who looks for a job that is gone finds others.
_OPEN_JOBS = "jobs/"
#: A path that was made of a slug here, perhaps in the folder of a language; and the same as somebody names its file.
OURS = re.compile(r"(?:[^/]+/)?(?:stories|jobs)/([^/]+)")
_FILE = re.compile(r"/(stories|jobs)/([^/.]+)(?:/index)?\.md")
#: A complete address: its host, and its path.
_COMPLETE = re.compile(r"https?://([^/]*)(.*)", re.IGNORECASE | re.DOTALL)
#: Bytes of an old address.
_LONGEST = 400
#: Endings of pages that a host without a program can serve, and of those that it cannot.
_PAGES = (".html", ".htm")
_PROGRAMS = (".php", ".asp", ".aspx", ".jsp", ".cfm", ".cgi", ".pl")


class Aliases:
    """Collects the redirects of a site. `taken` are all addresses of pages, with the file or name that each has."""

    def __init__(self, site: Site, taken: Mapping[str, str]) -> None:
        self._site = site
        self._taken = {alike(address): name for address, name in taken.items()}
        self._spelt = {alike(part): part for address in taken for part in parts_of(address)}
        self._found: dict[str, Redirect] = {}

    @property
    def redirects(self) -> tuple[Redirect, ...]:
        """All redirects, by old address."""
        return tuple(self._found[old] for old in sorted(self._found))

    def add(self, document: Document, translations: Iterable[Document], *, is_live: bool) -> None:
        """The aliases of a record; of one that is not live today they are only checked. An address in another language
        leads to its translation."""
        for number, written in enumerate(document.record.aliases):
            field = f"aliases.{number}"
            old, reason = path_of(written, FOLDER_OF[document.kind], self._site.url)
            meant = next((one for one in translations if _beside(old, one) == old), document)
            address = address_of(meant)
            if reason:
                document.problem("alias-form", field, value=written, reason=reason)
            elif alike(old) == alike(address):
                continue  # it leads here already
            elif other := self._taken_by(old):
                document.problem("alias-taken", field, address=f"/{old}", other=other)
            else:
                self._taken[alike(old)] = document.record.path
                if is_live:
                    self._put(old, address, meant, is_gone=False)

    def add_beside(self, document: Document) -> None:
        """The addresses that a record or a translation had by the slugs in its `aliases`: it is called the same in each
        language, so that one of them tells all. What something has stays."""
        for old in self._old(document):
            self._put_new(_beside(old, document), address_of(document), document, is_gone=False)

    def add_gone(self, document: Document) -> None:
        """The address of a job that is gone, and its older ones; they lead to the open ones in its language."""
        open_jobs = document.folder + _OPEN_JOBS
        self._put(address_of(document), open_jobs, document, is_gone=True)
        for old in self._old(document):
            # What a record says is also said in its translations, which come after it.
            own = _beside(old, document) if document.record.original_lang else old
            self._put_new(own, open_jobs, document, is_gone=True)

    def _old(self, document: Document) -> Iterator[str]:
        """The old addresses of a record that can be such."""
        for written in document.record.aliases:
            old, reason = path_of(written, FOLDER_OF[document.kind], self._site.url)
            if not reason:
                yield old

    def _put_new(self, old: str, to: str, document: Document, *, is_gone: bool) -> None:
        if old and alike(old) != alike(to) and not self._taken_by(old):
            self._taken[alike(old)] = document.record.path
            self._put(old, to, document, is_gone=is_gone)

    def _taken_by(self, old: str) -> str:
        own = next((part for part in parts_of(f"{old}/") if alike(part.rstrip("/")) in RESERVED), "")
        return "a folder of Kollega's own" if own else self._taken.get(alike(old), "")

    def _put(self, old: str, to: str, document: Document, *, is_gone: bool) -> None:
        is_odd = any(map(fault_of, old.rstrip("/").split("/")))
        is_page = not is_odd and not old.endswith(_PROGRAMS) and self._has_room(old)
        self._found[old] = Redirect(
            old=old, to=to, source=document.record.path, is_gone=is_gone, is_page=is_page
        )  # fmt: skip

    def _has_room(self, old: str) -> bool:
        """Whether a page can lie at an old address beside all others, on disks that do not tell capitals apart."""
        parts = list(parts_of(old if old.endswith("/") else f"{old}/"))
        if any(self._spelt.get(alike(part), part) != part for part in parts):
            return False
        if not old.endswith("/"):  # a file: no folder of its name, and it is no folder for others
            if alike(parts.pop()) in self._spelt:
                return False
            self._spelt[alike(f"{old}/")] = ""
        self._spelt |= {alike(part): part for part in parts}
        return True


def _beside(old: str, document: Document) -> str:
    """An old address as it was in the language of a document, if it was made of a slug here; else an empty text."""
    ours = OURS.fullmatch(old.rstrip("/"))
    return f"{document.folder}{FOLDER_OF[document.kind]}/{ours[1]}/" if ours else ""


def path_of(written: str, folder: str, site_url: str) -> tuple[str, str]:
    """The old address as a path on the site (`blog/night/`, `old.html`), or an empty text and what is wrong with it.

    A path without a slash in front lies in the `folder` of its kind, unless it names one; a complete address must be
    one of this site.
    """
    base = urlsplit(site_url)
    path = written.strip()
    if "?" in path or "#" in path:
        return "", "hosts of plain files do not look at what follows a `?` or `#`"
    if "://" in path:
        host, inside = complete.groups() if (complete := _COMPLETE.fullmatch(path)) else ("", "")
        if host.casefold() != base.netloc.casefold() or not f"{inside}/".startswith(base.path):
            return "", "it lies on another site, whose host alone can lead visitors on"
        path = inside or "/"
    path = nfc(unquote(path))
    if not path.startswith("/"):
        path = f"/{path}" if OURS.match(path) else f"/{folder}/{path}"
    elif f"{path}/".startswith(base.path):
        path = path[len(base.path) - 1 :] or "/"
    if file := _FILE.fullmatch(path):
        path = f"/{file[1]}/{slugify(file[2])}/"
    path = path[1:].removesuffix("index.html").removesuffix("/")
    parts = path.split("/")
    if not path:
        return "", "it is the home page"
    if not {"", ".", ".."}.isdisjoint(parts):
        return "", "it has empty parts or dots between its slashes"
    faults = {fault.problem for fault in map(fault_of, parts) if fault}
    if faults & {"file-name", "file-steers"} or len(path.encode()) > _LONGEST:
        return "", "no page can have such a name"
    return (path if path.endswith((*_PAGES, *_PROGRAMS)) else f"{path}/"), ""


def redirects_of(
    documents: Documents,
    live: Live,
    gone: Sequence[Document],
    pages: Mapping[str, str],
    withdrawn: Sequence[str],
) -> tuple[Redirect, ...]:
    """All redirects of a site, with problems told.

    `pages` are the addresses of records and groups, with the file or name that each has. `gone` names originals first. An address may tell a name as
    well: none of somebody who has `withdrawn` leads on.
    """
    written = (*documents.of("page").values(), *documents.translated)
    taken: dict[str, str] = {address_of(one): one.record.path for one in written}
    taken |= dict(pages) | dict.fromkeys(("", *(f"{folder}/" for folder in FOLDERS)), "the list there")
    aliases = Aliases(documents.site, taken)
    there = {document.record.path for those in live.originals.values() for document in those}
    away = {document.record.path for document in gone}
    several: list[Document] = []
    for kind in ("job", "story"):
        for document in sorted(documents.of(kind).values(), key=_path):
            if document.record.path not in away:
                is_live = document.record.path in there
                translations = (
                    live.translations.get((kind, document.record.slug), {}).values() if is_live else ()
                )
                aliases.add(document, translations, is_live=is_live)
                several += (document, *translations) if translations else ()
    for document in gone:
        aliases.add_gone(document)
    for document in several:
        aliases.add_beside(document)
    return tuple(one for one in aliases.redirects if not names.search_path(one.old, withdrawn))


def _path(document: Document) -> str:
    return str(document.record.path)
