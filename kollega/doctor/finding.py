"""What the doctor finds: one line about one part."""

from __future__ import annotations

from typing import Literal

import msgspec

#: Well; worth a look; must be mended; could not be looked at.
State = Literal["ok", "look", "wrong", "unknown"]


class Finding(msgspec.Struct, frozen=True):
    """The state of a part, what was seen, and the cure where it is not well."""

    part: str
    state: State
    seen: str
    cure: str = ""
