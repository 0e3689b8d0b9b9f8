/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-sheet-marks.h"

#include <string.h>

#include "align/dz-clause-alignment.h"
#include "align/dz-text-change.h"
#include "core/dz-text.h"

/* Of the characters of both sides. */
#define REWRITTEN_SHARE 0.6

/* One side while it is marked: for each code point of each text the kind of its mark plus one, 0 for none.
 * Marks that come later lie on those before. */
typedef struct
{
  GPtrArray *texts; /* (element-type utf8) borrowed */
  GPtrArray *paint; /* (element-type GByteArray) */
} Side;

static void
side_init (Side *side, const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  side->texts = g_ptr_array_new ();
  side->paint = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  for (int i = 0; i < row->cells[column].n; i++)
    {
      const char *text = dz_comparison_sheet_get_paragraph (sheet, row, column, i)->text;
      GByteArray *paint = g_byte_array_new ();

      g_byte_array_set_size (paint, (guint) dz_text_length (text));
      memset (paint->data, 0, paint->len);
      g_ptr_array_add (side->texts, (gpointer) text);
      g_ptr_array_add (side->paint, paint);
    }
}

static void
side_clear (Side *side)
{
  g_ptr_array_unref (side->texts);
  g_ptr_array_unref (side->paint);
}

static void
paint (Side *side, int text, int start, int end, DzSheetMarkKind kind)
{
  GByteArray *bytes = g_ptr_array_index (side->paint, (guint) text);

  for (int i = start; i < end; i++)
    bytes->data[i] = (guint8) (kind + 1);
}

static void
paint_span (Side *side, const DzTextSpan *span, DzSheetMarkKind kind)
{
  if (span->end > span->start)
    paint (side, span->text, span->start, span->end, kind);
}

static void
paint_edits (Side *left, Side *right, const DzClausePair *pair)
{
  g_autoptr (GPtrArray) edits
    = dz_clause_pair_build_edits (pair, g_ptr_array_index (left->texts, (guint) pair->left.text),
                                  g_ptr_array_index (right->texts, (guint) pair->right.text));

  for (guint i = 0; i < edits->len; i++)
    {
      const DzEdit *edit = g_ptr_array_index (edits, i);

      if (edit->equal)
        continue;
      paint (left, pair->left.text, edit->left_start, edit->left_end, DZ_SHEET_MARK_WORDS);
      paint (right, pair->right.text, edit->right_start, edit->right_end, DZ_SHEET_MARK_WORDS);
    }
}

static gboolean
has_both (const DzClausePair *pair)
{
  return pair->left.end > pair->left.start && pair->right.end > pair->right.start;
}

/* A clause that moved is marked as such where its words stayed. */
static void
paint_clause (Side *left, Side *right, const DzClausePair *pair)
{
  if (!has_both (pair))
    {
      paint_span (left, &pair->left, DZ_SHEET_MARK_WORDS);
      paint_span (right, &pair->right, DZ_SHEET_MARK_WORDS);
      return;
    }
  if (pair->kind == DZ_PAIR_MOVED)
    {
      paint_span (left, &pair->left, DZ_SHEET_MARK_MOVED);
      paint_span (right, &pair->right, DZ_SHEET_MARK_MOVED);
    }
  paint_edits (left, right, pair);
}

static char *
dup_words (const Side *side, const DzTextSpan *span)
{
  if (span->end <= span->start)
    return g_strdup ("");

  return dz_text_slice (g_ptr_array_index (side->texts, (guint) span->text), span->start, span->end);
}

static gboolean
find_mark_kind (DzTextChangeKind kind, DzSheetMarkKind *mark)
{
  switch (kind)
    {
    case DZ_TEXT_CHANGE_NUMBER:
      *mark = DZ_SHEET_MARK_NUMBER;
      return TRUE;
    case DZ_TEXT_CHANGE_HARDENED:
      *mark = DZ_SHEET_MARK_HARDENED;
      return TRUE;
    case DZ_TEXT_CHANGE_SOFTENED:
      *mark = DZ_SHEET_MARK_SOFTENED;
      return TRUE;
    case DZ_TEXT_CHANGE_WORDING:
    default:
      return FALSE;
    }
}

