/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-view.h"

#include <glib/gi18n.h>

#include "core/dz-text.h"
#include "gui/concordance/dz-concordance-search.h"
#include "gui/concordance/dz-hit-list.h"
#include "gui/concordance/dz-hit-row.h"
#include "gui/concordance/dz-report-count.h"
#include "gui/dz-compat.h"
#include "gui/dz-link-button.h"

#define SHOWN_QUERY 60 /* code points of what was not found */

struct _DzConcordanceView
{
  DzView parent_instance;

  GtkSearchEntry *entry;
  GtkDropDown *order_drop;
  GtkStack *stack;
  GtkListView *list;
  GtkListView *count_list;
  GtkLabel *total_label;
  AdwStatusPage *none_page;
  AdwStatusPage *error_page;

  DzHitList *hits;
  GtkSingleSelection *selection;
  GListStore *counts; /* (element-type DzReportCount), all reports first */
  GtkSingleSelection *count_selection;
  GHashTable *lengths;
  GCancellable *searching;
  guint choosing : 1;  /* the selection moves by program, not by the reader */
  guint following : 1; /* so does the text of the entry */
};

G_DEFINE_FINAL_TYPE (DzConcordanceView, dz_concordance_view, DZ_TYPE_VIEW)

static guint
count_hits (DzConcordanceView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->hits));
}

/* Selection and focus */

static void
select_row (DzConcordanceView *self, guint position)
{
  self->choosing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->choosing = FALSE;
}

static void
select_focus (DzConcordanceView *self)
{
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));
  guint position = dz_hit_list_find (self->hits, focus->paragraph_id, focus->start);

  if (position == G_MAXUINT)
    position = GTK_INVALID_LIST_POSITION;
  if (position == gtk_single_selection_get_selected (self->selection))
    return;

  select_row (self, position);
  if (position != GTK_INVALID_LIST_POSITION)
    dz_compat_scroll_to_row (GTK_WIDGET (self->list), position);
}

static void
choose_hit (DzConcordanceView *self, guint position)
{
  g_autoptr (DzHit) item = g_list_model_get_item (G_LIST_MODEL (self->hits), position);
  const DzSearchHit *hit;

  if (item == NULL)
    return;

  hit = dz_hit_get (item);
  dz_view_choose_paragraph (DZ_VIEW (self), hit->report_id, hit->paragraph_id, hit->start, hit->end);
}

static void
hit_selected_cb (DzConcordanceView *self)
{
  if (!self->choosing)
    choose_hit (self, gtk_single_selection_get_selected (self->selection));
}

static void
walk (DzConcordanceView *self, int step)
{
  guint n = count_hits (self);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;

  if (position == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? 0 : n - 1;
  else
    position = (position + n + step) % n;
  gtk_single_selection_set_selected (self->selection, position);
  dz_compat_scroll_to_row (GTK_WIDGET (self->list), position);
}

/* Results */

static void
show_total (DzConcordanceView *self, guint n_hits, guint n_reports)
{
  g_autofree char *hits = g_strdup_printf (ngettext ("%u hit", "%u hits", n_hits), n_hits);
  g_autofree char *reports = g_strdup_printf (ngettext ("%u report", "%u reports", n_reports), n_reports);
  /* Translators: “123 hits in 4 reports”. */
  g_autofree char *total = g_strdup_printf (_ ("%s in %s"), hits, reports);

  gtk_label_set_text (self->total_label, total);
  gtk_widget_set_visible (GTK_WIDGET (self->total_label), n_hits > 0);
}

static DzReportCount *
count_of (DzConcordanceView *self, gint64 report_id, int count)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  const DzReport *report = overview != NULL ? dz_overview_find_report (overview, report_id) : NULL;
  const gint64 *length = g_hash_table_lookup (self->lengths, &report_id);
  g_autofree char *name = report != NULL ? dz_report_dup_name (report) : g_strdup ("");

  return dz_report_count_new (report_id, name, count, length != NULL ? *length : 0);
}

/* hits are sorted by report. */
static GPtrArray *
count_by_report (DzConcordanceView *self, const GPtrArray *hits)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 total_length = 0;

  for (guint i = 0; i < hits->len;)
    {
      gint64 report_id = ((const DzSearchHit *) g_ptr_array_index (hits, i))->report_id;
      const gint64 *length = g_hash_table_lookup (self->lengths, &report_id);
      guint first = i;

      while (i < hits->len && ((const DzSearchHit *) g_ptr_array_index (hits, i))->report_id == report_id)
        i++;
      g_ptr_array_add (counts, count_of (self, report_id, i - first));
      total_length += length != NULL ? *length : 0;
    }
  g_ptr_array_insert (counts, 0, dz_report_count_new (0, _ ("All Reports"), hits->len, total_length));

  return counts;
}

