/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-notice-bar.h"

#include <glib/gi18n.h>

struct _DzNoticeBar
{
  GtkBox parent_instance;

  GHashTable *lines; /* id -> GtkWidget, borrowed: children */
};

G_DEFINE_FINAL_TYPE (DzNoticeBar, dz_notice_bar, GTK_TYPE_BOX)

static GtkWidget *
label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static GtkWidget *
verb_new (const char *verb, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (verb);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static void
close_cb (DzNoticeBar *self, GtkWidget *button)
{
  dz_notice_bar_hide (self, g_object_get_data (G_OBJECT (button), "id"));
}

static GtkWidget *
close_button_new (DzNoticeBar *self, const char *id)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_tooltip_text (button, _("Close This Notice"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
dz_notice_bar_finalize (GObject *object)
{
  g_hash_table_unref (DZ_NOTICE_BAR (object)->lines);

  G_OBJECT_CLASS (dz_notice_bar_parent_class)->finalize (object);
}

static void
dz_notice_bar_class_init (DzNoticeBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_notice_bar_finalize;
}

static void
dz_notice_bar_init (DzNoticeBar *self)
{
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

void
dz_notice_bar_show (DzNoticeBar *self, const char *id, const char *text, const char *verb, const char *action)
{
  GtkWidget *line;

  g_return_if_fail (DZ_IS_NOTICE_BAR (self));
  g_return_if_fail (id != NULL && text != NULL && verb != NULL && action != NULL);

  dz_notice_bar_hide (self, id);
  line = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_add_css_class (line, "notice");
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (line), label_new (text));
  gtk_box_append (GTK_BOX (line), verb_new (verb, action));
  gtk_box_append (GTK_BOX (line), close_button_new (self, id));
  gtk_box_append (GTK_BOX (self), line);
  g_hash_table_insert (self->lines, g_strdup (id), line);
}

/* id may be the button's own, which goes with the line. */
void
dz_notice_bar_hide (DzNoticeBar *self, const char *id)
{
  GtkWidget *line;

  g_return_if_fail (DZ_IS_NOTICE_BAR (self));

  line = g_hash_table_lookup (self->lines, id);
  if (line == NULL)
    return;
  g_hash_table_remove (self->lines, id);
  gtk_box_remove (GTK_BOX (self), line);
}
