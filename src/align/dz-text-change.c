/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-text-change.h"

#include <math.h>
#include <string.h>

#include "align/dz-edit-script.h"
#include "align/dz-text-number.h"
#include "core/dz-quantity.h"
#include "core/dz-text.h"

/* A word that binds or frees tells something only where little else changed around it, in code points. */
#define MAX_RUN 12
/* So many numbers of one clause are compared. */
#define MAX_NUMBERS 100
/* Ranks beyond which a word binds or frees even where nothing stood before: 确保 added hardens, 力争 added softens. */
#define LEAST_BINDING 8
#define MOST_FREE 3

static const char *const kind_nicks[] = { "number", "hardened", "softened", "wording" };

/* One pair of clauses as texts of their own. */
typedef struct
{
  const DzKnowledge *knowledge;
  const DzClausePair *clauses;
  char *left;
  char *right;
  GPtrArray *changes; /* of all clauses */
  guint n_before;     /* changes of the clauses before */
  guint n_special;    /* these and the numbers and limits of this pair; 0 while those are sought */
} Pass;

const char *
dz_text_change_kind_get_nick (DzTextChangeKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_nicks), NULL);

  return kind_nicks[kind];
}

static DzTextChange *
add_change (Pass *pass, DzTextChangeKind kind, int left_start, int left_end, int right_start, int right_end)
{
  DzTextChange *change = g_new0 (DzTextChange, 1);
  int left = pass->clauses->left.start;
  int right = pass->clauses->right.start;

  change->kind = kind;
  change->left = (DzTextSpan){ pass->clauses->left.text, left + left_start, left + left_end };
  change->right = (DzTextSpan){ pass->clauses->right.text, right + right_start, right + right_end };
  change->difference = NAN;
  g_ptr_array_add (pass->changes, change);

  return change;
}

static gboolean
overlap (const DzTextSpan *span, int base, int start, int end)
{
  return span->start - base < end && start < span->end - base;
}

/* The first of the changes that are not mere wording that covers some of [start, end) of its side. */
static const DzTextSpan *
find_cover (const Pass *pass, gboolean left, int start, int end)
{
  const DzTextSpan *found = NULL;

  for (guint i = pass->n_before; i < (pass->n_special > 0 ? pass->n_special : pass->changes->len); i++)
    {
      const DzTextChange *change = g_ptr_array_index (pass->changes, i);
      const DzTextSpan *span = left ? &change->left : &change->right;

      if (overlap (span, left ? pass->clauses->left.start : pass->clauses->right.start, start, end)
          && (found == NULL || span->start < found->start))
        found = span;
    }

  return found;
}

static void
measure_difference (DzTextChange *change, const DzTextNumber *left, const DzTextNumber *right)
{
  double difference = right->value - left->value;

  if (left->is_rank)
    change->unit = DZ_DIFFERENCE_PLACES;
  else if (g_str_equal (left->family, "percent") || g_str_equal (left->family, "points"))
    change->unit = DZ_DIFFERENCE_POINTS;
  else if (left->value != 0)
    {
      change->unit = DZ_DIFFERENCE_PERCENT;
      difference = difference / left->value * 100;
    }
  /* Binary noise of 7 − 6.5 and the like. */
  if (change->unit != DZ_DIFFERENCE_NONE)
    change->difference = round (difference * 1e6) / 1e6;
}

/* How firmly a word around a number holds it. */
static int
get_firmness (DzModifier modifier)
{
  switch (modifier)
    {
    case DZ_MODIFIER_ABOUT:
    case DZ_MODIFIER_NEARLY:
      return 1;
    case DZ_MODIFIER_AT_LEAST:
    case DZ_MODIFIER_MORE_THAN:
    case DZ_MODIFIER_AT_MOST:
      return 3;
    case DZ_MODIFIER_EXACT:
    case DZ_MODIFIER_RANGE:
    default:
      return 2;
    }
}

static void
compare_limits (Pass *pass, const DzTextNumber *left, const DzTextNumber *right)
{
  int difference = get_firmness (right->limit) - get_firmness (left->limit);

  if (difference != 0)
    add_change (pass, difference > 0 ? DZ_TEXT_CHANGE_HARDENED : DZ_TEXT_CHANGE_SOFTENED, left->limit_start,
                left->limit_end, right->limit_start, right->limit_end);
}

