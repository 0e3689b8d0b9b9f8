/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-library FOLDER N REPORT…: makes N reports from a seed, whose characters follow one another as in the
 * reports given (stretches of them, joined where a character is the same), as files and as a library in the
 * folder; the same paragraphs go into an FTS5 table with the bigram tokenizer; what the folder has from an
 * earlier run is not made again. Then searches the library as the window does and the files with rg and grep,
 * in turn. Prints the figures and the ratio allowed; ends with 1 where one is above it. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <locale.h>
#include <stdlib.h>

#include "core/dz-term-finder.h"
#include "store/dz-store.h"
#include "store/dz-tokenizer-bigram.h"

#define SEED 1
#define N_QUERIES 500
#define N_PARAGRAPHS 111
#define REPORT_LENGTH 14770 /* characters */
#define STRETCH 12          /* characters of a report, on average, before the next one */
#define N_TERMS 500

typedef struct
{
  gunichar *chars;
  glong length;
  GHashTable *places; /* character → (element-type guint32) where it stands */
  GRand *rand;
  glong at;
} Model;

typedef struct
{
  const char *folder;
  int n_reports;
  char *texts; /* path of the folder with the files */
  char *library;
  char *peer;
  GPtrArray *queries;
  gboolean good;
} Bench;

static gboolean
is_text (gunichar c)
{
  return g_unichar_isprint (c) && !g_unichar_isspace (c);
}

static void
model_read (Model *model, char **paths)
{
  g_autoptr (GString) all = g_string_new (NULL);
  glong n = 0;

  for (; *paths != NULL; paths++)
    {
      g_autofree char *text = NULL;
      g_autofree char *valid = NULL;

      g_assert_true (g_file_get_contents (*paths, &text, NULL, NULL));
      valid = g_utf8_make_valid (text, -1);
      g_string_append (all, valid);
    }
  model->chars = g_utf8_to_ucs4_fast (all->str, -1, &model->length);
  for (glong i = 0; i < model->length; i++)
    if (is_text (model->chars[i]))
      model->chars[n++] = model->chars[i];
  model->length = n;
  model->places = g_hash_table_new (NULL, NULL);
  for (guint32 i = 0; i + 1 < (guint32) n; i++)
    {
      GArray *places = g_hash_table_lookup (model->places, GUINT_TO_POINTER (model->chars[i]));

      if (places == NULL)
        g_hash_table_insert (model->places, GUINT_TO_POINTER (model->chars[i]),
                             places = g_array_new (FALSE, FALSE, sizeof (guint32)));
      g_array_append_val (places, i);
    }
  model->rand = g_rand_new_with_seed (SEED);
}

static gunichar
model_next (Model *model)
{
  GArray *places;

  model->at = (model->at + 1) % (model->length - 1);
  if (g_rand_int_range (model->rand, 0, STRETCH) > 0)
    return model->chars[model->at];
  places = g_hash_table_lookup (model->places, GUINT_TO_POINTER (model->chars[model->at]));
  model->at = g_array_index (places, guint32, g_rand_int_range (model->rand, 0, (gint32) places->len));

  return model->chars[model->at];
}

static DzReport *
make_report (Model *model, int number)
{
  DzReport *report = dz_report_new ();
  int year = 1990 + number % 36;

  report->kind = DZ_REPORT_KIND_WORK_REPORT;
  report->place = g_strdup_printf ("第%d区", number / 36);
  report->level = DZ_LEVEL_DISTRICT;
  report->title = g_strdup_printf ("%s %d", report->place, year);
  g_array_append_val (report->plans, year);
  for (int i = 0; i < N_PARAGRAPHS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int length = g_rand_int_range (model->rand, 1, 2 * REPORT_LENGTH / N_PARAGRAPHS);
      DzParagraph *paragraph;

      while (length-- > 0)
        g_string_append_unichar (text, model_next (model));
      paragraph = dz_paragraph_new (DZ_PARAGRAPH_BODY, text->str);
      paragraph->section = -1;
      paragraph->part = i % 2 == 0 ? DZ_PART_REVIEW : DZ_PART_PLAN;
      g_ptr_array_add (report->paragraphs, paragraph);
    }

  return report;
}

