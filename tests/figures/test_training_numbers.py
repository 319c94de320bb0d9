"""Every number in the prose of the training chapter, against its own cells and scikit-learn."""

import doctest
import functools
import math
import re
import time

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import LinearSVC
from threadpoolctl import threadpool_limits

import nnkit
from tests.figures.cells import run, said
from tests.figures.test_softmax_numbers import DECIMAL, TOP, prose, spaced

pytestmark = pytest.mark.long

CHAPTER = (TOP / "book" / "training.md").read_text("utf-8")


class Cells:
    """What the cells leave behind, run when it is first asked for."""

    def __getitem__(self, name):
        return run("training")[0][name]


NAMES = Cells()
DIGITS = nnkit.load_digits()
SIZES = [len(labels) for _, labels in DIGITS]
PARAMETERS = 64 * 64 + 64 + 64 * 10 + 10


def points(name):
    x = 100 * np.array(NAMES["shares"][name])
    return f"{x.mean():.1f} ± {x.std(ddof=1) / math.sqrt(len(x)):.1f}"


def misread():
    p, y = NAMES["p_test"], DIGITS.test[1]
    wrong = np.flatnonzero(p.argmax(axis=1) != y)
    told = [(y[i], p[i].argmax(), f"{100 * p[i].max():.0f}") for i in wrong]
    (meant, says, sure), *rest = told
    return f"{meant} read as {says}, {sure} percent sure; " + "; ".join(
        f"{meant} as {says}, {sure}" for meant, says, sure in rest
    )


def own_digit():
    p = NAMES["reader"].forward(NAMES["ink"].reshape(1, 64))[0]
    return f"9 has {p[9]:.2f}, 3 has {p[3]:.2f}, 5 has {p[5]:.2f}; the title reads: it says 9"


def neuron_on_every_word():
    (sentences, mood), (new, new_mood) = nnkit.load_sentences()
    every = sorted({word for sentence in sentences for word in sentence.lower().split()})
    counts, new_counts = (nnkit.bag_of_words(part, every) for part in (sentences, new))
    w, b, _ = nnkit.logistic_fit(counts, mood, lr=1, epochs=301)
    learned = np.mean((counts @ w + b >= 0) == mood)
    kept = np.mean((new_counts @ w + b >= 0) == new_mood)
    return (
        f"each of its {len(every)} words",
        f"got {learned:.0%} of what it learned from and {kept:.0%}",
    )


def forty_epochs(bend, scheme):
    share = NAMES["deep"](NAMES["three"], bend, scheme, 40)[1]
    return f"{share:.0%}".replace("%", " %")


def worked_loss_after(steps):
    """Train S3's worked network with the biases held, as the slides do."""
    weights = dict(zip("w1 w2 w3 w4 w5 w6 w7 w8".split(), np.arange(3, 12) / 20, strict=False))
    weights |= {"w5": 0.40, "w6": 0.45, "w7": 0.50, "w8": 0.55, "b1": 0.35, "b2": 0.60}
    for _ in range(steps):
        slopes = nnkit.worked_gradients(weights, (0.05, 0.10), (0.01, 0.99))
        for name in weights:
            weights[name] -= 0.5 * slopes[name] * (name[0] == "w")
    out = nnkit.worked_forward(weights, (0.05, 0.10))
    return nnkit.squared_error([0.01, 0.99], [out["out_o1"], out["out_o2"]])


