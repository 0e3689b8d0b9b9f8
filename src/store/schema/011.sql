-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 11: searches that the reader named. The search index is made again, with seals (search-pages.sql).

CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  content TEXT NOT NULL,  -- a key file, see core/dz-saved-search.h
  modified TEXT NOT NULL  -- ISO 8601, UTC
) STRICT;
