/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-csv.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

typedef struct
{
  const char *at;
  int line;
} Cursor;

/* Inside quotation marks; the first one is already behind. FALSE if the text ends before the last one. */
static gboolean
read_quoted (Cursor *cursor, GString *field)
{
  for (; *cursor->at != '\0'; cursor->at++)
    {
      if (*cursor->at == '"' && cursor->at[1] != '"')
        {
          cursor->at++;
          return TRUE;
        }
      if (*cursor->at == '"')
        cursor->at++;
      cursor->line += *cursor->at == '\n';
      g_string_append_c (field, *cursor->at);
    }

  return FALSE;
}

static gboolean
at_line_end (const Cursor *cursor)
{
  return *cursor->at == '\0' || *cursor->at == '\n' || (*cursor->at == '\r' && cursor->at[1] == '\n');
}

static char *
read_field (Cursor *cursor, GError **error)
{
  g_autoptr (GString) field = g_string_new (NULL);
  int line = cursor->line;

  if (*cursor->at == '"')
    {
      cursor->at++;
      if (!read_quoted (cursor, field))
        {
          g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _ ("line %d: a quotation mark is never closed"), line);
          return NULL;
        }
    }
  for (; !at_line_end (cursor) && *cursor->at != ','; cursor->at++)
    g_string_append_c (field, *cursor->at);

  return g_strdup (field->str);
}

static gboolean
read_record (Cursor *cursor, GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      char *field = read_field (cursor, error);

      if (field == NULL)
        return FALSE;
      g_ptr_array_add (fields, field);
      if (*cursor->at != ',')
        break;
      cursor->at++;
    }

  if (*cursor->at == '\r')
    cursor->at++;
  if (*cursor->at == '\n')
    {
      cursor->at++;
      cursor->line++;
    }
  if (fields->len > 1 || ((char *) fields->pdata[0])[0] != '\0')
    {
      g_ptr_array_add (fields, NULL);
      g_ptr_array_add (records, g_ptr_array_free (g_steal_pointer (&fields), FALSE));
    }

  return TRUE;
}

GPtrArray *
dz_csv_parse (const char *text, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  Cursor cursor = { text, 1 };

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_INVALID, _ ("the file is not UTF-8"));
      return NULL;
    }
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    cursor.at += 3;

  while (*cursor.at != '\0')
    if (!read_record (&cursor, records, error))
      return NULL;

  return g_steal_pointer (&records);
}
