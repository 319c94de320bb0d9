"""The built book, for the tests beside this file."""

from tests.built import (  # noqa: F401
    address,
    book,
    browser,
    pages,
    seat,
    sparing_seat,
    sparing_tab,
    tab,
)
