"""Pages of a preview ahead of the build that they belong to: the one thing whose file was just saved, seen at once.

The build that follows makes the same pages, with everything else that changed, and looks at all of it. Until then a page is
shown only if nothing is wrong with the file, if all that the page needs was made before, and if the gate finds nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from kollega.day import today_in
from kollega.digest import of_bytes
from kollega.library import Anew
from kollega.live import Library
from kollega.look import Output, faults
from kollega.order import Order
from kollega.produce import pages
from kollega.run import Run
from kollega.steps import Known, Made, Step, Work


class Early:
    """Knows what the last build made, from the end of its `run`."""

    def __init__(
        self, anew: Anew, order: Order, library: Library, run: Run, output: Output, theme: dict[str, str]
    ) -> None:
        self._anew, self._order, self._output, self._theme = anew, order, output, theme
        self._today, self._timezone = library.today, library.site.timezone
        self._made = {name: result.artifacts for name, result in run.results.items()}
        frames = [one for name, made in self._made.items() if name.startswith("frame:") for one in made]
        #: What pages are put into; they are few.
        self._contents = run.contents({frame.sha256 for frame in frames})

    def pages(self, path: str) -> dict[str, bytes]:
        """The pages of a story, a job or an event with the words that its file has now, by path below the public output.

        Only those that are there already and would change; nothing where anything else has to be looked at first.
        """
        today = self._order.today or today_in(self._timezone)
        library = self._anew.library(self._order.root, path) if today.isoformat() == self._today else None
        if library is None:
            return {}
        found: dict[str, bytes] = {}
        for step in self._steps(library, path):
            made = self._perform(step)
            if made is None or made.diagnostics:
                return {}
            for artifact in made.artifacts:
                name = step.folder + artifact.path
                known = self._output.files.get(name)
                if known is None or faults(self._output, name, artifact.data):
                    return {}
                if known.sha256 != of_bytes(artifact.data):
                    found[name] = artifact.data
        return found

    def _steps(self, library: Library, path: str) -> Iterable[Step]:
        every = pages.steps(library, pictures=self._order.pictures, theme=self._theme)
        return (step for step in every if step.source == path)

    def _perform(self, step: Step) -> Made | None:
        """What a step makes, if all that it looks at was made before."""
        names = (*step.needs, *step.reads)
        if any(name not in self._made for name in names):
            return None
        read: dict[tuple[str, str], Known] = {
            (name, known.path): known for name in step.reads for known in self._made[name]
        }
        if any(known.sha256 not in self._contents for known in read.values()):
            return None
        contents = {key: self._contents[known.sha256] for key, known in read.items()}
        made = {name: self._made[name] for name in names}
        return step.function(Work(value=step.value, made=made, contents=contents, root=str(self._order.root)))
