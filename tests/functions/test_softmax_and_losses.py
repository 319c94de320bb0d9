"""Softmax and the losses against decimals, scikit-learn, published numbers and differences."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import log_loss, mean_squared_error

import nnkit

from . import exact

logits = arrays(
    np.float64, st.tuples(st.integers(1, 5), st.integers(1, 6)), elements=st.floats(-1000, 1000)
)


@pytest.mark.parametrize(
    "z, printed",
    [
        ([1, 2], [0.269, 0.731]),
        ([1, 2, 3], [0.090, 0.245, 0.665]),
        ([np.log(6), 0, np.log(3)], [0.6, 0.1, 0.3]),
        ([10, 20, 30], [2.06e-9, 4.54e-5, 0.99995]),
    ],
)
def test_the_softmaxes_of_the_handwritten_notes(z, printed):
    np.testing.assert_allclose(nnkit.softmax(z), printed, rtol=2e-3)


def test_two_classes_give_the_sigmoid():
    assert nnkit.softmax([0.0, 1.3])[1] == pytest.approx(float(exact.sigmoid(1.3)), rel=1e-15)


@given(logits)
def test_softmax_and_its_logarithm_agree_with_decimals(z):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        p, log_p = nnkit.softmax(z), nnkit.log_softmax(z)
    wanted = [exact.softmax(row) for row in z]
    np.testing.assert_allclose(p, np.array(wanted, dtype=float), rtol=1e-12, atol=1e-300)
    logs = np.array([[float(s.ln()) for s in row] for row in wanted])
    np.testing.assert_allclose(log_p, logs, rtol=1e-12, atol=1e-12)


@given(logits, st.floats(-1000, 1000))
def test_softmax_is_unchanged_by_a_constant_shift(z, shift):
    np.testing.assert_allclose(nnkit.softmax(z + shift), nnkit.softmax(z), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("axis", [-3, -2, -1, 0, 1, 2])
@pytest.mark.parametrize("f", [nnkit.softmax, nnkit.log_softmax])
def test_the_axis_says_where_the_classes_lie(f, axis):
    z = np.random.default_rng(1).normal(size=(2, 3, 4))
    along = np.apply_along_axis(lambda row: np.array(exact.softmax(row), dtype=float), axis, z)
    wanted = along if f is nnkit.softmax else np.log(along)
    np.testing.assert_allclose(f(z, axis), wanted, rtol=1e-12)


def test_the_jacobian_is_the_slope_of_the_softmax():
    z = np.array([1.0, -0.5, 2.0, 0.25])
    for i in range(4):
        slopes = exact.differences(lambda z, i=i: nnkit.softmax(z)[i], z)
        np.testing.assert_allclose(nnkit.softmax_jacobian(z)[i], slopes, atol=1e-9)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isfinite(nnkit.softmax_jacobian([1000, -1000, 0])).all()


def test_one_hot_rows_are_rows_of_the_identity():
    np.testing.assert_array_equal(nnkit.one_hot([2, 0, 2], 4), np.eye(4)[[2, 0, 2]])


@pytest.mark.parametrize("shape", [(3,), (2, 3), (2, 1, 4)])
def test_the_squared_errors_are_half_the_sum_and_the_mean(shape):
    rng = np.random.default_rng(2)
    y, p = rng.normal(size=shape), rng.normal(size=shape)
    mean = mean_squared_error(y.ravel(), p.ravel())
    assert nnkit.mean_squared_error(y, p) == pytest.approx(mean)
    assert nnkit.squared_error(y, p) == pytest.approx(mean * y.size / 2)


def test_the_loss_of_the_worked_example():
    assert nnkit.squared_error([0.01], [0.75136507]) == pytest.approx(0.274811083, abs=1e-8)
    assert nnkit.squared_error([0.99], [0.772928465]) == pytest.approx(0.023560026, abs=1e-8)


def test_binary_cross_entropy_agrees_with_scikit_learn():
    rng = np.random.default_rng(3)
    y, p = rng.integers(0, 2, 50), rng.uniform(1e-4, 1 - 1e-4, 50)
    assert nnkit.binary_cross_entropy(y, p) == pytest.approx(log_loss(y, p), rel=1e-12)


@pytest.mark.parametrize("y, p, low, high", [(1, 1, 0, 1e-5), (0, 0, 0, 1e-5), (1, 0, 15, 1e9)])
def test_certainty_costs_nothing_when_right_and_much_when_wrong(y, p, low, high):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert low <= nnkit.binary_cross_entropy([y], [p]) <= high


@given(logits, st.randoms(use_true_random=False))
def test_cross_entropy_agrees_with_decimals(z, random):
    labels = np.array([random.randrange(z.shape[1]) for _ in z])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        loss = nnkit.cross_entropy(z, labels)
    assert loss == pytest.approx(exact.cross_entropy(z, labels), rel=1e-11, abs=1e-12)


def test_cross_entropy_agrees_with_scikit_learn():
    rng = np.random.default_rng(4)
    z, labels = rng.normal(size=(20, 5)), rng.integers(0, 5, 20)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    wanted = log_loss(labels, p, labels=range(5))
    assert nnkit.cross_entropy(z, labels) == pytest.approx(wanted, rel=1e-12)


@given(st.integers(1, 5), st.integers(1, 6), st.integers(0, 99))
def test_the_gradient_of_the_cross_entropy_is_its_slope(n, k, seed):
    rng = np.random.default_rng(seed)
    z, labels = 3 * rng.normal(size=(n, k)), rng.integers(0, k, n)
    slopes = exact.differences(lambda z: nnkit.cross_entropy(z, labels), z)
    np.testing.assert_allclose(nnkit.cross_entropy_gradient(z, labels), slopes, atol=1e-8)
