"""Every number in the prose of the softmax chapter and its assignment, against plain arithmetic."""

import doctest
import math
import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
CHAPTER = (TOP / "book" / "softmax.md").read_text("utf-8")
ASSIGNMENT = (TOP / "solutions" / "softmax" / "softmax.md").read_text("utf-8")
DECIMAL = re.compile(r"(?<![\w.])\d+\.\d+(?:e-?\d+)?")


def softmax(*z):
    return [1 / math.fsum(math.exp(other - x) for other in z) for x in z]


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def slopes(f, *z, h=1e-5):
    def moved(j, by):
        return f(*(x + by * (i == j) for i, x in enumerate(z)))

    return [(moved(j, h) - moved(j, -h)) / (2 * h) for j in range(len(z))]


def signed(x):
    return f"{x:+.2f}".replace("-", "−")


def typeset(x):
    return f"{x:.3f}".replace("-", "−")


DOG, CAT, HORSE = P = softmax(math.log(6), 0, math.log(3))
STEEP = softmax(10, 20, 30)
FLAT = softmax(1, 2, 3)
MELTED = softmax(0.1, 0.2, 0.3)
H1 = sigmoid(0.15 * 0.05 + 0.20 * 0.10 + 0.35)
H2 = sigmoid(0.25 * 0.05 + 0.30 * 0.10 + 0.35)
Z1, Z2 = 0.40 * H1 + 0.45 * H2 + 0.60, 0.50 * H1 + 0.55 * H2 + 0.60
A1, A2 = sigmoid(Z1), sigmoid(Z2)
SHARE1, SHARE2 = softmax(Z1, Z2)
DOG_SLOPES = slopes(lambda *z: -math.log(softmax(*z)[0]), math.log(6), 0, math.log(3))
STEPPED = softmax(*(z - d for z, d in zip((math.log(6), 0, math.log(3)), DOG_SLOPES, strict=True)))
SQUARED = slopes(
    lambda *z: sum((s - y) ** 2 for s, y in zip(softmax(*z), (1, 0, 0), strict=True)) / 2, 1, 2, 3
)
ELEMENTWISE = [(s - y) * s * (1 - s) for s, y in zip(FLAT, (1, 0, 0), strict=True)]
TABLE = [slopes(lambda *z, i=i: softmax(*z)[i], math.log(6), 0, math.log(3)) for i in range(3)]

