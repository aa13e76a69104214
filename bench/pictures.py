"""What pictures cost, against what no way of making them can avoid: `python -m bench.pictures`.

The floor of a set of files is one bare decode of the photo and the bare encodes of the files, with the same settings.
Times are of the processor, the least of some runs, all taken in this one run: on a busy machine the ratios hold, the
milliseconds do not. The photo is made here, so that everybody measures the same.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageFilter

from kollega.formats import FORMATS
from kollega.limits import MOST
from kollega.pictures.decode import open_picture
from kollega.pictures.draw import QUALITY
from kollega.pictures.scale import as_jpeg, as_webp
from kollega.produce import pictures
from kollega.produce.cards import Order, render
from kollega.site import Brand
from kollega.steps import Known, Made, Work

_RUNS = 4
PATH = "photo.jpg"
_WORDS = {
    "title": "The night number eight left", "line": "Mia\xa0Holm\xa0· Emergency Care", "wordmark": "Norrevang A/S",
}  # fmt: skip


def photo(size: tuple[int, int], number: int = 0) -> bytes:
    """A JPEG with soft forms, edges and the grain of a camera; always the same bytes for one number."""
    grain = Image.frombytes("L", (512, 512), bytes(at * at * 7919 % 251 // 8 for at in range(512 * 512)))
    forms = Image.merge(
        "RGB", [Image.radial_gradient("L").rotate(turn).resize(size) for turn in (0, 90, 180)]
    )
    edges = Image.frombytes("L", (24, 16), bytes(at * (89 + 2 * number) % 256 for at in range(384))).resize(
        size, Image.Resampling.BICUBIC
    )
    forms = Image.blend(forms, Image.merge("RGB", (edges, edges, edges)), 0.35)
    tiles = Image.new("L", size)
    for left in range(0, size[0], 512):
        for top in range(0, size[1], 512):
            tiles.paste(grain, (left, top))
    soft = tiles.filter(ImageFilter.GaussianBlur(1))
    file = io.BytesIO()
    Image.blend(forms, Image.merge("RGB", (soft, soft, soft)), 0.12).save(file, "JPEG", quality=92)
    return file.getvalue()


def least(work: Callable[[], object]) -> float:
    """Milliseconds of the processor that something takes at best."""
    took = []
    for _ in range(_RUNS):
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    return min(took) * 1000


def sized(root: str) -> Made:
    """The page sizes of the photo."""
    return pictures.render(Work(value=(PATH, MOST.picture, MOST.pixels), root=root))


def carded(made: Made | None, *formats: str) -> Made:
    """Cards on the photo, of its page sizes; without them flat."""
    order = Order(
        kind="story", address="stories/a/", words=_WORDS, brand=Brand(), source="", formats=formats,
        shared=len(formats) > 1, photo=PATH if made else "",
    )  # fmt: skip
    files = made.artifacts if made else []
    known = [
        Known(path=one.path, audience="public", kind=one.kind, size=0, sha256="", facts=one.facts)
        for one in files
    ]
    contents = {(f"picture:{PATH}", one.path): one.data for one in files}
    return render(Work(value=order, made={f"picture:{PATH}": known}, contents=contents))


def decoded(data: bytes) -> Image.Image:
    """A bare decode."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def encoder(data: bytes, path: str) -> Callable[[], object]:
    """A bare encode of what is in a file."""
    image = decoded(data).convert("RGB")
    if path.endswith(".webp"):
        return lambda: as_webp(image)
    return lambda: as_jpeg(image, quality=QUALITY) if "cards/" in path else as_jpeg(image)


def floor(source: bytes, made: Made) -> float:
    """Milliseconds of one bare decode of the source and the bare encodes of the files."""
    files = {one.path: one.data for one in made.artifacts if one.path.endswith((".jpg", ".webp"))}
    return least(lambda: decoded(source)) + sum(least(encoder(data, path)) for path, data in files.items())


def peak() -> int:
    """Megabytes that the making of all files of a photo of 12 megapixels takes at most, in a process of its own."""
    with tempfile.TemporaryDirectory() as root:
        (Path(root) / PATH).write_bytes(photo((4000, 3000)))
        script = "import re; from pathlib import Path; from bench.pictures import FORMATS, carded, sized; "
        script += f"carded(sized({root!r}), *FORMATS); "
        # What `getrusage` says is at least what the process had that started this one.
        script += "print(re.search(r'VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text())[1])"
        run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return int(run.stdout) // 1024


def main() -> None:
    """Measure, and print a table."""
    source = photo((3000, 2000))
    with tempfile.TemporaryDirectory() as root:
        (Path(root) / PATH).write_bytes(source)
        sizes = sized(root)
        rows = [
            ("page sizes, JPEG and WebP", least(lambda: sized(root)), floor(source, sizes), 1.5),
            (
                "all cards on the photo, from its widest size",
                least(lambda: carded(sizes, *FORMATS)),
                floor(sizes.artifacts[0].data, carded(sizes, *FORMATS)),
                0.0,
            ),
        ]
        for name, took, bare, most in rows:
            aim = f" (at most {most})" if most else ""
            print(f"{name}: {took:.0f} ms, floor {bare:.0f} ms, ratio {took / bare:.2f}{aim}")
        widest = sizes.artifacts[0].data
        image = least(lambda: open_picture(source, at_least=(492, 534)))
        print(
            f"a link card on the photo, from the original: {image + least(lambda: carded(sizes, 'link')) - least(lambda: open_picture(widest, at_least=(492, 534))):.0f} ms"
        )
        print(f"a link card of words alone: {least(lambda: carded(None, 'link')):.1f} ms")
        print(f"all cards of words alone: {least(lambda: carded(None, *FORMATS)):.0f} ms")
    print(f"peak of memory for 12 megapixels, sizes and all cards: {peak()} MB (at most 150)")


if __name__ == "__main__":
    main()
