"""Grade an assignment: from submitted/ to nbgrader's gradebook and autograded/, and feedback."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from ..checks import bank
from . import feedback
from .gradebook import CHECK, GradebookError, GradedWith, Writer, course_directory
from .pool import Done, Job, LocalPool, Pool
from .rebuild import MAX_BYTES
from .sandbox import Limits, SandboxError, probe

MAX_FILES = 200
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


def secret(root: Path) -> str:
    """The course's secret, from which random inputs are drawn; made once, for its owner alone."""
    folder = root / OWN
    file = folder / "seed"
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", "utf-8")
    try:
        opened = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(opened, "w", encoding="ascii") as writing:
            writing.write(secrets.token_hex(16) + "\n")
    except FileExistsError:
        pass
    text = file.read_text("ascii").strip()
    if not text:
        raise GradeError(f"{file} is empty; restore it from a copy, or remove it to get a new one.")
    return text


def submissions(folders: Any, name: str, only: Sequence[str] = ()) -> Iterator[Submission]:
    """Read what was handed in, one student after the other.

    Raises
    ------
    GradeError
        If a student of `only` has handed in nothing.
    """
    students = handed_in(folders, name)
    for student in only:
        if student not in students:
            raise GradeError(f"There is no submission of {student} for {name}; is the id right?")
    for student in only or students:
        yield _read(
            Path(folders.format_path(folders.submitted_directory, student, name)), student, name
        )


def handed_in(folders: Any, name: str) -> list[str]:
    """The students who have a folder for this assignment."""
    top = Path(folders.format_path(folders.submitted_directory, ".", "."))
    found = []
    for place in sorted(top.iterdir()) if top.is_dir() else []:
        if not place.name.startswith(".") and os.path.lexists(place / name):
            found.append(place.name)
    return found


def _read(folder: Path, student: str, name: str) -> Submission:
    """Read a folder without following a link out of it."""
    remarks: list[str] = []
    found: dict[str, Path] = {}
    try:
        if folder.is_symlink() or folder.parent.is_symlink() or not folder.is_dir():
            return Submission(student, trouble="What was handed in is no folder.")
        for top, inner, files in os.walk(folder):
            inner[:] = sorted(n for n in inner if not Path(top, n).is_symlink())
            for file in sorted(files):
                path = Path(top, file)
                if stat.S_ISREG(path.lstat().st_mode):
                    found[path.relative_to(folder).as_posix()] = path
                else:
                    remarks.append(f"{path.relative_to(folder)} is no file and was left out.")
        notebooks = [file for file in found if file.endswith(".ipynb") and "/" not in file]
        chosen = f"{name}.ipynb"
        if chosen not in found:
            if len(notebooks) != 1:
                many = "no notebook" if not notebooks else f"{len(notebooks)} notebooks"
                return Submission(student, trouble=f"There is {many} and no {chosen}.")
            (chosen,) = notebooks
            remarks.append(f"The notebook is called {chosen}.")
        notebook = _bytes(found.pop(chosen), MAX_BYTES + 1)
        found.pop("timestamp.txt", None)
        if len(found) > MAX_FILES:
            remarks.append(f"Of {len(found)} more files the first {MAX_FILES} are given.")
        given: dict[str, bytes] = {}
        room = Limits().disk
        for file, path in list(found.items())[:MAX_FILES]:
            data = _bytes(path, room + 1)
            if len(data) > room:
                remarks.append(f"{file} and what follows is left out: it is too large.")
                break
            given[file] = data
            room -= len(data)
    except OSError as error:
        return Submission(student, trouble=f"It cannot be read ({error.strerror or error}).")
    return Submission(student, notebook, given, tuple(remarks))


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
    watch : called with how many are done and how many there are

    Raises
    ------
    GradeError, GradebookError, SandboxError
        If nothing can be graded; nothing is changed then.
    """
    folders = course_directory(course, db_url)
    asked = assignment(folders, name)
    cells = [cell for cell in asked.release.cells if _grade_id(cell).startswith(CHECK)]
    root = Path(folders.root)
    hidden = (str(root),)
    if not trusted and isinstance(pool, LocalPool) and (said := probe(hidden=[root])):
        raise SandboxError(" ".join(said))
    secretly = seed or secret(root)
    drawn = hashlib.sha256(f"{secretly}\0{name}".encode())
    release = json.dumps(asked.release)
    report = Report(max_points=sum(cell.metadata.nbgrader.points for cell in cells))
    chosen = list(students) or handed_in(folders, name)
    with Writer(course, name, asked.release, db_url) as writer:
        known: dict[str, tuple[GradedWith, Any]] = {}

        def jobs() -> Iterator[Job]:
            for submission in submissions(folders, name, students):
                student = submission.student
                if submission.remarks:
                    report.remarks[student] = list(submission.remarks)
                if submission.trouble:
                    report.troubles[student] = submission.trouble
                    continue
                try:
                    submitted = writer.submitted_at(student)
                    graded_with = GradedWith(
                        submission.digest, asked.id, drawn.hexdigest()[:16], version()
                    )
                    if not force and writer.is_graded(student, graded_with, submitted):
                        report.unchanged.append(student)
                        continue
                except GradebookError as error:
                    report.troubles[student] = str(error)
                    continue
                known[student] = (graded_with, submitted)
                yield Job(
                    student,
                    submission.notebook,
                    submission.files,
                    release,
                    asked.exercises,
                    int.from_bytes(drawn.digest()[:8], "big"),
                    hidden,
                    trusted,
                )

        for done in pool.results(jobs()):
            _keep(writer, done, known.pop(done.student), report)
            if watch is not None:
                counted = len(report.points) + len(report.unchanged) + len(report.troubles)
                watch(counted, len(chosen))
    return report


def _keep(writer: Writer, done: Done, about: tuple[GradedWith, Any], report: Report) -> None:
    student = done.student
    if done.marked is None:
        report.troubles[student] = done.trouble
        return
    try:
        writer.write(student, done.marked, *about)
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
                notebook = nbformat.read(place, as_version=4)
                review = writer.review(student)
            except GradebookError as error:
                without[student] = str(error)
            except (OSError, ValueError):
                without[student] = "It is not graded yet."
            else:
                page = feedback.page(notebook, None, review, title=title, student=student)
                written.append(writer.write_feedback(student, page))
    return written, without
