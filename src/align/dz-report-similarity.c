/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-report-similarity.h"

#include <math.h>
#include <string.h>

#include "core/dz-text.h"

/* Bigrams are told apart by so many bits of a hash: the tables stay in the processor's cache, and two of a
 * paragraph's bigrams rarely meet (feature hashing; Weinberger et al., 2009). */
#define BUCKET_BITS 17
#define N_BUCKETS (1 << BUCKET_BITS)

/* The numbered paragraphs of one report, one after the other. */
typedef struct
{
  GArray *features; /* (element-type guint) buckets, each once a paragraph */
  GArray *starts;   /* (element-type guint) paragraphs + 1 */
  GArray *lengths;  /* (element-type int) bytes */
  double *weights;  /* of each paragraph */
} Side;

struct _DzReportSimilarity
{
  GPtrArray *sides;
  float *weights; /* of each bucket: the rarer the more */
  /* Paragraphs of one report by bucket, for the report that was the left one last. */
  int posted;
  guint *posting_starts;
  guint *postings;
};

/* While reports are read. */
typedef struct
{
  guint *n_paragraphs; /* that have a bucket */
  guint *last;         /* the last one that had it, + 1 */
  guint n;
} Reading;

static void
side_free (gpointer data)
{
  Side *side = data;

  g_array_unref (side->features);
  g_array_unref (side->starts);
  g_array_unref (side->lengths);
  g_free (side->weights);
  g_free (side);
}

static guint
count_paragraphs (const Side *side)
{
  return side->lengths->len;
}

/* Figures change every year and tell little. */
static gunichar
fold_content (gunichar c)
{
  if (c >= 0x4e00 && c <= 0x9fff)
    return c;

  c = dz_char_fold (c);

  return g_unichar_isalpha (c) ? c : 0;
}

static guint
find_bucket (gunichar first, gunichar second)
{
  guint64 key = (guint64) first << 21 | second;

  return (guint) ((key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> (64 - BUCKET_BITS));
}

static void
add_paragraph (Side *side, Reading *reading, const char *text)
{
  int length = (int) strlen (text);
  gunichar previous = 0;

  reading->n++;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold_content (g_utf8_get_char (p));
      guint bucket = c != 0 && previous != 0 ? find_bucket (previous, c) : N_BUCKETS;

      previous = c;
      if (bucket == N_BUCKETS || reading->last[bucket] == reading->n)
        continue;
      reading->last[bucket] = reading->n;
      reading->n_paragraphs[bucket]++;
      g_array_append_val (side->features, bucket);
    }
  g_array_append_val (side->lengths, length);
  g_array_append_val (side->starts, side->features->len);
}

static Side *
side_new (const DzReport *report, Reading *reading)
{
  Side *side = g_new0 (Side, 1);
  guint start = 0;

  side->features = g_array_new (FALSE, FALSE, sizeof (guint));
  side->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  side->lengths = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (side->starts, start);
  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind == DZ_PARAGRAPH_BODY)
        add_paragraph (side, reading, paragraph->text);
    }

  return side;
}

static void
weigh_side (Side *side, const float *weights)
{
  side->weights = g_new0 (double, count_paragraphs (side) + 1);
  for (guint i = 0; i < count_paragraphs (side); i++)
    for (guint j = g_array_index (side->starts, guint, i); j < g_array_index (side->starts, guint, i + 1); j++)
      side->weights[i] += (double) weights[g_array_index (side->features, guint, j)];
}

DzReportSimilarity *
dz_report_similarity_new (const GPtrArray *reports)
{
  DzReportSimilarity *self = NULL;
  g_autofree guint *n_paragraphs = NULL;
  g_autofree guint *last = NULL;
  Reading reading;

  g_return_val_if_fail (reports != NULL, NULL);

  self = g_new0 (DzReportSimilarity, 1);
  self->sides = g_ptr_array_new_with_free_func (side_free);
  self->weights = g_new0 (float, N_BUCKETS);
  self->posted = -1;
  reading = (Reading){ n_paragraphs = g_new0 (guint, N_BUCKETS), last = g_new0 (guint, N_BUCKETS), 0 };
  for (guint i = 0; i < reports->len; i++)
    g_ptr_array_add (self->sides, side_new (g_ptr_array_index (reports, i), &reading));
  for (guint i = 0; i < N_BUCKETS; i++)
    if (n_paragraphs[i] > 0)
      self->weights[i] = logf ((reading.n + 1.0f) / n_paragraphs[i]);
  for (guint i = 0; i < reports->len; i++)
    weigh_side (g_ptr_array_index (self->sides, i), self->weights);

  return self;
}

