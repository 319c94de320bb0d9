"""What the optimizers with a memory share: their inputs, properties, and the slips common to all.

A *rule* makes a move: `rule(state, grad, lr, settings) -> (move, state)`. The known mistakes are
rules with something exchanged, and wrappers that go wrong with any rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..exercise import Case, Cases, Mistake, Probe, Property
from .common import Array

Rng = np.random.Generator
Rule = Callable[[Any, Array, float, tuple[Any, ...]], tuple[Array, Any]]
Step = Callable[..., Any]


# Oracles, one number at a time.


def entrywise(step: Callable[..., tuple[float, Any]]) -> Step:
    """The step of an array, made of `step(w, grad, state, *settings)` for single numbers."""

    def whole(w: Array, grad: Array, state: Any, *settings: Any) -> tuple[Array, list[Any]]:
        numbers, slopes = np.ravel(w).tolist(), np.ravel(grad).tolist()
        old = state or [None] * len(numbers)
        pairs = [step(a, g, s, *settings) for a, g, s in zip(numbers, slopes, old, strict=True)]
        new = np.array([a for a, _ in pairs], dtype=float).reshape(np.shape(w))
        return new, [s for _, s in pairs]

    return whole


# Inputs.


def numbers(rng: Rng, *shape: int) -> Array:
    return np.round(rng.choice([-1.0, 1.0], shape) * rng.uniform(0.4, 1.6, shape), 3)


def odd_numbers(rng: Rng, *shape: int) -> Array:
    return np.round(rng.choice([-1.0, 1.0], shape) * rng.uniform(0.3, 2.5, shape), 3)


def run(
    rng: Rng,
    shape: tuple[int, ...],
    settings: tuple[float, ...],
    rates: tuple[float, ...] = (0.3, 0.3, 0.3, 0.3),
    sizes: tuple[float, ...] = (2.0, 0.7, 0.25, 0.1, 0.8),
    jumps: bool = False,
) -> dict[str, Any]:
    """One parameter's way: gradients that shrink, and a rate for each step."""
    made: dict[str, Any] = {
        "w": numbers(rng, *shape),
        "grads": np.stack([numbers(rng, *shape) * sizes[k] for k in range(len(rates))]),
        "rates": list(rates),
        "settings": list(settings),
    }
    if jumps:
        made["at"] = np.stack([numbers(rng, *shape) for _ in rates])
    return made


def walk(*runs: dict[str, Any], **flags: bool) -> Case:
    return Case(
        (runs[0]["w"], runs[0]["grads"][0]),
        driver="walk",
        arguments={"runs": list(runs), **flags},
    )


def first(w: Array, grad: Array, *settings: float) -> Case:
    return Case((w, grad), driver="first_step", arguments={"args": [w, grad, None, *settings]})


