"""Every number in the prose of the chapter on a neuron that learns by degrees, in plain Python."""

import doctest
import math
import re
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import minimize, minimize_scalar

import nnkit
from tests.figures import test_perceptron_numbers as before
from tests.figures import test_softmax_numbers as generic

TOP = Path(__file__).parents[2]
CHAPTER = (TOP / "book" / "neuron.md").read_text("utf-8")
WORDS, HAPPY = range(6), (0, 0, 1, 0, 1, 1)
S4 = ((1, 0.5), (0, -1), (2, 0.25), (1, 1))


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def cost(y, p):
    return -math.log(p if y else 1 - p)


def loss(w, b=-2):
    return math.fsum(cost(y, sigmoid(w * x + b)) for x, y in zip(WORDS, HAPPY, strict=True)) / 6


def slope(f, x, h=1e-6):
    return (f(x + h) - f(x - h)) / (2 * h)


def descend(rate, w=3.0, steps=6):
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - rate * slope(loss, path[-1]))
    return path


def fit(X, y, lr, steps):
    """Gradient descent with numpy's arithmetic and none of nnkit; the weights after each step."""
    X, y = np.column_stack([X, np.ones(len(y))]).astype(float), np.asarray(y, dtype=float)
    v = np.zeros(X.shape[1])
    yield v
    for _ in range(steps):
        p = 1 / (1 + np.exp(-X @ v))
        v = v - lr * X.T @ (p - y) / len(y)
        yield v


def mean_cost(X, y, v):
    z = np.column_stack([X, np.ones(len(y))]) @ v
    return float(np.mean(np.logaddexp(0, np.where(np.asarray(y) == 1, -z, z))))


def hits(X, y, v):
    z = np.column_stack([X, np.ones(len(y))]) @ v
    return (z >= 0) == np.asarray(y)


EVERY = [before.count(part, before.EVERY) for part in (before.TRAIN, before.TEST)]
PICKED = [before.count(part, before.PICKED) for part in (before.TRAIN, before.TEST)]
OVER_TIME = list(fit(EVERY[0], before.HAPPY, 1, 300))
LEARNED = [mean_cost(EVERY[0], before.HAPPY, v) for v in OVER_TIME]
KEPT = [mean_cost(EVERY[1], before.HAPPY_TEST, v) for v in OVER_TIME]
*_, AT_100 = fit(PICKED[0], before.HAPPY, 1, 100)
RIGHT = hits(PICKED[1], before.HAPPY_TEST, AT_100)
NOT = np.array(before.NOT)
Z4 = math.fsum(x * w for x, w in S4) - 1
UP, DOWN = loss(2.5), loss(1.5)

