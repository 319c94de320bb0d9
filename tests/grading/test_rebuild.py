"""Whatever is handed in comes out as the release with the student's own cells, or as a sentence."""

import copy
import json
import time
from functools import cache

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnkit.authoring.assignment import release_version
from nnkit.grading.rebuild import (
    MAX_NAMED,
    ReleaseError,
    Unreadable,
    clean,
    defined,
    rebuild,
)

from ..classroom.course import ASSIGNMENTS, solved
from ..editing import answers, at, bottom, cell, checks, new, put, saved, take, top
from ..honest import HONEST
from ..hostile.notebooks import ALL, NOTEBOOKS, WRONG

WORDS = "Three numbers that differ by logarithms."


@cache
def _release(name="softmax"):
    return release_version(ASSIGNMENTS[name])


@cache
def _solved():
    notebook = solved(ASSIGNMENTS["softmax"])
    cell(notebook, "answer-dog_cat_horse").source = WORDS
    return notebook


@pytest.fixture
def release():
    return copy.deepcopy(_release())


@pytest.fixture
def notebook():
    """What a student with right answers hands in."""
    return copy.deepcopy(_solved())


def order(rebuilt):
    """What is run and asked, as ids of cells."""
    return [step.id for step in rebuilt.steps]


def assert_sound(rebuilt, release):
    """What must hold of every submission that is read."""
    made = rebuilt.notebook
    nbformat.validate(made)
    json.dumps(made, ensure_ascii=False).encode()
    json.dumps(rebuilt.repairs, ensure_ascii=False).encode()
    ids = [each.id for each in made.cells]
    assert len(set(ids)) == len(ids)
    for ours in release.cells:
        theirs = cell(made, ours.id)
        assert theirs.metadata == ours.metadata
        assert theirs.cell_type == ours.cell_type
        if not ours.id.startswith("answer-"):
            assert theirs.source == ours.source
    own = [each for each in made.cells if each.id not in {c.id for c in release.cells}]
    assert all(each.metadata == {} for each in own)
    assert all(not each.outputs for each in made.cells if each.cell_type == "code")
    assert made.metadata == release.metadata
    asked = [step for step in rebuilt.steps if step.exercise]
    assert sorted(step.id for step in asked) == sorted(c.id for c in checks(release))
    assert all(step.id == f"check-{step.exercise}" and not step.source for step in asked)
    places = {id: place for place, id in enumerate(ids)}
    assert order(rebuilt) == sorted(order(rebuilt), key=places.__getitem__)
    for step in rebuilt.steps:
        if not step.exercise:
            assert made.cells[places[step.id]].source == step.source != ""
    assert all(len(repair) < 80 * MAX_NAMED and "\n" not in repair for repair in rebuilt.repairs)
    assert len(rebuilt.repairs) < 100


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_submission_keeps_its_written_answer_and_the_release(name, notebook, release):
    rebuilt = rebuild(HONEST[name](notebook), release)
    assert_sound(rebuilt, release)
    assert cell(rebuilt.notebook, "answer-dog_cat_horse").source.startswith(WORDS)


@pytest.mark.parametrize("name", [name for name, case in NOTEBOOKS.items() if case.readable])
def test_a_hostile_submission_is_rebuilt_and_reported(name, notebook, release):
    case = NOTEBOOKS[name]
    submitted = case.make(notebook)
    started = time.process_time()
    rebuilt = rebuild(submitted, release)
    assert time.process_time() - started < 5
    assert_sound(rebuilt, release)
    assert case.words in " ".join(rebuilt.repairs)


@pytest.mark.parametrize("name", [name for name, case in NOTEBOOKS.items() if not case.readable])
def test_a_file_that_is_no_notebook_is_told_by_one_sentence(name, notebook, release):
    case = NOTEBOOKS[name]
    submitted = case.make(notebook)
    started = time.process_time()
    with pytest.raises(Unreadable, match=case.words) as told:
        rebuild(submitted, release)
    assert time.process_time() - started < 10
    assert "\n" not in str(told.value) and len(str(told.value)) < 200


def test_what_was_handed_out_is_rebuilt_as_it_was(release):
    rebuilt = rebuild(saved(release), release)
    assert_sound(rebuilt, release)
    assert rebuilt.notebook == release
    assert rebuilt.repairs == ["Not answered: answer-dog_cat_horse."]


def test_right_answers_need_no_repair(notebook, release):
    rebuilt = rebuild(saved(notebook), release)
    assert rebuilt.repairs == []
    pairs = [id for name in ALL for id in (f"answer-{name}", f"check-{name}")]
    assert order(rebuilt) == ["code-2", *pairs]


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_every_assignment_can_be_rebuilt(name):
    release = _release(name)
    rebuilt = rebuild(saved(solved(ASSIGNMENTS[name])), release)
    assert_sound(rebuilt, release)
    assert all(repair.startswith("Not answered:") for repair in rebuilt.repairs)


