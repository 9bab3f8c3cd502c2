/** Stories that only a person may handle: fraud, deletion of an account, a medical worry. */
import type { Story } from "@/prisma/seed/content/story-types";

export const storiesSafety: readonly Story[] = [
  {
    key: "fraud-stolen-card",
    theme: "fraud",
    daysAgo: 9,
    hour: 9,
    minute: 58,
    lang: "en",
    visitor: { name: "Isabel Marchetti", email: "isabel.marchetti@example.com" },
    pageUrl: "https://shop.fernweg.example/contact",
    steps: [
      { visitor: "My card was stolen and somebody ordered on your site with it! I see 529 EUR from Fernweg on my statement. I never bought anything." },
      { askHuman: true, afterSeconds: 20 },
      { expect: "handoff" },
      { acceptBy: "lena", afterSeconds: 20 },
      {
        agent:
          "Hello Isabel, this is Lena. Please block the card with your bank first if you have not done so yet. I am looking for the order now. Do not send me the card number: date and amount are enough.",
        afterSeconds: 30,
      },
      { visitor: "Card is blocked. 529,00 yesterday at about 22:00.", afterSeconds: 60 },
      {
        note: "FW-324471, Lumen 4, ships to a parcel shop under another name. Stopped before packing. Payment team informed, order locked as evidence.",
        by: "lena",
        afterSeconds: 120,
      },
      {
        agent:
          "I found it and stopped it: nothing was sent. The 529 EUR go back to your card within 5 working days. You get an e-mail with the case number for your bank and the police. We keep the order data locked for them.",
        afterSeconds: 50,
      },
      { visitor: "Thank you so much. I was shaking.", afterSeconds: 60 },
      { agent: "That is very understandable. You did the right thing. If the bank has questions, they can quote the case number.", afterSeconds: 30 },
      { resolveBy: "lena", afterSeconds: 120 },
      { csat: 5, comment: "Calm and fast when I was not.", afterSeconds: 1800 },
    ],
  },
  {
    key: "fraud-phishing-text",
    theme: "fraud",
    daysAgo: 33,
    hour: 13,
    minute: 25,
    lang: "de",
    visitor: { name: "Annelore Wagner" },
    pageUrl: "https://shop.fernweg.example/de/konto/sicherheit",
    steps: [
      { visitor: "Jemand hat mein Konto gehackt! Ich habe auf einen Link in einer SMS von Fernweg geklickt und mein Passwort eingegeben." },
      { askHuman: true, afterSeconds: 25 },
      { expect: "handoff" },
      { acceptBy: "lena", afterSeconds: 30 },
      {
        agent:
          "Guten Tag Frau Wagner, hier ist Lena. Gut, dass Sie sich gleich melden. Ich habe Ihr Konto soeben gesperrt, niemand kann jetzt damit bestellen. Bitte schicken Sie mir Ihr Passwort nicht.",
        afterSeconds: 45,
      },
      { visitor: "Danke. Was muss ich jetzt tun?", afterSeconds: 30 },
      {
        agent:
          "Drücken Sie auf Passwort vergessen und wählen Sie ein neues mit mindestens 12 Zeichen; das entsperrt das Konto. Ändern Sie es auch überall, wo Sie dasselbe benutzt haben. Bestellt wurde nichts, das habe ich geprüft. Wir verschicken nie SMS mit Links oder Codes.",
        afterSeconds: 80,
      },
      { visitor: "Erledigt. Vielen Dank für die schnelle Hilfe.", afterSeconds: 240 },
      { resolveBy: "lena", afterSeconds: 60 },
      { csat: 5, afterSeconds: 60 },
    ],
  },
  {
    key: "delete-account-en",
    theme: "account-deletion",
    daysAgo: 24,
    hour: 15,
    minute: 45,
    lang: "en",
    visitor: { name: "Noah Fitzgerald", email: "noah.fitz@example.org" },
    pageUrl: "https://shop.fernweg.example/account/profile",
    steps: [
      { visitor: "Please delete my account and all my data." },
      { askHuman: true, afterSeconds: 40 },
      { expect: "handoff" },
      { acceptBy: "mateusz", afterSeconds: 180 },
      {
        agent:
          "Hello Noah, I am Mateusz. I can start that for you. To be sure that it is you, please send the word delete from the e-mail address of your account to service@fernweg.example.",
        afterSeconds: 60,
      },
      { visitor: "Sent.", afterSeconds: 120 },
      {
        note: "Identity confirmed by e-mail. 3 open points: no open orders, gift card with 12.50 EUR left, invoices locked until the end of the retention time.",
        by: "mateusz",
        afterSeconds: 240,
      },
      {
        agent:
          "Thank you, it has arrived. Your account will be deleted within 30 days and you get a confirmation. Your gift card keeps its 12.50 EUR; note the code before. Invoices stay locked for 10 years because the law asks for it.",
        afterSeconds: 60,
      },
      { visitor: "Got it, thanks.", afterSeconds: 50 },
      { resolveBy: "mateusz", afterSeconds: 60 },
      { csat: 4, afterSeconds: 60 },
    ],
  },
  {
    key: "delete-account-es",
    theme: "account-deletion",
    daysAgo: 67,
    hour: 10,
    minute: 5,
    lang: "es",
    visitor: { name: "Joaquín Prado", email: "joaquin.prado@example.com" },
    pageUrl: "https://shop.fernweg.example/es/cuenta",
    steps: [
      { visitor: "Quiero eliminar mi cuenta y todos mis datos personales" },
      { askHuman: true, afterSeconds: 30 },
      { expect: "handoff" },
      { acceptBy: "diego", afterSeconds: 60 },
      {
        agent: "Hola Joaquín, soy Diego. Claro que sí. ¿Le puedo preguntar si recibe demasiados correos? También podemos quitarle solo el boletín.",
        afterSeconds: 45,
      },
      { visitor: "Sí, es por los correos en realidad.", afterSeconds: 40 },
      {
        agent:
          "Entonces lo arreglo ahora: acabo de darle de baja del boletín. Su cuenta y sus 240 puntos se quedan. Si más adelante quiere borrarla, escríbanos desde su correo.",
        afterSeconds: 60,
      },
      { visitor: "Mejor así, gracias.", afterSeconds: 30 },
      { resolveBy: "diego", afterSeconds: 30 },
      { csat: 5, afterSeconds: 40 },
    ],
  },
  {
    key: "medical-infected-blister",
    theme: "medical",
    daysAgo: 13,
    hour: 16,
    minute: 20,
    lang: "en",
    visitor: { name: "Emma Lundgren", email: "emma.lundgren@example.com" },
    pageUrl: "https://shop.fernweg.example/tours/karwendel",
    steps: [
      { visitor: "After your hut tour I have a blister that looks infected, it is red and hot and the red line goes up my leg. What should I put on it?" },
      { askHuman: true, afterSeconds: 30 },
      { expect: "handoff" },
      { acceptBy: "amara", afterSeconds: 25 },
      {
        agent:
          "Hello Emma, I am Amara, a person. I am not a doctor, but a red line that moves up the leg must be seen by one today. Please call the medical on-call service, 116117 in Germany, or go to an emergency department. If you get fever or shivering, call 112.",
        afterSeconds: 35,
      },
      { visitor: "Okay, my partner drives me to the hospital now.", afterSeconds: 60 },
      { agent: "Good. Nothing else matters now. I will write to you tomorrow to ask how you are.", afterSeconds: 20 },
      { note: "Call tomorrow morning. Report to our insurer within 7 days of the tour (guide: tour K-19).", by: "amara", afterSeconds: 90 },
      { agent: "Good morning Emma, how are you today? There is no need to answer if you are resting.", afterSeconds: 60000 },
      { visitor: "Antibiotics, and already better. The doctor said it was right to come. Thank you for asking.", afterSeconds: 5400 },
      { resolveBy: "amara", afterSeconds: 300 },
      { csat: 5, comment: "I will not forget this.", afterSeconds: 600 },
    ],
  },
  {
    key: "medical-heart-tour",
    theme: "medical",
    daysAgo: 59,
    hour: 8,
    minute: 41,
    lang: "de",
    visitor: { name: "Horst Brandner" },
    pageUrl: "https://shop.fernweg.example/de/touren/karwendel",
    steps: [
      { visitor: "Ich hatte letztes Jahr einen Herzinfarkt und nehme Medikamente. Kann ich bei der Hüttentour mitgehen?" },
      { askHuman: true, afterSeconds: 60 },
      { expect: "handoff" },
      { acceptBy: "lena", afterSeconds: 80 },
      {
        agent:
          "Guten Tag Herr Brandner, hier ist Lena. Ob Sie mitgehen können, kann nur Ihre Ärztin oder Ihr Arzt sagen. Zum Vorlegen: Die Hüttentour hat Stufe 3, bis 7 Stunden am Tag, 1.200 Höhenmeter, Rucksack etwa 9 kg, und Hilfe kann dort länger dauern.",
        afterSeconds: 90,
      },
      { visitor: "Das zeige ich meiner Kardiologin. Und wenn sie nein sagt?", afterSeconds: 120 },
      {
        agent:
          "Dann sagen Sie bis 14 Tage vorher kostenlos ab. Oder Sie kommen auf eine Tageswanderung der Stufe 1: bis 4 Stunden, 400 Höhenmeter, jeden Samstag. Ich reserviere Ihnen bis Freitag beides.",
        afterSeconds: 70,
      },
      { visitor: "Das ist sehr freundlich. Danke.", afterSeconds: 60 },
      { resolveBy: "lena", afterSeconds: 40 },
      { csat: 5, afterSeconds: 80 },
    ],
  },
];
