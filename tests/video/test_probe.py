"""What is known of a file before anything is made of it: good ones as they are shown, bad ones with a word."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kollega.limits import MOST
from kollega.video import ffmpeg, plan, probe
from tests.video.files import ffmpeg as run
from tests.video.files import hiding, loudness, seen, video

pytestmark = pytest.mark.video


def probed(path: Path, tmp_path: Path) -> probe.Probe:
    return probe.probe(path, path.read_bytes()[:256], MOST, tmp_path)


def made(path: Path, tmp_path: Path, version: plan.Version = plan.VERSIONS[0]) -> Path:
    measured, _ = probe.measure(path, probed(path, tmp_path), tmp_path)
    arguments = plan.web(ffmpeg.source(path), measured, version)
    assert arguments
    ffmpeg.run(arguments, seconds=plan.seconds_allowed(measured.probe), folder=tmp_path)
    return tmp_path / "made.mp4"


def test_a_version_is_what_browsers_take_and_says_nothing_of_the_camera(tmp_path: Path) -> None:
    notes = (
        "-metadata",
        "location=+55.1+010.2/",
        "-metadata",
        "comment=Anna's phone",
        "-metadata:s:v",
        "title=Secret",
    )
    source = video(tmp_path / "a.mov", *notes)
    found = seen(made(source, tmp_path))
    picture, sound = found["video"], found["audio"]
    assert (picture["codec_name"], picture["pix_fmt"], sound["codec_name"]) == ("h264", "yuv420p", "aac")
    assert (picture["width"], picture["height"]) == (320, 180), "never larger than the source"
    assert float(found["format"]["duration"]) == pytest.approx(3, abs=0.15)
    data = (tmp_path / "made.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat"), "it begins to play before all of it is there"
    for word in (b"+55.1", b"Anna", b"Secret", b"Lavf"):
        assert word not in data


def test_captions_that_the_frames_hide_are_not_published(tmp_path: Path) -> None:
    source = hiding(tmp_path / "a.mp4", b"Bo")
    assert source.read_bytes().count(b"GA94") > 1
    assert b"GA94" not in made(source, tmp_path).read_bytes()


def test_the_same_video_gives_the_same_bytes(tmp_path: Path) -> None:
    source = video(tmp_path / "a.mp4")
    first = made(source, tmp_path).read_bytes()
    assert made(source, tmp_path).read_bytes() == first


def test_loudness_is_levelled(tmp_path: Path) -> None:
    source = video(tmp_path / "a.mp4", seconds=5)
    before = loudness(source)
    assert before < -30
    assert loudness(made(source, tmp_path)) == pytest.approx(-16, abs=1.5)


@pytest.mark.parametrize(
    "title",
    [
        "Promo, 1920x1080, final",
        "Output #0, null, to 'pipe:':",
        "received signal 9",
        "{ 1 }",
        "a\n  Duration: N/A\n",
    ],
)
def test_what_a_file_says_of_itself_is_not_believed(title: str, tmp_path: Path) -> None:
    source = video(tmp_path / "a.mp4", "-metadata", f"title={title}")
    known = probed(source, tmp_path)
    assert (known.width, known.height, round(known.seconds), known.has_sound) == (320, 180, 3, True)
    assert made(source, tmp_path).is_file()


#: What ffmpeg 4.4 says, that of Ubuntu 22.04, of a file with a title.
OLDER = """Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:a.mp4':
  Metadata:
    title           : The, 20x20 lamp
  Duration: 00:00:03.00, start: 0.000000, bitrate: 133 kb/s
    Stream #0:0(dan): Video: h264 (High) (avc1 / 0x31637661), yuv420p, 640x360 [SAR 1:1 DAR 16:9], 51 kb/s, 25 fps, 25 tbr, 12800 tbn, 50 tbc (default)
    Metadata:
      handler_name    : VideoHandler
    Stream #0:1(und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, mono, fltp, 69 kb/s (default)
