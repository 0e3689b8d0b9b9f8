/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/dz-char.h"
#include "core/dz-error.h"
#include "core/dz-expression-syntax.h"

struct _DzQuery
{
  char *text;
  DzQueryOptions options;
  DzQueryNode *root;
};

typedef enum
{
  TOKEN_END,
  TOKEN_OPEN,
  TOKEN_CLOSE,
  TOKEN_LEAF,
  TOKEN_AND,
  TOKEN_OR,
  TOKEN_NOT,
  TOKEN_NEAR,
} TokenKind;

/* Where the reading stands: at one token, with the rest behind it. */
typedef struct
{
  const char *text;
  const char *rest;
  TokenKind kind;
  const char *start;  /* of the token */
  DzQueryNode *leaf;  /* of TOKEN_LEAF, until it is taken */
  int distance;       /* of TOKEN_NEAR */
  int depth;
} Reader;

static void
node_free (DzQueryNode *node)
{
  if (node == NULL)
    return;

  node_free (node->left);
  node_free (node->right);
  g_free (node->text);
  g_free (node);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzQueryNode, node_free)

static DzQueryNode *
leaf_new (DzQueryNodeKind kind, char *text)
{
  DzQueryNode *node = g_new0 (DzQueryNode, 1);

  node->kind = kind;
  node->text = text;

  return node;
}

static DzQueryNode *
join (TokenKind token, int distance, DzQueryNode *left, DzQueryNode *right)
{
  DzQueryNode *node = g_new0 (DzQueryNode, 1);

  node->kind = token == TOKEN_AND ? DZ_QUERY_NODE_AND
               : token == TOKEN_OR ? DZ_QUERY_NODE_OR
               : token == TOKEN_NOT ? DZ_QUERY_NODE_NOT
                                    : DZ_QUERY_NODE_NEAR;
  node->distance = distance;
  node->left = left;
  node->right = right;

  return node;
}

/* Returns FALSE for convenience. */
static gboolean
refuse (const Reader *reader, const char *place, GError **error, const char *slip)
{
  int position = (int) g_utf8_pointer_to_offset (reader->text, place) + 1;

  /* Translators: a place in the words that were searched for, then what is wrong there. */
  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("Character %d of the search: %s"), position, slip);

  return FALSE;
}

static gboolean
is_delimiter (char c)
{
  return c == '\0' || c == '(' || c == ')' || c == '"' || g_ascii_isspace (c);
}

/* The end of the operator that begins at text, NULL if none does. */
static const char *
find_operator_end (const char *text, TokenKind *kind)
{
  static const struct
  {
    const char *word;
    TokenKind kind;
  } words[] = { { "AND", TOKEN_AND }, { "OR", TOKEN_OR }, { "NOT", TOKEN_NOT }, { "NEAR", TOKEN_NEAR } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *end = text + strlen (words[i].word);

      if (!g_str_has_prefix (text, words[i].word))
        continue;
      *kind = words[i].kind;
      if (words[i].kind == TOKEN_NEAR && *end == '/')
        while (!is_delimiter (*end) && !dz_char_is_blank (g_utf8_get_char (end)))
          end = g_utf8_next_char (end);
      if (is_delimiter (*end) || dz_char_is_blank (g_utf8_get_char (end)))
        return end;
    }

  return NULL;
}

static gboolean
read_operator (Reader *reader, const char *end, GError **error)
{
  const char *slash = memchr (reader->start, '/', (gsize) (end - reader->start));

  reader->rest = end;
  reader->distance = DZ_QUERY_NEAR_DEFAULT;
  if (slash != NULL)
    {
      char *number_end = NULL;
      guint64 distance = g_ascii_strtoull (slash + 1, &number_end, 10);

      if (number_end != end || number_end == slash + 1 || distance > DZ_QUERY_NEAR_MAX)
        {
          g_autofree char *slip
            = g_strdup_printf (_ ("after NEAR/ stands a number from 0 to %d"), DZ_QUERY_NEAR_MAX);

          return refuse (reader, slash, error, slip);
        }
      reader->distance = (int) distance;
    }

  return TRUE;
}

static gboolean
read_quoted (Reader *reader, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = reader->start + 1;

  for (; *p != '\0' && *p != '"'; p++)
    {
      if (*p == '\\' && (p[1] == '"' || p[1] == '\\'))
        p++;
      g_string_append_c (text, *p);
    }
  if (*p == '\0')
    return refuse (reader, reader->start, error, _("this quotation mark is never closed"));
  if (text->len == 0)
    return refuse (reader, reader->start, error, _("nothing stands between the quotation marks"));
  reader->rest = p + 1;
  reader->leaf = leaf_new (DZ_QUERY_NODE_STRING, g_string_free (g_steal_pointer (&text), FALSE));

  return TRUE;
}