static void
take_change (DzSheetRow *row, Side *left, Side *right, guint column, const DzTextChange *found)
{
  DzSheetChange *change;
  DzSheetMarkKind kind;

  if (!find_mark_kind (found->kind, &kind))
    return;
  paint_span (left, &found->left, kind);
  paint_span (right, &found->right, kind);
  change = g_new0 (DzSheetChange, 1);
  change->kind = kind;
  change->column = (int) column;
  change->before = dup_words (left, &found->left);
  change->after = dup_words (right, &found->right);
  change->difference = dz_text_change_dup_difference (found);
  g_ptr_array_add (row->changes, change);
}

/* Runs of the same paint become marks. */
static void
collect_text (GArray *marks, const GByteArray *paint, int text, guint *has)
{
  for (guint start = 0, end = 0; start < paint->len; start = end)
    {
      DzSheetMark mark = { 0 };

      for (end = start; end < paint->len && paint->data[end] == paint->data[start]; end++)
        ;
      if (paint->data[start] == 0)
        continue;
      mark = (DzSheetMark){ (DzSheetMarkKind) (paint->data[start] - 1), text, (int) start, (int) end };
      *has |= DZ_SHEET_HAS (mark.kind);
      g_array_append_val (marks, mark);
    }
}

static void
collect (const Side *side, DzSheetCell *cell, guint *has)
{
  if (cell->marks == NULL)
    cell->marks = g_array_new (FALSE, FALSE, sizeof (DzSheetMark));
  for (guint i = 0; i < side->paint->len; i++)
    collect_text (cell->marks, g_ptr_array_index (side->paint, i), (int) i, has);
}

static void
count_painted (const Side *side, guint *n_words, guint *n)
{
  for (guint i = 0; i < side->paint->len; i++)
    {
      const GByteArray *paint = g_ptr_array_index (side->paint, i);

      for (guint k = 0; k < paint->len; k++)
        *n_words += paint->data[k] == DZ_SHEET_MARK_WORDS + 1;
      *n += paint->len;
    }
}

static gboolean
is_rewritten (const Side *left, const Side *right)
{
  guint n_words = 0;
  guint n = 0;

  count_painted (left, &n_words, &n);
  count_painted (right, &n_words, &n);

  return n_words > REWRITTEN_SHARE * n;
}

static DzTextScope
get_scope (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  return dz_text_scope_for (dz_comparison_sheet_get_report (sheet, column),
                            dz_comparison_sheet_get_paragraph (sheet, row, column, 0));
}

/* Two places word nearly everything in their own way: beside the city only numbers and hardness are marked. */
static void
fill_between (const DzComparisonSheet *sheet, DzSheetRow *row, guint column, const DzKnowledge *knowledge)
{
  g_autoptr (GPtrArray) clauses = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const DzTextScope left_scope = get_scope (sheet, row, column - 1);
  const DzTextScope right_scope = get_scope (sheet, row, column);
  Side left;
  Side right;

  side_init (&left, sheet, row, column - 1);
  side_init (&right, sheet, row, column);
  clauses = dz_clause_alignment_build_texts (left.texts, right.texts);
  changes = dz_text_changes_find (left.texts, right.texts, clauses, knowledge, &left_scope, &right_scope);
  for (guint i = 0; column == 1 && i < clauses->len; i++)
    paint_clause (&left, &right, g_ptr_array_index (clauses, i));
  for (guint i = 0; i < changes->len; i++)
    take_change (row, &left, &right, column, g_ptr_array_index (changes, i));
  if (column == 1)
    {
      row->rewritten = !row->heading && is_rewritten (&left, &right);
      collect (&left, &row->cells[0], &row->has);
    }
  collect (&right, &row->cells[column], &row->has);
  side_clear (&left);
  side_clear (&right);
}

void
dz_sheet_marks_fill (const DzComparisonSheet *sheet, DzSheetRow *row, const DzKnowledge *knowledge)
{
  if (row->pointer || row->aside)
    return;
  for (guint column = 1; column < sheet->n_columns; column++)
    if (row->cells[column - 1].n > 0 && row->cells[column].n > 0 && (column == 2 || row->kind != DZ_PAIR_SAME))
      fill_between (sheet, row, column, knowledge);
}
