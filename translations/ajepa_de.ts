<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Ablations</name>
    <message>
        <source>Model size (Table 2)</source>
        <translation>Modellgröße (Tabelle 2)</translation>
    </message>
    <message>
        <source>Encoders S, B and L. The paper has 46.1, 48.6 and 48.8 mAP on AudioSet-2M.</source>
        <translation>Encoder S, B und L. In der Arbeit 46,1, 48,6 und 48,8 mAP auf AudioSet-2M.</translation>
    </message>
    <message>
        <source>Masking strategy (Table 3)</source>
        <translation>Maskierung (Tabelle 3)</translation>
    </message>
    <message>
        <source>Curriculum from blocks to crosses, blocks only, and crosses to blocks. The paper has 48.6, 47.8 and 46.3.</source>
        <translation>Lehrplan von Blöcken zu Kreuzen, nur Blöcke, und von Kreuzen zu Blöcken. In der Arbeit 48,6, 47,8 und 46,3.</translation>
    </message>
    <message>
        <source>Regularized masking (Table 4)</source>
        <translation>Regularisierende Maskierung (Tabelle 4)</translation>
    </message>
    <message>
        <source>Fine-tuning with and without regularized masking. The paper has 48.6 and 48.1.</source>
        <translation>Feinabstimmung mit und ohne regularisierende Maskierung. In der Arbeit 48,6 und 48,1.</translation>
    </message>
    <message>
        <source>Predictor depth (Table 5)</source>
        <translation>Tiefe des Prädiktors (Tabelle 5)</translation>
    </message>
    <message>
        <source>8 and 16 blocks. The paper has 48.3 and 48.6.</source>
        <translation>8 und 16 Blöcke. In der Arbeit 48,3 und 48,6.</translation>
    </message>
    <message>
        <source>Predictor width (Table 6)</source>
        <translation>Breite des Prädiktors (Tabelle 6)</translation>
    </message>
    <message>
        <source>256, 512 and 768 features. The paper has 48.0, 48.6 and 48.5.</source>
        <translation>256, 512 und 768 Merkmale. In der Arbeit 48,0, 48,6 und 48,5.</translation>
    </message>
    <message>
        <source>Share of the data (Figure 6)</source>
        <translation>Anteil der Daten (Abbildung 6)</translation>
    </message>
    <message>
        <source>A tenth to all of the training clips, each part within the next; the paper has a figure only.</source>
        <translation>Ein Zehntel bis alle Trainingsclips, jeder Teil im nächsten enthalten; die Arbeit hat nur eine Abbildung.</translation>
    </message>
    <message>
        <source>Epochs (Figure 7)</source>
        <translation>Epochen (Abbildung 7)</translation>
    </message>
    <message>
        <source>8 to 32 epochs, schedules as long as the run. The paper has a figure only, level from 24 on.</source>
        <translation>8 bis 32 Epochen, Zeitpläne so lang wie der Lauf. Die Arbeit hat nur eine Abbildung, eben ab 24.</translation>
    </message>
    <message>
        <source>Curriculum function</source>
        <translation>Funktion des Lehrplans</translation>
    </message>
    <message>
        <source>All functions that lead from blocks to crosses, and the two that do not.</source>
        <translation>Alle Funktionen, die von Blöcken zu Kreuzen führen, und die zwei, die es nicht tun.</translation>
    </message>
    <message>
        <source>Hidden share</source>
        <translation>Verdeckter Anteil</translation>
    </message>
    <message>
        <source>Random cells instead of blocks, from two fifths hidden to nine tenths.</source>
        <translation>Zufällige Zellen statt Blöcken, von zwei Fünfteln verdeckt bis neun Zehnteln.</translation>
    </message>
