"""The built book, for the tests beside this file."""

from tests.built import address, book, browser, pages, sparing_seat  # noqa: F401
