"""One neuron against truth tables, scikit-learn and differences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.datasets import make_blobs
from sklearn.linear_model import LogisticRegression, Perceptron

import nnkit

from . import exact

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def test_a_weighted_sum_is_the_dot_product_and_the_bias():
    assert nnkit.weighted_sum([1, 2, 3], [4, -5, 6], 0.5) == 1 * 4 - 2 * 5 + 3 * 6 + 0.5


def test_the_step_fires_at_0():
    np.testing.assert_array_equal(nnkit.step([-1e-300, -0.0, 0.0, 1e-300]), [0, 1, 1, 1])


@pytest.mark.parametrize("y, w, b", [(1, [0.0, 0.0], 0.0), (0, [-0.5, -1.0], -0.5)])
def test_only_a_mistake_moves_the_line(y, w, b):
    moved = nnkit.perceptron_update([1, 2], y, [0, 0], 0, 0.5)
    np.testing.assert_array_equal(moved[0], w)
    assert moved[1] == b


@pytest.mark.parametrize("y", [[0, 0, 0, 1], [0, 1, 1, 1], [1, 1, 1, 0]])
def test_the_perceptron_learns_the_gates(y):
    w, b, mistakes = nnkit.perceptron_fit(CORNERS, y, 1, 100)
    np.testing.assert_array_equal(nnkit.step(CORNERS @ w + b), y)
    assert mistakes[-1] == 0 and 0 not in mistakes[:-1]


def test_the_perceptron_never_learns_xor():
    assert len(nnkit.perceptron_fit(CORNERS, [0, 1, 1, 0], 1, 50)[2]) == 50
    assert 0 not in nnkit.perceptron_fit(CORNERS, [0, 1, 1, 0], 1, 50)[2]


def test_the_perceptron_parts_what_scikit_learns_perceptron_parts():
    X, y = make_blobs(60, centers=[[-3, -3], [3, 3]], random_state=0)
    w, b, _ = nnkit.perceptron_fit(X, y, 1.0, 100)
    theirs = Perceptron().fit(X, y)
    np.testing.assert_array_equal(nnkit.step(X @ w + b), theirs.predict(X))


@given(st.integers(1, 6), st.integers(1, 4), st.integers(0, 99))
def test_the_logistic_gradient_is_the_slope_of_the_log_loss(n, d, seed):
    rng = np.random.default_rng(seed)
    X, y, wb = rng.normal(size=(n, d)), rng.integers(0, 2, n), rng.normal(size=d + 1)

    def loss(wb):
        z = X @ wb[:-1] + wb[-1]
        return np.mean(np.log(1 + np.exp(z)) - y * z)

    dw, db = nnkit.logistic_gradient(X, y, wb[:-1], wb[-1])
    np.testing.assert_allclose([*dw, db], exact.differences(loss, wb), atol=1e-8)


def test_gradient_descent_ends_where_scikit_learns_logistic_regression_ends():
    X, y = make_blobs(40, centers=[[-1, 0], [1, 1]], random_state=1)
    w, b, losses = nnkit.logistic_fit(X, y, 1.0, 3000)
    theirs = LogisticRegression(C=1e12, tol=1e-10, max_iter=10_000).fit(X, y)
    np.testing.assert_allclose([*w, b], [*theirs.coef_[0], theirs.intercept_[0]], rtol=1e-3)
    assert losses[0] == pytest.approx(np.log(2)) and len(losses) == 3000
    assert np.all(np.diff(losses) <= 1e-12)


def test_words_are_counted_without_case_and_with_apostrophes():
    sentences = ["I am NOT happy, not at all", "Isn't it?", ""]
    counts = nnkit.bag_of_words(sentences, ["not", "happy", "isn't", "sad"])
    np.testing.assert_array_equal(counts, [[2, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]])


def test_slope_of_a_cube():
    assert nnkit.slope(lambda x: x**3, 2.0, 1e-4) == pytest.approx(12.0, abs=1e-7)
