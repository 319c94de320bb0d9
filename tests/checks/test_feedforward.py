"""What the feedforward checks say of answers that are like no known mistake, and of those by hand."""

import itertools

import numpy as np
import pytest

from nnkit.checks import bank, engine
from nnkit.checks.bank import feedforward_by_hand as by_hand
from nnkit.checks.engine import judge
from nnkit.checks.student import NamespaceStudent
from nnkit.checks.student_side import drivers

NEURON = (
    "def forward_propagate(network, row):\n    return [s(n['weights'], row) for n in network[-1]]"
)
BROKEN = {
    "combine_models.no-say": "def combine_models(p1, p2, w1, w2, b):\n    return 0.4 + 0 * p1",
    "combine_models.bias-alone": "def combine_models(p1, p2, w1, w2, b):\n    return 0.5 + 0 * p1",
    "forward_propagate.bias-alone": f"s = lambda w, x: 0.5\n{NEURON}",
    "forward_propagate.one-weight-alone": f"s = lambda w, x: 1 / (1 + np.exp(-w[3]))\n{NEURON}",
    "dense.zero-weights": "def dense(X, W, b):\n    return X @ W + 2 * b",
    "dense.unit-samples": "def dense(X, W, b):\n    return 0 * (X @ W) + b",
    "dense.sample-order": "def dense(X, W, b):\n    return np.cumsum(X, 0) @ W / len(X) + b if len(X) > 3 else X @ W + b",
    "count_parameters.one-more-input": "def count_parameters(sizes):\n    return sizes[0] * 100",
    "count_parameters.one-more-neuron": "def count_parameters(sizes):\n    return sizes[0] * sizes[1]",
    "count_parameters.one-more-layer": "def count_parameters(sizes):\n    return (sizes[0] + 1) * sizes[1]",
}


@pytest.mark.parametrize("what", BROKEN)
def test_an_answer_is_told_the_first_fact_that_it_breaks(what):
    name, probe = what.split(".")
    namespace = {"np": np}
    exec(BROKEN[what], namespace)
    said, _ = engine._broken_fact(
        engine.plan(bank.exercise(name), 0, "shown"), NamespaceStudent(namespace)
    )
    assert said.id == f"property.{probe}"


def test_every_network_of_small_halves_is_xor_or_told_why_not():
    rng = np.random.default_rng(0)
    said = set()
    for values in rng.integers(-3, 4, (4000, 9)) / 2:
        nine = dict(zip(by_hand.NAMES, map(float, values), strict=True))
        result = judge(by_hand.XOR_NETWORK, NamespaceStudent({"xor_network": nine}), name_it=True)
        step = {True: 1.0, False: 0.0}
        right = True
        for x1, x2 in itertools.product((0, 1), repeat=2):
            red = step[nine["w11"] * x1 + nine["w21"] * x2 + nine["b1"] >= 0]
            green = step[nine["w12"] * x1 + nine["w22"] * x2 + nine["b2"] >= 0]
            purple = step[nine["w1"] * red + nine["w2"] * green + nine["b"] >= 0]
            right &= purple == (x1 != x2)
        assert result.passed == right
        said.add(result.mistake)
    assert len(said - {None, ""}) >= 8


def test_decimals_that_do_not_add_up_exactly_count_as_zero():
    nine = dict(w11=0.1, w21=0.2, b1=-0.1, w12=0.1, w22=0.2, b2=-0.3, w1=1, w2=-1, b=-0.7)
    assert judge(by_hand.XOR_NETWORK, NamespaceStudent({"xor_network": nine})).passed


def test_a_call_that_changes_its_arguments_changes_a_copy():
    given = {"args": [[1], 2]}
    assert drivers.changing(lambda a, b: a.append(b), given) == {
        "gives": None,
        "after": [[1, 2], 2],
    }
    assert given == {"args": [[1], 2]}


def test_one_of_several_results_is_taken_by_place():
    assert drivers.part(lambda: (1, [2]), {"args": [], "place": 0}) == 1
    assert drivers.part(lambda: 3.5, {"args": [], "place": 0}) == 3.5


def test_a_cache_may_hold_more_than_is_asked():
    def forward(X, layers, activations):
        outputs, cache = bank.exercise("forward").oracle(X, layers, activations)
        return outputs.tolist(), tuple({**entry, "name": "a"} for entry in cache)

    assert judge(bank.exercise("forward"), NamespaceStudent({"forward": forward})).passed
