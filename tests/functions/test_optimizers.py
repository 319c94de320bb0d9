"""The steps against closed forms: averages written as weighted sums over all gradients so far."""

import inspect
import math

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra.numpy import arrays
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer

import nnkit

RATES = [0.1, 0.05, 0.2, 0.01, 0.1]
SHAPES = st.sampled_from([(), (3,), (2, 3)])


def adam(w, grad, state, lr):
    return nnkit.adam_step(w, grad, state, lr, 0.7, 0.95, 1e-2)


def amsgrad(w, grad, state, lr):
    return nnkit.amsgrad_step(w, grad, state, lr, 0.7, 0.95, 1e-2)


def rmsprop(w, grad, state, lr):
    return nnkit.rmsprop_step(w, grad, state, lr, 0.8, 1e-2)


def adagrad(w, grad, state, lr):
    return nnkit.adagrad_step(w, grad, state, lr, 1e-2)


def momentum(w, grad, state, lr):
    return nnkit.momentum_step(w, grad, state, lr, 0.6)


def average(rate, numbers):
    """Write a moving average that starts at 0 as the sum that it stands for."""
    t = len(numbers)
    return sum((1 - rate) * rate ** (t - 1 - i) * x for i, x in enumerate(numbers))


def adam_move(grads, lr):
    t = len(grads)
    m = average(0.7, grads) / (1 - 0.7**t)
    v = average(0.95, [g**2 for g in grads]) / (1 - 0.95**t)
    return -lr * m / (np.sqrt(v) + 1e-2)


def amsgrad_move(grads, lr):
    t = len(grads)
    m = average(0.7, grads) / (1 - 0.7**t)
    squares = [g**2 for g in grads]
    largest = np.max([average(0.95, squares[: i + 1]) for i in range(t)], axis=0)
    return -lr * m / (np.sqrt(largest / (1 - 0.95**t)) + 1e-2)


def rmsprop_move(grads, lr):
    return -lr * grads[-1] / np.sqrt(average(0.8, [g**2 for g in grads]) + 1e-2)


def adagrad_move(grads, lr):
    return -lr * grads[-1] / np.sqrt(sum(g**2 for g in grads) + 1e-2)


def momentum_move(grads, lr):
    rates = RATES[: len(grads)]
    t = len(grads)
    return -sum(
        0.6 ** (t - 1 - i) * rate * g for i, (rate, g) in enumerate(zip(rates, grads, strict=True))
    )


STEPS = {
    adam: adam_move,
    amsgrad: amsgrad_move,
    rmsprop: rmsprop_move,
    adagrad: adagrad_move,
    momentum: momentum_move,
}


@pytest.mark.parametrize("step", STEPS)
@given(SHAPES.flatmap(lambda shape: arrays(float, (5, *shape), elements=st.floats(-3, 3))))
def test_five_steps_with_changing_rates_agree_with_the_closed_form(step, grads):
    w, state = np.ones(grads.shape[1:]), None
    for t, (grad, lr) in enumerate(zip(grads, RATES, strict=True), 1):
        new_w, state = step(w, grad, state, lr)
        assert np.shape(new_w) == w.shape
        expected = w + STEPS[step](list(grads[:t]), lr)
        np.testing.assert_allclose(new_w, expected, rtol=1e-9, atol=1e-12)
        w = new_w


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_pure(step):
    grads = np.random.default_rng(0).normal(size=(4, 2, 3))
    w, state, buffer = np.zeros((2, 3)), None, np.empty((2, 3))
    for grad in grads[:3]:
        buffer[:] = grad
        w, state = step(w, buffer, state, 0.1)
        buffer[:] = np.nan
    once = step(w, grads[3], state, 0.1)[0]
    other = step(w, -grads[3], state, 0.1)[0]
    again, after = step(w, grads[3], state, 0.1)
    np.testing.assert_array_equal(once, again)
    assert not np.any(once == other)
    after_again = step(w, grads[3], state, 0.1)[1]
    np.testing.assert_array_equal(
        step(w, grads[0], after, 0.1)[0], step(w, grads[0], after_again, 0.1)[0]
    )


@pytest.mark.parametrize("step", STEPS)
def test_two_parameters_of_one_shape_keep_apart(step):
    grads = np.random.default_rng(1).normal(size=(4, 2, 3))
    together, state = np.zeros((2, 3)), None
    apart, states = [np.zeros(3), np.zeros(3)], [None, None]
    for grad in grads:
        together, state = step(together, grad, state, 0.1)
        for i in range(2):
            apart[i], states[i] = step(apart[i], grad[i], states[i], 0.1)
    np.testing.assert_array_equal(together, apart)


