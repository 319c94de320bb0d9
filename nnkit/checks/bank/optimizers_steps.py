"""Momentum, Adagrad and RMSprop: oracles, known mistakes, points."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from ..exercise import Exercise, Mistake
from .common import Array
from .optimizers_walks import (
    Rule,
    Step,
    ascends,
    common,
    entrywise,
    forgets,
    in_place,
    last_move_from_w,
    naming,
    probes,
    properties,
    step_of,
)


def _of(*rules: Rule) -> tuple[Step, ...]:
    return tuple(map(step_of, rules))


# momentum_step


@entrywise
def momentum_step(w: float, g: float, v: Any, lr: float, momentum: float) -> tuple[float, Any]:
    new = momentum * (v or 0.0) - lr * g
    return w + new, new


def _momentum(form: str = "classical", factor: float | None = None, average: bool = False) -> Rule:
    """A momentum rule with something exchanged."""

    def rule(state: Any, g: Array, lr: float, settings: tuple[Any, ...]) -> tuple[Array, Any]:
        mu = settings[0] if factor is None else factor
        share = 1 - mu if average else 1.0
        v = np.zeros_like(g) if state is None else state
        match form:
            case "classical":
                new = mu * v - share * lr * g
                return new, new
            case "outside":
                new = mu * v + share * g
                return -lr * new, new
            case "nesterov":
                new = mu * v - share * lr * g
                return mu * new - lr * g, new
            case "nesterov outside":
                new = mu * v + share * g
                return -lr * (mu * new + g), new
            case "minus":
                new = mu * v + share * lr * g
                return -new if state is None else new, new
            case "against":
                new = -mu * v - share * lr * g
                return new, new
            case "both":
                new = mu * (v - lr * g)
                return new, new
            case "late":
                return v, mu * v - share * lr * g
            case "late plus":
                return mu * v - lr * g, v if state is not None else -lr * g
            case "previous":
                return -lr * (g + mu * v), g
            case "previous step":
                return mu * v - lr * g, -lr * g
            case "previous blend":
                return -lr * ((1 - mu) * g + mu * v), g
            case "complement":
                new = (1 - mu) * v - mu * lr * g
                return new, new
            case "complement of v":
                new = (1 - mu) * v - lr * g
                return new, new
            case "mu g":
                new = v - mu * lr * g
                return new, new
            case "exchanged":
                new = lr * v - mu * g
                return new, new
            case "plus momentum":
                new = mu + v - lr * g
                return new, new
            case "constant":
                return mu - lr * g, v
            case _:
                raise ValueError(form)

    return rule


def _keeps_weights(w: Array, grad: Array, state: Any, lr: float, momentum: float) -> Any:
    new = w + momentum * (0.0 if state is None else state) - lr * np.asarray(grad, float)
    return new, new


def _stored_rate(w: Array, grad: Array, state: Any, lr: float, momentum: float) -> Any:
    """The velocity is kept without its factor lr, which a change of the rate lays bare."""
    v = 0.0 if state is None else state
    v = momentum * v + np.asarray(grad, float)
    return w - lr * v, v


_OWN = (0.9, 0.5, 0.99, 0.1)

MOMENTUM_MISTAKES = (
    *common("momentum_step", _momentum(), _momentum(average=True), _momentum(factor=0.9)),
    Mistake(
        "momentum_step.average",
        "You average: no 1 - momentum stands before the gradient here.",
        _of(_momentum(average=True), _momentum("outside", average=True), _momentum("complement")),
    ),
    Mistake(
        "momentum_step.rate-outside",
        "Your rate multiplies the whole velocity; old gradients keep the rate of their own step.",
        (*_of(_momentum("outside")), _stored_rate),
        "The two agree as long as the rate stays the same.",
    ),
    Mistake(
        "momentum_step.nesterov",
        "You look one step ahead: that is Nesterov's momentum, and the classical one is asked.",
        _of(
            _momentum("nesterov"),
            _momentum("nesterov outside"),
            _momentum("nesterov", average=True),
        ),
    ),
    Mistake(
        "momentum_step.previous-only",
        "You remember the last gradient only; the velocity holds all that came before.",
        _of(
            *(_momentum("previous", own) for own in (None, *_OWN)),
            *(_momentum("previous step", own) for own in (None, *_OWN)),
            _momentum("previous blend"),
        ),
    ),
    Mistake(
        "momentum_step.last-move-from-w",
        "You take the last move as the way from the old `w` to this one; the caller may have put `w` elsewhere.",
        (last_move_from_w(_momentum()),),
    ),
    Mistake(
        "momentum_step.undamped",
        "The old velocity keeps its full size; it must be multiplied by `momentum`.",
        _of(_momentum(factor=1.0), _momentum("mu g")),
    ),
    Mistake(
        "momentum_step.own-momentum",
        "You use a momentum of your own, whatever is passed in.",
        tuple(step_of(_momentum(factor=own)) for own in _OWN),
    ),
    Mistake(
        "momentum_step.gradient-damped",
        "`momentum` multiplies the gradient too; only the old velocity is damped.",
        _of(_momentum("both")),
    ),
    Mistake(
        "momentum_step.against",
        "The old velocity and the new step pull against each other: a sign is wrong.",
        _of(_momentum("against"), _momentum("minus")),
        tags=("wrong sign",),
    ),
    Mistake(
        "momentum_step.late",
        "You step by the velocity from before this gradient: it must take part at once.",
        _of(_momentum("late")),
    ),
    Mistake(
        "momentum_step.velocity-kept",
        "You never renew the velocity after the first step: give the new one back.",
        _of(_momentum("late plus")),
    ),
    Mistake(
        "momentum_step.complement",
        "The old velocity is damped by 1 - momentum; `momentum` itself is its share.",
        _of(_momentum("complement of v")),
    ),
    Mistake(
        "momentum_step.exchanged-settings",
        "`lr` and `momentum` have changed places.",
        _of(_momentum("exchanged")),
    ),
    Mistake(
        "momentum_step.adds-momentum",
        "`momentum` is a factor of the old velocity; you add it as a number.",
        _of(_momentum("plus momentum"), _momentum("constant")),
    ),
    Mistake(
        "momentum_step.keeps-weights",
        "You keep the new weights as the velocity; the velocity is the step alone.",
        (_keeps_weights,),
    ),
)

MOMENTUM = Exercise(
    name="momentum_step",
    assignment="optimizers",
    oracle=momentum_step,
    parameters=("w", "grad", "state", "lr", "momentum"),
    done="A velocity that remembers, and a state that is handed on.",
    properties=properties(1.5, (0.8,), ((0.35,), (0.0,), (1.0,))),
    mistakes=MOMENTUM_MISTAKES,
    hints=(
        "After the first step, what must be remembered so that the second one can go on?",
        "The new velocity is momentum times the old one, minus the rate times the gradient. At the first step there is no old one.",
        "Let the state be the velocity: start from 0 where it is None, and give back `w` plus the new velocity, and the new velocity.",
    ),
    naming=naming((0.6,)),
    probes=probes(
        (0.8,),
        "The first step has no old velocity: it must be the rate times the gradient, and yours is not.",
        lambda g, lr: lr * g,
    ),
)


# adagrad_step


@entrywise
def adagrad_step(w: float, g: float, G: Any, lr: float, epsilon: float) -> tuple[float, Any]:
    total = (G or 0.0) + g * g
    return w - lr * g / math.sqrt(total + epsilon), total


def _scaled(
    grow: str = "sum",
    power: str = "square",
    root: str = "inside",
    late: bool = False,
    own: tuple[float | None, float | None] = (None, None),
) -> Rule:
    """Adagrad's or RMSprop's rule with something exchanged; `own` fixes rho and epsilon."""

    def rule(state: Any, g: Array, lr: float, settings: tuple[Any, ...]) -> tuple[Array, Any]:
        epsilon = settings[-1] if own[1] is None else own[1]
        rho = own[0] if own[0] is not None else settings[0] if len(settings) > 1 else 0.9
        p = {
            "square": g * g,
            "absolute": np.abs(g),
            "gradient": g,
            "all": np.full_like(g, np.sum(g * g)),
            "all mean": np.full_like(g, np.mean(g * g)),
            "cube": np.abs(g) ** 3,
            "twice": 2 * g,
            "rate": (lr * g) ** 2,
        }[power]
        t, old = (0, np.zeros_like(g)) if state is None else state
        t += 1
        match grow:
            case "sum":
                G = old + p
            case "average":
                G = rho * old + (1 - rho) * p
            case "exchanged":
                G = (1 - rho) * old + rho * p
            case "leaky":
                G = rho * old + p
            case "no decay":
                G = old + (1 - rho) * p
            case "mean":
                G = old + (p - old) / t
            case "max":
                G = np.maximum(old, p)
            case "product":
                G = p if state is None else old * p
            case "last":
                G = p
            case "last share":
                G = (1 - rho) * p
            case "started":
                G = p if state is None else rho * old + (1 - rho) * p
            case "with epsilon":
                G = old + p + epsilon
            case "average with epsilon":
                G = rho * old + (1 - rho) * p + epsilon
            case "minus":
                G = np.abs(old - p)
            case "frozen":
                return _divided(g, old + p, lr, epsilon, root), (t, p if t == 1 else old)
            case _:
                raise ValueError(grow)
        return _divided(g, old if late else G, lr, epsilon, root), (t, G)

    return rule


def _corrected(rule: Rule) -> Rule:
    """RMSprop whose average is corrected as Adam's is."""

    def corrected(state: Any, g: Array, lr: float, settings: tuple[Any, ...]) -> tuple[Array, Any]:
        rho, epsilon = settings
        _, (t, G) = rule(state, g, lr, settings)
        return _divided(g, G / (1 - rho**t), lr, epsilon, "inside"), (t, G)

    return corrected


