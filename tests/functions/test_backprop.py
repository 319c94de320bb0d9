"""The way back against published numbers and differences."""

from __future__ import annotations

import copy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnkit

from . import exact
from .test_feedforward import mccaffrey_in_lists

# S3's worked example, stated whole by Mazur (2015).
WEIGHTS = dict(
    w1=0.15, w2=0.20, w3=0.25, w4=0.30, w5=0.40, w6=0.45, w7=0.50, w8=0.55, b1=0.35, b2=0.60
)
INPUTS, TARGETS = (0.05, 0.10), (0.01, 0.99)


def worked_loss(weights):
    out = nnkit.worked_forward(weights, INPUTS)
    return sum((t - out[o]) ** 2 / 2 for t, o in zip(TARGETS, ("out_o1", "out_o2"), strict=True))


def test_the_forward_numbers_of_the_slides_which_cut_off():
    out = nnkit.worked_forward(WEIGHTS, INPUTS)
    printed = dict(in_h1=0.3775, out_h1=0.5932, in_o1=1.105, out_o1=0.751, out_o2=0.7729)
    for name, value in printed.items():
        digits = len(str(value).partition(".")[2])
        assert np.floor(out[name] * 10**digits) / 10**digits == value
    assert worked_loss(WEIGHTS) == pytest.approx(0.298371109, abs=1e-9)


def test_the_published_weights_after_one_step():
    slopes = nnkit.worked_gradients(WEIGHTS, INPUTS, TARGETS)
    moved = {name: WEIGHTS[name] - 0.5 * slopes[name] for name in WEIGHTS}
    mazur = dict(
        w1=0.149780716, w2=0.19956143, w3=0.24975114, w4=0.29950229,
        w5=0.35891648, w6=0.408666186, w7=0.511301270, w8=0.561370121,
    )  # fmt: skip
    assert {name: moved[name] for name in mazur} == pytest.approx(mazur, abs=1e-8)
    assert slopes["w5"] == pytest.approx(0.082, abs=5e-4)


def test_the_worked_gradients_are_slopes():
    names = list(WEIGHTS)[::-1]
    values = np.array([WEIGHTS[name] for name in names])
    slopes = exact.differences(lambda w: worked_loss(dict(zip(names, w, strict=True))), values)
    gradients = nnkit.worked_gradients(dict(zip(names, values, strict=True)), INPUTS, TARGETS)
    assert list(gradients) == names
    np.testing.assert_allclose(list(gradients.values()), slopes, atol=1e-9)


@pytest.mark.parametrize("held, loss", [(["b1", "b2"], 3.51e-5), ([], 4.36e-6)])
def test_the_loss_after_10000_steps_with_the_biases_held_and_moved(held, loss):
    weights = dict(WEIGHTS)
    for _ in range(10_000):
        slopes = nnkit.worked_gradients(weights, INPUTS, TARGETS)
        for name in weights:
            if name not in held:
                weights[name] -= 0.5 * slopes[name]
    assert worked_loss(weights) == pytest.approx(loss, rel=2e-3)


@pytest.mark.parametrize("y", [0, 1])
def test_the_nine_derivatives_are_slopes_of_the_log_loss(y):
    names = "b w22 w11 w21 b1 w12 b2 w1 w2".split()
    values = np.random.default_rng(0).normal(size=9)

    def loss(w):
        p = nnkit.two_two_one(0.5, -2, dict(zip(names, w, strict=True)))["y_hat"]
        return -np.log(p if y else 1 - p)

    slopes = nnkit.two_two_one_gradients(0.5, -2, y, dict(zip(names, values, strict=True)))
    assert list(slopes) == names
    np.testing.assert_allclose(list(slopes.values()), exact.differences(loss, values), atol=1e-9)


