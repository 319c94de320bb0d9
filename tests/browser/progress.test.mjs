import assert from "node:assert/strict";
import { test } from "node:test";

import {
  doneText,
  earlierText,
  importText,
  next,
  nextText,
  ofPoints,
  tally,
  totalText,
  writtenText,
} from "../../book/_static/live/progress.js";
import { openStore } from "../../book/_static/live/store.js";

const exercise = (name, points) => ({ name, points, version: "v1", starter: "" });
const SOFTMAX = {
  exercises: [exercise("softmax", 10), exercise("log_softmax", 8), exercise("one_hot", 6)],
  written: [{ name: "dog", points: 3 }],
};

function storeWith(points) {
  const store = openStore(null);
  for (const [name, have] of Object.entries(points)) {
    store.keepVerdict(name, { version: "v1", points: have, max: 99, tried: true });
  }
  return store;
}

test("points are written as multiples of a quarter", () => {
  assert.equal(ofPoints(6.5, 10), "6.5 of 10");
  assert.equal(ofPoints(0, 72), "0 of 72");
  assert.equal(ofPoints(1.25 + 0.5, 2.75), "1.75 of 2.75");
});

test("the tally adds up what the store holds, out of what the course gives", () => {
  const state = tally(SOFTMAX, storeWith({ softmax: 6.5, one_hot: 6, stranger: 40 }));
  assert.deepEqual([state.have, state.most, state.written], [12.5, 24, 3]);
  assert.deepEqual(state.exercises.map(({ done }) => done), [false, false, true]);
  assert.deepEqual(state.exercises.map(({ share }) => share), [0.65, 0, 1]);
  assert.equal(doneText(state), "1 of 3 exercises done");
});

test("a gauge is named by exercise and points", () => {
  const state = tally(SOFTMAX, storeWith({ softmax: 6, log_softmax: 0.25 }));
  assert.deepEqual(state.exercises.map(({ label }) => label), [
    "softmax, 6 of 10 points",
    "log_softmax, 0.25 of 8 points",
    "one_hot, 0 of 6 points",
  ]);
});

test("no more counts than an exercise has, and nothing from an older contract", () => {
  const store = storeWith({ softmax: 12, log_softmax: 8 });
  store.keepVerdict("one_hot", { version: "v0", points: 6 });
  const state = tally(SOFTMAX, store);
  assert.deepEqual([state.have, state.exercises[0].share], [18, 1]);
  assert.equal(state.exercises[2].have, 0);
});

test("a course without written questions says nothing of them", () => {
  assert.equal(writtenText(tally({ exercises: [] }, openStore(null))), "");
  assert.equal(writtenText(tally(SOFTMAX, openStore(null))), "3 more points are given by a person.");
  assert.equal(writtenText({ written: 1 }), "1 more point is given by a person.");
});

test("the way on leads to the first exercise that is not done", () => {
  const fresh = tally(SOFTMAX, openStore(null));
  assert.equal(nextText(fresh), "Begin with softmax");
  const later = tally(SOFTMAX, storeWith({ softmax: 10, one_hot: 6 }));
  assert.equal(next(later).name, "log_softmax");
  assert.equal(nextText(later), "Continue with log_softmax");
  assert.equal(next(tally(SOFTMAX, storeWith({ softmax: 10, log_softmax: 8, one_hot: 6 }))), null);
});

test("typing is a beginning", () => {
  const store = openStore(null);
  store.keepText("softmax", "d", "v1");
  assert.equal(nextText(tally(SOFTMAX, store)), "Continue with softmax");
});

test("one exercise is one exercise", () => {
  const one = { exercises: [exercise("softmax", 10)] };
  assert.equal(doneText(tally(one, storeWith({ softmax: 10 }))), "1 of 1 exercise done");
});

test("all chapters add up", () => {
  const store = storeWith({ softmax: 6.5, relu: 2.25 });
  const states = [tally(SOFTMAX, store), tally({ exercises: [exercise("relu", 2.5)] }, store)];
  assert.equal(totalText(states), "8.75 of 26.5 points in all chapters");
});

test("what came of an import is said in full sentences", () => {
  const none = { taken: 0, kept: 0, same: 0, refused: [] };
  assert.equal(importText(none), "The file holds no answers.");
  assert.equal(importText({ ...none, taken: 1 }), "1 answer is back.");
  assert.equal(
    importText({ ...none, taken: 12, same: 3, kept: 1 }),
    "12 answers are back. 3 were here already. " +
      "1 is newer here and stays; the file's is below, with the earlier answers.",
  );
  const refused = ["One.", "Two.", "Three.", "Four.", "Five."];
  assert.equal(importText({ ...none, refused }), "One. Two. Three. 2 more were not taken.");
  assert.equal(importText({ ...none, refused: refused.slice(0, 1) }), "One.");
});

test("an earlier text says from when and why", () => {
  const changed = "2025-11-26T10:00:00.000Z";
  assert.equal(earlierText({ changed, why: "tab" }), "2025-11-26, from another tab");
  assert.equal(earlierText({ changed: null, why: "toString" }), "an earlier answer");
});
