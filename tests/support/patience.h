// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a test waits for what must come: half a minute at least, instead of Qt's five seconds, within which a laden machine
// may well be waiting for its disk. A test that passes does not take longer for it. In the precompiled headers of all tests.
#pragma once

#include <QtTest>

#include <algorithm>

#undef QTRY_IMPL
#define QTRY_IMPL(expr, timeout)                                                                                                 \
    const int qt_test_step = 50;                                                                                                 \
    const int qt_test_timeoutValue = std::max(int(timeout), 30'000);                                                             \
    {QTRY_LOOP_IMPL(expr, qt_test_timeoutValue, qt_test_step)} QTRY_TIMEOUT_DEBUG_IMPL(expr, qt_test_timeoutValue, qt_test_step)
