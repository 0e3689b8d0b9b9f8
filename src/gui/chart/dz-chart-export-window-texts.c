/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-export-window-private.h"

#include <glib/gi18n.h>

#include "chart/dz-timeline-pages.h"

/* Rows for more words than that are not made: the list would be longer than anyone reads. */
#define MOST_WORDS 300

#define WORD "dz-word"

/* In the order of the rows. */
static const char *const presets[] = { "screen", "slide", "journal", "a4" };

static GtkEditable *
row_of (DzChartExportWindow *self, DzChartText text)
{
  GtkEditable *rows[DZ_N_CHART_TEXTS] = { self->title_row,  self->subtitle_row, self->up_row,
                                          self->across_row, self->caption_row,  self->source_row,
                                          self->author_row };

  return rows[text];
}

void
dz_chart_export_window_fill_style (DzChartExportWindow *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_strcmp0 (presets[i], self->outfit.preset) == 0)
      adw_combo_row_set_selected (self->style_row, i);
  gtk_spin_button_set_value (self->width_spin, self->outfit.width);
  gtk_spin_button_set_value (self->height_spin, self->outfit.height);
  gtk_spin_button_set_value (self->dpi_spin, self->outfit.dpi);
  gtk_switch_set_active (self->source_switch, !self->outfit.hide_source);
  self->filling = FALSE;
}

static const char *
own_text (DzChartExportWindow *self, DzChartText text)
{
  DzChart copy = *dz_shared_chart_get (self->bare);
  const char *own = text == DZ_CHART_TEXT_SOURCE ? copy.source_line : *dz_chart_find_text (&copy, text);

  return own != NULL ? own : "";
}

/* An axis that the chart gives no title has none to change. */
void
dz_chart_export_window_fill_texts (DzChartExportWindow *self)
{
  self->filling = TRUE;
  for (DzChartText text = 0; text < DZ_N_CHART_TEXTS; text++)
    {
      const char *own = own_text (self, text);

      gtk_editable_set_text (row_of (self, text),
                             self->outfit.texts[text] != NULL ? self->outfit.texts[text] : own);
      if (text == DZ_CHART_TEXT_UP || text == DZ_CHART_TEXT_ACROSS)
        gtk_widget_set_visible (GTK_WIDGET (row_of (self, text)), *own != '\0');
    }
  self->filling = FALSE;
}

void
dz_chart_export_window_style_changed_cb (DzChartExportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->style_row);

  if (self->filling || selected >= G_N_ELEMENTS (presets))
    return;

  dz_chart_outfit_choose_preset (&self->outfit, presets[selected]);
  dz_chart_export_window_fill_style (self);
  dz_chart_export_window_tell_dressed (self);
}

void
dz_chart_export_window_size_changed_cb (DzChartExportWindow *self)
{
  if (self->filling)
    return;

  self->outfit.width = gtk_spin_button_get_value (self->width_spin);
  self->outfit.height = gtk_spin_button_get_value (self->height_spin);
  self->outfit.dpi = gtk_spin_button_get_value (self->dpi_spin);
  self->outfit.hide_source = !gtk_switch_get_active (self->source_switch);
  dz_chart_export_window_tell_dressed (self);
}

void
dz_chart_export_window_text_changed_cb (DzChartExportWindow *self)
{
  if (self->filling)
    return;

  for (DzChartText text = 0; text < DZ_N_CHART_TEXTS; text++)
    {
      const char *written = gtk_editable_get_text (row_of (self, text));

      g_free (self->outfit.texts[text]);
      self->outfit.texts[text] = g_str_equal (written, own_text (self, text)) ? NULL : g_strdup (written);
    }
  dz_chart_export_window_tell_dressed (self);
}

/* Names and words of the key */

static gboolean
has_row (DzChartExportWindow *self, const char *own)
{
  for (guint i = 0; i < self->word_rows->len; i++)
    if (g_strcmp0 (g_object_get_data (self->word_rows->pdata[i], WORD), own) == 0)
      return TRUE;

  return FALSE;
}

/* Words without a row, which another size of the picture shows, stay as they were written. */
static gboolean
keep_others (DzChartExportWindow *self, GStrvBuilder *builder)
{
  char **words = self->outfit.words;
  gboolean any = FALSE;

  for (guint i = 0; words != NULL && words[i] != NULL && words[i + 1] != NULL; i += 2)
    if (!has_row (self, words[i]))
      {
        g_strv_builder_add_many (builder, words[i], words[i + 1], NULL);
        any = TRUE;
      }

  return any;
}

static void
word_changed_cb (DzChartExportWindow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = FALSE;

  if (self->filling)
    return;

  any = keep_others (self, builder);
  for (guint i = 0; i < self->word_rows->len; i++)
    {
      const char *own = g_object_get_data (self->word_rows->pdata[i], WORD);
      const char *written = gtk_editable_get_text (self->word_rows->pdata[i]);

      if (g_str_equal (own, written))
        continue;
      g_strv_builder_add_many (builder, own, written, NULL);
      any = TRUE;
    }
  g_strfreev (self->outfit.words);
  self->outfit.words = any ? g_strv_builder_end (builder) : NULL;
  dz_chart_export_window_tell_dressed (self);
}

/* (element-type utf8) (transfer full) */
static GPtrArray *
list_words (DzChartExportWindow *self)
{
  const DzChart *chart = dz_shared_chart_get (self->bare);
  const DzSharedTimeline *timeline = dz_shared_chart_get_timeline (self->bare);
  g_autoptr (DzTimelinePages) pages = NULL;
  g_autoptr (DzChartLayout) layout = NULL;
  DzChartStyle style;

  dz_chart_outfit_init_style (&self->outfit, &style);
  if (timeline != NULL)
    {
      pages = dz_timeline_pages_new (timeline->timeline, chart, &style, timeline->first, timeline->last, 0);
      return dz_timeline_pages_list_words (pages);
    }
  layout = dz_chart_layout_new (chart, &style);

  return dz_chart_layout_list_words (layout, chart);
}

static const char *
find_written (DzChartExportWindow *self, const char *own)
{
  char **words = self->outfit.words;

  for (guint i = 0; words != NULL && words[i] != NULL && words[i + 1] != NULL; i += 2)
    if (g_str_equal (words[i], own))
      return words[i + 1];

  return own;
}

static void
add_word_row (DzChartExportWindow *self, const char *word)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), word);
  gtk_editable_set_text (GTK_EDITABLE (row), find_written (self, word));
  g_object_set_data_full (G_OBJECT (row), WORD, g_strdup (word), g_free);
  g_signal_connect_object (row, "changed", G_CALLBACK (word_changed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->words_row, row);
  g_ptr_array_add (self->word_rows, row);
}

static void
add_rest_row (DzChartExportWindow *self, guint n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("%u more word", "%u more words", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Choose fewer topics, places or years to change them."));
  adw_expander_row_add_row (self->words_row, row);
}

void
dz_chart_export_window_words_shown_cb (DzChartExportWindow *self)
{
  g_autoptr (GPtrArray) words = NULL;

  if (self->word_rows != NULL || self->bare == NULL || !adw_expander_row_get_expanded (self->words_row))
    return;

  words = list_words (self);
  self->word_rows = g_ptr_array_new ();
  self->filling = TRUE;
  for (guint i = 0; i < MIN (words->len, MOST_WORDS); i++)
    add_word_row (self, words->pdata[i]);
  if (words->len > MOST_WORDS)
    add_rest_row (self, words->len - MOST_WORDS);
  self->filling = FALSE;
}
