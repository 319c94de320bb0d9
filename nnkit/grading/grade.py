"""Grade an assignment: from submitted/ to nbgrader's gradebook and autograded/, and feedback."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from ..checks import bank
from .gradebook import CHECK, GradedWith, StudentError, Writer, course_directory
from .names import shown
from .pool import Done, Job, Pool, Setting
from .rebuild import MAX_BYTES
from .sandbox import Limits

MAX_FILES = 200
MAX_DEPTH = 20
OWN = ".nnkit"


class GradeError(Exception):
    """What a person has to mend before anything can be graded; one sentence."""


@dataclass(frozen=True)
class Submission:
    """What one student handed in, or a sentence on why it cannot be read."""

    student: str
    notebook: bytes = b""
    files: dict[str, bytes] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def digest(self) -> str:
        found = hashlib.sha256()
        for name, data in [("", self.notebook), *sorted(self.files.items())]:
            for part in (name.encode("utf-8", "surrogateescape"), data):
                found.update(len(part).to_bytes(8, "big") + part)
        return found.hexdigest()


@dataclass
class Report:
    """What became of each submission."""

    points: dict[str, float] = field(default_factory=dict)
    max_points: float = 0.0
    unchanged: list[str] = field(default_factory=list)
    troubles: dict[str, str] = field(default_factory=dict)
    remarks: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Assignment:
    """An assignment of a course as it was released."""

    name: str
    release: NotebookNode
    exercises: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the release, or the digest of its text where it has none."""
        about = self.release.metadata.get("nnkit", {})
        text = json.dumps(self.release, sort_keys=True).encode()
        return str(about.get("release") or hashlib.sha256(text).hexdigest()[:16])


def assignment(folders: Any, name: str) -> Assignment:
    """Read the release of an assignment.

    Raises
    ------
    GradeError
        If there is none, or it asks for exercises that this version of the course does not have.
    """
    place = Path(folders.format_path(folders.release_directory, ".", name)) / f"{name}.ipynb"
    try:
        release = nbformat.read(place, as_version=4)
        ids = [_grade_id(cell) for cell in release.cells]
    except FileNotFoundError:
        raise GradeError(
            f"{name} was not released in this course: there is no {place}; "
            f"run nbgrader generate_assignment {name}."
        ) from None
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise GradeError(f"{place} is no released notebook ({error}); make it anew.") from None
    checks = [id.removeprefix(CHECK) for id in ids if id.startswith(CHECK)]
    if not checks:
        raise GradeError(f"{place} asks for no exercise of this course; is it the right notebook?")
    for exercise in checks:
        try:
            bank.exercise(exercise)
        except ValueError as error:
            raise GradeError(f"{place} cannot be graded: {error}.") from None
    return Assignment(name, release, tuple(checks))


