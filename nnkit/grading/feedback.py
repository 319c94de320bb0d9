"""The page that a student gets back: points, sentences, comments and their own cells.

The page stands alone: no script, no request to anywhere, no test, no input and no expected value of
a graded check. All that comes from a student is escaped, or, where it is HTML, reduced by bleach to
the few elements of `TAGS`.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import bleach
import mistune
from nbformat import NotebookNode
from nbgrader import utils

from ..checks.result import MIME, Result, points, rich
from .gradebook import CHECK, Review

CSP = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)
TAGS = frozenset(
    "b blockquote br code del em h4 h5 h6 hr i li ol p pre s strong sub sup "
    "table tbody td tfoot th thead tr ul".split()
)
# What is longer is cut, with a sentence: a page is for reading.
MOST_TEXT = 20_000
MOST_HTML = 50_000
MOST_IMAGE = 4_000_000
MOST_PIXELS = 10_000
MOST_OUTPUTS = 50
# Of a whole page. bleach needs time with the square of the elements in one piece of HTML.
MOST_TAGS = 5_000
MOST_MARKDOWN = 200_000
MOST_PAGE = 20_000_000

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_IMAGE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}")
_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[@-_]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_STATES = {"right": ("✓", "right"), "not yet": ("≠", "not yet"), "waits": ("·", "not checked")}


def page(
    notebook: NotebookNode,
    results: Mapping[str, Result] | None = None,
    review: Review | None = None,
    *,
    title: str = "",
    student: str = "",
) -> str:
    """One self-contained HTML page about one submission.

    Parameters
    ----------
    notebook : the marked notebook, with outputs and nbgrader's metadata
    results : the verdicts by exercise; None takes those that the notebook's check cells show
    review : what the gradebook says: scores, also by hand, and comments
    title : of the assignment
    student : whose page it is
    """
    said = verdicts(notebook) if results is None else {n: r.as_dict() for n, r in results.items()}
    title = title or "Feedback"
    sections, rows = [], []
    own: list[str] = []
    code = "\n".join(str(c.source) for c in notebook.cells if _is_own(c) and c.cell_type == "code")
    question = ""
    room = _Room()
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        name = str(about.get("grade_id", ""))
        if utils.is_grade(cell) and not utils.is_solution(cell):
            exercise = name.removeprefix(CHECK)
            earned = _points(name, about, said.get(exercise), review)
            rows.append((exercise, earned))
            verdict = _verdict(said.get(exercise), code)
            sections.append(_section(exercise, earned, verdict, _comment(name, review), own))
            own = []
        elif utils.is_grade(cell):
            earned = _points(name, about, None, review)
            asked = name.removeprefix("answer-")
            rows.append((asked, earned))
            answer = [*own, _own(cell, review, room)]
            sections.append(_section(asked, earned, question, "", answer))
            own, question = [], ""
        elif name.startswith("question-"):
            question = f'<div class="text">{_markdown(cell.source, {}, room)}</div>'
        elif _is_own(cell) and (shown := _own(cell, review, room)):
            own.append(shown)
    if own:
        sections.append(f"<section><h2>Your other cells</h2>{''.join(own)}</section>")
    heading = _escape(title) + (f" <small>{_escape(student)}</small>" if student else "")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{_escape(title)}</title><style>{STYLE}</style></head>\n"
        f"<body><main><h1>{heading}</h1>{_summary(rows, review)}\n"
        + "\n".join(sections)
        + "</main></body></html>\n"
    )


def verdicts(notebook: NotebookNode) -> dict[str, dict[str, Any]]:
    """The verdicts that the check cells of a marked notebook show, by exercise."""
    found = {}
    for cell in notebook.cells:
        if cell.cell_type != "code" or not utils.is_grade(cell) or utils.is_solution(cell):
            continue
        for output in cell.outputs:
            if MIME in output.get("data", {}):
                name = str(cell.metadata["nbgrader"]["grade_id"]).removeprefix(CHECK)
                found[name] = dict(output["data"][MIME])
    return found


@dataclass
class _Room:
    """What is left of a page, which a submission's cells share."""

    tags: int = MOST_TAGS
    markdown: int = MOST_MARKDOWN
    size: int = MOST_PAGE

    def takes(self, text: str) -> bool:
        fits = len(text) <= self.size
        self.size -= len(text) if fits else 0
        return fits


