/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-paragraph-matching.h"

#include <string.h>

/* Beyond this many cells the subsequence is not looked for; equal texts are then taken in order. */
#define MAX_CELLS 16000000

typedef struct
{
  const GPtrArray *before;
  const GPtrArray *now;
  gboolean *taken; /* for each of before */
  GArray *ids;
} Matching;

static gboolean
is_same (const DzParagraph *a, const DzParagraph *b)
{
  return a->kind == b->kind && strcmp (a->text, b->text) == 0;
}

static void
take (Matching *matching, guint before, guint now)
{
  const DzParagraph *paragraph = g_ptr_array_index (matching->before, before);

  matching->taken[before] = TRUE;
  g_array_index (matching->ids, gint64, now) = paragraph->id;
}

/* lengths[i][j]: of the longest common subsequence of before from i and now from j. */
static void
take_subsequence (Matching *matching, guint first)
{
  gsize n = matching->before->len - first, m = matching->now->len - first;
  gsize width = m + 1;
  g_autofree guint32 *lengths = NULL;

  if (n == 0 || m == 0 || n > MAX_CELLS / width)
    return;

  lengths = g_new0 (guint32, (n + 1) * width);
  for (gsize i = n; i-- > 0;)
    for (gsize j = m; j-- > 0;)
      {
        const DzParagraph *a = g_ptr_array_index (matching->before, first + i);
        const DzParagraph *b = g_ptr_array_index (matching->now, first + j);

        if (is_same (a, b))
          lengths[i * width + j] = lengths[(i + 1) * width + j + 1] + 1;
        else
          lengths[i * width + j] = MAX (lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
      }

  for (gsize i = 0, j = 0; i < n && j < m;)
    {
      const DzParagraph *a = g_ptr_array_index (matching->before, first + i);
      const DzParagraph *b = g_ptr_array_index (matching->now, first + j);

      if (is_same (a, b))
        take (matching, first + i++, first + j++);
      else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
        i++;
      else
        j++;
    }
}

static char *
dup_key (const DzParagraph *paragraph, gboolean with_kind)
{
  return g_strdup_printf ("%d %s", with_kind ? (int) paragraph->kind : -1, paragraph->text);
}

static void
take_equal (Matching *matching, gboolean with_kind)
{
  g_autoptr (GHashTable) free_ones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < matching->before->len; i++)
    {
      char *key = dup_key (g_ptr_array_index (matching->before, i), with_kind);
      GQueue *queue = g_hash_table_lookup (free_ones, key);

      if (queue == NULL && !matching->taken[i])
        g_hash_table_insert (free_ones, g_strdup (key), queue = g_queue_new ());
      if (!matching->taken[i])
        g_queue_push_tail (queue, GUINT_TO_POINTER (i));
      g_free (key);
    }

  for (guint j = 0; j < matching->now->len; j++)
    {
      g_autofree char *key = dup_key (g_ptr_array_index (matching->now, j), with_kind);
      GQueue *queue = g_hash_table_lookup (free_ones, key);

      if (g_array_index (matching->ids, gint64, j) == 0 && queue != NULL && !g_queue_is_empty (queue))
        take (matching, GPOINTER_TO_UINT (g_queue_pop_head (queue)), j);
    }
}

static gint64
get_old_id (const Matching *matching, guint i)
{
  return ((const DzParagraph *) g_ptr_array_index (matching->before, i))->id;
}

/* The paragraph before it, or behind it, is the same one then and now. */
static gboolean
has_neighbor (const Matching *matching, guint i, guint j)
{
  gboolean last = i + 1 == matching->before->len || j + 1 == matching->now->len;

  if (i == 0 && j == 0)
    return TRUE;
  if (i > 0 && j > 0 && g_array_index (matching->ids, gint64, j - 1) == get_old_id (matching, i - 1))
    return TRUE;

  return !last && g_array_index (matching->ids, gint64, j + 1) == get_old_id (matching, i + 1);
}

static void
count_texts (GHashTable *counts, const GPtrArray *paragraphs)
{
  for (guint i = 0; i < paragraphs->len; i++)
    {
      char *text = ((const DzParagraph *) g_ptr_array_index (paragraphs, i))->text;

      g_hash_table_insert (counts, text, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, text)) + 1));
    }
}

