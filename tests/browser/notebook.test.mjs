import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";

import { collect, handedIn, handIn, myNnkit } from "../../book/_static/live/notebook.js";
import { openStore } from "../../book/_static/live/store.js";

const HERE = import.meta.dirname;
const PYTHON = process.env.PYTHON ?? join(HERE, "../../.venv/bin/python");
const RELEASE = readFileSync(join(HERE, "../../exercises/softmax/softmax.ipynb"), "utf8");

const SOFTMAX = `def softmax(z, axis=-1):
    """Turn "scores" into \\\\probabilities: ∑ = 1."""
\te = np.exp(z - np.max(z, axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)
`;

function python(code, ...rest) {
  const done = spawnSync(PYTHON, ["-c", code, ...rest], { encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}

function sources(notebook) {
  return Object.fromEntries(JSON.parse(notebook).cells.map(({ id, source }) => [id, source]));
}

/** The same notebook with each source in another form, or in another layout, by Python's json. */
function rewritten(how) {
  const code = `
import json, sys
notebook = json.load(open(sys.argv[1], encoding="utf-8"))
for cell in notebook["cells"]:
    cell["source"] = cell["source"].splitlines(True)
sys.stdout.reconfigure(encoding="utf-8")
print(json.dumps(notebook, ensure_ascii=False, sort_keys=True, ${how}))`;
  return python(code, join(HERE, "../../exercises/softmax/softmax.ipynb"));
}

describe("Hand in", () => {
  test("without an answer it is the release, byte for byte", () => {
    assert.equal(handIn(RELEASE, {}, {}), RELEASE);
    assert.equal(handIn(RELEASE, { softmax: null }, { dog_cat_horse: undefined }), RELEASE);
  });

  test("an answer changes one line of the file and no other", () => {
    const mine = handIn(RELEASE, { softmax: SOFTMAX }, {}).split("\n");
    const release = RELEASE.split("\n");
    const differ = release.flatMap((line, i) => (line === mine[i] ? [] : [i]));
    assert.equal(mine.length, release.length);
    assert.equal(differ.length, 1);
    assert.equal(JSON.parse(`{${mine[differ[0]]}}`).source, SOFTMAX);
  });

  test("code goes to code cells and prose to prose cells, each to its own", () => {
    const mine = sources(
      handIn(
        RELEASE,
        { softmax: SOFTMAX, one_hot: "two", dog_cat_horse: "code", "softmax ": "no" },
        { dog_cat_horse: "About $2 \\cdot 10^{-9}$.\n\n- 😀", softmax: "prose" },
      ),
    );
    const expected = {
      ...sources(RELEASE),
      "answer-softmax": SOFTMAX,
      "answer-one_hot": "two",
      "answer-dog_cat_horse": "About $2 \\cdot 10^{-9}$.\n\n- 😀",
    };
    assert.deepEqual(mine, expected);
  });

  test("nothing else can be reached: not the checks, not the text", () => {
    const names = JSON.parse(RELEASE).cells.map(({ id }) => id);
    const all = Object.fromEntries(names.map((name) => [name, "cheat"]));
    assert.equal(handIn(RELEASE, all, all), RELEASE);
    assert.equal(handIn(RELEASE, { constructor: "x" }, { toString: "x" }), RELEASE);
  });

  test("it is formatted as Python's json formats the release, sorted, with its newline", () => {
    const odd = 'a\\b"\t\u0001\u007f\u2028é😀 \ud800 end';
    const mine = handIn(RELEASE, { softmax: odd }, { dog_cat_horse: odd });
    const code = `
import json, sys
sys.stdin.reconfigure(encoding="utf-8", newline=""); text = sys.stdin.read()
again = json.dumps(json.loads(text), indent=1, ensure_ascii=False, sort_keys=True) + "\\n"
assert again == text
assert json.loads(text)["cells"][3]["source"].endswith("\\ufffd end")`;
    const done = spawnSync(PYTHON, ["-c", code], { input: mine, encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr);
  });

  test("points keep the form that nbgrader wrote", () => {
    assert.ok(RELEASE.includes('"points": 10.0,'));
    assert.ok(handIn(RELEASE, { softmax: SOFTMAX }, {}).includes('"points": 10.0,'));
  });

  test("line ends of another system become newlines", () => {
    const mine = sources(handIn(RELEASE, { softmax: "a\r\nb\rc\n" }, {}));
    assert.equal(mine["answer-softmax"], "a\nb\nc\n");
  });

  for (const how of ["indent=1", "indent=2", "separators=(',', ':')"]) {
    test(`a release with lists of lines keeps lists of lines (${how})`, () => {
      const release = rewritten(how);
      const mine = handIn(release, { softmax: SOFTMAX, one_hot: "a\u2028b" }, { dog_cat_horse: "" });
      const cells = sources(mine);
      assert.deepEqual(cells["answer-softmax"], SOFTMAX.match(/.*\n/g));
      assert.deepEqual(cells["answer-one_hot"], ["a\u2028b"]);
      assert.deepEqual(cells["answer-dog_cat_horse"], []);
      assert.deepEqual(cells["answer-log_softmax"], sources(release)["answer-log_softmax"]);
      assert.equal(handIn(release, {}, {}), release);
      if (how === "indent=1") {
        const code = "import json, sys; text = sys.stdin.read(); assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False, sort_keys=True) + '\\n'";
        const input = handIn(release, { softmax: SOFTMAX }, {});
        const done = spawnSync(PYTHON, ["-X", "utf8", "-c", code], { input, encoding: "utf8" });
        assert.equal(done.status, 0, done.stderr);
      }
    });
  }

  test("nbformat finds the notebook valid", () => {
    const folder = mkdtempSync(join(tmpdir(), "hand-in-"));
    try {
      const path = join(folder, "softmax.ipynb");
      writeFileSync(path, handIn(RELEASE, { softmax: SOFTMAX }, { dog_cat_horse: "prose" }));
      python("import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], 4))", path);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("metadata says nothing more than the release", () => {
    const mine = JSON.parse(handIn(RELEASE, { softmax: SOFTMAX }, {}));
    assert.deepEqual(mine.metadata, JSON.parse(RELEASE).metadata);
  });

  test("what is not a notebook is an error, not a file", () => {
    assert.throws(() => handIn("<!doctype html>", {}, {}));
  });

  test("what is collected is the reader's own, under the present contract", () => {
    const store = openStore(null);
    const exercise = (name) => ({ name, points: 10, version: "v2", starter: "start" });
    const names = ["typed", "untouched", "starter", "outdated"];
    const assignment = { exercises: names.map(exercise), written: [{ name: "dog", points: 3 }] };
    store.keepText("typed", "mine", "v2");
    store.keepText("starter", "start", "v2");
    store.keepText("outdated", "old", "v1");
    store.keepWritten("dog", "prose");
    const { answers, written, count } = collect(assignment, store);
    assert.deepEqual(answers, { typed: "mine" });
    assert.deepEqual(written, { dog: "prose" });
    assert.equal(count, 2);
    assert.deepEqual(collect({ exercises: [] }, store).count, 0);
  });

  test("what is said counts the answers", () => {
    const where = "Hand it in where your course asks for it.";
    for (const [count, words] of [[0, "no answers"], [1, "one answer"], [5, "five answers"], [30, "30 answers"]]) {
      assert.equal(handedIn("a.ipynb", count), `a.ipynb is in your downloads, with ${words}. ${where}`);
    }
  });
});

const NAMES = ["softmax", "log_softmax", "one_hot", "catch_softmax", "relu"];
const COURSE = {
  assignments: {
    softmax: {
      title: "Softmax and losses",
      preamble: "import numpy as np\nfrom nnkit.checks import check, hint, solution",
      exercises: NAMES.slice(0, 4).map((name) => ({
        name, points: 10, version: "v1", starter: `def ${name}(z):\n    raise NotImplementedError`,
      })),
    },
    activations: {
      title: 'Activations\nimport os # """',
      preamble: "import numpy as np\nfrom nnkit import sigmoid\nfrom nowhere import nothing",
      exercises: [{ name: "relu", points: 2.5, version: "v1", starter: "relu = None" }],
    },
  },
};

function passed(text, more = {}) {
  const changed = "2025-11-26T10:00:00.000Z";
  return { text, version: "v1", points: 10, passed: true, seen: text, changed, ...more };
}

/** What a program prints that has imported the module, as the reader's next program would. */
function imported(entries, program, course = COURSE) {
  const folder = mkdtempSync(join(tmpdir(), "my-nnkit-"));
  try {
    writeFileSync(join(folder, "my_nnkit.py"), myNnkit(course, entries));
    const start = "import sys; sys.path.insert(0, sys.argv[1]); import my_nnkit\n";
    return python(start + program, folder).trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("My nnkit", () => {
  test("the reader's functions can be imported and called", () => {
    const entries = { softmax: passed(SOFTMAX.replace("\t", "    ")) };
    const said = imported(entries, "print(my_nnkit.softmax([1.0, 1.0]), my_nnkit.__doc__)");
    assert.match(said, /^\[0\.5 0\.5\] Your own functions/);
  });

  test("a module without answers can be imported", () => {
    assert.equal(imported({}, "print(len([n for n in dir(my_nnkit) if n[0] != '_']))"), "1");
  });

  test("functions stand in course order, each under its exercise, points and date", () => {
    const text = myNnkit(COURSE, {
      relu: passed("def relu(z):\n    return np.maximum(z, 0)", { points: 2.5 }),
      one_hot: passed("def one_hot(z):\n    return z"),
      softmax: passed("def softmax(z):\n    return z", { points: 9.75 }),
    });
    const comments = text.split("\n").filter((line) => line.startsWith("# "));
    assert.deepEqual(comments, [
      "# Softmax and losses",
      "# softmax: 9.75 of 10 points, 2025-11-26",
      "# one_hot: 10 of 10 points, 2025-11-26",
      '# Activations import os # """',
      "# relu: 2.5 of 2.5 points, 2025-11-26",
    ]);
    assert.equal(text.match(/^import numpy as np$/gm).length, 1);
  });

  test("a starter, an untouched exercise and an unknown one are not in it", () => {
    const entries = {
      softmax: passed(`${COURSE.assignments.softmax.exercises[0].starter}\n`),
      one_hot: passed(null),
      log_softmax: passed("  \n"),
      stranger: passed("def stranger(): pass"),
    };
    assert.equal(myNnkit(COURSE, entries), myNnkit(COURSE, {}));
  });

  test("what does not pass stands there as a comment that says so", () => {
    const cases = [
      [{ passed: false, points: 4 }, "It has not passed its check"],
      [{ seen: "other" }, "It has changed since its last check"],
      [{ version: "v0" }, "The exercise has changed since"],
    ];
    const code = "def softmax(z:\n\n    import os\rimport sys\r\nprint('run')\0\n\"\"\"";
    for (const [more, reason] of cases) {
      const entries = { softmax: passed(code, more), one_hot: passed("def one_hot(): return 1") };
      const text = myNnkit(COURSE, entries);
      assert.ok(text.includes(`# ${reason}, so it stands here as a comment.\n# def softmax(z:\n#\n`));
      assert.equal(imported(entries, "print(my_nnkit.one_hot(), hasattr(my_nnkit, 'os'))"), "1 False");
    }
    const offered = { softmax: passed(null, { offered: "def softmax(z): return z" }) };
    assert.ok(myNnkit(COURSE, offered).includes("# def softmax(z): return z"));
  });

  test("lines that only tried something out do not stop the import, nor print", () => {
    const tried = `from __future__ import annotations
from nnkit.checks import check
from nowhere import nothing
EPS = 1e-12
names = {"a": 1}
# rows
scores = softmax(rows_of_the_page)
scores[0] = \\
  1
for row in rows_of_the_page:
    print(row)
# between
    text = """
not indented
"""
else:
    print("else")

@np.vectorize
def half(x):
    '''Half.
def not_a_function(
'''
# a comment at the margin
    return x / 2

def softmax(z):
    return half(np.asarray(z)) + EPS * 0 + names["a"]

print(softmax([1, 2]),
      rows_of_the_page)
check("softmax")
assert rows_of_the_page
await rows_of_the_page
value = await rows_of_the_page
softmax
if __name__ == "__main__":
    print("main")
class Layer:
    def __call__(self): return 3`;
    const program = "print(my_nnkit.softmax([1, 2]).tolist(), my_nnkit.Layer()())";
    assert.equal(imported({ softmax: passed(tried) }, program), "[1.5, 2.0] 3");
  });

  test("an answer that is a value is a value in the module", () => {
    const entries = {
      catch_softmax: passed("catch_softmax = np.array([\n    [1000, 999.5],  # large\n    [-1e3, 0]])"),
      relu: passed("relu = lambda z: np.maximum(z, 0)"),
    };
    const program = "print(my_nnkit.catch_softmax.shape, my_nnkit.relu(-1))";
    assert.equal(imported(entries, program), "(2, 2) 0");
    assert.ok(myNnkit(COURSE, entries).includes("\nrelu = lambda z: np.maximum(z, 0)\n"));
    assert.ok(!myNnkit({ assignments: { softmax: COURSE.assignments.softmax } }, entries).includes("suppress"));
  });

  test("what a chapter imports for its exercises is there, or left out where it is missing", () => {
    const entries = { relu: passed("def relu(z):\n    return sigmoid(z)") };
    assert.equal(imported(entries, "print(my_nnkit.relu(0.0))"), "0.5");
    assert.ok(!myNnkit(COURSE, entries).includes("nnkit.checks"));
  });

  test("a second definition of a name is said", () => {
    const text = myNnkit(COURSE, {
      softmax: passed("def shift(z): return z\ndef softmax(z): return shift(z)"),
      one_hot: passed("def shift(z): return 0\ndef one_hot(z): return shift(z)"),
    });
    assert.equal(text.match(/# Takes the place of an earlier shift\./g).length, 1);
  });

  test("a long line is read in no time", () => {
    const text = `x = ${"1".repeat(50_000)}a\ny = ${"np.a ".repeat(10_000)}§\nz${".a".repeat(20_000)}§`;
    const start = performance.now();
    myNnkit(COURSE, { softmax: passed(text) });
    assert.ok(performance.now() - start < 10_000);
  });

  test("every right answer of the book can be imported together with all others", () => {
    const code = `
import json
from pathlib import Path
from nnkit.checks import bank
right = Path(bank.__file__).parent / "right"
print(json.dumps({f.name: [p.read_text() for p in sorted(f.glob("*.py"))] for f in right.iterdir()}))`;
    const right = JSON.parse(python(code));
    const names = Object.keys(right);
    assert.ok(names.length > 5);
    const exercises = names.map((name) => ({ name, points: 10, version: "v1", starter: "" }));
    const course = { assignments: { all: { title: "All", preamble: "", exercises } } };
    const most = Math.max(...Object.values(right).map((styles) => styles.length));
    const modules = Array.from({ length: most }, (_, style) => {
      const chosen = names.map((name) => [name, passed(right[name][style % right[name].length])]);
      return myNnkit(course, Object.fromEntries(chosen));
    });
    const missing = `
import json, sys
for source in json.load(sys.stdin):
    exec(source, module := {})
    print([name for name in ${JSON.stringify(names)} if name not in module])`;
    const input = JSON.stringify(modules);
    const done = spawnSync(PYTHON, ["-X", "utf8", "-c", missing], { input, encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr);
    assert.equal(done.stdout.trim(), Array(most).fill("[]").join("\n"));
  });
});