IN_THE_CHAPTER = [
    f"Dog, {DOG:.0%}".replace("%", " %"),
    f"The shares are {DOG:.1f}, {CAT:.1f} and {HORSE:.1f}",
    f"Scores {math.log(6):.2f}, {0:.2f}, {math.log(3):.2f}",
    f"Probabilities {DOG:.2f}, {CAT:.2f}, {HORSE:.2f}",
    f"Surprise: {-math.log(DOG):.2f} for Dog, filled; {-math.log(CAT):.2f} for Cat"
    f" and {-math.log(HORSE):.2f} for Horse",
    f"$-\\ln(1 - 0.9) = -\\ln {1 - 0.9:.1f} = {-math.log(1 - 0.9):.3f}$",
    f"$-\\ln 0.9 = {-math.log(0.9):.3f}$",
    f"are $4 \\cdot 5 + 5 \\cdot 3 = {4 * 5 + 5 * 3}$ weights",
    f"{4 * 5 + 5 * 3 + 5 + 3}: the arrows",
    f"$e^{{{math.log(1.7976931348623157e308):.1f}}}$",
    f"`[0.7, 0.5, -0.2]` a distribution? It sums to {0.7 + 0.5 - 0.2:.0f}.",
    f"be {math.exp(10) / (math.exp(10) + math.exp(2) + 1):.4f}",
    f"which is {STEEP[0]:.1e}".replace("e-0", "e-"),
    f"from {math.exp(10):,.0f} to {math.exp(1):.3f}",
    f"$e^{{2-1}} = {math.e:.3f}$",
    "10: {:.2f}, {:.2f}, {:.2f}. Temperature".format(*FLAT),
    "100: {:.2f}, {:.2f}, {:.2f}, nearly".format(*MELTED),
    "they would give {:.3f}, {:.3f} and {:.3f}".format(*FLAT),
    f"scores {Z1:.3f} and {Z2:.3f}",
    f"np.array([{Z1:.8f}, {Z2:.8f}])",
    f"Sigmoids {A1:.3f} and {A2:.3f} reach {A1 + A2:.2f}",
    f"Softmax {SHARE1:.3f} and {SHARE2:.3f} end",
    f"S4's outputs are {0.3} and {0.7}",
    f"$0.7$ and $-0.7$,\ntheir squares are {(1 - 0.3) ** 2:.2f} and {(0 - 0.7) ** 2:.2f}",
    f"half their sum is {((1 - 0.3) ** 2 + (0 - 0.7) ** 2) / 2:.2f}",
    "targets 0.01 and 0.99",
    f"the {((0.01 - A1) ** 2 + (0.99 - A2) ** 2) / 2:.3f} of the\nslides",
    f"(-0.3)^2 + (0.7)^2$, which is {0.3**2 + 0.7**2:.2f}",
    f"squares is {(1 - 0.3) ** 2 + 0.7**2:.2f}",
    f"in the other order {(1 - 0.7) ** 2 + 0.3**2:.2f}",
    ", ".join(f"{p}: {-math.log(p):.2f}" for p in (0.01, 0.1, 0.5, 0.9)),
    f"$-\\ln 0.6 = {-math.log(DOG):.2f}$",
    f"$-\\ln 0.1 = {-math.log(CAT):.2f}$",
    f"$\\ln 10 = {math.log(10):.3f}$",
    f"inf and {1000 + math.log1p(math.exp(0 - 1000))}",
    f"$\\hat y = 0.9$ it gives {-math.log(0.9) - (1 - 0.9) * math.log(1 - 0.9):.3f}",
    "$p = ({:.1f}, {:.1f}, {:.1f})$ and a dog".format(*P),
    "slopes are ${:.1f}$, ${:.1f}$ and ${:.1f}$".format(*DOG_SLOPES),
    f"up from {DOG:.2f} to 1, {signed(-DOG_SLOPES[0])}",
    f"from {CAT:.2f} to 0, {signed(-DOG_SLOPES[1])}",
    f"from {HORSE:.2f} to 0, {signed(-DOG_SLOPES[2])}",
    f"from {DOG:.0%} to {STEPPED[0]:.0%}".replace("%", " %"),
    f"from {-math.log(DOG):.2f}\nto {-math.log(STEPPED[0]):.2f}",
    "{}, {} and {}; with".format(*map(typeset, SQUARED)),
    "gives {}, {} and {}".format(*map(typeset, ELEMENTWISE)),
    "for {:.1f}, {:.1f}, {:.1f}: on the diagonal".format(*P),
    f"$0.6 \\cdot 0.4 = {TABLE[0][0]:.2f}$, $0.1 \\cdot 0.9 = {TABLE[1][1]:.2f}$"
    f" and $0.3 \\cdot 0.7 = {TABLE[2][2]:.2f}$",
    f"$-0.6 \\cdot 0.1 = {TABLE[0][1]:.2f}$, $-0.6 \\cdot 0.3 = {TABLE[0][2]:.2f}$"
    f" and $-0.1 \\cdot 0.3 = {TABLE[1][2]:.2f}$",
    "Diagonal: {}, {}, {}".format(*(signed(TABLE[i][i]) for i in range(3))),
    f"Dog and Cat {signed(TABLE[0][1])}",
    f"Dog and Horse {signed(TABLE[0][2])}, Cat and Horse {signed(TABLE[1][2])}",
]

