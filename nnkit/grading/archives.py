"""Read archives that strangers filled, within limits, and without believing what they say.

Only what is stored or deflated is unpacked: the other methods of zip can ask for gigabytes of
memory before the first byte comes out. What is unpacked gets names of our own in one folder;
the names in the archive are data. A zip inside an archive is unpacked too.
"""

from __future__ import annotations

import hashlib
import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from .names import shown

MB = 1 << 20
CHUNK = 1 << 16
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile and zlib raise on bytes that are no zip, or no longer whole.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
)


class CannotRead(Exception):
    """The input cannot be read; the message says what to do. Nothing was changed."""


@dataclass(frozen=True)
class Limits:
    """How much of an archive is unpacked.

    Parameters
    ----------
    member : bytes of one file
    nested : bytes of all that one zip inside the archive holds
    total : bytes of all archives of one run
    ratio, ratio_from : how many times its packed size a file may have, once it is larger than this
    entries, nested_entries : how many files an archive may hold, and a zip inside it
    directory : bytes of the table of contents of a zip inside the archive
    depth : how many zips may lie inside each other
    """

    member: int = 64 * MB
    nested: int = 128 * MB
    total: int = 8192 * MB
    ratio: int = 600
    ratio_from: int = 16 * MB
    entries: int = 100_000
    nested_entries: int = 5_000
    directory: int = 4 * MB
    depth: int = 3


@dataclass
class Member:
    """One file of an archive.

    Parameters
    ----------
    path : its path in the archive, with forward slashes
    time : when it was last changed, in UTC, as the archive says; None where it does not say
    content : where it was unpacked; None where that was refused
    problem : why it cannot be taken
    path_problem : why its path says nothing about its owner
    children : what it holds, if it is itself a zip
    """

    path: str
    time: datetime | None
    content: Path | None = None
    sha256: str = ""
    problem: str = ""
    path_problem: str = ""
    children: list[Member] = field(default_factory=list)


@dataclass
class _Budget:
    left: int


