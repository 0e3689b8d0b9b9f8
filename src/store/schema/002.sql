-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: the reader's word on figures, goals and verdicts, in tables of its own beside what the program derives.

-- What the reading is not sure of: nicks of core/dz-enums.h, separated by commas.
ALTER TABLE quantity ADD COLUMN doubts TEXT NOT NULL DEFAULT '';

-- SHA-256 over everything derived from the source, NULL where it is not known.
ALTER TABLE report ADD COLUMN digest TEXT;

-- Words of a report that a reading or a ruling is about; each belongs to one of them.
CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report,
  paragraph_id INTEGER REFERENCES paragraph ON DELETE RESTRICT, -- NULL for an orphan
  anchor TEXT NOT NULL CHECK (anchor IN ('placed', 'moved', 'orphan')),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL, -- with prefix and suffix: how it finds its place again
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  indicator TEXT,      -- what it was read as, to tell figures on the same words apart; NULL for words without a figure
  CHECK ((paragraph_id IS NULL) = (anchor = 'orphan'))
) STRICT;
CREATE INDEX figure_report ON figure (report_id);
CREATE INDEX figure_paragraph ON figure (paragraph_id);

-- The figure as the reader has it, in every field, however the program reads it.
CREATE TABLE reading (
  figure_id INTEGER PRIMARY KEY REFERENCES figure,
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'corrected', 'rejected', 'added')),
  beside INTEGER NOT NULL,         -- 1: added beside a figure of the program on the same words
  sentence_before INTEGER NOT NULL, -- code points of the sentence before the figure
  sentence_after INTEGER NOT NULL,  -- and behind it
  indicator_key TEXT,              -- NULL: no one knew one yet; '': there is none
  indicator TEXT,
  low REAL NOT NULL,
  high REAL NOT NULL,
  unit TEXT,
  modifier TEXT NOT NULL,
  measure TEXT NOT NULL,
  status TEXT NOT NULL,
  period TEXT,
  place TEXT,
  wording TEXT,
  hardness TEXT
) STRICT;

-- What the reader decided about a goal.
CREATE TABLE ruling (
  id INTEGER PRIMARY KEY,
  goal_id INTEGER NOT NULL REFERENCES figure,
  kind TEXT NOT NULL CHECK (kind IN ('pair', 'unpair', 'verdict')),
  outcome_id INTEGER REFERENCES figure,
  verdict TEXT,
  CHECK ((kind = 'verdict') = (verdict IS NOT NULL)),
  CHECK (kind <> 'pair' OR outcome_id IS NOT NULL)
) STRICT;
CREATE INDEX ruling_goal ON ruling (goal_id);
CREATE INDEX ruling_outcome ON ruling (outcome_id);
