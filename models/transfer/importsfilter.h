// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Some of the imports: those whose file or list has a text in its name, and of one group of states. Keeps their order. GUI
// thread.
#pragma once

#include <QAbstractProxyModel>

#include <models/transfer/importsmodel.h>

#include <array>

namespace outdial::models {

class ImportsFilter : public QAbstractProxyModel {
    Q_OBJECT
public:
    enum Group { All, UnderWay, CanGoOn, WithRejects, Undone, GroupCount };

    explicit ImportsFilter(ImportsModel *imports, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const final;
    int columnCount(const QModelIndex &parent = {}) const final;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const final;
    QModelIndex parent(const QModelIndex &child) const final;
    QModelIndex mapToSource(const QModelIndex &proxy) const final;
    QModelIndex mapFromSource(const QModelIndex &source) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    void setGroup(Group group);
    Group group() const { return m_group; }
    // Of all imports, whatever the text.
    std::array<int, GroupCount> counts() const;

private:
    bool isShown(int row) const;
    void refilter();
    void sourceChanged(const QModelIndex &first, const QModelIndex &last);

    ImportsModel *m_imports;
    QList<int> m_rows; // of the imports, ascending
    QString m_text;
    Group m_group = All;
};

} // namespace outdial::models
