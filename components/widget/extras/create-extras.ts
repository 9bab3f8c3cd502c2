/** The entry of the second part. Each language has a build of its own, in which `../words/en` is that language's file. */
import type { Extras } from "../extras";
import { extraWords, words } from "../words/en";
import { createViews } from "./create-views";
import { refusalText as textOf } from "./refusal-text";
import { styles } from "./styles";

const create: Extras["create"] = (context, panel) => createViews(context, panel, extraWords);
const refusalText: Extras["refusalText"] = (code) => textOf(code, words, extraWords, Date.now());

export { create, extraWords, refusalText, styles, words };
