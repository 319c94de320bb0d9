"""Every number in the prose of the activations chapter, against plain arithmetic."""

import doctest
import math
import re

import pytest

from nnkit.figures.activations import nudge_sizes
from tests.figures.test_softmax_numbers import DECIMAL, TOP, prose, sigmoid, slopes, spaced

CHAPTER = (TOP / "book" / "activations.md").read_text("utf-8")


def relu(x):
    return max(0.0, x)


def leaky(x):
    return 0.1 * x + 0.9 * relu(x)


def slope(f, x):
    return slopes(f, x)[0]


def ten_to(x, digits=1):
    mantissa, exponent = f"{x:.{digits}e}".split("e")
    return f"{mantissa} \\cdot 10^{{{int(exponent)}}}"


def power(x):
    return round(math.log10(x))


def missed(count):
    """How far straight pieces between evenly spaced knots miss the sine from 0 to 2 pi."""
    width = 2 * math.pi / (count - 1)
    return max(
        abs(
            (1 - t) * math.sin(k * width)
            + t * math.sin((k + 1) * width)
            - math.sin((k + t) * width)
        )
        for k in range(count - 1)
        for t in (i / 200 for i in range(201))
    )


CARD_F, CARD_G = (2.0**2, 2 * 2.0), (3 * 2.0 + 1, 3.0)
VALUES = [1, 3, 2, 2]
TURNS = [b - a for a, b in zip(VALUES, VALUES[1:], strict=False)]
CHANGES = [TURNS[0], TURNS[1] - TURNS[0], TURNS[2] - TURNS[1]]
ENDS = {
    (name, scheme): nudge_sizes(name, scheme, 64, 10)[-1]
    for name in ("sigmoid", "tanh", "relu")
    for scheme in ("spread 1", "he", "xavier", "small")
}

