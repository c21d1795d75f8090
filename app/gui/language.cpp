#include "app/gui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace vantage::gui {

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

std::vector<Language::Choice> Language::choices()
{
    return {{"en", "English"}, {"it", "Italiano"}};
}

void Language::use(const QString &code)
{
    QString wanted = code.isEmpty() ? QLocale::system().name().left(2) : code;
    bool known = false;
    for (const Choice &choice : choices())
        known = known || choice.code == wanted;
    if (!known)
        wanted = "en";
    m_current = wanted;
    QLocale::setDefault(code.isEmpty() ? QLocale::system() : QLocale(wanted));
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    if (wanted != "en" && m_qt.load("qtbase_" + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(":/translations/vantage_" + wanted + ".qm"))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace vantage::gui