def properties(
    worth: float,
    usual: tuple[float, ...],
    others: tuple[tuple[float, ...], ...],
    sizes: tuple[float, ...] = (2.0, 0.7, 0.25, 0.1, 0.8),
) -> tuple[Property, ...]:
    """The parts of the contract; `worth` are the points of the later steps.

    `usual` and `others` are settings after the rate.
    """

    def a_first(rng: Rng) -> Iterator[Case]:
        yield first(np.array([1.5, -0.5, 0.75]), np.array([0.5, 2.0, -1.25]), 0.2, *usual)
        yield first(numbers(rng, 4), numbers(rng, 4), 0.5, *usual)

    def later(rng: Rng) -> Iterator[Case]:
        yield walk(run(rng, (3,), usual, sizes=sizes))
        yield walk(run(rng, (4,), usual, (0.5,) * 5, sizes=sizes))
        resting = run(rng, (3,), usual, sizes=sizes)
        resting["grads"][1, 0] = resting["grads"][2, 2] = 0.0
        yield walk(resting)
        still = run(rng, (3,), usual, sizes=sizes)
        still["grads"][2] = 0.0
        yield walk(still)
        # The largest gradient lies far back; all of them are small, or large.
        fading = max(sizes), *(0.3 * size for size in sizes * 3)
        yield walk(run(rng, (2,), usual, (0.3,) * 13, sizes=fading))
        for factor in 1e-3, 200.0:
            scaled = run(rng, (2,), usual, sizes=sizes)
            scaled["grads"] *= factor
            yield walk(scaled)

    def rates(rng: Rng) -> Iterator[Case]:
        yield walk(run(rng, (3,), usual, (0.5, 0.2, 0.4, 0.05), sizes=sizes))

    def in_turn(rng: Rng) -> Iterator[Case]:
        yield walk(
            run(rng, (3,), usual, (0.4,) * 4, sizes=sizes),
            run(rng, (3,), usual, (0.4,) * 3, sizes=sizes),
        )

    def old_states(rng: Rng) -> Iterator[Case]:
        yield walk(run(rng, (3,), usual, sizes=sizes), replay=True)

    def elsewhere(rng: Rng) -> Iterator[Case]:
        yield walk(run(rng, (3,), usual, sizes=sizes, jumps=True))
        yield walk(run(rng, (3,), usual, sizes=sizes), reuse=True)

    def shapes(rng: Rng) -> Iterator[Case]:
        yield walk(run(rng, (), usual, (0.4,) * 3, sizes=sizes))
        yield walk(run(rng, (2, 3), usual, (0.4,) * 3, sizes=sizes))

    def kinds(rng: Rng) -> Iterator[Case]:
        table = run(rng, (3, 2), usual, (0.2,) * 2, sizes=sizes)
        table["w"], table["grads"] = (
            np.asfortranarray(table["w"]),
            np.array([[[1, 0], [2, -3], [-1, 2]], [[0, 0], [1, 1], [-2, 1]]]),
        )
        yield walk(table)
        whole = run(rng, (3,), usual, (1.0,) * 2)
        whole["w"] = rng.integers(-3, 4, 3)
        yield walk(whole)
        begun = run(rng, (3,), usual, (0.4,) * 3)
        begun["grads"] = [np.array([2, -1, 1]), *begun["grads"][1:]]
        yield walk(begun)

    def settings(rng: Rng) -> Iterator[Case]:
        for other in others:
            yield walk(run(rng, (3,), other, (0.4,) * 4, sizes=sizes))

    def unchanged(rng: Rng) -> Iterator[Case]:
        yield first(numbers(rng, 3), numbers(rng, 3), 0.4, *usual)
        yield first(rng.integers(-3, 4, (2, 2)), rng.integers(1, 4, (2, 2)), 1, *usual)

    return (
        Property("first", "The first step", "the state is None", 1, a_first),
        Property(
            "later",
            "Later steps",
            "the state is what the step before gave back",
            worth,
            later,
            fails="Your first step is right, a later one is not: look at what the state keeps and how it is used.",
        ),
        Property(
            "rates",
            "A rate that changes",
            "each step with its own rate",
            0.5,
            rates,
            fails="Right while the rate stays the same, not when it changes from step to step.",
            needs=("later",),
        ),
        Property(
            "turns",
            "Two parameters in turn",
            "each has its own state",
            0.5,
            in_turn,
            fails="Right for one parameter, not for two in turn: they share something.",
            needs=("later",),
        ),
        Property(
            "replay",
            "An old state again",
            "the same state gives the same step",
            0.5,
            old_states,
            fails="The same state gives another step later: your function changes the state that it is given.",
            needs=("later",),
        ),
        Property(
            "elsewhere",
            "The caller's own arrays",
            "w may be elsewhere, the gradient's array filled anew",
            0.5,
            elsewhere,
            fails="Right only while the caller passes `w` on as it was and leaves the old gradient alone.",
            needs=("later",),
        ),
        Property(
            "shapes",
            "One weight, or a table of them",
            "any shape",
            0.5,
            shapes,
            fails="Right for a row of weights, not for one weight or a table.",
            needs=("later",),
        ),
        Property(
            "kinds",
            "Whole numbers, zeros, any memory order",
            "the same rule",
            0.25,
            kinds,
            fails="Right for numbers with decimals, not for whole numbers: something that you keep cannot hold fractions.",
            needs=("later",),
        ),
        Property(
            "settings",
            "Other settings",
            "what is passed in counts",
            0.5,
            settings,
            fails="Right for some settings, not for others.",
            needs=("later",),
        ),
        Property(
            "unchanged",
            "Leaves its input as it was",
            "w and grad after the call",
            0.25,
            unchanged,
            "unchanged",
        ),
    )


