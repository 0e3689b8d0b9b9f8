/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-note-candidates.h"

#include <string.h>

#include "core/dz-shingles.h"
#include "core/dz-text.h"

#define RUN_LENGTH 2
/* Less than this is chance. */
#define MIN_LIKENESS 0.2

typedef struct
{
  const DzNote *note;
  gboolean whole;
  gunichar *quote;
  int length; /* of the quote */
  DzShingles *words;  /* of the quote */
  DzShingles *around; /* of its paragraph then */
} Search;

void
dz_note_candidate_free (DzNoteCandidate *candidate)
{
  if (candidate == NULL)
    return;

  g_free (candidate->text);
  g_free (candidate);
}

static DzShingles *
hash (const char *text)
{
  DzShingles *shingles = dz_shingles_new (RUN_LENGTH);

  dz_shingles_add (shingles, text);

  return shingles;
}

static void
search_init (Search *search, const DzNote *note, const DzNoteBefore *before)
{
  g_autofree char *known = g_strconcat (note->prefix != NULL ? note->prefix : "",
                                        note->quote != NULL ? note->quote : "",
                                        note->suffix != NULL ? note->suffix : "", NULL);
  glong length = 0;

  search->note = note;
  search->whole = note->start < 0;
  search->quote = g_utf8_to_ucs4_fast (note->quote != NULL ? note->quote : "", -1, &length);
  search->length = (int) length;
  search->words = hash (note->quote != NULL ? note->quote : "");
  search->around = hash (before != NULL ? before->text : known);
}

static void
search_clear (Search *search)
{
  g_free (search->quote);
  dz_shingles_free (search->words);
  dz_shingles_free (search->around);
}

/* Around the longest run that the quote and the paragraph share. */
static void
guess_span (const Search *search, const char *text, DzNoteCandidate *candidate)
{
  glong n = 0;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, -1, &n);
  g_autofree int *run = g_new0 (int, search->length + 1);
  int best = 0;

  candidate->start = candidate->end = -1;
  for (int i = 0; !search->whole && i < (int) n; i++)
    for (int j = search->length - 1; j >= 0; j--)
      {
        run[j + 1] = chars[i] == search->quote[j] ? run[j] + 1 : 0;
        if (run[j + 1] <= best)
          continue;
        best = run[j + 1];
        candidate->start = MAX (i - j, 0);
        candidate->end = MIN (i - j + search->length, (int) n);
      }
}

static double
measure (const Search *search, const DzParagraph *paragraph)
{
  g_autoptr (DzShingles) text = hash (paragraph->text);
  guint n = dz_shingles_count (search->words);
  double words = n > 0 ? dz_shingles_count_common (search->words, text) / (double) n : 0;

  return (words + dz_shingles_get_resemblance (search->around, text)) / 2;
}

static DzNoteCandidate *
add (GPtrArray *candidates, const DzParagraph *paragraph, double likeness)
{
  DzNoteCandidate *candidate = g_new0 (DzNoteCandidate, 1);

  candidate->paragraph_id = paragraph->id;
  candidate->number = paragraph->number;
  candidate->text = g_strdup (paragraph->text);
  candidate->likeness = likeness;
  g_ptr_array_add (candidates, candidate);

  return candidate;
}

/* Each place of the very words; whether there is any. */
static gboolean
add_places (const Search *search, const DzParagraph *paragraph, double likeness, GPtrArray *candidates)
{
  const char *quote = search->length > 0 ? search->note->quote : NULL;
  const char *at = quote != NULL ? strstr (paragraph->text, quote) : NULL;
  gboolean found = at != NULL;

  for (; at != NULL; at = search->whole ? NULL : strstr (at + strlen (quote), quote))
    {
      DzNoteCandidate *candidate = add (candidates, paragraph, likeness);

      candidate->has_words = TRUE;
      candidate->start = search->whole ? -1 : dz_text_offset (paragraph->text, at);
      candidate->end = search->whole ? -1 : candidate->start + search->length;
    }

  return found;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const DzNoteCandidate *one = *(const DzNoteCandidate *const *) a;
  const DzNoteCandidate *other = *(const DzNoteCandidate *const *) b;

  return (one->likeness < other->likeness) - (one->likeness > other->likeness);
}

GPtrArray *
dz_note_candidates_list (const DzNote *note, const DzNoteBefore *before, const DzReport *report, guint max)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_candidate_free);
  Search search;

  g_return_val_if_fail (note != NULL && report != NULL, candidates);

  search_init (&search, note, before);
  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);
      double likeness = paragraph->kind != DZ_PARAGRAPH_NOISE ? measure (&search, paragraph) : 0;

      if (paragraph->kind != DZ_PARAGRAPH_NOISE && !add_places (&search, paragraph, likeness, candidates)
          && likeness >= MIN_LIKENESS)
        guess_span (&search, paragraph->text, add (candidates, paragraph, likeness));
    }
  search_clear (&search);
  g_ptr_array_sort (candidates, compare);
  if (candidates->len > max)
    g_ptr_array_set_size (candidates, (int) max);

  return candidates;
}
