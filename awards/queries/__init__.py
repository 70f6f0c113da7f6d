"""Reading for the screens of awards."""
