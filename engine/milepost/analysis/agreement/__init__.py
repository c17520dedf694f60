"""How far several assessors agree, one statistic a file."""
