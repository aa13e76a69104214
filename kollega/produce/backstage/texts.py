"""Texts of the backstage, with their pictures: these lie in it, since what is internal has none in public."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from kollega import markup
from kollega.diagnostics import Report
from kollega.digest import of_bytes
from kollega.live import Library, Text
from kollega.markup import Picture
from kollega.pictures.geometry import ladder
from kollega.steps import Artifact, Made, Step, Work


def steps(library: Library) -> Iterator[Step]:
    """A step for each picture file in a text of the backstage."""
    limits = library.site.limits
    named = {path for one in library.every_language for text in _texts(one) for path in _files(text)}
    for path in sorted(named & library.files.keys()):
        yield Step(
            name=_step(path), function=picture, value=(path, limits.picture, limits.pixels),
            files={path: library.files[path]}, source=path, risky=True,
        )  # fmt: skip


def needs(library: Library, text: Text) -> tuple[str, ...]:
    """The steps of the pictures in a text."""
    return tuple(_step(path) for path in sorted(_files(text) & library.files.keys()))


def picture(work: Work) -> Made:
    """One picture, in the largest size of any page; nothing but a diagnostic where it cannot be read."""
    # Imported here, as a run that draws nothing need not wait for Pillow.
    from kollega.pictures.opened import opened
    from kollega.pictures.scale import as_jpeg, scaled

    report = Report()
    image = opened(report, work.root, *work.value)
    if image is None:
        return Made(diagnostics=report.diagnostics)
    image = scaled(image, ladder(image.size)[0])
    data, facts = as_jpeg(image), {"width": image.width, "height": image.height}
    name = f"media/{of_bytes(data)[:16]}-{image.width}.jpg"
    made = Artifact(path=name, audience="backstage", kind="picture", data=data, facts=facts)
    return Made(artifacts=[made], diagnostics=report.diagnostics)


def shown(work: Work, text: Text, prefix: str, page: str) -> Markup:
    """The safe HTML of a text on a page of the backstage, whose links begin with `prefix`."""
    rows = {path: work.made.get(_step(path), []) for path in _files(text)}
    pictures = {
        path: Picture(src=found[0].path, width=found[0].facts["width"], height=found[0].facts["height"])
        for path, found in rows.items()
        if found
    }
    # From the sanitiser.
    return Markup(markup.finish(text, prefix=prefix, pictures=pictures, media="../" * page.count("/")))  # noqa: S704


def _texts(own: Library) -> Iterator[Text]:
    """The texts that the backstage shows."""
    pages = (*own.guidelines, *own.events, *own.internal_events, *([own.referral] if own.referral else ()))
    yield from (page.text for page in pages)


def _files(text: Text) -> set[str]:
    return set(filter(None, text.pictures.values()))


def _step(path: str) -> str:
    return f"backstage-picture:{path}"
