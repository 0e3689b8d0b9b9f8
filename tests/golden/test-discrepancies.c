/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "align/dz-figure-difference.h"
#include "align/dz-goal-ledger.h"
#include "align/dz-ledger-key.h"
#include "core/dz-text.h"
#include "extract/dz-quantity-reader.h"
#include "extract/dz-report-reader.h"
#include "import/dz-importer.h"

/* How many slips in figures that are stated twice come to light. Each report is read a second time with one figure of
 * each paragraph altered as typing, copying and character recognition do; the same figures, read right, must not be told
 * apart. Of the reports only the invented ones are part of this repository; without the real ones recall is not judged. */

typedef enum
{
  SLIP_DROPPED,  /* 235 -> 35 */
  SLIP_SWAPPED,  /* 235 -> 253 */
  SLIP_CHANGED,  /* 235 -> 285 */
  SLIP_SHIFTED,  /* 235 -> 23.5 */
  SLIP_UNIT,     /* 235亿元 -> 235万元 */
  N_SLIPS,
} Slip;

static const char *const slip_names[] = { "digit dropped", "digits swapped", "digit changed", "point shifted", "unit" };

typedef enum
{
  SETTING_COPY,   /* another document says all of it again */
  SETTING_RETOLD, /* another document says only the sentence again */
  SETTING_TWICE,  /* the same report says the sentence again at the end of its paragraph */
  N_SETTINGS,
} Setting;

static const char *const setting_names[] = { "copied", "retold", "twice in one report" };

/* What is landed: recall in each setting, and the part of the rows that are about a slip. */
static const double least_recall[N_SETTINGS] = { 0.85, 0.84, 0.72 };
static const double least_precision = 0.98;

typedef struct
{
  Slip slip;
  const DzQuantity *original;
  int paragraph;
  int start;
} Planted;

typedef struct
{
  guint n_stated;
  guint n_surfaced;
} Count;

static DzKnowledge *knowledge;
static GPtrArray *paths;
static gboolean has_real;

/* The text of an invented report as it would be found: what test-strangers.c knows of it is told in its marks. */
static char *
dup_unmarked (const char *marked)
{
  g_auto (GStrv) lines = g_strsplit (marked, "\n", -1);
  GString *text = g_string_new (NULL);

  for (int i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (cells[0] == NULL || *cells[0] == '@' || *cells[0] == 'Q' || *cells[0] == 'T')
        continue;
      for (int j = 1; cells[j] != NULL; j++)
        g_string_append (text, cells[j]);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static DzReport *
read_report (const char *path, gint64 id)
{
  char *content = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DzSource) source = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GError) error = NULL;
  DzReport *report = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  if (strstr (path, "strangers") != NULL)
    {
      g_autofree char *marked = content;

      content = dup_unmarked (marked);
      length = strlen (content);
    }
  bytes = g_bytes_new_take (content, length);
  source = dz_source_new (name, bytes);
  blocks = dz_importer_find (source, &error)->read (source, NULL, &error);
  g_assert_no_error (error);
  report = dz_report_reader_read (blocks, source, knowledge);
  report->id = id;

  return report;
}

/* Numbers the figures as the library would. */
static GPtrArray *
read_figures (const DzReport *report)
{
  GPtrArray *figures = dz_quantity_reader_read (report, knowledge);

  for (guint i = 0; i < figures->len; i++)
    {
      DzQuantity *figure = g_ptr_array_index (figures, i);

      figure->report_id = report->id;
      figure->id = report->id * 100000 + i + 1;
      figure->paragraph_id = report->id * 100000 + figure->paragraph;
    }

  return figures;
}

static void
drop (GString *number, gsize position)
{
  g_string_erase (number, (gssize) position, 1);
}

static void
swap (GString *number, gsize position)
{
  char digit = number->str[position];

  if (position + 1 < number->len && number->str[position + 1] != '.')
    {
      number->str[position] = number->str[position + 1];
      number->str[position + 1] = digit;
    }
}

static void
shift (GString *number)
{
  char *point = strchr (number->str, '.');
  gsize position = point != NULL ? (gsize) (point - number->str) : number->len;

  if (point != NULL)
    g_string_erase (number, (gssize) position, 1);
  position = point != NULL ? position + 1 : position - 1;
  if (position > 0 && position < number->len)
    g_string_insert_c (number, (gssize) position, '.');
}

