"""The pages: one file each, which offers functions from a request to an answer."""
