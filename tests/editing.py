"""What a person does to a notebook: find, put, split, merge and save cells."""

import json

from nbformat import from_dict


def saved(notebook, **choices):
    """The notebook as bytes, with no help from nbformat's validator."""
    return json.dumps(notebook, **{"indent": 1, "ensure_ascii": False, **choices}).encode()


def new(source, kind="code", key=None, **more):
    """A cell as an editor makes it; nbgrader knows nothing of it."""
    made = {"cell_type": kind, "metadata": {}, "source": source, **more}
    if key is not None:
        made["id"] = key
    if kind == "code":
        made = {"execution_count": None, "outputs": [], **made}
    return from_dict(made)


def at(notebook, key):
    """The place of a cell of the release."""
    return next(i for i, cell in enumerate(notebook.cells) if cell.get("id") == key)


def cell(notebook, key):
    return notebook.cells[at(notebook, key)]


def put(notebook, place, source, kind="code", **more):
    """Put a new cell before the place."""
    notebook.cells.insert(place, new(source, kind, key=f"put-{len(notebook.cells)}", **more))


def top(notebook, source, kind="code"):
    put(notebook, at(notebook, "code-2") + 1, source, kind)


def bottom(notebook, source, kind="code"):
    put(notebook, len(notebook.cells), source, kind)


def take(notebook, key):
    """Take a cell out and give it back."""
    return notebook.cells.pop(at(notebook, key))


def answers(notebook):
    """The code cells that hold answers."""
    return [c for c in notebook.cells if c.id.startswith("answer-") and c.cell_type == "code"]


def checks(notebook):
    return [c for c in notebook.cells if c.id.startswith("check-")]


def without_ids(notebook):
    """The notebook in nbformat 4.4, which has no ids."""
    notebook.nbformat_minor = 4
    for each in notebook.cells:
        each.pop("id", None)
    return notebook


def anonymous(notebook):
    """Take away all by which a cell could be known, but its text."""
    for number, each in enumerate(notebook.cells):
        each["id"] = f"{number:08x}"
        each["metadata"] = {}
    return notebook
