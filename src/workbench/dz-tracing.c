/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-tracing.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"
#include "workbench/dz-comparison.h"

void
dz_tracing_free (DzTracing *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}

static gint
compare_years (gconstpointer a, gconstpointer b)
{
  const DzReport *first = *(DzReport *const *) a;
  const DzReport *second = *(DzReport *const *) b;
  int difference = dz_report_get_year (first) - dz_report_get_year (second);

  return difference != 0 ? difference : (first->id > second->id) - (first->id < second->id);
}

/* The work reports of a place, and the one with this id whatever its kind; NULL on error. */
static DzTracing *
load_reports (DzStore *store, const char *place, gint64 always, GError **error)
{
  g_autoptr (GPtrArray) listed = dz_store_list_reports (store, error);
  g_autoptr (DzTracing) self = g_new0 (DzTracing, 1);

  if (listed == NULL)
    return NULL;

  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  for (guint i = 0; i < listed->len; i++)
    {
      const DzReport *entry = g_ptr_array_index (listed, i);
      DzReport *report = NULL;

      if (entry->id != always && (entry->kind == DZ_REPORT_KIND_FEATURE || g_strcmp0 (entry->place, place) != 0))
        continue;
      if ((report = dz_store_load_report (store, entry->id, error)) == NULL)
        return NULL;
      g_ptr_array_add (self->reports, report);
    }
  g_ptr_array_sort (self->reports, compare_years);

  return g_steal_pointer (&self);
}

/* The index of the numbered paragraph, -1 for none. */
static int
find_number (const DzReport *report, int number)
{
  for (int i = 0; number > 0 && i < (int) report->paragraphs->len; i++)
    if (((DzParagraph *) g_ptr_array_index (report->paragraphs, i))->number == number)
      return i;

  return -1;
}

static int
find_report (const DzTracing *self, gint64 id)
{
  for (int i = 0; i < (int) self->reports->len; i++)
    if (((DzReport *) g_ptr_array_index (self->reports, i))->id == id)
      return i;

  return -1;
}

typedef struct
{
  DzStore *store;
  const DzTracing *tracing;
  GCancellable *cancellable;
  GError *error;
} Word;

static gboolean
load_word (int left, int right, GArray **points, gpointer user_data)
{
  Word *word = user_data;

  if (g_cancellable_set_error_if_cancelled (word->cancellable, &word->error))
    return FALSE;

  *points = dz_comparison_load_sync_points (word->store, g_ptr_array_index (word->tracing->reports, left),
                                            g_ptr_array_index (word->tracing->reports, right), &word->error);

  return *points != NULL;
}

DzTracing *
dz_tracing_load_paragraph (DzStore *store, gint64 report, int number, const DzKnowledge *knowledge,
                           GCancellable *cancellable, GError **error)
{
  g_autoptr (DzReport) start = NULL;
  g_autoptr (DzTracing) self = NULL;
  Word word = { store, NULL, cancellable };
  int paragraph = -1;

  g_return_val_if_fail (store != NULL && knowledge != NULL, NULL);

  if ((start = dz_store_load_report (store, report, error)) == NULL)
    return NULL;
  if ((paragraph = find_number (start, number)) < 0)
    {
      g_autofree char *name = dz_report_dup_name (start);

      g_set_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _ ("“%s” has no paragraph ¶%d"), name, number);
      return NULL;
    }
  if ((self = load_reports (store, start->place, report, error)) == NULL)
    return NULL;

  word.tracing = self;
  self->steps = dz_trace_follow_paragraph (self->reports, find_report (self, report), paragraph, knowledge,
                                           load_word, &word);
  if (word.error != NULL)
    {
      g_propagate_error (error, word.error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* The measure that most goals of an indicator have; the one meant anyway where there are none. */
static DzMeasure
find_measure (const GPtrArray *quantities, const DzIndicator *indicator)
{
  int counts[DZ_MEASURE_RATIO + 1] = { 0 };
  DzMeasure best = indicator->measure;

  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);

      if (quantity->status == DZ_STATUS_GOAL && g_strcmp0 (quantity->indicator_key, indicator->key) == 0)
        counts[quantity->measure]++;
    }
  for (int measure = 0; measure <= DZ_MEASURE_RATIO; measure++)
    if (counts[measure] > counts[best])
      best = measure;

  return best;
}

static gboolean
list_quantities (DzStore *store, const DzTracing *self, GPtrArray *all, GError **error)
{
  for (guint i = 0; i < self->reports->len; i++)
    {
      g_autoptr (GPtrArray) found
          = dz_store_list_quantities (store, ((DzReport *) g_ptr_array_index (self->reports, i))->id, error);

      if (found == NULL)
        return FALSE;
      for (guint j = 0; j < found->len; j++)
        g_ptr_array_add (all, dz_quantity_copy (g_ptr_array_index (found, j)));
    }

  return TRUE;
}

DzTracing *
dz_tracing_load_indicator (DzStore *store, const char *place, const char *indicator, const DzMeasure *measure,
                           const DzKnowledge *knowledge, GError **error)
{
  const DzIndicator *known = NULL;
  g_autoptr (GPtrArray) quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  g_autoptr (DzTracing) self = NULL;

  g_return_val_if_fail (store != NULL && place != NULL && indicator != NULL && knowledge != NULL, NULL);

  if ((known = dz_knowledge_find_indicator (knowledge, indicator)) == NULL)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _ ("There is no indicator “%s”"), indicator);
      return NULL;
    }
  if ((self = load_reports (store, place, 0, error)) == NULL || !list_quantities (store, self, quantities, error))
    return NULL;
  if (self->reports->len == 0)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _ ("The library has no work report of “%s”"), place);
      return NULL;
    }

  self->steps = dz_trace_follow_indicator (self->reports, quantities, known->key,
                                           measure != NULL ? *measure : find_measure (quantities, known),
                                           knowledge);

  return g_steal_pointer (&self);
}

const DzReport *
dz_tracing_get_report (const DzTracing *self, const DzTraceStep *step)
{
  return g_ptr_array_index (self->reports, step->report);
}

char *
dz_tracing_dup_text (const DzTracing *self, const DzTraceStep *step)
{
  GString *text = NULL;

  if (step->quantity != NULL)
    return g_strdup (step->quantity->wording);
  if (step->paragraph < 0)
    return NULL;

  text = g_string_new (NULL);
  for (int i = 0; i < step->n_paragraphs; i++)
    {
      const DzParagraph *paragraph
          = g_ptr_array_index (dz_tracing_get_report (self, step)->paragraphs, step->paragraph + i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", paragraph->text);
    }

  return g_string_free (text, FALSE);
}

int
dz_tracing_get_number (const DzTracing *self, const DzTraceStep *step)
{
  if (step->quantity != NULL)
    return step->quantity->paragraph;
  if (step->paragraph < 0)
    return 0;

  return ((DzParagraph *) g_ptr_array_index (dz_tracing_get_report (self, step)->paragraphs, step->paragraph))->number;
}
