<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AppOptions</name>
    <message>
        <source>Workbench for joint-embedding predictive learning on sound.</source>
        <translation>Werkbank für vorhersagendes Lernen in gemeinsamen Einbettungen auf Klang.</translation>
    </message>
    <message>
        <source>Corpus folder, or &quot;demo&quot; for the built-in sounds.</source>
        <translation>Ordner eines Korpus, oder „demo“ für die eingebauten Klänge.</translation>
    </message>
    <message>
        <source>Folder where runs are made.</source>
        <translation>Ordner, in dem Läufe angelegt werden.</translation>
    </message>
    <message>
        <source>Workspace to open: start, train, masks or listen.</source>
        <translation>Arbeitsbereich, der geöffnet wird: start, train, masks oder listen.</translation>
    </message>
    <message>
        <source>There is no page &quot;%1&quot;: use start, train, masks or listen.</source>
        <translation>Es gibt keine Seite „%1“: möglich sind start, train, masks und listen.</translation>
    </message>
</context>
<context>
    <name>ClipLoader</name>
    <message>
        <source>not normalised</source>
        <translation>nicht normalisiert</translation>
    </message>
    <message>
        <source>normalised as at step %1 of the run</source>
        <translation>normalisiert wie bei Schritt %1 des Laufs</translation>
    </message>
    <message>
        <source>normalised over the first %1 clips</source>
        <translation>normalisiert über die ersten %1 Clips</translation>
    </message>
</context>
<context>
    <name>ColourMap</name>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Inferno</source>
        <translation>Inferno</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Inverted grey</source>
        <translation>Grau, umgekehrt</translation>
    </message>
</context>
<context>
    <name>CorpusNames</name>
    <message>
        <source>Demo sounds</source>
        <translation>Demoklänge</translation>
    </message>
</context>
<context>
    <name>MachineAdvice</name>
    <message>
        <source>The folder of runs cannot be written: %1. Choose another one in the menu.</source>
        <translation>In den Ordner der Läufe kann nicht geschrieben werden: %1. Im Menü lässt sich ein anderer wählen.</translation>
    </message>
    <message>
        <source>Only %1 are free where the runs are written.</source>
        <translation>Wo die Läufe geschrieben werden, sind nur %1 frei.</translation>
    </message>
</context>
<context>
    <name>NumberText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T %2 h</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Byte</translation>
    </message>
</context>
<context>
    <name>RunLog</name>
    <message>
        <source>checkpoint at step %1 saved in %2</source>
        <translation>Kontrollpunkt bei Schritt %1 in %2 gespeichert</translation>
    </message>
    <message>
        <source>no checkpoint at step %1: %2</source>
        <translation>kein Kontrollpunkt bei Schritt %1: %2</translation>
    </message>
    <message>
        <source>%1 at step %2: %3</source>
        <translation>%1 bei Schritt %2: %3</translation>
    </message>
    <message>
        <source>epoch %1 done at step %2</source>
        <translation>Epoche %1 bei Schritt %2 beendet</translation>
    </message>
    <message>
        <source>the representation may be collapsing: %1</source>
        <translation>die Repräsentation fällt womöglich zusammen: %1</translation>
    </message>
</context>
<context>
    <name>StateBadge</name>
    <message>
        <source>queued</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>bereitet vor</translation>
    </message>
    <message>
        <source>training</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
</context>
<context>
    <name>ValueUnit</name>
    <message>
        <source>ln energy</source>
        <translation>ln Energie</translation>
    </message>
    <message>
        <source>normalised</source>
        <translation>normalisiert</translation>
    </message>
    <message>
        <source>dB re max</source>
        <translation>dB re max</translation>
    </message>