def test_the_deltas_are_slopes_in_the_scores():
    rng = np.random.default_rng(1)
    Z, W, Y = rng.normal(size=(2, 3)), rng.normal(size=(3, 4)), rng.random((2, 4))

    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    def loss(z):
        return np.sum((sigmoid(z) - Y) ** 2) / 2

    Z_next = sigmoid(Z) @ W
    delta = nnkit.output_delta(Y, sigmoid(Z_next))
    np.testing.assert_allclose(delta, exact.differences(loss, Z_next), atol=1e-9)
    slopes = exact.differences(lambda z: loss(sigmoid(z) @ W), Z)
    np.testing.assert_allclose(nnkit.hidden_delta(W, delta, sigmoid(Z)), slopes, atol=1e-9)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(1, 4), min_size=2, max_size=5),
    st.integers(1, 4),
    st.sampled_from(["softmax", "sigmoid", "squared sigmoid", "squared linear", "squared tanh"]),
    st.integers(0, 999),
)
def test_backward_passes_the_gradient_check_at_any_depth(sizes, n, end, seed):
    rng = np.random.default_rng(seed)
    hidden = list(rng.choice(["sigmoid", "tanh", "relu", "linear"], len(sizes) - 2))
    squared, last = end.startswith("squared"), end.split()[-1]
    activations, loss_name = [*hidden, last], "squared_error" if squared else "cross_entropy"
    layers = [
        (rng.normal(size=shape), rng.normal(size=shape[1]))
        for shape in zip(sizes, sizes[1:], strict=False)
    ]
    X, K = rng.normal(size=(n, sizes[0])), sizes[-1]
    Y = np.eye(K)[rng.integers(0, K, n)] if last == "softmax" else rng.integers(0, 2, (n, K)) * 1.0

    def loss(changed):
        A, cache = nnkit.forward(X, changed, activations)
        if squared:
            return np.sum((Y - A) ** 2) / 2 / n
        # From the scores: a saturated output is 0 or 1, whose logarithm is lost.
        Z = cache[-1]["Z"]
        if last == "softmax":
            return np.sum(Y * (np.logaddexp.reduce(Z, axis=1, keepdims=True) - Z)) / n
        return np.sum(np.logaddexp(0, Z) - Y * Z) / n

    _, cache = nnkit.forward(X, layers, activations)
    near_a_corner = any(
        name == "relu" and np.abs(kept["Z"]).min() < 1e-3
        for name, kept in zip(activations, cache, strict=True)
    )
    gradients = nnkit.backward(Y, layers, activations, cache, loss_name)
    if near_a_corner:
        return
    for i, (W, b) in enumerate(layers):
        for j, part in enumerate((W, b)):

            def changed(value, i=i, j=j):
                new = [list(layer) for layer in layers]
                new[i][j] = value
                return loss(new)

            slopes = exact.differences(changed, part)
            np.testing.assert_allclose(gradients[i][j], slopes, rtol=1e-4, atol=1e-6)


def test_the_numerical_gradient_is_central_and_in_float64():
    x = np.array([[1, -2], [3, 4]], dtype=np.float32)
    gradient = nnkit.numerical_gradient(lambda x: float(np.sum(x**3)), x, 1e-4)
    np.testing.assert_allclose(gradient, 3 * x.astype(float) ** 2, atol=1e-7)
    assert gradient.dtype == np.float64 and x[0, 0] == 1


def test_the_plain_python_pass_agrees_with_the_matrices():
    network, row, expected, lr = mccaffrey_in_lists(), [2.0, 3.0, 4.0], [0.25, 0.75], 0.5
    layers = [
        (
            np.array([n["weights"][:-1] for n in layer]).T,
            np.array([n["weights"][-1] for n in layer]),
        )
        for layer in network
    ]

    def loss(layers):
        A = np.array([row])
        for W, b in layers:
            A = 1 / (1 + np.exp(-(A @ W + b)))
        return np.sum((A - expected) ** 2) / 2

    nnkit.forward_propagate(network, row)
    nnkit.backward_propagate_error(network, expected)
    before = copy.deepcopy(network)
    nnkit.update_weights(network, row, lr)
    for i, layer in enumerate(network):
        for j, neuron in enumerate(layer):
            assert neuron["delta"] == before[i][j]["delta"]
            W, b = layers[i]

            def moved(w, i=i, j=j, W=W, b=b):
                W, b = W.copy(), b.copy()
                W[:, j], b[j] = w[:-1], w[-1]
                return loss([*layers[:i], (W, b), *layers[i + 1 :]])

            old = np.array(before[i][j]["weights"])
            slopes = exact.differences(moved, old)
            np.testing.assert_allclose(neuron["weights"], old - lr * slopes, atol=1e-9)
