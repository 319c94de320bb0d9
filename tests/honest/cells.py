"""Cells that were added, moved, split, merged, copied, edited or deleted."""

import copy

from ..editing import anonymous, answers, at, bottom, cell, checks, new, put, saved, take, top
from . import honest


@honest
def scratch_cells_between_all_others(notebook):
    for place in range(len(notebook.cells), 0, -1):
        put(notebook, place, "scratch = 1")
    return saved(notebook)


@honest
def scratch_cells_with_errors(notebook):
    top(notebook, "1 / 0")
    top(notebook, "softmax([1, 2")
    top(notebook, "not_there + 1")
    bottom(notebook, "raise SystemExit")
    return saved(notebook)


@honest
def empty_cells(notebook):
    for source in ("", " ", "\n\n"):
        top(notebook, source)
        bottom(notebook, source)
    return saved(notebook)


@honest
def raw_cells(notebook):
    top(notebook, "---\ntitle: mine\n---", "raw")
    bottom(notebook, "def softmax(z): return z", "raw")
    return saved(notebook)


@honest
def own_markdown_with_a_picture(notebook):
    put(
        notebook,
        3,
        "![me](attachment:me.png)",
        "markdown",
        attachments={"me.png": {"image/png": "iVBORw0KGgo="}},
    )
    return saved(notebook)


@honest
def all_markdown_deleted_but_the_written_answer(notebook):
    notebook.cells = [
        c for c in notebook.cells if c.cell_type == "code" or c.id.startswith("answer-")
    ]
    return saved(notebook)


@honest
def a_helper_above(notebook):
    top(notebook, "def to_floats(z):\n    return np.asarray(z, dtype=float)")
    answer = cell(notebook, "answer-softmax")
    answer.source = answer.source.replace("np.asarray(z, dtype=float)", "to_floats(z)")
    return saved(notebook)


@honest
def a_helper_below_the_check(notebook):
    answer = cell(notebook, "answer-softmax")
    answer.source = answer.source.replace("np.asarray(z, dtype=float)", "to_floats(z)")
    bottom(notebook, "def to_floats(z):\n    return np.asarray(z, dtype=float)")
    return saved(notebook)


@honest
def a_helper_in_another_answer_cell(notebook):
    answer = cell(notebook, "answer-softmax")
    answer.source = answer.source.replace("np.asarray(z, dtype=float)", "to_floats(z)")
    other = cell(notebook, "answer-softmax_jacobian")
    other.source += "\n\n\ndef to_floats(z):\n    return np.asarray(z, dtype=float)"
    return saved(notebook)


@honest
def an_answer_in_a_cell_above_its_own(notebook):
    answer = cell(notebook, "answer-softmax")
    source, answer.source = answer.source, ""
    put(notebook, at(notebook, "answer-softmax"), source)
    return saved(notebook)


@honest
def answers_above_starters_that_stayed(notebook):
    for answer in answers(notebook):
        source = answer.source
        name = answer.id.removeprefix("answer-")
        answer.source = STARTERS[name]
        put(notebook, at(notebook, answer.id), source)
    return saved(notebook)


@honest
def all_answers_in_one_cell_on_top(notebook):
    sources = [take(notebook, answer.id).source for answer in answers(notebook)]
    top(notebook, "\n\n\n".join(sources))
    return saved(notebook)


@honest
def all_answers_in_one_cell_at_the_bottom(notebook):
    sources = [take(notebook, answer.id).source for answer in answers(notebook)]
    bottom(notebook, "\n\n\n".join(sources))
    return saved(notebook)


@honest
def all_answers_in_one_cell_and_starters_left(notebook):
    sources = []
    for answer in answers(notebook):
        sources.append(answer.source)
        answer.source = STARTERS[answer.id.removeprefix("answer-")]
    top(notebook, "\n\n\n".join(sources))
    return saved(notebook)


