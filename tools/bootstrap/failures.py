"""What went wrong on the way to `.venv`, in a sentence, and what to do about it."""

from __future__ import annotations

import errno
import platform
import re
import sys

from tools.bootstrap import ROOT, VENV

AGAIN = "then run the same command again."

_FULL = f"the disk is full. Free about 500 MB, {AGAIN}"
_CLOSED = (
    f"{ROOT} cannot be written to, and the packages go into a folder in it. "
    f"Make it writable, or copy the project to a folder of your own, {AGAIN}"
)
_CERTIFICATE = (
    "the package index has a certificate that is not trusted here, as behind some companies' proxies. "
    f"Ask for the proxy's certificate, set PIP_CERT to its file, {AGAIN}"
)
_NETWORK = (
    f"the package index cannot be reached. Check the network connection and the proxy settings, {AGAIN}"
)
_NO_VENV = (
    "this Python lacks its module `{name}`, without which packages cannot be installed. On Debian and Ubuntu "
    f"install it with: apt install python{{version}}-venv; elsewhere install Python from python.org; {AGAIN}"
)

#: What pip writes, and what to say of it; the first that fits. `{0}` is the pattern's group, `{pythons}` what all packages are ready for.
_PIP = (
    (r"No space left on device|Disk quota exceeded|not enough space on the disk", _FULL),
    (r"DO NOT MATCH THE HASHES[^\n]*\n(?:.*\n)*?\s+(\S+==\S+)",
     "{0} came with other content than the lock expects: it was changed at the package index or on the way. "
     f"Check which index and proxy pip uses (`pip config list`), {AGAIN} If it stays so, do not use that index."),
    (r"Hashes are required[^\n]*\n\s+(\S+==\S+)",
     "the lock has no hash for {0}. Take the lock from the repository again, or write it anew with "
     f"`python3 tools/lock.py`, {AGAIN}"),
    (r"CERTIFICATE_VERIFY_FAILED|SSLCertVerificationError", _CERTIFICATE),
    (r"NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|ConnectionError|ProtocolError|NameResolutionError"
     r"|SSLError|Connection broken|HTTP error 5\d\d", _NETWORK),
    (r"HTTP error (40[137])|(?:40[137]) Client Error",
     f"the package index wants a name and password. Set them up for pip (`pip config`), {AGAIN}"),
    (r"No matching distribution found for ([^\s;]+)",
     "the package index has no {0} that is ready for " + f"Python {platform.python_version()} on "
     f"{platform.system()} {platform.machine()}, or did not answer. Check the network connection and which index "
     f"pip uses (`pip config list`), or use another Python ({{pythons}}), {AGAIN}"),
    (r"Failed (?:to build|building wheel for) '?([\w.-]+)",
     "the package {0} could not be built. Try another Python ({pythons}), " + AGAIN),
    (r"(?m)^.*(?:Permission denied|Read-only file system)", _CLOSED),
)  # fmt: skip


def of_system(error: OSError) -> str:
    """A sentence for what the system refused."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _FULL
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return _CLOSED
    what = f"{error.strerror}: {error.filename}" if error.filename else str(error)
    return f"{VENV} cannot be made ({what}). Move what stands in the way elsewhere, {AGAIN}"


def of_module(name: str) -> str:
    """A sentence for a Python without a part of its standard library, as on Debian."""
    return _NO_VENV.format(name=name, version=f"{sys.version_info[0]}.{sys.version_info[1]}")


def of_pip(output: str, code: int) -> str:
    """A sentence for a pip that ended with `code`, from all that it wrote."""
    for pattern, sentence in _PIP:
        if found := re.search(pattern, output):
            return sentence.replace("{pythons}", _pythons()).replace("{0}", found[found.lastindex or 0])
    said = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in said if line.startswith("ERROR: ")] or said
    last = errors[-1].rstrip(".") if errors else f"it ended with {code}"
    return (
        f"pip could not install the packages ({last}). Run the same command again; if it stays so, report it."
    )


def _pythons() -> str:
    """The versions of Python for which every package is ready: comrak has one for Windows for 3.14 alone."""
    return "3.14" if platform.system() == "Windows" else "3.11 to 3.14"
