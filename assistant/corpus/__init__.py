"""Reading the corpus: records, documents, places, themes and golden questions, strict and kind.

Nothing here knows of an index or a conversation. YAML nodes and document libraries end inside this package.
"""
