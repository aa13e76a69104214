"""What `withdraw` proposes for the files that people write."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from kollega.diagnostics import Report
from kollega.library import load
from kollega.library.consent import Consents
from kollega.library.pointers import PEOPLE
from kollega.library.read import read_all
from kollega.library.references import References
from kollega.withdraw.content import Content, Proposal
from kollega.withdraw.fields import without_entries
from kollega.withdraw.person import whom
from tests.folders import CONFIG, write
from tests.gate.packing import picture
from tests.reading import story
from tests.withdraw.site import FILES

DAY = date(2026, 11, 22)
JOB = "---\ntitle: Nurse\ndate_posted: 2026-01-02\nlocation: Odense, Denmark\napply_email: jobs@example.org\n{}\n---\n\nHelp.\n"
EVENT = "---\ntitle: Fair\nstarts: 2026-12-01T10:00\nplace: Odense\n{}\n---\n\nCome.\n"
#: For each field that names people a file with it; of one word, so that no search of words would find it.
NAMING: dict[str, tuple[str, str]] = {
    "lead": ("content/teams/ward.yml", "name: Ward\nlead: mia\n"),
    "authors": ("stories/a.md", story(authors="[bo, mia]")),
    "written_by": ("stories/a.md", story(authors="bo", written_by="mia")),
    "pictured": ("stories/a.md", story(authors="bo", pictured="[mia]")),
    "people": ("content/events/fair.md", EVENT.format("people: [bo, mia]")),
    "contact": ("jobs/nurse.md", JOB.format("contact: mia")),
    "owner": ("content/program/program.yml", "owner: mia\nwhy: For all.\n"),
    "sponsor": ("content/program/program.yml", "sponsor: mia\nwhy: For all.\n"),
    "hr": ("content/program/program.yml", "hr: mia\nwhy: For all.\n"),
    "communications": ("content/program/program.yml", "communications: mia\nwhy: For all.\n"),
    "by": ("content/program/links.yml", "- url: https://magazine.example.com/b\n  by: mia\n  title: Another\n"),
    "person": ("content/program/codes.yml", "- {code: k3vq7m, person: mia}\n"),
}  # fmt: skip


def proposed(root: Path, who: str) -> dict[str, Proposal]:
    """What is proposed for the files of a site, by path."""
    return {one.path: one for one in every(root, who)}


def every(root: Path, who: str) -> list[Proposal]:
    """All that is proposed."""
    documents = read_all(root, Report())
    assert documents
    consents = Consents(documents, References(documents), DAY)
    return Content(documents, consents, whom(documents, consents, who), DAY).proposals()


def test_a_video_outside_the_repository_is_for_a_person_to_delete(tmp_path: Path) -> None:
    video = f"{'0' * 64}.mp4"
    write(tmp_path, {"mkdocs.yml": CONFIG, "content/people/mia-holm.yml": "name: Mia Holm\n", "stories/a.vtt": "WEBVTT\n",
        "stories/a.md": story(authors="mia-holm", video=f"{{file: 'sha256:{video}', captions: {{en: a.vtt}}}}")})  # fmt: skip
    outside = proposed(tmp_path, "mia-holm")[f".kollega/media/{video}"]
    assert outside.action == "ask" and "delete it where `media`" in outside.why[0]


@pytest.mark.parametrize("field", PEOPLE)
def test_a_person_is_taken_off_each_field_that_names_people(field: str, tmp_path: Path) -> None:
    path, text = NAMING[field]
    people = {"content/people/mia.yml": "name: Mia Holm\n", "content/people/bo.yml": "name: Bo Borg\n"}
    root = write(tmp_path, {"mkdocs.yml": CONFIG, **people, path: text})
    found = proposed(root, "mia")[path]
    assert found.action == "edit" and "mia" in text and "mia" not in found.text
    assert field in found.why[0]
    write(root, {path: found.text})
    report = Report()
    assert read_all(root, report) and not report.fails()


@pytest.mark.parametrize("people", [{"authors": "[bo, mia]"}, {"authors": "bo", "pictured": "[mia]"}, {"authors": "bo", "pictured": "[Mia Holm]"}])  # fmt: skip
def test_a_video_that_may_show_the_person_is_a_draft(people: dict[str, str], tmp_path: Path) -> None:
    files = {"content/people/mia.yml": "name: Mia Holm\n", "content/people/bo.yml": "name: Bo Borg\n"}
    film = story(**people, video="https://video.example.org/v", draft="false")
    root = write(tmp_path, {"mkdocs.yml": CONFIG, **files, "stories/film.md": film})
    found = proposed(root, "mia")["stories/film.md"]
    assert found.action == "ask" and "its video" in found.why[0]
    edited = next(one for one in every(root, "mia") if one.path == found.path and one.action == "edit")
    assert edited.text.startswith("---\ndraft: true\ntitle:") and edited.text.count("draft:") == 1
    assert "mia" not in edited.text.casefold() and "colleague" not in edited.text


@pytest.mark.parametrize(
    ("video", "left"),
    [
        (
            "\n  url: https://video.example.org/v\n  poster: us.jpg",
            "video: \n  url: https://video.example.org/v\n",
        ),
        (
            "\n  poster: us.jpg\n  url: https://video.example.org/v",
            "video: \n  url: https://video.example.org/v\n",
        ),
        ("{url: https://video.example.org/v, poster: us.jpg}", "video: {url: https://video.example.org/v}\n"),
        ("{poster: us.jpg, url: https://video.example.org/v}", "video: {url: https://video.example.org/v}\n"),
    ],
)
def test_no_video_names_a_picture_that_goes(video: str, left: str, tmp_path: Path) -> None:
    """A file that is named and not there would stop the next build, and the person would stay where they are."""
    files = {"content/people/mia.yml": "name: Mia Holm\n", "content/people/bo.yml": "name: Bo Borg\n"}
    film = story(authors="[bo, mia]", photo="us.jpg", photo_alt="Us", video=video)
    root = write(
        tmp_path, {"mkdocs.yml": CONFIG, **files, "stories/film.md": film, "stories/us.jpg": picture(7)}
    )
    found = {(one.path, one.action): one for one in every(root, "mia")}
    assert ("stories/us.jpg", "delete") in found
    text = found["stories/film.md", "edit"].text
    assert left in text and "us.jpg" not in text


def test_an_address_that_has_the_name_in_it_is_for_a_person_to_decide(tmp_path: Path) -> None:
    body = "Dark.\n\nWrite to mia.holm@example.org, or read [hers](alone/index.md)."
    root = write(tmp_path, FILES | {"stories/b.md": story(authors="bo", body=body)})
    found = {(one.path, one.action): one for one in every(root, "mia-holm")}
    assert found["stories/b.md", "edit"].text.endswith("\nWrite to mia.holm@example.org, or read hers.\n")
    assert found["stories/b.md", "edit"].why == (
        "the link `alone/index.md` leads to something of the person",
    )
    (why,) = found["stories/b.md", "ask"].why
    assert why.startswith("line 9, part of an address: Write to mia.holm@example.org")


def test_a_name_that_two_captions_share_is_for_a_person_to_decide(tmp_path: Path) -> None:
    both = "00:01.000 --> 00:02.000\n<v Bo>I met Mia\n\n00:02.000 --> 00:03.000\n<v Bo>Holm.\n"
    one = "00:01.000 --> 00:02.000\nI met Mia Holm.\n"
    files = {"stories/both.vtt": f"WEBVTT\n\n{both}", "stories/one.srt": f"1\n{one}"}
    found = {(one.path, one.action): one.why for one in every(write(tmp_path, FILES | files), "mia-holm")}
    assert found["stories/both.vtt", "ask"] == (
        "the name goes on from one caption to the next, or from who speaks to what is said; take it out",
    )
    assert ("stories/one.srt", "edit") in found and ("stories/one.srt", "ask") not in found


def test_an_address_that_leads_to_the_person_elsewhere_is_for_a_person_to_decide(tmp_path: Path) -> None:
    links = "links: {linkedin: 'https://www.linkedin.com/in/miah77/', website: 'https://harbour.example'}\n"
    body = "Ask [her](https://dk.linkedin.com/in/MiaH77), see https://harbour.example and https://linkedin.com/in/miah778."
    files = {
        "content/people/mia-holm.yml": f"name: Mia Holm\n{links}",
        "stories/b.md": story(authors="bo-borg", body=body),
        "stories/c.md": story(authors="bo-borg", body="See https://harbour.example/in/miah77."),
    }
    found = proposed(write(tmp_path, FILES | files), "mia-holm")
    (why,) = found["stories/b.md"].why
    assert found["stories/b.md"].action == "ask" and why.startswith(
        "line 7, an address of the person: Ask [her]"
    )
    assert "stories/c.md" not in found


def test_lists_keep_what_is_not_the_person(tmp_path: Path) -> None:
    found = proposed(write(tmp_path, FILES), "mia-holm")
    assert found["content/program/codes.yml"].text == "- {code: k3vq7m}\n- {code: w2ytnd}\n- {code: x4ytnd}\n"
    assert found["content/program/links.yml"].text == (
        "- url: https://magazine.example.com/a\n  title: A piece\n- url: https://magazine.example.com/b\n  title: Another\n"
    )


def test_the_file_remembers_where_the_stories_that_go_were(tmp_path: Path) -> None:
    alone = "stories/alone/index.md"
    moved = {alone: str(FILES[alone]).replace("quote:", "aliases: [/stories/solo/]\nquote:")}
    assert moved[alone] != FILES[alone]
    text = proposed(write(tmp_path, FILES | moved), "mia-holm")["content/people/mia-holm.yml"].text
    home = "https://careers.example.org/stories"
    assert f'removed: ["{home}/solo/", "{home}/alone/"]' in text


def test_of_a_translation_is_told_what_changes_in_it_alone(tmp_path: Path) -> None:
    files = {
        **FILES,
        "mkdocs.yml": CONFIG + "extra: {kollega: {languages: [en, da]}}\n",
        "stories/shared.md": story(authors="[bo, mia-holm]", quote="We did it"),
        "stories/shared.da.md": "---\ntitle: Sammen\n---\n\nMia Holm og jeg.\n",
    }
    found = proposed(write(tmp_path, files), "mia-holm")
    assert {"`authors` names the person", "`quote` may be the person's words"} <= {
        *found["stories/shared.md"].why
    }
    assert found["stories/shared.da.md"].why == () and found["stories/shared.da.md"].lines


@pytest.mark.parametrize("who", ["mia-holm", "Mia Holm", "Мия Холм"])
def test_the_name_goes_as_every_language_writes_it_and_stays_known(who: str, tmp_path: Path) -> None:
    files = {
        **FILES,
        "mkdocs.yml": CONFIG + "extra: {kollega: {languages: [en, ru, da]}}\n",
        "content/people/mia-holm.ru.yml": "name: Мия Холм\nrole: медсестра\n",
        "content/people/mia-holm.da.yml": "role: Sygeplejerske\n",
        "stories/other.ru.md": "---\ntitle: О море\n---\n\nМы с Мия Холм.\n",
        "stories/hers.md": story(lang="ru", authors="Мия Холм"),
    }
    root = write(tmp_path, files)
    found = proposed(root, who)
    assert found["content/people/mia-holm.ru.yml"].text == 'name: "Мия Холм"\n'
    assert found["content/people/mia-holm.yml"].text.startswith('name: "Mia Holm"\nwithdrawn: ')
    gone = {path for path, one in found.items() if one.action == "delete"}
    assert {"content/people/mia-holm.da.yml", "stories/hers.md"} <= gone
    assert found["stories/other.ru.md"].action == "edit" and "Холм" not in found["stories/other.ru.md"].text
    write(root, {path: one.text for path, one in found.items() if one.action == "edit"})
    for path in gone:
        (root / path).unlink()
    library = load(root, DAY, Report())
    assert library and {"Mia Holm", "Мия Холм"} == set(library.withdrawn)


def test_a_name_of_one_word_is_for_a_person_to_judge_whatever_the_others_are(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": CONFIG + "extra: {kollega: {languages: [en, da]}}\n",
        "content/people/mia.yml": "name: Mia Holm\n", "content/people/mia.da.yml": "name: Mia\n",
        "stories/a.md": story(authors="Bo Borg", body="Mia Holm, and a boat called Mia."),
    }  # fmt: skip
    found = {(one.path, one.action): one for one in every(write(tmp_path, files), "mia")}
    assert found["stories/a.md", "edit"].text.endswith("A colleague, and a boat called Mia.\n")
    assert "called Mia" in found["stories/a.md", "ask"].why[0]


def test_fields_that_cannot_be_taken_out_are_told(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": CONFIG, "content/people/mia.yml": "name: Mia Holm\n", "content/people/bo.yml": "name: Bo Borg\n",
        "stories/a.md": "---\n{title: T, date: 2026-01-02, authors: [mia, bo], quote: Hm.}\n---\n\nText.\n",
    }  # fmt: skip
    (found,) = (one for one in every(write(tmp_path, files), "mia") if one.path == "stories/a.md")
    assert found.action == "ask" and [one.split(";")[0] for one in found.why] == [
        "`authors` names the person",
        "`quote` may be the person's words",
    ]


def test_lines_are_those_of_the_file_as_it_is(tmp_path: Path) -> None:
    found = proposed(write(tmp_path, FILES), "mia-holm")["jobs/nurse.md"]
    assert found.why == ("`contact` is the person",)
    assert found.lines == ("line 7: contact: mia-holm", "line 11: Work with Mia Holm.")


def test_a_name_without_blanks_is_found_where_only_a_text_says_it(tmp_path: Path) -> None:
    files = {"mkdocs.yml": CONFIG, "stories/a.md": story(authors="Bo Borg", body="我和王小明唱歌。")}
    found = proposed(write(tmp_path, files), "王小明")
    assert "王小明" not in found["stories/a.md"].text
    assert found["content/people/王小明.yml"].text.startswith('name: "王小明"\nwithdrawn: ')


def test_a_file_that_says_nothing_else_goes(tmp_path: Path) -> None:
    assert proposed(write(tmp_path, FILES), "mia-holm")["content/program/program.yml"].action == "delete"


def test_texts_of_every_ending_are_read(tmp_path: Path) -> None:
    found = proposed(write(tmp_path, FILES), "mia-holm")["content/notes.mdx"]
    assert found.action == "edit" and found.text == "Written by a colleague for all.\n"


@pytest.mark.parametrize(
    ("text", "places", "left"),
    [
        ("- url: a\n  by: x\n", [(2, 7)], "- url: a\n"),
        ("- by: x\n  url: a\n", [(1, 7)], "- url: a\n"),
        ("- by: >\n    x\n    y\n  url: a\n- url: b\n", [(1, 7)], "- url: a\n- url: b\n"),
        ("- url: a\n  by: x\n- url: b\n  by: x\n", [(2, 7), (4, 7)], "- url: a\n- url: b\n"),
        ('- {by: "x, y", url: a}\n', [(1, 8)], "- {url: a}\n"),
        ("- {url: a, by: x}\n", [(1, 16)], "- {url: a}\n"),
        ("[{url: a, by: x}, {by: x, url: b}]\n", [(1, 15), (1, 24)], "[{url: a}, {url: b}]\n"),
        ("- url: a\n  by:\n    x\n", [(3, 5)], None),
        ("- by: x\n\n  url: a\n", [(1, 7)], "\n- url: a\n"),
        ("- by: x\n# z\n  url: a\n", [(1, 7)], "# z\n- url: a\n"),
        ("- by: >\n    x\n\n    y\n\n  url: a\n", [(1, 7)], "\n- url: a\n"),
        ("- by: x\n# z\n", [(1, 7)], "# z\n"),
        ("- url: a\n  by: x\n\n- url: b\n", [(2, 7)], "- url: a\n\n- url: b\n"),
        ("- {url: a, by: 'x''y', title: b}\n", [(1, 16)], "- {url: a, title: b}\n"),
        ('- {by: "x \\"y\\", z", url: a}\n', [(1, 8)], "- {url: a}\n"),
        ("- {url: a, by: x\n    y}\n", [(1, 16)], None),
        ("- {url: a, by: 'x\n    y'}\n", [(1, 16)], None),
    ],
)
def test_fields_of_lists_are_taken_out(text: str, places: list[tuple[int, int]], left: str | None) -> None:
    assert without_entries(text, places) == left


@pytest.mark.parametrize("opened", ["![](", "[](", "![](a ", "![a](b){"])
def test_what_is_opened_and_never_closed_takes_little_time(opened: str, tmp_path: Path) -> None:
    files = {**FILES, "stories/heavy.md": story(body=opened + "a" * 300_000)}
    root = write(tmp_path, files)
    begun = time.process_time()
    proposed(root, "mia-holm")
    assert time.process_time() - begun < 5
