"""The limits of the sandbox: they hold, and where one does not, its probe says so."""

import shutil
import tempfile
from pathlib import Path

import pytest

from nnkit.grading import probes, sandbox
from nnkit.grading.inside import tries
from nnkit.grading.sandbox import Limits, Sandbox, SandboxError, Trusted

from . import ordinary

pytestmark = pytest.mark.sandbox
LIMITS = Limits(cell=1.0, grace=0.5, memory=2**28, disk=2**22, file=2**21, threads=8)


def probe(limits=None, hidden=()):
    """What the probes say of a new sandbox."""
    with Sandbox(limits=limits, hidden=hidden) as started:
        return probes.run(started, hidden)


def test_every_limit_holds():
    assert probe(LIMITS, [ordinary.ROOT]) == []


def test_every_limit_holds_for_an_ordinary_user():
    program = (
        "import os\nfrom nnkit.grading.probes import run\n"
        "from nnkit.grading.sandbox import Limits, Sandbox\n"
        "assert os.geteuid() != 0\n"
        "limits = Limits(cell=1.0, grace=0.5, memory=2**28, disk=2**22, threads=8)\n"
        "with Sandbox(limits=limits) as started:\n"
        "    print(run(started))"
    )
    assert ordinary.run(program) == "[]\n"


@pytest.fixture
def loose(tmp_path):
    """No sandbox at all, and limits so small that all are broken by little."""
    limits = Limits(memory=2**24, disk=2**22, file=2**21, threads=4, open_files=16, cell=10.0)
    with Trusted(limits=limits) as made:
        yield made
    for file in Path(tempfile.gettempdir()).glob("probe-*"):
        file.unlink()


def test_without_a_sandbox_every_probe_speaks(loose, tmp_path):
    (tmp_path / "course").write_text("secret")
    said = probes.run(loose, [tmp_path])
    powers = {
        "A student's code runs as root.",
        "A student's code runs under the same user as another's.",
        "A student's code can make namespaces.",
    }
    expected = [
        "A student's code can start further processes.",
        "More than 4 threads can run.",
        "More than 16 MB of memory can be had.",
        "A file can be larger than 2 MB.",
        "More than 16 files can be open.",
        "A student's code can reach the network.",
        "A student's code can read temporary files of this machine.",
        "A student's code can see the process that started it.",
        "A student's code can see the environment of the process that grades.",
    ]
    assert [sentence for sentence in said if sentence not in powers] == expected


@pytest.mark.parametrize(
    "step, said",
    [
        ("_filter_system_calls()", "can start further processes"),
        ('("AS", memory_before + settings["memory"]),', "of memory can be had"),
        ('("FSIZE", settings["file"]),', "A file can be larger"),
        ('("NOFILE", settings["open_files"]),', "files can be open"),
        ('("NPROC", settings["threads"]),', "threads can run"),
        ("size={settings['disk']},", "can be written to the scratch space"),
        ('_do("umount /proc", _libc.umount2(b"/proc", _DETACH))', "can see /proc/self"),
    ],
)
def test_a_probe_speaks_where_one_step_is_missing(monkeypatch, step, said):
    package = sandbox.visible.package

    def without_the_step(asked):
        files = package(asked)
        confine, warm = (f"nnkit/grading/inside/{name}.py" for name in ("confine", "warm"))
        source = files[confine].decode()
        whole = f"\n    {step}\n"
        assert source.count(step) in (1, 2)
        kept = source.replace(whole, "\n") if whole in source else source.replace(step, "")
        files[confine] = kept.encode()
        # It starts sooner where nothing is done beforehand.
        files[warm] = files[warm].replace(b"    warm_up(notebook)\n", b"")
        return files

    monkeypatch.setattr(sandbox.visible, "package", without_the_step)
    assert any(said in sentence for sentence in probe(LIMITS))


def test_what_one_student_leaves_is_found_where_scratch_space_is_shared(monkeypatch, tmp_path):
    monkeypatch.setattr(tries.tempfile, "tempdir", str(tmp_path))
    assert tries.find("probe") == ""
    tries.leave("probe")
    assert tries.find("probe") == "Files of one student can be seen by another."


def test_without_bubblewrap_a_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SandboxError) as said:
        probe()
    assert str(said.value) == (
        "bubblewrap is missing, which keeps students' code apart from yours: install it "
        "(apt-get install bubblewrap, dnf install bubblewrap)."
    )


def test_where_bubblewrap_may_not_work_a_sentence_says_so(monkeypatch, tmp_path):
    refusing = tmp_path / "bwrap"
    refusing.write_text(
        "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n"
    )
    refusing.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(refusing))
    with pytest.raises(SandboxError, match="grade on a machine that allows them") as said:
        probe()
    assert "It says: bwrap: No permissions to create new namespace." in str(said.value)


def test_on_other_systems_there_is_no_sandbox(monkeypatch):
    monkeypatch.setattr(sandbox.sys, "platform", "darwin")
    with pytest.raises(SandboxError, match="^There is no sandbox on .* trust"):
        probe()
