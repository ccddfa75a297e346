// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The stops of the tour at the monitor and at one campaign: watched, edited, reviewed, unbound.

#include <QAction>
#include <QDialog>
#include <QTableView>

#include <app/console/watching.h>
#include <app/tour/tour.h>
#include <models/campaigns/campaignplan.h>
#include <models/connect/session.h>
#include <views/campaigns/bindlistdialog.h>
#include <views/campaigns/campaignliststab.h>
#include <views/campaigns/campaignpage.h>
#include <views/campaigns/sortingdesigner.h>
#include <views/monitor/monitorpage.h>
#include <views/monitor/walldisplay.h>
#include <views/shared/theme.h>

namespace outdial::app {

using Place = views::CampaignTabPlace;

namespace {

QString renewals() { return QStringLiteral("Spring renewals — West Coast"); }

} // namespace

views::CampaignPage *Tour::campaignPage() const { return qobject_cast<views::CampaignPage *>(m_console.window().currentPage()); }

void Tour::watchChapter()
{
    const auto id = [this] { return m_console.embeddedSandbox()->campaignIdByName(renewals()); };
    const auto known = [this, id] {
        const auto *monitor = m_console.watching().monitor();
        return monitor != nullptr && monitor->figures(id()).known && monitor->figures(id()).attemptsPerMinute.has_value();
    };
    add(
        QStringLiteral("monitor"), [this] { m_console.window().openPage(views::PageId::Monitor); }, known);
    add(QStringLiteral("monitor-1366x768"), {}, {});
    m_stops.back().size = QSize(1366, 768);
    const auto dialogOpen = [this] { return openDialog() != nullptr; };
    add(
        QStringLiteral("monitor-alerts"), [this] { m_console.watching().showAlerts(); }, dialogOpen);
    closeDialog();
    add(
        QStringLiteral("monitor-settings"), [this] { m_console.watching().showSettings(); }, dialogOpen);
    closeDialog();
    quietly([this] { photographWall(); });
    add(
        QStringLiteral("campaign-monitor"), [this, id] { m_console.watching().openCampaign(id(), true); },
        [this, known] { return campaignPage() != nullptr && known(); });
    add(QStringLiteral("campaign-monitor-1366x768"), {}, {});
    m_stops.back().size = QSize(1366, 768);
    add(
        QStringLiteral("campaign-results"), [this] { campaignPage()->showTab(Place::Results); },
        [this] {
            const auto *records = table(QStringLiteral("Records"));
            return records != nullptr && records->model() != nullptr && records->model()->rowCount() > 100;
        });
    add(QStringLiteral("campaign-do-not-call"), [this] { campaignPage()->showTab(Place::DoNotCall); });
    add(
        QStringLiteral("campaign-lists"), [this] { campaignPage()->showTab(Place::Lists); },
        [this] { return campaignPage()->plan() != nullptr && campaignPage()->plan()->instances().size() == 3; });
    editChapter();
}

// A window of its own, as large as the screen that it hangs on.
void Tour::photographWall()
{
    auto &theme = views::Theme::instance();
    ++m_taken;
    for (const auto mode : {views::ThemeMode::Light, views::ThemeMode::Dark}) {
        theme.setMode(mode);
        views::WallDisplay wall(*m_console.watching().monitor(), m_console.window().session()->profile().name, true,
                                models::ChartSpan::Hour);
        wall.setAttribute(Qt::WA_DontShowOnScreen);
        wall.resize(1920, 1080);
        wall.show(); // it is filled when it is seen
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const QString name = QStringLiteral("%1/%2-monitor-wall-display-%3.png")
                                 .arg(m_pictures)
                                 .arg(m_taken, 2, 10, QLatin1Char('0'))
                                 .arg(mode == views::ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark"));
        if (!wall.grab().save(name))
            complain(QStringLiteral("%1 cannot be written").arg(name));
    }
    theme.setMode(views::ThemeMode::Light);
}

void Tour::editChapter()
{
    const auto dialogOpen = [this] { return openDialog() != nullptr; };
    const auto trigger = [this](const QString &beginning) {
        for (const auto menu : {views::MenuId::Campaign, views::MenuId::List}) {
            for (auto *action : m_console.window().currentPage()->actions(menu)) {
                if (action != nullptr && action->text().remove(u'&').startsWith(beginning)) {
                    action->trigger();
                    return;
                }
            }
        }
    };
    add(
        QStringLiteral("campaign-edited"),
        [this] {
            auto *plan = campaignPage()->plan();
            const QString last = plan->instances().last().key;
            const QString second = plan->instances().at(1).key;
            plan->moveTo(last, 1);
            plan->setRatio(second, 3);
            api::Sorting sorting;
            sorting.type = api::SortingType::Custom;
            sorting.fields = {{{}, QStringLiteral("renewal_date"), api::SortOrder::Ascending}};
            plan->setSorting(last, sorting);
        },
        [this] { return !campaignPage()->plan()->isEmpty(); });
    add(
        QStringLiteral("campaign-bind-list"), [trigger] { trigger(QStringLiteral("Bind")); },
        [this] {
            auto *dialog = qobject_cast<views::BindListDialog *>(openDialog());
            auto *lists = dialog == nullptr ? nullptr : dialog->findChild<QTableView *>();
            if (lists == nullptr || lists->model()->rowCount() < 10)
                return false;
            auto *designer = dialog->findChild<views::SortingDesigner *>();
            if (!lists->currentIndex().isValid()) {
                lists->setCurrentIndex(lists->model()->index(5, 0));
                api::Sorting sorting;
                sorting.type = api::SortingType::Custom;
                sorting.fields = {{{}, QStringLiteral("priority"), api::SortOrder::Descending},
                                  {{}, QStringLiteral("last_name"), api::SortOrder::Ascending}};
                designer->setSorting(sorting);
            }
            return lists->currentIndex().isValid() && canPress(QStringLiteral("Add to changes"));
        });
    closeDialog();
    add(
        QStringLiteral("campaign-edit-instance"),
        [this, trigger] {
            campaignPage()->lists()->select(campaignPage()->plan()->instances().first().key);
            trigger(QStringLiteral("Edit instance"));
        },
        dialogOpen);
    closeDialog();
    add(
        QStringLiteral("campaign-review"), [trigger] { trigger(QStringLiteral("Review")); }, dialogOpen);
    closeDialog();
    quietly([this] { campaignPage()->plan()->discardAll(); });
    add(
        QStringLiteral("campaign-unbind"),
        [this, trigger] {
            campaignPage()->lists()->select(campaignPage()->plan()->instances().first().key);
            trigger(QStringLiteral("Unbind"));
        },
        dialogOpen);
    closeDialog();
    quietly([this] { m_console.window().openPage(views::PageId::Campaigns); });
}

} // namespace outdial::app
