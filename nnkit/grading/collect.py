"""From an archive of a learning platform to submitted/STUDENT/ASSIGNMENT/, nothing lost.

Every archive is kept in downloaded/ASSIGNMENT/archive/, and every run decides anew from all of
them: so a second run changes nothing, the order of runs does not matter, and a repaired list of
students or a removed archive repairs what was collected. What is derived from them:

    submitted/STUDENT/ASSIGNMENT/        the latest: ASSIGNMENT.ipynb, other files, timestamp.txt
    downloaded/ASSIGNMENT/earlier/       what was replaced, by student and time
    downloaded/ASSIGNMENT/unattributed/  what could not be attributed
    downloaded/ASSIGNMENT/collected.csv  what became of every file; collected.json, for programs

Names that platforms give are described in `nnkit.grading.layouts`. The list of students, if there
is one, is students.csv in the course, with the columns id, first_name, last_name, email and lms_id.

Folders are built aside and put in place by renaming. Work in submitted/ that no archive holds
(edited or collected another way) takes part with its own time: where it is not older it stays.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from . import layouts
from .archives import MB, CannotRead, Limits, Member, Reader, open_zip, zip_folder
from .folders import (
    copy,
    digest_of,
    discard,
    folder_at,
    folder_digest,
    put,
    refuse_links_out,
    sha256,
    tree,
    workplace,
)
from .layouts import Claim, Layout, Students, parse_time, read_students
from .names import free_path, listed, safe_name, safe_path, shown

ALL, SOME, UNREADABLE = 0, 1, 2
_JUNK_FOLDERS = {"__macosx", ".ipynb_checkpoints", "__pycache__", ".git"}
_JUNK_FILES = {"thumbs.db", ".ds_store", "desktop.ini"}
_WRAPPERS = {"submissions", "submitted"}
_CELL = re.compile(rb'"(?:grade_id|id)"\s*:\s*"([\w.-]{1,100})"')
# The comment of an archive that keeps what stood in submitted/ before it was replaced.
_REPLACED = b"nnkit collect: replaced in submitted/"


@dataclass(frozen=True)
class Row:
    """What became of one file.

    Parameters
    ----------
    status : collected, earlier, same (as another), ignored, unattributed or refused
    kept : where it is now, relative to the course
    """

    status: str
    student: str
    time: str
    archive: str
    path: str
    kept: str
    remark: str


@dataclass
class Report:
    """What a run did: a row for each file, sentences for the instructor, and the exit code."""

    assignment: str
    rows: list[Row]
    sentences: list[str]

    @property
    def code(self) -> int:
        """0, or 1 where something was not attributed or refused."""
        return SOME if any(row.status in ("unattributed", "refused") for row in self.rows) else ALL

    def as_text(self) -> str:
        """The report for a terminal."""
        students = {row.student for row in self.rows if row.status == "collected"}
        count = {row.status: 0 for row in self.rows}
        for row in self.rows:
            count[row.status] += 1
        files = ", ".join(f"{number} {status}" for status, number in sorted(count.items()))
        lines = [f"{self.assignment}: {len(students)} students; files: {files or 'none'}"]
        for row in self.rows:
            if row.status in ("unattributed", "refused"):
                where = f"{shown(row.archive)}: {shown(row.path)}"
                lines.append(f"  {row.status}: {where}: {shown(row.remark, 400)}")
        return "\n".join(lines + [f"  {sentence}" for sentence in self.sentences])


@dataclass(frozen=True)
class _Release:
    """What tells a notebook of the assignment from others."""

    assignment: str
    ids: frozenset[str]
    answers: dict[str, str]

    def cells(self, file: Path) -> int:
        """How many of the assignment's own cells a file has; nothing is parsed."""
        return len(self.ids & {found.decode() for found in _CELL.findall(file.read_bytes())})

    def is_untouched(self, file: Path) -> bool:
        """Whether all answers in a notebook are still the release's."""
        if file.stat().st_size > 16 * MB:
            return False
        try:
            return _answers(json.loads(file.read_bytes()), self.ids) == self.answers
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return False


@dataclass
class _File:
    """A file of a submission: its path as it was handed in, and where its content is."""

    path: str
    content: Path
    sha256: str
    where: str
    time: datetime | None = None
    order: int = 0
    cells: int = -1


