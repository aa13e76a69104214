"""Decap CMS as its makers publish it: one version, whose sum is known."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from base64 import b64encode
from pathlib import Path

from kollega.start import Refused

VERSION = "3.16.3"
#: The sum of the package (Subresource Integrity), as npm's own metadata have it.
INTEGRITY = "sha512-hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw=="
LICENSE = Path(__file__).parent / "decap-cms-LICENSE.txt"
_NAME = f"decap-cms-{VERSION}.tgz"
#: What the editor needs in a browser: itself, the parts that it loads later, and the notices of others in it.
_WANTED = re.compile(r"package/dist/((?:\d+\.)?decap-cms\.js(?:\.LICENSE\.txt)?|[0-9a-f]{20}\.wasm)")
_MOST = 80_000_000
_PATIENCE = 600


def files(kept: Path) -> dict[str, bytes]:
    """The files of the editor by name. The package is fetched with npm once, and kept in the folder `kept`.

    npm fetches it from where this machine is set up to. Raises `Refused` where it cannot be had or is not what it must be.
    """
    package = kept / _NAME
    if not package.is_file() or not _is_right(package):
        _fetch(kept)
    if not _is_right(package):
        package.unlink()
        raise Refused(
            f"the package decap-cms {VERSION} is not the one that was looked at: its sum is another. It was deleted."
        )
    found = {"LICENSE.txt": LICENSE.read_bytes()}
    with tarfile.open(fileobj=io.BytesIO(package.read_bytes())) as archive:
        for entry in archive:
            name = _WANTED.fullmatch(entry.name)
            if name and entry.isfile() and entry.size <= _MOST and (file := archive.extractfile(entry)):
                found[name[1]] = file.read()
    return found


def _is_right(package: Path) -> bool:
    return f"sha512-{b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()}" == INTEGRITY


def _fetch(kept: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise Refused(
            "npm is needed to fetch the editor, and it is not installed here. Install Node.js, which brings it, or put the "
            f"file {_NAME} into {kept}."
        )
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [
            npm,
            "pack",
            f"decap-cms@{VERSION}",
            "--silent",
            "--ignore-scripts",
            "--pack-destination",
            folder,
        ]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=_PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise Refused("npm took too long to fetch the editor. Try it again.") from error
        made = Path(folder, _NAME)
        if done.returncode or not made.is_file():
            said = done.stderr.decode(errors="replace").strip()[-500:]
            raise Refused(f"npm could not fetch decap-cms {VERSION}: {said or 'it does not say why'}")
        # Another run may do the same at the same time.
        beside = kept / f"{_NAME}.{os.getpid()}"
        shutil.copyfile(made, beside)
        beside.replace(kept / _NAME)
