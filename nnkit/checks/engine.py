"""The engine: `(exercise, student, seed, variant, step) -> Result`, and nothing else comes in."""

from __future__ import annotations

import functools
import warnings
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, repeat
from typing import Any

import numpy as np

from . import explain
from .compare import Difference, as_numbers, difference
from .exercise import Case, Exercise, Finding, Mistake, Probe, Property
from .relations import relations, specific
from .result import Diagnosis, PropertyResult, Result
from .student import Outcome, Student
from .student_side import drivers
from .student_side.calling import STOPPERS
from .student_side.encoding import decode, encode

MAX_NAMED_CASES = 24
# Relations about one row or number, which a few odd inputs bring about by themselves.
PLACES = ("first", "last", "not first", "not last")
# What they say of all numbers is not so where ordinary ones are right.
ABOUT_ALL = ("relation.zero", "relation.constant")
# A known mistake that explains a smaller share of what failed gives way to a relation that holds.
STRONG = 0.3


class EngineFault(Exception):
    """The check itself is wrong; never the student's fault, never a pass."""


@dataclass
class Plan:
    """The cases of one exercise for one seed, with what is expected of each."""

    exercise: Exercise
    seed: int
    variant: str
    cases: dict[str, list[Case]] = field(default_factory=dict)
    naming: list[Case] = field(default_factory=list)
    probes: list[tuple[Probe, list[tuple[Case, Case]]]] = field(default_factory=list)
    _values: dict[tuple[int, int], Any] = field(default_factory=dict)

    def expected(self, case: Case) -> Any:
        """What the oracle gives on the case.

        Raises
        ------
        EngineFault
            If the oracle cannot be run.
        """
        value = self.value(self.exercise.oracle, case)
        if isinstance(value, Raised):
            raise EngineFault(f"the oracle of {self.exercise.name} raised {value.name}")
        return value

    def value(self, function: Callable[..., Any], case: Case) -> Any:
        """What one of our own functions gives on the case: plain data, or `Raised`."""
        key = (id(function), id(case))
        if key not in self._values:
            self._values[key] = run_own(function, case)
        return self._values[key]


@dataclass(frozen=True)
class Raised:
    """The name of the exception that one of our own functions raised."""

    name: str


def run_own(function: Any, case: Case) -> Any:
    """Run an oracle or a known mistake through the same driver and encoder as a student."""
    given = decode(case.encoded)
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            value = drivers.DRIVERS[case.driver](function, given)
            # An array or a number of ours comes out of the encoder as it went in.
            plain = type(value) in (float, np.float64) or type(value) is np.ndarray
            return value if plain and np.asarray(value).dtype == float else decode(encode(value))
    except Exception as error:
        return Raised(type(error).__name__)


@functools.lru_cache(maxsize=64)
def plan(exercise: Exercise, seed: int, variant: str) -> Plan:
    """Draw the cases of an exercise for one seed."""
    made = Plan(exercise, seed, variant)

    def rng(name: str) -> np.random.Generator:
        words = [seed, zlib.crc32(variant.encode()), zlib.crc32(exercise.name.encode())]
        return np.random.default_rng([*words, zlib.crc32(name.encode())])

    for item in exercise.properties:
        made.cases[item.id] = list(item.cases(rng(item.id)))
        if not made.cases[item.id]:
            raise EngineFault(f"{exercise.name}.{item.id} has no cases")
    made.naming = list(exercise.naming(rng("naming")))
    made.probes = [
        (probe, list(probe.pairs(rng(f"probe {probe.id}")))) for probe in exercise.probes
    ]
    return made


@dataclass
class _Failure:
    """A case on which the student's answer is not right."""

    item: Property | None
    case: Case
    outcome: Outcome
    difference: Difference | None = None
    finding: Finding | None = None

    @property
    def size(self) -> int:
        return sum(a.size for a in self.case.arrays) or 1


