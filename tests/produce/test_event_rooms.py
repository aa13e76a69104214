"""Events, people and recommendations: what the public sees of them, what colleagues do, and what nobody may."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser

from kollega import pipeline
from kollega.produce.backstage import events
from kollega.stands import press
from kollega.steps import Work
from tests.folders import SMALL, contents, write
from tests.stands.test_press import STAND

DAY = date(2026, 11, 21)
CONFIG = (
    "site_name: Harbour\nsite_url: https://careers.example.org/\nextra:\n  kollega:\n"
    "    timezone: Europe/Copenhagen\n    referral: {parameter: source, form: people@example.org}\n"
)


def event(**fields: str) -> str:
    rows = {"title": "Open day", "starts": "2027-05-01T10:00:00+02:00"} | fields
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in rows.items()) + "---\nCome *all*.\n"


SITE: dict[str, str | bytes] = {
    **SMALL,
    "mkdocs.yml": CONFIG,
    "content/events/open-day.md": event(
        ends="2027-05-01T16:00:00+02:00", place="Odense", people="[ada, ben]"
    ),
    "content/events/fair.md": event(
        title="Old fair", starts="2026-05-01", ends="2026-05-02", notes="We sang."
    ),
    "content/events/talk.md": event(title="Kitchen talk", internal="true", questions="talk@example.org"),
    "content/people/ada.yml": "name: Ada Anker\nrole: Keeper\nambassador: true\nlinks: {linkedin: https://l.example/ada}\n",
    "content/people/ben.yml": "name: Ben Bark\nrole: Baker\n",
    "content/program/codes.yml": "- {code: k3vq7m, person: ada}\n- {code: w2ytnd}\n",
    "content/program/referral.md": "# The cake\n\nA cake for everybody, and *no* money.\n",
}


def built(tmp_path: Path, files: dict[str, str | bytes]) -> tuple[Path, Path, list[str]]:
    out = tmp_path / "out"
    outcome = pipeline.build(
        pipeline.Order(
            root=write(tmp_path / "in", files), site_dir=out / "site", backstage_dir=out / "backstage", today=DAY,
            pictures=False, cache=False,
        )
    )  # fmt: skip
    assert outcome.published, outcome.report.diagnostics
    return out / "site", out / "backstage", [one.code for one in outcome.report.diagnostics]


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    site, backstage, found = built(tmp_path_factory.mktemp("rooms"), SITE)
    assert found == []
    return site, backstage


def page(folder: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder / path).read_bytes())


def titles(path: Path) -> list[str]:
    return [str(one["summary"]) for one in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def test_calendars_hold_what_their_readers_may_know(rooms: tuple[Path, Path]) -> None:
    site, backstage = rooms
    assert titles(site / "feeds/events.ics") == ["Old fair", "Open day"]
    assert titles(backstage / "events/events.ics") == ["Old fair", "Kitchen talk", "Open day"] or titles(
        backstage / "events/events.ics"
    ) == ["Old fair", "Open day", "Kitchen talk"]
    (one,) = Calendar.from_ical((site / "events/open-day/open-day.ics").read_bytes()).walk("VEVENT")
    assert one.decoded("dtstart").isoformat() == "2027-05-01T08:00:00+00:00"
    assert one.decoded("dtend").isoformat() == "2027-05-01T14:00:00+00:00"
    assert (str(one["location"]), str(one["url"])) == (
        "Odense",
        "https://careers.example.org/events/open-day/",
    )
    in_feed = Calendar.from_ical((site / "feeds/events.ics").read_bytes()).walk("VEVENT")
    assert str(one["uid"]) in {str(other["uid"]) for other in in_feed}
    whole = next(other for other in in_feed if other["summary"] == "Old fair")
    assert (whole.decoded("dtstart"), whole.decoded("dtend")) == (date(2026, 5, 1), date(2026, 5, 3))


@pytest.mark.parametrize(
    ("starts", "ends", "shown", "in_calendars"),
    [
        ("2027-05-01", "2027-05-01", "May 1, 2027", ("2027-05-01", None)),
        ("2027-05-01T10:00", "2027-05-01", "May 1, 2027, 10:00 AM", ("2027-05-01T08:00:00+00:00", None)),
        ("2027-05-01T10:00", "2027-05-02", "May 1, 2027, 10:00 AM – May 2, 2027",
         ("2027-05-01T08:00:00+00:00", "2027-05-02T22:00:00+00:00")),
        ("2027-05-01", "2027-05-01T16:00", "May 1, 2027 – 4:00 PM", ("2027-05-01", "2027-05-02")),
    ],
)  # fmt: skip
def test_an_end_is_told_where_it_says_more_and_calendars_can_read_it(
    tmp_path: Path, starts: str, ends: str, shown: str, in_calendars: tuple[str, str | None]
) -> None:
    files = {"mkdocs.yml": CONFIG, "content/events/open-day.md": event(starts=starts, ends=ends)}
    site, _, _ = built(tmp_path, {**SMALL, **files})
    when = page(site, "events/open-day/index.html").css_first("dd").text()
    assert " ".join(when.split()) == shown
    (one,) = Calendar.from_ical((site / "events/open-day/open-day.ics").read_bytes()).walk("VEVENT")
    told = tuple(one.decoded(name).isoformat() if name in one else None for name in ("dtstart", "dtend"))
    assert told == in_calendars


@pytest.mark.parametrize(
    ("place", "shown", "in_calendars", "address"),
    [
        ("Tivoli, Copenhagen", "Tivoli, Copenhagen", "Tivoli, Copenhagen", None),
        ("Main hall, 2nd floor, Building Georgia", "Main hall, 2nd floor, Building Georgia", "Main hall, 2nd floor, Building Georgia", None),
        ("pier", "The pier, 5000 Odense, Denmark", "The pier, 5000 Odense",
         {"@type": "PostalAddress", "postalCode": "5000", "addressLocality": "Odense", "addressCountry": "DK"}),
    ],
)  # fmt: skip
def test_a_place_is_told_once_and_only_a_file_tells_more_than_its_name(
    tmp_path: Path, place: str, shown: str, in_calendars: str, address: dict[str, str] | None
) -> None:
    config = CONFIG.replace("  kollega:\n", "  kollega:\n    organisation: {country: DK}\n")
    pier = 'name: The pier\npostcode: "5000"\ncity: Odense\ncountry: DK\n'
    files = {"content/locations/pier.yml": pier, "content/events/open-day.md": event(place=place)}
    site, backstage, _ = built(tmp_path, {**SMALL, "mkdocs.yml": config, **files})
    path = "events/open-day/index.html"
    for folder in (site, backstage):
        assert shown in [" ".join(one.text().split()) for one in page(folder, path).css("dd")]
        (one,) = Calendar.from_ical((folder / "events/open-day/open-day.ics").read_bytes()).walk("VEVENT")
        assert str(one["location"]) == in_calendars
    told = [json.loads(one.text()) for one in page(site, path).css('script[type="application/ld+json"]')]
    (where,) = (one["location"] for one in told if one["@type"] == "Event")
    name = shown.partition(", 5000")[0]
    assert where == {"@type": "Place", "name": name, "address": address or name}


def test_pages_lead_to_the_calendars_and_tell_what_was_said(rooms: tuple[Path, Path]) -> None:
    site, backstage = rooms
    assert page(site, "events/open-day/index.html").css_matches('a[href$="open-day.ics"]')
    assert page(site, "events/index.html").css_matches('a[href$="feeds/events.ics"]')
    assert "We sang." in page(site, "events/fair/index.html").body.text()  # type: ignore[union-attr]
    talk = page(backstage, "events/talk/index.html")
    assert talk.css_matches('a[href="mailto:talk@example.org"]')
    assert "kollega stand talk" in talk.body.text()  # type: ignore[union-attr]


def test_lists_of_events_say_what_they_are_about(rooms: tuple[Path, Path]) -> None:
    lines = [line.text() for line in page(rooms[0], "events/index.html").css(".k-event__summary")]
    assert lines == ["Come all."] * 2


def test_nothing_of_the_room_reaches_the_public_site(rooms: tuple[Path, Path]) -> None:
    site, _ = rooms
    everything = b"\n".join(contents(site).values())
    for secret in (b"Kitchen talk", b"k3vq7m", b"w2ytnd", b"cake for everybody", b"people@example.org"):
        assert secret not in everything, secret


def test_the_roster_has_those_who_said_yes_and_of_others_nothing(rooms: tuple[Path, Path]) -> None:
    _, backstage = rooms
    names = [one.text() for one in page(backstage, "people/index.html").css(".k-person__name")]
    assert names == ["Ada Anker"] and not (backstage / "people/ben").exists()
    for path, data in contents(backstage / "people").items():
        assert b"Ben Bark" not in data, path
    # Who comes to an event is on its public page already; only who takes part has a page here.
    came = page(backstage, "events/open-day/index.html")
    hrefs = [one.attributes["href"] for one in came.css(".k-plain a")]
    assert hrefs == ["../../people/ada/index.html", "https://careers.example.org/people/ben/"]


def test_a_portfolio_has_what_a_signature_needs_and_no_code_in_links_to_the_person(
    rooms: tuple[Path, Path],
) -> None:
    _, backstage = rooms
    ada = page(backstage, "people/ada/index.html")
    source = ada.css_first("#signature-html").text()
    assert 'href="https://careers.example.org/people/ada/"' in source and "<script" not in source
    assert "people/ada/" in (backstage / "people/ada/signature.txt").read_text()
    links = [one.attributes["href"] or "" for one in ada.css("a")]
    assert [one for one in links if "k3vq7m" in one] == [
        "https://careers.example.org/jobs/lamp-keeper/?utm_source=colleague&utm_medium=referral&utm_campaign=lamp-keeper&ref=k3vq7m"
    ]
    assert not [one for one in links if "w2ytnd" in one]


def test_nobody_takes_part_and_nothing_is_said_of_it(tmp_path: Path) -> None:
    files = {path: data for path, data in SITE.items() if "/people/" not in path and "codes" not in path}
    files["content/events/open-day.md"] = event()
    _, backstage, _ = built(tmp_path, files)
    assert not (backstage / "people").exists()
    assert not page(backstage, "index.html").css_matches('nav a[href^="people/"]')


def test_the_policy_is_on_its_page_and_what_is_not_written_is_said(
    rooms: tuple[Path, Path], tmp_path: Path
) -> None:
    _, backstage = rooms
    text = page(backstage, "referral/index.html")
    assert "A cake for everybody" in text.body.text()  # type: ignore[union-attr]
    _, bare, found = built(tmp_path, {path: data for path, data in SITE.items() if "referral" not in path})
    assert found == ["referral-unwritten"]
    assert "has not written down yet" in page(bare, "referral/index.html").body.text()  # type: ignore[union-attr]


def test_where_no_recommendations_are_taken_there_is_no_word_of_them(tmp_path: Path) -> None:
    files = {path: data for path, data in SITE.items() if "referral" not in path}
    site, backstage, _ = built(
        tmp_path, files | {"mkdocs.yml": "site_name: Harbour\nsite_url: https://careers.example.org/\n"}
    )
    assert not (backstage / "referral").exists()
    assert not page(backstage, "share/jobs/lamp-keeper/index.html").css_matches("[data-referral]")
    assert not page(site, "jobs/lamp-keeper/index.html").css_matches("[data-referred]")


def test_a_stand_is_printed_in_the_build_until_the_event_is_over(tmp_path: Path) -> None:
    files = SITE | {
        "content/events/open-day.md": event(stand="true"),
        "content/events/fair.md": event(starts="2026-05-01", stand="true"),
    }
    _, backstage, found = built(tmp_path, files)
    assert found == [] and not (backstage / "events/fair/stand").exists()
    links = page(backstage, "events/open-day/index.html").css("[download]")
    files_there = {
        (backstage / "events/open-day" / (one.attributes["href"] or "")).resolve() for one in links
    }
    assert all(path.is_file() for path in files_there)
    assert {path.name for path in (backstage / "events/open-day/stand").iterdir()} == {
        path.name for path in files_there if path.parent.name == "stand"
    }


def test_without_the_press_a_build_goes_on_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "NEEDED", ("a-press-that-nobody-has",))
    _, backstage, found = built(tmp_path, SITE | {"content/events/open-day.md": event(stand="true")})
    assert found == ["stand-without-press"]
    assert press.INSTALL in page(backstage, "events/open-day/index.html").body.text()  # type: ignore[union-attr]


def test_what_the_press_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> object:
        raise press.Unprintable("poster-a4: the ink is out")

    monkeypatch.setattr(press, "printed", refuse)
    made = events.print_stand(Work(value=events.Printing(folder="", stand=STAND, has_press=True), made={}))
    assert [found.code for found in made.diagnostics] == ["stand-unprintable"] and not made.artifacts


def test_an_event_of_no_kind_is_said_to_be_of_none(tmp_path: Path) -> None:
    files = SITE | {"content/events/talk.md": event(title="Kitchen talk", kind="session")}
    site, backstage, _ = built(tmp_path, files)
    for folder, expected in ((site, ["Events", "Session"]), (backstage, ["Events", "Events\xa0· Session"])):
        said = [
            page(folder, f"events/{name}/index.html").css_first(".k-kicker").text()
            for name in ("open-day", "talk")
        ]
        assert said == expected
