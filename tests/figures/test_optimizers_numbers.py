"""Every number in the prose of the optimizers chapter, against plain arithmetic or its own cells."""

import doctest
import math
import re

import numpy as np
import pytest

import nnkit
from nnkit import figures
from nnkit.figures.optimizers import PASS_BIAS, cut_weights, descent_path, narrow_valley, xor_cut
from tests.figures.cells import run, said
from tests.figures.test_softmax_numbers import DECIMAL, TOP, prose, sigmoid, spaced

CHAPTER = (TOP / "book" / "optimizers.md").read_text("utf-8")
PARAMETERS = 64 * 64 + 64 + 64 * 10 + 10


def minus(x, form="g"):
    return f"{x:{form}}".replace("-", "−")


def walked(factor, steps=30):
    return abs(factor) ** steps


def velocities(slopes, lr=0.1, mu=0.9):
    v, seen = 0.0, []
    for slope in slopes:
        v = mu * v - lr * slope
        seen.append(v)
    return seen


def constant_lengths(t, by):
    """Adam's step for a constant slope at t, with the corrections divided by `by`."""
    m, v = 1 - 0.9**t, 1 - 0.999**t
    return m / by(0.9, t) / math.sqrt(v / by(0.999, t))


def slides(t):
    return constant_lengths(t, lambda beta, _: 1 - beta)


def uncorrected(t):
    return constant_lengths(t, lambda *_: 1)


def adagrad_rate(slopes, lr=0.1):
    return lr / math.sqrt(math.fsum(s * s for s in slopes) + 1e-7)


def rmsprop_rate(slopes, lr=0.1, rho=0.9):
    G = 0.0
    for s in slopes:
        G = rho * G + (1 - rho) * s * s
    return lr / math.sqrt(G + 1e-7)


def amsgrad_rates(slopes, beta=0.999):
    v = largest = 0.0
    rates = []
    for t, s in enumerate(slopes, 1):
        v = beta * v + (1 - beta) * s * s
        largest = max(largest, v)
        rates.append(math.sqrt((1 - beta**t) / largest))
    return rates


SLOPES = [10.0] * 5 + [0.1] * 20
V = velocities([1, 1, 1])
M2 = 0.9 * 0.1 * 2 - 0.1 * 1
V2 = 0.999 * 0.001 * 4 + 0.001 * 1
M_HAT, V_HAT = M2 / (1 - 0.9**2), V2 / (1 - 0.999**2)
INSIDE, OUTSIDE = 1e-4 / math.sqrt(1e-8 + 1e-7), 1e-4 / (1e-4 + 1e-7)
NEWTON = (0.3**3 - 0.3) / (3 * 0.3**2 - 1)
RATES = amsgrad_rates([0.1, 1, 0.1, 0.1])

