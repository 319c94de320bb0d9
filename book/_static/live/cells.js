// The code cells of a page: they run in order in the page's one Python, as in a notebook.

import { Ask } from "./ask.js";
import { Bar } from "./bar.js";
import { Code } from "./code.js";
import { button, duration, make, reach } from "./dom.js";
import { Shown } from "./outputs.js";
import { Stopped } from "./python.js";

const LIMIT = 20;
const DRAWS = /\b(matplotlib|figures|plt)\b/;

class Cell {
  constructor(element, number, page) {
    this.number = number;
    this.page = page;
    this.element = element;
    this.ran = null;
    this.state = "book";
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", `Code cell ${number}`);
    const place = element.querySelector(".cell_input");
    const source = place.querySelector("pre").textContent.replace(/\n$/, "");
    this.nth = page.cells.filter(({ code }) => code.original === source).length;
    this.code = new Code(place, {
      text: page.store.getCell(page.document, source, this.nth),
      label: `Code of cell ${number}`,
      onChange: () => this.edited(),
      onRun: () => this.press(),
    });
    this.bar = new Bar(element, "Run", { act: () => this.press(), stop: () => page.python.stop() });
    this.above = this.bar.plain("Run above", () => page.run(this, { only: "above" }));
    this.undoing = this.bar.plain("Reset", () => this.reset());
    this.shown = new Shown(this.#output(), `Output of cell ${number}`);
    this.ask = this.#question();
    this.rest();
  }

  /** The question that stands before this cell: its output waits for the guess. */
  #question() {
    const place = this.element.previousElementSibling;
    if (!place?.matches(".nk-predict")) return null;
    const ask = new Ask(place, () => {
      if (!this.waits) return ask.answer();
      ask.wait("Your guess is kept. Now run it.");
      this.bar.say.replaceChildren();
    });
    place.remove();
    this.element.querySelector(".nk-bar").before(ask.element);
    this.element.append(ask.reply);
    this.waits = true;
    this.bar.name("Run and compare");
    this.bar.rest("", "Choose first, then run");
    ask.wait("The output waits for your guess.");
    this.element.toggleAttribute("data-waits", true);
    this.skipping = this.bar.plain("Skip the guess", () => {
      ask.choose("");
      this.#compare();
      this.bar.go.focus();
    });
    return ask;
  }

  #compare() {
    if (!this.ask) return;
    if (this.waits) {
      this.waits = false;
      this.element.removeAttribute("data-waits");
      this.element.querySelector("details.hide")?.setAttribute("open", "");
      this.bar.name("Run");
      this.skipping.remove();
    }
    this.ask.answer();
  }

  #output() {
    const there = this.element.querySelector(".cell_output");
    if (there) return there;
    const made = make("div", { class: "cell_output nk-out" });
    this.element.append(made);
    return made;
  }

  get text() {
    return this.code.text;
  }

  get changed() {
    return this.text !== this.code.original;
  }

  /** Whether the page's Python holds what this cell's present text gives. */
  get fresh() {
    return this.ran?.text === this.text && this.ran.life === this.page.python.life;
  }

  press() {
    if (this.waits && !this.ask.pick) {
      this.bar.rest("", `Choose one of the ${this.ask.buttons.length} first`);
    } else {
      this.page.run(this, { only: "" });
    }
  }

  edited() {
    this.page.store.keepCell(this.page.document, this.code.original, this.text, this.nth);
    this.page.outdate(this);
  }

  reset() {
    const text = this.text;
    this.code.text = this.code.original;
    this.page.store.resetCell(this.page.document, this.code.original, this.nth);
    this.page.outdate(this);
    const undo = button("Undo", "nk-link", () => {
      this.code.text = text;
      this.edited();
      this.bar.go.focus();
    });
    this.rest("", "The book's code is back. ", undo);
    this.bar.go.focus();
  }

  rest(tone = "", ...said) {
    if (this.waits) said = said.length ? said : ["Choose first, then run"];
    if (!said.length && this.state === "book" && this.element.querySelector(".cell_output > *")) {
      said = ["Output computed with the book"];
    }
    this.bar.rest(tone, ...said);
    this.buttons();
  }

  buttons() {
    this.undoing.classList.toggle("nk-off", !this.changed);
    this.above.classList.toggle("nk-off", this.state !== "stale" || this.number === 1);
    this.skipping?.classList.toggle("nk-off", !this.waits);
  }

  /** Something that this cell's output stands on has changed. */
  outdated(own) {
    if (this.state === "stale" && !own) return;
    this.state = "stale";
    this.code.mark(null);
    this.shown.old(true);
    const why = own ? "this cell has changed" : "a cell above has changed";
    this.rest("stale", make("strong", {}, "Out of date:"), ` ${why}`);
  }

  answered({ outputs = [], error = null, seconds = 0 }) {
    this.state = "ran";
    this.shown.show(outputs, error, this.changed || this.page.changedAbove(this));
    this.element.querySelector("details.hide")?.setAttribute("open", "");
    if (!this.waits || this.ask.pick) this.#compare();
    reach(this.element);
    const here = error?.line && error.file === `<cell ${this.number}>`;
    if (here) this.code.mark(error.line, error.says);
    if (error) this.rest("look", here ? `Line ${error.line} stopped` : "This cell stopped");
    else this.rest("", `Ran in ${duration(seconds)}, in your browser`);
  }
}

