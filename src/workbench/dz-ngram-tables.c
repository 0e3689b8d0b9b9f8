/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-ngram-tables.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/dz-error.h"
#include "core/dz-statistics.h"
#include "extract/dz-ngram.h"
#include "extract/dz-ngram-tally.h"
#include "store/dz-query-matcher.h"

#define COLLOCATE_MAX 4
#define MIN_COHESION 3.0
#define MIN_FREEDOM 1.5
#define MIN_QUOTED 2

/* Where the texts of a visit go. */
typedef struct
{
  DzNgramCounter *counter;
  int set;
  const DzQueryMatcher *matcher; /* collocates only */
  int window;
  int n_hits;
  gint64 n_beside; /* characters beside hits */
  gint64 size;     /* characters of all texts */
  GError *error;
} Intake;

void
dz_ngram_row_free (DzNgramRow *row)
{
  if (row == NULL)
    return;

  g_free (row->text);
  g_free (row);
}

static DzNgramRow *
row_new (const DzNgram *ngram)
{
  DzNgramRow *row = g_new0 (DzNgramRow, 1);

  row->text = g_strdup (ngram->text);
  row->count = ngram->count[0];
  row->other_count = ngram->count[1];
  row->cohesion = ngram->cohesion;
  row->left = ngram->left;
  row->right = ngram->right;

  return row;
}

/* By score, those alike by their characters. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DzNgramRow *x = *(const DzNgramRow *const *) a;
  const DzNgramRow *y = *(const DzNgramRow *const *) b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;

  return strcmp (x->text, y->text);
}

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dz_ngram_row_free);
}

static gboolean
check_size (const DzNgramCounter *counter, GError **error)
{
  if (dz_ngram_counter_get_size (counter, 0) + dz_ngram_counter_get_size (counter, 1) <= DZ_NGRAM_TEXT_MAX)
    return TRUE;
  g_set_error (error, DZ_ERROR, DZ_ERROR_TOO_LARGE,
               _ ("These reports have more than %d million characters. Choose fewer of them."),
               DZ_NGRAM_TEXT_MAX / 1000000);

  return FALSE;
}

static void
take_text (gint64 report_id, gint64 paragraph_id, int number, const char *text, gpointer data)
{
  Intake *intake = data;

  if (check_size (intake->counter, NULL))
    dz_ngram_counter_add (intake->counter, text, intake->set);
}

static gboolean
count_texts (DzStore *store, const DzSearchScope *scope, DzNgramCounter *counter, int set, GError **error)
{
  Intake intake = { counter, set };

  return dz_store_visit_texts (store, scope, take_text, &intake, error) && check_size (counter, error);
}

/* Characters in all of the scope; -1 on error. */
static gint64
get_size (DzStore *store, const DzSearchScope *scope, GError **error)
{
  g_autoptr (GArray) counts = dz_store_count_characters (store, scope, error);
  gint64 size = 0;

  if (counts == NULL)
    return -1;
  for (guint i = 0; i < counts->len; i++)
    size += g_array_index (counts, DzTermCount, i).count;

  return size;
}

/* DzTextFunc */
static void
tally_text (gint64 report_id, gint64 paragraph_id, int number, const char *text, gpointer tally)
{
  dz_ngram_tally_add (tally, text);
}

/* Fills the counts in the other set. */
static gboolean
tally_all (DzStore *store, const DzSearchScope *scope, const GPtrArray *ngrams, GError **error)
{
  g_autoptr (DzNgramTally) tally = dz_ngram_tally_new (ngrams);

  if (!dz_store_visit_texts (store, scope, tally_text, tally, error))
    return FALSE;
  for (guint i = 0; i < ngrams->len; i++)
    ((DzNgram *) g_ptr_array_index (ngrams, i))->count[1] = dz_ngram_tally_get (tally, i);

  return TRUE;
}

/* With the counts in both sets. (element-type DzNgram) */
static GPtrArray *
load_key_ngrams (DzStore *store, const DzSearchScope *of, const DzSearchScope *against, int min_count,
                 gboolean only_of, GError **error)
{
  g_autoptr (DzNgramCounter) counter = dz_ngram_counter_new ();
  g_autoptr (GPtrArray) ngrams = NULL;

  if (!count_texts (store, of, counter, 0, error)
      || (!only_of && !count_texts (store, against, counter, 1, error)))
    return NULL;
  ngrams = dz_ngram_counter_list (counter, only_of ? 0 : -1, DZ_NGRAM_MAX, min_count);
  if (only_of && !tally_all (store, against, ngrams, error))
    return NULL;

  return g_steal_pointer (&ngrams);
}

