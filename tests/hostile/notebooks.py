"""Notebooks that are broken, huge or made to cheat, and what must come of each.

`NOTEBOOKS` holds cases by name. Each takes the softmax assignment's notebook with right answers and
gives the bytes that are handed in. A case is unreadable, with words of the message, or it is
rebuilt: then all exercises get full marks but those in `lost`, and the repairs hold the words.
"""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass

from nbformat import NotebookNode

from nnkit.grading.rebuild import MAX_BYTES, MAX_CELLS, MAX_PARTS

from ..editing import answers, at, bottom, cell, checks, new, put, saved, take, top

ALL = (
    *("softmax", "catch_softmax", "one_hot", "squared_error", "mean_squared_error"),
    *("log_softmax", "cross_entropy", "cross_entropy_gradient", "softmax_jacobian"),
)
WRONG = "def softmax(z, axis=-1):\n    return z"


@dataclass(frozen=True)
class Hostile:
    """One case: how it is made, and what must come of it."""

    make: Callable[[NotebookNode], bytes]
    readable: bool
    words: str
    lost: tuple[str, ...]


NOTEBOOKS: dict[str, Hostile] = {}


def _case(readable, words, lost=()):
    def keep(make):
        assert make.__name__ not in NOTEBOOKS
        NOTEBOOKS[make.__name__] = Hostile(make, readable, words, lost)
        return make

    return keep


def rebuilt(words="", lost=()):
    return _case(True, words, lost)


def unreadable(words):
    return _case(False, words)


# Not a notebook


@unreadable("is empty")
def nothing(notebook):
    return b""


@unreadable("is empty")
def blanks(notebook):
    return b" \n\t\n" * 100


@unreadable("is no notebook")
def null_bytes(notebook):
    return b"\0" * 1000


@unreadable("is no notebook")
def noise(notebook):
    return bytes(range(256)) * 40


@unreadable("a zip file")
def a_zip_file(notebook):
    return b"PK\x03\x04" + saved(notebook)


@unreadable("a PDF file")
def a_pdf_file(notebook):
    return b"%PDF-1.7\n"


@unreadable("a web page")
def a_web_page(notebook):
    return b"<!DOCTYPE html><p>Sign in to go on"


@unreadable("is no notebook")
def a_script(notebook):
    return b"import numpy as np\n"


@unreadable("has no cells")
def a_list(notebook):
    return b"[1, 2]"


@unreadable("has no cells")
def a_number(notebook):
    return b"3"


@unreadable("has no cells")
def not_a_number(notebook):
    return b"NaN"


@unreadable("has no cells")
def an_object_without_cells(notebook):
    return b"{}"


@unreadable("has no cells")
def cells_as_an_object(notebook):
    notebook["cells"] = {"0": {}}
    return saved(notebook)


@unreadable("has no cells")
def cells_as_a_text(notebook):
    notebook["cells"] = "code"
    return saved(notebook)


@unreadable("cut off")
def cut_off(notebook):
    return saved(notebook)[:-200]


