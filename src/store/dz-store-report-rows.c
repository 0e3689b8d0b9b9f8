/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "core/dz-error.h"
#include "store/dz-report-order.h"

#define REPORT_COLUMNS                                                                                                \
  "report.id, source.name, report.kind, report.title, report.place, report.parent, report.level, report.delivered,"   \
  " report.meeting, report.speaker, report.reviews, report.plans"
#define REPORT_COUNTS                                                                                                 \
  ", (SELECT count(*) FROM paragraph WHERE report_id = report.id AND number > 0)"                                     \
  ", (SELECT count(*) FROM quantity WHERE report_id = report.id)"                                                     \
  ", (SELECT count(*) FROM term WHERE report_id = report.id)"

char *
dz_years_to_text (const GArray *years)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", g_array_index (years, int, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GArray *
create_years (const char *text)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      int year = atoi (words[i]);

      if (year != 0)
        g_array_append_val (years, year);
    }

  return years;
}

/* Thousands of reports have the same few years: one list for all that have the same. (transfer none) */
static GArray *
share_years (GHashTable *shared, const char *text)
{
  GArray *years;

  text = text != NULL ? text : "";
  years = g_hash_table_lookup (shared, text);
  if (years == NULL)
    g_hash_table_insert (shared, g_strdup (text), years = create_years (text));

  return years;
}

static void
set_kind (DzReport *report, const char *value)
{
  dz_report_kind_from_nick (value, &report->kind);
}

static void
set_level (DzReport *report, const char *value)
{
  dz_level_from_nick (value, &report->level);
}

static void
set_reviews (DzReport *report, const char *value)
{
  g_array_unref (report->reviews);
  report->reviews = create_years (value);
}

static void
set_plans (DzReport *report, const char *value)
{
  g_array_unref (report->plans);
  report->plans = create_years (value);
}

static char *
dup_kind (const DzReport *report)
{
  return g_strdup (dz_report_kind_get_nick (report->kind));
}

static char *
dup_level (const DzReport *report)
{
  return g_strdup (dz_level_get_nick (report->level));
}

static char *
dup_reviews (const DzReport *report)
{
  return dz_years_to_text (report->reviews);
}

static char *
dup_plans (const DzReport *report)
{
  return dz_years_to_text (report->plans);
}

/* What the reader may correct: plain strings by their place in the struct, the others by functions. */
static const struct
{
  const char *name;
  gsize offset;
  void (*set) (DzReport *report, const char *value);
  char *(*dup) (const DzReport *report);
} fields[] = {
  { "kind", 0, set_kind, dup_kind },
  { "title", G_STRUCT_OFFSET (DzReport, title), NULL, NULL },
  { "place", G_STRUCT_OFFSET (DzReport, place), NULL, NULL },
  { "parent", G_STRUCT_OFFSET (DzReport, parent), NULL, NULL },
  { "level", 0, set_level, dup_level },
  { "delivered", G_STRUCT_OFFSET (DzReport, delivered), NULL, NULL },
  { "meeting", G_STRUCT_OFFSET (DzReport, meeting), NULL, NULL },
  { "speaker", G_STRUCT_OFFSET (DzReport, speaker), NULL, NULL },
  { "reviews", 0, set_reviews, dup_reviews },
  { "plans", 0, set_plans, dup_plans },
};

static void
apply_correction (DzReport *report, const char *name, const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].name, name) == 0)
      {
        char **text = G_STRUCT_MEMBER_P (report, fields[i].offset);

        if (fields[i].set != NULL)
          {
            fields[i].set (report, value);
          }
        else
          {
            g_free (*text);
            *text = g_strdup (value);
          }
      }
}

static char *
dup_field (const DzReport *report, guint i)
{
  if (fields[i].dup != NULL)
    return fields[i].dup (report);

  return g_strdup (*(char *const *) G_STRUCT_MEMBER_P (report, fields[i].offset));
}

/* shared: years of the reports listed; NULL for a report that is to have content. */
static DzReport *
read_report (sqlite3_stmt *statement, GHashTable *shared)
{
  DzReport *report = shared != NULL ? dz_report_new_listed (share_years (shared, dz_column_text (statement, 10)),
                                                            share_years (shared, dz_column_text (statement, 11)))
                                    : dz_report_new ();

  report->id = sqlite3_column_int64 (statement, 0);
  report->source = dz_column_dup (statement, 1);
  set_kind (report, dz_column_text (statement, 2));
  report->title = dz_column_dup (statement, 3);
  report->place = dz_column_dup (statement, 4);
  report->parent = dz_column_dup (statement, 5);
  set_level (report, dz_column_text (statement, 6));
  report->delivered = dz_column_dup (statement, 7);
  report->meeting = dz_column_dup (statement, 8);
  report->speaker = dz_column_dup (statement, 9);
  if (shared == NULL)
    {
      set_reviews (report, dz_column_text (statement, 10));
      set_plans (report, dz_column_text (statement, 11));
    }
  if (sqlite3_column_count (statement) > 12)
    {
      report->n_paragraphs = sqlite3_column_int (statement, 12);
      report->n_quantities = sqlite3_column_int (statement, 13);
      report->n_terms = sqlite3_column_int (statement, 14);
    }

  return report;
}

