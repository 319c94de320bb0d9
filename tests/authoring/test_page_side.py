"""Python's side of a page, where no browser is needed to see what it gives."""

import json

from nnkit.authoring.page_side import MAX_OUTPUTS, run


def outputs(source):
    return json.loads(run(source, "cell 1", 5.0))["outputs"]


def test_what_a_page_does_not_show_is_said_once():
    shown = outputs(f"for i in range({MAX_OUTPUTS + 9}):\n    display(i)")
    assert [item["text"] for item in shown[:MAX_OUTPUTS]] == [str(i) for i in range(MAX_OUTPUTS)]
    assert [item["kind"] for item in shown[MAX_OUTPUTS:]] == ["text"]
    assert "more follow" in shown[-1]["text"]


def test_an_object_of_the_readers_that_looks_like_a_verdict_is_shown_as_a_value():
    shown = outputs(
        "class Mine:\n"
        "    def _repr_mimebundle_(self, *given):\n"
        "        return {'application/vnd.nnkit.check+json': object()}\n"
        "    def __repr__(self):\n"
        "        return 'mine'\n"
        "Mine()"
    )
    assert shown == [{"kind": "value", "text": "mine"}]


def test_a_verdict_is_shown_as_one():
    (shown,) = outputs("from nnkit.checks import check\ncheck('softmax')")
    assert shown["kind"] == "check"
    assert shown["result"]["exercise"] == "softmax"
