/** Code points of the reason for which a bot was stopped. */
export const stopReasonLimit = 500;