</context>
<context>
    <name>ajepa::ClipList</name>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Filter by label or name</source>
        <translation>Nach Klasse oder Name filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n Clip</numerusform>
            <numerusform>%n Clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n clip(s)</source>
        <translation>
            <numerusform>%1 von %n Clip</numerusform>
            <numerusform>%1 von %n Clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::ColourBar</name>
    <message>
        <source>Colour scale. Right-click: colour map, exact limits.</source>
        <translation>Farbskala. Rechtsklick: Farben, genaue Grenzen.</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>%1 to %2, %3, colour map %4</source>
        <translation>%1 bis %2, %3, Farben %4</translation>
    </message>
    <message>
        <source>Set limits…</source>
        <translation>Grenzen setzen …</translation>
    </message>
    <message>
        <source>Reset limits</source>
        <translation>Grenzen zurücksetzen</translation>
    </message>
    <message>
        <source>Limits of the colour scale</source>
        <translation>Grenzen der Farbskala</translation>
    </message>
    <message>
        <source>Lowest, %1</source>
        <translation>Unterste, %1</translation>
    </message>
    <message>
        <source>Highest, %1</source>
        <translation>Oberste, %1</translation>
    </message>
</context>
<context>
    <name>ajepa::ConfigForm</name>
    <message>
        <source>Search all settings</source>
        <translation>Alle Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
    <message>
        <source>The sentence about a setting appears here while it has the keyboard.</source>
        <translation>Hier steht der Satz zu der Einstellung, die gerade bearbeitet wird.</translation>
    </message>
    <message>
        <source>%1 Unit: %2.</source>
        <translation>%1 Einheit: %2.</translation>
    </message>
</context>
<context>
    <name>ajepa::ConfigRow</name>
    <message>
        <source>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;%2&lt;/p&gt;</source>
        <translation>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;%2&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>Changed; the preset has %1</source>
        <translation>Geändert; die Vorlage hat %1</translation>
    </message>
</context>
<context>
    <name>ajepa::HeaderBar</name>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Open or import…</source>
        <translation>Öffnen oder einlesen …</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>opening…</source>
        <translation>wird geöffnet …</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>keiner offen</translation>
    </message>
    <message>
        <source>%1 · %2 clips</source>
        <translation>%1 · %2 Clips</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>keiner gewählt</translation>
    </message>
    <message>
        <source>%1 · step %2/%3</source>
        <translation>%1 · Schritt %2/%3</translation>
    </message>
</context>
<context>
    <name>ajepa::ImportDialog</name>
    <message>
        <source>Import a corpus</source>
        <translation>Korpus einlesen</translation>
    </message>
    <message>
        <source>A corpus is a list of clips with their labels and folds. The sounds stay where they are unless they are copied.</source>
        <translation>Ein Korpus ist eine Liste von Clips mit Klassen und Faltungen. Die Klänge bleiben, wo sie sind, wenn sie nicht kopiert werden.</translation>
    </message>
    <message>
        <source>Folder of sounds, or a CSV or TSV table</source>
        <translation>Ordner mit Klängen, oder eine CSV- oder TSV-Tabelle</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>Tabelle …</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Find out by itself</source>
        <translation>Selbst herausfinden</translation>
    </message>
    <message>
        <source>Folder of sounds, no labels</source>
        <translation>Ordner mit Klängen, ohne Klassen</translation>
    </message>
    <message>
        <source>A folder for each class</source>
        <translation>Ein Ordner je Klasse</translation>
    </message>
    <message>
        <source>Table with path, label, fold, split, group</source>
        <translation>Tabelle mit Pfad, Klasse, Faltung, Teil, Gruppe</translation>
    </message>
    <message>
        <source>ESC-10 or ESC-50</source>
        <translation>ESC-10 oder ESC-50</translation>
    </message>
    <message>
        <source>Free Spoken Digit Dataset</source>
        <translation>Free Spoken Digit Dataset</translation>
    </message>
    <message>
        <source>Speech Commands</source>
        <translation>Speech Commands</translation>
    </message>
    <message>
        <source>AudioSet manifest (JSON) with label table</source>
        <translation>AudioSet-Manifest (JSON) mit Tabelle der Klassen</translation>
    </message>
    <message>
        <source>Copy the sounds into the corpus</source>
        <translation>Klänge in den Korpus kopieren</translation>
    </message>
    <message>
        <source>&amp;Sounds</source>
        <translation>&amp;Klänge</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;Make the corpus in</source>
        <translation>Korpus &amp;anlegen in</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Every sound is read once. Unreadable ones are reported and left out.</source>
        <translation>Jeder Klang wird einmal gelesen. Unlesbare werden gemeldet und ausgelassen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Use this corpus</source>
        <translation>Diesen Korpus nehmen</translation>
    </message>
    <message>
        <source>Table of clips</source>
        <translation>Tabelle der Clips</translation>
    </message>
    <message>
        <source>Folder of sounds</source>
        <translation>Ordner mit Klängen</translation>
    </message>
    <message>
        <source>Tables and manifests (*.csv *.tsv *.json)</source>
        <translation>Tabellen und Manifeste (*.csv *.tsv *.json)</translation>
    </message>
    <message>
        <source>Folder of the corpus</source>
        <translation>Ordner des Korpus</translation>
    </message>
    <message>
        <source>Choose a folder or table of sounds, and where to make the corpus.</source>
        <translation>Zu wählen sind ein Ordner oder eine Tabelle mit Klängen und ein Ort für den Korpus.</translation>
    </message>
    <message>
        <source>Looking for sounds…</source>
        <translation>Sucht nach Klängen …</translation>
    </message>
    <message>
        <source>Reading sound %1 of %2</source>
        <translation>Liest Klang %1 von %2</translation>
    </message>
</context>
<context>
    <name>ajepa::ImportReportView</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Problems of the import</source>
        <translation>Befunde beim Einlesen</translation>
    </message>
    <message>
        <source>%1 clips, %2 hours</source>
        <translation>%1 Clips, %2 Stunden</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>Faltungen</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Sample rates</source>
        <translation>Abtastraten</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>No problems found</source>
        <translation>Keine Befunde</translation>
    </message>
    <message>
        <source>%1 findings, %2 files left out</source>
        <translation>%1 Befunde, %2 Dateien ausgelassen</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
</context>
<context>
    <name>ajepa::KeyReference</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
</context>
<context>
    <name>ajepa::LaunchPanel</name>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Name of the run&apos;s folder, behind the date</source>
        <translation>Name des Ordners, hinter dem Datum</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>The same run on a terminal</source>
        <translation>Derselbe Lauf im Terminal</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Go to the setting</source>
        <translation>Zur Einstellung</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start the training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Open a corpus first.</source>
        <translation>Zuerst einen Korpus öffnen.</translation>
    </message>
    <message numerus="yes">
        <source> And %n more.</source>
        <translation>
            <numerusform> Und %n weitere Sache.</numerusform>
            <numerusform> Und %n weitere Sachen.</numerusform>
        </translation>
    </message>
    <message>
        <source>About %1 epochs. Needs %2 of memory and %3 of disk.</source>
        <translation>Etwa %1 Epochen. Braucht %2 Speicher und %3 Platte.</translation>
    </message>
