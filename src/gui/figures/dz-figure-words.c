/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/figures/dz-figure-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/dz-words.h"

static const char *const modifiers[] = {
  [DZ_MODIFIER_EXACT] = N_("Exact"),         [DZ_MODIFIER_ABOUT] = N_("About"),
  [DZ_MODIFIER_AT_LEAST] = N_("At Least"),   [DZ_MODIFIER_MORE_THAN] = N_("More Than"),
  [DZ_MODIFIER_NEARLY] = N_("Nearly"),       [DZ_MODIFIER_AT_MOST] = N_("At Most"),
  [DZ_MODIFIER_RANGE] = N_("From … to"),
};

static const char *const statuses[] = {
  [DZ_STATUS_OUTCOME] = N_("Outcome"),
  [DZ_STATUS_GOAL] = N_("Goal"),
  [DZ_STATUS_ESTIMATE] = N_("Estimate"),
};

static const char *const states[] = {
  [DZ_STATE_EXTRACTED] = N_("Read by the program"), [DZ_STATE_CONFIRMED] = N_("Confirmed by you"),
  [DZ_STATE_CORRECTED] = N_("Corrected by you"),    [DZ_STATE_ADDED] = N_("Added by you"),
  [DZ_STATE_REJECTED] = N_("Rejected by you"),
};

static const char *const icons[] = {
  [DZ_STATE_EXTRACTED] = "computer-symbolic",       [DZ_STATE_CONFIRMED] = "emblem-ok-symbolic",
  [DZ_STATE_CORRECTED] = "document-edit-symbolic",  [DZ_STATE_ADDED] = "list-add-symbolic",
  [DZ_STATE_REJECTED] = "action-unavailable-symbolic",
};

static const struct
{
  DzDoubts doubt;
  const char *word;
  const char *sentence;
} doubts_told[] = {
  { DZ_DOUBT_NUMBER, NC_("doubt", "number"), N_("The number, its range or its unit may be read wrongly.") },
  { DZ_DOUBT_INDICATOR, NC_("doubt", "indicator"), N_("What is measured is not clear from the sentence.") },
  { DZ_DOUBT_MEASURE, NC_("doubt", "measure"), N_("Whether it is an amount, a growth or a share is not clear from the sentence.") },
  { DZ_DOUBT_STATUS, NC_("doubt", "status"), N_("Whether it is a goal or an outcome is not clear from the sentence.") },
  { DZ_DOUBT_PERIOD, NC_("doubt", "period"), N_("Period taken from the part of the report, not from the sentence.") },
  { DZ_DOUBT_PLACE, NC_("doubt", "place"), N_("The sentence may speak of another place.") },
};

const char *
dz_modifier_get_label (DzModifier modifier)
{
  g_return_val_if_fail (modifier < G_N_ELEMENTS (modifiers), "");

  return _(modifiers[modifier]);
}

const char *
dz_status_get_label (DzStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (statuses), "");

  return _(statuses[status]);
}

char *
dz_quantity_dup_limited_text (const DzQuantity *quantity)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (quantity != NULL, NULL);

  value = dz_quantity_dup_value_text (quantity);
  switch (quantity->modifier)
    {
    case DZ_MODIFIER_ABOUT:
      /* Translators: %s is a value such as 6% or 2000亿元; so in the four below. */
      return g_strdup_printf (_("about %s"), value);
    case DZ_MODIFIER_AT_LEAST:
      return g_strdup_printf (_("at least %s"), value);
    case DZ_MODIFIER_MORE_THAN:
      return g_strdup_printf (_("more than %s"), value);
    case DZ_MODIFIER_NEARLY:
      return g_strdup_printf (_("nearly %s"), value);
    case DZ_MODIFIER_AT_MOST:
      return g_strdup_printf (_("at most %s"), value);
    case DZ_MODIFIER_EXACT:
    case DZ_MODIFIER_RANGE:
    default:
      return g_steal_pointer (&value);
    }
}

char *
dz_quantity_dup_hardness_text (const DzQuantity *quantity, const DzKnowledge *knowledge)
{
  const GPtrArray *words = knowledge != NULL ? dz_knowledge_get_hardness (knowledge) : NULL;
  const char *found;

  g_return_val_if_fail (quantity != NULL, NULL);

  found = quantity->hardness;

  for (guint i = 0; words != NULL && quantity->hardness != NULL && i < words->len; i++)
    {
      const DzHardness *hardness = g_ptr_array_index (words, i);

      if (!g_str_equal (hardness->key, quantity->hardness))
        continue;
      if (quantity->wording != NULL && strstr (quantity->wording, hardness->wording) != NULL)
        return g_strdup (hardness->wording);
      if (found == quantity->hardness)
        found = hardness->wording;
    }

  return g_strdup (found);
}

static char *
dup_doubts (DzDoubts doubts, gboolean sentences, const char *separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (doubts_told); i++)
    if ((doubts & doubts_told[i].doubt) != 0)
      {
        if (text->len > 0)
          g_string_append (text, separator);
        g_string_append (text, sentences ? _(doubts_told[i].sentence)
                                         : g_dpgettext2 (NULL, "doubt", doubts_told[i].word));
      }

  return g_string_free (text, FALSE);
}

char *
dz_doubts_dup_sentences (DzDoubts doubts)
{
  return dup_doubts (doubts, TRUE, "\n");
}

char *
dz_doubts_dup_words (DzDoubts doubts)
{
  /* Translators: between the members of a short list. */
  return dup_doubts (doubts, FALSE, C_("list", ", "));
}

const char *
dz_state_get_sentence (DzState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), "");

  return _(states[state]);
}

const char *
dz_state_get_icon_name (DzState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (icons), "");

  return icons[state];
}

char *
dz_figure_dup_summary (const DzQuantity *quantity)
{
  g_autofree char *value = NULL;
  g_autofree char *doubts = NULL;
  GString *text;

  g_return_val_if_fail (quantity != NULL, NULL);

  value = dz_quantity_dup_limited_text (quantity);
  doubts = dz_doubts_dup_words (quantity->doubts);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s • %s • %s", quantity->indicator != NULL ? quantity->indicator : "",
                          dz_measure_get_label (quantity->measure), value);
  g_string_append_printf (text, "\n%s • %s • %s", dz_status_get_label (quantity->status),
                          quantity->period != NULL ? quantity->period : "–",
                          quantity->place != NULL ? quantity->place : "–");
  g_string_append_printf (text, "\n%s", dz_state_get_sentence (quantity->state));
  if (*doubts != '\0')
    {
      g_string_append_c (text, '\n');
      /* Translators: %s are the parts of a reading that are not sure: “period, place”. */
      g_string_append_printf (text, _("Uncertain: %s"), doubts);
    }

  return g_string_free (text, FALSE);
}
