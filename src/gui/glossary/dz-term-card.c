/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-term-card.h"

#include <glib/gi18n.h>

#include "align/dz-edit-script.h"
#include "core/dz-text.h"
#include "gui/glossary/dz-spark-bars.h"

struct _DzTermCard
{
  GtkWidget parent_instance;

  GtkWidget *head_box;
  GtkLabel *headword_label;
  GtkLabel *forms_label;
  GtkLabel *definition_label;
  GtkLabel *missing_label;
  GtkLabel *uses_label;
  GtkButton *open_button;
  DzSparkBars *bars;

  DzTermItem *item;
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

static void
append_run (GString *markup, const char *text, int start, int end, const char *tag)
{
  g_autofree char *slice = dz_text_slice (text, start, end);
  g_autofree char *escaped = g_markup_escape_text (slice, -1);

  if (tag != NULL && *slice != '\0')
    g_string_append_printf (markup, "<%s>%s</%s>", tag, escaped, tag);
  else
    g_string_append (markup, escaped);
}

char *
dz_term_dup_marked (const char *before, const char *text, gboolean removed)
{
  GString *markup = g_string_new (NULL);
  g_autoptr (GPtrArray) edits = before != NULL ? dz_edit_script_build (before, text) : NULL;

  if (edits == NULL)
    append_run (markup, text, 0, -1, NULL);
  for (guint i = 0; edits != NULL && i < edits->len; i++)
    {
      const DzEdit *edit = g_ptr_array_index (edits, i);

      if (removed && !edit->equal)
        append_run (markup, before, edit->left_start, edit->left_end, "s");
      append_run (markup, text, edit->right_start, edit->right_end, edit->equal ? NULL : "u");
    }

  return g_string_free (markup, FALSE);
}

static char *
dup_definer (DzTermCard *self, const DzTermDefinition *definition)
{
  const DzGlossaryReport *report = dz_glossary_get_report (dz_term_item_get_glossary (self->item), definition->report);
  const char *name = report != NULL ? report->name : _ ("My own");

  return definition->word_id != 0 && report != NULL ? g_strconcat (name, " ✎", NULL) : g_strdup (name);
}

/* “武昌区 2022 • 武昌区 2025”: those in a row that define it alike. */
static char *
dup_definers (DzTermCard *self, const GPtrArray *definitions, guint index)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = index; i < definitions->len; i++)
    {
      const DzTermDefinition *definition = g_ptr_array_index (definitions, i);

      if (i > index && definition->differs)
        break;
      if (definition->text != NULL)
        g_ptr_array_add (names, dup_definer (self, definition));
    }

  return join (names, " • ");
}

static void
show_definitions (DzTermCard *self)
{
  const GPtrArray *definitions = dz_term_item_get_entry (self->item)->definitions;
  g_autoptr (GString) markup = g_string_new (NULL);
  const char *before = NULL;

  for (guint i = 0; i < definitions->len; i++)
    {
      const DzTermDefinition *definition = g_ptr_array_index (definitions, i);
      g_autofree char *definers = NULL;
      g_autofree char *escaped = NULL;
      g_autofree char *marked = NULL;

      if (definition->text == NULL || (before != NULL && !definition->differs))
        continue;
      definers = dup_definers (self, definitions, i);
      escaped = g_markup_escape_text (definers, -1);
      marked = dz_term_dup_marked (before, definition->text, FALSE);
      g_string_append_printf (markup, "%s<small><span alpha=\"65%%\">%s</span></small>\n%s", markup->len > 0 ? "\n" : "",
                              escaped, marked);
      before = definition->text;
    }

  gtk_label_set_markup (self->definition_label, markup->str);
  gtk_widget_set_visible (GTK_WIDGET (self->definition_label), markup->len > 0);
}

static void
show_forms (DzTermCard *self)
{
  const DzGlossaryEntry *entry = dz_term_item_get_entry (self->item);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  for (guint i = 1; i < entry->forms->len; i++)
    g_ptr_array_add (names, ((DzTermForm *) entry->forms->pdata[i])->text);
  gtk_widget_set_visible (GTK_WIDGET (self->forms_label), names->len > 0);
  if (names->len == 0)
    return;
  list = join (names, " • ");
  /* Translators: other ways to write a term. */
  text = g_strdup_printf (_ ("Also written: %s"), list);
  gtk_label_set_text (self->forms_label, text);
}

