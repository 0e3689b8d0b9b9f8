/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "core/dz-text.h"
#include "extract/dz-quantity-reader.h"
#include "extract/dz-report-reader.h"
#include "import/dz-importer.h"

/* The quantities of real reports against tables made by hand, which are not part of this repository: a row is found
 * if a quantity has its numbers and its sentence holds the row's quote; it is full if every field but the place is
 * right too; the place counts by itself. The figures are printed; the test fails below what the reader has reached. */

typedef struct
{
  const char *prefix; /* of the report's file name and of the tables */
  double detection;   /* least F1 */
  double full;
  double place; /* least share of the found rows whose place is right */
} Gold;

static const Gold golds[] = {
  { "000", 0.990, 0.970, 0.970 },
  { "002", 0.990, 0.985, 0.990 },
};

enum
{
  QUOTE,
  INDICATOR,
  LOW,
  HIGH,
  UNIT,
  MODIFIER,
  MEASURE,
  STATUS,
  PERIOD,
  PLACE,
};

typedef struct
{
  const DzQuantity *quantity;
  char *sentence;
  gboolean used;
} Prediction;

static void
prediction_free (gpointer data)
{
  Prediction *prediction = data;

  g_free (prediction->sentence);
  g_free (prediction);
}

static char *
dup_flat (const char *text)
{
  g_autofree char *normalized = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_NFKC);
  GString *flat = g_string_new (NULL);

  for (const char *p = normalized; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '*')
      g_string_append_unichar (flat, g_utf8_get_char (p));

  return g_string_free (flat, FALSE);
}

static guint
count_shared_bigrams (const char *a, const char *b, guint *n_a)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  glong length = g_utf8_strlen (a, -1);
  guint n_shared = 0;

  for (glong i = 0; i + 1 < length; i++)
    {
      char *bigram = g_utf8_substring (a, i, i + 2);

      if (g_hash_table_add (seen, bigram))
        n_shared += strstr (b, bigram) != NULL;
    }
  *n_a = MAX (g_hash_table_size (seen), 1);

  return n_shared;
}

static gboolean
is_close (const char *predicted, const char *expected)
{
  g_autofree char *a = dup_flat (predicted);
  g_autofree char *b = dup_flat (expected);
  guint n_a;
  guint n_b;
  guint n_shared;

  if (*a == '\0' || *b == '\0')
    return FALSE;
  if (strstr (a, b) != NULL || strstr (b, a) != NULL)
    return TRUE;
  n_shared = count_shared_bigrams (a, b, &n_a);
  count_shared_bigrams (b, a, &n_b);

  return 2.0 * n_shared / (n_a + n_b) >= 0.5;
}

static gboolean
is_same (const char *predicted, const char *expected)
{
  g_autofree char *a = dup_flat (predicted);
  g_autofree char *b = dup_flat (expected);

  return g_str_equal (a, b);
}

static gboolean
is_full (const DzQuantity *quantity, char **row)
{
  return is_same (quantity->unit, row[UNIT]) && is_same (dz_modifier_get_nick (quantity->modifier), row[MODIFIER])
         && is_same (dz_measure_get_nick (quantity->measure), row[MEASURE])
         && is_same (dz_status_get_nick (quantity->status), row[STATUS]) && is_same (quantity->period, row[PERIOD])
         && is_close (quantity->indicator, row[INDICATOR]);
}

static GPtrArray *
load_rows (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DUIZHAO_REPORTS"), "..", "gold", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return rows;
  lines = g_strsplit (text, "\n", -1);
  for (int i = 1; lines[i] != NULL; i++)
    if (*g_strchomp (lines[i]) != '\0')
      g_ptr_array_add (rows, g_strsplit (lines[i], "\t", -1));

  return rows;
}

static DzReport *
read_report (const char *prefix, const DzKnowledge *knowledge)
{
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autoptr (GFile) file = g_file_new_for_path (path);
        g_autoptr (DzSource) source = dz_source_load (file, NULL, &error);
        g_autoptr (GPtrArray) blocks = NULL;

        g_assert_no_error (error);
        blocks = dz_importer_find (source, &error)->read (source, NULL, &error);
        g_assert_no_error (error);
        return dz_report_reader_read (blocks, source, knowledge);
      }

  return NULL;
}

