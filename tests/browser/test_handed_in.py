"""What a page showed is what the notebook handed in from it earns."""

import re
from pathlib import Path

import pytest

from tests.browser.page import EXERCISES, RIGHT, WHOLE, Page
from tests.classroom.course import Course

pytestmark = [pytest.mark.build, pytest.mark.browser, pytest.mark.nbgrader]

ANSWERS = {
    "right": {
        "softmax": RIGHT,
        "catch_softmax": "catch_softmax = [[1000, 0], [1, 0]]",
        # Leans on the answer before: the page and the notebook both have it.
        "softmax_jacobian": "def softmax_jacobian(z):\n    s = softmax(z)\n    return np.diag(s) - np.outer(s, s)",
        "mean_squared_error": "mean_squared_error = lambda y, p: np.mean((y - p) ** 2)",
    },
    "half": {
        "softmax": WHOLE,
        "one_hot": "def one_hot(labels, n_classes):\n    print('hot')\n    return np.eye(n_classes)[labels]",
        "squared_error": "raise RuntimeError('not yet')",
        "cross_entropy": "def cross_entropy(logits, labels):\n    s = softmax(logits)\n    return -np.log(s[np.arange(len(s)), labels]).mean()",
    },
}


@pytest.fixture(scope="module")
def handed_in(browser, address):
    """For each reader: the points that the page showed, and the notebook that left it."""
    found = {}
    for reader, answers in ANSWERS.items():
        context = browser.new_context()
        page = Page(context, address, EXERCISES)
        shown = {}
        for name, code in answers.items():
            label = page.check(name, code)
            shown[name] = float(re.search(r"([\d.]+) of [\d.]+ points", label)[1])
        with page.tab.expect_download() as got:
            page.tab.get_by_role("button", name="Hand in").click()
        found[reader] = shown, Path(got.value.path()).read_text("utf-8")
        context.close()
    return found


def test_nbgrader_gives_the_points_that_the_page_showed(handed_in, tmp_path):
    course = Course(tmp_path)
    course.grade({reader: text for reader, (_, text) in handed_in.items()})
    for reader, (shown, _) in handed_in.items():
        graded = course.scores(reader)
        assert {name: graded[name] for name in shown} == shown
        assert sum(graded.values()) == sum(shown.values())
    assert 0 < sum(handed_in["half"][0].values()) < sum(handed_in["right"][0].values())