static gboolean
check_regex (const Reader *reader, const char *place, const char *pattern, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, &local_error);
  g_autofree char *refused = regex != NULL ? dz_expression_dup_refused (pattern) : NULL;

  if (refused != NULL)
    {
      /* Translators: a part of a regular expression, as “\C”. */
      g_autofree char *slip = g_strdup_printf (_("“%s” has no place in the expression of a search"), refused);

      return refuse (reader, place, error, slip);
    }

  return regex != NULL || refuse (reader, place, error, local_error->message);
}

static gboolean
read_regex (Reader *reader, GError **error)
{
  g_autoptr (GString) pattern = g_string_new (NULL);
  const char *p = reader->start + 1;

  for (; *p != '\0' && *p != '/'; p++)
    {
      if (*p == '\\' && p[1] == '/')
        p++;
      else if (*p == '\\' && p[1] != '\0')
        g_string_append_c (pattern, *p++);
      g_string_append_c (pattern, *p);
    }
  if (*p == '\0')
    return refuse (reader, reader->start, error, _("this regular expression never ends in /"));
  if (pattern->len == 0)
    return refuse (reader, reader->start, error, _("this regular expression is empty"));
  reader->rest = p + 1;
  if (!check_regex (reader, reader->start, pattern->str, error))
    return FALSE;
  reader->leaf = leaf_new (DZ_QUERY_NODE_REGEX, g_string_free (g_steal_pointer (&pattern), FALSE));

  return TRUE;
}

/* The end of a string without quotation marks: before an operator, a group or a quotation. */
static const char *
find_words_end (const char *text)
{
  gboolean boundary = FALSE;
  TokenKind kind;

  while (*text != '\0' && *text != '(' && *text != ')' && *text != '"')
    {
      if (boundary && find_operator_end (text, &kind) != NULL)
        break;
      boundary = dz_char_is_blank (g_utf8_get_char (text));
      if (*text == '\\' && text[1] != '\0')
        text++;
      text = g_utf8_next_char (text);
    }

  return text;
}

static char *
dup_unescaped (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text == '\\' && text[1] != '\0')
        text++;
      g_string_append_c (plain, *text);
    }

  return g_string_free (plain, FALSE);
}

static gboolean
read_words (Reader *reader, GError **error)
{
  const char *end = find_words_end (reader->start);
  g_autofree char *words = g_strndup (reader->start, (gsize) (end - reader->start));
  g_autofree char *trimmed = dz_char_dup_trimmed (words);
  gboolean wild = FALSE;
  gboolean solid = FALSE;

  for (const char *p = trimmed; *p != '\0'; p = g_utf8_next_char (p))
    {
      wild = wild || *p == '?' || *p == '*';
      solid = solid || (*p != '?' && *p != '*' && !dz_char_is_blank (g_utf8_get_char (p)));
      if (*p == '\\' && p[1] != '\0')
        p++;
    }
  if (!solid)
    return refuse (reader, reader->start, error,
                   _ ("wildcards need a character beside them; for the sign itself write \"?\" or \"*\""));
  reader->rest = end;
  reader->leaf = wild ? leaf_new (DZ_QUERY_NODE_PATTERN, g_steal_pointer (&trimmed))
                      : leaf_new (DZ_QUERY_NODE_STRING, dup_unescaped (trimmed));

  return TRUE;
}

/* Goes on to the next token. */
static gboolean
advance (Reader *reader, GError **error)
{
  const char *end;

  while (*reader->rest != '\0' && dz_char_is_blank (g_utf8_get_char (reader->rest)))
    reader->rest = g_utf8_next_char (reader->rest);
  reader->start = reader->rest;
  if (*reader->start == '\0' || *reader->start == '(' || *reader->start == ')')
    {
      reader->kind = *reader->start == '\0' ? TOKEN_END : *reader->start == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
      reader->rest += *reader->start != '\0';
      return TRUE;
    }
  if ((end = find_operator_end (reader->start, &reader->kind)) != NULL)
    return read_operator (reader, end, error);
  reader->kind = TOKEN_LEAF;
  if (*reader->start == '"')
    return read_quoted (reader, error);
  if (*reader->start == '/')
    return read_regex (reader, error);

  return read_words (reader, error);
}

static DzQueryNode *read_or (Reader *reader, GError **error);

static DzQueryNode *
read_group (Reader *reader, GError **error)
{
  const char *open = reader->start;
  g_autoptr (DzQueryNode) node = NULL;

  if (++reader->depth > DZ_QUERY_DEPTH_MAX)
    {
      refuse (reader, open, error, _("there are too many groups inside groups"));
      return NULL;
    }
  if (!advance (reader, error) || (node = read_or (reader, error)) == NULL)
    return NULL;
  if (reader->kind != TOKEN_CLOSE)
    {
      refuse (reader, open, error, _("this parenthesis is never closed"));
      return NULL;
    }
  reader->depth--;

  return advance (reader, error) ? g_steal_pointer (&node) : NULL;
}

