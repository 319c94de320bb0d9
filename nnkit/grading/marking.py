"""Run a rebuilt submission on a student's side and ask its checks."""

from __future__ import annotations

import copy
import re
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from nbformat import NotebookNode, from_dict

from ..checks import explain
from ..checks.engine import judge
from ..checks.exercise import Exercise
from ..checks.result import MIME, Diagnosis, Result, plain, unchecked
from ..checks.student import Student
from .rebuild import Rebuilt, ReleaseError, Step, clean

MAX_OUTPUT = 2_000_000
MAX_TOLD = 20


class Ran(Protocol):
    """What came of running a cell: outputs in the form of nbformat, and what stopped it or None."""

    @property
    def outputs(self) -> Sequence[Mapping[str, Any]]: ...

    @property
    def error(self) -> Mapping[str, Any] | None: ...


class RunningStudent(Student, Protocol):
    """A student's side that runs cells too."""

    def run(self, source: str, cell: str) -> Ran: ...


@dataclass(frozen=True)
class Marked:
    """The marks of one submission.

    Parameters
    ----------
    points : what each exercise earned, of the points that the release gives for it
    results : the verdict on each exercise; the diagnosis "fault" is the check's own failure
    notebook : the rebuilt notebook with outputs; a check cell shows the points and the verdict
    remarks : sentences for the instructor
    """

    points: dict[str, float]
    results: dict[str, Result]
    notebook: NotebookNode
    remarks: list[str]

    @property
    def faults(self) -> list[str]:
        """The exercises that could not be decided, which a person must look at."""
        return [name for name, result in self.results.items() if result.diagnosis.id == "fault"]


def mark(
    rebuilt: Rebuilt, exercises: Sequence[Exercise], student: RunningStudent, seed: int
) -> Marked:
    """Run the steps of a submission and mark it.

    Each exercise is asked at its step. Where that is not full marks it is asked once more after
    all cells, and the better verdict counts.

    Parameters
    ----------
    rebuilt : the submission
    exercises : the exercises of the assignment
    student : a fresh student's side, which has run nothing yet
    seed : decides the random inputs; derived from the course's secret

    Returns
    -------
    Marked

    Raises
    ------
    ReleaseError
        If the release asks for an exercise that is not among `exercises`.
    """
    known = {exercise.name: exercise for exercise in exercises}
    for step in rebuilt.steps:
        if step.exercise and step.exercise not in known:
            raise ReleaseError(
                f"the release asks for {step.exercise}, which this version of the course does not "
                "have; make the release anew"
            )
    notebook = copy.deepcopy(rebuilt.notebook)
    cells = {cell.id: cell for cell in notebook.cells}
    remarks = list(rebuilt.repairs)
    results: dict[str, Result] = {}
    troubles: list[tuple[Step, Mapping[str, Any]]] = []
    room = MAX_OUTPUT
    for count, step in enumerate(rebuilt.steps, 1):
        cell = cells[step.id]
        cell.execution_count = count
        if step.exercise:
            results[step.exercise] = _judged(known[step.exercise], student, seed, troubles)
            continue
        ran = student.run(step.source, step.id)
        if ran.error is not None:
            troubles.append((step, ran.error))
        cell.outputs, room = _outputs(ran.outputs, count, room)
    remarks += _told(troubles)
    last = max((i for i, step in enumerate(rebuilt.steps) if not step.exercise), default=-1)
    for step in (step for step in rebuilt.steps[: last + 1] if step.exercise):
        first = results[step.exercise]
        if first.passed or first.diagnosis.id == "fault":
            continue
        # Naming a mistake takes most of the time, and is worth it only where this look counts.
        again = _judged(known[step.exercise], student, seed, troubles, name_it=False)
        if again.points > first.points:
            again = _judged(known[step.exercise], student, seed, troubles)
        if again.diagnosis.id == "fault":
            remarks.append(
                f"The check of {step.exercise} failed when it was asked again after all cells; "
                f"the first verdict counts. {again.diagnosis.note}"
            )
        elif again.points > first.points:
            results[step.exercise] = again
            remarks.append(
                f"{step.exercise} earned {first.points:g} of {first.max_points:g} points at its "
                f"check and {again.points:g} after all cells had run; the better counts."
            )
    points = {}
    for step in (step for step in rebuilt.steps if step.exercise):
        cell, result = cells[step.id], results[step.exercise]
        most = float(cell.metadata.nbgrader.points)
        # The course may give other points than the bank; a share of the points stays that share.
        earned = result.points
        if most != result.max_points:
            earned = most * (result.points / result.max_points)
        points[step.exercise] = earned
        cell.outputs = [_shown(result, earned, cell.execution_count)]
        if result.diagnosis.id == "fault":
            remarks.append(
                f"Needs a human eye: {step.exercise} has no verdict, because the check itself "
                f"failed; this is no fault of the student's. {result.diagnosis.note}"
            )
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("grade") and about.get("solution"):
            remarks.append(
                f"Needs a human eye: {about['grade_id']} is a written answer of up to "
                f"{about['points']:g} points."
            )
    return Marked(points, results, notebook, remarks)


