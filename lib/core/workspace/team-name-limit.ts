/** Code points of a team's name. */
export const teamNameLimit = 60;
