"""One exercise of each kind, in the same process and in a child process: the same outcome in both."""

import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

from nnkit.checks.compare import difference
from nnkit.checks.student import NamespaceStudent, ProcessStudent
from nnkit.checks.student_side import calling, encoding, hearing
from nnkit.checks.student_side.encoding import encode

SIDE = Path(encoding.__file__).parent

KINDS = {
    "one call": (
        "weighted_sum",
        "def weighted_sum(x, w, b):\n    return float((x * w).sum() + b)",
        "call",
        {"args": [np.array([1.0, 2.0]), np.array([0.5, -1.0]), 0.25]},
        -1.25,
    ),
    "elementwise": (
        "relu",
        "import numpy as np\ndef relu(x):\n    return np.maximum(x, 0)",
        "elementwise",
        {"inputs": [-1.0, 2.5, np.array([[-1.0, 3.0]])]},
        [0.0, 2.5, np.array([[0.0, 3.0]])],
    ),
    "fit loop": (
        "perceptron_fit",
        """
import numpy as np
def perceptron_fit(X, y, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, t in zip(X, y):
            error = t - (w @ x + b >= 0)
            w, b, wrong = w + lr * error * x, b + lr * error, wrong + int(error != 0)
        mistakes.append(wrong)
        if not wrong:
            break
    return w, b, mistakes
""",
        "call",
        {"args": [np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 0, 0, 1]), 1.0, 20]},
        (np.array([2.0, 1.0]), -3.0, [2, 3, 3, 2, 1, 0]),
    ),
    "seeded generator": (
        "draw",
        "def draw(n, rng):\n    return rng.normal(size=n)",
        "seeded",
        {"args": [3], "seed": 5, "times": 2},
        list(np.random.default_rng(5).normal(size=6).reshape(2, 3)),
    ),
    "generator to drain": (
        "minibatches",
        "def minibatches(X, n, rng):\n    for i in range(0, len(X), n):\n        yield X[i:i + n]",
        "drain",
        {"args": [np.arange(5.0), 2], "seed": 1, "bound": 10},
        [[np.array([0.0, 1.0]), np.array([2.0, 3.0]), np.array([4.0])]],
    ),
    "function as argument": (
        "slope",
        "def slope(f, x, h):\n    return (f(x + h) - f(x - h)) / (2 * h)",
        "with_function",
        {"function": "cube", "args": [2.0, 0.5]},
        12.25,
    ),
    "class to drive": (
        "Value",
        """
class Value:
    def __init__(self, data, parents=()):
        self.data, self.grad, self.parents = data, 0.0, parents
    def __mul__(self, other):
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])
    def backward(self):
        self.grad = 1.0
        for parent, local in self.parents:
            parent.grad += local * self.grad
""",
        "script",
        {
            "script": [
                ["x", "new", 3.0],
                ["y", "new", -2.0],
                ["f", "*", "x", "y"],
                ["_", "backward", "f"],
            ],
            "read": [["f", "data"], ["x", "grad"], ["y", "grad"]],
        },
        [-6.0, -2.0, 3.0],
    ),
    "state over many steps": (
        "momentum_step",
        """
def momentum_step(w, grad, state, lr, momentum):
    v = (0 if state is None else momentum * state) - lr * grad
    return w + v, v
""",
        "steps",
        {
            "runs": [
                {"w": [1.0, 2.0], "grads": [[1.0, 0.5], [0.5, 0.25]], "settings": [[0.1, 0.9]] * 2},
                {"w": [0.0], "grads": [[2.0], [-1.0]], "settings": [[0.1, 0.5], [0.2, 0.5]]},
            ],
            "replay": True,
        },
        [
            np.array([0.9, 1.95]),
            np.array([-0.2]),
            np.array([0.76, 1.88]),
            np.array([0.76, 1.88]),
            np.array([-0.1]),
            np.array([-0.1]),
        ],
    ),
    "numbers by hand": ("and_gate", "and_gate = 1, 1, -1.5", "by_hand", {}, (1, 1, -1.5)),
}


