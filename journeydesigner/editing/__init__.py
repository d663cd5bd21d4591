"""The verbs: plain functions over a document. Everything that changes a journey goes through them."""
