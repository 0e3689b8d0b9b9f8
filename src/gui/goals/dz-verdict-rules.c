/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-verdict-rules.h"

#include <glib/gi18n.h>

#include "core/dz-quantity.h"
#include "gui/dz-words.h"
#include "gui/figures/dz-figure-words.h"

static const char file_name[] = "verdicts.tsv";

struct _DzVerdictRules
{
  AdwWindow parent_instance;

  GtkGrid *grid;
  GtkLabel *path_label;
  GtkLabel *error_label;

  DzSession *session;
};

G_DEFINE_FINAL_TYPE (DzVerdictRules, dz_verdict_rules, ADW_TYPE_WINDOW)

static void
attach (DzVerdictRules *self, int row, int column, const char *text, gboolean heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column < 2 ? 0 : 1);
  if (heading)
    gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
attach_amount (DzVerdictRules *self, int row, int column, double amount, DzMeasure measure)
{
  g_autofree char *number = dz_number_dup_text (amount);
  gboolean points = measure == DZ_MEASURE_GROWTH || measure == DZ_MEASURE_SHARE;
  g_autofree char *text = points ? g_strdup_printf (_ ("%s pp"), number)
                                 : g_strconcat (number, measure == DZ_MEASURE_RANK ? "" : "%", NULL);

  attach (self, row, column, text, FALSE);
}

static void
show_rules (DzVerdictRules *self)
{
  const GPtrArray *rules = dz_knowledge_get_tolerances (dz_session_get_knowledge (self->session));
  const char *const titles[] = { _ ("Measure"), _ ("Goal Is"), _ ("Met up to"), _ ("Nearly up to"),
                                 _ ("Over from") };
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (int i = 0; i < (int) G_N_ELEMENTS (titles); i++)
    attach (self, 0, i, titles[i], TRUE);
  for (guint i = 0; i < rules->len; i++)
    {
      const DzTolerance *rule = g_ptr_array_index (rules, i);
      int row = (int) i + 1;

      attach (self, row, 0, dz_measure_get_label (rule->measure), FALSE);
      attach (self, row, 1, dz_modifier_get_label (rule->modifier), FALSE);
      attach_amount (self, row, 2, rule->met, rule->measure);
      attach_amount (self, row, 3, rule->nearly, rule->measure);
      attach_amount (self, row, 4, rule->over, rule->measure);
    }
}

static void
show_path (DzVerdictRules *self)
{
  g_autofree char *user = dz_knowledge_dup_path (file_name, TRUE);
  g_autofree char *own = dz_knowledge_dup_path (file_name, FALSE);
  gboolean has_own = g_file_test (user, G_FILE_TEST_EXISTS);
  /* Translators: the path of a file */
  g_autofree char *text = g_strdup_printf (has_own ? _ ("Your own rules in “%s” go before the program’s.")
                                                   : _ ("These are the program’s rules, in “%s”."),
                                           has_own ? user : own);

  gtk_label_set_text (self->path_label, text);
}

static void
show_error (DzVerdictRules *self, const char *message)
{
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

/* The program’s file is the beginning of the user's, comments and all. */
static gboolean
ensure_copy (const char *path, GError **error)
{
  g_autofree char *own = dz_knowledge_dup_path (file_name, FALSE);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;
  gsize length = 0;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_get_contents (own, &text, &length, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The folder “%s” cannot be made."), folder);
      return FALSE;
    }

  return g_file_set_contents (path, text, (gssize) length, error);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzVerdictRules *self = DZ_VERDICT_RULES (widget);
  g_autofree char *path = dz_knowledge_dup_path (file_name, TRUE);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (!ensure_copy (path, &error))
    {
      show_error (self, error->message);
      return;
    }

  show_path (self);
  gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
read_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzVerdictRules *self = DZ_VERDICT_RULES (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load (NULL, NULL, &error);

  show_error (self, error != NULL ? error->message : NULL);
  if (knowledge == NULL)
    return;

  dz_session_set_knowledge (self->session, knowledge);
  /* A notice that they cannot be read no longer holds. */
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "win.notice",
                              "(ssss)", "knowledge", "", "", "");
  show_rules (self);
  show_path (self);
}

static void
dz_verdict_rules_dispose (GObject *object)
{
  DzVerdictRules *self = DZ_VERDICT_RULES (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_VERDICT_RULES);

  G_OBJECT_CLASS (dz_verdict_rules_parent_class)->dispose (object);
}

static void
dz_verdict_rules_class_init (DzVerdictRulesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_verdict_rules_dispose;
  gtk_widget_class_install_action (widget_class, "rules.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "rules.read", NULL, read_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/goals/dz-verdict-rules.ui");
  gtk_widget_class_bind_template_child (widget_class, DzVerdictRules, grid);
  gtk_widget_class_bind_template_child (widget_class, DzVerdictRules, path_label);
  gtk_widget_class_bind_template_child (widget_class, DzVerdictRules, error_label);
}

static void
dz_verdict_rules_init (DzVerdictRules *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dz_verdict_rules_present (DzSession *session, GtkWindow *parent)
{
  DzVerdictRules *self = g_object_new (DZ_TYPE_VERDICT_RULES, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  show_rules (self);
  show_path (self);
  gtk_window_present (GTK_WINDOW (self));
}
