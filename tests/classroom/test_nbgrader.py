"""A class of five through stock nbgrader, from the command line."""

import copy
import csv
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from nnkit.authoring.__main__ import assignments
from nnkit.authoring.assignment import (
    NBGRADER_CONFIG_FILE,
    as_text,
    release_version,
    solved_version,
    source_version,
)
from nnkit.checks import bank
from nnkit.checks.engine import judge
from nnkit.checks.student import NamespaceStudent

pytestmark = pytest.mark.nbgrader

ROOT = Path(__file__).parents[2]
ASSIGNMENT = assignments(ROOT / "solutions")[0]
EXERCISES = {e.name: e for e in bank.assignment(ASSIGNMENT.name)}
HALF = {
    "softmax": "import numpy as np\ndef softmax(z, axis=-1):\n    e = np.exp(z)\n    return e / e.sum(axis=axis, keepdims=True)",
    "one_hot": "import numpy as np\ndef one_hot(labels, n_classes):\n    return np.eye(n_classes)[labels]",
    "squared_error": "def squared_error(target, output):\n    return ((target - output) ** 2).sum() / 2",
    "cross_entropy": "import numpy as np\ndef cross_entropy(logits, labels):\n    p = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)\n    return -np.log(p[np.arange(len(labels)), labels]).sum()",
    "catch_softmax": "catch_softmax = [[1000, 0], [999, 1]]",
}
WRONG = {
    name: f"def {name}(*arguments):\n    print('here')\n    return 'wrong'" for name in EXERCISES
} | {"catch_softmax": "catch_softmax = 'wrong'"}


def answered(notebook, answers):
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        name = cell.id.removeprefix("answer-")
        if name in answers and cell.cell_type == "code":
            cell.source = answers[name]
    return notebook


def own_points(answers):
    """What `nnkit.checks` itself gives for these answers."""
    points = {}
    for name, exercise in EXERCISES.items():
        namespace = {}
        exec(answers.get(name, ""), namespace)
        points[name] = judge(exercise, NamespaceStudent(namespace)).points
    return points


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The course directory, after release, collection, grading, feedback and export."""
    place = tmp_path_factory.mktemp("course")
    name = ASSIGNMENT.name
    (place / "nbgrader_config.py").write_text(
        NBGRADER_CONFIG_FILE
        + 'c.CourseDirectory.course_id = "nn"\n'
        + "c.ExecutePreprocessor.timeout = 120\nc.Autograde.execute_retries = 0\n"
    )
    source = place / "source" / name / f"{name}.ipynb"
    source.parent.mkdir(parents=True)
    source.write_text(as_text(source_version(ASSIGNMENT)))

    def nbgrader(*arguments):
        environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        }
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=place,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stderr

    nbgrader("generate_assignment", name)
    released = nbformat.read(place / "release" / name / f"{name}.ipynb", 4)
    by_hand = {"catch_softmax": EXERCISES["catch_softmax"].answer_source}
    empty = copy.deepcopy(released)
    for cell in empty.cells:
        if cell.id.startswith("answer-"):
            cell.source = ""
    class_of_five = {
        "right": solved_version(ASSIGNMENT, by_hand),
        "wrong": answered(released, WRONG),
        "untouched": released,
        "empty": empty,
        "half": answered(released, HALF),
    }
    archive = place / "downloaded" / name / "archive" / "handed-in.zip"
    archive.parent.mkdir(parents=True)
    with zipfile.ZipFile(archive, "w") as bundle:
        for student, notebook in class_of_five.items():
            bundle.writestr(
                f"{student}_20260801T100003Z_attempt_{name}.ipynb", nbformat.writes(notebook)
            )
    (place / "nbgrader_config.py").open("a").write(
        "c.FileNameCollectorPlugin.named_regexp = "
        'r".*/(?P<student_id>\\w+)_(?P<timestamp>\\w+)_attempt_(?P<file_id>\\w+)\\.ipynb"\n'
    )
    nbgrader("zip_collect", name)
    nbgrader("autograde", name)
    nbgrader("generate_feedback", name)
    nbgrader("export", "--to", "marks.csv")
    return place


def scores(course, student):
    """The score of each check cell in the gradebook."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        submission = book.find_submission_notebook(ASSIGNMENT.name, ASSIGNMENT.name, student)
        return {
            g.name.removeprefix("check-"): g.score
            for g in submission.grades
            if g.name.startswith("check-")
        }


def test_nbgraders_own_release_is_the_committed_one(course):
    mine = release_version(ASSIGNMENT)
    theirs = nbformat.read(course / "release" / ASSIGNMENT.name / f"{ASSIGNMENT.name}.ipynb", 4)
    assert [(c.id, c.source) for c in theirs.cells] == [(c.id, c.source) for c in mine.cells]


def test_the_solution_scores_full_marks(course):
    assert scores(course, "right") == {name: e.points for name, e in EXERCISES.items()}


@pytest.mark.parametrize("student", ["wrong", "untouched", "empty"])
def test_who_has_nothing_right_scores_nothing(course, student):
    assert scores(course, student) == dict.fromkeys(EXERCISES, 0)


def test_half_right_scores_what_its_properties_earn(course):
    expected = own_points(HALF)
    assert scores(course, "half") == expected
    assert 0 < sum(expected.values()) < sum(e.points for e in EXERCISES.values())
    assert sum(0 < expected[name] < EXERCISES[name].points for name in HALF) >= 3


def test_the_marks_are_exported_for_all_five(course):
    rows = list(csv.DictReader((course / "marks.csv").open()))
    assert sorted(row["student_id"] for row in rows) == [
        "empty",
        "half",
        "right",
        "untouched",
        "wrong",
    ]
    total = {row["student_id"]: float(row["raw_score"]) for row in rows}
    assert total["right"] == sum(e.points for e in EXERCISES.values())


def test_the_feedback_names_the_mistake(course):
    page = course / "feedback" / "half" / ASSIGNMENT.name / f"{ASSIGNMENT.name}.html"
    assert "overflows" in page.read_text("utf-8")
