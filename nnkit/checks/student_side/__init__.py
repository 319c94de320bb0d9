"""What runs beside the student's code, in the same process or in another.

It imports numpy and the standard library only: where it runs there may be no other part of nnkit.
"""
