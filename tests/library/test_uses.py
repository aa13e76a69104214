"""Whatever is asked of people, and however they stand: the site is published, with what they agreed to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kollega import pipeline
from tests.folders import CONFIG, write

DAY = date(2026, 11, 22)
#: Everything in which somebody appears who only agreed to be on the site.
FILES = {
    "content/people/ada.yml": "name: Ada Anker\nambassador: true\n",
    "content/people/bo.yml": "name: Bo Baak\nambassador: true\n",
    "stories/film.md": (
        "---\ntitle: The film\ndate: 2026-11-01\nauthors: ada\nquote: It is quiet.\n"
        "video: https://www.youtube.com/watch?v=abc\n---\n\nDark, and quiet.\n"
    ),
    "stories/film.da.md": "---\ntitle: Filmen\n---\n\nMørkt.\n",
    "stories/named.md": "---\ntitle: Bread\ndate: 2026-11-02\nauthors: bo\n---\n\nAda Anker baked it.\n",
    "jobs/keeper.md": (
        "---\ntitle: Keeper\ndate_posted: 2026-10-01\nlocation: Odense\napply_email: jobs@example.org\n---\n\nAsk Ada Anker.\n"
    ),
    "content/events/talk.md": "---\ntitle: Talk\nstarts: 2026-12-01T10:00\npeople: [ada]\n---\n\nMeet Ada Anker.\n",
}  # fmt: skip
ON_FILE = "consent: [{purpose: site}]\n"
BUT_FEEDS = "consent: [{purpose: site}, {purpose: social}, {purpose: kit}]\n"
BUT_KITS = "consent: [{purpose: site}, {purpose: social}, {purpose: feeds}]\n"
_EXTRA = "extra: {{kollega: {{languages: [en, da], share: {{backstage: 'https://b.example.org/'}}, consent: {rules}}}}}\n"


@pytest.mark.parametrize(
    ("rules", "on_file"),
    [
        ("{}", ON_FILE),
        ("{}", BUT_FEEDS),
        ("{feeds: name, kit: name}", ON_FILE),
        *((f"{{{purpose}: {effect}}}", "") for purpose in ("site", "feeds", "kit") for effect in ("hold", "name", "picture")),
    ],
)  # fmt: skip
def test_what_nobody_agreed_to_never_fails_a_build(tmp_path: Path, rules: str, on_file: str) -> None:
    files = FILES | {"content/people/ada.yml": FILES["content/people/ada.yml"] + on_file}
    files["mkdocs.yml"] = CONFIG + _EXTRA.format(rules=rules)
    outputs = [tmp_path / "site", tmp_path / "backstage"]
    order = pipeline.Order(
        root=write(tmp_path / "in", files), site_dir=outputs[0], backstage_dir=outputs[1], today=DAY, pictures=False, cache=False
    )  # fmt: skip
    outcome = pipeline.build(order)
    assert outcome.published, outcome.report.diagnostics
    told = (tmp_path / "site/stories/film/index.html").is_file()
    assert told == ("site: hold" not in rules)
    if "site" in rules:
        assert not (tmp_path / "site/videos").exists()
    if "feeds: hold" in rules:
        assert b"The film" not in (tmp_path / "site/feeds/all.rss").read_bytes()


def _read(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".txt", ".ics", ".json", ".html", ".rss", ".atom")
    }


def _backstage(tmp_path: Path, on_file: str) -> dict[str, str]:
    """The texts of the backstage where somebody agreed to some uses only."""
    files = FILES | {"content/people/ada.yml": FILES["content/people/ada.yml"] + on_file}
    files["mkdocs.yml"] = CONFIG + _EXTRA.format(rules="{}")
    root = write(tmp_path / "in", files)
    order = pipeline.Order(
        root=root, site_dir=tmp_path / "site", backstage_dir=tmp_path / "backstage", today=DAY, cache=False
    )
    assert pipeline.build(order).published
    return _read(tmp_path / "backstage")


def test_what_an_intranet_takes_has_nobody_who_did_not_agree_to_feeds(tmp_path: Path) -> None:
    files = _backstage(tmp_path, BUT_FEEDS)
    fed = [
        text for path, text in files.items() if path.startswith("intranet/") or path.endswith("events.ics")
    ]
    assert len(fed) > 4 and not any("Ada Anker" in text or "The film" in text for text in fed)
    assert any("The film" in text for path, text in files.items() if path.endswith(".txt"))


def test_without_a_kit_nothing_is_made_for_one(tmp_path: Path) -> None:
    files = _backstage(tmp_path, BUT_KITS)
    assert not any("The film" in text for path, text in files.items() if path.endswith(".txt"))
