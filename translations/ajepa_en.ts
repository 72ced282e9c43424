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
    <name>ajepa::ForecastView</name>
    <message numerus="yes">
        <source>Time: %1 at %2 clips/s, as %n run(s) of the same work on this machine.</source>
        <translation>
            <numerusform>Time: %1 at %2 clips/s, as %n run of the same work on this machine.</numerusform>
            <numerusform>Time: %1 at %2 clips/s, as %n runs of the same work on this machine.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::GridDialog</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) could not start. %1: %2</source>
        <translation>
            <numerusform>%n run could not start. %1: %2</numerusform>
            <numerusform>%n runs could not start. %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n to the queue</source>
        <translation>
            <numerusform>Add %n to the queue</numerusform>
            <numerusform>Add %n to the queue</numerusform>
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
    <name>ajepa::MainWindow</name>
    <message numerus="yes">
        <source>%n more wait(s) in the queue, and will wait there.</source>
        <translation>
            <numerusform>%n more waits in the queue, and will wait there.</numerusform>
            <numerusform>%n more wait in the queue, and will wait there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::QueueView</name>
    <message numerus="yes">
        <source>Queue · %n held</source>
        <translation>
            <numerusform>Queue · %n held</numerusform>
            <numerusform>Queue · %n held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Queue · %n waiting</source>
        <translation>
            <numerusform>Queue · %n waiting</numerusform>
            <numerusform>Queue · %n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed. Put back</source>
        <translation>
            <numerusform>%n removed. Put back</numerusform>
            <numerusform>%n removed. Put back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::RunProgress</name>
    <message numerus="yes">
        <source>%n checkpoint(s), the newest at step %1</source>
        <translation>
            <numerusform>%n checkpoint, the newest at step %1</numerusform>
            <numerusform>%n checkpoints, the newest at step %1</numerusform>
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
<context>
    <name>ajepa::CurveOverlay</name>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 of %n run</numerusform>
            <numerusform>%1 of %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::MaskDrawView</name>
    <message numerus="yes">
        <source>%n constraint(s) dropped: with all targets hidden, 20 tries left no context of as many patches as Min keep asks for.</source>
        <translation>
            <numerusform>%n constraint dropped: with all targets hidden, 20 tries left no context of as many patches as Min keep asks for.</numerusform>
            <numerusform>%n constraints dropped: with all targets hidden, 20 tries left no context of as many patches as Min keep asks for.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::RunNotesView</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::RunShelf</name>
    <message numerus="yes">
        <source>%n run(s) moved to the trash.</source>
        <translation>
            <numerusform>%n run moved to the trash.</numerusform>
            <numerusform>%n runs moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) taken back.</source>
        <translation>
            <numerusform>%n run taken back.</numerusform>
            <numerusform>%n runs taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::RunTableModel</name>
    <message numerus="yes">
        <source>The nearest preset; %n setting(s) differ.</source>
        <translation>
            <numerusform>The nearest preset; %n setting differs.</numerusform>
            <numerusform>The nearest preset; %n settings differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::RunsPage</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 of %n run</numerusform>
            <numerusform>%1 of %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) archived.</source>
        <translation>
            <numerusform>%n run archived.</numerusform>
            <numerusform>%n runs archived.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) back from the archive.</source>
        <translation>
            <numerusform>%n run back from the archive.</numerusform>
            <numerusform>%n runs back from the archive.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) and their checkpoints are deleted for good. This cannot be taken back.</source>
        <translation>
            <numerusform>%n run and its checkpoints are deleted for good. This cannot be taken back.</numerusform>
            <numerusform>%n runs and their checkpoints are deleted for good. This cannot be taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are in the clipboard as CSV.</source>
        <translation>
            <numerusform>%n run is in the clipboard as CSV.</numerusform>
            <numerusform>%n runs are in the clipboard as CSV.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::EvaluationDialog</name>
    <message numerus="yes">
        <source>The newest checkpoint of %n run(s) is measured on labelled clips. What trains in this window waits meanwhile.</source>
        <translation>
            <numerusform>The newest checkpoint of %n run is measured on labelled clips. What trains in this window waits meanwhile.</numerusform>
            <numerusform>The newest checkpoints of %n runs are measured on labelled clips. What trains in this window waits meanwhile.</numerusform>
        </translation>
    </message>
</context>
</TS>
