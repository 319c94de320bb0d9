"""The engine: it fails closed, points follow the rules, and what it says is in the reader's terms."""

import ast
import json
import math
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnkit.checks
from nnkit.checks import bank, compare, engine, explain, notebook, relations
from nnkit.checks.compare import difference, error_in_tolerances
from nnkit.checks.engine import EngineFault, judge
from nnkit.checks.exercise import Case, Exercise, Mistake, Property, fixed
from nnkit.checks.notebook import Points, check, hint, solution
from nnkit.checks.student import NamespaceStudent, ProcessStudent

EVERY = [e for group in bank.ASSIGNMENTS.values() for e in group]
SOFTMAX = bank.exercise("softmax")


def verdict(name, source, **choices):
    namespace = {"__name__": "__main__"}
    exec(source, namespace)
    return judge(bank.exercise(name), NamespaceStudent(namespace), **choices)


def softmax_with(body):
    return f"import numpy as np\ndef softmax(z, axis=-1):\n    {body}\n"


RIGHT = softmax_with(
    "e = np.exp(z - z.max(axis, keepdims=True)); return e / e.sum(axis, keepdims=True)"
)
WRONG = softmax_with("e = np.exp(z - z.max(axis, keepdims=True)); return e / e.sum()")


@pytest.mark.parametrize("exercise", EVERY, ids=lambda e: e.name)
def test_points_are_quarters_and_what_only_the_students_process_sees_is_a_fifth_at_most(exercise):
    assert (exercise.points * 4) % 1 == 0
    witnessed = sum(p.points for p in exercise.properties if p.judge in ("unchanged", "quiet"))
    assert witnessed <= exercise.points / 5


@pytest.mark.parametrize("exercise", EVERY, ids=lambda e: e.name)
def test_every_exercise_has_three_hints_and_unique_diagnoses(exercise):
    assert len(exercise.hints) == 3
    ids = [m.id for m in exercise.mistakes]
    assert len(ids) == len(set(ids))
    assert all(i.startswith(f"{exercise.name}.") for i in ids)


@pytest.mark.parametrize(
    "body", ["return z", "return np.full(z.shape, 1 / z.shape[axis])", "return z * np.nan"]
)
def test_nothing_earns_points_until_one_ordinary_row_is_right(body):
    result = verdict("softmax", softmax_with(body))
    assert (result.points, result.passed) == (0, False)


def test_a_half_right_answer_earns_its_properties():
    result = verdict("softmax", WRONG)
    assert 0 < result.points < 10
    assert result.points == sum(p.points for p in result.properties)
    assert result.mistake == "softmax.global-sum"


def test_an_answer_that_changes_its_input_loses_that_property_alone():
    result = verdict(
        "softmax",
        softmax_with(
            "z = z if z.dtype == float else z * 1.0; z -= z.max(axis, keepdims=True); np.exp(z, z); z /= z.sum(axis, keepdims=True); return z"
        ),
    )
    assert result.points == 9.75
    assert result.mistake == "property.changes-input"


def test_the_same_seed_gives_the_same_verdict_and_another_seed_other_numbers():
    first, again = verdict("softmax", WRONG, seed=3), verdict("softmax", WRONG, seed=3)
    assert first.as_dict() == again.as_dict()
    cases = [
        engine.plan(SOFTMAX, seed, v).cases["rows"][1].args[0]
        for seed, v in ((3, "shown"), (4, "shown"), (3, "graded"))
    ]
    assert not np.allclose(cases[0], cases[1]) and not np.allclose(cases[0], cases[2])


PARTS = [
    (engine, "_look"),
    (engine, "_diagnose"),
    (engine, "_known_mistake"),
    (engine, "_relation"),
    (engine, "_rows"),
    (engine, "difference"),
    (engine, "relations"),
    (engine, "run_own"),
    (engine, "plan"),
    (explain, "example"),
    (explain, "text_of"),
    (compare, "error_in_tolerances"),
    (compare, "as_numbers"),
]


@pytest.mark.parametrize(("module", "name"), PARTS, ids=[f"{m.__name__}.{n}" for m, n in PARTS])
@pytest.mark.parametrize("error", [ValueError, AttributeError, ZeroDivisionError])
def test_an_exception_inside_the_engine_is_a_loud_fault_and_never_a_pass(
    module, name, error, monkeypatch
):
    def broken(*arguments, **named):
        raise error("broken on purpose")

    engine.plan.cache_clear()
    monkeypatch.setattr(module, name, broken)
    if module is explain or name in ("_diagnose", "_known_mistake", "_relation", "relations"):
        source = softmax_with("return z / z.sum() + 0.321 * z**2")
    else:
        source = RIGHT
    namespace = {}
    exec(source, namespace)
    try:
        result = notebook.check_in(SOFTMAX, namespace)
        assert result.points == 0 and not result.passed
        assert result.mistake == "fault" and "our fault" in result.diagnosis.says
    finally:
        monkeypatch.undo()
        if hasattr(engine.plan, "cache_clear"):
            engine.plan.cache_clear()


