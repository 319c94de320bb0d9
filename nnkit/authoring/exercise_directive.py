"""A Sphinx directive that shows an exercise in a chapter: ```{exercise-card} softmax```.

The statement and the starter code come from the assignment's source, the points, properties and
hints from the bank: nothing is written twice.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util import logging

from ..checks import bank
from ..checks.exercise import Exercise
from ..checks.result import points, rich
from .assignment import Card, read

logger = logging.getLogger(__name__)
STATIC = Path(__file__).with_name("static")


def _card(root: Path, exercise: Exercise) -> Card:
    group = bank.assignment(exercise.assignment)
    assignment = read(root / "solutions" / exercise.assignment, {e.name: e.points for e in group})
    return next(card for card in assignment.cards() if card.name == exercise.name)


def _raw(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


class ExerciseCard(Directive):
    """Shows one exercise as it is before the first check."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        environment = self.state.document.settings.env
        try:
            exercise = bank.exercise(self.arguments[0])
        except ValueError as error:
            where = (environment.docname, self.lineno)
            logger.warning("exercise-card: %s", error, location=where)
            return []
        root = Path(environment.app.srcdir)
        source = root / "solutions" / exercise.assignment / f"{exercise.assignment}.md"
        environment.note_dependency(str(source))
        card = _card(root, exercise)
        whole = nodes.container(classes=["nk", "nk-exercise"], ids=[f"exercise-{exercise.name}"])
        whole += _raw(
            f'<p class="nk-title">Exercise <code>{exercise.name}</code>'
            f"<span>{points(exercise.points)} points</span></p>"
        )
        task = nodes.container(classes=["nk-task"])
        self.state.nested_parse(StringList(card.statement.split("\n"), str(source)), 0, task)
        whole += task
        code = nodes.literal_block(card.starter, card.starter, language="python")
        code["classes"].append("nk-starter")
        whole += code
        whole += _raw(_properties(exercise) + _hints(exercise))
        document = f"/exercises/{exercise.assignment}/{exercise.assignment}"
        link = nodes.paragraph(classes=["nk-forward"])
        link += addnodes.pending_xref(
            "",
            nodes.inline("", "Write it in the exercise notebook"),
            refdomain="std",
            reftype="doc",
            reftarget=document,
            refexplicit=True,
            refwarn=True,
            refdoc=environment.docname,
        )
        whole += link
        return [whole]


def _properties(exercise: Exercise) -> str:
    rows = "".join(
        f"<li><span>{html.escape(item.title)}<small>{rich(item.about)}</small></span>"
        f'<span class="nk-of">{points(item.points) if item.points else ""}</span></li>'
        for item in exercise.properties
    )
    count = len(exercise.properties)
    return (
        '<p class="nk-label">Not checked yet</p>'
        f'<p class="nk-sentence">{count} properties are checked.</p>'
        f'<ul class="nk-props" aria-label="What is checked">{rows}</ul>'
    )


def _hints(exercise: Exercise) -> str:
    folds = "".join(
        f'<details class="nk-hint"><summary>Hint {i} of {len(exercise.hints)}</summary>'
        f"<p>{rich(hint)}</p></details>"
        for i, hint in enumerate(exercise.hints, 1)
    )
    return f'<div class="nk-folds">{folds}</div>'


def _add_static(app: Sphinx) -> None:
    app.config.html_static_path.append(str(STATIC))


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("exercise-card", ExerciseCard)
    app.connect("builder-inited", _add_static)
    app.add_css_file("exercise.css")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
