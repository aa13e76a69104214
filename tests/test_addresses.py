"""Addresses that lead where they seem to, and those that do not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.addresses import is_email, is_host, is_sound

SOUND = """
https://example.org http://example.org:8000/a?b=c#d HTTPS://EXAMPLE.ORG/ https://www.linkedin.com/in/x?y=a@b
http://localhost:8000/ https://192.0.2.4/ https://a_b.example.org/ https://example.org./ https://example.org/a(b)'c
https://müller.example/ø https://straße.example/ https://пример.рф/ https://%D0%BF%D1%80%D0%B8%D0%BC%D0%B5%D1%80.%D1%80%D1%84/
https://xn--e1afmkfd.xn--p1ai/ https://日本語.jp/ https://日本go.jp/ https://ελλάδα.gr/ https://تجربة.example/ https://हिन्दी.भारत/
https://col·legi.cat/ https://оса.рф/ mailto:jobs@example.org mailto:r&d@example.org mailto:a@b.example,c@d.example?subject=Hello%20there
mailto:a@b.example?body=One%0D%0ATwo&cc=c@d.example mailto:?subject=x tel:+4512345678 tel:+45%2012%2034 tel:12-34;ext=5
""".split()
UNSOUND = r"""
https: https:// https:example.org https:/example.org https:///example.org https:\\example.org https://good.example@evil.example/
https://good.example%40evil.example/ https://%65vil.example/ https://evil%2eexample/ https://evil。example/ https://ⓔvil.example/
https://evil.example⁄path https://example.org:0/ https://example.org:99999/ https://example.org:/ https://a..example/ https://0x7f.1/
https://3232235521/ https://1.2.3.04/ https://a.1/ https://[::1]/ https://-a.example/ https://a.example;/ https://раypal.com/
https://аррӏе.com/ https://ʟinkedin.com/ https://xn--80ak6aa92e.com/ https://xn--pypal-4ve.com/ https://xn--a.com/
mailto: mailto:nobody mailto:a@b.example?bcc=c@d.example mailto:a@b.example?cc=c@d.example&bcc=e@f.example mailto:a@b.example?attach=/etc/passwd
mailto:a@b.example?subject=x%0ABcc:c@d.example mailto:a@b.example%0ABcc:c@d.example mailto:a%3Fbcc=c@d.example tel: tel:*%2306%23
tel:javascript:a sms:+4512345678 javascript:a data:text/html,x vbscript:a blob:https://example.org/1 file:///etc/passwd ftp://example.org/
intent://x view-source:https://example.org/ about:blank ms-word:ofe example.org /a #a
""".split() + [  # noqa: RUF005
    "https://example.org/\u200b", "https://exa\u00admple.org/", "https://example.org\u202e/", "https://exa mple.org/", "https://a\u115f.example/", "https://a\ufe0f.example/", "java\tscript:a", "",
]  # fmt: skip


@pytest.mark.parametrize("address", SOUND)
def test_sound_addresses(address: str) -> None:
    assert is_sound(address)


@pytest.mark.parametrize("address", UNSOUND)
def test_addresses_that_are_not_what_they_seem(address: str) -> None:
    assert not is_sound(address)


@given(st.text(max_size=40).map("https://{}".format) | st.text(max_size=40).map("mailto:{}".format))
def test_a_sound_address_has_one_host_and_nothing_unseen(address: str) -> None:
    if is_sound(address):
        assert address.isprintable() and "\\" not in address
        assert "@" not in address.partition("://")[2].split("/")[0].split("?")[0].split("#")[0]


@given(st.text(max_size=30))
def test_hosts_and_mailboxes(text: str) -> None:
    if is_host(text):
        assert not re.search(r"[\s/\\@:?#<>\"]", text)
    if is_email(text):
        assert text.count("@") == 1 and not re.search(r"[\s<>\"?%#]", text)


@pytest.mark.parametrize("text", ["a@b.example", "r&d@b.example", "o'brien@b.example", "jobs+1@пример.рф"])
def test_mailboxes(text: str) -> None:
    assert is_email(text)


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a@b",
        "a@b..c",
        "a@b.example?bcc=c",
        "a?b@c.example",
        "a%0A@b.example",
        "a@раypal.com",
        "a@b.c,d@e.f",
    ],
)
def test_what_is_no_mailbox(text: str) -> None:
    assert not is_email(text)
