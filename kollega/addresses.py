"""Addresses: complete ones of what is on the public site, and what an address must be to lead where it seems to."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote, urlsplit

#: Addresses of pages that hosts show in place of missing ones.
NOT_PAGES = frozenset({"404.html", "404/"})
#: The kinds of address that a text may lead to.
SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_LONGEST_HOST = 253
_PLAIN_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_FOUR_NUMBERS = re.compile(r"(?:(?:0|[1-9][0-9]{0,2})(?:\.(?!$)|$)){4}")
_ESCAPED_ASCII = re.compile(r"%[0-7][0-9a-f]", re.IGNORECASE)
#: Letters that nothing is drawn for, and that no name has.
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
#: Scripts that Japanese, Chinese and Korean are written in together, and with Latin letters.
_EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "HANGUL", "BOPOMOFO"}
#: Cyrillic and Greek letters that look like Latin ones: a word of these alone is one that is not what it seems.
_LIKE_LATIN = frozenset("асԁеԍһіјӏорԛѕԝхуѵԛοικνρυωγ")
_MAILBOX = re.compile(r"[^@\s<>()\[\]{},;:\"\\?%#/|`^]+@[^@\s]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_TELEPHONE = re.compile(r"\+?[0-9().\- ]{2,40}(?:;[a-z-]+=[a-z0-9.+-]+)*", re.IGNORECASE)


def absolute(site_url: str, address: str) -> str:
    """The complete address of a page or file of the site, in ASCII.

    `address` is relative to `site_url` and not encoded; a complete http(s) address stays as it is.
    """
    if address.startswith(("https://", "http://")):
        return address
    while address.startswith("../"):
        site_url, address = site_url.rstrip("/").rpartition("/")[0] + "/", address[3:]
    return site_url + quote(address, errors="replace")


def is_sound(address: str) -> bool:
    """Whether a complete address of one of `SCHEMES` leads where it seems to, for people and for every program.

    No name in front of the host, no host in disguise, no characters that nobody sees; in a mail no copies that
    nobody sees and no lines of its head; in a telephone number no codes that a telephone obeys.
    """
    if not address.isprintable() or "\\" in address:
        return False
    scheme, _, rest = address.partition(":")
    try:
        if scheme.lower() == "mailto":
            return _is_mail(rest)
        if scheme.lower() == "tel":
            return bool(_TELEPHONE.fullmatch(unquote(rest)))
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    host = parts.netloc.rpartition(":")[0] if port is not None else parts.netloc
    return bool(_WEB.match(address)) and port != 0 and is_host(host)


def is_host(written: str) -> bool:
    """Whether the name of a host can be read in one way only: what people see is what a browser looks up.

    Refused are names with escapes for plain letters, numbers that are no four numbers, letters that are drawn
    like others or not at all, and words that mix scripts (after Unicode's UTS 39, "highly restrictive").
    """
    if _ESCAPED_ASCII.search(written):
        return False
    try:
        host = unquote(written, errors="strict").lower().removesuffix(".")
    except ValueError:
        return False
    if len(host) > _LONGEST_HOST:
        return False
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return bool(_FOUR_NUMBERS.fullmatch(host))
    return all(_is_label(label, labels[-1].isascii()) for label in labels)


def looked_up(host: str) -> str:
    """The name of a host in the letters that a browser looks it up by."""
    name = unquote(host).casefold()
    try:
        return name.encode("idna").decode()
    except UnicodeError:
        return name


def is_email(text: str) -> bool:
    """Whether `text` is one plain e-mail address, with nothing that a mail program would take for more."""
    return (
        len(text) <= 254
        and text.isprintable()
        and bool(_MAILBOX.fullmatch(text))
        and "." in text.partition("@")[2].removesuffix(".")
        and is_host(text.partition("@")[2])
    )


def _is_mail(rest: str) -> bool:
    """Whether what follows `mailto:` is a list of mailboxes, with a subject, a text, and copies that everybody sees."""
    to, mark, more = rest.partition("?")
    fields = [field.partition("=")[::2] for field in more.split("&")] if mark else []
    return (
        bool(to or mark)
        and (not to or _are_mailboxes(to))
        and all(_is_mail_field(*field) for field in fields)
    )


def _are_mailboxes(written: str) -> bool:
    return all(is_email(unquote(one)) for one in written.split(","))


def _is_mail_field(name: str, value: str) -> bool:
    controls = set(_CONTROLS.findall(unquote(value)))
    match name.lower():
        case "cc":
            return _are_mailboxes(value)
        case "subject":
            return not controls
        case "body":
            return controls <= set("\t\r\n")
        case _:
            return False


def _is_label(label: str, is_plain_domain: bool) -> bool:
    """Whether a part of a host's name is plain, or one word of one script."""
    if label.startswith("xn--"):
        try:
            label = label[4:64].encode("ascii").decode("punycode")
        except ValueError:
            return False
        if label.isascii():
            return False
    if label.isascii():
        return bool(_PLAIN_LABEL.fullmatch(label))
    if unicodedata.normalize("NFKC", label.lower()) != label or _UNSEEN.search(label) or len(label) > 63:
        return False
    letters = [letter for letter in label if letter not in "-·0123456789"]
    if any(unicodedata.category(letter)[0] not in "LMN" for letter in letters):
        return False
    if is_plain_domain and _LIKE_LATIN.issuperset(letters):
        return False
    return _is_of_one_script([letter for letter in letters if unicodedata.category(letter)[0] == "L"])


def _is_of_one_script(letters: list[str]) -> bool:
    """Whether letters are of one script, or of those that are written together in East Asia."""
    scripts = set(map(_script, letters))
    if scripts & _EAST_ASIAN:
        return scripts <= _EAST_ASIAN | {"LATIN"}
    return len(scripts) <= 1 and "PHONETIC" not in scripts


def _script(letter: str) -> str:
    """The script of a letter by its name; phonetic letters, most of which look like plain ones, are one of their own."""
    name = unicodedata.name(letter, "").split(" ")[0]
    return (
        "PHONETIC" if name == "LATIN" and not (letter < "\u0250" or "\u1e00" <= letter <= "\u1eff") else name
    )