@dataclass
class _Handed:
    """One submission of one student."""

    student: str
    archive: str
    time: datetime | None = None
    time_in_name: bool = False
    files: list[_File] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    notebook: _File | None = None
    problem: str = ""
    standing: bool = False
    in_one_name: bool = False

    @property
    def order(self) -> int:
        """Where the platform numbers its files, the highest number."""
        return max((file.order for file in self.files), default=0)

    @property
    def stamp(self) -> str:
        """The time as a name."""
        return self.time.strftime("%Y-%m-%dT%H-%M-%SZ") if self.time else "unknown-time"

    def key(self) -> tuple[datetime, int]:
        """Later submissions have larger ones."""
        return self.time or datetime.min.replace(tzinfo=UTC), self.order

    def digest(self) -> str:
        """The same for the same files."""
        return digest_of({file.path: file.sha256 for file in self.files})


def collect(
    course: Path,
    assignment: str,
    archives: Sequence[Path] = (),
    *,
    patterns: Sequence[str] = (),
    layout: str = "",
    zone: tzinfo | None = None,
    limits: Limits | None = None,
) -> Report:
    """Collect an assignment from archives and from those that are kept already.

    Parameters
    ----------
    course : the course folder
    assignment : an assignment that is released
    archives : zips, folders, or single notebooks
    patterns : regular expressions for paths in the archives, in place of the known layouts
    layout : one of `layouts.NAMES`, where it cannot be told
    zone : the zone of times that have none; None is this machine's
    limits : how much is unpacked

    Raises
    ------
    CannotRead
        If an archive, the list of students or a pattern cannot be read. Nothing was changed.
    """
    release = _release(course, assignment)
    students = read_students(course / "students.csv")
    home = course / "downloaded" / assignment
    submitted = course / "submitted"
    refuse_links_out(
        course,
        [
            home,
            submitted,
            *home.glob("*"),
            *submitted.glob("*"),
            *submitted.glob(f"*/{assignment}"),
        ],
    )
    made = layouts.layouts(
        students,
        assignment,
        patterns,
        "" if patterns else _nbgrader_pattern(course),
        f"{home.resolve().as_posix()}/extracted/archive/",
    )
    for archive in archives:
        if not archive.is_dir() and archive.suffix.lower() != ".ipynb":
            open_zip(archive).close()
    with workplace(home) as work:
        new = _new_archives(archives, home / "archive", work)
        reader = Reader(folder_at(work / "files"), limits or Limits(), zone)
        run = _Run(course, assignment, release, students, made, layout, zone)
        for file, name in _all_archives(home / "archive", new, work):
            run.read(name, file, reader)
        run.decide()
        return run.place(home, work, new)


