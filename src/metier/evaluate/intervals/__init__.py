"""Do intervals hold what they say? Simulated markets whose truth is known, and the estimators of every figure run on them.

The truth is the value of the law that employers are drawn from: an interval that takes postings for independent, or a cell's
few employers for all there are, is found out.
"""
