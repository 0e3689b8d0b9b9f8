/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-term-window.h"

#include <glib/gi18n.h>

#include "core/dz-statistics.h"
#include "gui/chart/dz-chart-canvas.h"
#include "gui/glossary/dz-definition-column.h"
#include "gui/glossary/dz-term-writer.h"
#include "workbench/dz-glossary-chart.h"

struct _DzTermWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *find_button;
  GtkStack *stack;
  GtkLabel *status_label;
  GtkButton *own_button;
  GtkBox *definitions;
  GtkListBox *forms;
  GtkWidget *variant_box;
  GtkEditable *variant_entry;
  GtkDropDown *by_drop;
  GtkDropDown *raw_drop;
  DzChartCanvas *canvas;
  GtkGrid *counts;
  GtkWidget *links_label;
  GtkBox *links;
  GtkEditable *headword_entry;
  GtkTextView *definition_text;
  GtkWidget *add_button;

  DzView *view; /* cleared with it */
  DzGlossary *glossary;
  char *key; /* of the term shown; NULL: a new one is written */
};

G_DEFINE_FINAL_TYPE (DzTermWindow, dz_term_window, ADW_TYPE_WINDOW)

static const DzGlossaryEntry *
get_entry (DzTermWindow *self)
{
  return self->glossary != NULL && self->key != NULL ? dz_glossary_find (self->glossary, self->key) : NULL;
}

static gboolean
is_writable (DzTermWindow *self)
{
  DzLibrary *library = self->view != NULL ? dz_view_get_library (self->view) : NULL;

  return library != NULL && !dz_library_is_read_only (library);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static void
save_word (DzTermWindow *self, DzTermWord *word)
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
  const DzGlossaryEntry *entry = get_entry (self);
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
  save_word (self, word);
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
  GtkWidget *column = dz_definition_column_new (definers, definition, before, is_writable (self));

  g_signal_connect_object (column, "saved", G_CALLBACK (saved_cb), self, 0);
  g_signal_connect_object (column, "taken-back", G_CALLBACK (taken_back_cb), self, 0);
  gtk_box_append (self->definitions, column);

  return DZ_DEFINITION_COLUMN (column);
}

static void
show_definitions (DzTermWindow *self, const DzGlossaryEntry *entry)
{
  const char *before = NULL;
  gboolean own = FALSE;

  clear_box (GTK_WIDGET (self->definitions));
  for (guint i = 0; i < entry->definitions->len; i++)
    {
      const DzTermDefinition *definition = entry->definitions->pdata[i];
      const DzGlossaryReport *report = dz_glossary_get_report (self->glossary, definition->report);

      own = own || report == NULL;
      add_column (self, report != NULL ? report->name : _ ("My own"), definition, before);
      if (definition->text != NULL)
        before = definition->text;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->own_button), !own && is_writable (self));
}

static void
own_cb (DzTermWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->own_button), FALSE);
  dz_definition_column_edit (add_column (self, _ ("My own"), NULL, NULL));
}

/* Forms */

static void
apart_cb (GtkButton *button, DzTermWindow *self)
{
  save_word (self, dz_term_word_new (DZ_TERM_WORD_APART, g_object_get_data (G_OBJECT (button), "key")));
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

  if ((form->kind == DZ_TERM_FORM_HEADWORD && word == 0) || !is_writable (self))
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
static void
show_forms (DzTermWindow *self, const DzGlossaryEntry *entry)
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
  gtk_widget_set_visible (self->variant_box, is_writable (self));
}

static void
variant_cb (DzTermWindow *self)
{
  const DzGlossaryEntry *entry = get_entry (self);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->variant_entry)));
  DzTermWord *word;

  if (entry == NULL || *text == '\0')
    return;
  word = dz_term_word_new (DZ_TERM_WORD_VARIANT, entry->key);
  word->variant = g_steal_pointer (&text);
  save_word (self, word);
  gtk_editable_set_text (self->variant_entry, "");
}

/* Uses */

static void
show_chart (DzTermWindow *self)
{
  const DzGlossaryEntry *entry = get_entry (self);
  g_autoptr (DzSharedChart) chart = NULL;
  DzOverview *overview;

  if (entry == NULL || self->view == NULL)
    return;
  overview = dz_view_get_overview (self->view);
  chart = dz_shared_chart_new (dz_glossary_build_chart (self->glossary, entry,
                                                        gtk_drop_down_get_selected (self->by_drop) == 1,
                                                        gtk_drop_down_get_selected (self->raw_drop) == 1, overview,
                                                        dz_view_get_knowledge (self->view)));
  dz_chart_canvas_set_chart (self->canvas, chart, overview);
}

static void
chart_changed_cb (DzTermWindow *self)
{
  show_chart (self);
}

static void
mark_chosen_cb (DzTermWindow *self, const DzChartMark *mark)
{
  if (self->view != NULL && mark->report_id != 0)
    dz_view_choose_paragraph (self->view, mark->report_id, mark->paragraph_id, mark->start, mark->end);
}

static void
attach (DzTermWindow *self, int row, int column, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, column == 0 ? "caption" : "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->counts, label, column, row, 1, 1);
}