class Reader:
    """Unpack archives into one folder, with one limit on them all.

    Parameters
    ----------
    into : an empty folder
    limits : how much may be unpacked
    zone : the zone of times without one; None is this machine's
    """

    def __init__(self, into: Path, limits: Limits, zone: tzinfo | None) -> None:
        self.into, self.limits, self.zone = into, limits, zone
        self._made = 0
        self._total = _Budget(limits.total)

    def read(self, archive: Path) -> list[Member]:
        """Unpack an archive.

        Raises
        ------
        CannotRead
            If it is no zip, or holds more than the limits allow.
        """
        with open_zip(archive) as bundle:
            entries = _files_in(bundle)
            if len(entries) > self.limits.entries:
                raise CannotRead(
                    f"{shown(archive.name)} holds {len(entries)} files, more than "
                    f"{self.limits.entries}: split it, or give a folder with what belongs to it"
                )
            members = [
                self._member(bundle, entry, 0, _Budget(self.limits.nested)) for entry in entries
            ]
        if self._total.left < 0:
            raise CannotRead(
                f"{shown(archive.name)} holds more than {self.limits.total // MB} MB unpacked: "
                "take out what is too large, and collect the rest"
            )
        return members

    def _member(
        self,
        bundle: zipfile.ZipFile,
        entry: zipfile.ZipInfo,
        depth: int,
        budget: _Budget,
    ) -> Member:
        # macOS writes an accent as a sign of its own; the same name must be the same text.
        name = unicodedata.normalize("NFC", entry_name(entry)).replace("\\", "/")
        member = Member(name, entry_time(entry, self.zone))
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind == stat.S_IFLNK:
            member.problem = "it is a link, and links are not followed"
        elif kind not in (0, stat.S_IFREG):
            member.problem = "it is no ordinary file"
        elif entry.flag_bits & 0x1:
            member.problem = "it is encrypted: ask for it without a password"
        elif entry.compress_type not in _METHODS:
            member.problem = f"it is packed with the method {entry.compress_type}: pack it anew"
        else:
            self._unpack(bundle, entry, member, depth, budget)
        member.path_problem = _path_problem(member.path)
        return member

    def _unpack(
        self,
        bundle: zipfile.ZipFile,
        entry: zipfile.ZipInfo,
        member: Member,
        depth: int,
        budget: _Budget,
    ) -> None:
        self._made += 1
        target = self.into / f"{self._made:07}"
        size, digest, problem = 0, hashlib.sha256(), ""
        with target.open("xb") as out:
            try:
                source = bundle.open(entry)
            except _BROKEN:
                source, problem = None, "it is damaged: ask for it again"
            while source is not None and not problem:
                try:
                    chunk = source.read(CHUNK)
                except _BROKEN:
                    problem = "it is damaged: ask for it again"
                    break
                if not chunk:
                    break
                size += len(chunk)
                self._total.left -= len(chunk)
                budget.left -= len(chunk) if depth else 0
                problem = self._too_much(size, entry.compress_size, budget)
                digest.update(chunk)
                out.write(chunk)
            if source is not None:
                source.close()
        if problem:
            member.problem = problem
            target.unlink()
            return
        member.content, member.sha256 = target, digest.hexdigest()
        if member.path.lower().endswith(".zip"):
            self._look_inside(member, depth + 1, budget)

    def _too_much(self, size: int, packed: int, budget: _Budget) -> str:
        if size > self.limits.member:
            return f"it is larger than {self.limits.member // MB} MB"
        if size > self.limits.ratio_from and size > self.limits.ratio * max(packed, 1):
            return f"it unpacks to more than {self.limits.ratio} times its size"
        if budget.left < 0:
            return f"the zip around it holds more than {self.limits.nested // MB} MB"
        if self._total.left < 0:
            return "the archives hold too much"
        return ""

    def _look_inside(self, member: Member, depth: int, budget: _Budget) -> None:
        assert member.content is not None
        if depth > self.limits.depth:
            member.problem = f"more than {self.limits.depth} zips lie inside each other"
            return
        if _directory_size(member.content) > self.limits.directory:
            member.problem = "the zip holds too many files"
            return
        try:
            bundle = zipfile.ZipFile(member.content)
        except _BROKEN:
            member.problem = "it is called zip and is none, or not whole: ask for it again"
            return
        with bundle:
            entries = _files_in(bundle)
            if len(entries) > self.limits.nested_entries:
                member.problem = f"the zip holds more than {self.limits.nested_entries} files"
                return
            member.children = [self._member(bundle, entry, depth, budget) for entry in entries]


