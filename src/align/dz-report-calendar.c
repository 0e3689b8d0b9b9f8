/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-report-calendar.h"

struct _DzReportCalendar
{
  GHashTable *reports;  /* id -> DzReport, borrowed */
  GHashTable *latest;   /* place -> year */
  GHashTable *reviewed; /* set of “place year” */
  GHashTable *filed;    /* set of “place year” */
};

static char *
dup_place_year (const char *place, int year)
{
  return g_strdup_printf ("%s %d", place != NULL ? place : "", year);
}

/* A work report filed for a year tells about the year before, even if its text names no year of review. */
static void
add_work_report (DzReportCalendar *self, const DzReport *report)
{
  const char *place = report->place != NULL ? report->place : "";
  int year = dz_report_get_year (report);
  int latest = GPOINTER_TO_INT (g_hash_table_lookup (self->latest, place));

  if (year == 0)
    return;
  g_hash_table_insert (self->latest, (gpointer) place, GINT_TO_POINTER (MAX (latest, year)));
  g_hash_table_add (self->filed, dup_place_year (place, year));
  g_hash_table_add (self->reviewed, dup_place_year (place, year - 1));
  if (report->reviews->len > 0)
    g_hash_table_add (self->reviewed,
                      dup_place_year (place, g_array_index (report->reviews, int, report->reviews->len - 1)));
}

DzReportCalendar *
dz_report_calendar_new (const GPtrArray *reports)
{
  DzReportCalendar *self = g_new0 (DzReportCalendar, 1);

  self->reports = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->latest = g_hash_table_new (g_str_hash, g_str_equal);
  self->reviewed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->filed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < reports->len; i++)
    {
      DzReport *report = g_ptr_array_index (reports, i);

      g_hash_table_insert (self->reports, &report->id, report);
      if (report->kind != DZ_REPORT_KIND_FEATURE)
        add_work_report (self, report);
    }

  return self;
}

void
dz_report_calendar_free (DzReportCalendar *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->reports);
  g_hash_table_unref (self->latest);
  g_hash_table_unref (self->reviewed);
  g_hash_table_unref (self->filed);
  g_free (self);
}

int
dz_report_calendar_get_year (const DzReportCalendar *self, gint64 report_id)
{
  const DzReport *report = g_hash_table_lookup (self->reports, &report_id);

  return report != NULL ? dz_report_get_year (report) : 0;
}

gboolean
dz_report_calendar_is_work_report (const DzReportCalendar *self, gint64 report_id)
{
  const DzReport *report = g_hash_table_lookup (self->reports, &report_id);

  return report != NULL && report->kind != DZ_REPORT_KIND_FEATURE;
}

static int
get_latest (const DzReportCalendar *self, const char *place)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->latest, place != NULL ? place : ""));
}

/* A feature need not tell what became of a goal. */
static gboolean
reviews (const DzReportCalendar *self, const char *place, int year)
{
  g_autofree char *review = dup_place_year (place, year);

  return g_hash_table_contains (self->reviewed, review);
}

gboolean
dz_report_calendar_has_report (const DzReportCalendar *self, const char *place, int first, int last)
{
  for (int year = first; year <= last; year++)
    {
      g_autofree char *filed = dup_place_year (place, year);

      if (g_hash_table_contains (self->filed, filed))
        return TRUE;
    }

  return FALSE;
}

DzVerdict
dz_report_calendar_explain (const DzReportCalendar *calendar, const char *place, int year)
{
  if (year == 0 || get_latest (calendar, place) <= year)
    return DZ_VERDICT_NOT_DUE;

  return reviews (calendar, place, year) ? DZ_VERDICT_NOT_REPORTED : DZ_VERDICT_NO_REPORT;
}
