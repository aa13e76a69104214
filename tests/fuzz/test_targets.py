"""The targets stand what was found before, and a few hundred inputs more; the rest is for a long run by hand."""

from __future__ import annotations

from importlib import import_module
from itertools import islice

import pytest

from fuzz import TARGETS, Target, dom
from fuzz.findings import Finding
from fuzz.mutation import mutations
from tests.fuzz.findings import FINDINGS

#: Inputs of each, and where chance begins: about a second for each target.
_COUNTS = {"front_matter": 600, "markup": 300, "configuration": 150, "pictures": 500, "gate": 300}
_SEED = 20261121


def target(name: str) -> Target:
    found: Target = import_module(f"fuzz.{name}")  # type: ignore[assignment]
    return found


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_finds_nothing(name: str) -> None:
    one = target(name)
    for data in islice(mutations(one.seeds(), one.WORDS, _SEED), _COUNTS[name]):
        try:
            one.check(data)
        except Exception as error:
            raise AssertionError(f"{name}: {data!r}") from error


@pytest.mark.parametrize("what", FINDINGS)
def test_what_was_found_is_mended(what: str) -> None:
    name, data = FINDINGS[what]
    target(name).check(data)


def test_the_same_seed_gives_the_same_inputs() -> None:
    one = target("front_matter")
    first, again, other = (list(islice(mutations(one.seeds(), one.WORDS, seed), 200)) for seed in (1, 1, 2))
    assert first == again != other


@pytest.mark.parametrize(
    ("name", "function", "instead"),
    [
        ("markup", "fuzz.markup.finish", lambda text, **_: text.unsafe_html + "<script>a()</script>"),
        ("gate", "fuzz.gate.judged", lambda *_: []),
        ("front_matter", "fuzz.front_matter.read_text", lambda *_: 1 / 0),
        ("pictures", "fuzz.pictures.scaled", lambda image, _: image.resize((3, 3))),
    ],
)  # fmt: skip
def test_a_target_would_find_it(
    monkeypatch: pytest.MonkeyPatch, name: str, function: str, instead: object
) -> None:
    """A target that could find nothing would be of no use: with a part that is broken, it does."""
    monkeypatch.setattr(function, instead)
    one = target(name)
    with pytest.raises((Finding, ZeroDivisionError)):
        for data in islice(mutations(one.seeds(), one.WORDS, _SEED), 100):
            one.check(data)


def test_html_is_seen_as_a_browser_sees_it() -> None:
    html = (
        "<svg><a xlink:href='java\tscript:a()'><title><b>x</b></title></svg><p>y<table><img src=//e.example/>"
    )
    _, *parts = dom.parts(dom.inside(html))
    assert [part.tag for part in parts] == ["svg:svg", "svg:a", "svg:title", "b", "p", "img", "table"]
    assert dom.scheme(parts[1].attributes["xlink:href"]) == "javascript"
    assert dom.host(parts[5].attributes["src"]) == dom.host("https:\\\\u@e.example\\") == "e.example"
    assert dom.host("../a") == dom.scheme("../a:b") == ""
