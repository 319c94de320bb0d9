"""The demonstration, with a fifth of its class: from the platform's zip to pages of feedback."""

import csv
import os
import zipfile
from types import SimpleNamespace

import pytest
from nbgrader.api import Gradebook

from nnkit.checks import bank
from tests import demo

pytestmark = pytest.mark.sandbox
COUNT = 12
POINTS = {exercise.name: exercise.points for exercise in bank.assignment(demo.NAME)}


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The demonstration, what it printed and the scores that it left, by student and exercise."""
    place = tmp_path_factory.mktemp("demo") / "demo"
    with pytest.MonkeyPatch.context() as patch:
        said = []
        patch.setattr("builtins.print", lambda *what, **_: said.append(" ".join(map(str, what))))
        course = demo.demonstrate(place, COUNT)
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        scores = {
            submission.student.id: {
                grade.name.removeprefix("check-"): grade.auto_score
                for grade in submission.notebooks[0].grades
                if grade.name.startswith("check-")
            }
            for submission in book.assignment_submissions(demo.NAME)
        }
    return SimpleNamespace(place=place, course=course, said="\n".join(said), scores=scores)


def student(one):
    return one.name.replace(" ", "_")


def test_the_whole_class_is_sixty_people_of_four_kinds():
    handed_in = demo.submissions()
    assert len({one.name for one in handed_in}) == len(handed_in) == demo.COUNT
    assert [sum(one.kind == kind for one in handed_in) for kind in ("honest", "hostile")] == [
        15
    ] * 2
    assert handed_in == demo.submissions()


def test_each_submission_earns_what_its_answers_are_worth(shown):
    handed_in = demo.submissions(COUNT)
    assert {one.kind for one in handed_in} == {"honest", "mistaken", "careless", "hostile"}
    graded = [one for one in handed_in if one.readable]
    assert set(shown.scores) == {student(one) for one in graded}
    assert 0 < len(graded) < COUNT
    for one in graded:
        full = {
            name for name, points in shown.scores[student(one)].items() if points == POINTS[name]
        }
        assert full == set(POINTS) - one.lost, one.what
    for one in graded:
        if one.kind == "hostile":
            assert shown.scores[student(one)]["softmax"] == 0, one.what


def test_every_graded_submission_has_a_page_and_every_other_is_named(shown):
    for one in demo.submissions(COUNT):
        page = shown.course / "feedback" / student(one) / demo.NAME / f"{demo.NAME}.html"
        assert page.is_file() == one.readable, one.what
        assert one.readable or f"{student(one)} has none" in shown.said


def test_it_prints_the_commands_that_it_runs(shown):
    commands = [line[2:] for line in shown.said.split("\n") if line.startswith("$ ")]
    assert [command.split()[:2] for command in commands[1:]] == [
        ["nbgrader", "generate_assignment"],
        ["nnkit", "collect"],
        ["nnkit", "grade"],
        ["nnkit", "feedback"],
    ]


def test_the_class_comes_in_the_form_of_a_learning_platform(shown):
    with zipfile.ZipFile(shown.place / "moodle.zip") as bundle:
        names = bundle.namelist()
    assert len(names) == COUNT
    assert all("_assignsubmission_file_" in name for name in names)
    with (shown.place / "class.csv").open(encoding="utf-8") as file:
        assert len(list(csv.reader(file))) == COUNT + 1


def test_a_second_demonstration_begins_anew(tmp_path, monkeypatch):
    old = tmp_path / "demo" / "course" / "gradebook.db"
    old.parent.mkdir(parents=True)
    old.write_text("of yesterday")
    monkeypatch.setattr(demo, "run", lambda *_: "")
    demo.demonstrate(tmp_path / "demo", 1)
    assert not old.exists() and os.listdir(tmp_path / "demo" / "course") == []
