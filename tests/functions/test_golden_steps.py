"""The steps against PyTorch's and Keras's documented formulas, as `make_golden_steps` wrote them."""

import json
import math

import numpy as np
import pytest

import nnkit

from . import make_golden_steps

GOLDEN = json.loads(make_golden_steps.FILE.read_text("utf-8"))
SETTINGS = GOLDEN["settings"]
LR = SETTINGS["lr"]
BETAS = SETTINGS["beta_1"], SETTINGS["beta_2"]


def path(step):
    w, state, seen = 1.0, None, []
    for t, grad in enumerate(GOLDEN["gradients"], 1):
        w, state = step(w, grad, state, t)
        seen.append(float(w))
    return seen


def golden(name, epsilon):
    return GOLDEN["weights"][f"{name}, epsilon {epsilon:g}"]


def momentum(w, g, s, _t, _epsilon):
    return nnkit.momentum_step(w, g, s, LR, SETTINGS["momentum"])


def adagrad(w, g, s, _t, epsilon):
    return nnkit.adagrad_step(w, g, s, LR, epsilon)


def rmsprop(w, g, s, _t, epsilon):
    return nnkit.rmsprop_step(w, g, s, LR, SETTINGS["rho"], epsilon)


def adam(w, g, s, _t, epsilon):
    return nnkit.adam_step(w, g, s, LR, *BETAS, epsilon)


def amsgrad(w, g, s, _t, epsilon):
    return nnkit.amsgrad_step(w, g, s, LR, *BETAS, epsilon)


def test_the_committed_numbers_are_those_that_the_script_writes():
    assert make_golden_steps.golden() == GOLDEN


@pytest.mark.parametrize(
    ("name", "step", "epsilon"),
    [
        ("torch_sgd", momentum, 0.01),
        ("keras_sgd", momentum, 0.01),
        ("keras_adagrad", adagrad, 0.01),
        ("torch_adagrad", adagrad, 0),
        ("keras_rmsprop", rmsprop, 0.01),
        ("torch_rmsprop", rmsprop, 0),
        ("torch_adam", adam, 0.01),
        ("keras_adam", adam, 0),
        ("torch_amsgrad", amsgrad, 0.01),
        ("keras_amsgrad", amsgrad, 0),
    ],
)
def test_a_step_agrees_with_the_library(name, step, epsilon):
    """Where epsilon stands elsewhere, for an epsilon of 0; the next tests are about epsilon."""
    found = path(lambda w, g, s, t: step(w, g, s, t, epsilon))
    np.testing.assert_allclose(found, golden(name, epsilon), rtol=1e-12)


@pytest.mark.parametrize("name", ["torch_adagrad", "torch_rmsprop", "keras_adam", "keras_amsgrad"])
def test_where_epsilon_stands_is_seen(name):
    step = {"adagrad": adagrad, "rmsprop": rmsprop, "adam": adam, "amsgrad": amsgrad}
    found = path(lambda w, g, s, t: step[name.split("_")[1]](w, g, s, t, 0.01))
    assert np.max(np.abs(np.subtract(found, golden(name, 0.01)))) > 1e-3


@pytest.mark.parametrize(("name", "step"), [("keras_adam", adam), ("keras_amsgrad", amsgrad)])
def test_kerass_epsilon_is_the_papers_epsilon_hat(name, step):
    """Keras's epsilon in step t is ours divided by the root of 1 - beta_2^t."""
    found = path(lambda w, g, s, t: step(w, g, s, t, 0.01 / math.sqrt(1 - BETAS[1] ** t)))
    np.testing.assert_allclose(found, golden(name, 0.01), rtol=1e-12)
