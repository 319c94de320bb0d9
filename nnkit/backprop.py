"""The way back: how much each weight is to blame for the error."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from nnkit.arrays import Array, floats, matrix, same_shape
from nnkit.feedforward import Layer, Neuron, check_activations, transfer, two_two_one

SLOPES: dict[str, Callable[[Array], Array]] = {
    "linear": np.ones_like,
    "sigmoid": lambda a: a * (1.0 - a),
    "tanh": lambda a: 1.0 - a**2,
    "relu": lambda a: floats(a > 0),
}
"""The slope of each elementwise activation, from its output `a`."""


def slope(f: Callable[[float], float], x: float, h: float = 1e-5) -> float:
    """Measure a slope by nudging: `(f(x + h) - f(x - h)) / 2h`.

    Parameters
    ----------
    f : callable
        Takes a number and gives a number.
    x : float
        Where to nudge.
    h : float, default 1e-5
        The size of the nudge, more than 0. The error falls with its square, until rounding shows.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If `h` is not positive.

    References
    ----------
    S4 ("w? L is min?").

    Examples
    --------
    >>> round(slope(lambda x: x**2, 3.0), 6)
    6.0
    """
    _check_nudge(h)
    return float((f(x + h) - f(x - h)) / (2 * h))


def numerical_gradient(f: Callable[[Array], float], x: ArrayLike, h: float = 1e-5) -> Array:
    """Measure the slope in each entry by nudging it: `(f(x + h) - f(x - h)) / 2h`.

    Parameters
    ----------
    f : callable
        Takes an array like `x` and gives a number.
    x : array_like, any shape
        Where to nudge. It is copied and stays as it is.
    h : float, default 1e-5
        The size of the nudge, more than 0.

    Returns
    -------
    ndarray, same shape as `x`

    Raises
    ------
    ValueError
        If `h` is not positive.

    References
    ----------
    S3's "we need to estimate", which it then computes exactly.

    Examples
    --------
    >>> numerical_gradient(lambda x: (x**2).sum(), [1.0, -2.0]).round(6)
    array([ 2., -4.])
    """
    _check_nudge(h)
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        here = x[i]
        x[i] = here + h
        above = f(x.copy())
        x[i] = here - h
        below = f(x.copy())
        x[i] = here
        gradient[i] = (above - below) / (2 * h)
    return gradient


def worked_forward(weights: Mapping[str, float], inputs: Sequence[float]) -> dict[str, float]:
    """Run two inputs through the worked 2-2-2 network, sigmoid in every neuron.

    Parameters
    ----------
    weights : mapping of str to float
        `w1 w2` lead to the hidden neuron h1, `w3 w4` to h2, `w5 w6` to the output o1, `w7 w8` to
        o2; `b1` serves both hidden neurons and `b2` both outputs.
    inputs : sequence of float, length 2
        `i1, i2`.

    Returns
    -------
    dict of str to float
        `in_h1 out_h1 in_h2 out_h2 in_o1 out_o1 in_o2 out_o2`.

    Raises
    ------
    KeyError
        If one of the ten weights is missing.
    ValueError
        If there are not exactly two inputs.

    References
    ----------
    S3 (the worked example), which takes it from Mazur (2015).

    Examples
    --------
    >>> weights = dict(w1=0.15, w2=0.20, w3=0.25, w4=0.30, w5=0.40, w6=0.45, w7=0.50, w8=0.55)
    >>> out = worked_forward(weights | dict(b1=0.35, b2=0.60), (0.05, 0.10))
    >>> [round(out[name], 4) for name in ("in_h1", "out_h1", "in_o1", "out_o1", "out_o2")]
    [0.3775, 0.5933, 1.1059, 0.7514, 0.7729]
    """
    w, (i1, i2) = weights, _two("inputs", inputs)
    in_h1 = w["w1"] * i1 + w["w2"] * i2 + w["b1"]
    in_h2 = w["w3"] * i1 + w["w4"] * i2 + w["b1"]
    out_h1, out_h2 = transfer(in_h1), transfer(in_h2)
    in_o1 = w["w5"] * out_h1 + w["w6"] * out_h2 + w["b2"]
    in_o2 = w["w7"] * out_h1 + w["w8"] * out_h2 + w["b2"]
    out_o1, out_o2 = transfer(in_o1), transfer(in_o2)
    return {
        "in_h1": in_h1, "out_h1": out_h1, "in_h2": in_h2, "out_h2": out_h2,
        "in_o1": in_o1, "out_o1": out_o1, "in_o2": in_o2, "out_o2": out_o2,
    }  # fmt: skip


def worked_gradients(
    weights: Mapping[str, float], inputs: Sequence[float], targets: Sequence[float]
) -> dict[str, float]:
    """Give the slope of the worked network's loss in each of its ten weights.

    The loss is `sum (target - output)^2 / 2`.

    Parameters
    ----------
    weights : mapping of str to float
        As in `worked_forward`.
    inputs, targets : sequence of float, length 2

    Returns
    -------
    dict of str to float
        With the keys of `weights`.

    Raises
    ------
    KeyError
        If one of the ten weights is missing.
    ValueError
        If there are not exactly two inputs and two targets.

    References
    ----------
    S3 (the worked example), which takes it from Mazur (2015).

    Examples
    --------
    >>> weights = dict(w1=0.15, w2=0.20, w3=0.25, w4=0.30, w5=0.40, w6=0.45, w7=0.50, w8=0.55)
    >>> slopes = worked_gradients(weights | dict(b1=0.35, b2=0.60), (0.05, 0.10), (0.01, 0.99))
    >>> round(slopes["w5"], 4), round(slopes["w1"], 6)
    (0.0822, 0.000439)
    """
    w, (i1, i2), (t1, t2) = weights, _two("inputs", inputs), _two("targets", targets)
    out = worked_forward(weights, inputs)
    h1, h2, o1, o2 = out["out_h1"], out["out_h2"], out["out_o1"], out["out_o2"]
    d_o1 = (o1 - t1) * o1 * (1 - o1)
    d_o2 = (o2 - t2) * o2 * (1 - o2)
    d_h1 = (w["w5"] * d_o1 + w["w7"] * d_o2) * h1 * (1 - h1)
    d_h2 = (w["w6"] * d_o1 + w["w8"] * d_o2) * h2 * (1 - h2)
    slopes = {
        "w1": d_h1 * i1, "w2": d_h1 * i2, "w3": d_h2 * i1, "w4": d_h2 * i2, "b1": d_h1 + d_h2,
        "w5": d_o1 * h1, "w6": d_o1 * h2, "w7": d_o2 * h1, "w8": d_o2 * h2, "b2": d_o1 + d_o2,
    }  # fmt: skip
    return {name: slopes[name] for name in weights}


def two_two_one_gradients(
    x1: float, x2: float, y: float, weights: Mapping[str, float]
) -> dict[str, float]:
    """Give the slope of the log loss in each weight of the red, green and purple perceptrons.

    Parameters
    ----------
    x1, x2 : float
    y : int
        The label, 0 or 1.
    weights : mapping of str to float
        `w11 w21 b1 w12 w22 b2 w1 w2 b`, as in `two_two_one`.

    Returns
    -------
    dict of str to float
        With the keys of `weights`.

    Raises
    ------
    KeyError
        If one of the nine weights is missing.

    References
    ----------
    S2: "the derivative of the log loss with respect to each one of the weights and biases".

    Examples
    --------
    >>> nine = dict(w11=1, w21=-1, b1=0, w12=2, w22=1, b2=-3, w1=1, w2=-2, b=0.5)
    >>> slopes = two_two_one_gradients(1.0, 1.0, 1, nine)
    >>> slopes["w1"], slopes["w11"], slopes["w12"], slopes["b"]
    (-0.25, -0.125, 0.25, -0.5)
    """
    out = two_two_one(x1, x2, weights)
    a1, a2 = out["a1"], out["a2"]
    d = out["y_hat"] - y
    d1 = d * weights["w1"] * a1 * (1 - a1)
    d2 = d * weights["w2"] * a2 * (1 - a2)
    slopes = {
        "w11": d1 * x1, "w21": d1 * x2, "b1": d1,
        "w12": d2 * x1, "w22": d2 * x2, "b2": d2,
        "w1": d * a1, "w2": d * a2, "b": d,
    }  # fmt: skip
    return {name: slopes[name] for name in weights}


def output_delta(y: ArrayLike, a: ArrayLike) -> Array:
    """Give the slope of `(a - y)^2 / 2` in the sums of a sigmoid output layer: `(a - y) a (1 - a)`.

    Parameters
    ----------
    y, a : array_like, any one shape
        Targets and outputs.

    Returns
    -------
    ndarray, same shape

    Raises
    ------
    ValueError
        If the two shapes differ.

    References
    ----------
    S3, S4 (the delta rule). Widrow and Hoff (1960).

    Examples
    --------
    >>> output_delta([1.0, 0.0], [0.5, 0.5])
    array([-0.125,  0.125])
    """
    y, a = floats(y), floats(a)
    same_shape(["y", "a"], y, a)
    return (a - y) * a * (1.0 - a)


def hidden_delta(W_next: ArrayLike, delta_next: ArrayLike, a: ArrayLike) -> Array:
    """Pass the next layer's slopes back to a sigmoid layer: `(delta_next @ W_next.T) a (1 - a)`.

    Parameters
    ----------
    W_next : array_like, shape (H, K)
        The weights that lead to the next layer.
    delta_next : array_like, shape (N, K)
        The slopes in the next layer's sums.
    a : array_like, shape (N, H)
        This layer's outputs.

    Returns
    -------
    ndarray, shape (N, H)

    Raises
    ------
    ValueError
        If the shapes do not fit.

    References
    ----------
    S1 (in plain Python), S3 (its last formula). Rumelhart, Hinton and Williams (1986).

    Examples
    --------
    >>> hidden_delta([[1.0, 2.0]], [[3.0, 4.0]], [[0.5]])
    array([[2.75]])
    """
    W_next = matrix("W_next", W_next, "(H, K)")
    delta_next, a = matrix("delta_next", delta_next, "(N, K)"), matrix("a", a, "(N, H)")
    if delta_next.shape[1] != W_next.shape[1] or a.shape != (len(delta_next), len(W_next)):
        raise ValueError(
            "W_next (H, K), delta_next (N, K) and a (N, H) do not fit; "
            f"got {W_next.shape}, {delta_next.shape} and {a.shape}."
        )
    return np.asarray((delta_next @ W_next.T) * a * (1.0 - a))


def backward(
    Y: ArrayLike,
    layers: Sequence[Layer],
    activations: Sequence[str],
    cache: Sequence[Mapping[str, Array]],
    loss: str,
) -> list[Layer]:
    """Give the slope of the loss in every weight and bias, from the last layer to the first.

    Parameters
    ----------
    Y : array_like, shape (N, K)
        Targets: one-hot rows, 0 and 1 after a sigmoid, any numbers for the squared error.
    layers : sequence of (W, b)
    activations : sequence of str
        Softmax in the last layer only, and with cross-entropy only.
    cache : sequence of dict
        What `forward` gave back with the same layers.
    loss : str
        "cross_entropy" after softmax or, summed over the outputs, after sigmoid;
        "squared_error" for half the sum over the outputs. Both are means over the samples.

    Returns
    -------
    list of (dW, db)
        In the order of the layers, each shaped like its `W` and `b`.

    Raises
    ------
    ValueError
        If the loss does not go with the activations, or the shapes do not fit.

    References
    ----------
    S0, S3, S4. Rumelhart, Hinton and Williams (1986).

    Examples
    --------
    >>> layers = [(np.array([[1.0], [2.0]]), np.array([0.5]))]
    >>> cache = [{"A_prev": np.array([[1.0, 3.0]]), "Z": np.array([[7.5]]), "A": np.array([[7.5]])}]
    >>> backward([[5.5]], layers, ["linear"], cache, "squared_error")
    [(array([[2.],
           [6.]]), array([2.]))]
    """
    Y = matrix("Y", Y, "(N, K)")
    _check_loss(layers, activations, loss)
    A = cache[-1]["A"]
    same_shape(["Y", "the last layer's A"], Y, A)
    # After softmax or sigmoid the slope of the cross-entropy in Z is A - Y itself.
    dZ = (A - Y) / len(Y)
    if loss == "squared_error":
        dZ = dZ * SLOPES[activations[-1]](A)
    gradients: list[Layer] = []
    for i in reversed(range(len(layers))):
        A_prev = cache[i]["A_prev"]
        gradients.append((A_prev.T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = dZ @ layers[i][0].T
            dZ *= SLOPES[activations[i - 1]](A_prev)
    return gradients[::-1]


def transfer_derivative(output: float) -> float:
    """Give the sigmoid's slope from its output (not from its input): `output (1 - output)`.

    Parameters
    ----------
    output : float, 0 to 1
        What `transfer` gave.

    Returns
    -------
    float
        From 0 to 0.25.

    References
    ----------
    S1, which calls it and does not define it; Brownlee (2016), whose code S1 quotes.

    Examples
    --------
    >>> transfer_derivative(0.5)
    0.25
    """
    return output * (1.0 - output)


def backward_propagate_error(
    network: Sequence[Sequence[Neuron]], expected: Sequence[float]
) -> None:
    """Store in place each neuron's 'delta', the slope of the error in its sum.

    Parameters
    ----------
    network : list of layers, each a list of neurons
        After `forward_propagate`, which stores the 'output' of each neuron.
    expected : sequence of float
        The target of each neuron of the last layer.

    Raises
    ------
    ValueError
        If there is not one target for each neuron of the last layer.
    KeyError
        If there was no forward pass.

    References
    ----------
    S1; Brownlee (2016), whose code S1 quotes.

    Examples
    --------
    >>> network = [[{"weights": [w, 0.0], "output": 0.5}] for w in (1.0, 2.0)]
    >>> backward_propagate_error(network, [1.0])
    >>> network[1][0]["delta"], network[0][0]["delta"]
    (-0.125, -0.0625)
    """
    if len(expected) != len(network[-1]):
        raise ValueError(
            f"expected must have one number for each of the {len(network[-1])} outputs; "
            f"got {len(expected)}."
        )
    for i in reversed(range(len(network))):
        for j, neuron in enumerate(network[i]):
            if i == len(network) - 1:
                error = neuron["output"] - expected[j]
            else:
                error = sum(n["weights"][j] * n["delta"] for n in network[i + 1])
            neuron["delta"] = error * transfer_derivative(neuron["output"])


def update_weights(network: Sequence[Sequence[Neuron]], row: Sequence[float], lr: float) -> None:
    """Change in place every weight by `-lr * delta * input` and every bias by `-lr * delta`.

    Parameters
    ----------
    network : list of layers, each a list of neurons
        After `forward_propagate` and `backward_propagate_error`.
    row : sequence of float
        The inputs of the first layer; a later layer's are the outputs of the one before.
    lr : float
        The learning rate, more than 0.

    Raises
    ------
    ValueError
        If a neuron does not have one weight for each of its inputs and one more.
    KeyError
        If there was no forward or backward pass.

    References
    ----------
    S1 ("Update W and B"); Brownlee (2016), whose code S1 quotes.

    Examples
    --------
    >>> network = [[{"weights": [1.0, 2.0, 0.5], "output": 0.5, "delta": 0.25}]]
    >>> update_weights(network, [4.0, 8.0], 0.5)
    >>> network[0][0]["weights"]
    [0.5, 1.0, 0.375]
    """
    inputs = list(row)
    for layer in network:
        for neuron in layer:
            weights, delta = neuron["weights"], neuron["delta"]
            if len(weights) != len(inputs) + 1:
                raise ValueError(
                    f"a neuron has one weight for each input and a bias; "
                    f"got {len(weights)} numbers for {len(inputs)} inputs."
                )
            for j, x in enumerate(inputs):
                weights[j] -= lr * delta * x
            weights[-1] -= lr * delta
        inputs = [neuron["output"] for neuron in layer]


def _check_nudge(h: float) -> None:
    if not h > 0:
        raise ValueError(f"h must be more than 0; got {h}.")


def _two(name: str, numbers: Sequence[float]) -> tuple[float, float]:
    if len(numbers) != 2:
        raise ValueError(f"{name} must be two numbers; got {len(numbers)}.")
    return numbers[0], numbers[1]


def _check_loss(layers: Sequence[Layer], activations: Sequence[str], loss: str) -> None:
    check_activations(layers, activations)
    if loss not in ("cross_entropy", "squared_error"):
        raise ValueError(f"loss must be cross_entropy or squared_error; got {loss!r}.")
    if "softmax" in activations[:-1] or (loss == "squared_error" and activations[-1] == "softmax"):
        raise ValueError("softmax goes in the last layer only, and with cross_entropy only.")
    if loss == "cross_entropy" and activations[-1] not in ("softmax", "sigmoid"):
        raise ValueError(
            f"cross_entropy needs softmax or sigmoid in the last layer; got {activations[-1]!r}."
        )
