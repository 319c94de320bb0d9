"""Take a picture of every page of the built book: ``python -m tests.shots FOLDER``."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import chromium

TOP = Path(__file__).parents[1]
WIDTHS = {"desktop": 1280, "phone": 360}


def pages(book):
    """The addresses of the book's pages, relative to the book."""
    found = (
        path for path in sorted(book.rglob("*.html")) if 'id="main-content"' in path.read_text()
    )
    return [path.relative_to(book).as_posix() for path in found]


def take(book, folder):
    folder.mkdir(parents=True, exist_ok=True)
    with chromium.served(book) as address, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for theme in ("light", "dark"):
            for device, width in WIDTHS.items():
                context = chromium.reader(
                    browser, viewport={"width": width, "height": 800}, color_scheme=theme
                )
                tab = context.new_page()
                for page in pages(book):
                    chromium.visit(tab, f"{address}/{page}")
                    name = page.removesuffix(".html").replace("/", "-")
                    tab.screenshot(path=folder / f"{name}-{device}-{theme}.png", full_page=True)
                context.close()
        browser.close()


if __name__ == "__main__":
    take(TOP / "_build" / "html", Path(sys.argv[1]))
