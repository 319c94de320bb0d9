"""The exercises: one module for each assignment."""

from __future__ import annotations

import difflib
import functools
from dataclasses import dataclass
from pathlib import Path

from ..exercise import Exercise
from . import training
from .softmax import LOG_SOFTMAX, SOFTMAX
from .softmax_losses import LOSS_EXERCISES

ASSIGNMENTS: dict[str, tuple[Exercise, ...]] = {
    "softmax": (SOFTMAX, LOG_SOFTMAX, *LOSS_EXERCISES),
    "training": training.EXERCISES,
}
_BY_NAME = {made.name: made for group in ASSIGNMENTS.values() for made in group}
_RIGHT = Path(__file__).with_name("right")


@dataclass(frozen=True)
class RightAnswer:
    """One of several right answers: its style in a few words, and its source."""

    exercise: str
    style: str
    source: str
    file: Path


def exercise(name: str) -> Exercise:
    """The exercise of this name.

    Raises
    ------
    ValueError
        If there is none; the message names the nearest.
    """
    if not isinstance(name, str):
        raise ValueError(
            f'an exercise goes by its name in quotes, such as check("softmax"); got {name!r:.60}'
        )
    if name not in _BY_NAME:
        near = difflib.get_close_matches(name, _BY_NAME, 1)
        meant = f'; did you mean "{near[0]}"?' if near else f". There are: {', '.join(_BY_NAME)}."
        raise ValueError(f'there is no exercise called "{name}"{meant}')
    return _BY_NAME[name]


def assignment(name: str) -> tuple[Exercise, ...]:
    """The exercises of an assignment, in their order."""
    return ASSIGNMENTS[name]


@functools.cache
def right_answers(name: str) -> tuple[RightAnswer, ...]:
    """The right answers of other styles that ship with the package."""
    found = []
    for file in sorted((_RIGHT / name).glob("*.py")):
        first, source = file.read_text("utf-8").split("\n", 1)
        found.append(
            RightAnswer(name, first.removeprefix("# style:").strip(), source.strip(), file)
        )
    return tuple(found)
