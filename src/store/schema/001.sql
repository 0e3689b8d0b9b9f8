-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1 of the library. Words of enumerations are the nicks of core/dz-enums.h. All spans are half
-- open and count code points. Nothing here cascades: rows are removed one table at a time, so that a
-- recorded change can be replayed in either direction.

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE, -- of the bytes as they were imported
  size INTEGER NOT NULL,       -- of these bytes
  content BLOB NOT NULL,       -- these bytes, zlib
  encoding TEXT,
  n_replaced INTEGER NOT NULL DEFAULT 0,
  stated_place TEXT,           -- what the user said about the file; NULL, unknown and 0 leave it to the text
  stated_level TEXT NOT NULL,
  stated_year INTEGER NOT NULL,
  stated_kind TEXT NOT NULL,
  imported TEXT NOT NULL       -- ISO 8601, UTC
) STRICT;

-- As the program read it; what the reader corrected stands in correction and goes before it.
CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL UNIQUE REFERENCES source,
  kind TEXT NOT NULL,
  title TEXT,
  place TEXT,
  parent TEXT,
  level TEXT NOT NULL,
  delivered TEXT,
  meeting TEXT,
  speaker TEXT,
  reviews TEXT NOT NULL, -- years, ascending, separated by a space
  plans TEXT NOT NULL
) STRICT;

CREATE TABLE correction (
  report_id INTEGER NOT NULL REFERENCES report,
  field TEXT NOT NULL, -- name of a column of report
  value TEXT,
  PRIMARY KEY (report_id, field)
) STRICT, WITHOUT ROWID;

-- Ids are stable when a report is read again, as long as the text stands.
CREATE TABLE paragraph (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report,
  position INTEGER NOT NULL, -- 1, 2, 3 … over all kinds
  number INTEGER NOT NULL,   -- the citable ¶ number, 0 for every kind but body
  kind TEXT NOT NULL,
  part TEXT NOT NULL,
  section INTEGER NOT NULL,  -- position of its section, -1 for none
  line INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX paragraph_order ON paragraph (report_id, position);
CREATE INDEX paragraph_number ON paragraph (report_id, number) WHERE number > 0;

CREATE TABLE section (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report,
  position INTEGER NOT NULL, -- 0, 1, 2 …
  level INTEGER NOT NULL,
  parent INTEGER NOT NULL,   -- position of the section above, -1 at the top
  part TEXT NOT NULL,
  text TEXT NOT NULL,
  paragraph_id INTEGER REFERENCES paragraph,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
) STRICT;
CREATE INDEX section_order ON section (report_id, position);
CREATE INDEX section_paragraph ON section (paragraph_id);

CREATE TABLE term (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report,
  number INTEGER NOT NULL,
  headword TEXT NOT NULL,
  key TEXT NOT NULL,
  definition TEXT,
  paragraph_id INTEGER REFERENCES paragraph
) STRICT;
CREATE INDEX term_report ON term (report_id);
CREATE INDEX term_paragraph ON term (paragraph_id);

CREATE TABLE quantity (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report,
  paragraph_id INTEGER NOT NULL REFERENCES paragraph,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  indicator_key TEXT,
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
  hardness TEXT,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX quantity_report ON quantity (report_id);
CREATE INDEX quantity_paragraph ON quantity (paragraph_id);

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  report_id INTEGER NOT NULL REFERENCES report,
  paragraph_id INTEGER REFERENCES paragraph ON DELETE RESTRICT, -- NULL for an orphan
  anchor TEXT NOT NULL CHECK (anchor IN ('placed', 'moved', 'orphan')),
  start INTEGER NOT NULL, -- -1 and -1 for the whole paragraph
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,    -- with prefix and suffix: how a note finds its place again
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  body TEXT,
  color TEXT,
  tags TEXT,
  created TEXT NOT NULL,  -- ISO 8601, UTC
  modified TEXT NOT NULL,
  CHECK ((paragraph_id IS NULL) = (anchor = 'orphan'))
) STRICT;
CREATE INDEX note_report ON note (report_id);
CREATE INDEX note_paragraph ON note (paragraph_id);

-- One row for each step the reader can undo (undone = 0) or redo (undone = 1).
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  subject TEXT,              -- what consecutive steps must share to become one; NULL: never
  made INTEGER NOT NULL,     -- seconds since 1970
  undone INTEGER NOT NULL DEFAULT 0,
  changeset BLOB NOT NULL    -- of sqlite3session
) STRICT;