@pytest.mark.parametrize("step", STEPS)
def test_steps_take_whole_numbers_and_reject_shapes_that_would_broadcast(step):
    assert np.asarray(step([1, 2], [3, -4], None, 0.1)[0]).dtype == np.float64
    with pytest.raises(ValueError, match=r"\(2,\).*\(2, 1\)"):
        step([1.0, 2.0], [[1.0], [2.0]], None, 0.1)


def test_adams_second_step_is_the_books_among_four():
    w, state = 0.0, None
    for grad in (1e-4, -5e-5):
        before = w
        w, state = nnkit.adam_step(w, grad, state, 0.001, 0.9, 0.999, 1e-7)
    assert abs(w - before) / 0.001 == pytest.approx(0.266, abs=5e-4)


def test_adam_without_correction_would_start_three_times_too_fast():
    w, _ = nnkit.adam_step(0.0, 1.0, None, 1.0, 0.9, 0.999, 0.0)
    assert w == pytest.approx(-1)
    assert (1 - 0.9) / math.sqrt(1 - 0.999) == pytest.approx(3.16, abs=0.005)


def test_adagrads_rate_never_recovers_and_rmsprops_does():
    rates = {}
    for step in (
        lambda g, s: nnkit.adagrad_step(0.0, g, s, 0.1, 1e-7),
        lambda g, s: nnkit.rmsprop_step(0.0, g, s, 0.1, 0.9, 1e-7),
    ):
        state = None
        for grad in [10.0] * 5 + [0.1] * 20:
            move, state = step(grad, state)
        rates[len(rates)] = -move / grad
    assert rates[0] == pytest.approx(0.0045, abs=5e-5)
    assert rates[1] == pytest.approx(0.045, abs=1e-3)


def test_amsgrad_in_the_libraries_form_lets_the_rate_rise_at_first():
    state, sizes = None, []
    for grad in (0.1, 1, 0.1, 0.1):
        _, state = nnkit.amsgrad_step(0.0, grad, state, 1.0, 0.0, 0.999, 0.0)
        probe, _ = nnkit.amsgrad_step(0.0, 1.0, state, 1.0, 0.0, 0.999, 0.0)
        sizes.append(-probe)
    assert sizes[1] < sizes[2] < sizes[3]


@pytest.mark.parametrize(("lr", "end"), [(0.19, 0.04), (0.21, 17.4)])
def test_descent_on_a_curvature_of_ten_has_its_cliff_at_a_fifth(lr, end):
    w = 1.0
    for _ in range(30):
        w = nnkit.gradient_descent_step(w, 10 * w, lr)
    assert abs(w) == pytest.approx(end, rel=0.07)


def test_newton_lands_on_a_quadratics_minimum_in_one_step():
    rng = np.random.default_rng(2)
    A = rng.normal(size=(3, 3))
    H, minimum, w = A @ A.T + np.eye(3), rng.normal(size=3), rng.normal(size=3)
    np.testing.assert_allclose(nnkit.newton_step(w, H @ (w - minimum), H), minimum, atol=1e-9)


def test_newton_lands_on_a_saddle_as_well():
    H, w = np.diag([2.0, -4.0]), np.array([1.0, 3.0])
    np.testing.assert_allclose(nnkit.newton_step(w, H @ w, H), [0, 0], atol=1e-12)


def test_newton_walks_to_a_maximum_where_descent_does_not():
    newton = descent = 0.3
    for _ in range(60):
        newton = nnkit.newton_step([newton], [newton**3 - newton], [[3 * newton**2 - 1]])[0]
        descent = nnkit.gradient_descent_step(descent, descent**3 - descent, 0.3)
    assert newton == pytest.approx(0, abs=1e-9)
    assert descent == pytest.approx(1, abs=1e-6)


def test_newton_rejects_a_hessian_that_does_not_fit():
    with pytest.raises(ValueError, match="hessian"):
        nnkit.newton_step([1.0, 2.0], [1.0, 2.0], np.eye(3))


