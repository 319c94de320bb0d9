// Points: in the table of contents, in the strip of a chapter, and on the progress page.

import { button as anyButton, fill, make, mark } from "./dom.js";
import { download, myNnkit } from "./notebook.js";
import { points } from "./store.js";

const LARGEST_FILE = 5_000_000;
export const KEPT = {
  kept: "Your answers are kept in this browser.",
  full:
    "Not kept: this browser's storage is full. " +
    "Download your answers before you close the page.",
  off:
    "Not kept: this browser lets no page keep anything. " +
    "Download your answers before you close the page.",
};
const WHY = {
  import: "an answer that was brought back",
  reset: "before a reset",
  contract: "for the exercise as it was before",
  tab: "from another tab",
};

/* What is said, from course and answers alone. */

export function ofPoints(have, most) {
  return `${points(have)} of ${points(most)}`;
}

/** Where each exercise of an assignment stands, and all of them together. */
export function tally(assignment, store) {
  const exercises = assignment.exercises.map(({ name, version, points: most }) => {
    const entry = store.peek(name, version);
    const have = Math.min(Math.max(entry.points, 0), most);
    const begun = entry.text !== null || entry.tried;
    const label = `${name}, ${ofPoints(have, most)} points`;
    return { name, have, most, begun, label, done: have === most, share: most ? have / most : 1 };
  });
  const sum = (field) => exercises.reduce((total, exercise) => total + exercise[field], 0);
  const written = (assignment.written ?? []).reduce((total, each) => total + each.points, 0);
  return { exercises, have: sum("have"), most: sum("most"), written };
}

/** "3 of 8 exercises done" */
export function doneText({ exercises }) {
  const done = exercises.filter((exercise) => exercise.done).length;
  const many = exercises.length === 1 ? "exercise" : "exercises";
  return `${done} of ${exercises.length} ${many} done`;
}

/** Points of written answers, which no check can give. */
export function writtenText({ written }) {
  if (written === 0) return "";
  const one = written === 1;
  return `${points(written)} more ${one ? "point is" : "points are"} given by a person.`;
}

/** The exercise to go on with: the first that is not done. */
export function next({ exercises }) {
  return exercises.find((exercise) => !exercise.done) ?? null;
}

export function nextText(state) {
  const begun = state.exercises.some((exercise) => exercise.begun);
  return `${begun ? "Continue with" : "Begin with"} ${next(state).name}`;
}

/** All assignments together. */
export function totalText(states) {
  const sum = (field) => states.reduce((total, state) => total + state[field], 0);
  return `${ofPoints(sum("have"), sum("most"))} points in all chapters`;
}

function counted(count, one, many) {
  return count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`];
}

/** What came of bringing answers back. */
export function importText({ taken, kept, same, refused }) {
  const said = [
    ...counted(taken, "answer is back.", "answers are back."),
    ...counted(same, "was here already.", "were here already."),
    ...counted(
      kept,
      "is newer here and stays; the file's is below, with the earlier answers.",
      "are newer here and stay; the file's are below, with the earlier answers.",
    ),
    ...refused.slice(0, 3),
    ...counted(Math.max(refused.length - 3, 0), "more was not taken.", "more were not taken."),
  ];
  return said.join(" ") || "The file holds no answers.";
}

/** What an earlier text is, and from when. */
export function earlierText({ changed, why }) {
  const kind = Object.hasOwn(WHY, why) ? WHY[why] : "an earlier answer";
  return typeof changed === "string" ? `${changed.slice(0, 10)}, ${kind}` : kind;
}

/* How it is drawn. Elements are filled, not replaced, so that focus stays where it is. */

const button = (label, act) => anyButton(label, "nk-btn", act);

/** Where an exercise is to be found: on this page, or in its chapter. */
function addressOf(name, assignment, root) {
  const anchor = `#exercise-${name}`;
  if (document.getElementById(anchor.slice(1))) return anchor;
  return `${root}${assignment.chapter ?? assignment.page}${anchor}`;
}

/** A gauge for each exercise, filled to its share of points, each a link. */
function gauges(assignment, root) {
  const items = assignment.exercises.map(({ name }) => {
    const level = make("i");
    const tube = make("span", { "aria-hidden": "true" }, level);
    const link = make("a", { href: addressOf(name, assignment, root) }, tube);
    return { level, link, row: make("li", {}, link) };
  });
  const list = make("ol", { class: "nk-gauges" }, ...items.map(({ row }) => row));
  const draw = ({ exercises }) =>
    exercises.forEach(({ name, label, share }, i) => {
      const { level, link } = items[i];
      level.style.height = `${100 * share}%`;
      link.title = label;
      link.setAttribute("aria-label", label);
      link.toggleAttribute("data-done", share === 1);
      link.dataset.exercise = name;
    });
  return [list, draw];
}

