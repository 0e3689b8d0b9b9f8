/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <string.h>

#include "store/dz-schema-resources.h"

/* The step that brings the search index as it is now. */
#define SEARCH_PAGES_VERSION 11

#define SCHEMA_PREFIX "/io/github/duizhao/schema/"

static char *
dup_schema (const char *name)
{
  g_autofree char *path = g_strconcat (SCHEMA_PREFIX, name, NULL);
  g_autoptr (GBytes) bytes = NULL;

  bytes = g_resource_lookup_data (dz_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
dup_step (const char *const *steps, int version)
{
  g_autofree char *name = g_strdup_printf ("%03d.sql", version);

  return steps != NULL ? g_strdup (steps[version - 1]) : dup_schema (name);
}

gboolean
dz_store_create_search_index (DzStore *store, GError **error)
{
  g_autofree char *script = dup_schema ("search-pages.sql");

  return dz_store_run_script (store, script, error) && dz_search_index_update (store, TRUE, error);
}

gboolean
dz_store_trust_schema (DzStore *store, GError **error)
{
  g_autofree char *script = dup_schema ("search-pages.sql");
  g_autofree char *older = dup_schema ("search-index.sql");
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT sql FROM sqlite_schema WHERE type IN ('trigger', 'view')", "");
  if (statement == NULL)
    return FALSE;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    if (strstr (script, dz_column_text (statement, 0)) == NULL
        && strstr (older, dz_column_text (statement, 0)) == NULL)
      return dz_store_set_error (store, SQLITE_NOTADB, error);
  sqlite3_db_config (store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, NULL);

  return code == SQLITE_DONE;
}

/* What a script cannot do. */
static gboolean
finish_step (DzStore *store, const char *const *steps, int version, GError **error)
{
  if (steps != NULL)
    return TRUE;

  return (version != 2 || dz_store_write_digests (store, error))
         && (version != 7
             || (dz_store_keep_ids_for_ever (store, error) && dz_store_take_listed_tags (store, NULL, error)));
}

static gboolean
run_step (DzStore *store, const char *const *steps, int version, GError **error)
{
  g_autofree char *script = dup_step (steps, version);
  g_autofree char *header = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d", version,
                                             DZ_STORE_APPLICATION_ID);

  return dz_store_run_script (store, script, error) && finish_step (store, steps, version, error)
         && (version != SEARCH_PAGES_VERSION || dz_store_create_search_index (store, error))
         && dz_store_run_script (store, header, error);
}

/* Another program may have taken the step since the version was read: it is asked again under the lock. */
static gboolean
take_step (DzStore *store, const char *const *steps, int version, GError **error)
{
  gint64 current = 0;
  gboolean ok;

  if (!dz_store_begin (store, NULL, error))
    return FALSE;
  ok = dz_store_query_int (store, &current, 0, error, "PRAGMA user_version", "")
       && (current >= version || run_step (store, steps, version, error));

  return dz_store_end (store, ok, error);
}

/* An attempt that is repeated must not replace the copy that the first one made. */
static gboolean
back_up_before (DzStore *store, int version, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.v%d.bak", store->path, version);

  return g_file_test (path, G_FILE_TEST_EXISTS) || dz_store_copy_to (store, path, error);
}

gboolean
dz_store_migrate (DzStore *store, int version, const char *const *steps, GError **error)
{
  int newest = steps != NULL ? (int) g_strv_length ((char **) steps) : DZ_STORE_VERSION;

  if (version > 0 && version < newest && !back_up_before (store, version, error))
    return FALSE;
  while (version < newest)
    if (!take_step (store, steps, ++version, error))
      return FALSE;

  return TRUE;
}
