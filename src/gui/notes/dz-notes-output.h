/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"
#include "workbench/dz-notes-file.h"

G_BEGIN_DECLS

/* Notes out into a file and in from one. Both ask for the file and work off the main thread, as gui/dz-output-run.h says. view:
 * kept until then. */

/* By the ending of the file's name; Markdown where it says nothing. */
DzNotesFormat dz_notes_output_choose_format (const char *path);

/* items: (element-type DzNoteItem), kept. Markdown, HTML, CSV, XLSX or JSON-LD by the name's ending. */
void dz_notes_output_export (DzView *view, GPtrArray *items);
/* Markdown or CSV as it was exported; one step to undo. */
void dz_notes_output_import (DzView *view);

/* The same with a file that is known already. */
void dz_notes_output_save (DzView *view, GPtrArray *items, GFile *file);
void dz_notes_output_load (DzView *view, GFile *file);

G_END_DECLS
