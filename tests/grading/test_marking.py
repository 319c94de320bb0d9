"""Marks are right whatever the notebook looks like, and nothing that fails is a pass."""

import copy
import dataclasses
from functools import cache
from types import SimpleNamespace

import nbformat
import numpy as np
import pytest
from nbgrader.utils import determine_grade

from nnkit.authoring.assignment import release_version
from nnkit.checks import bank
from nnkit.checks.engine import EngineFault
from nnkit.checks.exercise import names
from nnkit.checks.student import Outcome, ProcessStudent
from nnkit.grading import marking
from nnkit.grading.marking import MAX_TOLD, mark
from nnkit.grading.rebuild import ReleaseError, rebuild

from ..classroom.course import ASSIGNMENTS, solved
from ..editing import at, bottom, cell, checks, put, saved, take, top
from ..honest import HONEST
from ..hostile.notebooks import ALL, NOTEBOOKS
from .in_process import InProcessStudent

SEED = 20260801
EXERCISES = bank.assignment("softmax")
ASKED = names(EXERCISES)
FULL = {exercise.name: exercise.points for exercise in EXERCISES}


@cache
def _release(name="softmax"):
    return release_version(ASSIGNMENTS[name])


@cache
def _solved():
    return solved(ASSIGNMENTS["softmax"])


@pytest.fixture
def release():
    return copy.deepcopy(_release())


@pytest.fixture
def notebook():
    """What a student with right answers hands in."""
    return copy.deepcopy(_solved())


@pytest.fixture(autouse=True)
def numpy_as_it_was():
    """Cells run in this process, and may set what holds for all of it."""
    shown, random = np.get_printoptions(), np.random.get_state()
    yield
    np.set_printoptions(**shown)
    np.random.set_state(random)


def marked(submitted, release, student=None, seed=SEED):
    return mark(rebuild(submitted, release), EXERCISES, student or InProcessStudent(ASKED), seed)


def assert_sound(marks):
    """What must hold of all marks, so that nbgrader reads the same points from the notebook."""
    nbformat.validate(marks.notebook)
    assert sorted(marks.points) == sorted(marks.results) == sorted(FULL)
    for check in checks(marks.notebook):
        name = check.id.removeprefix("check-")
        assert determine_grade(check) == (marks.points[name], FULL[name])
        [output] = check.outputs
        assert 'class="nk-verdict"' in output.data["text/html"]
    for remark in marks.remarks:
        remark.encode()
        assert remark.isprintable() and remark.endswith(".")


def without_full_marks(marks):
    return {name for name in FULL if marks.points[name] != FULL[name]}


@pytest.mark.long
@pytest.mark.parametrize("name", HONEST)
def test_an_honest_submission_gets_full_marks(name, notebook, release):
    marks = marked(HONEST[name](notebook), release)
    assert_sound(marks)
    assert marks.points == FULL
    assert marks.faults == []


@pytest.mark.parametrize("name", HONEST)
def test_a_wrong_answer_in_an_honest_submission_costs_its_points_alone(name, notebook, release):
    answer = cell(notebook, "answer-mean_squared_error")
    answer.source = answer.source.replace("np.mean", "np.sum")
    marks = marked(HONEST[name](notebook), release)
    assert without_full_marks(marks) == {"mean_squared_error"}
    assert marks.points["mean_squared_error"] == 0
    assert marks.results["mean_squared_error"].mistake is not None


@pytest.mark.parametrize("name", [name for name, case in NOTEBOOKS.items() if case.readable])
def test_a_hostile_notebook_gets_what_its_answers_are_worth(name, notebook, release):
    case = NOTEBOOKS[name]
    marks = marked(case.make(notebook), release)
    assert_sound(marks)
    assert without_full_marks(marks) == set(case.lost)
    assert marks.faults == []


def test_what_was_handed_out_earns_nothing(release):
    marks = marked(saved(release), release)
    assert_sound(marks)
    assert set(marks.points.values()) == {0.0}
    assert {result.mistake for result in marks.results.values()} == {"error.not-written"}


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_right_answers_to_every_assignment_get_full_marks(name):
    exercises = bank.assignment(name)
    rebuilt = rebuild(saved(solved(ASSIGNMENTS[name])), _release(name))
    marks = mark(rebuilt, exercises, InProcessStudent(names(exercises)), SEED)
    assert marks.points == {exercise.name: exercise.points for exercise in exercises}


