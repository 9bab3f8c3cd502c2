/** Spanish and Portuguese words of mood (see mood-lexicon.ts). */
import type { MoodLexicon } from "./mood-lexicon";

export const spanishMood: MoodLexicon = {
  language: "es",
  classes: {
    anger:
      "enojado|enojada|enojo|enfadado|enfadada|enfado|furioso|furiosa|furia|molesto|molesta|molestia|indignado|indignada|indignante|indignación|rabia|ira|cabreado|cabreada|cabrea|encabronado|harto|harta|hartos|hasta las narices|hasta el gorro|hasta la madre|hasta los cojones|hasta los huevos|estoy cansado de|cansado de|cansada de|me tienen|ya basta|basta|basta ya|ya estuvo|odio|detesto|asco|me da asco|irritante|irritado|irrita|fastidio|fastidiado|me fastidia|exasperante|frustrado|frustrada|frustrante|frustración|desesperante|desesperado|desesperada|pierdo la paciencia|paciencia|insoportable|me cago|cállate|cállense|déjenme en paz|se burlan|burla|una burla|tomadura de pelo|tomando el pelo|me toman el pelo",
    outright:
      "estoy furioso|estoy furiosa|furioso|furiosa|estoy enojado|estoy enojada|muy enojado|muy enojada|estoy enfadado|estoy enfadada|muy enfadado|muy enfadada|indignado|indignada|estoy molesto|estoy molesta|muy molesto|muy molesta|estoy harto|estoy harta|harto|harta|hartos|ya basta|basta ya|estoy cansado de|estoy cansada de|hasta las narices|hasta la coronilla|se me acaba la paciencia|perdiendo la paciencia|perdí la paciencia|inaceptable|intolerable|inadmisible|es una vergüenza|una vergüenza|qué vergüenza|vergonzoso|indignante|es una burla|se burlan|se están burlando|me toman el pelo|tomando el pelo|el peor servicio|peor servicio|pésimo servicio|servicio pésimo|pésima atención|mal servicio|son unos incompetentes|unos incompetentes|unos inútiles|son unos inútiles|no sirven para nada|no sirve para nada|ya lo dije|ya les dije|ya se lo dije|pérdida de tiempo|perder el tiempo|hacen perder el tiempo",
    silence:
      "nadie responde|nadie me responde|nadie contesta|nadie me contesta|nadie me ha contestado|nadie me ha respondido|nadie me ayuda|nadie ayuda|nadie me llama|nadie da|ninguna respuesta|no me responden|no me contestan|no responden|no contestan|me ignoran|llevo semanas|llevo días|llevo meses|semanas esperando|días esperando|meses esperando",
    insult:
      "idiota|idiotas|imbécil|imbéciles|estúpido*|estúpida*|tonto|tontos|tonta|pendejo*|pendeja|gilipollas|cabrón|cabrones|payaso|payasos|inútil|inútiles|incompetente*|incompetencia|inepto*|ineptos|mentiroso*|mentira|mentiras|mienten|mentir|ladrón|ladrones|ladrona|robo|roban|robado|robaron|estafa|estafas|estafador*|estafado|estafada|estafaron|timo|timadores|fraude|sinvergüenza*|caraduras|caradura|maleducado*|grosero*|grosera|groseros|irrespetuoso*|falta de respeto|arrogante*|prepotente*|ratas|basura|bola de|panda de|vagos|corruptos|miserables|patético*|patética",
    swearing:
      "mierda|mierdas|puta|putas|puto|putos|joder|jodido|jodida|jodan|carajo|coño|cojones|hostia|chingada|chingar|chingado|pinche|pinches|verga|maldito|maldita|malditos|hijos de puta|hijo de puta|wtf|cagada|cagado|demonios|diablos|culo",
    bad: "mal|malo|mala|malos|malas|malísimo*|malísima|pésimo|pésima|pésimos|peor|peores|horrible|horribles|terrible|terribles|fatal|espantoso|espantosa|nefasto|nefasta|desastre|desastroso|catástrofe|vergonzoso|vergonzosa|vergüenza|una vergüenza|inaceptable|inadmisible|intolerable|increíble|ridículo|ridícula|absurdo|lamentable|deplorable|penoso|penosa|injusto|injusticia|pesadilla|asqueroso|asquerosa|porquería|chapuza|fracaso|pérdida de tiempo|pérdida de dinero|perder el tiempo|no recomiendo|no lo recomiendo|no recomendable|evítenlo|eviten|cuidado|nunca más|jamás|carísimo|abuso|abusivo|abusan|engaño|engañoso|engañado|engañada|engañan|publicidad engañosa|cero estrellas|una estrella|una broma|chiste|poco profesional|deficiente|mediocre|arruinado|arruinaron",
    letdown:
      "decepcionado|decepcionada|decepción|decepcionante|lástima|lamentablemente|desgraciadamente|por desgracia|triste|tristeza|disgustado|disgustada|disgusto|insatisfecho|insatisfecha|descontento|descontenta|preocupado|preocupada|preocupación|estrés|estresado|estresante|esperaba más|esperaba algo mejor|confundido|confuso|agotado|agotada|llorar|sufrir|arrepiento|pena",
    trouble:
      "espero|esperando|esperar|espera|llevo esperando|retraso|retrasado|retrasada|retrasos|demora|demorado|tarde|cancelado|cancelada|cancelaron|cancelación|sin respuesta|no responden|no responde|no contestan|no contesta|nadie|nadie responde|nadie contesta|ninguna respuesta|ninguna solución|ninguna explicación|sin solución|sin explicación|ignoran|ignorado|me ignoran|no recibí|no he recibido|nunca recibí|nunca llegó|no llegó|no ha llegado|no llega|no funciona|no me funciona|no sirve|no carga|no me deja|no puedo|no pude|no se puede|no abre|dejó de funcionar|se cae|se cuelga|falla|fallas|fallo|fallos|error|errores|problema|problemas|roto|rota|dañado|dañada|defectuoso|defectuosa|perdido|perdida|perdieron|falta|faltan|equivocado|incorrecto|rechazado|niegan|negaron|se niegan|bloqueado|bloqueada|suspendido|cobro|cobros|cobraron|cobrado|me cobraron|doble cobro|cargo|cargos|dos veces|reclamo|reclamación|reclamar|queja|quejas|quejarme|lento|lenta|imposible|me colgaron|colgaron|prometieron|prometido|me dijeron|me dicen|en vano|largas|excusas",
    again:
      "todavía|aún|otra vez|de nuevo|nuevamente|siempre|siempre lo mismo|cada vez|constantemente|varias veces|muchas veces|segunda vez|tercera vez|cuarta vez|enésima vez|llevo|desde hace|hace|horas|días|semanas|meses|por fin|cuánto tiempo|cuántas veces|hasta cuándo|una eternidad|siglos|ayer|ya|sigo sin|sigue sin|siguen sin|seguimos|vuelvo a",
    threat:
      "nunca más|jamás|cancelar|darme de baja|me doy de baja|dar de baja|me cambio|cambiarme|competencia|abogado|abogada|demanda|demandar|demandaré|denuncia|denunciar|denunciaré|denunciado|juzgado|tribunal|profeco|ocu|facua|consumidor|consumo|hoja de reclamaciones|devuélvanme|devuelvan|devuelva|mi dinero|reembolso|devolución|mala reseña|redes sociales|última vez|pierden un cliente|perdido un cliente|perdieron un cliente|supervisor|gerente",
    demand:
      "exijo|exigimos|exigir|inmediatamente|de inmediato|ahora mismo|ya mismo|respondan|contesten|hagan algo|resuelvan|solucionen|solución|explíquenme|en serio|es en serio|de verdad|qué pasa|que pasa con|qué clase de|por qué|hola|cómo es posible|como puede ser|no puede ser|no es posible|es el colmo|el colmo|increíble que|alguien",
    good: "bien|bueno|buena|buenos|buenas|buenísimo|genial|excelente|excelentes|fantástico|fantástica|maravilloso|maravillosa|perfecto|perfecta|estupendo|estupenda|increíblemente|mejor|mejores|encanta|encantado|encantada|me gusta|gusta|amo|adoro|feliz|felices|contento|contenta|satisfecho|satisfecha|alegra|amable|amables|agradable|útil|ayudaron|recomiendo|recomendable|rápido y|eficiente|eficaz|profesional|felicidades|enhorabuena|impecable|chévere|padre|guay|bonito|bonita|hermoso|lindo|linda|súper bien",
    mild: "sí|ok|vale|de acuerdo|claro|rápido|rápida|fácil|correcto|cierto|funciona|funcionó|resuelto|solucionado|ojalá|jaja|jajaja|lol|interesante|no hay problema|sin problema|perfectamente|listo",
    thanks: "gracias|muchas gracias|mil gracias|agradezco|agradecido|agradecida|te lo agradezco|se lo agradezco",
    polite:
      "por favor|porfavor|podría|podrían|puede usted|me puede|me pueden|podrías|puedes|puedo|hola|buenos días|buenas tardes|buenas noches|disculpe|disculpa|perdón|pregunta|consulta|cómo puedo|dónde puedo|quisiera|me gustaría|quería saber|hay alguna|saludos|cuál es|cuáles son",
    sarcasm:
      "gracias por nada|muy bonito|qué bonito|qué bien|excelente servicio|gran servicio|vaya servicio|buen trabajo|felicidades por|como siempre|para variar|por supuesto|bravo|servicio al cliente|atención al cliente|supuestamente|supuesto|al parecer|qué maravilla",
    self: "yo|me|mi|mis|mí|nosotros|nos|nuestro|nuestra",
    you: "usted|ustedes|su|sus|tu|tus|tú|vosotros|vuestro|vuestra|os",
  },
  negators: "no|nunca|jamás|nada|nadie|ningún|ninguna|sin|ni|tampoco|apenas",
  raisers:
    "muy|tan|demasiado|realmente|totalmente|completamente|absolutamente|extremadamente|súper|super|bien|bastante|más|pinche|puto|sumamente|verdaderamente",
};

