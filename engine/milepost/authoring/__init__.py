"""For policy authors and auditors: does what they wrote hold up?"""