def test_marks_are_the_same_in_a_process_of_the_students_own(notebook, release):
    class InOtherProcess(ProcessStudent):
        def run(self, source, filename="<cell>"):
            return SimpleNamespace(outputs=[], error=super().run(source, filename))

    cell(notebook, "answer-softmax").source = "def softmax(z, axis=-1):\n    return z"
    with InOtherProcess(ASKED) as student:
        there = marked(saved(notebook), release, student)
    here = marked(saved(notebook), release)
    assert there.points == here.points
    assert there.results["softmax"].mistake == here.results["softmax"].mistake


# When a check is asked


def test_the_better_of_two_moments_counts_and_is_said(notebook, release):
    source = cell(notebook, "answer-softmax").source
    cell(notebook, "answer-softmax").source = source.replace("np.exp", "raised")
    bottom(notebook, "raised = np.exp")
    marks = marked(saved(notebook), release)
    assert marks.points == FULL
    assert (
        "softmax earned 0 of 10 points at its check and 10 after all cells had run; the better "
        "counts." in marks.remarks
    )


def test_a_name_used_again_below_costs_nothing(notebook, release):
    bottom(notebook, "softmax = 3")
    marks = marked(saved(notebook), release)
    assert marks.points == FULL
    assert not any("softmax earned" in remark for remark in marks.remarks)


def test_the_graded_checks_are_asked_with_the_seed(notebook, release):
    marks = marked(saved(notebook), release)
    assert {result.seed for result in marks.results.values()} == {SEED}
    assert {result.variant for result in marks.results.values()} == {"graded"}


def test_each_step_runs_once_and_in_order(notebook, release):
    student = InProcessStudent(ASKED)
    rebuilt = rebuild(saved(notebook), release)
    mark(rebuilt, EXERCISES, student, SEED)
    assert student.ran == [(s.id, s.source) for s in rebuilt.steps if not s.exercise]


# Points


def test_points_are_the_releases_share_of_the_banks(notebook, release):
    cell(release, "check-softmax").metadata.nbgrader.points = 4
    marks = marked(saved(notebook), release)
    assert marks.points["softmax"] == 4
    assert cell(marks.notebook, "check-softmax").outputs[0].data["text/plain"] == "4"
    assert determine_grade(cell(marks.notebook, "check-softmax")) == (4, 4)


def test_part_of_the_points_is_part_of_the_releases(notebook, release):
    answer = cell(notebook, "answer-softmax")
    answer.source = answer.source.replace("z - z.max(axis=axis, keepdims=True)", "z")
    whole = marked(saved(notebook), release).points["softmax"]
    assert 0 < whole < 10
    cell(release, "check-softmax").metadata.nbgrader.points = 5
    assert marked(saved(notebook), release).points["softmax"] == whole / 2


def test_a_release_with_an_unknown_exercise_is_refused_before_anything_runs(notebook, release):
    student = InProcessStudent(ASKED)
    with pytest.raises(ReleaseError, match="asks for softmax"):
        mark(rebuild(saved(notebook), release), EXERCISES[1:], student, SEED)
    assert student.ran == []


# What is said


def test_a_cell_that_stops_is_told_with_its_name(notebook, release):
    top(notebook, "1 / 0")
    marks = marked(saved(notebook), release)
    assert any(r.startswith("own-3 did not run to its end. ") for r in marks.remarks)
    assert cell(marks.notebook, "own-3").outputs[0].output_type == "error"


def test_many_cells_that_stop_are_counted(notebook, release):
    for _ in range(MAX_TOLD + 5):
        top(notebook, "1 / 0")
    marks = marked(saved(notebook), release)
    assert sum("did not run to its end" in remark for remark in marks.remarks) == MAX_TOLD
    assert "5 more cells did not run to their end." in marks.remarks


