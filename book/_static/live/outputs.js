// What a cell shows: texts, values, pictures, errors. All of it is put in as text or as an image.

import { make, pre, quote, rich } from "./dom.js";

function picture(svg, alt, addresses) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  addresses.push(address);
  return make("img", { src: address, alt, class: "nk-picture" });
}

function verdict({ label, points, max_points: most, diagnosis, note }) {
  const head = make("p", { class: "nk-name" }, `${label}, ${points} of ${most} points`);
  const says = make("p", { class: "nk-why" }, rich(diagnosis.says));
  return make("div", {}, head, says, note ? make("p", {}, rich(note)) : null);
}

function one(item, { label, alt, addresses }) {
  if (item.kind === "figure") return picture(item.svg, alt, addresses);
  if (item.kind === "check") return verdict(item.result);
  const element = pre(item.text.replace(/\n$/, ""), label);
  if (item.stream === "err") element.classList.add("nk-err");
  return element;
}

/** What stopped a cell: a sentence, the reader's own line, and Python's words. */
export function troubled({ says, note, line, text, operands, raw }) {
  const shown = [make("p", { class: "nk-why" }, rich(says))];
  if (operands?.length && line) shown.push(quote({ line, text, operands }));
  else if (note && !note.startsWith("`")) shown.push(make("p", {}, rich(note)));
  if (raw && !says.includes(raw)) shown.push(make("p", { class: "nk-raw" }, raw));
  return shown;
}

export class Shown {
  #addresses = [];

  /** `place` is the element that holds a cell's output. */
  constructor(place, label) {
    this.place = place;
    this.label = label;
    this.alt = place.querySelector("img")?.alt ?? "";
  }

  /** `changed` tells whether the code is the reader's: then the book's description may be wrong. */
  show(items, error, changed) {
    this.#addresses.splice(0).forEach((address) => URL.revokeObjectURL(address));
    const alt = changed || !this.alt ? "A figure, drawn by your code" : this.alt;
    const choices = { label: this.label, alt, addresses: this.#addresses };
    const shown = items.map((item) => one(item, choices));
    if (error) shown.push(...troubled(error));
    if (!shown.length) shown.push(make("p", { class: "nk-name" }, "No output"));
    this.place.replaceChildren(...shown);
    this.place.removeAttribute("data-old");
  }

  /** What stands there is from before. */
  old(is) {
    this.place.toggleAttribute("data-old", is);
  }
}
