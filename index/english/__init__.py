"""English: what words, names and sentences are, whoever asks; nothing here reads articles.

Words and texts come in, and come out as forms, stems, spans, names, roles and parses. Read `words`
(lists that are data, `words/*.txt`) and `function_words` (closed classes) first; then `forms`,
`stems`, `spelling`, `characters`, `numbers` and `days`; then `quotation_marks` and `sentences`;
last `names`, `roles`, `printed_roles`, `language` and `parse`.
"""
