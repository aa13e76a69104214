"""The digest: what is in it, that it is the same for the same days, and that mail programs and chats can take it."""

from __future__ import annotations

import email
import json
import threading
from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from kollega.cli import cli
from kollega.newsletter.forms import as_html, as_mail, as_markdown, as_slack, as_text
from kollega.newsletter.issue import Issue, Part, Picture, Piece
from kollega.site import Organisation, Site
from tests.folders import contents, write
from tests.video.files import video
from tests.videos import EN

CONFIG = """\
site_name: Harbour
site_url: https://careers.example.org/
extra: {kollega: {languages: [en, da], organisation: {name: Harbour & Sons}, share: {backstage: "https://inside.example.org/"}}}
"""
STORY = "---\ntitle: {title}\ndate: {day}\nauthors: Ada Anker\nsummary: It was dark.\n---\n\nText.\n"
FILES = {
    "mkdocs.yml": CONFIG,
    "stories/night.md": STORY.format(title="The <b>night</b> & *we*", day="2026-11-10"),
    "stories/night.da.md": "---\ntitle: Natten\n---\n\nTekst.\n",
    "stories/before.md": STORY.format(title="Before", day="2026-10-31"),
    "stories/after.md": STORY.format(title="After", day="2026-11-21"),
    "jobs/keeper.md": "---\ntitle: Keeper\ndate_posted: 2026-11-01\nlocation: Odense\napply_email: jobs@example.org\n---\n\nKeep.\n",
    "content/events/talk.md": "---\ntitle: Talk\nstarts: 2026-12-01T10:00\n---\n\nCome.\n",
    "content/program/links.yml": "- url: https://magazine.example.com/a\n  title: A piece\n  why: I laughed.\n",
}  # fmt: skip
ADA = "name: Ada Anker\n"
RANGE = ("--since", "2026-11-01", "--until", "2026-11-20")
STEM = "digest-2026-11-01-2026-11-20"


def run(root: Path, out: Path, *more: str, env: dict[str, str] | None = None) -> Result:
    order = ["digest", "--root", str(root), "--out", str(out), *RANGE, "--today", "2026-11-20", *more]
    return CliRunner().invoke(cli, order, env=env)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("digest") / "in", FILES)
    done = run(root, root.parent / "out")
    assert done.exit_code == 0, done.output
    assert done.output.count("\n  ") == 3
    return root.parent


def test_there_is_a_file_of_each_form_in_each_language(made: Path) -> None:
    endings = ("html", "eml", "txt", "slack.md", "teams.md", "rss", "subjects.txt")
    wanted = {f"{STEM}.{lang}.{ending}" for lang in ("en", "da") for ending in endings}
    assert {path.name for path in (made / "out").iterdir()} == wanted


def test_it_tells_the_days_asked_for_and_no_other(made: Path) -> None:
    for ending in ("txt", "html", "slack.md", "teams.md"):
        words = (made / f"out/{STEM}.en.{ending}").read_text()
        assert "Keeper" in words and "A piece" in words and "Talk" in words and "Ada Anker" in words
        assert "Before" not in words and "After" not in words
    danish = (made / f"out/{STEM}.da.txt").read_text()
    assert "Natten" in danish and "https://inside.example.org/share/da/stories/night/index.html" in danish


def test_the_first_subject_is_in_the_language_of_the_mail(tmp_path: Path) -> None:
    watch = STORY.format(title="Vagten", day="2026-11-12").replace("title:", "lang: da\ntitle:")
    root = write(tmp_path / "in", FILES | {"stories/watch.md": watch})
    assert run(root, tmp_path / "out", "--no-pictures").exit_code == 0
    for lang, title in (("en", "The <b>night</b> & *we*"), ("da", "Vagten")):
        (first, *_) = (tmp_path / f"out/{STEM}.{lang}.subjects.txt").read_text().splitlines()
        assert first.startswith(f"{title}, ")