def test_the_release_is_left_as_it_is(notebook, release):
    before = copy.deepcopy(release)
    rebuilt = rebuild(saved(notebook), release)
    cell(rebuilt.notebook, "check-softmax").metadata.nbgrader.points = 99
    rebuilt.notebook.metadata.nnkit.release = ""
    assert release == before


# Order


def test_a_check_is_asked_where_its_cell_stands_below_the_answer(notebook, release):
    notebook.cells.append(take(notebook, "check-softmax"))
    rebuilt = rebuild(saved(notebook), release)
    assert order(rebuilt)[-1] == "check-softmax"
    assert rebuilt.repairs == []


def test_a_check_above_its_answer_is_asked_right_below_the_last_definition(notebook, release):
    notebook.cells.insert(0, take(notebook, "check-softmax"))
    top(notebook, "def softmax(z): return z")
    put(notebook, at(notebook, "answer-one_hot"), "def softmax(z): return z")
    rebuilt = rebuild(saved(notebook), release)
    place = order(rebuilt).index("check-softmax")
    assert cell(rebuilt.notebook, order(rebuilt)[place - 1]).source == "def softmax(z): return z"
    assert order(rebuilt)[place + 1] == "answer-one_hot"
    assert "Checks that stood above their answers, asked below: check-softmax." in rebuilt.repairs


def test_a_check_that_was_deleted_is_asked_after_the_answer(notebook, release):
    take(notebook, "check-softmax")
    put(notebook, at(notebook, "answer-one_hot"), "def softmax(z): return z")
    rebuilt = rebuild(saved(notebook), release)
    assert order(rebuilt)[1:3] == ["answer-softmax", "check-softmax"]


def test_of_two_checks_the_first_below_the_answer_is_asked(notebook, release):
    check = cell(notebook, "check-softmax")
    notebook.cells.insert(0, check)
    notebook.cells.append(check)
    rebuilt = rebuild(saved(notebook), release)
    assert order(rebuilt)[1:3] == ["answer-softmax", "check-softmax"]
    assert "Checks that stood there more than once, asked once: check-softmax." in rebuilt.repairs


def test_checks_below_one_cell_keep_the_order_of_the_release(notebook, release):
    sources = [take(notebook, answer.id).source for answer in answers(notebook)]
    for check in checks(notebook):
        take(notebook, check.id)
    top(notebook, "\n".join(sources))
    steps = order(rebuild(saved(notebook), release))
    assert steps[2:] == [f"check-{name}" for name in ALL]


def test_cells_run_in_the_order_of_the_submission(notebook, release):
    bottom(notebook, "last = 1")
    notebook.cells.append(take(notebook, "answer-softmax"))
    steps = order(rebuild(saved(notebook), release))
    assert steps.index("answer-one_hot") < steps.index(f"own-{len(notebook.cells) - 1}")
    assert steps[-2:] == ["answer-softmax", "check-softmax"]


def test_checks_above_one_big_cell_are_asked_below_it(notebook, release):
    sources = [take(notebook, answer.id).source for answer in answers(notebook)]
    bottom(notebook, "\n".join(sources))
    steps = order(rebuild(saved(notebook), release))
    assert steps == ["code-2", f"own-{len(notebook.cells)}", *(f"check-{name}" for name in ALL)]


def test_a_deleted_cell_comes_back_below_the_cell_that_it_followed(notebook, release):
    take(notebook, "answer-softmax")
    cell(notebook, "text-3").source += "\n\nMy note."
    made = rebuild(saved(notebook), release).notebook
    assert [each.id for each in made.cells[2:6]] == [
        *("text-3", "own-3", "answer-softmax", "check-softmax")
    ]


# Which cell is which


def test_of_cells_with_the_id_of_an_answer_the_one_that_was_written_is_it(notebook, release):
    starter = copy.deepcopy(cell(release, "answer-softmax"))
    notebook.cells.append(starter)
    notebook.cells.insert(0, starter)
    rebuilt = rebuild(saved(notebook), release)
    answer = cell(rebuilt.notebook, "answer-softmax").source
    assert "np.exp" in answer
    assert order(rebuilt)[:3] == ["code-2", "answer-softmax", "check-softmax"]


def test_a_check_without_id_and_in_other_words_is_known(notebook, release):
    check = cell(notebook, "check-softmax")
    check["id"], check["metadata"], check.source = "lost", {}, " check('softmax') ;"
    rebuilt = rebuild(saved(notebook), release)
    assert order(rebuilt)[1:4] == ["answer-softmax", "check-softmax", "answer-catch_softmax"]
    assert rebuilt.repairs == ["Cell 5 had lost its id and was known by its text."]


