/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"

static const char *const columns[] = { "tag", "notes", "color", "description", "uuid", NULL };
static const char *const report_columns[] = { "tag", "report", "name", "year", "notes", NULL };
static const char *const year_columns[] = { "tag", "year", "notes", NULL };

static DzTable *
list_tags (const GPtrArray *tags)
{
  DzTable *table = dz_table_new (columns);

  for (guint i = 0; i < tags->len; i++)
    {
      const DzTag *tag = g_ptr_array_index (tags, i);
      g_autofree char *path = dz_tag_dup_path (tags, tag->id);

      dz_table_add_text (table, path);
      dz_table_add_integer (table, tag->n_notes);
      dz_table_add_text (table, tag->color);
      dz_table_add_text (table, tag->description);
      dz_table_add_text (table, tag->uuid);
    }

  return table;
}

static DzTable *
list_by_report (const GPtrArray *tags, const GPtrArray *reports, const GArray *counts)
{
  DzTable *table = dz_table_new (report_columns);

  for (guint i = 0; i < counts->len; i++)
    {
      const DzTagCount *count = &g_array_index (counts, DzTagCount, i);
      const DzReport *report = dz_cli_find_report (reports, count->report_id);
      g_autofree char *path = dz_tag_dup_path (tags, count->tag_id);
      g_autofree char *name = report != NULL ? dz_report_dup_name (report) : NULL;

      dz_table_add_text (table, path);
      dz_table_add_integer (table, count->report_id);
      dz_table_add_text (table, name);
      dz_cli_add_number (table, report != NULL ? dz_report_get_year (report) : 0);
      dz_table_add_integer (table, count->count);
    }

  return table;
}

static int
compare_years (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return strcmp (a, b);
}

/* One row a tag and year, years ascending. */
static void
add_years (DzTable *table, const char *path, gint64 tag, const GPtrArray *reports, const GArray *counts)
{
  g_autoptr (GTree) years = g_tree_new_full (compare_years, NULL, g_free, NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      const DzTagCount *count = &g_array_index (counts, DzTagCount, i);
      const DzReport *report = dz_cli_find_report (reports, count->report_id);
      char *year;

      if (count->tag_id != tag || report == NULL)
        continue;
      year = g_strdup_printf ("%04d", dz_report_get_year (report));
      g_tree_insert (years, year, GINT_TO_POINTER (count->count + GPOINTER_TO_INT (g_tree_lookup (years, year))));
    }
  for (GTreeNode *node = g_tree_node_first (years); node != NULL; node = g_tree_node_next (node))
    {
      dz_table_add_text (table, path);
      dz_cli_add_number (table, (int) g_ascii_strtoll (g_tree_node_key (node), NULL, 10));
      dz_table_add_integer (table, GPOINTER_TO_INT (g_tree_node_value (node)));
    }
}

static DzTable *
list_by_year (const GPtrArray *tags, const GPtrArray *reports, const GArray *counts)
{
  DzTable *table = dz_table_new (year_columns);

  for (guint i = 0; i < tags->len; i++)
    {
      const DzTag *tag = g_ptr_array_index (tags, i);
      g_autofree char *path = dz_tag_dup_path (tags, tag->id);

      add_years (table, path, tag->id, reports, counts);
    }

  return table;
}

static DzTable *
make_table (DzStore *store, const char *by, GError **error)
{
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, error);
  g_autoptr (GPtrArray) reports = tags != NULL ? dz_store_list_reports (store, error) : NULL;
  g_autoptr (GArray) counts = reports != NULL ? dz_store_count_tags (store, error) : NULL;

  if (counts == NULL)
    return NULL;
  if (g_strcmp0 (by, "report") == 0)
    return list_by_report (tags, reports, counts);

  return g_strcmp0 (by, "year") == 0 ? list_by_year (tags, reports, counts) : list_tags (tags);
}

int
dz_cli_tags (DzCliArguments *arguments)
{
  g_autofree char *by = NULL;
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzTable) table = NULL;
  g_autoptr (GError) error = NULL;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &by, N_ ("Count by tag, report or year"), N_ ("tag|report|year") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv, json or xlsx"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, 0, &status))
    return status;
  if (by != NULL && !g_strv_contains ((const char *const[]) { "tag", "report", "year", NULL }, by))
    return dz_cli_arguments_refuse (arguments, _ ("--by is tag, report or year, not “%s”"), by);
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json|xlsx"))
    return DZ_CLI_USAGE;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((table = make_table (store, by, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  return dz_cli_put_table (table, format, output);
}