/* Corrections of all reports, or of one. */
static gboolean
apply_corrections (DzStore *store, const GPtrArray *reports, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  int code;

  for (guint i = 0; i < reports->len; i++)
    {
      DzReport *report = g_ptr_array_index (reports, i);

      g_hash_table_insert (by_id, &report->id, report);
    }

  statement = dz_store_prepare (store, error, "SELECT report_id, field, value FROM correction", "");
  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      DzReport *report = g_hash_table_lookup (by_id, &id);
      g_autofree char *value = dz_column_dup (statement, 2);

      if (report != NULL)
        apply_correction (report, dz_column_text (statement, 1), value);
    }

  return code == SQLITE_DONE;
}

/* All reports for 0, without content; else the one, which may be given its content. */
static GPtrArray *
load_rows (DzStore *store, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  g_autoptr (GHashTable) shared = id == 0 ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                                   (GDestroyNotify) g_array_unref)
                                          : NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT " REPORT_COLUMNS REPORT_COUNTS
                                " FROM report JOIN source ON source.id = report.source_id"
                                " WHERE ?1 IS NULL OR report.id = ?1 ORDER BY report.id",
                                "n", id);
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (reports, read_report (statement, shared));

  return code == SQLITE_DONE ? g_steal_pointer (&reports) : NULL;
}

static gboolean
count_figures (DzStore *store, DzReport *report, GError **error)
{
  g_autoptr (GPtrArray) figures = dz_store_load_figures (store, report->id, error);

  if (figures == NULL)
    return FALSE;
  report->n_quantities = 0;
  for (guint i = 0; i < figures->len; i++)
    {
      const DzShownFigure *figure = g_ptr_array_index (figures, i);

      report->n_quantities += figure->quantity->state != DZ_STATE_REJECTED;
    }

  return TRUE;
}

/* Where the reader spoke, what she added counts and what she rejected does not. */
static gboolean
recount_figures (DzStore *store, const GPtrArray *reports, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT DISTINCT report_id FROM figure JOIN reading ON figure_id = figure.id", "");
  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    for (guint i = 0; i < reports->len; i++)
      {
        DzReport *report = g_ptr_array_index (reports, i);

        if (report->id == sqlite3_column_int64 (statement, 0) && !count_figures (store, report, error))
          return FALSE;
      }

  return code == SQLITE_DONE;
}

void
dz_store_set_no_report (gint64 id, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_set_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("There is no report “%s” in the library."), name);
}

DzReport *
dz_store_load_report_row (DzStore *store, gint64 id, gboolean corrected, GError **error)
{
  g_autoptr (GPtrArray) reports = load_rows (store, MAX (id, -1) == 0 ? -1 : id, error);

  if (reports == NULL || (corrected && !apply_corrections (store, reports, error)))
    return NULL;
  if (reports->len == 0)
    {
      dz_store_set_no_report (id, error);
      return NULL;
    }

  return g_ptr_array_steal_index (reports, 0);
}

GPtrArray *
dz_store_list_reports (DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  reports = load_rows (store, 0, error);
  if (reports == NULL || !apply_corrections (store, reports, error) || !recount_figures (store, reports, error))
    return NULL;
  dz_report_order_sort (reports);

  return g_steal_pointer (&reports);
}

DzReport *
dz_store_load_report (DzStore *store, gint64 id, GError **error)
{
  g_autoptr (DzReport) report = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  report = dz_store_load_report_row (store, id, TRUE, error);
  if (report == NULL || !dz_store_load_content (store, report, error))
    return NULL;

  return g_steal_pointer (&report);
}

static gboolean
write_correction (DzStore *store, const DzReport *derived, const DzReport *report, guint i, GError **error)
{
  g_autofree char *old = dup_field (derived, i);
  g_autofree char *value = dup_field (report, i);

  if (g_strcmp0 (old, value) == 0)
    return dz_store_run (store, error, "DELETE FROM correction WHERE report_id = ? AND field = ?", "lt",
                         report->id, fields[i].name);

  return dz_store_run (store, error,
                       "INSERT INTO correction (report_id, field, value) VALUES (?, ?, ?)"
                       " ON CONFLICT DO UPDATE SET value = excluded.value",
                       "ltt", report->id, fields[i].name, value);
}

/* As the report is called now that it is corrected. */
static void
name_correction (DzStore *store, const DzReport *report)
{
  g_autofree char *name = dz_report_dup_name (report);

  /* Translators: the label of a change for the menu, with the name of a report. */
  dz_store_record_name (store, N_("Correct Report “%s”"), name);
}

gboolean
dz_store_update_report (DzStore *store, const DzReport *report, GError **error)
{
  g_autoptr (DzReport) derived = NULL;
  gboolean ok = TRUE;

  g_return_val_if_fail (store != NULL && report != NULL, FALSE);

  if (!dz_store_begin (store, N_("Correct Report"), error))
    return FALSE;
  derived = dz_store_load_report_row (store, report->id, FALSE, error);
  ok = derived != NULL;
  if (ok)
    name_correction (store, report);
  for (guint i = 0; ok && i < G_N_ELEMENTS (fields); i++)
    ok = write_correction (store, derived, report, i, error);

  return dz_store_end (store, ok, error);
}