/* Of several with the same words only those that stand beside one that stands, too, are told from each other. */
static void
release_doubtful (Matching *matching)
{
  g_autoptr (GHashTable) then = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) indices = g_hash_table_new (g_int64_hash, g_int64_equal);

  count_texts (then, matching->before);
  for (guint i = 0; i < matching->before->len; i++)
    g_hash_table_insert (indices, &((DzParagraph *) g_ptr_array_index (matching->before, i))->id, GUINT_TO_POINTER (i));
  for (guint j = 0; j < matching->now->len; j++)
    {
      gint64 *id = &g_array_index (matching->ids, gint64, j);
      const char *text = ((const DzParagraph *) g_ptr_array_index (matching->now, j))->text;
      int n = GPOINTER_TO_INT (g_hash_table_lookup (then, text));
      guint i = GPOINTER_TO_UINT (g_hash_table_lookup (indices, id));

      if (*id == 0 || n < 2 || has_neighbor (matching, i, j))
        continue;
      *id = 0;
      matching->taken[i] = FALSE;
    }
}

/* Of each paragraph of before: where it is now, if its text is the only one then and now. -1 for all others. */
static int *
list_landmarks (const Matching *matching)
{
  g_autoptr (GHashTable) then = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) today = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) indices = g_hash_table_new (g_int64_hash, g_int64_equal);
  int *landmarks = g_new (int, matching->before->len + 1);

  count_texts (then, matching->before);
  count_texts (today, matching->now);
  for (guint j = 0; j < matching->now->len; j++)
    g_hash_table_insert (indices, &g_array_index (matching->ids, gint64, j), GINT_TO_POINTER (j + 1));
  for (guint i = 0; i < matching->before->len; i++)
    {
      DzParagraph *paragraph = g_ptr_array_index (matching->before, i);
      gboolean is_one = GPOINTER_TO_INT (g_hash_table_lookup (then, paragraph->text)) == 1
                        && GPOINTER_TO_INT (g_hash_table_lookup (today, paragraph->text)) == 1;

      landmarks[i] = is_one ? GPOINTER_TO_INT (g_hash_table_lookup (indices, &paragraph->id)) - 1 : -1;
    }

  return landmarks;
}

static int
count_same (const GPtrArray *paragraphs, const DzParagraph *paragraph, int first, int end)
{
  int n = 0;

  for (int i = first; i < end; i++)
    n += is_same (g_ptr_array_index (paragraphs, i), paragraph);

  return n;
}

/* Between two landmarks that are the next ones to each other in both, the first of several with the same words is the first of
 * as many, and so on. */
static void
take_between (Matching *matching, int first, int end, int first_now, int end_now)
{
  for (int i = first, j; i < end; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (matching->before, i);
      int rank = count_same (matching->before, paragraph, first, i);

      if (matching->taken[i]
          || count_same (matching->before, paragraph, first, end)
                 != count_same (matching->now, paragraph, first_now, end_now))
        continue;
      for (j = first_now; count_same (matching->now, paragraph, first_now, j + 1) <= rank; j++)
        continue;
      if (g_array_index (matching->ids, gint64, j) == 0)
        take (matching, (guint) i, (guint) j);
    }
}

static void
take_ranked (Matching *matching)
{
  g_autofree int *landmarks = list_landmarks (matching);
  int last = -1, last_now = -1;

  for (int i = 0; i <= (int) matching->before->len; i++)
    {
      int now = i < (int) matching->before->len ? landmarks[i] : (int) matching->now->len;

      if (now < 0)
        continue;
      if (now > last_now)
        take_between (matching, last + 1, i, last_now + 1, now);
      last = i;
      last_now = now;
    }
}

GArray *
dz_paragraph_matching_run (const GPtrArray *before, const GPtrArray *now, GArray *ids)
{
  GArray *lost = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree gboolean *taken = g_new0 (gboolean, before->len);
  Matching matching = { before, now, taken, ids };
  guint first = 0;

  g_return_val_if_fail (ids->len == now->len, lost);

  for (; first < MIN (before->len, now->len); first++)
    {
      if (!is_same (g_ptr_array_index (before, first), g_ptr_array_index (now, first)))
        break;
      take (&matching, first, first);
    }
  take_subsequence (&matching, first);
  take_equal (&matching, TRUE);
  take_equal (&matching, FALSE);
  release_doubtful (&matching);
  take_ranked (&matching);

  for (guint i = 0; i < before->len; i++)
    if (!taken[i])
      {
        const DzParagraph *paragraph = g_ptr_array_index (before, i);

        g_array_append_val (lost, paragraph->id);
      }

  return lost;
}
