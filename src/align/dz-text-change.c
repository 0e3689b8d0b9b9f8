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
/* What a word binds are so many characters that stay, … */
#define LEAST_BOUND 2
/* … of clauses that are so much alike where one side alone has the word, … */
#define LEAST_ALIKE 0.5
/* … with no more than these between. */
#define MAX_BETWEEN 2
/* Ranks beyond which a word binds or frees even where nothing stood before: 确保 added hardens, 力争 added
 * softens. */
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
  const char *left_text; /* the paragraphs the clauses stand in */
  const char *right_text;
  const DzTextScope *left_scope;
  const DzTextScope *right_scope;
  GPtrArray *changes; /* of all clauses */
  double likeness;    /* how much of both clauses is the same, 0 … 1 */
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
  gboolean plans = (pass->left_scope == NULL || pass->left_scope->plan)
                   && (pass->right_scope == NULL || pass->right_scope->plan);

  /* Of what was reached 超过 and 近 tell how it was rounded; a range binds in its own way. */
  if (difference != 0 && plans && !left->is_range && !right->is_range && left->limit != DZ_MODIFIER_NEARLY
      && right->limit != DZ_MODIFIER_NEARLY)
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

/* How surely two numbers tell of the same thing, 0 for not. */
static double
weigh_numbers (const DzTextNumber *left, const DzNumberContext *here, const DzTextNumber *right,
               const DzNumberContext *there)
{
  double match = dz_text_number_is_comparable (left, right) ? dz_number_context_match (here, there) : 0;

  if (match <= 0)
    return 0;

  return match + (g_str_equal (left->unit, right->unit) ? 0.1 : 0) + (left->value == right->value ? 0.05 : 0);
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
  g_autoptr (GArray)
    here = dz_number_context_list (pass->left_text, pass->clauses->left.start, left, pass->left_scope);
  g_autoptr (GArray) there
    = dz_number_context_list (pass->right_text, pass->clauses->right.start, right, pass->right_scope);

  for (guint i = 0; i < MIN (left->len, MAX_NUMBERS); i++)
    for (guint j = 0; j < MIN (right->len, MAX_NUMBERS); j++)
      {
        NumberPair pair = { i, j,
                            weigh_numbers (&g_array_index (left, DzTextNumber, i),
                                           &g_array_index (here, DzNumberContext, i),
                                           &g_array_index (right, DzTextNumber, j),
                                           &g_array_index (there, DzNumberContext, j)) };

        if (pair.weight > 0)
          g_array_append_val (pairs, pair);
      }
  g_array_sort (pairs, compare_number_pairs);

  return pairs;
}

/* Pairs the numbers of both clauses that tell of the same thing, the surest first, and compares them. */
static void
find_numbers (Pass *pass)
{
  g_autoptr (GArray) left = dz_text_number_list (pass->left, pass->knowledge);
  g_autoptr (GArray) right = dz_text_number_list (pass->right, pass->knowledge);
  g_autoptr (GArray) pairs = NULL;
  gboolean has_left[MAX_NUMBERS] = { FALSE };
  gboolean has_right[MAX_NUMBERS] = { FALSE };

  if (left->len == 0 || right->len == 0)
    return;
  pairs = list_number_pairs (pass, left, right);
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

/* Nothing took the place of a word that one side alone has, or only words that add nothing to a verb. */
static gboolean
is_mere_filling (const char *clause, int start, int end)
{
  static const char *const fillings[] = { "进一步", "继续", "积极", "切实", "认真", "大力", "不断",
                                          "着力",   "一定", "要",   "应",   "将",   "也",   "都",
                                          "还",     "再",   "更",   "以",   "并" };
  const char *p = g_utf8_offset_to_pointer (clause, start);
  const char *last = g_utf8_offset_to_pointer (clause, end);

  while (p < last)
    {
      const char *next = NULL;

      if (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_ispunct (g_utf8_get_char (p)))
        next = g_utf8_next_char (p);
      for (gsize i = 0; i < G_N_ELEMENTS (fillings) && next == NULL; i++)
        if (g_str_has_prefix (p, fillings[i]))
          next = p + strlen (fillings[i]);
      if (next == NULL)
        return FALSE;
      p = next;
    }

  return TRUE;
}

/* What the word binds stands behind it on both sides. */
static gboolean
is_followed_alike (const GPtrArray *edits, guint i, int left_rest, int right_rest)
{
  const DzEdit *next = i + 1 < edits->len ? g_ptr_array_index (edits, i + 1) : NULL;

  return next != NULL && next->equal && next->left_end - next->left_start >= LEAST_BOUND
         && left_rest <= MAX_BETWEEN && right_rest <= MAX_BETWEEN;
}

/* As a noun, or one verb of several, it binds nothing: 有计划地, 共同努力, 努力奋斗, 支持和引导. */
static gboolean
is_noun (const char *clause, int start, const DzHardness *word)
{
  const char *at = g_utf8_offset_to_pointer (clause, start);
  gunichar before = at > clause ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;
  gunichar after = g_utf8_get_char (at + strlen (word->wording));

  return after == 0 || g_unichar_ispunct (after) || g_utf8_strchr ("奋地的和、性下", -1, after) != NULL
         || (before != 0 && g_utf8_strchr ("同懈的有极前和、并与励持导", -1, before) != NULL);
}

static int
count_word (const char *clause, const char *word)
{
  int n = 0;

  for (const char *p = clause; (p = strstr (p, word)) != NULL; p += strlen (word))
    n++;

  return n;
}

/* Words that bind, or that leave free, as much as another. */
static int
count_words_like (const Pass *pass, const char *clause, const DzHardness *like)
{
  const GPtrArray *words = dz_knowledge_get_hardness (pass->knowledge);
  int n = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const DzHardness *word = g_ptr_array_index (words, i);

      if (like->rank >= LEAST_BINDING ? word->rank >= LEAST_BINDING
                                      : like->rank <= MOST_FREE ? word->rank <= MOST_FREE : word == like)
        n += count_word (clause, word->wording);
    }

  return n;
}

