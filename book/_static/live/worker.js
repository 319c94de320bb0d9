// Python in a worker of the page: Pyodide, with the course's own side of it.
let python;
let side;
const loaded = new Set();

// A response that is passed on as it came keeps its compiled code from visit to visit, so the bytes
// are counted on a copy of it.
function countBytes(tell) {
  const real = self.fetch;
  self.fetch = async (...request) => {
    const response = await real(...request);
    if (response.body && response.ok) count(response.clone().body, tell).catch(() => {});
    return response;
  };
}

async function count(body, tell) {
  const reader = body.getReader();
  for (let got = await reader.read(); !got.done; got = await reader.read()) tell(got.value.byteLength);
}

async function start({ base }) {
  let bytes = 0;
  let told = 0;
  countBytes((more) => {
    bytes += more;
    if (bytes - told > 100_000) postMessage({ bytes: (told = bytes) });
  });
  const { loadPyodide } = await import(new URL("pyodide.mjs", base));
  const quiet = () => {};
  python = await loadPyodide({
    indexURL: base,
    packages: ["numpy", "nnkit-course"],
    env: { MPLBACKEND: "agg", HOME: "/home/pyodide" },
    stdout: quiet,
    stderr: quiet,
  });
  side = python.pyimport("nnkit.authoring.page_side");
  side.emit = (items) => postMessage({ items });
  return {};
}

async function need({ packages }) {
  const missing = packages.filter((name) => !loaded.has(name));
  if (missing.length) await python.loadPackage(missing, { messageCallback: () => {} });
  missing.forEach((name) => loaded.add(name));
  return {};
}

const run = ({ source, cell, limit }) => JSON.parse(side.run(source, cell, limit));

function check({ name, cells, limit }) {
  const given = python.toPy(cells);
  try {
    return JSON.parse(side.check(name, given, limit));
  } finally {
    given.destroy();
  }
}

const solutions = ({ name }) => ({ solutions: JSON.parse(side.solutions(name)) });

const does = { start, need, run, check, solutions };

self.onmessage = async ({ data: { id, op, ...message } }) => {
  try {
    postMessage({ id, ...(await does[op](message)) });
  } catch (failure) {
    postMessage({ id, died: String(failure?.message ?? failure) });
  }
};
