// Hands a file that the server has made to the browser, as if a link to it had been followed.

/** @param stream The server's, read whole. */
export async function save(name, type, stream) {
  const address = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun by then; how it goes on is its own matter.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
