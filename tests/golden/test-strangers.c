/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "core/dz-char.h"
#include "core/dz-term.h"
#include "core/dz-text.h"
#include "extract/dz-quantity-reader.h"
#include "extract/dz-report-reader.h"
#include "import/dz-importer.h"

/* Work reports of places that do not exist, written for this test in the layouts real ones come in. Each
 * line of a file in strangers/ opens with what a careful reader says of it: @KEY    a fact of the whole
 * report F N B   a line of the front, furniture, a paragraph; “-” is a blank line 1r 2p   a heading: its
 * level and its part (review, plan, self, glossary) B3r     a paragraph that a run-in heading opens: the
 * heading, then the rest T       a glossary entry, then its headword Q       one quantity of the paragraph
 * above: indicator|low|high|unit|modifier|measure|status|period, and |place where it is not the report's Paragraphs without Q are not judged by
 * their figures; “none” says they have none. */

typedef enum
{
  LAYOUT_PLAIN,
  LAYOUT_WINDOWS,
  LAYOUT_GB18030,
  LAYOUT_UTF16,
  LAYOUT_PAGES, /* wrapped at 66 columns, with the report's name and a number on each page */
  N_LAYOUTS,
} Layout;

static const char *const layout_names[] = { "plain", "windows", "gb18030", "utf-16", "pages" };

typedef struct
{
  char *text;
  char **fields; /* of the row, or NULL for a heading */
  char *paragraph; /* the text of the paragraph it stands in */
  int level;
  char part;
} Expected;

typedef struct
{
  GHashTable *facts;
  GPtrArray *lines;    /* (element-type utf8) of the file as it would be found */
  GPtrArray *headings; /* (element-type Expected) */
  GPtrArray *figures;  /* (element-type Expected) */
  GPtrArray *judged;   /* (element-type utf8) squeezed paragraphs whose figures are known */
  GPtrArray *terms;    /* (element-type utf8) */
  int n_body;
} Stranger;

typedef struct
{
  guint n_expected;
  guint n_found;
  guint n_right;
} Score;

/* How often readings are wrong, the certain ones and the doubtful ones. */
typedef struct
{
  guint n[2];
  guint n_wrong[2];
} Trust;

static DzKnowledge *knowledge;

static void
expected_free (gpointer data)
{
  Expected *expected = data;

  g_free (expected->text);
  g_free (expected->paragraph);
  g_strfreev (expected->fields);
  g_free (expected);
}

static void
stranger_free (Stranger *stranger)
{
  g_hash_table_unref (stranger->facts);
  g_ptr_array_unref (stranger->lines);
  g_ptr_array_unref (stranger->headings);
  g_ptr_array_unref (stranger->figures);
  g_ptr_array_unref (stranger->judged);
  g_ptr_array_unref (stranger->terms);
  g_free (stranger);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stranger, stranger_free)

/* Without blanks and bold marks: what a layout may add. */
static char *
dup_bare (const char *text)
{
  g_autofree char *squeezed = dz_char_dup_squeezed (text != NULL ? text : "");
  g_auto (GStrv) parts = g_strsplit (squeezed, "**", -1);

  return g_strjoinv ("", parts);
}

static void
add_heading (Stranger *stranger, const char *tag, const char *text)
{
  Expected *heading = g_new0 (Expected, 1);

  heading->level = tag[0] - '0';
  heading->part = tag[1];
  heading->text = dup_bare (text);
  g_ptr_array_add (stranger->headings, heading);
}

static void
add_figure (Stranger *stranger, const char *row)
{
  g_autofree char *paragraph = dup_bare (g_ptr_array_index (stranger->lines, stranger->lines->len - 1));
  Expected *figure;

  if (!g_ptr_array_find_with_equal_func (stranger->judged, paragraph, g_str_equal, NULL))
    g_ptr_array_add (stranger->judged, g_strdup (paragraph));
  if (strcmp (row, "none") == 0)
    return;

  figure = g_new0 (Expected, 1);
  figure->text = g_strdup (row);
  figure->fields = g_strsplit (row, "|", -1);
  figure->paragraph = g_steal_pointer (&paragraph);
  g_assert_cmpuint (g_strv_length (figure->fields), >=, 8);
  g_ptr_array_add (stranger->figures, figure);
}

