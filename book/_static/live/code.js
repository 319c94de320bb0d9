// A piece of code: static text until the editor is there, then an editor in its place.

let editors = null;

/** Fetch the editor's code, once. */
export function loadEditor() {
  return (editors ??= import("./editor.js").catch((failure) => {
    editors = null;
    throw failure;
  }));
}

export class Code {
  #editor = null;
  #text;

  /** `place` holds the static `<pre>`; `label` names the editor to screen readers. */
  constructor(place, { text, label, onChange, onRun }) {
    this.place = place;
    this.label = label;
    this.onChange = onChange;
    this.onRun = onRun;
    this.original = this.#static().textContent.replace(/\n$/, "");
    this.#text = text ?? this.original;
    if (this.#text !== this.original) this.#static().textContent = this.#text;
    place.addEventListener("pointerdown", () => this.open(), { once: true });
    this.#invite();
  }

  /** The static text is a way into the editor for whoever comes by keyboard before it is there. */
  #invite() {
    const shown = this.#static();
    const description = `${this.label}: press to edit`;
    const attributes = { tabindex: "0", role: "button", "aria-description": description };
    for (const [name, value] of Object.entries(attributes)) shown.setAttribute(name, value);
    shown.addEventListener("focus", () => this.focus(), { once: true });
  }

  #static() {
    return this.place.querySelector("pre");
  }

  get text() {
    return this.#text;
  }

  set text(text) {
    this.#text = text;
    if (this.#editor) this.#editor.setText(text);
    else this.#static().textContent = text;
  }

  /** Put the editor in place of the static text. */
  async open() {
    const { createEditor } = await loadEditor();
    if (this.#editor) return this.#editor;
    const old = this.#static();
    const focused = old === document.activeElement;
    this.#editor = createEditor({
      parent: this.place,
      text: this.#text,
      label: this.label,
      onChange: (text) => {
        this.#text = text;
        this.onChange(text);
      },
      onRun: () => this.onRun(),
    });
    (this.place.querySelector(":scope > [class*='highlight-'], :scope > .highlight") ?? old).remove();
    if (focused) this.#editor.focus();
    return this.#editor;
  }

  mark(line, message) {
    if (this.#editor) this.#editor.mark(line, message);
    else if (line) this.open().then((editor) => editor.mark(line, message));
  }

  focus() {
    this.open().then(
      (editor) => editor.focus(),
      () => {},
    );
  }
}

/** Open the editors of what comes near the window, once the page has nothing else to do. */
export function openWhenNear(codes) {
  const of = new Map(codes.map((code) => [code.place, code]));
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        of.get(target).open();
      }
    },
    { rootMargin: "600px" },
  );
  loadEditor().then(
    () => of.forEach((code, place) => near.observe(place)),
    () => {},
  );
}
