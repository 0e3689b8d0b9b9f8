/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-report-alignment.h"

#include "align/dz-bigram-index.h"
#include "core/dz-text.h"

/* Below this two paragraphs share no more than any two of the genre do. */
#define LEAST_IN_ORDER 0.13
/* Without the order as a witness the words must say more, … */
#define LEAST_MOVED 0.25
/* … and more still where one part answers another. */
#define LEAST_ACROSS_PARTS 0.6
/* What a candidate loses for each step that another paragraph fits better. */
#define RIVAL_WEIGHT 0.5
/* What a moved pair gains from a neighbour that moved along. */
#define NEIGHBOUR_WEIGHT 0.15

/* The paragraphs of a report that take part. */
typedef struct
{
  const DzReport *report;
  GArray *indices;  /* (element-type int) into the report's paragraphs */
  GPtrArray *texts; /* (element-type utf8) borrowed */
  GArray *partners; /* (element-type int) the partner on the other side, -1 for none yet */
  GArray *joined;   /* (element-type gboolean) paired by the reader */
  gboolean any_part; /* what may answer was settled before */
} Units;

static gboolean
takes_part (const DzParagraph *paragraph)
{
  return paragraph->kind == DZ_PARAGRAPH_BODY || paragraph->kind == DZ_PARAGRAPH_HEADING;
}

static void
units_init (Units *units, const DzReport *report)
{
  const int none = -1;

  units->report = report;
  units->any_part = FALSE;
  units->indices = g_array_new (FALSE, FALSE, sizeof (int));
  units->texts = g_ptr_array_new ();
  units->partners = g_array_new (FALSE, FALSE, sizeof (int));
  units->joined = g_array_new (FALSE, TRUE, sizeof (gboolean));

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);
      int index = (int) i;

      if (!takes_part (paragraph))
        continue;
      g_array_append_val (units->indices, index);
      g_ptr_array_add (units->texts, paragraph->text);
      g_array_append_val (units->partners, none);
    }
  g_array_set_size (units->joined, units->indices->len);
}

static void
units_clear (Units *units)
{
  g_array_unref (units->indices);
  g_ptr_array_unref (units->texts);
  g_array_unref (units->partners);
  g_array_unref (units->joined);
}

static int
units_get_index (const Units *units, int unit)
{
  return g_array_index (units->indices, int, unit);
}

static const DzParagraph *
units_get_paragraph (const Units *units, int unit)
{
  return g_ptr_array_index (units->report->paragraphs, units_get_index (units, unit));
}

static int *
units_partner (Units *units, int unit)
{
  return &g_array_index (units->partners, int, unit);
}

/* What is not known to be of a part may stand in any. */
static gboolean
parts_answer (DzPart left, DzPart right)
{
  return left == right || left == DZ_PART_OTHER || right == DZ_PART_OTHER || left == DZ_PART_FRONT
         || right == DZ_PART_FRONT;
}

static gboolean
same_part (const Units *left, const Units *right, const DzBigramMatch *match)
{
  return parts_answer (units_get_paragraph (left, match->left)->part, units_get_paragraph (right, match->right)->part);
}

static gboolean
is_joined (const Units *units, int unit)
{
  return g_array_index (units->joined, gboolean, unit);
}

/* The unit of a paragraph, -1 if it takes no part. */
static int
units_find (const Units *units, int index)
{
  for (int i = 0; i < (int) units->indices->len; i++)
    if (units_get_index (units, i) == index)
      return i;

  return -1;
}

static gboolean
is_plan_with_review (const Units *left, const Units *right, const DzBigramMatch *match)
{
  DzPart left_part = units_get_paragraph (left, match->left)->part;
  DzPart right_part = units_get_paragraph (right, match->right)->part;

  return (left_part == DZ_PART_PLAN || left_part == DZ_PART_OTHER)
         && (right_part == DZ_PART_REVIEW || right_part == DZ_PART_OTHER);
}

static gboolean
is_kept_apart (const DzAlignmentOptions *options, int left, int right)
{
  const GArray *points = options != NULL ? options->sync_points : NULL;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const DzSyncPoint *point = &g_array_index (points, DzSyncPoint, i);

      if (!point->joined && point->left == left && point->right == right)
        return TRUE;
    }

  return FALSE;
}

