"""The configuration: MkDocs' own keys, and ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kollega.diagnostics import Diagnostic, Report
from kollega.schema import read_site
from kollega.site import Brand, Organisation, Site
from kollega.sources import Files, Map, Source, parse_yaml

SMALL = "site_name: Harbour\nsite_url: https://careers.example.org/\n"


def read(text: str) -> tuple[Site, list[Diagnostic]]:
    report = Report()
    source = Source("mkdocs.yml", text, report)
    node = parse_yaml(source, text, 1, trusted=True)
    assert isinstance(node, Map)
    return read_site(source, node, Files(Path(), [])), report.diagnostics


def test_everything_has_a_default_but_the_name() -> None:
    site, (one,) = read("site_name: Harbour\n")
    assert one.code == "site-url-missing" and one.severity == "warning"
    assert site == Site(
        name="Harbour", url="http://localhost:8000/", has_url=False, organisation=Organisation(name="Harbour")
    )
    assert (site.docs_dir, site.lang, site.languages, site.timezone) == ("content", "en", ("en",), "UTC")
    _, diagnostics = read("site_url: https://e.example/\n")
    assert [(one.code, one.severity) for one in diagnostics] == [("site-site-name", "error")]


def test_our_keys() -> None:
    site, diagnostics = read(
        SMALL + "site_description: Ships\ndocs_dir: ./docs/pages/\nextra:\n  kollega:\n    organisation:\n"
        "      name: Harbour A/S\n      same_as: https://h.example/\n      country: dk\n      logo: img/logo.png\n"
        "    languages: [da, en]\n    timezone: Europe/Copenhagen\n    networks: [linkedin, X]\n    brand: {primary: '#123456'}\n"
        "    pay_rules: fail\n    consent: [site]\n    confidential: [x]\n    apply_hosts: [h.example]\n    analytics: {}\n    deploy: {}\n"
    )  # fmt: skip
    assert not diagnostics
    assert site.organisation == Organisation(
        name="Harbour A/S", same_as=("https://h.example/",), country="DK", logo="img/logo.png"
    )
    assert (site.languages, site.lang, site.timezone, site.networks) == (
        ("da", "en"),
        "da",
        "Europe/Copenhagen",
        ("linkedin", "x"),
    )
    assert (site.docs_dir, site.description, site.brand) == ("docs/pages", "Ships", Brand(primary="#123456"))


@pytest.mark.parametrize(
    ("keys", "report"),
    [
        ("report: a@h.example", "mailto:a@h.example"),
        ("organisation: {same_as: [https://www.network.example/company/h, https://h.example]}", "https://h.example"),
        ("organisation: {same_as: [https://h.example/], name: H}\n    report: https://h.example/ask", "https://h.example/ask"),
        ("organisation: {same_as: ['https://n.example/?h', 'https://n.example/#h', https://n.example/h/]}", ""),
        ("languages: [en]", ""),
    ],
)  # fmt: skip
def test_problems_are_reported_to_the_employer_and_never_to_a_profile(keys: str, report: str) -> None:
    site, diagnostics = read(f"{SMALL}extra:\n  kollega:\n    {keys}\n")
    assert site.report == report and not diagnostics


def test_mkdocs_own_keys_are_known_and_left_alone() -> None:
    _, diagnostics = read(
        SMALL + "INHERIT: base.yml\ntheme: {name: material, font: false}\nnav: [index.md]\nplugins: []\nhooks: [h.py]\n"
        "markdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "copyright: !ENV [YEAR, x]\nextra: &x {social: []}\nvalidation: {nav: *x}\nuse_directory_urls: true\n"
    )  # fmt: skip
    assert not diagnostics


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://e.example", "https://e.example/"),
        ("https://e.example/careers", "https://e.example/careers/"),
        ("http://localhost:8000/", "http://localhost:8000/"),
    ],
)
def test_the_address_ends_in_a_slash(text: str, address: str) -> None:
    site, diagnostics = read(f"site_name: H\nsite_url: {text}\n")
    assert site.url == address and site.has_url and not diagnostics


def test_an_empty_address_is_missing() -> None:
    for value in ("", "''", "null"):
        _, (one,) = read(f"site_name: H\nsite_url: {value}\n")
        assert one.code == "site-url-missing" and one.line == 2


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("site_url: e.example", "site-site-url"),
        ("site_url: https://a:b@e.example/", "site-site-url"),
        ("site_url: https://e.example/?a=b", "site-site-url"),
        ("site_url: javascript:alert(1)", "site-site-url"),
        ("docs_dir: ../elsewhere", "site-docs-dir"),
        ("docs_dir: /etc", "site-docs-dir"),
        ("docs_dir: a/../../b", "site-docs-dir"),
        ("docs_dir: " + "a" * 256, "site-docs-dir"),
        ("docs_dir: " + "a/" * 1_000, "site-docs-dir"),
        ('docs_dir: "a\\0"', "site-docs-dir"),
        ("extra: {kollega: [a]}", "site-extra"),
        ("extra: {kollega: {timezone: Atlantis}}", "site-timezone"),
        ("extra: {kollega: {timezone: ../../etc/passwd}}", "site-timezone"),
        ("extra: {kollega: {timezone: Europe}}", "site-timezone"),
        ("extra: {kollega: {languages: [danish!]}}", "site-languages"),
        ("theme: {language: english}", "site-language"),
        ("theme: {language: [da]}", "site-language"),
        ("extra: {kollega: {networks: [myspace]}}", "site-networks"),
        ("extra: {kollega: {organisation: Harbour}}", "site-organisation"),
        ("extra: {kollega: {organisation: {country: Denmark}}}", "site-organisation-country"),
        ("extra: {kollega: {brand: blue}}", "site-brand"),
    ],
)
def test_wrong_values_are_errors_with_their_place(line: str, code: str) -> None:
    base = "site_name: H\n" if "site_url" in line else SMALL
    site, (one,) = read(f"{base}{line}\n")
    assert (one.code, one.severity, one.line) == (code, "error", base.count("\n") + 1)
    assert site.name == "H" or site.name == "Harbour"


@pytest.mark.parametrize(
    ("line", "parent"),
    [
        ("kollega: {timezone: UTC}", "`extra:`"),
        ("timezone: Europe/Copenhagen", "`extra:` → `kollega:`"),
        ("languages: [en, da]", "`extra:` → `kollega:`"),
    ],
)
def test_our_settings_among_those_of_mkdocs_are_told_where_they_belong(line: str, parent: str) -> None:
    _, (one,) = read(f"{SMALL}{line}\n")
    assert (one.severity, one.problem) == ("warning", "setting-misplaced") and f"below {parent}," in one.hint


@pytest.mark.parametrize(
    ("lines", "languages"),
    [
        ("theme: {language: da}", ("da",)),
        ("theme: {language: pt-BR}", ("pt-BR",)),
        ("theme: {language: english}\nextra: {kollega: {languages: [nl, de]}}", ("nl", "de")),
        ("theme: {language: }", ("en",)),
        ("theme: material", ("en",)),
    ],
)
def test_the_language_of_the_theme_is_that_of_a_site_that_names_none(
    lines: str, languages: tuple[str, ...]
) -> None:
    site, diagnostics = read(f"{SMALL}{lines}\n")
    assert site.languages == languages and not diagnostics


def test_unknown_keys_have_suggestions() -> None:
    _, diagnostics = read(
        SMALL + "site_nme: x\nextra: {kollega: {time_zone: UTC, organization: {name: H}}}\n"
    )
    assert [(one.severity, one.hint) for one in diagnostics] == [
        ("warning", "did you mean `site_name`?"), ("warning", "did you mean `timezone`?"), ("warning", "did you mean `organisation`?"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("theme", "lang"),
    [
        ("{name: material, language: da}", "da"),
        ("{language: pt-br}", "pt-BR"),
        ("material", "en"),
        ("{language: 'x y'}", "en"),
    ],
)
def test_the_language_of_the_theme_is_the_default(theme: str, lang: Any) -> None:
    assert read(SMALL + f"theme: {theme}\n")[0].lang == lang
