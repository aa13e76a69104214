"""Search: the words of everything public that is live, in files that the page `search/` fetches as they are needed.

- `search/manifest.json` says which records there are, of what kind and how new, and the names of all other files;
- `search/data/words-….json` are the shards and `spelling-….json` the spelling of `kollega.search`;
- `search/data/records-….json` are what is shown of `PAGE` numbers, as lists in the order of `Shown`.

All but the first are named by their content, so browsers may keep them for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from kollega import markup, search
from kollega.addresses import NOT_PAGES
from kollega.digest import of_bytes
from kollega.live import Group, Library, Link, LiveEvent, LiveJob, LivePage, LivePerson, LiveStory, Said, Text
from kollega.locales import comma
from kollega.records import Struct
from kollega.search import HEADING, NAMES, SUMMARY, TEXT, TITLE, Document
from kollega.sections import SECTIONS
from kollega.site import Site
from kollega.steps import Artifact, Made, Step, Work
from kollega.words import EMPLOYMENT, WORKPLACES, words_of

#: Kinds of records, and how the manifest and the page name them; everything else is a page.
KINDS = {"job": "j", "story": "s", "person": "p", "page": "w"}
#: Numbers of which one file says what results show; batches have whole pages.
PAGE = search.SIZE // 4
#: Letters of a summary that a result shows.
_SUMMARY = 180


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """What a result shows: its number on the page, and texts. `date` is `2026-11-21` or nothing, `lang` its language."""

    number: int
    title: str
    address: str
    line: str
    summary: str
    date: str
    lang: str


class Record(Struct, frozen=True, kw_only=True):
    """A record as the search knows it."""

    number: int = 0
    kind: str
    address: str
    title: str
    lang: str
    line: str = ""
    summary: str = ""
    day: date | None = None
    parts: tuple[tuple[int, str], ...]
    #: The words of its text, as UTF-8 (see `kollega.live.Said`).
    plain_utf8: bytes = b""
    #: The text of a hand-written page, which nobody has converted yet.
    markdown: str = ""


class Whole(Struct, frozen=True, kw_only=True):
    """What the manifest says of the records, in the order of their numbers: distances, kinds, and quarters of years."""

    records: tuple[int, ...]
    kinds: str
    ages: tuple[int, ...]
    #: Numbers of records whose page is there in another language, by that.
    translated: dict[str, list[int]] = {}


def steps(library: Library) -> Iterator[Step]:
    """A step `search:<number>` for each batch of records, and the step `search`, which puts the index together."""
    found = {
        one.site.lang: {record.address: record for record in _Records(one).all()}
        for one in library.every_language
    }
    for one in library.every_language:
        yield from _steps(one.site, found)


def _steps(site: Site, found: Mapping[str, Mapping[str, Record]]) -> Iterator[Step]:
    """The steps of one language, of those that are `found` in each."""
    folder, records = site.folder, found[site.lang]
    numbers, batches = search.numbers(records)
    members: dict[int, list[Record]] = {}
    for address, number in numbers.items():
        record = msgspec.structs.replace(records[address], number=number)
        members.setdefault(number // search.SIZE, []).append(record)
    for batch, some in members.items():
        yield Step(name=f"search:{folder}{batch}", folder=folder, function=read, value=(some, batches))
    ordered = [records[address] for address in numbers]
    before = (0, *numbers.values())
    whole = Whole(
        records=tuple(number - last for last, number in zip(before, numbers.values(), strict=False)),
        kinds="".join(KINDS[record.kind] for record in ordered),
        ages=tuple(_age(record.day) for record in ordered),
        translated={
            lang: twice
            for lang, others in found.items()
            if lang != site.lang
            and (twice := [number for address, number in numbers.items() if address in others])
        },
    )
    yield Step(
        name=f"search:{folder}",
        folder=folder,
        function=merge,
        value=whole,
        reads=tuple(f"search:{folder}{batch}" for batch in members),
    )


def _age(day: date | None) -> int:
    """Quarters of a year since 2000."""
    return max(0, (day.year - 2000) * 4 + (day.month - 1) // 3) if day else 0


def read(work: Work) -> Made:
    """The words of a batch, for the index; and what results show of its records, by pages."""
    records, batches = work.value
    batch = search.read([
        Document(number=record.number, lang=record.lang, parts=(*record.parts, *_text(record))) for record in records
    ], batches)  # fmt: skip
    pages: dict[int, list[Shown]] = {}
    for record in records:
        day = record.day.isoformat() if record.day else ""
        summary = markup.cut(record.summary, _SUMMARY)
        pages.setdefault(record.number // PAGE, []).append(
            Shown(record.number % PAGE, record.title, record.address, record.line, summary, day, record.lang)
        )
    inside = Artifact(path="words", audience="internal", kind="search", data=msgspec.msgpack.encode(batch))
    return Made(artifacts=[inside, *(_file("records", shown, number) for number, shown in pages.items())])


def merge(work: Work) -> Made:
    """The files of the index, and the manifest."""
    whole: Whole = work.value
    words = (data for (_, path), data in work.contents.items() if path == "words")
    shards, spelling = search.merge(msgspec.msgpack.decode(data, type=search.Batch) for data in words)
    files = {name: _file("words", data) for name, data in sorted(shards.items())}
    spelt = _file("spelling", spelling)
    pages = (known for made in work.made.values() for known in made if known.audience == "public")
    manifest = {
        **msgspec.to_builtins(whole),
        "pages": {str(known.facts["page"]): _name(known.path) for known in pages},
        "words": {name: _name(file.path) for name, file in files.items()},
        "spelling": _name(spelt.path),
    }
    head = Artifact(
        path="search/manifest.json", audience="public", kind="search", data=msgspec.json.encode(manifest)
    )
    return Made(artifacts=[head, spelt, *files.values()])


def _file(kind: str, value: object, page: int = -1) -> Artifact:
    """A public file, named by its content; `value` is data, or JSON already."""
    data = value if isinstance(value, bytes) else msgspec.json.encode(value)
    path = f"{search.FOLDER}/{kind}-{of_bytes(data)[:12]}.json"
    facts = {"page": page} if page >= 0 else {}
    return Artifact(path=path, audience="public", kind="search", data=data, facts=facts)


def _name(path: str) -> str:
    return path.rpartition("-")[2].removesuffix(".json")


def _text(record: Record) -> Iterator[tuple[int, str]]:
    """The words of a record's text, and of a hand-written page the headings in it."""
    if record.markdown:
        converted = markup.convert_page(record.markdown)
        yield _headings(converted)
        yield TEXT, converted.plain
    else:
        yield TEXT, record.plain_utf8.decode()


