"""A machine with rsync and a shell: rsync carries the files, so that of a changed file only the difference travels."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from kollega.deploy.errors import Failed, Refused, Unreachable
from kollega.deploy.host import OWN, Mark
from kollega.deploy.ssh import Address, Shell

#: Exit codes of rsync after which another try may help: protocol, socket, stream, timeouts.
_AGAIN = frozenset({5, 10, 12, 30, 35, 255})
#: "Some files were not there".
_PARTIAL = 23
_ROW = re.compile(rb"(?P<kind>.)\S+ +(?P<size>[\d,.']+) (?P<date>\S+) (?P<time>\S+) (?P<path>.+)")
_ESCAPE = re.compile(rb"\\#([0-7]{3})")
_COPY = """while IFS= read -r new && IFS= read -r old; do
  [ "$old" -ef "$new" ] && continue
  case "$new" in */*) [ -d "${new%%/*}" ] || mkdir -p -- "${new%%/*}" || exit 1;; esac
  ln -f -- "$old" %(temp)s 2>/dev/null || cp -p -- "$old" %(temp)s || exit 1
  mv -f -- %(temp)s "$new" && rm -f -- %(temp)s || exit 1
done"""
_DELETE = """while IFS= read -r path; do
  rm -f -- "$path" || exit 1
  case "$path" in */*) rmdir -p -- "${path%/*}" 2>/dev/null;; esac
