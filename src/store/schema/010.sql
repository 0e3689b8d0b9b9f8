-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 10: the reader's word on terms: entries of her own, edits, variants, what is kept apart, what is no term.

CREATE TABLE term_word (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('entry', 'edit', 'variant', 'apart', 'dismissed')),
  headword TEXT NOT NULL CHECK (headword <> ''), -- of an edit, term.key of what is edited
  variant TEXT CHECK (variant <> ''),
  report_id INTEGER REFERENCES report,
  definition TEXT,        -- NULL: none
  modified TEXT NOT NULL, -- ISO 8601, UTC
  CHECK ((kind = 'variant') = (variant IS NOT NULL)),
  CHECK ((kind = 'edit') = (report_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX term_word_subject ON term_word (kind, headword, coalesce (variant, ''), coalesce (report_id, 0));
CREATE INDEX term_word_report ON term_word (report_id);
