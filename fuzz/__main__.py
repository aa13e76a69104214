"""`python -m fuzz TARGET`: search for inputs that break what a target promises.

With atheris, what new parts of the program an input reaches decides what is tried next; without it, inputs are made
blindly. An input that breaks a promise is written to `fuzz/found/`, and the exit code is not 0.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

from fuzz import TARGETS, Target
from fuzz.mutation import mutations

try:
    import atheris
except ImportError:
    atheris = None

#: Inputs that break a promise; and those that reached something new, where the next run goes on.
FOUND, CORPUS = Path(__file__).parent / "found", Path(__file__).parent / "corpus"
#: Bytes; what is wrong with a reader shows in short texts, and those are many more in the same time.
LONGEST = 4_096


def main() -> None:
    """Run one target for a time."""
    parser = argparse.ArgumentParser(
        prog="python -m fuzz", description="Search for inputs that break what a target promises."
    )
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument(
        "inputs", nargs="*", type=Path, help="only look at these files, e.g. those that were found"
    )
    parser.add_argument("--seconds", type=int, default=60, help="how long to search (60)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins (1)")
    options = parser.parse_args()
    guided = atheris is not None and not options.inputs
    with atheris.instrument_imports(include=["kollega", "yaml"]) if guided else nullcontext():
        target: Target = import_module(f"fuzz.{options.target}")  # type: ignore[assignment]
    FOUND.mkdir(exist_ok=True)
    if options.inputs:
        for path in options.inputs:
            target.check(path.read_bytes())
    elif guided:
        _search(target, options.target, options.seconds, options.seed)
    else:
        print("atheris is not there: searching blindly")
        _search_blindly(target, options.target, options.seconds, options.seed)


def _search(target: Target, name: str, seconds: int, seed: int) -> None:
    """Search with libFuzzer, which never comes back."""
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    for data in target.seeds():
        (folder / hashlib.sha256(data).hexdigest()).write_bytes(data)
    words = folder.with_suffix(".words")
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.WORDS if 0 < len(word) < 64))
    flags = {
        "max_total_time": seconds, "seed": seed, "max_len": LONGEST, "dict": words, "artifact_prefix": f"{FOUND / name}-",
        "rss_limit_mb": 4_000, "timeout": 30, "print_final_stats": 1, "verbosity": 1,
    }  # fmt: skip
    atheris.Setup(
        [sys.argv[0], *(f"-{flag}={value}" for flag, value in flags.items()), str(folder)], target.check
    )
    atheris.Fuzz()


def _escaped(word: bytes) -> str:
    return "".join(rf"\x{byte:02x}" for byte in word)


def _search_blindly(target: Target, name: str, seconds: int, seed: int) -> None:
    end, count = time.monotonic() + seconds, 0
    for data in mutations(target.seeds(), target.WORDS, seed):
        if time.monotonic() > end:
            break
        count += 1
        try:
            target.check(data)
        except Exception:
            path = FOUND / f"{name}-{hashlib.sha256(data).hexdigest()[:16]}"
            path.write_bytes(data)
            print(f"found: {path}")
            raise
    print(f"{count} inputs, nothing found")


if __name__ == "__main__":
    main()
