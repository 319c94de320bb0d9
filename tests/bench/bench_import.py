"""How long `import nnkit` takes, against numpy's own import."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROUNDS = 11
ROOT = Path(__file__).parents[2]
PROGRAM = "from time import perf_counter as now; t = now(); import {}; print(now() - t)"


def seconds(module: str) -> float:
    """Give the time that the import takes in a fresh process."""
    command = [sys.executable, "-c", PROGRAM.format(module)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(done.stdout)


def figures() -> Iterator[tuple[str, float, float | None]]:
    """Yield the ratio of the medians of interleaved fresh processes."""
    times = [(seconds("nnkit"), seconds("numpy")) for _ in range(ROUNDS)][1:]
    yield "import/numpy", median(n for n, _ in times) / median(n for _, n in times), 1.3
