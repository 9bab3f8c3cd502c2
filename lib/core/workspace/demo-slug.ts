/** The address of the demo workspace, which the seed writes and the demo shop's page looks for. */
export const demoSlug = "fernweg";
