/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-term-card.h"

#include <glib/gi18n.h>

#include "align/dz-report-alignment.h"
#include "core/dz-text.h"
#include "gui/glossary/dz-spark-bars.h"

struct _DzTermCard
{
  GtkWidget parent_instance;

  GtkLabel *headword_label;
  GtkLabel *definition_label;
  GtkLabel *missing_label;
  GtkLabel *uses_label;
  DzSparkBars *bars;

  DzTermEntry *entry;
  DzOverview *overview;
  gulong counted_handler;
};

G_DEFINE_FINAL_TYPE (DzTermCard, dz_term_card, GTK_TYPE_WIDGET)

/* So many reports are named one by one; beyond, places stand for them. */
static const guint max_reports_named = 6;

static char *
join (GPtrArray *parts, const char *separator)
{
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (separator, (char **) parts->pdata);
}

static char *
dup_report_name (DzTermCard *self, gint64 report_id)
{
  const DzReport *report = self->overview != NULL ? dz_overview_find_report (self->overview, report_id) : NULL;

  return report != NULL ? dz_report_dup_name (report) : g_strdup ("");
}

static gboolean
has_earlier_twin (const GPtrArray *definitions, guint index)
{
  const DzTermDefinition *definition = g_ptr_array_index (definitions, index);

  for (guint i = 0; i < index; i++)
    if (g_str_equal (((const DzTermDefinition *) g_ptr_array_index (definitions, i))->text, definition->text))
      return TRUE;

  return FALSE;
}

/* “武昌区 2022 • 武昌区 2025”: the reports that define it in the words of the one at index. */
static char *
dup_definers (DzTermCard *self, const GPtrArray *definitions, guint index)
{
  const DzTermDefinition *definition = g_ptr_array_index (definitions, index);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = index; i < definitions->len; i++)
    {
      const DzTermDefinition *other = g_ptr_array_index (definitions, i);

      if (g_str_equal (other->text, definition->text))
        g_ptr_array_add (names, dup_report_name (self, other->report_id));
    }

  return join (names, " • ");
}

static void
append_run (GString *markup, const char *text, int start, int end, gboolean changed)
{
  g_autofree char *slice = dz_text_slice (text, start, end);
  g_autofree char *escaped = g_markup_escape_text (slice, -1);

  g_string_append_printf (markup, changed ? "<u>%s</u>" : "%s", escaped);
}

/* What the definition has that the one before has not is underlined. */
static void
append_changes (GString *markup, const char *before, const char *text)
{
  g_autoptr (GPtrArray) edits = dz_edit_script_build (before, text);

  for (guint i = 0; i < edits->len; i++)
    {
      const DzEdit *edit = g_ptr_array_index (edits, i);

      if (edit->right_end > edit->right_start)
        append_run (markup, text, edit->right_start, edit->right_end, !edit->equal);
    }
}

static void
append_definition (DzTermCard *self, GString *markup, const GPtrArray *definitions, guint index, const char *before)
{
  const DzTermDefinition *definition = g_ptr_array_index (definitions, index);
  g_autofree char *definers = dup_definers (self, definitions, index);
  g_autofree char *escaped = g_markup_escape_text (definers, -1);

  if (markup->len > 0)
    g_string_append (markup, "\n");
  g_string_append_printf (markup, "<small><span alpha=\"65%%\">%s</span></small>\n", escaped);
  if (before == NULL)
    append_run (markup, definition->text, 0, -1, FALSE);
  else
    append_changes (markup, before, definition->text);
}

static void
show_definitions (DzTermCard *self)
{
  const GPtrArray *definitions = dz_term_entry_get_definitions (self->entry);
  g_autoptr (GString) markup = g_string_new (NULL);
  const char *before = NULL;

  for (guint i = 0; i < definitions->len; i++)
    {
      if (has_earlier_twin (definitions, i))
        continue;

      append_definition (self, markup, definitions, i, before);
      before = ((const DzTermDefinition *) g_ptr_array_index (definitions, i))->text;
    }

  gtk_label_set_markup (self->definition_label, markup->str);
  gtk_widget_set_visible (GTK_WIDGET (self->definition_label), markup->len > 0);
}

static int
first_year_of (DzTermCard *self)
{
  int first = 0;

  for (guint i = 0; i < self->overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (self->overview->reports, i);
      int year = dz_report_get_year (report);

      if (year != 0 && dz_term_entry_get_count (self->entry, report->id) > 0 && (first == 0 || year < first))
        first = year;
    }

  return first;
}