done; exit 0"""


class Rsync:
    """A `host.Tree`."""

    def __init__(self, address: Address) -> None:
        if not shutil.which("rsync"):
            raise Refused(
                "The program `rsync` is not on this machine. Install it (Debian: rsync), or use `to: sftp`."
            )
        self._shell = Shell(address)
        self._root = address.path
        self.where = f"{address.host}:{address.path}"
        host = f"[{address.host}]" if ":" in address.host else address.host
        self._remote = f"{address.user}@{host}:" if address.user else f"{host}:"
        self._temp = f"{OWN}temp/"
        self._made: set[str] = set()

    def marks(self, below: str = "") -> dict[str, Mark]:
        """See `host.Host`."""
        code, listed = self._rsync(["-r", "--links", "--list-only", f"--exclude=/{OWN}", self._at(below)])
        if code:
            return {}
        found = {}
        for row in listed.splitlines():
            if (parts := _ROW.fullmatch(row)) and parts["kind"] != b"d":
                path = _ESCAPE.sub(lambda octal: bytes([int(octal[1], 8)]), parts["path"])
                tag = f"{parts['date'].decode()} {parts['time'].decode()}"
                found[path.decode("utf-8", "replace")] = Mark(int(re.sub(rb"\D", b"", parts["size"])), tag)
        return found

    def read(self, path: str) -> bytes | None:
        """See `host.Host`."""
        code, data = self._run(f"[ -e {shlex.quote(path)} ] || exit 44; cat -- {shlex.quote(path)}")
        if code in (44, 46):
            return None
        self._demand(code, f"{path} cannot be read")
        return data

    def create(self, path: str, data: bytes) -> bool:
        """See `host.Host`. Where the connection is cut, it may be there in part."""
        name = shlex.quote(path)
        code, _ = self._run(
            f"{self._making(path)} set -C; {{ head -c {len(data)} > {name}; }} 2>/dev/null || exit 45", data
        )
        if code != 45:
            self._demand(code, f"{path} cannot be written")
        return code == 0

    def write(self, path: str, data: bytes) -> None:
        """See `host.Host`. A connection that is cut ends the input early: what has not its full size is not taken."""
        temporary = self._temporary("write")
        script = (
            f"{self._making(path, self._temp)} head -c {len(data)} > {temporary} && [ $(wc -c < {temporary}) -eq {len(data)} ] "
            f"&& mv -f -- {temporary} {shlex.quote(path)}"
        )
        code, _ = self._run(script, data)
        self._demand(code, f"{path} cannot be written")

    def put(self, folder: Path, paths: Sequence[str], below: str = "") -> None:
        """See `host.Host`."""
        if not {self._temp, below} <= self._made:
            code, _ = self._run(self._making(self._temp, below))
            self._demand(code, "folders cannot be made")
            self._made |= {self._temp, below}
        options = [
            "-I", "--times", "--chmod=D755,F644", "--files-from=-", "--from0", f"--temp-dir={self._root}/{self._temp}",
        ]  # fmt: skip
        code, _ = self._rsync([*options, f"{folder}/", self._at(below)], "\0".join(paths).encode())
        self._demand(code, "rsync could not bring all files")

    def copy(self, pairs: Mapping[str, str]) -> None:
        """See `host.Host`."""
        rows = "".join(f"{new}\n{old}\n" for new, old in pairs.items())
        code, _ = self._run(
            self._making(self._temp) + _COPY % {"temp": self._temporary("copy")}, rows.encode()
        )
        self._demand(code, "files could not be copied")

    def _temporary(self, name: str) -> str:
        """A path for a script: with the number of its process, as one whose connection was cut may still be at work."""
        return f"{shlex.quote(self._temp + name)}-$$"

    def delete(self, paths: Sequence[str]) -> None:
        """See `host.Host`."""
        code, _ = self._run(_DELETE, "".join(f"{path}\n" for path in paths).encode())
        self._demand(code, "files could not be removed")

    def point(self, name: str, to: str) -> None:
        """See `host.Tree`."""
        temporary, name = self._temporary("link"), shlex.quote(name)
        code, _ = self._run(
            f"{self._making(self._temp)} rm -f -- {temporary} && ln -s -- {shlex.quote(to)} {temporary} && "
            f"{{ mv -fT -- {temporary} {name} 2>/dev/null || mv -fh -- {temporary} {name}; }}"
        )
        self._demand(code, "the link could not be changed")

    def pointed(self, name: str) -> str | None:
        """See `host.Tree`."""
        code, said = self._run(f"readlink -- {shlex.quote(name)}")
        return said.decode().strip() if code == 0 else None

    def clear(self, folder: str) -> None:
        """See `host.Tree`."""
        code, _ = self._run(f"rm -rf -- {shlex.quote(folder)}")
        self._demand(code, f"{folder} could not be removed")

    def close(self) -> None:
        """See `host.Host`."""
        self._shell.close()

    def _at(self, below: str) -> str:
        return f"{self._remote}{self._root}/{below}"

    def _making(self, *paths: str) -> str:
        """The beginning of a script: have the folders of these paths."""
        folders = " ".join(shlex.quote(f"./{path}".rpartition("/")[0]) for path in paths)
        return f"mkdir -p -- {folders} || exit 1;"

    def _run(self, script: str, data: bytes = b"") -> tuple[int, bytes]:
        """A script in the folder, which is made where it makes others; code 46 where it is not there."""
        root = shlex.quote(self._root)
        making = f"mkdir -p -- {root} || exit 1;" if script.startswith("mkdir") else ""
        return self._shell.run(f"{making} cd -- {root} 2>/dev/null || exit 46; {script}", data)

    def _rsync(self, arguments: list[str], data: bytes = b"") -> tuple[int, bytes]:
        done = subprocess.run(
            ["rsync", "--no-human-readable", "--protect-args", "-e", shlex.join(self._shell.command), *arguments],  # noqa: S607
            input=data, capture_output=True, check=False,
        )  # fmt: skip
        self._shell.judge(done.returncode, done.stderr)
        if done.returncode in _AGAIN:
            raise Unreachable(f"{self.where}: {done.stderr.decode('utf-8', 'replace').strip()}.")
        if done.returncode and done.returncode != _PARTIAL:
            raise Failed(f"{self.where}: {done.stderr.decode('utf-8', 'replace').strip()}.")
        return done.returncode, done.stdout

    def _demand(self, code: int, otherwise: str) -> None:
        if code:
            raise Failed(
                f"{self.where}: {otherwise}. Has `{self._shell.address.login}` the right to write there?"
            )
