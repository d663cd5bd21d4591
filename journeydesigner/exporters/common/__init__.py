"""What exporters share. Not scanned: none of it is an exporter."""
