"""The way to the service: one POST, the models, and the download of what was made."""
