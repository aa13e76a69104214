"""Cards: one for everything that has a page, with the right words, and a photo only where there is one."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PIL import Image

from kollega.digest import of_bytes
from kollega.formats import FORMATS
from kollega.limits import MOST
from kollega.live import Group, Library, Link, LiveEvent, Place
from kollega.produce import pictures
from kollega.produce.cards import Order, steps
from kollega.records import Event, Pay, Photo
from kollega.site import Brand
from kollega.steps import Artifact, Known, Made, Step, Work
from kollega.templates import THEME
from tests import libraries
from tests.folders import write
from tests.pictures.files import RED, camera_exif, near, quarters, saved, scene


def everything(**site: Any) -> Library:
    photo = Photo(path="stories/p.jpg", alt="Mia", focus=(0.2, 0.2))
    places = tuple(Place(link=Link(name=name)) for name in ("Aarhus", "Odense", "Ribe"))
    library = libraries.library(
        stories=[
            libraries.story("Night shift", photo=photo, team=Link(name="Emergency Care")),
            libraries.story("Early bird", authors=tuple(Link(name=f"Ole {number}") for number in range(5))),
        ],
        jobs=[
            libraries.job(
                "Nurse",
                lang="da",
                places=places,
                record={"workplace": "hybrid", "employment_type": ("full_time",)},
            ),
            libraries.job("Porter", is_open=False),
        ],
        people=[libraries.person("Mia von der Holm", role="Nurse", photo=photo)],
        groups=[
            Group(kind="team", slug="er", address="teams/er/", name="Emergency", summary="We never close."),
            Group(kind="location", slug="aa", address="locations/aa/", name="Skejby", place=libraries.AARHUS),
            Group(kind="tag", slug="nights", address="tags/nights/", name="Nights"),
        ],
        pages=[libraries.page("Home", ""), libraries.page("Benefits", "benefits/")],
        site=msgspec.structs.replace(libraries.SITE, **site),
    )
    return msgspec.structs.replace(library, files={"stories/p.jpg": "d" * 64})


def made(step: Step, root: Path | str = "/nowhere", photo: bytes = b"") -> Made:
    """What a step makes; `photo` is the JPEG that the step of its picture made."""
    known, contents = {}, {}
    if photo:
        (name,) = step.reads
        wide, high = Image.open(io.BytesIO(photo)).size
        facts = {"width": wide, "height": high}
        row = Known(
            path="media/p.jpg", audience="public", kind="picture", size=len(photo), sha256="", facts=facts
        )
        known, contents = {name: [row]}, {(name, row.path): photo}
    return step.function(Work(value=step.value, root=str(root), made=known, contents=contents))


def by_name(library: Library) -> dict[str, Step]:
    return {step.name.removeprefix("card:"): step for step in steps(library)}


SHARED = ("stories/night-shift/", "stories/early-bird/", "jobs/nurse/")


def words(library: Library, address: str) -> dict[str, str]:
    order: Order = by_name(library)[address].value
    return order.words


def test_everything_with_a_page_has_a_card() -> None:
    assert sorted(step.name for step in steps(everything())) == [
        "card:", "card:benefits/", "card:jobs/nurse/", "card:jobs/porter/", "card:locations/aa/",
        "card:people/mia-von-der-holm/", "card:stories/early-bird/", "card:stories/night-shift/",
        "card:tags/nights/", "card:teams/er/",
    ]  # fmt: skip


def test_the_words_of_a_story() -> None:
    library = everything()
    assert words(library, "stories/night-shift/") == {
        "wordmark": "Norrevang A/S", "title": "Night shift", "line": "Mia\xa0Holm\xa0· Emergency Care",
    }  # fmt: skip
    assert words(library, "stories/early-bird/")["line"] == "Ole\xa00, Ole\xa01, Ole\xa02, +2"
    two = libraries.story("A", lang="ar", authors=(Link(name="عمر"), Link(name="نور")))
    assert words(libraries.library(stories=[two]), two.address)["line"].startswith("عمر، نور")


def test_the_words_of_a_job_are_in_its_language() -> None:
    library = everything()
    assert words(library, "jobs/nurse/") | {"wordmark": ""} == {
        "wordmark": "", "kicker": "Vi ansætter", "title": "Nurse", "facts": "Aarhus +2\nHybrid\nFuldtid",
    }  # fmt: skip
    assert words(library, "jobs/porter/")["kicker"] == "Closed"
    assert words(library, "jobs/porter/")["facts"] == "Aarhus\nOn site"


def test_a_long_place_leaves_room_for_pay_and_workplace(tmp_path: Path) -> None:
    far = Place(link=Link(name="Bad Mergentheim, Baden-Württemberg, Germany"), city="Bad Mergentheim")
    pay = Pay(least="40000", most="52000", currency="EUR", per="year")
    library = libraries.library(
        jobs=[libraries.job("Cook", places=(far,), record={"workplace": "hybrid", "pay": pay})]
    )
    assert words(library, "jobs/cook/")["facts"] == "Bad Mergentheim\n€40,000 – €52,000 a year\nHybrid"


@pytest.mark.parametrize(
    ("lang", "kicker"),
    [
        ("de-AT", "Wir stellen ein"),
        ("no", "Vi ansetter"),
        ("xx", "We’re hiring"),
    ],
)
def test_a_language_without_words_has_english_ones(lang: str, kicker: str) -> None:
    library = libraries.library(jobs=[libraries.job("Nurse", lang=lang)])
    assert words(library, "jobs/nurse/")["kicker"] == kicker


def test_a_card_says_what_the_page_says() -> None:
    own = {"en": (("We’re hiring", "Come aboard"), ("Full time", "37 hours"))}
    job = libraries.job("Nurse", record={"employment_type": ("full_time", "per_diem"), "workplace": "remote"})
    library = libraries.library(site=msgspec.structs.replace(libraries.SITE, texts=own), jobs=[job])
    found = words(library, "jobs/nurse/")
    assert found["kicker"] == "Come aboard" and found["facts"].endswith("Remote\n37 hours / By the day")


def test_the_words_of_people_groups_and_pages() -> None:
    library = everything()
    person = words(library, "people/mia-von-der-holm/")
    assert (person["title"], person["initials"], person["line"]) == ("Mia von der Holm", "MH", "Nurse")
    assert words(library, "teams/er/")["line"] == "We never close."
    assert words(library, "locations/aa/")["line"] == "Aarhus"
    assert words(library, "benefits/")["title"] == "Benefits"


def test_the_home_page_shows_the_site_and_does_not_name_the_employer_twice() -> None:
    assert words(everything(), "") == {
        "wordmark": "Norrevang A/S", "title": "Work at Norrevang", "line": "Care for people, with people.",
    }  # fmt: skip
    assert words(everything(name="Norrevang A/S"), "")["wordmark"] == ""


def test_a_step_depends_on_its_photo_alone() -> None:
    found = by_name(everything())
    for address in ("stories/night-shift/", "people/mia-von-der-holm/"):
        assert found[address].reads == ("picture:stories/p.jpg",) and not found[address].files
    flat = [
        step
        for name, step in found.items()
        if name not in ("stories/night-shift/", "people/mia-von-der-holm/")
    ]
    assert not any(step.reads or step.files for step in flat)


def pictures_of(step: Step, root: Path | str = "/nowhere", photo: bytes = b"") -> list[Artifact]:
    found = made(step, root, photo).artifacts
    return [one for one in found if one.kind.split(":")[0] == "card"]


def test_every_page_has_a_card_and_nothing_else_where_it_is_not_shared(tmp_path: Path) -> None:
    for address, step in by_name(everything()).items():
        if address in SHARED:
            continue
        (one,) = made(step, tmp_path).artifacts
        assert one.path == f"media/cards/{of_bytes(one.data)[:16]}.png"
        assert (one.audience, one.kind, one.facts) == ("public", "card", {"width": 1200, "height": 630})
        assert Image.open(io.BytesIO(one.data)).size == (1200, 630)
        assert len(one.data) <= 250_000


@pytest.mark.parametrize("address", SHARED)
def test_what_colleagues_share_has_all_formats(address: str) -> None:
    found = pictures_of(by_name(everything())[address])
    backstage = [one for one in found if one.audience == "backstage"]
    assert [one.kind for one in backstage] == ["card", *(f"card:{name}" for name in list(FORMATS)[1:])]
    assert [one.kind for one in found if one.audience == "public"] == ["card", "card:portrait"]
    for one, form in zip(backstage, FORMATS.values(), strict=True):
        assert one.path.startswith("media/cards/" + of_bytes(one.data)[:16])
        assert one.facts == {"width": form.width, "height": form.height}
        assert Image.open(io.BytesIO(one.data)).size == form.size
        assert len(one.data) <= form.most
    for one in found:
        assert (one.path, one.data) in [(other.path, other.data) for other in backstage]


def test_cards_are_told_in_words() -> None:
    photo = saved(quarters((2000, 1600)), "JPEG")
    step = by_name(everything())["stories/night-shift/"]
    spoken, caption = made(step, photo=photo).artifacts[-2:]
    assert (spoken.kind, spoken.audience) == ("card-words", "internal")
    told = json.loads(spoken.data)
    assert list(told) == list(FORMATS)
    assert told["link"] == {
        "alt": "Mia. Night shift. Mia Holm · Emergency Care. Norrevang A/S.",
        "words": ["Night shift", "Mia Holm · Emergency Care", "Norrevang A/S"],
    }
    assert (caption.kind, caption.audience) == ("card-caption", "backstage")
    text = caption.data.decode()
    assert text.startswith("Night shift\n\n") and told["link"]["alt"] in text
    assert "https://" in text and "/stories/night-shift/" in text


def test_a_number_a_quote_and_a_video_are_words_of_their_own() -> None:
    library = libraries.library(
        stories=[
            libraries.story("10 weeks at sea", "ten", record={"quote": "We wait."}),
            libraries.story("18F at ten", "f"),
            libraries.story(
                "1,200 lamps", "lamps", lang="da", record={"quote": "Vi venter.", "kind": "video"}
            ),
        ]
    )
    found = words(library, "stories/ten/")
    assert (found["number"], found["rest"], found["quote"]) == ("10", "weeks at sea", "“We wait.”")
    assert "number" not in words(library, "stories/f/")
    found = words(library, "stories/lamps/")
    assert (found["number"], found["quote"], found["video"]) == ("1,200", "»Vi venter.«", "Video")
    told = json.loads(made(by_name(library)["stories/ten/"]).artifacts[-2].data)
    assert told["square"]["words"][0] == "10 weeks at sea", "read as it was written"


@pytest.mark.parametrize(
    ("lang", "quote"), [("en", "“We wait.”"), ("da", "»We wait.«"), ("de", "„We wait.“")]
)
def test_a_quote_ends_with_its_marks_in_every_language(lang: str, quote: str) -> None:
    story = libraries.story("Waiting", "waiting", lang=lang, record={"quote": "We wait."})
    step = by_name(libraries.library(stories=[story]))["stories/waiting/"]
    assert f"{quote} " in json.loads(made(step).artifacts[-2].data)["square"]["alt"]


def test_the_words_of_an_event() -> None:
    record = Event(
        path="content/events/open.md", slug="open", lang="da", title="Open day", starts=libraries.moment("2026-05-04T09:30:00+02:00")
    )  # fmt: skip
    event = LiveEvent(
        record=record,
        address="events/open/",
        summary="",
        is_over=False,
        text=libraries.text(""),
        place=libraries.AARHUS,
    )
    library = msgspec.structs.replace(libraries.library(), events=(event,))
    found = words(library, "events/open/") | {"wordmark": ""}
    assert found == {
        "wordmark": "", "title": "Open day", "day": "4", "month": "maj 2026", "line": "09:30\xa0· Aarhus",
    }  # fmt: skip
    assert made(by_name(library)["events/open/"]).diagnostics == []


def test_pay_is_on_the_card_of_an_open_job() -> None:
    pay = Pay(least="30000", most="35000", currency="DKK", per="month")
    jobs = [
        libraries.job("Nurse", record={"pay": pay}),
        libraries.job("Porter", is_open=False, record={"pay": pay}),
    ]
    library = libraries.library(jobs=jobs)
    assert "DKK" in words(library, "jobs/nurse/")["facts"]
    assert "DKK" not in words(library, "jobs/porter/")["facts"]


@pytest.mark.parametrize("quote", ["word " * 47, "Donaudampfschifffahrtsgesellschaft " * 6, "あ" * 240])
def test_the_longest_quote_has_room(quote: str) -> None:
    title = "The longest title that a story may have without a warning is of one hundred and twenty letters, and this is one"
    library = libraries.library(stories=[libraries.story(title, "s", record={"quote": quote.strip()})])
    assert made(by_name(library)["stories/s/"]).diagnostics == []


def logo(colour: str) -> bytes:
    image = Image.new("RGBA", (400, 200))
    image.paste(colour, (100, 50, 300, 150))
    return saved(image, "PNG")


def with_logos(root: Path, **logos: bytes) -> Step:
    (root / "content").mkdir()
    for name, data in logos.items():
        (root / "content" / f"{name}.png").write_bytes(data)
    library = everything(brand=Brand(primary="#14463e", **{name: f"{name}.png" for name in logos}))
    files = {f"content/{name}.png": of_bytes(data) for name, data in logos.items()}
    return by_name(msgspec.structs.replace(library, files=files))["jobs/porter/"]


def test_a_logo_stands_in_the_place_of_the_name(tmp_path: Path) -> None:
    step = with_logos(tmp_path, logo=logo("#0000c0"))
    assert list(step.files) == ["content/logo.png"]
    assert step.risky, "a picture is opened where it can do no harm"
    image = Image.open(io.BytesIO(made(step, tmp_path).artifacts[0].data)).convert("RGB")
    blue = [count for count, colour in image.getcolors(1000) or [] if near(colour, (0, 0, 0xC0))]
    assert sum(blue) > 500, "without its empty edges, as high as its place"


def test_a_logo_that_cannot_be_seen_on_the_card_is_not_used(tmp_path: Path) -> None:
    plain = made(by_name(everything(brand=Brand(primary="#14463e")))["jobs/porter/"]).artifacts
    pale = with_logos(tmp_path, logo=logo("#ffffff"))
    assert made(pale, tmp_path).artifacts == plain, "the card is light"
    (tmp_path / "content/logo.png").write_bytes(b"no picture")
    assert made(pale, tmp_path).artifacts == plain


def test_of_two_logos_the_one_that_is_seen_is_used(tmp_path: Path) -> None:
    step = with_logos(tmp_path, logo=logo("#ffffff"), logo_dark=logo("#0000c0"))
    image = Image.open(io.BytesIO(made(step, tmp_path).artifacts[0].data)).convert("RGB")
    assert any(near(colour, (0, 0, 0xC0)) for _, colour in image.getcolors(1000) or [])


def test_a_photo_is_on_the_card_and_its_metadata_is_not() -> None:
    photo = saved(quarters((2000, 1600)), "JPEG", exif=camera_exif(), comment=b"secret", quality=95)
    for address in ("stories/night-shift/", "people/mia-von-der-holm/"):
        (one, *_) = made(by_name(everything())[address], photo=photo).artifacts
        assert one.path.endswith(".jpg") and len(one.data) <= 250_000
        image = Image.open(io.BytesIO(one.data)).convert("RGB")
        colours = image.quantize(16).convert("RGB").getcolors() or []
        red = sum(count for count, colour in colours if near(colour, RED, 24))
        assert red > 60_000, "the focus is in the red quarter"
        for secret in (b"Exif", b"Spyphone", b"secret", b"ns.adobe.com", b"ICC_PROFILE"):
            assert secret not in one.data


def test_with_a_photo_that_is_too_small_there_is_a_card_of_words() -> None:
    step = by_name(everything())["stories/night-shift/"]
    words = msgspec.structs.replace(step.value, photo="", photo_alt="", focus=None)
    plain = msgspec.structs.replace(step, value=words)
    assert pictures_of(step, photo=saved(quarters(), "JPEG")) == made(plain).artifacts[: len(FORMATS) + 2]


def test_the_brand_colours_the_card() -> None:
    (one,) = made(by_name(everything(brand=Brand(primary="#7a1fa2", logo="x.svg")))[""]).artifacts
    assert Image.open(io.BytesIO(one.data)).convert("RGB").getpixel((3, 3)) == (0x7A, 0x1F, 0xA2)


def test_the_employers_font_draws_the_card(tmp_path: Path) -> None:
    font = (THEME / "fonts/kollega-text-latin-italic.woff2").read_bytes()
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/mine.woff2").write_bytes(font)
    library = everything(brand=Brand(display_font="theme/mine.woff2"))
    step = by_name(msgspec.structs.replace(library, files={"theme/mine.woff2": of_bytes(font)}))[
        "jobs/porter/"
    ]
    assert step.files == {"theme/mine.woff2": of_bytes(font)}
    assert step.risky, "a font is opened where it can do no harm"
    (ours,) = {one.path for one in made(by_name(everything())["jobs/porter/"]).artifacts}
    (theirs,) = {one.path for one in made(step, tmp_path).artifacts}
    assert theirs != ours and not made(step, tmp_path).diagnostics


def test_signs_that_no_font_has_are_reported() -> None:
    library = libraries.library(stories=[libraries.story("Party 𐎠 in 𐎡", "party")])
    (found,) = made(by_name(library)["stories/party/"]).diagnostics
    assert (found.code, found.severity, found.path) == ("card-glyph-missing", "warning", "story/party.md")
    assert "𐎠" in found.message and "𐎡" in found.message and "Party" in found.message


@pytest.mark.parametrize(
    "title", ["東京の物語", "🎉", "\u202e", " ", "{title} {0} %s </script>", "]]>\x00", "x" * 5000]
)
def test_any_title_gives_a_card(title: str) -> None:
    library = libraries.library(
        stories=[libraries.story(title, "s", authors=())], people=[libraries.person(title, "p")]
    )
    for address in ("stories/s/", "people/p/"):
        assert made(by_name(library)[address]).artifacts[0].data


def alpha(colour: str) -> Image.Image:
    image = Image.new("RGBA", (1400, 900))
    image.paste(colour, (300, 200, 900, 700))
    return image


#: What people put in, and whether a photo can be made of it that looks well on a card.
ODD = {
    "tiny": (saved(Image.new("RGB", (60, 40), "teal"), "PNG"), False),
    "very wide": (saved(scene((4000, 300)), "JPEG"), False),
    "panorama": (saved(scene((3000, 900)), "JPEG"), True),
    "very high": (saved(scene((300, 4000)), "JPEG"), False),
    "moving": (saved(scene((1400, 900)), "GIF", save_all=True, append_images=[quarters((1400, 900))]), True),
    "transparent": (saved(alpha("teal"), "PNG"), True),
    "one colour": (saved(Image.new("RGB", (1400, 900), "#14463e"), "PNG"), True),
    "white": (saved(Image.new("RGB", (1400, 900), "white"), "PNG"), True),
    "grey of 16 bits": (saved(Image.new("I;16", (1400, 900), 30_000), "PNG"), True),
    "for print": (saved(scene((1400, 900)).convert("CMYK"), "JPEG"), True),
    "of a phone": (saved(scene((900, 1400)), "JPEG", exif=camera_exif(6)), True),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_photos_give_good_cards(name: str, tmp_path: Path) -> None:
    data, is_shown = ODD[name]
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories/p.jpg").write_bytes(data)
    step = by_name(everything())["stories/night-shift/"]
    sizes = pictures.render(
        Work(value=("stories/p.jpg", MOST.picture, MOST.pixels), root=str(tmp_path))
    ).artifacts
    known = [
        Known(path=one.path, audience="public", kind=one.kind, size=len(one.data), sha256="", facts=one.facts)
        for one in sizes
    ]
    (reads,) = step.reads
    contents = {(reads, one.path): one.data for one in sizes}
    result = step.function(Work(value=step.value, root=str(tmp_path), made={reads: known}, contents=contents))
    assert result.diagnostics == []
    cards = [one for one in result.artifacts if one.kind.startswith("card") and one.facts]
    for one in cards:
        image = Image.open(io.BytesIO(one.data))
        assert image.size == (one.facts["width"], one.facts["height"]) and len(one.data) <= 1_000_000
    assert cards[0].path.endswith(".jpg") is is_shown


def with_layout(tmp_path: Path, data: bytes, theme: str = "theme") -> tuple[Step, Path]:
    path = f"{theme}/cards/wide/words.json"
    write(tmp_path, {path: data})
    library = libraries.library(stories=[libraries.story("Night shift")])
    site = msgspec.structs.replace(library.site, theme_dir=theme, theme_files=(path,))
    library = msgspec.structs.replace(library, site=site, files={path: of_bytes(data)})
    return by_name(library)["stories/night-shift/"], tmp_path


@pytest.mark.parametrize("theme", ["theme", "looks/ours"])
def test_a_designer_changes_a_layout_without_python(tmp_path: Path, theme: str) -> None:
    layout = {"schemes": [{}], "back": "bright", "items": []}
    step, root = with_layout(tmp_path, json.dumps(layout).encode(), theme)
    assert list(step.files) == [f"{theme}/cards/wide/words.json"]
    image = Image.open(io.BytesIO(made(step, root).artifacts[0].data)).convert("RGB")
    assert image.getcolors() == [(1200 * 630, (0xFF, 0x8A, 0x66))]


def test_a_layout_that_is_wrong_is_reported_and_ours_is_used(tmp_path: Path) -> None:
    step, root = with_layout(tmp_path, b'{"schemes": [{}], "back": "mauve", "items": []}')
    result = made(step, root)
    (found,) = result.diagnostics
    assert (found.code, found.path) == ("card-layout", "theme/cards/wide/words.json")
    assert "mauve" in found.message
    ours = by_name(libraries.library(stories=[libraries.story("Night shift")]))["stories/night-shift/"]
    assert result.artifacts == made(ours).artifacts


SCRIPT = """
from tests.produce.test_cards import *
for step in steps(everything()):
    print(step.name, [one.path for one in made(step).artifacts])
"""


@pytest.mark.slow
def test_the_same_library_gives_the_same_bytes_in_every_process() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout and runs[0].stdout.count(b"card:") == 10


def test_steps_are_listed_without_loading_pillow() -> None:
    script = "import sys, kollega.produce.cards, kollega.produce.pictures; print('PIL' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_an_order_has_canonical_bytes() -> None:
    orders = [step.value for step in steps(everything())]
    assert all(isinstance(order, Order) for order in orders)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(orders), type=list[Order]) == orders
