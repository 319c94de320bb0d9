"""The exercises of the training chapter: the share of right answers, and three ways to miss it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Exercise, Finding, Mistake, Property, fixed
from ..student import Outcome
from .common import Array, in_turn
from .training_digits import DIGITS
from .training_loop import TRAIN

Rng = np.random.Generator


def accuracy(p: Array, labels: Array) -> float:
    right = 0
    for row, label in zip(p, labels, strict=True):
        scores = [float(x) for x in row]
        right += all(scores[int(label)] >= other for other in scores)
    return right / len(labels)


# Inputs: the label is where the largest entry stands in a share of the rows that is no half.


def _scores(rng: Rng, n: int, k: int) -> Array:
    """Scores whose largest entry leads each row by a tenth at least."""
    p = np.round(rng.normal(0, 1.5, (n, k)), 2)
    p[np.arange(n), p.argmax(axis=1)] += 0.1
    return p


def _probabilities(rng: Rng, n: int, k: int) -> Array:
    z = _scores(rng, n, k)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


def _labels(rng: Rng, p: Array, right: int) -> Array:
    """Labels of which `right` are at the largest entry of their row."""
    n, k = p.shape
    largest = p.argmax(axis=1)
    off = (largest + rng.integers(1, k, n)) % k
    hit = np.zeros(n, dtype=bool)
    hit[rng.permutation(n)[:right]] = True
    return np.where(hit, largest, off)


def _asked(p: Array, labels: Array) -> Case:
    return Case((p, np.asarray(labels)))


def _ordinary(rng: Rng) -> Iterator[Case]:
    yield _asked(
        np.array([[0.1, 0.7, 0.2], [0.4, 0.35, 0.25], [0.2, 0.3, 0.5], [0.6, 0.3, 0.1]]),
        [1, 0, 2, 1],
    )
    for n, k, right in ((7, 3, 4), (9, 4, 5), (5, 5, 3)):
        p = _probabilities(rng, n, k)
        yield _asked(p, _labels(rng, p, right))


def _any_scores(rng: Rng) -> Iterator[Case]:
    for low, factor in ((-20.0, 1.0), (0.0, 100.0), (3.0, 0.02)):
        p = np.round(low + factor * _scores(rng, 7, 4), 3)
        yield _asked(p, _labels(rng, p, 3))
    p = np.argsort(rng.normal(0, 1, (9, 4)), axis=1)
    yield _asked(p, _labels(rng, p, 4))
    # Nearly a tie; two classes whose scores are no shares; rows far apart.
    yield _asked(np.array([[0.5, 0.500001], [2.0, 1.0], [-2.0, -1.0]]), [0, 0, 1])
    yield _asked(np.array([[1000.0, 0.0], [-1.0, 0.0], [-2e9, -1e9]]), [0, 1, 1])
    # Whose exponentials are all infinite, or all 0.
    for level in 1000.0, -3000.0:
        p = np.round(level + _scores(rng, 7, 4), 3)
        yield _asked(p, _labels(rng, p, 7))


def _sizes(rng: Rng) -> Iterator[Case]:
    for n, k, right in ((1, 3, 1), (1, 4, 0), (3, 7, 2), (8, 2, 3), (4, 4, 4), (5, 3, 0)):
        p = _scores(rng, n, k)
        yield _asked(p, _labels(rng, p, right))
    p = np.asfortranarray(_scores(rng, 7, 3))
    yield _asked(p, _labels(rng, p, 5))


def _again(rng: Rng) -> Iterator[Case]:
    tables = [_scores(rng, 7, 3), _scores(rng, 7, 3), _scores(rng, 5, 4)]
    asked = [[p, _labels(rng, p, right)] for p, right in zip(tables, (4, 2, 3), strict=True)]
    yield in_turn(*asked, asked[0])


def _unchanged(rng: Rng) -> Iterator[Case]:
    p = _scores(rng, 6, 3)
    yield _asked(p, _labels(rng, p, 4))


def _naming(rng: Rng) -> Iterator[Case]:
    for n, k, right in ((11, 3, 4), (7, 7, 3), (13, 5, 9)):
        p = _scores(rng, n, k)
        yield _asked(p, _labels(rng, p, right))
    p = _probabilities(rng, 11, 3)
    yield _asked(p, _labels(rng, p, 6))


# Known mistakes.

Guess = Callable[[Array, Array], Array]
Total = Callable[[Array, Array], Any]


def _argmax(p: Array, labels: Array) -> Array:
    return np.argmax(p, axis=1) == labels


def _by_columns(p: Array, labels: Array) -> Array:
    guess = np.argmax(p, axis=0)
    n = min(len(guess), len(labels))
    hits = np.zeros(len(labels), dtype=bool)
    hits[:n] = guess[:n] == labels[:n]
    return hits


def _crossed(p: Array, labels: Array) -> Array:
    return np.argmax(p, axis=0) == labels


def _at_label(p: Array, labels: Array) -> Array:
    return p[np.arange(len(labels)), labels]


def _from_zero(p: Array, labels: Array) -> Array:
    best = np.where(p.max(axis=1) > 0, p.argmax(axis=1), 0)
    return best == labels


def _rounded_rows(p: Array, labels: Array) -> Array:
    return np.all(np.round(p) == np.eye(p.shape[1])[labels], axis=1)


def _second(p: Array, labels: Array) -> Array:
    return np.argsort(p, axis=1)[:, -2] == labels


MEAN: Total = lambda hits, p: np.mean(hits)  # noqa: E731

TOTALS: dict[str, Total] = {
    "mean": MEAN,
    "count": lambda hits, p: np.sum(hits),
    "percent": lambda hits, p: 100 * np.mean(hits),
    "wrong": lambda hits, p: 1 - np.mean(hits),
    "classes": lambda hits, p: np.sum(hits) / p.shape[1],
    "entries": lambda hits, p: np.sum(hits) / p.size,
    "hits": lambda hits, p: np.asarray(hits).astype(float),
    "first": lambda hits, p: float(hits[0]),
    "last": lambda hits, p: float(hits[-1]),
    "whole": lambda hits, p: int(np.sum(hits)) // len(hits),
    "all": lambda hits, p: float(np.all(hits)),
    "any": lambda hits, p: float(np.any(hits)),
    "one less": lambda hits, p: np.sum(hits) / max(len(hits) - 1, 1),
    "one more": lambda hits, p: np.sum(hits) / (len(hits) + 1),
    "not the last": lambda hits, p: np.sum(hits[:-1]) / len(hits),
    "not the last at all": lambda hits, p: np.sum(hits[:-1]) / max(len(hits) - 1, 1),
    "not the first": lambda hits, p: np.sum(hits[1:]) / len(hits),
    "rounded": lambda hits, p: round(float(np.mean(hits)), 1),
    "count wrong": lambda hits, p: len(hits) - np.sum(hits),
    "to first wrong": lambda hits, p: np.sum(np.cumprod(hits)) / len(hits),
    "odds": lambda hits, p: np.sum(hits) / max(len(hits) - np.sum(hits), 1),
}


def _make(guess: Guess = _argmax, total: str = "mean") -> Callable[..., Any]:
    return lambda p, labels: TOTALS[total](guess(np.asarray(p), np.asarray(labels)), np.asarray(p))


def _guesses(*guesses: Guess, totals: tuple[str, ...] = ("mean", "count")) -> Any:
    return tuple(_make(guess, total) for guess in guesses for total in totals)


def _mean_of_classes(p: Array, labels: Array) -> float:
    found, labels = np.argmax(p, axis=1), np.asarray(labels)
    return float(np.mean([np.mean(found[labels == k] == k) for k in np.unique(labels)]))


ACCURACY_MISTAKES = (
    Mistake(
        "accuracy.columns",
        "You look for the largest entry of each column; a row is a sample, so look along each row.",
        _guesses(_by_columns, _crossed),
        "The axis that is named goes away: for rows it is the last one.",
        tags=("wrong axis",),
    ),
    Mistake(
        "accuracy.whole-table",
        "You take the largest entry of the whole table; each row has its own.",
        _guesses(
            lambda p, labels: np.argmax(p) == labels,
            lambda p, labels: p.argmax() % p.shape[1] == labels,
            lambda p, labels: _at_label(p, labels) == p.max(),
        ),
        tags=("no axis",),
    ),
    Mistake(
        "accuracy.at-least-half",
        "You ask for one half at the label; the largest entry of a row may be smaller, and scores may be anything.",
        _guesses(
            lambda p, labels: _at_label(p, labels) >= 0.5,
            lambda p, labels: np.any((p >= 0.5) & np.eye(p.shape[1], dtype=bool)[labels], axis=1),
            lambda p, labels: np.all((p >= 0.5) == np.eye(p.shape[1], dtype=bool)[labels], axis=1),
            lambda p, labels: np.argmax(p >= 0.5, axis=1) == labels,
        ),
        "Compare the entries of a row with each other.",
    ),
    Mistake(
        "accuracy.rounded",
        "You round the entries first; the largest of a row may round to 0, and scores to anything.",
        _guesses(
            _rounded_rows,
            lambda p, labels: np.round(_at_label(p, labels)) == 1,
            lambda p, labels: np.argmax(np.round(p), axis=1) == labels,
            lambda p, labels: np.argmax(p.astype(int), axis=1) == labels,
        ),
        "Compare the entries of a row with each other.",
    ),
    Mistake(
        "accuracy.count",
        "This counts the right rows; their share is asked.",
        (_make(total="count"),),
    ),
    Mistake(
        "accuracy.percent",
        "The accuracy is a share from 0 to 1, not per cent.",
        (_make(total="percent"),),
    ),
    Mistake(
        "accuracy.mean-of-classes",
        "This is the mean of the classes' own shares, which counts a rare class as much as a frequent one; every row counts the same.",
        (_mean_of_classes,),
        "Rows right, divided by rows.",
    ),
    Mistake(
        "accuracy.share-wrong",
        "This is the share of wrong rows; that of right ones is asked.",
        (_make(total="wrong"), _make(total="count wrong")),
    ),
    Mistake(
        "accuracy.divided-by-classes",
        "You divide by the number of classes or entries; the share is of the rows.",
        (_make(total="classes"), _make(total="entries")),
        "`p` has shape (N, K): which of the two counts the samples?",
    ),
    Mistake(
        "accuracy.off-by-one",
        "You divide by one more or one less than the number of rows.",
        (_make(total="one less"), _make(total="one more")),
    ),
    Mistake(
        "accuracy.hits",
        "You give a number for each row; one number for all of them is asked.",
        (
            _make(total="hits"),
            lambda p, labels: [float(h) for h in _argmax(p, labels)],
            lambda p, labels: np.argmax(p, axis=1),
        ),
    ),
    Mistake(
        "accuracy.one-row",
        "Only one row decides: your function leaves the loop too early, or keeps the last result alone.",
        (
            _make(total="first"),
            _make(total="last"),
            lambda p, labels: _argmax(p, labels)[0] / len(labels),
            lambda p, labels: float(np.argmin(p[0]) == labels[0]) / len(labels),
        ),
        "Is there a `return` inside the loop?",
    ),
    Mistake(
        "accuracy.stops-at-the-first-wrong",
        "You stop counting at the first wrong row.",
        (_make(total="to first wrong"),),
    ),
    Mistake(
        "accuracy.whole-number",
        "Your share is 1 or 0 and nothing between: `//` and `all` lose it.",
        (
            _make(total="whole"),
            _make(total="all"),
            lambda p, labels: int(np.sum(_argmax(p, labels)[:-1])) // len(labels),
        ),
        tags=("integers",),
    ),
    Mistake(
        "accuracy.any",
        "You ask whether any row is right; the share of those that are is asked.",
        (_make(total="any"),),
    ),
    Mistake(
        "accuracy.not-every-row",
        "One row is left out at the beginning or at the end.",
        (
            _make(total="not the last"),
            _make(total="not the last at all"),
            _make(total="not the first"),
        ),
        "Where does the loop start, and where does it end?",
    ),
    Mistake(
        "accuracy.smallest",
        "You take the smallest entry of a row; the largest is asked.",
        _guesses(lambda p, labels: np.argmin(p, axis=1) == labels),
    ),
    Mistake(
        "accuracy.second",
        "You take the second largest entry of a row; the largest is asked.",
        _guesses(_second),
    ),
    Mistake(
        "accuracy.value",
        "You compare the largest entry itself with the label; where it stands is asked.",
        _guesses(
            lambda p, labels: p.max(axis=1).astype(int) == labels,
            lambda p, labels: p.max(axis=1) == labels,
            lambda p, labels: np.round(p.max(axis=1)) == labels,
        ),
        "`max` gives the entry, `argmax` its place.",
    ),
    Mistake(
        "accuracy.from-zero",
        "The search for the largest starts from 0, so a row of negative scores has none.",
        _guesses(
            _from_zero,
            lambda p, labels: np.where(p.max(axis=1) > 0, _argmax(p, labels), False),
        ),
    ),
    Mistake(
        "accuracy.size-of-score",
        "The signs are lost: you take the entry that is farthest from 0.",
        _guesses(
            lambda p, labels: np.argmax(np.abs(p), axis=1) == labels,
            lambda p, labels: np.argmax(p**2, axis=1) == labels,
        ),
    ),
    Mistake(
        "accuracy.from-one",
        "You count the classes from 1; they are numbered from 0.",
        _guesses(
            lambda p, labels: np.argmax(p, axis=1) + 1 == labels,
            lambda p, labels: np.argmax(p, axis=1) == labels + 1,
        ),
    ),
    Mistake(
        "accuracy.mean-at-the-label",
        "You average the entries at the labels; count the rows where that entry is the largest.",
        (
            lambda p, labels: np.mean(_at_label(p, labels)),
            lambda p, labels: np.sum(_at_label(p, labels)),
            lambda p, labels: np.mean(np.max(p, axis=1)),
        ),
    ),
    Mistake(
        "accuracy.without-the-labels",
        "You compare how often each class comes, not row by row.",
        (
            lambda p, labels: np.mean(np.sort(np.argmax(p, axis=1)) == np.sort(labels)),
            lambda p, labels: np.mean(np.isin(np.argmax(p, axis=1), labels)),
        ),
    ),
    Mistake(
        "accuracy.distance",
        "You take the difference of class numbers; two classes are the same or not.",
        (
            lambda p, labels: np.mean(np.abs(np.argmax(p, axis=1) - labels)),
            lambda p, labels: 1 - np.mean(np.abs(np.argmax(p, axis=1) - labels)),
        ),
    ),
)

ACCURACY = Exercise(
    name="accuracy",
    assignment="training",
    oracle=accuracy,
    parameters=("p", "labels"),
    done="The share of rows whose largest entry is at the label.",
    properties=(
        Property("probabilities", "Probabilities", "the share of right rows", 1.5, _ordinary),
        Property(
            "scores",
            "Scores of any size",
            "negative ones, large ones, whole numbers",
            0.75,
            _any_scores,
            fails="Right for probabilities, not for scores that are negative, large or close together.",
        ),
        Property(
            "sizes",
            "Any number of rows and classes",
            "also one row, also none or all right",
            0.5,
            _sizes,
            fails="Right for some shapes of `p`, not for every one.",
        ),
        Property(
            "again",
            "The same at every call",
            "an earlier call does not show",
            0.25,
            _again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        Property(
            "unchanged",
            "Leaves its input as it was",
            "the same numbers after the call",
            0.25,
            _unchanged,
            "unchanged",
        ),
    ),
    mistakes=ACCURACY_MISTAKES,
    hints=(
        "Take one row: at which place is its largest entry, and is that the label?",
        "`np.argmax` gives the place of the largest entry; which axis makes it look along each row?",
        "Compare the places with `labels`; the mean of that is the share of rows where they agree.",
    ),
    naming=_naming,
)


# catch_training


def _first(p: Array, labels: Array) -> float:
    return float(np.mean(p.argmax(axis=0) == labels))


def _second_bug(p: Array, labels: Array) -> float:
    return float(np.mean(p[np.arange(len(labels)), labels] >= 0.5))


def _third(p: Array, labels: Array) -> float:
    return float(np.mean(np.round(p).argmax(axis=1) == labels))


BUGS: tuple[tuple[str, str, str, Callable[[Array, Array], float]], ...] = (
    (
        "columns",
        "The first one, with axis 0,",
        "It looks at each column. On a symmetric table, or when its slips cancel, the share is the same.",
        _first,
    ),
    (
        "half",
        "The second one, with p >= 0.5,",
        "It is wrong where the largest entry of a row is below one half, or another one reaches it.",
        _second_bug,
    ),
    (
        "rounding",
        "The third one, with rounding,",
        "Rounding makes entries equal; of equal ones `argmax` takes the first.",
        _third,
    ),
)


def _pair(outcome: Outcome) -> tuple[tuple[Array, Array] | None, Finding | None]:
    def wrong(slug: str, says: str, note: str = "") -> tuple[None, Finding]:
        return None, Finding(f"catch_training.{slug}", says, note)

    value = outcome.value
    if isinstance(value, dict) or not isinstance(value, list | tuple) or len(value) != 2:
        return wrong(
            "no-pair", "Two things are asked, `(p, labels)`: a table of scores and the labels."
        )
    p, labels = (as_numbers(part) for part in value)
    if p is None or labels is None or "b" in (p.dtype.kind, labels.dtype.kind):
        return wrong("no-numbers", "Scores and labels must be numbers, in rows of one length.")
    if p.ndim != 2 or p.shape[0] != p.shape[1] or len(p) < 2:
        return wrong(
            "not-square",
            f"As many rows as classes are asked, at least two; your table has shape {p.shape}.",
        )
    if labels.shape != (len(p),):
        return wrong(
            "labels-shape", f"One label for each row is asked; yours have shape {labels.shape}."
        )
    p, labels = p.astype(float), labels.astype(float)
    if not np.isfinite(p).all() or np.abs(p).max() > 1000:
        return wrong("not-finite", "The scores must be finite, and none beyond ±1000.")
    if not np.isin(labels, np.arange(len(p))).all():
        return wrong("labels", f"Each label is one of the whole numbers 0 to {len(p) - 1}.")
    ordered = np.sort(p, axis=1)
    if (ordered[:, -1] == ordered[:, -2]).any():
        return wrong("tie", "Each row must have one largest entry; in one of yours two are equal.")
    return (p, labels.astype(int)), None


def _is_pair(case: Case, outcome: Outcome) -> Finding | None:
    return _pair(outcome)[1]


def _exposes(
    slug: str, which: str, why: str, bug: Callable[[Array, Array], float]
) -> Callable[[Case, Outcome], Finding | None]:
    def judge(case: Case, outcome: Outcome) -> Finding | None:
        pair, finding = _pair(outcome)
        if pair is None:
            return finding
        if abs(bug(*pair) - accuracy(*pair)) > 1e-9:
            return None
        return Finding(
            f"catch_training.survives-{slug}",
            f"{which} still gives the right share, {accuracy(*pair):.4g}.",
            why,
        )

    return judge


_HAND = fixed(Case(driver="by_hand", arguments={}))

CATCH = Exercise(
    name="catch_training",
    assignment="training",
    driver="by_hand",
    oracle=lambda: None,
    parameters=(),
    done="On your scores and labels all three give a wrong share.",
    properties=(
        Property(
            "pair",
            "Scores and labels",
            "as many rows as classes, one largest entry in each row",
            0,
            _HAND,
            _is_pair,
        ),
        *(
            Property(slug, title, "gives a wrong share", 1, _HAND, _exposes(slug, which, why, bug))
            for (slug, which, why, bug), title in zip(
                BUGS, ("Axis 0", "At least one half", "Rounding"), strict=True
            )
        ),
    ),
    mistakes=(),
    hints=(
        "Begin with two rows and labels that are right in both, so that the right share is 1. What do the three give?",
        "The second one needs a row whose largest entry is small. For the third, both entries of that row must round to the same number; which of the two should then be the largest?",
        "One row like 0.4, 0.45, whose label is 1, serves the second and the third; choose the other row so that the columns have their largest entries elsewhere.",
    ),
    answer_source="catch_training = [[0.4, 0.45], [0.3, 0.2]], [1, 0]",
)

EXERCISES = (ACCURACY, CATCH, TRAIN, DIGITS)