IN_THE_CHAPTER = [
    f"−2: {sigmoid(-2):.3f}, 0.5: {sigmoid(0.5):.3f}, 2: {sigmoid(2):.3f}",
    f"$z = 2 + 1 - 3 = {2 + 1 - 3}$",
    f"$f(3.1) = {3.1**2:.2f}$, $f(2.9) = {2.9**2:.2f}$, and their difference is"
    f" {3.1**2 - 2.9**2:.1f}. Divided by {2 * 0.1} it is {(3.1**2 - 2.9**2) / 0.2:.0f}",
    "at 3 with $h = 0.1$",
    "the weight 1 and the bias −2.5",
    "inputs 1, 0, 2, 1 with the weights 0.5, −1, 0.25, 1",
    f"The sum z = {Z4:g} goes through a circle marked sigma and gives p = {sigmoid(Z4):.3f}",
    "five parameters, four weights and a bias",
    "1 if $p \\ge 0.5$, else 0",
    "from about $z = 37$ on",
    'The neuron says "happy, 0.9"',
    'than "happy, 0.6" would have been',
    f"$e \\approx {math.e:.3f}$",
    f"Twice {cost(1, 0.5):.2f}, because $0.25 = 0.5 \\cdot 0.5$: {cost(1, 0.25):.2f}",
    f"cost $-\\ln 0.9 = {cost(1, 0.9):.3f}$ and $-\\ln 0.1 = {cost(0, 0.9):.3f}$."
    f" The mean is {(cost(1, 0.9) + cost(0, 0.9)) / 2:.3f}",
    f"from above 5; 0.1 costs {cost(1, 0.1):.2f}, 0.9 costs {cost(1, 0.9):.2f}",
    f"image; 0.9 costs {cost(0, 0.9):.2f}, 0.1 costs {cost(0, 0.1):.2f}",
    f"It is {cost(1, 0.1):.2f} and {cost(1, 0.01):.2f}",
    f"The second pays {0.1 - 0.01:.2f} more",
    "$0.01 = 0.1 \\cdot 0.1$",
    f"factor of ten costs another {math.log(10):.2f}",
    f"$\\ln 2 = {math.log(2):.3f}$",
    f"changes the loss by {UP - DOWN:.3f} over a distance of 1",
    f"from −0.6 to 3.6: a valley with its bottom near {minimize_scalar(loss).x:.1f}",
    f"chord from {2 - 0.5} to {2 + 0.5} on the right slope, with 2h = 1 below it and"
    f" {UP - DOWN:.3f} beside it, is labelled slope {(UP - DOWN) / 1:.3f}",
    f"$z = 1 \\cdot 2 - 2 = {1 * 2 - 2}$, so $p = {sigmoid(0)}$. It is happy, $p - y = {sigmoid(0) - 1}$",
    f"$-0.5 \\cdot 2 = {(sigmoid(0) - 1) * 2:.0f}$",
    "says 0.9 to the one that is sad and 0.6 to the one that is happy",
    f"$(0.6 - 1) \\cdot 2 = {(0.6 - 1) * 2:.1f}$",
    f"$0.9 \\cdot 2 = {(0.9 - 0) * 2:.1f}$",
    "because 0.6 is on the right side",
    f"at the weight 2 the slope is {slope(loss, 2):.3f}",
    f"$1.5 \\cdot 0.533 = {1.5 * slope(loss, 2):.1f}$ to the left, to {2 - 1.5 * slope(loss, 2):.1f}",
    "Learning rate 0.5: seven dots down the right side, not yet at the bottom. 1.5: three dots down"
    " and four at the bottom",
    "the lines where the neuron says 0.1, 0.5 and 0.9",
    "the line of 0.5 parts (1, 1) from the rest, the line of 0.1 runs",
    "that of 0.9 lies beyond (1, 1)",
    f"Somewhat below {math.log(2):.3f}, with three of the four right",
    f"Still {math.log(2):.3f}",
    f"their pulls are ${0.5 - 1}$ and ${0.5 - 0}$",
    f"falls from {LEARNED[0]:.3f} to {LEARNED[-1]:.3f}",
    f"to its lowest, {min(KEPT):.3f}, within the first 30 epochs and rises to {KEPT[-1]:.3f}",
    f"the {len(before.PICKED)} words that chapter 1 picked by hand",
    f"One neuron on all {len(before.EVERY)} words",
    f"Without a not: {RIGHT[~NOT].sum()} of {(~NOT).sum()} right. With a not: {RIGHT[NOT].sum()} of"
    f" {NOT.sum()}. All: {RIGHT.sum()} of {RIGHT.size}.",
    f"{RIGHT.sum()} of {RIGHT.size}, where the perceptron had {sum(before.PICKED_RIGHT)}."
    f' And {RIGHT[NOT].sum()} of {NOT.sum()} with a "not", where a coin would get {NOT.sum() // 2}',
]


@pytest.mark.parametrize("phrase", IN_THE_CHAPTER)
def test_the_chapter_says_what_arithmetic_says(phrase):
    assert generic.spaced(phrase) in generic.spaced(CHAPTER)


def test_no_decimal_in_the_prose_goes_unasserted():
    """The sections of a book are no numbers of ours."""
    asserted = set(generic.DECIMAL.findall("\n".join(IN_THE_CHAPTER)))
    found = set(generic.DECIMAL.findall(generic.prose(CHAPTER)))
    assert found - asserted <= {"3.13", "4.3", "5.5"}


def test_a_perceptron_never_stops_on_the_six_letters_and_a_nudge_moves_no_mistake():
    letters = [[x] for x in WORDS]
    assert before.learn(letters, HAPPY, 20)[2][-1] > 0
    mistakes = [6 - sum(before.right(letters, HAPPY, [w], -2.5)) for w in (0.99, 1, 1.01)]
    assert mistakes == [2, 2, 2]
    assert not any(
        all((x >= cut) == y for x, y in zip(WORDS, HAPPY, strict=True)) for cut in range(7)
    )


def test_the_sigmoid_is_1_in_float64_from_about_37_on():
    assert sigmoid(36) < 1 == sigmoid(37)


def test_the_weights_0_1_and_2_are_told_right_left_a_little_and_left():
    at_0, at_1, at_2 = (slope(loss, w) for w in (0, 1, 2))
    assert at_0 < -1 and 0 < at_1 < 0.2 < at_2


