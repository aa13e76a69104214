"""What people's files may ask of the program, in one record. A site may ask for less, never for more.

Up to these limits no input makes a build take more than five seconds of processor time or 300 MB of memory
beyond what an ordinary one takes; `tests/hostile` measures it. A kB is a thousand bytes, a MB a million.
"""

from __future__ import annotations

import msgspec

_KB, _MB = 1_000, 1_000_000


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The most that there may be. The defaults are also the most that can be asked for."""

    text_kb: int = 1_000
    front_matter_kb: int = 200
    picture_mb: int = 40
    picture_megapixels: int = 80
    video_mb: int = 2_000
    files_a_folder: int = 10_000

    @property
    def text(self) -> int:
        """Bytes of a text file."""
        return self.text_kb * _KB

    @property
    def front_matter(self) -> int:
        """Bytes of all values in the fields of a file."""
        return self.front_matter_kb * _KB

    @property
    def picture(self) -> int:
        """Bytes of a picture file."""
        return self.picture_mb * _MB

    @property
    def pixels(self) -> int:
        """Pixels of a picture."""
        return self.picture_megapixels * _MB

    @property
    def video(self) -> int:
        """Bytes of a video file."""
        return self.video_mb * _MB


#: What each limit is on, for the documentation: the words for it, and its unit.
WORDS = {
    "text_kb": ("a text file", "kB"),
    "front_matter_kb": ("all values in the fields of a file", "kB"),
    "picture_mb": ("a picture file", "MB"),
    "picture_megapixels": ("a picture", "megapixels"),
    "video_mb": ("a video file", "MB"),
    "files_a_folder": ("a folder", "files"),
}

#: The most that is possible, and what holds where a site says nothing.
MOST = Limits()
