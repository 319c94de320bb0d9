"""A course in a folder, run with stock nbgrader from the command line."""

import functools
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
from nbgrader import api
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from traitlets.config.loader import PyFileConfigLoader

from nnkit.authoring.__main__ import assignments
from nnkit.authoring.assignment import (
    NBGRADER_CONFIG_FILE,
    as_text,
    solved_version,
    source_version,
)
from nnkit.checks import bank

ROOT = Path(__file__).parents[2]
ASSIGNMENTS = {assignment.name: assignment for assignment in assignments(ROOT / "solutions")}
CONFIG = f"""{NBGRADER_CONFIG_FILE}
c.CourseDirectory.course_id = "nn"
c.ExecutePreprocessor.timeout = 120
c.Autograde.execute_retries = 0
c.FileNameCollectorPlugin.named_regexp = (
    r".*/(?P<student_id>\\w+)_(?P<timestamp>\\w+)_attempt_(?P<file_id>\\w+)\\.ipynb"
)
"""


# For every new gradebook nbgrader has a process of alembic's say which version its tables have.
api.get_alembic_version = functools.cache(api.get_alembic_version)


def solved(assignment):
    """The notebook of a student who is right throughout."""
    made = {e.name: e.answer_source for e in bank.assignment(assignment.name) if e.answer_source}
    return solved_version(assignment, made)


# nbgrader starts alembic, which stands beside Python.
ENVIRONMENT = {
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "PYTHONPATH": str(ROOT),
}


class Course:
    """A course with one assignment, released when it is made."""

    def __init__(self, place, assignment):
        self.place, self.name = place, assignment.name
        (place / "nbgrader_config.py").write_text(CONFIG)
        source = place / "source" / self.name / f"{self.name}.ipynb"
        source.parent.mkdir(parents=True)
        source.write_text(as_text(source_version(assignment)))
        self.generate()
        self.released = nbformat.read(place / "release" / self.name / f"{self.name}.ipynb", 4)

    def generate(self):
        self.nbgrader("generate_assignment", self.name)

    def nbgrader(self, *arguments):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=self.place,
            env=os.environ | ENVIRONMENT,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]

    def grade(self, handed_in):
        """Collect notebooks, as texts by student, out of a zip file, and grade them."""
        archive = self.place / "downloaded" / self.name / "archive" / "handed-in.zip"
        archive.parent.mkdir(parents=True)
        with zipfile.ZipFile(archive, "w") as bundle:
            for student, text in handed_in.items():
                bundle.writestr(f"{student}_20260801T100003Z_attempt_{self.name}.ipynb", text)
        self.nbgrader("zip_collect", self.name)
        self.nbgrader("autograde", self.name)

    def scores(self, student):
        """The score of each check cell in the gradebook, by exercise."""
        with Gradebook(f"sqlite:///{self.place}/gradebook.db") as book:
            submission = book.find_submission_notebook(self.name, self.name, student)
            return {
                g.name.removeprefix("check-"): g.score
                for g in submission.grades
                if g.name.startswith("check-")
            }


class QuickCourse(Course):
    """The same by way of nbgrader's Python interface: each of its commands takes 3 s to start."""

    def config(self):
        config = PyFileConfigLoader("nbgrader_config.py", path=str(self.place)).load_config()
        config.CourseDirectory.root = str(self.place)
        return config

    def generate(self):
        self.api = NbGraderAPI(config=self.config())
        self.done(self.api.generate_assignment(self.name))

    def grade(self, handed_in):
        for student, text in handed_in.items():
            file = self.place / "submitted" / student / self.name / f"{self.name}.ipynb"
            file.parent.mkdir(parents=True)
            file.write_text(text)
            self.done(self.api.autograde(self.name, student))

    def done(self, told):
        assert told["success"], told["log"]
