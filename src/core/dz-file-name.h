/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file name or path as it can be shown in one line whatever its bytes are: UTF-8, with control characters
 * and those that reorder a line written out as \n or \u202e. (transfer full) */
char *dz_file_name_dup_shown (const char *name);

G_END_DECLS
