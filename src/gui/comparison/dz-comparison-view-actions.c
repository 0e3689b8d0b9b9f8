/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-view-private.h"

#include <glib/gi18n.h>

/* Jumps */

static void
read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  const DzParagraph *paragraph = dz_comparison_view_get_current (self);

  if (paragraph == NULL)
    return;
  dz_view_choose_paragraph (DZ_VIEW (self), paragraph->report_id, paragraph->id, 0, 0);
  gtk_widget_activate_action (widget, "win.read", NULL);
}

static const DzQuantity *
find_in_ledger (DzComparisonView *self, const DzParagraph *paragraph)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));

  for (guint i = 0; paragraph != NULL && overview != NULL && i < overview->goals->len; i++)
    {
      const DzGoal *goal = g_ptr_array_index (overview->goals, i);

      if (goal->goal != NULL && goal->goal->paragraph_id == paragraph->id)
        return goal->goal;
      if (goal->outcome != NULL && goal->outcome->paragraph_id == paragraph->id)
        return goal->outcome;
    }

  return NULL;
}

/* Of the text at the cursor, else of any beside it. */
static const DzQuantity *
find_row_in_ledger (DzComparisonView *self)
{
  const DzQuantity *found = find_in_ledger (self, dz_comparison_view_get_current (self));

  for (guint column = 0; found == NULL && self->sheet != NULL && column < self->sheet->n_columns; column++)
    found = find_in_ledger (self, dz_comparison_view_get_paragraph (self, column));

  return found;
}

static void
ledger_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  const DzQuantity *quantity = find_row_in_ledger (self);

  if (quantity == NULL)
    return;
  dz_view_choose_quantity (DZ_VIEW (self), quantity);
  gtk_widget_activate_action (widget, "win.overview", "s", "goals");
}

static void
follow_move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  int column = 0;
  const DzSheetRow *row = dz_comparison_view_get_row (self, &column);

  if (row != NULL && row->target >= 0)
    dz_comparison_canvas_choose (self->canvas, row->target, column);
}

/* Notes */

static void
notes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  int start = 0;
  int end = 0;
  const DzParagraph *paragraph = dz_comparison_view_get_passage (self, &start, &end);

  if (paragraph == NULL)
    return;
  dz_view_choose_paragraph (DZ_VIEW (self), paragraph->report_id, paragraph->id, start, end);
  gtk_widget_activate_action (widget, g_str_equal (name, "comparison.add-note") ? "win.add-note" : "win.show-notes",
                              NULL);
}

/* It stands at the right paragraph, and is about the left one too. */
static void
pair_note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  const DzParagraph *left = dz_comparison_view_get_paragraph (self, 0);
  const DzParagraph *right = dz_comparison_view_get_paragraph (self, 1);

  if (left == NULL || right == NULL)
    return;
  dz_view_choose_paragraph (DZ_VIEW (self), right->report_id, right->id, 0, 0);
  gtk_widget_activate_action (widget, "win.add-pair-note", "(xxi)", left->id, left->report_id, left->number);
}

/* Menu */

static void
append (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

GMenuModel *
dz_comparison_view_build_row_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) jumps = g_menu_new ();
  g_autoptr (GMenu) pairs = g_menu_new ();
  g_autoptr (GMenu) notes = g_menu_new ();
  g_autoptr (GMenu) copies = g_menu_new ();

  append (jumps, _ ("Go Where It _Moved"), "comparison.follow-move");
  append (jumps, _ ("Show in _Text"), "comparison.read");
  append (jumps, _ ("Show in _Goals"), "comparison.ledger");
  append (jumps, _ ("Show _Notes"), "comparison.show-notes");
  append (jumps, _ ("Follow Through the _Years"), "win.trace");
  append (pairs, _ ("Pair With This Paragraph"), "comparison.decide");
  append (pairs, _ ("_Pair With…"), "comparison.pair");
  append (pairs, _ ("C_onfirm This Pair"), "comparison.confirm");
  append (pairs, _ ("_Separate This Pair"), "comparison.separate");
  append (pairs, _ ("Take Back What I _Said"), "comparison.take-back");
  append (notes, _ ("_Add Note"), "comparison.add-note");
  append (notes, _ ("Add Note on _Both"), "comparison.add-pair-note");
  append (copies, _ ("_Copy"), "comparison.copy");
  append (copies, _ ("Copy with C_itation"), "comparison.copy-with-citation");
  append (copies, _ ("Copy _Row with Citations"), "comparison.copy-pair");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (jumps));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pairs));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (notes));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copies));

  return G_MENU_MODEL (menu);
}

static void
enable (DzComparisonView *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

void
dz_comparison_view_update_row_actions (DzComparisonView *self)
{
  int column = 0;
  const DzSheetRow *row = dz_comparison_view_get_row (self, &column);
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));
  gboolean some = row != NULL && !row->pointer && row->cells[column].n > 0;
  gboolean both = row != NULL && !row->pointer && row->cells[0].n > 0 && row->cells[1].n > 0;
  gboolean may_write = library != NULL && !dz_library_is_read_only (library);
  gboolean waiting = self->waiting != 0;

  enable (self, "comparison.read", some);
  enable (self, "comparison.ledger", find_row_in_ledger (self) != NULL);
  enable (self, "comparison.follow-move", row != NULL && row->target >= 0);
  enable (self, "comparison.show-notes", some);
  enable (self, "comparison.add-note", some && may_write && column < 2);
  enable (self, "comparison.add-pair-note", both && may_write);
  enable (self, "comparison.copy", some);
  enable (self, "comparison.copy-with-citation", some);
  enable (self, "comparison.copy-pair", row != NULL && !row->pointer);
  enable (self, "comparison.decide", waiting && some && may_write);
  enable (self, "comparison.pair", !waiting && some && may_write && column < 2);
  enable (self, "comparison.confirm", !waiting && both && may_write && !row->by_reader);
  enable (self, "comparison.separate", !waiting && both && may_write);
  enable (self, "comparison.take-back", !waiting && row != NULL && row->by_reader && may_write);
}

static void
bind (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, modifiers, action, NULL);
}

void
dz_comparison_view_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "comparison.read", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "comparison.ledger", NULL, ledger_action);
  gtk_widget_class_install_action (widget_class, "comparison.follow-move", NULL, follow_move_action);
  gtk_widget_class_install_action (widget_class, "comparison.show-notes", NULL, notes_action);
  gtk_widget_class_install_action (widget_class, "comparison.add-note", NULL, notes_action);
  gtk_widget_class_install_action (widget_class, "comparison.add-pair-note", NULL, pair_note_action);
  bind (widget_class, GDK_KEY_m, 0, "comparison.follow-move");
  bind (widget_class, GDK_KEY_g, 0, "comparison.ledger");
  bind (widget_class, GDK_KEY_n, 0, "comparison.add-note");
  bind (widget_class, GDK_KEY_b, 0, "comparison.add-pair-note");
  dz_comparison_view_class_init_pairing (widget_class);
  dz_comparison_view_class_init_copying (widget_class);
}
