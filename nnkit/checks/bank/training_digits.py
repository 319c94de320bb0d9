"""A network that reads digits: judged by what it says of digits that it has not seen.

Pixels and labels are given in an order of their own, drawn from the seed, so that only what is
learned from them can answer. Of 450 new digits 423 must be right: 95 % less one standard error,
so that an answer that is right passes with every seed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from nnkit.data import load_digits

from ..compare import as_numbers
from ..exercise import Case, Exercise, Finding, Mistake, Property
from ..student import Outcome
from .common import Array

Rng = np.random.Generator
Read = Callable[[Array], Any]
NAME = "digits_network"
ASKED = 0.94
BETTER_THAN_CHANCE = 0.5

_SAYS: dict[str, tuple[str, str]] = {
    "labels-not-function": (
        "You give back labels; a function that reads new digits is asked.",
        "Define a function inside yours, and return it without calling it.",
    ),
    "no-function": (
        "A function from pixels to labels is asked; you give back something else.",
        "",
    ),
    "no-numbers": ("What your function gives back must give labels, numbers from 0 to 9.", ""),
    "one-label": ("One label for the whole table comes back; each row has its own.", ""),
    "column": (
        "Your labels come with shape {}; {} is asked.",
        "",
    ),
    "one-hot": ("A row of zeros and ones comes back for each digit; its label is asked.", ""),
    "probabilities": (
        "The scores of the ten classes come back for each digit; its label is asked.",
        "The label is the place of the largest.",
    ),
    "of-the-training": (
        "There is a label for each digit of the training; those that are asked about count.",
        "",
    ),
    "shape": ("Your labels come with shape {}; {} is asked.", ""),
    "not-whole": ("A label is a whole number; yours have decimals.", ""),
    "no-digit": ("A label lies between 0 and 9; yours go from {} to {}.", ""),
    "always-one": ("Every digit gets the same label.", ""),
    "numbered-otherwise": (
        "The digits are told apart, but bear other numbers than in `labels`.",
        "",
    ),
    "memorises": (
        "The digits of the training are known by heart: {} of them are right, and {} of new ones.",
        "A new digit is never exactly like one that was seen.",
    ),
    "not-even-its-own": (
        "Of the digits that it has learned from, {} come out right: nothing is learned, or rows are prepared otherwise when they are asked about.",
        "Scale new rows as those of the training, with the same numbers, and keep rows and labels together.",
    ),
    "little": ("Of new digits {} are right; chance alone gives 10 %.", ""),
    "own-labels": (
        "You name each digit as it is printed; `labels` numbers the classes otherwise here.",
        "Learn from the labels that are given, not from those of `load_digits`.",
    ),
    "own-data": (
        "Right for digits as `load_digits` has them; with the pixels in another order only {} are right.",
        "Learn anew at each call, from the `X` and `labels` that are given, all of them.",
    ),
    "underfits": (
        "{} of new digits are right, and {} of those that it has learned from: 95 % of new ones are asked.",
        "More steps, another rate, more neurons or more of the digits; and are new rows prepared as those of the training were?",
    ),
    "overfits": (
        "{} of new digits are right, but {} of those that it has learned from: 95 % of new ones are asked.",
        "It has learned these digits rather than what digits have in common.",
    ),
    "company": (
        "A digit gets one label alone and another one among others.",
        "Whatever is measured of the data, measure it on the training digits.",
    ),
    "changes-its-mind": ("The same digits get other labels when they are asked about again.", ""),
    "global-generator": (
        "You draw from numpy's or Python's own random numbers, not from `rng`.",
        "With the same `rng` the training must be the same.",
    ),
    "other-generator": (
        "A second training with the same `rng` gives other labels.",
        "Draw everything from the generator that is passed in.",
    ),
    "later-training": (
        "After another training the first function gives other labels.",
        "What is learned must belong to the function that you give back, not to a name that all share.",
    ),
}


def _finding(slug: str, *values: Any) -> Finding:
    says, note = _SAYS[slug]
    return Finding(f"{NAME}.{slug}", says.format(*values), note)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share < 0.9 or share > 0.995 else f"{100 * share:.1f} %"


@functools.cache
def _all_digits() -> tuple[Array, Array]:
    parts = load_digits()
    return np.concatenate([X for X, _ in parts]), np.concatenate([y for _, y in parts])


# Inputs: what is asked about is known to the judge alone, in `truth`, which no answer is given.


class DigitsCase(Case):
    """A training on digits; `truth` holds the labels of each table that is asked about."""

    truth: list[Array]
    printed: list[Array]
    permuted: bool


def draw(rng: Rng, n: int, tables: list[int], permuted: bool, **flags: Any) -> Case:
    """A training on `n` digits that asks about `tables`: of its own digits first, then of new ones."""
    X, y = _all_digits()
    order = rng.permutation(len(y))
    pixels = rng.permutation(64) if permuted else np.arange(64)
    names = (np.arange(10) + 1 + rng.integers(9)) % 10 if permuted else np.arange(10)
    if permuted:
        names = names[rng.permutation(10)]
    X, labels = X[:, pixels], names[y]
    learned, left = order[:n], order[n:]
    asked = [learned[: tables[0]]]
    for size in tables[1:]:
        asked.append(left[:size])
        left = left[size:]
    arguments = {
        "X": np.ascontiguousarray(X[learned]),
        "labels": labels[learned],
        "seed": int(rng.integers(2**31)),
        "ask": [np.ascontiguousarray(X[rows]) for rows in asked],
        **flags,
    }
    case = DigitsCase(driver="digits", arguments=arguments)
    object.__setattr__(case, "truth", [labels[rows] for rows in asked])
    object.__setattr__(case, "printed", [y[rows] for rows in asked])
    object.__setattr__(case, "permuted", permuted)
    return case


def _plain(rng: Rng) -> Iterator[Case]:
    yield draw(rng, 300, [60, 200], permuted=False)


def _given(rng: Rng) -> Iterator[Case]:
    yield draw(rng, 300, [60, 200], permuted=True)


def _well(rng: Rng) -> Iterator[Case]:
    yield draw(rng, 1258, [300, 450], permuted=True)


def _alone(rng: Rng) -> Iterator[Case]:
    case = draw(rng, 200, [1, 40], permuted=True, again=True)
    table = case.given["ask"][1]
    case.given["ask"][:] = [table, *(table[k : k + 1] for k in range(10)), table[:3], table]
    yield case


def _own(rng: Rng) -> Iterator[Case]:
    yield draw(rng, 200, [3, 5], permuted=True, own=True)


# Judges.


def _labels(answer: Any, rows: int, trained: int) -> tuple[Array, Finding | None]:
    """The labels of one table, or what is wrong with their form."""
    nothing = np.zeros(0)
    if answer is None:
        return nothing, Finding(
            "property.none", "The function that you give back gives nothing (None)."
        )
    numbers = as_numbers(answer)
    if numbers is None or numbers.dtype.kind == "b":
        return nothing, _finding("no-numbers")
    numbers = numbers.astype(float)
    shape = numbers.shape
    if shape != (rows,):
        if numbers.size == 1:
            return nothing, _finding("one-label")
        if shape in ((rows, 1), (1, rows)):
            return nothing, _finding("column", shape, f"({rows},)")
        if shape in ((rows, 10), (10, rows)):
            whole = set(np.unique(numbers)) <= {0.0, 1.0}
            return nothing, _finding("one-hot" if whole else "probabilities")
        if shape[:1] == (trained,):
            return nothing, _finding("of-the-training")
        return nothing, _finding("shape", shape, f"({rows},)")
    if not np.isfinite(numbers).all() or np.abs(numbers - np.round(numbers)).max() > 1e-6:
        return nothing, _finding("not-whole")
    numbers = np.round(numbers).astype(int)
    if numbers.min() < 0 or numbers.max() > 9:
        return nothing, _finding("no-digit", numbers.min(), numbers.max())
    return numbers, None


def _answers(case: Case, outcome: Outcome) -> tuple[list[list[Array]], Finding | None]:
    """The labels of each table in each training, or what is wrong with their form."""
    X, ask = case.given["X"], case.given["ask"]
    if "gives" in outcome.value:
        given = outcome.value["gives"]
        if given is None:
            return [], Finding("property.none", "Your function gives back nothing (None).")
        numbers = as_numbers(given)
        labels = numbers is not None and numbers.ndim == 1
        return [], _finding("labels-not-function" if labels else "no-function")
    found = []
    for answers in outcome.value["answers"]:
        read = []
        for answer, table in zip(answers, ask, strict=True):
            labels, wrong = _labels(answer, len(table), len(X))
            if wrong:
                return [], wrong
            read.append(labels)
        found.append(read)
    return found, None


def _other_numbers(given: Array, truth: Array) -> bool:
    """Whether the classes are told apart but bear other numbers."""
    hits = 0
    for label in np.unique(given):
        hits += int(np.bincount(truth[given == label], minlength=10).max())
    spread = len(np.unique(given)) >= 8
    return spread and hits / len(truth) >= 0.8


def _better_than_chance(case: Case, outcome: Outcome) -> Finding | None:
    assert isinstance(case, DigitsCase)
    found, wrong = _answers(case, outcome)
    if wrong:
        return wrong
    (own, new), (own_truth, truth) = found[0], case.truth
    known, share = float(np.mean(own == own_truth)), float(np.mean(new == truth))
    if share >= BETTER_THAN_CHANCE:
        return None
    if len(np.unique(np.concatenate([own, new]))) == 1:
        return _finding("always-one")
    if np.mean(new == case.printed[1]) >= BETTER_THAN_CHANCE:
        return _finding("own-labels")
    if known >= 0.9 and share < 0.3:
        return _finding("memorises", _percent(known), _percent(share))
    if _other_numbers(new, truth):
        return _finding("numbered-otherwise")
    if case.permuted:
        return _finding("own-data", _percent(share))
    if known < BETTER_THAN_CHANCE:
        return _finding("not-even-its-own", _percent(known))
    return _finding("little", _percent(share))


def _well_read(case: Case, outcome: Outcome) -> Finding | None:
    wrong = _better_than_chance(case, outcome)
    if wrong:
        return wrong
    assert isinstance(case, DigitsCase)
    found, _ = _answers(case, outcome)
    known, share = (
        float(np.mean(read == truth)) for read, truth in zip(found[0], case.truth, strict=True)
    )
    if share >= ASKED:
        return None
    slug = "overfits" if known > 0.98 else "underfits"
    return _finding(slug, _percent(share), _percent(known))


def _steady(case: Case, outcome: Outcome) -> Finding | None:
    found, wrong = _answers(case, outcome)
    if wrong:
        return wrong
    for table, *others in found:
        if len(others) < 3:
            continue
        *alone, few, again = others
        if (table != again).any():
            return _finding("changes-its-mind")
        if (table[:10] != np.concatenate(alone)).any() or (few != table[:3]).any():
            return _finding("company")
    if outcome.random_state_touched:
        return _finding("global-generator")
    first, *more = found
    for slug, read in zip(("other-generator", "later-training"), more, strict=False):
        if any((one != other).any() for one, other in zip(first, read, strict=True)):
            return _finding(slug)
    return None


# Known mistakes, each on the quickest reader there is: the nearest neighbour.


def nearest(X: Array, labels: Array, rng: Rng | None = None) -> Read:
    """Name a digit as the one of the training that is most like it."""
    X, labels, lengths = np.array(X), np.array(labels), (X**2).sum(axis=1)
    return lambda new: labels[np.argmin(lengths - 2 * np.asarray(new) @ X.T, axis=1)]


def _answering(change: Callable[[Array, Array], Any]) -> Callable[..., Any]:
    """A reader whose labels are changed; `change` knows the rows that are asked about."""

    def digits_network(X: Array, labels: Array, rng: Rng) -> Read:
        read = nearest(X, labels)
        return lambda new: change(read(new), new)

    return digits_network


def _by_heart(X: Array, labels: Array, rng: Rng) -> Read:
    known = {row.tobytes(): label for row, label in zip(X, labels, strict=True)}
    return lambda new: np.array([known.get(row.tobytes(), 0) for row in new])


def _averages(X: Array, labels: Array, rng: Rng | None = None) -> Read:
    classes = np.unique(labels)
    means = np.array([X[labels == k].mean(axis=0) for k in classes])
    return nearest(means, classes)


def _printed(X: Array, labels: Array, rng: Rng) -> Read:
    known = {np.sort(row).tobytes(): label for row, label in zip(*_all_digits(), strict=True)}
    return lambda new: np.array([known[np.sort(row).tobytes()] for row in new])


def _few_pixels(X: Array, labels: Array, rng: Rng) -> Read:
    X = np.array(X)
    noise = np.where(X.std(axis=0) > 0, rng.normal(0, 1, 64) ** 4, 0)
    read = nearest(X * noise, labels)
    return lambda new: read(new * noise)


def _by_company(X: Array, labels: Array, rng: Rng) -> Read:
    read = nearest(X - X.mean(axis=0), labels)
    return lambda new: read(new - new.mean(axis=0))


def _neighbours(X: Array, labels: Array, rng: Rng) -> Read:
    lengths = (X**2).sum(axis=1)

    def read(new: Array) -> Array:
        order = np.argsort(lengths - 2 * new @ X.T, axis=1)[:, :3]
        return labels[order].mean(axis=1)

    return read


def _from_numpy(X: Array, labels: Array, rng: Rng) -> Read:
    rows = np.random.permutation(len(X))
    return nearest(X[rows], labels[rows])


def _unseeded(X: Array, labels: Array, rng: Rng) -> Read:
    n = len(X)
    rows = np.random.default_rng().permutation(n)[: n if n > 1000 else n // 4]
    return nearest(X[rows], labels[rows])


_LEARNED: list[Read] = []


def _shared(X: Array, labels: Array, rng: Rng) -> Read:
    _LEARNED[:] = [nearest(X, labels)]
    return lambda A: _LEARNED[0](A)


def _with_dice(X: Array, labels: Array, rng: Rng) -> Read:
    read = nearest(X, labels)
    return lambda new: np.where(
        rng.random(len(new)) < 0.03, rng.integers(0, 10, len(new)), read(new)
    )


def _known(slug: str, *functions: Callable[..., Any]) -> Mistake:
    says, note = _SAYS[slug]
    return Mistake(f"{NAME}.{slug}", says.replace("{}", "…"), functions, note)


MISTAKES = (
    _known(
        "labels-not-function",
        lambda X, labels, rng: nearest(X, labels)(X),
        lambda X, labels, rng: list(map(int, labels)),
    ),
    _known("no-function", lambda X, labels, rng: X[:10].T, lambda X, labels, rng: "done"),
    _known("no-numbers", _answering(lambda read, new: [str(k) for k in read])),
    _known("one-label", _answering(lambda read, new: read[0])),
    _known("column", _answering(lambda read, new: read[:, None])),
    _known("one-hot", _answering(lambda read, new: np.eye(10)[read])),
    _known(
        "probabilities",
        _answering(lambda read, new: 0.9 * np.eye(10)[read] + 0.01),
        _answering(lambda read, new: (5 * np.eye(10)[read] - 2).T),
    ),
    _known(
        "of-the-training",
        lambda X, labels, rng: lambda new: nearest(X, labels)(X),
    ),
    _known("not-whole", _neighbours),
    _known("no-digit", _answering(lambda read, new: read + 1)),
    _known(
        "always-one",
        lambda X, labels, rng: lambda new: np.full(len(new), np.bincount(labels).argmax()),
        lambda X, labels, rng: lambda new: np.zeros(len(new), int),
    ),
    _known("numbered-otherwise", _answering(lambda read, new: (read + 1) % 10)),
    _known("memorises", _by_heart),
    _known(
        "not-even-its-own",
        lambda X, labels, rng: nearest(X, np.roll(labels, 1)),
        lambda X, labels, rng: lambda new: rng.integers(0, 10, len(new)),
    ),
    _known("own-labels", _printed),
    _known("own-data", lambda X, labels, rng: nearest(*_all_digits())),
    _known(
        "underfits",
        _averages,
        lambda X, labels, rng: nearest(X[:100], labels[:100]),
    ),
    _known("overfits", _few_pixels),
    _known("company", _by_company),
    _known("changes-its-mind", _with_dice),
    _known("global-generator", _from_numpy),
    _known("other-generator", _unseeded),
    _known("later-training", _shared),
)

DIGITS = Exercise(
    name=NAME,
    assignment="training",
    oracle=nearest,
    parameters=("X", "labels", "rng"),
    done="At least 95 % of digits that it has never seen, whatever the order of pixels and labels.",
    # Not the solution's 0.2 s: a training may take 60 s in the browser.
    solution_seconds=3.0,
    seeds=8,
    free=True,
    properties=(
        Property(
            "labels",
            "A function that gives labels",
            "a label for each row, better than chance",
            2,
            _plain,
            _better_than_chance,
        ),
        Property(
            "given",
            "Learns from what it is given",
            "pixels in another order, classes renumbered",
            2,
            _given,
            _better_than_chance,
        ),
        Property(
            "well",
            "95 % of new digits",
            "450 that it has not seen; chance is forgiven one point",
            4.5,
            _well,
            _well_read,
            needs=("given",),
            endless="Your training takes more than 60 s: fewer steps, or larger batches, are enough.",
        ),
        Property(
            "steady",
            "The same for one row as for many",
            "and the same again with the same rng",
            1,
            _alone,
            _steady,
        ),
        Property(
            "unchanged",
            "Leaves its input as it was",
            "X, labels and the rows that are asked about",
            0.5,
            _own,
            "unchanged",
        ),
    ),
    mistakes=MISTAKES,
    hints=(
        "What must the function that you give back still know when it is asked, long after the training? A function defined inside another one keeps its names.",
        "64 inputs, one hidden layer of some 64 neurons with relu, 10 outputs with softmax; Adam with a rate of a few thousandths, batches of 32, some 20 epochs.",
        "`nnkit.Network([64, 64, 10], rng)` and `nnkit.Adam(lr=0.003)` are such a network and such an optimizer; train them with your loop, and let the inner function give `network.forward(X).argmax(axis=1)`.",
    ),
)