export class Cells {
  constructor(elements, { document, python, store }) {
    Object.assign(this, { document, python, store });
    this.cells = [];
    elements.forEach((element, i) => this.cells.push(new Cell(element, i + 1, this)));
    this.running = false;
  }

  /** The packages that the cells ask for, besides numpy and nnkit. */
  get packages() {
    return this.cells.some(({ text }) => DRAWS.test(text)) ? ["matplotlib"] : [];
  }

  changedAbove(cell) {
    return this.cells.slice(0, cell.number - 1).some(({ changed }) => changed);
  }

  outdate(changed) {
    changed.outdated(true);
    for (const cell of this.cells.slice(changed.number)) cell.outdated(false);
  }

  /** Run a cell, after those above it that Python does not hold; or those above it only. */
  async run(cell, { only }) {
    if (this.running) {
      cell.rest("look", "Another cell is still running");
      return;
    }
    this.running = true;
    const last = only === "above" ? cell.number - 1 : cell.number;
    const anew = this.python.state !== "ready" && this.cells.some(({ ran }) => ran);
    const before = this.cells.slice(0, last);
    const from = before.findIndex((each) => !each.fresh);
    const due = before.filter((each, i) => (from >= 0 && i >= from) || each === cell);
    if (due[0] !== cell) cell.bar.busy("Running the cells above");
    try {
      for (const each of due) {
        if (!(await this.#runOne(each, cell, anew)) && each !== cell) {
          cell.rest("look", `Cell ${each.number} above stopped, so this one did not run`);
          return;
        }
      }
      if (only === "above") cell.rest("", "The cells above have run");
    } finally {
      this.running = false;
    }
  }

  async #runOne(cell, asked, anew) {
    const { text } = cell;
    const started = performance.now();
    const more = anew ? "; Python was restarted, so the cells above run again" : "";
    const follow = () => {
      if (this.python.state === "loading") {
        asked.bar.loading("Your cell waits for Python:", this.python.bytes, this.python.total);
      }
    };
    cell.shown.old(true);
    cell.code.mark(null);
    this.python.addEventListener("change", follow);
    follow();
    if (this.python.state !== "loading" || cell !== asked) cell.bar.busy("Running", more);
    try {
      const answer = await this.python.ask(
        { op: "run", source: text, cell: `cell ${cell.number}`, limit: LIMIT },
        {
          patience: LIMIT * 1000,
          packages: DRAWS.test(text) ? ["matplotlib"] : [],
          onStart: () => {
            if (asked !== cell) asked.bar.busy("Running the cells above");
            cell.bar.busy("Running", more);
          },
          onItems: (items) => cell.shown.show(items, null, cell.changed),
        },
      );
      return this.#take(cell, text, answer);
    } catch (failure) {
      cell.state = "stale";
      if (failure instanceof Stopped) {
        const seconds = Math.round((performance.now() - started) / 1000);
        cell.rest("", `Stopped after ${seconds} s; Python starts again at the next run`);
      } else {
        cell.bar.again(`Python could not start: ${failure.message}`);
      }
      return false;
    } finally {
      this.python.removeEventListener("change", follow);
    }
  }

  #take(cell, text, answer) {
    if (answer.late || answer.died) {
      const says = answer.late
        ? `No answer after ${LIMIT} s, and no line at which it could be stopped.`
        : endOf(answer.died);
      cell.answered({ error: { says, note: "Python starts again at the next run." } });
      return false;
    }
    cell.ran = { text, life: this.python.life };
    cell.answered(answer);
    return !answer.error;
  }
}

/** Why Python itself has ended. */
export function endOf(message) {
  if (/call stack|recursion/i.test(message)) {
    return "Recursion without end: the function calls itself, and no call comes to an end.";
  }
  if (/memory/i.test(message)) return "Your code asks for more memory than there is.";
  return "Python itself ended while your code ran.";
}
