# mistake: pop empties the caller's list
# expects: property.changes-input
def count_parameters(sizes):
    n = 0
    inputs = sizes.pop(0)
    while sizes:
        outputs = sizes.pop(0)
        n += inputs * outputs + outputs
        inputs = outputs
    return n
