"""What is made of videos, from the file of a phone to the kit, the feeds and the sitemap."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kollega import pipeline
from kollega.video import ffmpeg
from kollega.video.cuts import CUTS
from tests.conftest import Built
from tests.folders import contents, write
from tests.pictures.files import png, saved, scene
from tests.validating import data_issues
from tests.video.files import seen
from tests.videos import CONFIG, EN, LAMP, site

pytestmark = pytest.mark.video
DAY = date(2026, 3, 1)
_MEDIA = "{http://search.yahoo.com/mrss/}"
_VIDEO = "{http://www.google.com/schemas/sitemap-video/1.1}"


def built(root: Path, out: Path, *, pictures: bool = True) -> pipeline.Outcome:
    order = pipeline.Order(
        root=root,
        site_dir=out / "site",
        backstage_dir=out / "backstage",
        today=DAY,
        workers=2,
        pictures=pictures,
    )
    return pipeline.build(order)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, pipeline.Outcome]:
    out = tmp_path_factory.mktemp("videos")
    outcome = built(site(out / "in"), out)
    assert outcome.published, outcome.report.diagnostics
    return Built(out / "site", out / "backstage", outcome.outputs), outcome


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A machine without ffmpeg."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    ffmpeg.program.cache_clear()
    if ffmpeg.program() is not None:
        pytest.skip("the package imageio-ffmpeg is installed")
    yield
    monkeypatch.undo()
    ffmpeg.program.cache_clear()


@pytest.mark.slow
def test_one_bad_video_is_told_and_the_rest_is_published(whole: tuple[Built, pipeline.Outcome]) -> None:
    told = [
        (one.code, one.path, one.severity)
        for one in whole[1].report.diagnostics
        if one.code.startswith("video")
    ]
    assert told == [("video-not-one", "stories/broken/broken.mp4", "warning")]
    page = (whole[0].site / "videos/broken/index.html").read_text("utf-8")
    assert "The video cannot be played here yet." in page
    assert "And then it turns on." in page
    assert "<video" not in page


@pytest.mark.slow
def test_the_public_files_are_small_and_say_nothing_of_the_camera(
    whole: tuple[Built, pipeline.Outcome],
) -> None:
    made = sorted((whole[0].site / "media/videos").iterdir())
    assert [path.name.rpartition("-")[2] for path in made if "loop" not in path.name] == ["360.mp4"]
    for path in made:
        assert b"+55.1" not in path.read_bytes()
        found = seen(path)
        assert found["video"]["codec_name"] == "h264"
        assert ("audio" in found) == ("loop" not in path.name)


@pytest.mark.slow
def test_a_kit_has_a_cut_for_each_shape_within_its_limits(whole: tuple[Built, pipeline.Outcome]) -> None:
    page = (whole[0].backstage / "share/stories/lamp/index.html").read_text("utf-8")
    for cut in CUTS:
        (way,) = re.findall(rf'href="(?:\.\./)+(media/videos/\w+-{cut.id}\.mp4)"', page)
        path = whole[0].backstage / way
        found = seen(path)
        assert (found["video"]["width"], found["video"]["height"]) == (cut.width, cut.height)
        assert float(found["format"]["duration"]) == pytest.approx(6 + 4, abs=0.2)
        assert path.stat().st_size <= cut.bytes
        assert not (whole[0].site / way).exists()
    mail = (whole[0].backstage / "share/stories/lamp/video-e-mail.txt").read_text("utf-8")
    assert (
        '<a href="https://careers.example.org/videos/lamp/"><img src="https://careers.example.org/videos/lamp/poster-play.jpg"'
        in mail
    )
    assert "&lt;b&gt;with" in mail
    assert '<textarea id="mail" class="k-source"' in page
    assert (whole[0].site / "videos/lamp/poster-play.jpg").is_file()


@pytest.mark.slow
def test_search_engines_are_told_all_of_it(whole: tuple[Built, pipeline.Outcome]) -> None:
    page = (whole[0].site / "videos/lamp/index.html").read_text("utf-8")
    (data,) = _described(page)
    assert data["uploadDate"] == "2026-01-13T00:00:00+01:00"
    assert data["duration"] == "PT6S"
    assert data["thumbnailUrl"] == ["https://careers.example.org/videos/lamp/poster.jpg"]
    assert [(clip["startOffset"], clip["endOffset"]) for clip in data["hasPart"]] == [(0, 3), (3, 6)]
    assert "<script> And then it turns on." in data["transcript"]
    assert (whole[0].site / data["contentUrl"].removeprefix("https://careers.example.org/")).is_file()
    assert '<meta property="og:video:type" content="video/mp4">' in page
    root = ElementTree.parse(whole[0].site / "sitemap-videos.xml").getroot()
    assert [row.text for row in root.iter(f"{_VIDEO}duration")] == ["6"]
    assert (
        "Sitemap: https://careers.example.org/sitemap-videos.xml"
        in (whole[0].site / "robots.txt").read_text()
    )


def test_search_engines_are_told_of_a_video_that_the_first_language_does_not_show(
    tmp_path: Path, no_program: None
) -> None:
    root = write(tmp_path / "in", {
        "mkdocs.yml": CONFIG.replace("kollega: {", "kollega: {languages: [en, da], untranslated: {stories: hide}, "),
        "stories/lamp/index.md": LAMP.replace("---\n", "---\nlang: da\n", 1),
        "stories/lamp/en.vtt": EN, "stories/lamp/da.srt": EN, "stories/lamp/lamp.mp4": b"x",
    })  # fmt: skip
    assert built(root, tmp_path).published
    assert (tmp_path / "site/da/videos/lamp/index.html").is_file()
    assert (tmp_path / "site/sitemap-videos.xml").is_file()
    assert "/sitemap-videos.xml" in (tmp_path / "site/robots.txt").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.validators
def test_the_checker_of_structured_data_misses_nothing(whole: tuple[Built, pipeline.Outcome]) -> None:
    found = data_issues([whole[0].site / "videos/lamp/index.html"])
    assert [one for one in found if one[1] != "WARNING"] == []


@pytest.mark.slow
def test_feeds_name_the_files_and_the_captions(whole: tuple[Built, pipeline.Outcome]) -> None:
    media = ElementTree.parse(whole[0].site / "feeds/videos.rss").getroot()
    assert len(media.findall(".//item")) == 4
    assert {row.get("lang") for row in media.iter(f"{_MEDIA}subTitle")} == {"en", "da"}
    podcast = ElementTree.parse(whole[0].site / "feeds/videos-podcast.rss").getroot()
    (enclosure,) = podcast.findall(".//enclosure")
    path = whole[0].site / (enclosure.get("url") or "").removeprefix("https://careers.example.org/")
    assert path.stat().st_size == int(enclosure.get("length") or 0)


@pytest.mark.slow
def test_the_words_of_a_video_elsewhere_lead_to_their_moment_there(
    whole: tuple[Built, pipeline.Outcome],
) -> None:
    page = (whole[0].site / "videos/own/index.html").read_text("utf-8")
    (first, second) = re.findall(
        r'<a class="k-at" href="([^"]+)" rel="noopener noreferrer" aria-label="([^"]+)">', page
    )
    assert first == ("https://video.example.org/a.mp4#t=0", "Watch it at video.example.org, 0:00")
    assert second == ("https://video.example.org/a.mp4#t=4", "Watch it at video.example.org, 0:04")


@pytest.mark.slow
def test_only_pages_with_a_foreign_video_allow_its_player_and_no_page_loads_it(
    whole: tuple[Built, pipeline.Outcome],
) -> None:
    allowing = {
        path: found[1]
        for path, data in contents(whole[0].site).items()
        if path.endswith(".html")
        and (found := re.search(rb"(frame-src [^;\"]*|media-src 'self' [^;\"]+)", data))
    }
    youtube, own = (
        b"frame-src https://www.youtube-nocookie.com",
        b"media-src 'self' https://video.example.org",
    )
    assert allowing == {
        "stories/bridge/index.html": youtube, "videos/bridge/index.html": youtube,
        "stories/own/index.html": own, "videos/own/index.html": own,
    }  # fmt: skip
    headers = (whole[0].site / "_headers").read_text("utf-8")
    assert youtube.decode() in headers
    assert own.decode() in headers


def test_without_the_program_there_are_words_and_one_note(tmp_path: Path, no_program: None) -> None:
    files = {
        "mkdocs.yml": "site_name: Harbour\nsite_url: https://careers.example.org/\n",
        "stories/lamp/index.md": LAMP,
    }
    root = write(
        tmp_path / "in",
        {**files, "stories/lamp/en.vtt": EN, "stories/lamp/da.srt": EN, "stories/lamp/lamp.mp4": b"x"},
    )
    outcome = built(root, tmp_path)
    assert outcome.published
    assert [one.code for one in outcome.report.diagnostics] == ["video-program-missing"]
    page = (tmp_path / "site/videos/lamp/index.html").read_text("utf-8")
    assert "The video cannot be played here yet. Below are the words." in page
    assert "And then it turns on." in page
    story = (tmp_path / "site/stories/lamp/index.html").read_text("utf-8")
    way = '<a href="../../videos/lamp/#words">What is said</a>'
    assert f"The video cannot be played here yet. {way}</p>" in story


def test_the_photo_of_a_story_is_shown_where_its_video_cannot_be(tmp_path: Path, no_program: None) -> None:
    photo = "photo: a.png\nphoto_alt: The lamp at dusk\n"
    root = write(tmp_path / "in", {
        "mkdocs.yml": "site_name: Harbour\n", "stories/lamp/index.md": LAMP.replace("kind: video\n", f"kind: video\n{photo}"),
        "stories/lamp/en.vtt": EN, "stories/lamp/da.srt": EN, "stories/lamp/lamp.mp4": b"x", "stories/lamp/a.png": saved(scene((900, 600)), "PNG"),
    })  # fmt: skip
    assert built(root, tmp_path).published
    for page in ("stories", "videos"):
        lead, found, _ = (tmp_path / f"site/{page}/lamp/index.html").read_text("utf-8").partition("k-notice")
        assert found and 'alt="The lamp at dusk"' in lead


def test_what_lies_outside_is_fetched_once_and_believed_by_its_digest_alone(tmp_path: Path) -> None:
    data = b"no video, but known"
    digest = hashlib.sha256(data).hexdigest()
    story = LAMP.replace("lamp.mp4", f"sha256:{digest}.mp4")
    config = (
        "site_name: Harbour\nsite_url: https://careers.example.org/\nextra: {kollega: {media: ../media}}\n"
    )
    root = write(
        tmp_path / "in",
        {
            "mkdocs.yml": config,
            "stories/lamp/index.md": story,
            "stories/lamp/en.vtt": EN,
            "stories/lamp/da.srt": EN,
        },
    )
    write(tmp_path / "media", {f"{digest}.mp4": b"another"})
    told = [one for one in built(root, tmp_path).report.diagnostics if one.code == "video-outside"]
    assert "its content is not what its digest says" in told[0].message
    assert not list((root / ".kollega/media").iterdir())
    write(tmp_path / "media", {f"{digest}.mp4": data})
    assert [one.code for one in built(root, tmp_path).report.diagnostics] == ["video-not-one"]
    assert (root / f".kollega/media/{digest}.mp4").read_bytes() == data


def test_the_copy_of_a_video_goes_with_whom_it_shows(tmp_path: Path) -> None:
    kept, gone = (f"{hashlib.sha256(data).hexdigest()}.mp4" for data in (b"one", b"two"))
    root = write(tmp_path / "in", {
        "mkdocs.yml": "site_name: Harbour\nsite_url: https://careers.example.org/\nextra: {kollega: {media: ../media}}\n",
        "stories/one/index.md": LAMP.replace("lamp.mp4", f"sha256:{kept}"), "stories/one/en.vtt": EN, "stories/one/da.srt": EN,
        "stories/two/index.md": LAMP.replace("lamp.mp4", f"sha256:{gone}").replace("Ada Anker", "Bo Baake"),
        "stories/two/en.vtt": EN, "stories/two/da.srt": EN, "content/people/bo.yml": "name: Bo Baake\n",
    })  # fmt: skip
    write(tmp_path / "media", {kept: b"one", gone: b"two"})
    built(root, tmp_path)
    assert {one.name for one in (root / ".kollega/media").iterdir()} == {kept, gone}
    write(root, {"content/people/bo.yml": "name: Bo Baake\nwithdrawn: 2026-01-01\n"})
    built(root, tmp_path)
    assert [one.name for one in (root / ".kollega/media").iterdir()] == [kept]


def test_a_video_that_is_too_large_is_told_and_the_rest_is_published(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: Harbour\nsite_url: https://careers.example.org/\nextra: {kollega: {limits: {video_mb: 1}}}\n",
        "stories/lamp/index.md": LAMP,
    }
    root = write(tmp_path / "in", {**files, "stories/lamp/en.vtt": EN, "stories/lamp/da.srt": EN})
    with (root / "stories/lamp/lamp.mp4").open("wb") as file:
        file.write(b"\0\0\0\x18ftypisom")
        file.truncate(1_000_001)
    outcome = built(root, tmp_path)
    assert [(one.code, one.severity) for one in outcome.report.diagnostics] == [
        ("video-too-large", "warning")
    ]
    assert "And then it turns on." in (tmp_path / "site/videos/lamp/index.html").read_text("utf-8")


def test_search_engines_are_told_of_videos_elsewhere_of_which_there_is_a_picture(tmp_path: Path) -> None:
    story = "---\ntitle: {0}\ndate: 2026-01-13\nauthors: Bo Berg\nvideo: {{url: {1}}}\n---\n\nElsewhere.\n"
    bridge, harbour = (
        "https://youtu.be/abcdefghijk",
        "https://video.example.org/a.mp4, captions: {en: en.vtt}",
    )
    root = write(
        tmp_path / "in",
        {
            "mkdocs.yml": "site_name: Harbour\nsite_url: https://careers.example.org/\n",
            "stories/bridge.md": story.format("Bridge", f"{bridge}, poster: a.png"),
            "stories/harbour.md": story.format("Harbour", f"{harbour}, poster: a.png"),
            "stories/bare.md": story.format("Bare", bridge),
            "stories/en.vtt": EN,
            "stories/a.png": png(1200, 675, bytes(675 * 3_601)),
        },
    )
    outcome = built(root, tmp_path)
    assert [(one.problem, one.path) for one in outcome.report.diagnostics] == [
        ("video-without-poster", "stories/bare.md")
    ]
    told = {
        slug: _described((tmp_path / f"site/videos/{slug}/index.html").read_text("utf-8"))
        for slug in ("bridge", "harbour", "bare")
    }
    assert told["bare"] == []
    (first,), (second,) = told["bridge"], told["harbour"]
    assert first["thumbnailUrl"] == ["https://careers.example.org/videos/bridge/poster.jpg"]
    assert (tmp_path / "site/videos/bridge/poster.jpg").is_file()
    assert first["embedUrl"].startswith("https://www.youtube-nocookie.com/embed/abcdefghijk")
    assert second["contentUrl"] == "https://video.example.org/a.mp4"
    assert second["caption"]["inLanguage"] == "en"
    assert not {"duration", "width", "hasPart"} & (first.keys() | second.keys())
    # A sitemap without an entry is none by its schema.
    assert not (tmp_path / "site/sitemap-videos.xml").exists()
    assert "sitemap-videos" not in (tmp_path / "site/robots.txt").read_text("utf-8")


def _described(page: str) -> list[dict[str, Any]]:
    return [json.loads(text) for text in re.findall(r'ld\+json">(\{[^<]*"VideoObject"[^<]*)</script>', page)]
