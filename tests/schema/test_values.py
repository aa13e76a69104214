"""What each form of value accepts and refuses, and the rules of a record's fields among each other."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.addresses import is_email
from kollega.letters import clean, line, nfc
from kollega.limits import MOST
from kollega.records import Contact, Pay, Video
from kollega.schema.readers import is_url, resolve
from tests.reading import record
from tests.schema.contract import BESIDE, written


def read(kind: str, /, **fields: str) -> tuple[Any, list[str]]:
    found, diagnostics = record(kind, written(kind, **fields), beside=BESIDE)
    return found and found.record, [one.code for one in diagnostics]


def quoted(text: str) -> str:
    """A YAML double-quoted scalar that means `text`."""
    return (
        '"'
        + "".join(
            f"\\U{ord(letter):08x}" if letter in '"\\' or not letter.isprintable() else letter
            for letter in text
        )
        + '"'
    )


LOOKALIKES = ("<3", "AT&T", "Bob's \"best\" day", "NO", "12:30", "0123", "1e3", "~ish", "🎉 👩‍🚀 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "مرحبا بالعالم", "Rødgrød med fløde", "{{ a }}", "{% a %}",
              "<script>alert(1)</script>", "../../etc/passwd", "null and void", "100 %", "a\u00a0b", "]]>", "2026-01-13", "true", ".5", "0x1F", "C#: a love story")  # fmt: skip


@pytest.mark.parametrize("text", LOOKALIKES)
def test_text_is_text(text: str) -> None:
    found, codes = read(
        "story", title=quoted(text), quote=quoted(text), tags=f"[{quoted(text)}]", authors=quoted(text)
    )
    expected = line(text)
    assert not codes and (found.title, found.quote, found.tags, found.authors) == (
        expected,
        expected,
        (expected,),
        (expected,),
    )


@pytest.mark.parametrize(
    "text",
    [
        "<3",
        "AT&T",
        "NO",
        "12:30",
        "0123",
        "1e3",
        "~ish",
        "🎉",
        "2026-01-13",
        "true",
        "0x1F",
        "C#",
        "null and void",
    ],
)
def test_text_is_text_without_quotes_too(text: str) -> None:
    assert read("story", title=text)[0].title == text


@settings(max_examples=300)
@given(st.text(max_size=120))
def test_any_text_is_read_back_or_reported(text: str) -> None:
    found, diagnostics = record("story", written("story", title=quoted(text), quote=quoted(text)))
    expected = nfc(line(clean(text)[0]))
    codes = {one.code for one in diagnostics}
    if expected and found is not None:
        assert found.record.title == found.record.quote == expected
        assert codes <= ({"story-title", "story-quote"} if clean(text)[1] else set())
    else:
        assert codes & {"story-title", "yaml-broken", "yaml-character"}


@given(st.dictionaries(st.sampled_from(
    "title date authors updated kind photo photo_alt photo_focus pictured video quote tags share lang id aliases expires draft x".split()
), st.text(max_size=40) | st.sampled_from(["[]", "{}", "[a]", "{a: b}", "[[a]]", "a.jpg", "2026-01-13", "true", "!!null", "&a", "|", "- a"])))  # fmt: skip
def test_any_fields_give_a_record_or_errors(fields: dict[str, str]) -> None:
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    found, diagnostics = record("story", text, beside=BESIDE)
    assert (found is None) <= any(one.severity == "error" for one in diagnostics)


def test_invisible_characters_go_with_a_warning() -> None:
    found, diagnostics = record(
        "story", written("story", title=quoted("Ni\u202eght\u0007 sh\u2066ift")), "Qui\u202det.\n"
    )
    assert found is not None and found.record.title == "Night shift" and found.record.body == "Quiet.\n"
    assert [(one.code, one.severity, one.line) for one in diagnostics] == [
        ("story-title", "warning", 2),
        ("story-text", "warning", 7),
    ]


def test_a_text_of_nothing_visible_is_missing() -> None:
    found, codes = read("story", title=quoted("\u202e"))
    assert found is None and "story-title" in codes


@pytest.mark.parametrize(("field", "longest"), [("title", 120), ("summary", 300), ("quote", 240)])
def test_a_long_text_is_a_warning(field: str, longest: int) -> None:
    assert read("story", **{field: "x" * longest})[1] == []
    found, diagnostics = record("story", written("story", **{field: "x" * (longest + 1)}))
    assert found is not None and [one.severity for one in diagnostics] == ["warning"]


@pytest.mark.parametrize("word", ["yes", "1", "on", "no", "nein", "[true]"])
def test_flags_are_true_or_false(word: str) -> None:
    assert read("story", draft=word)[1] == ["story-draft"]
    assert read("story", draft="True")[0].draft is True and read("story", draft="FALSE")[0].draft is False


def test_words_have_a_suggestion() -> None:
    _, (one,) = record("job", written("job", employment_type="full_tme"))
    assert one.hint.startswith("did you mean `full_time`?") and "part_time" in one.hint
    assert read("job", employment_type="Per Diem")[0].employment_type == ("per_diem",)


@pytest.mark.parametrize("written_", ["yes", "site", "{site: yes}", "[site]", "\n  site: yes"])
def test_consent_that_names_no_use_is_told_with_its_form(written_: str) -> None:
    found, (one,) = record("person", written("person", consent=written_))
    assert found is None and one.problem == "consent-form" and "`- {purpose: site}`" in one.hint


def test_a_date_in_curly_marks_is_told_as_such() -> None:
    _, (one,) = record("story", written("story", date="\u201c2026-11-01\u201d"))
    assert (one.code, one.problem) == ("story-date", "yaml-curly")


def test_several_words_of_a_list_are_told_as_one() -> None:
    _, (one,) = record("job", written("job", employment_type="full-time, Intern"))
    assert one.hint.startswith("did you mean `[full_time, intern]`?")
    _, (one,) = record("story", written("story", kind="video, story"))
    assert "[" not in one.hint


@pytest.mark.parametrize("value", ["a.jpg", "./a.jpg", "../stories/a.jpg"])
def test_a_file_lies_beside_the_text(value: str) -> None:
    assert read("story", photo=value, photo_alt="A lamp")[0].photo.path == "stories/a.jpg"


@pytest.mark.parametrize(
    "value", ["/etc/passwd", "../../a.jpg", "../../../../etc/passwd", "https://e.example/a.jpg", "//e.example/a.jpg", "C:/a.jpg", "a\\..\\b.jpg", "file:a.jpg", "gone.jpg", "a.mp4", "[a.jpg]", "stories"]
)  # fmt: skip
def test_nothing_else_is_a_file(value: str) -> None:
    assert read("story", photo=value, photo_alt="A lamp")[1] == ["story-photo"]


def test_a_missing_file_has_a_suggestion() -> None:
    _, (one,) = record("story", written("story", photo="A.jpeg", photo_alt="A lamp"), beside=BESIDE)
    assert one.hint.startswith("did you mean `a.jpg`?")


@given(
    st.text(max_size=30)
    | st.lists(st.sampled_from(["..", ".", "a", "", "/", "~", "\\", "\0", "C:"])).map("/".join)
)
def test_no_path_leads_out_of_the_site_folder(written: str) -> None:
    for folder in ("", "stories", "stories/a/b"):
        path = resolve(folder, written)
        if path is not None:
            assert (
                not path.startswith("/")
                and "\\" not in path
                and not {"..", ".", ""} & set(path.split("/") if path else ())
            )


def test_a_photo_needs_words_or_is_decoration() -> None:
    assert read("story", photo="a.jpg")[1] == ["story-photo-alt"]
    assert read("story", photo="a.jpg", photo_alt='""')[1] == ["story-photo-alt"]
    assert read("story", photo="a.jpg", photo_alt='""', photo_decorative="false")[1] == ["story-photo-alt"]
    assert read("story", photo="a.jpg", photo_alt='""', photo_decorative="true")[0].photo.alt == ""
    assert read("story", photo_alt="Words without a photo")[0].photo is None


@pytest.mark.parametrize(
    "value", ["[.5, 0.25]", "[0.5, .25]", "[0.50000000000000000, 0.25]", "['.5', '+.25']"]
)
def test_a_number_may_be_written_as_programs_and_people_do(value: str) -> None:
    story, problems = read("story", photo="a.jpg", photo_alt="A", photo_focus=value)
    assert story.photo.focus == (0.5, 0.25) and not problems


@pytest.mark.parametrize(
    "value", ["[0.5]", "[., 1]", "[0.5, 1.1]", "[-1, 0]", "[a, b]", "0.5", "{x: 1, y: 1}", "[0.5, 0.5, 0.5]"]
)
def test_a_focus_is_two_numbers(value: str) -> None:
    assert set(read("story", photo="a.jpg", photo_alt="A", photo_focus=value)[1]) == {"story-photo-focus"}


@pytest.mark.parametrize(
    ("value", "video"),
    [
        ("https://video.example/1", Video(url="https://video.example/1")),
        (
            "{url: 'https://video.example/1', transcript: Hello.}",
            Video(url="https://video.example/1", transcript="Hello."),
        ),
        (
            "{file: a.mp4, captions: {en: a.vtt}}",
            Video(file="stories/a.mp4", captions={"en": "stories/a.vtt"}),
        ),
    ],
)
def test_a_video_is_a_file_or_an_address(value: str, video: Video) -> None:
    assert read("story", video=value)[0].video == video


def test_a_video_file_is_not_published_without_captions() -> None:
    assert read("story", video="{file: a.mp4}")[1] == ["story-video"]
    assert read("story", video="{file: a.mp4, captions: {}}")[1] == ["story-video"]
    assert read("story", video="{file: a.mp4}", draft="true")[0].draft
    assert read("story", video="{poster: poster.png}")[1] == ["story-video"]
    assert read("story", video="{file: gone.mp4, captions: {en: gone.vtt}}")[1] == [
        "story-video-file",
        "story-video-captions",
    ]


@pytest.mark.parametrize("name", ["English", "en/../../../evil", 'en" onload="x', "e"])
def test_captions_are_named_by_a_language(name: str) -> None:
    assert read("story", video=f"{{file: a.mp4, captions: {{'{name}': a.vtt}}}}")[1] == [
        "story-video-captions"
    ]
    kept, wrong = read("story", video="{file: a.mp4, captions: {EN-gb: a.vtt}}")
    assert not wrong and kept.video.captions == {"en-GB": "stories/a.vtt"}


@pytest.mark.parametrize(
    ("value", "pay"),
    [
        (
            "{min: 132552, max: '172,075', currency: USD, per: year}",
            Pay(least="132552", most="172075", currency="USD", per="year"),
        ),
        (
            "{amount: 28.50, currency: eur, per: Hour}",
            Pay(least="28.50", most="28.50", currency="EUR", per="hour"),
        ),
        ("{min: 1'000, currency: CHF, per: day}", Pay(least="1000", currency="CHF", per="day")),
        ("{max: 1 000 000, currency: DKK, per: year}", Pay(most="1000000", currency="DKK", per="year")),
        (
            "{min: 2.125, max: 450.000, currency: kwd, per: day}",
            Pay(least="2.125", most="450.000", currency="KWD", per="day"),
        ),
    ],
)
def test_pay_is_a_range_or_an_amount(value: str, pay: Pay) -> None:
    assert read("job", pay=value) == (read("job", pay=value)[0], []) and read("job", pay=value)[0].pay == pay


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("{min: 10, max: 5, currency: EUR, per: year}", ["job-pay"]),
        ("{currency: EUR, per: year}", ["job-pay"]),
        ("{amount: 2.125, currency: EUR, per: hour}", ["job-pay-amount"]),
        ("{amount: 5, min: 3, currency: EUR, per: hour}", ["job-pay"]),
        ("{amount: 5, max: 9, currency: EUR, per: hour}", ["job-pay"]),
        ("{min: 10, per: year}", ["job-pay-currency"]),
        ("{min: 10, currency: '', per: year}", ["job-pay-currency"]),
        ("{min: 10, currency: EUR}", ["job-pay-per"]),
        ("{min: €10, currency: Euro, per: fortnight}", ["job-pay-min", "job-pay-currency", "job-pay-per"]),
        ("{min: 42.000, currency: EUR, per: year}", ["job-pay-min"]),
        ("{min: -5, currency: EUR, per: year}", ["job-pay-min"]),
        ("{min: 1e5, currency: EUR, per: year}", ["job-pay-min"]),
        ("{min: 10k, currency: EUR, per: year}", ["job-pay-min"]),
        ("{min: ١٢٣, currency: EUR, per: year}", ["job-pay-min"]),
        ("45000", ["job-pay"]),
    ],
)
def test_pay_that_is_no_pay_is_told(value: str, codes: list[str]) -> None:
    assert read("job", pay=value) == (None, codes)


@pytest.mark.parametrize("value", ["amount: 0", "min: 0, max: 40000", "max: '0.00'"])
def test_pay_of_nothing_is_told(value: str) -> None:
    found, codes = read("job", pay=f"{{{value}, currency: EUR, per: year}}")
    assert found is not None and codes == ["job-pay"]


@given(st.decimals("0.01", 10**9, places=2), st.sampled_from([",", "'", " ", "\u202f", ""]))
def test_amounts_are_read_as_they_are_written(amount: Any, separator: str) -> None:
    text = f"{amount:,}".replace(",", separator)
    found, codes = read("job", pay=f"{{amount: {quoted(text)}, currency: EUR, per: year}}")
    assert not codes and found.pay.least == found.pay.most == str(amount)


@given(st.text(max_size=20))
def test_any_other_text_is_no_amount(text: str) -> None:
    found, diagnostics = record(
        "job", written("job", pay=f"{{amount: {quoted(text)}, currency: EUR, per: year}}")
    )
    assert (found is None and diagnostics) or re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", found.record.pay.least)  # type: ignore[union-attr]


def test_entries_in_which_nothing_is_filled_in_are_left_out() -> None:
    found, codes = read("job", hiring_steps='[{name: "", days: ""}, {name: Interview}]')
    assert not codes and [step.name for step in found.hiring_steps] == ["Interview"]
    assert read("job", pay='{min: "", max: "", currency: EUR, per: ""}')[1] == ["job-pay-per"]


def test_a_value_that_became_a_comment_is_told_where_nothing_else_is() -> None:
    assert "job-pay-min" in read("job", pay="\n  min: #30000")[1]


def test_ways_to_apply() -> None:
    assert read("job", apply_email="")[1] == ["job-apply-url"]
    assert read("job", apply_email="", apply_url='""')[1] == ["job-apply-url"]
    for value in ("mailto:a@example.org?subject=x", "MailTo:a@example.org", "a@example.org"):
        assert read("job", apply_email="", apply_url=value)[0].apply_email == "a@example.org"
    assert read("job", apply_url="https://example.org/a")[0].apply_email == "jobs@example.org"
    for value in (
        "http://example.org/",
        "javascript:alert(1)",
        "example.org",
        "https://a:b@example.org/",
        "https://",
        "mailto:nobody",
        "nobody@",
        "https://exa mple.org",
    ):
        assert read("job", apply_email="", apply_url=value) == (None, ["job-apply-url"])


def test_an_address_that_was_copied_as_a_link_is_the_address() -> None:
    for value in ("mailto:a@example.org", "Mailto:a@example.org", "a@example.org"):
        assert read("job", apply_email=value)[0].apply_email == "a@example.org"
        assert read("event", questions=value)[0].questions == "a@example.org"
    assert read("event", questions="mailto:nobody@") == (None, ["event-questions"])


def test_a_job_is_somewhere_or_remote() -> None:
    assert (
        read("job", location="")[1]
        == read("job", location="[]")[1]
        == read("job", location='""')[1]
        == ["job-location"]
    )
    assert read("job", location="", workplace="remote")[1] == ["job-remote-from"]
    assert read("job", location="", workplace="remote", remote_from="[DK]")[0].locations == ()
    assert read("job", location="[Aarhus, Odense]")[0].locations == ("Aarhus", "Odense")
    assert read("job", remote_from="[DK, Denmark, UK]") == (None, ["job-remote-from", "job-remote-from"])


def test_a_job_must_not_end_before_it_begins() -> None:
    assert read("job", valid_through="2026-01-12")[1] == ["job-valid-through"]
    assert read("job", valid_through="2026-01-13")[1] == []


@pytest.mark.parametrize("word", ["TBD", "placeholder", "n/a", "TODO"])
def test_a_placeholder_is_no_reference(word: str) -> None:
    found, (one,) = record("job", written("job", reference=word))
    assert found is not None and found.record.reference == "" and one.severity == "warning"


@pytest.mark.parametrize(
    ("value", "contact"),
    [
        ("ada-anker", Contact(name="ada-anker")),
        ("a@example.org", Contact(email="a@example.org")),
        ("mailto:a@example.org", Contact(email="a@example.org")),
        ("{email: 'mailto:a@example.org'}", Contact(email="a@example.org")),
        ("{phone: '12'}", Contact(phone="12")),
    ],
)
def test_a_contact_is_a_name_an_address_or_a_map(value: str, contact: Contact) -> None:
    assert read("job", contact=value)[0].contact == contact


def test_maps_of_networks_warn_of_what_they_do_not_know() -> None:
    found, (one,) = record("story", written("story", share="{linkedn: a, x: b}"))
    assert (
        found is not None
        and found.record.share == {"x": ("b",)}
        and one.hint.startswith("did you mean `linkedin`?")
    )


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("story", "share", "{linkedin: a, LinkedIn: b}"),
        ("story", "video", "{file: a.mp4, captions: {pt-BR: a.vtt, PT-br: b.vtt}}"),
        ("story", "video", "{file: a.mp4, captions: {en: a.vtt}, File: a.mp4}"),
        ("person", "links", "{website: https://a.example/, Website: https://b.example/}"),
    ],
)
def test_a_key_is_in_a_map_once_however_it_is_written(kind: str, field: str, value: str) -> None:
    text = written(kind, **{field: value})
    found, diagnostics = record(kind, text, beside=BESIDE)
    lines = text.splitlines()
    line = next(number for number, one in enumerate(lines, 1) if one.startswith(field))
    assert found is None
    assert [(one.code, one.severity, one.line) for one in diagnostics] == [
        ("yaml-duplicate", "error", line + (kind != "person"))
    ]


def test_captions_are_kept_by_the_tag_of_their_language() -> None:
    found, _ = read("story", video="{file: a.mp4, captions: {pt-br: a.vtt, EN: b.vtt}}")
    assert list(found.video.captions) == ["pt-BR", "en"]


def test_lists_are_not_endless() -> None:
    def many(count: int) -> str:
        return "[" + ", ".join(f"t{n}" for n in range(count)) + "]"

    for kind, field, most in (("story", "tags", 50), ("job", "location", 50), ("story", "pictured", 250)):
        assert read(kind, **{field: many(most)})[1] == []
        assert read(kind, **{field: many(most + 1)}) == (None, [f"{kind}-{field}"])


@pytest.mark.parametrize(
    "value", ["https://example.org", "http://example.org:80/a?b=c#d", "https://müller.example/ø"]
)
def test_addresses(value: str) -> None:
    assert is_url(value, ("http", "https"))


@given(st.text(max_size=60))
def test_addresses_and_mails_are_what_they_seem(text: str) -> None:
    if is_url(text, ("https",)):
        assert text.casefold().startswith("https://") and not re.search(r"[\s<>\"@\\]", text.split("/")[2])
    if is_email(text):
        assert text.count("@") == 1 and not re.search(r"[\s<>\"]", text)


HOSTILE = {
    "many keys": "".join(f"k{n}: v\n" for n in range(9_000)),
    "many wrong values": "tags: [" + "[a]," * 5_000 + "]",
    "a long key": "a" * 200_000 + ": b",
    "a long title": "title: " + "a " * 100_000,
    "marks on marks": 'title: "' + "\\u0301\\u0327" * 20_000 + '"',
    "a long mail": "apply_email: " + "a" * 100_000 + "@" + "b." * 50_000,
    "a long address": "apply_url: https://" + "a." * 100_000,
    "a long path": "photo: " + "../" * 80_000,
    "a long date": "date_posted: " + "2026-01-13" * 20_000,
    "a long amount": "pay: {amount: '" + "1," * 100_000 + "'}",
    "a long number": "photo_focus: [" + "1" * 100_000 + ", 1]",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("kind", ["story", "job"])
def test_hostile_fields_take_little_time(kind: str, text: str) -> None:
    import time

    assert len(text) < MOST.text
    begun = time.process_time()
    record(kind, text)
    assert time.process_time() - begun < 2
