/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-filter-button.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "gui/notes/dz-highlight-color.h"

struct _DzNoteFilterButton
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkDropDown *order;
  GtkDropDown *color;
  GtkDropDown *place;
  GtkDropDown *tag;
  GtkDropDown *year;
  GtkDropDown *date;
  GtkCheckButton *to_check;
  GtkWidget *clear;

  DzNoteFilter filter;
  gboolean filling; /* the rows are being set by the button itself */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Of the rows of the date; see dz_note_filter_set_days(). */
static const int days[] = { 0, 1, 7, 30, 365 };

G_DEFINE_FINAL_TYPE (DzNoteFilterButton, dz_note_filter_button, ADW_TYPE_BIN)

/* NULL for the first row, which stands for all. */
static char *
dup_chosen (GtkDropDown *row)
{
  guint selected = gtk_drop_down_get_selected (row);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;

  return g_strdup (gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (row)), selected));
}

static void
show_state (DzNoteFilterButton *self)
{
  gboolean limited = dz_note_filter_is_limited (&self->filter);
  const char *label = limited ? _("Filter and Order: Some Notes Are Hidden") : _("Filter and Order");

  gtk_widget_set_sensitive (self->clear, limited);
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (limited)
    gtk_widget_add_css_class (self->button, "accent");
  else
    gtk_widget_remove_css_class (self->button, "accent");
}

static void
row_changed_cb (DzNoteFilterButton *self)
{
  guint color = gtk_drop_down_get_selected (self->color);
  guint date = gtk_drop_down_get_selected (self->date);
  g_autofree char *year = NULL;

  if (self->filling)
    return;

  dz_note_filter_clear (&self->filter);
  year = dup_chosen (self->year);
  self->filter.place = dup_chosen (self->place);
  self->filter.tag = dup_chosen (self->tag);
  self->filter.year = year != NULL ? atoi (year) : 0;
  if (color > 0 && color <= DZ_N_HIGHLIGHT_COLORS)
    self->filter.color = g_strdup (dz_highlight_color_get (color - 1)->key);
  dz_note_filter_set_days (&self->filter, date < G_N_ELEMENTS (days) ? days[date] : 0);
  self->filter.to_check = gtk_check_button_get_active (self->to_check);
  self->filter.order = gtk_drop_down_get_selected (self->order);
  show_state (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkDropDown *
add_row (DzNoteFilterButton *self, GtkGrid *grid, int line, const char *name)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (name);
  GtkWidget *row = gtk_drop_down_new (G_LIST_MODEL (gtk_string_list_new (NULL)), NULL);

  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), row);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_grid_attach (grid, label, 0, line, 1, 1);
  gtk_grid_attach (grid, row, 1, line, 1, 1);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_DROP_DOWN (row);
}

static void
append (GtkDropDown *row, const char *text)
{
  gtk_string_list_append (GTK_STRING_LIST (gtk_drop_down_get_model (row)), text);
}

static void
fill_orders (DzNoteFilterButton *self)
{
  append (self->order, _("As in the Reports"));
  append (self->order, _("Latest First"));
  append (self->order, _("By Color"));
  append (self->order, _("By Tag"));
  append (self->order, _("By Place"));
  /* Translators: notes are listed by the year of their report, the latest first */
  append (self->order, _("By Year"));
}

static void
fill_dates (DzNoteFilterButton *self)
{
  append (self->date, _("At Any Time"));
  append (self->date, _("Today"));
  append (self->date, _("In the Last 7 Days"));
  append (self->date, _("In the Last 30 Days"));
  append (self->date, _("In the Last 365 Days"));
}

static void
fill_colors (DzNoteFilterButton *self)
{
  append (self->color, _("All Colors"));
  for (guint i = 0; i < DZ_N_HIGHLIGHT_COLORS; i++)
    append (self->color, dz_highlight_color_get_name (dz_highlight_color_get (i)));
}

static GtkWidget *
create_popover (DzNoteFilterButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_set_column_spacing (grid, 12);
  self->order = add_row (self, grid, 0, _("_Order"));
  self->color = add_row (self, grid, 1, _("_Color"));
  self->tag = add_row (self, grid, 2, _("_Tag"));
  self->place = add_row (self, grid, 3, _("_Place"));
  self->year = add_row (self, grid, 4, _("_Year"));
  /* Translators: when a note was changed; what is chosen beside it is “Today” and the like */
  self->date = add_row (self, grid, 5, _("C_hanged"));
  self->to_check = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("_Moved or without a paragraph")));
  g_signal_connect_object (self->to_check, "toggled", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (grid, GTK_WIDGET (self->to_check), 0, 6, 2, 1);
  self->clear = gtk_button_new_with_mnemonic (_("Show _All"));
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (dz_note_filter_button_clear), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (grid, self->clear, 0, 7, 2, 1);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (grid));

  return popover;
}

