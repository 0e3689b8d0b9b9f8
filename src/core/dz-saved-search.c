/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-saved-search.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

#define GROUP "search"

static const char *const mode_nicks[] = { "language", "exact", "regex" };

/* Flags by their keys. */
static const struct
{
  const char *key;
  DzQueryFolding flag;
} foldings[] = { { "width", DZ_QUERY_FOLD_WIDTH },
                 { "spaces", DZ_QUERY_FOLD_SPACES },
                 { "script", DZ_QUERY_FOLD_SCRIPT } };

DzSavedSearch *
dz_saved_search_new (void)
{
  DzSavedSearch *search = g_new0 (DzSavedSearch, 1);

  search->folding = DZ_QUERY_FOLD_WIDTH;
  search->scope = dz_search_scope_new ();

  return search;
}

void
dz_saved_search_free (DzSavedSearch *search)
{
  if (search == NULL)
    return;

  g_free (search->name);
  g_free (search->text);
  g_free (search->modified);
  g_strfreev (search->reports);
  dz_search_scope_free (search->scope);
  g_free (search);
}

static void
write_list (GKeyFile *file, const char *key, char **list)
{
  if (list != NULL)
    g_key_file_set_string_list (file, GROUP, key, (const char *const *) list, g_strv_length (list));
}

/* What says nothing is not written. */
static void
write_scope (GKeyFile *file, const DzSearchScope *scope)
{
  write_list (file, "places", scope->places);
  if (scope->level != DZ_LEVEL_UNKNOWN)
    g_key_file_set_string (file, GROUP, "level", dz_level_get_nick (scope->level));
  if (scope->first_year != 0)
    g_key_file_set_integer (file, GROUP, "first-year", scope->first_year);
  if (scope->last_year != 0)
    g_key_file_set_integer (file, GROUP, "last-year", scope->last_year);
  if (scope->one_part)
    g_key_file_set_string (file, GROUP, "part", dz_part_get_nick (scope->part));
  if (scope->headings_only)
    g_key_file_set_boolean (file, GROUP, "headings", TRUE);
  if (scope->notes_only)
    g_key_file_set_boolean (file, GROUP, "notes", TRUE);
  if (scope->tag != NULL)
    g_key_file_set_string (file, GROUP, "tag", scope->tag);
}

char *
dz_saved_search_dup_content (const DzSavedSearch *search)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (search != NULL, NULL);

  g_key_file_set_string (file, GROUP, "text", search->text != NULL ? search->text : "");
  g_key_file_set_string (file, GROUP, "mode", mode_nicks[search->mode]);
  for (guint i = 0; i < G_N_ELEMENTS (foldings); i++)
    g_key_file_set_boolean (file, GROUP, foldings[i].key, (search->folding & foldings[i].flag) != 0);
  write_list (file, "reports", search->reports);
  write_scope (file, search->scope);

  return g_key_file_to_data (file, NULL, NULL);
}

static gboolean
read_mode (GKeyFile *file, DzQueryMode *mode)
{
  g_autofree char *nick = g_key_file_get_string (file, GROUP, "mode", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (mode_nicks); i++)
    if (g_strcmp0 (nick, mode_nicks[i]) == 0)
      {
        *mode = (DzQueryMode) i;
        return TRUE;
      }

  return FALSE;
}

/* FALSE where a word is none of those that are written. */
static gboolean
read_scope (GKeyFile *file, DzSearchScope *scope)
{
  g_autofree char *level = g_key_file_get_string (file, GROUP, "level", NULL);
  g_autofree char *part = g_key_file_get_string (file, GROUP, "part", NULL);

  scope->places = g_key_file_get_string_list (file, GROUP, "places", NULL, NULL);
  scope->first_year = g_key_file_get_integer (file, GROUP, "first-year", NULL);
  scope->last_year = g_key_file_get_integer (file, GROUP, "last-year", NULL);
  scope->one_part = part != NULL;
  scope->headings_only = g_key_file_get_boolean (file, GROUP, "headings", NULL);
  scope->notes_only = g_key_file_get_boolean (file, GROUP, "notes", NULL);
  scope->tag = g_key_file_get_string (file, GROUP, "tag", NULL);

  return (level == NULL || dz_level_from_nick (level, &scope->level))
         && (part == NULL || dz_part_from_nick (part, &scope->part));
}

gboolean
dz_saved_search_read_content (DzSavedSearch *search, const char *content, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (search != NULL && content != NULL, FALSE);

  g_free (search->text);
  g_strfreev (search->reports);
  dz_search_scope_free (search->scope);
  search->text = NULL;
  search->reports = NULL;
  search->scope = dz_search_scope_new ();
  if (!g_key_file_load_from_data (file, content, (gsize) -1, G_KEY_FILE_NONE, NULL)
      || (search->text = g_key_file_get_string (file, GROUP, "text", NULL)) == NULL
      || !read_mode (file, &search->mode) || !read_scope (file, search->scope))
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("The saved search “%s” cannot be read."),
                   search->name != NULL ? search->name : "");
      return FALSE;
    }
  search->reports = g_key_file_get_string_list (file, GROUP, "reports", NULL, NULL);
  search->folding = DZ_QUERY_FOLD_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (foldings); i++)
    if (g_key_file_get_boolean (file, GROUP, foldings[i].key, NULL))
      search->folding |= foldings[i].flag;

  return TRUE;
}

DzQuery *
dz_saved_search_parse (const DzSavedSearch *search, DzSimplifyFunc simplify, GError **error)
{
  const DzQueryOptions options = { search->mode, search->folding, simplify };

  return dz_query_parse (search->text != NULL ? search->text : "", &options, error);
}
