"""A cluster of Dask: an executor whose workers are on other machines. The package is loaded only where one is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from kollega.away import Away, Unusable

#: Seconds in which a scheduler must answer, and a worker be there.
ANSWER, WORKERS = 10.0, 30.0
#: `dask://HOST:PORT`, and the same encrypted, with certificates that Dask's own configuration names.
_ADDRESS = re.compile(r"dask(\+tls)?://([^/\s]+:\d+)")


def scheduler(address: str) -> str | None:
    """The address of a scheduler as Dask writes it; nothing where `address` is none."""
    found = _ADDRESS.fullmatch(address)
    return f"{'tls' if found[1] else 'tcp'}://{found[2]}" if found else None


@contextmanager
def performers(address: str, here: int, theme: Mapping[str, str]) -> Iterator[Away]:
    """Performers on the cluster whose scheduler has this address (see `scheduler`). Raises `Unusable`."""
    try:
        import dask
        import distributed
    except ImportError:
        raise Unusable('This needs the package distributed: in the clone, pip install ".[dask]"') from None

    def count() -> int:
        """Threads of all workers that are there now."""
        try:
            return sum(client.nthreads().values())
        except OSError:
            return 0

    if address.startswith("tls:") and not distributed.Security().get_connection_args("client").get(
        "ssl_context"
    ):
        raise Unusable(
            "Dask knows no certificates: name them in its configuration, under distributed.comm.tls"
        )
    # A batch may hold many pictures; Dask would advise against that.
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}):
        try:
            client = distributed.Client(address, timeout=ANSWER, set_as_default=False)
        except OSError as error:
            raise Unusable(f"No scheduler of Dask answers at {address} ({error})") from error
        with client:
            try:
                client.wait_for_workers(1, timeout=WORKERS)
            except TimeoutError:
                raise Unusable(
                    f"The scheduler at {address} has no worker. Start one: dask worker {address}"
                ) from None
            with Away(client.get_executor(pure=False), count, theme, here) as away:
                yield away
