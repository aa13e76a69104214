"""Comments and blocks of code that never end."""

from __future__ import annotations

import pytest

from kollega.markup import convert
from kollega.markup.left_open import LeftOpen


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("A\n\n<!-- Ada?\n\nB", LeftOpen(3)), ("A\n<div>\n  <!-- Ada?\n\nB", LeftOpen(3)), ("<!-- a -->\n\n<!-- b", LeftOpen(3)),
        ("```\nA\n```\n\n```\nB", LeftOpen(5, "```")), ("~~~ yaml\nA\n```\n", LeftOpen(1, "~~~")), ("````\nA\n```\n", LeftOpen(1, "````")),
        ("- a\n\n```py\nA", LeftOpen(3, "```")), ("<!-- a\n```\n-->\n\n~~~\nB", LeftOpen(5, "~~~")),
        ("- a\n\n  <!-- b\n\nB", LeftOpen(3)), ("> <!-- b\n\nB", LeftOpen(1)), ("`````", LeftOpen(1, "`````")),
    ],
)  # fmt: skip
def test_what_is_open_is_told(text: str, opened: LeftOpen) -> None:
    assert convert(text).left_open == opened


@pytest.mark.parametrize(
    "text",
    [
        "A", "A <!-- Ada?\n\nB", "<!-- Ada? -->", "<!-- Ada?\n\n```\n-->\n", "<!-->\n\nB", "    <!-- Ada?\n\nB", "`<!--`\n\nB", "``",
        "```\n<!-- Ada?\n```", "~~~\n```\n~~~", "```\nA\n`````", "``` a ``` b\n\nB", "- a\n  ```\n  A\n  ```\n\nB", "1. ```\n   A\n   ```\n2. b",
        "- ```\n  A\n\nB", "> ```\n> A\n\nB", "<!-- a\n\n--> b\n\n```\nA\n```\n", "<pre>\n```\n</pre>\n\nB",
        "A[^1].\n\n[^1]: ```\n    A\n    ```\n",
    ],
)  # fmt: skip
def test_nobody_is_told_of_what_ends(text: str) -> None:
    assert convert(text).left_open is None
