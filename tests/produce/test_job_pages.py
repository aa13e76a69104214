"""Pages of jobs: whatever search engines are told there, people can read there, too."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from kollega import pipeline
from kollega.locales import country_name
from kollega.records import Pay
from kollega.templates import as_pay
from kollega.words import EMPLOYMENT
from tests.adverts import TODAY, site
from tests.folders import CONFIG, write
from tests.reading import job

Page = tuple[html.HtmlElement, str, list[dict[str, Any]]]


def built(root: Path, files: dict[str, str | bytes], today: str = TODAY) -> Path:
    order = pipeline.Order(
        write(root, files), root / "site", root / "backstage", today=date.fromisoformat(today), pictures=False
    )
    outcome = pipeline.build(order)
    assert outcome.published, outcome.report.diagnostics
    return root / "site"


def words_of(tree: html.HtmlElement) -> str:
    return " ".join(str(tree.xpath("string()")).split())


def read(path: Path) -> Page:
    """The main part of a page, the words in it, and the structured data of the page."""
    tree = html.fromstring(path.read_bytes())
    data = [
        json.loads(one.text or "") for one in tree.iter("script") if one.get("type") == "application/ld+json"
    ]
    (main,) = tree.iter("main")
    return main, words_of(main), data


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Page]]:
    folder = built(tmp_path_factory.mktemp("adverts"), site(step=23))
    yield [read(path) for path in sorted(folder.glob("jobs/keeper-*/index.html"))]


def test_a_colleague_of_the_place_is_not_called_one_of_the_team(tmp_path: Path) -> None:
    folder = built(
        tmp_path,
        {
            "mkdocs.yml": CONFIG,
            "jobs/keeper.md": job(team="light", location="skagen"),
            "content/teams/light.yml": "name: The light\nsummary: We keep it.\n",
            "content/locations/skagen.yml": "name: Skagen\ncity: Skagen\ncountry: DK\n",
            "content/people/bo.yml": "name: Bo Baker\nlocation: skagen\n",
        },
    )
    _, words, _ = read(folder / "jobs/keeper/index.html")
    assert "People you would work with The light" in words and "Bo Baker" in words
    assert "The team" not in words


def test_e_mail_is_a_word_of_the_language_among_the_networks(tmp_path: Path) -> None:
    kollega = "extra: {kollega: {languages: [de], networks: [linkedin, email]}}\n"
    folder = built(tmp_path, {"mkdocs.yml": CONFIG + kollega, "jobs/keeper.md": job(lang="de")})
    kit = folder.parent / "backstage/share/jobs/keeper"
    shown = [read(folder / "jobs/keeper/index.html")[1], read(kit / "index.html")[1]]
    shown += [(kit / name).read_text("utf-8") for name in ("captions.txt", "links.txt")]
    assert all("LinkedIn" in words and "E-Mail" in words and "E-mail" not in words for words in shown)


def postings(pages: list[Page]) -> Iterator[tuple[html.HtmlElement, str, dict[str, Any]]]:
    for main, words, data in pages:
        (posting,) = (one for one in data if one["@type"] == "JobPosting")
        yield main, words, posting


def test_nothing_is_told_that_the_page_does_not_show(pages: list[Page]) -> None:
    assert len(pages) > 30
    for main, words, posting in postings(pages):
        assert not unshown(main, words, posting), words


def unshown(main: html.HtmlElement, words: str, posting: dict[str, Any]) -> list[str]:
    """Names of the properties whose value the page does not show, or that nobody thought of."""
    times = {one.get("datetime") for one in main.iter("time")}
    checks: dict[str, Callable[[Any], bool]] = {
        "@context": lambda it: it == "https://schema.org",
        "@type": lambda it: it == "JobPosting",
        "title": lambda it: it == main.xpath("string(.//h1)"),
        "description": lambda it: words_of(html.fromstring(it)) in words,
        "url": lambda it: it.startswith("https://careers.example.org/jobs/keeper-"),
        "identifier": lambda it: it["value"] in words or posting["url"].endswith(f"/{it['value']}/"),
        "datePosted": lambda it: it in times,
        "validThrough": lambda it: bool(until(it) & times),
        "employmentType": lambda it: all(EMPLOYMENT[one.lower()] in words for one in many(it)),
        "hiringOrganization": lambda it: it["name"] in words,
        "jobLocation": lambda it: all(is_shown(one["address"], words) for one in many(it)),
        "jobLocationType": lambda it: it == "TELECOMMUTE" and "Remote" in words,
        "applicantLocationRequirements": lambda it: all(one["name"] in words for one in many(it)),
        "baseSalary": lambda it: " ".join(as_pay(pay_of(it)).split()) in words,
    }
    return [name for name, value in posting.items() if name not in checks or not checks[name](value)]


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def until(value: str) -> set[str]:
    """The last moment, as it was written: the end of a day is that day."""
    at = datetime.fromisoformat(value)
    assert at.tzinfo is not None
    return {value, *({value[:10]} if value[11:19] == "23:59:59" else ())}


def is_shown(address: dict[str, str], words: str) -> bool:
    country = country_name(address["addressCountry"])
    return all(
        value in words for name, value in address.items() if name not in ("@type", "addressCountry")
    ) and (country in words)


def pay_of(salary: dict[str, Any]) -> Pay:
    value = salary["value"]
    least, most = (str(value.get(name, value.get("value"))) for name in ("minValue", "maxValue"))
    return Pay(
        least=None if least == "None" else least, most=None if most == "None" else most,
        currency=salary["currency"], per=value["unitText"].lower(),
    )  # fmt: skip


def test_only_work_from_home_is_told_to_be_remote(pages: list[Page]) -> None:
    for _, words, posting in postings(pages):
        assert ("jobLocationType" in posting) == ("from home, in Denmark, Sweden, and United States" in words)
        assert ("jobLocation" in posting) != ("jobLocationType" in posting)
        assert "directApply" not in posting and "image" not in posting


def test_there_is_one_job_on_a_page_and_none_on_a_list(tmp_path: Path) -> None:
    folder = built(tmp_path, {"mkdocs.yml": CONFIG, "jobs/a.md": job(), "jobs/b.md": job(state="closed")})
    found = {
        path.relative_to(folder).as_posix(): [one["@type"] for one in read(path)[2]].count("JobPosting")
        for path in folder.rglob("index.html")
    }
    assert found.pop("jobs/a/index.html") == 1
    assert not any(found.values()) and {"jobs/index.html", "index.html", "jobs/b/index.html"} <= set(found)


@pytest.mark.parametrize(
    ("today", "soon", "is_open"),
    [
        ("2026-11-16", False, True),
        ("2026-11-17", True, True),
        ("2026-11-24", True, True),
        ("2026-11-25", False, False),
    ],
)
def test_a_job_from_its_last_days_to_its_end(tmp_path: Path, today: str, soon: bool, is_open: bool) -> None:
    folder = built(
        tmp_path,
        {"mkdocs.yml": CONFIG, "jobs/a.md": job(valid_through="2026-11-24T17:00", tags="[sea]")},
        today,
    )
    main, words, data = read(folder / "jobs/a/index.html")
    assert ("Closing soon" in words, "Apply for this job" in words) == (soon, is_open)
    assert "November 24, 2026, 5:00\u202fPM" in str(main.xpath("string()"))
    assert any(one["@type"] == "JobPosting" for one in data) == is_open
    assert ("You cannot apply for it any more." in words) != is_open
    whole = "".join(
        path.read_text("utf-8")
        for path in (folder / "sitemap.xml", folder / "feeds/all.rss", folder / "jobs/index.html")
    )
    assert ("jobs/a/" in whole) == is_open


def test_a_closed_job_tells_nobody_how_to_apply(tmp_path: Path) -> None:
    steps = job(valid_through="{}", hiring_steps="[You write]", contact="{{email: ask@example.org}}")
    files = {
        "mkdocs.yml": CONFIG,
        "jobs/a.md": steps.format("2026-01-31"),
        "jobs/b.md": steps.format("2026-12-31"),
    }
    folder = built(tmp_path, files, "2026-02-02")
    closed, is_open = (
        words_of(html.fromstring((folder / f"jobs/{name}/index.html").read_bytes())) for name in "ab"
    )
    assert "You write" in is_open and "ask@example.org" in is_open
    assert "You write" not in closed and "ask@example.org" not in closed


def test_a_job_long_closed_gives_up_its_page(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "mkdocs.yml": CONFIG,
        "jobs/a.md": job(valid_through="2026-01-31"),
        "jobs/b.md": job(),
    }
    folder = built(tmp_path, files, "2026-07-31")
    page = html.fromstring((folder / "jobs/a/index.html").read_bytes())
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../jobs/"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://careers.example.org/jobs/"]
    assert page.xpath("//a/@href") == ["../../jobs/"] and "This job is closed." in words_of(page)
    assert (folder / "_redirects").read_text() == "/jobs/a/ /jobs/ 301\n/jobs/a /jobs/ 301\n"
    assert "jobs/a/" not in (folder / "sitemap.xml").read_text()


@pytest.mark.parametrize(
    ("text", "slug", "shown", "city", "region", "country"),
    [
        ("Springfield, Illinois, United States", "springfield-illinois-united-states", "", "Springfield", "Illinois", "US"),
        ("København, Danmark", "københavn-danmark", "", "København", "", "DK"),
        ("London, UK", "london-uk", "", "London", "", "GB"),
        ("London, England", "london-england", ", United Kingdom", "London", "England", "GB"),
        ("Atlanta, Georgia", "atlanta-georgia", ", United States", "Atlanta", "Georgia", "US"),
    ],
)  # fmt: skip
def test_a_place_is_the_same_wherever_it_is_told(
    tmp_path: Path, text: str, slug: str, shown: str, city: str, region: str, country: str
) -> None:
    ours = "languages: [en, da], portals: [indeed], organisation: {country: US}"
    folder = built(
        tmp_path,
        {
            "mkdocs.yml": f"{CONFIG}extra: {{kollega: {{{ours}}}}}\n",
            "jobs/a.md": job(location=f'"{text}"', summary="Light the lamp."),
        },
    )
    main, _, data = read(folder / "jobs/a/index.html")
    assert main.xpath("string(.//dt[.='Place']/following-sibling::dd)") == text + shown
    (posting,) = (one for one in data if one["@type"] == "JobPosting")
    expected = {"addressLocality": city, "addressRegion": region, "addressCountry": country}
    told = {name: value for name, value in expected.items() if value}
    assert posting["jobLocation"]["address"] == {"@type": "PostalAddress", **told}
    (row,) = json.loads((folder / "jobs.json").read_bytes())["jobs"]
    spots = [{name: spot.get(name, "") for name in ("city", "region", "country")} for spot in row["places"]]
    assert spots == [{"city": city, "region": region, "country": country}]
    xml = etree.parse(folder / "feeds/jobs-indeed.xml")
    assert [xml.xpath(f"string(//job/{name})") for name in ("city", "state", "country")] == [
        city,
        region,
        country,
    ]
    assert [path.name for path in (folder / "locations").iterdir() if path.is_dir()] == [slug]
    assert read(folder / "locations" / slug / "index.html")[0].xpath("string(.//h1)") == text
