"""Making the encoder that the product ships, from the project's own corpus. Not needed to run the product."""