static GBytes *
join_paragraphs (const DzReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->paragraphs->len; i++)
    g_string_append_printf (text, "%s\n",
                            ((const DzParagraph *) g_ptr_array_index (report->paragraphs, i))->text);

  return g_string_free_to_bytes (text);
}

static void
run_sql (sqlite3 *db, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* The least that makes the same paragraphs searchable with FTS5: a table and its index, committed each 200
 * reports. */
static sqlite3 *
open_peer (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_true (dz_tokenizer_bigram_register (db));
  run_sql (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
               "CREATE TABLE paragraph (id INTEGER PRIMARY KEY, report INTEGER, text TEXT);"
               "CREATE VIRTUAL TABLE words USING fts5 (text, content = 'paragraph', content_rowid = 'id', columnsize = 0,"
               " tokenize = 'bigram'); BEGIN");

  return db;
}

static void
insert_text (sqlite3_stmt *statement, int number, gint64 id, const char *text)
{
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, text, -1, SQLITE_STATIC);
  if (sqlite3_bind_parameter_count (statement) > 2)
    sqlite3_bind_int (statement, 3, number);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_reset (statement);
}

static gint64
add_to_peer (sqlite3 *db, sqlite3_stmt **statements, const DzReport *report, int number)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < report->paragraphs->len; i++)
    for (int j = 0; j < 2; j++)
      insert_text (statements[j], number, (gint64) number * N_PARAGRAPHS + i + 1,
                   ((const DzParagraph *) g_ptr_array_index (report->paragraphs, i))->text);
  if (number % 200 == 199)
    run_sql (db, "COMMIT; BEGIN");

  return g_get_monotonic_time () - start;
}

static gint64
add_to_library (DzStore *store, const DzReport *report, GBytes *text, int number)
{
  g_autofree char *name = g_strdup_printf ("%05d.txt", number);
  g_autoptr (DzSource) source = dz_source_new (name, text);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpint (dz_store_add_report (store, source, report, NULL, &error), >, 0);
  g_assert_no_error (error);

  return g_get_monotonic_time () - start;
}

static gint64
commit (DzStore *store)
{
  gint64 start = g_get_monotonic_time ();

  g_assert_true (dz_store_commit (store, NULL));

  return g_get_monotonic_time () - start;
}

static void
add_queries (Bench *bench, Model *model, const DzReport *report)
{
  const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, 5);
  glong length = g_utf8_strlen (paragraph->text, -1);
  int wanted = 1 + (int) bench->queries->len % 6;

  if (bench->queries->len < N_QUERIES && length > wanted)
    g_ptr_array_add (bench->queries,
                     g_utf8_substring (paragraph->text,
                                       g_rand_int_range (model->rand, 0, (gint32) length - wanted), length));
  if (bench->queries->len > 0 && length > wanted)
    {
      char *query = g_ptr_array_index (bench->queries, bench->queries->len - 1);

      if (g_utf8_strlen (query, -1) > wanted)
        *g_utf8_offset_to_pointer (query, wanted) = '\0';
    }
}

static void
judge (Bench *bench, const char *what, double ours, double peer, const char *unit, double allowed)
{
  g_print ("%s: ours %.2f %s, peer %.2f %s, ratio %.3f, allowed %.2f\n", what, ours, unit, peer, unit,
           ours / peer, allowed);
  bench->good = bench->good && ours / peer <= allowed;
}

