"""Kinderwerkwijzer: explains what kinderwerk does and refers to the right local offer."""