def probes(
    usual: tuple[float, ...], size: str, move: Callable[[Array, float], Array]
) -> tuple[Probe, ...]:
    """Facts of a first step, for answers that are like no known mistake.

    `size` says what `move` gives: the first step by gradient and rate, where epsilon is tiny.
    """
    tiny = usual if len(usual) == 1 and usual[0] > 0.1 else (*usual[:-1], 1e-9)

    def sized(rng: Rng) -> Iterator[tuple[Case, Case]]:
        for n in 3, 4:
            case = first(numbers(rng, n), numbers(rng, n), 0.2, *tiny)
            yield case, case

    def pairs(
        change: Callable[[Array, Array, float], tuple[Array, Array, float]],
    ) -> Callable[[Rng], Iterator[tuple[Case, Case]]]:
        def made(rng: Rng) -> Iterator[tuple[Case, Case]]:
            for size in 3, 4:
                w, g = numbers(rng, size), numbers(rng, size)
                yield first(w, g, 0.2, *usual), first(*change(w, g, 0.2), *usual)

        return made

    return (
        Probe(
            "start",
            "Weights that start 1 higher must end 1 higher; yours do not.",
            pairs(lambda w, g, lr: (w + 1, g, lr)),
            lambda one, other: one + 1,
        ),
        Probe(
            "rate",
            "Twice the rate must give twice the first step; yours gives another.",
            pairs(lambda w, g, lr: (w, g, 2 * lr)),
            lambda one, other: 2 * one - other.args[0],
        ),
        Probe(
            "opposite",
            "The opposite gradient must give the opposite first step; yours does not.",
            pairs(lambda w, g, lr: (w, -g, lr)),
            lambda one, other: 2 * other.args[0] - one,
        ),
        Probe(
            "order",
            "Weights in another order must move as before; in yours the place or the neighbours count.",
            pairs(lambda w, g, lr: (w[::-1].copy(), g[::-1].copy(), lr)),
            lambda one, other: one[::-1],
        ),
        Probe(
            "first-size",
            size,
            sized,
            lambda one, other: other.args[0] - move(other.args[1], 0.2),
        ),
    )


def naming(
    usual: tuple[float, ...], sizes: tuple[float, ...] = (2.0, 0.7, 0.25, 0.1, 0.8)
) -> Cases:
    def cases(rng: Rng) -> Iterator[Case]:
        yield first(numbers(rng, 3), numbers(rng, 3), 0.7, *usual)
        yield walk(run(rng, (3,), usual, (0.6,) * 2, sizes=sizes))
        yield walk(run(rng, (2,), usual, (0.3, 0.6, 0.3), sizes=sizes))

    return cases


# Ways to go wrong with any rule.


def step_of(rule: Rule) -> Step:
    def step(w: Array, grad: Array, state: Any, lr: float, *settings: Any) -> Any:
        move, new = rule(state, np.asarray(grad, float), lr, settings)
        return w + move, new

    return step


def ascends(rule: Rule) -> Step:
    def step(w: Array, grad: Array, state: Any, lr: float, *settings: Any) -> Any:
        move, new = rule(state, np.asarray(grad, float), lr, settings)
        return w - move, new

    return step


def _bare(rule: Rule) -> Step:
    return lambda w, grad, state, *settings: step_of(rule)(w, grad, state, *settings)[0]


def _exchanged(rule: Rule) -> Step:
    return lambda w, grad, state, *settings: step_of(rule)(w, grad, state, *settings)[::-1]