IN_THE_CHAPTER = [
    f"{4 * 3 + 3}: $4 \\cdot 3$ weights and 3 biases",
    f"$\\sigma(0) = {sigmoid(0)}$, so the slope at 0 is $0.5 \\cdot 0.5 = {slope(sigmoid, 0):.2f}$",
    f"At 2 the value is {sigmoid(2):.3f} and the slope $0.881 \\cdot {1 - sigmoid(2):.3f}"
    f" = {slope(sigmoid, 2):.3f}$",
    f"at 5 it is {slope(sigmoid, 5):.3f}",
    f"At 0 that would be {1 / (1 + 1)}, and the slope is {slope(sigmoid, 0):.2f}",
    f"$3 \\cdot (1 - 3) = {3 * (1 - 3)}$, and the slope is {slope(relu, 3):.0f}",
    f"$f = x^2$ is {CARD_F[0]:.0f} with the slope {CARD_F[1]:.0f}",
    f"$g = 3x + 1$ is {CARD_G[0]:.0f} with the slope {CARD_G[1]:.0f}",
    f"at 40 the left side is {1 - sigmoid(40):.0f} in float64, the right side"
    f" ${ten_to(math.exp(-40) / (1 + math.exp(-40)))}$",
    f"centred on {sigmoid(0)}",
    f"$\\tanh(1) = 2\\sigma(2) - 1 = 2 \\cdot {sigmoid(2):.3f} - 1 = {math.tanh(1):.3f}$",
    f"$1 - 0.762^2 = {slope(math.tanh, 1):.2f}$",
    f"at −2 it is $0.1 \\cdot (-2) + 0.9 \\cdot 0 = {leaky(-2)}$",
    f"at 3 it is $0.1 \\cdot 3 + 0.9 \\cdot 3 = {leaky(3):.0f}$",
    "for $\\epsilon = 0.1$",
    f"lies above the ReLU, {math.log1p(math.exp(0)):.3f} above it at 0",
    f"leaky ReLU with ε 0.1 falls below 0 on the left and equals the ReLU on the right; its slope"
    f" is {slope(leaky, -1):.1f}, then {slope(leaky, 1):.0f}",
    f"sums themselves, {0.15 * 0.05 + 0.20 * 0.10 + 0.35:.4f} and"
    f" {0.25 * 0.05 + 0.30 * 0.10 + 0.35:.4f}",
    f"About {0.25 / 10}, a quarter divided by ten",
    f"$0.25^{{10}} = {ten_to(0.25**10)}$",
    f"The bias of −{sigmoid(0)} brings",
    f"Sigmoid at 0 falls to {slope(sigmoid, 0) ** 10 * 1e7:.1f} times ten to the minus 7",
    f"Sigmoid at 3 falls to {slope(sigmoid, 3) ** 10 * 1e14:.1f} times ten to the minus 14",
    f"From 1 to 3 the slope is {TURNS[0]}. From 3 to 2 it is −{-TURNS[1]}, a change of"
    f" −{-CHANGES[1]}. From 2 to 2 it is {TURNS[2]}, a change of {CHANGES[2]}",
    "{}, {}, {}. The last knot".format(*CHANGES).replace("-", "−"),
    f"9 knots leave an error of {missed(9):.4f}",
    f"off by {missed(9):.4f}, by {missed(17):.4f} and by {missed(33):.4f}",
    f"missed by at least {1 / 2}",
    f"$\\sqrt{{64}} \\cdot 0.01 = {math.sqrt(64) * 0.01}$",
    f"leaves {math.sqrt(64) * 0.01:.0%}".replace("%", " %"),
    f"$\\sqrt{{2/128}} = {math.sqrt(2 / 128)}$, and $8 \\cdot 0.125 = {8 * 0.125:.0f}$",
    f"$\\sqrt{{2/64}} = {math.sqrt(2 / 64):.3f}$, larger by $\\sqrt 2$",
    f"$\\sqrt{{1/2}} = {math.sqrt(1 / 2):.3f}$",
    f"$(0.08 \\cdot 0.707)^{{10}} = {ten_to((0.08 * math.sqrt(0.5)) ** 10)}$",
    f"$0.707^{{10}} = {math.sqrt(0.5) ** 10:.3f}$",
    f"$8 \\cdot 0.707 = {8 * math.sqrt(0.5):.2f}$, ten layers by ${ten_to((8 * math.sqrt(0.5)) ** 10)}$",
    f"Sigmoid: spread 1 ends near {ENDS['sigmoid', 'spread 1']:.1f}, he near ten to the minus"
    f" {-power(ENDS['sigmoid', 'he'])}, xavier near ten to"
    f" the minus {-power(ENDS['sigmoid', 'xavier'])}, small near ten to the minus"
    f" {-power(ENDS['sigmoid', 'small'])}",
    f"tanh: spread 1 rises to two thousand, he stays near {ENDS['tanh', 'he']:.0f}, xavier ends near {ENDS['tanh', 'xavier']:.1f},"
    f" small near ten to the minus {-power(ENDS['tanh', 'small'])}",
    f"ReLU: spread 1 rises past ten million, he stays near {ENDS['relu', 'he']:.0f}, xavier ends near {ENDS['relu', 'xavier']:.2f},"
    f" small near ten to the minus {-power(ENDS['relu', 'small'])}",
]


@pytest.mark.parametrize("phrase", IN_THE_CHAPTER)
def test_the_chapter_says_what_arithmetic_says(phrase):
    assert spaced(phrase) in spaced(CHAPTER)


def test_no_decimal_in_the_prose_goes_unasserted():
    """The numbers of a book's sections are the only others."""
    asserted = set(DECIMAL.findall("\n".join(IN_THE_CHAPTER)))
    assert set(DECIMAL.findall(prose(CHAPTER))) - asserted <= {"6.3", "6.4", "8.4"}


def test_half_the_width_leaves_a_quarter_of_the_error():
    assert missed(9) / missed(17) == pytest.approx(4, rel=0.1)
    assert missed(17) / missed(33) == pytest.approx(4, rel=0.05)


def test_only_he_takes_a_nudge_through_ten_relu_layers_as_it_was():
    kept = [scheme for (name, scheme), end in ENDS.items() if name == "relu" and 0.5 < end < 2]
    assert kept == ["he"]
    assert ENDS["sigmoid", "he"] < 1e-4


def test_a_spread_of_one_explodes():
    assert 1.5e3 < ENDS["tanh", "spread 1"] < 2.5e3
    assert ENDS["relu", "spread 1"] > 1e7


def test_the_sessions_on_the_cards_print_what_they_show():
    sessions = re.findall(r"```pycon\n(.*?)```", CHAPTER, re.DOTALL)
    assert len(sessions) == 2
    for number, session in enumerate(sessions):
        parsed = doctest.DocTestParser().get_doctest(session, {}, f"card {number}", None, 0)
        result = doctest.DocTestRunner(verbose=False).run(parsed)
        assert (result.attempted > 3, result.failed) == (True, 0)
