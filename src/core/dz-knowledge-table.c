/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-knowledge-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/dz-error.h"

#define MAX_COLUMNS 16

typedef struct
{
  const char *path;
  const char *const *columns;
  int n_columns;
  int places[MAX_COLUMNS]; /* the cell of each column in a line of the file */
} TableReader;

static gboolean
read_header (TableReader *reader, const char *line, int number, GError **error)
{
  g_auto (GStrv) names = g_strsplit (line, "\t", -1);

  for (int i = 0; i < reader->n_columns; i++)
    {
      int place = 0;

      while (names[place] != NULL && !g_str_equal (g_strstrip (names[place]), reader->columns[i]))
        place++;
      if (names[place] == NULL)
        {
          /* Translators: file, line number, name of a column */
          g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("“%s”, line %d: the column “%s” is missing"),
                       reader->path, number, reader->columns[i]);
          return FALSE;
        }
      reader->places[i] = place;
    }

  return TRUE;
}

static gboolean
read_row (TableReader *reader, const char *line, int number, DzKnowledgeRowFunc func, gpointer user_data,
          GError **error)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  int n_fields = (int) g_strv_length (fields);
  const char *cells[MAX_COLUMNS + 1] = { NULL };
  g_autoptr (GError) row_error = NULL;

  for (int i = 0; i < reader->n_columns; i++)
    cells[i] = reader->places[i] < n_fields ? g_strstrip (fields[reader->places[i]]) : "";

  if (func (cells, user_data, &row_error))
    return TRUE;

  /* Translators: file, line number, what is wrong there */
  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("“%s”, line %d: %s"), reader->path, number,
               row_error != NULL ? row_error->message : "");
  return FALSE;
}

static char *
load_text (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) file_error = NULL;

  if (!g_file_get_contents (path, &text, &length, &file_error))
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_UNREADABLE, _("“%s” cannot be read: %s"), path, file_error->message);
      return NULL;
    }
  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("“%s” is not a UTF-8 text"), path);
      return NULL;
    }

  return g_steal_pointer (&text);
}

/* A file written on another system may begin with a byte order mark. */
static const char *
skip_byte_order_mark (const char *text)
{
  return g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
}

gboolean
dz_knowledge_table_read (const char *path, const char *const *columns, DzKnowledgeRowFunc func,
                         gpointer user_data, GError **error)
{
  TableReader reader = { .path = path, .columns = columns, .n_columns = (int) g_strv_length ((GStrv) columns) };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean has_header = FALSE;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (reader.n_columns <= MAX_COLUMNS, FALSE);

  text = load_text (path, error);
  if (text == NULL)
    return FALSE;

  lines = g_strsplit (skip_byte_order_mark (text), "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;

      if (!has_header && !read_header (&reader, lines[i], i + 1, error))
        return FALSE;
      if (has_header && !read_row (&reader, lines[i], i + 1, func, user_data, error))
        return FALSE;
      has_header = TRUE;
    }

  return TRUE;
}
