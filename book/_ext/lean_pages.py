"""Repair and lighten the pages that Jupyter Book and its theme write.

What stock pages load and this book does not use is dropped (Font Awesome, thebe, the search index
on every page), the style sheets become one file, scripts wait for the page, images get their
sizes, and what axe-core reports is mended. Each repair leaves a repaired page as it is, because an
incremental build repairs all pages again.
"""

import hashlib
import os
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import imagesize
from bs4 import BeautifulSoup

UNUSED_SCRIPT = re.compile(r"fontawesome|thebe|kernelName|DOCUMENTATION_OPTIONS\.")
SEARCH_SCRIPT = re.compile(r"searchtools|language_data|searchindex")
UNUSED_STYLE = re.compile(r"thebe")
UNUSED_FILES = [
    "scripts/*.map",
    "scripts/fontawesome.js*",
    "sphinx-thebe.*",
    "styles/*.map",
    "vendor",
    "webpack-macros.html",
    "sbt-webpack-macros.html",
]
ICON_FONT_RULE = re.compile(
    r"@font-face\{[^}]*Font ?Awesome[^}]*\}|\.fa-[a-z0-9-]+:before\{[^}]*\}"
)
FRONT_DOOR = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Refresh" content="{}">
<title>To the first page</title>
<link rel="icon" href="_static/favicon.svg">
</html>
"""
CSS_ADDRESS = re.compile(r"""url\((?!["']?(?:data:|#))["']?([^)"']+)["']?\)""")


def lighten_scripts(page, is_search):
    for script in page.find_all("script"):
        what = script.get("src") or script.string or ""
        unused = UNUSED_SCRIPT.search(what) or script.get("type") == "text/x-thebe-config"
        if unused or (SEARCH_SCRIPT.search(what) and not is_search):
            script.decompose()
        elif script.get("src"):
            script["defer"] = ""
            script.attrs.pop("async", None)
    for link in page.find_all("link", rel="preload"):
        link.decompose()
    seen = set()
    for element in page.head.find_all(["script", "meta"]):
        if str(element) in seen or element.get("content", "").endswith("initial-scale=1"):
            element.decompose()
        seen.add(str(element))


def read_style(source, static):
    """The text of a style sheet and of those it imports, its addresses relative to `static`."""

    def imported(match):
        return read_style((source.parent / match[1]).resolve(), static)

    def from_static(match):
        return f"url({os.path.relpath(source.parent / match[1], static)})"

    style = re.sub(r"/\*.*?\*/|@charset[^;]*;", "", source.read_text("utf-8"), flags=re.DOTALL)
    own = CSS_ADDRESS.sub(from_static, ICON_FONT_RULE.sub("", style))
    return re.sub(r"""@import ["']([^"']+)["'];""", imported, own)


def bundle_styles(page, path, static):
    links = page.head.find_all("link", rel="stylesheet")
    if len(links) < 2:
        return
    sources = [(path.parent / link["href"].split("?")[0]).resolve() for link in links]
    style = "\n".join(read_style(s, static) for s in sources if not UNUSED_STYLE.search(s.name))
    bundle = static / f"book-{hashlib.sha256(style.encode()).hexdigest()[:12]}.css"
    bundle.write_text(style, "utf-8")
    links[0]["href"] = os.path.relpath(bundle, path.parent)
    for link in links[1:]:
        link.decompose()


def size_images(page, path):
    for image in page.find_all("img", src=True):
        source = path.parent / unquote(image["src"])
        if not image.get("width") and source.is_file():
            width, height = imagesize.get(source)
            if width > 0:
                image["width"], image["height"] = width, height


def mend_accessibility(page):
    for entry in page.find_all(role="doc-biblioentry"):
        entry["role"] = "listitem"
    for summary in page.find_all("summary", attrs={"aria-label": "Toggle hidden content"}):
        del summary["aria-label"]
    for summary in page.select("nav summary:has(> .toctree-toggle)"):
        summary["aria-label"] = "Sections of " + summary.find_parent("li").a.get_text(strip=True)
    for button in page.select("button.search-button-field"):
        button.attrs.pop("title", None)
        button.attrs.pop("aria-label", None)
    for toggle in page.select(".sidebar-toggle[title]"):
        toggle["aria-label"] = toggle["title"]
    for logo in page.select(".sidebar-primary-item:has(> a.navbar-brand)"):
        logo["role"] = "navigation"
        logo["aria-label"] = "Home"
    for empty in page.select("#ethical-ad-placement"):
        empty.decompose()


def repair_pages(app, exception):
    if exception is not None or app.builder.format != "html":
        return
    out = Path(app.outdir)
    static = (out / "_static").resolve()
    for path in out.rglob("*.html"):
        if "_static" in path.parts:
            continue
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        if door := page.find("meta", attrs={"http-equiv": "Refresh"}):
            path.write_text(FRONT_DOOR.format(door["content"]), "utf-8")
            continue
        lighten_scripts(page, is_search=path.name == "search.html")
        bundle_styles(page, path.resolve(), static)
        size_images(page, path)
        mend_accessibility(page)
        path.write_text(str(page), "utf-8")
    for pattern in UNUSED_FILES:
        for unused in static.glob(pattern):
            if unused.is_dir():
                shutil.rmtree(unused)
            else:
                unused.unlink()


def setup(app):
    app.connect("build-finished", repair_pages, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
