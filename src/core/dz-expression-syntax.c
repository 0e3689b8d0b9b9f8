/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-expression-syntax.h"

#include <string.h>

#define QUOTED_END "\\E"

/* Where reading for literals stands. */
typedef struct
{
  const char *at;
  gboolean caseless;
  GString *run;
  gsize last; /* where the last character of the run begins */
  GString *longest;
} Reader;

/* The end of what begins with \Q. */
static const char *
skip_quoted (const char *p)
{
  const char *end = strstr (p, QUOTED_END);

  return end != NULL ? end + strlen (QUOTED_END) : p + strlen (p);
}

static gboolean
is_order (const char *name, gsize length)
{
  static const char *const orders[] = {
    "UTF",     "UCP", "NO_JIT", "NO_START_OPT", "NO_AUTO_POSSESS", "NO_DOTSTAR_ANCHOR", "NOTEMPTY", "NOTEMPTY_ATSTART",
    "ANYCRLF", "ANY", "CRLF",   "CR",           "LF",              "NUL",               "BSR_ANYCRLF", "BSR_UNICODE",
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (strlen (orders[i]) == length && strncmp (name, orders[i], length) == 0)
      return TRUE;

  return g_str_has_prefix (name, "LIMIT_");
}

static char *
dup_order (const char *expression)
{
  const char *end = g_str_has_prefix (expression, "(*") ? strchr (expression, ')') : NULL;

  if (end == NULL || !is_order (expression + 2, (gsize) (end - expression) - 2))
    return NULL;

  return g_strndup (expression, (gsize) (end - expression) + 1);
}

char *
dz_expression_dup_refused (const char *expression)
{
  char *order;

  g_return_val_if_fail (expression != NULL, NULL);

  if ((order = dup_order (expression)) != NULL)
    return order;
  for (const char *p = expression; *p != '\0'; p++)
    if (g_str_has_prefix (p, "\\Q"))
      p = skip_quoted (p) - 1;
    else if (g_str_has_prefix (p, "\\C"))
      return g_strdup ("\\C");
    else if (*p == '\\' && p[1] != '\0')
      p++;

  return NULL;
}

static void
end_run (Reader *reader)
{
  if (reader->run->len > reader->longest->len)
    g_string_assign (reader->longest, reader->run->str);
  g_string_truncate (reader->run, 0);
}

/* No capital or small letter of another: blocks without any, not what Unicode's tables say of the character
 * alone. */
static gboolean
has_no_case (gunichar c)
{
  return (c < 0x80 && !g_ascii_isalpha ((char) c)) || (c >= 0x2e80 && c < 0xa4d0)
         || (c >= 0x20000 && c < 0x30000);
}

static void
take_char (Reader *reader, const char *at)
{
  reader->at = g_utf8_next_char (at);
  if (reader->caseless && !has_no_case (g_utf8_get_char (at)))
    {
      end_run (reader);
      return;
    }
  reader->last = reader->run->len;
  g_string_append_len (reader->run, at, reader->at - at);
}

/* A quantifier after the last character of the run, or after what ended one. FALSE for a brace that may be
 * none. */
static gboolean
take_quantifier (Reader *reader)
{
  if (*reader->at != '+' && reader->run->len > 0)
    g_string_truncate (reader->run, reader->last);
  end_run (reader);
  if (*reader->at == '{')
    reader->at += 1 + strspn (reader->at + 1, "0123456789,");
  if (*reader->at == '\0' || strchr ("?*+}", *reader->at) == NULL)
    return FALSE;
  reader->at++;

  return TRUE;
}

/* The end of a class that begins at text; NULL where it has none. */
static const char *
skip_class (const char *text)
{
  const char *p = text + 1;

  p += *p == '^';
  p += *p == ']';
  for (; *p != '\0' && *p != ']'; p++)
    if (*p == '[' || (*p == '\\' && (p[1] == 'Q' || p[1] == '\0')))
      return NULL;
    else if (*p == '\\')
      p++;

  return *p == ']' ? p + 1 : NULL;
}

/* The end of a group that begins at text; NULL where it has none or is uncommon. */
static const char *
skip_group (const char *text)
{
  const char *p = text + 1;
  int depth = 1;

  if (*p == '*' || (*p == '?' && p[1] != ':'))
    return NULL;
  while (*p != '\0' && depth > 0)
    if (*p == '[')
      {
        if ((p = skip_class (p)) == NULL)
          return NULL;
      }
    else if ((*p == '\\' && (p[1] == 'Q' || p[1] == '\0'))
             || (*p == '(' && (p[1] == '*' || (p[1] == '?' && p[2] != ':'))))
      return NULL;
    else if (*p == '\\')
      p += 2;
    else
      depth += (*p == '(') - (*p == ')'), p++;

  return depth == 0 ? p : NULL;
}

/* FALSE for what cannot be told. */
static gboolean
take_escape (Reader *reader)
{
  const char *p = reader->at + 1;

  if (*p == '\0' || (guchar) *p >= 0x80)
    return FALSE;
  if (!g_ascii_isalnum (*p))
    {
      take_char (reader, p);
      return TRUE;
    }
  end_run (reader);
  reader->at = p + 1;

  return strchr ("dDwWsShHvVRXbBAzZG", *p) != NULL;
}

static gboolean
take_item (Reader *reader)
{
  const char *next = NULL;

  switch (*reader->at)
    {
    case '|':
    case ')':
      return FALSE;
    case '(':
    case '[':
      next = *reader->at == '(' ? skip_group (reader->at) : skip_class (reader->at);
      end_run (reader);
      reader->at = next;
      return next != NULL;
    case '\\':
      return take_escape (reader);
    case '.':
    case '^':
    case '$':
      end_run (reader);
      reader->at++;
      return TRUE;
    case '?':
    case '*':
    case '+':
    case '{':
      return take_quantifier (reader);
    default:
      take_char (reader, reader->at);
      return TRUE;
    }
}

char *
dz_expression_dup_literal (const char *expression, gboolean caseless)
{
  g_autoptr (GString) run = g_string_new (NULL);
  g_autoptr (GString) longest = g_string_new (NULL);
  Reader reader = { expression, caseless, run, 0, longest };

  g_return_val_if_fail (expression != NULL, NULL);

  while (*reader.at != '\0')
    if (!take_item (&reader))
      return NULL;
  end_run (&reader);

  return longest->len > 0 ? g_strdup (longest->str) : NULL;
}
