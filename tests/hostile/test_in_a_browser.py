"""The corpus in Chromium: nothing runs, asks, leads away or covers, with the pages' policy and without it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from kollega import templates
from tests.conftest import SiteServer
from tests.hostile import sites
from tests.hostile.conftest import Corpus
from tests.hostile.corpus import attacks, classes
from tests.hostile.defences import DEFENCES, Defence
from tests.hostile.verdicts import Seen, Themes

pytestmark = pytest.mark.browser

#: Attacks call `pwn()`.
_TRAP = (
    "window.pwn = () => { window.__pwned = true }; window.alert = window.confirm = window.prompt = window.pwn"
)
#: Touches everything on a page, and tells what came of it and where links lead, as the browser reads them.
_TOUCH = """
(containers) => {
  addEventListener('click', event => event.preventDefault(), true);
  addEventListener('submit', event => event.preventDefault(), true);
  const main = document.querySelector('main');
  const leads = a => ['http:', 'https:', 'mailto:', 'tel:', 'sms:'].includes(a.protocol) && !a.username && !a.password;
  const elsewhere = [...main.querySelectorAll('a[href]')].filter(a => !leads(a)).map(a => a.href);
  for (const a of main.querySelectorAll('a[href]')) a.removeAttribute('href');
  for (const element of main.querySelectorAll('*')) {
    for (const name of ['mouseover', 'mouseenter', 'focus', 'toggle', 'load', 'error', 'animationstart'])
      element.dispatchEvent(new Event(name));
    element.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
  }
  const inText = containers.flatMap(selector => [...main.querySelectorAll(selector + ' *')]);
  const floats = one => one.tagName != 'INPUT' && /fixed|sticky|absolute/.test(getComputedStyle(one).position);
  const drawn = document.querySelector('header').getBoundingClientRect();
  const top = document.elementFromPoint(drawn.left + drawn.width / 2, drawn.top + drawn.height / 2);
  return {
    pwned: window.__pwned === true,
    elsewhere,
    floats: inText.filter(floats).map(one => one.outerHTML.slice(0, 80)),
    frames: window.frames.length,
    covered: !top?.closest('header'),
    clobbered: ['body', 'forms', 'cookie', 'title'].filter(name => document[name] instanceof HTMLAnchorElement),
  };
}
"""
#: Words that a visitor is made to look for.
_QUERIES = ("<img src=x onerror=pwn()>", '"><script>pwn()</script>', "script", "javascript:pwn()")


def _addresses(public: Path) -> list[str]:
    """The addresses of all pages, relative to the site."""
    pages = sorted(public.rglob("index.html"))
    return [quote(path.relative_to(public).as_posix().removesuffix("index.html")) for path in pages]


def _asked(public: Path) -> list[str]:
    """Pages that do something with what they are asked."""
    folders = [name for name in ("search/", "jobs/") if (public / name).exists()]
    return [
        f"{folder}?q={quote(words)}&team={quote(words)}#{quote(words)}"
        for folder in folders
        for words in _QUERIES
    ]


def _open(
    browser: Browser, site: str, pages: Sequence[str], containers: Iterable[str], *, policy: bool
) -> list[str]:
    """Open and touch pages of the site at the address `site`: everything that should not have happened."""
    context = browser.new_context(bypass_csp=not policy, viewport={"width": 1280, "height": 800})
    context.add_init_script(_TRAP)
    found: list[str] = []
    tabs = [_tab(context, site, found) for _ in range(_TABS)]
    for start in range(0, len(pages), _TABS):
        some = list(zip(tabs, pages[start : start + _TABS], strict=False))
        for tab, at in some:
            tab.evaluate("address => { location.href = address }", site + at)
        for tab, at in some:
            tab.wait_for_url(
                lambda url, at=at: _same(url, site + at), wait_until="networkidle" if "?" in at else "load"
            )
            seen: dict[str, Any] = tab.evaluate(_TOUCH, list(containers))
            found += [f"{at}: {name} {value}" for name, value in seen.items() if value]
            if not _same(tab.url, site + at):
                found.append(f"{at}: went to {tab.url}")
    context.close()
    return found


_SOME = 4
#: Pages that are open at the same time.
_TABS = 6


def _tab(context: BrowserContext, site: str, found: list[str]) -> Page:
    """A tab in which nothing may be asked, said or opened."""
    tab = context.new_page()
    tab.on("dialog", lambda dialog: (found.append(f"{tab.url}: {dialog.type}"), dialog.dismiss()))
    tab.on(
        "request",
        lambda one: None if one.url.startswith(site) else found.append(f"{tab.url}: asked {one.url}"),
    )
    tab.on("console", lambda one: found.append(f"{tab.url}: {one.text}") if one.type == "error" else None)
    tab.on("popup", lambda one: found.append(f"{tab.url}: opened {one.url}"))
    tab.goto(site)
    return tab


def _same(one: str, other: str) -> bool:
    """Whether two addresses are of one page, whatever it is asked."""
    return unquote(one.partition("?")[0]) == unquote(other.partition("?")[0])


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["records", "pages"])
def test_attacks_do_nothing(kind: str, corpus: Corpus, browser: Browser, site_server: SiteServer) -> None:
    """The policy is switched off, so that the pages themselves are seen to be harmless.

    Here are all pages written by hand, and some of each class of records; the slow tier has the rest.
    """
    site: Seen = getattr(corpus, kind)
    cases = [case for case in attacks() if case.is_published and corpus.of(case) is site]
    groups = [[case for case in cases if case.group == name] for name in classes()]
    chosen = [case for group in groups for case in (group if kind == "pages" else group[:_SOME])]
    assert len(chosen) > 60
    public, containers = site.built.public, corpus.theme.public.containers
    pages = [*(quote(case.address) for case in chosen), *_asked(public)]
    assert _open(browser, site_server(public), pages, containers, policy=False) == []


@pytest.mark.slow
@pytest.mark.parametrize("policy", [False, True], ids=["alone", "with the policy"])
@pytest.mark.parametrize("kind", ["records", "pages"])
def test_no_page_does_anything(
    kind: str, policy: bool, corpus: Corpus, browser: Browser, site_server: SiteServer
) -> None:
    """A complaint of the browser about the policy would mean that a page tried something."""
    public = getattr(corpus, kind).built.public
    pages, containers = [*_addresses(public), *_asked(public)], corpus.theme.public.containers
    assert _open(browser, site_server(public), pages, containers, policy=policy) == []


_SEEN = ("scripts", "handlers", "frames", "styles", "drawings", "parsers", "schemes", "pictures", "texts")
_RUNNING = [one for one in DEFENCES if one.group in _SEEN and one.what != "the escaping of data"]


@pytest.mark.slow
@pytest.mark.parametrize("defence", _RUNNING, ids=lambda one: one.group)
def test_without_its_defence_a_class_does_harm(
    defence: Defence, tmp_path: Path, innocent: Themes, browser: Browser, site_server: SiteServer
) -> None:
    """The browser would show it if there were something to see."""
    cases = [
        case
        for case in attacks()
        if case.group == defence.group and case.is_published and case.kind != "page"
    ]
    with pytest.MonkeyPatch.context() as patch:
        defence.away(patch)
        built = sites.build(sites.records(tmp_path, cases))
    templates.environment.cache_clear()
    pages = [quote(case.address) for case in cases]
    assert _open(browser, site_server(built.public), pages, innocent.public.containers, policy=False)
