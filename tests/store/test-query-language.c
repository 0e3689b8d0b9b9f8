/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries of every kind, made at random, against walks over the texts that know nothing of the index, of
 * bytes or of PCRE2's own interface. */
#include "config.h"

#include "search-desk.h"

#include <locale.h>
#include <string.h>

#include "core/dz-char.h"
#include "core/dz-text.h"
#include "store/dz-search-reader.h"

#define N_QUERIES 2000
#define N_MANY 130      /* reports: more than one thread reads them */
#define N_MANY_QUERIES 60

typedef struct
{
  int start;
  int end;
} Span;

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const Span *x = a, *y = b;

  return x->start != y->start ? x->start - y->start : y->end - x->end;
}

static void
drop_overlaps (GArray *spans)
{
  g_array_sort (spans, compare_spans);
  for (guint i = 1; i < spans->len;)
    if (g_array_index (spans, Span, i).start < g_array_index (spans, Span, i - 1).end)
      g_array_remove_index (spans, i);
    else
      i++;
}

/* Where the rest of a pattern ends, from place on: the shortest way through its stars; -1 for none. */
static int
walk_pattern (const DzFoldedText *text, int place, const gunichar *pattern, int length)
{
  int most = *pattern == '*' ? DZ_QUERY_RUN_MAX : 0;

  if (length == 0)
    return place;
  if (*pattern != '*')
    return place < text->length && (*pattern == '?' || text->chars[place] == *pattern)
             ? walk_pattern (text, place + 1, pattern + 1, length - 1)
             : -1;
  for (int n = 0; n <= most && place + n <= text->length; n++)
    {
      int end = walk_pattern (text, place + n, pattern + 1, length - 1);

      if (end >= 0)
        return end;
    }

  return -1;
}

/* wild: signs of the pattern are wildcards, and characters that fold to several may be cut: they are taken
 * whole. */
static void
find_walking (const char *text, const char *words, gboolean wild, GArray *spans)
{
  g_autoptr (DzFoldedText) folded = dz_folded_text_new (text);
  g_autoptr (DzFoldedText) pattern = dz_folded_text_new (words);

  for (int i = 0; i < folded->length;)
    {
      int end
        = wild ? walk_pattern (folded, i, pattern->chars, pattern->length)
          : i + pattern->length <= folded->length
              && memcmp (folded->chars + i, pattern->chars, (gsize) pattern->length * sizeof (gunichar)) == 0
            ? i + pattern->length
            : -1;
      Span span = { folded->origin[i], end > i ? folded->origin[end - 1] + 1 : 0 };

      if (end <= i || (!wild && i > 0 && folded->origin[i - 1] == folded->origin[i])
          || (!wild && folded->origin[end - 1] == folded->origin[end]))
        {
          i++;
          continue;
        }
      g_array_append_val (spans, span);
      i = end;
    }
  drop_overlaps (spans);
}

static void
find_regex (const char *text, const char *expression, GArray *spans)
{
  g_autoptr (GRegex) regex = g_regex_new (expression, G_REGEX_CASELESS, G_REGEX_MATCH_NOTEMPTY, NULL);
  g_autoptr (GMatchInfo) info = NULL;

  for (g_regex_match (regex, text, 0, &info); g_match_info_matches (info); g_match_info_next (info, NULL))
    {
      Span span;

      g_match_info_fetch_pos (info, 0, &span.start, &span.end);
      span.start = (int) g_utf8_strlen (text, span.start);
      span.end = (int) g_utf8_strlen (text, span.end);
      g_array_append_val (spans, span);
    }
}

static void find_node (const char *text, const DzQueryNode *node, GArray *spans);

static void
find_alternatives (const char *text, const DzQueryNode *node, GArray *spans)
{
  g_autoptr (GArray) own = NULL;

  if (node->kind == DZ_QUERY_NODE_OR)
    {
      find_alternatives (text, node->left, spans);
      find_alternatives (text, node->right, spans);
      return;
    }
  own = g_array_new (FALSE, FALSE, sizeof (Span));
  find_node (text, node, own);
  g_array_append_vals (spans, own->data, own->len);
}

