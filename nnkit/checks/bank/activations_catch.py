"""Catch the bug: three wrong slopes of the sigmoid, and a number on which each shows."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Exercise, Finding, Property, fixed
from ..student import Outcome
from .activations_elementwise import sigmoid, sigmoid_prime
from .common import Array

VISIBLE = 0.1

BUGS: tuple[tuple[str, str, str, Callable[[Array], Array]], ...] = (
    (
        "of-the-output",
        "The first one, x (1 - x),",
        "It is right where x happens to be its own sigmoid, and near there nearly right.",
        lambda x: x * (1 - x),
    ),
    (
        "twice",
        "The second one, which applies the sigmoid twice,",
        "It always gives between 0.19 and 0.25: where is the right slope far from that?",
        lambda x: sigmoid_prime(sigmoid(x)),
    ),
    (
        "lost-square",
        "The third one, without the square,",
        "It gives 1 - σ(x). Where is σ(x) (1 - σ(x)) nearly the same, and where not?",
        lambda x: sigmoid(-x),
    ),
)


def _numbers(outcome: Outcome) -> tuple[Array | None, Finding | None]:
    given = as_numbers(outcome.value)
    if given is None or isinstance(outcome.value, str) or given.dtype.kind == "b":
        return None, Finding(
            "catch_activations.no-numbers", "One number or an array of numbers is asked."
        )
    given = given.astype(float)
    if given.size == 0:
        return None, Finding("catch_activations.empty", "There is no number in it.")
    if not np.isfinite(given).all():
        return None, Finding(
            "catch_activations.not-finite",
            "The numbers must be finite: nan and inf go wrong for the right slope too.",
        )
    if np.abs(given).max() > 1000:
        return None, Finding(
            "catch_activations.too-large",
            f"No number may be beyond ±1000; yours go to {np.abs(given).max():g}.",
        )
    return given, None


def _is_numbers(case: Case, outcome: Outcome) -> Finding | None:
    return _numbers(outcome)[1]


def _exposes(
    slug: str, which: str, why: str, bug: Callable[[Array], Array]
) -> Callable[[Case, Outcome], Finding | None]:
    def judge(case: Case, outcome: Outcome) -> Finding | None:
        x, finding = _numbers(outcome)
        if x is None:
            return finding
        off = np.abs(bug(x) - sigmoid_prime(x)).max()
        if off > VISIBLE:
            return None
        return Finding(
            f"catch_activations.survives-{slug}",
            f"{which} is off by {off:.2g} at most on what you give; more than {VISIBLE} is asked.",
            why,
        )

    return judge


_HAND = fixed(Case(driver="by_hand", arguments={}))

CATCH = Exercise(
    name="catch_activations",
    assignment="activations",
    driver="by_hand",
    oracle=lambda: None,
    parameters=(),
    done="On your numbers all three are visibly wrong.",
    properties=(
        Property("numbers", "Numbers", "finite, none beyond ±1000", 0, _HAND, _is_numbers),
        *(
            Property(
                slug,
                title,
                "visibly wrong on your numbers",
                1,
                _HAND,
                _exposes(slug, which, why, bug),
            )
            for (slug, which, why, bug), title in zip(
                BUGS, ("x (1 - x)", "The sigmoid twice", "A lost square"), strict=True
            )
        ),
    ),
    mistakes=(),
    hints=(
        "Take the three one at a time, and put 0, a large positive and a large negative number into each.",
        "The second one never gives less than 0.19, so it is far off where the right slope is nearly 0. On which of the two sides is the third one far off?",
        "One number far enough below 0 will do.",
    ),
    answer_source="catch_activations = -5",
)
