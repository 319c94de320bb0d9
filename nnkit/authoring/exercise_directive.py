"""A Sphinx directive that shows an exercise in a chapter: ```{exercise-card} softmax```.

The statement and the starter code come from the assignment's source, the points, properties and
hints from the bank: nothing is written twice.
"""

from __future__ import annotations

import html
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util import logging

from ..checks import bank, explain
from ..checks.engine import plan
from ..checks.exercise import Exercise
from ..checks.result import points, rich
from ..checks.student import Outcome
from .assignment import Card, read

logger = logging.getLogger(__name__)


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
        task = nodes.container(classes=["nk-task"])
        self.state.nested_parse(StringList(card.statement.split("\n"), str(source)), 0, task)
        code = nodes.literal_block(card.starter, card.starter, language="python")
        document = f"/exercises/{exercise.assignment}/{exercise.assignment}"
        link = nodes.paragraph(classes=["nk-onward"])
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
        return [
            _raw(opening(exercise)),
            task,
            _raw('<div class="nk-code">'),
            code,
            _raw("</div>" + promise(exercise)),
            link,
            _raw("</div>"),
        ]


def opening(exercise: Exercise) -> str:
    """The beginning of an exercise's card: its frame and its title."""
    name = exercise.name
    example = worked(exercise)
    data = f' data-worked="{html.escape(json.dumps(example))}"' if example else ""
    return (
        f'<div class="nk nk-exercise" id="exercise-{name}" data-exercise="{name}"{data} '
        f'role="group" aria-labelledby="title-{name}">'
        f'<p class="nk-title" id="title-{name}">Exercise <code>{name}</code> '
        f"<span>{points(exercise.points)} points</span></p>"
    )


def worked(exercise: Exercise) -> dict[str, Any] | None:
    """The smallest input of the check with what is expected, as a page shows it before a check."""
    if exercise.driver != "call":
        return None
    drawn = plan(exercise, 0, "shown")
    case = drawn.cases[exercise.properties[0].id][0]
    shown = explain.example(exercise, drawn, case, Outcome())
    return None if shown is None else asdict(shown) | {"yours": "–"}


def promise(exercise: Exercise) -> str:
    """What stands below the code of a card before the first check; a page's scripts fill it."""
    rows = "".join(
        f'<li><span class="nk-mark" data-m="none"></span>'
        f"<span>{html.escape(item.title)}<small>{rich(item.about)}</small></span>"
        f'<span class="nk-of">{points(item.points) if item.points else ""}</span></li>'
        for item in exercise.properties
    )
    hints = "".join(
        f'<details class="nk-hint"><summary>Hint {i} of {len(exercise.hints)}</summary>'
        f"<p>{rich(hint)}</p></details>"
        for i, hint in enumerate(exercise.hints, 1)
    )
    return (
        '<div class="nk-bar"></div><div class="nk-rule"><i></i></div>'
        '<div class="nk-verdict"><div class="nk-head" role="status" aria-atomic="true">'
        '<p class="nk-label">Not checked yet</p>'
        f'<p class="nk-sentence">{len(exercise.properties)} properties are checked.</p>'
        '<p class="nk-note">Nothing is sent anywhere.</p></div>'
        '<div class="nk-proof" role="group" aria-label="Example"></div>'
        f'<div class="nk-help">{hints}</div>'
        f'<ul class="nk-props" aria-label="What is checked">{rows}</ul>'
        '<div class="nk-extra"></div></div>'
    )


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("exercise-card", ExerciseCard)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
