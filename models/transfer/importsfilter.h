// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Some of the imports: those whose file or list has a text in its name, and of one group of states. Keeps their order. GUI
// thread.
#pragma once

#include <QSortFilterProxyModel>

#include <models/transfer/importsmodel.h>

#include <array>

namespace outdial::models {

class ImportsFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum Group { All, UnderWay, CanGoOn, WithRejects, Undone, GroupCount };

    explicit ImportsFilter(ImportsModel *imports, QObject *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    void setGroup(Group group);
    Group group() const { return m_group; }
    // Of all imports, whatever the text.
    std::array<int, GroupCount> counts() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    ImportsModel *m_imports;
    QString m_text;
    Group m_group = All;
};

} // namespace outdial::models