@functools.cache
def in_the_chapter():
    RIGHT = round(nnkit.accuracy(NAMES["p_test"], DIGITS.test[1]) * SIZES[2])
    SHARE = RIGHT / SIZES[2]
    ERROR = math.sqrt(SHARE * (1 - SHARE) / SIZES[2])
    WORDS, COIN = neuron_on_every_word()
    LOWEST = min(NAMES["held_out"])
    return [
        f"a hundred handwritten digits, learned to the last one, and {SIZES[1]} others",
        f"learned from, falls to {NAMES['learned'][-1]:.3f}. Dashed",
        f"to {LOWEST:.2f} at epoch {1 + NAMES['held_out'].index(LOWEST)}, marked lowest, and rises"
        f" again to {NAMES['held_out'][-1]:.2f}",
        f"$\\ln 10 = {math.log(10):.3f}$",
        f"Thirty-nine full batches are {39 * 32:,} samples, and the last batch has {1258 - 39 * 32}",
        "rows $(0.1, 0.9)$ and $(0.8, 0.2)$, labels 1 and 1",
        f"so one of two is right: {nnkit.accuracy([[0.1, 0.9], [0.8, 0.2]], [1, 1])}",
        "with weights of spread 0.01 in place of 1. How many of them learn all 160",
        "100 points. No hidden layer",
        f"**training**, {SIZES[0]:,}: to learn from; - **validation**, {SIZES[1]}: to choose by",
        f"**test**, {SIZES[2]}: to look at **once**",
        f"The digits are {sum(SIZES):,} images",
        f"{RIGHT} of {SIZES[2]} are right",
        f"The share is {100 * SHARE:.1f} %, with a standard error of {100 * ERROR:.1f} points."
        f" Whoever claims {100 * (RIGHT + 1) / SIZES[2]:.1f} with another network",
        f"the shares spread by {100 * math.sqrt(0.98 * 0.02 / 359):.1f} points",
        f"Below each: {misread()}.",
        f"a loss of ${worked_loss_after(10_000) * 1e5:.2f} \\cdot 10^{{-5}}$",
        f"100 digits, {PARAMETERS:,} parameters",
        "The six test digits" if SIZES[2] - RIGHT == 6 else "another number of test digits",
        "For two of them it is 95 % sure" if misread().count("95") == 2 else "for another number",
        WORDS,
        COIN.replace("%", " %"),
        f"Least squares {points('least squares')}",
        f"support vectors {points('support vectors')}, logistic {points('logistic')},"
        f" 64 hidden {points('64 hidden')}, neighbour {points('neighbour')}",
        f"${1438:,} \\cdot 64 = {1438 * 64:,}$".replace(",", "{,}"),
        f"the network {64 * 64 + 64 * 10:,}",
        f"each with {1438:,} digits to learn from and {1797 - 1438} held out",
        "weights of spread 0.01 a deep network",
        f"knows nothing, at {math.log(10):.2f}",
        "Two fall to about {:.1f}".format(
            np.mean([NAMES["losses"][n][-1] for n in ("ReLU, he", "one layer")])
        ),
        f'{forty_epochs("sigmoid", "he")} of the validation digits with "he",'
        f' {forty_epochs("sigmoid", "xavier")} with "xavier"',
        f"what guessing gives, {forty_epochs('sigmoid', 'small')}",
        f'reads {forty_epochs("relu", "he")} with "he" and {forty_epochs("relu", "small")} with',
        own_digit(),
        f"It says 9, and {100 * SHARE:.1f} % on the test digits",
    ]


@pytest.fixture(autouse=True)
def one_thread():
    """Let small matrices not wait for other processors."""
    with threadpool_limits(1):
        yield


def test_the_chapter_says_what_its_cells_say():
    assert [phrase for phrase in in_the_chapter() if spaced(phrase) not in spaced(CHAPTER)] == []


def test_no_decimal_in_the_prose_goes_unasserted():
    """The numbers of a book's sections are the only others."""
    asserted = set(DECIMAL.findall("\n".join(in_the_chapter())))
    sections = {"5.2", "5.3", "7.1", "7.8", "11.1", "11.3"}
    assert set(DECIMAL.findall(prose(CHAPTER))) - asserted <= sections


def test_the_sessions_on_the_cards_print_what_they_show():
    (session,) = re.findall(r"```pycon\n(.*?)```", CHAPTER, re.DOTALL)
    parsed = doctest.DocTestParser().get_doctest(session, {}, "card", None, 0)
    result = doctest.DocTestRunner(verbose=False).run(parsed)
    assert (result.attempted > 3, result.failed) == (True, 0)


def test_the_network_of_the_page_reads_97_percent_of_the_test_digits_in_five_seconds():
    (X, y), _, (X_test, y_test) = DIGITS
    start = time.perf_counter()
    network, _ = NAMES["learn_digits"]([64, 64, 10], X, y, np.random.default_rng(0))
    took = time.perf_counter() - start
    assert nnkit.accuracy(network.forward(X_test), y_test) >= 0.97
    assert took < 5


def test_every_seed_of_ten_reads_97_percent_of_the_test_digits():
    (X, y), _, (X_test, y_test) = DIGITS
    for seed in range(10):
        network, _ = NAMES["learn_digits"]([64, 64, 10], X, y, np.random.default_rng(seed))
        assert nnkit.accuracy(network.forward(X_test), y_test) >= 0.97


