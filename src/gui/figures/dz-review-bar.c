/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/figures/dz-review-bar.h"

#include <glib/gi18n.h>

#include "gui/dz-words.h"
#include "gui/figures/dz-figure-words.h"

/* In the order of the items of where_drop. */
enum
{
  WHERE_REPORT,
  WHERE_PLACES,
  WHERE_ALL,
};

struct _DzReviewBar
{
  GtkBox parent_instance;

  GtkDropDown *which_drop;
  GtkDropDown *where_drop;
  GtkLabel *progress_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *close_button;
  GtkLabel *figure_label;
  GtkWidget *verbs;
  GtkWidget *confirm_button;
  GtkWidget *correct_button;
  GtkWidget *reject_button;

  DzReviewQueue *queue;
  DzOverview *overview;
};

enum
{
  CHOSEN,
  VERB,
  SCOPE_CHANGED,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzReviewBar, dz_review_bar, GTK_TYPE_BOX)

/* NULL where the present figure was rejected, or its report was removed. */
static const DzQuantity *
find_present (DzReviewBar *self)
{
  gint64 id = dz_review_queue_get_id (self->queue);

  for (guint i = 0; id != 0 && self->overview != NULL && i < self->overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (self->overview->quantities, i);

      if (quantity->id == id)
        return quantity;
    }

  return NULL;
}

static gboolean
is_over (DzReviewBar *self)
{
  return dz_review_queue_count_done (self->queue) == dz_review_queue_get_length (self->queue);
}

static char *
dup_progress (DzReviewBar *self)
{
  guint length = dz_review_queue_get_length (self->queue);
  guint n_done = dz_review_queue_count_done (self->queue);

  if (length == 0)
    return g_strdup ("");
  if (n_done == 0)
    /* Translators: the present figure of a review, and how many there are. */
    return g_strdup_printf (_("%u of %u"), dz_review_queue_get_position (self->queue) + 1, length);

  /* Translators: the present figure of a review, how many there are, how many the reader has spoken on. */
  return g_strdup_printf (_("%u of %u · %u done"), dz_review_queue_get_position (self->queue) + 1, length,
                          n_done);
}

/* “地区生产总值 • Growth • about 6% • Goal • 2025 • 武昌区” */
static char *
dup_figure (const DzQuantity *quantity)
{
  g_autofree char *value = dz_quantity_dup_limited_text (quantity);
  g_autofree char *doubts = dz_doubts_dup_words (quantity->doubts);
  const char *fields[] = { quantity->indicator != NULL ? quantity->indicator : "–",
                           dz_measure_get_label (quantity->measure),
                           value,
                           dz_status_get_label (quantity->status),
                           quantity->period != NULL ? quantity->period : "–",
                           quantity->place != NULL ? quantity->place : "–",
                           NULL };
  g_autofree char *read = g_strjoinv (" • ", (char **) fields);

  if (quantity->state != DZ_STATE_EXTRACTED)
    return g_strdup_printf ("%s\n%s", read, dz_state_get_sentence (quantity->state));
  if (*doubts == '\0')
    return g_steal_pointer (&read);

  /* Translators: a figure as it was read, and below it the parts of the reading that are not sure. */
  return g_strdup_printf (_("%s\nUncertain: %s"), read, doubts);
}

static char *
dup_message (DzReviewBar *self)
{
  guint n_done = dz_review_queue_count_done (self->queue);

  if (n_done == 0)
    return g_strdup (_("Nothing left to review."));

  return g_strdup_printf (ngettext ("Nothing left to review. You have spoken on %u figure.",
                                    "Nothing left to review. You have spoken on %u figures.", n_done),
                          n_done);
}

