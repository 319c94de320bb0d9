"""Measurements with goals: every `bench_*.py` here has `figures()`, which yields
`(name, value, goal)`. A figure holds where the value is at most the goal, or there is no goal.
"""
