"""What is to be done with the files that people write, so that a person is in none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from kollega import names
from kollega.captions import read, said
from kollega.diagnostics import Report
from kollega.filenames import KINDS, PHOTOS
from kollega.library.consent import Consents
from kollega.library.pointers import people_in
from kollega.library.read import LISTS, Documents
from kollega.records import Story, Struct
from kollega.schema import Document
from kollega.schema.readers import resolve
from kollega.schema.values import MEDIA
from kollega.sources import Source, quoted, read_text
from kollega.withdraw.fields import drafted, with_texts, without, without_entries
from kollega.withdraw.gone import Gone
from kollega.withdraw.paths import Paths
from kollega.withdraw.person import Who
from kollega.withdraw.places import LARGEST, names_in
from kollega.withdraw.text import Place, linked, take_out
from kollega.words import words

#: What no name can be taken out of.
_PAPERS = tuple(f".{ending}" for ending in KINDS["papers"])
_NO_TEXTS = (*PHOTOS, *_PAPERS, *(f".{ending}" for kind in ("videos", "sound") for ending in KINDS[kind]))
_DATA = (".yml", ".yaml")
_CAPTIONS = tuple(f".{ending}" for ending in KINDS["captions"])
_IMAGE = re.compile(r"!\[[^\[\]]*\]\(\s*<?([^()\s<>]+)>?(?:\s[^()]*)?\)(?:\{[^{}]*\})?")
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(([^()\s]+)(?:\s[^()]*)?\)")
_OUTSIDE = "a video of theirs: this copy goes with the build that follows; delete it where `media` in `mkdocs.yml` leads, too"
_MOVED = "its name, or that of its folder, names the person"
_PHOTO = ("photo", "photo_alt", "photo_decorative", "photo_focus")


class Proposal(Struct, frozen=True, kw_only=True):
    """What is to be done with a file, and why. `ask` is for a person to decide: nothing is done with it here."""

    path: str
    action: Literal["delete", "edit", "rename", "ask"]
    why: tuple[str, ...]
    #: Where its text names the person, as it is now.
    lines: tuple[str, ...] = ()
    #: What the file is to hold, if anything else than now, and where it is to lie then.
    text: str = ""
    to: str = ""
    #: Whether all of it is the person's or shows them, and not single lines.
    whole: bool = False

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, with the lines."""
        return (*self.why, *self.lines)


