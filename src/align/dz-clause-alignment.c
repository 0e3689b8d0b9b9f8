/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-clause-alignment.h"

#include "align/dz-clause-side.h"
#include "align/dz-common-subsequence.h"
#include "align/dz-edit-script.h"
#include "core/dz-text.h"

/* So much of two clauses must be shared for a pair that keeps the order, … */
#define LEAST_IN_ORDER 0.35
/* … and so much for one that moved. */
#define LEAST_MOVED 0.6
/* A clause joins the pair beside it if so much of it stands in the clause there. */
#define LEAST_JOINED 0.6
/* So many clauses in a row answer one. */
#define MAX_JOINED 3
/* A clause of fewer characters is not known again elsewhere, … */
#define LEAST_CONTENT 4
/* … and so many clauses of a side are sought. */
#define MAX_REST 500
/* A phrase of so many characters before a number names what it measures, … */
#define LEAST_PHRASE 5
/* … if no more than these stand between. */
#define MAX_BETWEEN 3

/* Clauses [first, end) of a side. */
typedef struct
{
  int first;
  int end;
} Range;

typedef struct
{
  Range left;
  Range right;
  gboolean moved;
} Pair;

static guint *
dup_ids (const DzClauseSide *side)
{
  guint *ids = g_new (guint, side->tokens->len + 1);

  for (int i = 0; i < (int) side->tokens->len; i++)
    ids[i] = get_token (side, i)->id;

  return ids;
}

/* Which tokens answer each other if the order is kept. */
static void
match_tokens (DzClauseSide *left, DzClauseSide *right)
{
  int n_left = (int) left->tokens->len;
  int n_right = (int) right->tokens->len;
  g_autofree guint *left_ids = dup_ids (left);
  g_autofree guint *right_ids = dup_ids (right);
  g_autofree gboolean *in_left = g_new0 (gboolean, n_left + 1);
  g_autofree gboolean *in_right = g_new0 (gboolean, n_right + 1);
  int j = 0;

  dz_common_subsequence_find (left_ids, n_left, right_ids, n_right, in_left, in_right);
  for (int i = 0; i < n_right; i++)
    right->partner[i] = -1;
  for (int i = 0; i < n_left; i++)
    {
      left->partner[i] = -1;
      if (!in_left[i])
        continue;
      while (!in_right[j])
        j++;
      left->partner[i] = j;
      right->partner[j++] = i;
    }
}

static double
get_share (int shared, int left, int right)
{
  return left + right > 0 ? 2.0 * shared / (left + right) : 0;
}

static void
add_pair (DzClauseSide *left, DzClauseSide *right, GArray *pairs, int l, int r, gboolean moved)
{
  Pair pair = { { l, l + 1 }, { r, r + 1 }, moved };

  left->pair_of[l] = right->pair_of[r] = (int) pairs->len;
  g_array_append_val (pairs, pair);
}

/* What two clauses share in order. */
typedef struct
{
  int left;
  int right;
  int shared; /* content of the tokens that answer each other */
  double best; /* the heaviest choice among the cells up to this one */
  gboolean taken; /* this one is part of that choice */
} Cell;

/* Both sides of the cells never go back, as the tokens keep their order. */
static GArray *
list_cells (const DzClauseSide *left, const DzClauseSide *right)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));

  for (int i = 0; i < (int) left->tokens->len; i++)
    {
      Cell cell = { left->clause_of[i], left->partner[i] >= 0 ? right->clause_of[left->partner[i]] : -1, 0, 0,
                    FALSE };
      Cell *last = cells->len > 0 ? &g_array_index (cells, Cell, cells->len - 1) : NULL;

      if (cell.right < 0)
        continue;
      if (last == NULL || last->left != cell.left || last->right != cell.right)
        {
          g_array_append_val (cells, cell);
          last = &g_array_index (cells, Cell, cells->len - 1);
        }
      last->shared += dz_token_get_content (get_token (left, i));
    }

  return cells;
}

static double
weigh_cell (const DzClauseSide *left, const DzClauseSide *right, const Cell *cell)
{
  int left_content = get_clause (left, cell->left)->content;
  int right_content = get_clause (right, cell->right)->content;

  return get_share (cell->shared, left_content, right_content) >= LEAST_IN_ORDER ? cell->shared : 0;
}

