"""What is promised of every public function, and of the package as a whole."""

import copy
import inspect
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import nnkit

PACKAGE = Path(nnkit.__file__).parent
FUNCTIONS = {
    name: f
    for name in nnkit.__all__
    if callable(f := getattr(nnkit, name)) and not name.startswith("_")
}


def fresh(code):
    """Run code in a Python of its own and give back what it prints."""
    environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    "code",
    [
        "import nnkit; import nnkit.softmax",
        "import nnkit.softmax",
        "import nnkit.losses, nnkit.softmax",
        "from nnkit import softmax; import nnkit.softmax",
        "import nnkit.training; import importlib; importlib.import_module('nnkit.softmax')",
        "from nnkit.checks import check; import nnkit.softmax",
    ],
)
def test_softmax_is_the_function_in_every_import_order(code):
    code += "; import nnkit; from nnkit import softmax; import nnkit.softmax as m"
    code += "; print(*(type(x).__name__ for x in (nnkit.softmax, softmax, m)))"
    assert fresh(code) == "function function function"


def test_importing_nnkit_imports_nothing_heavy():
    heavy = "matplotlib scipy sklearn ipywidgets IPython numpy.random nnkit.checks nnkit.figures"
    code = f"import sys, nnkit; print(*(m for m in {heavy.split()} if m in sys.modules))"
    assert fresh(code) == ""


def test_every_public_name_is_listed_once_in_order():
    assert list(nnkit.__all__) == sorted(set(nnkit.__all__))
    assert all(hasattr(nnkit, name) for name in nnkit.__all__)


def test_the_curriculums_functions_are_all_there():
    names = """
        weighted_sum step perceptron_update perceptron_fit bag_of_words
        slope binary_cross_entropy logistic_gradient logistic_fit
        combine_models two_two_one forward_propagate dense forward count_parameters
        sigmoid sigmoid_prime tanh_prime relu relu_prime softplus leaky_relu leaky_relu_prime
        fit_relu_sum relu_sum init_layers
        softmax log_softmax one_hot squared_error mean_squared_error cross_entropy
        cross_entropy_gradient softmax_jacobian
        graph_gradients Value worked_forward worked_gradients
        output_delta hidden_delta two_two_one_gradients backward numerical_gradient
        backward_propagate_error update_weights
        gradient_descent_step newton_step minibatches momentum_step adagrad_step rmsprop_step
        adam_step amsgrad_step decayed_rate SGD RMSprop Adam
        accuracy train digits_network Network ACTIVATIONS
    """.split()
    assert set(names) <= set(nnkit.__all__)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_public_function_says_what_it_takes_gives_and_shows(name):
    text = inspect.getdoc(FUNCTIONS[name])
    first = text.split("\n\n")[0]
    assert first.endswith(".") and first[0].isupper()
    assert len(first.splitlines()) == 1
    assert "Examples\n--------" in text or issubclass(FUNCTIONS[name], tuple)
    if inspect.isfunction(FUNCTIONS[name]):
        parameters = inspect.signature(FUNCTIONS[name]).parameters
        assert not parameters or "Parameters\n----------" in text
        described = text.partition("Parameters\n")[2].partition("\n\nReturns")[0]
        assert all(parameter in described for parameter in parameters)
        returns_nothing = inspect.signature(FUNCTIONS[name]).return_annotation == "None"
        assert returns_nothing or "Returns\n-------" in text or "Yields\n------" in text


@pytest.mark.parametrize("name", [n for n, f in FUNCTIONS.items() if inspect.isfunction(f)])
def test_a_taught_function_fits_on_a_screen(name):
    source = inspect.getsource(FUNCTIONS[name])
    body = source.split('"""', 2)[2]
    assert len(body.splitlines()) <= 30


