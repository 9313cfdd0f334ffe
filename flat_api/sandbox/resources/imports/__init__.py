"""Creation of scores, recognition of scanned pages, background tasks and credits."""
