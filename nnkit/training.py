"""Training: the loop that puts the forward pass, the way back and the steps together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import ArrayLike

from nnkit.activations import softplus
from nnkit.arrays import Array, Integers, batch_labels, matrix
from nnkit.backprop import backward
from nnkit.feedforward import Layer, forward, init_layers
from nnkit.optimizers import Adam, minibatches
from nnkit.softmax import one_hot

if TYPE_CHECKING:
    from numpy.random import Generator

TINY = np.finfo(np.float64).tiny


class Trainable(Protocol):
    """What `train` asks of a network: one vector to move, outputs, and slopes."""

    parameters: Array

    def forward(self, X: Array, /) -> Array:
        """Give the outputs, shape (N, K)."""

    def gradients(self, X: Array, y: Integers, /) -> tuple[float, Array]:
        """Give the loss and its slope in every parameter."""


class Optimizer(Protocol):
    """What `train` asks of an optimizer."""

    def step(self, w: Array, grad: Array, /) -> Array:
        """Give the new parameters."""


class Network:
    """A network whose weights and biases all lie in one vector.

    Parameters
    ----------
    sizes : sequence of int
        The number of inputs, then of neurons in each layer.
    rng : numpy.random.Generator
        Where the initial weights come from.
    activation : str, default "relu"
        The bend in every layer but the last.
    output : {"softmax", "sigmoid"}
        The last layer's. With one sigmoid the label is 0 or 1; with several, each output answers
        yes or no about its own class.
    scheme : str, default "he"
        How the initial weights are drawn, as in `init_layers`.

    Attributes
    ----------
    parameters : ndarray of shape (P,)
        All weights and biases, layer after layer. Change it in place: the layers are views of it.
    layers : list of (W, b)
        Views of `parameters`.
    activations : list of str
        One name for each layer.

    Raises
    ------
    ValueError
        If a size, a name or a scheme is unknown.

    References
    ----------
    S0, S3, S4: what they all describe.

    Examples
    --------
    >>> network = Network([4, 5, 3], np.random.default_rng(0))
    >>> network.parameters.shape
    (43,)
    >>> network.forward(np.ones((2, 4))).shape
    (2, 3)
    """

    def __init__(
        self,
        sizes: Sequence[int],
        rng: Generator,
        activation: str = "relu",
        output: str = "softmax",
        scheme: str = "he",
    ) -> None:
        if output not in ("softmax", "sigmoid"):
            raise ValueError(f"output must be softmax or sigmoid; got {output!r}.")
        layers = init_layers(sizes, rng, scheme)
        self.activations = [activation] * (len(layers) - 1) + [output]
        self.parameters = _flat(layers)
        self.layers = _views(self.parameters, layers)

    def forward(self, X: ArrayLike) -> Array:
        """Give the outputs for each row of `X`, shape (N, K)."""
        return forward(X, self.layers, self.activations)[0]

    def gradients(self, X: ArrayLike, y: ArrayLike) -> tuple[float, Array]:
        """Give the mean cross-entropy of a batch and its slope in every parameter.

        Parameters
        ----------
        X : array_like, shape (N, D)
        y : array_like of int, shape (N,)
            Labels from 0 to K - 1; 0 and 1 for a network with one output.

        Returns
        -------
        loss : float
        gradient : ndarray of shape (P,)
            In the order of `parameters`.
        """
        A, cache = forward(X, self.layers, self.activations)
        n_classes = A.shape[1]
        Y = one_hot(y, n_classes) if n_classes > 1 else one_hot(y, 2)[:, 1:]
        if self.activations[-1] == "softmax":
            loss = -np.vdot(Y, np.log(np.maximum(A, TINY))) / len(A)
        else:
            Z = cache[-1]["Z"]
            loss = np.sum(softplus(Z) - Y * Z) / len(Z)
        return float(loss), _flat(
            backward(Y, self.layers, self.activations, cache, "cross_entropy")
        )


def accuracy(p: ArrayLike, labels: ArrayLike) -> float:
    """Give the share of samples whose largest score is at the right class.

    Parameters
    ----------
    p : array_like, shape (N, K)
        Scores or probabilities. A single column is read as the probability of class 1.
    labels : array_like of int, shape (N,)
        The right classes, from 0 to K - 1.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    ValueError
        If a shape is another one or a label is no class.

    References
    ----------
    S1, "This is the class of the network"; S4, "Rule", for the single column.

    Examples
    --------
    >>> accuracy([[0.1, 0.9], [0.8, 0.2]], [1, 1])
    0.5
    """
    p = matrix("p", p, "(N, K)")
    labels = batch_labels("labels", labels, len(p), max(p.shape[1], 2))
    predicted = p.argmax(axis=1) if p.shape[1] > 1 else p[:, 0] >= 0.5
    return float(np.mean(predicted == labels))


def train(
    network: Trainable,
    X: ArrayLike,
    y: ArrayLike,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int,
    rng: Generator,
) -> dict[str, list[float]]:
    """Train a network, whose parameters change in place, and tell how it went.

    Parameters
    ----------
    network : Network
        Or anything with `parameters`, `forward` and `gradients`.
    X : array_like, shape (N, D)
    y : array_like of int, shape (N,)
    optimizer : SGD, RMSprop, Adam
        Or anything with `step(w, grad)`, which gives the new parameters.
    epochs : int
        How often all samples are shown, 0 or more.
    batch_size : int
        How many samples make one step.
    rng : numpy.random.Generator
        Where the order of the samples comes from.

    Returns
    -------
    dict
        Two lists with an entry for each epoch: ``loss``, the mean over its samples while it
        learned from them, and ``accuracy``, on all samples at its end.

    Raises
    ------
    ValueError
        If a shape is another one or a label is no class.

    References
    ----------
    S0, "Backpropagation", its list of steps; S3, "Mini-batch gradient descent".

    Examples
    --------
    >>> from nnkit import SGD, spirals
    >>> rng = np.random.default_rng(0)
    >>> X, y = spirals(100, 3, 0.2, rng)
    >>> history = train(Network([2, 32, 3], rng), X, y, SGD(lr=0.5), 100, 32, rng)
    >>> len(history["loss"]), history["accuracy"][-1] > 0.9
    (100, True)
    """
    X, y = matrix("X", X), np.asarray(y)
    history: dict[str, list[float]] = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        total = 0.0
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            loss, gradient = network.gradients(X_batch, y_batch)
            network.parameters[:] = optimizer.step(network.parameters, gradient)
            total += loss * len(X_batch)
        history["loss"].append(total / len(X))
        history["accuracy"].append(accuracy(network.forward(X), y))
    return history


def digits_network(
    X: ArrayLike, labels: ArrayLike, rng: Generator
) -> Callable[[ArrayLike], Integers]:
    """Train a network on digits and give back what reads them.

    Parameters
    ----------
    X : array_like, shape (N, 64)
        Pixels, row by row, in any unit.
    labels : array_like of int, shape (N,)
        The digits 0 to 9.
    rng : numpy.random.Generator
        Where all randomness comes from.

    Returns
    -------
    callable
        From pixels in the same unit, shape (M, 64), to labels, shape (M,).

    Raises
    ------
    ValueError
        If a shape is another one or a label is no digit.

    References
    ----------
    S1, "pixels"; S3, the Mark I and its 400 photocells.

    Examples
    --------
    >>> from nnkit import load_digits
    >>> (X, y), (X_new, y_new), _ = load_digits()
    >>> read = digits_network(X[:300], y[:300], np.random.default_rng(0))
    >>> float(np.mean(read(X_new) == y_new)) > 0.8
    True
    """
    X = matrix("X", X)
    ink = X.max() or 1.0
    network = Network([X.shape[1], 64, 10], rng)
    train(network, X / ink, labels, Adam(lr=0.003), 40, 32, rng)

    def read(X_new: ArrayLike) -> Integers:
        labels: Integers = network.forward(matrix("X", X_new) / ink).argmax(axis=1)
        return labels

    return read


def _flat(layers: Sequence[Layer]) -> Array:
    return np.concatenate([part.ravel() for layer in layers for part in layer])


def _views(parameters: Array, layers: Sequence[Layer]) -> list[Layer]:
    views: list[Layer] = []
    start = 0
    for W, b in layers:
        middle, end = start + W.size, start + W.size + b.size
        views.append((parameters[start:middle].reshape(W.shape), parameters[middle:end]))
        start = end
    return views
