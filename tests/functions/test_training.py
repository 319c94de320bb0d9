"""Whole trainings: the network against central differences, the digits against scikit-learn."""

import numpy as np
import pytest
from sklearn.metrics import accuracy_score, log_loss
from sklearn.neural_network import MLPClassifier

import nnkit

from .differences import gradient


def rng(seed=0):
    return np.random.default_rng(seed)


def test_accuracy_agrees_with_scikit_learn():
    p, y = rng().normal(size=(50, 4)), rng(1).integers(4, size=50)
    assert nnkit.accuracy(p, y) == pytest.approx(accuracy_score(y, p.argmax(axis=1)))


@pytest.mark.parametrize("labels", [[0], [0, 1, 1], [0, 3], [[0], [1]]])
def test_accuracy_rejects_labels_that_do_not_fit(labels):
    with pytest.raises(ValueError, match="label"):
        nnkit.accuracy([[0.1, 0.2, 0.7], [0.3, 0.3, 0.4]], labels)


def test_layers_are_views_of_the_one_vector():
    network = nnkit.Network([4, 5, 3], rng())
    assert network.parameters.shape == (43,)
    assert all(np.shares_memory(network.parameters, part) for W_b in network.layers for part in W_b)
    network.parameters[:] = np.arange(43.0)
    flat = np.concatenate([part.ravel() for layer in network.layers for part in layer])
    np.testing.assert_array_equal(flat, np.arange(43.0))


def test_a_network_starts_with_the_drawn_layers():
    drawn = nnkit.init_layers([4, 5, 3], rng(3), "he")
    for (W, b), (V, c) in zip(nnkit.Network([4, 5, 3], rng(3)).layers, drawn, strict=True):
        np.testing.assert_array_equal(W, V)
        np.testing.assert_array_equal(b, c)


@pytest.mark.parametrize("bend", ["linear", "sigmoid", "tanh", "relu"])
@pytest.mark.parametrize(("output", "sizes"), [("softmax", [4, 5, 6, 3]), ("sigmoid", [4, 5, 1])])
def test_the_networks_loss_and_gradient_are_those_of_its_probabilities(bend, output, sizes):
    network = nnkit.Network(sizes, rng(4), bend, output)
    X, y = rng(5).normal(size=(7, 4)), rng(6).integers(max(sizes[-1], 2), size=7)

    def loss(parameters):
        network.parameters[:] = parameters
        p = network.forward(X)
        p = p if p.shape[1] > 1 else np.hstack([1 - p, p])
        return log_loss(y, p, labels=range(p.shape[1]))

    start = network.parameters.copy()
    found, slopes = network.gradients(X, y)
    np.testing.assert_array_equal(network.parameters, start)
    expected = gradient(loss, start)
    assert found == pytest.approx(loss(start))
    np.testing.assert_allclose(slopes, expected, atol=1e-7)


def test_the_networks_gradient_is_that_of_the_taught_functions():
    network = nnkit.Network([4, 5, 6, 3], rng(4), "tanh")
    X, y = rng(5).normal(size=(7, 4)), rng(6).integers(3, size=7)
    names = ["tanh", "tanh", "softmax"]
    A, cache = nnkit.forward(X, network.layers, names)
    taught = nnkit.backward(np.eye(3)[y], network.layers, names, cache, "cross_entropy")
    np.testing.assert_allclose(network.forward(X), A, atol=1e-12)
    flat = np.concatenate([part.ravel() for layer in taught for part in layer])
    np.testing.assert_allclose(network.gradients(X, y)[1], flat, atol=1e-12)


def test_a_gradient_is_not_overwritten_by_the_next():
    network = nnkit.Network([4, 5, 3], rng())
    X = rng(1).normal(size=(6, 4))
    _, first = network.gradients(X, [0, 1, 2, 0, 1, 2])
    kept = first.copy()
    network.gradients(-X, [2, 1, 0, 2, 1, 0])
    np.testing.assert_array_equal(first, kept)


def test_a_network_says_what_to_do_about_one_sample():
    network = nnkit.Network([4, 5, 3], rng())
    with pytest.raises(ValueError, match=r"X\[None, :\]"):
        network.forward(np.ones(4))
    with pytest.raises(ValueError, match=r"X\[None, :\]"):
        network.gradients(np.ones(4), [0])


@pytest.mark.parametrize("setting", [{"output": "relu"}, {"scheme": "lecun"}])
def test_a_network_rejects_a_name_it_does_not_know(setting):
    with pytest.raises(ValueError, match="must be"):
        nnkit.Network([4, 5, 3], rng(), **setting)


@pytest.mark.parametrize("labels", [[0, 3], [0, -1], [0]])
def test_a_network_rejects_labels_that_do_not_fit(labels):
    with pytest.raises(ValueError):
        nnkit.Network([4, 5, 3], rng()).gradients(np.ones((2, 4)), labels)