def judge(
    exercise: Exercise,
    student: Student,
    seed: int = 0,
    variant: str = "shown",
    step: int = 0,
    *,
    name_it: bool = True,
    to_the_end: bool = True,
) -> Result:
    """Check a student's answer to one exercise.

    Parameters
    ----------
    exercise : the exercise
    student : whoever answers
    seed : decides the random inputs
    variant : "shown" or "graded"; the same properties, other random inputs
    step : how often the same mistake was made before, in changed code
    name_it : False where the points alone are wanted, which is faster
    to_the_end : False where it is enough to know whether all is right; the first case that is
        not ends it, and nothing is earned

    Returns
    -------
    Result

    Raises
    ------
    EngineFault
        If the check itself cannot decide.
    """
    drawn = plan(exercise, seed, variant)
    failures: list[_Failure] = []
    passed: list[Case] = []
    broken: dict[str, str] = {}
    printed, right_error, wrong_error = "", 0.0, 0.0
    heard: list[list[str]] = []
    stop: Outcome | None = None
    asked = [(item, case) for item in exercise.properties for case in drawn.cases[item.id]]
    for (item, case), outcome in zip(
        asked, _outcomes(exercise, student, [case for _, case in asked]), strict=True
    ):
        printed = printed or outcome.printed
        heard = heard or outcome.warnings
        if (key := (id(item), id(case))) not in outcome.known:
            outcome.known[key] = _look(drawn, item, case, outcome)
        failure, error = outcome.known[key]
        if failure is None:
            right_error = max(right_error, error)
            if item.judge in ("values", "raises"):
                passed.append(case)
            continue
        failures.append(failure)
        found = failure.difference
        wrong_error = max(wrong_error, found.error if found else np.inf)
        broken.setdefault(item.id, _short(failure))
        if not to_the_end or outcome.error and outcome.error["kind"] in STOPPERS:
            stop = outcome
            break
    rows = _rows(exercise, broken, reached=stop is None)
    result = functools.partial(
        Result,
        exercise=exercise.name,
        max_points=exercise.points,
        properties=rows,
        seed=seed,
        variant=variant,
        step=step,
        printed=printed[:2000],
        warnings=[f"{kind}: {text}" for kind, text in heard],
        right_error=right_error,
        wrong_error=wrong_error,
    )
    if not failures:
        return result(
            points=exercise.points,
            diagnosis=Diagnosis("right", exercise.done),
            example=None,
        )
    shown: _Failure | None
    diagnosis, shown = (
        _diagnose(drawn, student, failures, passed) if name_it else (Diagnosis("", ""), None)
    )
    if shown and shown.outcome.error and not diagnosis.line:
        trouble = shown.outcome.error
        diagnosis = replace(diagnosis, file=trouble.get("file", ""), line=trouble.get("line") or 0)
    if exercise.driver == "by_hand":
        says = diagnosis.says.replace("Your function gives back", "Your answer is")
        diagnosis = replace(diagnosis, says=says)
    hints = diagnosis.hints or exercise.hints
    points = 0.0 if exercise.properties[0].id in broken or stop else sum(r.points for r in rows)
    return result(
        points=points,
        diagnosis=diagnosis,
        example=explain.example(exercise, drawn, shown.case, shown.outcome) if shown else None,
        hints=hints,
    )


def _outcomes(exercise: Exercise, student: Student, cases: Iterable[Case]) -> Iterator[Outcome]:
    asked = [(case.driver, case.encoded) for case in cases]
    return student.calls(exercise.name, asked, exercise.limit)


def _rows(exercise: Exercise, broken: Mapping[str, str], reached: bool) -> list[PropertyResult]:
    rows = []
    basic = exercise.properties[0].id
    for item in exercise.properties:
        lacking = [n for n in (basic, *item.needs) if n in broken and n != item.id]
        state = "not yet" if item.id in broken else "waits" if lacking or not reached else "right"
        rows.append(
            PropertyResult(
                id=item.id,
                title=item.title,
                about=broken.get(item.id) or item.about,
                max_points=item.points,
                points=item.points if state == "right" else 0.0,
                state=state,
            )
        )
    return rows


