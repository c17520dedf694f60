"""The reference for authors: each part of each file, from the models and the texts beside them."""