/** Points after each chapter of the sidebar that has exercises. */
function contents(course, root) {
  const pathOf = (address) => new URL(address, document.baseURI).pathname;
  const links = [...document.querySelectorAll("nav.bd-links a[href]")];
  return Object.entries(course.assignments).flatMap(([id, { chapter, page }]) => {
    const path = pathOf(root + (chapter ?? page));
    return links
      .filter((link) => pathOf(link.getAttribute("href")) === path)
      .map((link) => {
        const small = make("small", { class: "nk-toc-points" });
        link.append(" ", small);
        return (states) => fill(small, ofPoints(states[id].have, states[id].most));
      });
  });
}

/** The strip of a chapter: `<div data-nk-strip="softmax">`. */
function strip(place, course, root) {
  const id = place.dataset.nkStrip;
  if (!Object.hasOwn(course.assignments, id)) return () => {};
  const [list, draw] = gauges(course.assignments[id], root);
  const name = make("span", { id: `nk-strip-${id}` }, "Exercises of this chapter");
  const sum = make("span");
  const done = make("p", { class: "nk-done" });
  const head = make("p", { class: "nk-strip-head" }, name, " ", sum);
  const labelled = { class: "nk-progress", "aria-labelledby": name.id };
  place.replaceChildren(make("nav", labelled, head, list, done));
  return (states) => {
    draw(states[id]);
    fill(sum, ofPoints(states[id].have, states[id].most));
    fill(done, doneText(states[id]));
  };
}

