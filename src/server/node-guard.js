// Plain JavaScript on purpose: runs on any Node and says what is wrong before newer syntax fails in the dark.
const major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  console.error(
    `Candour needs Node 26; this is ${process.versions.node}. "npm ci" installs the right one for Linux (glibc), macOS and Windows unless optional packages are left out. On other systems install Node 26 and try again.`,
  );
  process.exit(1);
}
