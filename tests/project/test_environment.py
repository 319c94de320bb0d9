"""What a fresh machine meets: the lock, the version sentence, the wheel, the served address."""

import importlib.util
import json
import re
import shutil
import socket
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from flit_core import buildapi
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[2]


def pins():
    """Name, version, marker and number of hashes of each entry of the lock."""
    text = (TOP / "requirements.txt").read_text()
    for entry in re.split(r"\n(?=\S)", text.strip()):
        requirement = Requirement(entry.split(" \\")[0])
        yield requirement, entry.count("--hash=sha256:")


def asked():
    with open(TOP / "pyproject.toml", "rb") as file:
        project = tomllib.load(file)
    groups = [project["project"]["dependencies"], project["build-system"]["requires"]]
    groups += project["project"]["optional-dependencies"].values()
    groups += project["dependency-groups"].values()
    return [Requirement(text) for group in groups for text in group]


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_the_lock_holds_one_hashed_version_of_all_that_is_asked_for(python):
    here = {"python_version": python, "python_full_version": f"{python}.9"}
    held = {}
    for requirement, hashes in pins():
        assert hashes, requirement
        if requirement.marker is None or Marker(str(requirement.marker)).evaluate(here):
            name = canonicalize_name(requirement.name)
            assert name not in held, name
            held[name] = next(iter(requirement.specifier)).version
    for requirement in asked():
        name = canonicalize_name(requirement.name)
        assert requirement.specifier.contains(held[name]), requirement


def test_the_locks_carry_no_addresses():
    assert "//" not in (TOP / "requirements.txt").read_text()
    lock = json.loads((TOP / "package-lock.json").read_text())
    assert len(lock["packages"]) > 1
    for name, package in lock["packages"].items():
        assert "resolved" not in package, name
        assert not name or package["integrity"].startswith("sha512-"), name


def test_numpy_is_all_that_the_package_needs():
    with open(TOP / "pyproject.toml", "rb") as file:
        project = tomllib.load(file)["project"]
    assert [Requirement(text).name for text in project["dependencies"]] == ["numpy"]
    assert project["name"] == "nnkit-course"


def test_nothing_asks_an_index_for_nnkit():
    assert "nnkit" not in {requirement.name for requirement, _ in pins()}


@pytest.mark.parametrize("version", ["3.10", "3.14"])
def test_another_python_gets_one_sentence(tmp_path, version):
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(TOP / name, tmp_path)
    python = tmp_path / "otherpython"
    pretend = f"import sys; sys.version_info = ({version.replace('.', ', ')}, 0); "
    python.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c \"{pretend}$2\"\n")
    python.chmod(0o755)
    done = subprocess.run(
        ["make", ".venv/ready", f"PYTHON={python}"], cwd=tmp_path, capture_output=True, text=True
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert done.returncode != 0
    assert len(said) == 1
    assert said[0].startswith("This course needs Python 3.11, 3.12 or 3.13")
    assert f" is {version}:" in said[0]
    assert not (tmp_path / ".venv").exists()


def test_the_wheel_holds_the_data_the_licences_and_the_command(tmp_path, monkeypatch):
    monkeypatch.chdir(TOP)
    with zipfile.ZipFile(tmp_path / buildapi.build_wheel(str(tmp_path))) as wheel:
        names = {name for name in wheel.namelist() if "__pycache__" not in name}
        info = next(name.split("/")[0] for name in names if name.endswith(".dist-info/METADATA"))
        commands = wheel.read(f"{info}/entry_points.txt").decode()
    package = {
        path.relative_to(TOP).as_posix()
        for path in (TOP / "nnkit").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert info.startswith("nnkit_course-")
    assert {name for name in names if name.startswith("nnkit/")} == package
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/LICENSE-TEXT"} <= names
    assert "nnkit=nnkit.cli:main" in commands.replace(" ", "")


def test_the_book_is_served_at_a_free_port_when_the_asked_one_is_taken():
    spec = importlib.util.spec_from_file_location("serve", TOP / "book" / "serve.py")
    serve = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(serve)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = serve.listen(port)
        try:
            assert server.server_port not in (0, port)
        finally:
            server.server_close()
