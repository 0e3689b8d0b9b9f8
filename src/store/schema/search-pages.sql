-- SPDX-License-Identifier: GPL-3.0-or-later
-- The search index over all paragraphs (dz-search-index.h); it can be dropped and made again from them at any time.
DROP TRIGGER IF EXISTS paragraph_index_insert;
DROP TRIGGER IF EXISTS paragraph_index_delete;
DROP TRIGGER IF EXISTS paragraph_index_update;
DROP TABLE IF EXISTS paragraph_index;
DROP TRIGGER IF EXISTS search_insert;
DROP TRIGGER IF EXISTS search_delete;
DROP TRIGGER IF EXISTS search_update;
DROP TABLE IF EXISTS search_segment;
DROP TABLE IF EXISTS search_page;
DROP TABLE IF EXISTS search_document;

CREATE TABLE search_segment (
  id INTEGER PRIMARY KEY,
  n_documents INTEGER NOT NULL,
  digest TEXT NOT NULL -- SHA-256 of its pages and their ids
) STRICT;

-- Reports that are in a segment as their paragraphs stand.
CREATE TABLE search_document (
  report_id INTEGER PRIMARY KEY,
  segment INTEGER NOT NULL,
  document INTEGER NOT NULL, -- 0, 1, 2 … in the segment
  odd TEXT NOT NULL,         -- the characters that fold to several, each once
  digest TEXT NOT NULL,      -- SHA-256 of its texts
  seal INTEGER NOT NULL      -- of report_id, segment, document and odd
) STRICT;
CREATE INDEX search_document_segment ON search_document (segment);

CREATE TABLE search_page (
  id INTEGER PRIMARY KEY, -- segment × 2^42 + first pair
  content BLOB NOT NULL
) STRICT;

CREATE TRIGGER search_insert AFTER INSERT ON paragraph BEGIN
  DELETE FROM search_document WHERE report_id = new.report_id;
END;
CREATE TRIGGER search_delete AFTER DELETE ON paragraph BEGIN
  DELETE FROM search_document WHERE report_id = old.report_id;
END;
CREATE TRIGGER search_update AFTER UPDATE OF report_id, kind, text, position ON paragraph
WHEN old.report_id <> new.report_id OR old.kind <> new.kind OR old.text <> new.text OR old.position <> new.position BEGIN
  DELETE FROM search_document WHERE report_id IN (old.report_id, new.report_id);
END;
