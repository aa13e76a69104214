"""Layouts: the generator's are sound, a designer's go before them, and a wrong one is named."""

from __future__ import annotations

import json

import pytest

from kollega.formats import FORMATS, Format
from kollega.pictures.items import Chips, Scrim, Wordmark, Words
from kollega.pictures.layout import CARDS, BrokenLayout, Layout, Layouts

#: Names of layouts by shape, as in `wide/photo`.
LAYOUTS = sorted(
    {
        f"{shape}/{name}"
        for shapes in Layouts().theme.layouts.values()
        for shape, names in shapes.items()
        for name in names
    }
)
LINK = FORMATS["link"]
SHARED = ("story", "job")
CASES = [(name, form) for name in LAYOUTS for form in FORMATS.values() if name.startswith(f"{form.shape}/")]


def ids(value: object) -> str:
    return value.id if isinstance(value, Format) else str(value)


def layout(name: str, form: Format | None = None) -> Layout:
    named = Layouts().named(name)
    return named.of_size(form.size) if form else named


def test_every_layout_is_used_and_every_kind_has_one_without_a_photo() -> None:
    assert {path.relative_to(CARDS).as_posix() for path in CARDS.glob("*/*.json")} == {
        f"{name}.json" for name in LAYOUTS
    }
    for kind, shapes in Layouts().theme.layouts.items():
        forms = FORMATS.values() if kind in SHARED else [LINK]
        assert set(shapes) == {form.shape for form in forms}
        for form in forms:
            chosen = Layouts().choose(kind, form)
            assert chosen.photo is None and chosen.size == form.size


@pytest.mark.parametrize("name", LAYOUTS)
def test_words_have_a_title_and_the_employer(name: str) -> None:
    items = layout(name).items
    names = {item.name for item in items if isinstance(item, Words)}
    assert names & {"title", "rest", "quote"} and any(isinstance(item, Wordmark) for item in items)


@pytest.mark.parametrize(("name", "form"), CASES, ids=ids)
def test_nothing_to_read_is_where_a_network_lays_something_over(name: str, form: Format) -> None:
    left, top, right, bottom = form.free
    least = 40
    for item in layout(name, form).items:
        if isinstance(item, Words | Chips | Wordmark):
            assert item.box[0] >= max(left, least) and item.box[1] >= max(top, least), item
            assert item.box[2] <= form.width - max(right, least), item
            assert item.box[3] <= form.height - max(bottom, least), item


@pytest.mark.parametrize(("name", "form"), CASES, ids=ids)
def test_words_do_not_stand_on_words(name: str, form: Format) -> None:
    items = [item for item in layout(name, form).items if isinstance(item, Words | Chips | Wordmark)]
    for number, one in enumerate(items):
        for other in items[:number]:
            apart = (
                one.box[0] >= other.box[2]
                or other.box[0] >= one.box[2]
                or one.box[1] >= other.box[3]
                or other.box[1] >= one.box[3]
            )
            assert apart, (one, other)


@pytest.mark.parametrize(("name", "form"), CASES, ids=ids)
def test_words_on_a_photo_stand_where_the_veil_is_whole(name: str, form: Format) -> None:
    chosen = layout(name, form)
    for veil in chosen.items:
        if isinstance(veil, Scrim):
            for item in chosen.items:
                if isinstance(item, Words | Wordmark) and item.on == veil.fill:
                    assert item.box[1] >= veil.box[1] + veil.fade and item.box[3] <= veil.box[3]


def test_a_shape_is_not_another_one_made_smaller() -> None:
    """Between two shapes of a kind, some words keep neither their width nor their place."""
    for name in ("photo", "quote", "words", "number", "video", "job"):
        drawn = {
            tuple(
                (item.box[0] / made.size[0], item.box[1] / made.size[1], item.box[2] / made.size[0])
                for item in made.items
            )
            for made in (layout(f"{shape}/{name}") for shape in ("wide", "square", "upright", "tall"))
        }
        assert len(drawn) == 4


