"""The one writer of results, into nbgrader's gradebook and folders.

A submission is written in this order: its marker is taken away; one transaction in the gradebook;
the notebook; the timestamp; the marker. Whoever is stopped in between finds no marker the next time
and writes the submission anew. The transaction stands before the notebook because it compares the
answers with those of the notebook that is there: with the two exchanged, a run that is stopped
between them would forget that a text under a manual score has changed.
"""

from __future__ import annotations

import errno
import hashlib
import json
import math
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from jupyter_core.paths import jupyter_config_path
from nbformat import NotebookNode
from nbgrader import api, utils
from nbgrader.coursedir import CourseDirectory
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import create_engine, func, inspect, select
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import load_only
from traitlets.config.loader import (
    Config,
    ConfigFileNotFound,
    JSONFileConfigLoader,
    PyFileConfigLoader,
)

CHECK = "check-"
NO_RESPONSE = "No response."
_LOCK_SECONDS = "60"
# Of these errors, others will have the same.
_FOR_ALL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}
_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{name}{number}" for name in ("COM", "LPT") for number in "0123456789¹²³"
}


class GradebookError(Exception):
    """What a person has to mend; the message is one sentence that says what to do."""


class StudentError(GradebookError):
    """What keeps one student's result from the gradebook, and no other's."""


class Marked(Protocol):
    """What the writer needs of a marked submission."""

    @property
    def points(self) -> Mapping[str, float]:
        """The points earned, by exercise."""

    @property
    def notebook(self) -> NotebookNode:
        """The rebuilt notebook with its outputs."""


@dataclass(frozen=True)
class GradedWith:
    """What a submission was graded with; where all is the same, grading again changes nothing.

    Parameters
    ----------
    submission : sha256 of what was handed in
    release : id of the release that it was rebuilt from
    seed : fingerprint of the course's secret seed, never the seed itself
    course : version of the checks
    """

    submission: str
    release: str
    seed: str
    course: str


@dataclass(frozen=True)
class Grade:
    """What one graded cell stands at."""

    points: float
    max_points: float
    by_hand: bool
    waits: bool


@dataclass(frozen=True)
class Review:
    """What the gradebook says of a submission: grades and comments by grade id."""

    grades: Mapping[str, Grade]
    comments: Mapping[str, str]
    late_penalty: float


@dataclass(frozen=True)
class _Cell:
    """A cell of the release, as nbgrader sees it."""

    id: str
    kind: str
    source: str
    checksum: str | None
    grade: bool
    solution: bool
    locked: bool
    points: float


def student_id(text: str) -> str:
    """Give back an id that can name a row, a folder and a field of a CSV file on every system.

    Raises
    ------
    GradebookError
        If it cannot.
    """
    why = ""
    if not text or len(text) > 128:
        why = "it must have 1 to 128 characters"
    elif any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in text):
        why = "it has a character that cannot be seen"
    elif found := sorted(set(text) & set('/\\:*?"<>|,')):
        why = f"it has the character {found[0]}"
    elif text[0] in ".~=+-@":
        why = f"it starts with {text[0]}"
    elif text != text.strip() or text.endswith("."):
        why = "it starts or ends with a space, or ends with a dot"
    elif text.split(".")[0].rstrip().upper() in _DEVICES:
        why = "it is the name of a device on Windows"
    if why:
        raise StudentError(f"The student id {text[:40]!r} cannot be used: {why}; rename it.")
    return text


def course_directory(course: Path, db_url: str = "") -> CourseDirectory:
    """nbgrader's own description of a course folder, with its configuration read.

    Parameters
    ----------
    course : the folder, with nbgrader_config.py in it
    db_url : of the gradebook, where it is not the one of the configuration

    Raises
    ------
    GradebookError
        If there is no such folder, or its configuration cannot be read.
    """
    course = course.resolve()
    if not course.is_dir():
        raise GradebookError(f"There is no course folder {course}; name the one of your course.")
    config = Config()
    for folder in [*reversed(jupyter_config_path()), str(course)]:
        for loader, name in ((JSONFileConfigLoader, "json"), (PyFileConfigLoader, "py")):
            try:
                config.merge(loader(f"nbgrader_config.{name}", path=folder).load_config())
            except ConfigFileNotFound:
                continue
            except Exception as error:
                raise GradebookError(
                    f"nbgrader_config.{name} in {folder} cannot be read "
                    f"({type(error).__name__}: {error}); correct it."
                ) from error
    if db_url:
        config.CourseDirectory.db_url = db_url
    if "root" not in config.CourseDirectory:
        config.CourseDirectory.root = str(course)
    return CourseDirectory(config=config)


