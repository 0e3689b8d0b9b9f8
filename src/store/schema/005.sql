-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 5: the reader's word on which paragraphs of two reports answer each other, and notes on two of them.

-- A paragraph that a pairing or a note on a pair is about; each belongs to one of them.
CREATE TABLE pair_end (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report,
  paragraph_id INTEGER REFERENCES paragraph ON DELETE RESTRICT, -- NULL for an orphan
  anchor TEXT NOT NULL CHECK (anchor IN ('placed', 'moved', 'orphan')),
  start INTEGER NOT NULL, -- -1 and -1 for the whole paragraph
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,    -- with prefix and suffix: how it finds its place again
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  CHECK ((paragraph_id IS NULL) = (anchor = 'orphan'))
) STRICT;
CREATE INDEX pair_end_report ON pair_end (report_id);
CREATE INDEX pair_end_paragraph ON pair_end (paragraph_id);

-- Neither end goes before the other: which report stands on the left is not the library's matter.
CREATE TABLE pairing (
  id INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL UNIQUE REFERENCES pair_end,
  second_id INTEGER NOT NULL UNIQUE REFERENCES pair_end,
  joined INTEGER NOT NULL CHECK (joined IN (0, 1)) -- 1: they are a pair; 0: they are not
) STRICT;

-- A note on a pair stands at its own paragraph, and is about this one too.
CREATE TABLE note_pair (
  note_id INTEGER PRIMARY KEY REFERENCES note,
  end_id INTEGER NOT NULL UNIQUE REFERENCES pair_end
) STRICT;