def _look(
    drawn: Plan, item: Property, case: Case, outcome: Outcome
) -> tuple[_Failure | None, float]:
    """Judge one outcome; give what fails, or None, and the error in tolerances."""
    if callable(item.judge):
        if outcome.error is not None:
            return _Failure(item, case, outcome), 0.0
        finding = item.judge(case, outcome)
        return (_Failure(item, case, outcome, finding=finding), 0.0) if finding else (None, 0.0)
    if item.judge == "raises":
        finding = explain.no_error(case, outcome)
        return (_Failure(item, case, outcome, finding=finding), 0.0) if finding else (None, 0.0)
    if outcome.error is not None:
        return _Failure(item, case, outcome), 0.0
    if item.judge == "unchanged":
        if outcome.arguments_after == outcome.arguments_before:
            return None, 0.0
        finding = explain.changed(drawn.exercise, outcome)
        return _Failure(item, case, outcome, finding=finding), 0.0
    if item.judge == "quiet":
        finding = explain.noisy(outcome)
        return (_Failure(item, case, outcome, finding=finding), 0.0) if finding else (None, 0.0)
    if item.judge != "values":
        raise EngineFault(f"{drawn.exercise.name}.{item.id}: no judge called {item.judge!r}")
    found, error = difference(drawn.expected(case), outcome.value, case.atol, case.rtol)
    if found is None:
        return None, error
    return _Failure(item, case, outcome, difference=found), 0.0


def _short(failure: _Failure) -> str:
    if failure.finding:
        return failure.finding.says
    if failure.outcome.error:
        return explain.error(failure.outcome.error).says
    assert failure.difference is not None
    return failure.difference.says


def _diagnose(
    drawn: Plan, student: Student, failures: list[_Failure], passed: list[Case]
) -> tuple[Diagnosis, _Failure | None]:
    exercise = drawn.exercise
    first = failures[0]
    error = first.outcome.error
    if error and error["kind"] != "exception":
        said = explain.error(error)
        if error["kind"] == "time" and first.item and first.item.endless:
            note = f"No answer after {error['seconds']:g} s."
            said = replace(said, id=f"{exercise.name}.endless", says=first.item.endless, note=note)
        return said, None
    if first.difference and (
        _boxed(drawn, failures)
        or first.difference.kind in ("none", "type", "bool", "keys", "count")
    ):
        kind = first.difference.kind
        return (
            Diagnosis(f"property.{kind}", first.difference.says, first.difference.note),
            first,
        )

    changed = _changes_its_mind(drawn, student, passed, [f for f in failures if f.difference])
    if changed is not None:
        return changed
    judged = [f for f in failures if f.finding is None or f.item and f.item.judge == "raises"]
    extra = []
    for case, outcome in zip(drawn.naming, _outcomes(exercise, student, drawn.naming), strict=True):
        if outcome.error and outcome.error["kind"] in STOPPERS:
            break
        found, _ = (
            (None, 0.0)
            if outcome.error
            else difference(drawn.expected(case), outcome.value, case.atol, case.rtol)
        )
        if outcome.error or found is not None:
            extra.append(_Failure(None, case, outcome, difference=found))
    named, share = _known_mistake(drawn, judged, extra, passed)
    if named is not None and share >= STRONG:
        return named
    values = [f for f in [*judged, *extra] if f.outcome.error is None and f.difference]
    later = first.item if first.item is not exercise.properties[0] else None
    related = _relation(drawn, values, len(judged) + len(extra), later is not None)
    if related is not None and later and later.fails and related[0].id in ABOUT_ALL:
        related = None
    related = related or named
    if related is not None:
        said, shown = related
        if later:
            said = replace(said, note=said.note or later.fails)
        return said, shown
    if not judged:
        assert first.finding is not None
        return Diagnosis(first.finding.id, first.finding.says, first.finding.note), first
    if first.item is exercise.properties[0]:
        return _basic(drawn, student, failures, values, passed)
    return _later(drawn, failures, passed)


def _boxed(drawn: Plan, failures: list[_Failure]) -> bool:
    """Whether one number is asked, but what is given always stands alone in an array or a list."""
    single = [f for f in failures if f.case.driver == "call" and f.difference]
    return bool(single) and all(
        f.difference is not None
        and f.difference.kind == "shape"
        and not isinstance(drawn.expected(f.case), list | tuple | dict)
        and np.ndim(drawn.expected(f.case)) == 0
        and (numbers := as_numbers(f.outcome.value)) is not None
        and numbers.size == 1
        for f in single
    )


