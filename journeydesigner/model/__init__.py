"""The records of a journey and the pure rules on them. Knows no document, no file, no pixel."""

import os

# What a record is, no other package has a say in: pydantic would look through all that are installed for plugins.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
