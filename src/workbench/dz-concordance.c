/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-concordance.h"

#include <string.h>

#include "store/dz-text-matcher.h"

typedef struct
{
  DzContextSide side;
  int length;
} Order;

/* The last so many characters. */
static const char *
get_tail (const char *text, int length)
{
  const char *start = text + strlen (text);

  for (int i = 0; i < length && start > text; i++)
    start = g_utf8_prev_char (start);

  return start;
}

static char *
dup_head (const char *text, int length)
{
  const char *end = text;

  for (int i = 0; i < length && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  return g_strndup (text, (gsize) (end - text));
}

/* Contexts are compared a hundred thousand times for one list: nothing is copied. What ends first comes
 * first. */
static int
compare_right (const DzSearchHit *a, const DzSearchHit *b, int length)
{
  const char *p = a->right;
  const char *q = b->right;

  for (int i = 0; i < length; i++, p = g_utf8_next_char (p), q = g_utf8_next_char (q))
    {
      gunichar x = g_utf8_get_char (p);
      gunichar y = g_utf8_get_char (q);

      if (x != y || x == 0)
        return (x > y) - (x < y);
    }

  return 0;
}

static int
compare_left (const DzSearchHit *a, const DzSearchHit *b, int length)
{
  const char *p = a->left + strlen (a->left);
  const char *q = b->left + strlen (b->left);

  for (int i = 0; i < length && p > a->left && q > b->left; i++)
    {
      gunichar x = g_utf8_get_char (p = g_utf8_prev_char (p));
      gunichar y = g_utf8_get_char (q = g_utf8_prev_char (q));

      if (x != y)
        return x < y ? -1 : 1;
      if (i + 1 == length)
        return 0;
    }

  return (p > a->left) - (q > b->left);
}

static int
compare_hits (gconstpointer a, gconstpointer b, gpointer data)
{
  const DzSearchHit *x = *(const DzSearchHit *const *) a;
  const DzSearchHit *y = *(const DzSearchHit *const *) b;
  const Order *order = data;
  int difference = order->side != DZ_CONTEXT_LEFT ? compare_right (x, y, order->length) : 0;

  return difference != 0 || order->side == DZ_CONTEXT_RIGHT ? difference : compare_left (x, y, order->length);
}

void
dz_concordance_sort (GPtrArray *hits, DzContextSide side, int length)
{
  Order order = { side, length };

  g_return_if_fail (hits != NULL && length > 0);

  g_ptr_array_sort_with_data (hits, compare_hits, &order);
}

static gboolean
stands_in (const DzTextMatcher *matcher, const char *context)
{
  return dz_text_matcher_find (matcher, context, NULL) > 0;
}

static gboolean
passes (const DzSearchHit *hit, const DzContextFilter *filter, const DzTextMatcher *matcher)
{
  g_autofree char *right = dup_head (hit->right, filter->length);
  gboolean found = (filter->side != DZ_CONTEXT_RIGHT && stands_in (matcher, get_tail (hit->left, filter->length)))
                   || (filter->side != DZ_CONTEXT_LEFT && stands_in (matcher, right));

  return found != filter->without;
}

GPtrArray *
dz_concordance_filter (const GPtrArray *hits, const DzContextFilter *filter)
{
  GPtrArray *passed = g_ptr_array_new ();
  g_autoptr (DzTextMatcher) matcher = NULL;

  g_return_val_if_fail (hits != NULL && filter != NULL && filter->words != NULL && filter->length > 0, passed);

  matcher = dz_text_matcher_new (filter->words);
  for (guint i = 0; i < hits->len; i++)
    if (dz_text_matcher_is_empty (matcher) || passes (g_ptr_array_index (hits, i), filter, matcher))
      g_ptr_array_add (passed, g_ptr_array_index (hits, i));

  return passed;
}

void
dz_context_group_free (DzContextGroup *group)
{
  if (group == NULL)
    return;

  g_free (group->left);
  g_free (group->hit);
  g_free (group->right);
  g_free (group);
}

static DzContextGroup *
group_new (const DzSearchHit *hit, const Order *order)
{
  DzContextGroup *group = g_new0 (DzContextGroup, 1);

  group->left = g_strdup (order->side != DZ_CONTEXT_RIGHT ? get_tail (hit->left, order->length) : "");
  group->hit = g_strdup (hit->hit);
  group->right = order->side != DZ_CONTEXT_LEFT ? dup_head (hit->right, order->length) : g_strdup ("");

  return group;
}

gboolean
dz_context_group_has (const DzContextGroup *group, const DzSearchHit *hit, DzContextSide side, int length)
{
  g_autofree char *right = dup_head (hit->right, length);

  return g_str_equal (hit->hit, group->hit)
         && (side == DZ_CONTEXT_RIGHT || g_str_equal (get_tail (hit->left, length), group->left))
         && (side == DZ_CONTEXT_LEFT || g_str_equal (right, group->right));
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const DzContextGroup *x = *(const DzContextGroup *const *) a;
  const DzContextGroup *y = *(const DzContextGroup *const *) b;
  int difference = (x->count < y->count) - (x->count > y->count);

  if (difference == 0)
    difference = strcmp (x->hit, y->hit);
  if (difference == 0)
    difference = strcmp (x->left, y->left);

  return difference != 0 ? difference : strcmp (x->right, y->right);
}

GPtrArray *
dz_concordance_group (const GPtrArray *hits, DzContextSide side, int length)
{
  Order order = { side, length };
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_context_group_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (hits != NULL && length > 0, groups);

  for (guint i = 0; i < hits->len; i++)
    {
      const DzSearchHit *hit = g_ptr_array_index (hits, i);
      DzContextGroup *made = group_new (hit, &order);
      char *key = g_strjoin ("\n", made->left, made->hit, made->right, NULL);
      char *pair = g_strdup_printf ("%s\n%" G_GINT64_FORMAT, key, hit->report_id);
      DzContextGroup *group = g_hash_table_lookup (by_key, key);

      if (group == NULL)
        {
          group = made;
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_key, key, group);
        }
      else
        {
          dz_context_group_free (made);
          g_free (key);
        }
      group->count++;
      group->n_reports += g_hash_table_add (pairs, pair);
    }
  g_ptr_array_sort (groups, compare_groups);

  return groups;
}
