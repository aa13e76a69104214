"""The videos of stories: their captions read and looked at, and all that pages show of them."""

from __future__ import annotations

from kollega.captions import Captions, faults, read, said
from kollega.captions.read import DRAFT
from kollega.languages import base
from kollega.library.read import Documents
from kollega.live import LiveVideo, Track
from kollega.records import Photo, Story
from kollega.schema import Document
from kollega.sources import Source, read_text
from kollega.video.foreign import foreign

#: How the file of a draft is called that nobody has read yet.
_DRAFT_NAME = ".draft.vtt"


class Videos:
    """The videos of a site's stories."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._read: dict[str, Captions | None] = {}

    def check(self, document: Document) -> None:
        """Tell what is wrong with the captions of a story, also of one that is not live yet, of one by address that
        nothing is shown of, and of words that are written twice."""
        record = document.record
        if not isinstance(record, Story) or not record.video:
            return
        video = record.video
        for path in video.captions.values():
            self._captions(path)
        is_bare = not (video.file or video.poster or record.photo)
        if is_bare and foreign(video.url).player:
            document.problem("video-without-poster", "video")
        if video.captions and video.transcript:
            document.problem("video-transcript-unused", "video.transcript")

    def of(self, record: Story, address: str) -> LiveVideo | None:
        """The video of a story, whose watch page has this address; nothing where it has none."""
        video = record.video
        if video is None:
            return None
        tracks = [
            Track(lang=lang, cues=found.cues)
            for lang, path in video.captions.items()
            if (found := self._captions(path)) and found.cues
        ]
        # Of those in other languages, whoever named them knows the order: mostly that in which is spoken comes first.
        tracks.sort(key=lambda track: (track.lang != record.lang, base(track.lang) != base(record.lang)))
        shown = video.poster or video.file
        return LiveVideo(
            address=address, file=video.file, foreign=None if video.file else foreign(video.url),
            poster=Photo(path=shown, alt="", focus=video.focus) if shown else record.photo,
            tracks=tuple(tracks), transcript=video.transcript, chapters=video.chapters, focus=video.focus,
        )  # fmt: skip

    def words(self, record: object) -> tuple[str, ...]:
        """All that is said in the captions of a story."""
        if not isinstance(record, Story) or not record.video:
            return ()
        found = (self._captions(path) for path in record.video.captions.values())
        return tuple(said(captions.cues) for captions in found if captions)

    def _captions(self, path: str) -> Captions | None:
        if path not in self._read:
            source = read_text(
                self._documents.files, path, self._documents.report, self._documents.site.limits
            )
            self._read[path] = _looked_at(source) if source else None
        return self._read[path]


def _looked_at(source: Source) -> Captions:
    """The captions of a file; what is wrong with them is told."""
    found = read(source.text)
    if source.path.casefold().endswith(_DRAFT_NAME) and not found.draft:
        source.problem("captions-draft", 1, 1, note=DRAFT)
    if not found.cues:
        source.problem("captions-none")
    for fault in faults(found):
        source.problem(fault.problem, fault.line, 1, **{"note": DRAFT} | fault.values)
    return found
