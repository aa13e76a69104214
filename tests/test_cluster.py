"""A cluster of Dask with real workers: the same bytes, the loss of a worker, and what is told where it cannot be used."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

import kollega
from kollega import cluster
from kollega.away import Away, Unusable
from kollega.cli import cli
from kollega.pipeline import Order, build
from tests.folders import CONFIG, SMALL, contents, write
from tests.test_pipeline import order
from tests.waiting import until_true

_PROGRAM = Path(kollega.__file__).parent
_STORY = "---\ntitle: Night {0}\ndate: 2026-01-13\nauthors: Ada Anker\nphoto: {0}.jpg\nphoto_alt: Sea\n---\n\nIt is dark.\n"


def picture(number: int) -> bytes:
    data = io.BytesIO()
    Image.linear_gradient("L").rotate(number * 20).resize((1800, 1200)).convert("RGB").save(data, "JPEG")
    return data.getvalue()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stories with pictures, and a theme of the site's own; it is built here, into `here/`."""
    stories = {f"stories/night-{number}.md": _STORY.format(number) for number in range(16)}
    root = write(tmp_path_factory.mktemp("cluster") / "site", {
        **SMALL, **stories, **{f"stories/{number}.jpg": picture(number) for number in range(16)},
        "mkdocs.yml": CONFIG + "theme: {name: material, custom_dir: theme}\n",
        "theme/records/stories.html": "<h1>Stories</h1>\n",
        "theme/styles/parts.css": ".own { color: teal }\n",
    })  # fmt: skip
    assert build(_order(root, "here", workers=1)).published
    return root


def _order(root: Path, name: str, **options: object) -> Order:
    """An order that makes everything anew, into the folder `name`."""
    to = root.parent / name
    return order(
        root, site_dir=to / "site", backstage_dir=to / "backstage", pictures=True, cache=False, **options
    )


def outputs(root: Path, name: str) -> dict[str, bytes]:
    """Both outputs that lie in the folder `name`."""
    return {
        f"{part}/{path}": data
        for part in ("site", "backstage")
        for path, data in contents(root.parent / name / part).items()
    }


class Dask:
    """A scheduler on this machine, whose `workers` come and go."""

    def __init__(self, folder: Path) -> None:
        self.workers: list[subprocess.Popen[bytes]] = []
        self._folder = folder
        where = folder / "address.json"
        self.scheduler = self._start("dask_scheduler", "--port", "0", "--scheduler-file", where)
        until_true(where.exists)
        self.address = _address(where)

    def work(self, program: Path = _PROGRAM) -> None:
        """Have another worker, which runs the program in the folder `program`."""
        self.workers.append(
            self._start("dask_worker", self.address, "--nthreads", "1", "--no-nanny", program=program)
        )

    def _start(self, name: str, *words: object, program: Path = _PROGRAM) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-m",
            f"distributed.cli.{name}",
            "--host",
            "127.0.0.1",
            "--no-dashboard",
            *map(str, words),
        ]
        return subprocess.Popen(
            command, cwd=self._folder, env=os.environ | {"PYTHONPATH": os.pathsep.join((str(program.parent), str(_PROGRAM.parent)))},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def _address(where: Path) -> str:
    import json

    until_true(lambda: where.read_text().rstrip().endswith("}"))
    address: str = json.loads(where.read_text())["address"]
    return address


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    made = Dask(tmp_path)
    yield made
    made.close()


def on(dask: Dask) -> Callable[..., object]:
    return partial(cluster.performers, dask.address, 1)


@pytest.mark.slow
def test_processes_give_the_same_site(site: Path) -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:

        @contextmanager
        def performers(theme: dict[str, str]) -> Iterator[Away]:
            with Away(executor, lambda: 2, theme) as away:
                yield away

        assert build(_order(site, "processes", performers=performers)).published
    assert outputs(site, "processes") == outputs(site, "here")


@pytest.mark.slow
def test_two_workers_give_the_same_site(dask: Dask, site: Path) -> None:
    dask.work()
    dask.work()
    assert build(_order(site, "two", performers=on(dask))).published
    assert outputs(site, "two") == outputs(site, "here")


@pytest.mark.slow
@pytest.mark.parametrize("lost", ["one", "both", "scheduler"])
def test_what_is_lost_in_the_middle_changes_nothing(
    lost: str, dask: Dask, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kollega.away.PATIENCE", 2)
    dask.work()
    dask.work()
    told: list[int] = []
    killed = {"one": dask.workers[:1], "both": dask.workers, "scheduler": [dask.scheduler]}[lost]

    def progress(what: str, done: int, all_: int) -> None:
        told.append(done)
        if what == "Making" and len(told) == 6:
            for process in killed:
                process.kill()

    assert build(_order(site, f"lost-{lost}", performers=on(dask), progress=progress)).published
    assert all(process.poll() is not None for process in killed)
    assert outputs(site, f"lost-{lost}") == outputs(site, "here")


@pytest.mark.slow
def test_a_worker_of_another_version_is_refused(dask: Dask, site: Path, tmp_path: Path) -> None:
    """By the command, in words; the outputs stay as they are."""
    other = tmp_path / "older" / "kollega"
    shutil.copytree(_PROGRAM, other)
    with (other / "steps.py").open("a") as file:
        file.write("# older\n")
    dask.work(other)
    to = dask.address.replace("tcp://", "dask://")
    done = CliRunner().invoke(cli, ["build", "--root", str(site), "--executor", to, "--today", "2026-02-01"])
    assert done.exit_code == 1
    assert "runs another version of this program" in done.output
    assert "The last good output is as it was." in done.output
    assert not (site / "site").exists()


@pytest.mark.slow
def test_a_scheduler_without_workers_is_told(dask: Dask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "WORKERS", 1)
    with pytest.raises(Unusable, match=r"has no worker\. Start one: dask worker tcp://127"), on(dask)({}):  # type: ignore[attr-defined]
        pass


def test_nobody_at_the_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 1)
    with (
        pytest.raises(Unusable, match="No scheduler of Dask answers at tcp://127"),
        cluster.performers("tcp://127.0.0.1:9", 1, {}),
    ):
        pass


def test_certificates_that_nobody_named_are_told() -> None:
    with pytest.raises(Unusable, match="Dask knows no certificates"), cluster.performers("tls://a:1", 1, {}):
        pass


def test_an_address_of_another_kind_is_no_cluster() -> None:
    assert cluster.scheduler("dask://10.0.0.5:8786") == "tcp://10.0.0.5:8786"
    assert cluster.scheduler("dask+tls://mill:8786") == "tls://mill:8786"
    for address in ("10.0.0.5:8786", "dask://mill", "ray://mill:1", "dask://a b:1"):
        done = CliRunner().invoke(cli, ["build", "--executor", address])
        assert (done.exit_code, "write dask://HOST:PORT" in done.output) == (2, True)


def test_without_the_package_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(Unusable, match=r'in the clone, pip install "\.\[dask\]"'),
        cluster.performers("tcp://a:1", 1, {}),
    ):
        pass


def test_a_build_without_a_cluster_loads_nothing_of_it() -> None:
    asked = "import sys, kollega.pipeline, kollega.commands.build; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {
        "kollega.away",
        "kollega.there",
        "kollega.cluster",
        "distributed",
        "dask",
        "concurrent.futures.thread",
    } & {*loaded}
