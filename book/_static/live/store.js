// Answers kept in this browser, under the exercise's name. A text that another one replaces goes
// to `earlier`, so that none is lost.

const OURS = /^nnkit\/(answer|written|cell|earlier)\//;
const NAMED = /^nnkit\/(answer|written)\/(.+)$/;
const NAME = /^[A-Za-z][\w-]{0,79}$/;
const MOST_ANSWERS = 1000;
const EARLIER_KEPT = 5;
const LONGEST = 500_000;

const FIELDS = {
  text: ["string", LONGEST],
  offered: ["string", LONGEST],
  version: ["string", 80],
  points: ["number", 1000],
  max: ["number", 1000],
  passed: ["boolean"],
  tried: ["boolean"],
  hints: ["number", 100],
  mistake: ["string", 200],
  seen: ["string", LONGEST],
  changed: ["string", 40],
};
const WRITTEN = { text: FIELDS.text, changed: FIELDS.changed };
const VERDICT = ["points", "max", "passed", "tried", "hints", "mistake", "seen"];
const EMPTY = { string: null, number: 0, boolean: false };
const BLANK = Object.fromEntries(
  Object.entries(FIELDS).map(([field, [type]]) => [field, EMPTY[type]]),
);
const UNWRITTEN = { revision: null, parent: null };

/** The browser's storage, or null where a page may not even ask for it. */
export function safeLocalStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/** Points as they are written: multiples of a quarter, without zeros at the end. */
export function points(number) {
  return String(Math.round(number * 4) / 4);
}