def _centred(inside: bool) -> Rule:
    """The spread of the gradients in place of the average of their squares."""

    def rule(state: Any, g: Array, lr: float, settings: tuple[Any, ...]) -> tuple[Array, Any]:
        rho, epsilon = settings
        m, G = (np.zeros_like(g), np.zeros_like(g)) if state is None else state
        m, G = rho * m + (1 - rho) * g, rho * G + (1 - rho) * g * g
        move = _divided(g, G - m**2, lr, epsilon, "inside" if inside else "outside")
        return move, (m, G)

    return rule


def _mean_on_top(inside: bool) -> Rule:
    def rule(state: Any, g: Array, lr: float, settings: tuple[Any, ...]) -> tuple[Array, Any]:
        rho, epsilon = settings
        m, G = (np.zeros_like(g), np.zeros_like(g)) if state is None else state
        m, G = rho * m + (1 - rho) * g, rho * G + (1 - rho) * g * g
        return _divided(m, G, lr, epsilon, "inside" if inside else "outside"), (m, G)

    return rule


def _divided(g: Array, G: Array, lr: float, epsilon: float, root: str) -> Array:
    with np.errstate(all="ignore"):
        match root:
            case "inside":
                return -lr * g / np.sqrt(G + epsilon)
            case "outside":
                return -lr * g / (np.sqrt(G) + epsilon)
            case "after":
                return -(lr * g / np.sqrt(G) + epsilon)
            case "missing":
                return -lr * g / np.sqrt(G)
            case "no root":
                return -lr * g / (G + epsilon)
            case "cube root":
                return -lr * g / np.cbrt(G + epsilon)
            case "square":
                return -lr * g / (G + epsilon) ** 2
            case "times":
                return -lr * g * np.sqrt(G + epsilon)
            case "no gradient":
                return -lr / np.sqrt(G + epsilon) * np.ones_like(g)
            case "root of rate":
                return -np.sqrt(lr / (G + epsilon)) * g
            case "rate inside":
                return -g / np.sqrt(lr * (G + epsilon))
            case "minus epsilon":
                return -lr * g / np.sqrt(np.abs(G - epsilon))
            case "squared epsilon":
                return -lr * g / np.sqrt(G + epsilon**2)
            case "root of gradient":
                return -lr * np.sqrt(np.abs(g)) / np.sqrt(G + epsilon)
            case "squared gradient":
                return -lr * g * g / np.sqrt(G + epsilon)
            case "sum of roots":
                return -lr * g / (np.sqrt(G) + np.sqrt(epsilon))
            case "no division":
                return -lr * g
            case "accumulated":
                return -lr * G / np.sqrt(G + epsilon)
            case _:
                raise ValueError(root)


