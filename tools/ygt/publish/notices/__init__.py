"""Notices: papers whose wording and tables are composed from records, and printed."""
