"""Mini-batches: the order is free, so what comes back is judged by what must hold of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Exercise, Finding, Mistake, Property
from ..student import Outcome
from .common import Array

Rng = np.random.Generator
NAME = "minibatches"

# What a batch must be, in the order in which it is looked at: slug, sentence, note.
_SAYS: dict[str, tuple[str, str]] = {
    "one-batch": (
        "You give back one pair; an iterable with one pair for each batch is asked.",
        "Is there a `return` inside the loop, or no loop at all?",
    ),
    "never-ends": ("Your batches do not come to an end.", "Each sample comes once."),
    "no-pairs": ("Each batch must be a pair, `(X_batch, y_batch)`.", ""),
    "labels-first": ("The rows come first in each batch, the labels second.", ""),
    "unequal": ("A batch must have one label for each of its rows.", ""),
    "no-table": ("`X_batch` must be a table with the columns of `X`, also for one sample.", ""),
    "no-row-of-labels": ("`y_batch` must have shape (n,), as `y` has.", ""),
    "other-rows": ("There are rows in your batches that are not in `X`.", ""),
    "drops-the-last": (
        "The last samples never come: a smaller last batch must be given too.",
        "",
    ),
    "repeats": (
        "Some samples come more than once and others never; each comes once.",
        "Deal the samples out; do not draw each batch anew.",
    ),
    "more-than-once": ("Some samples come more than once; each comes once.", ""),
    "missing": ("Some samples never come; each comes once.", ""),
    "apart": (
        "Rows and labels have come apart: a row stands beside another one's label.",
        "One order must serve both.",
    ),
    "empty": ("You give an empty batch.", "It comes where the size divides the number of samples."),
    "number-of-batches": (
        "You take `batch_size` as the number of batches; it is the number of samples in one.",
        "",
    ),
    "smaller-first": ("Only the last batch may be smaller than `batch_size`.", ""),
    "even-pieces": (
        "You cut pieces of nearly one size; each must have `batch_size` samples, and only the last may be smaller.",
        "",
    ),
    "too-large": ("You give a batch with more than `batch_size` samples.", ""),
    "label-type": (
        "The labels have changed their type: whole numbers must stay whole numbers.",
        "",
    ),
    "label-type-float": (
        "The labels have changed their type: numbers with decimals must keep them.",
        "",
    ),
    "not-shuffled": (
        "The samples come in the order in which they were given.",
        "Draw an order from `rng`.",
    ),
    "same-order": (
        "A second call gives the same order again; each call must draw its own.",
        "Is a generator or an order made anew or kept?",
    ),
    "global-generator": (
        "Your order comes from numpy's or Python's own random numbers, not from `rng`.",
        "With the same `rng` the order must be the same.",
    ),
    "other-generator": (
        "Your order does not follow from `rng`: the same seed gives another one.",
        "Draw everything from the generator that is passed in.",
    ),
    "rng-untouched": ("Nothing is drawn from `rng`.", ""),
    "one-batch-unshuffled": (
        "When one batch holds everything, you do not shuffle; every order must be possible.",
        "",
    ),
    "blocks": (
        "Samples that were neighbours always share a batch: the samples must be shuffled, not the batches.",
        "",
    ),
    "rotated": (
        "Only the start is drawn: the samples still follow each other as they were given.",
        "",
    ),
    "first-stays": ("One sample always has the same place; every order must be possible.", ""),
    "few-orders": ("Some orders never come; every order must be possible.", ""),
    "touches-random": (
        "You draw from numpy's or Python's own random numbers; only `rng` may be used.",
        "",
    ),
}


def _finding(slug: str, note: str = "") -> Finding:
    says, usual = _SAYS[slug]
    return Finding(f"{NAME}.{slug}", says, note or usual)


def _rows_of(case: Case) -> tuple[Array, Array, int]:
    X, y, size = case.given["args"]
    return X, y, size


def _batch(X: Array, item: Any) -> tuple[Array, Array, Finding | None]:
    """One batch as two arrays, or what is wrong with its form."""
    nothing = np.zeros(0)
    if not isinstance(item, list | tuple) or len(item) != 2:
        return nothing, nothing, _finding("no-pairs")
    rows, labels = (as_numbers(part) for part in item)
    if rows is None or labels is None:
        return nothing, nothing, _finding("no-pairs")
    if not rows.ndim:
        return nothing, nothing, _finding("no-table")
    if not labels.ndim:
        return nothing, nothing, _finding("no-row-of-labels")
    if rows.size == 0 and labels.size == 0 and len(rows) == 0:
        return np.zeros((0, X.shape[1])), np.zeros(0), None
    if rows.ndim == 1 and labels.ndim == 2 and len(rows) == len(labels):
        return nothing, nothing, _finding("labels-first")
    if rows.ndim != 2 or rows.shape[1] != X.shape[1]:
        return nothing, nothing, _finding("no-table")
    if labels.ndim != 1 and len(labels) == len(rows):
        return nothing, nothing, _finding("no-row-of-labels")
    if labels.ndim != 1 or len(labels) != len(rows):
        return nothing, nothing, _finding("unequal")
    return rows, labels, None


def _dealt(case: Case, outcome: Outcome) -> tuple[list[Any], Finding | None]:
    """The batches of every call as two arrays each, or what is wrong with their form."""
    X, _, _ = _rows_of(case)
    calls = outcome.value["rounds"]
    if calls is None:
        return [], Finding("property.none", "Your function gives back nothing (None).")
    found = []
    for items in calls:
        if len(items) == 2 and all(as_numbers(x) is not None for x in items):
            if {np.ndim(x) for x in items} == {1, 2}:
                return [], _finding("one-batch")
        if len(items) > len(X) + 1:
            return [], _finding("never-ends")
        batches = []
        for item in items:
            rows, labels, wrong = _batch(X, item)
            if wrong:
                return [], wrong
            batches.append((rows, labels))
        found.append(batches)
    return found, None


def _places(X: Array, rows: Array) -> list[int]:
    """Which row of X each row is; -1 for none."""
    if not len(rows):
        return []
    near = np.abs(X - rows[:, None]) <= 1e-4 * (1 + np.abs(X))
    same = near.all(axis=2)
    return [int(k) for k in np.where(same.any(axis=1), same.argmax(axis=1), -1)]


Judge = Callable[[Case, Outcome], "Finding | None"]
Look = Callable[[Array, Array, int, list[tuple[Array, Array]]], "str"]


def _every_call(look: Look) -> Judge:
    """A judge that looks at the batches of one call after the other."""

    def judge(case: Case, outcome: Outcome) -> Finding | None:
        calls, wrong = _dealt(case, outcome)
        if wrong:
            return wrong
        for batches in calls:
            slug = look(*_rows_of(case), batches)
            if slug:
                return _finding(slug)
        return None

    return judge


def _once(X: Array, y: Array, size: int, batches: list[tuple[Array, Array]]) -> str:
    places = [place for rows, _ in batches for place in _places(X, rows)]
    if -1 in places:
        return "other-rows"
    missing = len(X) - len(set(places))
    repeated = len(places) - len(set(places))
    if missing and repeated:
        return "repeats"
    if repeated:
        return "more-than-once"
    if missing:
        dropped = missing == len(X) % size and all(len(rows) == size for rows, _ in batches)
        return "drops-the-last" if dropped else "missing"
    return ""


def _together(X: Array, y: Array, size: int, batches: list[tuple[Array, Array]]) -> str:
    for rows, labels in batches:
        if np.abs(y[_places(X, rows)] - labels).max(initial=0.0) > 1e-4:
            return "apart"
    return ""


def _sizes(X: Array, y: Array, size: int, batches: list[tuple[Array, Array]]) -> str:
    sizes = [len(rows) for rows, _ in batches]
    n = len(X)
    asked = [size] * (n // size) + ([n % size] if n % size else [])
    if sizes == asked:
        return ""
    if 0 in sizes and [s for s in sizes if s] == asked:
        return "empty"
    if sorted(sizes, reverse=True) == asked:
        return "smaller-first"
    if len(sizes) == size or len(sizes) == n < size:
        return "number-of-batches"
    if max(sizes) > size:
        return "too-large"
    if len(sizes) == len(asked):
        return "even-pieces"
    return "empty" if 0 in sizes else "smaller-first"


def _label_type(case: Case, outcome: Outcome) -> Finding | None:
    _, wrong = _dealt(case, outcome)
    if wrong:
        return wrong
    _, y, _ = _rows_of(case)
    for batches in outcome.value["rounds"]:
        for _, labels in batches:
            kind = np.asarray(labels).dtype.kind
            if kind != y.dtype.kind and np.size(labels):
                return _finding("label-type" if y.dtype.kind == "i" else "label-type-float")
    return None


def _random(case: Case, outcome: Outcome) -> Finding | None:
    calls, wrong = _dealt(case, outcome)
    if wrong:
        return wrong
    X, _, _ = _rows_of(case)
    orders = [[p for rows, _ in batches for p in _places(X, rows)] for batches in calls]
    if not outcome.value["repeats"]:
        return _finding("global-generator" if outcome.random_state_touched else "other-generator")
    if all(order == sorted(order) for order in orders):
        return _finding("not-shuffled")
    if all(order == orders[0] for order in orders):
        return _finding("same-order")
    if not outcome.value["drawn"]:
        return _finding("rng-untouched")
    return None


def _every_order(case: Case, outcome: Outcome) -> Finding | None:
    _, _, size = _rows_of(case)
    orders = [[int(k) for k in row] for row in outcome.value]
    n = len(_rows_of(case)[0])
    if any(sorted(order) != list(range(n)) for order in orders):
        return _finding("missing")
    seen = {tuple(order) for order in orders}
    if len(seen) == 1 and list(next(iter(seen))) == list(range(n)):
        return _finding("one-batch-unshuffled" if size >= n else "not-shuffled")
    if len(seen) == 1:
        return _finding("same-order")
    starts = range(0, n, size)
    groups = {frozenset(order[s : s + size]) for order in seen for s in starts}
    if size > 1 and len(groups) == len(starts) > 1:
        return _finding("blocks")
    if n > 2 and all(order[(i + 1) % n] == (order[i] + 1) % n for order in seen for i in range(n)):
        return _finding("rotated")
    if any(len({order[i] for order in seen}) == 1 for i in range(n)):
        return _finding("first-stays")
    reached = {(i, k) for order in seen for i, k in enumerate(order)}
    if len(reached) < n * n or n == 3 and len(seen) < 6:
        return _finding("few-orders")
    return None


def _untouched(case: Case, outcome: Outcome) -> Finding | None:
    return _finding("touches-random") if outcome.random_state_touched else None


# Inputs.


def _data(rng: Rng, n: int, d: int, labels: str = "different") -> tuple[Array, Array]:
    """Rows that all differ, in their first entry by 1 at least, and labels."""
    X = np.round(rng.normal(0, 1, (n, d)), 2)
    X[:, 0] = np.round(rng.permutation(n) + rng.uniform(0, 0.3), 2)
    y: Array = 10 * rng.permutation(n) + 3
    match labels:
        case "few":
            y = np.arange(n) % 3
        case "floats":
            y = np.round(rng.normal(0, 1, n), 2) + np.arange(n)
    return X, y


def _deal(rng: Rng, n: int, d: int, size: int, labels: str = "different", **flags: Any) -> Case:
    args = [*_data(rng, n, d, labels), size]
    return Case(driver="deal", arguments={"args": args, "seed": int(rng.integers(2**31)), **flags})


def _ordinary(rng: Rng) -> Iterator[Case]:
    yield _deal(rng, 7, 2, 3)
    yield _deal(rng, 10, 3, 4, "few")


def _pairs(rng: Rng) -> Iterator[Case]:
    yield _deal(rng, 8, 2, 3, times=2)
    yield _deal(rng, 6, 3, 6)


def _all_sizes(rng: Rng) -> Iterator[Case]:
    for n, size in ((6, 3), (7, 1), (5, 5), (4, 9), (11, 4), (1, 1), (10, 6)):
        yield _deal(rng, n, 2, size)


def _kinds(rng: Rng) -> Iterator[Case]:
    yield _deal(rng, 5, 2, 2, "few")
    yield _deal(rng, 5, 2, 2, "floats")
    whole = _deal(rng, 6, 2, 4)
    X, y, size = whole.given["args"]
    X = np.asfortranarray(np.column_stack([np.argsort(X[:, 0]), y]))
    yield Case(driver="deal", arguments={"args": [X, y, size], "seed": 5})


def _drawn(rng: Rng) -> Iterator[Case]:
    yield _deal(rng, 12, 2, 4, times=5, twice=True)


def _many_calls(rng: Rng) -> Iterator[Case]:
    for n, size, times in ((4, 2, 60), (3, 3, 100), (2, 5, 30)):
        X = np.arange(2.0 * n).reshape(n, 2)
        arguments = {
            "args": [X, np.arange(n), size],
            "seed": int(rng.integers(2**31)),
            "times": times,
        }
        yield Case(driver="orders", arguments=arguments)


def _own_arrays(rng: Rng) -> Iterator[Case]:
    yield _deal(rng, 7, 2, 3, own=True)
    yield _deal(rng, 4, 2, 4, own=True)


# Known mistakes, one for each thing that can be found; the second of each is another way.


def _order(X: Array, rng: Rng) -> Array:
    return rng.permutation(len(X))


def _cut(X: Array, y: Array, size: int, order: Array) -> list[tuple[Array, Array]]:
    return [(X[order[s : s + size]], y[order[s : s + size]]) for s in range(0, len(order), size)]


def _right(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    return _cut(X, y, size, _order(X, rng))


def _changed(
    change: Callable[[list[tuple[Array, Array]]], Any],
) -> Callable[[Array, Array, int, Rng], Any]:
    return lambda X, y, size, rng: change(_right(X, y, size, rng))


def _for_ever(X: Array, y: Array, size: int, rng: Rng) -> Iterator[tuple[Array, Array]]:
    while True:
        yield from _right(X, y, size, rng)


def _full_only(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    return [(a, b) for a, b in _right(X, y, size, rng) if len(a) == size] or [(X[:0], y[:0])]


def _drawn_anew(X: Array, y: Array, size: int, rng: Rng) -> Iterator[tuple[Array, Array]]:
    for s in range(0, len(X), size):
        chosen = rng.choice(len(X), min(size, len(X) - s), replace=False)
        if s == size:
            chosen[0] = next(k for k in range(len(X)) if k not in chosen)
        yield X[chosen], y[chosen]


def _filled_up(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    order = _order(X, rng)
    return _cut(X, y, size, np.concatenate([order, order[: -len(X) % size]]))


def _without_one(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    return _cut(X, y, size, _order(X, rng)[:-2])


def _two_orders(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    return _cut(X, y[np.roll(np.arange(len(y)), 1)], size, _order(X, rng))


def _one_too_many(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    order = _order(X, rng)
    pieces = range(len(X) // size + 1)
    return [
        (X[order[k * size : (k + 1) * size]], y[order[k * size : (k + 1) * size]]) for k in pieces
    ]


def _split(count: Callable[[int, int], int]) -> Callable[[Array, Array, int, Rng], Any]:
    def batches(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
        pieces = np.array_split(_order(X, rng), count(len(X), size))
        return [(X[p], y[p]) for p in pieces if len(p)]

    return batches


def _rest_first(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    order, rest = _order(X, rng), len(X) % size
    return [*_cut(X, y, size, order[:rest]), *_cut(X, y, size, order[rest:])]


def _one_larger(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    return _cut(X, y, size + 1, _order(X, rng))


def _as_floats(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    return _right(X, y * 1.0, size, rng)


def _in_order(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    return _cut(X, y, size, np.arange(len(X)))


def _own_seed(seed: int) -> Callable[[Array, Array, int, Rng], Any]:
    return lambda X, y, size, rng: _right(X, y, size, np.random.default_rng(seed))


def _global(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    return _cut(X, y, size, np.random.permutation(len(X)))


def _unseeded(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    return _right(X, y, size, np.random.default_rng())


def _not_if_one(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    return (_in_order if size >= len(X) else _right)(X, y, size, rng)


def _blocks(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    batches = _in_order(X, y, size, rng)
    full = [batches[k] for k in rng.permutation(len(X) // size)]
    return full + batches[len(full) :]


def _rotated(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    return _cut(X, y, size, np.roll(np.arange(len(X)), int(rng.integers(len(X)))))


def _all_but_the_first(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    order = np.arange(len(X))
    rng.shuffle(order[1:])
    return _cut(X, y, size, order)


def _all_but_the_last(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    order = np.arange(len(X))
    rng.shuffle(order[:-1])
    return _cut(X, y, size, order)


def _never_in_place(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    order = np.arange(len(X))
    for last in range(len(X) - 1, 0, -1):
        other = int(rng.integers(last))
        order[last], order[other] = order[other], order[last]
    return _cut(X, y, size, order)


def _seeds_numpy(X: Array, y: Array, size: int, rng: Rng) -> list[tuple[Array, Array]]:
    np.random.seed(int(rng.integers(2**31)))
    return _cut(X, y, size, np.random.permutation(len(X)))


def _known(slug: str, *functions: Callable[..., Any]) -> Mistake:
    return Mistake(f"{NAME}.{slug}", *(_SAYS[slug][0],), functions, _SAYS[slug][1])


MISTAKES = (
    _known(
        "one-batch",
        _changed(lambda batches: batches[0]),
        lambda X, y, size, rng: (X[rng.permutation(len(X))], y),
    ),
    _known("never-ends", _for_ever),
    _known("no-pairs", _changed(lambda batches: [(a, b, 0) for a, b in batches])),
    _known("labels-first", _changed(lambda batches: [(b, a) for a, b in batches])),
    _known("unequal", _changed(lambda batches: [(a, b[:1]) for a, b in batches])),
    _known("no-table", _changed(lambda batches: [(a.ravel(), b) for a, b in batches])),
    _known("no-row-of-labels", _changed(lambda batches: [(a, b[:, None]) for a, b in batches])),
    _known("other-rows", _changed(lambda batches: [(np.sort(a, axis=0), b) for a, b in batches])),
    _known("drops-the-last", _full_only),
    _known("repeats", _drawn_anew),
    _known("more-than-once", _filled_up),
    _known("missing", _without_one),
    _known("apart", _two_orders),
    _known("empty", _one_too_many),
    _known("number-of-batches", _split(lambda n, size: size)),
    _known("smaller-first", _rest_first),
    _known("even-pieces", _split(lambda n, size: -(-n // size))),
    _known("too-large", _one_larger),
    _known("label-type", _as_floats),
    _known("not-shuffled", _in_order),
    _known("same-order", _own_seed(0), _own_seed(42)),
    _known("global-generator", _global),
    _known("other-generator", _unseeded),
    _known("one-batch-unshuffled", _not_if_one),
    _known("blocks", _blocks),
    _known("rotated", _rotated),
    _known("first-stays", _all_but_the_first, _all_but_the_last),
    _known("few-orders", _never_in_place),
    _known("touches-random", _seeds_numpy),
)

MINIBATCHES = Exercise(
    name=NAME,
    assignment="optimizers",
    oracle=_right,
    parameters=("X", "y", "batch_size", "rng"),
    done="Every sample once, rows beside their labels, in a new order at each call.",
    properties=(
        Property(
            "once",
            "Every sample once",
            "none twice, none left out",
            3,
            _ordinary,
            _every_call(_once),
        ),
        Property(
            "together",
            "Rows and labels together",
            "each row beside its own label",
            1.5,
            _pairs,
            _every_call(lambda *seen: _once(*seen) or _together(*seen)),
        ),
        Property(
            "sizes",
            "Batches of the size asked",
            "only the last one smaller, none empty",
            1.5,
            _all_sizes,
            _every_call(lambda *seen: _once(*seen) or _sizes(*seen)),
        ),
        Property(
            "kinds", "Labels of the same type", "whole numbers stay whole", 0.5, _kinds, _label_type
        ),
        Property(
            "random", "An order drawn from rng", "another at each call", 1.25, _drawn, _random
        ),
        Property(
            "orders",
            "Every order possible",
            "also within one batch",
            0.75,
            _many_calls,
            _every_order,
            needs=("random",),
        ),
        Property(
            "unchanged",
            "Leaves its input as it was",
            "X and y after the call",
            0.25,
            _own_arrays,
            "unchanged",
        ),
        Property(
            "untouched",
            "No other random numbers",
            "only rng is drawn from",
            0.25,
            _own_arrays,
            _untouched,
        ),
    ),
    mistakes=MISTAKES,
    hints=(
        "Shuffling `X` and `y` one after the other tears them apart. What could be shuffled once, for both?",
        "Draw an order of the numbers 0 to N-1 from `rng`, and cut that order into pieces of `batch_size`.",
        "For each piece of the order, index `X` and `y` with it. A slice that reaches past the end is shorter, which is what the last batch needs.",
    ),
)
