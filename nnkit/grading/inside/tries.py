"""Small bounded tries to break out of the sandbox, or to go over a limit of it.

Each gives back a sentence if it succeeds, or "". They run where a student's code would.
"""

from __future__ import annotations

import contextlib
import ctypes
import mmap
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence

SIBLING_SECONDS = 30


def processes(limit: int) -> str:
    """Start at most two processes, which sleep."""
    started = []
    with contextlib.suppress(OSError):
        for _ in range(2):
            pid = os.fork()
            if pid == 0:
                time.sleep(SIBLING_SECONDS)
                os._exit(0)
            started.append(pid)
    for pid in started:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    if started:
        return "A student's code can start further processes."
    with contextlib.suppress(OSError):
        subprocess.run([sys.executable, "-c", ""], timeout=SIBLING_SECONDS)
        return "A student's code can start other programs."
    return ""


def threads(limit: int) -> str:
    """Start at most twice as many threads as are allowed, which wait."""
    end, started = threading.Event(), []
    # Small ones, or the limit of memory would come first.
    before = threading.stack_size(1 << 16)
    with contextlib.suppress(RuntimeError):
        for _ in range(2 * limit):
            thread = threading.Thread(target=end.wait)
            thread.start()
            started.append(thread)
    end.set()
    for thread in started:
        thread.join()
    threading.stack_size(before)
    return f"More than {limit} threads can run." if len(started) > limit else ""


def memory(limit: int) -> str:
    """Ask for a little more memory than is allowed, without writing to it."""
    with contextlib.suppress(OSError, MemoryError):
        mmap.mmap(-1, limit + (limit >> 4)).close()
        return f"More than {limit >> 20} MB of memory can be had."
    with contextlib.suppress(OSError):
        os.close(os.memfd_create("probe"))
        return "A student's code can make files in memory, which no limit counts."
    libc = ctypes.CDLL(None, use_errno=True)
    segment = libc.shmget(0, 4096, 0o1600)
    if segment >= 0:
        libc.shmctl(segment, 0, None)
        return "A student's code can make shared memory, which no limit counts."
    return ""


def disk(limit: int, file_limit: int) -> str:
    """Write a little more than is allowed, to one file and to several."""
    part = bytes(1 << 20)
    written, number, found = 0, 0, ""
    try:
        while written <= limit and not found:
            number += 1
            here = 0
            with open(f"probe{number}", "wb", buffering=0) as file:
                with contextlib.suppress(OSError):
                    while written <= limit:
                        count = file.write(part)
                        here, written = here + count, written + count
                        if here > file_limit:
                            found = f"A file can be larger than {file_limit >> 20} MB."
                            break
            if here == 0:
                return found
    finally:
        for made in range(1, number + 1):
            with contextlib.suppress(OSError):
                os.remove(f"probe{made}")
    return found or f"More than {limit >> 20} MB can be written to the scratch space."


def open_files(limit: int) -> str:
    """Open one file at most as often as is allowed, and once more."""
    opened = []
    with contextlib.suppress(OSError):
        for _ in range(limit + 1):
            opened.append(os.open(os.devnull, os.O_RDONLY))
    for descriptor in opened:
        os.close(descriptor)
    if not opened:
        return f"A student's code cannot open {os.devnull}."
    return f"More than {limit} files can be open." if len(opened) > limit else ""


def network(port: int) -> str:
    """Connect to a port of this machine at which somebody listens."""
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with contextlib.suppress(OSError), socket.socket(family) as tried:
            tried.settimeout(2)
            tried.connect((address, port))
            return "A student's code can reach the network."
    for kind in ("AF_VSOCK", "AF_NETLINK", "AF_PACKET"):
        with (
            contextlib.suppress(OSError),
            socket.socket(getattr(socket, kind), socket.SOCK_DGRAM),
        ):
            return f"A student's code can open sockets of the kind {kind}."
    return ""


def files(canary: str, hidden: Sequence[str]) -> str:
    """Read what lies outside, and write to what is shared by all students."""
    with contextlib.suppress(OSError), open(canary):
        return "A student's code can read temporary files of this machine."
    for path in (*hidden, "/proc/self", "/sys/kernel", "/etc/passwd", "/dev/shm"):
        if os.path.lexists(path):
            return f"A student's code can see {path}."
    for folder in ("/", "/dev", "/course", "/course/nnkit", *sys.path):
        place = os.path.join(folder or "/", "probe")
        with contextlib.suppress(OSError):
            open(place, "w").close()
            os.remove(place)
            return f"A student's code can write to {folder}."
    import numpy

    if not os.access(numpy.__file__, os.R_OK):
        return "Python's packages cannot be read by other users: let them (chmod -R o+rX)."
    return ""


def others(sibling: int) -> str:
    """Look for processes other than this one, and signal them with nothing."""
    if os.getppid() != 0 or os.getpid() != 1:
        return "A student's code can see the process that started it."
    for pid in range(2, 4096):
        with contextlib.suppress(OSError):
            os.kill(pid, 0)
            return "A student's code can signal other processes."
    with contextlib.suppress(OSError):
        os.kill(-1, 0)
        return "A student's code can signal other processes."
    return ""


def powers(uid: int) -> str:
    """Take back what was given up."""
    libc = ctypes.CDLL(None, use_errno=True)
    if os.getuid() == 0 or os.geteuid() == 0:
        return "A student's code runs as root."
    if os.getuid() == uid:
        return "A student's code runs under the same user as another's."
    new_user, new_mounts = 0x10000000, 0x20000
    if libc.unshare(new_user) == 0 or libc.unshare(new_mounts) == 0:
        return "A student's code can make namespaces."
    if libc.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, None) == 0:
        return "A student's code can mount file systems."
    if libc.ptrace(0, 0, 0, 0) == 0:
        return "A student's code can trace processes."
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()
    if libc.capget(ctypes.byref(header), ctypes.byref(sets)) != 0 or any(sets):
        return "A student's code has capabilities."
    taken: list[Callable[[], object]] = [lambda: os.setuid(0), lambda: os.setgid(0)]
    for take in taken:
        with contextlib.suppress(OSError):
            take()
            return "A student's code can become another user."
    return ""


def absent() -> str:
    """Import what would give the answers away, and read the environment of who grades."""
    for name in ("nnkit.checks.engine", "nnkit.checks.bank", "nnkit.authoring", "nnkit.cli"):
        with contextlib.suppress(ImportError):
            __import__(name)
            return f"A student's code can import {name}."
    if "PROBE_CANARY" in os.environ:
        return "A student's code can see the environment of the process that grades."
    return ""


def hang() -> str:
    """Go on for ever, deaf to all signals."""
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, signal.NSIG))
    while True:
        time.sleep(SIBLING_SECONDS)


def chatter(limit: int) -> str:
    """Print a little more than is shown."""
    print("x" * (limit + 1000))
    return ""


def leave(name: str) -> str:
    """Leave a file behind."""
    with open(os.path.join(tempfile.gettempdir(), name), "w") as file:
        file.write("left behind")
    return ""


def find(name: str) -> str:
    """Find the file that another process has left behind."""
    if os.path.exists(os.path.join(tempfile.gettempdir(), name)):
        return "Files of one student can be seen by another."
    return ""
