"""A branch of a git repository, as GitHub, GitLab and Codeberg publish it.

The branch holds one release and no history, so that nothing which was taken away stays in it; the release before is
a branch of its own, `<branch>-before`. Both move in one push, which git refuses when somebody else has pushed.
"""

from __future__ import annotations

import base64
import os
import re
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import msgspec

from kollega.deploy.errors import Busy, Failed, Refused, Unreachable, persistently, redacted
from kollega.deploy.place import FOREIGN, NOTHING_BEFORE, Order, Outcome
from kollega.deploy.plan import Lying, Plan, plan
from kollega.deploy.ssh import KEY, KNOWN_HOSTS, key_options
from kollega.release import File
from kollega.targets import Target

#: The token of a git host, for addresses with https.
TOKEN = "KOLLEGA_GIT_TOKEN"  # noqa: S105
#: Lines of a commit by which it is known to be ours: the release, the tree that we made, all who had withdrawn then, what only stays.
_RELEASE, _TREE, _WITHDRAWAL, _STAYS = "Release ", "Kollega-Tree: ", "Kollega-Withdrawal: ", "Kollega-Stays: "
_OTHERS = re.compile(r"stale info|\[rejected\]|fetch first|non-fast-forward|cannot lock ref")
_NO = re.compile(
    r"[Aa]uthentication|Permission|denied|[Nn]ot found|does not appear to be|could not read|The requested URL|verification"
)
_FULL = re.compile(r"No space left|quota|File too large|unpack")

_AT_GITLAB = re.compile(r"(?:\w+://)?(?:[^@/]+@)?(?:[\w-]+\.)*gitlab[\w.-]*[:/]")
#: GitLab shows what a job in the branch hands over, in a folder of this name.
_SHOW = """\
# Has GitLab show what is in this branch.
pages:
  image: busybox:stable
  script:
    - cp -R . ../kollega-pages
    - rm -rf ../kollega-pages/.git ../kollega-pages/.gitlab-ci.yml public
    - mv ../kollega-pages public
  artifacts:
    paths: [public]
    expire_in: 1 day
"""


class _Tip(msgspec.Struct, frozen=True):
    """The last commit of a branch (empty: there is none), and its lines that are ours."""

    commit: str = ""
    is_ours: bool = False
    release: str = ""
    withdrawal: str = ""
    stays: tuple[str, ...] = ()
    #: Git's own digests of the files, by path.
    files: Mapping[str, str] = {}