class _Points:
    """The points of one question, as the page says them."""

    def __init__(self, earned: float, most: float, note: str) -> None:
        self.earned, self.most, self.note = earned, most, note

    def __str__(self) -> str:
        return f"{points(self.earned)} of {points(self.most)}"


def _points(
    name: str, about: Mapping[str, Any], verdict: Mapping[str, Any] | None, review: Review | None
) -> _Points:
    grade = review.grades.get(name) if review else None
    if grade is None:
        earned = float(verdict["points"]) if verdict else 0.0
        waits = "" if verdict else "waits for your instructor"
        return _Points(earned, float(about["points"]), waits)
    note = "waits for your instructor" if grade.waits else "set by hand" if grade.by_hand else ""
    return _Points(grade.points, grade.max_points, note)


def _summary(rows: list[tuple[str, _Points]], review: Review | None) -> str:
    penalty = review.late_penalty if review else 0.0
    total = _Points(
        max(0.0, sum(p.earned for _, p in rows) - penalty), sum(p.most for _, p in rows), ""
    )
    lines = "".join(
        f'<tr><th scope="row"><code>{_escape(name)}</code></th>'
        f"<td>{earned}{f' <small>{earned.note}</small>' if earned.note else ''}</td></tr>"
        for name, earned in rows
    )
    if penalty:
        lines += f'<tr><th scope="row">Handed in late</th><td>−{points(penalty)}</td></tr>'
    return (
        '<table class="summary"><caption>Points</caption><thead><tr><th scope="col">Exercise</th>'
        f'<th scope="col">Points</th></tr></thead><tbody>{lines}</tbody>'
        f'<tfoot><tr><th scope="row">Together</th><td>{total}</td></tr></tfoot></table>'
    )


def _section(name: str, earned: _Points, said: str, comment: str, own: list[str]) -> str:
    note = f", {earned.note}" if earned.note else ""
    cells = f"<h3>Your answer</h3>{''.join(own)}" if any(own) else ""
    return (
        f"<section><h2><code>{_escape(name)}</code> <small>{earned} points{note}</small></h2>"
        f"{said}{comment}{cells}</section>"
    )


