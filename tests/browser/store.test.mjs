import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { hashOf, openStore, points, safeLocalStorage } from "../../book/_static/live/store.js";

function error(name) {
  return Object.assign(new Error(name), { name });
}

/** One origin's storage and its tabs. Events reach the other tabs at once, or when delivered. */
function openBrowser({ late = false } = {}) {
  const items = new Map();
  const tabs = [];
  const post = [];
  const browser = { items, room: Infinity, forbidden: false, writes: 0 };

  function change(from, key, value) {
    if (value === null) items.delete(key);
    else items.set(key, value);
    for (const tab of tabs) if (tab.events !== from) post.push([tab, key]);
    if (!late) browser.deliver();
  }
  browser.deliver = () => {
    for (const [tab, key] of post.splice(0)) {
      if (!tab.frozen) tab.events.dispatchEvent(Object.assign(new Event("storage"), { key }));
    }
  };
  browser.tab = (clock) => {
    const events = new EventTarget();
    const allowed = () => {
      if (browser.forbidden) throw error("SecurityError");
    };
    const storage = {
      getItem: (key) => (allowed(), items.get(key) ?? null),
      setItem(key, value) {
        allowed();
        browser.writes += 1;
        const others = [...items].filter(([other]) => other !== key);
        const size = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
        if (size + key.length + value.length > browser.room) throw error("QuotaExceededError");
        change(events, key, value);
      },
      removeItem: (key) => (allowed(), change(events, key, null)),
      key: (i) => (allowed(), [...items.keys()][i] ?? null),
      get length() {
        return allowed(), items.size;
      },
    };
    const tab = { events, storage, frozen: false };
    tabs.push(tab);
    tab.store = openStore(storage, { events, now: clock ?? (() => new Date()) });
    return tab;
  };
  return browser;
}

/** A clock that is a minute later at every look. */
function ticking(start = "2025-11-26T10:00:00Z") {
  let now = Date.parse(start);
  return () => new Date((now += 60_000));
}

/** A page whose editor shows what is kept, as an exercise card does. */
function edit(tab, exercise = "softmax", version = "v1") {
  const editor = { text: tab.store.get(exercise, version).text };
  tab.store.onOther((name) => {
    if (name === exercise) editor.text = tab.store.get(exercise, version).text;
  });
  editor.type = (text) => tab.store.keepText(exercise, (editor.text = text), version);
  return editor;
}

const texts = (list) => list.map(({ text }) => text);

