"""Losses: one number for how wrong a prediction is, and its slopes."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnkit.arrays import Array, Integers, batch_labels, floats, matrix, same_shape
from nnkit.softmax import log_softmax, softmax

CERTAIN = 1e-15


def squared_error(target: ArrayLike, output: ArrayLike) -> float:
    r"""Give half the sum of the squared differences, :math:`\frac12 \sum (t - o)^2`.

    Parameters
    ----------
    target, output : array_like
        One shape, any shape.

    Returns
    -------
    float
        At least 0.

    Raises
    ------
    ValueError
        If the shapes differ.

    References
    ----------
    S3, the worked example; S4, "Backpropagation": :math:`L = \frac12 \sum_i (y_i - a_i)^2`.

    Examples
    --------
    >>> squared_error([1, 0], [0.5, 0.5])
    0.25
    """
    target, output = floats(target), floats(output)
    same_shape(["target", "output"], target, output)
    return float(np.sum((target - output) ** 2) / 2)


def mean_squared_error(y: ArrayLike, p: ArrayLike) -> float:
    r"""Give the mean of the squared differences, :math:`\frac1N \sum (y_i - p_i)^2`.

    Parameters
    ----------
    y, p : array_like
        Targets and predictions, one shape, any shape.

    Returns
    -------
    float
        At least 0; the mean over all entries.

    Raises
    ------
    ValueError
        If the shapes differ.

    References
    ----------
    S3, "Optimization": loss function.

    Examples
    --------
    >>> mean_squared_error([1, 2, 3, 4], [1, 2, 3, 2])
    1.0
    """
    y, p = floats(y), floats(p)
    same_shape(["y", "p"], y, p)
    return float(np.mean((y - p) ** 2))


def binary_cross_entropy(y: ArrayLike, p: ArrayLike) -> float:
    r"""Give the mean log loss of yes-or-no answers, :math:`-y \ln p - (1-y) \ln(1-p)`.

    Parameters
    ----------
    y : array_like
        Labels 0 or 1, shape (N,).
    p : array_like
        Probabilities of label 1, shape (N,), from 0 to 1.

    Returns
    -------
    float
        The mean over the samples, in nats; at least 0.

    Raises
    ------
    ValueError
        If the shapes differ or `p` leaves 0 to 1.

    Notes
    -----
    A probability of exactly 0 or 1 is taken as 1e-15 away from it: being certain and wrong costs
    34.5, being certain and right nothing.

    References
    ----------
    S2, the log loss, with the :math:`y` that its transcript leaves out.

    Examples
    --------
    >>> round(binary_cross_entropy([1, 0], [0.9, 0.2]), 4)
    0.1643
    """
    y, p = floats(y), floats(p)
    same_shape(["y", "p"], y, p)
    if np.any((p < 0) | (p > 1)):
        raise ValueError("p must hold probabilities from 0 to 1. For scores use sigmoid(z) first.")
    p = np.clip(p, CERTAIN, 1 - CERTAIN)
    return float(np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p)))


def cross_entropy(logits: ArrayLike, labels: ArrayLike) -> float:
    r"""Give the mean surprise at the right classes, :math:`-\ln \mathrm{softmax}(z)_y`.

    Parameters
    ----------
    logits : array_like
        Scores (not probabilities), shape (N, K), any finite size.
    labels : array_like of int
        The right classes, shape (N,), from 0 to K - 1.

    Returns
    -------
    float
        The mean over the batch, in nats; at least 0.

    Raises
    ------
    ValueError
        If a shape is another one or a label is no class.

    References
    ----------
    S3, "Softmax"; S2's log loss, for more than two classes.

    Examples
    --------
    >>> round(cross_entropy([[1, 2, 3]], [2]), 4)
    0.4076
    >>> cross_entropy([[1000, 0]], [1])
    1000.0
    """
    logits, labels = _batch(logits, labels)
    return float(-np.mean(log_softmax(logits)[np.arange(len(labels)), labels]))


def cross_entropy_gradient(logits: ArrayLike, labels: ArrayLike) -> Array:
    r"""Give the slope of the mean cross-entropy in every score, :math:`(p - y) / N`.

    Parameters
    ----------
    logits : array_like
        Scores, shape (N, K), any finite size.
    labels : array_like of int
        The right classes, shape (N,), from 0 to K - 1.

    Returns
    -------
    ndarray
        Shape (N, K). Its rows sum to 0.

    Raises
    ------
    ValueError
        If a shape is another one or a label is no class.

    References
    ----------
    Bridle, "Probabilistic interpretation of feedforward classification network outputs" (1990).

    Examples
    --------
    >>> cross_entropy_gradient([[0, 0], [0, 0]], [0, 1])
    array([[-0.25,  0.25],
           [ 0.25, -0.25]])
    """
    logits, labels = _batch(logits, labels)
    gradient = softmax(logits)
    gradient[np.arange(len(labels)), labels] -= 1.0
    return gradient / len(labels)


def _batch(logits: ArrayLike, labels: ArrayLike) -> tuple[Array, Integers]:
    logits = matrix("logits", logits, "(N, K)")
    return logits, batch_labels("labels", labels, *logits.shape)
