/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

/* Writes what the reader says of terms; what goes wrong is told over the window of the view. Each is one step to undo. */

/* Takes the word. */
void dz_term_writer_save (DzView *view, DzTermWord *word);
void dz_term_writer_remove (DzView *view, gint64 word_id);

G_END_DECLS
