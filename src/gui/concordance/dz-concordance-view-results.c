/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-view-private.h"

#include <glib/gi18n.h>

#include "gui/concordance/dz-concordance-scope.h"

#define COUNT_CHARS 26 /* digits: the name of a report, its hits, and how many in 10,000 */
#define CONTEXT_CHARS 40
#define NARROW 560 /* pixels: a page that has no room for counts beside its lines */

const DzReport *
dz_concordance_view_get_focus_report (DzConcordanceView *self)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  DzSession *session = dz_view_get_session (DZ_VIEW (self));
  gint64 report_id = dz_view_get_focus (DZ_VIEW (self))->report_id;

  if (report_id == 0 && session != NULL)
    report_id = dz_session_get_left_report (session);

  return overview != NULL && report_id != 0 ? dz_overview_find_report (overview, report_id) : NULL;
}

/* The hits that there are where those listed come from. */
static gint64
count_listed (const DzConcordance *found)
{
  return found->report_id != 0 ? dz_concordance_find_count (found->counts, found->report_id) : found->n_hits;
}

static void
append_part (GString *text, char *part)
{
  g_autofree char *own = part;

  /* Translators: between what is said of the hits listed. */
  if (*own != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? _ ("; ") : "", own);
}

static void
show_counting (DzConcordanceView *self)
{
  gtk_label_set_text (self->total_label, _ ("Counting the hits…"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->total_label), NULL);
  dz_concordance_view_show_labels (self);
}

/* How many there are, how many of them are listed and why not all are, and how many the reader picked. */
void
dz_concordance_view_show_total (DzConcordanceView *self)
{
  guint n_hits, n_reports, n_had, n_listed, n_chosen;
  gint64 n_there;
  g_autofree char *there = NULL;
  g_autofree char *hits = NULL;
  g_autofree char *reports = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->found == NULL)
    return;
  if (self->found->counts == NULL)
    {
      show_counting (self);
      return;
    }

  n_hits = (guint) MIN (self->found->n_hits, G_MAXUINT);
  n_reports = self->found->counts->len;
  n_had = self->found->hits->len;
  n_listed = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  n_chosen = dz_hit_selection_get_n_chosen (self->selection);
  n_there = count_listed (self->found);
  there = g_strdup_printf ("%" G_GINT64_FORMAT, n_there);
  hits = g_strdup_printf (ngettext ("%u hit", "%u hits", n_hits), n_hits);
  reports = g_strdup_printf (ngettext ("%u report", "%u reports", n_reports), n_reports);
  /* Translators: “123 hits in 4 reports”. */
  append_part (text, g_strdup_printf (_ ("%s in %s"), hits, reports));
  if (n_had < n_there && self->found->complete)
    append_part (text, g_strdup_printf (_ ("the first %u of %s were fetched"), n_had, there));
  if (n_listed < n_had)
    append_part (text, g_strdup_printf (ngettext ("%u is listed", "%u are listed", n_listed), n_listed));
  if (n_chosen > 1)
    append_part (text, g_strdup_printf (ngettext ("%u is chosen", "%u are chosen", n_chosen), n_chosen));
  append_part (text, dz_lines_bar_dup_words (self->lines_bar));
  gtk_label_set_text (self->total_label, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->total_label), text->str);
  dz_concordance_view_show_labels (self);
}

static gint64
get_chosen_count (DzConcordanceView *self)
{
  g_auto (DzHitCount) count = { 0 };

  return dz_count_list_get (self->counts, gtk_single_selection_get_selected (self->count_selection), &count)
           ? count.report_id
           : 0;
}

gint64
dz_concordance_view_get_chosen_report (DzConcordanceView *self)
{
  return self->groups == NULL ? get_chosen_count (self) : 0;
}

/* Of groups that were made of other hits none is chosen. */
static void
fill_arrangement (DzConcordanceView *self, DzHitArrangement *wanted)
{
  gint64 chosen = get_chosen_count (self);

  dz_lines_bar_fill (self->lines_bar, wanted);
  wanted->group_side = wanted->side;
  wanted->group_length = wanted->length;
  if (self->groups == NULL)
    wanted->report_id = chosen;
  else if (chosen > 0 && self->grouping == NULL)
    {
      wanted->groups = self->groups;
      wanted->group = (guint) chosen - 1;
    }
}

void
dz_concordance_view_arrange (DzConcordanceView *self)
{
  DzHitArrangement wanted = DZ_HIT_ARRANGEMENT_INIT;

  if (self->found == NULL)
    return;

  fill_arrangement (self, &wanted);
  self->choosing = TRUE;
  dz_hit_list_show (self->hits, self->found->hits, &wanted);
  self->choosing = FALSE;
}

void
dz_concordance_view_show_arranged (DzConcordanceView *self)
{
  if (self->found == NULL)
    return;

  dz_concordance_view_show_total (self);
  dz_concordance_view_select_focus (self);
}

static void
stop_grouping (DzConcordanceView *self)
{
  if (self->grouping != NULL)
    g_cancellable_cancel (self->grouping);
  g_clear_object (&self->grouping);
}

/* Takes groups; all of them are chosen. */
static void
take_groups (DzConcordanceView *self, GPtrArray *groups, guint n_hits)
{
  g_clear_object (&self->grouping);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = groups;
  self->choosing = TRUE;
  dz_count_list_show_groups (self->counts, groups, n_hits);
  gtk_single_selection_set_selected (self->count_selection, 0);
  self->choosing = FALSE;
}

static void
grouped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzConcordanceView) self = user_data;
  guint n_hits = 0;
  g_autoptr (GPtrArray) groups = dz_hits_group_finish (result, &n_hits, NULL);

  if (groups != NULL && g_task_get_cancellable (G_TASK (result)) == self->grouping)
    take_groups (self, g_steal_pointer (&groups), n_hits);
}