def _judged(
    exercise: Exercise,
    student: Student,
    seed: int,
    troubles: Sequence[tuple[Step, Mapping[str, Any]]],
    name_it: bool = True,
) -> Result:
    """Judge; where the answer is missing, say what stopped the cell that was to define it."""
    try:
        result = judge(exercise, student, seed, "graded", name_it=name_it)
        if result.mistake == "error.missing":
            name = re.compile(rf"\b{re.escape(exercise.name)}\b")
            for step, trouble in reversed(troubles):
                if name.search(step.source):
                    return unchecked(exercise, explain.error(dict(trouble)))
        return result
    except Exception as fault:
        where = traceback.extract_tb(fault.__traceback__)[-1]
        what = f"{type(fault).__name__} in {where.name}, line {where.lineno}: {fault}"
        says = "The check itself failed, so there is no verdict. This is our fault, not yours."
        return unchecked(exercise, Diagnosis("fault", says, f"Please report it: {_line(what)}"))


def _told(troubles: Sequence[tuple[Step, Mapping[str, Any]]]) -> list[str]:
    """Say of each cell that did not run to its end what stopped it."""
    told = []
    for step, trouble in troubles[:MAX_TOLD]:
        try:
            said = plain(explain.error(dict(trouble)).says)
        except Exception:
            # What a student's process says of itself may be anything.
            said = "It stopped for a reason that cannot be read."
        told.append(f"{step.id} did not run to its end. {_line(said)}")
    if len(troubles) > MAX_TOLD:
        told.append(f"{len(troubles) - MAX_TOLD} more cells did not run to their end.")
    return told


def _line(text: str) -> str:
    """Make one sentence of bounded length of a text that may hold anything."""
    words = "".join(c if c.isprintable() else " " for c in text[:2000]).split()
    return " ".join(words)[:300].rstrip(" .:") + "."


def _shown(result: Result, earned: float, count: int) -> NotebookNode:
    """What a check cell shows: the number that nbgrader reads, and the table for people."""
    return from_dict(
        {
            "output_type": "execute_result",
            "execution_count": count,
            "metadata": {},
            "data": {
                "text/plain": f"{earned:.10g}",
                "text/html": clean(result.as_html()),
                # What is drawn from the course's secret seed could be known beforehand with it.
                MIME: replace(result, seed=0).as_dict(),
            },
        }
    )


def _outputs(
    found: Sequence[Mapping[str, Any]], count: int, room: int
) -> tuple[list[NotebookNode], int]:
    """Give the outputs of a cell that are in nbformat's form, as far as there is room."""
    kept: list[NotebookNode] = []
    for raw in found:
        made = _output(raw, count)
        text = "This output was in no form that can be shown." if made is None else ""
        if made is not None:
            room -= len(repr(made))
            text = "Further outputs are left out: there are too many." if room < 0 else ""
        if text:
            kept.append(
                from_dict({"output_type": "stream", "name": "stdout", "text": f"[{text}]\n"})
            )
            break
        kept.append(made)
    return kept, max(room, 0)


def _output(raw: Mapping[str, Any], count: int) -> NotebookNode | None:
    match raw:
        case {"output_type": "stream", "name": "stdout" | "stderr" as name, "text": str(text)}:
            return from_dict({"output_type": "stream", "name": name, "text": clean(text)})
        case {"output_type": "display_data" | "execute_result" as kind, "data": dict(data)}:
            forms = {
                clean(form): clean(text)
                for form, text in data.items()
                if isinstance(form, str) and isinstance(text, str)
            }
            if not forms:
                return None
            made = {"output_type": kind, "data": forms, "metadata": {}}
            if kind == "execute_result":
                made["execution_count"] = count
            return from_dict(made)
        case {"output_type": "error", "ename": str(name), "evalue": str(value)}:
            lines = raw.get("traceback")
            lines = lines if isinstance(lines, list) else []
            return from_dict(
                {
                    "output_type": "error",
                    "ename": clean(name),
                    "evalue": clean(value),
                    "traceback": [clean(line) for line in lines if isinstance(line, str)],
                }
            )
    return None