def test_a_broken_oracle_is_a_fault():
    exercise = Exercise(
        name="f",
        assignment="softmax",
        oracle=lambda x: 1 / 0,
        properties=(Property("one", "One", "one", 1, fixed(Case((1.0,)))),),
        mistakes=(),
        hints=("a", "b", "c"),
        parameters=("x",),
        done="Done.",
    )
    with pytest.raises(EngineFault):
        judge(exercise, NamespaceStudent({"f": lambda x: x}))


@pytest.mark.parametrize("points", [0.3, -1])
def test_points_that_are_no_quarters_are_refused(points):
    with pytest.raises(ValueError, match="quarter|0.25"):
        Exercise(
            "f",
            "a",
            abs,
            (Property("p", "P", "p", points, fixed(Case((1.0,)))),),
            (),
            ("h",),
            ("x",),
            "Done.",
        )


SAID = {
    "nothing": ("", "error.missing", "nothing of this name"),
    "a string": ("softmax = 'x'", "error.not-callable", "a string"),
    "a class": ("class softmax:\n    pass", "error.signature", "cannot be called"),
    "None": ("softmax = None", "error.not-written", "Not written yet"),
    "not written": (softmax_with("raise NotImplementedError"), "error.not-written", "line 3"),
    "one parameter": ("def softmax(z):\n    return z", "error.signature", "arguments"),
    "prints": (softmax_with("print(z)"), "property.none", "nothing (None)"),
    "raises": (softmax_with("return z[99]"), "error.exception", "Line 3"),
    "wrong shape": (
        softmax_with("return np.exp(z)[None] / np.exp(z).sum(axis, keepdims=True)"),
        "property.shape",
        "shape",
    ),
    "a string back": (softmax_with("return 'p'"), "property.type", "string"),
    "an object": (softmax_with("return object()"), "property.type", "object"),
    "a function": (softmax_with("return softmax"), "property.type", "itself"),
    "Booleans": (softmax_with("return z > 0"), "property.bool", "True and False"),
    "complex": (softmax_with("return z * 1j"), "property.type", "complex"),
    "nan": (softmax_with("return z * np.nan"), "property.nan", "nan"),
    "its input": (softmax_with("return z"), "relation.input", "as it was given"),
    "zeros": (softmax_with("return np.zeros(z.shape)"), "relation.zero", "0"),
    "always the same": (
        softmax_with("return [0.7311, 0.2689]"),
        "relation.always-same",
        "the same answer",
    ),
    "recursion": (softmax_with("return softmax(z)"), "error.recursion", "without end"),
    "input": (softmax_with("return input()"), "error.input", "asks for input"),
    "exit": (softmax_with("exit()"), "error.exit", "ends the program"),
}


@pytest.mark.parametrize("what", SAID)
def test_whatever_a_beginner_passes_gets_its_sentence(what):
    source, mistake, words = SAID[what]
    result = verdict("softmax", source)
    assert not result.passed and result.points == 0
    assert mistake is None or result.mistake == mistake
    assert words in result.diagnosis.says
    whole = result.as_text() + result.as_html()
    assert "Traceback" not in whole and "student_side" not in whole


def mean_and_count(x):
    return np.mean(x, axis=0), len(x)


SEVERAL = Exercise(
    name="mean_and_count",
    assignment="several",
    oracle=mean_and_count,
    parameters=("x",),
    hints=("", "", ""),
    done="Both are right.",
    mistakes=(),
    properties=(
        Property("values", "A mean and a number", "", 1, fixed(Case((np.ones((3, 2)),)))),
        Property("more", "More rows", "", 1, fixed(Case((np.ones((4, 2)),))), endless="It stays."),
    ),
)


def judged(source, exercise):
    namespace = {"np": np}
    exec(source, namespace)
    return judge(exercise, NamespaceStudent(namespace))


def test_of_several_results_the_one_of_a_wrong_shape_is_named():
    result = judged("def mean_and_count(x): return x.mean(), len(x)", SEVERAL)
    assert result.mistake == "property.shape"
    assert result.diagnosis.says.startswith("In number 1:")


