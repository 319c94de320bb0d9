"""Students' notebooks in the sandbox: what works, what is refused, and what a crash costs."""

import contextlib
import json
import os
import resource
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnkit.checks.student_side.encoding import encode
from nnkit.grading import probes, sandbox
from nnkit.grading.inside import MAX_LINE, MAX_PICTURES, MAX_TEXT
from nnkit.grading.sandbox import Limits, Sandbox, SandboxError, SandboxStudent, Trusted

from . import ordinary

pytestmark = pytest.mark.sandbox
LIMITS = Limits(cell=1.0, grace=0.5, memory=2**28, disk=2**22, file=2**21, threads=8, restarts=4)
FOUR = encode({"args": [4.0]})
SIX = encode({"args": [6.0]})
DEAF = "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\ntime.sleep(60)"


@pytest.fixture(scope="module")
def shut():
    """A sandbox for an assignment that asks for softmax and Value."""
    with Sandbox(["softmax", "Value"], LIMITS) as made:
        yield made


@pytest.fixture(scope="module")
def plain():
    # Here nothing was imported beforehand, which takes longer than a cell may in the sandbox.
    with Trusted(["softmax", "Value"], replace(LIMITS, cell=20.0)) as made:
        yield made


@pytest.fixture
def student(shut):
    with shut.student() as made:
        yield made


@pytest.fixture(params=["shut", "plain"])
def either(request):
    """A student in the sandbox, and one in a plain process."""
    with request.getfixturevalue(request.param).student() as made:
        yield made


def text(ran):
    """What a cell has printed."""
    assert ran.error is None, ran
    return "".join(output.text for output in ran.outputs if output.output_type == "stream")


def value(ran):
    """What a cell has given back, as text."""
    assert ran.error is None, ran
    return next(o.data["text/plain"] for o in ran.outputs if o.output_type == "execute_result")


def died(ran_or_outcome):
    return (ran_or_outcome.error or {}).get("kind") == "died"


# What Jupyter does.


def test_the_last_expression_is_shown_and_kept(either):
    assert value(either.run("6 * 7", "a")) == "42"
    assert value(either.run("_ + 1", "b")) == "43"
    assert value(either.run("Out[1], __name__", "c")) == "(42, '__main__')"
    assert either.run("1;", "d").outputs == []


def test_what_is_printed_is_a_stream(either):
    ran = either.run("import sys\nprint('a'); print('b', file=sys.stderr); print('c')", "a")
    assert [(o.output_type, o.name, o.text) for o in ran.outputs] == [
        ("stream", "stdout", "a\n"),
        ("stream", "stderr", "b\n"),
        ("stream", "stdout", "c\n"),
    ]


def test_magics_and_await_and_display_work(either):
    # What is cold takes longer than a cell may here.
    either._place.warm_up_figures()
    assert either.run("%matplotlib inline\nimport matplotlib.pyplot as plt", "a").error is None
    assert "loop" in text(either.run("%timeit -n1 -r1 1 + 1", "b"))
    assert value(either.run("import asyncio\nawait asyncio.sleep(0, 'slept')", "c")) == "'slept'"
    shown = either.run(
        "from IPython.display import HTML\ndisplay(HTML('<b>x</b>'), 5)", "d"
    ).outputs
    assert [o.data.get("text/html", o.data["text/plain"]) for o in shown] == ["<b>x</b>", "5"]


def test_a_figure_is_a_picture(either):
    # Where nothing is warm, matplotlib may say that it looks for fonts.
    either._place.warm_up_figures()
    either.run("import matplotlib.pyplot as plt", "a")
    ran = either.run("plt.plot([1, 2]);", "b")
    (shown,) = ran.outputs
    assert shown.output_type == "display_data"
    assert shown.data["image/png"].startswith("iVBORw0KGgo")
    assert shown.data["text/plain"] == "<Figure size 640x480 with 1 Axes>"


def test_pictures_of_a_notebook_have_a_limit(student):
    cell = (
        "from IPython.display import Image\n"
        "Image(data=b'\\x89PNG\\r\\n\\x1a\\n' + bytes(700_000), format='png')"
    )
    sizes = [
        sum(len(o.data.get("image/png", "")) for o in student.run(cell, "a").outputs)
        for _ in range(4)
    ]
    assert sum(sizes) <= MAX_PICTURES and sizes[0] > 700_000 and sizes[-1] == 0