</context>
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
        <source>Workspace to open: start, train, masks, listen or runs.</source>
        <translation>Arbeitsbereich, der geöffnet wird: start, train, masks, listen oder runs.</translation>
    </message>
    <message>
        <source>There is no page &quot;%1&quot;: use start, train, masks, listen or runs.</source>
        <translation>Es gibt keine Seite „%1“: möglich sind start, train, masks, listen und runs.</translation>
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
    <message numerus="yes">
        <source>normalised over the first %Ln clip(s)</source>
        <translation>
            <numerusform>normalisiert über den ersten Clip</numerusform>
            <numerusform>normalisiert über die ersten %Ln Clips</numerusform>
        </translation>
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
    <name>ConfigFields</name>
    <message>
        <source>TensorBoard files</source>
        <translation>TensorBoard-Dateien</translation>
    </message>
    <message>
        <source>Write the curves as TensorBoard event files, too, into the run&apos;s folder tensorboard.</source>
        <translation>Schreibt die Kurven auch als TensorBoard-Ereignisdateien in den Ordner tensorboard des Laufs.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Where training takes its features from: off computes them from the sounds; fp16 reads whole clips&apos; log-mel of half precision, made once a corpus, with mean and peak of the whole clip, crop and roll by whole frames, and gain as an offset in ln energy that leaves silence at the floor.</source>
        <translation>Woher das Training seine Merkmale nimmt: off berechnet sie aus den Klängen; fp16 liest das Log-Mel ganzer Clips in halber Genauigkeit, einmal je Korpus gemacht, mit Mittelwert und Spitze des ganzen Clips, Ausschnitt und Verschiebung um ganze Frames, und Pegel als Versatz in ln Energie, der die Stille am Grundpegel lässt.</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>Corpus folder to learn from, or &quot;demo:SEED:CLIPS&quot; for the sounds that the program renders itself.</source>
        <translation>Ordner des Korpus, aus dem gelernt wird, oder „demo:SEED:CLIPS“ für die Klänge, die das Programm selbst erzeugt.</translation>
    </message>
    <message>
        <source>Training split</source>
        <translation>Trainingsteil</translation>
    </message>
    <message>
        <source>Split of the corpus that is used for training; a corpus without splits trains on all its clips.</source>
        <translation>Teil des Korpus, mit dem trainiert wird; ein Korpus ohne Teile trainiert mit allen Clips.</translation>
    </message>
    <message>
        <source>Held out folds</source>
        <translation>Zurückgehaltene Gruppen</translation>
    </message>
    <message>
        <source>Folds or groups that do not train, separated by commas; fine-tuning is tested on them. Empty leaves none out.</source>
        <translation>Falten oder Gruppen, die nicht trainieren, durch Kommas getrennt; an ihnen wird die Feinabstimmung geprüft. Leer lässt keine weg.</translation>
    </message>
    <message>
        <source>Clip length</source>
        <translation>Cliplänge</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Longest part of a clip that is used; 0 takes what features.frames needs.</source>
        <translation>Längster Teil eines Clips, der benutzt wird; 0 nimmt, was features.frames braucht.</translation>
    </message>
    <message>
        <source>Remove mean</source>
        <translation>Mittelwert abziehen</translation>
    </message>
    <message>
        <source>Subtract the clip&apos;s mean from its samples before framing.</source>
        <translation>Zieht vor der Zerlegung in Frames den Mittelwert des Clips von seinen Abtastwerten ab.</translation>
    </message>
    <message>
        <source>Peak normalise</source>
        <translation>Auf Spitze normieren</translation>
    </message>
    <message>
        <source>Divide each clip by its largest magnitude, so that quiet and loud recordings look alike; silence stays silent.</source>
        <translation>Teilt jeden Clip durch seinen größten Betrag, sodass leise und laute Aufnahmen gleich aussehen; Stille bleibt still.</translation>
    </message>
    <message>
        <source>Random crop</source>
        <translation>Zufälliger Ausschnitt</translation>
    </message>
    <message>
        <source>Start clips that are longer than the input at a random place in training; otherwise they start at 0.</source>
        <translation>Beginnt Clips, die länger als die Eingabe sind, im Training an zufälliger Stelle; sonst beginnen sie bei 0.</translation>
    </message>
    <message>
        <source>Cyclic roll</source>
        <translation>Zyklisch drehen</translation>
    </message>
    <message>
        <source>Rotate each waveform by a random number of samples in training.</source>
        <translation>Verschiebt jede Wellenform im Training zyklisch um eine zufällige Zahl von Abtastwerten.</translation>
    </message>
    <message>
        <source>Gain jitter</source>
        <translation>Pegelstreuung</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>Change each clip&apos;s level in training by a random gain between minus and plus this value; 0 leaves it.</source>
        <translation>Ändert den Pegel jedes Clips im Training zufällig zwischen minus und plus diesem Wert; 0 lässt ihn.</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>Sample rate of the front-end; every clip is resampled to it.</source>
        <translation>Abtastrate der Merkmalsberechnung; jeder Clip wird auf sie umgerechnet.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Abtastwerte</translation>
    </message>
    <message>
        <source>Length of the analysis window.</source>
        <translation>Länge des Analysefensters.</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>Distance between two frames.</source>
        <translation>Abstand zweier Frames.</translation>
    </message>
    <message>
        <source>Mel bands</source>
        <translation>Mel-Bänder</translation>
    </message>
    <message>
        <source>bands</source>
        <translation>Bänder</translation>
    </message>
    <message>
        <source>Mel bands of the spectrogram, from lowest to highest frequency.</source>
        <translation>Mel-Bänder des Spektrogramms, von der tiefsten zur höchsten Frequenz.</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Frames of the network&apos;s input; shorter clips are padded, longer ones cut.</source>
        <translation>Frames der Eingabe des Netzes; kürzere Clips werden aufgefüllt, längere gekürzt.</translation>
    </message>
    <message>
        <source>Lowest frequency</source>
        <translation>Tiefste Frequenz</translation>
    </message>
    <message>
        <source>Lower edge of the lowest mel band.</source>
        <translation>Untere Kante des tiefsten Mel-Bandes.</translation>
    </message>
    <message>
        <source>Highest frequency</source>
        <translation>Höchste Frequenz</translation>
    </message>
    <message>
        <source>Upper edge of the highest mel band; 0 means half the sample rate.</source>
        <translation>Obere Kante des höchsten Mel-Bandes; 0 heißt halbe Abtastrate.</translation>
    </message>
    <message>
        <source>Pre-emphasis</source>
        <translation>Höhenanhebung</translation>
    </message>
    <message>
        <source>Pre-emphasis filter x[n] - p x[n-1] of each frame; 0 switches it off.</source>
        <translation>Filter zur Höhenanhebung x[n] - p x[n-1] in jedem Frame; 0 schaltet es ab.</translation>
    </message>
    <message>
        <source>Pad with</source>
        <translation>Auffüllen mit</translation>
    </message>
    <message>
        <source>What fills the frames after a short clip: log energy zero as in the papers, which is louder than average, or the floor of silence.</source>
        <translation>Was die Frames nach einem kurzen Clip füllt: logarithmierte Energie null wie in den Arbeiten, was lauter als der Durchschnitt ist, oder der Grundpegel der Stille.</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>Normierung</translation>
    </message>
    <message>
        <source>How log-mel values are scaled: not at all, by one mean and deviation, or by those of each mel band over the training part.</source>
        <translation>Wie Log-Mel-Werte skaliert werden: gar nicht, mit einem Mittelwert und einer Abweichung, oder mit denen jedes Mel-Bandes über den Trainingsteil.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>ln energy</source>
        <translation>ln Energie</translation>
    </message>
    <message>
        <source>Mean for global normalisation; used only if features.deviation is above 0.</source>
        <translation>Mittelwert der globalen Normierung; gilt nur, wenn features.deviation über 0 liegt.</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Deviation for global normalisation; 0 measures mean and deviation over the training part.</source>
        <translation>Abweichung der globalen Normierung; 0 misst Mittelwert und Abweichung über den Trainingsteil.</translation>
    </message>
    <message>
        <source>Deviations per unit</source>
        <translation>Abweichungen je Einheit</translation>
    </message>
    <message>
        <source>Standard deviations that become one unit of the network&apos;s input; AudioMAE and A-JEPA use 2.</source>
        <translation>Standardabweichungen, die eine Einheit der Eingabe des Netzes ergeben; AudioMAE und A-JEPA nehmen 2.</translation>
    </message>
    <message>
        <source>Mask strategy</source>
        <translation>Maskenart</translation>
    </message>
    <message>
        <source>What is hidden: random cells, blocks, time-frequency crosses, or the curriculum from blocks to crosses.</source>
        <translation>Was verdeckt wird: zufällige Zellen, Blöcke, Zeit-Frequenz-Kreuze, oder der Lehrplan von Blöcken zu Kreuzen.</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>How block sizes are read: relative to the grid&apos;s own shape, or by I-JEPA&apos;s rule for square grids word for word.</source>
        <translation>Wie Blockgrößen zu lesen sind: im Verhältnis zur Form des Gitters, oder wörtlich nach der Regel von I-JEPA für quadratische Gitter.</translation>
    </message>
    <message>
        <source>Target blocks</source>
        <translation>Zielblöcke</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Target rectangles per clip of block masks.</source>
        <translation>Zielrechtecke je Clip bei Blockmasken.</translation>
    </message>
    <message>
        <source>Target scale</source>
        <translation>Zielgröße</translation>
    </message>
    <message>
        <source>share of the grid</source>
        <translation>Anteil des Gitters</translation>
    </message>
    <message>
        <source>Smallest and largest area of a block target.</source>
        <translation>Kleinste und größte Fläche eines Blockziels.</translation>
    </message>
    <message>
        <source>Target aspect</source>
        <translation>Zielform</translation>
    </message>
    <message>
        <source>Smallest and largest aspect ratio of a block target, time to frequency.</source>
        <translation>Kleinstes und größtes Seitenverhältnis eines Blockziels, Zeit zu Frequenz.</translation>
    </message>
    <message>
        <source>Time-frequency targets</source>
        <translation>Zeit-Frequenz-Ziele</translation>
    </message>
    <message>
        <source>Target rectangles per clip of time-frequency masks.</source>
        <translation>Zielrechtecke je Clip bei Zeit-Frequenz-Masken.</translation>
    </message>
    <message>
        <source>Time-frequency scale</source>
        <translation>Zeit-Frequenz-Größe</translation>
    </message>
    <message>
        <source>Smallest and largest area of a time-frequency target.</source>
        <translation>Kleinste und größte Fläche eines Zeit-Frequenz-Ziels.</translation>
    </message>
    <message>
        <source>Time-frequency aspect</source>
        <translation>Zeit-Frequenz-Form</translation>
    </message>
    <message>
        <source>Smallest and largest aspect ratio of a time-frequency target, time to frequency.</source>
        <translation>Kleinstes und größtes Seitenverhältnis eines Zeit-Frequenz-Ziels, Zeit zu Frequenz.</translation>
    </message>
    <message>
        <source>Context scale</source>
        <translation>Kontextgröße</translation>
    </message>
    <message>
        <source>Smallest and largest area of the context block before the targets are taken out.</source>
        <translation>Kleinste und größte Fläche des Kontextblocks, bevor die Ziele herausgenommen werden.</translation>
    </message>
    <message>
        <source>Hidden cells</source>
        <translation>Verdeckte Zellen</translation>
    </message>
    <message>
        <source>What a time-frequency target hides from the context: its moments and its bands, one of the two at random, or always the same one.</source>
        <translation>Was ein Zeit-Frequenz-Ziel dem Kontext verbirgt: seine Zeiten und seine Bänder, zufällig eines von beiden, oder immer dasselbe.</translation>
    </message>
    <message>
        <source>Fewest context cells</source>
        <translation>Wenigste Kontextzellen</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Fewest cells of a context; constraints are dropped after 20 failed draws.</source>
        <translation>Wenigste Zellen eines Kontexts; nach 20 vergeblichen Ziehungen fallen Bedingungen weg.</translation>
    </message>
    <message>
        <source>Fewest, as a share</source>
        <translation>Wenigste, als Anteil</translation>
    </message>
    <message>
        <source>Fewest cells of a context as a share of the grid; the larger of both rules holds.</source>
        <translation>Wenigste Zellen eines Kontexts als Anteil des Gitters; die größere der beiden Regeln gilt.</translation>
    </message>
    <message>
        <source>Truncation</source>
        <translation>Kürzung</translation>
    </message>
    <message>
        <source>How contexts of different length share a batch: kept whole, cut to the smallest from the front as I-JEPA does, or cut at random.</source>
        <translation>Wie sich ungleich lange Kontexte einen Batch teilen: ganz erhalten, von vorn auf den kürzesten gekürzt wie bei I-JEPA, oder zufällig gekürzt.</translation>
    </message>
    <message>
        <source>Hidden share</source>
        <translation>Verdeckter Anteil</translation>
    </message>
    <message>
        <source>Smallest and largest hidden share of random masks, drawn once per step.</source>
        <translation>Kleinster und größter verdeckter Anteil zufälliger Masken, einmal je Schritt gezogen.</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>Lehrplan</translation>
    </message>
    <message>
        <source>How the probability of time-frequency masks grows over training.</source>
        <translation>Wie die Wahrscheinlichkeit von Zeit-Frequenz-Masken über das Training wächst.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Probability of time-frequency masks at step 0.</source>
        <translation>Wahrscheinlichkeit von Zeit-Frequenz-Masken bei Schritt 0.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Length of the curriculum; 0 means the whole training.</source>
        <translation>Länge des Lehrplans; 0 heißt das ganze Training.</translation>
    </message>
    <message>
        <source>Per clip</source>
        <translation>Je Clip</translation>
    </message>
    <message>
        <source>Draw the kind of mask for each clip instead of once for the whole step.</source>
        <translation>Zieht die Maskenart für jeden Clip statt einmal für den ganzen Schritt.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Own curriculum: probabilities at equal distances over its length, for the function &quot;table&quot;.</source>
        <translation>Eigener Lehrplan: Wahrscheinlichkeiten in gleichen Abständen über seine Länge, für die Funktion „table“.</translation>
    </message>
    <message>
        <source>Encoder width</source>
        <translation>Breite des Encoders</translation>
    </message>
    <message>
        <source>features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Width of the encoder: features per cell.</source>
        <translation>Breite des Encoders: Merkmale je Zelle.</translation>
    </message>
    <message>
        <source>Encoder depth</source>
        <translation>Tiefe des Encoders</translation>
    </message>
    <message>
        <source>Transformer blocks of the encoder.</source>
        <translation>Transformer-Blöcke des Encoders.</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>Attention heads of each encoder block; must divide the width.</source>
        <translation>Aufmerksamkeitsköpfe jedes Encoder-Blocks; müssen die Breite teilen.</translation>
    </message>
    <message>
        <source>Patch frames</source>
        <translation>Frames je Zelle</translation>
    </message>
    <message>
        <source>Frames of one cell of the grid.</source>
        <translation>Frames einer Zelle des Gitters.</translation>
    </message>
    <message>
        <source>Patch bands</source>
        <translation>Bänder je Zelle</translation>
    </message>
    <message>
        <source>Mel bands of one cell of the grid.</source>
        <translation>Mel-Bänder einer Zelle des Gitters.</translation>
    </message>
    <message>
        <source>Feed-forward ratio</source>
        <translation>Innere Breite</translation>
    </message>
    <message>
        <source>Hidden width of the feed-forward layers of the encoder as a multiple of its width; the predictor has 4.</source>
        <translation>Innere Breite der Feed-forward-Schichten des Encoders als Vielfaches seiner Breite; der Prädiktor hat 4.</translation>
    </message>
    <message>
        <source>Norm epsilon</source>
        <translation>Epsilon der Norm</translation>
    </message>
    <message>
        <source>Small number inside the square root of layer normalisation.</source>
        <translation>Kleine Zahl unter der Wurzel der Schichtnormierung.</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>Anfangsgewichte</translation>
    </message>
    <message>
        <source>How the weights of a fresh network are drawn.</source>
        <translation>Wie die Gewichte eines neuen Netzes gezogen werden.</translation>
    </message>
    <message>
        <source>Predictor width</source>
        <translation>Breite des Prädiktors</translation>
    </message>
    <message>
        <source>Width of the predictor.</source>
        <translation>Breite des Prädiktors.</translation>
    </message>
    <message>
        <source>Predictor depth</source>
        <translation>Tiefe des Prädiktors</translation>
    </message>
    <message>
        <source>Transformer blocks of the predictor.</source>
        <translation>Transformer-Blöcke des Prädiktors.</translation>
    </message>
    <message>
        <source>Attention heads of each predictor block; must divide the predictor&apos;s width.</source>
        <translation>Aufmerksamkeitsköpfe jedes Prädiktor-Blocks; müssen dessen Breite teilen.</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>What the predictor sees: the whole grid with mask tokens in the gaps, or the context and one target at a time.</source>
        <translation>Was der Prädiktor sieht: das ganze Gitter mit Maskentoken in den Lücken, oder den Kontext und je ein Ziel.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Attention of the predictor: over everything, or inside shifted windows as in AudioMAE&apos;s decoder.</source>
        <translation>Aufmerksamkeit des Prädiktors: über alles, oder in verschobenen Fenstern wie im Decoder von AudioMAE.</translation>
    </message>
    <message>
        <source>Size of an attention window: cells in time, cells in frequency.</source>
        <translation>Größe eines Aufmerksamkeitsfensters: Zellen in der Zeit, Zellen in der Frequenz.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Shift of the windows in every second layer: cells in time, cells in frequency.</source>
        <translation>Verschiebung der Fenster in jeder zweiten Schicht: Zellen in der Zeit, Zellen in der Frequenz.</translation>
    </message>
    <message>
        <source>Global every</source>
        <translation>Global alle</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Every so many layers attend over the whole grid; 0 keeps all layers in windows.</source>
        <translation>Alle so vielen Schichten gilt die Aufmerksamkeit dem ganzen Gitter; 0 lässt alle Schichten in Fenstern.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Distance between prediction and target.</source>
        <translation>Abstand zwischen Vorhersage und Ziel.</translation>
    </message>
    <message>
        <source>Smooth beta</source>
        <translation>Glättung Beta</translation>
    </message>
    <message>
        <source>Error at which smooth-l1 turns from a parabola into a straight line.</source>
        <translation>Fehler, bei dem smooth-l1 von einer Parabel in eine Gerade übergeht.</translation>
    </message>
    <message>
        <source>Target norm</source>
        <translation>Zielnormierung</translation>
    </message>
    <message>
        <source>How targets are normalised before they are compared.</source>
        <translation>Wie Ziele normiert werden, bevor sie verglichen werden.</translation>
    </message>
    <message>
        <source>Target layers</source>
        <translation>Zielschichten</translation>
    </message>
    <message>
        <source>Targets are the mean of this many top blocks of the target encoder, each layer-normalised; 1 takes the encoder&apos;s final output.</source>
        <translation>Ziele sind das Mittel so vieler oberster Blöcke des Ziel-Encoders, jeder schichtnormiert; 1 nimmt die Ausgabe des Encoders.</translation>
    </message>
    <message>
        <source>Stop gradient</source>
        <translation>Gradient anhalten</translation>
    </message>
    <message>
        <source>Targets come from the target encoder and pass no gradient. Off, they come from the context encoder and pass it on: the control that collapses.</source>
        <translation>Ziele kommen vom Ziel-Encoder und geben keinen Gradienten weiter. Aus: Sie kommen vom Kontext-Encoder und geben ihn weiter, die Gegenprobe, die kollabiert.</translation>
    </message>
    <message>
        <source>Target centring</source>
        <translation>Zielzentrierung</translation>
    </message>
    <message>
        <source>Subtract from each target the batch mean at its cell, so that the position alone predicts nothing.</source>
        <translation>Zieht von jedem Ziel das Batchmittel seiner Zelle ab, sodass der Ort allein nichts vorhersagt.</translation>
    </message>
    <message>
        <source>Variance weight</source>
        <translation>Gewicht der Varianz</translation>
    </message>
    <message>
        <source>Weight of the VICReg variance term on context tokens, a guard against collapse; 0 switches it off.</source>
        <translation>Gewicht des Varianzterms von VICReg auf Kontexttoken, ein Schutz gegen Kollaps; 0 schaltet ihn ab.</translation>
    </message>
    <message>
        <source>Covariance weight</source>
        <translation>Gewicht der Kovarianz</translation>
    </message>
    <message>
        <source>Weight of the VICReg covariance term on context tokens, which decorrelates features; 0 switches it off.</source>
        <translation>Gewicht des Kovarianzterms von VICReg auf Kontexttoken, der Merkmale entkoppelt; 0 schaltet ihn ab.</translation>
    </message>
    <message>
        <source>EMA start</source>
        <translation>EMA am Anfang</translation>
    </message>
    <message>
        <source>Momentum of the target encoder at step 0: the share of its old weights that it keeps.</source>
        <translation>Trägheit des Ziel-Encoders bei Schritt 0: der Anteil seiner alten Gewichte, den er behält.</translation>
    </message>
    <message>
        <source>EMA end</source>
        <translation>EMA am Ende</translation>
    </message>
    <message>
        <source>Momentum of the target encoder at the end of its schedule.</source>
        <translation>Trägheit des Ziel-Encoders am Ende seines Verlaufs.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Course of the momentum from start to end.</source>
        <translation>Verlauf der Trägheit vom Anfang zum Ende.</translation>
    </message>
    <message>
        <source>Length of the momentum schedule; 0 means train.steps.</source>
        <translation>Länge des Verlaufs der Trägheit; 0 heißt train.steps.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Peak learning rate of AdamW.</source>
        <translation>Höchste Lernrate von AdamW.</translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation>Anlaufschritte</translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises linearly to its peak.</source>
        <translation>Schritte, in denen die Lernrate linear auf ihren Höchstwert steigt.</translation>
    </message>
    <message>
        <source>Start learning rate</source>
        <translation>Lernrate am Anfang</translation>
    </message>
    <message>
        <source>Learning rate at step 0, before the warm-up.</source>
        <translation>Lernrate bei Schritt 0, vor dem Anlauf.</translation>
    </message>
    <message>
        <source>Final learning rate</source>
        <translation>Lernrate am Ende</translation>
    </message>
    <message>
        <source>Learning rate at the end; half a cosine leads there from the peak.</source>
        <translation>Lernrate am Ende; ein halber Kosinus führt vom Höchstwert dorthin.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Decoupled weight decay at step 0; biases, norms and mask tokens have none.</source>
        <translation>Entkoppelte Gewichtsabnahme bei Schritt 0; Bias, Normen und Maskentoken haben keine.</translation>
    </message>
    <message>
        <source>Final weight decay</source>
        <translation>Gewichtsabnahme am Ende</translation>
    </message>
    <message>
        <source>Weight decay at the end; half a cosine leads there.</source>
        <translation>Gewichtsabnahme am Ende; ein halber Kosinus führt dorthin.</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Decay of AdamW&apos;s running mean of gradients.</source>
        <translation>Abklingen von AdamWs laufendem Mittel der Gradienten.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Decay of AdamW&apos;s running mean of squared gradients.</source>
        <translation>Abklingen von AdamWs laufendem Mittel der quadrierten Gradienten.</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Small number that keeps AdamW from dividing by zero.</source>
        <translation>Kleine Zahl, die AdamW vor der Division durch null bewahrt.</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>Größte Norm</translation>
    </message>
    <message>
        <source>Largest norm of the whole gradient; longer ones are shortened to it, 0 leaves them.</source>
        <translation>Größte Norm des ganzen Gradienten; längere werden auf sie gekürzt, 0 lässt sie.</translation>
    </message>
    <message>
        <source>Optimiser steps of the run.</source>
        <translation>Optimiererschritte des Laufs.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Clips that each step learns from; more give calmer gradients and need more memory.</source>
        <translation>Clips, aus denen jeder Schritt lernt; mehr geben ruhigere Gradienten und brauchen mehr Speicher.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Seed of every random draw; the same seed gives the same run.</source>
        <translation>Startwert jeder Zufallsziehung; derselbe Startwert gibt denselben Lauf.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>CPU threads for the arithmetic; 0 takes all cores.</source>
        <translation>CPU-Threads für die Rechnung; 0 nimmt alle Kerne.</translation>
    </message>
    <message>
        <source>Loader threads</source>
        <translation>Lade-Threads</translation>
    </message>
    <message>
        <source>Threads that decode clips and compute features ahead; 0 does this in the training thread.</source>
        <translation>Threads, die Clips im Voraus dekodieren und Merkmale berechnen; 0 tut das im Trainings-Thread.</translation>
    </message>
    <message>
        <source>Report every</source>
        <translation>Melden alle</translation>
    </message>
    <message>
        <source>Steps between two reported points of the curves.</source>
        <translation>Schritte zwischen zwei gemeldeten Punkten der Kurven.</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Checkpoint alle</translation>
    </message>
    <message>
        <source>Steps between two checkpoints.</source>
        <translation>Schritte zwischen zwei Checkpoints.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Newest checkpoints that are kept beside that of step 0.</source>
        <translation>Neueste Checkpoints, die neben dem von Schritt 0 erhalten bleiben.</translation>
    </message>
    <message>
        <source>Health every</source>
        <translation>Gesundheit alle</translation>
    </message>
    <message>
        <source>Steps between two health figures: deviation, effective rank, mean cosine.</source>
        <translation>Schritte zwischen zwei Gesundheitswerten: Abweichung, effektiver Rang, mittlerer Kosinus.</translation>
    </message>
    <message>
        <source>Probe clips</source>
        <translation>Probenclips</translation>
    </message>
    <message>
        <source>Clips of the fixed probe set on which health figures are measured.</source>
        <translation>Clips der festen Probe, an der Gesundheitswerte gemessen werden.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where training runs: &quot;auto&quot;, &quot;cpu&quot;, &quot;cuda&quot;, or &quot;cuda:N&quot; for the GPU with that number.</source>
        <translation>Wo trainiert wird: „auto“, „cpu“, „cuda“, oder „cuda:N“ für die GPU mit dieser Nummer.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Deterministic</source>
        <translation>Deterministisch</translation>
    </message>
    <message>
        <source>Use only arithmetic that gives the same bits in every run.</source>
        <translation>Rechnet nur so, dass jeder Lauf dieselben Bits gibt.</translation>
    </message>
    <message>
        <source>share of tokens</source>
        <translation>Anteil der Token</translation>
    </message>
    <message>
        <source>Share of tokens hidden as keys by regularized masking in fine-tuning; 0 switches it off.</source>
        <translation>Anteil der Token, die regularisiertes Maskieren beim Feinabstimmen als Schlüssel verbirgt; 0 schaltet es ab.</translation>
    </message>
    <message>
        <source>Training share</source>
        <translation>Anteil am Training</translation>
    </message>
    <message>
        <source>share of the clips</source>
        <translation>Anteil der Clips</translation>
    </message>
    <message>
        <source>Share of the training clips that is used; a smaller share is part of every larger one.</source>
        <translation>Anteil der Trainingsclips, der benutzt wird; ein kleinerer Anteil ist Teil jedes größeren.</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>Auswerten alle</translation>
    </message>
    <message>
        <source>Steps between two evaluations on labelled clips while it trains, by neighbours and a linear probe or, in fine-tuning, by its head; 0: none.</source>
        <translation>Schritte zwischen zwei Auswertungen an beschrifteten Clips während des Trainings, mit Nachbarn und einer linearen Probe oder, bei der Feinabstimmung, mit ihrem Kopf; 0: keine.</translation>
    </message>
    <message>
        <source>Folder of the labelled corpus for these evaluations; empty: the corpus that is trained on.</source>
        <translation>Ordner des beschrifteten Korpus für diese Auswertungen; leer: der Korpus, auf dem trainiert wird.</translation>
    </message>
    <message>
        <source>Evaluation clips</source>
        <translation>Clips der Auswertung</translation>
    </message>
    <message>
        <source>Most clips of these evaluations: a fixed choice of the corpus.</source>
        <translation>Größte Zahl von Clips dieser Auswertungen: eine feste Auswahl des Korpus.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>&quot;pretrain&quot; learns without labels; &quot;finetune&quot; trains a checkpoint&apos;s encoder on labels.</source>
        <translation>&quot;pretrain&quot; lernt ohne Beschriftungen; &quot;finetune&quot; trainiert den Encoder eines Checkpoints an Beschriftungen.</translation>
    </message>
    <message>
        <source>Checkpoint whose encoder is fine-tuned: a run, one of its checkpoints, or a weights file.</source>
        <translation>Checkpoint, dessen Encoder feinabgestimmt wird: ein Lauf, einer seiner Checkpoints oder eine Gewichtsdatei.</translation>
    </message>
    <message>
        <source>Loss of fine-tuning: &quot;cross-entropy&quot; for one class a clip, &quot;binary-cross-entropy&quot; for several, each on its own.</source>
        <translation>Verlust der Feinabstimmung: &quot;cross-entropy&quot; für eine Klasse je Clip, &quot;binary-cross-entropy&quot; für mehrere, jede für sich.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Glättung der Beschriftung</translation>
    </message>
    <message>
        <source>Share of each label that is spread over all classes.</source>
        <translation>Anteil jeder Beschriftung, der über alle Klassen verteilt wird.</translation>
    </message>
    <message>
        <source>What a token that regularized masking has chosen attends to: every other one, the others that are not chosen, itself alone, or either.</source>
        <translation>Worauf ein Token achtet, das die regularisierende Maskierung gewählt hat: auf jedes andere, auf die anderen nicht gewählten, nur auf sich selbst, oder eins davon.</translation>
    </message>
    <message>
        <source>Layer decay</source>
        <translation>Abnahme je Schicht</translation>
    </message>
    <message>
        <source>Learning rate of each layer as a share of that of the layer above it; 1 trains all alike.</source>
        <translation>Lernrate jeder Schicht als Anteil der Lernrate der Schicht darüber; 1 trainiert alle gleich.</translation>
    </message>
    <message>
        <source>Drop path</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>share of clips</source>
        <translation>Anteil der Clips</translation>
    </message>
    <message>
        <source>Share of clips that pass by the last block&apos;s branches; fewer in the blocks below, none in the first.</source>
        <translation>Anteil der Clips, die an den Zweigen des letzten Blocks vorbeilaufen; in den Blöcken darunter weniger, im ersten keiner.</translation>
    </message>
    <message>
        <source>Share of clips into which the sound and the labels of another one are mixed.</source>
        <translation>Anteil der Clips, in die Klang und Beschriftung eines anderen gemischt werden.</translation>
    </message>
    <message>
        <source>Shares of a mixture are drawn from Beta(alpha, alpha): near halves for large values.</source>
        <translation>Die Anteile einer Mischung werden aus Beta(alpha, alpha) gezogen: bei großen Werten fast Hälften.</translation>
    </message>
    <message>
        <source>frames, bands</source>
        <translation>Frames, Bänder</translation>
    </message>
    <message>
        <source>Longest stretch of frames and of mel bands that is blanked in each clip; 0 blanks none.</source>
        <translation>Längste Strecke an Frames und an Mel-Bändern, die in jedem Clip ausgeblendet wird; 0 blendet nichts aus.</translation>
    </message>
    <message>
        <source>Draw clips of rare classes more often, by AudioMAE&apos;s weights.</source>
        <translation>Clips seltener Klassen öfter ziehen, mit den Gewichten von AudioMAE.</translation>
    </message>
    <message>
        <source>Epoch clips</source>
        <translation>Clips je Epoche</translation>
    </message>
    <message>
        <source>Clips of an epoch of balanced drawing, none of them twice.</source>
        <translation>Clips einer Epoche beim ausgewogenen Ziehen, keiner davon zweimal.</translation>
    </message>
    <message>
        <source>Test split</source>
        <translation>Testteil</translation>
    </message>
    <message>
        <source>Split that fine-tuning is tested on; where data.held_out_folds names folds or groups, these are tested instead.</source>
        <translation>Teil, an dem die Feinabstimmung geprüft wird; nennt data.held_out_folds Falten oder Gruppen, werden stattdessen diese geprüft.</translation>
    </message>
    <message>
        <source>Fine-tune from</source>
        <translation>Feinabstimmen ab</translation>
    </message>
    <message>
        <source>Regularized masking</source>
        <translation>Regularisierende Maskierung</translation>
    </message>
    <message>
        <source>Chosen tokens attend to</source>
        <translation>Gewählte Token achten auf</translation>
    </message>
    <message>
        <source>Mix-up</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Mix-up alpha</source>
        <translation>Alpha der Mischung</translation>
    </message>
    <message>
        <source>Blanked stretches</source>
        <translation>Ausgeblendete Strecken</translation>
    </message>
    <message>
        <source>Balanced drawing</source>
        <translation>Ausgewogenes Ziehen</translation>
    </message>
    <message>
        <source>Number format of the arithmetic; bf16 needs a GPU or a processor that has it.</source>
        <translation>Zahlenformat der Rechnung; bf16 braucht eine GPU oder einen Prozessor, der es hat.</translation>
    </message>
    <message>
        <source>Log mel</source>
        <translation>Log-Mel</translation>
    </message>
    <message>
        <source>Work out the log-mel on the device, too, from sounds that the loader threads only decode and vary; for a GPU beside few processor cores.</source>
        <translation>Berechnet auch das Log-Mel auf dem Gerät, aus Klängen, die die Lade-Threads nur lesen und verändern; für eine GPU neben wenigen Prozessorkernen.</translation>
    </message>
