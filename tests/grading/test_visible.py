"""What of nnkit a student's process sees."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from nnkit.checks import bank
from nnkit.grading import visible

IMPORTS = """
import nnkit, nnkit.data, nnkit.checks, sys
for name in sys.argv[1:]:
    try:
        getattr(nnkit, name)(*[1] * 9)
    except TypeError as error:
        assert "argument" in str(error), error
    except RuntimeError as error:
        assert str(error) == "nnkit: this function is asked for here", error
    else:
        raise AssertionError(name)
assert nnkit.checks.check("x") is None
print("all absent")
"""


def bodies(source):
    """The body of each function and class at the top of a module."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, ast.unparse(node.body)
        if isinstance(node, ast.ClassDef):
            yield node.name, ast.unparse(node.body)


@pytest.mark.parametrize("assignment", bank.NAMES)
def test_nothing_of_what_an_assignment_asks_is_there(assignment):
    asked = bank.NAMES[assignment]
    files = visible.package(asked)
    for name, data in files.items():
        if name.endswith(".py") and name.count("/") == 1:
            for found, body in bodies(data.decode()):
                assert found not in asked or "asked for here" in body
    for file in visible.PACKAGE.glob("*.py"):
        if file.name not in ("cli.py", "__main__.py"):
            left = dict(bodies(files[f"nnkit/{file.name}"].decode()))
            for found, body in bodies(file.read_text("utf-8")):
                assert found in asked or left[found] == body


@pytest.mark.parametrize("assignment", ["softmax", "backprop", "optimizers"])
def test_what_is_left_imports_and_what_is_asked_raises(assignment, tmp_path):
    import nnkit

    asked = [name for name in bank.NAMES[assignment] if hasattr(nnkit, name)]
    assert asked
    for name, data in visible.package(asked).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    command = [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r})"]
    command[-1] += IMPORTS
    done = subprocess.run([*command, *asked], capture_output=True, text=True, timeout=60)
    assert done.stdout == "The check runs when it is graded.\nall absent\n", done.stderr


def test_the_checks_what_grades_and_what_authors_are_not_there():
    files = visible.package([])
    folders = {str(Path(name).parent) for name in files}
    assert {folder for folder in folders if folder.startswith("nnkit/checks")} == {
        "nnkit/checks",
        "nnkit/checks/student_side",
    }
    assert {name for name in files if name.startswith("nnkit/grading/")} == {
        "nnkit/grading/__init__.py",
        *(
            f"nnkit/grading/inside/{file.name}"
            for file in (visible.PACKAGE / "grading" / "inside").glob("*.py")
        ),
    }
    assert not any(name.startswith("nnkit/authoring") or "__pycache__" in name for name in files)
    assert "nnkit/cli.py" not in files
    assert {"nnkit/digits.npz", "nnkit/figures/style.py", "nnkit/softmax.py"} <= set(files)


def test_the_rest_of_a_module_stays_as_it_is():
    source = "def a():\n    return 1  # why\n\n\ndef b(x):\n    return x\n"
    assert visible.without(source, ["c"]) == source
    assert "return x" in visible.without(source, ["a"])
    assert "return 1" not in visible.without(source, ["a"])


def test_a_folder_inside_of_what_is_visible_can_be_hidden(tmp_path):
    lib, course = tmp_path / "lib", tmp_path / "lib" / "course"
    course.mkdir(parents=True)
    python = visible.Interpreter(sys.executable, (), (str(lib),))
    arguments = visible.mounts(python, [course])
    place = arguments.index("--tmpfs")
    assert arguments[place + 1] == str(course)
    assert arguments[place + 2 : place + 4] == ["--remount-ro", str(course)]
    assert arguments.index(str(lib)) < place


def test_without_ipython_a_sentence_says_what_to_do(monkeypatch):
    find = visible.importlib.util.find_spec
    monkeypatch.setattr(
        visible.importlib.util, "find_spec", lambda name: None if name == "IPython" else find(name)
    )
    with pytest.raises(visible.Missing, match="runs notebooks with IPython, .* install it with"):
        visible.interpreter()
