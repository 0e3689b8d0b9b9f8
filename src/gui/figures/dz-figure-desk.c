/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/figures/dz-figure-desk.h"

#include <glib/gi18n.h>

#include "gui/figures/dz-figure-dialog.h"
#include "gui/figures/dz-figure-popover.h"
#include "gui/figures/dz-word-writer.h"

struct _DzFigureDesk
{
  GObject parent_instance;

  DzView *view;       /* borrowed, NULL once it is gone */
  GtkWidget *popover; /* NULL until it is asked for */
  GtkWidget *returns_to; /* where the keyboard was before the popover */
  char *text;         /* of the paragraph of the popover's figure */
  DzParagraphTexts *texts; /* of the figures it is paired with */
  DzFigureDialog *dialog; /* the one that is open, weak */
};

enum
{
  SAID,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzFigureDesk, dz_figure_desk, G_TYPE_OBJECT)

typedef struct
{
  DzFigureDesk *desk; /* owned */
  gint64 id;
  DzState state;
} Saying;

static DzLibrary *
get_library (DzFigureDesk *self)
{
  return self->view != NULL ? dz_view_get_library (self->view) : NULL;
}

static gboolean
can_write (DzFigureDesk *self)
{
  DzLibrary *library = get_library (self);

  return library != NULL && !dz_library_is_read_only (library);
}

static void
tell (DzFigureDesk *self, const char *message)
{
  if (self->view != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "win.tell", "s", message);
}

static void
said_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saying *saying = user_data;
  g_autoptr (DzFigureDesk) self = saying->desk;
  g_autoptr (GError) error = NULL;
  gint64 id = dz_word_write_reading_finish (DZ_LIBRARY (source), result, &error);

  if (id != 0)
    g_signal_emit (self, signals[SAID], 0, id, saying->state);
  else
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tell (self, error->message);
      g_signal_emit (self, signals[FAILED], 0, saying->id);
    }
  g_free (saying);
}

static void
say (DzFigureDesk *self, const DzQuantity *quantity, DzState state)
{
  Saying *saying = g_new0 (Saying, 1);

  saying->desk = g_object_ref (self);
  saying->id = quantity->id;
  saying->state = state;
  dz_word_write_reading_async (get_library (self), quantity, state, said_cb, saying);
}

static void
corrected_cb (DzFigureDesk *self, gint64 id)
{
  g_signal_emit (self, signals[SAID], 0, id, DZ_STATE_CORRECTED);
}

static void
added_cb (DzFigureDesk *self, gint64 id)
{
  g_signal_emit (self, signals[SAID], 0, id, DZ_STATE_ADDED);
}