describe("One tab", () => {
  test("what was never typed is blank", () => {
    const { store } = openBrowser().tab();
    const entry = store.get("softmax", "v1");
    assert.equal(entry.text, null);
    assert.equal(entry.offered, null);
    assert.deepEqual([entry.points, entry.passed, entry.tried, entry.hints], [0, false, false, 0]);
  });

  test("a typed text is in the storage at once, under the exercise's name", () => {
    const browser = openBrowser();
    browser.tab(ticking()).store.keepText("softmax", "def softmax", "v1");
    const kept = JSON.parse(browser.items.get("nnkit/answer/softmax"));
    assert.equal(kept.text, "def softmax");
    assert.equal(kept.version, "v1");
    assert.match(kept.changed, /^2025-11-26T10:0\d:00\.000Z$/);
  });

  test("a page opened later shows what was typed", () => {
    const browser = openBrowser();
    browser.tab().store.keepText("softmax", "one", "v1");
    assert.equal(browser.tab().store.get("softmax", "v1").text, "one");
  });

  test("a keystroke writes once", () => {
    const browser = openBrowser();
    const { store } = browser.tab();
    store.get("softmax", "v1");
    const before = browser.writes;
    for (const text of ["d", "de", "def"]) store.keepText("softmax", text, "v1");
    assert.equal(browser.writes - before, 3);
    assert.deepEqual(store.earlier("softmax"), []);
  });

  test("a text that was emptied is kept as empty, not as the starter", () => {
    const { store } = openBrowser().tab();
    store.keepText("softmax", "", "v1");
    assert.equal(store.get("softmax", "v1").text, "");
  });

  test("a verdict stays beside the text, and typing on leaves it there", () => {
    const { store } = openBrowser().tab();
    store.keepText("softmax", "one", "v1");
    const verdict = { version: "v1", points: 6.5, max: 10, passed: false, tried: true };
    store.keepVerdict("softmax", { ...verdict, mistake: "softmax.no-shift", seen: "one" });
    store.keepText("softmax", "two", "v1");
    store.keepVerdict("softmax", { version: "v1", hints: 2 });
    const entry = store.get("softmax", "v1");
    assert.equal(entry.text, "two");
    assert.equal(entry.seen, "one");
    assert.equal(entry.mistake, "softmax.no-shift");
    assert.deepEqual([entry.points, entry.max, entry.tried, entry.hints], [6.5, 10, true, 2]);
  });

  test("a verdict's foreign and mistyped fields are left out", () => {
    const { store } = openBrowser().tab();
    store.keepVerdict("softmax", { points: "6", passed: 1, text: "no", colour: "red", hints: 1 });
    const entry = store.get("softmax");
    assert.deepEqual([entry.points, entry.passed, entry.text, entry.hints], [0, false, null, 1]);
    assert.equal("colour" in entry, false);
  });

  test("a reset takes back text, hints and attempt, and its undo brings all of them", () => {
    const { store } = openBrowser().tab();
    store.keepText("softmax", "one", "v1");
    store.keepVerdict("softmax", { version: "v1", points: 6, max: 10, tried: true, hints: 3 });
    const before = store.get("softmax", "v1");
    const undo = store.reset("softmax");
    const blank = store.get("softmax", "v1");
    assert.deepEqual([blank.text, blank.points, blank.tried, blank.hints], [null, 0, false, 0]);
    assert.deepEqual(texts(store.earlier("softmax")), ["one"]);
    undo();
    assert.deepEqual(store.get("softmax", "v1"), before);
    assert.deepEqual(store.earlier("softmax"), []);
  });

  test("an undo after new typing puts the new text aside", () => {
    const { store } = openBrowser().tab();
    store.keepText("softmax", "one", "v1");
    const undo = store.reset("softmax", "v1");
    store.keepText("softmax", "two", "v1");
    undo();
    assert.equal(store.get("softmax", "v1").text, "one");
    assert.deepEqual(texts(store.earlier("softmax")), ["two"]);
  });

  test("five earlier texts are kept, the newest first, each once", () => {
    const { store } = openBrowser().tab();
    const type = (text) => {
      store.keepText("softmax", text, "v1");
      store.reset("softmax", "v1");
    };
    for (const text of ["1", "2", " \n", "3", "2", ""]) type(text);
    assert.deepEqual(texts(store.earlier("softmax")), ["2", "3", "1"]);
    for (const text of ["4", "5", "6"]) type(text);
    assert.deepEqual(texts(store.earlier("softmax")), ["6", "5", "4", "2", "3"]);
    assert.equal(store.earlier("softmax")[0].why, "reset");
  });

  test("a written answer is kept, reset and brought back in the same way", () => {
    const browser = openBrowser();
    const { store } = browser.tab();
    store.keepWritten("dog_cat_horse", "About 2e-9.");
    const kept = JSON.parse(browser.items.get("nnkit/written/dog_cat_horse"));
    assert.equal(kept.text, "About 2e-9.");
    const undo = store.resetWritten("dog_cat_horse");
    assert.equal(store.getWritten("dog_cat_horse").text, null);
    assert.deepEqual(texts(store.earlierWritten("dog_cat_horse")), ["About 2e-9."]);
    undo();
    assert.equal(store.getWritten("dog_cat_horse").text, "About 2e-9.");
  });

  test("a written answer and an exercise of the same name are two", () => {
    const { store } = openBrowser().tab();
    store.keepText("both", "code", "v1");
    store.keepWritten("both", "prose");
    store.reset("both", "v1");
    assert.equal(store.getWritten("both").text, "prose");
    assert.deepEqual(store.earlierWritten("both"), []);
  });

  test("an edited cell is found by its page and its original source", () => {
    const browser = openBrowser();
    const { store } = browser.tab();
    store.keepCell("book/softmax", "print(1)", "print(2)");
    assert.ok(browser.items.has(`nnkit/cell/book/softmax/${hashOf("print(1)")}`));
    assert.equal(store.getCell("book/softmax", "print(1)"), "print(2)");
    assert.equal(store.getCell("book/softmax", "print(3)"), null);
    assert.equal(store.getCell("book/index", "print(1)"), null);
    assert.equal(store.getCell("book/softmax", "print(1)", 1), null);
    const undo = store.resetCell("book/softmax", "print(1)");
    assert.equal(store.getCell("book/softmax", "print(1)"), null);
    undo();
    assert.equal(store.getCell("book/softmax", "print(1)"), "print(2)");
    store.keepCell("book/softmax", "print(1)", "print(1)");
    assert.equal(browser.items.size, 0);
  });

  test("a change is told with name and kind until the listener leaves", () => {
    const { store } = openBrowser().tab();
    const heard = [];
    const leave = store.onChange((name, kind) => heard.push([name, kind]));
    store.keepText("softmax", "one", "v1");
    store.keepWritten("dog", "two");
    leave();
    store.keepText("softmax", "three", "v1");
    assert.deepEqual(heard, [["softmax", "answer"], ["dog", "written"]]);
  });

  test("what other software left under our keys does not disturb", () => {
    const browser = openBrowser();
    for (const left of ["{", "null", "[]", '"x"', '{"text": 7, "hints": "many", "points": null}']) {
      browser.items.set("nnkit/answer/softmax", left);
      browser.items.set("nnkit/earlier/softmax", left);
      browser.items.set(`nnkit/cell/a/${hashOf("b")}`, left);
      const { store } = browser.tab();
      assert.equal(store.get("softmax", "v1").text, null);
      assert.equal(store.get("softmax", "v1").hints, 0);
      assert.deepEqual(store.earlier("softmax"), []);
      assert.equal(store.getCell("a", "b"), null);
      assert.deepEqual(store.exportAnswers().answers, {});
    }
  });

  test("points are written without zeros at their end", () => {
    assert.deepEqual([6.5, 10, 0.25, 0, 2.75, 0.1 + 0.2 + 0.2].map(points), [
      "6.5", "10", "0.25", "0", "2.75", "0.5",
    ]);
  });
});