void
dz_report_similarity_free (DzReportSimilarity *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->sides);
  g_free (self->weights);
  g_free (self->posting_starts);
  g_free (self->postings);
  g_free (self);
}

/* Looks a report up by bucket; the last one looked up is kept. */
static void
post (DzReportSimilarity *self, int report)
{
  const Side *side = g_ptr_array_index (self->sides, report);
  g_autofree guint *next = NULL;

  if (self->posted == report)
    return;

  g_free (self->posting_starts);
  g_free (self->postings);
  self->posting_starts = g_new0 (guint, N_BUCKETS + 1);
  self->postings = g_new (guint, side->features->len + 1);
  for (guint i = 0; i < side->features->len; i++)
    self->posting_starts[g_array_index (side->features, guint, i) + 1]++;
  for (guint i = 0; i < N_BUCKETS; i++)
    self->posting_starts[i + 1] += self->posting_starts[i];
  next = g_memdup2 (self->posting_starts, sizeof (guint) * N_BUCKETS);
  for (guint i = 0; i < count_paragraphs (side); i++)
    for (guint j = g_array_index (side->starts, guint, i); j < g_array_index (side->starts, guint, i + 1); j++)
      self->postings[next[g_array_index (side->features, guint, j)]++] = i;
  self->posted = report;
}

/* Adds up what a paragraph of the right shares with each of the left; shared is all zero before. */
static void
sum_shared (const DzReportSimilarity *self, const Side *right, guint paragraph, double *shared)
{
  guint end = g_array_index (right->starts, guint, paragraph + 1);

  for (guint i = g_array_index (right->starts, guint, paragraph); i < end; i++)
    {
      guint bucket = g_array_index (right->features, guint, i);

      for (guint j = self->posting_starts[bucket]; j < self->posting_starts[bucket + 1]; j++)
        shared[self->postings[j]] += (double) self->weights[bucket];
    }
}

static void
find_best (const DzReportSimilarity *self, const Side *left, const Side *right, double *best_left,
           double *best_right)
{
  g_autofree double *shared = g_new0 (double, count_paragraphs (left) + 1);

  for (guint j = 0; j < count_paragraphs (right); j++)
    {
      sum_shared (self, right, j, shared);
      for (guint i = 0; i < count_paragraphs (left); i++)
        {
          double total = left->weights[i] + right->weights[j];
          double similarity = total > 0 ? MIN (1.0, 2 * shared[i] / total) : 0;

          best_left[i] = MAX (best_left[i], similarity);
          best_right[j] = MAX (best_right[j], similarity);
          shared[i] = 0;
        }
    }
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
  const Side *left_side = NULL;
  const Side *right_side = NULL;
  g_autofree double *best_left = NULL;
  g_autofree double *best_right = NULL;
  double sum = 0;
  double total = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (left >= 0 && left < (int) self->sides->len, 0);
  g_return_val_if_fail (right >= 0 && right < (int) self->sides->len, 0);

  left_side = g_ptr_array_index (self->sides, left);
  right_side = g_ptr_array_index (self->sides, right);
  best_left = g_new0 (double, count_paragraphs (left_side) + 1);
  best_right = g_new0 (double, count_paragraphs (right_side) + 1);
  post (self, left);
  find_best (self, left_side, right_side, best_left, best_right);
  sum_up (left_side->lengths, best_left, &sum, &total);
  sum_up (right_side->lengths, best_right, &sum, &total);

  return total > 0 ? sum / total : 0;
}