/* The number with a slip in it; NULL where it allows none or would not be one that anybody prints. */
static char *
dup_slipped (const char *number, Slip slip, GRand *random)
{
  g_autoptr (GString) slipped = g_string_new (number);
  gsize position = (gsize) g_rand_int_range (random, 0, (gint32) strlen (number));

  if (number[position] == '.')
    return NULL;
  if (slip == SLIP_DROPPED)
    drop (slipped, position);
  else if (slip == SLIP_SWAPPED)
    swap (slipped, position);
  else if (slip == SLIP_CHANGED)
    slipped->str[position] = (char) ('0' + (number[position] - '0' + g_rand_int_range (random, 1, 10)) % 10);
  else
    shift (slipped);
  if (slipped->len == 0 || slipped->str[0] == '.' || slipped->str[slipped->len - 1] == '.'
      || (slipped->str[0] == '0' && slipped->str[1] != '.')
      || g_ascii_strtod (slipped->str, NULL) == g_ascii_strtod (number, NULL)
      || g_ascii_strtod (slipped->str, NULL) == 0)
    return NULL;

  return g_strdup (slipped->str);
}

/* 万 lost, 亿 read as 万. */
static char *
dup_other_unit (const char *words)
{
  const char *wan = strstr (words, "万");
  const char *yi = strstr (words, "亿");

  if (yi != NULL)
    return g_strdup_printf ("%.*s万%s", (int) (yi - words), words, yi + strlen ("亿"));

  return wan != NULL ? g_strdup_printf ("%.*s%s", (int) (wan - words), words, wan + strlen ("万")) : NULL;
}

/* The words of a figure with a slip in them; only numbers in plain digits get one. */
static char *
dup_altered (const char *written, Slip slip, GRand *random)
{
  g_autofree char *words = g_utf8_normalize (written, -1, G_NORMALIZE_NFKC);
  gsize length = strspn (words, "0123456789.");
  g_autofree char *number = g_strndup (words, length);
  g_autofree char *slipped = NULL;

  if (length == 0 || strpbrk (words + length, "0123456789") != NULL)
    return NULL;
  if (slip == SLIP_UNIT)
    return dup_other_unit (words);
  slipped = dup_slipped (number, slip, random);

  return slipped != NULL ? g_strconcat (slipped, words + length, NULL) : NULL;
}

/* What the paragraph says in the setting, with other words for the figure. start receives where they stand. */
static char *
dup_text (const char *text, const DzQuantity *figure, const char *words, Setting setting, int *start)
{
  g_autofree char *before = g_utf8_substring (text, figure->sentence_start, figure->start);
  g_autofree char *after = g_utf8_substring (text, figure->end, figure->sentence_end);
  g_autofree char *sentence = g_strconcat (before, words, after, NULL);
  g_autofree char *head = g_utf8_substring (text, 0, figure->sentence_start);

  *start = figure->start;
  if (setting == SETTING_COPY)
    return g_strconcat (head, sentence, g_utf8_offset_to_pointer (text, figure->sentence_end), NULL);

  *start -= figure->sentence_start;
  if (setting == SETTING_RETOLD)
    return g_steal_pointer (&sentence);
  *start += (int) g_utf8_strlen (text, -1);

  return g_strconcat (text, sentence, NULL);
}

/* Alters one figure of the paragraph, if one can be. */
static void
plant (GArray *planted, DzReport *copy, const GPtrArray *figures, guint first, guint last, Setting setting, GRand *random)
{
  const DzQuantity *figure
      = g_ptr_array_index (figures, (guint) g_rand_int_range (random, (gint32) first, (gint32) last));
  DzParagraph *paragraph = g_ptr_array_index (copy->paragraphs, figure->paragraph);
  Planted plan = { (Slip) g_rand_int_range (random, 0, N_SLIPS), figure, figure->paragraph, 0 };
  g_autofree char *words = g_utf8_substring (paragraph->text, figure->start, figure->end);
  g_autofree char *altered = dup_altered (words, plan.slip, random);
  char *text = NULL;

  if (altered == NULL || figure->low != figure->high)
    {
      if (setting == SETTING_RETOLD)
        *paragraph->text = '\0';
      return;
    }
  text = dup_text (paragraph->text, figure, altered, setting, &plan.start);
  g_free (paragraph->text);
  paragraph->text = text;
  g_array_append_val (planted, plan);
}