static void
present_dialog (DzFigureDesk *self, const DzQuantity *quantity, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));

  /* Asked for twice before it was there: the first stays, with what was written into it. */
  if (self->dialog != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->dialog));
      return;
    }
  g_set_weak_pointer (&self->dialog, dz_figure_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                           dz_view_get_session (self->view), quantity, text));
  g_signal_connect_object (self->dialog, "saved",
                           quantity->id == 0 ? G_CALLBACK (added_cb) : G_CALLBACK (corrected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
verb_cb (DzFigureDesk *self, DzFigureVerb verb)
{
  g_autoptr (DzQuantity)
    quantity = dz_quantity_copy (dz_figure_popover_get_quantity (DZ_FIGURE_POPOVER (self->popover)));

  dz_figure_desk_do (self, verb, quantity, self->text);
}

static void
go_cb (DzFigureDesk *self, const DzQuantity *other)
{
  dz_view_choose_quantity (self->view, other);
}

static void
page_cb (DzFigureDesk *self, const char *page)
{
  dz_view_choose_quantity (self->view, dz_figure_popover_get_quantity (DZ_FIGURE_POPOVER (self->popover)));
  gtk_widget_activate_action (GTK_WIDGET (self->view), "win.overview", "s", page);
}

/* The keyboard goes back to where it was, unless the reader's choice took it elsewhere. */
static void
closed_cb (DzFigureDesk *self)
{
  if (self->returns_to != NULL)
    gtk_widget_grab_focus (self->returns_to);
  g_clear_weak_pointer (&self->returns_to);
}

static void
build_popover (DzFigureDesk *self)
{
  self->popover = dz_figure_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->view));
  g_signal_connect_object (self->popover, "verb", G_CALLBACK (verb_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "go", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "page", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

static void
dz_figure_desk_dispose (GObject *object)
{
  dz_figure_desk_close (DZ_FIGURE_DESK (object));

  G_OBJECT_CLASS (dz_figure_desk_parent_class)->dispose (object);
}

static void
dz_figure_desk_finalize (GObject *object)
{
  g_free (DZ_FIGURE_DESK (object)->text);
  g_object_unref (DZ_FIGURE_DESK (object)->texts);

  G_OBJECT_CLASS (dz_figure_desk_parent_class)->finalize (object);
}

static void
dz_figure_desk_class_init (DzFigureDeskClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_figure_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = dz_figure_desk_finalize;
  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_INT64, G_TYPE_INT);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT64);
}

static void
dz_figure_desk_init (DzFigureDesk *self)
{
  self->texts = dz_paragraph_texts_new ();
}

DzFigureDesk *
dz_figure_desk_new (DzView *view)
{
  DzFigureDesk *self = g_object_new (DZ_TYPE_FIGURE_DESK, NULL);

  g_return_val_if_fail (DZ_IS_VIEW (view), self);

  self->view = view;

  return self;
}

void
dz_figure_desk_close (DzFigureDesk *self)
{
  g_return_if_fail (DZ_IS_FIGURE_DESK (self));

  g_clear_weak_pointer (&self->returns_to);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  dz_paragraph_texts_set_library (self->texts, NULL);
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_clear_weak_pointer (&self->dialog);
  self->view = NULL;
}

void
dz_figure_desk_show (DzFigureDesk *self, const DzQuantity *quantity, const char *text, const GdkRectangle *area)
{
  GtkRoot *root;

  g_return_if_fail (DZ_IS_FIGURE_DESK (self) && self->view != NULL);
  g_return_if_fail (quantity != NULL);

  if (self->popover == NULL)
    build_popover (self);
  g_free (self->text);
  self->text = g_strdup (text);
  dz_paragraph_texts_set_library (self->texts, get_library (self));
  dz_figure_popover_fill (DZ_FIGURE_POPOVER (self->popover), quantity, dz_view_get_overview (self->view),
                          dz_view_get_knowledge (self->view), self->texts, can_write (self));
  root = gtk_widget_get_root (GTK_WIDGET (self->view));
  g_set_weak_pointer (&self->returns_to, root != NULL ? gtk_root_get_focus (root) : NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), area);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
refuse (DzFigureDesk *self)
{
  if (can_write (self))
    return FALSE;
  tell (self, _("This library can only be read: your word cannot be kept in it."));

  return TRUE;
}

void
dz_figure_desk_do (DzFigureDesk *self, DzFigureVerb verb, const DzQuantity *quantity, const char *text)
{
  g_return_if_fail (DZ_IS_FIGURE_DESK (self) && self->view != NULL);
  g_return_if_fail (quantity != NULL);

  if (refuse (self))
    return;
  switch (verb)
    {
    case DZ_FIGURE_CONFIRM:
      say (self, quantity, DZ_STATE_CONFIRMED);
      break;
    case DZ_FIGURE_REJECT:
      say (self, quantity, DZ_STATE_REJECTED);
      break;
    case DZ_FIGURE_TAKE_BACK:
      say (self, quantity, DZ_STATE_EXTRACTED);
      break;
    case DZ_FIGURE_CORRECT:
      present_dialog (self, quantity, text);
      break;
    case DZ_FIGURE_SHOW:
    case DZ_FIGURE_ADD:
    default:
      g_return_if_reached ();
    }
}

void
dz_figure_desk_add (DzFigureDesk *self, const DzQuantity *proposal, const char *text)
{
  g_return_if_fail (DZ_IS_FIGURE_DESK (self) && self->view != NULL);
  g_return_if_fail (proposal != NULL);

  if (!refuse (self))
    present_dialog (self, proposal, text);
}
