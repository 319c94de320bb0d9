"""The oracles of the backpropagation exercises against nudges, and what their drivers notice."""

import math
import re

import numpy as np
import pytest

import nnkit
from nnkit.checks import bank
from nnkit.checks.bank.backprop_by_hand import BUGS, KEYS, RIGHT, VISIBLE, shift
from nnkit.checks.bank.backprop_graph import Made
from nnkit.checks.bank.backprop_worked import (
    NAMES,
    S3,
    S3_INPUTS,
    S3_TARGETS,
    worked_forward,
    worked_gradients,
)
from nnkit.checks.engine import judge
from nnkit.checks.student import NamespaceStudent
from nnkit.checks.student_side import drivers

LINES = "p = x * y\nq = p.tanh() + 1 / (2 - x)\nr = (q ** 3 - p).exp()\nf = r * q.relu() - y / x"


def run(values):
    names = dict(values)
    exec(LINES, {}, names)
    return names["f"]


def test_the_oracle_of_the_classes_agrees_with_nudging():
    start = {"x": 0.7, "y": -0.9}
    made = {name: Made(value) for name, value in start.items()}
    run(made).backward()
    for name in start:
        up, down = (
            run({k: Made(v + h * (k == name)) for k, v in start.items()}).data
            for h in (1e-6, -1e-6)
        )
        assert math.isclose(made[name].grad, (up - down) / 2e-6, rel_tol=1e-6)


def test_the_oracle_of_the_ten_slopes_agrees_with_nudging():
    rng = np.random.default_rng(5)
    weights = dict(zip(NAMES, rng.normal(0, 1, 10), strict=True))
    inputs, targets = rng.normal(0, 1, 2), rng.uniform(0, 1, 2)

    def loss(weights):
        out = worked_forward(weights, inputs)
        return 0.5 * ((targets[0] - out["out_o1"]) ** 2 + (targets[1] - out["out_o2"]) ** 2)

    slopes = worked_gradients(weights, inputs, targets)
    for name in NAMES:
        up, down = (loss({**weights, name: weights[name] + h}) for h in (1e-5, -1e-5))
        assert math.isclose(slopes[name], (up - down) / 2e-5, rel_tol=1e-6, abs_tol=1e-10)


def test_the_numbers_by_hand_are_those_of_the_worked_network():
    slopes = worked_gradients(S3, S3_INPUTS, S3_TARGETS)
    assert len(KEYS) == 12
    assert (round(slopes["w5"], 4), round(slopes["w1"], 6)) == (0.0822, 0.000439)
    assert [round(RIGHT[f"new_w{k}"], 3) for k in (5, 6, 7, 8)] == [0.359, 0.409, 0.511, 0.561]


def test_on_the_slides_own_numbers_only_the_second_bug_is_seen_in_three_decimals():
    seen = [shift(bug, (S3, S3_INPUTS, S3_TARGETS)) >= VISIBLE for _, _, _, bug, _ in BUGS]
    assert seen == [False, True, False]


@pytest.mark.parametrize("name", ["SumValue", "CurveValue", "Value"])
def test_the_value_of_nnkit_is_noticed_under_any_name(name):
    for answer in (nnkit.Value, type(name, (nnkit.Value,), {})):
        result = judge(bank.exercise(name), NamespaceStudent({name: answer}))
        assert (result.points, result.diagnosis.id) == (0, "error.leans-on-nnkit")


class Broken(Made):
    def __add__(self, other):
        self.data += 1.0
        return self

    def __mul__(self, other):
        return self.data * other.data

    def exp(self):
        return None


@pytest.mark.parametrize(
    ("line", "error", "says"),
    [
        ("f = x + y", drivers.ChangesAValue, "`f = x + y` changes `x`"),
        ("f = x * y", drivers.NotAValue, "`f = x * y` gives back a float, not a value"),
        ("f = x.exp()", drivers.NotAValue, "`f = x.exp()` gives back nothing, not a value"),
    ],
)
def test_a_line_that_makes_no_new_value_is_named(line, error, says):
    given = {"values": {"x": 1.0, "y": 2.0}, "lines": line, "read": ["f.data"]}
    with pytest.raises(error, match=f"^{re.escape(says)}$"):
        drivers.graph_lines(Broken, given)


def test_a_class_without_a_way_back_is_walked_by_its_parents_and_slopes():
    class Node:
        def __init__(self, data, parents=(), slopes=()):
            self.data, self.parents, self.slopes = data, parents, slopes

        def __mul__(self, other):
            return Node(self.data * other.data, (self, other), (other.data, self.data))

    given = {
        "values": {"x": 3.0},
        "lines": "q = x * x\nf = q * x",
        "result": "f",
        "read": ["x", "q"],
    }
    assert drivers.graph_slopes(Node, given).tolist() == [3.0, 9.0, 27.0, 3.0]
