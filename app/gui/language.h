#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>
#include <vector>

namespace vantage::gui {

/// Switches the language of the whole window while it runs: widgets get QEvent::LanguageChange.
class Language : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~Language() override;

    struct Choice
    {
        QString code; ///< "en"
        QString name; ///< in the language itself
    };
    static std::vector<Choice> choices();

    /// @param code "" as the system has it
    void use(const QString &code);
    QString current() const { return m_current; }

private:
    QTranslator m_own, m_qt;
    QString m_current = "en";
};

} // namespace vantage::gui