</context>
<context>
    <name>ajepa::ListenPage</name>
    <message>
        <source>Open a sound…</source>
        <translation>Klang öffnen …</translation>
    </message>
    <message>
        <source>Any sound file can be the query. It can also be dropped on this page.</source>
        <translation>Jede Klangdatei kann die Anfrage sein. Sie lässt sich auch hierher ziehen.</translation>
    </message>
    <message>
        <source>The nearest neighbours of a sound are looked for in a corpus.</source>
        <translation>Die nächsten Nachbarn eines Klangs werden in einem Korpus gesucht.</translation>
    </message>
    <message>
        <source>Open or import a corpus</source>
        <translation>Korpus öffnen oder einlesen</translation>
    </message>
    <message>
        <source>Neighbours are found by what a training has learned. Choose a run above, or train a small one; minutes are enough to hear a difference.</source>
        <translation>Nachbarn findet, was ein Training gelernt hat. Oben einen Lauf wählen oder einen kleinen trainieren; nach Minuten ist ein Unterschied zu hören.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Nearest neighbours</source>
        <translation>Nächste Nachbarn</translation>
    </message>
    <message>
        <source>Cancelled. Without an index there are no neighbours.</source>
        <translation>Abgebrochen. Ohne Index gibt es keine Nachbarn.</translation>
    </message>
    <message>
        <source>Play the query, or stop</source>
        <translation>Anfrage spielen oder anhalten</translation>
    </message>
    <message>
        <source>Play over and over</source>
        <translation>Immer wieder spielen</translation>
    </message>
    <message>
        <source>Open a sound</source>
        <translation>Klang öffnen</translation>
    </message>
    <message>
        <source>To the neighbours</source>
        <translation>Zu den Nachbarn</translation>
    </message>
    <message>
        <source>To the clips</source>
        <translation>Zu den Clips</translation>
    </message>
    <message>
        <source>This run has no checkpoint yet. It writes the first one when training starts.</source>
        <translation>Dieser Lauf hat noch keinen Kontrollpunkt. Den ersten schreibt er, wenn das Training beginnt.</translation>
    </message>
    <message>
        <source>The engine is being loaded.</source>
        <translation>Der Trainingskern wird geladen.</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.ogg *.opus *.mp3 *.aiff *.aif *.w64 *.rf64);;All files (*)</source>
        <translation>Klänge (*.wav *.flac *.ogg *.opus *.mp3 *.aiff *.aif *.w64 *.rf64);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>As the encoder gets it, %1 at a time, %2.</source>
        <translation>Wie der Kodierer es bekommt, je %1, %2.</translation>
    </message>
    <message>
        <source>As the encoder gets it, %1.</source>
        <translation>Wie der Kodierer es bekommt, %1.</translation>
    </message>
    <message numerus="yes">
        <source>Nearest of %n clip(s)</source>
        <translation>
            <numerusform>Nächste von %n Clip</numerusform>
            <numerusform>Nächste von %n Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>Space: the query   J, K: next and play   1–9: rank   Enter: again</source>
        <translation>Leertaste: die Anfrage   J, K: weiter und abspielen   1–9: Rang   Eingabe: noch einmal</translation>
    </message>
</context>
<context>
    <name>ajepa::ListenPanel</name>
    <message>
        <source>Look for newer checkpoints</source>
        <translation>Nach neueren Kontrollpunkten sehen</translation>
    </message>
    <message>
        <source>Mean over time</source>
        <translation>Mittel über die Zeit</translation>
    </message>
    <message numerus="yes">
        <source>%n time segment(s)</source>
        <translation>
            <numerusform>%n Zeitabschnitt</numerusform>
            <numerusform>%n Zeitabschnitte</numerusform>
        </translation>
    </message>
    <message>
        <source>Short sounds such as spoken words need time: segments keep their order.</source>
        <translation>Kurze Klänge wie gesprochene Wörter brauchen Zeit: Abschnitte behalten ihre Reihenfolge.</translation>
    </message>
    <message>
        <source>Representation</source>
        <translation>Repräsentation</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Kontrollpunkt</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Kodierer</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Newest: step %1</source>
        <translation>Neuester: Schritt %1</translation>
    </message>
    <message>
        <source>Step 0, untrained</source>
        <translation>Schritt 0, untrainiert</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Embedding clips: %1 of %2</source>
        <translation>Bettet Clips ein: %1 von %2</translation>
    </message>
    <message>
        <source>Loading the checkpoint</source>
        <translation>Lädt den Kontrollpunkt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) can be searched.</source>
        <translation>
            <numerusform>%n Clip ist durchsuchbar.</numerusform>
            <numerusform>%n Clips sind durchsuchbar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read.</source>
        <translation>
            <numerusform>%n war nicht lesbar.</numerusform>
            <numerusform>%n waren nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Build the index</source>
        <translation>Index bauen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>nearest share the query&apos;s label</source>
        <translation>nächste teilen die Klasse der Anfrage</translation>
    </message>
    <message>
        <source>Target encoder</source>
        <translation>Ziel-Encoder</translation>
    </message>
    <message>
        <source>Context encoder</source>
        <translation>Kontext-Encoder</translation>
    </message>
    <message>
        <source>The context encoder is trained; the target encoder is its moving average. In short trainings the context encoder is ahead.</source>
        <translation>Der Kontext-Encoder wird trainiert; der Ziel-Encoder ist sein gleitendes Mittel. In kurzen Trainings ist der Kontext-Encoder voraus.</translation>
    </message>
