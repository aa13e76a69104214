"""Pages: what they show of what is there, and of what is not."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kollega.pipeline import Order, build
from tests.folders import CONFIG, JOB, SMALL, STORY, write

IN_TWO = f"{CONFIG}extra: {{kollega: {{languages: [da, en]}}}}\n"


def built(root: Path, files: dict[str, str]) -> Path:
    """The public site of a folder with these files."""
    write(root, {**files})
    order = Order(
        root=root, site_dir=root / "site", backstage_dir=root / "backstage", today=date(2026, 2, 1), pictures=False
    )  # fmt: skip
    outcome = build(order)
    assert outcome.published, outcome.report.diagnostics
    return root / "site"


def page(site: Path, address: str = "") -> LexborHTMLParser:
    name = address if address.endswith(".html") else f"{address}index.html"
    return LexborHTMLParser((site / name).read_bytes())


def language_of(node: LexborNode | None) -> str | None:
    """The language that the page tells of an element."""
    while node is not None:
        if node.attributes.get("lang"):
            return node.attributes["lang"]
        node = node.parent
    return None


def test_words_that_a_translation_leaves_to_its_original_keep_their_language(tmp_path: Path) -> None:
    files = {
        **SMALL,
        "mkdocs.yml": IN_TWO,
        "stories/night-shift.md": STORY.replace("Ada Anker", "ada-anker\nquote: Det er mørkt.\nvalue: calm"),
        "stories/night-shift.en.md": "---\ntitle: Night\n---\n\nDark.\n",
        "content/people/ada-anker.yml": "name: Ada Anker\nrole: Fyrpasser\nbio: Jeg passer fyret.\n",
        "content/people/ada-anker.en.yml": "bio: I keep the light.\n",
        "content/values/calm.md": "---\ntitle: Ro\nsummary: Vi tier.\n---\n",
    }
    site = built(tmp_path, files)
    home, story = page(site, "en/"), page(site, "en/stories/night-shift/")
    person, own = page(site, "en/people/ada-anker/"), page(site, "stories/night-shift/")
    for words in (".k-voice blockquote", ".k-voice__who p + p", ".k-tile__title a", ".k-tile p"):
        assert language_of(home.css_first(words)) == "da", words
    assert (
        language_of(story.css_first(".k-quote")) == language_of(story.css_first(".k-meet__name + p")) == "da"
    )
    assert language_of(story.css_first(".k-meet .k-quiet")) == "en"
    assert language_of(person.css_first(".k-portrait__role span")) == "da"
    assert language_of(person.css_first(".k-portrait .k-text")) == "en"
    assert own.css_first(".k-quote").attributes.get("lang") is None


def test_a_text_that_a_translation_leaves_to_its_original_says_in_which_language_it_is(
    tmp_path: Path,
) -> None:
    event = "---\ntitle: Messe\nstarts: 2026-03-01\n---\n\nKom forbi.\n"
    files = {
        **SMALL,
        "mkdocs.yml": IN_TWO,
        "stories/night-shift.en.md": "---\ntitle: Night\n---\n",
        "jobs/lamp-keeper.en.md": "---\ntitle: Keeper\n---\n",
        "content/events/fair.md": event,
        "content/events/fair.en.md": "---\ntitle: Fair\n---\n",
        "content/values/calm.md": "---\ntitle: Ro\n---\n\nVi tier.\n",
        "content/values/calm.en.md": "---\ntitle: Calm\n---\n",
    }
    site = built(tmp_path, files)
    for address in ("stories/night-shift/", "jobs/lamp-keeper/", "events/fair/"):
        tree = page(site, f"en/{address}")
        assert (
            language_of(tree.css_first("h1")) == "en" and tree.css_first("article .k-lang").text() == "Danish"
        )
        assert language_of(tree.css_first("article div.k-text p")) == "da"
        assert not page(site, address).css("article .k-lang")
    assert language_of(page(site, "en/values/calm/").css_first("div.k-text p")) == "da"
    assert language_of(page(site, "en/stories/night-shift/").css_first(".k-chips a")) == "da"
    card = page(site, "en/stories/").css_first(".k-card")
    assert (
        language_of(card.css_first("a")) == "en" and language_of(card.css_first(".k-card__summary")) == "da"
    )
    assert '"inLanguage":"da"' in (site / "en/stories/night-shift/index.html").read_text()


def test_a_title_that_a_translation_leaves_to_its_original_keeps_its_language(tmp_path: Path) -> None:
    files = {**SMALL, "mkdocs.yml": IN_TWO, "stories/night-shift.en.md": "It is dark.\n"}
    story = page(built(tmp_path, files), "en/stories/night-shift/")
    assert language_of(story.css_first("h1")) == "da" and not story.css("article .k-lang")
    assert language_of(story.css_first("article div.k-text p")) == "en"


def test_what_is_not_translated_says_in_which_language_it_is(tmp_path: Path) -> None:
    files = {
        **SMALL,
        "mkdocs.yml": IN_TWO,
        "content/events/fair.md": "---\ntitle: Messe\nstarts: 2026-03-01\n---\n\nKom forbi.\n",
        "content/values/calm.md": "---\ntitle: Ro\n---\n\nVi tier.\n",
    }
    site = built(tmp_path, files)
    home = page(site, "en/")
    for part in (".k-card", ".k-row", ".k-event", ".k-tile"):
        assert home.css_first(f"{part} .k-lang").text() == "Danish", part
    assert not page(site).css(".k-lang")


def test_what_is_in_a_language_of_its_own_is_marked_and_the_page_speaks_that_of_the_site(
    tmp_path: Path,
) -> None:
    files = {
        **SMALL,
        "mkdocs.yml": f"{CONFIG}extra: {{kollega: {{languages: [da]}}}}\n",
        "stories/day-shift.md": STORY.replace(
            "title:", "lang: fr\njobs: [cook]\nvideo: https://vimeo.com/1\ntitle:"
        ),
        "jobs/lamp-keeper.md": JOB.replace("title:", "lang: fr\nstories: [night-shift]\ntitle:"),
        "jobs/cook.md": JOB.replace("title:", "pay: {min: 9, currency: DKK, per: hour}\ntitle:"),
    }
    site = built(tmp_path, files)
    for address in ("stories/day-shift/", "jobs/lamp-keeper/"):
        tree = page(site, address)
        assert language_of(tree.css_first("h1")) == "fr"
        assert "januar " in tree.css_first("section[aria-labelledby=stories] time").text()
        assert "januar " in tree.css_first("article time").text()
        spoken = {
            language_of(tree.css_first(f"article {name}")) for name in ("time", ".k-kicker", "dt, footer")
        }
        assert spoken == {"da"} and language_of(tree.css_first("article .k-text p")) == "fr"
    jobs = page(site, "videos/day-shift/").css_first("section[aria-labelledby=jobs]")
    assert "kr. i timen" in jobs.text()


def test_the_title_of_an_alert_is_in_the_language_of_the_text(tmp_path: Path) -> None:
    files = {
        **SMALL,
        "mkdocs.yml": IN_TWO,
        "stories/night-shift.md": f"{STORY}\n> [!WARNING]\n> It is dark.\n",
        "stories/night-shift.en.md": "---\ntitle: Night\n---\n\n> [!WARNING]\n> It is dark.\n",
    }
    site = built(tmp_path, files)
    for address, title in (("stories/night-shift/", "Advarsel"), ("en/stories/night-shift/", "Warning")):
        assert page(site, address).css_first(".markdown-alert-title").text() == title


def test_links_lead_to_headings_as_the_message_of_the_gate_says(tmp_path: Path) -> None:
    """`gate-fragment` names both ways."""
    about = "# Om\n\n## Løn og pension\n\nGod.\n\n## Ferie {#holiday}\n\nLang.\n"
    links = "[a](om.md#ln-og-pension) [b](om.md#holiday)"
    site = built(tmp_path, {**SMALL, "content/om.md": about, "content/index.md": f"# Hej\n\n{links}\n"})
    assert {"#t-ln-og-pension", "#t-holiday"} <= {
        f"#{place}"
        for link in page(site).css("main a")
        for place in (link.attributes["href"] or "").split("#")[1:]
    }


def test_a_place_that_a_page_has_not_never_fails_a_build_because_of_a_story(tmp_path: Path) -> None:
    links = "[a](../content/om.md#nothing) [b](../content/om.md#lon-er-pay) [c](/om/#Nothing)"
    files = {"content/om.md": "# Om\n\n## Lön er pay\n", "stories/night-shift.md": f"{STORY}\n{links}\n"}
    site = built(tmp_path, SMALL | files)
    found = {link.text(): link.attributes["href"] for link in page(site, "stories/night-shift/").css("p > a")}
    assert {name: found[name] for name in "abc"} == {
        "a": "../../om/",
        "b": "../../om/#t-lon-er-pay",
        "c": "../../om/",
    }


def test_the_name_of_the_menu_of_languages_begins_with_what_is_seen_of_it(tmp_path: Path) -> None:
    site = built(tmp_path, {**SMALL, "mkdocs.yml": IN_TWO})
    backstage = LexborHTMLParser((tmp_path / "backstage/index.html").read_bytes())
    for tree, name in ((page(site, "en/"), "EN, Language: English"), (backstage, "DA, Sprog: Dansk")):
        menu = tree.css_first(".k-languages > summary")
        assert menu.attributes["aria-label"] == name and name.startswith(menu.text())


def test_the_links_of_a_person_are_called_as_networks_call_themselves(tmp_path: Path) -> None:
    links = "links: {linkedin: 'https://a.example/', tiktok: 'https://b.example/', website: 'https://c.example/'}\n"
    person = {"content/people/ada-anker.yml": f"name: Ada Anker\nambassador: true\n{links}"}
    ada = page(built(tmp_path, {**SMALL, "mkdocs.yml": IN_TWO, **person}), "people/ada-anker/")
    names = ["LinkedIn", "TikTok", "Hjemmeside"]
    for where in (".k-portrait .k-chips a", ".k-notice a"):
        assert [link.text() for link in ada.css(where)] == names


def test_a_contact_can_be_called(tmp_path: Path) -> None:
    job = JOB.replace("apply_email:", "contact: {phone: +45 12 34 56 78}\napply_email:")
    (link,) = page(built(tmp_path, {**SMALL, "jobs/lamp-keeper.md": job}), "jobs/lamp-keeper/").css(
        "a[href^=tel]"
    )
    assert (link.attributes["href"], link.text()) == ("tel:+4512345678", "+45 12 34 56 78")


def test_home_names_the_teams_with_most_jobs_and_leads_to_the_others(tmp_path: Path) -> None:
    files = {
        f"jobs/{n}.md": JOB.replace("apply_email", f"team: Team {min(n, 5)}\napply_email")
        for n in range(1, 8)
    }
    files |= {f"content/values/{n}.md": f"---\ntitle: Value {n}\n---\n" for n in range(5)}
    home = page(built(tmp_path, {**SMALL, **files}))
    chips = home.css(".k-chips[aria-labelledby=teams] a")
    assert [" ".join(one.text().split()) for one in chips] == [
        "Team 5 3", "Team 1 1", "Team 2 1", "Team 3 1", "All teams",
    ]  # fmt: skip
    assert [one.attributes["href"] for one in home.css("#why + .k-further")] == ["values/"]


def test_a_story_that_nothing_is_near_ends_with_the_newest_others(tmp_path: Path) -> None:
    apart = "---\ntitle: {0}\ndate: 2026-01-{1}\nauthors: {0}\n---\n\n{0}.\n"
    names = {"Anchor": 10, "Bread": 11, "Chimney": 12, "Drum": 13}
    stories = {f"stories/{name.lower()}.md": apart.format(name, day) for name, day in names.items()}
    site = built(tmp_path, {"mkdocs.yml": CONFIG, **stories})
    assert [one.text() for one in page(site, "stories/bread/").css(".k-card__title")] == [
        "Drum",
        "Chimney",
        "Anchor",
    ]
    (tmp_path / "alone").mkdir()
    alone = built(
        tmp_path / "alone", {"mkdocs.yml": CONFIG, "stories/anchor.md": stories["stories/anchor.md"]}
    )
    assert not page(alone, "stories/anchor/").css(".k-section")


def test_a_page_at_an_old_address_speaks_the_language_that_it_leads_to(tmp_path: Path) -> None:
    old = STORY.replace("tags: [night]", "aliases: [/stories/watch/]")
    site = built(
        tmp_path,
        {
            "mkdocs.yml": IN_TWO,
            "stories/night.md": old,
            "stories/night.en.md": "---\ntitle: Night\n---\n\nDark.\n",
        },
    )
    for address, lang, words in (
        ("stories/watch/", "da", "Siden er flyttet."),
        ("en/stories/watch/", "en", "This page has moved."),
    ):
        moved = page(site, address)
        assert moved.css_first("html").attributes["lang"] == lang and moved.css_first("h1").text() == words


def test_of_very_many_stories_the_older_have_a_line_each(tmp_path: Path) -> None:
    told = "---\ntitle: Watch {0}\ndate: {1}\nauthors: Ada Anker\n---\n\nQuiet.\n"
    days = [date(2025, 1, 1) + timedelta(number) for number in range(190)]
    stories = {f"stories/watch-{day}.md": told.format(day, day) for day in days}
    stories["stories/watch-2025-01-01.md"] = told.format("2025-01-01\nlang: da", "2025-01-01")
    site = built(tmp_path, {"mkdocs.yml": CONFIG, **stories})
    shown = page(site, "stories/")
    cards, rows = shown.css(".k-card__title a"), shown.css(".k-row__title a")
    assert [one.text() for one in (*cards, *rows)] == [f"Watch {day}" for day in reversed(days)]
    assert len(rows) == 9 and rows[-1].attributes["lang"] == "da"
    assert [one.text() for one in shown.css(".k-section h2")] == ["More stories"]
    assert "Ada Anker\xa0· Jan" in rows[-1].parent.parent.text() and "Danish" in rows[-1].parent.parent.text()


def test_a_site_without_jobs_does_not_speak_of_them(tmp_path: Path) -> None:
    site = built(tmp_path, {"mkdocs.yml": CONFIG, "stories/night-shift.md": STORY})
    assert not page(site).css(".k-anyway")
    assert [one.attributes["href"] for one in page(site, "404.html").css(".k-actions a")] == ["/"]
    assert "jobs/" not in [one.attributes["href"] for one in page(site, "search/").css(".k-main .k-chips a")]
    assert [one.text() for one in page(site, "jobs/").css(".k-main h2")][:1] == [
        "There are no open jobs at the moment."
    ]
    assert not page(site, "jobs/").css(".k-anyway")
    (tmp_path / "bare").mkdir()
    bare = built(tmp_path / "bare", {"mkdocs.yml": CONFIG, "content/index.md": "# Hello\n"})
    assert not page(bare).css(".k-footer nav") and not page(bare, "search/").css(".k-main nav")
