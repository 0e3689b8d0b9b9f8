/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-candidate-list.h"

#include <glib/gi18n.h>

#include "gui/dz-weak.h"
#include "gui/glossary/dz-glossary-reading.h"
#include "workbench/dz-ngram-tables.h"

/* More are not read by anyone; the command line lists them all. */
#define SHOWN_MAX 500
#define MIN_COUNT 3

struct _DzCandidateList
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *about_label;
  GtkToggleButton *dismissed_toggle;
  GtkListBox *dismissed_list;
  AdwStatusPage *error_page;

  DzGlossary *glossary;
  GPtrArray *rows; /* (element-type DzNgramRow) */
  GCancellable *cancellable;
  char *where;
  char *path;     /* of the library */
  gint64 report;
};

G_DEFINE_FINAL_TYPE (DzCandidateList, dz_candidate_list, ADW_TYPE_BIN)

enum
{
  ACCEPTED,
  DISMISSED,
  RESTORED,
  CHOSEN,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_settled (DzCandidateList *self, const char *text)
{
  g_autofree char *fold = dz_term_dup_fold (text);

  if (dz_glossary_find (self->glossary, text) != NULL)
    return TRUE;
  for (guint i = 0; i < self->glossary->words->len; i++)
    {
      const DzTermWord *word = self->glossary->words->pdata[i];
      g_autofree char *other = word->kind == DZ_TERM_WORD_DISMISSED ? dz_term_dup_fold (word->headword) : NULL;

      if (g_strcmp0 (fold, other) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
emit (GtkWidget *button, guint number)
{
  DzCandidateList *self = DZ_CANDIDATE_LIST (gtk_widget_get_ancestor (button, DZ_TYPE_CANDIDATE_LIST));
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (row), "text"));
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  /* The keyboard goes on with the next one. */
  if (next != NULL)
    gtk_widget_grab_focus (next);
  g_signal_emit (self, signals[number], 0, text);
}

static void
accept_cb (GtkWidget *button)
{
  emit (button, ACCEPTED);
}

static void
dismiss_cb (GtkWidget *button)
{
  emit (button, DISMISSED);
}

static GtkWidget *
button_new (const char *icon, const char *verb, const char *text, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Translators: a verb and the words it is about: “Accept “four ones””. */
  g_autofree char *label = g_strdup_printf (_ ("%s “%s”"), verb, text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, verb);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", callback, NULL);

  return button;
}

static void
restore_cb (GtkWidget *button)
{
  DzCandidateList *self = DZ_CANDIDATE_LIST (gtk_widget_get_ancestor (button, DZ_TYPE_CANDIDATE_LIST));

  g_signal_emit (self, signals[RESTORED], 0, *(gint64 *) g_object_get_data (G_OBJECT (button), "word"));
}

/* “12× · 3 in quotation marks”, with the measures to be read by those who want them. */
static char *
dup_about (const DzNgramRow *row)
{
  g_autofree char *quoted = NULL;

  if (row->other_count == 0)
    /* Translators: how often something occurs. */
    return g_strdup_printf (ngettext ("%d time", "%d times", (gulong) row->count), row->count);
  quoted = g_strdup_printf (ngettext ("%d in quotation marks", "%d in quotation marks", (gulong) row->other_count),
                            row->other_count);

  /* Translators: how often something occurs, and how often of these in quotation marks. */
  return g_strdup_printf (ngettext ("%d time, %s", "%d times, %s", (gulong) row->count), row->count, quoted);
}

static char *
dup_measures (const DzNgramRow *row)
{
  if (row->cohesion != row->cohesion)
    return g_strdup (_ ("Found by its quotation marks alone"));

  /* Translators: measures of how firmly characters go together and how free their neighbours are, in bits. */
  return g_strdup_printf (_ ("Cohesion %.1f bits, freedom of the neighbours %.1f bits on the left and %.1f on the right"),
                          row->cohesion, row->left, row->right);
}

static GtkWidget *
row_new (const DzNgramRow *ngram)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (ngram->text);
  g_autofree char *about_text = dup_about (ngram);
  g_autofree char *measures = dup_measures (ngram);
  GtkWidget *about = gtk_label_new (about_text);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (about, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), about);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), button_new ("object-select-symbolic", _ ("Accept"), ngram->text, G_CALLBACK (accept_cb)));
  gtk_box_append (GTK_BOX (box), button_new ("window-close-symbolic", _ ("Dismiss"), ngram->text, G_CALLBACK (dismiss_cb)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, measures);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (ngram->text), g_free);

  return row;
}

