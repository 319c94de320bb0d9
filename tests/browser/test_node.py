"""The pages' own code where it needs no page, under Node."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OPTIONS = ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--test", "--test-reporter=tap"]


def node():
    beside = Path(sys.executable).with_name("node")
    found = str(beside) if beside.exists() else shutil.which("node")
    assert found, "Node is missing: it comes with the book's own packages."
    return found


def run(file):
    environment = os.environ | {"PYTHON": sys.executable}
    # Node tells its child processes that they are tests of its own; this is not one.
    environment.pop("NODE_TEST_CONTEXT", None)
    command = [node(), *OPTIONS, str(file)]
    return subprocess.run(
        command, cwd=HERE, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_the_pages_code_holds_under_node(name):
    done = run(HERE / name)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    counts = dict(re.findall(r"^# (pass|fail|skipped|todo) (\d+)$", done.stdout, re.MULTILINE))
    assert int(counts.pop("pass")) > 1
    assert set(counts.values()) == {"0"}, done.stdout[-6000:]


@pytest.mark.parametrize("statement", ["assert.equal(1, 2);", "throw new Error('no');"])
def test_a_failing_script_fails(tmp_path, statement):
    script = tmp_path / "it.test.mjs"
    script.write_text(
        "import assert from 'node:assert'; import { test } from 'node:test';\n"
        f"test('it', () => {{ {statement} assert.ok(true); }});\n"
    )
    assert run(script).returncode != 0
