/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-glossary-view.h"

#include <glib/gi18n.h>

#include "gui/dz-compat.h"
#include "gui/dz-link-button.h"
#include "gui/dz-weak.h"
#include "gui/glossary/dz-glossary-reading.h"
#include "gui/glossary/dz-glossary-view-private.h"
#include "gui/glossary/dz-term-card.h"
#include "gui/glossary/dz-term-window.h"
#include "gui/glossary/dz-term-writer.h"

G_DEFINE_FINAL_TYPE (DzGlossaryView, dz_glossary_view, DZ_TYPE_VIEW)

static const char *
needle_of (DzGlossaryView *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->filter_entry));
}

static gboolean
is_shown (DzGlossaryView *self, const DzGlossaryEntry *entry)
{
  g_autofree char *show = g_settings_get_string (self->settings, "glossary-show");

  if (g_str_equal (show, "differs"))
    return (entry->status & DZ_TERM_DIFFERS) != 0;
  if (g_str_equal (show, "undefined"))
    return (entry->status & DZ_TERM_UNDEFINED) != 0;
  if (g_str_equal (show, "dropped"))
    return (entry->status & (DZ_TERM_DROPPED | DZ_TERM_UNUSED)) != 0;
  if (g_str_equal (show, "reader"))
    return (entry->status & DZ_TERM_READER) != 0;

  return TRUE;
}

static gboolean
accepts (gpointer item, gpointer user_data)
{
  DzGlossaryView *self = user_data;
  const DzGlossaryEntry *entry = dz_term_item_get_entry (item);

  /* Before a paragraph is chosen there is nothing to narrow to. */
  if (gtk_toggle_button_get_active (self->paragraph_button) && self->text_paragraph != 0
      && !dz_term_item_is_in (item, self->paragraph_text))
    return FALSE;

  return is_shown (self, entry) && dz_glossary_entry_matches (entry, needle_of (self), self->pinyin);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DzGlossaryView *self = user_data;
  g_autofree char *nick = g_settings_get_string (self->settings, "glossary-order");
  DzGlossaryOrder order = DZ_GLOSSARY_BY_PINYIN;

  dz_glossary_order_from_nick (nick, &order);

  return dz_glossary_compare (dz_term_item_get_entry ((gpointer) a), dz_term_item_get_entry ((gpointer) b), order);
}

/* What the list is narrowed to stands above it, and leads out. */
static void
update_show_button (DzGlossaryView *self)
{
  static const char *const names[][2] = { { "differs", N_ ("Differing Definitions") },
                                          { "undefined", N_ ("Used, Nowhere Defined") },
                                          { "dropped", N_ ("Defined, No Longer Used") },
                                          { "reader", N_ ("My Own and Edited") } };
  g_autofree char *show = g_settings_get_string (self->settings, "glossary-show");
  const char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (show, names[i][0]))
      name = _ (names[i][1]);
  adw_button_content_set_label (self->show_content, name != NULL ? name : "");
  gtk_widget_set_visible (self->show_button, name != NULL);
}

static void
show_none_page (DzGlossaryView *self)
{
  g_autofree char *show = g_settings_get_string (self->settings, "glossary-show");
  const char *title;

  if (*needle_of (self) != '\0')
    title = _ ("No Term Matches");
  else if (!g_str_equal (show, "all"))
    title = _ ("No Such Term Here");
  else
    title = _ ("No Term in This Paragraph");

  adw_status_page_set_title (self->none_page, title);
  gtk_stack_set_visible_child_name (self->stack, "none-here");
}

static gboolean
shows_candidates (DzGlossaryView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "candidates") == 0;
}

/* All terms although those of a paragraph were asked for: that is said. */
static void
update_scope_label (DzGlossaryView *self)
{
  gtk_widget_set_visible (self->scope_label,
                          gtk_toggle_button_get_active (self->paragraph_button) && self->text_paragraph == 0
                            && g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0 && !shows_candidates (self));
}

static void
update_page (DzGlossaryView *self)
{
  update_scope_label (self);
  if (shows_candidates (self))
    return;
  if (self->loading != NULL && self->glossary == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
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
  GListModel *model = G_LIST_MODEL (self->selection);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DzTermItem) item = g_list_model_get_item (model, i);

      if (g_str_equal (dz_term_item_get_key (item), key))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
select_focus_term (DzGlossaryView *self)
{
  const char *term = dz_view_get_focus (DZ_VIEW (self))->term;
  const DzGlossaryEntry *entry = term != NULL && self->glossary != NULL ? dz_glossary_find (self->glossary, term) : NULL;
  guint position = entry != NULL ? find_key (self, entry->key) : GTK_INVALID_LIST_POSITION;

  if (position == gtk_single_selection_get_selected (self->selection))
    return;

  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    dz_compat_scroll_to_row (GTK_WIDGET (self->list), position);
}

/* The whole glossary */

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
take_glossary (DzGlossaryView *self, DzGlossary *glossary)
{
  g_autoptr (GPtrArray) items = dz_term_items_new (glossary);
  double place = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)));

  g_clear_pointer (&self->glossary, dz_glossary_unref);
  self->glossary = glossary;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), place);
  dz_candidate_list_set_glossary (self->candidates, glossary);
  if (self->term_window != NULL)
    dz_term_window_update (DZ_TERM_WINDOW (self->term_window), glossary);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzGlossaryView) self = dz_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DzGlossary) glossary = dz_glossary_read_finish (result, &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->loading);
  if (error != NULL)
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }

  take_glossary (self, g_steal_pointer (&glossary));
  dz_glossary_view_enable_actions (self);
  update_page (self);
  select_focus_term (self);
}