static gboolean
stands_near (const Span *span, const GArray *others, int distance)
{
  for (guint i = 0; i < others->len; i++)
    {
      const Span *other = &g_array_index (others, Span, i);

      if ((other->start >= span->end && other->start - span->end <= distance)
          || (span->start >= other->end && span->start - other->end <= distance))
        return TRUE;
    }

  return FALSE;
}

static void
find_joined (const char *text, const DzQueryNode *node, GArray *spans)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (Span));

  find_node (text, node->left, left);
  find_node (text, node->right, right);
  if (node->kind == DZ_QUERY_NODE_NOT && right->len == 0)
    g_array_append_vals (spans, left->data, left->len);
  for (guint i = 0; node->kind != DZ_QUERY_NODE_NOT && right->len > 0 && i < left->len; i++)
    if (node->kind == DZ_QUERY_NODE_AND
        || stands_near (&g_array_index (left, Span, i), right, node->distance))
      g_array_append_vals (spans, &g_array_index (left, Span, i), 1);
  for (guint i = 0; node->kind != DZ_QUERY_NODE_NOT && left->len > 0 && i < right->len; i++)
    if (node->kind == DZ_QUERY_NODE_AND
        || stands_near (&g_array_index (right, Span, i), left, node->distance))
      g_array_append_vals (spans, &g_array_index (right, Span, i), 1);
  drop_overlaps (spans);
}

static void
find_node (const char *text, const DzQueryNode *node, GArray *spans)
{
  if (node->kind == DZ_QUERY_NODE_STRING || node->kind == DZ_QUERY_NODE_PATTERN)
    find_walking (text, node->text, node->kind == DZ_QUERY_NODE_PATTERN, spans);
  else if (node->kind == DZ_QUERY_NODE_REGEX)
    find_regex (text, node->text, spans);
  else if (node->kind == DZ_QUERY_NODE_OR)
    find_alternatives (text, node, spans);
  else
    find_joined (text, node, spans);
  if (node->kind == DZ_QUERY_NODE_OR)
    drop_overlaps (spans);
}

/* SearchDeskCount */
static int
count_walking (const char *text, int last, gconstpointer query)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  int n_found = 0;

  find_node (text, dz_query_get_root (query), spans);
  for (guint i = 0; i < spans->len; i++)
    n_found += g_array_index (spans, Span, i).end <= last;

  return n_found;
}