static void
add_use (GPtrArray *parts, const char *name, int count)
{
  if (count > 0)
    /* Translators: a report or place and how often it uses a term: “Wuchang 2025 ×12”. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("%s ×%d"), name, count));
}

static void
add_uses_by_place (const DzGlossary *glossary, const DzGlossaryEntry *entry, GPtrArray *parts)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entry->uses->len; i++)
    {
      const DzTermUse *use = &g_array_index (entry->uses, DzTermUse, i);
      const char *place = dz_glossary_get_report (glossary, use->report)->place;
      int before = place != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (counts, place)) : 0;

      if (place != NULL)
        g_hash_table_insert (counts, (gpointer) place, GINT_TO_POINTER (before + use->count));
    }
  for (guint i = 0; i < entry->uses->len; i++)
    {
      const char *place = dz_glossary_get_report (glossary, g_array_index (entry->uses, DzTermUse, i).report)->place;

      if (place != NULL && parts->len <= max_reports_named)
        add_use (parts, place, GPOINTER_TO_INT (g_hash_table_lookup (counts, place)));
      if (place != NULL)
        g_hash_table_remove (counts, place);
    }
}

static void
show_uses (DzTermCard *self)
{
  const DzGlossary *glossary = dz_term_item_get_glossary (self->item);
  const DzGlossaryEntry *entry = dz_term_item_get_entry (self->item);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  if (entry->first_year != 0 && entry->first_year == entry->last_year)
    /* Translators: the only year in which a term is used. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("Only %d"), entry->first_year));
  else if (entry->first_year != 0)
    /* Translators: the first and the last year in which a term is used. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("%d–%d"), entry->first_year, entry->last_year));
  if (entry->uses->len > max_reports_named)
    add_uses_by_place (glossary, entry, parts);
  else
    for (guint i = 0; i < entry->uses->len; i++)
      {
        const DzTermUse *use = &g_array_index (entry->uses, DzTermUse, i);

        add_use (parts, dz_glossary_get_report (glossary, use->report)->name, use->count);
      }
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (_ ("Used in no report’s text")));

  text = join (parts, " • ");
  gtk_label_set_text (self->uses_label, text);
}

/* Work reports that use the term and do not say what it means. */
static char *
dup_missing (const DzGlossary *glossary, const DzGlossaryEntry *entry)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < entry->uses->len; i++)
    {
      guint report = g_array_index (entry->uses, DzTermUse, i).report;

      if (dz_glossary_get_report (glossary, report)->work && !dz_glossary_entry_is_defined_in (entry, report))
        g_ptr_array_add (names, dz_glossary_get_report (glossary, report)->name);
    }
  if (names->len == 0)
    return NULL;
  if (names->len > max_reports_named)
    return g_strdup_printf (ngettext ("Used without a definition in %u report", "Used without a definition in %u reports",
                                      names->len), names->len);
  list = join (names, " • ");

  /* Translators: %s is a list of reports. */
  return g_strdup_printf (_ ("Used without a definition: %s"), list);
}

static void
show_missing (DzTermCard *self)
{
  const DzGlossaryEntry *entry = dz_term_item_get_entry (self->item);
  g_autofree char *text = NULL;

  if (entry->status & DZ_TERM_UNDEFINED)
    text = g_strdup (_ ("Used, and nowhere defined"));
  else if (entry->status & DZ_TERM_DROPPED)
    /* Translators: %d is the last year in which a term was used. */
    text = g_strdup_printf (_ ("Defined, no longer used since %d"), entry->last_year);
  else if (entry->status & DZ_TERM_DEFINED)
    text = dup_missing (dz_term_item_get_glossary (self->item), entry);
  gtk_label_set_text (self->missing_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), text != NULL);
}

static void
show_bars (DzTermCard *self)
{
  const DzGlossary *glossary = dz_term_item_get_glossary (self->item);
  const DzGlossaryEntry *entry = dz_term_item_get_entry (self->item);
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (DzSparkBar));
  int first = 0;

  for (guint i = 0; i < glossary->reports->len; i++)
    {
      int year = dz_glossary_get_report (glossary, i)->year;

      if (year == 0)
        continue;
      first = first == 0 ? year : first;
      while (first + (int) bars->len <= year)
        {
          DzSparkBar bar = { first + (int) bars->len, -1 };

          g_array_append_val (bars, bar);
        }
      if (g_array_index (bars, DzSparkBar, year - first).count < 0)
        g_array_index (bars, DzSparkBar, year - first).count = 0;
    }
  for (guint i = 0; i < entry->uses->len; i++)
    {
      const DzTermUse *use = &g_array_index (entry->uses, DzTermUse, i);
      int year = dz_glossary_get_report (glossary, use->report)->year;

      if (year != 0)
        g_array_index (bars, DzSparkBar, year - first).count += use->count;
    }

  dz_spark_bars_set_bars (self->bars, bars);
}

static void
dz_term_card_dispose (GObject *object)
{
  g_clear_object (&DZ_TERM_CARD (object)->item);
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
  gtk_widget_class_bind_template_child (widget_class, DzTermCard, head_box);
  gtk_widget_class_bind_template_child (widget_class, DzTermCard, headword_label);
  gtk_widget_class_bind_template_child (widget_class, DzTermCard, forms_label);
  gtk_widget_class_bind_template_child (widget_class, DzTermCard, definition_label);
  gtk_widget_class_bind_template_child (widget_class, DzTermCard, missing_label);
  gtk_widget_class_bind_template_child (widget_class, DzTermCard, uses_label);
  gtk_widget_class_bind_template_child (widget_class, DzTermCard, open_button);
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
dz_term_card_set_item (DzTermCard *self, DzTermItem *item)
{
  const DzGlossaryEntry *entry;
  g_autofree char *headword = NULL;

  g_return_if_fail (DZ_IS_TERM_CARD (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  entry = dz_term_item_get_entry (item);
  headword = entry->status & DZ_TERM_READER ? g_strconcat (entry->headword, " ✎", NULL) : g_strdup (entry->headword);
  gtk_label_set_text (self->headword_label, headword);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", entry->key);
  show_forms (self);
  show_definitions (self);
  show_uses (self);
  show_missing (self);
  show_bars (self);
}
