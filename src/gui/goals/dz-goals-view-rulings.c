/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "chart/dz-verdict-mark.h"
#include "gui/figures/dz-word-writer.h"
#include "gui/goals/dz-goals-view-private.h"
#include "gui/goals/dz-pair-dialog.h"

/* A decision on its way into the library. */
typedef struct
{
  DzGoalsView *view;
  DzLedgerRow *row; /* that shows it already, NULL for none */
} Ruling;

static Ruling *
ruling_new (DzGoalsView *view, DzLedgerRow *row)
{
  Ruling *ruling = g_new0 (Ruling, 1);

  ruling->view = g_object_ref (view);
  ruling->row = row != NULL ? g_object_ref (row) : NULL;

  return ruling;
}

static void
ruling_free (Ruling *ruling)
{
  g_object_unref (ruling->view);
  g_clear_object (&ruling->row);
  g_free (ruling);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ruling, ruling_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ruling) ruling = user_data;
  g_autoptr (GError) error = NULL;

  if (dz_word_write_ruling_finish (DZ_LIBRARY (source), result, &error))
    return;
  if (ruling->row != NULL)
    dz_ledger_row_say (ruling->row, -1);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (ruling->view), "win.tell", "s", error->message);
}

static void
rule (DzGoalsView *self, gint64 goal_id, DzRulingKind kind, gint64 outcome_id, DzVerdict verdict,
      DzLedgerRow *row)
{
  DzRuling ruling = { .goal_id = goal_id, .kind = kind, .outcome_id = outcome_id, .verdict = verdict };
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));

  if (library != NULL)
    dz_word_write_ruling_async (library, &ruling, written_cb, ruling_new (self, row));
}

typedef struct
{
  DzGoalsView *view; /* owned */
  DzLibrary *library; /* owned: of the figures that the dialog offers */
  gint64 goal_id;
} Pairing;

static void
pairing_free (gpointer data, GClosure *closure)
{
  Pairing *pairing = data;

  g_object_unref (pairing->view);
  g_object_unref (pairing->library);
  g_free (pairing);
}

static void
outcome_chosen_cb (DzPairDialog *dialog, gint64 outcome_id, Pairing *pairing)
{
  if (dz_view_get_library (DZ_VIEW (pairing->view)) == pairing->library)
    rule (pairing->view, pairing->goal_id, DZ_RULING_PAIR, outcome_id, 0, NULL);
}

static void
pair_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzGoalsView *self = DZ_GOALS_VIEW (widget);
  const DzGoal *goal = dz_goals_view_get_chosen_goal (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  DzPairDialog *dialog;
  Pairing *pairing;

  if (goal == NULL || dz_view_get_library (DZ_VIEW (self)) == NULL)
    return;
  dialog = dz_pair_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                               dz_view_get_overview (DZ_VIEW (self)), goal->goal,
                               dz_session_get_focus (dz_view_get_session (DZ_VIEW (self)))->quantity_id,
                               dz_view_get_knowledge (DZ_VIEW (self)));
  pairing = g_new0 (Pairing, 1);
  pairing->view = g_object_ref (self);
  pairing->library = g_object_ref (dz_view_get_library (DZ_VIEW (self)));
  pairing->goal_id = goal->goal->id;
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (outcome_chosen_cb), pairing, pairing_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
unpair_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const DzGoal *goal = dz_goals_view_get_chosen_goal (DZ_GOALS_VIEW (widget));

  if (goal != NULL && goal->outcome != NULL)
    rule (DZ_GOALS_VIEW (widget), goal->goal->id, DZ_RULING_UNPAIR, goal->outcome->id, 0, NULL);
}

static void
verdict_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const DzGoal *goal = dz_goals_view_get_chosen_goal (DZ_GOALS_VIEW (widget));
  g_autoptr (DzLedgerRow) row = dz_goals_view_dup_chosen_row (DZ_GOALS_VIEW (widget));
  DzVerdict verdict;

  if (goal == NULL || dz_view_get_library (DZ_VIEW (widget)) == NULL
      || !dz_verdict_from_nick (g_variant_get_string (parameter, NULL), &verdict))
    return;
  dz_ledger_row_say (row, (int) verdict);
  rule (DZ_GOALS_VIEW (widget), goal->goal->id, DZ_RULING_VERDICT, 0, verdict, row);
}

static void
take_back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const DzGoal *goal = dz_goals_view_get_chosen_goal (DZ_GOALS_VIEW (widget));

  if (goal != NULL && dz_view_get_library (DZ_VIEW (widget)) != NULL)
    dz_word_remove_rulings_async (dz_view_get_library (DZ_VIEW (widget)), goal->goal->id, written_cb,
                                  ruling_new (DZ_GOALS_VIEW (widget), NULL));
}

void
dz_goals_view_install_rulings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "goals.pair", NULL, pair_cb);
  gtk_widget_class_install_action (widget_class, "goals.unpair", NULL, unpair_cb);
  gtk_widget_class_install_action (widget_class, "goals.verdict", "s", verdict_cb);
  gtk_widget_class_install_action (widget_class, "goals.take-back", NULL, take_back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "goals.pair", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_L, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "goals.unpair",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, GDK_CONTROL_MASK, "goals.take-back",
                                       NULL);
}

void
dz_goals_view_update_rulings (DzGoalsView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const DzGoal *goal = dz_goals_view_get_chosen_goal (self);
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));
  gboolean can_rule = goal != NULL && library != NULL && !dz_library_is_read_only (library);

  gtk_widget_action_set_enabled (widget, "goals.pair", can_rule);
  gtk_widget_action_set_enabled (widget, "goals.unpair", can_rule && goal->outcome != NULL);
  gtk_widget_action_set_enabled (widget, "goals.verdict", can_rule);
  gtk_widget_action_set_enabled (widget, "goals.take-back", can_rule && goal->state != DZ_STATE_EXTRACTED);
}

void
dz_goals_view_append_rulings (GMenu *menu)
{
  g_autoptr (GMenu) rulings = g_menu_new ();
  g_autoptr (GMenu) verdicts = g_menu_new ();

  for (int verdict = 0; verdict < DZ_N_VERDICTS; verdict++)
    {
      g_autofree char *label = g_strdup_printf ("%s %s", dz_verdict_get_glyph (verdict),
                                                dz_verdict_get_name (verdict));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "goals.verdict", "s", dz_verdict_get_nick (verdict));
      g_menu_append_item (verdicts, item);
    }
  g_menu_append (rulings, _("_Pair With…"), "goals.pair");
  g_menu_append (rulings, _("_Unpair"), "goals.unpair");
  g_menu_append_submenu (rulings, _("Set _Verdict"), G_MENU_MODEL (verdicts));
  g_menu_append (rulings, _("_Take Decision Back"), "goals.take-back");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rulings));
}