/** Mark the gauge of the exercise that has the focus. */
function followFocus() {
  document.addEventListener("focusin", ({ target }) => {
    const card = target.closest?.('[id^="exercise-"]');
    if (!card) return;
    const name = card.id.slice("exercise-".length);
    for (const link of document.querySelectorAll("[data-nk-strip] .nk-gauges a")) {
      if (link.dataset.exercise === name) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  });
}

/** One assignment on the progress page. */
function section(id, assignment, root) {
  const [list, draw] = gauges(assignment, root);
  const link = make("a", { href: root + (assignment.chapter ?? assignment.page) });
  link.append(assignment.title);
  const title = make("h2", { id: `nk-progress-${id}` }, link);
  const sum = make("strong");
  const done = make("span");
  const written = make("span");
  const onward = make("a", { class: "nk-btn" });
  const all = make("p", { class: "nk-all" }, "Every exercise of this chapter is done.");
  const line = make("p", { class: "nk-sum" }, sum, " ", done, " ", written);
  const labelled = { class: "nk-assignment", "aria-labelledby": title.id };
  const element = make("section", labelled, title, line, list, onward, all);
  const redraw = (states) => {
    const state = states[id];
    const following = next(state);
    draw(state);
    fill(sum, `${ofPoints(state.have, state.most)} points`);
    fill(done, `${doneText(state)}.`);
    fill(written, writtenText(state));
    onward.hidden = following === null;
    all.hidden = following !== null;
    if (following === null) return;
    fill(onward, nextText(state));
    onward.href = addressOf(following.name, assignment, root);
  };
  return [element, redraw];
}

async function readAnswers(file) {
  if (file.size > LARGEST_FILE) return { trouble: "This file is too large to hold answers." };
  try {
    return { answers: JSON.parse(await file.text()) };
  } catch {
    return { trouble: "This file does not hold answers of this course." };
  }
}

/** Buttons that take answers out, in and away, and where they are kept. */
function keeping(course, store) {
  const title = make("h2", { id: "nk-keeping" }, "Your answers");
  const sign = make("span");
  const kept = make("span");
  const said = make("p", { class: "nk-said", role: "status" });
  const gone = make("p", { class: "nk-said", role: "status" });
  const say = (text) => fill(said, text);
  const erased = [];

  const undo = button("Undo", () => {
    while (erased.length) erased.pop()();
    fill(gone, "Your answers are back.");
    eraser.focus();
    undo.hidden = true;
  });
  const files = make("input", { type: "file", accept: ".json,application/json", hidden: "" });
  files.addEventListener("change", async () => {
    const [file] = files.files;
    if (!file) return;
    const { trouble, answers } = await readAnswers(file);
    files.value = "";
    say(trouble ?? importText(store.importAnswers(answers)));
  });
  const save = button("Download answers", () => {
    download("answers.json", `${JSON.stringify(store.exportAnswers(), null, 1)}\n`);
    say("answers.json is in your downloads.");
  });
  const bring = button("Bring answers back", () => files.click());
  const module = button("Download my nnkit", () => {
    download("my_nnkit.py", myNnkit(course, store.all().answers), "text/x-python");
    say("my_nnkit.py is in your downloads.");
  });
  const eraser = button("Erase all answers", () => {
    erased.push(store.erase());
    undo.hidden = false;
    say("");
    fill(gone, "All answers are erased from this browser.");
  });
  undo.hidden = true;

  const status = make("p", { class: "nk-kept", role: "status" }, sign, kept);
  const row = make("div", { class: "nk-opts" }, save, bring, module, eraser, files);
  const restore = make("div", { class: "nk-restore" }, gone, undo);
  const labelled = { class: "nk-keeping", "aria-labelledby": title.id };
  const element = make("section", labelled, title, status, row, said, restore);
  const redraw = () => {
    element.dataset.tone = store.status === "kept" ? "" : "look";
    sign.replaceChildren(store.status === "kept" ? mark("ok") : mark("note", "look"));
    fill(kept, KEPT[store.status]);
  };
  return [element, redraw];
}

/** Texts that another one replaced, to read and to copy. */
function earlierAnswers(course, store) {
  const title = make("h2", { id: "nk-earlier" }, "Earlier answers");
  const list = make("div");
  const labelled = { class: "nk-earlier", "aria-labelledby": title.id };
  const element = make("section", labelled, title, list);
  const assignments = Object.values(course.assignments);
  const named = assignments.flatMap(({ exercises, written = [] }) => [
    ...exercises.map(({ name }) => [name, store.earlier]),
    ...written.map(({ name }) => [name, store.earlierWritten]),
  ]);
  let drawn = "";
  const redraw = () => {
    const found = named.map(([name, read]) => [name, read(name)]).filter(([, all]) => all.length);
    element.hidden = found.length === 0;
    if (drawn === JSON.stringify(found)) return;
    drawn = JSON.stringify(found);
    list.replaceChildren(...found.map(fold));
  };
  return [element, redraw];
}

function fold([name, texts]) {
  const labelled = { tabindex: "0", role: "group", "aria-label": `Earlier answer, ${name}` };
  const shown = texts.flatMap((item) => [
    make("p", {}, earlierText(item)),
    make("pre", labelled, item.text),
  ]);
  const count = texts.length === 1 ? "1 earlier answer" : `${texts.length} earlier answers`;
  return make("details", {}, make("summary", {}, `${name}: ${count}`), ...shown);
}

/** The progress page: `<div id="nk-progress">`. */
function page(course, store, root) {
  const place = document.getElementById("nk-progress");
  if (!place) return [];
  const entries = Object.entries(course.assignments);
  const sections = entries.map(([id, assignment]) => section(id, assignment, root));
  const total = make("p", { class: "nk-total" });
  const last = [keeping(course, store), earlierAnswers(course, store)];
  const drawn = [...sections, ...last];
  place.replaceChildren(total, ...drawn.map(([element]) => element));
  total.hidden = entries.length < 2;
  return [
    (states) => fill(total, totalText(Object.values(states))),
    ...drawn.map(([, redraw]) => redraw),
  ];
}

/**
 * Show points wherever the page has a place for them, and again whenever an answer changes, in
 * this tab or another. `root` is the way to the site's root, as in "../".
 */
export function showProgress(course, store, root) {
  const strips = [...document.querySelectorAll("[data-nk-strip]")];
  const parts = [
    ...contents(course, root),
    ...strips.map((place) => strip(place, course, root)),
    ...page(course, store, root),
  ];
  let waits = false;
  function redraw() {
    waits = false;
    const states = Object.fromEntries(
      Object.entries(course.assignments).map(([id, each]) => [id, tally(each, store)]),
    );
    for (const part of parts) part(states);
  }
  function soon() {
    if (!waits) setTimeout(redraw, 0);
    waits = true;
  }
  redraw();
  followFocus();
  store.onChange(soon);
  store.onStatus(soon);
}
