"""Whatever bytes a student's process sends: plain data, or the one exception that stands for them."""

import base64
import contextlib
import json
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit.checks.student import Outcome
from nnkit.checks.student_side import encoding
from nnkit.grading import answers
from nnkit.grading.answers import BadAnswer, Room
from nnkit.grading.inside import MAX_OUTPUTS, MAX_PICTURES, MAX_TEXT

HONEST = {
    "value": {"list": [1, 2.5]},
    "error": None,
    "warnings": [["RuntimeWarning", "overflow"]],
    "printed": "hello",
    "arguments_after": {"dict": []},
    "random_state_touched": False,
}
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(1000)).decode()
ZEROS = {"array": "<f8", "shape": [1], "layout": "C", "data": base64.b64encode(bytes(8)).decode()}


def outcome(**changed):
    line = json.dumps({**HONEST, **changed}).encode()
    return answers.outcome(answers.parse(line), {"dict": []})


def test_an_honest_answer_is_read():
    assert outcome() == Outcome(
        value=[1, 2.5],
        warnings=[["RuntimeWarning", "overflow"]],
        printed="hello",
        arguments_after={"dict": []},
        arguments_before={"dict": []},
    )


def test_arguments_that_are_as_they_were_are_not_sent_back():
    assert outcome(arguments_after=True) == outcome()


@pytest.mark.parametrize(
    "value",
    [
        np.arange(6.0).reshape(2, 3),
        np.arange(6).reshape(2, 3).T,
        np.array([True, False]),
        np.float32(2.5),
        (1, [2, {"a": None}], "é"),
        np.zeros((0, 3)),
        2 + 3j,
        np.zeros((4, 4))[:, ::2],
    ],
)
def test_what_the_encoder_gives_is_the_same_after_it_was_checked(value):
    coded = json.loads(json.dumps(encoding.encode(value)))
    assert answers.plain(coded) == coded


@pytest.mark.parametrize(
    "changed",
    [
        {"value": {"list": [object.__name__, {}]}},
        {"value": {"list": 3}},
        {"value": {"dict": [["a", 1, 2]]}},
        {"value": {"dict": [[1, 1]]}},
        {"value": {"complex": ["1", "2"]}},
        {"value": {"complex": [10**400, 1]}},
        {"value": {"list": [], "tuple": []}},
        {"value": [1, 2]},
        {"value": {"array": "O", "shape": [], "layout": "C", "data": ""}},
        {"value": {"array": "|V9999999", "shape": [], "layout": "C", "data": ""}},
        {"value": {"array": "f8,f8", "shape": [1], "layout": "C", "data": ""}},
        {"value": {**ZEROS, "array": "<f3"}},
        {"value": {**ZEROS, "shape": [-1]}},
        {"value": {**ZEROS, "shape": [2**62]}},
        {"value": {**ZEROS, "shape": [0, 2**40], "data": ""}},
        {"value": {**ZEROS, "shape": [True]}},
        {"value": {**ZEROS, "shape": [2]}},
        {"value": {**ZEROS, "shape": [1] * 65}},
        {"value": {**ZEROS, "data": "!"}},
        {"value": {**ZEROS, "layout": "X"}},
        {"value": {**ZEROS, "array": "|b1", "data": base64.b64encode(b"\x02").decode()}},
        {"value": {"scalar": ZEROS}},
        {"value": {"scalar": {**ZEROS, "shape": []}, "more": 1}},
        {"arguments_after": {"anything": 1}},
        {"error": "no"},
        {"error": {}},
        {"error": {"kind": "passed"}},
        {"error": {"kind": "exception", "line": "four"}},
        {"error": {"kind": "exception", "line": 10**9}},
        {"error": {"kind": "exception", "message": ["x"]}},
        {"error": {"kind": "exception", "bases": "x"}},
        {"error": {"kind": "exception", "line": 1, "text": "x", "operands": [["x"]]}},
        {"error": {"kind": "time", "seconds": "long"}},
        {"error": {"kind": "time", "seconds": float("nan")}},
        {"warnings": None},
        {"warnings": [["a"]]},
        {"warnings": [["a", "b"]] * 6},
        {"printed": None},
        {"random_state_touched": 1},
    ],
)
def test_what_no_honest_side_says_is_refused(changed):
    with pytest.raises(BadAnswer):
        outcome(**changed)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'"value"',
        b"[" * 200_000,
        b'{"value": ' + b'{"list": [' * 5_000 + b"]}" * 5_000 + b"}",
        b'{"value": ' + b"9" * 10_000 + b"}",
        b"[" + b"[]," * 3_000_000 + b"[]]",
    ],
)
def test_lines_that_are_no_answer_are_refused_at_once(line):
    started = time.perf_counter()
    with pytest.raises(BadAnswer):
        answers.outcome(answers.parse(line), None)
    assert time.perf_counter() - started < 1


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(line):
    with contextlib.suppress(BadAnswer):
        assert type(answers.parse(line)) is dict


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["list", "tuple", "dict", "array", "scalar", "shape", "layout", "kind"])
            | st.text(max_size=4),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from(list(HONEST)), JSON)
