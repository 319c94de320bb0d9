// The pad on the front page: the reader draws a digit, and a trained network reads along.

import { Drawing, forward, percent, ranked, sentence } from "./digits.js";
import { button, fill } from "./dom.js";

const SIDE = 8;
const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -SIDE], End: [0, SIDE] };
const OWN = "Every digit it learned from was about as tall as the pad. It cannot say “this is no digit”.";
const EMPTY = "Draw a digit, and it reads along.";

const within = (at) => Math.min(SIDE - 1, Math.max(0, at));

class Pad {
  #shown = 0;
  #at = 0;
  #last = null;

  constructor(place, network) {
    this.network = network;
    this.place = place;
    this.board = place.querySelector(".nk-squares");
    this.said = place.querySelector(".nk-read");
    this.bars = [...place.querySelectorAll(".nk-bars li")];
    const { digits, labels, layers } = network;
    this.wrong = digits.filter((digit, i) => ranked(forward(new Drawing(digit).ink(), layers))[0] !== labels[i]).length;
    this.#makeGrid();
    const [clear, another] = [
      button("Clear", "nk-btn", () => this.#begin(new Drawing(), "own")),
      button("Another digit", "nk-btn", () => this.#show((this.#shown + 1) % digits.length)),
    ];
    place.querySelector(".nk-opts").replaceChildren(clear, another);
    for (const hidden of place.querySelectorAll(".nk-off")) hidden.classList.remove("nk-off");
    this.#begin(new Drawing(digits[0]), "opening");
  }

  #makeGrid() {
    const { board } = this;
    board.setAttribute("role", "grid");
    board.setAttribute("aria-label", "Your pad, 8 by 8 squares");
    board.setAttribute("aria-describedby", "nk-pad-how");
    const rows = [...board.children];
    for (const row of rows) row.setAttribute("role", "row");
    this.cells = rows.flatMap((row) => [...row.children]);
    this.cells.forEach((cell, i) => {
      cell.setAttribute("role", "gridcell");
      cell.tabIndex = i === this.#at ? 0 : -1;
      cell.addEventListener("focus", () => this.#moveTo(i));
    });
    board.addEventListener("keydown", (event) => this.#press(event));
    board.addEventListener("pointerdown", (event) => this.#put(event));
    board.addEventListener("pointermove", (event) => this.#pull(event));
    for (const end of ["pointerup", "pointercancel"]) board.addEventListener(end, () => this.#lift());
  }

  #moveTo(index) {
    this.cells[this.#at].tabIndex = -1;
    this.cells[index].tabIndex = 0;
    this.#at = index;
  }

  #press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === " ") {
      this.#own();
      this.drawing.toggle(this.#at);
      this.#read();
    } else if (Object.hasOwn(MOVES, event.key)) {
      const [down, right] = MOVES[event.key];
      const [row, column] = [Math.floor(this.#at / SIDE), this.#at % SIDE];
      this.cells[SIDE * within(row + down) + within(column + right)].focus();
    } else return;
    event.preventDefault();
  }

  /** The digit that the page opens with makes way; one that was asked for can be drawn upon. */
  #own() {
    if (this.kind === "opening") this.drawing = new Drawing();
    this.kind = "own";
  }

  #point({ clientX, clientY }) {
    const { left, top, width, height } = this.board.getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height];
  }

  #put(event) {
    if (!event.isPrimary || event.button !== 0) return;
    this.board.setPointerCapture(event.pointerId);
    this.#own();
    // Said when the pen is lifted, not at every move.
    this.said.setAttribute("aria-busy", "true");
    this.#last = this.#point(event);
    this.drawing.line(this.#last, this.#last);
    this.#read();
  }

  #pull(event) {
    if (!this.#last || !event.isPrimary) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const each of passed.length ? passed : [event]) {
      const next = this.#point(each);
      this.drawing.line(this.#last, next);
      this.#last = next;
    }
    this.#read();
  }

  #lift() {
    this.#last = null;
    this.said.removeAttribute("aria-busy");
  }

  #show(index) {
    this.#shown = index;
    this.#begin(new Drawing(this.network.digits[index]), "held out");
  }

  #begin(drawing, kind) {
    this.drawing = drawing;
    this.kind = kind;
    this.#read();
  }

  /** Show the ink, and what the network makes of it. */
  #read() {
    const ink = this.drawing.ink();
    this.cells.forEach((cell, i) => {
      cell.style.setProperty("--level", ink[i]);
      const inked = ink[i] ? `${Math.round(100 * ink[i])} % ink` : "paper";
      cell.setAttribute("aria-label", `row ${Math.floor(i / SIDE) + 1}, column ${(i % SIDE) + 1}, ${inked}`);
    });
    const empty = ink.every((each) => each === 0);
    const meant = this.kind === "own" ? null : this.network.labels[this.#shown];
    const p = forward(ink, this.network.layers);
    const [read] = ranked(p);
    this.bars.forEach((bar, k) => {
      bar.querySelector("i").style.width = empty ? "0" : `${(100 * p[k]).toFixed(1)}%`;
      fill(bar.querySelector("small"), empty ? "–" : percent(p[k]));
      bar.toggleAttribute("data-read", !empty && k === read);
      bar.toggleAttribute("data-meant", k === meant && k !== read);
    });
    const [words, note] = this.said.children;
    fill(words, empty ? EMPTY : sentence(p, meant));
    fill(note, this.#note(meant, read));
  }

  #note(meant, read) {
    if (meant === null) return OWN;
    const all = this.network.digits.length;
    if (meant === read) {
      return `One of ${all} digits that it had not seen before; it reads ${all - this.wrong} of them right.`;
    }
    return `It misreads ${this.wrong} of ${all} digits, and you meet them here more often than that. Would you have known?`;
  }
}

for (const place of document.querySelectorAll("[data-nk-pad]")) {
  // Without the network's numbers the pad stays the picture that it is.
  const answer = await fetch(place.dataset.nkPad).catch(() => null);
  if (answer?.ok) new Pad(place, await answer.json());
}
