"""How long a reader waits for the book in Chromium, served from this machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.browser.page import CHAPTER, WHOLE

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
        first(context, address)[1].close()
        for _ in range(ROUNDS):
            times, tab = first(context, address)
            warm.append(times)
            tab.close()
        edited = edits(first(context, address)[1])
        browser.close()
    yield "page/interactive", median(t for t, _ in cold) / 1000, 1.0
    yield "page/verdict cold", median(v for _, v in cold) / 1000, 3.0
    yield "page/verdict warm", median(v for _, v in warm) / 1000, 2.0
    yield "page/edit to verdict", median(edited) / 1000, 0.12