def test_the_picture_of_a_locked_cell_is_the_releases(notebook, release):
    cell(notebook, "text-3")["attachments"] = {"a.png": {"image/png": "QQ=="}}
    rebuilt = rebuild(saved(notebook), release)
    assert "attachments" not in cell(rebuilt.notebook, "text-3")


def test_the_id_in_nbgraders_metadata_comes_before_the_cells_own(notebook, release):
    answer = cell(notebook, "answer-softmax")
    answer["id"] = "answer-catch_softmax"
    cell(notebook, "answer-catch_softmax")["id"] = "lost"
    rebuilt = rebuild(saved(notebook), release)
    assert cell(rebuilt.notebook, "answer-softmax").source == answer.source


def test_an_answer_without_id_is_known_by_what_it_defines(notebook, release):
    answer = cell(notebook, "answer-softmax")
    answer["id"], answer["metadata"] = "lost", {}
    top(notebook, "softmax = 3")
    rebuilt = rebuild(saved(notebook), release)
    assert cell(rebuilt.notebook, "answer-softmax").source == answer.source
    assert cell(rebuilt.notebook, "own-3").source == "softmax = 3"
    assert rebuilt.repairs == [
        "Cell 5 (softmax) had lost its id and was taken as the answer that stands there."
    ]


def test_a_cell_that_defines_two_answers_stays_the_students_own(notebook, release):
    both = take(notebook, "answer-softmax").source + "\n" + take(notebook, "answer-one_hot").source
    top(notebook, both)
    rebuilt = rebuild(saved(notebook), release)
    assert cell(rebuilt.notebook, "own-3").source == both
    assert cell(rebuilt.notebook, "answer-softmax").source == ""
    assert "Defined in cell 3 and not in its own cell: softmax, one_hot." not in rebuilt.repairs
    assert "Defined in cell 3 and not in its own cell: softmax and one_hot." in rebuilt.repairs


def test_an_answer_cell_as_handed_out_runs_where_nothing_else_has_the_answer(release):
    assert "answer-softmax" in order(rebuild(saved(release), release))


def test_an_answer_cell_as_handed_out_does_not_undo_the_answer_elsewhere(release):
    handed_in = copy.deepcopy(release)
    top(handed_in, "def softmax(z): return 1")
    rebuilt = rebuild(saved(handed_in), release)
    assert "answer-softmax" not in order(rebuilt)
    assert cell(rebuilt.notebook, "answer-softmax").source == cell(release, "answer-softmax").source
    assert "Defined in cell 3 and not in its own cell: softmax." in rebuilt.repairs


def test_a_written_answer_without_id_is_the_text_below_its_question(notebook, release):
    answer = cell(notebook, "answer-dog_cat_horse")
    answer["id"], answer["metadata"] = "lost", {}
    put(notebook, at(notebook, "lost") + 1, "And more.", "markdown")
    put(notebook, 1, "My notes.", "markdown")
    rebuilt = rebuild(saved(notebook), release)
    place = at(rebuilt.notebook, "answer-dog_cat_horse")
    assert rebuilt.notebook.cells[place].source == WORDS
    assert rebuilt.notebook.cells[place + 1].source == "And more."


def test_the_picture_of_a_written_answer_is_kept_and_nothing_else_of_its_kind(notebook, release):
    answer = cell(notebook, "answer-dog_cat_horse")
    answer["attachments"] = {"a.png": {"image/png": "QQ=="}, "b": {"text/html": "<script>"}}
    rebuilt = rebuild(saved(notebook), release)
    kept = cell(rebuilt.notebook, "answer-dog_cat_horse").attachments
    assert kept == {"a.png": {"image/png": "QQ=="}}


def test_two_halves_of_a_sign_in_two_lines_are_one_sign(notebook, release):
    cell(notebook, "answer-dog_cat_horse").source = ["\ud83d", "\ude00\n", "x"]
    rebuilt = rebuild(saved(notebook, ensure_ascii=True), release)
    assert cell(rebuilt.notebook, "answer-dog_cat_horse").source == "\U0001f600\nx"
    assert rebuilt.repairs == []


# What is kept


def test_nothing_of_the_students_is_dropped(notebook, release):
    told = {}
    for number, each in enumerate(notebook.cells):
        each.source += f"\n# mark {number}"
        told[f"# mark {number}"] = each.id
    rebuilt = rebuild(saved(notebook), release)
    text = "\n".join(each.source for each in rebuilt.notebook.cells)
    assert all(text.count(mark + "\n") or text.endswith(mark) for mark in told)
    said = " ".join(rebuilt.repairs)
    for key in told.values():
        if not key.startswith("answer-"):
            assert key.removeprefix("check-") in said