def test_an_error_is_shown_and_the_next_cell_runs(either):
    ran = either.run("x = 3\n1 / 0", "a")
    assert ran.error["type"] == "ZeroDivisionError" and ran.error["line"] == 2
    assert ran.error["file"] == "<a>"
    (shown,) = ran.outputs
    assert shown.output_type == "error" and shown.ename == "ZeroDivisionError"
    assert any("Cell In[1], line 2" in line for line in shown.traceback)
    wrong = either.run("def f(:\n    pass", "b")
    assert wrong.error["kind"] == "syntax" and wrong.error["line"] == 1
    assert wrong.outputs[0].ename == "SyntaxError"
    assert value(either.run("x", "c")) == "3"
    assert wrong.execution_count == 2


def test_input_and_commands_say_that_nobody_types(either):
    ran = either.run("input('name? ')", "a")
    assert ran.error["kind"] == "input"
    assert "Nobody can type" in ran.outputs[0].evalue
    assert "Commands of the system do not run" in text(either.run("!ls\n%pip install x", "b"))


def test_leaving_does_not_end_the_notebook(either):
    assert either.run("exit()", "a").error is None
    assert either.run("import sys; sys.exit()", "b").error["kind"] == "exit"
    assert value(either.run("1", "c")) == "1"


def test_checks_say_that_they_run_later(either):
    ran = either.run(
        "from nnkit.checks import check, hint, solution\nassert check('x') is None", "a"
    )
    assert text(ran) == "The check runs when it is graded.\n"
    assert either.run("import nnkit.checks.engine", "b").error["type"] == "ModuleNotFoundError"


def test_what_is_asked_raises_and_the_rest_of_nnkit_works(either):
    assert either.run("import nnkit\nnnkit.softmax([1, 2])", "a").error["kind"] == "withheld"
    assert either.run("nnkit.Value(1.0)", "b").error["kind"] == "withheld"
    assert value(either.run("float(nnkit.sigmoid(0.0))", "c")) == "0.5"
    assert value(either.run("len(nnkit.load_digits().train[0])", "d")) == "1258"
    assert either.run("from nnkit.figures import temperature", "e").error is None


def test_handed_in_files_lie_beside_the_notebook(shut, plain):
    files = {
        "data.csv": b"1,2",
        "more/helper.py": b"two = 2",
        "../outside": b"x",
        "/etc/x": b"x",
        "a\0b": b"x",
        "large": bytes(2**21 + 1),
    }
    for place in (shut, plain):
        with place.student(files) as student:
            cell = "import more.helper\nopen('data.csv').read(), more.helper.two"
            assert value(student.run(cell, "a")) == "('1,2', 2)"
            assert [remark.split(": ")[1] for remark in student.remarks] == [
                "its name leads elsewhere.",
                "its name leads elsewhere.",
                "its name leads elsewhere.",
                "it is too large.",
            ]


def test_unseeded_random_numbers_are_the_same_when_graded_again(shut):
    cell = "import random, numpy as np\nrandom.random(), np.random.rand(), hash('a')"
    seen = set()
    for _ in range(2):
        with shut.student() as student:
            seen.add(value(student.run(cell, "a")))
    assert len(seen) == 1


# Calls.


def test_a_call_gives_the_value_and_what_went_with_it(either):
    cell = "import numpy as np\ndef f(x):\n    print('here')\n    x += 1\n    return np.log(x - x), (1, x)"
    either.run(cell, "a")
    given = encode({"args": [np.ones(2)]})
    outcome = either.call("f", "call", given, 2.0)
    assert outcome.error is None and outcome.printed == "here\n"
    assert np.isneginf(outcome.value[0]).all() and outcome.value[1][0] == 1
    assert outcome.warnings[0][0] == "RuntimeWarning"
    assert outcome.arguments_before == given
    assert outcome.arguments_after == encode({"args": [np.full(2, 2.0)]})


def test_a_call_meets_the_notebook_as_it_is_at_that_time(student):
    student.run("def f(x):\n    return helper(x)", "a")
    assert student.call("f", "call", FOUR, 2.0).error["type"] == "NameError"
    student.run("def helper(x):\n    return -x", "b")
    assert student.call("f", "call", FOUR, 2.0).value == -4.0


