"""Grading a course: with a real sandbox, into a real gradebook."""

import copy
import json
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbgrader import api

from nnkit.checks import bank
from nnkit.grading import grade as grading
from nnkit.grading import pool
from nnkit.grading.grade import GradeError, grade, handed_in, secret, submissions
from nnkit.grading.gradebook import course_directory
from nnkit.grading.pool import LocalPool

from ..classroom.course import ASSIGNMENTS, ROOT, QuickCourse, solved
from ..classroom.test_nbgrader import HALF
from ..honest import HONEST
from .conftest import emptied
from .course import (
    ASSIGNMENT,
    EXERCISES,
    FULL,
    NAME,
    RELEASE,
    WRITTEN,
    answered,
    by_hand,
    course,
    everything,
    files,
    hand_in,
    rows,
    small_course,
    small_release,
)
from .test_gradebook import as_nobody

pytestmark = pytest.mark.sandbox
SOLVED = solved(ASSIGNMENT)
RIGHT = {
    exercise.name: exercise.answer_source or cell.source
    for exercise in EXERCISES.values()
    for cell in SOLVED.cells
    if cell.id == f"answer-{exercise.name}"
}


class Here(pool.Pool):
    """Marks in this process, in the real sandbox, which stays warm from one test to the next."""

    def __init__(self, workers=1):
        pass

    def ahead(self):
        pass

    def close(self):
        pass

    def results(self, jobs):
        for job in jobs:
            # Another course would need a sandbox of its own, which has to be started.
            yield pool.work(replace(job, setting=replace(job.setting, hidden=()), proved=True))

    def _prepare(self, setting):
        pass

    def _end(self, orderly):
        pass

    _workers = _submit = _recover = _look = None


@pytest.fixture(scope="module", autouse=True)
def one_sandbox():
    yield
    pool.close()


@pytest.fixture
def probed(monkeypatch):
    """The sandbox's limits hold, as a test of their own shows."""
    monkeypatch.setattr(pool.LocalPool, "_prepare", lambda self, setting: None)


def sentences(report):
    """All that a report says, after a look at its form."""
    said = [*report.troubles.values(), *(s for told in report.remarks.values() for s in told)]
    for sentence in said:
        assert sentence.isprintable() and sentence.endswith("."), sentence
    return said


def scores(url):
    """The score of each check cell in a gradebook, by student and exercise."""
    found = {}
    with api.Gradebook(url, "nn") as book:
        for submission in book.assignment_submissions(NAME):
            for each in submission.notebooks[0].grades:
                if each.name.startswith("check-"):
                    found.setdefault(submission.student.id, {})[each.name[6:]] = each.score
    return found


# Honest submissions


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """Every honest submission, graded in one batch by two processes."""
    place = course(tmp_path_factory.mktemp("honest"))
    for name, make in HONEST.items():
        hand_in(place, name, make(copy.deepcopy(SOLVED)))
    return place, grade(place, NAME, LocalPool(2))


def test_every_honest_submission_gets_full_marks(graded):
    place, report = graded
    assert report.troubles == {} and report.unchanged == []
    assert report.points == dict.fromkeys(HONEST, sum(FULL.values()))
    assert scores(f"sqlite:///{place}/gradebook.db") == dict.fromkeys(HONEST, FULL)


def test_every_remark_on_them_is_a_sentence(graded):
    _, report = graded
    assert any(f"{WRITTEN} is a written answer" in said for said in sentences(report))


def test_a_second_run_changes_nothing(graded, probed):
    place, _ = graded
    url = f"sqlite:///{place}/gradebook.db"
    before = rows(url), everything(place / "autograded")
    report = grade(place, NAME, LocalPool(2))
    assert sorted(report.unchanged) == sorted(HONEST)
    assert report.points == {} and report.troubles == {}
    assert (rows(url), everything(place / "autograded")) == before