describe("A new contract", () => {
  test("offers the old text, and its verdict no longer counts", () => {
    const { store } = openBrowser().tab();
    store.keepText("softmax", "old", "v1");
    store.keepVerdict("softmax", { version: "v1", points: 10, max: 10, passed: true, tried: true });
    const entry = store.get("softmax", "v2");
    assert.deepEqual([entry.text, entry.offered, entry.version], [null, "old", "v2"]);
    assert.deepEqual([entry.points, entry.passed, entry.tried], [0, false, false]);
  });

  test("still offers it after a check of the starter and after typing something else", () => {
    const browser = openBrowser();
    const { store } = browser.tab();
    store.keepText("softmax", "old", "v1");
    store.keepVerdict("softmax", { version: "v2", hints: 1 });
    assert.equal(store.get("softmax", "v2").offered, "old");
    store.keepText("softmax", "new", "v2");
    const entry = browser.tab().store.get("softmax", "v2");
    assert.deepEqual([entry.text, entry.offered, entry.hints], ["new", "old", 1]);
    assert.deepEqual(texts(store.earlier("softmax")), ["old"]);
    assert.equal(store.earlier("softmax")[0].why, "contract");
    assert.equal(store.earlier("softmax")[0].version, "v1");
  });

  test("puts the old text aside when another is typed in its place", () => {
    const { store } = openBrowser().tab(() => new Date("2025-11-26T10:00:00Z"));
    store.keepText("softmax", "old", "v1");
    assert.equal(store.get("softmax", "v2").changed, "2025-11-26T10:00:00.000Z");
    store.keepText("softmax", "new", "v2");
    assert.equal(store.earlier("softmax")[0].why, "contract");
  });

  test("offers no more what was taken over", () => {
    const { store } = openBrowser().tab();
    store.keepText("softmax", "old", "v1");
    store.keepText("softmax", store.get("softmax", "v2").offered, "v2");
    const entry = store.get("softmax", "v2");
    assert.deepEqual([entry.text, entry.offered], ["old", null]);
    assert.deepEqual(store.earlier("softmax"), []);
  });

  test("offers the last text that there was, over several contracts and a reset", () => {
    const { store } = openBrowser().tab();
    store.keepText("softmax", "old", "v1");
    store.reset("softmax", "v2");
    assert.equal(store.get("softmax", "v2").offered, "old");
    assert.equal(store.get("softmax", "v3").offered, "old");
    assert.equal(store.earlier("softmax")[0].text, "old");
  });
});

