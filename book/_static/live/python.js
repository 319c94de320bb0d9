// The page's one Python: starts it with progress, asks it one thing after another, ends it.

// How long a silent worker is waited for beyond the limit that Python itself keeps, in ms.
const GRACE = 1500;

export class Stopped extends Error {}

export class Python extends EventTarget {
  #worker = null;
  #starting = null;
  #pending = new Map();
  #next = 0;
  #queue = Promise.resolve();
  #base;

  constructor(base, bytes) {
    super();
    this.#base = base;
    this.total = bytes;
    this.bytes = 0;
    this.state = "off";
    this.life = 0;
  }

  start() {
    return (this.#starting ??= this.#boot());
  }

  async #boot() {
    this.#set("loading", 0);
    this.#worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#end(new Error(event.message || "its files could not be loaded"), "failed");
    };
    try {
      const answer = await this.#ask({ op: "start", base: this.#base });
      if (answer.died) throw new Error(answer.died);
    } catch (failure) {
      if (!(failure instanceof Stopped)) this.#end(failure, "failed");
      throw failure;
    }
    this.#set("ready", this.total);
  }

  #set(state, bytes) {
    this.state = state;
    this.bytes = bytes;
    this.dispatchEvent(new Event("change"));
  }

  #hear({ id, bytes, items, ...answer }) {
    if (bytes !== undefined) {
      this.#set(this.state, Math.min(bytes, this.total));
    } else if (items !== undefined) {
      this.onItems?.(JSON.parse(items));
    } else {
      this.#pending.get(id)?.resolve(answer);
      this.#pending.delete(id);
    }
  }

  #ask(message) {
    return new Promise((resolve, reject) => {
      const id = ++this.#next;
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...message });
    });
  }

  #end(reason, state) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#starting = null;
    this.life += 1;
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    this.#set(state, 0);
    waiting.forEach(({ reject }) => reject(reason));
  }

  /** End Python at once; what waits for an answer gets `Stopped`. */
  stop() {
    if (this.state !== "off") this.#end(new Stopped("stopped"), "off");
  }

  /**
   * Ask for one thing when all that was asked before is answered.
   *
   * Gives the answer; or `{died}` where Python ended of itself, or `{late: true}` where it did not
   * answer within `patience` ms. After both it is off, and starts anew when it is next asked.
   */
  ask(message, { patience = Infinity, packages = [], onItems = null, onStart = null } = {}) {
    const mine = this.#queue.then(async () => {
      await this.start();
      if (packages.length) {
        const had = await this.#ask({ op: "need", packages });
        if (had.died) throw new Error(had.died);
      }
      onStart?.();
      this.onItems = onItems;
      const timer =
        patience < Infinity &&
        setTimeout(() => this.#end(new Stopped("late"), "off"), patience + GRACE);
      try {
        const answer = await this.#ask(message);
        if (answer.died) this.#end(new Stopped("died"), "off");
        return answer;
      } catch (reason) {
        if (reason instanceof Stopped && reason.message === "late") return { late: true };
        throw reason;
      } finally {
        clearTimeout(timer);
        this.onItems = null;
      }
    });
    this.#queue = mine.catch(() => {});
    return mine;
  }
}