/* Equal contexts of the hits found, by the side and as many characters as lines are ordered by. */
static void
show_contexts (DzConcordanceView *self)
{
  DzHitArrangement wanted = DZ_HIT_ARRANGEMENT_INIT;
  guint n_hits = 0;
  GPtrArray *groups;

  dz_lines_bar_fill (self->lines_bar, &wanted);
  if (!dz_hits_are_many (self->found->hits))
    {
      groups = dz_hits_group (self->found->hits, &wanted, &n_hits);
      take_groups (self, groups, n_hits);
      return;
    }
  if (self->groups == NULL)
    self->groups = g_ptr_array_new ();
  self->grouping = g_cancellable_new ();
  dz_hits_group_async (self->found->hits, &wanted, self->grouping, grouped_cb, g_object_ref (self));
}

static void
show_reports (DzConcordanceView *self)
{
  gint64 before = dz_concordance_view_get_chosen_report (self);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  if (self->found->counts == NULL)
    return;
  self->choosing = TRUE;
  dz_count_list_show_reports (self->counts, self->found->counts, self->found->n_hits, self->lengths,
                              dz_view_get_overview (DZ_VIEW (self)));
  gtk_single_selection_set_selected (self->count_selection, dz_count_list_find (self->counts, before));
  self->choosing = FALSE;
}

/* As wide as names and numbers are in the reader's type; contexts get more where the lines can spare it. */
static int
measure_counts (DzConcordanceView *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int digit = pango_font_metrics_get_approximate_digit_width (metrics);
  int reports = PANGO_PIXELS (COUNT_CHARS * digit);
  int contexts = MIN (PANGO_PIXELS (CONTEXT_CHARS * digit), gtk_widget_get_width (GTK_WIDGET (self)) * 45 / 100);

  pango_font_metrics_unref (metrics);

  return gtk_drop_down_get_selected (self->side_drop) == 1 ? MAX (reports, contexts) : reports;
}

void
dz_concordance_view_show_counts (DzConcordanceView *self)
{
  gtk_widget_set_size_request (self->side_box, measure_counts (self), -1);
  if (self->found == NULL)
    return;

  stop_grouping (self);
  if (gtk_drop_down_get_selected (self->side_drop) == 1)
    show_contexts (self);
  else
    show_reports (self);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzConcordanceView) self = user_data;
  g_autoptr (GArray) lengths = dz_concordance_measure_finish (DZ_LIBRARY (source), result, NULL);

  if (lengths == NULL || g_task_get_cancellable (G_TASK (result)) != self->measuring)
    return;

  g_clear_object (&self->measuring);
  self->lengths = g_steal_pointer (&lengths);
  g_free (self->measured);
  self->measured = g_strdup (self->where);
  if (self->found != NULL && self->groups == NULL)
    dz_concordance_view_show_counts (self);
}

/* Counts come first; what they are set against may take longer, and is the same for many searches. */
static void
measure (DzConcordanceView *self)
{
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));
  g_autoptr (DzSearchScope) scope = dz_concordance_scope_make (self->settings, dz_concordance_view_get_focus_report (self));

  if (self->lengths != NULL || library == NULL || !dz_concordance_scope_has_lengths (scope))
    return;

  self->measuring = g_cancellable_new ();
  dz_concordance_measure_async (library, g_steal_pointer (&scope), self->measuring, measured_cb, g_object_ref (self));
}

/* Keyness is about reports, whatever words were searched. */
void
dz_concordance_view_show_labels (DzConcordanceView *self)
{
  gboolean asks = gtk_drop_down_get_selected (self->mode_drop) != DZ_SEARCH_KEYNESS + 1;

  gtk_widget_set_visible (GTK_WIDGET (self->words_label), asks && *gtk_label_get_text (self->words_label) != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->total_label), asks && self->found != NULL && self->found->hits->len > 0);
}

static void
show_words (DzConcordanceView *self, const char *words)
{
  gtk_label_set_text (self->words_label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words_label), words);
  dz_concordance_view_show_labels (self);
}

/* A narrow page leaves its room to the lines, until the reader wants the counts. */
static void
lay_out (DzConcordanceView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->laid_out || width == 0)
    return;
  gtk_toggle_button_set_active (self->side_toggle, width >= NARROW);
  self->laid_out = TRUE;
}

/* Counts and hits come in steps: each shows what it brought. */
void
dz_concordance_view_show_found (DzConcordanceView *self, DzConcordance *found)
{
  g_autoptr (DzConcordance) before = g_steal_pointer (&self->found);
  gboolean counted = self->fresh || before == NULL || before->counts != found->counts;

  self->found = found;
  lay_out (self);
  if (self->fresh)
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), 0);
  if (counted || self->groups != NULL)
    dz_concordance_view_show_counts (self);
  dz_concordance_view_arrange (self);
  if (self->fresh)
    {
      show_words (self, self->words);
      gtk_stack_set_visible_child_name (self->stack, found->hits->len > 0 ? "hits" : "none");
    }
  self->fresh = FALSE;
  dz_concordance_view_show_index (self);
  if (found->complete)
    measure (self);
}

void
dz_concordance_view_show_nothing (DzConcordanceView *self, const char *page)
{
  DzHitArrangement none = DZ_HIT_ARRANGEMENT_INIT;

  stop_grouping (self);
  self->choosing = TRUE;
  dz_hit_list_show (self->hits, NULL, &none);
  self->choosing = FALSE;
  g_clear_pointer (&self->found, dz_concordance_free);
  show_words (self, "");
  gtk_stack_set_visible_child_name (self->stack, page);
}
