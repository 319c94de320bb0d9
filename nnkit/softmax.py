"""Softmax: from scores to probabilities."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnkit.arrays import Array, batch_labels, floats, vector


def softmax(z: ArrayLike, axis: int = -1) -> Array:
    r"""Turn scores into probabilities, :math:`s_i = e^{z_i} / \sum_j e^{z_j}`.

    Parameters
    ----------
    z : array_like
        Logits (scores), any shape with at least one axis, any finite size.
    axis : int, default -1
        Where the classes lie; the probabilities along it sum to 1.

    Returns
    -------
    ndarray
        The shape of `z`, from 0 to 1.

    Raises
    ------
    ValueError
        If `z` is a single number or has no such axis.

    Notes
    -----
    Subtracting one number from all scores changes nothing. With the largest subtracted, the
    largest exponential is 1 and none can overflow.

    References
    ----------
    S3, "Softmax"; S4, "Output Layer".

    Examples
    --------
    >>> softmax([1, 2, 3]).round(3)
    array([0.09 , 0.245, 0.665])
    >>> softmax([[1000, 1000]])
    array([[0.5, 0.5]])
    """
    z = _scores(z, axis)
    e: Array = np.exp(z - z.max(axis=axis, keepdims=True))
    e /= e.sum(axis=axis, keepdims=True)
    return e


def log_softmax(z: ArrayLike, axis: int = -1) -> Array:
    r"""Give the logarithm of the softmax, :math:`z_i - \ln \sum_j e^{z_j}`.

    Parameters
    ----------
    z : array_like
        Logits, any shape with at least one axis, any finite size.
    axis : int, default -1
        Where the classes lie.

    Returns
    -------
    ndarray
        The shape of `z`, never positive. It stays finite where the softmax rounds to 0.

    Raises
    ------
    ValueError
        If `z` is a single number or has no such axis.

    References
    ----------
    Blanchard, Higham and Higham, "Accurately computing the log-sum-exp and softmax functions",
    IMA Journal of Numerical Analysis 41 (2021).

    Examples
    --------
    >>> log_softmax([0, 1000])
    array([-1000.,     0.])
    """
    z = _scores(z, axis)
    shifted: Array = z - z.max(axis=axis, keepdims=True)
    total: Array = np.exp(shifted).sum(axis=axis, keepdims=True)
    return shifted - np.log(total)


def softmax_jacobian(z: ArrayLike) -> Array:
    r"""Give the slope of every probability in every score, :math:`s_i (1_{i=j} - s_j)`.

    Parameters
    ----------
    z : array_like
        Logits of one sample, shape (K,), any finite size.

    Returns
    -------
    ndarray
        Shape (K, K); entry i, j is :math:`\partial s_i / \partial z_j`. Its rows sum to 0.

    Raises
    ------
    ValueError
        If `z` is not one sample.

    References
    ----------
    Bridle, "Probabilistic interpretation of feedforward classification network outputs" (1990).

    Examples
    --------
    >>> softmax_jacobian([0, 0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    s = softmax(vector("z", z, "K"))
    return np.diag(s) - np.outer(s, s)


def one_hot(labels: ArrayLike, n_classes: int) -> Array:
    """Write each label as a row with a 1 at its class and 0 elsewhere.

    Parameters
    ----------
    labels : array_like of int
        Shape (N,), from 0 to `n_classes` - 1.
    n_classes : int
        K, the number of classes.

    Returns
    -------
    ndarray
        Shape (N, K), zeros and ones.

    Raises
    ------
    ValueError
        If a label is not a whole number from 0 to `n_classes` - 1.

    References
    ----------
    S4, "TD: 1, 0".

    Examples
    --------
    >>> one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    labels = batch_labels("labels", labels, np.size(labels), n_classes)
    Y = np.zeros((len(labels), n_classes))
    Y[np.arange(len(labels)), labels] = 1.0
    return Y


def _scores(z: ArrayLike, axis: int) -> Array:
    z = floats(z)
    if not -z.ndim <= axis < z.ndim:
        raise ValueError(
            f"z must have an axis {axis} along which the classes lie; got shape {z.shape}."
        )
    return z
