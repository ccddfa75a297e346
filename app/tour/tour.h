// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The guided tour: uses the real window as a person would, on the embedded sandbox, and photographs every screen in light and
// dark. It is also a test: each stop waits for what it shows, and the import has to balance and to be in the tenant, row for row.
#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QSize>
#include <QString>
#include <QTemporaryDir>
#include <QTimer>

#include <app/console/console.h>
#include <app/tour/sampleleads.h>

#include <functional>
#include <memory>
#include <vector>

class QDialog;
class QTableView;

namespace outdial::views {
class CampaignPage;
}

namespace outdial::app {

class Tour : public QObject {
    Q_OBJECT
public:
    // pictures: a folder, made if need be. Of OUTDIAL_TOUR_ONLY=dnc,jobs only these chapters are taken.
    Tour(Console &console, QString pictures, QObject *parent = nullptr);
    ~Tour() override;
    void start();

Q_SIGNALS:
    void finished(int exitCode); // 0: every stop was reached and everything held

private:
    using Action = std::function<void()>;
    using Condition = std::function<bool()>;
    struct Stop {
        QString name;
        Action act;      // once, when the stop is reached
        Condition until; // what has to be so before the picture
        bool picture = true;
        QSize size{1440, 900};
    };

    struct Chapter {
        const char *name;
        void (Tour::*add)();
    };
    static const std::vector<Chapter> &chapters();
    void addChapters();
    // The stops, by chapter; each appends its own.
    void connectChapter();
    void campaignsChapter();
    void dialogsChapter();
    void watchChapter();
    void editChapter();
    void listsChapter();
    void recordsChapter();
    void formatsChapter();
    void dncChapter();
    void jobsChapter();
    void importChapter();
    void troubleChapter();
    void activityChapter();
    void explorerChapter();
    void statesChapter();
    void recordStates();
    void emptyChapter();
    void connectAgain(Action before); // before: what the practice tenant is told, once it has forgotten its faults
    void openRecords(const QString &listName);
    void closeNews(); // toasts that stay
    void addReadings(const QString &state, bool failed);
    void add(const QString &name, Action act, Condition until = {});
    void quietly(Action act, Condition until = {});
    void closeDialog(); // a stop as well: the dialog that is open then is left by Esc

    void step();
    // Nothing on the screen moves any more.
    bool isSettled();
    QImage screen() const;
    void photograph(const Stop &stop);
    void photographParts();
    void photographWall();
    void save(const QString &name);
    void verifyImport();
    void complain(const QString &what);
    void end();

    views::CampaignPage *campaignPage() const; // null: another page is open
    QDialog *openDialog() const;
    QTableView *table(const QString &accessibleName) const;
    void press(const QString &buttonText) const;
    bool canPress(const QString &buttonText) const;
    bool says(const QString &words) const; // a label that shows

    Console &m_console;
    QString m_pictures;
    QStringList m_only;
    QTemporaryDir m_files;
    SampleFile m_sample;
    std::unique_ptr<sandbox::Sandbox> m_emptyTenant;
    std::vector<Stop> m_stops;
    std::size_t m_next = 0;
    bool m_acted = false;
    QImage m_seen; // at the last look
    int m_looks = 0;
    QElapsedTimer m_waited;
    QTimer m_tick;
    QStringList m_complaints;
    int m_taken = 0;
};

} // namespace outdial::app
