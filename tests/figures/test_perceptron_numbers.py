"""Every number in the prose of the perceptron chapter, against a perceptron in plain Python."""

import doctest
import math
import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linprog
from sklearn.datasets import load_digits

import nnkit
from tests.figures import test_softmax_numbers as generic

TOP = Path(__file__).parents[2]
CHAPTER = (TOP / "book" / "perceptron.md").read_text("utf-8")
SENTENCES = (TOP / "nnkit" / "sentences.txt").read_text("utf-8")
CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]
GATES = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "XOR": (0, 1, 1, 0)}


def says(x, w, b):
    return int(sum(map(lambda a, c: a * c, x, w)) + b >= 0)


def learn(X, y, epochs, lr=1):
    """The rule of the chapter, with whole numbers or fractions; each mistake as it happens."""
    w, b, counts, history = [0] * len(X[0]), 0, [], []
    while len(counts) < epochs and (not counts or counts[-1]):
        counts.append(0)
        for n, (x, label) in enumerate(zip(X, y, strict=True)):
            error = label - says(x, w, b)
            if error:
                counts[-1] += 1
                w = [weight + lr * error * value for weight, value in zip(w, x, strict=True)]
                b += lr * error
                history.append((n, *w, b))
    return w, b, counts, history


def read(part):
    rows = [line.split(maxsplit=2) for line in SENTENCES.splitlines() if line[0] != "#"]
    chosen = [
        (words.lower().split(), int(label == "happy")) for label, p, words in rows if p == part
    ]
    return [words for words, _ in chosen], [label for _, label in chosen]


def count(sentences, vocabulary):
    return [[words.count(word) for word in vocabulary] for words in sentences]


def right(X, y, w, b):
    return [says(x, w, b) == label for x, label in zip(X, y, strict=True)]


def signed(x):
    return f"{x}".replace("-", "−")


AND = learn(CORNERS, GATES["AND"], 20)
QUARTER = learn(CORNERS, GATES["AND"], 20, Fraction(1, 4))
XOR = learn(CORNERS, GATES["XOR"], 12)
(TRAIN, HAPPY), (TEST, HAPPY_TEST) = read("train"), read("test")
EVERY = sorted({word for words in TRAIN for word in words})
PICKED = re.search(r'picked = """(.*?)"""', CHAPTER, re.DOTALL)[1].split()
ONCE = [word for word in EVERY if sum(word in words for words in TRAIN) == 1]
W_EVERY, B_EVERY, EVERY_COUNTS, _ = learn(count(TRAIN, EVERY), HAPPY, 100)
EVERY_RIGHT = sum(right(count(TEST, EVERY), HAPPY_TEST, W_EVERY, B_EVERY))
W_PICKED, B_PICKED, PICKED_COUNTS, _ = learn(count(TRAIN, PICKED), HAPPY, 30)
PICKED_RIGHT = right(count(TEST, PICKED), HAPPY_TEST, W_PICKED, B_PICKED)
NOT = ["not" in words for words in TEST]
WITHOUT = [hit for hit, turned in zip(PICKED_RIGHT, NOT, strict=True) if not turned]
WITH = [hit for hit, turned in zip(PICKED_RIGHT, NOT, strict=True) if turned]
ROWS = []
_w, _b = [0, 0], 0
for _x, _y in zip(CORNERS, GATES["AND"], strict=True):
    _z = _w[0] * _x[0] + _w[1] * _x[1] + _b
    _e = _y - int(_z >= 0)
    _w, _b = [_w[0] + _e * _x[0], _w[1] + _e * _x[1]], _b + _e
    _cells = (_x, _y, _z, int(_z >= 0), _e, tuple(_w), _b)
    ROWS.append("| " + " | ".join(signed(cell) for cell in _cells) + " |")
AND_NORM, AND_LONGEST = 2**2 + 2**2 + 3**2, 1 + 1 + 1