def test_a_layout_is_pulled_apart_where_it_says_so() -> None:
    made = Layout(
        schemes=({},), back="ground", size=(1000, 1000), stretch=(200, 600),
        items=tuple(
            Chips(box=box, name="facts", family="text", weight=400, size=20, fill="ink", ink="ground")
            for box in ((0, 0, 100, 100), (0, 200, 100, 600), (0, 700, 100, 900))
        ),
    )  # fmt: skip
    taller = made.of_size((500, 800))
    assert [item.box for item in taller.items] == [(0, 0, 50, 50), (0, 100, 50, 600), (0, 650, 50, 750)]
    assert [item.size for item in taller.items if isinstance(item, Chips)] == [10, 10, 10]
    assert made.of_size((1000, 1000)) is made
    with pytest.raises(ValueError, match="as low as 1000x500"):
        made.of_size((1000, 500))


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
    chosen = Layouts().choose("story", LINK, (), photo).photo
    assert (chosen.extent if chosen else None) == place


_WHERE = {"story": "wide/words", "mine": "wide/mine"}


def own(**files: object) -> Layouts:
    return Layouts(
        {f"{_WHERE.get(name, name)}.json": json.dumps(data).encode() for name, data in files.items()}
    )


def test_the_layout_follows_the_words_that_there_are() -> None:
    photo = (1600, 1067)
    square = FORMATS["square"]
    for words, size, name in (
        (("title",), None, "words"),
        (("title", "quote"), None, "quote"),
        (("title", "quote"), photo, "quote-photo"),
        (("title",), photo, "photo"),
        (("title", "number", "rest"), None, "number"),
        (("title", "video"), photo, "video"),
        (("title", "video"), None, "words"),
    ):
        assert Layouts().choose("story", square, words, size) == layout(f"square/{name}"), words


def test_an_upright_photo_fills_an_upright_card() -> None:
    for form in ("portrait", "grid", "story"):
        chosen = Layouts().choose("story", FORMATS[form], (), (1600, 2400))
        assert chosen.photo and chosen.photo.extent == FORMATS[form].size
        chosen = Layouts().choose("story", FORMATS[form], (), (2400, 1600))
        assert chosen.photo and chosen.photo.extent[1] < FORMATS[form].height


PLAIN = {"schemes": [{}], "back": "accent", "items": []}


def test_a_layout_of_the_site_goes_before_ours() -> None:
    assert own(story=PLAIN).choose("story", LINK) == Layout(schemes=({},), back="accent", items=())
    assert own(story=PLAIN).choose("job", LINK) == Layouts().choose("job", LINK)


def test_a_theme_of_the_site_may_name_layouts_of_its_own() -> None:
    theme = {"colours": {"accent": "#123456"}, "layouts": {"story": {"wide": ["mine"]}}}
    assert own(theme=theme, mine=PLAIN).choose("story", LINK).back == "accent"


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
        ({"story": {**PLAIN, "size": [1200, 1200], "stretch": [500, 600]}}, "as low"),
        ({"story": {**PLAIN, "stretch": [600, 500]}}, "stretched"),
        ({"story": {**PLAIN, "size": [0, 10]}}, "size"),
        ({"story": [[[[]]]]}, "object"),
        ({"theme": {"colours": {}, "layouts": {}}}, "no wide layout"),
        ({"theme": {"colours": {}, "layouts": {"story": {"wide": ["../theme"]}}}}, "pattern|regex"),
        ({"theme": {"colours": {}, "layouts": {"story": {"wide": ["nowhere"]}}}}, "no such file"),
        ({"theme": {"colours": {"a": ["b", "c", 0.5]}, "layouts": {}}}, "not above"),
    ],
)
def test_what_is_wrong_with_a_layout_is_named(files: dict[str, object], reason: str) -> None:
    with pytest.raises(BrokenLayout, match=reason):
        own(**files).choose("story", LINK)


def test_bytes_that_are_no_json_are_named() -> None:
    for data in (b"", b"{", b"\xff\xfe", b"[" * 100_000):
        with pytest.raises(BrokenLayout, match=r"words\.json"):
            Layouts({"wide/words.json": data}).choose("story", LINK)
