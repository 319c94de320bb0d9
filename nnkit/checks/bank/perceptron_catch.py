"""Three wrong learning rules, to be caught by one sample."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ..compare import as_numbers, error_in_tolerances
from ..exercise import Case, Exercise, Finding, Property, fixed
from ..student import Outcome
from .perceptron_rule import Update, make_update, perceptron_update

BUGS: tuple[tuple[str, str, str, Update, str], ...] = (
    (
        "bias-fixed",
        "A bias that stays",
        "The first one, whose bias never moves,",
        make_update(bias="fixed"),
        "It shows on every sample that is answered wrong.",
    ),
    (
        "label-for-error",
        "The label for the error",
        "The second one, which follows the label alone,",
        make_update("label"),
        "It is right where the label happens to be the error: which error can a label never be?",
    ),
    (
        "score-for-decision",
        "The score for the decision",
        "The third one, which compares the score with the label,",
        make_update("score"),
        "It is right where the score happens to be the decision, 0 or 1.",
    ),
)


def _finite_row(value: Any) -> np.ndarray | None:
    numbers = as_numbers(value)
    if numbers is None or numbers.dtype.kind == "b" or numbers.ndim != 1 or not numbers.size:
        return None
    return numbers.astype(float) if np.isfinite(numbers).all() else None


def _finite_number(value: Any) -> float | None:
    numbers = as_numbers(value)
    if numbers is None or numbers.dtype.kind == "b" or numbers.ndim or not np.isfinite(numbers):
        return None
    return float(numbers)


def _form(value: Any) -> tuple[tuple[Any, ...] | None, Finding | None]:
    """The five arguments in an answer, or what is wrong with its form."""

    def wrong(slug: str, says: str, note: str = "") -> tuple[None, Finding]:
        return None, Finding(f"catch_perceptron.{slug}", says, note)

    asked = "Written as (x, y, w, b, lr), such as ([1, 2], 1, [3, 4], 0.5, 0.1)."
    if not isinstance(value, Sequence) or isinstance(value, str):
        return wrong("not-five", "Five things in a row are asked: x, y, w, b and lr.", asked)
    if len(value) != 5:
        return wrong(
            "not-five", f"Five things are asked, x, y, w, b and lr; yours are {len(value)}.", asked
        )
    x, w = _finite_row(value[0]), _finite_row(value[2])
    if x is None or w is None:
        name = "x" if x is None else "w"
        return wrong("not-a-row", f"`{name}` is to be a row of finite numbers.", asked)
    if x.shape != w.shape:
        return wrong(
            "unequal", f"Each input has one weight: here are {x.size} inputs and {w.size} weights."
        )
    y, b, lr = (_finite_number(value[place]) for place in (1, 3, 4))
    if y is None or b is None or lr is None:
        name = "y" if y is None else "b" if b is None else "lr"
        return wrong("not-a-number", f"`{name}` is to be one finite number.", asked)
    if y not in (0, 1):
        return wrong("label", f"The label `y` is 0 or 1; yours is {y:g}.")
    if lr <= 0:
        return wrong("rate", f"The learning rate is above 0; yours is {lr:g}.")
    return (x, y, w, b, lr), None


def _has_form(case: Case, outcome: Outcome) -> Finding | None:
    return _form(outcome.value)[1]


def _exposes(
    slug: str, which: str, bug: Update, why: str
) -> Callable[[Case, Outcome], Finding | None]:
    def judge(case: Case, outcome: Outcome) -> Finding | None:
        given, finding = _form(outcome.value)
        if given is None:
            return finding
        with np.errstate(all="ignore"):
            right, theirs = (np.append(*rule(*given)) for rule in (perceptron_update, bug))
        if error_in_tolerances(right, theirs, 1e-5, 1e-4) > 1:
            return None
        return Finding(
            f"catch_perceptron.survives-{slug}",
            f"{which} still gives the right answer on your sample.",
            "Your neuron answers this sample right, so nothing may move."
            if slug == "bias-fixed" and right[-1] == given[3]
            else why,
        )

    return judge


_HAND = fixed(Case(driver="by_hand", arguments={}))

CATCH = Exercise(
    name="catch_perceptron",
    assignment="perceptron",
    driver="by_hand",
    oracle=lambda: None,
    parameters=(),
    done="On your sample all three go wrong.",
    properties=(
        Property("form", "One sample and one neuron", "x, y, w, b and lr", 0, _HAND, _has_form),
        *(
            Property(
                slug, title, "goes wrong on your sample", 2, _HAND, _exposes(slug, which, bug, why)
            )
            for slug, title, which, bug, why in BUGS
        ),
    ),
    mistakes=(),
    hints=(
        "A sample that is answered right moves nothing. Which of the three can go wrong there, and which cannot?",
        "The first one needs a mistake. The second one looks at the label alone: for which label does it never move?",
        "Take the label 0, and weights and a bias with which the neuron answers 1 without a score of 1.",
    ),
    answer_source="catch_perceptron = ([1, 2], 0, [0, 0], 0, 1)",
)