static void
add_use (GPtrArray *parts, const char *name, int count)
{
  if (count > 0)
    /* Translators: a report or place and how often it uses a term: “Wuchang 2025 ×12”. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("%s ×%d"), name, count));
}

static void
add_uses_by_report (DzTermCard *self, GPtrArray *parts)
{
  for (guint i = 0; i < self->overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (self->overview->reports, i);
      g_autofree char *name = dz_report_dup_name (report);

      add_use (parts, name, dz_term_entry_get_count (self->entry, report->id));
    }
}

static void
add_uses_by_place (DzTermCard *self, GPtrArray *parts)
{
  for (guint i = 0; i < self->overview->places->len; i++)
    {
      const char *place = g_ptr_array_index (self->overview->places, i);
      int count = 0;

      for (guint j = 0; j < self->overview->reports->len; j++)
        {
          const DzReport *report = g_ptr_array_index (self->overview->reports, j);

          if (g_strcmp0 (report->place, place) == 0)
            count += dz_term_entry_get_count (self->entry, report->id);
        }
      add_use (parts, place, count);
    }
}

static void
show_uses (DzTermCard *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  int year = first_year_of (self);
  g_autofree char *text = NULL;

  if (year != 0)
    /* Translators: the year of the first report that uses a term. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("Since %d"), year));
  add_uses_by_report (self, parts);
  if (parts->len > max_reports_named + 1)
    {
      g_ptr_array_set_size (parts, 1);
      add_uses_by_place (self, parts);
    }
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (_ ("Used in no report’s text")));

  text = join (parts, " • ");
  gtk_label_set_text (self->uses_label, text);
}

/* A report that uses the term and does not say what it means. */
static void
show_missing (DzTermCard *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (self->overview->reports, i);

      if (report->kind == DZ_REPORT_KIND_WORK_REPORT && dz_term_entry_get_count (self->entry, report->id) > 0
          && !dz_term_entry_is_defined_in (self->entry, report->id))
        g_ptr_array_add (names, dz_report_dup_name (report));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), names->len > 0);
  if (names->len == 0)
    return;

  if (names->len > max_reports_named)
    text = g_strdup_printf (ngettext ("Used without a definition in %u report", "Used without a definition in %u reports",
                                      names->len), names->len);
  else
    {
      list = join (names, " • ");
      /* Translators: %s is a list of reports. */
      text = g_strdup_printf (_ ("Used without a definition: %s"), list);
    }
  gtk_label_set_text (self->missing_label, text);
}

static void
year_span (DzOverview *overview, int *first, int *last)
{
  *first = 0;
  *last = 0;
  for (guint i = 0; i < overview->reports->len; i++)
    {
      int year = dz_report_get_year (g_ptr_array_index (overview->reports, i));

      if (year == 0)
        continue;
      *first = *first == 0 ? year : MIN (*first, year);
      *last = MAX (*last, year);
    }
}

static void
show_bars (DzTermCard *self)
{
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (DzSparkBar));
  int first, last;

  year_span (self->overview, &first, &last);
  for (int year = first; year != 0 && year <= last; year++)
    {
      DzSparkBar bar = { year, -1 };

      g_array_append_val (bars, bar);
    }
  for (guint i = 0; i < self->overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (self->overview->reports, i);
      int year = dz_report_get_year (report);
      DzSparkBar *bar = year != 0 ? &g_array_index (bars, DzSparkBar, year - first) : NULL;

      if (bar != NULL)
        bar->count = MAX (bar->count, 0) + dz_term_entry_get_count (self->entry, report->id);
    }

  dz_spark_bars_set_bars (self->bars, bars);
}

static void
show_counts (DzTermCard *self)
{
  gboolean counted = dz_term_entry_get_counts (self->entry) != NULL && self->overview != NULL;

  /* What is not counted yet takes its place all the same, so that the list does not jump. */
  if (!counted)
    {
      gtk_label_set_text (self->uses_label, "…");
      gtk_widget_set_visible (GTK_WIDGET (self->missing_label), FALSE);
      return;
    }

  show_uses (self);
  show_missing (self);
  show_bars (self);
}

static void
clear_entry (DzTermCard *self)
{
  if (self->entry != NULL)
    g_clear_signal_handler (&self->counted_handler, self->entry);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->overview, dz_overview_unref);
}

static void
dz_term_card_dispose (GObject *object)
{
  clear_entry (DZ_TERM_CARD (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_TERM_CARD);

  G_OBJECT_CLASS (dz_term_card_parent_class)->dispose (object);
}

static void
dz_term_card_class_init (DzTermCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_term_card_dispose;

  g_type_ensure (DZ_TYPE_SPARK_BARS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/glossary/dz-term-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DzTermCard, headword_label);
  gtk_widget_class_bind_template_child (widget_class, DzTermCard, definition_label);
  gtk_widget_class_bind_template_child (widget_class, DzTermCard, missing_label);
  gtk_widget_class_bind_template_child (widget_class, DzTermCard, uses_label);
  gtk_widget_class_bind_template_child (widget_class, DzTermCard, bars);
}

static void
dz_term_card_init (DzTermCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dz_term_card_new (void)
{
  return g_object_new (DZ_TYPE_TERM_CARD, NULL);
}

void
dz_term_card_set_entry (DzTermCard *self, DzTermEntry *entry, DzOverview *overview)
{
  g_return_if_fail (DZ_IS_TERM_CARD (self));

  clear_entry (self);
  if (entry == NULL)
    return;

  self->entry = g_object_ref (entry);
  self->overview = overview != NULL ? dz_overview_ref (overview) : NULL;
  self->counted_handler
      = g_signal_connect_swapped (entry, "notify::counted", G_CALLBACK (show_counts), self);

  gtk_label_set_text (self->headword_label, dz_term_entry_get_headword (entry));
  show_definitions (self);
  show_counts (self);
}
