<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ajepa::CellMap</name>
    <message numerus="yes">
        <source>At most %1, %n cell(s) never</source>
        <translation>
            <numerusform>At most %1, %n cell never</numerusform>
            <numerusform>At most %1, %n cells never</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::ClipList</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n clip(s)</source>
        <translation>
            <numerusform>%1 of %n clip</numerusform>
            <numerusform>%1 of %n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::LaunchPanel</name>
    <message numerus="yes">
        <source> And %n more.</source>
        <translation>
            <numerusform> And %n more.</numerusform>
            <numerusform> And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::ListenPage</name>
    <message numerus="yes">
        <source>Nearest of %n clip(s)</source>
        <translation>
            <numerusform>Nearest of %n clip</numerusform>
            <numerusform>Nearest of %n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::ListenPanel</name>
    <message numerus="yes">
        <source>%n time segment(s)</source>
        <translation>
            <numerusform>%n time segment</numerusform>
            <numerusform>%n time segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) can be searched.</source>
        <translation>
            <numerusform>%n clip can be searched.</numerusform>
            <numerusform>%n clips can be searched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read.</source>
        <translation>
            <numerusform>%n could not be read.</numerusform>
            <numerusform>%n could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::MaskPanel</name>
    <message numerus="yes">
        <source>%n constraint(s) dropped: with all targets hidden, 20 tries left no context of as many patches as Min keep asks for.</source>
        <translation>
            <numerusform>%n constraint dropped: with all targets hidden, 20 tries left no context of as many patches as Min keep asks for.</numerusform>
            <numerusform>%n constraints dropped: with all targets hidden, 20 tries left no context of as many patches as Min keep asks for.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::StatusStrip</name>
    <message numerus="yes">
        <source>CPU, %n thread(s)</source>
        <translation>
            <numerusform>CPU, %n thread</numerusform>
            <numerusform>CPU, %n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClipLoader</name>
    <message numerus="yes">
        <source>normalised over the first %Ln clip(s)</source>
        <translation>
            <numerusform>normalised over the first clip</numerusform>
            <numerusform>normalised over the first %Ln clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::HeaderBar</name>
    <message numerus="yes">
        <source>%1 · %Ln clip(s)</source>
        <translation>
            <numerusform>%1 · %Ln clip</numerusform>
            <numerusform>%1 · %Ln clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::ImportReportView</name>
    <message numerus="yes">
        <source>%Ln clip(s), %1</source>
        <comment>count and duration</comment>
        <translation>
            <numerusform>%Ln clip, %1</numerusform>
            <numerusform>%Ln clips, %1</numerusform>
        </translation>
    </message>
</context>
</TS>
