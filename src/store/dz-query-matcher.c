/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-query-matcher.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/dz-char.h"
#include "core/dz-error.h"
#include "core/dz-term-finder.h"
#include "core/dz-text.h"
#include "store/dz-expression.h"

/* Of more strings joined by OR nearly every report has one: asking the index for each takes longer than
 * looking. */
#define FEW_STRINGS 8
/* As many as most texts have. */
#define N_HITS 16

/* A node of the query, ready to be looked for. */
typedef struct _Part Part;
struct _Part
{
  const DzQueryNode *node;
  Part *left;
  Part *right;
  DzTextMatcher *literal; /* a string folded by width at most */
  DzTermFinder *finder;   /* of such strings joined by OR: found in one pass, without left and right */
  GArray *chars;          /* (element-type gunichar) a string folded otherwise */
  DzExpression *regex;    /* a pattern, over the folded text; a regular expression, over the text as it is */
  GPtrArray *solid;       /* (element-type utf8) what a text with a hit of a pattern has in it, as it is */
  char *named;            /* the characters of a pattern, folded; NULL where more than width is */
};

struct _DzQueryMatcher
{
  DzQueryOptions options;
  Part *root;
};

/* A text as the query's folding makes it: every character knows the one it came from. */
typedef struct
{
  const char *text;
  GArray *chars;  /* (element-type gunichar), NULL until it is needed */
  GArray *origin; /* (element-type int) */
} Folded;

/* Joins two ascending sets of ids; NULL is the set of all. Takes one. */
static GArray *
join_ids (GArray *one, const GArray *other, gboolean either)
{
  GArray *joined;

  if (one == NULL || other == NULL)
    {
      if (!either && other != NULL)
        return g_array_copy ((GArray *) other);
      if (either)
        g_clear_pointer (&one, g_array_unref);
      return one;
    }
  joined = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0, j = 0; i < one->len || j < other->len;)
    {
      gint64 a = i < one->len ? g_array_index (one, gint64, i) : G_MAXINT64;
      gint64 b = j < other->len ? g_array_index (other, gint64, j) : G_MAXINT64;
      gint64 least = MIN (a, b);

      if (either || a == b)
        g_array_append_val (joined, least);
      i += a == least;
      j += b == least;
    }
  g_array_unref (one);

  return joined;
}

static void
part_free (Part *part)
{
  if (part == NULL)
    return;

  part_free (part->left);
  part_free (part->right);
  dz_text_matcher_free (part->literal);
  dz_term_finder_free (part->finder);
  g_clear_pointer (&part->chars, g_array_unref);
  dz_expression_free (part->regex);
  g_clear_pointer (&part->solid, g_ptr_array_unref);
  g_free (part->named);
  g_free (part);
}

static void
folded_clear (Folded *folded)
{
  g_clear_pointer (&folded->chars, g_array_unref);
  g_clear_pointer (&folded->origin, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folded, folded_clear)

static void
fold_char (const DzQueryOptions *options, gunichar c, int offset, GArray *chars, GArray *origin)
{
  gunichar folded[DZ_TEXT_FOLD_MAX] = { c };
  int n_folded = options->folding & DZ_QUERY_FOLD_WIDTH ? dz_text_fold_char (c, folded) : 1;

  for (int i = 0; i < n_folded; i++)
    {
      gunichar one = folded[i];

      if ((options->folding & DZ_QUERY_FOLD_SPACES) && dz_char_is_blank (one))
        continue;
      if (options->folding & DZ_QUERY_FOLD_SCRIPT)
        one = options->simplify (one);
      g_array_append_val (chars, one);
      if (origin != NULL)
        g_array_append_val (origin, offset);
    }
}

/* The common Han character at a place, of which texts are full; 0 for any other. */
static gunichar
read_han (const char *text)
{
  const guchar *bytes = (const guchar *) text;
  gunichar c;

  if (bytes[0] < 0xe4 || bytes[0] > 0xe9 || (bytes[1] & 0xc0) != 0x80 || (bytes[2] & 0xc0) != 0x80)
    return 0;
  c = (gunichar) (bytes[0] & 0x0f) << 12 | (gunichar) (bytes[1] & 0x3f) << 6 | (bytes[2] & 0x3f);

  return c >= 0x4e00 ? c : 0;
}

static void
fold_text (const DzQueryOptions *options, const char *text, GArray *chars, GArray *origin)
{
  int offset = 0;

  for (const char *p = text; *p != '\0'; offset++)
    {
      gunichar c = options->folding & DZ_QUERY_FOLD_SCRIPT ? 0 : read_han (p);

      if (c != 0)
        {
          g_array_append_val (chars, c);
          if (origin != NULL)
            g_array_append_val (origin, offset);
          p += 3;
          continue;
        }
      c = g_utf8_get_char_validated (p, -1);
      fold_char (options, c < (gunichar) -2 ? c : 0xfffd, offset, chars, origin);
      p = c < (gunichar) -2 ? g_utf8_next_char (p) : p + 1;
    }
}

static void
need_folded (const DzQueryOptions *options, Folded *folded)
{
  guint length;

  if (folded->chars != NULL)
    return;

  length = (guint) strlen (folded->text);
  folded->chars = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), length);
  folded->origin = g_array_sized_new (FALSE, FALSE, sizeof (int), length);
  fold_text (options, folded->text, folded->chars, folded->origin);
}

