"""How long a reader waits for the book in Chromium, served from this machine."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.browser.page import CHAPTER, WHOLE, Page

ROOT = Path(__file__).parents[2]
BOOK = ROOT / "_build" / "html"
ROUNDS = 5
# Press Check as soon as there is a button, and wait for a verdict; ms since navigation.
FIRST_VERDICT = """async () => {
  const card = document.querySelector("#exercise-softmax");
  const until = async (is) => { while (!is()) await new Promise((go) => setTimeout(go, 2)); };
  await until(() => card.querySelector(".nk-go"));
  const interactive = performance.now();
  card.querySelector(".nk-go").click();
  await until(() => /Not written/.test(card.querySelector(".nk-label").textContent));
  return [interactive, performance.now()];
}"""
# Check once more; ms from the press to the verdict.
NEXT_VERDICT = """async () => {
  const card = document.querySelector("#exercise-softmax");
  const pressed = performance.now();
  card.querySelector(".nk-go").click();
  while (card.dataset.tone === "busy") await new Promise((go) => setTimeout(go, 1));
  return performance.now() - pressed;
}"""
# The last chapter's network, from nothing to what it reads of the digits that were held out.
DIGITS = """import time
import numpy as np, nnkit
started = time.perf_counter()
(X, y), _, (X_test, y_test) = nnkit.load_digits()
rng = np.random.default_rng(0)
network = nnkit.Network([64, 64, 10], rng)
nnkit.train(network, X, y, nnkit.Adam(lr=0.003), 20, 32, rng)
print(nnkit.accuracy(network.forward(X_test), y_test), time.perf_counter() - started)"""
READ = 0.97


def first(context, address):
    """Open the page and press Check at once; give the times and the tab."""
    tab = context.new_page()
    tab.goto(f"{address}/{CHAPTER}", wait_until="commit")
    tab.wait_for_selector("#exercise-softmax", state="attached")
    return tab.evaluate(FIRST_VERDICT), tab


def edits(tab):
    """From an edit to its verdict, with another wrong answer each time."""
    tab.locator("#exercise-softmax .nk-code").click()
    times = []
    for i in range(ROUNDS):
        tab.locator("#exercise-softmax .cm-content").click()
        tab.keyboard.press("Control+a")
        tab.keyboard.insert_text(f"{WHOLE}  # {i}")
        times.append(tab.evaluate(NEXT_VERDICT))
    assert "Each row must sum to 1" in tab.locator("#exercise-softmax .nk-sentence").inner_text()
    return times


def kept(context):
    """Wait until the service worker has kept what it keeps, as it has when a reader comes back."""
    tab = context.pages[-1]
    tab.evaluate("navigator.serviceWorker.ready.then(() => true)")


def digits(context, address):
    """Train on the page; give the seconds from the press to the share of digits read."""
    page = Page(context.new_page(), address, "book/training.html")
    started = time.perf_counter()
    share, _ = map(float, page.run(1, DIGITS).split())
    assert share >= READ, f"the page's network reads {share} of the digits"
    return time.perf_counter() - started


def digits_here():
    """The same in this machine's own Python."""
    told = subprocess.run(
        [sys.executable, "-c", DIGITS], capture_output=True, text=True, check=True
    )
    share, seconds = map(float, told.stdout.split())
    assert share >= READ, f"the network reads {share} of the digits"
    return seconds


def figures() -> Iterator[tuple[str, float, float | None]]:
    """Yield seconds, medians of five; a cold profile is a new one each time."""
    subprocess.run(["make", "book"], cwd=ROOT, check=True, stdout=sys.stderr, stderr=sys.stderr)
    with chromium.served(BOOK) as address, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        cold, warm = [], []
        for _ in range(ROUNDS):
            context = browser.new_context()
            times, _ = first(context, address)
            cold.append(times)
            context.close()
        context = browser.new_context()
        tab = first(context, address)[1]
        kept(context)
        tab.close()
        for _ in range(ROUNDS):
            times, tab = first(context, address)
            warm.append(times)
            tab.close()
        edited = edits(first(context, address)[1])
        learned = digits(context, address)
        browser.close()
    yield "page/interactive", median(t for t, _ in cold) / 1000, 1.0
    yield "page/verdict cold", median(v for _, v in cold) / 1000, 3.0
    yield "page/verdict warm", median(v for _, v in warm) / 1000, 2.0
    yield "page/edit to verdict", median(edited) / 1000, 0.12
    yield "page/digits", learned, 60.0
    yield "digits", digits_here(), 5.0
