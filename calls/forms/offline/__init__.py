"""The form as a document to fill in without the site: written, read back, and compared with what is stored."""
