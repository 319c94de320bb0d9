"""The ten questions: each right answer is computed, and each wrong one leads to a card."""

import math
import re
from pathlib import Path

import numpy as np

TEXT = (Path(__file__).parents[2] / "book" / "questions.md").read_text("utf-8")
A = np.array([1, 2])
X, W, Z = np.ones((2, 3)), np.ones((3, 4)), np.array([[1.0, 2, 3], [4, 5, 6]])
H = 1e-6


def slope(f, x):
    return round((f(x + H) - f(x - H)) / (2 * H))


def by_rows(line):
    """Whether a line divides each row of Z by its own sum."""
    try:
        return np.allclose(eval(line, {"Z": Z}).sum(axis=1), 1)
    except ValueError:
        return False


RIGHT = [
    f"`{[1, 2] + [1, 2]}` for the list, `{(A + A).tolist()}` for the array",
    str(np.dot([1, 2, 3], [4, 0, -1])),
    f"{(9.06 - 9.00) / (3.01 - 3):.0f}",
    str(slope(lambda x: x * 7 + 3 * 7, 2)),
    f"{-math.log(0.25):.2f}",
    f"{(X @ W).shape[0]} rows and {(X @ W).shape[1]} columns, each entry a sum of {X.shape[1]} products",
    f"`{(np.ones(3) - np.ones((3, 1))).shape}`",
    str(slope(lambda x: (3 * x + 1) ** 2, 1)),
    "`Z / Z.sum(axis=1, keepdims=True)`",
    f"To {0.9 * 4 + 0.1 * 14:.0f}",
]


def test_each_of_the_ten_right_answers_is_what_comes_out():
    assert re.findall(r"^- \[x\] (.*)$", TEXT, re.MULTILINE) == RIGHT


def test_only_the_right_line_divides_rows_by_their_sums():
    lines = re.findall(r"`(Z / Z\.sum.*)`$", TEXT, re.MULTILINE)
    assert [by_rows(line) for line in lines] == [False, False, True]


def test_each_wrong_answer_is_answered_with_a_card():
    wrong = re.findall(r"^- \[ \] .*\n\n((?:  .*\n)+)", TEXT, re.MULTILINE)
    assert len(wrong) == TEXT.count("- [ ] ") == 20
    named = [re.findall(r"\{\{ (card_\w+) \}\}", reply) for reply in wrong]
    assert all(len(cards) == 1 for cards in named)
    assert {card for (card,) in named} == set(re.findall(r"^ +(card_\w+): ", TEXT, re.MULTILINE))