static void
build (Bench *bench, Model *model)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzStore) store = dz_store_open (bench->library, DZ_STORE_WRITE, &error);
  sqlite3 *db = NULL;
  sqlite3_stmt *statements[2];
  gint64 ours = 0, peer = 0, size = 0, start;

  g_assert_no_error (error);
  /* One that an earlier run left behind without a library. */
  g_remove (bench->peer);
  db = open_peer (bench->peer);
  sqlite3_prepare_v2 (db, "INSERT INTO paragraph (id, text, report) VALUES (?, ?, ?)", -1, &statements[0],
                      NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO words (rowid, text) VALUES (?, ?)", -1, &statements[1], NULL);
  for (int i = 0; i < bench->n_reports; i++)
    {
      g_autoptr (DzReport) report = make_report (model, i);
      g_autoptr (GBytes) text = join_paragraphs (report);
      g_autofree char *path = g_strdup_printf ("%s/%05d.txt", bench->texts, i);

      /* Both commit each 200 reports: what is compared is the work, not the disk. */
      if (i % 200 == 0)
        g_assert_true (dz_store_begin (store, NULL, NULL));
      g_assert_true (g_file_set_contents_full (path, g_bytes_get_data (text, NULL),
                                               (gssize) g_bytes_get_size (text), G_FILE_SET_CONTENTS_NONE,
                                               0644, NULL));
      size += (gint64) g_bytes_get_size (text);
      ours += add_to_library (store, report, text, i);
      if (i % 200 == 199 || i + 1 == bench->n_reports)
        ours += commit (store);
      peer += add_to_peer (db, statements, report, i);
      if (i % MAX (1, bench->n_reports / N_QUERIES) == 0)
        add_queries (bench, model, report);
    }
  start = g_get_monotonic_time ();
  sqlite3_finalize (statements[0]);
  sqlite3_finalize (statements[1]);
  run_sql (db, "COMMIT");
  sqlite3_close (db);
  peer += g_get_monotonic_time () - start;
  start = g_get_monotonic_time ();
  g_clear_pointer (&store, dz_store_close);
  ours += g_get_monotonic_time () - start;
  g_print ("%d reports, %.1f MB\n", bench->n_reports, size / 1e6);
  judge (bench, "until searchable, against FTS5", ours / 1e6, peer / 1e6, "s", 1.3);
}

/* Where the folder has the library already: what is searched for in it. */
static void
take_queries (Bench *bench, Model *model)
{
  for (int i = 0; i < bench->n_reports; i++)
    {
      g_autoptr (DzReport) report = make_report (model, i);

      if (i % MAX (1, bench->n_reports / N_QUERIES) == 0)
        add_queries (bench, model, report);
    }
}

static double
run_command (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_spawn_sync (NULL, (char **) command, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return (g_get_monotonic_time () - start) / 1e3;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static double
get_percentile (GArray *values, double share)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, MIN (values->len - 1, (guint) (share * values->len)));
}

static double
time_count (DzStore *store, const char *words)
{
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpint (dz_store_count_hits (store, words, NULL), >=, 0);

  return (g_get_monotonic_time () - start) / 1e3;
}

static double
time_first (DzStore *store, const char *words)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) hits = dz_store_search (store, words, 50, NULL);

  g_assert_nonnull (hits);

  return (g_get_monotonic_time () - start) / 1e3;
}

static void
bench_literal (Bench *bench, DzStore *store)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) peers = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < bench->queries->len; i++)
    {
      const char *words = g_ptr_array_index (bench->queries, i);
      const char *const command[] = { "rg", "-c", "-F", "--", words, bench->texts, NULL };
      double count = time_count (store, words);
      double first = time_first (store, words);
      double peer = run_command (command);

      g_array_append_val (counts, count);
      g_array_append_val (firsts, first);
      g_array_append_val (peers, peer);
    }
  g_print ("medians: count %.2f ms, first 50 %.2f ms, rg %.2f ms\n", get_percentile (counts, 0.5),
           get_percentile (firsts, 0.5), get_percentile (peers, 0.5));
  judge (bench, "count of a string, p95", get_percentile (counts, 0.95), get_percentile (peers, 0.95), "ms",
         0.3);
  judge (bench, "first 50 hits, p95", get_percentile (firsts, 0.95), get_percentile (peers, 0.95), "ms", 0.3);
}

