"""A Sphinx directive that asks before the page shows: ```{predict} What will it print?```.

Below the question stands a list of options, the right one marked ``[x]``, each with an indented
paragraph of its own if it needs one; then the reply to all. Without JavaScript the reply is
folded; with it a press on an option is the answer, and the output of the code cell that follows
waits for the guess.
"""

from __future__ import annotations

from string import ascii_uppercase
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)

MARKS = {"[x] ": True, "[ ] ": False}


def _raw(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def _take_mark(item: nodes.list_item) -> bool | None:
    """Take the mark off an option's text; tell whether it is the right one, None without a mark."""
    text = next(iter(item.findall(nodes.Text)), None)
    for mark, right in MARKS.items():
        if text is not None and text.startswith(mark):
            text.parent.replace(text, nodes.Text(text[len(mark) :]))
            return right
    return None


class Predict(Directive):
    """Asks a question with one right answer among several."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        content = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, content)
        options = content.children[0] if content.children else None
        found = options.children if isinstance(options, nodes.bullet_list) else []
        marks = [_take_mark(item) for item in found]
        if len(marks) < 2 or None in marks or marks.count(True) != 1:
            where = (self.state.document.settings.env.docname, self.lineno)
            logger.warning(
                "predict: a list of two or more options comes first, each with [ ], one with [x]",
                location=where,
            )
            return []
        asked, messages = self.state.inline_text(self.arguments[0], self.lineno)
        letter = ascii_uppercase[marks.index(True)]
        choices = nodes.enumerated_list(enumtype="upperalpha", prefix="", suffix=".")
        replies: list[nodes.Node] = []
        for i, item in enumerate(found):
            choice, *own = item.children
            choices += nodes.list_item("", choice)
            if own:
                letters = f"nk-own-{ascii_uppercase[i].lower()}"
                letter_of_own = nodes.inline("", f"{ascii_uppercase[i]}: ", classes=["nk-letter"])
                head = nodes.paragraph("", "", letter_of_own)
                first = own[0]
                if isinstance(first, nodes.paragraph):
                    head.extend(first.children)
                    own = own[1:]
                replies.append(nodes.container("", head, *own, classes=["nk-own", letters]))
        whole = nodes.container("", *content.children[1:], classes=["nk-all"])
        return [
            _raw(f'<div class="nk-predict" data-right="{letter}">'),
            nodes.paragraph("", "", *asked, classes=["nk-question"]),
            choices,
            _raw(f"<details><summary>The answer</summary><p><strong>{letter}.</strong></p>"),
            *replies,
            whole,
            _raw("</details></div>"),
            *messages,
        ]


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("predict", Predict)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
