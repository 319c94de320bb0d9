"""Every number in the prose of the feedforward chapter, against plain arithmetic."""

import doctest
import math
import re
from itertools import pairwise

import pytest

from nnkit import figures
from tests.figures.test_softmax_numbers import DECIMAL, TOP, prose, sigmoid, spaced

CHAPTER = (TOP / "book" / "feedforward.md").read_text("utf-8")
THREE, SIX, TWENTY = (
    axes.get_xlabel().replace(" wrong", "")
    for axes in figures.growing_hidden_layers([3, 6, 20]).figure.axes
)


def parameters(*sizes):
    return sum(n_in * n_out + n_out for n_in, n_out in pairwise(sizes))


def products(*sizes):
    return sum(n_in * n_out for n_in, n_out in pairwise(sizes))


def minus(x, form="g"):
    return f"{x:{form}}".replace("-", "−")


# S0's third neuron at the corners: neither, the second alone, the first alone, both.
CORNERS = [7 * p1 + 5 * p2 - 6 for p1, p2 in ((0, 0), (0, 1), (1, 0), (1, 1))]
S0_1, S0_2 = 5 * -1 - 2 * 1 + 8, 7 * -1 - 3 * 1 - 1
S0_3 = 7 * sigmoid(S0_1) + 5 * sigmoid(S0_2) - 6
SAID = sigmoid(S0_3)
RED, GREEN = 2 * 1 - 1 * 1 - 1, -1 * 1 + 3 * 1 - 1
PURPLE = 2 * sigmoid(RED) - 2 * sigmoid(GREEN) + 1
W1 = [[(4 * i + j + 1) / 10 for j in range(4)] for i in range(3)]
W2 = [[(2 * i + j + 13) / 10 for j in range(2)] for i in range(4)]
S1_Z = [
    math.fsum(x * row[j] for x, row in zip((2, 3, 4), W1, strict=True)) + b
    for j, b in enumerate((-2, -6, -1, -7))
]
S1_A = [sigmoid(z) for z in S1_Z]
S1_OUT = [
    sigmoid(math.fsum(a * row[j] for a, row in zip(S1_A, W2, strict=True)) + b)
    for j, b in enumerate((-2.5, -5))
]
H1_IN = 0.15 * 0.05 + 0.20 * 0.10 + 0.35
H1, H2 = sigmoid(H1_IN), sigmoid(0.25 * 0.05 + 0.30 * 0.10 + 0.35)
O1, O2 = sigmoid(0.40 * H1 + 0.45 * H2 + 0.60), sigmoid(0.50 * H1 + 0.55 * H2 + 0.60)

