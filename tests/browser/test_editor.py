"""The editor of the live cells, bundled as the book bundles it, on a page with nothing else."""

import gzip
import importlib.util
from pathlib import Path
from types import SimpleNamespace

import pytest
from sphinx.errors import ExtensionError

from tests import chromium
from tests.chromium import visit

pytestmark = pytest.mark.browser

TOP = Path(__file__).parents[2]
AXE = TOP / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
CODE = """def softmax(z, axis=-1):
    # Largest score first.
    e = np.exp(z - z.max())
    return e / e.sum()
"""
PAGE = """<!doctype html>
<html lang="en" data-theme="light">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>An editor</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="nnkit.css">
<style>
  body { margin: 16px; background: var(--bg); color: var(--ink); font-family: var(--sans); }
  .frame { border: 1px solid var(--line); border-radius: 8px; }
  pre { margin: 0; padding: 14px 20px 14px 44px; overflow-x: auto; background: var(--surface); font: 14px/22px var(--mono); }
  @media (max-width: 600px) { pre { padding: 14px 14px 14px 36px; font-size: 13px; } }
</style>
<main>
  <h1>An editor</h1>
  <p><button id="before">Before</button></p>
  <div class="frame" id="place"></div>
  <p><button id="after">After</button></p>
</main>
<script type="module">
  import { createEditor } from "./editor.js";
  window.changes = [];
  window.runs = [];
  window.open = (text, more = {}) => {
    window.editor?.destroy();
    window.editor = createEditor({
      parent: document.getElementById("place"),
      label: "Your code for softmax",
      text,
      onChange: (text) => window.changes.push(text),
      onRun: (how) => window.runs.push(how),
      ...more,
    });
  };
</script>
</html>
"""


