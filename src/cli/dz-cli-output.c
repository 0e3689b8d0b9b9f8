/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/dz-cli-output.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/dz-cli-arguments.h"
#include "core/dz-file-name.h"
#include "core/dz-text.h"
#include "workbench/dz-table-book.h"

/* Why a line could not be printed; 0 while all were. */
static int line_error;

static int
refuse_output (int number)
{
  dz_cli_print_error (_ ("duizhao-cli: the output could not be written: %s"), g_strerror (number));

  return DZ_CLI_SOME_FAILED;
}

static int
print_data (const char *data, gsize length)
{
  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return DZ_CLI_DONE;

  return refuse_output (errno);
}

int
dz_cli_print (const char *text)
{
  return print_data (text, strlen (text));
}

void
dz_cli_print_line (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  if (fputs (text, stdout) < 0 || fputc ('\n', stdout) < 0 || fflush (stdout) != 0)
    line_error = errno;
}

int
dz_cli_settle (int status)
{
  return status == DZ_CLI_DONE && line_error != 0 ? refuse_output (line_error) : status;
}

void
dz_cli_print_error (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  fputs (text, stderr);
  fputc ('\n', stderr);
}

int
dz_cli_fail (const char *subject, const GError *error)
{
  if (subject == NULL || strstr (error->message, subject) != NULL)
    dz_cli_print_error ("duizhao-cli: %s", error->message);
  else
    dz_cli_print_error ("duizhao-cli: %s: %s", subject, error->message);

  return DZ_CLI_SOME_FAILED;
}

static int
refuse_file (const char *path, const char *reason)
{
  g_autofree char *shown = dz_file_name_dup_shown (path);

  dz_cli_print_error (_ ("duizhao-cli: “%s” could not be written: %s"), shown, reason);

  return DZ_CLI_SOME_FAILED;
}

/* A pipe or device stays what it is: a regular file is replaced as a whole, these are written to. */
static gboolean
is_special (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode);
}

static int
write_through (const char *path, const char *data, gsize length)
{
  FILE *file = g_fopen (path, "we");
  gboolean ok = file != NULL && fwrite (data, 1, length, file) == length && fflush (file) == 0;
  int number = errno;

  if (file != NULL)
    fclose (file);

  return ok ? DZ_CLI_DONE : refuse_file (path, g_strerror (number));
}

static int
write_data (const char *path, const char *data, gsize length)
{
  g_autoptr (GError) error = NULL;

  if (path == NULL || g_str_equal (path, "-"))
    return print_data (data, length);

  if (is_special (path))
    return write_through (path, data, length);
  if (g_file_set_contents (path, data, (gssize) length, &error))
    return DZ_CLI_DONE;

  return refuse_file (path, error->message);
}

int
dz_cli_write (const char *path, const char *text)
{
  return write_data (path, text, strlen (text));
}

int
dz_cli_write_bytes (const char *path, GBytes *bytes)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return write_data (path, data, length);
}

int
dz_cli_print_table (const DzTable *table, const char *format)
{
  DzTableFormat table_format = DZ_TABLE_TSV;
  g_autofree char *text = NULL;

  dz_table_format_from_nick (format, &table_format);
  text = dz_table_dup_text (table, table_format);

  return dz_cli_print (text);
}

int
dz_cli_put_table (const DzTable *table, const char *format, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) book = NULL;
  DzTableFormat table_format = DZ_TABLE_TSV;
  g_autofree char *text = NULL;

  if (g_str_equal (format, "xlsx"))
    {
      book = dz_table_book_new (table, NULL, NULL, &error);
      return book != NULL ? dz_cli_write_bytes (path, book) : dz_cli_fail (NULL, error);
    }
  dz_table_format_from_nick (format, &table_format);
  text = dz_table_dup_text (table, table_format);

  return dz_cli_write (path, text);
}

void
dz_cli_add_number (DzTable *table, int number)
{
  if (number > 0)
    dz_table_add_integer (table, number);
  else
    dz_table_add_text (table, NULL);
}

void
dz_cli_sentences_clear (DzCliSentences *sentences)
{
  g_clear_pointer (&sentences->text, g_free);
  sentences->paragraph_id = 0;
}

char *
dz_cli_sentences_dup (DzCliSentences *sentences, const DzQuantity *quantity)
{
  if (sentences->text == NULL || sentences->paragraph_id != quantity->paragraph_id)
    {
      dz_cli_sentences_clear (sentences);
      sentences->paragraph_id = quantity->paragraph_id;
      sentences->text = dz_store_dup_paragraph_text (sentences->store, quantity->paragraph_id, NULL);
    }
  if (sentences->text == NULL)
    return NULL;

  return dz_text_slice (sentences->text, quantity->sentence_start, quantity->sentence_end);
}

char *
dz_cli_dup_sentence (DzStore *store, const DzQuantity *quantity)
{
  g_auto (DzCliSentences) sentences = { store };

  return quantity != NULL && quantity->paragraph_id != 0 ? dz_cli_sentences_dup (&sentences, quantity) : NULL;
}

const DzReport *
dz_cli_find_report (const GPtrArray *reports, gint64 id)
{
  for (guint i = 0; i < reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (reports, i);

      if (report->id == id)
        return report;
    }

  return NULL;
}
