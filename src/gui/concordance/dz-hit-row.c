/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-hit-row.h"

#include <glib/gi18n.h>

struct _DzHitRow
{
  GtkWidget parent_instance;

  GtkWidget *left;
  GtkWidget *hit;
  GtkWidget *right;
  GtkWidget *citation;
};

G_DEFINE_FINAL_TYPE (DzHitRow, dz_hit_row, GTK_TYPE_WIDGET)

static void
dz_hit_row_dispose (GObject *object)
{
  DzHitRow *self = DZ_HIT_ROW (object);

  g_clear_pointer (&self->left, gtk_widget_unparent);
  g_clear_pointer (&self->hit, gtk_widget_unparent);
  g_clear_pointer (&self->right, gtk_widget_unparent);
  g_clear_pointer (&self->citation, gtk_widget_unparent);

  G_OBJECT_CLASS (dz_hit_row_parent_class)->dispose (object);
}

static void
dz_hit_row_class_init (DzHitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_hit_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "hitrow");
}

static GtkWidget *
add_cell (DzHitRow *self, GtkInscriptionOverflow overflow, float xalign, gboolean expand)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), overflow);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), xalign);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 4);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), 6);
  gtk_widget_add_css_class (cell, "one-line");
  gtk_widget_set_hexpand (cell, expand);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));

  return cell;
}

static void
dz_hit_row_init (DzHitRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 4);

  self->left = add_cell (self, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_START, 1, TRUE);
  self->hit = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->hit, "heading");
  gtk_widget_set_parent (self->hit, GTK_WIDGET (self));
  self->right = add_cell (self, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, 0, TRUE);
  self->citation = add_cell (self, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, 0, FALSE);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->citation), 20);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->citation), 8);
  gtk_widget_add_css_class (self->citation, "dim-label");
  gtk_widget_add_css_class (self->citation, "caption");
}

GtkWidget *
dz_hit_row_new (void)
{
  return g_object_new (DZ_TYPE_HIT_ROW, NULL);
}

void
dz_hit_row_show (DzHitRow *self, const DzSearchHit *hit, const char *citation)
{
  g_autofree char *line = NULL;

  g_return_if_fail (DZ_IS_HIT_ROW (self));

  gtk_inscription_set_text (GTK_INSCRIPTION (self->left), hit->left);
  gtk_label_set_text (GTK_LABEL (self->hit), hit->hit);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->right), hit->right);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->citation), citation);

  line = g_strconcat (hit->left, hit->hit, hit->right, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, line,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, citation, -1);
}