def extension():
    path = TOP / "book" / "_ext" / "editor_bundle.py"
    spec = importlib.util.spec_from_file_location("editor_bundle", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of a page that can open an editor."""
    folder = tmp_path_factory.mktemp("editor")
    extension().bundle(folder)
    (folder / "nnkit.css").write_text((TOP / "book" / "_static" / "nnkit.css").read_text("utf-8"))
    (folder / "index.html").write_text(PAGE)
    return folder


@pytest.fixture(scope="module")
def address(site):
    with chromium.served(site) as address:
        yield f"{address}/index.html"


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def viewport(request):
    return request.param


@pytest.fixture
def tab(tab, address, request):
    """A page that has loaded the editor's script, and in the end has logged no error."""
    size = request.getfixturevalue("viewport") if "viewport" in request.fixturenames else DESKTOP
    tab.set_viewport_size(size)
    troubles = []
    tab.on("console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: troubles.append(str(error)))
    visit(tab, address)
    tab.wait_for_function("window.open && window.runs")
    yield tab
    assert troubles == []


def open_editor(tab, text=CODE):
    tab.evaluate("text => open(text)", text)


def open_at_the_end(tab, text):
    open_editor(tab, text)
    tab.evaluate("editor.moveToEnd(), editor.focus()")


def press(tab, *keys):
    for key in keys:
        tab.keyboard.press(key)


def text(tab):
    return tab.evaluate("editor.text")


def focused(tab):
    return tab.evaluate(
        "document.activeElement.id || document.activeElement.getAttribute('aria-label')"
    )


def description(tab):
    return tab.get_by_role("textbox").get_attribute("aria-description")


def test_it_weighs_at_most_130_kb_compressed(site):
    assert len(gzip.compress((site / "editor.js").read_bytes())) <= 130_000


def test_it_is_a_textbox_of_many_lines_with_a_name(tab):
    open_editor(tab)
    box = tab.get_by_role("textbox", name="Your code for softmax")
    assert box.count() == 1
    assert box.get_attribute("aria-multiline") == "true"
    for name, value in [("spellcheck", "false"), ("autocorrect", "off"), ("autocapitalize", "off")]:
        assert box.get_attribute(name) == value
    assert description(tab) == "Escape, then Tab leaves the editor."


def test_tab_indents_and_shift_tab_goes_back(tab):
    open_at_the_end(tab, "x = 1")
    press(tab, "Tab")
    assert text(tab) == "    x = 1"
    press(tab, "Tab", "Shift+Tab", "Shift+Tab")
    assert text(tab) == "x = 1"
    assert focused(tab) == "Your code for softmax"


def test_escape_and_tab_leave_in_either_direction(tab):
    open_at_the_end(tab, "x = 1")
    press(tab, "Escape", "Tab")
    assert focused(tab) == "after"
    tab.evaluate("editor.focus()")
    press(tab, "Escape", "Shift+Tab")
    assert focused(tab) == "before"
    assert text(tab) == "x = 1"


def test_escape_waits_for_its_tab_as_long_as_a_reader_takes(tab):
    tab.clock.install()
    open_at_the_end(tab, "x = 1")
    press(tab, "Escape")
    tab.clock.fast_forward(60_000)
    press(tab, "Tab")
    assert focused(tab) == "after"


def test_escape_leaves_too_where_text_is_selected(tab):
    open_at_the_end(tab, "x = 1")
    press(tab, "Shift+Home", "Escape", "Tab")
    assert focused(tab) == "after"


def test_a_key_or_a_visit_elsewhere_ends_what_escape_began(tab):
    open_at_the_end(tab, "x = 1")
    press(tab, "Escape", "End", "Tab")
    assert text(tab) == "    x = 1"
    press(tab, "Escape", "Tab", "Shift+Tab", "Tab")
    assert text(tab) == "        x = 1"
    assert focused(tab) == "Your code for softmax"


def test_shift_enter_and_control_enter_ask_to_run_and_change_nothing(tab):
    open_at_the_end(tab, "x = 1")
    press(tab, "Shift+Enter", "Control+Enter")
    assert tab.evaluate("runs") == [{"check": False}, {"check": True}]
    assert text(tab) == "x = 1"


def test_keys_of_the_page_come_first_unless_they_decline(tab):
    tab.evaluate(
        """() => open("x = 1", {keys: {
             "Alt-Enter": () => { window.pressed = true; },
             "Shift-Enter": () => false,
           }})"""
    )
    tab.evaluate("editor.focus()")
    press(tab, "Alt+Enter", "Shift+Enter")
    assert tab.evaluate("[pressed, runs.length]") == [True, 1]
    assert text(tab) == "x = 1"


@pytest.mark.parametrize(
    ("typed", "indent"),
    [
        ("def f(x):", 4),
        ("    for i in x:", 8),
        ("    y = x", 4),
        ("    return x", 0),
        ("        raise ValueError(x)", 4),
        ("    returned = x", 4),
        ("x = 1", 0),
    ],
)
def test_enter_indents_as_python_does(tab, typed, indent):
    depth = (len(typed) - len(typed.lstrip())) // 4
    above = "".join(f"{'    ' * level}if x:\n" for level in range(depth))
    open_at_the_end(tab, above + typed)
    press(tab, "Enter")
    tab.keyboard.insert_text("z")
    assert text(tab) == f"{above}{typed}\n{' ' * indent}z"


def test_enter_inside_what_is_returned_stays_in_the_block(tab):
    open_at_the_end(tab, "def f(x):\n    return g(")
    press(tab, "Enter")
    tab.keyboard.insert_text("x")
    assert text(tab) == "def f(x):\n    return g(\n        x"


def test_else_goes_back_to_its_if(tab):
    open_at_the_end(tab, "if x:\n    y = 1\n    ")
    tab.keyboard.type("else:")
    assert text(tab) == "if x:\n    y = 1\nelse:"


def test_backspace_takes_a_whole_step_of_indentation(tab):
    open_at_the_end(tab, "if x:\n        ")
    press(tab, "Backspace")
    assert text(tab) == "if x:\n    "


def test_brackets_close_and_their_partners_are_shown(tab):
    open_at_the_end(tab, "")
    tab.keyboard.type("f(x[0")
    assert text(tab) == "f(x[0])"
    press(tab, "End")
    shown = tab.locator(".cm-matchingBracket").all_inner_texts()
    assert shown == ["(", ")"]


def test_a_comment_is_toggled(tab):
    open_at_the_end(tab, "x = 1")
    press(tab, "Control+/")
    assert text(tab) == "# x = 1"
    press(tab, "Control+/")
    assert text(tab) == "x = 1"


def test_nothing_is_completed(tab):
    open_at_the_end(tab, "")
    tab.keyboard.type("pri")
    press(tab, "Control+Space")
    tab.wait_for_timeout(300)
    assert text(tab) == "pri"
    assert tab.locator(".cm-tooltip").count() == 0


def test_changes_are_undone_and_redone_and_the_page_hears_of_each(tab):
    open_at_the_end(tab, "x = 1")
    tab.keyboard.insert_text("0")
    press(tab, "Control+z", "Control+y")
    assert tab.evaluate("changes") == ["x = 10", "x = 1", "x = 10"]


def test_a_text_that_the_page_sets_is_undone_in_one_step(tab):
    open_at_the_end(tab, CODE)
    tab.keyboard.insert_text("#")
    tab.evaluate("editor.setText('raise NotImplementedError')")
    assert text(tab) == "raise NotImplementedError"
    assert len(tab.evaluate("changes")) == 1
    press(tab, "Control+z")
    assert text(tab) == CODE + "#"
    press(tab, "Control+z")
    assert text(tab) == CODE
    press(tab, "Control+Shift+Z", "Control+Shift+Z")
    assert text(tab) == "raise NotImplementedError"


def test_a_text_that_is_not_undoable_leaves_no_past(tab):
    open_at_the_end(tab, "x = 1")
    tab.keyboard.insert_text("0")
    tab.evaluate("editor.setText('y = 2', {undoable: false})")
    press(tab, "Control+z")
    assert text(tab) == "y = 2"
    tab.keyboard.insert_text("0")
    press(tab, "Control+z")
    assert text(tab) == "y = 2"


def test_a_text_that_is_set_keeps_the_place_of_the_cursor(tab):
    open_at_the_end(tab, "a = 1\nb = 2")
    tab.evaluate("editor.setText('import numpy\\na = 1\\nb = 2')")
    tab.keyboard.insert_text("0")
    assert text(tab) == "import numpy\na = 1\nb = 20"


@pytest.mark.parametrize("given", ["", "x\r\ny\r\n", "aa", "a\n\n\na", "ééé", "a" * 5000])
@pytest.mark.parametrize("before", ["", "a", "aaa", "x\ny\n"])
def test_a_text_that_is_set_is_the_text(tab, before, given):
    open_editor(tab, before)
    tab.evaluate("text => editor.setText(text)", given)
    assert text(tab) == given.replace("\r\n", "\n")


def test_a_marked_line_is_seen_and_described_until_the_next_change(tab):
    open_at_the_end(tab, CODE)
    tab.evaluate("editor.mark(3, 'The shapes (2, 3) and (2,) do not go together.')")
    look_bg = tab.evaluate(
        """() => {
             const probe = document.body.appendChild(document.createElement("i"));
             probe.style.background = "var(--look-bg)";
             return getComputedStyle(probe).backgroundColor;
           }"""
    )
    line = tab.locator(".cm-line.nk-marked")
    number = tab.locator(".cm-gutterElement.nk-marked")
    assert line.inner_text() == "    e = np.exp(z - z.max())"
    assert number.inner_text() == "3"
    for element in (line, number):
        assert element.evaluate("element => getComputedStyle(element).backgroundColor") == look_bg
    assert line.bounding_box()["y"] == number.bounding_box()["y"]
    assert description(tab) == (
        "Line 3: The shapes (2, 3) and (2,) do not go together. Escape, then Tab leaves the editor."
    )
    press(tab, "ArrowLeft")
    assert tab.locator(".nk-marked").count() == 2
    tab.keyboard.insert_text(" ")
    assert tab.locator(".nk-marked").count() == 0
    assert description(tab) == "Escape, then Tab leaves the editor."


@pytest.mark.parametrize("line", ["null", "0", "99", "undefined"])
def test_a_mark_is_taken_away_and_a_line_that_is_not_there_is_not_marked(tab, line):
    open_editor(tab)
    tab.evaluate("editor.mark(2, 'Here.')")
    assert tab.locator(".nk-marked").count() == 2
    tab.evaluate(f"editor.mark({line}, 'There.')")
    assert tab.locator(".nk-marked").count() == 0
    assert "There" not in description(tab)


def test_keywords_have_the_accent_and_operators_do_not(tab):
    open_editor(tab, "f(*a) if not b else c")
    accent = tab.evaluate(
        "getComputedStyle(document.querySelector('.frame')).getPropertyValue('--accent')"
    )
    colours = tab.evaluate(
        """() => [...document.querySelectorAll(".cm-line span")]
                 .map((span) => [span.textContent, getComputedStyle(span).color])"""
    )
    red, green, blue = (int(accent.strip()[i : i + 2], 16) for i in (1, 3, 5))
    coloured = [word for word, colour in colours if colour == f"rgb({red}, {green}, {blue})"]
    assert coloured == ["if", "not", "else"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(tab, viewport, theme):
    tab.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    tab.add_script_tag(path=AXE)
    found = []
    wide = CODE + "x = [1, 2.5, None, True, 'text', f'{y:.3f}']  # " + "long " * 60

    def examine(state):
        result = tab.evaluate("axe.run()")
        rules = {rule["id"] for rule in result["passes"]}
        assert {"color-contrast", "aria-input-field-name"} <= rules
        found.extend((state, violation["id"]) for violation in result["violations"])

    open_editor(tab, wide)
    examine("at rest")
    tab.evaluate("editor.mark(3, 'The shapes do not go together.')")
    examine("marked")
    tab.evaluate("editor.moveToEnd(), editor.focus()")
    press(tab, "ArrowRight", "Escape")
    examine("with the focus, scrolled")
    assert found == []


def test_a_text_is_where_a_plain_pre_had_it(tab, viewport):
    first = "import numpy as np" + " " * 4
    code = first + "\n" + CODE + "\n" + "x" * 300 + "\n"
    tab.evaluate(
        """code => {
             const pre = document.createElement("pre");
             pre.textContent = code;
             document.getElementById("place").append(pre);
           }""",
        code,
    )
    measure = """() => {
      const place = document.getElementById("place");
      const walker = document.createTreeWalker(place.querySelector("pre, .cm-content"), NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      range.setStart(walker.nextNode(), 0);
      range.setEnd(walker.currentNode, 6);
      const word = range.getBoundingClientRect();
      const { top } = document.getElementById("after").getBoundingClientRect();
      return [place.offsetHeight, top, word.left, word.top, word.width, word.height];
    }"""
    plain = tab.evaluate(measure)
    tab.evaluate("document.querySelector('pre').remove()")
    open_editor(tab, code.removesuffix("\n"))
    edited = tab.evaluate(measure)
    assert edited == pytest.approx(plain, abs=0.5)


def test_a_long_line_scrolls_inside_and_the_numbers_stay(tab, viewport):
    open_at_the_end(tab, "x = '" + "y" * 400 + "'")
    press(tab, "End")
    page = tab.evaluate("document.documentElement.scrollWidth")
    assert page <= viewport["width"]
    inside = "document.querySelector('.cm-scroller').scrollLeft"
    tab.wait_for_function(f"{inside} > 1000")
    number = tab.locator(".cm-lineNumbers .cm-gutterElement").last.bounding_box()
    frame = tab.locator(".frame").bounding_box()
    assert number["x"] == pytest.approx(frame["x"] + 1, abs=1)


def test_what_scrolls_is_a_stop_of_the_tab_key(tab):
    open_editor(tab, "x" * 400)
    assert tab.get_by_role("textbox").evaluate("box => box.tabIndex") == 0
    tab.locator("#before").focus()
    press(tab, "Tab")
    assert focused(tab) == "Your code for softmax"


def test_a_phone_sees_small_letters_and_is_not_zoomed(tab, viewport):
    open_editor(tab)
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    assert tab.get_by_role("textbox").evaluate(size) >= 16
    letters = 13 if viewport == PHONE else 14
    assert tab.locator(".cm-line").first.evaluate(size) == letters


def test_every_line_of_a_long_text_is_there_for_the_browser_to_find(tab):
    lines = [f"line_{number} = {number}" for number in range(300)]
    tab.evaluate("document.querySelector('h1').style.marginBottom = '3000px'")
    open_editor(tab, "\n".join(lines))
    tab.wait_for_timeout(100)
    assert tab.locator(".cm-line").all_inner_texts() == lines
    assert tab.locator(".frame").bounding_box()["height"] == 300 * 22 + 28 + 2
    tab.emulate_media(media="print")
    tab.emulate_media(media="screen")
    tab.wait_for_timeout(700)
    assert tab.locator(".cm-line").count() == 300


def test_opening_and_focusing_scroll_nothing(tab):
    tab.evaluate("document.body.style.minHeight = '4000px'")
    tab.evaluate("window.scrollTo(0, 900)")
    lines = "\n".join(f"line_{number} = {number}" for number in range(100))
    height = tab.evaluate(
        "text => { open(text); return [editor.dom.offsetHeight, editor.focus()][0]; }", lines
    )
    assert height == 100 * 22 + 28
    tab.wait_for_timeout(200)
    assert tab.evaluate("window.scrollY") == 900


def test_it_fills_the_height_that_its_place_has(tab):
    tab.evaluate("document.getElementById('place').style.minHeight = '138px'")
    open_editor(tab, "x = 1")
    assert tab.evaluate("editor.dom.offsetHeight") == 138
    frame = tab.locator(".frame").bounding_box()
    tab.mouse.click(frame["x"] + 200, frame["y"] + 120)
    assert focused(tab) == "Your code for softmax"


def test_the_focus_is_seen_in_forced_colours(tab):
    tab.emulate_media(forced_colors="active")
    open_editor(tab)
    edge = "getComputedStyle(editor.dom, '::after').borderTopWidth"
    assert tab.evaluate(edge) != "2px"
    tab.evaluate("editor.focus()")
    tab.wait_for_function(f"{edge} === '2px'")


def test_a_destroyed_editor_is_gone(tab):
    open_editor(tab)
    tab.evaluate("editor.destroy()")
    assert tab.locator("#place").inner_html() == ""


def test_it_asks_nobody_for_anything(browser, address):
    context = browser.new_context()
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    tab = context.new_page()
    visit(tab, address)
    tab.wait_for_function("window.open && window.runs")
    open_at_the_end(tab, CODE)
    tab.keyboard.type("print('hello')")
    tab.wait_for_timeout(300)
    context.close()
    here = address.removesuffix("index.html")
    assert [url for url in asked if not url.startswith((here, "data:"))] == []
    assert sorted(url.removeprefix(here) for url in asked if url.startswith(here)) == [
        "editor.js",
        "index.html",
        "nnkit.css",
    ]


def building(folder):
    folder.mkdir(exist_ok=True)
    return SimpleNamespace(outdir=str(folder / "html"), builder=SimpleNamespace(format="html"))


def test_the_book_gets_the_editor_and_the_licences_of_what_is_in_it(site, tmp_path):
    extension().provide_editor(building(tmp_path), None)
    live = tmp_path / "html" / "_static" / "live"
    assert (live / "editor.js").read_bytes() == (site / "editor.js").read_bytes()
    licences = (live / "editor.LICENSES.txt").read_text("utf-8")
    for package in ("@codemirror/view", "@lezer/python", "style-mod"):
        assert f"{package}\n\n" in licences
    assert licences.count("Permission is hereby granted") >= 10


def test_the_editor_is_bundled_again_only_when_its_sources_change(tmp_path, monkeypatch):
    module, calls = extension(), []
    bundle = module.bundle
    monkeypatch.setattr(module, "bundle", lambda folder: (calls.append(folder), bundle(folder)))
    module.provide_editor(building(tmp_path), None)
    module.provide_editor(building(tmp_path), None)
    assert len(calls) == 1
    source = tmp_path / "editor.js"
    source.write_text(module.SOURCE.read_text("utf-8") + "\nexport const changed = 1;\n")
    monkeypatch.setattr(module, "SOURCE", source)
    with pytest.raises(ExtensionError, match="Could not resolve"):
        module.provide_editor(building(tmp_path), None)
    assert len(calls) == 2


def test_a_failed_build_gets_no_editor(tmp_path):
    extension().provide_editor(building(tmp_path), ValueError())
    assert list(tmp_path.iterdir()) == []


def test_a_missing_esbuild_is_said_in_one_sentence(tmp_path, monkeypatch):
    module = extension()
    monkeypatch.setattr(module, "ESBUILD", tmp_path / "esbuild")
    with pytest.raises(ExtensionError) as raised:
        module.provide_editor(building(tmp_path), None)
    assert str(raised.value) == "esbuild is not installed; `make book` installs it."
