"""Every number in the prose of the chapter on backpropagation for any network, by arithmetic."""

import ast
import doctest
import math
import re

import numpy as np
import pytest

import nnkit
from nnkit.figures.layers import relative_errors
from tests.figures import test_backprop_numbers as worked
from tests.figures.test_backprop_numbers import (
    BACK1,
    D1,
    D2,
    E1,
    E2,
    H1,
    MOVED,
    O1,
    O2,
    SLOPES,
    T1,
    T2,
    cut,
    minus,
)
from tests.figures.test_softmax_numbers import DECIMAL, TOP, prose, sigmoid, slopes, spaced

CHAPTER = (TOP / "book" / "layers.md").read_text("utf-8")
CELLS = re.findall(r"```\{code-cell\}[^\n]*\n(?:---\n.*?---\n)?(.*?)```", CHAPTER, re.DOTALL)
NINE = "w11 w21 b1 w12 w22 b2 w1 w2 b".split()
NO_GOOD = [2, -1, -1, -1, 3, -1, 2, -2, 1]
XOR = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]


def says(w, x1, x2):
    w11, w21, b1, w12, w22, b2, w1, w2, b = w
    a1, a2 = sigmoid(x1 * w11 + x2 * w21 + b1), sigmoid(x1 * w12 + x2 * w22 + b2)
    return sigmoid(a1 * w1 + a2 * w2 + b)


def log_loss(w, x, y):
    p = says(w, *x)
    return -math.log(p if y else 1 - p)


def learned(w, steps):
    """What a 2-2-1 network says after full steps of size 1 on the mean log loss, and that loss."""
    w11, w21, b1, w12, w22, b2, w1, w2, b = w
    for _ in range(steps):
        total = [0.0] * 9
        for (x1, x2), y in XOR:
            a1, a2 = sigmoid(x1 * w11 + x2 * w21 + b1), sigmoid(x1 * w12 + x2 * w22 + b2)
            d = (sigmoid(a1 * w1 + a2 * w2 + b) - y) / 4
            d1, d2 = d * w1 * a1 * (1 - a1), d * w2 * a2 * (1 - a2)
            found = [d1 * x1, d1 * x2, d1, d2 * x1, d2 * x2, d2, d * a1, d * a2, d]
            total = [t + f for t, f in zip(total, found, strict=True)]
        now = [w11, w21, b1, w12, w22, b2, w1, w2, b]
        w11, w21, b1, w12, w22, b2, w1, w2, b = (v - t for v, t in zip(now, total, strict=True))
    w = [w11, w21, b1, w12, w22, b2, w1, w2, b]
    return [says(w, *x) for x, _ in XOR], sum(log_loss(w, x, y) for x, y in XOR) / 4


def drawn(seed):
    rng = np.random.default_rng(seed)
    (w11, w12), (w21, w22) = rng.normal(size=(2, 2)).tolist()
    (w1,), (w2,) = rng.normal(size=(2, 1)).tolist()
    return [w11, w21, 0.0, w12, w22, 0.0, w1, w2, 0.0]


A1, A2, SAID = sigmoid(0), sigmoid(1), says(NO_GOOD, 1, 1)
FOUND = dict(zip(NINE, slopes(lambda *w: log_loss(w, (1, 1), 0), *NO_GOOD), strict=True))
STEPPED = [w - s for w, s in zip(NO_GOOD, FOUND.values(), strict=True)]
STAGES = {step: learned(drawn(1), step) for step in (0, 100, 300, 1000)}
BEND = H1 * (1 - H1) * worked.I1
ERRORS = (0.40 * (O1 - T1) + 0.50 * (O2 - T2)) * BEND
THERE = 64 * 64 + 64 * 10
PARAMETERS = 65 * 64 + 65 * 10