class Branch:
    """A `place.Place`."""

    def __init__(self, target: Target) -> None:
        self.where = redacted(f"{target.address}, branch {target.branch}")
        self._target = target
        self._live, self._before = f"refs/heads/{target.branch}", f"refs/heads/{target.branch}-before"
        self._stack = ExitStack()
        self._folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="kollega-")))
        self._environment = os.environ | _identity() | _access(target.address, self._folder)
        for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
            self._environment.pop(name, None)
        try:
            self._git("init", "--quiet", "--bare", ".")
        except FileNotFoundError as error:
            raise Refused("The program `git` is not on this machine. Install it.") from error
        # Bytes are to arrive as they are, whatever the settings of this machine say.
        attributes = "* -text -filter -ident -working-tree-encoding\n"
        (self._folder / "info/attributes").write_text(attributes, "utf-8", newline="\n")

    def close(self) -> None:
        """See `place.Place`."""
        self._stack.close()

    def publish(self, order: Order) -> Outcome:
        """See `place.Place`."""
        live, before = self._tips()
        foreign = bool(live.commit) and not live.is_ours
        if foreign and not order.take_over:
            raise Refused(FOREIGN.format(where=self.where, path=next(iter(live.files), "an empty commit")))
        self._stage(order)
        old = {path: Lying(blob) for path, blob in live.files.items()}
        new = {path: File(blob, 0) for path, blob in self._listed(self._git("write-tree").strip()).items()}
        forget = order.is_urgent(live.withdrawal)
        steps = plan(old, new, order.withdrawn, live.stays, is_urgent=forget)
        if not order.dry and (steps or forget or not live.is_ours):
            self._add({path: live.files[path] for path in steps.stays})
            commit = self._commit(order, live, steps, keep=self._target.history and not forget)
            # The same release again, as when what only stayed goes, is not one to go back to.
            back = before if live.release == order.release else live
            kept = back.commit if back.is_ours and not forget else ""
            self._push({self._live: (commit, live.commit), self._before: (kept, before.commit)})
        return Outcome(
            where=self.where, plan=steps, taken_over=foreign, live={} if order.dry else order.hashes
        )

    def rollback(self, order: Order) -> Outcome:
        """See `place.Place`."""
        live, before = self._tips()
        if not live.is_ours or not before.is_ours:
            raise Refused(NOTHING_BEFORE.format(where=self.where))
        order.check_way_back(live.withdrawal, self.where)
        self._push({self._live: (before.commit, live.commit), self._before: (live.commit, before.commit)})
        old = {path: Lying(blob) for path, blob in live.files.items()}
        new = {path: File(blob, 0) for path, blob in before.files.items()}
        return Outcome(where=self.where, plan=plan(old, new, order.withdrawn))

    def _tips(self) -> tuple[_Tip, _Tip]:
        """What the two branches hold now; their last commits come here, so that only differences go back."""
        listed = persistently(lambda: self._git("ls-remote", self._target.address, self._live, self._before))
        there = {name: commit for commit, name in (row.split("\t") for row in listed.splitlines())}
        if there:
            persistently(
                lambda: self._git("fetch", "--quiet", "--depth=1", "--no-tags", self._target.address, *there)
            )
        return self._tip(there.get(self._live, "")), self._tip(there.get(self._before, ""))

    def _tip(self, commit: str) -> _Tip:
        if not commit:
            return _Tip()
        tree, _, message = self._git("log", "-1", "--format=%T%n%B", commit).partition("\n")
        lines = message.splitlines()

        def of(name: str) -> tuple[str, ...]:
            return tuple(line.removeprefix(name) for line in lines if line.startswith(name))

        return _Tip(
            commit, of(_TREE) == (tree,), "".join(of(_RELEASE)), "".join(of(_WITHDRAWAL)), of(_STAYS), self._listed(tree)
        )  # fmt: skip

    def _listed(self, tree: str) -> dict[str, str]:
        rows = (row.split("\t", 1) for row in self._git("ls-tree", "-r", "-z", tree).split("\0") if row)
        return {path: about.split()[2] for about, path in rows}

    def _stage(self, order: Order) -> None:
        """Put the release's files into the index, and what the host wants beside them."""
        paths = "\0".join(order.files)
        self._git(
            f"--work-tree={order.folder}", "--literal-pathspecs", "add", "--force", "--pathspec-from-file=-",
            "--pathspec-file-nul", data=paths,
        )  # fmt: skip
        beside = {".nojekyll": ""}
        if self._target.domain:
            beside["CNAME"] = f"{self._target.domain}\n"
        if _AT_GITLAB.match(self._target.address):
            beside[".gitlab-ci.yml"] = _SHOW
        self._add(
            {
                path: self._git("hash-object", "-w", "--stdin", data=text).strip()
                for path, text in beside.items()
            }
        )

    def _add(self, blobs: Mapping[str, str]) -> None:
        rows = "".join(f"100644 {blob}\t{path}\0" for path, blob in blobs.items())
        self._git("update-index", "-z", "--add", "--index-info", data=rows)

    def _commit(self, order: Order, live: _Tip, steps: Plan, *, keep: bool) -> str:
        tree = self._git("write-tree").strip()
        lines = [f"{_RELEASE}{order.release}", "", f"{_TREE}{tree}"]
        if order.withdrawal:
            lines.append(f"{_WITHDRAWAL}{order.withdrawal}")
        lines += [f"{_STAYS}{path}" for path in steps.stays]
        parents = ("-p", live.commit) if keep and live.commit else ()
        return self._git("commit-tree", *parents, tree, data="\n".join(lines) + "\n").strip()

    def _push(self, moves: Mapping[str, tuple[str, str]]) -> None:
        """Move branches to commits (empty: remove them), all or none, where each is still as it was when we looked."""
        moves = {name: move for name, move in moves.items() if any(move)}
        leases = [f"--force-with-lease={name}:{was}" for name, (_, was) in moves.items()]
        wanted = [f"{to}:{name}" for name, (to, _) in moves.items()]
        said = {name: to for name, (to, _) in moves.items()}

        def push() -> None:
            try:
                self._git("push", "--quiet", "--atomic", *leases, self._target.address, *wanted)
            except Busy:
                # A try that was cut off may have arrived.
                if self._there() != {name: to for name, to in said.items() if to}:
                    raise

        persistently(push)

    def _there(self) -> dict[str, str]:
        listed = self._git("ls-remote", self._target.address, self._live, self._before)
        return {name: commit for commit, name in (row.split("\t") for row in listed.splitlines())}

    def _git(self, *arguments: str, data: str = "") -> str:
        done = subprocess.run(
            ["git", "-c", "core.autocrlf=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false", *arguments],  # noqa: S607
            cwd=self._folder, env=self._environment, input=data.encode(), capture_output=True, check=False,
        )  # fmt: skip
        if done.returncode == 0:
            return done.stdout.decode("utf-8", "surrogateescape")
        words = done.stderr.decode("utf-8", "replace").strip()
        if _OTHERS.search(words):
            raise Busy(f"Somebody else has published to {self.where} meanwhile. Publish again.")
        if _FULL.search(words):
            raise Failed(f"{self.where} took nothing; is it full? {words}")
        kind = (
            Failed if _NO.search(words) or arguments[0] not in ("push", "fetch", "ls-remote") else Unreachable
        )
        raise kind(f"{self.where}: {words}")


def _identity() -> dict[str, str]:
    who = {"NAME": "Kollega", "EMAIL": "kollega@localhost"}
    return {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in who.items()} | {
        "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
    }  # fmt: skip


def _access(address: str, folder: Path) -> dict[str, str]:
    """Variables that give git what the environment has: never arguments, which other programs could read."""
    found = {}
    if os.environ.get(KEY) or os.environ.get(KNOWN_HOSTS):
        found["GIT_SSH_COMMAND"] = " ".join(["ssh", "-oBatchMode=yes", *key_options(folder)])
    if (token := os.environ.get(TOKEN)) and address.startswith("https://"):
        basic = base64.b64encode(f"x-access-token:{token}".encode()).decode()
        found |= {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "http.extraHeader",
            "GIT_CONFIG_VALUE_0": f"Authorization: Basic {basic}",
        }
    return found