def test_by_force_all_is_graded_again_and_is_the_same(graded, probed):
    place, _ = graded
    url = f"sqlite:///{place}/gradebook.db"
    some = sorted(HONEST)[::6]
    before = rows(url), files(place)
    report = grade(place, NAME, Here(), students=[*some, some[0]], force=True)
    assert report.points == dict.fromkeys(some, sum(FULL.values()))
    assert (rows(url), files(place)) == before


# What is graded again


def another_release(place):
    file = place / "release" / NAME / f"{NAME}.ipynb"
    release = nbformat.read(file, 4)
    release.metadata["nnkit"] = {"release": "another"}
    nbformat.write(release, file)


def another_file(place):
    (place / "submitted" / "anna" / NAME / "numbers.csv").write_text("1,2\n")


def another_time(place):
    (place / "submitted" / "anna" / NAME / "timestamp.txt").write_text("2026-08-02 10:00:03 UTC")


def another_notebook(place):
    (file,) = (place / "submitted" / "anna" / NAME).glob("*.ipynb")
    file.write_bytes(file.read_bytes() + b"\n")


BOTH, ANNA = {"anna", "bert"}, {"anna"}


@pytest.mark.parametrize(
    ("change", "seed", "again"),
    [
        (lambda place: None, "", set()),
        (lambda place: None, "another", BOTH),
        (another_release, "", BOTH),
        (another_file, "", ANNA),
        (another_time, "", ANNA),
        (another_notebook, "", ANNA),
    ],
)
def test_who_was_graded_with_something_else_is_graded_again(tmp_path, probed, change, seed, again):
    place = small_course(tmp_path, "squared_error")
    for student in BOTH:
        hand_in(place, student, answered(small_release("squared_error"), **RIGHT))
    assert set(grade(place, NAME, Here()).points) == BOTH
    change(place)
    report = grade(place, NAME, Here(), seed=seed)
    assert set(report.points) == again and set(report.unchanged) == BOTH - again


def test_other_code_of_the_course_grades_again(tmp_path, probed, monkeypatch):
    place = small_course(tmp_path, "squared_error")
    hand_in(place, "anna", answered(small_release("squared_error"), **RIGHT))
    grade(place, NAME, Here())
    monkeypatch.setattr(grading, "version", lambda: "another")
    assert set(grade(place, NAME, Here()).points) == ANNA


# The course's secret


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path):
    made = secret(tmp_path)
    assert len(made) == 32 and secret(tmp_path) == made
    assert {path.name for path in (tmp_path / ".nnkit").iterdir()} == {".gitignore", "seed"}
    assert oct((tmp_path / ".nnkit" / "seed").stat().st_mode)[-3:] == "600"
    assert oct((tmp_path / ".nnkit").stat().st_mode)[-3:] == "700"


def test_a_secret_that_was_being_made_when_the_power_failed_is_made_anew(tmp_path):
    (tmp_path / ".nnkit").mkdir()
    (tmp_path / ".nnkit" / ".seed.part").write_text("")
    assert len(secret(tmp_path)) == 32


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe"])
def test_what_is_no_secret_is_one_sentence(tmp_path, content):
    (tmp_path / ".nnkit").mkdir()
    (tmp_path / ".nnkit" / "seed").write_bytes(content)
    with pytest.raises(GradeError, match="holds no seed; restore it"):
        secret(tmp_path)
    assert (tmp_path / ".nnkit" / "seed").read_bytes() == content


def test_what_is_kept_and_returned_does_not_tell_the_seed(tmp_path, probed):
    place = small_course(tmp_path, "squared_error")
    hand_in(place, "anna", answered(small_release("squared_error"), **RIGHT))
    grade(place, NAME, Here())
    seed, fingerprint = grading.drawn("a secret of the tests", NAME)
    kept = (place / "autograded" / "anna" / f".{NAME}.graded.json").read_text()
    assert json.loads(kept)["seed"] == fingerprint
    for path in [*place.rglob("*")]:
        if path.is_file() and path.parent.name != ".nnkit":
            data = path.read_bytes()
            assert f"{seed}".encode() not in data and f"{seed:016x}".encode() not in data
            assert b"a secret of the tests" not in data


# The same marks as nbgrader's own


