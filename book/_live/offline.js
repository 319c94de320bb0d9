// Keeps the book for reading without a network. The build puts `book` before this: `files`, the
// digest that its pages carry, over all that is no page; and `kept`, each file with its hash.

const scope = new URL(self.registration.scope);
const STORE = `nnkit book at ${scope.pathname}`;
// What is named by its content is the same in all versions of the book.
const LASTING = /^_static\/(python\/|book-\w+\.css$)/;
// How long the network may take to begin a page that is kept, in ms.
const PATIENCE = 2500;
const TO_ANSWER = 500;
const LANES = 4;
const RETOLD = ["content-encoding", "content-length", "vary"];

let opened;
const store = () => (opened ??= caches.open(STORE));
const keyOf = (hash) => new URL(`offline.js?${encodeURIComponent(hash)}`, scope).href;
const kept = async (path) => (await store()).match(keyOf(book.kept[path]));

/** The path of a kept file in the book, or undefined. */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return undefined;
  const path = pathname.slice(scope.pathname.length);
  const names = /(^|\/)$/.test(path) ? [`${path}index.html`] : [path, `${path}.html`];
  return names.find((name) => Object.hasOwn(book.kept, name));
}

async function download(path, hash, signal) {
  const isPage = path.endsWith(".html");
  const response = await fetch(new URL(path, scope), {
    cache: LASTING.test(path) ? "default" : "no-cache",
    integrity: isPage ? "" : hash,
    priority: "low",
    signal,
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // A server may add to a page, so that its hash is another; the digest in it must be ours.
  const body = isPage ? await response.text() : response.body;
  if (isPage && digestIn(body) !== book.files) throw new Error(`${path} is of another version`);
  const headers = new Headers(response.headers);
  for (const name of RETOLD) headers.delete(name);
  // Made anew it has no address of its own, so that it can stand for any file of this content.
  return new Response(body, { headers });
}

const digestIn = (html) => /<html[^>]* data-nk-files="(\w+)"/.exec(html)?.[1];

/** Fetch what is not here; where one file fails, leave all as it was. */
async function install() {
  if (navigator.connection?.saveData) throw new Error("the reader saves data");
  const files = await store();
  const had = new Set((await files.keys()).map(({ url }) => url));
  const missing = Object.entries(book.kept).filter(([, hash]) => !had.has(keyOf(hash)));
  const all = [...missing];
  const ending = new AbortController();
  const lane = async () => {
    try {
      for (let next = missing.shift(); next; next = missing.shift()) {
        const [path, hash] = next;
        await files.put(keyOf(hash), await download(path, hash, ending.signal));
      }
    } catch (failure) {
      missing.length = 0;
      ending.abort();
      throw failure;
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failed = lanes.find(({ status }) => status === "rejected");
  if (failed) {
    await Promise.all(all.map(([, hash]) => files.delete(keyOf(hash))));
    if (!had.size) await caches.delete(STORE);
    throw failed.reason;
  }
  await takeOver();
}

/** Whether it is a page of the book: JupyterLite and workers have no version. */
function saysVersion({ type, url }) {
  return type === "window" && !new URL(url).pathname.startsWith(`${scope.pathname}lite/`);
}

/** Take the older worker's place at once where no open page is of another version. */
async function takeOver() {
  const open = await clients.matchAll({ includeUncontrolled: true });
  const theirs = await Promise.all(open.filter(saysVersion).map(ask));
  if (theirs.every((files) => files === book.files)) await self.skipWaiting();
}

async function activate() {
  await self.registration.navigationPreload?.enable();
  await clients.claim();
  // What a next version has fetched already is not known here; it sweeps in its turn.
  if (self.registration.installing || self.registration.waiting) return;
  const files = await store();
  const ours = new Set(Object.values(book.kept).map(keyOf));
  const old = (await files.keys()).filter(({ url }) => !ours.has(url));
  await Promise.all(old.map((key) => files.delete(key)));
}

// Which version an open page is of: its digest, or undefined where it does not say.
const known = new Map();
const note = (id, files) => id && known.set(id, files);

function filesOf(id) {
  if (!known.has(id)) {
    const asked = async () => {
      const client = id ? await clients.get(id) : undefined;
      return client && saysVersion(client) ? ask(client) : undefined;
    };
    known.set(id, asked());
  }
  return known.get(id);
}

function ask(page) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, TO_ANSWER);
    page.postMessage("files", [port2]);
  });
}

/** The digest in a page that begins to arrive. */
async function digestAhead(response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let html = "";
  while (reader && html.length < 2000) {
    const { done, value } = await reader.read();
    if (done) break;
    html += value;
    if (/<html[^>]*>/.test(html)) break;
  }
  reader?.cancel().catch(() => {});
  return digestIn(html);
}

async function page(event, path) {
  const { request, resultingClientId: id } = event;
  const asked = (async () => (await event.preloadResponse) ?? fetch(request))();
  event.waitUntil(asked.catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const answer = await Promise.race([asked, late]).catch(() => {});
  const own = !answer || answer.status >= 500 ? await kept(path) : undefined;
  if (own) {
    note(id, book.files);
    return own;
  }
  const response = answer ?? (await asked);
  note(id, digestAhead(response.clone()).catch(() => {}));
  return response;
}

async function file(event, path) {
  const { request, clientId } = event;
  const theirs = LASTING.test(path) ? book.files : await filesOf(clientId);
  if (theirs === book.files) return (await kept(path)) ?? fetch(request);
  try {
    return await fetch(request, { cache: "no-cache" });
  } catch (failure) {
    const own = theirs ? undefined : await kept(path);
    if (!own) throw failure;
    return own;
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "pages") event.waitUntil(takeOver());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range")) return;
  const path = pathOf(request.url);
  if (path) event.respondWith(request.mode === "navigate" ? page(event, path) : file(event, path));
});
