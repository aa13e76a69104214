"""What style sheets may load."""

from __future__ import annotations

import pytest

from .output import codes

STYLES = {
    "url": ("url(https://evil.example/a.png)", "gate-load-foreign"),
    "url in quotes": ('url( "https://evil.example/a.png" )', "gate-load-foreign"),
    "url in capitals": ("URL(//evil.example/a.png)", "gate-load-foreign"),
    "url with an escape": (r"u\72 l(https://evil.example/a.png)", "gate-load-foreign"),
    "url with escapes inside": (r"url(\68ttps://evil.example/a.png)", "gate-load-foreign"),
    "url after a comment": ("/* x */url(https://evil.example/a.png)", "gate-load-foreign"),
    "url that is not closed": ('url("https://evil.example/a.png', "gate-load-foreign"),
    "url after a string with a comment": ('"/*" url(https://evil.example/a.png) "*/"', "gate-load-foreign"),
    "set of pictures": ('image-set("https://evil.example/a.png" 1x)', "gate-load-foreign"),
    "url that is missing": ("url(gone.png)", "gate-load"),
    "page in data": ("url(data:text/html,x)", "gate-address"),
    "expression": ("expression(hit())", "gate-css"),
    "url of ours": ("url(../a.png) url('../stories/x/a.png?x#y') url(/sub/a.png)", ""),
    "part of the page": ("url(#a)", ""),
    "picture in data": ("url(\"data:image/svg+xml;charset=utf-8,<svg xmlns='http://www.w3.org/2000/svg'/>\")", ""),
    "url in a comment": ("/* url(https://evil.example/a.png) */ red", ""),
    "url in a string": ("'url(https://evil.example/a.png)'", ""),
    "type in a set": ("image-set('../a.png' type('image/png'))", ""),
    "another function": ("curl(https://evil.example/a.png)", ""),
}  # fmt: skip


@pytest.mark.parametrize(("value", "problem"), STYLES.values(), ids=STYLES)
def test_what_a_style_sheet_loads(value: str, problem: str) -> None:
    assert codes("assets/theme.css", f"a {{ x: {value}") == ({problem} if problem else set())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("@import 'https://evil.example/a.css';", "gate-load-foreign"),
        ("@IMPORT url(https://evil.example/a.css) screen;", "gate-load-foreign"),
        (r"@\69mport '//evil.example/a.css';", "gate-load-foreign"),
        (
            "@font-face { src: local('x'), url(https://fonts.example/a.woff2) format('woff2') }",
            "gate-load-foreign",
        ),
        ("a { behavior: url(../a.png) }", "gate-css"),
        ("a { -moz-binding: none }", "gate-css"),
        ("a { scroll-behavior: smooth; overscroll-behavior: none }", ""),
        ("@media print { a::after { content: ' (' attr(href) ')' } }", ""),
        ("@namespace svg 'http://www.w3.org/2000/svg'; .md\\:x { }", ""),
        ("@important 'https://evil.example/a.css';", ""),
    ],
)
def test_rules_of_a_style_sheet(text: str, problem: str) -> None:
    assert codes("assets/theme.css", text) == ({problem} if problem else set())
