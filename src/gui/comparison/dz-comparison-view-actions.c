/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-view-private.h"

#include <glib/gi18n.h>

#include "core/dz-text.h"
#include "gui/dz-window.h"

/* The paragraph of the row at the cursor in a column, NULL for none. */
static const DzParagraph *
get_paragraph (DzComparisonView *self, guint column)
{
  const DzSheetRow *row = dz_comparison_view_get_row (self, NULL);

  if (row == NULL || row->pointer || column >= self->sheet->n_columns || row->cells[column].n == 0)
    return NULL;

  return dz_comparison_sheet_get_paragraph (self->sheet, row, column, 0);
}

static const DzParagraph *
get_current (DzComparisonView *self)
{
  int column = 0;

  return dz_comparison_view_get_row (self, &column) != NULL ? get_paragraph (self, (guint) column) : NULL;
}

/* The paragraph at the cursor and what is selected in it: 0, 0 for nothing. Of a split or merged pair the first that
 * has some of the selection. */
static const DzParagraph *
get_passage (DzComparisonView *self, int *start, int *end)
{
  int column = 0;
  const DzSheetRow *row = dz_comparison_view_get_row (self, &column);

  for (int i = 0; row != NULL && i < row->cells[column].n; i++)
    if (dz_comparison_canvas_get_selected (self->canvas, i, start, end))
      return dz_comparison_sheet_get_paragraph (self->sheet, row, (guint) column, i);

  return get_current (self);
}

static void
tell (DzComparisonView *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (DZ_IS_WINDOW (root))
    dz_window_add_toast (DZ_WINDOW (root), text);
}

/* Jumps */

static void
read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  const DzParagraph *paragraph = get_current (self);

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
  const DzQuantity *found = find_in_ledger (self, get_current (self));

  for (guint column = 0; found == NULL && self->sheet != NULL && column < self->sheet->n_columns; column++)
    found = find_in_ledger (self, get_paragraph (self, column));

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
  const DzParagraph *paragraph = get_passage (self, &start, &end);

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
  const DzParagraph *left = get_paragraph (self, 0);
  const DzParagraph *right = get_paragraph (self, 1);

  if (left == NULL || right == NULL)
    return;
  dz_view_choose_paragraph (DZ_VIEW (self), right->report_id, right->id, 0, 0);
  gtk_widget_activate_action (widget, "win.add-pair-note", "(xxi)", left->id, left->report_id, left->number);
}

/* Copying */

/* The cell, or what is selected of it. */
static void
append_cell (DzComparisonView *self, const DzSheetRow *row, guint column, gboolean selected, GString *text)
{
  const DzReport *report = dz_comparison_sheet_get_report (self->sheet, column);

  for (int i = 0; i < row->cells[column].n; i++)
    {
      const DzParagraph *paragraph = dz_comparison_sheet_get_paragraph (self->sheet, row, column, i);
      g_autofree char *citation = dz_report_dup_citation (report, paragraph->number);
      int start = 0;
      int end = -1;
      g_autofree char *words = NULL;

      if (selected && !dz_comparison_canvas_get_selected (self->canvas, i, &start, &end))
        continue;
      words = dz_text_slice (paragraph->text, start, end);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a copied passage and where it stands: “…” (Wuchang 2025 ¶31) */
      g_string_append_printf (text, _ ("%s (%s)"), words, citation);
    }
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  g_autoptr (GString) text = g_string_new (NULL);
  int column = 0;
  const DzSheetRow *row = dz_comparison_view_get_row (self, &column);

  if (row == NULL)
    return;
  for (guint i = 0; i < self->sheet->n_columns; i++)
    if (g_str_equal (name, "comparison.copy-pair"))
      append_cell (self, row, i, FALSE, text);
    else if ((int) i == column)
      append_cell (self, row, i, dz_comparison_canvas_has_selection (self->canvas), text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

/* The reader's word */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzComparisonView) self = user_data;
  g_autoptr (GError) error = NULL;

  /* What was written is told by the library, and everything that is shown of it is read anew. */
  if (!dz_comparison_reading_write_finish (DZ_LIBRARY (source), result, &error) && error != NULL)
    tell (self, error->message);
}

static void
pair (DzComparisonView *self, gint64 left, gint64 right, gboolean joined)
{
  dz_comparison_reading_pair_async (dz_view_get_library (DZ_VIEW (self)), left, right, joined, written_cb,
                                    g_object_ref (self));
}

