"""A page of the book as a reader uses it: cells, checks, what is kept, and what must never happen."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.page import CHAPTER, EXERCISES, LONG, RIGHT, WHOLE, Page
from tests.chromium import visit
from tests.classroom.course import ASSIGNMENTS, solved

pytestmark = [pytest.mark.build, pytest.mark.browser]

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RAISES = "def softmax(z, axis=-1):\n    e = np.exp(z - z.max())\n    return e / np.ones(7)"
ENDLESS = "def softmax(z, axis=-1):\n    while True:\n        pass"


@pytest.fixture
def chapter(tab, address):
    page = Page(tab, address, CHAPTER)
    yield page
    assert page.troubles == []


@pytest.fixture
def exercises(tab, address):
    page = Page(tab, address, EXERCISES)
    yield page
    assert page.troubles == []


def test_a_check_names_the_mistake_and_shows_where_it_shows(chapter):
    assert chapter.check("softmax").startswith("Not written yet")
    card = chapter.card("softmax")
    assert chapter.check("softmax", WHOLE).startswith("Not yet")
    sentence = "Each row must sum to 1: you summed over the whole array."
    assert card.locator(".nk-sentence").inner_text() == sentence
    assert (
        card.locator(".nk-proof caption").inner_text() == "The smallest input tried that shows it"
    )
    assert card.locator(".nk-proof em").count() > 0
    chapter.check("softmax", RAISES)
    assert card.locator(".cm-line.nk-marked").inner_text().strip() == "return e / np.ones(7)"
    assert chapter.check("softmax", RIGHT).startswith("Right")
    assert "10 of 10 points" in card.locator(".nk-label").inner_text()
    assert card.locator(".nk-forward").get_attribute("href") == "#exercise-catch_softmax"
    expect(card.locator(".nk-extra summary")).to_contain_text("Two other right answers")
    assert card.locator(".nk-proof em").count() == 0


def test_hints_come_one_by_one_and_a_solution_after_an_attempt(chapter):
    card = chapter.card("softmax")
    assert card.get_by_role("button", name="Show a solution").count() == 0
    for shown in (1, 2, 3):
        card.locator(".nk-next").click()
        assert card.locator(".nk-hints li").count() == shown
    card.locator(".nk-next").click()
    assert card.locator(".nk-hints li").count() == 0
    chapter.check("softmax")
    assert card.get_by_role("button", name="Show a solution").count() == 0
    chapter.check("softmax", WHOLE)
    card.get_by_role("button", name="Show a solution").click()
    expect(card.locator(".nk-extra pre")).to_contain_text("def softmax")
    chapter.check("softmax", WHOLE.replace("e.sum()", "np.sum(e)"))
    assert card.locator(".nk-label").inner_text().startswith("The same mistake again")
    assert card.locator(".nk-hints li").count() == 1


def test_an_answer_is_checked_as_the_notebook_would_with_the_readers_earlier_answers(chapter):
    chapter.check("softmax", RIGHT)
    label = chapter.check(
        "softmax_jacobian",
        "def softmax_jacobian(z):\n    s = softmax(z)\n    return np.diag(s) - np.outer(s, s)",
    )
    assert label.startswith("Right")


def points_of(page, chapter):
    """The points beside a chapter in the table of contents."""
    links = page.tab.locator("nav.bd-links a")
    return links.filter(has_text=chapter).locator(".nk-toc-points")


def questions(page):
    """The cells of a page that ask before they show."""
    return page.tab.locator(".nk-cell").filter(has=page.tab.locator(".nk-ask"))


def test_the_output_of_a_question_waits_for_the_guess(chapter):
    cell = questions(chapter).first
    go, says, reply = cell.locator(".nk-go"), cell.locator(".nk-say"), cell.locator(".nk-reply")
    output = cell.locator("details.hide")
    assert go.inner_text() == "Run and compare"
    assert not output.is_visible()
    go.click()
    expect(says).to_have_text("Choose one of the 3 first")
    cell.get_by_role("button", name="B [10, 20, 30] and [1, 2, 3]").click()
    expect(reply).to_have_text("Your guess is kept. Now run it.")
    assert not output.is_visible()
    go.click()
    expect(reply).to_contain_text("You said B; it is A.", timeout=LONG)
    expect(reply).to_contain_text("the ratios, from 22,026 to 2.718")
    expect(cell.locator(".cell_output")).to_contain_text("2.06106005e-09")
    assert go.inner_text() == "Run"
    cell.locator(".nk-ask button").first.click()
    expect(reply).to_contain_text("As you said.")
    expect(reply).not_to_contain_text("22,026")


def test_a_guess_can_be_skipped_and_then_the_books_output_is_there(chapter):
    cell = questions(chapter).nth(1)
    cell.get_by_role("button", name="Skip the guess").click()
    expect(cell.locator(".nk-reply")).to_contain_text("It is B.")
    expect(cell.locator(".cell_output")).to_contain_text("second to first: nan")
    assert cell.get_by_role("button", name="Skip the guess").count() == 0
    assert cell.locator(".nk-go").inner_text() == "Run"


def test_cells_run_in_order_and_say_what_is_out_of_date(chapter):
    assert "[6. 1. 3.]" in chapter.run(2)
    assert chapter.cell(1).locator(".nk-say").inner_text().startswith("Ran in")
    chapter.cell(1).locator(".cell_input").click()
    source = chapter.cell(1).locator(".cm-content").inner_text()
    chapter.write(chapter.cell(1), source.replace("np.log(6)", "np.log(12)"))
    for number in (1, 2, 3):
        assert "Out of date" in chapter.cell(number).locator(".nk-say").inner_text()
    assert "[12.  1.  3.]" in chapter.run(2)
    chapter.cell(1).get_by_role("button", name="Reset").click()
    assert "np.log(6)" in chapter.cell(1).locator(".cm-content").inner_text()
    chapter.cell(1).get_by_role("button", name="Undo").click()
    assert "np.log(12)" in chapter.cell(1).locator(".cm-content").inner_text()


def test_a_cell_shows_text_values_figures_and_errors_as_a_notebook_does(chapter):
    shown = chapter.run(2, "print('printed')\nscores[0] + 1")
    assert "printed" in shown and "2.79" in shown
    chapter.run(2, "figures.temperature([1, 2, 3], animals, [1, 2])")
    picture = chapter.cell(2).locator("img.nk-picture")
    assert picture.get_attribute("alt") and picture.evaluate("e => e.naturalWidth") > 300
    shown = chapter.run(2, "e = np.ones((2, 3))\ne / e.sum(axis=1)")
    assert "`" not in shown and "e.sum(axis=1) has shape (2,)" in shown
    assert "page_side" not in shown and "Traceback" not in shown
    assert chapter.cell(2).locator(".cm-line.nk-marked").inner_text().startswith("e / e.sum")
    assert "A page cannot ask" in chapter.run(2, "input('Your name?')")
    assert "3" in chapter.run(2, "1 + 2")


SCRIPT = '<img src=x onerror="window.caught=1"><script>window.caught=1</script>'
SPEAKERS = {
    "printed": "print(S)",
    "value": "S",
    "repr": "class A:\n    def __repr__(self): return S\nA()",
    "html": "class A:\n    def _repr_html_(self): return S\nA()",
    "svg": "class A:\n    def _repr_svg_(self): return '<svg xmlns=\"http://www.w3.org/2000/svg\">' + S + '</svg>'\nA()",
    "bundle": "class A:\n    def _repr_mimebundle_(self, **k): return {'text/html': S}\nA()",
    "error": "raise ValueError(S)",
    "warning": "import warnings\nwarnings.warn(S)",
    "display": "display(S)",
    "name": "globals()[S]",
}


def test_no_output_is_taken_for_html_of_the_page(exercises):
    exercises.run(1)
    for what, code in SPEAKERS.items():
        exercises.run(1, f"S = {SCRIPT!r}\n{code}")
        time.sleep(0.05)
        assert exercises.tab.evaluate("window.caught") is None, what
        assert exercises.cell(1).locator(".cell_output script").count() == 0, what
    exercises.check(
        "softmax", f"print({SCRIPT!r})\ndef softmax(z, axis=-1):\n    return {SCRIPT!r}"
    )
    exercises.check("softmax", f"def softmax(z, axis=-1):\n    raise ValueError({SCRIPT!r})")
    assert exercises.tab.evaluate("window.caught") is None
    assert exercises.card("softmax").locator("script, img").count() == 0


def test_an_endless_answer_ends_at_the_limit_with_its_line(chapter):
    chapter.check("softmax")
    started = time.monotonic()
    label = chapter.check("softmax", ENDLESS)
    assert time.monotonic() - started < 6
    assert label.startswith("Not yet")
    assert "It was at line" in chapter.card("softmax").locator(".nk-sentence").inner_text()
    assert chapter.check("softmax", RIGHT).startswith("Right")


HARD = {
    "a loop in C": "sum(iter(int, 1))",
    "a gigabyte and more": "x = [bytearray(2**28) for i in range(64)]",
    "recursion": "def f():\n    try:\n        return f() + f()\n    except:\n        return f() + f()\nf()",
    "an endless print": "while True:\n    print('again')",
}


def stop(cell):
    """Press Stop where there is one; the status must tell within two seconds that it has ended."""
    started = time.monotonic()
    if cell.locator(".nk-go[data-stop]").count():
        cell.locator(".nk-go").click()
    ended = re.compile("^(Stopped after|Ran in|This cell|Line)")
    expect(cell.locator(".nk-say")).to_contain_text(ended, timeout=5000)
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("what", HARD)
def test_stop_ends_whatever_runs_within_two_seconds_and_python_comes_back(exercises, what):
    exercises.run(1)
    cell = exercises.cell(1)
    exercises.write(cell, HARD[what])
    cell.locator(".nk-go").click()
    time.sleep(1)
    stop(cell)
    assert exercises.check("softmax", RIGHT).startswith("Right")
    assert HARD[what].split("\n")[0] in cell.locator(".cm-content").inner_text()


def test_after_a_restart_the_cells_above_run_again_and_the_page_says_so(chapter):
    chapter.run(1)
    cell = chapter.cell(2)
    chapter.write(cell, HARD["a loop in C"])
    cell.locator(".nk-go").click()
    time.sleep(1)
    stop(cell)
    chapter.write(cell, "print(np.exp(scores))")
    cell.locator(".nk-go").click()
    expect(chapter.cell(1).locator(".nk-say")).to_contain_text("Python was restarted", timeout=LONG)
    expect(cell.locator(".cell_output")).to_have_text("[6. 1. 3.]", timeout=LONG)


def test_answers_survive_reload_and_stand_in_other_tabs(tab, address):
    first = Page(tab, address, CHAPTER)
    first.write(first.card("softmax"), WHOLE)
    second = Page(tab.context.new_page(), address, EXERCISES)
    assert "np.exp(z - z.max())" in second.card("softmax").locator(".nk-code").inner_text()
    second.write(second.card("softmax"), RIGHT)
    expect(first.card("softmax").locator(".cm-content")).to_contain_text("keepdims=True")
    visit(tab, "about:blank")
    second.reload()
    assert "keepdims=True" in second.card("softmax").locator(".nk-code").inner_text()
    second.check("softmax")
    second.reload()
    card = second.card("softmax")
    assert "10 of 10 points" in card.locator(".nk-label").inner_text()
    expect(points_of(second, "Softmax")).to_have_text("10 of 78")
    assert second.troubles == first.troubles == []
    second.tab.close()


def test_reset_takes_back_hints_and_solution_and_is_undone(chapter):
    card = chapter.card("softmax")
    chapter.check("softmax", WHOLE)
    card.locator(".nk-next").click()
    card.get_by_role("button", name="Reset").click()
    assert "NotImplementedError" in card.locator(".cm-content").inner_text()
    assert card.locator(".nk-hints li").count() == 0
    assert card.get_by_role("button", name="Show a solution").count() == 0
    card.get_by_role("button", name="Undo").click()
    assert "e.sum()" in card.locator(".cm-content").inner_text()
    assert card.get_by_role("button", name="Show a solution").is_visible()


FULL = """
Storage.prototype.setItem = function () { throw new DOMException("full", "QuotaExceededError"); };
"""
FORBIDDEN = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
"""


