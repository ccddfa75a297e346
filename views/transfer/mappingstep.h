// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Steps two and three: how the file is read, and beside it what its columns mean.
#pragma once

#include <views/transfer/importstep.h>

namespace outdial::views {

class MappingPane;
class ReadingPane;

class MappingStep : public ImportStep {
    Q_OBJECT
public:
    MappingStep(models::ImportJob *job, QWidget *parent = nullptr);
    // Step two shows the reading alone.
    void setReadingOnly(bool only);

    QString nextText() const override;
    QString blocker() const override;
    QString caution() const override;
    QWidget *firstFocus() const override;

private:
    ReadingPane *m_reading;
    MappingPane *m_mapping;
    bool m_readingOnly = false;
};

} // namespace outdial::views