/** The name of a live cell's original source: 8 hex digits (FNV-1a). */
export function hashOf(source) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < source.length; i++) {
    hash = Math.imul(hash ^ source.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(raw) {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}

function fits(value, type) {
  return typeof value === type || (type === "string" && value === null);
}

function isFull(error) {
  const names = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];
  return names.includes(error?.name) || error?.code === 22;
}

/** What is wrong with one field of a file, or null. */
function fault(value, [type, most]) {
  if (!fits(value, type)) return `is not a ${type}`;
  if (type === "string" && value?.length > most) return "is too long";
  if (type === "number" && !(value >= 0 && value <= most)) return "is out of range";
  return null;
}

/** What is wrong with one answer of a file, or null. */
function faultOf(name, entry, fields) {
  if (!NAME.test(name)) return "An answer was not taken: its name is not an exercise's.";
  if (!isObject(entry)) return `${name} was not taken: it is not an answer.`;
  for (const [field, value] of Object.entries(entry)) {
    const known = Object.hasOwn(fields, field);
    const wrong = known ? fault(value, fields[field]) : "is not one that this book keeps";
    if (wrong) return `${name} was not taken: its field "${field.slice(0, 40)}" ${wrong}.`;
  }
  if (entry.changed && Number.isNaN(Date.parse(entry.changed))) {
    return `${name} was not taken: its field "changed" is not a time.`;
  }
  const texts = [entry.text, entry.offered];
  return texts.some((text) => typeof text === "string") ? null : `${name} holds no text.`;
}

/** What is wrong with one part of a file, or null. */
function partFault(part, value, lists) {
  const called = `The part "${part.slice(0, 40)}" of the file was not taken:`;
  if (!Object.hasOwn(lists, part)) return `${called} this book does not know it.`;
  if (!isObject(value)) return `${called} it is not a list of answers by name.`;
  const many = Object.keys(value).length > MOST_ANSWERS;
  return many ? `${called} it holds more than ${MOST_ANSWERS} answers.` : null;
}

function pick(entry, fields) {
  return Object.fromEntries(fields.map((field) => [field, entry[field]]));
}

/** Storage that never throws: what it does not take stays in memory and is tried again. */
function openBox(storage, say) {
  const waiting = new Map();
  let status = "kept";
  const place = () => storage ?? safeLocalStorage();

  function judge(trouble) {
    const now = trouble === null ? "kept" : isFull(trouble) ? "full" : "off";
    if (now === status) return;
    status = now;
    say(now);
  }

  function flush() {
    let trouble = null;
    for (const [key, value] of waiting) {
      try {
        if (value === null) place().removeItem(key);
        else place().setItem(key, value);
        waiting.delete(key);
      } catch (error) {
        trouble = error;
      }
    }
    judge(trouble);
  }

  function stored(key) {
    try {
      return place().getItem(key);
    } catch {
      return null;
    }
  }

  function storedKeys() {
    try {
      const all = place();
      return Array.from({ length: all.length }, (_, i) => all.key(i));
    } catch {
      return [];
    }
  }

  return {
    get status() {
      return status;
    },
    probe() {
      try {
        place().setItem("nnkit/probe", "1");
        place().removeItem("nnkit/probe");
      } catch (error) {
        judge(error);
      }
    },
    stored,
    isWaiting: (key) => waiting.has(key),
    read: (key) => (waiting.has(key) ? waiting.get(key) : stored(key)),
    write(key, value) {
      waiting.set(key, value);
      flush();
    },
    forget: (key) => waiting.delete(key),
    keys() {
      const all = new Set([...storedKeys(), ...waiting.keys()]);
      return [...all].filter((key) => OURS.test(key) && this.read(key) !== null).sort();
    },
  };
}

/** Callbacks, and a function that adds one and gives back how to take it away again. */
function listeners() {
  const all = new Set();
  const add = (callback) => {
    all.add(callback);
    return () => all.delete(callback);
  };
  return [all, add];
}

/**
 * Open the answers kept in this browser.
 *
 * Each text carries the revision that it is, `<tab>.<count>`, and its parent: the last revision of
 * another tab that its writer had seen. A tab whose own text is not that parent was not seen.
 */
export function openStore(storage, { events = globalThis, now = () => new Date() } = {}) {
  const tab = Math.random().toString(36).slice(2, 10);
  const [statuses, onStatus] = listeners();
  const [others, onOther] = listeners();
  const [changes, onChange] = listeners();
  const box = openBox(storage, (status) => statuses.forEach((callback) => callback(status)));
  const own = new Map();
  const known = new Map();
  const aside = new Map();
  let count = 0;

  const time = () => now().toISOString();
  const keyOf = (kind, name) => `nnkit/${kind}/${name}`;
  const earlierKey = (kind, name) => `nnkit/earlier/${kind === "answer" ? "" : "written/"}${name}`;
  const cellKey = (document, source, nth) =>
    `nnkit/cell/${document}/${hashOf(source)}${nth ? `.${nth}` : ""}`;
  const tell = (kind, name) => changes.forEach((callback) => callback(name, kind));

  function understood(raw) {
    const read = parsed(raw);
    const entry = { ...BLANK, ...UNWRITTEN };
    if (!isObject(read)) return entry;
    for (const field of Object.keys(entry)) {
      if (fits(read[field], FIELDS[field]?.[0] ?? "string")) entry[field] = read[field];
    }
    return entry;
  }

  const load = (kind, name) => understood(box.read(keyOf(kind, name)));

  function save(kind, name, entry) {
    const key = keyOf(kind, name);
    const fields = Object.keys(kind === "answer" ? FIELDS : WRITTEN);
    box.write(key, JSON.stringify(pick(entry, [...fields, "revision", "parent"])));
    tell(kind, name);
  }

  const isMine = (revision) => revision !== null && revision.startsWith(`${tab}.`);

  const isAncestor = (entry, later) =>
    later !== undefined && (isMine(entry.revision) || entry.revision === later.parent);

  /** Save a text as this tab's own, in place of `before`. */
  function saveText(kind, name, entry, before) {
    const parent = isMine(before.revision) ? before.parent : before.revision;
    const whole = { ...entry, revision: `${tab}.${++count}`, parent };
    own.set(keyOf(kind, name), whole);
    known.set(keyOf(kind, name), whole.revision);
    save(kind, name, whole);
  }

  function earlierTexts(kind, name) {
    const list = parsed(box.read(earlierKey(kind, name)));
    return Array.isArray(list) ? list.filter((item) => typeof item?.text === "string") : [];
  }

  function putAside(kind, name, entry, why) {
    if (!entry.text?.trim()) return;
    const { text, version, changed } = entry;
    const begun = (item) => why === "tab" && item.why === "tab" && text.startsWith(item.text);
    const rest = earlierTexts(kind, name).filter((item) => item.text !== text && !begun(item));
    keepAside(earlierKey(kind, name), [{ text, version, changed, why }, ...rest]);
  }

  function keepAside(key, list) {
    aside.set(key, list.slice(0, EARLIER_KEPT));
    box.write(key, JSON.stringify(aside.get(key)));
  }

  /** Two tabs may put a text aside at once: what the other's list lacks of mine is added. */
  function mendAside(key) {
    const list = parsed(box.read(key));
    if (!Array.isArray(list)) {
      aside.delete(key);
      return;
    }
    const lacks = ({ text }) => !list.some((item) => item?.text === text);
    const missing = (aside.get(key) ?? []).filter(lacks);
    if (missing.length && list.length < EARLIER_KEPT) keepAside(key, [...list, ...missing]);
  }

  function earlier(kind, name) {
    const { text } = load(kind, name);
    return earlierTexts(kind, name).filter((item) => item.text !== text);
  }

  /** The entry as the exercise's present version sees it: an older text is only offered. */
  function under(entry, version) {
    if (version == null) return entry;
    if (entry.version === null || entry.version === version) return { ...entry, version };
    const { revision, parent } = entry;
    const offered = entry.text ?? entry.offered;
    return { ...BLANK, version, offered, changed: entry.changed, revision, parent };
  }

  function shown(entry, kind = "answer") {
    return pick(entry, Object.keys(kind === "answer" ? FIELDS : WRITTEN));
  }

  function peek(kind, name, version) {
    return shown(under(load(kind, name), version), kind);
  }

  function get(kind, name, version) {
    known.set(keyOf(kind, name), load(kind, name).revision);
    return peek(kind, name, version);
  }

  function keep(kind, name, text, version) {
    const before = load(kind, name);
    const base = under(before, version);
    if (before.text !== null && before.text !== text) {
      const unseen = before.revision !== (known.get(keyOf(kind, name)) ?? null);
      if (base.text === null) putAside(kind, name, before, "contract");
      else if (unseen) putAside(kind, name, before, "tab");
    }
    const offered = base.offered === text ? null : base.offered;
    saveText(kind, name, { ...base, text, offered, changed: time() }, before);
  }

  function keepVerdict(name, verdict) {
    const before = load("answer", name);
    const base = under(before, verdict.version);
    const given = VERDICT.filter((field) => fits(verdict[field], FIELDS[field][0]));
    const entry = { ...base, ...pick(verdict, given) };
    if (base.text === before.text) return save("answer", name, entry);
    putAside("answer", name, before, "contract");
    return saveText("answer", name, entry, before);
  }

  function reset(kind, name, present) {
    const before = load(kind, name);
    const { text, version, offered } = under(before, present);
    putAside(kind, name, before, text === null ? "contract" : "reset");
    saveText(kind, name, { ...BLANK, version, offered, changed: time() }, before);
    return () => {
      const after = load(kind, name);
      if (after.text !== before.text) putAside(kind, name, after, "reset");
      saveText(kind, name, before, after);
    };
  }

  function getCell(document, source, nth = 0) {
    const text = parsed(box.read(cellKey(document, source, nth)))?.text;
    return typeof text === "string" ? text : null;
  }

  function keepCell(document, source, text, nth = 0) {
    const changed = text !== null && text !== source;
    box.write(cellKey(document, source, nth), changed ? JSON.stringify({ text }) : null);
  }

  function resetCell(document, source, nth = 0) {
    const before = getCell(document, source, nth);
    keepCell(document, source, null, nth);
    return () => keepCell(document, source, before, nth);
  }

  function named() {
    return box.keys().flatMap((key) => {
      const [, kind, name] = NAMED.exec(key) ?? [];
      return kind ? [[kind, name]] : [];
    });
  }

  function all() {
    const everything = { answers: {}, written: {} };
    for (const [kind, name] of named()) {
      everything[kind === "answer" ? "answers" : kind][name] = peek(kind, name);
    }
    return everything;
  }

  function withText(entries) {
    const filled = ([, entry]) => entry.text !== null || typeof entry.offered === "string";
    return Object.fromEntries(Object.entries(entries).filter(filled));
  }

  function exportAnswers() {
    const { answers, written } = all();
    const saved = time();
    const format = { format: "nnkit answers", version: 1 };
    return { ...format, saved, answers: withText(answers), written: withText(written) };
  }

  /** Take in an answer from elsewhere; of two that differ the newer one stays in its place. */
  function merge(kind, name, entry) {
    const here = load(kind, name);
    const incoming = { ...BLANK, ...entry };
    if (here.text === incoming.text && incoming.text !== null) {
      const same = here.version === incoming.version && here.seen === null;
      if (same && incoming.seen !== null) save(kind, name, { ...here, ...pick(incoming, VERDICT) });
      return "same";
    }
    const when = (changed) => (changed ? Math.min(Date.parse(changed), now().getTime()) : 0);
    const newer = here.text !== null && when(here.changed) >= when(incoming.changed);
    if (newer || (incoming.text === null && (here.text ?? here.offered) !== null)) {
      putAside(kind, name, { ...incoming, text: incoming.text ?? incoming.offered }, "import");
      return "kept";
    }
    putAside(kind, name, here, "import");
    const changed = incoming.changed && new Date(when(incoming.changed)).toISOString();
    const offered = incoming.offered ?? here.offered;
    saveText(kind, name, { ...incoming, offered, changed }, here);
    return "taken";
  }

  function importAnswers(file) {
    const result = { taken: 0, kept: 0, same: 0, refused: [] };
    if (!isObject(file) || file.format !== "nnkit answers") {
      result.refused.push("This file does not hold answers of this course.");
      return result;
    }
    if (file.version !== 1) {
      result.refused.push("This file was saved by another version of the book.");
      return result;
    }
    const lists = { answers: ["answer", FIELDS], written: ["written", WRITTEN] };
    for (const [part, value] of Object.entries(file)) {
      if (["format", "version", "saved"].includes(part)) continue;
      const wrong = partFault(part, value, lists);
      if (wrong) {
        result.refused.push(wrong);
        continue;
      }
      const [kind, fields] = lists[part];
      for (const [name, entry] of Object.entries(value)) {
        const wrong = faultOf(name, entry, fields);
        if (wrong) result.refused.push(wrong);
        else result[merge(kind, name, entry)] += 1;
      }
    }
    return result;
  }

  function bringBack(key, raw) {
    const [, kind, name] = NAMED.exec(key) ?? [];
    const present = box.read(key);
    if (present === null) box.write(key, raw);
    else if (kind) merge(kind, name, shown(understood(raw), kind));
    else if (key.startsWith("nnkit/earlier/")) {
      keepAside(key, [parsed(present), parsed(raw)].filter(Array.isArray).flat());
    }
    if (kind) {
      known.set(key, load(kind, name).revision);
      tell(kind, name);
    }
  }

  function erase() {
    const gone = box.keys().map((key) => [key, box.read(key)]);
    const names = named();
    for (const memory of [own, known, aside]) memory.clear();
    for (const [key] of gone) box.write(key, null);
    for (const [kind, name] of names) tell(kind, name);
    return () => gone.forEach(([key, raw]) => bringBack(key, raw));
  }

  /** Another tab has written: what this tab had, and the other had not seen, is put aside. */
  function arrived(key) {
    const [, kind, name] = NAMED.exec(key) ?? [];
    if (kind && box.isWaiting(key) && isAncestor(understood(box.stored(key)), own.get(key))) return;
    box.forget(key);
    if (!kind) {
      if (key.startsWith("nnkit/earlier/")) mendAside(key);
      return;
    }
    const entry = load(kind, name);
    const mine = own.get(key);
    if (mine && mine.revision !== entry.revision) {
      own.delete(key);
      const erased = entry.revision === null;
      const seen = entry.parent === mine.revision || entry.text === mine.text;
      if (!erased && !seen) putAside(kind, name, mine, "tab");
    }
    const answers = [...others].map((callback) => callback(name, shown(entry, kind), kind));
    const declined = answers.length === 0 || answers.includes(false);
    if (answers.includes(true) || !declined) known.set(key, entry.revision);
    tell(kind, name);
  }

  function refresh() {
    const keys = [...box.keys(), ...known.keys()].filter((key) => NAMED.test(key));
    new Set(keys).forEach(arrived);
  }

  events.addEventListener?.("storage", ({ key, storageArea }) => {
    if (storageArea && storageArea !== (storage ?? safeLocalStorage())) return;
    if (key === null) refresh();
    else if (OURS.test(key)) arrived(key);
  });
  events.addEventListener?.("pageshow", ({ persisted }) => persisted && refresh());
  box.probe();

  return {
    get status() {
      return box.status;
    },
    onStatus,
    onOther,
    onChange,
    get: (exercise, version) => get("answer", exercise, version),
    peek: (exercise, version) => peek("answer", exercise, version),
    keepText: (exercise, text, version) => keep("answer", exercise, text, version),
    keepVerdict,
    reset: (exercise, version) => reset("answer", exercise, version),
    earlier: (exercise) => earlier("answer", exercise),
    getWritten: (name) => get("written", name),
    peekWritten: (name) => peek("written", name),
    keepWritten: (name, text) => keep("written", name, text),
    resetWritten: (name) => reset("written", name),
    earlierWritten: (name) => earlier("written", name),
    getCell,
    keepCell,
    resetCell,
    all,
    exportAnswers,
    importAnswers,
    erase,
  };
}
