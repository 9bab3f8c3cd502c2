/** German and French words of mood (see mood-lexicon.ts). */
import type { MoodLexicon } from "./mood-lexicon";

export const germanMood: MoodLexicon = {
  language: "de",
  classes: {
    anger:
      "wütend|wut|sauer|stinksauer|verärgert|ärger|ärgerlich|ärgert mich|empört|empörend|empörung|aufgebracht|zornig|zorn|genervt|nervt|nervig|nerven|reicht mir|mir reicht es|mir reichts|es reicht|jetzt reicht|die nase voll|nase voll|schnauze voll|satt|platzt der kragen|platzt mir|geduld|hasse|hass|verhasst|angepisst|kotzt mich|zum kotzen|ich könnte kotzen|kotzen|rasend|außer mir|fassungslos|frustriert|frustrierend|frust|wahnsinnig|treibt mich|macht mich|verdammt nochmal|zum teufel|was soll das|unverschämt*|frech|frechheit|dreist|dreistigkeit|haltet den mund|halt die klappe|lassen sie mich",
    insult:
      "idiot|idioten|idiotisch|dumm|dumme|dummer|dummheit|blöd|blöde|blöder|blödsinn|bescheuert|bekloppt|trottel|deppen|depp|vollidiot*|lügner|lügen|gelogen|belogen|betrüger|betrug|betrogen|abzocke|abzocker|abgezockt|verarscht|verarsche|verarschung|verarschen|unfähig|unfähige|inkompetent*|inkompetenz|nutzlos|unbrauchbar|wertlos|schwachsinn|schwachsinnig|arschloch|arschlöcher|arsch|penner|versager|saftladen|drecksladen|gauner|halsabschneider|clowns|unfreundlich*|unhöflich*|unprofessionell*|arrogant|faul|gierig|heuchler|peinlich",
    swearing:
      "scheiße|scheiss|scheiß|scheissladen|verdammt|verdammte|verflucht|verfluchte|mist|kacke|fuck|shit|wtf|drecks|dreck|verfickt*|herrgott|himmelherrgott|zur hölle",
    bad: "schlecht|schlechte|schlechter|schlechtes|schlechteste|schlimm|schlimmer|schlimmste|furchtbar*|schrecklich*|grauenhaft*|grausam|entsetzlich*|miserabel|miserable|mies|mieser|miese|katastrophe|katastrophal*|inakzeptabel|nicht akzeptabel|nicht hinnehmbar|unzumutbar|zumutung|untragbar|unglaublich|unmöglich|unerhört|skandal|skandalös|lächerlich*|witz|ein witz|schlechter scherz|absurd|unsinn|unfair|ungerecht|schande|beschämend|traurig|armselig|erbärmlich|eklig|ekelhaft|widerlich|albtraum|alptraum|desaster|chaos|chaotisch|versagt|versagen|gescheitert|zeitverschwendung|geldverschwendung|verschwendung|verschwendet|überteuert|wucher|kundenunfreundlich|servicewüste|nie wieder|nicht empfehlenswert|finger weg|vorsicht|mangelhaft|ungenügend|unterirdisch|unter aller sau|grottenschlecht|unbefriedigend|ruiniert|kaputt gemacht|null sterne|ein stern",
    letdown:
      "enttäuscht|enttäuschend|enttäuschung|schade|leider|unzufrieden|unglücklich|bedauerlich|bedaure|verzweifelt|verzweifle|besorgt|sorge|sorgen|stress|gestresst|traurig|verletzt|ratlos|verwirrt|verwirrend|mehr erwartet|besseres erwartet|hoffnungslos|müde|heulen|weinen",
    trouble:
      "warte|warten|gewartet|wartezeit|warteschleife|verspätet|verspätung|verzögert|verzögerung|storniert|stornierung|abgesagt|ausgefallen|keine antwort|keine rückmeldung|keine reaktion|keine hilfe|keine info*|keine lösung|niemand|keiner|niemanden|nichts passiert|passiert nichts|ignoriert|ignorieren|nicht erreichbar|nicht erhalten|nicht bekommen|nie erhalten|nie angekommen|nicht angekommen|nicht geliefert|funktioniert nicht|geht nicht|klappt nicht|läuft nicht|lädt nicht|tut nicht|kaputt|defekt|fehler|fehlermeldung|fehlerhaft|problem|probleme|stürzt ab|abgestürzt|hängt|verloren|fehlt|fehlen|weg|beschädigt|falsch|falsche|falscher|falsches|abgelehnt|verweigert|verweigern|gesperrt|blockiert|doppelt abgebucht|abgebucht|berechnet|gebühr|gebühren|mahnung|beschwerde|beschweren|beschwere|langsam|vergeblich|umsonst|unmöglich|kann nicht|können nicht|lässt sich nicht|aufgelegt|versprochen|hieß es|wurde gesagt|zugesagt|nicht eingehalten|vertröstet",
    again:
      "immer noch|noch immer|immernoch|schon wieder|wieder|wieder mal|erneut|ständig|dauernd|jedes mal|jedesmal|andauernd|immer|mehrfach|mehrmals|zum zweiten mal|zum dritten mal|zum vierten mal|zum x ten mal|zum xten mal|seit|seit tagen|seit wochen|seit monaten|seit stunden|tagelang|wochenlang|monatelang|stundenlang|stunden|tage|wochen|monate|ewig|ewigkeit|endlich|wie lange|wie oft|wann endlich|noch mal|nochmal|nach wie vor|bis heute|gestern|bereits",
    threat:
      "nie wieder|nie mehr|kündigen|kündige|kündigung|konkurrenz|wechsle|wechseln|anwalt|anwältin|rechtsanwalt|klage|verklagen|gericht|anzeige|anzeigen|verbraucherschutz|verbraucherzentrale|schlichtungsstelle|geld zurück|mein geld|storniere|widerruf|rückbuchung|rückerstattung|erstattung|schlechte bewertung|negative bewertung|öffentlich|presse|letztes mal|das letzte mal|frist|vorgesetzten|rate ab|abraten|nicht weiterempfehlen|nicht empfehlen|kunde verloren",
    demand:
      "verlange|fordere|erwarte|sofort|unverzüglich|umgehend|bitte endlich|tun sie|tut was|macht was|machen sie|antworten sie|erklären sie|ist das ihr ernst|euer ernst|ihr ernst|ernsthaft|wirklich|echt jetzt|wollt ihr|wollen sie mich|was ist los|was ist da los|warum|wieso|weshalb|hallo|kann doch nicht|kann nicht sein|darf nicht wahr sein|geht gar nicht|geht überhaupt nicht",
    good: "gut|gute|guter|gutes|super|toll|tolle|toller|tolles|klasse|großartig*|wunderbar*|prima|perfekt|perfekte|ausgezeichnet|hervorragend*|fantastisch|spitze|beste|besten|bester|schön|schöne|schöner|schönes|liebe|lieben|liebt|freue|freut|erfreut|glücklich|zufrieden|begeistert|freundlich|freundlicher|nett|nette|hilfreich|geholfen|empfehle|empfehlenswert|zuverlässig|kompetent|geil|genial|cool|lob|gelungen|reibungslos|einwandfrei|angenehm|vorbildlich",
    mild: "ja|ok|okay|gerne|gern|schnell|schnelle|einfach|richtig|stimmt|genau|funktioniert|klappt|geklappt|gelöst|erledigt|hoffe|hoffentlich|haha|lol|interessant|fair|sicher|alles klar|kein problem|passt",
    thanks: "danke|vielen dank|besten dank|herzlichen dank|dankeschön|dankbar|dank|danken|bedanke|merci",
    polite:
      "bitte|könnten sie|könntest du|können sie|kannst du|würden sie|darf ich|kann ich|hallo|guten tag|guten morgen|guten abend|moin|entschuldigung|entschuldigen|frage|wie kann|wo kann|wo finde|gibt es|ich möchte|ich würde gerne|ich hätte gerne|wüsste gerne|würde gern|wann ist|welche",
    sarcasm:
      "na toll|na super|super service|toller service|klasse service|danke für nichts|herzlichen glückwunsch|gratuliere|wie immer|schön dass|vielen dank auch|bravo|glückwunsch|kundenservice|kundenfreundlich|angeblich|angebliche|offensichtlich|wohl|sogenannte|sogenannter",
    self: "ich|mich|mir|mein|meine|meinen|meinem|meiner|wir|uns|unser|unsere",
    you: "sie|ihr|ihre|ihren|ihnen|euch|euer|eure|eurer|du|dein|deine",
  },
  negators: "nicht|nie|niemals|kein|keine|keinen|keiner|keinerlei|nichts|ohne|kaum|weder|noch nie|wenig",
  raisers: "sehr|so|echt|wirklich|absolut|total|völlig|extrem|unglaublich|mega|richtig|einfach|ganz|äußerst|höchst|verdammt|dermaßen|überaus|viel|nur",
};

