"""The .journey file: container, atomic save, migrations, check."""
