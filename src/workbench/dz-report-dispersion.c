/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-report-dispersion.h"

#include "core/dz-statistics.h"
#include "core/dz-text.h"
#include "store/dz-query-matcher.h"

typedef struct
{
  const DzQueryMatcher *matcher;
  GPtrArray *dispersions;
  GArray *spans; /* (element-type DzTextSpan) of the text at hand */
  GError *error;
} Intake;

void
dz_report_dispersion_free (DzReportDispersion *dispersion)
{
  if (dispersion == NULL)
    return;

  g_array_unref (dispersion->places);
  g_array_unref (dispersion->paragraphs);
  g_free (dispersion);
}

static DzReportDispersion *
need_dispersion (Intake *intake, gint64 report_id)
{
  GPtrArray *all = intake->dispersions;
  DzReportDispersion *dispersion = all->len > 0 ? g_ptr_array_index (all, all->len - 1) : NULL;

  if (dispersion != NULL && dispersion->report_id == report_id)
    return dispersion;
  dispersion = g_new0 (DzReportDispersion, 1);
  dispersion->report_id = report_id;
  dispersion->places = g_array_new (FALSE, FALSE, sizeof (double));
  dispersion->paragraphs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (all, dispersion);

  return dispersion;
}

/* DzTextFunc: places are counted in characters until the report's length is known. */
static void
take_text (gint64 report_id, gint64 paragraph_id, int number, const char *text, gpointer data)
{
  Intake *intake = data;
  DzReportDispersion *dispersion = need_dispersion (intake, report_id);

  g_array_set_size (intake->spans, 0);
  if (intake->error == NULL
      && dz_query_matcher_find (intake->matcher, text, intake->spans, &intake->error) < 0)
    return;
  for (guint i = 0; i < intake->spans->len; i++)
    {
      double place = dispersion->characters + g_array_index (intake->spans, DzTextSpan, i).start;

      g_array_append_val (dispersion->places, place);
      g_array_append_val (dispersion->paragraphs, paragraph_id);
    }
  dispersion->characters += dz_text_length (text);
}

static void
measure (DzReportDispersion *dispersion)
{
  double counts[DZ_DISPERSION_PARTS] = { 0 };
  double sizes[DZ_DISPERSION_PARTS];

  for (int i = 0; i < DZ_DISPERSION_PARTS; i++)
    sizes[i] = 1;
  for (guint i = 0; i < dispersion->places->len; i++)
    {
      double *place = &g_array_index (dispersion->places, double, i);

      *place /= dispersion->characters;
      counts[MIN (DZ_DISPERSION_PARTS - 1, (int) (*place * DZ_DISPERSION_PARTS))]++;
    }
  dispersion->dispersion = dz_statistics_dispersion (counts, sizes, DZ_DISPERSION_PARTS);
}

/* The scope, less the reports without a hit. NULL where none has one, or on error. */
static DzSearchScope *
narrow_scope (DzStore *store, const DzQuery *query, const DzSearchScope *scope, GError **error)
{
  g_autoptr (GArray) counts = dz_store_count_query (store, query, scope, error);
  DzSearchScope *narrowed;

  if (counts == NULL || counts->len == 0)
    return NULL;
  narrowed = scope != NULL ? dz_search_scope_copy (scope) : dz_search_scope_new ();
  g_clear_pointer (&narrowed->reports, g_array_unref);
  narrowed->reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < counts->len; i++)
    g_array_append_val (narrowed->reports, g_array_index (counts, DzTermCount, i).report_id);

  return narrowed;
}

GPtrArray *
dz_dispersions_load (DzStore *store, const DzQuery *query, const DzSearchScope *scope, GError **error)
{
  g_autoptr (GPtrArray) dispersions
    = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_dispersion_free);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  g_autoptr (DzQueryMatcher) matcher = NULL;
  g_autoptr (DzSearchScope) narrowed = NULL;
  g_autoptr (GError) local_error = NULL;
  Intake intake = { NULL, dispersions, spans };

  g_return_val_if_fail (store != NULL && query != NULL, NULL);

  if ((intake.matcher = matcher = dz_query_matcher_new (query, error)) == NULL)
    return NULL;
  narrowed = narrow_scope (store, query, scope, &local_error);
  if (narrowed != NULL)
    dz_store_visit_texts (store, narrowed, take_text, &intake, &local_error);
  if (local_error == NULL)
    local_error = g_steal_pointer (&intake.error);
  g_clear_error (&intake.error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  for (guint i = 0; i < dispersions->len; i++)
    measure (g_ptr_array_index (dispersions, i));

  return g_steal_pointer (&dispersions);
}