describe("Two tabs", () => {
  test("a page opened later types on, and nothing is put aside", () => {
    const browser = openBrowser();
    browser.tab().store.keepText("softmax", "one", "v1");
    const later = browser.tab();
    edit(later).type("one two");
    assert.deepEqual(later.store.earlier("softmax"), []);
  });

  test("three tabs that write in turn lose nothing and put nothing aside", () => {
    const browser = openBrowser();
    const editors = [browser.tab(), browser.tab(), browser.tab()].map((tab) => edit(tab));
    for (const i of [0, 1, 2, 1, 0, 2]) editors[i].type(`${editors[i].text ?? ""}${i}`);
    assert.deepEqual(editors.map(({ text }) => text), ["012102", "012102", "012102"]);
    assert.equal(browser.items.has("nnkit/earlier/softmax"), false);
  });

  test("the other tab's editor follows, and nothing is put aside", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    const [left, right] = [edit(a), edit(b)];
    left.type("one");
    assert.equal(right.text, "one");
    right.type("one two");
    left.type("one two three");
    assert.deepEqual([left.text, right.text], ["one two three", "one two three"]);
    assert.deepEqual(a.store.earlier("softmax"), []);
  });

  test("a text that the other overwrote unseen is put aside", () => {
    const browser = openBrowser({ late: true });
    const [a, b] = [browser.tab(), browser.tab()];
    const [left, right] = [edit(a), edit(b)];
    left.type("mine");
    right.type("theirs");
    browser.deliver();
    browser.deliver();
    assert.deepEqual([left.text, right.text], ["theirs", "theirs"]);
    assert.equal(a.store.get("softmax", "v1").text, "theirs");
    assert.deepEqual(texts(b.store.earlier("softmax")), ["mine"]);
    assert.equal(b.store.earlier("softmax")[0].why, "tab");
  });

  test("it is put aside by the tab that had it when the writer could not see it either", () => {
    const browser = openBrowser({ late: true });
    const [a, b] = [browser.tab(), browser.tab()];
    const [left] = [edit(a), edit(b)];
    left.type("mine");
    const lost = browser.items.get("nnkit/answer/softmax");
    browser.items.delete("nnkit/answer/softmax");
    b.store.keepText("softmax", "theirs", "v1");
    assert.deepEqual(b.store.earlier("softmax"), []);
    assert.ok(lost.includes("mine"));
    browser.deliver();
    assert.deepEqual(texts(a.store.earlier("softmax")), ["mine"]);
  });

  test("each keystroke of the other that was seen is no loss", () => {
    const browser = openBrowser({ late: true });
    const [a, b] = [browser.tab(), browser.tab()];
    const [left, right] = [edit(a), edit(b)];
    for (const text of ["m", "mi", "min"]) left.type(text);
    browser.deliver();
    for (const text of ["mint", "mints"]) right.type(text);
    browser.deliver();
    left.type("mints!");
    browser.deliver();
    assert.equal(right.text, "mints!");
    assert.deepEqual(a.store.earlier("softmax"), []);
  });

  test("a page that does not take the other's text puts it aside when it writes", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    a.store.get("softmax", "v1");
    a.store.onOther(() => false);
    b.store.keepText("softmax", "theirs", "v1");
    a.store.keepText("softmax", "mine", "v1");
    assert.deepEqual(texts(a.store.earlier("softmax")), ["theirs"]);
  });

  test("a text is taken when one listener takes it, whatever the others are there for", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    for (const answer of [false, true, undefined]) a.store.onOther(() => answer);
    b.store.keepText("softmax", "theirs", "v1");
    a.store.keepText("softmax", "mine", "v1");
    assert.deepEqual(a.store.earlier("softmax"), []);
  });

  test("a text is not taken where nobody listens", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    b.store.keepText("softmax", "theirs", "v1");
    a.store.keepText("softmax", "mine", "v1");
    assert.deepEqual(texts(a.store.earlier("softmax")), ["theirs"]);
  });

  test("a text that only grew takes one place among the earlier ones", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    a.store.onOther(() => false);
    b.store.onOther(() => false);
    for (const text of ["def", "def one", "def one_hot"]) {
      a.store.keepText("softmax", text, "v1");
      b.store.keepText("softmax", `${text} # theirs`, "v1");
    }
    assert.ok(texts(a.store.earlier("softmax")).includes("def one_hot"));
    assert.ok(!texts(a.store.earlier("softmax")).includes("def one"));
  });

  test("looking at points does not count as having seen the text", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    a.store.get("softmax", "v1");
    b.store.keepText("softmax", "theirs", "v1");
    a.store.peek("softmax", "v1");
    a.store.all();
    a.store.keepText("softmax", "mine", "v1");
    assert.deepEqual(texts(a.store.earlier("softmax")), ["theirs"]);
  });

  test("a verdict of the other reaches this one and leaves its text alone", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    const left = edit(a);
    left.type("mine");
    const heard = [];
    a.store.onOther((name, entry, kind) => heard.push([name, entry.points, kind]));
    b.store.keepVerdict("softmax", { version: "v1", points: 6, max: 10 });
    assert.deepEqual(heard, [["softmax", 6, "answer"]]);
    left.type("mine too");
    assert.equal(b.store.peek("softmax", "v1").points, 6);
    assert.deepEqual(a.store.earlier("softmax"), []);
  });

  test("a tab that slept catches up when it is shown again", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    const [left, right] = [edit(a), edit(b)];
    left.type("mine");
    a.frozen = true;
    right.type("mine and theirs");
    a.frozen = false;
    assert.equal(left.text, "mine");
    a.events.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    assert.equal(left.text, "mine and theirs");
    left.type("all of it");
    assert.deepEqual(texts(a.store.earlier("softmax")), []);
  });

  test("a reset in the other tab is seen, and no text is lost by it", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    const [left] = [edit(a), edit(b)];
    left.type("mine");
    b.store.reset("softmax", "v1");
    assert.equal(left.text, null);
    assert.deepEqual(texts(a.store.earlier("softmax")), ["mine"]);
  });

  test("two tabs that put texts aside at once keep both", () => {
    const browser = openBrowser({ late: true });
    const [a, b] = [browser.tab(), browser.tab()];
    a.store.keepText("softmax", "one", "v1");
    a.store.reset("softmax", "v1");
    browser.items.delete("nnkit/earlier/softmax");
    b.store.keepText("softmax", "two", "v1");
    b.store.reset("softmax", "v1");
    browser.deliver();
    browser.deliver();
    assert.deepEqual(texts(b.store.earlier("softmax")).sort(), ["one", "two"]);
  });

  test("a full list of earlier texts is left to the tab that wrote it last", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    for (const [i, { store }] of [a, b, b, b, b, b].entries()) {
      store.keepText("softmax", `text ${i}`, "v1");
      store.reset("softmax", "v1");
    }
    const left = texts(a.store.earlier("softmax"));
    assert.deepEqual(left, ["text 5", "text 4", "text 3", "text 2", "text 1"]);
  });

  test("a page that was never put away hears nothing twice", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    b.store.keepText("softmax", "theirs", "v1");
    let heard = 0;
    a.store.onOther(() => (heard += 1));
    a.events.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
    assert.equal(heard, 0);
  });

  test("a written answer of the other tab arrives with its kind", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    const heard = [];
    a.store.onOther((name, entry, kind) => heard.push([name, entry.text, kind]));
    b.store.keepWritten("dog", "prose");
    assert.deepEqual(heard, [["dog", "prose", "written"]]);
  });

  test("storage emptied from outside is seen", () => {
    const browser = openBrowser();
    const a = browser.tab();
    const left = edit(a);
    left.type("mine");
    browser.items.clear();
    a.events.dispatchEvent(Object.assign(new Event("storage"), { key: null }));
    assert.equal(left.text, null);
  });
});

