"""The management report: six sections of figures, how each stands, and what management decides."""