/* Words that mean themselves in the language of queries. */
static gboolean
is_tame (const char *words)
{
  if (*words == '\0' || strpbrk (words, "\"\\/()?*") != NULL)
    return FALSE;
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (dz_char_is_blank (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static char *
make_leaf (SearchDesk *desk)
{
  static const char *const expressions[]
    = { "/发.{0,5}展/", "/\\d+(亿|万)/", "/高?质?量/", "/[一二发]展?/", "/展$/",
        "/^./",         "/(发|展|2)+/",  "/a|发./",    "/\\w\\W/" };
  g_autofree char *words = search_desk_make_words (desk);
  int kind = g_rand_int_range (desk->rand, 0, 5);
  GString *pattern;

  while (!is_tame (words))
    {
      g_free (words);
      words = search_desk_make_words (desk);
    }
  if (kind == 0)
    return g_strdup (expressions[g_rand_int_range (desk->rand, 0, G_N_ELEMENTS (expressions))]);
  if (kind > 2)
    {
      char *end = g_utf8_offset_to_pointer (words, MIN (2, g_utf8_strlen (words, -1)));

      return g_strdup_printf ("\"%.*s\"", (int) (end - words), words);
    }
  pattern = g_string_new (NULL);
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (p > words && g_rand_int_range (desk->rand, 0, 3) == 0)
      g_string_append_c (pattern, g_rand_boolean (desk->rand) ? '?' : '*');
    else
      g_string_append_unichar (pattern, g_utf8_get_char (p));

  /* Without any it could be an operator. */
  if (strpbrk (pattern->str, "?*") == NULL)
    g_string_append_c (pattern, '?');

  return g_string_free (pattern, FALSE);
}

static char *
make_query (SearchDesk *desk, int depth)
{
  static const char *const operators[] = { "AND", "OR", "NOT", "NEAR/3", "OR" };
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (depth == 0 || g_rand_int_range (desk->rand, 0, 4) == 0)
    return make_leaf (desk);
  left = make_query (desk, depth - 1);
  right = make_query (desk, depth - 1);

  return g_strdup_printf ("(%s) %s (%s)", left,
                          operators[g_rand_int_range (desk->rand, 0, G_N_ELEMENTS (operators))], right);
}

static void
run_queries (SearchDesk *desk, int n_queries)
{
  for (int i = 0; i < n_queries; i++)
    {
      g_autofree char *words = make_query (desk, i % 4);
      g_autoptr (GError) error = NULL;
      g_autoptr (DzQuery) query = dz_query_parse (words, NULL, &error);
      g_autoptr (DzSearchScope) everywhere = search_desk_make_scope (0);
      g_autoptr (DzSearchScope) scope = search_desk_make_scope (i / 4 % SEARCH_DESK_N_SCOPES);

      if (query == NULL)
        g_error ("“%s”: %s", words, error->message);
      search_desk_assert_counts (desk, query, everywhere, count_walking, query, words);
      search_desk_assert_counts (desk, query, scope, count_walking, query, words);
    }
}

static void
test_equals_walk (void)
{
  g_auto (SearchDesk) desk = { 0 };

  search_desk_init (&desk, 4);
  run_queries (&desk, N_QUERIES);
}

/* Several threads read, with connections of their own. */
static void
test_many_reports (void)
{
  g_auto (SearchDesk) desk = { 0 };

  search_desk_init (&desk, N_MANY);
  run_queries (&desk, N_MANY_QUERIES);
}

/* What is not committed is seen by one connection only. */
static void
test_inside_transaction (void)
{
  static const char *const texts[] = { "发展得很好，很好", NULL };
  g_autoptr (DzQuery) query = dz_query_parse ("/很好/ OR 得?好", NULL, NULL);
  g_auto (SearchDesk) desk = { 0 };
  gint64 before;

  search_desk_init (&desk, N_MANY);
  before = dz_store_count_query_hits (desk.store, query, NULL, NULL);
  g_assert_true (dz_store_begin (desk.store, NULL, NULL));
  fixture_add_texts (desk.store, "江夏区", 1999, texts);
  g_assert_cmpint (dz_store_count_query_hits (desk.store, query, NULL, NULL), ==, before + 2);
  dz_store_rollback (desk.store);
  g_assert_cmpint (dz_store_count_query_hits (desk.store, query, NULL, NULL), ==, before);
}

/* Readers see one state, whoever writes after they were opened; inside a transaction there is only the one
 * that sees it. */
static void
test_readers (void)
{
  static const char *const texts[] = { "发展", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzStore) writer = NULL;
  g_autoptr (GPtrArray) readers = NULL;
  gint64 n_reports = 0;

  fixture_init (&fixture);
  writer = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (writer, "武昌区", 2024, texts);
  store = fixture_open (&fixture, DZ_STORE_READ_ONLY);
  readers = dz_search_readers_open (store, 3, NULL);
  g_assert_cmpint (readers->len, ==, 3);
  fixture_add_texts (writer, "武昌区", 2025, texts);
  for (guint i = 0; i < readers->len; i++)
    {
      const DzSearchReader *reader = g_ptr_array_index (readers, i);

      g_assert_true (dz_store_query_int (reader->store, &n_reports, 0, NULL, "SELECT count (*) FROM report", ""));
      g_assert_cmpint (n_reports, ==, 1);
    }
  g_ptr_array_set_size (readers, 0);
  g_assert_true (dz_store_query_int (store, &n_reports, 0, NULL, "SELECT count (*) FROM report", ""));
  g_assert_cmpint (n_reports, ==, 2);
  g_clear_pointer (&readers, g_ptr_array_unref);
  g_assert_true (dz_store_begin (writer, NULL, NULL));
  fixture_add_texts (writer, "武昌区", 2026, texts);
  readers = dz_search_readers_open (writer, 3, NULL);
  g_assert_cmpint (readers->len, ==, 1);
  g_clear_pointer (&readers, g_ptr_array_unref);
  dz_store_rollback (writer);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store-query-language/equals-walk", test_equals_walk);
  g_test_add_func ("/store-query-language/many-reports", test_many_reports);
  g_test_add_func ("/store-query-language/readers", test_readers);
  g_test_add_func ("/store-query-language/inside-transaction", test_inside_transaction);

  return g_test_run ();
}