def test_the_hundred_digits_are_learned_to_the_last_one():
    X, y = DIGITS.train
    assert nnkit.accuracy(NAMES["hundred"].forward(X[:100]), y[:100]) == 1


def test_one_neuron_on_47_words_has_60_of_80():
    words = """not happy glad cheerful joy delighted smile laughed wonderful lovely fun proud
        grateful love great sunny enjoyed thrilled pleased lucky excited won merry sad unhappy
        gloomy miserable cried tears lonely lost awful terrible sorrow grief hurt broken miss
        disappointed sorry worst dreary upset hopeless dull failed bitter""".split()
    (sentences, mood), (new, new_mood) = nnkit.load_sentences()
    w, b, _ = nnkit.logistic_fit(nnkit.bag_of_words(sentences, words), mood, lr=1, epochs=100)
    right = (nnkit.bag_of_words(new, words) @ w + b >= 0) == new_mood
    assert (len(words), right.sum(), right.size) == (47, 60, 80)
    assert "One neuron on 47 words had 60 of 80." in CHAPTER


def test_one_start_of_the_2_2_1_network_learns_the_sentences_and_all_of_the_2_8_1():
    scores = {hidden: said("training", f"2-{hidden}-1:").split() for hidden in (2, 8)}
    assert scores[2].count("1.0") == 1
    assert set(scores[2]) == {"0.8", "0.9", "1.0"}
    assert scores[8] == ["1.0"] * 10
    small = [NAMES["learn_sentences"](8, seed, spread=0.01)[1] for seed in range(10)]
    assert max(small) <= 0.9
    groups = [tuple(row) for row in NAMES["S"].tolist()]
    assert {kind: groups.count(kind) for kind in set(groups)} == {
        (0, 0): 64, (0, 1): 64, (1, 0): 16, (1, 1): 16,
    }  # fmt: skip


def test_the_two_held_out_sentences_that_fail_have_a_word_that_no_training_sentence_has():
    assert said("training", "learned 100%, held out") == "78 of 80"
    network, score = NAMES["learn_sentences"](2, 9)
    assert score == 1
    (old, _), (new, mood) = nnkit.load_sentences()
    wrong = (network.forward(NAMES["S_new"])[:, 0] >= 0.5) != mood
    failed = [sentence for sentence, w in zip(new, wrong, strict=True) if w]
    assert len(failed) == 2
    assert all("best" in sentence.split() for sentence in failed)
    assert not any("best" in sentence.lower().split() for sentence in old)


def test_what_the_two_questions_hear_is_what_the_text_tells():
    heard = [line for line in run("training")[1][-1].splitlines()]
    assert [line[:5].strip() for line in heard] == [
        "happy",
        "happy",
        "sad",
        "happy",
        "sad",
        "happy",
    ]
    rows = NAMES["two_questions"](
        ["I am not unhappy", "My train does not leave at noon", "I am unhappy, not you"]
    )
    assert rows.tolist() == [[1, 0]] * 3


def test_stopping_early_helps_the_loss_and_more_data_helps_most():
    rows = {}
    for line in run("training")[1][12].splitlines():
        name, loss, right = re.fullmatch(r"(.*?) +loss ([\d.]+), right ([\d.]+)", line).groups()
        rows[name] = float(loss), float(right)
    assert rows["stop early"][0] < rows["nothing"][0]
    assert rows["16 neurons"][0] > 0.95 * rows["nothing"][0]
    assert rows["8 neurons"][0] > rows["nothing"][0]
    assert rows["weight decay"][0] < rows["stop early"][0]
    assert rows["400 digits"][0] < rows["weight decay"][0]
    assert rows["all 1,258"][0] == min(loss for loss, _ in rows.values())
    assert rows["all 1,258"][1] == max(right for _, right in rows.values())


def test_the_held_out_share_rises_while_the_held_out_loss_does():
    early, late = (float(said("training", f"{n} epochs:")) for n in (10, 60))
    assert (round(100 * early), round(100 * late)) == (83, 84)


def test_rows_and_labels_apart_are_seen_on_held_out_samples():
    together, apart = (
        float(said("training", f"rows and labels {title:8}:").split()[-1])
        for title in ("together", "apart")
    )
    assert together > 0.9
    assert apart < 0.2


