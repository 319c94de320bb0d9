import pytest
from sqlalchemy import create_engine

from .. import postgresql
from ..built import browser  # noqa: F401
from .course import course


@pytest.fixture(scope="session")
def server():
    with postgresql.server() as url:
        yield url


def emptied(server):
    """The address of the server's database, with nothing in it."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of an empty gradebook, of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/gradebook.db"
    return emptied(request.getfixturevalue("server"))


@pytest.fixture
def place(tmp_path):
    return course(tmp_path)
