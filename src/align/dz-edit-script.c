/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-edit-script.h"

#include "align/dz-common-subsequence.h"
#include "align/dz-token.h"

/* A change so long on both sides of a lone comma is one change. */
#define LONG_CHANGE 8

/* Two texts as tokens. Until the end the runs of the script count tokens, not code points. */
typedef struct
{
  GArray *left; /* (element-type DzToken) */
  GArray *right;
} TokenPair;

static const DzToken *
get_token (const GArray *tokens, int i)
{
  return &g_array_index (tokens, DzToken, i);
}

static int
count_shared_start (const TokenPair *pair)
{
  int n = (int) MIN (pair->left->len, pair->right->len);
  int i = 0;

  while (i < n && get_token (pair->left, i)->id == get_token (pair->right, i)->id)
    i++;

  return i;
}

static int
count_shared_end (const TokenPair *pair, int n_start)
{
  int n_left = (int) pair->left->len;
  int n_right = (int) pair->right->len;
  int n = MIN (n_left, n_right) - n_start;
  int i = 0;

  while (i < n && get_token (pair->left, n_left - 1 - i)->id == get_token (pair->right, n_right - 1 - i)->id)
    i++;

  return i;
}

static guint *
dup_ids (const GArray *tokens, int start, int end)
{
  guint *ids = g_new (guint, end - start + 1);

  for (int i = start; i < end; i++)
    ids[i - start] = get_token (tokens, i)->id;

  return ids;
}

/* Marks the tokens both texts share, in order. */
static void
mark_shared (const TokenPair *pair, gboolean *in_left, gboolean *in_right)
{
  int n_left = (int) pair->left->len;
  int n_right = (int) pair->right->len;
  int n_start = count_shared_start (pair);
  int n_end = count_shared_end (pair, n_start);
  g_autofree guint *left = dup_ids (pair->left, n_start, n_left - n_end);
  g_autofree guint *right = dup_ids (pair->right, n_start, n_right - n_end);

  for (int i = 0; i < n_start; i++)
    in_left[i] = in_right[i] = TRUE;
  for (int i = 1; i <= n_end; i++)
    in_left[n_left - i] = in_right[n_right - i] = TRUE;

  dz_common_subsequence_find (left, n_left - n_end - n_start, right, n_right - n_end - n_start, in_left + n_start,
                              in_right + n_start);
}

/* Appends a run, joined to the last one if it is of the same sort. */
static void
append_run (GArray *runs, gboolean equal, int left_start, int left_end, int right_start, int right_end)
{
  DzEdit run = { equal, left_start, left_end, right_start, right_end };

  if (left_start == left_end && right_start == right_end)
    return;
  if (runs->len > 0 && g_array_index (runs, DzEdit, runs->len - 1).equal == equal)
    {
      DzEdit *last = &g_array_index (runs, DzEdit, runs->len - 1);

      last->left_end = left_end;
      last->right_end = right_end;
      return;
    }
  g_array_append_val (runs, run);
}

static GArray *
list_runs (const TokenPair *pair)
{
  int n_left = (int) pair->left->len;
  int n_right = (int) pair->right->len;
  g_autofree gboolean *in_left = g_new0 (gboolean, n_left + 1);
  g_autofree gboolean *in_right = g_new0 (gboolean, n_right + 1);
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (DzEdit));
  int i = 0;
  int j = 0;

  mark_shared (pair, in_left, in_right);
  while (i < n_left || j < n_right)
    {
      int left_start = i;
      int right_start = j;

      while (i < n_left && !in_left[i])
        i++;
      while (j < n_right && !in_right[j])
        j++;
      append_run (runs, FALSE, left_start, i, right_start, j);

      left_start = i;
      right_start = j;
      while (i < n_left && j < n_right && in_left[i] && in_right[j])
        i++, j++;
      append_run (runs, TRUE, left_start, i, right_start, j);
    }

  return runs;
}

static int
get_size (const DzEdit *run)
{
  return MAX (run->left_end - run->left_start, run->right_end - run->right_start);
}

/* TRUE if an equal run between two changes tells too little to stand alone. */
static gboolean
is_confetti (const TokenPair *pair, const DzEdit *run, int smaller_change)
{
  gboolean has_mark = FALSE;
  int content = 0;

  for (int i = run->left_start; i < run->left_end && content < 4; i++)
    {
      content += dz_token_get_content (get_token (pair->left, i));
      has_mark = has_mark || dz_token_is_clause_mark (get_token (pair->left, i));
    }

  if (content >= 4)
    return FALSE;
  if (has_mark)
    return smaller_change >= LONG_CHANGE && content <= 1;

  return content <= 1 || smaller_change >= 3 * content;
}

