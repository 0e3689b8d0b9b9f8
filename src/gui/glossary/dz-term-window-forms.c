/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-term-window-private.h"

#include <glib/gi18n.h>

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* Forms */

static void
apart_cb (GtkButton *button, DzTermWindow *self)
{
  dz_term_window_save_word (self, dz_term_word_new (DZ_TERM_WORD_APART, g_object_get_data (G_OBJECT (button), "key")));
}

static void
remove_word_cb (GtkButton *button, DzTermWindow *self)
{
  if (self->view != NULL)
    dz_term_writer_remove (self->view, *(gint64 *) g_object_get_data (G_OBJECT (button), "word"));
}

static const char *
get_form_about (DzTermFormKind kind)
{
  static const char *const about[] = {
    N_ ("The headword"), N_ ("Folded: quotation marks, spaces or width"), N_ ("Folded: 的"), N_ ("My variant"),
  };

  return _ (about[kind]);
}

/* The word by which the reader kept a headword apart; 0 if she did not. */
static gint64
find_apart (DzTermWindow *self, const char *key)
{
  for (guint i = 0; i < self->glossary->words->len; i++)
    {
      const DzTermWord *word = self->glossary->words->pdata[i];

      if (word->kind == DZ_TERM_WORD_APART && g_str_equal (word->headword, key))
        return word->id;
    }

  return 0;
}

static void
add_form_verb (DzTermWindow *self, GtkWidget *row, const DzTermForm *form)
{
  gint64 word = form->kind == DZ_TERM_FORM_HEADWORD ? find_apart (self, form->key) : form->word_id;
  gboolean removes = word != 0;
  GtkWidget *button;

  if ((form->kind == DZ_TERM_FORM_HEADWORD && word == 0) || !dz_term_window_is_writable (self))
    return;
  button = gtk_button_new_with_label (form->kind == DZ_TERM_FORM_HEADWORD ? _ ("Fold Again")
                                      : removes                          ? _ ("Remove")
                                                                         : _ ("Keep Apart"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (form->key), g_free);
  g_object_set_data_full (G_OBJECT (button), "word", g_memdup2 (&word, sizeof word), g_free);
  g_signal_connect_object (button, "clicked", removes ? G_CALLBACK (remove_word_cb) : G_CALLBACK (apart_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* Forms that differ by quotation marks alone share a key, so keeping one apart would keep them all. */
void
dz_term_window_show_forms (DzTermWindow *self, const DzGlossaryEntry *entry)
{
  clear_list (self->forms);
  for (guint i = 0; i < entry->forms->len; i++)
    {
      const DzTermForm *form = entry->forms->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = g_markup_escape_text (form->text, -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), get_form_about (form->kind));
      if (form->kind == DZ_TERM_FORM_READER || form->kind == DZ_TERM_FORM_HEADWORD || !g_str_equal (form->key, entry->key))
        add_form_verb (self, row, form);
      gtk_list_box_append (self->forms, row);
    }
  gtk_widget_set_visible (self->variant_box, dz_term_window_is_writable (self));
}

void
dz_term_window_add_variant (DzTermWindow *self)
{
  const DzGlossaryEntry *entry = dz_term_window_get_entry (self);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->variant_entry)));
  DzTermWord *word;

  if (entry == NULL || *text == '\0')
    return;
  word = dz_term_word_new (DZ_TERM_WORD_VARIANT, entry->key);
  word->variant = g_steal_pointer (&text);
  dz_term_window_save_word (self, word);
  gtk_editable_set_text (self->variant_entry, "");
}
