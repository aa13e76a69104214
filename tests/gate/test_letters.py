"""Characters that nobody sees."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from kollega.gate import Rules, inspect
from kollega.gate.letters import suspicious

from .output import page

_MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(st.sampled_from("ab \n" + _MARKS), max_size=8))
def test_only_balanced_marks_pass_in_any_format(text: str) -> None:
    balanced = _balanced(text)
    for path, data in (
        ("x.html", page(f"<p>{text}</p>")),
        ("x.xml", f"<a>{text}</a>"),
        ("x.json", json.dumps({"a": [text]}, ensure_ascii=False)),
    ):
        found = {one.problem for one in inspect(path, data.encode(), Rules()).findings}
        assert found == (set() if balanced else {"gate-direction"})


def _balanced(text: str) -> bool:
    """The same rule in another way: take out pairs until there is none."""
    text = "".join(letter for letter in text if letter in _MARKS)
    while True:
        shorter = text
        for start in "\u202a\u202b\u202d\u202e":
            shorter = shorter.replace(start + "\u202c", "")
        for start in "\u2066\u2067\u2068":
            shorter = shorter.replace(start + "\u2069", "")
        if shorter == text:
            return not text
        text = shorter


@given(st.characters(exclude_categories=["Cs"]))
def test_every_control_character_is_refused(letter: str) -> None:
    is_control = (ord(letter) < 32 and letter not in "\t\n\r") or 127 <= ord(letter) < 160
    is_hidden = is_control or letter in _MARKS or 0xE0000 <= ord(letter) <= 0xE007F
    written = letter if letter not in "<&" else "x"
    found = inspect("x.html", page(f"<p>{written}</p>").encode(), Rules()).findings
    assert bool(found) == is_hidden
    found = inspect("robots.txt", written.encode(), Rules()).findings
    assert bool(found) == is_hidden


def test_a_reference_is_as_suspicious_as_the_character() -> None:
    for number in (*range(0x3000), *range(0xDFF00, 0xE0200), 0x10FFFF):
        hidden = suspicious(chr(number).encode())
        for form in (f"&#{number};", f"&#00{number}", f"&#x{number:x};", f"&#X000{number:X} "):
            assert suspicious(form.encode(), references=True) == hidden, form
