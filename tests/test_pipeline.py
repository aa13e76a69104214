"""The whole way from a folder to two outputs."""

from __future__ import annotations

import hashlib
import io
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kollega import pipeline
from kollega.digest import of_bytes
from kollega.pipeline import Order, Outcome, build, check
from kollega.run import Run
from tests.folders import CONFIG, SMALL, STORY, contents, write
from tests.waiting import until_true

DAY = date(2026, 2, 1)


def order(root: Path, **options: object) -> Order:
    values: dict[str, object] = {
        "root": root,
        "site_dir": root / "site",
        "backstage_dir": root / "backstage",
        "today": DAY,
        "pictures": False,
    }
    return Order(**(values | options))  # type: ignore[arg-type]


def picture(colour: str = "teal") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (900, 600), colour).save(data, "JPEG")
    return data.getvalue()


def messages(outcome: Outcome) -> list[str]:
    return [f"{one.path}: {one.code}" for one in outcome.report.diagnostics]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "a", SMALL)


def test_a_small_site_has_all_its_addresses(site: Path) -> None:
    outcome = build(order(site))
    assert outcome.published, messages(outcome)
    files = contents(site / "site")
    for path in (
        "index.html", "stories/index.html", "stories/night-shift/index.html", "jobs/index.html",
        "jobs/lamp-keeper/index.html", "people/index.html", "tags/index.html", "locations/index.html",
        "locations/odense-denmark/index.html", "tags/night/index.html", "404.html", "sitemap.xml", "robots.txt",
        "feeds/all.rss", "feeds/stories.atom", "feeds/jobs.json",
    ):  # fmt: skip
        assert path in files, path
    assert any(re.fullmatch(r"static/kollega-[0-9a-f]{12}\.css", path) for path in files)
    assert b'href="stories/night-shift/"' in files["index.html"]
    assert b'href="../../stories/night-shift/"' in files["jobs/lamp-keeper/index.html"]
    assert "index.html" in contents(site / "backstage")


def test_every_output_is_told_with_its_source(site: Path) -> None:
    outcome = build(order(site))
    rows = {(row["audience"], row["path"]): row for row in outcome.outputs}
    assert rows["public", "stories/night-shift/index.html"]["source"] == "stories/night-shift.md"
    assert set(rows) == {("public", path) for path in contents(site / "site")} | {
        ("backstage", path) for path in contents(site / "backstage")
    }


def test_nothing_is_made_again_and_nothing_touched_when_nothing_changed(site: Path) -> None:
    build(order(site))
    before = {path: path.stat().st_mtime_ns for path in (site / "site").rglob("*")}
    inode = (site / "site").stat().st_ino
    again = build(order(site))
    assert again.published and again.made == 0
    assert before == {path: path.stat().st_mtime_ns for path in (site / "site").rglob("*")}
    assert (site / "site").stat().st_ino == inode


def test_an_edited_story_does_not_run_mkdocs_and_an_edited_page_does(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(order(site))
    runs: list[object] = []
    real = subprocess.run

    def run(*arguments: Any, **options: Any) -> Any:
        runs.extend(word for word in arguments[0] if word == "kollega.frame.mkdocs")
        return real(*arguments, **options)

    monkeypatch.setattr(subprocess, "run", run)
    write(site, {"stories/night-shift.md": STORY.replace("dark", "bright")})
    outcome = build(order(site))
    assert outcome.published and 0 < outcome.made < 25 and not runs
    assert b"bright" in (site / "site/stories/night-shift/index.html").read_bytes()
    write(site, {"content/index.md": "# Another day\n"})
    build(order(site))
    assert len(runs) == 1
    assert b"Another day" in (site / "site/index.html").read_bytes()


def test_a_warm_build_equals_a_clean_one(site: Path, tmp_path: Path) -> None:
    build(order(site))
    write(
        site,
        {"stories/second.md": STORY.replace("Night shift", "Second & last"), "content/new.md": "# New\n"},
    )
    (site / "jobs/lamp-keeper.md").unlink()
    assert build(order(site)).published
    clean = order(
        site, site_dir=tmp_path / "clean/site", backstage_dir=tmp_path / "clean/backstage", cache=False
    )
    assert build(clean).published
    assert contents(site / "site") == contents(tmp_path / "clean/site")
    assert contents(site / "backstage") == contents(tmp_path / "clean/backstage")


@pytest.mark.slow
def test_any_number_of_workers_any_folder_and_any_locale_give_the_same_bytes(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, {f"stories/s{n}.md": STORY.replace("Night", f"Night {n}") for n in range(60)})
    write(
        site,
        {
            "stories/s1/index.md": STORY.replace("date", "photo: p.jpg\nphoto_alt: Sea\ndate"),
            "stories/s1/p.jpg": picture(),
        },
    )
    (site / "stories/s1.md").unlink()
    assert build(order(site, pictures=True)).published
    moved = tmp_path / "elsewhere" / "b"
    moved.parent.mkdir()
    for name in ("site", "backstage"):
        (site / name).rename(tmp_path / name)
    site.rename(moved)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "C")
    time.tzset()
    try:
        assert build(order(moved, workers=4, cache=False, pictures=True)).published
    finally:
        monkeypatch.undo()
        time.tzset()
    for name in ("site", "backstage"):
        assert contents(moved / name) == contents(tmp_path / name)


