/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-term-window-private.h"

#include <glib/gi18n.h>

#include "core/dz-statistics.h"
#include "workbench/dz-glossary-chart.h"

/* Uses */

void
dz_term_window_show_chart (DzTermWindow *self)
{
  const DzGlossaryEntry *entry = dz_term_window_get_entry (self);
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
void
dz_term_window_show_counts (DzTermWindow *self, const DzGlossaryEntry *entry)
{
  gint64 count, characters;
  int row = 1;
  int year = 0;

  dz_term_window_clear_box (GTK_WIDGET (self->counts));
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

void
dz_term_window_show_links (DzTermWindow *self, const DzGlossaryEntry *entry)
{
  dz_term_window_clear_box (GTK_WIDGET (self->links));
  add_links (self, _ ("Its definitions use"), entry->links);
  add_links (self, _ ("Used in the definitions of"), entry->linked_from);
  gtk_widget_set_visible (self->links_label, entry->links->len + entry->linked_from->len > 0);
}
