"""A recommendation on its whole way, in Chromium: from a job's kit to where somebody applies."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import BuildSite, Built, SiteServer
from tests.folders import SMALL, write

pytestmark = pytest.mark.browser

DAY = date(2026, 11, 21)
APPLY = "https://apply.example.net/form?job=7#start"
JOB = "---\ntitle: Crane driver\ndate_posted: 2026-01-02\nlocation: Odense, Denmark\n{}\n---\nDrive the crane.\n"
CONFIG = (
    "site_name: Harbour\nsite_url: https://careers.example.org/\nextra:\n  kollega:\n    networks: [linkedin, email]\n"
    "    referral: {parameter: source_id, form: 'https://apply.example.net/refer?from=us#tell'}\n"
)
SITE = SMALL | {
    "mkdocs.yml": CONFIG,
    "jobs/crane.md": JOB.format(f"apply_url: {APPLY}"),
    "content/program/referral.md": "# The cake\n\nA cake for everybody.\n",
    "content/people/ada.yml": "name: Ada Anker\nambassador: true\n",
    "content/program/codes.yml": "- {code: k3vq7m, person: ada}\n",
}


@pytest.fixture(scope="module")
def built(build_site: BuildSite, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_site(write(tmp_path_factory.mktemp("site"), SITE), DAY, pictures=False)


@pytest.fixture
def room(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(accept_downloads=True)
    failed: list[str] = []
    context.on("weberror", lambda error: failed.append(str(error.error)))
    yield context
    assert not failed
    context.close()


def kit(room: BrowserContext, built: Built, job: str = "crane") -> Page:
    page = room.new_page()
    page.goto((built.backstage / f"share/jobs/{job}/index.html").as_uri())
    return page


def public(room: BrowserContext, server: str, link: str) -> Page:
    """The public page that a link leads to, from a server on this machine."""
    page = room.new_page()
    parts = urlsplit(link)
    page.goto(f"{server.rstrip('/')}{parts.path}?{parts.query}")
    return page


def scanned(page: Page) -> str:
    drawing = page.locator("[data-part=drawing]")
    drawing.scroll_into_view_if_needed()
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(drawing.screenshot())))
    return code.text


def test_from_a_kit_to_where_somebody_applies(
    room: BrowserContext, built: Built, site_server: SiteServer
) -> None:
    page = kit(room, built)
    part = page.locator("#recommend")
    link = part.get_by_label("Link to the job")
    assert "ref=" not in link.input_value() and scanned(page) == link.input_value()
    part.get_by_role("button", name="Make a code").click()
    expect(part.get_by_role("button", name="Forget it")).to_be_focused()
    code = part.locator("strong").inner_text()
    assert re.fullmatch("[a-z2-7]{6}", code)
    address = link.input_value()
    assert parse_qs(urlsplit(address).query) == {
        "utm_source": ["colleague"], "utm_medium": ["referral"], "utm_campaign": ["crane"], "ref": [code],
    }  # fmt: skip
    assert scanned(page) == address
    part.get_by_label("Your words").fill("Kom & sejl med?")
    mail = part.get_by_role("link", name="Write a mail").get_attribute("href") or ""
    assert unquote(mail).endswith(f"body=Kom & sejl med?\r\n\r\n{address}")
    form = part.get_by_role("link", name="Tell the employer").get_attribute("href")
    assert form == f"https://apply.example.net/refer?from=us&source_id={code}#tell"

    job = public(room, site_server(built.site), address)
    expect(job.get_by_text("A colleague recommends this job")).to_contain_text(code)
    apply = job.get_by_role("link", name="Apply for this job")
    assert apply.get_attribute("href") == f"https://apply.example.net/form?job=7&source_id={code}#start"
    assert job.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    job.get_by_role("button", name="Leave it out").click()
    assert apply.get_attribute("href") == APPLY and "ref=" not in job.url
    expect(apply).to_be_focused()


def test_a_post_to_a_network_carries_the_code_too(room: BrowserContext, built: Built) -> None:
    page = kit(room, built)
    page.locator("#recommend").get_by_role("button", name="Make a code").click()
    code = page.locator("#recommend strong").inner_text()
    section = page.get_by_role("region", name="LinkedIn")
    opened = unquote(section.get_by_role("link", name="Open LinkedIn").get_attribute("href") or "")
    assert f"ref={code}" in opened and f"utm_content={code}" in opened and "utm_source=linkedin" in opened


def test_where_one_applies_by_mail_the_code_is_in_the_subject(
    room: BrowserContext, built: Built, site_server: SiteServer
) -> None:
    job = public(room, site_server(built.site), "https://x.example/jobs/lamp-keeper/?ref=k3vq7m")
    to = job.get_by_role("link", name="Apply for this job").get_attribute("href") or ""
    assert unquote(to) == "mailto:jobs@example.org?subject=Lamp keeper (source_id: k3vq7m)"


@pytest.mark.parametrize(
    "code",
    [
        "",
        "k3vq7",
        "k3vq7mm",
        "K3VQ7M",
        "k3vq71",
        "<b>x</b>",
        "javascript:alert(1)",
        "k3vq7m%0a",
        "%E2%80%AEk3vq7",
    ],
)
def test_anything_else_is_no_code(
    room: BrowserContext, built: Built, site_server: SiteServer, code: str
) -> None:
    job = public(room, site_server(built.site), f"https://x.example/jobs/crane/?ref={code}")
    expect(job.locator("[data-referred]")).to_be_hidden()
    assert job.get_by_role("link", name="Apply for this job").get_attribute("href") == APPLY


def test_without_script_the_links_work(browser: Browser, built: Built, site_server: SiteServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = kit(context, built)
    part = page.locator("#recommend")
    link = part.get_by_label("Link to the job").input_value()
    assert unquote(part.get_by_role("link", name="Write a mail").get_attribute("href") or "").endswith(link)
    expect(part.get_by_role("button")).to_have_count(0)
    expect(part.locator("img")).to_have_count(0)
    job = public(context, site_server(built.site), f"{link}&ref=k3vq7m")
    assert job.get_by_role("link", name="Apply for this job").get_attribute("href") == APPLY
    expect(job.locator("[data-referred]")).to_be_hidden()
    context.close()


def test_a_code_of_the_programme_is_taken_on_a_device(room: BrowserContext, built: Built) -> None:
    page = room.new_page()
    page.goto((built.backstage / "people/ada/index.html").as_uri())
    page.get_by_role("button", name="Use it on this device").click()
    expect(page.get_by_role("status")).to_have_text("On this device your links carry this code now.")
    assert (
        kit(room, built)
        .locator("#recommend")
        .get_by_label("Link to the job")
        .input_value()
        .endswith("ref=k3vq7m")
    )


def test_a_signature_is_copied_as_words_with_a_link(room: BrowserContext, built: Built) -> None:
    page = room.new_page()
    page.goto((built.backstage / "people/ada/index.html").as_uri())
    page.evaluate(
        "() => { navigator.clipboard.write = async ([item]) => { window.copied = await (await item.getType('text/html')).text(); }; }"
    )
    page.get_by_role("button", name="Copy the signature").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("window.copied")
    assert 'href="https://careers.example.org/people/ada/"' in copied and "style" not in copied


#: Of each length one that just fits into a size of code, and one that does not.
LENGTHS = [1, 14, 15, 26, 27, 42, 62, 84, 106, 122, 152, 180, 181, 213, 251, 287, 331, 362, 412]


def test_codes_of_all_sizes_can_be_scanned(page: Page) -> None:
    script = (Path(__file__).parents[1] / "kollega/theme/scripts/qr.js").read_text()
    page.set_content(
        f"<body style='margin:0;background:#fff'><script>{script};window.qrOf = qrOf;</script><div></div>"
    )
    texts = [("https://careers.example.org/jobs/æ?" * 20)[:length] for length in LENGTHS]
    for text in texts:
        while len(text.encode()) > len(text) and len(text.encode()) > 412:
            text = text[:-1]
        page.evaluate("text => { document.querySelector('div').innerHTML = qrOf(text); }", text)
        (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.locator("svg").screenshot())))
        assert code.text == text
    with pytest.raises(Exception, match="too long"):
        page.evaluate("qrOf('x'.repeat(413))")