/* A word that one side alone has here, while the other has as many of its kind in the whole clause, has only
 * moved. */
static gboolean
has_moved (const Pass *pass, const DzHardness *word, gboolean left, gboolean alone)
{
  int n_left = alone ? count_words_like (pass, pass->left, word) : count_word (pass->left, word->wording);
  int n_right = alone ? count_words_like (pass, pass->right, word) : count_word (pass->right, word->wording);

  return left ? n_left <= n_right : n_right <= n_left;
}

static void
find_hardness_change (Pass *pass, const GPtrArray *edits, guint i)
{
  const DzEdit *edit = g_ptr_array_index (edits, i);
  int left_at = edit->left_start;
  int right_at = edit->right_start;
  const DzHardness *left = NULL;
  const DzHardness *right = NULL;
  int left_end = edit->left_start;
  int right_end = edit->right_start;
  int order = 0;

  if (edit->left_end - edit->left_start > MAX_RUN || edit->right_end - edit->right_start > MAX_RUN)
    return;
  left = find_hardness (pass, pass->left, edit->left_start, edit->left_end, &left_at);
  right = find_hardness (pass, pass->right, edit->right_start, edit->right_end, &right_at);
  order = compare_hardness (left, right);
  if (order == 0 || (left != NULL && (is_noun (pass->left, left_at, left) || has_moved (pass, left, TRUE, right == NULL)))
      || (right != NULL && (is_noun (pass->right, right_at, right) || has_moved (pass, right, FALSE, left == NULL)))
      || ((left == NULL || right == NULL) && pass->likeness < LEAST_ALIKE)
      || (left == NULL && !is_mere_filling (pass->left, edit->left_start, edit->left_end))
      || (right == NULL && !is_mere_filling (pass->right, edit->right_start, edit->right_end)))
    return;

  if (left == NULL)
    left_at = edit->left_start;
  else
    left_end = left_at + dz_text_length (left->wording);
  if (right == NULL)
    right_at = edit->right_start;
  else
    right_end = right_at + dz_text_length (right->wording);
  if (is_followed_alike (edits, i, edit->left_end - left_end, edit->right_end - right_end))
    add_change (pass, order > 0 ? DZ_TEXT_CHANGE_HARDENED : DZ_TEXT_CHANGE_SOFTENED, left_at,
                MAX (left_at, left_end), right_at, MAX (right_at, right_end));
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
        add_change (pass, DZ_TEXT_CHANGE_WORDING, left ? start : edit->left_start,
                    left ? until : edit->left_start, left ? edit->right_start : start,
                    left ? edit->right_start : until);
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

static double
measure_likeness (const GPtrArray *edits)
{
  int shared = 0;
  int n = 0;

  for (guint i = 0; i < edits->len; i++)
    {
      const DzEdit *edit = g_ptr_array_index (edits, i);
      int both = edit->left_end - edit->left_start + edit->right_end - edit->right_start;

      shared += edit->equal ? both : 0;
      n += both;
    }

  return n > 0 ? (double) shared / n : 0;
}

static void
find_in_clauses (Pass *pass)
{
  const DzClausePair *clauses = pass->clauses;
  g_autofree char *left = dz_text_slice (pass->left_text, clauses->left.start, clauses->left.end);
  g_autofree char *right = dz_text_slice (pass->right_text, clauses->right.start, clauses->right.end);
  g_autoptr (GPtrArray) edits = dz_edit_script_build (left, right);

  pass->left = left;
  pass->right = right;
  pass->likeness = measure_likeness (edits);
  pass->n_before = pass->changes->len;
  pass->n_special = 0;
  find_numbers (pass);
  for (guint i = 0; i < edits->len; i++)
    {
      const DzEdit *edit = g_ptr_array_index (edits, i);

      if (!edit->equal && !is_covered (pass, edit))
        find_hardness_change (pass, edits, i);
    }
  find_wording (pass, edits);
}

GPtrArray *
dz_text_changes_find (const GPtrArray *left, const GPtrArray *right, const GPtrArray *clauses,
                      const DzKnowledge *knowledge, const DzTextScope *left_scope,
                      const DzTextScope *right_scope)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_free);
  Pass pass = { .knowledge = knowledge, .left_scope = left_scope, .right_scope = right_scope, .changes = changes };

  g_return_val_if_fail (left != NULL && right != NULL && clauses != NULL && knowledge != NULL, changes);

  for (guint i = 0; i < clauses->len; i++)
    {
      pass.clauses = g_ptr_array_index (clauses, i);
      if (pass.clauses->kind != DZ_PAIR_REWORDED && pass.clauses->kind != DZ_PAIR_MOVED)
        continue;
      pass.left_text = g_ptr_array_index (left, pass.clauses->left.text);
      pass.right_text = g_ptr_array_index (right, pass.clauses->right.text);
      find_in_clauses (&pass);
    }
  g_ptr_array_sort (changes, compare_places);

  return changes;
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