static void
read_row (Stranger *stranger, char **row)
{
  const char *tag = row[0];
  const char *text = row[1] != NULL ? row[1] : "";

  if (tag[0] == '@')
    {
      g_hash_table_insert (stranger->facts, g_strdup (tag + 1), g_strdup (text));
      return;
    }
  if (tag[0] == 'Q')
    {
      add_figure (stranger, text);
      return;
    }
  if (g_ascii_isdigit (tag[0]))
    add_heading (stranger, tag, text);
  if (tag[0] == 'B' && tag[1] != '\0')
    add_heading (stranger, tag + 1, text);
  if (tag[0] == 'T')
    g_ptr_array_add (stranger->terms, g_strdup (row[2]));
  stranger->n_body += tag[0] == 'B';
  g_ptr_array_add (stranger->lines,
                   tag[0] == 'B' && tag[1] != '\0' ? g_strconcat ("　　", text, row[2], NULL) : g_strdup (text));
}

static Stranger *
stranger_load (const char *name)
{
  g_autofree char *base = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "strangers", base, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  Stranger *stranger = g_new0 (Stranger, 1);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  stranger->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  stranger->lines = g_ptr_array_new_with_free_func (g_free);
  stranger->headings = g_ptr_array_new_with_free_func (expected_free);
  stranger->figures = g_ptr_array_new_with_free_func (expected_free);
  stranger->judged = g_ptr_array_new_with_free_func (g_free);
  stranger->terms = g_ptr_array_new_with_free_func (g_free);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      {
        g_auto (GStrv) row = g_strsplit (*line, "\t", -1);

        read_row (stranger, row);
      }

  return stranger;
}

static const char *
get_fact (const Stranger *stranger, const char *key)
{
  return g_hash_table_lookup (stranger->facts, key);
}

