"""Measures the main screens as they run in production: `python -m bench` prints one table. See docs/performance.md."""
