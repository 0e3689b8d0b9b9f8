/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-glossary-view-private.h"

#include "gui/glossary/dz-glossary-output.h"
#include "gui/glossary/dz-term-item.h"
#include "gui/glossary/dz-term-window.h"

static void
candidates_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DzGlossaryView *self = user_data;
  const char *where = g_variant_get_string (parameter, NULL);
  gint64 report = g_str_equal (where, "report") ? dz_view_get_focus (DZ_VIEW (self))->report_id : 0;
  g_autofree char *name = report != 0 ? dz_view_dup_citation (DZ_VIEW (self), report, 0) : NULL;

  if (report == 0 && g_str_equal (where, "report"))
    report = dz_session_get_left_report (dz_view_get_session (DZ_VIEW (self)));
  if (name == NULL && report != 0)
    name = dz_view_dup_citation (DZ_VIEW (self), report, 0);
  gtk_stack_set_visible_child_name (self->stack, "candidates");
  dz_candidate_list_find (self->candidates, dz_library_get_path (dz_view_get_library (DZ_VIEW (self))), self->glossary, report,
                          name);
}

static void
show_term (DzGlossaryView *self, const char *headword)
{
  if (self->term_window == NULL)
    {
      self->term_window = GTK_WINDOW (dz_term_window_new (DZ_VIEW (self)));
      g_object_add_weak_pointer (G_OBJECT (self->term_window), (gpointer *) &self->term_window);
    }
  dz_term_window_show (DZ_TERM_WINDOW (self->term_window), self->glossary, headword);
  gtk_window_present (self->term_window);
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *key = g_variant_get_string (parameter, NULL);

  if (*key != '\0')
    show_term (user_data, key);
}

/* What was looked for and is no term yet is proposed. */
static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DzGlossaryView *self = user_data;
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->filter_entry));

  show_term (self, dz_glossary_find (self->glossary, needle) == NULL ? needle : "");
}

static void
export_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DzGlossaryView *self = user_data;

  dz_glossary_output_export (DZ_VIEW (self), self->glossary, NULL);
}

/* As they stand in the list, in its order. */
static void
export_shown_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DzGlossaryView *self = user_data;
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (DzTermItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      g_ptr_array_add (entries, (gpointer) dz_term_item_get_entry (item));
    }
  if (self->glossary != NULL)
    dz_glossary_output_export (DZ_VIEW (self), self->glossary, entries);
}

static void
import_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dz_glossary_output_import (DZ_VIEW (user_data));
}

void
dz_glossary_view_add_actions (DzGlossaryView *self)
{
  static const GActionEntry entries[] = {
    { .name = "candidates", .activate = candidates_action, .parameter_type = "s" },
    { .name = "open", .activate = open_action, .parameter_type = "s" },
    { .name = "add", .activate = add_action },
    { .name = "export", .activate = export_action },
    { .name = "export-shown", .activate = export_shown_action },
    { .name = "import", .activate = import_action },
  };
  static const char *const keys[] = { "glossary-order", "glossary-show", "glossary-dots" };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (self->actions), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "glossary", G_ACTION_GROUP (self->actions));
}

void
dz_glossary_view_enable_actions (DzGlossaryView *self)
{
  static const char *const writing[] = { "add", "import" };
  static const char *const reading[] = { "candidates", "export", "open" };
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));
  gboolean writable = library != NULL && !dz_library_is_read_only (library);

  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), writing[i])),
                                 writable && self->glossary != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (reading); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), reading[i])),
                                 self->glossary != NULL);
}
