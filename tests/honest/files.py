"""Notebooks as other programs write them."""

import json

import jupytext
import nbformat

from ..editing import anonymous, answers, cell, checks, saved, top, without_ids
from . import honest


@honest
def as_it_was_handed_out(notebook):
    return saved(notebook)


@honest
def on_one_line(notebook):
    return saved(notebook, indent=None, separators=(",", ":"))


@honest
def in_ascii_with_escapes(notebook):
    top(notebook, "# Größe, 数, 😀")
    return saved(notebook, ensure_ascii=True)


@honest
def with_a_byte_order_mark(notebook):
    return b"\xef\xbb\xbf" + saved(notebook)


@honest
def in_utf_16(notebook):
    return saved(notebook).decode().encode("utf-16")


@honest
def in_utf_16_without_a_mark(notebook):
    return saved(notebook).decode().encode("utf-16-le")


@honest
def with_a_broken_byte_in_a_comment(notebook):
    top(notebook, "# Gr\N{LATIN SMALL LETTER O WITH DIAERESIS}sse")
    return saved(notebook).replace("\N{LATIN SMALL LETTER O WITH DIAERESIS}".encode(), b"\xf6")


@honest
def with_windows_line_ends_in_the_file(notebook):
    return saved(notebook).replace(b"\n", b"\r\n")


@honest
def with_windows_line_ends_in_the_cells(notebook):
    for each in notebook.cells:
        each.source = each.source.replace("\n", "\r\n")
    return saved(notebook)


@honest
def with_old_macintosh_line_ends_in_the_cells(notebook):
    for each in notebook.cells:
        each.source = each.source.replace("\n", "\r")
    return saved(notebook)


@honest
def with_sources_as_lists_of_lines(notebook):
    for each in notebook.cells:
        each.source = each.source.splitlines(keepends=True)
    return saved(notebook)


@honest
def with_lists_of_lines_without_line_ends(notebook):
    for each in notebook.cells:
        each.source = each.source.splitlines()
    return saved(notebook)


def _format_4(notebook, minor):
    without_ids(notebook)
    notebook.nbformat_minor = minor
    return saved(notebook)


@honest
def in_format_4_0(notebook):
    return _format_4(notebook, 0)


@honest
def in_format_4_1(notebook):
    return _format_4(notebook, 1)


@honest
def in_format_4_2(notebook):
    return _format_4(notebook, 2)


@honest
def in_format_4_3(notebook):
    return _format_4(notebook, 3)


@honest
def in_format_4_4(notebook):
    return _format_4(notebook, 4)


@honest
def in_format_4_5_without_ids(notebook):
    without_ids(notebook)
    notebook.nbformat_minor = 5
    return saved(notebook)


@honest
def in_format_3(notebook):
    return nbformat.v3.writes_json(nbformat.convert(without_ids(notebook), 3)).encode()


@honest
def in_format_3_on_two_worksheets(notebook):
    old = nbformat.convert(without_ids(notebook), 3)
    cells = old.worksheets[0].cells
    old.worksheets = [
        {"cells": cells[:9], "metadata": {}},
        {"cells": cells[9:], "metadata": {}},
    ]
    return json.dumps(old).encode()


@honest
def in_format_3_with_headings(notebook):
    old = nbformat.convert(without_ids(notebook), 3)
    old.worksheets[0].cells.insert(
        3, {"cell_type": "heading", "level": 2, "source": "Mine", "metadata": {}}
    )
    return json.dumps(old).encode()


@honest
def in_a_format_of_the_future(notebook):
    notebook.nbformat_minor = 9
    notebook["cells_of_the_future"] = []
    return saved(notebook)


@honest
def saved_by_colab(notebook):
    without_ids(notebook)
    notebook.nbformat_minor = 0
    notebook.metadata = {
        "colab": {"provenance": [], "toc_visible": True},
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "language_info": {"name": "python"},
    }
    for number, each in enumerate(notebook.cells):
        each.metadata = {"id": f"aB3dE{number:07d}", "outputId": "x", **each.metadata}
    return saved(notebook)


@honest
def saved_by_colab_with_all_ids_lost(notebook):
    saved_by_colab(notebook)
    for number, each in enumerate(notebook.cells):
        each.metadata = {"id": f"aB3dE{number:07d}"}
    return saved(notebook)


@honest
def saved_by_vs_code(notebook):
    for each in anonymous(notebook).cells:
        each.metadata = {"vscode": {"languageId": "python"}}
        each["id"] = "#VSC-" + each.id
    notebook.metadata.kernelspec = {
        "display_name": ".venv (3.12.1)",
        "language": "python",
        "name": "python3",
    }
    return saved(notebook)


