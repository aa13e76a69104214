"""What catches the eye in a picture: the point that crops keep where nobody named one.

A measure of four things on a thumbnail: colours unlike the rest of the picture (after Achanta and others, 2009), edges,
the colours of skin (Chai and Ngan, 1999), and the middle, where most people put what they mean.
"""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter, ImageStat

from kollega.pictures.geometry import Focus
from kollega.pictures.tints import nearest

#: The longer side of the thumbnail in pixels.
_SIDE = 96
#: How far things reach into their surroundings, as a part of the longer side.
_REACH = 0.09
#: Where nothing stands out by so much (of 255), nothing is found.
_LEAST = 6
_SKIN_CB, _SKIN_CR = (77, 127), (133, 173)
_SHARE_OF_MIDDLE = 0.25


def facts_of(image: Image.Image) -> dict[str, int]:
    """What pages and cards want to know of a picture: `tint`, the number of its tint (`kollega.pictures.tints`), and
    `focus_x` and `focus_y`, in thousandths, where something in it catches the eye.
    """
    red, green, blue = (round(channel) for channel in ImageStat.Stat(_small(image)).mean)
    focus = salient(image)
    found = {"focus_x": round(focus[0] * 1000), "focus_y": round(focus[1] * 1000)} if focus else {}
    return {"tint": nearest((red, green, blue)), **found}


def salient(image: Image.Image) -> Focus | None:
    """The point of an RGB picture that catches the eye, each of x and y from 0 to 1; none in a picture of one colour."""
    small = _small(image)
    size = small.size
    found = _map(small)
    least, most = found.getextrema()
    if not isinstance(least, int | float) or not isinstance(most, int | float) or most - least < _LEAST:
        return None
    values = found.tobytes()
    at = values.index(int(most))
    peak = ((at % size[0] + 0.5) / size[0], (at // size[0] + 0.5) / size[1])
    middle = _middle(values, size)
    x, y = (near + (far - near) * _SHARE_OF_MIDDLE for near, far in zip(peak, middle, strict=True))
    return x, y


def _small(image: Image.Image) -> Image.Image:
    share = _SIDE / max(image.size)
    size = (max(3, round(image.width * share)), max(3, round(image.height * share)))
    # What it is made smaller by before is a whole number, which costs least.
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _map(picture: Image.Image) -> Image.Image:
    """How much each spot of a thumbnail stands out, 0 to 255."""
    calm = picture.filter(ImageFilter.GaussianBlur(1)).convert("YCbCr")
    light, blue, red = calm.split()
    mean = ImageStat.Stat(calm).mean
    unlike = [
        ImageChops.difference(channel, Image.new("L", picture.size, round(usual)))
        for channel, usual in zip((light, blue, red), mean, strict=True)
    ]
    colour = ImageChops.add(ImageChops.add(unlike[1], unlike[2]), unlike[0], scale=2)
    edges = picture.convert("L").filter(ImageFilter.FIND_EDGES)
    # The filter cannot see beyond the border.
    edges = ImageChops.multiply(edges, _frame(picture.size))
    skin = ImageChops.multiply(_within(blue, _SKIN_CB), _within(red, _SKIN_CR))
    whole = ImageChops.add(colour, edges.point(lambda level: level * 0.6))
    whole = ImageChops.add(whole, skin.point(lambda level: level * 0.15))
    spread = whole.filter(ImageFilter.GaussianBlur(_REACH * max(picture.size)))
    return ImageChops.multiply(spread, _centred(picture.size))


def _within(channel: Image.Image, ends: tuple[int, int]) -> Image.Image:
    return channel.point([255 * (ends[0] <= level <= ends[1]) for level in range(256)])


def _frame(size: tuple[int, int]) -> Image.Image:
    """White, but for the outermost pixels."""
    mask = Image.new("L", size)
    mask.paste(255, (1, 1, size[0] - 1, size[1] - 1))
    return mask


def _centred(size: tuple[int, int]) -> Image.Image:
    """White in the middle, darker towards the corners."""
    return Image.radial_gradient("L").resize(size).point(lambda level: 255 - level * 0.55)


def _middle(values: bytes, size: tuple[int, int]) -> Focus:
    """The centre of gravity of the strongest fifth."""
    floor = sorted(values)[len(values) * 4 // 5]
    strong = [(at, value) for at, value in enumerate(values) if value >= floor]
    whole = sum(value for _, value in strong) or 1
    return (
        sum(value * (at % size[0] + 0.5) for at, value in strong) / whole / size[0],
        sum(value * (at // size[0] + 0.5) for at, value in strong) / whole / size[1],
    )