/* The pattern as a regular expression over folded text. */
static DzExpression *
compile_pattern (const DzQueryOptions *options, const char *pattern, GError **error)
{
  g_autoptr (GString) expression = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
      g_autofree char *folded = NULL;
      g_autofree char *escaped = NULL;

      if (*p == '?' || *p == '*')
        {
          g_string_append_printf (expression, *p == '?' ? "." : ".{0,%d}?", DZ_QUERY_RUN_MAX);
          continue;
        }
      if (*p == '\\' && p[1] != '\0')
        p++;
      fold_char (options, g_utf8_get_char (p), 0, chars, NULL);
      folded = g_ucs4_to_utf8 ((const gunichar *) (gconstpointer) chars->data, chars->len, NULL, NULL, NULL);
      escaped = g_regex_escape_string (folded != NULL ? folded : "", -1);
      g_string_append (expression, escaped);
    }

  return dz_expression_new (expression->str, DZ_EXPRESSION_DOT_ALL, error);
}

/* What stands between the wildcards of a pattern, where nothing folds to any of its characters: looking for
 * it is quicker than folding a text. NULL where white space or the script is folded, too. */
static GPtrArray *
list_solid (const DzQueryOptions *options, const char *pattern)
{
  g_auto (GStrv) between = NULL;
  GPtrArray *solid;

  if (options->folding & ~DZ_QUERY_FOLD_WIDTH)
    return NULL;
  solid = g_ptr_array_new_with_free_func (g_free);
  /* A backslash does not stand alone. */
  between = g_strsplit_set (pattern, "?*", -1);
  for (char **part = between; *part != NULL; part++)
    {
      const char *p = *part;

      while (*p != '\0' && dz_text_char_stands_alone (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (**part != '\0' && *p == '\0')
        g_ptr_array_add (solid, g_strdup (*part));
    }

  return solid;
}

/* Wildcards among them do no harm. */
static char *
dup_named (const char *pattern)
{
  g_autoptr (DzFoldedText) folded = dz_folded_text_new (pattern);

  return g_strdup (folded->text);
}

static gboolean
compile_leaf (Part *part, const DzQueryOptions *options, GError **error)
{
  if (part->node->kind == DZ_QUERY_NODE_REGEX)
    {
      part->regex
        = dz_expression_new (part->node->text,
                             options->folding & DZ_QUERY_FOLD_WIDTH ? DZ_EXPRESSION_CASELESS : 0, error);
      return part->regex != NULL;
    }
  if (part->node->kind == DZ_QUERY_NODE_PATTERN)
    {
      part->solid = list_solid (options, part->node->text);
      part->named = options->folding == DZ_QUERY_FOLD_WIDTH ? dup_named (part->node->text) : NULL;
      return (part->regex = compile_pattern (options, part->node->text, error)) != NULL;
    }
  if (options->folding == DZ_QUERY_FOLD_WIDTH)
    {
      part->literal = dz_text_matcher_new (part->node->text);
      return TRUE;
    }
  part->chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  fold_text (options, part->node->text, part->chars, NULL);

  return TRUE;
}

/* Adds the strings of a node that are joined by OR; FALSE where anything else is. */
static gboolean
list_strings (const DzQueryNode *node, GPtrArray *strings)
{
  const char *start = node->text;
  const char *end;

  if (node->kind == DZ_QUERY_NODE_OR)
    return list_strings (node->left, strings) && list_strings (node->right, strings);
  if (node->kind != DZ_QUERY_NODE_STRING)
    return FALSE;
  /* As DzTextMatcher takes them. */
  end = start + strlen (start);
  while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  g_ptr_array_add (strings, g_strndup (start, (gsize) (end - start)));

  return TRUE;
}

/* NULL for anything but strings joined by OR. */
static DzTermFinder *
make_finder (const DzQueryNode *node, const DzQueryOptions *options)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  if (node->kind != DZ_QUERY_NODE_OR || options->folding != DZ_QUERY_FOLD_WIDTH
      || !list_strings (node, strings))
    return NULL;

  return dz_term_finder_new ((const char *const *) strings->pdata, strings->len);
}

static Part *
part_new (const DzQueryNode *node, const DzQueryOptions *options, GError **error)
{
  Part *part = g_new0 (Part, 1);
  gboolean ok;

  part->node = node;
  if ((part->finder = make_finder (node, options)) != NULL)
    ok = TRUE;
  else if (node->left != NULL)
    ok = (part->left = part_new (node->left, options, error)) != NULL
         && (part->right = part_new (node->right, options, error)) != NULL;
  else
    ok = compile_leaf (part, options, error);
  if (!ok)
    g_clear_pointer (&part, part_free);

  return part;
}

DzQueryMatcher *
dz_query_matcher_new (const DzQuery *query, GError **error)
{
  g_autoptr (DzQueryMatcher) matcher = g_new0 (DzQueryMatcher, 1);

  g_return_val_if_fail (query != NULL, NULL);

  matcher->options = *dz_query_get_options (query);
  matcher->root = part_new (dz_query_get_root (query), &matcher->options, error);

  return matcher->root != NULL ? g_steal_pointer (&matcher) : NULL;
}

void
dz_query_matcher_free (DzQueryMatcher *matcher)
{
  if (matcher == NULL)
    return;

  part_free (matcher->root);
  g_free (matcher);
}

/* Fills the bytes of spans from index on, which are ascending, by their characters. */
static void
place_spans (const char *text, GArray *spans, guint index)
{
  int offset = 0;

  for (guint i = index; i < spans->len; i++)
    {
      DzTextSpan *span = &g_array_index (spans, DzTextSpan, i);

      for (; offset < span->start; offset++)
        text = g_utf8_next_char (text);
      span->first = text;
      for (; offset < span->end; offset++)
        text = g_utf8_next_char (text);
      span->last = text;
    }
}

/* Hits are whole characters of the original, as those of DzTextMatcher. */
static void
find_chars (const DzQueryOptions *options, const Part *part, Folded *folded, GArray *spans)
{
  const gunichar *wanted = (const gunichar *) (gconstpointer) part->chars->data;
  guint length = part->chars->len;
  guint first = spans->len;

  need_folded (options, folded);
  for (guint i = 0; length > 0 && i + length <= folded->chars->len; i++)
    {
      const gunichar *at = &g_array_index (folded->chars, gunichar, i);
      const int *origin = &g_array_index (folded->origin, int, i);
      DzTextSpan span = { 0 };

      if (at[0] != wanted[0] || memcmp (at, wanted, length * sizeof *at) != 0)
        continue;
      if ((i > 0 && origin[-1] == origin[0])
          || (i + length < folded->chars->len && origin[length - 1] == origin[length]))
        continue;
      span.start = origin[0];
      span.end = origin[length - 1] + 1;
      g_array_append_val (spans, span);
      i += length - 1;
    }
  place_spans (folded->text, spans, first);
}

static gboolean
has_solid (const Part *part, const char *text)
{
  for (guint i = 0; part->solid != NULL && i < part->solid->len; i++)
    if (strstr (text, g_ptr_array_index (part->solid, i)) == NULL)
      return FALSE;

  return TRUE;
}

/* A pattern finds the same in the text as in the text folded by width: every character is still one when it
 * is folded, and none becomes one of those that the pattern names. */
static gboolean
is_plain (const char *text, const char *named)
{
  const char *next;

  for (; *text != '\0'; text = next)
    {
      gunichar folded[DZ_TEXT_FOLD_MAX];
      gunichar c;

      next = text + 3;
      if (read_han (text) != 0)
        continue;
      c = g_utf8_get_char_validated (text, -1);
      if (c >= (gunichar) -2 || dz_text_fold_char (c, folded) != 1
          || (folded[0] != c && g_utf8_strchr (named, -1, folded[0]) != NULL))
        return FALSE;
      next = g_utf8_next_char (text);
    }

  return TRUE;
}

static gboolean
find_pattern (const DzQueryOptions *options, const Part *part, Folded *folded, GArray *spans, GError **error)
{
  g_autofree char *text = NULL;
  guint first = spans->len;
  guint kept = first;

  if (!has_solid (part, folded->text))
    return TRUE;
  if (options->folding == DZ_QUERY_FOLD_NONE || (part->named != NULL && is_plain (folded->text, part->named)))
    return dz_expression_find (part->regex, folded->text, spans, error) >= 0;
  need_folded (options, folded);
  text = g_ucs4_to_utf8 ((const gunichar *) (gconstpointer) folded->chars->data, folded->chars->len, NULL,
                         NULL, NULL);
  if (text == NULL || dz_expression_find (part->regex, text, spans, error) < 0)
    return text == NULL;
  for (guint i = first; i < spans->len; i++)
    {
      DzTextSpan span = g_array_index (spans, DzTextSpan, i);

      span.start = g_array_index (folded->origin, int, span.start);
      span.end = g_array_index (folded->origin, int, span.end - 1) + 1;
      if (kept == first || span.start >= g_array_index (spans, DzTextSpan, kept - 1).end)
        g_array_index (spans, DzTextSpan, kept++) = span;
    }
  g_array_set_size (spans, kept);
  place_spans (folded->text, spans, first);

  return TRUE;
}

/* spans is empty. */
static void
find_strings (const Part *part, const Folded *folded, GArray *spans)
{
  g_autoptr (GArray) hits = g_array_sized_new (FALSE, FALSE, sizeof (DzTermHit), N_HITS);

  dz_term_finder_find_each (part->finder, folded->text, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const DzTermHit *hit = &g_array_index (hits, DzTermHit, i);
      DzTextSpan span = { hit->start, hit->end, hit->first, hit->last };

      g_array_append_val (spans, span);
    }
  dz_text_spans_drop_overlaps (spans);
}

static gboolean
find_leaf (const DzQueryMatcher *matcher, const Part *part, Folded *folded, GArray *spans, GError **error)
{
  if (part->literal != NULL)
    dz_text_matcher_find (part->literal, folded->text, spans);
  else if (part->finder != NULL)
    find_strings (part, folded, spans);
  else if (part->chars != NULL)
    find_chars (&matcher->options, part, folded, spans);
  else if (part->node->kind == DZ_QUERY_NODE_PATTERN)
    return find_pattern (&matcher->options, part, folded, spans, error);
  else
    return dz_expression_find (part->regex, folded->text, spans, error) >= 0;

  return TRUE;
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

static gboolean find_part (const DzQueryMatcher *matcher, const Part *part, Folded *folded, GArray *spans,
                           GError **error);

/* Appends the hits of all parts joined by OR, overlapping as they may: what overlaps is told once, over all
 * of them. */
static gboolean
find_any (const DzQueryMatcher *matcher, const Part *part, Folded *folded, GArray *spans, GError **error)
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
find_part (const DzQueryMatcher *matcher, const Part *part, Folded *folded, GArray *spans, GError **error)
{
  g_autoptr (GArray) left = NULL;
  g_autoptr (GArray) right = NULL;
  DzQueryNodeKind kind = part->node->kind;

  if (part->left == NULL)
    return find_leaf (matcher, part, folded, spans, error);
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
  g_auto (Folded) folded = { text };
  g_autoptr (GArray) found = NULL;
  int n_found;

  g_return_val_if_fail (matcher != NULL && text != NULL, -1);

  if (spans == NULL && matcher->root->literal != NULL)
    return dz_text_matcher_find (matcher->root->literal, text, NULL);
  if (spans == NULL && matcher->root->node->kind == DZ_QUERY_NODE_REGEX)
    return dz_expression_find (matcher->root->regex, text, NULL, error);
  found = g_array_sized_new (FALSE, FALSE, sizeof (DzTextSpan), N_HITS);
  if (!find_part (matcher, matcher->root, &folded, found, error))
    return -1;
  n_found = (int) found->len;
  if (spans != NULL)
    g_array_append_vals (spans, found->data, found->len);

  return n_found;
}

static void
limit_part (Part *part, guint n_steps)
{
  if (part == NULL)
    return;

  limit_part (part->left, n_steps);
  limit_part (part->right, n_steps);
  if (part->regex != NULL)
    dz_expression_limit (part->regex, n_steps);
}

void
dz_query_matcher_limit (DzQueryMatcher *matcher, guint n_steps)
{
  g_return_if_fail (matcher != NULL && n_steps > 0);

  limit_part (matcher->root, n_steps);
}

const DzTextMatcher *
dz_query_matcher_get_literal (const DzQueryMatcher *matcher)
{
  g_return_val_if_fail (matcher != NULL, NULL);

  return matcher->root->literal;
}

/* Of a pattern: what stands between its wildcards must be there. */
static void
add_solid (GPtrArray *literals, const char *pattern)
{
  g_autoptr (GString) solid = g_string_new (NULL);

  for (const char *p = pattern;; p++)
    {
      if (*p != '\0' && *p != '?' && *p != '*')
        {
          g_string_append_c (solid, *p == '\\' && p[1] != '\0' ? *++p : *p);
          continue;
        }
      if (solid->len > 0)
        g_ptr_array_add (literals, dz_text_matcher_new (solid->str));
      g_string_truncate (solid, 0);
      if (*p == '\0')
        break;
    }
}

static gboolean
choose_part (const Part *part, DzCandidateFunc choose, gpointer data, GArray **ids, GError **error)
{
  g_autoptr (GPtrArray) literals = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_text_matcher_free);

  if (part->literal != NULL)
    return choose (part->literal, data, ids, error);
  if (part->node->kind == DZ_QUERY_NODE_STRING)
    g_ptr_array_add (literals, dz_text_matcher_new (part->node->text));
  if (part->node->kind == DZ_QUERY_NODE_PATTERN)
    add_solid (literals, part->node->text);
  if (part->node->kind == DZ_QUERY_NODE_REGEX && dz_expression_get_literal (part->regex) != NULL)
    g_ptr_array_add (literals, dz_text_matcher_new (dz_expression_get_literal (part->regex)));
  for (guint i = 0; i < literals->len; i++)
    {
      g_autoptr (GArray) others = NULL;

      if (dz_text_matcher_is_empty (g_ptr_array_index (literals, i)))
        continue;
      if (!choose (g_ptr_array_index (literals, i), data, &others, error))
        return FALSE;
      *ids = join_ids (*ids, others, FALSE);
    }

  return TRUE;
}

/* Any of the strings of a finder may be there. */
static gboolean
choose_any (const Part *part, DzCandidateFunc choose, gpointer data, GArray **ids, GError **error)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  list_strings (part->node, strings);
  for (guint i = 0; strings->len <= FEW_STRINGS && i < strings->len; i++)
    {
      g_autoptr (DzTextMatcher) literal = dz_text_matcher_new (g_ptr_array_index (strings, i));
      g_autoptr (GArray) others = NULL;

      if (!choose (literal, data, i > 0 ? &others : ids, error))
        return FALSE;
      if (i > 0)
        *ids = join_ids (*ids, others, TRUE);
    }

  return TRUE;
}

static gboolean
choose_candidates (const Part *part, DzCandidateFunc choose, gpointer data, GArray **ids, GError **error)
{
  g_autoptr (GArray) others = NULL;

  if (part->finder != NULL)
    return choose_any (part, choose, data, ids, error);
  if (part->left == NULL)
    return choose_part (part, choose, data, ids, error);
  if (!choose_candidates (part->left, choose, data, ids, error))
    return FALSE;
  if (part->node->kind == DZ_QUERY_NODE_NOT)
    return TRUE;
  if (!choose_candidates (part->right, choose, data, &others, error))
    return FALSE;
  *ids = join_ids (*ids, others, part->node->kind == DZ_QUERY_NODE_OR);

  return TRUE;
}

gboolean
dz_query_matcher_choose (const DzQueryMatcher *matcher, DzCandidateFunc choose, gpointer data, GArray **ids,
                         GError **error)
{
  g_return_val_if_fail (matcher != NULL && ids != NULL && *ids == NULL, FALSE);

  /* What stands there as written stands there folded, too. */
  return (matcher->options.folding != DZ_QUERY_FOLD_WIDTH && matcher->options.folding != DZ_QUERY_FOLD_NONE)
         || choose_candidates (matcher->root, choose, data, ids, error);
}
