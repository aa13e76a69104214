"""The site folder that something is made for."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from kollega.diagnostics import Report, as_text
from kollega.library.read import Documents, read_all
from kollega.problems import spoken
from kollega.start import Refused


def documents_of(root: Path) -> Documents:
    """What the site has already. Mistakes in it are told by `check`. Raises `Refused` where its configuration cannot be read."""
    report = Report()
    documents = read_all(root, report)
    # A site that is empty yet is what a first file is made for.
    errors = [
        found for found in report.diagnostics if found.severity == "error" and found.code != "site-empty"
    ]
    unread = [found for found in errors if found.breaks_site]
    if documents is None or unread:
        raise Refused("\n".join(map(as_text, unread or errors)))
    return documents


def refuse_links(root: Path, name: str) -> None:
    """Raise `Refused` where a file below `root`, or a folder on the way to it, is a link."""
    file = PurePosixPath(name)
    for part in (file, *file.parents):
        if part.name and (root / part).is_symlink():
            said = (
                "`{path}` is a link to another place, and links are never followed. Make it a file."
                if part == file
                else "`{path}` is a link to another place, and links are never followed. Make it a folder."
            )
            raise Refused(spoken().phrase(said, path=part))


def names_of(documents: Documents, kind: str) -> dict[str, str]:
    """The names of the records of a kind by their ids, in the order of the alphabet."""
    found = {slug: str(document.record.name) for slug, document in documents.of(kind).items()}
    return dict(sorted(found.items(), key=lambda row: (row[1].casefold(), row[0])))
