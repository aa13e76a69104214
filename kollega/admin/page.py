"""The folder of the editor: its page, its configuration, and itself. It lies where somebody asks for it, never in a build."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from kollega.admin import decap
from kollega.admin.config import config, locale
from kollega.library.read import Documents
from kollega.questions import said
from kollega.site import Admin
from kollega.start import Refused
from kollega.start.yaml import as_yaml
from kollega.words import words_of

#: A file of ours that is there when the folder was made by this.
_MARK = "config.yml"
#: Where each host answers the editor, when it has no server of its own.
_SERVERS = {
    "github": ("https://api.github.com", "https://*.githubusercontent.com"),
    "gitlab": ("https://gitlab.com",),
    "gitea": ("https://codeberg.org",),
    "forgejo": ("https://codeberg.org",),
}
_START = Path(__file__).with_name("start.js")
_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="cms-config-url" type="text/yaml" href="config.yml">
</head>
<body>
<script src="start.js" data-locale="{locale}" data-most="{most}" data-heavy="{heavy}" data-broken="{broken}"></script>
<script src="decap-cms.js"></script>
</body>
</html>
"""


def write(documents: Documents, folder: Path, kept: Path, local: str = "") -> list[str]:
    """Write the editor into `folder`, which is empty or was made by this; the names of the files.

    `kept` is where the package of the editor is kept, `local` the address of a proxy on this machine. Raises `Refused`,
    `OSError`.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).is_file():
        raise Refused(f"`{folder}` is not empty, and this command did not make it. Name a new folder.")
    text = as_yaml(config(documents, local))
    files = {**decap.files(kept), _MARK: text.encode(), "index.html": page(documents, local).encode()}
    files["start.js"] = _START.read_bytes()
    files["_headers"] = _headers(documents, local).encode()
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        beside = folder / f"{name}.{os.getpid()}.tmp"
        beside.write_bytes(data)
        beside.replace(folder / name)
    return sorted(files)


def page(documents: Documents, local: str = "") -> str:
    """The page on which the editor runs."""
    site = documents.site
    policy = policy_of(site.admin, local)
    say, limits = words_of(site).gettext, site.limits
    return _PAGE.format(
        lang=escape(site.lang), policy=escape(policy), title=escape(site.name), locale=locale(site), most=limits.picture,
        heavy=escape(said("heavy", say, name="%(name)s", most=limits.picture_mb)),
        broken=escape(said("broken", say, name="%(name)s")),
    )  # fmt: skip


def policy_of(admin: Admin | None, local: str = "") -> str:
    """The Content-Security-Policy of the editor. It makes functions of texts to look at its configuration (`unsafe-eval`), and
    styles as it goes; what it may speak with is the host alone."""
    hosts: list[str] = []
    if admin:
        hosts += [_origin(admin.server)] if admin.server else _SERVERS[admin.host]
        hosts += [_origin(admin.login)] if admin.login else []
    hosts += [_origin(local)] if local else []
    others = "".join(f" {host}" for host in hosts)
    return (
        "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' blob: data:{others}; font-src 'self' data:; connect-src 'self' blob: data:{others}; "
        f"worker-src 'self' blob:; base-uri 'none'; form-action 'none'"
    )


def _headers(documents: Documents, local: str) -> str:
    """For hosts that read such a file: the same policy as in the page, and that no other page shows this one in a frame."""
    policy = policy_of(documents.site.admin, local)
    return f"/*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n  X-Robots-Tag: noindex\n"


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
