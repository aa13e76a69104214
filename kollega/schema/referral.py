"""Settings of recommendations: how the code of a colleague gets into the employer's own forms."""

from __future__ import annotations

import re

from kollega.schema.fields import Context, Field, group
from kollega.schema.readers import shown
from kollega.schema.values import mail_or_url
from kollega.site import Referral
from kollega.sources import Node, Scalar


def _parameter(node: Node, context: Context) -> str | None:
    """The name of a parameter, as every program for applications takes it."""
    value = shown(node).strip()
    if isinstance(node, Scalar) and re.fullmatch("[A-Za-z][A-Za-z0-9_.-]{0,39}", value):
        return value
    context.problem("not-a-parameter", node, value=value)
    return None


def form(node: Node, context: Context) -> str | None:
    """An address of the web, or one of e-mail as an address to link to (`mailto:`)."""
    address = mail_or_url(node, context)
    return f"mailto:{address}" if address and "://" not in address else address


_REFERRAL = (
    Field("parameter", _parameter, "word", "what addresses to apply at call the code of a colleague; ref"),
    Field("form", form, "e-mail address or URL", "where colleagues tell of somebody, with their code"),
)


#: How recommendations reach the employer's own forms.
referral = group(_REFERRAL, Referral)
