/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>

#include "cli/dz-cli-arguments.h"

G_BEGIN_DECLS

/* The options that say where to look and how. */
typedef struct
{
  char **reports;
  char **places;
  char *level;
  char *years;
  char *part;
  char *tag;
  gboolean headings;
  gboolean notes;
  gboolean exact;
  gboolean regex;
  gboolean spaces;
  gboolean script;
  gboolean as_written;
} DzCliScope;

#define DZ_CLI_REPORT_ENTRIES(scope)                                                                                   \
  { "report", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &(scope)->reports, N_ ("Only this report; may be said again"),        \
    N_ ("REPORT") },                                                                                                   \
  { "place", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &(scope)->places, N_ ("Only reports of this place; may be said again"), \
    N_ ("PLACE") },                                                                                                    \
  { "level", 0, 0, G_OPTION_ARG_FILENAME, &(scope)->level, N_ ("nation, province, city or district"), N_ ("LEVEL") },  \
  { "years", 0, 0, G_OPTION_ARG_FILENAME, &(scope)->years, N_ ("Only reports of these years, as 2021-2025 or 2024"),   \
    N_ ("YEARS") },                                                                                                    \
  { "part", 0, 0, G_OPTION_ARG_FILENAME, &(scope)->part, N_ ("review, plan, self, glossary or other"), N_ ("PART") }

#define DZ_CLI_TEXT_ENTRIES(scope)                                                                                     \
  { "headings", 0, 0, G_OPTION_ARG_NONE, &(scope)->headings, N_ ("Only in headings"), NULL },                          \
  { "notes", 0, 0, G_OPTION_ARG_NONE, &(scope)->notes, N_ ("Only in my notes"), NULL },                                \
  { "tag", 0, 0, G_OPTION_ARG_FILENAME, &(scope)->tag, N_ ("Only where a note has this tag"), N_ ("TAG") },            \
  { "exact", 0, 0, G_OPTION_ARG_NONE, &(scope)->exact, N_ ("The words as they are: no operators and wildcards"), NULL }, \
  { "regex", 0, 0, G_OPTION_ARG_NONE, &(scope)->regex, N_ ("The words are a regular expression"), NULL },              \
  { "spaces", 0, 0, G_OPTION_ARG_NONE, &(scope)->spaces, N_ ("White space does not count"), NULL },                    \
  { "script", 0, 0, G_OPTION_ARG_NONE, &(scope)->script, N_ ("Simplified and traditional characters are one"), NULL }, \
  { "as-written", 0, 0, G_OPTION_ARG_NONE, &(scope)->as_written, N_ ("Width and case count"), NULL }

void dz_cli_scope_clear (DzCliScope *scope);

/* What the options say about place and kind of text; NULL after saying what is wrong, with *status to return.
 * (transfer full) */
DzSearchScope *dz_cli_scope_take (const DzCliScope *scope, const DzCliArguments *arguments, DzStore *store,
                                  int *status);

/* The query in the mode and folding of the options; NULL after saying what is wrong. (transfer full) */
DzQuery *dz_cli_scope_parse (const DzCliScope *scope, const DzCliArguments *arguments, const char *words);

/* Says so where the search index could not be used; to be called behind a search. */
void dz_cli_scope_warn (const DzStore *store);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DzCliScope, dz_cli_scope_clear)

G_END_DECLS
