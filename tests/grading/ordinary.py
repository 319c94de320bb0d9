"""How root runs a program as an ordinary user, wherever Python is."""

import os
import subprocess
import sys
from pathlib import Path

from nnkit.grading import visible
from nnkit.grading.inside import SCRATCH, TEMPORARY

ROOT = Path(__file__).parents[2]
UID = 65534
BECOME = f"""
import os, sys
os.setgroups([])
os.setresgid({UID}, {UID}, {UID})
os.setresuid({UID}, {UID}, {UID})
"""


def run(program):
    """What a program prints that an ordinary user runs; it may use nnkit and the tests."""
    if os.geteuid() != 0:
        command, become = [sys.executable, "-c"], "import sys\n"
    else:
        python = visible.interpreter()
        # Root's home may be closed to others; here its folders are made anew, and open.
        command = ["bwrap", *visible.mounts(python), "--dev", "/dev", "--bind", "/proc", "/proc"]
        command += ["--perms", "1777", "--tmpfs", SCRATCH, "--perms", "1777", "--dir", TEMPORARY]
        for path in [*reversed(ROOT.parents[:-1]), Path("/usr/bin")]:
            command += ["--perms", "0755", "--dir", str(path)]
        command += ["--ro-bind", "/usr/bin", "/usr/bin", "--ro-bind", str(ROOT), str(ROOT)]
        command += ["--", python.program, "-s", "-S", "-c"]
        become = f"{BECOME}sys.path += {list(python.packages)!r}\n"
    done = subprocess.run(
        [*command, f"{become}sys.path.insert(0, {str(ROOT)!r})\n{program}"],
        env={"PATH": os.environ["PATH"], "OPENBLAS_NUM_THREADS": "1", "TMPDIR": TEMPORARY},
        capture_output=True,
        text=True,
        timeout=120,
        cwd="/",
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout
