/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-report-tags.h"

/* One look: light, dark, high contrast on light, high contrast on dark. Figures are told by their line
 * below, changes by line and stroke, the focus by weight, so that colour never stands alone. */
typedef struct
{
  const char *sentence;
  const char *outcome;
  const char *outcome_line;
  const char *goal;
  const char *goal_line;
  const char *term;
  const char *hit;
  const char *focus;
  const char *inserted;
  const char *inserted_line;
  const char *removed;
  const char *removed_line;
  const char *aside;
  const char *colors[DZ_N_TEXT_COLORS];
} Look;

static const Look looks[] = {
  {
    "rgba(246,211,45,0.14)", "rgba(246,211,45,0.10)", "rgba(229,165,10,0.45)", "rgba(246,211,45,0.26)",
    "rgb(229,165,10)", "rgba(145,65,172,0.18)", "rgba(53,132,228,0.25)", "rgba(246,211,45,0.62)",
    "rgba(46,194,126,0.24)", "rgb(28,125,74)", "rgba(224,27,36,0.13)", "rgb(178,22,29)", "rgba(0,0,0,0.55)",
    { "rgba(53,132,228,0.07)", "rgb(53,132,228)", "rgba(0,0,0,0.55)", "rgb(118,118,118)", "rgb(245,194,17)",
      "rgb(61,56,70)", "rgb(196,136,0)", "rgb(196,136,0)", "rgb(26,95,180)", "rgba(0,0,0,0.55)",
      "rgb(94,92,100)" },
  },
  {
    "rgba(246,211,45,0.09)", "rgba(246,211,45,0.07)", "rgba(246,211,45,0.45)", "rgba(246,211,45,0.17)",
    "rgb(229,181,50)", "rgba(192,97,203,0.32)", "rgba(98,160,234,0.35)", "rgba(229,165,10,0.50)",
    "rgba(46,194,126,0.26)", "rgb(87,227,137)", "rgba(246,97,81,0.22)", "rgb(255,140,125)",
    "rgba(255,255,255,0.60)",
    { "rgba(98,160,234,0.11)", "rgb(98,160,234)", "rgba(255,255,255,0.65)", "rgb(150,150,150)",
      "rgb(245,194,17)", "rgb(36,31,49)", "rgb(248,228,92)", "rgb(248,228,92)", "rgb(120,174,237)",
      "rgba(255,255,255,0.60)", "rgb(180,180,180)" },
  },
  {
    "rgba(246,211,45,0.20)", "rgba(246,211,45,0.15)", "rgb(120,80,0)", "rgba(246,211,45,0.40)", "rgb(90,60,0)",
    "rgba(145,65,172,0.30)", "rgba(53,132,228,0.40)", "rgb(249,240,107)", "rgba(46,194,126,0.35)",
    "rgb(0,80,40)", "rgba(224,27,36,0.20)", "rgb(130,0,0)", "rgba(0,0,0,0.85)",
    { "rgba(53,132,228,0.14)", "rgb(26,95,180)", "rgb(0,0,0)", "rgba(0,0,0,0.85)", "rgb(245,194,17)",
      "rgb(0,0,0)", "rgb(90,60,0)", "rgb(90,60,0)", "rgb(10,60,130)", "rgb(0,0,0)", "rgb(0,0,0)" },
  },
  {
    "rgba(246,211,45,0.16)", "rgba(246,211,45,0.14)", "rgb(249,240,107)", "rgba(246,211,45,0.32)",
    "rgb(255,245,130)", "rgba(192,97,203,0.50)", "rgba(98,160,234,0.50)", "rgba(229,165,10,0.75)",
    "rgba(46,194,126,0.40)", "rgb(143,240,164)", "rgba(246,97,81,0.40)", "rgb(255,190,180)",
    "rgba(255,255,255,0.90)",
    { "rgba(98,160,234,0.22)", "rgb(153,193,241)", "rgb(255,255,255)", "rgba(255,255,255,0.90)",
      "rgb(249,240,107)", "rgb(0,0,0)", "rgb(255,245,130)", "rgb(255,245,130)", "rgb(153,193,241)",
      "rgb(255,255,255)", "rgb(255,255,255)" },
  },
};

static const char *const names[DZ_N_TEXT_TAGS] = {
  "body",     "title",   "front", "heading-1", "heading-2", "heading-3", "run-in",   "glossary", "aside",
  "sentence", "outcome", "goal",  "hand-lined", "term",      "hit",       "focus",     "inserted", "removed",
};

static void
set_weight (GtkTextTag *tag, double scale)
{
  g_object_set (tag, "weight", PANGO_WEIGHT_BOLD, "scale", scale, NULL);
}

