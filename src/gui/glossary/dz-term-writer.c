/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-term-writer.h"

#include <glib/gi18n.h>

typedef struct
{
  DzTermWord *word; /* NULL: id is to be removed */
  gint64 id;
} Change;

static void
change_free (Change *change)
{
  dz_term_word_free (change->word);
  g_free (change);
}

static gpointer
run (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  gboolean ok = change->word != NULL ? dz_store_save_term_word (store, change->word, error) != 0
                                     : dz_store_remove_term_word (store, change->id, error);

  return GINT_TO_POINTER (ok);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzView) view = user_data;
  g_autoptr (GError) error = NULL;

  dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (view)) != NULL)
    dz_view_tell (view, error->message);
}

static void
write_change (DzView *view, Change *change)
{
  DzLibrary *library = dz_view_get_library (view);

  if (library == NULL || dz_library_is_read_only (library))
    {
      change_free (change);
      if (library != NULL)
        dz_view_tell (view, _("This library can only be read."));
      return;
    }
  dz_library_write_async (library, run, change, (GDestroyNotify) change_free, NULL, NULL, written_cb, g_object_ref (view));
}

void
dz_term_writer_save (DzView *view, DzTermWord *word)
{
  Change *change = g_new0 (Change, 1);

  change->word = word;
  write_change (view, change);
}

void
dz_term_writer_remove (DzView *view, gint64 word_id)
{
  Change *change = g_new0 (Change, 1);

  change->id = word_id;
  write_change (view, change);
}
