"""The answer to a command that was given before, told again while nothing it depends on has changed.

This package is imported before anything large; what it imports is counted in milliseconds.
"""
