"""Kolors Explorer: a Gradio app over SiliconFlow's image generation endpoint."""

__version__ = "0.1.0"
