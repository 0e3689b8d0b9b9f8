/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/across/dz-across-mode.h"

G_BEGIN_DECLS

/* What a mode read of the library: immutable and counted, so that a file can be made of it on another thread
 * while the page shows something else already. */
typedef struct
{
  const DzAcrossMode *mode;
  gpointer data; /* as the mode reads it */
} DzAcrossFound;

/* Takes data. */
DzAcrossFound *dz_across_found_new (const DzAcrossMode *mode, gpointer data);
DzAcrossFound *dz_across_found_ref (DzAcrossFound *found);
void dz_across_found_unref (DzAcrossFound *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzAcrossFound, dz_across_found_unref)

G_END_DECLS
