"""From files to articles: what comes in is a folder, what comes out are values of `Article`.

An article is a text that never changes, with what its source states and where its body stands.
Read `article` first, then `folder` (which files, and reading them), `formats` and `documents`
(one reader a format), `encoding` and `metadata` (what they share), and last what is found in a
text: `dates`, `headlines`, `boilerplate`.
"""
