/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can be told of a regular expression (PCRE) without running it. */

/* What in the expression has no place in a search, as it stands there: \C, which cuts characters, or an order
 * to the machine that runs it, as (*UTF) or (*NO_JIT); NULL where there is nothing of the kind. (transfer
 * full) */
char *dz_expression_dup_refused (const char *expression);

/* The longest run of characters that every match holds as it is, NULL where none is certain. caseless: the
 * expression is run so, and only characters without case are certain. Alternatives, groups and anything
 * uncommon are passed over: what is returned is always true, not always the most there is. (transfer full) */
char *dz_expression_dup_literal (const char *expression, gboolean caseless);

G_END_DECLS