def _sum_of_gradients(ways: str, average: bool = False) -> Rule:
    """The gradients are summed or averaged first, and squared afterwards."""

    def rule(state: Any, g: Array, lr: float, settings: tuple[Any, ...]) -> tuple[Array, Any]:
        rho = settings[0] if len(settings) > 1 else 0.0
        old = np.zeros_like(g) if state is None else state
        total = rho * old + (1 - rho) * g if average else old + g
        moved = total if ways == "both" else g
        return _divided(moved, total**2, lr, settings[-1], "inside"), total

    return rule


def _root_kept(average: bool) -> Rule:
    """The root is stored in place of the sum, or the average, of squares."""

    def rule(state: Any, g: Array, lr: float, settings: tuple[Any, ...]) -> tuple[Array, Any]:
        rho = settings[0]
        old = np.zeros_like(g) if state is None else state
        G = rho * old + (1 - rho) * g * g if average else old + g * g
        root = np.sqrt(G + settings[-1])
        return -lr * g / root, root

    return rule


_EPSILONS = (1e-8, 1e-7, 1e-6, 1e-10)


def _about_the_root(name: str, grow: str) -> tuple[Mistake, ...]:
    """Slips with what the gradient is divided by, the same for Adagrad and RMSprop."""
    one_letter = "sum" if grow == "sum" else "average"

    def with_root(*roots: str, **choices: Any) -> tuple[Step, ...]:
        return _of(*(_scaled(grow, root=root, **choices) for root in roots))

    return (
        Mistake(
            f"{name}.epsilon-outside",
            "Your epsilon stands outside the root; it belongs inside, under the same root.",
            (*with_root("outside"), *with_root("sum of roots")),
        ),
        Mistake(
            f"{name}.epsilon-missing",
            "Your epsilon is not the one that is passed in, or is left out.",
            (
                *with_root("missing"),
                *with_root("after"),
                *(
                    way(_scaled(grow, root=root, own=(None, size)))
                    for size in _EPSILONS
                    for root in ("inside", "outside")
                    for way in (step_of, forgets, in_place)
                ),
            ),
            "It shows where the gradients are small.",
        ),
        Mistake(
            f"{name}.epsilon-changed",
            "Your epsilon is squared or subtracted; it is added to the squares as it is.",
            with_root("squared epsilon", "minus epsilon"),
        ),
        Mistake(
            f"{name}.no-root",
            f"You divide by the {one_letter} of squares itself; its root is missing.",
            with_root("no root", "cube root", "square"),
        ),
        Mistake(
            f"{name}.multiplies",
            "You multiply by the root; the step is divided by it.",
            with_root("times"),
        ),
        Mistake(
            f"{name}.no-gradient",
            "The step must be the gradient over the root; in yours its numerator is something else.",
            with_root("no gradient", "root of gradient", "squared gradient", "accumulated"),
        ),
        Mistake(
            f"{name}.rate-under-root",
            "The learning rate stands under the root or in the squares; it only multiplies the step.",
            (
                *with_root("root of rate", "rate inside"),
                *_of(_scaled(grow, power="rate")),
            ),
        ),
        Mistake(
            f"{name}.no-division",
            "You divide by nothing: this is plain gradient descent.",
            (step_of(_scaled(grow, root="no division")),),
        ),
        Mistake(
            f"{name}.late",
            f"You divide by the {one_letter} from before this gradient; its square must be in it at once.",
            _of(
                _scaled(grow, late=True),
                _scaled(grow, late=True, root="outside"),
                _scaled(grow, late=True, root="missing"),
            ),
        ),
        Mistake(
            f"{name}.not-squared",
            "The gradient is not squared in what you keep.",
            _of(
                *(
                    _scaled(grow, power, root)
                    for power in ("absolute", "gradient", "cube", "twice")
                    for root in ("inside", "outside", "no root")
                )
            ),
        ),
        Mistake(
            f"{name}.one-for-all-weights",
            "You keep one number for all weights; each weight has its own.",
            _of(
                *(
                    _scaled(grow, power, root)
                    for power in ("all", "all mean")
                    for root in ("inside", "outside")
                )
            ),
        ),
        Mistake(
            f"{name}.squares-the-sum",
            "You add up gradients and square afterwards; each gradient is squared before.",
            _of(
                *(
                    _sum_of_gradients(ways, average)
                    for ways in ("one", "both")
                    for average in ((False,) if grow == "sum" else (False, True))
                )
            ),
        ),
        Mistake(
            f"{name}.root-kept",
            f"You keep the root as the state; the {one_letter} of squares must be kept.",
            _of(_root_kept(grow != "sum")),
        ),
    )


