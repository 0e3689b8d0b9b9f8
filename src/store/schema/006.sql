-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 6: figures that the reader named.

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  content TEXT NOT NULL,  -- a key file, see core/dz-saved-view.h
  modified TEXT NOT NULL  -- ISO 8601, UTC
) STRICT;
