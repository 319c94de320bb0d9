"""From inputs to outputs: neurons in layers, first one by one, then as matrices."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from nnkit.activations import relu, sigmoid
from nnkit.arrays import Array, floats, matrix, same_shape, vector
from nnkit.softmax import softmax

Layer: TypeAlias = tuple[Array, Array]
"""A weight matrix of shape (inputs, outputs) and a bias of shape (outputs,)."""

Neuron: TypeAlias = dict[str, Any]
"""A neuron in S1's form: 'weights', the last one its bias, and what the passes store in it."""


def linear(z: ArrayLike) -> Array:
    """Leave the scores as they are."""
    return floats(z)


def tanh(z: ArrayLike) -> Array:
    """Squash every number into the interval from -1 to 1."""
    return np.tanh(floats(z))


ACTIVATIONS: dict[str, Callable[[Array], Array]] = {
    "linear": linear,
    "sigmoid": sigmoid,
    "tanh": tanh,
    "relu": relu,
    "softmax": softmax,
}
"""The activations by name, for `forward`."""


def combine_models(p1: ArrayLike, p2: ArrayLike, w1: float, w2: float, b: float) -> Array:
    """Combine two models' probabilities into one: `sigmoid(w1 p1 + w2 p2 + b)`.

    Parameters
    ----------
    p1, p2 : array_like, any one shape
        What the two models say, from 0 to 1.
    w1, w2 : float
        How much each model counts.
    b : float
        The bias.

    Returns
    -------
    ndarray, same shape

    Raises
    ------
    ValueError
        If the shapes of `p1` and `p2` differ.

    References
    ----------
    S0, with the numbers of its picture.

    Examples
    --------
    >>> combine_models(0.7, 0.8, 7.0, 5.0, -6.0).round(4)
    np.float64(0.9478)
    """
    p1, p2 = floats(p1), floats(p2)
    same_shape(["p1", "p2"], p1, p2)
    return sigmoid(w1 * p1 + w2 * p2 + b)


