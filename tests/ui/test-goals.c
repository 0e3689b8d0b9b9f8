/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"

#include <string.h>

#include "gui/goals/dz-pair-dialog.h"

/* The keyboard in the table of goals, and what the table says while a decision is being written. */

/* Where the keyboard is: in a row that is chosen, not in the heads of the columns. */
static gboolean
row_has_focus (Desk *desk)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (desk->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, desk->goals)
         && GTK_IS_LIST_VIEW (gtk_widget_get_parent (focus))
         && (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED) != 0;
}

static void
stand_at_goal (Desk *desk)
{
  dz_session_focus_quantity (desk->session, desk_find_goal (desk, "6%")->goal);
  for (gboolean there = FALSE; !there; there = row_has_focus (desk))
    {
      gtk_widget_grab_focus (desk->goals);
      g_main_context_iteration (NULL, FALSE);
    }
}

static gboolean
count_frames_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  ++*(int *) frames;

  return G_SOURCE_CONTINUE;
}

/* Long enough for a keyboard that is going to move to have moved. */
static void
pass_frames (Desk *desk, int n)
{
  int frames = 0;
  guint tick = gtk_widget_add_tick_callback (desk->window, count_frames_cb, &frames, NULL);

  WAIT_UNTIL (frames >= n);
  gtk_widget_remove_tick_callback (desk->window, tick);
}

/* The way into the page leads to a row, not to the heads of the columns. */
static void
test_grab (Desk *desk, gconstpointer data)
{
  stand_at_goal (desk);
  gtk_window_set_focus (GTK_WINDOW (desk->window), NULL);
  g_assert_true (gtk_widget_grab_focus (desk->goals));
  g_assert_true (row_has_focus (desk));
}

/* Unpaired and paired, by keys and dialog: the rows are exchanged, and the keyboard stays with the goal. */
static void
test_pair (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  GtkListBox *list;

  stand_at_goal (desk);
  desk_rule (desk, "goals.unpair");
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome == NULL);
  WAIT_UNTIL (row_has_focus (desk));
  desk_rule (desk, "goals.pair");
  WAIT_UNTIL ((dialog = widget_find_window (DZ_TYPE_PAIR_DIALOG)) != NULL && gtk_widget_get_mapped (dialog));
  list = GTK_LIST_BOX (widget_find_type (dialog, GTK_TYPE_LIST_BOX));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome != NULL);
  WAIT_UNTIL (row_has_focus (desk));
  pass_frames (desk, 8);
  g_assert_true (row_has_focus (desk));
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget)
      && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL
      && strstr (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* A verdict stands in the table at once, before anything is written, and after it; the keyboard stays too. */
static void
test_verdict (Desk *desk, gconstpointer data)
{
  stand_at_goal (desk);
  g_assert_false (says (desk->goals, "Changed"));
  g_assert_true (gtk_widget_activate_action (desk->goals, "goals.verdict", "s", "changed"));
  g_assert_true (says (desk->goals, "Changed"));
  g_assert_true (says (desk->goals, "Saving…"));
  WAIT_UNTIL (desk_find_goal (desk, "6%")->verdict == DZ_VERDICT_CHANGED);
  g_assert_true (says (desk->goals, "Changed"));
  g_assert_false (says (desk->goals, "Saving…"));
  WAIT_UNTIL (row_has_focus (desk));
}

static void
list_mnemonics (GMenuModel *model, GHashTable *letters)
{
  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (model, i, G_MENU_LINK_SECTION);
      g_autofree char *label = NULL;
      const char *mark;

      if (section != NULL)
        list_mnemonics (section, letters);
      if (!g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_LABEL, "s", &label)
          || (mark = strchr (label, '_')) == NULL)
        continue;
      if (!g_hash_table_add (letters, GINT_TO_POINTER (g_ascii_toupper (mark[1]))))
        g_error ("“%s” has the letter of another", label);
    }
}

/* Each letter leads to one thing. */
static void
test_mnemonics (Desk *desk, gconstpointer data)
{
  g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);
  GtkWidget *menu;

  stand_at_goal (desk);
  desk_rule (desk, "goals.menu");
  menu = widget_find_type (desk->goals, GTK_TYPE_POPOVER_MENU);
  list_mnemonics (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)), letters);
  g_assert_cmpuint (g_hash_table_size (letters), >=, 7);
  gtk_popover_popdown (GTK_POPOVER (menu));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  g_test_add ("/goals/grab", Desk, NULL, desk_set_up, test_grab, desk_tear_down);
  g_test_add ("/goals/pair", Desk, NULL, desk_set_up, test_pair, desk_tear_down);
  g_test_add ("/goals/verdict", Desk, NULL, desk_set_up, test_verdict, desk_tear_down);
  g_test_add ("/goals/mnemonics", Desk, NULL, desk_set_up, test_mnemonics, desk_tear_down);

  return g_test_run ();
}