static DzQueryNode *
read_primary (Reader *reader, GError **error)
{
  g_autoptr (DzQueryNode) leaf = NULL;

  if (reader->kind == TOKEN_OPEN)
    return read_group (reader, error);
  if (reader->kind != TOKEN_LEAF)
    {
      refuse (reader, reader->start, error,
              reader->kind == TOKEN_CLOSE ? _("something to search for is missing before this parenthesis")
              : reader->kind == TOKEN_END ? _("something to search for is missing at the end")
                                          : _("something to search for is missing before this operator"));
      return NULL;
    }
  leaf = g_steal_pointer (&reader->leaf);

  return advance (reader, error) ? g_steal_pointer (&leaf) : NULL;
}

/* operands that are joined by the operators first or second, whatever reads operands. */
static DzQueryNode *
read_chain (Reader *reader, TokenKind first, TokenKind second,
            DzQueryNode *(*read_operand) (Reader *, GError **), GError **error)
{
  g_autoptr (DzQueryNode) node = read_operand (reader, error);

  while (node != NULL && (reader->kind == first || reader->kind == second))
    {
      TokenKind operator = reader->kind;
      int distance = reader->distance;
      DzQueryNode *right = advance (reader, error) ? read_operand (reader, error) : NULL;

      if (right == NULL)
        return NULL;
      node = join (operator, distance, g_steal_pointer (&node), right);
    }

  return g_steal_pointer (&node);
}

static DzQueryNode *
read_near (Reader *reader, GError **error)
{
  return read_chain (reader, TOKEN_NEAR, TOKEN_NEAR, read_primary, error);
}

static DzQueryNode *
read_and (Reader *reader, GError **error)
{
  return read_chain (reader, TOKEN_AND, TOKEN_NOT, read_near, error);
}

static DzQueryNode *
read_or (Reader *reader, GError **error)
{
  return read_chain (reader, TOKEN_OR, TOKEN_OR, read_and, error);
}

static DzQueryNode *
read_language (Reader *reader, GError **error)
{
  g_autoptr (DzQueryNode) root = advance (reader, error) ? read_or (reader, error) : NULL;

  if (root == NULL)
    return NULL;
  if (reader->kind != TOKEN_END)
    {
      refuse (reader, reader->start, error,
              reader->kind == TOKEN_CLOSE ? _("this parenthesis was never opened")
                                          : _("AND, OR, NOT or NEAR is missing before this"));
      return NULL;
    }

  return g_steal_pointer (&root);
}

static DzQueryNode *
read_query (Reader *reader, DzQueryMode mode, GError **error)
{
  g_autofree char *trimmed = dz_char_dup_trimmed (reader->text);

  if (*trimmed == '\0')
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _("The words to search for are empty."));
      return NULL;
    }
  if (g_utf8_strlen (trimmed, -1) > DZ_QUERY_LENGTH_MAX)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _ ("The search is longer than %d characters."),
                   DZ_QUERY_LENGTH_MAX);
      return NULL;
    }
  if (mode == DZ_QUERY_LITERAL)
    return leaf_new (DZ_QUERY_NODE_STRING, g_steal_pointer (&trimmed));
  if (mode == DZ_QUERY_PCRE)
    return check_regex (reader, reader->text, reader->text, error)
             ? leaf_new (DZ_QUERY_NODE_REGEX, g_strdup (reader->text))
             : NULL;

  return read_language (reader, error);
}

DzQuery *
dz_query_parse (const char *text, const DzQueryOptions *options, GError **error)
{
  static const DzQueryOptions plain = DZ_QUERY_OPTIONS_INIT;
  g_autoptr (DzQuery) query = g_new0 (DzQuery, 1);
  Reader reader = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  query->options = options != NULL ? *options : plain;
  g_return_val_if_fail (!(query->options.folding & DZ_QUERY_FOLD_SCRIPT) || query->options.simplify != NULL,
                        NULL);

  query->text = g_utf8_make_valid (text, -1);
  reader.text = reader.rest = query->text;
  query->root = read_query (&reader, query->options.mode, error);
  node_free (reader.leaf);

  return query->root != NULL ? g_steal_pointer (&query) : NULL;
}

void
dz_query_free (DzQuery *query)
{
  if (query == NULL)
    return;

  node_free (query->root);
  g_free (query->text);
  g_free (query);
}

const char *
dz_query_get_text (const DzQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  return query->text;
}

const DzQueryOptions *
dz_query_get_options (const DzQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  return &query->options;
}

const DzQueryNode *
dz_query_get_root (const DzQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  return query->root;
}

static char *
dup_quoted (const char *words)
{
  g_autoptr (GString) quoted = g_string_new ("\"");

  for (const char *p = words; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '"');

  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

char *
dz_query_dup_literal (const char *words)
{
  g_autofree char *trimmed = NULL;
  g_autoptr (DzQuery) query = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  trimmed = dz_char_dup_trimmed (words);
  if (*trimmed == '\0')
    return g_steal_pointer (&trimmed);
  query = dz_query_parse (trimmed, NULL, NULL);
  if (query != NULL && query->root->kind == DZ_QUERY_NODE_STRING && g_str_equal (query->root->text, trimmed))
    return g_steal_pointer (&trimmed);

  return dup_quoted (trimmed);
}
