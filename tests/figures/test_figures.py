"""The book's still pictures: what they show, and on which pages they can be read."""

import functools
import math
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from nnkit import figures
from nnkit.figures import style

TOP = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
ANIMALS = ["Dog", "Cat", "Horse"]
SCORES = [math.log(6), 0, math.log(3)]
PICTURES = {
    "scores_to_surprise": lambda: figures.scores_to_surprise(SCORES, ANIMALS, 0),
    "temperature": lambda: figures.temperature([10, 20, 30], ANIMALS, [1, 10, 100]),
    "sigmoids_and_softmax": lambda: figures.sigmoids_and_softmax([1.106, 1.225], ["o1", "o2"]),
    "surprise": lambda: figures.surprise([0.01, 0.5]),
    "gradient_arrows": lambda: figures.gradient_arrows(SCORES, ANIMALS, 0),
    "jacobian": lambda: figures.jacobian(SCORES, ANIMALS),
}
PAGES = {"light": "#ffffff", "dark": "#121212"}


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def heights(axes):
    return [bar.get_height() for bar in axes.patches]


def texts(axes):
    return [text.get_text() for text in axes.texts]


@functools.cache
def drawn(draw):
    """A picture and its SVG, drawn once for all that look at it."""
    picture = draw()
    return picture, picture._repr_svg_()


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_picture_is_the_same_svg_every_time(draw):
    _, svg = drawn(draw)
    assert ElementTree.fromstring(svg).tag == f"{SVG}svg"
    assert draw()._repr_svg_() == svg


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_picture_has_no_background(draw):
    picture, svg = drawn(draw)
    grounds = ElementTree.fromstring(svg).findall(f".//{SVG}g[@id='patch_1']/{SVG}path")
    assert [ground.get("style") for ground in grounds] == ["fill: none"]
    assert all(axes.get_facecolor()[3] == 0 for axes in picture.figure.axes)


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_every_colour_of_a_picture_is_one_of_the_palette(draw):
    _, svg = drawn(draw)
    found = {svg[i : i + 7] for i in range(len(svg)) if svg[i - 2 : i + 1] == ": #"}
    palette = {"INK", "BLUE", "OCHRE", "GREY", "PALE", "PALE_BLUE", "PALE_OCHRE", "DARK"}
    assert found
    assert found <= {getattr(style, name) for name in palette}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_colours_read_on_a_white_page_and_on_a_dark_one(page):
    assert contrast(style.INK, page) > 4.2
    for colour in style.BLUE, style.OCHRE, style.GREY:
        assert contrast(colour, page) > 3


def test_what_the_network_says_and_what_an_error_costs_differ_in_grey():
    assert contrast(style.BLUE, style.OCHRE) > 1.5


@pytest.mark.parametrize("ground", [style.PALE, style.PALE_BLUE, style.PALE_OCHRE])
def test_numbers_on_coloured_ground_read(ground):
    assert contrast(style.DARK, ground) > 7


def test_scores_become_probabilities_become_surprise():
    scores, shares, costs = figures.scores_to_surprise(SCORES, ANIMALS, 0).figure.axes
    assert heights(scores) == pytest.approx(SCORES)
    assert heights(shares) == pytest.approx([0.6, 0.1, 0.3])
    assert heights(costs) == pytest.approx([-math.log(p) for p in (0.6, 0.1, 0.3)])
    filled = [bar.get_facecolor()[3] == 1 for bar in costs.patches]
    assert filled == [True, False, False]
    assert texts(costs) == ["0.51", "2.30", "1.20"]


def test_what_rounds_to_nothing_is_not_called_nothing():
    axes = figures.temperature([10, 20, 30], ANIMALS, [1]).figure.axes[0]
    assert texts(axes) == ["≈ 0", "≈ 0", "1.00"]


def test_a_temperature_melts_the_differences_on_one_scale():
    panels = figures.temperature([10, 20, 30], ANIMALS, [10, 100]).figure.axes
    total = sum(math.exp(z) for z in (1, 2, 3))
    assert heights(panels[0]) == pytest.approx([math.exp(z) / total for z in (1, 2, 3)])
    assert max(heights(panels[1])) - min(heights(panels[1])) < 0.07
    assert panels[0].get_ylim() == panels[1].get_ylim()


def test_sigmoids_pass_the_line_at_one_and_softmax_ends_there():
    axes = figures.sigmoids_and_softmax([1.106, 1.225], ["o1", "o2"]).figure.axes[0]
    ends = [bar.get_x() + bar.get_width() for bar in axes.patches]
    sigmoids = [1 / (1 + math.exp(-z)) for z in (1.106, 1.225)]
    assert ends[1] == pytest.approx(1)
    assert ends[3] == pytest.approx(sum(sigmoids))
    assert {"o1: 0.751", "o2: 0.773", "= 1.52", "= 1.00"} < set(texts(axes))


def test_arrows_lead_from_the_probability_to_the_target():
    axes = figures.gradient_arrows(SCORES, ANIMALS, 0).figure.axes[0]
    arrows = [text for text in axes.texts if getattr(text, "arrow_patch", None)]
    assert [a.xyann[1] for a in arrows] == pytest.approx([0.6, 0.1, 0.3])
    assert [a.xy[1] for a in arrows] == pytest.approx([1, 0, 0], abs=1e-12)
    assert {"+0.40", "−0.10", "−0.30"} < set(texts(axes))


def test_the_map_shows_the_slopes_and_their_signs():
    axes = figures.jacobian(SCORES, ANIMALS).figure.axes[0]
    columns = ["+0.24", "−0.06", "−0.18"], ["−0.06", "+0.09", "−0.03"], ["−0.18", "−0.03", "+0.21"]
    assert texts(axes) == [text for row in columns for text in row]


def test_importing_the_pictures_does_not_import_matplotlib():
    code = "import sys, nnkit.figures; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=TOP, check=False).returncode == 0
