/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-query-matcher.h"

#include "store/dz-query-part.h"

struct _DzQueryMatcher
{
  DzQueryOptions options;
  DzQueryPart *root;
};

DzQueryMatcher *
dz_query_matcher_new (const DzQuery *query, GError **error)
{
  g_autoptr (DzQueryMatcher) matcher = g_new0 (DzQueryMatcher, 1);

  g_return_val_if_fail (query != NULL, NULL);

  matcher->options = *dz_query_get_options (query);
  matcher->root = dz_query_part_new (dz_query_get_root (query), &matcher->options, error);

  return matcher->root != NULL ? g_steal_pointer (&matcher) : NULL;
}

void
dz_query_matcher_free (DzQueryMatcher *matcher)
{
  if (matcher == NULL)
    return;

  dz_query_part_free (matcher->root);
  g_free (matcher);
}

/* Whether at most so many characters stand between a span and one of others. They may not overlap. */
static gboolean
is_near (const DzTextSpan *span, const GArray *others, int distance)
{
  for (guint i = 0; i < others->len; i++)
    {
      const DzTextSpan *other = &g_array_index (others, DzTextSpan, i);
      int between = MAX (other->start - span->end, span->start - other->end);

      if (between >= 0 && between <= distance)
        return TRUE;
    }

  return FALSE;
}

static void
append_near (GArray *spans, const GArray *from, const GArray *others, int distance)
{
  for (guint i = 0; i < from->len; i++)
    if (is_near (&g_array_index (from, DzTextSpan, i), others, distance))
      g_array_append_vals (spans, &g_array_index (from, DzTextSpan, i), 1);
}

static gboolean find_part (const DzQueryMatcher *matcher, const DzQueryPart *part, DzQueryFolded *folded,
                           GArray *spans, GError **error);

/* Appends the hits of all parts joined by OR, overlapping as they may: what overlaps is told once, over all
 * of them. */
static gboolean
find_any (const DzQueryMatcher *matcher, const DzQueryPart *part, DzQueryFolded *folded, GArray *spans,
          GError **error)
{
  g_autoptr (GArray) own = NULL;

  if (part->node->kind == DZ_QUERY_NODE_OR && part->left != NULL)
    return find_any (matcher, part->left, folded, spans, error)
           && find_any (matcher, part->right, folded, spans, error);
  own = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  if (!find_part (matcher, part, folded, own, error))
    return FALSE;
  g_array_append_vals (spans, own->data, own->len);

  return TRUE;
}

/* Appends the hits of a part to spans, which is empty. */
static gboolean
find_part (const DzQueryMatcher *matcher, const DzQueryPart *part, DzQueryFolded *folded, GArray *spans,
           GError **error)
{
  g_autoptr (GArray) left = NULL;
  g_autoptr (GArray) right = NULL;
  DzQueryNodeKind kind = part->node->kind;

  if (part->left == NULL)
    return dz_query_part_find_leaf (part, &matcher->options, folded, spans, error);
  if (kind == DZ_QUERY_NODE_OR)
    {
      if (!find_any (matcher, part, folded, spans, error))
        return FALSE;
      dz_text_spans_drop_overlaps (spans);
      return TRUE;
    }
  left = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  right = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  if (!find_part (matcher, part->left, folded, left, error))
    return FALSE;
  if (left->len == 0)
    return TRUE;
  if (!find_part (matcher, part->right, folded, right, error))
    return FALSE;

  if (kind == DZ_QUERY_NODE_NEAR)
    {
      append_near (spans, left, right, part->node->distance);
      append_near (spans, right, left, part->node->distance);
    }
  else if ((right->len > 0) == (kind == DZ_QUERY_NODE_AND))
    {
      g_array_append_vals (spans, left->data, left->len);
      g_array_append_vals (spans, right->data, right->len);
    }
  dz_text_spans_drop_overlaps (spans);

  return TRUE;
}

int
dz_query_matcher_find (const DzQueryMatcher *matcher, const char *text, GArray *spans, GError **error)
{
  g_auto (DzQueryFolded) folded = { text };
  g_autoptr (GArray) found = NULL;
  int n_found;

  g_return_val_if_fail (matcher != NULL && text != NULL, -1);

  if (spans == NULL && matcher->root->literal != NULL)
    return dz_text_matcher_find (matcher->root->literal, text, NULL);
  if (spans == NULL && matcher->root->node->kind == DZ_QUERY_NODE_REGEX)
    return dz_expression_find (matcher->root->regex, text, NULL, error);
  found = g_array_sized_new (FALSE, FALSE, sizeof (DzTextSpan), DZ_QUERY_USUAL_HITS);
  if (!find_part (matcher, matcher->root, &folded, found, error))
    return -1;
  n_found = (int) found->len;
  if (spans != NULL)
    g_array_append_vals (spans, found->data, found->len);

  return n_found;
}

void
dz_query_matcher_limit (DzQueryMatcher *matcher, guint n_steps)
{
  g_return_if_fail (matcher != NULL && n_steps > 0);

  dz_query_part_limit (matcher->root, n_steps);
}

const DzTextMatcher *
dz_query_matcher_get_literal (const DzQueryMatcher *matcher)
{
  g_return_val_if_fail (matcher != NULL, NULL);

  return matcher->root->literal;
}

gboolean
dz_query_matcher_choose (const DzQueryMatcher *matcher, DzCandidateFunc choose, gpointer data, GArray **ids,
                         GError **error)
{
  g_return_val_if_fail (matcher != NULL && ids != NULL && *ids == NULL, FALSE);

  /* What stands there as written stands there folded, too. */
  return (matcher->options.folding != DZ_QUERY_FOLD_WIDTH && matcher->options.folding != DZ_QUERY_FOLD_NONE)
         || dz_query_part_choose (matcher->root, choose, data, ids, error);
}
