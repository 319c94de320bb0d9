"""The role ``{place}``: a link to a chapter's section, formula, figure or card, named by itself.

``{place}`chapter#Section title` `` leads to a section and ``{place}`label` `` to what has that
label. The text of the link is the chapter's number and the title of the section. A target that no
chapter has is a warning.
"""

import re
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.util import logging

from nnkit.checks import bank

CHAPTERS = tuple(bank.NAMES)
FENCE = re.compile(r"^ *(`{3,}|:{3,})(.*)")
HEADING = re.compile(r"^#{1,4} +(.*)$")
LABELS = (
    (re.compile(r"^:label: +([\w-]+)$"), "equation-{}", "formula"),
    (re.compile(r"^ +name: +(fig-[\w-]+)$"), "{}", "figure"),
    (re.compile(r"^\(([\w-]+)\)=$"), "{}", ""),
)
logger = logging.getLogger(__name__)


def plain(title):
    """A heading without its markup, as docutils reads it."""
    return re.sub(r"[`$*\\]", "", title).strip()


def places(chapter, text):
    """Yield every place of a chapter: how the role names it, its id, its section and its kind."""
    fences, section, waiting = [], "", []
    for line in text.splitlines():
        if fence := FENCE.match(line):
            if fences and not fence[2].strip() and fence[1] == fences[-1]:
                fences.pop()
            elif not fences or len(fence[1]) < len(fences[-1]) or fence[1][0] != fences[-1][0]:
                fences.append(fence[1])
                if fence[2].startswith("{exercise-card} "):
                    name = fence[2].split()[-1]
                    yield f"exercise-{name}", f"exercise-{name}", section, "exercise"
        elif not fences and (heading := HEADING.match(line)):
            section = plain(heading[1])
            yield f"{chapter}#{section}", nodes.make_id(section), section, ""
            yield from ((label, label, section, "") for label in waiting)
            waiting = []
        for pattern, name, kind in LABELS:
            if found := pattern.match(line):
                label = found[1]
                if kind:
                    yield label, name.format(label), section, kind
                elif label.startswith("card-"):
                    yield label, label, section, "card"
                else:
                    waiting.append(label)


def index(folder):
    """Every place of the chapters in a folder."""
    found = {}
    for number, chapter in enumerate(CHAPTERS, 1):
        file = folder / f"{chapter}.md"
        if file.exists():
            for name, anchor, section, kind in places(chapter, file.read_text("utf-8")):
                found[name] = (chapter, number, anchor, section, kind)
    return found


def place_role(name, rawtext, text, lineno, inliner: Inliner, options=None, content=None):
    env = inliner.document.settings.env
    folder = Path(env.srcdir) / "book"
    for file in (*(folder / f"{chapter}.md" for chapter in CHAPTERS), folder.parent / "_toc.yml"):
        env.note_dependency(str(file))
    if "places" not in env.temp_data:
        env.temp_data["places"] = index(folder)
    if text not in env.temp_data["places"]:
        logger.warning("place: no chapter has %r", text, location=(env.docname, lineno))
        return [nodes.literal(text, text)], []
    chapter, number, anchor, section, kind = env.temp_data["places"][text]
    words = f"{number}\u00a0·\u00a0{section}" + (f" ({kind})" if kind else "")
    link = nodes.reference("", words, internal=True)
    link["refuri"] = f"{chapter}.html#{anchor}"
    return [link], []


def setup(app):
    app.add_role("place", place_role)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
