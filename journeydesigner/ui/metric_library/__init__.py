"""The metrics of an organisation: a sheet in which they are listed, added from the catalogue and edited."""
