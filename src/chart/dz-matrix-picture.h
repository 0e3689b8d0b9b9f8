/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart.h"
#include "chart/dz-scene.h"

G_BEGIN_DECLS

/* How alike things of places and years are, each to each: a square of cells, the darker the more alike, with
 * the number in each. Names to the left and years and places above are scenes of their own, so that they can
 * stay in sight. */
typedef struct
{
  const char *place;
  int year; /* 0 for unknown */
} DzMatrixLabel;

typedef struct
{
  DzScene *cells;
  DzScene *names; /* to the left */
  DzScene *heads; /* above */
  int n;
  double left;   /* where the cells begin */
  double top;
  double column; /* width and height of a cell */
  double pitch;
  double width; /* of the whole */
  double height;
} DzMatrixPicture;

/* values: n × n, row by row, 0 … 1. style: font size, ink, and the width that is there; the picture is wider
 * where the numbers need it. above: room left free at the top. */
DzMatrixPicture *dz_matrix_picture_new (const DzMatrixLabel *labels, const double *values, int n,
                                        const DzChartStyle *style, double above);
void dz_matrix_picture_free (DzMatrixPicture *picture);

/* The cell at a point; FALSE beside them. */
gboolean dz_matrix_picture_pick (const DzMatrixPicture *picture, double x, double y, int *row, int *column);
/* Where a cell stands. */
void dz_matrix_picture_locate (const DzMatrixPicture *picture, int row, int column, cairo_rectangle_t *area);
/* “63%”. (transfer full) */
char *dz_matrix_picture_dup_value (double value);

/* Writes the whole with its title to a .png, .pdf or .svg file; errors as of dz_chart_export_styled(). */
gboolean dz_matrix_picture_export (const DzMatrixLabel *labels, const double *values, int n, const char *title,
                                   const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzMatrixPicture, dz_matrix_picture_free)

G_END_DECLS