/* What the reader leaves to the program. */
static gboolean
is_open (const Units *left, const Units *right, const DzBigramMatch *match, const DzAlignmentOptions *options)
{
  if (is_joined (left, match->left) || is_joined (right, match->right)
      || is_kept_apart (options, units_get_index (left, match->left), units_get_index (right, match->right)))
    return *units_partner ((Units *) left, match->left) == match->right;
  if (options != NULL && options->plan_with_review)
    return is_plan_with_review (left, right, match);

  return match->similarity >= LEAST_ACROSS_PARTS || same_part (left, right, match);
}

static void
divorce (Units *units, Units *others, int unit)
{
  int partner = *units_partner (units, unit);

  if (partner < 0)
    return;
  *units_partner (units, unit) = -1;
  *units_partner (others, partner) = -1;
  g_array_index (units->joined, gboolean, unit) = FALSE;
  g_array_index (others->joined, gboolean, partner) = FALSE;
}

static void
follow_reader (Units *left, Units *right, const DzAlignmentOptions *options)
{
  const GArray *points = options != NULL ? options->sync_points : NULL;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const DzSyncPoint *point = &g_array_index (points, DzSyncPoint, i);
      int l = units_find (left, point->left);
      int r = units_find (right, point->right);

      if (l < 0 || r < 0)
        continue;
      if (!point->joined && *units_partner (left, l) != r)
        continue;
      divorce (left, right, l);
      divorce (right, left, r);
      if (!point->joined)
        continue;
      *units_partner (left, l) = r;
      *units_partner (right, r) = l;
      g_array_index (left->joined, gboolean, l) = g_array_index (right->joined, gboolean, r) = TRUE;
    }
}

/* Leaves out headings against paragraphs, and other parts unless the words leave no doubt. */
static GArray *
find_candidates (const Units *left, const Units *right, const DzAlignmentOptions *options)
{
  g_autoptr (GArray) matches = dz_bigram_index_match (left->texts, right->texts, LEAST_IN_ORDER);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (DzBigramMatch));

  for (guint i = 0; i < matches->len; i++)
    {
      const DzBigramMatch *match = &g_array_index (matches, DzBigramMatch, i);

      if (units_get_paragraph (left, match->left)->kind == units_get_paragraph (right, match->right)->kind
          && is_open (left, right, match, options))
        g_array_append_vals (candidates, match, 1);
    }

  return candidates;
}

/* The best similarity any candidate offers to each left and each right unit. */
static void
find_best (const GArray *candidates, double *best_left, double *best_right)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const DzBigramMatch *match = &g_array_index (candidates, DzBigramMatch, i);

      best_left[match->left] = MAX (best_left[match->left], match->similarity);
      best_right[match->right] = MAX (best_right[match->right], match->similarity);
    }
}

/* A chain of candidates with both sides increasing: the best that ends in a candidate, by right unit, in a
 * Fenwick tree of maxima. */
typedef struct
{
  double *value;  /* per candidate: the weight of the best chain that ends in it */
  int *previous;  /* per candidate: the one before it in that chain, -1 for none */
  int *best_upto; /* the tree: candidate numbers, -1 for none */
  int n_right;
} Chain;

static int
chain_find_best (const Chain *chain, int n_first)
{
  int best = -1;

  for (int i = n_first; i > 0; i -= i & -i)
    if (chain->best_upto[i] >= 0 && (best < 0 || chain->value[chain->best_upto[i]] > chain->value[best]))
      best = chain->best_upto[i];

  return best;
}

static void
chain_add (Chain *chain, int candidate, int right)
{
  for (int i = right + 1; i <= chain->n_right; i += i & -i)
    if (chain->best_upto[i] < 0 || chain->value[candidate] > chain->value[chain->best_upto[i]])
      chain->best_upto[i] = candidate;
}

static double
weigh_candidate (const DzBigramMatch *match, const double *best_left, const double *best_right)
{
  double rival = MAX (best_left[match->left], best_right[match->right]) - match->similarity;

  return match->similarity - LEAST_IN_ORDER / 2 - RIVAL_WEIGHT * rival;
}

