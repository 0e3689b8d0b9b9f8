/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-status-line.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/dz-report-choice.h"

struct _DzStatusLine
{
  GtkBox parent_instance;

  DzSession *session;
  GtkLabel *focus_label;
  GtkLabel *comparison_label;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DzStatusLine, dz_status_line, GTK_TYPE_BOX)

/* The ¶ number, 0 where no quantity tells it. */
static int
find_number (const DzOverview *overview, gint64 paragraph_id)
{
  for (guint i = 0; i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (quantity->paragraph_id == paragraph_id)
        return quantity->paragraph;
    }

  return 0;
}

static const DzQuantity *
find_quantity (const DzOverview *overview, gint64 id)
{
  for (guint i = 0; i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (quantity->id == id)
        return quantity;
    }

  return NULL;
}

static const char *
get_status_name (DzStatus status)
{
  switch (status)
    {
    case DZ_STATUS_GOAL:
      return C_("status", "goal");
    case DZ_STATUS_ESTIMATE:
      return C_("status", "estimate");
    default:
      return C_("status", "outcome");
    }
}

static const char *
get_period (const DzQuantity *quantity)
{
  return quantity->period != NULL ? quantity->period : "–";
}

static char *
dup_value (const DzQuantity *quantity)
{
  if (quantity->wording != NULL && *quantity->wording != '\0')
    return g_strdup (quantity->wording);

  return dz_quantity_dup_value_text (quantity);
}

static char *
dup_focus_text (DzSession *session)
{
  DzOverview *overview = dz_session_get_overview (session);
  const DzFocus *focus = dz_session_get_focus (session);
  const DzReport *report = NULL;
  const DzQuantity *quantity = NULL;
  g_autofree char *citation = NULL;
  g_autofree char *value = NULL;

  if (overview != NULL && focus->report_id != 0)
    report = dz_overview_find_report (overview, focus->report_id);
  if (report == NULL)
    return g_strdup ("");

  citation = dz_report_dup_citation (report, find_number (overview, focus->paragraph_id));
  quantity = focus->quantity_id != 0 ? find_quantity (overview, focus->quantity_id) : NULL;
  if (quantity == NULL)
    return g_steal_pointer (&citation);

  value = dup_value (quantity);
  /* Translators: citation · indicator · wording and value · period · “goal”: 武昌区 2025 ¶31 · GDP · 6% ·
   * 2025 · goal */
  return g_strdup_printf (C_("status line", "%s · %s · %s · %s · %s"), citation, quantity->indicator, value,
                          get_period (quantity), get_status_name (quantity->status));
}

static gboolean
same_matter (const DzQuantity *a, const DzQuantity *b)
{
  return a->measure == b->measure && a->indicator_key != NULL && b->place != NULL
         && g_strcmp0 (a->indicator_key, b->indicator_key) == 0;
}

/* 0 for the same period; else how far apart the years lie, later ones behind earlier ones. */
static int
period_distance (const DzQuantity *goal, const DzQuantity *other)
{
  int first = 0;
  int last = 0;
  int other_first = 0;
  int other_last = 0;

  if (g_strcmp0 (goal->period, other->period) == 0)
    return 0;

  dz_period_parse (goal->period, &first, &last);
  dz_period_parse (other->period, &other_first, &other_last);

  return 1 + 2 * ABS (last - other_last) + (other_last > last);
}

/* The goal of the place directly above or below for the same indicator and measure: above goes first, then
 * the same period or the nearest one. */
static const DzQuantity *
find_counterpart (DzSession *session, const DzQuantity *goal)
{
  DzOverview *overview = dz_session_get_overview (session);
  DzKnowledge *knowledge = dz_session_get_knowledge (session);
  const char *above = dz_report_choice_find_parent (overview, knowledge, goal->place);
  const DzQuantity *best = NULL;
  int best_rank = G_MAXINT;

  for (guint i = 0; i < overview->goals->len; i++)
    {
      const DzQuantity *other = ((const DzGoal *) g_ptr_array_index (overview->goals, i))->goal;
      int rank = 0;

      if (other == NULL || !same_matter (goal, other))
        continue;
      rank = period_distance (goal, other);
      if (g_strcmp0 (other->place, above) != 0)
        {
          const char *parent = dz_report_choice_find_parent (overview, knowledge, other->place);

          if (g_strcmp0 (parent, goal->place) != 0)
            continue;
          rank += 10000;
        }
      if (rank < best_rank)
        {
          best = other;
          best_rank = rank;
        }
    }

  return best;
}

static char *
dup_difference (const DzQuantity *goal, const DzQuantity *other)
{
  double gap = (goal->low + goal->high) / 2 - (other->low + other->high) / 2;
  gboolean in_points = goal->measure == DZ_MEASURE_GROWTH || goal->measure == DZ_MEASURE_SHARE;

  if (g_strcmp0 (goal->unit, other->unit) != 0)
    return NULL;
  if (fabs (gap) < 1e-9)
    return g_strdup (_("same number"));
  if (in_points)
    /* Translators: a difference in percentage points, “+0.5 pp” */
    return g_strdup_printf (_("%+.3g pp"), gap);

  return NULL;
}

static char *
dup_comparison_text (DzSession *session)
{
  const DzGoal *row = dz_session_get_focus_goal (session);
  const DzQuantity *goal = row != NULL ? row->goal : NULL;
  const DzQuantity *other = NULL;
  g_autofree char *value = NULL;
  g_autofree char *other_value = NULL;
  g_autofree char *difference = NULL;

  if (goal != NULL && goal->place != NULL)
    other = find_counterpart (session, goal);
  if (other == NULL)
    return g_strdup ("");

  value = dup_value (goal);
  other_value = dup_value (other);
  difference = dup_difference (goal, other);
  if (difference == NULL)
    /* Translators: place, period, “wording” ⇄ place, period, “wording” */
    return g_strdup_printf (_("%s %s “%s” ⇄ %s %s “%s”"), goal->place, get_period (goal), value, other->place,
                            get_period (other), other_value);

  /* Translators: place, period, “wording” ⇄ place, period, “wording”: “+0.5 pp” or “same number” */
  return g_strdup_printf (_("%s %s “%s” ⇄ %s %s “%s”: %s"), goal->place, get_period (goal), value, other->place,
                          get_period (other), other_value, difference);
}

static void
set_text (GtkLabel *label, char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), *text != '\0' ? text : NULL);
  g_free (text);
}

static void
update (DzStatusLine *self)
{
  set_text (self->focus_label, dup_focus_text (self->session));
  set_text (self->comparison_label, dup_comparison_text (self->session));
}

static void
set_session (DzStatusLine *self, DzSession *session)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (!g_set_object (&self->session, session) || session == NULL)
    return;

  g_signal_connect_object (session, "focus-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "overview-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
dz_status_line_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      set_session (DZ_STATUS_LINE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dz_status_line_dispose (GObject *object)
{
  DzStatusLine *self = DZ_STATUS_LINE (object);

  set_session (self, NULL);

  G_OBJECT_CLASS (dz_status_line_parent_class)->dispose (object);
}

static GtkLabel *
add_label (DzStatusLine *self, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (self), label);

  return GTK_LABEL (label);
}

static void
dz_status_line_class_init (DzStatusLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dz_status_line_dispose;
  object_class->set_property = dz_status_line_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DZ_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dz_status_line_init (DzStatusLine *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 18);
  gtk_widget_add_css_class (GTK_WIDGET (self), "status-line");
  self->focus_label = add_label (self, 0);
  self->comparison_label = add_label (self, 1);
}