def _only_the_move(sign: float) -> Callable[[Rule], Step]:
    def of(rule: Rule) -> Step:
        def step(w: Array, grad: Array, state: Any, lr: float, *settings: Any) -> Any:
            move, new = rule(state, np.asarray(grad, float), lr, settings)
            return sign * move, new

        return step

    return of


def _stays(rule: Rule) -> Step:
    return lambda w, grad, state, *settings: (np.array(w), None)


def forgets(rule: Rule) -> Step:
    return lambda w, grad, state, *settings: step_of(rule)(w, grad, None, *settings)


def in_place(rule: Rule) -> Step:
    def step(w: Array, grad: Array, state: Any, lr: float, *settings: Any) -> Any:
        box = [None] if state is None else state
        move, box[0] = rule(box[0], np.asarray(grad, float), lr, settings)
        return w + move, box

    return step


def _own_weights(rule: Rule) -> Step:
    def step(w: Array, grad: Array, state: Any, lr: float, *settings: Any) -> Any:
        start, inner = (w, None) if state is None else state
        move, new = rule(inner, np.asarray(grad, float), lr, settings)
        return start + move, (start + move, new)

    return step


def last_move_from_w(rule: Rule) -> Step:
    """The last move is read off from where w is now."""

    def step(w: Array, grad: Array, state: Any, lr: float, *settings: Any) -> Any:
        before, inner = (None, None) if state is None else state
        if before is not None and isinstance(inner, np.ndarray):
            inner = w - before
        move, new = rule(inner, np.asarray(grad, float), lr, settings)
        return w + move, (np.array(w, float), new)

    return step


def _keeps_the_array(rule: Rule) -> Step:
    def step(w: Array, grad: Array, state: Any, lr: float, *settings: Any) -> Any:
        past = (*(state or ()), (lr, grad))
        inner, move = None, 0.0
        for rate, g in past:
            move, inner = rule(inner, np.asarray(g, float), rate, settings)
        return w + move, past

    return step


def _last_array(rule: Rule) -> Step:
    """Only the gradient before is kept, by reference; what is older is in the inner state."""

    def step(w: Array, grad: Array, state: Any, lr: float, *settings: Any) -> Any:
        inner, late = (None, None) if state is None else state
        if late is not None:
            _, inner = rule(inner, np.asarray(late[1], float), late[0], settings)
        move, _ = rule(inner, np.asarray(grad, float), lr, settings)
        return w + move, (inner, (lr, grad))

    return step


def _first_rate(rule: Rule) -> Step:
    def step(w: Array, grad: Array, state: Any, lr: float, *settings: Any) -> Any:
        rate, inner = (lr, None) if state is None else state
        move, new = rule(inner, np.asarray(grad, float), rate, settings)
        return w + move, (rate, new)

    return step


def _fixed_rate(rate: float) -> Callable[[Rule], Step]:
    return lambda rule: (
        lambda w, grad, state, lr, *settings: step_of(rule)(w, grad, state, rate, *settings)
    )


def _whole_numbers(rule: Rule) -> Step:
    def step(w: Array, grad: Array, state: Any, *settings: Any) -> Any:
        new, after = step_of(rule)(w, grad, state, *settings)
        out = np.empty_like(w)
        out[...] = new
        return out, after

    return step


def _whole_state(rule: Rule) -> Step:
    """What is kept takes the type of w."""

    def step(w: Array, grad: Array, state: Any, *settings: Any) -> Any:
        new, after = step_of(rule)(w, grad, state, *settings)
        kind = np.asarray(w).dtype
        if isinstance(after, np.ndarray):
            after = after.astype(kind)
            return w + after, after
        cut = [np.asarray(part).astype(kind) for part in after] if type(after) is tuple else None
        return new, tuple(cut) if cut else np.asarray(after).astype(kind)

    return step


def _of_gradient(change: Callable[[Array], Array]) -> Callable[[Rule], Step]:
    return lambda rule: (
        lambda w, grad, state, *settings: step_of(rule)(
            w, change(np.asarray(grad, float)), state, *settings
        )
    )