class _Run:
    """One collection: read, decide, place."""

    def __init__(
        self,
        course: Path,
        assignment: str,
        release: _Release,
        students: Students,
        made: list[Layout],
        layout: str,
        zone: tzinfo | None,
    ) -> None:
        self.course, self.assignment, self.release = course, assignment, release
        self.students, self.made, self.layout, self.zone = students, made, layout, zone
        self.rows: list[Row] = []
        self.sentences: list[str] = []
        self.handed: dict[tuple[str, str, str], _Handed] = {}
        self.identities: dict[str, dict[tuple[str, str], bool]] = {}
        self.systems: set[str] = set()
        self.lost: list[tuple[str, str, _File, str]] = []
        self.latest: dict[str, _Handed] = {}
        self.earlier: list[tuple[_Handed, list[_File]]] = []
        self.record = _read_record(course / "downloaded" / assignment)

    # Reading

    def read(self, name: str, file: Path, reader: Reader) -> None:
        """Read one archive, and say whose its files are."""
        with open_zip(file) as bundle:
            replaced = bundle.comment == _REPLACED
        members = reader.read(file)
        if replaced:
            self._read_replaced(name, members)
        else:
            self._attribute(name, Path(name).stem, members)

    def _read_replaced(self, name: str, members: list[Member]) -> None:
        """What stood in submitted/STUDENT/ASSIGNMENT/ comes back with its own time."""
        for member in members:
            student, _, rest = member.path.partition("/")
            trouble = member.problem or member.path_problem
            if member.content is None or trouble or safe_name(student) != student:
                self._refuse(name, member)
                continue
            one = self.handed.setdefault((student, name, ""), _Handed(student, name))
            _take_standing(one, rest, member.content, member.sha256, member.time, member.path)

    def _attribute(self, archive: str, stem: str, members: list[Member]) -> None:
        usable: list[Member] = []
        for member in members:
            if _is_junk(member.path):
                self._row("ignored", "", None, archive, member.path, "", "made by a system")
            elif member.path_problem:
                self._lose(archive, member, member.path_problem)
            else:
                usable.append(member)
        below = self._wrapper(stem, [member.path for member in usable])
        paths = [member.path.removeprefix(below) for member in usable]
        chosen = layouts.choose(paths, self.made, self.layout)
        claims = [chosen.match(path) if chosen else None for path in paths]
        before = layouts.common_beginning([claim for claim in claims if claim])
        for member, claim in zip(usable, claims, strict=True):
            if claim is None and member.children and not member.problem:
                inside = f"{archive}/{member.path}"
                self._attribute(inside, Path(member.path).stem, member.children)
            elif claim is None:
                why = "no student in its name: try --pattern, or a list in students.csv"
                if chosen is None:
                    why = "two layouts fit this archive: say which with --layout"
                self._lose(archive, member, member.problem or why)
            elif claim.problem:
                self._lose(archive, member, claim.problem)
            elif claim.before != before:
                why = "its name does not begin like the others': list the students in students.csv"
                self._lose(archive, member, why)
            else:
                self._claim(archive, member, claim)

    def _wrapper(self, stem: str, paths: list[str]) -> str:
        """The one folder around everything, if it is the archive's and no student's."""
        tops = {path.partition("/")[0] for path in paths}
        if len(tops) != 1 or not all("/" in path for path in paths):
            return ""
        (top,) = tops
        own = {stem.casefold(), self.assignment.casefold()} | _WRAPPERS
        is_platform = any(layout.match(paths[0]) for layout in self.made[:-1])
        is_own = top.casefold() in own and not self.students.knows(top)
        return f"{top}/" if is_own and not is_platform else ""

    def _claim(self, archive: str, member: Member, claim: Claim) -> None:
        time = member.time if member.content else None
        if claim.timestamp:
            time = parse_time(claim.timestamp, self.zone)
            if time is None:
                self._lose(archive, member, f"{shown(claim.timestamp)!r} in its name is no time")
                return
        system, _, identity = claim.identity.partition(" ")
        self.identities.setdefault(claim.student, {})[system, identity] = claim.sure
        self.systems.add(system)
        key = (claim.student, archive, claim.timestamp)
        one = self.handed.setdefault(key, _Handed(claim.student, archive))
        one.in_one_name |= system == "plain" and "/" not in member.path
        one.time_in_name = bool(claim.timestamp)
        if time and (one.time is None or time > one.time):
            one.time = time
        if claim.remark and claim.remark not in one.remarks:
            one.remarks.append(claim.remark)
        self._add(one, member, claim.file, time, claim.order, "")

    def _add(
        self,
        one: _Handed,
        member: Member,
        path: str,
        time: datetime | None,
        order: int,
        inside: str,
    ) -> None:
        """Add a file, or what it holds if it is a zip."""
        where = inside + member.path
        if _is_junk(member.path):
            self._row("ignored", one.student, one.time, one.archive, where, "", "made by a system")
        elif member.children and not member.problem:
            for child in member.children:
                # A student's own zip may hold any path and time: the files stay the student's, and
                # the times tell which notebook is the later one, not when it was handed in.
                self._add(one, child, child.path, child.time, order, f"{where}/")
        elif member.content is None or member.problem:
            one.refused.append((where, member.problem))
        else:
            one.files.append(
                _File(safe_path(path), member.content, member.sha256, where, time, order)
            )

    def _lose(self, archive: str, member: Member, why: str) -> None:
        if member.content is None:
            self._refuse(archive, member)
        else:
            file = _File(safe_path(member.path), member.content, member.sha256, member.path)
            self.lost.append((archive, member.path, file, why))

    def _refuse(self, archive: str, member: Member) -> None:
        self._row("refused", "", None, archive, member.path, "", member.problem)

    def _row(
        self,
        status: str,
        student: str,
        time: datetime | None,
        archive: str,
        path: str,
        kept: str,
        remark: str,
    ) -> None:
        text = _timestamp(time) if time else ""
        kept = kept or f"downloaded/{self.assignment}/archive/"
        self.rows.append(Row(status, student, text, archive, path, kept, remark))

    # Deciding

    def decide(self) -> None:
        """Find each student's latest submission, and its notebook."""
        problems = self._mixed_people()
        by_student: dict[str, list[_Handed]] = {}
        for (student, _, _), one in sorted(self.handed.items()):
            for path, why in one.refused:
                self._row("refused", student, one.time, one.archive, path, "", why)
            by_student.setdefault(student, []).append(one)
        for student, standing in self._standing():
            if student in by_student and not self._is_ours(student):
                by_student[student].append(standing)
        for student, all_of_them in by_student.items():
            mixed = problems.get(student, "") or self._one_name_for_several(student, all_of_them)
            for one in all_of_them:
                self._same_paths_once(one)
                one.problem = mixed
                if not one.problem:
                    self._find_notebook(one)
            self._choose(student, [one for one in all_of_them if not one.problem])
            for one in all_of_them:
                if one.problem and (not one.standing or student in self.latest):
                    for file in one.files:
                        self.lost.append((one.archive, file.where, file, one.problem))

    def _mixed_people(self) -> dict[str, str]:
        """The ids that may stand for two people, or share a person with another id."""
        problems: dict[str, str] = {}
        owners: dict[tuple[str, str], str] = {}
        folded: dict[str, str] = {}
        for student in [*self.identities, *self._folders()]:
            other = folded.setdefault(student.casefold(), student)
            if other != student:
                why = (
                    f"{other} and {student} differ in letter case alone: name one in students.csv, "
                    "and no other in submitted/"
                )
                problems[student] = problems[other] = why
        for student, about in self.identities.items():
            for identity, sure in about.items():
                other = owners.setdefault(identity, student)
                if other != student:
                    why = f"{shown(identity[1])} is {other} here and {student} there"
                    problems[student] = problems[other] = why
                same = [i[1] for i, known in about.items() if i[0] == identity[0] and not known]
                if not sure and len(same) > 1:
                    problems[student] = (
                        f"{listed(sorted(same))} may be several people called {student}: write who "
                        "has which number into lms_id of students.csv"
                    )
        return problems

    def _one_name_for_several(self, student: str, them: list[_Handed]) -> str:
        """Whether `x_ada.ipynb` and `x_bob.ipynb` may be two people's, and x no student."""
        if self.students:
            return ""
        files = [file for one in them if one.in_one_name for file in one.files]
        names = {file.path for file in files if file.where.lower().endswith(".ipynb")}
        if len(names) < 2:
            return ""
        return (
            f"{shown(student)} may be no student, for several notebooks begin with it: name the "
            "students in students.csv, or give --pattern"
        )

    def _folders(self) -> list[str]:
        submitted = self.course / "submitted"
        return sorted(f.name for f in submitted.iterdir()) if submitted.is_dir() else []

    def _same_paths_once(self, one: _Handed) -> None:
        """Of two files with one path in one archive the last one counts, as for every unpacker."""
        last = {file.where: file for file in one.files}
        for file in one.files:
            if last[file.where] is not file:
                same = file.sha256 == last[file.where].sha256
                if not same:
                    self.earlier.append((one, [file]))
                else:
                    why = "twice in the archive"
                    self._row("same", one.student, one.time, one.archive, file.where, "", why)
        one.files = [file for file in one.files if last[file.where] is file]
        taken: set[str] = set()
        for file in one.files:
            file.path = free_path(file.path, taken)

    def _find_notebook(self, one: _Handed) -> None:
        """Choose the notebook with the assignment's cells, or say why it cannot be told."""
        notebooks = [file for file in one.files if _may_be_notebook(file)]
        for file in notebooks:
            file.cells = self.release.cells(file.content)
        named = [file for file in notebooks if file.where.lower().endswith(".ipynb")]
        good = [file for file in notebooks if file.cells * 2 >= len(self.release.ids)]
        good = good or [file for file in notebooks if file.cells]
        if len(good) > 1:
            worked = [file for file in good if not self.release.is_untouched(file.content)]
            good = worked or good
        if len({file.sha256 for file in good}) > 1:
            good = self._latest_of(one, good)
        right_name = f"{self.assignment}.ipynb"
        if not good:
            good = [file for file in named if Path(file.path).name.lower() == right_name.lower()]
            good = named if len(named) == 1 else good
            if good:
                one.remarks.append("the notebook has none of the assignment's cells")
        if len({file.sha256 for file in good}) > 1:
            one.problem = f"it cannot be told which of these notebooks counts: {_paths(good)}"
        elif good:
            one.notebook = good[0]
        elif named:
            one.problem = f"no notebook has the assignment's cells: {_paths(named)}"
        else:
            one.problem = f"no notebook in this submission of {one.student}"

    def _latest_of(self, one: _Handed, good: list[_File]) -> list[_File]:
        """Of several notebooks with the assignment's cells the latest; all if that is unknown."""
        latest = max(_file_key(file) for file in good)
        last = [file for file in good if _file_key(file) == latest]
        right_name = f"{self.assignment}.ipynb".lower()
        exact = [file for file in last if Path(file.path).name.lower() == right_name]
        chosen = exact if len(last) > 1 and len(exact) == 1 else last
        if len(chosen) == 1:
            others = [file for file in good if file is not chosen[0]]
            one.remarks.append(f"{shown(chosen[0].path)} counts, not {_paths(others)}")
        return chosen

    def _choose(self, student: str, them: list[_Handed]) -> None:
        """The latest submission wins; the others are earlier ones."""
        them = sorted(them, key=lambda one: (one.key(), one.standing))
        kept: list[_Handed] = []
        for one in them:
            before = kept[-1] if kept else None
            again = before is not None and before.digest() == one.digest()
            # An archive's own times may be the download's: the first of the same files counts.
            if before and again and (not one.time_in_name or before.time == one.time):
                for file in () if one.standing else one.files:
                    why = f"the same as in {shown(before.archive)}"
                    self._row("same", student, one.time, one.archive, file.where, "", why)
                continue
            kept.append(one)
        if not kept:
            return
        last = kept[-1]
        tied = [one for one in kept if one.key() == last.key()]
        if len(tied) > 1 and not last.standing:
            archives = listed(one.archive for one in tied)
            for one in tied:
                one.problem = f"two submissions of {student} have one time and differ: {archives}"
            kept = [one for one in kept if one not in tied]
            if not kept:
                return
            last = kept[-1]
        self.latest[student] = last
        for one in kept[:-1]:
            self.earlier.append((one, one.files))
        if last.standing:
            others = f"; {kept[-2].stamp} is the latest handed in" if len(kept) > 1 else ""
            self.sentences.append(
                f"submitted/{student}/{self.assignment} stays as it is: it is not from an archive "
                f"and not older ({last.stamp}{others})"
            )

    def _standing(self) -> Iterator[tuple[str, _Handed]]:
        """What stands in submitted/ now."""
        for student in self._folders():
            folder = self.course / "submitted" / student / self.assignment
            if not folder.is_dir():
                continue
            one = _Handed(student, "", standing=True)
            for path, file in sorted(tree(folder).items()):
                when = datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
                where = f"{student}/{path}"
                _take_standing(one, path, file, sha256(file), when, where)
            if not one.files:
                continue
            digest = folder_digest(folder)[:8]
            one.archive = f"replaced-{safe_name(student, 40)}-{one.stamp}-{digest}.zip"
            yield student, one

    def _is_ours(self, student: str) -> bool:
        """Whether an earlier run put there what stands in submitted/ now."""
        folder = self.course / "submitted" / student / self.assignment
        return folder_digest(folder) in self.record.get(student, ())

    # Placing

    def place(self, home: Path, work: Path, new: dict[str, Path]) -> Report:
        """Write everything, each folder at once."""
        built = folder_at(work / "built")
        placed: dict[str, str] = {}
        for student, one in sorted(self.latest.items()):
            if not one.standing:
                self._build(built / "submitted" / student, one)
                placed[student] = folder_digest(built / "submitted" / student)
        self._build_earlier(built / "earlier")
        self._build_lost(built / "unattributed")
        self._keep_replaced(placed, work, new)
        # What stands in submitted/ after an interruption is known to be ours, old or new.
        _write(work, home / ".placing.json", json.dumps({"placed": placed}))
        archive = folder_at(home / "archive")
        for name, file in sorted(new.items()):
            os.replace(file, archive / name)
        for name in ("earlier", "unattributed"):
            put(built / name, home / name, work)
        for student in sorted(placed):
            target = self.course / "submitted" / student / self.assignment
            put(built / "submitted" / student, target, work)
        self._remove_moved(placed, work)
        self._say()
        report = Report(self.assignment, sorted(self.rows, key=_row_key), self.sentences)
        _write_record(home, work, report, {**self._still_ours(placed), **placed})
        (home / ".placing.json").unlink()
        return report

    def _say(self) -> None:
        """Tell what an instructor should know beside the files."""
        unknown = [one.student for one in self.latest.values() if one.time is None]
        if unknown:
            self.sentences.append(
                f"no time is known, and no timestamp.txt written: {listed(unknown)}"
            )
        entries = [one for one in self.latest.values() if one.time and not one.time_in_name]
        if entries:
            self.sentences.append(
                f"{len(entries)} times are those of the files in the archive: some platforms write "
                "the time of the download there"
            )
        if "moodle" in self.systems and not self.students:
            self.sentences.append(
                "Moodle's archives tell people apart by their names from one assignment to the "
                "next: a students.csv makes sure who is who"
            )
        for student in sorted({key[0] for key in self.handed} - set(self.latest)):
            if (self.course / "submitted" / student / self.assignment).is_dir():
                self.sentences.append(
                    f"submitted/{student}/{self.assignment} stays as it was: what was handed in "
                    "could not be attributed"
                )

    def _build(self, target: Path, one: _Handed) -> None:
        """One submission as nbgrader wants it."""
        assert one.notebook is not None
        notebook = f"{self.assignment}.ipynb"
        taken = {notebook.casefold(), "timestamp.txt"}
        above = one.notebook.path.rpartition("/")[0]
        others: list[_File] = []
        copy(one.notebook.content, target / notebook)
        remark = "; ".join(one.remarks)
        where = f"submitted/{one.student}/{self.assignment}"
        self._row(
            "collected",
            one.student,
            one.time,
            one.archive,
            one.notebook.where,
            f"{where}/{notebook}",
            remark,
        )
        for file in one.files:
            if file is one.notebook:
                continue
            if file.path.lower().endswith(".ipynb"):
                # A second notebook stops nbgrader.
                others.append(file)
                continue
            path = file.path.removeprefix(f"{above}/") if above else file.path
            path = free_path(path, taken)
            copy(file.content, target / path)
            self._row(
                "collected",
                one.student,
                one.time,
                one.archive,
                file.where,
                f"{where}/{path}",
                "" if path == file.path else f"handed in as {shown(file.path)}",
            )
        if one.time:
            (target / "timestamp.txt").write_text(_timestamp(one.time))
        if others:
            self.earlier.append((one, others))

    def _build_earlier(self, target: Path) -> None:
        groups: dict[tuple[str, str, str], list[_File]] = {}
        for one, files in self.earlier:
            groups.setdefault((one.student, one.stamp, one.archive), []).extend(files)
        taken: dict[tuple[str, str], set[str]] = {}
        times = {id(file): one for one, files in self.earlier for file in files}
        for (student, stamp, archive), files in sorted(groups.items()):
            for file in sorted(files, key=lambda file: (file.path, file.sha256)):
                path = free_path(file.path, taken.setdefault((student, stamp), set()))
                copy(file.content, target / student / stamp / path)
                kept = f"downloaded/{self.assignment}/earlier/{student}/{stamp}/{path}"
                time = times[id(file)].time
                self._row("earlier", student, time, archive, file.where, kept, "")

    def _build_lost(self, target: Path) -> None:
        taken: dict[str, set[str]] = {}
        for archive, where, file, why in sorted(self.lost, key=lambda lost: lost[:2]):
            folder = safe_name(archive.replace("/", "_"))
            path = free_path(file.path, taken.setdefault(folder, set()))
            copy(file.content, target / folder / path)
            kept = f"downloaded/{self.assignment}/unattributed/{folder}/{path}"
            self._row("unattributed", "", file.time, archive, where, kept, why)

    def _keep_replaced(self, placed: dict[str, str], work: Path, new: dict[str, Path]) -> None:
        """Make an archive of work in submitted/ that is replaced and that no archive holds."""
        for student, standing in self._standing():
            folder = self.course / "submitted" / student / self.assignment
            if student not in placed or self._is_ours(student):
                continue
            if folder_digest(folder) != placed[student]:
                new[standing.archive] = work / standing.archive
                zip_folder(folder, work / standing.archive, f"{student}/", _REPLACED)
                self.sentences.append(f"submitted/{student}/{self.assignment} was older: replaced")

    def _remove_moved(self, placed: dict[str, str], work: Path) -> None:
        """Take away what an earlier run put under an id that its files no longer belong to."""
        shas = {file.sha256: one.student for one in self.latest.values() for file in one.files}
        seen = {row.student for row in self.rows}
        for student in self.record:
            folder = self.course / "submitted" / student / self.assignment
            if student in seen or student in placed or not folder.is_dir():
                continue
            owner = shas.get(sha256(folder / f"{self.assignment}.ipynb"), "")
            if owner and self._is_ours(student):
                discard(folder, work)
                self.sentences.append(f"submitted/{student} was {owner}'s: it has moved there")

    def _still_ours(self, placed: dict[str, str]) -> dict[str, str]:
        kept = {}
        for student in self.record:
            folder = self.course / "submitted" / student / self.assignment
            if student not in placed and folder.is_dir() and self._is_ours(student):
                kept[student] = folder_digest(folder)
        return kept


