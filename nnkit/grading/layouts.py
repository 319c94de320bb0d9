r"""How learning platforms name handed-in files, and who is who.

The layouts, and what they look like inside the archive:

moodle
    `Ada Lovelace_12345_assignsubmission_file_/softmax.ipynb`, the same without the last `_`, or
    with `_` in place of `/`. The number is the participant's in this assignment; it is another one
    in the next.
canvas
    `lovelaceada_12345_67890_softmax-1.ipynb`, `lovelaceada_LATE_12345_67890_softmax.ipynb`: last
    and first name without spaces, the user's number, the file's number. Anonymous:
    `anon_ab12c_67890_softmax.ipynb`.
blackboard
    `Week 3_ada_attempt_2026-08-01-10-00-03_softmax.ipynb` and, with the student's comment,
    `Week 3_ada_attempt_2026-08-01-10-00-03.txt`.
plain
    `ada/softmax.ipynb`, `ada/softmax/softmax.ipynb` or `ada_anything.ipynb`; with a list of
    students also `ada.ipynb`, and names, numbers or e-mail addresses in place of the id.

A student chooses only the last part of a name, so what an archive is, is decided by most of its
files and not by each. Another layout is a regular expression with named groups. It is matched from
the beginning of the path in the archive: `student_id`, or in its place `lms_id`, `email`, or
`first_name` and `last_name`; and if there are, `timestamp` and `file_id` (the name of the file;
its suffix may be missing). A course that collects with `nbgrader zip_collect` has one already, in
`c.FileNameCollectorPlugin.named_regexp` of its `nbgrader_config.py`; that one is matched as
nbgrader does, from the beginning of the path in the course's `downloaded/ASSIGNMENT/extracted/`.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

from .archives import CannotRead, in_utc
from .names import safe_id, shown

NAMES = ("moodle", "canvas", "blackboard", "plain")
_TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)[T_ -]?(\d\d)[-:]?(\d\d)[-:]?(\d\d)(?:[.,]\d+)?"
    r" ?(Z|UTC|[+-]\d\d:?\d\d)?"
)
_MOODLE = re.compile(
    r"(?P<name>[^/]+?)_(?P<lms_id>\d+)_assignsubmission_[a-z]+(?:_?/|_)(?P<file_id>.+)"
)
_CANVAS = re.compile(
    r"(?:(?P<name>\w+?)_)??(?P<late>LATE_)?(?P<lms_id>\d+|anon_[^_/]+)_"
    r"(?:(?P<order>\d{1,18})_(?P<file_id>[^/]+)|(?:text|link)\.html)"
)
_BLACKBOARD = re.compile(
    r"(?P<head>[^/]+?)_attempt_(?P<timestamp>\d{4}(?:-\d\d){5})(?:_(?P<file_id>[^/]+)|\.txt)"
)
_GROUPS = ("student_id", "lms_id", "email", "first_name")


@dataclass(frozen=True)
class Student:
    """One line of the list of students."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claim:
    """Who handed a file in, as far as its path says.

    Parameters
    ----------
    student : the id in the course, or "" where `problem` says why it is not known
    identity : what the platform tells people apart by
    sure : whether the list of students says that this identity is this student
    file : the path of the file as it was handed in
    timestamp : the time in the name, as it stands there
    order : later files have larger ones; 0 where the platform does not say
    before : what stands before the id, which is the same for all files of the archive
    """

    student: str
    identity: str
    file: str
    sure: bool = False
    timestamp: str = ""
    order: int = 0
    before: str = ""
    remark: str = ""
    problem: str = ""


def parse_time(text: str, zone: tzinfo | None) -> datetime | None:
    """Read the time in a file's name, in UTC; None if it is none.

    `2026-08-01-10-00-03` ends with seconds, not with an offset of three hours.
    """
    found = _TIME.fullmatch(text.strip())
    if not found:
        return None
    *numbers, offset = found.groups()
    try:
        local = datetime(*map(int, numbers))  # type: ignore[arg-type]
        if not offset:
            return in_utc(local, zone)
        if offset in ("Z", "UTC"):
            return local.replace(tzinfo=UTC)
        minutes = int(offset[1:3]) * 60 + int(offset[-2:])
        away = timedelta(minutes=-minutes if offset[0] == "-" else minutes)
        return local.replace(tzinfo=timezone(away)).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None


