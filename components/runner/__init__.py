"""The background worker: it alone sends requests, and journals each step before it takes it."""