def _files_in(bundle: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [entry for entry in bundle.infolist() if not entry.orig_filename.endswith(("/", "\\"))]


def open_zip(file: Path) -> zipfile.ZipFile:
    """Open an archive.

    Raises
    ------
    CannotRead
        If it is no zip, or not whole.
    """
    try:
        return zipfile.ZipFile(file)
    except FileNotFoundError:
        raise CannotRead(f"{shown(str(file))} does not exist") from None
    except PermissionError:
        raise CannotRead(f"{shown(str(file))} may not be read by you") from None
    except _BROKEN:
        raise CannotRead(
            f"{shown(str(file))} is no zip, or not whole: download it again, or unpack it yourself "
            "and give the folder"
        ) from None


def _directory_size(file: Path) -> int:
    """How large the table of contents of a zip says it is; without end where it is of zip64."""
    with file.open("rb") as source:
        source.seek(max(0, file.stat().st_size - CHUNK - 42))
        tail = source.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 16:
        return 0
    if tail[max(0, end - 20) : end].startswith(b"PK\x06\x07"):
        return 1 << 32
    return int(struct.unpack_from("<L", tail, end + 12)[0])


def _extra(entry: zipfile.ZipInfo, wanted: int) -> bytes:
    """One of an entry's extra fields, or nothing."""
    extra, place = entry.extra, 0
    while place + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, place)
        if kind == wanted:
            return extra[place + 4 : place + 4 + size]
        place += 4 + size
    return b""


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry: many tools write UTF-8 and say so nowhere, or in an extra field."""
    if entry.flag_bits & 0x800:
        return entry.orig_filename
    try:
        raw = entry.orig_filename.encode("cp437")
        unicode_path = _extra(entry, 0x7075)
        if len(unicode_path) > 5 and struct.unpack_from("<L", unicode_path, 1)[0] == zlib.crc32(
            raw
        ):
            return unicode_path[5:].decode()
        return raw.decode()
    except UnicodeError:
        return entry.orig_filename


def entry_time(entry: zipfile.ZipInfo, zone: tzinfo | None) -> datetime | None:
    """When an entry was last changed, in UTC; None where that is not known.

    The extra field of Unix tools holds UTC. Without it the time is local, and a zone is needed.
    """
    unix = _extra(entry, 0x5455)
    try:
        if len(unix) >= 5 and unix[0] & 1:
            return datetime.fromtimestamp(struct.unpack_from("<l", unix, 1)[0], UTC)
        local = datetime(*entry.date_time)
        # The first moment that the format knows is what tools write that know no time.
        return None if local.year <= 1980 else in_utc(local, zone)
    except (ValueError, OverflowError, OSError):
        return None


def in_utc(local: datetime, zone: tzinfo | None) -> datetime:
    """A time without a zone, read in `zone` (None: this machine's)."""
    return (local if zone is None else local.replace(tzinfo=zone)).astimezone(UTC)


def _path_problem(path: str) -> str:
    """Why a path says nothing about who handed the file in, or ""."""
    if len(path) > 1000:
        return f"its name has {len(path)} characters"
    if path.startswith("/") or path[1:2] == ":" or ".." in path.split("/"):
        return "its path leads out of the archive"
    return ""


def zip_folder(
    folder: Path,
    target: Path,
    above: str = "",
    comment: bytes = b"",
    skip: Collection[Path] = (),
) -> None:
    """Pack a folder or one file, the same bytes every time; links are packed as links.

    Parameters
    ----------
    folder : what to pack; zips that lie in it are packed as they are
    target : the zip to write
    above : put before every path
    comment : the comment of the zip
    skip : files to leave out

    Raises
    ------
    CannotRead
        If a file vanishes or cannot be read.
    """
    with zipfile.ZipFile(target, "x") as bundle:
        bundle.comment = comment
        for file in [folder] if folder.is_file() else _files_below(folder):
            if file in skip:
                continue
            path = file.name if file == folder else file.relative_to(folder).as_posix()
            try:
                about = file.lstat()
                _pack(bundle, file, about, above + _without_surrogates(path))
            except OSError as error:
                why = error.strerror or "cannot be read"
                raise CannotRead(f"{shown(str(file))}: {why}; look at it and start again") from None


def _pack(bundle: zipfile.ZipFile, file: Path, about: os.stat_result, path: str) -> None:
    when = datetime.fromtimestamp(max(about.st_mtime, 0), UTC)
    local = (min(max(when.year, 1980), 2107), *when.timetuple()[1:6])
    entry = zipfile.ZipInfo(path, local)
    entry.external_attr = (stat.S_IFMT(about.st_mode) | 0o644) << 16
    seconds = min(max(int(about.st_mtime), 0), 2**31 - 1)
    entry.extra = struct.pack("<HHBl", 0x5455, 5, 1, seconds)
    if stat.S_ISLNK(about.st_mode):
        bundle.writestr(entry, os.fsencode(os.readlink(file)))
    elif not stat.S_ISREG(about.st_mode):
        bundle.writestr(entry, b"")
    else:
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.file_size = about.st_size
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb") as source, bundle.open(entry, "w") as out:
            while chunk := source.read(CHUNK):
                out.write(chunk)


def _files_below(folder: Path) -> list[Path]:
    found: list[Path] = []

    def fail(error: OSError) -> None:
        raise CannotRead(f"{shown(str(error.filename))}: {error.strerror}; start again") from None

    for place, folders, files in os.walk(folder, onerror=fail):
        links = [name for name in folders if Path(place, name).is_symlink()]
        found += [Path(place, name) for name in files + links]
    return sorted(found)


def _without_surrogates(path: str) -> str:
    return "".join(c if not 0xDC80 <= ord(c) <= 0xDCFF else f"%{ord(c) - 0xDC00:02X}" for c in path)
