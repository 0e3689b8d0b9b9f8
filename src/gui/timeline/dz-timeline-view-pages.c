/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

static gboolean
is_narrowed (DzTimelineView *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0' || !g_str_equal (self->wording, "any");
}

static gboolean
is_filtered (const DzOverviewFilter *filter)
{
  return filter->places != NULL || filter->topics != NULL || filter->verdicts != 0 || filter->first_year != 0
         || filter->last_year != 0;
}

static void
show_empty (DzTimelineView *self, DzOverview *overview)
{
  gboolean no_reports = overview == NULL || overview->reports->len == 0;

  adw_status_page_set_title (self->empty_page, no_reports ? _ ("No Reports Yet") : _ ("No Goals Yet"));
  adw_status_page_set_description (self->empty_page,
                                   no_reports ? _ ("Import the reports of a district and of its city to see their goals over the years.")
                                              : _ ("No goals were found in the reports of this library."));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

void
dz_timeline_view_show_page (DzTimelineView *self, const DzTimeline *timeline)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  guint n_rows = timeline != NULL ? timeline->rows->len : 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%u indicator", "%u indicators", n_rows), n_rows);

  gtk_label_set_text (self->count_label, n_rows > 0 ? count : "");
  if (n_rows > 0)
    gtk_stack_set_visible_child_name (self->stack, self->as_table ? "table" : "timeline");
  else if (overview != NULL && overview->goals->len > 0
           && (is_filtered (dz_view_get_filter (DZ_VIEW (self))) || is_narrowed (self)))
    gtk_stack_set_visible_child_name (self->stack, "none");
  else
    show_empty (self, overview);
}

void
dz_timeline_view_show_years (DzTimelineView *self)
{
  const DzOverviewFilter *filter = dz_view_get_filter (DZ_VIEW (self));
  int first = filter->first_year;
  int last = filter->last_year;
  /* Translators: the span of years shown; a click on it shows all */
  g_autofree char *text = first == last       ? g_strdup_printf (_ ("%d ×"), first)
                          : first != 0 && last != 0 ? g_strdup_printf (_ ("%d–%d ×"), first, last)
                          : first != 0            ? g_strdup_printf (_ ("From %d ×"), first)
                                                  : g_strdup_printf (_ ("Until %d ×"), last);

  gtk_button_set_label (self->years_button, text);
  gtk_widget_set_visible (GTK_WIDGET (self->years_button), first != 0 || last != 0);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
dz_timeline_view_show_texts (DzTimelineView *self)
{
  char *const *texts = self->outfit.texts;

  show_text (self->title_label, texts[DZ_CHART_TEXT_TITLE]);
  show_text (self->subtitle_label, texts[DZ_CHART_TEXT_SUBTITLE]);
  show_text (self->caption_label, texts[DZ_CHART_TEXT_CAPTION]);
  show_text (self->source_label, self->outfit.hide_source ? NULL : texts[DZ_CHART_TEXT_SOURCE]);
  dz_timeline_canvas_set_picture_words (self->canvas, self->outfit.words);
}

/* What the timeline shows: its rows in their order, as far as they have something in the years in view. */
void
dz_timeline_view_fill_table (DzTimelineView *self)
{
  const DzTimeline *timeline = dz_timeline_canvas_get_timeline (self->canvas);
  double first = 0, last = 0, row_scale = 1;
  g_autoptr (DzTimeline) shown = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  g_clear_handle_id (&self->listing, g_source_remove);
  if (!self->as_table || timeline == NULL || timeline->rows->len == 0)
    {
      dz_timeline_table_set_timeline (self->table, NULL, NULL);
      return;
    }

  dz_timeline_canvas_get_zoom (self->canvas, &first, &last, &row_scale);
  shown = dz_timeline_new_for_span (timeline, first, last);
  dz_timeline_table_set_timeline (self->table, shown, dz_view_get_overview (DZ_VIEW (self)));
  dz_timeline_table_set_focus_goal (self->table, dz_view_get_focus_goal (DZ_VIEW (self)));
  n = dz_timeline_table_get_n_rows (self->table);
  /* Translators: the rows of the table, and the years that the timeline shows, which it keeps to */
  text = last > first ? g_strdup_printf (ngettext ("%u row, %d–%d", "%u rows, %d–%d", n), n,
                                         (int) ceil (first), (int) floor (last))
                      : g_strdup_printf (ngettext ("%u row", "%u rows", n), n);
  gtk_label_set_text (self->count_label, text);
}

static gboolean
fill_table_cb (gpointer data)
{
  DzTimelineView *self = data;

  self->listing = 0;
  dz_timeline_view_fill_table (self);

  return G_SOURCE_REMOVE;
}

void
dz_timeline_view_fill_table_soon (DzTimelineView *self)
{
  if (self->as_table && self->listing == 0)
    self->listing = g_idle_add (fill_table_cb, self);
}

void
dz_timeline_view_show_as (DzTimelineView *self, gboolean as_table)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;

  self->as_table = as_table;
  dz_timeline_view_show_page (self, dz_timeline_canvas_get_timeline (self->canvas));
  dz_timeline_view_fill_table (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.copy-table", as_table);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.export-table", as_table);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}