IN_THE_CHAPTER = [
    f'"too low": {0.01}, "good": {0.15}, "high": {0.195}, "too high": {0.21}',
    "Rate 0.01 creeps a short way along; 0.15 swings a few times and reaches the bottom;"
    " 0.195 swings from side to side all the way; 0.21 swings out",
    "less than a factor of 1.5",
    "the weight w5 is 0.4 and its slope 0.082. What is w5 after a step with λ = 0.5",
    f"$0.4 - 0.5 \\cdot 0.082 = {0.4 - 0.5 * 0.082:.3f}$",
    f"has {PARAMETERS:,} weights and biases. What does it cost",
    f"for each of them, {2 * PARAMETERS:,}.",
    f"slopes $(10, -10)$ and $\\lambda = 0.1$, the new weights are"
    f" $({1 - 0.1 * 10:.0f}, {2 + 0.1 * 10:.0f})$",
    "with the rates 0.19 and 0.21",
    f"- [x] {walked(1 - 10 * 0.19):.2f} and {math.floor(10 * walked(1 - 10 * 0.21)) / 10}",
    "0.04 and 0.05",
    "0.00 and 0.04",
    f"$2/c$ is {2 / 10}. On the one side of it the factor is $1 - {0.19 * 10} = {1 - 1.9:.1f}$,"
    f" on the other $1 - {0.21 * 10} = {1 - 2.1:.1f}$",
    f"at the rate 0.15 the factors are ${1 - 0.15 * 1}$ and ${1 - 0.15 * 10}$",
    "In chapter 2 the rate 1.5 arrived and 4 jumped",
    "slopes are $(4, 10)$",
    f"the step is $(4/1, 10/10) = ({4 / 1:.0f}, {10 / 10:.0f})$",
    f"has $4{{,}}810^2$ entries, {PARAMETERS**2 / 1e6:.0f} million,"
    f" {8 * PARAMETERS**2 / 1e6:.0f} megabytes",
    f"about {2 / 3 * PARAMETERS**3 / 1e9:.0f} thousand million multiplications and additions",
    f"from 0.3: the slope is ${0.3**3:.3f} - 0.3 = {0.3**3 - 0.3:.3f}$",
    f"is ${3 * 0.3**2:.2f} - 1 = {3 * 0.3**2 - 1:.2f}$",
    f"step is $-(-0.273)/(-0.73) = {-NEWTON:.3f}$",
    f"to {minus(0.3 - NEWTON, '.3f')}.",
    "From 0.3, on the shoulder",
    "start at 0.3.",
    "at the top of the hill, 0.00. Those of gradient descent run down to the right valley, 1.00",
    f"are $39 \\cdot 32 = {39 * 32}$ and {1258 - 39 * 32} more, so 40 batches",
    "$\\lambda = 0.1$, $\\mu = 0.9$. The velocities are"
    f" ${V[0]:.1f}$, then $-0.09 - 0.1 = {V[1]:.2f}$, then $-0.171 - 0.1 = {V[2]:.3f}$",
    f"They approach ${velocities([1] * 300)[-1]:.0f}$, which is $0.1/(1 - 0.9)$",
    f"settles at $0.1/(1 + 0.9) = {abs(velocities([1, -1] * 100)[-1]):.3f}$",
    "the rate 0.02, forty steps",
    f"loss {narrow_valley(descent_path((-10, 1), 0.02, 0, 40, (1, 50))[-1], (1, 50)):.3f}. Below",
    "momentum 0.8 swings around the middle in a wave and ends at the star;"
    f" loss {narrow_valley(descent_path((-10, 1), 0.02, 0.8, 40, (1, 50))[-1], (1, 50)):.3f}",
    "sum to $1 - 0.9^t$",
    f"it keeps 0.9. How much does a number weigh ten steps later, compared with when it was new?"
    f" ($0.9^{{10}} = {0.9**10:.2f}$.)",
    "Keeps 0.5: both averages",
    "Keeps 0.9: a calm line",
    "whether its slope is 3 or 0.003",
    f"Five slopes of 10, then twenty of 0.1, with λ = 0.1. Adagrad's rate, the step for a slope of 1,"
    f" is {adagrad_rate(SLOPES[:5]):.4f} after",
    f"- [x] Still {adagrad_rate(SLOPES):.4f}",
    f"- [ ] About {rmsprop_rate(SLOPES):.3f}, ten times larger",
    f"$G$ is $5 \\cdot 10^2 = {5 * 10**2}$, and the twenty small slopes add"
    f" $20 \\cdot 0.1^2 = {20 * 0.1**2:.1f}$",
    f"with $\\lambda = 0.01$, $\\epsilon = 10^{{-8}}$ and a slope of 1 that is"
    f" {0.01 / math.sqrt(1e-8):.0f}",
    f"$\\rho = 0.75$ and a first slope of 4: $G = 0.25 \\cdot 16 = {0.25 * 16:.0f}$",
    f"learning rates, {1 / math.sqrt(1 - 0.75):.0f} here and {1 / math.sqrt(1 - 0.9):.2f} for"
    " $\\rho = 0.9$",
    "When they are 0.1 Adagrad's",
    f"falls from {adagrad_rate(SLOPES[:1]):.2f} to {adagrad_rate(SLOPES):.4f} in five",
    f"falls to {rmsprop_rate(SLOPES[:5]):.3f} in five steps and then rises,"
    f" to {rmsprop_rate(SLOPES):.4f}",
    "usually 0.9 and 0.001",
    "$\\beta_1 = 0.9$ and $\\beta_2 = 0.999$: ten steps",
    "$m = 0.1\\,g$, divided by $1 - 0.9$ that is $g$. $v = 0.001\\,g^2$, divided by $1 - 0.999$",
    f"$$ m = 0.9 \\cdot {0.1 * 2} - 0.1 \\cdot 1 = {M2:.2f}, \\qquad"
    f" \\hat m = m / {1 - 0.9**2:.2f} = {M_HAT:.3f}",
    f"$$ v = 0.999 \\cdot {0.001 * 4} + 0.001 \\cdot 1 = {V2:.6f}, \\qquad"
    f" \\hat v = v / {1 - 0.999**2:.6f} = {V_HAT:.3f}",
    f"$0.421 / \\sqrt{{2.499}} = {M_HAT / math.sqrt(V_HAT):.3f}$",
    f"$\\sqrt{{1000}} = {math.sqrt(1000):.1f}$",
    f"$0.1/\\sqrt{{0.001}} = {0.1 / math.sqrt(0.001):.2f}$",
    f"up to {max(uncorrected(t) for t in range(1, 3001)):.1f} times too long",
    f"starts at {uncorrected(1):.2f}, rises to {uncorrected(12):.1f} near step 12",
    f"rises to {max(slides(t) for t in range(1, 3001)):.2f}, falls to {slides(3000):.2f}",
    f"{slides(10):.2f} learning rates at $t = 10$, and {slides(10**6):.3f} in the end",
    f"the solid line is at {OUTSIDE:.3f} and the dashed one at {INSIDE:.3f}",
    f"$10^{{-4}}/(10^{{-4}} + 10^{{-7}}) = {OUTSIDE:.3f}$",
    f"$10^{{-4}}/\\sqrt{{10^{{-8}} + 10^{{-7}}}} = {INSIDE:.3f}$",
    f"makes it {1 / math.sqrt(1 - 0.999):.1f} times larger in the first step",
    f"is {1e-6 / (1e-6 + 1e-7):.3f} learning rates in one form and"
    f" {math.sqrt(0.001) * 1e-6 / (math.sqrt(0.001) * 1e-6 + 1e-7):.3f} in the other",
    f"$\\beta_2 = {1 / (1 + 3**2)}$ and a rate",
    "Slopes 0.1, 1, 0.1, 0.1 and $\\beta_2 = 0.999$",
    f"stays near {0.001 * 1**2:.3f}, while $1 - \\beta_2^t$ grows from {1 - 0.999**2:.3f} to"
    f" {1 - 0.999**4:.3f}",
    f"is {RATES[1]:.2f}, then {RATES[2]:.2f}, then {RATES[3]:.2f} learning rates",
    "leads down is 0.001",
    "until the loss is below 0.001? A race",
    "`lr`, 0.001 for Adam, 0.01 for RMSprop",
    "`rho=0.9` | `rho=0.9` | `alpha=0.99`",
    "`betas=(0.9, 0.999)`",
    "`decay=0.0`",
    f"$\\lambda = 0.1$ and $d = 0.5$: the first step, $t = 0$, has {0.1 / (1 + 0.5 * 0)},"
    f" the third {0.1 / (1 + 0.5 * 2)}",
    "try 0.001, 0.003 and 0.01",
]