@unreadable("cut off")
def cut_off_in_the_middle(notebook):
    data = saved(notebook)
    return data[: len(data) // 2]


@unreadable("ask for it again")
def with_a_conflict_of_versions(notebook):
    return b"<<<<<<< HEAD\n".replace(b"<", b"=") + saved(notebook)


@unreadable("ask for it again")
def two_notebooks_in_one_file(notebook):
    return saved(notebook) * 2


@unreadable("ask for it again")
def a_comma_too_many(notebook):
    return saved(notebook).rstrip().removesuffix(b"}") + b",}"


@unreadable("nested too deeply")
def nested_without_end(notebook):
    return b"[" * 100_000


@unreadable("nested too deeply")
def outputs_nested_deeply(notebook):
    cell(notebook, "answer-softmax").outputs = "DEEP"
    return saved(notebook).replace(b'"DEEP"', b'{"a":' * 50_000 + b"1" + b"}" * 50_000)


@unreadable("too many parts")
def millions_of_objects(notebook):
    return b'{"cells": [' + b"{}," * MAX_PARTS + b"{}]}"


@unreadable("too large")
def larger_than_is_read(notebook):
    return b'"' + b"x" * MAX_BYTES + b'"'


@unreadable(f"more than {MAX_CELLS} cells")
def a_million_cells(notebook):
    return b'{"cells": [' + b"{}," * 1_000_000 + b"{}]}"


# Cells of the wrong form


@rebuilt("not there", lost=ALL)
def no_cells_at_all(notebook):
    notebook.cells = []
    return saved(notebook)


@rebuilt("was no cell at all", lost=("softmax",))
def an_answer_that_is_a_number(notebook):
    notebook.cells[at(notebook, "answer-softmax")] = 3
    return saved(notebook)


@rebuilt("were no cell at all")
def cells_of_wrong_types(notebook):
    for wrong in (3, None, "code", [1], [[]], True, 1.5):
        notebook.cells.insert(2, wrong)
    return saved(notebook)


@rebuilt("a source that is no text", lost=("softmax",))
def a_source_that_is_a_number(notebook):
    cell(notebook, "answer-softmax").source = 3
    return saved(notebook)


@rebuilt("a source that is no text", lost=("softmax",))
def a_source_that_is_an_object(notebook):
    cell(notebook, "answer-softmax").source = {"a": 1}
    return saved(notebook)


@rebuilt("a source that is no text", lost=("softmax",))
def a_source_that_is_not_a_number(notebook):
    cell(notebook, "answer-softmax").source = float("nan")
    return saved(notebook)


@rebuilt("lines that are no text", lost=("softmax",))
def a_source_of_lists_of_lists(notebook):
    cell(notebook, "answer-softmax").source = [[["def softmax(z): return z"]]]
    return saved(notebook)


@rebuilt("lines that are no text")
def a_source_with_numbers_among_its_lines(notebook):
    answer = cell(notebook, "answer-softmax")
    answer.source = [3, *answer.source.splitlines(keepends=True), None]
    return saved(notebook)


@rebuilt("", lost=("softmax",))
def no_source(notebook):
    del cell(notebook, "answer-softmax")["source"]
    return saved(notebook)


@rebuilt("of no known type")
def cell_types_that_do_not_exist(notebook):
    for number, answer in enumerate(answers(notebook)):
        answer["cell_type"] = [3, None, "Code", ["code"], {"a": 1}, ""][number % 6]
    return saved(notebook)


@rebuilt()
def metadata_of_wrong_types(notebook):
    for number, each in enumerate(notebook.cells):
        each["metadata"] = [3, None, "x", [], {"nbgrader": 3}, {"nbgrader": ["x"]}][number % 6]
    notebook["metadata"] = ["x"]
    return saved(notebook)


@rebuilt()
def metadata_of_the_notebook_of_wrong_types(notebook):
    notebook["metadata"] = {"kernelspec": [], "language_info": {"name": [3]}, "nnkit": "x"}
    return saved(notebook)


@rebuilt("another language")
def another_language(notebook):
    notebook["metadata"] = {"kernelspec": {"language": "R", "name": "ir"}}
    return saved(notebook)


@rebuilt("another assignment")
def another_assignment(notebook):
    notebook.metadata.nnkit = {"assignment": "<script>", "release": [3]}
    return saved(notebook)


@rebuilt("another release")
def another_release(notebook):
    notebook.metadata.nnkit.release = "0" * 16
    return saved(notebook)


@rebuilt()
def ids_of_wrong_types(notebook):
    for number, each in enumerate(notebook.cells):
        each["id"] = [3, None, ["x"], {"a": 1}, True, ""][number % 6]
    return saved(notebook)


@rebuilt()
def ids_with_paths(notebook):
    for number, each in enumerate(notebook.cells):
        each["id"] = "../" * 40 + f"etc/passwd{number}\0\n"
    return saved(notebook)


@rebuilt("known by their text")
def grade_ids_with_paths(notebook):
    for number, each in enumerate(notebook.cells):
        each["id"] = f"x{number}"
        each.metadata = {"nbgrader": {"grade_id": "../" * 40 + "gradebook.db", "grade": True}}
    return saved(notebook)


@rebuilt()
def ids_as_long_as_books(notebook):
    for each in notebook.cells:
        each["id"] = each["id"] * 10_000
    return saved(notebook)


@rebuilt("does not exist")
def format_99(notebook):
    notebook["nbformat"] = 99
    return saved(notebook)


@rebuilt("does not exist")
def a_format_that_is_a_list(notebook):
    notebook["nbformat"], notebook["nbformat_minor"] = [4], {}
    return saved(notebook)


@rebuilt()
def no_format(notebook):
    del notebook["nbformat"], notebook["nbformat_minor"]
    return saved(notebook)


@rebuilt("another release")
def infinity_everywhere(notebook):
    notebook["nbformat_minor"] = float("inf")
    notebook.metadata.nnkit.release = float("-inf")
    for each in notebook.cells:
        each["execution_count"] = float("nan")
    return saved(notebook)


@rebuilt("one key twice")
def one_key_twice(notebook):
    return b'{"cells": [], "nbformat": 3, ' + saved(notebook).lstrip().removeprefix(b"{")


@rebuilt("signs that are no text")
def lone_surrogates(notebook):
    top(notebook, "# \udc80\ud800")
    bottom(notebook, "\udfff", "markdown")
    return saved(notebook, ensure_ascii=True)


@rebuilt()
def lone_surrogates_in_keys_and_ids(notebook):
    put(
        notebook,
        1,
        "x",
        "markdown",
        **{"attachments": {"\ud800.png": {"image/png": "\ud801"}}, "\ud802": "\ud803"},
    )
    notebook.cells[1]["id"] = "\ud804"
    notebook.cells[1].metadata = {"nbgrader": {"grade_id": "\ud805"}}
    return saved(notebook, ensure_ascii=True)


@rebuilt("signs that are no text")
def null_bytes_in_a_cell(notebook):
    top(notebook, "print('\0')")
    bottom(notebook, "x = 1\0")
    return saved(notebook)


@rebuilt()
def attachments_of_wrong_types(notebook):
    for wrong in (3, [], {"a": 3}, {"a": {"text/html": "<script>"}}, {"a": {"image/png": [3]}}):
        put(notebook, 1, "x", "markdown", attachments=wrong)
    return saved(notebook)


@rebuilt()
def worksheets_of_wrong_types(notebook):
    notebook["worksheets"] = [3, None, {"cells": 3}, {"cells": None}, {}]
    return saved(notebook)


# Huge, within the bounds


@rebuilt("too long to be searched")
def a_cell_of_eight_megabytes(notebook):
    top(notebook, "'" + "x" * 2**23 + "'")
    return saved(notebook)


@rebuilt("as they were handed out")
def thousands_of_cells(notebook):
    other = new("unused = None", key="x")
    notebook.cells += [other] * 2000
    notebook.cells[at(notebook, "answer-catch_softmax")].source = "catch_softmax = None"
    top(notebook, "catch_softmax = [[1000, 999], [-1000, -999]]")
    return saved(notebook)


@rebuilt("more than once")
def thousands_of_checks(notebook):
    check = cell(notebook, "check-softmax")
    notebook.cells += [check] * 5000
    return saved(notebook)


@rebuilt("were a copy")
def thousands_of_copies(notebook):
    notebook.cells += [cell(notebook, "text-3")] * 5000
    return saved(notebook)


@rebuilt()
def lines_that_stall_patterns(notebook):
    for line in (
        "a, " * 100_000 + "=",
        "a" * 200_000 + ":" * 200_000,
        "check(" + " " * 200_000,
        "from a import " + "b " * 100_000,
        "async " * 50_000,
        "\n" * 200_000,
        "check(" + " " * 200 + "'softmax'" + " " * 60,
    ):
        put(notebook, 2, line, "raw")
        put(notebook, 2, f"'''\n{line}\n'''")
    return saved(notebook)


@rebuilt("")
def code_that_breaks_a_parser(notebook):
    for code in ("(" * 5000, "-" * 5000 + "1", "[" * 90 + "]" * 90, "x" + ".a" * 5000):
        top(notebook, code)
    return saved(notebook)


# Made to cheat


@rebuilt("put back empty: answer-softmax", lost=("softmax",))
def an_answer_deleted(notebook):
    take(notebook, "answer-softmax")
    return saved(notebook)


@rebuilt("put back empty", lost=ALL)
def all_answers_deleted(notebook):
    for answer in answers(notebook):
        take(notebook, answer.id)
    return saved(notebook)


@rebuilt("was empty", lost=("softmax",))
def an_answer_emptied(notebook):
    cell(notebook, "answer-softmax").source = " \n"
    return saved(notebook)


@rebuilt("Checks that were not there", lost=("softmax",))
def a_check_deleted_beside_a_wrong_answer(notebook):
    cell(notebook, "answer-softmax").source = WRONG
    take(notebook, "check-softmax")
    return saved(notebook)


@rebuilt("was a check that had been edited", lost=("softmax",))
def a_check_that_gives_itself_points(notebook):
    cell(notebook, "answer-softmax").source = WRONG
    cell(notebook, "check-softmax").source = "10.0"
    return saved(notebook)


@rebuilt("", lost=("softmax",))
def check_defined_anew(notebook):
    cell(notebook, "answer-softmax").source = WRONG + "\n\n\ndef check(name):\n    return 10.0"
    return saved(notebook)


@rebuilt("of no known type", lost=("softmax",))
def a_check_with_an_output_of_its_own(notebook):
    cell(notebook, "answer-softmax").source = WRONG
    cell(notebook, "check-softmax").outputs = [
        {"output_type": "execute_result", "data": {"text/plain": "10"}, "metadata": {}}
    ]
    cell(notebook, "check-softmax")["cell_type"] = "Code"
    return saved(notebook)


@rebuilt("other ids, points or locks")
def points_changed(notebook):
    for number, check in enumerate(checks(notebook)):
        check.metadata.nbgrader.points = [9999, -5, "10", [], None, float("inf")][number % 6]
    return saved(notebook)


@rebuilt("other ids, points or locks")
def checks_unlocked(notebook):
    for check in checks(notebook):
        check.metadata.nbgrader.update(locked=False, solution=True, grade=False)
        check.metadata.update(editable=True, deletable=True)
    return saved(notebook)


@rebuilt("other ids, points or locks")
def answers_graded(notebook):
    for answer in answers(notebook):
        answer.metadata.nbgrader = {
            "grade": True,
            "grade_id": answer.id,
            "points": 50,
            "solution": True,
        }
    return saved(notebook)


@rebuilt()
def a_graded_cell_of_its_own(notebook):
    bottom(notebook, "100")
    notebook.cells[-1].metadata = {
        "nbgrader": {"grade": True, "grade_id": "bonus", "points": 100, "solution": False}
    }
    return saved(notebook)


@rebuilt("known by")
def checks_renamed(notebook):
    for check in checks(notebook):
        check["id"] += "-x"
        check.metadata.nbgrader.grade_id += "-x"
    return saved(notebook)


@rebuilt("other ids, points or locks", lost=())
def ids_exchanged(notebook):
    one, other = cell(notebook, "answer-softmax"), cell(notebook, "answer-one_hot")
    one["id"], other["id"] = other["id"], one["id"]
    one["metadata"], other["metadata"] = other["metadata"], one["metadata"]
    cell(notebook, "check-softmax").metadata.nbgrader.points = 1
    return saved(notebook)


@rebuilt("had been edited", lost=("softmax",))
def ids_of_a_check_and_an_answer_exchanged(notebook):
    answer, check = cell(notebook, "answer-softmax"), cell(notebook, "check-softmax")
    answer.source = WRONG
    answer["id"], check["id"] = check["id"], answer["id"]
    answer["metadata"], check["metadata"] = check["metadata"], answer["metadata"]
    return saved(notebook)


@rebuilt("had the id of another cell too")
def the_id_of_one_answer_for_all_cells(notebook):
    for each in notebook.cells:
        if each.id != "answer-dog_cat_horse":
            each["id"] = "answer-softmax"
            each.metadata = {"nbgrader": {"grade_id": "answer-softmax"}}
    return saved(notebook)


@rebuilt("was not to be edited")
def the_first_code_cell_made_to_break_things(notebook):
    cell(notebook, "code-2").source = "check = hint = None\nclass np: pass\nimport numpy as np"
    return saved(notebook)


@rebuilt("turned into markdown")
def checks_and_first_cell_turned_into_markdown(notebook):
    for each in [cell(notebook, "code-2"), *checks(notebook)]:
        each["cell_type"] = "markdown"
    return saved(notebook)


@rebuilt("turned into code")
def a_statement_turned_into_code(notebook):
    statement = cell(notebook, "text-3")
    statement["cell_type"], statement.source = "code", "raise SystemExit"
    return saved(notebook)


@rebuilt("turned into code")
def the_written_answer_turned_into_code(notebook):
    answer = cell(notebook, "answer-dog_cat_horse")
    answer["cell_type"], answer.metadata["nbgrader"]["grade_id"] = "code", "answer-dog_cat_horse"
    return saved(notebook)


@rebuilt("asked below", lost=())
def cells_in_reverse(notebook):
    notebook.cells.reverse()
    return saved(notebook)


@rebuilt("had been edited", lost=("softmax",))
def a_check_of_an_easier_exercise(notebook):
    cell(notebook, "answer-softmax").source = WRONG
    cell(notebook, "check-softmax").source = 'check("squared_error")'
    return saved(notebook)


@rebuilt("had the id of another cell too")
def markup_in_own_cells(notebook):
    for kind in ("markdown", "raw"):
        bottom(notebook, "<script>alert(1)</script><img src=x onerror=alert(1)>", kind)
    copied = copy.deepcopy(cell(notebook, "answer-dog_cat_horse"))
    copied.source = "<iframe>"
    notebook.cells.insert(3, copied)
    return saved(notebook)


@rebuilt()
def keys_of_python_objects(notebook):
    text = json.loads(saved(notebook))
    text["__class__"] = text["__proto__"] = {"__reduce__": "os.system"}
    for each in text["cells"]:
        each.update(__class__="x", update="y", get="z", items=3)
    return saved(text)
