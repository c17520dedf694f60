"""The engines milepost is measured beside, one a file."""