static void
attach_count (DzTermWindow *self, int row, const char *name, gint64 count, gint64 characters, const char *style)
{
  g_autofree char *times = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *rate = characters > 0 ? g_strdup_printf ("%.2f", dz_statistics_per_10000 ((double) count, (double) characters))
                                         : g_strdup ("–");

  attach (self, row, 0, name, style);
  attach (self, row, 1, times, style);
  attach (self, row, 2, rate, style);
}

static const char *
get_level_name (DzLevel level)
{
  static const char *const names[] = { N_ ("Unknown level"), N_ ("Nation"), N_ ("Provinces"), N_ ("Cities"), N_ ("Districts") };

  return _ (names[level]);
}

/* By report, then sums by year and by level. */
static void
show_counts (DzTermWindow *self, const DzGlossaryEntry *entry)
{
  gint64 count, characters;
  int row = 1;
  int year = 0;

  clear_box (GTK_WIDGET (self->counts));
  attach (self, 0, 0, _ ("Report"), "dim-label");
  attach (self, 0, 1, _ ("Times"), "dim-label");
  attach (self, 0, 2, _ ("Per 10,000 Characters"), "dim-label");
  for (guint i = 0; i < entry->uses->len; i++)
    {
      const DzTermUse *use = &g_array_index (entry->uses, DzTermUse, i);
      const DzGlossaryReport *report = dz_glossary_get_report (self->glossary, use->report);

      attach_count (self, row++, report->name, use->count, report->characters, NULL);
    }
  for (guint i = 0; i < entry->uses->len; i++)
    {
      const DzGlossaryReport *report
          = dz_glossary_get_report (self->glossary, g_array_index (entry->uses, DzTermUse, i).report);
      g_autofree char *name = g_strdup_printf ("%d", report->year);

      if (report->year == year || report->year == 0)
        continue;
      year = report->year;
      dz_glossary_sum (self->glossary, entry, year, DZ_LEVEL_UNKNOWN, &count, &characters);
      attach_count (self, row++, name, count, characters, "dim-label");
    }
  for (int level = DZ_LEVEL_NATION; level <= DZ_LEVEL_DISTRICT; level++)
    {
      dz_glossary_sum (self->glossary, entry, 0, (DzLevel) level, &count, &characters);
      if (count > 0)
        attach_count (self, row++, get_level_name ((DzLevel) level), count, characters, "dim-label");
    }
}

/* Links */

static void
link_clicked_cb (GtkButton *button, DzTermWindow *self)
{
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (button), "key"));

  dz_term_window_show (self, self->glossary, key);
}

static void
add_links (DzTermWindow *self, const char *title, const GArray *numbers)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *flow = gtk_flow_box_new ();

  if (numbers->len == 0)
    {
      g_object_ref_sink (label);
      g_object_unref (label);
      g_object_ref_sink (flow);
      g_object_unref (flow);
      return;
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 8);
  for (guint i = 0; i < numbers->len; i++)
    {
      const DzGlossaryEntry *other = dz_glossary_get_entry (self->glossary, g_array_index (numbers, guint, i));
      GtkWidget *button = gtk_button_new_with_label (other->headword);

      g_object_set_data_full (G_OBJECT (button), "key", g_strdup (other->key), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (link_clicked_cb), self, 0);
      gtk_flow_box_insert (GTK_FLOW_BOX (flow), button, -1);
    }
  gtk_box_append (self->links, label);
  gtk_box_append (self->links, flow);
}

static void
show_links (DzTermWindow *self, const DzGlossaryEntry *entry)
{
  clear_box (GTK_WIDGET (self->links));
  add_links (self, _ ("Its definitions use"), entry->links);
  add_links (self, _ ("Used in the definitions of"), entry->linked_from);
  gtk_widget_set_visible (self->links_label, entry->links->len + entry->linked_from->len > 0);
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

static void
show_entry (DzTermWindow *self, const DzGlossaryEntry *entry)
{
  g_autofree char *status = dup_status (entry);
  g_autofree char *title = entry->status & DZ_TERM_READER ? g_strconcat (entry->headword, " ✎", NULL) : g_strdup (entry->headword);

  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), entry->headword);
  gtk_label_set_text (self->status_label, status);
  show_definitions (self, entry);
  show_forms (self, entry);
  show_chart (self);
  show_counts (self, entry);
  show_links (self, entry);
  gtk_widget_set_visible (GTK_WIDGET (self->find_button), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "term");
}

static void
find_cb (DzTermWindow *self)
{
  const DzGlossaryEntry *entry = get_entry (self);
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

  gtk_widget_set_sensitive (self->add_button, *text != '\0' && is_writable (self));
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
  save_word (self, word);
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
  gtk_widget_class_bind_template_callback (widget_class, variant_cb);
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
  gtk_stack_set_visible_child_name (self->stack, "new");
}

/* What is being written is left in peace. */
static gboolean
is_editing (DzTermWindow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->definitions)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (dz_definition_column_is_editing (DZ_DEFINITION_COLUMN (child)))
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
