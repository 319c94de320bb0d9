"""Folders that are built aside and put in place at once."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from .archives import CHUNK, CannotRead
from .names import shown


def refuse_links_out(course: Path, places: Iterable[Path]) -> None:
    """Refuse links that lead out of the course: nothing is written elsewhere."""
    top = course.resolve()
    for place in places:
        if not place.resolve().is_relative_to(top):
            raise CannotRead(f"{shown(str(place))} is a link that leads out of the course")


@contextmanager
def workplace(home: Path) -> Iterator[Path]:
    """An empty folder beside what is written; one run at a time."""
    home.mkdir(parents=True, exist_ok=True)
    work = home / ".collecting"
    with (home / ".collecting.lock").open("w") as lock:
        try:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            pass  # Windows: two runs at a time are not noticed.
        except OSError:
            raise CannotRead("this assignment is being collected already: wait for it") from None
        _remove(work)
        work.mkdir()
        try:
            yield work
        finally:
            _remove(work)


def tree(folder: Path) -> dict[str, Path]:
    """The ordinary files below a folder, by relative path; links are not followed."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            file = Path(place, name)
            if stat.S_ISREG(file.lstat().st_mode):
                found[file.relative_to(folder).as_posix()] = file
    return found


def digest_of(contents: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(sorted(contents.items())).encode()).hexdigest()


def folder_digest(folder: Path) -> str:
    return digest_of({path: sha256(file) for path, file in tree(folder).items()})


def sha256(file: Path) -> str:
    digest = hashlib.sha256()
    try:
        with file.open("rb") as source:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
    except FileNotFoundError:
        return ""
    return digest.hexdigest()


def folder_at(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:
        raise CannotRead(f"{shown(str(source))} vanished: start again") from None


def put(built: Path, target: Path, work: Path) -> None:
    """Put a built folder in the place of another, at once; nothing built means nothing there."""
    if not built.is_dir():
        discard(target, work)
        return
    if not target.exists():
        folder_at(target.parent)
        os.rename(built, target)
    elif folder_digest(built) != folder_digest(target):
        _exchange(built, target, work)


def _exchange(built: Path, target: Path, work: Path) -> None:
    if not _exchanged(built, target):
        os.rename(target, _aside(work))
        os.rename(built, target)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    at_cwd, exchange = -100, 2
    return bool(rename(at_cwd, os.fsencode(one), at_cwd, os.fsencode(other), exchange) == 0)


def discard(folder: Path, work: Path) -> None:
    if folder.is_dir():
        os.rename(folder, _aside(work))


def _aside(work: Path) -> Path:
    return work / f"old-{sum(1 for _ in work.iterdir())}"


def _remove(folder: Path) -> None:
    if folder.is_dir():
        for place, below, _ in os.walk(folder):
            for name in below:
                if not Path(place, name).is_symlink():
                    os.chmod(Path(place, name), 0o700)
        shutil.rmtree(folder)
