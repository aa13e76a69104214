"""What is live: the records as the library joined and published them, which is all that producers see."""

from kollega.live.consented import used, without_pictures
from kollega.live.library import Host, Library, Redirect, Tombstone, Translation
from kollega.live.things import (
    Group,
    Lessened,
    Link,
    Live,
    LiveEvent,
    LiveGuideline,
    LiveJob,
    LivePage,
    LivePerson,
    LivePointer,
    LiveProgramme,
    LiveStory,
    LiveVideo,
    Place,
    Said,
    Text,
    Track,
)

__all__ = [
    "Group", "Host", "Lessened", "Library", "Link", "Live", "LiveEvent", "LiveGuideline", "LiveJob", "LivePage",
    "LivePerson", "LivePointer", "LiveProgramme", "LiveStory", "LiveVideo", "Place", "Redirect", "Said", "Text",
    "Tombstone", "Track", "Translation", "used", "without_pictures",
]  # fmt: skip
