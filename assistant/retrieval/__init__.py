"""Finding the sources of an answer: lexical and semantic search, their index on disk, and the fusion of both."""
