"""The shipped digits against scikit-learn's, the sentences, and the spirals."""

import re
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_digits

import nnkit
from tests.functions import make_digits, make_sentences


def test_the_shipped_digits_are_scikit_learns_each_once():
    theirs, labels = load_digits(return_X_y=True)
    X, y = (np.concatenate(parts) for parts in zip(*nnkit.load_digits(), strict=True))

    def in_order(X, y):
        rows = np.column_stack([X, y])
        return rows[np.lexsort(rows.T)]

    np.testing.assert_array_equal(in_order(X * 16, y), in_order(theirs, labels))


def test_the_shipped_file_is_what_its_script_makes():
    with np.load(make_digits.FILE) as shipped:
        made = make_digits.digits()
        assert set(shipped) == set(made)
        for name, array in made.items():
            np.testing.assert_array_equal(shipped[name], array)


def test_the_split_is_stratified():
    counts = np.array([np.bincount(y, minlength=10) for _, y in nnkit.load_digits()])
    shares = counts / counts.sum(axis=0)
    assert np.ptp(shares, axis=1).max() < 0.01


def test_digits_are_pixels_from_0_to_1_and_new_at_every_call():
    for part, again in zip(nnkit.load_digits(), nnkit.load_digits(), strict=True):
        X, y = part
        assert X.dtype == np.float64 and X.shape == (len(y), 64)
        assert (X.min(), X.max()) == (0, 1)
        assert np.issubdtype(y.dtype, np.integer)
        assert not np.shares_memory(X, again[0])


def test_the_digits_licence_is_shipped_beside_them():
    (licence,) = Path(nnkit.__file__).parent.glob("digits*LICENSE*")
    text = licence.read_text(encoding="utf-8")
    assert all(words in text for words in ("Alpaydin", "Kaynak", "1998", "UCI", "CC BY 4.0"))


def words(sentence):
    return tuple(re.findall(r"[a-z']+", sentence.lower()))


def negated(sentences):
    return np.array(["not" in words(sentence) for sentence in sentences])


def test_sentences_are_counted_balanced_and_split_two_to_one():
    (learn, y), (held_out, y_test) = nnkit.load_sentences()
    assert (len(learn), len(y), len(held_out), len(y_test)) == (160, 160, 80, 80)
    assert (y.sum(), y_test.sum()) == (80, 40)
    assert set(y) == set(y_test) == {0, 1}
    assert np.issubdtype(y.dtype, np.integer)


def test_a_fifth_of_the_sentences_of_each_label_and_part_turn_on_a_not():
    for sentences, y in nnkit.load_sentences():
        turned = negated(sentences)
        for label in 0, 1:
            assert turned[y == label].mean() == pytest.approx(0.2, abs=0.01)


def test_no_sentence_stands_twice_and_none_is_in_both_parts():
    learn, held_out = ({words(s) for s in sentences} for sentences, _ in nnkit.load_sentences())
    assert (len(learn), len(held_out)) == (160, 80)
    assert not learn & held_out


def test_the_four_sentences_of_the_book_are_there():
    found = {
        words(sentence): label
        for sentences, y in nnkit.load_sentences()
        for sentence, label in zip(sentences, y, strict=True)
    }
    four = "I am sad", "I am happy", "I am not sad", "I am not happy"
    assert [found[words(sentence)] for sentence in four] == [0, 1, 1, 0]


def test_sentences_are_short_plain_and_varied():
    sentences = [s for part, _ in nnkit.load_sentences() for s in part]
    assert all(re.fullmatch(r"[A-Z][A-Za-z ]*", s) and s == s.strip() for s in sentences)
    assert all(2 < len(words(s)) <= 10 for s in sentences)
    assert len({word for s in sentences for word in words(s)}) > 300


def test_the_shipped_sentences_are_as_their_script_deals_them():
    text = make_sentences.FILE.read_text("utf-8")
    assert make_sentences.dealt(text) == text
    assert "CC BY 4.0" in text


def test_sentences_are_new_at_every_call():
    sentences, y = nnkit.load_sentences().train
    sentences.clear()
    y[:] = 2
    again, labels = nnkit.load_sentences().train
    assert len(again) == 160 and labels.max() == 1


@pytest.mark.parametrize(("n", "k"), [(1, 1), (50, 3), (20, 5)])
def test_spirals_have_their_points_in_the_unit_circle(n, k):
    X, y = nnkit.spirals(n, k, 0.2, np.random.default_rng(0))
    assert X.shape == (n * k, 2)
    assert np.bincount(y).tolist() == [n] * k
    assert np.linalg.norm(X, axis=1).max() <= 1 + 1e-12


def test_spirals_without_noise_are_one_arm_turned():
    X, y = nnkit.spirals(40, 4, 0.0, np.random.default_rng(0))
    turns = [
        np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]]) for t in (np.pi / 2, -np.pi / 2)
    ]
    turned = [X[y == 0] @ turn.T for turn in turns]
    assert any(np.allclose(arm, X[y == 1]) for arm in turned)
