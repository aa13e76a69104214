"""A social cut: the video in the form of networks, with its captions burnt in, a card before it and one after it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kollega import typefaces
from kollega.captions import Cue
from kollega.digest import of_bytes, of_value
from kollega.formats import Format
from kollega.pictures.colour import colours
from kollega.pictures.geometry import crop
from kollega.pictures.layout import BrokenLayout, Layouts
from kollega.pictures.source import Unreadable, read_source
from kollega.produce.videos.files import Source, made, measured
from kollega.records import Struct
from kollega.site import Brand
from kollega.steps import Artifact, Made, Work
from kollega.video import cuts, ffmpeg

if TYPE_CHECKING:
    from kollega.pictures.overlays import Overlays


class Order(Struct, frozen=True, kw_only=True):
    """A cut that is asked for: of which video, which words, and how the employer looks."""

    source: Source
    cut: cuts.Cut
    cues: tuple[Cue, ...]
    captions_lang: str
    lang: str
    #: The story's, which chooses among the colours of its cards.
    address: str
    intro: dict[str, str]
    outro: dict[str, str]
    focus: tuple[float, float] | None
    brand: Brand
    logos: tuple[str, ...] = ()
    overlay: dict[str, str] = {}


def cut(work: Work) -> Made:
    """The file of a cut, for colleagues alone."""
    order: Order = work.value
    found = measured(work, order.source)
    if found is None:
        return Made()
    seconds = cuts.length(order.cut, found, order.cues)
    try:
        given = _overlays(order, _layouts(order, work.root), work.root, seconds)
    except (BrokenLayout, Unreadable):  # the step of the story's cards tells it
        given = _overlays(order, Layouts(), work.root, seconds)
    size = (order.cut.width, order.cut.height)
    box = crop((found.probe.width, found.probe.height), size, order.focus)
    path = ffmpeg.source(Path(work.root, order.source.path))
    data = made(cuts.arguments(path, found, order.cut, seconds, box), found, order.source, given)
    if isinstance(data, Made):
        return data
    facts = {"width": size[0], "height": size[1], "ms": round((seconds + cuts.INTRO + cuts.OUTRO) * 1000)}
    name = f"media/videos/{of_bytes(data)[:16]}-{order.cut.id}.mp4"
    return Made(
        artifacts=[
            Artifact(path=name, audience="backstage", kind=f"cut:{order.cut.id}", data=data, facts=facts)
        ]
    )


def _layouts(order: Order, root: str) -> Layouts:
    return Layouts({name: read_source(root, path) for name, path in order.overlay.items()})


def _overlays(order: Order, layouts: Layouts, root: str, seconds: float) -> dict[str, bytes]:
    """The pictures that are laid over the video, each once, and the list of when."""
    overlays = _drawing(order, layouts, root)
    variant = int(of_value(order.address)[:8], 16)
    files = {
        "before.png": overlays.card(order.intro, variant), "after.png": overlays.card(order.outro, variant),
        "nothing.png": overlays.nothing(),
    }  # fmt: skip
    rows = [(cuts.INTRO, "before.png")]
    for during, words in cuts.shown(order.cues, seconds):
        name = f"{of_value(words)[:16]}.png" if words else "nothing.png"
        if name not in files:
            files[name] = overlays.caption(words.replace("\n", " "), order.captions_lang)
        rows.append((during, name))
    rows.append((cuts.OUTRO, "after.png"))
    return files | {"overlays.txt": cuts.listed(rows).encode()}


def _drawing(order: Order, layouts: Layouts, root: str) -> Overlays:
    from kollega.pictures.decode import open_logos
    from kollega.pictures.overlays import Overlays

    row = order.cut
    form = Format(
        id=row.id, name=row.name, width=row.width, height=row.height, most=row.bytes, shape=row.shape, free=row.free
    )  # fmt: skip
    own = {family: read_source(root, path) for family, path in typefaces.by_family(order.brand).items()}
    logos = open_logos(root, order.logos)
    return Overlays(form, layouts, colours(layouts.theme.colours, order.brand), own, order.lang, logos)
