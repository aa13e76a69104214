"""The benches run: what they measure is there, and what they compare it with."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bench import corpus, measure, page, peers, pictures, rounds, table, videos
from kollega.formats import FORMATS


def test_the_bench_of_pictures_makes_what_it_measures(tmp_path: Path) -> None:
    source = pictures.photo((900, 600))
    assert source == pictures.photo((900, 600))
    (tmp_path / pictures.PATH).write_bytes(source)
    sizes = pictures.sized(str(tmp_path))
    assert [one.facts["width"] for one in sizes.artifacts[::2]] == [900, 680, 320, 160]
    cards = pictures.carded(sizes, *FORMATS)
    assert not cards.diagnostics and len(cards.artifacts) > len(FORMATS)
    assert pictures.floor(source, sizes) > 0


@pytest.mark.video
@pytest.mark.slow
def test_the_bench_of_videos_makes_what_it_measures(tmp_path: Path) -> None:
    source = videos.video(tmp_path, 2, "640x360")
    made = {what: (cost, size) for what, cost, size in videos.rows(tmp_path, source, 2)}
    assert {"measured, poster", "360", "loop", "cut tall"} <= made.keys()
    assert all(cost > 0 and size > 0 for what, (cost, size) in made.items() if what not in ("720", "1080"))


def test_the_corpus_is_as_it_is_told_and_the_same_for_everybody() -> None:
    found = list(corpus.records(60))
    assert found == list(corpus.records(60))
    stories, jobs = (
        [len(record.body.split()) for record in found if record.section == section]
        for section in ("stories", "jobs")
    )
    assert (len(stories), len(jobs)) == (60, 30)
    assert all(600 <= length <= 900 for length in stories) and all(400 <= length <= 620 for length in jobs)
    addresses = {f"/{record.section}/{record.slug}/" for record in found}
    linked = {link for record in found for link in re.findall(r"\]\((/[^)]*)\)", record.body)}
    assert linked and linked <= addresses
    said = Counter(word for record in found for word in re.findall(r"[a-z]+", record.body.lower()))
    often = sum(count for _, count in said.most_common(len(said) // 20))
    assert 0.5 < often / said.total() < 0.9, "few words are said often, most hardly ever"


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> rounds.Bench:
    """Ourselves, measured with a small corpus."""
    bench = rounds.Bench(tmp_path_factory.mktemp("bench"), peers.every(), rounds=1, busy=True)
    bench.run([rounds.Case(10, ("kollega",))], ("clean", "text", "title", "nothing", "profile"))
    return bench


@pytest.mark.slow
def test_a_run_measures_what_it_says(measured: rounds.Bench) -> None:
    found = {row["what"]: row for row in rounds.rows(measured.results)}
    assert list(found) == ["clean", "text", "title", "nothing", "profile"]
    # No number of seconds: a machine may be of any speed.
    assert all(found[what]["processor"] > 0 and found[what]["wall"] > 0 for what in rounds.WHATS)
    assert found["clean"]["files"] > 20
    assert found["clean"]["processor"] > found["text"]["processor"] > found["nothing"]["processor"]
    assert found["profile"]["stages"][-1]["stage"] == ["total"]
    site = measured.folder / "10/kollega"
    page = (site / f"site/stories/{rounds.EDITED}/index.html").read_text("utf-8")
    assert "edited1x" in page and "The day we edited1x" in page
    assert not measured.removed.exists()


@pytest.mark.slow
def test_what_was_measured_is_not_measured_again(measured: rounds.Bench) -> None:
    with measured.results.open("a") as file:
        file.write('{"corpus": "10", "peer": "kol')  # where a run was killed
    before = list(rounds.rows(measured.results))
    measured.run([rounds.Case(10, ("kollega",))], ("clean", "text", "profile"))
    assert list(rounds.rows(measured.results)) == before


@pytest.mark.slow
def test_a_build_that_says_something_else_than_was_written_is_refused(measured: rounds.Bench) -> None:
    lazy = replace(measured.peers["kollega"], again=(sys.executable, "-c", "pass"))
    bench = replace(measured, peers={"kollega": lazy}, rounds=2)
    with pytest.raises(measure.Failed, match=rf"{rounds.EDITED}/index.html does not say edited2x"):
        bench.run([rounds.Case(10, ("kollega",))], ("clean", "text"))


def test_tables_and_page_show_what_was_measured(tmp_path: Path) -> None:
    stages = [{"stage": ["making", "produce.search.read"], "wall": 1.0, "processor": 0.5, "steps": 4},
              {"stage": ["total"], "wall": 2.0, "processor": 2.0, "steps": 4}]  # fmt: skip
    rows = [
        {"corpus": name, "peer": peer, "version": "1.2", "what": what, "round": number, "day": "2026-02-01", "others": 0.0,
         "wall": seconds, "processor": seconds, "files": 7, "bytes": 8, "memory": 9_000_000, "stages": stages, "edited": stages}
        for name in ("1000", "1000x5")
        for peer, took in (("kollega", (1.0, 3.0)), ("hugo", (2.0, 2.0)))
        for number, seconds in enumerate(took)
        for what in (*rounds.WHATS, *rounds.LOOKS)
    ]  # fmt: skip
    old = rows[0] | {"version": "1.1", "round": 3, "wall": 99.0}
    path = tmp_path / "results.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in [old, *rows]))
    text = page.page(table.Results.read(path, peers.every()))
    assert "| Hugo | 1.00 (0.50–1.50) | 1.00 (0.50–1.50) |" in text
    assert "| Hugo | 2.00 (2.00–2.00) | 2.00 (2.00–2.00) | 9 | 7 | 0 |" in text and "99" not in text
    assert (
        "The search is 25% of the processor time" in text
        and "takes 1.00 (1.00–1.00) of the processor time" in text
    )
    assert (
        "**2026-02-01**, 2 rounds" in text
        and "**Hugo**: one binary" in text
        and "count for nothing" not in text
    )
    path.write_text("".join(f"{json.dumps(row | {'others': 1.0})}\n" for row in rows))
    assert "**These figures count for nothing**" in page.page(table.Results.read(path, peers.every()))


def test_a_measurement_beside_others_does_not_count_where_there_are_enough(tmp_path: Path) -> None:
    def told(quiet: int) -> str:
        rows = [
            {"corpus": "1000", "peer": peer, "version": "1.2", "what": "clean", "round": number, "day": "2026-02-01",
             "others": 0.0 if number < quiet else 1.0, "wall": 4.0, "processor": 4.0 if number < quiet else 9.0, "files": 7, "bytes": 8}
            for peer in ("kollega", "hugo") for number in range(4)
        ]  # fmt: skip
        path = tmp_path / "results.jsonl"
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
        return page.page(table.Results.read(path, peers.every()))

    assert "2 of 8 measurements do not count" in told(3) and "9.00" not in told(3)
    assert "**These figures count for nothing**" in told(2) and "9.00" in told(2)
    assert "do not count" not in told(4)


def test_every_peer_has_its_site(tmp_path: Path) -> None:
    records = list(corpus.records(10))
    for id, peer in peers.every().items():
        assert peer.makes or "pictures" in id
        peer.write(records[:1] if "pictures" in id else records, tmp_path / id)
        if "pictures" in id:
            (photo,) = (tmp_path / id).rglob("photo.jpg")
            assert photo.read_bytes()[:2] == b"\xff\xd8" and (photo.parent / "index.md").exists()
            continue
        source = (tmp_path / id / peer.source.format(slug=rounds.EDITED)).read_text("utf-8")
        story = next(record for record in records if record.slug == rounds.EDITED)
        assert source.endswith(story.body) and story.title in source and story.tags[0] in source


def test_all_processes_of_a_command_are_counted(tmp_path: Path) -> None:
    spend = "import time\nwhile time.process_time() < 0.3: pass"
    # The child is orphaned, and ends before the grandparent does.
    script = f"import subprocess, sys, time\nsubprocess.run(['sh', '-c', '{sys.executable} -c \"$0\" & exit', {spend!r}])\n"
    script += "time.sleep(1.5)"
    took = measure.run((sys.executable, "-c", script), tmp_path, {})
    assert took.processor >= 0.3 and took.wall >= 1.5
    with pytest.raises(measure.Failed, match="ended with 3"):
        measure.run((sys.executable, "-c", "import sys; sys.exit(3)"), tmp_path, {})


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    hold = "import time; data = bytearray(b'x') * 50_000_000; time.sleep(1)"
    both = f"import subprocess, sys; other = subprocess.Popen([sys.executable, '-c', {hold!r}]); {hold}; other.wait()"
    assert 100_000_000 < measure.peak((sys.executable, "-c", both), tmp_path, {}) < 200_000_000