GPtrArray *
dz_keyness_load (DzStore *store, const DzSearchScope *of, const DzSearchScope *against, int min_count,
                 gboolean *only_of, GError **error)
{
  g_autoptr (GPtrArray) ngrams = NULL;
  GPtrArray *rows;
  gint64 size, other_size;

  g_return_val_if_fail (store != NULL && min_count > 0 && only_of != NULL, NULL);

  if ((size = get_size (store, of, error)) < 0 || (other_size = get_size (store, against, error)) < 0)
    return NULL;
  *only_of = size + other_size > DZ_NGRAM_TEXT_MAX;
  if ((ngrams = load_key_ngrams (store, of, against, min_count, *only_of, error)) == NULL)
    return NULL;
  rows = rows_new ();
  for (guint i = 0; i < ngrams->len; i++)
    {
      DzNgramRow *row = row_new (g_ptr_array_index (ngrams, i));
      double n = (double) size, other_n = (double) other_size;

      row->per_10000 = dz_statistics_per_10000 (row->count, n);
      row->other_per_10000 = dz_statistics_per_10000 (row->other_count, other_n);
      row->log_likelihood = dz_statistics_keyness (row->count, n, row->other_count, other_n);
      row->log_ratio = dz_statistics_log_ratio (row->count, n, row->other_count, other_n);
      row->percent_difference = dz_statistics_percent_difference (row->count, n, row->other_count, other_n);
      row->score = row->log_likelihood;
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort (rows, compare_rows);

  return rows;
}

/* Marks what stands beside a hit, the hits themselves aside. */
static void
mark_beside (guint8 *beside, int length, const GArray *spans, int window)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const DzTextSpan *span = &g_array_index (spans, DzTextSpan, i);
      int first = MAX (0, span->start - window);
      int last = MIN (length, span->end + window);

      memset (beside + first, 1, (gsize) (last - first));
    }
  for (guint i = 0; i < spans->len; i++)
    {
      const DzTextSpan *span = &g_array_index (spans, DzTextSpan, i);

      memset (beside + span->start, 0, (gsize) (span->end - span->start));
    }
}

static gboolean
check_beside (const Intake *intake, GError **error)
{
  if (intake->n_beside <= DZ_NGRAM_TEXT_MAX)
    return TRUE;
  g_set_error (error, DZ_ERROR, DZ_ERROR_TOO_LARGE,
               _("Beside the hits stand more than %d million characters. Search for something rarer, in fewer reports or with "
                 "fewer characters beside the hit."),
               DZ_NGRAM_TEXT_MAX / 1000000);

  return FALSE;
}

static void
take_beside (gint64 report_id, gint64 paragraph_id, int number, const char *text, gpointer data)
{
  Intake *intake = data;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  g_autofree guint8 *beside = NULL;
  const char *p = text;
  int length = (int) g_utf8_strlen (text, -1);

  intake->size += length;
  if (intake->error != NULL || dz_query_matcher_find (intake->matcher, text, spans, &intake->error) <= 0)
    return;
  intake->n_hits += (int) spans->len;
  beside = g_new0 (guint8, length + 1);
  mark_beside (beside, length, spans, intake->window);
  for (int i = 0; i < length;)
    {
      const char *start = p;
      g_autofree char *run = NULL;

      for (; i < length && beside[i]; i++, intake->n_beside++)
        p = g_utf8_next_char (p);
      run = g_strndup (start, (gsize) (p - start));
      if (*run != '\0' && check_beside (intake, NULL))
        dz_ngram_counter_add (intake->counter, run, 0);
      for (; i < length && !beside[i]; i++)
        p = g_utf8_next_char (p);
    }
}

static void
measure_collocate (DzNgramRow *row, const Intake *intake, double size)
{
  double beside = (double) intake->n_beside;
  double f_xy = row->count;
  double f_y = row->other_count;

  row->per_10000 = dz_statistics_per_10000 (f_xy, beside);
  row->other_per_10000 = dz_statistics_per_10000 (f_y, size);
  row->log_likelihood = dz_statistics_log_likelihood (f_xy, MAX (0, beside - f_xy), MAX (0, f_y - f_xy),
                                                      MAX (0, size - beside - (f_y - f_xy)));
  row->mutual_information = dz_statistics_mutual_information (f_xy, beside, f_y, size);
  row->log_dice = dz_statistics_log_dice (f_xy, intake->n_hits, f_y);
  row->score = row->log_likelihood;
}

