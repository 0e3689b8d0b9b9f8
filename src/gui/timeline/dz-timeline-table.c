/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-table.h"

#include <glib/gi18n.h>

#include "gui/goals/dz-ledger-output.h"
#include "gui/timeline/dz-timeline-table-file.h"

struct _DzTimelineTable
{
  AdwBin parent_instance;

  const DzLedgerWords *words;
  DzLedgerList *list;
};

G_DEFINE_FINAL_TYPE (DzTimelineTable, dz_timeline_table, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The columns of the Goals page, the rows of the timeline. */
static const DzLedgerMode *
get_mode (void)
{
  static DzLedgerMode mode;

  if (mode.name == NULL)
    {
      mode = dz_goals_mode;
      mode.name = "timeline";
      mode.label = N_ ("What the Timeline Shows");
      mode.file_name = N_ ("Timeline");
      mode.add_rows = NULL;
      mode.accepts = NULL;
    }

  return &mode;
}

static gboolean
accept_all (gpointer row, gpointer user_data)
{
  return TRUE;
}

static void
chosen_cb (DzTimelineTable *self, DzLedgerRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, dz_ledger_row_get_item (row));
}

static void
activated_cb (DzTimelineTable *self, DzLedgerRow *row)
{
  g_signal_emit (self, signals[OPENED], 0, dz_ledger_row_get_item (row));
}

static gboolean
dz_timeline_table_grab_focus (GtkWidget *widget)
{
  DzTimelineTable *self = DZ_TIMELINE_TABLE (widget);

  return self->list != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
dz_timeline_table_class_init (DzTimelineTableClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = dz_timeline_table_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", DZ_TYPE_TIMELINE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[OPENED] = g_signal_new ("opened", DZ_TYPE_TIMELINE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
dz_timeline_table_init (DzTimelineTable *self)
{
}

void
dz_timeline_table_set_words (DzTimelineTable *self, const DzLedgerWords *words)
{
  g_return_if_fail (DZ_IS_TIMELINE_TABLE (self) && self->list == NULL);

  self->words = words;
  self->list = dz_ledger_list_new (get_mode (), words, accept_all, NULL);
  g_signal_connect_swapped (self->list, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (activated_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

static void
add_lane (GPtrArray *rows, const DzTimelineLane *lane, DzOverview *overview)
{
  for (guint i = 0; i < lane->items->len; i++)
    {
      const DzGoal *goal = ((const DzTimelineItem *) g_ptr_array_index (lane->items, i))->goal;

      g_ptr_array_add (rows, dz_ledger_row_new (overview, goal, goal->goal != NULL ? goal->goal : goal->absence,
                                                goal->outcome));
    }
}

void
dz_timeline_table_set_timeline (DzTimelineTable *self, const DzTimeline *timeline, DzOverview *overview)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (DZ_IS_TIMELINE_TABLE (self) && self->list != NULL);

  for (guint i = 0; timeline != NULL && i < timeline->rows->len; i++)
    {
      const DzTimelineRow *row = g_ptr_array_index (timeline->rows, i);

      for (guint j = 0; j < row->lanes->len; j++)
        add_lane (rows, g_ptr_array_index (row->lanes, j), overview);
    }
  dz_ledger_list_set_rows (self->list, rows);
}

static gboolean
is_goal (DzLedgerRow *row, gpointer goal)
{
  return dz_ledger_row_get_item (row) == goal;
}

void
dz_timeline_table_set_focus_goal (DzTimelineTable *self, const DzGoal *goal)
{
  g_return_if_fail (DZ_IS_TIMELINE_TABLE (self) && self->list != NULL);

  dz_ledger_list_select (self->list, is_goal, (gpointer) goal);
}

guint
dz_timeline_table_get_n_rows (DzTimelineTable *self)
{
  g_return_val_if_fail (DZ_IS_TIMELINE_TABLE (self), 0);

  return self->list != NULL ? dz_ledger_list_get_n_shown (self->list) : 0;
}

void
dz_timeline_table_copy (DzTimelineTable *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (DZ_IS_TIMELINE_TABLE (self) && self->list != NULL);

  rows = dz_ledger_list_dup_rows (self->list, TRUE);
  if (rows->len < 2)
    {
      g_ptr_array_unref (rows);
      rows = dz_ledger_list_dup_rows (self->list, FALSE);
    }
  dz_ledger_output_copy (get_mode (), rows, self->words, GTK_WIDGET (self));
}

void
dz_timeline_table_export (DzTimelineTable *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (DZ_IS_TIMELINE_TABLE (self) && self->list != NULL);

  rows = dz_ledger_list_dup_rows (self->list, FALSE);
  dz_timeline_table_file_ask (get_mode (), rows, self->words, GTK_WIDGET (self));
}
