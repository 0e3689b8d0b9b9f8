/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "comparison-desk.h"

#include <glib/gstdio.h>
#include <string.h>

#include "short-report.h"

static const char *const old_body[] = { "种树一千棵，新区增长6%左右。", "修路三条，建桥两座，方便出行。",
                                        "只在去年说过的旧话，今年不再提。", "图书馆借书一万册，读者夸好。", NULL };
static const char *const new_body[] = { "图书馆借书一万册，读者夸好。", "种树一千棵，新区增长7%以上。",
                                        "修路三条，建桥两座，方便出行。", "放风筝也要讲规矩。", NULL };

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Desk *) data)->library = dz_library_open_finish (result, NULL);
}

static void
open_library (Desk *desk, const char *path)
{
  g_clear_object (&desk->library);
  dz_library_open_async (path, NULL, opened_cb, desk);
  WAIT_UNTIL (desk->library != NULL);
  dz_session_set_library (desk->session, desk->library);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
}

/* A new file; returns its path. */
static char *
create_library (Desk *desk, const char *name, gboolean city_first)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_unlink (path);
  store = dz_store_open (path, DZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  if (city_first)
    desk->reports[2] = store_short_report (store, "样板市", 2025, old_body, NULL);
  desk->reports[0] = store_short_report (store, "试验区", 2024, old_body, NULL);
  desk->reports[1] = store_short_report (store, "试验区", 2025, new_body, NULL);
  if (!city_first)
    desk->reports[2] = store_short_report (store, "样板市", 2025, old_body, NULL);

  return g_steal_pointer (&path);
}

void
desk_restore (Desk *desk)
{
  g_autofree char *path = create_library (desk, "restored.duizhao", TRUE);

  dz_session_set_library (desk->session, NULL);
  dz_library_close (desk->library);
  open_library (desk, path);
}

const DzComparisonSheet *
desk_get_sheet (Desk *desk)
{
  return dz_comparison_view_get_sheet (desk->view);
}

static void
tell_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Desk *desk = data;

  g_free (desk->told);
  desk->told = g_variant_dup_string (parameter, NULL);
  desk->may_undo = g_str_equal (g_action_get_name (G_ACTION (action)), "tell-undo");
}

void
desk_set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load (NULL, NULL, NULL);
  const GActionEntry entries[] = { { .name = "tell", .activate = tell_cb, .parameter_type = "s" },
                                   { .name = "tell-undo", .activate = tell_cb, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  g_autofree char *path = create_library (desk, "comparison.duizhao", FALSE);

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), desk);
  desk->session = dz_session_new (knowledge);
  desk->window = gtk_window_new ();
  desk->view = g_object_new (DZ_TYPE_COMPARISON_VIEW, "session", desk->session, NULL);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1400, 700);
  gtk_widget_insert_action_group (desk->window, "win", G_ACTION_GROUP (actions));
  /* In a pane as in the real window: panes have keys of their own. */
  gtk_paned_set_start_child (GTK_PANED (paned), GTK_WIDGET (desk->view));
  gtk_paned_set_end_child (GTK_PANED (paned), gtk_button_new ());
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  gtk_window_set_child (GTK_WINDOW (desk->window), paned);
  gtk_window_present (GTK_WINDOW (desk->window));
  open_library (desk, path);
  desk_show (desk, desk->reports[0], desk->reports[1]);
}

void
desk_tear_down (Desk *desk, gconstpointer data)
{
  GtkWidget *view = g_object_ref (GTK_WIDGET (desk->view));
  g_autoptr (GSettings) settings = g_settings_new ("io.github.duizhao.Duizhao");

  g_settings_reset (settings, "comparison-third-report");
  gtk_window_destroy (GTK_WINDOW (desk->window));
  dz_session_set_library (desk->session, NULL);
  dz_library_close (desk->library);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (view);
  g_clear_object (&desk->library);
  g_clear_object (&desk->session);
  g_clear_pointer (&desk->told, g_free);
}

int
desk_find_row (Desk *desk, guint column, int paragraph)
{
  return dz_comparison_sheet_find_row (desk_get_sheet (desk), column, paragraph);
}

const DzSheetRow *
desk_get_row (Desk *desk, int row)
{
  return g_ptr_array_index (desk_get_sheet (desk)->rows, (guint) row);
}

DzComparisonCanvas *
desk_get_canvas (Desk *desk)
{
  return dz_comparison_view_get_canvas (desk->view);
}

void
desk_act (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->view), action, NULL));
}


gboolean
desk_is_paired (Desk *desk, int left, int right)
{
  int row = desk_find_row (desk, 0, left);

  return row >= 0 && row == desk_find_row (desk, 1, right);
}

typedef struct
{
  const char *place;
  int year;
  const char *const *body;
} Adding;

static gpointer
add_report (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Adding *adding = data;
  gint64 id = store_short_report (store, adding->place, adding->year, adding->body, NULL);

  return g_memdup2 (&id, sizeof id);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gint64 **) data = dz_library_call_finish (DZ_LIBRARY (source), result, NULL);
}

gint64
desk_add_report (Desk *desk, const char *place, int year, const char *const *body)
{
  const Adding adding = { place, year, body };
  gint64 *added = NULL;
  gint64 id;

  dz_library_write_async (desk->library, add_report, (gpointer) &adding, NULL, g_free, NULL, added_cb, &added);
  WAIT_UNTIL (added != NULL);
  id = *added;
  g_free (added);
  WAIT_UNTIL (dz_overview_find_report (dz_session_get_overview (desk->session), id) != NULL);

  return id;
}

void
desk_show (Desk *desk, gint64 left, gint64 right)
{
  dz_session_show_reports (desk->session, left, right);
  WAIT_UNTIL (desk_get_sheet (desk) != NULL && desk_get_sheet (desk)->comparison->left->id == left
              && desk_get_sheet (desk)->comparison->right->id == right
              && dz_comparison_canvas_get_n_columns (desk_get_canvas (desk)) == desk_get_sheet (desk)->n_columns);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

char *
desk_dup_clipboard (Desk *desk)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (desk->view)), NULL, pasted_cb, &text);
  WAIT_UNTIL (text != NULL);

  return text;
}

static gpointer
undo_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_undo (store, error));
}

void
desk_undo (Desk *desk)
{
  dz_library_write_async (desk->library, undo_in_store, NULL, NULL, NULL, NULL, NULL, NULL);
}
