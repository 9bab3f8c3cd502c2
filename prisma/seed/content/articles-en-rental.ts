/** English help-centre articles of the collection rental. */
import type { DemoArticle } from "@/prisma/seed/content/story-types";

export const articlesEnRental: readonly DemoArticle[] = [
  {
    key: "en-rental-prices",
    collection: "rental",
    lang: "en",
    title: "What you can rent and what it costs",
    body: [
      "Prices for each day: tent for two 14 EUR, tent for four 22 EUR, rucksack of 60 litres 8 EUR, sleeping bag with a fresh liner 9 EUR, snowshoes with poles 10 EUR, via ferrata set with helmet 15 EUR, avalanche set (transceiver, shovel, probe) 18 EUR.",
      "You pay for four days at most in each week: days five, six and seven are free. A tent for two for a week therefore costs 56 EUR. The longest rental is 28 days.",
      "If you buy a new product of the same kind within 30 days, we take the rental price of up to four days off. Boots, jackets and stoves are not rented out. Everything is cleaned and checked after each rental; safety equipment is replaced by the maker's schedule.",
    ].join("\n\n"),
    exemplars: [
      "How much does it cost to rent a tent?",
      "What equipment can I rent?",
      "Do you rent out snowshoes?",
      "What does a rental cost for a week?",
      "Can I rent an avalanche transceiver?",
    ],
    url: "https://help.fernweg.example/en/rental/prices",
    status: "published",
  },
  {
    key: "en-rental-booking",
    collection: "rental",
    lang: "en",
    title: "Book, pick up and return a rental",
    body: [
      "Book on the rental page at least 24 hours ahead; on long weekends two weeks ahead is wise. You can collect from 15:00 on the day before the first day and return until 12:00 on the day after the last day. Neither of these days is charged.",
      "Pick-up and return are in Freiburg or Innsbruck, also one way between the two shops for 15 EUR. By post a rental costs 9.90 EUR for both ways in Germany and Austria and arrives on the day before; put the label inside on the box and hand it to the carrier on the day after the last day.",
      "Bring an identity card. The person who books must be 18 or older. To make a rental longer, write to us before 12:00 on the last day; it is possible when nobody else has booked the item.",
    ].join("\n\n"),
    exemplars: [
      "How do I book a rental?",
      "When can I pick up my rental?",
      "Can you send rental equipment by post?",
      "Can I extend my rental?",
      "When do I have to return the rented tent?",
    ],
    url: "https://help.fernweg.example/en/rental/booking",
    status: "published",
  },
  {
    key: "en-rental-deposit",
    collection: "rental",
    lang: "en",
    title: "Rental deposit",
    body: [
      "We reserve a deposit on your card when you collect: 100 EUR for each tent and each avalanche set, 50 EUR for every other item. The amount is reserved, not charged, and counts against your card's limit.",
      "The reservation is released within 3 working days after the return, once the equipment has been checked. If something is missing or damaged, we write to you with photos before we keep any part of the deposit, and you have 7 days to answer.",
      "Debit cards work when they allow reservations; ask your bank. Without a card you can leave the deposit in cash in the shop. For rentals by post a credit card is needed.",
    ].join("\n\n"),
    exemplars: [
      "How high is the deposit for a rental?",
      "When do I get my deposit back?",
      "Can I leave the deposit in cash?",
      "Do I need a credit card to rent?",
    ],
    url: "https://help.fernweg.example/en/rental/deposit",
    status: "published",
  },
  {
    key: "en-rental-cancel",
    collection: "rental",
    lang: "en",
    title: "Cancel or move a rental",
    body: [
      "You can cancel or move a rental free of charge until 48 hours before the pick-up day, 15:00. Open your account, choose Rentals, select the booking and press Cancel or Move. The refund goes back the way you paid within 5 working days.",
      "Later than that we keep 50 % of the price. If you do not come and do not write, we keep the whole price, because nobody else could book the item.",
      "If you bring something back early, unused days are not refunded. When an official weather warning of level orange or red is given for your area, you can move the rental at any time free of charge; send us a link to the warning.",
    ].join("\n\n"),
    exemplars: [
      "Can I cancel my rental?",
      "How do I move my rental to another date?",
      "What happens if I cancel the rental a day before?",
      "Do I get money back if I return the rental early?",
    ],
    url: "https://help.fernweg.example/en/rental/cancel",
    status: "published",
  },
  {
    key: "en-rental-damage-late",
    collection: "rental",
    lang: "en",
    title: "Damage, loss and late return of rented equipment",
    body: [
      "Normal wear is included: scratches, dirt, a bent peg. For other damage you pay the repair at the prices of our workshop, for loss the current value, which is at most 70 % of the new price.",
      "With protection for 3 EUR for each item and rental you do not pay for damage up to 200 EUR. It covers accidents and weather, not loss, theft or careless use, and can be added until you collect.",
      "Each day that starts after 12:00 on the return day costs one day's price. If you are late because of the weather or an accident, tell us by chat or e-mail on the same day and we do not charge the first day. Please tell us about any damage when you return; it is never a problem and helps the next guest.",
    ].join("\n\n"),
    exemplars: [
      "What happens if I damage the rented tent?",
      "What does the rental protection cover?",
      "I will return my rental late, what does it cost?",
      "I lost a rented sleeping bag",
    ],
    url: "https://help.fernweg.example/en/rental/damage-late",
    status: "published",
  },
];