def _changes_its_mind(
    drawn: Plan, student: Student, passed: list[Case], values: list[_Failure]
) -> tuple[Diagnosis, _Failure | None] | None:
    """Ask once more what was right before: an earlier call may show by now."""
    says = "The same call gives another answer later: something of an earlier call is kept."
    note = "Look for a name outside the function, a default like `[]`, or random numbers."
    said = Diagnosis("relation.remembers", says, note, tags=("state is kept",))
    again = [case for case in passed if not case.raises][:3]
    for case, outcome in zip(again, _outcomes(drawn.exercise, student, again), strict=True):
        if outcome.error is None:
            found, _ = difference(drawn.expected(case), outcome.value, case.atol, case.rtol)
            if found is not None:
                return said, _Failure(None, case, outcome, difference=found)
    again = [failure.case for failure in values[:3]]
    outcomes = _outcomes(drawn.exercise, student, again)
    for failure, outcome in zip(values[:3], outcomes, strict=True):
        if outcome.error is None and encode(outcome.value) != encode(failure.outcome.value):
            return said, failure
    return None


def _basic(
    drawn: Plan,
    student: Student,
    failures: list[_Failure],
    values: list[_Failure],
    passed: list[Case],
) -> tuple[Diagnosis, _Failure | None]:
    """Ordinary values are wrong, and nothing known fits."""
    exercise, first = drawn.exercise, failures[0]
    if first.outcome.error:
        return explain.error(first.outcome.error), first
    if first.finding:
        return Diagnosis(first.finding.id, first.finding.says, first.finding.note), first
    assert first.difference is not None
    if first.difference.kind == "shape":
        return Diagnosis("property.shape", first.difference.says, first.difference.note), first
    basic = [f for f in failures if f.item is exercise.properties[0]]
    feature = explain.feature(
        basic, [c for c in passed if c in drawn.cases[exercise.properties[0].id]]
    )
    if feature is not None:
        return feature, min(basic, key=lambda f: f.size)
    smallest = min((f for f in values if f.item is not None), key=lambda f: f.size, default=first)
    given = [encode(f.outcome.value) for f in values if f.case.driver != "calls"]
    if len(given) > 2 and all(value == given[0] for value in given):
        says = "Your function gives the same answer whatever it is given."
        return Diagnosis("relation.always-same", says), smallest
    if first.difference.kind == "nan":
        return Diagnosis("property.nan", first.difference.says), first
    for invariant in exercise.invariants:
        for failure in sorted(values, key=lambda f: f.size):
            if failure.item is None or as_numbers(failure.outcome.value) is None:
                continue
            says = invariant.broken(
                failure.case, drawn.expected(failure.case), failure.outcome.value
            )
            if says:
                return Diagnosis(f"property.{invariant.id}", says), failure
    broken = _broken_fact(drawn, student)
    return broken or (Diagnosis("", "Your numbers differ from the expected ones."), smallest)


def _broken_fact(drawn: Plan, student: Student) -> tuple[Diagnosis, _Failure] | None:
    """The first probe whose fact the student's answers break, with the second of its inputs."""
    exercise = drawn.exercise
    for probe, pairs in drawn.probes:
        for one, other in pairs:
            first, second = _outcomes(exercise, student, (one, other))
            numbers = as_numbers(first.value)
            if first.error or second.error or numbers is None:
                continue
            must = probe.follows(numbers, other)
            found, _ = difference(must, second.value, other.atol, other.rtol)
            if found is not None:
                return Diagnosis(f"property.{probe.id}", probe.says), _Failure(None, other, second)
    return None


