"""PNG strip by strip, so that a picture of 80 megapixels never lies in memory as a whole.

Each row of a PNG is written as its difference to the row above (PNG specification, 9: Filtering). A strip is given to the
decoder as a picture of its own, below the last row of the strip before it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from PIL import Image

#: Bytes of a pixel in the forms that can be read so: eight bits a channel, in one pass.
_BYTES_A_PIXEL = {"RGB": 3, "RGBA": 4, "LA": 2}
_PIECE = 65_536


def can_be_read_in_strips(image: Image.Image) -> bool:
    """Whether `strips` can read an opened picture that was not loaded yet."""
    tile = getattr(image, "tile", None)
    return bool(
        image.format == "PNG"
        and tile
        and tile[0][3] == image.mode in _BYTES_A_PIXEL
        and "interlace" not in image.info
    )


def strips(image: Image.Image, file: BinaryIO, rows: int) -> Iterator[Image.Image]:
    """The picture in strips of so many rows, from the top. Raises `ValueError` or `zlib.error` for a damaged file."""
    stride = 1 + image.width * _BYTES_A_PIXEL[image.mode]
    above, left = b"", image.height
    for data in _rows(file, stride, rows):
        data = data[: left * stride]
        left -= len(data) // stride
        size = (image.width, len(above + data) // stride)
        # Pillow's decoder wants them packed; at level 0 they are only wrapped.
        strip = Image.frombytes(image.mode, size, zlib.compress(above + data, 0), "zip", (image.mode,))
        strip.info = image.info
        yield strip.crop((0, 1 if above else 0, *size))
        if not left:
            return
        above = b"\0" + strip.crop((0, size[1] - 1, *size)).tobytes()
    raise ValueError("rows are missing")


def _rows(file: BinaryIO, stride: int, rows: int) -> Iterator[bytes]:
    """The filtered rows, so many at a time and then the rest."""
    unpacker, found, most = zlib.decompressobj(), bytearray(), stride * rows
    for packed in _packed(file):
        # What comes out of a piece is limited: it may be a thousand times as long.
        while unpacked := unpacker.decompress(packed, most):
            packed = unpacker.unconsumed_tail
            found += unpacked
            while len(found) >= most:
                yield bytes(found[:most])
                del found[:most]
        if unpacker.eof:
            break
    if len(found) >= stride:
        yield bytes(found[: len(found) // stride * stride])


def _packed(file: BinaryIO) -> Iterator[bytes]:
    """The contents of all `IDAT` chunks, in pieces."""
    file.seek(8)
    while len(head := file.read(8)) == 8 and head[4:] != b"IEND":
        size = int.from_bytes(head[:4])
        if head[4:] != b"IDAT":
            file.seek(size + 4, 1)
            continue
        while size:
            piece = file.read(min(size, _PIECE))
            if not piece:
                return
            size -= len(piece)
            yield piece
        file.seek(4, 1)
