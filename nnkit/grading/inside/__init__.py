"""What runs inside the sandbox, beside the student's code.

It imports numpy, IPython, the standard library and `nnkit.checks.student_side`: there is no more.
"""

# The scratch space, with the student's own folder; nothing else can be written to.
SCRATCH = "/student"
HOME = "/student/home"
TEMPORARY = "/student/tmp"

# A cell shows at most so many characters and outputs, a notebook so many bytes of pictures.
MAX_TEXT = 20_000
MAX_OUTPUTS = 100
MAX_PICTURES = 2 * 2**20
# A line of the protocol.
MAX_LINE = 32 * 2**20

TEXTS = ("text/plain", "text/html", "text/latex", "text/markdown")
PICTURES = ("image/png", "image/svg+xml")
