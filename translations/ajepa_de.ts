<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AppOptions</name>
    <message>
        <source>Workbench for joint-embedding predictive learning on sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corpus folder, or &quot;demo&quot; for the built-in sounds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder where runs are made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace to open: start, train, masks or listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page &quot;%1&quot;: use start, train, masks or listen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CorpusNames</name>
    <message>
        <source>Demo sounds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MachineAdvice</name>
    <message>
        <source>The folder of runs cannot be written: %1. Choose another one in the menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 are free where the runs are written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunLog</name>
    <message>
        <source>checkpoint at step %1 saved in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no checkpoint at step %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at step %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch %1 done at step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the representation may be collapsing: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateBadge</name>
    <message>
        <source>queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::ConfigForm</name>
    <message>
        <source>Search all settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sentence about a setting appears here while it has the keyboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Unit: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::ConfigRow</name>
    <message>
        <source>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;%2&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed; the preset has %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::HeaderBar</name>
    <message>
        <source>Corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · step %2/%3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::ImportDialog</name>
    <message>
        <source>Import a corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A corpus is a list of clips with their labels and folds. The sounds stay where they are unless they are copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of sounds, or a CSV or TSV table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of sounds, no labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table with path, label, fold, split, group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ESC-10 or ESC-50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free Spoken Digit Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speech Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the sounds into the corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make the corpus in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every sound is read once. Unreadable ones are reported and left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder or table of sounds, and where to make the corpus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for sounds…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading sound %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::ImportReportView</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems of the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 clips, %2 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problems found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 findings, %2 files left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::KeyReference</name>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::LaunchPanel</name>
    <message>
        <source>Name of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the run&apos;s folder, behind the date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same run on a terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a corpus first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> And %n more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>About %1 epochs. Needs %2 of memory and %3 of disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::LogView</name>
    <message>
        <source>Log of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log of the run appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::MainWindow</name>
    <message>
        <source>A-JEPA Workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or import a corpus…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of runs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training is not possible: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing the window stops the run. A checkpoint is saved first, and it can be continued later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::MessageBar</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::MetricPlot</name>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no values yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 at step %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::NavigationRail</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::RunListModel</name>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1/%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · loss %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::RunMonitor</name>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish the step, save a checkpoint, and end. The run can be continued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on from the newest verified checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or resume the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step width of the optimiser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EMA momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of its old weights that the target encoder keeps each step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of steps with time-frequency masks since the last report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean share of cells that the context encoder sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clips/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips a second through the whole step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean deviation of the target&apos;s dimensions over the probe clips. Towards 0 it collapses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effective rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many dimensions the embeddings of the probe clips really use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean cosine between pairs of probe clips. Towards 1 they all look alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1/%2 · epoch %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 clips/s · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 of training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::RunSession</name>
    <message>
        <source>pausing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resuming…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saving checkpoint…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::StartPage</name>
    <message>
        <source>A-JEPA Workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train networks that learn from sound without labels, see what they see, and listen to what they found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore the demo sounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>320 short sounds of eight families, made by the program itself. Listen, look at masks, train a small network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or import a corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A corpus folder, or any folder of WAV, FLAC, Ogg, Opus or MP3 files. It can be dropped here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each training leaves a run here, with its curves and checkpoints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent corpora</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The corpora that you open are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corpus or folder of sounds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::StatusStrip</name>
    <message numerus="yes">
        <source>CPU, %n thread(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>training, %1 clips/s · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no training engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready · LibTorch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading LibTorch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::TrainPage</name>
    <message>
        <source>The run on screen appears here: its state, its curves, its log.
Choose a preset on the left, look at the settings on the right, and press Start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ajepa::TrainSidebar</name>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs that were started or queued are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
