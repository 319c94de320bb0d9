"""Bundle the editor of the live cells into one script, once for each state of its sources.

esbuild runs under the Node that the environment brings. The licences of what is in the bundle lie
beside it.
"""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from sphinx.errors import ExtensionError

TOP = Path(__file__).parents[2]
SOURCE = TOP / "book" / "_live" / "editor.js"
LOCK = TOP / "package-lock.json"
PACKAGES = TOP / "node_modules"
ESBUILD = PACKAGES / "esbuild" / "bin" / "esbuild"
OPTIONS = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"]
NAMES = ["editor.js", "editor.LICENSES.txt"]


def fingerprint():
    digest = hashlib.sha256()
    for path in (SOURCE, LOCK, Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def licences(inputs):
    """The texts of the licences of the packages that the bundled files come from."""
    folders = set()
    for path in map(Path, inputs):
        if "node_modules" in path.parts:
            parts = path.parts[path.parts.index("node_modules") + 1 :]
            folders.add("/".join(parts[: 2 if parts[0].startswith("@") else 1]))
    texts = [f"{name}\n\n{(PACKAGES / name / 'LICENSE').read_text('utf-8')}" for name in folders]
    return "\n\n".join(sorted(texts))


def bundle(folder):
    """Write the editor and its licences into `folder`."""
    node = shutil.which("node")
    if node is None or not ESBUILD.is_file():
        raise ExtensionError("esbuild is not installed; `make book` installs it.")
    folder.mkdir(parents=True, exist_ok=True)
    meta = folder / "meta.json"
    outputs = [f"--outfile={folder / NAMES[0]}", f"--metafile={meta}"]
    banner = f"--banner:js=/*! Licences: {NAMES[1]} */"
    done = subprocess.run(
        [node, ESBUILD, SOURCE, *OPTIONS, *outputs, banner], cwd=TOP, capture_output=True, text=True
    )
    if done.returncode != 0 or done.stderr:
        raise ExtensionError(f"esbuild could not bundle the editor: {done.stderr}")
    inputs = json.loads(meta.read_text("utf-8"))["inputs"]
    (folder / NAMES[1]).write_text(licences(inputs), "utf-8")
    meta.unlink()


def provide_editor(app, exception):
    if exception is not None or app.builder.format != "html":
        return
    out = Path(app.outdir)
    cache = out.parent / "editor-bundle"
    ready = cache / fingerprint()
    if not all((ready / name).is_file() for name in NAMES):
        shutil.rmtree(cache, ignore_errors=True)
        bundle(ready)
    target = out / "_static" / "live"
    target.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        shutil.copy(ready / name, target)


def setup(app):
    app.connect("build-finished", provide_editor)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
