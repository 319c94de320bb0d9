"""How a fork of the warm process gives up what it can do, for good, before it runs anything."""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import resource
import socket
import sys
from typing import Any

from . import HOME, SCRATCH, TEMPORARY

_NEW_NS, _NEW_UTS, _NEW_IPC, _NEW_NET = 0x20000, 0x4000000, 0x8000000, 0x40000000
NEW_PID = 0x20000000
_CLONE_THREAD = 0x10000
_NOSUID, _NODEV, _REC, _PRIVATE, _DETACH = 2, 4, 0x4000, 1 << 18, 2
_SET_DUMPABLE, _SET_SECCOMP, _DROP_BOUND, _NO_NEW_PRIVS, _FILTER = 4, 22, 24, 38, 2
_CAP_VERSION = 0x20080522

# For each processor: its number in the kernel's audit, and the numbers of its system calls.
_ARCHITECTURES: dict[str, tuple[int, dict[str, int]]] = {
    "x86_64": (
        0xC000003E,
        dict(
            [("socket", 41), ("clone", 56), ("clone3", 435), ("fork", 57), ("vfork", 58)],
            execve=59,
            execveat=322,
            ptrace=101,
            unshare=272,
            setns=308,
            mount=165,
            umount2=166,
            pivot_root=155,
            chroot=161,
            memfd_create=319,
            memfd_secret=447,
            shmget=29,
            shmat=30,
            semget=64,
            msgget=68,
            mq_open=240,
            add_key=248,
            request_key=249,
            keyctl=250,
            bpf=321,
            perf_event_open=298,
            userfaultfd=323,
            io_uring_setup=425,
            io_uring_enter=426,
            io_uring_register=427,
            process_vm_readv=310,
            process_vm_writev=311,
            open_tree=428,
            move_mount=429,
            fsopen=430,
            fsconfig=431,
            fsmount=432,
            fspick=433,
            mount_setattr=442,
            kexec_load=246,
            init_module=175,
            delete_module=176,
            finit_module=313,
            quotactl=179,
            name_to_handle_at=303,
            open_by_handle_at=304,
            fanotify_init=300,
            personality=135,
            vmsplice=278,
            swapon=167,
            reboot=169,
            acct=163,
            pidfd_getfd=438,
            kcmp=312,
            process_madvise=440,
        ),
    ),
    "aarch64": (
        0xC00000B7,
        dict(
            [("socket", 198), ("clone", 220), ("clone3", 435)],
            execve=221,
            execveat=281,
            ptrace=117,
            unshare=97,
            setns=268,
            mount=40,
            umount2=39,
            pivot_root=41,
            chroot=51,
            memfd_create=279,
            memfd_secret=447,
            shmget=194,
            shmat=196,
            semget=190,
            msgget=186,
            mq_open=180,
            add_key=217,
            request_key=218,
            keyctl=219,
            bpf=280,
            perf_event_open=241,
            userfaultfd=282,
            io_uring_setup=425,
            io_uring_enter=426,
            io_uring_register=427,
            process_vm_readv=270,
            process_vm_writev=271,
            open_tree=428,
            move_mount=429,
            fsopen=430,
            fsconfig=431,
            fsmount=432,
            fspick=433,
            mount_setattr=442,
            kexec_load=104,
            init_module=105,
            delete_module=106,
            finit_module=273,
            quotactl=60,
            name_to_handle_at=264,
            open_by_handle_at=265,
            fanotify_init=262,
            personality=92,
            vmsplice=75,
            swapon=224,
            reboot=142,
            acct=89,
            pidfd_getfd=438,
            kcmp=272,
            process_madvise=440,
        ),
    ),
}

_libc = ctypes.CDLL(None, use_errno=True)
_libc.prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]


class _Instruction(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    ]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_uint16), ("start", ctypes.POINTER(_Instruction))]


class _CapHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


