"""Settings: `base` reads the environment once; `local`, `production` and `test` differ from it only by name."""
