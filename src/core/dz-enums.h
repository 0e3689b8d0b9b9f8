/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each enumeration has one table of nicks: the words that stand in the library file, on the command
 * line and in exported tables. Nicks are a contract; they are never translated and never change. */

typedef enum
{
  DZ_LEVEL_UNKNOWN,
  DZ_LEVEL_NATION,
  DZ_LEVEL_PROVINCE,
  DZ_LEVEL_CITY,
  DZ_LEVEL_DISTRICT,
} DzLevel;

typedef enum
{
  DZ_REPORT_KIND_UNKNOWN,
  DZ_REPORT_KIND_WORK_REPORT, /* 政府工作报告 */
  DZ_REPORT_KIND_FEATURE,     /* 专题报道 */
} DzReportKind;

typedef enum
{
  DZ_PART_OTHER,
  DZ_PART_FRONT,
  DZ_PART_REVIEW,
  DZ_PART_PLAN,
  DZ_PART_SELF, /* 政府自身建设 */
  DZ_PART_GLOSSARY,
} DzPart;

typedef enum
{
  DZ_PARAGRAPH_BODY,     /* numbered, citable */
  DZ_PARAGRAPH_HEADING,  /* a heading on a line of its own */
  DZ_PARAGRAPH_FRONT,    /* title, date, meeting, speaker, salutation */
  DZ_PARAGRAPH_GLOSSARY, /* an entry of the 名词注释 */
  DZ_PARAGRAPH_NOISE,    /* not part of the report: furniture, advertising; kept, never shown as text */
} DzParagraphKind;

typedef enum
{
  DZ_MODIFIER_EXACT,
  DZ_MODIFIER_ABOUT,     /* 左右、约 */
  DZ_MODIFIER_AT_LEAST,  /* 以上、不少于 */
  DZ_MODIFIER_MORE_THAN, /* 超、突破 */
  DZ_MODIFIER_NEARLY,    /* 近 */
  DZ_MODIFIER_AT_MOST,   /* 以内、不超过 */
  DZ_MODIFIER_RANGE,
} DzModifier;

typedef enum
{
  DZ_MEASURE_LEVEL,
  DZ_MEASURE_GROWTH,
  DZ_MEASURE_SHARE,
  DZ_MEASURE_RANK,
  DZ_MEASURE_RATIO,
} DzMeasure;

typedef enum
{
  DZ_STATUS_OUTCOME,
  DZ_STATUS_GOAL,
  DZ_STATUS_ESTIMATE, /* 预计, for a year just ending */
} DzStatus;

typedef enum
{
  DZ_DIRECTION_NONE,
  DZ_DIRECTION_MORE, /* more is better */
  DZ_DIRECTION_LESS, /* less is better */
} DzDirection;

typedef enum
{
  DZ_VERDICT_NOT_DUE, /* no report could have told yet */
  DZ_VERDICT_OVER_FULFILLED,
  DZ_VERDICT_MET,
  DZ_VERDICT_NEARLY_MET,
  DZ_VERDICT_MISSED,
  DZ_VERDICT_IN_PROGRESS,  /* due later, an outcome on the way is known */
  DZ_VERDICT_NO_REPORT,    /* the report that would tell is not in the library */
  DZ_VERDICT_NOT_REPORTED, /* the report that should tell is there and does not */
  DZ_VERDICT_DROPPED,
  DZ_VERDICT_CHANGED,
  DZ_VERDICT_NOT_COMPARABLE,
} DzVerdict;

typedef enum
{
  DZ_STATE_EXTRACTED,
  DZ_STATE_CONFIRMED,
  DZ_STATE_CORRECTED,
  DZ_STATE_ADDED,
  DZ_STATE_REJECTED,
} DzState;

typedef enum
{
  DZ_PAIR_SAME,
  DZ_PAIR_REWORDED,
  DZ_PAIR_MOVED,
  DZ_PAIR_SPLIT,   /* one paragraph of the first report, several of the second */
  DZ_PAIR_MERGED,  /* several paragraphs of the first report, one of the second */
  DZ_PAIR_ADDED,   /* only in the second report */
  DZ_PAIR_DROPPED, /* only in the first report */
} DzPairKind;