def test_any_part_may_be_anything(key, anything):
    try:
        found = outcome(**{key: anything})
    except BadAnswer:
        return
    encoding.encode(found.value)
    json.dumps(found.error)


@given(JSON)
def test_outputs_may_be_anything(anything):
    for shown in (anything, [anything], [{"output_type": "display_data", "data": anything}]):
        try:
            found = answers.outputs(shown, Room(), 1)
        except BadAnswer:
            continue
        json.dumps(found)


@pytest.mark.parametrize("taken", [-1, 10**400, True, None, float("nan")])
def test_seconds_are_a_number(taken):
    with pytest.raises(BadAnswer):
        answers.seconds({"seconds": taken})


def test_what_is_kept_of_answers_has_an_end(monkeypatch):
    monkeypatch.setattr(answers, "MAX_KNOWN", 1000)
    memory, arguments = answers.Memory(), {"dict": []}

    def read(text):
        return memory.outcome(json.dumps({**HONEST, "printed": text}).encode(), arguments)

    first = read("a")
    assert read("a") is first and read("b") is not first
    for letter in "cdefghijklmnop":
        assert read(letter).printed == letter
        assert sum(len(text) for _, text in memory._known) <= 1000
    assert read("a") is not first and read("a") == first


def test_equal_arguments_of_another_case_are_another_question():
    memory, text = answers.Memory(), json.dumps(HONEST).encode()
    one, other = ({"dict": []} for _ in range(2))
    assert memory.outcome(text, one) is not memory.outcome(text, other)


def test_no_judge_can_write_to_an_outcome():
    with pytest.raises(ValueError, match="read-only"):
        outcome(value={"list": [ZEROS]}).value[0][0] = 1.0


def test_halves_of_surrogate_pairs_become_question_marks():
    found = outcome(
        value="a\ud800b", printed="\udfff", error={"kind": "exception", "text": "\ud800"}
    )
    assert (found.value, found.printed, found.error["text"]) == ("a?b", "?", "?")


def test_long_texts_of_an_error_are_cut():
    found = outcome(error={"kind": "exception", "message": "x" * 10_000, "text": "y" * 10_000})
    assert (len(found.error["message"]), len(found.error["text"])) == (500, 200)


def stream(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


def test_a_cell_shows_so_many_characters():
    shown = answers.outputs([stream("x" * 15_000)] * 3, Room(), 1)
    assert sum(len(output.text) for output in shown) == MAX_TEXT


def test_a_cell_shows_so_many_outputs():
    assert len(answers.outputs([stream("x")] * (MAX_OUTPUTS + 5), Room(), 1)) == MAX_OUTPUTS
    with pytest.raises(BadAnswer):
        answers.outputs([stream("x")] * 100_000, Room(), 1)


def test_only_the_forms_that_a_page_can_show_are_kept():
    data = {
        "text/plain": "a",
        "text/html": "<script>",
        "application/json": {"a": 1},
        "application/javascript": "alert()",
        "image/png": PNG,
        "image/svg+xml": "<svg/>",
    }
    (shown,) = answers.outputs([{"output_type": "execute_result", "data": data}], Room(), 7)
    assert set(shown.data) == {"text/plain", "text/html", "image/png", "image/svg+xml"}
    assert shown.execution_count == 7


def test_what_is_no_picture_is_left_out():
    for wrong in ("!!", base64.b64encode(b"GIF89a").decode(), ""):
        data = {"text/plain": "a", "image/png": wrong}
        (shown,) = answers.outputs([{"output_type": "display_data", "data": data}], Room(), 1)
        assert set(shown.data) == {"text/plain"}


def test_a_notebook_shows_so_many_bytes_of_pictures():
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(600_000)).decode()
    data = {"output_type": "display_data", "data": {"text/plain": "a", "image/png": picture}}
    room, kept = Room(), 0
    for _ in range(4):
        (shown,) = answers.outputs([data], room, 1)
        kept += len(shown.data.get("image/png", ""))
    assert 0 < kept <= MAX_PICTURES
    assert kept == len(picture) * (MAX_PICTURES // len(picture))


def test_html_that_is_too_long_is_left_out_and_plain_text_is_cut():
    data = {"text/plain": "p" * 30_000, "text/html": "<b>" * 10_000}
    (shown,) = answers.outputs([{"output_type": "display_data", "data": data}], Room(), 1)
    assert set(shown.data) == {"text/plain"}
    assert len(shown.data["text/plain"]) == MAX_TEXT