class Writer:
    """Writes the marks of one assignment; use it in a `with` statement, one at a time.

    Parameters
    ----------
    course : the course folder
    assignment : the name of the assignment, which is the name of its notebook too
    release : the released notebook
    db_url : of the gradebook, where it is not the one of the configuration

    Raises
    ------
    GradebookError
        If the gradebook cannot be opened, has another schema version or does not agree with the
        release. Nothing is changed then.
    """

    def __init__(
        self, course: Path, assignment: str, release: NotebookNode, db_url: str = ""
    ) -> None:
        self.assignment = student_id(assignment)
        self.cells = {cell.id: cell for cell in _cells(release)}
        self._kernel = json.dumps(release.metadata.get("kernelspec", {}))
        self.folders = course_directory(course, db_url)
        self._url = _url(self.folders)
        self._lock: Any = None

    def __enter__(self) -> Writer:
        self._lock = _lock(Path(self.folders.root) / ".nnkit-grade.lock")
        try:
            with _sentences(self._url):
                _check_schema(self._url)
                course_id = self.folders.course_id or "default_course"
                url = self._url.render_as_string(hide_password=False)
                self._book = api.Gradebook(url, course_id)
                try:
                    self._prepare()
                except BaseException:
                    self._book.close()
                    raise
        except BaseException:
            self._lock.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._book.close()
        self._lock.close()

    @contextmanager
    def _transaction(self) -> Iterator[Any]:
        """One transaction, and a session that keeps nothing afterwards."""
        with _sentences(self._url):
            try:
                yield self._book.db
                self._book.db.commit()
            finally:
                self._book.db.remove()

    def _prepare(self) -> None:
        """Put the release into the gradebook where it is missing, and see that the two agree."""
        with self._transaction() as db:
            named = select(api.Assignment).where(api.Assignment.name == self.assignment)
            assignment = db.scalar(named)
            if assignment is None:
                assignment = api.Assignment(self.assignment, course_id=self._book.course_id)
                db.add(assignment)
                db.flush()
            notebooks = {notebook.name: notebook for notebook in assignment.notebooks}
            if others := sorted(set(notebooks) - {self.assignment}):
                raise GradebookError(
                    f"In the gradebook, {self.assignment} has another notebook, {others[0]}; "
                    "remove it there, or move it to an assignment of its own."
                )
            notebook = notebooks.get(self.assignment)
            if notebook is None:
                notebook = api.Notebook(
                    name=self.assignment, assignment_id=assignment.id, kernelspec=self._kernel
                )
                db.add(notebook)
                db.flush()
            handed_in = select(func.count(api.SubmittedAssignment.id)).where(
                api.SubmittedAssignment.assignment_id == assignment.id
            )
            self._complete(db, notebook, bool(db.scalar(handed_in)))
            db.flush()
            db.refresh(notebook)
            self._assignment_id, self._notebook_id = assignment.id, notebook.id
            self._graded = {cell.id: self.cells[cell.name] for cell in notebook.grade_cells}
            self._commented = {
                cell.id: self.cells[cell.name]
                for cell in notebook.solution_cells
                if cell.name in self.cells
            }

    def _complete(self, db: Any, notebook: Any, handed_in: bool) -> None:
        there = {cell.name: cell for cell in [*notebook.grade_cells, *notebook.task_cells]}
        asked = {name: cell for name, cell in self.cells.items() if cell.grade}
        for name, cell in there.items():
            if name not in asked:
                raise GradebookError(
                    f"The gradebook asks for {name} and the release does not; grade with the "
                    f"release that was handed out, or run nbgrader generate_assignment."
                )
            if cell.max_score != asked[name].points:
                raise GradebookError(
                    f"{name} is worth {cell.max_score:g} points in the gradebook and "
                    f"{asked[name].points:g} in the release; grade with the release that was "
                    "handed out, or run nbgrader generate_assignment."
                )
        solutions = {cell.name for cell in notebook.solution_cells}
        sources = {cell.name for cell in notebook.source_cells}
        for name, cell in self.cells.items():
            missing = cell.grade and name not in there or cell.solution and name not in solutions
            if missing and handed_in:
                raise GradebookError(
                    f"The release asks for {name} and the gradebook, which has submissions "
                    "already, does not know it; grade with the release that was handed out."
                )
            place = {"name": name, "notebook_id": notebook.id}
            if cell.grade and name not in there:
                db.add(api.GradeCell(**place, max_score=cell.points, cell_type=cell.kind))
            if cell.solution and name not in solutions:
                db.add(api.SolutionCell(**place))
            if name not in sources:
                text = {"source": cell.source, "checksum": cell.checksum}
                db.add(api.SourceCell(**place, **text, cell_type=cell.kind, locked=cell.locked))

    def folder(self, student: str) -> Path:
        """Where the graded notebook of a student is."""
        step = self.folders.autograded_directory
        return Path(self.folders.format_path(step, student_id(student), self.assignment))

    def submitted_at(self, student: str) -> datetime | None:
        """When a student handed in, as timestamp.txt in their folder says, or None.

        Raises
        ------
        GradebookError
            If the file is there and is no timestamp.
        """
        step = self.folders.submitted_directory
        folder = self.folders.format_path(step, student_id(student), self.assignment)
        file = Path(folder) / "timestamp.txt"
        try:
            if not stat.S_ISREG(file.lstat().st_mode):
                raise ValueError
            with file.open("rb") as opened:
                text = opened.read(200).decode("ascii").strip()
            # nbgrader takes an offset that stands by itself, +0200, for 200 seconds.
            text = re.sub(r" ([+-]\d\d):?(\d\d)$", r"\1:\2", text)
            return _utc(utils.parse_utc(text)) if text else None
        except FileNotFoundError:
            return None
        except (OSError, ValueError, OverflowError, TypeError):
            raise StudentError(
                f"{file} is no timestamp; write the time as 2026-08-01 10:00:03 UTC, or remove it."
            ) from None

    def write(
        self,
        student: str,
        marked: Marked,
        graded_with: GradedWith,
        submitted: datetime | None = None,
    ) -> None:
        """Write one submission; doing it again, or after a stop at any moment, gives the same.

        Automatic scores start from zero. Manual scores, extra credit and comments stay; where the
        text under a manual score has changed, the score waits for a person again.

        Parameters
        ----------
        student : the student's id; who is not in the gradebook is added
        marked : points by exercise, and the notebook
        graded_with : what `is_graded` compares
        submitted : when it was handed in; without a zone, in UTC

        Raises
        ------
        GradebookError
            If the id cannot be used, or the gradebook or the folder cannot be written.
        ValueError
            If the points or the notebook do not fit the release.
        """
        folder = self.folder(student)
        points = self._points(marked.points)
        texts = self._texts(marked.notebook)
        notebook = json.dumps(marked.notebook, ensure_ascii=False, sort_keys=True)
        data = (notebook + "\n").encode("utf-8", "replace")
        submitted = _utc(submitted)
        file, marker = folder / f"{self.assignment}.ipynb", _marker(folder)
        try:
            self._open(folder)
            marker.unlink(missing_ok=True)
            with self._transaction() as db:
                self._record(db, student, points, texts, submitted, file)
            self._put(file, data)
            if submitted is None:
                (folder / "timestamp.txt").unlink(missing_ok=True)
            else:
                self._put(folder / "timestamp.txt", f"{_stamp(submitted)}\n".encode())
            content = self._marker_content(graded_with, submitted, data, points)
            self._put(marker, json.dumps(content, indent=1).encode())
        except OSError as error:
            kind = GradebookError if error.errno in _FOR_ALL else StudentError
            raise kind(
                f"The result of {student} cannot be written to {folder} "
                f"({error.strerror or error}); see that there is room and that you may write "
                "there, and grade again."
            ) from error

    def write_feedback(self, student: str, page: str) -> Path:
        """Write a student's feedback page where nbgrader has it, and say where.

        Raises
        ------
        GradebookError
            If the folder cannot be written.
        """
        step = self.folders.feedback_directory
        folder = Path(self.folders.format_path(step, student_id(student), self.assignment))
        try:
            self._open(folder)
            self._put(folder / f"{self.assignment}.html", page.encode(), 0o644)
        except OSError as error:
            kind = GradebookError if error.errno in _FOR_ALL else StudentError
            raise kind(
                f"The feedback of {student} cannot be written to {folder} "
                f"({error.strerror or error}); see that there is room and that you may write there."
            ) from error
        return folder / f"{self.assignment}.html"

    def is_graded(
        self, student: str, graded_with: GradedWith, submitted: datetime | None = None
    ) -> bool:
        """Whether this submission stands in the gradebook and in its folder, graded with the same.

        Parameters
        ----------
        student : the student's id
        graded_with : what it would be graded with now
        submitted : when it was handed in
        """
        folder = self.folder(student)
        try:
            found = json.loads(_marker(folder).read_bytes())
            data = (folder / f"{self.assignment}.ipynb").read_bytes()
        except (OSError, ValueError):
            return False
        with self._transaction() as db:
            rows = db.execute(
                select(api.Grade.cell_id, api.Grade.auto_score)
                .join(api.SubmittedNotebook, api.SubmittedNotebook.id == api.Grade.notebook_id)
                .join(
                    api.SubmittedAssignment,
                    api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id,
                )
                .where(
                    api.SubmittedAssignment.student_id == student,
                    api.SubmittedNotebook.notebook_id == self._notebook_id,
                )
            ).all()
            names = {cell_id: cell.id for cell_id, cell in self._graded.items()}
            points = {
                names[cell_id]: score
                for cell_id, score in rows
                if names.get(cell_id, "").startswith(CHECK)
            }
        return bool(found == self._marker_content(graded_with, _utc(submitted), data, points))

    def review(self, student: str) -> Review:
        """What the gradebook says of a student's submission, with what people added to it.

        Raises
        ------
        GradebookError
            If the gradebook has no submission of this student.
        """
        with self._transaction() as db:
            notebook = db.scalar(
                select(api.SubmittedNotebook)
                .join(
                    api.SubmittedAssignment,
                    api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id,
                )
                .where(
                    api.SubmittedAssignment.student_id == student_id(student),
                    api.SubmittedNotebook.notebook_id == self._notebook_id,
                )
            )
            if notebook is None:
                raise StudentError(
                    f"The gradebook has no submission of {student} for {self.assignment}; "
                    "grade it first."
                )
            grades = {
                self._graded[grade.cell_id].id: Grade(
                    points=float(grade.score),
                    max_points=self._graded[grade.cell_id].points,
                    by_hand=grade.manual_score is not None or bool(grade.extra_credit),
                    waits=bool(grade.needs_manual_grade),
                )
                for grade in notebook.grades
                if grade.cell_id in self._graded
            }
            comments = {
                self._commented[comment.cell_id].id: str(comment.comment)
                for comment in notebook.comments
                if comment.cell_id in self._commented and comment.comment
            }
            return Review(grades, comments, float(notebook.late_submission_penalty or 0.0))

    def _points(self, earned: Mapping[str, float]) -> dict[str, float]:
        """The points by grade id, when they are those that the release asks for."""
        asked = {name for name, cell in self.cells.items() if cell.grade and not cell.solution}
        points = {f"{CHECK}{exercise}": float(value) for exercise, value in earned.items()}
        if set(points) != asked:
            raise ValueError(f"points for {sorted(set(points) ^ asked)} are missing or unasked")
        for name, value in points.items():
            if not (math.isfinite(value) and 0 <= value <= self.cells[name].points):
                raise ValueError(f"{name}: {value} points of {self.cells[name].points} cannot be")
        return points

    def _texts(self, notebook: NotebookNode) -> dict[str, str]:
        """The texts that scores stand on, when the notebook's cells are those of the release."""
        seen: set[str] = set()
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name is None:
                continue
            asked = self.cells.get(name)
            if asked is None or name in seen:
                raise ValueError(f"the grade id {name} is unknown or there twice")
            seen.add(name)
            flags = (utils.is_grade(cell), utils.is_solution(cell), utils.is_locked(cell))
            if flags != (asked.grade, asked.solution, asked.locked) or cell.cell_type != asked.kind:
                raise ValueError(f"the cell {name} is not what the release says it is")
        missing = {name for name, cell in self.cells.items() if cell.grade} - seen
        if missing:
            raise ValueError(f"the cells {sorted(missing)} are missing")
        return _texts(notebook)

    def _record(
        self,
        db: Any,
        student: str,
        points: Mapping[str, float],
        texts: Mapping[str, str],
        submitted: datetime | None,
        file: Path,
    ) -> None:
        submission = db.scalar(
            select(api.SubmittedAssignment).where(
                api.SubmittedAssignment.assignment_id == self._assignment_id,
                api.SubmittedAssignment.student_id == student,
            )
        )
        if submission is None:
            if db.get(api.Student, student) is None:
                db.add(api.Student(id=student))
                db.flush()
            submission = api.SubmittedAssignment(
                assignment_id=self._assignment_id, student_id=student
            )
            db.add(submission)
            db.flush()
        submission.timestamp = submitted
        notebook = db.scalar(
            select(api.SubmittedNotebook).where(
                api.SubmittedNotebook.assignment_id == submission.id,
                api.SubmittedNotebook.notebook_id == self._notebook_id,
            )
        )
        if notebook is None:
            notebook = api.SubmittedNotebook(
                assignment_id=submission.id, notebook_id=self._notebook_id
            )
            db.add(notebook)
            db.flush()
        fields = (
            api.Grade.cell_id,
            api.Grade.auto_score,
            api.Grade.manual_score,
            api.Grade.needs_manual_grade,
        )
        mine = select(api.Grade).where(api.Grade.notebook_id == notebook.id)
        grades = {grade.cell_id: grade for grade in db.scalars(mine.options(load_only(*fields)))}
        before: dict[str, str] | None = None
        if any(grade.manual_score is not None for grade in grades.values()):
            before = _texts_in(file)
        for cell_id, cell in self._graded.items():
            grade = grades.get(cell_id)
            if grade is None:
                grade = api.Grade(cell_id=cell_id, notebook_id=notebook.id)
                db.add(grade)
            if cell.solution:
                grade.auto_score = 0.0 if self._unanswered(cell, texts) else None
            else:
                grade.auto_score = points[cell.id]
            key = cell.id if cell.solution else ""
            if grade.manual_score is None:
                grade.needs_manual_grade = grade.auto_score is None
            elif before is None or before.get(key) != texts[key]:
                grade.needs_manual_grade = True
        theirs = select(api.Comment).where(api.Comment.notebook_id == notebook.id)
        comments = {comment.cell_id: comment for comment in db.scalars(theirs)}
        for cell_id, cell in self._commented.items():
            comment = comments.get(cell_id)
            if comment is None:
                comment = api.Comment(cell_id=cell_id, notebook_id=notebook.id)
                db.add(comment)
            comment.auto_comment = NO_RESPONSE if self._unanswered(cell, texts) else None
        db.flush()
        notebook.late_submission_penalty = self._penalty(db, student, submission, notebook.id)

    def _unanswered(self, cell: _Cell, texts: Mapping[str, str]) -> bool:
        text = texts.get(cell.id, "")
        return not text.strip() or text == cell.source

    def _penalty(self, db: Any, student: str, submission: Any, notebook_id: str) -> float | None:
        """What the course's own plugin takes off for a late submission."""
        due = db.scalar(
            select(api.Assignment.duedate).where(api.Assignment.id == self._assignment_id)
        )
        if submission.timestamp is None or due is None:
            return None
        late = (submission.timestamp - due).total_seconds()
        if submission.extension is not None:
            late -= submission.extension.total_seconds()
        if late <= 0:
            return None
        earned = db.scalar(
            select(api.SubmittedNotebook.score).where(api.SubmittedNotebook.id == notebook_id)
        )
        # It brings nbconvert with it, which takes long to import, and few are late.
        from nbgrader.preprocessors import AssignLatePenalties

        rule = AssignLatePenalties(config=self.folders.config)
        rule.init_plugin()
        penalty = rule.plugin_inst.late_submission_penalty(student, earned, late)
        return None if penalty is None else float(min(max(penalty, 0.0), earned))

    def _open(self, folder: Path) -> None:
        """Make the folder, or make one that nbgrader left read-only writable."""
        for place in (folder.parent, folder):
            # Where capitals do not count, the folder of another student answers to this name.
            if place.exists() and _nfc(place.name) not in map(_nfc, os.listdir(place.parent)):
                raise StudentError(
                    f"{place} is the folder of another student, whose id differs in capitals "
                    "only; rename one of them."
                )
        folder.mkdir(parents=True, exist_ok=True)
        for place in (folder.parent, folder):
            mode = stat.S_IMODE(place.stat().st_mode)
            wanted = mode | (0o2770 if self.folders.groupshared else 0)
            if not os.access(place, os.W_OK | os.X_OK):
                wanted |= stat.S_IRWXU
            if wanted != mode:
                place.chmod(wanted)

    def _put(self, path: Path, data: bytes, mode: int = 0o444) -> None:
        """Write beside and rename: who reads `path` finds the old or the new, never a part.

        Nothing waits for the disk: a file that is lost with the machine's power no longer fits its
        marker, so the submission is graded again.
        """
        part = path.with_name(f".{path.name}.part")
        part.unlink(missing_ok=True)
        part.write_bytes(data)
        part.chmod(0o664 if self.folders.groupshared else mode)
        os.replace(part, path)

    def _marker_content(
        self,
        graded_with: GradedWith,
        submitted: datetime | None,
        data: bytes,
        points: Mapping[str, float],
    ) -> dict[str, Any]:
        return {
            **asdict(graded_with),
            "submitted": None if submitted is None else _stamp(submitted),
            "notebook": hashlib.sha256(data).hexdigest(),
            "points": dict(points),
        }


