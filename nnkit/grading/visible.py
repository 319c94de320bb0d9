"""What a student's process can see: Python with its packages, and nnkit without what is asked."""

from __future__ import annotations

import ast
import importlib.util
import os
import site
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..checks.student_side.trouble import WITHHELD
from .inside import TEMPORARY

PACKAGE = Path(__file__).parents[1]
_ABSENT = ("checks", "grading", "authoring", "__pycache__", "cli.py", "__main__.py")
_SYSTEM = ("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64")


class Missing(Exception):
    """A package that the sandbox needs is not installed."""


def package(asked: Sequence[str]) -> dict[str, bytes]:
    """Assemble nnkit for an assignment.

    Parameters
    ----------
    asked : the functions and classes that the assignment asks for

    Returns
    -------
    The files, by their path from the folder that holds the package: all of nnkit's but the checks
    and what makes and grades assignments; the code of what is asked is not in them.
    """
    files: dict[str, bytes] = {}

    def add(folder: Path, place: str) -> None:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                files[f"{place}/{file.relative_to(folder).as_posix()}"] = file.read_bytes()

    for entry in sorted(PACKAGE.iterdir()):
        if entry.name in _ABSENT:
            continue
        if entry.is_dir():
            add(entry, f"nnkit/{entry.name}")
        else:
            data = entry.read_bytes()
            if entry.suffix == ".py":
                data = without(data.decode("utf-8"), asked).encode("utf-8")
            files[f"nnkit/{entry.name}"] = data
    inside = PACKAGE / "grading" / "inside"
    add(inside, "nnkit/grading/inside")
    add(PACKAGE / "checks" / "student_side", "nnkit/checks/student_side")
    files["nnkit/grading/__init__.py"] = b""
    files["nnkit/checks/__init__.py"] = (inside / "stub.py").read_bytes()
    return files


def without(source: str, asked: Sequence[str]) -> str:
    """Give a module's source in which the functions and classes of these names only raise.

    Examples
    --------
    >>> print(without("def step(z):\\n    return z >= 0", ["step"]))
    def step(z):
        raise RuntimeError('nnkit: this function is asked for here')
    """
    tree = ast.parse(source)
    wanted = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in asked
    ]
    for node in wanted:
        said = ast.parse(f"raise RuntimeError({WITHHELD!r})").body
        if isinstance(node, ast.ClassDef):
            made = ast.parse("def __init__(self, *positional, **named): pass").body[0]
            assert isinstance(made, ast.FunctionDef)
            made.body = said
            said = [made]
        node.body = said
    return ast.unparse(ast.fix_missing_locations(tree)) if wanted else source


@dataclass(frozen=True)
class Interpreter:
    """Where Python is: the program, folders of packages, and all that must be visible for it."""

    program: str
    packages: tuple[str, ...]
    folders: tuple[str, ...]


def interpreter() -> Interpreter:
    """Find the Python that runs here and its packages.

    Raises
    ------
    Missing
        If IPython is not installed.
    """
    packages = []
    for name in ("numpy", "IPython"):
        found = importlib.util.find_spec(name)
        if found is None or found.origin is None:
            raise Missing(
                f"Grading runs notebooks with {name}, which this Python does not have: "
                f'install it with `{sys.executable} -m pip install "ipython>=8"`.'
            )
        packages.append(Path(found.origin).resolve().parents[1])
    known = [*site.getsitepackages(), site.getusersitepackages()]
    for entry in sys.path:
        path = Path(entry).resolve()
        if entry in known or path.name in ("site-packages", "dist-packages"):
            packages.append(path)
    base = Path(sys.base_prefix).resolve()
    libraries = [base / "lib", base / "lib64"]
    libraries += [Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")]
    packages = list(dict.fromkeys(path for path in packages if path.is_dir()))
    folders = {path.resolve() for path in [*libraries, *packages] if path.is_dir()}
    return Interpreter(
        # Of an environment with a copy of it, the program that was copied.
        os.path.realpath(getattr(sys, "_base_executable", sys.executable)),
        tuple(map(str, packages)),
        tuple(sorted(str(path) for path in folders)),
    )


def mounts(python: Interpreter, hidden: Sequence[Path] = ()) -> list[str]:
    """Give bubblewrap's arguments for what is visible, read-only, of this machine.

    Parameters
    ----------
    python : where Python is
    hidden : folders that stay out of sight even where they lie in a folder that is visible
    """
    arguments: list[str] = []
    shown: list[str] = []
    for path in _SYSTEM:
        if os.path.islink(path):
            arguments += ["--symlink", os.readlink(path), path]
        elif os.path.isdir(path):
            shown.append(path)
    shown += [*python.folders, python.program, "/etc/ld.so.cache"]
    shown = [path for path in dict.fromkeys(shown) if os.path.exists(path)]
    shown = [p for p in shown if not any(p.startswith(f"{q}/") for q in shown if q != p)]
    parents = {str(parent) for path in shown for parent in Path(path).parents} - {"/"}
    for path in sorted(parents):
        arguments += ["--perms", "0755", "--dir", path]
    for path in shown:
        arguments += ["--ro-bind", path, path]
    if "/tmp" not in parents:
        arguments += ["--symlink", TEMPORARY.lstrip("/"), "/tmp"]
    copies = [Path(folder) / "nnkit" for folder in python.packages]
    for folder in dict.fromkeys(path.resolve() for path in [PACKAGE, *copies, *hidden]):
        if folder.is_dir() and any(str(folder).startswith(f"{path}/") for path in shown):
            arguments += ["--perms", "0755", "--tmpfs", str(folder)]
            arguments += ["--remount-ro", str(folder)]
    return arguments