@pytest.mark.parametrize(
    ("lang", "names", "thanks"),
    [
        ("da", "Ole Olsen og Ada Væver", "Tak, Ole Olsen og Ada Væver."),
        ("ar", "Ole Olsen وAda Væver", "شكرًا، Ole Olsen وAda Væver."),
    ],
)
def test_names_are_listed_as_its_language_does(tmp_path: Path, lang: str, names: str, thanks: str) -> None:
    story = STORY.format(title="Night", day="2026-11-10").replace("Ada Anker", "[Ole Olsen, Ada Væver]")
    config = CONFIG.replace("[en, da]", f"[en, {lang}]")
    root = write(tmp_path / "in", {"mkdocs.yml": config, "stories/night.md": story})
    assert run(root, tmp_path / "out", "--no-pictures").exit_code == 0
    words = (tmp_path / f"out/{STEM}.{lang}.txt").read_text()
    assert thanks in words and words.count(names) == 2


@pytest.mark.parametrize("day", ["2026-11-01", "2026-11-20"])
def test_of_a_job_alone_nobody_is_thanked_and_no_heading_is_empty(tmp_path: Path, day: str) -> None:
    keeper = FILES["jobs/keeper.md"].replace("2026-11-01", day)
    root = write(tmp_path / "in", {"mkdocs.yml": CONFIG, "jobs/keeper.md": keeper})
    assert run(root, tmp_path / "out", "--no-pictures").exit_code == 0
    words = (tmp_path / f"out/{STEM}.en.txt").read_text()
    assert "Open jobs" in words and "Keeper" in words
    assert not [
        heading
        for heading in ("Stories from", "Worth sharing", "Posts to", "events", "Thank you")
        if heading in words
    ]


def test_it_is_the_same_for_the_same_days(made: Path, tmp_path: Path) -> None:
    assert run(made / "in", tmp_path).exit_code == 0
    assert contents(tmp_path) == contents(made / "out")


def test_the_mail_is_a_draft_with_text_html_and_no_day(made: Path) -> None:
    mail = email.message_from_bytes((made / f"out/{STEM}.en.eml").read_bytes(), policy=policy.default)
    assert isinstance(mail, EmailMessage)
    assert mail["Subject"] == "The <b>night</b> & *we*, and more to share"
    assert mail["X-Unsent"] == "1" and not mail["Date"] and not mail["To"]
    text, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text and page
    assert "The <b>night</b> & *we*" in text.get_content()
    assert "The &lt;b&gt;night&lt;/b&gt; &amp; *we*" in page.get_content()
    assert max(map(len, (made / f"out/{STEM}.en.eml").read_bytes().split(b"\r\n"))) <= 998


def test_each_style_is_where_it_is_used_and_nothing_runs(made: Path) -> None:
    tree = LexborHTMLParser((made / f"out/{STEM}.en.html").read_bytes())
    assert not tree.css("style, script, link, form, iframe, svg, video")
    assert not [node for node in tree.css("*") if "class" in node.attributes]
    assert all(node.attributes.get("role") == "presentation" for node in tree.css("table"))
    assert all(node.attributes.get("style") for node in tree.css("h1, h2, p, img"))
    assert [node.attributes["alt"] for node in tree.css("img")] == [""] * 2
    nameless = [node.attributes for node in tree.css("a") if not node.text().strip()]
    assert all((one["aria-hidden"], one["tabindex"]) == ("true", "-1") for one in nameless)
    sources = [node.attributes["src"] or "" for node in tree.css("img")]
    assert all(one.startswith("https://careers.example.org/") for one in sources)
    assert len((made / f"out/{STEM}.en.html").read_bytes()) < 100_000  # Gmail cuts from 102 kB


def test_its_pictures_are_those_that_the_site_has(made: Path, tmp_path: Path) -> None:
    from kollega import pipeline

    order = pipeline.Order(
        root=made / "in",
        site_dir=tmp_path / "site",
        backstage_dir=tmp_path / "backstage",
        today=date(2026, 11, 20),
    )
    assert pipeline.build(order).published
    tree = LexborHTMLParser((made / f"out/{STEM}.en.html").read_bytes())
    for node in tree.css("img"):
        path = (node.attributes["src"] or "").removeprefix("https://careers.example.org/")
        assert (tmp_path / "site" / path).is_file()


