/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-settings.h"

#define AUTHOR_KEY "notes-author"
#define BOM_KEY "notes-byte-order-mark"

GSettings *
dz_settings_find (const char *id, const char *key)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, id, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, key))
    return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}

char *
dz_settings_dup_author (void)
{
  g_autoptr (GSettings) settings = dz_settings_find (APP_ID, AUTHOR_KEY);
  g_autofree char *author = settings != NULL ? g_strstrip (g_settings_get_string (settings, AUTHOR_KEY)) : NULL;

  return author != NULL && *author != '\0' ? g_steal_pointer (&author) : NULL;
}

gboolean
dz_settings_wants_bom (void)
{
  g_autoptr (GSettings) settings = dz_settings_find (APP_ID, BOM_KEY);

  return settings != NULL && g_settings_get_boolean (settings, BOM_KEY);
}
