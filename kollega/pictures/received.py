"""Pictures as they came from a colleague, made ready to be kept with a story: upright JPEG without anything that the camera
wrote into them, such as where they were taken."""

from __future__ import annotations

from kollega.diagnostics import Report
from kollega.pictures.decode import open_picture, size_of
from kollega.pictures.scale import as_jpeg, scaled
from kollega.pictures.source import Unreadable, open_source
from kollega.steps import Artifact, Made, Work

#: Pixels of the longer side: more than any page or card shows.
LONGEST = 2_400
_QUALITY = 88


def ready(work: Work) -> Made:
    """The picture at the path in `work.value`, which is (path, most bytes, most pixels); a diagnostic where there is none."""
    path, most_bytes, most_pixels = work.value
    report = Report()
    try:
        with open_source(work.root, path, most_bytes) as file:
            wide, high = size_of(file, most=most_pixels)
            shrink = max(1.0, max(wide, high) / LONGEST)
            size = max(1, round(wide / shrink)), max(1, round(high / shrink))
            image = scaled(open_picture(file, at_least=size, most=most_pixels), size)
    except Unreadable as error:
        report.add("picture-broken", path, name=path, reason=error.reason)
        return Made(diagnostics=report.diagnostics)
    data = as_jpeg(image, quality=_QUALITY)
    return Made(artifacts=[Artifact(path=path, audience="internal", kind="picture", data=data)])