def test_an_edited_code_cell_runs_below_the_releases_own(notebook, release):
    cell(notebook, "code-2").source = "import math"
    rebuilt = rebuild(saved(notebook), release)
    assert rebuilt.steps[0].source == cell(release, "code-2").source
    assert rebuilt.steps[1].source == "import math"


def test_an_edited_check_runs_as_the_students_own_before_the_check(notebook, release):
    cell(notebook, "check-softmax").source = WRONG
    steps = order(rebuild(saved(notebook), release))
    assert steps[1:4] == ["answer-softmax", "own-5", "check-softmax"]


def test_an_id_of_the_students_never_takes_one_of_ours(notebook, release):
    release.cells.insert(1, new("x = 1", key="own-1"))
    notebook.cells.insert(0, new("y = 2", key="mine"))
    rebuilt = rebuild(saved(notebook), release)
    assert_sound(rebuilt, release)
    assert cell(rebuilt.notebook, "own-1-own").source == "y = 2"


def test_a_long_list_of_cells_is_cut(notebook, release):
    notebook.cells += [3] * 300
    said = rebuild(saved(notebook), release).repairs[0]
    assert said.endswith(f"and {300 - MAX_NAMED} more were no cell at all and were left out.")


# The code


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(): pass", {"f": 2}),
        ("async def f(): pass", {"f": 2}),
        ("class f:\n    g = 1", {"f": 2}),
        ("%%time\ndef f(): pass", {"f": 2}),
        ("def f(\n", {"f": 2}),
        ("f = lambda z: z", {"f": 1}),
        ("f: list = [1]", {"f": 1}),
        ("f, g = 1, 2", {"f": 1, "g": 1}),
        ("f = g = 3", {"f": 1, "g": 1}),
        ("from mine import f, g as h", {"f": 1, "h": 1}),
        ("try:\n    def f(): pass\nexcept E:\n    f = 1", {"f": 2}),
        ("f == 1", {}),
        ("f += 1", {}),
        ("g(f=1)", {}),
        ("f.g = 1", {}),
        ("f[0] = 1", {}),
        ("# f = 1", {}),
        ("def f():\n    g = 1", {"f": 2}),
        ("for f in g:\n    h = 1", {}),
        ("from nnkit import f", {}),
        ("", {}),
    ],
)
def test_what_a_cell_defines(source, names):
    assert defined(source) == names


@given(st.text(st.characters(codec=None), max_size=40))
def test_clean_text_can_be_written_and_is_clean_at_once(text):
    once = clean(text)
    once.encode()
    assert "\r" not in once and "\0" not in once
    assert clean(once) == once.removeprefix("\ufeff")


# The release


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda r: cell(r, "text-3").metadata.clear() or cell(r, "text-3").pop("id"), "no id"),
        (lambda r: r.cells.append(cell(r, "text-3")), "one id"),
        (lambda r: take(r, "check-softmax"), "one answer cell for each check"),
        (lambda r: take(r, "answer-softmax"), "one answer cell for each check"),
        (lambda r: cell(r, "check-softmax").update(source="assert 1"), "graded and is not one"),
    ],
)
def test_a_release_that_cannot_be_marked_is_refused(spoil, words, notebook, release):
    spoil(release)
    with pytest.raises(ReleaseError, match=words):
        rebuild(saved(notebook), release)


# Anything at all

_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-9, 9999),
    st.floats(),
    st.sampled_from(["code", "markdown", "answer-softmax", "check-one_hot", "\ud800", "", "x"]),
    st.just([]),
    st.just({}),
    st.just([[1], {"source": "x"}]),
)


def _holders(node):
    """Every list and object in a notebook, with its keys."""
    if isinstance(node, dict | list) and node:
        yield node
        for inner in node.values() if isinstance(node, dict) else node:
            yield from _holders(inner)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), _VALUES), max_size=12))
def test_a_notebook_with_anything_anywhere_is_rebuilt_or_unreadable(changes):
    spoilt = json.loads(saved(_solved()))
    for where, which, value in changes:
        holders = list(_holders(spoilt))
        if not holders:
            break
        holder = holders[where % len(holders)]
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        key = keys[which % len(keys)]
        if which % 3:
            holder[key] = copy.deepcopy(value)
        elif isinstance(holder, dict):
            del holder[key]
        else:
            holder.insert(key, copy.deepcopy(holder[which % len(holder)]))
    try:
        rebuilt = rebuild(json.dumps(spoilt).encode(), _release())
    except Unreadable:
        assert not isinstance(spoilt.get("cells"), list)
        return
    assert_sound(rebuilt, _release())