@pytest.mark.parametrize("phrase", IN_THE_CHAPTER)
def test_the_chapter_says_what_arithmetic_says(phrase):
    assert spaced(phrase) in spaced(CHAPTER)


def test_no_decimal_in_the_prose_goes_unasserted():
    """The others are a book's sections, and the losses of batches, which have a test of theirs."""
    asserted = set(DECIMAL.findall("\n".join(IN_THE_CHAPTER)))
    assert set(DECIMAL.findall(prose(CHAPTER))) - asserted <= {
        "4.3", "8.2", "8.3", "8.5", "2.7", "2.1", "0.37", "0.24",
    }  # fmt: skip


def test_the_sessions_on_the_cards_print_what_they_show():
    (session,) = re.findall(r"```pycon\n(.*?)```", CHAPTER, re.DOTALL)
    parsed = doctest.DocTestParser().get_doctest(session, {}, "card", None, 0)
    result = doctest.DocTestRunner(verbose=False).run(parsed)
    assert (result.attempted > 2, result.failed) == (True, 0)


def test_newton_arrives_in_one_step_and_the_letters_have_their_cliff():
    assert said("optimizers", "Newton, one step:") == "[0. 0.]"
    bottom, curvature, cliff = map(float, re.findall(r"\d\.\d+", said("optimizers", "bottom at")))
    x, y = range(6), (0, 0, 1, 0, 1, 1)
    p = [sigmoid(bottom * each - 2) for each in x]
    slope = math.fsum((a - b) * c for a, b, c in zip(p, y, x, strict=True)) / 6
    bend = math.fsum(a * (1 - a) * c * c for a, c in zip(p, x, strict=True)) / 6
    assert abs(slope) < 2e-3
    assert curvature == pytest.approx(bend, abs=0.006)
    assert 1.5 < cliff < 4
    assert cliff == pytest.approx(2 / bend, abs=0.01)


