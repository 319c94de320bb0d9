"""Names that strangers chose, made safe for every file system and every terminal."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

_FORBIDDEN = set('<>:"/\\|?*')
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
_ID_MARKS = set("-._@")


def safe_name(text: str, limit: int = 100) -> str:
    """Make one part of a path: no separator, no control or direction mark, no device, no dot first.

    Parts that differ may become equal; `free_path` keeps them apart.
    """
    text = unicodedata.normalize("NFC", text)
    name = "".join(c if c.isprintable() and c not in _FORBIDDEN else "_" for c in text)
    name = name.strip().rstrip(". ")
    if name.startswith("."):
        name = "_" + name[1:]
    if not name or name.split(".")[0].strip().casefold() in _DEVICES:
        name = "_" + name
    if len(name.encode()) > limit:
        stem, dot, suffix = name.rpartition(".")
        tail = dot + suffix if stem and len(suffix.encode()) <= 12 else ""
        tail = f"-{_short_hash(text)}{tail}"
        name = name.encode()[: limit - len(tail.encode())].decode(errors="ignore") + tail
    return name


def safe_path(path: str) -> str:
    """Make a relative path of at most 6 parts and 240 bytes that stays below where it is put."""
    parts = [safe_name(part) for part in path.split("/") if part not in ("", ".", "..")]
    safe = "/".join(parts[:5] + ["_".join(parts[5:])] if len(parts) > 6 else parts)
    if len(safe.encode()) > 240:
        safe = safe_name(parts[-1])
    return safe or "_"


def safe_id(text: str) -> str:
    """Make a student's id: the text itself where that is safe, else one that no other text gets."""
    text = unicodedata.normalize("NFC", text)
    kept = "".join(
        c if c in _ID_MARKS or unicodedata.category(c)[0] in "LNM" else "_" for c in text
    )
    kept = safe_name(kept, 64)
    if kept[0] in _ID_MARKS:
        kept = "_" + kept[1:]
    return kept if kept == text else f"{kept}-{_short_hash(text)}"


def free_path(wanted: str, taken: set[str]) -> str:
    """Find a path that is not taken, letter case apart, beginning with the one wanted; take it."""
    parts = wanted.casefold().split("/")
    if any("/".join(parts[:length]) in taken for length in range(1, len(parts))):
        # A file is called as the folder that is needed.
        wanted = wanted.replace("/", "_")
    stem, dot, suffix = wanted.rpartition(".")
    if not stem or "/" in suffix:
        stem, dot, suffix = wanted, "", ""
    path, number = wanted, 0
    while path.casefold() in taken or f"{path}/".casefold() in taken:
        number += 1
        path = f"{stem}-{number}{dot}{suffix}"
    parts = path.casefold().split("/")
    taken.update("/".join(parts[:length]) + "/" for length in range(1, len(parts)))
    taken.add(path.casefold())
    return path


def shown(text: str, limit: int = 120) -> str:
    """Make a text fit to print: on one line, without control or direction marks, not long."""
    text = text if len(text) <= limit else f"{text[: limit - 20]}…{text[-19:]}"
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def listed(names: Iterable[str]) -> str:
    """Put names into a sentence."""
    return ", ".join(shown(name, 60) for name in names)


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]
