"""Readers of networks, by their ids; whoever writes another name of one is told its id."""

from __future__ import annotations

from kollega.networks import IDS, NETWORKS
from kollega.schema.fields import Reader
from kollega.schema.readers import choice, each, mapping

network = choice(*NETWORKS, names=IDS)
networks = each(choice(*NETWORKS, several=True, names=IDS))


def by_network(one: Reader, *more: str) -> Reader:
    """A map from networks, and `more` words, to values."""
    return mapping(one, (*NETWORKS, *more), names=IDS)