def test_least_squares_is_linear_regression_on_one_hot_rows():
    (X, y), _, (X_test, _) = DIGITS
    theirs = LinearRegression().fit(X, nnkit.one_hot(y, 10)).predict(X_test).argmax(axis=1)
    np.testing.assert_array_equal(NAMES["least_squares"](X, y)(X_test), theirs)


def test_the_neighbour_is_the_nearest_of_scikit_learn():
    (X, y), _, (X_test, _) = DIGITS
    theirs = KNeighborsClassifier(1).fit(X, y).predict(X_test)
    assert np.mean(NAMES["neighbour"](X, y)(X_test) == theirs) > 0.995


@pytest.mark.parametrize(
    ("name", "slope", "decay", "theirs"),
    [
        (
            "logistic",
            "logistic_slope",
            1e-4,
            lambda C: LogisticRegression(C=C, fit_intercept=False, max_iter=5000, tol=1e-8),
        ),
        (
            "support_vectors",
            "hinge_slope",
            1e-3,
            lambda C: LinearSVC(loss="hinge", C=C, fit_intercept=False, max_iter=500_000, tol=1e-6),
        ),
    ],
)
def test_the_linear_classifiers_agree_with_scikit_learns(name, slope, decay, theirs):
    """The same penalty, the constant among the inputs: at the page's 200 steps, and further on."""
    (X, y), _, (X_test, _) = DIGITS
    with_one = NAMES["with_one"]
    fitted = theirs(1 / (decay * len(X))).fit(with_one(X), y)
    expected = fitted.predict(with_one(X_test))
    assert np.mean(NAMES[name](X, y)(X_test) == expected) > 0.985
    longer = NAMES["linear"](X, y, NAMES[slope], decay, steps=2000)
    assert np.mean(longer(X_test) == expected) > 0.994


def test_the_slopes_of_both_losses_are_those_of_their_formulas():
    rng = np.random.default_rng(0)
    Z, y = rng.normal(size=(5, 10)), rng.integers(10, size=5)
    Y = np.eye(10)[y]
    s = 2 * Y - 1

    def surprise(Z):
        return float(-np.sum(Y * (Z - np.log(np.exp(Z).sum(axis=1, keepdims=True)))))

    def hinge(Z):
        return float(np.maximum(0, 1 - s * Z).sum())

    for slope, loss in (NAMES["logistic_slope"], surprise), (NAMES["hinge_slope"], hinge):
        np.testing.assert_allclose(slope(Z, y), nnkit.numerical_gradient(loss, Z, 1e-6), atol=1e-6)


def test_over_twenty_splits_the_order_of_the_methods_is_that_of_the_page():
    """The page draws five of them; the gap over the linear classifier is more than chance."""
    X, y = (np.concatenate(parts) for parts in zip(*DIGITS, strict=True))
    shares = {name: [] for name in ("least_squares", "support_vectors", "logistic", "neighbour")}
    shares["network"] = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        order = rng.permutation(len(X))
        old, new = order[:1438], order[1438:]
        for name in shares:
            read = (
                NAMES["hidden_layer"](X[old], y[old], rng)
                if name == "network"
                else NAMES[name](X[old], y[old])
            )
            shares[name].append(np.mean(read(X[new]) == y[new]))
    mean = {name: 100 * np.mean(values) for name, values in shares.items()}
    assert mean["least_squares"] < mean["support_vectors"] < mean["network"] < mean["neighbour"]
    assert mean["least_squares"] < mean["logistic"] < mean["network"]
    assert 95.5 < mean["logistic"] < 96.9
    gap = 100 * (np.array(shares["network"]) - shares["logistic"])
    assert 0.5 < gap.mean() < 1.5
    assert gap.mean() > 3 * gap.std(ddof=1) / math.sqrt(20)


def test_the_gap_that_the_page_prints_is_about_a_point():
    assert said("training", "mean") == "0.9, standard error 0.3"


def test_deep_networks_that_start_small_learn_nothing_in_ten_epochs():
    last = {name: losses[-1] for name, losses in NAMES["losses"].items()}
    for name in ("ReLU, small", "sigmoid, xavier", "sigmoid, he"):
        assert last[name] == pytest.approx(math.log(10), abs=0.03)
    assert last["ReLU, he"] < 0.3
    assert last["one layer"] < 0.3
