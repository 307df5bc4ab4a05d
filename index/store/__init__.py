"""What an index keeps on disk: what comes in are values, what comes out are the same values.

A snapshot is a catalog (articles with their text, passages, statements, people), the vectors and
the full text of its passages. Read `catalog` first, then `rows` (its tables, and values to rows
and back), `vectors` and `fulltext` (thin walls around their libraries), `snapshot` (how the next
one takes the place of the current one, and why a killed build changes nothing), `status`.
"""
