"""The pictures of the training chapter: what they show."""

import math

import numpy as np
import pytest

from nnkit import figures
from nnkit.figures import style
from tests.figures import test_figures as generic

RNG = np.random.default_rng(0)
DIGITS = RNG.random((8, 64)) * (RNG.random((8, 64)) > 0.4)
WEIGHTS = RNG.normal(size=(64, 4))
POINTS = RNG.normal(size=(30, 2))
ARMS = np.arange(30) % 3
SHARES = {"one": [0.9, 0.94, 0.98], "other": [0.5, 0.5, 0.8]}


def sectors(points):
    """Say 0 on the left, and 1 or 2 on the right, above or below."""
    right, above = points[:, 0] > 0, points[:, 1] > 0
    return np.column_stack([~right, right & above, right & ~above]).astype(float)


def nothing(points):
    return np.tile([0.2, 0.5, 0.3], (len(points), 1))


PICTURES = {
    "losses_apart": lambda: figures.losses_apart([2, 1, 0.5, 0.001], [2, 1.2, 0.9, 1]),
    "regions": lambda: figures.regions({"three": sectors, "one": nothing}, POINTS, ARMS),
    "digits_read": lambda: figures.digits_read(DIGITS, [f"image {i}" for i in range(8)]),
    "methods_compared": lambda: figures.methods_compared(SHARES),
    "losses_of_starts": lambda: figures.losses_of_starts(
        {"dead": [2.3, 2.3, 2.3], "dead too": [2.3, 2.3, 2.3], "alive": [2, 1, 0.5]}, math.log(10)
    ),
    "hidden_units": lambda: figures.hidden_units(WEIGHTS, ["a", "b", "c", "d"]),
    "own_digit": lambda: figures.own_digit(DIGITS[0], [0.004, 0.7, 0.296, 0, 0, 0, 0, 0, 0, 0]),
}
CHECKS = [
    generic.test_a_picture_is_the_same_svg_every_time,
    generic.test_a_picture_has_no_background,
    generic.test_every_colour_of_a_picture_is_one_of_the_palette,
]


def axes_of(name):
    return PICTURES[name]().figure.axes


def hatched(axes, point):
    """Give the hatch at a point, or none."""
    for region in axes.collections:
        hatches = [hatch for hatch in getattr(region, "hatches", []) or [] if hatch]
        if hatches and any(path.contains_point(point) for path in region.get_paths()):
            return hatches[0]
    return ""


@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__[5:] for check in CHECKS])
@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_picture_keeps_the_books_look(draw, check):
    check(draw)


def test_the_lowest_held_out_loss_is_marked():
    (axes,) = axes_of("losses_apart")
    assert generic.texts(axes) == ["lowest, 0.90", "learned from\n0.001", "held out\n1.00"]
    learned, held_out, lowest, mark = axes.lines
    assert learned.get_linestyle() != held_out.get_linestyle()
    assert list(lowest.get_xdata()) == [3, 3]
    assert (mark.get_xdata()[0], mark.get_ydata()[0]) == (3, 0.9)


def test_regions_are_told_apart_by_hatching_and_samples_by_shape():
    three, one = axes_of("regions")
    places = (-1, -1), (1, 1), (1, -1)
    assert len({hatched(three, place) for place in places}) == 3
    assert len({hatched(one, place) for place in places}) == 1
    marks = [line.get_marker() for line in three.lines]
    assert marks == ["o", "s", "^"]
    right = np.mean(sectors(POINTS).argmax(axis=1) == ARMS)
    assert three.get_xlabel() == f"{100 * right:.0f} % right"
    assert one.get_xlabel() == "33 % right"


def test_each_digit_has_its_ink_and_its_caption():
    panels = axes_of("digits_read")
    shown = [axes for axes in panels if axes.get_visible()]
    assert [axes.get_xlabel() for axes in shown] == [f"image {i}" for i in range(8)]
    for axes, pixels in zip(shown, DIGITS, strict=True):
        (ink,) = axes.collections
        at = ink.get_offsets().astype(int)
        drawn = np.zeros((8, 8))
        drawn[at[:, 1], at[:, 0]] = ink.get_sizes()
        np.testing.assert_allclose(drawn / drawn.max(), pixels.reshape(8, 8) / pixels.max())


def test_methods_have_a_mark_a_split_a_mean_and_a_standard_error():
    (axes,) = axes_of("methods_compared")
    assert [label.get_text() for label in axes.get_yticklabels()] == list(SHARES)
    for row, (text, values) in enumerate(zip(generic.texts(axes), SHARES.values(), strict=True)):
        x = 100 * np.array(values)
        error = x.std(ddof=1) / math.sqrt(3)
        assert text == f"{x.mean():.1f} ± {error:.1f}"
        marks = [line for line in axes.lines if len(line.get_xdata()) == 3]
        assert list(marks[row].get_xdata()) == pytest.approx(list(x))
        dot, _, (bars,) = axes.containers[row].lines
        assert float(dot.get_xdata()[0]) == pytest.approx(x.mean())
        (bar,) = bars.get_segments()
        np.testing.assert_allclose(bar[:, 0], [x.mean() - error, x.mean() + error])


def test_starts_are_told_apart_by_dashes_and_their_names_do_not_touch():
    (axes,) = axes_of("losses_of_starts")
    dead, dead_too, alive, level = axes.lines
    assert len({line.get_linestyle() for line in (dead, dead_too, alive)}) == 3
    assert list(level.get_ydata()) == pytest.approx([math.log(10)] * 2)
    heights = [text.xy[1] for text in axes.texts if text.get_text() != "knows nothing"]
    assert min(abs(a - b) for i, a in enumerate(heights) for b in heights[:i]) > 0.18


def test_hidden_units_show_sign_by_colour_and_by_mark():
    panels = axes_of("hidden_units")
    assert [axes.get_xlabel() for axes in panels] == ["a", "b", "c", "d"]
    for axes, weights in zip(panels, WEIGHTS.T, strict=True):
        unit = weights.reshape(8, 8)
        plus, _, minus, _ = axes.collections
        for marks, sign in (plus, 1), (minus, -1):
            large = sign * unit > 0.1 * np.abs(unit).max()
            at = marks.get_offsets().astype(int)
            found = np.zeros((8, 8), dtype=bool)
            found[at[:, 1], at[:, 0]] = True
            np.testing.assert_array_equal(found, large)


def test_what_it_says_of_a_digit_is_the_largest_bar():
    _, bars = axes_of("own_digit")
    assert bars.get_title() == "it says 1"
    assert generic.heights(bars)[:3] == pytest.approx([0.004, 0.7, 0.296])
    assert [text for text in generic.texts(bars) if text] == ["0.70", "0.30"]
    assert bars.patches[0].get_facecolor()[:3] == pytest.approx(
        tuple(int(style.BLUE[i : i + 2], 16) / 255 for i in (1, 3, 5))
    )
