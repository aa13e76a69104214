"""Videos elsewhere: known by their address alone, and never asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.policy import IN_PAGE
from kollega.video.foreign import foreign, policy_of

NO_COOKIE = "https://www.youtube-nocookie.com/embed/abcdefghij_?autoplay=1&rel=0"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=abcdefghij_&t=soon", "https://youtu.be/abcdefghij_?si=x", "https://m.youtube.com/shorts/abcdefghij_",
        "https://www.youtube.com/embed/abcdefghij_", "http://youtube.com/live/abcdefghij_", "https://www.youtube-nocookie.com/embed/abcdefghij_",
    ],
)  # fmt: skip
def test_youtube_is_asked_without_cookies(url: str) -> None:
    found = foreign(url)
    assert (found.host, found.player, found.form) == ("YouTube", NO_COOKIE, "frame")
    assert found.page == "https://www.youtube.com/watch?v=abcdefghij_"


@pytest.mark.parametrize(
    "url", ["https://vimeo.com/123456/abcdef0", "https://player.vimeo.com/video/123456?h=abcdef0"]
)
def test_vimeo_is_asked_not_to_track(url: str) -> None:
    found = foreign(url)
    assert found.player == "https://player.vimeo.com/video/123456?autoplay=1&dnt=1&h=abcdef0"


@pytest.mark.parametrize(("url", "start"), [
    ("https://youtu.be/abcdefghij_?t=90", 90), ("https://youtu.be/abcdefghij_?si=x&t=1m30s", 90),
    ("https://www.youtube.com/watch?v=abcdefghij_&t=1h0m5s", 3605), ("https://www.youtube.com/embed/abcdefghij_?start=7", 7),
    ("https://www.youtube.com/watch?v=abcdefghij_#t=8", 8), ("https://youtu.be/abcdefghij_?t=9999999999", 0),
])  # fmt: skip
def test_a_video_begins_where_its_address_says(url: str, start: int) -> None:
    found = foreign(url)
    assert found.player == NO_COOKIE + (f"&start={start}" if start else "")
    assert found.page.partition("abcdefghij_")[2] == (f"&t={start}s" if start else "")
    vimeo = foreign(f"https://vimeo.com/123456#t={start}s")
    assert {one.partition("#")[2] for one in (vimeo.page, vimeo.player)} == {f"t={start}s" if start else ""}


def test_a_file_on_a_host_of_ones_own_is_played_from_there() -> None:
    found = foreign("https://video.example.org:8443/a/b.MP4?x=1")
    assert (found.form, found.origin) == ("file", "https://video.example.org:8443")
    assert "media-src 'self' https://video.example.org:8443;" in policy_of(found)
    assert "frame-src" not in policy_of(found)


@pytest.mark.parametrize(("url", "moment"), [
    ("https://youtu.be/abcdefghij_?t=5", "https://www.youtube.com/watch?v=abcdefghij_&t=90s"),
    ("https://vimeo.com/123456/abcdef0#t=5s", "https://vimeo.com/123456/abcdef0#t=90s"),
    ("https://video.example.org/{a}.mp4?x=1#t=5", "https://video.example.org/{a}.mp4?x=1#t=90"),
    ("https://video.example.org/w/abc", ""),
])  # fmt: skip
def test_a_moment_of_it_has_an_address_where_the_host_is_known(url: str, moment: str) -> None:
    assert foreign(url).at(90) == moment


@pytest.mark.parametrize(
    "url",
    [
        "https://video.example.org/w/abc", "http://video.example.org/a.mp4", "https://youtube.com.evil.example/watch?v=abcdefghij_",
        "https://youtube.com/watch?v=%22%3E%3Cscript%3E", "https://vimeo.com/channels/x", "https://a;script-src *.example/x.mp4",
        "https://user:pw@video.example.org/a.mp4",
    ],
)  # fmt: skip
def test_of_anything_else_there_is_a_link(url: str) -> None:
    found = foreign(url)
    assert (found.form, found.player) == ("link", "")
    assert policy_of(found) == IN_PAGE


@given(st.text(st.characters(codec="ascii", exclude_characters="[]"), max_size=60))
def test_no_address_puts_anything_into_a_policy(rest: str) -> None:
    try:
        found = foreign(f"https://{rest}.mp4")
    except ValueError:
        return  # no address, which the reader of the field has refused
    assert policy_of(found).count(";") == IN_PAGE.count(";")
    assert set(found.origin) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-:/")
