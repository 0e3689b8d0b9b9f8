/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/dz-cli-arguments.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "core/dz-error.h"

static void
print_usage (const DzCliArguments *arguments)
{
  g_autofree char *usage
    = g_strdup_printf (_ ("Usage: duizhao-cli [--library FILE] %s"), arguments->verb->name);

  dz_cli_print_error ("%s%s%s", usage, arguments->verb->parameters[0] != '\0' ? " " : "",
                      arguments->verb->parameters);
}

int
dz_cli_arguments_refuse (const DzCliArguments *arguments, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  dz_cli_print_error ("duizhao-cli %s: %s", arguments->verb->name, message);
  print_usage (arguments);

  return DZ_CLI_USAGE;
}

static GOptionContext *
make_context (const DzCliArguments *arguments, const GOptionEntry *entries, char **library)
{
  GOptionContext *context = g_option_context_new (arguments->verb->parameters);
  const GOptionEntry common[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, library, N_ ("The library file to work on"), N_ ("FILE") },
    { NULL },
  };
  g_autofree char *program = g_strconcat ("duizhao-cli ", arguments->verb->name, NULL);

  g_set_prgname (program);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, arguments->verb->summary);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

/* GOption leaves a “--” where a parameter after it starts with a dash. */
static void
drop_verb_and_dashes (DzCliArguments *arguments)
{
  gboolean dashes = FALSE;
  int n = 0;

  for (int i = 1; i < arguments->argc; i++)
    if (!dashes && g_str_equal (arguments->argv[i], "--"))
      dashes = TRUE;
    else
      arguments->argv[n++] = arguments->argv[i];

  arguments->argv[n] = NULL;
  arguments->argc = n;
}

static gboolean
check_texts (const DzCliArguments *arguments, int *status)
{
  gboolean dashes = FALSE;

  for (int i = 1; i < arguments->argc; i++)
    {
      const char *parameter = arguments->argv[i];
      gboolean is_file = arguments->verb->takes_files && (dashes || parameter[0] != '-');

      if (!is_file && !g_utf8_validate (parameter, -1, NULL))
        {
          *status = dz_cli_arguments_refuse (arguments, _ ("parameter %d is not UTF-8"), i);
          return FALSE;
        }
      dashes = dashes || g_str_equal (parameter, "--");
    }

  return TRUE;
}

static gboolean
asks_for_help (const DzCliArguments *arguments)
{
  for (int i = 1; i < arguments->argc && !g_str_equal (arguments->argv[i], "--"); i++)
    if (g_str_equal (arguments->argv[i], "--help") || g_str_equal (arguments->argv[i], "-h"))
      return TRUE;

  return FALSE;
}

gboolean
dz_cli_arguments_parse (DzCliArguments *arguments, const GOptionEntry *entries, int min_parameters,
                        int max_parameters, int *status)
{
  g_autofree char *library = NULL;
  g_autoptr (GOptionContext) context = make_context (arguments, entries, &library);
  g_autoptr (GError) error = NULL;

  if (asks_for_help (arguments))
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      *status = dz_cli_print (help);
      return FALSE;
    }
  if (!check_texts (arguments, status))
    return FALSE;
  if (!g_option_context_parse (context, &arguments->argc, &arguments->argv, &error))
    {
      *status = dz_cli_arguments_refuse (arguments, "%s", error->message);
      return FALSE;
    }

  if (library != NULL)
    {
      g_free (arguments->library);
      arguments->library = g_steal_pointer (&library);
    }
  drop_verb_and_dashes (arguments);
  if (arguments->argc < min_parameters)
    {
      *status = dz_cli_arguments_refuse (arguments, "%s", _ ("a parameter is missing"));
      return FALSE;
    }
  if (max_parameters >= 0 && arguments->argc > max_parameters)
    {
      *status = dz_cli_arguments_refuse (arguments, _ ("“%s” is one parameter too many"),
                                         arguments->argv[max_parameters]);
      return FALSE;
    }

  return TRUE;
}

gboolean
dz_cli_arguments_take_format (const DzCliArguments *arguments, char **nick, const char *allowed)
{
  g_auto (GStrv) nicks = g_strsplit (allowed, "|", -1);

  if (*nick == NULL)
    *nick = g_strdup (nicks[0]);
  if (g_strv_contains ((const char *const *) nicks, *nick))
    return TRUE;

  dz_cli_arguments_refuse (arguments, _ ("“%s” is no format of this verb; there are: %s"), *nick, allowed);

  return FALSE;
}

char *
dz_cli_arguments_dup_library (const DzCliArguments *arguments)
{
  return arguments->library != NULL ? g_strdup (arguments->library) : dz_store_dup_default_path ();
}

/* A library of an older version is upgraded by opening it once for writing, as the window does. */
static DzStore *
open_upgraded (const char *path, DzStoreMode mode, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  DzStore *store = dz_store_open (path, mode, &local_error);
  DzStore *writer = NULL;

  if (store != NULL)
    return store;
  if (mode == DZ_STORE_READ_ONLY && g_error_matches (local_error, DZ_ERROR, DZ_ERROR_READ_ONLY))
    writer = dz_store_open (path, DZ_STORE_WRITE, NULL);
  if (writer == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  dz_store_close (writer);

  return dz_store_open (path, mode, error);
}

DzStore *
dz_cli_arguments_open_store (const DzCliArguments *arguments, DzStoreMode mode)
{
  g_autofree char *path = dz_cli_arguments_dup_library (arguments);
  g_autoptr (GError) error = NULL;
  DzStore *store = NULL;

  if (mode == DZ_STORE_READ_ONLY && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      dz_cli_print_error (_ ("duizhao-cli: there is no library “%s” yet; import a report first"), path);
      return NULL;
    }

  store = open_upgraded (path, mode, &error);
  if (store == NULL)
    dz_cli_print_error ("duizhao-cli: %s", error->message);

  return store;
}

DzKnowledge *
dz_cli_load_knowledge (void)
{
  g_autoptr (GError) error = NULL;
  DzKnowledge *knowledge = dz_knowledge_load (NULL, NULL, &error);

  if (knowledge == NULL)
    dz_cli_print_error ("duizhao-cli: %s", error->message);

  return knowledge;
}

const char *
dz_cli_canonical_place (const DzKnowledge *knowledge, const char *place)
{
  const DzPlace *known = place != NULL ? dz_knowledge_find_place (knowledge, place) : NULL;

  return known != NULL ? known->name : place;
}

static gboolean
contains_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static void
add_all_reports (GArray *ids, DzStore *store, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, &error);

  if (reports == NULL)
    {
      *status = dz_cli_fail (NULL, error);
      return;
    }
  for (guint i = 0; i < reports->len; i++)
    g_array_append_val (ids, ((DzReport *) g_ptr_array_index (reports, i))->id);
}

GArray *
dz_cli_resolve_reports (const DzCliArguments *arguments, DzStore *store, int *status)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (arguments->argc == 0)
    add_all_reports (ids, store, status);

  for (int i = 0; i < arguments->argc; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 id = dz_store_resolve_report (store, arguments->argv[i], &error);

      if (id == 0)
        *status = dz_cli_fail (arguments->argv[i], error);
      else if (!contains_id (ids, id))
        g_array_append_val (ids, id);
    }

  return ids;
}
