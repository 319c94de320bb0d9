// An exercise in the page: the reader's code, its check, hints, solutions; kept while it is typed.

import { Bar } from "./bar.js";
import { Code } from "./code.js";
import { endOf } from "./cells.js";
import { button, duration, fill, make, mark, pre, reach, rich } from "./dom.js";
import { Stopped } from "./python.js";
import { points } from "./store.js";

// Python's own limit for each cell of an answer and, together, for the whole check, in seconds.
const LIMIT = 2;
const PATIENCE = 10_000;
const STATES = { right: ["ok", "right"], "not yet": ["look", "not yet"], waits: ["none", "not checked"] };
const UNWRITTEN = ["error.not-written", "error.missing"];

/** A value's rows as words, all of one width in a column, so that they line up. */
function words(text) {
  const rows = text.split("\n").map((line) => line.split(" "));
  if (!/^[\d\s.eE+\-naif]*$/.test(text)) return rows;
  const width = (place) => Math.max(...rows.map((row) => row[place]?.length ?? 0));
  return rows.map((row) => row.map((word, place) => word.padStart(width(place))));
}

/** One row of an example; numbers that differ from the other row's are set apart. */
function row(own, other) {
  return own.flatMap((word, place) => {
    const differs = other !== null && other?.[place]?.trim() !== word.trim();
    return [place ? " " : "", differs ? make("em", {}, word) : word];
  });
}

/** The inputs as columns; single numbers beside an array stand in its heading. */
function inputs(given) {
  const [large, single] = [given.filter(([, text]) => /\s/.test(text)), given.filter(([, text]) => !/\s/.test(text))];
  if (!large.length) return given;
  const [[name, text], ...others] = large;
  const heading = [given.length === 1 ? `Input ${name}` : name, ...single.map((pair) => pair.join(" "))];
  return [[heading.join(", "), text], ...others];
}

function table(caption, { given, yours, expected }, { compare = true } = {}) {
  const columns = inputs(given).map(([name, text]) => [name, words(text)]);
  columns.push(["Yours", words(yours), compare && expected ? words(expected) : null]);
  if (expected) columns.push(["Expected", words(expected)]);
  const head = columns.map(([name]) => make("th", { scope: "col" }, name));
  const height = Math.max(...columns.map(([, rows]) => rows.length));
  const cell = ([, rows, others = null], i) => {
    if (!rows[i]) return make("td");
    const sentence = rows.length === 1 && rows[0].length > 1 && /[a-z]{4}/i.test(rows[0].join(" "));
    const against = others && !sentence ? (others[i] ?? []) : null;
    return make("td", {}, make("span", { class: sentence ? "nk-w" : "nk-v" }, ...row(rows[i], against)));
  };
  const rows = Array.from({ length: height }, (_, i) => make("tr", {}, ...columns.map((c) => cell(c, i))));
  const body = make("tbody", {}, ...rows);
  return make("table", {}, make("caption", {}, caption), make("thead", {}, make("tr", {}, ...head)), body);
}

export class Exercise {
  #undo = null;

  constructor(element, { exercise, assignment, python, store, following }) {
    Object.assign(this, { element, exercise, assignment, python, store });
    const $ = (selector) => element.querySelector(selector);
    this.verdict = $(".nk-verdict");
    [this.label, this.sentence, this.note] = [$(".nk-label"), $(".nk-sentence"), $(".nk-note")];
    [this.proof, this.props, this.extra] = [$(".nk-proof"), $(".nk-props"), $(".nk-extra")];
    this.promise = [this.label, this.sentence, this.note].map(({ textContent }) => textContent);
    this.promised = [...this.props.children].map((item) => item.cloneNode(true));
    const { text, offered } = store.get(exercise.name, exercise.version);
    this.code = new Code($(".nk-code"), {
      text,
      label: `Your code for ${exercise.name}`,
      onChange: (changed) => this.edited(changed),
      onRun: () => this.check(),
    });
    this.bar = new Bar(element, "Check", { act: () => this.check(), stop: () => python.stop() });
    this.resetting = this.bar.plain("Reset", () => this.reset());
    this.#help($(".nk-help"), following);
    this.hintList = [];
    this.open = store.peek(exercise.name, exercise.version).hints;
    this.before();
    if (offered) this.offer(offered);
    else this.#keys();
    const { points: had, tried } = this.entry;
    if (had || tried) this.remember();
  }

