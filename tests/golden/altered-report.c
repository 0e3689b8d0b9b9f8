/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "altered-report.h"

#include "align/dz-report-alignment.h"
#include "extract/dz-report-reader.h"
#include "import/dz-importer.h"

#define SHARE_DROPPED 0.12
#define SHARE_ADDED 0.12
#define LEAST_CHANGED 0.15
#define MOST_CHANGED 0.40
/* A section is what stands under one heading, or so many paragraphs. */
#define SECTION_LENGTH 8

typedef struct
{
  int start;
  int end;
} Section;

static const DzParagraph *
get_paragraph (const DzReport *report, int i)
{
  return g_ptr_array_index (report->paragraphs, i);
}

static gboolean
takes_part (const DzParagraph *paragraph)
{
  return paragraph->kind == DZ_PARAGRAPH_BODY || paragraph->kind == DZ_PARAGRAPH_HEADING;
}

static GArray *
list_sections (const DzReport *report)
{
  GArray *sections = g_array_new (FALSE, FALSE, sizeof (Section));

  for (int i = 0; i < (int) report->paragraphs->len; i++)
    {
      Section *last = sections->len > 0 ? &g_array_index (sections, Section, sections->len - 1) : NULL;
      Section section = { i, i + 1 };

      if (last == NULL || last->end - last->start >= SECTION_LENGTH
          || get_paragraph (report, i)->kind == DZ_PARAGRAPH_HEADING)
        g_array_append_val (sections, section);
      else
        last->end = i + 1;
    }

  return sections;
}

static void
swap (GArray *sections, guint i, guint j)
{
  Section section = g_array_index (sections, Section, i);

  g_array_index (sections, Section, i) = g_array_index (sections, Section, j);
  g_array_index (sections, Section, j) = section;
}

/* Takes a section out and puts it elsewhere. */
static void
move (GArray *sections, guint from, guint to)
{
  Section section = g_array_index (sections, Section, from);

  g_array_remove_index (sections, from);
  g_array_insert_val (sections, to, section);
}

static void
move_sections (GArray *sections, GRand *rand, gboolean shuffle)
{
  for (guint i = sections->len; shuffle && i > 1; i--)
    swap (sections, i - 1, (guint) g_rand_int_range (rand, 0, (int) i));
  for (guint i = 0; !shuffle && i < sections->len / 4; i++)
    move (sections, (guint) g_rand_int_range (rand, 0, (int) sections->len),
          (guint) g_rand_int_range (rand, 0, (int) sections->len));
}

/* The characters of a report, to draw from: common ones come often. */
static GArray *
list_characters (const DzReport *report)
{
  GArray *characters = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (guint i = 0; i < report->paragraphs->len; i++)
    for (const char *p = get_paragraph (report, (int) i)->text; *p != '\0'; p = g_utf8_next_char (p))
      {
        gunichar c = g_utf8_get_char (p);

        g_array_append_val (characters, c);
      }

  return characters;
}

static char *
change (const char *text, GRand *rand, const GArray *characters)
{
  GString *changed = g_string_new (NULL);
  double share = g_rand_double_range (rand, LEAST_CHANGED, MOST_CHANGED);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint drawn = (guint) g_rand_int_range (rand, 0, (int) characters->len);

      g_string_append_unichar (changed, g_rand_double (rand) < share ? g_array_index (characters, gunichar, drawn)
                                                                     : g_utf8_get_char (p));
    }

  return g_string_free (changed, FALSE);
}

static int
add_paragraph (DzReport *report, const DzParagraph *like, const char *text)
{
  DzParagraph *paragraph = dz_paragraph_new (like->kind, text);

  paragraph->part = like->part;
  paragraph->position = (int) report->paragraphs->len + 1;
  paragraph->number = like->kind == DZ_PARAGRAPH_BODY ? dz_report_count_body (report) + 1 : 0;
  g_ptr_array_add (report->paragraphs, paragraph);

  return paragraph->position - 1;
}

/* A paragraph of the other report that takes part; it comes once only. */
static const DzParagraph *
draw_other (GPtrArray *others, GRand *rand)
{
  if (others->len == 0)
    return NULL;

  return g_ptr_array_steal_index (others, (guint) g_rand_int_range (rand, 0, (int) others->len));
}

static GPtrArray *
list_others (const DzReport *other)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < other->paragraphs->len; i++)
    if (takes_part (get_paragraph (other, (int) i)))
      g_ptr_array_add (others, g_ptr_array_index (other->paragraphs, i));

  return others;
}

void
altered_report_init (AlteredReport *altered, const DzReport *original, const DzReport *other, guint32 seed,
                     gboolean shuffle)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GArray) sections = list_sections (original);
  g_autoptr (GArray) characters = list_characters (original);
  g_autoptr (GPtrArray) others = list_others (other);

  altered->report = dz_report_new ();
  altered->truth = g_new (int, original->paragraphs->len + 1);
  move_sections (sections, rand, shuffle);
  for (guint s = 0; s < sections->len; s++)
    for (int i = g_array_index (sections, Section, s).start; i < g_array_index (sections, Section, s).end; i++)
      {
        const DzParagraph *paragraph = get_paragraph (original, i);
        const DzParagraph *added = g_rand_double (rand) < SHARE_ADDED ? draw_other (others, rand) : NULL;
        g_autofree char *text = change (paragraph->text, rand, characters);

        altered->truth[i]
            = g_rand_double (rand) < SHARE_DROPPED ? -1 : add_paragraph (altered->report, paragraph, text);
        if (added != NULL)
          add_paragraph (altered->report, added, added->text);
      }
}

