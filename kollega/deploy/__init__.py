"""Publishing: brings a finished output to a host, and the release before back.

    with deploy.opened(target) as place:
        outcome = place.publish(deploy.Order(folder=site, files=files))

The ways to publish, from what a host can do:

    flat        files by path, each whole at every moment: phases in an order that keeps pages whole   (`flat`)
    switching   links as well: releases side by side, and one link changes                             (`switching`)
    git, Netlify, Cloudflare: the host itself exchanges all at once

`plan` decides what is to be done, and is data alone; `host` is what the first two ask of a host. A run that was killed at
any point leaves whole pages, and the next one goes on from there.
"""

from __future__ import annotations

import importlib.util
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kollega.deploy import held, withdrawn
from kollega.deploy.errors import Busy, Failed, Refused, redacted
from kollega.deploy.flat import Flat
from kollega.deploy.host import Tree
from kollega.deploy.place import Order, Outcome, Place
from kollega.deploy.plan import Plan, Withdrawn
from kollega.deploy.switching import Switching
from kollega.targets import Target

__all__ = [
    "Busy", "Failed", "Order", "Outcome", "Place", "Plan", "Refused", "Withdrawn", "held", "opened", "redacted", "withdrawn",
]  # fmt: skip


@contextmanager
def opened(target: Target) -> Iterator[Place]:
    """The place of a target. Raises `Refused` where a program, a package or a secret is missing."""
    place = _place(target)
    try:
        yield place
    finally:
        place.close()


def _place(target: Target) -> Place:
    if target.to == "git":
        from kollega.deploy.git import Branch

        return Branch(target)
    if target.to == "netlify":
        from kollega.deploy.netlify import Netlify

        return Netlify(target)
    if target.to == "cloudflare":
        from kollega.deploy.cloudflare import Cloudflare

        return Cloudflare(target)
    if target.to in ("s3", "google", "azure"):
        _need("obstore")
        from kollega.deploy.buckets import Bucket

        return Flat(Bucket(target))
    tree = _tree(target)
    return Switching(tree) if target.layout == "switch" else Flat(tree)


def _tree(target: Target) -> Tree:
    if target.to == "folder":
        from kollega.deploy.folder import Folder

        return Folder(Path(target.address))
    from kollega.deploy.ssh import Address

    address = Address.parsed(target.address)
    if target.to == "rsync":
        from kollega.deploy.rsync import Rsync

        return Rsync(address)
    _need("asyncssh")
    from kollega.deploy.sftp import Sftp

    return Sftp(address)


def _need(package: str) -> None:
    if importlib.util.find_spec(package) is None:
        command = shlex.join([sys.executable, "-m", "pip", "install", package])
        raise Refused(f"This host needs the package {package}, which is not installed: {command}")
