# mistake: a function in place of three numbers
# second: and in it the bias has the wrong sign
# expects: property.type
def or_gate(x1, x2):
    return 1 if x1 + x2 + 0.5 >= 0 else 0