def _later(
    drawn: Plan, failures: list[_Failure], passed: list[Case]
) -> tuple[Diagnosis, _Failure | None]:
    """Ordinary values are right; something else of the contract is not."""
    first = failures[0]
    item = first.item
    assert item is not None
    same = [f for f in failures if f.item is item]
    smallest = min(same, key=lambda f: f.size)
    note = ""
    if smallest.outcome.error:
        error = explain.error(smallest.outcome.error)
        note = error.says if not smallest.finding else ""
        if not item.fails and not smallest.finding:
            return error, smallest
    if first.finding:
        return Diagnosis(first.finding.id, first.finding.says, first.finding.note), first
    if smallest.difference:
        if smallest.difference.kind in ("shape", "none", "type", "bool"):
            return (
                Diagnosis(
                    f"property.{smallest.difference.kind}",
                    smallest.difference.says,
                    smallest.difference.note or item.fails,
                ),
                smallest,
            )
        note = smallest.difference.says
    feature = explain.feature([f for f in failures if f.finding is None], passed)
    if feature is not None and not item.fails:
        return feature, smallest
    return Diagnosis(
        f"property.{item.id}", item.fails or f"Not right yet: {item.title.lower()}.", note
    ), smallest


def _equal(mine: Any, theirs: Outcome, case: Case) -> bool:
    """Whether a known mistake and the student did the same on a case."""
    if isinstance(mine, Raised):
        return theirs.error is not None and theirs.error.get("type") == mine.name
    if theirs.error is not None:
        return False
    if mine is None or isinstance(mine, str):
        return type(theirs.value) is type(mine)
    if _differ_at_sight(mine, theirs.value, case):
        return False
    found, _ = difference(mine, theirs.value, case.atol, case.rtol)
    if found is not None and found.kind == "bool":
        return as_numbers(mine) is not None and np.array_equal(
            np.asarray(as_numbers(mine)), np.asarray(as_numbers(theirs.value))
        )
    return found is None


def _differ_at_sight(mine: Any, theirs: Any, case: Case) -> bool:
    """Whether two values differ in length or in their first number; most do, and this is quick."""
    kind = type(mine)
    if kind in (list, tuple) and kind is type(theirs):
        return len(mine) != len(theirs) or any(map(_differ_at_sight, mine, theirs, repeat(case)))
    if kind is dict and type(theirs) is dict:
        return mine.keys() != theirs.keys() or any(
            _differ_at_sight(mine[key], theirs[key], case) for key in mine
        )
    if kind is np.ndarray and type(theirs) is np.ndarray:
        if mine.shape != theirs.shape or not mine.size:
            return bool(mine.shape != theirs.shape)
        mine, theirs = mine.item(0), theirs.item(0)
    elif kind not in (float, np.float64) or type(theirs) not in (float, np.float64):
        return False
    return abs(float(mine) - float(theirs)) > case.atol + case.rtol * abs(float(mine))


def _telling(mine: Any, case: Case) -> bool:
    """Whether agreement on this case can hardly be a coincidence."""
    if isinstance(mine, Raised):
        return False
    numbers = as_numbers(mine)
    return bool(case.raises) or (numbers is not None and specific(numbers))


def _known_mistake(
    drawn: Plan, judged: list[_Failure], extra: list[_Failure], passed: list[Case]
) -> tuple[tuple[Diagnosis, _Failure | None] | None, float]:
    """The known mistake that explains most failing cases and contradicts no passing one.

    With it, the share of the failing cases that it explains.
    """
    failures = [*judged, *extra][:MAX_NAMED_CASES]

    @functools.cache
    def explains(function: Callable[..., Any], place: int) -> bool:
        failure = failures[place]
        mine = drawn.value(function, failure.case)
        same = _equal(mine, failure.outcome, failure.case)
        return same and not _right(drawn, mine, failure.case)

    def fits(function: Callable[..., Any], hits: list[_Failure]) -> bool:
        about_errors = any(f.case.raises for f in hits)
        whole = len(hits) == len(failures)
        return all(
            _fits(drawn, drawn.value(function, case), case, whole)
            for case in passed
            if about_errors or not case.raises
        )

    functions = [
        (-rank, mistake, function)
        for rank, mistake in enumerate(drawn.exercise.mistakes)
        for function in mistake.functions
    ]
    first_two = range(min(2, len(failures)))
    # Those that explain the first failures come first; most others are then given up early.
    functions.sort(key=lambda entry: -sum(explains(entry[2], place) for place in first_two))
    best: tuple[tuple[int, int, int], Mistake, list[_Failure]] | None = None
    for rank, mistake, function in functions:
        hits: list[_Failure] = []
        telling = 0
        for place, failure in enumerate(failures):
            left = len(failures) - place
            if best and (telling + left, len(hits) + left, rank) <= best[0]:
                break
            if explains(function, place):
                hits.append(failure)
                telling += _telling(drawn.value(function, failure.case), failure.case)
        key = (telling, len(hits), rank)
        enough = telling >= 2 or telling and len(failures) < 4 or len(hits) == len(failures)
        if hits and enough and (best is None or key > best[0]) and fits(function, hits):
            best = key, mistake, hits
    if best is None:
        return None, 0.0
    _, mistake, hits = best
    shown = min(
        (f for f in hits if f.item is not None),
        key=lambda f: (f.outcome.error is not None, f.size),
        default=hits[0],
    )
    said = Diagnosis(mistake.id, mistake.says, mistake.note, mistake.hints, mistake.tags)
    return (said, shown), len(hits) / len(failures)


