/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-lines-bar.h"

#include <glib/gi18n.h>

#define LENGTH_MAX 5 /* characters that lines are ordered by */

struct _DzLinesBar
{
  GtkBox parent_instance;

  GtkDropDown *order_drop; /* by report, left, right, both */
  GtkSpinButton *length_spin;
  GtkMenuButton *filter_button;
  GtkEditable *words;
  GtkDropDown *side_drop; /* left, right, either */
  GtkSpinButton *within_spin;
  GtkCheckButton *without_check;
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (DzLinesBar, dz_lines_bar, GTK_TYPE_BOX)

static guint changed_signal;

static DzContextSide
side_of (guint index)
{
  static const DzContextSide sides[] = { DZ_CONTEXT_LEFT, DZ_CONTEXT_RIGHT, DZ_CONTEXT_BOTH };

  return sides[MIN (index, G_N_ELEMENTS (sides) - 1)];
}

static gboolean
has_filter (DzLinesBar *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->words)));

  return *words != '\0';
}

void
dz_lines_bar_fill (DzLinesBar *self, DzHitArrangement *arrangement)
{
  guint order;

  g_return_if_fail (DZ_IS_LINES_BAR (self) && arrangement != NULL);

  order = gtk_drop_down_get_selected (self->order_drop);
  arrangement->by_context = order > 0;
  arrangement->side = order > 0 ? side_of (order - 1) : DZ_CONTEXT_RIGHT;
  arrangement->length = gtk_spin_button_get_value_as_int (self->length_spin);
  arrangement->filter.words = gtk_editable_get_text (self->words);
  arrangement->filter.side = side_of (gtk_drop_down_get_selected (self->side_drop));
  arrangement->filter.length = gtk_spin_button_get_value_as_int (self->within_spin);
  arrangement->filter.without = gtk_check_button_get_active (self->without_check);
}

char *
dz_lines_bar_dup_words (DzLinesBar *self)
{
  /* Translators: which of the hits are listed: %d is a number of characters, %s are words. */
  static const char *const with[] = {
    N_ ("with “%2$s” in the %1$d characters on the left"),
    N_ ("with “%2$s” in the %1$d characters on the right"),
    N_ ("with “%2$s” in the %1$d characters on either side"),
  };
  static const char *const without[] = {
    N_ ("without “%2$s” in the %1$d characters on the left"),
    N_ ("without “%2$s” in the %1$d characters on the right"),
    N_ ("without “%2$s” in the %1$d characters on either side"),
  };
  DzHitArrangement arrangement = DZ_HIT_ARRANGEMENT_INIT;
  guint side;

  g_return_val_if_fail (DZ_IS_LINES_BAR (self), NULL);

  if (!has_filter (self))
    return g_strdup ("");

  side = MIN (gtk_drop_down_get_selected (self->side_drop), G_N_ELEMENTS (with) - 1);
  dz_lines_bar_fill (self, &arrangement);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (arrangement.filter.without ? without[side] : with[side]), arrangement.filter.length,
                          arrangement.filter.words);
#pragma GCC diagnostic pop
}

static void
tell (DzLinesBar *self)
{
  if (self->quiet)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->length_spin), gtk_drop_down_get_selected (self->order_drop) > 0);
  if (has_filter (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "accent");
  g_signal_emit (self, changed_signal, 0);
}

void
dz_lines_bar_clear (DzLinesBar *self)
{
  g_return_if_fail (DZ_IS_LINES_BAR (self));

  gtk_editable_set_text (self->words, "");
}

static void
set_name (gpointer widget, const char *name)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (widget), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkSpinButton *
create_spin (DzLinesBar *self, int max, int value, const char *name)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (1, max, 1);

  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  set_name (spin, name);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (tell), self);

  return GTK_SPIN_BUTTON (spin);
}

static GtkDropDown *
create_drop (DzLinesBar *self, const char *const *names, const char *name)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *drop;

  for (guint i = 0; names[i] != NULL; i++)
    gtk_string_list_append (list, _ (names[i]));
  drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  set_name (drop, name);
  g_signal_connect_swapped (drop, "notify::selected", G_CALLBACK (tell), self);

  return GTK_DROP_DOWN (drop);
}

static GtkWidget *
create_filter_row (const char *words, gpointer widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), widget);

  return box;
}

static GtkWidget *
create_filter (DzLinesBar *self)
{
  static const char *const sides[] = { N_ ("On the Left"), N_ ("On the Right"), N_ ("On Either Side"), NULL };
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_search_entry_new ();

  self->words = GTK_EDITABLE (entry);
  g_object_set (entry, "placeholder-text", _ ("Words beside the hit"), NULL);
  set_name (entry, _ ("Words beside the Hit"));
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (tell), self);
  self->side_drop = create_drop (self, sides, _ ("Side of the Hit"));
  gtk_drop_down_set_selected (self->side_drop, 2);
  self->within_spin = create_spin (self, DZ_CONCORDANCE_CONTEXT_MAX, 5, _ ("So Many Characters from the Hit"));
  self->without_check = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("Only hits without these words")));
  g_signal_connect_swapped (self->without_check, "toggled", G_CALLBACK (tell), self);

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), create_filter_row (_ ("Where"), self->side_drop));
  gtk_box_append (GTK_BOX (box), create_filter_row (_ ("Characters"), self->within_spin));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->without_check));
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}

static void
dz_lines_bar_class_init (DzLinesBarClass *klass)
{
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
dz_lines_bar_init (DzLinesBar *self)
{
  static const char *const orders[]
    = { N_ ("By Report"), N_ ("By Left Context"), N_ ("By Right Context"), N_ ("By Both Contexts"), NULL };

  self->quiet = TRUE;
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->order_drop = create_drop (self, orders, _ ("Order of the Hits"));
  self->length_spin = create_spin (self, LENGTH_MAX, LENGTH_MAX, _ ("So Many Characters Count for the Order"));
  self->filter_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->filter_button, _ ("Context"));
  gtk_menu_button_set_always_show_arrow (self->filter_button, TRUE);
  gtk_menu_button_set_popover (self->filter_button, create_filter (self));
  set_name (self->filter_button, _ ("Filter by What Stands beside a Hit"));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->order_drop));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->length_spin));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->filter_button));
  gtk_widget_set_visible (GTK_WIDGET (self->length_spin), FALSE);
  self->quiet = FALSE;
}
