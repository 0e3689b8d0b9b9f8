/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-tag-writer.h"

#include <glib/gi18n.h>

typedef struct
{
  DzTag *tag; /* to be saved; NULL for the other changes */
  gint64 id;
  gint64 into;
  DzTrashKind kind;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->tag, dz_tag_free);
  g_free (change);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzView) view = user_data;
  g_autoptr (GError) error = NULL;

  dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (view)) != NULL)
    dz_view_tell (view, error->message);
  if (dz_view_get_session (view) != NULL)
    dz_session_notes_changed (dz_view_get_session (view));
}

static void
write_change (DzView *view, DzLibraryFunc func, Change *change)
{
  DzLibrary *library = dz_view_get_library (view);

  if (library == NULL || dz_library_is_read_only (library))
    {
      change_free (change);
      if (library != NULL)
        dz_view_tell (view, _("This library can only be read."));
      return;
    }
  dz_library_write_async (library, func, change, change_free, NULL, NULL, written_cb, g_object_ref (view));
}

static gpointer
save (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (dz_store_save_tag (store, change->tag, error) != 0);
}

void
dz_tag_writer_save (DzView *view, const DzTag *tag)
{
  Change *change = g_new0 (Change, 1);

  change->tag = dz_tag_copy (tag);
  write_change (view, save, change);
}

static gpointer
merge (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (dz_store_merge_tags (store, change->id, change->into, error));
}

void
dz_tag_writer_merge (DzView *view, gint64 from, gint64 into)
{
  Change *change = g_new0 (Change, 1);

  change->id = from;
  change->into = into;
  write_change (view, merge, change);
}

static gpointer
remove_tag (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (dz_store_remove_tag (store, change->id, error));
}

void
dz_tag_writer_remove (DzView *view, gint64 id)
{
  Change *change = g_new0 (Change, 1);

  change->id = id;
  write_change (view, remove_tag, change);
}

static gpointer
restore (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (dz_store_restore_item (store, change->kind, change->id, error));
}

void
dz_tag_writer_restore (DzView *view, DzTrashKind kind, gint64 id)
{
  Change *change = g_new0 (Change, 1);

  change->kind = kind;
  change->id = id;
  write_change (view, restore, change);
}

static gpointer
empty (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_empty_trash (store, error));
}

void
dz_tag_writer_empty_trash (DzView *view)
{
  write_change (view, empty, g_new0 (Change, 1));
}