/* What a reading of the text is not sure of; 0: of nothing. A set of flags. */
typedef enum
{
  DZ_DOUBT_NONE = 0,
  DZ_DOUBT_NUMBER = 1 << 0, /* the number, its range or its unit */
  DZ_DOUBT_INDICATOR = 1 << 1,
  DZ_DOUBT_MEASURE = 1 << 2,
  DZ_DOUBT_STATUS = 1 << 3,
  DZ_DOUBT_PERIOD = 1 << 4,
  DZ_DOUBT_PLACE = 1 << 5,
} DzDoubts;

/* Whether a place's goal for a year is there, and if not, why. */
typedef enum
{
  DZ_PRESENCE_STATED,
  DZ_PRESENCE_ABSENT_STATED,  /* the report says that it sets none */
  DZ_PRESENCE_ABSENT_OMITTED, /* the report sets goals and leaves out one that the years beside it state */
  DZ_PRESENCE_NOT_FOUND,      /* there is a report; nothing tells whether it means to set one */
  DZ_PRESENCE_NO_REPORT,      /* the report that could state it is not in the library */
} DzPresence;

/* How two statements about the same thing differ, the oddest first. */
typedef enum
{
  DZ_DISCREPANCY_DIGIT,   /* one digit lost, added, changed or out of its place */
  DZ_DISCREPANCY_FACTOR,  /* the same digits, ten or more times apart */
  DZ_DISCREPANCY_SERIES,  /* far off the years beside it */
  DZ_DISCREPANCY_VALUE,   /* another value */
  DZ_DISCREPANCY_REVISED, /* an estimate and what was told later */
} DzDiscrepancyKind;

#define DZ_N_VERDICTS (DZ_VERDICT_NOT_COMPARABLE + 1)

/* The nick of a value: static, never NULL. */
const char *dz_level_get_nick (DzLevel level);
const char *dz_report_kind_get_nick (DzReportKind kind);
const char *dz_part_get_nick (DzPart part);
const char *dz_paragraph_kind_get_nick (DzParagraphKind kind);
const char *dz_modifier_get_nick (DzModifier modifier);
const char *dz_measure_get_nick (DzMeasure measure);
const char *dz_status_get_nick (DzStatus status);
const char *dz_verdict_get_nick (DzVerdict verdict);
const char *dz_state_get_nick (DzState state);
const char *dz_pair_kind_get_nick (DzPairKind kind);
const char *dz_presence_get_nick (DzPresence presence);
const char *dz_discrepancy_kind_get_nick (DzDiscrepancyKind kind);

/* The value of a nick. Return FALSE and leave *value alone for an unknown nick or NULL. */
gboolean dz_level_from_nick (const char *nick, DzLevel *value);
gboolean dz_report_kind_from_nick (const char *nick, DzReportKind *value);
gboolean dz_part_from_nick (const char *nick, DzPart *value);
gboolean dz_paragraph_kind_from_nick (const char *nick, DzParagraphKind *value);
gboolean dz_modifier_from_nick (const char *nick, DzModifier *value);
gboolean dz_measure_from_nick (const char *nick, DzMeasure *value);
gboolean dz_status_from_nick (const char *nick, DzStatus *value);
gboolean dz_direction_from_nick (const char *nick, DzDirection *value);
gboolean dz_verdict_from_nick (const char *nick, DzVerdict *value);
gboolean dz_state_from_nick (const char *nick, DzState *value);

/* (transfer full): the nicks of the flags in a fixed order, “indicator,period”; "" for none. */
char *dz_doubts_dup_text (DzDoubts doubts);
/* The flags of such a text, in any order; words that are no nick are left out. NULL and "" are none. */
DzDoubts dz_doubts_from_text (const char *text);

G_END_DECLS
