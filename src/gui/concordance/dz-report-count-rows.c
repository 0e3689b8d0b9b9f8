/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-report-count-rows.h"

#include "gui/concordance/dz-report-count.h"

static GtkWidget *
count_cell_new (int width_chars, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
setup_count_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *name = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count_cell_new (4, NULL));
  gtk_box_append (GTK_BOX (box), count_cell_new (5, "dim-label"));
  gtk_list_item_set_child (item, box);
}

static void
bind_count_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  DzReportCount *count = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *number = gtk_widget_get_next_sibling (name);
  g_autofree char *text = g_strdup_printf ("%d", dz_report_count_get_count (count));
  g_autofree char *rate = dz_report_count_dup_rate (count);

  gtk_label_set_text (GTK_LABEL (name), dz_report_count_get_name (count));
  gtk_widget_set_tooltip_text (name, dz_report_count_get_name (count));
  gtk_label_set_text (GTK_LABEL (number), text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (number)), rate);
}

GtkListItemFactory *
dz_report_count_rows_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_count_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_count_cb), NULL);

  return factory;
}
