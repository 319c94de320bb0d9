"""What the measurement of grading calls CPU time has the sandbox's processes in it."""

import sys

import pytest

from tests.bench.bench_grading import measured

pytestmark = pytest.mark.sandbox

SPIN = """
import os
from nnkit.grading.sandbox import Sandbox
with Sandbox() as sandbox, sandbox.student() as student:
    ran = student.run("import time\\nwhile time.process_time() < {seconds}:\\n    pass", "cell-1")
    assert ran.error is None, ran.error
    os._exit(0)  # as a worker ends, with its sandbox still open
"""


def test_the_time_of_a_sandbox_whose_parent_has_ended_is_counted(tmp_path):
    idle, busy = (
        measured(tmp_path, sys.executable, "-c", SPIN.format(seconds=seconds))["cpu"]
        for seconds in (0, 5)
    )
    assert busy - idle > 3
