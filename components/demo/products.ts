/** What the demo shop offers. Names and figures agree with the articles of the demo's help centre. */

export type ArtName = "boots" | "tent" | "jacket" | "rucksack" | "bag" | "stove" | "snowshoes" | "balm";

export type Product = {
  name: string;
  kind: string;
  /** What one wants to know first, in one line. */
  fact: string;
  price: string;
  note: string | null;
  art: ArtName;
};

export const products: readonly Product[] = [
  { name: "Ridge", kind: "Hiking boots", fact: "EU 36 to 48, also on a wide last", price: "229 EUR", note: "30 days of trail test", art: "boots" },
  { name: "Lumen 2", kind: "Tent for two", fact: "1.9 kg, pitched in 6 minutes", price: "349 EUR", note: "Also to rent", art: "tent" },
  { name: "Talus", kind: "Rain jacket", fact: "20,000 mm water column, 420 g", price: "329 EUR", note: "Made without PFAS", art: "jacket" },
  { name: "Carry 60", kind: "Rucksack", fact: "60 litres, back adjustable over 8 cm", price: "219 EUR", note: null, art: "rucksack" },
  { name: "Moss -2", kind: "Down sleeping bag", fact: "Comfort at -2 °C, limit -8 °C", price: "289 EUR", note: null, art: "bag" },
  { name: "Ember", kind: "Gas stove", fact: "One litre boils in 3.5 minutes", price: "64 EUR", note: "Gas for pick-up only", art: "stove" },
  { name: "Snowshoes", kind: "To rent, with poles", fact: "Four days at most are paid in a week", price: "10 EUR a day", note: "Rental", art: "snowshoes" },
  { name: "Balm No. 2", kind: "Boot wax", fact: "Without grease, for boots with a membrane", price: "11.90 EUR", note: null, art: "balm" },
];

/** Questions that the help centre answers, and one that needs a person. */
export const questions: readonly string[] = [
  "How long does delivery take?",
  "Which boot size do I need?",
  "Kann ich Schuhe nach einer Tour zurückgeben?",
  "¿Cuánto cuesta el envío a España?",
  "I was charged twice for my order",
  "I want to talk to a person",
];