X, Y = np.array([[0.5, -1.0], [2.0, 0.25], [-0.5, 1.5]]), np.array([0, 1, 1])
W, B = np.array([[0.1, -0.2], [0.3, 0.4]]), np.array([0.5, -0.5])
LAYERS = [(W, B), (W * 2, B - 1)]
CACHE = nnkit.forward(X, LAYERS, ["tanh", "softmax"])[1]
NINE = dict.fromkeys("w11 w21 b1 w12 w22 b2 w1 w2 b".split(), 0.5)
TEN = dict.fromkeys("w1 w2 w3 w4 w5 w6 w7 w8 b1 b2".split(), 0.5)
STATE = [nnkit.adam_step(W, W, None, 0.1, 0.9, 0.99, 1e-8)[1]]
STATE += [nnkit.amsgrad_step(W, W, None, 0.1, 0.9, 0.99, 1e-8)[1]]
CALLS = {
    "weighted_sum": (X[0], B, 1.0),
    "step": (X,),
    "perceptron_update": (X[0], 0, B, 0.5, 1.0),
    "perceptron_fit": (X, Y, 1.0, 5),
    "bag_of_words": (["I am not sad"], ["not", "sad"]),
    "slope": (np.square, 1.0, 1e-3),
    "binary_cross_entropy": (Y, np.array([0.2, 0.4, 0.5])),
    "logistic_gradient": (X, Y, B, 0.5),
    "logistic_fit": (X, Y, 0.1, 5),
    "combine_models": (X, X, 1.0, 2.0, 0.5),
    "two_two_one": (0.5, -1.0, NINE),
    "activate": ([0.5, 1.0], [2.0]),
    "transfer": (0.5,),
    "dense": (X, W, B),
    "forward": (X, LAYERS, ["tanh", "softmax"]),
    "count_parameters": ([4, 5, 3],),
    "sigmoid": (X,),
    "sigmoid_prime": (X,),
    "tanh_prime": (X,),
    "relu": (X,),
    "relu_prime": (X,),
    "softplus": (X,),
    "leaky_relu": (X, 0.1),
    "leaky_relu_prime": (X, 0.1),
    "fit_relu_sum": (np.sin, np.arange(4.0)),
    "relu_sum": (X, 0.5, np.ones(3), np.arange(4.0)),
    "softmax": (X,),
    "log_softmax": (X, 0),
    "one_hot": (Y, 2),
    "squared_error": (X, X * 2),
    "mean_squared_error": (X, X * 2),
    "cross_entropy": (X, Y),
    "cross_entropy_gradient": (X, Y),
    "softmax_jacobian": (X[0],),
    "graph_gradients": (1.0, 2.0, 3.0),
    "worked_forward": (TEN, (0.5, 1.0)),
    "worked_gradients": (TEN, (0.5, 1.0), (0.0, 1.0)),
    "output_delta": (X, X + 1),
    "hidden_delta": (W, X, X),
    "two_two_one_gradients": (0.5, -1.0, 1, NINE),
    "backward": (np.eye(2)[Y], LAYERS, ["tanh", "softmax"], CACHE, "cross_entropy"),
    "numerical_gradient": (lambda v: float(np.sum(v**3)), X, 1e-4),
    "transfer_derivative": (0.5,),
    "gradient_descent_step": (W, W, 0.1),
    "newton_step": (B, B, np.eye(2)),
    "momentum_step": (W, W, W * 2, 0.1, 0.9),
    "adagrad_step": (W, W, W**2, 0.1, 1e-8),
    "rmsprop_step": (W, W, W**2, 0.1, 0.9, 1e-8),
    "adam_step": (W, W, STATE[0], 0.1, 0.9, 0.99, 1e-8),
    "amsgrad_step": (W, W, STATE[1], 0.1, 0.9, 0.99, 1e-8),
    "decayed_rate": (0.1, 0.5, 3),
    "accuracy": (X, Y),
}
IN_PLACE = {"forward_propagate", "backward_propagate_error", "update_weights", "train"}
RANDOM = {
    "init_layers",
    "minibatches",
    "spirals",
    "digits_network",
    "load_digits",
    "load_sentences",
}


def lock(value):
    """Make every array in a value read-only, and give copies that are not."""
    if isinstance(value, np.ndarray):
        value = value.copy()
        value.setflags(write=False)
        return value
    if isinstance(value, dict):
        return {name: lock(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(lock(part) for part in value)
    return value


def change(value, how):
    if isinstance(value, np.ndarray):
        return how(value)
    if isinstance(value, dict):
        return {name: change(part, how) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(change(part, how) for part in value)
    return value


def flat(result):
    """Give all numbers in a result, in order, and what is no number as it is."""
    if isinstance(result, dict):
        return [x for part in result.values() for x in flat(part)]
    if isinstance(result, list | tuple):
        return [x for part in result for x in flat(part)]
    if isinstance(result, str) or callable(result):
        return [result]
    return np.asarray(result).ravel().tolist()


def test_every_pure_function_is_called_below():
    functions = {name for name, f in FUNCTIONS.items() if inspect.isfunction(f)}
    assert functions == set(CALLS) | IN_PLACE | RANDOM


@pytest.mark.parametrize("name", CALLS)
def test_nothing_given_is_changed_and_nothing_is_remembered(name):
    arguments = lock(CALLS[name])
    before = copy.deepcopy(arguments)
    first = flat(FUNCTIONS[name](*arguments))
    assert flat(arguments) == flat(before)
    assert flat(FUNCTIONS[name](*arguments)) == first


@pytest.mark.parametrize("name", CALLS)
def test_results_do_not_depend_on_the_memory_order(name):
    def turned(a):
        wide = np.zeros((*a.shape, 2), dtype=a.dtype, order="F")
        wide[..., 0] = a
        return wide[..., 0]

    expected = flat(FUNCTIONS[name](*CALLS[name]))
    found = flat(FUNCTIONS[name](*change(CALLS[name], turned)))
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("name", CALLS)
def test_whole_numbers_give_what_the_same_floats_give(name):
    def rounded(dtype):
        return lambda a: np.rint(a * 2).astype(dtype) if a.dtype.kind == "f" else a

    whole, floats = (change(CALLS[name], rounded(dtype)) for dtype in (int, float))
    np.testing.assert_array_equal(flat(FUNCTIONS[name](*whole)), flat(FUNCTIONS[name](*floats)))


@pytest.mark.parametrize("name", sorted(IN_PLACE))
def test_what_changes_in_place_says_so_in_its_first_line(name):
    assert "in place" in inspect.getdoc(FUNCTIONS[name]).splitlines()[0]


def test_the_package_is_typed():
    assert (PACKAGE / "py.typed").exists()