export const portugueseMood: MoodLexicon = {
  language: "pt",
  classes: {
    anger:
      "bravo com|brava com|com raiva|raiva|irritado|irritada|irritante|irrita|furioso|furiosa|fúria|indignado|indignada|indignação|revoltado|revoltada|revoltante|revolta|zangado|zangada|chateado com|puto com|puto da vida|puta da vida|ódio|odeio|detesto|nojo|de saco cheio|saco cheio|cansado de|cansada de|farto|farta|fartos|não aguento mais|não aguento|cheguei no limite|chega|já chega|basta|frustrado|frustrada|frustrante|frustração|estressado com|perdendo a paciência|paciência|perdi a paciência|insuportável|cala a boca|calem a boca|palhaçada|falta de vergonha|me deixem em paz|brincadeira com|tiram sarro|fazendo de idiota|feito de idiota|feita de trouxa",
    outright:
      "estou furioso|estou furiosa|furioso|furiosa|estou com raiva|com muita raiva|estou irritado|estou irritada|muito irritado|muito irritada|indignado|indignada|revoltado|revoltada|estou farto|estou farta|farto|farta|cansei|cansado de vocês|já chega|chega disso|de saco cheio|saco cheio|perdi a paciência|perdendo a paciência|sem paciência|inaceitável|inadmissível|intolerável|é um absurdo|um absurdo|uma vergonha|que vergonha|vergonhoso|palhaçada|falta de respeito|desrespeito|pior serviço|pior atendimento|péssimo serviço|péssimo atendimento|atendimento péssimo|serviço péssimo|bando de incompetentes|incompetentes|não servem para nada|não serve para nada|perda de tempo|perder meu tempo",
    silence:
      "ninguém responde|ninguém me responde|ninguém respondeu|ninguém me respondeu|ninguém atende|ninguém me atende|ninguém ajuda|ninguém me ajuda|ninguém resolve|ninguém retorna|ninguém me liga|nenhuma resposta|nenhum retorno|sem retorno|não respondem|não me respondem|me ignoram|semanas esperando|dias esperando|meses esperando|semanas à espera|dias à espera",
    insult:
      "idiota|idiotas|imbecil|imbecis|burro|burros|estúpido*|estúpida*|otário*|babaca|babacas|palhaço|palhaços|inútil|inúteis|incompetente*|incompetência|inepto*|mentiroso*|mentirosa|mentira|mentiras|mentem|mentindo|mentiram|ladrão|ladrões|roubo|roubam|roubado|roubaram|golpe|golpistas|golpista|estelionato|enganação|enganado|enganada|enganaram|fraude|picaretas|picaretagem|safados|safado|sem vergonha|mal educado*|grosseiro*|grosseira|desrespeito|desrespeitoso|falta de respeito|arrogante*|descaso|lixo|bando de|vagabundos|patético*|ridículos",
    swearing:
      "merda|merdas|porra|caralho|puta|puta que pariu|pqp|foda|foda se|fodido|fuder|cacete|droga|maldito|maldita|desgraça|inferno|filhos da puta|filho da puta|bosta|cu|wtf|vsf|krl",
    bad: "ruim|ruins|mau|má|mal|péssimo|péssima|péssimos|pior|piores|horrível|horríveis|terrível|terríveis|horroroso|desastre|desastroso|catástrofe|vergonha|uma vergonha|vergonhoso|vergonhosa|inaceitável|inadmissível|intolerável|absurdo|um absurdo|ridículo|ridícula|lamentável|deplorável|injusto|injustiça|pesadelo|nojento|nojenta|porcaria|fracasso|perda de tempo|perda de dinheiro|não recomendo|nao recomendo|não comprem|não compre|fujam|fuja|cuidado|evitem|nunca mais|caríssimo|abuso|abusivo|enganosa|propaganda enganosa|zero estrelas|uma estrela|piada|uma piada|brincadeira|falta de profissionalismo|precário|medíocre|estragou|arruinou|deixa a desejar|uó",
    letdown:
      "decepcionado|decepcionada|decepção|decepcionante|desapontado|desapontada|infelizmente|lamento|triste|tristeza|chateado|chateada|insatisfeito|insatisfeita|insatisfação|descontente|preocupado|preocupada|estresse|stress|estressado|estressada|esperava mais|confuso|confusa|exausto|exausta|cansado|cansada|chorar|arrependido|arrependida|pena|aborrecido|aborrecida",
    trouble:
      "esperando|espero|esperar|espera|aguardando|aguardo|atraso|atrasado|atrasada|atrasos|demora|demorado|cancelado|cancelada|cancelaram|cancelamento|sem resposta|não respondem|não responde|ninguém|ninguém responde|ninguém atende|não atendem|nenhuma resposta|nenhuma solução|nenhum retorno|sem retorno|sem solução|ignoram|ignorado|ignorando|não recebi|nunca recebi|não chegou|nunca chegou|não chega|não foi entregue|não funciona|nao funciona|não carrega|não consigo|nao consigo|não dá|não abre|não deixa|parou de funcionar|trava|travando|travou|falha|falhas|erro|erros|problema|problemas|quebrado|quebrada|danificado|defeito|com defeito|perdido|perdida|perderam|falta|faltando|errado|errada|recusado|negaram|se recusam|recusam|bloqueado|bloqueada|suspensa|cobrança|cobraram|cobrado|cobrando|taxa|taxas|duas vezes|em dobro|reclamação|reclamar|reclamações|queixa|lento|lenta|impossível|desligaram|prometeram|prometido|me disseram|falaram que|em vão|enrolando|enrolação|desculpas",
    again:
      "ainda|ainda não|de novo|novamente|outra vez|sempre|sempre a mesma|toda vez|cada vez|constantemente|várias vezes|muitas vezes|segunda vez|terceira vez|quarta vez|enésima vez|há|faz|horas|dias|semanas|meses|finalmente|até quando|quanto tempo|quantas vezes|uma eternidade|ontem|já|até agora|até hoje|continuo sem|continua sem",
    threat:
      "nunca mais|jamais|cancelar minha|cancelar a|cancelar|vou cancelar|trocar de|concorrência|concorrente|advogado|advogada|processo|processar|vou processar|justiça|procon|reclame aqui|livro de reclamações|deco|denúncia|denunciar|juizado|pequenas causas|devolvam|devolve|meu dinheiro|reembolso|estorno|ressarcimento|avaliação negativa|redes sociais|última vez|perderam um cliente|perdeu um cliente|supervisor|gerente|anatel",
    demand:
      "exijo|exigimos|imediatamente|agora mesmo|respondam|respondem|façam alguma coisa|façam algo|resolvam|resolve logo|resolver|solução|expliquem|sério|é sério|sério isso|é sério isso|de verdade|o que está acontecendo|que acontece|por que|porque|cadê|alô|oi|como pode|como é possível|não é possível|não pode ser|alguém|tá de brincadeira|estão de brincadeira",
    good: "bom|boa|bons|boas|bem|ótimo|ótima|ótimos|excelente|excelentes|fantástico|maravilhoso|maravilhosa|perfeito|perfeita|incrível|melhor|melhores|adoro|adorei|amo|amei|gosto|gostei|feliz|contente|satisfeito|satisfeita|alegre|gentil|gentis|simpático|simpática|agradável|útil|ajudaram|ajudou|recomendo|eficiente|profissional|parabéns|impecável|legal|bacana|show|top|lindo|linda|bonito|nota dez|nota 10|fixe",
    mild: "sim|ok|tá|tá bom|certo|claro|rápido|rápida|fácil|correto|verdade|funciona|funcionou|resolvido|resolveu|tomara|kkk|kkkk|rsrs|haha|lol|interessante|sem problema|tudo bem|beleza",
    thanks: "obrigado|obrigada|muito obrigado|muito obrigada|agradeço|grato|grata|valeu|gratidão",
    polite:
      "por favor|pfv|poderia|poderiam|pode me|podem me|você pode|posso|olá|oi|bom dia|boa tarde|boa noite|desculpe|desculpa|com licença|pergunta|dúvida|como faço|como posso|onde posso|gostaria|queria saber|existe|tem como|qual é|quais são",
    sarcasm:
      "obrigado por nada|que bonito|que beleza|que maravilha|ótimo serviço|excelente serviço|belo serviço|parabéns pelo|parabéns pela|como sempre|pra variar|claro que|bravo|atendimento ao cliente|suposto|supostamente|pelo visto|só que não|sqn",
    self: "eu|me|meu|minha|meus|minhas|mim|nós|nos|nosso|nossa|a gente",
    you: "você|vocês|vc|vcs|seu|sua|seus|suas|tu|teu|tua|o senhor|a senhora",
  },
  negators: "não|nao|nunca|jamais|nada|ninguém|nenhum|nenhuma|sem|nem|tampouco|n",
  raisers: "muito|tão|demais|realmente|totalmente|completamente|absolutamente|extremamente|super|bem|bastante|mais|mt|mto|muita|verdadeiramente",
};