def _fits(drawn: Plan, mine: Any, case: Case, whole: bool) -> bool:
    """Whether a known mistake may stand behind a right answer to this case.

    One that explains the whole of what failed may give no number where the student, who has the
    same mistake, took care of a special case.
    """
    if _right(drawn, mine, case):
        return True
    numbers = None if isinstance(mine, Raised) else as_numbers(mine)
    return whole and numbers is not None and bool(np.isnan(np.asarray(numbers, float)).all())


def _right(drawn: Plan, mine: Any, case: Case) -> bool:
    """Whether what a known mistake gives on a case is right there."""
    if case.raises:
        return isinstance(mine, Raised) and mine.name == case.raises
    if isinstance(mine, Raised):
        return False
    return difference(drawn.expected(case), mine, case.atol, case.rtol)[0] is None


def _of_an_earlier_call(drawn: Plan, failure: _Failure) -> bool:
    """Whether the value given is right, but for a case before this one."""
    value = as_numbers(failure.outcome.value)
    if failure.case.driver != "call" or value is None or not specific(value):
        return False
    for case in chain(*drawn.cases.values()):
        if case is failure.case:
            return False
        if case.driver == "call" and not case.raises:
            expected = as_numbers(drawn.expected(case))
            if expected is not None and expected.shape == value.shape and specific(expected):
                if difference(expected, value, case.atol, case.rtol)[0] is None:
                    return True
    return False


def _relation(
    drawn: Plan, values: list[_Failure], failed: int, ordinary_right: bool
) -> tuple[Diagnosis, _Failure | None] | None:
    """The relation that holds on most of the values given, if on a third of what failed."""
    exercise = drawn.exercise
    held: dict[str, list[tuple[_Failure, str, str]]] = {}
    values = [f for f in values if not f.case.raises and f.case.driver != "calls"]
    for failure in values[:MAX_NAMED_CASES]:
        for relation in relations(
            failure.case,
            drawn.expected(failure.case),
            failure.outcome.value,
            exercise.oracle,
            exercise.parameters,
            exercise.siblings,
        ):
            held.setdefault(relation.key, []).append((failure, relation.id, relation.says))
        if _of_an_earlier_call(drawn, failure):
            says = "This is the answer to an earlier call: something of it is kept."
            held.setdefault("earlier", []).append((failure, "relation.remembers", says))

    def weight(key: str) -> tuple[int, int]:
        rows = held[key]
        sure = sum(
            key == "zero" or specific(numbers)
            for failure, _, _ in rows
            if (numbers := as_numbers(failure.outcome.value)) is not None
        )
        return sure, len(rows)

    for key in [k for k in held if k in PLACES and 3 * len(held[k]) < 2 * len(values)]:
        del held[key]
    # Of one odd number anything may hold by chance.
    for key in [k for k, rows in held.items() if ordinary_right and len(rows) == 1]:
        if np.size(held[key][0][0].outcome.value) == 1:
            del held[key]
    if not held:
        return None
    key = max(held, key=weight)
    sure, count = weight(key)
    if not sure and count < len(values) or count < 2 and len(values) > 2 and sure < 1:
        return None
    if 3 * count < min(failed, MAX_NAMED_CASES):
        return None
    shown, name, says = min(held[key], key=lambda row: (row[0].item is None, row[0].size))
    return Diagnosis(name, says), shown