static void
separate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  const DzParagraph *left = get_paragraph (self, 0);
  const DzParagraph *right = get_paragraph (self, 1);

  if (left != NULL && right != NULL)
    pair (self, left->id, right->id, FALSE);
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  const DzParagraph *left = get_paragraph (self, 0);
  const DzParagraph *right = get_paragraph (self, 1);

  if (left != NULL && right != NULL)
    pair (self, left->id, right->id, TRUE);
}

static void
take_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  const DzParagraph *left = get_paragraph (self, 0);
  const DzParagraph *right = get_paragraph (self, 1);

  if (left == NULL && right == NULL)
    return;
  dz_comparison_reading_take_back_async (dz_view_get_library (DZ_VIEW (self)), self->sheet->comparison->left->id,
                                         self->sheet->comparison->right->id, left != NULL ? left->id : 0,
                                         right != NULL ? right->id : 0, written_cb, g_object_ref (self));
}

void
dz_comparison_view_stop_waiting (DzComparisonView *self)
{
  self->waiting = 0;
  dz_comparison_canvas_set_waiting (self->canvas, -1, -1);
  gtk_widget_set_visible (self->waiting_bar, FALSE);
}

static void
start_waiting (DzComparisonView *self, const DzParagraph *paragraph, int row, int column)
{
  const DzReport *report = dz_comparison_sheet_get_report (self->sheet, (guint) column);
  const DzReport *other = dz_comparison_sheet_get_report (self->sheet, column == 0 ? 1 : 0);
  g_autofree char *citation = dz_report_dup_citation (report, paragraph->number);
  g_autofree char *name = dz_report_dup_name (other);
  /* Translators: the first is a paragraph, “Wuchang 2022 ¶12”, the second a report, “Wuchang 2025”. */
  g_autofree char *text = g_strdup_printf (_ ("Choose what answers %s in %s"), citation, name);

  self->waiting = paragraph->id;
  self->waiting_column = column;
  gtk_label_set_text (self->waiting_label, text);
  gtk_widget_set_visible (self->waiting_bar, TRUE);
  dz_comparison_canvas_set_waiting (self->canvas, row, column);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
pair_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  int column = 0;
  int row = self->sheet != NULL ? dz_comparison_canvas_get_cursor (self->canvas, &column) : -1;
  const DzParagraph *paragraph = row >= 0 && column < 2 ? get_paragraph (self, (guint) column) : NULL;

  if (paragraph != NULL)
    start_waiting (self, paragraph, row, column);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_comparison_view_stop_waiting (DZ_COMPARISON_VIEW (widget));
}

/* While the reader looks for a partner with the arrow keys, rows are passed; a click or Enter decides. */
static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  int other = self->waiting_column == 0 ? 1 : 0;
  const DzParagraph *partner = self->waiting != 0 ? get_paragraph (self, (guint) other) : NULL;
  gint64 waiting = self->waiting;

  if (partner == NULL)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  dz_comparison_view_stop_waiting (self);
  pair (self, other == 1 ? waiting : partner->id, other == 1 ? partner->id : waiting, TRUE);
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
  append (copies, _ ("_Copy with Citation"), "comparison.copy");
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
  gtk_widget_class_install_action (widget_class, "comparison.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "comparison.copy-pair", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "comparison.pair", NULL, pair_action);
  gtk_widget_class_install_action (widget_class, "comparison.decide", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "comparison.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "comparison.confirm", NULL, confirm_action);
  gtk_widget_class_install_action (widget_class, "comparison.separate", NULL, separate_action);
  gtk_widget_class_install_action (widget_class, "comparison.take-back", NULL, take_back_action);
  bind (widget_class, GDK_KEY_Escape, 0, "comparison.cancel");
  bind (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "comparison.copy");
  bind (widget_class, GDK_KEY_C, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "comparison.copy-pair");
  bind (widget_class, GDK_KEY_m, 0, "comparison.follow-move");
  bind (widget_class, GDK_KEY_p, 0, "comparison.pair");
  bind (widget_class, GDK_KEY_s, 0, "comparison.separate");
  bind (widget_class, GDK_KEY_g, 0, "comparison.ledger");
  bind (widget_class, GDK_KEY_n, 0, "comparison.add-note");
  bind (widget_class, GDK_KEY_b, 0, "comparison.add-pair-note");
}
