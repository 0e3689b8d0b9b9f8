/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One row of a knowledge file: the cells of the columns asked for, in that order, trimmed; a cell the
 * row leaves out is "". Returns FALSE with error set if the row breaks the rules of its file. */
typedef gboolean (*DzKnowledgeRowFunc) (const char *const *cells, gpointer user_data, GError **error);

/* Reads a tab-separated file with a header line that names its columns; blank lines and lines that begin
 * with # are comments. columns: NULL-terminated, all of them must be in the header, in any order; others
 * are ignored. Errors: DZ_ERROR_INVALID with file and line, DZ_ERROR_UNREADABLE. */
gboolean dz_knowledge_table_read (const char *path, const char *const *columns, DzKnowledgeRowFunc func,
                                  gpointer user_data, GError **error);

G_END_DECLS
