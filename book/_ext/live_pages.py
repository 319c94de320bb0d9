"""Make the built pages live: cells get a bar, exercises become cards, Python comes along.

Without JavaScript a page stays what it was. Where the browser's Python cannot be assembled, the
book is built all the same, plain, and each page says so.
"""

import hashlib
import json
import re
import shutil
from pathlib import Path

from bs4 import BeautifulSoup
from sphinx.util import logging

from nnkit.authoring.__main__ import assignments
from nnkit.authoring.assignment import TEXT_STUB
from nnkit.authoring.exercise_directive import opening, promise
from nnkit.authoring.runtime import RuntimeMissing, assemble
from nnkit.checks import bank

TOP = Path(__file__).parents[2]
CACHE = TOP / "_build" / "runtime-cache"
CHECK = re.compile(r'check\("(\w+)"\)\s*')
BARS = '<div class="nk-bar"></div><div class="nk-rule"><i></i></div>'
MARK_LIVE = '<script>document.documentElement.classList.add("nk-live")</script>'
NO_PYTHON = (
    '<p class="nk-banner">This copy of the book was built without Python for the browser: '
    "you can read it all, but nothing runs on the page.</p>"
)
# What main.js imports, so that a browser need not find it out module by module.
MODULES = (
    *("ask.js", "bar.js", "cells.js", "code.js", "course.js", "dom.js", "exercise.js"),
    *("handing.js", "notebook.js", "offline.js", "outputs.js", "progress.js", "python.js"),
    "store.js",
)
logger = logging.getLogger(__name__)


def fragment(text):
    return BeautifulSoup(text, "html.parser")


def put_python(static):
    """Put the browser's Python among the static files; tell where and how large, or None."""
    place = static / "python"
    try:
        made = assemble(static.parent.parent / "runtime", CACHE)
    except RuntimeMissing as missing:
        logger.info("The book is built without Python for the browser: %s", missing)
        shutil.rmtree(place, ignore_errors=True)
        return None
    manifest = json.loads((made / "manifest.json").read_text("utf-8"))
    target = place / manifest["id"]
    if not target.is_dir():
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(made, target)
    return {"path": f"_static/python/{manifest['id']}/", "bytes": manifest["start_bytes"]}


def describe(found, python, chapters):
    """What the pages' scripts must know of the course."""
    course = {"python": python, "assignments": {}}
    for assignment in found:
        name = assignment.name
        course["assignments"][name] = {
            "title": assignment.title,
            "chapter": chapters.get(name, f"exercises/{name}/{name}.html"),
            "page": f"exercises/{name}/{name}.html",
            "notebook": f"exercises/{name}/{name}.ipynb",
            "preamble": assignment.preamble,
            "exercises": [
                {
                    "name": card.name,
                    "points": assignment.points[card.name],
                    "version": card.version,
                    "starter": card.starter,
                }
                for card in assignment.cards()
            ],
            "written": [
                {"name": question.name, "points": question.points}
                for question in assignment.questions()
            ],
        }
    whole = json.dumps(course, sort_keys=True)
    return {"version": hashlib.sha256(whole.encode()).hexdigest()[:12], **course}


def source_of(cell):
    code = cell.select_one(".cell_input pre")
    return code.get_text() if code else ""


def make_cards(page):
    """On an exercise page, an answer cell and its check become one card."""
    for cell in page.select("div.cell"):
        found = CHECK.fullmatch(source_of(cell))
        answer = cell.find_previous_sibling("div", class_="cell")
        if not found or answer is None:
            continue
        exercise = bank.exercise(found.group(1))
        code = answer.select_one(".cell_input .highlight").extract()
        whole = opening(exercise) + f'<div class="nk-code">{code}</div>' + promise(exercise)
        answer.replace_with(fragment(whole + "</div>"))
        cell.decompose()


def make_cells(page):
    """Every code cell gets the bar under its code."""
    for cell in page.select("div.cell"):
        code = cell.select_one(".cell_input")
        if code is None or not code.select_one("pre"):
            continue
        cell["class"] = [*cell["class"], "nk", "nk-cell"]
        code.insert_after(fragment(BARS))


def make_written(page, assignment):
    """Places for answers in words, in the order of the questions."""
    stub = TEXT_STUB.strip("*")
    places = [em.find_parent("p") for em in page.find_all("em", string=stub)]
    for place, question in zip(places, assignment.questions(), strict=True):
        place["data-nk-written"] = question.name
        place.name = "div"
        place["class"] = ["nk", "nk-written"]


def make_live(path, name, assignment, exercises_of, python, root):
    page = fragment(path.read_text("utf-8"))
    article = page.select_one("article.bd-article")
    if article is None or page.html is None or "nk-live" in page.head.decode():
        return
    if assignment:
        make_cards(article)
        make_written(article, assignment)
        strip = f'<div class="nk nk-hand" data-nk-hand-in="{assignment.name}"></div>'
        article.append(fragment(strip))
    if exercises_of:
        article.append(fragment(f'<div data-nk-strip="{exercises_of}"></div>'))
    make_cells(article)
    page.body["data-nk-document"] = name
    if python is None:
        heading = article.find("h1")
        if heading and article.select_one(".nk"):
            heading.insert_after(fragment(NO_PYTHON))
    else:
        page.head.insert(0, fragment(MARK_LIVE))
    live = f"{root}_static/live/"
    ahead = "".join(f'<link rel="modulepreload" href="{live}{name}">' for name in MODULES)
    page.head.append(fragment(f'{ahead}<script type="module" src="{live}main.js"></script>'))
    path.write_text(str(page), "utf-8")


def make_pages_live(app, exception):
    solutions = Path(app.srcdir) / "solutions"
    if exception is not None or app.builder.format != "html" or not solutions.is_dir():
        return
    out = Path(app.outdir)
    static = out / "_static"
    found = assignments(solutions)
    by_page = {f"exercises/{a.name}/{a.name}": a for a in found}
    python = put_python(static)
    course = describe(found, python, app.env.nnkit_chapters)
    text = f"export default {json.dumps(course, ensure_ascii=False)};\n"
    (static / "live" / "course.js").write_text(text, "utf-8")
    for name in by_page:
        notebook = Path(app.srcdir) / f"{name}.ipynb"
        shutil.copy(notebook, (out / name).with_suffix(".ipynb"))
    chapters = {page: assignment for assignment, page in app.env.nnkit_chapters.items()}
    for name in app.env.found_docs:
        path = (out / name).with_suffix(".html")
        if path.is_file():
            root = "../" * name.count("/") or "./"
            make_live(path, name, by_page.get(name), chapters.get(f"{name}.html"), python, root)


def note_chapter(app, doctree):
    """Remember in which chapter an assignment's exercises stand."""
    if not hasattr(app.env, "nnkit_chapters"):
        app.env.nnkit_chapters = {}
    for raw in doctree.findall(lambda node: node.tagname == "raw"):
        for exercise in re.findall(r'data-exercise="(\w+)"', raw.astext()):
            name = bank.exercise(exercise).assignment
            app.env.nnkit_chapters[name] = f"{app.env.docname}.html"


def setup(app):
    app.connect("doctree-read", note_chapter)
    app.connect("build-finished", make_pages_live, priority=850)
    return {"version": "1", "parallel_read_safe": False, "parallel_write_safe": True}
