// Keeps the book for reading without a network: the page's side of the worker that does it.

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const idle = () => (window.requestIdleCallback ? new Promise((resolve) => requestIdleCallback(resolve)) : pause(500));

/** Wait until the page has all that it needs itself. */
async function settled(python) {
  if (document.readyState !== "complete") {
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  }
  await idle();
  while (python?.state === "loading") {
    await new Promise((resolve) => python.addEventListener("change", resolve, { once: true }));
  }
  await idle();
  // It is answered when all that was asked for before has come.
  if (python?.state === "ready") await python.ask({ op: "need", packages: [] });
}

/** Have the book at `root` kept when `python`, if there is one, has arrived; it is silent. */
export async function keepOffline(root, python) {
  const { nkFiles } = document.documentElement.dataset;
  try {
    const workers = navigator.serviceWorker;
    if (!nkFiles || !workers || !location.protocol.startsWith("http")) return;
    workers.addEventListener("message", ({ data, ports: [port] }) => {
      if (data === "files") port.postMessage(nkFiles);
    });
    workers.startMessages();
    if (navigator.connection?.saveData) return;
    await settled(python).catch(() => {});
    const registered = await workers.register(new URL("offline.js", root), { updateViaCache: "none" });
    registered?.waiting?.postMessage("pages");
  } catch {
    // A browser that keeps nothing reads the book from the network.
  }
}
