/** The first page of a list as an infinite query keeps it, so that a page can hand over what it has loaded. */
export function firstPage<Page>(page: Page): { pages: [Page]; pageParams: [null] } {
  return { pages: [page], pageParams: [null] };
}
