/** Two sentences of the knowledge that contradict each other, each with its article: the better hit's first. */
export type Conflict = readonly [ConflictSide, ConflictSide];
export type ConflictSide = { articleId: string; title: string; sentence: string };
