"""A reader in a browser: what the tests, the bench and the README's picture do on a page."""

from playwright.sync_api import expect

from tests.chromium import visit

CHAPTER, EXERCISES = "book/softmax.html", "exercises/softmax/softmax.html"
WHOLE = "def softmax(z, axis=-1):\n    e = np.exp(z - z.max())\n    return e / e.sum()"
RIGHT = (
    "def softmax(z, axis=-1):\n    e = np.exp(z - z.max(axis=axis, keepdims=True))\n"
    "    return e / e.sum(axis=axis, keepdims=True)"
)
# Python has to start first, on a machine that may be busy; in ms.
LONG = 60_000


class Page:
    """A tab at one page of the book."""

    def __init__(self, tab, address, page):
        self.tab = tab
        self.troubles = []
        self.tab.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.tab.on(
            "console", lambda m: self.troubles.append(m.text) if m.type == "error" else None
        )
        self.address = f"{address}/{page}"
        visit(self.tab, self.address)

    def reload(self):
        visit(self.tab, self.address)

    def card(self, name):
        return self.tab.locator(f"#exercise-{name}")

    def cell(self, number):
        return self.tab.locator(".nk-cell").nth(number - 1)

    def write(self, place, code):
        """Put code in place of what an editor holds, as typing does."""
        place.locator(".cell_input, .nk-code").click()
        place.locator(".cm-content").click()
        self.tab.keyboard.press("Control+a")
        self.tab.keyboard.insert_text(code)

    def check(self, name, code=None):
        """Check an exercise; give its label when the verdict is there."""
        card = self.card(name)
        if code is not None:
            self.write(card, code)
        card.locator(".nk-go").click()
        expect(card).not_to_have_attribute("data-tone", "busy", timeout=LONG)
        return card.locator(".nk-label").inner_text()

    def run(self, number, code=None):
        """Run a cell; give the text of its output."""
        cell = self.cell(number)
        if code is not None:
            self.write(cell, code)
        cell.locator(".nk-go").click()
        expect(cell).not_to_have_attribute("data-tone", "busy", timeout=LONG)
        return cell.locator(".cell_output").inner_text()
