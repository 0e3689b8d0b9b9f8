/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-note-marks.h"

#include <glib/gi18n.h>

#include "gui/dz-release.h"
#include "gui/notes/dz-highlight-color.h"
#include "gui/notes/dz-note-markdown.h"

#define N_LANES 4
#define MANY 1000 /* notes: fewer are freed in no time */
#define MAX_PREVIEW 600 /* code points */

struct _DzNoteMarks
{
  gatomicrefcount refs;
  GPtrArray *notes;
  GPtrArray *tags;
  GHashTable *paragraphs; /* (element-type gint64 GArray of DzNoteMark) */
};

gboolean
dz_note_mark_has_words (const DzNote *note)
{
  return note->body != NULL && *note->body != '\0';
}

/* The first line that no passage before it takes at its start; all taken: the last. */
static int
choose_lane (const GArray *marks, const DzNote *note)
{
  gboolean taken[N_LANES] = { FALSE };

  for (guint i = 0; i < marks->len; i++)
    {
      const DzNoteMark *mark = &g_array_index (marks, DzNoteMark, i);

      if (mark->note->start >= 0 && mark->note->end > note->start && mark->note->start < note->end)
        taken[mark->lane] = TRUE;
    }
  for (int lane = 0; lane < N_LANES; lane++)
    if (!taken[lane])
      return lane;

  return N_LANES - 1;
}

static void
add_note (DzNoteMarks *self, const DzNote *note)
{
  GArray *marks = g_hash_table_lookup (self->paragraphs, &note->paragraph_id);
  DzNoteMark mark = { note, 0 };

  if (marks == NULL)
    {
      marks = g_array_new (FALSE, FALSE, sizeof (DzNoteMark));
      g_hash_table_insert (self->paragraphs, (gpointer) &note->paragraph_id, marks);
    }
  if (note->start >= 0)
    mark.lane = choose_lane (marks, note);
  g_array_append_val (marks, mark);
}

DzNoteMarks *
dz_note_marks_new (GPtrArray *notes, GPtrArray *tags)
{
  DzNoteMarks *self = g_new0 (DzNoteMarks, 1);

  g_atomic_ref_count_init (&self->refs);
  self->notes = notes;
  self->tags = tags;
  self->paragraphs = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);

      if (note->paragraph_id != 0)
        add_note (self, note);
    }

  return self;
}

DzNoteMarks *
dz_note_marks_ref (DzNoteMarks *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

static void
free_marks (gpointer data)
{
  DzNoteMarks *self = data;

  g_hash_table_unref (self->paragraphs);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->tags);
  g_free (self);
}

void
dz_note_marks_unref (DzNoteMarks *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  if (self->notes->len < MANY)
    free_marks (self);
  else
    dz_release_elsewhere (self, free_marks);
}

const GArray *
dz_note_marks_list (DzNoteMarks *self, gint64 paragraph_id)
{
  return g_hash_table_lookup (self->paragraphs, &paragraph_id);
}

guint
dz_note_marks_count (DzNoteMarks *self, gint64 paragraph_id)
{
  const GArray *marks = dz_note_marks_list (self, paragraph_id);
  guint count = 0;

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const DzNote *note = g_array_index (marks, DzNoteMark, i).note;

      count += dz_note_mark_has_words (note) || note->color == NULL;
    }

  return count;
}

const DzNote *
dz_note_marks_find_at (DzNoteMarks *self, gint64 paragraph_id, int offset)
{
  const GArray *marks = dz_note_marks_list (self, paragraph_id);
  const DzNote *found = NULL;

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const DzNote *note = g_array_index (marks, DzNoteMark, i).note;

      if (note->start >= 0 && note->start <= offset && offset <= note->end
          && (found == NULL || note->end - note->start < found->end - found->start))
        found = note;
    }

  return found;
}

const GPtrArray *
dz_note_marks_get_tags (DzNoteMarks *self)
{
  return self->tags;
}

static char *
dup_short (const char *body)
{
  g_autofree char *first = NULL;
  g_autofree char *text = NULL;

  if (g_utf8_strlen (body, -1) <= MAX_PREVIEW)
    return dz_note_markdown_dup_text (body, NULL);
  first = g_utf8_substring (body, 0, MAX_PREVIEW);
  text = dz_note_markdown_dup_text (first, NULL);

  return g_strconcat (text, "…", NULL);
}

char *
dz_note_marks_dup_preview (DzNoteMarks *self, const DzNote *note)
{
  const DzHighlightColor *color = dz_highlight_color_find (note->color);
  g_autofree char *words = dup_short (dz_note_mark_has_words (note) ? note->body : "");
  g_autofree char *tags = dz_tag_dup_paths (self->tags, note->tag_ids);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  if (color != NULL)
    g_ptr_array_add (lines, (gpointer) dz_highlight_color_get_name (color));
  if (*tags != '\0')
    g_ptr_array_add (lines, tags);
  if (*words != '\0')
    g_ptr_array_add (lines, words);
  if (lines->len == 0)
    g_ptr_array_add (lines, _("Note without words"));
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static gpointer
read_marks (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, error);
  g_autoptr (GPtrArray) tags = notes != NULL ? dz_store_list_tags (store, error) : NULL;

  return tags != NULL ? dz_note_marks_new (g_steal_pointer (&notes), g_steal_pointer (&tags)) : NULL;
}

void
dz_note_marks_read_async (DzLibrary *library, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DZ_IS_LIBRARY (library));

  dz_library_read_async (library, read_marks, NULL, NULL, (GDestroyNotify) dz_note_marks_unref, NULL, callback,
                         user_data);
}

DzNoteMarks *
dz_note_marks_read_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return dz_library_call_finish (library, result, error);
}
