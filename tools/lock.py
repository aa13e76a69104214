"""Write the locks anew: `python tools/lock.py [--upgrade]`. Needs uv.

A lock holds exact versions and hashes for Linux, macOS and Windows and Python 3.11 to 3.14. Versions stay
as they are where they still fit; `--upgrade`, or `--upgrade-package NAME`, takes newer ones.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

#: Each lock, and what is in it. The later ones hold the versions of the first, which has the most to agree on.
LOCKS = {
    "requirements-test.lock": ["pyproject.toml", "--group", "test"],
    "requirements.lock": ["pyproject.toml"],
    "requirements-build.lock": ["--group", "build"],
}

_HOW = [
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links",
    "--no-header", "--no-annotate", "--quiet",
]  # fmt: skip


def main(options: list[str]) -> None:
    """Write all locks, or none."""
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("tools/lock.py needs uv: pip install uv")
    with tempfile.TemporaryDirectory() as folder:
        first: list[str] = []
        for name, what in LOCKS.items():
            new = Path(folder, name)
            if (ROOT / name).exists():
                shutil.copyfile(ROOT / name, new)
            subprocess.run(
                [uv, "pip", "compile", *what, *first, *_HOW, *options, "--output-file", new],
                cwd=ROOT,
                check=True,
            )
            first = first or ["--constraint", str(new)]
        texts = {name: Path(folder, name).read_text() for name in LOCKS}
    for name, text in texts.items():
        if "://" in text:
            sys.exit(f"{name} would hold an address; nothing was written.")
    for name, text in texts.items():
        (ROOT / name).write_text(text, newline="\n")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error}; nothing was written.")