</context>
<context>
    <name>ConfigSections</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>Lehrplan</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Predictor</source>
        <translation>Prädiktor</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>EMA</source>
        <translation>EMA</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Gesundheit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Finetune</source>
        <translation>Feinabstimmung</translation>
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
    <name>FrequencySpacing</name>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Mel</source>
        <translation>Mel</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
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
    <name>MaskClip</name>
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
    <name>MaskFindings</name>
    <message>
        <source>%1 keep %2 of the patches in the context.</source>
        <translation>%1 behalten %2 der Patches im Kontext.</translation>
    </message>
    <message>
        <source>%1: cut to the smallest of a batch of %2, the context keeps %3 of the patches.</source>
        <translation>%1: auf den kleinsten eines Batches von %2 gekürzt behält der Kontext %3 der Patches.</translation>
    </message>
    <message>
        <source>%1: contexts are kept whole; cut to the smallest of a batch of %2 they would keep %3 of the patches.</source>
        <translation>%1: Kontexte bleiben ganz; auf den kleinsten eines Batches von %2 gekürzt behielten sie %3 der Patches.</translation>
    </message>
    <message>
        <source>%1: %2 of the target patches are reached by no context patch in the predictor&apos;s %3 layers.</source>
        <translation>%1: %2 der Zielpatches erreicht in den %3 Schichten des Prädiktors kein Kontextpatch.</translation>
    </message>
    <message>
        <source>%1: constraints were dropped for %2 of the clips to find a context, which may then overlap targets.</source>
        <translation>%1: bei %2 der Clips fielen Bedingungen weg, um einen Kontext zu finden; er kann dann Ziele überdecken.</translation>
    </message>
    <message>
        <source>%1: %2 of the cells of targets repeat another target&apos;s.</source>
        <translation>%1: %2 der Zellen von Zielen liegen schon in einem anderen Ziel.</translation>
    </message>
    <message>
        <source>The top band is never a target.</source>
        <translation>Das oberste Band ist nie ein Ziel.</translation>
    </message>
    <message>
        <source>The last patches of the clip are never a target.</source>
        <translation>Die letzten Patches des Clips sind nie ein Ziel.</translation>
    </message>
    <message>
        <source>%1 of %2 patches were in no context of %3 draws.</source>
        <translation>%1 von %2 Patches waren in keinem Kontext von %3 Ziehungen.</translation>
    </message>
    <message>
        <source>The last third of the clip is in the context %1 times as often as the first.</source>
        <translation>Das letzte Drittel des Clips ist %1-mal so oft im Kontext wie das erste.</translation>
    </message>
    <message>
        <source>Over the whole training %1 of the patches are hidden from the context.</source>
        <translation>Über das ganze Training sind %1 der Patches dem Kontext verborgen.</translation>
    </message>
    <message>
        <source>The predictor cannot be made: %1</source>
        <translation>Der Prädiktor ist nicht möglich: %1</translation>
    </message>
    <message>
        <source>Block masks</source>
        <translation>Blockmasken</translation>
    </message>
    <message>
        <source>Time-frequency masks</source>
        <translation>Zeit-Frequenz-Masken</translation>
    </message>
    <message>
        <source>Random masks</source>
        <translation>Zufallsmasken</translation>
    </message>
    <message>
        <source>simulation of the published rule</source>
        <translation>Simulation der veröffentlichten Regel</translation>
    </message>
    <message>
        <source>I-JEPA issues 40 and 59</source>
        <translation>I-JEPA, Meldungen 40 und 59</translation>
    </message>
    <message>
        <source>I-JEPA issue 60</source>
        <translation>I-JEPA, Meldung 60</translation>
    </message>
    <message>
        <source>A-JEPA, mask ratio</source>
        <translation>A-JEPA, Maskenanteil</translation>
    </message>
    <message>
        <source>Audio-JEPA, mean of 0.4 to 0.6</source>
        <translation>Audio-JEPA, Mitte von 0,4 bis 0,6</translation>
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
    <message>
        <source>step %1: loss or gradient was not finite; nothing was changed</source>
        <translation>Schritt %1: Verlust oder Gradient war nicht endlich; nichts wurde geändert</translation>
    </message>
    <message>
        <source>step %1: the loss is %2 where %3 is usual</source>
        <translation>Schritt %1: der Verlust ist %2, üblich ist %3</translation>
    </message>
    <message>
        <source>step %1: the loss has been rising since step %2, to %3 where %4 is usual</source>
        <translation>Schritt %1: der Verlust steigt seit Schritt %2, auf %3, üblich ist %4</translation>
    </message>
    <message>
        <source>step %1: the loss has come down again</source>
        <translation>Schritt %1: der Verlust ist wieder gefallen</translation>
    </message>
