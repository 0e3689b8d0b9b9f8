/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-paragraph-texts.h"

struct _DzParagraphTexts
{
  GObject parent_instance;

  DzLibrary *library;
  GHashTable *texts;    /* paragraph id -> text */
  GHashTable *wanted;   /* paragraph ids to be asked for in the next batch */
  GHashTable *under_way; /* paragraph ids being read */
  GCancellable *cancellable; /* of all reading for the present library */
  guint batch_source;
};

G_DEFINE_FINAL_TYPE (DzParagraphTexts, dz_paragraph_texts, G_TYPE_OBJECT)

enum
{
  ARRIVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* So many texts are some megabytes; beyond, the cache starts anew. */
static const guint max_texts = 8192;

static GHashTable *
id_table_new (GDestroyNotify value_free)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, value_free);
}

static gpointer
id_new (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

typedef struct
{
  gint64 id;
  char *text;
} ReadText;

static void
read_text_clear (ReadText *read)
{
  g_free (read->text);
}

static gpointer
read_texts (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = data;
  g_autoptr (GArray) texts = g_array_new (FALSE, TRUE, sizeof (ReadText));

  g_array_set_clear_func (texts, (GDestroyNotify) read_text_clear);
  for (guint i = 0; i < ids->len; i++)
    {
      ReadText read = { g_array_index (ids, gint64, i), NULL };

      read.text = dz_store_dup_paragraph_text (store, read.id, error);
      if (read.text == NULL)
        return NULL;
      g_array_append_val (texts, read);
    }

  return g_steal_pointer (&texts);
}

static void
take_texts (DzParagraphTexts *self, GArray *texts)
{
  if (g_hash_table_size (self->texts) + texts->len > max_texts)
    g_hash_table_remove_all (self->texts);

  for (guint i = 0; i < texts->len; i++)
    {
      ReadText *read = &g_array_index (texts, ReadText, i);

      g_hash_table_replace (self->texts, id_new (read->id), g_steal_pointer (&read->text));
      g_hash_table_remove (self->under_way, &read->id);
    }
}

static void
texts_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DzParagraphTexts *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) texts = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  if (texts == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  take_texts (self, texts);
  g_task_return_boolean (task, TRUE);
  g_signal_emit (self, signals[ARRIVED], 0);
}

static GArray *
collect_missing (DzParagraphTexts *self, const gint64 *ids, guint n_ids)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_ids; i++)
    if (ids[i] != 0 && !g_hash_table_contains (self->texts, &ids[i]))
      g_array_append_val (missing, ids[i]);

  return missing;
}

void
dz_paragraph_texts_load_async (DzParagraphTexts *self, const gint64 *ids, guint n_ids, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GArray) missing = NULL;

  g_return_if_fail (DZ_IS_PARAGRAPH_TEXTS (self));

  g_task_set_source_tag (task, dz_paragraph_texts_load_async);
  missing = collect_missing (self, ids, n_ids);
  if (missing->len == 0 || self->library == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  dz_library_read_async (self->library, read_texts, g_steal_pointer (&missing),
                         (GDestroyNotify) g_array_unref, (GDestroyNotify) g_array_unref, self->cancellable,
                         texts_read_cb, g_steal_pointer (&task));
}

gboolean
dz_paragraph_texts_load_finish (DzParagraphTexts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
read_batch_cb (gpointer user_data)
{
  DzParagraphTexts *self = user_data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  self->batch_source = 0;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_array_append_vals (ids, id, 1);
      g_hash_table_add (self->under_way, id_new (*(gint64 *) id));
    }
  g_hash_table_remove_all (self->wanted);
  dz_paragraph_texts_load_async (self, (const gint64 *) ids->data, ids->len, NULL, NULL, NULL);

  return G_SOURCE_REMOVE;
}

static void
forget (DzParagraphTexts *self)
{
  g_clear_handle_id (&self->batch_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_hash_table_remove_all (self->texts);
  g_hash_table_remove_all (self->wanted);
  g_hash_table_remove_all (self->under_way);
  g_clear_object (&self->library);
}

static void
dz_paragraph_texts_dispose (GObject *object)
{
  forget (DZ_PARAGRAPH_TEXTS (object));

  G_OBJECT_CLASS (dz_paragraph_texts_parent_class)->dispose (object);
}

static void
dz_paragraph_texts_finalize (GObject *object)
{
  DzParagraphTexts *self = DZ_PARAGRAPH_TEXTS (object);

  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->wanted);
  g_hash_table_unref (self->under_way);

  G_OBJECT_CLASS (dz_paragraph_texts_parent_class)->finalize (object);
}

static void
dz_paragraph_texts_class_init (DzParagraphTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dz_paragraph_texts_dispose;
  G_OBJECT_CLASS (klass)->finalize = dz_paragraph_texts_finalize;

  signals[ARRIVED] = g_signal_new ("arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dz_paragraph_texts_init (DzParagraphTexts *self)
{
  self->texts = id_table_new (g_free);
  self->wanted = id_table_new (NULL);
  self->under_way = id_table_new (NULL);
}

DzParagraphTexts *
dz_paragraph_texts_new (void)
{
  return g_object_new (DZ_TYPE_PARAGRAPH_TEXTS, NULL);
}

void
dz_paragraph_texts_set_library (DzParagraphTexts *self, DzLibrary *library)
{
  g_return_if_fail (DZ_IS_PARAGRAPH_TEXTS (self));

  forget (self);
  if (library == NULL)
    return;

  self->library = g_object_ref (library);
  self->cancellable = g_cancellable_new ();
}

const char *
dz_paragraph_texts_get (DzParagraphTexts *self, gint64 paragraph_id)
{
  const char *text;

  g_return_val_if_fail (DZ_IS_PARAGRAPH_TEXTS (self), NULL);

  text = g_hash_table_lookup (self->texts, &paragraph_id);
  if (text != NULL || self->library == NULL || paragraph_id == 0
      || g_hash_table_contains (self->under_way, &paragraph_id))
    return text;

  g_hash_table_add (self->wanted, id_new (paragraph_id));
  if (self->batch_source == 0)
    self->batch_source = g_idle_add (read_batch_cb, self);

  return NULL;
}
