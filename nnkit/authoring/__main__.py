"""`make exercises`: exercises/ from solutions/.

python -m nnkit.authoring              write exercises/<assignment>/<assignment>.ipynb
python -m nnkit.authoring --check      exit with 1 where one is stale
python -m nnkit.authoring --source DIR write nbgrader's source version and settings into DIR
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..checks import bank
from .assignment import (
    NBGRADER_CONFIG_FILE,
    Assignment,
    SourceError,
    as_text,
    read,
    release_version,
    source_version,
)


def assignments(solutions: Path) -> list[Assignment]:
    """Every assignment below `solutions`."""
    found = []
    for name, exercises in bank.ASSIGNMENTS.items():
        points = {exercise.name: exercise.points for exercise in exercises}
        found.append(read(solutions / name, points))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m nnkit.authoring", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("."), help="where solutions/ is")
    parser.add_argument("--check", action="store_true", help="only say what is stale")
    parser.add_argument("--source", type=Path, help="write nbgrader's source version here")
    options = parser.parse_args()
    try:
        found = assignments(options.root / "solutions")
    except (SourceError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    stale = 0
    for assignment in found:
        name = assignment.name
        if options.source:
            file = options.source / "source" / name / f"{name}.ipynb"
            text = as_text(source_version(assignment))
        else:
            file = options.root / "exercises" / name / f"{name}.ipynb"
            text = as_text(release_version(assignment))
        if options.check:
            if not file.exists() or file.read_text("utf-8") != text:
                print(f"{file} is stale: run `make exercises`", file=sys.stderr)
                stale = 1
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        print(file)
    if options.source and not options.check:
        (options.source / "nbgrader_config.py").write_text(NBGRADER_CONFIG_FILE, "utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
