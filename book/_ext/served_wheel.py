"""Serve the course's own package with the book, for those who work in a Jupyter of their own."""

import os
from pathlib import Path

from flit_core import buildapi


def build_wheel(app, config):
    """Build the wheel anew and put it beside the pages' folders."""
    source = Path(app.srcdir)
    if not (source / "pyproject.toml").is_file():
        return
    target = Path(app.outdir).parent / "wheel"
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("nnkit_course-*.whl"):
        old.unlink()
    here = Path.cwd()
    os.chdir(source)
    try:
        buildapi.build_wheel(str(target))
    finally:
        os.chdir(here)
    config.html_extra_path.append(str(target))


def setup(app):
    app.connect("config-inited", build_wheel)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
