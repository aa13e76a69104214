"""The poster of a video at an address that does not change, for search engines; and with a play mark, for e-mails."""

from __future__ import annotations

from kollega.pictures.choose import chosen
from kollega.steps import Artifact, Made, Work

_WIDTH = 1200


def posters(work: Work) -> Made:
    """`poster.jpg` and `poster-play.jpg` beside the watch page; nothing where there is no picture."""
    from kollega.pictures.decode import open_picture
    from kollega.pictures.overlays import with_play_mark
    from kollega.pictures.scale import as_jpeg

    address: str = work.value
    rows = [(name, row) for name, made in work.made.items() for row in made if row.kind == "picture"]
    if not rows:
        return Made()
    best = chosen([row for _, row in rows], _WIDTH)
    data = work.contents[rows[0][0], best.path]
    image = open_picture(data)
    facts = {"width": image.width, "height": image.height}
    return Made(
        artifacts=[
            Artifact(path=f"{address}poster.jpg", audience="public", kind="poster", data=data, facts=facts),
            Artifact(
                path=f"{address}poster-play.jpg", audience="public", kind="poster:play",
                data=as_jpeg(with_play_mark(image)), facts=facts,
            ),
        ]
    )  # fmt: skip
