"""What a lock asks for, and whether this Python has it."""

from __future__ import annotations

import ast
import operator
import os
import platform
import sys
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

from tools.bootstrap import ROOT

_OPERATORS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
    ast.Eq: operator.eq, ast.NotEq: operator.ne,
}  # fmt: skip

_VERSIONS = {"python_version": sys.version_info[:2], "python_full_version": sys.version_info[:3]}
_WORDS = {
    "implementation_name": sys.implementation.name,
    "os_name": os.name,
    "platform_machine": platform.machine(),
    "platform_python_implementation": platform.python_implementation(),
    "platform_system": platform.system(),
    "sys_platform": sys.platform,
}


class Unknown(Exception):
    """A marker is of a kind that this module does not know; pip does."""


class Requirement(NamedTuple):
    """A line of a lock: a package, its one version, and where it is needed (empty: everywhere)."""

    name: str
    version: str
    marker: str


def of(lock: str) -> list[Requirement]:
    """The requirements of a lock file of the project, in its order."""
    with open(os.path.join(ROOT, lock), encoding="utf-8") as file:
        return read(file)


def read(lines: Iterable[str]) -> list[Requirement]:
    """The requirements in the lines of a lock."""
    requirements = []
    for line in lines:
        if line[:1].isalnum():
            pin, _, marker = line.rstrip(" \\\n").partition(";")
            name, _, pinned = pin.strip().partition("==")
            requirements.append(Requirement(name, pinned, marker.strip()))
    return requirements


def importable(requirements: Iterable[Requirement]) -> bool:
    """Whether this Python has every package that is needed here, each at its version."""
    try:
        return all(
            version(one.name) == one.version for one in requirements if not one.marker or holds(one.marker)
        )
    except (PackageNotFoundError, Unknown):
        return False


def holds(marker: str) -> bool:
    """Whether an environment marker (PEP 508) holds for this Python. Raises `Unknown`."""
    try:
        return _holds(ast.parse(marker, mode="eval").body)
    except (SyntaxError, ValueError) as error:
        raise Unknown(marker) from error


def _holds(node: ast.expr) -> bool:
    match node:
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_holds(part) for part in parts)
        case ast.BoolOp(op=ast.Or(), values=parts):
            return any(_holds(part) for part in parts)
        case ast.Compare(left=ast.Name(id=name), ops=[how], comparators=[ast.Constant(value=str(text))]):
            return _compares(name, how, text)
    raise Unknown(ast.dump(node))


def _compares(name: str, how: ast.cmpop, text: str) -> bool:
    compare = _OPERATORS.get(type(how))
    if compare and name in _VERSIONS:
        return bool(compare(_four(_VERSIONS[name]), _four(map(int, text.split(".")))))
    if name in _WORDS and isinstance(how, ast.Eq | ast.NotEq):
        return (_WORDS[name] == text) is isinstance(how, ast.Eq)
    raise Unknown(name)


def _four(version: Iterable[int]) -> tuple[int, ...]:
    """A version in four numbers, so that 3.11 is the same as 3.11.0."""
    return (*version, 0, 0, 0)[:4]