</context>
<context>
    <name>SpectrogramFigure</name>
    <message>
        <source>Time (s)</source>
        <translation>Zeit (s)</translation>
    </message>
    <message>
        <source>Frequency (kHz)</source>
        <translation>Frequenz (kHz)</translation>
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
    <name>ajepa::AudioMenu</name>
    <message>
        <source>Audio device</source>
        <translation>Audiogerät</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Das des Systems</translation>
    </message>
    <message>
        <source>%1, not connected</source>
        <translation>%1, nicht angeschlossen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
</context>
<context>
    <name>ajepa::CellMap</name>
    <message numerus="yes">
        <source>At most %1, %n cell(s) never</source>
        <translation>
            <numerusform>Höchstens %1, %n Zelle nie</numerusform>
            <numerusform>Höchstens %1, %n Zellen nie</numerusform>
        </translation>
    </message>
    <message>
        <source>Patch %1, %2: </source>
        <translation>Patch %1, %2: </translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0 bis %1</translation>
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
    <message>
        <source>Drag up or down: brightness; to the sides: contrast. Double-click: as suggested. Right-click: colour map, exact limits.</source>
        <translation>Ziehen nach oben oder unten: Helligkeit; zu den Seiten: Kontrast. Doppelklick: wie vorgeschlagen. Rechtsklick: Farbtafel, genaue Grenzen.</translation>
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
    <message>
        <source>Take back the last change of the settings</source>
        <translation>Die letzte Änderung der Einstellungen zurücknehmen</translation>
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
    <message>
        <source>Follows from other settings. Open the lock to give it a value of its own.</source>
        <translation>Folgt aus anderen Einstellungen. Das Schloss öffnen, um einen eigenen Wert zu geben.</translation>
    </message>
    <message>
        <source>Has a value of its own. Close the lock to let it follow from other settings.</source>
        <translation>Hat einen eigenen Wert. Das Schloss schließen, damit er aus anderen Einstellungen folgt.</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 entsperren</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>%1 sperren</translation>
    </message>
</context>
<context>
    <name>ajepa::CurriculumPlot</name>
    <message>
        <source>jump</source>
        <translation>Sprung</translation>
    </message>
    <message>
        <source>table point</source>
        <translation>Tabellenpunkt</translation>
    </message>
    <message>
        <source>one half</source>
        <translation>die Hälfte</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Curriculum over the training</source>
        <translation>Curriculum über das Training</translation>
    </message>
    <message>
        <source>Time-frequency masks: %1 of the steps scheduled, %2 drawn</source>
        <translation>Zeit-Frequenz-Masken: %1 der Schritte vorgesehen, %2 gezogen</translation>
    </message>
    <message>
        <source>Step %1: %2 scheduled, %3 drawn so far, here %4</source>
        <translation>Schritt %1: %2 vorgesehen, bisher %3 gezogen, hier %4</translation>
    </message>
    <message>
        <source>time-frequency masks</source>
        <translation>Zeit-Frequenz-Masken</translation>
    </message>
    <message>
        <source>block masks</source>
        <translation>Blockmasken</translation>
    </message>
    <message>
        <source>training step; ticks: time-frequency masks drawn</source>
        <translation>Trainingsschritt; Striche: Zeit-Frequenz-Masken gezogen</translation>
    </message>
    <message>
        <source>drawn so far, %1</source>
        <translation>bisher gezogen, %1</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1, Schritt %2</translation>
    </message>
</context>
<context>
    <name>ajepa::CurriculumView</name>
    <message>
        <source>Time-frequency masks over the training: %1 of the steps scheduled, %2 drawn by seed %3.</source>
        <translation>Zeit-Frequenz-Masken im Training: für %1 der Schritte vorgesehen, vom Startwert %3 bei %2 gezogen.</translation>
    </message>
    <message>
        <source>The mask strategy is not &quot;curriculum&quot;: training would not follow it.</source>
        <translation>Die Maskenstrategie ist nicht „curriculum“: das Training würde ihm nicht folgen.</translation>
    </message>
</context>
<context>
    <name>ajepa::ForecastView</name>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Where the figures come from</source>
        <translation>Woher die Zahlen kommen</translation>
    </message>
    <message>
        <source>Train three steps in a folder that is gone afterwards</source>
        <translation>Drei Schritte trainieren, in einem Ordner, der danach verschwindet</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Speicher</translation>
    </message>
    <message>
        <source>%1 of disk</source>
        <translation>%1 Platte</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 Epochen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>Zeit unbekannt</translation>
    </message>
    <message>
        <source>%1 steps of %2 clips</source>
        <translation>%1 Schritte von %2 Clips</translation>
    </message>
    <message numerus="yes">
        <source>Time: %1 at %2 clips/s, as %n run(s) of the same work on this machine.</source>
        <translation>
            <numerusform>Zeit: %1 bei %2 Clips/s, wie %n Lauf gleicher Arbeit auf dieser Maschine.</numerusform>
            <numerusform>Zeit: %1 bei %2 Clips/s, wie %n Läufe gleicher Arbeit auf dieser Maschine.</numerusform>
        </translation>
    </message>
    <message>
        <source>Time: %1 at %2 clips/s, by a trial of three steps.</source>
        <translation>Zeit: %1 bei %2 Clips/s, nach einer Probe von drei Schritten.</translation>
    </message>
    <message>
        <source>Time: no run did the same work on this machine.</source>
        <translation>Zeit: kein Lauf hat auf dieser Maschine die gleiche Arbeit getan.</translation>
    </message>
    <message>
        <source>Memory: %1 whatever the batch (program, weights, gradients, moments, a checkpoint being written) and %2 for each of its %3 clips; %4 are there.</source>
        <translation>Speicher: %1 unabhängig vom Stapel (Programm, Gewichte, Gradienten, Momente, ein Checkpoint, der geschrieben wird) und %2 für jeden seiner %3 Clips; %4 sind da.</translation>
    </message>
    <message>
        <source>Disk: %1 checkpoints of %2, %3 of records</source>
        <translation>Platte: %1 Checkpoints zu %2, %3 Aufzeichnungen</translation>
    </message>
    <message>
        <source>, the feature store is there already</source>
        <translation>, der Merkmalsspeicher ist schon da</translation>
    </message>
    <message>
        <source>, a feature store of %1</source>
        <translation>, ein Merkmalsspeicher von %1</translation>
    </message>
    <message>
        <source>%1; %2 are free.</source>
        <translation>%1; %2 sind frei.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>Measure the time</source>
        <translation>Die Zeit messen</translation>
    </message>