static void
progress_cb (double share, gpointer user_data)
{
  g_autoptr (DzGlossaryView) self = g_weak_ref_get (user_data);

  if (self != NULL && self->progress_bar != NULL)
    gtk_progress_bar_set_fraction (self->progress_bar, share);
}

static void
load (DzGlossaryView *self)
{
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));

  cancel (&self->loading);
  if (library == NULL)
    {
      g_clear_pointer (&self->glossary, dz_glossary_unref);
      g_list_store_remove_all (self->items);
      dz_glossary_view_enable_actions (self);
      update_page (self);
      return;
    }

  self->loading = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  update_page (self);
  dz_glossary_read_async (dz_library_get_path (library), self->glossary, progress_cb, self->loading, loaded_cb,
                          dz_weak_new (self));
}

static void
dz_glossary_view_overview_changed (DzView *view)
{
  load (DZ_GLOSSARY_VIEW (view));
}

static void
cancel_loading_cb (DzGlossaryView *self)
{
  cancel (&self->loading);
  adw_status_page_set_description (self->error_page, _ ("Counting was cancelled."));
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
again_cb (DzGlossaryView *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  load (self);
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
  update_scope_label (self);
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
  g_autoptr (DzTermItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autofree char *query = NULL;

  if (item == NULL)
    return;

  query = dz_glossary_entry_dup_query (dz_term_item_get_entry (item));
  dz_view_choose_term (DZ_VIEW (self), dz_term_item_get_key (item));
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
  g_settings_set_string (self->settings, "glossary-show", "all");
  gtk_toggle_button_set_active (self->all_button, TRUE);
}

static void
setting_changed_cb (DzGlossaryView *self, const char *key, GSettings *settings)
{
  if (g_str_equal (key, "glossary-show"))
    {
      update_show_button (self);
      refilter (self);
    }
  else if (g_str_equal (key, "glossary-order"))
    gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/* Candidates */

static void
candidate_accepted_cb (DzGlossaryView *self, const char *text)
{
  dz_term_writer_save (DZ_VIEW (self), dz_term_word_new (DZ_TERM_WORD_ENTRY, text));
}

static void
candidate_dismissed_cb (DzGlossaryView *self, const char *text)
{
  dz_term_writer_save (DZ_VIEW (self), dz_term_word_new (DZ_TERM_WORD_DISMISSED, text));
}

static void
candidate_restored_cb (DzGlossaryView *self, gint64 word_id)
{
  dz_term_writer_remove (DZ_VIEW (self), word_id);
}

static void
candidate_chosen_cb (DzGlossaryView *self, const char *text)
{
  g_autofree char *query = dz_query_dup_literal (text);

  dz_view_choose_query (DZ_VIEW (self), query);
  dz_session_set_page (dz_view_get_session (DZ_VIEW (self)), "concordance");
}

static void
candidates_closed_cb (DzGlossaryView *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  update_page (self);
}

/* The list */

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, dz_term_card_new ());
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  dz_term_card_set_item (DZ_TERM_CARD (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  dz_term_card_set_item (DZ_TERM_CARD (gtk_list_item_get_child (item)), NULL);
}

static void
build_list (DzGlossaryView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);

  self->items = g_list_store_new (DZ_TYPE_TERM_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (accepts, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), g_object_ref (self->filter));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  self->selection = gtk_single_selection_new (
      G_LIST_MODEL (gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), g_object_ref (self->sorter))));
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
  if (self->term_window != NULL)
    gtk_window_destroy (self->term_window);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->sorter);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->glossary, dz_glossary_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_GLOSSARY_VIEW);

  G_OBJECT_CLASS (dz_glossary_view_parent_class)->dispose (object);
}

static void
dz_glossary_view_finalize (GObject *object)
{
  DzGlossaryView *self = DZ_GLOSSARY_VIEW (object);

  g_free (self->paragraph_text);
  g_clear_pointer (&self->pinyin, dz_pinyin_free);

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
  g_type_ensure (DZ_TYPE_CANDIDATE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/glossary/dz-glossary-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, all_button);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, show_button);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, show_content);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, scope_label);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, paragraph_button);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, stack);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, list);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, none_page);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, error_page);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DzGlossaryView, candidates);
  gtk_widget_class_bind_template_callback (widget_class, filter_text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_loading_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, candidate_accepted_cb);
  gtk_widget_class_bind_template_callback (widget_class, candidate_dismissed_cb);
  gtk_widget_class_bind_template_callback (widget_class, candidate_restored_cb);
  gtk_widget_class_bind_template_callback (widget_class, candidate_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, candidates_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, term_activated_cb);
  /* A spinner out of sight would keep the window drawing. */
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_start);
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_stop);
}

static void
dz_glossary_view_init (DzGlossaryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APP_ID);
  dz_glossary_view_add_actions (self);
  dz_glossary_view_enable_actions (self);
  build_list (self);
  g_settings_bind (self->settings, "glossary-all", self->all_button, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_swapped (self->settings, "changed", G_CALLBACK (setting_changed_cb), self);
  update_show_button (self);
  update_page (self);
}

GtkWidget *
dz_glossary_view_new (void)
{
  return g_object_new (DZ_TYPE_GLOSSARY_VIEW, NULL);
}