static GPtrArray *
make_predictions (const GPtrArray *quantities, const DzReport *report)
{
  GPtrArray *predictions = g_ptr_array_new_with_free_func (prediction_free);

  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, quantity->paragraph);
      g_autofree char *sentence = dz_text_slice (paragraph->text, quantity->sentence_start, quantity->sentence_end);
      Prediction *prediction = g_new0 (Prediction, 1);

      prediction->quantity = quantity;
      prediction->sentence = dup_flat (sentence);
      g_ptr_array_add (predictions, prediction);
    }

  return predictions;
}

static gboolean
answers (const Prediction *prediction, char **row, const char *quote)
{
  return !prediction->used && prediction->quantity->low == g_ascii_strtod (row[LOW], NULL)
         && prediction->quantity->high == g_ascii_strtod (row[HIGH], NULL)
         && (strstr (prediction->sentence, quote) != NULL || strstr (quote, prediction->sentence) != NULL);
}

/* The prediction that answers a row, a full one before others. */
static Prediction *
find_prediction (const GPtrArray *predictions, char **row)
{
  g_autofree char *quote = dup_flat (row[QUOTE]);
  Prediction *found = NULL;

  for (guint i = 0; i < predictions->len; i++)
    {
      Prediction *prediction = g_ptr_array_index (predictions, i);

      if (answers (prediction, row, quote) && (found == NULL || is_full (prediction->quantity, row)))
        found = prediction;
      if (found != NULL && is_full (found->quantity, row))
        break;
    }

  return found;
}

static guint
count_invented (const GPtrArray *predictions, const GPtrArray *skipped)
{
  guint n_invented = 0;

  for (guint i = 0; i < predictions->len; i++)
    {
      const Prediction *prediction = g_ptr_array_index (predictions, i);
      gboolean is_skipped = prediction->used;

      for (guint j = 0; j < skipped->len && !is_skipped; j++)
        {
          char **row = g_ptr_array_index (skipped, j);
          g_autofree char *context = dup_flat (row[0]);
          g_autofree char *low = dz_number_dup_text (prediction->quantity->low);

          is_skipped = strstr (context, low) != NULL && strstr (prediction->sentence, context) != NULL;
        }
      n_invented += !is_skipped;
    }

  return n_invented;
}

static double
get_f1 (guint n_right, guint n_predicted, guint n_rows)
{
  return n_predicted + n_rows > 0 ? 2.0 * n_right / (n_predicted + n_rows) : 0;
}

static void
test_scores (gconstpointer data)
{
  const Gold *gold = data;
  g_autofree char *figures_name = g_strdup_printf ("figures-%s.tsv", gold->prefix);
  g_autofree char *skipped_name = g_strdup_printf ("skipped-%s.tsv", gold->prefix);
  g_autoptr (GPtrArray) rows = load_rows (figures_name);
  g_autoptr (GPtrArray) skipped = load_rows (skipped_name);
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load (NULL, "/nonexistent", NULL);
  g_autoptr (DzReport) report = read_report (gold->prefix, knowledge);
  g_autoptr (GPtrArray) quantities = NULL;
  g_autoptr (GPtrArray) predictions = NULL;
  guint n_found = 0;
  guint n_full = 0;
  guint n_place = 0;
  guint n_predicted;

  if (report == NULL || rows->len == 0)
    {
      g_test_skip ("the reports and their tables are not here");
      return;
    }

  quantities = dz_quantity_reader_read (report, knowledge);
  predictions = make_predictions (quantities, report);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      Prediction *prediction = find_prediction (predictions, row);

      if (prediction == NULL)
        continue;
      prediction->used = TRUE;
      n_found++;
      n_full += is_full (prediction->quantity, row);
      n_place += is_same (prediction->quantity->place, row[PLACE]);
    }
  n_predicted = n_found + count_invented (predictions, skipped);

  g_test_message ("%s: %u of %u found, %u predicted, detection F1 %.3f, full F1 %.3f, place %.3f", gold->prefix, n_found,
                  rows->len, n_predicted, get_f1 (n_found, n_predicted, rows->len),
                  get_f1 (n_full, n_predicted, rows->len), (double) n_place / MAX (n_found, 1));
  g_assert_cmpfloat (get_f1 (n_found, n_predicted, rows->len), >=, gold->detection);
  g_assert_cmpfloat (get_f1 (n_full, n_predicted, rows->len), >=, gold->full);
  g_assert_cmpfloat ((double) n_place / MAX (n_found, 1), >=, gold->place);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (golds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/quantity-scores/%s", golds[i].prefix);

      g_test_add_data_func (path, &golds[i], test_scores);
    }

  return g_test_run ();
}