static GtkWidget *
dismissed_row_new (const DzTermWord *word)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *name = gtk_label_new (word->headword);
  GtkWidget *button = button_new ("edit-undo-symbolic", _ ("Propose Again"), word->headword, G_CALLBACK (restore_cb));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (button), "word", g_memdup2 (&word->id, sizeof word->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (word->headword), g_free);

  return row;
}

static void
show_dismissed (DzCandidateList *self)
{
  g_autofree char *label = NULL;
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->dismissed_list, 0)) != NULL)
    gtk_list_box_remove (self->dismissed_list, GTK_WIDGET (row));
  for (guint i = 0; i < self->glossary->words->len; i++)
    {
      const DzTermWord *word = self->glossary->words->pdata[i];

      if (word->kind != DZ_TERM_WORD_DISMISSED)
        continue;
      gtk_list_box_append (self->dismissed_list, dismissed_row_new (word));
      n++;
    }
  label = g_strdup_printf (ngettext ("%u dismissed", "%u dismissed", n), n);
  gtk_button_set_label (GTK_BUTTON (self->dismissed_toggle), label);
  gtk_widget_set_visible (GTK_WIDGET (self->dismissed_toggle), n > 0);
  if (n == 0)
    gtk_toggle_button_set_active (self->dismissed_toggle, FALSE);
}

static void
show_page (DzCandidateList *self)
{
  gtk_stack_set_visible_child_name (self->stack, gtk_toggle_button_get_active (self->dismissed_toggle)    ? "dismissed"
                                                 : gtk_list_box_get_row_at_index (self->list, 0) != NULL ? "list"
                                                                                                         : "empty");
}

static void
toggled_cb (DzCandidateList *self)
{
  if (self->rows != NULL)
    show_page (self);
}

static void
show_about (DzCandidateList *self, guint n_left, guint n_shown)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u candidate", "%u candidates", n_left), n_left);
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (n_shown < n_left)
    shown = g_strdup_printf (_ ("%s, the first %u are shown"), count, n_shown);
  /* Translators: how many candidates, and where they were looked for: “12 candidates · all reports”. */
  text = g_strdup_printf (C_ ("candidates", "%s · %s"), shown != NULL ? shown : count, self->where);
  gtk_label_set_text (self->about_label, text);
}

/* Rows that are settled go; new ones fill up. */
static void
show_rows (DzCandidateList *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_left = 0;

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      const char *text = g_object_get_data (G_OBJECT (child), "text");

      if (is_settled (self, text))
        gtk_list_box_remove (self->list, child);
      else
        g_hash_table_add (shown, g_strdup (text));
      child = next;
    }
  for (guint i = 0, place = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      const DzNgramRow *row = self->rows->pdata[i];

      if (is_settled (self, row->text))
        continue;
      n_left++;
      if (place >= SHOWN_MAX)
        continue;
      if (!g_hash_table_contains (shown, row->text))
        gtk_list_box_insert (self->list, row_new (row), (int) place);
      place++;
    }
  show_about (self, n_left, MIN (n_left, SHOWN_MAX));
  show_dismissed (self);
  show_page (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzCandidateList) self = dz_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dz_candidates_read_finish (result, &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (error != NULL)
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_steal_pointer (&rows);
  show_rows (self);
}

static void
close_cb (DzCandidateList *self)
{
  dz_candidate_list_stop (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
row_activated_cb (DzCandidateList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "text"));
}