def test_what_cannot_be_said_in_plain_data_is_told_as_such(either):
    either.run("def f(x):\n    return object()", "a")
    assert either.call("f", "call", FOUR, 2.0).error["kind"] == "not-plain"
    assert either.call("g", "call", FOUR, 2.0).error["kind"] == "missing"


def test_an_answer_that_is_too_long_is_told_as_such(student):
    student.run(f"def f(x):\n    return '\\u00e9' * {MAX_LINE // 4}", "a")
    outcome = student.call("f", "call", FOUR, 2.0)
    assert outcome.error["kind"] == "not-plain" and "more data" in outcome.error["message"]


def test_a_call_that_does_not_end_costs_no_restart(student):
    student.run(
        "x = []\ndef f(x):\n    while True:\n        try:\n            pass\n        except: pass",
        "a",
    )
    student.run("x.append(1)", "b")
    outcome = student.call("f", "call", FOUR, 0.2)
    assert outcome.error["kind"] == "time" and outcome.error["seconds"] == 0.2
    assert student._starts == 1 and value(student.run("x", "c")) == "[1]"


# Crashes.


@pytest.mark.parametrize(
    "how, said",
    [
        ("import os; os._exit(3)", "exit code 3"),
        ("import ctypes; ctypes.string_at(0)", "signal 11"),
        ("import os; os.abort()", "signal"),
        ("import os; os.close(3)", ""),
    ],
)
def test_a_crash_costs_its_cell_and_the_others_run_again(student, how, said):
    student.run("x = 1", "a")
    student.run("x += 1\n1 / 0", "b")
    ran = student.run(how, "c")
    assert died(ran) and said in ran.error["message"]
    assert "Python itself ended" in ran.outputs[0].evalue
    student.run("x += 1", "d")
    assert value(student.run("x", "e")) == "3"


def test_a_crash_in_a_call_costs_that_call(student):
    student.run("def f(x):\n    import os\n    os._exit(7)\n\ndef g(x):\n    return x", "a")
    assert student.call("f", "call", FOUR, 2.0).error == {"kind": "died", "message": "exit code 7"}
    assert student.call("g", "call", FOUR, 2.0).value == 4.0


@pytest.mark.parametrize("where", ["shut", "plain"])
def test_a_cell_that_does_not_end_is_stopped(request, where):
    place = probes._Quick(request.getfixturevalue(where), LIMITS)
    with SandboxStudent(place) as student:
        student.run("x = 5", "a")
        started = time.monotonic()
        ran = student.run("while True: pass", "b")
        assert ran.error["kind"] == "time" and time.monotonic() - started < 3
        assert [o.evalue for o in ran.outputs] == [
            "The cell was stopped: it ran for more than 1 seconds."
        ]
        assert value(student.run("x", "c")) == "5"


@pytest.mark.parametrize(
    "cell",
    [
        DEAF,
        "sum(range(10**12))",
        "while True:\n    try:\n        while True: pass\n    except: pass",
    ],
)
def test_a_cell_that_hears_nothing_is_killed_and_the_others_run_again(student, cell):
    student.run("x = 5", "a")
    started = time.monotonic()
    ran = student.run(cell, "b")
    assert ran.error["kind"] == "time" and time.monotonic() - started < 4
    assert value(student.run("x", "c")) == "5"


def test_a_call_that_hears_nothing_is_killed(student):
    body = DEAF.replace("\n", "\n    ")
    student.run(f"x = 5\ndef f(x):\n    {body}", "a")
    assert student.call("f", "call", FOUR, 0.2).error == {"kind": "time", "seconds": 0.2}
    assert value(student.run("x", "b")) == "5"


def test_a_cell_that_crashes_only_when_it_runs_again_is_left_out(shut):
    with shut.student() as student:
        # The scratch space is new each time; the clock is not.
        soon = time.time() + 0.3
        student.run("x = 1", "a")
        student.run(f"import os, time\nif time.time() > {soon}: os._exit(1)", "b")
        time.sleep(0.4)
        student.run("import os; os._exit(2)", "c")
        assert value(student.run("x", "d")) == "1"


def test_restarts_have_an_end(student):
    kinds = [student.run("import os; os._exit(0)", "a").error["message"] for _ in range(7)]
    assert kinds[: LIMITS.restarts + 1] == ["exit code 0"] * (LIMITS.restarts + 1)
    assert kinds[LIMITS.restarts + 1 :] == ["and was started again too often"] * 2
    assert died(student.call("f", "call", FOUR, 1.0))