@pytest.mark.parametrize(
    ("script", "says"), [(FULL, "storage is full"), (FORBIDDEN, "lets no page keep")]
)
def test_a_storage_that_fails_is_said_and_the_answer_stays_on_the_page(
    browser, address, script, says
):
    context = browser.new_context(service_workers="block")
    context.add_init_script(script)
    page = Page(context.new_page(), address, EXERCISES)
    page.write(page.card("softmax"), RIGHT)
    assert says in page.tab.locator(".nk-hand").inner_text()
    assert page.check("softmax").startswith("Right")
    assert page.tab.locator(".nk-hand .nk-first").inner_text() == "Download answers"
    context.close()


def test_hand_in_gives_the_release_with_the_readers_code(exercises):
    exercises.check("softmax", RIGHT)
    exercises.tab.locator("textarea").fill("They cannot.")
    with exercises.tab.expect_download() as got:
        exercises.tab.get_by_role("button", name="Hand in").click()
    assert got.value.suggested_filename == "softmax.ipynb"
    handed = json.loads(Path(got.value.path()).read_text("utf-8"))
    top = Path(__file__).parents[2]
    release = json.loads((top / "exercises/softmax/softmax.ipynb").read_text("utf-8"))
    changed = {"answer-softmax": RIGHT, "answer-dog_cat_horse": "They cannot."}
    for mine, theirs in zip(handed["cells"], release["cells"], strict=True):
        source = mine.pop("source"), theirs.pop("source")
        assert mine == theirs
        assert "".join(source[0]) == changed.get(mine["id"], "".join(source[1]))
    expect(exercises.tab.locator(".nk-hand")).to_contain_text("softmax.ipynb is in your downloads")