</context>
<context>
    <name>ajepa::GridDialog</name>
    <message>
        <source>Plan a grid</source>
        <translation>Ein Raster planen</translation>
    </message>
    <message>
        <source>The grid</source>
        <translation>Das Raster</translation>
    </message>
    <message>
        <source>One line a setting, its values with commas between; settings that belong together with + between.</source>
        <translation>Je Einstellung eine Zeile, ihre Werte mit Kommas dazwischen; zusammengehörige Einstellungen mit + dazwischen.</translation>
    </message>
    <message>
        <source>Put in a ready-made comparison…</source>
        <translation>Einen fertigen Vergleich einsetzen…</translation>
    </message>
    <message>
        <source>Ready-made comparisons</source>
        <translation>Fertige Vergleiche</translation>
    </message>
    <message>
        <source>Put in a setting…</source>
        <translation>Eine Einstellung einsetzen…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Runs of the grid</source>
        <translation>Läufe des Rasters</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) could not start. %1: %2</source>
        <translation>
            <numerusform>%n Lauf könnte nicht starten. %1: %2</numerusform>
            <numerusform>%n Läufe könnten nicht starten. %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n to the queue</source>
        <translation>
            <numerusform>%n in die Warteschlange</numerusform>
            <numerusform>%n in die Warteschlange</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Every combination of the values below becomes a run with the form&apos;s other settings. The seeds come one after the other: a grid that ends early has compared every value.</source>
        <translation>Jede Kombination der Werte unten wird ein Lauf mit den übrigen Einstellungen des Formulars. Die Startwerte kommen nacheinander: ein Raster, das früh endet, hat jeden Wert verglichen.</translation>
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
    <message numerus="yes">
        <source>%1 · %Ln clip(s)</source>
        <translation>
            <numerusform>%1 · %Ln Clip</numerusform>
            <numerusform>%1 · %Ln Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>keiner gewählt</translation>
    </message>
    <message>
        <source>%1 · step %2/%3</source>
        <translation>%1 · Schritt %2/%3</translation>
    </message>
    <message>
        <source>No run: the settings of the Train form</source>
        <translation>Kein Lauf: die Einstellungen des Trainingsformulars</translation>
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
    <message numerus="yes">
        <source>%Ln clip(s), %1</source>
        <comment>count and duration</comment>
        <translation>
            <numerusform>%Ln Clip, %1</numerusform>
            <numerusform>%Ln Clips, %1</numerusform>
        </translation>
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
        <source>In a process of its own</source>
        <translation>In einem eigenen Prozess</translation>
    </message>
    <message>
        <source>The training then outlives a crash of the window, can go on when the window closes, and is continued by itself when it dies.</source>
        <translation>Das Training überlebt dann einen Absturz des Fensters, kann weiterlaufen, wenn das Fenster geschlossen wird, und wird von selbst fortgesetzt, wenn sein Prozess stirbt.</translation>
    </message>
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
        <source>Add to queue</source>
        <translation>In die Schlange</translation>
    </message>
    <message>
        <source>Freeze these settings behind what already waits; edits that follow change nothing of it.</source>
        <translation>Diese Einstellungen hinter dem, was schon wartet, festhalten; spätere Änderungen ändern daran nichts.</translation>
    </message>
    <message>
        <source>Add the settings to the queue</source>
        <translation>Die Einstellungen in die Warteschlange stellen</translation>
    </message>
    <message>
        <source>Start next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Queue these settings before everything that waits.</source>
        <translation>Diese Einstellungen vor allem, was wartet, einreihen.</translation>
    </message>
    <message>
        <source>Copy the command; hold for TOML</source>
        <translation>Den Befehl kopieren; gedrückt halten für TOML</translation>
    </message>
    <message>
        <source>Copy the settings as TOML</source>
        <translation>Die Einstellungen als TOML kopieren</translation>
    </message>
    <message>
        <source>Fill the form from TOML in the clipboard</source>
        <translation>Das Formular aus TOML in der Zwischenablage füllen</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>die Zwischenablage</translation>
    </message>
    <message>
        <source>Nothing was taken from the clipboard. %1</source>
        <translation>Aus der Zwischenablage wurde nichts übernommen. %1</translation>
    </message>
    <message>
        <source>Start from fresh weights instead</source>
        <translation>Stattdessen mit frischen Gewichten beginnen</translation>
    </message>
    <message>
        <source>Goes on from step %1 of %2. Change what should be different from there, then press Start.</source>
        <translation>Geht von Schritt %1 von %2 weiter. Ändern Sie, was von da an anders sein soll, und drücken Sie „Start“.</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Fine-tunes the encoder of %1.</source>
        <translation>Stimmt den Encoder von %1 fein ab.</translation>
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
    <message>
        <source>The nearest neighbours appear here when the index is built.</source>
        <translation>Die nächsten Nachbarn erscheinen hier, sobald der Index gebaut ist.</translation>
    </message>
    <message>
        <source>A sound that cannot be read has no neighbours.</source>
        <translation>Ein Klang, der nicht gelesen werden kann, hat keine Nachbarn.</translation>
    </message>
    <message>
        <source>This clip is not in the index, so it has no neighbours.</source>
        <translation>Dieser Clip ist nicht im Index, daher hat er keine Nachbarn.</translation>
    </message>
    <message>
        <source>Play the selection, or all, over and over</source>
        <translation>Auswahl, oder alles, in Schleife spielen</translation>
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
    <name>ajepa::LogPanel</name>
    <message>
        <source>Filter the log</source>
        <translation>Das Protokoll filtern</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Which lines of the log are shown</source>
        <translation>Welche Zeilen des Protokolls gezeigt werden</translation>
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
        <source>Keep training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>The run goes on without the window, which shows it again when it is opened.</source>
        <translation>Der Lauf geht ohne das Fenster weiter, das ihn wieder zeigt, wenn es geöffnet wird.</translation>
    </message>
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
    <message numerus="yes">
        <source>%n more wait(s) in the queue, and will wait there.</source>
        <translation>
            <numerusform>%n weiterer wartet in der Schlange und bleibt dort.</numerusform>
            <numerusform>%n weitere warten in der Schlange und bleiben dort.</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
</context>
<context>
    <name>ajepa::MaskDiagnosticsView</name>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>%1 to %2 of the patches: %3 draws</source>
        <translation>%1 bis %2 der Patches: %3 Ziehungen</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Ziehungen</translation>
    </message>
    <message>
        <source>Clips of a batch</source>
        <translation>Clips eines Batches</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Neu ziehen</translation>
    </message>
    <message>
        <source>In the context</source>
        <translation>Im Kontext</translation>
    </message>
    <message>
        <source>%1 of the draws have it in the context</source>
        <translation>%1 der Ziehungen haben ihn im Kontext</translation>
    </message>
    <message>
        <source>In a target</source>
        <translation>In einem Ziel</translation>
    </message>
    <message>
        <source>%1 of the draws have it in a target</source>
        <translation>%1 der Ziehungen haben ihn in einem Ziel</translation>
    </message>
    <message>
        <source>Context, share of patches</source>
        <translation>Kontext, Anteil der Patches</translation>
    </message>
    <message>
        <source>Targets together</source>
        <translation>Ziele zusammen</translation>
    </message>
    <message>
        <source>Hidden from the context</source>
        <translation>Dem Kontext verborgen</translation>
    </message>
    <message>
        <source>Targets unreached, by layer</source>
        <translation>Unerreichte Ziele je Schicht</translation>
    </message>
    <message>
        <source>Clips that truncation cuts to the smallest of</source>
        <translation>Clips, auf deren kleinsten gekürzt wird</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Stopped before the first draw.</source>
        <translation>Vor der ersten Ziehung angehalten.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>%1 draws over the training</source>
        <translation>%1 Ziehungen über das Training</translation>
    </message>
    <message>
        <source>Stopped after %1 draws</source>
        <translation>Nach %1 Ziehungen angehalten</translation>
    </message>
    <message>
        <source>, %1 time-frequency</source>
        <translation>, %1 Zeit-Frequenz</translation>
    </message>
    <message>
        <source>After layer %1: %2 unreached</source>
        <translation>Nach Schicht %1: %2 unerreicht</translation>
    </message>
    <message>
        <source>layer 1</source>
        <translation>Schicht 1</translation>
    </message>
    <message>
        <source>%1 at last</source>
        <translation>zuletzt %1</translation>
    </message>
</context>
<context>
    <name>ajepa::MaskListening</name>
    <message>
        <source>As loud</source>
        <translation>Gleich laut</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Hear the clip as it is (O)</source>
        <translation>Den Clip hören, wie er ist (O)</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Hear what the context encoder sees (C)</source>
        <translation>Hören, was der Kontext-Encoder sieht (C)</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Hear what is to be predicted (T)</source>
        <translation>Hören, was vorhergesagt werden soll (T)</translation>
    </message>
    <message>
        <source>Play each part as loud as the original where it sounds</source>
        <translation>Jeden Teil so laut spielen wie das Original, wo er klingt</translation>
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
        <source>Settings of %1. Changes here are for looking; nothing that trains is touched.</source>
        <translation>Einstellungen von %1. Änderungen hier dienen dem Ansehen; was trainiert, bleibt unberührt.</translation>
    </message>
    <message>
        <source>Predictor: what targets can know</source>
        <translation>Prädiktor: was Ziele wissen können</translation>
    </message>
    <message>
        <source>Connect the windows</source>
        <translation>Fenster verbinden</translation>
    </message>
    <message>
        <source>Shift in time and frequency, every fourth layer global</source>
        <translation>In Zeit und Frequenz verschoben, jede vierte Schicht global</translation>
    </message>
    <message>
        <source>A-JEPA</source>
        <translation>A-JEPA</translation>
    </message>
    <message>
        <source>Blocks and crosses relative to the grid, by the square-root curriculum</source>
        <translation>Blöcke und Kreuze relativ zum Gitter, nach dem Wurzel-Curriculum</translation>
    </message>
    <message>
        <source>Literal</source>
        <translation>Wörtlich</translation>
    </message>
    <message>
        <source>The paper&apos;s rules word for word</source>
        <translation>Die Regeln des Artikels Wort für Wort</translation>
    </message>
    <message>
        <source>Audio-JEPA</source>
        <translation>Audio-JEPA</translation>
    </message>
    <message>
        <source>Random patches, 40 to 60 % hidden</source>
        <translation>Zufällige Patches, 40 bis 60 % verborgen</translation>
    </message>