def test_the_time_of_a_notebook_has_an_end(shut):
    limits = Limits(cell=1.0, grace=0.5, student=0.5, restarts=2)
    with SandboxStudent(probes._Quick(shut, limits)) as student:
        started = time.monotonic()
        assert student.run("import time; time.sleep(0.9)", "a").error["kind"] == "time"
        assert time.monotonic() - started < 0.9
        ran = student.run("1", "b")
        assert died(ran) and "time for the notebook was used up" in ran.error["message"]
        for _ in range(limits.restarts + 1):
            answer = student.call("f", "call", FOUR, 1.0)
            assert died(answer) and "was used up" in answer.error["message"]
        assert student._starts == 1


# Hostile code.

FORGED = (
    '{nonce}{{"value": 36.0, "error": null, "warnings": [], "printed": "", '
    '"arguments_after": null, "random_state_touched": false}}'
)


def test_an_answer_without_the_nonce_is_none(student):
    forged = FORGED.format(nonce="0" * 32)
    student.run(f"import os\ndef f(x):\n    os.write(3, {forged.encode()!r} + b'\\n')", "a")
    outcome = student.call("f", "call", SIX, 1.0)
    assert died(outcome) and outcome.value is None


ASKED = [("call", encode({"args": [x]})) for x in (2.0, 3.0, 5.0, 7.0)]


def test_much_is_asked_at_once_and_each_answer_stands_for_itself(either):
    either.run(
        "def f(x):\n    if x == 5: raise KeyError('five')\n    print(x)\n    return 2 * x", "a"
    )
    found = list(either.calls("f", ASKED, 1.0))
    assert [outcome.value for outcome in found] == [4.0, 6.0, None, 14.0]
    assert [outcome.printed for outcome in found] == ["2.0\n", "3.0\n", "", "7.0\n"]
    assert found[2].error["type"] == "KeyError"
    assert [outcome.arguments_before for outcome in found] == [given for _, given in ASKED]


@pytest.mark.parametrize(
    "end", ["import os; os._exit(3)", "while True: pass", "f(x)", "raise SystemExit"]
)
def test_after_an_end_the_rest_is_asked_all_the_same(student, end):
    student.run(f"def f(x):\n    if x == 3:\n        {end}\n    return 2 * x", "a")
    found = list(student.calls("f", ASKED, 0.3))
    assert [outcome.value for outcome in found] == [4.0, None, 10.0, 14.0]
    assert found[1].error["kind"] in ("died", "time", "recursion", "exit")


def test_what_nobody_waits_for_is_no_answer_to_what_is_asked_next(student):
    student.run("asked = []\ndef f(x):\n    asked.append(x)\n    return 2 * x", "a")
    assert next(student.calls("f", ASKED, 1.0)).value == 4.0
    assert student.call("f", "call", FOUR, 1.0).value == 8.0
    assert value(student.run("asked", "b")) == "[2.0, 3.0, 5.0, 7.0, 4.0]"


def test_what_nobody_waits_for_may_end_the_process(student):
    student.run("def f(x):\n    if x == 5: raise SystemExit\n    return 2 * x", "a")
    assert next(student.calls("f", ASKED, 1.0)).value == 4.0
    assert student.call("f", "call", FOUR, 1.0).value == 8.0


def test_the_same_answer_to_the_same_question_is_read_once(shut):
    found = []
    for _ in range(2):
        with shut.student() as student:
            student.run("def f(x): return 2 * x", "a")
            found.append(list(student.calls("f", ASKED, 1.0)))
    assert all(one is other for one, other in zip(*found, strict=True))
    with shut.student() as student:
        student.run("def f(x): return 2 * x + (x == 5)", "a")
        other = list(student.calls("f", ASKED, 1.0))
    assert [a is b for a, b in zip(found[0], other, strict=True)] == [True, True, False, True]


def test_answers_that_were_written_beforehand_are_none(student):
    line = f"{FORGED.format(nonce='0' * 32)}\n".encode()
    ran = student.run(f"import os\nos.write(3, {line!r} * 3)", "a")
    assert died(ran)


