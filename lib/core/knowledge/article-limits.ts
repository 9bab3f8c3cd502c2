/** How long the parts of an article may be, in code points unless said. */
export const titleLimit = 300;
export const bodyLimit = 100_000;
export const exemplarLimit = 500;
/** Exemplars of one article. */
export const exemplarCountLimit = 200;
export const collectionNameLimit = 100;
/** The id that an article carries in an imported file. */
export const externalIdLimit = 200;
export const urlLimit = 2000;
/** Articles of one import. */
export const importCountLimit = 10_000;
/** Broken lines that an import names one by one; beyond these they are counted. */
export const namedProblemLimit = 1000;
