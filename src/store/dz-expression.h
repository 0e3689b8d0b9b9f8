/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A regular expression of PCRE2, compiled for many short texts; may be used by several threads at once.
 * GRegex reads the same language, but makes an object for each text it is run over, which takes longer than
 * running it does. Letters, digits and space are those of Unicode; “.” is any character but a line feed. */
typedef struct _DzExpression DzExpression;

typedef enum
{
  DZ_EXPRESSION_CASELESS = 1 << 0,
  DZ_EXPRESSION_DOT_ALL = 1 << 1, /* “.” is a line feed, too */
} DzExpressionFlags;

/* DZ_ERROR_INVALID */
DzExpression *dz_expression_new (const char *pattern, DzExpressionFlags flags, GError **error);
void dz_expression_free (DzExpression *expression);

/* What every match holds, NULL where that is not known. (transfer none) */
const char *dz_expression_get_literal (const DzExpression *expression);

/* Fewer steps over one text than are set: for whoever cannot wait. Before it is used by several threads. */
void dz_expression_limit (DzExpression *expression, guint n_steps);

/* The number of matches that are not empty and do not overlap; their spans are appended to spans
 * (element-type DzTextSpan) unless it is NULL. -1 and DZ_ERROR_INVALID where the expression takes more than a
 * set number of steps over the text. Bytes that are no UTF-8 are in no match. */
int dz_expression_find (const DzExpression *expression, const char *text, GArray *spans, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzExpression, dz_expression_free)

G_END_DECLS