/* Pairs clauses in order: of cells that share a clause one is taken, so that the sum is the heaviest. */
static void
pair_in_order (DzClauseSide *left, DzClauseSide *right, GArray *pairs)
{
  g_autoptr (GArray) cells = list_cells (left, right);
  g_autofree int *before = g_new (int, cells->len + 1);
  int left_run = 0;
  int right_run = 0;

  for (int k = 0; k < (int) cells->len; k++)
    {
      Cell *cell = &g_array_index (cells, Cell, k);
      double weight = weigh_cell (left, right, cell);
      double without = k > 0 ? cell[-1].best : 0;

      if (k > 0 && cell[-1].left != cell->left)
        left_run = k;
      if (k > 0 && cell[-1].right != cell->right)
        right_run = k;
      before[k] = MIN (left_run, right_run) - 1;
      cell->best = weight + (before[k] >= 0 ? g_array_index (cells, Cell, before[k]).best : 0);
      cell->taken = weight > 0 && cell->best > without;
      cell->best = MAX (cell->best, without);
    }

  for (int k = (int) cells->len - 1; k >= 0;)
    {
      const Cell *cell = &g_array_index (cells, Cell, k);

      if (cell->taken)
        add_pair (left, right, pairs, cell->left, cell->right, FALSE);
      k = cell->taken ? before[k] : k - 1;
    }
}

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* The tokens of a clause that tell something, sorted. (element-type guint) */
static GArray *
sort_ids (const DzClauseSide *side, const DzClause *clause)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int i = clause->start; i < clause->end; i++)
    if (dz_token_get_content (get_token (side, i)) > 0)
      g_array_append_val (ids, get_token (side, i)->id);
  g_array_sort (ids, compare_ids);

  return ids;
}

static int
count_common (const GArray *left, const GArray *right)
{
  int n = 0;

  for (guint i = 0, j = 0; i < left->len && j < right->len;)
    {
      guint first = g_array_index (left, guint, i);
      guint second = g_array_index (right, guint, j);

      n += first == second;
      i += first <= second;
      j += second <= first;
    }

  return n;
}

/* The clauses of a side that are left, long enough to be known again, with their sorted tokens. */
static GPtrArray *
list_rest (const DzClauseSide *side, GArray *numbers)
{
  GPtrArray *rest = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (int i = 0; i < count_clauses (side) && rest->len < MAX_REST; i++)
    if (side->pair_of[i] < 0 && get_clause (side, i)->content >= LEAST_CONTENT)
      {
        g_ptr_array_add (rest, sort_ids (side, get_clause (side, i)));
        g_array_append_val (numbers, i);
      }

  return rest;
}

static gboolean
is_number (const DzToken *token)
{
  return dz_token_get_content (token) == 2;
}

/* How many characters in a row two clauses share that end at these tokens. */
static int
count_run (const DzClauseSide *left, const DzClause *here, int i, const DzClauseSide *right,
           const DzClause *there, int j)
{
  int n = 0;

  while (i - n >= here->start && j - n >= there->start && dz_token_get_content (get_token (left, i - n)) == 1
         && get_token (left, i - n)->id == get_token (right, j - n)->id)
    n++;

  return n;
}

/* The longest phrase that both clauses have before these numbers, or a little before (稳定在5%, 在5.3%). */
static int
find_phrase_before (const DzClauseSide *left, const DzClause *here, int i, const DzClauseSide *right,
                    const DzClause *there, int j)
{
  int longest = 0;

  for (int l = 1; l <= MAX_BETWEEN + 1; l++)
    for (int r = 1; r <= MAX_BETWEEN + 1; r++)
      longest = MAX (longest, count_run (left, here, i - l, right, there, j - r));

  return longest;
}

/* Clauses that tell a number of the same thing: how long the phrase is that both have before it, 0 for none. */
static int
find_measured (const DzClauseSide *left, const DzClause *here, const DzClauseSide *right, const DzClause *there)
{
  int longest = 0;

  for (int i = here->start; i < here->end; i++)
    for (int j = there->start; is_number (get_token (left, i)) && j < there->end; j++)
      if (is_number (get_token (right, j)))
        longest = MAX (longest, find_phrase_before (left, here, i, right, there, j));

  return longest >= LEAST_PHRASE ? longest : 0;
}

/* Whether a pair of these would stand in the order of those that keep it. */
static gboolean
keeps_order (const GArray *pairs, int l, int r)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (!pair->moved && (pair->left.first < l) != (pair->right.first < r))
        return FALSE;
    }

  return TRUE;
}

