"""Let a reader's browser keep the book: write the service worker, with a list of what it keeps.

Kept are the pages, every file that they or what they load names, and of Python what a page
fetches. Each page carries the digest of all that is no page, by which the worker tells to which
version an open page belongs.
"""

import base64
import hashlib
import json
import re
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import quote

TOP = Path(__file__).parents[2]
SOURCE = TOP / "book" / "_live" / "offline.js"
# What a page loads beside what its Python starts with.
PACKAGES = ["matplotlib"]
READ = {".css", ".html", ".js", ".mjs"}
NOT_KEPT = ("_sources/*", "_static/python/*", "lite/*", "offline.js", "*.map", "*.txt", "*.whl")
# It changes with every word of the book, and goes with any page.
UNTOLD = {"searchindex.js"}
STAMP = re.compile(r'<html(?: data-nk-files="\w*")?')


def is_kept(name):
    return not any(fnmatchcase(name, pattern) for pattern in NOT_KEPT)


def page_files(out):
    """The pages, and every file whose name stands in one of them or in a file found so."""
    names = (path.relative_to(out).as_posix() for path in sorted(out.rglob("*")) if path.is_file())
    others = [name for name in names if is_kept(name)]
    pages = [name for name in others if name.endswith(".html") and not name.startswith("_static/")]
    found, unread = set(pages), list(pages)
    while unread:
        text = (out / unread.pop()).read_text("utf-8")
        for name in set(others) - found:
            last = name.rpartition("/")[2]
            if last in text or quote(last) in text:
                found.add(name)
                unread += [name] if Path(name).suffix in READ else []
    return sorted(found)


def python_files(out):
    """What a page fetches of each Python that the book brings: one, or none."""
    for manifest in (out / "_static" / "python").glob("*/manifest.json"):
        folder = manifest.parent
        packages = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))["packages"]
        names, needed = set(json.loads(manifest.read_text("utf-8"))["start"]), list(PACKAGES)
        while needed:
            package = packages[needed.pop()]
            if package["file_name"] not in names:
                names.add(package["file_name"])
                needed += package["depends"]
        yield from ((folder / name).relative_to(out).as_posix() for name in sorted(names))


def integrity(content):
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def write_worker(out):
    """Stamp the pages of the book in `out` and write its service worker beside them."""
    names = page_files(out)
    pages = [name for name in names if name.endswith(".html")]
    rest = [*(name for name in names if name not in pages), *python_files(out)]
    hashes = {name: integrity((out / name).read_bytes()) for name in rest}
    told = json.dumps({name: hashes[name] for name in rest if name not in UNTOLD})
    files = hashlib.sha256(told.encode()).hexdigest()[:12]
    pages_kept = {}
    for name in pages:
        html = (out / name).read_text("utf-8")
        stamped = STAMP.sub(f'<html data-nk-files="{files}"', html, count=1)
        (out / name).write_text(stamped, "utf-8")
        pages_kept[name] = integrity(stamped.encode())
    kept = {quote(name): hash for name, hash in (pages_kept | hashes).items()}
    book = json.dumps({"files": files, "kept": kept})
    (out / "offline.js").write_text(f"const book = {book};\n" + SOURCE.read_text("utf-8"), "utf-8")


def keep_book(app, exception):
    if exception is None and app.builder.format == "html":
        write_worker(Path(app.outdir))


def setup(app):
    app.connect("build-finished", keep_book, priority=960)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