static void
fill_chain (Chain *chain, const GArray *candidates, const double *best_left, const double *best_right,
            const Units *left, const Units *right)
{
  for (guint first = 0, next = 0; first < candidates->len; first = next)
    {
      int unit = g_array_index (candidates, DzBigramMatch, first).left;

      while (next < candidates->len && g_array_index (candidates, DzBigramMatch, next).left == unit)
        next++;
      /* From the right end, so that no chain takes two candidates of the same left unit. */
      for (guint i = next; i > first; i--)
        {
          const DzBigramMatch *match = &g_array_index (candidates, DzBigramMatch, i - 1);
          double weight = weigh_candidate (match, best_left, best_right);

          chain->previous[i - 1] = -1;
          if (weight <= 0 || !(left->any_part || same_part (left, right, match)))
            continue;
          chain->previous[i - 1] = chain_find_best (chain, match->right);
          chain->value[i - 1]
              = weight + (chain->previous[i - 1] >= 0 ? chain->value[chain->previous[i - 1]] : 0);
          chain_add (chain, (int) i - 1, match->right);
        }
    }
}

/* Pairs what keeps its order: the heaviest chain. in_order: per left unit, set for those paired. */
static void
pair_in_order (const GArray *candidates, Units *left, Units *right, gboolean *in_order)
{
  g_autofree double *best_left = g_new0 (double, left->texts->len + 1);
  g_autofree double *best_right = g_new0 (double, right->texts->len + 1);
  g_autofree double *value = g_new0 (double, candidates->len + 1);
  g_autofree int *previous = g_new0 (int, candidates->len + 1);
  g_autofree int *best_upto = g_new (int, right->texts->len + 1);
  Chain chain = { value, previous, best_upto, (int) right->texts->len };

  for (int i = 0; i <= chain.n_right; i++)
    best_upto[i] = -1;
  find_best (candidates, best_left, best_right);
  fill_chain (&chain, candidates, best_left, best_right, left, right);

  for (int i = chain_find_best (&chain, chain.n_right); i >= 0; i = previous[i])
    {
      const DzBigramMatch *match = &g_array_index (candidates, DzBigramMatch, i);

      *units_partner (left, match->left) = match->right;
      *units_partner (right, match->right) = match->left;
      in_order[match->left] = TRUE;
    }
}

/* Whether a pair of the reader crosses none that keeps the order. */
static gboolean
keeps_order (Units *left, const gboolean *in_order, int unit)
{
  for (int i = 0; i < (int) left->texts->len; i++)
    if (in_order[i] && (i < unit) != (*units_partner (left, i) < *units_partner (left, unit)))
      return FALSE;

  return TRUE;
}

static void
order_joined (Units *left, gboolean *in_order)
{
  for (int i = 0; i < (int) left->texts->len; i++)
    if (is_joined (left, i) && !in_order[i])
      in_order[i] = keeps_order (left, in_order, i);
}

typedef struct
{
  double value; /* similarity, and what neighbours add */
  guint candidate;
} Move;

static gint
compare_moves (gconstpointer a, gconstpointer b)
{
  const Move *first = a;
  const Move *second = b;

  if (first->value != second->value)
    return first->value > second->value ? -1 : 1;

  return first->candidate < second->candidate ? -1 : first->candidate > second->candidate;
}

static gint
compare_positions (const DzBigramMatch *match, int left, int right)
{
  return match->left != left ? match->left - left : match->right - right;
}

static double
find_similarity (const GArray *candidates, int left, int right)
{
  guint low = 0;
  guint high = candidates->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DzBigramMatch *match = &g_array_index (candidates, DzBigramMatch, middle);
      gint order = compare_positions (match, left, right);

      if (order == 0)
        return match->similarity;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return 0;
}

static GArray *
list_moves (const GArray *candidates, Units *left, Units *right)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (Move));

  for (guint i = 0; i < candidates->len; i++)
    {
      const DzBigramMatch *match = &g_array_index (candidates, DzBigramMatch, i);
      double before = find_similarity (candidates, match->left - 1, match->right - 1);
      double after = find_similarity (candidates, match->left + 1, match->right + 1);
      Move move = { match->similarity + NEIGHBOUR_WEIGHT * MAX (before, after), i };

      if (match->similarity >= LEAST_MOVED && *units_partner (left, match->left) < 0
          && *units_partner (right, match->right) < 0)
        g_array_append_val (moves, move);
    }
  g_array_sort (moves, compare_moves);

  return moves;
}

