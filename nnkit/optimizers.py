"""Optimizers: how far to step, once the way down is known."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnkit.arrays import Array, floats, matrix, vector

if TYPE_CHECKING:
    from numpy.random import Generator

Mean: TypeAlias = Array | float

EPSILON = 1e-7


def gradient_descent_step(w: ArrayLike, grad: ArrayLike, lr: float) -> Array:
    r"""Step downhill, :math:`w - \lambda \nabla f`.

    Parameters
    ----------
    w, grad : array_like
        Weights and the gradient at them, one shape, any shape.
    lr : float
        The learning rate, more than 0.

    Returns
    -------
    ndarray
        The new weights.

    Raises
    ------
    ValueError
        If the shapes differ.

    References
    ----------
    S0, "Backpropagation" (which adds where the step subtracts); S3, "Optimization".

    Examples
    --------
    >>> gradient_descent_step([1.0, 2.0], [10.0, -10.0], 0.1)
    array([0., 3.])
    """
    w, grad = _weights(w, grad)
    return w - lr * grad


def newton_step(w: ArrayLike, grad: ArrayLike, hessian: ArrayLike) -> Array:
    r"""Step to where the gradient would be 0 if it changed evenly, :math:`w - H^{-1} \nabla f`.

    Parameters
    ----------
    w, grad : array_like
        Weights and the gradient at them, shape (D,).
    hessian : array_like
        The second derivatives, shape (D, D), symmetric and invertible.

    Returns
    -------
    ndarray
        The new weights. On a quadratic they are its minimum, maximum or saddle.

    Raises
    ------
    ValueError
        If a shape is another one.
    numpy.linalg.LinAlgError
        If the Hessian cannot be inverted.

    References
    ----------
    S3, "Optimization", with a learning rate of 1.

    Examples
    --------
    >>> newton_step([3.0, 4.0], [6.0, 4.0], [[2.0, 0.0], [0.0, 1.0]])
    array([0., 0.])
    """
    w, grad = _weights(vector("w", w), grad)
    hessian = matrix("hessian", hessian, "(D, D)")
    if hessian.shape != (len(w), len(w)):
        raise ValueError(
            f"hessian must have shape (D, D) with D = {len(w)}, as w has; got {hessian.shape}."
        )
    return w - np.linalg.solve(hessian, grad)


def minibatches(
    X: ArrayLike, y: ArrayLike, batch_size: int, rng: Generator
) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """Deal all samples out in a random order, a batch at a time.

    Parameters
    ----------
    X : array_like
        Samples as rows, shape (N, ...).
    y : array_like
        What belongs to them, shape (N, ...).
    batch_size : int
        How many samples make a batch, at least 1. The last batch may be smaller.
    rng : numpy.random.Generator
        Where the order is drawn from.

    Yields
    ------
    X_batch, y_batch : ndarray
        Copies; rows and labels stay together, and every sample comes once.

    Raises
    ------
    ValueError
        If there is not one label for each row or `batch_size` is less than 1.

    References
    ----------
    S3, "Mini-batch gradient descent".

    Examples
    --------
    >>> X, y = np.arange(10).reshape(5, 2), np.arange(5)
    >>> [len(labels) for _, labels in minibatches(X, y, 2, np.random.default_rng(0))]
    [2, 2, 1]
    """
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError(
            f"there must be one label for each row of X; got {len(y)} labels and {len(X)} rows."
        )
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1; got {batch_size}.")
    order = rng.permutation(len(X))
    batches = [order[start : start + batch_size] for start in range(0, len(X), batch_size)]
    return ((X.take(batch, axis=0), y.take(batch, axis=0)) for batch in batches)


def momentum_step(
    w: ArrayLike, grad: ArrayLike, state: Mean | None, lr: float, momentum: float
) -> tuple[Array, Mean]:
    r"""Keep some of the last step, :math:`v \leftarrow \mu v - \lambda \nabla f`, and add it to w.

    Parameters
    ----------
    w, grad : array_like
        Weights and the gradient at them, one shape, any shape.
    state : ndarray or None
        The velocity that the last call gave back; None at the first call.
    lr : float
        The learning rate, more than 0.
    momentum : float
        How much of the velocity is kept, from 0 up to 1.

    Returns
    -------
    w : ndarray
        The new weights.
    state : ndarray
        The velocity.

    Raises
    ------
    ValueError
        If the shapes differ.

    References
    ----------
    Polyak, "Some methods of speeding up the convergence of iteration methods" (1964).

    Examples
    --------
    >>> w, velocity = momentum_step([1.0], [1.0], None, 0.1, 0.9)
    >>> momentum_step(w, [1.0], velocity, 0.1, 0.9)
    (array([0.71]), array([-0.19]))
    """
    w, grad = _weights(w, grad)
    v = 0.0 if state is None else state
    v = momentum * v - lr * grad
    return w + v, v


def adagrad_step(
    w: ArrayLike, grad: ArrayLike, state: Mean | None, lr: float, epsilon: float
) -> tuple[Array, Mean]:
    r"""Step less where slopes were large, :math:`w - \lambda \nabla f / \sqrt{G + \epsilon}`.

    `G` sums the squares of all gradients so far, this one included. It only grows.

    Parameters
    ----------
    w, grad : array_like
        Weights and the gradient at them, one shape, any shape.
    state : ndarray or None
        The sum that the last call gave back; None at the first call.
    lr : float
        The learning rate, more than 0.
    epsilon : float
        Keeps the root from 0; inside it, as in S3.

    Returns
    -------
    w : ndarray
        The new weights.
    state : ndarray
        The sum of squares.

    Raises
    ------
    ValueError
        If the shapes differ.

    References
    ----------
    S3, "Adagrad"; Duchi, Hazan and Singer, "Adaptive subgradient methods" (2011).

    Examples
    --------
    >>> adagrad_step([1.0, 1.0], [3.0, -4.0], None, 0.5, 0.0)
    (array([0.5, 1.5]), array([ 9., 16.]))
    """
    w, grad = _weights(w, grad)
    G = 0.0 if state is None else state
    G = G + grad**2
    return w - lr * grad / np.sqrt(G + epsilon), G


def rmsprop_step(
    w: ArrayLike, grad: ArrayLike, state: Mean | None, lr: float, rho: float, epsilon: float
) -> tuple[Array, Mean]:
    r"""Step less where slopes were large lately, :math:`w - \lambda\nabla f/\sqrt{G+\epsilon}`.

    `G` is a moving average of the squares, :math:`G \leftarrow \rho G + (1 - \rho) (\nabla f)^2`.

    Parameters
    ----------
    w, grad : array_like
        Weights and the gradient at them, one shape, any shape.
    state : ndarray or None
        The average that the last call gave back; None at the first call.
    lr : float
        The learning rate, more than 0.
    rho : float
        How much of the average is kept, from 0 up to 1.
    epsilon : float
        Keeps the root from 0; inside it, as in S3. Keras has it outside.

    Returns
    -------
    w : ndarray
        The new weights.
    state : ndarray
        The average of squares.

    Raises
    ------
    ValueError
        If the shapes differ.

    References
    ----------
    S3, "RMSprop"; Tieleman and Hinton, "Neural networks for machine learning", lecture 6.5 (2012).

    Examples
    --------
    >>> rmsprop_step([1.0, 1.0], [3.0, -4.0], None, 0.5, 0.75, 0.0)
    (array([0., 2.]), array([2.25, 4.  ]))
    """
    w, grad = _weights(w, grad)
    G = 0.0 if state is None else state
    G = rho * G + (1 - rho) * grad**2
    return w - lr * grad / np.sqrt(G + epsilon), G


def adam_step(
    w: ArrayLike,
    grad: ArrayLike,
    state: tuple[Mean, Mean, int] | None,
    lr: float,
    beta_1: float,
    beta_2: float,
    epsilon: float,
) -> tuple[Array, tuple[Mean, Mean, int]]:
    r"""Step by the mean slope over its spread, :math:`w - \lambda \hat m/(\sqrt{\hat v}+\epsilon)`.

    Parameters
    ----------
    w, grad : array_like
        Weights and the gradient at them, one shape, any shape.
    state : tuple or None
        What the last call gave back; None at the first call.
    lr : float
        The learning rate, more than 0.
    beta_1, beta_2 : float
        How much of the averages of the gradient and of its square is kept, from 0 up to 1.
    epsilon : float
        Keeps the divisor from 0; outside the root.

    Returns
    -------
    w : ndarray
        The new weights.
    state : tuple
        The two averages, without their corrections, and the number of steps.

    Raises
    ------
    ValueError
        If the shapes differ.

    Notes
    -----
    The averages start at 0 and are too small at first, by :math:`1 - \beta^t` after `t` steps.
    S3 prints :math:`1 - \beta`.

    References
    ----------
    S3, "Adam"; Kingma and Ba, "Adam: a method for stochastic optimization" (2014).

    Examples
    --------
    >>> w, state = adam_step([1.0, 1.0], [3.0, -4.0], None, 0.5, 0.9, 0.999, 0.0)
    >>> w.round(6)
    array([0.5, 1.5])
    """
    w, grad = _weights(w, grad)
    m, v, t = (0.0, 0.0, 0) if state is None else state
    t = t + 1
    m, v = _averages(m, v, grad, beta_1, beta_2)
    return w - _adam_move(m, v, t, lr, beta_1, beta_2, epsilon), (m, v, t)


def amsgrad_step(
    w: ArrayLike,
    grad: ArrayLike,
    state: tuple[Mean, Mean, Mean, int] | None,
    lr: float,
    beta_1: float,
    beta_2: float,
    epsilon: float,
) -> tuple[Array, tuple[Mean, Mean, Mean, int]]:
    r"""Step like Adam, with the largest `v` so far in place of `v`.

    Parameters
    ----------
    w, grad : array_like
        Weights and the gradient at them, one shape, any shape.
    state : tuple or None
        What the last call gave back; None at the first call.
    lr : float
        The learning rate, more than 0.
    beta_1, beta_2 : float
        How much of the averages of the gradient and of its square is kept, from 0 up to 1.
    epsilon : float
        Keeps the divisor from 0; outside the root.

    Returns
    -------
    w : ndarray
        The new weights.
    state : tuple
        The two averages, the largest second one, and the number of steps.

    Raises
    ------
    ValueError
        If the shapes differ.

    Notes
    -----
    The maximum is taken of the uncorrected `v` and then corrected as in Adam, which is what the
    libraries do. The paper has no correction; with it, the rate can still rise at first.

    References
    ----------
    S3, Keras's ``amsgrad``; Reddi, Kale and Kumar, "On the convergence of Adam and beyond" (2018).

    Examples
    --------
    >>> w, state = amsgrad_step([1.0], [3.0], None, 0.5, 0.9, 0.999, 0.0)
    >>> w.round(6)
    array([0.5])
    """
    w, grad = _weights(w, grad)
    m, v, v_max, t = (0.0, 0.0, 0.0, 0) if state is None else state
    t = t + 1
    m, v = _averages(m, v, grad, beta_1, beta_2)
    v_max = np.maximum(v_max, v)
    return w - _adam_move(m, v_max, t, lr, beta_1, beta_2, epsilon), (m, v, v_max, t)


def decayed_rate(lr: float, decay: float, t: int) -> float:
    r"""Let the learning rate fall with the steps, :math:`\lambda / (1 + d\,t)`.

    Parameters
    ----------
    lr : float
        The learning rate of the first step.
    decay : float
        How fast it falls, at least 0.
    t : int
        The number of the step, from 0.

    Returns
    -------
    float

    References
    ----------
    S3, Keras's ``decay``, "learning rate decay over each update".

    Examples
    --------
    >>> decayed_rate(0.1, 0.5, 2)
    0.05
    """
    return lr / (1 + decay * t)


class SGD:
    """Gradient descent, with momentum if asked, under Keras's name and defaults.

    Parameters
    ----------
    lr : float, default 0.01
        The learning rate; ``learning_rate`` in today's Keras.
    momentum : float, default 0.0
        How much of the velocity is kept.
    decay : float, default 0.0
        How fast the rate falls.

    Examples
    --------
    >>> SGD(lr=0.1).step(np.array([1.0, 2.0]), np.array([10.0, -10.0]))
    array([0., 3.])
    """

    def __init__(self, lr: float = 0.01, momentum: float = 0.0, decay: float = 0.0) -> None:
        self.lr, self.momentum, self.decay = lr, momentum, decay
        self.steps = 0
        self._state: Mean | None = None

    def step(self, w: Array, grad: Array) -> Array:
        """Give the weights after one step from `w`."""
        lr = decayed_rate(self.lr, self.decay, self.steps)
        self.steps += 1
        if self.momentum == 0:
            return gradient_descent_step(w, grad, lr)
        w, self._state = momentum_step(w, grad, self._state, lr, self.momentum)
        return w


class Adagrad:
    """Adagrad under Keras's name and its defaults of the time.

    Parameters
    ----------
    lr : float, default 0.01
        The learning rate; ``learning_rate`` in today's Keras.
    epsilon : float, optional
        Keeps the root from 0; None is 1e-7.
    decay : float, default 0.0
        How fast the rate falls.

    Examples
    --------
    >>> Adagrad(lr=0.5, epsilon=0.0).step(np.array([1.0, 1.0]), np.array([3.0, -4.0]))
    array([0.5, 1.5])
    """

    def __init__(self, lr: float = 0.01, epsilon: float | None = None, decay: float = 0.0) -> None:
        self.lr, self.decay = lr, decay
        self.epsilon = EPSILON if epsilon is None else epsilon
        self.steps = 0
        self._state: Mean | None = None

    def step(self, w: Array, grad: Array) -> Array:
        """Give the weights after one step from `w`."""
        lr = decayed_rate(self.lr, self.decay, self.steps)
        self.steps += 1
        w, self._state = adagrad_step(w, grad, self._state, lr, self.epsilon)
        return w


class RMSprop:
    """RMSprop under Keras's name, signature and defaults.

    Keras takes `epsilon` outside the root; here, as in S3 and in `rmsprop_step`, it is inside.

    Parameters
    ----------
    lr : float, default 0.001
        The learning rate; ``learning_rate`` in today's Keras.
    rho : float, default 0.9
        How much of the average of squares is kept.
    epsilon : float, optional
        Keeps the root from 0; None is 1e-7.
    decay : float, default 0.0
        How fast the rate falls.

    Examples
    --------
    >>> optimizer = RMSprop(lr=0.5, rho=0.75, epsilon=0.0)
    >>> optimizer.step(np.array([1.0, 1.0]), np.array([3.0, -4.0]))
    array([0., 2.])
    """

    def __init__(
        self,
        lr: float = 0.001,
        rho: float = 0.9,
        epsilon: float | None = None,
        decay: float = 0.0,
    ) -> None:
        self.lr, self.rho, self.decay = lr, rho, decay
        self.epsilon = EPSILON if epsilon is None else epsilon
        self.steps = 0
        self._state: Mean | None = None

    def step(self, w: Array, grad: Array) -> Array:
        """Give the weights after one step from `w`."""
        lr = decayed_rate(self.lr, self.decay, self.steps)
        self.steps += 1
        w, self._state = rmsprop_step(w, grad, self._state, lr, self.rho, self.epsilon)
        return w


class Adam:
    """Adam or AMSGrad under Keras's name, signature and defaults.

    Parameters
    ----------
    lr : float, default 0.001
        The learning rate; ``learning_rate`` in today's Keras.
    beta_1, beta_2 : float, default 0.9 and 0.999
        How much of the averages of the gradient and of its square is kept.
    epsilon : float, optional
        Keeps the divisor from 0; None is 1e-7.
    decay : float, default 0.0
        How fast the rate falls.
    amsgrad : bool, default False
        Whether the largest second average so far is used.

    Examples
    --------
    >>> Adam(lr=0.5).step(np.array([1.0, 1.0]), np.array([3.0, -4.0])).round(6)
    array([0.5, 1.5])
    """

    def __init__(
        self,
        lr: float = 0.001,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
        epsilon: float | None = None,
        decay: float = 0.0,
        amsgrad: bool = False,
    ) -> None:
        self.lr, self.beta_1, self.beta_2, self.decay = lr, beta_1, beta_2, decay
        self.epsilon = EPSILON if epsilon is None else epsilon
        self.amsgrad = amsgrad
        self.steps = 0
        self._adam: tuple[Mean, Mean, int] | None = None
        self._amsgrad: tuple[Mean, Mean, Mean, int] | None = None

    def step(self, w: Array, grad: Array) -> Array:
        """Give the weights after one step from `w`."""
        lr = decayed_rate(self.lr, self.decay, self.steps)
        self.steps += 1
        settings = (lr, self.beta_1, self.beta_2, self.epsilon)
        if self.amsgrad:
            w, self._amsgrad = amsgrad_step(w, grad, self._amsgrad, *settings)
        else:
            w, self._adam = adam_step(w, grad, self._adam, *settings)
        return w


def _weights(w: ArrayLike, grad: ArrayLike) -> tuple[Array, Array]:
    w, grad = floats(w), floats(grad)
    if w.shape != grad.shape:
        raise ValueError(f"w and grad must have one shape; got {w.shape} and {grad.shape}.")
    return w, grad


def _averages(m: Mean, v: Mean, grad: Array, beta_1: float, beta_2: float) -> tuple[Array, Array]:
    m = beta_1 * m
    m += (1 - beta_1) * grad
    v = beta_2 * v
    v += (1 - beta_2) * grad**2
    return m, v


def _adam_move(
    m: Array, v: Array, t: int, lr: float, beta_1: float, beta_2: float, epsilon: float
) -> Array:
    """Give `lr * m_hat / (sqrt(v_hat) + epsilon)`, its corrections multiplied into one number."""
    root = math.sqrt(1 - beta_2**t)
    spread = np.sqrt(v)
    spread += epsilon * root
    move = m / spread
    move *= lr * root / (1 - beta_1**t)
    return move