IN_THE_CHAPTER = [
    f"the slopes {D1:.4f} and {minus(D2, '.4f')}, through the weights 0.4 and 0.5",
    f"$0.4 \\cdot {D1:.4f} + 0.5 \\cdot ({D2:.4f}) = {BACK1:.4f}$",
    f"$a = {O1:.4f}$, $y = 0.01$, so $\\delta = -(0.01 - {O1:.4f}) \\cdot {O1:.4f} \\cdot (1 -"
    f" {O1:.4f}) = {D1:.4f}$",
    f"along $w_5$ is ${H1:.4f}$, and ${D1:.4f} \\cdot {H1:.4f} = {SLOPES['w5']:.4f}$: S3's"
    f" {cut(SLOPES['w5'], 3)}",
    f"would be {D1 * H1 / O1**2:.4f}, and nudging gives {SLOPES['w5']:.4f}",
    f"$(0.40 \\cdot {D1:.4f} + 0.50 \\cdot ({D2:.4f})) \\cdot {H1:.4f} \\cdot (1 - {H1:.4f}) ="
    f" {E1:.5f}$",
    f"Times the input 0.05 it is {SLOPES['w1']:.6f}",
    f"the output's errors, {O1 - T1:.3f} and {minus(O2 - T2, '.3f')}",
    f"sigmoids, {O1 * (1 - O1):.3f} and {O2 * (1 - O2):.3f}",
    f"about {['five'][round(ERRORS / SLOPES['w1']) - 5]} times as large as it should be",
    f"said happy with {SAID:.3f}; $a_1$ was {A1} and $a_2$ was {A2:.3f}",
    f"$\\hat y - y = {FOUND['b']:.3f}$; $w_1$: ${SAID:.3f} \\cdot {A1} = {FOUND['w1']:.3f}$; $w_2$:"
    f" ${SAID:.4f} \\cdot {A2:.4f} = {FOUND['w2']:.3f}$",
    f"${SAID:.3f} \\cdot 2 \\cdot {A1} \\cdot (1 - {A1}) = {FOUND['w11']:.3f}$, and as both inputs"
    " are 1, $w_{11}$, $w_{21}$ and $b_1$",
    f"${SAID:.3f} \\cdot (-2) \\cdot {A2:.3f} \\cdot (1 - {A2:.3f}) = {FOUND['w12']:.3f}$",
    f"To the square, output {A1}: weights 2 and −1, slopes {FOUND['w11']:.3f}, bias −1 with the"
    f" slope {FOUND['b1']:.3f}",
    f"To the diamond, output {A2:.3f}: weights −1 and 3, slopes {minus(FOUND['w12'], '.3f')}, bias"
    f" −1 with the slope {minus(FOUND['b2'], '.3f')}",
    f"output {SAID:.3f}: weights 2 and −2, slopes {FOUND['w1']:.3f} and {FOUND['w2']:.3f}, bias 1"
    f" with the slope {FOUND['b']:.3f}",
    f'values=[[1, 1], [{A1}, "{A2:.3f}"], ["{SAID:.3f}"]]',
    f"From {SAID:.3f} to {says(STEPPED, 1, 1):.3f}",
    f"it was {says(NO_GOOD, 0, 1):.3f} and is now {says(STEPPED, 0, 1):.3f}",
    "with $h = 0.1$",
    f"$(1.1^2 + 4) - (0.9^2 + 4) = {1.1**2 - 0.9**2:.1f}$, divided by $0.2$ it is"
    f" {(1.1**2 - 0.9**2) / 0.2:.0f}",
    f"$(1 + 1.9^2) - (1 + 2.1^2) = {1.9**2 - 2.1**2:.1f}$, which makes"
    f" {minus((1.9**2 - 2.1**2) / 0.2, '.0f')}",
    f"h = {1e-5:.5f} and find it right to ten digits. A colleague takes h = {1e-12:.12f}",
    f"a difference of 0.0001 is nothing beside a slope of 10, and everything beside"
    f" {SLOPES['w1']:.6f}",
    f"multiplies {THERE:,} times for one image",
    f"for each of its {PARAMETERS:,} parameters",
    f"A neuron's sum is 2 and its output σ(2) = {sigmoid(2):.3f}",
    f"{slopes(sigmoid, 2)[0]:.3f}, the slope of the sigmoid at 2",
    f"${sigmoid(2):.3f} \\cdot {1 - sigmoid(2):.3f}$",
    f"$2 \\cdot (1 - 2) = {2 * (1 - 2)}$",
    f"The deltas {D1:.4f} and {minus(D2, '.4f')}, then {E1:.5f} and {E2:.5f}",
    f"S3's {cut(MOVED['w5'], 3)} and its companions",
    "one weight started at 0.9 in place of 1",
    f"stay at {sigmoid(0)}, and the loss stays at $\\ln 2 = {math.log(2):.3f}$",
    *(
        f"Step {step:,}: {words}, loss {STAGES[step][1]:.3f}"
        for step, words in (
            (0, "hatched all over"),
            (100, "one diagonal line"),
            (300, "a line with not sad alone on the hatched side"),
        )
    ),
    f"that holds the two sad ones, loss {STAGES[1000][1]:.3f}",
    f"two of the four answers are at {0.5}",
]


@pytest.mark.parametrize("phrase", IN_THE_CHAPTER)
def test_the_chapter_says_what_arithmetic_says(phrase):
    assert spaced(phrase) in spaced(CHAPTER)


def test_no_decimal_in_the_prose_goes_unasserted():
    """The number of a book's section is the only other."""
    asserted = set(DECIMAL.findall("\n".join(IN_THE_CHAPTER)))
    assert set(DECIMAL.findall(prose(CHAPTER))) - asserted <= {"6.5"}


def test_one_sentence_alone_moves_another_one_away_from_the_truth():
    assert says(STEPPED, 1, 1) < 0.5 < says(NO_GOOD, 1, 1)
    assert says(STEPPED, 0, 1) < says(NO_GOOD, 0, 1) < 0.5


