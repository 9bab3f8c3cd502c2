/** That a member has put the first-run list away. */

export function setupCookie(slug: string): string {
  return `handrail-setup-${slug}`;
}

/** Browser only: the workspace's address opens the inbox from now on. */
export function putSetupAway(slug: string): void {
  document.cookie = `${setupCookie(slug)}=away; path=/w; max-age=31536000; samesite=lax`;
}
