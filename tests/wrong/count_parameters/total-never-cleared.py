# mistake: the total is global and goes on counting at the next call
# expects: relation.remembers
total = 0

def count_parameters(sizes):
    global total
    for a, b in zip(sizes, sizes[1:]):
        total += (a + 1) * b
    return total
