"""The pictures of the chapter on backpropagation for any network: what they show."""

import numpy as np
import pytest
from matplotlib.patches import Rectangle

from nnkit import figures
from nnkit.figures.layers import SENTENCES
from tests.figures import test_backprop_numbers as worked
from tests.figures import test_layers_numbers as numbers
from tests.figures.test_feedforward_pictures import CHECKS, hatched

HAPPY = [False, True, True, False]


def loss(w5):
    return worked.loss(*worked.START[:4], w5, *worked.START[5:])


def drawn(seed):
    rng = np.random.default_rng(seed)
    return [(rng.normal(size=(2, 2)), np.zeros(2)), (rng.normal(size=(2, 1)), np.zeros(1))]


PICTURES = {
    "there_and_back": figures.there_and_back,
    "backward_shapes": figures.backward_shapes,
    "nudge_errors": lambda: figures.nudge_errors(loss, 0.40, worked.SLOPES["w5"], range(-9, 0)),
    "started_alike": figures.started_alike,
    "learning_in_stages": lambda: figures.learning_in_stages(drawn(1), [0, 100, 300, 1000]),
}


def axes_of(name):
    return PICTURES[name]().figure.axes


@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__[5:] for check in CHECKS])
@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_picture_keeps_the_books_look(draw, check):
    check(draw)


def test_every_arrow_of_the_way_back_points_to_the_left_or_down():
    (axes,) = axes_of("there_and_back")
    arrows = [text for text in axes.texts if getattr(text, "arrow_patch", None)]
    forward, back, left, kept = arrows[:5], arrows[5:9], arrows[9::2], arrows[10::2]
    assert all(arrow.xy[0] > arrow.xyann[0] for arrow in forward)
    assert all(arrow.xy[0] < arrow.xyann[0] and arrow.xy[1] == arrow.xyann[1] for arrow in back)
    assert all(arrow.xy[1] < arrow.xyann[1] for arrow in [*left, *kept])
    assert (len(left), len(kept)) == (2, 2)


def test_the_boxes_of_the_way_back_fit():
    (axes,) = axes_of("backward_shapes")
    boxes = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    A_turned, dZ, dW, db, dZ_again, W_turned, dA = (
        (box.get_height(), box.get_width()) for box in boxes
    )
    assert A_turned[1] == pytest.approx(dZ[0])
    assert dW == pytest.approx((A_turned[0], dZ[1]))
    assert db[1] == pytest.approx(dW[1])
    assert dZ_again == pytest.approx(dZ)
    assert dZ[1] == pytest.approx(W_turned[0])
    assert W_turned == pytest.approx(dW[::-1])
    assert dA == pytest.approx((dZ[0], W_turned[1]))
    assert dA == pytest.approx(A_turned[::-1])


def test_nudging_to_both_sides_gets_lower():
    (axes,) = axes_of("nudge_errors")
    one, both = (line.get_ydata() for line in axes.lines)
    assert min(both) < min(one) / 50
    assert axes.lines[0].get_linestyle() != axes.lines[1].get_linestyle()


def test_neurons_that_start_alike_stay_on_one_curve():
    alike, apart, below_alike, below_apart = axes_of("started_alike")
    red, green = (line.get_ydata() for line in alike.lines)
    assert np.array_equal(red, green)
    red, green = (line.get_ydata() for line in apart.lines)
    assert (red[0], green[0]) == (1.0, 0.9)
    assert red[-1] - green[-1] > 2
    said = [hatched(below_alike, point) for point in SENTENCES]
    assert sum(s == y for s, y in zip(said, HAPPY, strict=True)) == 3
    assert [hatched(below_apart, point) for point in SENTENCES] == HAPPY


def test_the_stages_end_with_four_sentences_right():
    panels = axes_of("learning_in_stages")
    shown = [axes.get_xlabel() for axes in panels]
    assert shown == [f"loss {numbers.STAGES[step][1]:.3f}" for step in (0, 100, 300, 1000)]
    assert all(hatched(panels[0], point) for point in SENTENCES)
    assert [hatched(panels[2], point) for point in SENTENCES] == [False, False, True, False]
    assert [hatched(panels[3], point) for point in SENTENCES] == HAPPY
    marks = [line.get_marker() for line in panels[0].lines]
    assert marks == ["s", "o", "o", "s"]