class Still:
    """A network that records what it is shown and an optimizer that records what it is given."""

    def __init__(self):
        self.parameters = np.zeros(3)
        self.batches, self.steps = [], []

    def forward(self, X):
        return np.hstack([X, 0.5 + 0 * X])

    def gradients(self, X, y):
        self.batches.append((X.ravel().tolist(), y.tolist()))
        return float(X.mean()), np.full(3, len(self.batches), dtype=float)

    def step(self, w, grad):
        self.steps.append(grad[0])
        return w - 1


def test_train_shows_every_sample_once_an_epoch_and_tells_loss_and_accuracy():
    still = Still()
    parameters = still.parameters
    X, y = np.arange(5.0)[:, None], np.array([1, 0, 0, 0, 1])
    history = nnkit.train(still, X, y, still, 3, 2, rng())
    assert still.parameters is parameters and parameters.tolist() == [-9] * 3
    assert still.steps == list(range(1, 10))
    for epoch in range(3):
        batches = still.batches[3 * epoch : 3 * epoch + 3]
        pairs = sorted(pair for xs, ys in batches for pair in zip(xs, ys, strict=True))
        assert pairs == list(zip(range(5), y.tolist(), strict=True))
    assert still.batches[:3] != still.batches[3:6]
    assert history["loss"] == pytest.approx([2.0] * 3)
    assert history["accuracy"] == pytest.approx([4 / 5] * 3)


def test_the_same_seed_gives_the_same_training():
    X, y = nnkit.spirals(30, 3, 0.2, rng(1))
    runs = []
    for _ in range(2):
        random = rng(2)
        network = nnkit.Network([2, 8, 3], random)
        runs.append((nnkit.train(network, X, y, nnkit.Adam(), 3, 10, random), network.parameters))
    assert runs[0][0] == runs[1][0]
    np.testing.assert_array_equal(runs[0][1], runs[1][1])


def test_one_epoch_of_descent_follows_scikit_learns():
    """One batch, no momentum: both libraries make the same step from the same weights."""
    X, y = rng(1).normal(size=(20, 4)), np.arange(20) % 3
    theirs = MLPClassifier(
        (5,), activation="tanh", solver="sgd", alpha=0, batch_size=20, learning_rate_init=0.5,
        max_iter=1, momentum=0, random_state=0, shuffle=False,
    )  # fmt: skip
    start = MLPClassifier(**theirs.get_params() | {"learning_rate_init": 1e-300})
    with pytest.warns(UserWarning, match="onverge"):
        start.fit(X, y)
        theirs.fit(X, y)
    network = nnkit.Network([4, 5, 3], rng(), "tanh")
    pairs = zip(network.layers, start.coefs_, start.intercepts_, strict=True)
    for (W, b), V, c in pairs:
        W[:], b[:] = V, c
    history = nnkit.train(network, X, y, nnkit.SGD(lr=0.5), 1, 20, rng())
    assert history["loss"][0] == pytest.approx(theirs.loss_curve_[0], rel=1e-6)
    for (W, b), V, c in zip(network.layers, theirs.coefs_, theirs.intercepts_, strict=True):
        np.testing.assert_allclose(W, V, atol=1e-8)
        np.testing.assert_allclose(b, c, atol=1e-8)


def test_a_small_network_learns_xor_in_s2s_words():
    X = nnkit.bag_of_words(
        ["I am sad", "I am happy", "I am not sad", "I am not happy"], ["not", "happy"]
    )
    y = np.array([0, 1, 1, 0])
    network = nnkit.Network([2, 2, 1], rng(2), "sigmoid", "sigmoid", "xavier")
    network.parameters[:] = rng(2).normal(size=9)
    history = nnkit.train(network, X, y, nnkit.SGD(lr=1.0), 2000, 4, rng())
    assert history["accuracy"][-1] == 1
    np.testing.assert_array_equal(network.forward(X)[:, 0] >= 0.5, y == 1)


def test_spirals_are_learned_by_a_hidden_layer_and_not_by_a_line():
    X, y = nnkit.spirals(100, 3, 0.2, rng(3))
    scores = {}
    for sizes in ([2, 3], [2, 64, 3]):
        network = nnkit.Network(sizes, rng(4))
        history = nnkit.train(network, X, y, nnkit.Adam(lr=0.01), 60, 32, rng(5))
        scores[len(sizes)] = history["accuracy"][-1]
    assert scores[2] < 0.65
    assert scores[3] > 0.95


def test_digits_network_reads_97_percent_of_the_test_digits():
    train, _, test = nnkit.load_digits()
    read = nnkit.digits_network(*train, rng())
    assert np.mean(read(test[0]) == test[1]) >= 0.97


def test_digits_network_reads_digits_in_another_unit_with_pixels_and_labels_permuted():
    (X, y), (X_new, y_new), _ = nnkit.load_digits()
    pixels, names = rng(6).permutation(64), rng(7).permutation(10)
    read = nnkit.digits_network(X[:, pixels] * 16, names[y], rng(8))
    labels = read(X_new[:, pixels] * 16)
    assert labels.shape == y_new.shape
    assert np.mean(labels == names[y_new]) >= 0.95