def _take_standing(
    one: _Handed, path: str, content: Path, digest: str, time: datetime | None, where: str
) -> None:
    """Add a file of submitted/; a time in timestamp.txt counts before those of the files."""
    if path == "timestamp.txt":
        told = parse_time(content.read_bytes()[:100].decode("utf-8", "replace"), UTC)
        if told:
            one.time, one.time_in_name = told, True
        return
    one.files.append(_File(safe_path(path), content, digest, where, time))
    if time and not one.time_in_name and (one.time is None or time > one.time):
        one.time = time


def _is_junk(path: str) -> bool:
    parts = path.lower().split("/")
    name = parts[-1]
    junk = name in _JUNK_FILES or name.startswith(("._", "~$"))
    return junk or bool(_JUNK_FOLDERS & set(parts))


def _may_be_notebook(file: _File) -> bool:
    """Browsers save notebooks as .ipynb.txt or .json, and some people lose the suffix."""
    name = file.where.rpartition("/")[2].lower()
    return name.endswith((".ipynb", ".txt", ".json")) or "." not in name


def _file_key(file: _File) -> tuple[datetime, int]:
    return file.time or datetime.min.replace(tzinfo=UTC), file.order


def _paths(files: Iterable[_File]) -> str:
    return listed(sorted(file.path for file in files))


