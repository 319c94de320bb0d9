// The bar under a piece of code: one main button, the status, plain buttons, and the progress line.

import { button, icon, make, megabytes } from "./dom.js";

// A quick answer must not flicker: what is going on is said after this many ms.
const QUIET = 200;
// A press on Stop so soon belongs to the press before: it was meant for what stood there.
const DOUBLE = 400;

export class Bar {
  #idle;
  #word = "";
  #pressed = -DOUBLE;
  #timer = 0;
  #since = 0;

  /** `host` has a `.nk-bar` and a `.nk-rule`; `act` is called on the main button, `stop` on Stop. */
  constructor(host, idle, { act, stop }) {
    this.host = host;
    this.#idle = idle;
    this.go = make("button", { type: "button", class: "nk-btn nk-go nk-first" });
    this.say = make("p", { class: "nk-say", role: "status" });
    this.more = make("div", { class: "nk-more" });
    this.rule = host.querySelector(".nk-rule");
    host.querySelector(".nk-bar").replaceChildren(this.go, this.say, this.more);
    this.go.addEventListener("click", ({ timeStamp }) => {
      if (this.#word !== "Stop") {
        this.#pressed = timeStamp;
        act();
      } else if (timeStamp - this.#pressed >= DOUBLE) {
        stop();
      }
    });
    this.#show(idle);
  }

  /** Give the main button another name for what it does when idle. */
  name(idle) {
    this.#idle = idle;
    if (this.#word !== "Stop") this.#show(idle);
  }

  plain(label, act) {
    const element = button(label, "nk-plain nk-off", act);
    this.more.append(element);
    return element;
  }

  #show(word) {
    if (this.#word === word) return;
    this.#word = word;
    this.go.replaceChildren(icon(word.split(" and ")[0]), make("span", {}, word));
    this.go.toggleAttribute("data-stop", word === "Stop");
  }

  /** What is idle says Run, Check or Try again. */
  rest(tone, ...said) {
    this.#quiet();
    this.#show(this.#idle);
    this.host.dataset.tone = tone;
    this.say.replaceChildren(...said);
  }

  again(...said) {
    this.rest("look", ...said);
    this.#show("Try again");
  }

  #quiet() {
    clearInterval(this.#timer);
    this.rule.removeAttribute("data-busy");
    for (const name of ["role", "aria-label", "aria-valuenow", "aria-valuetext"]) {
      this.rule.removeAttribute(name);
    }
    this.rule.firstElementChild.style.width = "";
  }

  /** Python does something: `doing` is "Running" or "Checking"; `more` follows it. */
  busy(doing, more = "") {
    this.#quiet();
    this.#since = performance.now();
    this.#show("Stop");
    this.host.dataset.tone = "busy";
    const tell = () => {
      const ms = performance.now() - this.#since;
      if (ms < QUIET) return;
      this.rule.setAttribute("data-busy", "");
      const seconds = Math.floor(ms / 1000);
      const said = (seconds > 0 ? `${doing} for ${seconds} s` : doing) + more;
      if (this.say.textContent !== said) this.say.textContent = said;
    };
    this.#timer = setInterval(tell, QUIET / 2);
  }

  /** Python is on its way: bytes on the rule and in the status. */
  loading(what, bytes, total) {
    this.#quiet();
    this.#show("Stop");
    this.host.dataset.tone = "busy";
    const part = total ? Math.min(100, Math.round((100 * bytes) / total)) : 0;
    const words = `${megabytes(bytes)} of ${megabytes(total)} MB`;
    this.rule.firstElementChild.style.width = `${part}%`;
    this.rule.setAttribute("role", "progressbar");
    this.rule.setAttribute("aria-label", "Loading Python");
    this.rule.setAttribute("aria-valuenow", part);
    this.rule.setAttribute("aria-valuetext", words);
    const bytesSaid = this.say.querySelector("[data-bytes]");
    if (bytesSaid && this.say.firstChild.textContent === what) {
      bytesSaid.textContent = words;
    } else {
      // The bytes change all the time and are not announced; the progress bar has them.
      const quietly = make("span", { "data-bytes": true, "aria-hidden": "true" }, words);
      this.say.replaceChildren(make("strong", {}, what), " ", quietly);
    }
  }
}
