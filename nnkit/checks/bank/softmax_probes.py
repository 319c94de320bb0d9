"""Facts of the softmax chapter that tie the answers to two inputs together.

They name what is wrong with an answer that is like no known mistake: the sentence says which fact
of the function it breaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from ..exercise import Case, Probe
from .common import Array

Pairs = Callable[[np.random.Generator], Iterator[tuple[Case, Case]]]
SIZES = ((3,), (5,), (2, 3))


def _two_arrays(change: Callable[[Array, Array], tuple[Array, Array]]) -> Pairs:
    """Pairs of calls with two arrays of one shape, before and after a change."""

    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        for shape in SIZES:
            a, b = np.round(rng.normal(0, 2, shape), 2), np.round(rng.normal(1, 2, shape), 2)
            yield Case((a, b)), Case(change(a, b))

    return pairs


def _one_gap(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
    for size in 3, 5:
        zeros = np.zeros(size)
        for place in range(1, size):
            yield Case((zeros, 3 * np.eye(size)[0])), Case((zeros, 3 * np.eye(size)[place]))


def _same(one: Array, other: Array) -> Array:
    return one


def squares(first: str, second: str, twice: str, times: float) -> tuple[Probe, ...]:
    """The facts of a sum or mean of squared differences; `times` is what doubled data give."""
    return (
        Probe(
            "equal-entries",
            "Every entry must count alike, wherever it stands; in yours the place matters.",
            _one_gap,
            _same,
        ),
        Probe(
            "entry-order",
            "The order of the entries must not matter; in yours it does.",
            _two_arrays(lambda a, b: (np.flip(a).copy(), np.flip(b).copy())),
            _same,
        ),
        Probe(
            "only-differences",
            "Only the differences count: the same number added to both arrays must change nothing.",
            _two_arrays(lambda a, b: (a + 3, b + 3)),
            _same,
        ),
        Probe(
            "exchange",
            f"Exchanging `{first}` and `{second}` must change nothing; yours gives another number.",
            _two_arrays(lambda a, b: (b, a)),
            _same,
        ),
        Probe(
            "doubled-differences",
            "Twice the differences must give four times the error: they are squared.",
            _two_arrays(lambda a, b: (a, 2 * b - a)),
            lambda one, other: 4 * one,
        ),
        Probe(
            "same-data-twice",
            twice,
            _two_arrays(lambda a, b: (np.concatenate([a, a]), np.concatenate([b, b]))),
            lambda one, other: times * one,
        ),
    )


def _batches(change: Callable[[Array, Array], tuple[Array, Array]]) -> Pairs:
    """Pairs of batches of scores and labels, before and after a change."""

    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        for n, k in (1, 3), (2, 3), (4, 5), (3, 2):
            z, labels = np.round(rng.normal(0, 1.5, (n, k)), 2), rng.integers(0, k, n)
            yield Case((z, labels)), Case(change(z, labels))
        yield (
            Case((np.array([[0.5, -1.0, 2.0]]), np.array([0]))),
            Case(change(np.array([[0.5, -1.0, 2.0]]), np.array([0]))),
        )

    return pairs


def _renumbered(z: Array, labels: Array) -> tuple[Array, Array]:
    """Move every class one place on; the last becomes class 0."""
    return np.roll(z, 1, axis=1), (labels + 1) % z.shape[1]


def _shifted(z: Array, labels: Array) -> tuple[Array, Array]:
    return z + np.arange(1, len(z) + 1)[:, None] / 2, labels


BATCH_LOSS = (
    Probe(
        "class-order",
        "Renumbering the classes must change nothing: in yours a class counts by its number.",
        _batches(_renumbered),
        _same,
    ),
    Probe(
        "sample-order",
        "The order of the samples must not matter; in yours it does.",
        _batches(lambda z, labels: (z[::-1].copy(), labels[::-1].copy())),
        _same,
    ),
    Probe(
        "only-gaps",
        "A number added to all scores of a row must change nothing; in yours it does.",
        _batches(_shifted),
        _same,
    ),
    Probe(
        "same-batch-twice",
        "The same batch twice must give the same mean; in yours it does not.",
        _batches(lambda z, labels: (np.concatenate([z, z]), np.concatenate([labels, labels]))),
        _same,
    ),
)

BATCH_SLOPE = (
    Probe(
        "class-order",
        "Renumbering the classes must move the slopes along; in yours a class counts by its number.",
        _batches(_renumbered),
        lambda one, other: np.roll(one, 1, axis=1),
    ),
    Probe(
        "sample-order",
        "Samples in another order must give the same rows in that order; yours differ.",
        _batches(lambda z, labels: (z[::-1].copy(), labels[::-1].copy())),
        lambda one, other: one[::-1],
    ),
    Probe(
        "only-gaps",
        "A number added to all scores of a row must change no slope; in yours it does.",
        _batches(_shifted),
        _same,
    ),
    Probe(
        "same-batch-twice",
        "The same batch twice must halve each slope: it is the slope of a mean.",
        _batches(lambda z, labels: (np.concatenate([z, z]), np.concatenate([labels, labels]))),
        lambda one, other: np.concatenate([one, one]) / 2,
    ),
)


def _vectors(change: Callable[[Array], Array]) -> Pairs:
    def pairs(rng: np.random.Generator) -> Iterator[tuple[Case, Case]]:
        for k in 2, 3, 5:
            z = np.round(rng.normal(0, 1.5, k), 2)
            yield Case((z,)), Case((change(z),))

    return pairs


JACOBIAN = (
    Probe(
        "class-order",
        "Scores in another order must give the same slopes in that order; yours differ.",
        _vectors(lambda z: np.roll(z, 1)),
        lambda one, other: np.roll(one, (1, 1), axis=(0, 1)),
    ),
    Probe(
        "only-gaps",
        "A number added to all scores must change no slope; in yours it does.",
        _vectors(lambda z: z - 1.5),
        _same,
    ),
)