/* What stands beside the hits, at least min_count times. (element-type DzNgram) */
static GPtrArray *
load_beside (DzStore *store, const DzSearchScope *scope, Intake *intake, int min_count, GError **error)
{
  gboolean ok = dz_store_visit_texts (store, scope, take_beside, intake, error);

  if (ok && intake->error != NULL)
    g_propagate_error (error, g_steal_pointer (&intake->error));
  else if (ok && check_beside (intake, error))
    return dz_ngram_counter_list (intake->counter, 0, COLLOCATE_MAX, min_count);
  g_clear_error (&intake->error);

  return NULL;
}

/* Reads the texts twice and keeps only what stands beside the hits. */
GPtrArray *
dz_collocates_load (DzStore *store, const DzQuery *query, const DzSearchScope *scope, int window,
                    int min_count, GError **error)
{
  g_autoptr (DzNgramCounter) counter = dz_ngram_counter_new ();
  g_autoptr (DzQueryMatcher) matcher = NULL;
  g_autoptr (GPtrArray) ngrams = NULL;
  Intake intake = { counter, 0, NULL, window };
  GPtrArray *rows;

  g_return_val_if_fail (store != NULL && query != NULL && window > 0 && min_count > 0, NULL);

  if ((intake.matcher = matcher = dz_query_matcher_new (query, error)) == NULL
      || (ngrams = load_beside (store, scope, &intake, min_count, error)) == NULL
      || !tally_all (store, scope, ngrams, error))
    return NULL;

  rows = rows_new ();
  for (guint i = 0; i < ngrams->len; i++)
    {
      const DzNgram *ngram = g_ptr_array_index (ngrams, i);
      DzNgramRow *row;

      /* What is rarer beside the phrase than elsewhere is no collocate. */
      if (ngram->count[0] * (double) intake.size <= ngram->count[1] * (double) intake.n_beside)
        continue;
      row = row_new (ngram);
      measure_collocate (row, &intake, (double) intake.size);
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort (rows, compare_rows);

  return rows;
}

static GHashTable *
load_keys (DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) terms = dz_store_list_terms (store, 0, error);
  GHashTable *keys;

  if (terms == NULL)
    return NULL;
  keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < terms->len; i++)
    g_hash_table_add (keys, g_strdup (((const DzTerm *) g_ptr_array_index (terms, i))->key));

  return keys;
}

static gboolean
is_candidate (const DzNgram *ngram)
{
  return ngram->quoted >= MIN_QUOTED
         || (ngram->cohesion >= MIN_COHESION && MIN (ngram->left, ngram->right) >= MIN_FREEDOM);
}

static DzNgramRow *
make_candidate (const DzNgram *ngram, double size)
{
  DzNgramRow *row = row_new (ngram);

  row->other_count = ngram->quoted;
  row->per_10000 = dz_statistics_per_10000 (row->count, size);
  row->other_per_10000 = dz_statistics_per_10000 (row->other_count, size);
  row->score = log2 (ngram->length) * log2 (row->count)
               * (row->cohesion / 4 + MIN (row->left, row->right) + 4.0 * row->other_count / row->count);

  return row;
}

GPtrArray *
dz_term_candidates_load (DzStore *store, const DzSearchScope *scope, int min_count, GError **error)
{
  g_autoptr (DzNgramCounter) counter = dz_ngram_counter_new ();
  g_autoptr (GHashTable) keys = NULL;
  g_autoptr (GPtrArray) ngrams = NULL;
  GPtrArray *rows;
  double size;

  g_return_val_if_fail (store != NULL && min_count > 0, NULL);

  if ((keys = load_keys (store, error)) == NULL || !count_texts (store, scope, counter, 0, error))
    return NULL;
  size = (double) dz_ngram_counter_get_size (counter, 0);
  ngrams = dz_ngram_counter_list (counter, -1, DZ_NGRAM_MAX, min_count);
  rows = rows_new ();
  for (guint i = 0; i < ngrams->len; i++)
    {
      const DzNgram *ngram = g_ptr_array_index (ngrams, i);

      if (is_candidate (ngram) && !g_hash_table_contains (keys, ngram->text))
        g_ptr_array_add (rows, make_candidate (ngram, size));
    }
  g_ptr_array_sort (rows, compare_rows);

  return rows;
}
