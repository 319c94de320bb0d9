// Questions before answers: one press is the answer, and the reply has its place from the start.

import { make, mark } from "./dom.js";

/** A question of the page, made of what stands there without JavaScript. */
export class Ask {
  #replies;

  /** `host` is the frame that tells by its spine how it went; `onChoose` hears of every press. */
  constructor(place, onChoose) {
    this.right = place.dataset.right;
    this.pick = "";
    this.element = make("fieldset", { class: "nk-ask" });
    const asked = make("legend");
    asked.append(...place.querySelector(".nk-question").childNodes);
    this.buttons = [...place.querySelectorAll(":scope > ol > li")].map((item, i) => {
      const letter = String.fromCharCode(65 + i);
      const label = make("span");
      label.append(...(item.querySelector("p") ?? item).childNodes);
      const button = make("button", { type: "button", class: "nk-btn", "aria-pressed": "false" });
      button.append(make("b", {}, letter), label);
      button.addEventListener("click", () => {
        this.choose(letter);
        onChoose(letter);
      });
      return button;
    });
    this.#replies = place.querySelector("details");
    this.element.append(asked, make("div", { class: "nk-opts" }, ...this.buttons));
    this.reply = make("div", { class: "nk-reply", role: "status" });
  }

  choose(letter) {
    this.pick = letter;
    this.buttons.forEach((button, i) =>
      button.setAttribute("aria-pressed", String(letter === String.fromCharCode(65 + i))),
    );
  }

  /** Say something that is not the answer yet. */
  wait(words) {
    this.reply.replaceChildren(make("p", {}, words));
  }

  /** Answer the guess, or say the answer to who skipped it. */
  answer() {
    const { pick, right } = this;
    const well = pick === right;
    const head = well ? "As you said." : pick ? `You said ${pick}; it is ${right}.` : `It is ${right}.`;
    const own = this.#replies.querySelector(`.nk-own-${pick.toLowerCase() || right.toLowerCase()}`);
    const body = make("div", {}, make("p", {}, make("strong", {}, head)));
    for (const part of [own, this.#replies.querySelector(".nk-all")]) {
      if (part) body.append(...part.cloneNode(true).childNodes);
    }
    body.querySelectorAll(".nk-letter").forEach((letter) => letter.remove());
    this.reply.replaceChildren(mark(pick ? (well ? "ok" : "look") : "none"), body);
  }
}

/** A question that no code cell answers: the press is answered at once. */
export function askHere(place) {
  const ask = new Ask(place, () => {
    host.dataset.tone = ask.pick === ask.right ? "ok" : "look";
    ask.answer();
  });
  const host = make("div", { class: "nk", role: "group", "aria-label": "A question" }, ask.element, ask.reply);
  ask.wait("Decide before you press.");
  place.replaceWith(host);
}