</context>
<context>
    <name>ajepa::LogView</name>
    <message>
        <source>Log of the run</source>
        <translation>Protokoll des Laufs</translation>
    </message>
    <message>
        <source>The log of the run appears here.</source>
        <translation>Hier erscheint das Protokoll des Laufs.</translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
</context>
<context>
    <name>ajepa::MainWindow</name>
    <message>
        <source>A-JEPA Workbench</source>
        <translation>A-JEPA Workbench</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Open or import a corpus…</source>
        <translation>Korpus öffnen oder einlesen …</translation>
    </message>
    <message>
        <source>Folder of runs…</source>
        <translation>Ordner der Läufe …</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Schreibtisch</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Training is not possible: %1</source>
        <translation>Training ist nicht möglich: %1</translation>
    </message>
    <message>
        <source>A run is training</source>
        <translation>Ein Lauf trainiert</translation>
    </message>
    <message>
        <source>Closing the window stops the run. A checkpoint is saved first, and it can be continued later.</source>
        <translation>Mit dem Fenster endet der Lauf. Vorher wird ein Kontrollpunkt gespeichert; er lässt sich später fortsetzen.</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Anhalten und speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Folder of runs</source>
        <translation>Ordner der Läufe</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Hören</translation>
    </message>
</context>
<context>
    <name>ajepa::MaskPanel</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Use in a new run</source>
        <translation>In einem neuen Lauf nutzen</translation>
    </message>
    <message>
        <source>This draw</source>
        <translation>Diese Ziehung</translation>
    </message>
    <message>
        <source>context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>targets together</source>
        <translation>Ziele zusammen</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>Settings of %1. Changes here are for looking; nothing that trains is touched.</source>
        <translation>Einstellungen von %1. Änderungen hier dienen dem Ansehen; was trainiert, bleibt unberührt.</translation>
    </message>
    <message>
        <source>The curriculum drew time-frequency masks; it schedules them for %1 of the steps here.</source>
        <translation>Das Curriculum zog Zeit-Frequenz-Masken; hier sind sie für %1 der Schritte vorgesehen.</translation>
    </message>
    <message>
        <source>The curriculum drew block masks; it schedules time-frequency masks for %1 of the steps here.</source>
        <translation>Das Curriculum zog Blockmasken; Zeit-Frequenz-Masken sind hier für %1 der Schritte vorgesehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n constraint(s) dropped to find a context.</source>
        <translation>
            <numerusform>%n Bedingung fallen gelassen, um einen Kontext zu finden.</numerusform>
            <numerusform>%n Bedingungen fallen gelassen, um einen Kontext zu finden.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 × %2 patches, time × frequency.</source>
        <translation>%1 × %2 Patches, Zeit × Frequenz.</translation>
    </message>
