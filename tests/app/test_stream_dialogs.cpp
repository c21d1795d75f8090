#include "app/gui/data/camera_panel.h"
#include "app/gui/dialogs/record_dialog.h"
#include "app/gui/dialogs/watch_dialog.h"
#include "app/gui/pages/cameras_page.h"
#include "app/gui/pages/data_page.h"
#include "core/cameras/import_note.h"
#include "core/demo/city.h"
#include "tests/app/gui_bench.h"
#include "tests/core/stream_server.h"
#include "widgets/image/image_pane.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <opencv2/imgproc.hpp>

using namespace vantage;
using namespace vantage::gui;
using namespace vantage::samples;

/// Live cameras in the window: recorded into the project, and looked at whether they have changed.
class TestStreamDialogs : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestBench> m_bench;

    QString path(const char *name) const { return m_folder->filePath(name); }
    template<class Widget>
    static Widget *part(QWidget *of, const char *name)
    {
        auto *found = of->findChild<Widget *>(name);
        if (!found)
            qFatal("no %s", name);
        return found;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_bench = std::make_unique<TestBench>(m_folder->path());
    }

    /// From the data page to a target made of a stream.
    void streamBecomesTheTarget()
    {
        m_bench->session.open(makeProject(m_folder->path()));
        DataPage page(m_bench->bench);
        page.resize(1200, 800);
        page.show();
        part<QPushButton>(&page, "targetStreamButton")->click();
        auto *dialog = part<RecordDialog>(&page, "recordDialog");
        QVERIFY(dialog->isVisible() && !dialog->isModal());
        auto *record = part<QPushButton>(dialog, "recordButton");
        QVERIFY(!record->isEnabled()); // no address yet

        const auto server = jpegCamera({64, 48}, 8, Server::Then::Repeat);
        part<QLineEdit>(dialog, "recordAddress")->setText(QString::fromStdString(server->address("/video")));
        part<QDoubleSpinBox>(dialog, "recordEvery")->setValue(0);
        part<QLineEdit>(dialog, "recordCamera")->setText("gate");
        QSignalSpy ended(dialog, &RecordDialog::ended), changed(&m_bench->session, &ProjectSession::projectChanged);
        record->click();
        QVERIFY(dialog->isRecording());
        QVERIFY(!part<QLineEdit>(dialog, "recordAddress")->isEnabled());
        auto *pane = part<ImagePane>(dialog, "recordPane");
        QTRY_VERIFY_WITH_TIMEOUT(!pane->content().image.empty(), 120000); // the latest frame
        QCOMPARE(pane->pictureSize(), QSize(64, 48));
        record->click(); // stop and keep
        QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
        QVERIFY2(part<QLabel>(dialog, "recordStatus")->text().contains("recorded"), qPrintable(part<QLabel>(dialog, "recordStatus")->text()));

        const Project project = m_bench->session.project();
        QVERIFY(waitUntil(changed, [&] { return m_bench->session.project().target.filename() == "gate"; }));
        QCOMPARE(m_bench->session.project().target, project.folder / "cameras" / "gate");
        QVERIFY(importNoteOf(project.folder / "cameras" / "gate")->frames > 0);
        dialog->close();
    }

    void closingEndsARecordingAndKeepsIt()
    {
        m_bench->session.open(makeProject(m_folder->path()));
        const auto server = jpegCamera({64, 48}, 8, Server::Then::Repeat);
        RecordDialog dialog(m_bench->session.project());
        part<QLineEdit>(&dialog, "recordAddress")->setText(QString::fromStdString(server->address("/video")));
        part<QDoubleSpinBox>(&dialog, "recordEvery")->setValue(0);
        dialog.show();
        QSignalSpy recorded(&dialog, &RecordDialog::recorded), closed(&dialog, &QDialog::rejected);
        part<QPushButton>(&dialog, "recordButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!part<ImagePane>(&dialog, "recordPane")->content().image.empty(), 120000);
        dialog.close();
        QVERIFY(waitUntil(closed, [&] { return !closed.isEmpty(); }));
        QCOMPARE(recorded.size(), 1);
        QVERIFY(!dialog.isVisible());
    }

    void problemsAreSaid()
    {
        m_bench->session.open(makeProject(m_folder->path()));
        RecordDialog dialog(m_bench->session.project());
        auto *status = part<QLabel>(&dialog, "recordStatus");
        auto *camera = part<QLineEdit>(&dialog, "recordCamera");
        QCOMPARE(camera->text(), QString("stream"));
        part<QLineEdit>(&dialog, "recordAddress")->setText("camera at the gate");
        QSignalSpy ended(&dialog, &RecordDialog::ended);
        part<QPushButton>(&dialog, "recordButton")->click();
        QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
        QVERIFY2(status->text().contains("is no address of a stream"), qPrintable(status->text()));
        camera->setText("a/b");
        part<QPushButton>(&dialog, "recordButton")->click();
        QVERIFY2(status->text().contains("a/b"), qPrintable(status->text()));
        QVERIFY(!dialog.isRecording());
        QVERIFY(!QFileInfo::exists(m_folder->filePath("project/cameras"))); // nothing was made
    }

    /// A camera of the city that was moved by 20 pixels.
    void movedCameraIsFound()
    {
        const auto write = [&](const char *name, int count, uint64_t seed, int shift) {
            const City city({1, 'A', {320, 240}, seed});
            std::filesystem::create_directories(toPath(path(name)) / "images");
            for (int i = 0; i < count; ++i) {
                const auto frame = city.render(6 * i);
                cv::Mat moved;
                cv::warpAffine(frame.image, moved, cv::Mat(cv::Matx23d(1, 0, shift, 0, 1, 0)), frame.image.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT);
                writeImage(toPath(path(name)) / "images" / (frameName(i) + ".png"), moved);
            }
        };
        write("gate", 7, 101, 0);
        write("today", 7, 3, 20);
        Project project;
        project.folder = toPath(path("project"));
        project.sources = {camera(toPath(path("source")), 6, {64, 48})};
        project.target = toPath(path("gate"));
        project.classes = carlaClasses();
        createProject(project);
        m_bench->session.open(path("project"));
        CamerasPage page(m_bench->bench);
        QSignalSpy shown(&page, &CamerasPage::networkShown);
        page.show();
        QVERIFY(waitUntil(shown, [&] { return !shown.isEmpty(); }));
        part<QPushButton>(&page, "lookNowButton")->click();
        auto *dialog = part<WatchDialog>(&page, "watchDialog");
        QVERIFY(dialog->windowTitle().contains("gate"));
        auto *look = part<QPushButton>(dialog, "watchButton");
        QVERIFY(!look->isEnabled());
        m_bench->chosen = path("today");
        part<QPushButton>(dialog, "watchFolderButton")->click();
        QCOMPARE(part<QLineEdit>(dialog, "watchInput")->text(), path("today"));
        QSignalSpy ended(dialog, &WatchDialog::ended);
        shown.clear();
        look->click();
        QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
        const QString status = part<QLabel>(dialog, "watchStatus")->text();
        QVERIFY2(status.contains("moved by 20 pixels") && status.contains("7 frame"), qPrintable(status));
        for (const char *pane : {"watchBeforePane", "watchNowPane"})
            QCOMPARE(part<ImagePane>(dialog, pane)->pictureSize(), QSize(320, 240));
        // The page says it, too.
        QVERIFY(waitUntil(shown, [&] { return part<QLabel>(&page, "changeLabel")->text().contains("moved by 20 pixels"); }));

        part<QLineEdit>(dialog, "watchInput")->setText(path("nowhere"));
        ended.clear();
        look->click();
        QVERIFY(waitUntil(ended, [&] { return !ended.isEmpty(); }));
        QVERIFY(part<QLabel>(dialog, "watchStatus")->text().contains("nowhere"));
        dialog->close();
    }
};

QTEST_MAIN(TestStreamDialogs)
#include "test_stream_dialogs.moc"