/* Page furniture stands between any two lines, also in the middle of a sentence. */
static char *
dup_pages (const Stranger *stranger)
{
  GString *text = g_string_new (NULL);
  int n_lines = 0;

  for (guint i = 0; i < stranger->lines->len; i++)
    {
      int width = 0;

      for (const char *p = g_ptr_array_index (stranger->lines, i); *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          g_string_append_unichar (text, c);
          width += g_unichar_iswide (c) || c == 0x201c || c == 0x201d ? 2 : 1;
          if (width < 66 || *g_utf8_next_char (p) == '\0')
            continue;
          width = 0;
          g_string_append_c (text, '\n');
          if (++n_lines % 24 == 0)
            g_string_append_printf (text, "\n— %d —\n\f", n_lines / 24);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static char *
dup_joined (const Stranger *stranger, const char *separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < stranger->lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? separator : "", (char *) g_ptr_array_index (stranger->lines, i));

  return g_string_free (text, FALSE);
}

static GBytes *
lay_out (const Stranger *stranger, Layout layout)
{
  gboolean single = g_strcmp0 (get_fact (stranger, "layout"), "single") == 0;
  g_autofree char *plain = NULL;
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  if (layout == LAYOUT_PAGES && !single)
    plain = dup_pages (stranger);
  else
    plain = dup_joined (stranger, single ? "　　" : layout == LAYOUT_WINDOWS ? "\r\n" : "\n");
  switch (layout)
    {
    case LAYOUT_GB18030:
      bytes = g_convert (plain, -1, "GB18030", "UTF-8", NULL, &size, &error);
      break;
    case LAYOUT_UTF16:
      bytes = g_convert (plain, -1, "UTF-16", "UTF-8", NULL, &size, &error);
      break;
    default:
      bytes = g_strdup (plain);
      size = strlen (plain);
    }
  g_assert_no_error (error);

  return g_bytes_new_take (bytes, size);
}

static DzReport *
read_report (const Stranger *stranger, Layout layout)
{
  g_autoptr (GBytes) bytes = lay_out (stranger, layout);
  g_autoptr (DzSource) source = dz_source_new ("report.txt", bytes);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GError) error = NULL;

  blocks = dz_importer_find (source, &error)->read (source, NULL, &error);
  g_assert_no_error (error);

  return dz_report_reader_read (blocks, source, knowledge);
}

static void
count_fact (Score *score, const Stranger *stranger, const char *key, const char *found)
{
  const char *expected = get_fact (stranger, key);
  g_autofree char *a = dup_bare (expected);
  g_autofree char *b = dup_bare (found);

  score->n_expected++;
  score->n_found++;
  if (strcmp (a, b) == 0)
    score->n_right++;
  else
    g_test_message ("  %s: “%s” expected, “%s” found", key, expected, found);
}

static char *
dup_years (const GArray *years)
{
  int first = years->len > 0 ? g_array_index (years, int, 0) : 0;
  int last = years->len > 0 ? g_array_index (years, int, years->len - 1) : 0;

  return first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d-%d", first, last);
}

static void
count_facts (Score *score, const Stranger *stranger, const DzReport *report)
{
  g_autofree char *reviews = dup_years (report->reviews);
  g_autofree char *plans = dup_years (report->plans);
  g_autofree char *n_body = g_strdup_printf ("%d", dz_report_count_body (report));

  g_hash_table_insert (stranger->facts, g_strdup ("body"), g_strdup_printf ("%d", stranger->n_body));
  count_fact (score, stranger, "title", report->title);
  count_fact (score, stranger, "place", report->place);
  count_fact (score, stranger, "level", dz_level_get_nick (report->level));
  count_fact (score, stranger, "delivered", report->delivered);
  count_fact (score, stranger, "meeting", report->meeting);
  count_fact (score, stranger, "speaker", report->speaker);
  count_fact (score, stranger, "reviews", reviews);
  count_fact (score, stranger, "plans", plans);
  count_fact (score, stranger, "body", n_body);
}

static gboolean
is_heading (const Expected *heading, const DzSection *section)
{
  g_autofree char *text = dup_bare (section->text);

  return strcmp (text, heading->text) == 0 && section->level == heading->level
         && dz_part_get_nick (section->part)[0] == heading->part;
}

static void
count_headings (Score *score, const Stranger *stranger, const DzReport *report)
{
  score->n_expected += stranger->headings->len;
  score->n_found += report->sections->len;
  for (guint i = 0; i < stranger->headings->len; i++)
    {
      const Expected *heading = g_ptr_array_index (stranger->headings, i);
      gboolean found = FALSE;

      for (guint j = 0; j < report->sections->len && !found; j++)
        found = is_heading (heading, g_ptr_array_index (report->sections, j));
      score->n_right += found;
      if (!found)
        g_test_message ("  heading missed: %d%c %s", heading->level, heading->part, heading->text);
    }
  for (guint j = 0; j < report->sections->len; j++)
    {
      const DzSection *section = g_ptr_array_index (report->sections, j);
      gboolean known = FALSE;

      for (guint i = 0; i < stranger->headings->len && !known; i++)
        known = is_heading (g_ptr_array_index (stranger->headings, i), section);
      if (!known)
        g_test_message ("  heading too many: %d %s %s", section->level, dz_part_get_nick (section->part), section->text);
    }
}

static void
count_terms (Score *score, const Stranger *stranger, const DzReport *report)
{
  score->n_expected += stranger->terms->len;
  score->n_found += report->terms->len;
  for (guint i = 0; i < MIN (stranger->terms->len, report->terms->len); i++)
    {
      const DzTerm *term = g_ptr_array_index (report->terms, i);
      gboolean right = strcmp (term->headword, g_ptr_array_index (stranger->terms, i)) == 0;

      score->n_right += right;
      if (!right)
        g_test_message ("  term: “%s” found", term->headword);
    }
}

static gboolean
shares_words (const char *found, const char *expected)
{
  g_autofree char *a = dup_bare (found);
  g_autofree char *b = dup_bare (expected);
  glong length_a = g_utf8_strlen (a, -1);
  glong length_b = g_utf8_strlen (b, -1);
  int n_shared = 0;

  if (length_a == 0 || length_b == 0)
    return FALSE;
  if (strstr (a, b) != NULL || strstr (b, a) != NULL)
    return TRUE;
  for (glong i = 0; i + 1 < length_a; i++)
    {
      g_autofree char *bigram = g_utf8_substring (a, i, i + 2);

      n_shared += strstr (b, bigram) != NULL;
    }

  return 2.0 * n_shared / (double) MAX (length_a + length_b - 2, 1) >= 0.5;
}

static gboolean
has_numbers (const DzQuantity *quantity, char **fields)
{
  return quantity->low == g_ascii_strtod (fields[1], NULL) && quantity->high == g_ascii_strtod (fields[2], NULL);
}

/* 户数 of 1.1万户 is the same number as 户: only what is written counts. */
static gboolean
is_full (const DzQuantity *quantity, char **fields)
{
  return g_strcmp0 (quantity->unit, fields[3]) == 0 && strcmp (dz_modifier_get_nick (quantity->modifier), fields[4]) == 0
         && strcmp (dz_measure_get_nick (quantity->measure), fields[5]) == 0
         && strcmp (dz_status_get_nick (quantity->status), fields[6]) == 0
         && g_strcmp0 (quantity->period, fields[7]) == 0 && shares_words (quantity->indicator, fields[0]);
}

static char *
dup_found (const DzQuantity *quantity)
{
  g_autofree char *low = dz_number_dup_text (quantity->low);
  g_autofree char *high = dz_number_dup_text (quantity->high);

  return g_strdup_printf ("%s|%s|%s|%s|%s|%s|%s|%s", quantity->indicator, low, high, quantity->unit,
                          dz_modifier_get_nick (quantity->modifier), dz_measure_get_nick (quantity->measure),
                          dz_status_get_nick (quantity->status), quantity->period);
}

/* Right in every field, the place included; expected is NULL for a reading that should not be. */
static void
count_trust (Trust *trust, const Stranger *stranger, const DzQuantity *found, const Expected *expected)
{
  gboolean doubtful = found->doubts != DZ_DOUBT_NONE;
  gboolean elsewhere = expected != NULL && g_strv_length (expected->fields) > 8;
  const char *place = elsewhere ? expected->fields[8] : get_fact (stranger, "place");

  trust->n[doubtful]++;
  trust->n_wrong[doubtful]
      += expected == NULL || !is_full (found, expected->fields) || g_strcmp0 (found->place, place) != 0;
}

/* The figures of one paragraph, in order: each expected row takes the first quantity left with its
 * numbers, a full one before others. */
static void
count_paragraph (Score *detection, Score *full, Trust *trust, const Stranger *stranger, const char *paragraph,
                 GPtrArray *found)
{
  detection->n_found += found->len;
  full->n_found += found->len;
  for (guint i = 0; i < stranger->figures->len; i++)
    {
      const Expected *figure = g_ptr_array_index (stranger->figures, i);
      int best = -1;

      if (strcmp (figure->paragraph, paragraph) != 0)
        continue;
      detection->n_expected++;
      full->n_expected++;
      for (guint j = 0; j < found->len; j++)
        if (has_numbers (g_ptr_array_index (found, j), figure->fields)
            && (best < 0 || (is_full (g_ptr_array_index (found, j), figure->fields)
                             && !is_full (g_ptr_array_index (found, best), figure->fields))))
          best = (int) j;
      if (best < 0)
        {
          g_test_message ("  figure missed: %s", figure->text);
          continue;
        }
      detection->n_right++;
      count_trust (trust, stranger, g_ptr_array_index (found, best), figure);
      if (is_full (g_ptr_array_index (found, best), figure->fields))
        full->n_right++;
      else
        {
          g_autofree char *text = dup_found (g_ptr_array_index (found, best));

          g_test_message ("  figure: %s expected, %s found", figure->text, text);
        }
      g_ptr_array_remove_index (found, best);
    }
  for (guint j = 0; j < found->len; j++)
    {
      g_autofree char *text = dup_found (g_ptr_array_index (found, j));

      count_trust (trust, stranger, g_ptr_array_index (found, j), NULL);
      g_test_message ("  figure too many: %s", text);
    }
}

static void
count_figures (Score *detection, Score *full, Trust *trust, const Stranger *stranger, const DzReport *report)
{
  g_autoptr (GPtrArray) quantities = dz_quantity_reader_read (report, knowledge);

  for (guint i = 0; i < stranger->judged->len; i++)
    {
      const char *paragraph = g_ptr_array_index (stranger->judged, i);
      g_autoptr (GPtrArray) found = g_ptr_array_new ();

      for (guint j = 0; j < quantities->len; j++)
        {
          DzQuantity *quantity = g_ptr_array_index (quantities, j);
          const DzParagraph *holder = g_ptr_array_index (report->paragraphs, quantity->paragraph);
          g_autofree char *text = dup_bare (holder->text);

          if (strcmp (text, paragraph) == 0)
            g_ptr_array_add (found, quantity);
        }
      count_paragraph (detection, full, trust, stranger, paragraph, found);
    }
}

static double
get_f1 (const Score *score)
{
  guint sum = score->n_found + score->n_expected;

  return sum > 0 ? 2.0 * score->n_right / sum : 1;
}

static void
assert_score (const char *what, const Score *score, double least)
{
  g_test_message ("%s: %u right of %u found, %u expected: precision %.3f, recall %.3f, F1 %.3f", what, score->n_right,
                  score->n_found, score->n_expected, score->n_found > 0 ? (double) score->n_right / score->n_found : 1,
                  score->n_expected > 0 ? (double) score->n_right / score->n_expected : 1, get_f1 (score));
  g_assert_cmpfloat (get_f1 (score), >=, least);
}

/* What is marked as doubtful is wrong clearly more often than what is not, and it is not much. */
static void
assert_trust (const Trust *trust)
{
  double certain = (double) trust->n_wrong[0] / MAX (trust->n[0], 1);
  double doubtful = (double) trust->n_wrong[1] / MAX (trust->n[1], 1);
  double share = (double) trust->n[1] / MAX (trust->n[0] + trust->n[1], 1);

  g_test_message ("readings: %.1f %% doubtful; wrong of the doubtful %.1f %%, of the certain %.1f %%", 100 * share,
                  100 * doubtful, 100 * certain);
  g_assert_cmpfloat (2 * certain, <, doubtful);
  g_assert_cmpfloat (share, <, 0.2);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* (transfer full) (element-type utf8): the reports of strangers/, in order */
static GPtrArray *
list_names (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "strangers", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (".txt")));
  g_assert_cmpuint (names->len, >, 0);
  g_ptr_array_sort (names, compare_names);

  return names;
}