@honest
def nothing_but_one_big_cell_and_the_written_answer(notebook):
    sources = [answer.source for answer in answers(notebook)]
    kept = cell(notebook, "answer-dog_cat_horse")
    notebook.cells = [new("import numpy as np\n" + "\n".join(sources), key="all"), kept]
    return saved(notebook)


@honest
def an_answer_in_the_check_cell(notebook):
    source = take(notebook, "answer-softmax").source
    cell(notebook, "check-softmax").source = f'{source}\n\n\ncheck("softmax")'
    return saved(notebook)


@honest
def an_answer_in_the_first_code_cell(notebook):
    cell(notebook, "code-2").source += "\n\n" + cell(notebook, "answer-softmax").source
    cell(notebook, "answer-softmax").source = STARTERS["softmax"]
    return saved(notebook)


@honest
def answer_and_check_merged(notebook):
    for check in checks(notebook):
        cell(notebook, f"answer-{check.id.removeprefix('check-')}").source += "\n" + check.source
        take(notebook, check.id)
    return saved(notebook)


@honest
def two_answers_merged(notebook):
    cell(notebook, "answer-softmax").source += "\n\n" + take(notebook, "answer-one_hot").source
    return saved(notebook)


@honest
def an_answer_split_in_two(notebook):
    answer = cell(notebook, "answer-softmax")
    half = copy.deepcopy(answer)
    half["id"], half.source = "half", "lowest = -np.inf"
    notebook.cells.insert(at(notebook, "answer-softmax"), half)
    answer.source = answer.source.replace("z.max(", "z.max(initial=lowest, ")
    return saved(notebook)


@honest
def an_answer_copied_with_its_id(notebook):
    answer = cell(notebook, "answer-softmax")
    draft = copy.deepcopy(answer)
    draft.source = "def softmax(z, axis=-1):\n    return z"
    notebook.cells.insert(at(notebook, "answer-softmax"), draft)
    return saved(notebook)


@honest
def a_starter_copied_below_the_answer(notebook):
    starter = copy.deepcopy(cell(notebook, "answer-softmax"))
    starter.source = STARTERS["softmax"]
    notebook.cells.insert(at(notebook, "answer-softmax") + 1, starter)
    return saved(notebook)


@honest
def all_cells_with_one_id(notebook):
    for each in notebook.cells:
        each["id"] = "copied"
    return saved(notebook)


@honest
def the_whole_notebook_twice(notebook):
    notebook.cells += copy.deepcopy(notebook.cells)
    return saved(notebook)


@honest
def a_function_defined_twice(notebook):
    top(notebook, "def softmax(z):\n    return z")
    return saved(notebook)


@honest
def a_name_used_again_at_the_end(notebook):
    bottom(notebook, "softmax = one_hot = 3\nprint(softmax)")
    return saved(notebook)


@honest
def checks_deleted(notebook):
    for check in checks(notebook):
        take(notebook, check.id)
    return saved(notebook)


@honest
def checks_copied(notebook):
    for check in checks(notebook):
        notebook.cells.insert(at(notebook, check.id), copy.deepcopy(check))
    return saved(notebook)


@honest
def checks_all_on_top(notebook):
    moved = [take(notebook, check.id) for check in checks(notebook)]
    notebook.cells = notebook.cells[:2] + moved + notebook.cells[2:]
    return saved(notebook)


@honest
def checks_all_at_the_bottom(notebook):
    notebook.cells += [take(notebook, check.id) for check in checks(notebook)]
    return saved(notebook)


@honest
def checks_edited(notebook):
    for number, check in enumerate(checks(notebook)):
        name = check.id.removeprefix("check-")
        check.source = [
            f'print(check("{name}"))',
            f"check('{name}');",
            f'check( "{name}" )  # right at last',
            f'result = check("{name}")\nresult',
            f'hint("{name}")',
        ][number % 5]
    return saved(notebook)


@honest
def checks_emptied(notebook):
    for check in checks(notebook):
        check.source = ""
    return saved(notebook)


