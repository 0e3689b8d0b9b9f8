/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-glossary-view.h"

#include <glib/gi18n.h>

#include "core/dz-query.h"
#include "gui/dz-compat.h"
#include "gui/dz-link-button.h"
#include "gui/glossary/dz-term-card.h"
#include "gui/glossary/dz-term-entry.h"

struct _DzGlossaryView
{
  DzView parent_instance;

  GtkSearchEntry *filter_entry;
  GtkToggleButton *all_button;
  GtkToggleButton *paragraph_button;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *none_page;
  AdwStatusPage *error_page;

  GListStore *entries; /* (element-type DzTermEntry) */
  GtkFilterListModel *filtered;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  GHashTable *being_counted; /* keys */
  DzPinyin *pinyin;    /* NULL before the first word of a filter */
  gboolean asked_pinyin;
  GCancellable *loading;
  GCancellable *reading;
  gint64 text_paragraph; /* whose text paragraph_text is */
  char *paragraph_text;
};

G_DEFINE_FINAL_TYPE (DzGlossaryView, dz_glossary_view, DZ_TYPE_VIEW)

static const char *
needle_of (DzGlossaryView *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->filter_entry));
}

static gboolean
accepts (gpointer item, gpointer user_data)
{
  DzGlossaryView *self = user_data;
  DzTermEntry *entry = item;

  /* Before a paragraph is chosen there is nothing to narrow to. */
  if (gtk_toggle_button_get_active (self->paragraph_button) && self->text_paragraph != 0
      && !dz_term_entry_is_in (entry, self->paragraph_text))
    return FALSE;

  return dz_term_entry_matches (entry, needle_of (self), self->pinyin);
}

static void
show_none_page (DzGlossaryView *self)
{
  const char *title;

  if (*needle_of (self) != '\0')
    title = _ ("No Term Matches");
  else
    title = _ ("No Term in This Paragraph");

  adw_status_page_set_title (self->none_page, title);
  gtk_stack_set_visible_child_name (self->stack, "none-here");
}

static void
update_page (DzGlossaryView *self)
{
  if (self->loading != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->entries)) == 0)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->entries)) == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0)
    show_none_page (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
refilter (DzGlossaryView *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static guint
find_key (DzGlossaryView *self, const char *key)
{
  GListModel *model = G_LIST_MODEL (self->filtered);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DzTermEntry) entry = g_list_model_get_item (model, i);

      if (g_str_equal (dz_term_entry_get_key (entry), key))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
select_focus_term (DzGlossaryView *self)
{
  const char *term = dz_view_get_focus (DZ_VIEW (self))->term;
  guint position = term != NULL ? find_key (self, term) : GTK_INVALID_LIST_POSITION;

  if (position == gtk_single_selection_get_selected (self->selection))
    return;

  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    dz_compat_scroll_to_row (GTK_WIDGET (self->list), position);
}

/* Counts, one term at a time, as cards come into sight. */

/* data: the headword */
static gpointer
count_term (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_store_count_headword (store, data, error);
}

typedef struct
{
  DzGlossaryView *view; /* owned */
  DzTermEntry *entry;   /* owned */
} Counting;

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Counting *counting = user_data;
  g_autoptr (DzGlossaryView) self = counting->view;
  g_autoptr (DzTermEntry) entry = counting->entry;
  GPtrArray *counts = dz_library_call_finish (DZ_LIBRARY (source), result, NULL);

  g_hash_table_remove (self->being_counted, dz_term_entry_get_key (entry));
  if (counts != NULL)
    dz_term_entry_take_counts (entry, counts);
}

static void
want_counts (DzGlossaryView *self, DzTermEntry *entry)
{
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));
  const char *key = dz_term_entry_get_key (entry);
  Counting *counting;

  if (library == NULL || dz_term_entry_get_counts (entry) != NULL || g_hash_table_contains (self->being_counted, key))
    return;

  g_hash_table_add (self->being_counted, g_strdup (key));
  counting = g_new (Counting, 1);
  counting->view = g_object_ref (self);
  counting->entry = g_object_ref (entry);
  dz_library_read_async (library, count_term, g_strdup (dz_term_entry_get_headword (entry)), g_free,
                         (GDestroyNotify) g_ptr_array_unref, NULL, counted_cb, counting);
}

/* The whole glossary */

static gpointer
load_entries (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) terms = dz_store_list_terms (store, 0, error);

  return terms != NULL ? dz_term_entries_build (terms) : NULL;
}

static gboolean
holds_same_entries (GListModel *model, const GPtrArray *entries)
{
  if (g_list_model_get_n_items (model) != entries->len)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (DzTermEntry) old = g_list_model_get_item (model, i);

      if (!dz_term_entry_equal (old, g_ptr_array_index (entries, i)))
        return FALSE;
    }

  return TRUE;
}

static void
count_again (DzGlossaryView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DzTermEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (dz_term_entry_get_counts (entry) != NULL)
        {
          dz_term_entry_take_counts (entry, NULL);
          want_counts (self, entry);
        }
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzGlossaryView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->loading);
  if (error != NULL)
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }

  if (holds_same_entries (G_LIST_MODEL (self->entries), entries))
    count_again (self);
  else
    g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)),
                         entries->pdata, entries->len);
  update_page (self);
  select_focus_term (self);
}

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
dz_glossary_view_overview_changed (DzView *view)
{
  DzGlossaryView *self = DZ_GLOSSARY_VIEW (view);
  DzLibrary *library = dz_view_get_library (view);

  cancel (&self->loading);
  if (library == NULL)
    {
      g_list_store_remove_all (self->entries);
      update_page (self);
      return;
    }

  self->loading = g_cancellable_new ();
  update_page (self);
  dz_library_read_async (library, load_entries, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->loading,
                         loaded_cb, g_object_ref (self));
}