def _grade_id(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def secret(root: Path, new: str = "") -> str:
    """The course's secret, from which random inputs are drawn; made once, for its owner alone.

    Parameters
    ----------
    root : the course folder
    new : the secret, where there is none yet; by default it is drawn

    Raises
    ------
    GradeError
        If it cannot be read, or made.
    """
    file = _seed_file(root)
    try:
        if not file.exists():
            file.parent.mkdir(mode=0o700, exist_ok=True)
            (file.parent / ".gitignore").write_text("*\n", "utf-8")
            part = file.with_name(".seed.part")
            part.unlink(missing_ok=True)
            with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as writing:
                writing.write((new or secrets.token_hex(16)) + "\n")
            os.replace(part, file)
        text = file.read_text("ascii").strip()
    except OSError as error:
        raise GradeError(
            f"{file} cannot be read or made ({error.strerror}); see that you may."
        ) from None
    except UnicodeDecodeError:
        text = ""
    if not text:
        raise GradeError(
            f"{file} holds no seed; restore it from a copy, or remove it for a new one."
        )
    return text


def _seed_file(root: Path) -> Path:
    return root / OWN / "seed"


def submissions(folders: Any, name: str, students: Sequence[str]) -> Iterator[Submission]:
    """Read what these students handed in, one after the other."""
    for student in students:
        place = folders.format_path(folders.submitted_directory, student, name)
        yield read(Path(place), student, name)


def handed_in(folders: Any, name: str) -> list[str]:
    """The students who have a folder for this assignment."""
    top = Path(folders.format_path(folders.submitted_directory, ".", "."))
    found = []
    for place in sorted(top.iterdir()) if top.is_dir() else []:
        if not place.name.startswith(".") and _may_be(place / name):
            found.append(place.name)
    return found


def _may_be(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        # A folder that may not be looked into is told of, and not passed over.
        return True
    return True


def read(folder: Path, student: str, name: str) -> Submission:
    """Read what one student handed in, without following a link out of the folder."""
    remarks: list[str] = []
    found: dict[str, Path] = {}
    try:
        if folder.is_symlink() or folder.parent.is_symlink() or not folder.is_dir():
            return Submission(student, trouble="What was handed in is no folder.")
        for path in _files(folder, remarks):
            found[path.relative_to(folder).as_posix()] = path
        notebooks = [file for file in found if file.endswith(".ipynb") and "/" not in file]
        chosen = f"{name}.ipynb"
        if chosen not in found:
            if len(notebooks) != 1:
                many = "no notebook" if not notebooks else f"{len(notebooks)} notebooks"
                return Submission(student, trouble=f"There is {many} and no {chosen}.")
            (chosen,) = notebooks
            remarks.append(f"The notebook is called {shown(chosen)}.")
        notebook = _bytes(found.pop(chosen), MAX_BYTES + 1)
        found.pop("timestamp.txt", None)
        if len(found) > MAX_FILES:
            remarks.append(f"Of {len(found)} more files the first {MAX_FILES} are given.")
        given: dict[str, bytes] = {}
        room = Limits().disk
        for file, path in list(found.items())[:MAX_FILES]:
            try:
                data = _bytes(path, room + 1)
            except OSError as error:
                remarks.append(f"{shown(file)} was left out: it cannot be read ({error.strerror}).")
                continue
            if len(data) > room:
                remarks.append(f"{shown(file)} and what follows was left out: it is too large.")
                break
            given[file] = data
            room -= len(data)
    except OSError as error:
        return Submission(student, trouble=f"It cannot be read ({error.strerror or error}).")
    return Submission(student, notebook, given, tuple(remarks))


def _files(folder: Path, remarks: list[str], depth: int = 0) -> Iterator[Path]:
    """The files in a folder and the folders in it, in order; what else there is, is told."""
    for path in sorted(folder.iterdir()):
        name = shown(path.name)
        try:
            kind = path.lstat().st_mode
            if stat.S_ISREG(kind):
                yield path
            elif stat.S_ISDIR(kind) and depth < MAX_DEPTH:
                yield from _files(path, remarks, depth + 1)
            elif len(remarks) < MAX_FILES:
                remarks.append(f"{name} was left out: it is no file.")
        except OSError as error:
            remarks.append(f"{name} was left out: it cannot be read ({error.strerror}).")


def _bytes(path: Path, most: int) -> bytes:
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as opened:
        return opened.read(most)


@cache
def version() -> str:
    """A digest of the course's code: other checks may give other marks."""
    found = hashlib.sha256()
    top = Path(__file__).parents[1]
    for file in sorted(top.rglob("*.py")):
        found.update(str(file.relative_to(top)).encode() + file.read_bytes())
    return found.hexdigest()[:16]


def grade(
    course: Path,
    name: str,
    pool: Pool,
    *,
    students: Sequence[str] = (),
    force: bool = False,
    seed: str = "",
    trusted: bool = False,
    db_url: str = "",
    limits: Limits | None = None,
    watch: Any = None,
) -> Report:
    """Grade the submissions of an assignment.

    Parameters
    ----------
    course : the course folder
    name : the assignment
    pool : where submissions are marked
    students : whose submissions; all where empty
    force : also those that stand in the gradebook, graded with the same
    seed : in place of the course's secret
    trusted : the students' code may do all that you can, where there is no sandbox
    db_url : of the gradebook, where it is not the one of the configuration
    limits : what one notebook may use, where it is not `Limits()`
    watch : called with how many are done and how many there are

    Raises
    ------
    GradeError, GradebookError, SandboxError
        If nothing can be graded; nothing is changed then.
    """
    folders = course_directory(course, db_url)
    asked = assignment(folders, name)
    cells = [cell for cell in asked.release.cells if _grade_id(cell).startswith(CHECK)]
    there = handed_in(folders, name)
    for student in students:
        if student not in there:
            raise GradeError(
                f"There is no submission of {shown(student)} for {name}; is the id right?"
            )
    chosen = list(dict.fromkeys(students)) or there
    root = Path(folders.root)
    # Nothing is written before it is known that something can be marked.
    new = secrets.token_hex(16)
    secretly = seed or (secret(root) if _seed_file(root).exists() else new)
    inputs_seed, fingerprint = drawn(secretly, name)
    release = json.dumps(asked.release)
    setting = Setting(release, asked.exercises, inputs_seed, (str(root),), trusted, limits)
    report = Report(max_points=sum(cell.metadata.nbgrader.points for cell in cells))
    with pool.prepared(setting), Writer(course, name, asked.release, db_url) as writer:
        if not seed and secret(root, new) != secretly:
            raise GradeError("Somebody else grades here for the first time, too; grade again.")
        known: dict[str, tuple[GradedWith, Any]] = {}

        def jobs() -> Iterator[Job]:
            for submission in submissions(folders, name, chosen):
                student = submission.student
                if submission.remarks:
                    report.remarks[student] = list(submission.remarks)
                if submission.trouble:
                    report.troubles[student] = submission.trouble
                    continue
                graded_with = GradedWith(submission.digest, asked.id, fingerprint, version())
                try:
                    submitted = writer.submitted_at(student)
                    if not force and writer.is_graded(student, graded_with, submitted):
                        report.unchanged.append(student)
                        continue
                except StudentError as error:
                    report.troubles[student] = str(error)
                    continue
                known[student] = (graded_with, submitted)
                yield Job(student, submission.notebook, submission.files, setting)

        with closing(pool.results(jobs())) as results:
            for done in results:
                _keep(writer, done, known.pop(done.student), report)
                if watch is not None:
                    counted = len(report.points) + len(report.unchanged) + len(report.troubles)
                    watch(counted, len(chosen))
    return report


def drawn(secretly: str, name: str) -> tuple[int, str]:
    """The seed of an assignment's random inputs, and a fingerprint that does not tell it."""
    digest = hashlib.sha256(f"{secretly}\0{name}".encode()).digest()
    return int.from_bytes(digest[:8], "big"), hashlib.sha256(digest).hexdigest()[:16]


def _keep(writer: Writer, done: Done, about: tuple[GradedWith, Any], report: Report) -> None:
    student = done.student
    if done.marked is None:
        report.troubles[student] = done.trouble
        return
    try:
        writer.write(student, done.marked, *about)
    except StudentError as error:
        report.troubles[student] = str(error)
        return
    except ValueError as error:
        report.troubles[student] = f"Its marks do not fit the release ({error})."
        return
    report.points[student] = sum(done.marked.points.values())
    if done.marked.remarks:
        report.remarks[student] = report.remarks.get(student, []) + done.marked.remarks


def write_feedback(
    course: Path, name: str, students: Sequence[str] = (), db_url: str = ""
) -> tuple[list[Path], dict[str, str]]:
    """Write the feedback page of each graded submission; give them, and who has none and why.

    Raises
    ------
    GradeError, GradebookError
        If there is no such course or assignment.
    """
    # Who grades need not wait for what writes pages.
    from . import feedback

    folders = course_directory(course, db_url)
    asked = assignment(folders, name)
    title = next(
        (
            c.source.lstrip("# ").split("\n")[0]
            for c in asked.release.cells
            if c.cell_type == "markdown"
        ),
        name,
    )
    written, without = [], {}
    with Writer(course, name, asked.release, db_url) as writer:
        for student in students or handed_in(folders, name):
            try:
                place = writer.folder(student) / f"{name}.ipynb"
                review = writer.review(student)
                try:
                    notebook = nbformat.read(place, as_version=4)
                except (OSError, ValueError):
                    without[student] = "It is not graded yet."
                    continue
                page = feedback.page(notebook, None, review, title=title, student=student)
                written.append(writer.write_feedback(student, page))
            except StudentError as error:
                without[student] = str(error)
    return written, without
