"""Activations: the bend in every neuron, its slope, and what a sum of bends can draw."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from nnkit.arrays import Array, floats, vector


def sigmoid(x: ArrayLike) -> Array:
    r"""Squash every entry into a number between 0 and 1, :math:`1 / (1 + e^{-x})`.

    Parameters
    ----------
    x : array_like
        Scores, any shape, any finite size.

    Returns
    -------
    ndarray
        The shape of `x`.

    Notes
    -----
    :math:`e^{-x}` overflows for :math:`x` below -709. Both forms used here take only
    :math:`e^{-|x|}`, which cannot.

    References
    ----------
    S3, "Activation functions": :math:`\mathrm{sigm}(x)`.

    Examples
    --------
    >>> sigmoid(0.0)
    np.float64(0.5)
    >>> sigmoid([-1000, 1, 1000]).round(3)
    array([0.   , 0.731, 1.   ])
    """
    x = floats(x)
    e: Array = np.exp(-np.abs(x))
    numerator: Array = np.where(x >= 0, 1.0, e)
    return numerator / (1 + e)


def sigmoid_prime(x: ArrayLike) -> Array:
    r"""Give the slope of the sigmoid at every entry, :math:`\sigma(x)\,(1 - \sigma(x))`.

    Parameters
    ----------
    x : array_like
        Scores (not outputs of the sigmoid), any shape.

    Returns
    -------
    ndarray
        The shape of `x`, from 0 to 1/4.

    Notes
    -----
    :math:`1 - \sigma(x)` is :math:`\sigma(-x)`, which does not round to 0 for large `x`.

    References
    ----------
    S3, "Activation functions": :math:`\mathrm{sigm}'(x)`; S4, "Backpropagation".

    Examples
    --------
    >>> sigmoid_prime(0.0)
    np.float64(0.25)
    """
    x = floats(x)
    return sigmoid(x) * sigmoid(-x)


def tanh_prime(x: ArrayLike) -> Array:
    r"""Give the slope of the hyperbolic tangent at every entry, :math:`1 - \tanh(x)^2`.

    Parameters
    ----------
    x : array_like
        Scores, any shape.

    Returns
    -------
    ndarray
        The shape of `x`, from 0 to 1.

    References
    ----------
    S3, "Activation functions": :math:`\tanh'(x)`.

    Examples
    --------
    >>> tanh_prime([0.0, 1.0]).round(4)
    array([1.  , 0.42])
    """
    return 1 - np.tanh(floats(x)) ** 2


def relu(x: ArrayLike) -> Array:
    r"""Keep what is positive and set the rest to 0, :math:`\max(0, x)`.

    Parameters
    ----------
    x : array_like
        Scores, any shape.

    Returns
    -------
    ndarray
        The shape of `x`.

    References
    ----------
    S3, "Activation functions"; S4, its first case of :math:`\sigma(z)`.

    Examples
    --------
    >>> relu([-2, 0, 3])
    array([0., 0., 3.])
    """
    return np.maximum(floats(x), 0.0)


def relu_prime(x: ArrayLike) -> Array:
    r"""Give the slope of the ReLU at every entry: 1 where :math:`x > 0`, else 0.

    Parameters
    ----------
    x : array_like
        Scores, any shape.

    Returns
    -------
    ndarray
        The shape of `x`; 0 at 0, where the slope is a choice.

    References
    ----------
    S3, "Activation functions": :math:`1_{x>0}`.

    Examples
    --------
    >>> relu_prime([-2, 0, 3])
    array([0., 0., 1.])
    """
    return np.greater(floats(x), 0).astype(np.float64)


def softplus(x: ArrayLike) -> Array:
    r"""Bend softly where the ReLU has a corner, :math:`\ln(1 + e^x)`.

    Parameters
    ----------
    x : array_like
        Scores, any shape, any finite size.

    Returns
    -------
    ndarray
        The shape of `x`.

    Notes
    -----
    It is :math:`\ln(e^0 + e^x)`, which numpy's ``logaddexp`` computes without overflow.

    References
    ----------
    S3, "Activation functions": Soft ReLU.

    Examples
    --------
    >>> softplus([-1000, 0, 5]).round(3)
    array([0.   , 0.693, 5.007])
    """
    return np.logaddexp(0.0, floats(x))


def leaky_relu(x: ArrayLike, epsilon: float) -> Array:
    r"""Let a share of the negative side through, :math:`\epsilon x + (1-\epsilon)\max(0, x)`.

    Parameters
    ----------
    x : array_like
        Scores, any shape.
    epsilon : float
        The slope on the negative side, from 0 (the ReLU) to 1 (no bend).

    Returns
    -------
    ndarray
        The shape of `x`.

    References
    ----------
    S3, "Activation functions": Leaky ReLU.

    Examples
    --------
    >>> leaky_relu([-2, 3], 0.1)
    array([-0.2,  3. ])
    """
    _check_epsilon(epsilon)
    x = floats(x)
    return epsilon * x + (1 - epsilon) * relu(x)


def leaky_relu_prime(x: ArrayLike, epsilon: float) -> Array:
    r"""Give the slope of the leaky ReLU: 1 where :math:`x > 0`, else :math:`\epsilon`.

    Parameters
    ----------
    x : array_like
        Scores, any shape.
    epsilon : float
        The slope on the negative side, from 0 to 1.

    Returns
    -------
    ndarray
        The shape of `x`; `epsilon` at 0.

    References
    ----------
    S3, "Activation functions": Leaky ReLU.

    Examples
    --------
    >>> leaky_relu_prime([-2, 0, 3], 0.1)
    array([0.1, 0.1, 1. ])
    """
    _check_epsilon(epsilon)
    return epsilon + (1 - epsilon) * relu_prime(x)


def fit_relu_sum(f: Callable[[Array], ArrayLike], knots: ArrayLike) -> tuple[float, Array]:
    r"""Find the sum of ReLUs that meets a function at every knot.

    Each ReLU changes the slope at its knot; its weight is that change.

    Parameters
    ----------
    f : callable
        Takes an array and works on it element by element.
    knots : array_like
        Increasing, shape (K,), K at least 2.

    Returns
    -------
    offset : float
        The value of `f` at the first knot.
    weights : ndarray
        Shape (K-1,): the change of slope at each knot but the last.

    Raises
    ------
    ValueError
        If there are fewer than two knots or they do not increase.

    References
    ----------
    S3, "What is the meaning of the activation function?".

    Examples
    --------
    >>> fit_relu_sum(np.abs, [-1, 0, 1])
    (1.0, array([-1.,  2.]))
    """
    knots = vector("knots", knots, "K")
    if len(knots) < 2 or np.any(np.diff(knots) <= 0):
        raise ValueError(f"knots must be at least two increasing numbers; got {knots}.")
    values = vector("f(knots)", f(knots), "K")
    if len(values) != len(knots):
        raise ValueError(
            f"f must work element by element; got {len(values)} values for {len(knots)} knots."
        )
    slopes = np.diff(values) / np.diff(knots)
    return float(values[0]), np.diff(slopes, prepend=0.0)


def relu_sum(x: ArrayLike, offset: float, weights: ArrayLike, knots: ArrayLike) -> Array:
    r"""Add up bends, :math:`\mathrm{offset} + \sum_i w_i\,\mathrm{relu}(x - k_i)`.

    Parameters
    ----------
    x : array_like
        Any shape.
    offset : float
        The value left of all knots.
    weights : array_like
        Shape (K-1,), the change of slope at each knot but the last.
    knots : array_like
        Shape (K,). The last one ends the interval and bends nothing.

    Returns
    -------
    ndarray
        The shape of `x`.

    References
    ----------
    S3, "What is the meaning of the activation function?".

    Examples
    --------
    >>> relu_sum([-1, 0.5, 1], 1.0, [-1, 2], [-1, 0, 1])
    array([1. , 0.5, 1. ])
    """
    knots = vector("knots", knots, "K")
    weights = floats(weights)
    if weights.shape != (len(knots) - 1,):
        raise ValueError(
            f"weights must have shape ({len(knots) - 1},), one for each knot but the last; "
            f"got {weights.shape}."
        )
    x = floats(x)
    total: Array = offset + relu(x[..., None] - knots[:-1]) @ weights
    return total


def _check_epsilon(epsilon: float) -> None:
    if not 0 <= epsilon <= 1:
        raise ValueError(f"epsilon must lie between 0 and 1; got {epsilon}.")