static guint
find_count (GPtrArray *counts, gint64 report_id)
{
  for (guint i = 0; i < counts->len; i++)
    if (dz_report_count_get_report (g_ptr_array_index (counts, i)) == report_id)
      return i;

  return 0;
}

static gint64
get_chosen_report (DzConcordanceView *self)
{
  DzReportCount *count = gtk_single_selection_get_selected_item (self->count_selection);

  return count != NULL ? dz_report_count_get_report (count) : 0;
}

static void
show_counts (DzConcordanceView *self, const GPtrArray *hits)
{
  g_autoptr (GPtrArray) counts = count_by_report (self, hits);
  guint chosen = find_count (counts, get_chosen_report (self));

  self->choosing = TRUE;
  g_list_store_splice (self->counts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->counts)), counts->pdata,
                       counts->len);
  gtk_single_selection_set_selected (self->count_selection, chosen);
  dz_hit_list_set_report (self->hits, get_chosen_report (self));
  self->choosing = FALSE;
  show_total (self, hits->len, counts->len - 1);
}

static void
show_hits (DzConcordanceView *self, DzConcordance *found)
{
  GHashTableIter iter;
  gpointer report, length;
  g_autoptr (GPtrArray) hits = g_ptr_array_ref (found->hits);

  g_hash_table_iter_init (&iter, found->lengths);
  while (g_hash_table_iter_next (&iter, &report, &length))
    g_hash_table_replace (self->lengths, g_memdup2 (report, sizeof (gint64)), g_memdup2 (length, sizeof (gint64)));

  self->choosing = TRUE;
  dz_hit_list_take_hits (self->hits, g_ptr_array_ref (hits));
  self->choosing = FALSE;
  show_counts (self, hits);
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "hits" : "none");
  select_focus (self);
}

static void
show_nothing (DzConcordanceView *self, const char *page)
{
  self->choosing = TRUE;
  dz_hit_list_take_hits (self->hits, NULL);
  self->choosing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->total_label), FALSE);
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
cancel_search (DzConcordanceView *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzConcordanceView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzConcordance) found = dz_concordance_search_finish (DZ_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->searching);
  if (found != NULL)
    {
      show_hits (self, found);
      return;
    }

  adw_status_page_set_description (self->error_page, error != NULL ? error->message : NULL);
  show_nothing (self, "error");
}

static void
say_none (DzConcordanceView *self, const char *query)
{
  /* Translators: %s is what was searched for. */
  g_autofree char *start = dz_text_slice (query, 0, SHOWN_QUERY);
  g_autofree char *shown = g_strconcat (start, strlen (start) < strlen (query) ? "…" : "", NULL);
  g_autofree char *text = g_strdup_printf (_ ("“%s” stands in none of the reports."), shown);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->none_page, escaped);
}

/* What was found before stays until the new hits are there. */
static void
search (DzConcordanceView *self)
{
  const char *query = dz_view_get_query (DZ_VIEW (self));
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));

  cancel_search (self);
  if (query == NULL || *query == '\0' || library == NULL)
    {
      show_nothing (self, "empty");
      return;
    }

  say_none (self, query);
  if (count_hits (self) == 0)
    gtk_stack_set_visible_child_name (self->stack, "searching");
  self->searching = g_cancellable_new ();
  dz_concordance_search_async (library, query, self->lengths, self->searching, searched_cb, g_object_ref (self));
}

static void
dz_concordance_view_overview_changed (DzView *view)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (view);

  g_hash_table_remove_all (self->lengths);
  search (self);
}

static void
dz_concordance_view_query_changed (DzView *view)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (view);
  g_autofree char *query = g_strdup (dz_view_get_query (view) != NULL ? dz_view_get_query (view) : "");

  /* A search entry tells at once that it was emptied, also when that is half of setting another text. */
  self->following = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), query))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), query);
  self->following = FALSE;
  search (self);
}

static void
dz_concordance_view_focus_changed (DzView *view)
{
  select_focus (DZ_CONCORDANCE_VIEW (view));
}

/* Callbacks of the template */

/* The entry waits for a pause in the typing before it calls. */
static void
text_changed_cb (DzConcordanceView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *query = dz_view_get_query (DZ_VIEW (self));

  if (!self->following && dz_view_get_session (DZ_VIEW (self)) != NULL
      && !g_str_equal (text, query != NULL ? query : ""))
    dz_view_choose_query (DZ_VIEW (self), text);
}

