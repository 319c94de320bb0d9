"""Run the book's cells again whenever ``nnkit`` has changed.

The execution cache sees the text of a page only, so outputs of an older ``nnkit`` would stay.
"""

import hashlib
import shutil
from pathlib import Path

TOP = Path(__file__).parents[2]


def fingerprint():
    digest = hashlib.sha256()
    for path in sorted((TOP / "nnkit").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(TOP)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def forget_old_outputs(app, config):
    cache = Path(app.outdir).parent / ".jupyter_cache"
    mark = cache / "nnkit.sha256"
    config.nnkit_fingerprint = fingerprint()
    if cache.is_dir() and (not mark.is_file() or mark.read_text() != config.nnkit_fingerprint):
        shutil.rmtree(cache)
    cache.mkdir(parents=True, exist_ok=True)
    mark.write_text(config.nnkit_fingerprint)


def setup(app):
    # A changed value of an "env" setting makes Sphinx read every page again.
    app.add_config_value("nnkit_fingerprint", "", "env")
    app.connect("config-inited", forget_old_outputs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
