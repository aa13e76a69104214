"""Links and pictures of texts: where they lead, and what is said of those that lead nowhere."""

from __future__ import annotations

import pytest

from tests.folders import CONFIG, IN_DENMARK
from tests.reading import Found, job, site, story

FILES: dict[str, str | bytes] = {
    "content/index.md": "# Hello\n",
    "content/benefits.md": "# Benefits\n",
    "content/people/ada-anker.yml": "name: Ada Anker\n",
    "content/img/sea.jpg": b"x",
    "jobs/nurse.md": job(body="## What you do\n\nCare.", tags="[care]"),
    "stories/other/index.md": story(body="## Æbler\n\nOther."),
    "stories/other/lamp.png": b"x",
    "stories/other/lamp.svg": b"x",
    "content/img/sea.pdf": b"x",
    "stories/later.md": story(date="2099-01-01"),
    "stories/sea.jpg": b"x",
}


def links(target: str, path: str = "stories/a.md", config: str = CONFIG) -> tuple[str | None, Found]:
    found = site({**FILES, path: story(body=f"[x](<{target}>)")}, config=config)
    (one,) = [one for one in found.library.stories if one.source == path]
    return one.text.links.get(target), found


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("../jobs/nurse.md", "jobs/nurse/"),
        ("../jobs/nurse", "jobs/nurse/"),
        ("/jobs/nurse/", "jobs/nurse/"),
        ("/jobs/nurse", "jobs/nurse/"),
        ("/jobs/nurse/index.html", "jobs/nurse/"),
        ("other/index.md", "stories/other/"),
        ("other.md", None),
        ("../content/benefits.md", "benefits/"),
        ("/benefits/", "benefits/"),
        ("../content/people/ada-anker.yml", "people/ada-anker/"),
        ("/people/ada-anker/", "people/ada-anker/"),
        ("/", ""),
        ("/stories/", "stories/"),
        ("/tags/care/", "tags/care/"),
        ("../jobs/nurse.md#what-you-do", "jobs/nurse/#t-what-you-do"),
        ("../jobs/nurse.md#gone", "jobs/nurse/"),
        ("other/index.md#%C3%A6bler", "stories/other/#t-æbler"),
        ("https://careers.example.org/jobs/nurse/", "jobs/nurse/"),
        ("later.md", None),
        ("/stories/later/", None),
        ("gone.md", None),
        ("../../etc/passwd", None),
        ("/etc/passwd", None),
        ("../mkdocs.yml", None),
        ("#gone", None),
    ],
)
def test_where_a_link_leads(target: str, address: str | None) -> None:
    resolved, found = links(target)
    assert resolved == address
    codes = [one.code for one in found.diagnostics]
    assert codes in ([], ["link-nowhere"], ["link-asleep"]) and bool(codes) == (address is None)
    assert all(one.severity == "warning" and (one.line, one.column) == (7, 6) for one in found.diagnostics)


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("../jobs/Nurse.md", "did you mean `../jobs/nurse.md`?"),
        ("jobs@example.org", "did you mean `mailto:jobs@example.org`?"), ("www.example.org", "did you mean `https://www.example.org`?"),
        ("www.example.org/a?b", "did you mean `https://www.example.org/a?b`?"), ("../jobs/nusre.md", "did you mean `../jobs/nurse.md`?"),
        ("../content/benefit.md", "did you mean `../content/benefits.md`?"), ("lateer.md#a", "did you mean `later.md`?"),
        ("jobs/nurse.md", "did you mean `../jobs/nurse.md`?"), ("jobs/nurse/", "did you mean `../jobs/nurse.md`?"),
        ("www.md", ""), ("gone.md", ""), ("/etc/passwd", ""), ("../../x", ""), ("#gone", ""),
    ],
)  # fmt: skip
def test_what_was_probably_meant(target: str, hint: str) -> None:
    (one,) = links(target)[1].diagnostics
    assert one.hint == (f"{hint} Correct it, or remove it." if hint else "correct it, or remove it.")


@pytest.mark.parametrize("target", ["terms.pdf", "./terms.pdf#page=2", "../content/program/links.yml"])
def test_a_file_that_has_no_page_is_not_called_missing(target: str) -> None:
    files = {"stories/terms.pdf": b"%PDF-1.7", "content/program/links.yml": "[]"}
    found = site({**FILES, **files, "stories/a.md": story(body=f"[x]({target})")})
    (one,) = (one for one in found.diagnostics if one.code == "link-nowhere")
    assert one.hint.startswith("the file is there, but a link can only lead to a page")


def test_a_link_that_was_right_before_its_text_got_a_folder() -> None:
    (one,) = links("../jobs/nurse.md#pay", "stories/a/index.md")[1].diagnostics
    assert one.hint == "did you mean `../../jobs/nurse.md`? Correct it, or remove it."