def _verdict(verdict: Mapping[str, Any] | None, code: str) -> str:
    """The sentence and the properties of a verdict; its example shows inputs, so it stays out."""
    if verdict is None:
        return "<p>There is no verdict on this exercise; ask your instructor.</p>"
    tone = "ok" if verdict["passed"] else "look"
    says, note = _sentence(verdict["diagnosis"], code)
    lines = "".join(_row(row, code) for row in verdict["properties"])
    return (
        f'<div class="verdict" data-tone="{tone}"><p class="label">{_escape(verdict["label"])}</p>'
        f'<p class="sentence">{rich(_clean(says))}</p>'
        + (f'<p class="note">{rich(_clean(note))}</p>' if note else "")
        + '<table><caption class="hidden">What was checked</caption><thead class="hidden"><tr>'
        '<th scope="col">Verdict</th><th scope="col">Property</th><th scope="col">Points</th>'
        f"</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _row(row: Mapping[str, Any], code: str) -> str:
    state = row["state"] if row["state"] in _STATES else "waits"
    icon, word = _STATES[state]
    about = rich(_clean(_spoken(str(row["about"]), code)))
    return (
        f'<tr data-state="{state}"><td><span aria-hidden="true">{icon}</span> {word}</td>'
        f'<th scope="row">{_escape(row["title"])}<small>{about}</small></th>'
        f"<td>{points(row['points'])} of {points(row['max_points'])}</td></tr>"
    )


def _sentence(diagnosis: Mapping[str, Any], code: str) -> tuple[str, str]:
    """The sentence of a diagnosis and its note, as far as the student may read them."""
    says, note = str(diagnosis["says"]), str(diagnosis["note"])
    shown = _spoken(says, code)
    if shown != says:
        return shown, "Run the check in your notebook: it shows such an input."
    if diagnosis["id"] in ("fault", "error.shapes"):
        # These notes quote Python's own message.
        return says, ""
    return says, _spoken(note, code)


def _spoken(says: str, code: str) -> str:
    """A sentence without the words of an exception: a student could put a secret input in them."""
    head, stops, rest = says.partition(" stops: ")
    quoted = re.findall("`([^`]*)`", rest)
    values = re.search(r"\d\.\d|[\[{]", re.sub("`[^`]*`", "", rest or says))
    if not stops:
        odd = "Your function gives back" in says and values
        return "Your function gives back what is not asked." if odd else says
    if rest.startswith(("`", "the name `")) and not values and all(q in code for q in quoted):
        return says
    return f"{head} stops with an error."


def _comment(name: str, review: Review | None) -> str:
    said = review.comments.get(name, "") if review else ""
    if not said:
        return ""
    lines = "<br>".join(_escape(said).split("\n"))
    return f'<div class="comment"><h3>Comment</h3><p>{lines}</p></div>'


def _is_own(cell: NotebookNode) -> bool:
    return not utils.is_locked(cell) and not (utils.is_grade(cell) and not utils.is_solution(cell))


def _own(cell: NotebookNode, review: Review | None, room: _Room) -> str:
    """A student's cell with its outputs and the comment on it."""
    source = str(cell.source)
    comment = _comment(str(cell.metadata.get("nbgrader", {}).get("grade_id", "")), review)
    if cell.cell_type == "code":
        parts = [_pre(source, "code")] if source.strip() else []
        outputs = list(cell.get("outputs", []))
        parts += [_output(output, room) for output in outputs[:MOST_OUTPUTS]]
        if len(outputs) > MOST_OUTPUTS:
            parts.append(_left_out(f"{len(outputs) - MOST_OUTPUTS} more outputs are not shown."))
    elif cell.cell_type == "markdown" and source.strip():
        parts = [f'<div class="text">{_markdown(source, cell.get("attachments", {}), room)}</div>']
    else:
        parts = [_pre(source, "output")] if source.strip() else []
    shown = "".join(
        part if room.takes(part) else _left_out("The page is full: this is not shown.")
        for part in parts
    )
    return f'<div class="cell">{shown}{comment}</div>' if shown or comment else ""


def _output(output: Mapping[str, Any], room: _Room) -> str:
    kind = output.get("output_type")
    if kind == "stream":
        return _pre(_text(output.get("text")), "output")
    if kind == "error":
        said = f"{_text(output.get('ename'))}: {_text(output.get('evalue'))}"
        return _pre(said, "output")
    data = output.get("data")
    if not isinstance(data, Mapping):
        return ""
    plain = _text(data.get("text/plain"))
    alt = f"Figure drawn by the cell above{f': {plain[:200]}' if plain else ''}"
    for kind in ("image/png", "image/jpeg"):
        if kind in data:
            if source := _image(_text(data[kind])):
                return f'<img src="{source}" alt="{_escape(alt)}">'
            return _left_out("A picture that cannot be shown.")
    if "image/svg+xml" in data:
        drawing = _text(data["image/svg+xml"]).encode("utf-8", "replace")
        if len(drawing) > MOST_IMAGE:
            return _left_out("A picture that is too large to be shown.")
        # In an img element no script of a drawing runs and nothing is asked for.
        source = "data:image/svg+xml;base64," + base64.b64encode(drawing).decode()
        return f'<img src="{source}" alt="{_escape(alt)}">'
    if "text/html" in data:
        return f'<div class="rich">{_html(_text(data["text/html"]), room)}</div>'
    return _pre(plain, "output") if plain else ""


def _image(encoded: str) -> str:
    """A PNG or JPEG as the address of an img element, or "" where it is none."""
    try:
        image = base64.b64decode("".join(encoded.split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    if len(image) > MOST_IMAGE:
        return ""
    if image.startswith(_PNG) and image[12:16] == b"IHDR":
        sides = int.from_bytes(image[16:20]), int.from_bytes(image[20:24])
        kind = "png" if all(0 < side <= MOST_PIXELS for side in sides) else ""
    else:
        kind = "jpeg" if image.startswith(_JPEG) else ""
    return f"data:image/{kind};base64,{base64.b64encode(image).decode()}" if kind else ""


def _html(text: str, room: _Room) -> str:
    """Somebody's HTML, with nothing left of it but the plain elements of `TAGS`."""
    room.tags -= text.count("<")
    if len(text) > MOST_HTML or room.tags < 0:
        return _left_out("A table or text that is too long to be shown.")
    # bleach keeps the text of an element that it takes away; nobody wants to read these.
    text = re.sub(r"(?is)<(style|script)\b.*?(</\1\s*>|\Z)", "", _clean(text))
    try:
        return _bleached(text)
    except RecursionError:
        return _left_out("A table or text that cannot be shown.")


def _bleached(text: str, tags: frozenset[str] = TAGS) -> str:
    return str(
        bleach.clean(
            text,
            tags=tags,
            attributes=_allowed,
            protocols=frozenset({"data"}),
            strip=True,
            strip_comments=True,
        )
    )


def _allowed(tag: str, name: str, value: str) -> bool:
    if tag == "img":
        return name == "alt" or (name == "src" and _IMAGE.fullmatch(value) is not None)
    if tag in ("td", "th") and name in ("colspan", "rowspan"):
        return value.isascii() and value.isdigit() and 0 < int(value[:4]) <= 100
    return tag == "th" and name == "scope" and value in ("row", "col")


def _markdown(text: str, attachments: Any, room: _Room) -> str:
    """A Markdown cell; its raw HTML is shown as text, its pictures only if it brings them along."""
    text = _clean(text)
    room.markdown -= len(text)
    if len(text) > MOST_TEXT or room.markdown < 0:
        return _pre(text, "output")
    renderer = _Renderer(_pictures(attachments))
    markdown = mistune.Markdown(renderer)
    for plugin in (mistune.plugins.import_plugin(n) for n in ("table", "strikethrough", "math")):
        plugin(markdown)
    try:
        return _bleached(str(markdown(text)), TAGS | {"img"})
    except RecursionError:
        return _pre(text, "output")


class _Renderer(mistune.HTMLRenderer):
    """Headings below the page's own, links as text, pictures from attachments alone."""

    def __init__(self, pictures: Mapping[str, str]) -> None:
        super().__init__(escape=True)
        self.pictures = pictures

    def heading(self, text: str, level: int, **_: Any) -> str:
        return f"<h{min(level + 3, 6)}>{text}</h{min(level + 3, 6)}>\n"

    def link(self, text: str, url: str, title: str | None = None) -> str:
        address = html.escape(url)
        return text if text == address else f"{text} ({address})"

    def inline_math(self, text: str) -> str:
        return f"<code>{html.escape(text)}</code>"

    def block_math(self, text: str) -> str:
        return f"<p><code>{html.escape(text)}</code></p>\n"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        source = self.pictures.get(url.removeprefix("attachment:"), "")
        alt = html.escape(text) or "Picture in the answer"
        return f'<img src="{source}" alt="{alt}">' if source else f"[{alt}]"


def _pictures(attachments: Any) -> dict[str, str]:
    """The pictures that a Markdown cell brings along, by name."""
    found = {}
    for name, data in _items(attachments):
        for _, encoded in _items(data):
            if source := _image(_text(encoded)):
                found[name] = source
    return found


def _items(value: Any) -> Iterator[tuple[str, Any]]:
    return iter(value.items()) if isinstance(value, Mapping) else iter(())


def _text(value: Any) -> str:
    """The text of a notebook's field, which is a string or a list of them."""
    if isinstance(value, list):
        return "".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _clean(text: str) -> str:
    """A text without what cannot be seen, or cannot be written as UTF-8."""
    text = str(text).replace("\r\n", "\n").encode("utf-8", "replace").decode()
    return _UNSEEN.sub("", _ANSI.sub("", text))


def _escape(text: str) -> str:
    return html.escape(_clean(text))


def _pre(text: str, kind: str) -> str:
    more = ""
    if len(text) > MOST_TEXT:
        more = _left_out(f"{len(text) - MOST_TEXT} more characters are not shown.")
    shown = _escape(text[:MOST_TEXT]).strip("\n")
    return f'<pre class="{kind}">{shown}</pre>{more}' if shown else more


def _left_out(says: str) -> str:
    return f'<p class="note">{says}</p>'


STYLE = """
:root{color-scheme:light dark;--bg:#fff;--surface:#f6f7f8;--ink:#1b2026;--muted:#5a6470;
--line:#dce0e4;--edge:#808994;
--accent:#1b5fc1;--accent-bg:#eef4fc;--ok:#1d6f45;--look:#8a4b08;
--sans:-apple-system,"Segoe UI","Helvetica Neue",Arial,sans-serif;
--mono:"SFMono-Regular",Menlo,Consolas,Monaco,"Liberation Mono",monospace}
@media (prefers-color-scheme:dark){:root{--bg:#121212;--surface:#1b1d20;--ink:#d9dee4;
--muted:#9aa5b1;--line:#32373e;
--edge:#6f7a86;--accent:#84b2f4;--accent-bg:#16202f;--ok:#7fc79d;--look:#e2b071}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/26px var(--sans);
-webkit-text-size-adjust:100%}
main{max-width:772px;margin:0 auto;padding:24px 16px 96px}
h1{font-size:32px;line-height:1.2;font-weight:500;margin:0 0 24px;text-wrap:balance}
h2{font-size:24px;line-height:1.3;font-weight:500;margin:48px 0 16px}
h3{font-size:14px;line-height:22px;font-weight:600;margin:16px 0 4px;color:var(--muted)}
h4,h5,h6{font-size:17px;line-height:1.4;font-weight:600;margin:16px 0 8px}
p{margin:0 0 8px;text-wrap:pretty}
small{font-size:14px;line-height:22px;font-weight:400;color:var(--muted)}
code,pre{font:14px/22px var(--mono)}
h2 code{font-size:.875em}
pre{margin:8px 0;padding:12px 20px;border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere;
tab-size:4}
pre.code{background:var(--surface);border:1px solid var(--line);border-left:3px solid var(--edge)}
pre.output{padding:4px 20px}
img{display:block;max-width:100%;height:auto;margin:8px 0;background:#fff;border-radius:4px}
table{border-collapse:collapse;font-size:15px;line-height:24px}
caption{text-align:left;font-size:14px;color:var(--muted)}
th,td{text-align:left;vertical-align:top;padding:6px 16px 6px 0;
border-bottom:1px solid var(--line);font-weight:400;
overflow-wrap:anywhere}
.summary{width:100%}.summary thead th{font-weight:600;color:var(--muted);font-size:14px}
.summary tfoot :is(th,td){font-weight:600;border-bottom:0}
.summary td,.verdict td{font-variant-numeric:tabular-nums}
.verdict{border:1px solid var(--line);border-left:3px solid var(--look);border-radius:8px;
padding:16px 20px}
.verdict[data-tone=ok]{border-left-color:var(--ok)}
.verdict .label{font-weight:600;font-size:14px;line-height:22px;color:var(--look);margin:0}
.verdict[data-tone=ok] .label,tr[data-state=right] td:first-child{color:var(--ok)}
tr[data-state="not yet"] td:first-child{color:var(--look)}
.verdict .sentence{font-size:18px;line-height:27px}
.verdict table{width:100%;border-top:1px solid var(--line)}
.verdict tr:last-child :is(th,td){border-bottom:0}
.verdict td:first-child{white-space:nowrap}.verdict td:last-child{padding-right:0;
text-align:right;white-space:nowrap}
.verdict th small{display:block}
.note{color:var(--muted);font-size:15px}
.comment{background:var(--accent-bg);border-left:3px solid var(--accent);border-radius:8px;
padding:8px 20px;margin:12px 0}
.comment h3{margin:0}
.text,.rich{margin:8px 0;overflow-wrap:anywhere}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
white-space:nowrap}
@media (max-width:480px){h1{font-size:28px}h2{font-size:22px}.verdict,.comment{padding:14px}
pre{padding:10px 14px}
.verdict .sentence{font-size:17px;line-height:26px}}
@media print{main{max-width:none}section{break-inside:avoid-page}}
"""