def test_the_slope_of_one_letter_is_what_was_said_minus_what_was_true_times_the_input():
    for x, y in zip(WORDS, HAPPY, strict=True):
        nudged = slope(lambda w, x=x, y=y: cost(y, sigmoid(w * x - 2)), 1)
        assert nudged == pytest.approx((sigmoid(x - 2) - y) * x, abs=1e-8)


def test_a_small_rate_is_on_its_way_a_good_one_has_arrived_and_a_large_one_jumps():
    best = minimize_scalar(loss).x
    small, good, large = (descend(rate) for rate in (0.5, 1.5, 4))
    assert all(a > b > best + 0.3 for a, b in zip(small, small[1:], strict=False))
    assert [abs(w - best) < 0.12 for w in good] == [False] * 3 + [True] * 4
    assert sum((a - best) * (b - best) < 0 for a, b in zip(large, large[1:], strict=False)) >= 4
    assert max(loss(w) for w in large[1:]) > loss(3)


def test_the_letters_settle_at_one_half_for_two_and_a_half_words_and_two_stay_wrong():
    *_, (w, b) = fit([[x] for x in WORDS], HAPPY, 0.5, 1000)
    least = minimize(lambda v: loss(*v), [0, 0], tol=1e-9)
    assert least.x == pytest.approx([w, b], abs=1e-3)
    assert f"{-b / w:.1f}" == "2.5"
    wrong = [x for x, y in zip(WORDS, HAPPY, strict=True) if (w * x + b >= 0) != y]
    assert wrong == [2, 3]


def test_the_lines_of_equal_probability_of_and_are_where_the_alternative_text_says():
    corners, both = before.CORNERS, before.GATES["AND"]
    weights = list(fit(corners, both, 1, 1000))

    def sums_at(v, p):
        """Where on the diagonal x1 = x2 the probability is p."""
        return (math.log(p / (1 - p)) - v[2]) / (v[0] + v[1])

    early, late = weights[30], weights[1000]
    assert abs(sums_at(early, 0.1)) < 0.12 and sums_at(early, 0.9) > 1
    assert all(0.5 < sums_at(late, p) < 1 for p in (0.1, 0.5, 0.9))
    assert all(0.5 < sums_at(v, 0.5) < 1 for v in (early, late))
    assert mean_cost(corners, both, late) < mean_cost(corners, both, early)


def test_gradient_descent_on_xor_does_not_move_and_no_weights_do_better():
    corners, either = before.CORNERS, before.GATES["XOR"]
    *_, v = fit(corners, either, 1, 1000)
    assert not v.any()
    for start in np.random.default_rng(0).normal(0, 3, (5, 3)):
        found = minimize(lambda v: mean_cost(corners, either, v), start)
        assert found.fun == pytest.approx(math.log(2), abs=1e-6)
    pulls = {
        word: [(0.5 - y) * x[word] for x, y in zip(corners, either, strict=True)] for word in (0, 1)
    }
    assert all(sorted(filter(None, pull)) == [-0.5, 0.5] for pull in pulls.values())


def test_the_held_out_loss_is_least_early_and_ends_above_ln_2():
    assert np.argmin(KEPT) < 30
    assert KEPT[-1] > math.log(2) > LEARNED[-1]
    assert all(a > b for a, b in zip(LEARNED, LEARNED[1:], strict=False))


def test_is_it_an_8_is_right_more_often_than_the_perceptron_was():
    (X, y), _, (X_new, y_new) = nnkit.load_digits()
    *_, v = fit(X, y == 8, 1, 1000)
    _, _, counts, history = before.learn(X.tolist(), (y == 8).astype(int).tolist(), 20)
    _, *w, b = history[-1]
    old = sum(before.right(X_new.tolist(), (y_new == 8).tolist(), w, b))
    new = hits(X_new, y_new == 8, v).sum()
    assert f"{new} in place of {old}." in CHAPTER
    assert counts[-1] > 0


def test_both_chapters_pick_the_same_words():
    assert re.search(r'picked = """(.*?)"""', CHAPTER, re.DOTALL)[1].split() == before.PICKED


def test_the_sessions_on_the_cards_print_what_they_show():
    sessions = re.findall(r"```pycon\n(.*?)```", CHAPTER, re.DOTALL)
    assert len(sessions) == 3
    for number, session in enumerate(sessions):
        parsed = doctest.DocTestParser().get_doctest(session, {}, f"card {number}", None, 0)
        result = doctest.DocTestRunner(verbose=False).run(parsed)
        assert (result.attempted > 3, result.failed) == (True, 0)
