"""What is written as a link and is none."""

from __future__ import annotations

import time

import pytest

from kollega.markup import convert
from kollega.markup.not_links import not_links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](../jobs/lamp keeper.md) ![b](a & b.jpg)", ("../jobs/lamp keeper.md", "a & b.jpg")),
        ('[a](<../jobs/lamp keeper.md>) [b](b.md "c d") [c](c.md)', ()),
        ("`[a](b c.md)`\n\n    [a](b c.md)\n", ()),
        ("[a]( b ) \\[x](y z)", ("y z",)),
    ],
)
def test_an_address_with_a_blank_is_no_link(text: str, found: tuple[str, ...]) -> None:
    assert not_links(convert(text).unsafe_html) == found


def test_no_text_takes_long() -> None:
    start = time.process_time()
    not_links("](" + "a " * 500_000)
    not_links("](a b) " * 150_000)
    not_links("](" + "<code>" * 150_000)
    assert time.process_time() - start < 2