</context>
<context>
    <name>ajepa::MasksPage</name>
    <message>
        <source>Hear the original</source>
        <translation>Das Original hören</translation>
    </message>
    <message>
        <source>Hear the context</source>
        <translation>Den Kontext hören</translation>
    </message>
    <message>
        <source>Hear the targets</source>
        <translation>Die Ziele hören</translation>
    </message>
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
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>Curriculum</translation>
    </message>
    <message>
        <source>Play the selection, or all, over and over</source>
        <translation>Auswahl, oder alles, in Schleife spielen</translation>
    </message>
    <message>
        <source>Compare two settings</source>
        <translation>Zwei Einstellungen vergleichen</translation>
    </message>
    <message>
        <source>The other of two settings</source>
        <translation>Die andere der beiden Einstellungen</translation>
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
    <name>ajepa::QueueModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>training</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>stopped, can go on</source>
        <translation>angehalten, kann weitergehen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>waits · %1 steps</source>
        <translation>wartet · %1 Schritte</translation>
    </message>
    <message>
        <source>waits to go on</source>
        <translation>wartet aufs Weitergehen</translation>
    </message>
    <message>
        <source>from the preset %1, which this version does not have</source>
        <translation>aus der Vorgabe %1, die diese Version nicht hat</translation>
    </message>
</context>
<context>
    <name>ajepa::QueueSession</name>
    <message>
        <source>the window was closed.</source>
        <translation>das Fenster wurde geschlossen.</translation>
    </message>
</context>
<context>
    <name>ajepa::QueueView</name>
    <message>
        <source>More about the queue</source>
        <translation>Mehr zur Warteschlange</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Experiments that wait for their turn stand here, each with its settings as they were.</source>
        <translation>Hier stehen Experimente, die warten, jedes mit seinen Einstellungen, wie sie waren.</translation>
    </message>
    <message>
        <source>Plan a grid</source>
        <translation>Ein Raster planen</translation>
    </message>
    <message>
        <source>Take the settings into the form</source>
        <translation>Die Einstellungen ins Formular übernehmen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>It waits again, and goes on from the newest checkpoint of its run.</source>
        <translation>Es wartet wieder und geht vom neuesten Checkpoint seines Laufs weiter.</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Remove from the queue</source>
        <translation>Aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <source>Put back what was removed</source>
        <translation>Entferntes zurücklegen</translation>
    </message>
    <message>
        <source>Plan a grid…</source>
        <translation>Ein Raster planen…</translation>
    </message>
    <message>
        <source>Go on after a failure</source>
        <translation>Nach einem Fehlschlag weitermachen</translation>
    </message>
    <message>
        <source>Try all that failed again</source>
        <translation>Alle gescheiterten noch einmal versuchen</translation>
    </message>
    <message numerus="yes">
        <source>Queue · %n held</source>
        <translation>
            <numerusform>Warteschlange · %n ruht</numerusform>
            <numerusform>Warteschlange · %n ruhen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Queue · %n waiting</source>
        <translation>
            <numerusform>Warteschlange · %n wartet</numerusform>
            <numerusform>Warteschlange · %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Mit der Warteschlange weitermachen</translation>
    </message>
    <message>
        <source>Hold the queue: what trains goes on, nothing new starts</source>
        <translation>Die Warteschlange anhalten: was trainiert, geht weiter, Neues beginnt nicht</translation>
    </message>
    <message>
        <source>Hold the queue</source>
        <translation>Die Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Held: %1</source>
        <translation>Angehalten: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n removed. Put back</source>
        <translation>
            <numerusform>%n entfernt. Zurücklegen</numerusform>
            <numerusform>%n entfernt. Zurücklegen</numerusform>
        </translation>
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
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>ajepa::RunMonitor</name>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
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
    <message>
        <source>The curves are not being written: metrics.jsonl stands at step %1, the run at step %2. Look at the disk&apos;s free space and the folder&apos;s permissions; until then the rows wait in memory.</source>
        <translation>Die Kurven werden nicht geschrieben: metrics.jsonl steht bei Schritt %1, der Lauf bei Schritt %2. Freien Platz und Rechte des Ordners prüfen; bis dahin warten die Zeilen im Speicher.</translation>
    </message>
    <message>
        <source>%1 to %2 left</source>
        <translation>noch %1 bis %2</translation>
    </message>
    <message>
        <source>No checkpoint could be written at step %1: %2. The newest one is of step %3. The training goes on, and tries again every minute and as soon as there is more space.</source>
        <translation>Bei Schritt %1 konnte kein Checkpoint geschrieben werden: %2. Der neueste ist von Schritt %3. Das Training geht weiter und versucht es jede Minute wieder, und sobald mehr Platz ist.</translation>
    </message>
    <message>
        <source>Step %1/%2</source>
        <translation>Schritt %1/%2</translation>
    </message>
</context>
<context>
    <name>ajepa::RunProgress</name>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s), the newest at step %1</source>
        <translation>
            <numerusform>%n Checkpoint, der neueste bei Schritt %1</numerusform>
            <numerusform>%n Checkpoints, der neueste bei Schritt %1</numerusform>
        </translation>
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
    <message>
        <source>the machine has slept for %1; the training goes on</source>
        <translation>der Rechner hat %1 geschlafen; das Training geht weiter</translation>
    </message>
</context>
<context>
    <name>ajepa::SelectionPlayback</name>
    <message>
        <source>Play the selection once</source>
        <translation>Auswahl einmal spielen</translation>
    </message>
    <message>
        <source>Hear only the band of the selection</source>
        <translation>Nur das Frequenzband der Auswahl hören</translation>
    </message>
</context>
<context>
    <name>ajepa::SpectrogramExport</name>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Document (*.pdf)</source>
        <translation>Bild (*.png);;Zeichnung (*.svg);;Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Save as in a paper…</source>
        <translation>Wie in einer Veröffentlichung speichern…</translation>
    </message>
    <message>
        <source>Document (*.pdf);;Drawing (*.svg);;Picture (*.png)</source>
        <translation>Dokument (*.pdf);;Zeichnung (*.svg);;Bild (*.png)</translation>
    </message>
    <message>
        <source>Save the values…</source>
        <translation>Werte speichern…</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Werte, durch Kommas getrennt (*.csv)</translation>
    </message>
</context>
<context>
    <name>ajepa::SpectrogramSources</name>
    <message>
        <source>As the network gets it</source>
        <translation>So wie das Netz es bekommt</translation>
    </message>
    <message>
        <source>Mel bands before normalising</source>
        <translation>Mel-Bänder vor dem Normalisieren</translation>
    </message>
    <message>
        <source>Linear spectrum</source>
        <translation>Lineares Spektrum</translation>
    </message>
    <message>
        <source>Next kind of spectrogram</source>
        <translation>Nächste Art des Spektrogramms</translation>
    </message>
    <message>
        <source>Settings of the linear spectrum…</source>
        <translation>Einstellungen des linearen Spektrums…</translation>
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
    <message>
        <source>What is shown, and how (Menu key)</source>
        <translation>Was gezeigt wird, und wie (Menütaste)</translation>
    </message>
    <message>
        <source>Menu of the spectrogram</source>
        <translation>Menü des Spektrogramms</translation>
    </message>
    <message>
        <source>bin %1</source>
        <translation>Linie %1</translation>
    </message>
    <message>
        <source>Whole sound</source>
        <translation>Ganzer Klang</translation>
    </message>
    <message>
        <source>View back</source>
        <translation>Vorige Ansicht</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Auswahl vergrößern</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Closer in time</source>
        <translation>Zeit vergrößern</translation>
    </message>
    <message>
        <source>Farther in time</source>
        <translation>Zeit verkleinern</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Much earlier</source>
        <translation>Viel früher</translation>
    </message>
    <message>
        <source>Much later</source>
        <translation>Viel später</translation>
    </message>
    <message>
        <source>Closer in frequency</source>
        <translation>Frequenz vergrößern</translation>
    </message>
    <message>
        <source>Farther in frequency</source>
        <translation>Frequenz verkleinern</translation>
    </message>
    <message>
        <source>Higher frequencies</source>
        <translation>Höhere Frequenzen</translation>
    </message>
    <message>
        <source>Lower frequencies</source>
        <translation>Tiefere Frequenzen</translation>
    </message>
    <message>
        <source>Next frequency spacing</source>
        <translation>Nächste Teilung der Frequenzachse</translation>
    </message>
    <message>
        <source>Dragging moves the view</source>
        <translation>Ziehen verschiebt die Ansicht</translation>
    </message>
    <message>
        <source>Dragging selects</source>
        <translation>Ziehen wählt aus</translation>
    </message>
    <message>
        <source>Darker</source>
        <translation>Dunkler</translation>
    </message>
    <message>
        <source>Brighter</source>
        <translation>Heller</translation>
    </message>
    <message>
        <source>Less contrast</source>
        <translation>Weniger Kontrast</translation>
    </message>
    <message>
        <source>More contrast</source>
        <translation>Mehr Kontrast</translation>
    </message>
    <message>
        <source>Limits of the colours…</source>
        <translation>Grenzen der Farben…</translation>
    </message>
    <message>
        <source>Colours as suggested</source>
        <translation>Farben wie vorgeschlagen</translation>
    </message>
    <message>
        <source>Next colour map</source>
        <translation>Nächste Farbtafel</translation>
    </message>
    <message>
        <source>Last colour map</source>
        <translation>Vorige Farbtafel</translation>
    </message>
    <message>
        <source>Frequency axis</source>
        <translation>Frequenzachse</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>A click hears the patch</source>
        <translation>Ein Klick lässt den Patch hören</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a span</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Patch above (tool 3)</source>
        <translation>Patch darüber (Werkzeug 3)</translation>
    </message>
    <message>
        <source>Patch below (tool 3)</source>
        <translation>Patch darunter (Werkzeug 3)</translation>
    </message>
    <message>
        <source>Patch before (tool 3)</source>
        <translation>Patch davor (Werkzeug 3)</translation>
    </message>
    <message>
        <source>Patch after (tool 3)</source>
        <translation>Patch danach (Werkzeug 3)</translation>
    </message>
    <message>
        <source>Hear the patch (tool 3)</source>
        <translation>Den Patch hören (Werkzeug 3)</translation>
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
    <message>
        <source>Choose the audio device</source>
        <translation>Audiogerät wählen</translation>
    </message>
    <message>
        <source>Audio device</source>
        <translation>Audiogerät</translation>
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
    <name>ajepa::StftDialog</name>
    <message>
        <source>Linear spectrum</source>
        <translation>Lineares Spektrum</translation>
    </message>
    <message>
        <source>Hann</source>
        <translation>Hann</translation>
    </message>
    <message>
        <source>Hamming</source>
        <translation>Hamming</translation>
    </message>
    <message>
        <source>Blackman-Harris</source>
        <translation>Blackman-Harris</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Window length, samples</source>
        <translation>Fensterlänge, Abtastwerte</translation>
    </message>
    <message>
        <source>Overlap of windows</source>
        <translation>Überlappung der Fenster</translation>
    </message>
    <message>
        <source>FFT size, samples</source>
        <translation>FFT-Länge, Abtastwerte</translation>
    </message>
    <message>
        <source>At %1: window %2 ms, a column every %3 ms, a bin every %4.</source>
        <translation>Bei %1: Fenster %2 ms, eine Spalte alle %3 ms, eine Linie alle %4.</translation>
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
    <message>
        <source>Another window works through the queue.</source>
        <translation>Ein anderes Fenster arbeitet die Warteschlange ab.</translation>
    </message>
    <message>
        <source>The file of the queue was damaged. It is kept under another name.</source>
        <translation>Die Datei der Warteschlange war beschädigt. Sie ist unter anderem Namen aufbewahrt.</translation>
    </message>
    <message>
        <source>A branch starts as soon as no run trains: stop the one that does, or wait for its end.</source>
        <translation>Ein Zweig beginnt, sobald kein Lauf trainiert: Halten Sie den laufenden an, oder warten Sie sein Ende ab.</translation>
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
    <name>ajepa::TrialRun</name>
    <message>
        <source>The trial ended before its third step.</source>
        <translation>Die Probe endete vor ihrem dritten Schritt.</translation>
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
<context>
    <name>ajepa::BranchDialog</name>
    <message>
        <source>Branch from a checkpoint</source>
        <translation>Von einem Checkpoint abzweigen</translation>
    </message>
    <message>
        <source>A new run with the same settings goes on from the chosen checkpoint; the old one stays as it is.</source>
        <translation>Ein neuer Lauf mit denselben Einstellungen geht vom gewählten Checkpoint weiter; der alte bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Name of the new run</source>
        <translation>Name des neuen Laufs</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Abzweigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ajepa::CurveOverlay</name>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 von %n Lauf</numerusform>
            <numerusform>%1 von %n Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 at step %3</source>
        <translation>%1: %2 bei Schritt %3</translation>
    </message>
    <message>
        <source>%1, step %2: %3</source>
        <translation>%1, Schritt %2: %3</translation>
    </message>
