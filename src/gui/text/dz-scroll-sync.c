/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-scroll-sync.h"

#include <math.h>

/* Where in the view the reader's eye is taken to be, as in dz_report_view_scroll_to(). */
#define READING_HEIGHT 0.3
/* A text view scrolls to a mark once the text around it is laid out, a frame or two later, and may glide there. */
#define SETTLING_FRAMES 20
/* A paragraph that is not in sight by then is no longer waited for. */
#define PATIENT_FRAMES 3

typedef struct
{
  int paragraph[2];
} Anchor;

struct _DzScrollSync
{
  GObject parent_instance;

  DzReportView *views[2]; /* borrowed */
  GtkAdjustment *adjustments[2];
  DzTextComparison *comparison;
  GArray *anchors; /* (element-type Anchor) rising on both sides */
  DzSide leader;   /* the side scrolled last */
  int aligned;     /* the leader's paragraph whose counterpart is held level, -1 for none */
  guint tick;
  guint catch_up;  /* a tick, too: what the layout moved is followed in the frame after */
  int frames;        /* that the alignment may still take */
  double settled[2]; /* values of the adjustments a frame ago */
  guint busy : 1;
};

G_DEFINE_FINAL_TYPE (DzScrollSync, dz_scroll_sync, G_TYPE_OBJECT)

static DzSide
other (DzSide side)
{
  return side == DZ_SIDE_LEFT ? DZ_SIDE_RIGHT : DZ_SIDE_LEFT;
}

static int
get_anchor_y (DzScrollSync *self, DzSide side, int index)
{
  int y = 0;

  if (index >= (int) self->anchors->len)
    return (int) gtk_adjustment_get_upper (self->adjustments[side]);
  if (index >= 0)
    dz_report_view_get_extent (self->views[side], g_array_index (self->anchors, Anchor, index).paragraph[side],
                               &y, NULL);

  return y;
}

/* The last anchor at or above a height; -1 above the first. */
static int
find_anchor (DzScrollSync *self, DzSide side, double y)
{
  int low = -1;
  int high = self->anchors->len;

  while (high - low > 1)
    {
      int middle = (low + high) / 2;

      if (get_anchor_y (self, side, middle) <= y)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static double
map (DzScrollSync *self, DzSide from, double y)
{
  int index = find_anchor (self, from, y);
  double from_y = get_anchor_y (self, from, index);
  double to_y = get_anchor_y (self, other (from), index);
  double from_length = get_anchor_y (self, from, index + 1) - from_y;
  double to_length = get_anchor_y (self, other (from), index + 1) - to_y;

  return from_length > 0 ? to_y + (y - from_y) / from_length * to_length : to_y;
}

/* The height inside the view that is kept level: the reading height, sliding to the very top and bottom at
 * the ends of the text so that both reports begin and end together. */
static double
get_level (GtkAdjustment *adjustment)
{
  double page = gtk_adjustment_get_page_size (adjustment);
  double above = gtk_adjustment_get_value (adjustment);
  double below = gtk_adjustment_get_upper (adjustment) - page - above;

  if (page <= 0)
    return 0;
  if (below < page / 2)
    return page - page * (1 - READING_HEIGHT) * MAX (below, 0) / (page / 2);

  return page * READING_HEIGHT * MIN (1, above / (page / 2));
}

static void
set_value (DzScrollSync *self, DzSide side, double value)
{
  /* Less than a pixel is not seen, but drawn. */
  if (fabs (value - gtk_adjustment_get_value (self->adjustments[side])) < 1)
    return;

  self->busy = TRUE;
  gtk_adjustment_set_value (self->adjustments[side], value);
  self->busy = FALSE;
}

static double
get_visible_y (DzScrollSync *self, DzSide side)
{
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->views[side]), &visible);

  return visible.y;
}

static void
follow (DzScrollSync *self)
{
  DzSide follower = other (self->leader);
  double level = get_level (self->adjustments[self->leader]);
  double y = map (self, self->leader, get_visible_y (self, self->leader) + level);
  double value = gtk_adjustment_get_value (self->adjustments[follower]);

  set_value (self, follower, value + y - level - get_visible_y (self, follower));
}

static void
level_pair (DzScrollSync *self)
{
  DzSide follower = other (self->leader);
  int partner = dz_text_comparison_find_partner (self->comparison, self->leader, self->aligned);
  double value = gtk_adjustment_get_value (self->adjustments[follower]);
  int y;
  int partner_y;

  if (partner < 0 || !dz_report_view_get_extent (self->views[self->leader], self->aligned, &y, NULL)
      || !dz_report_view_get_extent (self->views[follower], partner, &partner_y, NULL))
    {
      follow (self);
      return;
    }
  set_value (self, follower,
             value + partner_y - get_visible_y (self, follower) - (y - get_visible_y (self, self->leader)));
}

static void
keep_level (DzScrollSync *self)
{
  if (self->aligned >= 0)
    level_pair (self);
  else
    follow (self);
}

static gboolean
catch_up_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DzScrollSync *self = data;

  self->catch_up = 0;
  if (self->tick == 0 && self->comparison != NULL)
    keep_level (self);

  return G_SOURCE_REMOVE;
}

/* In the midst of a layout the other side may be laid out already: its scroll bar would be moved too late to be drawn.
 * Nor is it the reader who scrolls then. */