void
altered_report_clear (AlteredReport *altered)
{
  dz_report_free (altered->report);
  g_free (altered->truth);
}

/* Marks the originals of one longest chain of true pairs that keeps the order; returns its length. */
static int
find_chain (const AlteredReport *altered, const DzReport *original, gboolean *kept)
{
  int n = (int) original->paragraphs->len;
  g_autofree int *length = g_new0 (int, n + 1);
  g_autofree int *before = g_new0 (int, n + 1);
  int last = -1;

  for (int i = 0; i < n; i++)
    {
      before[i] = -1;
      length[i] = 1;
      if (altered->truth[i] < 0 || !takes_part (get_paragraph (original, i)))
        continue;
      for (int j = 0; j < i; j++)
        if (altered->truth[j] >= 0 && takes_part (get_paragraph (original, j))
            && altered->truth[j] < altered->truth[i] && length[j] >= length[i])
          {
            length[i] = length[j] + 1;
            before[i] = j;
          }
      if (last < 0 || length[i] > length[last])
        last = i;
    }
  for (int i = last; i >= 0; i = before[i])
    kept[i] = TRUE;

  return last >= 0 ? length[last] : 0;
}

static gboolean
fits (const AlteredReport *altered, const gboolean *kept, int n, int i)
{
  for (int k = 0; k < n; k++)
    if (kept[k] && (k < i) != (altered->truth[k] < altered->truth[i]))
      return FALSE;

  return TRUE;
}

/* Adds to a chain the true pairs that the program has not found, as many as fit into it one after the other: that they
 * are missing is counted already, and what moved is told against the rest. Returns how many. */
static int
complete_chain (const AlteredReport *altered, const DzReport *original, const GPtrArray *pairs, gboolean *kept)
{
  int n = (int) original->paragraphs->len;
  int added = 0;
  g_autofree gboolean *found = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);

      if (pair->left >= 0 && pair->right >= 0 && altered->truth[pair->left] == pair->right)
        found[pair->left] = TRUE;
    }
  for (int i = 0; i < n; i++)
    if (!kept[i] && altered->truth[i] >= 0 && !found[i] && takes_part (get_paragraph (original, i))
        && fits (altered, kept, n, i))
      {
        kept[i] = TRUE;
        added++;
      }

  return added;
}

/* The truly paired originals that the program says keep the order; 0 if some of them do not. */
static int
take_chain (const AlteredReport *altered, const GPtrArray *pairs, gboolean *kept)
{
  int last = -1;
  int n = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);

      if (pair->left < 0 || pair->right < 0 || pair->moved || altered->truth[pair->left] != pair->right)
        continue;
      if (pair->right < last)
        return 0;
      last = pair->right;
      kept[pair->left] = TRUE;
      n++;
    }

  return n;
}

typedef struct
{
  int n_true;
  int n_found;
  int n_right;
} Count;

static double
get_f1 (const Count *count)
{
  return count->n_true + count->n_found > 0 ? 2.0 * count->n_right / (count->n_true + count->n_found) : 1;
}

static void
count_truth (const AlteredReport *altered, const DzReport *original, const gboolean *kept, Count *pairs, Count *names)
{
  for (int i = 0; i < (int) original->paragraphs->len; i++)
    {
      if (!takes_part (get_paragraph (original, i)))
        continue;
      pairs->n_true += altered->truth[i] >= 0;
      names->n_true += altered->truth[i] < 0 || !kept[i];
    }
}

AlterationScore
altered_report_score (const AlteredReport *altered, const DzReport *original, const GPtrArray *pairs)
{
  g_autofree gboolean *kept = g_new0 (gboolean, original->paragraphs->len + 1);
  g_autofree gboolean *found_kept = g_new0 (gboolean, original->paragraphs->len + 1);
  g_autofree gboolean *is_copy = g_new0 (gboolean, altered->report->paragraphs->len + 1);
  int n_kept = find_chain (altered, original, kept);
  int n_found = take_chain (altered, pairs, found_kept);
  const gboolean *chain = kept;
  Count pair_count = { 0 };
  Count name_count = { 0 };

  if (n_found > 0 && n_found + complete_chain (altered, original, pairs, found_kept) >= n_kept)
    chain = found_kept;
  for (int i = 0; i < (int) original->paragraphs->len; i++)
    if (altered->truth[i] >= 0)
      is_copy[altered->truth[i]] = TRUE;
  for (int i = 0; i < (int) altered->report->paragraphs->len; i++)
    name_count.n_true += !is_copy[i];
  count_truth (altered, original, chain, &pair_count, &name_count);

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);
      gboolean right = pair->left >= 0 && pair->right >= 0 && altered->truth[pair->left] == pair->right;

      pair_count.n_found += pair->left >= 0 && pair->right >= 0;
      pair_count.n_right += right;
      name_count.n_found += pair->left < 0 || pair->right < 0 || pair->moved;
      if (pair->left < 0)
        name_count.n_right += !is_copy[pair->right];
      else if (pair->right < 0)
        name_count.n_right += altered->truth[pair->left] < 0;
      else
        name_count.n_right += right && pair->moved && !chain[pair->left];
    }

  return (AlterationScore){ get_f1 (&pair_count), get_f1 (&name_count) };
}

DzReport *
altered_report_read (const char *path, const DzKnowledge *knowledge)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DzSource) source = dz_source_load (file, NULL, &error);
  g_autoptr (GPtrArray) blocks = NULL;

  g_assert_no_error (error);
  blocks = dz_importer_find (source, &error)->read (source, NULL, &error);
  g_assert_no_error (error);

  return dz_report_reader_read (blocks, source, knowledge);
}
