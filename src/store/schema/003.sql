-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3: a corrected file of a report is a new version of it; the files before it are kept.

-- SHA-256 of the text as decoded, whatever its character set and line ends; NULL where it is not known.
ALTER TABLE source ADD COLUMN text_sha256 TEXT;
CREATE INDEX source_text ON source (text_sha256);

-- Files that a newer one stands for. report.source_id is the newest.
CREATE TABLE superseded (
  source_id INTEGER PRIMARY KEY REFERENCES source,
  report_id INTEGER NOT NULL REFERENCES report,
  version INTEGER NOT NULL -- 1, 2, 3 … in the order they were imported
) STRICT;
CREATE INDEX superseded_report ON superseded (report_id);
