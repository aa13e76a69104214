"""Layouts: the generator's are sound, a designer's go before them, and a wrong one is named."""

from __future__ import annotations

import json

import pytest

from kollega.pictures.layout import CARDS, SIZE, BrokenLayout, Layout, Layouts, Photo, Words

LAYOUTS = sorted({name for names in Layouts().theme.layouts.values() for name in names})


def test_every_layout_is_used_and_every_kind_has_one_without_a_photo() -> None:
    tables = {"fonts", "theme", "words"}
    assert {path.stem for path in CARDS.glob("*.json")} == {*LAYOUTS, *tables}
    for kind in Layouts().theme.layouts:
        assert Layouts().choose(kind).photo is None


@pytest.mark.parametrize("kind", Layouts().theme.layouts)
def test_words_have_a_title_and_the_name_of_the_employer(kind: str) -> None:
    names = {item.name for item in Layouts().choose(kind).items if isinstance(item, Words)}
    assert {"title", "wordmark"} <= names


@pytest.mark.parametrize(
    ("photo", "place"),
    [
        ((3000, 2000), (492, 534)),
        ((1000, 1500), (492, 534)),
        ((1600, 385), (1200, 290)),
        ((300, 280), (492, 534)),
        ((200, 150), None),
        ((900, 100), None),
        ((1, 5000), None),
    ],
)
def test_the_layout_follows_the_form_of_the_photo(
    photo: tuple[int, int], place: tuple[int, int] | None
) -> None:
    chosen = Layouts().choose("story", photo).photo
    assert (chosen.extent if chosen else None) == place


def own(**files: object) -> Layouts:
    return Layouts(
        {f"{name.replace('_', '-')}.json": json.dumps(data).encode() for name, data in files.items()}
    )


PLAIN = {"schemes": [{}], "back": "accent", "items": []}


def test_a_layout_of_the_site_goes_before_ours() -> None:
    assert own(story=PLAIN).choose("story") == Layout(schemes=({},), back="accent", items=())
    assert own(story=PLAIN).choose("job") == Layouts().choose("job")


def test_a_theme_of_the_site_may_name_layouts_of_its_own() -> None:
    theme = {"colours": {"accent": "#123456"}, "layouts": {"story": ["mine"]}}
    assert own(theme=theme, mine=PLAIN).choose("story").back == "accent"


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"story": {}}, "schemes"),
        ({"story": {**PLAIN, "schemes": []}}, "schemes"),
        ({"story": {**PLAIN, "back": "mauve"}}, "no colour is called mauve"),
        ({"story": {**PLAIN, "items": [{"draw": "shape", "box": [0, 0, 10**9, 9], "fill": "ink"}]}}, "box"),
        ({"story": {**PLAIN, "items": [{"draw": "shape", "box": [9, 0, 9, 9], "fill": "ink"}]}}, "empty"),
        ({"story": {**PLAIN, "items": [{"draw": "shape", "box": [0, 0, 9, 9], "fill": "mauve"}]}}, "mauve"),
        ({"story": {**PLAIN, "items": [{"draw": "triangle"}]}}, "triangle"),
        ({"story": {**PLAIN, "extra": 1}}, "extra"),
        ({"story": [[[[]]]]}, "object"),
        ({"theme": {"colours": {}, "layouts": {}}}, "no layout"),
        ({"theme": {"colours": {}, "layouts": {"story": ["../theme"]}}}, "pattern|regex"),
        ({"theme": {"colours": {}, "layouts": {"story": ["nowhere"]}}}, "no such file"),
        ({"theme": {"colours": {"a": ["b", "c", 0.5]}, "layouts": {}}}, "not above"),
    ],
)
def test_what_is_wrong_with_a_layout_is_named(files: dict[str, object], reason: str) -> None:
    with pytest.raises(BrokenLayout, match=reason):
        own(**files).choose("story")


def test_bytes_that_are_no_json_are_named() -> None:
    for data in (b"", b"{", b"\xff\xfe", b"[" * 100_000):
        with pytest.raises(BrokenLayout, match=r"story\.json"):
            Layouts({"story.json": data}).choose("story")


@pytest.mark.parametrize("name", LAYOUTS)
def test_boxes_of_words_are_on_the_card(name: str) -> None:
    layout = Layouts({})._read(name, Layout)
    for item in layout.items:
        if not isinstance(item, Photo) and hasattr(item, "name"):
            left, top, right, bottom = item.box
            assert 48 <= left < right <= SIZE[0] - 48 and 48 <= top < bottom <= SIZE[1] - 48
