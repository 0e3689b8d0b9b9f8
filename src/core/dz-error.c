/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-error.h"

G_DEFINE_QUARK (dz-error-quark, dz_error)
