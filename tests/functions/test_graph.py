"""The graph of values against differences and closed forms."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import Value, graph_gradients

from . import exact


@pytest.mark.parametrize(
    "x, f", [(-2, (-12, -4, -4, 3)), (2, (-28, -4, -4, 7)), (-5, (0, -4, -4, 0))]
)
def test_the_graph_on_the_slide_with_either_x(x, f):
    assert graph_gradients(x, 5, -4) == f


EXPRESSIONS = [
    (lambda x, y, e, t, r: x + y * x - y, "sum"),
    (lambda x, y, e, t, r: x / y + 2 / y - 3 / x + y / 4, "quotient"),
    (lambda x, y, e, t, r: (2 - x) ** 3 + y**-2 + x**0.5 + x**0, "power"),
    (lambda x, y, e, t, r: e(x * y) + t(x - y) * r(x) + r(-y), "bends"),
    (lambda x, y, e, t, r: -(x + x) * x + 1 - (x * x) * (x * x), "fan-out"),
]


@pytest.mark.parametrize("expression", [f for f, _ in EXPRESSIONS], ids=[n for _, n in EXPRESSIONS])
def test_the_gradients_are_slopes(expression):
    point = np.array([0.7, 1.3])

    def plain(p):
        return expression(p[0], p[1], math.exp, math.tanh, lambda v: max(0.0, v))

    x, y = Value(0.7), Value(1.3)
    f = expression(x, y, Value.exp, Value.tanh, Value.relu)
    f.backward()
    assert f.data == pytest.approx(plain(point))
    np.testing.assert_allclose([x.grad, y.grad], exact.differences(plain, point), atol=1e-7)


def test_backward_clears_first_and_reaches_what_lies_between():
    x = Value(3.0)
    between = x * x
    f = between * 2
    for _ in range(2):
        f.backward()
        assert (x.grad, between.grad, f.grad) == (12.0, 2.0, 1.0)
    (x * 5).backward()
    assert x.grad == 5.0


def test_a_deep_graph_of_many_paths():
    x = Value(1.0)
    value = x
    for _ in range(200):
        value = value * 0.5 + value * 0.5 + 0.0
    value.backward()
    assert value.data == pytest.approx(1.0) and x.grad == pytest.approx(1.0)


def test_a_chain_longer_than_pythons_recursion():
    x = Value(0.0)
    value = x
    for _ in range(5000):
        value = value + 1
    value.backward()
    assert value.data == 5000 and x.grad == 1


@given(st.floats(0.5, 3), st.floats(-3, 3))
def test_numbers_on_the_left_count_as_values(a, b):
    x = Value(a)
    for f, value, slope in [
        (b + x, b + a, 1.0), (b - x, b - a, -1.0), (b * x, b * a, b), (b / x, b / a, -b / a**2),
    ]:  # fmt: skip
        f.backward()
        assert (f.data, x.grad) == (pytest.approx(value), pytest.approx(slope))


@pytest.mark.parametrize("number", [np.float64(2.0), np.int64(2)])
def test_a_numpy_number_on_the_left_gives_a_value(number):
    x = Value(3.0)
    f = number * x
    assert isinstance(f, Value) and f.data == 6.0
    f.backward()
    assert x.grad == 2.0


def test_the_relu_has_slope_0_where_it_is_flat():
    x = Value(-1.0)
    x.relu().backward()
    assert x.grad == 0.0


def test_an_exponent_that_is_a_value_is_refused():
    with pytest.raises(TypeError, match="plain number"):
        Value(2.0) ** Value(3.0)
