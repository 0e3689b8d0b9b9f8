/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/library/dz-filter-box.h"

#include <glib/gi18n.h>

#include "chart/dz-verdict-mark.h"
#include "gui/dz-words.h"
#include "gui/library/dz-chip-box.h"

struct _DzFilterBox
{
  AdwBin parent_instance;

  DzSession *session;
  GArray *years; /* (element-type int) of the goals and outcomes, ascending; what the drop-downs list */
  gboolean setting;

  GtkWidget *clear_button;
  GtkWidget *places_heading;
  DzChipBox *places_box;
  DzChipBox *topics_box;
  GtkWidget *years_row;
  GtkDropDown *first_year;
  GtkDropDown *last_year;
  DzChipBox *verdicts_box;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DzFilterBox, dz_filter_box, ADW_TYPE_BIN)

static void
update_places (DzFilterBox *self, const DzOverview *overview)
{
  gboolean several = overview->places->len > 1;

  dz_chip_box_clear (self->places_box);
  for (guint i = 0; i < overview->places->len; i++)
    dz_chip_box_add (self->places_box, g_ptr_array_index (overview->places, i),
                     g_ptr_array_index (overview->places, i), NULL);
  gtk_widget_set_visible (self->places_heading, several);
  gtk_widget_set_visible (GTK_WIDGET (self->places_box), several);
}

static gboolean
has_topic (const DzOverview *overview, DzKnowledge *knowledge, const char *topic)
{
  for (guint i = 0; i < overview->goals->len; i++)
    {
      const DzQuantity *quantity = dz_goal_get_main (g_ptr_array_index (overview->goals, i));
      const DzIndicator *indicator = NULL;

      if (quantity->indicator_key != NULL)
        indicator = dz_knowledge_find_indicator (knowledge, quantity->indicator_key);
      if (indicator != NULL && g_strcmp0 (indicator->topic, topic) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
update_topics (DzFilterBox *self, const DzOverview *overview)
{
  DzKnowledge *knowledge = dz_session_get_knowledge (self->session);
  const GPtrArray *topics = dz_knowledge_get_topics (knowledge);

  dz_chip_box_clear (self->topics_box);
  for (guint i = 0; i < topics->len; i++)
    {
      const DzTopic *topic = g_ptr_array_index (topics, i);

      if (has_topic (overview, knowledge, topic->key))
        dz_chip_box_add (self->topics_box, topic->key, dz_words_are_chinese () ? topic->name : topic->name_en,
                         NULL);
    }
}

static void
update_verdicts (DzFilterBox *self, const DzOverview *overview)
{
  guint32 found = 0;

  for (guint i = 0; i < overview->goals->len; i++)
    {
      const DzGoal *goal = g_ptr_array_index (overview->goals, i);

      if (goal->goal != NULL)
        found |= 1u << goal->verdict;
    }

  dz_chip_box_clear (self->verdicts_box);
  for (guint verdict = 0; verdict < DZ_N_VERDICTS; verdict++)
    {
      g_autofree char *label
        = g_strdup_printf ("%s %s", dz_verdict_get_glyph (verdict), dz_verdict_get_name (verdict));

      if ((found & 1u << verdict) != 0)
        dz_chip_box_add (self->verdicts_box, dz_verdict_get_nick (verdict), label, dz_verdict_get_name (verdict));
    }
}

static void
add_year (GArray *years, int year)
{
  guint i = 0;

  if (year <= 0)
    return;

  while (i < years->len && g_array_index (years, int, i) < year)
    i++;
  if (i == years->len || g_array_index (years, int, i) != year)
    g_array_insert_val (years, i, year);
}

static void
add_years (GArray *years, const DzQuantity *quantity)
{
  int first = 0;
  int last = 0;

  if (quantity == NULL)
    return;

  dz_period_parse (quantity->period, &first, &last);
  add_year (years, first);
  add_year (years, last);
}

static void
update_years (DzFilterBox *self, const DzOverview *overview)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->years, 0);
  for (guint i = 0; i < overview->goals->len; i++)
    {
      const DzGoal *goal = g_ptr_array_index (overview->goals, i);

      add_years (self->years, goal->goal);
      add_years (self->years, goal->outcome);
    }
  for (guint i = 0; i < self->years->len; i++)
    gtk_string_list_take (names, g_strdup_printf ("%d", g_array_index (self->years, int, i)));

  gtk_drop_down_set_model (self->first_year, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->last_year, G_LIST_MODEL (names));
  gtk_widget_set_sensitive (self->years_row, self->years->len > 1);
}

/* The nearest listed year from year on (or up to it). */
static guint
find_year (DzFilterBox *self, int year, gboolean up_to)
{
  for (guint i = 0; i < self->years->len; i++)
    {
      guint index = up_to ? self->years->len - 1 - i : i;
      int listed = g_array_index (self->years, int, index);

      if (up_to ? listed <= year : listed >= year)
        return index;
    }

  return up_to ? 0 : self->years->len - 1;
}

static void
show_filter (DzFilterBox *self)
{
  const DzOverviewFilter *filter = dz_session_get_filter (self->session);
  g_autoptr (GStrvBuilder) verdicts = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  self->setting = TRUE;
  for (guint verdict = 0; verdict < DZ_N_VERDICTS; verdict++)
    if ((filter->verdicts & 1u << verdict) != 0)
      g_strv_builder_add (verdicts, dz_verdict_get_nick (verdict));
  keys = g_strv_builder_end (verdicts);

  dz_chip_box_set_chosen (self->places_box, filter->places);
  dz_chip_box_set_chosen (self->topics_box, filter->topics);
  dz_chip_box_set_chosen (self->verdicts_box, (const char *const *) keys);
  if (self->years->len > 0)
    {
      gtk_drop_down_set_selected (self->first_year,
                                  filter->first_year != 0 ? find_year (self, filter->first_year, FALSE) : 0);
      gtk_drop_down_set_selected (self->last_year, filter->last_year != 0
                                                     ? find_year (self, filter->last_year, TRUE)
                                                     : self->years->len - 1);
    }
  gtk_widget_set_visible (self->clear_button, filter->places != NULL || filter->topics != NULL
                                                || filter->verdicts != 0 || filter->first_year != 0
                                                || filter->last_year != 0);
  self->setting = FALSE;
}

static void
overview_changed_cb (DzFilterBox *self)
{
  DzOverview *overview = dz_session_get_overview (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self), overview != NULL && overview->goals->len > 0);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  self->setting = TRUE;
  update_places (self, overview);
  update_topics (self, overview);
  update_verdicts (self, overview);
  update_years (self, overview);
  self->setting = FALSE;
  show_filter (self);
}

