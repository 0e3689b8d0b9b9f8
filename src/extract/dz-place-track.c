/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-place-track.h"

#include "extract/dz-number-scanner.h"
#include "extract/dz-sentence.h"

/* A name with its ending is no longer than this. */
#define MAX_NAME 12

/* From here on a place holds; name is NULL where the report's own comes back. */
typedef struct
{
  int position;
  char *name;
} Turn;

struct _DzPlaceTrack
{
  GArray *turns; /* (element-type Turn) in order */
};

typedef struct
{
  const DzPlainText *text;
  const DzLexicon *lexicon;
  const DzReport *report;
  int end; /* of the clause at hand */
} Tracker;

static const struct
{
  const char *word;
  DzLevel level; /* unknown: the report's own */
} wholes[] = {
  { "全国", DZ_LEVEL_NATION }, { "我国", DZ_LEVEL_NATION },     { "全省", DZ_LEVEL_PROVINCE },
  { "我省", DZ_LEVEL_PROVINCE }, { "全市", DZ_LEVEL_CITY },     { "我市", DZ_LEVEL_CITY },
  { "全州", DZ_LEVEL_UNKNOWN }, { "全县", DZ_LEVEL_UNKNOWN },   { "全区", DZ_LEVEL_UNKNOWN },
  { "我区", DZ_LEVEL_UNKNOWN }, { "我县", DZ_LEVEL_UNKNOWN },   { "全旗", DZ_LEVEL_UNKNOWN },
};

static void
clear_turn (gpointer data)
{
  g_free (((Turn *) data)->name);
}

static gboolean
is_ideograph (gunichar c)
{
  return c >= 0x3400 && c <= 0x9fff;
}

/* The place of a level, going up from the report's own; NULL if it cannot be told. One above that nobody
 * named keeps the word of the text (全省): it is not the report's. */
static const char *
find_place_of_level (const DzLexicon *lexicon, const DzReport *report, DzLevel level, const char *word)
{
  const DzKnowledge *knowledge = dz_lexicon_get_knowledge (lexicon);
  const DzPlace *place = report->place != NULL ? dz_knowledge_find_place (knowledge, report->place) : NULL;

  if (level == DZ_LEVEL_UNKNOWN || level == report->level)
    return report->place;
  if (place == NULL && report->parent != NULL)
    place = dz_knowledge_find_place (knowledge, report->parent);
  if (place == NULL && report->place != NULL && report->level != DZ_LEVEL_UNKNOWN && level < report->level)
    return level == DZ_LEVEL_NATION ? "全国" : word;
  while (place != NULL && place->level > level)
    place = place->parent != NULL ? dz_knowledge_find_place (knowledge, place->parent) : NULL;

  return place != NULL && place->level == level ? place->name : NULL;
}

static int
match_whole (const DzPlainText *text, int position, int limit)
{
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    if (dz_plain_text_has (text, position, limit, wholes[i].word))
      return (int) i;

  return -1;
}

const char *
dz_place_track_find_whole (const DzLexicon *lexicon, const DzReport *report, const DzPlainText *text,
                           int position, int limit)
{
  int i = match_whole (text, position, limit);

  return i >= 0 ? find_place_of_level (lexicon, report, wholes[i].level, wholes[i].word) : NULL;
}

/* 2024年, 两年内 */
static int
measure_years (const Tracker *self, int position)
{
  DzNumber number;
  int end;

  if (!dz_number_scan (self->text, position, &number) || number.end >= self->end
      || self->text->chars[number.end] != 0x5e74 /* 年 */)
    return 0;
  end = number.end + 1;

  return (end < self->end && self->text->chars[end] == 0x5185 /* 内 */ ? end + 1 : end) - position;
}

/* Behind verbs, manners and times: 支持, 力争两年内. */
static int
skip_lead (const Tracker *self, int position)
{
  static const DzWordKind kinds[] = { DZ_WORD_VERB, DZ_WORD_MANNER, DZ_WORD_TIME, DZ_WORD_GOAL,
                                      DZ_WORD_LINK };

  for (int n = 0; n < 6; n++)
    {
      int length = measure_years (self, position);

      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        length = MAX (length, dz_lexicon_match (self->lexicon, kinds[i], self->text, position, self->end));
      if (length == 0
          || dz_lexicon_match (self->lexicon, DZ_WORD_NOUN, self->text, position, self->end) >= length)
        break;
      position += length;
    }

  return position;
}

/* A word that tells what the place does or has stands at position. */
static gboolean
leads_on (const Tracker *self, int position)
{
  static const DzWordKind kinds[] = { DZ_WORD_VERB, DZ_WORD_COUNT_VERB, DZ_WORD_LINK, DZ_WORD_MANNER,
                                      DZ_WORD_CUT,  DZ_WORD_FLOW,       DZ_WORD_TIME };
  const DzIndicator *indicator;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (dz_lexicon_match (self->lexicon, kinds[i], self->text, position, self->end) > 0)
      return TRUE;

  return dz_lexicon_match_indicator (self->lexicon, self->text, position, self->end, &indicator) > 0;
}

/* 工业园区, 特色街区: what stands before the ending says only what kind of place it is. */
static gboolean
is_generic (const Tracker *self, int start, int end)
{
  return start == end || dz_lexicon_match_back (self->lexicon, DZ_WORD_GENERIC, self->text, end, start) > 0
         || dz_lexicon_match (self->lexicon, DZ_WORD_GENERIC, self->text, start, end) > 0;
}

/* 占, 自, 和, 三, 获评: no name of a place goes past these. */
static gboolean
stops_name (const Tracker *self, int start, int position)
{
  static const DzWordKind kinds[] = { DZ_WORD_VERB, DZ_WORD_CUT, DZ_WORD_RANK_VERB, DZ_WORD_SCOPE };
  gunichar c = self->text->chars[position];
  DzNumber number;

  if (!is_ideograph (c) || g_utf8_strchr ("占自从和及与的第为在于以比较等居", -1, c) != NULL
      || dz_number_scan (self->text, position, &number))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds) && position > start; i++)
    if (dz_lexicon_match (self->lexicon, kinds[i], self->text, position, self->end) >= 2)
      return TRUE;

  return FALSE;
}

/* What follows an ending of words.tsv where it does end a name: no further name, list or number. */
static gboolean
may_follow (const Tracker *self, int end)
{
  gunichar c = end < self->end ? self->text->chars[end] : 0;

  return c != 0 && (is_ideograph (c) || c == 0x201c) && g_utf8_strchr ("等及和与的外", -1, c) == NULL;
}

