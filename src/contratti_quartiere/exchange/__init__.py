"""
The outside world: the formats in which programmes come in and go out.
"""
