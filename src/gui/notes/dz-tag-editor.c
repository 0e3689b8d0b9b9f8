/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-tag-editor.h"

#include <glib/gi18n.h>

#include "gui/notes/dz-highlight-color.h"
#include "gui/notes/dz-tag-writer.h"

struct _DzTagEditor
{
  GtkPopover parent_instance;

  DzView *view; /* borrowed */
  GPtrArray *tags;
  GArray *others; /* (element-type gint64) tags that are neither this one nor below it, as in the two lists */
  DzTag *tag;     /* as it is */
  GtkEditable *name;
  GtkEditable *description;
  GtkDropDown *color;
  GtkDropDown *parent;
  GtkDropDown *into;
  GtkButton *button; /* says what it will do */
};

G_DEFINE_FINAL_TYPE (DzTagEditor, dz_tag_editor, GTK_TYPE_POPOVER)

static void
dz_tag_editor_finalize (GObject *object)
{
  DzTagEditor *self = DZ_TAG_EDITOR (object);

  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_pointer (&self->tag, dz_tag_free);

  G_OBJECT_CLASS (dz_tag_editor_parent_class)->finalize (object);
}

static void
dz_tag_editor_class_init (DzTagEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_tag_editor_finalize;
}

static void
dz_tag_editor_init (DzTagEditor *self)
{
  self->others = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* 0 for the first row, which stands for none. */
static gint64
get_other (DzTagEditor *self, GtkDropDown *row)
{
  guint selected = gtk_drop_down_get_selected (row);

  return selected > 0 && selected <= self->others->len ? g_array_index (self->others, gint64, selected - 1) : 0;
}

static void
save_cb (DzTagEditor *self)
{
  g_autoptr (DzTag) tag = dz_tag_copy (self->tag);
  guint color = gtk_drop_down_get_selected (self->color);
  gint64 into = self->into != NULL ? get_other (self, self->into) : 0;
  const char *description = gtk_editable_get_text (self->description);

  g_free (tag->name);
  g_free (tag->color);
  g_free (tag->description);
  tag->name = dz_tag_name_clean (gtk_editable_get_text (self->name));
  tag->color = color > 0 ? g_strdup (dz_highlight_color_get (color - 1)->key) : NULL;
  tag->description = *description != '\0' ? g_strdup (description) : NULL;
  tag->parent_id = get_other (self, self->parent);
  tag->position = tag->id != 0 && tag->parent_id == self->tag->parent_id ? tag->position : -1;
  if (tag->name == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  if (into != 0)
    dz_tag_writer_merge (self->view, tag->id, into);
  else
    dz_tag_writer_save (self->view, tag);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
remove_cb (DzTagEditor *self)
{
  dz_tag_writer_remove (self->view, self->tag->id);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
is_below (const GPtrArray *tags, gint64 id, gint64 above)
{
  const DzTag *tag = dz_tag_find (tags, id);

  for (guint i = 0; tag != NULL && i <= tags->len; i++)
    {
      if (tag->id == above)
        return TRUE;
      tag = tag->parent_id != 0 ? dz_tag_find (tags, tag->parent_id) : NULL;
    }

  return FALSE;
}

static void
attach (GtkGrid *grid, int line, const char *name, GtkWidget *row)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (name);

  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_grid_attach (grid, label, 0, line, 1, 1);
  gtk_grid_attach (grid, row, 1, line, 1, 1);
}

static GtkEditable *
add_entry (DzTagEditor *self, GtkGrid *grid, int line, const char *name, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 18);
  g_signal_connect_object (entry, "activate", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  attach (grid, line, name, entry);

  return GTK_EDITABLE (entry);
}

static GtkDropDown *
add_colors (DzTagEditor *self, GtkGrid *grid, int line)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *row;
  guint selected = 0;

  gtk_string_list_append (names, _("No Color"));
  for (guint i = 0; i < DZ_N_HIGHLIGHT_COLORS; i++)
    {
      const DzHighlightColor *color = dz_highlight_color_get (i);

      gtk_string_list_append (names, dz_highlight_color_get_name (color));
      if (g_strcmp0 (self->tag->color, color->key) == 0)
        selected = i + 1;
    }
  row = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (row), selected);
  attach (grid, line, _("_Color"), row);

  return GTK_DROP_DOWN (row);
}

static GtkDropDown *
add_others (DzTagEditor *self, GtkGrid *grid, int line, const char *name, const char *none, gint64 chosen)
{
  GtkStringList *paths = gtk_string_list_new (NULL);
  GtkWidget *row;
  guint selected = 0;

  gtk_string_list_append (paths, none);
  for (guint i = 0; i < self->others->len; i++)
    {
      gint64 id = g_array_index (self->others, gint64, i);

      gtk_string_list_take (paths, dz_tag_dup_path (self->tags, id));
      if (id == chosen)
        selected = i + 1;
    }
  row = gtk_drop_down_new (G_LIST_MODEL (paths), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (row), selected);
  attach (grid, line, name, row);

  return GTK_DROP_DOWN (row);
}

static void
name_button (DzTagEditor *self)
{
  gtk_button_set_label (self->button, get_other (self, self->into) != 0 ? _("Me_rge") : _("_Save"));
}

static void
build (DzTagEditor *self)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Save"));

  gtk_grid_set_row_spacing (grid, 6);
  gtk_grid_set_column_spacing (grid, 12);
  self->name = add_entry (self, grid, 0, _("_Name"), self->tag->name);
  self->color = add_colors (self, grid, 1);
  self->description = add_entry (self, grid, 2, _("_Description"), self->tag->description);
  self->parent = add_others (self, grid, 3, _("_Inside"), _("No Other Tag"), self->tag->parent_id);
  if (self->tag->id != 0)
    {
      self->into = add_others (self, grid, 4, _("_Merge Into"), _("Stays by Itself"), 0);
      g_signal_connect_object (self->into, "notify::selected", G_CALLBACK (name_button), self, G_CONNECT_SWAPPED);
    }
  self->button = GTK_BUTTON (button);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_object (button, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (grid, button, 1, 5, 1, 1);
  if (self->tag->id != 0)
    {
      GtkWidget *trash = gtk_button_new_with_mnemonic (_("Move to _Trash"));

      gtk_widget_set_halign (trash, GTK_ALIGN_START);
      gtk_widget_add_css_class (trash, "flat"); /* it can be undone */
      g_signal_connect_object (trash, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (grid, trash, 0, 5, 1, 1);
    }
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (grid));
}

GtkWidget *
dz_tag_editor_new (DzView *view, GPtrArray *tags, gint64 id)
{
  DzTagEditor *self = g_object_new (DZ_TYPE_TAG_EDITOR, NULL);
  const DzTag *tag = dz_tag_find (tags, id);

  self->view = view;
  self->tags = g_ptr_array_ref (tags);
  self->tag = tag != NULL ? dz_tag_copy (tag) : dz_tag_new ();
  for (guint i = 0; i < tags->len; i++)
    {
      gint64 other = ((const DzTag *) g_ptr_array_index (tags, i))->id;

      if (id == 0 || !is_below (tags, other, id))
        g_array_append_val (self->others, other);
    }
  build (self);

  return GTK_WIDGET (self);
}
