# mistake: sums so large that every answer is 0 or 1
# second: the other two give the same 1 as well
# expects: catch_feedforward.survives-transposed
catch_feedforward = ([[9, 8], [7, 9]], [[90, 40], [70, 60]], [30, 20], [[80, 50], [90, 60]], [10, 40])