/* Pairs what is left where both tell a number of the same thing, whatever else they tell. */
static void
pair_measured (DzClauseSide *left, DzClauseSide *right, GArray *pairs)
{
  g_autoptr (GArray) left_numbers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) right_numbers = g_array_new (FALSE, FALSE, sizeof (int));

  g_ptr_array_unref (list_rest (left, left_numbers));
  g_ptr_array_unref (list_rest (right, right_numbers));
  for (guint i = 0; i < left_numbers->len; i++)
    {
      int l = g_array_index (left_numbers, int, i);
      int longest = 0;
      int found = -1;

      for (guint j = 0; j < right_numbers->len; j++)
        {
          int r = g_array_index (right_numbers, int, j);
          int phrase = right->pair_of[r] >= 0 ? 0 : find_measured (left, get_clause (left, l), right,
                                                                   get_clause (right, r));

          if (phrase <= longest)
            continue;
          longest = phrase;
          found = r;
        }
      if (found >= 0)
        add_pair (left, right, pairs, l, found, !keeps_order (pairs, l, found));
    }
}

/* Pairs each left clause of the rest with the one most like it. */
static void
pair_moved (DzClauseSide *left, DzClauseSide *right, GArray *pairs)
{
  g_autoptr (GArray) left_numbers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) right_numbers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) left_rest = list_rest (left, left_numbers);
  g_autoptr (GPtrArray) right_rest = list_rest (right, right_numbers);

  for (guint i = 0; i < left_rest->len; i++)
    {
      const GArray *ids = g_ptr_array_index (left_rest, i);
      double best = LEAST_MOVED;
      int found = -1;

      for (guint j = 0; j < right_rest->len; j++)
        {
          const GArray *others = g_ptr_array_index (right_rest, j);
          double share = 0;

          if (right->pair_of[g_array_index (right_numbers, int, j)] >= 0
              || get_share (MIN (ids->len, others->len), ids->len, others->len) < best)
            continue;
          share = get_share (count_common (ids, others), ids->len, others->len);
          if (share < best || (share == best && found >= 0))
            continue;
          best = share;
          found = g_array_index (right_numbers, int, j);
        }
      if (found >= 0)
        {
          int l = g_array_index (left_numbers, int, i);

          add_pair (left, right, pairs, l, found, !keeps_order (pairs, l, found));
        }
    }
}

/* How much of a clause answers the clauses of a pair on the other side, 0 … 1. */
static double
measure_inside (const DzClauseSide *side, int clause, const Range *there, const DzClauseSide *other)
{
  int shared = 0;

  for (int i = get_clause (side, clause)->start; i < get_clause (side, clause)->end; i++)
    if (side->partner[i] >= 0 && other->clause_of[side->partner[i]] >= there->first
        && other->clause_of[side->partner[i]] < there->end)
      shared += dz_token_get_content (get_token (side, i));

  return get_clause (side, clause)->content > 0 ? (double) shared / get_clause (side, clause)->content : 0;
}

/* Lets the clauses after and before a pair join it. */
static void
grow_range (DzClauseSide *side, const DzClauseSide *other, Range *range, const Range *there, int pair)
{
  int text = get_clause (side, range->first)->text;

  while (range->end < count_clauses (side) && range->end - range->first < MAX_JOINED
         && side->pair_of[range->end] < 0 && get_clause (side, range->end)->text == text
         && measure_inside (side, range->end, there, other) >= LEAST_JOINED)
    side->pair_of[range->end++] = pair;
  while (range->first > 0 && range->end - range->first < MAX_JOINED && side->pair_of[range->first - 1] < 0
         && get_clause (side, range->first - 1)->text == text
         && measure_inside (side, range->first - 1, there, other) >= LEAST_JOINED)
    side->pair_of[--range->first] = pair;
}

/* One side says in several clauses what the other says in one. */
static void
join_neighbours (DzClauseSide *left, DzClauseSide *right, GArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);

      if (pair->moved)
        continue;
      grow_range (left, right, &pair->left, &pair->right, (int) i);
      if (pair->left.end - pair->left.first == 1)
        grow_range (right, left, &pair->right, &pair->left, (int) i);
    }
}

static gboolean
is_space (const DzToken *token)
{
  return token->id < 0x110000 && g_unichar_isspace (token->id);
}

static gboolean
are_same (const DzClauseSide *left, const Range *here, const DzClauseSide *right, const Range *there)
{
  int i = get_clause (left, here->first)->start;
  int j = get_clause (right, there->first)->start;
  int i_end = get_clause (left, here->end - 1)->end;
  int j_end = get_clause (right, there->end - 1)->end;

  for (;; i++, j++)
    {
      while (i < i_end && is_space (get_token (left, i)))
        i++;
      while (j < j_end && is_space (get_token (right, j)))
        j++;
      if (i == i_end || j == j_end)
        return i == i_end && j == j_end;
      if (get_token (left, i)->id != get_token (right, j)->id)
        return FALSE;
    }
}