static void
bench_regex (Bench *bench, DzStore *store)
{
  static const char *const expressions[] = { "发.{0,5}展", "\\d+(亿|万)元", "高质量.*发展", "[一二三]是" };
  const DzQueryOptions options = { DZ_QUERY_PCRE, DZ_QUERY_FOLD_NONE, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    {
      const char *const command[] = { "rg", "-c", "--", expressions[i], bench->texts, NULL };
      g_autoptr (DzQuery) query = dz_query_parse (expressions[i], &options, NULL);
      g_autofree char *what = g_strdup_printf ("regular expression %s", expressions[i]);
      double ours = G_MAXDOUBLE, peer = G_MAXDOUBLE;

      for (int round = 0; round < 3; round++)
        {
          gint64 start = g_get_monotonic_time ();
          double took;

          g_assert_cmpint (dz_store_count_query_hits (store, query, NULL, NULL), >=, 0);
          took = (g_get_monotonic_time () - start) / 1e3;
          ours = MIN (ours, took);
          took = run_command (command);
          peer = MIN (peer, took);
        }
      judge (bench, what, ours, peer, "ms", 3);
    }
}

/* Terms of two to seven characters, cut out of the model's text, in one report. */
static void
bench_terms (Bench *bench, Model *model)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *terms = g_build_filename (bench->folder, "terms", NULL);
  g_autofree char *report = g_build_filename (bench->texts, "00000.txt", NULL);
  g_autofree char *text = NULL;
  const char *const command[] = { "grep", "-o", "-F", "-f", terms, report, NULL };
  double ours = G_MAXDOUBLE, peer = G_MAXDOUBLE;

  for (int i = 0; i < N_TERMS; i++)
    {
      char *term
        = g_ucs4_to_utf8 (model->chars + g_rand_int_range (model->rand, 0, (gint32) model->length - 8),
                          2 + i % 6, NULL, NULL, NULL);

      g_string_append_printf (list, "%s\n", term);
      g_ptr_array_add (words, term);
    }
  g_file_set_contents (terms, list->str, -1, NULL);
  g_file_get_contents (report, &text, NULL, NULL);
  for (int round = 0; round < 15; round++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (DzTermFinder) finder = dz_term_finder_new ((const char *const *) words->pdata, words->len);
      g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (DzTermHit));
      double took;

      dz_term_finder_find (finder, text, hits);
      took = (g_get_monotonic_time () - start) / 1e3;
      ours = MIN (ours, took);
      took = run_command (command);
      peer = MIN (peer, took);
    }
  judge (bench, "500 terms in one report, against grep -o -F -f", ours, peer, "ms", 1);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzStore) store = NULL;
  Model model = { 0 };
  Bench bench = { 0 };

  setlocale (LC_ALL, "");
  g_return_val_if_fail (argc > 3, 2);
  bench.folder = argv[1];
  bench.n_reports = atoi (argv[2]);
  bench.texts = g_build_filename (bench.folder, "texts", NULL);
  bench.library = g_build_filename (bench.folder, "library.duizhao", NULL);
  bench.peer = g_build_filename (bench.folder, "peer.db", NULL);
  bench.queries = g_ptr_array_new_with_free_func (g_free);
  bench.good = TRUE;
  g_mkdir_with_parents (bench.texts, 0755);
  model_read (&model, argv + 3);
  if (g_file_test (bench.library, G_FILE_TEST_EXISTS))
    take_queries (&bench, &model);
  else
    build (&bench, &model);
  store = dz_store_open (bench.library, DZ_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  bench_literal (&bench, store);
  bench_regex (&bench, store);
  bench_terms (&bench, &model);

  return bench.good ? 0 : 1;
}