@pytest.mark.parametrize(
    "target",
    ["wrong.md", "wrong", "./wrong.md#a", "/stories/wrong/", "/stories/wrong#a", "https://careers.example.org/stories/wrong/",
     "../content/people/wrong.yml", "/people/wrong/", "/values/wrong/"],
)  # fmt: skip
def test_a_link_to_what_has_an_error_is_right(target: str) -> None:
    wrong: dict[str, str | bytes] = {
        "stories/wrong.md": story(date="soon"),
        "content/people/wrong.yml": "role: Cook\n",
        "content/values/wrong.md": "---\nsummary: No title\n---\n",
    }
    found = site({**FILES, **wrong, "stories/a.md": story(body=f"[x]({target})")})
    assert {one.path for one in found.diagnostics} == wrong.keys()


def test_a_link_to_what_has_an_error_is_right_below_a_path() -> None:
    config = CONFIG.replace("careers.example.org/", "example.org/careers/")
    wrong = {**FILES, "stories/wrong.md": story(date="soon")}
    for target in (
        "/careers/stories/wrong/",
        "/stories/wrong/",
        "https://example.org/careers/stories/wrong/",
    ):
        linking = {
            "stories/a.md": story(body=f"[x]({target})"),
            "content/index.md": f"# Hi\n\n[x]({target})\n",
        }
        found = site({**wrong, **linking}, config=config)
        assert {one.path for one in found.diagnostics} == {"stories/wrong.md"}, target


def test_a_story_in_a_folder_links_from_there() -> None:
    assert links("../../jobs/nurse.md", "stories/a/index.md")[0] == "jobs/nurse/"
    assert links("../other/index.md", "stories/a/index.md")[0] == "stories/other/"


def test_the_site_may_lie_below_the_root_of_its_server() -> None:
    config = "site_name: H\nsite_url: https://example.org/careers/\n"
    for target in (
        "/careers/jobs/nurse/",
        "/jobs/nurse/",
        "../jobs/nurse.md",
        "https://example.org/careers/jobs/nurse/",
    ):
        assert links(target, config=config)[0] == "jobs/nurse/"
    assert links("https://example.org/careers", config=config)[0] == ""


@pytest.mark.parametrize(
    "target", ["https://example.org/careers-faq/", "https://example.org/", "//example.org/shop"]
)
def test_what_else_lies_on_its_server_is_another_site(target: str) -> None:
    resolved, found = links(target, config="site_name: H\nsite_url: https://example.org/careers/\n")
    assert resolved is None and not found.diagnostics and target not in found.library.stories[0].text.links


@pytest.mark.parametrize(
    "target", ["https://e.example/a", "mailto:a@e.example", "tel:+4512345678", "//e.example/a"]
)
def test_links_to_elsewhere_are_left_alone(target: str) -> None:
    resolved, found = links(target)
    assert resolved is None and not found.diagnostics and target not in found.library.stories[0].text.links


@pytest.mark.parametrize(
    ("written", "path", "code"),
    [
        ("![A lamp](sea.jpg)", "stories/sea.jpg", ""),
        ("![A lamp](other/lamp.png)", "stories/other/lamp.png", ""),
        ("![A lamp](../content/img/sea.jpg)", "content/img/sea.jpg", ""),
        ("![A lamp](/img/sea.jpg)", "content/img/sea.jpg", ""),
        ("<img src='sea.jpg' alt='A lamp'>", "stories/sea.jpg", ""),
        ("![](sea.jpg)", "stories/sea.jpg", "picture-without-alt"),
        ("![A lamp](gone.jpg)", None, "picture-missing"),
        ("![A lamp](other/lamp.svg)", None, "picture-kind"),
        ("![A lamp](/img/sea.pdf)", None, "picture-kind"),
        ("![A lamp](../mkdocs.yml)", None, "picture-missing"),
        ("![A lamp](../../../etc/passwd.png)", None, "picture-missing"),
    ],
)
def test_pictures_are_files_beside_the_text(written: str, path: str | None, code: str) -> None:
    found = site({**FILES, "stories/a.md": story(body=written)})
    (one,) = [one for one in found.library.stories if one.slug == "a"]
    assert list(one.text.pictures.values()) == [path]
    assert [(one.code, one.severity) for one in found.diagnostics] == ([(code, "warning")] if code else [])
    assert path is None or path in found.library.files


def test_a_picture_that_is_not_there_is_named_as_it_was_written() -> None:
    found = site({**FILES, "stories/a.md": story(body="![A lamp](stories/sea.jpg)")})
    (one,) = found.diagnostics
    assert "`stories/sea.jpg` is not there" in one.message and one.hint.startswith("did you mean `sea.jpg`?")


def test_a_picture_of_another_site_is_a_warning() -> None:
    found = site({"stories/a.md": story(body="![A lamp](https://e.example/a.png)")})
    assert found.codes() == ["picture-foreign"] and not found.library.stories[0].text.pictures


