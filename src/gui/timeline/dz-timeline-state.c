/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-state.h"

#include <gio/gio.h>

#define KEY "timeline-states"
#define STATE_TYPE "(dddsss)"

/* A library with this many others remembered forgets the rest: files come and go. */
#define MAX_LIBRARIES 20

void
dz_timeline_state_clear (DzTimelineState *state)
{
  g_clear_pointer (&state->sort, g_free);
  g_clear_pointer (&state->wording, g_free);
  g_clear_pointer (&state->name, g_free);
}

/* (transfer full) (nullable): NULL where the settings are not installed. */
static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, APP_ID, TRUE) : NULL;

  return schema != NULL && g_settings_schema_has_key (schema, KEY) ? g_settings_new (APP_ID) : NULL;
}

void
dz_timeline_state_load (DzTimelineState *state, const char *path)
{
  g_autoptr (GSettings) settings = find_settings ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;

  *state = (DzTimelineState){ .row_scale = 1 };
  if (all != NULL && path != NULL
      && g_variant_lookup (all, path, STATE_TYPE, &state->first, &state->last, &state->row_scale, &state->sort,
                           &state->wording, &state->name))
    {
      state->known = TRUE;
      return;
    }

  state->sort = g_strdup ("topic");
  state->wording = g_strdup ("any");
  state->name = g_strdup ("");
}

void
dz_timeline_state_save (const DzTimelineState *state, const char *path)
{
  g_autoptr (GSettings) settings = find_settings ();
  g_autoptr (GVariant) old = NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{s" STATE_TYPE "}"));
  GVariantIter iter;
  GVariant *entry = NULL;
  guint n = 1;

  if (settings == NULL || path == NULL)
    return;

  old = g_settings_get_value (settings, KEY);
  g_variant_builder_add (&builder, "{s" STATE_TYPE "}", path, state->first, state->last, state->row_scale,
                         state->sort, state->wording, state->name);
  g_variant_iter_init (&iter, old);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GVariant) owned = entry;
      const char *other = NULL;

      g_variant_get_child (owned, 0, "&s", &other);
      if (n < MAX_LIBRARIES && g_strcmp0 (other, path) != 0)
        {
          g_variant_builder_add_value (&builder, owned);
          n++;
        }
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
