#include "app/gui/train/backbone_fetch.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <csignal>
#include <unistd.h>
#include <utility>

namespace vantage::gui {
namespace {

/// What demo.sh has around backbone.sh, for a window: nothing is installed, and nobody is asked for a password.
const char before[] = R"(set -uo pipefail
say() { echo "$*" >&2; }
install_missing() { echo "needed: $*" >&2; return 1; }
cli=$1
)";
const char after[] = R"(
get_backbone
[ -n "$backbone" ] && echo "$backbone"
)";

} // namespace

BackboneFetch::BackboneFetch(QString program, QObject *parent)
    : QObject(parent)
    , m_program(program.isEmpty() ? QDir(QCoreApplication::applicationDirPath()).filePath("vantage-cli") : std::move(program))
{
    m_process.setChildProcessModifier([] { ::setsid(); }); // so that what it starts can be ended with it
    connect(&m_process, &QProcess::readyReadStandardError, this, &BackboneFetch::readErrors);
    connect(&m_process, &QProcess::stateChanged, this, [this] { Q_EMIT busyChanged(isBusy()); });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) { end(status == QProcess::NormalExit ? code : 1); });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed(tr("The shell that fetches them can't be started: %1").arg(m_process.errorString()));
    });
}

BackboneFetch::~BackboneFetch()
{
    m_process.disconnect(this);
    killAll();
    m_process.waitForFinished(2000);
}

void BackboneFetch::start()
{
    if (isBusy())
        return;
    if (!QFile::exists(m_program)) {
        Q_EMIT failed(tr("%1 is not there, and it is needed to read them").arg(m_program));
        return;
    }
    QFile script(":/installer/backbone.sh");
    script.open(QIODevice::ReadOnly); // it is part of the program
    m_cancelled = false;
    m_line.clear();
    m_lines.clear();
    m_process.setProcessEnvironment(m_environment);
    m_process.start("bash", {"-c", before + QString::fromUtf8(script.readAll()) + after, "backbone", m_program});
    m_process.closeWriteChannel();
    Q_EMIT progress(-1);
}

void BackboneFetch::cancel()
{
    if (!isBusy())
        return;
    m_cancelled = true;
    killAll();
}

void BackboneFetch::killAll()
{
    if (const auto pid = m_process.processId(); pid > 0)
        ::kill(-static_cast<pid_t>(pid), SIGTERM);
}

/// Lines of words, and of a bar whose ends are carriage returns.
void BackboneFetch::readErrors()
{
    static const QRegularExpression percent("([0-9]+)(?:[.,][0-9]+)?%\\s*$");
    m_line += QString::fromUtf8(m_process.readAllStandardError());
    int latest = -1;
    for (qsizetype end = m_line.indexOf(QRegularExpression("[\r\n]")); end >= 0; end = m_line.indexOf(QRegularExpression("[\r\n]"))) {
        const QString line = m_line.left(end).trimmed();
        m_line.remove(0, end + 1);
        if (const auto match = percent.match(line); match.hasMatch())
            latest = match.captured(1).toInt();
        else if (!line.isEmpty() && !line.startsWith('#'))
            m_lines << line;
    }
    if (const auto match = percent.match(m_line); match.hasMatch()) // a bar that is not ended yet
        latest = match.captured(1).toInt();
    if (latest >= 0)
        Q_EMIT progress(std::min(latest, 100));
}

void BackboneFetch::end(int code)
{
    readErrors();
    if (m_cancelled)
        return;
    const QString file = QString::fromUtf8(m_process.readAllStandardOutput()).trimmed().section('\n', -1);
    if (code == 0 && QFile::exists(file)) {
        Q_EMIT fetched(file);
        return;
    }
    m_lines.removeIf([](const QString &line) { return line.contains("Going on without") || line.startsWith("Getting "); });
    const QString said = m_lines.mid(std::max<qsizetype>(0, m_lines.size() - 3)).join('\n');
    Q_EMIT failed(tr("No pretrained weights could be had.") + (said.isEmpty() ? QString() : "\n" + said));
}

} // namespace vantage::gui