/* The text of the focus paragraph */

static gpointer
read_paragraph (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_store_dup_paragraph_text (store, *(gint64 *) data, error);
}

static void
paragraph_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzGlossaryView) self = user_data;
  g_autoptr (GError) error = NULL;
  char *text = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  g_free (self->paragraph_text);
  self->paragraph_text = text;
  if (gtk_toggle_button_get_active (self->paragraph_button))
    refilter (self);
  select_focus_term (self);
}

static void
dz_glossary_view_focus_changed (DzView *view)
{
  DzGlossaryView *self = DZ_GLOSSARY_VIEW (view);
  const DzFocus *focus = dz_view_get_focus (view);
  DzLibrary *library = dz_view_get_library (view);

  if (focus->paragraph_id == self->text_paragraph || library == NULL)
    {
      select_focus_term (self);
      return;
    }

  cancel (&self->reading);
  self->text_paragraph = focus->paragraph_id;
  if (focus->paragraph_id == 0)
    {
      g_clear_pointer (&self->paragraph_text, g_free);
      refilter (self);
      return;
    }

  self->reading = g_cancellable_new ();
  dz_library_read_async (library, read_paragraph, g_memdup2 (&focus->paragraph_id, sizeof (gint64)), g_free, g_free,
                         self->reading, paragraph_read_cb, g_object_ref (self));
}

/* The pinyin, for the first word of a filter and those after it */

static void
make_pinyin_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, dz_pinyin_new (), (GDestroyNotify) dz_pinyin_free);
}

static void
pinyin_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DzGlossaryView *self = DZ_GLOSSARY_VIEW (source);

  self->pinyin = g_task_propagate_pointer (G_TASK (result), NULL);
  if (self->filter != NULL)
    refilter (self);
}

static void
want_pinyin (DzGlossaryView *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->asked_pinyin)
    return;

  self->asked_pinyin = TRUE;
  task = g_task_new (self, NULL, pinyin_made_cb, NULL);
  g_task_set_source_tag (task, want_pinyin);
  g_task_run_in_thread (task, make_pinyin_in_thread);
}

/* Callbacks of the template */

static void
filter_text_changed_cb (DzGlossaryView *self)
{
  if (*needle_of (self) != '\0')
    want_pinyin (self);
  refilter (self);
}

static void
filter_stopped_cb (DzGlossaryView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
}

static void
choose_at (DzGlossaryView *self, guint position)
{
  g_autoptr (DzTermEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autofree char *query = NULL;

  if (entry == NULL)
    return;

  query = dz_query_dup_literal (dz_term_entry_get_form (entry));
  dz_view_choose_term (DZ_VIEW (self), dz_term_entry_get_key (entry));
  dz_view_choose_query (DZ_VIEW (self), query);
  dz_session_set_page (dz_view_get_session (DZ_VIEW (self)), "concordance");
}

static void
filter_activated_cb (DzGlossaryView *self)
{
  choose_at (self, 0);
}

static void
term_activated_cb (DzGlossaryView *self, guint position)
{
  choose_at (self, position);
}

static void
scope_toggled_cb (DzGlossaryView *self)
{
  refilter (self);
  select_focus_term (self);
}

static void
show_all_cb (DzGlossaryView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  gtk_toggle_button_set_active (self->all_button, TRUE);
}

/* The list */

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, dz_term_card_new ());
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item, DzGlossaryView *self)
{
  DzTermEntry *entry = gtk_list_item_get_item (item);

  dz_term_card_set_entry (DZ_TERM_CARD (gtk_list_item_get_child (item)), entry,
                          dz_view_get_overview (DZ_VIEW (self)));
  want_counts (self, entry);
}

static void
unbind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  dz_term_card_set_entry (DZ_TERM_CARD (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
build_list (DzGlossaryView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);

  self->entries = g_list_store_new (DZ_TYPE_TERM_ENTRY);
  self->filter = GTK_FILTER (gtk_custom_filter_new (accepts, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->entries)),
                                              g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static void
dz_glossary_view_dispose (GObject *object)
{
  DzGlossaryView *self = DZ_GLOSSARY_VIEW (object);

  cancel (&self->loading);
  cancel (&self->reading);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->entries);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_GLOSSARY_VIEW);

  G_OBJECT_CLASS (dz_glossary_view_parent_class)->dispose (object);
}

static void
dz_glossary_view_finalize (GObject *object)
{
  DzGlossaryView *self = DZ_GLOSSARY_VIEW (object);

  g_free (self->paragraph_text);
  g_clear_pointer (&self->pinyin, dz_pinyin_free);
  g_hash_table_unref (self->being_counted);

  G_OBJECT_CLASS (dz_glossary_view_parent_class)->finalize (object);
}

static void
dz_glossary_view_class_init (DzGlossaryViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DzViewClass *view_class = DZ_VIEW_CLASS (klass);

  object_class->dispose = dz_glossary_view_dispose;
  object_class->finalize = dz_glossary_view_finalize;
  view_class->overview_changed = dz_glossary_view_overview_changed;
  view_class->focus_changed = dz_glossary_view_focus_changed;

  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/glossary/dz-glossary-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, all_button);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, paragraph_button);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, stack);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, list);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, none_page);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, error_page);
  gtk_widget_class_bind_template_callback (widget_class, filter_text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, term_activated_cb);
  /* A spinner out of sight would keep the window drawing. */
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_start);
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_stop);
}

static void
dz_glossary_view_init (DzGlossaryView *self)
{
  self->being_counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  build_list (self);
  update_page (self);
}

GtkWidget *
dz_glossary_view_new (void)
{
  return g_object_new (DZ_TYPE_GLOSSARY_VIEW, NULL);
}