static void
compare_numbers (Pass *pass, const DzTextNumber *left, const DzTextNumber *right)
{
  if (fabs (left->value - right->value) > 1e-9 * MAX (fabs (left->value), fabs (right->value)))
    measure_difference (add_change (pass, DZ_TEXT_CHANGE_NUMBER, left->start, left->end, right->start, right->end),
                        left, right);
  compare_limits (pass, left, right);
}

static const char *
skip_blanks_back (const char *text, const char *p)
{
  while (p > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);

  return p;
}

/* How many of the last characters before two numbers are the same, blanks aside, up to a few. */
static int
count_shared_before (const char *left, const DzTextNumber *l, const char *right, const DzTextNumber *r)
{
  const char *p = g_utf8_offset_to_pointer (left, l->start);
  const char *q = g_utf8_offset_to_pointer (right, r->start);
  int n = 0;

  for (; n < 4; n++)
    {
      p = skip_blanks_back (left, p);
      q = skip_blanks_back (right, q);
      if (p == left || q == right)
        break;
      p = g_utf8_prev_char (p);
      q = g_utf8_prev_char (q);
      if (dz_char_fold (g_utf8_get_char (p)) != dz_char_fold (g_utf8_get_char (q)))
        break;
    }

  return n;
}

static double
weigh_numbers (const Pass *pass, const DzTextNumber *left, const DzTextNumber *right)
{
  if (!dz_text_number_is_comparable (left, right))
    return 0;

  return 1 + count_shared_before (pass->left, left, pass->right, right)
         + (g_str_equal (left->unit, right->unit) ? 0.5 : 0) + (left->value == right->value ? 0.25 : 0);
}

typedef struct
{
  guint left;
  guint right;
  double weight;
} NumberPair;

/* The heaviest first, then those that keep the order best. */
static gint
compare_number_pairs (gconstpointer a, gconstpointer b)
{
  const NumberPair *first = a;
  const NumberPair *second = b;
  int first_step = ABS ((int) first->left - (int) first->right);
  int second_step = ABS ((int) second->left - (int) second->right);

  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  if (first_step != second_step)
    return first_step - second_step;

  return (int) first->left - (int) second->left;
}

static GArray *
list_number_pairs (const Pass *pass, const GArray *left, const GArray *right)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (NumberPair));

  for (guint i = 0; i < MIN (left->len, MAX_NUMBERS); i++)
    for (guint j = 0; j < MIN (right->len, MAX_NUMBERS); j++)
      {
        NumberPair pair = { i, j, weigh_numbers (pass, &g_array_index (left, DzTextNumber, i),
                                                 &g_array_index (right, DzTextNumber, j)) };

        if (pair.weight > 0)
          g_array_append_val (pairs, pair);
      }
  g_array_sort (pairs, compare_number_pairs);

  return pairs;
}

/* Pairs the numbers of both clauses, the surest first, and compares them. */
static void
find_numbers (Pass *pass)
{
  g_autoptr (GArray) left = dz_text_number_list (pass->left, pass->knowledge);
  g_autoptr (GArray) right = dz_text_number_list (pass->right, pass->knowledge);
  g_autoptr (GArray) pairs = list_number_pairs (pass, left, right);
  gboolean has_left[MAX_NUMBERS] = { FALSE };
  gboolean has_right[MAX_NUMBERS] = { FALSE };

  for (guint i = 0; i < pairs->len; i++)
    {
      const NumberPair *pair = &g_array_index (pairs, NumberPair, i);

      if (has_left[pair->left] || has_right[pair->right])
        continue;
      has_left[pair->left] = has_right[pair->right] = TRUE;
      compare_numbers (pass, &g_array_index (left, DzTextNumber, pair->left),
                       &g_array_index (right, DzTextNumber, pair->right));
    }
}