export const frenchMood: MoodLexicon = {
  language: "fr",
  classes: {
    anger:
      "colère|en colère|furieux|furieuse|énervé|énervée|énervant|énerve|fâché|fâchée|agacé|agacée|agaçant|agace|irrité|irritée|irritant|enragé|rage|rageant|fou de rage|hors de moi|révolté|révoltant|indigné|indignée|scandalisé|outré|outrée|excédé|excédée|exaspéré|exaspérée|exaspérant|marre|ras le bol|j'en ai assez|en ai assez|plein le dos|plein le cul|ça suffit|ca suffit|stop|trop c'est trop|déteste|haine|hais|insupportable|frustré|frustrée|frustrant|frustration|saoule|saoulé|gonflé|gonflent|gonfle|fait chier|me faites chier|n'en peux plus|à bout|perds patience|patience|foutez|foutre|ta gueule|de qui se moque|vous moquez",
    insult:
      "idiot|idiots|idiote|imbécile*|crétin*|abruti*|débile|débiles|stupide|stupides|con|cons|connard*|connasse|salaud*|salope|enculé*|bouffon*|clown|clowns|menteur|menteurs|menteuse|mensonge|mensonges|mentir|menti|voleur|voleurs|vol|voler|volé|escroc|escrocs|escroquerie|arnaque|arnaques|arnaqueur*|arnaqué|arnaquée|incapable|incapables|incompétent*|incompétence|inutile|inutiles|minable|minables|nul|nuls|nulle|nulles|nullité|malpoli*|impoli*|irrespect*|méprisant|mépris|arrogant*|malhonnête*|fainéant*|bande de|guignols|charlatan*|honteux",
    swearing: "merde|merdique|putain|bordel|chier|chiant|chiante|chiants|foutu|foutue|foutage de gueule|saloperie|dégueulasse|enfer|wtf|fuck|ptn|pute|cul",
    bad: "mauvais|mauvaise|mal|pire|pires|horrible|horribles|terrible|affreux|affreuse|atroce|épouvantable|catastrophe|catastrophique*|désastre|désastreux|désastreuse|lamentable*|déplorable*|pitoyable*|médiocre|inadmissible*|inacceptable*|intolérable|scandaleux|scandaleuse|scandale|honte|honteuse|honteux|une honte|ridicule*|absurde|n'importe quoi|du grand n'importe|aberrant|injuste|cauchemar|dégoûtant|dégoûté|écœuré|écœurant|immonde|pourri|pourrie|perte de temps|perte d'argent|gâché|gâchis|à fuir|fuyez|fuir|à éviter|évitez|plus jamais|jamais plus|ne recommande pas|je déconseille|déconseille|hors de prix|trop cher|foutaise|foutaises|blague|une blague|moquerie|zéro|zéro étoile|une étoile|trompeur|trompeuse|abus|abusé|abusif|échec|raté|foire",
    letdown:
      "déçu|déçue|déçus|décevant|décevante|déception|dommage|malheureusement|hélas|triste|tristesse|mécontent|mécontente|insatisfait|insatisfaite|désolant|désespéré|désespérant|inquiet|inquiète|stress|stressé|stressant|pénible|contrarié|perdu patience|fatigué|fatiguée|épuisé|confus|perplexe|pleurer|regrette|je m'attendais à mieux|attendais mieux",
    trouble:
      "attends|attend|attendre|attendu|attente|en attente|retard|retards|retardé|en retard|annulé|annulée|annulation|aucune réponse|pas de réponse|sans réponse|aucune nouvelle|aucune aide|aucune solution|aucune information|aucun retour|aucune explication|personne|injoignable|ne répond|répond pas|répondez pas|ignoré|ignorée|ignorez|pas reçu|rien reçu|jamais reçu|toujours pas|pas arrivé|jamais arrivé|pas livré|ne marche pas|marche pas|ne fonctionne pas|fonctionne pas|en panne|panne|cassé|cassée|bug|bugs|bugue|plante|planté|erreur|erreurs|problème|problèmes|souci|soucis|perdu|perdue|manque|manquant|abîmé|abîmée|endommagé|défectueux|défectueuse|faux|refusé|refuse|refusent|refuser|bloqué|bloquée|suspendu|débité|prélevé|prélèvement|facturé|frais|deux fois|réclamation|plainte|plaindre|lent|lente|impossible|ne peux pas|peux pas|n'arrive pas|arrive pas|raccroché|raccroche|promis|m'a dit|on m'a dit|sans effet|en vain|baladé|renvoyé",
    again:
      "encore|encore une fois|toujours|à nouveau|de nouveau|sans arrêt|sans cesse|constamment|à chaque fois|chaque fois|plusieurs fois|maintes|deuxième fois|troisième fois|quatrième fois|énième fois|ça fait|cela fait|depuis|depuis des|heures|jours|semaines|mois|enfin|combien de temps|combien de fois|une éternité|longtemps|hier|déjà|relance|relances|relancé",
    threat:
      "plus jamais|jamais plus|résilier|résilie|résiliation|concurrence|concurrent|changer de|avocat|justice|tribunal|porter plainte|plainte|poursuivre|huissier|mise en demeure|dgccrf|ufc|que choisir|60 millions|médiateur|remboursement|remboursez|rembourser|rendez moi|mon argent|opposition|mauvais avis|avis négatif|dernière fois|client perdu|je pars|signaler|arnaque",
    demand:
      "exige|j'exige|demande|je demande|immédiatement|tout de suite|répondez|faites quelque chose|réagissez|bougez|expliquez|sérieusement|vous êtes sérieux|c'est sérieux|vraiment|c'est quoi|qu'est ce que|pourquoi|quand est ce|allo|allô|comment se fait|comment est ce possible|vous vous foutez|c'est pas normal|pas normal|anormal|incroyable|inouï|n'est pas possible|c'est pas possible",
    good: "bon|bonne|bons|bien|très bien|super|génial|géniale|excellent|excellente|parfait|parfaite|parfaitement|formidable|merveilleux|magnifique|fantastique|incroyablement|top|meilleur|meilleure|adore|aime|j'aime|content|contente|heureux|heureuse|ravi|ravie|satisfait|satisfaite|sympa|sympathique|gentil|gentille|aimable|agréable|utile|aidé|recommande|efficace|professionnel|bravo|félicitations|impeccable|nickel|chouette|beau|belle|plaisir|enchanté|réactif|réactive|fiable",
    mild: "oui|ok|d'accord|rapide|rapidement|facile|vite|correct|vrai|exact|marche|fonctionne|résolu|réglé|espère|j'espère|haha|mdr|lol|intéressant|cool|pas de problème|pas de souci|volontiers|ça va",
    thanks: "merci|merci beaucoup|remercie|remercier|reconnaissant|reconnaissante|gratitude|mille mercis",
    polite:
      "s'il vous plaît|s'il te plaît|svp|stp|pourriez vous|pouvez vous|puis je|est ce que|bonjour|bonsoir|salut|excusez|pardon|question|comment faire|où puis|où trouver|y a t il|je voudrais|je souhaite|j'aimerais|souhaiterais|cordialement|bonne journée|quel est|quelle est|quels sont",
    sarcasm:
      "merci pour rien|bravo pour|bravo le|super service|beau service|félicitations pour|comme d'habitude|comme toujours|bien sûr|évidemment|service client|soi disant|apparemment|on se demande|quel professionnalisme|chapeau",
    self: "je|j|me|m|moi|mon|ma|mes|nous|notre|nos",
    you: "vous|votre|vos|tu|te|toi|ton|ta|tes",
  },
  negators: "pas|jamais|plus|rien|aucun|aucune|sans|ni|personne|guère|ne",
  raisers: "très|trop|tellement|vraiment|absolument|totalement|complètement|extrêmement|si|hyper|super|carrément|franchement|juste|plus|beaucoup|tout à fait",
};