def _mean(grad: Array) -> Array:
    return np.full(grad.shape, grad.mean())


def _sum(grad: Array) -> Array:
    return np.full(grad.shape, grad.sum())


def _unit(grad: Array) -> Array:
    return grad / (float(np.sqrt(np.sum(grad**2))) or 1.0)


def _rounded(places: int) -> Callable[[Rule], Step]:
    def of(rule: Rule) -> Step:
        def step(w: Array, grad: Array, state: Any, *settings: Any) -> Any:
            new, after = step_of(rule)(w, grad, state, *settings)
            return np.round(new, places), after

        return step

    return of


def common(name: str, rule: Rule, *wrong: Rule) -> tuple[Mistake, ...]:
    """The slips that go with any rule; a lost state shows with each of the `wrong` ones too."""
    every = (rule, *wrong)

    def mistake(
        slug: str,
        says: str,
        ways: tuple[Callable[[Rule], Step], ...],
        note: str = "",
        tag: str = "",
    ) -> Mistake:
        made = tuple(way(rule) for way in ways)
        return Mistake(f"{name}.{slug}", says, made, note, tags=(tag,) if tag else ())

    return (
        Mistake(
            f"{name}.no-pair",
            "Your function does not give back two things; the new weights and the new state are asked.",
            (_bare(rule),),
        ),
        Mistake(
            f"{name}.exchanged",
            "The new weights come first and the state second; in yours it is the other way round.",
            (_exchanged(rule),),
        ),
        Mistake(
            f"{name}.only-the-step",
            "The first thing that you give back is the step; the new weights are asked, which start from `w`.",
            tuple(_only_the_move(sign)(rule) for sign in (1, -1)),
        ),
        Mistake(
            f"{name}.nothing-moves",
            "Your weights stay where they were.",
            (_stays(rule),),
        ),
        mistake(
            "ascent",
            "Your step goes uphill: it must go against the gradient.",
            (ascends, lambda each: _of_gradient(np.negative)(each)),
            tag="wrong sign",
        ),
        Mistake(
            f"{name}.made-anew",
            "Every step of yours begins like the first one: what the state keeps is lost.",
            tuple(map(forgets, every)),
            "Give back what you have worked out as the second thing, and go on from `state`.",
            tags=("state is lost",),
        ),
        mistake(
            "state-in-place",
            "You change the state that was passed in, so passing it again gives another step.",
            (in_place,),
            "Make a new state, and leave the old one as it is.",
            "state is changed",
        ),
        mistake(
            "own-weights",
            "You go on from weights that you have kept, not from the `w` that is passed in.",
            (_own_weights,),
        ),
        mistake(
            "keeps-the-array",
            "You keep the caller's own gradient array; it holds other numbers by the next step.",
            (_keeps_the_array, _last_array),
            "Keep a copy, or what you have worked out from it.",
        ),
        mistake(
            "first-rate",
            "You go on with the learning rate of the first step; it may change.",
            (_first_rate,),
        ),
        mistake(
            "own-rate",
            "You use a learning rate of your own, whatever `lr` is.",
            tuple(_fixed_rate(rate) for rate in (1.0, 0.1, 0.01, 0.001)),
        ),
        mistake(
            "whole-numbers",
            "Something is stored as whole numbers, so the fractions are lost.",
            (_whole_numbers, _whole_state),
            tag="integer buffer",
        ),
        mistake(
            "one-for-all",
            "All weights share one slope; each has its own entry of the gradient.",
            (_of_gradient(_mean), _of_gradient(_sum)),
        ),
        mistake(
            "signs",
            "Only the sign or the direction of the gradient counts in yours; its size must count too.",
            (_of_gradient(np.sign), _of_gradient(_unit)),
        ),
        mistake(
            "absolute",
            "You take the gradient without its sign, so you always step the same way.",
            (_of_gradient(np.abs),),
        ),
        mistake(
            "rounded",
            "You round; every digit counts for the next step.",
            tuple(_rounded(places) for places in (2, 3, 4)),
        ),
    )