IN_THE_CHAPTER = [
    f"$2x = 3$, so at $x = {3 / 2}$",
    f"at $y = {3 - 2 * 0}$",
    f"$2 \\cdot 2 + 2 = {2 * 2 + 2}$, more than 3",
    f"$2 \\cdot 3 + 4 \\cdot 1 - 5 = {2 * 3 + 4 * 1 - 5}$",
    f"$z = 2 \\cdot 2 + 1 \\cdot 2 - 3 = {2 * 2 + 1 * 2 - 3}$",
    f"crosses the horizontal axis at {3 / 2}",
    f"(2, 2) with z = {2 * 2 + 2 - 3}, (1, 1) on the line with z = {2 + 1 - 3},"
    f" (0, 1) with z = {signed(1 - 3)}",
    f"array of {20 * 20} photocells, 20 by 20",
    *ROWS,
    "the weights $({}, {})$ and the bias {},".format(*AND[3][AND[2][0] - 1][1:]),
    "three of its four answers are wrong now",
    f"each of the {len(AND[3])} mistakes on the way",
    "with the numbers {}, {}, {}, the filled".format(*map(signed, AND[3][-1][1:])),
    f"Six epochs, $2 + 3 + 3 + 2 + 1 = {sum(AND[2])}$ mistakes",
    f"[x] {len(QUARTER[2])}, as before",
    "learning rate of 0.25 in place of 1",
    f"so $R^2 = {AND_LONGEST}$",
    f"is $(2, 2, -3)/\\sqrt{{{AND_NORM}}}$, with $\\gamma = 1/\\sqrt{{{AND_NORM}}}$",
    f"$3 \\cdot 17 = {AND_LONGEST * AND_NORM}$ mistakes; it made {sum(AND[2])}",
    f"They settle at {XOR[2][-1]} an epoch, every sample wrong",
    f"$({XOR[0][0]}, {XOR[0][1]})$, and the bias {XOR[1]},",
    "AND: " + ", ".join(map(str, AND[2])) + ", and stops. XOR, dashed: 3, 3, then 4 in every epoch",
    f"has {len(TRAIN) + len(TEST)} short sentences",
    f"{len(EVERY)} words {len(ONCE)} stand in one sentence only",
    f"of {len(TRAIN)} sentences, {PICKED_COUNTS[-1]} go wrong in every epoch",
    f"[x] {W_PICKED[PICKED.index('not')]}",
    f"Without a not: {sum(WITHOUT)} of {len(WITHOUT)} right. With a not: {sum(WITH)} of {len(WITH)}."
    f" All: {sum(PICKED_RIGHT)} of {len(PICKED_RIGHT)}.",
    f"{sum(PICKED_RIGHT)} of {len(PICKED_RIGHT)}, {sum(PICKED_RIGHT) / len(PICKED_RIGHT):.0%},".replace(
        "%", " %"
    ),
]


@pytest.mark.parametrize("phrase", IN_THE_CHAPTER)
def test_the_chapter_says_what_arithmetic_says(phrase):
    assert generic.spaced(phrase) in generic.spaced(CHAPTER)


def test_no_decimal_in_the_prose_goes_unasserted():
    asserted = set(generic.DECIMAL.findall("\n".join(IN_THE_CHAPTER)))
    assert set(generic.DECIMAL.findall(generic.prose(CHAPTER))) <= asserted


def test_and_makes_two_three_three_two_and_one_mistake_and_ends_on_the_line_of_the_figure():
    assert AND[:3] == ([2, 1], -3, [2, 3, 3, 2, 1, 0])
    assert QUARTER[:3] == ([Fraction(1, 2), Fraction(1, 4)], Fraction(-3, 4), AND[2])


def test_after_the_first_epoch_three_of_four_answers_are_wrong():
    _, w1, w2, b = AND[3][AND[2][0] - 1]
    assert sum(right(CORNERS, GATES["AND"], (w1, w2), b)) == 1


def test_the_tenth_mistake_puts_the_two_discs_beside_on_the_line():
    n, w1, w2, b = AND[3][9]
    assert CORNERS[n] == (1, 1)
    assert w1 * 0 + w2 * 1 + b == w1 * 1 + w2 * 0 + b == 0


def test_every_epoch_of_xor_after_the_second_ends_where_it_began():
    ends = [learn(CORNERS, GATES["XOR"], epochs)[:2] for epochs in (2, 3, 4, 12)]
    assert ends == [([-1, 0], 0)] * 4
    assert XOR[2] == [3, 3] + [4] * 10


