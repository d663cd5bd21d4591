"""What the Excel exporter consists of: looks, sheets, charts, the package. Reads grid and metrics, no pixels."""
