/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-paragraph-matching.h"

#include <string.h>

#include "store/dz-anchor-likeness.h"
#include "store/dz-increasing-subsequence.h"

/* Of a paragraph beside another one: so much of its near end is looked at, … */
#define END_LENGTH 30
/* … and it is the same one, edited, where at most this share of both ends is in just one of them. */
#define MAX_APART 0.4
/* Between two that stand, so many are told by their order; … */
#define MAX_BETWEEN 4
/* … and of so many those that are alike, edited or not, and as many in both. */
#define MAX_BETWEEN_ALIKE 12
/* Shorter ones are not looked for in others. */
#define MIN_JOINED 6
/* Of a text that stands more often than this, then times now, the neighbours are not looked at. */
#define MAX_PAIRS 40000

/* One paragraph of either text. */
typedef struct
{
  const DzParagraph *paragraph;
  int text;  /* the same number: the same text */
  int other; /* index in the other one, -1: none */
  gunichar *chars;
  int length;
} Line;

typedef struct
{
  GArray *before;          /* (element-type Line) */
  GArray *now;             /* (element-type Line) */
  GPtrArray *texts_before; /* by number of the text: (element-type GArray of int) the lines that have it */
  GPtrArray *texts_now;
} Matching;

static Line *
get (const GArray *lines, int i)
{
  return &g_array_index (lines, Line, i);
}

static const GArray *
get_places (const GPtrArray *texts, int text)
{
  return g_ptr_array_index (texts, text);
}

static void
add_text (Matching *matching)
{
  g_ptr_array_add (matching->texts_before, g_array_new (FALSE, FALSE, sizeof (int)));
  g_ptr_array_add (matching->texts_now, g_array_new (FALSE, FALSE, sizeof (int)));
}

static GArray *
list_lines (Matching *matching, const GPtrArray *paragraphs, GHashTable *numbers, GPtrArray *places)
{
  GArray *lines = g_array_sized_new (FALSE, FALSE, sizeof (Line), paragraphs->len);

  for (int i = 0; i < (int) paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (paragraphs, (guint) i);
      Line line
          = { paragraph, GPOINTER_TO_INT (g_hash_table_lookup (numbers, paragraph->text)) - 1, -1, NULL, 0 };
      glong length = 0;

      if (line.text < 0)
        {
          line.text = (int) matching->texts_before->len;
          g_hash_table_insert (numbers, paragraph->text, GINT_TO_POINTER (line.text + 1));
          add_text (matching);
        }
      line.chars = g_utf8_to_ucs4_fast (paragraph->text, -1, &length);
      line.length = (int) length;
      g_array_append_val (lines, line);
      g_array_append_val ((GArray *) g_ptr_array_index (places, (guint) line.text), i);
    }

  return lines;
}

static void
matching_init (Matching *matching, const GPtrArray *before, const GPtrArray *now)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  matching->texts_before = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  matching->texts_now = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  matching->before = list_lines (matching, before, numbers, matching->texts_before);
  matching->now = list_lines (matching, now, numbers, matching->texts_now);
}

static void
free_lines (GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    g_free (g_array_index (lines, Line, i).chars);
  g_array_unref (lines);
}

static void
matching_clear (Matching *matching)
{
  free_lines (matching->before);
  free_lines (matching->now);
  g_ptr_array_unref (matching->texts_before);
  g_ptr_array_unref (matching->texts_now);
}

static void
take (Matching *matching, int i, int j)
{
  get (matching->before, i)->other = j;
  get (matching->now, j)->other = i;
}

/* Then one and now one: wherever they are. */
static void
take_single (Matching *matching)
{
  for (int text = 0; text < (int) matching->texts_before->len; text++)
    {
      const GArray *then = get_places (matching->texts_before, text);
      const GArray *today = get_places (matching->texts_now, text);

      if (then->len == 1 && today->len == 1)
        take (matching, g_array_index (then, int, 0), g_array_index (today, int, 0));
    }
}

static gboolean
is_apart (int distance, int n, int m)
{
  return distance > MAX_APART * (n + m);
}

/* The ends that are turned to the paragraph between them; step -1: those of the paragraphs before it. One
 * that was joined with another has what was the whole. */
static gboolean
are_alike (const Line *a, const Line *b, int step)
{
  int n = MIN (a->length, END_LENGTH), m = MIN (b->length, END_LENGTH);
  const gunichar *one, *other;

  if (MIN (n, m) >= MIN_JOINED)
    n = m = MIN (n, m);
  one = step < 0 ? a->chars + a->length - n : a->chars;
  other = step < 0 ? b->chars + b->length - m : b->chars;

  return !is_apart (ABS (n - m), n, m) && !is_apart (dz_anchor_measure_distance (one, n, other, m), n, m);
}