static void
refresh (DzReviewBar *self)
{
  const DzQuantity *quantity = find_present (self);
  gboolean over = is_over (self);
  g_autofree char *progress = dup_progress (self);
  g_autofree char *text = NULL;
  guint length = dz_review_queue_get_length (self->queue);

  if (over)
    text = dup_message (self);
  else
    text = quantity != NULL ? dup_figure (quantity) : g_strdup (dz_state_get_sentence (DZ_STATE_REJECTED));
  gtk_label_set_text (self->progress_label, progress);
  gtk_label_set_text (self->figure_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->figure_label), text);
  gtk_widget_set_visible (self->verbs, !over);
  gtk_widget_set_sensitive (self->confirm_button, quantity != NULL && quantity->state == DZ_STATE_EXTRACTED);
  gtk_widget_set_sensitive (self->correct_button, quantity != NULL);
  gtk_widget_set_sensitive (self->reject_button, quantity != NULL);
  gtk_widget_set_sensitive (self->previous_button, dz_review_queue_get_position (self->queue) > 0);
  gtk_widget_set_sensitive (self->next_button, dz_review_queue_get_position (self->queue) + 1 < length);
}

/* A button that went insensitive or out of sight loses the keyboard: the bar keeps it. */
static void
keep_keyboard (DzReviewBar *self)
{
  if (is_over (self))
    gtk_widget_grab_focus (self->close_button);
  else if (gtk_widget_get_sensitive (self->confirm_button))
    gtk_widget_grab_focus (self->confirm_button);
  else
    gtk_widget_grab_focus (self->close_button);
}

static gboolean
has_keyboard (DzReviewBar *self)
{
  return gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN;
}

static void
show_present (DzReviewBar *self)
{
  const DzQuantity *quantity = is_over (self) ? NULL : find_present (self);
  gboolean keyboard = has_keyboard (self);

  refresh (self);
  if (keyboard)
    keep_keyboard (self);
  if (quantity != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, quantity);
}

static void
tell_verb (DzReviewBar *self, DzFigureVerb verb)
{
  const DzQuantity *quantity = is_over (self) ? NULL : find_present (self);

  if (quantity == NULL || (verb == DZ_FIGURE_CONFIRM && quantity->state != DZ_STATE_EXTRACTED))
    return;
  g_signal_emit (self, signals[VERB], 0, verb, quantity);
}

static void
confirm_cb (DzReviewBar *self)
{
  tell_verb (self, DZ_FIGURE_CONFIRM);
}

static void
correct_cb (DzReviewBar *self)
{
  tell_verb (self, DZ_FIGURE_CORRECT);
}

static void
reject_cb (DzReviewBar *self)
{
  tell_verb (self, DZ_FIGURE_REJECT);
}

static void
step (DzReviewBar *self, int direction)
{
  if (dz_review_queue_step (self->queue, direction))
    show_present (self);
}

static void
previous_cb (DzReviewBar *self)
{
  step (self, -1);
}

static void
next_cb (DzReviewBar *self)
{
  step (self, 1);
}

static void
close_cb (DzReviewBar *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
scope_cb (DzReviewBar *self)
{
  if (self->queue != NULL)
    g_signal_emit (self, signals[SCOPE_CHANGED], 0);
}

/* Lists of the drop-downs have their own keys. */
static gboolean
is_in_list (DzReviewBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || GTK_WIDGET (gtk_widget_get_native (focus)) != GTK_WIDGET (root)
         || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->which_drop))
         || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->where_drop));
}

