"""A map, or all of an organisation's, as a document to read: pages of text, tables, charts and parts of maps."""
