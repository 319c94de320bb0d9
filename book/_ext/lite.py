"""Put a JupyterLite beside the pages, in which each exercise notebook opens as a whole.

It runs the Python that the pages run, out of the same files, keeps what is written in the reader's
browser, and asks no other site for anything. Without that Python there is no JupyterLite.

A version is in its path, so that no browser mixes two of them. What readers write has one place for
all versions, and a notebook has its release in its name: a newer release is a new file, and the
older one stays beside it.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from bs4 import BeautifulSoup
from sphinx.errors import ExtensionError

INSTALLED = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
KERNEL = "@jupyterlite/pyodide-kernel-extension"
EXTENSIONS = (KERNEL, "@jupyter-widgets/jupyterlab-manager", "anywidget")
DISTRIBUTIONS = (
    "jupyterlite-core",
    "jupyterlite-pyodide-kernel",
    "jupyterlab-widgets",
    "anywidget",
)
LOCK = "pyodide-lock.json"
# The kernel's own wheels, with what each of them needs.
WHEELS = {
    "piplite": ("micropip",),
    "ipykernel": ("pyodide-kernel",),
    "pyodide-kernel": ("comm", "ipython"),
}
# Loaded together while Python starts; the kernel would fetch most of them one after the other.
START = (*WHEELS, "micropip", "comm", "jedi", "ipython", "numpy", "nnkit-course")
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {
        "checkForUpdates": False,
        "fetchNews": "false",
    },
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": True, "autosaveInterval": 3},
}
UNUSED = (
    *("bootstrap.js", "doc", "icon-*.png", "jupyterlite.schema.*", "manifest.webmanifest"),
    *("package.json", "rspack.config*", "lab/favicon.ico", "lab/package.json"),
    # Every browser that runs the rest reads WOFF2.
    *(f"build/fa-*.{kind}" for kind in ("eot", "svg", "ttf", "woff")),
)
# JupyterLite takes whatever service worker controls its page for its own, and unregisters those it
# does not know: the book's must not be seen. A Python that starts before JupyterLite's own is there
# would write its files where a reload loses them, so that all else waits for it.
# On a phone its list of files leaves no room for the notebook: it is folded until it is asked for.
SCRIPT = """
const workers = navigator.serviceWorker;
if (workers) {
  const registered = workers.register(new URL("../service-worker.js?enableCache=false", location));
  const late = new Promise((resolve) => setTimeout(resolve, 3000));
  window.filesReady = Promise.race([registered.then(() => workers.ready), late]).catch(() => {});
  Object.defineProperty(workers, "controller", { value: null });
  workers.register = () => registered;
}
if (matchMedia("(max-width: 760px)").matches) {
  const waiting = setInterval(() => {
    const { shell, restored } = window.jupyterapp ?? {};
    if (!shell) return;
    clearInterval(waiting);
    const fold = () => shell.leftCollapsed || shell.collapseLeft();
    const stop = () => shell.layoutModified.disconnect(fold);
    shell.layoutModified.connect(fold);
    restored.then(fold);
    addEventListener("pointerdown", stop, { capture: true, once: true });
    addEventListener("keydown", stop, { capture: true, once: true });
  }, 50);
}
"""
START_OF_ALL = "await import("
LINK = (
    '<p class="nk-lite"><a href="{href}" rel="noopener" target="_blank">Open in JupyterLab</a> '
    "<span>The whole notebook, in a new tab. What you write there is kept there.</span></p>"
)


def notebooks(source):
    """The exercise notebooks by assignment, each with the name that it has in JupyterLite."""
    found = {}
    for path in sorted(source.glob("exercises/*/*.ipynb")):
        if path.stem == path.parent.name:
            release = json.loads(path.read_text("utf-8"))["metadata"]["nnkit"]["release"]
            found[path.stem] = (path, f"{path.stem}-{release[:8]}.ipynb")
    return found


def fingerprint(runtime, found):
    """Twelve digits that tell one JupyterLite from another, before it is built."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    parts = [runtime.name, *(f"{name}=={version(name)}" for name in DISTRIBUTIONS)]
    digest.update("\n".join(parts).encode())
    for path, name in found.values():
        digest.update(name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def lock(runtime, from_lite):
    """The runtime's lock file as seen from JupyterLite, with the kernel's wheels in it."""
    whole = json.loads((runtime / LOCK).read_text("utf-8"))
    for entry in whole["packages"].values():
        entry["file_name"] = f"../{from_lite}{entry['file_name']}"
    wheels = INSTALLED / KERNEL / "static" / "pypi"
    for name, needs in WHEELS.items():
        imported = name.replace("-", "_")
        (wheel,) = wheels.glob(f"{imported}-*.whl")
        whole["packages"][name] = {
            "name": name,
            "version": wheel.name.split("-")[1],
            "file_name": f"../extensions/{KERNEL}/static/pypi/{wheel.name}",
            "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            "install_dir": "site",
            "package_type": "package",
            "imports": [imported],
            "depends": list(needs),
            "unvendored_tests": False,
        }
    return whole


def configuration(from_lite):
    """What JupyterLite is told when it starts."""
    kernel = {
        "disablePyPIFallback": True,
        "pyodideUrl": f"./{from_lite}pyodide.mjs",
        "loadPyodideOptions": {"lockFileURL": f"python/{LOCK}", "packages": START},
    }
    storage = ("contentsStorageName", "settingsStorageName", "workspacesStorageName")
    data = {
        "exposeAppInBrowser": True,
        "faviconUrl": "./../../_static/favicon.svg",
        "litePluginSettings": {f"{KERNEL}:kernel": kernel},
        "settingsOverrides": SETTINGS,
        **dict.fromkeys(storage, "nnkit JupyterLite"),
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


@contextmanager
def scratch(beside):
    folder = Path(tempfile.mkdtemp(prefix=".", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_builder(folder, config):
    """Have JupyterLite build itself out of `folder`, without what this machine sets for it."""
    (folder / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": config}))
    command = [sys.executable, "-m", "jupyterlite_core", "build"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip())[-1000:]
        raise ExtensionError(f"JupyterLite could not be built: {said}")


def mend_front(path):
    """Make its page ask for nothing that is not there, and start in the right order."""
    text = path.read_text("utf-8")
    if text.count(START_OF_ALL) != 1:
        raise ExtensionError("JupyterLite's page starts in another way than lite.py expects.")
    text = text.replace(START_OF_ALL, f"await window.filesReady; {START_OF_ALL}")
    page = BeautifulSoup(text, "html.parser")
    page.html["lang"] = "en"
    page.select_one('link[rel="manifest"]').decompose()
    icon = page.new_tag("link", href="../../../_static/favicon.svg", rel="icon")
    script = page.new_tag("script")
    script.string = SCRIPT
    page.head.insert(0, script)
    page.head.insert(0, icon)
    path.write_text(str(page), "utf-8")


def build(runtime, found, cache, target):
    """Build the JupyterLite of these notebooks into `target`, a folder of `cache`."""
    from_lite = f"../../_static/python/{runtime.name}/"
    with scratch(cache) as folder:
        (folder / "files").mkdir()
        for path, name in found.values():
            shutil.copyfile(path, folder / "files" / name)
        text = json.dumps(configuration(from_lite))
        (folder / "jupyter-lite.json").write_text(text, "utf-8")
        out = folder / "out"
        config = {
            "apps": ["lab"],
            "federated_extensions": [str(INSTALLED / name) for name in EXTENSIONS],
            "ignore_sys_prefix": True,
            "no_libarchive": True,
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
            "output_dir": str(out),
        }
        run_builder(folder, config)
        (out / "python").mkdir()
        (out / "python" / LOCK).write_text(json.dumps(lock(runtime, from_lite)), "utf-8")
        for unused in (path for pattern in UNUSED for path in out.glob(pattern)):
            if unused.is_dir():
                shutil.rmtree(unused)
            else:
                unused.unlink()
        mend_front(out / "lab" / "index.html")
        out.rename(target)


def link(page, href):
    """Lead from an exercise page to its notebook, in place of an earlier link."""
    text = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    for earlier in text.select(".nk-lite"):
        earlier.decompose()
    strip = text.select_one("[data-nk-hand-in]")
    strip.insert_after(BeautifulSoup(LINK.format(href=href), "html.parser"))
    page.write_text(str(text), "utf-8")


def make_way(app):
    """Take the last build's away, which those who repair the book's pages must not touch."""
    shutil.rmtree(Path(app.outdir) / "lite", ignore_errors=True)


def add_lite(app, exception):
    if exception is not None or app.builder.format != "html":
        return
    out = Path(app.outdir)
    found = notebooks(Path(app.srcdir))
    runtime = next((m.parent for m in out.glob("_static/python/*/manifest.json")), None)
    if runtime is None or not found:
        return
    made = fingerprint(runtime, found)
    cache = out.parent / "lite-cache"
    if not (cache / made).is_dir():
        shutil.rmtree(cache, ignore_errors=True)
        cache.mkdir(parents=True)
        build(runtime, found, cache, cache / made)
    shutil.copytree(cache / made, out / "lite" / made)
    for assignment, (_, name) in found.items():
        page = out / "exercises" / assignment / f"{assignment}.html"
        if page.is_file():
            query = f"workspace={Path(name).stem}&amp;path={name}"
            link(page, f"../../lite/{made}/lab/index.html?{query}")


def setup(app):
    app.connect("builder-inited", make_way)
    app.connect("build-finished", add_lite, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
