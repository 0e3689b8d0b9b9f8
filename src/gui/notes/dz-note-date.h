/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An ISO 8601 moment in the reader's time zone: “Today 09:12”, or the date. NULL for NULL or nonsense.
 * (transfer full) */
char *dz_note_dup_date (const char *iso8601);

G_END_DECLS
