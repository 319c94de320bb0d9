"""Typeset all mathematics while the book is built, so that a page needs no script to show it.

KaTeX runs under the Node that the environment brings. TeX that KaTeX does not accept is a Sphinx
warning, and so fails a build with ``-W``.
"""

import functools
import json
import shutil
import subprocess
from pathlib import Path

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number, wrap_displaymath

TOP = Path(__file__).parents[2]
KATEX = TOP / "node_modules" / "katex" / "dist"
RENDER = Path(__file__).with_name("katex_render.cjs")
logger = logging.getLogger(__name__)


class Typesetter:
    """One Node process that answers a line of TeX with a line of HTML or of complaint."""

    def __init__(self):
        node = shutil.which("node")
        if node is None or not KATEX.is_dir():
            raise ExtensionError("KaTeX is not installed; `make book` installs it.")
        self.process = subprocess.Popen(
            [node, str(RENDER), str(KATEX / "katex.js")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def typeset(self, tex, display):
        self.process.stdin.write(json.dumps({"tex": tex, "display": display}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)


@functools.cache
def typesetter():
    return Typesetter()


@functools.cache
def typeset(tex, display):
    return typesetter().typeset(tex, display)


def html_of(translator, node, tex, display):
    answer = typeset(tex, display)
    if "error" in answer:
        logger.warning("KaTeX: %s", answer["error"], location=node, type="katex")
        return f"<code>{translator.encode(tex)}</code>"
    return answer["html"]


def visit_math(translator, node):
    translator.body.append(html_of(translator, node, node.astext(), display=False))
    raise nodes.SkipNode


def visit_displaymath(translator, node):
    tex = node.astext()
    if "\\begin{align" not in tex and "\\\\" in tex and not node.get("nowrap"):
        tex = wrap_displaymath(tex, None, False).replace("split", "aligned")
    translator.body.append(translator.starttag(node, "div", CLASS="math-display"))
    translator.body.append(html_of(translator, node, tex, display=True))
    if node["number"]:
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, "Link to this equation")
        translator.body.append("</span>")
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def style_pages_with_mathematics(app, pagename, templatename, context, doctree):
    if 'class="katex' in context.get("body", ""):
        app.add_css_file("katex/katex.min.css")


def copy_style(app, exception):
    if exception is None and app.builder.format == "html":
        target = Path(app.outdir) / "_static" / "katex"
        (target / "fonts").mkdir(parents=True, exist_ok=True)
        shutil.copy(KATEX / "katex.min.css", target)
        for font in (KATEX / "fonts").glob("*.woff2"):
            shutil.copy(font, target / "fonts")


def stop_node(app, exception):
    if typesetter.cache_info().currsize:
        typesetter().close()
        typesetter.cache_clear()


def setup(app):
    app.add_html_math_renderer("katex", (visit_math, None), (visit_displaymath, None))
    app.connect("html-page-context", style_pages_with_mathematics)
    app.connect("build-finished", copy_style)
    app.connect("build-finished", stop_node)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
