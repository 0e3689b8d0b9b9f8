/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-search-scan.h"

#include <string.h>

#include "store/dz-search-reader.h"

/* Reports from which on more than one thread reads. */
#define MANY_REPORTS 100
#define MAX_THREADS 4
/* Stretches of the paragraphs' ids that are handed out one after the other: none of them is long, so that all
 * threads end together. */
#define N_STRETCHES 256

typedef struct
{
  const DzSearchPass *pass;
  gboolean all;      /* what is handed out are stretches of all paragraphs, as they lie in the file; else reports */
  gint64 first;      /* paragraph, and how many ids a stretch has */
  guint64 stretch;
  int next;          /* atomic: that is not handed out */
  int stopped;       /* atomic */
  GError *error;     /* of the thread that stopped the others */
} Scan;

/* What one thread has. */
typedef struct
{
  Scan *scan;
  DzStore *store;
  sqlite3_stmt *texts;
  GArray *counts; /* (element-type DzTermCount) ascending in each part that was handed out */
  gint64 report;  /* of the last text */
  gboolean wanted;
} Work;

static void
work_clear (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->texts, sqlite3_finalize);
  g_clear_pointer (&work->counts, g_array_unref);
}

/* Takes the error; the first one counts. */
static void
stop (Scan *scan, GError *error)
{
  if (g_atomic_int_compare_and_exchange (&scan->stopped, FALSE, TRUE))
    scan->error = error;
  else
    g_clear_error (&error);
}

/* Texts that are searched, where a whole stretch is read. */
static gboolean
is_searched (sqlite3_stmt *texts)
{
  const char *kind = (const char *) sqlite3_column_text (texts, DZ_SEARCH_COLUMN_KIND);

  return kind != NULL
         && (g_str_equal (kind, "body") || g_str_equal (kind, "heading") || g_str_equal (kind, "glossary"));
}

static gboolean
is_wanted (Work *work, gint64 report)
{
  const DzSearchPass *pass = work->scan->pass;
  guint index = 0;

  if (report != work->report)
    work->wanted = g_array_binary_search (pass->reports, &report, dz_search_compare_ids, &index)
                   && index >= pass->n_begun;
  work->report = report;

  return work->wanted;
}

static void
add_count (GArray *counts, gint64 report, int count)
{
  DzTermCount own = { report, count };

  if (counts->len > 0 && g_array_index (counts, DzTermCount, counts->len - 1).report_id == report)
    g_array_index (counts, DzTermCount, counts->len - 1).count += count;
  else
    g_array_append_val (counts, own);
}

/* The text at hand. */
static gboolean
count_text (Work *work, GError **error)
{
  gint64 report = sqlite3_column_int64 (work->texts, DZ_SEARCH_COLUMN_REPORT);
  int count;

  if (!dz_store_check_cancelled (work->store, error))
    return FALSE;
  if (work->scan->all && (!is_wanted (work, report) || !is_searched (work->texts)))
    return TRUE;
  count = dz_query_matcher_find (work->scan->pass->matcher,
                                 dz_column_text (work->texts, DZ_SEARCH_COLUMN_TEXT), NULL, error);
  if (count > 0)
    add_count (work->counts, report, count);

  return count >= 0;
}

/* Binds what is next; FALSE where nothing is. */
static gboolean
take_next (Work *work)
{
  Scan *scan = work->scan;
  guint number = (guint) g_atomic_int_add (&scan->next, 1);

  sqlite3_reset (work->texts);
  if (scan->all && number < N_STRETCHES)
    {
      guint64 start = (guint64) scan->first + scan->stretch * number;

      sqlite3_bind_int64 (work->texts, 1, (gint64) start);
      sqlite3_bind_int64 (work->texts, 2, (gint64) (start + (scan->stretch - 1)));
      return TRUE;
    }
  number += scan->pass->n_begun;
  if (scan->all || number >= scan->pass->reports->len)
    return FALSE;
  sqlite3_bind_int64 (work->texts, 1, g_array_index (scan->pass->reports, gint64, number));

  return TRUE;
}

