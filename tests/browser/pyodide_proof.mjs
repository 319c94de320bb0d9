// The page's Python under Node: what a page's worker does, without a page around it.
//
//     node pyodide_proof.mjs RUNTIME
//
// Every line of the input is a request in JSON and gets a line of JSON: {"value": …}, or
// {"died": …} where Python itself ended. {"ready": …} comes first. Nothing can be fetched.
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const asked = [];
globalThis.fetch = (address) => {
  asked.push(String(address));
  throw new Error(`asked for ${address}`);
};
const quiet = () => {};
const runtime = path.resolve(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(path.join(runtime, "pyodide.mjs")));
const python = await loadPyodide({
  indexURL: runtime + path.sep,
  packages: ["numpy", "nnkit-course"],
  env: { MPLBACKEND: "agg", HOME: "/home/pyodide" },
  stdout: quiet,
  stderr: quiet,
});
const side = python.pyimport("nnkit.authoring.page_side");
let news = [];
side.emit = (items) => news.push(JSON.parse(items));

function given(data, use) {
  const converted = python.toPy(data);
  try {
    return JSON.parse(use(converted));
  } finally {
    converted.destroy();
  }
}

const does = {
  program({ source, data }) {
    const globals = python.toPy({ __name__: "program" });
    python.runPython(source, { globals });
    return given(data, globals.get("main"));
  },
  run: ({ source, cell, limit }) => JSON.parse(side.run(source, cell, limit)),
  check: ({ name, cells, limit }) => given(cells, (pairs) => side.check(name, pairs, limit)),
  solutions: ({ name }) => JSON.parse(side.solutions(name)),
  async need({ packages }) {
    await python.loadPackage(packages, { messageCallback: quiet });
    return null;
  },
};

const tell = (answer) => process.stdout.write(JSON.stringify(answer) + "\n");

tell({ ready: python.version });
for await (const line of createInterface({ input: process.stdin })) {
  const { op, ...message } = JSON.parse(line);
  news = [];
  try {
    tell({ value: await does[op](message), news, asked });
  } catch (failure) {
    tell({ died: String(failure?.message ?? failure), asked });
  }
}