def _grown(*ways: str, roots: tuple[str, ...] = ("inside", "outside"), **choices: Any) -> Any:
    return _of(*(_scaled(way, root=root, **choices) for way in ways for root in roots))


ADAGRAD_MISTAKES = (
    *common("adagrad_step", _scaled(), _scaled(root="outside")),
    *_about_the_root("adagrad_step", "sum"),
    Mistake(
        "adagrad_step.average",
        "You take an average of the squares; Adagrad adds them all up.",
        (
            *_grown("mean"),
            *(
                step_of(_scaled(grow, root=root, own=(rho, None)))
                for grow in ("average", "leaky", "started")
                for root in ("inside", "outside")
                for rho in (0.9, 0.99, 0.5)
            ),
        ),
    ),
    Mistake(
        "adagrad_step.maximum",
        "You keep the largest square; Adagrad adds them all up.",
        _grown("max"),
    ),
    Mistake(
        "adagrad_step.epsilon-added-up",
        "You store the sum with epsilon in it, so that it is added again at every step.",
        _grown("with epsilon", roots=("inside", "missing", "outside")),
    ),
    Mistake(
        "adagrad_step.not-a-sum",
        "The squares must be added up; yours are multiplied or subtracted.",
        _grown("product", "minus"),
    ),
    Mistake(
        "adagrad_step.sum-stays",
        "Your sum stays what it was after the first step: give the new one back.",
        _grown("frozen"),
    ),
)

