"""Take the README's picture on the built book: ``python -m tests.picture FILE``."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.browser.page import CHAPTER, WHOLE, Page

BOOK = Path(__file__).parents[1] / "_build" / "html"
# The statement is long; the picture shows what follows it.
SHORT = ".nk-task { display: none } .nk-title { padding-bottom: 12px !important }"


def main(path):
    with chromium.served(BOOK) as address, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        context = browser.new_context(
            viewport={"width": 900, "height": 1400}, device_scale_factor=2
        )
        page = Page(context.new_page(), address, CHAPTER)
        page.check("softmax", WHOLE)
        page.tab.add_style_tag(content=SHORT)
        page.tab.mouse.move(0, 0)
        page.card("softmax").screenshot(path=path)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
