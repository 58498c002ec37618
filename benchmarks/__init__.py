"""Measuring the product against others, at size, with slips of the keyboard, and where its thresholds lie."""