ADAGRAD = Exercise(
    name="adagrad_step",
    assignment="optimizers",
    oracle=adagrad_step,
    parameters=("w", "grad", "state", "lr", "epsilon"),
    done="Each weight has its own rate, and it only falls.",
    properties=properties(1.5, (1e-2,), ((1e-6,), (0.3,))),
    mistakes=ADAGRAD_MISTAKES,
    hints=(
        "What must be remembered from all the gradients before: how many numbers for each weight?",
        "Keep the sum of squares. This step's square is in it before it divides.",
        "Add the square of the gradient to the state (0 at first); divide the gradient by the root of that sum plus epsilon, times the rate.",
    ),
    naming=naming((3e-2,)),
    probes=probes(
        (1e-2,),
        "Where epsilon is tiny, the first step must be as long as the rate; yours is not.",
        lambda g, lr: lr * np.sign(g),
    ),
)


# rmsprop_step


@entrywise
def rmsprop_step(
    w: float, g: float, G: Any, lr: float, rho: float, epsilon: float
) -> tuple[float, Any]:
    mean = rho * (G or 0.0) + (1 - rho) * g * g
    return w - lr * g / math.sqrt(mean + epsilon), mean


RMSPROP_MISTAKES = (
    *common("rmsprop_step", _scaled("average"), _scaled("average", root="outside")),
    *_about_the_root("rmsprop_step", "average"),
    Mistake(
        "rmsprop_step.exchanged-shares",
        "`rho` and 1 - rho have changed places: the old average keeps the share `rho`.",
        _grown("exchanged"),
    ),
    Mistake(
        "rmsprop_step.no-share",
        "The new square comes in whole; its share is 1 - rho.",
        _grown("leaky"),
    ),
    Mistake(
        "rmsprop_step.undamped",
        "The old average keeps its full size; its share is `rho`.",
        _grown("no decay"),
    ),
    Mistake(
        "rmsprop_step.sum",
        "You add the squares up, which is Adagrad; RMSprop averages them.",
        _grown("sum"),
    ),
    Mistake(
        "rmsprop_step.plain-mean",
        "You take the plain mean of all squares; the average forgets old ones by `rho`.",
        _grown("mean"),
    ),
    Mistake(
        "rmsprop_step.starts-at-first-square",
        "Your average starts at the first square; it starts at 0.",
        _grown("started"),
    ),
    Mistake(
        "rmsprop_step.corrected",
        "You correct the average for its start, as Adam does; RMSprop does not.",
        _of(_corrected(_scaled("average"))),
    ),
    Mistake(
        "rmsprop_step.centred",
        "You take the square of the mean gradient off, which is the centred form; the plain average of squares is asked.",
        _of(_centred(True), _centred(False)),
    ),
    Mistake(
        "rmsprop_step.mean-on-top",
        "The averaged gradient stands on top, as in Adam; the gradient itself must stand there.",
        _of(_mean_on_top(True), _mean_on_top(False)),
    ),
    Mistake(
        "rmsprop_step.own-rho",
        "You use a rho of your own, whatever is passed in.",
        tuple(
            way(_scaled("average", root=root, own=(rho, None)))
            for rho in (0.9, 0.99, 0.5, 0.999)
            for root in ("inside", "outside")
            for way in (step_of, forgets, ascends)
        ),
    ),
    Mistake(
        "rmsprop_step.maximum",
        "You keep the largest square; RMSprop averages them.",
        _grown("max"),
    ),
    Mistake(
        "rmsprop_step.last-only",
        "Only the last square counts in yours; the average holds older ones too.",
        _grown("last"),
    ),
    Mistake(
        "rmsprop_step.epsilon-added-up",
        "You store the average with epsilon in it, so that it comes in again at every step.",
        _grown("average with epsilon", roots=("inside", "missing", "outside")),
    ),
)

RMSPROP = Exercise(
    name="rmsprop_step",
    assignment="optimizers",
    oracle=rmsprop_step,
    parameters=("w", "grad", "state", "lr", "rho", "epsilon"),
    done="Adagrad that forgets: the rate recovers.",
    properties=properties(1.5, (0.7, 1e-2), ((0.95, 1e-6), (0.4, 0.3))),
    mistakes=RMSPROP_MISTAKES,
    hints=(
        "Adagrad's sum only grows. What must happen to the old squares so that it can fall again?",
        "The new average is rho times the old one plus 1 - rho times the new square, and starts at 0.",
        "As in Adagrad, but with that average in place of the sum: divide the gradient by the root of the average plus epsilon.",
    ),
    naming=naming((0.6, 3e-2)),
    probes=probes(
        (0.7, 1e-2),
        "Where epsilon is tiny, the first step must be the rate over the root of 1 - rho; yours is not.",
        lambda g, lr: lr * np.sign(g) / math.sqrt(1 - 0.7),
    ),
)
