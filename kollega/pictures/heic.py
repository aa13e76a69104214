"""HEIC, as phones take pictures. What reads it is loaded only where there is one."""

from __future__ import annotations

from functools import cache

from kollega.pictures.source import Unreadable

#: What Pillow calls it.
FORMAT = "HEIF"


@cache
def formats() -> tuple[str, ...]:
    """The names of the formats to open a HEIC with. Raises `Unreadable` where the package for it is missing.

    The picture comes upright, in eight bits a channel.
    """
    try:
        import pi_heif
    except ImportError:
        raise Unreadable(
            "it is a HEIC picture, and the package pi-heif, which reads them, is not installed; save it as JPEG"
        ) from None
    # Other pictures in the file cost time, and threads memory each.
    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
    return (FORMAT,)