static GArray *
dissolve_once (const TokenPair *pair, const GArray *runs)
{
  GArray *tidy = g_array_new (FALSE, FALSE, sizeof (DzEdit));

  for (guint i = 0; i < runs->len; i++)
    {
      const DzEdit *run = &g_array_index (runs, DzEdit, i);
      gboolean equal = run->equal;

      if (equal && tidy->len > 0 && i + 1 < runs->len)
        {
          int before = get_size (&g_array_index (tidy, DzEdit, tidy->len - 1));
          int after = get_size (&g_array_index (runs, DzEdit, i + 1));

          equal = !is_confetti (pair, run, MIN (before, after));
        }
      append_run (tidy, equal, run->left_start, run->left_end, run->right_start, run->right_end);
    }

  return tidy;
}

/* Changes grow as what stood between them goes, so again until nothing goes. Takes runs. */
static GArray *
dissolve_confetti (const TokenPair *pair, GArray *runs)
{
  for (;;)
    {
      GArray *tidy = dissolve_once (pair, runs);
      gboolean done = tidy->len == runs->len;

      g_array_unref (runs);
      if (done)
        return tidy;
      runs = tidy;
    }
}

/* How well a change that one text alone has fits its place: it opens after a mark and ends with one. */
static int
rate_place (const GArray *tokens, int start, int end)
{
  int rating = 0;

  if (start == 0 || dz_token_is_clause_mark (get_token (tokens, start - 1)))
    rating += 2;
  if (end > start && dz_token_is_clause_mark (get_token (tokens, end - 1)))
    rating += 1;

  return rating;
}

/* The shift of the run [start, end) that leaves the text the same and fits best; at most room_left to the
 * left and room_right to the right. */
static int
find_best_shift (const GArray *tokens, int start, int end, int room_left, int room_right)
{
  int best = 0;
  int best_rating = rate_place (tokens, start, end);

  for (int shift = -1; -shift <= room_left; shift--)
    {
      if (get_token (tokens, start + shift)->id != get_token (tokens, end + shift)->id)
        break;
      if (rate_place (tokens, start + shift, end + shift) > best_rating)
        best_rating = rate_place (tokens, start + (best = shift), end + shift);
    }
  for (int shift = 1; shift <= room_right; shift++)
    {
      if (get_token (tokens, start + shift - 1)->id != get_token (tokens, end + shift - 1)->id)
        break;
      if (rate_place (tokens, start + shift, end + shift) > best_rating)
        best_rating = rate_place (tokens, start + (best = shift), end + shift);
    }

  return best;
}

/* Moves a run and the ends of its equal neighbours; keeps one token of each neighbour. */
static void
shift_change (const TokenPair *pair, DzEdit *before, DzEdit *run, DzEdit *after)
{
  gboolean dropped = run->right_start == run->right_end;
  const GArray *tokens = dropped ? pair->left : pair->right;
  int shift = 0;

  if (!dropped && run->left_start != run->left_end)
    return;

  shift = find_best_shift (tokens, dropped ? run->left_start : run->right_start,
                           dropped ? run->left_end : run->right_end, before->left_end - before->left_start - 1,
                           after->left_end - after->left_start - 1);
  before->left_end = run->left_start += shift;
  before->right_end = run->right_start += shift;
  after->left_start = run->left_end += shift;
  after->right_start = run->right_end += shift;
}

/* A change in one text alone may often begin a little earlier or later; put it where clauses begin. */
static void
shift_changes (const TokenPair *pair, GArray *runs)
{
  for (guint i = 1; i + 1 < runs->len; i++)
    {
      DzEdit *run = &g_array_index (runs, DzEdit, i);

      if (!run->equal)
        shift_change (pair, run - 1, run, run + 1);
    }
}

/* Where token i begins; i may be one past the last. */
static int
get_start (const GArray *tokens, int i)
{
  if (i < (int) tokens->len)
    return get_token (tokens, i)->start;

  return tokens->len > 0 ? get_token (tokens, (int) tokens->len - 1)->end : 0;
}

static GPtrArray *
list_edits (const TokenPair *pair, const GArray *runs)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < runs->len; i++)
    {
      const DzEdit *run = &g_array_index (runs, DzEdit, i);
      DzEdit *edit = g_new (DzEdit, 1);

      edit->equal = run->equal;
      edit->left_start = get_start (pair->left, run->left_start);
      edit->left_end = get_start (pair->left, run->left_end);
      edit->right_start = get_start (pair->right, run->right_start);
      edit->right_end = get_start (pair->right, run->right_end);
      g_ptr_array_add (edits, edit);
    }

  return edits;
}

GPtrArray *
dz_edit_script_build (const char *left, const char *right)
{
  g_autoptr (DzTokenizer) tokenizer = NULL;
  g_autoptr (GArray) runs = NULL;
  GPtrArray *edits = NULL;
  TokenPair pair;

  g_return_val_if_fail (left != NULL && right != NULL, NULL);

  tokenizer = dz_tokenizer_new ();
  pair.left = dz_tokenizer_split (tokenizer, left);
  pair.right = dz_tokenizer_split (tokenizer, right);

  runs = dissolve_confetti (&pair, list_runs (&pair));
  shift_changes (&pair, runs);
  edits = list_edits (&pair, runs);

  g_array_unref (pair.left);
  g_array_unref (pair.right);

  return edits;
}
