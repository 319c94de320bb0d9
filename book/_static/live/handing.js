// Answers in words, and the strip that hands an assignment in.

import { button, fill, make, mark } from "./dom.js";
import { collect, download, handIn, handedIn } from "./notebook.js";
import { KEPT, tally } from "./progress.js";
import { points } from "./store.js";

/** A place to write an answer that a person grades; kept while it is typed. */
export function writtenAnswer(place, store) {
  const name = place.dataset.nkWritten;
  const area = make("textarea", { "aria-label": "Your answer", rows: 8, placeholder: "Write your answer here." });
  area.value = store.getWritten(name).text ?? "";
  area.addEventListener("input", () => store.keepWritten(name, area.value));
  store.onOther((other, entry, kind) => {
    if (kind !== "written" || other !== name) return undefined;
    if ((entry.text ?? "") !== area.value) area.value = entry.text ?? "";
    return true;
  });
  place.replaceChildren(area);
}

/** The strip of an exercise page: points, where they are kept, Hand in, Download answers. */
export function handInStrip(place, { course, store, root }) {
  const id = place.dataset.nkHandIn;
  const assignment = course.assignments[id];
  const total = make("span");
  const sign = make("span");
  const words = make("span");
  const said = make("p", { role: "status" }, sign, words);
  const hand = button("Hand in", "nk-btn nk-first", async () => {
    const file = `${id}.ipynb`;
    try {
      const response = await fetch(new URL(assignment.notebook, root));
      if (!response.ok) throw new Error(`the notebook did not arrive (${response.status})`);
      const { answers, written, count } = collect(assignment, store);
      download(file, handIn(await response.text(), answers, written), "application/x-ipynb+json");
      fill(words, handedIn(file, count));
    } catch (failure) {
      fill(words, `Nothing was handed in: ${failure.message}. Your answers are kept; try again.`);
    }
  });
  const save = button("Download answers", "nk-btn", () => {
    download("answers.json", `${JSON.stringify(store.exportAnswers(), null, 1)}\n`);
    fill(words, "answers.json is in your downloads.");
  });
  const title = make("strong", {}, `Assignment ${id}: `, total, " points");
  place.replaceChildren(make("div", {}, title, said), make("div", { class: "nk-opts" }, hand, save));
  const draw = () => {
    const { have, most } = tally(assignment, store);
    const kept = store.status === "kept";
    fill(total, `${points(have)} of ${points(most)}`);
    place.dataset.tone = kept ? "" : "look";
    hand.classList.toggle("nk-first", kept);
    save.classList.toggle("nk-first", !kept);
    sign.replaceChildren(mark(kept ? "ok" : "note", kept ? "ok" : "look"));
  };
  const status = () => {
    fill(words, KEPT[store.status]);
    draw();
  };
  status();
  store.onChange(draw);
  store.onStatus(status);
}
