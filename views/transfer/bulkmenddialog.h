// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Mends many rows of a problem at once: asks what for, and shows what becomes of the rows before it is done.
#pragma once

#include <QDialog>

#include <models/transfer/bulkmends.h>

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace outdial::models {
class ImportJob;
class Mender;
class MendRowsModel;
class SampleRowsModel;
} // namespace outdial::models

namespace outdial::views {

class Button;

class BulkMendDialog : public QDialog {
    Q_OBJECT
public:
    // value: of the row that is looked at, for BulkKind::Replace. Opens with open(); it does what is accepted.
    BulkMendDialog(models::BulkKind kind, models::ImportJob *job, models::Mender *mender, models::MendRowsModel *rows,
                   const QString &value, QWidget *parent);

    static QString titleOf(models::BulkKind kind);

private:
    QWidget *makePreview();
    QWidget *makeFoot();
    void addFields(QVBoxLayout *column, const QString &value);
    void fillValues(const QString &value);
    void fillPatterns();
    models::BulkMend chosen(const models::ImportSettings &now) const;
    void refresh();
    void warnOfOthers(const models::BulkMend &mend);
    void apply();
    QString fieldName() const;

    const models::BulkKind m_kind;
    models::ImportJob *m_job;
    models::Mender *m_mender;
    models::MendRowsModel *m_rows;
    QComboBox *m_choice = nullptr;
    QLineEdit *m_text = nullptr;
    QLabel *m_about;
    QLabel *m_warning;
    models::SampleRowsModel *m_preview;
    std::vector<models::Prospect> m_prospects; // of the rows of the preview
    Button *m_act;
};

} // namespace outdial::views
