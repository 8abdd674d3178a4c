// The page's one Trusted Types policy: script URLs for its own worker and service worker, from its own origin only. The collector's
// content security policy allows no other.
type Policy = { createScriptURL(url: string): unknown };
type Factory = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy };

const rules = {
  createScriptURL(url: string): string {
    if (new URL(url, location.href).origin !== location.origin) throw new TypeError(`not a script of this kiosk: ${url}`);
    return url;
  },
};

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const policy: Policy = factory ? factory.createPolicy('candour', rules) : rules;

/** Typed as the `string` that the platform's declarations ask for; at run time a TrustedScriptURL where there are any. */
export function trustedScriptUrl(url: string): string {
  return policy.createScriptURL(url) as string;
}