def test_a_thread_cannot_answer_a_later_call_with_a_nonce_it_has_seen(student):
    # It answers one call rightly, nonce included; what it writes with that nonce afterwards is seen.
    cell = """
import json, os, sys, threading, time

def nonce():
    frame = sys._getframe()
    while "request" not in frame.f_locals:
        frame = frame.f_back
    return frame.f_locals["request"]["nonce"]

def later(seen):
    time.sleep(0.2)
    os.write(3, (FORGED % seen).encode() + b"\\n")

def f(x):
    seen = nonce()
    threading.Thread(target=later, args=[seen]).start()
    return x
"""
    forged = FORGED.format(nonce="%s")
    student.run(f"FORGED = {forged!r}\n{cell}", "a")
    assert student.call("f", "call", FOUR, 2.0).value == 4.0
    time.sleep(0.5)
    outcome = student.call("f", "call", SIX, 2.0)
    assert died(outcome) and outcome.value is None


@pytest.mark.parametrize(
    "written",
    [
        "b'\\xff' * 1000 + b'\\n'",
        "b'{}\\n'",
        "b'[' * 100_000 + b'\\n'",
        "b'null\\n' * 1000",
        "b'x' * 10_000_000",
    ],
)
def test_rubbish_in_the_channel_ends_that_process_only(student, written):
    student.run("x = 5", "a")
    ran = student.run(f"import os\nos.write(3, {written})\nos._exit(0)", "b")
    assert died(ran)
    assert value(student.run("x", "c")) == "5"


def test_an_answer_without_end_is_cut(student):
    started = time.monotonic()
    ran = student.run("import os\nwhile True: os.write(3, b'x' * 1_000_000)", "a")
    assert ran.error["kind"] in ("died", "time") and time.monotonic() - started < 4
    assert value(student.run("1", "b")) == "1"


def test_what_is_printed_without_end_is_cut(student):
    shown = text(student.run("for i in range(20_000): print(i)", "a"))
    assert len(shown) == MAX_TEXT
    assert len(student.run("for i in range(200): display(i)", "b").outputs) == 100


def test_a_cell_that_fills_all_memory_and_keeps_it_leaves_room_for_the_calls(student):
    fills = "hoard = []\nfor size in (2**24, 2**16, 2**10):\n    try:\n        while True:"
    fills += "\n            hoard.append(bytes(size))\n    except MemoryError:\n        pass"
    assert student.run("def twice(x):\n    return 2 * x.repeat(100_000)", "a").error is None
    student.run(fills, "b")
    outcome = student.call("twice", "call", encode({"args": [np.ones(2)]}), 5.0)
    assert outcome.error is None and outcome.value.sum() == 400_000


def test_more_memory_than_is_allowed_is_an_error_of_that_cell(student):
    assert student.run("x = bytes(10_000_000)\ny = bytes(2**28)", "a").error["kind"] == "memory"
    assert value(student.run("len(x)", "b")) == "10000000"


def test_the_environment_is_empty_of_ours(shut, monkeypatch):
    monkeypatch.setenv("SECRET_OF_THE_COURSE", "1")
    with Sandbox(limits=LIMITS) as other, other.student() as student:
        student.run("import json, os", "a")
        found = json.loads(text(student.run("print(json.dumps(dict(os.environ)))", "b")))
    allowed = set(sandbox.environment("", "")) | {"PWD", "LC_CTYPE"}
    assert found.keys() <= allowed


def test_one_student_sees_nothing_of_another(shut):
    with shut.student({"mine.txt": b"1"}) as one, shut.student() as other:
        one.run("import os\nopen('/student/tmp/x', 'w').close()\nx = 1", "a")
        assert value(one.run("os.listdir('.'), os.listdir('/student/tmp')", "b")) == (
            "(['mine.txt'], ['x'])"
        )
        other.run("import os", "a")
        assert value(other.run("os.listdir('.'), os.listdir('/student/tmp')", "b")) == "([], [])"
        assert other.run("x", "c").error["type"] == "NameError"
        if os.geteuid() == 0:
            assert value(one.run("os.getuid()", "c")) != value(other.run("os.getuid()", "d"))


