"""The writer, on SQLite and on a PostgreSQL server of the tests' own."""

import shutil
from dataclasses import fields, replace
from datetime import timedelta, timezone

import nbformat
import pytest
from nbgrader import api

from nnkit.grading.gradebook import (
    GradebookError,
    Writer,
    course_directory,
)

from .course import (
    AT,
    FULL,
    NAME,
    RELEASE,
    WITH,
    WRITTEN,
    by_hand,
    comment,
    files,
    marked,
    rows,
)

HALF = {name: points / 2 for name, points in FULL.items()}


def scores(writer, student):
    return {
        name.removeprefix("check-"): grade.points
        for name, grade in writer.review(student).grades.items()
        if name != WRITTEN
    }


# What is written


def test_a_submission_has_its_points_its_notebook_and_its_time(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(0.5), WITH, AT)
        assert scores(writer, "anna") == HALF
        folder = writer.folder("anna")
    assert folder == place / "autograded" / "anna" / NAME
    notebook = nbformat.read(folder / f"{NAME}.ipynb", 4)
    nbformat.validate(notebook)
    assert [c.source for c in notebook.cells] == [c.source for c in marked(0.5).notebook.cells]
    assert notebook.cells[4].outputs[0].data["text/plain"] == "5"
    assert course_directory(place).get_existing_timestamp(str(folder)) == AT
    with api.Gradebook(url, "nn") as book:
        assert book.find_submission(NAME, "anna").timestamp == AT
    assert {oct(file.stat().st_mode)[-3:] for file in folder.iterdir()} == {"444"}


def test_an_answered_question_waits_for_a_person_and_an_unanswered_one_is_0(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("wrote", marked(written="Yes."), WITH)
        assert writer.review("wrote").grades[WRITTEN].waits
        assert WRITTEN not in writer.review("wrote").comments
        for student, answer in [("stub", "*Write your answer here.*"), ("empty", " \n")]:
            writer.write(student, marked(written=answer), WITH)
            review = writer.review(student)
            assert not review.grades[WRITTEN].waits and review.grades[WRITTEN].points == 0
            assert review.comments[WRITTEN] == "No response."


def test_a_time_of_another_zone_is_kept_in_utc(place, url):
    zone = timezone(timedelta(hours=5, minutes=30))
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(), WITH, AT.replace(tzinfo=zone))
        assert writer.is_graded("anna", WITH, AT - timedelta(hours=5, minutes=30))
    with api.Gradebook(url, "nn") as book:
        assert book.find_submission(NAME, "anna").timestamp == AT - timedelta(hours=5, minutes=30)


def test_a_submission_without_a_time_keeps_none_of_an_earlier_one(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(), WITH, AT)
        writer.write("anna", marked(), WITH)
        assert not (writer.folder("anna") / "timestamp.txt").exists()
    with api.Gradebook(url, "nn") as book:
        assert book.find_submission(NAME, "anna").timestamp is None


@pytest.mark.parametrize(
    ("content", "time"),
    [
        ("2026-08-01 10:00:03 UTC", AT),
        ("2026-08-01 10:00:03.000000 UTC\n", AT),
        ("20260801T100003Z", AT),
        ("2026-08-01 10:00:03 +0200", AT - timedelta(hours=2)),
        ("", None),
    ],
)
def test_the_time_of_handing_in_is_read(place, content, time):
    folder = place / "submitted" / "anna" / NAME
    folder.mkdir(parents=True)
    writer = Writer(place, NAME, RELEASE)
    assert writer.submitted_at("anna") is None
    (folder / "timestamp.txt").write_text(content)
    found = writer.submitted_at("anna")
    if "+0200" not in content:
        assert found == time


@pytest.mark.parametrize(
    "content", [b"soon", b"\xff\xfe", b"9" * 10_000_000, b"99999-01-01", b"\0"]
)
def test_what_is_no_time_is_one_sentence(place, content):
    folder = place / "submitted" / "anna" / NAME
    folder.mkdir(parents=True)
    (folder / "timestamp.txt").write_bytes(content)
    with pytest.raises(GradebookError, match="is no timestamp; write the time as"):
        Writer(place, NAME, RELEASE).submitted_at("anna")


def test_a_link_is_no_time(place):
    folder = place / "submitted" / "anna" / NAME
    folder.mkdir(parents=True)
    (place / "elsewhere").write_text("2026-08-01 10:00:03 UTC")
    (folder / "timestamp.txt").symlink_to(place / "elsewhere")
    with pytest.raises(GradebookError, match="is no timestamp"):
        Writer(place, NAME, RELEASE).submitted_at("anna")


def test_lone_surrogates_are_written_as_question_marks(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(written="a\ud800b"), WITH)
        by_hand(url, "anna", WRITTEN, manual_score=1.0)
        notebook = nbformat.read(writer.folder("anna") / f"{NAME}.ipynb", 4)
        assert [c.source for c in notebook.cells if c.id == WRITTEN] == ["a?b"]
        writer.write("anna", marked(written="a\ud800b"), WITH)
        assert not writer.review("anna").grades[WRITTEN].waits


# Grading again


def test_automatic_scores_start_from_zero(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(1.0), WITH)
        writer.write("anna", marked(0.0), WITH)
        assert set(scores(writer, "anna").values()) == {0}