def test_an_example_shows_several_results_one_below_the_other():
    result = judged("def mean_and_count(x): return x.mean(axis=0) + 1, len(x)", SEVERAL)
    assert result.example.given == [("x", "1 1\n1 1\n1 1")]
    assert (result.example.yours, result.example.expected) == ("2 2\n3", "1 1\n3")


def test_a_dict_is_shown_key_by_key():
    assert explain.text_of({"z": 0.5, "a": [1.0, 2.0]}) == "z: 0.5\na: 1 2"


def test_an_example_on_a_class_shows_the_lines_that_were_run():
    source = (Path(__file__).parents[1] / "wrong" / "Value" / "equals.py").read_text("utf-8")
    shown = verdict("Value", source).example
    assert [name for name, _ in shown.given][-2:] == ["then", "asked"]
    assert "backward()" in dict(shown.given)["then"]


@pytest.mark.parametrize("empty", ["[]", "([], [])", "np.zeros((2, 0, 3))", "[[]], 1"])
def test_nothing_at_all_is_shown_as_such(empty):
    result = judged(f"def mean_and_count(x): return {empty}", SEVERAL)
    assert not result.passed
    assert "nothing" in result.example.yours


def test_an_answer_that_never_ends_gets_the_sentence_of_its_property(monkeypatch):
    monkeypatch.setattr(Exercise, "limit", 0.2)
    result = judged(
        "def mean_and_count(x):\n    while len(x) > 3: pass\n    return x.mean(axis=0), len(x)",
        SEVERAL,
    )
    assert result.mistake == "mean_and_count.endless"
    assert result.diagnosis.says == "It stays."
    assert result.points == 0


def test_a_line_that_stops_names_its_shapes():
    source = (
        "import numpy as np\ndef cross_entropy(z, y):\n    w = np.ones((7, 2))\n    return z @ w"
    )
    with ProcessStudent() as student:
        student.run(source)
        result = judge(bank.exercise("cross_entropy"), student)
    assert result.mistake == "error.shapes"
    assert result.diagnosis.says == "Line 4 stops: `z` has shape (1, 3), `w` has shape (7, 2)."
    assert "return z @ w" in result.note


def test_the_result_is_a_bare_number_as_text_and_a_table_to_people():
    result = verdict("softmax", WRONG)
    points = Points(result)
    assert isinstance(points, float) and float(repr(points)) == float(str(points)) == result.points
    bundle = points._repr_mimebundle_()
    assert math.isfinite(float(bundle["text/plain"]))
    assert "nk-verdict" in bundle["text/html"]
    assert json.loads(json.dumps(bundle[notebook.MIME]))["exercise"] == "softmax"
    assert type(pickle.loads(pickle.dumps(points))) is float


def test_what_a_student_prints_is_text_in_the_table():
    result = verdict("softmax", softmax_with("print('<script>alert(1)</script>'); return '<img>'"))
    assert "<script>" not in result.as_html() and "&lt;script&gt;" in result.as_html()


def test_check_outside_a_kernel_prints_the_table_and_nothing_on_stderr(capsys):
    namespace = {"__name__": "__main__", "check": check}
    exec(WRONG + "points = check('softmax')", namespace)
    shown = capsys.readouterr()
    assert "you summed over the whole array" in shown.out and shown.err == ""
    assert namespace["points"] == 3.25


def test_an_unknown_name_says_which_was_meant():
    with pytest.raises(ValueError, match='did you mean "softmax"'):
        check("softmx")
    with pytest.raises(ValueError, match="in quotes"):
        check(len)


def test_the_same_mistake_in_changed_code_opens_a_hint():
    notebook._attempts.clear()
    namespace = {}
    exec(WRONG, namespace)
    first = notebook.check_in(SOFTMAX, namespace)
    same = notebook.check_in(SOFTMAX, namespace)
    exec(WRONG.replace("e.sum()", "np.sum(e)"), namespace)
    changed = notebook.check_in(SOFTMAX, namespace)
    assert (first.step, same.step, changed.step) == (0, 0, 1)
    assert changed.label == "The same mistake again" and changed.open_hints == 1
    assert changed.hints[0] in changed.as_text()
    exec(RIGHT, namespace)
    assert notebook.check_in(SOFTMAX, namespace).label == "Right"


def test_hints_come_one_at_a_time_and_the_solution_after_an_attempt(capsys):
    notebook._attempts.clear()
    assert "run check" in repr(solution("softmax"))
    first, second = repr(hint("softmax")), repr(hint("softmax"))
    assert first.startswith("Hint 1 of 3") and second.count("\n") == 2
    namespace = {}
    exec(WRONG, namespace)
    notebook.check_in(SOFTMAX, namespace)
    assert "def softmax" in repr(solution("softmax"))


