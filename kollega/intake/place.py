"""The files of a story: a look at them before they are written, and into the site's folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kollega.diagnostics import Report, as_text
from kollega.intake import Refused
from kollega.intake.story import Story
from kollega.limits import MOST
from kollega.problems import spoken
from kollega.schema import read_record
from kollega.site import Site
from kollega.sources import read_text, scan
from kollega.start.files import write_new
from kollega.start.site import refuse_links


def look(story: Story, site: Site) -> None:
    """Refuse a story whose file the check would refuse, before anything is written."""
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        write_new(Path(folder), story.files)
        files = scan(Path(folder), ["stories"], report, MOST)
        for path in (path for path in story.files if path.endswith(".md")):
            source = read_text(files, path, report, MOST)
            if source is not None:
                read_record("story", story.slug, source, files, site)
    errors = [as_text(found) for found in report.diagnostics if found.severity == "error"]
    if errors:
        raise Refused("\n".join([spoken().phrase("the story cannot be read:"), *errors]))


def into_folder(story: Story, root: Path) -> list[Path]:
    """Write the files below `stories/`; the paths of what was written. Raises `Refused`, `OSError`; never overwrites."""
    folder = root / "stories" / story.slug
    if os.path.lexists(folder) or os.path.lexists(folder.with_suffix(".md")):
        said = "there is `{path}` already. Open it, or ask for another title."
        raise Refused(spoken().phrase(said, path=f"stories/{story.slug}"))
    refuse_links(root, f"stories/{story.slug}/index.md")
    write_new(root, story.files)
    return [root / path for path in story.files]
