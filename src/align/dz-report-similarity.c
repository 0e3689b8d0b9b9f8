/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-report-similarity.h"

#include <string.h>

#include "align/dz-bigram-index.h"

struct _DzReportSimilarity
{
  DzBigramIndex *index;
  GPtrArray *lengths; /* (element-type GArray of int) by report: the bytes of each numbered paragraph */
};

static void
add_report (DzReportSimilarity *self, const DzReport *report)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  GArray *lengths = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);
      int length = (int) strlen (paragraph->text);

      if (paragraph->kind != DZ_PARAGRAPH_BODY)
        continue;
      g_ptr_array_add (texts, paragraph->text);
      g_array_append_val (lengths, length);
    }
  dz_bigram_index_add (self->index, texts);
  g_ptr_array_add (self->lengths, lengths);
}

static gsize
count_bytes (const DzReport *report)
{
  gsize n_bytes = 0;

  for (guint i = 0; i < report->paragraphs->len; i++)
    n_bytes += strlen (((DzParagraph *) g_ptr_array_index (report->paragraphs, i))->text);

  return n_bytes;
}

DzReportSimilarity *
dz_report_similarity_new (const GPtrArray *reports)
{
  DzReportSimilarity *self = NULL;
  gsize n_bytes = 0;

  g_return_val_if_fail (reports != NULL, NULL);

  self = g_new0 (DzReportSimilarity, 1);
  for (guint i = 0; i < reports->len; i++)
    n_bytes += count_bytes (g_ptr_array_index (reports, i));
  self->index = dz_bigram_index_new (n_bytes);
  self->lengths = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < reports->len; i++)
    add_report (self, g_ptr_array_index (reports, i));
  dz_bigram_index_weigh (self->index);

  return self;
}

void
dz_report_similarity_free (DzReportSimilarity *self)
{
  if (self == NULL)
    return;

  dz_bigram_index_free (self->index);
  g_ptr_array_unref (self->lengths);
  g_free (self);
}

static void
sum_up (const GArray *lengths, const double *best, double *sum, double *total)
{
  for (guint i = 0; i < lengths->len; i++)
    {
      *sum += best[i] * g_array_index (lengths, int, i);
      *total += g_array_index (lengths, int, i);
    }
}

double
dz_report_similarity_measure (DzReportSimilarity *self, int left, int right)
{
  const GArray *left_lengths = NULL;
  const GArray *right_lengths = NULL;
  g_autofree double *best_left = NULL;
  g_autofree double *best_right = NULL;
  double sum = 0;
  double total = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (left >= 0 && left < (int) self->lengths->len, 0);
  g_return_val_if_fail (right >= 0 && right < (int) self->lengths->len, 0);

  left_lengths = g_ptr_array_index (self->lengths, left);
  right_lengths = g_ptr_array_index (self->lengths, right);
  best_left = g_new (double, left_lengths->len + 1);
  best_right = g_new (double, right_lengths->len + 1);
  dz_bigram_index_find_best (self->index, left, right, best_left, best_right);
  sum_up (left_lengths, best_left, &sum, &total);
  sum_up (right_lengths, best_right, &sum, &total);

  return total > 0 ? sum / total : 0;
}