def wrong(exercise):
    """Every third wrong answer to an exercise."""
    found = sorted((ROOT / "tests" / "wrong" / exercise).glob("*.py"))[::3]
    return [file.read_text("utf-8") for file in found]


@pytest.mark.nbgrader
def test_marks_are_those_that_nbgrader_itself_gives(tmp_path, probed):
    (tmp_path / "theirs").mkdir()
    theirs = QuickCourse(tmp_path / "theirs", ASSIGNMENT)
    given = {
        "solution": nbformat.writes(SOLVED).encode(),
        "untouched": answered(RELEASE),
        "empty": answered(RELEASE, **dict.fromkeys([*EXERCISES, "dog_cat_horse"], "")),
        "half": answered(RELEASE, **HALF),
    }
    answers = {name: wrong(name) for name in EXERCISES}
    for number in range(max(map(len, answers.values()))):
        # One wrong answer to each exercise; who has no more begins again.
        chosen = {name: found[number % len(found)] for name, found in answers.items() if found}
        given[f"wrong{number}"] = answered(RELEASE, **chosen)
    for student, data in given.items():
        hand_in(tmp_path / "theirs", student, data)
        theirs.done(theirs.api.autograde(NAME, student))
    place = tmp_path / "ours"
    place.mkdir()
    course(place)
    shutil.copytree(tmp_path / "theirs" / "submitted", place / "submitted")
    report = grade(place, NAME, LocalPool(2), seed="a secret of the tests")
    assert report.troubles == {} and set(report.points) == set(given)
    expected = scores(f"sqlite:///{tmp_path}/theirs/gradebook.db")
    assert scores(f"sqlite:///{place}/gradebook.db") == expected
    assert expected["solution"] == FULL
    earned = {s for student, of in expected.items() if student[:5] == "wrong" for s in of.values()}
    assert len(given) > 15 and len(earned) > 5


# One crash costs one exercise

CRASHES = {
    "leaves": "import os\n    os._exit(0)",
    "segfaults": "import ctypes\n    ctypes.string_at(0)",
    "takes_all_memory": "held = [bytearray(2**26) for _ in range(2**20)]\n    return held",
    "never_ends_in_c": "import collections, itertools\n    collections.deque(itertools.repeat(0), maxlen=0)",
}


def test_one_crash_costs_one_exercise(tmp_path, probed):
    place = course(tmp_path)
    for student, body in CRASHES.items():
        crash = f"def mean_squared_error(target, output):\n    {body}"
        hand_in(place, student, answered(SOLVED, mean_squared_error=crash))
    leaves = f"{RIGHT['mean_squared_error']}\nimport os\nos._exit(1)"
    hand_in(place, "leaves_in_a_cell", answered(SOLVED, mean_squared_error=leaves))
    hand_in(place, "right", answered(SOLVED))
    report = grade(place, NAME, LocalPool(2))
    assert report.troubles == {}
    found = scores(f"sqlite:///{place}/gradebook.db")
    assert found.pop("right") == FULL
    for student, points in found.items():
        assert points == FULL | {"mean_squared_error": 0.0}, student
    assert len(found) == 5 and sentences(report)


# Odd folders


