/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

/* A reader who does anything she can, at random, the same for the same seed and library. */

/* Two reports that may speak of each other. */
void random_reader_furnish (DzStore *store);
/* One change of any kind that can be undone; maybe none, where there is nothing to change. */
void random_reader_change (DzStore *store, GRand *rand);
/* A new report, or a new version of one; the first is no step. */
void random_reader_import (DzStore *store, GRand *rand);
/* What she made, without what differs from run to run (uuids, dates): a checksum. */
char *random_reader_dup_state (DzStore *store);