/* The end of one that is turned to the paragraph between them stands in the other to the letter, farther in:
 * something was put in before it. */
static gboolean
has_end_inside (const Line *one, const Line *other, int step)
{
  const gunichar *end = step < 0 ? one->chars + one->length - END_LENGTH : one->chars;

  for (int at = 0; one->length >= END_LENGTH && at + END_LENGTH <= other->length; at++)
    if (memcmp (other->chars + at, end, END_LENGTH * sizeof *end) == 0)
      return TRUE;

  return FALSE;
}

/* Paragraphs that are alike and stand one behind the other: which is which their places alone tell, so that
 * one put in or taken out, or edited, leaves all of them in doubt. */
typedef struct
{
  int first;
  int last;
} Run;

static gboolean
is_in_run (const GArray *lines, int i, const Line *line)
{
  const Line *other;

  if (i < 0 || i >= (int) lines->len)
    return FALSE;
  other = get (lines, i);

  return other->text == line->text
         || (other->other < 0 && !is_apart (ABS (other->length - line->length), other->length, line->length)
             && are_alike (other, line, 1) && are_alike (other, line, -1));
}

static Run
get_run (const GArray *lines, int i)
{
  Run run = { i, i };

  while (is_in_run (lines, run.first - 1, get (lines, i)))
    run.first--;
  while (is_in_run (lines, run.last + 1, get (lines, i)))
    run.last++;

  return run;
}

/* Two paragraphs are the same, slips aside; or both texts end there. */
static gboolean
are_same (const Matching *matching, int a, int b, int step)
{
  gboolean no_a = a < 0 || a >= (int) matching->before->len;
  gboolean no_b = b < 0 || b >= (int) matching->now->len;
  const Line *one, *other;

  if (no_a || no_b)
    return no_a && no_b;
  one = get (matching->before, a);
  other = get (matching->now, b);
  if (one->other >= 0 || other->other >= 0)
    return one->other == b;

  return one->text == other->text || are_alike (one, other, step) || has_end_inside (one, other, step)
         || has_end_inside (other, one, step);
}

/* They have the same place in runs of the same length. */
static gboolean
are_ranked_same (const Matching *matching, int i, int j, Run *then, Run *today)
{
  *then = get_run (matching->before, i);
  *today = get_run (matching->now, j);

  return then->last - then->first == today->last - today->first && i - then->first == j - today->first;
}

/* On how many sides stands the same beside them and their like. */
static int
count_sides (const Matching *matching, int i, int j)
{
  Run then, today;

  if (!are_ranked_same (matching, i, j, &then, &today))
    return 0;

  return are_same (matching, then.first - 1, today.first - 1, -1)
         + are_same (matching, then.last + 1, today.last + 1, 1);
}