def odd_folders(place, data):
    """Submissions that are none, or odd; give what must be said of each."""
    elsewhere = place / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / f"{NAME}.ipynb").write_bytes(data)
    submitted = place / "submitted"

    def at(student):
        return hand_in(place, student, data)

    (submitted / "link").mkdir(parents=True)
    (submitted / "link" / NAME).symlink_to(elsewhere)
    (submitted / "linked").symlink_to(elsewhere.parent)
    (submitted / "linked_to_one").symlink_to(at("honest").parent)
    (at("a_linked_notebook") / f"{NAME}.ipynb").unlink()
    (submitted / "a_linked_notebook" / NAME / f"{NAME}.ipynb").symlink_to(
        elsewhere / f"{NAME}.ipynb"
    )
    (at("a_fifo") / f"{NAME}.ipynb").unlink()
    os.mkfifo(submitted / "a_fifo" / NAME / f"{NAME}.ipynb")
    (at("nothing") / f"{NAME}.ipynb").unlink()
    (at("two") / f"{NAME}.ipynb").rename(submitted / "two" / NAME / "a.ipynb")
    (submitted / "two" / NAME / "b.ipynb").write_bytes(data)
    (submitted / "file").mkdir()
    (submitted / "file" / NAME).write_bytes(data)
    (at("a_folder") / f"{NAME}.ipynb").unlink()
    (submitted / "a_folder" / NAME / f"{NAME}.ipynb").mkdir()
    with open(at("huge") / f"{NAME}.ipynb", "ab") as file:
        file.truncate(2**33)
    (at("no_notebook") / f"{NAME}.ipynb").write_bytes(b"\0" * 100)
    (at("no_time") / "timestamp.txt").write_text("soon")
    at("two\nlines")
    at("a,b")
    at("-rf")
    return {
        "link": "is no folder",
        "linked_to_one": "is no folder",
        "a_linked_notebook": f"no notebook and no {NAME}.ipynb",
        "a_fifo": f"no notebook and no {NAME}.ipynb",
        "nothing": f"no notebook and no {NAME}.ipynb",
        "two": f"2 notebooks and no {NAME}.ipynb",
        "file": "is no folder",
        "a_folder": f"no notebook and no {NAME}.ipynb",
        "huge": "",
        "no_notebook": "",
        "no_time": "is no timestamp",
        "two\nlines": "cannot be used: it has a character that cannot be seen",
        "a,b": "cannot be used",
        "-rf": "cannot be used",
    }


def remarkable_folders(place, data):
    """Submissions that are graded all the same; give what is remarked on each."""
    (renamed := hand_in(place, "renamed", data) / f"{NAME}.ipynb").rename(
        renamed.with_name("mine (1).ipynb")
    )
    (hand_in(place, "a_link", data) / "secret").symlink_to("/etc/passwd")
    (hand_in(place, "a_linked_folder", data) / "all").symlink_to("/etc")
    os.mkfifo(hand_in(place, "a_fifo_too", data) / "pipe")
    with open(hand_in(place, "a_huge_file", data) / "numbers.csv", "wb") as file:
        file.truncate(2**33)
    many = hand_in(place, "many", data)
    for number in range(grading.MAX_FILES + 5):
        (many / f"{number}.txt").write_text("")
    deep = hand_in(place, "deep", data)
    for _ in range(grading.MAX_DEPTH + 2):
        deep = deep / "d"
        deep.mkdir()
    bad = os.fsencode(hand_in(place, "a_name", data))
    with open(os.path.join(bad, b"\x1b[31m\xff\n.txt"), "wb"):
        pass
    os.symlink("/", os.path.join(bad, b"\x1b[32m\xfe\n"))
    return {
        "renamed": "is called mine (1).ipynb.",
        "a_link": "secret was left out: it is no file.",
        "a_linked_folder": "all was left out: it is no file.",
        "a_fifo_too": "pipe was left out: it is no file.",
        "a_huge_file": "numbers.csv and what follows was left out: it is too large.",
        "many": f"Of {grading.MAX_FILES + 5} more files the first {grading.MAX_FILES} are given.",
        "deep": "d was left out",
        "a_name": "\\u001b[32m\\udcfe\\u000a was left out: it is no file.",
    }


def test_odd_folders_cost_a_sentence_each_and_nobody_else_a_mark(tmp_path, probed):
    place = small_course(tmp_path, "squared_error")
    data = answered(small_release("squared_error"), **RIGHT)
    odd, remarkable = odd_folders(place, data), remarkable_folders(place, data)
    (place / "submitted" / "no assignment").mkdir()
    (place / "submitted" / "a file").write_text("")
    report = grade(place, NAME, Here())
    sentences(report)
    assert set(report.troubles) == set(odd)
    for student, said in odd.items():
        assert said in report.troubles[student], student
    full = FULL["squared_error"]
    assert report.points == dict.fromkeys(["honest", *remarkable], full)
    for student, said in remarkable.items():
        assert any(said in remark for remark in report.remarks[student]), student
    assert scores(f"sqlite:///{place}/gradebook.db") == {
        student: {"squared_error": full} for student in report.points
    }


