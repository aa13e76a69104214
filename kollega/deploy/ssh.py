"""Other machines over SSH: their addresses, and the keys that the environment has for them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

import msgspec

from kollega.deploy.errors import Failed, Refused, Unreachable, persistently

#: Texts of a private key and of lines as in `known_hosts`, for machines that have no files of their own for them.
KEY, KNOWN_HOSTS = "KOLLEGA_SSH_KEY", "KOLLEGA_SSH_KNOWN_HOSTS"
#: What ssh says when the connection, and not the command, failed.
_LOST = 255
_REFUSED = re.compile(r"No route|Could not resolve|Bad permissions")
#: What does not help before somebody has done something: by what ssh says of it, what that is.
_CURES = {
    "Host key verification failed": (
        "the server is not known here by the key that it shows, so it got nothing. Compare that key with what "
        "`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` says there; then type `{ssh}` once and answer `yes`, or put "
        f"the line into {KNOWN_HOSTS}. If it was known before, ask first why its key is another"
    ),
    "Load key": (
        f"the key in {KEY} cannot be read. It is the whole private half, with its first and its last line, and needs no "
        "passphrase"
    ),
    "Permission denied": (
        "the server takes no key that is here. The private half belongs into ~/.ssh or "
        f"{KEY}, and the public half into `authorized_keys` of that account on the server"
    ),
}
_ADDRESS = re.compile(r"(?:(?P<user>[^@/]+)@)?(?P<host>\[[^\]]+\]|[^:/]+)(?::(?P<port>\d+))?(?P<path>/.*)")


class Address(msgspec.Struct, frozen=True):
    """`user@host:port/path`, with user and port empty or 0 where they are left to the settings of SSH."""

    host: str
    path: str
    user: str = ""
    port: int = 0

    @classmethod
    def parsed(cls, written: str) -> Address:
        """The parts of an address that `targets.HOSTS` has found right."""
        found = _ADDRESS.fullmatch(written)
        if not found:
            raise Refused(f"`{written}` is not an address of the form user@host/folder.")
        return cls(
            found["host"].strip("[]"), found["path"].rstrip("/"), found["user"] or "", int(found["port"] or 0)
        )

    @property
    def login(self) -> str:
        """`user@host`."""
        return f"{self.user}@{self.host}" if self.user else self.host

    def refusal(self, words: str) -> str:
        """A sentence for what ssh says where it is not let in, with what helps; empty for anything else."""
        ssh = f"ssh -p {self.port} {self.login}" if self.port else f"ssh {self.login}"
        cures = (cure for said, cure in _CURES.items() if said in words)
        return next((f"{self.login}: {cure.format(ssh=ssh)}." for cure in cures), "")


class Shell:
    """Runs commands of a POSIX shell on another machine. The key of the environment lies in a private file meanwhile."""

    def __init__(self, address: Address) -> None:
        if not shutil.which("ssh"):
            raise Refused(
                "The program `ssh` is not on this machine. Install OpenSSH (Debian: openssh-client)."
            )
        self.address = address
        self._folder = tempfile.TemporaryDirectory(prefix="kollega-")
        self.command = ["ssh", *self._options()]
        persistently(self._connect)

    def close(self) -> None:
        """End the shared connection, and remove the key."""
        subprocess.run(
            [*self.command, "-O", "exit", self.address.login], capture_output=True, check=False, timeout=30
        )
        self._folder.cleanup()

    def _connect(self) -> None:
        """One connection for all commands, which stays in the background; its messages must not hold up those of others."""
        said = Path(self._folder.name, "said")
        with said.open("wb") as file:
            done = subprocess.run(
                ["ssh", "-oControlMaster=yes", *self.command[1:], "-fN", self.address.login],  # noqa: S607
                stdin=subprocess.DEVNULL, stdout=file, stderr=file, check=False,
            )  # fmt: skip
        self.judge(done.returncode, said.read_bytes())

    def run(self, script: str, data: bytes = b"") -> tuple[int, bytes]:
        """Exit code and output of a script, with `data` as its input. Raises `Unreachable` and `Failed`."""
        command = [*self.command, self.address.login, f"sh -c {shlex.quote(script)}"]
        done = subprocess.run(command, input=data, capture_output=True, check=False)
        self.judge(done.returncode, done.stderr)
        return done.returncode, done.stdout

    def judge(self, code: int, said: bytes) -> None:
        """Raise `Failed` or `Unreachable` for what ssh itself complains of, and for a full disk."""
        words = said.decode("utf-8", "replace").strip()
        if "No space left" in words or "Disk quota exceeded" in words or "File too large" in words:
            raise Failed(f"{self.address.host} is full. Make room there, then publish again.")
        if code == _LOST:
            if refusal := self.address.refusal(words):
                raise Failed(refusal)
            kind = Failed if _REFUSED.search(words) else Unreachable
            raise kind(
                f"{self.address.host} cannot be reached: {words.rstrip('.') or 'the connection was lost'}."
            )

    def _options(self) -> list[str]:
        options = [
            "-oBatchMode=yes", "-oConnectTimeout=15", "-oServerAliveInterval=15", "-oServerAliveCountMax=4",
            "-oControlMaster=no", f"-oControlPath={self._folder.name}/c",
        ]  # fmt: skip
        options += key_options(Path(self._folder.name))
        return options + ([f"-p{self.address.port}"] if self.address.port else [])


def key_options(folder: Path) -> list[str]:
    """Options of ssh for the key and the hosts of the environment, which are written to private files in `folder`."""
    options = ["-oStrictHostKeyChecking=yes"]
    for name, variable in (("key", KEY), ("hosts", KNOWN_HOSTS)):
        if text := os.environ.get(variable):
            path = folder / f"ssh-{name}"
            path.touch(0o600)
            path.write_text(text.strip() + "\n", "utf-8", newline="\n")
            options += (
                [f"-i{path}", "-oIdentitiesOnly=yes"] if name == "key" else [f"-oUserKnownHostsFile={path}"]
            )
    return options
