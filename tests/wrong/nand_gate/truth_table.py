# mistake: the four outputs in place of two weights and a bias
# second: and they are those of AND
# expects: nand_gate.not-three
outputs = []
for x1 in (0, 1):
    for x2 in (0, 1):
        outputs.append(x1 * x2)
nand_gate = outputs
