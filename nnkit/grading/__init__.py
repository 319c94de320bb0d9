"""From a pile of submitted notebooks to a gradebook."""

import sys

# With this package, which checks addresses in other alphabets, jsonschema takes a second to import,
# and nbformat imports jsonschema. No notebook holds such an address.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
