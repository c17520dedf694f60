"""An organisation's own look: which one is worn, what it puts on a page, its templates."""
