"""Asking a board: what goes wrong on the web is told, and never taken for an answer."""

from __future__ import annotations

import gzip
import time

import pytest
import urllib3

from kollega.importing import Refused, fetch
from kollega.importing.boards import SOURCES
from kollega.importing.fetch import Client
from tests.importing.serving import Answer, serving

SHORT = urllib3.Timeout(0.2)


def refusal(*answers: Answer, **given: object) -> tuple[str, list[float], int]:
    """Why a client gives up, how long it waited between tries, and how often it asked."""
    with serving({"/jobs": list(answers)}) as board:
        with pytest.raises(Refused) as caught:
            board.client(**given).json("/jobs")
        return str(caught.value), board.waited, len(board.asked)


def test_a_good_answer_is_read() -> None:
    with serving({"/jobs": Answer({"jobs": ["Æ"]})}) as board:
        assert board.client().json("/jobs") == {"jobs": ["Æ"]}


def test_a_packed_answer_is_unpacked() -> None:
    packed = Answer(gzip.compress(b"[1]"), headers={"Content-Encoding": "gzip"})
    with serving({"/jobs": packed}) as board:
        assert board.client().json("/jobs") == [1]


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_what_may_work_next_time_is_tried_three_times(status: int) -> None:
    words, waited, asked = refusal(Answer(status=status))
    assert f"status {status}" in words and asked == 3 and waited == [1.0, 4.0]


def test_a_second_try_may_succeed() -> None:
    with serving({"/jobs": [Answer(status=503), Answer([])]}) as board:
        assert board.client().json("/jobs") == [] and board.waited == [1.0]


def test_the_board_says_when_to_come_back() -> None:
    answers = [Answer(status=429, headers={"Retry-After": "7"}), Answer([])]
    with serving({"/jobs": answers}) as board:
        assert board.client().json("/jobs") == [] and board.waited == [7.0]


def test_nobody_waits_for_an_hour() -> None:
    words, waited, asked = refusal(Answer(status=429, headers={"Retry-After": "3600"}))
    assert "in 3600 seconds" in words and not waited and asked == 1


@pytest.mark.parametrize(
    "written", ["soon", "Wed, 99 Jan 99999 00:00:00 GMT", f"Sun, 06 Nov {'9' * 20} 08:49:37 GMT", "9" * 5000]
)
def test_an_odd_time_to_come_back_is_no_time(written: str) -> None:
    assert refusal(Answer(status=429, headers={"Retry-After": written}))[1] == [1.0, 4.0]


def test_silence_is_a_fault() -> None:
    words, _, asked = refusal(Answer([], delay=1), timeout=SHORT)
    assert "did not answer in 3 tries" in words and asked == 3


def test_an_answer_in_drops_is_a_fault() -> None:
    words, _, _ = refusal(Answer(b"x" * 100_000, times=5), patience=-1)
    assert "not done after" in words
    begun = time.monotonic()
    words, _, _ = refusal(Answer(b" ", times=60, pause=0.1), patience=0.3)
    assert "not done after" in words and time.monotonic() - begun < 6


@pytest.mark.parametrize(("status", "said"), [(404, "no such board"), (401, "refuses"), (204, "refuses")])
def test_a_clear_no_is_not_asked_again(status: int, said: str) -> None:
    words, _, asked = refusal(Answer(status=status))
    assert said in words and asked == 1


@pytest.mark.parametrize("body", [b'{"jobs": [', b"<html>Sorry</html>", b"", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_told(body: bytes) -> None:
    assert "not JSON" in refusal(Answer(body))[0]


def test_a_move_on_the_same_host_is_followed() -> None:
    with serving({"/jobs": Answer(status=302, headers={"Location": "/new"}), "/new": Answer([1])}) as board:
        assert board.client().json("/jobs") == [1]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/jobs",
        "https://evil.example/jobs",
        "//evil.example/",
        "file:///etc/passwd",
        "http://[",
        "ftp://x/",
    ],
)
def test_a_move_to_elsewhere_is_refused(address: str) -> None:
    words, _, asked = refusal(Answer(status=302, headers={"Location": address}))
    assert "another host" in words and asked == 1


def test_going_round_in_circles_ends() -> None:
    words, _, asked = refusal(Answer(status=301, headers={"Location": "/jobs"}))
    assert "on and on" in words and asked == 4


def test_too_large_an_answer_is_refused_before_it_is_all_there() -> None:
    words, _, asked = refusal(Answer(b" " * 1_000_000, times=60))
    assert "more than 50 MB" in words and asked == 1


def test_a_small_answer_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MOST_BYTES", 1_000_000)
    bomb = Answer(gzip.compress(bytes(20_000_000)), headers={"Content-Encoding": "gzip"})
    assert "more than 1 MB" in refusal(bomb)[0]


def test_nothing_is_asked_without_encryption() -> None:
    with serving({"/jobs": Answer([])}) as board:
        with pytest.raises(Refused, match="without encryption"):
            Client(board.address).json("/jobs")
        assert not board.asked


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_is_asked_with_encryption(name: str) -> None:
    assert SOURCES[name].client("acme").base.startswith("https://")


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize(
    "board", ["", "../x", "a/b", "evil.example/", "a@b", "a:80", "a#b", "a?b", "a\nb", "é", "x" * 200, "a..b"]
)
def test_a_name_that_would_lead_elsewhere_is_no_board(name: str, board: str) -> None:
    with pytest.raises(Refused, match="not the name of a board"):
        SOURCES[name].client(board)
