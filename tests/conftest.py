"""Property tests draw the same examples on every machine, and none fails because a machine is slow."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
