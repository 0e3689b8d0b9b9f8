/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-tag-picker.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/notes/dz-color-row.h"

#define PATH_KEY "dz-path"

struct _DzTagPicker
{
  GtkPopover parent_instance;

  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkWidget *scroller; /* of the list */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzTagPicker, dz_tag_picker, GTK_TYPE_POPOVER)

static const char *
get_typed (DzTagPicker *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_new_row (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), PATH_KEY) == NULL;
}

static gboolean
contains (const char *path, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (path, -1);
  g_autofree char *wanted = g_utf8_casefold (words, -1);

  return strstr (folded, wanted) != NULL;
}

/* The path as it would be written: “ a / b ” is “a/b”. NULL for nothing but blanks. */
static char *
dup_typed_path (DzTagPicker *self)
{
  g_auto (GStrv) names = dz_tag_path_split (get_typed (self));

  return names != NULL && *names != NULL ? dz_tag_path_join ((const char *const *) names) : NULL;
}

static gboolean
is_known (DzTagPicker *self, const char *path)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), PATH_KEY), path) == 0)
      return TRUE;

  return FALSE;
}

/* The row that makes a tag stands last, where what was typed is none. */
static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  DzTagPicker *self = data;
  const char *path = g_object_get_data (G_OBJECT (row), PATH_KEY);
  g_autofree char *typed = dup_typed_path (self);

  if (path != NULL)
    return typed == NULL || contains (path, typed);

  return typed != NULL && !is_known (self, typed);
}

/* What Enter takes: the first that is shown. */
static GtkListBoxRow *
find_first (DzTagPicker *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;

  return NULL;
}

static void
typed_cb (DzTagPicker *self)
{
  g_autofree char *typed = dup_typed_path (self);
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL && !is_new_row (row);)
    i++;
  if (row != NULL && typed != NULL)
    {
      /* Translators: makes a tag; %s is its path, as in Economy/Investment. */
      g_autofree char *text = g_strdup_printf (_("New Tag “%s”"), typed);

      gtk_label_set_text (GTK_LABEL (gtk_list_box_row_get_child (row)), text);
    }
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, find_first (self));
  gtk_widget_set_visible (self->scroller, find_first (self) != NULL);
}

static void
choose (DzTagPicker *self, GtkListBoxRow *row)
{
  const char *path = g_object_get_data (G_OBJECT (row), PATH_KEY);
  g_autofree char *chosen = path != NULL ? g_strdup (path) : dup_typed_path (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (chosen != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, chosen);
}

static void
entry_activated_cb (DzTagPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    choose (self, row);
}

static void
row_activated_cb (DzTagPicker *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
stopped_cb (DzTagPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
dz_tag_picker_class_init (DzTagPickerClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
create_list (DzTagPicker *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "report-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tags"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));

  return scroller;
}

static void
dz_tag_picker_init (DzTagPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_search_delay (self->entry, 0);
  g_object_set (self->entry, "placeholder-text", _("Tag, or Topic/Tag"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find or Add a Tag"), -1);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stopped_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_search_entry_set_key_capture_widget (self->entry, box); /* typing goes on from the list */
  self->scroller = create_list (self);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
dz_tag_picker_new (void)
{
  return g_object_new (DZ_TYPE_TAG_PICKER, NULL);
}

static void
add_tag (DzTagPicker *self, const GPtrArray *tags, const DzTag *tag)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *path = dz_tag_dup_path (tags, tag->id);
  GtkWidget *label = gtk_label_new (path);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_START);
  gtk_box_append (GTK_BOX (box), dz_color_swatch_new (tag->color));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, path);
  g_object_set_data_full (G_OBJECT (row), PATH_KEY, g_steal_pointer (&path), g_free);
  gtk_list_box_append (self->list, row);
}

void
dz_tag_picker_set_tags (DzTagPicker *self, const GPtrArray *tags)
{
  GtkListBoxRow *row;
  GtkWidget *label;

  g_return_if_fail (DZ_IS_TAG_PICKER (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; tags != NULL && i < tags->len; i++)
    add_tag (self, tags, g_ptr_array_index (tags, i));
  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_append (self->list, label);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  typed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
