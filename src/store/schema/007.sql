-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 7: a tree of tags, a trash, authors, passages over several paragraphs. An id is never given twice any more
-- (AUTOINCREMENT, also for the older tables, see dz-store-upgrade.c): what was removed can come back under its own,
-- whatever was imported meanwhile.

CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES tag, -- NULL at the top
  name TEXT NOT NULL CHECK (name <> ''),
  color TEXT,
  description TEXT,
  position INTEGER NOT NULL, -- 0, 1, 2 … among its siblings
  removed TEXT               -- ISO 8601, UTC: it lies in the trash since, with all below it
) STRICT;
CREATE INDEX tag_parent ON tag (parent_id);
CREATE UNIQUE INDEX tag_name ON tag (coalesce (parent_id, 0), name) WHERE removed IS NULL;

-- Also of notes and tags in the trash.
CREATE TABLE note_tag (
  note_id INTEGER NOT NULL REFERENCES note,
  tag_id INTEGER NOT NULL REFERENCES tag,
  PRIMARY KEY (note_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_tag_tag ON note_tag (tag_id);

-- Reports in the trash. Notes and tags stay in their tables, with a date in removed.
CREATE TABLE trash (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  removed TEXT NOT NULL,
  content BLOB NOT NULL -- what was removed, a changeset of sqlite3session
) STRICT;

ALTER TABLE note ADD COLUMN author TEXT;
ALTER TABLE note ADD COLUMN group_uuid TEXT; -- that the pieces of one selection share, NULL in one paragraph
ALTER TABLE note ADD COLUMN removed TEXT;    -- as in tag
CREATE INDEX note_group ON note (group_uuid) WHERE group_uuid IS NOT NULL;

-- What the label names, in the place of its %s.
ALTER TABLE change ADD COLUMN detail TEXT;
-- 1: recorded by an older version, when tags were names with commas in note.tags. That column is not written any more
-- and only tells what the tags are after such a step is undone or done again.
ALTER TABLE change ADD COLUMN listed_tags INTEGER NOT NULL DEFAULT 1;

-- Rows from before a column was added do not hold it, and a session would record NULL for it instead of its default.
UPDATE quantity SET doubts = doubts;
UPDATE reading SET read_start = read_start;
