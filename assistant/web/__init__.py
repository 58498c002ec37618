"""The chat page: layout, what an answer looks like, and the server around Gradio."""
