"""What is kept: SQLite rows, image bytes on disk, and the only doors to both."""
