/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-list.h"

#include <glib/gi18n.h>

#include "gui/notes/dz-note-filter-button.h"
#include "gui/notes/dz-note-review.h"
#include "gui/notes/dz-note-row.h"
#include "gui/notes/dz-note-rows.h"

struct _DzNoteList
{
  GtkBox parent_instance;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListView *view;
  DzNoteFilterButton *filter_button;
  GtkLabel *count_label;
  GtkWidget *filter_box; /* what the filter lets through, and the way out */
  GtkLabel *filter_label;
  AdwStatusPage *none_page;
  GtkWidget *review_box;
  GtkLabel *review_label;

  GPtrArray *items;  /* (element-type DzNoteItem) all, in reading order */
  GPtrArray *tags;   /* (element-type utf8) paths */
  GPtrArray *ordered; /* the same in the reader's order; NULL: to be sorted */
  DzNoteOrder order;  /* of these */
  DzNoteRows *shown;  /* those that match */
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzNoteList, dz_note_list, GTK_TYPE_BOX)

/* “Tag: 经济 · 2024” above the list, and on the page that stands for an empty one. */
static void
name_filter (DzNoteList *self)
{
  g_autofree char *summary = dz_note_filter_button_dup_summary (self->filter_button);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *wanted = NULL;
  g_autofree char *text = NULL;

  gtk_label_set_text (self->filter_label, summary != NULL ? summary : "");
  gtk_widget_set_visible (self->filter_box, summary != NULL);
  if (*words == '\0')
    wanted = g_strdup (summary != NULL ? summary : "");
  else if (summary == NULL)
    /* Translators: the words searched for */
    wanted = g_strdup_printf (_("“%s”"), words);
  else
    /* Translators: the words searched for, and the filter that is set: “水库” · Tag: 经济 */
    wanted = g_strdup_printf (_("“%s” · %s"), words, summary);
  /* Translators: %s is what the notes are searched for and filtered by */
  text = g_markup_printf_escaped (_("No note matches %s."), wanted);
  adw_status_page_set_description (self->none_page, text);
}

static void
update_page (DzNoteList *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *count = NULL;
  const char *page = "list";

  if (self->items->len == 0)
    page = "empty";
  else if (n_shown == 0)
    page = "no-result";
  gtk_stack_set_visible_child_name (self->stack, page);
  name_filter (self);
  if (n_shown < self->items->len)
    /* Translators: how many notes of all are shown. */
    count = g_strdup_printf (_("%u of %u"), n_shown, self->items->len);
  gtk_label_set_text (self->count_label, count != NULL ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), count != NULL);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  DzNoteItem *const *left = a;
  DzNoteItem *const *right = b;
  const DzNoteFilter *filter = data;

  return dz_note_item_compare (*left, *right, filter->order);
}

/* All notes in the reader's order: sorted once, not at each letter. The sort is stable. */
static GPtrArray *
get_ordered (DzNoteList *self, DzNoteFilter *filter)
{
  if (self->ordered != NULL && self->order == filter->order)
    return self->ordered;

  g_clear_pointer (&self->ordered, g_ptr_array_unref);
  self->order = filter->order;
  if (self->order == DZ_NOTES_IN_READING_ORDER)
    self->ordered = g_ptr_array_ref (self->items);
  else
    {
      self->ordered = g_ptr_array_copy (self->items, NULL, NULL);
      g_ptr_array_set_free_func (self->ordered, NULL);
      g_ptr_array_sort_with_data (self->ordered, compare, filter);
    }

  return self->ordered;
}

static gboolean
lets_all_through (const DzNoteFilter *filter)
{
  return filter->words == NULL && !dz_note_filter_is_limited (filter);
}

/* One pass over the folded words of the notes: twenty thousand take a few milliseconds. */
static void
update_shown (DzNoteList *self)
{
  DzNoteFilter *filter = dz_note_filter_button_get_filter (self->filter_button);
  GPtrArray *ordered = get_ordered (self, filter);
  g_autoptr (GPtrArray) shown = NULL;

  dz_note_filter_set_words (filter, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (lets_all_through (filter))
    shown = g_ptr_array_ref (ordered);
  else
    {
      shown = g_ptr_array_sized_new (ordered->len);
      for (guint i = 0; i < ordered->len; i++)
        if (dz_note_item_matches (g_ptr_array_index (ordered, i), filter))
          g_ptr_array_add (shown, g_ptr_array_index (ordered, i));
    }
  dz_note_rows_set_items (self->shown, shown);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  update_page (self);
}

/* Esc: first the words go, then the keyboard. */
static void
stopped_cb (DzNoteList *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.read", NULL);
}

static void
show_all_cb (DzNoteList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  dz_note_filter_button_clear (self->filter_button);
}

static void
clear_filter_cb (DzNoteList *self)
{
  dz_note_filter_button_clear (self->filter_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry)); /* the button has gone */
}

