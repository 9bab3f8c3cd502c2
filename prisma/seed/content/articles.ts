/** All articles of the demo help centre, in the order in which they are imported. */
import { articlesDe } from "@/prisma/seed/content/articles-de";
import { articlesEnAccount } from "@/prisma/seed/content/articles-en-account";
import { articlesEnDelivery } from "@/prisma/seed/content/articles-en-delivery";
import { articlesEnOrders } from "@/prisma/seed/content/articles-en-orders";
import { articlesEnProducts } from "@/prisma/seed/content/articles-en-products";
import { articlesEnRental } from "@/prisma/seed/content/articles-en-rental";
import { articlesEnRepair } from "@/prisma/seed/content/articles-en-repair";
import { articlesEnReturns } from "@/prisma/seed/content/articles-en-returns";
import { articlesEnTours } from "@/prisma/seed/content/articles-en-tours";
import { articlesEs } from "@/prisma/seed/content/articles-es";
import { articlesJa } from "@/prisma/seed/content/articles-ja";
import type { DemoArticle } from "@/prisma/seed/content/story-types";

export const articles: readonly DemoArticle[] = [
  ...articlesEnOrders,
  ...articlesEnDelivery,
  ...articlesEnReturns,
  ...articlesEnRepair,
  ...articlesEnProducts,
  ...articlesEnRental,
  ...articlesEnTours,
  ...articlesEnAccount,
  ...articlesDe,
  ...articlesEs,
  ...articlesJa,
];
