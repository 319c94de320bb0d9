"""The proof of the checks, and the tools that make it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from nnkit.checks import bank
from tests.proof.__main__ import expected_of, explanations
from tests.proof.inputs import arguments
from tests.proof.mutants import mutants

ROOT = Path(__file__).parents[2]


@pytest.mark.proof
def test_every_check_is_proved():
    done = subprocess.run(
        [sys.executable, "-m", "tests.proof"], cwd=ROOT, capture_output=True, text=True
    )
    print(done.stdout[-6000:], done.stderr[-2000:])
    assert done.returncode == 0
    last = done.stdout.strip().split("\n")[-1]
    assert last.startswith(f"proof: {sum(map(len, bank.ASSIGNMENTS.values()))} exercises; wrong ")


def test_mutants_change_one_thing_each_and_none_is_the_parent():
    source = "def f(x):\n    y = x + 1\n    y -= x.sum(axis=0, keepdims=True)\n    return y * 2\n"
    found = dict(mutants(source))
    assert len(set(found.values())) == len(found) >= 10
    assert ast.unparse(ast.parse(source)) not in found.values()
    whole = "\n".join(found.values())
    for changed in (
        "x - 1",
        "y = x.sum(axis=0",
        "x.mean(axis=0",
        "sum(keepdims=True)",
        "y / 2",
        "return x * 2",
    ):
        assert changed in whole, changed


def test_a_wrong_answer_says_which_ids_it_may_get():
    source = "# mistake: one\n# second: two\n# expects: a.b | c.d\nx = 1\n"
    assert expected_of(source) == ["a.b", "c.d"]
    assert expected_of("x = 1\n") == []


def test_every_explained_survivor_has_a_sentence():
    assert all(why.endswith(".") and len(why) > 20 for why in explanations().values())


def test_the_independent_inputs_cover_every_axis_and_size_one():
    shapes = [(a[0].shape, a[1] if len(a) > 1 else None) for a in arguments("softmax")]
    assert {len(shape) for shape, _ in shapes} == {1, 2, 3, 4}
    assert {axis for _, axis in shapes} >= {None, 0, 1, 2, 3, -1, -2, -3, -4}