def test_batches_come_down_as_the_picture_is_said_to_show():
    runs = run("optimizers")[0]["runs"]
    whole, middle, small = runs.values()
    assert (len(whole), len(middle), len(small)) == (4, 121, 316)
    for phrase in (
        f"three steps, from {whole[0]:.1f} to {whole[-1]:.1f}",
        f"Batches of 32: 120 steps, down to {middle[-1]:.2f}",
        f"Batches of 4: 315 steps, down to {small[-1]:.2f}",
    ):
        assert phrase in spaced(CHAPTER)


def test_four_times_the_samples_halve_the_error_of_a_gradient():
    off = [float(said("optimizers", f"batch of {size:3}: off by")) for size in (1, 4, 16, 64)]
    for few, many in zip(off, off[1:], strict=False):
        assert few / many == pytest.approx(2, rel=0.05)


def test_noise_saves_five_of_sixty_and_ruins_eighteen():
    counts = {
        "all four at once: ": "47 of 60 learn it",
        "one at a time:": "34 of 60",
        "saved by noise:": "5",
        "ruined by noise:": "18",
        "all four at once, from weights of spread 0.01:": "0 of 60",
    }
    assert {start: said("optimizers", start) for start in counts} == counts
    assert "where they were stuck: five. It throws eighteen" in spaced(CHAPTER)


def test_the_page_trains_its_sixty_networks_with_the_taught_slopes():
    names = run("optimizers")[0]
    P = np.random.default_rng(7).normal(size=(3, 9))
    keys = ("w11", "w12", "w21", "w22", "b1", "b2", "w1", "w2", "b")
    found = names["slopes"](P, names["corners"], names["either"])
    for row, slopes in zip(P, found, strict=True):
        weights = dict(zip(keys, row.tolist(), strict=True))
        each = [
            nnkit.two_two_one_gradients(float(x1), float(x2), float(y), weights)
            for (x1, x2), y in zip(names["corners"], names["either"], strict=True)
        ]
        mean = [np.mean([gradient[key] for gradient in each]) for key in keys]
        np.testing.assert_allclose(slopes, mean, atol=1e-12)


