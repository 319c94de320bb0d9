"""A PostgreSQL server of one's own for tests; ``python -m tests.postgresql`` provides the program."""

import contextlib
import glob
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from tests.provided import provide

NEEDS = "initdb", "postgres"
USER = "course"


def find():
    """The folder with PostgreSQL's programs on this machine, or None."""
    on_the_path = shutil.which("initdb")
    newest_first = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=_version, reverse=True)
    for folder in [os.path.dirname(os.path.realpath(on_the_path or "/")), *newest_first]:
        if all(os.path.exists(os.path.join(folder, name)) for name in NEEDS):
            return folder
    return None


def _version(folder):
    return float(Path(folder).parent.name)


@contextlib.contextmanager
def server():
    """Start a server in a folder of its own, on a unix socket only; give the address of a database."""
    programs = find()
    if programs is None:
        raise RuntimeError("PostgreSQL is missing: install it, or run `make postgresql` as root.")
    # A socket's path must be short.
    place = Path(tempfile.mkdtemp(prefix="nk-pg-", dir="/tmp"))
    # PostgreSQL refuses to run as root.
    who = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        os.chown(place, nobody.pw_uid, nobody.pw_gid)
    data, log = place / "data", place / "log"
    try:
        subprocess.run(
            [f"{programs}/initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8"]
            + ["--locale", "C", "--no-sync"],
            check=True,
            capture_output=True,
            cwd=place,
            **who,
        )
        settings = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=16MB"]
        with log.open("wb") as out:
            running = subprocess.Popen(
                [f"{programs}/postgres", "-D", data, "-k", place, *settings],
                stdout=out,
                stderr=out,
                cwd=place,
                **who,
            )
        try:
            _wait(place, running, log)
            yield f"postgresql+psycopg://{USER}@/postgres?host={place}"
        finally:
            # SIGQUIT ends it at once: nothing in it is wanted any more.
            running.send_signal(signal.SIGQUIT)
            running.wait(timeout=30)
    finally:
        shutil.rmtree(place)


def _wait(place, running, log):
    import psycopg

    for _ in range(300):
        if running.poll() is not None:
            break
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(host=str(place), user=USER, dbname="postgres").close()
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-500:]}")


if __name__ == "__main__":
    provide(find, "postgresql", "PostgreSQL", "that need it")
