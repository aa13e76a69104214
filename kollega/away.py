"""Away: performs batches with any executor of `concurrent.futures`, whose processes may be on other machines.

What comes back is data, of which nothing is believed but that it is what a step makes: the store works out digests and
sizes itself, and the gate reads the finished output here. Whatever does not come back whole, since a worker was lost or
its machine was short of something, is done again here, where it is also decided whether a file or the program is to blame.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from typing import Self

import msgspec

from kollega import there
from kollega.farm import Apart, Batch, Results
from kollega.pictures.source import Unreadable, read_source
from kollega.steps import Made

#: Batches that are on their way for each that is worked at, so that nobody waits for the next.
_AHEAD = 2
#: Seconds without an answer after which it is asked whether anybody is there, and after which nobody is waited for.
_LOOK, PATIENCE = 1.0, 30.0

_answers = msgspec.msgpack.Decoder(there.Answer)


class Unusable(ConnectionError):
    """An executor cannot be used: nobody is there, or what is there is not this program."""


class Away:
    """Performers with an executor. Whoever made the executor closes it.

    `count` gives the number of batches that it works at now; 0: nobody is there. `theme` has the digests of the files of
    the site's theme, which travel with every batch; `here` is the number of processes for what stays here.
    """

    def __init__(
        self, executor: Executor, count: Callable[[], int], theme: Mapping[str, str], here: int = 1
    ) -> None:
        self.at_once = max(1, count())
        self._executor, self._count, self._theme = executor, count, theme
        self._version = there.version()
        #: Threads that wait for batches which are away, and threads that each have a process here.
        self._couriers, self._here = ThreadPoolExecutor(_AHEAD * self.at_once), ThreadPoolExecutor(here)
        self._aparts: list[Apart] = []
        self._idle: list[Apart] = []
        self._sent: set[Future[bytes]] = set()
        self._is_lost = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for threads in (self._couriers, self._here):
            threads.shutdown(wait=False, cancel_futures=True)
        self._give_up()
        for apart in self._aparts:
            apart.end()
        self._here.shutdown()  # a thread whose process ended tidies up after it, and nobody else may meanwhile
        for apart in self._aparts:
            apart.close()

    def run(self, batches: Sequence[Batch]) -> Iterator[tuple[Batch, Results | None]]:
        """Perform batches. Raises `Unusable` where a worker is of another version or gives no proper answer."""
        asked = {self._ask(batch): batch for batch in batches}
        waiting, heard = set(asked), time.monotonic()
        while waiting:
            done, waiting = wait(waiting, _LOOK, FIRST_COMPLETED)
            yield from ((asked[result], result.result()) for result in done)
            if done or self._count():
                heard = time.monotonic()
            elif time.monotonic() - heard > PATIENCE:
                self._give_up()

    def _ask(self, batch: Batch) -> Future[Results | None]:
        """Have a batch performed, here or away."""
        if any(step.here for step in batch.steps):
            return self._here.submit(self._stay, batch)
        return self._couriers.submit(self._go, batch)

    def _give_up(self) -> None:
        """Wait no longer for what is away."""
        self._is_lost = True
        for future in tuple(self._sent):
            future.cancel()

    def _go(self, batch: Batch) -> Results | None:
        """The results of a batch that may go away."""
        results = None if self._is_lost else self._away(batch)
        if results and all(isinstance(one, Made) for one in results):
            return results
        return self._here.submit(self._stay, batch).result()

    def _stay(self, batch: Batch) -> Results | None:
        """The results of a batch that is performed here."""
        try:
            apart = self._idle.pop()
        except IndexError:
            apart = Apart()
            self._aparts.append(apart)
        try:
            return apart.perform(batch)
        finally:
            self._idle.append(apart)

    def _away(self, batch: Batch) -> Results | None:
        """What the executor says; `None` where it says nothing."""
        paths = dict.fromkeys((*self._theme, *(path for step in batch.steps for path in step.files)))
        try:
            files = {path: read_source(batch.works[0].root, path) for path in paths}
            sent = self._executor.submit(there.perform, self._version, pickle.dumps(batch), files)
            self._sent.add(sent)
            data = sent.result()
            self._sent.discard(sent)
        except Unreadable:
            return None  # It is told where it happens.
        except Exception as error:
            for reason in (error, error.__cause__):
                if isinstance(reason, (ImportError, AttributeError)):
                    raise Unusable(f"A worker cannot load this program ({reason}). {_CURE}") from error
            return None
        return self._read(data, batch)

    def _read(self, data: bytes, batch: Batch) -> Results | None:
        try:
            answer = _answers.decode(data)
        except msgspec.MsgspecError as error:
            raise Unusable(f"A worker gives answers that cannot be read ({error}). {_CURE}") from error
        if answer.version != self._version:
            raise Unusable(
                f"The worker on {answer.machine} runs another version of this program, of its packages or of Python. {_CURE}"
            )
        if answer.results is not None and len(answer.results) != len(batch.steps):
            raise Unusable(f"The worker on {answer.machine} gives other answers than were asked for. {_CURE}")
        return answer.results


_CURE = "Install there what is installed here, with the same packages and the same Python, and start it again"
