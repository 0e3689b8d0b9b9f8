/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/dz-cli-scope.h"

#include <stdio.h>

#include "cli/dz-cli-output.h"
#include "import/dz-han-script.h"

void
dz_cli_scope_clear (DzCliScope *scope)
{
  g_strfreev (scope->reports);
  g_strfreev (scope->places);
  g_free (scope->level);
  g_free (scope->years);
  g_free (scope->part);
  g_free (scope->tag);
}

/* 2024, 2021-2025, 2021- or -2025. */
static gboolean
read_years (const char *text, DzSearchScope *scope)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 3);
  guint n = g_strv_length (ends);
  guint64 first = 0, last = 0;

  if (n < 1 || n > 2 || (*ends[0] == '\0' && (n < 2 || *ends[1] == '\0'))
      || (*ends[0] != '\0' && !g_ascii_string_to_unsigned (ends[0], 10, 1, 9999, &first, NULL))
      || (n == 2 && *ends[1] != '\0' && !g_ascii_string_to_unsigned (ends[1], 10, 1, 9999, &last, NULL)))
    return FALSE;
  scope->first_year = (int) first;
  scope->last_year = n == 1 ? (int) first : (int) last;

  return scope->last_year == 0 || scope->last_year >= scope->first_year;
}

static gboolean
take_words (const DzCliScope *options, const DzCliArguments *arguments, DzSearchScope *scope)
{
  if (options->level != NULL && !dz_level_from_nick (options->level, &scope->level))
    dz_cli_arguments_refuse (arguments, _ ("“%s” is no level"), options->level);
  else if (options->years != NULL && !read_years (options->years, scope))
    dz_cli_arguments_refuse (arguments, _ ("“%s” are no years"), options->years);
  else if (options->part != NULL && !dz_part_from_nick (options->part, &scope->part))
    dz_cli_arguments_refuse (arguments, _ ("“%s” is no part of a report"), options->part);
  else
    return TRUE;

  return FALSE;
}

static gboolean
take_places (const DzCliScope *options, DzSearchScope *scope)
{
  DzKnowledge *knowledge;

  if (options->places == NULL)
    return TRUE;
  if ((knowledge = dz_cli_load_knowledge ()) == NULL)
    return FALSE;
  scope->places = g_strdupv (options->places);
  for (char **place = scope->places; *place != NULL; place++)
    {
      char *canonical = g_strdup (dz_cli_canonical_place (knowledge, *place));

      g_free (*place);
      *place = canonical;
    }
  dz_knowledge_unref (knowledge);

  return TRUE;
}

static gboolean
take_reports (const DzCliScope *options, DzStore *store, DzSearchScope *scope)
{
  if (options->reports == NULL)
    return TRUE;
  scope->reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (char **name = options->reports; *name != NULL; name++)
    {
      g_autoptr (GError) error = NULL;
      gint64 id = dz_store_resolve_report (store, *name, &error);

      if (id == 0)
        return dz_cli_fail (*name, error) == DZ_CLI_DONE;
      g_array_append_val (scope->reports, id);
    }

  return TRUE;
}

DzSearchScope *
dz_cli_scope_take (const DzCliScope *options, const DzCliArguments *arguments, DzStore *store, int *status)
{
  g_autoptr (DzSearchScope) scope = dz_search_scope_new ();

  *status = DZ_CLI_USAGE;
  if (!take_words (options, arguments, scope))
    return NULL;
  *status = DZ_CLI_SOME_FAILED;
  if (!take_places (options, scope) || !take_reports (options, store, scope))
    return NULL;
  scope->one_part = options->part != NULL;
  scope->headings_only = options->headings;
  scope->notes_only = options->notes;
  scope->tag = g_strdup (options->tag);
  *status = DZ_CLI_DONE;

  return g_steal_pointer (&scope);
}

DzQuery *
dz_cli_scope_parse (const DzCliScope *scope, const DzCliArguments *arguments, const char *words)
{
  DzQueryOptions options = DZ_QUERY_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  DzQuery *query;

  if (scope->exact)
    options.mode = DZ_QUERY_LITERAL;
  else if (scope->regex)
    options.mode = DZ_QUERY_PCRE;
  options.folding = (scope->as_written ? DZ_QUERY_FOLD_NONE : DZ_QUERY_FOLD_WIDTH)
                    | (scope->spaces ? DZ_QUERY_FOLD_SPACES : DZ_QUERY_FOLD_NONE)
                    | (scope->script ? DZ_QUERY_FOLD_SCRIPT : DZ_QUERY_FOLD_NONE);
  options.simplify = dz_han_script_simplify;
  if ((query = dz_query_parse (words, &options, &error)) == NULL)
    dz_cli_arguments_refuse (arguments, "%s", error->message);

  return query;
}

void
dz_cli_scope_warn (const DzStore *store)
{
  if (dz_store_is_index_damaged (store))
    g_printerr ("%s\n", _("The search index is damaged: the reports were read instead. Make it again with “rebuild”."));
}
