"""nbgrader's own autograde gives the marks of `nnkit grade` where a course names our preprocessors."""

import inspect
import shutil
import textwrap

import pytest
from nbgrader.api import Gradebook, MissingEntry

from nnkit.authoring.assignment import as_text
from nnkit.grading import pool, stock
from nnkit.grading.grade import grade
from tests import demo
from tests.classroom.course import ASSIGNMENTS, QuickCourse
from tests.editing import saved
from tests.honest import HONEST
from tests.hostile.notebooks import NOTEBOOKS, WRONG

pytestmark = [pytest.mark.nbgrader, pytest.mark.sandbox]

NAME = "softmax"
LINES = textwrap.dedent(inspect.getdoc(stock).split("::")[1].split("\n\nThe marks")[0])
ODD = ("in_utf_16", "in_format_3", "all_answers_in_one_cell_at_the_bottom", "writes_to_stderr")
SHAPES = (
    *("cells_of_wrong_types", "format_99", "one_key_twice", "the_id_of_one_answer_for_all_cells"),
    *("a_check_that_gives_itself_points", "an_answer_deleted", "check_defined_anew"),
)
BROKEN = "cut_off"


def handed_in():
    solution = demo.right()
    unwritten = demo.right()
    unwritten.cells = [c for c in unwritten.cells if c.id != "answer-dog_cat_horse"]
    found = {name: HONEST[name](demo.right()) for name in ODD}
    found |= {name: NOTEBOOKS[name].make(demo.right()) for name in (*SHAPES, BROKEN)}
    return found | {
        "wrong": saved(demo.answered(solution, softmax=WRONG)),
        "half_finished": demo.half_finished(solution),
        "ends_python": saved(demo.answered(solution, softmax=demo.ATTACKS["ends Python"])),
        "no_words": saved(unwritten),
    }


def scores(place, student):
    """What the gradebook says of each graded cell."""
    with Gradebook(f"sqlite:///{place}/gradebook.db") as book:
        grades = book.find_submission_notebook(NAME, NAME, student).grades
        return {g.name: (g.auto_score, g.needs_manual_grade) for g in grades}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course that grades by way of the sandbox, where all have handed in."""
    course = QuickCourse(tmp_path_factory.mktemp("stock"), ASSIGNMENTS[NAME])
    config = course.place / "nbgrader_config.py"
    config.write_text(config.read_text() + LINES)
    (course.place / "release" / NAME / f"{NAME}.ipynb").write_text(as_text(course.released))
    for student, data in handed_in().items():
        file = course.place / "submitted" / student / NAME / f"{NAME}.ipynb"
        file.parent.mkdir(parents=True)
        file.write_bytes(data)
    # It was made before these lines were in its configuration.
    course.api.config.merge(course.config())
    yield course
    pool.close()


@pytest.fixture(scope="module")
def theirs(course):
    """What nbgrader's Python interface, which the formgrader's button uses, says and scores."""
    told = {student: course.api.autograde(NAME, student) for student in handed_in()}
    return {
        student: (one["success"], one["log"], one["success"] and scores(course.place, student))
        for student, one in told.items()
    }


def test_the_marks_are_those_of_nnkit_grade(course, theirs):
    report = grade(course.place, NAME, pool.LocalPool(1))
    assert set(report.troubles) == {BROKEN}
    for student in report.points:
        done, log, points = theirs[student]
        assert done, log
        assert points == scores(course.place, student), student
    assert theirs["writes_to_stderr"][2]["check-softmax"][0] == 10
    assert theirs["wrong"][2]["check-softmax"][0] == 0


def test_one_broken_file_is_named_and_stops_no_other(theirs):
    done, log, _ = theirs[BROKEN]
    assert not done
    assert "cut off" in log
    assert all(one[0] for student, one in theirs.items() if student != BROKEN)


def test_repairs_are_in_the_log(theirs):
    assert "put back empty: answer-softmax" in theirs["an_answer_deleted"][1]


def test_the_code_runs_in_the_sandbox(theirs):
    _, _, points = theirs["ends_python"]
    assert points["check-softmax"][0] == 0 and points["check-one_hot"][0] == 6


def test_from_the_command_line_too(course, theirs):
    student = "wrong"
    shutil.rmtree(course.place / "autograded", ignore_errors=True)
    (course.place / "gradebook.db").rename(course.place / "kept.db")
    try:
        course.nbgrader("generate_assignment", NAME, "--force")
        course.nbgrader("autograde", NAME, "--student", student)
        assert scores(course.place, student) == theirs[student][2]
        with pytest.raises(MissingEntry):
            scores(course.place, "half_finished")
    finally:
        (course.place / "kept.db").replace(course.place / "gradebook.db")