static gboolean
put_off (DzScrollSync *self)
{
  if (!dz_report_view_is_being_allocated (self->views[DZ_SIDE_LEFT])
      && !dz_report_view_is_being_allocated (self->views[DZ_SIDE_RIGHT]))
    return FALSE;

  if (self->catch_up == 0)
    self->catch_up = gtk_widget_add_tick_callback (GTK_WIDGET (self->views[DZ_SIDE_LEFT]), catch_up_cb, self, NULL);

  return TRUE;
}

static void
value_changed_cb (GtkAdjustment *adjustment, DzScrollSync *self)
{
  if (self->busy || self->tick != 0 || self->comparison == NULL || put_off (self))
    return;

  self->leader = adjustment == self->adjustments[DZ_SIDE_RIGHT] ? DZ_SIDE_RIGHT : DZ_SIDE_LEFT;
  self->aligned = -1;
  follow (self);
}

/* The text view still lays out lines below and learns its height. */
static void
changed_cb (GtkAdjustment *adjustment, DzScrollSync *self)
{
  if (!self->busy && self->tick == 0 && self->comparison != NULL && !put_off (self))
    keep_level (self);
}

static gboolean
is_in_sight (DzScrollSync *self)
{
  GdkRectangle visible;
  int y;
  int height;

  if (!dz_report_view_get_extent (self->views[self->leader], self->aligned, &y, &height))
    return FALSE;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->views[self->leader]), &visible);

  return y + height > visible.y && y < visible.y + visible.height;
}

static gboolean
stand_still (DzScrollSync *self)
{
  gboolean still = TRUE;

  for (int i = 0; i < 2; i++)
    {
      double value = gtk_adjustment_get_value (self->adjustments[i]);

      still = still && fabs (value - self->settled[i]) < 1;
      self->settled[i] = value;
    }

  return still;
}

/* Level from the first frame that shows the paragraph, until both sides stand still. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DzScrollSync *self = data;
  gboolean arrived = is_in_sight (self) || self->frames <= SETTLING_FRAMES - PATIENT_FRAMES;

  if (self->comparison != NULL && arrived)
    level_pair (self);
  if (--self->frames > 0 && !(stand_still (self) && arrived))
    return G_SOURCE_CONTINUE;

  self->tick = 0;

  return G_SOURCE_REMOVE;
}

static void
stop_ticks (DzScrollSync *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->views[DZ_SIDE_LEFT]), self->tick);
  if (self->catch_up != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->views[DZ_SIDE_LEFT]), self->catch_up);
  self->tick = 0;
  self->catch_up = 0;
}

static void
build_anchors (DzScrollSync *self)
{
  const GPtrArray *pairs = self->comparison->comparison->pairs;
  int last_right = -1;

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);
      Anchor anchor = { { pair->left, pair->right } };

      if (pair->kind == DZ_PAIR_MOVED || pair->left < 0 || pair->right <= last_right)
        continue;
      g_array_append_val (self->anchors, anchor);
      last_right = pair->right;
    }
}

static void
dz_scroll_sync_dispose (GObject *object)
{
  DzScrollSync *self = DZ_SCROLL_SYNC (object);

  stop_ticks (self);
  for (int i = 0; i < 2; i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  g_clear_pointer (&self->comparison, dz_text_comparison_unref);
  g_clear_pointer (&self->anchors, g_array_unref);

  G_OBJECT_CLASS (dz_scroll_sync_parent_class)->dispose (object);
}

static void
dz_scroll_sync_class_init (DzScrollSyncClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dz_scroll_sync_dispose;
}

static void
dz_scroll_sync_init (DzScrollSync *self)
{
  self->anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));
  self->aligned = -1;
}

DzScrollSync *
dz_scroll_sync_new (DzReportView *left, DzReportView *right)
{
  DzScrollSync *self = g_object_new (DZ_TYPE_SCROLL_SYNC, NULL);

  dz_scroll_sync_set_view (self, DZ_SIDE_LEFT, left);
  dz_scroll_sync_set_view (self, DZ_SIDE_RIGHT, right);

  return self;
}

void
dz_scroll_sync_set_view (DzScrollSync *self, DzSide side, DzReportView *view)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (DZ_IS_SCROLL_SYNC (self));

  stop_ticks (self);
  if (self->adjustments[side] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[side], self);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  self->views[side] = view;
  g_set_object (&self->adjustments[side], adjustment);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_signal_connect (adjustment, "changed", G_CALLBACK (changed_cb), self);
}

void
dz_scroll_sync_set_comparison (DzScrollSync *self, DzTextComparison *comparison)
{
  g_return_if_fail (DZ_IS_SCROLL_SYNC (self));

  g_clear_pointer (&self->comparison, dz_text_comparison_unref);
  g_array_set_size (self->anchors, 0);
  self->aligned = -1;
  stop_ticks (self);
  if (comparison == NULL)
    return;

  self->comparison = dz_text_comparison_ref (comparison);
  build_anchors (self);
}

void
dz_scroll_sync_align (DzScrollSync *self, DzSide side, int paragraph)
{
  g_return_if_fail (DZ_IS_SCROLL_SYNC (self));

  if (self->comparison == NULL)
    return;

  self->leader = side;
  self->aligned = paragraph;
  self->frames = SETTLING_FRAMES;
  self->settled[DZ_SIDE_LEFT] = self->settled[DZ_SIDE_RIGHT] = -1;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->views[DZ_SIDE_LEFT]), tick_cb, self, NULL);
}
