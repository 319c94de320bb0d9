# mistake: gives each row as a string of digits
# second: a label outside raises IndexError or lands on another class
# expects: property.type
def one_hot(labels, n_classes):
    rows = []
    for label in labels:
        digits = ["0"] * n_classes
        digits[label] = "1"
        rows.append("".join(digits))
    return rows
