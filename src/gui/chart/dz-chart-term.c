/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-term.h"

typedef struct
{
  DzOverview *overview;
  DzKnowledge *knowledge;
  char *term;
  char **places;
  int first_year;
  int last_year;
} Job;

static void
job_free (Job *job)
{
  dz_overview_unref (job->overview);
  dz_knowledge_unref (job->knowledge);
  g_free (job->term);
  g_strfreev (job->places);
  g_free (job);
}

static gpointer
count (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  DzChartRequest request = { .kind = DZ_CHART_TERM,
                             .term = job->term,
                             .places = (const char *const *) job->places,
                             .first_year = job->first_year,
                             .last_year = job->last_year };

  return dz_overview_build_chart (job->overview, &request, job->knowledge, store, error);
}

void
dz_chart_count_term_async (DzLibrary *library, DzOverview *overview, DzKnowledge *knowledge,
                           const DzChartRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->overview = dz_overview_ref (overview);
  job->knowledge = dz_knowledge_ref (knowledge);
  job->term = g_strdup (request->term);
  job->places = g_strdupv ((char **) request->places);
  job->first_year = request->first_year;
  job->last_year = request->last_year;
  dz_library_read_async (library, count, job, (GDestroyNotify) job_free, (GDestroyNotify) dz_chart_free,
                         cancellable, callback, user_data);
}

DzChart *
dz_chart_count_term_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return dz_library_call_finish (library, result, error);
}