/* The word of hardness that begins in [start, end) of a clause; the longest of the first place. */
static const DzHardness *
find_hardness (const Pass *pass, const char *clause, int start, int end, int *found)
{
  const GPtrArray *words = dz_knowledge_get_hardness (pass->knowledge);
  const char *p = g_utf8_offset_to_pointer (clause, start);

  for (int i = start; i < end; i++, p = g_utf8_next_char (p))
    {
      const DzHardness *longest = NULL;

      for (guint w = 0; w < words->len; w++)
        {
          const DzHardness *word = g_ptr_array_index (words, w);

          if (g_str_has_prefix (p, word->wording)
              && (longest == NULL || strlen (word->wording) > strlen (longest->wording)))
            longest = word;
        }
      *found = i;
      if (longest != NULL && i + dz_text_length (longest->wording) <= end)
        return longest;
    }

  return NULL;
}

/* 1 hardened, −1 softened, 0 neither. */
static int
compare_hardness (const DzHardness *left, const DzHardness *right)
{
  if (left != NULL && right != NULL)
    return (right->rank > left->rank) - (right->rank < left->rank);
  if (right != NULL)
    return (right->rank >= LEAST_BINDING) - (right->rank <= MOST_FREE);
  if (left != NULL)
    return (left->rank <= MOST_FREE) - (left->rank >= LEAST_BINDING);

  return 0;
}

static void
find_hardness_change (Pass *pass, const DzEdit *edit)
{
  int left_at = edit->left_start;
  int right_at = edit->right_start;
  const DzHardness *left = NULL;
  const DzHardness *right = NULL;
  int order = 0;

  if (edit->left_end - edit->left_start > MAX_RUN || edit->right_end - edit->right_start > MAX_RUN)
    return;
  left = find_hardness (pass, pass->left, edit->left_start, edit->left_end, &left_at);
  right = find_hardness (pass, pass->right, edit->right_start, edit->right_end, &right_at);
  order = compare_hardness (left, right);
  if (order == 0)
    return;

  if (left == NULL)
    left_at = edit->left_start;
  if (right == NULL)
    right_at = edit->right_start;
  add_change (pass, order > 0 ? DZ_TEXT_CHANGE_HARDENED : DZ_TEXT_CHANGE_SOFTENED, left_at,
              left_at + (left != NULL ? dz_text_length (left->wording) : 0), right_at,
              right_at + (right != NULL ? dz_text_length (right->wording) : 0));
}

