"""Posting an issue to a chat, through the address that the chat gave for it (an incoming webhook).

The address is a secret: whoever has it can post. It comes from the environment and is in no message.
"""

from __future__ import annotations

import json
from typing import Any, Literal
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from kollega.newsletter.forms import as_markdown, as_slack
from kollega.newsletter.issue import Issue

#: The chats, by the form of what they take.
Chat = Literal["slack", "teams"]
#: Where the address is.
VARIABLE = "KOLLEGA_WEBHOOK"
_TIMEOUT = urllib3.Timeout(connect=10, read=30)
_OWN_MACHINE = ("127.0.0.1", "localhost", "::1")


class Refused(Exception):
    """It was not posted; the words say why, without the address."""


def body(issue: Issue, chat: Chat) -> dict[str, Any]:
    """What is sent. Slack's form is also that of Mattermost and Rocket.Chat; Teams takes an adaptive card."""
    if chat == "slack":
        return {"text": as_slack(issue)}
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
        "body": [{"type": "TextBlock", "wrap": True, "text": as_markdown(issue)}],
        "actions": [{"type": "Action.OpenUrl", "title": issue.more_words, "url": issue.more}],
    }  # fmt: skip
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
    return {"type": "message", "attachments": [attachment]}


def post(issue: Issue, chat: Chat, address: str) -> None:
    """Send an issue once; nothing is sent twice by itself. Raises `Refused`."""
    try:
        parts = urlsplit(address.strip())
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _OWN_MACHINE)
    except ValueError:
        is_safe = False
    if not is_safe:
        raise Refused(f"{VARIABLE} holds no address that begins with https://.")
    data = json.dumps(body(issue, chat)).encode()
    try:
        answer = urllib3.PoolManager().request(
            "POST", address.strip(), body=data, headers={"Content-Type": "application/json"}, retries=False,
            redirect=False, timeout=_TIMEOUT,
        )  # fmt: skip
    except HTTPError as error:
        raise Refused(f"the chat did not answer ({type(error).__name__}).") from None
    if not 200 <= answer.status < 300:
        raise Refused(f"the chat answered with the status {answer.status}.")