@pytest.mark.video
def test_a_story_that_is_a_video_has_its_card(tmp_path: Path) -> None:
    story = STORY.format(title="The lamp", day="2026-11-10").replace(
        "---\n\n", "video: {file: a.mp4, captions: {en: a.vtt}}\n---\n\n"
    )
    root = write(
        tmp_path / "in", {"mkdocs.yml": CONFIG, "stories/lamp/index.md": story, "stories/lamp/a.vtt": EN}
    )
    video(root / "stories/lamp/a.mp4")
    done = run(root, tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert LexborHTMLParser((tmp_path / f"out/{STEM}.en.html").read_bytes()).css_first("img[src*='/media/']")


def test_the_feed_has_what_is_new(made: Path) -> None:
    feed = etree.parse(made / f"out/{STEM}.en.rss")
    assert [node.text for node in feed.findall("channel/item/title")] == ["The <b>night</b> & *we*", "Keeper"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 800])
def test_it_can_be_read_with_pictures_off(made: Path, browser: Browser, width: int) -> None:
    asked: list[str] = []
    context = browser.new_context(
        viewport={"width": width, "height": 900}, offline=True, java_script_enabled=True
    )
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    for lang in ("en", "da"):
        page.goto((made / f"out/{STEM}.{lang}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        words = page.evaluate("document.body.innerText")
        assert ("Keeper" in words) and ("Ada Anker" in words)
        # A picture that did not come leaves no hole: nobody sees a frame or a word in its place.
        heights = page.evaluate("[...document.images].map(one => one.getBoundingClientRect().height)")
        assert heights and max(heights) < 30
        links = page.locator("a")
        assert all(
            links.nth(number).get_attribute("href").startswith("https://") for number in range(links.count())
        )  # type: ignore[union-attr]
    assert {url.split(":")[0] for url in asked if "careers.example.org" not in url} == {"file"}
    context.close()


def test_who_withdrew_since_is_in_no_digest_of_days_before(tmp_path: Path) -> None:
    people = {"content/people/ada.yml": f"{ADA}withdrawn: 2026-11-22\n"}
    root = write(tmp_path / "in", FILES | people)
    for day, is_there in (("2026-11-21", True), ("2026-11-23", False)):
        assert run(root, tmp_path / day, "--today", day).exit_code == 0
        words = "".join(path.read_text() for path in (tmp_path / day).iterdir())
        assert ("Ada Anker" in words) == is_there and "Keeper" in words


def test_what_may_not_be_in_feeds_is_in_none_of_the_digest(tmp_path: Path) -> None:
    on_file = "consent: [{purpose: site}, {purpose: social}, {purpose: kit}]\n"
    root = write(tmp_path / "in", FILES | {"content/people/ada.yml": ADA + on_file})
    assert run(root, tmp_path / "out").exit_code == 0
    assert "Ada Anker" in (tmp_path / f"out/{STEM}.en.txt").read_text()
    feed = (tmp_path / f"out/{STEM}.en.rss").read_text()
    assert "Ada Anker" not in feed and "Keeper" in feed


def test_where_nothing_is_new_nothing_is_written(tmp_path: Path) -> None:
    root = write(tmp_path / "in", {"mkdocs.yml": CONFIG, "stories/before.md": FILES["stories/before.md"]})
    done = run(root, tmp_path / "out")
    assert done.exit_code == 0 and "Nothing is new" in done.output and not (tmp_path / "out").exists()


@pytest.mark.parametrize(("more", "words"), [
    (("--lang", "fr"), "Use one of: en, da"),
    (("--until", "2026-10-01"), "after the last day of the digest, 2026-10-01"),
])  # fmt: skip
def test_what_cannot_be_meant_is_told(made: Path, tmp_path: Path, more: tuple[str, ...], words: str) -> None:
    done = run(made / "in", tmp_path, *more)
    assert done.exit_code == 2 and words in done.output


def test_a_first_day_to_come_is_told_and_not_written_about(made: Path, tmp_path: Path) -> None:
    """A year mistyped became a mail about the days from next December to this November."""
    typed = ("digest", "--root", str(made / "in"), "--out", str(tmp_path / "out"), "--since", "2026-12-24")
    done = CliRunner().invoke(cli, [*typed, "--today", "2026-11-23"])
    assert done.exit_code == 2 and "after the last day of the digest, 2026-11-23" in done.output
    assert not (tmp_path / "out").exists()


class Chat(BaseHTTPRequestHandler):
    """A chat that keeps what it was sent."""

    got: ClassVar[list[tuple[str, str, bytes]]] = []
    status: ClassVar[int] = 200

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.path, self.headers["Content-Type"], body))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def chat() -> Iterator[str]:
    Chat.got.clear()
    Chat.status = 200
    server = HTTPServer(("127.0.0.1", 0), Chat)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/secret-token"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("kind", ["slack", "teams"])