static void
test_layout (gconstpointer data)
{
  g_autoptr (GPtrArray) names = list_names ();
  Layout layout = GPOINTER_TO_INT (data);
  Score facts = { 0 };
  Score headings = { 0 };
  Score terms = { 0 };
  Score detection = { 0 };
  Score full = { 0 };
  Trust trust = { { 0 }, { 0 } };

  for (gsize i = 0; i < names->len; i++)
    {
      g_autoptr (Stranger) stranger = stranger_load (g_ptr_array_index (names, i));
      g_autoptr (DzReport) report = read_report (stranger, layout);

      g_test_message ("%s", (char *) g_ptr_array_index (names, i));
      count_facts (&facts, stranger, report);
      count_headings (&headings, stranger, report);
      count_terms (&terms, stranger, report);
      count_figures (&detection, &full, &trust, stranger, report);
    }
  assert_score ("facts", &facts, 0.98);
  assert_score ("headings", &headings, 0.98);
  assert_score ("glossary", &terms, 0.98);
  assert_score ("figures found", &detection, 0.99);
  assert_score ("figures in full", &full, 0.94);
  assert_trust (&trust);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  knowledge = dz_knowledge_load (NULL, "/nonexistent", &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_LAYOUTS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/strangers/%s", layout_names[i]);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_layout);
    }
  result = g_test_run ();
  dz_knowledge_unref (knowledge);

  return result;
}
