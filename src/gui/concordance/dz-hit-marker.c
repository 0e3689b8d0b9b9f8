/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-hit-marker.h"

#include <glib/gi18n.h>

typedef struct
{
  GPtrArray *notes; /* (element-type DzNote) one for each hit */
  char *color;
  char *tag;
} Marking;

static void
marking_free (gpointer data)
{
  Marking *marking = data;

  g_ptr_array_unref (marking->notes);
  g_free (marking->color);
  g_free (marking->tag);
  g_free (marking);
}

static char *
dup_place (const DzNote *note)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d %d", note->paragraph_id, note->start, note->end);
}

/* Passages that are notes already, by their places. */
static GHashTable *
list_places (const GPtrArray *notes)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < notes->len; i++)
    g_hash_table_replace (places, dup_place (g_ptr_array_index (notes, i)), g_ptr_array_index (notes, i));

  return places;
}

/* What a new mark of a tag looks like: as the tag does, else as the reader marked last. */
static const char *
find_color (const GPtrArray *tags, gint64 tag, const char *otherwise)
{
  const DzTag *found = tags != NULL ? dz_tag_find (tags, tag) : NULL;

  return found != NULL && found->color != NULL ? found->color : otherwise;
}

static gboolean
mark_one (DzStore *store, const char *color, const DzNote *wanted, const DzNote *there, gint64 tag, GError **error)
{
  g_autoptr (DzNote) note = NULL;

  if (there != NULL && tag != 0)
    return dz_store_tag_note (store, there->id, tag, TRUE, error);

  note = dz_note_copy (there != NULL ? there : wanted);
  g_clear_pointer (&note->tag_ids, g_array_unref);
  g_free (note->color);
  note->color = g_strdup (color);
  if (tag != 0)
    {
      note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (note->tag_ids, tag);
    }

  return dz_store_save_note (store, note, error) != 0;
}

static gboolean
mark_all (DzStore *store, const Marking *marking, GError **error)
{
  gint64 tag = marking->tag != NULL ? dz_store_find_tag (store, marking->tag, TRUE, error) : 0;
  g_autoptr (GPtrArray) notes = marking->tag == NULL || tag != 0 ? dz_store_list_notes (store, 0, error) : NULL;
  g_autoptr (GPtrArray) tags = notes != NULL ? dz_store_list_tags (store, error) : NULL;
  g_autoptr (GHashTable) places = tags != NULL ? list_places (notes) : NULL;

  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < marking->notes->len; i++)
    {
      const DzNote *wanted = g_ptr_array_index (marking->notes, i);
      g_autofree char *place = dup_place (wanted);

      if (!mark_one (store, find_color (tags, tag, marking->color), wanted, g_hash_table_lookup (places, place), tag, error))
        return FALSE;
    }

  return TRUE;
}

/* DzLibraryFunc */
static gpointer
write_marks (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Marking *marking = data;

  if (!dz_store_begin (store, marking->tag != NULL ? N_ ("Tag Hits") : N_ ("Mark Hits"), error))
    return NULL;
  if (mark_all (store, marking, error))
    return dz_store_commit (store, error) ? GUINT_TO_POINTER (marking->notes->len) : NULL;
  dz_store_rollback (store);

  return NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzView) view = user_data;
  g_autoptr (GError) error = NULL;
  guint n = GPOINTER_TO_UINT (dz_library_call_finish (DZ_LIBRARY (source), result, &error));
  g_autofree char *text = g_strdup_printf (ngettext ("%u hit marked", "%u hits marked", n), n);

  if (gtk_widget_get_root (GTK_WIDGET (view)) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (view), error != NULL ? "win.tell" : "win.tell-undo", "s",
                                error != NULL ? error->message : text);
  if (dz_view_get_session (view) != NULL)
    dz_session_notes_changed (dz_view_get_session (view));
}

static DzNote *
note_of (const DzSearchHit *hit)
{
  DzNote *note = dz_note_new ();

  note->report_id = hit->report_id;
  note->paragraph_id = hit->paragraph_id;
  note->start = hit->start;
  note->end = hit->end;

  return note;
}

void
dz_hit_marker_mark (DzView *view, const GPtrArray *hits, const char *color, const char *tag)
{
  DzLibrary *library;
  Marking *marking;

  g_return_if_fail (DZ_IS_VIEW (view) && hits != NULL && color != NULL);

  library = dz_view_get_library (view);
  if (library == NULL || dz_library_is_read_only (library))
    {
      dz_view_tell (view, _ ("This library can only be read."));
      return;
    }
  marking = g_new0 (Marking, 1);
  marking->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);
  marking->color = g_strdup (color);
  marking->tag = g_strdup (tag);
  for (guint i = 0; i < hits->len; i++)
    if (((const DzSearchHit *) g_ptr_array_index (hits, i))->note_id == 0)
      g_ptr_array_add (marking->notes, note_of (g_ptr_array_index (hits, i)));
  if (marking->notes->len == 0)
    {
      marking_free (marking);
      dz_view_tell (view, _ ("No hit in a report is listed."));
      return;
    }
  dz_library_write_async (library, write_marks, marking, marking_free, NULL, NULL, written_cb, g_object_ref (view));
}