def _headings(text: Said) -> tuple[int, str]:
    """The headings of a text."""
    has_some = b"<h" in text.html_utf8
    found = re.findall(r"<h[2-6][^>]*>(.*?)</h[2-6]>", text.unsafe_html, re.DOTALL) if has_some else ()
    return HEADING, markup.plain(" ".join(found))


class _Records:
    """Everything of a library that can be found."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lang = library.site.lang
        self._say = words_of(library.site).gettext
        self._sections = {section.kind: self._say(section.name) for section in SECTIONS}

    def all(self) -> Iterator[Record]:
        """Stories, open jobs, people, events to come, groups and hand-written pages."""
        library = self._library
        yield from (self._story(story) for story in library.stories if not story.elsewhere)
        yield from (self._job(job) for job in library.jobs if not job.elsewhere)
        yield from (self._person(person) for person in library.people if not person.elsewhere)
        yield from (self._event(event) for event in library.events if not (event.is_over or event.elsewhere))
        yield from (self._group(group) for group in library.groups if not group.elsewhere)
        yield from (self._page(page) for page in library.pages if page.address not in NOT_PAGES)

    def _story(self, story: LiveStory) -> Record:
        authors = _names(story.authors)
        others = (*story.pictured, story.written_by, story.team, story.location, story.value, *story.tags)
        return Record(
            kind="story", address=story.address, title=story.title, lang=story.lang, line=comma(self._lang).join(authors),
            summary=story.summary, day=story.published.day,
            parts=(
                (TITLE, story.title), (NAMES, " ".join((*authors, *_names(others)))),
                (SUMMARY, f"{story.summary} {story.record.quote}"), _headings(story.text), *_said(story),
            ), plain_utf8=story.text.plain_utf8,
        )  # fmt: skip

    def _job(self, job: LiveJob) -> Record:
        record = job.record
        places = [place.link.name for place in job.places]
        team = _names([job.team])
        modes = [self._say(EMPLOYMENT[name]) for name in record.employment_type]
        modes += [self._say(WORKPLACES[record.workplace])] if record.workplace != "onsite" else []
        steps = (step.name for step in record.hiring_steps)
        return Record(
            kind="job", address=job.address, title=job.title, lang=job.lang, summary=job.summary,
            line="\xa0· ".join((*team, *places[:3], *modes)), day=job.published.day,
            parts=(
                (TITLE, job.title),
                (NAMES, " ".join((*team, *places, *modes, *_names((*job.tags, job.contact)), record.reference))),
                (SUMMARY, job.summary), (TEXT, " ".join((*steps, *record.benefits))),
                _headings(job.text),
            ), plain_utf8=job.text.plain_utf8,
        )  # fmt: skip

    def _person(self, person: LivePerson) -> Record:
        record, around = person.record, _names((person.team, person.location))
        return Record(
            kind="person", address=person.address, title=record.name, lang=self._lang, summary=record.bio,
            line="\xa0· ".join(filter(None, (record.role, *around))),
            parts=((TITLE, record.name), (NAMES, " ".join((record.role, *around))), (TEXT, record.bio)),
        )  # fmt: skip

    def _event(self, event: LiveEvent) -> Record:
        record = event.record
        place = _names([event.place.link if event.place else None])
        return Record(
            kind="page", address=event.address, title=record.title, lang=record.lang, summary=event.summary,
            line="\xa0· ".join((self._sections["event"], *place)), day=record.starts.day,
            parts=(
                (TITLE, record.title), (NAMES, " ".join((*place, *_names(event.people)))),
                (SUMMARY, event.summary), _headings(event.text),
            ), plain_utf8=event.text.plain_utf8,
        )  # fmt: skip

    def _group(self, group: Group) -> Record:
        around = [group.place.city, group.place.region] if group.place else []
        text = group.text or Text()
        return Record(
            kind="page", address=group.address, title=group.name, lang=self._lang, summary=group.summary,
            line=self._sections[group.kind],
            parts=(
                (TITLE, group.name), (NAMES, " ".join((*around, *_names([group.lead])))), (SUMMARY, group.summary), _headings(text),
            ), plain_utf8=text.plain_utf8,
        )  # fmt: skip

    def _page(self, page: LivePage) -> Record:
        title = page.title or self._library.site.name
        return Record(
            kind="page", address=page.address, title=title, lang=page.lang, summary=page.summary,
            parts=((TITLE, title), (SUMMARY, page.summary)), markdown=page.body,
        )  # fmt: skip


def _said(story: LiveStory) -> Iterator[tuple[int, str]]:
    """What is said in a story's video, in its language."""
    if story.video and story.video.tracks:
        yield TEXT, " ".join(cue.text for cue in story.video.tracks[0].cues)
    elif story.video and story.video.transcript:
        yield TEXT, story.video.transcript


def _names(links: Iterable[Link | None]) -> list[str]:
    return list(dict.fromkeys(link.name for link in links if link is not None))
