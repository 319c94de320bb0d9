"""Measure every figure, print one line for each, and write _build/bench.json."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
REPORT = HERE.parents[1] / "_build" / "bench.json"


def main() -> int:
    """Give back 1 if a figure misses its goal, else 0."""
    report = []
    for file in sorted(HERE.glob("bench_*.py")):
        for name, value, goal in import_module(f"{__package__}.{file.stem}").figures():
            held = goal is None or value <= goal
            report.append({"name": name, "value": value, "goal": goal, "held": held})
            wanted = "" if goal is None else f"at most {goal:g}: {'held' if held else 'MISSED'}"
            print(f"{name:24} {value:8.3f}  {wanted}".rstrip(), flush=True)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=1) + "\n")
    return 0 if all(figure["held"] for figure in report) else 1


if __name__ == "__main__":
    sys.exit(main())
