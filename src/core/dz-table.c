/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-table.h"

#include <math.h>
#include <string.h>

#include "core/dz-quantity.h"

typedef struct
{
  char *text; /* NULL: not stated */
  char *json; /* NULL: the text as a string */
  gboolean number;
} Cell;

struct _DzTable
{
  const char *const *columns;
  guint n_columns;
  GArray *cells; /* (element-type Cell) row by row */
};

static void
cell_clear (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell->json);
}

gboolean
dz_table_format_from_nick (const char *nick, DzTableFormat *format)
{
  static const char *const nicks[] = { "tsv", "csv", "json", NULL };

  for (int i = 0; nicks[i] != NULL; i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *format = (DzTableFormat) i;
        return TRUE;
      }

  return FALSE;
}

DzTable *
dz_table_new (const char *const *columns)
{
  DzTable *table = g_new0 (DzTable, 1);

  table->columns = columns;
  table->n_columns = g_strv_length ((char **) columns);
  table->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (table->cells, cell_clear);

  return table;
}

void
dz_table_free (DzTable *table)
{
  if (table == NULL)
    return;

  g_array_unref (table->cells);
  g_free (table);
}

static void
take_cell (DzTable *table, char *text, char *json, gboolean number)
{
  Cell cell = { text, json, number };

  g_array_append_val (table->cells, cell);
}

void
dz_table_add_text (DzTable *table, const char *text)
{
  g_return_if_fail (table != NULL);

  take_cell (table, g_strdup (text), NULL, FALSE);
}

void
dz_table_add_integer (DzTable *table, gint64 value)
{
  g_return_if_fail (table != NULL);

  take_cell (table, g_strdup_printf ("%" G_GINT64_FORMAT, value), NULL, TRUE);
}

void
dz_table_add_number (DzTable *table, double value)
{
  g_return_if_fail (table != NULL);

  take_cell (table, isfinite (value) ? dz_number_dup_text (value) : NULL, NULL, TRUE);
}

void
dz_table_add_years (DzTable *table, const GArray *years)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) json = g_string_new ("[");

  g_return_if_fail (table != NULL && years != NULL);

  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);

      g_string_append_printf (text, "%s%d", i > 0 ? "," : "", year);
      g_string_append_printf (json, "%s%d", i > 0 ? ", " : "", year);
    }
  g_string_append_c (json, ']');
  dz_table_add_value (table, text->str, json->str);
}

void
dz_table_add_value (DzTable *table, const char *text, const char *json)
{
  g_return_if_fail (table != NULL && text != NULL && json != NULL);

  take_cell (table, g_strdup (text), g_strdup (json), FALSE);
}

guint
dz_table_get_n_rows (const DzTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->cells->len / table->n_columns;
}

guint
dz_table_get_n_columns (const DzTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->n_columns;
}

const char *
dz_table_get_column (const DzTable *table, guint column)
{
  g_return_val_if_fail (table != NULL && column < table->n_columns, NULL);

  return table->columns[column];
}

const char *
dz_table_get_cell (const DzTable *table, guint row, guint column, gboolean *number)
{
  const Cell *cell = NULL;

  g_return_val_if_fail (table != NULL && column < table->n_columns, NULL);
  g_return_val_if_fail (row * table->n_columns + column < table->cells->len, NULL);

  cell = &g_array_index (table->cells, Cell, row * table->n_columns + column);
  if (number != NULL)
    *number = cell->number;

  return cell->text;
}

static void
append_tsv (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      const char *escaped = *p == '\t' ? "\\t" : *p == '\n' ? "\\n" : *p == '\r' ? "\\r" : *p == '\\' ? "\\\\" : NULL;

      if (escaped != NULL)
        g_string_append (out, escaped);
      else
        g_string_append_c (out, *p);
    }
}

static gboolean
needs_guard (const char *text)
{
  const char *start = text + strspn (text, " \n");
  gunichar c = g_utf8_get_char (start);

  return text[0] == '\'' || (c != 0 && g_utf8_strchr ("=+-@\t\r＝＋－＠", -1, c) != NULL);
}