void
dz_report_tags_init (DzReportTags *tags, GtkTextBuffer *buffer)
{
  for (int i = 0; i < DZ_N_TEXT_TAGS; i++)
    tags->tags[i] = gtk_text_buffer_create_tag (buffer, names[i], NULL);

  set_weight (tags->tags[DZ_TEXT_TITLE], 1.45);
  set_weight (tags->tags[DZ_TEXT_HEADING_1], 1.18);
  set_weight (tags->tags[DZ_TEXT_HEADING_2], 1.06);
  set_weight (tags->tags[DZ_TEXT_HEADING_3], 1.0);
  set_weight (tags->tags[DZ_TEXT_RUN_IN], 1.0);
  set_weight (tags->tags[DZ_TEXT_FOCUS], 1.0);
  g_object_set (tags->tags[DZ_TEXT_FRONT], "scale", 0.95, NULL);
  g_object_set (tags->tags[DZ_TEXT_GLOSSARY], "scale", 0.95, NULL);
  g_object_set (tags->tags[DZ_TEXT_ASIDE], "scale", 0.9, NULL);
  g_object_set (tags->tags[DZ_TEXT_OUTCOME], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (tags->tags[DZ_TEXT_GOAL], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (tags->tags[DZ_TEXT_HAND_LINED], "underline", PANGO_UNDERLINE_NONE, NULL);
  g_object_set (tags->tags[DZ_TEXT_INSERTED], "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  g_object_set (tags->tags[DZ_TEXT_REMOVED], "strikethrough", TRUE, NULL);
}

static void
set_paragraph (GtkTextTag *tag, int indent, int above, int below)
{
  g_object_set (tag, "indent", indent, "pixels-above-lines", above, "pixels-below-lines", below, NULL);
}

void
dz_report_tags_set_size (DzReportTags *tags, int em)
{
  GtkTextTag **t = tags->tags;

  set_paragraph (t[DZ_TEXT_BODY], 2 * em, 0, em / 2);
  set_paragraph (t[DZ_TEXT_TITLE], 0, em / 2, em);
  set_paragraph (t[DZ_TEXT_FRONT], 0, 0, em / 2);
  set_paragraph (t[DZ_TEXT_HEADING_1], 0, em + em / 4, em / 2);
  set_paragraph (t[DZ_TEXT_HEADING_2], 0, em / 2, em / 2);
  set_paragraph (t[DZ_TEXT_HEADING_3], 0, em / 4, em / 2);
  set_paragraph (t[DZ_TEXT_GLOSSARY], -2 * em, 0, em / 2);
  set_paragraph (t[DZ_TEXT_ASIDE], 0, em / 2, em / 4);
}

static void
set_rgba (GtkTextTag *tag, const char *property, const char *value)
{
  GdkRGBA rgba;

  gdk_rgba_parse (&rgba, value);
  g_object_set (tag, property, &rgba, NULL);
}

void
dz_report_tags_set_colors (DzReportTags *tags, gboolean dark, gboolean high_contrast)
{
  const Look *look = &looks[(high_contrast ? 2 : 0) + (dark ? 1 : 0)];
  GtkTextTag **t = tags->tags;

  set_rgba (t[DZ_TEXT_SENTENCE], "background-rgba", look->sentence);
  set_rgba (t[DZ_TEXT_OUTCOME], "background-rgba", look->outcome);
  set_rgba (t[DZ_TEXT_OUTCOME], "underline-rgba", look->outcome_line);
  set_rgba (t[DZ_TEXT_GOAL], "background-rgba", look->goal);
  set_rgba (t[DZ_TEXT_GOAL], "underline-rgba", look->goal_line);
  set_rgba (t[DZ_TEXT_TERM], "background-rgba", look->term);
  set_rgba (t[DZ_TEXT_HIT], "background-rgba", look->hit);
  set_rgba (t[DZ_TEXT_FOCUS], "background-rgba", look->focus);
  set_rgba (t[DZ_TEXT_INSERTED], "background-rgba", look->inserted);
  set_rgba (t[DZ_TEXT_INSERTED], "underline-rgba", look->inserted_line);
  set_rgba (t[DZ_TEXT_REMOVED], "background-rgba", look->removed);
  set_rgba (t[DZ_TEXT_REMOVED], "strikethrough-rgba", look->removed_line);
  set_rgba (t[DZ_TEXT_ASIDE], "foreground-rgba", look->aside);
  set_rgba (t[DZ_TEXT_FRONT], "foreground-rgba", look->aside);
  for (int i = 0; i < DZ_N_TEXT_COLORS; i++)
    gdk_rgba_parse (&tags->colors[i], look->colors[i]);
}