def test_html_that_is_left_out_is_one_warning_a_file() -> None:
    found = site(
        {
            "stories/a.md": story(body="<font>a</font>\n\n<script>b</script>\n\n<b>c</b>"),
            "stories/b.md": story(body="<kbd>a</kbd>"),
        }
    )
    (one,) = found.diagnostics
    assert (one.path, one.severity, one.line) == ("stories/a.md", "warning", 7)
    assert "`<font>`, `<script>`" in one.message


@pytest.mark.parametrize(
    "target",
    [
        "../stories/other/index.md",
        "../jobs/nurse.md",
        "benefits.md",
        "people/ada-anker.yml",
        "/stories/other/",
    ],
)
def test_pages_written_by_hand_link_as_well(target: str) -> None:
    page = f"# Hello\n\n[x]({target})\n\n!!! tip\n\n    [y]({target})\n\n    ??? note\n\n        [z]({target}#)\n"
    found = site({**FILES, "content/index.md": page})
    assert not found.diagnostics and all(found.library.pages[-1].links.values())


def test_their_broken_links_are_errors_but_not_for_what_is_only_asleep() -> None:
    page = "# Hello\n\n[a](gone.md)\n\n=== Tab\n\n    [b](../stories/later.md)\n\n    [c](gone2.md)\n"
    found = site({**FILES, "content/index.md": page})
    assert [(one.code, one.severity, one.line) for one in found.diagnostics] == [
        ("page-link-nowhere", "error", 3), ("link-asleep", "warning", 7), ("page-link-nowhere", "error", 9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "link",
    ["[a](/stories/my-day/)", "[a][b]\n\n[b]: ../stories/my-day.md", '<a href="stories/my-day/#c">a</a>', "[a](<../stories/my-day.md>)"],
)  # fmt: skip
def test_nor_for_a_story_that_was_taken_back(link: str) -> None:
    there: dict[str, str | bytes] = {**FILES, "content/index.md": f"# Hello\n\n{link}\n"}
    assert site(there).codes() == ["page-link-nowhere"]
    mia = "name: Mia Holm\nwithdrawn: 2026-01-02\nremoved: [https://careers.example.org/stories/my-day/]\n"
    assert site({**there, "content/people/mia.yml": mia}).codes() == ["link-asleep"]
    found = site({**there, "content/people/mia.yml": mia, "stories/my-day.md": story("My day", authors="Bo")})
    assert not found.diagnostics, "a new story may have the address"


def test_a_text_that_is_too_complex_is_told_with_its_line() -> None:
    found = site({"stories/a.md": story(body="fine\n\n" + ">" * 100), "stories/b.md": story()})
    (one,) = found.diagnostics
    assert (one.path, one.code, one.line) == ("stories/a.md", "text-too-complex", 9)
    assert [live.slug for live in found.library.stories] == ["b"]


def test_many_broken_links_take_little_time() -> None:
    import time

    begun = time.process_time()
    files = {f"stories/{number}.jpg": b"x" for number in range(300)}
    found = site(
        {**files, "stories/a.md": story(body="".join(f"[a](b{n}) ![c](d{n}.jpg)\n" for n in range(990)))}
    )
    assert len(found.diagnostics) == 101, "a hundred, and that there are more"
    found = site({"stories/a.md": story(body="".join(f"[a](b{number})\n" for number in range(15_000)))})
    assert found.codes() == ["text-too-complex"]
    assert time.process_time() - begun < 4


def test_pages_of_the_job_finder_are_known_and_may_come_and_go() -> None:
    links = " ".join(
        f"[a](/jobs/find/{path}/)" for path in ("place-odense", "place-ribe", "place-odense/team-x")
    )
    files: dict[str, str | bytes] = {
        "content/nurses.md": f"# Nurses\n\n{links}\n",
        "jobs/a.md": job(location="Odense"),
        "jobs/b.md": job("Other", location="Aarhus"),
    }
    found = site(files, config=IN_DENMARK)
    (page,) = found.library.pages
    assert list(page.links.values()) == ["jobs/find/place-odense/", None, None]
    assert [(one.code, one.severity) for one in found.diagnostics] == [("link-asleep", "warning")] * 2


@pytest.mark.parametrize(
    ("kind", "written", "typed"),
    [
        ("stories/a.md", "[x](<løn og pension.md>)", "løn og pension.md"),
        ("stories/a.md", "![x](<bløm på bord.png>)", "bløm på bord.png"),
        ("stories/a.md", "[x](l%C3%B8n.md)", "l%C3%B8n.md"),
        ("content/page.md", "[x](løn og pension.md)", "løn og pension.md"),
        ("content/page.md", "![x](/img/夜勤.png)", "/img/夜勤.png"),
    ],
)
def test_what_leads_nowhere_is_told_as_it_was_typed(kind: str, written: str, typed: str) -> None:
    body = f"Words.\n\nMore {written}"
    text = story(body=body) if kind.startswith("stories") else f"# Page\n\n{body}\n"
    (told,) = site({**FILES, kind: text}).diagnostics
    line = next(number for number, line in enumerate(text.split("\n"), 1) if written in line)
    assert f"`{typed}`" in told.message and told.line == line and told.column > len("More ")