static void
stopped_cb (DzConcordanceView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
next_hit_cb (DzConcordanceView *self)
{
  walk (self, 1);
}

static void
previous_hit_cb (DzConcordanceView *self)
{
  walk (self, -1);
}

static void
hit_activated_cb (DzConcordanceView *self, guint position)
{
  choose_hit (self, position);
}

static void
order_changed_cb (DzConcordanceView *self)
{
  if (self->hits == NULL)
    return;

  self->choosing = TRUE;
  dz_hit_list_set_order (self->hits, (DzHitOrder) gtk_drop_down_get_selected (self->order_drop));
  self->choosing = FALSE;
  select_focus (self);
}

static void
report_chosen_cb (DzConcordanceView *self)
{
  if (self->choosing)
    return;

  self->choosing = TRUE;
  dz_hit_list_set_report (self->hits, get_chosen_report (self));
  self->choosing = FALSE;
  select_focus (self);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
              DzConcordanceView *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;

  walk (self, keyval == GDK_KEY_Down ? 1 : -1);

  return GDK_EVENT_STOP;
}

/* The lists */

static void
setup_hit_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, dz_hit_row_new ());
}

static void
bind_hit_cb (GtkListItemFactory *factory, GtkListItem *item, DzConcordanceView *self)
{
  const DzSearchHit *hit = dz_hit_get (gtk_list_item_get_item (item));
  g_autofree char *citation = dz_view_dup_citation (DZ_VIEW (self), hit->report_id, hit->number);

  dz_hit_row_show (DZ_HIT_ROW (gtk_list_item_get_child (item)), hit, citation);
}

static GtkWidget *
count_cell_new (int width_chars, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
setup_count_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *name = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count_cell_new (4, NULL));
  gtk_box_append (GTK_BOX (box), count_cell_new (5, "dim-label"));
  gtk_list_item_set_child (item, box);
}

static void
bind_count_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  DzReportCount *count = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *number = gtk_widget_get_next_sibling (name);
  g_autofree char *text = g_strdup_printf ("%d", dz_report_count_get_count (count));
  g_autofree char *rate = dz_report_count_dup_rate (count);

  gtk_label_set_text (GTK_LABEL (name), dz_report_count_get_name (count));
  gtk_widget_set_tooltip_text (name, dz_report_count_get_name (count));
  gtk_label_set_text (GTK_LABEL (number), text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (number)), rate);
}

static void
build_hits (DzConcordanceView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_hit_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_hit_cb), self);

  self->hits = dz_hit_list_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->hits)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (hit_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static void
build_counts (DzConcordanceView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_count_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_count_cb), NULL);

  self->counts = g_list_store_new (DZ_TYPE_REPORT_COUNT);
  self->count_selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->counts)));
  g_signal_connect_object (self->count_selection, "notify::selected", G_CALLBACK (report_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->count_list, factory);
  gtk_list_view_set_model (self->count_list, GTK_SELECTION_MODEL (self->count_selection));
}

static void
dz_concordance_view_dispose (GObject *object)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (object);

  cancel_search (self);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->count_list != NULL)
    gtk_list_view_set_model (self->count_list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->hits);
  g_clear_object (&self->count_selection);
  g_clear_object (&self->counts);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_CONCORDANCE_VIEW);

  G_OBJECT_CLASS (dz_concordance_view_parent_class)->dispose (object);
}

static void
dz_concordance_view_finalize (GObject *object)
{
  g_hash_table_unref (DZ_CONCORDANCE_VIEW (object)->lengths);

  G_OBJECT_CLASS (dz_concordance_view_parent_class)->finalize (object);
}

static gboolean
dz_concordance_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DZ_CONCORDANCE_VIEW (widget)->entry));
}

static void
dz_concordance_view_class_init (DzConcordanceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DzViewClass *view_class = DZ_VIEW_CLASS (klass);

  object_class->dispose = dz_concordance_view_dispose;
  object_class->finalize = dz_concordance_view_finalize;
  widget_class->grab_focus = dz_concordance_view_grab_focus;
  view_class->overview_changed = dz_concordance_view_overview_changed;
  view_class->focus_changed = dz_concordance_view_focus_changed;
  view_class->query_changed = dz_concordance_view_query_changed;

  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/concordance/dz-concordance-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, entry);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, order_drop);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, stack);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, list);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, count_list);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, total_label);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, none_page);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, error_page);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_hit_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_hit_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
  /* A spinner out of sight would keep the window drawing. */
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_start);
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_stop);
}

static void
dz_concordance_view_init (DzConcordanceView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->lengths = dz_concordance_lengths_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  build_hits (self);
  build_counts (self);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

GtkWidget *
dz_concordance_view_new (void)
{
  return g_object_new (DZ_TYPE_CONCORDANCE_VIEW, NULL);
}
