"""From a file to a typed record, or to diagnostics: the rules of each kind that concern several fields."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from kollega.filenames import is_device
from kollega.letters import clean, is_seen, nfc
from kollega.records import (
    Code,
    Event,
    Guideline,
    Job,
    Location,
    Moment,
    Page,
    Person,
    Photo,
    Pointer,
    Program,
    Record,
    Story,
    Team,
    Value,
)
from kollega.schema import blanks
from kollega.schema.fields import Context, read_fields
from kollega.schema.head import fields_or_text
from kollega.schema.kinds import KINDS
from kollega.schema.moments import in_order
from kollega.schema.overlay import laid, read_overlay
from kollega.schema.remote import says_remote
from kollega.site import Site
from kollega.sources import Files, Map, Source, lay_over, parse_list, parse_yaml, split_front_matter

RECORDS: dict[str, type[Record]] = {
    "story": Story,
    "job": Job,
    "person": Person,
    "team": Team,
    "location": Location,
    "page": Page,
    "event": Event,
    "value": Value,
    "program": Program,
    "guideline": Guideline,
    "link": Pointer,
    "engage": Pointer,
    "review": Pointer,
    "referral": Guideline,
    "code": Code,
}
#: Kinds whose file is all YAML.
ALL_YAML = {"person", "team", "location", "program"}
#: Kinds whose fields may all be left out, and with them the front matter.
_BARE = {"page", "guideline", "referral"}


@dataclass
class Document:
    """A record with what diagnostics about it need."""

    kind: str
    record: Any
    source: Source
    marks: dict[str, tuple[int, int]]
    #: Files that its fields name, by the path that they were looked for at, with their sizes.
    named: dict[str, tuple[str, int]] = field(default_factory=dict)
    #: The folder of the site in which its page lies by its language: nothing, or `da/`.
    folder: str = ""

    def problem(self, problem: str, field: str, **values: object) -> None:
        """Report a problem of a field of this record."""
        line, column = self.marks.get(field) or self.marks.get(field.split(".")[0]) or (1, 1)
        name = field.split(".")[0]
        code = f"{self.kind}-{name}".replace("_", "-")
        self.source.problem(problem, line, column, code=code, field=name, **values)


@lru_cache(maxsize=65_536)
def slugify(text: str) -> str:
    """The part of an address that stands for `text`: letters of any script stay readable.

    Two labels with one slug are one label. `C++` and `C#` are not `C`. None is the name of a device on Windows.
    """
    if _SLUG.fullmatch(text) and not is_device(text):
        return text
    text = _folded(re.sub("['’]", "", _folded(text))).replace("i\u0307", "i")  # İ, of Turkish
    text = re.sub(r"(?<=\w)\+", "-plus", text)
    text = re.sub(r"(?<=\w)#", "-sharp", text)
    slug = "".join(letter if _is_written(letter) else "-" for letter in text)
    slug = re.sub("-+", "-", re.sub(r"(?<![^-])[^\w-]+", "", slug))  # also marks without a letter go
    slug = slug.strip("-").encode()[:_LONGEST_SLUG].decode(errors="ignore")[:80].strip("-")
    slug = re.sub(r"(?<=\w)σ(?![^-])", "ς", slug)  # as Greek is spelt; folded, the two are one
    slug = slug or "-".join(f"{ord(letter):x}" for letter in text.strip()[:8]) or "0"
    return f"{slug}-0" if is_device(slug) else slug


#: What is a slug already, as most names of files are.
_SLUG = re.compile("(?=.{1,80}$)[a-z0-9]+(?:-[a-z0-9]+)*")
#: Bytes; names of files have at most 255, and names of pictures have more than the slug in them.
_LONGEST_SLUG = 200


def _folded(text: str) -> str:
    """`text` without the differences of capitals, widths and ligatures."""
    while (folded := unicodedata.normalize("NFKC", text.casefold())) != text:
        text = folded
    return text


def _is_written(letter: str) -> bool:
    """Whether a character belongs to a word: a letter, a digit, or a vowel sign of Hindi, Thai or Arabic."""
    if letter.isascii() or letter.isalnum():
        return letter.isalnum() and is_seen(letter)
    return unicodedata.category(letter) in ("Mn", "Mc") and not unicodedata.name(letter, "").startswith(
        "VARIATION"
    )


def read_record(
    kind: str,
    slug: str,
    source: Source,
    files: Files,
    site: Site,
    partial: list[Document] | None = None,
    over: Source | None = None,
) -> Document | None:
    """The record of a file, or nothing and diagnostics.

    What the file `over` says counts instead of what `source` says, field by field, and so does its text: an empty
    field takes one away.

    Where some fields are wrong, what could be read goes to `partial`: it is never published, but its references and
    its text can be checked in the same run.
    """
    if kind in ALL_YAML:
        front, body, body_line, first = source.text, "", 1, 1
    else:
        parts = fields_or_text(source, KINDS[kind]) if kind in _BARE else split_front_matter(source)
        if parts is None:
            return None
        front, body, body_line = parts
        first = 2
    source = lay_over(source, over) if over else source
    context = Context(source, kind, files, ZoneInfo(site.timezone), site.lang, site.programme)
    node = parse_yaml(source, front, first)
    if node is None:
        return None
    if over:
        top = read_overlay(source, over, KINDS[kind])
        if top is None:
            return None
        node = laid(node, top.fields, KINDS[kind])
        body, body_line = (top.body, top.body_line) if top.body.strip() else (body, body_line)
    whole = body
    body, changed = clean(whole)
    if changed:
        line = next(number for number, line in enumerate(whole.split("\n")) if clean(line)[1])
        source.problem("text-invisible", body_line + line, 1, code=f"{kind}-text", field="text")
    shared = {"path": source.path, "slug": slug, "body_utf8": nfc(body).encode(), "body_line": body_line}
    if over:
        shared["overlay"] = over.path
    return _record(kind, node, shared, context, partial)


def read_list(kind: str, source: Source, files: Files, site: Site) -> list[Document]:
    """The records of a file that is a list of maps; the number in the list is the slug."""
    node = parse_list(source)
    documents = []
    for number, item in enumerate(node.items if node else []):
        if item.absent:
            continue
        place = (item.line, item.column)
        context = Context(
            source, kind, files, ZoneInfo(site.timezone), site.lang, site.programme, start=place
        )
        if not isinstance(item, Map):
            source.problem("list-of-maps", item.line, item.column)
        elif document := _record(kind, item, {"path": source.path, "slug": str(number)}, context):
            documents.append(document)
    return documents


def _record(
    kind: str, node: Map, shared: dict[str, Any], context: Context, partial: list[Document] | None = None
) -> Document | None:
    source = context.source
    before = source.errors
    values = read_fields(node, KINDS[kind], context)
    if values.get("video"):
        values["video"] = msgspec.structs.replace(values["video"], focus=values.get("photo_focus"))
    _photo(values, context)
    if kind == "job":
        _job(values, context)
    if kind == "story":
        _story(values, context)
    if kind in _SPANS:
        in_order(values, *_SPANS[kind], context)
    if kind == "event":
        _event(values)
    values = {"lang": context.lang} | values | shared
    _text(kind, values, source)
    if not context.wrong and source.errors == before:
        return Document(kind, RECORDS[kind](**values), source, context.marks, context.named)
    if partial is not None:
        names = RECORDS[kind].__struct_fields__
        stand_ins = {name: value for name, value in _STAND_INS.items() if name in names}
        partial.append(Document(kind, RECORDS[kind](**(stand_ins | values)), source, context.marks))
    return None


_SOME_DAY = Moment.of(datetime(1970, 1, 1, tzinfo=UTC))
#: What stands for needed fields that could not be read.
_STAND_INS: dict[str, Any] = {
    **dict.fromkeys(("title", "name", "city", "country", "url", "code"), ""),
    **dict.fromkeys(("date", "date_posted", "starts"), _SOME_DAY),
    "authors": (),
}


#: Fields of which the second must not lie before the first, and the problem where it does.
_SPANS = {
    "job": ("date_posted", "valid_through", "ends-before-it-begins"),
    "event": ("starts", "ends", "ends-before-it-begins"),
    "story": ("date", "expires", "never-in-between"),
}


def _photo(values: dict[str, Any], context: Context) -> None:
    """One picture from the fields that describe it."""
    path = values.pop("photo", None)
    alt = values.pop("photo_alt", "")
    decorative = values.pop("photo_decorative", False)
    focus = values.pop("photo_focus", None)
    if not path or {"photo_alt", "photo_decorative"} & context.wrong:
        return
    if not alt and not decorative:
        line, column = context.marks["photo"]
        context.source.problem(
            "photo-without-alt", line, column, code=f"{context.kind}-photo-alt", photo=path.rpartition("/")[2]
        )
        return
    values["photo"] = Photo(path=path, alt="" if decorative else alt, focus=focus)


def _text(kind: str, values: dict[str, Any], source: Source) -> None:
    """The sentence that `kollega new` put in the place of the text is for nobody to read."""
    body = values.get("body_utf8", b"").decode()
    for text in blanks.texts() if not (values.get("draft") or values.get("internal")) else ():
        if text in body:
            line = values["body_line"] + body.count("\n", 0, body.index(text))
            source.problem("placeholder-left", line, 1, code=f"{kind}-text", field="text", value=text)


def _story(values: dict[str, Any], context: Context) -> None:
    """A video is not published before everybody can follow it."""
    video = values.get("video")
    if video and video.file and not video.captions and not values.get("draft"):
        context.field = "video"
        context.problem("video-without-captions", file=video.file.rpartition("/")[2])


def _event(values: dict[str, Any]) -> None:
    """The day of the beginning, written once more as the end, says no more than the beginning."""
    starts, ends = values.get("starts"), values.get("ends")
    if starts and ends and ends.whole_day and ends.day == starts.day:
        del values["ends"]


#: What `kollega new` writes into a job where only a person knows the value, or begins it with.
_BLANKS = {"location": blanks.VALUE, "apply_email": blanks.MAIL}


def _job(values: dict[str, Any], context: Context) -> None:
    """The rules of a job's fields among each other."""
    address = values.get("apply_url", "")
    if address.startswith("mailto:"):
        values.setdefault("apply_email", address[7:].partition("?")[0])
        del values["apply_url"]

    for name, blank in _BLANKS.items():
        written = [one for one in _texts(values.get(name)) if one.startswith(blank)]
        if written and not values.get("draft"):
            context.field = name
            context.problem("placeholder-published", value=written[0])
    context.need(values, "apply-missing", "apply_url", "apply_email")
    if values.get("workplace") == "remote":
        context.need(values, "remote-from-missing", "remote_from")
    elif "workplace" not in context.wrong:
        context.need(values, "location-missing", "location")
        if "remote_from" in values.keys() - context.wrong:
            context.field = "remote_from"
            context.problem("remote-from-alone")
        for place in filter(says_remote, values.get("location", ())):
            context.field = "location"
            context.problem("place-remote", value=place)
    values["locations"] = values.pop("location", ())


def _texts(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()
