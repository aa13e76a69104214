"""Captions: both forms are read, faults are told by line, and what is written says the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.captions import Captions, Cue, clock, faults, paragraphs, read, webvtt

VTT = """\ufeffWEBVTT - a title

NOTE
this is no caption

STYLE
::cue { color: red }

first
00:01.500 --> 00:03.000 align:start position:10%
<v Ada Anker>It is <b>dark</b> &amp; quiet.
<i>Still.</i>

01:00:00.000 --> 01:00:02.000
<c.loud>Boo</c> &lt;script&gt;
"""
SRT = """1\r
00:00:01,500 --> 00:00:03,000\r
It is dark.\r
2\r
00:00:03,500 --> 00:00:05,000\r
{\\an8}<font color="#fff">Quiet.</font>\r
"""


def problems(text: str) -> list[tuple[str, int]]:
    return [(one.problem, one.line) for one in faults(read(text))]


def test_webvtt_is_read_without_its_colours_and_places() -> None:
    first, second = read(VTT).cues
    assert first == Cue(1500, 3000, ("It is dark & quiet.", "Still."), "Ada Anker", 10)
    assert (second.start, second.lines, second.speaker) == (3_600_000, ("Boo <script>",), "")


def test_srt_is_read_also_without_empty_rows() -> None:
    assert [(cue.start, cue.text) for cue in read(SRT).cues] == [(1500, "It is dark."), (3500, "Quiet.")]


def test_a_number_that_somebody_says_is_no_number_of_a_cue() -> None:
    year = "1\n00:00:01,000 --> 00:00:03,000\nWe began in\n2019\n"
    for text in (year, f"{year}\n2\n00:00:03,000 --> 00:00:04,000\nHere.\n"):
        assert read(text).cues[0].lines == ("We began in", "2019")


def test_the_captions_of_a_long_talk_are_read_to_their_end() -> None:
    starts = [clock(start * 1000).rjust(8, "0") for start in range(3600, 3 * 3600, 2)]
    text = "".join(f"0{start[-7:]}.000 --> 0{start[-7:]}.900\nWords.\n\n" for start in starts)
    assert len(read(text).cues) == 3600


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("00:01.000 --> 00:03.000\nGood.", []),
        ("0:1 --> 3\nBad.", [("captions-time", 3)]),
        ("00:01.000 -> 00:03.000\nBad.", [("captions-time", 3)]),
        ("1\n00:00:01,000 → 00:00:03,000\nBad.", [("captions-time", 4)]),
        ("00:00:02.000 --> 00:00:75.000\nBad.", [("captions-time", 3)]),
        ("00:02.000 --> 61:00.000\nBad.", [("captions-time", 3)]),
        ("00:01.000 --> 00:03.000\nGood.\n00:04.000 -> 00:06.000\nBad.", [("captions-time", 5)]),
        ("00:01.000 --> 00:03.000\nGood.\n\nAn empty row\nabove.", [("captions-without-times", 6)]),
        ("Lost.\n2\n00:01.000 --> 00:03.000\nGood.", [("captions-without-times", 3)]),
        ("A name\n00:01.000 --> 00:03.000\nGood.\n\n2\n\nSTYLE\n::cue {}\n\nREGION\nid:a", []),
        ("00:03.000 --> 00:01.000\nBack.", [("captions-backwards", 3)]),
        ("00:01.000 --> 00:03.000\n", [("captions-empty", 3)]),
        ("00:01.000 --> 00:02.000\n" + "Too many letters for one second", [("captions-fast", 3)]),
        ("00:01.000 --> 00:01.200\nHm", [("captions-fast", 3)]),
        ("00:01.000 --> 00:09.000\n" + "a" * 43, [("captions-long", 3)]),
        ("00:01.000 --> 00:09.000\na\nb\nc", [("captions-long", 3)]),
        ("00:01.000 --> 00:03.000\na\n\n00:02.500 --> 00:04.000\nb", [("captions-overlap", 6)]),
        ("00:05.000 --> 00:06.000\na\n\n00:02.500 --> 00:04.000\nb", [("captions-order", 6)]),
        ("00:05.000 --> 00:06.000\na\n\n00:05.000 --> 00:07.000\nb", [("captions-overlap", 6)]),
        ("00:01.000 --> 00:03.000\na\n\n00:02.990 --> 00:04.000\nb", []),
        ("00:01.000 --> 00:09.000\n" + "e\u0301" * 42, []),
        ("NOTE draft: by a machine\n\n00:01.000 --> 00:03.000\nGood.", [("captions-draft", 3)]),
        ("00:01.000 --> 00:03.000\n" + "夜" * 22, [("captions-fast", 3), ("captions-long", 3)]),
    ],
)
def test_faults_are_told_by_line(body: str, expected: list[tuple[str, int]]) -> None:
    assert problems(f"WEBVTT\n\n{body}\n") == expected


@pytest.mark.parametrize("text", ["", "Hello", "\x00\xff", "-->\n-->", "WEBVTT\n\n00:00 --> 00:01"])
def test_what_is_no_file_of_captions_has_none(text: str) -> None:
    assert read(text).cues == ()


@pytest.mark.parametrize(
    ("letters", "end", "seconds", "wanted"),
    [
        (25, 2_240, "1.2", "1.3"),
        (24, 2_190, "1.1", "1.2"),
        (2, 1_499, "0.4", "0.5"),
        (42, 2_000, "1.0", "2.1"),
    ],
)
def test_a_cure_for_what_is_too_fast_is_enough(letters: int, end: int, seconds: str, wanted: str) -> None:
    (told,) = faults(Captions((Cue(1_000, end, ("a" * letters,)),)))
    assert told.values == {"letters": letters, "seconds": seconds, "wanted": wanted}
    cured = Cue(1_000, 1_000 + round(float(wanted) * 1000), ("a" * letters,))
    assert list(faults(Captions((cured,)))) == []


def test_a_text_without_any_times_is_told_once_by_whoever_reads_the_file() -> None:
    assert problems("WEBVTT\n\nOne.\n\nTwo.\n") == []


@given(st.text(st.sampled_from("0123456789:.,-> \n\tWEBVTTNOTEab<>&夜\u202e")))
def test_any_text_is_read_and_can_be_written(text: str) -> None:
    found = read(text)
    list(faults(found))
    again = read(webvtt(found.cues)).cues
    shown = [cue for cue in found.cues if cue.lines and cue.end > cue.start]
    assert [(cue.start, cue.end, cue.lines) for cue in again] == [
        (cue.start, cue.end, cue.lines) for cue in shown
    ]


def test_hostile_words_stay_words() -> None:
    cue = Cue(0, 1000, ("</script><b>x", "1 --> 2", "&amp;"))
    written = webvtt([cue])
    assert "<" not in written.replace("-->", "")
    assert read(written).cues[0].lines == cue.lines


def test_paragraphs_begin_where_somebody_else_speaks_or_after_a_pause() -> None:
    cues = [
        Cue(0, 1000, ("One",), "Ada"), Cue(1100, 2000, ("two.",), ""), Cue(2100, 3000, ("Three.",), "Bo"),
        Cue(9000, 9900, ("Four.",), ""), Cue(9900, 9900, ("Never.",)),
    ]  # fmt: skip
    assert [(one.start, one.text, one.speaker) for one in paragraphs(cues)] == [
        (0, "One two.", "Ada"), (2100, "Three.", "Bo"), (9000, "Four.", ""),
    ]  # fmt: skip


def test_each_who_speaks_in_a_cue_is_named() -> None:
    body = "00:01.000 --> 00:03.000\n<v Ada Anker>Who are <i>you?\n<v.loud Bo>I</i> am Bo.\nStill. <v Ada Anker>Hello\n"
    cues = read(f"WEBVTT\n\n{body}\n00:03.500 --> 00:04.000\nGoodbye.\n").cues
    assert cues[0].lines == ("Who are you?", "I am Bo.", "Still. Hello")
    assert "Who are you?\nI am Bo.\nStill. Hello" in webvtt(cues)
    assert [(one.start, one.speaker, one.text) for one in paragraphs(cues)] == [
        (1000, "Ada Anker", "Who are you?"), (1000, "Bo", "I am Bo. Still."), (1000, "Ada Anker", "Hello Goodbye."),
    ]  # fmt: skip


def test_times_are_written_as_people_do() -> None:
    assert [clock(time) for time in (0, 7_900, 750_000, 3_723_000)] == ["0:00", "0:07", "12:30", "1:02:03"]