static GArray *
plant_all (DzReport *copy, const GPtrArray *figures, Setting setting, GRand *random)
{
  GArray *planted = g_array_new (FALSE, FALSE, sizeof (Planted));

  for (guint first = 0, last = 0; first < figures->len; first = last)
    {
      const DzQuantity *figure = g_ptr_array_index (figures, first);

      for (last = first; last < figures->len; last++)
        if (((const DzQuantity *) g_ptr_array_index (figures, last))->paragraph != figure->paragraph)
          break;
      plant (planted, copy, figures, first, last, setting, random);
    }

  return planted;
}

/* The altered figure where it is read as the same thing; NULL if it is not. */
static const DzQuantity *
find_planted (const GPtrArray *figures, const Planted *plan)
{
  g_autofree char *subject = dz_ledger_dup_subject (plan->original, plan->original->period);

  for (guint i = 0; i < figures->len; i++)
    {
      const DzQuantity *figure = g_ptr_array_index (figures, i);
      g_autofree char *other = dz_ledger_dup_subject (figure, figure->period);

      if (figure->paragraph == plan->paragraph && figure->start == plan->start && strcmp (subject, other) == 0
          && figure->status == plan->original->status && figure->measure != DZ_MEASURE_RANK
          && dz_figure_is_comparable (figure, plan->original, knowledge)
          && !dz_figure_is_same (figure, plan->original, knowledge) && dz_ledger_has_name (figure, knowledge))
        return figure;
    }

  return NULL;
}

