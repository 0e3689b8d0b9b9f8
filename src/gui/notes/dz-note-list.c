/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-list.h"

#include <glib/gi18n.h>

#include "gui/notes/dz-color-row.h"
#include "gui/notes/dz-highlight-color.h"
#include "gui/notes/dz-note-date.h"
#include "gui/notes/dz-note-filter-button.h"

#define ROW_CHARS 120

struct _DzNoteList
{
  GtkBox parent_instance;

  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListView *view;
  DzNoteFilterButton *filter_button;
  GtkLabel *count_label;

  GPtrArray *items;  /* (element-type DzNoteItem) all, in reading order */
  GPtrArray *tags;   /* (element-type utf8) paths */
  GListStore *shown; /* those that match, in the reader's order */
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzNoteList, dz_note_list, GTK_TYPE_BOX)

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

/* One pass and one change of the model: twenty thousand notes take a few milliseconds. The sort is stable. */
static void
update_shown (DzNoteList *self)
{
  DzNoteFilter *filter = dz_note_filter_button_get_filter (self->filter_button);
  g_autoptr (GPtrArray) shown = g_ptr_array_sized_new (self->items->len);

  dz_note_filter_set_words (filter, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  for (guint i = 0; i < self->items->len; i++)
    if (dz_note_item_matches (g_ptr_array_index (self->items, i), filter))
      g_ptr_array_add (shown, g_ptr_array_index (self->items, i));
  if (filter->order != DZ_NOTES_IN_READING_ORDER)
    g_ptr_array_sort_with_data (shown, compare, filter);
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), shown->pdata,
                       shown->len);
  update_page (self);
}

static void
show_all_cb (DzNoteList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  dz_note_filter_button_clear (self->filter_button);
}

static void
activate_cb (DzNoteList *self, guint position)
{
  g_autoptr (DzNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  g_signal_emit (self, signals[ACTIVATED], 0, item);
}

/* Inscriptions are not measured by their text, which two hundred rows would take a dozen frames for. Their own count of
 * lines is by the font's metrics and cuts Chinese ones in half: the height comes from Chinese text. */
static GtkWidget *
add_text (GtkWidget *box, const char *style, int lines)
{
  GtkWidget *text = gtk_inscription_new (NULL);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text, lines > 1 ? "中\n中" : "中");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_widget_set_size_request (text, -1, height);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (text), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (text, style);
  gtk_box_append (GTK_BOX (box), text);

  return text;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *swatch = dz_color_swatch_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_valign (swatch, GTK_ALIGN_START);
  gtk_widget_add_css_class (add_text (box, "caption", 1), "dim-label");
  add_text (box, NULL, 2);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), swatch);
  gtk_box_append (GTK_BOX (line), box);
  gtk_list_item_set_child (row, line);
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

  if (*dz_note_item_get_tags (item) != '\0')
    /* Translators: where a note stands and its tags. */
    return g_strdup_printf (_("%s · %s"), citation, dz_note_item_get_tags (item));

  return date != NULL ? g_strdup_printf (_("%s · %s"), citation, date) : g_strdup (citation);
}

/* The first words in one line: two rows hold no more, and a note may be of 100 KB. */
static char *
dup_line (const char *text)
{
  char *line = g_utf8_substring (text != NULL ? text : "", 0, MIN (g_utf8_strlen (text != NULL ? text : "", -1), ROW_CHARS));

  return g_strdelimit (line, "\n", ' ');
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  DzNoteItem *item = gtk_list_item_get_item (row);
  const DzNote *note = dz_note_item_get_note (item);
  GtkWidget *swatch = gtk_widget_get_first_child (gtk_list_item_get_child (row));
  GtkWidget *head = gtk_widget_get_first_child (gtk_widget_get_next_sibling (swatch));
  const DzHighlightColor *color = dz_highlight_color_find (note->color);
  g_autofree char *text = dup_head (item);
  gboolean blank = note->body == NULL || *note->body == '\0';
  g_autofree char *body = dup_line (blank ? note->quote : note->body);

  dz_color_swatch_set_color (swatch, color != NULL ? color->key : NULL);
  gtk_widget_set_opacity (swatch, color != NULL ? 1 : 0);
  gtk_widget_set_tooltip_text (swatch, color != NULL ? dz_highlight_color_get_name (color) : NULL);
  gtk_inscription_set_text (GTK_INSCRIPTION (head), text);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_next_sibling (head)), body);
}

static void
dz_note_list_dispose (GObject *object)
{
  DzNoteList *self = DZ_NOTE_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_NOTE_LIST);
  g_clear_object (&self->shown);
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
  gtk_widget_class_bind_template_callback (widget_class, update_shown);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dz_note_list_init (DzNoteList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->items = g_ptr_array_new ();
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->shown = g_list_store_new (DZ_TYPE_NOTE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
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

void
dz_note_list_set_items (DzNoteList *self, GPtrArray *items)
{
  g_return_if_fail (DZ_IS_NOTE_LIST (self));

  g_ptr_array_ref (items);
  g_ptr_array_unref (self->items);
  self->items = items;
  update_choices (self);
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

  g_return_val_if_fail (DZ_IS_NOTE_LIST (self), shown);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    g_ptr_array_add (shown, g_list_model_get_item (G_LIST_MODEL (self->shown), i));

  return shown;
}
