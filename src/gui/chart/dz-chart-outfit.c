/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-outfit.h"

#define KEY "chart-outfit"
#define KEY_TYPE "(sdddbs)"

static const double millimetre = 96 / 25.4;

void
dz_chart_outfit_clear (DzChartOutfit *outfit)
{
  g_clear_pointer (&outfit->preset, g_free);
  for (guint i = 0; i < DZ_N_CHART_TEXTS; i++)
    g_clear_pointer (&outfit->texts[i], g_free);
  g_clear_pointer (&outfit->words, g_strfreev);
}

DzChartOutfit *
dz_chart_outfit_copy (const DzChartOutfit *outfit)
{
  DzChartOutfit *copy = g_memdup2 (outfit, sizeof *outfit);

  copy->preset = g_strdup (outfit->preset);
  copy->words = g_strdupv (outfit->words);
  for (guint i = 0; i < DZ_N_CHART_TEXTS; i++)
    copy->texts[i] = g_strdup (outfit->texts[i]);

  return copy;
}

void
dz_chart_outfit_free (DzChartOutfit *outfit)
{
  dz_chart_outfit_clear (outfit);
  g_free (outfit);
}

/* (transfer full) (nullable): NULL where the settings are not installed. */
static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, APP_ID, TRUE) : NULL;

  return schema != NULL && g_settings_schema_has_key (schema, KEY) ? g_settings_new (APP_ID) : NULL;
}

static gboolean
is_sound (const DzChartOutfit *outfit)
{
  return dz_chart_preset_find (outfit->preset) != NULL && outfit->width >= 20 && outfit->height >= 20
         && outfit->width <= 2000 && outfit->height <= 2000 && outfit->dpi >= 72 && outfit->dpi <= 1200;
}

void
dz_chart_outfit_load (DzChartOutfit *outfit)
{
  g_autoptr (GSettings) settings = find_settings ();

  *outfit = (DzChartOutfit){ 0 };
  if (settings != NULL)
    g_settings_get (settings, KEY, KEY_TYPE, &outfit->preset, &outfit->width, &outfit->height, &outfit->dpi,
                    &outfit->hide_source, &outfit->texts[DZ_CHART_TEXT_AUTHOR]);
  if (!is_sound (outfit))
    dz_chart_outfit_choose_preset (outfit, "screen");
  if (g_strcmp0 (outfit->texts[DZ_CHART_TEXT_AUTHOR], "") == 0)
    g_clear_pointer (&outfit->texts[DZ_CHART_TEXT_AUTHOR], g_free);
}

void
dz_chart_outfit_save (const DzChartOutfit *outfit)
{
  g_autoptr (GSettings) settings = find_settings ();
  const char *author = outfit->texts[DZ_CHART_TEXT_AUTHOR];

  if (settings != NULL)
    g_settings_set (settings, KEY, KEY_TYPE, outfit->preset, outfit->width, outfit->height, outfit->dpi,
                    outfit->hide_source, author != NULL ? author : "");
}

void
dz_chart_outfit_choose_preset (DzChartOutfit *outfit, const char *nick)
{
  const DzChartPreset *preset = dz_chart_preset_find (nick);

  g_return_if_fail (preset != NULL);

  g_free (outfit->preset);
  outfit->preset = g_strdup (nick);
  outfit->width = preset->width;
  outfit->height = preset->height;
  outfit->dpi = preset->dpi;
}

void
dz_chart_outfit_forget_texts (DzChartOutfit *outfit)
{
  for (guint i = 0; i < DZ_N_CHART_TEXTS; i++)
    if (i != DZ_CHART_TEXT_AUTHOR)
      g_clear_pointer (&outfit->texts[i], g_free);
  g_clear_pointer (&outfit->words, g_strfreev);
}

char **
dz_chart_find_text (DzChart *chart, DzChartText text)
{
  switch (text)
    {
    case DZ_CHART_TEXT_TITLE:
      return &chart->title;
    case DZ_CHART_TEXT_SUBTITLE:
      return &chart->subtitle;
    case DZ_CHART_TEXT_UP:
      return &chart->y_title;
    case DZ_CHART_TEXT_ACROSS:
      return &chart->x_title;
    case DZ_CHART_TEXT_CAPTION:
      return &chart->caption;
    case DZ_CHART_TEXT_SOURCE:
      return &chart->source_words;
    case DZ_CHART_TEXT_AUTHOR:
      return &chart->author;
    default:
      g_return_val_if_reached (NULL);
    }
}

void
dz_chart_outfit_init_style (const DzChartOutfit *outfit, DzChartStyle *style)
{
  dz_chart_preset_init_style (dz_chart_preset_find (outfit->preset), style);
  style->width = outfit->width * millimetre;
  style->height = outfit->height * millimetre;
  style->hide_source = outfit->hide_source;
}

static char **
find_kept_text (DzSavedView *view, DzChartText text)
{
  char **members[DZ_N_CHART_TEXTS]
      = { &view->title,   &view->subtitle, &view->y_title, &view->x_title,
          &view->caption, &view->source,   &view->author };

  return members[text];
}

void
dz_chart_outfit_keep (const DzChartOutfit *outfit, DzSavedView *view)
{
  g_free (view->style);
  view->style = g_strdup (outfit->preset);
  view->width = outfit->width;
  view->height = outfit->height;
  view->dpi = outfit->dpi;
  view->hide_source = outfit->hide_source;
  g_strfreev (view->words);
  view->words = g_strdupv (outfit->words);
  for (DzChartText text = 0; text < DZ_N_CHART_TEXTS; text++)
    {
      char **member = find_kept_text (view, text);

      g_free (*member);
      *member = g_strdup (outfit->texts[text]);
    }
}

void
dz_chart_outfit_take (DzChartOutfit *outfit, const DzSavedView *view)
{
  dz_chart_outfit_clear (outfit);
  outfit->preset = g_strdup (view->style);
  outfit->width = view->width;
  outfit->height = view->height;
  outfit->dpi = view->dpi;
  outfit->hide_source = view->hide_source;
  outfit->words = g_strdupv (view->words);
  for (DzChartText text = 0; text < DZ_N_CHART_TEXTS; text++)
    outfit->texts[text] = g_strdup (*find_kept_text ((DzSavedView *) view, text));
  if (!is_sound (outfit))
    dz_chart_outfit_choose_preset (outfit, "screen");
}