def test_what_may_not_be_read_is_told_and_not_passed_over():
    place = Path(tempfile.mkdtemp())
    try:
        data = answered(small_release("squared_error"), **RIGHT)
        small_course(place, "squared_error")
        closed = [hand_in(place, "closed", data), hand_in(place, "closed_above", data).parent]
        closed.append(hand_in(place, "closed_notebook", data) / f"{NAME}.ipynb")
        beside = hand_in(place, "beside", data)
        (beside / "a.txt").write_text("a")
        (beside / "folder").mkdir()
        closed += [beside / "a.txt", beside / "folder"]
        for path in [place, *place.rglob("*")]:
            path.chmod(0o755)
        for path in closed:
            path.chmod(0)
            if os.geteuid() == 0:
                os.chown(path, 65534, 65534)

        def act():
            folders = course_directory(place)
            there = handed_in(folders, NAME)
            found = {each.student: each for each in submissions(folders, NAME, there)}
            for student in ("closed", "closed_above", "closed_notebook"):
                said = found[student].trouble
                assert said == "It cannot be read (Permission denied).", (student, said)
            assert found["beside"].trouble == "" and found["beside"].files == {}
            for name in ("a.txt", "folder"):
                said = f"{name} was left out: it cannot be read (Permission denied)."
                assert said in found["beside"].remarks

        as_nobody(act)
    finally:
        for path in closed:
            path.chmod(0o755)
        shutil.rmtree(place)


def test_a_folder_that_cannot_be_written_keeps_no_other_result_back(tmp_path, probed):
    place = small_course(tmp_path, "squared_error")
    for student in ("anna", "bert", "carl"):
        hand_in(place, student, answered(small_release("squared_error"), **RIGHT))
    (place / "autograded").mkdir()
    (place / "autograded" / "bert").write_text("a file")
    report = grade(place, NAME, Here())
    assert set(report.points) == {"anna", "carl"}
    assert "The result of bert cannot be written" in report.troubles["bert"]


# Another gradebook


def test_marks_in_postgresql_are_those_in_sqlite(tmp_path, server, probed):
    place = course(tmp_path)
    given = {"solution": SOLVED, "untouched": RELEASE}
    for student, notebook in given.items():
        hand_in(place, student, answered(notebook))
    hand_in(place, "half", answered(RELEASE, **HALF))
    url = emptied(server)
    # What stands in one gradebook does not stand in the other.
    reports = [grade(place, NAME, Here(), db_url=at) for at in ("", url)]
    assert [set(report.points) for report in reports] == [{*given, "half"}] * 2
    assert scores(url) == scores(f"sqlite:///{place}/gradebook.db")
    assert set(grade(place, NAME, Here(), db_url=url).unchanged) == {*given, "half"}


def test_every_assignment_is_graded(tmp_path, probed):
    for name, assignment in ASSIGNMENTS.items():
        source = ROOT / "exercises" / name / f"{name}.ipynb"
        (tmp_path / "release" / name).mkdir(parents=True)
        shutil.copy(source, tmp_path / "release" / name / f"{name}.ipynb")
        hand_in(tmp_path, "right", nbformat.writes(solved(assignment)).encode(), name)
        report = grade(tmp_path, name, Here())
        assert report.points == {"right": sum(e.points for e in bank.assignment(name))}
        assert report.max_points == report.points["right"]


def test_manual_scores_stay_when_all_is_graded_again(tmp_path, probed):
    place = course(tmp_path)
    hand_in(place, "anna", answered(SOLVED, dog_cat_horse="They sum to 1."))
    grade(place, NAME, Here())
    url = f"sqlite:///{place}/gradebook.db"
    by_hand(url, "anna", WRITTEN, manual_score=2.0)
    before = rows(url)
    assert set(grade(place, NAME, Here(), force=True).points) == {"anna"}
    assert rows(url) == before
