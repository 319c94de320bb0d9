// What makes a page of the book live: its cells, its exercises, points, and what is kept.

import { askHere } from "./ask.js";
import { Cells } from "./cells.js";
import { openWhenNear } from "./code.js";
import course from "./course.js";
import { reach } from "./dom.js";
import { Exercise } from "./exercise.js";
import { handInStrip, writtenAnswer } from "./handing.js";
import { keepOffline } from "./offline.js";
import { showProgress } from "./progress.js";
import { Python } from "./python.js";
import { openStore, safeLocalStorage } from "./store.js";

const root = new URL(document.documentElement.dataset.content_root, document.baseURI);
const store = openStore(safeLocalStorage());
// Who asked the browser to save data gets the editor and Python at the first use, not before.
const saving = Boolean(navigator.connection?.saveData);

function exercisesHere(python) {
  const cards = [...document.querySelectorAll(".nk-exercise[data-exercise]")];
  const names = cards.map((card) => card.dataset.exercise);
  return cards.map((card, i) => {
    const assignment = Object.values(course.assignments).find(({ exercises }) =>
      exercises.some(({ name }) => name === names[i]),
    );
    const exercise = assignment.exercises.find(({ name }) => name === names[i]);
    const following = names[i + 1] && { name: names[i + 1], href: `#exercise-${names[i + 1]}` };
    return new Exercise(card, { exercise, assignment, python, store, following });
  });
}

/** One filled button on a page: in what has or last had the focus, first in the first exercise. */
function followCurrent() {
  const all = [...document.querySelectorAll(".nk")];
  const take = (element) => {
    for (const each of all) each.toggleAttribute("data-current", each === element);
  };
  take(document.querySelector(".nk-exercise") ?? all[0]);
  document.addEventListener("focusin", ({ target }) => {
    const element = target.closest(".nk");
    if (element) take(element);
  });
}

const whenIdle = (act) => (window.requestIdleCallback ? requestIdleCallback(act, { timeout: 2000 }) : setTimeout(act, 300));

function live() {
  const python = new Python(new URL(course.python.path, root).href, course.python.bytes);
  const elements = document.querySelectorAll("div.cell.nk-cell");
  const cells = new Cells([...elements], { document: document.body.dataset.nkDocument, python, store });
  for (const place of document.querySelectorAll(".nk-predict")) askHere(place);
  const exercises = exercisesHere(python);
  for (const place of document.querySelectorAll("[data-nk-written]")) writtenAnswer(place, store);
  for (const place of document.querySelectorAll("[data-nk-hand-in]")) handInStrip(place, { course, store, root });
  store.onOther((name, entry, kind) => {
    const card = kind === "answer" && exercises.find((each) => each.name === name);
    card?.other();
    return card ? true : undefined;
  });
  followCurrent();
  reach(document);
  if (saving || (!cells.cells.length && !exercises.length)) return python;
  whenIdle(() => {
    openWhenNear([...cells.cells, ...exercises].map(({ code }) => code));
    python.start().then(
      () => cells.packages.length && python.ask({ op: "need", packages: cells.packages }),
      () => {},
    );
  });
  return python;
}

showProgress(course, store, root.href);
keepOffline(root, course.python ? live() : null);
