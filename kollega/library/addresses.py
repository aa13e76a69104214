"""Addresses: where a link or picture of a text leads, as people write it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from itertools import islice
from urllib.parse import SplitResult, unquote, urlsplit

from kollega import markup
from kollega.addresses import is_email
from kollega.diagnostics import Suggestion, asked
from kollega.facets import FOLDER
from kollega.letters import nfc
from kollega.library.read import Documents
from kollega.schema.missing import names_beside, own_folder
from kollega.schema.readers import resolve
from kollega.schema.values import PICTURES
from kollega.sections import FOLDERS

#: An address of the web as people say it.
_WWW = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)")
#: By so many letters at most a mistyped name is longer or shorter.
_MISTYPED = 3
#: What is said of a link to a file of the site folder that has no page: nothing of it is published.
_NO_PAGE = "the file is there, but a link can only lead to a page; what is for everybody can lie elsewhere, with a link to its address."


class Addresses:
    """The addresses of everything that is live, and the ids on the pages of records."""

    def __init__(self, documents: Documents, folder: str = "") -> None:
        #: Where the pages of this language lie, and the addresses of all languages by that.
        self._folder = folder
        self.languages: dict[str, Addresses] = {}
        self._files = documents.files
        self._docs_dir, self._programme = documents.site.docs_dir, documents.site.programme
        site = urlsplit(documents.site.url)
        self._host, self._site_path = _host(site, site.scheme), site.path
        self._scheme = site.scheme
        #: By the composed form of the path, in which texts name it.
        self._by_path: dict[str, str] = {}
        self._known: set[str] = set()
        #: Ids of the texts, by address. Those of hand-written pages, which MkDocs makes, are as good as certain.
        self._ids: dict[str, frozenset[str]] = {}
        self._written: set[str] = set()
        #: Addresses of records that are not live today.
        self._asleep: set[str] = set()

    def add(self, address: str, path: str = "", ids: tuple[str, ...] = (), *, by_hand: bool = False) -> None:
        """A live page, the file that it is made of, and the ids in its text."""
        folder, slash, rest = address.partition("/")
        if rest and folder in FOLDERS:
            self._known.add(folder + slash)
            self._ids.setdefault(folder + slash, frozenset())
        self._known.add(address)
        self._ids[address] = frozenset(ids)
        if by_hand:
            self._written.add(address)
        if path:
            self._by_path[nfc(path)] = address

    def name(self, path: str, address: str) -> None:
        """Another file or address by which texts name a live page."""
        self._by_path.setdefault(nfc(path).rstrip("/"), address)

    def _in_language(self, name: str) -> str | None:
        """A page that is named with the folder of a language."""
        root = "../" * self._folder.count("/")
        for folder, other in self.languages.items():
            inner = f"{name}/".removeprefix(folder)
            if folder and f"{name}/".startswith(folder) and inner in other._known:
                return inner if other is self else root + folder + inner
        first = self.languages.get("")
        is_there = self._folder and first and (f"{name}/" if name else "") in first._known
        return f"{root}{name}/" if is_there and name else None

    def add_asleep(self, address: str, path: str = "") -> None:
        """A page that would be there if a record were live."""
        if address not in self._known:
            self._asleep.add(address)
            if path:
                self._by_path.setdefault(nfc(path), address)

    @property
    def known(self) -> Collection[str]:
        """The addresses of everything that is live."""
        return self._known

    def is_asleep(self, written: str, path: str, address: str) -> bool:
        """Whether a link leads to a record that is there and not live, or to a page of the job finder: they come and go."""
        target = unquote(written.partition("#")[0].partition("?")[0])
        return FOLDER in target or self._page(target, path, address) in self._asleep

    def meant(self, target: str, path: str) -> str | None:
        """The file of a page that a link in the file `path` names, or its address; also of one that cannot be read."""
        folder, target = path.rpartition("/")[0], unquote(target.partition("#")[0].partition("?")[0])
        if target.startswith("/"):
            folder, target = "", self._inside(target)
        file = resolve(folder, target)
        stems = (file, f"{self._docs_dir}/{file}") if file else ()
        names = (stem + ending for stem in stems for ending in ("", ".md", "/index.md", ".yml"))
        return next((found for name in names if (found := self._files.find(name))), None)

    def near(self, target: str, path: str) -> str | Suggestion:
        """What somebody probably meant whose link leads nowhere, as words of a hint."""
        if is_email(target):
            return f"did you mean `mailto:{target}`?"
        if _WWW.match(target):
            return f"did you mean `https://{target}`?"
        if self.beside(target, path):
            return _NO_PAGE
        folder, named = path.rpartition("/")[0], nfc(unquote(target.partition("#")[0]))
        stem = named.lstrip("./").rstrip("/").removesuffix(".md")
        tails = (f"/{stem}.md", f"/{stem}/index.md") if "/" in stem else ()
        # A section or page that lies at the root, as the home page names it.
        root = {target: f"/{stem}/"} if "/" not in stem and f"{stem}/" in self._known else {}
        return Suggestion(target, self._like(resolve(folder, named) or "", tails, folder), names=root)

    def _like(self, file: str, tails: tuple[str, ...], folder: str) -> Iterator[str]:
        """Files that may be meant by one that is not there, as links from `folder` name them: those that end with `tails`,
        seen from another folder, and those in the same folder with about as long a name.

        Comparing takes time, and nobody mistypes more.
        """
        begin = len(file) - len(file.rpartition("/")[2]) + 1
        first = file[:begin].casefold()
        for other in self._by_path:
            is_near = other[:begin].casefold() == first and abs(len(other) - len(file)) <= _MISTYPED
            if is_near or f"/{other}".endswith(tails):
                yield posixpath.relpath(other, folder)

    def own(self, written: str) -> str | None:
        """The path of a complete address of this very site, with its fragment; nothing for any other text."""
        if not self._may_be_own(written):
            return None
        try:
            parts = urlsplit(written)
            host = _host(parts, parts.scheme or self._scheme)
        except ValueError:
            return None
        if parts.scheme not in ("http", "https", "") or not parts.netloc or host != self._host:
            return None
        if not f"{parts.path}/".startswith(self._site_path):
            return None
        return (parts.path or "/") + (f"#{parts.fragment}" if parts.fragment else "")

    def _may_be_own(self, written: str) -> bool:
        """Whether a text could be an address of this site: most are not, which is seen at once."""
        is_plain = written.isascii() and written.isprintable() and "%" not in written
        return not is_plain or ("//" in written and self._host[0] in written.lower())

    def resolve(self, written: str, path: str, address: str) -> str | None:
        """Where a link in the file `path`, shown at `address`, leads; `None`: nowhere.

        What MkDocs makes of a place in a hand-written page is left to the gate, where another such page names it.
        """
        try:
            parts = urlsplit(written)
        except ValueError:
            return None
        target = unquote(parts.path)
        found = address if not target else self._page(target, path, address)
        if found is None or found in self._asleep:
            return None
        if not parts.fragment:
            return found
        name = unquote(parts.fragment)
        if found not in self._ids or {found, address} <= self._written:
            final = markup.fragment(parts.fragment)
        elif name in self._ids.get(found, ()):
            final = markup.fragment(name)
        else:
            return found if target else None
        return f"{found}#{final}" if target else f"#{final}"

    def _page(self, target: str, path: str, address: str) -> str | None:
        folder, target = nfc(path.rpartition("/")[0]), nfc(target)
        if target.startswith("/"):
            candidates = [self._inside(target), target.strip("/")]
        else:
            file = resolve(folder, target)
            for name in (file, f"{file}.md", f"{file}/index.md"):
                if name in self._by_path:
                    return self._by_path[name]
            on_site = resolve(address.rstrip("/"), target)
            candidates = [name for name in (on_site, file) if name is not None]
        for name in candidates:
            name = re.sub(r"(^|/)index\.html$", r"\1", name).strip("/")
            for known in (f"{name}/" if name else "", name):
                if known in self._known or known in self._asleep:
                    return known
            if name in self._by_path:
                return self._by_path[name]
            if found := self._in_language(name):
                return found
        return None

    def _inside(self, target: str) -> str:
        """What an address from the root of the host is called from where the site begins."""
        return f"{target}/".removeprefix(self._site_path).strip("/")

    def near_picture(self, name: str, path: str) -> str | Suggestion:
        """A question after the picture that a text probably means by `name`."""
        beside = (one for one in names_beside(path, self._files) if one.casefold().endswith(PICTURES))
        return asked(own_folder(path, name, self._files)) or Suggestion(name, list(islice(beside, 200)))

    def picture(self, written: str, path: str) -> str | None:
        """The file of the site folder that a picture in the file `path` means, if it is of a kind that can be shown, and
        whoever reads that file may see it."""
        found = self.beside(written, path)
        is_shown = found and found.casefold().endswith(PICTURES) and not self.is_internal(found, path)
        return found if is_shown else None

    def is_internal(self, file: str, path: str) -> bool:
        """Whether a file that is named in the file `path` is one of the programme, and that is not."""
        return file.startswith(self._programme) and not path.startswith(self._programme)

    def beside(self, written: str, path: str) -> str | None:
        """The same of any kind, or nothing."""
        target = unquote(written.partition("#")[0].partition("?")[0])
        folder = path.rpartition("/")[0]
        file = resolve("", target[1:]) if target.startswith("/") else resolve(folder, target)
        names = (file, f"{self._docs_dir}/{file}") if file else ()
        return next((found for name in names if (found := self._files.find(name))), None)


def _host(parts: SplitResult, scheme: str) -> tuple[str, int]:
    """Host and port, however they are written. Raises `ValueError` for a port that is none."""
    return unquote(parts.hostname or "").casefold().rstrip("."), parts.port or {"http": 80}.get(scheme, 443)
