# mistake: the list is outside the function and keeps the rows of earlier calls
# second: and the bias is left out
# expects: relation.remembers
rows = []

def dense(X, W, b):
    for x in X:
        rows.append(x @ W)
    return rows
