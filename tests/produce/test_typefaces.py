"""The measures of the employer's fonts, as a step."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kollega.digest import of_bytes
from kollega.pictures.measure import measure
from kollega.produce.typefaces import steps
from kollega.site import Brand
from kollega.steps import Made, Work
from kollega.templates import THEME
from tests.libraries import SITE

FONT = (THEME / "fonts/kollega-text-latin.woff2").read_bytes()


def made(root: Path, data: bytes) -> Made:
    (root / "a.woff2").write_bytes(data)
    site = msgspec.structs.replace(SITE, brand=Brand(display_font="a.woff2", text_font="a.woff2"))
    (step,) = steps(site, {"a.woff2": of_bytes(data)})
    assert (step.name, step.files, step.risky) == ("typeface:a.woff2", {"a.woff2": of_bytes(data)}, True)
    return step.function(Work(value=step.value, root=str(root)))


def test_a_font_is_measured(tmp_path: Path) -> None:
    (one,) = made(tmp_path, FONT).artifacts
    assert one.audience == "internal" and one.facts == msgspec.structs.asdict(measure(FONT))
    assert one.facts["lightest"] == 400 and one.facts["boldest"] == 700


@pytest.mark.parametrize("data", [b"", FONT[:9000], b"wOF2" + FONT[40:]])
def test_what_cannot_be_read_is_told(data: bytes, tmp_path: Path) -> None:
    result = made(tmp_path, data)
    (one,) = result.diagnostics
    assert (one.code, one.severity, one.path) == ("font-broken", "error", "a.woff2")
    assert not result.artifacts


def test_fonts_of_the_device_and_ours_are_not() -> None:
    assert not list(steps(msgspec.structs.replace(SITE, brand=Brand(text_font="serif")), {}))
