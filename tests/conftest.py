"""What all tests share."""

import os

import pytest
from hypothesis import settings

# Property tests are not timed: a busy machine is no failure. Continuous integration draws the same
# examples every time, so that a red run is about the change; elsewhere the search goes on.
settings.register_profile(
    "course", deadline=None, derandomize=os.environ.get("CI") == "true", print_blob=True
)
settings.load_profile("course")


# These files take longest, the longest first: they are begun first, so that the test run's processes
# end together. The second one needs no book, which the first one builds.
LONGEST = [
    "test_live.py",
    "test_proof.py",
    "test_handed_in.py",
    "test_pyodide.py",
    "test_pages.py",
    "test_grade.py",
    "test_hostile.py",
    "test_lite.py",
    "test_offline.py",
    "test_gradebook.py",
    "test_commands.py",
    "test_pool.py",
    "test_editor.py",
    "test_front.py",
    "test_stopped.py",
    "test_runtime.py",
    "test_build.py",
    "test_nbgrader.py",
    "test_stock.py",
]


def pytest_collection_modifyitems(items):
    rank = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(LONGEST)))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Count a skipped test as failed in continuous integration: there, everything can run."""
    outcome = yield
    report = outcome.get_result()
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which counts as failed under CI: {report.longrepr}"


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector):
    outcome = yield
    report = outcome.get_result()
    if os.environ.get("CI") == "true" and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, which counts as failed under CI: {report.longrepr}"
