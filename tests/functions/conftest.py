"""Property tests are not timed: a busy machine is no failure."""

from hypothesis import settings

settings.register_profile("functions", deadline=None)
settings.load_profile("functions")
