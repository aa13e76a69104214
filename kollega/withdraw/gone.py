"""Which files go as a whole when a person withdraws: what tells of or shows nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from kollega import names
from kollega.feeds import permanent
from kollega.filenames import is_photo
from kollega.library.consent import Consents
from kollega.library.join import identity_of
from kollega.library.read import Documents
from kollega.library.withdrawal import lies_beside
from kollega.pictures import likeness
from kollega.records import Person, Story
from kollega.schema import Document
from kollega.withdraw.person import Who
from kollega.withdraw.pictures import Pictures


class Gone:
    """The files that go, for one site and person."""

    def __init__(self, documents: Documents, consents: Consents, who: Who) -> None:
        self._documents, self._consents, self._who = documents, consents, who
        self._files, self._limits = documents.files, documents.site.limits
        self._by_path = {one.record.path: one for one in (*documents.originals, *documents.translated)}
        self.pictures = Pictures(documents)
        self._in_texts = {
            path: self.pictures.of(document)
            for path, document in self._by_path.items()
            if self.is_shown_in(document)
        }
        named = set(self._named())
        digests = {self._digest(path) for path in named if is_photo(path)} - {""}
        pictures = (path for path in self._files.paths if is_photo(path))
        #: Also copies of the pictures that go, wherever they lie.
        self.paths = named | {path for path in pictures if self._digest(path) in digests}
        every = {picture for some in self._in_texts.values() for picture in some}
        #: Pictures in the texts of those stories that lie elsewhere, and may be anybody's.
        self.unsure = frozenset(every - self.paths)

    @cached_property
    def likenesses(self) -> tuple[str, ...]:
        """By which the pictures that go are known again."""
        every = (self._likeness(path) for path in sorted(self.paths) if is_photo(path))
        return tuple(dict.fromkeys(one for one in every if one))

    def why(self, path: str) -> str:
        """Why one of the files goes, in words."""
        document = self._by_path.get(path)
        if document and isinstance(document.record, Story):
            return "a story that the person tells alone"
        return (
            "a picture of the person, or one beside a story of theirs"
            if is_photo(path)
            else "belongs to the person, or lies beside a story of theirs"
        )

    def ids(self) -> Iterator[str]:
        """The ids by which feeds know the stories that go, and their addresses, but for those that name the person."""
        for path in sorted(self.paths):
            document = self._by_path.get(path)
            if document and document.kind == "story":
                site = self._documents.site
                folder, record = f"{site.url}{document.folder}stories/", document.record
                for found in (permanent(folder, identity_of(record, site)), permanent(folder, record.slug)):
                    if found.startswith("http") and not names.search_path(found, self._who.wanted):
                        yield found

    def is_alone(self, story: Story) -> bool:
        """Whether nobody but the person tells a story."""
        return all(self._consents.who(one) == self._who.key for one in story.authors)

    def is_shown_in(self, document: Document) -> bool:
        """Whether a record is a story that the person tells, with others perhaps, or whose pictures show them."""
        story = document.record
        return isinstance(story, Story) and any(
            self._consents.who(one) == self._who.key for one in (*story.authors, *story.pictured)
        )

    def looks_like_one(self, path: str) -> bool:
        """Whether a file is a picture that looks like one of those that go."""
        if not (is_photo(path) and self.likenesses):
            return False
        own = self._likeness(path)
        return any(likeness.is_like(own, other) for other in self.likenesses)

    def _named(self) -> Iterator[str]:
        """Stories that the person tells alone with what lies beside them, and the person's own pictures and translations."""
        for document in self._by_path.values():
            record, path = document.record, document.record.path
            if isinstance(record, Person) and record.slug == self._who.key:
                if record.photo:
                    yield record.photo.path
                if path != self._who.path and record.name == self._who.name:
                    yield path
            elif path in self._in_texts:
                yield from self._of_story(record)

    def _of_story(self, story: Story) -> Iterator[str]:
        """Of a story that the person tells alone all, of another one that shows them the pictures that lie beside it."""
        folder, _, name = story.path.rpartition("/")
        has_own = name.startswith("index.") and folder != "stories"
        if story.photo:
            yield story.photo.path
        for picture in self._in_texts[story.path]:
            if lies_beside(picture, story.path):
                yield picture
        if self.is_alone(story):
            yield story.path
            yield from self._files.below(folder) if has_own else _of_video(story)

    def _digest(self, path: str) -> str:
        try:
            return self._files.digest(path, self._limits.picture + 1)
        except OSError:
            return ""

    def _likeness(self, path: str) -> str:
        try:
            return likeness.of_file(self._files.read(path, self._limits.picture), self._limits.pixels)
        except OSError:
            return ""


def _of_video(story: Story) -> Iterator[str]:
    """The files of a story's video."""
    if story.video:
        yield from filter(None, (story.video.file, story.video.poster, *story.video.captions.values()))
