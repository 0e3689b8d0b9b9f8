/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-chooser.h"

#include "gui/chart/dz-chart-choice.h"
#include "gui/dz-compat.h"
#include "gui/dz-words.h"

struct _DzChartChooser
{
  AdwBin parent_instance;

  GtkDropDown *kind_drop;
  GtkDropDown *indicator_drop;
  GtkDropDown *measure_drop;
  GtkLabel *term_label;

  const DzOverview *overview;   /* borrowed from who fills the chooser */
  const DzKnowledge *knowledge;
  GPtrArray *indicators; /* (element-type utf8) keys in the order of indicator_drop */
  GArray *measures;      /* (element-type DzMeasure) in the order of measure_drop */
  char *term;
  guint filling; /* depth: the choosers are filled by program */
};

G_DEFINE_FINAL_TYPE (DzChartChooser, dz_chart_chooser, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
chosen_indicator (DzChartChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->indicator_drop);

  return selected < self->indicators->len ? g_ptr_array_index (self->indicators, selected) : NULL;
}

static DzMeasure
chosen_measure (DzChartChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->measure_drop);

  return selected < self->measures->len ? g_array_index (self->measures, DzMeasure, selected) : DZ_MEASURE_LEVEL;
}

static gboolean
kind_has_indicator (DzChartKind kind)
{
  return (dz_chart_kind_get_needs (kind) & DZ_CHART_TAKES_INDICATOR) != 0;
}

/* Without an indicator there is none to list the measures of: growth compares them all. */
static gboolean
kind_has_measure (DzChartKind kind)
{
  return kind_has_indicator (kind) && (dz_chart_kind_get_needs (kind) & DZ_CHART_TAKES_MEASURE) != 0;
}

static void
show_choosers (DzChartChooser *self)
{
  DzChartKind kind = dz_chart_chooser_get_kind (self);

  gtk_widget_set_visible (GTK_WIDGET (self->indicator_drop), kind_has_indicator (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->measure_drop), kind_has_measure (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->term_label), !kind_has_indicator (kind));
  gtk_label_set_text (self->term_label, kind == DZ_CHART_TERM && self->term != NULL ? self->term : "");
}

static void
fill_measures (DzChartChooser *self, DzMeasure wanted)
{
  guint32 present = self->overview != NULL ? dz_chart_get_measures (self->overview, chosen_indicator (self)) : 0;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->measures, 0);
  for (DzMeasure measure = DZ_MEASURE_LEVEL; measure <= DZ_MEASURE_RATIO; measure++)
    {
      if ((present & 1u << measure) == 0)
        continue;
      if (measure == wanted)
        selected = self->measures->len;
      g_array_append_val (self->measures, measure);
      gtk_string_list_append (labels, dz_measure_get_label (measure));
    }
  self->filling++;
  gtk_drop_down_set_model (self->measure_drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->measure_drop, self->measures->len > 0 ? selected : GTK_INVALID_LIST_POSITION);
  self->filling--;
}

static guint
find_indicator (DzChartChooser *self, const char *indicator)
{
  for (guint i = 0; indicator != NULL && i < self->indicators->len; i++)
    if (g_str_equal (g_ptr_array_index (self->indicators, i), indicator))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* wanted is listed even where the overview has no figures of it, and chosen; NULL keeps the choice. */
static void
fill_indicators (DzChartChooser *self, const char *wanted)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *kept = g_strdup (wanted != NULL ? wanted : chosen_indicator (self));
  guint position;

  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  self->indicators = self->overview != NULL ? dz_chart_list_indicators (self->overview)
                                            : g_ptr_array_new_with_free_func (g_free);
  if (wanted != NULL && find_indicator (self, kept) == GTK_INVALID_LIST_POSITION)
    g_ptr_array_insert (self->indicators, 0, g_strdup (kept));
  for (guint i = 0; i < self->indicators->len; i++)
    gtk_string_list_take (labels,
                          dz_chart_dup_indicator_label (g_ptr_array_index (self->indicators, i), self->knowledge));

  position = find_indicator (self, kept);
  if (position == GTK_INVALID_LIST_POSITION && self->indicators->len > 0)
    position = 0;
  self->filling++;
  gtk_drop_down_set_model (self->indicator_drop, G_LIST_MODEL (labels));
  dz_compat_match_anywhere (self->indicator_drop);
  gtk_drop_down_set_selected (self->indicator_drop, position);
  self->filling--;
}

