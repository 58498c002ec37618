"""Offers for this child: which fit, field by field, in which order, and why."""