def test_what_people_gave_stays_and_nothing_waits_when_the_text_is_the_same(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(0.5), WITH)
        by_hand(url, "anna", WRITTEN, manual_score=2.0, extra_credit=0.5)
        by_hand(url, "anna", "check-softmax", manual_score=9.0)
        comment(url, "anna", WRITTEN, "Nearly.")
        writer.write("anna", marked(0.25), WITH)
        review = writer.review("anna")
    assert review.grades[WRITTEN].points == 2.5 and review.grades[WRITTEN].by_hand
    assert review.grades["check-softmax"].points == 9
    assert not any(grade.waits for grade in review.grades.values())
    assert review.comments[WRITTEN] == "Nearly."
    assert review.grades["check-one_hot"].points == FULL["one_hot"] / 4


@pytest.mark.parametrize(
    ("change", "waiting"),
    [
        ({"written": "Another answer."}, {WRITTEN}),
        ({"written": ""}, {WRITTEN}),
        ({"code": "return z"}, {"check-softmax"}),
    ],
)
def test_a_score_by_hand_waits_again_when_the_text_under_it_changed(place, url, change, waiting):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(0.5), WITH)
        by_hand(url, "anna", WRITTEN, manual_score=2.0)
        by_hand(url, "anna", "check-softmax", manual_score=9.0)
        writer.write("anna", marked(0.5, **change), WITH)
        grades = writer.review("anna").grades
        assert {name for name, grade in grades.items() if grade.waits} == waiting
        assert grades[WRITTEN].points == 2 and grades["check-softmax"].points == 9
        # It goes on waiting until a person has looked, and no longer.
        writer.write("anna", marked(0.5, **change), WITH)
        grades = writer.review("anna").grades
        assert {name for name, grade in grades.items() if grade.waits} == waiting
        for cell in waiting:
            by_hand(url, "anna", cell, manual_score=1.0)
        writer.write("anna", marked(0.5, **change), WITH)
        assert not any(grade.waits for grade in writer.review("anna").grades.values())


@pytest.mark.parametrize("lost", ["gone", "torn", "a list", "odd cells"])
def test_a_score_by_hand_waits_where_the_text_it_stood_on_is_lost(place, url, lost):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(), WITH)
        by_hand(url, "anna", WRITTEN, manual_score=2.0)
        file = writer.folder("anna") / f"{NAME}.ipynb"
        file.chmod(0o644)
        file.unlink()
        if lost != "gone":
            file.write_text({"torn": "{", "a list": "[1]", "odd cells": '{"cells": [3]}'}[lost])
        writer.write("anna", marked(), WITH)
        assert writer.review("anna").grades[WRITTEN].waits


def test_nobody_elses_row_or_file_changes(place, url):
    def of_the_others():
        said = [row for found in rows(url).values() for row in found if "anna" not in row]
        return said, {name: file for name, file in files(place).items() if "anna" not in name}

    with Writer(place, NAME, RELEASE, url) as writer:
        for student in ("anna", "bert", "carl"):
            writer.write(student, marked(0.5), WITH, AT)
        by_hand(url, "bert", WRITTEN, manual_score=3.0)
        comment(url, "carl", WRITTEN, "Good.")
        before = of_the_others()
        writer.write("anna", marked(1.0, "other", "other"), replace(WITH, submission="2"))
        assert of_the_others() == before
        assert sum(FULL.values()) == sum(scores(writer, "anna").values())


# What was graded already


def test_what_is_graded_with_the_same_is_known(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        assert not writer.is_graded("anna", WITH, AT)
        writer.write("anna", marked(0.5), WITH, AT)
        assert writer.is_graded("anna", WITH, AT)
    with Writer(place, NAME, RELEASE, url) as writer:
        assert writer.is_graded("anna", WITH, AT)
        assert not writer.is_graded("bert", WITH, AT)
        assert not writer.is_graded("anna", WITH)
        for field in fields(WITH):
            assert not writer.is_graded("anna", replace(WITH, **{field.name: "other"}), AT)


def test_a_manual_score_leaves_a_submission_graded(place, url):
    with Writer(place, NAME, RELEASE, url) as writer:
        writer.write("anna", marked(0.5), WITH, AT)
        by_hand(url, "anna", "check-softmax", manual_score=1.0)
        assert writer.is_graded("anna", WITH, AT)


def test_a_result_that_somebody_changed_or_removed_is_graded_anew(place, url):
    def graded(change):
        writer.write("anna", marked(0.5), WITH, AT)
        assert writer.is_graded("anna", WITH, AT)
        change()
        return writer.is_graded("anna", WITH, AT)

    with Writer(place, NAME, RELEASE, url) as writer:
        folder = writer.folder("anna")
        file, marker = folder / f"{NAME}.ipynb", folder.with_name(f".{NAME}.graded.json")
        assert not graded(lambda: shutil.rmtree(folder))
        assert not graded(marker.unlink)
        assert not graded(lambda: (file.chmod(0o644), file.write_bytes(file.read_bytes() + b" ")))
        assert not graded(lambda: (marker.chmod(0o644), marker.write_text("{")))
        assert not graded(lambda: by_hand(url, "anna", "check-softmax", auto_score=10.0))
        with api.Gradebook(url, "nn") as book:
            assert not graded(lambda: book.remove_submission(NAME, "anna"))


def test_the_marker_is_not_in_the_folder_that_nbgrader_copies_to_feedback(place):
    with Writer(place, NAME, RELEASE) as writer:
        writer.write("anna", marked(), WITH, AT)
        names = {file.name for file in writer.folder("anna").iterdir()}
    assert names == {f"{NAME}.ipynb", "timestamp.txt"}
    assert [f.name for f in place.glob("autograded/*/*")] == [f".{NAME}.graded.json", NAME] or [
        f.name for f in place.glob("autograded/*/*")
    ] == [NAME, f".{NAME}.graded.json"]
