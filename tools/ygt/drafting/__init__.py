"""Notices proposed from what has changed: which papers the changes call for, and what each of them announces."""
