"""How fast we are, beside others: `python -m bench`.

Makes the corpus and everybody's site, measures what is not measured yet, and prints the tables. `python -m bench table`
prints them of what is there; `python -m bench page` writes `docs/benchmarks.md`. See `bench/README.md`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench import measure, page, peers, rounds, table


def main(arguments: list[str] | None = None) -> None:
    """The program."""
    options = _options(arguments)
    everybody = peers.every()
    options.folder.mkdir(parents=True, exist_ok=True)
    bench = rounds.Bench(options.folder.resolve(), everybody, options.rounds, busy=options.busy)
    if options.do == "run":
        try:
            bench.run(rounds.only(rounds.CASES, options.stories, options.only), options.what)
        except measure.Failed as error:
            sys.exit(f"bench: {error}")
    results = table.Results.read(bench.results, everybody)
    if not results.rows:
        sys.exit(f"bench: nothing was measured in {bench.folder}")
    if options.do == "page":
        page.PATH.write_text(page.page(results), "utf-8", newline="\n")
        print(page.PATH)
    else:
        print(page.page(results))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("do", nargs="?", choices=["run", "table", "page"], default="run")
    parser.add_argument("--folder", type=Path, default=Path("build/bench"), help="where sites and results are; build/bench")  # fmt: skip
    parser.add_argument("--rounds", type=int, default=5, help="how often each thing is measured; 5")
    parser.add_argument("--stories", type=_numbers, default=(), help="sizes of the corpus: 100,1000,5000")
    parser.add_argument("--only", type=_words, default=(), help=f"whom: {','.join(peers.every())}")
    whats = (*rounds.WHATS, *rounds.LOOKS)
    parser.add_argument("--what", type=_words, default=whats, help=f"what: {','.join(whats)}")
    parser.add_argument("--busy", action="store_true", help="measure though the machine is not idle, to try it out")  # fmt: skip
    return parser.parse_args(arguments)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(",")))


if __name__ == "__main__":
    main()
