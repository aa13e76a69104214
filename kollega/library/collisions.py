"""Collisions: hand-written pages at an address that something else has. Records are compared when they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kollega.filenames import alike
from kollega.library.read import address_of
from kollega.schema import Document
from kollega.sections import FOLDERS
from kollega.site import Site


def collisions(pages: Iterable[Document], others: Mapping[str, str], site: Site) -> None:
    """Report pages that would lie where another page does, or a file of the theme; also where only some disks think so.

    `others` are the addresses of records and groups, with the file or name that each has.
    """
    taken = {alike(address): name for address, name in others.items()}
    spelt = {
        alike(part): part
        for address in (*others, *(f"{name}/" for name in FOLDERS))
        for part in parts_of(address)
    }
    files = {f"{_inside(path, site)}/": path for path in (*site.theme_media, *site.theme_files)}
    for page in pages:
        address, path = address_of(page), page.record.path
        place = next((part for part in parts_of(address) if part in files), address)
        other = files.get(place) or taken.setdefault(alike(address), path)
        if other != path:
            page.source.problem("address-collision", other=other, address=f"/{place}")
            continue
        for part in parts_of(address):
            if (known := spelt.setdefault(alike(part), part)) != part:
                page.source.problem("address-alike", address=f"/{part}", other=f"/{known}")
                break


def parts_of(address: str) -> Iterator[str]:
    """`a/`, `a/b/` … of an address; of that of the home page, nothing."""
    names = address.split("/")[:-1]
    return ("/".join([*names[: number + 1], ""]) for number in range(len(names)))


def _inside(path: str, site: Site) -> str:
    """Where a file that MkDocs copies lies on the site."""
    folder = site.docs_dir if path in site.theme_media else site.theme_dir
    return path.removeprefix(folder + "/")
