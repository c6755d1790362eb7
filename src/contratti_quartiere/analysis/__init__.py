"""
What offices and analysts ask of a whole programme: what is due, who is still in, what a lab did in a quarter.
"""