class Students:
    """The list of students, or none; it says whose a file is.

    Parameters
    ----------
    listed : the students; empty if the course has no list
    """

    def __init__(self, listed: Sequence[Student] = ()) -> None:
        self.listed = tuple(listed)
        self._by: dict[tuple[str, str], set[Student]] = {}
        for student in self.listed:
            names = (student.first_name + student.last_name, student.last_name + student.first_name)
            self._add("id", student.id, student)
            self._add("id", student.email, student)
            for name in names:
                self._add("name", _letters(name), student)
            for number in student.lms_ids:
                self._add("lms", number, student)

    def _add(self, kind: str, key: str, student: Student) -> None:
        if key:
            self._by.setdefault((kind, _key(key)), set()).add(student)

    def _get(self, kind: str, key: str) -> set[Student]:
        return self._by.get((kind, _key(key)), set()) if key else set()

    def __bool__(self) -> bool:
        return bool(self.listed)

    def knows(self, text: str) -> bool:
        """Whether a text is an id, e-mail address, number or full name in the list."""
        return bool(self._get("id", text) or self._get("lms", text) or self._name(text))

    def _name(self, name: str) -> set[Student]:
        return self._get("name", _letters(name))

    def owner(
        self, student_id: str = "", lms_id: str = "", name: str = ""
    ) -> tuple[str, bool, str]:
        """Find the student: the id, whether the list says so by id or number, or a problem."""
        if not self.listed:
            return safe_id(student_id), False, ""
        by_id = self._get("id", student_id)
        by_number = self._get("lms", lms_id or student_id)
        by_name = self._name(name or student_id)
        told = by_id | by_number
        who = " ".join(text for text in (student_id or name, lms_id) if text)
        if len(told) == 1:
            (student,) = told
            if name and by_name and student not in by_name:
                return "", False, f"its number is {student.id}'s, its name another student's: {who}"
            return student.id, True, ""
        if told or len(by_name) > 1:
            ids = ", ".join(sorted(s.id for s in told or by_name))
            return "", False, f"{who} may be {ids}: write who has which number into lms_id"
        if not by_name:
            return "", False, f"{who} is not in the list of students"
        (student,) = by_name
        return student.id, False, ""

    def has_number(self, student_id: str) -> bool:
        """Whether the list gives a student a number of the platform's."""
        return any(s.id == student_id and s.lms_ids for s in self.listed)

    def beginning(self, text: str) -> str:
        """The longest id or e-mail address with which a text begins, before `_` or a suffix."""
        key = _key(text)
        stem = key.rpartition(".")[0]
        fits = [
            start
            for kind, start in self._by
            if kind == "id" and (key.startswith(f"{start}_") or stem == start)
        ]
        return text[: len(max(fits, key=len))] if fits else ""

    def ending(self, text: str) -> str:
        """The longest id with which a text ends, after `_`."""
        key = _key(text)
        fits = [start for kind, start in self._by if kind == "id" and key.endswith(f"_{start}")]
        return max(fits, key=len) if fits else ""