def test_python_that_does_not_arrive_is_said_and_can_be_tried_again(tab, address):
    tab.route("**/_static/python/**", lambda route: route.abort())
    page = Page(tab, address, CHAPTER)
    card = page.card("softmax")
    page.write(card, RIGHT)
    card.locator(".nk-go").click()
    expect(card.locator(".nk-label")).to_contain_text("Python could not start", timeout=LONG)
    assert card.locator(".nk-go").inner_text() == "Try again"
    tab.unroute("**/_static/python/**")
    assert page.check("softmax").startswith("Right")


def test_everything_is_done_by_keyboard_and_the_verdict_is_announced(chapter):
    tab = chapter.tab
    chapter.card("softmax").locator(".nk-task").scroll_into_view_if_needed()
    editor = chapter.card("softmax").locator(".cm-content")
    editor.focus()
    tab.keyboard.press("Control+a")
    tab.keyboard.insert_text(WHOLE)
    tab.keyboard.press("Shift+Enter")
    head = chapter.card("softmax").locator(".nk-head[role=status][aria-atomic=true]")
    expect(head).to_contain_text("you summed over the whole array", timeout=LONG)
    tab.keyboard.press("Escape")
    tab.keyboard.press("Tab")
    focused = "document.activeElement.textContent"
    assert tab.evaluate(focused) == "Check"
    tab.keyboard.press("Tab")
    assert tab.evaluate(focused) == "Reset"
    tab.keyboard.press("Tab")
    assert tab.evaluate(focused) == "Hint 1 of 3"
    tab.keyboard.press("Enter")
    assert chapter.card("softmax").locator(".nk-hints li").count() == 1
    assert tab.evaluate(focused) == "Hint 2 of 3"


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_in_any_state(tab, address, width):
    tab.set_viewport_size({"width": width, "height": 800})
    page = Page(tab, address, CHAPTER)
    page.run(1)
    page.run(2, "e = np.ones((2, 3))\ne / e.sum(axis=1)")
    page.check("softmax", RIGHT)
    page.check(
        "one_hot", "def one_hot(labels, n_classes):\n    return labels[3:] @ np.ones((2, 2))"
    )
    page.check(
        "squared_error",
        "def squared_error(target, output):\n    return np.mean((target - output)**2)",
    )
    page.card("squared_error").locator(".nk-next").click()
    page.card("squared_error").get_by_role("button", name="Show a solution").click()
    page.card("softmax").locator(".nk-extra summary").click()
    page.write(page.card("log_softmax"), ENDLESS.replace("softmax", "log_softmax"))
    page.card("log_softmax").locator(".nk-go").click()
    page.tab.add_script_tag(path=AXE)
    for theme in ("light", "dark"):
        page.tab.evaluate("theme => (document.documentElement.dataset.theme = theme)", theme)
        found = page.tab.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        assert [(theme, v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
    assert page.tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_verdict_moves_nothing_above_it(chapter):
    chapter.check("softmax", WHOLE)
    card = chapter.card("softmax")
    places = "card => ['.nk-go', '.nk-label', '.nk-proof', '.nk-row', '.nk-props'].map(s => Math.round(card.querySelector(s).getBoundingClientRect().top + scrollY))"
    before = card.evaluate(places)
    chapter.check("softmax", RIGHT)
    assert card.evaluate(places)[:4] == before[:4]


def test_no_page_that_runs_python_asks_another_origin_for_anything(tab, address):
    elsewhere = []
    tab.on(
        "request",
        lambda r: (
            elsewhere.append(r.url) if not r.url.startswith((address, "data:", "blob:")) else None
        ),
    )
    page = Page(tab, address, CHAPTER)
    page.run(1)
    page.check("softmax", RIGHT)
    assert elsewhere == [] and page.troubles == []


def test_answers_leave_as_a_file_and_come_back(tab, address, tmp_path):
    chapter = Page(tab, address, CHAPTER)
    chapter.check("softmax", RIGHT)
    page = Page(tab, address, "book/progress.html")
    points = points_of(page, "Softmax")
    with page.tab.expect_download() as got:
        page.tab.get_by_role("button", name="Download answers").click()
    got.value.save_as(tmp_path / "answers.json")
    with page.tab.expect_download() as got:
        page.tab.get_by_role("button", name="Download my nnkit").click()
    got.value.save_as(tmp_path / "my_nnkit.py")
    page.tab.get_by_role("button", name="Erase all answers").click()
    expect(points).to_have_text("0 of 78")
    page.tab.locator("input[type=file]").set_input_files(tmp_path / "answers.json")
    expect(page.tab.get_by_text("1 answer is back.")).to_be_visible()
    expect(points).to_have_text("10 of 78")
    program = "import my_nnkit; print(my_nnkit.softmax(my_nnkit.np.zeros(4)).tolist())"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[0.25, 0.25, 0.25, 0.25]", done.stderr


TRAINS = """
import numpy as np
import my_nnkit as mine
from nnkit import load_digits

(X, y), _, (X_test, y_test) = load_digits()
rng = np.random.default_rng(0)
kinds = ["relu", "softmax"]
layers = mine.init_layers([64, 64, 10], rng, "he")
states = {}
for _ in range(8):
    for rows, labels in mine.minibatches(X, y, 32, rng):
        _, cache = mine.forward(rows, layers, kinds)
        slopes = mine.backward(mine.one_hot(labels, 10), layers, kinds, cache, "cross_entropy")
        for i, pair in enumerate(zip(layers, slopes)):
            moved = []
            for j, (w, grad) in enumerate(zip(*pair)):
                w, states[i, j] = mine.adam_step(w, grad, states.get((i, j)), 0.003, 0.9, 0.999, 1e-7)
                moved.append(w)
            layers[i] = tuple(moved)
print(mine.accuracy(mine.forward(X_test, layers, kinds)[0], y_test))
read = mine.digits_network(X, y, np.random.default_rng(0))
print(np.mean(read(X_test) == y_test))
"""


def test_who_has_all_nine_notebooks_right_has_a_module_that_learns_to_read_digits(
    tab, address, tmp_path
):
    chapter = Page(tab, address, CHAPTER)
    chapter.check("softmax", RIGHT)
    page = Page(tab, address, "book/progress.html")
    with page.tab.expect_download() as got:
        page.tab.get_by_role("button", name="Download answers").click()
    kept = json.loads(Path(got.value.path()).read_text("utf-8"))
    like = kept["answers"].pop("softmax")
    for assignment in ASSIGNMENTS.values():
        versions = {card.name: card.version for card in assignment.cards()}
        for cell in solved(assignment).cells:
            name = cell.id.removeprefix("answer-")
            if name in versions and cell.cell_type == "code":
                most = assignment.points[name]
                own = {"text": cell.source, "seen": cell.source, "version": versions[name]}
                kept["answers"][name] = like | own | {"points": most, "max": most}
    (tmp_path / "answers.json").write_text(json.dumps(kept), "utf-8")
    page.tab.get_by_role("button", name="Erase all answers").click()
    page.tab.locator("input[type=file]").set_input_files(tmp_path / "answers.json")
    expect(page.tab.get_by_text(f"{len(kept['answers'])} answers are back.")).to_be_visible()
    with page.tab.expect_download() as got:
        page.tab.get_by_role("button", name="Download my nnkit").click()
    got.value.save_as(tmp_path / "my_nnkit.py")
    (tmp_path / "trains.py").write_text(TRAINS)
    done = subprocess.run(
        [sys.executable, "trains.py"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert all(float(share) > 0.95 for share in done.stdout.split())
    assert len(done.stdout.split()) == 2


def test_an_answer_to_an_exercise_that_has_changed_is_offered(tab, address):
    page = Page(tab, address, CHAPTER)
    page.write(page.card("softmax"), RIGHT)
    page.tab.evaluate(
        """() => {
          const key = "nnkit/answer/softmax";
          const kept = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...kept, version: "00000000" }));
        }"""
    )
    page.reload()
    card = page.card("softmax")
    assert "NotImplementedError" in card.locator(".nk-code").inner_text()
    card.get_by_role("button", name="Bring it back").click()
    assert "keepdims=True" in card.locator(".nk-code").inner_text()
    page.reload()
    assert "keepdims=True" in card.locator(".nk-code").inner_text()
