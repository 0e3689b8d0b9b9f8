/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-source.h"

G_BEGIN_DECLS

/* One file format. Importers stand in one table; none is chosen by file name alone. */
typedef struct
{
  const char *name;                    /* txt */
  const char *const *suffixes;         /* NULL-terminated, lower case, with dot: which files of a folder are tried */
  gboolean (*probe) (const DzSource *source); /* by content */

  /* Source -> blocks: paragraphs rejoined, noise marked, nothing dropped. Fills encoding and n_replaced.
   * Returns (element-type DzBlock). Errors: DZ_ERROR_EMPTY, _BINARY, _INVALID naming file and place. */
  GPtrArray *(*read) (DzSource *source, GCancellable *cancellable, GError **error);
} DzImporter;

/* The importer for a source. DZ_ERROR_BINARY, naming the file, if none reads it. */
const DzImporter *dz_importer_find (const DzSource *source, GError **error);

/* TRUE if a file of this name in a folder is tried. */
gboolean dz_importer_takes_name (const char *name);

/* The files to import for what the user chose, folders walked, sorted, symbolic links inside folders
 * and hidden files left out. A folder inside that may not be entered is listed itself: dz_source_load() says
 * why it is left out. A folder without such files: DZ_ERROR_NO_REPORTS. (element-type GFile) */
GPtrArray *dz_importer_list_files (GFile *file_or_folder, GCancellable *cancellable, GError **error);

G_END_DECLS
