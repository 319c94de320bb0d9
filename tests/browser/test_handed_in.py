"""What a page showed is what the notebook earns, handed in from wherever it was written."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import nbformat
import pytest

from nnkit.checks import bank
from tests.browser.page import RIGHT, Page
from tests.classroom.course import ASSIGNMENTS, ENVIRONMENT, QuickCourse, solved
from tests.proof.__main__ import WRONG, expected_of

pytestmark = [pytest.mark.build, pytest.mark.browser, pytest.mark.nbgrader]

# Answers that lean on the one before, or that stop: the page and the notebook have to agree.
OWN = {
    "softmax": {
        "softmax": RIGHT,
        "one_hot": "def one_hot(labels, n_classes):\n    print('hot')\n    return np.eye(n_classes)[labels]",
        "squared_error": "raise RuntimeError('not yet')",
        "softmax_jacobian": "def softmax_jacobian(z):\n    s = softmax(z)\n    return np.diag(s) - np.outer(s, s)",
        "cross_entropy": "def cross_entropy(logits, labels):\n    s = softmax(logits)\n    return -np.log(s[np.arange(len(s)), labels]).mean()",
    }
}


def right_answers(assignment):
    notebook = solved(assignment)
    return {
        cell.id.removeprefix("answer-"): cell.source
        for cell in notebook.cells
        if cell.id.startswith("answer-") and cell.cell_type == "code"
    }


def mixed_answers(assignment):
    """Every other answer is a wrong one of the proof's, as long as it comes to an end."""
    answers = right_answers(assignment)
    for name in list(answers)[::2]:
        for file in sorted((WRONG / name).glob("*.py")):
            expected = " ".join(expected_of(source := file.read_text("utf-8")))
            if "time" not in expected and "endless" not in expected:
                answers[name] = source
                break
    return answers | OWN.get(assignment.name, {})


def on_the_page(tab, address, assignment, answers):
    """Write answers on the exercise page; give the points it shows and the notebook that leaves."""
    page = Page(tab, address, f"exercises/{assignment.name}/{assignment.name}.html")
    shown = {}
    for name, code in answers.items():
        label = page.check(name, code)
        shown[name] = float(re.search(r"([\d.]+) of [\d.]+ points", label)[1])
    with tab.expect_download() as got:
        tab.get_by_role("button", name="Hand in").click()
    return shown, Path(got.value.path()).read_text("utf-8")


LINK = "Open in JupyterLab"
OPENS = """async (path) => {
  const { commands, shell } = window.jupyterapp;
  const panel = await commands.execute("docmanager:open", { path });
  await panel.context.ready;
  await panel.sessionContext.ready;
  shell.activateById(panel.id);
}"""
RUNS = """async (answers) => {
  const { commands, shell } = window.jupyterapp;
  const { context, sessionContext } = shell.currentWidget;
  for (const cell of [...context.model.cells])
    if (cell.id in answers) cell.sharedModel.setSource(answers[cell.id]);
  const late = new Promise((_, fail) =>
    setTimeout(() => fail(new Error("the cells did not all run in 3 minutes")), 180_000));
  await Promise.race([commands.execute("notebook:run-all-cells"), late]);
  await context.save();
  await sessionContext.shutdown();
}"""


@pytest.fixture(scope="module")
def lab(browser, address):
    """The page's JupyterLab, opened by its link; each notebook gets a Python of its own there."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(f"{address}/exercises/softmax/softmax.html")
    with context.expect_page() as opened:
        page.get_by_role("link", name=LINK).click()
    page.close()
    opened.value.get_by_text("Python (Pyodide) | Idle").wait_for()
    yield opened.value
    context.close()


def in_jupyterlite(lab, path, answers):
    """Write answers in a notebook there, run all, save; give the notebook that is downloaded."""
    lab.evaluate(OPENS, path)
    lab.evaluate(RUNS, {f"answer-{name}": code for name, code in answers.items()})
    with lab.expect_download() as got:
        lab.evaluate("window.jupyterapp.commands.execute('docmanager:download')")
    assert got.value.suggested_filename == path
    lab.evaluate("window.jupyterapp.shell.currentWidget.close()")
    return Path(got.value.path()).read_text("utf-8")


# A page that never answers fails soon.
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_page_jupyterlite_and_jupyterlab_earn_what_the_page_showed(
    tab, lab, address, name, tmp_path, monkeypatch
):
    assignment = ASSIGNMENTS[name]
    full = {e.name: e.points for e in bank.assignment(name)}
    mixed = mixed_answers(assignment)
    shown, page = on_the_page(tab, address, assignment, mixed)
    link = tab.get_by_role("link", name=LINK).get_attribute("href")
    lite = in_jupyterlite(lab, parse_qs(urlsplit(link).query)["path"][0], mixed)
    monkeypatch.setenv("PATH", ENVIRONMENT["PATH"])
    course = QuickCourse(tmp_path, assignment)
    course.grade({"page": page, "lite": lite, "lab": nbformat.writes(solved(assignment))})
    assert course.scores("page") == shown
    assert course.scores("lite") == shown
    assert course.scores("lab") == full
    assert 0 < sum(shown.values()) < sum(full.values())
    first = next(c for c in json.loads(lite)["cells"] if c.get("id", "").startswith("check-"))
    assert first["outputs"], "JupyterLite ran nothing"
