"""What names somebody, in whatever a file holds its words."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from kollega.withdraw.places import names_in
from tests.folders import CONFIG, write
from tests.gate.packing import packed, pdf
from tests.withdraw.test_content import every

NAME = "Åse Ørn"


def mail(words: str) -> bytes:
    made = EmailMessage()
    made.set_content(words, cte="quoted-printable")
    return made.as_bytes()


@pytest.mark.parametrize(
    "data",
    [
        f"By {NAME}.".encode(), f"By {NAME}.".encode("utf-16"), mail(f"{NAME} tells"), packed({"a.txt": NAME.encode()}),
        packed({"aase-oern/a.txt": b""}), packed({"mail.eml": mail(NAME)}),
    ],
)  # fmt: skip
def test_a_name_is_found(data: bytes) -> None:
    assert names_in(data, [NAME])
    assert not names_in(data, ["Mia Holm"])


def test_a_name_is_found_in_a_paper_and_in_what_cannot_be_read_is_none() -> None:
    assert names_in(pdf("By Mia Holm."), ["Mia Holm"])
    assert not names_in(b"%PDF-1.7 damaged", ["Mia Holm"]) and not names_in(b"PK\x03\x04", ["Mia Holm"])


def test_papers_and_kits_that_name_the_person_are_for_a_person_to_decide(tmp_path: Path) -> None:
    files = {
        "content/people/mia.yml": "name: Mia Holm\n",
        "content/sea.pdf": pdf("The sea."),
        "content/us.pdf": pdf("Mia Holm."),
    }
    found = {one.path: one for one in every(write(tmp_path, {"mkdocs.yml": CONFIG, **files}), "mia")}
    assert found["content/us.pdf"].action == "ask" and found["content/us.pdf"].why == ("it names the person",)
    assert "content/sea.pdf" not in found
