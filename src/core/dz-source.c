/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-source.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"
#include "core/dz-file-name.h"

DzSource *
dz_source_new (const char *path, GBytes *bytes)
{
  g_autofree char *name = NULL;
  DzSource *source;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  source = g_new0 (DzSource, 1);
  name = g_path_get_basename (path);
  source->name = dz_file_name_dup_shown (name);
  source->bytes = g_bytes_ref (bytes);
  source->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return source;
}

static char *
dup_display_name (GFile *file)
{
  const char *path = g_file_peek_path (file);

  return path != NULL ? dz_file_name_dup_shown (path) : g_file_get_parse_name (file);
}

static void
set_no_permission (const char *name, GError **error)
{
  g_set_error (error, DZ_ERROR, DZ_ERROR_UNREADABLE, _("“%s” cannot be read: you have no permission to open it."),
               name);
}

/* Cancellation stays what it is; every other refusal of the system becomes one of ours. */
static void
take_refusal (GError **error, GError *cause, const char *name)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, DZ_ERROR, DZ_ERROR_UNREADABLE, _("“%s” does not exist."), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    set_no_permission (name, error);
  else
    /* Translators: the second %s is what the system says, in the user's language */
    g_set_error (error, DZ_ERROR, DZ_ERROR_UNREADABLE, _("“%s” cannot be read: %s"), name, cause->message);
  g_error_free (cause);
}

static gboolean
check_info (GFileInfo *info, const char *name, GError **error)
{
  GFileType type = g_file_info_get_file_type (info);
  goffset size = g_file_info_get_size (info);

  if (type == G_FILE_TYPE_DIRECTORY
      && !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_READ))
    set_no_permission (name, error);
  else if (type == G_FILE_TYPE_DIRECTORY)
    g_set_error (error, DZ_ERROR, DZ_ERROR_UNREADABLE, _("“%s” is a folder, not a file."), name);
  else if (type == G_FILE_TYPE_SYMBOLIC_LINK)
    g_set_error (error, DZ_ERROR, DZ_ERROR_UNREADABLE, _("“%s” is a link to a file that is not there."), name);
  else if (type != G_FILE_TYPE_REGULAR)
    g_set_error (error, DZ_ERROR, DZ_ERROR_UNREADABLE,
                 _("“%s” is not a regular file, but a pipe, socket or device."), name);
  else if (size == 0)
    g_set_error (error, DZ_ERROR, DZ_ERROR_EMPTY, _("“%s” is empty."), name);
  else if (size > DZ_SOURCE_MAX_SIZE)
    {
      g_autofree char *is = g_format_size_full ((guint64) size, G_FORMAT_SIZE_IEC_UNITS);
      g_autofree char *may = g_format_size_full (DZ_SOURCE_MAX_SIZE, G_FORMAT_SIZE_IEC_UNITS);

      /* Translators: file name, its size, the limit */
      g_set_error (error, DZ_ERROR, DZ_ERROR_TOO_LARGE, _("“%s” is too large: %s; at most %s can be imported."),
                   name, is, may);
    }
  else
    return TRUE;

  return FALSE;
}

/* Reads at most one byte more than the limit, so that a file that grows meanwhile is noticed, not followed. */
static GBytes *
read_stream (GInputStream *stream, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (64 * 1024);
  GError *cause = NULL;
  gssize n_read;

  while ((n_read = g_input_stream_read (stream, buffer, 64 * 1024, cancellable, &cause)) > 0)
    {
      g_byte_array_append (array, buffer, (guint) n_read);
      if (array->len > DZ_SOURCE_MAX_SIZE)
        {
          g_set_error (error, DZ_ERROR, DZ_ERROR_TOO_LARGE, _("“%s” grew too large while it was read."), name);
          return NULL;
        }
    }
  if (n_read < 0)
    {
      take_refusal (error, cause, name);
      return NULL;
    }
  if (array->len == 0)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_EMPTY, _("“%s” is empty."), name);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

DzSource *
dz_source_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *base = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = dup_display_name (file);

  /* The type is asked before opening: to open a pipe without a writer would wait forever. */
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                    "," G_FILE_ATTRIBUTE_ACCESS_CAN_READ,
                            G_FILE_QUERY_INFO_NONE, cancellable, &cause);
  if (info != NULL && !check_info (info, name, error))
    return NULL;
  if (info != NULL)
    stream = g_file_read (file, cancellable, &cause);
  if (stream == NULL)
    {
      take_refusal (error, cause, name);
      return NULL;
    }
  bytes = read_stream (G_INPUT_STREAM (stream), name, cancellable, error);
  if (bytes == NULL)
    return NULL;
  base = g_file_get_basename (file);

  return dz_source_new (base, bytes);
}

void
dz_source_free (DzSource *source)
{
  if (source == NULL)
    return;

  g_free (source->name);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_free (source->sha256);
  g_free (source->text_sha256);
  g_free (source->encoding);
  g_free (source->place);
  g_free (source);
}

void
dz_source_hash_text (DzSource *source, const GPtrArray *blocks)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_if_fail (source != NULL && blocks != NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const DzBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = g_strchomp (g_strdup (block->text));

      if (*text == '\0')
        continue;
      g_checksum_update (checksum, (const guchar *) text, -1);
      g_checksum_update (checksum, (const guchar *) "\n", 1);
    }
  g_free (source->text_sha256);
  source->text_sha256 = g_strdup (g_checksum_get_string (checksum));
}

DzBlock *
dz_block_new (const char *text, int line)
{
  DzBlock *block = g_new0 (DzBlock, 1);

  block->text = g_strdup (text);
  block->line = line;
  block->bolds = g_array_new (FALSE, FALSE, sizeof (DzBoldRun));

  return block;
}

void
dz_block_free (DzBlock *block)
{
  if (block == NULL)
    return;

  g_free (block->text);
  g_array_unref (block->bolds);
  g_free (block);
}
