"""What tests share: a browser, a web server on this machine, and sites that are built once."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from kollega.digest import of_value
from tests.deploy.servers import may_mount, program
from tests.editing import decap_server
from tests.serving import serving
from tests.validating import validators

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PLACES = ("/usr/bin/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

# A shell ignores Ctrl-C for what it starts in the background, and what tests start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# No test may fail since the machine is busy. Where a merge waits for the outcome the examples are always the same;
# elsewhere they are new ones each time.
settings.register_profile(
    "ours", deadline=None, suppress_health_check=[HealthCheck.too_slow],
    derandomize=os.environ.get("CI", "").lower() in ("true", "1"),
)  # fmt: skip
settings.load_profile("ours")


@cache
def chromium() -> str | None:
    """The browser's program, or nothing where there is none. `CHROME_PATH` decides if it is set."""
    chosen = os.environ.get("CHROME_PATH")
    found = (shutil.which(name) for name in ((chosen,) if chosen else (*_BROWSERS, *_PLACES)))
    return next((path for path in found if path), None)


@cache
def stands_in() -> bool:
    """Whether the machine has Arial, or a font as wide, by whose measures pages are set until their own fonts are there."""
    if sys.platform in ("darwin", "win32"):
        return True
    try:
        found = subprocess.run(["fc-match", "Arial"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    return any(name in found for name in ("Arial", "Arimo", "Liberation Sans"))


class _Need(NamedTuple):
    """What tests with a marker cannot do without."""

    found: Callable[[], object]
    what: str
    missing: str
    cure: str
    #: Whether a machine of CI must have it.
    always: bool = True


_NEEDS = {
    "browser": _Need(
        chromium, "a browser", "there is no Chromium",
        "install Chromium (on Debian and Ubuntu: apt install chromium) and run them again",
    ),
    "arial": _Need(
        stands_in, "Arial, or a font as wide", "there is no font like Arial",
        "install Liberation Sans (on Debian and Ubuntu: apt install fontconfig fonts-liberation) and run them again",
    ),
    "validators": _Need(
        validators, "the validators", "there are no validators",
        "install them (on Debian and Ubuntu: apt install nodejs npm default-jre-headless; then: "
        "PUPPETEER_SKIP_DOWNLOAD=1 npm ci --ignore-scripts --prefix tests/validators) and run them again",
    ),
    **{
        name: _Need(
            partial(program, command), what, f"there is no {command}",
            f"install it (on Debian and Ubuntu: apt install {package}) and run them again",
        )
        for name, command, what, package in (
            ("apache", "apache2", "the web server Apache", "apache2"),
            ("caddy", "caddy", "the web server Caddy", "caddy"),
            ("exiftool", "exiftool", "ExifTool", "libimage-exiftool-perl"),
            ("nginx", "nginx", "the web server nginx", "nginx-light"),
            ("rsync", "rsync", "rsync", "rsync"),
            ("sshd", "sshd", "an SSH server", "openssh-server"),
        )
    },
    "small_disk": _Need(
        may_mount, "the right to mount a small disk", "no disk may be mounted",
        "run them as root on Linux, in a container with the right to mount (CAP_SYS_ADMIN)", always=False,
    ),
    "s3_server": _Need(
        partial(find_spec, "moto"), "the package moto", "there is no moto", "install the packages for tests again",
    ),
    "editor": _Need(
        decap_server, "the proxy of the web editor", "there is no decap-server",
        "install it (on Debian and Ubuntu: apt install nodejs npm; then: npm ci --ignore-scripts --prefix tests/editor) "
        "and run them again",
    ),
    "video": _Need(
        lambda: shutil.which("ffmpeg") and shutil.which("ffprobe"), "ffmpeg", "there is no ffmpeg",
        "install it (on Debian and Ubuntu: apt install ffmpeg) and run them again",
    ),
}  # fmt: skip


#: Folders whose files share something that takes long to make.
_SHARING = {"bootstrap", "hostile"}


class Together(LoadScopeScheduling):
    """Tests of one file run in one process, as they share what they have built; those of some folders share it all."""

    def _split_scope(self, nodeid: str) -> str:
        path = PurePosixPath(nodeid.partition("::")[0])
        return str(path.parent if path.parent.name in _SHARING else path)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """Share tests out so, whichever way of doing it was asked for."""
    return Together(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, need in _NEEDS.items():
        if item.get_closest_marker(marker) is None or need.found():
            continue
        if need.always and os.environ.get("CI", "").lower() in ("true", "1"):
            pytest.fail(f"this test needs {need.what}; {need.cure}", pytrace=False)
        pytest.skip(need.missing)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", []))
    lacking = [(need, count) for need in _NEEDS.values() if (count := reasons[f"Skipped: {need.missing}"])]
    if lacking:
        terminalreporter.section("NOT EVERYTHING WAS TESTED", red=True, bold=True)
    for need, count in lacking:
        terminalreporter.write_line(
            f"{count} tests need {need.what} and were skipped: {need.cure}.", red=True
        )


# Not for the whole session: two of Playwright's loops cannot run at the same time in one thread.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, without a window. Tests that use it carry the marker `browser`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page, 1280 pixels wide and 800 high, with no cookies and no cache."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


class SiteServer(Protocol):
    def __call__(self, folder: Path, under: str = "/") -> str: ...


@pytest.fixture
def site_server() -> Iterator[SiteServer]:
    """`site_server(folder, under="/careers/")` serves a folder on this machine and gives its address."""
    with ExitStack() as stack:
        yield lambda folder, under="/": stack.enter_context(serving(folder, under))


class Built(NamedTuple):
    """A site that was built for tests. Do not write into its folders: other tests read them too."""

    site: Path
    backstage: Path
    #: All files in both, as `pipeline.Outcome.outputs` tells of them.
    outputs: list[dict[str, Any]]


class BuildSite(Protocol):
    def __call__(self, root: Path, today: date | None = None, *, pictures: bool = True) -> Built: ...


@pytest.fixture(scope="session")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> BuildSite:
    """`build_site(root, today)` builds a site folder outside of that folder, once for each set of arguments.

    Test processes that run at the same time share what they build.
    """
    ours = tmp_path_factory.getbasetemp()
    shared = (ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours) / "built"

    @cache
    def build(root: Path, today: date | None, pictures: bool) -> Built:
        out = shared / of_value([str(root), str(today), pictures])
        out.mkdir(parents=True, exist_ok=True)
        listed = out / "outputs.json"
        with (out / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not listed.exists():
                listed.write_text(json.dumps(_build(root, out, today, pictures)))
        return Built(out / "site", out / "backstage", json.loads(listed.read_text()))

    wrapped: Callable[[Path, date | None, bool], Built] = build
    return lambda root, today=None, *, pictures=True: wrapped(root.resolve(), today, pictures)


def _build(root: Path, out: Path, today: date | None, pictures: bool) -> list[dict[str, Any]]:
    from kollega import pipeline
    from kollega.diagnostics import as_text

    outcome = pipeline.build(
        pipeline.Order(
            root=root, site_dir=out / "site", backstage_dir=out / "backstage", today=today,
            workers=os.cpu_count() or 1, pictures=pictures,
        )
    )  # fmt: skip
    if not outcome.published:
        pytest.fail(f"{root} does not build:\n" + "\n".join(map(as_text, outcome.report.diagnostics)))
    return outcome.outputs
