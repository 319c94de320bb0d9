"""nbgrader's own autograde, in the formgrader too, by way of this course's sandbox.

A course takes it up with these lines in its nbgrader_config.py, below the others::

    c.Autograde.exporter_class = "nnkit.grading.stock.Exporter"
    c.Autograde.sanitize_preprocessors = ["nnkit.grading.stock.Rebuild"]
    c.Autograde.autograde_preprocessors = [
        "nnkit.grading.stock.Mark",
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]

The marks are those of `nnkit grade`. What is nbgrader's own stays as it is: the notebook must have
the assignment's name, one submission is graded after the other, and what was handed in beside the
notebook is copied to autograded/, which follows links.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode, v4
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from . import grade, pool
from .rebuild import rebuild


class Exporter(NotebookExporter):
    """Reads nothing: nbformat would refuse, or change, what `Rebuild` can read."""

    def from_file(self, file_stream: Any, resources: Any = None, **options: Any) -> Any:
        empty = v4.new_notebook()
        return self.from_notebook_node(empty, resources, **options)  # type: ignore[no-untyped-call]


class _Preprocessor(NbGraderPreprocessor):  # type: ignore[misc]
    """What the two have in common: the submission is read from submitted/, whatever is given."""

    def _read(self, resources: Any) -> tuple[Any, grade.Assignment, grade.Submission]:
        folders = self.parent.parent.coursedir
        about = resources["nbgrader"]
        name, student = about["assignment"], about["student"]
        place = Path(folders.format_path(folders.submitted_directory, student, name))
        submission = grade.read(place, student, name)
        if submission.trouble:
            raise grade.GradeError(submission.trouble)
        return folders, grade.assignment(folders, name), submission


class Rebuild(_Preprocessor):
    """The notebook from the release's cells and the student's, for `sanitize_preprocessors`."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        _, asked, submission = self._read(resources)
        return rebuild(submission.notebook, asked.release).notebook, resources


class Mark(_Preprocessor):
    """The same with outputs and points, for `autograde_preprocessors`.

    The code runs in the sandbox, whose limits are tried once in a process.
    """

    trust_the_code = Bool(False, help="Run it without a sandbox: it can do all that you can.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        folders, asked, submission = self._read(resources)
        root = Path(folders.root)
        setting = pool.Setting(
            json.dumps(asked.release),
            asked.exercises,
            grade.drawn(grade.secret(root), asked.name)[0],
            (str(root),),
            self.trust_the_code,
        )
        done = pool.work(
            pool.Job(submission.student, submission.notebook, submission.files, setting)
        )
        if done.marked is None:
            raise grade.GradeError(done.trouble)
        for remark in [*submission.remarks, *done.marked.remarks]:
            self.log.warning("%s: %s", submission.student, remark)
        notebook = done.marked.notebook
        handed_out = {cell.id: cell for cell in asked.release.cells}
        for cell in notebook.cells:
            # nbgrader knows that nothing was written by the text that stood there before.
            if cell.cell_type == "markdown" and utils.is_solution(cell) and not cell.source.strip():
                cell.source = handed_out[cell.id].source
        return notebook, resources