/* Pairs moved paragraphs among the leftovers, the surest first. */
static void
pair_moved (const GArray *candidates, Units *left, Units *right)
{
  g_autoptr (GArray) moves = list_moves (candidates, left, right);

  for (guint i = 0; i < moves->len; i++)
    {
      guint candidate = g_array_index (moves, Move, i).candidate;
      const DzBigramMatch *match = &g_array_index (candidates, DzBigramMatch, candidate);

      if (*units_partner (left, match->left) >= 0 || *units_partner (right, match->right) >= 0)
        continue;
      *units_partner (left, match->left) = match->right;
      *units_partner (right, match->right) = match->left;
    }
}

static const char *
skip_space (const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static gboolean
texts_are_same (const char *left, const char *right)
{
  for (left = skip_space (left), right = skip_space (right); *left != '\0' && *right != '\0';
       left = skip_space (g_utf8_next_char (left)), right = skip_space (g_utf8_next_char (right)))
    if (dz_char_fold (g_utf8_get_char (left)) != dz_char_fold (g_utf8_get_char (right)))
      return FALSE;

  return *left == *right;
}

static void
add_pair (GPtrArray *pairs, DzPairKind kind, int left, int right, double similarity)
{
  DzParagraphPair *pair = g_new (DzParagraphPair, 1);

  *pair = (DzParagraphPair) { .kind = kind, .left = left, .right = right, .similarity = similarity };
  pair->n_left = left >= 0;
  pair->n_right = right >= 0;
  pair->moved = kind == DZ_PAIR_MOVED;
  g_ptr_array_add (pairs, pair);
}

static void
add_partners (GPtrArray *pairs, const Units *left, const Units *right, int l, int r, gboolean moved,
              const GArray *candidates)
{
  gboolean same = texts_are_same (g_ptr_array_index (left->texts, l), g_ptr_array_index (right->texts, r));

  add_pair (pairs, moved ? DZ_PAIR_MOVED : same ? DZ_PAIR_SAME : DZ_PAIR_REWORDED, units_get_index (left, l),
            units_get_index (right, r), same ? 1.0 : find_similarity (candidates, l, r));
  ((DzParagraphPair *) g_ptr_array_index (pairs, pairs->len - 1))->by_reader = is_joined (left, l);
}

/* Adds the right units from *next up to end that have no partner. */
static void
add_new_ones (GPtrArray *pairs, Units *right, int *next, int end)
{
  for (; *next < end; (*next)++)
    if (*units_partner (right, *next) < 0)
      add_pair (pairs, DZ_PAIR_ADDED, -1, units_get_index (right, *next), 0);
}

/* in_order: per left unit, whether its pair keeps the order. */
static GPtrArray *
list_pairs (Units *left, Units *right, const gboolean *in_order, const GArray *candidates)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_free);
  int next = 0;

  for (int i = 0; i < (int) left->texts->len; i++)
    {
      int partner = *units_partner (left, i);

      if (in_order[i])
        add_new_ones (pairs, right, &next, partner);
      if (partner < 0)
        add_pair (pairs, DZ_PAIR_DROPPED, units_get_index (left, i), -1, 0);
      else
        add_partners (pairs, left, right, i, partner, !in_order[i], candidates);
    }
  add_new_ones (pairs, right, &next, (int) right->texts->len);

  return pairs;
}

GPtrArray *
dz_report_alignment_build (const DzReport *left, const DzReport *right, const DzAlignmentOptions *options)
{
  g_autoptr (GArray) candidates = NULL;
  g_autofree gboolean *in_order = NULL;
  GPtrArray *pairs = NULL;
  Units left_units;
  Units right_units;

  g_return_val_if_fail (left != NULL && right != NULL, NULL);

  units_init (&left_units, left);
  units_init (&right_units, right);
  left_units.any_part = options != NULL && options->plan_with_review;
  in_order = g_new0 (gboolean, left_units.texts->len + 1);

  follow_reader (&left_units, &right_units, options);
  candidates = find_candidates (&left_units, &right_units, options);
  pair_in_order (candidates, &left_units, &right_units, in_order);
  order_joined (&left_units, in_order);
  pair_moved (candidates, &left_units, &right_units);
  pairs = list_pairs (&left_units, &right_units, in_order, candidates);

  units_clear (&left_units);
  units_clear (&right_units);

  return pairs;
}
