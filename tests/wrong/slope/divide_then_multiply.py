# mistake: / 2 * h without brackets, so h multiplies
# expects: slope.precedence
slope = lambda f, x, h: (f(x + h) - f(x - h)) / 2 * h
