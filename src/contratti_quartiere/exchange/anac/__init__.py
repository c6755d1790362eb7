"""
What ANAC publishes, or has bodies publish: the lots of L. 190/2012, the CIG of its open data.
"""
