/** The entry of the second part. Each language has a build of its own, in which `../words/en` is that language's file. */
import type { Extras } from "../extras";
import { extraWords, words } from "../words/en";
import { createViews } from "./create-views";
import { styles } from "./styles";

const create: Extras["create"] = (context, panel) => createViews(context, panel, extraWords);

export { create, extraWords, styles, words };
