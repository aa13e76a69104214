"""Issues as people send them, and pictures to go with them."""

from __future__ import annotations

import io

from PIL import Image

from kollega.intake.issue import asked
from kollega.words import words

TITLE = "Ærø på én dag – og hjem igen 🚢"
SLUG = "ærø-på-én-dag-og-hjem-igen"
GOOD = {
    "title": TITLE,
    "authors": "Bente Øst, Åse Vig",
    "text": "Vi tog afsted kl. 6.\n\nOg så kom vi hjem.",
    "photo_alt": "To kolleger på et dæk",
    "consent": "- [x] Ja",
}


def body(answers: dict[str, str], lang: str = "en") -> str:
    """The text of an issue that was written with GitHub's form."""
    say = words(lang).gettext
    return "\n\n".join(
        f"### {say(one.label)}\n\n{answers.get(one.name) or '_No response_'}" for one in asked()
    )


def photo(form: str = "JPEG", size: tuple[int, int] = (640, 480)) -> bytes:
    """A picture with data of a camera in it."""
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    Image.new("RGB", size, "#336699").save(file, form, exif=exif)
    return file.getvalue()
