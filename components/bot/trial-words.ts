/** What went wrong when an endpoint was tried, in a sentence that says what to do. */

export type FailedTrial = { failure: string; code: string; status: number | null };

const byStatus: Record<number, string> = {
  400: "The endpoint did not understand the request (400). Check the model's name.",
  401: "The endpoint did not accept the key (401). Check the key.",
  402: "The endpoint wants to be paid first (402).",
  403: "The key may not use this model (403).",
  404: "Nothing answers at this address, or the endpoint has no such model (404). Check both; the address usually ends with /v1.",
  405: "This address takes no such requests (405). It usually ends with /v1.",
  422: "The endpoint did not understand the request (422). Check the model's name.",
  429: "The endpoint has no room just now, or the account's limit is used up (429).",
};

const byCode: Record<string, string> = {
  not_set: "There is no address to try.",
  unresolved: "The name in the address does not exist. Check its spelling.",
  private_address: "The address leads into a private network. The operator of this installation can allow it (HANDRAIL_ALLOW_PRIVATE).",
  port: "Only the ports 80, 443, 8080 and 8443 may be called. The operator of this installation can allow others (HANDRAIL_ALLOW_PRIVATE).",
  user_info: "Take the user and password out of the address.",
  invalid_url: "That is not an address of the web.",
  ECONNREFUSED: "Nothing listens at this address.",
  not_json: "What answers there does not speak this protocol: it sent no JSON.",
  no_completion: "What answers there does not speak this protocol: its JSON is no chat completion.",
  no_embeddings: "What answers there does not speak this protocol: its JSON holds no embeddings.",
  wrong_vectors: "The vectors that came are of different lengths, empty or not numbers.",
  no_answer: "The model did not keep to the form that it was told to answer in. A larger model does.",
  citations: "The model answered without citing the passage that it was given. A larger model does.",
  empty: "The model answered nothing.",
  cut: "The model's answer was cut off.",
  content_filter: "The endpoint's own filter refused the question.",
};

export function trialSentence({ failure, code, status }: FailedTrial): string {
  const known = (status === null ? undefined : byStatus[status]) ?? byCode[code];
  if (known) return known;
  if (status !== null && status >= 500) return `The endpoint failed (${status}). Try again later.`;
  if (status !== null && status >= 300 && status < 400)
    return `The address leads elsewhere (${status}); redirects are not followed. Use the address that it leads to.`;
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(code)) return `The endpoint's certificate is not trusted (${code}).`;
  switch (failure) {
    case "timeout":
      return "The endpoint did not answer in time.";
    case "refused":
      return "The model refused to answer the trial question.";
    case "too_large":
      return "The endpoint sent more than an answer can be.";
    case "invalid_output":
      return `The endpoint's answer is not usable (${code}).`;
    default:
      return `The endpoint could not be reached (${code}).`;
  }
}