/* No other pair of this text with either of them stands between the same on as many sides. */
static gboolean
is_only_one (const Matching *matching, int text, int i, int j, int n_sides)
{
  const GArray *then = get_places (matching->texts_before, text);
  const GArray *today = get_places (matching->texts_now, text);

  for (guint k = 0; k < then->len; k++)
    {
      int a = g_array_index (then, int, k);

      if (a != i && get (matching->before, a)->other < 0 && count_sides (matching, a, j) >= n_sides)
        return FALSE;
    }
  for (guint k = 0; k < today->len; k++)
    {
      int b = g_array_index (today, int, k);

      if (b != j && get (matching->now, b)->other < 0 && count_sides (matching, i, b) >= n_sides)
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_beside_text (Matching *matching, int text, int n_sides)
{
  const GArray *then = get_places (matching->texts_before, text);
  const GArray *today = get_places (matching->texts_now, text);
  gboolean changed = FALSE;

  for (guint k = 0; k < then->len * today->len; k++)
    {
      int i = g_array_index (then, int, k / today->len);
      int j = g_array_index (today, int, k % today->len);

      if (get (matching->before, i)->other >= 0 || get (matching->now, j)->other >= 0
          || count_sides (matching, i, j) < n_sides || !is_only_one (matching, text, i, j, n_sides))
        continue;
      take (matching, i, j);
      changed = TRUE;
    }

  return changed;
}

/* Of several with the same words those that stand between the same, on so many sides. */
static gboolean
take_beside (Matching *matching, int n_sides)
{
  gboolean changed = FALSE;

  for (int text = 0; text < (int) matching->texts_before->len; text++)
    {
      gsize n = get_places (matching->texts_before, text)->len,
            m = get_places (matching->texts_now, text)->len;

      if (n > 0 && m > 0 && n + m > 2 && n * m <= MAX_PAIRS && take_beside_text (matching, text, n_sides))
        changed = TRUE;
    }

  return changed;
}

/* The same to the letter, or edited. */
static gboolean
are_like (const Line *a, const Line *b)
{
  return a->text == b->text
         || (!is_apart (ABS (a->length - b->length), a->length, b->length) && are_alike (a, b, 1)
             && are_alike (a, b, -1));
}

static int
count_text (const GArray *lines, int text, int first, int end)
{
  int n = 0;

  for (int i = first; i < end; i++)
    n += get (lines, i)->text == text && get (lines, i)->other < 0;

  return n;
}

/* How many like line are not told yet there. */
static int
count_like (const GArray *lines, const Line *line, int first, int end)
{
  int n = 0;

  for (int i = first; i < end; i++)
    n += get (lines, i)->other < 0 && are_like (get (lines, i), line);

  return n;
}

/* The first of several with the same words is the first of as many, and so on. */
static void
take_between (Matching *matching, int first, int end, int first_now, int end_now)
{
  for (int i = first, j; i < end; i++)
    {
      int text = get (matching->before, i)->text;
      Run then, today;

      if (get (matching->before, i)->other >= 0
          || count_text (matching->before, text, first, end)
                 != count_text (matching->now, text, first_now, end_now))
        continue;
      for (j = first_now; get (matching->now, j)->text != text || get (matching->now, j)->other >= 0; j++)
        continue;
      if (!are_ranked_same (matching, i, j, &then, &today))
        return;
      take (matching, i, j);
    }
}

/* The same where some of several were edited: the first of all that are alike is the first of as many, and so
 * on. */
static void
take_like_between (Matching *matching, int first, int end, int first_now, int end_now)
{
  for (int i = first; i < end; i++)
    for (int j = first_now; j < end_now && get (matching->before, i)->other < 0; j++)
      {
        const Line *line = get (matching->before, i);

        if (get (matching->now, j)->other < 0 && get (matching->now, j)->text == line->text
            && count_like (matching->before, line, first, i) == count_like (matching->now, line, first_now, j)
            && count_like (matching->before, line, i, end) == count_like (matching->now, line, j, end_now))
          take (matching, i, j);
      }
}

/* Between two that stand, one behind the other in both, and kept their order with most others. */
static void
take_ranked (Matching *matching)
{
  int n = (int) matching->before->len;
  g_autofree int *others = g_new (int, n + 1);
  g_autofree gboolean *members = g_new0 (gboolean, n + 1);
  int last = -1, last_now = -1, now;

  for (int i = 0; i < n; i++)
    others[i] = get (matching->before, i)->other;
  dz_increasing_subsequence_find (others, n, members);
  for (int i = 0; i <= n; i++)
    {
      if (i < n && !members[i])
        continue;
      now = i < n ? others[i] : (int) matching->now->len;
      if (MAX (i - last, now - last_now) <= MAX_BETWEEN + 1)
        take_between (matching, last + 1, i, last_now + 1, now);
      if (MAX (i - last, now - last_now) <= MAX_BETWEEN_ALIKE + 1)
        take_like_between (matching, last + 1, i, last_now + 1, now);
      last = i;
      last_now = now;
    }
}

/* Of a text that stood once and was doubled one is as good as the other. */
static void
take_doubled (Matching *matching)
{
  for (int text = 0; text < (int) matching->texts_before->len; text++)
    {
      const GArray *then = get_places (matching->texts_before, text);
      const GArray *today = get_places (matching->texts_now, text);
      int best = -1;

      if (then->len != 1 || today->len == 0
          || get (matching->before, g_array_index (then, int, 0))->other >= 0)
        continue;
      for (guint k = 0; k < today->len; k++)
        if (best < 0
            || count_sides (matching, g_array_index (then, int, 0), g_array_index (today, int, k))
                   > count_sides (matching, g_array_index (then, int, 0), best))
          best = g_array_index (today, int, k);
      take (matching, g_array_index (then, int, 0), best);
    }
}

GArray *
dz_paragraph_matching_run (const GPtrArray *before, const GPtrArray *now, GArray *ids)
{
  GArray *lost = g_array_new (FALSE, FALSE, sizeof (gint64));
  Matching matching;

  g_return_val_if_fail (ids->len == now->len, lost);

  matching_init (&matching, before, now);
  take_single (&matching);
  while (take_beside (&matching, 2) || take_beside (&matching, 1))
    continue;
  take_doubled (&matching);
  take_ranked (&matching);
  for (int j = 0; j < (int) now->len; j++)
    if (get (matching.now, j)->other >= 0)
      g_array_index (ids, gint64, j) = get (matching.before, get (matching.now, j)->other)->paragraph->id;
  for (int i = 0; i < (int) before->len; i++)
    if (get (matching.before, i)->other < 0)
      g_array_append_val (lost, get (matching.before, i)->paragraph->id);
  matching_clear (&matching);

  return lost;
}
