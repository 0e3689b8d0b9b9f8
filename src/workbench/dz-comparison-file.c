/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-comparison-file.h"

#include <string.h>

static const char *const formats[] = { "html", "pdf", "csv", "xlsx", "tsv" };

const char *
dz_comparison_file_get_format (const char *path)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (dot + 1, formats[i]) == 0)
      return formats[i];

  return NULL;
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

GBytes *
dz_comparison_file_make (const DzComparisonSheet *sheet, const char *format, GError **error)
{
  g_autoptr (DzTable) table = NULL;

  g_return_val_if_fail (sheet != NULL && format != NULL, NULL);

  if (g_str_equal (format, "html"))
    return take_text (dz_comparison_sheet_dup_html (sheet));
  if (g_str_equal (format, "pdf"))
    return dz_comparison_sheet_draw_pdf (sheet, error);
  if (g_str_equal (format, "xlsx"))
    return dz_comparison_sheet_make_xlsx (sheet, error);
  table = dz_comparison_sheet_make_pairs_table (sheet);

  return take_text (dz_table_dup_text (table, g_str_equal (format, "csv") ? DZ_TABLE_CSV : DZ_TABLE_TSV));
}