def test_a_nudge_can_be_too_small_and_too_large():
    def loss(w5):
        return worked.loss(*worked.START[:4], w5, *worked.START[5:])

    h = 10.0 ** np.arange(-14, 0)
    exact = worked.by_hand(worked.START)[4]
    one_side, both_sides = relative_errors(loss, 0.40, exact, h)
    assert 1e-8 < h[one_side.argmin()] < 1e-6
    assert 1e-6 < h[both_sides.argmin()] < 1e-4
    assert both_sides[9] < 1e-10 < 1e-6 < both_sides[2]
    assert both_sides.min() < one_side.min() / 50


def test_the_way_back_costs_about_what_the_way_there_does():
    back = THERE + 64 * 10
    assert (THERE, back, 2 * PARAMETERS * THERE) == (4736, 5376, 45_560_320)
    assert round(2 * PARAMETERS * THERE / (THERE + back)) == 4506


@pytest.mark.parametrize(("activation", "low", "high"), [("sigmoid", 4e5, 6e5), ("tanh", 1.6, 2.2)])
def test_slopes_vanish_on_the_way_back_through_sigmoids(activation, low, high):
    rng = np.random.default_rng(0)
    deep = nnkit.init_layers([64] * 10 + [10], rng, "xavier")
    names = [activation] * 9 + ["softmax"]
    X, Y = rng.normal(size=(50, 64)), nnkit.one_hot(rng.integers(0, 10, 50), 10)
    _, cache = nnkit.forward(X, deep, names)
    gradients = nnkit.backward(Y, deep, names, cache, "cross_entropy")
    sizes = [np.sqrt((dW**2).mean()) for dW, _ in gradients]
    assert low < sizes[-1] / sizes[0] < high


def test_the_function_that_s1_prints_finds_the_slopes():
    (cell,) = (cell for cell in CELLS if "errors = list()" in cell)
    tree = ast.parse(cell)
    tree.body = tree.body[:2]
    names = {}
    exec(compile(tree, "S1", "exec"), names)
    start = worked.START
    network = [
        [{"weights": [*start[0:2], start[8]]}, {"weights": [*start[2:4], start[8]]}],
        [{"weights": [*start[4:6], start[9]]}, {"weights": [*start[6:8], start[9]]}],
    ]
    nnkit.forward_propagate(network, [worked.I1, worked.I2])
    names["backward_propagate_error"](network, [T1, T2])
    deltas = [neuron["delta"] for layer in network for neuron in layer]
    assert deltas == pytest.approx([E1, E2, D1, D2], abs=1e-8)


def test_two_that_start_alike_stay_alike_and_get_three_right():
    answers, _ = learned([1.0, 0.5, 0.0, 1.0, 0.5, 0.0, 1.0, 1.0, 0.0], 1500)
    assert [round(answer, 3) for answer in answers] == [0.012, 0.662, 0.662, 0.668]
    apart, _ = learned([1.0, 0.5, 0.0, 0.9, 0.5, 0.0, 1.0, 1.0, 0.0], 1500)
    assert [answer > 0.5 for answer in apart] == [False, True, True, False]


def test_no_slope_gets_through_weights_of_zero():
    assert learned([0.0] * 9, 50)[0] == [0.5] * 4


def test_one_start_learns_the_four_sentences_and_another_stays_where_it_is():
    assert [answer > 0.5 for answer in STAGES[1000][0]] == [False, True, True, False]
    stuck, _ = learned(drawn(6), 3000)
    assert sum(abs(answer - 0.5) < 0.002 for answer in stuck) == 2


def test_what_the_two_hidden_neurons_found():
    """Red answers to a happy without a not, green to a not without a happy."""
    start = drawn(1)
    layers = [
        (np.array([[start[0], start[3]], [start[1], start[4]]]), np.zeros(2)),
        (np.array([[start[6]], [start[7]]]), np.zeros(1)),
    ]
    X, Y = np.array([x for x, _ in XOR]), np.array([[y] for _, y in XOR])
    for _ in range(1001):
        _, cache = nnkit.forward(X, layers, ["sigmoid", "sigmoid"])
        found = nnkit.backward(Y, layers, ["sigmoid", "sigmoid"], cache, "cross_entropy")
        layers = [(W - dW, b - db) for (W, b), (dW, db) in zip(layers, found, strict=True)]
    red, green = (cache[0]["A"] > 0.5).T.tolist()
    assert (red, green) == ([False, True, False, False], [False, False, True, False])


def test_the_sessions_on_the_cards_print_what_they_show():
    sessions = re.findall(r"```pycon\n(.*?)```", CHAPTER, re.DOTALL)
    assert len(sessions) == 1
    for number, session in enumerate(sessions):
        parsed = doctest.DocTestParser().get_doctest(session, {}, f"card {number}", None, 0)
        result = doctest.DocTestRunner(verbose=False).run(parsed)
        assert (result.attempted > 3, result.failed) == (True, 0)
