/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

static void
bind_number (sqlite3_stmt *statement, int index, char type, gint64 number)
{
  if (type == 'n' && number == 0)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_int64 (statement, index, number);
}

static void
bind_all (sqlite3_stmt *statement, const char *types, va_list *args)
{
  int index = 1;

  for (const char *type = types; *type != '\0'; type++, index++)
    {
      const void *blob;

      switch (*type)
        {
        case 'i':
          sqlite3_bind_int (statement, index, va_arg (*args, int));
          break;
        case 'l':
        case 'n':
          bind_number (statement, index, *type, va_arg (*args, gint64));
          break;
        case 'd':
          sqlite3_bind_double (statement, index, va_arg (*args, double));
          break;
        case 't':
          sqlite3_bind_text (statement, index, va_arg (*args, const char *), -1, SQLITE_STATIC);
          break;
        case 'b':
          blob = va_arg (*args, const void *);
          sqlite3_bind_blob64 (statement, index, blob, va_arg (*args, gsize), SQLITE_STATIC);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  g_assert (index - 1 == sqlite3_bind_parameter_count (statement));
}

sqlite3_stmt *
dz_store_prepare_many (DzStore *store, GError **error, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  const char *tail = NULL;
  int code;

  /* SQLite itself only asks in the middle of long work. */
  if (!dz_store_check_cancelled (store, error))
    return NULL;
  code = sqlite3_prepare_v2 (store->db, sql, -1, &statement, &tail);
  if (code != SQLITE_OK)
    {
      dz_store_set_error (store, code, error);
      return NULL;
    }
  g_assert (*tail == '\0');

  return statement;
}

static sqlite3_stmt *
prepare_bound (DzStore *store, GError **error, const char *sql, const char *types, va_list *args)
{
  sqlite3_stmt *statement = dz_store_prepare_many (store, error, sql);

  if (statement != NULL)
    bind_all (statement, types, args);

  return statement;
}

sqlite3_stmt *
dz_store_prepare (DzStore *store, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement;
  va_list args;

  va_start (args, types);
  statement = prepare_bound (store, error, sql, types, &args);
  va_end (args);

  return statement;
}

int
dz_store_step (DzStore *store, sqlite3_stmt *statement, GError **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    dz_store_set_error (store, code, error);

  return code;
}

gboolean
dz_store_run (DzStore *store, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code = SQLITE_ROW;
  va_list args;

  va_start (args, types);
  statement = prepare_bound (store, error, sql, types, &args);
  va_end (args);
  if (statement == NULL)
    return FALSE;

  while (code == SQLITE_ROW)
    code = dz_store_step (store, statement, error);

  return code == SQLITE_DONE;
}

gboolean
dz_store_rerun (DzStore *store, sqlite3_stmt *statement, GError **error, const char *types, ...)
{
  va_list args;
  int code;

  va_start (args, types);
  bind_all (statement, types, &args);
  va_end (args);
  code = dz_store_step (store, statement, error);
  sqlite3_reset (statement);

  return code == SQLITE_DONE;
}

gboolean
dz_store_run_script (DzStore *store, const char *sql, GError **error)
{
  int code = sqlite3_exec (store->db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || dz_store_set_error (store, code, error);
}

gboolean
dz_store_query_int (DzStore *store, gint64 *value, gint64 missing, GError **error, const char *sql,
                    const char *types, ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  va_list args;
  int code;

  va_start (args, types);
  statement = prepare_bound (store, error, sql, types, &args);
  va_end (args);
  if (statement == NULL)
    return FALSE;

  code = dz_store_step (store, statement, error);
  *value = missing;
  if (code == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    *value = sqlite3_column_int64 (statement, 0);

  return code == SQLITE_ROW || code == SQLITE_DONE;
}

/* A library may come from anywhere, and the rest of the program relies on UTF-8. */
char *
dz_column_dup (sqlite3_stmt *statement, int column)
{
  const char *text = dz_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

const char *
dz_column_text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

gboolean
dz_store_list_ids (DzStore *store, GArray *ids, GError **error, const char *sql)
{
  g_autoptr (sqlite3_stmt) statement = dz_store_prepare (store, error, sql, "");
  int code = SQLITE_ERROR;

  while (statement != NULL && (code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  return code == SQLITE_DONE;
}
