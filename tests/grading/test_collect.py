"""From the archives of learning platforms, hostile ones too, to submitted/STUDENT/ASSIGNMENT/."""

import csv
import json
import os
import random
import stat
import struct
import subprocess
import sys
import time
import warnings
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from nbgrader.utils import parse_utc

from nnkit import cli
from nnkit.grading import archives, collect, folders
from nnkit.grading.archives import CannotRead, Limits
from nnkit.grading.layouts import parse_time
from nnkit.grading.names import free_path, safe_id, safe_name, safe_path, shown

ROOT = Path(__file__).parents[2]
RELEASE = (ROOT / "exercises" / "softmax" / "softmax.ipynb").read_text("utf-8")
NOON = (2026, 8, 1, 12, 0, 0)
LATER = (2026, 8, 2, 12, 0, 0)


def answer(text):
    """A notebook of the assignment whose answer is `text`."""
    notebook = json.loads(RELEASE)
    for cell in notebook["cells"]:
        if cell["id"] == "answer-softmax":
            cell["source"] = text
    return json.dumps(notebook).encode()


ADA, BOB = answer("# Ada's"), answer("# Bob's")


def pack(target, files):
    """Write a zip; `files` are (name, content) or (name, content, time), twice the same allowed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as bundle:
        warnings.simplefilter("ignore")
        for name, content, *when in files:
            entry = name
            if not isinstance(name, zipfile.ZipInfo):
                entry = zipfile.ZipInfo(name, when[0] if when else NOON)
            bundle.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return target


class Course:
    def __init__(self, place):
        self.place = place / "course"
        self.downloads = place / "downloads"
        release = self.place / "release" / "softmax"
        release.mkdir(parents=True)
        self.downloads.mkdir()
        (release / "softmax.ipynb").write_text(RELEASE)
        self.home = self.place / "downloaded" / "softmax"

    def collect(self, *archives, **choices):
        choices.setdefault("zone", UTC)
        return collect.collect(self.place, "softmax", archives, **choices)

    def zip(self, files, name="handed-in.zip"):
        return pack(self.downloads / name, files)

    def collected(self, files, **choices):
        return self.collect(self.zip(files), **choices)

    def students(self):
        submitted = self.place / "submitted"
        return sorted(f.name for f in submitted.iterdir()) if submitted.is_dir() else []

    def of(self, student):
        folder = self.place / "submitted" / student / "softmax"
        return {f.relative_to(folder).as_posix(): f.read_bytes() for f in files_below(folder)}

    def when(self, student):
        return parse_utc(self.of(student)["timestamp.txt"].decode())

    def list_students(self, *lines, head="id,first_name,last_name,email,lms_id"):
        (self.place / "students.csv").write_text("\n".join([head, *lines]) + "\n", "utf-8")

    def everything(self):
        return {
            f.relative_to(self.place).as_posix(): f.read_bytes() for f in files_below(self.place)
        }

    def state(self):
        return {path: content for path, content in self.everything().items() if "/." not in path}


def files_below(folder):
    return [f for f in sorted(folder.rglob("*")) if f.is_file()]


def of_status(report, status):
    return {row.path: row.remark for row in report.rows if row.status == status}


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path)


# The layouts


@pytest.mark.parametrize(
    "name",
    [
        "Ada Lovelace_12345_assignsubmission_file_/softmax.ipynb",
        "Ada Lovelace_12345_assignsubmission_file/softmax.ipynb",
        "Ada Lovelace_12345_assignsubmission_file_softmax.ipynb",
        "Ada Lovelace_12345_assignsubmission_file_/work/softmax.ipynb",
    ],
)
def test_moodle_is_read_in_all_its_forms(course, name):
    report = course.collected(
        [(name, ADA), ("Zoë Ünsal_7_assignsubmission_file_/my work.ipynb", BOB)]
    )
    assert report.code == 0
    assert course.students() == ["Ada_Lovelace", "Zoë_Ünsal"]
    assert course.of("Ada_Lovelace")["softmax.ipynb"] == ADA
    assert course.of("Zoë_Ünsal")["softmax.ipynb"] == BOB
    assert course.when("Ada_Lovelace") == datetime(*NOON)


def test_moodle_texts_join_the_files_of_the_same_person(course):
    course.collected(
        [
            ("Ada Lovelace_1_assignsubmission_file_/softmax.ipynb", ADA),
            ("Ada Lovelace_1_assignsubmission_onlinetext_/onlinetext.html", b"<p>Hello"),
        ]
    )
    assert set(course.of("Ada_Lovelace")) == {"softmax.ipynb", "onlinetext.html", "timestamp.txt"}


def test_canvas_is_read_with_late_and_anonymous_and_numbered_names(course):
    report = course.collected(
        [
            ("lovelaceada_12345_67890_softmax-1.ipynb", ADA),
            ("babbagecharles_LATE_23456_67891_softmax.ipynb", BOB),
            ("anon_aB3xY_67892_softmax.ipynb", answer("# anonymous")),
            ("lovelaceada_12345_67893_data.csv", b"1,2"),
            ("babbagecharles_LATE_23456_text.html", b"<p>late, sorry"),
        ]
    )
    assert report.code == 0
    assert course.students() == ["12345", "23456", "anon_aB3xY"]
    assert course.of("12345")["softmax.ipynb"] == ADA
    assert course.of("12345")["data.csv"] == b"1,2"
    assert course.of("23456")["softmax.ipynb"] == BOB
    (row,) = [r for r in report.rows if r.student == "23456" and r.path.endswith(".ipynb")]
    assert row.remark == "Canvas says late"


def test_blackboard_is_read_and_the_latest_attempt_counts(course):
    report = course.collected(
        [
            ("HW_1_ada_attempt_2026-08-01-10-00-03_softmax.ipynb", BOB),
            ("HW_1_ada_attempt_2026-08-01-10-00-03.txt", b"Name: Ada (ada)"),
            ("HW_1_ada_attempt_2026-08-02-09-30-00_a file_with_marks.ipynb", ADA),
            ("HW_1_ada_attempt_2026-08-02-09-30-00.txt", b"Name: Ada (ada)"),
            ("HW_1_bob_attempt_2026-08-01-11-00-00_softmax.ipynb", BOB),
        ],
        zone=ZoneInfo("Europe/Berlin"),
    )
    assert report.code == 0
    assert course.students() == ["ada", "bob"]
    assert course.of("ada")["softmax.ipynb"] == ADA
    assert course.when("ada") == datetime(2026, 8, 2, 7, 30)
    earlier = course.home / "earlier" / "ada" / "2026-08-01T08-00-03Z"
    assert (earlier / "softmax.ipynb").read_bytes() == BOB


def test_usernames_with_an_underscore_are_no_one_person_at_blackboard(course):
    report = course.collected(
        [
            ("HW_ada_l_attempt_2026-08-01-10-00-03_softmax.ipynb", ADA),
            ("HW_bob_l_attempt_2026-08-01-10-00-04_softmax.ipynb", BOB),
        ]
    )
    assert report.code == 1
    assert course.students() == []
    assert len(of_status(report, "unattributed")) == 2
    course.list_students("ada_l,,,,", "bob_l,,,,")
    assert course.collect().code == 0
    assert course.students() == ["ada_l", "bob_l"]
    assert not (course.home / "unattributed").exists()


def test_a_username_that_ends_like_anothers_is_not_taken_for_it(course):
    course.list_students("ada,,,,", "bob,,,,", "cleo,,,,")
    report = course.collected(
        [
            (f"HW_1_{name}_attempt_2026-08-01-10-00-03_softmax.ipynb", content)
            for name, content in (("x_ada", BOB), ("bob", BOB), ("cleo", ADA))
        ]
    )
    assert course.students() == ["bob", "cleo"]
    (why,) = of_status(report, "unattributed").values()
    assert "does not begin like the others" in why


def test_plain_folders_and_plain_names_are_read(course):
    report = course.collected(
        [
            ("ada/softmax.ipynb", ADA),
            ("ada/data/x.csv", b"1"),
            ("bob/softmax/softmax.ipynb", BOB),
            ("cleo_my answer.ipynb", answer("# Cleo's")),
        ]
    )
    assert report.code == 0
    assert course.students() == ["ada", "bob", "cleo"]
    assert course.of("ada")["data/x.csv"] == b"1"


def test_a_folder_around_everything_is_no_student(course):
    assert course.collected([("submissions/ada/softmax.ipynb", ADA)]).code == 0
    archive = course.zip([("week3/bob_softmax.ipynb", BOB)], "week3.zip")
    assert course.collect(archive).code == 0
    assert course.students() == ["ada", "bob"]


@pytest.mark.parametrize(
    "files",
    [
        [("softmax.ipynb", ADA)],
        [("softmax_ada.ipynb", ADA)],
        [("group/ada/softmax.ipynb", ADA), ("group/bob/softmax.ipynb", BOB)],
        [("final_ada.ipynb", ADA), ("final_bob.ipynb", BOB, LATER)],
        [("final_ada.ipynb", ADA), ("final_bob.ipynb", b"{}")],
    ],
)
def test_a_name_that_may_be_no_student_is_not_taken_for_one(course, files):
    report = course.collected(files)
    assert report.code == 1
    assert course.students() == []
    kept = [f.read_bytes() for f in files_below(course.home / "unattributed")]
    assert sorted(kept) == sorted(file[1] for file in files)


def test_one_beginning_in_two_archives_is_not_taken_for_one_student(course):
    course.collected([("final_ada.ipynb", ADA)])
    report = course.collect(course.zip([("final_bob.ipynb", BOB, LATER)], "two.zip"))
    assert len(of_status(report, "unattributed")) == 2
    course.list_students("ada,,,,", "bob,,,,")
    assert course.collect(patterns=[r"final_(?P<student_id>\w+)"]).code == 0
    assert course.of("bob")["softmax.ipynb"] == BOB


def test_a_folder_is_read_like_a_zip_and_kept_as_one(course):
    folder = course.downloads / "from-somewhere"
    (folder / "ada").mkdir(parents=True)
    (folder / "ada" / "softmax.ipynb").write_bytes(ADA)
    os.utime(folder / "ada" / "softmax.ipynb", (1785585603, 1785585603))
    (folder / "ada" / "secret").symlink_to("/etc/passwd")
    report = course.collect(folder, zone=ZoneInfo("Asia/Tokyo"))
    assert course.when("ada") == datetime(2026, 8, 1, 12, 0, 3)
    assert "links are not followed" in of_status(report, "refused")["ada/secret"]
    assert set(course.of("ada")) == {"softmax.ipynb", "timestamp.txt"}
    assert [f.name for f in (course.home / "archive").iterdir()] == ["from-somewhere.zip"]
    before = course.state()
    course.collect(folder)
    assert course.state() == before


def test_zips_in_the_archive_are_opened_with_the_time_of_the_archive(course):
    inner = pack(
        course.downloads / "inner.zip",
        [
            ("work/softmax.ipynb", ADA, (2020, 1, 1, 0, 0, 0)),
            ("work/data.csv", b"1"),
            ("__MACOSX/work/._softmax.ipynb", b"\0"),
        ],
    ).read_bytes()
    report = course.collected([("Ada L_5_assignsubmission_file_/all.zip", inner)])
    assert report.code == 0
    assert course.of("Ada_L")["softmax.ipynb"] == ADA
    assert course.of("Ada_L")["data.csv"] == b"1"
    assert course.when("Ada_L") == datetime(*NOON)


def test_archives_inside_an_archive_are_read_each_by_its_layout(course):
    first = pack(course.downloads / "a.zip", [("lovelaceada_1_2_softmax.ipynb", ADA, LATER)])
    second = pack(course.downloads / "b.zip", [("babbagecharles_3_4_softmax.ipynb", BOB)])
    report = course.collected([("A.zip", first.read_bytes()), ("B.zip", second.read_bytes())])
    assert report.code == 0
    assert course.students() == ["1", "3"]
    assert course.when("1") == datetime(*LATER)


def test_what_systems_leave_behind_is_ignored_and_listed(course):
    junk = [
        "__MACOSX/ada/._softmax.ipynb",
        "ada/.ipynb_checkpoints/softmax-checkpoint.ipynb",
        "ada/Thumbs.db",
        "ada/.DS_Store",
        "ada/.git/config",
    ]
    report = course.collected([("ada/softmax.ipynb", ADA), *((name, BOB) for name in junk)])
    assert report.code == 0
    assert set(of_status(report, "ignored")) == set(junk)
    assert set(course.of("ada")) == {"softmax.ipynb", "timestamp.txt"}


def test_backslashes_are_separators(course):
    assert course.collected([("ada\\softmax.ipynb", ADA), ("ada\\", b"")]).code == 0
    assert course.of("ada")["softmax.ipynb"] == ADA


def without_utf8_flag(file):
    """Clear the flag that says UTF-8, as the tools of macOS do."""
    data = bytearray(file.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", data, at + place)[0]
            struct.pack_into("<H", data, at + place, flags & ~0x800)
            at = data.find(mark, at + 4)
    file.write_bytes(bytes(data))
    return file


def test_names_are_read_as_utf8_even_where_the_archive_does_not_say_so(course):
    archive = without_utf8_flag(course.zip([("Zoë/softmax.ipynb", ADA)]))
    assert course.collect(archive).code == 0
    assert course.students() == ["Zoë"]


def test_names_in_the_old_encoding_are_read(course):
    archive = course.zip([("Zo#/softmax.ipynb", ADA)])
    archive.write_bytes(archive.read_bytes().replace(b"Zo#", "Zoë".encode("cp437")))
    assert course.collect(archive).code == 0
    assert course.students() == ["Zoë"]


def test_both_ways_to_write_a_letter_with_an_accent_are_one_student(course):
    course.collected([("Zoe\u0308/softmax.ipynb", ADA)])
    course.collect(course.zip([("Zo\u00eb/softmax.ipynb", BOB, LATER)], "two.zip"))
    assert course.students() == ["Zo\u00eb"]
    assert course.of("Zo\u00eb")["softmax.ipynb"] == BOB


# Patterns


def test_a_pattern_of_the_callers_is_used(course):
    report = course.collected(
        [("2026-08-01T10:00:03+02:00 by ada - softmax.ipynb", ADA), ("readme.txt", b"x")],
        patterns=[r"(?P<timestamp>\S+) by (?P<student_id>\w+) - (?P<file_id>\w+)"],
    )
    assert course.when("ada") == datetime(2026, 8, 1, 8, 0, 3)
    assert list(of_status(report, "unattributed")) == ["readme.txt"]
    assert report.code == 1


def test_the_courses_pattern_for_nbgrader_is_used(course):
    (course.place / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "c.FileNameCollectorPlugin.named_regexp = (\n"
        r'    r".*/(?P<student_id>\w+)_(?P<timestamp>\w+)_attempt_(?P<file_id>\w+)\.ipynb"'
        "\n)\n"
    )
    report = course.collected(
        [
            ("ada_20260801T100003Z_attempt_softmax.ipynb", ADA),
            ("ada_20260801T100003Z_attempt_data.csv", b"1"),
        ]
    )
    assert report.code == 0
    assert course.of("ada")["data.csv"] == b"1"
    assert course.when("ada") == datetime(2026, 8, 1, 10, 0, 3)


@pytest.mark.parametrize(
    ("pattern", "says"), [("(", "no regular expression"), (r"\w+", "no group (?P<student_id>")]
)
def test_a_pattern_that_cannot_work_is_refused(course, pattern, says):
    with pytest.raises(CannotRead, match=says.replace("(", r"\(").replace("?", r"\?")):
        course.collected([("ada/softmax.ipynb", ADA)], patterns=[pattern])
    assert course.students() == []


def test_a_config_of_nbgrader_that_fails_is_named(course):
    (course.place / "nbgrader_config.py").write_text("named_regexp = 1 / 0")
    with pytest.raises(CannotRead, match="ZeroDivisionError"):
        course.collected([("ada/softmax.ipynb", ADA)])


def test_one_students_file_name_does_not_change_what_the_archive_is(course):
    trick = "_bob_attempt_2026-08-01-10-00-03_softmax.ipynb"
    course.collected([(f"lovelaceada_1_2_{trick}", ADA), ("babbagecharles_3_4_softmax.ipynb", BOB)])
    assert course.students() == ["1", "3"]


def test_one_file_like_another_platforms_does_not_make_the_archive_one(course):
    files = [("ada_softmax.ipynb", ADA), ("bob_softmax.ipynb", BOB), ("eve_1_2_a.ipynb", ADA)]
    course.collected(files)
    assert course.students() == ["ada", "bob", "eve"]


def test_an_archive_that_two_layouts_fit_is_not_guessed(course):
    trick = "lovelaceada_1_2__bob_attempt_2026-08-01-10-00-03_softmax.ipynb"
    report = course.collected([(trick, ADA)])
    assert "--layout" in of_status(report, "unattributed")[trick]
    assert course.students() == []
    assert course.collect(layout="canvas").code == 0
    assert course.students() == ["1"]


# The list of students


def test_the_list_of_students_gives_the_ids(course):
    course.list_students(
        "al,Ada,Lovelace,ada@example.org,12345", "cb,Charles,Babbage,cb@example.org,"
    )
    course.collected(
        [
            ("lovelaceada_12345_67890_softmax.ipynb", ADA),
            ("babbagecharles_LATE_23456_67891_softmax.ipynb", BOB),
        ]
    )
    assert course.students() == ["al", "cb"]
    assert course.of("cb")["softmax.ipynb"] == BOB


@pytest.mark.parametrize(
    "name",
    ["ada@example.org_x.ipynb", "Ada Lovelace/x.ipynb", "al.ipynb", "w/AL/x.ipynb", "7_x.ipynb"],
)
def test_listed_students_are_found_by_what_the_list_says(course, name):
    course.list_students(
        "al;Ada;Lovelace;ada@example.org;7", head="ID;First name;Last name;Email;LMS id"
    )
    assert course.collected([(name, ADA)]).code == 0
    assert course.students() == ["al"]


def test_who_is_not_in_the_list_is_not_attributed(course):
    course.list_students("al,Ada,Lovelace,,1")
    report = course.collected(
        [("lovelaceada_1_2_softmax.ipynb", ADA), ("evaeve_3_4_softmax.ipynb", BOB)]
    )
    assert "not in the list" in of_status(report, "unattributed")["evaeve_3_4_softmax.ipynb"]
    assert course.students() == ["al"]


def test_two_people_of_one_name_are_kept_apart_by_their_numbers(course):
    files = [
        ("Anna Schmidt_11_assignsubmission_file_/softmax.ipynb", ADA),
        ("Anna Schmidt_12_assignsubmission_file_/softmax.ipynb", BOB),
    ]
    report = course.collected(files)
    assert report.code == 1
    assert course.students() == []
    course.list_students("as1,Anna,Schmidt,,", "as2,Anna,Schmidt,,")
    assert course.collect().code == 1
    assert course.students() == []
    course.list_students("as1,Anna,Schmidt,,11", "as2,Anna,Schmidt,,12")
    assert course.collect().code == 0
    assert course.of("as1")["softmax.ipynb"] == ADA
    assert course.of("as2")["softmax.ipynb"] == BOB


def test_a_namesake_in_a_later_archive_does_not_take_the_place_of_the_first(course):
    course.collected([("Anna Schmidt_11_assignsubmission_file_/softmax.ipynb", ADA)])
    second = [("Anna Schmidt_12_assignsubmission_file_/softmax.ipynb", BOB, LATER)]
    report = course.collect(course.zip(second, "two.zip"))
    assert report.code == 1
    assert course.of("Anna_Schmidt")["softmax.ipynb"] == ADA
    assert "stays as it was" in report.as_text()


def test_a_number_and_a_name_of_different_people_are_not_attributed(course):
    course.list_students("al,Ada,Lovelace,,11", "cb,Charles,Babbage,,12")
    report = course.collected([("Ada Lovelace_12_assignsubmission_file_/softmax.ipynb", ADA)])
    assert report.code == 1
    assert course.students() == []


def test_a_namesake_with_another_number_is_not_the_one_in_the_list(course):
    course.list_students("al,Ada,Lovelace,,1")
    assert course.collected([("lovelaceada_99_2_softmax.ipynb", ADA)]).code == 1
    assert course.students() == []


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["a/b,,,,"], "must be letters"),
        (["con,,,,"], "must be letters"),
        (["ada,,,,", "ada,,,,"], "twice"),
        (["ada,,,,", "ADA,,,,"], "two students"),
        (["ada,,,,5", "bob,,,,5"], "two students"),
    ],
)
def test_a_list_of_students_that_is_not_clear_is_refused(course, lines, says):
    course.list_students(*lines)
    with pytest.raises(CannotRead, match=says):
        course.collected([("ada/softmax.ipynb", ADA)])


def test_a_list_that_came_late_moves_what_was_collected(course):
    course.collected([("lovelaceada_12345_67890_softmax.ipynb", ADA)])
    assert course.students() == ["12345"]
    course.list_students("al,Ada,Lovelace,,12345")
    report = course.collect()
    assert "has moved there" in report.as_text()
    assert not (course.place / "submitted" / "12345" / "softmax").exists()
    assert course.of("al")["softmax.ipynb"] == ADA


def test_ids_that_differ_in_case_alone_are_not_guessed(course):
    report = course.collected([("ada/softmax.ipynb", ADA), ("Ada/softmax.ipynb", BOB)])
    assert report.code == 1
    assert course.students() == []


# Times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-08-01-10-00-03", datetime(2026, 8, 1, 8, 0, 3)),
        ("20260801T100003Z", datetime(2026, 8, 1, 10, 0, 3)),
        ("2026-08-01 10:00:03.000000 UTC", datetime(2026, 8, 1, 10, 0, 3)),
        ("2026-08-01T10:00:03-05:00", datetime(2026, 8, 1, 15, 0, 3)),
        ("2026-01-01-10-00-03", datetime(2026, 1, 1, 9, 0, 3)),
        ("2026-13-01-10-00-03", None),
        ("softmax", None),
    ],
)
def test_times_in_names_are_read_in_the_zone(text, expected):
    read = parse_time(text, ZoneInfo("Europe/Berlin"))
    assert (read and read.replace(tzinfo=None)) == expected


def test_nbgrader_reads_our_timestamp_right_and_its_own_names_wrong(course):
    course.collected([("HW_ada_attempt_2026-08-01-10-00-03_softmax.ipynb", ADA)])
    assert course.when("ada") == datetime(2026, 8, 1, 10, 0, 3)
    assert parse_utc("2026-08-01-10-00-03") == datetime(2026, 8, 1, 13, 0)


def test_a_name_whose_time_is_none_is_not_attributed(course):
    report = course.collected([("HW_ada_attempt_2026-08-01-99-00-03_softmax.ipynb", ADA)])
    assert report.code == 1
    assert course.students() == []


def test_times_of_the_archive_are_local_unless_it_gives_utc(course):
    entry = zipfile.ZipInfo("bob/softmax.ipynb", NOON)
    entry.extra = struct.pack("<HHBl", 0x5455, 5, 1, 1785585603)
    course.collected([("ada/softmax.ipynb", ADA), (entry, BOB)], zone=ZoneInfo("Asia/Tokyo"))
    assert course.when("ada") == datetime(2026, 8, 1, 3, 0)
    assert course.when("bob") == datetime(2026, 8, 1, 12, 0, 3)


def test_without_a_zone_times_are_this_machines(course, monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        course.collected([("ada/softmax.ipynb", ADA)], zone=None)
        assert course.when("ada") == datetime(2026, 8, 1, 16, 0)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_file_without_a_time_gets_no_timestamp_and_that_is_said(course):
    report = course.collected([("ada/softmax.ipynb", ADA, (1980, 1, 1, 0, 0, 0))])
    assert set(course.of("ada")) == {"softmax.ipynb"}
    assert "no time is known" in report.as_text()


def test_a_second_download_makes_nobody_late(course):
    course.collected([("ada/softmax.ipynb", ADA)])
    course.collect(course.zip([("ada/softmax.ipynb", ADA, LATER)], "again.zip"))
    assert course.when("ada") == datetime(*NOON)
    assert not (course.home / "earlier").exists()


def test_an_attempt_that_is_in_two_downloads_is_one(course):
    attempt = ("HW_ada_attempt_2026-08-01-10-00-03_softmax.ipynb", ADA)
    course.collected([attempt])
    other = ("HW_bob_attempt_2026-08-01-10-00-03_softmax.ipynb", BOB)
    report = course.collect(course.zip([attempt, other], "two.zip"))
    assert report.code == 0
    assert list(of_status(report, "same")) == [attempt[0]]
    assert not (course.home / "earlier").exists()


def test_two_submissions_of_one_time_that_differ_are_not_guessed(course):
    course.collected([("HW_ada_attempt_2026-08-01-10-00-03_softmax.ipynb", ADA)])
    files = [("HW_ada_attempt_2026-08-01-10-00-03_softmax.ipynb", BOB)]
    report = course.collect(course.zip(files, "two.zip"))
    assert report.code == 1
    assert [row.status for row in report.rows] == ["unattributed", "unattributed"]
    assert course.of("ada")["softmax.ipynb"] == ADA


def test_who_hands_in_the_first_version_again_gets_the_last_time(course):
    for day, content in ((1, ADA), (2, BOB), (3, ADA)):
        files = [("ada/softmax.ipynb", content, (2026, 8, day, 0, 0, 0))]
        course.collect(course.zip(files, f"day-{day}.zip"))
    assert course.of("ada")["softmax.ipynb"] == ADA
    assert course.when("ada") == datetime(2026, 8, 3)
    assert len(files_below(course.home / "earlier")) == 2


def test_a_timestamp_handed_in_does_not_count(course):
    course.collected(
        [("ada/softmax.ipynb", ADA), ("ada/timestamp.txt", b"2020-01-01 00:00:00 UTC")]
    )
    assert course.when("ada") == datetime(*NOON)
    assert course.of("ada")["timestamp-1.txt"] == b"2020-01-01 00:00:00 UTC"


# Which notebook


def test_the_notebook_with_the_assignments_cells_wins(course):
    other = json.dumps({"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}).encode()
    report = course.collected([("ada/scratch.ipynb", other, LATER), ("ada/mine (1).ipynb", ADA)])
    assert report.code == 0
    assert course.of("ada")["softmax.ipynb"] == ADA
    assert set(course.of("ada")) == {"softmax.ipynb", "timestamp.txt"}
    assert [f.read_bytes() for f in files_below(course.home / "earlier")] == [other]


def test_the_untouched_release_beside_the_answer_does_not_win(course):
    answered = json.loads(ADA)
    answered["cells"] = [c for c in answered["cells"] if c["id"] != "check-softmax"]
    answered = json.dumps(answered).encode()
    again = json.dumps(json.loads(RELEASE), indent=3).encode()
    course.collected([("ada/work.ipynb", answered), ("ada/softmax.ipynb", again, LATER)])
    assert course.of("ada")["softmax.ipynb"] == answered


def test_of_two_answers_the_later_wins_and_that_is_said(course):
    report = course.collected([("ada/a.ipynb", BOB), ("ada/b.ipynb", ADA, LATER)])
    assert course.of("ada")["softmax.ipynb"] == ADA
    (row,) = [row for row in report.rows if row.status == "collected"]
    assert row.remark == "b.ipynb counts, not a.ipynb"


def test_of_two_answers_in_a_students_zip_the_later_wins(course):
    files = [("a.ipynb", ADA, (2030, 1, 1, 0, 0, 0)), ("b.ipynb", BOB, (2029, 1, 1, 0, 0, 0))]
    inner = pack(course.downloads / "inner.zip", files)
    course.collected([("ada/work.zip", inner.read_bytes())])
    assert course.of("ada")["softmax.ipynb"] == ADA
    assert course.when("ada") == datetime(*NOON)


def test_two_answers_that_cannot_be_told_apart_are_listed(course):
    report = course.collected([("ada/a.ipynb", BOB), ("ada/b.ipynb", ADA)])
    assert report.code == 1
    assert "a.ipynb, b.ipynb" in of_status(report, "unattributed")["ada/a.ipynb"]
    assert course.students() == []


@pytest.mark.parametrize("name", ["softmax.ipynb.txt", "softmax.json", "softmax"])
def test_a_notebook_whose_suffix_was_lost_is_found(course, name):
    assert course.collected([(f"ada/{name}", ADA)]).code == 0
    assert course.of("ada")["softmax.ipynb"] == ADA


@pytest.mark.parametrize("content", [b"{", b"[" * 100_000, b"\xff\xfe\0", b"", b'{"cells": 3}'])
def test_one_notebook_is_taken_whatever_is_in_it(course, content):
    report = course.collected([("ada/softmax.ipynb", content)])
    assert report.code == 0
    assert course.of("ada")["softmax.ipynb"] == content
    assert "none of the assignment's cells" in next(iter(of_status(report, "collected").values()))


def test_no_notebook_is_said_and_kept(course):
    report = course.collected([("ada/answer.pdf", b"%PDF"), ("bob/softmax.ipynb", BOB)])
    assert report.code == 1
    assert "no notebook" in of_status(report, "unattributed")["ada/answer.pdf"]
    assert [f.read_bytes() for f in files_below(course.home / "unattributed")] == [b"%PDF"]
    assert course.students() == ["bob"]


def test_other_files_stand_beside_the_notebook_as_they_stood(course):
    course.collected(
        [
            ("ada/data/a.csv", b"1"),
            ("ada/softmax.ipynb", ADA),
            ("ada/Data/A.csv", b"2"),
            ("ada/.jupyter/jupyter_config.py", b"evil"),
            ("ada/con.txt", b"3"),
        ]
    )
    assert course.of("ada") == {
        "softmax.ipynb": ADA,
        "timestamp.txt": b"2026-08-01 12:00:00.000000 UTC",
        "data/a.csv": b"1",
        "Data/A-1.csv": b"2",
        "_jupyter/jupyter_config.py": b"evil",
        "_con.txt": b"3",
    }


# Hostile archives


@pytest.mark.parametrize(
    "name",
    ["../evil.ipynb", "/tmp/evil.ipynb", "C:/evil.ipynb", "ada/../../evil.ipynb", "..\\evil.ipynb"],
)
def test_paths_that_lead_out_of_the_archive_write_nothing_outside(course, name):
    report = course.collected([(name, BOB), ("ada/softmax.ipynb", ADA)])
    assert list(of_status(report, "unattributed").values()) == ["its path leads out of the archive"]
    assert course.students() == ["ada"]
    everywhere = files_below(course.place.parent)
    assert [f for f in everywhere if f.read_bytes() == BOB] == files_below(
        course.home / "unattributed"
    )


def test_a_path_that_leads_out_of_a_students_own_zip_stays_with_the_student(course):
    inner = pack(course.downloads / "i.zip", [("../../softmax.ipynb", ADA), ("/etc/x", b"1")])
    report = course.collected([("ada/work.zip", inner.read_bytes())])
    assert report.code == 0
    assert course.of("ada")["softmax.ipynb"] == ADA
    assert course.of("ada")["etc/x"] == b"1"


@pytest.mark.parametrize(
    ("kind", "says"), [(stat.S_IFLNK, "a link"), (stat.S_IFIFO, "no ordinary file")]
)
def test_links_and_pipes_are_refused(course, kind, says):
    entry = zipfile.ZipInfo("ada/data", NOON)
    entry.external_attr = (kind | 0o777) << 16
    report = course.collected([(entry, "/etc/passwd"), ("ada/softmax.ipynb", ADA)])
    assert says in of_status(report, "refused")["ada/data"]
    assert report.code == 1
    assert set(course.of("ada")) == {"softmax.ipynb", "timestamp.txt"}


def test_a_bomb_is_refused_and_hurts_nobody_else(course):
    limits = Limits(member=3 << 20, ratio=100, ratio_from=1 << 20)
    report = course.collected(
        [
            ("eve/softmax.ipynb", b" " * (2 << 20)),
            ("mal/softmax.ipynb", random.Random(1).randbytes(4 << 20)),
            ("ada/softmax.ipynb", ADA),
        ],
        limits=limits,
    )
    refused = of_status(report, "refused")
    assert refused["eve/softmax.ipynb"] == "it unpacks to more than 100 times its size"
    assert refused["mal/softmax.ipynb"] == "it is larger than 3 MB"
    assert course.students() == ["ada"]


def test_a_bomb_inside_a_students_zip_is_bounded_as_a_whole(course):
    noise = random.Random(2)
    files = [(f"{i}.bin", noise.randbytes(1 << 19)) for i in range(8)]
    inner = pack(course.downloads / "i.zip", [("softmax.ipynb", BOB), *files]).read_bytes()
    report = course.collected(
        [("eve/work.zip", inner), ("ada/softmax.ipynb", ADA)], limits=Limits(nested=2 << 20)
    )
    refused = of_status(report, "refused")
    assert len(refused) == 5
    assert set(refused.values()) == {"the zip around it holds more than 2 MB"}
    assert course.of("ada")["softmax.ipynb"] == ADA


def test_an_archive_beyond_the_total_changes_nothing(course):
    before = course.state()
    with pytest.raises(CannotRead, match="more than 1 MB"):
        course.collected(
            [("ada/softmax.ipynb", ADA), ("bob/x", random.Random(3).randbytes(2 << 20))],
            limits=Limits(total=1 << 20),
        )
    assert course.state() == before


def test_zips_inside_zips_without_end_are_refused(course):
    content = ADA
    for depth in range(6):
        inner = pack(
            course.downloads / f"{depth}.zip",
            [("softmax.ipynb" if not depth else "n.zip", content)],
        )
        content = inner.read_bytes()
    report = course.collected([("eve/n.zip", content), ("ada/softmax.ipynb", ADA)])
    assert "inside each other" in " ".join(of_status(report, "refused").values())
    assert course.students() == ["ada"]


def test_a_students_zip_with_a_huge_directory_is_not_opened(course):
    inner = pack(course.downloads / "i.zip", [(f"{i:0200}", b"") for i in range(300)]).read_bytes()
    files = [("eve/work.zip", inner), ("ada/softmax.ipynb", ADA)]
    report = course.collected(files, limits=Limits(directory=50_000))
    assert of_status(report, "refused") == {"eve/work.zip": "the zip holds too many files"}
    report = course.collected(files, limits=Limits(nested_entries=200))
    assert of_status(report, "refused") == {"eve/work.zip": "the zip holds more than 200 files"}


def test_encrypted_entries_are_refused(course):
    archive = course.zip([("eve/softmax.ipynb", BOB)])
    data = bytearray(archive.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + place] |= 1
    archive.write_bytes(bytes(data))
    assert "encrypted" in of_status(course.collect(archive), "refused")["eve/softmax.ipynb"]


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_methods_that_need_unbounded_memory_are_refused(course, method):
    archive = course.downloads / "x.zip"
    with zipfile.ZipFile(archive, "w", method) as bundle:
        bundle.writestr("eve/softmax.ipynb", BOB)
    assert "method" in of_status(course.collect(archive), "refused")["eve/softmax.ipynb"]


def test_damage_in_one_file_is_refused_and_hurts_nobody_else(course):
    archive = course.zip([("eve/softmax.ipynb", BOB), ("ada/softmax.ipynb", ADA)])
    data = bytearray(archive.read_bytes())
    data[60:90] = bytes(30)
    archive.write_bytes(bytes(data))
    assert "damaged" in of_status(course.collect(archive), "refused")["eve/softmax.ipynb"]
    assert course.of("ada")["softmax.ipynb"] == ADA


def test_of_two_entries_with_one_name_the_last_counts_and_both_are_kept(course):
    course.collected([("ada/softmax.ipynb", BOB), ("ada/softmax.ipynb", ADA)])
    assert course.of("ada")["softmax.ipynb"] == ADA
    assert [f.read_bytes() for f in files_below(course.home / "earlier")] == [BOB]


HOSTILE = [
    "a" * 10_000,
    "x\u202egnp.ipynb",
    "a\nb\x1b[31m",
    "con",
    "COM1.ipynb",
    "...",
    "-rf",
    "a" * 300 + ".ipynb",
    "ü" * 200,
    "=cmd()",
    "a|b<c>?",
    " ",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_of_files_and_students_are_kept_under_safe_ones(course, name):
    course.collected(
        [(f"{name}/softmax.ipynb", BOB), (f"ada/{name}", b"1"), ("ada/softmax.ipynb", ADA)]
    )
    assert course.of("ada")["softmax.ipynb"] == ADA
    for file in course.place.rglob("*"):
        assert file.name.isprintable() and len(file.name.encode()) <= 120
        assert file.name.split(".")[0].lower() not in ("con", "com1")
    kept = [f.read_bytes() for f in files_below(course.place)]
    assert BOB in kept and b"1" in kept
    for line in csv.reader((course.home / "collected.csv").read_text().splitlines()):
        assert all(cell.isprintable() and not cell.startswith(("=", "-")) for cell in line)


def test_ids_are_safe_and_different_for_different_people():
    raw = [
        "a/b",
        "a\\b",
        "a_b",
        "a:b",
        "a b",
        "../a",
        "con",
        "con_",
        ".a",
        "-a",
        "_a",
        "a" * 99,
        "a" * 98,
    ]
    ids = [safe_id(text) for text in raw]
    assert len({text.casefold() for text in ids}) == len(raw)
    assert safe_id("ada.lovelace@example.org") == "ada.lovelace@example.org"
    for text in ids:
        assert safe_name(text) == text and "/" not in text and text[0] not in ".-"


def test_students_whose_ids_have_slashes_stay_apart(course):
    patterns = [r"(?P<student_id>.+?)__(?P<file_id>\w+)"]
    course.collected([("a/b__x.ipynb", ADA), ("a_b__x.ipynb", BOB)], patterns=patterns)
    assert len(course.students()) == 2
    assert course.of("a_b")["softmax.ipynb"] == BOB


def test_paths_stay_below_and_keep_their_suffix():
    assert safe_path("../../a/./b.csv") == "a/b.csv"
    assert len(safe_path("/".join(["ü" * 90] * 20)).encode()) <= 240
    assert safe_name("x" * 500 + ".ipynb").endswith(".ipynb")
    taken = set()
    wanted = ["a.b/c", "A.b/C", "a.b", "a.b/c/d", "A.B/c/D"]
    assert [free_path(path, taken) for path in wanted] == [
        "a.b/c",
        "A.b/C-1",
        "a-1.b",
        "a.b_c_d",
        "A-1.B_c_D",
    ]
    assert shown("a\nb\u202e") == "a\\u000ab\\u202e"


# Inputs that cannot be read


def test_a_truncated_archive_changes_nothing(course, capsys):
    archive = course.zip([("ada/softmax.ipynb", ADA)])
    archive.write_bytes(archive.read_bytes()[:-30])
    before = course.everything()
    good = course.zip([("bob/softmax.ipynb", BOB)], "good.zip")
    for wrong in (archive, course.downloads / "missing.zip", ROOT / "Makefile"):
        command = ["collect", str(good), str(wrong), "--course", str(course.place)]
        assert cli.main(command) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert course.everything() == before


def test_a_file_that_vanishes_stops_the_run_and_changes_nothing(course, monkeypatch):
    folder = course.downloads / "f" / "ada"
    folder.mkdir(parents=True)
    (folder / "softmax.ipynb").write_bytes(ADA)
    before = course.state()
    real = archives._files_below
    monkeypatch.setattr(archives, "_files_below", lambda f: [*real(f), f / "gone"])
    with pytest.raises(CannotRead, match="No such file"):
        course.collect(folder.parent)
    assert course.state() == before


@pytest.mark.parametrize("assignment", ["hard", "../x", "", "a/b"])
def test_an_assignment_that_is_not_released_is_refused(course, assignment):
    with pytest.raises(CannotRead):
        collect.collect(course.place, assignment, [])


def test_links_that_lead_out_of_the_course_are_refused(course, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (course.place / "submitted").mkdir()
    (course.place / "submitted" / "ada").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotRead, match="out of the course"):
        course.collected([("ada/softmax.ipynb", ADA)])
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_one_run_at_a_time(course):
    with folders.workplace(course.home), pytest.raises(CannotRead, match="already"):
        course.collected([("ada/softmax.ipynb", ADA)])


# Again, interrupted, and over what stands there


def big_collection(course):
    course.collected(
        [
            ("HW_ada_attempt_2026-08-01-10-00-03_softmax.ipynb", BOB),
            ("HW_ada_attempt_2026-08-02-10-00-03_softmax.ipynb", ADA),
            ("HW_bob_attempt_2026-08-01-10-00-03_softmax.ipynb", BOB),
            ("HW_cleo_attempt_2026-08-01-10-00-03_answer.pdf", b"%PDF"),
        ]
    )


def second_archive(course):
    files = [
        ("HW_bob_attempt_2026-08-03-10-00-03_my work.ipynb", answer("# Bob, again")),
        ("HW_dan_attempt_2026-08-03-10-00-03_softmax.ipynb", answer("# Dan's")),
        ("HW_cleo_attempt_2026-08-03-10-00-03_softmax.ipynb", answer("# Cleo's")),
        ("nobody.ipynb", b"{}"),
    ]
    return course.zip(files, "second.zip")


def test_a_second_run_changes_nothing(course):
    big_collection(course)
    before = course.state()
    inodes = {f: f.stat().st_ino for f in files_below(course.place / "submitted")}
    big_collection(course)
    course.collect()
    assert course.state() == before
    assert {f: f.stat().st_ino for f in files_below(course.place / "submitted")} == inodes


def test_the_order_of_the_archives_does_not_matter(course, tmp_path):
    big_collection(course)
    course.collect(second_archive(course))
    other = Course(tmp_path / "other")
    other.collect(second_archive(other))
    big_collection(other)
    assert other.state() == course.state()
    assert course.of("bob")["softmax.ipynb"] == answer("# Bob, again")


class Interrupted(BaseException):
    pass


@pytest.mark.parametrize("exchange", [True, False])
def test_an_interruption_leaves_the_old_or_the_new_and_a_second_run_repairs(
    tmp_path, monkeypatch, exchange
):
    clean = Course(tmp_path / "clean")
    big_collection(clean)
    old = {s: clean.of(s) for s in clean.students()}
    clean.collect(second_archive(clean))
    wanted = clean.state()
    steps = 0
    for stop in range(100):
        course = Course(tmp_path / str(stop))
        big_collection(course)
        archive = second_archive(course)
        steps = 0

        def counted(real, stop=stop):
            def step(*arguments):
                nonlocal steps
                steps += 1
                if steps == stop + 1:
                    raise Interrupted
                return real(*arguments)

            return step

        with monkeypatch.context() as patch:
            patch.setattr(os, "rename", counted(os.rename))
            patch.setattr(os, "replace", counted(os.replace))
            patch.setattr(
                folders, "_exchanged", counted(folders._exchanged if exchange else lambda *_: False)
            )
            patch.setattr(folders, "_remove", lambda folder: None)  # as after kill -9
            try:
                course.collect(archive)
            except Interrupted:
                pass
        if exchange:
            for student in ("ada", "bob", "cleo", "dan"):
                now = course.of(student) if student in course.students() else {}
                assert now in (old.get(student, {}), clean.of(student)), (stop, student)
        course.collect(archive)
        assert course.state() == wanted, stop
        if steps <= stop:
            break
    assert stop > 8


def test_newer_work_in_submitted_stays_and_that_is_said(course):
    folder = course.place / "submitted" / "ada" / "softmax"
    folder.mkdir(parents=True)
    (folder / "softmax.ipynb").write_bytes(BOB)
    (folder / "timestamp.txt").write_text("2026-08-05 10:00:00.000000 UTC")
    before = course.of("ada")
    report = course.collected([("ada/softmax.ipynb", ADA)])
    assert course.of("ada") == before
    assert "stays as it is" in report.as_text()
    assert [f.read_bytes() for f in files_below(course.home / "earlier")] == [ADA]
    state = course.state()
    course.collect()
    assert course.state() == state


def test_older_work_in_submitted_is_replaced_and_kept(course):
    folder = course.place / "submitted" / "ada" / "softmax"
    folder.mkdir(parents=True)
    (folder / "softmax.ipynb").write_bytes(BOB)
    (folder / "timestamp.txt").write_text("2026-07-05 10:00:00.000000 UTC")
    report = course.collected([("ada/softmax.ipynb", ADA)])
    assert course.of("ada")["softmax.ipynb"] == ADA
    assert "was older: replaced" in report.as_text()
    earlier = course.home / "earlier" / "ada" / "2026-07-05T10-00-00Z" / "softmax.ipynb"
    assert earlier.read_bytes() == BOB
    state = course.state()
    course.collect()
    assert course.state() == state


def test_what_stands_in_submitted_without_a_notebook_is_replaced_and_kept(course):
    folder = course.place / "submitted" / "ada" / "softmax"
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_bytes(b"mine")
    (course.place / "submitted" / "bob" / "softmax").mkdir(parents=True)
    files = [("ada/softmax.ipynb", ADA), ("bob/softmax.ipynb", BOB)]
    assert course.collected(files).code == 1
    assert course.of("ada")["softmax.ipynb"] == ADA
    assert course.of("bob")["softmax.ipynb"] == BOB
    assert [f.read_bytes() for f in files_below(course.home / "unattributed")] == [b"mine"]
    state = course.state()
    assert course.collect().code == 1
    assert course.state() == state


def test_what_was_mended_by_hand_in_submitted_stays_until_something_newer_comes(course):
    course.collected([("ada/softmax.ipynb", BOB)])
    file = course.place / "submitted" / "ada" / "softmax" / "softmax.ipynb"
    file.write_bytes(answer("# mended"))
    assert "stays as it is" in course.collect().as_text()
    assert course.of("ada")["softmax.ipynb"] == answer("# mended")
    course.collect(course.zip([("ada/softmax.ipynb", ADA, LATER)], "two.zip"))
    assert course.of("ada")["softmax.ipynb"] == ADA
    assert answer("# mended") in [f.read_bytes() for f in files_below(course.home / "earlier")]


def test_every_byte_that_came_is_kept(course):
    big_collection(course)
    course.collect(second_archive(course))
    kept = {f.name: f.read_bytes() for f in (course.home / "archive").iterdir()}
    assert kept == {f.name: f.read_bytes() for f in course.downloads.iterdir()}


def test_archives_of_one_name_are_both_kept(course):
    course.collected([("ada/softmax.ipynb", ADA)])
    course.collected([("bob/softmax.ipynb", BOB)])
    assert len(list((course.home / "archive").iterdir())) == 2
    assert course.students() == ["ada", "bob"]


def test_what_lies_in_the_archive_folder_for_nbgrader_is_collected(course):
    place = course.home / "archive"
    place.mkdir(parents=True)
    (place / "ada_softmax.ipynb").write_bytes(ADA)
    pack(place / "more.zip", [("bob/softmax.ipynb", BOB)])
    assert course.collect().code == 0
    assert course.students() == ["ada", "bob"]
    assert sorted(f.name for f in place.iterdir()) == ["ada_softmax.ipynb", "more.zip"]


# The command


def test_the_command_prints_what_became_of_everything(course, capsys):
    archive = course.zip([("ada/softmax.ipynb", ADA), ("x.ipynb", BOB)])
    command = [
        "collect",
        str(archive),
        "--course",
        str(course.place),
        "--timezone",
        "Europe/Berlin",
    ]
    assert cli.main(command) == 1
    out = capsys.readouterr().out
    assert "softmax: 1 students; files: 1 collected, 1 unattributed" in out
    assert "unattributed: handed-in.zip: x.ipynb: no student in its name" in out
    assert "Europe/Berlin" in out
    told = json.loads((course.home / "collected.json").read_text())
    assert [row["status"] for row in told["files"]] == ["collected", "unattributed"]
    for row in told["files"]:
        assert (course.place / row["kept"]).is_file()


def test_the_report_prints_names_that_the_terminal_cannot_show(course):
    archive = course.zip([("Zoë/softmax.ipynb", ADA), ("Zoë.ipynb", BOB)])
    command = [sys.executable, "-m", "nnkit", "collect", archive, "--course", course.place]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1, done.stderr
    assert "Zo\\xeb.ipynb" in done.stdout


def test_the_command_asks_for_the_assignment_and_knows_time_zones(course, capsys):
    (course.place / "release" / "optimizers").mkdir()
    (course.place / "release" / "optimizers" / "optimizers.ipynb").write_text("{}")
    assert cli.main(["collect", "--course", str(course.place)]) == 2
    assert "released are optimizers, softmax" in capsys.readouterr().err
    command = ["collect", "--course", str(course.place), "--assignment", "softmax"]
    assert cli.main([*command, "--timezone", "Mars/Olympus"]) == 2
    assert "no time zone" in capsys.readouterr().err
    assert cli.main(command) == 0
