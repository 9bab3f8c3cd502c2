import "server-only";
/**
 * next-auth 4 learns the installation's address from NEXTAUTH_URL and from nowhere else. The product has one variable for it, HANDRAIL_URL,
 * so this writes the other one from it; an operator never sets it.
 */
import { publicUrl } from "./env";

export function declareAddressToNextAuth(): void {
  process.env.NEXTAUTH_URL = publicUrl();
}