def test_a_missing_answer_is_told_by_what_stopped_its_cell(notebook, release):
    cell(notebook, "answer-softmax").source = "def softmax(z, axis=-1:\n    return z"
    put(notebook, at(notebook, "check-softmax"), "1 / 0")
    marks = marked(saved(notebook), release)
    assert without_full_marks(marks) == {"softmax"}
    assert "SyntaxError" in marks.results["softmax"].diagnosis.says
    assert "ZeroDivisionError" not in marks.results["softmax"].diagnosis.says


def test_the_written_answer_is_left_to_a_person(notebook, release):
    marks = marked(saved(notebook), release)
    assert marks.remarks[-1] == (
        "Needs a human eye: answer-dog_cat_horse is a written answer of up to 3 points."
    )
    assert determine_grade(cell(marks.notebook, "answer-dog_cat_horse"))[1] == 3


def test_repairs_are_among_the_remarks(notebook, release):
    take(notebook, "check-softmax")
    rebuilt = rebuild(saved(notebook), release)
    assert rebuilt.repairs
    marks = mark(rebuilt, EXERCISES, InProcessStudent(ASKED), SEED)
    assert marks.remarks[: len(rebuilt.repairs)] == rebuilt.repairs


# Faults of ours


def _failing(fault):
    def fails(*given):
        raise fault

    return fails


@pytest.mark.parametrize(
    "fault", [EngineFault("no cases"), ValueError("ours"), RecursionError(), MemoryError()]
)
def test_a_fault_of_the_check_is_never_a_pass_and_stops_nothing(fault, notebook, release):
    first, *others = EXERCISES
    broken = dataclasses.replace(
        first.properties[0], judge=_failing(fault), cases=first.properties[0].cases
    )
    spoilt = dataclasses.replace(first, properties=(broken, *first.properties[1:]))
    rebuilt = rebuild(saved(notebook), release)
    marks = mark(rebuilt, (spoilt, *others), InProcessStudent(ASKED), SEED)
    assert without_full_marks(marks) == {"softmax"} == set(marks.faults)
    assert marks.points["softmax"] == 0
    assert any("this is no fault of the student's" in remark for remark in marks.remarks)
    assert not any("asked again" in remark for remark in marks.remarks)
    assert_sound(marks)


def test_a_fault_at_the_second_asking_leaves_the_first_verdict(notebook, release, monkeypatch):
    cell(notebook, "answer-softmax").source = "def softmax(z, axis=-1):\n    return z"
    real, asked = marking.judge, []

    def once(exercise, *given, **choices):
        asked.append(exercise.name)
        if asked.count(exercise.name) > 1:
            raise EngineFault("the second time")
        return real(exercise, *given, **choices)

    monkeypatch.setattr(marking, "judge", once)
    marks = marked(saved(notebook), release)
    assert asked.count("softmax") == 2
    assert marks.faults == []
    assert marks.results["softmax"].mistake is not None
    assert any("asked again after all cells" in remark for remark in marks.remarks)


def test_an_error_of_the_students_side_itself_is_not_taken_for_a_mark(notebook, release):
    class Lost(InProcessStudent):
        def run(self, source, cell):
            raise ConnectionError

    with pytest.raises(ConnectionError):
        marked(saved(notebook), release, Lost(ASKED))


# What a student's process says of itself


class Forger(InProcessStudent):
    """Says what it likes about its cells."""

    def __init__(self, outputs=(), error=None):
        super().__init__(ASKED)
        self.forged = SimpleNamespace(outputs=list(outputs), error=error)

    def run(self, source, cell):
        super().run(source, cell)
        return self.forged


@pytest.mark.parametrize(
    "output",
    [
        {},
        {"output_type": "execute_result"},
        {"output_type": "stream", "name": "../x", "text": "x"},
        {"output_type": "stream", "name": "stdout", "text": 3},
        {"output_type": "display_data", "data": {"application/json": {"a": 1}}},
        {"output_type": "display_data", "data": {3: "x"}},
        {"output_type": ["error"], "ename": "x", "evalue": "y"},
        {"output_type": "grade", "points": 100},
    ],
)
def test_an_output_of_no_form_is_replaced_by_a_sentence(output, notebook, release):
    marks = marked(saved(notebook), release, Forger([output]))
    assert_sound(marks)
    shown = cell(marks.notebook, "answer-softmax").outputs
    assert [each.text for each in shown] == ["[This output was in no form that can be shown.]\n"]