def test_a_webhook_posts_it_once_and_is_never_shown(made: Path, tmp_path: Path, chat: str, kind: str) -> None:
    more = ("--lang", "DA", "--no-pictures", "--post", kind)
    done = run(made / "in", tmp_path, *more, env={"KOLLEGA_WEBHOOK": chat})
    assert done.exit_code == 0 and "It was posted." in done.output and "secret" not in done.output
    ((path, form, body),) = Chat.got
    assert path == "/secret-token" and form == "application/json"
    value = json.loads(body)
    words = value["text"] if kind == "slack" else value["attachments"][0]["content"]["body"][0]["text"]
    assert "Natten" in words


@pytest.mark.parametrize(("address", "status", "words"), [
    ("", 200, "set KOLLEGA_WEBHOOK"),
    ("http://chat.example.org/secret", 200, "https://"),
    ("https://[secret", 200, "https://"),
    ("http://127.0.0.1:9/secret", 200, "did not answer"),
    ("chat", 500, "status 500"),
    ("chat", 302, "status 302"),
])  # fmt: skip
def test_a_webhook_that_fails_is_told_without_its_address(
    made: Path, tmp_path: Path, chat: str, address: str, status: int, words: str
) -> None:
    Chat.status = status
    where = chat if address == "chat" else address
    done = run(made / "in", tmp_path, "--no-pictures", "--post", "slack", env={"KOLLEGA_WEBHOOK": where})
    assert done.exit_code == 1 and words in done.output and "secret" not in done.output
    assert len(Chat.got) <= 1


@settings(max_examples=50)
@given(
    words=st.text(
        st.characters(codec="utf-8", exclude_characters="\r\n", categories=("L", "N", "P", "S", "Zs")),
        max_size=40,
    )
)
def test_no_words_get_out_of_their_place(words: str) -> None:
    """Whatever a title is, there is one link to it, and nothing else."""
    site = Site(name="S", url="https://a.example/", organisation=Organisation(name="O"))
    piece = Piece(
        title=f"x{words}y",
        url="https://a.example/x",
        picture=Picture(url="https://a.example/p", width=2, height=1),
    )
    issue = Issue(
        site=site, lang="en", since=date(2026, 1, 1), until=date(2026, 1, 2), range="r", subjects=(f"x{words}y", "b", "c"),
        opening="o", parts=(Part(heading="h", pieces=(piece,)),), thanks="", items=(), more="https://a.example/", more_words="more",
    )  # fmt: skip
    page = as_html(issue, "", {})
    tree = LexborHTMLParser(page)
    assert [node.text() for node in tree.css("p a")] == [piece.title]
    assert len(tree.css("img, script")) == 1
    assert piece.title in as_text(issue)
    slack = [line for line in as_slack(issue).splitlines() if line.startswith("•")]
    assert len(slack) == 1 and slack[0].count("<") == slack[0].count("|") == slack[0].count(">") == 1
    assert len([line for line in as_markdown(issue).splitlines() if line.startswith("- [")]) == 1
    mail = email.message_from_bytes(as_mail(issue, page, as_text(issue)), policy=policy.default)
    assert mail["Subject"].strip() == " ".join(f"x{words}y".split()) or mail["Subject"]


def test_nobody_without_a_name_is_thanked(tmp_path: Path) -> None:
    config = CONFIG.replace("languages:", "consent: {site: name}, languages:")
    bo = "name: Bo Bak\nconsent: [{purpose: site}, {purpose: kit}, {purpose: feeds}]\n"
    files = {**FILES, "mkdocs.yml": config, "content/people/ada.yml": ADA, "content/people/bo.yml": bo}
    both = FILES["stories/night.md"].replace("authors: Ada Anker", "authors: [ada, bo]")
    done = run(write(tmp_path / "in", {**files, "stories/both.md": both}), tmp_path / "out", "--no-pictures")
    assert done.exit_code == 0, done.output
    words = (tmp_path / f"out/{STEM}.en.txt").read_text()
    assert "A colleague" in words and "Thank you, Bo Bak." in words