static gboolean
key_cb (DzReviewBar *self, guint key, guint code, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape && !is_in_list (self))
    {
      close_cb (self);
      return GDK_EVENT_STOP;
    }
  if (is_in_list (self))
    return GDK_EVENT_PROPAGATE;

  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_c:
      confirm_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_e:
      correct_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_r:
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      reject_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_n:
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      step (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_p:
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      step (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
dz_review_bar_grab_focus (GtkWidget *widget)
{
  keep_keyboard (DZ_REVIEW_BAR (widget));

  return TRUE;
}

static void
dz_review_bar_dispose (GObject *object)
{
  DzReviewBar *self = DZ_REVIEW_BAR (object);

  g_clear_pointer (&self->queue, dz_review_queue_free);
  g_clear_pointer (&self->overview, dz_overview_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_REVIEW_BAR);

  G_OBJECT_CLASS (dz_review_bar_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzReviewBar, which_drop);
  gtk_widget_class_bind_template_child (widget_class, DzReviewBar, where_drop);
  gtk_widget_class_bind_template_child (widget_class, DzReviewBar, progress_label);
  gtk_widget_class_bind_template_child (widget_class, DzReviewBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, DzReviewBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, DzReviewBar, close_button);
  gtk_widget_class_bind_template_child (widget_class, DzReviewBar, figure_label);
  gtk_widget_class_bind_template_child (widget_class, DzReviewBar, verbs);
  gtk_widget_class_bind_template_child (widget_class, DzReviewBar, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, DzReviewBar, correct_button);
  gtk_widget_class_bind_template_child (widget_class, DzReviewBar, reject_button);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, correct_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_cb);
}

static void
dz_review_bar_class_init (DzReviewBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_review_bar_dispose;
  widget_class->grab_focus = dz_review_bar_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_POINTER);
  signals[VERB] = g_signal_new ("verb", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT,
                                G_TYPE_POINTER);
  signals[SCOPE_CHANGED] = g_signal_new ("scope-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/figures/dz-review-bar.ui");
  bind_template (widget_class);
}

static void
dz_review_bar_init (DzReviewBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->queue = dz_review_queue_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
dz_review_bar_new (void)
{
  return g_object_new (DZ_TYPE_REVIEW_BAR, NULL);
}

gboolean
dz_review_bar_wants_all (DzReviewBar *self)
{
  g_return_val_if_fail (DZ_IS_REVIEW_BAR (self), FALSE);

  return gtk_drop_down_get_selected (self->which_drop) == 1;
}

gboolean
dz_review_bar_wants_report (DzReviewBar *self)
{
  g_return_val_if_fail (DZ_IS_REVIEW_BAR (self), FALSE);

  return gtk_drop_down_get_selected (self->where_drop) == WHERE_REPORT;
}

gboolean
dz_review_bar_wants_places (DzReviewBar *self)
{
  g_return_val_if_fail (DZ_IS_REVIEW_BAR (self), FALSE);

  return gtk_drop_down_get_selected (self->where_drop) == WHERE_PLACES;
}

static void
take_overview (DzReviewBar *self, DzOverview *overview)
{
  if (overview != NULL)
    dz_overview_ref (overview);
  g_clear_pointer (&self->overview, dz_overview_unref);
  self->overview = overview;
}

void
dz_review_bar_start (DzReviewBar *self, DzOverview *overview, const DzReviewScope *scope)
{
  g_return_if_fail (DZ_IS_REVIEW_BAR (self));

  take_overview (self, overview);
  dz_review_queue_fill (self->queue, overview, scope);
  show_present (self);
}

void
dz_review_bar_update (DzReviewBar *self, DzOverview *overview)
{
  g_return_if_fail (DZ_IS_REVIEW_BAR (self));

  take_overview (self, overview);
  if (dz_review_queue_update (self->queue, overview))
    show_present (self);
  else
    refresh (self);
}

void
dz_review_bar_said (DzReviewBar *self, gint64 id)
{
  g_return_if_fail (DZ_IS_REVIEW_BAR (self));

  dz_review_queue_set_done (self->queue, id, TRUE);
  if (dz_review_queue_get_id (self->queue) == id)
    dz_review_queue_go_on (self->queue);
  show_present (self);
}

void
dz_review_bar_failed (DzReviewBar *self, gint64 id)
{
  g_return_if_fail (DZ_IS_REVIEW_BAR (self));

  dz_review_queue_set_done (self->queue, id, FALSE);
  refresh (self);
}

const DzReviewQueue *
dz_review_bar_get_queue (DzReviewBar *self)
{
  g_return_val_if_fail (DZ_IS_REVIEW_BAR (self), NULL);

  return self->queue;
}
