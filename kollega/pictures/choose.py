"""Choosing among the sizes of a picture that were made. Nothing here opens a picture."""

from __future__ import annotations

from kollega.steps import Audience, Known


def by_width(known: list[Known], suffix: str = ".jpg") -> list[Known]:
    """The artifacts whose path ends in `suffix`, narrowest first."""
    fitting = [one for one in known if one.path.endswith(suffix)]
    return sorted(fitting, key=lambda one: (one.facts["width"], one.path))


def chosen(known: list[Known], width: int) -> Known:
    """The JPEG that is nearest at or above `width` pixels, else the widest. `known` must hold a JPEG."""
    sizes = by_width(known)
    return next((one for one in sizes if one.facts["width"] >= width), sizes[-1])


def srcset(known: list[Known], suffix: str, prefix: str = "") -> str:
    """The value of `srcset`: `prefix` is the way from the page to the site's root (`../../`)."""
    return ", ".join(f"{prefix}{one.path} {one.facts['width']}w" for one in by_width(known, suffix))


def card_of(known: list[Known], format_id: str, audience: Audience = "public") -> Known | None:
    """The card of a format (`kollega.formats`) among what the step `card:<address>` made for an audience."""
    kind = "card" if format_id == "link" else f"card:{format_id}"
    return next((one for one in known if one.kind == kind and one.audience == audience), None)


def focus_of(known: Known) -> tuple[float, float] | None:
    """The point of a picture that a measure of what catches the eye found, each of x and y from 0 to 1."""
    if "focus_x" not in known.facts:
        return None
    return known.facts["focus_x"] / 1000, known.facts["focus_y"] / 1000
