/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

/* One report with three figures in its second paragraph, and what is said of them. */

extern const char *const readings_texts[];

GPtrArray *readings_new_quantities (void);
DzQuantity *readings_add_found (GPtrArray *quantities, const DzReport *report, int paragraph, const char *words,
                                 double value, DzStatus status);
GPtrArray *readings_find_all (const DzReport *report);
GPtrArray *readings_find_nothing (const DzReport *report);
gint64 readings_add_library (DzStore *store);
GPtrArray *readings_list (DzStore *store);
gint64 readings_save (DzStore *store, guint index, DzState state);
void readings_assert_figure (DzStore *store, guint index, double value, DzState state);
DzQuantity *readings_copy_of (DzStore *store, guint index);
void readings_correct (DzStore *store, guint index, double value);
void readings_assert_fine (DzStore *store);
void readings_reopen (const Fixture *fixture, DzStore **store);
void readings_read_again (DzStore *store, const char *const *paragraphs, GPtrArray *(*find) (const DzReport *report));
void readings_assert_label (DzStore *store, const char *expected);
void readings_assert_lasts (const Fixture *fixture, DzStore **store, guint index, double value, DzState state,
                             const char *label);