</context>
<context>
    <name>ajepa::MasksPage</name>
    <message>
        <source>The masks of a training are drawn over the clips of a corpus.</source>
        <translation>Die Masken eines Trainings werden über die Clips eines Korpus gezeichnet.</translation>
    </message>
    <message>
        <source>Open or import a corpus</source>
        <translation>Korpus öffnen oder einlesen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Spielen oder Pause</translation>
    </message>
    <message>
        <source>Play over and over</source>
        <translation>Immer wieder spielen</translation>
    </message>
    <message>
        <source>Masks on or off</source>
        <translation>Masken ein oder aus</translation>
    </message>
    <message>
        <source>Other drawing of masks</source>
        <translation>Andere Zeichnung der Masken</translation>
    </message>
    <message>
        <source>Patch grid on or off</source>
        <translation>Patchgitter ein oder aus</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Neuer Startwert</translation>
    </message>
    <message>
        <source>Last seed again</source>
        <translation>Voriger Startwert</translation>
    </message>
    <message>
        <source>Earlier step</source>
        <translation>Früherer Schritt</translation>
    </message>
    <message>
        <source>Later step</source>
        <translation>Späterer Schritt</translation>
    </message>
    <message>
        <source>the Train form</source>
        <translation>dem Trainingsformular</translation>
    </message>
    <message>
        <source>the run %1</source>
        <translation>dem Lauf %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>training step</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Patch grid</source>
        <translation>Patchgitter</translation>
    </message>
    <message>
        <source>Targets outlined</source>
        <translation>Ziele umrandet</translation>
    </message>
    <message>
        <source>As in Audio-JEPA</source>
        <translation>Wie bei Audio-JEPA</translation>
    </message>
    <message>
        <source>How masks are drawn</source>
        <translation>Wie Masken gezeichnet werden</translation>
    </message>
    <message>
        <source>How masks are drawn (Shift+M)</source>
        <translation>Wie Masken gezeichnet werden (Umschalt+M)</translation>
    </message>
    <message>
        <source>Lines between the patches (G)</source>
        <translation>Linien zwischen den Patches (G)</translation>
    </message>
    <message>
        <source>As the network gets it: %1 frames × %2 mel bands, %3</source>
        <translation>Wie das Netz es bekommt: %1 Frames × %2 Mel-Bänder, %3</translation>
    </message>
    <message>
        <source>; %1 to %2 of %3</source>
        <translation>; %1 bis %2 von %3</translation>
    </message>
    <message>
        <source>; padding from frame %1 on</source>
        <translation>; ab Frame %1 aufgefüllt</translation>
    </message>
</context>
<context>
    <name>ajepa::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verbergen</translation>
    </message>
</context>
<context>
    <name>ajepa::MetricPlot</name>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>%1: no values yet</source>
        <translation>%1: noch keine Werte</translation>
    </message>
    <message>
        <source>%1: %2 at step %3</source>
        <translation>%1: %2 bei Schritt %3</translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation>Schritt %1: %2</translation>
    </message>
</context>
<context>
    <name>ajepa::NavigationRail</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ajepa::NeighbourList</name>
    <message>
        <source>Nearest neighbours</source>
        <translation>Nächste Nachbarn</translation>
    </message>
</context>
<context>
    <name>ajepa::NeighbourModel</name>
    <message>
        <source>%1: %2, similarity %3</source>
        <translation>%1: %2, Ähnlichkeit %3</translation>
    </message>
</context>
<context>
    <name>ajepa::PlaybackSession</name>
    <message>
        <source>looking for an audio device</source>
        <translation>sucht ein Audiogerät</translation>
    </message>
</context>
<context>
    <name>ajepa::RunListModel</name>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>step %1/%2</source>
        <translation>Schritt %1/%2</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>%1 · %2 · loss %3</source>
        <translation>%1 · %2 · Verlust %3</translation>
    </message>
    <message>
        <source>%1 · %2/%3</source>
        <translation>%1 · %2/%3</translation>
    </message>
