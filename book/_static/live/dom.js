// Small pieces of page that cells and exercises are made of. Text goes in as text, never as HTML.

const SVG = "http://www.w3.org/2000/svg";
const SIGNS = {
  none: ["M9 1.75a7.25 7.25 0 1 0 .01 0"],
  ok: ["M9 1.75a7.25 7.25 0 1 0 .01 0", "m5.7 9.3 2.3 2.3 4.3-4.9"],
  look: ["M9 1.75a7.25 7.25 0 1 0 .01 0", "M5.6 7.6h6.8M5.6 10.6h6.8M10.8 5.2 7.2 13"],
  note: ["M9 1.75a7.25 7.25 0 1 0 .01 0", "M9 5v4.7m0 3v.1"],
  time: ["M9 1.75a7.25 7.25 0 1 0 .01 0", "M9 5v4.2l2.7 1.8"],
  Run: ["M3 1.5v9l7-4.5z"],
  Stop: ["M2 2h8v8H2z"],
  Check: ["m1.5 6.5 3 3 6-7"],
  "Try again": ["M10 6a4 4 0 1 1-1.3-3M10 1v2.5H7.5"],
};

/** An element with attributes and children; strings become text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** Put a text in place of another one, and leave an equal one alone, so that it is not said again. */
export function fill(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function button(label, kind, act) {
  const element = make("button", { type: "button", class: kind }, label);
  element.addEventListener("click", act);
  return element;
}

function drawing(name, size) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("aria-hidden", "true");
  for (const d of SIGNS[name] ?? []) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/** The mark that says a state by its shape: none, ok, look, note or time. */
export function mark(name, tone = name) {
  const svg = drawing(name, 18);
  svg.setAttribute("class", "nk-mark");
  svg.dataset.m = tone;
  return svg;
}

export const icon = (name) => drawing(name, 12);

/** A sentence whose `code` is marked as such. */
export function rich(text) {
  const parts = text.split(/`([^`]*)`/);
  const nodes = parts.map((part, i) => (i % 2 ? make("code", {}, part) : part));
  const whole = document.createDocumentFragment();
  whole.append(...nodes.filter((node) => node !== ""));
  return whole;
}

/** What scrolls sideways can be reached by keyboard; what does not is no stop. */
export function reach(root) {
  for (const element of root.querySelectorAll(".nk-pre, .nk-proof, .nk-quote")) {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  }
}

export const pre = (text, label) => make("pre", { class: "nk-pre", role: "group", "aria-label": label }, text);

/** The reader's own line with the shape of each operand under it. */
export function quote({ line, text, operands }) {
  const code = make("code");
  let rest = text;
  for (const [operand, known] of operands) {
    const at = rest.indexOf(operand);
    if (at < 0) continue;
    const under = make("rt", {}, known.replace(/^shape /, ""));
    code.append(rest.slice(0, at), make("ruby", {}, make("u", {}, operand), under));
    rest = rest.slice(at + operand.length);
  }
  code.append(rest);
  const label = { class: "nk-quote", role: "group", "aria-label": `Your line ${line}` };
  return make("pre", label, make("span", {}, String(line)), code);
}

/** A time as it is said: ms below a second. */
export function duration(seconds) {
  const ms = seconds * 1000;
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${seconds.toFixed(1)} s`;
}

export const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
