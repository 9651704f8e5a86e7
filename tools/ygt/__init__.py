"""医共体治理台账: a county medical community kept as text, checked, published and printed."""

__version__ = "0.1.0"