</context>
<context>
    <name>ajepa::RunMonitor</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Anhalten und behalten</translation>
    </message>
    <message>
        <source>Checkpoint now</source>
        <translation>Kontrollpunkt jetzt</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Finish the step, save a checkpoint, and end. The run can be continued.</source>
        <translation>Den Schritt beenden, einen Kontrollpunkt speichern und enden. Der Lauf lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>Train on from the newest verified checkpoint.</source>
        <translation>Vom neuesten geprüften Kontrollpunkt aus weiter trainieren.</translation>
    </message>
    <message>
        <source>Pause or resume the run</source>
        <translation>Lauf anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Step width of the optimiser.</source>
        <translation>Schrittweite des Optimierers.</translation>
    </message>
    <message>
        <source>EMA</source>
        <translation>EMA</translation>
    </message>
    <message>
        <source>Share of its old weights that the target encoder keeps each step.</source>
        <translation>Anteil der alten Gewichte, den der Zielkodierer je Schritt behält.</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>Curriculum</translation>
    </message>
    <message>
        <source>Share of steps with time-frequency masks since the last report.</source>
        <translation>Anteil der Schritte mit Zeit-Frequenz-Masken seit dem letzten Bericht.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Mean share of cells that the context encoder sees.</source>
        <translation>Mittlerer Anteil der Zellen, die der Kontextkodierer sieht.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>clips/s</source>
        <translation>Clips/s</translation>
    </message>
    <message>
        <source>Clips a second through the whole step.</source>
        <translation>Clips je Sekunde durch den ganzen Schritt.</translation>
    </message>
    <message>
        <source>Target deviation</source>
        <translation>Zielstreuung</translation>
    </message>
    <message>
        <source>Mean deviation of the target&apos;s dimensions over the probe clips. Towards 0 it collapses.</source>
        <translation>Mittlere Streuung der Zieldimensionen über die Probeclips. Gegen 0 fällt sie zusammen.</translation>
    </message>
    <message>
        <source>Effective rank</source>
        <translation>Effektiver Rang</translation>
    </message>
    <message>
        <source>How many dimensions the embeddings of the probe clips really use.</source>
        <translation>Wie viele Dimensionen die Einbettungen der Probeclips wirklich nutzen.</translation>
    </message>
    <message>
        <source>Mean cosine</source>
        <translation>Mittlerer Kosinus</translation>
    </message>
    <message>
        <source>Mean cosine between pairs of probe clips. Towards 1 they all look alike.</source>
        <translation>Mittlerer Kosinus zwischen Paaren von Probeclips. Gegen 1 sehen alle gleich aus.</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>No step yet</source>
        <translation>Noch kein Schritt</translation>
    </message>
    <message>
        <source>Step %1/%2 · epoch %3</source>
        <translation>Schritt %1/%2 · Epoche %3</translation>
    </message>
    <message>
        <source> · %1 clips/s · %2</source>
        <translation> · %1 Clips/s · %2</translation>
    </message>
    <message>
        <source> · %1 of training</source>
        <translation> · %1 trainiert</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Hält an …</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>Geht weiter …</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an …</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Speichert …</translation>
    </message>
</context>
<context>
    <name>ajepa::RunSession</name>
    <message>
        <source>pausing…</source>
        <translation>hält an …</translation>
    </message>
    <message>
        <source>resuming…</source>
        <translation>geht weiter …</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>hält an …</translation>
    </message>
    <message>
        <source>saving checkpoint…</source>
        <translation>speichert Kontrollpunkt …</translation>
    </message>