</context>
<context>
    <name>ajepa::MaskCanvas</name>
    <message>
        <source>The controls at the right, the diagnostics and the sound are of the marked setting</source>
        <translation>Die Regler rechts, die Diagnose und der Klang gehören zur markierten Einstellung</translation>
    </message>
    <message>
        <source>context %1</source>
        <translation>Kontext %1</translation>
    </message>
    <message>
        <source>targets %1</source>
        <translation>Ziele %1</translation>
    </message>
    <message>
        <source>no masks</source>
        <translation>keine Masken</translation>
    </message>
</context>
<context>
    <name>ajepa::MaskDrawView</name>
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
        <source>This draw</source>
        <translation>Diese Ziehung</translation>
    </message>
    <message>
        <source>This draw of %1</source>
        <translation>Diese Ziehung von %1</translation>
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
        <source>%n constraint(s) dropped: with all targets hidden, 20 tries left no context of as many patches as Min keep asks for.</source>
        <translation>
            <numerusform>%n Bedingung fiel weg: mit allen Zielen verborgen ließen 20 Versuche keinen Kontext mit so vielen Patches, wie Min keep verlangt.</numerusform>
            <numerusform>%n Bedingungen fielen weg: mit allen Zielen verborgen ließen 20 Versuche keinen Kontext mit so vielen Patches, wie Min keep verlangt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut to the smallest of a batch of %1.</source>
        <translation>Auf den kleinsten eines Batches von %1 gekürzt.</translation>
    </message>
    <message>
        <source>%1 × %2 patches, time × frequency.</source>
        <translation>%1 × %2 Patches, Zeit × Frequenz.</translation>
    </message>
</context>
<context>
    <name>ajepa::MaskFoldOuts</name>
    <message>
        <source>What the masks do over the whole training (D)</source>
        <translation>Was die Masken über das ganze Training tun (D)</translation>
    </message>
    <message>
        <source>What is scheduled and what the seed draws (U)</source>
        <translation>Was vorgesehen ist und was der Startwert zieht (U)</translation>
    </message>
    <message>
        <source>Diagnostics of %1</source>
        <translation>Diagnose von %1</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Curriculum of %1</source>
        <translation>Curriculum von %1</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>Curriculum</translation>
    </message>
</context>
<context>
    <name>ajepa::MaskSides</name>
    <message>
        <source>Compare two settings</source>
        <translation>Zwei Einstellungen vergleichen</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>A second setting on the same clip, step and seed (Shift+C)</source>
        <translation>Eine zweite Einstellung auf demselben Clip, Schritt und Startwert (Umschalt+C)</translation>
    </message>
    <message>
        <source>The setting that the controls belong to</source>
        <translation>Die Einstellung, zu der die Regler gehören</translation>
    </message>
    <message>
        <source>The setting that the controls below belong to (X: the other one)</source>
        <translation>Die Einstellung, zu der die Regler unten gehören (X: die andere)</translation>
    </message>
    <message>
        <source>A becomes B, and B becomes A</source>
        <translation>A wird B, und B wird A</translation>
    </message>
    <message>
        <source>Copy to %1</source>
        <translation>Nach %1 kopieren</translation>
    </message>
</context>
<context>
    <name>ajepa::RunComparison</name>
    <message>
        <source>Figure</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Logarithmic values</source>
        <translation>Logarithmische Werte</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>A line that follows about the last twenty points; the values themselves are faint</source>
        <translation>Eine Linie, die etwa den letzten zwanzig Punkten folgt; die Werte selbst sind blass</translation>
    </message>
    <message>
        <source>Curves of the runs chosen above are laid over each other here.
Choose several with Shift or Ctrl.</source>
        <translation>Hier liegen die Kurven der oben gewählten Läufe übereinander.
Mehrere werden mit Umschalt oder Strg gewählt.</translation>
    </message>
    <message>
        <source>Choose two runs or more: the settings in which they differ are listed here, and only those.</source>
        <translation>Zwei Läufe oder mehr wählen: Hier stehen die Einstellungen, in denen sie sich unterscheiden, und nur diese.</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Tags and notes</source>
        <translation>Stichwörter und Notizen</translation>
    </message>
    <message>
        <source>Copy CSV</source>
        <translation>CSV kopieren</translation>
    </message>
    <message>
        <source>The table as comma-separated values, with figures to compute with</source>
        <translation>Die Tabelle als kommagetrennte Werte, mit Zahlen zum Weiterrechnen</translation>
    </message>
    <message>
        <source>Copy LaTeX</source>
        <translation>LaTeX kopieren</translation>
    </message>
    <message>
        <source>The table as it is shown, for a paper (booktabs)</source>
        <translation>Die Tabelle, wie sie zu sehen ist, für einen Artikel (booktabs)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>The table as a .csv or .tex file</source>
        <translation>Die Tabelle als Datei, .csv oder .tex</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>All settings of the chosen runs are alike.</source>
        <translation>Alle Einstellungen der gewählten Läufe sind gleich.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Mean over seeds ± half of the 95 % confidence interval (Student&apos;s t)</source>
        <translation>Mittel über die Seeds ± halbes 95-%-Konfidenzintervall (Students t)</translation>
    </message>
    <message>
        <source>The table is in the clipboard as LaTeX.</source>
        <translation>Die Tabelle ist als LaTeX in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The table is in the clipboard as CSV.</source>
        <translation>Die Tabelle ist als CSV in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv);;LaTeX (*.tex)</source>
        <translation>Kommagetrennte Werte (*.csv);;LaTeX (*.tex)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Prediction loss</source>
        <translation>Loss der Vorhersage</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>EMA momentum</source>
        <translation>EMA-Momentum</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>Context share</source>
        <translation>Anteil des Kontexts</translation>
    </message>
    <message>
        <source>Curriculum share</source>
        <translation>Anteil des Curriculums</translation>
    </message>
    <message>
        <source>Effective rank</source>
        <translation>Effektiver Rang</translation>
    </message>
    <message>
        <source>Target deviation</source>
        <translation>Streuung der Ziele</translation>
    </message>
    <message>
        <source>Prediction deviation</source>
        <translation>Streuung der Vorhersagen</translation>
    </message>
    <message>
        <source>Mean cosine</source>
        <translation>Mittlerer Kosinus</translation>
    </message>
    <message>
        <source>What the chosen runs came to stands here, runs that differ only by their seed together.
Press Measure above, or on a terminal: ajepa evaluate RUN --corpus DIR --protocol knn</source>
        <translation>Was die gewählten Läufe ergaben, steht hier; Läufe, die sich nur im Startwert unterscheiden, zusammen.
Drücken Sie oben „Messen“, oder auf einem Terminal: ajepa evaluate LAUF --corpus ORDNER --protocol knn</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Test score of fine-tuning</source>
        <translation>Testergebnis der Feinabstimmung</translation>
    </message>
</context>
<context>
    <name>ajepa::RunNotesView</name>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Stichwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Notes on this run</source>
        <translation>Notizen zu diesem Lauf</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::RunShelf</name>
    <message>
        <source>The trash is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>The change was taken back.</source>
        <translation>Die Änderung wurde zurückgenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) moved to the trash.</source>
        <translation>
            <numerusform>%n Lauf liegt im Papierkorb.</numerusform>
            <numerusform>%n Läufe liegen im Papierkorb.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) taken back.</source>
        <translation>
            <numerusform>%n Lauf zurückgeholt.</numerusform>
            <numerusform>%n Läufe zurückgeholt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ajepa::RunTableModel</name>
    <message>
        <source>cannot be opened</source>
        <translation>nicht zu öffnen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>As the preset.</source>
        <translation>Wie die Vorlage.</translation>
    </message>
    <message numerus="yes">
        <source>The nearest preset; %n setting(s) differ.</source>
        <translation>
            <numerusform>Die nächste Vorlage; %n Einstellung weicht ab.</numerusform>
            <numerusform>Die nächste Vorlage; %n Einstellungen weichen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 at step %3</source>
        <translation>%1: %2 bei Schritt %3</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Loss curve</source>
        <translation>Loss-Kurve</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Best result</source>
        <translation>Bestes Ergebnis</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
</context>
<context>
    <name>ajepa::RunsPage</name>
    <message>
        <source>Filter: words, tag:paper, state:failed, loss&lt;0.3, seed=1, result&gt;70, -word</source>
        <translation>Filter: Wörter, tag:paper, state:failed, loss&lt;0.3, seed=1, result&gt;70, -Wort</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Which runs</source>
        <translation>Welche Läufe</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show the run on the Train page</source>
        <translation>Den Lauf auf der Seite Training zeigen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on from the newest verified checkpoint</source>
        <translation>Vom neuesten geprüften Checkpoint weitermachen</translation>
    </message>
    <message>
        <source>Extend…</source>
        <translation>Verlängern…</translation>
    </message>
    <message>
        <source>Train further than was planned; schedules hold their end values</source>
        <translation>Weiter trainieren als geplant; die Verläufe halten ihre Endwerte</translation>
    </message>
    <message>
        <source>Branch…</source>
        <translation>Abzweigen…</translation>
    </message>
    <message>
        <source>Start a new run from one of the checkpoints</source>
        <translation>Einen neuen Lauf von einem der Checkpoints beginnen</translation>
    </message>
    <message>
        <source>Clone to form</source>
        <translation>In das Formular</translation>
    </message>
    <message>
        <source>Take the settings of the run into the form of the Train page</source>
        <translation>Die Einstellungen des Laufs in das Formular der Seite Training übernehmen</translation>
    </message>
    <message>
        <source>Tags and notes</source>
        <translation>Stichwörter und Notizen</translation>
    </message>
    <message>
        <source>Edit the tags and notes of the chosen runs</source>
        <translation>Stichwörter und Notizen der gewählten Läufe bearbeiten</translation>
    </message>
    <message>
        <source>Keep the runs, out of the way; or bring them back</source>
        <translation>Die Läufe behalten, aber aus dem Weg; oder zurückholen</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Move the runs to the trash of the runs folder, or back out of it</source>
        <translation>Die Läufe in den Papierkorb ihres Ordners legen oder wieder herausholen</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Papierkorb leeren…</translation>
    </message>
    <message>
        <source>Delete what lies in the trash for good</source>
        <translation>Endgültig löschen, was im Papierkorb liegt</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>The chosen rows, or all that are shown, as CSV</source>
        <translation>Die gewählten Zeilen oder alle, die zu sehen sind, als CSV</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 von %n Lauf</numerusform>
            <numerusform>%1 von %n Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>Die Läufe werden gelesen…</translation>
    </message>
    <message>
        <source>No run matches the filter.</source>
        <translation>Kein Lauf passt zum Filter.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Runs that were thrown away lie here until the trash is emptied.</source>
        <translation>Weggeworfene Läufe liegen hier, bis der Papierkorb geleert wird.</translation>
    </message>
    <message>
        <source>Runs that are kept but out of the way are listed here. Archive one from the list of runs.</source>
        <translation>Hier stehen Läufe, die behalten werden, aber aus dem Weg sind. Archiviert wird aus der Liste der Läufe.</translation>
    </message>
    <message>
        <source>Each training is a run, listed here with its curve and its results; also one that was made elsewhere and copied into
