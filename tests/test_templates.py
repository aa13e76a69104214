"""Templates: what a site's own may do, and the employer's words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kollega.records import Pay
from kollega.templates import THEME, Theme, render
from tests.folders import write

MISSING: dict[str, Any] = {
    "url": lambda address: address,
    "jobs": [],
    "lang": "en",
    "title": "Page not found",
}


def theme(root: Path, files: dict[str, str | bytes] | None = None, texts: tuple[Any, ...] = ()) -> Theme:
    write(root, files or {})
    return Theme(str(root), str(root), "en", texts)


def test_a_template_takes_the_place_of_ours(tmp_path: Path) -> None:
    assert render("a.html", theme(tmp_path, {"a.html": "mine {{ x }}"}), {"x": "<b>"}) == "mine &lt;b&gt;"


def test_a_template_extends_the_one_whose_place_it_takes(tmp_path: Path) -> None:
    (THEME / "records/missing.html").read_text("utf-8")
    ours = render("records/missing.html", theme(tmp_path / "plain"), MISSING)
    mine = '{% include "kollega/records/missing.html" %}<p>After.</p>'
    assert (
        render("records/missing.html", theme(tmp_path, {"records/missing.html": mine}), MISSING)
        == f"{ours}<p>After.</p>"
    )


def test_parts_of_a_template_that_is_extended_may_be_overlaid_too(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "records/group.html": '{% extends "kollega/frame.html" %}', "records/parts.html": "mine",
    }  # fmt: skip
    overlay = theme(tmp_path, files | {"kollega/frame.html": '{% include "records/parts.html" %}'})
    assert render("records/group.html", overlay, {}) == "mine"


def test_words_of_the_employer_are_text_and_not_markup(tmp_path: Path) -> None:
    texts = (
        ("en", (("All %(count)s jobs", "%(count)s <b>berths</b>"), ("Open jobs", """It's "us" & you"""))),
    )
    overlay = theme(
        tmp_path,
        {"a.html": '{{ _("All %(count)s jobs", count=3) }}|{{ _("Open jobs") }}|{{ _("Jobs") }}'},
        texts,
    )
    assert (
        render("a.html", overlay, {}) == "3 &lt;b&gt;berths&lt;/b&gt;|It&#x27;s &quot;us&quot; &amp; you|Jobs"
    )


@pytest.mark.parametrize(("lang", "said"), [("en", "monthly"), ("da", "om måneden")])
def test_words_of_the_employer_are_in_formats_too(lang: str, said: str, tmp_path: Path) -> None:
    overlay = theme(tmp_path, {"a.html": "{{ pay | pay(lang) }}"}, (("en", (("a month", "monthly"),)),))
    pay = Pay(least="300", most="300", currency="DKK", per="month")
    assert render("a.html", overlay, {"pay": pay, "lang": lang}).endswith(said)
