/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-details.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/dz-words.h"

/* In Latin characters; a Chinese one takes two. */
#define LINE_CHARS 64
#define MAX_LINES 26

static char *
dup_citation (const DzQuantity *quantity, const DzOverview *overview)
{
  const DzReport *report = overview != NULL ? dz_overview_find_report (overview, quantity->report_id) : NULL;

  return report != NULL ? dz_report_dup_citation (report, quantity->paragraph) : g_strdup ("");
}

/* “Goal: about 6%”, then the sentence and where it stands. */
static void
append_quantity (GString *text, const DzQuantity *quantity, const char *line, const DzOverview *overview,
                 const DzLedgerWords *words)
{
  g_autofree char *sentence = dz_ledger_row_dup_sentence (quantity, words);
  g_autofree char *citation = dup_citation (quantity, overview);
  g_autofree char *cited = NULL;

  g_string_append_printf (text, "\n%s", line);
  if (*sentence == '\0' && *citation == '\0')
    return;

  /* Translators: a sentence of a report and where it stands: “…” 武昌区 2025 ¶31 */
  cited = *sentence != '\0' ? g_strdup_printf (_ ("“%s” %s"), sentence, citation) : g_strdup (citation);
  g_string_append_printf (text, "\n%s", cited);
}

static void
append_goal (GString *text, const DzTimelineItem *item, const DzOverview *overview, const DzLedgerWords *words)
{
  const DzGoal *goal = item->goal;
  const DzQuantity *stated = goal->goal != NULL ? goal->goal : goal->absence;
  g_autofree char *wording = goal->goal != NULL ? dz_ledger_row_dup_wording (goal->goal) : NULL;
  g_autofree char *line = NULL;

  if (goal->goal == NULL && goal->presence == DZ_PRESENCE_STATED)
    return;

  if (goal->goal == NULL)
    line = g_strdup_printf (_ ("Goal: %s"), dz_presence_get_label (goal->presence));
  else if (item->firmness == DZ_FIRMNESS_FIRM)
    line = g_strdup_printf (_ ("Goal, firmly worded: %s"), wording);
  else if (item->firmness == DZ_FIRMNESS_SOFT)
    line = g_strdup_printf (_ ("Goal, softly worded: %s"), wording);
  else
    line = g_strdup_printf (_ ("Goal: %s"), wording);
  if (stated != NULL)
    append_quantity (text, stated, line, overview, words);
  else
    g_string_append_printf (text, "\n%s", line);
}

static void
append_outcome (GString *text, const DzGoal *goal, const DzOverview *overview, const DzLedgerWords *words)
{
  g_autofree char *wording = dz_ledger_row_dup_wording (goal->outcome);
  g_autofree char *line = goal->outcome->status == DZ_STATUS_ESTIMATE
                            ? g_strdup_printf (_ ("Estimate: %s"), wording)
                            : g_strdup_printf (_ ("Outcome: %s"), wording);

  append_quantity (text, goal->outcome, line, overview, words);
}

static void
append_verdict (GString *text, const DzGoal *goal)
{
  g_autofree char *verdict = dz_goal_dup_verdict_text (goal);
  g_autofree char *gap = dz_goal_dup_gap_text (goal);

  g_string_append_printf (text, "\n%s", verdict);
  if (*gap != '\0')
    g_string_append_printf (text, " %s", gap);
}

/* The reader's word on the row or on one of its figures. */
static void
append_state (GString *text, const DzGoal *goal)
{
  const DzQuantity *figures[] = { goal->goal, goal->outcome };

  if (goal->state != DZ_STATE_EXTRACTED)
    g_string_append_printf (text, "\n✓ %s", _ ("Decided by you"));
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (figures[i] != NULL && figures[i]->state != DZ_STATE_EXTRACTED)
      {
        const char *state = dz_state_get_label (figures[i]->state);
        /* Translators: whose word a figure is: “Confirmed by You”, “Corrected by You” … */
        g_autofree char *line = i == 0 ? g_strdup_printf (_ ("Goal: %s"), state)
                                       : g_strdup_printf (_ ("Outcome: %s"), state);

        g_string_append_printf (text, "\n✓ %s", line);
      }
}

char *
dz_timeline_item_dup_details (const DzTimelineItem *item, const DzOverview *overview, const DzLedgerWords *words)
{
  const DzGoal *goal = NULL;
  const DzQuantity *quantity = NULL;
  g_autofree char *measured = NULL;
  GString *text = NULL;

  g_return_val_if_fail (item != NULL && words != NULL, NULL);

  goal = item->goal;
  quantity = dz_goal_get_main (goal);
  measured = dz_quantity_dup_measured_text (quantity, words->knowledge);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s • %s • %s", quantity->place != NULL ? quantity->place : "", measured,
                          quantity->period != NULL ? quantity->period : "");
  append_goal (text, item, overview, words);
  if (goal->outcome != NULL)
    append_outcome (text, goal, overview, words);
  if (goal->goal != NULL)
    append_verdict (text, goal);
  append_state (text, goal);

  return g_string_free (text, FALSE);
}

GtkWidget *
dz_timeline_details_new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}

struct _DzTimelineDetails
{
  GtkPopover parent_instance;
};

G_DEFINE_FINAL_TYPE (DzTimelineDetails, dz_timeline_details, GTK_TYPE_POPOVER)

static void
dz_timeline_details_class_init (DzTimelineDetailsClass *klass)
{
}

static void
dz_timeline_details_init (DzTimelineDetails *self)
{
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dz_timeline_details_new (void)
{
  return g_object_new (DZ_TYPE_TIMELINE_DETAILS, NULL);
}

void
dz_timeline_details_show (DzTimelineDetails *self, const char *text, const cairo_rectangle_t *area)
{
  const GdkRectangle place = { (int) floor (area->x), (int) floor (area->y) - 4,
                               MAX ((int) ceil (area->width), 1), (int) ceil (area->height) + 8 };
  GtkWidget *label = gtk_popover_get_child (GTK_POPOVER (self));

  g_return_if_fail (DZ_IS_TIMELINE_DETAILS (self));

  if (label == NULL || g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) != 0)
    gtk_popover_set_child (GTK_POPOVER (self), dz_timeline_details_new_label (text));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &place);
  gtk_popover_popup (GTK_POPOVER (self));
}