def test_every_exercise_is_listed_under_its_assignment_in_the_order_of_the_chapter():
    assert {
        assignment: tuple(exercise.name for exercise in exercises)
        for assignment, exercises in bank.ASSIGNMENTS.items()
    } == bank.NAMES
    assert all(bank.exercise(e.name) is e and e.assignment in bank.NAMES for e in EVERY)


@pytest.mark.parametrize("name", ["softmax", "neuron"])
def test_one_check_loads_one_assignment(name):
    exercise = bank.NAMES[name][0]
    program = (
        f"import sys; from nnkit.checks import bank; bank.exercise({exercise!r}); "
        "print([m for m in sys.modules if m.startswith('nnkit.checks.bank.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    loaded = set(ast.literal_eval(done.stdout)) - {"nnkit.checks.bank.common"}
    assert loaded and all(f".{name}" in module for module in loaded)


def test_the_names_of_the_package():
    assert nnkit.checks.__all__ == ["check", "hint", "solution"]


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8), st.floats(1e-3, 10))
def test_an_error_below_the_tolerance_is_right_and_above_it_wrong(values, factor):
    expected = np.array(values)
    step = factor * (1e-5 + 1e-4 * np.abs(expected))
    found, error = difference(expected, expected + step, 1e-5, 1e-4)
    assert math.isclose(error, factor, rel_tol=1e-3)
    if not 0.999 < factor < 1.001:
        assert (found is None) == (factor < 1)


@given(st.lists(st.sampled_from([0.0, 1.0, math.nan, math.inf, -math.inf]), min_size=1, max_size=4))
def test_nan_and_infinity_are_right_only_where_they_are_expected(values):
    a = np.array(values)
    assert error_in_tolerances(a, a, 1e-5, 1e-4) == 0
    assert error_in_tolerances(np.zeros(len(a)) + 0.5, a, 1e-5, 1e-4) > 1


RELATED = {
    "relation.n-times": lambda e: 3 * e,
    "relation.minus": lambda e: -e,
    "relation.offset": lambda e: e + 0.3,
    "relation.complement": lambda e: 1 - e,
    "relation.square": lambda e: e**2,
    "relation.reversed": lambda e: e[:, ::-1],
    "relation.shifted": lambda e: np.roll(e, 1, axis=0),
    "relation.transposed": lambda e: e.T,
    "relation.first-sample": lambda e: np.vstack([e[:1], e[1:] + 0.7]),
    "relation.not-the-last": lambda e: np.vstack([e[:-1], e[-1:] * 0 + 0.123]),
    "relation.rounded-1": lambda e: np.round(e, 1),
    "relation.zero": lambda e: 0 * e,
    "relation.constant": lambda e: 0 * e + 0.25,
    "relation.log": np.log,
}


@pytest.mark.parametrize("name", RELATED)
def test_every_relation_is_seen(name):
    rng = np.random.default_rng(3)
    expected = rng.uniform(0.05, 0.95, (4, 3))
    case = Case((rng.normal(size=(4, 3)),))
    found = {
        r.id
        for r in relations.relations(case, expected, RELATED[name](expected), lambda z: expected)
    }
    assert name in found
    assert not list(relations.relations(case, expected, expected, lambda z: expected))


def test_a_mistake_that_contradicts_what_is_right_is_not_named():
    """The whole of a mistake must fit: half of it is another mistake."""
    exercise = Exercise(
        name="f",
        assignment="softmax",
        oracle=lambda x: 2 * x,
        properties=(
            Property("up", "Up", "up", 1, fixed(Case((np.array([1.3, 2.4]),)))),
            Property("down", "Down", "down", 1, fixed(Case((np.array([-1.3, 2.4]),)))),
        ),
        mistakes=(
            Mistake(
                "f.absolute-plus", "Both.", (lambda x: np.where(x.min() < 0, np.abs(2 * x), 7.0),)
            ),
            Mistake("f.absolute", "Sign.", (lambda x: np.abs(2 * x),)),
        ),
        hints=("a", "b", "c"),
        parameters=("x",),
        done="Done.",
    )
    assert judge(exercise, NamespaceStudent({"f": lambda x: 2 * np.abs(x)})).mistake == "f.absolute"


PROBES = [(e, probe) for e in EVERY for probe in e.probes]


@pytest.mark.parametrize(("exercise", "probe"), PROBES, ids=[f"{e.name}.{p.id}" for e, p in PROBES])
def test_every_probe_is_a_fact_of_the_right_function(exercise, probe):
    for seed in range(20):
        for one, other in probe.pairs(np.random.default_rng(seed)):
            given, asked = (engine.run_own(exercise.oracle, case) for case in (one, other))
            must = probe.follows(compare.as_numbers(given), other)
            error = difference(must, asked, other.atol, other.rtol)[1]
            assert error < 0.1


