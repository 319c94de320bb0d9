// Byte-compile archives of Python code with the Pyodide that will import them.
//
//     node compile_runtime.mjs PYODIDE FROM TO '{"left_out": [], "text": [], "sources": false}'
//
// Every wheel and zip file in FROM goes to TO under its own name. What matches a pattern of
// `left_out` stays behind, what matches one of `text` is data and stays as it is; `sources` keeps a
// module's source beside its code. The same archives give the same bytes.
import path from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, from, to] = process.argv.slice(2, 5).map((name) => path.resolve(name));
const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")));
const python = await loadPyodide({
  indexURL: pyodide + path.sep,
  // Sets of strings are written in the order of their hashes.
  env: { HOME: "/home", PYTHONHASHSEED: "0" },
});
for (const [place, root] of [["/from", from], ["/to", to]]) {
  python.FS.mkdir(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
}
python.globals.set("choices_json", process.argv[5]);
python.runPython(`
import json
import os
import sys
import zipfile
from fnmatch import fnmatchcase
from importlib._bootstrap_external import _code_to_hash_pyc, _code_to_timestamp_pyc
from importlib.util import cache_from_source, source_hash
from site import getsitepackages

choices = json.loads(choices_json)
STDLIB = next(place for place in sys.path if place.endswith(".zip"))


def matches(name, patterns):
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def compiled(name, data, home):
    """The files that stand for a module in its archive."""
    # Where it will be imported from, so that code can tell its own frames by their file's name.
    code = compile(data, f"{home}/{name}", "exec", dont_inherit=True)
    if choices["sources"]:
        yield name, data
        yield cache_from_source(name), _code_to_hash_pyc(code, source_hash(data), False)
    else:
        yield name + "c", _code_to_timestamp_pyc(code)


def entries(archive, home):
    for info in archive.infolist():
        name = info.filename
        if info.is_dir() or matches(name, choices["left_out"]):
            continue
        data = archive.read(info)
        if not name.endswith(".py") or matches(name, choices["text"]):
            yield name, data
            continue
        try:
            yield from compiled(name, data, home)
        except SyntaxError:
            yield name, data


for name in sorted(os.listdir("/from")):
    home = STDLIB if name.endswith(".zip") else getsitepackages()[0]
    with zipfile.ZipFile("/from/" + name) as old, zipfile.ZipFile("/to/" + name, "w") as new:
        for entry, data in entries(old, home):
            new.writestr(zipfile.ZipInfo(entry), data, zipfile.ZIP_DEFLATED, 9)
`);