@given(st.integers(1, 30), st.integers(1, 35), st.integers(0, 99))
def test_minibatches_deal_every_sample_once_with_its_label(n, batch_size, seed):
    X, y = np.arange(2 * n).reshape(n, 2), np.arange(n, dtype=np.int16)
    batches = list(nnkit.minibatches(X, y, batch_size, np.random.default_rng(seed)))
    sizes = [len(labels) for _, labels in batches]
    assert sizes == [batch_size] * (n // batch_size) + [n % batch_size] * (n % batch_size > 0)
    rows, labels = (np.concatenate(parts) for parts in zip(*batches, strict=True))
    assert sorted(labels.tolist()) == list(range(n))
    assert (rows[:, 0] == 2 * labels).all() and (rows[:, 1] == 2 * labels + 1).all()
    assert labels.dtype == np.int16


def test_minibatches_draw_every_order_and_another_at_each_call():
    rng = np.random.default_rng(0)
    X, y = np.zeros((3, 1)), np.arange(3)
    orders = {tuple(next(iter(nnkit.minibatches(X, y, 3, rng)))[1].tolist()) for _ in range(100)}
    assert len(orders) == 6


def test_minibatches_leave_the_global_random_state_alone():
    before = np.random.get_state()[1].copy()
    list(nnkit.minibatches(np.zeros((5, 1)), np.zeros(5), 2, np.random.default_rng(0)))
    np.testing.assert_array_equal(np.random.get_state()[1], before)


def test_minibatches_reject_what_does_not_fit_when_called():
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="label"):
        nnkit.minibatches(np.zeros((5, 1)), np.zeros(4), 2, rng)
    with pytest.raises(ValueError, match="batch_size"):
        nnkit.minibatches(np.zeros((5, 1)), np.zeros(5), 0, rng)


def test_decayed_rate_starts_at_lr_and_falls():
    assert [nnkit.decayed_rate(0.3, 0.5, t) for t in (0, 1, 4)] == pytest.approx([0.3, 0.2, 0.1])


@pytest.mark.parametrize(
    ("optimizer", "signature"),
    [
        (nnkit.RMSprop, "(lr=0.001, rho=0.9, epsilon=None, decay=0.0)"),
        (
            nnkit.Adam,
            "(lr=0.001, beta_1=0.9, beta_2=0.999, epsilon=None, decay=0.0, amsgrad=False)",
        ),
    ],
)
def test_keras_names_and_defaults_are_those_s3_prints(optimizer, signature):
    found = inspect.signature(optimizer)
    plain = [p.replace(annotation=p.empty) for p in found.parameters.values()]
    assert str(inspect.Signature(plain)) == signature


@pytest.mark.parametrize(
    ("optimizer", "step"),
    [
        (nnkit.SGD(0.1, decay=0.5), lambda w, g, s, lr: (w - lr * g, None)),
        (
            nnkit.SGD(0.1, momentum=0.6, decay=0.5),
            lambda w, g, s, lr: nnkit.momentum_step(w, g, s, lr, 0.6),
        ),
        (
            nnkit.RMSprop(0.1, decay=0.5),
            lambda w, g, s, lr: nnkit.rmsprop_step(w, g, s, lr, 0.9, 1e-7),
        ),
        (
            nnkit.Adam(0.1, decay=0.5),
            lambda w, g, s, lr: nnkit.adam_step(w, g, s, lr, 0.9, 0.999, 1e-7),
        ),
        (
            nnkit.Adam(0.1, 0.7, 0.95, 1e-2, 0.5, True),
            lambda w, g, s, lr: nnkit.amsgrad_step(w, g, s, lr, 0.7, 0.95, 1e-2),
        ),
    ],
    ids=["SGD", "momentum", "RMSprop", "Adam", "AMSGrad"],
)
def test_the_classes_take_the_taught_steps_with_the_decayed_rate(optimizer, step):
    theirs = ours = np.array([1.0, -2.0])
    state = None
    for t in range(5):
        grad = np.array([0.5 - t, 0.1 * t])
        theirs = optimizer.step(theirs, grad)
        ours, state = step(ours, grad, state, 0.1 / (1 + 0.5 * t))
        np.testing.assert_allclose(theirs, ours, rtol=1e-12)


def test_adam_at_its_defaults_agrees_with_scikit_learns():
    theirs = [np.array([1.0, -2.0, 0.5])]
    optimizer, ours, mine = (
        AdamOptimizer(theirs, epsilon=0.0),
        theirs[0].copy(),
        nnkit.Adam(epsilon=0),
    )
    for t in range(1, 6):
        grad = np.array([0.3, -1.0, 0.01]) * (1.5 - 0.4 * t)
        optimizer.update_params(theirs, [grad])
        ours = mine.step(ours, grad)
        np.testing.assert_allclose(ours, theirs[0], rtol=1e-12)