%1</source>
        <translation>Jedes Training ist ein Lauf und steht hier mit seiner Kurve und seinen Ergebnissen; auch eines, das anderswo entstand und hierher kopiert wurde:
%1</translation>
    </message>
    <message>
        <source>Train a network</source>
        <translation>Ein Netz trainieren</translation>
    </message>
    <message>
        <source>Back from the archive</source>
        <translation>Aus dem Archiv holen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Extend the run</source>
        <translation>Den Lauf verlängern</translation>
    </message>
    <message>
        <source>Train to step (%1 are done). The schedules keep their horizon and hold their end values.</source>
        <translation>Bis zu welchem Schritt (%1 sind getan). Die Verläufe behalten ihren Horizont und halten ihre Endwerte.</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This run has no checkpoint to branch from.</source>
        <translation>Dieser Lauf hat keinen Checkpoint, von dem abgezweigt werden könnte.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) archived.</source>
        <translation>
            <numerusform>%n Lauf archiviert.</numerusform>
            <numerusform>%n Läufe archiviert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) back from the archive.</source>
        <translation>
            <numerusform>%n Lauf aus dem Archiv geholt.</numerusform>
            <numerusform>%n Läufe aus dem Archiv geholt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) and their checkpoints are deleted for good. This cannot be taken back.</source>
        <translation>
            <numerusform>%n Lauf und seine Checkpoints werden endgültig gelöscht. Das lässt sich nicht zurücknehmen.</numerusform>
            <numerusform>%n Läufe und ihre Checkpoints werden endgültig gelöscht. Das lässt sich nicht zurücknehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are in the clipboard as CSV.</source>
        <translation>
            <numerusform>%n Lauf ist als CSV in der Zwischenablage.</numerusform>
            <numerusform>%n Läufe sind als CSV in der Zwischenablage.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Measure no more; what is measured stays</source>
        <translation>Nicht weiter messen; Gemessenes bleibt</translation>
    </message>
    <message>
        <source>Measure…</source>
        <translation>Messen…</translation>
    </message>
    <message>
        <source>Measure the representations of the chosen runs on labelled clips</source>
        <translation>Die Darstellungen der gewählten Läufe an beschrifteten Clips messen</translation>
    </message>
    <message>
        <source>%1 of %2 measurements were made; the results stand below.</source>
        <translation>%1 von %2 Messungen wurden gemacht; die Ergebnisse stehen unten.</translation>
    </message>
    <message>
        <source>More verbs</source>
        <translation>Weitere Befehle</translation>
    </message>
    <message>
        <source>Fine-tune…</source>
        <translation>Feinabstimmen…</translation>
    </message>
    <message>
        <source>Train the encoder of one of the checkpoints on labels</source>
        <translation>Den Encoder eines der Checkpoints an Beschriftungen trainieren</translation>
    </message>
    <message>
        <source>This run has no checkpoint to fine-tune.</source>
        <translation>Dieser Lauf hat keinen Checkpoint zum Feinabstimmen.</translation>
    </message>
</context>
<context>
    <name>ajepa::StallBar</name>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>End the worker</source>
        <translation>Prozess beenden</translation>
    </message>
    <message>
        <source>Say so again if no step comes in the same time</source>
        <translation>Wieder melden, wenn in derselben Zeit kein Schritt kommt</translation>
    </message>
    <message>
        <source>The process is ended at once and continued from its newest checkpoint; a second time at the same step it is not</source>
        <translation>Der Prozess wird sofort beendet und vom neuesten Checkpoint fortgesetzt; ein zweites Mal beim selben Schritt nicht</translation>
    </message>
    <message>
        <source>The run %1 has reported no step for %2 since step %3; usually one comes every %4.</source>
        <translation>Der Lauf %1 hat seit Schritt %3 keinen weiteren gemeldet, seit %2; sonst kommt einer alle %4.</translation>
    </message>
    <message>
        <source>The run %1 has reported no step for %2.</source>
        <translation>Der Lauf %1 hat seit %2 keinen Schritt gemeldet.</translation>
    </message>
</context>
<context>
    <name>ajepa::CollapseNotice</name>
    <message>
        <source>Stops the run with its work kept, and fills the form with a new run that goes on from that checkpoint.</source>
        <translation>Hält den Lauf an, behält seine Arbeit und füllt das Formular mit einem neuen Lauf, der von diesem Checkpoint weitergeht.</translation>
    </message>
    <message>
        <source>The representation may be collapsing since step %1: %2.</source>
        <translation>Die Darstellung fällt vielleicht seit Schritt %1 in sich zusammen: %2.</translation>
    </message>
    <message>
        <source>Rewind to step %1</source>
        <translation>Zurück zu Schritt %1</translation>
    </message>
    <message>
        <source>The loss has been rising since step %1, far beyond what was usual.</source>
        <translation>Der Verlust steigt seit Schritt %1 weit über das Übliche.</translation>
    </message>
</context>
<context>
    <name>ajepa::MachineGauge</name>
    <message>
        <source>Load of the machine</source>
        <translation>Auslastung des Rechners</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>Processor and memory:</source>
        <translation>Prozessor und Speicher:</translation>
    </message>
    <message>
        <source>No NVIDIA driver answers, so nothing is known of a GPU.</source>
        <translation>Kein NVIDIA-Treiber antwortet; über eine GPU ist daher nichts bekannt.</translation>
    </message>
</context>
<context>
    <name>ajepa::RunCurves</name>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>nach Schritt</translation>
    </message>
    <message>
        <source>by epoch</source>
        <translation>nach Epoche</translation>
    </message>
    <message>
        <source>by hours of audio</source>
        <translation>nach Stunden Klang</translation>
    </message>
    <message>
        <source>Measure of the axis</source>
        <translation>Maß der Achse</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>hours of audio</source>
        <translation>Stunden Klang</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>warm-up ends</source>
        <translation>Ende des Anlaufs</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>Alarm</translation>
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
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>How strongly the optimiser pulls the weights towards zero.</source>
        <translation>Wie stark der Optimierer die Gewichte gegen null zieht.</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>Length of the whole gradient before it is clipped.</source>
        <translation>Länge des ganzen Gradienten, bevor er gekürzt wird.</translation>
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
        <source>Audio</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>h/h</source>
        <translation>h/h</translation>
    </message>
    <message>
        <source>Hours of sound that training goes through in an hour.</source>
        <translation>Stunden Klang, die das Training in einer Stunde durchläuft.</translation>
    </message>
    <message>
        <source>Data wait</source>
        <translation>Warten auf Daten</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>How long a step waits for its batch, in the mean since the last report.</source>
        <translation>Wie lange ein Schritt auf seinen Stapel wartet, im Mittel seit dem letzten Bericht.</translation>
    </message>
    <message>
        <source>Target deviation</source>
        <translation>Streuung der Ziele</translation>
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
        <source>Teacher distance</source>
        <translation>Abstand zum Lehrer</translation>
    </message>
    <message>
        <source>How far the context encoder&apos;s weights are from the target encoder&apos;s, relative to the latter&apos;s length.</source>
        <translation>Wie weit die Gewichte des Kontext-Encoders von denen des Ziel-Encoders entfernt sind, im Verhältnis zu deren Länge.</translation>
    </message>
    <message>
        <source>kNN</source>
        <translation>kNN</translation>
    </message>
    <message>
        <source>Labelled clips that their nearest neighbours name rightly, by the target encoder (health.evaluate_every).</source>
        <translation>Anteil beschrifteter Clips, die ihre nächsten Nachbarn richtig benennen, mit dem Ziel-Encoder (health.evaluate_every).</translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation>Lineare Probe</translation>
    </message>
    <message>
        <source>Labelled clips that a linear classifier on the target encoder names rightly (health.evaluate_every).</source>
        <translation>Anteil beschrifteter Clips, die ein linearer Klassifikator auf dem Ziel-Encoder richtig benennt (health.evaluate_every).</translation>
    </message>
    <message>
        <source>rises</source>
        <translation>steigt</translation>
    </message>
    <message>
        <source>spike</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>Test score</source>
        <translation>Testergebnis</translation>
    </message>
    <message>
        <source>Accuracy, or mean average precision, on clips that fine-tuning does not train on (health.evaluate_every).</source>
        <translation>Genauigkeit oder mittlere Average Precision an Clips, an denen die Feinabstimmung nicht trainiert (health.evaluate_every).</translation>
    </message>
</context>
<context>
    <name>ajepa::EvaluationDialog</name>
    <message>
        <source>Nearest neighbours</source>
        <translation>Nächste Nachbarn</translation>
    </message>
    <message>
        <source>Cosine, ten neighbours vote</source>
        <translation>Kosinus, zehn Nachbarn stimmen ab</translation>
    </message>
    <message>
        <source>Linear probe</source>
        <translation>Lineare Probe</translation>
    </message>
    <message>
        <source>Logistic regression to convergence</source>
        <translation>Logistische Regression bis zur Konvergenz</translation>
    </message>
    <message>
        <source>Untrained</source>
        <translation>Untrainiert</translation>
    </message>
    <message>
        <source>The same network with the weights of step 0</source>
        <translation>Dasselbe Netz mit den Gewichten von Schritt 0</translation>
    </message>
    <message>
        <source>Log-mel statistics</source>
        <translation>Log-Mel-Statistik</translation>
    </message>
    <message>
        <source>Means and deviations of 64 bands, no network</source>
        <translation>Mittel und Abweichungen von 64 Bändern, kein Netz</translation>
    </message>
    <message>
        <source>Measure representations</source>
        <translation>Darstellungen messen</translation>
    </message>
    <message numerus="yes">
        <source>The newest checkpoint of %n run(s) is measured on labelled clips. What trains in this window waits meanwhile.</source>
        <translation>
            <numerusform>Der neueste Checkpoint von %n Lauf wird an beschrifteten Clips gemessen. Was in diesem Fenster trainiert, wartet so lange.</numerusform>
            <numerusform>Die neuesten Checkpoints von %n Läufen werden an beschrifteten Clips gemessen. Was in diesem Fenster trainiert, wartet so lange.</numerusform>
        </translation>
    </message>
    <message>
        <source>The corpus of each run</source>
        <translation>Der Korpus jedes Laufs</translation>
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
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Mean over the clip</source>
        <translation>Mittel über den Clip</translation>
    </message>
    <message>
        <source>Four time segments</source>
        <translation>Vier Zeitabschnitte</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>Protocols</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>Vergleichswerte</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ajepa::EvaluationSession</name>
    <message>
        <source>%1 was not measured. %2</source>
        <translation>%1 wurde nicht gemessen. %2</translation>
    </message>
    <message>
        <source>nearest neighbours</source>
        <translation>nächste Nachbarn</translation>
    </message>
    <message>
        <source>linear probe</source>
        <translation>lineare Probe</translation>
    </message>
    <message>
        <source>, clip %1 of %2</source>
        <translation>, Clip %1 von %2</translation>
    </message>
    <message>
        <source>Measuring %1: %2%3 · %4 of %5</source>
        <translation>Messe %1: %2%3 · %4 von %5</translation>
    </message>
</context>
<context>
    <name>ajepa::FinetuneDialog</name>
    <message>
        <source>Fine-tune a checkpoint</source>
        <translation>Einen Checkpoint feinabstimmen</translation>
    </message>
    <message>
        <source>A new run trains the target encoder of %1, with a linear head, on the labels of the open corpus. The form shows its settings before it starts.</source>
        <translation>Ein neuer Lauf trainiert den Ziel-Encoder von %1 mit einem linearen Kopf an den Beschriftungen des geöffneten Korpus. Das Formular zeigt seine Einstellungen, bevor er beginnt.</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>To the form</source>
        <translation>Ins Formular</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
</context>
</TS>
