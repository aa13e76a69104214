"""Target: the gate, which must find in a page whatever a second parser sees in it that runs, loads or sends."""

from __future__ import annotations

from functools import cache

from fuzz.findings import require
from fuzz.harm import harms
from kollega.gate import Facts, inspect
from tests.gate.output import FILES, PAGE, RULES, judged, page
from tests.gate.samples import HARMFUL, HARMLESS

ATTACKS = tuple((sample.body or sample.head).encode("utf-8", "replace") for sample in HARMFUL.values())
WORDS = (
    *ATTACKS, b"<!--", b"-->", b"--!>", b"<![CDATA[", b"]]>", b"<svg>", b"</svg>", b"<math>", b"<mtext>", b"<desc>", b"<foreignObject>", b"<title>", b"</title>",
    b"<textarea>", b"</textarea>", b"<style>", b"</style>", b"<script>", b"</script>", b"<noscript>", b"</noscript>", b"<template>", b"</template>", b"<select>", b"<table>",
    b"<p>", b"</p>", b'"', b"'", b">", b"<", b"/", b"&#", b"&lt;", b"\x00", b"\t", b"\n", b"\x0c", b" onload=hit()", b" style=x", b" src=//evil.example/", b" href=javascript:hit()", b"=", b"`",
)  # fmt: skip
_HOST = "careers.example.org"


def seeds() -> list[bytes]:
    """Good pages. The first two bytes choose an attack and the place where it is put."""
    bodies = [page(sample.body, sample.head) for sample in HARMLESS.values()]
    return [bytes([number % 256, number * 37 % 256]) + text.encode() for number, text in enumerate(bodies)]


def check(data: bytes) -> None:
    """Inspect the page, and the page with an attack in it; what html5lib sees and the gate does not is a finding."""
    content = data[2:]
    look_at_page(content)
    if len(data) > 2:
        attack, place = ATTACKS[data[0] % len(ATTACKS)], data[1] * len(content) // 255
        look_at_page(content[:place] + attack + content[place:])


def look_at_page(content: bytes) -> None:
    """The gate notes something of every kind that the second parser notes."""
    facts = {**_others(), PAGE: inspect(PAGE, content, RULES)}
    found = judged(facts, facts)
    codes = {one.code for one in found}
    if "gate-encoding" in codes:
        return
    for what, answers in harms(content.decode(), _HOST):
        require(not codes.isdisjoint(answers), f"{what} is not found, only {sorted(codes)}")


@cache
def _others() -> dict[str, Facts]:
    return {path: inspect(path, content, RULES) for path, content in FILES.items()}
