"""A verdict: a float to nbgrader, a table to people."""

from __future__ import annotations

import html
import math
import re
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .exercise import Exercise

MIME = "application/vnd.nnkit.check+json"


@dataclass(frozen=True)
class Diagnosis:
    """What is said of an answer: an id ("" where nothing names the mistake), sentence and note.

    `file` and `line` tell where the student's code stopped, if it did.
    """

    id: str
    says: str
    note: str = ""
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    file: str = ""
    line: int = 0


@dataclass(frozen=True)
class Example:
    """Input, yours, expected, as texts; `given` pairs the names of the arguments with them."""

    given: list[tuple[str, str]]
    yours: str
    expected: str


@dataclass(frozen=True)
class PropertyResult:
    """One row of the table; `state` is right, not yet or waits."""

    id: str
    title: str
    about: str
    points: float
    max_points: float
    state: str


@dataclass(frozen=True)
class Result:
    """What the engine says of one answer to one exercise.

    `right_error` is the largest error, in tolerances, among the values that were found right, and
    `wrong_error` the largest among those found wrong: the margins of the verdict.
    """

    exercise: str
    points: float
    max_points: float
    properties: list[PropertyResult]
    diagnosis: Diagnosis
    example: Example | None
    hints: tuple[str, ...] = ()
    seed: int = 0
    variant: str = "shown"
    step: int = 0
    printed: str = ""
    warnings: list[str] = field(default_factory=list)
    right_error: float = 0.0
    wrong_error: float = 0.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.points) and 0 <= self.points <= self.max_points):
            raise ValueError(f"{self.points} points of {self.max_points} cannot be")

    @property
    def passed(self) -> bool:
        return self.diagnosis.id == "right"

    @property
    def mistake(self) -> str | None:
        """The id of the diagnosis, or None where the answer is right or nothing names what is wrong."""
        return None if self.passed else self.diagnosis.id or None

    @property
    def label(self) -> str:
        if self.passed:
            return "Right"
        if self.diagnosis.id in ("error.not-written", "error.missing"):
            return "Not written yet"
        return "The same mistake again" if self.step else "Not yet"

    @property
    def open_hints(self) -> int:
        return min(self.step, len(self.hints))

    @property
    def note(self) -> str:
        if self.step and not self.passed and self.hints:
            opened = (
                "The first hint is open."
                if self.open_hints == 1
                else f"{self.open_hints} hints are open."
            )
            return (
                f"Your code has changed; this has not. Work the small input out on paper. {opened}"
            )
        return self.diagnosis.note

    def as_dict(self) -> dict[str, Any]:
        """The whole verdict as plain data, for a page."""
        data = asdict(self)
        del data["right_error"], data["wrong_error"]
        return {**data, "passed": self.passed, "label": self.label, "note": self.note}

    def as_text(self) -> str:
        """The verdict as a terminal shows it."""
        lines = [
            f"{self.exercise}: {self.label}. {points(self.points)} of {points(self.max_points)} points.",
            plain(self.diagnosis.says),
        ]
        if self.note:
            lines.append(plain(self.note))
        if self.example:
            lines.append("")
            for name, text in self.example.given:
                lines += _block(f"input {name}", text)
            lines += _block("yours", self.example.yours)
            if self.example.expected:
                lines += _block("expected", self.example.expected)
        for hint in self.hints[: self.open_hints]:
            lines += ["", f"Hint: {plain(hint)}"]
        lines.append("")
        marks = {"right": "+", "not yet": "≠", "waits": "."}
        width = max(len(row.title) for row in self.properties)
        for row in self.properties:
            share = f"{points(row.points)} of {points(row.max_points)}"
            lines.append(f"  {marks[row.state]} {row.title:<{width}}  {share:>10}  {row.about}")
        if self.printed:
            lines += ["", "Your code printed:", *_block("", self.printed)]
        if self.warnings:
            lines += ["", f"numpy said: {self.warnings[0]}"]
        return "\n".join(lines)

    def as_html(self) -> str:
        """The verdict as a notebook or a page shows it; everything from the student is escaped."""
        tone = "ok" if self.passed else "look"
        icon = {"ok": "✓", "look": "≠"}[tone]
        parts = [
            f'<div class="nk-verdict" data-tone="{tone}">{STYLE}',
            '<div class="nk-head" role="status" aria-atomic="true">',
            f'<p class="nk-label"><span aria-hidden="true">{icon}</span> {self.label}'
            f" <span>{points(self.points)} of {points(self.max_points)} points</span></p>",
            f'<p class="nk-sentence">{rich(self.diagnosis.says)}</p>',
            f'<p class="nk-note">{rich(self.note)}</p></div>',
        ]
        if self.example:
            cells = [(f"Input {name}", text, "") for name, text in self.example.given]
            cells.append(("Yours", self.example.yours, "nk-yours"))
            if self.example.expected:
                cells.append(("Expected", self.example.expected, ""))
            head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name, _, _ in cells)
            body = "".join(
                f'<td class="{kind}"><pre>{html.escape(text)}</pre></td>' for _, text, kind in cells
            )
            parts.append(
                '<div class="nk-proof"><table><caption>The smallest input tried that shows it</caption>'
                f"<thead><tr>{head}</tr></thead><tbody><tr>{body}</tr></tbody></table></div>"
            )
        if self.open_hints:
            hints = "".join(f"<li>{rich(hint)}</li>" for hint in self.hints[: self.open_hints])
            parts.append(f'<ol class="nk-hints" aria-label="Hints">{hints}</ol>')
        words = {
            "right": ("✓", "right"),
            "not yet": ("≠", "not yet"),
            "waits": ("·", "not checked"),
        }
        rows = "".join(
            f'<li data-state="{row.state}"><span aria-hidden="true">{words[row.state][0]}</span>'
            f'<span>{html.escape(row.title)}<span class="nk-hidden">: {words[row.state][1]}</span>'
            f"<small>{rich(row.about)}</small></span>"
            f'<span class="nk-of">{points(row.points)} of {points(row.max_points)}</span></li>'
            for row in self.properties
        )
        parts.append(f'<ul class="nk-props" aria-label="What is checked">{rows}</ul>')
        if self.printed:
            parts.append(
                "<details><summary>Your code printed</summary>"
                f"<pre>{html.escape(self.printed)}</pre></details>"
            )
        if self.warnings:
            parts.append(f'<p class="nk-note">numpy said: {html.escape(self.warnings[0])}</p>')
        if self.passed and self.variant == "shown":
            parts.append(
                '<p class="nk-note">All shown checks pass; the same properties are checked with '
                "other numbers when it is graded.</p>"
            )
        return "".join([*parts, "</div>"])