BROKEN = {
    "mean_squared_error.equal-entries": "return np.sum(d.ravel()**2 * np.arange(d.size))",
    "mean_squared_error.entry-order": "return np.mean(d**2) + d.ravel()[0] * d.ravel()[1]",
    "mean_squared_error.only-differences": "return np.mean(d**2) * (1 + np.max(y))",
    "mean_squared_error.exchange": "return np.mean(d**2 + d * np.abs(d) / 2)",
    "mean_squared_error.doubled-differences": "return np.mean(np.abs(d)**1.5)",
    "mean_squared_error.same-data-twice": "return np.sum(d**2) / d.size**1.5",
    "squared_error.same-data-twice": "return np.mean(d**2)",
    "cross_entropy.class-order": "return np.mean(at * (1 + labels))",
    "cross_entropy.sample-order": "return at[0]",
    "cross_entropy.only-gaps": "return np.mean(at**2)",
    "cross_entropy.same-batch-twice": "return np.sum(at - logits.max(1))",
    "cross_entropy_gradient.class-order": "return np.sort(logits, axis=1)",
    "cross_entropy_gradient.sample-order": "return np.cumsum(logits, axis=0)",
    "cross_entropy_gradient.only-gaps": "return logits / len(logits)",
    "cross_entropy_gradient.same-batch-twice": "return logits - logits.max(1, keepdims=True)",
    "softmax_jacobian.class-order": "return np.diag(np.sort(z))",
    "softmax_jacobian.only-gaps": "return np.diag(z)",
    "weighted_sum.twice-as-much": "return (x @ w + b) ** 2",
    "weighted_sum.bias-adds": "return x @ w + 2 * b",
    "weighted_sum.order-of-inputs": "return np.cumsum(x) @ w + b",
    "weighted_sum.exchange": "return abs(x) @ w + b",
    "weighted_sum.unused-input": "return x @ w / len(x) + b",
    "perceptron_update.bias": "return w + lr * e * x, b + lr * e / 2",
    "perceptron_update.weights": "return w + lr * e * x / 2, b + lr * e",
    "perceptron_update.twice-the-rate": "return w + lr**2 * e * x, b + lr**2 * e",
    "perceptron_update.order-of-inputs": "return w + lr * e * np.cumsum(x), b + 2 * lr * e",
    "perceptron_fit.starts-from-zeros": "return np.ones(d), 0.0, np.zeros(1)",
    "perceptron_fit.twice-the-rate": "return np.full(d, len(X) > 1) * 1.0, 0.0, np.zeros(1)",
    "perceptron_fit.first-epoch": "return np.zeros(d), 0.0, np.zeros(1)",
}
GIVEN = {
    "mean_squared_error": "(y, p):\n    d = y - p",
    "squared_error": "(target, output):\n    d = target - output",
    "cross_entropy": "(logits, labels):\n    at = logits[np.arange(len(labels)), labels]",
    "cross_entropy_gradient": "(logits, labels):\n    pass",
    "softmax_jacobian": "(z):\n    pass",
    "weighted_sum": "(x, w, b):\n    pass",
    "perceptron_update": "(x, y, w, b, lr):\n    e = y - (1 if w @ x + b >= 0 else 0)",
    "perceptron_fit": "(X, y, lr, max_epochs):\n    d = X.shape[1]",
}


@pytest.mark.parametrize("what", BROKEN)
def test_an_answer_is_told_the_first_fact_that_it_breaks(what):
    name, probe = what.split(".")
    namespace = {"np": np}
    exec(f"def {name}{GIVEN[name]}\n    {BROKEN[what]}\n", namespace)
    drawn = engine.plan(bank.exercise(name), 0, "shown")
    said, _ = engine._broken_fact(drawn, NamespaceStudent(namespace))
    assert said.id == f"property.{probe}"


def test_a_mistake_that_is_like_no_known_one_is_named_by_the_fact_it_breaks():
    body = "return np.mean(np.abs(y - p) ** 1.5)"
    result = verdict(
        "mean_squared_error", f"import numpy as np\ndef mean_squared_error(y, p):\n    {body}\n"
    )
    assert result.mistake == "property.doubled-differences"


def test_a_right_answer_breaks_no_fact():
    for exercise in EVERY:
        drawn = engine.plan(exercise, 0, "shown")
        student = NamespaceStudent({exercise.name: exercise.oracle})
        assert engine._broken_fact(drawn, student) is None