/* Against the figure it was made of, or another that says the same. */
static gboolean
surfaces (const GPtrArray *rows, const DzQuantity *planted, const DzQuantity *original)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DzDiscrepancy *row = g_ptr_array_index (rows, i);
      const DzQuantity *other = row->first->id == planted->id ? row->second : row->first;

      if ((row->first->id == planted->id || row->second->id == planted->id)
          && (other->id == original->id || dz_figure_is_same (other, original, knowledge)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_about_slip (const DzDiscrepancy *row, const GHashTable *ids)
{
  return g_hash_table_contains ((GHashTable *) ids, &row->first->id)
         || g_hash_table_contains ((GHashTable *) ids, &row->second->id);
}

static void
tell_missed (const Planted *plan, const DzQuantity *figure)
{
  g_autofree char *value = dz_quantity_dup_value_text (plan->original);
  g_autofree char *other = dz_quantity_dup_value_text (figure);

  if (g_test_verbose ())
    g_test_message ("  missed: %s %s %s: %s, %s", figure->period, figure->indicator, slip_names[plan->slip], value, other);
}

/* Counts the slips of one report that come to light; false rows are about none of them. */
static void
judge (const char *path, Setting setting, GRand *random, Count *counts, guint *n_rows, guint *n_false)
{
  g_autoptr (DzReport) report = read_report (path, 1);
  g_autoptr (DzReport) copy = read_report (path, setting == SETTING_TWICE ? 1 : 2);
  g_autoptr (GPtrArray) figures = read_figures (report);
  g_autoptr (GArray) planted = plant_all (copy, figures, setting, random);
  g_autoptr (GPtrArray) altered = read_figures (copy);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_ptr_array_add (reports, copy);
  if (setting != SETTING_TWICE)
    {
      g_ptr_array_add (reports, report);
      g_ptr_array_extend (all, figures, NULL, NULL);
    }
  g_ptr_array_extend (all, altered, NULL, NULL);
  rows = dz_goal_ledger_find_discrepancies (all, reports, knowledge);
  for (guint i = 0; i < planted->len; i++)
    {
      const Planted *plan = &g_array_index (planted, Planted, i);
      const DzQuantity *figure = find_planted (altered, plan);

      if (figure == NULL)
        continue;
      g_hash_table_add (ids, (gpointer) &figure->id);
      counts[plan->slip].n_stated++;
      if (surfaces (rows, figure, plan->original))
        counts[plan->slip].n_surfaced++;
      else
        tell_missed (plan, figure);
    }
  /* what is read otherwise where a slip stands is its doing, too */
  for (guint i = 0; i < planted->len; i++)
    for (guint j = 0; j < altered->len; j++)
      {
        const Planted *plan = &g_array_index (planted, Planted, i);
        const DzQuantity *figure = g_ptr_array_index (altered, j);

        if (figure->paragraph == plan->paragraph && figure->start == plan->start)
          g_hash_table_add (ids, (gpointer) &figure->id);
      }
  *n_rows += rows->len;
  for (guint i = 0; i < rows->len; i++)
    *n_false += !is_about_slip (g_ptr_array_index (rows, i), ids);
}

static double
get_part (guint n, guint of)
{
  return of > 0 ? (double) n / of : 1;
}

static void
test_slips (gconstpointer data)
{
  Setting setting = (Setting) GPOINTER_TO_INT (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (20241227);
  Count counts[N_SLIPS] = { { 0 } };
  Count sum = { 0 };
  guint n_rows = 0;
  guint n_false = 0;

  for (guint i = 0; i < paths->len; i++)
    judge (g_ptr_array_index (paths, i), setting, random, counts, &n_rows, &n_false);
  for (guint i = 0; i < N_SLIPS; i++)
    {
      g_test_message ("%s, %s: %u of %u surface", setting_names[setting], slip_names[i], counts[i].n_surfaced,
                      counts[i].n_stated);
      sum.n_stated += counts[i].n_stated;
      sum.n_surfaced += counts[i].n_surfaced;
    }
  g_test_message ("%s: recall %.3f (%u of %u), %u rows, %u of them about no slip", setting_names[setting],
                  get_part (sum.n_surfaced, sum.n_stated), sum.n_surfaced, sum.n_stated, n_rows, n_false);
  if (has_real)
    g_assert_cmpfloat (get_part (sum.n_surfaced, sum.n_stated), >=, least_recall[setting]);
  g_assert_cmpfloat (get_part (n_rows - n_false, n_rows), >=, least_precision);
}

/* A report does not contradict its own copy. */
static void
test_copies_agree (void)
{
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (DzReport) report = read_report (g_ptr_array_index (paths, i), 1);
      g_autoptr (DzReport) copy = read_report (g_ptr_array_index (paths, i), 2);
      g_autoptr (GPtrArray) figures = read_figures (report);
      g_autoptr (GPtrArray) again = read_figures (copy);
      g_autoptr (GPtrArray) all = g_ptr_array_new ();
      g_autoptr (GPtrArray) reports = g_ptr_array_new ();
      g_autoptr (GPtrArray) alone = NULL;
      g_autoptr (GPtrArray) both = NULL;

      g_ptr_array_add (reports, report);
      g_ptr_array_add (reports, copy);
      alone = dz_goal_ledger_find_discrepancies (figures, reports, knowledge);
      g_ptr_array_extend (all, figures, NULL, NULL);
      g_ptr_array_extend (all, again, NULL, NULL);
      both = dz_goal_ledger_find_discrepancies (all, reports, knowledge);
      for (guint j = 0; j < both->len; j++)
        {
          const DzDiscrepancy *row = g_ptr_array_index (both, j);

          if (row->first->report_id == row->second->report_id)
            continue;
          g_test_message ("%s: %s %g, %g", (const char *) g_ptr_array_index (paths, i), row->first->indicator,
                          row->first->low, row->second->low);
          g_assert_cmpuint (alone->len, >, 0);
        }
    }
}

static void
add_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    if (g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

int
main (int argc, char *argv[])
{
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  g_autofree char *national = g_build_filename (folder != NULL ? folder : "", "national", NULL);
  g_autofree char *strangers = NULL;
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  strangers = g_test_build_filename (G_TEST_DIST, "golden", "strangers", NULL);
  knowledge = dz_knowledge_load (NULL, "/nonexistent", NULL);
  g_assert_nonnull (knowledge);
  paths = g_ptr_array_new_with_free_func (g_free);
  add_folder (folder != NULL ? folder : "");
  add_folder (national);
  has_real = paths->len > 0;
  add_folder (strangers);
  g_ptr_array_sort (paths, compare_paths);
  for (int i = 0; i < N_SETTINGS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/discrepancies/slips-%s", setting_names[i]);

      g_test_add_data_func (g_strdelimit (path, " ", '-'), GINT_TO_POINTER (i), test_slips);
    }
  g_test_add_func ("/discrepancies/copies-agree", test_copies_agree);
  status = g_test_run ();
  g_ptr_array_unref (paths);
  dz_knowledge_unref (knowledge);

  return status;
}
