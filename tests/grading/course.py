"""A course folder and marked submissions for the tests of the grader's writer and feedback."""

import copy
from dataclasses import dataclass, field
from pathlib import Path

from nnkit.authoring.assignment import as_text, release_version, source_version
from nnkit.checks import bank
from nnkit.checks.notebook import Points
from nnkit.checks.result import Diagnosis, unchecked
from nnkit.grading.gradebook import GradedWith
from tests.classroom.course import ASSIGNMENTS, CONFIG

ASSIGNMENT = ASSIGNMENTS["softmax"]
NAME = ASSIGNMENT.name
RELEASE = release_version(ASSIGNMENT)
EXERCISES = {exercise.name: exercise for exercise in bank.assignment(NAME)}
FULL = {name: exercise.points for name, exercise in EXERCISES.items()}
WRITTEN = "answer-dog_cat_horse"
WITH = GradedWith("sha", "release", "seed", "course")


@dataclass
class Marked:
    points: dict
    results: dict
    notebook: object
    remarks: list = field(default_factory=list)


def marked(share=1.0, written="They sum to 1.", code="pass", points=None):
    """A submission that earned a share of all points, with a written answer."""
    notebook = copy.deepcopy(RELEASE)
    points = points or {name: exercise.points * share for name, exercise in EXERCISES.items()}
    results = {}
    for cell in notebook.cells:
        name = cell.id.removeprefix("check-")
        if cell.id == WRITTEN:
            cell.source = written
        elif cell.id == "answer-softmax":
            cell.source = f"def softmax(z, axis=-1):\n    {code}"
        elif name != cell.id:
            result = copy.copy(unchecked(EXERCISES[name], Diagnosis("a.b", f"About {name}.")))
            object.__setattr__(result, "points", points[name])
            results[name] = result
            data = Points(result)._repr_mimebundle_()
            cell.outputs = [
                {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}
            ]
    return Marked(points, results, notebook)


def course(place, config=""):
    """A course folder as nbgrader has it, with the assignment's source and release."""
    place = Path(place)
    (place / "nbgrader_config.py").write_text(CONFIG + config)
    for step, notebook in (("source", source_version(ASSIGNMENT)), ("release", RELEASE)):
        file = place / step / NAME / f"{NAME}.ipynb"
        file.parent.mkdir(parents=True)
        file.write_text(as_text(notebook))
    return place
