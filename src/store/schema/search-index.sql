-- SPDX-License-Identifier: GPL-3.0-or-later
-- The search index over all paragraphs; it can be dropped and made again from them at any time.
DROP TRIGGER IF EXISTS paragraph_index_insert;
DROP TRIGGER IF EXISTS paragraph_index_delete;
DROP TRIGGER IF EXISTS paragraph_index_update;
DROP TABLE IF EXISTS paragraph_index;

CREATE VIRTUAL TABLE paragraph_index USING fts5 (
  text, content = 'paragraph', content_rowid = 'id', columnsize = 0, tokenize = 'bigram');

CREATE TRIGGER paragraph_index_insert AFTER INSERT ON paragraph BEGIN
  INSERT INTO paragraph_index (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER paragraph_index_delete AFTER DELETE ON paragraph BEGIN
  INSERT INTO paragraph_index (paragraph_index, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER paragraph_index_update AFTER UPDATE OF id, text ON paragraph BEGIN
  INSERT INTO paragraph_index (paragraph_index, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO paragraph_index (rowid, text) VALUES (new.id, new.text);
END;

INSERT INTO paragraph_index (paragraph_index) VALUES ('rebuild');
