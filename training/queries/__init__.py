"""Reading for the screens of training."""
