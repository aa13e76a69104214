"""Where a site is published: a record for each target, and the table of the kinds of host."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Literal

import msgspec


class Host(msgspec.Struct, frozen=True):
    """A kind of host: what an address looks like there, as a pattern and as an example."""

    address: re.Pattern[str]
    example: str


_SSH = r"(?:[\w.][\w.-]*@)?(?:[\w][\w.-]*|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?/(?!-).+"
#: Who asks, in an address: git hosts take a token in place of the name, too; that of SSH is no secret without a password.
SECRET_IN_ADDRESS = re.compile(r"(?:(?<=https://)|(?<=http://)|(?<=://)(?=[^/@\s]+:))[^/\s]+(?=@)")
#: For git what has a colon in its first part is no path: `https://…`, `host:careers.git`.
_ELSEWHERE = re.compile(r"[^/]*:")

#: The kinds of host by the word that stands for them after `to`.
HOSTS = {
    "folder": Host(re.compile(r"(?!-).+"), "/srv/www/careers"),
    "rsync": Host(re.compile(_SSH), "deploy@www.example.org/srv/www/careers"),
    "sftp": Host(re.compile(_SSH), "deploy@www.example.org/srv/www/careers"),
    "git": Host(re.compile(r"(?!-|ext::)[^\s]+"), "git@github.com:example/careers.git"),
    "s3": Host(re.compile(r"s3://[a-z0-9][a-z0-9.-]+(/.*)?"), "s3://careers.example.org"),
    "google": Host(re.compile(r"gs://[a-z0-9][a-z0-9._-]+(/.*)?"), "gs://careers.example.org"),
    "azure": Host(re.compile(r"az://[$a-z0-9][a-z0-9-]+(/.*)?"), "az://$web"),
    "netlify": Host(re.compile(r"[\w.-]+"), "careers-example.netlify.app"),
    "cloudflare": Host(re.compile(r"[a-z0-9][a-z0-9-]*"), "careers-example"),
}
#: Those of which `layout` tells how the files lie there.
_WITH_LAYOUT = frozenset({"folder", "rsync", "sftp"})


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """One place to publish to. No secret is ever in it: those come from the environment.

    `to` is a key of `HOSTS`. `protected`: only those who may see the backstage can open it.
    `layout`: `switch` keeps releases side by side and changes a link, `flat` puts the files themselves at the address.
    """

    name: str
    to: str
    address: str
    output: Literal["site", "backstage"] = "site"
    protected: bool = False
    layout: Literal["switch", "flat"] = "switch"
    branch: str = "gh-pages"
    domain: str = ""
    history: bool = False
    compress: bool = True
    endpoint: str = ""
    region: str = ""
    account: str = ""
    #: The public address, where it is not that of the site.
    url: str = ""

    @property
    def place(self) -> tuple[str, ...]:
        """Where the files go: of two targets with the same place, each replaces what the other put there."""
        branch = self.branch if self.to == "git" else ""
        return self.to, normpath(self.address), branch, self.endpoint, self.account

    def shows(self, other: Target) -> bool:
        """Whether visitors of this place see what goes to the other: it lies in a folder of what is served here."""
        to, address, *rest = self.place
        if self.layout == "switch" and to in _WITH_LAYOUT:
            address = f"{address}/current"
        other_to, below, *other_rest = other.place
        return (to, rest) == (other_to, other_rest) and PurePosixPath(address) in PurePosixPath(below).parents

    def of(self, root: Path) -> Target:
        """The same with a path of this machine as a whole one: it is written as seen from the site folder."""
        if self.to != "folder" and (self.to != "git" or _ELSEWHERE.match(self.address)):
            return self
        return msgspec.structs.replace(self, address=str(root / Path(self.address).expanduser()))
