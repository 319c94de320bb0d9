"""What must stop a build of the book, and what a build must notice."""

import shutil
import textwrap
from pathlib import Path

import pytest

from tests.built import TOP, build

pytestmark = pytest.mark.build


@pytest.fixture
def small_book(tmp_path):
    """Build a book of one page with this project's configuration."""

    def build_page(text, nnkit="VALUE = 1\n"):
        source = tmp_path / "source"
        (source / "book").mkdir(parents=True, exist_ok=True)
        for name in ("_config.yml", "package-lock.json", "book/references.bib"):
            shutil.copy(TOP / name, source / name)
        for name in ("book/_ext", "book/_live", "book/_static"):
            shutil.copytree(TOP / name, source / name, dirs_exist_ok=True)
        if not (source / "node_modules").exists():
            (source / "node_modules").symlink_to(TOP / "node_modules")
        (source / "nnkit").mkdir(exist_ok=True)
        (source / "nnkit" / "__init__.py").write_text(nnkit)
        (source / "_toc.yml").write_text("format: jb-book\nroot: book/page\n")
        (source / "book" / "page.md").write_text(textwrap.dedent(text))
        done = build(source, tmp_path)
        return done, tmp_path / "_build" / "html" / "book" / "page.html"

    return build_page


def test_mathematics_is_typeset_in_the_page_with_its_number(small_book):
    done, page = small_book(
        "# A page\n\n$$\nx^2 &= y \\\\ z &= 1\n$$ (square)\n\nSee {eq}`square`.\n"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    html = page.read_text("utf-8")
    assert 'class="katex-display"' in html
    assert "<msup><mi>x</mi><mn>2</mn></msup>" in html
    assert 'href="#equation-square"' in html and "(1)" in html
    assert "mathjax" not in html.lower()


def test_tex_that_katex_does_not_accept_stops_the_build(small_book):
    done, _ = small_book("# A page\n\nHere is $\\notacommand{x}$.\n")
    assert done.returncode != 0
    assert "\\notacommand" in done.stdout + done.stderr


def test_a_broken_reference_stops_the_build(small_book):
    done, _ = small_book("# A page\n\nSee {ref}`nowhere`.\n")
    assert done.returncode != 0
    assert "nowhere" in done.stdout + done.stderr


def test_a_cell_that_raises_stops_the_build(small_book):
    done, _ = small_book(
        """\
        ---
        file_format: mystnb
        kernelspec: {name: python3, display_name: Python 3}
        ---
        # A page

        ```{code-cell} ipython3
        1 / 0
        ```
        """
    )
    assert done.returncode != 0
    assert "ZeroDivisionError" in done.stdout + done.stderr


def test_outputs_are_computed_anew_when_nnkit_has_changed(small_book, tmp_path):
    text = """\
        ---
        file_format: mystnb
        kernelspec: {name: python3, display_name: Python 3}
        ---
        # A page

        ```{code-cell} ipython3
        from pathlib import Path
        exec(Path("../nnkit/__init__.py").read_text())
        print("value", VALUE)
        ```
        """
    done, page = small_book(text)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "value 1" in page.read_text("utf-8")
    done, page = small_book(text, nnkit="VALUE = 2\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "value 2" in page.read_text("utf-8")


def test_every_chapter_is_in_the_table_of_contents():
    listed = (TOP / "_toc.yml").read_text("utf-8")
    chapters = [p for p in (TOP / "book").glob("*.md") if p.name != "README.md"]
    assert chapters
    assert [p.stem for p in chapters if f"book/{p.stem}" not in listed] == []
    assert Path(TOP / "book" / "index.md") in chapters
