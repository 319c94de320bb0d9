"""The forward pass against published outputs and index sums."""

from __future__ import annotations

import numpy as np
import pytest

import nnkit

from . import exact

# McCaffrey's network, Visual Studio Magazine, May 2013; S1 shows its picture.
W1, B1 = np.arange(1, 13).reshape(3, 4) / 10, np.array([-2.0, -6.0, -1.0, -7.0])
W2, B2 = np.arange(13, 21).reshape(4, 2) / 10, np.array([-2.5, -5.0])


def mccaffrey_in_lists():
    return [[{"weights": [*W[:, j], b[j]]} for j in range(len(b))] for W, b in ((W1, B1), (W2, B2))]


def test_the_published_outputs_of_the_network_on_the_card():
    assert nnkit.forward_propagate(mccaffrey_in_lists(), [2, 3, 4]) == pytest.approx(
        [0.9349, 0.6196], abs=5e-5
    )
    A, _ = nnkit.forward([[2, 3, 4]], [(W1, B1), (W2, B2)], ["sigmoid", "sigmoid"])
    np.testing.assert_allclose(A, [[0.9349, 0.6196]], atol=5e-5)


def test_forward_propagate_stores_every_output_and_nothing_else():
    network = mccaffrey_in_lists()
    outputs = nnkit.forward_propagate(network, [2, 3, 4])
    assert [neuron["output"] for neuron in network[-1]] == outputs
    for layer, before in zip(network, mccaffrey_in_lists(), strict=True):
        for neuron, old in zip(layer, before, strict=True):
            assert set(neuron) == {"weights", "output"} and neuron["weights"] == old["weights"]


@pytest.mark.parametrize(
    "sizes, count",
    [([4, 5, 3], 43), ([3, 4, 2], 26), ([4, 1], 5), ([2, 2, 2], 12), ([64, 64, 10], 4810)],
)
def test_the_counts_of_parameters(sizes, count):
    assert nnkit.count_parameters(sizes) == count
    layers = nnkit.init_layers(sizes, np.random.default_rng(0), "he")
    assert sum(W.size + b.size for W, b in layers) == count


def test_the_numbers_of_the_two_models():
    assert nnkit.combine_models(0.7, 0.8, 1, 1, 0) == pytest.approx(0.82, abs=5e-3)
    assert nnkit.combine_models(0.7, 0.8, 7, 5, -6) == pytest.approx(0.95, abs=5e-3)


def test_two_two_one_step_by_step():
    weights = dict(w11=1, w21=2, b1=3, w12=-1, w22=0.5, b2=0.25, w1=2, w2=-3, b=0.5)
    out = nnkit.two_two_one(0.5, -1, weights)
    a1, a2 = float(exact.sigmoid(1.5)), float(exact.sigmoid(-0.75))
    assert out == pytest.approx(
        {
            "z1": 1.5,
            "a1": a1,
            "z2": -0.75,
            "a2": a2,
            "z": 2 * a1 - 3 * a2 + 0.5,
            "y_hat": float(exact.sigmoid(2 * a1 - 3 * a2 + 0.5)),
        }
    )


def test_dense_is_the_sum_over_inputs_for_each_sample_and_neuron():
    rng = np.random.default_rng(0)
    X, W, b = rng.normal(size=(2, 3)), rng.normal(size=(3, 4)), rng.normal(size=4)
    wanted = [[sum(X[n, i] * W[i, j] for i in range(3)) + b[j] for j in range(4)] for n in range(2)]
    np.testing.assert_allclose(nnkit.dense(X, W, b), wanted)


def test_layers_without_bends_are_one_matrix():
    rng = np.random.default_rng(1)
    X, layers = rng.normal(size=(5, 4)), nnkit.init_layers([4, 3, 2], rng, "xavier")
    A, _ = nnkit.forward(X, layers, ["linear", "linear"])
    np.testing.assert_allclose(A, X @ (layers[0][0] @ layers[1][0]))


def test_the_cache_holds_inputs_scores_and_outputs_of_each_layer():
    rng = np.random.default_rng(2)
    X, layers = rng.normal(size=(5, 4)), nnkit.init_layers([4, 3, 2], rng, "xavier")
    A, cache = nnkit.forward(X, layers, ["tanh", "softmax"])
    H = np.tanh(X @ layers[0][0])
    Z = H @ layers[1][0]
    wanted = [(X, X @ layers[0][0], H), (H, Z, np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True))]
    assert len(cache) == 2 and A is cache[-1]["A"]
    for kept, values in zip(cache, wanted, strict=True):
        for name, value in zip(("A_prev", "Z", "A"), values, strict=True):
            np.testing.assert_allclose(kept[name], value)


@pytest.mark.parametrize("scheme, spread", [("xavier", 0.05), ("he", 0.0707107), ("small", 0.01)])
def test_initial_weights_have_the_spread_of_their_scheme(scheme, spread):
    (W, b), (W_next, _) = nnkit.init_layers([400, 400, 3], np.random.default_rng(0), scheme)
    assert W.std() == pytest.approx(spread, rel=0.01) and abs(W.mean()) < spread / 100
    assert W_next.shape == (400, 3) and not b.any()


def test_initial_weights_come_from_the_generator_alone():
    rng = np.random.default_rng(5)
    first, second = (nnkit.init_layers([3, 2], rng, "he")[0][0] for _ in range(2))
    again = nnkit.init_layers([3, 2], np.random.default_rng(5), "he")[0][0]
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, second)
