"""The privacy guard: personal data leaves a message before anything else reads it."""
