"""The exercises: one module for each assignment."""

from __future__ import annotations

import difflib
import functools
import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..exercise import Exercise

# Every exercise by name, so that a page that checks one loads its assignment and no other.
NAMES = {
    "perceptron": (
        "weighted_sum",
        "step",
        "perceptron_update",
        "catch_perceptron",
        "perceptron_fit",
        "and_gate",
        "or_gate",
        "nand_gate",
        "bag_of_words",
    ),
    "neuron": (
        "slope",
        "binary_cross_entropy",
        "logistic_gradient",
        "catch_neuron",
        "logistic_fit",
    ),
    "feedforward": (
        "combine_models",
        "two_two_one",
        "forward_propagate",
        "dense",
        "count_parameters",
        "forward",
        "catch_feedforward",
        "xor_network",
    ),
    "activations": (
        "sigmoid",
        "sigmoid_prime",
        "catch_activations",
        "tanh_prime",
        "relu",
        "relu_prime",
        "softplus",
        "leaky_relu",
        "leaky_relu_prime",
        "relu_sum",
        "fit_relu_sum",
        "init_layers",
    ),
    "softmax": (
        "softmax",
        "log_softmax",
        "one_hot",
        "squared_error",
        "mean_squared_error",
        "cross_entropy",
        "cross_entropy_gradient",
        "softmax_jacobian",
        "catch_softmax",
    ),
    "backprop": (
        "graph_gradients",
        "SumValue",
        "CurveValue",
        "Value",
        "worked_forward",
        "worked_numbers",
        "worked_gradients",
        "catch_backprop",
    ),
    "layers": (
        "output_delta",
        "hidden_delta",
        "two_two_one_gradients",
        "numerical_gradient",
        "backward",
        "catch_layers",
        "backward_propagate_error",
        "update_weights",
    ),
    "optimizers": (
        "gradient_descent_step",
        "newton_step",
        "minibatches",
        "momentum_step",
        "adagrad_step",
        "rmsprop_step",
        "adam_step",
        "catch_optimizers",
        "amsgrad_step",
        "decayed_rate",
    ),
    "training": ("accuracy", "catch_training", "train", "digits_network"),
}
_HOME = {name: assignment for assignment, names in NAMES.items() for name in names}


class Assignments(Mapping[str, tuple[Exercise, ...]]):
    """The exercises of each assignment, in the book's order; loaded when they are asked for."""

    def __getitem__(self, name: str) -> tuple[Exercise, ...]:
        if name not in NAMES:
            raise KeyError(name)
        found: tuple[Exercise, ...] = importlib.import_module(f".{name}", __name__).EXERCISES
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


ASSIGNMENTS = Assignments()
_RIGHT = Path(__file__).with_name("right")


@dataclass(frozen=True)
class RightAnswer:
    """One of several right answers: its style in a few words, and its source."""

    exercise: str
    style: str
    source: str
    file: Path


def exercise(name: str) -> Exercise:
    """The exercise of this name.

    Raises
    ------
    ValueError
        If there is none; the message names the nearest.
    """
    if not isinstance(name, str):
        raise ValueError(
            f'an exercise goes by its name in quotes, such as check("softmax"); got {name!r:.60}'
        )
    if name not in _HOME:
        near = difflib.get_close_matches(name, _HOME, 1)
        meant = f'; did you mean "{near[0]}"?' if near else f". There are: {', '.join(_HOME)}."
        raise ValueError(f'there is no exercise called "{name}"{meant}')
    return next(made for made in ASSIGNMENTS[_HOME[name]] if made.name == name)


def assignment(name: str) -> tuple[Exercise, ...]:
    """The exercises of an assignment, in their order."""
    return ASSIGNMENTS[name]


@functools.cache
def right_answers(name: str) -> tuple[RightAnswer, ...]:
    """The right answers of other styles that ship with the package."""
    found = []
    for file in sorted((_RIGHT / name).glob("*.py")):
        first, source = file.read_text("utf-8").split("\n", 1)
        found.append(
            RightAnswer(name, first.removeprefix("# style:").strip(), source.strip(), file)
        )
    return tuple(found)