def _do(what: str, result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def new_pid_namespace() -> None:
    """Let the next child of this process be the first process of a namespace of its own."""
    _do("unshare", _libc.unshare(NEW_PID))


def back_to_pid_namespace(descriptor: int) -> None:
    """Let the next child be in the namespace that `descriptor` stands for."""
    _do("setns", _libc.setns(descriptor, NEW_PID))


def _mount(kind: str | None, target: str, flags: int, options: str | None) -> None:
    words = [None if word is None else word.encode() for word in (kind, target, kind, options)]
    source, place, filesystem, data = words
    _do(
        f"mount {target}",
        _libc.mount(source, place, filesystem, ctypes.c_ulong(flags), data),
    )


def uid_of_its_own() -> int:
    """Draw a user id that nobody else has, out of those that exist here."""
    with open("/proc/self/uid_map") as file:
        ranges = [tuple(map(int, line.split())) for line in file]
    first, _, count = max(ranges, key=lambda item: item[2])
    # The upper half of what there is: distributions give out numbers from below.
    half = count // 2
    return first + half + int.from_bytes(os.urandom(8), "big") % max(1, count - half - 1)


def confine(settings: dict[str, Any], memory_before: int) -> None:
    """Give up everything but the scratch space, in a process that was just forked.

    Parameters
    ----------
    settings : `uid` (None where there is only one), `memory`, `disk`, `file`, `open_files`,
        `threads` and `cpu`, in bytes and seconds
    memory_before : the address space that the warm process takes up already

    Raises
    ------
    OSError
        If a step is refused; nothing of a student's may run then.
    """
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")
    uid = settings["uid"]
    _do("unshare", _libc.unshare(_NEW_NS | _NEW_UTS | _NEW_IPC | _NEW_NET))
    _mount(None, "/", _REC | _PRIVATE, None)
    owner = f",uid={uid},gid={uid}" if uid is not None else ""
    options = f"size={settings['disk']},nr_inodes=4096,mode=0700{owner}"
    _mount("tmpfs", SCRATCH, _NOSUID | _NODEV, options)
    _do("umount /proc", _libc.umount2(b"/proc", _DETACH))
    for capability in range(64):
        if _libc.prctl(_DROP_BOUND, capability, 0, 0, 0) != 0:
            break
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    header, nothing = _CapHeader(_CAP_VERSION, 0), (ctypes.c_uint32 * 6)()
    _do("capset", _libc.capset(ctypes.byref(header), ctypes.byref(nothing)))
    _do("no_new_privs", _libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0))
    # A crash must not hand its memory to a program of this machine.
    _do("dumpable", _libc.prctl(_SET_DUMPABLE, 0, 0, 0, 0))
    os.setsid()
    os.mkdir(HOME)
    os.mkdir(TEMPORARY)
    os.chdir(HOME)
    for name, most in (
        ("AS", memory_before + settings["memory"]),
        ("CORE", 0),
        ("CPU", settings["cpu"]),
        ("FSIZE", settings["file"]),
        ("NOFILE", settings["open_files"]),
        ("NPROC", settings["threads"]),
        ("MEMLOCK", 0),
        ("MSGQUEUE", 0),
        ("SIGPENDING", 64),
    ):
        number = getattr(resource, f"RLIMIT_{name}")
        _, hard = resource.getrlimit(number)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(number, (most, most))
    _filter_system_calls()


def _filter_system_calls() -> None:
    """Refuse new processes and programs, the network, and memory that no limit counts."""
    if platform.machine() not in _ARCHITECTURES or sys.byteorder != "little":
        raise OSError(f"no list of system calls for a processor of kind {platform.machine()}")
    audit, numbers = _ARCHITECTURES[platform.machine()]
    numbers = dict(numbers)
    load, equal, at_least, any_bit, give = 0x20, 0x15, 0x35, 0x45, 0x06
    allow, kill = 0x7FFF0000, 0x80000000
    no_such_call, not_permitted, no_such_family = 0x50000 | 38, 0x50000 | 1, 0x50000 | 97
    lines: list[tuple[int, int, int, int]] = [
        (load, 0, 0, 4),
        (equal, 1, 0, audit),
        (give, 0, 0, kill),
        (load, 0, 0, 0),
        # The numbers of another calling convention, x32.
        (at_least, 0, 1, 0x40000000),
        (give, 0, 0, no_such_call),
        # Its flags stand in memory, where a filter cannot look; the C library takes clone then.
        (equal, 0, 1, numbers.pop("clone3")),
        (give, 0, 0, no_such_call),
        (equal, 0, 4, numbers.pop("clone")),
        (load, 0, 0, 16),
        (any_bit, 0, 1, _CLONE_THREAD),
        (give, 0, 0, allow),
        (give, 0, 0, not_permitted),
        (equal, 0, 4, numbers.pop("socket")),
        (load, 0, 0, 16),
        (equal, 0, 1, socket.AF_UNIX),
        (give, 0, 0, allow),
        (give, 0, 0, no_such_family),
    ]
    for number in numbers.values():
        lines += [(equal, 0, 1, number), (give, 0, 0, not_permitted)]
    lines.append((give, 0, 0, allow))
    array = (_Instruction * len(lines))(*(_Instruction(*line) for line in lines))
    program = _Program(len(lines), array)
    _do("seccomp", _libc.prctl(_SET_SECCOMP, _FILTER, ctypes.addressof(program), 0, 0))
