<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ClassMapCheck</name>
    <message numerus="yes">
        <source>and %n more value(s)</source>
        <translation>
            <numerusform>and %n more value</numerusform>
            <numerusform>and %n more values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vantage::gui::CameraPanel</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %n damaged frame(s) out</source>
        <translation>
            <numerusform>Leave %n damaged frame out</numerusform>
            <numerusform>Leave %n damaged frames out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n frame(s) back</source>
        <translation>
            <numerusform>Take %n frame back</numerusform>
            <numerusform>Take %n frames back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) left out: %1</source>
        <translation>
            <numerusform>%n frame left out: %1</numerusform>
            <numerusform>%n frames left out: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vantage::gui::DataPage</name>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vantage::gui::MatrixModel</name>
    <message numerus="yes">
        <source>Run %1 of %n adaptation(s)</source>
        <translation>
            <numerusform>Run %1 of %n adaptation</numerusform>
            <numerusform>Run %1 of %n adaptations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vantage::gui::PreflightPanel</name>
    <message numerus="yes">
        <source>%n training(s)</source>
        <translation>
            <numerusform>%n training</numerusform>
            <numerusform>%n trainings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished one(s) re-used</source>
        <translation>
            <numerusform>%n finished one re-used</numerusform>
            <numerusform>%n finished ones re-used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nothing is left to train: %n finished one(s) re-used</source>
        <translation>
            <numerusform>nothing is left to train: %n finished one re-used</numerusform>
            <numerusform>nothing is left to train: %n finished ones re-used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vantage::gui::ProtocolDialog</name>
    <message numerus="yes">
        <source>%n option(s) changed on the Train page count here, too</source>
        <translation>
            <numerusform>%n option changed on the Train page counts here, too</numerusform>
            <numerusform>%n options changed on the Train page count here, too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vantage::gui::RecordDialog</name>
    <message numerus="yes">
        <source>%n frame(s) recorded</source>
        <translation>
            <numerusform>%n frame recorded</numerusform>
            <numerusform>%n frames recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed over that show the same</source>
        <translation>
            <numerusform>%n passed over that shows the same</numerusform>
            <numerusform>%n passed over that show the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vantage::gui::SettingsPanel</name>
    <message numerus="yes">
        <source>%n of your changes stay</source>
        <translation>
            <numerusform>%n of your changes stays</numerusform>
            <numerusform>%n of your changes stay</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vantage::gui::TrainPage</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measured epoch(s)</source>
        <translation>
            <numerusform>%n measured epoch</numerusform>
            <numerusform>%n measured epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vantage::gui::WatchDialog</name>
    <message numerus="yes">
        <source>%n frame(s) looked at.</source>
        <translation>
            <numerusform>%n frame looked at.</numerusform>
            <numerusform>%n frames looked at.</numerusform>
        </translation>
    </message>
</context>
</TS>
