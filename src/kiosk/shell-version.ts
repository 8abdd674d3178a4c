// Which build this page is: the package's version and the hash in the name of its own script.
export const shellVersion = `${import.meta.env.VITE_CANDOUR_VERSION ?? 'dev'}${/-([\w-]{8})\.js/.exec(import.meta.url)?.[1]?.replace(/^/, '+') ?? ''}`;
