"""The child-safety lane: finds signals of harm in a message and gives the fixed help that belongs to them.

It stands before search and before any model and needs nothing of them: only its own rules and texts on disk.
"""
