"""A course folder and marked submissions for the tests of the grader's writer and feedback."""

import copy
import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from nbgrader import api
from sqlalchemy import create_engine, inspect, text

from nnkit.authoring.assignment import as_text, release_version, source_version
from nnkit.checks import bank
from nnkit.checks.notebook import Points
from nnkit.checks.result import Diagnosis, unchecked
from nnkit.grading.gradebook import GradedWith
from tests.classroom.course import ASSIGNMENTS, CONFIG

ASSIGNMENT = ASSIGNMENTS["softmax"]
NAME = ASSIGNMENT.name
RELEASE = release_version(ASSIGNMENT)
EXERCISES = {exercise.name: exercise for exercise in bank.assignment(NAME)}
FULL = {name: exercise.points for name, exercise in EXERCISES.items()}
WRITTEN = "answer-dog_cat_horse"
AT = datetime(2026, 8, 1, 10, 0, 3)
WITH = GradedWith("sha", "release", "seed", "course")


@dataclass
class Marked:
    points: dict
    results: dict
    notebook: object
    remarks: list = field(default_factory=list)


def marked(share=1.0, written="They sum to 1.", code="pass", points=None):
    """A submission that earned a share of all points, with a written answer."""
    notebook = copy.deepcopy(RELEASE)
    points = points or {name: exercise.points * share for name, exercise in EXERCISES.items()}
    results = {}
    for cell in notebook.cells:
        name = cell.id.removeprefix("check-")
        if cell.id == WRITTEN:
            cell.source = written
        elif cell.id == "answer-softmax":
            cell.source = f"def softmax(z, axis=-1):\n    {code}"
        elif name != cell.id:
            result = copy.copy(unchecked(EXERCISES[name], Diagnosis("a.b", f"About {name}.")))
            object.__setattr__(result, "points", points[name])
            results[name] = result
            data = Points(result)._repr_mimebundle_()
            cell.outputs = [
                {
                    "output_type": "execute_result",
                    "data": data,
                    "metadata": {},
                    "execution_count": 1,
                }
            ]
    return Marked(points, results, notebook)


def course(place, config=""):
    """A course folder as nbgrader has it, with the assignment's source and release."""
    place = Path(place)
    (place / "nbgrader_config.py").write_text(CONFIG + config)
    for step, notebook in (("source", source_version(ASSIGNMENT)), ("release", RELEASE)):
        file = place / step / NAME / f"{NAME}.ipynb"
        file.parent.mkdir(parents=True)
        file.write_text(as_text(notebook))
    return place


def rows(url):
    """All that a gradebook says, without its random ids: by the names that they stand for."""
    engine = create_engine(url)
    with engine.connect() as connection:
        tables = {
            name: [dict(row._mapping) for row in connection.execute(text(f"SELECT * FROM {name}"))]
            for name in inspect(connection).get_table_names()
        }
    engine.dispose()
    names = {}
    for name in (
        "assignment",
        "notebook",
        "base_cell",
        "submitted_assignment",
        "submitted_notebook",
    ):
        for row in tables.get(name, []):
            label = [name, row.get("type"), row.get("name"), names.get(row.get("assignment_id"))]
            label += [row.get("student_id"), names.get(row.get("notebook_id"))]
            names[row["id"]] = str(label)
    said = {}
    for name, found in tables.items():
        for row in found:
            if name in ("grade", "comment", "source_cell"):
                del row["id"]
        said[name] = sorted(str({k: names.get(v, v) for k, v in row.items()}) for row in found)
    return said


def files(place):
    """Every file in the graded folders, with its mode."""
    return {
        str(file.relative_to(place)): (
            oct(file.stat().st_mode),
            file.is_file() and file.read_bytes(),
        )
        for file in sorted((place / "autograded").rglob("*"))
    }


def by_hand(url, student, cell, **values):
    """What a person enters in formgrader."""
    with api.Gradebook(url, "nn") as book:
        grade = book.find_grade(cell, NAME, NAME, student)
        for name, value in values.items():
            setattr(grade, name, value)
        grade.needs_manual_grade = grade.manual_score is None and grade.auto_score is None
        book.db.commit()


def comment(url, student, cell, said):
    with api.Gradebook(url, "nn") as book:
        book.find_comment(cell, NAME, NAME, student).manual_comment = said
        book.db.commit()


def hand_in(place, student, notebook, name=NAME):
    """Put a notebook, as bytes, where nbgrader has it; give the folder."""
    folder = Path(place) / "submitted" / student / name
    folder.mkdir(parents=True)
    (folder / f"{name}.ipynb").write_bytes(notebook)
    return folder


def small_release(*exercises):
    """The release with these exercises alone."""
    release = copy.deepcopy(RELEASE)
    kept = {"code-2", *(f"{kind}-{name}" for kind in ("answer", "check") for name in exercises)}
    release.cells = [cell for cell in release.cells if cell.id in kept]
    return release


def small_course(place, *exercises):
    """A course folder whose assignment has these exercises alone, and a secret that is known."""
    place = Path(place)
    (place / "nbgrader_config.py").write_text(CONFIG)
    file = place / "release" / NAME / f"{NAME}.ipynb"
    file.parent.mkdir(parents=True)
    file.write_text(as_text(small_release(*exercises)))
    (place / ".nnkit").mkdir()
    (place / ".nnkit" / "seed").write_text("a secret of the tests\n")
    return place


def answered(release, **answers):
    """A notebook, as bytes, with answers in it."""
    notebook = copy.deepcopy(release)
    for cell in notebook.cells:
        name = cell.id.removeprefix("answer-")
        if name != cell.id and name in answers:
            cell.source = answers[name]
    return as_text(notebook).encode()


def everything(place):
    """Every file and folder below a place, with modes and contents."""
    return {
        str(path.relative_to(place)): (
            oct(path.lstat().st_mode),
            os.readlink(path) if path.is_symlink() else path.is_file() and path.read_bytes(),
        )
        for path in sorted(Path(place).rglob("*"))
        if path.name != ".nnkit-grade.lock"
    }