  get name() {
    return this.exercise.name;
  }

  get entry() {
    return this.store.peek(this.name, this.exercise.version);
  }

  get changed() {
    return this.code.text !== this.exercise.starter;
  }

  #keys() {
    const keys = make("span", { class: "nk-keys" }, make("kbd", {}, "Shift"), " ", make("kbd", {}, "Enter"), " checks");
    this.bar.rest(this.tone ?? "", keys);
    this.#buttons();
  }

  #help(place, following) {
    this.hintButton = button("", "nk-btn nk-next", () => this.hint());
    this.forward = make("a", { class: "nk-btn nk-first nk-forward", href: following?.href ?? "#", hidden: true });
    this.forward.textContent = following ? `Next: ${following.name}` : "";
    this.hasNext = Boolean(following);
    this.solveButton = button("Show a solution", "nk-btn", () => this.solve());
    this.help = make("p");
    this.row = make("div", { class: "nk-row" }, this.hintButton, this.forward, this.solveButton, this.help);
    this.hints = make("ol", { class: "nk-hints", "aria-live": "polite" });
    this.builtIn = [...place.querySelectorAll(".nk-hint p")].map((p) => p.cloneNode(true));
    place.replaceChildren(this.row, this.hints);
  }

  /** The card as it is before the first check: what is promised. */
  before() {
    const [label, sentence, note] = this.promise;
    this.tone = "";
    this.verdict.dataset.tone = "";
    this.#head(mark("none"), label, `${points(this.exercise.points)} points`);
    this.sentence.textContent = sentence;
    this.note.textContent = note;
    this.props.replaceChildren(...this.promised.map((item) => item.cloneNode(true)));
    this.#worked(false);
    this.extra.replaceChildren();
    this.solved = false;
    this.passed = false;
    this.#buttons();
  }

  #head(sign, label, earned) {
    this.label.replaceChildren(sign, label, make("span", {}, earned));
  }

  /** Points from an earlier visit, before anything is checked in this one. */
  remember() {
    const { points: had, passed, seen } = this.entry;
    this.passed = passed && seen === this.code.text;
    const earned = `${points(had)} of ${points(this.exercise.points)} points`;
    this.#head(mark(passed ? "ok" : "none"), passed ? "Right, when last checked" : "Checked before", earned);
    this.verdict.dataset.tone = passed ? "ok" : "";
    this.#buttons();
  }

  #buttons() {
    const { tried } = this.entry;
    const count = this.hintCount;
    this.resetting.classList.toggle("nk-off", !this.changed && !tried && !this.open);
    this.hintButton.hidden = this.passed || count === 0;
    this.hintButton.textContent = this.open < count ? `Hint ${this.open + 1} of ${count}` : "Hide the hints";
    this.forward.hidden = !this.passed || !this.hasNext;
    this.solveButton.hidden = this.passed || !tried;
    this.solveButton.textContent = this.solved ? "Hide the solution" : "Show a solution";
    this.bar.go.classList.toggle("nk-first", !this.passed || !this.hasNext);
    const help = this.passed
      ? "Your points are kept in this browser."
      : tried
        ? "Neither costs points."
        : "A solution opens once you have tried.";
    fill(this.help, this.store.status === "kept" || !this.passed ? help : "Your points are not kept.");
    const shown = this.hintList.length ? this.hintList.map((hint) => rich(hint)) : this.builtIn.map((p) => [...p.cloneNode(true).childNodes]);
    const items = shown.slice(0, this.passed ? 0 : this.open).map((hint) => make("li", {}, make("span", {}, ...[hint].flat())));
    if (items.length !== this.hints.childElementCount || this.hintsFrom !== this.hintList) {
      this.hintsFrom = this.hintList;
      this.hints.replaceChildren(...items);
    }
  }

  get hintCount() {
    return this.hintList.length || this.builtIn.length;
  }

  keep(fields) {
    this.store.keepVerdict(this.name, { version: this.exercise.version, ...fields });
  }

  edited(text) {
    this.store.keepText(this.name, text, this.exercise.version);
    this.code.mark(null);
    this.#buttons();
  }

  /** The exercise has changed since the reader wrote an answer: it is there to be taken back. */
  offer(text) {
    const back = button("Bring it back", "nk-link", () => {
      this.code.text = text;
      this.edited(text);
      this.bar.rest("", "Your earlier answer is back.");
      this.bar.go.focus();
    });
    this.bar.rest("", "This exercise has changed; your earlier answer is kept. ", back);
    this.#buttons();
  }

  /** Another tab has written. */
  other() {
    const entry = this.store.get(this.name, this.exercise.version);
    const text = entry.text ?? this.exercise.starter;
    if (text !== this.code.text) this.code.text = text;
    if (entry.points || entry.tried) this.remember();
    this.#buttons();
  }

  hint() {
    this.open = this.open < this.hintCount ? this.open + 1 : 0;
    this.keep({ hints: this.open });
    this.#buttons();
  }

  async solve() {
    this.solved = !this.solved;
    this.#buttons();
    if (!this.solved) {
      this.extra.replaceChildren();
      return;
    }
    const [first] = await this.#solutions();
    if (!first || !this.solved) return;
    const says = make("p", { class: "nk-name" }, "One solution; a right answer may look different");
    this.extra.replaceChildren(says, pre(first.source, "A solution"));
    reach(this.element);
  }

  async #solutions() {
    try {
      const answer = await this.python.ask({ op: "solutions", name: this.name });
      return answer.solutions ?? [];
    } catch {
      this.bar.again("Python could not start, so there is no solution to show");
      return [];
    }
  }

  async #others() {
    const found = (await this.#solutions()).filter(({ source }) => source !== this.code.text.trim()).slice(0, 2);
    if (!this.passed || !found.length) return;
    const each = found.map(({ style, source }) =>
      make("div", {}, make("p", {}, `${style[0].toUpperCase()}${style.slice(1)}`), pre(source, `Right answer: ${style}`)),
    );
    const title = found.length === 1 ? "Another right answer, to compare with yours" : "Two other right answers, to compare with yours";
    const fold = make("details", {}, make("summary", {}, title), make("div", { class: "nk-others" }, ...each));
    fold.addEventListener("toggle", () => reach(fold));
    this.extra.replaceChildren(fold);
  }

  reset() {
    const text = this.code.text;
    const takeBack = this.store.reset(this.name, this.exercise.version);
    this.code.text = this.exercise.starter;
    this.code.mark(null);
    this.open = 0;
    this.hintList = [];
    this.before();
    const undo = button("Undo", "nk-link", () => {
      takeBack();
      this.code.text = text;
      this.open = this.entry.hints;
      this.remember();
      this.#keys();
      this.bar.go.focus();
    });
    this.bar.rest("", "The starter code is back. ", undo);
    this.#buttons();
    this.bar.go.focus();
  }

  /** The cells that a notebook would have run before this check: the start, earlier answers, this one. */
  #cells() {
    const { preamble, exercises } = this.assignment;
    const place = exercises.findIndex(({ name }) => name === this.name);
    const earlier = exercises.slice(0, place).map(({ name, version, starter }) => {
      return [name, this.store.peek(name, version).text ?? starter];
    });
    return [["start", preamble], ...earlier, [this.name, this.code.text]];
  }

  async check() {
    if (this.checking) return;
    this.checking = true;
    const text = this.code.text;
    const follow = () => {
      if (this.python.state === "loading") {
        this.bar.loading("Your check waits for Python:", this.python.bytes, this.python.total);
      }
    };
    this.code.mark(null);
    this.python.addEventListener("change", follow);
    const had = this.verdict.dataset.tone ? "; the last verdict stays below" : "";
    if (this.python.state === "loading") follow();
    else this.bar.busy("Checking", had);
    try {
      const message = { op: "check", name: this.name, cells: this.#cells(), limit: LIMIT };
      const onStart = () => this.bar.busy("Checking", had);
      this.#take(text, await this.python.ask(message, { patience: PATIENCE, onStart }));
    } catch (failure) {
      if (failure instanceof Stopped) {
        this.bar.rest("", "Stopped; nothing was checked, and your answer is kept");
        this.#buttons();
      } else {
        this.#noPython(failure);
      }
    } finally {
      this.python.removeEventListener("change", follow);
      this.checking = false;
    }
  }

  #noPython(failure) {
    this.bar.again("Not checked; your answer is kept");
    this.#head(mark("note"), "Python could not start", `${points(this.exercise.points)} points`);
    this.sentence.textContent = "Its files did not arrive: try again, or reload the page.";
    this.note.textContent = failure.message;
  }

  #take(text, answer) {
    if (answer.late || answer.died) {
      const says = answer.late
        ? `No answer after ${PATIENCE / 1000} s, and no line at which it could be stopped.`
        : endOf(answer.died);
      const id = answer.late ? "error.time" : "error.died";
      const result = {
        points: 0, passed: false, label: "Not yet", diagnosis: { id, says, line: 0 },
        note: "Python starts again at the next check; your answer is kept.", properties: [], example: null, hints: [], step: 0,
      };
      this.#show(result, text, "time");
      this.bar.rest("look", "Stopped; your answer is kept");
      return;
    }
    this.#show(answer.result, text, answer.result.diagnosis.id === "error.time" ? "time" : "");
    this.#printed(answer);
    this.bar.rest(this.tone, `Checked in ${duration(answer.seconds)}`);
    if (this.passed) this.#others();
  }

  #show(result, text, sign) {
    const { diagnosis } = result;
    const unwritten = UNWRITTEN.includes(diagnosis.id);
    this.passed = result.passed;
    this.tone = result.passed ? "ok" : unwritten ? "" : "look";
    this.verdict.dataset.tone = this.tone;
    this.#head(mark(sign || this.tone || "none", this.tone || "none"), result.label, `${points(result.points)} of ${points(this.exercise.points)} points`);
    this.sentence.replaceChildren(rich(diagnosis.says));
    this.note.replaceChildren(rich(result.passed ? "All shown checks pass; graded checks use other numbers." : result.note));
    this.hintList = result.hints;
    this.open = Math.min(Math.max(this.open, result.step), this.hintCount);
    this.solved = false;
    this.extra.replaceChildren();
    this.#proof(result);
    if (result.properties.length) this.props.replaceChildren(...result.properties.map(property));
    if (diagnosis.line && diagnosis.file === `<${this.name}>`) this.code.mark(diagnosis.line, diagnosis.says);
    const tried = this.entry.tried || (this.changed && !unwritten);
    this.keep({
      points: result.points, max: this.exercise.points, passed: result.passed, mistake: result.passed ? null : diagnosis.id || null,
      seen: text, tried, hints: this.open,
    });
    this.#buttons();
    reach(this.element);
  }

  /** A worked value stands where an example will: with what is expected, or with what was given. */
  #worked(right) {
    const worked = this.element.dataset.worked && JSON.parse(this.element.dataset.worked);
    if (!worked) return this.proof.replaceChildren();
    const yours = right ? worked.expected : worked.yours;
    return this.proof.replaceChildren(table("A worked value", { ...worked, yours }, { compare: false }));
  }

  #proof({ example, passed }) {
    if (passed) this.#worked(true);
    else if (example) this.proof.replaceChildren(table("The smallest input tried that shows it", example));
  }

  #printed({ outputs }) {
    const text = outputs.filter(({ kind }) => kind === "text").map((item) => item.text).join("");
    if (!text) return;
    const fold = make("details", {}, make("summary", {}, "Your code printed"), pre(text.replace(/\n$/, ""), "What your code printed"));
    this.extra.append(fold);
  }
}

function property({ title, about, points: earned, max_points: most, state }) {
  const [sign, word] = STATES[state];
  const share = state === "waits" ? points(most) : `${points(earned)} of ${points(most)}`;
  const words = make("span", {}, title, make("span", { class: "nk-hidden" }, `: ${word}`), make("small", {}, rich(about)));
  return make("li", {}, mark(sign), words, make("span", { class: "nk-of" }, share));
}
