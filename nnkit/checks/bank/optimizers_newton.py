"""Newton's step: oracle in exact fractions, known mistakes, points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import numpy as np

from ..exercise import Case, Exercise, Mistake, Probe, Property
from .common import UNCHANGED, Array, in_turn
from .optimizers_walks import odd_numbers as _numbers

Rng = np.random.Generator


def newton_step(w: Array, grad: Array, hessian: Array) -> Array:
    n = len(w)
    rows = [
        [Fraction(x) for x in row] + [Fraction(g)]
        for row, g in zip(np.asarray(hessian).tolist(), np.asarray(grad).tolist(), strict=True)
    ]
    for i in range(n):
        pivot = next(r for r in range(i, n) if rows[r][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(n):
            if r != i and rows[r][i]:
                rows[r] = [x - rows[r][i] * y for x, y in zip(rows[r], rows[i], strict=True)]
    return np.array([float(Fraction(x) - rows[i][n]) for i, x in enumerate(np.asarray(w).tolist())])


def _symmetric(rng: Rng, curvatures: list[float]) -> Array:
    """A symmetric matrix with these eigenvalues, up to rounding to multiples of 1/256."""
    n = len(curvatures)
    Q, _ = np.linalg.qr(rng.normal(0, 1, (n, n)))
    H = (Q * curvatures) @ Q.T
    return np.round(128 * (H + H.T)) / 256


def _newton(rng: Rng, *curvatures: float) -> Case:
    n = len(curvatures)
    return Case((_numbers(rng, n), _numbers(rng, n), _symmetric(rng, list(curvatures))))


def _bowls(rng: Rng) -> Iterator[Case]:
    yield Case((np.array([3.0, -1.0]), np.array([1.0, 2.0]), np.array([[2.0, 0.5], [0.5, 1.0]])))
    yield _newton(rng, 2.5, 0.8)


def _more_weights(rng: Rng) -> Iterator[Case]:
    yield _newton(rng, 3.0, 1.5, 0.75)
    yield _newton(rng, 3.0, 2.25, 1.5, 0.8)


def _saddles(rng: Rng) -> Iterator[Case]:
    yield Case((np.array([1.0, 2.0]), np.array([0.5, -3.0]), np.array([[2.0, 0.0], [0.0, -1.5]])))
    yield _newton(rng, 2.5, -1.5, 0.75)
    yield _newton(rng, -2.0, -0.75)
    yield _newton(rng, -3.0, 2.0, 1.25, -0.8)
    yield Case((np.array([0.3]), np.array([-0.273]), np.array([[-0.73]])))


def _zero_diagonal(rng: Rng) -> Iterator[Case]:
    a, b = np.round(rng.uniform(0.75, 2.0, 2), 2)
    yield Case((np.array([1.0, 2.0]), np.array([0.5, -1.5]), np.array([[0.0, a], [a, b]])))
    yield Case((_numbers(rng, 3), _numbers(rng, 3), np.array([[0, a, b], [a, 0, 1], [b, 1, 0]])))
    # Steep one way and not the other; flat, and still to be inverted.
    steep = np.array([[300.0, 2.0], [2.0, 0.5]])
    yield Case((np.array([1.0, -2.0]), np.array([150.0, 0.75]), steep))
    flat = 1e-8 * np.array([[2.0, 1.0], [1.0, 3.0]])
    yield Case((np.array([3.0, 4.0]), 1e-8 * np.array([5.0, -5.0]), flat))


def _newton_kinds(rng: Rng) -> Iterator[Case]:
    yield Case((np.array([3, 4]), np.array([5, -2]), np.array([[2, 1], [1, 3]])))
    yield Case((np.array([1.5]), np.array([0.5]), np.array([[2.0]])))
    w, g, H = _newton(rng, 3.0, 2.0, 1.0).args
    yield Case((w, g, np.asfortranarray(H)))
    yield Case((w, np.zeros(3), H))


def _newton_again(rng: Rng) -> Iterator[Case]:
    one, two, three = (
        list(_newton(rng, *c).args) for c in ((2.0, 1.0, 3.0), (1.0, 1.5, 2.5), (1.0, 2.0))
    )
    yield in_turn(one, two, three, one)


def _newton_unchanged(rng: Rng) -> Iterator[Case]:
    yield _newton(rng, 3.0, 1.5, 0.75)
    yield Case((np.array([3, 4]), np.array([4, -2]), np.array([[2, 0], [0, 1]])))


def _newton_naming(rng: Rng) -> Iterator[Case]:
    yield _newton(rng, 2.0, 1.0, 0.75)
    yield _newton(rng, 3.0, -2.0, 0.75)
    yield _newton(rng, 1.5, -0.8)


def _moved(move: Callable[[Array, Array], Array], sign: float = -1) -> Callable[..., Array]:
    """A step by `move(grad, hessian)`."""

    def step(w: Array, grad: Array, hessian: Array) -> Array:
        return w + sign * move(np.asarray(grad, float), np.asarray(hessian, float))

    return step


def _solved(grad: Array, H: Array) -> Array:
    return np.linalg.solve(H, grad)


def _entries(grad: Array, H: Array) -> Array:
    with np.errstate(all="ignore"):
        one_over = 1 / H
    return np.where(np.isfinite(one_over), one_over, 0) @ grad


def _diagonal(grad: Array, H: Array) -> Array:
    return grad / np.where(np.diag(H) == 0, 1, np.diag(H))


def _absolute(grad: Array, H: Array) -> Array:
    values, vectors = np.linalg.eigh(H)
    return vectors @ (vectors.T @ grad / np.abs(values))


def _clipped(low: float) -> Callable[[Array, Array], Array]:
    def move(grad: Array, H: Array) -> Array:
        values, vectors = np.linalg.eigh(H)
        return vectors @ (vectors.T @ grad / np.maximum(values, low))

    return move


def _positive_only(grad: Array, H: Array) -> Array:
    factor = np.linalg.cholesky(H)
    return _solved(_solved(grad, factor), factor.T)


def _fallback(rate: float, sure: Callable[[Array], bool]) -> Callable[[Array, Array], Array]:
    return lambda grad, H: _solved(grad, H) if sure(H) else rate * grad


def _bowl(H: Array) -> bool:
    return bool(np.linalg.eigvalsh(H).min() > 0)


def _determinant(H: Array) -> bool:
    return bool(np.linalg.det(H) > 0)


def _damped(size: float) -> Callable[[Array, Array], Array]:
    return lambda grad, H: _solved(grad, H + size * np.eye(len(H)))


def _no_exchange(grad: Array, H: Array) -> Array:
    rows = np.column_stack([H, grad])
    with np.errstate(all="ignore"):
        for i in range(len(H)):
            rows[i] = rows[i] / rows[i, i]
            for r in range(len(H)):
                if r != i:
                    rows[r] = rows[r] - rows[r, i] * rows[i]
    return rows[:, -1]


def _column(grad: Array, H: Array) -> Array:
    return np.linalg.solve(H, grad[:, None])


def _small(move: Callable[[Array, Array], Array], rate: float) -> Callable[[Array, Array], Array]:
    return lambda grad, H: rate * move(grad, H)


def _stored_whole(w: Array, grad: Array, hessian: Array) -> Array:
    return newton_step(w, grad, hessian).astype(np.asarray(w).dtype)


def _whole_inverse(w: Array, grad: Array, hessian: Array) -> Array:
    inverse = np.linalg.inv(hessian).astype(np.asarray(w).dtype)
    return w - (inverse @ grad).astype(np.asarray(w).dtype)


NEWTON_MISTAKES = (
    Mistake(
        "newton_step.adds",
        "You add the step; it must be subtracted.",
        (_moved(_solved, 1), _moved(_diagonal, 1), _moved(lambda g, H: H @ g, 1)),
        tags=("wrong sign",),
    ),
    Mistake(
        "newton_step.only-the-step",
        "This is the step alone; the new weights are asked, which start from `w`.",
        (
            lambda w, grad, hessian: _solved(grad, hessian),
            lambda w, grad, hessian: -_solved(grad, hessian),
        ),
    ),
    Mistake(
        "newton_step.no-inverse",
        "You multiply by the Hessian; the step is its inverse times the gradient.",
        (
            _moved(lambda g, H: H @ g),
            _moved(lambda g, H: 0.1 * H @ g),
            _moved(lambda g, H: H * g),
        ),
    ),
    Mistake(
        "newton_step.one-over-entries",
        "You take 1 over each entry of the Hessian, which is not the inverse of the matrix.",
        (
            _moved(_entries),
            _moved(lambda g, H: np.sum(g / np.where(H == 0, 1, H), axis=1)),
        ),
    ),
    Mistake(
        "newton_step.diagonal-only",
        "You use the diagonal of the Hessian only, as if no weight bent with another.",
        (_moved(_diagonal), _moved(lambda g, H: g / np.diag(H))),
    ),
    Mistake(
        "newton_step.absolute",
        "You make all curvatures positive, so you walk away from a saddle; the plain step goes to it.",
        (
            _moved(_absolute),
            _moved(_clipped(1e-6)),
            _moved(_clipped(1e-3)),
            _moved(_clipped(1e-8)),
            _moved(lambda g, H: np.abs(_solved(g, H)) * np.sign(g)),
        ),
    ),
    Mistake(
        "newton_step.falls-back",
        "Where the Hessian is not positive definite you take another step; the rule is the same there.",
        (
            *(_moved(_fallback(rate, _bowl)) for rate in (1.0, 0.1, 0.01, 0.001, 0.0)),
            *(_moved(_fallback(rate, _determinant)) for rate in (1.0, 0.1, 0.01, 0.001, 0.0)),
        ),
    ),
    Mistake(
        "newton_step.damped",
        "You add something to the diagonal of the Hessian, which bends the step.",
        tuple(_moved(_damped(size)) for size in (1.0, 0.1, 0.01, 1e-3)),
    ),
    Mistake(
        "newton_step.no-row-exchange",
        "Your elimination divides by a 0 on the diagonal; rows must be exchanged first.",
        (_moved(_no_exchange),),
    ),
    Mistake(
        "newton_step.positive-definite-only",
        "Your way needs a Hessian that is positive definite; at a saddle it is not.",
        (_moved(_positive_only),),
        "A Cholesky factor exists only where every curvature is positive.",
    ),
    Mistake(
        "newton_step.column",
        "The step is a column, so that every weight meets every entry of it: the result is a table.",
        (
            _moved(_column),
            _moved(lambda g, H: H @ g[:, None]),
            *(_moved(_small(_column, rate)) for rate in (0.5, 0.1, 0.01)),
        ),
        "Weights and gradient have shape (D,), and so has the result.",
    ),
    Mistake(
        "newton_step.rate",
        "You take a part of the step; this exercise has no learning rate.",
        tuple(_moved(_small(_solved, rate)) for rate in (0.5, 0.1, 0.01, 0.001)),
    ),
    Mistake(
        "newton_step.descent",
        "The Hessian does not count in your step: this is gradient descent.",
        tuple(_moved(lambda g, H, rate=rate: rate * g) for rate in (1.0, 0.1, 0.01)),
    ),
    Mistake(
        "newton_step.one-curvature",
        "You divide by one number for the whole Hessian; each direction has its own curvature.",
        (
            _moved(lambda g, H: g / np.linalg.det(H)),
            _moved(lambda g, H: g / np.trace(H)),
            _moved(lambda g, H: g / np.linalg.norm(H)),
            _moved(lambda g, H: g / H.sum()),
        ),
    ),
    Mistake(
        "newton_step.solves-for-w",
        "You apply the inverse to `w`; it belongs to the gradient.",
        (
            lambda w, grad, hessian: _solved(w, hessian) - grad,
            lambda w, grad, hessian: _solved(w - grad, hessian),
        ),
    ),
    Mistake(
        "newton_step.whole-numbers",
        "Something is stored as whole numbers, so the fractions of the step are lost.",
        (_stored_whole, _whole_inverse),
        tags=("integer buffer",),
    ),
)

NEWTON = Exercise(
    name="newton_step",
    assignment="optimizers",
    oracle=newton_step,
    parameters=("w", "grad", "hessian"),
    done="One step to where the slope would be 0, whichever way the surface bends.",
    properties=(
        Property("bowl", "Two weights in a bowl", "every curvature positive", 2, _bowls),
        Property(
            "sizes",
            "More weights",
            "as many as w has",
            1,
            _more_weights,
            fails="Right for two weights, not for another number of them.",
        ),
        Property(
            "saddle",
            "At a saddle or a hilltop",
            "a curvature may be negative",
            1.5,
            _saddles,
            fails="Right in a bowl, not where a curvature is negative.",
        ),
        Property(
            "pivot",
            "Zeros on the diagonal",
            "the Hessian can still be inverted",
            0.5,
            _zero_diagonal,
            fails="Right for an ordinary Hessian, not for one with a 0 on its diagonal, or with entries that are small or far apart.",
            needs=("saddle",),
        ),
        Property(
            "kinds",
            "Whole numbers, one weight, any memory order",
            "the same rule",
            0.25,
            _newton_kinds,
            fails="Right for ordinary numbers, but not for whole numbers, one weight or another memory order.",
        ),
        Property(
            "again",
            "The same at every call",
            "an earlier call does not show",
            0.25,
            _newton_again,
            fails="Right the first time; a later call still shows an earlier one.",
        ),
        Property(
            "unchanged",
            UNCHANGED,
            "the same numbers after the call",
            0.5,
            _newton_unchanged,
            "unchanged",
        ),
    ),
    mistakes=NEWTON_MISTAKES,
    hints=(
        "For one weight, slope 6 and curvature 2: how far is it to where the slope would be 0?",
        "The step s solves the equations H s = grad. Which function of `np.linalg` solves equations?",
        "Let `np.linalg` solve H s = grad, and subtract s from the weights.",
    ),
    naming=_newton_naming,
    probes=(
        Probe(
            "flat",
            "Where the gradient is 0 the weights must stay; yours move.",
            lambda rng: (
                (case, Case((case.args[0], np.zeros(3), case.args[2])))
                for case in (_newton(rng, 2.0, 1.0, 1.5),)
            ),
            lambda one, other: other.args[0],
        ),
        Probe(
            "steeper",
            "Twice the slope in the same bowl is twice the way; yours is another.",
            lambda rng: (
                (case, Case((case.args[0], 2 * case.args[1], case.args[2])))
                for case in (_newton(rng, 2.0, 1.0, 1.5),)
            ),
            lambda one, other: 2 * one - other.args[0],
        ),
        Probe(
            "narrower",
            "Twice the curvature is half the way; yours is another.",
            lambda rng: (
                (case, Case((case.args[0], case.args[1], 2 * case.args[2])))
                for case in (_newton(rng, 2.0, 1.0, 1.5),)
            ),
            lambda one, other: (one + other.args[0]) / 2,
        ),
    ),
)
