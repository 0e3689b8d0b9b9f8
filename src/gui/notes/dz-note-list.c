/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-list.h"

#include <glib/gi18n.h>

#include "gui/notes/dz-note-date.h"

struct _DzNoteList
{
  GtkBox parent_instance;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListView *view;

  GListStore *items;
  GtkFilter *filter;
  GtkFilterListModel *shown;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzNoteList, dz_note_list, GTK_TYPE_BOX)

static gboolean
match (gpointer item, gpointer data)
{
  DzNoteList *self = data;

  return dz_note_item_matches (item, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
update_page (DzNoteList *self)
{
  const char *page = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    page = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0)
    page = "no-result";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
search_changed_cb (DzNoteList *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
activate_cb (DzNoteList *self, guint position)
{
  g_autoptr (DzNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static GtkWidget *
add_label (GtkWidget *box, const char *style, int lines)
{
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (label), 0);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (label), 0);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (label), lines);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (label), lines);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (add_label (box, "caption", 1), "dim-label");
  add_label (box, NULL, 2);
  gtk_list_item_set_child (row, box);
}

/* A note that lost its paragraph, or found it again elsewhere, says so. */
static char *
dup_head (DzNoteItem *item)
{
  const DzNote *note = dz_note_item_get_note (item);
  const char *citation = dz_note_item_get_citation (item);
  g_autofree char *date = dz_note_dup_date (note->modified);

  if (note->anchor == DZ_NOTE_ORPHAN)
    /* Translators: the note's paragraph is no longer in the report. */
    return g_strdup_printf (_("%s · lost its paragraph"), citation);
  if (note->anchor == DZ_NOTE_MOVED)
    /* Translators: the report was imported anew and the note's words were found in another paragraph. */
    return g_strdup_printf (_("%s · moved, please check"), citation);

  return date != NULL ? g_strdup_printf (_("%s · %s"), citation, date) : g_strdup (citation);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  DzNoteItem *item = gtk_list_item_get_item (row);
  const DzNote *note = dz_note_item_get_note (item);
  GtkWidget *head = gtk_widget_get_first_child (gtk_list_item_get_child (row));
  g_autofree char *text = dup_head (item);
  gboolean blank = note->body == NULL || *note->body == '\0';
  const char *body = blank ? note->quote : note->body;

  gtk_inscription_set_text (GTK_INSCRIPTION (head), text);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_next_sibling (head)), body);
}

static void
dz_note_list_dispose (GObject *object)
{
  DzNoteList *self = DZ_NOTE_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_NOTE_LIST);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (dz_note_list_parent_class)->dispose (object);
}

static void
dz_note_list_class_init (DzNoteListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_note_list_dispose;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, DZ_TYPE_NOTE_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/notes/dz-note-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, entry);
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, stack);
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dz_note_list_init (DzNoteList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (DZ_TYPE_NOTE_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), g_object_ref (self->filter));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, selection);
  update_page (self);
}

void
dz_note_list_set_items (DzNoteList *self, GPtrArray *items)
{
  g_return_if_fail (DZ_IS_NOTE_LIST (self));

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  update_page (self);
}
