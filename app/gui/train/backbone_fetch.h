#pragma once

#include <QObject>
#include <QProcess>
#include <QString>

namespace vantage::gui {

/// Obtains pretrained weights once into the user's cache, by the same steps as installer/demo.sh (installer/backbone.sh, which travels
/// inside the program): in a process of its own, which can be ended at any time.
class BackboneFetch : public QObject
{
    Q_OBJECT
public:
    /// @param program vantage-cli, which turns what is fetched into a file of ours; empty: the one beside this program
    explicit BackboneFetch(QString program = {}, QObject *parent = nullptr);
    ~BackboneFetch() override; ///< ends it

    void setProgram(const QString &program) { m_program = program; }
    void setEnvironment(const QProcessEnvironment &environment) { m_environment = environment; }
    void start();
    void cancel();
    bool isBusy() const { return m_process.state() != QProcess::NotRunning; }

Q_SIGNALS:
    void busyChanged(bool busy);
    void progress(int percent); ///< of what is fetched; under 0: nobody knows
    void fetched(const QString &file);
    void failed(const QString &why); ///< in words; not told of one that was cancelled

private:
    void readErrors();
    void end(int code);
    void killAll();

    QString m_program;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QProcess m_process;
    QString m_line;      ///< of the errors, as far as it was read
    QStringList m_lines; ///< what was said beside the progress
    bool m_cancelled = false;
};

} // namespace vantage::gui