IN_THE_ASSIGNMENT = [
    "`softmax([1, 2, 3])` is `[{:.4f}, {:.4f}, {:.4f}]`".format(*FLAT),
    "`log_softmax([1, 2, 3])` is `[{:.4f}, {:.4f}, {:.4f}]`".format(*map(math.log, FLAT)),
    f"`squared_error([1, 0], [0.3, 0.7])` is `{(0.7**2 + 0.7**2) / 2:.2f}`",
    f"`mean_squared_error([1, 2, 3, 4], [1, 2, 3, 2])` is `{(4 - 2) ** 2 / 4}`",
    f"the mean of `{-math.log(FLAT[2]):.4f}` and `{math.log(3):.4f}`",
    f"which is `{(-math.log(FLAT[2]) + math.log(3)) / 2:.4f}`",
    f"`[[{(0.5 - 1) / 2}, {0.5 / 2}], [{0.5 / 2}, {(0.5 - 1) / 2}]]`",
    f"`softmax_jacobian([0, 0])` is `[[{0.5 * 0.5}, {-0.5 * 0.5}], [{-0.5 * 0.5}, {0.5 * 0.5}]]`",
    f"is about {STEEP[0]:.0e}, {STEEP[1]:.1e} and {STEEP[2]:.5f}".replace("e-0", "e-"),
    f"about {STEEP[0]:.1e} for Dog, {STEEP[1]:.1e} for Cat and {STEEP[2]:.5f}".replace("e-0", "e-"),
    "show the probabilities 0.6 for\nDog, 0.1 for Cat and 0.3 for Horse",
    "(or ln 0.6, ln 0.1, ln 0.3)",
    f"about {math.log(6):.2f}, 0 and {math.log(3):.2f}",
    f"{math.exp(10):,.0f}".replace(",", "{,}"),
]


def spaced(text):
    return " ".join(text.split())


def prose(notebook):
    """The words of a notebook, its captions and alternative texts; no code, no header."""
    body = notebook.split("---\n", 2)[2]
    words = re.sub(r"```\{code-cell\}[^\n]*\n(---\n.*?---\n)?.*?```", r"\1", body, flags=re.DOTALL)
    words = re.sub(r"```(pycon|python)\n.*?```", "", words, flags=re.DOTALL)
    return words.split("```{bibliography}")[0]


@pytest.mark.parametrize("phrase", IN_THE_CHAPTER)
def test_the_chapter_says_what_arithmetic_says(phrase):
    assert spaced(phrase) in spaced(CHAPTER)


@pytest.mark.parametrize("phrase", IN_THE_ASSIGNMENT)
def test_the_assignment_says_what_arithmetic_says(phrase):
    assert spaced(phrase) in spaced(ASSIGNMENT)


@pytest.mark.parametrize(
    ("text", "phrases", "others"),
    [
        (CHAPTER, IN_THE_CHAPTER, {"1.8", "6.2", "4.1", "3.13"}),
        (ASSIGNMENT, IN_THE_ASSIGNMENT, set()),
    ],
    ids=["chapter", "assignment"],
)
def test_no_decimal_in_the_prose_goes_unasserted(text, phrases, others):
    """`others` are the largest float64, rounded as usual, and the numbers of a book's sections."""
    asserted = set(DECIMAL.findall("\n".join(phrases)))
    assert set(DECIMAL.findall(prose(text))) - asserted <= others


def test_what_the_network_of_the_slides_prints_is_found_again():
    assert (round(H1, 4), round(Z1, 3), round(A1, 3), round(A2, 4)) == (
        0.5933,
        1.106,
        0.751,
        0.7729,
    )


def test_the_sessions_on_the_cards_print_what_they_show():
    sessions = re.findall(r"```pycon\n(.*?)```", CHAPTER, re.DOTALL)
    assert len(sessions) == 2
    for number, session in enumerate(sessions):
        parsed = doctest.DocTestParser().get_doctest(session, {}, f"card {number}", None, 0)
        result = doctest.DocTestRunner(verbose=False).run(parsed)
        assert (result.attempted > 3, result.failed) == (True, 0)
