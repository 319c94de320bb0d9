import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory, redo } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import {
  bracketMatching,
  forceParsing,
  HighlightStyle,
  indentOnInput,
  indentService,
  indentUnit,
  syntaxHighlighting,
  syntaxTree,
} from "@codemirror/language";
import { Annotation, Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutterLineClass, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const PHONE = "@media (max-width: 600px)";
const FORCED = "@media (forced-colors: active)";
const WAY_OUT = "Escape, then Tab leaves the editor.";

const look = EditorView.theme({
  "&": { minWidth: 0, minHeight: "inherit", flexGrow: 1, overflow: "clip", borderRadius: "inherit", background: "var(--surface)", color: "var(--ink)" },
  "&.cm-focused": { outline: "none" },
  // An outline would lie under the gutter, whose background is opaque because it stays while code scrolls.
  "&.cm-focused::after": { content: '""', position: "absolute", inset: 0, border: "2px solid var(--accent)", borderRadius: "inherit", pointerEvents: "none" },
  ".cm-scroller": { minHeight: "inherit", flexGrow: 1, fontFamily: "var(--mono, monospace)", lineHeight: "22px" },
  // Safari on a phone zooms in on a focused element of less than 16 px; it looks at this one, the text is in the lines.
  ".cm-content": { padding: "14px 0", fontSize: "16px", tabSize: 4, caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 var(--pad, 20px) 0 6px", fontSize: "14px" },
  ".cm-gutters": { border: 0, background: "var(--surface)", color: "var(--muted)", fontSize: "14px" },
  ".cm-gutters.cm-gutters-before": { borderRightWidth: 0 },
  ".cm-lineNumbers .cm-gutterElement": { position: "relative", minWidth: "38px", padding: "0 6px 0 0" },
  ".nk-marked": { background: "var(--look-bg)" },
  ".cm-gutterElement.nk-marked::before": { content: '""', position: "absolute", left: "6px", top: "6px", width: "6px", height: "10px", background: "var(--look)", clipPath: "polygon(0 0, 100% 50%, 0 100%)" },
  [PHONE]: {
    ".cm-line": { padding: "0 var(--pad, 14px) 0 6px", fontSize: "13px" },
    ".cm-gutters": { fontSize: "13px" },
    ".cm-lineNumbers .cm-gutterElement": { minWidth: "30px", paddingRight: "4px" },
    ".cm-gutterElement.nk-marked::before": { left: "4px", width: "5px" },
  },
  "&.cm-focused .cm-matchingBracket": { background: "none", outline: "1px solid var(--edge)" },
  "&.cm-focused .cm-nonmatchingBracket": { background: "none", outline: "1px dashed var(--look)" },
  [FORCED]: {
    ".nk-marked": { textDecoration: "underline" },
    ".cm-gutterElement.nk-marked::before": { background: "CanvasText", forcedColorAdjust: "none" },
  },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword, var(--accent))", fontWeight: "600" },
  { tag: tags.modifier, color: "inherit" },
  { tag: [tags.bool, tags.null], color: "var(--code-keyword, var(--accent))" },
  { tag: [tags.string, tags.number], color: "var(--code-literal, color-mix(in srgb, var(--accent) 55%, var(--ink)))" },
  { tag: tags.comment, color: "var(--code-comment, var(--muted))" },
]);

/** After a statement that ends its block, Enter goes back one step, as in IDLE. */
const outdentAfterEnd = indentService.of((context, at) => {
  const line = context.state.doc.lineAt(at);
  const before = line.text.slice(0, at - line.from);
  const indent = /^( +)(?:return|raise|break|continue|pass)\b/.exec(before)?.[1].length;
  if (context.simulatedBreak !== at || !indent || line.text.slice(at - line.from).trim()) return undefined;
  for (let node = syntaxTree(context.state).resolveInner(at, -1); node; node = node.parent) {
    if (/^(Return|Raise|Break|Continue|Pass)Statement$/.test(node.name)) return Math.max(0, indent - context.unit);
    const open = node.to > at || node.lastChild?.type.isError;
    if (open || /Comment$/.test(node.name)) return undefined;
  }
  return undefined;
});

const setMark = StateEffect.define();
const lineMark = Decoration.line({ class: "nk-marked" });
const gutterMark = new (class extends GutterMarker {
  elementClass = "nk-marked";
})();
const mark = StateField.define({
  create: () => null,
  update(value, transaction) {
    const given = transaction.effects.find((effect) => effect.is(setMark));
    return given ? given.value : transaction.docChanged ? null : value;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (value) => (value ? Decoration.set(lineMark.range(value.at)) : Decoration.none)),
    gutterLineClass.from(field, (value) => (value ? Decoration.set(gutterMark.range(value.at)) : Decoration.none)),
    EditorView.contentAttributes.from(field, (value) => ({
      "aria-description": value ? `Line ${value.line}: ${value.message} ${WAY_OUT}` : WAY_OUT,
    })),
  ],
});

