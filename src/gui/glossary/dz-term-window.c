/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-term-window-private.h"

#include <glib/gi18n.h>

#include "gui/glossary/dz-definition-column.h"

G_DEFINE_FINAL_TYPE (DzTermWindow, dz_term_window, ADW_TYPE_WINDOW)

const DzGlossaryEntry *
dz_term_window_get_entry (DzTermWindow *self)
{
  return self->glossary != NULL && self->key != NULL ? dz_glossary_find (self->glossary, self->key) : NULL;
}

gboolean
dz_term_window_is_writable (DzTermWindow *self)
{
  DzLibrary *library = self->view != NULL ? dz_view_get_library (self->view) : NULL;

  return library != NULL && !dz_library_is_read_only (library);
}

void
dz_term_window_clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

void
dz_term_window_save_word (DzTermWindow *self, DzTermWord *word)
{
  if (self->view != NULL)
    dz_term_writer_save (self->view, word);
  else
    dz_term_word_free (word);
}

/* Definitions */

static void
saved_cb (DzDefinitionColumn *column, const char *text, DzTermWindow *self)
{
  const DzTermDefinition *definition = dz_definition_column_get_definition (column);
  const DzGlossaryReport *report = definition != NULL ? dz_glossary_get_report (self->glossary, definition->report) : NULL;
  const DzGlossaryEntry *entry = dz_term_window_get_entry (self);
  DzTermWord *word;

  if (entry == NULL)
    return;
  if (report != NULL)
    {
      word = dz_term_word_new (DZ_TERM_WORD_EDIT, definition->key);
      word->report_id = report->id;
    }
  else
    word = dz_term_word_new (DZ_TERM_WORD_ENTRY, definition != NULL ? definition->headword : entry->headword);
  word->definition = *text != '\0' ? g_strdup (text) : NULL;
  dz_term_window_save_word (self, word);
}

static void
taken_back_cb (DzDefinitionColumn *column, DzTermWindow *self)
{
  if (self->view != NULL)
    dz_term_writer_remove (self->view, dz_definition_column_get_definition (column)->word_id);
}

static DzDefinitionColumn *
add_column (DzTermWindow *self, const char *definers, const DzTermDefinition *definition, const char *before)
{
  GtkWidget *column = dz_definition_column_new (definers, definition, before, dz_term_window_is_writable (self));

  g_signal_connect_object (column, "saved", G_CALLBACK (saved_cb), self, 0);
  g_signal_connect_object (column, "taken-back", G_CALLBACK (taken_back_cb), self, 0);
  gtk_flow_box_insert (self->definitions, column, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (column), FALSE);

  return DZ_DEFINITION_COLUMN (column);
}

static void
clear_definitions (DzTermWindow *self)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->definitions, 0)) != NULL)
    gtk_flow_box_remove (self->definitions, GTK_WIDGET (child));
}

static void
show_definitions (DzTermWindow *self, const DzGlossaryEntry *entry)
{
  const char *before = NULL;
  gboolean own = FALSE;

  clear_definitions (self);
  for (guint i = 0; i < entry->definitions->len; i++)
    {
      const DzTermDefinition *definition = entry->definitions->pdata[i];
      const DzGlossaryReport *report = dz_glossary_get_report (self->glossary, definition->report);

      own = own || report == NULL;
      add_column (self, report != NULL ? report->name : _ ("My own"), definition, before);
      if (definition->text != NULL)
        before = definition->text;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->own_button), !own && dz_term_window_is_writable (self));
}

static void
own_cb (DzTermWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->own_button), FALSE);
  dz_definition_column_edit (add_column (self, _ ("My own"), NULL, NULL));
}

/* Callbacks of the template */

static void
chart_changed_cb (DzTermWindow *self)
{
  dz_term_window_show_chart (self);
}

static void
mark_chosen_cb (DzTermWindow *self, const DzChartMark *mark)
{
  if (self->view != NULL && mark->report_id != 0)
    dz_view_choose_paragraph (self->view, mark->report_id, mark->paragraph_id, mark->start, mark->end);
}

/* The whole */

static char *
dup_years (const DzGlossaryEntry *entry)
{
  return entry->first_year == entry->last_year ? g_strdup_printf ("%d", entry->first_year)
                                               : g_strdup_printf ("%d–%d", entry->first_year, entry->last_year);
}

static char *
dup_status (const DzGlossaryEntry *entry)
{
  g_autofree char *years = dup_years (entry);

  if (entry->status & DZ_TERM_UNUSED)
    return g_strdup (_ ("Used in no report’s text"));
  /* Translators: %s is a year or a span of years, “2022–2025”. */
  if (entry->status & DZ_TERM_UNDEFINED)
    return g_strdup_printf (_ ("Used %s, and nowhere defined"), years);
  if (entry->status & DZ_TERM_DROPPED)
    return g_strdup_printf (_ ("Used %s, no longer in the newest reports"), years);

  return g_strdup_printf (_ ("Used %s"), years);
}

