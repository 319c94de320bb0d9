"""One neuron: the perceptron, which decides, and its successor, which learns by degrees."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from nnkit.activations import sigmoid, softplus
from nnkit.arrays import Array, Integers, floats, matrix, same_shape, vector


def weighted_sum(x: ArrayLike, w: ArrayLike, b: float) -> float:
    """Weigh the inputs and add the bias: `sum_i x_i w_i + b`.

    Parameters
    ----------
    x, w : array_like, shape (D,)
        One sample and a weight for each of its entries.
    b : float
        The bias.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `x` and `w` do not have one shape (D,).

    References
    ----------
    S2, S3 (the neuron), S4. McCulloch and Pitts (1943).

    Examples
    --------
    >>> weighted_sum([1.0, 2.0], [3.0, -1.0], 0.5)
    1.5
    """
    x, w = vector("x", x), vector("w", w)
    same_shape(["x", "w"], x, w)
    return float(x @ w + b)


def step(z: ArrayLike) -> Array:
    """Decide: 1 where `z` is 0 or more, else 0.

    Parameters
    ----------
    z : array_like, any shape

    Returns
    -------
    ndarray, same shape
        0.0 and 1.0.

    References
    ----------
    S3 (Mark I). Rosenblatt (1957).

    Examples
    --------
    >>> step([-0.5, 0.0, 2.0])
    array([0., 1., 1.])
    """
    return floats(floats(z) >= 0)


def perceptron_update(
    x: ArrayLike, y: float, w: ArrayLike, b: float, lr: float
) -> tuple[Array, float]:
    """Move the line if it is wrong about one sample: `w + lr (y - y_hat) x`, `b + lr (y - y_hat)`.

    Parameters
    ----------
    x : array_like, shape (D,)
        One sample.
    y : int
        Its label, 0 or 1.
    w : array_like, shape (D,)
    b : float
    lr : float
        The learning rate, more than 0.

    Returns
    -------
    w : ndarray, shape (D,)
        A new array; the one given is left as it is.
    b : float

    Raises
    ------
    ValueError
        If `x` and `w` do not have one shape (D,), or `y` is neither 0 nor 1.

    References
    ----------
    S3 (Mark I). Rosenblatt (1957).

    Examples
    --------
    >>> perceptron_update([1.0, 2.0], 0, [0.0, 0.0], 0.0, 1.0)
    (array([-1., -2.]), -1.0)
    """
    if y not in (0, 1):
        raise ValueError(f"y must be 0 or 1; got {y}.")
    x, w = vector("x", x), vector("w", w)
    error = float(y - step(weighted_sum(x, w, b)))
    return w + lr * error * x, float(b + lr * error)


def perceptron_fit(
    X: ArrayLike, y: ArrayLike, lr: float, max_epochs: int
) -> tuple[Array, float, list[int]]:
    """Show the samples to a perceptron, epoch after epoch, until it makes no mistake.

    It starts from zeros, takes the samples in the given order and learns after each of them.

    Parameters
    ----------
    X : array_like, shape (N, D)
    y : array_like, shape (N,)
        Labels, 0 or 1.
    lr : float
        The learning rate, more than 0.
    max_epochs : int
        Where to stop if no line exists, at least 1.

    Returns
    -------
    w : ndarray, shape (D,)
    b : float
    mistakes : list of int
        One count for each epoch; the last is 0 if a line was found.

    Raises
    ------
    ValueError
        If the shapes do not fit, or `max_epochs` is less than 1.

    References
    ----------
    S3 (Mark I). Rosenblatt (1957); Novikoff (1962) for why it stops if a line exists.

    Examples
    --------
    >>> w, b, mistakes = perceptron_fit([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1], 1.0, 20)
    >>> w, b, mistakes
    (array([2., 1.]), -3.0, [2, 3, 3, 2, 1, 0])
    """
    X, y = _samples(X, y)
    if max_epochs < 1:
        raise ValueError(f"max_epochs must be at least 1; got {max_epochs}.")
    w, b = np.zeros(X.shape[1]), 0.0
    mistakes: list[int] = []
    while len(mistakes) < max_epochs and (not mistakes or mistakes[-1] > 0):
        wrong = 0
        for x_n, y_n in zip(X, y, strict=True):
            wrong += int(step(weighted_sum(x_n, w, b)) != y_n)
            w, b = perceptron_update(x_n, y_n, w, b, lr)
        mistakes.append(wrong)
    return w, b, mistakes


def bag_of_words(sentences: Sequence[str], vocabulary: Sequence[str]) -> Integers:
    """Count how often each word of the vocabulary stands in each sentence.

    A word is a run of the letters a to z and straight apostrophes, after lower-casing.

    Parameters
    ----------
    sentences : sequence of str, length N
    vocabulary : sequence of str, length V
        Lower-case words without repeats. Other words do not count.

    Returns
    -------
    ndarray of int, shape (N, V)

    Raises
    ------
    TypeError
        If `sentences` is one string.

    References
    ----------
    S2 (happy and sad sentences).

    Examples
    --------
    >>> bag_of_words(["I am happy", "Not sad, not happy!"], ["not", "happy"])
    array([[0, 1],
           [2, 1]])
    """
    if isinstance(sentences, str):
        raise TypeError("sentences must be a list of strings; for one sentence use [sentence].")
    words = [re.findall(r"[a-z']+", sentence.lower()) for sentence in sentences]
    counts = [[found.count(word) for word in vocabulary] for found in words]
    return np.array(counts, dtype=np.int_).reshape(len(words), len(vocabulary))


def logistic_gradient(X: ArrayLike, y: ArrayLike, w: ArrayLike, b: float) -> tuple[Array, float]:
    """Give the slopes of one sigmoid neuron's mean log loss: the mean of `(p - y) x` and `p - y`.

    Parameters
    ----------
    X : array_like, shape (N, D)
    y : array_like, shape (N,)
        Labels, 0 or 1.
    w : array_like, shape (D,)
    b : float

    Returns
    -------
    dw : ndarray, shape (D,)
    db : float

    Raises
    ------
    ValueError
        If the shapes do not fit.

    References
    ----------
    S2 (the log loss), S4. Cox (1958).

    Examples
    --------
    >>> logistic_gradient([[1.0, 2.0]], [1], [0.0, 0.0], 0.0)
    (array([-0.5, -1. ]), -0.5)
    """
    X, y = _samples(X, y)
    error = sigmoid(_scores(X, w, b)) - y
    return X.T @ error / len(y), float(np.mean(error))


def logistic_fit(
    X: ArrayLike, y: ArrayLike, lr: float, epochs: int
) -> tuple[Array, float, list[float]]:
    """Train one sigmoid neuron by gradient descent on its mean log loss.

    It starts from zeros and takes the whole batch at each step.

    Parameters
    ----------
    X : array_like, shape (N, D)
    y : array_like, shape (N,)
        Labels, 0 or 1.
    lr : float
        The learning rate, more than 0.
    epochs : int
        The number of steps, 0 or more.

    Returns
    -------
    w : ndarray, shape (D,)
    b : float
    losses : list of float
        `losses[e]` is the loss before step `e`.

    Raises
    ------
    ValueError
        If the shapes do not fit.

    References
    ----------
    S0, S2 (gradient descent), S4. Cox (1958).

    Examples
    --------
    >>> w, b, losses = logistic_fit([[0.0], [1.0], [2.0]], [0, 0, 1], 1.0, 200)
    >>> [round(loss, 3) for loss in losses[::100]]
    [0.693, 0.104]
    """
    X, y = _samples(X, y)
    w, b = np.zeros(X.shape[1]), 0.0
    losses: list[float] = []
    for _ in range(epochs):
        z = _scores(X, w, b)
        # The log loss of sigmoid(z), in the form that stays finite for any score.
        losses.append(float(np.mean(softplus(z) - y * z)))
        dw, db = logistic_gradient(X, y, w, b)
        w, b = w - lr * dw, b - lr * db
    return w, b, losses


def _samples(X: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    X, y = matrix("X", X), vector("y", y, "N")
    if len(X) != len(y):
        raise ValueError(f"y must have one entry for each row of X; got {len(y)} for {len(X)}.")
    if np.any((y != 0) & (y != 1)):
        raise ValueError(f"y must hold 0 and 1 only; got {y[(y != 0) & (y != 1)][0]}.")
    return X, y


def _scores(X: Array, w: ArrayLike, b: float) -> Array:
    w = vector("w", w)
    if len(w) != X.shape[1]:
        raise ValueError(f"w must have one entry for each column of X; got {w.shape}, {X.shape}.")
    return np.asarray(X @ w + b)
