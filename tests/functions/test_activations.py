"""Activations against 60-digit decimals, differences and closed forms."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnkit

from . import exact

POINTS = np.array([-1000, -745.5, -60.25, -20, -3.5, -1, -1e-9, 0, 0.25, 1, 7.5, 40, 709.5, 1000])
FUNCTIONS = ["sigmoid", "sigmoid_prime", "tanh_prime", "relu", "relu_prime", "softplus"]


def decimals(name: str, x: float) -> float:
    s, t = exact.sigmoid(x), exact.tanh(x)
    return float(
        {
            "sigmoid": s,
            "sigmoid_prime": s * (1 - s),
            "tanh_prime": 1 - t * t,
            "relu": max(0.0, x),
            "relu_prime": 1.0 if x > 0 else 0.0,
            "softplus": exact.softplus(x),
        }[name]
    )


@pytest.mark.parametrize("name", FUNCTIONS)
def test_it_agrees_with_decimals_from_minus_to_plus_1000_without_warnings(name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        values = getattr(nnkit, name)(POINTS)
    wanted = [decimals(name, float(x)) for x in POINTS]
    np.testing.assert_allclose(values, wanted, rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("shape", [(), (1,), (2, 3), (2, 1, 4)])
def test_it_keeps_the_shape_and_gives_floats(name, shape):
    values = getattr(nnkit, name)(np.ones(shape, dtype=int))
    assert np.shape(values) == shape and np.asarray(values).dtype == np.float64


@pytest.mark.parametrize("x", [-3.0, -0.5, 0.25, 2.0])
def test_each_prime_is_the_slope_of_its_function(x):
    for f, prime in [
        (nnkit.sigmoid, nnkit.sigmoid_prime),
        (np.tanh, nnkit.tanh_prime),
        (nnkit.relu, nnkit.relu_prime),
        (nnkit.softplus, nnkit.sigmoid),
        (lambda z: nnkit.leaky_relu(z, 0.3), lambda z: nnkit.leaky_relu_prime(z, 0.3)),
    ]:
        assert prime(x) == pytest.approx((f(x + 1e-6) - f(x - 1e-6)) / 2e-6, abs=1e-8)


def test_the_leaky_relu_is_the_form_on_the_slide():
    x = np.array([-2.0, -0.5, 0.0, 3.0])
    np.testing.assert_allclose(nnkit.leaky_relu(x, 0.25), [-0.5, -0.125, 0.0, 3.0])
    np.testing.assert_array_equal(nnkit.leaky_relu_prime(x, 0.25), [0.25, 0.25, 0.25, 1.0])


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=9, unique=True), st.integers(0, 99))
def test_a_fitted_sum_of_relus_meets_the_function_at_every_knot(knots, seed):
    knots = np.sort(knots) / 10
    values = np.random.default_rng(seed).normal(size=len(knots))
    offset, weights = nnkit.fit_relu_sum(lambda x: np.interp(x, knots, values), knots)
    assert weights.shape == (len(knots) - 1,)
    between = np.linspace(knots[0], knots[-1], 101)
    np.testing.assert_allclose(
        nnkit.relu_sum(between, offset, weights, knots),
        np.interp(between, knots, values),
        atol=1e-9,
    )


@pytest.mark.parametrize("n, error", [(9, 0.070), (17, 0.0188), (33, 0.0048)])
def test_the_error_on_a_sine_falls_fourfold_with_twice_the_knots(n, error):
    knots, x = np.linspace(0, 2 * np.pi, n), np.linspace(0, 2 * np.pi, 5001)
    fitted = nnkit.relu_sum(x, *nnkit.fit_relu_sum(np.sin, knots), knots)
    assert np.abs(fitted - np.sin(x)).max() == pytest.approx(error, rel=0.09)