Stream mapping:
  Stream #0:0 -> #0:0 (h264 (native) -> wrapped_avframe (native))
Output #0, null, to 'pipe:':
  Metadata:
    title           : The, 20x20 lamp
    Stream #0:0(dan): Video: wrapped_avframe, yuv420p, 640x360 [SAR 1:1 DAR 16:9], q=2-31, 200 kb/s, 25 fps, 25 tbn, 25 tbc (default)
"""


def test_the_words_of_an_older_program_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ffmpeg, "run", lambda *_, **__: OLDER)
    path = tmp_path / "a.mp4"
    path.write_bytes(bytes(4) + b"ftyp")
    known = probed(path, tmp_path)
    assert (known.width, known.height, known.rate, known.seconds, known.has_sound) == (640, 360, 25, 3, True)


def test_what_is_turned_by_a_note_of_the_phone_stands_upright(tmp_path: Path) -> None:
    flat = video(tmp_path / "flat.mp4")
    source = tmp_path / "turned.mov"
    run("-i", flat, "-c", "copy", "-metadata:s:v", "rotate=90", source)
    known = probed(source, tmp_path)
    assert (known.width, known.height) == (180, 320)
    found = seen(made(source, tmp_path))["video"]
    assert (found["width"], found["height"]) == (180, 320)
    assert not [row for row in found.get("side_data_list", ()) if row.get("rotation")]


def test_uneven_frames_become_even(tmp_path: Path) -> None:
    source = video(tmp_path / "a.mp4", "-vf", "select='not(mod(n,5))+not(mod(n,7))'", "-vsync", "vfr")
    found = seen(made(source, tmp_path))["video"]
    assert found["r_frame_rate"] == found["avg_frame_rate"]


def test_wide_colours_become_the_usual_ones(tmp_path: Path) -> None:
    source = video(
        tmp_path / "hdr.mp4", "-c:v", "libx265", "-pix_fmt", "yuv420p10le", "-x265-params",
        "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc", seconds=1, sound=False,
    )  # fmt: skip
    assert probed(source, tmp_path).is_hdr
    found = seen(made(source, tmp_path))["video"]
    assert (found["pix_fmt"], found["color_transfer"], found["color_space"]) == ("yuv420p", "bt709", "bt709")


def test_webm_is_read(tmp_path: Path) -> None:
    source = video(tmp_path / "a.webm", seconds=1)
    assert probed(source, tmp_path).demuxer == "matroska"
    assert seen(made(source, tmp_path))["video"]["codec_name"] == "h264"


def test_a_length_that_the_head_does_not_say_is_found(tmp_path: Path) -> None:
    source = video(tmp_path / "a.webm", "-live", "1")
    assert probed(source, tmp_path).seconds == 0
    measured, _ = probe.measure(source, probed(source, tmp_path), tmp_path)
    assert not measured.is_cut_off
    assert measured.probe.seconds == pytest.approx(3, abs=0.5)
    assert float(seen(made(source, tmp_path))["format"]["duration"]) == pytest.approx(3, abs=0.15)


def test_what_is_too_long_is_told_also_where_the_head_says_no_length(tmp_path: Path) -> None:
    long = tmp_path / "long.webm"
    run(
        "-f",
        "lavfi",
        "-i",
        "color=s=64x64:r=1:d=1000",
        "-c:v",
        "libvpx",
        "-deadline",
        "realtime",
        "-live",
        "1",
        long,
    )
    with pytest.raises(probe.Broken, match="video-too-long"):
        probe.measure(long, probed(long, tmp_path), tmp_path)


@pytest.mark.slow
def test_what_is_large_and_fast_is_made_smaller_and_slower(tmp_path: Path) -> None:
    source = video(tmp_path / "a.mp4", size="3840x2160", rate=60, seconds=1)
    found = seen(made(source, tmp_path, plan.VERSIONS[2]))["video"]
    assert (found["width"], found["height"], found["r_frame_rate"]) == (1920, 1080, "30/1")


def test_a_broken_end_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    whole = video(tmp_path / "a.mp4", "-movflags", "+faststart", seconds=8).read_bytes()
    source = tmp_path / "broken.mp4"
    source.write_bytes(whole[: len(whole) // 2])
    measured, looks = probe.measure(source, probed(source, tmp_path), tmp_path)
    assert measured.is_cut_off
    assert 1 < measured.probe.seconds < 7
    assert len(looks) == pytest.approx(measured.probe.seconds * probe.LOOKS, abs=1)


def test_sound_that_is_longer_than_the_picture_is_no_broken_end(tmp_path: Path) -> None:
    source = video(tmp_path / "a.mp4", "-vf", "trim=duration=2", seconds=24)
    measured, _ = probe.measure(source, probed(source, tmp_path), tmp_path)
    assert not measured.is_cut_off
    assert (measured.probe.seconds, measured.picture) == pytest.approx((24, 2), abs=0.3)
    assert float(seen(made(source, tmp_path))["audio"]["duration"]) == pytest.approx(24, abs=0.1)
    assert float(seen(made(source, tmp_path, plan.LOOP))["video"]["duration"]) == pytest.approx(2, abs=0.1)


BAD = {
    "empty": ("video-empty", b""),
    "a text": ("video-not-one", b"This is no video at all, whatever it is called."),
    "a page": ("video-not-one", b"<!doctype html><script>alert(1)</script>"),
    "a playlist": ("video-not-one", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"),
    "a note of LFS": ("video-lfs", b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"),
    "a head alone": ("video-undecodable", b"\0\0\0\x18ftypisom\0\0\2\0isomiso2"),
}


@pytest.mark.parametrize(("problem", "data"), BAD.values(), ids=BAD)
def test_what_is_no_video_is_told(problem: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.mp4"
    path.write_bytes(data)
    with pytest.raises(probe.Broken) as told:
        probed(path, tmp_path)
    assert told.value.problem == problem


def test_sound_alone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sound.mp4"
    run("-f", "lavfi", "-i", "sine=440:d=1", "-c:a", "aac", path)
    with pytest.raises(probe.Broken) as told:
        probed(path, tmp_path)
    assert told.value.problem == "video-without-picture"


@pytest.mark.parametrize(("codec", "ending"), [("ac3", "mp4"), ("pcm_u8", "mov")])
def test_sound_that_is_not_decoded_is_told(codec: str, ending: str, tmp_path: Path) -> None:
    source = video(tmp_path / f"a.{ending}", "-c:a", codec, seconds=1)
    with pytest.raises(probe.Broken) as told:
        probed(source, tmp_path)
    assert (told.value.problem, told.value.values) == ("video-sound-undecodable", {"codec": codec})


def test_what_is_too_large_or_too_long_is_not_decoded(tmp_path: Path) -> None:
    path = video(tmp_path / "a.mp4", seconds=1)
    small = msgspec.structs.replace(MOST, video_mb=0)
    with pytest.raises(probe.Broken, match="video-too-large"):
        probe.probe(path, path.read_bytes()[:256], small, tmp_path)
    long = tmp_path / "long.mp4"
    run("-f", "lavfi", "-i", "color=s=64x64:r=1:d=1000", "-c:v", "libx264", "-preset", "ultrafast", long)
    with pytest.raises(probe.Broken, match="video-too-long"):
        probed(long, tmp_path)


def test_a_run_that_takes_more_than_it_may_is_ended(tmp_path: Path) -> None:
    with pytest.raises(ffmpeg.Failed, match="video-too-costly"):
        ffmpeg.run(
            ["-f", "lavfi", "-i", "testsrc2=s=1920x1080:d=900", "-f", "null", "-"], seconds=1, folder=tmp_path
        )