describe("Storage that fails", () => {
  test("a full one is said, keeps answers on the page, and is tried again", () => {
    const browser = openBrowser();
    const { store } = browser.tab();
    const heard = [];
    store.onStatus((status) => heard.push(status));
    assert.equal(store.status, "kept");
    browser.room = 100;
    store.keepText("softmax", "one", "v1");
    store.keepText("softmax", "one two", "v1");
    store.keepCell("a", "b", "c");
    assert.equal(store.status, "full");
    assert.equal(store.get("softmax", "v1").text, "one two");
    assert.equal(browser.items.has("nnkit/answer/softmax"), false);
    assert.equal(store.exportAnswers().answers.softmax.text, "one two");
    browser.room = Infinity;
    store.keepWritten("dog", "prose");
    assert.equal(store.status, "kept");
    assert.equal(JSON.parse(browser.items.get("nnkit/answer/softmax")).text, "one two");
    assert.deepEqual(heard, ["full", "kept"]);
  });

  test("it stays full while one text waits, though a smaller one fits", () => {
    const browser = openBrowser();
    const { store } = browser.tab();
    browser.room = 600;
    store.keepText("softmax", "x".repeat(1000), "v1");
    store.keepCell("a", "b", "c");
    assert.equal(store.status, "full");
    assert.equal(browser.items.size, 1);
    store.keepText("softmax", "short", "v1");
    assert.equal(store.status, "kept");
  });

  test("a forbidden one is said at once and never thrown", () => {
    const browser = openBrowser();
    browser.forbidden = true;
    const { store } = browser.tab();
    assert.equal(store.status, "off");
    store.keepText("softmax", "one", "v1");
    store.keepVerdict("softmax", { points: 3 });
    assert.equal(store.get("softmax", "v1").text, "one");
    const undo = store.erase();
    assert.equal(store.get("softmax", "v1").text, null);
    undo();
    assert.equal(store.get("softmax", "v1").points, 3);
    browser.forbidden = false;
    store.keepText("softmax", "two", "v1");
    assert.equal(store.status, "kept");
    assert.equal(JSON.parse(browser.items.get("nnkit/answer/softmax")).text, "two");
  });

  test("a missing one is off, and answers last as long as the page", () => {
    const store = openStore(null);
    assert.equal(store.status, "off");
    store.keepText("softmax", "one", "v1");
    assert.equal(store.get("softmax", "v1").text, "one");
    assert.deepEqual(Object.keys(store.all().answers), ["softmax"]);
    assert.equal(store.importAnswers(store.exportAnswers()).same, 1);
  });

  test("a page that may not even ask for storage opens all the same", () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
    const get = () => {
      throw error("SecurityError");
    };
    Object.defineProperty(globalThis, "localStorage", { get, configurable: true });
    try {
      assert.equal(safeLocalStorage(), null);
      assert.equal(openStore().status, "off");
    } finally {
      delete globalThis.localStorage;
      if (before) Object.defineProperty(globalThis, "localStorage", before);
    }
  });

  test("a full one is said when the page opens", () => {
    const browser = openBrowser();
    browser.room = 0;
    assert.equal(browser.tab().store.status, "full");
  });

  test("a text that waits is not lost to another tab's text or to a look back", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    const [left] = [edit(a), edit(b)];
    left.type("short");
    browser.room = 600;
    left.type("mine".repeat(200));
    a.events.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    assert.equal(a.store.status, "full");
    assert.equal(left.text, "mine".repeat(200));
    b.store.keepText("softmax", "theirs", "v1");
    assert.equal(left.text, "theirs");
    assert.deepEqual(texts(a.store.earlier("softmax")), ["mine".repeat(200)]);
  });
});

