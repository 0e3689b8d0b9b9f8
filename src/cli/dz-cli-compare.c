/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-comparison.h"

static const char *const columns[] = {
  "kind", "similarity", "left_paragraph", "right_paragraph", "left_text", "right_text", NULL,
};

static void
add_row (DzTable *table, const DzComparison *comparison, const DzParagraphPair *pair)
{
  const DzParagraph *left = dz_comparison_get_left (comparison, pair);
  const DzParagraph *right = dz_comparison_get_right (comparison, pair);

  dz_table_add_text (table, dz_pair_kind_get_nick (pair->kind));
  dz_table_add_number (table, left != NULL && right != NULL ? round (pair->similarity * 1000) / 1000 : NAN);
  dz_cli_add_number (table, left != NULL ? left->number : 0);
  dz_cli_add_number (table, right != NULL ? right->number : 0);
  dz_table_add_text (table, left != NULL ? left->text : NULL);
  dz_table_add_text (table, right != NULL ? right->text : NULL);
}

static char *
dup_tsv (const DzComparison *comparison)
{
  g_autoptr (DzTable) table = dz_table_new (columns);

  for (guint i = 0; i < comparison->pairs->len; i++)
    add_row (table, comparison, g_ptr_array_index (comparison->pairs, i));

  return dz_table_dup_text (table, DZ_TABLE_TSV);
}

static int
write_pdf (const DzComparison *comparison, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = dz_comparison_draw_pdf (comparison, &error);

  return pdf != NULL ? dz_cli_write_bytes (output, pdf) : dz_cli_fail (NULL, error);
}

static int
compare (const DzCliArguments *arguments, DzStore *store, const char *format, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzComparison) comparison = NULL;
  g_autofree char *text = NULL;
  gint64 ids[2];

  for (int i = 0; i < 2; i++)
    if ((ids[i] = dz_store_resolve_report (store, arguments->argv[i], &error)) == 0)
      return dz_cli_fail (arguments->argv[i], error);
  if ((comparison = dz_comparison_load (store, ids[0], ids[1], &error)) == NULL)
    return dz_cli_fail (NULL, error);

  if (g_str_equal (format, "pdf"))
    return write_pdf (comparison, output);
  text = g_str_equal (format, "html") ? dz_comparison_dup_html (comparison) : dup_tsv (comparison);

  return dz_cli_write (output, text);
}

int
dz_cli_compare (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autoptr (DzStore) store = NULL;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, html or pdf"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 2, 2, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|html|pdf"))
    return DZ_CLI_USAGE;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;

  return compare (arguments, store, format, output);
}
