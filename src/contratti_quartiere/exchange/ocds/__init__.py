"""
A tender as a release of the Open Contracting Data Standard, and back.
"""