def in_process(source):
    namespace = {"__name__": "__main__"}
    exec(source, namespace)
    return NamespaceStudent(namespace)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_gives_the_expected_value_in_both_processes(kind):
    name, source, driver, arguments, expected = KINDS[kind]
    here = in_process(source).call(name, driver, encode(arguments), 2.0)
    with ProcessStudent() as student:
        assert student.run(source) is None
        there = student.call(name, driver, encode(arguments), 2.0)
    for outcome in (here, there):
        assert outcome.error is None
        assert difference(expected, outcome.value, 1e-9, 1e-9)[0] is None
    assert encoding.encode(here.value) == encoding.encode(there.value)


BAD = {
    "nothing": ("", "missing"),
    "None": ("f = None", "not-written"),
    "dots": ("f = ...", "not-written"),
    "a string": ("f = 'x'", "not-callable"),
    "not written": ("def f(x):\n    raise NotImplementedError", "not-written"),
    "other parameters": ("def f():\n    return 1", "signature"),
    "raises": ("def f(x):\n    return x[7]", "exception"),
    "a class": ("class f:\n    def __init__(self, x):\n        pass", "not-plain"),
    "a generator": ("def f(x):\n    yield x", "not-plain"),
    "an object that lies": (
        "class A:\n    def __array__(self, *a, **k):\n        return 1\ndef f(x):\n    return A()",
        "not-plain",
    ),
    "an object that says it is a tuple": (
        "class A:\n    __class__ = tuple\n    def __iter__(self):\n        return iter([1.0])\n"
        "def f(x):\n    return A()",
        "not-plain",
    ),
    "a matrix": ("import numpy as np\ndef f(x):\n    return np.matrix(x)", "not-plain"),
    "a masked array": ("import numpy as np\ndef f(x):\n    return np.ma.array(x)", "not-plain"),
    "an object array": (
        "import numpy as np\ndef f(x):\n    return np.array([1, None])",
        "not-plain",
    ),
    "a list in itself": ("def f(x):\n    a = []\n    a.append(a)\n    return a", "not-plain"),
    "for ever": ("def f(x):\n    while True:\n        pass", "time"),
    "for ever, swallowing": (
        "def f(x):\n    while True:\n        try:\n            x + 1\n        except:\n            pass",
        "time",
    ),
    "for ever, through jumps without a line": (
        "def f(x):\n    k = 0\n    while True:\n        for i in range(3):\n"
        "            if i != 1:\n                k += 1\n        if k == 0: break\n",
        "time",
    ),
    "printing for ever": ("def f(x):\n    while True:\n        print(x)", "time"),
    "recursion": ("def f(x):\n    return f(x)", "recursion"),
    "exit": ("import sys\ndef f(x):\n    sys.exit()", "exit"),
    "input": ("def f(x):\n    return input()", "input"),
    "too much memory": (
        "import numpy as np\ndef f(x):\n    return np.ones((10**9, 10**6))",
        "memory",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_whatever_a_beginner_does_is_one_kind_of_trouble_in_both_processes(what):
    source, kind = BAD[what]
    arguments = {"args": [np.array([1.0, 2.0])]}
    limit = 0.5 if kind == "time" else 10
    here = in_process(source).call("f", "call", encode(arguments), limit)
    with ProcessStudent() as student:
        student.run(source)
        there = student.call("f", "call", encode(arguments), limit)
    assert here.error["kind"] == there.error["kind"] == kind


def test_a_line_that_stops_is_told_with_its_shapes_in_both_processes():
    source = "def f(x):\n    e = x * 2\n    return e / e.sum(axis=-1)\n"
    with ProcessStudent() as student:
        student.run(source)
        there = student.call("f", "call", encode({"args": [np.ones((4, 3))]}), 2.0)
    assert there.error["line"] == 3
    assert there.error["text"] == "return e / e.sum(axis=-1)"
    assert there.error["operands"] == [["e", "shape (4, 3)"], ["e.sum(axis=-1)", "shape (4,)"]]


def test_a_process_that_ends_is_told_and_started_again():
    source = "import os\ndef f(x):\n    if x > 1:\n        os._exit(3)\n    return x"
    with ProcessStudent() as student:
        student.run(source)
        died = student.call("f", "call", encode({"args": [2]}), 2.0)
        after = student.call("f", "call", encode({"args": [1]}), 2.0)
    assert died.error == {"kind": "died", "message": "exit code 3"}
    assert after.value == 1


def test_what_is_printed_and_warned_is_caught():
    source = "import numpy as np\ndef f(x):\n    print('here')\n    return np.exp(x)"
    outcome = in_process(source).call("f", "call", encode({"args": [np.array([1000.0])]}), 2.0)
    assert outcome.printed == "here\n"
    assert outcome.warnings == [["RuntimeWarning", "overflow encountered in exp"]]


def test_changed_arguments_are_noticed():
    outcome = in_process("def f(x):\n    x += 1").call(
        "f", "call", encode({"args": [np.ones(2)]}), 2.0
    )
    assert outcome.arguments_after != outcome.arguments_before


@pytest.mark.parametrize(
    ("statement", "touched"),
    [
        ("np.random.rand()", True),
        ("np.random.seed(7)", True),
        ("np.random.rand(624 * 50)", True),
        ("random.random()", True),
        ("np.random.default_rng(0).random()", False),
        ("random.Random(0).random()", False),
    ],
)
def test_a_draw_from_the_generator_that_all_share_is_noticed(statement, touched):
    source = f"import random\nimport numpy as np\ndef f():\n    {statement}"
    assert (
        in_process(source).call("f", "call", encode({"args": []}), 2.0).random_state_touched
        is touched
    )


def test_another_generator_in_numpys_place_is_noticed_and_then_watched():
    student = in_process(
        "import numpy as np\n"
        "def other():\n    np.random.set_bit_generator(np.random.PCG64(1))\n"
        "def draw():\n    np.random.rand()\n"
        "def rest():\n    pass"
    )
    before = np.random.get_bit_generator()
    try:
        for name, touched in ("other", True), ("draw", True), ("rest", False):
            assert (
                student.call(name, "call", encode({"args": []}), 2.0).random_state_touched
                is touched
            )
    finally:
        np.random.set_bit_generator(before)


def test_the_child_needs_nothing_of_nnkit_but_its_own_folder(tmp_path):
    alone = tmp_path / "alone"
    shutil.copytree(SIDE, alone, ignore=shutil.ignore_patterns("__pycache__"))
    source = (
        "import sys\ndef f(x):\n    return sorted(m for m in sys.modules if m.startswith('nnkit'))"
    )
    with ProcessStudent(side=alone, folder=tmp_path) as student:
        assert student.run(source) is None
        assert student.call("f", "call", encode({"args": [1]}), 2.0).value == []


def test_the_students_side_imports_numpy_and_the_standard_library_only():
    code = (
        "import sys, importlib.util as u\n"
        f"s = u.spec_from_file_location('side', {str(SIDE / '__init__.py')!r}, "
        f"submodule_search_locations=[{str(SIDE)!r}])\n"
        "m = u.module_from_spec(s); sys.modules['side'] = m; s.loader.exec_module(m)\n"
        "import side.process\n"
        "tops = {n.split('.')[0] for n in sys.modules} - set(sys.stdlib_module_names)\n"
        "print(sorted(t for t in tops if not t.startswith('_')))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True)
    found = done.stdout.strip()
    assert set(eval(found)) - {"numpy", "side", "cython_runtime", "sitecustomize"} == set(), found


@pytest.mark.parametrize(
    "value",
    [
        1,
        -2.5,
        float("inf"),
        True,
        None,
        "text",
        2**70,
        (1, [2.0, "x"]),
        {"a": np.arange(6).reshape(2, 3)},
        np.float32(1.5),
        np.array(2.0),
        np.array([True, False]),
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.arange(12.0).reshape(3, 4)[:, ::2],
    ],
    ids=repr,
)
def test_plain_data_comes_back_as_it_was(value):
    again = encoding.decode(encoding.encode(value))
    assert type(again) is type(value)
    assert encoding.encode(again) == encoding.encode(value)
    if isinstance(value, np.ndarray):
        assert again.dtype == value.dtype and again.flags.writeable
        assert again.flags.c_contiguous == value.flags.c_contiguous


def test_nan_keeps_its_place():
    assert np.isnan(encoding.decode(encoding.encode([float("nan")]))[0])


def test_a_tuple_of_a_class_of_its_own_is_what_it_holds():
    class Pair(tuple):
        def __iter__(self):
            return iter(["something", "else"])

        def __len__(self):
            return 7

    assert encoding.encode(Pair((1, 2.5))) == {"tuple": [1, 2.5]}


def test_leaning_on_nnkits_own_class_is_noticed():
    namespace = {}
    exec("import nnkit\ndef f(x):\n    return nnkit.Value(x).data", namespace)
    arguments = encode({"args": [1.0]})
    student = NamespaceStudent(namespace, asked=["Value"])
    assert student.call("f", "call", arguments, 2.0).error["kind"] == "withheld"
    assert NamespaceStudent(namespace).call("f", "call", arguments, 2.0).value == 1.0


def test_leaning_on_nnkits_own_function_is_noticed_under_any_name():
    source = "from nnkit import softmax as s\nimport nnkit\ndef softmax(z, axis=-1):\n    return s(z, axis)"
    namespace = {}
    exec(source, namespace)
    arguments = {"args": [np.ones(3), -1]}
    outcome = NamespaceStudent(namespace, asked=["softmax"]).call(
        "softmax", "call", encode(arguments), 2.0
    )
    assert outcome.error["kind"] == "withheld"
    with ProcessStudent(asked=["softmax"]) as student:
        student.run(source)
        assert student.call("softmax", "call", encode(arguments), 2.0).error["kind"] == "withheld"
    assert NamespaceStudent(namespace).call("softmax", "call", encode(arguments), 2.0).error is None


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("exp", [1000.0]),
        ("log", [0.0]),
        ("log", [-1.0]),
        ("divide", [1.0, 0.0]),
        ("power", [10.0, 400.0]),
    ],
)
def test_what_numpy_would_warn_of_is_told_in_its_words(name, given):
    function = getattr(np, name)
    with warnings.catch_warnings(record=True) as heard, np.errstate(all="warn"):
        warnings.simplefilter("always")
        value = function(*map(np.float64, given))
    told = [text for _, text in hearing.errors(name, given, value)]
    assert told == [str(warning.message) for warning in heard]


def test_a_silent_numpy_is_heard_all_the_same(monkeypatch):
    monkeypatch.setattr(calling, "NUMPY_IS_SILENT", True)
    real = np.exp
    source = "import numpy as np\ndef softmax(z, axis=-1):\n    e = {}\n    return e / e.sum(axis=axis, keepdims=True)"
    for body, warns in (
        ("np.exp(z - z.max(axis=axis, keepdims=True))", False),
        ("np.where(z > 700, np.exp(np.minimum(z, 1e4)), 1.0)", True),
        ("np.exp(z, out=np.ones_like(z), where=z < 700)", False),
    ):
        namespace = {}
        exec(source.format(body), namespace)
        given = {"args": [np.array([900.0, 1.0])]}
        outcome = NamespaceStudent(namespace).call("softmax", "call", encode(given), 2.0)
        heard = [text for kind, text in outcome.warnings if kind == "RuntimeWarning"]
        assert ("overflow encountered in exp" in heard) == warns
    assert np.exp is real


def test_a_cell_that_is_too_deep_for_python_to_read_does_not_end_the_process():
    with ProcessStudent() as student:
        assert student.run("x" + ".a" * 50_000)["kind"] in ("recursion", "memory", "exception")
        assert student.run("def f(x):\n    return x") is None
        assert student.call("f", "call", encode({"args": [1]}), 2.0).value == 1