def test_a_folder_that_is_no_site_stays_as_it_was(tmp_path: Path) -> None:
    """Whoever mistypes the folder, or stands in a wrong one, finds nothing of ours there."""
    write(tmp_path, {"notes.txt": "mine"})
    assert not build(order(tmp_path)).published
    assert contents(tmp_path) == {"notes.txt": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_errors_write_nothing_and_keep_the_last_good_output(site: Path) -> None:
    build(order(site))
    before = contents(site / "site")
    write(site, {"stories/bad.md": STORY.replace("2026-01-13", "2026-13-01"), "jobs/worse.md": "no fields\n"})
    outcome = build(order(site))
    assert not outcome.published
    assert messages(outcome) == ["jobs/worse.md: front-matter-missing", "stories/bad.md: story-date"]
    assert contents(site / "site") == before


def test_strict_makes_warnings_fail(site: Path) -> None:
    write(site, {"stories/night-shift.md": STORY + "\n[gone](gone.md)\n"})
    assert build(order(site)).published
    assert not build(order(site, strict=True)).published


def test_a_broken_picture_is_an_error_of_check_and_of_build(site: Path) -> None:
    front = STORY.replace("date", "photo: p.jpg\nphoto_alt: Sea\ndate", 1)
    write(site, {"stories/p/index.md": front, "stories/p/p.jpg": b"not a picture"})
    for outcome in (check(site, DAY), build(order(site, pictures=True))):
        assert messages(outcome) == ["stories/p/p.jpg: picture-broken"]
        assert not outcome.published


def test_pictures_are_looked_at_also_where_a_text_is_wrong(site: Path) -> None:
    front = STORY.replace("date", "photo: p.jpg\nphoto_alt: Sea\ndate", 1)
    write(
        site,
        {"stories/p/index.md": front, "stories/p/p.jpg": b"not a picture", "jobs/worse.md": "no fields\n"},
    )
    outcome = build(order(site, pictures=True))
    assert messages(outcome) == ["jobs/worse.md: front-matter-missing", "stories/p/p.jpg: picture-broken"]
    assert not outcome.published
    assert messages(build(order(site))) == ["jobs/worse.md: front-matter-missing"]


def test_data_of_people_is_never_copied(site: Path) -> None:
    write(
        site,
        {
            "content/people/ada.yml": "name: Ada Anker\nconsent: [{purpose: site, receipt: R-4711}]\n",
            "content/program/program.yml": "owner: secret-owner\n",
            "content/events/fair.md": "---\ntitle: Fair\nstarts: 2026-03-01\n---\n",
            "content/notes.txt": "secret-note",
        },
    )
    outcome = build(order(site))
    assert outcome.published, messages(outcome)
    for name in ("site", "backstage"):
        for path, data in contents(site / name).items():
            # Words that go with what is shared are made, and never a file of the site folder.
            is_kit = name == "backstage" and path.startswith(("share/", "media/cards/"))
            assert not path.endswith((".yml", ".txt", ".md")) or path == "robots.txt" or is_kit
            assert b"R-4711" not in data and b"secret-note" not in data
            # Who is responsible for the programme stands in the room for colleagues alone.
            assert name == "backstage" or b"secret-owner" not in data


def test_pictures_of_the_programme_are_for_colleagues_alone(site: Path) -> None:
    write(
        site,
        {
            "content/index.md": '# Home\n\n![A](program/a.jpg)\n\n<img src="program/a.jpg" alt="A">\n',
            "content/program/a.jpg": picture(),
            "stories/night-shift.md": STORY + "\n![A](../content/program/a.jpg) ![A](/program/a.jpg)\n",
        },
    )
    outcome = build(order(site, pictures=True))
    assert outcome.published
    assert set(messages(outcome)) == {
        "content/index.md: picture-internal", "stories/night-shift.md: picture-internal",
    }  # fmt: skip
    assert not [row["path"] for row in outcome.outputs if row["kind"] == "picture"]
    assert not [path for path, data in contents(site / "site").items() if b'alt="A"' in data]


def test_a_site_under_a_sub_path(site: Path) -> None:
    write(site, {"mkdocs.yml": CONFIG.replace("example.org/", "example.org/careers/")})
    outcome = build(order(site))
    assert outcome.published, messages(outcome)
    assert b'href="/careers/static/kollega-' in (site / "site/404.html").read_bytes()
    assert (
        b"https://careers.example.org/careers/stories/night-shift/"
        in (site / "site/sitemap.xml").read_bytes()
    )


def test_the_site_goes_on_without_a_content_folder_or_without_stories(tmp_path: Path) -> None:
    for name, files in (
        ("story", {"mkdocs.yml": "site_name: One\n", "stories/one.md": STORY}),
        ("job", {k: v.replace(" See [a night](../stories/night-shift.md).", "") for k, v in SMALL.items() if k[:3] in ("mkd", "job")}),
        ("page", {"mkdocs.yml": CONFIG, "content/about.md": "# About\n"}),
    ):  # fmt: skip
        root = write(tmp_path / name, files)  # type: ignore[arg-type]
        outcome = build(order(root))
        assert outcome.published, (name, messages(outcome))
        assert (root / "site/index.html").exists()


def test_a_title_is_text_everywhere(site: Path) -> None:
    title = '<script>alert(1)</script> & "quotes" <3'
    write(
        site,
        {
            "stories/night-shift.md": STORY.replace("Night shift", f"'{title}'"),
            "content/odd.md": f"---\ntitle: '{title}'\n---\n\nHello\n",
        },
    )
    outcome = build(order(site))
    assert outcome.published, messages(outcome)
    for path, data in contents(site / "site").items():
        if path.endswith(".html"):
            assert b"<script>alert" not in data, path
    assert (
        b"&lt;script&gt;alert(1)&lt;/script&gt; &amp; "
        in (site / "site/stories/night-shift/index.html").read_bytes()
    )


def test_a_withdrawn_person_is_in_no_output(site: Path) -> None:
    write(
        site,
        {
            "content/people/ada.yml": "name: Ada Anker\nwithdrawn: 2026-01-20\n",
            "content/people/bo.yml": "name: Bo Baake\n",
            "stories/two.md": STORY.replace("Ada Anker", "[ada, bo]").replace("Night shift", "Two"),
            "stories/other.md": STORY.replace("Ada Anker", "bo").replace("dark", "dark, said Ada  Anker"),
        },
    )
    outcome = build(order(site))
    assert outcome.published, messages(outcome)
    files = contents(site / "site") | contents(site / "backstage")
    assert "stories/two/index.html" in files
    for path, data in files.items():
        assert b"Ada" not in data, path
    assert not {"stories/night-shift/index.html", "stories/other/index.html", "people/ada/index.html"} & set(
        files
    )


@pytest.mark.parametrize("cache", [True, False])
def test_nothing_is_kept_of_somebody_who_withdrew(site: Path, cache: bool) -> None:
    person, story = "name: Ada Anker\n", STORY.replace("Ada Anker", "ada")
    write(site, {"content/people/ada.yml": person, "stories/night-shift.md": story})
    build(order(site))
    assert any(b"Ada Anker" in data for data in contents(site / ".kollega").values())
    write(site, {"content/people/ada.yml": person + "withdrawn: 2026-01-20\n"})
    assert build(order(site, cache=cache)).published
    for path, data in contents(site / ".kollega").items():
        assert b"Ada Anker" not in data, path


def test_a_killed_build_leaves_the_last_good_output(site: Path) -> None:
    """Whenever a build is killed, both outputs are those of a whole release, and the next build succeeds."""
    build(order(site))
    good = [contents(site / "site")]
    write(site, {f"stories/s{n}.md": STORY.replace("Night", f"Night {n}") for n in range(20)})
    command = [
        sys.executable, "-m", "kollega", "--root", str(site), "--no-pictures", "--today", "2026-02-01", "--workers", "2",
    ]  # fmt: skip
    chance = random.Random(7)
    for _ in range(8):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        time.sleep(chance.uniform(0.2, 2.5))
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        now = contents(site / "site")
        if now not in good:
            assert "stories/s19/index.html" in now and "404.html" in now
            good.append(now)
        assert len(good) <= 2
    assert subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0
    assert "stories/s19/index.html" in contents(site / "site")
    until_true(lambda: not running(site))


def running(site: Path) -> list[str]:
    """The processes that build a site, their workers with them (Linux)."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if os.fsencode(site) in path.read_bytes().split(b"\0"):
                found.append(path.parent.name)
    return found


def test_two_builds_at_once_both_succeed(site: Path) -> None:
    command = [sys.executable, "-m", "kollega", "--root", str(site), "--no-pictures", "--today", "2026-02-01"]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(2)]
    for child in children:
        output, _ = child.communicate(timeout=120)
        assert child.returncode == 0, output.decode()
    assert "index.html" in contents(site / "site")


def test_a_build_that_another_overtook_reads_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, path = pipeline._run, site / "stories/night-shift.md"

    def overtaken(*values: Any) -> Run:
        monkeypatch.setattr(pipeline, "_run", make)
        path.write_text(path.read_text().replace("quiet", "loud"))
        assert build(order(site)).published
        return make(*values)

    monkeypatch.setattr(pipeline, "_run", overtaken)
    assert build(order(site)).published
    assert b"loud" in contents(site / "site")["stories/night-shift/index.html"]


def test_a_damaged_store_costs_time_not_the_build(site: Path) -> None:
    build(order(site))
    before = contents(site / "site")
    store = site / ".kollega/store.sqlite"
    data = bytearray(store.read_bytes())
    for place in range(5000, len(data), 3001):
        data[place] ^= 0xFF
    for path in (store.with_name("store.sqlite-wal"), store.with_name("store.sqlite-shm")):
        path.unlink(missing_ok=True)
    store.write_bytes(data)
    outcome = build(order(site))
    assert outcome.published, messages(outcome)
    assert contents(site / "site") == before


@pytest.mark.parametrize("data", ["", "90", "c0", "82a16182a2fffe", "91" * 5000], ids=range(5))
@pytest.mark.parametrize("kind", ["result", "value"])
def test_a_store_that_is_whole_and_holds_something_else_costs_time_not_the_build(
    site: Path, kind: str, data: str
) -> None:
    """Each entry has the digest that it should, as of a store that was written by something else."""
    build(order(site))
    before = contents(site / "site")
    content = bytes.fromhex(data)
    with closing(sqlite3.connect(site / ".kollega/store.sqlite")) as store:
        store.execute("insert into contents values (?, ?, 9)", (hashlib.sha256(content).digest(), content))
        for key, found in store.execute("select key, data from results").fetchall():
            if kind == "result":
                found = content
            for known in re.findall(
                rb"\xa4kind." + kind.encode() + rb"\xa4size.*?\xa6sha256\xd9\x40([0-9a-f]{64})",
                found,
                re.DOTALL,
            ):
                found = found.replace(known, of_bytes(content).encode())
            digest = hashlib.sha256(found).digest()
            store.execute("update results set data = ?, sha256 = ? where key = ?", (found, digest, key))
        assert store.total_changes
        store.commit()
    shutil.rmtree(site / ".kollega/site/notes")
    (site / "stories/more.md").write_text((site / "stories/night-shift.md").read_text())
    assert build(order(site)).published
    (site / "stories/more.md").unlink()
    outcome = build(order(site))
    assert outcome.published, messages(outcome)
    assert contents(site / "site") == before


def test_lists_of_sections_without_anything_are_not_made(site: Path) -> None:
    build(order(site))
    files = contents(site / "site")
    assert not {"teams/index.html", "values/index.html", "events/index.html"} & set(files)
    assert {"stories/index.html", "jobs/index.html", "people/index.html"} <= set(files)


def test_events_and_values_are_public_and_internal_events_are_not(site: Path) -> None:
    event = "---\ntitle: {}\nstarts: 2026-03-01T10:00\nplace: The quay\n{}---\n\nSoup.\n"
    write(
        site,
        {
            "content/events/open-day.md": event.format("Open day", ""),
            "content/events/secret.md": event.format("Planning retreat", "internal: true\n"),
            "content/values/mend.md": "---\ntitle: Mend first\n---\n\nLook before you buy.\n",
            "content/program/program.yml": "owner: Somebody\ncadence: Each fortnight we whisper\n",
            "stories/valued.md": STORY.replace("tags", "value: mend\ntags").replace(
                "Night shift", "A mended lamp"
            ),
        },
    )
    outcome = build(order(site))
    assert outcome.published, messages(outcome)
    files = contents(site / "site")
    assert b'"@type":"Event"' in files["events/open-day/index.html"].replace(b": ", b":")
    assert b"A mended lamp" in files["values/mend/index.html"]
    for path, data in files.items():
        assert b"Planning retreat" not in data and b"we whisper" not in data, path


def test_a_story_leads_to_a_job_and_a_job_to_people(site: Path) -> None:
    write(
        site,
        {
            "content/teams/light.yml": "name: Light\n",
            "content/people/ada.yml": "name: Ada Anker\nteam: light\n",
            "stories/lamp.md": STORY.replace("Night shift", "How a lamp is lit").replace(
                "tags", "team: light\ntags"
            ),
            "jobs/lamp-keeper.md": SMALL["jobs/lamp-keeper.md"].replace("location", "team: light\nlocation"),
            "jobs/baker.md": SMALL["jobs/lamp-keeper.md"].replace("Lamp keeper", "Baker"),
            "stories/bread.md": STORY.replace("Night shift", "Tides").replace("tags", "jobs: [baker]\ntags"),
        },
    )
    outcome = build(order(site))
    assert outcome.published, messages(outcome)
    files = contents(site / "site")
    assert b'href="../../jobs/lamp-keeper/"' in files["stories/lamp/index.html"]
    assert b'href="../../people/ada/"' in files["jobs/lamp-keeper/index.html"]
    assert b'href="../../stories/lamp/"' in files["jobs/lamp-keeper/index.html"]
    assert b'href="../../jobs/baker/"' in files["stories/bread/index.html"]
    assert b'href="../../stories/bread/"' in files["jobs/baker/index.html"]
    assert b'href="../../jobs/lamp-keeper/"' in files["people/ada/index.html"]


def test_feeds_of_groups_are_found_from_their_pages(site: Path) -> None:
    build(order(site))
    files = contents(site / "site")
    assert b'href="../../feeds/tags/night.rss"' in files["tags/night/index.html"]
    assert {
        "feeds/tags/night.atom",
        "feeds/locations/odense-denmark.json",
        "feeds/languages/en.rss",
        "feeds/all.opml",
    } <= set(files)


def test_what_the_gate_refuses_is_not_published_however_often_one_tries(site: Path) -> None:
    build(order(site))
    before = contents(site / "site")
    write(site, {"theme/records/stories.html": "<h1>Stories</h1><script>alert(1)</script>\n"})
    for _ in range(2):
        outcome = build(order(site))
        assert not outcome.published
        assert "stories/index.html: gate-script" in messages(outcome)
    assert contents(site / "site") == before
    write(site, {"theme/records/stories.html": "<h1>Stories</h1>\n"})
    assert build(order(site)).published


def test_one_page_is_a_site(tmp_path: Path) -> None:
    outcome = build(order(write(tmp_path, {"mkdocs.yml": CONFIG, "content/index.md": "# Hi\n"})))
    assert outcome.published, messages(outcome)


def test_the_logo_of_the_employer_is_shown_and_must_be_there(site: Path) -> None:
    logo = CONFIG + "extra: {kollega: {organisation: {name: Harbour, logo: logo.jpg}}}\n"
    write(site, {"mkdocs.yml": logo})
    assert messages(build(order(site))) == ["mkdocs.yml: nav-missing"]
    write(site, {"content/logo.jpg": picture()})
    outcome = build(order(site))
    assert outcome.published, messages(outcome)
    files = contents(site / "site")
    assert "logo.jpg" in files and b'src="../../logo.jpg"' in files["jobs/lamp-keeper/index.html"]


def test_who_agreed_for_a_time_that_is_over_is_in_no_output(site: Path) -> None:
    person = "name: Ada Anker\nconsent:\n  - {purpose: site, receipt: r1, until: %s}\n"
    write(site, {"content/people/ada.yml": person % "2026-02-01"})
    assert "stories/night-shift/index.html" in {row["path"] for row in build(order(site)).outputs}
    write(site, {"content/people/ada.yml": person % "2026-01-31"})
    outcome = build(order(site))
    assert outcome.published, messages(outcome)
    for path, data in (contents(site / "site") | contents(site / "backstage")).items():
        assert b"Ada" not in data, path


@pytest.mark.parametrize("name", ["Mark", "Jan", "Share"])
def test_a_first_name_that_is_a_word_of_the_pages_may_withdraw(site: Path, name: str) -> None:
    story = STORY.replace("2026-01-13", "2026-01-14").replace("Ada Anker", "one")
    write(site, {"content/people/one.yml": f"name: {name}\nwithdrawn: 2026-01-15\n", "stories/own.md": story})
    outcome = build(order(site))
    assert outcome.published, messages(outcome)
    assert not (site / "site/stories/own").exists()


def test_what_failed_is_tried_again(site: Path) -> None:
    write(site, {"mkdocs.yml": CONFIG + "theme: {name: material, custom_dir: over}\n"})
    assert "mkdocs.yml: mkdocs-problem" in messages(build(order(site)))
    (site / "over").mkdir()
    outcome = build(order(site))
    assert outcome.published, messages(outcome)


def test_the_public_site_can_be_built_alone(site: Path) -> None:
    made = build(order(site))
    before = contents(site / "backstage")
    write(site, {"stories/more.md": STORY.replace("Night", "Day")})
    alone = build(order(site, backstage=False))
    assert alone.published and (site / "site/stories/more/index.html").is_file()
    assert contents(site / "backstage") == before
    assert alone.steps < made.steps and {row["audience"] for row in alone.outputs} == {"public"}
    assert (site / "backstage/share/stories/more").exists() is False
    assert build(order(site)).published and (site / "backstage/share/stories/more").is_dir()


def test_state_that_git_has_is_not_believed(site: Path) -> None:
    assert build(order(site)).published
    for command in (["init", "-q"], ["add", "-f", ".kollega/store.sqlite"]):
        subprocess.run(["git", "-C", site, *command], check=True)
    for outcome in (build(order(site)), check(site, DAY)):
        assert not outcome.published and messages(outcome) == [".kollega: state-committed"]


@pytest.mark.parametrize(
    "path",
    ["content/events/e.md", "content/values/v.md", "content/p.md", "stories/s/index.md", "jobs/j/index.md"],
)
def test_a_picture_in_any_text_is_shown(site: Path, path: str) -> None:
    head = {
        "content/events/e.md": "---\ntitle: Fair\nstarts: 2026-03-01\n---\n", "content/values/v.md": "---\ntitle: Calm\n---\n",
        "content/p.md": "# Page\n", "stories/s/index.md": STORY, "jobs/j/index.md": SMALL["jobs/lamp-keeper.md"],
    }[path]  # fmt: skip
    folder = path.rpartition("/")[0]
    write(site, {path: f"{head}\n![A lamp](lamp.jpg)\n", f"{folder}/lamp.jpg": picture()})
    outcome = build(order(site, pictures=True))
    assert outcome.published, messages(outcome)
    (page,) = [
        data
        for name, data in contents(site / "site").items()
        if b'alt="A lamp"' in data and name.endswith(".html")
    ]
    assert b"<picture>" in page and b"media/" in page