static void
dz_candidate_list_dispose (GObject *object)
{
  DzCandidateList *self = DZ_CANDIDATE_LIST (object);

  dz_candidate_list_stop (self);
  g_clear_pointer (&self->glossary, dz_glossary_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->where, g_free);
  g_clear_pointer (&self->path, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_CANDIDATE_LIST);

  G_OBJECT_CLASS (dz_candidate_list_parent_class)->dispose (object);
}

static void
dz_candidate_list_class_init (DzCandidateListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_candidate_list_dispose;

  signals[ACCEPTED] = g_signal_new ("accepted", DZ_TYPE_CANDIDATE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DISMISSED] = g_signal_new ("dismissed", DZ_TYPE_CANDIDATE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RESTORED] = g_signal_new ("restored", DZ_TYPE_CANDIDATE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CHOSEN] = g_signal_new ("chosen", DZ_TYPE_CANDIDATE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", DZ_TYPE_CANDIDATE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/glossary/dz-candidate-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DzCandidateList, stack);
  gtk_widget_class_bind_template_child (widget_class, DzCandidateList, list);
  gtk_widget_class_bind_template_child (widget_class, DzCandidateList, about_label);
  gtk_widget_class_bind_template_child (widget_class, DzCandidateList, dismissed_toggle);
  gtk_widget_class_bind_template_child (widget_class, DzCandidateList, dismissed_list);
  gtk_widget_class_bind_template_child (widget_class, DzCandidateList, error_page);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_start);
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_stop);
}

static void
dz_candidate_list_init (DzCandidateList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
start (DzCandidateList *self)
{
  GtkListBoxRow *row;

  dz_candidate_list_stop (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_label_set_text (self->about_label, self->where);
  gtk_stack_set_visible_child_name (self->stack, "running");
  self->cancellable = g_cancellable_new ();
  dz_candidates_read_async (self->path, self->glossary, self->report, MIN_COUNT, self->cancellable, found_cb,
                            dz_weak_new (self));
}

void
dz_candidate_list_find (DzCandidateList *self, const char *path, DzGlossary *glossary, gint64 report, const char *name)
{
  g_return_if_fail (DZ_IS_CANDIDATE_LIST (self) && path != NULL && glossary != NULL);

  dz_glossary_ref (glossary);
  g_clear_pointer (&self->glossary, dz_glossary_unref);
  self->glossary = glossary;
  g_free (self->where);
  self->where = g_strdup (name != NULL ? name : _ ("all reports"));
  g_free (self->path);
  self->path = g_strdup (path);
  self->report = report;
  gtk_toggle_button_set_active (self->dismissed_toggle, FALSE);
  start (self);
}

static gboolean
is_found (DzCandidateList *self, const char *text)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (((const DzNgramRow *) self->rows->pdata[i])->text, text))
      return TRUE;

  return FALSE;
}

/* Something that was dismissed before these candidates were looked for may be one again. */
static gboolean
has_more (DzCandidateList *self, DzGlossary *before)
{
  for (guint i = 0; i < before->words->len; i++)
    {
      const DzTermWord *word = before->words->pdata[i];

      if (word->kind == DZ_TERM_WORD_DISMISSED && !is_settled (self, word->headword) && !is_found (self, word->headword))
        return TRUE;
    }

  return FALSE;
}

void
dz_candidate_list_set_glossary (DzCandidateList *self, DzGlossary *glossary)
{
  g_autoptr (DzGlossary) before = NULL;

  g_return_if_fail (DZ_IS_CANDIDATE_LIST (self));

  if (self->glossary == NULL || self->glossary == glossary)
    return;
  before = g_steal_pointer (&self->glossary);
  self->glossary = dz_glossary_ref (glossary);
  if (self->rows == NULL)
    return;
  if (has_more (self, before))
    start (self);
  else
    show_rows (self);
}

void
dz_candidate_list_stop (DzCandidateList *self)
{
  g_return_if_fail (DZ_IS_CANDIDATE_LIST (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}
