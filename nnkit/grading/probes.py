"""Small bounded probes of the sandbox's limits: which of them do not hold."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import secrets
import socket
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import visible
from .inside import MAX_TEXT

if TYPE_CHECKING:
    from .sandbox import Limits, Ran, Sandbox, SandboxStudent

_SAID = re.compile(r"\[probe (.*)\]")


def run(sandbox: Sandbox, hidden: Sequence[Path] = ()) -> list[str]:
    """Try every limit.

    Parameters
    ----------
    sandbox : the sandbox, started
    hidden : folders that must stay out of sight

    Returns
    -------
    A sentence for each limit that does not hold.
    """
    limits, said = sandbox.limits, []
    name = f"probe-{secrets.token_hex(8)}"
    out_of_sight = [str(path) for folder in (visible.PACKAGE, *hidden) for path in _in(folder)]
    with (
        tempfile.NamedTemporaryFile(prefix=name) as canary,
        socket.create_server(("127.0.0.1", 0)) as server,
        sandbox.student() as student,
        sandbox.student() as sibling,
        ThreadPoolExecutor(1) as beside,
    ):
        hanging = beside.submit(_hang, sandbox)
        os.environ["PROBE_CANARY"] = name
        try:
            sibling.run(_source("leave", name), "probe")
            port = server.getsockname()[1]
            for what, *arguments in (
                ("processes", limits.threads),
                ("threads", limits.threads),
                ("memory", limits.memory),
                ("disk", limits.disk, limits.file),
                ("open_files", limits.open_files),
                ("network", port),
                ("files", canary.name, out_of_sight),
                ("others", 0),
                ("powers", _uid(sibling)),
                ("absent",),
                ("find", name),
            ):
                said.append(_try(student, what, *arguments))
            said += [_chatter(student), hanging.result()]
        finally:
            del os.environ["PROBE_CANARY"]
    return [sentence for sentence in said if sentence]


def _in(folder: Path) -> list[Path]:
    """Some of what is in a folder, but for the way to Python, where it is in there too."""
    python = visible.interpreter()
    shown = [Path(path) for path in (*python.folders, python.program)]
    inside = sorted(folder.resolve().iterdir())[:100] if folder.is_dir() else []
    return [path for path in inside if not any(p.is_relative_to(path) for p in shown)]


def _source(what: str, *arguments: Any) -> str:
    given = ", ".join(map(repr, arguments))
    return (
        "from nnkit.grading.inside import tries\n"
        f"print('[probe ' + __import__('json').dumps(tries.{what}({given})) + ']')"
    )


def _try(student: SandboxStudent, what: str, *arguments: Any) -> str:
    ran = student.run(_source(what, *arguments), "probe")
    found = _SAID.search(_printed(ran))
    if found is None:
        return f"The probe of {what.replace('_', ' ')} did not come to an end ({ran.error})."
    return str(json.loads(found[1]))


def _printed(ran: Ran) -> str:
    return "".join(o.text for o in ran.outputs if o.output_type == "stream")


def _uid(student: SandboxStudent) -> int:
    """The user of another student; where all have one, none is the same."""
    printed = _printed(student.run("import os; print(os.getuid())", "probe"))
    return int(printed) if os.geteuid() == 0 else -1


def _chatter(student: SandboxStudent) -> str:
    shown = len(_printed(student.run(_source("chatter", MAX_TEXT), "probe")))
    return "" if 0 < shown <= MAX_TEXT else f"A cell can show more than {MAX_TEXT} characters."


def _hang(sandbox: Sandbox) -> str:
    quick = dataclasses.replace(sandbox.limits, cell=0.1, grace=0.2)
    with type(sandbox.student())(_Quick(sandbox, quick)) as student:
        ran = student.run(_source("hang"), "probe")
        again = student.run("print(6 * 7)", "probe")
    if ran.error is None or ran.error["kind"] != "time":
        return "A cell that hangs is not stopped."
    return "" if _printed(again) == "42\n" else "After a cell that hangs nothing runs any more."


class _Quick:
    """The same sandbox with limits of less patience."""

    def __init__(self, sandbox: Sandbox, limits: Limits) -> None:
        self.limits, self.memory, self.start = limits, sandbox.memory, sandbox.start
