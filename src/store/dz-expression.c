/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-expression.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <glib/gi18n-lib.h>
#include <pcre2.h>
#include <string.h>

#include "core/dz-error.h"
#include "core/dz-expression-syntax.h"
#include "store/dz-text-matcher.h"

/* Steps over one text: an expression that takes more would stand still on many of them. */
#define STEPS_MAX 2000000
#define HEAP_MAX (16 * 1024) /* KiB, where the expression is interpreted */
#define STACK_MIN (32 * 1024)
#define STACK_MAX (4 * 1024 * 1024)

struct _DzExpression
{
  char *pattern;
  char *literal;
  pcre2_code *code;
  pcre2_match_context *context;
};

static void
free_match (gpointer match)
{
  pcre2_match_data_free (match);
}

static void
free_stack (gpointer stack)
{
  pcre2_jit_stack_free (stack);
}

/* Each thread has its own; only the whole match is asked for. */
static GPrivate thread_match = G_PRIVATE_INIT (free_match);
static GPrivate thread_stack = G_PRIVATE_INIT (free_stack);

static pcre2_match_data *
get_match (void)
{
  pcre2_match_data *match = g_private_get (&thread_match);

  if (match == NULL)
    g_private_set (&thread_match, match = pcre2_match_data_create (1, NULL));

  return match;
}

/* pcre2_jit_callback */
static pcre2_jit_stack *
get_stack (void *data)
{
  pcre2_jit_stack *stack = g_private_get (&thread_stack);

  if (stack == NULL)
    g_private_set (&thread_stack, stack = pcre2_jit_stack_create (STACK_MIN, STACK_MAX, NULL));

  return stack;
}

static char *
dup_message (int code)
{
  PCRE2_UCHAR message[256] = { 0 };

  pcre2_get_error_message (code, message, sizeof message);

  return g_strdup ((const char *) message);
}

DzExpression *
dz_expression_new (const char *pattern, DzExpressionFlags flags, GError **error)
{
  g_autoptr (DzExpression) expression = g_new0 (DzExpression, 1);
  guint32 options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_MATCH_INVALID_UTF;
  pcre2_compile_context *context;
  PCRE2_SIZE place = 0;
  int code = 0;

  g_return_val_if_fail (pattern != NULL, NULL);

  options |= flags & DZ_EXPRESSION_CASELESS ? PCRE2_CASELESS : 0;
  options |= flags & DZ_EXPRESSION_DOT_ALL ? PCRE2_DOTALL : 0;
  expression->pattern = g_utf8_make_valid (pattern, -1);
  context = pcre2_compile_context_create (NULL);
  pcre2_set_newline (context, PCRE2_NEWLINE_LF);
  expression->code = pcre2_compile ((PCRE2_SPTR) expression->pattern, PCRE2_ZERO_TERMINATED, options, &code,
                                    &place, context);
  pcre2_compile_context_free (context);
  if (expression->code == NULL)
    {
      g_autofree char *message = dup_message (code);

      /* Translators: a regular expression, then what is wrong with it. */
      g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _ ("The expression “%s” cannot be read: %s"),
                   expression->pattern, message);
      return NULL;
    }
  /* Without a compiler for this machine the expression is interpreted. */
  pcre2_jit_compile (expression->code, PCRE2_JIT_COMPLETE);
  expression->context = pcre2_match_context_create (NULL);
  pcre2_set_match_limit (expression->context, STEPS_MAX);
  pcre2_set_heap_limit (expression->context, HEAP_MAX);
  pcre2_jit_stack_assign (expression->context, get_stack, NULL);
  expression->literal
    = dz_expression_dup_literal (expression->pattern, (flags & DZ_EXPRESSION_CASELESS) != 0);

  return g_steal_pointer (&expression);
}

void
dz_expression_free (DzExpression *expression)
{
  if (expression == NULL)
    return;

  g_clear_pointer (&expression->code, pcre2_code_free);
  g_clear_pointer (&expression->context, pcre2_match_context_free);
  g_free (expression->pattern);
  g_free (expression->literal);
  g_free (expression);
}

const char *
dz_expression_get_literal (const DzExpression *expression)
{
  g_return_val_if_fail (expression != NULL, NULL);

  return expression->literal;
}

void
dz_expression_limit (DzExpression *expression, guint n_steps)
{
  g_return_if_fail (expression != NULL && n_steps > 0);

  pcre2_set_match_limit (expression->context, MIN (n_steps, STEPS_MAX));
}

int
dz_expression_find (const DzExpression *expression, const char *text, GArray *spans, GError **error)
{
  gsize length;
  PCRE2_SIZE place = 0;
  const PCRE2_SIZE *match;
  gsize counted = 0;
  int offset = 0;
  int n_found = 0;
  g_autofree char *message = NULL;
  int code;

  g_return_val_if_fail (expression != NULL && text != NULL, -1);

  if (expression->literal != NULL && strstr (text, expression->literal) == NULL)
    return 0;
  length = strlen (text);
  match = pcre2_get_ovector_pointer (get_match ());
  while ((code = pcre2_match (expression->code, (PCRE2_SPTR) text, length, place, PCRE2_NOTEMPTY,
                              get_match (), expression->context)) >= 0)
    {
      /* With \K a match may end before it begins. */
      if (match[1] <= match[0] || match[0] < place)
        break;
      n_found++;
      place = match[1];
      if (spans != NULL)
        {
          DzTextSpan span = { 0, 0, text + match[0], text + match[1] };

          span.start = offset + (int) g_utf8_strlen (text + counted, (gssize) (match[0] - counted));
          span.end = offset = span.start + (int) g_utf8_strlen (span.first, span.last - span.first);
          counted = place;
          g_array_append_val (spans, span);
        }
    }
  if (code >= 0 || code == PCRE2_ERROR_NOMATCH)
    return n_found;
  message = dup_message (code);
  /* Translators: a regular expression, then what the machine that runs it says. */
  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID,
               _ ("The expression “%s” is too much work for a paragraph: %s"), expression->pattern, message);

  return -1;
}