char *
dz_table_dup_guarded (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_strconcat (needs_guard (text) ? "'" : "", text, NULL);
}

char *
dz_table_dup_clipboard_cell (const char *text)
{
  char *end = NULL;
  char *cell;

  g_return_val_if_fail (text != NULL, NULL);

  g_ascii_strtod (text, &end);
  cell = end > text && *end == '\0' ? g_strdup (text) : dz_table_dup_guarded (text);

  return g_strdelimit (cell, "\t\n\r", ' ');
}

char *
dz_table_dup_unguarded (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_strdup (text[0] == '\'' ? text + 1 : text);
}

static void
append_csv (GString *out, const char *text, gboolean number)
{
  g_autofree char *guarded = number ? g_strdup (text) : dz_table_dup_guarded (text);

  if (strpbrk (guarded, ",\"\r\n") == NULL)
    {
      g_string_append (out, guarded);
      return;
    }

  g_string_append_c (out, '"');
  for (const char *p = guarded; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void
append_cell (GString *out, const Cell *cell, DzTableFormat format)
{
  const char *text = cell->text != NULL ? cell->text : "";

  if (format == DZ_TABLE_TSV)
    append_tsv (out, text);
  else
    append_csv (out, text, cell->number);
}

static char *
make_lines (const DzTable *table, DzTableFormat format, DzProgress *progress, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *separator = format == DZ_TABLE_TSV ? "\t" : ",";
  const char *end = format == DZ_TABLE_TSV ? "\n" : "\r\n";

  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? separator : "", table->columns[i]);
  g_string_append (out, end);

  dz_progress_count (progress, dz_table_get_n_rows (table));
  for (guint i = 0; i < table->cells->len; i++)
    {
      guint column = i % table->n_columns;

      if (column == 0 && !dz_progress_step (progress, error))
        return NULL;
      g_string_append (out, column > 0 ? separator : "");
      append_cell (out, &g_array_index (table->cells, Cell, i), format);
      g_string_append (out, column + 1 == table->n_columns ? end : "");
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
dz_json_append_string (GString *json, const char *text)
{
  g_return_if_fail (json != NULL);

  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }

  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else if (*p == '\n' || *p == '\t' || *p == '\r')
      g_string_append (json, *p == '\n' ? "\\n" : *p == '\t' ? "\\t" : "\\r");
    else if ((guchar) *p < 0x20 || *p == 0x7f)
      g_string_append_printf (json, "\\u%04x", (guchar) *p);
    else
      g_string_append_c (json, *p);
  g_string_append_c (json, '"');
}

static void
append_json_cell (GString *out, const Cell *cell)
{
  if (cell->json != NULL)
    g_string_append (out, cell->json);
  else if (cell->text != NULL && cell->number)
    g_string_append (out, cell->text);
  else
    dz_json_append_string (out, cell->text);
}

static char *
dup_json (const DzTable *table)
{
  GString *out = g_string_new ("[");

  for (guint i = 0; i < table->cells->len; i++)
    {
      guint column = i % table->n_columns;

      g_string_append (out, column > 0 ? ", " : i > 0 ? "},\n{" : "\n{");
      dz_json_append_string (out, table->columns[column]);
      g_string_append (out, ": ");
      append_json_cell (out, &g_array_index (table->cells, Cell, i));
    }
  g_string_append (out, table->cells->len > 0 ? "}\n]\n" : "]\n");

  return g_string_free (out, FALSE);
}

char *
dz_table_dup_text (const DzTable *table, DzTableFormat format)
{
  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (table->cells->len % table->n_columns == 0, NULL);

  return format == DZ_TABLE_JSON ? dup_json (table) : make_lines (table, format, NULL, NULL);
}

char *
dz_table_make_csv (const DzTable *table, DzProgress *progress, GError **error)
{
  g_return_val_if_fail (table != NULL, NULL);

  return make_lines (table, DZ_TABLE_CSV, progress, error);
}
