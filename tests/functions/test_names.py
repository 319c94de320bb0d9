"""What `import nnkit` gives."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import nnkit

ROOT = Path(__file__).parents[2]
CURRICULUM = """
weighted_sum step perceptron_update perceptron_fit bag_of_words slope binary_cross_entropy
logistic_gradient logistic_fit combine_models two_two_one forward_propagate dense forward
count_parameters init_layers sigmoid sigmoid_prime tanh_prime relu relu_prime softplus leaky_relu
leaky_relu_prime fit_relu_sum relu_sum softmax log_softmax softmax_jacobian one_hot squared_error
mean_squared_error cross_entropy cross_entropy_gradient graph_gradients Value worked_forward
worked_gradients two_two_one_gradients output_delta hidden_delta backward numerical_gradient
backward_propagate_error update_weights gradient_descent_step newton_step minibatches momentum_step
adagrad_step rmsprop_step adam_step amsgrad_step decayed_rate accuracy train digits_network
""".split()
CALLABLE = sorted(set(nnkit.__all__) - {"ACTIVATIONS"})


def fresh(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "lines",
    [
        "from nnkit import softmax",
        "import nnkit.softmax; from nnkit import softmax",
        "from nnkit.softmax import log_softmax; import nnkit; softmax = nnkit.softmax",
        "import nnkit.losses, nnkit.softmax, nnkit.training; softmax = nnkit.softmax",
        "import nnkit; import nnkit.softmax; softmax = nnkit.softmax",
        "import nnkit.checks; import nnkit.softmax as softmax; softmax = nnkit.softmax",
    ],
)
def test_softmax_is_the_function_in_every_import_order(lines):
    assert fresh(f"{lines}; print(softmax([0.0, 0.0]))") == "[0.5 0.5]"


def test_importing_nnkit_loads_no_pictures_and_no_other_library():
    loaded = fresh("import nnkit, sys; print(*sorted({m.partition('.')[0] for m in sys.modules}))")
    assert not {"matplotlib", "ipywidgets", "scipy", "sklearn", "IPython"} & set(loaded.split())


def test_every_function_of_the_curriculum_is_there():
    assert set(CURRICULUM) <= set(nnkit.__all__)


def test_the_activations_by_name_are_the_five_of_the_contract():
    assert list(nnkit.ACTIVATIONS) == ["linear", "sigmoid", "tanh", "relu", "softmax"]


@pytest.mark.parametrize("name", CALLABLE)
def test_every_public_name_has_a_docstring_with_a_sentence_first(name):
    first = inspect.getdoc(getattr(nnkit, name)).splitlines()[0]
    assert re.match(r"[A-Z].+\.$", first), first


@pytest.mark.parametrize("name", sorted(set(CALLABLE) - {"Digits", "Sentences"}))
def test_every_public_name_has_an_example_and_functions_say_their_source(name):
    thing = getattr(nnkit, name)
    text = inspect.getdoc(thing)
    assert "\nExamples\n" in text
    if inspect.isfunction(thing):
        assert "\nReferences\n" in text
        for parameter in inspect.signature(thing).parameters:
            assert re.search(rf"^(\w+, )*{parameter}(, \w+)* : ", text, re.M), parameter
