/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/dz-session.h"

G_BEGIN_DECLS

#define DZ_TYPE_FILTER_BOX (dz_filter_box_get_type ())

/* What the overview is narrowed to: places, topics, years and verdicts. Properties: “session”. */
G_DECLARE_FINAL_TYPE (DzFilterBox, dz_filter_box, DZ, FILTER_BOX, AdwBin)

G_END_DECLS
