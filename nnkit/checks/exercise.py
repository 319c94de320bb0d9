"""What an exercise is made of: cases, properties with points, known mistakes, invariants."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .student import Outcome
from .student_side.encoding import encode

Cases = Callable[[np.random.Generator], Iterable["Case"]]


@dataclass(frozen=True, eq=False)
class Case:
    """One call.

    Parameters
    ----------
    args : the arguments of one call, by position
    driver : a name in `student_side.drivers.DRIVERS`
    arguments : the driver's arguments where `driver` is not "call"
    atol, rtol : how close is close enough; one tolerance is `atol + rtol * abs(expected)`
    raises : the name of the exception that is asked for, or ""
    """

    args: tuple[Any, ...] = ()
    driver: str = "call"
    arguments: Mapping[str, Any] | None = None
    atol: float = 1e-5
    rtol: float = 1e-4
    raises: str = ""

    @property
    def given(self) -> dict[str, Any]:
        if self.arguments is not None:
            return dict(self.arguments)
        return {"args": list(self.args)}

    @functools.cached_property
    def encoded(self) -> Any:
        """What is given, encoded once for all who are called with it."""
        return encode(self.given)

    @functools.cached_property
    def arrays(self) -> list[np.ndarray]:
        return [a for a in self.args if isinstance(a, np.ndarray)]


@dataclass(frozen=True, eq=False)
class Finding:
    """What a judgement of one case found wrong: a diagnosis id and its sentence."""

    id: str
    says: str
    note: str = ""


Judge = Callable[[Case, Outcome], "Finding | None"]


@dataclass(frozen=True, eq=False)
class Property:
    """A part of the contract, with its points.

    Parameters
    ----------
    id : short name, unique in the exercise
    title, about : what a reader sees
    points : multiples of a quarter
    cases : from a random generator, the inputs; fixed ones come first
    judge : "values", "unchanged", "quiet", "raises", or a function of case and outcome
    fails : the sentence when this property is the first that fails and nothing better is known
    needs : ids of the properties that this one presupposes, besides the basic (first) one
    endless : the sentence for an answer that does not come to an end on these cases
    """

    id: str
    title: str
    about: str
    points: float
    cases: Cases
    judge: str | Judge = "values"
    fails: str = ""
    needs: tuple[str, ...] = ()
    endless: str = ""


@dataclass(frozen=True, eq=False)
class Mistake:
    """A wrong implementation that is known, and what to say about it.

    `functions` are one or more ways in which it shows; all share the diagnosis.
    """

    id: str
    says: str
    functions: tuple[Callable[..., Any], ...]
    note: str = ""
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Invariant:
    """A fact about every right value; `broken` tells what a value violates, or gives ""."""

    id: str
    broken: Callable[[Case, Any, Any], str]


@dataclass(frozen=True, eq=False)
class Probe:
    """A fact that ties the right answers to two inputs together.

    `pairs` gives two cases each; `follows` tells, from the numbers that were given for the first
    and from the second case, what the second must give.
    """

    id: str
    says: str
    pairs: Callable[[np.random.Generator], Iterable[tuple[Case, Case]]]
    follows: Callable[[np.ndarray, Case], Any]


@dataclass(frozen=True, eq=False)
class Exercise:
    """One exercise, whole.

    `oracle` has the contract's signature and is written independently of `nnkit`'s function.
    `naming` gives inputs that serve to tell mistakes apart only; they earn and cost nothing.
    `siblings` are other functions that might have been written instead, by name.
    `parameters` are the names that examples show for the positional arguments.
    `seeds` is how many the proof tries right answers on: fewer where one answer takes long.
    `free` says that many values are right, so that only the properties' judges can tell.
    """

    name: str
    assignment: str
    oracle: Callable[..., Any]
    properties: tuple[Property, ...]
    mistakes: tuple[Mistake, ...]
    hints: tuple[str, ...]
    parameters: tuple[str, ...]
    done: str
    driver: str = "call"
    naming: Cases = lambda rng: ()
    invariants: tuple[Invariant, ...] = ()
    probes: tuple[Probe, ...] = ()
    siblings: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    answer_source: str = ""
    solution_seconds: float = 0.01
    seeds: int = 200
    free: bool = False

    @property
    def points(self) -> float:
        return float(sum(item.points for item in self.properties))

    @property
    def limit(self) -> float:
        return max(2.0, 20 * self.solution_seconds)

    def __post_init__(self) -> None:
        ids = [item.id for item in self.properties]
        if len(set(ids)) != len(ids):
            raise ValueError(f"{self.name}: two properties have one id")
        for item in self.properties:
            if (item.points * 4) % 1 or item.points < 0:
                raise ValueError(f"{self.name}.{item.id}: points must be a multiple of 0.25")
            if unknown := set(item.needs) - set(ids):
                raise ValueError(f"{self.name}.{item.id} needs {unknown}, which it has not")


def fixed(*cases: Case) -> Cases:
    """Cases that need no random numbers."""
    return lambda rng: cases


def names(exercises: Sequence[Exercise]) -> list[str]:
    return [exercise.name for exercise in exercises]