static gpointer
run_work (gpointer data)
{
  Work *work = data;
  GError *error = NULL;
  int code = SQLITE_DONE;

  while (code == SQLITE_DONE && !g_atomic_int_get (&work->scan->stopped) && take_next (work))
    while ((code = dz_store_step (work->store, work->texts, &error)) == SQLITE_ROW
           && !g_atomic_int_get (&work->scan->stopped) && count_text (work, &error))
      ;
  if (error != NULL)
    stop (work->scan, error);

  return NULL;
}

/* More reports are read in the order of the file than one by one. */
static gboolean
set_stretches (Scan *scan, DzStore *store, GError **error)
{
  const DzSearchPass *pass = scan->pass;
  guint n_reports = pass->reports->len - pass->n_begun;
  gint64 n_all = 0, last = 0;

  if (n_reports <= MANY_REPORTS || pass->scope->notes_only || pass->scope->tag != NULL)
    return TRUE;
  if (!dz_store_query_int (store, &n_all, 0, error, "SELECT count (*) FROM report", "")
      || !dz_store_query_int (store, &scan->first, 0, error, "SELECT min (id) FROM paragraph", "")
      || !dz_store_query_int (store, &last, 0, error, "SELECT max (id) FROM paragraph", ""))
    return FALSE;
  scan->all = n_all < 2 * (gint64) n_reports;
  scan->stretch = ((guint64) last - (guint64) scan->first) / N_STRETCHES + 1;

  return TRUE;
}

static gboolean
run_all (Scan *scan, const GPtrArray *readers, GArray *works, GError **error)
{
  GThread *threads[MAX_THREADS] = { NULL };

  for (guint i = 0; i < readers->len; i++)
    {
      Work work = { scan, ((DzSearchReader *) g_ptr_array_index (readers, i))->store };

      if ((work.texts = dz_search_pass_prepare_texts (scan->pass, work.store, scan->all, error)) == NULL)
        return FALSE;
      work.counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
      g_array_append_val (works, work);
    }
  for (guint i = 1; i < works->len; i++)
    threads[i] = g_thread_new ("duizhao-search", run_work, &g_array_index (works, Work, i));
  run_work (&g_array_index (works, Work, 0));
  for (guint i = 1; i < works->len; i++)
    g_thread_join (threads[i]);
  if (scan->error != NULL)
    g_propagate_error (error, g_steal_pointer (&scan->error));

  return !scan->stopped;
}

static void
collect (const GArray *works, GArray *counts)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  guint first = counts->len;

  for (guint i = 0; i < works->len; i++)
    g_array_append_vals (all, g_array_index (works, Work, i).counts->data,
                         g_array_index (works, Work, i).counts->len);
  g_array_sort (all, dz_search_compare_ids);
  for (guint i = 0; i < all->len; i++)
    {
      const DzTermCount *count = &g_array_index (all, DzTermCount, i);

      if (counts->len > first
          && g_array_index (counts, DzTermCount, counts->len - 1).report_id == count->report_id)
        g_array_index (counts, DzTermCount, counts->len - 1).count += count->count;
      else
        g_array_append_vals (counts, count, 1);
    }
}

gboolean
dz_search_scan_count (DzSearchPass *pass, GArray *counts, GError **error)
{
  guint n_threads
    = pass->reports->len - pass->n_begun > MANY_REPORTS ? MIN (MAX_THREADS, g_get_num_processors ()) : 1;
  g_autoptr (GPtrArray) readers = dz_search_readers_open (pass->store, n_threads, error);
  g_autoptr (GArray) works = g_array_sized_new (FALSE, FALSE, sizeof (Work), MAX_THREADS);
  Scan scan = { pass };

  g_array_set_clear_func (works, work_clear);
  if (readers == NULL || !set_stretches (&scan, pass->store, error)
      || !run_all (&scan, readers, works, error))
    return FALSE;
  collect (works, counts);

  return TRUE;
}