def _marker(folder: Path) -> Path:
    """The marker stands beside the folder: what is in it, nbgrader copies to the feedback."""
    return folder.with_name(f".{folder.name}.graded.json")


def _cells(release: NotebookNode) -> Iterator[_Cell]:
    """The cells of a release that nbgrader keeps in its gradebook."""
    seen: set[str] = set()
    for cell in release.cells:
        about = cell.metadata.get("nbgrader", {})
        grade, solution = bool(utils.is_grade(cell)), bool(utils.is_solution(cell))
        locked = bool(utils.is_locked(cell))
        if not (grade or solution or locked or about.get("task")):
            continue
        name = str(about["grade_id"])
        check = cell.cell_type == "code" and name.startswith(CHECK)
        if name in seen or about.get("task") or (grade and not solution and not check):
            raise GradebookError(
                f"The release's cell {name} is there twice or is none that this course makes; "
                "make the release anew with python -m nnkit.authoring."
            )
        seen.add(name)
        yield _Cell(
            id=name,
            kind=cell.cell_type,
            source=cell.source,
            checksum=about.get("checksum"),
            grade=grade,
            solution=solution,
            locked=locked,
            points=float(about["points"]) if grade else 0.0,
        )


def _texts(notebook: NotebookNode) -> dict[str, str]:
    """The text of every solution cell by grade id, and under "" all code that is a student's."""
    texts = {}
    code = []
    for cell in notebook.cells:
        source = cell.source.encode("utf-8", "replace").decode()
        if utils.is_solution(cell):
            texts[cell.metadata["nbgrader"]["grade_id"]] = source
        if cell.cell_type == "code" and not utils.is_locked(cell):
            code.append(source)
    return {**texts, "": "\0".join(code)}