def test_the_pass_has_nine_slopes_of_zero_and_falls_to_the_valleys():
    keys = ("w11", "w21", "b1", "w12", "w22", "b2", "w1", "w2", "b")
    at_the_pass = dict(
        zip(keys, cut_weights(np.array(0.0), np.array(PASS_BIAS)).tolist(), strict=True)
    )
    each = [
        nnkit.two_two_one_gradients(x1, x2, y, at_the_pass)
        for x1, x2, y in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0))
    ]
    for key in keys:
        assert sum(gradient[key] for gradient in each) == pytest.approx(0, abs=1e-12)
    here = xor_cut(0.0, PASS_BIAS)
    assert here == pytest.approx(math.log(2))
    assert xor_cut(0.2, PASS_BIAS) < here > xor_cut(-0.2, PASS_BIAS)
    assert xor_cut(0.0, PASS_BIAS + 1) > here < xor_cut(0.0, PASS_BIAS - 1)
    assert xor_cut(1.0, 0.0) == pytest.approx(float(xor_cut(-1.0, 0.0)))
    assert xor_cut(1.0, 0.0) < 0.05


RACE = {
    "valley": [178, 84, 23, 6, 78],
    "turned": [178, 84, 229, None, 94],
    "bent": [None, 81, 364, 427, 34],
    "saddle": [30, 55, 5, 6, 42],
}


def test_the_race_has_the_results_that_the_text_tells():
    best = run("optimizers")[0]["best"]
    found = {
        title: [len(path) - 1 if path else None for path in ways.values()]
        for title, ways in best.items()
    }
    assert found == RACE
    for title, steps in RACE.items():
        told = ", ".join("none" if n is None else str(n) for n in steps)
        assert f"{title.capitalize()}: {told}" in spaced(CHAPTER)
    assert max(RACE[title][4] for title in RACE) == 94
    assert max(RACE[title][1] for title in RACE) == 84
    assert all(min(n for n in row if n) != row[0] for row in RACE.values())


def test_every_surface_of_the_race_gives_its_own_slopes():
    for surface, start in run("optimizers")[0]["surfaces"].values():
        w = np.asarray(start, dtype=float) + [0.3, -0.2]
        expected = nnkit.numerical_gradient(lambda v, f=surface: f(v)[0], w, 1e-5)
        np.testing.assert_allclose(surface(w)[1], expected, rtol=1e-5, atol=1e-7)


def test_adam_goes_to_the_worst_place_and_amsgrad_to_the_best():
    assert float(said("optimizers", "Adam     after 300 steps:")) == 1
    assert float(said("optimizers", "AMSGrad  after 300 steps:")) < -0.97


def test_the_papers_form_of_amsgrad_never_lets_the_rate_rise():
    v = largest = 0.0
    rates = []
    for slope in (0.1, 1, 0.1, 0.1):
        v = 0.999 * v + 0.001 * slope**2
        largest = max(largest, v)
        rates.append(1 / math.sqrt(largest))
    assert rates == sorted(rates, reverse=True)


def test_the_signatures_of_s3_run_as_printed():
    for line in (
        "keras.optimizers.RMSprop(lr=0.001, rho=0.9, epsilon=None, decay=0.0)",
        "keras.optimizers.Adam("
        "lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=None, decay=0.0, amsgrad=False)",
    ):
        assert line in CHAPTER
        assert eval(line, {"keras": run("optimizers")[0]["keras"]}).epsilon == 1e-7


def test_what_is_too_low_good_high_and_too_high_in_the_opening_picture():
    axes = figures.learning_rates({"too low": 0.01, "good": 0.15, "high": 0.195, "too high": 0.21})
    losses = [line.get_ydata() for line in axes.figure.axes[0].lines]
    low, good, high, wild = (series[-1] / series[0] for series in losses)
    assert good < 1e-4 < high < low < 1 < wild
    assert 0.21 / 0.15 < 1.5
