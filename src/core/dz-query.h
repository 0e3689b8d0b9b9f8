/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is searched for, read from what the reader typed.
 *
 *   高质量发展             an exact string, one character or more; spaces inside it count
 *   "AND"                  the same, in quotation marks of ASCII: nothing inside is a sign; \" and \\ are the
 * characters 高?量  高*发展          ? is any one character, * any run of up to DZ_QUERY_RUN_MAX
 *   /\d+(亿|万)元/          a regular expression of PCRE over the text as it stands in the report
 *   A AND B   A OR B        in the same paragraph
 *   A NOT B                 A in paragraphs without B
 *   A NEAR/5 B              at most 5 characters between them, either way round; NEAR alone is NEAR/10
 *   ( … )                   what belongs together
 *
 * Operators are upper case words of their own. NEAR binds more than AND and NOT, these more than OR; what
 * binds alike is read from left to right. */
typedef struct _DzQuery DzQuery;
typedef struct _DzQueryNode DzQueryNode;

#define DZ_QUERY_RUN_MAX 20
#define DZ_QUERY_NEAR_DEFAULT 10
#define DZ_QUERY_NEAR_MAX 1000
#define DZ_QUERY_LENGTH_MAX 4096 /* code points */
#define DZ_QUERY_DEPTH_MAX 64    /* of groups */

typedef enum
{
  DZ_QUERY_LANGUAGE, /* as above */
  DZ_QUERY_LITERAL,  /* all of it is one exact string */
  DZ_QUERY_PCRE,     /* all of it is one regular expression */
} DzQueryMode;

/* What is one for the search. Regular expressions know only of case. A set of flags. */
typedef enum
{
  DZ_QUERY_FOLD_NONE = 0,
  DZ_QUERY_FOLD_WIDTH = 1 << 0,  /* NFKC and lower case: full-width and half-width, capital and small letters */
  DZ_QUERY_FOLD_SPACES = 1 << 1, /* white space in text and query is not there */
  DZ_QUERY_FOLD_SCRIPT = 1 << 2, /* traditional and simplified characters */
} DzQueryFolding;

typedef gunichar (*DzSimplifyFunc) (gunichar c);

typedef struct
{
  DzQueryMode mode;
  DzQueryFolding folding;
  DzSimplifyFunc simplify; /* the simplified character of one, itself for others; needed for DZ_QUERY_FOLD_SCRIPT */
} DzQueryOptions;

/* Language, folded by width. */
#define DZ_QUERY_OPTIONS_INIT { DZ_QUERY_LANGUAGE, DZ_QUERY_FOLD_WIDTH, NULL }

typedef enum
{
  DZ_QUERY_NODE_STRING,
  DZ_QUERY_NODE_PATTERN, /* with wildcards */
  DZ_QUERY_NODE_REGEX,
  DZ_QUERY_NODE_AND,
  DZ_QUERY_NODE_OR,
  DZ_QUERY_NODE_NOT,
  DZ_QUERY_NODE_NEAR,
} DzQueryNodeKind;

struct _DzQueryNode
{
  DzQueryNodeKind kind;
  char *text;         /* of a leaf: the string, the expression, or the pattern, in which \ makes the next sign a character */
  int distance;       /* of NEAR */
  DzQueryNode *left;  /* of an operator */
  DzQueryNode *right;
};

/* options NULL: DZ_QUERY_OPTIONS_INIT. DZ_ERROR_INVALID names the slip and its place in the query; a query of
 * white space only is one. */
DzQuery *dz_query_parse (const char *text, const DzQueryOptions *options, GError **error);
void dz_query_free (DzQuery *query);

/* As it was typed; how it is read; what it says, as a tree. All (transfer none). */
const char *dz_query_get_text (const DzQuery *query);
const DzQueryOptions *dz_query_get_options (const DzQuery *query);
const DzQueryNode *dz_query_get_root (const DzQuery *query);

/* How words are asked for as they stand: themselves, or in quotation marks where the language would read
 * signs in them. (transfer full) */
char *dz_query_dup_literal (const char *words);

/* What is searched for and what is folded, in the reader's language. (transfer full) */
char *dz_query_dup_words (const DzQuery *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzQuery, dz_query_free)

G_END_DECLS
