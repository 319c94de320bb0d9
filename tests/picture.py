"""Take the README's picture from the real check: ``python -m tests.picture FILE``."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from tests import chromium

ANSWER = """\
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum()
"""
CALL = """\
check("softmax")
"""
PAGE = """\
<!doctype html>
<html lang="en" data-theme="light">
<meta charset="utf-8">
<title>A check that names the mistake</title>
<style>
body {{ margin: 0; width: 740px; padding: 24px; background: #fff; }}
.highlight {{ background: #f6f7f8; border: 1px solid #dce0e4; border-left: 3px solid #808994;
  border-radius: 8px; padding: 12px 20px; margin-bottom: 16px; }}
.highlight pre {{ margin: 0; font: 14px/22px Menlo, Consolas, "Liberation Mono", monospace; }}
.highlight .k, .highlight .kn {{ color: #1b5fc1; }}
.highlight .s2, .highlight .mi {{ color: #8a4b08; }}
</style>
{code}
{call}
{verdict}
</html>
"""


def verdict():
    """What ``check("softmax")`` shows for the answer, as HTML."""
    namespace = {}
    setup = "import numpy as np\nfrom nnkit.checks import check\n"
    exec(f"{setup}{ANSWER}verdict = {CALL}", namespace)
    return namespace["verdict"]._repr_mimebundle_()["text/html"]


def page():
    code, call = (highlight(text, PythonLexer(), HtmlFormatter()) for text in (ANSWER, CALL))
    return PAGE.format(code=code, call=call, verdict=verdict())


def main(path):
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        tab = browser.new_page(viewport={"width": 788, "height": 200}, device_scale_factor=2)
        tab.set_content(page())
        tab.screenshot(path=path, full_page=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
