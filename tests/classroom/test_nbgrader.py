"""A class of five through stock nbgrader, from the command line."""

import copy
import csv

import nbformat
import pytest

from nnkit.authoring.assignment import release_version
from nnkit.checks import bank
from nnkit.checks.engine import judge
from nnkit.checks.student import NamespaceStudent

from .course import ASSIGNMENTS, Course, solved

pytestmark = pytest.mark.nbgrader

ASSIGNMENT = ASSIGNMENTS["softmax"]
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
    """The course after release, collection, grading, feedback and export."""
    course = Course(tmp_path_factory.mktemp("course"), ASSIGNMENT)
    empty = copy.deepcopy(course.released)
    for cell in empty.cells:
        if cell.id.startswith("answer-"):
            cell.source = ""
    class_of_five = {
        "right": solved(ASSIGNMENT),
        "wrong": answered(course.released, WRONG),
        "untouched": course.released,
        "empty": empty,
        "half": answered(course.released, HALF),
    }
    course.grade({name: nbformat.writes(notebook) for name, notebook in class_of_five.items()})
    course.nbgrader("generate_feedback", ASSIGNMENT.name)
    course.nbgrader("export", "--to", "marks.csv")
    return course


def test_nbgraders_own_release_is_the_committed_one(course):
    mine = release_version(ASSIGNMENT)
    assert [(c.id, c.source) for c in course.released.cells] == [
        (c.id, c.source) for c in mine.cells
    ]


def test_the_solution_scores_full_marks(course):
    assert course.scores("right") == {name: e.points for name, e in EXERCISES.items()}


@pytest.mark.parametrize("student", ["wrong", "untouched", "empty"])
def test_who_has_nothing_right_scores_nothing(course, student):
    assert course.scores(student) == dict.fromkeys(EXERCISES, 0)


def test_half_right_scores_what_its_properties_earn(course):
    expected = own_points(HALF)
    assert course.scores("half") == expected
    assert 0 < sum(expected.values()) < sum(e.points for e in EXERCISES.values())
    assert sum(0 < expected[name] < EXERCISES[name].points for name in HALF) >= 3


def test_the_marks_are_exported_for_all_five(course):
    rows = list(csv.DictReader((course.place / "marks.csv").open()))
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
    page = course.place / "feedback" / "half" / ASSIGNMENT.name / f"{ASSIGNMENT.name}.html"
    assert "overflows" in page.read_text("utf-8")