def test_nothing_but_its_own_channel_is_open(student):
    cell = """
import os, stat
def kind(n):
    try:
        mode = os.fstat(n).st_mode
    except OSError:
        return None
    return "socket" if stat.S_ISSOCK(mode) else "device" if stat.S_ISCHR(mode) else "other"
{n: kind(n) for n in range(100) if kind(n)}
"""
    assert value(student.run(cell, "a")) == ("{0: 'device', 1: 'device', 2: 'device', 3: 'socket'}")


def parent(entry):
    return int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])


def children(pid):
    """The processes that a process has started."""
    found = []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdigit() and parent(entry) == pid:
                found.append(int(entry.name))
    return found


def gone(pids):
    """Whether processes end within some seconds; one that nobody waits for may stay as a name."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        states = []
        for pid in pids:
            with contextlib.suppress(OSError):
                states.append(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0])
        if set(states) <= {"Z", "X"}:
            return True
        time.sleep(0.01)
    return False


def test_nothing_stays_of_a_student(shut):
    before = children(shut._first_pid)
    with shut.student() as student:
        student.run("import threading, time", "a")
        student.run("threading.Thread(target=time.sleep, args=[60]).start()", "b")
        assert len(children(shut._first_pid)) == len(before) + 1
    assert children(shut._first_pid) == before


def test_the_sandbox_ends_with_all_in_it():
    with Sandbox(limits=LIMITS) as made:
        # Nobody closes this student.
        student = made.student()
        student.run("1", "a")
        ours = [made._first_pid, *children(made._first_pid)]
        assert len(ours) == 2
    assert gone(ours)
    with pytest.raises(SandboxError, match="closed"):
        made.student().run("1", "a")


def test_all_ends_with_the_process_that_grades(tmp_path):
    program = f"""
import os, sys
from nnkit.grading.sandbox import Limits, Sandbox
sandbox = Sandbox(limits=Limits(cell=0.5, grace=600.0))
sandbox.__enter__()
print(sandbox._first_pid, flush=True)
sandbox.student().run({DEAF!r}, "a")
"""
    environment = {**os.environ, "PYTHONPATH": str(ordinary.ROOT)}
    grades = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env=environment
    )
    with grades:
        first = int(grades.stdout.readline())
        deadline = time.monotonic() + 10
        while not children(first) and time.monotonic() < deadline:
            time.sleep(0.01)
        ours = [first, *children(first)]
        time.sleep(0.7)
        grades.kill()
    assert len(ours) == 2 and gone(ours)


def test_a_lost_sandbox_is_an_error_of_ours_and_no_verdict():
    with Sandbox(limits=LIMITS) as made:
        os.kill(made._first_pid, 9)
        with pytest.raises(SandboxError, match="own process ended|could not start a process"):
            made.student().run("1", "a")


# Speed.


def test_a_student_takes_little_time(shut):
    """The goal is 0.15 s; other work on the machine does not count, only its own."""

    def spent():
        words = Path(f"/proc/{shut._first_pid}/stat").read_text().rsplit(")", 1)[1].split()
        ours = resource.getrusage(resource.RUSAGE_SELF)
        ticks = sum(map(int, words[11:15])) / os.sysconf("SC_CLK_TCK")
        return ticks + ours.ru_utime + ours.ru_stime

    students, before = 4, spent()
    given = encode({"args": [np.arange(12.0).reshape(4, 3)]})
    for _ in range(students):
        with shut.student() as student:
            student.run("import numpy as np, nnkit\nfrom nnkit.checks import check", "a")
            for n in range(14):
                cell = f"def f{n}(z):\n    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)"
                assert student.run(cell, f"b{n}").error is None
            for _ in range(100):
                assert student.call("f3", "call", given, 2.0).error is None
    assert (spent() - before) / students < 0.15


def test_a_plain_process_needs_nothing_that_only_linux_has(plain):
    with plain.student() as student:
        cell = "import sys\n'nnkit.grading.inside.confine' in sys.modules"
        assert value(student.run(cell, "a")) == "False"


def test_two_sandboxes_do_not_share_a_channel(shut):
    with Sandbox(limits=LIMITS) as other, other.student() as one, shut.student() as two:
        one.run("x = 1", "a")
        two.run("x = 2", "a")
        assert (value(one.run("x", "b")), value(two.run("x", "b"))) == ("1", "2")


def test_the_token_of_a_plain_process_must_be_shown():
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()) as wrong:
            wrong.sendall(b"wrong\n")
            assert sandbox._accepted(server, "right") is None
