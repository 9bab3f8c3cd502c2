/**
 * Words and phrases of sensitive topics in the other languages of the widget, and of self-harm in more.
 */
import type { TopicRules } from "./sensitive-rules-english";

export const languageTopicRules: readonly TopicRules[] = [
  {
    language: "de",
    topic: "self_harm",
    phrases: [
      "suizid*|selbstmord*|umbringen will|mich umbringen|bringe mich um|nicht mehr leben|will sterben|möchte sterben|mir das leben nehmen|mich selbst verletzen|ritze mich|lebensmüde|selbstverletz*|keinen sinn mehr im leben",
    ],
  },
  {
    language: "de",
    topic: "billing_dispute",
    phrases: [
      ["doppelt|zweimal|zu viel|falsch|unberechtigt|ohne grund|mehrfach", "abgebucht|berechnet|belastet|bezahlt|abgerechnet|verrechnet"],
      ["falsche|unbekannte|doppelte|unberechtigte|nicht autorisierte|fehlerhafte", "abbuchung*|rechnung|gebühr*|belastung|zahlung|lastschrift"],
      ["abbuchung|rechnung|lastschrift|zahlung", "falsch|stimmt nicht|nicht korrekt|nicht erkannt|doppelt|kenne ich nicht|reklamieren|beanstanden"],
      ["zahlung|abbuchung|buchung|transaktion|lastschrift", "nie|nicht|niemals", "autorisiert|genehmigt|veranlasst|erteilt|getätigt|beauftragt"],
      ["warum|wieso|weshalb", "gebühr*|abgebucht|berechnet|belastet"],
      "rückbuchung|rückbelastung|rechnungsfehler|problem mit der zahlung|problem mit meiner rechnung",
    ],
  },
  {
    language: "de",
    topic: "refund",
    phrases: ["rückerstattung*|erstattung*|geld zurück|zurückerstatt*|rückzahlung*|geld erstattet|erstatten sie|kaufpreis zurück"],
  },
  {
    language: "de",
    topic: "fraud_security",
    phrases: [
      "betrug*|betrogen|betrüger*|gehackt|hacker*|phishing|gestohlen|geklaut|diebstahl|identitätsdiebstahl|kompromittiert|fremder zugriff|missbraucht",
      ["karte|geldbörse|portemonnaie|kreditkarte|handy", "verloren|weg|abhanden"],
      ["jemand", "benutzt|verwendet|zugriff|eingeloggt|angemeldet", "mein*|konto|karte"],
      ["jemand", "mein*", "konto|karte|kreditkarte", "benutzt|verwendet"],
      ["verdächtige|unbefugte|unberechtigte", "aktivität*|anmeldung|zugriff*|transaktion*|buchung*"],
    ],
  },
  {
    language: "de",
    topic: "account_deletion",
    phrases: [
      ["konto|account|profil|benutzerkonto|kundenkonto|daten", "löschen|gelöscht|schließen|kündigen|auflösen|deaktivieren|entfernen|löschung|kündigung"],
      ["lösche*|schließe*|kündige*|deaktiviere*", "konto|account|profil|daten"],
      "kontolöschung|datenlöschung|recht auf vergessenwerden",
    ],
    not: "verlauf löschen|cache",
  },
  { language: "de", topic: "complaint", phrases: ["beschwerde*|beschweren|reklamation*|verbraucherzentrale|schlichtungsstelle|verbraucherschutz"] },
  {
    language: "de",
    topic: "legal",
    phrases: [
      "anwalt|anwältin|rechtsanwalt*|anwälte|klage|verklagen|verklage|rechtliche schritte|gericht|vor gericht|rechtsabteilung|abmahnung|strafanzeige|anzeige erstatten|schadensersatz|rechtsstreit|mahnbescheid|dsgvo|datenschutzbehörde",
    ],
    not: "leibgericht|hauptgericht|lieblingsgericht",
  },
  {
    language: "de",
    topic: "medical",
    phrases: [
      "symptom*|fieber|husten|halsschmerzen|brustschmerzen|nebenwirkung*|allergisch*|medikament*|dosierung|diagnose*|infektion*|infiziert|schwanger*|blutung*|impfung*|rezept vom arzt|arzt|ärztin|krankenhaus|notaufnahme|krankheit*|ansteckend|ausschlag|hautausschlag|nesselsucht|verätzung*|verbrennung*|vergiftung*|vergiftet|verschluckt",
    ],
  },
  {
    language: "de",
    topic: "mental_health",
    phrases: [
      "depression*|depressiv*|angststörung*|panikattacke*|therapeut*|psycholog*|psychiat*|psychische*|burnout|essstörung*|hoffnungslos|traumatisiert|süchtig|magersucht",
    ],
  },
  {
    language: "es",
    topic: "self_harm",
    phrases: [
      "suicid*|suicidarme|matarme|quitarme la vida|no quiero vivir|quiero morir|quiero morirme|hacerme daño|cortarme las venas|autolesi*|acabar con mi vida|no vale la pena vivir|terminar con mi vida",
    ],
  },
  {
    language: "es",
    topic: "billing_dispute",
    phrases: [
      [
        "cobrado|cobraron|cobro|cargado|cargaron|cobrando|facturado|cobrar",
        "dos veces|doble|de más|de mas|duplicado|indebid*|sin autorización|por error|extra|demasiado",
      ],
      [
        "cargo|cargos|cobro|cobros|pago|factura|transacción|comisión",
        "duplicado|duplicados|no reconozco|desconocido|desconocidos|indebido|indebidos|no autorizado|no autorizados|incorrecto|incorrecta|extraño|equivocad*|doble|que no hice",
      ],
      ["no reconozco", "cargo|cobro|pago|compra|transacción|movimiento"],
      ["por qué|porque", "cobraron|cobran|cobrado|comisión|cargo"],
      "doble cobro|disputar un cargo|contracargo|error en la factura|error de facturación|problema con el pago|problemas con el pago",
    ],
  },
  {
    language: "es",
    topic: "refund",
    phrases: [
      "reembols*|devolución del dinero|devolver el dinero|devuelvan mi dinero|devolverme el dinero|mi dinero de vuelta|reintegro*|devolución de mi dinero|devuelvan el dinero|recuperar mi dinero|devolucion del importe",
    ],
  },
  {
    language: "es",
    topic: "fraud_security",
    phrases: [
      "fraude*|estafa*|estafaron|estafado|hackea*|hackearon|phishing|robaron|robada|robado|robo|suplantación|identidad robada|acceso no autorizado|comprometida",
      ["perdí|perdido|extravié|extraviada", "tarjeta|cartera|billetera|móvil|celular"],
      ["alguien", "usando|usó|entró|accedió|ha usado|está usando", "mi|tarjeta|cuenta"],
      ["actividad|movimientos|transacciones|movimiento", "sospechos*"],
    ],
  },
  {
    language: "es",
    topic: "account_deletion",
    phrases: [
      [
        "eliminar|borrar|cerrar|cancelar|dar de baja|suprimir|desactivar|elimina|borra|cierra|cierren|eliminen|baja de",
        "cuenta|perfil|mis datos|usuario|datos personales",
      ],
      ["cuenta|perfil", "eliminada|borrada|cerrada|cancelada|eliminación|cierre|baja"],
      "derecho al olvido|darme de baja",
    ],
  },
  {
    language: "es",
    topic: "complaint",
    phrases: ["queja|quejas|quejarme|reclamo|reclamos|reclamación|reclamaciones|hoja de reclamaciones|defensa del consumidor|ombudsman"],
  },
  {
    language: "es",
    topic: "legal",
    phrases: [
      "abogado|abogada|abogados|demanda judicial|demandar|demandarlos|demandarles|acciones legales|acción legal|juicio|tribunal|tribunales|juzgado|denunciar|denuncia|vía legal|asesoría legal|protección de datos|medidas legales",
    ],
  },
  {
    language: "es",
    topic: "medical",
    phrases: [
      "síntoma*|erupción|sarpullido|fiebre|tos|dolor de garganta|dolor de pecho|efectos secundarios|reacción alérgica|alergia*|medicamento*|medicación|dosis|diagnóstico|infección|infectado|embaraz*|sangrado|vacuna*|receta médica|médico|doctora|doctor|hospital|urgencias|enfermedad*|contagi*",
    ],
  },
  {
    language: "es",
    topic: "mental_health",
    phrases: [
      "depresión|deprimid*|ansiedad|ataque de pánico|ataques de pánico|terapeuta|psicólog*|psiquiatra|salud mental|trastorno*|traumatizad*|adicción|adicto|anorexia|bulimia|desesperanza|sin esperanza",
    ],
  },
  {
    language: "fr",
    topic: "self_harm",
    phrases: [
      "suicid*|me tuer|me suicider|mettre fin à mes jours|envie de mourir|veux mourir|plus envie de vivre|me faire du mal|me scarifier|automutil*|ne veux plus vivre|en finir avec la vie|m ôter la vie",
    ],
  },
  { language: "fr", topic: "self_harm", phrases: ["envie d en finir|veux en finir|vais en finir"], not: "avec" },
  {
    language: "fr",
    topic: "billing_dispute",
    phrases: [
      ["débité|facturé|prélevé|facturée|débitée|payé|prélevée", "deux fois|double|trop|en double|à tort|sans autorisation|par erreur|plusieurs fois"],
      [
        "prélèvement|frais|facture|paiement|débit|transaction|facturation",
        "inconnu*|non autorisé*|injustifié*|incorrect*|erroné*|en double|que je ne reconnais|supplémentaire*|anorma*|erreur",
      ],
      ["pourquoi", "facturé|débité|prélevé|frais"],
      "contester une facture|contester un prélèvement|contester un paiement|erreur de facturation|erreur sur ma facture|double prélèvement|problème de paiement|problème de facturation|double facturation",
    ],
  },
  { language: "fr", topic: "refund", phrases: ["rembours*|récupérer mon argent|rendre mon argent|rendez moi mon argent|restitution de mon argent"] },
  {
    language: "fr",
    topic: "fraud_security",
    phrases: [
      "fraude*|frauduleu*|arnaque*|escroquerie*|escroc*|piraté*|piratage|hacké*|hameçonnage|phishing|volé|volée|vol de|usurpation*|compromis",
      ["perdu|égaré", "carte|portefeuille|téléphone"],
      ["quelqu un", "utilise|utilisé|accédé|connecté", "mon|ma|carte|compte"],
      ["activité|connexion|transaction|opération", "suspecte*|inhabituelle*"],
    ],
  },
  {
    language: "fr",
    topic: "account_deletion",
    phrases: [
      [
        "supprimer|fermer|clôturer|résilier|effacer|désactiver|supprimez|fermez|supprime|suppression de|clôture de|fermeture de|désinscrire",
        "compte|profil|mes données|données personnelles",
      ],
      ["compte|profil", "supprimé|fermé|clôturé|désactivé"],
      "droit à l oubli|droit à l effacement|me désinscrire",
    ],
  },
  { language: "fr", topic: "complaint", phrases: ["plainte|plaintes|me plaindre|réclamation*|mécontent*|médiateur|défense des consommateurs|que choisir"] },
  {
    language: "fr",
    topic: "legal",
    phrases: [
      "avocat*|poursuite*|poursuivre en justice|en justice|tribunal|tribunaux|procès|action en justice|huissier|mise en demeure|service juridique|juridique*|porter plainte|dommages et intérêts|rgpd|cnil|prud hommes",
    ],
  },
  {
    language: "fr",
    topic: "medical",
    phrases: [
      "symptôme*|fièvre|toux|mal de gorge|mal à la gorge|douleur à la poitrine|effets secondaires|réaction allergique|allergi*|médicament*|dosage|posologie|diagnosti*|infection*|infecté*|enceinte|grossesse|saignement*|vaccin*|ordonnance médicale|médecin*|hôpital|urgences|maladie*|contagi*|me faire tester|faire le test|test de dépistage|dépistage|contaminé*|enrhumé*",
    ],
  },
  {
    language: "fr",
    topic: "mental_health",
    phrases: [
      "dépression|dépressi*|déprimé*|anxiété|crise de panique|crises de panique|crise d angoisse|crises d angoisse|thérapeute|psychologue*|psychiatre|santé mentale|trouble mental|traumatis*|addiction|anorexie|boulimie|désespoir|burn out",
    ],
  },
  {
    language: "pt",
    topic: "self_harm",
    phrases: [
      "suicíd*|suicid*|me matar|me suicidar|tirar minha vida|tirar a minha vida|acabar com minha vida|acabar com a minha vida|quero morrer|não quero viver|não quero mais viver|me machucar|me cortar|automutila*|não vale a pena viver",
    ],
  },
  {
    language: "pt",
    topic: "billing_dispute",
    phrases: [
      [
        "cobrado|cobrada|cobraram|cobrança|debitado|debitaram|cobrou|pago",
        "duas vezes|em dobro|a mais|duplicad*|indevid*|sem autorização|por engano|em duplicidade",
      ],
      [
        "cobrança|cobranças|débito|pagamento|fatura|transação|taxa",
        "duplicad*|não reconheço|desconhecid*|indevid*|não autorizad*|incorret*|errad*|estranh*|que não fiz",
      ],
      ["não reconheço", "cobrança|compra|pagamento|transação|débito|lançamento"],
      ["por que|porque|porquê", "cobrado|cobraram|cobrança|taxa"],
      "contestar uma cobrança|contestar a cobrança|contestar cobrança|estorno indevido|chargeback|erro na fatura|problema com o pagamento|problema no pagamento",
    ],
  },
  {
    language: "pt",
    topic: "refund",
    phrases: [
      "reembols*|estorno|estornar|estornem|dinheiro de volta|devolução do dinheiro|devolver meu dinheiro|devolvam meu dinheiro|ressarc*|devolver o dinheiro",
    ],
  },
  {
    language: "pt",
    topic: "fraud_security",
    phrases: [
      "fraude*|golpe|golpista*|hackead*|hackearam|hacker*|phishing|roubad*|roubaram|furtad*|clonad*|clonaram|invadid*|invadiram|identidade roubada|acesso não autorizado|burla|burlad*",
      ["perdi|perdido|extraviad*", "cartão|carteira|celular|telemóvel"],
      ["alguém", "usando|usou|entrou|acessou|está a usar", "meu|minha|conta|cartão"],
      ["atividade|transação|movimentação|transações", "suspeit*"],
    ],
  },
  {
    language: "pt",
    topic: "account_deletion",
    phrases: [
      [
        "excluir|apagar|encerrar|cancelar|eliminar|deletar|desativar|exclua|apague|encerre|fechar|exclusão da|encerramento da",
        "conta|perfil|meus dados|dados pessoais|cadastro",
      ],
      ["conta|perfil|cadastro", "excluíd*|apagad*|encerrad*|cancelad*|eliminad*|exclusão|encerramento"],
      "direito ao esquecimento",
    ],
  },
  { language: "pt", topic: "complaint", phrases: ["reclamação|reclamações|reclamar|queixa|queixas|procon|reclame aqui|livro de reclamações|ouvidoria"] },
  {
    language: "pt",
    topic: "legal",
    phrases: [
      "advogad*|processar vocês|processar a empresa|processo judicial|ação judicial|tribunal|justiça|na justiça|medidas legais|ação legal|juizado|lgpd|rgpd|departamento jurídico|jurídic*|danos morais|denunciar",
    ],
  },
  {
    language: "pt",
    topic: "medical",
    phrases: [
      "sintoma*|febre|tosse|dor de garganta|dor no peito|efeitos colaterais|reação alérgica|alergi*|medicament*|remédio*|dosagem|diagnóstic*|infecç*|infectad*|grávid*|gravidez|sangramento|vacina*|receita médica|médic*|hospital|pronto socorro|doença*|contagi*",
    ],
  },
  {
    language: "pt",
    topic: "mental_health",
    phrases: [
      "depressão|deprimid*|ansiedade|ataque de pânico|crise de pânico|crises de pânico|terapeuta|psicólog*|psiquiatra|saúde mental|transtorno*|traumatizad*|viciad*|vício|anorexia|bulimia|sem esperança|desesperad*",
    ],
  },
  {
    language: "ar",
    topic: "self_harm",
    phrases: [
      "الانتحار|انتحار|أنتحر|انتحر|سأنتحر|أقتل نفسي|قتل نفسي|اقتل نفسي|أريد أن أموت|اريد ان اموت|اريد الموت|أريد الموت|إنهاء حياتي|انهي حياتي|أنهي حياتي|أؤذي نفسي|ايذاء نفسي|إيذاء نفسي|لا أريد العيش|لا اريد ان اعيش|ابي اموت|بدي موت",
    ],
  },
  {
    language: "ar",
    topic: "billing_dispute",
    phrases: [
      ["خصم*|تم خصم|دفع*|سحب*|تحصيل", "مرتين|مضاعف|مكرر|بالخطأ|بدون إذن|زيادة|دون إذني|خطأ"],
      ["رسوم|فاتورة|الفاتورة|دفعة|عملية|معاملة|مبلغ|الدفع", "غير معروفة|غير مصرح*|خاطئ*|مكرر*|إضافية|خطأ|لا أعرفها|غير صحيح*"],
      ["لماذا|ليش|ليه", "خصم*|رسوم|دفعت"],
      "اعتراض على فاتورة|خطأ في الفاتورة|مشكلة في الدفع|نزاع على الفاتورة",
    ],
  },
  {
    language: "ar",
    topic: "refund",
    phrases: [
      "استرداد|استرجاع أموالي|استرجاع المال|استرجاع المبلغ|استعادة أموالي|استرجاع نقودي|رد المبلغ|إرجاع المبلغ|ارجاع المبلغ|إرجاع أموالي|أسترد*|ارجاع فلوسي|فلوسي",
    ],
  },
  {
    language: "ar",
    topic: "fraud_security",
    phrases: [
      "احتيال*|الاحتيال|نصب|محتال*|اختراق|مخترق|اخترق|تم اختراق|هكر|سرقة|سرق|سرقت|مسروق*|تصيد|انتحال*|مشبوه*",
      ["فقدت|ضاعت|أضعت|ضيعت", "بطاقتي|محفظتي|البطاقة|هاتفي|جوالي"],
      ["شخص|أحد|احد", "يستخدم|استخدم|دخل", "حسابي|بطاقتي"],
    ],
  },
  {
    language: "ar",
    topic: "account_deletion",
    phrases: [["حذف|إغلاق|اغلاق|إلغاء|الغاء|إزالة|تعطيل|احذف*|أغلق|اغلق|امسح", "حساب|حسابي|الحساب|بياناتي|ملفي"], "حذف بياناتي الشخصية"],
  },
  { language: "ar", topic: "complaint", phrases: ["شكوى|شكاوى|أشتكي|اشتكي|الشكاوى|تقديم شكوى|بلاغ|حماية المستهلك|تظلم"] },
  { language: "ar", topic: "legal", phrases: ["*محامي*|محام|*محكمة*|قضية|مقاضاة|أقاضي*|دعوى|قانونية|قانوني|إجراء قانوني|إجراءات قانونية|القضاء"] },
  {
    language: "ar",
    topic: "medical",
    phrases: [
      "أعراض|اعراض|الأعراض|حمى|حرارة|سعال|كحة|التهاب الحلق|ألم في الصدر|آثار جانبية|حساسية|دواء|أدوية|جرعة|تشخيص|عدوى|مصاب|حامل|الحمل|نزيف|لقاح|تطعيم|بحساسية|الحساسية|طفح جلدي|الطفح|تسمم|طبيب|الطبيب|دكتور|مستشفى|المستشفى|مرض|الطوارئ",
    ],
  },
  {
    language: "ar",
    topic: "mental_health",
    phrases: ["اكتئاب|الاكتئاب|مكتئب*|قلق نفسي|نوبة هلع|نوبات هلع|معالج نفسي|طبيب نفسي|الصحة النفسية|نفسية|إدمان|مدمن|يأس|صدمة نفسية"],
  },
  {
    language: "it",
    topic: "self_harm",
    phrases: ["suicid*|uccidermi|togliermi la vita|voglio morire|non voglio più vivere|farmi del male|farla finita|autolesion*|ammazzarmi"],
  },
  {
    language: "nl",
    topic: "self_harm",
    phrases: ["zelfmoord*|suïcid*|suicid*|mezelf doden|dood wil|wil dood|niet meer leven|mezelf pijn|einde aan mijn leven|zelfdoding|van kant maken"],
  },
  {
    language: "pl",
    topic: "self_harm",
    phrases: [
      "samobój*|zabić się|zabije się|zabiję się|nie chcę żyć|nie chcę już żyć|nie chcę dłużej żyć|nie chce mi się żyć|chcę umrzeć|odebrać sobie życie|skrzywdzić siebie|samookalecz*",
    ],
  },
  { language: "tr", topic: "self_harm", phrases: ["intihar*|kendimi öldür*|ölmek istiyorum|yaşamak istemiyorum|kendime zarar|canıma kıy*"] },
  {
    language: "ru",
    topic: "self_harm",
    phrases: [
      "самоубийств*|суицид*|покончить с собой|убить себя|убью себя|не хочу жить|хочу умереть|покончу с собой|причинить себе вред|свести счеты с жизнью",
    ],
  },
  {
    language: "uk",
    topic: "self_harm",
    phrases: ["самогубств*|суїцид*|вбити себе|накласти на себе руки|не хочу жити|хочу померти|покінчити з собою|заподіяти собі шкоду"],
  },
  { language: "sv", topic: "self_harm", phrases: ["självmord*|ta mitt liv|döda mig|vill dö|vill inte leva|skada mig själv|självskad*"] },
  {
    language: "da",
    topic: "self_harm",
    phrases: ["selvmord*|tage mit eget liv|tage mit liv|slå mig selv ihjel|vil dø|vil ikke leve|skade mig selv|selvskad*"],
  },
  { language: "no", topic: "self_harm", phrases: ["selvmord*|ta mitt eget liv|ta livet mitt|drepe meg selv|vil dø|vil ikke leve|skade meg selv|selvskad*"] },
  {
    language: "hi",
    topic: "self_harm",
    phrases: ["आत्महत्या|खुदकुशी|मर जाना चाहता|मर जाना चाहती|मरना चाहता|मरना चाहती|जीना नहीं चाहता|जीना नहीं चाहती|जान देना|खुद को मार|खुद को नुकसान"],
  },
  {
    language: "id",
    topic: "self_harm",
    phrases: ["bunuh diri|ingin mati|mau mati|mengakhiri hidup|akhiri hidup|menyakiti diri|tidak ingin hidup|gak mau hidup"],
  },
  { language: "vi", topic: "self_harm", phrases: ["tự tử|tự sát|muốn chết|không muốn sống|kết thúc cuộc đời|làm hại bản thân|tự làm đau"] },
  { language: "he", topic: "self_harm", phrases: ["להתאבד|התאבדות|אתאבד|להרוג את עצמי|רוצה למות|לא רוצה לחיות|לפגוע בעצמי|לשים קץ לחיי"] },
];
