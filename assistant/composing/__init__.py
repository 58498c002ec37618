"""From evidence to reply: the quoting writer, which needs no language model."""