describe("Answers out and in", () => {
  function filled() {
    const tab = openBrowser().tab(ticking());
    tab.store.keepText("softmax", "one", "v1");
    const verdict = { version: "v1", points: 10, max: 10, passed: true, tried: true, seen: "one" };
    tab.store.keepVerdict("softmax", verdict);
    tab.store.keepText("one_hot", "two", "v1");
    tab.store.keepWritten("dog", "prose");
    return tab.store;
  }

  test("what goes out is plain data and comes in elsewhere as it was", () => {
    const from = filled();
    const file = JSON.parse(JSON.stringify(from.exportAnswers()));
    assert.deepEqual([file.format, file.version], ["nnkit answers", 1]);
    assert.deepEqual(Object.keys(file).sort(), ["answers", "format", "saved", "version", "written"]);
    const { store } = openBrowser().tab();
    const result = store.importAnswers(file);
    assert.deepEqual(result, { taken: 3, kept: 0, same: 0, refused: [] });
    assert.deepEqual(store.all(), from.all());
    assert.deepEqual(store.importAnswers(file), { taken: 0, kept: 0, same: 3, refused: [] });
  });

  test("what was only looked at does not go out", () => {
    const { store } = openBrowser().tab();
    store.keepVerdict("softmax", { version: "v1", hints: 2 });
    assert.deepEqual(store.exportAnswers().answers, {});
  });

  test("an offered text goes out too", () => {
    const { store } = openBrowser().tab();
    store.keepText("softmax", "old", "v1");
    store.keepVerdict("softmax", { version: "v2", hints: 2 });
    const other = openBrowser().tab().store;
    assert.equal(other.importAnswers(store.exportAnswers()).taken, 1);
    assert.equal(other.get("softmax", "v2").offered, "old");
  });

  test("a newer answer here stays, and the file's is put aside", () => {
    const file = filled().exportAnswers();
    const { store } = openBrowser().tab(ticking("2025-11-27T10:00:00Z"));
    store.keepText("softmax", "newer", "v1");
    const result = store.importAnswers(file);
    assert.deepEqual([result.taken, result.kept], [2, 1]);
    assert.equal(store.get("softmax", "v1").text, "newer");
    assert.deepEqual(texts(store.earlier("softmax")), ["one"]);
    assert.equal(store.earlier("softmax")[0].why, "import");
  });

  test("an older answer here gives way and is put aside", () => {
    const clock = ticking();
    const [here, there] = [openBrowser().tab(clock).store, openBrowser().tab(clock).store];
    here.keepText("softmax", "older", "v1");
    here.keepWritten("dog", "older prose");
    there.keepText("softmax", "newer", "v1");
    there.keepVerdict("softmax", { version: "v1", points: 10, max: 10 });
    there.keepWritten("dog", "newer prose");
    assert.equal(here.importAnswers(there.exportAnswers()).taken, 2);
    assert.equal(here.get("softmax", "v1").text, "newer");
    assert.equal(here.get("softmax", "v1").points, 10);
    assert.deepEqual(texts(here.earlier("softmax")), ["older"]);
    assert.equal(here.earlier("softmax")[0].why, "import");
    assert.deepEqual(texts(here.earlierWritten("dog")), ["older prose"]);
  });

  test("an offered text from a file gives way to what is here", () => {
    const { store } = openBrowser().tab(ticking());
    store.keepText("softmax", "mine", "v2");
    const entry = { text: null, offered: "old", version: "v2", changed: "2025-11-26T12:00:00Z" };
    const answers = { softmax: entry };
    assert.equal(store.importAnswers({ format: "nnkit answers", version: 1, answers }).kept, 1);
    assert.equal(store.get("softmax", "v2").text, "mine");
    assert.deepEqual(texts(store.earlier("softmax")), ["old"]);
  });

  test("an offered text here stays offered beside what a file brings", () => {
    const { store } = openBrowser().tab();
    store.keepText("softmax", "old", "v1");
    store.keepVerdict("softmax", { version: "v2", hints: 1 });
    const answers = { softmax: { text: "new", version: "v2" } };
    assert.equal(store.importAnswers({ format: "nnkit answers", version: 1, answers }).taken, 1);
    assert.deepEqual(store.get("softmax", "v2").offered, "old");
  });

  test("of two answers of one moment the one here stays", () => {
    const { store } = openBrowser().tab(() => new Date("2025-11-26T10:00:00Z"));
    store.keepText("softmax", "mine", "v1");
    const answers = { softmax: { text: "file", changed: "2025-11-26T10:00:00Z" } };
    assert.equal(store.importAnswers({ format: "nnkit answers", version: 1, answers }).kept, 1);
    assert.equal(store.get("softmax", "v1").text, "mine");
  });

  test("a time ahead of this clock does not win for ever", () => {
    const { store } = openBrowser().tab(() => new Date("2025-11-26T10:00:00Z"));
    const answers = { softmax: { text: "one", changed: "9999-01-01T00:00:00Z" } };
    store.importAnswers({ format: "nnkit answers", version: 1, answers });
    assert.equal(store.get("softmax").changed, "2025-11-26T10:00:00.000Z");
  });

  test("the same text takes over a verdict that was missing here", () => {
    const { store } = openBrowser().tab(ticking());
    store.keepText("softmax", "one", "v1");
    const bare = { softmax: { text: "one", version: "v1", points: 2 } };
    store.importAnswers({ format: "nnkit answers", version: 1, answers: bare });
    assert.equal(store.get("softmax", "v1").points, 0);
    store.importAnswers(filled().exportAnswers());
    assert.deepEqual([store.get("softmax", "v1").points, store.get("softmax", "v1").passed], [10, true]);
  });

  test("what does not fit is refused in one sentence each, and the rest is taken", () => {
    const good = { text: "one", changed: "2025-11-26T10:00:00Z" };
    const answers = JSON.parse(`{"__proto__": {"text": "x"}}`);
    Object.assign(answers, {
      softmax: good,
      wrong_type: { text: 7 },
      unknown: { ...good, colour: "red" },
      too_long: { text: "x".repeat(600_000) },
      too_many: { ...good, points: 1e9 },
      not_a_time: { ...good, changed: "yesterday" },
      not_finite: { ...good, points: -1 },
      no_text: { points: 1 },
      not_an_answer: "text",
      "../other": good,
    });
    const written = { dog: { text: "prose" }, cat: { text: "prose", points: 3 } };
    const { store } = openBrowser().tab();
    const file = { format: "nnkit answers", version: 1, answers, written, more: {} };
    const { taken, kept, refused } = store.importAnswers(file);
    assert.deepEqual([taken, kept, refused.length], [2, 0, 12]);
    for (const sentence of refused) {
      assert.match(sentence, /^[A-Z_a-z].{10,110}\.$/);
      assert.equal(sentence.split(". ").length, 1);
    }
    assert.ok(refused.includes('wrong_type was not taken: its field "text" is not a string.'));
    assert.ok(refused.includes('too_long was not taken: its field "text" is too long.'));
    assert.deepEqual(Object.keys(store.all().answers), ["softmax"]);
    assert.equal({}.text, undefined);
  });

  test("what is not a file of answers is refused whole", () => {
    const { store } = openBrowser().tab();
    for (const file of [null, 7, "text", [], {}, { format: "other", version: 1 }]) {
      assert.deepEqual(store.importAnswers(file).refused, [
        "This file does not hold answers of this course.",
      ]);
    }
    const later = { format: "nnkit answers", version: 2, answers: { softmax: { text: "one" } } };
    assert.equal(store.importAnswers(later).refused.length, 1);
    const list = { format: "nnkit answers", version: 1, answers: [] };
    assert.equal(store.importAnswers(list).refused.length, 1);
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`a${i}`, { text: "" }]));
    const large = { format: "nnkit answers", version: 1, answers: many };
    assert.equal(store.importAnswers(large).refused.length, 1);
    assert.deepEqual(store.all(), { answers: {}, written: {} });
  });

  test("erasing takes all of ours and nothing else, and its undo brings all back", () => {
    const browser = openBrowser();
    browser.items.set("theme", "dark");
    browser.items.set("nnkitten", "other");
    const { store } = browser.tab();
    store.keepText("softmax", "zero", "v1");
    store.reset("softmax", "v1");
    store.keepText("softmax", "one", "v1");
    store.keepWritten("dog", "prose");
    store.keepCell("a", "b", "c");
    const before = new Map(browser.items);
    const undo = store.erase();
    assert.deepEqual([...browser.items.keys()].sort(), ["nnkitten", "theme"]);
    assert.deepEqual(store.all(), { answers: {}, written: {} });
    undo();
    assert.deepEqual(new Map([...browser.items].sort()), new Map([...before].sort()));
    assert.deepEqual(texts(store.earlier("softmax")), ["zero"]);
  });

  test("an undo of erasing leaves what was typed since, and puts the old text aside", () => {
    const { store } = openBrowser().tab(ticking());
    store.keepText("softmax", "old", "v1");
    store.reset("softmax", "v1");
    store.keepText("softmax", "older", "v1");
    const heard = [];
    store.onChange((name) => heard.push(name));
    const undo = store.erase();
    assert.deepEqual(heard, ["softmax"]);
    store.keepText("softmax", "newer", "v1");
    store.reset("softmax", "v1");
    store.keepText("softmax", "new", "v1");
    undo();
    assert.equal(store.get("softmax", "v1").text, "new");
    assert.deepEqual(texts(store.earlier("softmax")).sort(), ["newer", "old", "older"]);
  });

  test("erasing in one tab empties the other's editor and puts nothing aside", () => {
    const browser = openBrowser();
    const [a, b] = [browser.tab(), browser.tab()];
    const left = edit(a);
    left.type("mine");
    const undo = b.store.erase();
    assert.equal(left.text, null);
    assert.equal(browser.items.size, 0);
    undo();
    assert.equal(left.text, "mine");
    left.type("mine too");
    assert.deepEqual(a.store.earlier("softmax"), []);
  });
});
