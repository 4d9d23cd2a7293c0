// Finds the number whose hash with the salt is the challenge, and answers with the solution as ALTCHA writes it.

const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

addEventListener("message", async ({ data }) => {
  const { algorithm, challenge, maxnumber, salt, signature } = data;
  const encoder = new TextEncoder();
  for (let number = 0; number <= maxnumber; number += 1) {
    if (hex(await crypto.subtle.digest(algorithm, encoder.encode(salt + number))) === challenge) {
      postMessage(btoa(JSON.stringify({ algorithm, challenge, number, salt, signature })));
      return;
    }
  }
  postMessage("");
});