def unchecked(exercise: Exercise, diagnosis: Diagnosis) -> Result:
    """The verdict where nothing could be checked: no points, whatever the reason."""
    rows = [
        PropertyResult(p.id, p.title, p.about, 0.0, p.points, "waits") for p in exercise.properties
    ]
    return Result(exercise.name, 0.0, exercise.points, rows, diagnosis, None)


def points(value: float) -> str:
    """Points without needless decimals."""
    return f"{value:g}"


def plain(text: str) -> str:
    """A sentence for a terminal."""
    return text.replace("`", "")


def rich(text: str) -> str:
    """A sentence with its `code` marked, and all else escaped."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", html.escape(text, quote=False))


def _block(name: str, text: str) -> list[str]:
    head = f"  {name:<10}" if name else "  "
    return [(head if i == 0 else " " * len(head)) + line for i, line in enumerate(text.split("\n"))]


STYLE = """<style>
.nk-verdict{--nk-ink:#1b2026;--nk-muted:#5a6470;--nk-line:#dce0e4;--nk-surface:#f6f7f8;--nk-ok:#1d6f45;--nk-look:#8a4b08;
border:1px solid var(--nk-line);border-left:3px solid var(--nk-look);border-radius:8px;padding:16px 20px;
color:var(--nk-ink);background:var(--nk-bg,#fff);font:16px/26px system-ui,sans-serif;max-width:740px;box-sizing:border-box}
html[data-theme=dark] .nk-verdict,body[data-jp-theme-light=false] .nk-verdict{--nk-ink:#d9dee4;--nk-muted:#9aa5b1;--nk-line:#32373e;
--nk-surface:#1b1d20;--nk-ok:#7fc79d;--nk-look:#e2b071;--nk-bg:#121212}
.nk-verdict[data-tone=ok]{border-left-color:var(--nk-ok)}
.nk-verdict p{margin:0 0 4px}.nk-verdict .nk-label{font-weight:600;font-size:14px;line-height:22px;color:var(--nk-look);display:flex;gap:8px}
.nk-verdict[data-tone=ok] .nk-label{color:var(--nk-ok)}.nk-verdict .nk-label span:last-child{margin-left:auto;color:var(--nk-muted);font-weight:400}
.nk-verdict .nk-sentence{font-size:18px;line-height:27px}.nk-verdict .nk-note{font-size:15px;color:var(--nk-muted)}
.nk-verdict .nk-proof{overflow-x:auto;margin:12px 0}.nk-verdict table{border-collapse:collapse;font-size:14px;margin:0}
.nk-verdict caption{caption-side:top;text-align:left;font-size:13px;color:var(--nk-muted);padding:0 0 4px}
.nk-verdict th{font-weight:600;text-align:left;padding:4px 24px 4px 0;color:var(--nk-muted);background:none}
.nk-verdict td{text-align:left;vertical-align:top;padding:4px 24px 4px 0;background:none}
.nk-verdict pre{margin:0;padding:0;border:0;background:none;color:inherit;font:14px/22px ui-monospace,monospace;white-space:pre}
.nk-verdict td.nk-yours pre{color:var(--nk-look);text-decoration:underline dotted;text-underline-offset:4px}
.nk-verdict code{background:var(--nk-surface);color:inherit;padding:0 4px;border-radius:4px;font:14px/22px ui-monospace,monospace}
.nk-verdict .nk-props{list-style:none;margin:12px 0 0;padding:0;border-top:1px solid var(--nk-line)}
.nk-verdict .nk-props li{display:grid;grid-template-columns:16px 1fr auto;gap:8px;padding:6px 0;margin:0;border-bottom:1px solid var(--nk-line)}
.nk-verdict .nk-props li[data-state=right]>span:first-child{color:var(--nk-ok)}
.nk-verdict .nk-props li[data-state="not yet"]>span:first-child{color:var(--nk-look)}
.nk-verdict small{display:block;font-size:13px;line-height:20px;color:var(--nk-muted)}
.nk-verdict .nk-of{color:var(--nk-muted);font-size:13px;white-space:nowrap}
.nk-verdict .nk-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(max-width:480px){.nk-verdict{padding:14px}.nk-verdict .nk-sentence{font-size:17px;line-height:26px}}
</style>"""