static void
places_cb (DzFilterBox *self)
{
  g_auto (GStrv) keys = dz_chip_box_dup_chosen (self->places_box);

  dz_session_set_places (self->session, (const char *const *) keys);
}

static void
topics_cb (DzFilterBox *self)
{
  g_auto (GStrv) keys = dz_chip_box_dup_chosen (self->topics_box);

  dz_session_set_topics (self->session, (const char *const *) keys);
}

static void
verdicts_cb (DzFilterBox *self)
{
  g_auto (GStrv) keys = dz_chip_box_dup_chosen (self->verdicts_box);
  guint32 verdicts = 0;

  for (guint verdict = 0; keys != NULL && verdict < DZ_N_VERDICTS; verdict++)
    if (g_strv_contains ((const char *const *) keys, dz_verdict_get_nick (verdict)))
      verdicts |= 1u << verdict;
  dz_session_set_verdicts (self->session, verdicts);
}

/* The ends of the list mean no limit. The year the reader did not touch gives way. */
static void
set_years (DzFilterBox *self, guint first, guint last)
{
  guint end = self->years->len - 1;

  dz_session_set_years (self->session, first == 0 ? 0 : g_array_index (self->years, int, first),
                        last == end ? 0 : g_array_index (self->years, int, last));
}

static void
first_year_cb (DzFilterBox *self)
{
  guint first = gtk_drop_down_get_selected (self->first_year);

  if (!self->setting && first < self->years->len)
    set_years (self, first, MAX (first, gtk_drop_down_get_selected (self->last_year)));
}

static void
last_year_cb (DzFilterBox *self)
{
  guint last = gtk_drop_down_get_selected (self->last_year);

  if (!self->setting && last < self->years->len)
    set_years (self, MIN (last, gtk_drop_down_get_selected (self->first_year)), last);
}

static void
clear_cb (DzFilterBox *self)
{
  dz_session_set_places (self->session, NULL);
  dz_session_set_topics (self->session, NULL);
  dz_session_set_verdicts (self->session, 0);
  dz_session_set_years (self->session, 0, 0);
}

static void
set_session (DzFilterBox *self, DzSession *session)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (!g_set_object (&self->session, session) || session == NULL)
    return;

  g_signal_connect_object (session, "overview-changed", G_CALLBACK (overview_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (show_filter), self, G_CONNECT_SWAPPED);
  overview_changed_cb (self);
}

static void
dz_filter_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      set_session (DZ_FILTER_BOX (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dz_filter_box_dispose (GObject *object)
{
  set_session (DZ_FILTER_BOX (object), NULL);
  /* Before the template goes: AdwBin would unparent a child that is no more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_FILTER_BOX);

  G_OBJECT_CLASS (dz_filter_box_parent_class)->dispose (object);
}

static void
dz_filter_box_finalize (GObject *object)
{
  g_array_unref (DZ_FILTER_BOX (object)->years);

  G_OBJECT_CLASS (dz_filter_box_parent_class)->finalize (object);
}

static void
dz_filter_box_class_init (DzFilterBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dz_filter_box_dispose;
  object_class->finalize = dz_filter_box_finalize;
  object_class->set_property = dz_filter_box_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DZ_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DZ_TYPE_CHIP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/library/dz-filter-box.ui");
  gtk_widget_class_bind_template_child (widget_class, DzFilterBox, clear_button);
  gtk_widget_class_bind_template_child (widget_class, DzFilterBox, places_heading);
  gtk_widget_class_bind_template_child (widget_class, DzFilterBox, places_box);
  gtk_widget_class_bind_template_child (widget_class, DzFilterBox, topics_box);
  gtk_widget_class_bind_template_child (widget_class, DzFilterBox, years_row);
  gtk_widget_class_bind_template_child (widget_class, DzFilterBox, first_year);
  gtk_widget_class_bind_template_child (widget_class, DzFilterBox, last_year);
  gtk_widget_class_bind_template_child (widget_class, DzFilterBox, verdicts_box);
  gtk_widget_class_bind_template_callback (widget_class, places_cb);
  gtk_widget_class_bind_template_callback (widget_class, topics_cb);
  gtk_widget_class_bind_template_callback (widget_class, verdicts_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_year_cb);
  gtk_widget_class_bind_template_callback (widget_class, last_year_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
dz_filter_box_init (DzFilterBox *self)
{
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
}
