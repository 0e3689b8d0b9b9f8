-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 4: the reader can say which words a figure is, whatever words the program read it from.

-- Where the program's words begin and end, counted from hers (figure.start and figure."end"): by them its figure is found.
ALTER TABLE reading ADD COLUMN read_start INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reading ADD COLUMN read_end INTEGER NOT NULL DEFAULT 0;