class Content:
    """The proposals for one site and person."""

    def __init__(self, documents: Documents, consents: Consents, who: Who, day: date) -> None:
        self._documents, self._consents, self._who, self._day = documents, consents, who, day
        self._files, self._limits = documents.files, documents.site.limits
        every = (*documents.originals, *documents.translated)
        self._by_path = {document.record.path: document for document in every}
        #: The records of files that hold several.
        self._lists: dict[str, list[Document]] = {}
        for document in every:
            if document.kind in LISTS:
                self._lists.setdefault(document.record.path, []).append(document)
        self._gone = Gone(documents, consents, who)
        #: By file what else than the person's file keeps the person off the site: the name in other languages.
        self._named = {
            one.record.path: one.record.name for one in documents.translated
            if one.kind == "person" and one.record.slug == who.key and one.record.name != who.name
        }  # fmt: skip
        own = {who.path, *self._named}
        staying = (path for path in self._files.paths if path not in self._gone.paths | own)
        self._paths = Paths(staying, who, _NO_TEXTS)

    def proposals(self) -> list[Proposal]:
        """All of them."""
        found = [self._own_file()]
        for path in self._files.paths:
            if path == self._who.path:
                continue
            if path in self._named:
                text, why = f"name: {quoted(self._named[path])}\n", "the name, as this language writes it"
                found.append(Proposal(path=path, action="edit", why=(why,), text=text, whole=True))
            elif path in self._gone.paths:
                found.append(Proposal(path=path, action="delete", why=(self._gone.why(path),), whole=True))
            elif source := self._source(path):
                found += self._of_text(path, source)
            else:
                found += self._of_bytes(path)
        outside = sorted(path for path in self._gone.paths if path.startswith(f"{MEDIA}/"))
        return [*found, *(Proposal(path=path, action="ask", why=(_OUTSIDE,)) for path in outside)]

    def _own_file(self) -> Proposal:
        """The file that keeps the person off the site, with no more than that needs."""
        document = self._by_path.get(self._who.path)
        record = document.record if document else None
        rows = [f"name: {quoted(self._who.name)}", f"withdrawn: {self._day}"]
        alike = dict.fromkeys((*getattr(record, "likeness", ()), *self._gone.likenesses))
        rows += [f"likeness: {quoted(list(alike))}"] if alike else []
        gone = dict.fromkeys((*getattr(record, "removed", ()), *self._gone.ids()))
        rows += [f"removed: {quoted(list(gone))}"] if gone else []
        rows += ["page: false"]
        why = (
            "keeps the person off the site; role, words, links and picture go"
            if document
            else "new: keeps the person off the site"
        )
        return Proposal(path=self._who.path, action="edit", why=(why,), text="\n".join(rows) + "\n")

    def _source(self, path: str) -> Source | None:
        """A file as a text, if it is one."""
        if path.casefold().endswith(_NO_TEXTS):
            return None
        source = read_text(self._files, path, Report(), self._limits)
        return source if source and "\0" not in source.text else None

    def _of_text(self, path: str, source: Source) -> Iterator[Proposal]:
        document = self._by_path.get(path)
        text = source.text
        why: list[str] = []
        ask: list[str] = []
        if path in self._lists:
            text, why, ask = self._of_list(path, text)
        elif document:
            text, why, ask = self._of_record(document, text)
        text = self._without_links(self._without_images(text, path, why, ask), path, why)
        if (told := self._paths.retold(text)) != text:
            text = told
            why.append("it names a file that gets another name")
        taken = take_out(text, self._who.sure, self._somebody(document))
        unsure = take_out(taken.text, [one for one in self._who.names if one not in self._who.sure], "")
        ask += _lines(unsure.places)
        ask += _lines((*taken.left, *unsure.left), ", part of an address")
        ask += _lines(linked(taken.text, self._who.links), ", an address of the person")
        if path.casefold().endswith(_CAPTIONS) and names.search(said(read(taken.text).cues), self._who.sure):
            ask.append(
                "the name goes on from one caption to the next, or from who speaks to what is said; take it out"
            )
        to = self._moved(path)
        if names.search_path(to or path, self._who.wanted):
            ask.append("its name names the person")
        if not taken.text.strip():
            yield Proposal(path=path, action="delete", why=(*why, "it says nothing else"), whole=True)
        elif taken.text != source.text or to:
            if to:
                why.append(_MOVED)
            yield Proposal(
                path=path, action="rename" if to else "edit", why=tuple(why), text=taken.text, to=to,
                lines=_lines(take_out(source.text, self._who.sure, "").places),
                whole=document is not None and self._gone.is_shown_in(document),
            )  # fmt: skip
        if ask:
            yield Proposal(path=path, action="ask", why=tuple(ask))

    def _of_record(self, document: Document, text: str) -> tuple[str, list[str], list[str]]:
        """A record's text without the person in the fields that point at people; why, and what somebody has to decide."""
        record = document.record
        why: list[str] = []
        ask: list[str] = []
        is_yaml = record.path.casefold().endswith(_DATA)

        def become(field: str, changed: str, reason: str) -> None:
            nonlocal text
            if changed != text:
                text = changed
                why.append(reason)
            elif field in document.marks:  # a translation leaves most fields to its original
                ask.append(f"{reason}; take it out, since it is written in another way than most")

        if isinstance(record, Story) and record.video and record.video.poster in self._gone.paths:
            # First of all: where it stands was found in the text as it is.
            place = document.marks.get("video.poster")
            changed = without_entries(text, [place]) if place else text
            if changed is None:
                ask.append("the picture of its video goes; take out `poster`")
            else:
                become("video.poster", changed, "the picture of its video shows the person")
        for field in dict.fromkeys(field for field, one in people_in(record) if self._is_who(one)):
            value = getattr(record, field)
            if not isinstance(value, tuple):
                become(field, without(text, (field,), is_yaml=is_yaml), f"`{field}` is the person")
            else:
                others = [one for one in value if not self._is_who(one)]
                become(field, with_texts(text, field, others, is_yaml=is_yaml), f"`{field}` names the person")
        for field in ("tags", "aliases"):
            others = [
                one for one in getattr(record, field, ()) if not names.search_path(one, self._who.wanted)
            ]
            if len(others) < len(getattr(record, field, ())):
                become(field, with_texts(text, field, others, is_yaml=is_yaml), f"`{field}` names the person")
        if self._gone.is_shown_in(document):
            if record.video and "video" in document.marks:
                become("video", drafted(text), "a draft until somebody has seen its video")
                ask.append(
                    "its video may show the person, or let them be heard; when it does not, take out `draft: true`"
                )
            if record.quote:
                become("quote", without(text, ("quote",)), "`quote` may be the person's words")
            if record.photo:
                become("photo", without(text, _PHOTO), "its photo may show the person")
        elif getattr(record, "photo", None) and record.photo.path in self._gone.paths:
            become("photo", without(text, _PHOTO, is_yaml=is_yaml), "its photo shows the person")
        return text, why, ask

    def _of_list(self, path: str, text: str) -> tuple[str, list[str], list[str]]:
        """The same of a list of records."""
        fields = {
            one.marks[field]: field
            for one in self._lists[path]
            for field, named in people_in(one.record)
            if self._is_who(named)
        }
        said = [f"line {line}: `{field}` is the person" for (line, _), field in sorted(fields.items())]
        changed = without_entries(text, fields)
        return (text, [], said) if changed is None else (changed, said, [])

    def _is_who(self, text: str) -> bool:
        return self._consents.who(text) == self._who.key

    def _without_images(self, text: str, path: str, why: list[str], ask: list[str]) -> str:
        """A text without the pictures that go; of a story that shows the person, without any."""
        document = self._by_path.get(path)
        shows = document is not None and self._gone.is_shown_in(document)

        def instead(found: re.Match[str]) -> str:
            if not (shows or self._gone.pictures.file(found[1], path) in self._gone.paths):
                return found[0]
            why.append(f"the picture `{found[1]}` shows the person, or may")
            return ""

        text = _IMAGE.sub(instead, text)
        left = self._gone.pictures.in_text(document, text) if document else []
        for picture in left:
            if picture in self._gone.paths:
                ask.append(f"it still names the picture `{picture}`, which goes; take that out")
        if shows and (unsure := [one for one in left if one not in self._gone.paths]):
            text = drafted(text)
            why.append("a draft until somebody has seen its pictures")
            ask += (
                f"`{one}` may show the person; when it does not, take out `draft: true`" for one in unsure
            )
        return text

    def _without_links(self, text: str, path: str, why: list[str]) -> str:
        """A text whose links to what goes are words."""
        folder = path.rpartition("/")[0]

        def instead(found: re.Match[str]) -> str:
            if resolve(folder, found[2].partition("#")[0]) not in self._gone.paths:
                return found[0]
            why.append(f"the link `{found[2]}` leads to something of the person")
            return found[1]

        return _LINK.sub(instead, text)

    def _moved(self, path: str) -> str:
        """Another place for a file, where its name or that of its folder names the person."""
        to = self._paths.new(path)
        return to if to != path else ""

    def _of_bytes(self, path: str) -> Iterator[Proposal]:
        """Files that are no text: they stay beside theirs, and what they show only a person can judge."""
        why = []
        if to := self._moved(path):
            yield Proposal(path=path, action="rename", why=(_MOVED,), to=to)
        if names.search_path(to or path, self._who.wanted):
            why.append("its name names the person")
        if path.casefold().endswith(_PAPERS) and names_in(self._read(path), self._who.wanted):
            why.append("it names the person")
        if self._gone.looks_like_one(path):
            why.append("looks like a picture of the person")
        elif path in self._gone.unsure:
            why.append("stands in the text of a story that shows the person, and may show them too")
        if why:
            yield Proposal(path=path, action="ask", why=tuple(why))

    def _read(self, path: str) -> bytes:
        try:
            return self._files.read(path, LARGEST)
        except OSError:
            return b""

    def _somebody(self, document: Document | None) -> str:
        lang = document.record.lang if document else self._documents.site.lang
        said = words(lang).gettext("A colleague")
        return said[:1].lower() + said[1:]


def _lines(places: Iterable[Place], what: str = "") -> tuple[str, ...]:
    return tuple(f"line {place.line}{what}: {place.words}" for place in places)