/* The place does something, as opposed to being where something is. */
static gboolean
acts (const Tracker *self, int position)
{
  static const DzWordKind kinds[] = { DZ_WORD_VERB, DZ_WORD_COUNT_VERB, DZ_WORD_MANNER, DZ_WORD_CUT };

  const DzIndicator *indicator;

  if (dz_lexicon_match_indicator (self->lexicon, self->text, position, self->end, &indicator) > 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (dz_lexicon_match (self->lexicon, kinds[i], self->text, position, self->end) > 0)
      return dz_lexicon_match (self->lexicon, DZ_WORD_NOUN, self->text, position, self->end) == 0;

  return FALSE;
}

/* A list of items, which is not the place's alone. */
static gboolean
has_list (const Tracker *self, int position)
{
  for (; position < self->end; position++)
    if (self->text->chars[position] == 0x3001 || g_unichar_isdigit (self->text->chars[position]))
      break;

  return position < self->end && self->text->chars[position] == 0x3001;
}

/* The name that begins at start, up to an ending of words.tsv; returns its end, 0 if there is none. A proper
 * name may stand behind a verb and before any noun; one that only tells the kind must be what the clause is
 * about. */
static int
measure_area (const Tracker *self, int start, gboolean is_led)
{
  int limit = MIN (self->end, start + MAX_NAME);

  for (int i = start; i < limit && !stops_name (self, start, i); i++)
    {
      int area = dz_lexicon_match (self->lexicon, DZ_WORD_AREA, self->text, i, limit);
      int end = i + area;

      if (dz_lexicon_match (self->lexicon, DZ_WORD_NO_AREA, self->text, i, limit) > 0)
        return 0;
      if (area == 0 || (i == start && area < 2))
        continue;
      if (dz_lexicon_match (self->lexicon, DZ_WORD_AREA, self->text, end, limit) > 0)
        continue;
      if (!may_follow (self, end))
        return 0;
      if (is_generic (self, start, i))
        return !is_led && (i == start ? leads_on (self, end) : acts (self, end)) ? end : 0;

      return leads_on (self, end) || (i - start >= 2 && area >= 2 && !has_list (self, end)) ? end : 0;
    }

  return 0;
}

static gboolean
is_own (const Tracker *self, const char *name)
{
  return g_strcmp0 (name, self->report->place) == 0;
}

typedef enum
{
  HEAD_NONE,  /* the clause goes on with what was spoken of before, if it opens with a verb */
  HEAD_WHOLE, /* 全市, or the report's own name */
  HEAD_OTHER,
} Head;

/* The place that opens the clause at position, behind its verb, and where its name ends. */
static Head
read_head (const Tracker *self, int position, char **name, int *end)
{
  int start = skip_lead (self, position);
  const DzPlace *place = NULL;
  int length = dz_lexicon_match_place (self->lexicon, self->text, start, self->end, &place);
  int area = measure_area (self, start, start > position);

  if (match_whole (self->text, position, self->end) >= 0)
    {
      const char *whole = dz_place_track_find_whole (self->lexicon, self->report, self->text, position,
                                                     self->end);

      *end = position + 2;
      if (whole == NULL || is_own (self, whole) || !leads_on (self, *end))
        return HEAD_WHOLE;
      *name = g_strdup (whole);
      return HEAD_OTHER;
    }
  *end = start + MAX (length, area - start);
  if (length > 0 && start + length >= area)
    {
      if (!leads_on (self, start + length))
        return HEAD_NONE;
      if (is_own (self, place->name))
        return HEAD_WHOLE;
      *name = g_strdup (place->name);
      return HEAD_OTHER;
    }
  if (area > 0)
    *name = dz_plain_text_dup_raw (self->text, start, area);

  return area > 0 ? HEAD_OTHER : HEAD_NONE;
}

static gboolean
ends_scope (gunichar c)
{
  return c == 0x3002 || c == ';' || c == '!' || c == '?' || c == 0;
}

static void
add_turn (DzPlaceTrack *track, int position, char *name)
{
  Turn turn = { position, name };

  g_array_append_val (track->turns, turn);
}

/* 居首位, 新增3家: the clause has no subject of its own. */
static gboolean
lacks_subject (const Tracker *self, int position)
{
  static const DzWordKind kinds[] = { DZ_WORD_VERB, DZ_WORD_COUNT_VERB, DZ_WORD_LINK, DZ_WORD_GROWTH,
                                      DZ_WORD_RANK_VERB, DZ_WORD_FLOW, DZ_WORD_MANNER };
  int length = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    length = MAX (length, dz_lexicon_match (self->lexicon, kinds[i], self->text, position, self->end));

  return length > dz_lexicon_match (self->lexicon, DZ_WORD_NOUN, self->text, position, self->end);
}

static gboolean
has_digit (const Tracker *self, int position)
{
  while (position < self->end && !g_unichar_isdigit (self->text->chars[position]))
    position++;

  return position < self->end;
}

DzPlaceTrack *
dz_place_track_new (const DzPlainText *text, const DzLexicon *lexicon, const DzReport *report)
{
  Tracker self = { .text = text, .lexicon = lexicon, .report = report };
  DzPlaceTrack *track = g_new0 (DzPlaceTrack, 1);
  gboolean is_actor = FALSE; /* it does things, and what follows is told of it too */

  track->turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  g_array_set_clear_func (track->turns, clear_turn);
  for (int start = 0; start < text->length; start = self.end + 1)
    {
      char *name = NULL;
      Head head;
      int end;

      self.end = dz_clause_find_end (text, start, text->length);
      head = read_head (&self, start, &name, &end);
      if (head != HEAD_NONE)
        add_turn (track, start, name);
      else if ((start > 0 && ends_scope (text->chars[start - 1]))
               || !(is_actor || lacks_subject (&self, start)))
        add_turn (track, start, NULL);
      if (head == HEAD_NONE)
        is_actor |= lacks_subject (&self, start) && has_digit (&self, start);
      else
        is_actor = acts (&self, end) && has_digit (&self, end);
    }

  return track;
}

void
dz_place_track_free (DzPlaceTrack *track)
{
  if (track == NULL)
    return;

  g_array_unref (track->turns);
  g_free (track);
}

const char *
dz_place_track_get (const DzPlaceTrack *track, int position)
{
  guint low = 0;
  guint high = track->turns->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (track->turns, Turn, middle).position <= position)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 ? g_array_index (track->turns, Turn, low - 1).name : NULL;
}

gboolean
dz_place_track_names_other (const DzLexicon *lexicon, const DzReport *report, const DzPlainText *text,
                            int start, int end)
{
  for (int i = start; i < end; i++)
    {
      const DzPlace *place = NULL;

      if (dz_lexicon_match_place (lexicon, text, i, end, &place) > 0
          && g_strcmp0 (place->name, report->place) != 0)
        return TRUE;
    }

  return FALSE;
}
