"""`doctor`: is everything well, from the live site to this machine?"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from kollega.commands.options import root_option, today_option

_SIGNS = {"ok": "✓", "look": "!", "wrong": "✗", "unknown": "?"}


@click.command()
@root_option
@today_option
@click.option("--offline", is_flag=True, help="Look at this machine alone.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is told.")
def doctor(root: Path, today: date | None, offline: bool, form: str) -> None:
    """Look at the set-up from the outside in: the live site, targets, configuration, programs, the last build."""
    import msgspec

    from kollega import doctor as looking
    from kollega import release
    from kollega.diagnostics import Report, visible
    from kollega.hosts.description import policy_of
    from kollega.library import load

    root, report = root.resolve(), Report()
    library = load(root, today, report)
    site = library.site if library else None
    files = {name: release.live_manifest(root / name) for name in ("site", "backstage")}
    found: list[looking.Finding] = []
    if library and site and not offline:
        if site.has_url:
            found += looking.live(site.url, files["site"], policy_of(library))
        found += looking.places(site.targets, root, files)
    elif offline:
        found.append(
            looking.Finding("network", "unknown", "the live site and the targets were not looked at")
        )
    found += looking.machine(root, site, report)
    if form == "json":
        click.echo(json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=1))
    else:
        for one in found:
            click.echo(f"{_SIGNS[one.state]} {one.part}: {visible(one.seen, 400)}")
            if one.cure and one.state != "ok":
                click.echo(f"    {one.cure}")
    sys.exit(1 if any(one.state == "wrong" for one in found) else 0)
