// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The step of the mapping on the screen, with a file of six columns for a list of usFormat, and what is found in it by its name.
#pragma once

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>

#include <views/shared/banner.h>
#include <views/shared/tableview.h>
#include <views/shared/theme.h>
#include <views/transfer/adjustdialog.h>
#include <views/transfer/adjustparts.h>
#include <views/transfer/mappingstep.h>

#include <support/importjobs.h>

namespace outdial::test {

using models::ImportJob;
using views::AdjustDialog;
using views::JoinedColumns;
using views::MappingStep;
using views::TableView;

inline const char *const mappingRows = "customer_id,Vorname,Nachname,Telefon,Termin,Kampagne\n"
                                       "WNL-000001,mira,falkenrath,(212) 555-0100,09.03.2026 14:05,spring\n"
                                       "WNL-000002,JONAS,ELLWANGER,310 555 0101,10.3.2026 9:00,spring\n"
                                       "WNL-000003,,castellan,415.555.0102,n/a,spring\n"
                                       "WNL-000004,tobias,hernquist,503-555-0103,31.02.2026 10:00,spring\n"
                                       "WNL-000005,Odalys,Benning,646/555/0104,11.03.2026 16:30,spring\n";

// Assistive tools hear the label of a combo box; what they call its name is its value.
inline QString nameOf(QWidget *widget)
{
    if (qobject_cast<QComboBox *>(widget) != nullptr) {
        for (auto *label : widget->window()->findChildren<QLabel *>()) {
            if (label->buddy() == widget)
                return label->text().remove(u'&');
        }
        return {};
    }
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

class MappingScreen : public QObject {
protected:
    static void setUpOnce()
    {
        QStandardPaths::setTestModeEnabled(true);
        views::Theme::instance().apply(*qApp);
    }
    void setUp()
    {
        m_bench = std::make_unique<JobBench>(QStringLiteral("empty"));
        m_job = std::make_unique<ImportJob>(m_bench->session.get());
        m_step = std::make_unique<MappingStep>(m_job.get());
        m_step->resize(1240, 640);
        prepare(*m_job, m_bench->makeList(QStringLiteral("Spring leads")),
                m_bench->write(QStringLiteral("leads.csv"), mappingRows));
        m_step->show();
    }
    void tearDown()
    {
        m_step.reset();
        m_job.reset();
        m_bench.reset();
    }

    // What was just made is shown when the events are.
    QPushButton *button(QWidget *in, const QString &text) const
    {
        QTest::qWait(0);
        for (auto *each : in->findChildren<QPushButton *>()) {
            if (each->isVisibleTo(in) && (nameOf(each) == text || each->text().remove(u'&') == text))
                return each;
        }
        return nullptr;
    }
    QStringList labels(QWidget *in) const
    {
        QStringList texts;
        QTest::qWait(0);
        for (auto *each : in->findChildren<QLabel *>()) {
            if (each->isVisibleTo(in))
                texts << each->text();
        }
        return texts;
    }
    AdjustDialog *open(const QString &field)
    {
        auto *press = button(m_step.get(), QStringLiteral("Adjust %1…").arg(field));
        if (press == nullptr)
            return nullptr;
        press->click();
        return m_step->findChild<AdjustDialog *>();
    }
    template <typename Widget>
    Widget *named(QWidget *in, const QString &name) const
    {
        QTest::qWait(0);
        for (auto *each : in->findChildren<Widget *>()) {
            if (nameOf(each) == name)
                return each;
        }
        return nullptr;
    }
    static void choose(QComboBox *combo, const QVariant &data)
    {
        combo->setCurrentIndex(combo->findData(data));
        Q_EMIT combo->activated(combo->currentIndex());
        QTest::qWait(0);
    }
    // Of the columns that are joined to the first.
    static QComboBox *joinedCombo(QWidget *dialog, int number)
    {
        QTest::qWait(0);
        return dialog->findChild<JoinedColumns *>()->findChildren<QComboBox *>().value(number);
    }
    // Raw, sent, stored of a row of the preview.
    static QStringList preview(QWidget *dialog, int row)
    {
        const auto *model = dialog->findChild<TableView *>()->model();
        QStringList cells;
        for (int column = 0; column < 3; ++column)
            cells << model->index(row, column).data().toString();
        return cells;
    }
    QFileDialog *fileDialog() const { return m_step->findChild<QFileDialog *>(); }
    void answerFileDialog(const QString &path)
    {
        QTRY_VERIFY(fileDialog() != nullptr);
        Q_EMIT fileDialog()->fileSelected(path);
        fileDialog()->close();
        QTRY_VERIFY(fileDialog() == nullptr);
    }

    std::unique_ptr<JobBench> m_bench;
    std::unique_ptr<ImportJob> m_job;
    std::unique_ptr<MappingStep> m_step;
};

} // namespace outdial::test
