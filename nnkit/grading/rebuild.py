"""Rebuild a submission: tests, points and ids from the release, the student's cells from the file.

Whatever the file holds ends as a notebook with a sentence for each repair, or as `Unreadable`. The
student's code is looked at with patterns and never parsed: it may be hostile, and it may hold
magics and half-written lines, which Python's own parser refuses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode, from_dict

MAX_BYTES = 64 * 2**20
# Lists and objects in the file: each takes up to 24 times its length in memory.
MAX_PARTS = 2_000_000
MAX_CELLS = 10_000
# How much code is searched for definitions: of one cell, and of all together.
MAX_SEARCHED, MAX_SEARCHED_IN_ALL = 2**20, 2**22
MAX_NAMED = 50

_KINDS = ("code", "markdown", "raw")
_OTHER_FILES = {
    b"PK\x03\x04": "a zip file",
    b"%PDF": "a PDF file",
    b"<": "a web page",
    b"\x1f\x8b": "a gzip file",
}
_CHECK = re.compile(r"""check\(\s*(["'])(\w+)\1\s*\)\s*;?""")
_NAMED = re.compile(r"(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)")
_IMPORTED = re.compile(r"from[ \t]+(?!nnkit\b)[\w.]+[ \t]+import[ \t]+([\w ,\t]+)")
_TARGETS = re.compile(r"([\w ,\t]+?)(?::[^=]*)?=(?!=)")
_BLOCK = re.compile(r"(?:if|elif|else|try|except|finally|with)\b")
_BY_NAME, _BY_VALUE = 2, 1


class Unreadable(Exception):
    """A submission that is no notebook or too large; the message says which, and what to do."""


class ReleaseError(ValueError):
    """A release that cannot be marked; the message says why."""


@dataclass(frozen=True)
class Step:
    """One step of running a submission.

    Parameters
    ----------
    id : the id of the cell in the rebuilt notebook
    source : the code to run; "" where an exercise is asked
    exercise : the exercise to ask here; "" where code is run
    """

    id: str
    source: str
    exercise: str = ""


@dataclass(frozen=True)
class Rebuilt:
    """A submission as it is run, marked and shown.

    Parameters
    ----------
    notebook : the release's cells and the student's, in the order of `steps`, without outputs
    steps : what to run and where to ask
    repairs : a sentence for each thing that was not as it was handed out, for the instructor
    """

    notebook: NotebookNode
    steps: list[Step]
    repairs: list[str]


@dataclass(eq=False)
class _Slot:
    """A cell of the release; `role` is check, answer, written, code or text."""

    cell: NotebookNode
    key: str
    role: str
    exercise: str = ""

    @property
    def kind(self) -> str:
        return str(self.cell.cell_type)

    @property
    def source(self) -> str:
        return str(self.cell.source)


@dataclass(eq=False)
class _Cell:
    """A cell of the submission, in plain form; `number` counts from 1."""

    number: int
    kind: str
    source: str
    keys: list[str]
    about: dict[str, Any]
    attachments: dict[str, dict[str, str]]
    slot: _Slot | None = None
    defines: dict[str, int] = field(default_factory=dict)


@dataclass(eq=False)
class _Place:
    """A cell of the rebuilt notebook: the release's (`slot`), the student's (`cell`), or both."""

    slot: _Slot | None
    cell: _Cell | None
    runs: bool = False

    @property
    def source(self) -> str:
        if self.slot is None or self.slot.role in ("answer", "written"):
            return self.cell.source if self.cell else ""
        return self.slot.source


class _Notes:
    """The repairs: one sentence for each kind, with the cells that it is about."""

    def __init__(self) -> None:
        self._about: dict[str, list[str]] = {}

    def add(self, sentence: str, *names: object) -> None:
        """Note a sentence; `{cells}`, `{was}` and `{its}` stand for the cells of that number."""
        self._about.setdefault(sentence, []).extend(str(name) for name in names)

    def sentences(self) -> list[str]:
        return [self._filled(sentence, names) for sentence, names in self._about.items()]

    @staticmethod
    def _filled(sentence: str, names: list[str]) -> str:
        more = len(names) - MAX_NAMED
        shown = names[:MAX_NAMED] + ([f"{more} more"] if more > 0 else [])
        listed = " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))
        several = len(names) > 1
        return (
            sentence.replace("{cells}", f"{'Cells' if several else 'Cell'} {listed}")
            .replace("{names}", listed)
            .replace("{was}", "were" if several else "was")
            .replace("{its}", "their" if several else "its")
        )


def rebuild(submitted: bytes, release: NotebookNode) -> Rebuilt:
    """Rebuild a submission from the release and the student's own cells.

    The student's cells run in the order of the submission. A check is asked where its check cell
    stands, if that is below the answer; else right after the answer.

    Parameters
    ----------
    submitted : the file as it was handed in
    release : the notebook that was handed out

    Returns
    -------
    Rebuilt

    Raises
    ------
    Unreadable
        If the file is no notebook or too large.
    ReleaseError
        If the release itself cannot be marked.
    """
    slots = _slots(release)
    notes = _Notes()
    notebook = _parsed(submitted, notes)
    _compare_metadata(notebook, release, notes)
    cells = _cells(notebook, notes)
    _match(cells, slots, notes)
    places = _in_order(cells, slots, notes)
    _put_back(places, slots, notes)
    _rest_starters(places, notes)
    _place_checks(places, slots, notes)
    made, steps = _made(places, release)
    return Rebuilt(made, steps, notes.sentences())


# The release


def _slots(release: NotebookNode) -> list[_Slot]:
    slots = []
    for number, cell in enumerate(release.cells, 1):
        about = cell.metadata.get("nbgrader", {})
        key = about.get("grade_id") or cell.get("id")
        if not key:
            raise ReleaseError(f"cell {number} of the release has no id; make the release anew")
        slot = _Slot(cell, key, "text")
        if about.get("grade") and not about.get("solution"):
            found = _CHECK.fullmatch(cell.source.strip())
            if not found:
                raise ReleaseError(
                    f'the cell {key} of the release is graded and is not one check("name"); '
                    "take its points away, or make the release anew"
                )
            slot.role, slot.exercise = "check", found.group(2)
        elif about.get("grade"):
            slot.role = "written"
        elif cell.cell_type == "code" and key.startswith("answer-"):
            slot.role, slot.exercise = "answer", key.removeprefix("answer-")
        elif cell.cell_type == "code":
            slot.role = "code"
        slots.append(slot)
    keys = [slot.key for slot in slots]
    if len(set(keys)) != len(keys):
        raise ReleaseError("two cells of the release have one id; make the release anew")
    checks = [slot.exercise for slot in slots if slot.role == "check"]
    answers = [slot.exercise for slot in slots if slot.role == "answer"]
    if sorted(checks) != sorted(answers) or len(set(checks)) != len(checks):
        raise ReleaseError(
            "the release does not have one answer cell for each check; make the release anew"
        )
    return slots


# The file


def _parsed(submitted: bytes, notes: _Notes) -> dict[str, Any]:
    if len(submitted) > MAX_BYTES:
        raise Unreadable(
            f"The file has more than {MAX_BYTES // 2**20} MB, which is too large to be read; "
            "ask for the notebook without its outputs."
        )
    if not submitted.strip():
        raise Unreadable("The file is empty; ask for it again.")
    for start, what in _OTHER_FILES.items():
        if submitted.startswith(start):
            raise Unreadable(f"The file is {what} and no notebook; ask for the notebook.")
    if submitted.count(b"{") + submitted.count(b"[") > MAX_PARTS:
        raise Unreadable(
            "The file has too many parts to be read; ask for the notebook without its outputs."
        )
    encoding = json.detect_encoding(submitted)
    try:
        text = submitted.decode(encoding)
    except UnicodeDecodeError:
        text = submitted.decode(encoding, "replace")
        notes.add("The file has bytes that are no text; each was replaced by the sign \ufffd.")

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(found)
        if len(made) != len(found):
            notes.add(
                "The file gives one key twice in one place; the last one counts, as it does in "
                "every notebook editor."
            )
        return made

    try:
        notebook = json.loads(text, object_pairs_hook=pairs, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise Unreadable(
            f"The file is no notebook: {error.msg} (line {error.lineno}). It may have been cut off "
            "or edited by hand; ask for it again."
        ) from None
    except RecursionError:
        raise Unreadable("The file is nested too deeply to be a notebook.") from None
    except MemoryError:
        raise Unreadable("The file is too large to be read on this machine.") from None
    if not isinstance(notebook, dict):
        raise Unreadable("The file is no notebook: it has no cells; ask for the notebook.")
    return notebook


def _whole(digits: str) -> int | float:
    # Python refuses to read thousands of digits as a whole number.
    return int(digits) if len(digits) < 300 else float(digits)


def _compare_metadata(notebook: dict[str, Any], release: NotebookNode, notes: _Notes) -> None:
    if notebook.get("nbformat") not in (None, 1, 2, 3, 4):
        notes.add("The notebook names a format that does not exist; it was read as format 4.")
    metadata = _dict(notebook.get("metadata"))
    languages = [
        _dict(metadata.get("kernelspec")).get("language"),
        _dict(metadata.get("language_info")).get("name"),
    ]
    if any(isinstance(name, str) and "python" not in name.lower() for name in languages if name):
        notes.add("The notebook says that it is in another language; it is run as Python.")
    theirs, ours = _dict(metadata.get("nnkit")), release.metadata.get("nnkit", {})
    if theirs.get("assignment", ours.get("assignment")) != ours.get("assignment"):
        notes.add("The notebook says that it belongs to another assignment.")
    elif theirs.get("release", ours.get("release")) != ours.get("release"):
        notes.add("The notebook comes from another release than the one that it is marked by.")


def _cells(notebook: dict[str, Any], notes: _Notes) -> list[_Cell]:
    found: list[Any] = []
    sheets, own = notebook.get("worksheets"), notebook.get("cells")
    if not isinstance(sheets, list) and not isinstance(own, list):
        raise Unreadable("The file is no notebook: it has no cells; ask for the notebook.")
    for sheet in sheets if isinstance(sheets, list) else []:
        of_sheet = _dict(sheet).get("cells")
        found += of_sheet if isinstance(of_sheet, list) else []
    found += own if isinstance(own, list) else []
    if len(found) > MAX_CELLS:
        raise Unreadable(f"The notebook has more than {MAX_CELLS} cells, which are not read.")
    cells = []
    searched = 0
    for number, raw in enumerate(found, 1):
        if not isinstance(raw, dict):
            notes.add("{cells} {was} no cell at all and {was} left out.", number)
            continue
        cell = _cell(number, raw, notes)
        cells.append(cell)
        if len(cell.source) > MAX_SEARCHED or searched + len(cell.source) > MAX_SEARCHED_IN_ALL:
            notes.add("{cells} {was} too long to be searched for answers.", number)
        else:
            searched += len(cell.source)
            cell.defines = defined(cell.source)
    return cells


def _cell(number: int, raw: dict[str, Any], notes: _Notes) -> _Cell:
    metadata = _dict(raw.get("metadata"))
    about = _dict(metadata.get("nbgrader"))
    keys = [about.get("grade_id"), raw.get("id"), metadata.get("id")]
    kind = raw.get("cell_type")
    source = _text(number, raw, notes)
    if kind == "heading":
        level = raw.get("level")
        hashes = "#" * (level if isinstance(level, int) and 1 <= level <= 6 else 1)
        kind, source = "markdown", f"{hashes} {source}"
    elif kind == "html":
        kind = "markdown"
    elif kind not in _KINDS:
        is_code = any(name in raw for name in ("outputs", "execution_count", "input"))
        kind = "code" if is_code else "raw"
        notes.add(f"{{cells}} {{was}} of no known type and {{was}} read as {kind}.", number)
    attachments = _attachments(raw.get("attachments")) if kind != "code" else {}
    return _Cell(
        number, str(kind), source, [k for k in keys if isinstance(k, str)], about, attachments
    )


def _text(number: int, raw: dict[str, Any], notes: _Notes) -> str:
    found = next((raw[name] for name in ("source", "input", "code") if name in raw), None)
    if isinstance(found, list):
        lines = [line for line in found if isinstance(line, str)]
        if len(lines) != len(found):
            notes.add("{cells} had lines that are no text; they were left out.", number)
        joint = ""
        if len(lines) > 1 and not any("\n" in line for line in lines[:-1]):
            joint = "\n"
            notes.add("{cells} came without line ends; each part was read as a line.", number)
        text = joint.join(lines)
    elif isinstance(found, str) or found is None:
        text = found or ""
    else:
        notes.add("{cells} had a source that is no text and {was} read as empty.", number)
        text = ""
    plain = clean(text)
    if plain.count("\ufffd") != text.count("\ufffd"):
        notes.add("{cells} had signs that are no text; each was replaced by \ufffd.", number)
    return plain


def clean(text: str) -> str:
    """Give a text one kind of line end and nothing that UTF-8 or Python's parser refuses."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    text = text.replace("\0", "\ufffd")
    # Two halves of one sign are put together; half a sign is no text.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _attachments(found: Any) -> dict[str, dict[str, str]]:
    """Give the pictures that a Markdown cell carries along."""
    kept: dict[str, dict[str, str]] = {}
    for name, forms in _dict(found).items():
        pictures = {}
        for form, data in _dict(forms).items():
            if isinstance(data, list) and all(isinstance(part, str) for part in data):
                data = "".join(data)
            if re.fullmatch(r"image/[\w.+-]{1,40}", form) and isinstance(data, str):
                pictures[form] = clean(data)
        if pictures:
            kept[clean(name)] = pictures
    return kept


def _dict(found: Any) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


# The code


def defined(source: str) -> dict[str, int]:
    """Tell which names a cell defines at the top level, as far as a look at its lines can.

    Returns
    -------
    For each name how it is defined: 2 by `def` or `class`, 1 by a value or an import.

    Examples
    --------
    >>> defined("def step(z):\\n    y = 1\\nrelu = lambda z: z")
    {'step': 2, 'relu': 1}
    """
    found: dict[str, int] = {}
    in_block = False
    for line in source.split("\n"):
        line = line[:400]
        if line[:1] in (" ", "\t"):
            if not in_block:
                continue
            line = line.lstrip()
        elif line:
            in_block = _BLOCK.match(line) is not None
        if named := _NAMED.match(line):
            found[named.group(1)] = _BY_NAME
        elif imported := _IMPORTED.match(line):
            for part in imported.group(1).split(","):
                if words := part.split():
                    found.setdefault(words[-1], _BY_VALUE)
        else:
            at = 0
            while targets := _TARGETS.match(line, at):
                for name in re.findall(r"\w+", targets.group(1)):
                    found.setdefault(name, _BY_VALUE)
                at = targets.end()
    return found


def _same(one: str, other: str) -> bool:
    """Whether two cells say the same, up to blanks at the ends of lines and of the whole."""
    return one == other or _trimmed(one) == _trimmed(other)


def _trimmed(source: str) -> str:
    return "\n".join(line.rstrip() for line in source.strip().split("\n"))


# Which cell is which


def _match(cells: Sequence[_Cell], slots: Sequence[_Slot], notes: _Notes) -> None:
    """Find the release's cell that each cell of the submission was."""
    by_key = {slot.key: slot for slot in slots}
    by_text = {(s.kind, _trimmed(s.source)): s for s in slots if s.role != "written"}
    checks = {slot.exercise: slot for slot in slots if slot.role == "check"}
    for cell in cells:
        cell.slot = next((by_key[key] for key in cell.keys if key in by_key), None)
        if cell.slot is not None:
            ours = cell.slot.cell.metadata.get("nbgrader", {})
            watched = ("grade_id", "grade", "points", "locked", "solution", "task")
            if any(cell.about[n] != ours.get(n) for n in watched if n in cell.about):
                notes.add(
                    "{cells} had other ids, points or locks; the release's count.", cell.number
                )
            continue
        if len(cell.source) > MAX_SEARCHED:
            continue
        cell.slot = by_text.get((cell.kind, _trimmed(cell.source)))
        short = cell.source.strip()
        if cell.slot is None and cell.kind == "code" and len(short) < 300:
            asked = _CHECK.fullmatch(short)
            cell.slot = checks.get(asked.group(2)) if asked else None
        if cell.slot is not None:
            notes.add("{cells} had lost {its} id and {was} known by {its} text.", cell.number)
    _match_answers(cells, slots, notes)
    _match_written(cells, slots, notes)


def _match_answers(cells: Sequence[_Cell], slots: Sequence[_Slot], notes: _Notes) -> None:
    """Take cells without a known id as the answers that they define, and nothing else."""
    taken = {cell.slot.key for cell in cells if cell.slot}
    loose = [cell for cell in cells if cell.slot is None and cell.kind == "code"]
    open_slots = {s.exercise: s for s in slots if s.role == "answer" and s.key not in taken}
    progress = True
    while progress:
        progress = False
        for name, slot in list(open_slots.items()):
            found = [c for c in loose if c.defines.keys() & open_slots.keys() == {name}]
            if found:
                best = max(found, key=lambda c: (c.defines[name], c.number))
                best.slot = slot
                loose.remove(best)
                del open_slots[name]
                progress = True
                notes.add(
                    "{cells} had lost {its} id and {was} taken as the answer that stands there.",
                    f"{best.number} ({name})",
                )


def _match_written(cells: Sequence[_Cell], slots: Sequence[_Slot], notes: _Notes) -> None:
    """Take the first text below a question as its answer, where no cell has the answer's id."""
    taken = {cell.slot.key for cell in cells if cell.slot}
    for before, slot in zip(slots, slots[1:], strict=False):
        if slot.role != "written" or slot.key in taken:
            continue
        below = False
        for cell in cells:
            if cell.slot is before:
                below = True
            elif cell.slot is not None:
                below = False
            elif below and cell.kind != "code" and cell.source.strip():
                cell.slot = slot
                notes.add(
                    f"{{cells}} had lost {{its}} id and {{was}} taken as {slot.key}, because it "
                    "stands below the question.",
                    cell.number,
                )
                break


# The order


def _in_order(cells: Sequence[_Cell], slots: Sequence[_Slot], notes: _Notes) -> list[_Place]:
    """Give the cells of the submission in their order, each as the release's or the student's."""
    chosen = {
        slot.key: _chosen(slot, [cell for cell in cells if cell.slot is slot]) for slot in slots
    }
    places: list[_Place] = []
    for cell in cells:
        slot = cell.slot
        if slot is None:
            places.append(_own(cell))
            continue
        changed = not _same(cell.source, slot.source)
        if slot.role == "check":
            if changed and cell.source.strip() and not _asks(cell, slot):
                places.append(_own(cell))
                notes.add(
                    "{cells} {was} a check that had been edited; the text ran before the check "
                    "as the student's own.",
                    f"{cell.number} ({slot.exercise})",
                )
            elif not cell.source.strip():
                notes.add("Checks that had been emptied, asked all the same: {names}.", slot.key)
            places.append(_Place(slot, cell))
        elif chosen[slot.key] is not cell:
            if changed and cell.source.strip():
                places.append(_own(cell))
                notes.add(
                    "{cells} had the id of another cell too and {was} kept as the student's own.",
                    f"{cell.number} ({slot.key})",
                )
            else:
                notes.add(
                    "{cells} {was} a copy of a cell of the release and {was} left out.",
                    f"{cell.number} ({slot.key})",
                )
        else:
            places.append(_Place(slot, cell, slot.kind == "code"))
            if cell.kind != slot.kind:
                notes.add(
                    f"{{cells}} had been turned into {cell.kind}; the type of the release counts.",
                    f"{cell.number} ({slot.key})",
                )
            if slot.role in ("code", "text") and changed:
                if cell.source.strip():
                    places.append(_own(cell))
                notes.add(
                    "{cells} {was} not to be edited; the release's text came back, and the edited "
                    "one stands below it as the student's own.",
                    f"{cell.number} ({slot.key})",
                )
            elif slot.role == "written" and not (changed and cell.source.strip()):
                notes.add("Not answered: {names}.", slot.key)
            elif slot.role == "answer" and not cell.source.strip():
                notes.add("{cells} {was} to be an answer and {was} empty.", _label(cell, slot))
    return places


def _label(cell: _Cell, slot: _Slot) -> str:
    return f"{cell.number} ({slot.exercise or slot.key})"


def _own(cell: _Cell) -> _Place:
    return _Place(None, cell, cell.kind == "code")


def _asks(cell: _Cell, slot: _Slot) -> bool:
    short = cell.source.strip()
    asked = _CHECK.fullmatch(short) if len(short) < 300 else None
    return asked is not None and asked.group(2) == slot.exercise


def _chosen(slot: _Slot, found: Sequence[_Cell]) -> _Cell | None:
    """Choose among the cells that have the id of one cell of the release."""
    if not found:
        return None
    if slot.role in ("code", "text"):
        return max(found, key=lambda c: (_same(c.source, slot.source), -c.number))

    def worth(cell: _Cell) -> tuple[bool, int, int]:
        changed = bool(cell.source.strip()) and not _same(cell.source, slot.source)
        return changed, cell.defines.get(slot.exercise, 0), cell.number if changed else -cell.number

    return max(found, key=worth)


def _put_back(places: list[_Place], slots: Sequence[_Slot], notes: _Notes) -> None:
    """Put the release's missing cells, but for the checks, after the cells that they followed."""
    there = {place.slot.key for place in places if place.slot}
    last: _Place | None = None
    for slot in slots:
        if slot.key not in there and slot.role != "check":
            place = _Place(slot, None, slot.role == "code")
            at = places.index(last) + 1 if last else 0
            # The student's version of a cell stays directly below the release's.
            if last and at < len(places) and places[at].cell is last.cell is not None:
                at += 1
            places.insert(at, place)
            last = place
            if slot.role in ("answer", "written"):
                notes.add("Answers whose cell is not there, put back empty: {names}.", slot.key)
            else:
                notes.add("Cells of the release that were not there, put back: {names}.", slot.key)
        elif slot.key in there:
            last = next(place for place in places if place.slot is slot)


def _definers(places: Sequence[_Place], name: str) -> Iterator[tuple[int, _Place]]:
    """Give the student's cells that run and define a name, each with how it defines it."""
    for place in places:
        if place.runs and place.cell and (place.slot is None or place.slot.role == "answer"):
            if name in place.cell.defines:
                yield place.cell.defines[name], place


def _rest_starters(places: Sequence[_Place], notes: _Notes) -> None:
    """Let an answer cell that is as it was handed out not undo an answer that stands elsewhere."""
    asked = [place for place in places if place.slot and place.slot.role == "answer"]
    starters = [p for p in asked if p.slot and p.cell and _same(p.cell.source, p.slot.source)]
    for place in starters:
        place.runs = False
    for place in asked:
        assert place.slot is not None
        name = place.slot.exercise
        elsewhere = [p for _, p in _definers(places, name)]
        if place in starters:
            place.runs = not elsewhere
        if elsewhere and place not in elsewhere and (cell := elsewhere[-1].cell):
            notes.add(f"Defined in cell {cell.number} and not in its own cell: {{names}}.", name)
            if place in starters:
                notes.add(
                    "Answer cells as they were handed out, not run because another cell has the "
                    "answer: {names}.",
                    place.slot.key,
                )


def _place_checks(places: list[_Place], slots: Sequence[_Slot], notes: _Notes) -> None:
    """Leave one check of each exercise, below its answer."""
    put: set[_Place] = set()
    for slot in [slot for slot in slots if slot.role == "check"]:
        answer = next(
            p
            for p in places
            if p.slot and p.slot.role == "answer" and p.slot.exercise == slot.exercise
        )
        definers = list(_definers(places, slot.exercise))
        surest = max((how for how, _ in definers), default=0)
        home = answer
        if definers and answer not in [place for _, place in definers]:
            home = [place for how, place in definers if how == surest][-1]
        there = [place for place in places if place.slot is slot]
        below = places.index(home)
        good = next((place for place in there if places.index(place) > below), None)
        for place in there:
            if place is not good:
                places.remove(place)
        if good is not None:
            put.add(good)
            if len(there) > 1:
                notes.add("Checks that stood there more than once, asked once: {names}.", slot.key)
            continue
        if there:
            sure = [place for how, place in definers if how == surest]
            home = max([home, *sure], key=places.index)
        at = places.index(home) + 1
        # Checks that follow one cell keep the order of the release.
        while at < len(places) and places[at] in put and places[at].cell is None:
            at += 1
        made = _Place(slot, None)
        put.add(made)
        places.insert(at, made)
        if there:
            notes.add("Checks that stood above their answers, asked below: {names}.", slot.key)
        else:
            notes.add("Checks that were not there, asked below their answers: {names}.", slot.key)


# The notebook


def _made(places: Sequence[_Place], release: NotebookNode) -> tuple[NotebookNode, list[Step]]:
    used = {cell.get("id") for cell in release.cells}
    cells: list[dict[str, Any]] = []
    steps: list[Step] = []
    for place in places:
        slot, cell = place.slot, place.cell
        if slot is not None:
            made = {
                "id": slot.cell.get("id") or slot.key,
                "cell_type": slot.kind,
                "metadata": slot.cell.metadata,
            }
            if slot.role not in ("answer", "written") and "attachments" in slot.cell:
                made["attachments"] = slot.cell.attachments
        else:
            assert cell is not None
            name = f"own-{cell.number}"
            while name in used:
                name += "-own"
            made = {"id": name, "cell_type": cell.kind, "metadata": {}}
        made["source"] = place.source
        if made["cell_type"] == "code":
            made.update(execution_count=None, outputs=[])
        elif cell and cell.attachments and (slot is None or slot.role == "written"):
            made["attachments"] = cell.attachments
        cells.append(made)
        if slot and slot.role == "check":
            steps.append(Step(made["id"], "", slot.exercise))
        elif place.runs and place.source.strip():
            steps.append(Step(made["id"], place.source))
    notebook = {
        "cells": cells,
        "metadata": release.metadata,
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    # This copies all that it is given, so nothing is shared with the release.
    return from_dict(notebook), steps
