/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-import-version.h"

#include "core/dz-shingles.h"

#define RUN_LENGTH 5
/* Shorter texts do not tell: a title and a sentence may well be the same. */
#define MIN_RUNS 40

static DzShingles *
hash_body (const DzReport *report)
{
  DzShingles *shingles = dz_shingles_new (RUN_LENGTH);

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind == DZ_PARAGRAPH_BODY)
        dz_shingles_add (shingles, paragraph->text);
    }

  return shingles;
}

double
dz_import_version_compare (const DzReport *one, const DzReport *other)
{
  g_autoptr (DzShingles) a = NULL;
  g_autoptr (DzShingles) b = NULL;

  g_return_val_if_fail (one != NULL && other != NULL, 0);

  a = hash_body (one);
  b = hash_body (other);
  if (MIN (dz_shingles_count (a), dz_shingles_count (b)) < MIN_RUNS)
    return 0;

  return dz_shingles_get_resemblance (a, b);
}

gint64
dz_import_version_find (DzStore *store, const DzReport *report, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  gint64 found = 0;
  double best = DZ_IMPORT_SAME_TEXT;

  g_return_val_if_fail (store != NULL && report != NULL, 0);

  ids = dz_store_list_namesakes (store, report, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (DzReport) other = dz_store_load_report (store, id, error);
      double same = other != NULL ? dz_import_version_compare (report, other) : 0;

      if (other == NULL)
        return 0;
      if (same < best)
        continue;
      best = same;
      found = id;
    }

  return found;
}
