"""Delivering a release file by file, with a list on the host of what lies there that is right at every moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from kollega.deploy.errors import Failed, persistently
from kollega.deploy.host import OWN, Host, Mark
from kollega.deploy.lease import Held
from kollega.deploy.place import Order
from kollega.deploy.plan import Lying

#: A batch is at most so many files, and bytes; the list is written again after so many seconds.
_FILES, _BYTES, _OFTEN = 100, 8_000_000, 10.0


class Lies(msgspec.Struct, kw_only=True):
    """What lies on a host. `stays` is what no page of the release needs. Until it is `whole`, an older release may show through.

    `release` is the name of it, `before` that of the one before, `withdrawal` that of all who had withdrawn then.
    """

    files: dict[str, Lying] = {}
    stays: tuple[str, ...] = ()
    whole: bool = False
    release: str = ""
    before: str = ""
    withdrawal: str = ""

    @property
    def hashes(self) -> dict[str, str]:
        """SHA-256 by path of the release's own files."""
        stays = set(self.stays)
        return {path: lying.sha256 for path, lying in self.files.items() if path not in stays}


def read(host: Host, path: str) -> Lies | None:
    """A list from the host; `None` where there is none, or none that can be understood."""
    data = persistently(lambda: host.read(path))
    try:
        return msgspec.json.decode(data, type=Lies) if data else None
    except msgspec.MsgspecError:
        return None


def compared(lies: Lies, found: Mapping[str, Mark]) -> tuple[dict[str, Lying], tuple[str, ...]]:
    """What is known of the files that are there, and notes on those that somebody else changed or removed."""
    known, notes = {}, []
    for path, lying in lies.files.items():
        mark = found.get(path)
        if mark is None:
            if lying.sha256:
                notes.append(f"{path} was removed on the host by somebody else; it comes again.")
        elif lying.mark is not None and lying.mark != mark:
            notes.append(f"{path} was changed on the host by somebody else; it is replaced.")
            known[path] = Lying("")
        else:
            known[path] = lying
    return known, tuple(notes)


class Delivery:
    """Changes the files below a folder of a host, and its list at `list_path`, in step."""

    def __init__(
        self, host: Host, holding: Held, order: Order, lies: Lies, list_path: str, below: str = ""
    ) -> None:
        self._host, self._holding, self.order = host, holding, order
        self.lies, self._list, self._below = lies, list_path, below
        self._saved = time.monotonic()

    def come(
        self, paths: Sequence[str], bring: Callable[[Sequence[str]], object], hashes: Mapping[str, str]
    ) -> None:
        """Have `bring` put files there, some at a time; `hashes` is what they hold then."""
        done = 0
        for batch in self._batches(paths):
            self._do(lambda batch=batch: bring(batch))  # type: ignore[misc]
            for path in batch:
                self.lies.files[path] = Lying(hashes[path])
            done += len(batch)
            self.order.tell(f"{done} of {len(paths)}")

    def go(self, paths: Sequence[str]) -> None:
        """Remove files."""
        for start in range(0, len(paths), _FILES * 10):
            batch = paths[start : start + _FILES * 10]
            self._do(lambda batch=batch: self._host.delete([self._below + path for path in batch]))  # type: ignore[misc]
            for path in batch:
                self.lies.files.pop(path, None)

    def save(self) -> None:
        """Write the list."""
        self._saved = time.monotonic()
        data = msgspec.json.encode(self.lies)
        self._do(lambda: self._host.write(self._list, data))

    def finish(self) -> None:
        """Look at what is there, and write the list of a whole release. Raises `Failed` where something is not there."""
        found = persistently(lambda: self._host.marks(self._below))
        for path, lying in self.lies.files.items():
            if path not in found:
                raise Failed(f"{path} was brought to {self._host.where}, and is not there. Publish again.")
            self.lies.files[path] = Lying(lying.sha256, found[path])
        self.lies.whole = True
        self.save()
        temporary = f"{OWN}temp/"
        if rest := persistently(lambda: self._host.marks(temporary)):
            self._host.delete([temporary + path for path in rest])

    def _do(self, action: Callable[[], object]) -> None:
        self._holding.check()
        persistently(action)
        if time.monotonic() - self._saved > _OFTEN:
            self.save()

    def _batches(self, paths: Sequence[str]) -> Iterator[Sequence[str]]:
        batch: list[str] = []
        size = 0
        for path in paths:
            file = self.order.files.get(path)
            size += file.size if file else 0
            batch.append(path)
            if len(batch) == _FILES or size > _BYTES:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch
