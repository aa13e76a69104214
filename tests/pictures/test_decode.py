"""Decoding: whatever is in the file, plain upright sRGB comes out, or a reason that people understand."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kollega.limits import MOST
from kollega.pictures import heic, plain
from kollega.pictures.decode import open_picture, size_of
from kollega.pictures.source import Unreadable
from tests.pictures.files import (
    BLUE,
    GREEN,
    P3_HEIC,
    RED,
    TURNED_HEIC,
    WHITE,
    camera_exif,
    chunk,
    claiming,
    display_p3,
    gif_claim,
    heic_claim,
    near,
    png,
    quarters,
    saved,
    scene,
    unpacked,
    webp_claim,
)

#: How a camera held in each way stores the upright picture (EXIF 2.32, 4.6.4 A).
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def is_upright(image: Image.Image) -> bool:
    across, down = image.width // 4, image.height // 4
    points = [(across, down), (3 * across, down), (across, 3 * down), (3 * across, 3 * down)]
    colours = zip(points, (RED, GREEN, BLUE, WHITE), strict=True)
    return all(near(image.getpixel(point), colour, 16) for point, colour in colours)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_each_format_is_read_and_loses_its_metadata(kind: str) -> None:
    image = open_picture(saved(quarters(), kind, exif=camera_exif(), comment=b"secret", quality=95))
    assert (image.mode, image.size, image.info, type(image)) == ("RGB", (80, 40), {}, Image.Image)
    assert is_upright(image)


@pytest.mark.parametrize("turn", [0, 9, 122, 65_535])
def test_a_turn_that_no_camera_knows_is_none(turn: int) -> None:
    """What is said of the size before decoding is the size of what is decoded."""
    data = saved(quarters(), "JPEG", exif=camera_exif(turn), quality=95)
    assert size_of(data) == open_picture(data).size == (80, 40)
    assert is_upright(open_picture(data))


@pytest.mark.parametrize("turn", STORED)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_turned_upright(turn: int, kind: str) -> None:
    method = STORED[turn]
    stored = quarters() if method is None else quarters().transpose(method)
    data = saved(stored, kind, exif=camera_exif(turn), quality=95)
    assert size_of(data) == (80, 40)
    assert is_upright(open_picture(data))


@pytest.mark.parametrize("turn", [1, 6])
def test_a_large_jpeg_is_decoded_no_larger_than_needed(turn: int) -> None:
    method = STORED[turn]
    stored = scene((2400, 1600)) if method is None else scene((2400, 1600)).transpose(method)
    data = saved(stored, "JPEG", exif=camera_exif(turn))
    assert open_picture(data, at_least=(600, 1)).size == (600, 400)
    assert open_picture(data, at_least=(601, 1)).size == (1200, 800)
    assert open_picture(data, at_least=(1, 790)).size == (1200, 800)
    assert open_picture(data).size == (2400, 1600)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "AVIF"])
@pytest.mark.parametrize("turn", [1, 8])
def test_other_pictures_are_made_smaller_by_whole_numbers(kind: str, turn: int) -> None:
    data = saved(quarters((801, 400)), kind, exif=camera_exif(turn), lossless=True)
    size = (801, 400) if turn == 1 or kind == "GIF" else (400, 801)
    for least, factor in (
        ((101, 1), 7 if size[0] == 801 else 3),
        ((1, 134), 2 if size[0] == 801 else 5),
        ((900, 1), 1),
    ):
        image = open_picture(data, at_least=least)
        assert image.size == (-(-size[0] // factor), -(-size[1] // factor))
        assert near(image.getpixel((2, 2)), open_picture(data).getpixel((2, 2)))  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "L", "P", "1", "I;16", "CMYK"])
@pytest.mark.parametrize("size", [(1, 1), (7, 1), (1, 7), (33, 50), (50, 33)])
def test_strips_make_no_difference(mode: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    image = scene(size).convert("L").convert("I;16") if mode == "I;16" else scene(size).convert(mode)
    if mode in ("RGBA", "LA"):
        image.putalpha(scene(size).convert("L"))
    data = saved(image, "TIFF" if mode == "CMYK" else "PNG")
    if mode == "CMYK":
        data = saved(image, "JPEG")
    for least in (size, (1, 1), (10, 10)):
        monkeypatch.setattr(plain, "_STRIP", 10**9)
        whole = open_picture(data, at_least=least)
        for pixels in (1, 100):
            monkeypatch.setattr(plain, "_STRIP", pixels)
            assert open_picture(data, at_least=least).tobytes() == whole.tobytes()


def test_a_png_in_many_pieces_and_in_several_passes() -> None:
    data = saved(scene((300, 200)), "PNG")
    start = data.index(b"IDAT") - 4
    packed = zlib.compress(unpacked(data))
    pieces = b"".join(
        chunk(b"IDAT", packed[at : at + 70]) + chunk(b"IDAT", b"") for at in range(0, len(packed), 70)
    )
    again = data[:start] + chunk(b"teSt", b"x") + pieces + chunk(b"IEND", b"")
    assert open_picture(again).tobytes() == scene((300, 200)).tobytes()
    assert open_picture(png(1, 1, b"\0" + bytes(RED), interlace=1)).getpixel((0, 0)) == RED


def test_several_pictures_in_one_give_the_first() -> None:
    blue = Image.new("RGB", (80, 40), BLUE)
    for kind, options in (("GIF", {}), ("WEBP", {"lossless": True}), ("PNG", {}), ("MPO", {"quality": 95})):
        data = saved(quarters(), kind, save_all=True, append_images=[blue, blue], **options)
        assert is_upright(open_picture(data)), kind


def test_a_wide_gamut_becomes_srgb() -> None:
    pale = Image.new("RGB", (16, 16), (200, 100, 100))
    for kind in ("JPEG", "PNG", "WEBP"):
        data = saved(pale, kind, icc_profile=display_p3(), quality=98)
        red, green, blue = open_picture(data).getpixel((8, 8))  # type: ignore[misc]
        assert red > 208 and green < 98 and blue < 100, (
            "P3 colours are stronger than the same numbers in sRGB"
        )


@pytest.mark.parametrize("profile", [b"nonsense", display_p3()[:150], b"\0" * 4000])
def test_a_damaged_profile_is_ignored(profile: bytes) -> None:
    assert is_upright(open_picture(saved(quarters(), "PNG", icc_profile=profile)))


def test_a_profile_of_another_kind_of_picture_is_ignored() -> None:
    grey = open_picture(saved(Image.new("L", (8, 8), 120), "PNG", icc_profile=display_p3()))
    assert grey.getpixel((4, 4)) == (120, 120, 120)


def test_cmyk_of_print_becomes_rgb() -> None:
    image = open_picture(saved(quarters().convert("CMYK"), "JPEG", quality=95))
    assert image.mode == "RGB"
    assert is_upright(image)


def test_sixteen_bits_become_eight() -> None:
    ramp = Image.new("I;16", (256, 2))
    for x in range(256):
        for y in range(2):
            ramp.putpixel((x, y), x * 257)
    image = open_picture(saved(ramp, "PNG"))
    assert [image.getpixel((x, 0)) for x in (0, 100, 255)] == [(level,) * 3 for level in (0, 100, 255)]
    rows = b"\0" + struct.pack(">3H", 200 * 257, 100 * 257, 50 * 257) * 2
    deep = open_picture(png(2, 2, rows * 2, depth=16))
    assert deep.getpixel((1, 1)) == (200, 100, 50)


def test_transparent_parts_are_white() -> None:
    clear = Image.new("RGBA", (8, 8), (200, 0, 0, 0))
    half = Image.new("RGBA", (8, 8), (0, 0, 0, 128))
    grey = Image.new("LA", (8, 8), (0, 0))
    palette = Image.new("P", (8, 8), 3)
    palette.putpalette([0, 0, 0] * 4)
    assert open_picture(saved(clear, "PNG")).getpixel((4, 4)) == WHITE
    assert open_picture(saved(clear, "WEBP", lossless=True)).getpixel((4, 4)) == WHITE
    assert near(open_picture(saved(half, "PNG")).getpixel((4, 4)), (127, 127, 127), 1)
    assert open_picture(saved(grey, "PNG")).getpixel((4, 4)) == WHITE
    assert open_picture(saved(palette, "PNG", transparency=3)).getpixel((4, 4)) == WHITE
    assert open_picture(saved(palette, "GIF", transparency=3)).getpixel((4, 4)) == WHITE


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_thinnest_pictures_are_pictures(size: tuple[int, int], kind: str) -> None:
    assert open_picture(saved(Image.new("RGB", size, RED), kind), at_least=(1600, 1)).size == size


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"Hello, I am a text.\n" * 20, "text file"),
        ("Æbleskiver på dåse".encode(), "text file"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n", "Git LFS"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b'\xef\xbb\xbf<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b'<?xml version="1.0"?><svg/>', "SVG"),
        (saved(quarters(), "TIFF"), "TIFF"),
        (saved(quarters(), "BMP"), "BMP"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100), "damaged"),
        (P3_HEIC[:-200], "damaged"),
        (heic_claim(6000, 4500), "27 megapixels, and as HEIC it may have 25; as ordinary JPEG"),
        (heic_claim(30000, 30000), "80 megapixels"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(100), "video"),
        (b"PK\x03\x04" + bytes(100), "ZIP"),
        (bytes(range(256)) * 4, "no JPEG"),
        (saved(quarters(), "JPEG")[:200], "damaged"),
        (saved(scene((300, 200)), "JPEG")[:-2000], "damaged"),
        (saved(scene((300, 200)), "PNG")[:-2000], "damaged"),
        (saved(scene((300, 200)), "WEBP")[:-500], "damaged"),
        (saved(scene((300, 200)), "AVIF")[:-500], "damaged"),
        (png(30000, 30000), "80 megapixels"),
        (png(2**31 - 1, 2**31 - 1), "80 megapixels"),
        (png(8001, 10000), "80 megapixels"),
        (png(100, 100, b"too little"), "damaged"),
        (png(100, 100, zlib.compress(bytes(301 * 100))[:50]), "damaged"),
        (png(7200, 7000, depth=16), "50 megapixels, and as PNG it may have 50; as ordinary JPEG"),
        (webp_claim(4000, 3200), "13 megapixels, and as WebP it may have 12"),
        (
            claiming(saved(quarters(), "JPEG", progressive=True), 8200, 8200),
            "67 megapixels, and as progressive JPEG it may have 66",
        ),
        (
            claiming(saved(quarters(), "JPEG", progressive=True, subsampling=0), 6000, 5800),
            "35 megapixels, and as progressive JPEG it may have 33",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_picture_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as caught:
        open_picture(data)
    assert caught.value.reason[0].islower() and not caught.value.reason.endswith(".")


@pytest.mark.parametrize("bomb", [png(60000, 60000), png(MOST.pixels + 1, 1), webp_claim(), gif_claim()])
def test_a_decompression_bomb_costs_no_memory(bomb: bytes) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for read in (open_picture, size_of):
        with pytest.raises(Unreadable, match="80 megapixels"):
            read(bomb)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000, "kilobytes"


def test_what_phones_take_is_read_upright_and_without_the_camera() -> None:
    image = open_picture(TURNED_HEIC)
    assert size_of(TURNED_HEIC) == image.size == (80, 160) and image.mode == "RGB"
    for place, colour in {(20, 40): BLUE, (60, 40): RED, (20, 120): WHITE, (60, 120): GREEN}.items():
        assert near(image.getpixel(place), colour, 20), place
    assert image.info == {} and not image.getexif()


def test_the_colours_of_phones_are_those_of_the_web() -> None:
    wide = open_picture(saved(quarters((160, 80)), "JPEG", icc_profile=display_p3(), quality=95))
    for place in ((40, 20), (120, 20), (40, 60), (120, 60)):
        assert near(open_picture(P3_HEIC).getpixel(place), wide.getpixel(place), 14)  # type: ignore[arg-type]


def test_without_the_package_for_it_a_heic_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    heic.formats.cache_clear()
    with pytest.raises(Unreadable, match="pi-heif, which reads them, is not installed; save it as JPEG"):
        open_picture(P3_HEIC)
    heic.formats.cache_clear()


def test_only_a_heic_costs_the_time_of_loading_what_reads_it() -> None:
    script = (
        "import sys; from tests.pictures.files import *; from kollega.pictures.decode import open_picture; "
    )
    script += "open_picture(saved(quarters(), 'AVIF')); print('pi_heif' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@settings(max_examples=150)
@given(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIC"]), st.data())
def test_no_damage_raises_anything_else(kind: str, data: st.DataObject) -> None:
    made = (
        TURNED_HEIC
        if kind == "HEIC"
        else saved(quarters(), kind, exif=camera_exif(6), icc_profile=display_p3())
    )
    whole = bytearray(made)
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    try:
        image = open_picture(bytes(whole[:cut] if cut > 20 else whole))
    except Unreadable as error:
        assert "Error" not in error.reason and "0x" not in error.reason
    else:
        assert image.mode == "RGB"
        assert image.width * image.height <= MOST.pixels
        assert b"Exif" not in saved(image, "PNG")


def test_what_is_saved_again_has_no_metadata() -> None:
    data = saved(
        quarters(), "JPEG", exif=camera_exif(), icc_profile=display_p3(), comment="secret", dpi=(300, 300)
    )
    again = Image.open(io.BytesIO(saved(open_picture(data), "JPEG")))
    assert not again.getexif() and "icc_profile" not in again.info and "comment" not in again.info