static DzTextSpan
get_span (const DzClauseSide *side, const Range *range)
{
  const DzClause *first = get_clause (side, range->first);
  const DzClause *last = get_clause (side, range->end - 1);

  return (DzTextSpan){ first->text, get_token (side, first->start)->start, get_token (side, last->end - 1)->end };
}

/* The place before a clause. */
static DzTextSpan
get_place (const DzClauseSide *side, int clause)
{
  Range range = { clause, clause + 1 };
  DzTextSpan span = { 0, 0, 0 };

  if (count_clauses (side) == 0)
    return span;
  if (clause < count_clauses (side))
    {
      span = get_span (side, &range);
      span.end = span.start;
      return span;
    }

  range = (Range){ clause - 1, clause };
  span = get_span (side, &range);
  span.start = span.end;

  return span;
}

static void
emit (GPtrArray *found, DzPairKind kind, DzTextSpan left, DzTextSpan right)
{
  DzClausePair *pair = g_new (DzClausePair, 1);

  *pair = (DzClausePair){ kind, left, right };
  g_ptr_array_add (found, pair);
}

/* The right clauses before end that answer none. */
static void
emit_added (GPtrArray *found, const DzClauseSide *left, int place, const DzClauseSide *right, int *next, int end)
{
  for (; *next < end; (*next)++)
    if (right->pair_of[*next] < 0)
      {
        Range range = { *next, *next + 1 };

        emit (found, DZ_PAIR_ADDED, get_place (left, place), get_span (right, &range));
      }
}

static void
emit_pair (GPtrArray *found, const DzClauseSide *left, const DzClauseSide *right, const Pair *pair)
{
  gboolean same = are_same (left, &pair->left, right, &pair->right);

  emit (found, pair->moved ? DZ_PAIR_MOVED : same ? DZ_PAIR_SAME : DZ_PAIR_REWORDED, get_span (left, &pair->left),
        get_span (right, &pair->right));
}

static GPtrArray *
list_pairs (const DzClauseSide *left, const DzClauseSide *right, const GArray *pairs)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  int next = 0;

  for (int i = 0; i < count_clauses (left);)
    {
      const Pair *pair = left->pair_of[i] >= 0 ? &g_array_index (pairs, Pair, left->pair_of[i]) : NULL;
      Range range = { i, i + 1 };

      if (pair == NULL)
        emit (found, DZ_PAIR_DROPPED, get_span (left, &range), get_place (right, next));
      else
        {
          if (!pair->moved)
            emit_added (found, left, i, right, &next, pair->right.first);
          emit_pair (found, left, right, pair);
        }
      if (pair != NULL && !pair->moved)
        next = pair->right.end;
      i = pair != NULL ? pair->left.end : i + 1;
    }
  emit_added (found, left, count_clauses (left), right, &next, count_clauses (right));

  return found;
}

GPtrArray *
dz_clause_alignment_build_texts (const GPtrArray *left, const GPtrArray *right)
{
  g_autoptr (DzTokenizer) tokenizer = NULL;
  g_autoptr (GArray) pairs = NULL;
  GPtrArray *found = NULL;
  DzClauseSide left_side;
  DzClauseSide right_side;

  g_return_val_if_fail (left != NULL && right != NULL, NULL);

  tokenizer = dz_tokenizer_new ();
  pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  dz_clause_side_init (&left_side, tokenizer, left);
  dz_clause_side_init (&right_side, tokenizer, right);
  match_tokens (&left_side, &right_side);
  pair_in_order (&left_side, &right_side, pairs);
  join_neighbours (&left_side, &right_side, pairs);
  pair_moved (&left_side, &right_side, pairs);
  pair_measured (&left_side, &right_side, pairs);
  found = list_pairs (&left_side, &right_side, pairs);
  dz_clause_side_clear (&left_side);
  dz_clause_side_clear (&right_side);

  return found;
}

GPtrArray *
dz_clause_pair_build_edits (const DzClausePair *pair, const char *left, const char *right)
{
  g_autofree char *left_slice = NULL;
  g_autofree char *right_slice = NULL;
  GPtrArray *edits = NULL;

  g_return_val_if_fail (pair != NULL, NULL);

  left_slice = left != NULL ? dz_text_slice (left, pair->left.start, pair->left.end) : g_strdup ("");
  right_slice = right != NULL ? dz_text_slice (right, pair->right.start, pair->right.end) : g_strdup ("");
  edits = dz_edit_script_build (left_slice, right_slice);
  for (guint i = 0; i < edits->len; i++)
    {
      DzEdit *edit = g_ptr_array_index (edits, i);

      edit->left_start += pair->left.start;
      edit->left_end += pair->left.start;
      edit->right_start += pair->right.start;
      edit->right_end += pair->right.start;
    }

  return edits;
}
