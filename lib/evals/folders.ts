/** Where an evaluation reads. */

/** `train`: knowledge, and what is trained and chosen on. `data`: held-out records of the same names; null: there are none, so what is trained is cross-validated on `train`. */
export type Folders = { train: string; data: string | null };

export const heldOut = ({ train, data }: Folders): string => data ?? train;