IN_THE_CHAPTER = [
    f"{0.7:.2f}, {0.8:.2f} and {sigmoid(7 * 0.7 + 5 * 0.8 - 6):.2f} are S0's",
    f"the point has {sigmoid(math.log(7 / 3)):.2f}",
    f"is hatched; {sigmoid(math.log(4)):.2f}. In the third",
    f"as it passes the second line; {sigmoid(7 * 0.7 + 5 * 0.8 - 6):.2f}",
    f"$\\sigma(0) = {sigmoid(0)}$",
    f"$-\\ln 0.95 = {-math.log(0.95):.3f}$",
    f"$-\\ln(1 - 0.95) = {-math.log(1 - 0.95):.3f}$",
    "with probability 0.7, the second says 0.8",
    f"$0.7 + 0.8 = {0.7 + 0.8}$",
    f"$\\sigma(1.5) = {sigmoid(1.5):.2f}$",
    "not blue: 0.01 and 0.01",
    f"The sum is {0.01 + 0.01}",
    f"answers between {sigmoid(0)} and {sigmoid(2):.3f}",
    f"$7 \\cdot 0.7 + 5 \\cdot 0.8 - 6 = {7 * 0.7 + 5 * 0.8 - 6:.1f}$",
    f"$\\sigma(2.9) = {sigmoid(2.9):.2f}$",
    f"corners {sigmoid(0):.2f}, {sigmoid(1):.2f}, {sigmoid(1):.2f}, {sigmoid(2):.2f}, the mark"
    f" {sigmoid(1.5):.2f}",
    f"corners {sigmoid(CORNERS[0]):.2f} at the origin, {sigmoid(CORNERS[1]):.2f} for the second"
    f" alone, {sigmoid(CORNERS[2]):.2f} for the first alone, {sigmoid(CORNERS[3]):.2f} for both",
    f"are {minus(CORNERS[0])} for neither, {minus(CORNERS[2], '+g')} for the first alone,"
    f" {minus(CORNERS[1])} for the second alone and {minus(CORNERS[3], '+g')} for both",
    f"$5 \\cdot (-1) - 2 \\cdot 1 + 8 = {S0_1}$, and $\\sigma(1) = {sigmoid(S0_1):.3f}$",
    f"$7 \\cdot (-1) - 3 \\cdot 1 - 1 = {S0_2}$, and $\\sigma(-11)$ is {sigmoid(S0_2):.3f}",
    f"$7 \\cdot 0.731 + 5 \\cdot 0.000 - 6 = {S0_3:.3f}$, and $\\sigma({S0_3:.3f}) = {SAID:.3f}$",
    f"$z_1 = 2 - 1 - 1 = {RED}$ and $a_1 = {sigmoid(RED)}$",
    f"$z_2 = -1 + 3 - 1 = {GREEN}$ and $a_2 = {sigmoid(GREEN):.3f}$",
    f"$z = 2 \\cdot 0.5 - 2 \\cdot 0.731 + 1 = {PURPLE:.3f}$",
    f"$\\hat y = {sigmoid(PURPLE):.3f}$",
    f"carry {W1[0][0]} to {W1[0][3]}, {W1[1][0]} to {W1[1][3]} and {W1[2][0]} to {W1[2][3]}",
    "Hidden outputs {:.2f}, {:.2f}, {:.2f}, {:.2f}".format(*S1_A),
    f"Edges with {W2[0][0]} to {W2[3][1]} lead to outputs {S1_OUT[0]:.2f} and {S1_OUT[1]:.2f}",
    "the biases −2.5 and −5",
    f"$0.1 \\cdot 2 + 0.5 \\cdot 3 + 0.9 \\cdot 4 - 2 = {S1_Z[0]:.1f}$",
    f"$\\sigma(3.3) = {S1_A[0]:.3f}$",
    f"At the end stand {S1_OUT[0]:.4f} and {S1_OUT[1]:.4f}",
    f"$0.2 \\cdot 2 + 0.6 \\cdot 3 + 1.0 \\cdot 4 - 6 = {S1_Z[1]:.1f}$",
    f"The first row has {S1_Z[0]:.1f} and {S1_Z[1]:.1f}",
    f"$20 + 15 + 5 + 3 = {parameters(4, 5, 3)}$ **parameters**",
    f"{2 * parameters(4, 5, 3)} Twice 43",
    f"- [x] {parameters(4, 10, 3)}",
    f"Each hidden neuron owns {4 + 1 + 3} numbers",
    f"Five of them make {5 * 8}",
    f"three output biases stay: {5 * 8 + 3}. Ten make {10 * 8} and 3",
    f"with four inputs has {parameters(4, 1)}, S1's picture {parameters(3, 4, 2)}",
    f"makes {parameters(3, 3, 2, 2)} or {parameters(3, 3, 2, 3)}",
    f"the formula says {parameters(2, 2, 2)}",
    f"and so have {parameters(2, 2, 2) - 2}",
    f"{products(4, 5, 3)} multiplications for 4-5-3",
    f"$64 \\cdot 64 + 64 \\cdot 10 = {products(64, 64, 10):,}$".replace(",", "{,}"),
    "weights 0.15 to 0.55 and the inputs 0.05 and 0.10",
    "Inputs i1 0.05 and i2 0.1. Edges 0.15 and 0.25 from i1, 0.2 and 0.3 from i2",
    f"bias 0.35; outputs {H1:.4f} and {H2:.4f}",
    "Edges 0.4 and 0.5 from h1, 0.45 and 0.55 from h2",
    f"bias 0.6; outputs {O1:.4f} and {O2:.4f}",
    f"$0.15 \\cdot 0.05 + 0.20 \\cdot 0.10 + 0.35 = {H1_IN:.4f}$",
    f"$\\sigma(0.3775) = {H1:.4f}$, where the slide prints {math.floor(1e4 * H1) / 1e4}",
    f"outputs {O1:.4f} and {O2:.4f} are the slide's {O1:.3f} and {O2:.4f}",
    f"can compute, with {parameters(4, 3)} parameters",
    f"3 hidden neurons: one broad hatched band, {THREE} points wrong",
    f"region, {SIX} wrong. 20 hidden: a region in pieces with wavy edges, {TWENTY} wrong",
    f"the probability {SAID:.3f}",
    f"$-\\ln 0.293 = {-math.log(SAID):.2f}$",
    f"$-\\ln {1 - SAID:.3f} = {-math.log(1 - SAID):.2f}$",
]


@pytest.mark.parametrize("phrase", IN_THE_CHAPTER)
def test_the_chapter_says_what_arithmetic_says(phrase):
    assert spaced(phrase) in spaced(CHAPTER)


def test_no_decimal_in_the_prose_goes_unasserted():
    """The numbers of a book's sections are the only others."""
    asserted = set(DECIMAL.findall("\n".join(IN_THE_CHAPTER)))
    assert set(DECIMAL.findall(prose(CHAPTER))) - asserted <= {"6.1", "6.4"}


def test_the_published_outputs_of_the_pictured_network_are_found_again():
    assert [round(a, 4) for a in S1_OUT] == [0.9349, 0.6196]


def test_another_bias_makes_an_or_and_an_and():
    yes = {
        b: [7 * p1 + 5 * p2 + b >= 0 for p1, p2 in ((0, 0), (0, 1), (1, 0), (1, 1))]
        for b in (-3, -9)
    }
    assert yes == {-3: [False, True, True, True], -9: [False, False, False, True]}


def test_the_sessions_on_the_cards_print_what_they_show():
    sessions = re.findall(r"```pycon\n(.*?)```", CHAPTER, re.DOTALL)
    assert len(sessions) == 2
    for number, session in enumerate(sessions):
        parsed = doctest.DocTestParser().get_doctest(session, {}, f"card {number}", None, 0)
        result = doctest.DocTestRunner(verbose=False).run(parsed)
        assert (result.attempted > 3, result.failed) == (True, 0)