static void
kind_changed_cb (DzChartChooser *self)
{
  if (self->filling > 0)
    return;

  show_choosers (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
indicator_changed_cb (DzChartChooser *self)
{
  if (self->filling > 0)
    return;

  fill_measures (self, chosen_measure (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
measure_changed_cb (DzChartChooser *self)
{
  if (self->filling == 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* A chooser whose words give way where the window is narrow. */

static void
setup_choice_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* In the list the words are whole: it may be wider than its button. */
static void
setup_whole_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
let_words_give_way (GtkDropDown *drop)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) whole = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  gtk_drop_down_set_factory (drop, factory);
  g_signal_connect (whole, "setup", G_CALLBACK (setup_whole_cb), NULL);
  g_signal_connect (whole, "bind", G_CALLBACK (bind_choice_cb), NULL);
  gtk_drop_down_set_list_factory (drop, whole);
}

static gboolean
dz_chart_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DZ_CHART_CHOOSER (widget)->kind_drop));
}

static void
dz_chart_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_CHART_CHOOSER);

  G_OBJECT_CLASS (dz_chart_chooser_parent_class)->dispose (object);
}

static void
dz_chart_chooser_finalize (GObject *object)
{
  DzChartChooser *self = DZ_CHART_CHOOSER (object);

  g_ptr_array_unref (self->indicators);
  g_array_unref (self->measures);
  g_free (self->term);

  G_OBJECT_CLASS (dz_chart_chooser_parent_class)->finalize (object);
}

static void
dz_chart_chooser_class_init (DzChartChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_chart_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = dz_chart_chooser_finalize;
  widget_class->grab_focus = dz_chart_chooser_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/chart/dz-chart-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, DzChartChooser, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, DzChartChooser, indicator_drop);
  gtk_widget_class_bind_template_child (widget_class, DzChartChooser, measure_drop);
  gtk_widget_class_bind_template_child (widget_class, DzChartChooser, term_label);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, indicator_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, measure_changed_cb);
}

/* District and city come first: the question asked most. */
static void
fill_kinds (DzChartChooser *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    gtk_string_list_append (names, dz_chart_kind_get_name (kind));
  gtk_drop_down_set_model (self->kind_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->kind_drop, DZ_CHART_PLACES);
}

static void
dz_chart_chooser_init (DzChartChooser *self)
{
  g_autoptr (GtkExpression) by_label = NULL;

  self->filling++;
  self->indicators = g_ptr_array_new_with_free_func (g_free);
  self->measures = g_array_new (FALSE, FALSE, sizeof (DzMeasure));
  gtk_widget_init_template (GTK_WIDGET (self));

  fill_kinds (self);
  let_words_give_way (self->kind_drop);
  let_words_give_way (self->indicator_drop);
  let_words_give_way (self->measure_drop);
  by_label = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (self->indicator_drop, by_label);
  show_choosers (self);
  self->filling--;
}

void
dz_chart_chooser_fill (DzChartChooser *self, const DzOverview *overview, const DzKnowledge *knowledge)
{
  DzMeasure measure;

  g_return_if_fail (DZ_IS_CHART_CHOOSER (self));

  /* What the places of the first chart can be compared by. */
  measure = self->measures->len > 0 ? chosen_measure (self) : DZ_MEASURE_GROWTH;
  self->overview = overview;
  self->knowledge = knowledge;
  fill_indicators (self, NULL);
  fill_measures (self, measure);
  show_choosers (self);
}

DzChartKind
dz_chart_chooser_get_kind (DzChartChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_drop);

  return selected < DZ_N_CHART_KINDS ? (DzChartKind) selected : DZ_CHART_GOAL_OUTCOME;
}

const char *
dz_chart_chooser_get_indicator (DzChartChooser *self)
{
  return kind_has_indicator (dz_chart_chooser_get_kind (self)) ? chosen_indicator (self) : NULL;
}

DzMeasure
dz_chart_chooser_get_measure (DzChartChooser *self)
{
  return kind_has_indicator (dz_chart_chooser_get_kind (self)) ? chosen_measure (self) : DZ_MEASURE_GROWTH;
}

void
dz_chart_chooser_set_kind (DzChartChooser *self, DzChartKind kind)
{
  g_return_if_fail (DZ_IS_CHART_CHOOSER (self));

  self->filling++;
  gtk_drop_down_set_selected (self->kind_drop, kind);
  self->filling--;
  show_choosers (self);
}

void
dz_chart_chooser_set_indicator (DzChartChooser *self, const char *indicator, DzMeasure measure)
{
  guint position;

  g_return_if_fail (DZ_IS_CHART_CHOOSER (self));
  g_return_if_fail (indicator != NULL);

  position = find_indicator (self, indicator);
  self->filling++;
  if (position == GTK_INVALID_LIST_POSITION)
    fill_indicators (self, indicator);
  else
    gtk_drop_down_set_selected (self->indicator_drop, position);
  self->filling--;
  fill_measures (self, measure);
}

void
dz_chart_chooser_set_term (DzChartChooser *self, const char *term)
{
  g_return_if_fail (DZ_IS_CHART_CHOOSER (self));

  g_free (self->term);
  self->term = g_strdup (term);
  show_choosers (self);
}