def _key(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()


def _letters(text: str) -> str:
    """A name without spaces and signs: platforms leave out or replace different ones."""
    return "".join(c for c in _key(text) if c.isalnum())


def read_students(file: Path) -> Students:
    """Read students.csv: id, first_name, last_name, email, lms_id (several: with spaces between).

    Raises
    ------
    CannotRead
        If there is no id column, an id is not safe, or two lines say the same id or number.
    """
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        return Students()
    except (OSError, UnicodeDecodeError):
        raise CannotRead(f"{file.name} cannot be read: save it as CSV in UTF-8") from None
    first = text.split("\n", 1)[0]
    rows = csv.reader(text.splitlines(), delimiter=";" if ";" in first else ",", strict=True)
    try:
        lines = [row for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise CannotRead(f"{file.name}, line {rows.line_num}: {error}") from None
    head = [cell.strip().lower().replace(" ", "_") for cell in lines[0]] if lines else []
    head = [{"student_id": "id", "lms_user_id": "lms_id"}.get(name, name) for name in head]
    if head.count("id") != 1:
        raise CannotRead(f"{file.name}: the first line must name the columns, one of them id")
    listed: list[Student] = []
    seen: dict[tuple[str, str], str] = {}
    for number, row in enumerate(lines[1:], 2):
        cells = dict(
            zip(head, (unicodedata.normalize("NFC", c.strip()) for c in row), strict=False)
        )
        student = Student(
            cells["id"],
            cells.get("first_name", ""),
            cells.get("last_name", ""),
            cells.get("email", ""),
            tuple(cells.get("lms_id", "").split()),
        )
        if not student.id or safe_id(student.id) != student.id:
            raise CannotRead(
                f"{file.name}, student {number - 1}: the id {shown(student.id)!r} must be letters, "
                "digits and - . _ @, and begin with a letter or digit"
            )
        keys = {("id", student.id), ("id", student.email)} | {("lms", n) for n in student.lms_ids}
        for kind, key in keys:
            if key and seen.setdefault((kind, _key(key)), student.id) != student.id:
                raise CannotRead(f"{file.name}: two students have {shown(key)!r}")
        if any(student.id == earlier.id for earlier in listed):
            raise CannotRead(f"{file.name}: the id {shown(student.id)!r} stands there twice")
        listed.append(student)
    return Students(listed)


Match = Callable[[str], Claim | None]


@dataclass(frozen=True)
class Layout:
    """A way of naming; `match` gives the claim of a path, or None."""

    name: str
    match: Match


def _moodle(path: str, students: Students) -> Claim | None:
    found = _MOODLE.fullmatch(path)
    if not found:
        return None
    number, name = found["lms_id"], found["name"]
    # Moodle lets no _ into the name, so that names that differ give ids that differ.
    as_id = "" if students else name.replace(" ", "_")
    student, sure, problem = students.owner(as_id, number, name)
    return Claim(student, f"moodle {number}", found["file_id"], sure, problem=problem)


def _canvas(path: str, students: Students) -> Claim | None:
    found = _CANVAS.fullmatch(path)
    if not found:
        return None
    number, name = found["lms_id"], found["name"] or ""
    student, sure, problem = students.owner("" if students else number, number, name)
    if student and not sure and students.has_number(student):
        problem = f"{name} is {student} in the list, but the number {number} is not"
    return Claim(
        "" if problem else student,
        f"canvas {number}",
        found["file_id"] or "page.html",
        sure,
        order=int(found["order"] or 0),
        remark="Canvas says late" if found["late"] else "",
        problem=problem,
    )


def _blackboard(path: str, students: Students) -> Claim | None:
    found = _BLACKBOARD.fullmatch(path)
    if not found or "_" not in found["head"]:
        return None
    head = found["head"]
    username = students.ending(head) or head.rpartition("_")[2]
    student, _, problem = students.owner(username)
    return Claim(
        student,
        f"blackboard {head}",
        found["file_id"] or "attempt.txt",
        timestamp=found["timestamp"],
        before=head[: -len(username) - 1],
        problem=problem,
    )


def _plain(path: str, students: Students, assignment: str) -> Claim | None:
    folder, _, rest = path.partition("/")
    if students:
        return _plain_listed(path, students, assignment)
    if rest:
        rest = rest.removeprefix(f"{assignment}/")
        problem = ""
        if "/" in rest and rest.lower().endswith(".ipynb"):
            inner = rest.partition("/")[0]
            problem = f"{shown(folder)} or {shown(inner)} may be the student"
        return Claim("" if problem else safe_id(folder), f"plain {folder}", rest, problem=problem)
    student, mark, rest = folder.partition("_")
    if not mark or not student or not rest or student.casefold() == assignment.casefold():
        return None
    return Claim(safe_id(student), f"plain {student}", rest)


def _plain_listed(path: str, students: Students, assignment: str) -> Claim | None:
    parts = path.split("/")
    for place, part in enumerate(parts[:-1]):
        if students.knows(part):
            rest = "/".join(parts[place + 1 :]).removeprefix(f"{assignment}/")
            student, sure, problem = students.owner(part)
            return Claim(student, f"plain {part}", rest, sure, problem=problem)
    name = parts[-1]
    start = students.beginning(name)
    if not start:
        start = name.partition("_")[0]
        if start == name or not students.knows(start):
            return None
    student, sure, problem = students.owner(start)
    rest = name[len(start) :]
    rest = rest.removeprefix("_") if rest.startswith("_") else assignment + rest
    return Claim(student, f"plain {start}", rest, sure, problem=problem)


def _pattern(path: str, full: str, pattern: re.Pattern[str], students: Students) -> Claim | None:
    # Patterns written for nbgrader end with .ipynb; data that is handed in beside is named alike.
    stem, dot, suffix = full.rpartition(".")
    found = pattern.match(full) or (pattern.match(f"{stem}.ipynb") if dot else None)
    if not found:
        return None
    groups = {key: text for key, text in found.groupdict().items() if text}
    raw = groups.get("student_id") or groups.get("email", "")
    name = " ".join(groups[key] for key in ("first_name", "last_name") if key in groups)
    number = groups.get("lms_id", "")
    if not students:
        raw = raw or number or name
    if not (raw or number or name):
        return None
    student, sure, problem = students.owner(raw, number, name)
    file = groups.get("file_id", "") or path.rpartition("/")[2]
    if dot and "/" not in suffix and not file.lower().endswith(f".{suffix.lower()}"):
        file = f"{file.removesuffix('.ipynb')}.{suffix}"
    identity = "pattern " + " ".join(text for text in (raw, number, name) if text)
    return Claim(student, identity, file, sure, groups.get("timestamp", ""), problem=problem)


def layouts(
    students: Students, assignment: str, patterns: Sequence[str], config: str, below: str
) -> list[Layout]:
    """The layouts to try, the most particular first; with patterns of the caller's only those.

    Parameters
    ----------
    config : nbgrader's own pattern, or ""
    below : the path that nbgrader's pattern sees before the path in the archive

    Raises
    ------
    CannotRead
        If a pattern is no regular expression, or has no group for the student.
    """
    if patterns:
        compiled = [_compiled(text, "--pattern") for text in patterns]

        def by_patterns(path: str) -> Claim | None:
            claims = (_pattern(path, path, pattern, students) for pattern in compiled)
            return next((claim for claim in claims if claim), None)

        return [Layout("pattern", by_patterns)]
    made: list[Layout] = []
    if config:
        own = _compiled(config, "named_regexp in nbgrader_config.py")
        made.append(Layout("nbgrader", lambda path: _pattern(path, below + path, own, students)))
    made.append(Layout("moodle", lambda path: _moodle(path, students)))
    made.append(Layout("canvas", lambda path: _canvas(path, students)))
    made.append(Layout("blackboard", lambda path: _blackboard(path, students)))
    made.append(Layout("plain", lambda path: _plain(path, students, assignment)))
    return made


def _compiled(text: str, where: str) -> re.Pattern[str]:
    try:
        pattern = re.compile(text)
    except re.error as error:
        raise CannotRead(f"{where}: {shown(text)} is no regular expression: {error}") from None
    if not set(_GROUPS) & set(pattern.groupindex):
        raise CannotRead(f"{where}: {shown(text)} has no group (?P<student_id>…)")
    return pattern


def common_beginning(claims: Sequence[Claim]) -> str:
    """What stands before the id in more than half of the files, or ""."""
    count = Counter(claim.before for claim in claims)
    before, number = count.most_common(1)[0] if count else ("", 0)
    return before if number * 2 > len(claims) else ""


def choose(paths: Sequence[str], made: Sequence[Layout], wanted: str = "") -> Layout | None:
    """Decide what an archive is: the layout of most of its files, else the last one, plain.

    Returns
    -------
    None where two layouts fit equally well and disagree about a student.
    """
    by_name = {layout.name: layout for layout in made}
    if wanted in by_name:
        return by_name[wanted]
    counts = [sum(layout.match(path) is not None for path in paths) for layout in made[:-1]]
    most = max(counts, default=0)
    if most * 2 <= len(paths):
        return made[-1]
    best = [layout for layout, count in zip(made, counts, strict=False) if count == most]
    for path in paths:
        claims = [layout.match(path) for layout in best]
        if len({claim.student for claim in claims if claim}) > 1:
            # nbgrader's own pattern was written for this course.
            return best[0] if best[0].name == "nbgrader" else None
    return best[0]
