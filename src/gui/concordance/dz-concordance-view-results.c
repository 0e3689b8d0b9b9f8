/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-view-private.h"

#include <glib/gi18n.h>

#include "gui/concordance/dz-concordance-scope.h"
#include "gui/concordance/dz-report-count.h"

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
  if (n_had < n_there)
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

static DzReportCount *
count_of (DzConcordanceView *self, const DzTermCount *count)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  const DzReport *report = overview != NULL ? dz_overview_find_report (overview, count->report_id) : NULL;
  g_autofree char *name = report != NULL ? dz_report_dup_name (report) : g_strdup ("");

  return dz_report_count_new (count->report_id, name, count->count,
                              self->lengths != NULL ? dz_concordance_find_count (self->lengths, count->report_id) : 0);
}

static GPtrArray *
count_by_report (DzConcordanceView *self)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 length = 0;

  for (guint i = 0; self->lengths != NULL && i < self->lengths->len; i++)
    length += g_array_index (self->lengths, DzTermCount, i).count;
  g_ptr_array_add (counts, dz_report_count_new (0, _ ("All Reports"), (int) MIN (self->found->n_hits, G_MAXINT), length));
  for (guint i = 0; i < self->found->counts->len; i++)
    g_ptr_array_add (counts, count_of (self, &g_array_index (self->found->counts, DzTermCount, i)));

  return counts;
}

static DzReportCount *
count_of_group (const DzContextGroup *group, guint index)
{
  g_autofree char *name = g_strconcat (group->left, group->hit, group->right, NULL);

  return dz_report_count_new (index + 1, name, group->count, 0);
}

/* Equal contexts of the hits listed, by the side and as many characters as lines are ordered by. */
static GPtrArray *
count_by_context (DzConcordanceView *self)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func (g_object_unref);
  DzHitArrangement wanted = DZ_HIT_ARRANGEMENT_INIT;
  g_autoptr (GPtrArray) passed = NULL;

  dz_lines_bar_fill (self->lines_bar, &wanted);
  passed = dz_concordance_filter (self->found->hits, &wanted.filter);
  self->groups = dz_concordance_group (passed, wanted.side, wanted.length);
  g_ptr_array_add (counts, dz_report_count_new (0, _ ("All Contexts"), (int) passed->len, 0));
  for (guint i = 0; i < self->groups->len; i++)
    g_ptr_array_add (counts, count_of_group (g_ptr_array_index (self->groups, i), i));

  return counts;
}

static guint
find_count (GPtrArray *counts, gint64 report_id)
{
  for (guint i = 0; i < counts->len; i++)
    if (dz_report_count_get_report (g_ptr_array_index (counts, i)) == report_id)
      return i;

  return 0;
}

static gint64
get_chosen_count (DzConcordanceView *self)
{
  DzReportCount *count = gtk_single_selection_get_selected_item (self->count_selection);

  return count != NULL ? dz_report_count_get_report (count) : 0;
}

gint64
dz_concordance_view_get_chosen_report (DzConcordanceView *self)
{
  return self->groups == NULL ? get_chosen_count (self) : 0;
}

void
dz_concordance_view_arrange (DzConcordanceView *self)
{
  DzHitArrangement wanted = DZ_HIT_ARRANGEMENT_INIT;
  gint64 chosen = get_chosen_count (self);

  if (self->found == NULL)
    return;

  dz_lines_bar_fill (self->lines_bar, &wanted);
  if (self->groups == NULL)
    wanted.report_id = chosen;
  else if (chosen > 0)
    wanted.group = g_ptr_array_index (self->groups, chosen - 1);
  wanted.group_side = wanted.side;
  wanted.group_length = wanted.length;
  self->choosing = TRUE;
  dz_hit_list_arrange (self->hits, &wanted);
  self->choosing = FALSE;
  dz_concordance_view_show_total (self);
}

void
dz_concordance_view_show_counts (DzConcordanceView *self)
{
  gboolean contexts = gtk_drop_down_get_selected (self->side_drop) == 1;
  gint64 before = dz_concordance_view_get_chosen_report (self);
  g_autoptr (GPtrArray) counts = NULL;
  DzHitArrangement none = DZ_HIT_ARRANGEMENT_INIT;

  if (self->found == NULL)
    return;

  self->choosing = TRUE;
  if (self->groups != NULL)
    dz_hit_list_arrange (self->hits, &none);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  counts = contexts ? count_by_context (self) : count_by_report (self);
  g_list_store_splice (self->counts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->counts)), counts->pdata,
                       counts->len);
  gtk_single_selection_set_selected (self->count_selection, contexts ? 0 : find_count (counts, before));
  self->choosing = FALSE;
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
  gtk_widget_set_visible (GTK_WIDGET (self->total_label), asks && self->found != NULL && self->found->n_hits > 0);
}

static void
show_words (DzConcordanceView *self, const char *words)
{
  gtk_label_set_text (self->words_label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words_label), words);
  dz_concordance_view_show_labels (self);
}

/* Takes found. */
void
dz_concordance_view_show_found (DzConcordanceView *self, DzConcordance *found)
{
  g_autoptr (DzConcordance) before = g_steal_pointer (&self->found);

  self->found = found;
  self->choosing = TRUE;
  dz_hit_list_take_hits (self->hits, g_ptr_array_ref (found->hits));
  self->choosing = FALSE;
  dz_concordance_view_show_counts (self);
  dz_concordance_view_arrange (self);
  show_words (self, self->words);
  gtk_stack_set_visible_child_name (self->stack, found->hits->len > 0 ? "hits" : "none");
  dz_concordance_view_select_focus (self);
  measure (self);
}

void
dz_concordance_view_show_nothing (DzConcordanceView *self, const char *page)
{
  self->choosing = TRUE;
  dz_hit_list_take_hits (self->hits, NULL);
  self->choosing = FALSE;
  g_clear_pointer (&self->found, dz_concordance_free);
  show_words (self, "");
  gtk_stack_set_visible_child_name (self->stack, page);
}