def _timestamp(time: datetime) -> str:
    """A time as nbgrader's exchange writes it; its own parser reads it back."""
    return time.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")


def _row_key(row: Row) -> tuple[str, str, str, str]:
    return row.archive, row.path, row.status, row.kept


def _answers(notebook: Any, ids: frozenset[str]) -> dict[str, str]:
    found = {}
    for cell in notebook["cells"]:
        name = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id") or cell.get("id")
        if name in ids:
            found[name] = "".join(cell["source"]).strip()
    return found


def _release(course: Path, assignment: str) -> _Release:
    if safe_name(assignment) != assignment:
        raise CannotRead(f"{shown(assignment)!r} cannot be the name of an assignment")
    file = course / "release" / assignment / f"{assignment}.ipynb"
    try:
        notebook = json.loads(file.read_text("utf-8"))
        ids = set()
        for cell in notebook["cells"]:
            about = cell["metadata"].get("nbgrader", {})
            if about.get("grade") or about.get("solution"):
                ids.add(str(about["grade_id"]))
            if str(cell.get("id", "")).startswith("answer-"):
                ids.add(str(cell["id"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise CannotRead(
            f"{shown(str(file))} is missing or no notebook: release the assignment first, with "
            f"nbgrader generate_assignment {assignment}"
        ) from None
    return _Release(assignment, frozenset(ids), _answers(notebook, frozenset(ids)))


def _nbgrader_pattern(course: Path) -> str:
    """nbgrader's own pattern, read as nbgrader reads it; "" where there is none."""
    file = course / "nbgrader_config.py"
    if not file.is_file() or "named_regexp" not in file.read_text("utf-8", "replace"):
        return ""
    try:
        from traitlets.config.loader import PyFileConfigLoader
    except ImportError:
        raise CannotRead(
            "nbgrader_config.py has a named_regexp, and nbgrader is not installed to read it: "
            "install nnkit-course[classroom], or give --pattern"
        ) from None
    try:
        loaded = PyFileConfigLoader(file.name, str(course)).load_config()
    except Exception as error:
        raise CannotRead(f"{file}: {type(error).__name__}: {shown(str(error))}") from None
    return str(loaded.get("FileNameCollectorPlugin", {}).get("named_regexp", "") or "")


def _new_archives(archives: Sequence[Path], kept: Path, work: Path) -> dict[str, Path]:
    """Copies of the archives that are not kept yet, by the name that they will have."""
    known = {sha256(file) for file in _zips(kept)}
    names = {file.name.casefold() for file in _zips(kept)}
    new: dict[str, Path] = {}
    for place, archive in enumerate(archives):
        if archive.resolve() == kept.resolve() or archive.resolve().parent == kept.resolve():
            continue
        made = work / f"archive-{place}.zip"
        packed = archive.is_dir() or archive.suffix.lower() == ".ipynb"
        if packed:
            zip_folder(archive, made)
        else:
            copy(archive, made)
        if (digest := sha256(made)) in known:
            continue
        known.add(digest)
        stem = archive.resolve().name if packed else archive.stem
        name = safe_name(f"{stem}.zip")
        if name.casefold() in names:
            name = safe_name(f"{stem}-{digest[:8]}.zip")
        names.add(name.casefold())
        new[name] = made
    return new


def _all_archives(kept: Path, new: dict[str, Path], work: Path) -> list[tuple[Path, str]]:
    """Every archive with its name; what lies loose in archive/ counts as one more."""
    found = [(file, file.name) for file in _zips(kept)] + [(new[name], name) for name in new]
    if kept.is_dir() and any(file not in _zips(kept) for file in kept.iterdir()):
        zip_folder(kept, work / "loose.zip", skip=_zips(kept))
        found.append((work / "loose.zip", "archive"))
    return sorted(found, key=lambda pair: pair[1])


def _zips(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(f for f in folder.iterdir() if f.suffix.lower() == ".zip" and f.is_file())


def _read_record(home: Path) -> dict[str, set[str]]:
    """The digests of what earlier runs put into submitted/, by student."""
    found: dict[str, set[str]] = {}
    for name in ("collected.json", ".placing.json"):
        try:
            placed = json.loads((home / name).read_text("utf-8"))["placed"]
            for student, digest in placed.items():
                found.setdefault(student, set()).add(str(digest))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
    return found


def _write_record(home: Path, work: Path, report: Report, placed: dict[str, str]) -> None:
    rows = [vars(row) for row in report.rows]
    told = {"assignment": report.assignment, "placed": placed, "files": rows}
    text = json.dumps(told, indent=1, ensure_ascii=True, sort_keys=True) + "\n"
    table = io.StringIO()
    writer = csv.DictWriter(table, list(Row.__dataclass_fields__), lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    _write(work, home / "collected.csv", table.getvalue())
    _write(work, home / "collected.json", text)


def _write(work: Path, target: Path, text: str) -> None:
    (work / target.name).write_text(text, "utf-8")
    os.replace(work / target.name, target)


def _cell(text: str) -> str:
    """A cell that a spreadsheet takes for text, whatever a stranger's file is called."""
    text = shown(text, 400)
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command line of `nnkit collect`."""
    parser.add_argument(
        "archives",
        nargs="*",
        type=Path,
        metavar="ARCHIVE",
        help="a zip from Moodle, Canvas, Blackboard or another place, or a folder; none: only "
        "what is kept in downloaded/ASSIGNMENT/archive/",
    )
    parser.add_argument("--assignment", help="which; not needed where only one is released")
    parser.add_argument("--course", type=Path, default=Path(), help="its folder (default: here)")
    parser.add_argument(
        "--pattern",
        action="append",
        default=[],
        metavar="REGEX",
        help="how files are called, with a group (?P<student_id>…) and, if there are, "
        "(?P<timestamp>…) and (?P<file_id>…); may be given more than once",
    )
    parser.add_argument("--layout", choices=layouts.NAMES, default="", help="where it is not seen")
    parser.add_argument(
        "--timezone", help="of times without one, such as Europe/Berlin (default: this machine's)"
    )


def run(options: argparse.Namespace) -> int:
    """Run `nnkit collect`; give back 0, 1 (something was not attributed) or 2 (unreadable)."""
    try:
        zone = _zone(options.timezone)
        assignment = options.assignment or _only_assignment(options.course)
        report = collect(
            options.course,
            assignment,
            options.archives,
            patterns=options.pattern,
            layout=options.layout,
            zone=zone,
        )
    except CannotRead as error:
        print(f"nnkit collect: {error}", file=sys.stderr)
        return UNREADABLE
    except OSError as error:
        name = f" ({shown(str(error.filename))})" if error.filename else ""
        print(f"nnkit collect: {error.strerror}{name}; start again", file=sys.stderr)
        return UNREADABLE
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name must not stop the report on a terminal that cannot show it.
        sys.stdout.reconfigure(errors="backslashreplace")
    print(report.as_text())
    here = options.timezone or f"this machine's zone, {datetime.now().astimezone().tzname()}"
    print(f"  Times without a zone were read in {here}; timestamp.txt is in UTC.")
    return report.code


def _zone(name: str | None) -> tzinfo | None:
    if not name:
        return None
    try:
        return UTC if name == "UTC" else ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise CannotRead(
            f"there is no time zone {shown(name)}; write one as Europe/Berlin"
        ) from None


def _only_assignment(course: Path) -> str:
    names = sorted(folder.parent.name for folder in course.glob("release/*/*.ipynb"))
    if len(set(names)) == 1:
        return names[0]
    told = f"released are {listed(sorted(set(names)))}" if names else "none is released here"
    raise CannotRead(f"say which assignment with --assignment; {told}")