def test_outputs_in_nbformats_form_are_kept_in_clean_text(notebook, release):
    outputs = [
        {"output_type": "stream", "name": "stderr", "text": "a\ud800\0"},
        {"output_type": "display_data", "data": {"image/png": "QQ=="}, "metadata": {"x": [1]}},
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t", 3], "more": 1},
        {"output_type": "execute_result", "data": {"text/plain": "9"}, "execution_count": "x"},
    ]
    marks = marked(saved(notebook), release, Forger(outputs))
    assert_sound(marks)
    shown = cell(marks.notebook, "answer-softmax")
    assert shown.outputs == [
        {"output_type": "stream", "name": "stderr", "text": "a\ufffd\ufffd"},
        {"output_type": "display_data", "data": {"image/png": "QQ=="}, "metadata": {}},
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"]},
        {
            "output_type": "execute_result",
            "data": {"text/plain": "9"},
            "metadata": {},
            "execution_count": shown.execution_count,
        },
    ]


def test_outputs_beyond_the_room_are_left_out_and_that_is_said(notebook, release):
    flood = {"output_type": "stream", "name": "stdout", "text": "x" * 900_000}
    marks = marked(saved(notebook), release, Forger([flood]))
    texts = [
        o.text
        for c in marks.notebook.cells
        if c.cell_type == "code"
        for o in c.outputs
        if "text" in o
    ]
    assert sum(text == flood["text"] for text in texts) == 2
    assert (
        texts.count("[Further outputs are left out: there are too many.]\n") == len(texts) - 2 > 0
    )


@pytest.mark.parametrize(
    "error",
    [
        {},
        {"kind": 3},
        {"kind": "exception", "type": ["x"], "message": {"a": "\ud800\n\n" * 9999}},
        {"kind": "time", "seconds": "x"},
        {"kind": "died", "message": "x\ny"},
        {"kind": "syntax", "line": "x", "text": [3]},
    ],
)
def test_an_error_that_says_anything_ends_in_a_sentence(error, notebook, release):
    marks = marked(saved(notebook), release, Forger(error=error))
    assert_sound(marks)
    assert marks.points == FULL


@pytest.mark.parametrize("kind", ["time", "died"])
def test_an_answer_that_hangs_or_dies_costs_its_own_points_alone(kind, notebook, release):
    class Hangs(InProcessStudent):
        def call(self, name, driver, arguments, limit):
            if name == "softmax":
                return Outcome(error={"kind": kind, "seconds": limit, "message": "signal 9"})
            return super().call(name, driver, arguments, limit)

    marks = marked(saved(notebook), release, Hangs(ASKED))
    assert without_full_marks(marks) == {"softmax"}
    assert marks.results["softmax"].mistake == f"error.{kind}"


def test_what_a_check_shows_is_escaped(notebook, release):
    put(
        notebook,
        4,
        "def softmax(z, axis=-1):\n    print('<script>')\n    raise ValueError('<script>')",
    )
    take(notebook, "answer-softmax")
    marks = marked(saved(notebook), release)
    assert without_full_marks(marks) == {"softmax"}
    shown = cell(marks.notebook, "check-softmax").outputs[0].data["text/html"]
    assert "<script" not in shown and "&lt;script" in shown


def test_what_a_check_shows_is_text_that_can_be_written(notebook, release):
    answer = cell(notebook, "answer-softmax")
    answer.source = answer.source.replace('"""\n', '"""\n    print(chr(0xD800))\n', 1)
    marks = marked(saved(notebook), release)
    assert marks.points == FULL
    cell(marks.notebook, "check-softmax").outputs[0].data["text/html"].encode()


def test_the_rebuilt_submission_is_left_as_it_is(notebook, release):
    rebuilt = rebuild(saved(notebook), release)
    before = copy.deepcopy(rebuilt)
    mark(rebuilt, EXERCISES, InProcessStudent(ASKED), SEED)
    assert rebuilt == before


def test_all_names_are_those_of_the_assignment():
    assert sorted(ALL) == sorted(ASKED)