static void
dz_note_filter_button_finalize (GObject *object)
{
  dz_note_filter_finish (&DZ_NOTE_FILTER_BUTTON (object)->filter);

  G_OBJECT_CLASS (dz_note_filter_button_parent_class)->finalize (object);
}

static void
dz_note_filter_button_class_init (DzNoteFilterButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_note_filter_button_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dz_note_filter_button_init (DzNoteFilterButton *self)
{
  self->filling = TRUE;
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "view-sort-descending-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), create_popover (self));
  adw_bin_set_child (ADW_BIN (self), self->button);
  fill_orders (self);
  fill_colors (self);
  fill_dates (self);
  append (self->tag, _("All Tags"));
  append (self->place, _("All Places"));
  append (self->year, _("All Years"));
  self->filling = FALSE;
  show_state (self);
}

DzNoteFilter *
dz_note_filter_button_get_filter (DzNoteFilterButton *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_FILTER_BUTTON (self), NULL);

  return &self->filter;
}

static void
add_choice (GPtrArray *choices, GtkDropDown *row)
{
  char *chosen = dup_chosen (row);

  if (chosen != NULL)
    g_ptr_array_add (choices, chosen);
}

char *
dz_note_filter_button_dup_summary (DzNoteFilterButton *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *tag = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (DZ_IS_NOTE_FILTER_BUTTON (self), NULL);

  if (!dz_note_filter_is_limited (&self->filter))
    return NULL;

  tag = dup_chosen (self->tag);
  date = dup_chosen (self->date);
  if (tag != NULL)
    /* Translators: that the notes shown have */
    g_ptr_array_add (choices, g_strdup_printf (_("Tag: %s"), tag));
  add_choice (choices, self->place);
  add_choice (choices, self->year);
  add_choice (choices, self->color);
  if (date != NULL)
    /* Translators: when the notes shown were changed: “Changed: Today” */
    g_ptr_array_add (choices, g_strdup_printf (_("Changed: %s"), date));
  if (self->filter.to_check)
    g_ptr_array_add (choices, g_strdup (_("Moved or without a paragraph")));
  g_ptr_array_add (choices, NULL);

  return g_strjoinv (" · ", (char **) choices->pdata);
}

/* Texts behind the first row, with the one chosen before chosen again. Returns FALSE where it is there no more. */
static gboolean
set_texts (GtkDropDown *row, const GPtrArray *texts)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (row));
  g_autofree char *chosen = dup_chosen (row);
  guint selected = 0;

  gtk_string_list_splice (list, 1, g_list_model_get_n_items (G_LIST_MODEL (list)) - 1, NULL);
  for (guint i = 0; i < texts->len; i++)
    {
      gtk_string_list_append (list, g_ptr_array_index (texts, i));
      if (g_strcmp0 (chosen, g_ptr_array_index (texts, i)) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_selected (row, selected);

  return chosen == NULL || selected > 0;
}

void
dz_note_filter_button_set_choices (DzNoteFilterButton *self, const GPtrArray *places,
                                   const GPtrArray *tags, const GArray *years)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  gboolean same;

  g_return_if_fail (DZ_IS_NOTE_FILTER_BUTTON (self));

  for (guint i = 0; i < years->len; i++)
    g_ptr_array_add (numbers, g_strdup_printf ("%d", g_array_index (years, int, i)));
  self->filling = TRUE;
  same = set_texts (self->place, places);
  same = set_texts (self->tag, tags) && same;
  same = set_texts (self->year, numbers) && same;
  self->filling = FALSE;
  if (!same)
    row_changed_cb (self);
}

void
dz_note_filter_button_clear (DzNoteFilterButton *self)
{
  g_return_if_fail (DZ_IS_NOTE_FILTER_BUTTON (self));

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->color, 0);
  gtk_drop_down_set_selected (self->place, 0);
  gtk_drop_down_set_selected (self->tag, 0);
  gtk_drop_down_set_selected (self->year, 0);
  gtk_drop_down_set_selected (self->date, 0);
  gtk_check_button_set_active (self->to_check, FALSE);
  self->filling = FALSE;
  row_changed_cb (self);
}

void
dz_note_filter_button_choose_tag (DzNoteFilterButton *self, const char *path)
{
  GListModel *texts;

  g_return_if_fail (DZ_IS_NOTE_FILTER_BUTTON (self));

  dz_note_filter_button_clear (self);
  texts = gtk_drop_down_get_model (self->tag);
  for (guint i = 1; i < g_list_model_get_n_items (texts); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (texts), i), path))
      gtk_drop_down_set_selected (self->tag, i);
}
