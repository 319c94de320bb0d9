"""The exercise card: what a chapter shows of an exercise before the first check."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from nnkit.checks import bank

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("card")


def build(place, body):
    """Build one page with Sphinx alone; give the page and what the build warned of."""
    source = place / "source"
    source.mkdir()
    (source / "solutions").symlink_to(ROOT / "solutions")
    (source / "index.md").write_text(f"# A chapter\n\n{body}\n", "utf-8")
    page = "# The exercises\n\nTo work through.\n"
    exercises = source / "exercises" / "softmax"
    exercises.mkdir(parents=True)
    (exercises / "softmax.md").write_text(f"---\norphan: true\n---\n\n{page}", "utf-8")
    settings = {
        "extensions": ["myst_parser", "nnkit.authoring.exercise_directive"],
        "myst_enable_extensions": ["dollarmath"],
        "exclude_patterns": ["solutions/**"],
        "html_theme": "basic",
    }
    warnings = place / "warnings"
    with warnings.open("w", encoding="utf-8") as said, docutils_namespace():
        app = Sphinx(source, None, place / "html", place / "trees", "html", settings, None, said)
        app.build()
    return place / "html", warnings.read_text("utf-8")


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    cards = "\n\n".join(f"```{{exercise-card}} {e.name}\n```" for e in bank.assignment("softmax"))
    html, warnings = build(tmp_path_factory.mktemp("card"), cards)
    assert warnings == ""
    return html


def card(page, name):
    soup = BeautifulSoup((page / "index.html").read_text("utf-8"), "html.parser")
    return soup.select_one(f"#exercise-{name}.nk-exercise")


@pytest.mark.parametrize("exercise", bank.assignment("softmax"), ids=lambda e: e.name)
def test_a_card_has_statement_starter_points_properties_and_folded_hints(page, exercise):
    shown = card(page, exercise.name)
    assert f"{exercise.points:g} points" in shown.select_one(".nk-title").get_text()
    assert "Worked value" in shown.select_one(".nk-task").get_text()
    assert exercise.name in shown.select_one(".nk-code pre").get_text()
    rows = shown.select(".nk-props li")
    assert [row.select_one("span:not(.nk-mark)").find(string=True) for row in rows] == [
        p.title for p in exercise.properties
    ]
    hints = shown.select("details.nk-hint")
    assert len(hints) == len(exercise.hints) == 3
    assert not any(fold.has_attr("open") for fold in hints)
    assert "BEGIN SOLUTION" not in shown.get_text()


def test_the_mathematics_of_a_statement_is_rendered(page):
    assert "{e^{z_i}}" in card(page, "softmax").select_one(".nk-task .math").get_text()


def test_a_card_leads_to_the_exercise_notebook(page):
    link = card(page, "softmax").select_one(".nk-onward a")
    assert (page / link["href"]).is_file()


def test_a_card_carries_a_worked_value_for_the_page(page):
    example = json.loads(card(page, "softmax")["data-worked"])
    assert example["given"] == [["z", "1 0"], ["axis", "-1"]]
    assert (example["yours"], example["expected"]) == ("–", "0.7311 0.2689")
    assert not card(page, "catch_softmax").has_attr("data-worked")


def test_an_exercise_that_does_not_exist_is_a_warning_that_names_the_nearest(tmp_path):
    _, warnings = build(tmp_path, "```{exercise-card} sofmax\n```")
    assert 'did you mean "softmax"?' in warnings and "index.md:3" in warnings