def two_two_one(x1: float, x2: float, weights: Mapping[str, float]) -> dict[str, float]:
    """Run two numbers through the red, the green and the purple perceptron.

    Parameters
    ----------
    x1, x2 : float
    weights : mapping of str to float
        `w11 w21 b1` lead to the red perceptron, `w12 w22 b2` to the green one, `w1 w2 b` to the
        purple one.

    Returns
    -------
    dict of str to float
        `z1 a1 z2 a2 z y_hat`: each sum and what the sigmoid makes of it.

    Raises
    ------
    KeyError
        If one of the nine weights is missing.

    References
    ----------
    S2, in its own names.

    Examples
    --------
    >>> nine = dict(w11=1, w21=-1, b1=0, w12=2, w22=1, b2=-3, w1=1, w2=-2, b=0.5)
    >>> {name: round(value, 3) for name, value in two_two_one(1.0, 1.0, nine).items()}
    {'z1': 0.0, 'a1': 0.5, 'z2': 0.0, 'a2': 0.5, 'z': 0.0, 'y_hat': 0.5}
    """
    w = weights
    z1 = w["w11"] * x1 + w["w21"] * x2 + w["b1"]
    z2 = w["w12"] * x1 + w["w22"] * x2 + w["b2"]
    a1, a2 = transfer(z1), transfer(z2)
    z = w["w1"] * a1 + w["w2"] * a2 + w["b"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z": z, "y_hat": transfer(z)}


def activate(weights: Sequence[float], inputs: Sequence[float]) -> float:
    """Give a neuron's weighted sum; its last weight is the bias.

    Parameters
    ----------
    weights : sequence of float, length D + 1
    inputs : sequence of float, length D

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If there is not one weight for each input and one more.

    References
    ----------
    S1, which calls it and does not define it; Brownlee (2016), whose code S1 quotes.

    Examples
    --------
    >>> activate([2.0, -1.0, 0.5], [1.0, 3.0])
    -0.5
    """
    if len(weights) != len(inputs) + 1:
        raise ValueError(
            f"a neuron has one weight for each input and a bias; "
            f"got {len(weights)} numbers for {len(inputs)} inputs."
        )
    total = weights[-1]
    for w, x in zip(weights, inputs, strict=False):
        total += w * x
    return total


def transfer(activation: float) -> float:
    """Squash a neuron's sum with the sigmoid, in plain Python.

    Parameters
    ----------
    activation : float
        Any finite size is safe.

    Returns
    -------
    float
        From 0 to 1.

    References
    ----------
    S1, which calls it and does not define it; Brownlee (2016), whose code S1 quotes.

    Examples
    --------
    >>> transfer(0.0), transfer(-1000.0)
    (0.5, 0.0)
    """
    e = math.exp(-abs(activation))
    return (1.0 if activation >= 0 else e) / (1.0 + e)


def forward_propagate(network: Sequence[Sequence[Neuron]], row: Sequence[float]) -> list[float]:
    """Run one sample through the network, and store in place each neuron's 'output'.

    Parameters
    ----------
    network : list of layers, each a list of neurons
        A neuron is a dict; its 'weights' end with its bias.
    row : list of float
        Exactly the inputs, without a label.

    Returns
    -------
    list of float
        The outputs of the last layer.

    Raises
    ------
    ValueError
        If a neuron does not have one weight for each of its inputs and one more.

    References
    ----------
    S1; Brownlee (2016), whose code S1 quotes.

    Examples
    --------
    >>> forward_propagate([[{"weights": [1.0, -1.0, 0.0]}], [{"weights": [2.0, -1.0]}]], [3.0, 3.0])
    [0.5]
    """
    inputs = list(row)
    for layer in network:
        for neuron in layer:
            neuron["output"] = transfer(activate(neuron["weights"], inputs))
        inputs = [neuron["output"] for neuron in layer]
    return inputs


def dense(X: ArrayLike, W: ArrayLike, b: ArrayLike) -> Array:
    """Take the weighted sums of a whole layer for a whole batch: `X @ W + b`.

    Parameters
    ----------
    X : array_like, shape (N, D)
        Samples as rows.
    W : array_like, shape (D, H)
        One column for each neuron.
    b : array_like, shape (H,)
        One bias for each neuron.

    Returns
    -------
    ndarray, shape (N, H)

    Raises
    ------
    ValueError
        If the shapes do not fit.

    References
    ----------
    S3, S4, with samples as columns there and so a transpose.

    Examples
    --------
    >>> dense([[1.0, 2.0], [3.0, 5.0]], [[1.0, -2.0], [0.5, 0.25]], [0.1, -0.3])
    array([[ 2.1 , -1.8 ],
           [ 5.6 , -5.05]])
    """
    X, W, b = matrix("X", X), matrix("W", W, "(D, H)"), vector("b", b, "H")
    if X.shape[1] != W.shape[0]:
        raise ValueError(
            f"X {X.shape} @ W {W.shape} does not fit: X has {X.shape[1]} columns, "
            f"W has {W.shape[0]} rows. W must have shape (inputs, outputs)."
        )
    if W.shape[1] != len(b):
        raise ValueError(
            f"b must have one entry for each column of W; got {len(b)} for {W.shape[1]} columns."
        )
    Z: Array = X @ W
    Z += b
    return Z


def forward(
    X: ArrayLike, layers: Sequence[Layer], activations: Sequence[str]
) -> tuple[Array, list[dict[str, Array]]]:
    """Run a batch through all layers and keep what the way back will need.

    Parameters
    ----------
    X : array_like, shape (N, D)
        Samples as rows.
    layers : sequence of (W, b)
        `W` of shape (inputs, outputs), `b` of shape (outputs,).
    activations : sequence of str
        One name of `ACTIVATIONS` for each layer; softmax works along each row.

    Returns
    -------
    A : ndarray, shape (N, K)
        The outputs of the last layer.
    cache : list of dict
        For each layer `A_prev`, its input; `Z`, its sums; `A`, its output.

    Raises
    ------
    ValueError
        If there is not one activation for each layer, a name is unknown or the shapes do not fit.

    References
    ----------
    S0, S3 (`g3(W3 g2(W2 g1(W1 x)))`), S4.

    Examples
    --------
    >>> A, cache = forward([[1.0, -1.0]], [(np.eye(2), np.zeros(2))], ["relu"])
    >>> A, sorted(cache[0])
    (array([[1., 0.]]), ['A', 'A_prev', 'Z'])
    """
    check_activations(layers, activations)
    A = matrix("X", X)
    cache: list[dict[str, Array]] = []
    for (W, b), name in zip(layers, activations, strict=True):
        A_prev, Z = A, dense(A, W, b)
        A = ACTIVATIONS[name](Z)
        cache.append({"A_prev": A_prev, "Z": Z, "A": A})
    return A, cache


def count_parameters(sizes: Sequence[int]) -> int:
    """Count the weights and biases of a network: `sum (inputs + 1) * outputs` over its layers.

    Parameters
    ----------
    sizes : sequence of int
        The number of inputs, then of neurons in each layer.

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If there is no layer after the inputs.

    References
    ----------
    S4, which counts 43 for 4-5-3.

    Examples
    --------
    >>> count_parameters([4, 5, 3])
    43
    """
    _check_sizes(sizes)
    return sum((n_in + 1) * n_out for n_in, n_out in zip(sizes, sizes[1:], strict=False))


def init_layers(sizes: Sequence[int], rng: np.random.Generator, scheme: str) -> list[Layer]:
    """Draw initial weights of a size that lets a nudge through, and biases of 0.

    Parameters
    ----------
    sizes : sequence of int
        The number of inputs, then of neurons in each layer.
    rng : numpy.random.Generator
        Where all randomness comes from; each call moves it on.
    scheme : str
        The standard deviation of the weights: "xavier" for `sqrt(2 / (in + out))`, "he" for
        `sqrt(2 / in)`, "small" for 0.01.

    Returns
    -------
    list of (W, b)
        `W` of shape (in, out), normal with mean 0; `b` of shape (out,), zeros.

    Raises
    ------
    ValueError
        If the scheme is another, or there is no layer after the inputs.

    References
    ----------
    S3 (initial weights). Glorot and Bengio (2010); He, Zhang, Ren and Sun (2015).

    Examples
    --------
    >>> layers = init_layers([4, 5, 3], np.random.default_rng(0), "he")
    >>> [(W.shape, b.shape) for W, b in layers]
    [((4, 5), (5,)), ((5, 3), (3,))]
    """
    _check_sizes(sizes)
    layers: list[Layer] = []
    for n_in, n_out in zip(sizes, sizes[1:], strict=False):
        spreads = {
            "xavier": math.sqrt(2 / (n_in + n_out)),
            "he": math.sqrt(2 / n_in),
            "small": 0.01,
        }
        if scheme not in spreads:
            raise ValueError(f"scheme must be one of {', '.join(spreads)}; got {scheme!r}.")
        layers.append((rng.normal(0.0, spreads[scheme], (n_in, n_out)), np.zeros(n_out)))
    return layers


def check_activations(layers: Sequence[Layer], activations: Sequence[str]) -> None:
    """Raise a ValueError unless `activations` has one known name for each layer."""
    if isinstance(activations, str) or len(activations) != len(layers):
        raise ValueError(
            f"activations must be a list with one name for each layer; "
            f"got {activations!r} for {len(layers)} layers."
        )
    for name in activations:
        if name not in ACTIVATIONS:
            raise ValueError(f"activations are {', '.join(ACTIVATIONS)}; got {name!r}.")


def _check_sizes(sizes: Sequence[int]) -> None:
    if len(sizes) < 2 or any(size < 1 for size in sizes):
        raise ValueError(
            f"sizes must hold the inputs and at least one layer, each 1 or more; got {list(sizes)}."
        )
