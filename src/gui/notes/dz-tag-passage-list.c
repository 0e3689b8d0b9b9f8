/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-tag-passage-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/notes/dz-highlight-color.h"
#include "gui/notes/dz-note-markdown.h"

#define MAX_BODY 2000 /* code points of a note: all of it stands in the notes pane */
#define CONTEXT_ALPHA (G_MAXUINT16 / 100 * 62)

struct _DzTagPassageList
{
  AdwBin parent_instance;

  GtkListView *view;
  GPtrArray *passages;
  GtkStringList *positions; /* the rows: “0”, “1” … into passages */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzTagPassageList, dz_tag_passage_list, ADW_TYPE_BIN)

static const DzTagPassage *
get_passage (DzTagPassageList *self, guint position)
{
  return position < self->passages->len ? g_ptr_array_index (self->passages, position) : NULL;
}

static void
activate_cb (DzTagPassageList *self, guint position)
{
  const DzTagPassage *passage = get_passage (self, position);

  if (passage != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, passage);
}

static GtkWidget *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (add_label (box, "caption"), "dim-label");
  add_label (box, NULL);
  gtk_widget_add_css_class (add_label (box, "note-quote"), "passage-note");
  gtk_list_item_set_child (cell, box);
}

static void
insert (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* The passage stands out by weight; its context steps back, but where colours may not tell. */
static void
show_words (GtkLabel *label, const DzTagPassage *passage)
{
  const char *left = passage->left != NULL ? passage->left : "";
  const char *quote = passage->quote != NULL ? passage->quote : "";
  const char *right = passage->right != NULL ? passage->right : "";
  g_autofree char *text = g_strconcat (left, quote, right, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gsize start = strlen (left);
  gsize end = start + strlen (quote);

  insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD), start, end);
  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    {
      insert (attributes, pango_attr_foreground_alpha_new (CONTEXT_ALPHA), 0, start);
      insert (attributes, pango_attr_foreground_alpha_new (CONTEXT_ALPHA), end, strlen (text));
    }
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}

static char *
dup_head (const DzTagPassage *passage)
{
  const char *author = passage->note->author != NULL ? passage->note->author : "";

  if (*author == '\0')
    /* Translators: where a passage stands, and its tags */
    return g_strdup_printf (_("%s · %s"), passage->citation, passage->tags);

  /* Translators: where a passage stands, its tags, and who marked it */
  return g_strdup_printf (_("%s · %s · %s"), passage->citation, passage->tags, author);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer data)
{
  const DzTagPassage *passage = get_passage (data, gtk_list_item_get_position (cell));
  GtkWidget *head = gtk_widget_get_first_child (gtk_list_item_get_child (cell));
  GtkWidget *words = gtk_widget_get_next_sibling (head);
  GtkWidget *body = gtk_widget_get_next_sibling (words);
  GtkWidget *parent = gtk_widget_get_parent (gtk_list_item_get_child (cell));
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (passage == NULL)
    return;
  text = dup_head (passage);
  gtk_label_set_text (GTK_LABEL (head), text);
  show_words (GTK_LABEL (words), passage);
  dz_note_markdown_show_in_label (GTK_LABEL (body), passage->note->body != NULL ? passage->note->body : "", MAX_BODY);
  dz_highlight_color_style_quote (body, passage->note->color);
  gtk_widget_set_visible (body, passage->note->body != NULL && *passage->note->body != '\0');
  name = g_strconcat (text, "\n", gtk_label_get_text (GTK_LABEL (words)), NULL);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
dz_tag_passage_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DZ_TAG_PASSAGE_LIST (widget)->view));
}

static void
dz_tag_passage_list_dispose (GObject *object)
{
  DzTagPassageList *self = DZ_TAG_PASSAGE_LIST (object);

  g_clear_pointer (&self->passages, g_ptr_array_unref);
  self->passages = g_ptr_array_new ();
  g_clear_object (&self->positions);

  G_OBJECT_CLASS (dz_tag_passage_list_parent_class)->dispose (object);
}

static void
dz_tag_passage_list_finalize (GObject *object)
{
  g_ptr_array_unref (DZ_TAG_PASSAGE_LIST (object)->passages);

  G_OBJECT_CLASS (dz_tag_passage_list_parent_class)->finalize (object);
}

static void
dz_tag_passage_list_class_init (DzTagPassageListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dz_tag_passage_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dz_tag_passage_list_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = dz_tag_passage_list_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
dz_tag_passage_list_init (DzTagPassageList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->passages = g_ptr_array_new ();
  self->positions = gtk_string_list_new (NULL);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->positions))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (g_steal_pointer (&selection), g_steal_pointer (&factory)));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "note-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Passages"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
dz_tag_passage_list_new (void)
{
  return g_object_new (DZ_TYPE_TAG_PASSAGE_LIST, NULL);
}

void
dz_tag_passage_list_set_passages (DzTagPassageList *self, GPtrArray *passages)
{
  g_auto (GStrv) names = NULL;

  g_return_if_fail (DZ_IS_TAG_PASSAGE_LIST (self));

  gtk_string_list_splice (self->positions, 0, g_list_model_get_n_items (G_LIST_MODEL (self->positions)), NULL);
  g_ptr_array_ref (passages);
  g_ptr_array_unref (self->passages);
  self->passages = passages;
  names = g_new0 (char *, passages->len + 1);
  for (guint i = 0; i < passages->len; i++)
    names[i] = g_strdup_printf ("%u", i);
  gtk_string_list_splice (self->positions, 0, 0, (const char *const *) names);
}
