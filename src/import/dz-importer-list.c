/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dz-importer.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"
#include "core/dz-file-name.h"

#define MAX_DEPTH 32

static int
compare_files (gconstpointer a, gconstpointer b)
{
  GFile *const *left = a;
  GFile *const *right = b;
  g_autofree char *left_uri = g_file_get_uri (*left);
  g_autofree char *right_uri = g_file_get_uri (*right);

  return g_strcmp0 (left_uri, right_uri);
}

/* Links inside a folder are left out, so that the walk meets no folder twice and never leaves it. */
static gboolean
is_skipped (GFileInfo *info)
{
  return g_file_info_get_is_hidden (info) || g_file_info_get_is_symlink (info);
}

/* A folder inside that may not be entered does not keep the reports beside it from being found; it is listed
 * itself, so that reading it says why it was left out. */
static gboolean
take_closed (GFile *folder, GPtrArray *files, GError *cause, GError **error)
{
  if (!g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }

  g_error_free (cause);
  g_ptr_array_add (files, g_object_ref (folder));

  return TRUE;
}

static gboolean
walk (GFile *folder, int depth, GPtrArray *files, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GError *cause = NULL;

  children = g_file_enumerate_children (
    folder,
    G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN
                                   "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK,
    G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, &cause);
  if (children == NULL && depth > 0)
    return take_closed (folder, files, cause, error);
  if (children == NULL)
    {
      g_propagate_error (error, cause);
      return FALSE;
    }

  while (TRUE)
    {
      GFileInfo *info = NULL;
      GFile *child = NULL;

      if (!g_file_enumerator_iterate (children, &info, &child, cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      if (is_skipped (info))
        continue;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        {
          if (depth < MAX_DEPTH && !walk (child, depth + 1, files, cancellable, error))
            return FALSE;
        }
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
               && dz_importer_takes_name (g_file_info_get_name (info)))
        g_ptr_array_add (files, g_object_ref (child));
    }
}

static gboolean
walk_folder (GFile *folder, GPtrArray *files, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (folder);
  g_autofree char *name = path != NULL ? dz_file_name_dup_shown (path) : g_file_get_parse_name (folder);
  GError *cause = NULL;

  if (!walk (folder, 0, files, cancellable, &cause))
    {
      if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, cause);
          return FALSE;
        }
      g_set_error (error, DZ_ERROR, DZ_ERROR_UNREADABLE, _("The folder “%s” cannot be read: %s"), name,
                   cause->message);
      g_error_free (cause);
      return FALSE;
    }
  if (files->len == 0)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_NO_REPORTS,
                   _("The folder “%s” contains no reports: there is no text file (.txt) in it."), name);
      return FALSE;
    }
  g_ptr_array_sort (files, compare_files);

  return TRUE;
}

GPtrArray *
dz_importer_list_files (GFile *file_or_folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (G_IS_FILE (file_or_folder), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  files = g_ptr_array_new_with_free_func (g_object_unref);
  if (g_file_query_file_type (file_or_folder, G_FILE_QUERY_INFO_NONE, cancellable) != G_FILE_TYPE_DIRECTORY)
    g_ptr_array_add (files, g_object_ref (file_or_folder));
  else if (!walk_folder (file_or_folder, files, cancellable, error))
    return NULL;

  return g_steal_pointer (&files);
}
