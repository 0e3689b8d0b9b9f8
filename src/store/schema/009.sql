-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 9: where a note stood before its report had another text, for as long as the reader has not looked at it.

CREATE TABLE note_before (
  note_id INTEGER PRIMARY KEY REFERENCES note,
  number INTEGER NOT NULL, -- the ¶ number then, 0 for every kind but body
  text TEXT NOT NULL,      -- of its paragraph then
  start INTEGER NOT NULL,  -- the passage in it, -1 and -1 for the whole paragraph
  "end" INTEGER NOT NULL
) STRICT;