</context>
<context>
    <name>ajepa::SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>%1 to %2, %3, %4</source>
        <translation>%1 bis %2, %3, %4</translation>
    </message>
    <message>
        <source>band %1</source>
        <translation>Band %1</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>Rahmen %1</translation>
    </message>
    <message>
        <source>patch %1, %2</source>
        <translation>Patch %1, %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>value and its unit</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>ajepa::StartPage</name>
    <message>
        <source>A-JEPA Workbench</source>
        <translation>A-JEPA Workbench</translation>
    </message>
    <message>
        <source>Train networks that learn from sound without labels, see what they see, and listen to what they found.</source>
        <translation>Netze trainieren, die ohne Klassen aus Klang lernen; sehen, was sie sehen; hören, was sie gefunden haben.</translation>
    </message>
    <message>
        <source>Explore the demo sounds</source>
        <translation>Die Demoklänge erkunden</translation>
    </message>
    <message>
        <source>320 short sounds of eight families, made by the program itself. Listen, look at masks, train a small network.</source>
        <translation>320 kurze Klänge aus acht Familien, vom Programm selbst erzeugt. Anhören, Masken ansehen, ein kleines Netz trainieren.</translation>
    </message>
    <message>
        <source>Open or import a corpus</source>
        <translation>Korpus öffnen oder einlesen</translation>
    </message>
    <message>
        <source>A corpus folder, or any folder of WAV, FLAC, Ogg, Opus or MP3 files. It can be dropped here.</source>
        <translation>Ein Korpusordner, oder irgendein Ordner mit WAV-, FLAC-, Ogg-, Opus- oder MP3-Dateien. Er lässt sich hierher ziehen.</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>Each training leaves a run here, with its curves and checkpoints.</source>
        <translation>Jedes Training hinterlässt hier einen Lauf mit Kurven und Kontrollpunkten.</translation>
    </message>
    <message>
        <source>Set up a training</source>
        <translation>Training einrichten</translation>
    </message>
    <message>
        <source>Recent corpora</source>
        <translation>Letzte Korpora</translation>
    </message>
    <message>
        <source>The corpora that you open are listed here.</source>
        <translation>Hier stehen die geöffneten Korpora.</translation>
    </message>
    <message>
        <source>Corpus or folder of sounds</source>
        <translation>Korpus oder Ordner mit Klängen</translation>
    </message>
</context>
<context>
    <name>ajepa::StatusStrip</name>
    <message numerus="yes">
        <source>CPU, %n thread(s)</source>
        <translation>
            <numerusform>CPU, %n Faden</numerusform>
            <numerusform>CPU, %n Fäden</numerusform>
        </translation>
    </message>
    <message>
        <source>training, %1 clips/s · %2</source>
        <translation>trainiert, %1 Clips/s · %2</translation>
    </message>
    <message>
        <source>no training engine</source>
        <translation>kein Trainingskern</translation>
    </message>
    <message>
        <source>ready · LibTorch %1</source>
        <translation>bereit · LibTorch %1</translation>
    </message>
    <message>
        <source>loading LibTorch…</source>
        <translation>lädt LibTorch …</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::StepSlider</name>
    <message>
        <source>Training step</source>
        <translation>Trainingsschritt</translation>
    </message>
    <message>
        <source>Training step. The curve is the share of time-frequency masks that the curriculum schedules.</source>
        <translation>Trainingsschritt. Die Kurve ist der Anteil der Zeit-Frequenz-Masken, den das Curriculum vorsieht.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>ajepa::TrainPage</name>
    <message>
        <source>The run on screen appears here: its state, its curves, its log.
Choose a preset on the left, look at the settings on the right, and press Start.</source>
        <translation>Hier erscheint der gewählte Lauf: Zustand, Kurven, Protokoll.
Links eine Vorlage wählen, rechts die Einstellungen ansehen, dann Start.</translation>
    </message>
</context>
<context>
    <name>ajepa::TrainSidebar</name>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Runs that were started or queued are listed here.</source>
        <translation>Hier stehen gestartete und wartende Läufe.</translation>
    </message>
</context>
<context>
    <name>ajepa::TransportBar</name>
    <message>
        <source>Play over and over (Shift+Space)</source>
        <translation>Immer wieder spielen (Umschalt+Leertaste)</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Loudness of what is played</source>
        <translation>Lautstärke der Wiedergabe</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Spielen (Leertaste)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>position and length of a sound</comment>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>ajepa::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>still</translation>
    </message>
    <message>
        <source>peak
%1</source>
        <comment>peak of the waveform re full scale</comment>
        <translation>Spitze
%1</translation>
    </message>
</context>
</TS>
