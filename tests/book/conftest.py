"""The built book, for the tests beside this file."""

from tests.built import address, book, browser, pages, seats, sparing_tab  # noqa: F401