const fromThePage = Annotation.define();
const leaving = EditorView.domEventHandlers({
  blur: (event, view) => view.setTabFocusMode(false),
  mousedown: (event, view) => view.setTabFocusMode(false),
});

function bindings(onRun, keys) {
  const run = (check) => () => {
    onRun?.({ check });
    return true;
  };
  return [
    ...Object.entries(keys).map(([key, action]) => ({ key, run: () => action() !== false })),
    { key: "Shift-Enter", run: run(false) },
    { key: "Mod-Enter", run: run(true) },
    { key: "Ctrl-Enter", run: run(true) },
    // Until another key, however long a reader takes.
    { key: "Escape", run: (view) => (view.setTabFocusMode(1e9), true) },
    // Indentation reads the syntax tree, which a busy browser may not have finished.
    { key: "Enter", run: (view) => (forceParsing(view, view.state.selection.main.head, 100), false) },
    indentWithTab,
    ...closeBracketsKeymap,
    ...historyKeymap,
    { key: "Mod-Shift-z", run: redo },
    ...defaultKeymap.filter(({ key }) => key !== "Ctrl-m"),
  ];
}

/** The change between two texts, without what they share at both ends, so that the cursor keeps its place. */
function difference(old, text) {
  let from = 0;
  while (from < Math.min(old.length, text.length) && old[from] === text[from]) from++;
  let rest = 0;
  while (rest < Math.min(old.length, text.length) - from && old.at(-1 - rest) === text.at(-1 - rest)) rest++;
  return { from, to: old.length - rest, insert: text.slice(from, text.length - rest) };
}

/**
 * A small editor for Python in `parent`.
 *
 * `onChange(text)` hears of the reader's changes, undone ones too, not of `setText`. `onRun({check})` hears of
 * Shift-Enter (check: false) and of Ctrl-Enter or Cmd-Enter (check: true). `keys` maps further keys, named as in
 * CodeMirror, to functions; one that returns false leaves the key to the editor.
 */
export function createEditor({ parent, text = "", label, onChange, onRun, keys = {} }) {
  const past = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        past.of(history()),
        lineNumbers(),
        mark,
        leaving,
        pythonLanguage,
        outdentAfterEnd,
        indentUnit.of("    "),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        keymap.of(bindings(onRun, keys)),
        look,
        syntaxHighlighting(colours),
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((one) => one.annotation(fromThePage))) {
            onChange?.(update.state.doc.toString());
          }
        }),
      ],
    }),
  });
  forceParsing(view, view.state.doc.length, 50);
  // Outside print CodeMirror draws only what is near the window, and the browser would find nothing in the rest.
  Object.defineProperty(view.viewState, "printing", { get: () => true, set() {} });
  // Measured in this task, lines that were guessed never move the page.
  view.requestMeasure();
  view.elementAtHeight(0);

  return {
    dom: view.dom,
    get text() {
      return view.state.doc.toString();
    },
    setText(next, { undoable = true } = {}) {
      const now = view.state.doc.toString();
      const changes = difference(now, next.replace(/\r\n?/g, "\n"));
      const changed = changes.insert !== "" || changes.from < changes.to;
      if (!undoable) view.dispatch({ effects: past.reconfigure([]) });
      if (changed) view.dispatch({ changes, annotations: [fromThePage.of(true), isolateHistory.of("full")] });
      if (!undoable) view.dispatch({ effects: past.reconfigure(history()) });
    },
    focus: () => view.focus(),
    mark(line, message = "") {
      const known = line >= 1 && line <= view.state.doc.lines;
      const value = known ? { line, message, at: view.state.doc.line(line).from } : null;
      view.dispatch({ effects: setMark.of(value) });
    },
    moveToEnd: () => view.dispatch({ selection: { anchor: view.state.doc.length } }),
    destroy: () => view.destroy(),
  };
}
