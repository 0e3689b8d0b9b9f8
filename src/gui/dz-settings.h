/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program's settings, or those of another schema; NULL where the schema, or the key in it, is not
 * installed. (transfer full) (nullable) */
GSettings *dz_settings_find (const char *schema, const char *key);

/* Who writes notes: the name the reader gave, NULL for that of the user of the computer. (transfer full)
 * (nullable) */
char *dz_settings_dup_author (void);
/* Whether files with notes begin with a byte order mark. */
gboolean dz_settings_wants_bom (void);

G_END_DECLS