def _texts_in(file: Path) -> dict[str, str] | None:
    """The texts of a graded notebook that is there, or None where there is none to compare with."""
    try:
        notebook = NotebookNode(
            cells=[
                NotebookNode(
                    cell_type=cell["cell_type"],
                    metadata=NotebookNode(cell["metadata"]),
                    source="".join(cell["source"]),
                )
                for cell in json.loads(file.read_bytes())["cells"]
            ]
        )
        return _texts(notebook)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _utc(time: datetime | None) -> datetime | None:
    """A time in UTC and without a zone, as the gradebook keeps it."""
    if time is None or time.tzinfo is None:
        return time
    return time.astimezone(UTC).replace(tzinfo=None)


def _stamp(time: datetime) -> str:
    return f"{time.isoformat(sep=' ', timespec='microseconds')} UTC"


def _url(folders: CourseDirectory) -> URL:
    """The gradebook's URL; a relative SQLite file is in the course folder, as for nbgrader."""
    try:
        url = make_url(folders.db_url)
    except ArgumentError:
        raise GradebookError(
            "The gradebook's address is no URL; write it as sqlite:///gradebook.db or "
            "postgresql+psycopg://user@host/database."
        ) from None
    if url.get_backend_name() == "sqlite":
        if url.database in (None, "", ":memory:"):
            raise GradebookError("The gradebook must be kept: name a file, sqlite:///gradebook.db.")
        url = url.set(database=str(Path(folders.root) / str(url.database)))
        if "timeout" not in url.query:
            url = url.update_query_dict({"timeout": _LOCK_SECONDS})
    return url