static gboolean
tells (const char *clause, int start, int end)
{
  const char *p = g_utf8_offset_to_pointer (clause, start);

  for (int i = start; i < end; i++, p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* What no other change covers of one side of an edit, as changes of that side alone. */
static void
add_rest (Pass *pass, const DzEdit *edit, gboolean left)
{
  int start = left ? edit->left_start : edit->right_start;
  int end = left ? edit->left_end : edit->right_end;
  int base = left ? pass->clauses->left.start : pass->clauses->right.start;

  while (start < end)
    {
      const DzTextSpan *cover = find_cover (pass, left, start, end);
      int until = cover != NULL ? MAX (start, cover->start - base) : end;
      int next = cover != NULL ? cover->end - base : end;

      if (tells (left ? pass->left : pass->right, start, until))
        add_change (pass, DZ_TEXT_CHANGE_WORDING, left ? start : edit->left_start, left ? until : edit->left_start,
                    left ? edit->right_start : start, left ? edit->right_start : until);
      start = next;
    }
}

static gboolean
is_covered (const Pass *pass, const DzEdit *edit)
{
  return find_cover (pass, TRUE, edit->left_start, edit->left_end) != NULL
         || find_cover (pass, FALSE, edit->right_start, edit->right_end) != NULL;
}

/* What is left of an edit: the pieces of both sides answer each other if there are as many. */
static void
add_both_rests (Pass *pass, const DzEdit *edit)
{
  guint first = pass->changes->len;
  guint n_left = 0;

  add_rest (pass, edit, TRUE);
  n_left = pass->changes->len - first;
  add_rest (pass, edit, FALSE);
  if (n_left == 0 || pass->changes->len - first != 2 * n_left)
    return;

  for (guint i = first; i < first + n_left; i++)
    {
      DzTextChange *left = g_ptr_array_index (pass->changes, i);
      const DzTextChange *right = g_ptr_array_index (pass->changes, i + n_left);

      left->right = right->right;
    }
  g_ptr_array_remove_range (pass->changes, first + n_left, n_left);
}

static void
find_wording (Pass *pass, const GPtrArray *edits)
{
  pass->n_special = pass->changes->len;

  for (guint i = 0; i < edits->len; i++)
    {
      const DzEdit *edit = g_ptr_array_index (edits, i);

      if (edit->equal)
        continue;
      if (is_covered (pass, edit))
        add_both_rests (pass, edit);
      else if (tells (pass->left, edit->left_start, edit->left_end)
               || tells (pass->right, edit->right_start, edit->right_end))
        add_change (pass, DZ_TEXT_CHANGE_WORDING, edit->left_start, edit->left_end, edit->right_start,
                    edit->right_end);
    }
}

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const DzTextChange *first = *(DzTextChange *const *) a;
  const DzTextChange *second = *(DzTextChange *const *) b;

  if (first->right.text != second->right.text)
    return first->right.text - second->right.text;
  if (first->right.start != second->right.start)
    return first->right.start - second->right.start;
  if (first->left.start != second->left.start)
    return first->left.start - second->left.start;

  return first->right.end - second->right.end;
}

static void
find_in_clauses (GPtrArray *changes, const DzClausePair *clauses, const char *left, const char *right,
                 const DzKnowledge *knowledge)
{
  g_autofree char *left_clause = dz_text_slice (left, clauses->left.start, clauses->left.end);
  g_autofree char *right_clause = dz_text_slice (right, clauses->right.start, clauses->right.end);
  g_autoptr (GPtrArray) edits = dz_edit_script_build (left_clause, right_clause);
  Pass pass = { knowledge, clauses, left_clause, right_clause, changes, changes->len, 0 };

  find_numbers (&pass);
  for (guint i = 0; i < edits->len; i++)
    {
      const DzEdit *edit = g_ptr_array_index (edits, i);

      if (!edit->equal && !is_covered (&pass, edit))
        find_hardness_change (&pass, edit);
    }
  find_wording (&pass, edits);
}

GPtrArray *
dz_text_changes_find_in (const GPtrArray *left, const GPtrArray *right, const GPtrArray *clauses,
                         const DzKnowledge *knowledge)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (left != NULL && right != NULL && clauses != NULL && knowledge != NULL, changes);

  for (guint i = 0; i < clauses->len; i++)
    {
      const DzClausePair *pair = g_ptr_array_index (clauses, i);

      if (pair->kind == DZ_PAIR_REWORDED || pair->kind == DZ_PAIR_MOVED)
        find_in_clauses (changes, pair, g_ptr_array_index (left, pair->left.text),
                         g_ptr_array_index (right, pair->right.text), knowledge);
    }
  g_ptr_array_sort (changes, compare_places);

  return changes;
}

GPtrArray *
dz_text_changes_find (const char *left, const char *right, const DzKnowledge *knowledge)
{
  g_autoptr (GPtrArray) left_texts = g_ptr_array_new ();
  g_autoptr (GPtrArray) right_texts = g_ptr_array_new ();
  g_autoptr (GPtrArray) clauses = NULL;

  g_return_val_if_fail (left != NULL && right != NULL, NULL);

  g_ptr_array_add (left_texts, (gpointer) left);
  g_ptr_array_add (right_texts, (gpointer) right);
  clauses = dz_clause_alignment_build_texts (left_texts, right_texts);

  return dz_text_changes_find_in (left_texts, right_texts, clauses, knowledge);
}

char *
dz_text_change_dup_difference (const DzTextChange *change)
{
  g_autofree char *number = NULL;
  const char *sign = NULL;

  g_return_val_if_fail (change != NULL, NULL);

  if (change->unit == DZ_DIFFERENCE_NONE)
    return NULL;

  number = dz_number_dup_text (change->unit == DZ_DIFFERENCE_PERCENT ? round (fabs (change->difference) * 10) / 10
                                                                     : fabs (change->difference));
  sign = change->difference < 0 ? "−" : "+";
  if (change->unit == DZ_DIFFERENCE_PERCENT)
    return g_strconcat (sign, number, "%", NULL);

  return g_strconcat (sign, number, change->unit == DZ_DIFFERENCE_POINTS ? " 个百分点" : " 位", NULL);
}