static void
activate_cb (DzNoteList *self, guint position)
{
  GPtrArray *shown = dz_note_rows_get_items (self->shown);
  g_autoptr (DzNoteItem) item = position < shown->len ? g_object_ref (g_ptr_array_index (shown, position)) : NULL;

  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  gtk_list_item_set_child (cell, dz_note_row_new ());
}

static void
place_changed_cb (DzNotePlace *place, GtkListItem *cell)
{
  dz_note_row_set_item (DZ_NOTE_ROW (gtk_list_item_get_child (cell)), dz_note_place_get_item (place));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  DzNotePlace *place = gtk_list_item_get_item (cell);

  g_signal_connect (place, "changed", G_CALLBACK (place_changed_cb), cell);
  place_changed_cb (place, cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), place_changed_cb, cell);
  dz_note_row_set_item (DZ_NOTE_ROW (gtk_list_item_get_child (cell)), NULL);
}

static void
dz_note_list_dispose (GObject *object)
{
  DzNoteList *self = DZ_NOTE_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_NOTE_LIST);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->ordered, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);

  G_OBJECT_CLASS (dz_note_list_parent_class)->dispose (object);
}

static void
dz_note_list_class_init (DzNoteListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_note_list_dispose;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, DZ_TYPE_NOTE_ITEM);

  g_type_ensure (DZ_TYPE_NOTE_FILTER_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/notes/dz-note-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, entry);
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, stack);
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, view);
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, filter_button);
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, count_label);
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, filter_box);
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, filter_label);
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, none_page);
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, review_box);
  gtk_widget_class_bind_template_child (widget_class, DzNoteList, review_label);
  gtk_widget_class_bind_template_callback (widget_class, update_shown);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dz_note_list_init (DzNoteList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->items = g_ptr_array_new ();
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->shown = dz_note_rows_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, selection);
  update_page (self);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
update_choices (DzNoteList *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) years_known = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < self->items->len; i++)
    {
      DzNoteItem *item = g_ptr_array_index (self->items, i);
      const char *place = dz_note_item_get_place (item);
      int year = dz_note_item_get_year (item);

      if (*place != '\0' && g_hash_table_add (known, (gpointer) place))
        g_ptr_array_add (places, (gpointer) place);
      if (year != 0 && g_hash_table_add (years_known, GINT_TO_POINTER (year)))
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);
  dz_note_filter_button_set_choices (self->filter_button, places, self->tags, years);
}

static void
update_review (DzNoteList *self)
{
  guint counts[DZ_NOTE_ORPHAN + 1] = { 0 };
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->items->len; i++)
    counts[dz_note_item_get_note (g_ptr_array_index (self->items, i))->anchor]++;
  text = dz_note_review_dup_summary (counts[DZ_NOTE_MOVED], counts[DZ_NOTE_ORPHAN]);
  gtk_label_set_text (self->review_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->review_box, text != NULL);
}

void
dz_note_list_set_items (DzNoteList *self, GPtrArray *items)
{
  g_return_if_fail (DZ_IS_NOTE_LIST (self));

  g_ptr_array_ref (items);
  g_ptr_array_unref (self->items);
  self->items = items;
  g_clear_pointer (&self->ordered, g_ptr_array_unref);
  update_choices (self);
  update_review (self);
  update_shown (self);
}

void
dz_note_list_set_tags (DzNoteList *self, const GPtrArray *tags)
{
  g_return_if_fail (DZ_IS_NOTE_LIST (self));

  g_ptr_array_set_size (self->tags, 0);
  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (self->tags, g_strdup (g_ptr_array_index (tags, i)));
}

void
dz_note_list_choose_tag (DzNoteList *self, const char *path)
{
  g_return_if_fail (DZ_IS_NOTE_LIST (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  dz_note_filter_button_choose_tag (self->filter_button, path);
}

GPtrArray *
dz_note_list_dup_shown (DzNoteList *self)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *items;

  g_return_val_if_fail (DZ_IS_NOTE_LIST (self), shown);

  items = dz_note_rows_get_items (self->shown);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (shown, g_object_ref (g_ptr_array_index (items, i)));

  return shown;
}
