"""The formats of social pictures: one row each. Which network takes which is in `kollega.networks`.

Sizes are those that networks recommended on 2026-11-21. What a network lays over a picture (the name of who posts,
buttons, the crop of a profile's grid) is kept free of words by the margins of a row.
"""

from __future__ import annotations

from typing import Literal

from kollega.records import Struct


class Format(Struct, frozen=True, kw_only=True):
    """A size in which each story and job is drawn, in pixels.

    `free` is what must stay free of words at the left, top, right and bottom. `most` is how many bytes it may have.
    """

    id: str
    name: str
    width: int
    height: int
    most: int
    free: tuple[int, int, int, int] = (0, 0, 0, 0)
    #: Whether the public site has it; the others are in the room for colleagues alone.
    public: bool = False
    #: Which layouts it is drawn with (`theme/cards/`).
    shape: Literal["wide", "square", "upright", "tall"] = "wide"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.width, self.height


FORMATS: dict[str, Format] = {
    row.id: row
    for row in (
        # WhatsApp's limit is told as anything from 300 kB to 5 MB; 250 kB meets all of them.
        Format(id="link", name="Link card", width=1200, height=630, most=250_000, public=True),
        Format(id="wide", name="Wide post", width=1600, height=900, most=1_000_000),
        Format(id="square", name="Square post", width=1200, height=1200, most=1_000_000, shape="square"),
        Format(id="portrait", name="Upright post", width=1080, height=1350, most=1_000_000, public=True, shape="upright"),
        # Profile grids show the middle of it, in 3:4; posts of 4:5 show it less 45 pixels at top and bottom.
        Format(id="grid", name="Tall post", width=1080, height=1440, most=1_000_000, free=(0, 45, 0, 45), shape="upright"),
        Format(id="pin", name="Pin", width=1000, height=1500, most=1_000_000, shape="upright"),
        # The name of who posts lies over the top, the field for answers and the buttons over the bottom.
        Format(id="story", name="Story", width=1080, height=1920, most=1_000_000, free=(60, 250, 60, 340), shape="tall"),
    )
}  # fmt: skip