@honest
def own_checks_in_scratch_and_answer_cells(notebook):
    for answer in answers(notebook):
        answer.source += f'\n\ncheck("{answer.id.removeprefix("answer-")}")'
    top(notebook, 'check("softmax")\nhint("softmax")\nsolution("softmax")')
    return saved(notebook)


@honest
def sections_in_reverse_order(notebook):
    groups, group = [], []
    for each in notebook.cells[2:]:
        if each.cell_type == "markdown" and each.id.startswith("text-") and group:
            groups.append(group)
            group = []
        group.append(each)
    groups.append(group)
    notebook.cells = notebook.cells[:2] + [c for group in reversed(groups) for c in group]
    return saved(notebook)


@honest
def the_first_code_cell_at_the_end(notebook):
    notebook.cells.append(take(notebook, "code-2"))
    return saved(notebook)


@honest
def the_first_code_cell_deleted(notebook):
    take(notebook, "code-2")
    return saved(notebook)


@honest
def a_comment_in_the_first_code_cell(notebook):
    first = cell(notebook, "code-2")
    first.source = "# my imports\n" + first.source + "\nimport math"
    return saved(notebook)


@honest
def an_alias_in_the_first_code_cell(notebook):
    cell(notebook, "code-2").source += "\nimport numpy as xp"
    for answer in answers(notebook):
        answer.source = answer.source.replace("np.", "xp.")
    return saved(notebook)


@honest
def answers_turned_into_markdown(notebook):
    answer = cell(notebook, "answer-softmax")
    answer["cell_type"] = "markdown"
    del answer["outputs"], answer["execution_count"]
    return saved(notebook)


@honest
def a_heading_turned_into_code(notebook):
    cell(notebook, "text-3")["cell_type"] = "code"
    return saved(notebook)


@honest
def a_statement_edited(notebook):
    cell(notebook, "text-3").source += "\n\nMy note: subtract the maximum."
    return saved(notebook)


@honest
def the_written_answer_with_a_picture(notebook):
    answer = cell(notebook, "answer-dog_cat_horse")
    answer.source += "\n\n![sketch](attachment:sketch.png)"
    answer["attachments"] = {"sketch.png": {"image/png": "iVBORw0KGgo="}}
    return saved(notebook)


@honest
def one_answer_among_lost_ids_defines_another_too(notebook):
    anonymous(notebook)
    last = next(c for c in notebook.cells if c.source.startswith("def softmax_jacobian"))
    last.source = (
        "def squared_error(target, output):\n"
        "    return np.sum((np.asarray(target, float) - np.asarray(output, float)) ** 2) / 2\n\n\n"
    ) + last.source
    return saved(notebook)


STARTERS = {
    name: f"def {signature}:\n    {about}\n    raise NotImplementedError"
    for name, signature, about in [
        (
            "softmax",
            "softmax(z, axis=-1)",
            '"""Turn the scores along `axis` into probabilities that sum to 1."""',
        ),
        (
            "one_hot",
            "one_hot(labels, n_classes)",
            '"""Write each label as a row with a 1 at its class and 0 elsewhere."""',
        ),
        (
            "squared_error",
            "squared_error(target, output)",
            '"""Give half the sum of the squared differences."""',
        ),
        (
            "mean_squared_error",
            "mean_squared_error(y, p)",
            '"""Give the mean of the squared differences over all entries."""',
        ),
        (
            "log_softmax",
            "log_softmax(z, axis=-1)",
            '"""Give the logarithm of the softmax along `axis`."""',
        ),
        (
            "cross_entropy",
            "cross_entropy(logits, labels)",
            '"""Give the mean of minus the log-probability of the right classes."""',
        ),
        (
            "cross_entropy_gradient",
            "cross_entropy_gradient(logits, labels)",
            '"""Give the gradient of the mean cross-entropy by the scores."""',
        ),
        (
            "softmax_jacobian",
            "softmax_jacobian(z)",
            '"""Give the table of slopes of each probability by each score."""',
        ),
    ]
}
STARTERS["catch_softmax"] = "catch_softmax = None"
