"""What no file of this project contains, and what no test run may hide."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
LOCKED = {"requirements.txt", "package-lock.json"}
LINK = re.compile(r"""(?<=\]\()[^)#:]+(?=\))|(?<=src=")[^"]+""")
TEXT = {".cfg", ".cjs", ".css", ".ipynb", ".js", ".json", ".md", ".mjs", ".py", ".toml", ".txt"}


def files():
    """What git tracks or would: not what is built or installed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True).stdout
    for name in sorted(set(listed.split("\0")) - {""}):
        path = TOP / name
        if path.is_file() and path.suffix in TEXT | {".yml", ".bib", ""}:
            yield path


def test_no_file_names_a_package_index_by_address():
    address = re.compile(r"(py" + r"pi|regis" + r"try\.npm|pythonhosted)[\w.]*\.(org|com|js)")
    found = [p for p in files() if address.search(p.read_text("utf-8", errors="replace"))]
    assert found == []


def test_no_file_names_a_folder_of_the_machine_it_was_written_on():
    home = str(Path.home()) + "/"
    found = [p for p in files() if f"{TOP}/" in p.read_text("utf-8", errors="replace")]
    found += [p for p in files() if home in p.read_text("utf-8", errors="replace")]
    assert found == []


def test_notebooks_are_committed_without_outputs():
    notebooks = [path for path in files() if path.suffix == ".ipynb"]
    assert [p for p in notebooks if '"output_type"' in p.read_text("utf-8")] == []


@pytest.mark.parametrize(
    ("statement", "marked"),
    [
        ("pytest.skip('no')", False),
        ("assert True", True),
        ("pytest.importorskip('nowhere')", False),
    ],
)
def test_a_skipped_test_fails_under_ci(tmp_path, statement, marked):
    mark = "@pytest.mark.skip\n" if marked else ""
    (tmp_path / "conftest.py").write_text((TOP / "tests" / "conftest.py").read_text())
    (tmp_path / "test_it.py").write_text(f"import pytest\n{mark}def test_it():\n    {statement}\n")
    outcomes = {}
    for ci in ("true", ""):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-c",
                os.devnull,
                "--rootdir",
                tmp_path,
                tmp_path,
            ],
            env=os.environ | {"CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        outcomes[ci] = done.returncode
    assert outcomes == {"true": 1, "": 0}


def test_a_module_that_skips_itself_fails_under_ci(tmp_path):
    (tmp_path / "conftest.py").write_text((TOP / "tests" / "conftest.py").read_text())
    (tmp_path / "test_it.py").write_text("import pytest\npytest.importorskip('nowhere')\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", tmp_path, tmp_path],
        env=os.environ | {"CI": "true", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode not in (0, 5), done.stdout


def test_links_of_the_readme_and_of_contributing_lead_to_files():
    for name in ("README.md", "CONTRIBUTING.md"):
        for target in LINK.findall((TOP / name).read_text("utf-8")):
            assert (TOP / target).exists(), (name, target)
