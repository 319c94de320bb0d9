// Files that leave the page: the notebook to hand in, and the reader's own functions as a module.

import { points } from "./store.js";

const LINE = /\r\n|\r|\n/;
const NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");
const NOT_NUMPY = /^(?!import numpy as np\s*$)(?!from nnkit\.checks\b)(import|from)\s/;
const DEFINES = /^(def|class|async\s+def)\s+(\w+)/;
const CONTINUES = /^(elif|else|except|finally)\b/;
const EVERYWHERE = "__future__|numpy|math|functools|itertools|collections|typing";
const HARMLESS = new RegExp(
  `^(["'@#]|$|(def|class|async\\s+def)\\b|if\\s+__name__\\b|(import|from)\\s+(${EVERYWHERE})\\b)`,
);
const IMPORT = /^(import|from)\s/;
const CONSTANT = /^(np\.\w+\b|(None|True|False)\b|"[^"\\]*"|'[^'\\]*'|[-+*/\d.eE_\s,:()[\]{}])*$/;
const TRIES = /^(assert|await|del)\b|=\s*await\b|^(?!(if|for|while|with|try)\b)[\w.[\]]+\s*(\(|$)/;
const GUARD = "with suppress(Exception):";

/* The release is edited as text, so that what is not an answer stays as it is, byte for byte. */

function skipSpace(text, at) {
  while (" \t\r\n".includes(text[at])) at += 1;
  return at;
}

function endOfString(text, at) {
  for (at += 1; text[at] !== '"'; at += 1) if (text[at] === "\\") at += 1;
  return at + 1;
}

function endOfValue(text, at) {
  if (text[at] === '"') return endOfString(text, at);
  if (!"{[".includes(text[at])) {
    while (!",]} \t\r\n".includes(text[at])) at += 1;
    return at;
  }
  for (let depth = 0; ; ) {
    if (text[at] === '"') {
      at = endOfString(text, at);
      continue;
    }
    if ("{[".includes(text[at])) depth += 1;
    if ("}]".includes(text[at])) depth -= 1;
    at += 1;
    if (depth === 0) return at;
  }
}

/** Where each value of the object or list at `at` stands, by its key or its place. */
function parts(text, at) {
  const found = {};
  const named = text[at] === "{";
  let count = 0;
  for (at = skipSpace(text, at + 1); !"}]".includes(text[at]); ) {
    let key = count++;
    if (named) {
      const end = endOfString(text, at);
      key = JSON.parse(text.slice(at, end));
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    const end = endOfValue(text, at);
    found[key] = { start: at, end };
    at = skipSpace(text, end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return found;
}

function valueAt(text, place) {
  return place && JSON.parse(text.slice(place.start, place.end));
}

/** A source in the form that stands there: one string, or a list of lines. */
function sourceLike(text, { start }, source) {
  if (text[start] === '"') return JSON.stringify(source);
  if (source === "") return "[]";
  const line = text.slice(text.lastIndexOf("\n", start) + 1, start);
  const indent = /^ */.exec(line)[0];
  const lines = source.split(/(?<=\n)/).map((each) => `${indent} ${JSON.stringify(each)}`);
  return `[\n${lines.join(",\n")}\n${indent}]`;
}

function plainText(text) {
  const lines = text.split(LINE).join("\n");
  return lines.toWellFormed?.() ?? lines;
}

function textFor(id, answers) {
  const name = id?.startsWith("answer-") ? id.slice("answer-".length) : "";
  const text = Object.hasOwn(answers, name) ? answers[name] : null;
  return typeof text === "string" ? plainText(text) : null;
}

/**
 * The notebook to hand in: the release as published, with the reader's texts in its answer cells.
 * `answers` and `written` are texts by name; where there is none, the release's own stays.
 */
export function handIn(notebookText, answers, written = {}) {
  JSON.parse(notebookText);
  const cells = parts(notebookText, parts(notebookText, skipSpace(notebookText, 0)).cells.start);
  const edits = [];
  for (const { start } of Object.values(cells)) {
    const { id, cell_type: type, source } = parts(notebookText, start);
    const mine = valueAt(notebookText, type) === "code" ? answers : written;
    const text = textFor(valueAt(notebookText, id), mine);
    if (text !== null) edits.push([source, sourceLike(notebookText, source, text)]);
  }
  let result = notebookText;
  for (const [{ start, end }, value] of edits.reverse()) {
    result = result.slice(0, start) + value + result.slice(end);
  }
  return result;
}

/** The texts of one assignment that are the reader's own, for `handIn`, and how many they are. */
export function collect(assignment, store) {
  const own = ([, text]) => typeof text === "string";
  const answers = assignment.exercises.map(({ name, version, starter }) => {
    const { text } = store.peek(name, version);
    return [name, text === starter ? null : text];
  });
  const questions = assignment.written ?? [];
  const written = questions.map(({ name }) => [name, store.peekWritten(name).text]);
  return {
    answers: Object.fromEntries(answers.filter(own)),
    written: Object.fromEntries(written.filter(own)),
    count: [...answers, ...written].filter(own).length,
  };
}

/** What is said once a notebook is handed in. */
export function handedIn(file, count) {
  const answers = `${NUMBERS[count] ?? count} ${count === 1 ? "answer" : "answers"}`;
  return `${file} is in your downloads, with ${answers}. Hand it in where your course asks for it.`;
}

/** Give a text to the reader as a file. */
export function download(name, text, type = "application/json") {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/* Python is read only as far as to tell where its statements begin. */

/** Go over one line: the quotation mark and the brackets that are open at its end. */
function scan(line, { quote, depth }) {
  let at = 0;
  while (at < line.length) {
    const three = line.slice(at, at + 3);
    if (quote) {
      const closes = line.startsWith(quote, at);
      at += line[at] === "\\" ? 2 : closes ? quote.length : 1;
      if (closes) quote = "";
    } else if (line[at] === "#") {
      return { quote, depth, joined: false };
    } else if (`"'`.includes(line[at])) {
      quote = three === '"""' || three === "'''" ? three : line[at];
      at += quote.length;
    } else {
      if ("([{".includes(line[at])) depth += 1;
      if (")]}".includes(line[at])) depth -= 1;
      at += 1;
    }
  }
  const joined = line.endsWith("\\");
  return { quote: quote.length === 1 && !joined ? "" : quote, depth, joined };
}

/** The statements of the outermost level; each line says whether a logical line begins there. */
function statements(lines) {
  const found = [[]];
  let between = [];
  let state = { quote: "", depth: 0, joined: false };
  for (const line of lines) {
    const begins = !state.quote && state.depth <= 0 && !state.joined;
    state = scan(line, state);
    if (begins && /^(#|\s*$)/.test(line)) {
      between.push({ line, begins });
      continue;
    }
    if (begins && /^\S/.test(line) && !CONTINUES.test(line)) found.push(between, []);
    else found.at(-1).push(...between);
    found.at(-1).push({ line, begins });
    between = [];
  }
  return [...found, between].filter((statement) => statement.length > 0);
}

const asComment = (lines) => lines.map((line) => `# ${line}`.trimEnd());

const indented = (statement) =>
  statement.map(({ line, begins }) => (begins && line.trim() ? `    ${line}` : line));

/** A name for something that needs no other name than numpy's. */
function isPlainValue(text) {
  const [, value] = /^\w+\s*=(?!=)\s*([^]*)$/.exec(text) ?? [];
  if (value === undefined) return false;
  return /^lambda\b/.test(value) || CONSTANT.test(value.replace(/#.*/g, ""));
}

/** One statement as it can stand in a module that is imported elsewhere. */
function importable(statement) {
  const lines = statement.map(({ line }) => line);
  const text = lines.join("\n").trimEnd();
  const first = lines[0];
  if (HARMLESS.test(first) || isPlainValue(text)) return lines;
  if (IMPORT.test(first)) return [GUARD, ...indented(statement)];
  if (TRIES.test(first)) return asComment(lines);
  return [GUARD, ...indented(statement)];
}

/** What keeps an answer from standing in the module as it is, or null. */
function whyNot(entry, exercise) {
  const { text, offered, version, passed, seen } = entry;
  if ((text ?? null) === null && offered) return "The exercise has changed since";
  if (version && version !== exercise.version) return "The exercise has changed since";
  if (!passed) return "It has not passed its check";
  return seen !== null && seen !== undefined && seen !== text
    ? "It has changed since its last check"
    : null;
}

function heading(entry, { name, points: most }) {
  const date = entry.changed ? `, ${entry.changed.slice(0, 10)}` : "";
  return `# ${name}: ${points(entry.points ?? 0)} of ${points(most)} points${date}`;
}

/** The lines of one answer, or null where nothing of the reader's is there. */
function answer(entry, exercise) {
  const text = entry?.text ?? entry?.offered;
  if (!text?.trim() || text.trim() === exercise.starter.trim()) return null;
  const lines = plainText(text).replaceAll("\0", "").trimEnd().split("\n");
  const reason = whyNot(entry, exercise);
  if (reason) {
    const note = `# ${reason}, so it stands here as a comment.`;
    return [heading(entry, exercise), note, ...asComment(lines)];
  }
  return [heading(entry, exercise), ...statements(lines).flatMap(importable)];
}

/** Say of a name that is defined a second time that it takes the first one's place. */
function noteRepeats(sections) {
  const seen = new Set();
  for (const lines of sections) {
    const names = lines.map((line) => DEFINES.exec(line)?.[2]).filter(Boolean);
    const again = names.filter((name) => seen.has(name));
    names.forEach((name) => seen.add(name));
    if (again.length) lines.splice(1, 0, `# Takes the place of an earlier ${again.join(", ")}.`);
  }
}

/**
 * The reader's own functions from all chapters as one module, `my_nnkit.py`.
 * `entries` are the stored answers by name, as `store.all().answers` gives them.
 */
export function myNnkit(course, entries) {
  const body = [];
  const preambles = new Set();
  for (const { title, preamble = "", exercises } of Object.values(course.assignments)) {
    const own = exercises.map((exercise) => {
      const entry = Object.hasOwn(entries, exercise.name) ? entries[exercise.name] : null;
      return answer(entry, exercise);
    });
    const sections = own.filter((lines) => lines !== null);
    if (sections.length === 0) continue;
    body.push([`# ${plainText(title).replaceAll("\n", " ")}`], ...sections);
    for (const line of preamble.split(LINE)) if (NOT_NUMPY.test(line)) preambles.add(line);
  }
  noteRepeats(body);
  const future = body.flat().filter((line) => line.startsWith("from __future__"));
  const code = body.map((lines) => lines.filter((line) => !line.startsWith("from __future__")));
  const imports = statements([...preambles]).flatMap(importable);
  const guarded = [...imports, ...code.flat()].includes(GUARD);
  const head = [
    '"""Your own functions, from the exercises of the book.',
    "",
    "What passes its check stands here. What does not is a comment, and so are lines that only",
    "tried something out. Save this file as my_nnkit.py beside your notebook to import it there.",
    '"""',
  ];
  const top = [
    ...new Set(future),
    ...(guarded ? ["from contextlib import suppress"] : []),
    "import numpy as np",
    ...imports,
  ];
  const sections = [head, top, ...code].map((lines) => lines.join("\n").trimEnd());
  return `${sections.join("\n\n")}\n`;
}
