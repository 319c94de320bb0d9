"""Adam and AMSGrad, and three wrong ones to catch."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Exercise, Finding, Mistake, Property, fixed
from ..student import Outcome
from .common import Array
from .optimizers_walks import (
    Rule,
    Step,
    ascends,
    common,
    entrywise,
    forgets,
    naming,
    probes,
    properties,
    step_of,
)

AVERAGED = (2.0, 0.4, 0.1, 0.05, 0.9)


# The oracles.


def _averages(g: float, m: float, v: float, beta_1: float, beta_2: float) -> tuple[float, float]:
    return beta_1 * m + (1 - beta_1) * g, beta_2 * v + (1 - beta_2) * g * g


@entrywise
def adam_step(
    w: float, g: float, state: Any, lr: float, beta_1: float, beta_2: float, epsilon: float
) -> tuple[float, Any]:
    t, m, v = state or (0, 0.0, 0.0)
    t += 1
    m, v = _averages(g, m, v, beta_1, beta_2)
    root = math.sqrt(v / (1 - beta_2**t))
    return w - lr * (m / (1 - beta_1**t)) / (root + epsilon), (t, m, v)


@entrywise
def amsgrad_step(
    w: float, g: float, state: Any, lr: float, beta_1: float, beta_2: float, epsilon: float
) -> tuple[float, Any]:
    t, m, v, top = state or (0, 0.0, 0.0, 0.0)
    t += 1
    m, v = _averages(g, m, v, beta_1, beta_2)
    top = max(top, v)
    root = math.sqrt(top / (1 - beta_2**t))
    return w - lr * (m / (1 - beta_1**t)) / (root + epsilon), (t, m, v, top)


# Rules with something exchanged.


def _by(how: str, average: Array, beta: float, t: int) -> Array:
    """An average, corrected in one way or another."""
    with np.errstate(all="ignore"):
        match how:
            case "right":
                return average / (1 - beta**t)
            case "none":
                return average
            case "one minus beta":
                return average / np.float64(1 - beta)
            case "times t":
                return average / np.float64(1 - beta * t)
            case "size of times t":
                return average / np.abs(np.float64(1 - beta * t))
            case "from 0":
                return average / np.float64(1 - beta ** (t - 1))
            case "from 2":
                return average / (1 - beta ** (t + 1))
            case "multiplied":
                return average * (1 - beta**t)
            case "power":
                return average / np.float64(beta**t)
            case "share power":
                return average / np.float64((1 - beta) ** t)
            case "plus":
                return average / (1 + beta**t)
            case "first":
                return average / (1 - beta)
            case _:
                raise ValueError(how)


def _moments(
    mean: str = "right",
    square: str = "right",
    root: str = "outside",
    power: str = "square",
    largest: str = "none",
    late: bool = False,
    stored: str = "none",
    shares: str = "right",
    own: tuple[float | None, float | None, float | None] = (None, None, None),
    count: str = "one",
) -> Rule:
    """Adam's or AMSGrad's rule with something exchanged; `own` fixes the betas and epsilon."""

    def rule(state: Any, g: Array, lr: float, settings: tuple[Any, ...]) -> tuple[Array, Any]:
        b1, b2, epsilon = (
            given if mine is None else mine for given, mine in zip(settings, own, strict=True)
        )
        if shares == "exchanged":
            b1, b2 = b2, b1
        elif shares == "one beta":
            b2 = b1
        elif shares == "the other beta":
            b1 = b2
        zero = np.zeros_like(g)
        t, m, v, top, hat = (0, zero, zero, zero, zero) if state is None else state
        t += 2 if count == "two" else 1
        before = (m, v)
        s1, s2 = {
            "whole": (1.0, 1.0),
            "whole g": (1.0, 1 - b2),
            "whole square": (1 - b1, 1.0),
        }.get(shares, (1 - b1, 1 - b2))
        k1, k2 = (1 - b1, 1 - b2) if shares == "complement" else (b1, b2)
        if shares == "complement":
            s1, s2 = b1, b2
        if shares == "sum":
            k2 = s2 = 1.0
        m = k1 * m + s1 * g
        p = {
            "square": g * g,
            "absolute": np.abs(g),
            "gradient": g,
            "of mean": m * m,
            "of mean hat": (m / (1 - b1**t)) ** 2,
            "all": np.full_like(g, np.sum(g * g)),
            "all mean": np.full_like(g, np.mean(g * g)),
            "deviation": (g - m) ** 2,
            "rate": (lr * g) ** 2,
        }[power]
        v = k2 * v + s2 * p
        used_m, used_v = before if late else (m, v)
        if late and largest == "none" and mean == "right" and state is None:
            return zero * lr, (t, m, v, top, hat)
        if stored == "first start" and state is None:
            m, v = g, p
            used_m, used_v = m, v
        hat_v = _by(square, used_v, b2, t)
        match largest:
            case "none":
                pass
            case "running":
                top = np.maximum(top, used_v)
                hat_v = _by(square, top, b2, t)
            case "corrected":
                top = np.maximum(top, hat_v)
                hat_v = top
            case "stored":
                v = np.maximum(before[1], v)
                hat_v = _by(square, v, b2, t)
            case "two":
                hat_v = _by(square, np.maximum(before[1], v), b2, t)
            case "two corrected":
                hat_v = np.maximum(hat, hat_v)
                hat = _by(square, used_v, b2, t)
            case "late":
                used = v if state is None else top
                hat_v = _by(square, used, b2, t)
                top = np.maximum(used, v)
            case "late strict":
                hat_v = _by(square, top, b2, t)
                top = np.maximum(top, v)
            case "squares":
                top = np.maximum(top, p)
                hat_v = top
            case "squares share":
                top = np.maximum(top, s2 * p)
                hat_v = _by(square, top, b2, t)
            case "minimum":
                top = v if state is None else np.minimum(top, v)
                hat_v = _by(square, top, b2, t)
            case "all":
                top = np.maximum(top, np.max(used_v))
                hat_v = _by(square, top, b2, t)
            case "mean too":
                hat = np.maximum(hat, m)
                used_m, top = hat, np.maximum(top, v)
                hat_v = _by(square, top, b2, t)
            case "absolute mean":
                hat = np.maximum(hat, np.abs(m)) * np.sign(m)
                used_m, top = hat, np.maximum(top, v)
                hat_v = _by(square, top, b2, t)
            case "first":
                top = v if state is None else top
                hat_v = _by(square, top, b2, t)
            case _:
                raise ValueError(largest)
        hat_m = _by(mean, used_m, b1, t)
        if stored == "corrected":
            m, v = hat_m, hat_v
        elif stored == "corrected mean":
            m = hat_m
        elif stored == "corrected square":
            v = hat_v
        move = _ratio(hat_m, hat_v, used_v, lr, epsilon, root, g, 1 - b2**t if t else 1.0)
        return move, (t, m, v, top, hat)

    return rule


def _ratio(
    m: Array, v: Array, raw: Array, lr: float, epsilon: float, root: str, g: Array, c: float
) -> Array:
    with np.errstate(all="ignore"):
        match root:
            case "outside":
                return -lr * m / (np.sqrt(v) + epsilon)
            case "inside":
                return -lr * m / np.sqrt(v + epsilon)
            case "inside before correction":
                return -lr * m / np.sqrt((v * c + epsilon) / c)
            case "outside before correction":
                return -lr * m / ((np.sqrt(v * c) + epsilon) / np.sqrt(c))
            case "missing":
                return -lr * m / np.sqrt(v)
            case "after":
                return -(lr * m / np.sqrt(v) + epsilon)
            case "no root":
                return -lr * m / (v + epsilon)
            case "root first":
                return -lr * m / (np.sqrt(v * c) / c + epsilon)
            case "times":
                return -lr * m * (np.sqrt(v) + epsilon)
            case "gradient":
                return -lr * g / (np.sqrt(v) + epsilon)
            case "no division":
                return -lr * m
            case "squared epsilon":
                return -lr * m / (np.sqrt(v) + epsilon**2)
            case "root of epsilon":
                return -lr * m / (np.sqrt(v) + np.sqrt(epsilon))
            case "minus epsilon":
                return -lr * m / (np.sqrt(v) - epsilon)
            case "rate inside":
                return -m / np.sqrt(v / lr + epsilon)
            case _:
                raise ValueError(root)


def _of(*rules: Rule) -> tuple[Step, ...]:
    return tuple(map(step_of, rules))


_CORRECTIONS = ("right", "none", "one minus beta")
_EPSILONS = (1e-8, 1e-7)


def _moment_mistakes(name: str, largest: str) -> tuple[Mistake, ...]:
    """The slips that Adam and AMSGrad share."""

    def each(**choices: Any) -> Rule:
        return _moments(**{"largest": largest, **choices})

    def with_corrections(**choices: Any) -> tuple[Rule, ...]:
        pairs = (("right", "right"), ("none", "none"))
        return tuple(each(mean=a, square=b, **choices) for a, b in pairs)

    def corrected(*ways: tuple[str, str]) -> tuple[Step, ...]:
        return _of(*(each(mean=a, square=b) for a, b in ways))

    return (
        *common(name, each(), each(mean="none", square="none"), each(root="inside")),
        Mistake(
            f"{name}.no-correction",
            "Neither average is corrected for its start at 0: your first steps have the wrong size.",
            (*corrected(("none", "none")), *_of(each(mean="none", square="none", root="inside"))),
            "Divide each by 1 - beta^t.",
        ),
        Mistake(
            f"{name}.one-minus-beta",
            "You divide by 1 - beta at every step; it is 1 - beta^t, and t grows.",
            corrected(("one minus beta", "one minus beta"), ("one minus beta", "right")),
            "The two agree at the first step only.",
        ),
        Mistake(
            f"{name}.beta-times-t",
            "You take beta times t; it is beta to the power t.",
            corrected(("times t", "times t"), ("times t", "size of times t"), ("times t", "right")),
        ),
        Mistake(
            f"{name}.one-corrected",
            "One of the two averages is corrected and the other is not; both start at 0.",
            corrected(
                ("right", "none"),
                ("none", "right"),
                ("right", "one minus beta"),
                ("one minus beta", "none"),
                ("none", "one minus beta"),
            ),
        ),
        Mistake(
            f"{name}.count",
            "`t` is off: it is 1 at the first step, and grows by 1 at each.",
            (
                *corrected(("from 0", "from 0"), ("from 2", "from 2")),
                *_of(each(count="two")),
                *corrected(("from 0", "right"), ("right", "from 0")),
            ),
        ),
        Mistake(
            f"{name}.other-correction",
            "The averages are corrected in another way: each is divided by 1 - beta^t.",
            corrected(
                ("multiplied", "multiplied"),
                ("power", "power"),
                ("share power", "share power"),
                ("plus", "plus"),
            ),
        ),
        Mistake(
            f"{name}.root-before-correction",
            "You take the root before the correction: the square average is corrected first.",
            _of(each(root="root first")),
        ),
        Mistake(
            f"{name}.epsilon-inside",
            "Your epsilon stands inside the root; it is added to the root.",
            _of(each(root="inside"), each(root="inside before correction")),
        ),
        Mistake(
            f"{name}.epsilon-missing",
            "Your epsilon is not the one that is passed in, or is left out.",
            (
                *_of(*with_corrections(root="missing"), each(root="after")),
                *(
                    way(each(root=root, own=(None, None, size)))
                    for size in _EPSILONS
                    for root in ("outside", "inside")
                    for way in (step_of, forgets)
                ),
            ),
        ),
        Mistake(
            f"{name}.epsilon-changed",
            "Your epsilon is squared, rooted, subtracted, or added before the correction; it is added to the corrected root as it is.",
            _of(
                each(root="squared epsilon"),
                each(root="root of epsilon"),
                each(root="minus epsilon"),
                each(root="outside before correction"),
            ),
        ),
        Mistake(
            f"{name}.betas-exchanged",
            "The two betas have changed places: beta_1 is for the gradients, beta_2 for the squares.",
            _of(*with_corrections(shares="exchanged"), each(shares="exchanged", root="inside")),
        ),
        Mistake(
            f"{name}.one-beta",
            "You use one beta for both averages; each has its own.",
            _of(each(shares="one beta"), each(shares="the other beta")),
        ),
        Mistake(
            f"{name}.own-betas",
            "You use betas of your own, whatever is passed in.",
            tuple(
                step_of(each(mean=a, square=b, root=root, own=(b1, b2, None)))
                for a, b in (("right", "right"), ("none", "none"))
                for b1, b2 in ((0.9, 0.999), (0.9, None), (None, 0.999))
                for root in ("outside", "missing")
            ),
        ),
        Mistake(
            f"{name}.shares-exchanged",
            "beta and 1 - beta have changed places: the old average keeps the share beta.",
            _of(*with_corrections(shares="complement")),
        ),
        Mistake(
            f"{name}.no-share",
            "What is new comes into an average whole; its share is 1 - beta.",
            _of(each(shares="whole"), each(shares="whole g"), each(shares="whole square")),
        ),
        Mistake(
            f"{name}.sum",
            "You add the squares up, as Adagrad does; Adam averages them.",
            _of(*with_corrections(shares="sum"), each(shares="sum", mean="right", square="none")),
        ),
        Mistake(
            f"{name}.not-squared",
            "The second average is of squares; yours takes the gradient without squaring it.",
            _of(
                *with_corrections(power="absolute"),
                *with_corrections(power="gradient"),
                each(power="absolute", root="no root"),
            ),
        ),
        Mistake(
            f"{name}.square-of-the-mean",
            "You average the square of the first average; it is the gradient that is squared.",
            _of(
                *with_corrections(power="of mean"),
                *with_corrections(power="of mean hat"),
                *with_corrections(power="deviation"),
            ),
        ),
        Mistake(
            f"{name}.one-square-for-all",
            "You keep one square average for all weights; each weight has its own.",
            _of(*with_corrections(power="all"), *with_corrections(power="all mean")),
        ),
        Mistake(
            f"{name}.no-root",
            "You divide by the square average itself; its root is missing.",
            _of(*with_corrections(root="no root")),
        ),
        Mistake(
            f"{name}.multiplies",
            "You multiply by the root; the step is divided by it.",
            _of(each(root="times")),
        ),
        Mistake(
            f"{name}.gradient-on-top",
            "The gradient itself stands on top; the first average must stand there.",
            _of(*with_corrections(root="gradient")),
        ),
        Mistake(
            f"{name}.no-division",
            "You divide by nothing; the step is divided by the root of the square average.",
            _of(*with_corrections(root="no division")),
        ),
        Mistake(
            f"{name}.late",
            "You step by the averages from before this gradient; it must be in them at once.",
            (
                *_of(*with_corrections(late=True)),
                *map(ascends, with_corrections(late=True)),
                *_of(
                    each(late=True, mean="from 0", square="from 0"),
                    each(late=True, mean="right", square="right", root="inside"),
                    each(late=True, mean="one minus beta", square="one minus beta", root="inside"),
                ),
            ),
        ),
        Mistake(
            f"{name}.corrected-stored",
            "You store the corrected averages; the next step goes on from the uncorrected ones.",
            _of(
                each(stored="corrected"),
                each(stored="corrected mean"),
                each(stored="corrected square"),
            ),
        ),
        Mistake(
            f"{name}.starts-at-first-gradient",
            "Your averages start at the first gradient; they start at 0.",
            _of(each(stored="first start"), each(stored="first start", mean="none", square="none")),
        ),
    )


_FIRST = "Where epsilon is tiny, the first step must be as long as the rate; yours is not."

ADAM_HINTS = (
    "Three things must be remembered from step to step. Two are averages; which is the third?",
    "Both averages start at 0, so they are too small at first. Divide the first by 1 - beta_1^t and the second by 1 - beta_2^t, where t is 1 at the first step.",
    "Average the gradients with beta_1 and their squares with beta_2, correct both, and subtract the rate times the first over (the root of the second, plus epsilon). The state is t and the two uncorrected averages.",
)

ADAM = Exercise(
    name="adam_step",
    assignment="optimizers",
    oracle=adam_step,
    parameters=("w", "grad", "state", "lr", "beta_1", "beta_2", "epsilon"),
    done="Both averages corrected, and a first step of the right size.",
    properties=properties(
        5.5, (0.7, 0.95, 1e-2), ((0.9, 0.999, 1e-7), (0.5, 0.6, 0.2), (0.0, 0.9, 1e-3)), AVERAGED
    ),
    mistakes=_moment_mistakes("adam_step", "none"),
    hints=ADAM_HINTS,
    naming=naming((0.6, 0.9, 3e-2), AVERAGED),
    probes=probes((0.7, 0.95, 1e-2), _FIRST, lambda g, lr: lr * np.sign(g)),
)


# amsgrad_step


def _with_largest(*largest: str, **choices: Any) -> tuple[Step, ...]:
    pairs = (("right", "right"), ("none", "none"), ("right", "none"))
    return _of(
        *(
            _moments(mean=a, square=b, root=root, largest=how, **choices)
            for how in largest
            for a, b in pairs
            for root in ("outside", "inside")
        )
    )


SHRINKING = (1.5, 0.4, 0.05, 2.5, 0.1)

AMSGRAD = Exercise(
    name="amsgrad_step",
    assignment="optimizers",
    oracle=amsgrad_step,
    parameters=("w", "grad", "state", "lr", "beta_1", "beta_2", "epsilon"),
    done="Adam whose rates cannot rise again for a while.",
    properties=properties(3.5, (0.7, 0.8, 1e-2), ((0.9, 0.99, 1e-7), (0.5, 0.6, 0.2)), SHRINKING),
    mistakes=(
        Mistake(
            "amsgrad_step.adam",
            "There is no maximum in your step: this is Adam.",
            _with_largest("none"),
            "It shows where the gradients shrink.",
        ),
        Mistake(
            "amsgrad_step.corrected-maximum",
            "You take the maximum of the corrected averages; it is taken of the uncorrected ones, and corrected afterwards.",
            _of(*(_moments(largest="corrected", root=root) for root in ("outside", "inside"))),
        ),
        Mistake(
            "amsgrad_step.maximum-stored",
            "You go on averaging from the maximum; keep the average and the maximum apart.",
            _with_largest("stored"),
        ),
        Mistake(
            "amsgrad_step.last-two",
            "You compare with the last average only; the maximum is over all steps.",
            _with_largest("two", "two corrected"),
        ),
        Mistake(
            "amsgrad_step.maximum-late",
            "This step's average is not in the maximum that you use.",
            _with_largest("late", "late strict"),
        ),
        Mistake(
            "amsgrad_step.maximum-of-squares",
            "You take the largest squared gradient; the maximum is over the averages of squares.",
            _with_largest("squares", "squares share"),
        ),
        Mistake(
            "amsgrad_step.minimum",
            "You keep the smallest average; the largest is asked.",
            _with_largest("minimum"),
        ),
        Mistake(
            "amsgrad_step.one-maximum",
            "You keep one maximum for all weights; each weight has its own.",
            _with_largest("all"),
        ),
        Mistake(
            "amsgrad_step.maximum-of-the-mean",
            "You keep the largest first average too; only that of the squares has a maximum.",
            _with_largest("mean too", "absolute mean"),
        ),
        Mistake(
            "amsgrad_step.maximum-stays",
            "Your maximum stays what it was after the first step.",
            _with_largest("first"),
        ),
        *_moment_mistakes("amsgrad_step", "running"),
    ),
    hints=(
        "Adam's average of squares falls again when gradients are small. What must be remembered so that the root cannot fall with it?",
        "Keep the largest average of squares so far, weight by weight, beside the average itself.",
        "As in Adam, with the largest uncorrected average so far in place of the average, then divided by 1 - beta_2^t. The state has four parts.",
    ),
    naming=naming((0.6, 0.75, 3e-2), SHRINKING),
    probes=probes((0.7, 0.8, 1e-2), _FIRST, lambda g, lr: lr * np.sign(g)),
)


# catch_optimizers


def _weight_after(step: Step, gradients: list[float]) -> float:
    """Where a weight is that starts at 0 and steps with rate 1 and the usual settings."""
    w, state = np.zeros(()), None
    with np.errstate(all="ignore"):
        for g in gradients:
            w, state = step(w, np.array(g), state, 1.0, 0.9, 0.999, 1e-8)
    return float(w)


BUGS: tuple[tuple[str, str, Callable[..., Any]], ...] = (
    (
        "one-minus-beta",
        "The first one, which divides by 1 - beta,",
        step_of(_moments("one minus beta", "one minus beta")),
    ),
    ("made-anew", "The second one, which begins anew at every step,", forgets(_moments())),
    (
        "epsilon-inside",
        "The third one, with epsilon inside the root,",
        step_of(_moments(root="inside")),
    ),
)
_WHY = {
    "one-minus-beta": "It is right at the first step, where beta^t is beta.",
    "made-anew": "It is right at the first step, where there is no earlier one.",
    "epsilon-inside": "Its weak spot is a gradient so small that its square is not far above 1e-8.",
}


def _list_of(outcome: Outcome) -> tuple[list[float], Finding | None]:
    name = "catch_optimizers"
    numbers = None if isinstance(outcome.value, str) else as_numbers(outcome.value)
    if numbers is None or numbers.dtype.kind == "b":
        return [], Finding(
            f"{name}.no-numbers", "A list of numbers is asked, the gradients in turn."
        )
    if numbers.ndim != 1 or not 1 <= numbers.size <= 10:
        size = f"a list of {numbers.size}" if numbers.ndim == 1 else f"of shape {numbers.shape}"
        return [], Finding(
            f"{name}.no-list", f"A list of 1 to 10 gradients is asked; yours is {size}."
        )
    if not np.isfinite(numbers.astype(float)).all():
        return [], Finding(
            f"{name}.not-finite",
            "The gradients must be finite: nan and inf go wrong for the right Adam too.",
        )
    if np.abs(numbers).max() > 1000:
        return [], Finding(
            f"{name}.too-large",
            f"No gradient may be beyond ±1000; yours goes to {np.abs(numbers).max():g}.",
        )
    return numbers.astype(float).tolist(), None


def _is_list(case: Case, outcome: Outcome) -> Finding | None:
    return _list_of(outcome)[1]


def _exposes(
    slug: str, which: str, bug: Callable[..., Any]
) -> Callable[[Case, Outcome], Finding | None]:
    def judge(case: Case, outcome: Outcome) -> Finding | None:
        gradients, finding = _list_of(outcome)
        if finding:
            return finding
        gap = abs(_weight_after(bug, gradients) - _weight_after(adam_step, gradients))
        if not gap <= 0.001:
            return None
        return Finding(
            f"catch_optimizers.survives-{slug}",
            f"{which} still ends at the right weight after your gradients.",
            _WHY[slug],
        )

    return judge


_HAND = fixed(Case(driver="by_hand", arguments={}))

CATCH = Exercise(
    name="catch_optimizers",
    assignment="optimizers",
    driver="by_hand",
    oracle=lambda: None,
    parameters=(),
    done="After your gradients all three are at the wrong weight.",
    properties=(
        Property(
            "list", "A list of gradients", "1 to 10, finite, none beyond ±1000", 0, _HAND, _is_list
        ),
        *(
            Property(slug, title, "ends at a wrong weight", 2, _HAND, _exposes(slug, which, bug))
            for (slug, which, bug), title in zip(
                BUGS,
                ("Divides by 1 - beta", "Begins anew at every step", "Epsilon inside the root"),
                strict=True,
            )
        ),
    ),
    mistakes=(),
    hints=(
        "At the first step the first two are right whatever the gradient is. How many gradients do you need at least?",
        "Two equal gradients give the second one the same step again, and that is right. For the third, how small must a gradient be so that 1e-8 counts beside its square?",
        "Two gradients near 1e-4 in size, of different sizes and signs.",
    ),
    answer_source="catch_optimizers = [1e-4, -5e-5]",
)