@honest
def saved_by_jupyterlite(notebook):
    notebook.metadata.kernelspec = {
        "name": "python",
        "display_name": "Python (Pyodide)",
        "language": "python",
    }
    for each in notebook.cells:
        each.metadata.trusted = True
    return saved(anonymous(notebook))


@honest
def saved_by_deepnote(notebook):
    without_ids(notebook)
    notebook.metadata = {"deepnote": {}, "deepnote_notebook_id": "0f3c", "orig_nbformat": 2}
    for number, each in enumerate(notebook.cells):
        each.metadata = {
            "cell_id": f"{number:032x}",
            "deepnote_cell_type": each.cell_type,
            "source_hash": "a1b2c3",
        }
    return saved(notebook)


@honest
def saved_by_kaggle(notebook):
    without_ids(notebook)
    notebook.metadata = {"kaggle": {"accelerator": "none", "dataSources": []}}
    for each in notebook.cells:
        each.metadata = {"trusted": True, "_uuid": "8f2839f25d086af736a60e9eeb907d3b93b6e0e5"}
    return saved(notebook)


@honest
def saved_by_pycharm(notebook):
    without_ids(notebook)
    for each in notebook.cells:
        each.metadata["pycharm"] = {"name": "#%%\n", "is_executing": False}
        each.metadata["collapsed"] = False
    return saved(notebook)


@honest
def through_jupytext_and_a_script(notebook):
    script = jupytext.writes(notebook, "py:percent")
    return saved(jupytext.reads(script, "py:percent"))


@honest
def without_any_metadata_of_cells(notebook):
    for each in notebook.cells:
        each.metadata = {}
    return saved(notebook)


@honest
def without_metadata_of_the_notebook(notebook):
    notebook.metadata = {}
    return saved(notebook)


@honest
def with_metadata_under_another_name(notebook):
    for each in notebook.cells:
        each.metadata = {"nbgrader_old": each.metadata.get("nbgrader", {})}
    return saved(notebook)


@honest
def with_an_old_schema_of_nbgrader(notebook):
    for each in notebook.cells:
        if about := each.metadata.get("nbgrader"):
            each.metadata.nbgrader = {
                name: value
                for name, value in {**about, "schema_version": 1}.items()
                if name not in ("task", "cell_type", "checksum")
            }
    return saved(notebook)


@honest
def with_ids_in_metadata_alone(notebook):
    for each in notebook.cells:
        each["id"] = f"new-{each.id}"
        each.metadata.setdefault("nbgrader", {"grade_id": each.id.removeprefix("new-")})
    return saved(notebook)


@honest
def with_another_kernel(notebook):
    notebook.metadata.kernelspec = {
        "display_name": "conda env: py312",
        "language": "python",
        "name": "conda-env-py312-py",
    }
    notebook.metadata.language_info = {"name": "python", "version": "3.12.4"}
    return saved(notebook)


@honest
def with_outputs_of_megabytes(notebook):
    cell(notebook, "answer-softmax").outputs = [
        {"output_type": "stream", "name": "stdout", "text": "[[0.1 0.2]\n" * 400_000}
    ]
    return saved(notebook)


@honest
def with_widgets_and_pictures_in_the_outputs(notebook):
    notebook.metadata.widgets = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
    cell(notebook, "answer-one_hot").outputs = [
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {"image/png": "iVBORw0KGgo=" * 9000, "application/json": {"a": [float("nan")]}},
        }
    ]
    return saved(notebook)


@honest
def with_thousands_of_digits_in_an_output(notebook):
    cell(notebook, "answer-one_hot").outputs = [
        {"output_type": "display_data", "metadata": {}, "data": {"application/json": "BIG"}}
    ]
    return saved(notebook).replace(b'"BIG"', b"7" * 9000)


@honest
def with_errors_in_the_outputs_of_checks(notebook):
    for each in checks(notebook):
        each.outputs = [
            {"output_type": "error", "ename": "NameError", "evalue": "check", "traceback": []}
        ]
    return saved(notebook)


@honest
def with_cells_that_lack_outputs_and_metadata(notebook):
    for each in answers(notebook):
        for name in ("outputs", "execution_count", "metadata"):
            each.pop(name)
    return saved(notebook)


@honest
def with_tags_and_slides(notebook):
    for each in notebook.cells:
        each.metadata.update(tags=["keep"], slideshow={"slide_type": "slide"}, collapsed=True)
    return saved(notebook)