@contextmanager
def _sentences(url: URL) -> Iterator[None]:
    """What the database says, as one sentence without the password."""
    shown = url.render_as_string(hide_password=True)
    try:
        yield
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise GradebookError(
            f"The driver for {shown} is missing ({error}); for PostgreSQL install psycopg[binary] "
            "and write postgresql+psycopg://…."
        ) from error
    except (SQLAlchemyError, api.InvalidEntry) as error:
        cause = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
        raise GradebookError(
            f"The gradebook {shown} cannot be read or written ({cause}); see that it is reachable "
            "and that no other program holds it, and grade again."
        ) from error


def _schemas() -> tuple[str, set[str]]:
    """The version of the schema that this nbgrader has, and all that it ever had.

    alembic tells it too, and takes longer to import than all that is imported for grading.
    """
    known, before = set(), set()
    for file in Path(ALEMBIC_DIR, "versions").glob("*.py"):
        named = dict(re.findall(r"^(\w+) = ['\"](\w+)['\"]$", file.read_text("utf-8"), re.M))
        known.add(named["revision"])
        before.add(named.get("down_revision"))
    (newest,) = known - before
    return newest, known


def _check_schema(url: URL) -> None:
    """Refuse a gradebook of another schema version; make a new one in a single transaction."""
    head, known = _schemas()
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            if url.get_backend_name() == "sqlite":
                # The driver itself would begin a transaction only after the tables.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            tables = set(inspect(connection).get_table_names())
            if not tables:
                api.Base.metadata.create_all(bind=connection)
                connection.exec_driver_sql(
                    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"
                )
                connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{head}')")
                return
            version = _version(connection) if "alembic_version" in tables else ""
    finally:
        engine.dispose()
    if version == head:
        return
    shown = url.render_as_string(hide_password=True)
    if version in known:
        what = "keep a copy of it and run nbgrader db upgrade"
    elif version:
        what = "install the nbgrader that made it"
    else:
        what = "name another database, or keep a copy and run nbgrader db upgrade"
    raise GradebookError(
        f"The gradebook {shown} has schema version {version or 'none'} and this nbgrader needs "
        f"{head}; {what}."
    )


def _version(connection: Connection) -> str:
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(found or "")


def _lock(path: Path) -> Any:
    """Hold the course, so that one process writes; the system lets go when it ends."""
    try:
        file = path.open("a")
    except OSError as error:
        raise GradebookError(
            f"{path} cannot be written ({error.strerror}); see that you may write there."
        ) from error
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise GradebookError(
            f"Another nnkit grade is writing to {path.parent}; wait until it ends."
        ) from None
    return file
