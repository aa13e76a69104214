"""Pictures in texts that only colleagues read."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from kollega import pipeline
from tests.folders import CONFIG, SMALL, write
from tests.intake.bodies import photo

FILES: dict[str, str | bytes] = SMALL | {
    "content/program/guidelines/photos.md": "---\nreviewed: 2026-02-01\n---\n\n# Photos\n\n![Two people](two.jpg)\n",
    "content/program/guidelines/two.jpg": photo(size=(2000, 1000)),
    "content/program/referral.md": "---\nreviewed: 2026-02-01\n---\n\n# Recommend\n\n![A cake](cake.jpg)\n",
    "content/program/cake.jpg": photo(size=(600, 600)),
    "content/events/lunch.md": "---\ntitle: Lunch\nstarts: 2027-01-01 12:00\ninternal: true\n---\n\n![Soup](soup.jpg)\n",
    "content/events/soup.jpg": photo(size=(700, 400)),
}  # fmt: skip
FILES["mkdocs.yml"] = f"{CONFIG}extra:\n  kollega:\n    referral: {{parameter: source}}\n"


def built(root: Path, *, pictures: bool = True) -> Path:
    order = pipeline.Order(
        root=write(root / "in", FILES), site_dir=root / "site", backstage_dir=root / "backstage",
        today=date(2026, 2, 1), pictures=pictures,
    )  # fmt: skip
    outcome = pipeline.build(order)
    assert outcome.published, outcome.report.diagnostics
    return root


def pictures(root: Path, path: str) -> list[dict[str, str | None]]:
    page = LexborHTMLParser((root / "backstage" / path).read_bytes())
    return [one.attributes for one in page.css(".k-text img")]


def test_they_lie_in_the_backstage_alone(tmp_path: Path) -> None:
    root = built(tmp_path)
    for path, alt, size in (
        ("guidelines/photos/index.html", "Two people", (1500, 750)),
        ("referral/index.html", "A cake", (600, 600)),
        ("events/lunch/index.html", "Soup", (700, 400)),
    ):
        (found,) = pictures(root, path)
        assert found["alt"] == alt and (found["width"], found["height"]) == tuple(map(str, size)), path
        file = (root / "backstage" / path).parent / (found["src"] or "")
        assert Image.open(BytesIO(file.read_bytes())).size == size
    assert not list((root / "site").glob("media/*.*"))


def test_a_broken_one_is_told_by_check(tmp_path: Path) -> None:
    root = write(tmp_path, FILES | {"content/program/guidelines/two.jpg": b"\xff\xd8\xff broken"})
    found = pipeline.check(root, date(2026, 2, 1)).report.diagnostics
    assert [(one.path, one.code) for one in found] == [
        ("content/program/guidelines/two.jpg", "picture-broken")
    ]


def test_without_pictures_there_are_the_words(tmp_path: Path) -> None:
    assert not pictures(built(tmp_path, pictures=False), "guidelines/photos/index.html")