/* Two fields need less room than all about a term; a page that stays keeps the size that the reader gave it. */
static void
show_page (DzTermWindow *self, const char *page)
{
  gboolean fresh = !gtk_widget_get_mapped (GTK_WIDGET (self));
  gboolean is_new = g_str_equal (page, "new");

  if (fresh || !g_str_equal (page, gtk_stack_get_visible_child_name (self->stack)))
    gtk_window_set_default_size (GTK_WINDOW (self), is_new ? 460 : 760, is_new ? 360 : 640);
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
show_entry (DzTermWindow *self, const DzGlossaryEntry *entry)
{
  g_autofree char *status = dup_status (entry);
  g_autofree char *title = entry->status & DZ_TERM_READER ? g_strconcat (entry->headword, " ✎", NULL) : g_strdup (entry->headword);

  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), entry->headword);
  gtk_label_set_text (self->status_label, status);
  show_definitions (self, entry);
  dz_term_window_show_forms (self, entry);
  dz_term_window_show_chart (self);
  dz_term_window_show_counts (self, entry);
  dz_term_window_show_links (self, entry);
  gtk_widget_set_visible (GTK_WIDGET (self->find_button), TRUE);
  show_page (self, "term");
}

static void
find_cb (DzTermWindow *self)
{
  const DzGlossaryEntry *entry = dz_term_window_get_entry (self);
  g_autofree char *query = NULL;

  if (entry == NULL || self->view == NULL)
    return;
  query = dz_glossary_entry_dup_query (entry);
  dz_view_choose_term (self->view, entry->key);
  dz_view_choose_query (self->view, query);
  dz_session_set_page (dz_view_get_session (self->view), "concordance");
}

static void
headword_changed_cb (DzTermWindow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->headword_entry)));

  gtk_widget_set_sensitive (self->add_button, *text != '\0' && dz_term_window_is_writable (self));
}

static void
add_cb (DzTermWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->definition_text);
  GtkTextIter start, end;
  g_autofree char *headword = g_strstrip (g_strdup (gtk_editable_get_text (self->headword_entry)));
  g_autofree char *definition = NULL;
  DzTermWord *word;

  if (*headword == '\0')
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  definition = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  word = dz_term_word_new (DZ_TERM_WORD_ENTRY, headword);
  word->definition = *definition != '\0' ? g_strdup (definition) : NULL;
  g_free (self->key);
  self->key = dz_term_dup_key (headword);
  dz_term_window_save_word (self, word);
}

static void
dz_term_window_dispose (GObject *object)
{
  DzTermWindow *self = DZ_TERM_WINDOW (object);

  g_clear_weak_pointer (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_TERM_WINDOW);
  g_clear_pointer (&self->glossary, dz_glossary_unref);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (dz_term_window_parent_class)->dispose (object);
}

static void
dz_term_window_class_init (DzTermWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_term_window_dispose;
  g_type_ensure (DZ_TYPE_CHART_CANVAS);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/glossary/dz-term-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, status_label);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, own_button);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, definitions);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, forms);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, variant_box);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, variant_entry);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, by_drop);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, raw_drop);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, counts);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, links_label);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, links);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, headword_entry);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, definition_text);
  gtk_widget_class_bind_template_child (widget_class, DzTermWindow, add_button);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_cb);
  gtk_widget_class_bind_template_callback (widget_class, dz_term_window_add_variant);
  gtk_widget_class_bind_template_callback (widget_class, chart_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, headword_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
dz_term_window_init (DzTermWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DzTermWindow *
dz_term_window_new (DzView *view)
{
  DzTermWindow *self = g_object_new (DZ_TYPE_TERM_WINDOW, "transient-for", gtk_widget_get_root (GTK_WIDGET (view)),
                                     "destroy-with-parent", TRUE, NULL);

  g_set_weak_pointer (&self->view, view);
  dz_chart_canvas_set_library (self->canvas, dz_view_get_library (view));

  return self;
}

void
dz_term_window_show (DzTermWindow *self, DzGlossary *glossary, const char *headword)
{
  const DzGlossaryEntry *entry;

  g_return_if_fail (DZ_IS_TERM_WINDOW (self) && glossary != NULL);

  dz_glossary_ref (glossary);
  g_clear_pointer (&self->glossary, dz_glossary_unref);
  self->glossary = glossary;
  entry = dz_glossary_find (glossary, headword);
  g_clear_pointer (&self->key, g_free);
  if (entry != NULL)
    {
      self->key = g_strdup (entry->key);
      show_entry (self, entry);
      return;
    }
  adw_window_title_set_title (self->title, _ ("Add Term"));
  gtk_editable_set_text (self->headword_entry, headword != NULL ? headword : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->definition_text), "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self->find_button), FALSE);
  show_page (self, "new");
  gtk_widget_grab_focus (GTK_WIDGET (self->headword_entry));
}

/* What is being written is left in peace. */
static gboolean
is_editing (DzTermWindow *self)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->definitions, i)) != NULL; i++)
    if (dz_definition_column_is_editing (DZ_DEFINITION_COLUMN (gtk_flow_box_child_get_child (child))))
      return TRUE;

  return FALSE;
}

void
dz_term_window_update (DzTermWindow *self, DzGlossary *glossary)
{
  g_return_if_fail (DZ_IS_TERM_WINDOW (self) && glossary != NULL);

  if (self->key == NULL || is_editing (self))
    return;
  if (dz_glossary_find (glossary, self->key) != NULL)
    dz_term_window_show (self, glossary, self->key);
  else if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "term"))
    gtk_window_close (GTK_WINDOW (self));
}
