"""From solutions/ to exercises/: one source for an assignment, and all that is derived from it."""
