"""A picture in all sizes in which it is published, as JPEG and WebP."""

from __future__ import annotations

from PIL import Image

from kollega.digest import of_bytes
from kollega.pictures.geometry import ladder
from kollega.pictures.salience import facts_of
from kollega.pictures.scale import as_jpeg, as_webp, scaled
from kollega.steps import Artifact


def published(image: Image.Image) -> list[Artifact]:
    """Public artifacts of the kind `picture`, named by their content, with what else is known of it in their facts."""
    rungs = []
    for size in ladder(image.size):
        image = scaled(image, size)
        rungs.append(image)
    seen = facts_of(image)
    artifacts = []
    for image in rungs:
        facts = {"width": image.width, "height": image.height} | seen
        artifacts += [_artifact(as_jpeg(image), ".jpg", facts), _artifact(as_webp(image), ".webp", facts)]
    return artifacts


def _artifact(data: bytes, suffix: str, facts: dict[str, int]) -> Artifact:
    path = f"media/{of_bytes(data)[:16]}-{facts['width']}{suffix}"
    return Artifact(path=path, audience="public", kind="picture", data=data, facts=facts)
