import uuid

import pytest
from sqlalchemy import create_engine, make_url

from .. import postgresql
from .course import course


@pytest.fixture(scope="session")
def server():
    with postgresql.server() as url:
        yield url


def new_database(server):
    name = f"gradebook_{uuid.uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """The address of an empty gradebook, of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/gradebook.db"
    return new_database(request.getfixturevalue("server"))


@pytest.fixture
def place(tmp_path):
    return course(tmp_path)