def test_the_margin_of_and_is_one_over_the_root_of_17_and_no_line_has_more():
    """The least length of v with a margin of 1 is found on a grid around (2, 2, -3)."""

    def margin(v):
        signs = (2 * label - 1 for label in GATES["AND"])
        return min(
            s * (v[0] * x[0] + v[1] * x[1] + v[2]) for s, x in zip(signs, CORNERS, strict=True)
        )

    best = margin((2, 2, -3)) / math.sqrt(17)
    assert best == pytest.approx(1 / math.sqrt(17))
    grid = np.linspace(-1, 1, 41)
    for v in ((2 + i, 2 + j, -3 + k) for i in grid for j in grid for k in grid):
        assert margin(v) / math.hypot(*v) <= best + 1e-12


def test_the_line_of_each_gate_is_right_on_its_four_corners():
    for name, labels in GATES.items():
        w, b, counts, _ = learn(CORNERS, labels, 20)
        assert all(right(CORNERS, labels, w, b)) == (name != "XOR") == (counts[-1] == 0)


def test_is_it_a_0_ends_in_the_fifth_epoch_and_is_right_on_all_held_out_digits():
    (X, y), _, (X_new, y_new) = nnkit.load_digits()
    w, b, counts, _ = learn(X.tolist(), (y == 0).astype(int).tolist(), 20)
    said = np.array([says(x, w, b) for x in X_new.tolist()])
    assert len(counts) == 5 and len(y_new) == 359 and (said == (y_new == 0)).all()
    assert "found in the fifth epoch, and all 359 digits" in generic.spaced(CHAPTER)
    assert "for the 1,258 digits" in generic.spaced(CHAPTER) and len(y) == 1258
    assert f"You have {len(load_digits().target):,} digits" in CHAPTER
    worst = np.argsort(w)[:6] % 8
    assert np.isin(worst, [3, 4]).sum() >= 4


def test_no_line_parts_the_8s_to_learn_from_and_one_parts_the_0s():
    (X, y), _, _ = nnkit.load_digits()
    with_one = np.column_stack([X, np.ones(len(X))])
    for digit, status in (0, 0), (8, 2):
        signs = np.where(y == digit, 1, -1)
        found = linprog(
            np.zeros(65), -signs[:, None] * with_one, -np.ones(len(y)), bounds=[(None, None)] * 65
        )
        assert found.status == status


def test_sentences_with_every_word_are_learned_by_heart():
    assert (len(EVERY), len(EVERY_COUNTS), EVERY_COUNTS[-1], EVERY_RIGHT) == (277, 32, 0, 42)
    assert "bread" in ONCE and len(TRAIN) == 160


def test_the_four_sentences_have_the_same_counts_two_and_two():
    happy, not_sad, sad, not_happy = (
        f"I am {words}".split() for words in ("happy", "not sad", "sad", "not happy")
    )
    assert sorted(happy + not_sad) == sorted(sad + not_happy)
    assert '"I am happy" and "I am not sad" together have the same counts' in generic.spaced(
        CHAPTER
    )


def test_the_picked_words_are_of_the_sentences_to_learn_from_and_40_go_wrong_for_ever():
    assert set(PICKED) <= set(EVERY) and len(PICKED) == 47
    assert PICKED_COUNTS[4:] == [40] * 26
    again = learn(count(TRAIN, PICKED), HAPPY, 31)
    assert again[:2] == (W_PICKED, B_PICKED)


def test_half_of_the_sentences_with_a_not_are_happy():
    labels = [label for words, label in zip(TRAIN, HAPPY, strict=True) if "not" in words]
    assert sum(labels) * 2 == len(labels)
    everything = TRAIN + TEST
    assert sum("not" in words for words in everything) * 5 == len(everything)


def test_the_sessions_on_the_cards_print_what_they_show():
    sessions = re.findall(r"```pycon\n(.*?)```", CHAPTER, re.DOTALL)
    assert len(sessions) == 2
    for number, session in enumerate(sessions):
        parsed = doctest.DocTestParser().get_doctest(session, {}, f"card {number}", None, 0)
        result = doctest.DocTestRunner(verbose=False).run(parsed)
        assert (result.attempted > 3, result.failed) == (True, 0)
