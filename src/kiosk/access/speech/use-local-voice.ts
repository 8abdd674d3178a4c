// Whether the device can speak this language by itself. Its voices may be known only a while after the page has started.
import { useEffect, useState } from 'preact/hooks';
import { localVoice } from './local-voice.ts';

export function useLocalVoice(locale: string): boolean {
  const [, look] = useState({});
  useEffect(() => {
    const again = () => look({});
    globalThis.speechSynthesis?.addEventListener('voiceschanged', again);
    return () => globalThis.speechSynthesis?.removeEventListener('voiceschanged', again);
  }, []);
  return localVoice(globalThis.speechSynthesis, locale) !== null;
}
